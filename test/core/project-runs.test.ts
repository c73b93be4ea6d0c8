import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDefinition } from '../../src/core/definition/check.ts';
import { checkPipelines, type Known } from '../../src/core/definition/checks/pipelines.ts';
import type { WrittenDefinition } from '../../src/core/definition/schema.ts';
import { fullPipeline } from '../../src/core/pipeline/full.ts';
import type { Problem } from '../../src/core/finding.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import { explain } from '../../src/core/project/explain.ts';
import type { RunNow } from '../../src/core/project/ran.ts';
import { runAnswer } from '../../src/core/project/runs.ts';
import { shapeFault } from '../../src/core/project/entry-shape.ts';
import { eventText } from '../../src/core/project/subject.ts';
import { evolve } from '../../src/core/project/evolve.ts';
import { validProjectState } from '../../src/validators.generated.js';
import { manyOf } from '../soak.ts';
import { nextSteps } from '../../src/core/project/steps.ts';
import {
  advances,
  alice,
  all,
  around,
  artifactType,
  asks,
  bob,
  carol,
  forks,
  given,
  goesBack,
  joins,
  knows,
  later,
  lifecycle,
  observedIn,
  proofOf,
  resolves,
  starts,
  swept,
  type Scene,
  type Step,
} from './given.ts';

const tdd = {
  pipeline: 'tdd',
  task: 'Make it pass',
  facts: { coverage: 'covered', 'build.notes': 'summary', 'client.secret': 'secret' },
  state: { version: 'release.version', team: 'team.size' },
};

const changes: Partial<WrittenDefinition> = {
  stages: ['plan', { id: 'build', run: tdd }, { id: 'check', run: 'lint' }, 'ship'],
  artifacts: [
    {
      ...artifactType('report', { path: 'REPORT.md' }),
      produced_by: { pipeline: 'writer', facts: { 'build.notes': 'words' } },
    },
    artifactType('poster', { kind: 'external' }),
  ],
  gates: [],
  actions: [],
  allowed_transitions: [
    { from: 'plan', to: 'build', when: 'it is planned' },
    {
      from: 'build',
      to: 'check',
      on: { run: 'tdd' },
      when: 'the tests pass',
      requires: {
        all: [
          { run: 'tdd', is: 'succeeded' },
          { fact: 'coverage', at_least: 80 },
        ],
      },
    },
    { from: 'build', to: 'plan', on: { run: 'tdd' }, when: 'it failed', requires: { run: 'tdd', is: 'failed' } },
    { from: 'check', to: 'build', when: 'the tests found something' },
    {
      from: 'check',
      to: 'ship',
      on: { landed: 'report' },
      when: 'the report is there',
      requires: { all: [{ artifact: 'report' }, { run: 'lint' }] },
    },
  ],
  facts: { coverage: {}, 'build.notes': {}, 'client.secret': { sensitive: true }, 'team.size': {} },
  tracks: [{ id: 'audit', kind: 'risk', stage: 'check', run: { pipeline: 'Audit' }, lines: ['report'] }],
};
const here = around({ definition: lifecycle(changes) });
const begun = all(here, starts());
const inBuild = all(begun, advances(alice));

/** On to check, and back before anybody began its run. */
const goesBackAll: Step = (scene) => all(completed('acme.tdd.2', 9, { covered: 87 }), goesBack(alice, 'build'))(scene);

/** Whoever looks sees these runs. */
function seeing(runs: NonNullable<Scene['runs']>): Step {
  return (scene) => ({ ...scene, runs });
}

/** A run says how it stands, and somebody looks. */
function stands(run_id: string, status: RunNow['status'], seq: number, more: Partial<Said> = {}): Step {
  const { pipeline_name = 'tdd', values = {}, project = { id: 'acme' } } = more;
  const run = { run_id, pipeline_name, status, project, values, entry: { seq, hash: `hash ${seq}` } };
  return all(seeing([run]), swept, seeing([]));
}
type Said = NonNullable<Scene['runs']>[number];

