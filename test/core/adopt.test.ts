import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/core/definition/schema.ts';
import type { ProjectCommands } from '../../src/core/project/commands.ts';
import { nextSteps } from '../../src/core/project/steps.ts';
import type { World } from '../../src/core/project/world.ts';
import type { Rules } from '../../src/core/simulate/questions.ts';
import { replay } from '../../src/core/simulate/replay.ts';
import {
  advances,
  alice,
  approves,
  around,
  artifactType,
  asks,
  bob,
  dave,
  definition,
  given,
  lifecycle,
  merges,
  overrides,
  person,
  policy,
  policyWith,
  pushes,
  robot,
  says,
  sceneOf,
  startOf,
  starts,
  swept,
  today,
  underPolicy,
  type Step,
} from './given.ts';

function adoptOf(
  stage: string,
  changes: Partial<ProjectCommands['adopt']> = {},
): { readonly adopt: ProjectCommands['adopt'] } {
  const begun = { project_id: 'acme', workflow_type: 'release', workflow: 'Acme 2.0', client: 'Acme', owner: 'alice' };
  return { adopt: { ...begun, stage, because: 'it was agreed by mail.', ...changes } };
}

function adopts(actor = dave, stage = 'build', changes: Partial<ProjectCommands['adopt']> = {}): Step {
  return asks(actor, adoptOf(stage, changes));
}

/** These lie on the default branch, and who put them there. */
function there(contents: Readonly<Record<string, string>>, authors: readonly string[] = []): Step {
  const artifacts = Object.entries(contents).map(([name, content]) => [name, { content, authors }] as const);
  return around({ there: { commit: 'main0', artifacts: Object.fromEntries(artifacts) } });
}

function following(other: Definition): Step {
  return around({ definition: other });
}

const reason = 'it was agreed by mail.';
const began = [
  { type: 'project_started', project_id: 'acme', cursor: 'main0' },
  { type: 'definition_pinned', what: 'definition' },
  { type: 'definition_pinned', what: 'policy' },
];
const inPlan = { type: 'track_started', track: 'main', stage: 'plan' };

describe('work that is under way becomes a project', () => {
  it('in the stage where it is: what is there is its first version, and whoever may override says why', () => {
    const { scene, state } = given(there({ plan: 'plan A', notes: 'notes A' }, ['bob@example.com']))
      .when(adopts(dave, 'check'))
      .thenHappened(
        ...began,
        { type: 'landing_recorded', commit: 'main0', proposal: null },
        { type: 'gate_evaluated', for: 'land:plan', gates: [{ gate: 'plan_approval', open: false }] },
        {
          type: 'artifact_created',
          artifact: 'plan',
          version: 'v1',
          content: 'plan A',
          commit: 'main0',
          path: 'docs/acme/plan.md',
          authors: ['bob@example.com'],
          bypassed: ['plan_approval'],
        },
        { type: 'artifact_created', artifact: 'notes', version: 'v1', bypassed: [] },
        inPlan,
        { type: 'gate_overridden', gate: 'plan_approval', reason, role: 'maintain', covers: { plan: 'plan A' } },
        { type: 'stage_changed', from: 'plan', to: 'build', skipped: true, rationale: 'it was agreed by mail' },
        { type: 'gate_overridden', gate: 'review', reason, covers: { 'stage:build': 'visit 2' } },
        {
          type: 'stage_changed',
          from: 'build',
          to: 'check',
          skipped: true,
          rationale: 'it was agreed by mail; not in this record: code has not landed on the default branch',
        },
      );
    expect(state.tracks['main']).toMatchObject({ stage: 'check', triggers: [] });
    expect(state.artifacts['plan']).toMatchObject({ status: 'current', bypassed: [] });
    expect(scene.last[0]?.saw).toMatchObject({
      definition: 'd1',
      head: 'main0',
      authority: { role: 'maintain', by: 'permission maintain' },
    });
  });

  it('and goes on from there like any other', () => {
    const { state } = given(there({ plan: 'plan A' }), adopts())
      .when(
        pushes(bob, 'c', { code: 'code A' }),
        approves(alice, 'review'),
        merges(alice, 'c'),
        swept,
        overrides(dave, 'review'),
        advances(bob),
      )
      .thenHappened({ type: 'stage_changed', from: 'build', to: 'check' });
    expect(state.artifacts).toMatchObject({ plan: { version: 'v1' }, code: { version: 'v1' } });
  });

  it('in the first stage nothing moves, though what that waits for is there: somebody has to say so', () => {
    const { scene, state } = given(there({ plan: 'plan A' })).when(adopts(dave, 'plan'));
    expect(state.tracks['main']).toMatchObject({ stage: 'plan', visit: 1 });
    expect(nextSteps(scene.world, state)).toMatchObject([{ command: 'countersign advance build' }]);
    given(there({ plan: 'plan A' }), adopts(dave, 'plan'))
      .when(advances(bob))
      .thenHappened({ type: 'stage_changed', from: 'plan', to: 'build' });
  });

  it('by somebody who may not override what is there owes a reason, like what landed past a gate', () => {
    const { state } = given(there({ plan: 'plan A' }))
      .when(adopts(bob, 'plan'))
      .thenHappened(...began, {}, {}, { artifact: 'plan', bypassed: ['plan_approval'] }, inPlan);
    expect(state.artifacts['plan']?.bypassed).toEqual(['plan_approval']);
    given(there({ plan: 'plan A' }), adopts(bob, 'plan'))
      .when(overrides(dave, 'plan_approval'), advances(bob))
      .thenHappened({ type: 'stage_changed', to: 'build' });
  });

  it('nobody approves what they had put there before', () => {
    given(there({ plan: 'plan A' }, [alice.id as string]), adopts(bob, 'plan'))
      .when(approves(alice, 'plan_approval'))
      .thenRefused('own_work');
  });

  it('with nothing there, it only has its stage', () => {
    given()
      .when(adopts(dave, 'build'))
      .thenHappened(
        ...began,
        inPlan,
        { type: 'gate_overridden', gate: 'plan_approval', covers: { 'stage:plan': 'visit 1' } },
        { type: 'stage_changed', from: 'plan', to: 'build' },
      );
  });

  it('said where a project is at home, and nothing that was said before that counts', () => {
    const { scene } = given(
      says(bob, { fact: { fact: 'scope', value: 'all', source: 'a mail' } }, { said: today('11:00') }),
      says(dave, adoptOf('plan'), { said: today('11:30') }),
    ).when(swept);
    expect(scene.log.map(({ command }) => Object.keys(command))).toEqual([['adopt']]);
  });
});

