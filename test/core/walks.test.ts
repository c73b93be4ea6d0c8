import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/core/condition.ts';
import { isFinal, type Confirm } from '../../src/core/confirm/confirm.ts';
import type { Actor } from '../../src/core/entry.ts';
import { deedsOf } from '../../src/core/observe.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { decide } from '../../src/core/project/decide.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import { own } from '../../src/core/own.ts';
import { evolve, recorded, type MaybeState } from '../../src/core/project/evolve.ts';
import { eventText, subjectOf } from '../../src/core/project/subject.ts';
import { plusMinutes } from '../../src/core/time.ts';
import { validProjectState } from '../../src/validators.generated.js';
import {
  advances,
  alice,
  all,
  answerOf,
  approves,
  approvesAll,
  around,
  asks,
  bob,
  carol,
  dave,
  definition,
  deletes,
  erin,
  finds,
  frank,
  goesBack,
  headOf,
  inBuild,
  inCheck,
  inShip,
  kim,
  knows,
  lands,
  later,
  merges,
  mergesOnGitHub,
  observedIn,
  overrides,
  person,
  pushes,
  reconfirms,
  rejects,
  requests,
  reviews,
  rewrites,
  robot,
  says,
  sceneOf,
  startOf,
  starts,
  swept,
  withdraws,
  type Scene,
  type Step,
} from './given.ts';

/** The same walks every time. */
const runs = { seed: 20_260_302, numRuns: 150 };