const completed = (id: string, seq: number, values: NonNullable<Said['values']>): Step =>
  stands(id, 'completed', seq, { values });

describe('a stage that names a pipeline', () => {
  it('wants a run when it is entered, with what it is for and what of the project it may know', () => {
    given(begun, knows(bob, 'release.version', '2.0'))
      .when(advances(alice))
      .thenHappened(
        { type: 'stage_changed', to: 'build' },
        {
          type: 'run_wanted',
          run: 'acme.tdd.3',
          pipeline: 'tdd',
          track: 'main',
          of: 'stage:build',
          task: 'Make it pass',
          state: { version: '2.0' },
        },
      );
    const { state } = given(inBuild).when();
    expect(state.runs).toEqual({
      'acme.tdd.2': {
        pipeline: 'tdd',
        track: 'main',
        visit: 2,
        of: 'stage:build',
        status: 'wanted',
        task: 'Make it pass',
        at: '2026-03-02T12:00:00.000Z',
      },
    });
  });

  it('wants one from the start, and where work is adopted', () => {
    const first = lifecycle({ stages: [{ id: 'plan', run: 'tdd' }, 'build', 'check', 'ship'] });
    given(around({ definition: first }))
      .when(starts())
      .thenHappened({}, {}, {}, {}, { type: 'run_wanted', run: 'acme.tdd.1', task: 'Acme 2.0: plan' });
  });

  it('does not hand on what sources contradict', () => {
    given(begun, knows(bob, 'release.version', '2.0'), knows(carol, 'release.version', '3.0', 'a call'))
      .when(resolves(alice, 'c3', '3.0'), knows(bob, 'team.size', 3), knows(carol, 'team.size', 4, 'a call'))
      .thenHappened({ type: 'conflict_opened' });
    const { state } = given(
      begun,
      knows(bob, 'team.size', 3),
      (scene) => ({
        ...scene,
        state: scene.state && {
          ...scene.state,
          conflicts: {
            c9: { about: 'x', fact: 'team.size', claims: [], likely: null, because: '', tracks: [], by: '', at: '' },
          },
        },
      }),
      advances(alice),
    ).when();
    expect(Object.values(state.runs ?? {})[0]).not.toHaveProperty('state');
  });

  it('hears how the run stands, each time once', () => {
    const { state } = given(inBuild, later(1), stands('acme.tdd.2', 'running', 1), swept).when();
    expect(state.runs?.['acme.tdd.2']).toEqual({
      pipeline: 'tdd',
      track: 'main',
      visit: 2,
      of: 'stage:build',
      status: 'running',
      entry: 1,
      at: '2026-03-03T12:00:00.000Z',
    });
    expect(state.seq).toBe(3);
    given(inBuild, stands('acme.tdd.2', 'running', 1))
      .when(stands('acme.tdd.2', 'awaiting_approval', 5))
      .thenEntered({
        source: 'run:acme.tdd.2:5',
        actor: { login: 'acme.tdd.2', kind: 'agent', assurance: 'asserted' },
        events: [{ type: 'run_changed', status: 'awaiting_approval', entry: { seq: 5, hash: 'hash 5' } }],
      });
  });

  it('goes on by itself when the run is completed and found out what is asked for', () => {
    given(inBuild, stands('acme.tdd.2', 'running', 1))
      .when(completed('acme.tdd.2', 9, { covered: 87, summary: 'all green', other: 'is not asked for', secret: 'x' }))
      .thenRecorded(
        { type: 'fact_recorded', fact: 'coverage', value: 87, source: 'run:acme.tdd.2' },
        { type: 'fact_recorded', fact: 'build.notes', value: 'all green' },
        { type: 'fact_recorded', fact: 'client.secret', value: 'sha256:<x>' },
        { type: 'run_changed', status: 'completed' },
        { type: 'stage_changed', from: 'build', to: 'check', on: 'a run of tdd ends' },
        { type: 'run_wanted', run: 'acme.lint.4', of: 'stage:check' },
        { type: 'run_wanted', run: 'acme.writer.4.2', of: 'artifact:report', task: 'Acme 2.0: report' },
      );
    given(inBuild)
      .when(completed('acme.tdd.2', 9, { covered: 79, summary: 'x'.repeat(201), secret: 'tbd' }))
      .thenRecorded(
        { type: 'fact_recorded', value: 79 },
        { type: 'fact_recorded', value: `sha256:<${'x'.repeat(201)}>` },
        { type: 'run_changed' },
      );
  });

  it('goes back by itself when the run fails, and learns nothing from that', () => {
    given(inBuild)
      .when(stands('acme.tdd.2', 'failed', 9, { values: { covered: 87 } }))
      .thenRecorded({ type: 'run_changed', status: 'failed' }, { type: 'stage_changed', to: 'plan' });
  });

  it('wants another one when it is entered again, and withdraws one that nobody began', () => {
    const failed = all(inBuild, stands('acme.tdd.2', 'failed', 9), advances(alice));
    const { state, scene } = given(failed).when();
    expect(Object.entries(state.runs ?? {}).map(([id, { status }]) => `${id} ${status}`)).toEqual([
      'acme.tdd.2 failed',
      'acme.tdd.4 wanted',
    ]);
    expect(runAnswer(state, 'main', { run: 'tdd' })).toMatchObject({
      holds: false,
      says: 'the run acme.tdd.4 is wanted',
    });
    expect(scene.state?.tracks['main']?.triggers).toEqual([]);
    const back = all(begun, around({ definition: lifecycle({ ...changes, allowed_transitions: [] }) }));
    given(back, advancing('build')).when(advancing('plan')).thenRefused('no_transition');
    given(inCheck)
      .when(goesBack(alice, 'build'))
      .thenHappened(
        { type: 'stage_changed', to: 'build' },
        { type: 'run_withdrawn', run: 'acme.lint.3', because: 'main is in build, and nobody had begun it' },
        { type: 'run_withdrawn', run: 'acme.writer.3.2' },
        { type: 'run_wanted', run: 'acme.tdd.4' },
      );
  });

  it('leaves one alone that is under way, whose end moves nothing then', () => {
    const running = all(
      inCheck,
      stands('acme.lint.3', 'running', 1, { pipeline_name: 'lint' }),
      goesBack(alice, 'build'),
    );
    const { state } = given(running, stands('acme.lint.3', 'completed', 7, { pipeline_name: 'lint' })).when();
    expect(state.runs?.['acme.lint.3']).toMatchObject({ status: 'completed', visit: 3 });
    expect(state.tracks['main']).toMatchObject({ stage: 'build', triggers: [] });
  });

  it('forgets those that ended before, unless something is known from them', () => {
    const twice = all(
      inBuild,
      completed('acme.tdd.2', 9, { covered: 10 }),
      stands('acme.tdd.2', 'failed', 12),
      advances(alice),
    );
    const { state } = given(twice, stands('acme.tdd.5', 'cancelled', 3)).when();
    expect(Object.keys(state.runs ?? {})).toEqual(['acme.tdd.2', 'acme.tdd.5']);
    const again = given(twice, completed('acme.tdd.5', 3, { covered: 20, summary: '' })).when();
    expect(Object.keys(again.state.runs ?? {})).toEqual(['acme.tdd.5']);
    expect(again.state.known_facts['coverage']).toMatchObject({ value: 20, source: 'run:acme.tdd.5' });
    expect(again.state.conflicts).toBeUndefined();
  });

  it('takes what a run found out as the word of one source among others', () => {
    given(inBuild, knows(bob, 'coverage', 50, 'a report'), knows(carol, 'build.notes', 'red', 'a call'))
      .when(completed('acme.tdd.2', 9, { covered: 87, summary: 'green' }))
      .thenRecorded(
        { type: 'conflict_opened', conflict: 'c5', fact: 'coverage', claims: [{}, { by: 'acme.tdd.2', value: 87 }] },
        { type: 'conflict_opened', conflict: 'c5.build.notes', fact: 'build.notes' },
        { type: 'run_changed' },
      );
    given(inBuild, knows(bob, 'coverage', 87, 'a report'))
      .when(completed('acme.tdd.2', 9, { covered: 87 }))
      .thenRecorded({ type: 'fact_recorded', source: 'run:acme.tdd.2' }, { type: 'run_changed' }, {}, {}, {});
    const contested = all(
      inBuild,
      completed('acme.tdd.2', 9, { covered: 10 }),
      knows(bob, 'coverage', 50, 'a report'),
      stands('acme.tdd.2', 'failed', 12),
    );
    given(contested, resolves(alice, 'c4', 50), advances(alice))
      .when(completed('acme.tdd.7', 4, { covered: 60 }))
      .thenRecorded({ type: 'conflict_opened' }, { type: 'run_changed' });
  });

  it('is held up by its run in all that explains it', () => {
    const { state, scene } = given(inBuild).when();
    const world = observedIn(scene).world;
    expect(nextSteps(world, state)[0]).toEqual({
      says: 'the run acme.tdd.2 is wanted',
      command: 'countersign workflow resume acme.tdd.2',
      who: 'alice',
    });
    expect(JSON.stringify(explain(world, state, 'main', 'check'))).toContain('the run acme.tdd.2 is wanted');
    expect(runAnswer(state, 'main', { run: 'other' })).toEqual({
      holds: false,
      says: 'no run of other is known on main',
      next: 'countersign workflow run other "…" --project acme',
    });
    expect(runAnswer(state, 'side', { run: 'other' }).next).toContain('--project acme --track side');
    const after = given(inBuild, stands('acme.tdd.2', 'rolled_back', 4)).when().state;
    expect(runAnswer(after, 'main', { run: 'tdd', is: 'rolled_back' })).toEqual({
      holds: true,
      says: 'the run acme.tdd.2 is rolled back',
      next: 'countersign workflow report acme.tdd.2',
    });
  });
});