describe('whoever may not override passes no gate on the way', () => {
  it('and is told which there are, who may, and how far they come', () => {
    const { scene } = given(there({ plan: 'plan A' }))
      .when(adopts(bob, 'check'))
      .thenRefused(
        'gate_closed',
        /^the way to check leads past plan_approval, review, and nobody has opened them here$/u,
      );
    expect(scene.answer).toHaveProperty('refusal.next', 'It takes maintain. Others can adopt it in plan: --stage plan');
    const open = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build' },
        { from: 'build', to: 'ship', requires: { gate: 'go' } },
      ],
    });
    const one = given(following(open))
      .when(adopts(bob, 'ship'))
      .thenRefused('gate_closed', /past go, and nobody has opened it here$/u);
    expect(one.scene.answer).toHaveProperty(
      'refusal.next',
      'It takes maintain. Others can adopt it in build: --stage build',
    );
  });

  it('nor does an agent, whatever role it has', () => {
    given(underPolicy({ overriders: ['helper'], verbs: { start: ['helper'] } }))
      .when(adopts(robot))
      .thenRefused('gate_closed', /past plan_approval/u);
  });

  it('nor somebody of whom nobody is sure enough', () => {
    given(underPolicy({ assurance: 'signed' }))
      .when(adopts(person('dave', { assurance: 'asserted' })))
      .thenRefused('assurance_too_low', /dave is asserted only, and signed/u);
  });

  it('an artifact that the way asks for brings its gates along, so that no invariant is passed in silence', () => {
    const asked = lifecycle({
      allowed_transitions: [{ from: 'plan', to: 'build', requires: { artifact: 'manual' } }],
      never: [{ reach: 'build', without: ['legal', 'security'] }],
    });
    given(following(asked))
      .when(adopts(bob))
      .thenRefused('gate_closed', /past legal, security/u);
    given(following(asked), there({ manual: 'manual A' }))
      .when(adopts(bob))
      .thenRefused('gate_closed', /past legal, security/u);
  });

  it('a way that asks for no gate is free, and what it asks for beside is told as older than the record', () => {
    const free = lifecycle({
      allowed_transitions: [
        {
          from: 'plan',
          to: 'build',
          on: { landed: 'notes' },
          requires: {
            all: [
              { fact: 'release.version' },
              { artifact: 'ghost' },
              { any: [{ gate: 'go' }, { no: 'blockers' }] },
              { not: { no: 'blockers' } },
              { gate: 'go', is: 'closed' },
            ],
          },
        },
      ],
    });
    given(following(free))
      .when(adopts(bob))
      .thenHappened(...began, inPlan, {
        type: 'stage_changed',
        rationale:
          'it was agreed by mail; not in this record: notes has not landed on the default branch; release.version is not known; ghost has not landed on the default branch; no blocker is open, and that must not be',
      });
    const closed = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build', requires: { gate: 'plan_approval' } },
        { from: 'build', to: 'check', requires: { gate: 'plan_approval', is: 'closed' } },
      ],
    });
    given(following(closed), there({ plan: 'plan A' }))
      .when(adopts(dave, 'check'))
      .thenHappened(
        ...began,
        {},
        {},
        {},
        inPlan,
        { type: 'gate_overridden' },
        {},
        {
          type: 'stage_changed',
          to: 'check',
          rationale: 'it was agreed by mail; not in this record: plan_approval is open: approved by dave, overriding',
        },
      );
  });

  it('of several ways between two stages it goes the one with the fewest gates', () => {
    const several = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build', requires: { gate: 'go' } },
        { from: 'plan', to: 'build', on: { flag: 'rush' } },
        { from: 'plan', to: 'build', on: { flag: 'slow' }, requires: { gate: 'legal' } },
      ],
    });
    given(following(several))
      .when(adopts(bob))
      .thenHappened(...began, inPlan, { type: 'stage_changed' });
  });

  it('while the policy only observes, gates hold nothing up and are told', () => {
    given(underPolicy({ mode: 'observe' }), there({ plan: 'plan A' }))
      .when(adopts(bob))
      .thenHappened(...began, {}, {}, { artifact: 'plan', bypassed: [], observed: ['plan_approval'] }, inPlan, {
        type: 'stage_changed',
        to: 'build',
        observed: ['plan_approval'],
      });
  });
});