const names = fc.constantFrom('p', 'q', 'constructor', '__proto__');
const who = fc.constantFrom(alice, bob, carol, dave, erin, frank, robot, person('mallory'), {
  ...alice,
  assurance: 'asserted' as const,
});
const gates = fc.constantFrom(...definition.gates.map((gate) => gate.gate_id), 'nothing', 'constructor');
const artifacts = fc.constantFrom('plan', 'code', 'notes', 'report', 'manual', 'appendix');
const bytes = fc.constantFrom('A', 'B', 'C');
const contents = fc.dictionary(artifacts, bytes, { minKeys: 1, maxKeys: 3 });
const stages = fc.constantFrom('plan', 'build', 'check', 'ship', 'moon');
const tracks = fc.constantFrom('main', 'main', 'main', 'side', 'constructor');
const permits = fc.subarray(['land:plan', 'to:build', 'send@main', 'fly']);
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  gates.map((gate) => ({ gate })),
  fc.constantFrom<Condition>({ fact: 'x' }, { no: 'blockers' }, { artifact: 'plan' }, { flag: 'rush' }),
);
const conditions = fc.array(
  fc.oneof(
    leaf,
    leaf.map((one) => ({ not: one })),
    fc.array(leaf, { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
  ),
  { maxLength: 2 },
);

/** A step with its name, so that a walk that fails can be read. */
function named<T>(title: string, parts: fc.Arbitrary<T>, make: (part: T) => Step): fc.Arbitrary<Step> {
  return parts.map((part) => {
    const text = JSON.stringify(part, (key, value: unknown) =>
      key === 'assurance' || key === 'kind' || key === 'id' ? undefined : value,
    );
    return Object.assign(make(part), { [fc.toStringMethod]: () => `${title} ${text}` });
  });
}

/** A commit that is not there yet. */
function commitIn(scene: Scene): string {
  return `c${scene.log.length}-${scene.landings.length}-${Object.values(scene.branches).flatMap((branch) => branch.commits).length}`;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  named('pushes', fc.tuple(who, names, contents), ([by, name, what]) => pushes(by, name, what)),
  named(
    'rewrites',
    fc.tuple(who, names, contents),
    ([by, name, what]) =>
      (scene) =>
        rewrites(by, name, [commitIn(scene)], what)(scene),
  ),
  named(
    'rebases',
    fc.tuple(who, names),
    ([by, name]) =>
      (scene) =>
        rewrites(by, name, [`${commitIn(scene)}r`])(scene),
  ),
  named(
    'merges',
    fc.tuple(who, names),
    ([by, name]) =>
      (scene) =>
        merges(by, name, { commit: commitIn(scene) })(scene),
  ),
  named('deletes', names, deletes),
  named(
    'lands',
    fc.tuple(contents, fc.boolean()),
    ([what, merge]) =>
      (scene) =>
        lands({ commit: commitIn(scene), contents: what, merge })(scene),
  ),
  named(
    'removes',
    artifacts,
    (name) => (scene) => lands({ commit: commitIn(scene), contents: { [name]: null } })(scene),
  ),
  named('later', fc.constantFrom(0.01, 1, 5), later),
  named(
    'around',
    fc.constantFrom(
      { policyPin: null },
      { policyPin: { blob: 'p2', origin: 'x' } },
      { checks: { ci: 'passed' as const } },
    ),
    around,
  ),
  named('swept', fc.constant(null), () => swept),
  named('approves with terms', fc.tuple(who, gates, permits, conditions), ([by, gate, only, when]) =>
    approves(by, gate, { permits: only, conditions: when }),
  ),
  named('approves a branch', fc.tuple(who, gates, names), ([by, gate, proposal]) => approves(by, gate, { proposal })),
  named('approves until', fc.tuple(who, gates, tracks), ([by, gate, track]) =>
    approves(by, gate, { track, until: '2026-03-05' }),
  ),
  named('attests', fc.tuple(who, gates), ([by, gate]) => approves(by, gate, { on_behalf_of: answerOf(kim) })),
  named('approves', fc.tuple(who, gates), ([by, gate]) => approves(by, gate)),
  named('approves all', fc.tuple(who, names), ([by, proposal]) => approvesAll(by, { proposal })),
  named('rejects', fc.tuple(who, gates, tracks), ([by, gate, track]) => rejects(by, gate, { track })),
  named('withdraws', fc.tuple(who, gates), ([by, gate]) => withdraws(by, gate)),
  named('reconfirms', fc.tuple(who, gates), ([by, gate]) => reconfirms(by, gate)),
  named('requests', fc.tuple(who, gates), ([by, gate]) => requests(by, gate)),
  named('overrides', fc.tuple(who, gates, tracks), ([by, gate, track]) => overrides(by, gate, 'it burns', track)),
  named(
    'asks to merge',
    fc.tuple(who, names, contents),
    ([by, proposal, landing]) =>
      (scene) =>
        asks(by, { merge: { proposal, head: own(scene.branches, proposal)?.commits.at(-1) ?? '', landing } })(scene),
  ),
  named('advances', fc.tuple(who, fc.option(stages, { nil: undefined })), ([by, stage]) => advances(by, stage)),
  named('goes back', fc.tuple(who, stages), ([by, stage]) => goesBack(by, stage)),
  named(
    'knows',
    fc.tuple(
      who,
      fc.constantFrom('x', 'release.version', 'constructor', '__proto__'),
      fc.constantFrom<string | number | boolean>(1, 'a', true),
    ),
    ([by, fact, value]) => knows(by, fact, value),
  ),
  named('flags', fc.tuple(who, fc.constantFrom('rush', 'recall', 'tostring')), ([by, flag]) =>
    asks(by, { flag: { flag, reason: 'so' } }),
  ),
  named(
    'blocks',
    fc.tuple(who, fc.constantFrom('track:main', 'gate:go', 'track:constructor', 'decision:x')),
    ([by, on]) => asks(by, { block: { text: 'in the way', on } }),
  ),
  named('unblocks', fc.tuple(who, fc.constantFrom('b2', 'b3', 'b4', 'constructor')), ([by, blocker]) =>
    asks(by, { unblock: { blocker, reason: 'gone' } }),
  ),
  named('acts', fc.tuple(who, fc.constantFrom('send', 'announce', 'lunch'), tracks), ([by, action, track]) =>
    asks(by, { act: { action, track } }),
  ),
  named('records', fc.tuple(who, bytes), ([by, content]) =>
    asks(by, { artifact: { artifact: 'invoice', content, address: 'https://x', source_artifacts: [] } }),
  ),
  named('undoes', fc.tuple(who, fc.nat({ max: 20 })), ([by, seq]) => asks(by, { undo: { seq, reason: '' } })),
  named('closes', fc.tuple(who, fc.constantFrom('closed', 'abandoned')), ([by, terminal_state]) =>
    asks(by, { close: { terminal_state, rationale: 'enough' } }),
  ),
);

/** Said so many minutes ago, and heard by whoever looks next. */
function spoken(by: Actor, command: ProjectCommand, minutes: number): Step {
  return (scene) => says(by, command, { said: plusMinutes(scene.world.at, -minutes) })(scene);
}

const ago = fc.constantFrom(0, 0, 0.5, 1, 9, 11);
const words: fc.Arbitrary<ProjectCommand> = fc.oneof(
  fc.record({ gate: gates, proposal: names }).map((about) => ({ approve: { ...about, track: 'main', reason: 'so' } })),
  fc.record({ gate: gates, proposal: names }).map((about) => ({ reject: { ...about, track: 'main', reason: 'so' } })),
  names.map((proposal) => ({ approve: { proposal, track: 'main', reason: 'so' } })),
  names.map((proposal) => ({ reject: { proposal, track: 'main', reason: 'so' } })),
  gates.map((gate) => ({ withdraw: { gate, track: 'main', reason: '' } })),
  gates.map((gate) => ({ reconfirm: { gate, track: 'main' } })),
  fc.record({ person: who.map(({ id }) => id), proposal: names }).map((of) => ({ dismiss: { ...of, reason: '' } })),
  fc.constantFrom<ProjectCommand>(
    { fact: { fact: 'x', value: 1, source: 's' } },
    { block: { text: 'in the way', on: 'track:main' } },
    { advance: { track: 'main' } },
    { close: { terminal_state: 'abandoned', rationale: 'enough' } },
    startOf(),
  ),
);

/** What happens where the home has a clock. */
const talk: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: named('says', fc.tuple(who, words, ago), ([by, what, minutes]) => spoken(by, what, minutes)),
  },
  named('reviews', fc.tuple(who, names, fc.constantFrom<'yes' | 'no'>('yes', 'no')), ([by, name, word]) =>
    reviews(by, name, word),
  ),
  named(
    'pushes there',
    fc.tuple(who, names, contents, ago),
    ([by, name, what, minutes]) =>
      (scene) =>
        pushes(by, name, what, { commit: commitIn(scene), at: plusMinutes(scene.world.at, -minutes) })(scene),
  ),
  named(
    'rebases there',
    fc.tuple(who, names),
    ([by, name]) =>
      (scene) =>
        rewrites(by, name, [`${commitIn(scene)}r`])(scene),
  ),
  named('merges there', fc.tuple(who, names, ago), ([by, name, minutes]) => (scene) => {
    const branch = own(scene.branches, name);
    if (branch === undefined || branch.merged !== undefined) return scene;
    return mergesOnGitHub(by, name, { commit: commitIn(scene), at: plusMinutes(scene.world.at, -minutes) })(scene);
  }),
  named('lands there', fc.tuple(contents, ago), ([what, minutes]) => (scene) => {
    const merged = { proposal: null, at: plusMinutes(scene.world.at, -minutes) };
    return lands({ commit: commitIn(scene), contents: what, merge: true, merged })(scene);
  }),
  named('deletes there', names, deletes),
  named('finds', fc.constantFrom({}, { status_comment: 'c1' }, { status_comment: 'c2', constructor: 'c3' }), finds),
  named('later there', fc.constantFrom(1 / 1440, 9 / 1440, 1), later),
  named('swept there', fc.constant(null), () => swept),
  named('asks there', fc.tuple(who, words), ([by, what]) => asks(by, what)),
);