const inCheck = all(inBuild, completed('acme.tdd.2', 9, { covered: 87 }));

function advancing(to: string): Step {
  return advances(alice, to);
}

it('an event of a run is told in a few words, and cannot be taken back', () => {
  const ran = all(inBuild, stands('acme.tdd.2', 'awaiting_direction', 4));
  given(ran)
    .when(asks(bob, { undo: { seq: 3, reason: '' } }))
    .thenRefused('cannot_undo', /says how the run acme.tdd.2 stands/u);
  const { scene } = given(ran, goesBackAll).when();
  const texts = scene.log.flatMap(({ events = [] }) => events.map((event) => eventText(event, 'bob')));
  expect(texts).toEqual(
    expect.arrayContaining(['acme.tdd.2 for stage build', 'acme.tdd.2 awaiting direction', 'acme.lint.4']),
  );
});

it('what is known of a run stays known whatever happened to its track', () => {
  const { state, scene } = given(inBuild).when();
  const line = scene.log[0];
  if (line === undefined) throw new Error('nothing was recorded');
  const seen = { pipeline: 'p', track: 'gone', status: 'failed', entry: { seq: 1, hash: 'h' } };
  const after = evolve(state, { type: 'run_changed', event_id: 'e', run: 'r', ...seen }, line);
  expect(after?.runs?.['r']).toMatchObject({ visit: 1, track: 'gone', entry: 1 });
  const left = evolve(after, { type: 'run_withdrawn', event_id: 'f', run: 'r', because: '' }, line);
  expect(left?.runs).toEqual(state.runs);
});