describe('it is refused', () => {
  it('without a reason, without a name, and in a stage that is none or that nothing leads to', () => {
    given()
      .when(adopts(dave, 'build', { because: ' ' }))
      .thenRefused('reason_missing');
    given()
      .when(adopts(dave, 'build', { project_id: 'Acme!' }))
      .thenRefused('invalid_argument');
    given()
      .when(adopts(dave, ''))
      .thenRefused('unknown_stage', /^nobody says in which stage/u);
    given()
      .when(adopts(dave, 'party'))
      .thenRefused('unknown_stage', /^release has no stage party$/u);
    given(following(lifecycle({ allowed_transitions: [] })))
      .when(adopts(dave, 'ship'))
      .thenRefused('no_transition', /^no listed way leads on from plan to ship$/u);
  });

  it('where two ways lead there', () => {
    const forked = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build' },
        { from: 'plan', to: 'check' },
        { from: 'build', to: 'ship' },
        { from: 'check', to: 'ship' },
      ],
    });
    given(following(forked))
      .when(adopts(dave, 'ship'))
      .thenRefused('ambiguous', /^2 ways lead to ship: plan → build → ship, or plan → check → ship$/u);
  });

  it('where there is a project already', () => {
    given(starts()).when(adopts()).thenRefused('already_started');
    given(adopts()).when(starts()).thenRefused('already_started');
  });

  it('to whoever may not start a project either, unless the policy says so', () => {
    given(underPolicy({ verbs: { start: ['lead'] } }))
      .when(adopts(bob, 'plan'))
      .thenRefused('not_allowed', /may adopt: lead$/u);
    given(underPolicy({ verbs: { start: ['lead'], adopt: ['write'] } }))
      .when(adopts(bob, 'plan'))
      .thenHappened(...began, inPlan);
  });
});

it('decided again, the same comes of it, and under another policy what that asks for', () => {
  const { log } = sceneOf(there({ plan: 'plan A' }), adopts(dave, 'check'));
  const then = { definition, policy };
  const again = (instead: Rules) =>
    replay(
      log,
      () => then,
      () => instead,
      'main',
    ).differ;
  expect(again(then)).toEqual([]);
  const [differs] = again({ ...then, policy: policyWith({ overriders: ['planner'] }) });
  expect(differs?.would).toMatch(/^refused: the way to check leads past plan_approval, review, /u);
  const { log: alone } = sceneOf(adopts(dave, 'build'));
  expect(
    replay(
      alone,
      () => then,
      () => then,
      'main',
    ).differ,
  ).toEqual([]);
});

it('a start asks for nothing that is there', () => {
  const world: Partial<World> = { there: { commit: 'main0', artifacts: { plan: { content: 'A', authors: [] } } } };
  given(around(world))
    .when(asks(alice, startOf()))
    .thenHappened(...began, inPlan);
});

it('a plan that needs no gate is there without debt', () => {
  const plain = lifecycle({ artifacts: [artifactType('plan', { path: 'plan.md' })] });
  given(following(plain), there({ plan: 'A' }))
    .when(adopts(bob, 'plan'))
    .thenHappened(...began, { type: 'landing_recorded' }, { artifact: 'plan', bypassed: [] }, inPlan);
});