const beginnings = named('begins', fc.constantFrom('plan', 'build', 'check', 'ship'), (stage) => {
  return { plan: starts(), build: inBuild, check: inCheck, ship: inShip }[stage];
});
const talkBegins = named('begins there', fc.boolean(), (byComment) =>
  byComment ? all(says(alice, startOf()), swept) : starts(),
);
const talks = fc.tuple(talkBegins, fc.array(talk, { maxLength: 30 })).map(([first, rest]) => [first, ...rest]);
const walk = fc.oneof(
  fc.tuple(beginnings, fc.array(step, { maxLength: 30 })).map(([first, rest]) => [first, ...rest]),
  talks,
);

/** Every scene of a walk, in order. */
function scenesOf(steps: readonly Step[]): readonly Scene[] {
  const scenes: Scene[] = [];
  steps.reduce((scene, next) => {
    const after = next(scene);
    scenes.push(after);
    return after;
  }, sceneOf());
  return scenes;
}

function confirmsOf(state: MaybeState): readonly Confirm[] {
  return Object.values(state?.approvals ?? {}).flatMap((byGate) => Object.values(byGate));
}

describe('whatever people do', () => {
  it('the record stays whole', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const scenes = scenesOf(steps);
        const last = scenes.at(-1);
        const log = last?.log ?? [];
        expect(log.map((line) => line.seq)).toEqual(log.map((_line, index) => index + 1));
        for (const line of log) expect('events' in line).toBe(!('refusal' in line));
        const folded = log.reduce<MaybeState>((state, line) => {
          const events = line.events ?? [];
          const after = events.reduce<MaybeState>((at, event) => evolve(at, event, line), state);
          return recorded(after, line, 'refusal' in line);
        }, null);
        expect(folded).toEqual(last?.state);
        for (const { state } of scenes) expect(validProjectState(JSON.parse(JSON.stringify(state)))).toBe(true);
      }),
      runs,
    );
  });

  it('each artifact has one current version, and numbers never go back or leave one out', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const counts = new Map<string, number>();
        const log = scenesOf(steps).at(-1)?.log ?? [];
        for (const event of log.flatMap((line) => line.events ?? [])) {
          if ((event.type !== 'artifact_created' && event.type !== 'artifact_revised') || event.status === 'draft')
            continue;
          const next = (counts.get(event.artifact) ?? 0) + 1;
          expect(event.version).toBe(`v${next}`);
          expect(event.supersedes).toBe(next === 1 ? null : `v${next - 1}`);
          counts.set(event.artifact, next);
        }
      }),
      runs,
    );
  });

  it('an approved record never changes its decisions, and the next one names it', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const final = new Map<string, Confirm>();
        const numbers = new Map<string, number>();
        for (const { state } of scenesOf(steps)) {
          for (const confirm of confirmsOf(state)) {
            const before = final.get(confirm.confirm_id);
            expect(before ?? confirm).toEqual(confirm);
            if (isFinal(confirm)) final.set(confirm.confirm_id, confirm);
            const place = `${confirm.gate}@${confirm.track}`;
            expect(confirm.number).toBeGreaterThanOrEqual(numbers.get(place) ?? 1);
            numbers.set(place, confirm.number);
            expect(confirm.number === 1).toBe(confirm.supersedes === undefined);
          }
        }
      }),
      runs,
    );
  });

  it('nobody approves their own work, no agent counts, and an open gate has as many people as it asks for', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { state, last, branches } of scenesOf(steps)) {
          for (const { events = [], actor, command } of last) {
            for (const event of events) {
              if (
                event.type !== 'approval_changed' ||
                event.change !== 'decided' ||
                event.decision.status !== 'approved'
              )
                continue;
              expect(actor.kind).toBe('person');
              const proposal = 'approve' in command ? command.approve.proposal : undefined;
              const authors = proposal === undefined ? [] : own(branches, proposal)?.authors;
              expect(authors).not.toContain(event.decision.decided_by);
            }
          }
          for (const confirm of confirmsOf(state)) {
            if (!isFinal(confirm) || confirm.overridden !== undefined) continue;
            const latest = new Map(confirm.decisions.map((decision) => [decision.decided_by, decision.status]));
            expect([...latest.values()]).not.toContain('rejected');
            const yes = [...latest.values()].filter((status) => status === 'approved');
            expect(yes.length).toBeGreaterThanOrEqual(confirm.gate === 'review' ? 2 : 1);
          }
        }
      }),
      runs,
    );
  });

  it('a track moves only along what the definition lists', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const log = scenesOf(steps).at(-1)?.log ?? [];
        let stage = 'plan';
        for (const event of log.flatMap((line) => line.events ?? [])) {
          if (event.type !== 'stage_changed') continue;
          expect(event.from).toBe(stage);
          expect(definition.allowed_transitions.some(({ from, to }) => from === event.from && to === event.to)).toBe(
            true,
          );
          stage = event.to;
        }
      }),
      runs,
    );
  });

  it('deciding the same twice gives the same answer, and looking does not change what was seen', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const scene of scenesOf(steps)) {
          const observed = observedIn(scene);
          const before = JSON.stringify([observed, scene.state]);
          const deeds = deedsOf(observed, scene.state);
          expect(deedsOf(observed, scene.state)).toEqual(deeds);
          for (const line of scene.last) {
            const head = headOf(
              scene.state,
              { source: 'again', actor: line.actor, command: line.command },
              scene.world.at,
            );
            expect(decide(observed.world, scene.state, head)).toEqual(decide(observed.world, scene.state, head));
          }
          expect(JSON.stringify([observed, scene.state])).toBe(before);
        }
      }),
      { ...runs, numRuns: 60 },
    );
  });

  it('what was said is entered once at most, and its order does not depend on who tells it', () => {
    fc.assert(
      fc.property(talks, (steps) => {
        for (const scene of scenesOf(steps)) {
          const entered = scene.log.filter(({ said }) => said !== undefined).map(({ source }) => source);
          expect(new Set(entered).size).toBe(entered.length);
          const observed = observedIn(scene);
          expect(deedsOf({ ...observed, said: observed.said.toReversed() }, scene.state)).toEqual(
            deedsOf(observed, scene.state),
          );
        }
      }),
      runs,
    );
  });

  it('every entry has a subject and every event a sentence', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const log = scenesOf(steps).at(-1)?.log ?? [];
        for (const line of log) {
          expect(subjectOf('acme', [line])).toMatch(/\(acme\)$/u);
          for (const event of line.events ?? []) expect(eventText(event, 'bob')).not.toMatch(/undefined|\[object/u);
        }
      }),
      { ...runs, numRuns: 60 },
    );
  });
});