it('a look that is older than what is known, or finds nothing new, changes nothing', () => {
  const stalled = all(inBuild, knows(bob, 'coverage', 10, 'run:gone'), stands('acme.tdd.2', 'running', 5));
  expect(given(stalled).when(stands('acme.tdd.2', 'awaiting_approval', 3)).state.seq).toBe(4);
  const low = all(inBuild, completed('acme.tdd.2', 9, { covered: 10 }), stands('acme.tdd.2', 'running', 11));
  given(low)
    .when(completed('acme.tdd.2', 14, { covered: 10 }))
    .thenRecorded({ type: 'run_changed', status: 'completed' });
});

describe('artifacts and tracks that name a pipeline', () => {
  it('want one when the artifact is asked for, once as long as it is not over', () => {
    const ask = asks(bob, { ask: { intent: 'create', target: 'report', flags: [] } });
    given(begun)
      .when(ask)
      .thenHappened({ type: 'decision_recorded' }, { type: 'run_wanted', run: 'acme.writer.2', of: 'artifact:report' });
    given(begun, ask).when(ask).thenHappened({ type: 'decision_recorded' });
    given(begun)
      .when(asks(bob, { ask: { intent: 'review', target: 'report', flags: [] } }))
      .thenHappened({ type: 'decision_recorded' });
    given(begun)
      .when(asks(bob, { ask: { intent: 'create', target: 'poster', flags: [] } }))
      .thenHappened({ type: 'decision_recorded' });
    given(begun)
      .when(asks(bob, { ask: { intent: 'create', flags: [] } }))
      .thenHappened({ type: 'decision_recorded' });
    const { state } = given(begun, ask)
      .when(asks(bob, { undo: { seq: 2, reason: '' } }))
      .thenHappened({
        type: 'run_withdrawn',
        run: 'acme.writer.2',
      });
    expect(state).not.toHaveProperty('runs');
    given(begun, ask, stands('acme.writer.2', 'running', 1, { pipeline_name: 'writer' }))
      .when(asks(bob, { undo: { seq: 2, reason: '' } }))
      .thenRefused('cannot_undo');
  });

  it('want one for a track of the kind, with what it has of its own, and not any more when that ends', () => {
    const beside = forks(bob, 'beside', { as: 'audit' });
    given(inCheck)
      .when(beside)
      .thenHappened(
        { type: 'track_started' },
        { type: 'run_wanted', run: 'acme.audit.4', pipeline: 'Audit', of: 'track:audit', track: 'beside' },
        { run: 'acme.lint.4.2', of: 'stage:check' },
        { run: 'acme.writer.4.3', of: 'artifact:report/beside' },
      );
    given(inCheck, beside)
      .when(joins(bob, 'beside', 'superseded', 'no need'))
      .thenHappened(
        { type: 'track_closed' },
        { type: 'run_withdrawn', because: 'beside is in check, and nobody had begun it' },
        {},
        {},
      );
  });
});

describe('a run that somebody begins for a project', () => {
  it('is known from then on, as what the stage names where it is that', () => {
    const { state } = given(inBuild, hand({ id: 'acme' })).when();
    expect(state.runs?.['mine']).toMatchObject({ pipeline: 'tdd', track: 'main', of: 'stage:build', visit: 2 });
    const other = given(inBuild, hand({ id: 'acme', track: 'main', artifact: 'report' }, 'draw')).when().state;
    expect(other.runs?.['mine']).toMatchObject({ pipeline: 'draw', of: 'artifact:report' });
    const plain = given(inBuild, hand({ id: 'acme' }, 'draw')).when().state;
    expect(plain.runs?.['mine']).not.toHaveProperty('of');
    given(inBuild, hand({ id: 'acme' }, 'draw')).when(stands('mine', 'completed', 2, { pipeline_name: 'draw' }));
  });

  it('tells what it found out, where it is the first that the project hears of', () => {
    const project = { id: 'acme', artifact: 'report' };
    given(begun)
      .when(stands('mine', 'completed', 4, { pipeline_name: 'writer', project, values: { words: 'many' } }))
      .thenRecorded({ type: 'fact_recorded', fact: 'build.notes', value: 'many', source: 'run:mine' }, { run: 'mine' });
  });

  it('is nobody’s where it names another project, a track that is not there, or there are too many', () => {
    expect(given(inBuild).when(hand({ id: 'other' })).state.seq).toBe(2);
    expect(given(inBuild).when(hand({ id: 'acme', track: 'gone' })).state.seq).toBe(2);
    expect(given(inBuild).when((scene) => ({ ...scene, runs: [nobodys('x')] }), swept).state.seq).toBe(2);
    const many = all(
      inBuild,
      ...Array.from({ length: 49 }, (_, at) => stands(`r${at}`, 'running', 1, { pipeline_name: `p${at}` })),
    );
    const world = given(many).when().scene;
    expect(Object.keys(world.state?.runs ?? {})).toHaveLength(50);
    const decided = projectDecider.deciding([], { state: world.state, observed: observedIn(world) });
    return decided.then((decide) => {
      const command = {
        run_changed: { run: 'r51', pipeline: 'p', track: 'main', status: 'running', entry: { seq: 1, hash: '' } },
      };
      const head = { v: 1, id: 'x', source: 'x', seq: 99, at: world.world.at, actor: alice, command } as const;
      expect(decide(observedIn(world), world.state, head)).toEqual({ events: [] });
      const track = { ...command.run_changed, run: 'r1', track: 'gone' };
      expect(decide(observedIn(world), world.state, { ...head, command: { run_changed: track } })).toEqual({
        events: [],
      });
      const old = { ...command.run_changed, run: 'r1' };
      expect(decide(observedIn(world), world.state, { ...head, command: { run_changed: old } })).toEqual({
        events: [],
      });
    });
  });
});