const event = (type: string, parts: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record({ type: fc.constant(type), event_id: fc.uuid(), ...parts });
const status = fc.constantFrom('requested', 'partial', 'approved', 'conditional', 'rejected');

describe('evolve', () => {
  const name = fc.constantFrom(
    'main',
    'side',
    'plan',
    'code',
    'go',
    'review',
    'p',
    'b2',
    'x',
    'constructor',
    '__proto__',
    'toString',
    '',
  );
  const version = fc.constantFrom('v1', 'v7');
  const subject = { covers: fc.dictionary(name, bytes), proposal: fc.option(name), head: fc.option(name) };
  const people = fc.array(fc.oneof(fc.nat(), name), { maxLength: 2 });
  const events = fc
    .oneof(
      event('project_started', {
        project_id: name,
        workflow_type: name,
        workflow: name,
        client: name,
        owner: name,
        cursor: fc.option(name),
      }),
      event('definition_pinned', {
        what: fc.constantFrom('definition', 'policy'),
        pin: fc.option(fc.record({ blob: name, origin: name })),
      }),
      event('track_started', { track: name, kind: fc.constant('risk'), stage: name, owner: name }),
      event('track_closed', { track: name }),
      event('stage_changed', { track: name, from: name, to: name, on: name, rationale: name }),
      event('artifact_created', {
        status: fc.constant('draft'),
        artifact: name,
        proposal: name,
        head: name,
        base: name,
        content: bytes,
        authors: people,
      }),
      event('artifact_revised', {
        status: fc.constant('current'),
        artifact: name,
        version,
        content: bytes,
        supersedes: fc.constant(null),
        source_artifacts: fc.array(name),
        authors: people,
        bypassed: fc.array(name),
      }),
      event('artifact_retired', { artifact: name, proposal: fc.option(name), because: name }),
      event('landing_recorded', { commit: name, proposal: fc.option(name), passed: fc.array(name) }),
      event('gate_evaluated', { for: name, gates: fc.constant([]) }),
      event('approval_requested', { gate: name, track: name, role: name, ...subject }),
      event('approval_changed', {
        change: fc.constant('decided'),
        gate: name,
        track: name,
        status,
        terms: fc.record({ permits: fc.array(name), limits: name }, { requiredKeys: [] }),
        decision: fc.record({
          status: fc.constantFrom('approved', 'rejected', 'cancelled'),
          decided_by: name,
          decided_by_login: name,
          decided_by_role: name,
          assurance: fc.constant('proven'),
          reason: name,
          head: name,
        }),
      }),
      event('approval_changed', {
        change: fc.constant('voided'),
        gate: name,
        track: name,
        status: fc.constantFrom('superseded', 'expired'),
        because: name,
        ...subject,
      }),
      event('gate_overridden', { gate: name, track: name, reason: name, role: name, covers: subject.covers }),
      event('flag_raised', { flag: name, reason: name }),
      event('flag_lowered', { flag: name, reason: name }),
      event('blocker_added', { blocker: name, text: name, on: name }),
      event('blocker_removed', { blocker: name, was: fc.constant(null), reason: name }),
      event('fact_recorded', {
        fact: name,
        value: fc.option(fc.oneof(name, fc.integer(), fc.boolean())),
        source: name,
        was: fc.constant(null),
      }),
      event('decision_recorded', { decision: name, rationale: name, track: name, gates: fc.constant([]) }),
      event('receipt_recorded', { of: name, id: name }),
      event('project_closed', { terminal_state: name, rationale: name, workflow_status: fc.constant('closed') }),
      event('from_a_later_version', { what: name }),
    )
    .map((one) => one as unknown as ProjectEvent);

  it('takes any event on any state that can be reached, and what comes out is a state', () => {
    fc.assert(
      fc.property(walk, fc.array(events, { minLength: 1, maxLength: 20 }), (steps, more) => {
        const scene = scenesOf(steps).at(-1) ?? sceneOf();
        const head = headOf(
          scene.state,
          { source: 'any', actor: bob, command: { retract: { proposal: 'p' } } },
          scene.world.at,
        );
        const state = more.reduce<MaybeState>((at, one) => evolve(at, one, head), scene.state);
        expect(validProjectState(JSON.parse(JSON.stringify(recorded(state, head, true))))).toBe(true);
      }),
      runs,
    );
  });
});