it('whatever becomes of runs, the record leads to the state, and is decided again with the same outcome', () => {
  const statuses = ['running', 'awaiting_approval', 'completed', 'failed', 'cancelled'] as const;
  const heard = fc.record({
    nth: fc.nat(3),
    status: fc.constantFrom(...statuses),
    covered: fc.integer({ min: 70, max: 90 }),
  });
  const step = fc.oneof(
    heard.map(({ nth, status, covered }): Step => (scene) => {
      const ids = Object.entries(scene.state?.runs ?? {});
      const [id, known] = ids[nth % Math.max(1, ids.length)] ?? [];
      if (id === undefined || known === undefined) return scene;
      const { pipeline: pipeline_name, track } = known;
      const project = { id: 'acme', track };
      return stands(id, status, (known.entry ?? 0) + 1, { pipeline_name, project, values: { covered, words: 'x' } })(
        scene,
      );
    }),
    fc.constantFrom(
      advances(alice),
      goesBack(alice, 'build'),
      asks(bob, { ask: { intent: 'revise', target: 'report', flags: [] } }),
      forks(bob, 'beside', { as: 'audit' }),
      joins(bob, 'beside', 'complete', 'it is done'),
      knows(bob, 'coverage', 85, 'a report'),
    ),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { log, state } = given(begun).when(...steps).scene;
      expect(proofOf(log)).toEqual({ decided: log.length, wrong: [], untold: [] });
      for (const line of log) expect(shapeFault(line)).toBeNull();
      expect(validProjectState(state)).toBe(true);
    }),
    { seed: 20_261_122, numRuns: manyOf(60, 2000) },
  );
});

describe('checking a definition that names pipelines', () => {
  it('finds nothing wrong where all is listed', () => {
    expect(found({})).toEqual([]);
  });

  it('finds facts that nobody listed, values that nobody may know, and runs that nothing begins', () => {
    expect(
      found({
        stages: [
          {
            id: 'plan',
            run: { pipeline: 'tdd', facts: { coverag: 'x' }, state: { a: 'client.secret', b: 'team.sise' } },
          },
          'build',
          { id: 'check', run: 'lint' },
          'ship',
        ],
        terminal_states: [{ id: 'closed', requires: { any: [{ run: 'tdd', is: 'complete' }, { run: 'other' }] } }],
        allowed_transitions: [
          { from: 'plan', to: 'build', on: { run: 'draw' } },
          { from: 'build', to: 'check' },
          { from: 'check', to: 'ship', requires: { all: [{ run: 'tdd' }, { run: 'tdd', is: 'failed' }] } },
        ],
      }),
    ).toEqual([
      'impossible_condition allowed_transitions.2.requires: this can never hold: run tdd cannot be completed and failed',
      'unknown_fact stages.0.run.facts.coverag: fact coverag stands neither in required_fields nor in facts',
      'contradiction stages.0.run.state.a: client.secret is sensitive: only its digest is kept, and no run can begin with it',
      'unknown_fact stages.0.run.state.b: fact team.sise stands neither in required_fields nor in facts',
      'run_never_begun allowed_transitions.0.on.run: nothing here begins a run of draw: that is asked for until somebody begins one by hand',
      'dangling_name terminal_states.0.requires.any.0.is: there is no standing of runs complete',
      'run_never_begun terminal_states.0.requires.any.1.run: nothing here begins a run of other: that is asked for until somebody begins one by hand',
    ]);
  });

  const pipeline = fullPipeline(
    {
      name: 'tdd',
      aliases: ['test-first'],
      state: { covered: { type: 'integer' }, version: { type: 'string' }, secret: { type: 'string' } },
      steps: [
        { id: 'test', run: 'npm test', output: 'summary' },
        { id: 'end', run: 'true' },
      ],
    },
    new Map(),
  );
  const known: readonly Known[] = [
    { name: 'tdd', aliases: ['test-first'], pipeline },
    { name: 'lint', aliases: ['writer'], pipeline: null },
  ];
  const inPipelines = (run: typeof tdd) =>
    told(
      checkPipelines(
        lifecycle({ ...changes, stages: ['plan', { id: 'build', run }, 'check', 'ship'], tracks: [] }),
        known,
      ),
    );

  it('finds pipelines that are not there, and what they do not have, or have of another type', () => {
    expect(told(checkPipelines(lifecycle(changes), known))).toEqual([
      'dangling_name stages.1.run.state.team: there is no state variable of tdd called team',
      'dangling_name tracks.0.run: there is no pipeline Audit',
    ]);
    expect(inPipelines({ ...tdd, pipeline: 'test-first', state: {} as typeof tdd.state })).toEqual([]);
    const other = {
      ...tdd,
      state: {} as typeof tdd.state,
      facts: { ...tdd.facts, coverage: 'summary', 'team.size': 'x' },
    };
    expect(inPipelines(other)).toEqual([
      'wrong_type stages.1.run.facts.coverage: coverage is compared with a number here, and summary of tdd is a string',
      'dangling_name stages.1.run.facts.team.size: there is no state variable or output of tdd called x',
    ]);
  });
});

/** A run that somebody began for a project. */
function hand(project: NonNullable<RunNow['project']>, pipeline_name = 'tdd'): Step {
  return stands('mine', 'running', 1, { pipeline_name, project });
}

/** A run of nobody's. */
function nobodys(run_id: string) {
  return { run_id, pipeline_name: 'tdd', status: 'running', entry: { seq: 1, hash: '' } } as const;
}

function told(problems: readonly Pick<Problem, 'code' | 'path' | 'message'>[]): readonly string[] {
  return problems.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

/** What is said about runs and facts in the lifecycle with other parts. */
function found(parts: Partial<WrittenDefinition>): readonly string[] {
  return told(checkDefinition(lifecycle({ ...changes, ...parts }))).filter((one) => /\brun|fact/u.test(one));
}
