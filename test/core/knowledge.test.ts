import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/core/condition.ts';
import type { Actor } from '../../src/core/entry.ts';
import { explain, legalNow, unknownTo } from '../../src/core/project/explain.ts';
import { findingsIn } from '../../src/core/project/findings.ts';
import { answers } from '../../src/core/project/gates.ts';
import type { ProjectState, Track } from '../../src/core/project/state.ts';
import { allSteps } from '../../src/core/project/steps.ts';
import { eventText } from '../../src/core/project/subject.ts';
import { waitingFor } from '../../src/core/project/waiting.ts';
import {
  advances,
  alice,
  all,
  approves,
  around,
  asks,
  bob,
  dave,
  given,
  goesBack,
  inBuild,
  inCheck,
  inShip,
  kim,
  answerOf,
  knows,
  lands,
  later,
  noon,
  lifecycle,
  observedIn,
  policyWith,
  pushes,
  sceneOf,
  starts,
  type Scene,
  type Step,
} from './given.ts';

const version = 'release.version';
const resolves = (conflict: string, value?: string | number, because = 'the contract says so'): Step =>
  asks(bob, { resolve: { conflict, because, ...(value === undefined ? {} : { value }) } });
const assumes = (assumption: string, value: string | number, because = 'last year it was that'): Step =>
  asks(bob, { assume: { assumption, value, because } });
const stands = (substitutes: string): Step =>
  asks(bob, { fact: { fact: 'x', value: 1, source: 'a mail', substitutes } });
const differ = (about: string, ...claims: readonly string[]): Step =>
  asks(bob, { conflict: { about, claims, on: 'track:main' } });
const undo = (seq: number): Step => asks(bob, { undo: { seq, reason: '' } });
/** Two sources, of which nobody can tell which is right: the conflict `c3`. */
const contested: Step = all(knows(bob, 'x', 1, 'a mail'), knows(bob, 'x', 2, 'a call'));

function stateOf({ state }: Scene): ProjectState {
  if (state === null) throw new Error('no project was started');
  return state;
}

/** A track beside the main one, which nobody has to start here. */
function beside(name: string, changes: Partial<Track>): Step {
  return (scene) => {
    const state = stateOf(scene);
    const { main } = state.tracks;
    if (main === undefined) throw new Error('there is no main track');
    return { ...scene, state: { ...state, tracks: { ...state.tracks, [name]: { ...main, ...changes } } } };
  };
}

const located: Step = (scene) => {
  const state = stateOf(scene);
  const { plan } = state.artifacts;
  if (plan === undefined) throw new Error('no plan has landed');
  return { ...scene, state: { ...state, artifacts: { plan: { ...plan, path: 'docs/acme/plan.md' } } } };
};

describe('a fact that another source contradicts', () => {
  it('is not replaced: both claims are kept, and nobody has decided', () => {
    const { state } = given(starts(), knows(bob, 'x', 1, 'a mail'))
      .when(knows(alice, 'x', 2, 'a call'))
      .thenHappened({
        type: 'conflict_opened',
        conflict: 'c3',
        about: 'x',
        fact: 'x',
        claims: [
          { value: 1, source: 'a mail', by: 'bob' },
          { value: 2, source: 'a call', by: 'alice' },
        ],
        likely: null,
        because: 'nobody can tell which is right: ask',
        tracks: ['main'],
      });
    expect(state.known_facts['x']).toMatchObject({ value: 1, source: 'a mail' });
    expect(state.conflicts).toMatchObject({ c3: { fact: 'x', by: 'alice' } });
  });

  it('is none where the same source corrects itself, or another says the same', () => {
    given(starts(), knows(bob, 'x', 1, 'a mail'))
      .when(knows(bob, 'x', 2, 'a mail'))
      .thenHappened({ type: 'fact_recorded', value: 2, was: { value: 1 } });
    given(starts(), knows(bob, 'x', 1, 'a mail'))
      .when(knows(alice, 'x', 1, 'a call'))
      .thenHappened({ type: 'fact_recorded', source: 'a call' });
  });

  it('is likely what its artifact says, as that is on the default branch: by name, with the version, or by path', () => {
    const definition = lifecycle({ facts: { price: { label: 'Price', truth: 'plan' } } });
    const priced = [around({ definition }), inBuild, knows(bob, 'price', 10, 'the sponsor')];
    for (const source of ['plan', 'plan v1'])
      given(...priced)
        .when(knows(bob, 'price', 12, source))
        .thenHappened({
          type: 'conflict_opened',
          about: 'Price (price)',
          likely: source,
          because: `likely right is ${source}: price is what that says`,
        });
    for (const source of ['plan v2', 'code', 'planning'])
      given(...priced)
        .when(knows(bob, 'price', 12, source))
        .thenHappened({ likely: null });
    given(...priced, located)
      .when(knows(bob, 'price', 12, 'docs/acme/plan.md'))
      .thenHappened({ likely: 'docs/acme/plan.md' });
  });

  it('is else likely what somebody says of whom it is surer who they are', () => {
    const weak = { ...bob, assurance: 'asserted' as const };
    given(starts(), knows(weak, 'x', 1, 'a mail'))
      .when(knows(alice, 'x', 2, 'a call'))
      .thenHappened({
        likely: 'a call',
        because: 'likely right is a call: that alice said so is proven, more than of the other',
      });
    given(starts(), knows(alice, 'x', 1, 'a mail'))
      .when(knows(weak, 'x', 2, 'a call'))
      .thenHappened({ likely: 'a mail' });
  });

  it('is nobody’s to tell where the entry of the first is too old to be seen', () => {
    const weak = { ...bob, assurance: 'asserted' as const };
    const many = Array.from({ length: 33 }, (_, at) => knows(bob, 'chat', at, 'talk'));
    given(starts(), knows(weak, 'x', 1, 'a mail'), ...many)
      .when(knows(alice, 'x', 2, 'a call'))
      .thenHappened({ likely: null });
  });

  it('holds up the tracks whose next moves ask for it, else those that promise it, else the main one', () => {
    const asking = lifecycle({
      allowed_transitions: [{ from: 'build', to: 'check', when: 'known', requires: { fact: 'x' } }],
    });
    const first = knows(bob, 'x', 1, 'a mail');
    const second = knows(bob, 'x', 2, 'a call');
    const tracksOf = (...steps: readonly Step[]) =>
      Object.values(stateOf(sceneOf(starts(), ...steps, first, second)).conflicts ?? {})[0]?.tracks;
    expect(tracksOf(around({ definition: asking }), beside('side', { stage: 'build' }))).toEqual(['side']);
    expect(tracksOf(beside('side', { requires: { fact: 'x' } }))).toEqual(['side']);
    expect(tracksOf(beside('side', { depends_on: { fact: 'x' } }))).toEqual(['side']);
    expect(tracksOf(beside('side', { depends_on: { fact: 'x' }, status: 'complete' }))).toEqual(['main']);
    expect(tracksOf(beside('side', { requires: { fact: 'y' } }))).toEqual(['main']);
  });

  it('is joined by a third source, and waits since the first two', () => {
    const { state } = given(starts(), contested, later(1))
      .when(knows(dave, 'x', 3, 'a letter'))
      .thenHappened({
        type: 'conflict_opened',
        conflict: 'c3',
        claims: [{ value: 1 }, { value: 2 }, { value: 3, source: 'a letter', by: 'dave' }],
      });
    expect(state.conflicts?.['c3']).toMatchObject({ by: 'bob', at: '2026-03-02T12:00:00.000Z' });
    expect(Object.keys(state.conflicts ?? {})).toEqual(['c3']);
    given(starts(), contested)
      .when(knows(dave, 'x', 2, 'a call'))
      .thenRefused('already_decided');
  });

  it('is over where a source corrects itself and all say the same', () => {
    given(starts(), contested, knows(bob, 'x', 3, 'a letter'))
      .when(knows(bob, 'x', 1, 'a call'))
      .thenHappened({ type: 'conflict_opened', claims: [{ value: 1 }, { value: 1 }, { value: 3 }] });
    const { state } = given(starts(), contested)
      .when(knows(bob, 'x', 1, 'a call'))
      .thenHappened(
        { type: 'conflict_resolved', conflict: 'c3', because: 'a call was corrected, and all say the same' },
        { type: 'fact_recorded', fact: 'x', value: 1, source: 'a call' },
      );
    expect(state.conflicts).toBeUndefined();
  });

  it('holds for nothing while it is open', () => {
    const scene = sceneOf(starts(), contested);
    const answer = answers(observedIn(scene).world, stateOf(scene), 'main');
    const leaf = evaluate({ fact: 'x', equals: 1 }, answer);
    expect(leaf.holds).toBe(false);
    expect(leaf.says).toBe('c3, sources differ about x: 1 (a mail) or 2 (a call); nobody can tell which is right: ask');
    expect(leaf.next).toBe('countersign resolve c3 --as VALUE --because "…"');
    expect(evaluate({ no: 'conflicts' }, answer)).toEqual({ ...leaf });
    expect(evaluate({ no: 'conflicts' }, answers(scene.world, stateOf(scene), 'side'))).toEqual({
      holds: true,
      says: 'no conflict is open',
    });
  });

  it('cannot be taken back before somebody decides', () => {
    for (const entry of [2, 3])
      given(starts(), contested)
        .when(undo(entry))
        .thenRefused('cannot_undo', /is part of c3, in which sources differ/u);
  });
});

describe('a conflict that is open', () => {
  const free = lifecycle({
    allowed_transitions: [
      { from: 'plan', to: 'build', when: 'somebody says so' },
      { from: 'build', to: 'plan', when: 'it was wrong' },
      { from: 'build', to: 'check', on: { flag: 'rush' }, when: 'it is urgent', requires: { flag: 'rush' } },
    ],
  });

  it('keeps its track from going on, by a command and by itself, and lets it go back', () => {
    given(around({ definition: free }), starts(), contested)
      .when(advances(bob))
      .thenRefused('conflict_open', /sources differ about x/u);
    const built = all(around({ definition: free }), starts(), advances(bob));
    const { state } = given(built, contested)
      .when(asks(bob, { flag: { flag: 'rush', reason: 'now' } }))
      .thenHappened({ type: 'flag_raised' });
    expect(state.tracks['main']?.stage).toBe('build');
    given(built, contested).when(goesBack(bob, 'plan')).thenHappened({ type: 'stage_changed', to: 'plan' });
    given(built, contested, asks(bob, { flag: { flag: 'rush', reason: 'now' } }))
      .when(resolves('c4', 2))
      .thenHappened(
        { type: 'conflict_resolved' },
        { type: 'fact_recorded', value: 2 },
        { type: 'stage_changed', to: 'check' },
      );
  });

  it('lets every other track go on', () => {
    const { state } = given(around({ definition: free }), starts(), contested, beside('side', {}))
      .when(asks(bob, { advance: { track: 'side' } }))
      .thenHappened({ type: 'stage_changed', track: 'side', to: 'build' });
    expect(state.tracks['main']?.stage).toBe('plan');
  });

  it('stops what would go outside on its track, whatever was approved, and names the likely truth and the command', () => {
    const planned = [
      around({ definition: lifecycle({ facts: { x: { truth: 'plan' } } }) }),
      inBuild,
      approves(dave, 'legal', { on_behalf_of: answerOf(kim) }),
      knows(bob, 'x', 1, 'a mail'),
      knows(bob, 'x', 2, 'plan v1'),
    ];
    const { scene } = given(...planned)
      .when(asks(bob, { act: { action: 'send', track: 'main' } }))
      .thenRefused('conflict_open', /likely right is plan v1: x is what that says/u);
    expect(scene.last.at(-1)?.refusal?.next).toMatch(/^countersign resolve c\d+ --as 2 --because "…"$/u);
    given(...planned, (at) => resolves(Object.keys(stateOf(at).conflicts ?? {})[0] ?? '', 2)(at))
      .when(asks(bob, { act: { action: 'send', track: 'main' } }))
      .thenHappened({ decision: 'act send' });
    given(...planned)
      .when(asks(bob, { act: { action: 'lunch', track: 'main' } }))
      .thenHappened({ decision: 'act lunch' });
  });

  it('keeps the project from an end that leaves nothing open, and from no other', () => {
    given(inShip, contested)
      .when(asks(alice, { close: { terminal_state: 'closed' } }))
      .thenRefused('conflict_open');
    given(inShip, contested)
      .when(asks(alice, { close: { terminal_state: 'superseded' } }))
      .thenHappened({ type: 'track_closed' }, { type: 'project_closed' });
  });

  it('keeps back what would end its track by landing', () => {
    const last = [
      inCheck,
      knows(bob, version, '2', 'CHANGELOG.md'),
      pushes(bob, 'r', { report: 'report A' }),
      approves(alice, 'go'),
    ];
    const merge = asks(bob, { merge: { proposal: 'r', head: 'r1', landing: { report: 'report A' } } });
    given(...last)
      .when(merge)
      .thenHappened({ decision: 'merge r at r1' });
    given(...last, knows(bob, 'x', 1, 'a mail'), knows(bob, 'x', 2, 'a call'))
      .when(merge)
      .thenRefused('conflict_open');
  });

  it('comes first among what is next, and is not told again by the fact that waits for it', () => {
    const scene = sceneOf(inCheck, knows(bob, version, '2', 'a mail'), knows(bob, version, '3', 'a call'));
    const steps = allSteps(observedIn(scene).world, stateOf(scene));
    expect(steps[0]).toEqual({
      says: 'c11, sources differ about release.version: 2 (a mail) or 3 (a call); nobody can tell which is right: ask',
      command: 'countersign resolve c11 --as VALUE --because "…"',
      who: 'alice',
    });
    expect(steps.filter(({ says }) => says.includes('release.version'))).toHaveLength(1);
  });

  it('waits for whoever looks after its track', () => {
    const scene = sceneOf(starts(), contested);
    const waits = (who: Actor) => waitingFor(observedIn(scene).world, stateOf(scene), who);
    expect(waits(alice)).toMatchObject([{ command: 'countersign resolve c3 --as VALUE --because "…"', since: noon }]);
    expect(waits(bob)).toEqual([]);
  });

  it('is explained with every claim, and by the commands that decide it', () => {
    const definition = lifecycle({ facts: { x: { truth: 'plan' } } });
    const scene = sceneOf(around({ definition }), inBuild, knows(bob, 'x', 1, 'a mail'), knows(bob, 'x', 2, 'plan'));
    const { world } = observedIn(scene);
    const state = stateOf(scene);
    const [id = ''] = Object.keys(state.conflicts ?? {});
    expect(unknownTo(world, state, 'main', id)).toBeNull();
    expect(explain(world, state, 'main', id)).toEqual({
      holds: false,
      says: `${id}, open since 2 Mar 2026: sources differ about x, and main goes no further`,
      next: `countersign resolve ${id} --as 2 --because "…"`,
      parts: [
        { holds: false, says: '1, from a mail, told by bob' },
        { holds: true, says: '2, from plan, told by bob' },
        { holds: true, says: 'likely right is plan: x is what that says' },
      ],
    });
    expect(legalNow(world, state, bob, id).map(({ command }) => command)).toEqual([
      `countersign resolve ${id} --as 1 --because "…"`,
      `countersign resolve ${id} --as 2 --because "…"`,
    ]);
    expect(explain(world, state, 'main', 'check').parts?.[0]).toMatchObject({ holds: false });
    expect(explain(world, state, 'main', 'plan').holds).toBe(true);
    expect(explain(world, state, 'main', 'send').parts?.[0]?.says).toMatch(/sources differ/u);
    expect(explain(world, state, 'main', 'announce').parts?.[0]?.says).not.toMatch(/sources differ/u);
    expect(JSON.stringify(explain(world, state, 'main', 'closed'))).toMatch(/sources differ/u);
    expect(JSON.stringify(explain(world, state, 'main', 'superseded'))).not.toMatch(/sources differ/u);
    expect(explain(world, state, 'main', 'c99').next).toContain(`open conflicts: ${id}`);
  });

  it('is found: a warning while it waits, and an error once its track or the project has ended', () => {
    const scene = sceneOf(starts(), contested);
    const state = stateOf(scene);
    const found = (changed: Partial<ProjectState>) =>
      findingsIn(scene.world, { ...state, ...changed }, []).filter(({ code }) => code === 'unresolved_conflict');
    expect(found({})).toMatchObject([{ path: ['conflicts', 'c3'], severity: 'warning' }]);
    expect(found({})[0]?.message).toContain('nothing goes forward on main before somebody decides');
    const { main } = state.tracks;
    if (main === undefined) throw new Error('there is no main track');
    expect(found({ tracks: { main: { ...main, status: 'complete' } } })).toMatchObject([
      { severity: 'error', message: expect.stringContaining('main ended while c3 was open') as unknown },
    ]);
    expect(found({ tracks: {} })).toMatchObject([{ severity: 'warning' }]);
    expect(found({ terminal_state: { id: 'closed', rationale: '' } })).toMatchObject([
      { severity: 'error', message: expect.stringContaining('acme ended while c3 was open') as unknown },
    ]);
    expect(found({ terminal_state: { id: 'abandoned', rationale: 'x' } })).toEqual([]);
    expect(findingsIn(scene.world, stateOf(sceneOf(starts(), contested, resolves('c3', 1))), [])).toEqual([]);
  });

  it('waits behind at most fifty', () => {
    const many = Array.from({ length: 50 }, (_, at) => differ(`question ${at}`, 'a: yes', 'b: no'));
    given(starts(), ...many)
      .when(differ('one more', 'a: yes', 'b: no'))
      .thenRefused('state_full');
    given(starts(), ...many, knows(bob, 'x', 1, 'a mail'))
      .when(knows(bob, 'x', 2, 'a call'))
      .thenRefused('state_full');
  });
});

describe('a decision between sources', () => {
  it('makes the fact what one of them says, from that source', () => {
    const { state } = given(starts(), contested)
      .when(resolves('c3', 2))
      .thenHappened(
        { type: 'conflict_resolved', conflict: 'c3', because: 'the contract says so', was: { fact: 'x' } },
        { type: 'fact_recorded', fact: 'x', value: 2, source: 'a call', was: { value: 1 } },
      );
    expect(state.conflicts).toBeUndefined();
    expect(state.known_facts['x']).toMatchObject({ value: 2, source: 'a call' });
    const two = sceneOf(starts(), contested, differ('in scope', 'a: yes', 'b: no'), resolves('c3', 2));
    expect(Object.keys(stateOf(two).conflicts ?? {})).toEqual(['c4']);
    expect(two.last.flatMap(({ events = [] }) => events.map((event) => eventText(event, 'bob')))).toEqual([
      'c3 by bob',
      'x by bob',
    ]);
  });

  it('is its own source where it is none of what they say', () => {
    given(starts(), contested)
      .when(resolves('c3', 7))
      .thenHappened({}, { value: 7, source: 'decision of bob: the contract says so' });
  });

  it('takes the likely one of several that say the same', () => {
    const definition = lifecycle({ facts: { x: { truth: 'plan' } } });
    given(
      around({ definition }),
      inBuild,
      knows(bob, 'x', 1, 'a mail'),
      knows(bob, 'x', 2, 'a call'),
      knows(bob, 'x', 2, 'plan'),
    )
      .when((at) => resolves(Object.keys(stateOf(at).conflicts ?? {})[0] ?? '', 2)(at))
      .thenHappened({}, { value: 2, source: 'plan' });
  });

  it('keeps what the fact stands in for, where that source was right', () => {
    const both = [starts(), stands('artifact:plan'), knows(bob, 'x', 2, 'a call')];
    given(...both)
      .when(resolves('c3', 1))
      .thenHappened({}, { value: 1, substitutes: 'artifact:plan' });
    const other = given(...both)
      .when(resolves('c3', 2))
      .thenHappened({}, { value: 2 });
    expect(other.state.known_facts['x']).not.toHaveProperty('substitutes');
  });

  it('says what it is, why, and of which conflict', () => {
    given(starts(), contested)
      .when(resolves('c3', 2, ' '))
      .thenRefused('reason_missing');
    given(starts(), contested)
      .when(resolves('c3', undefined, ''))
      .thenRefused('reason_missing');
    given(starts(), contested)
      .when(resolves('c3'))
      .thenRefused('invalid_argument', /say what it is, 1 \(a mail\) or 2 \(a call\)/u);
    given(starts(), contested).when(resolves('c3', 'TBD')).thenRefused('invalid_argument');
    const open = given(starts(), contested).when(resolves('c9', 2)).thenRefused('unknown_conflict');
    expect(open.scene.last.at(-1)?.refusal?.next).toBe('Open are c3.');
    const none = given(starts()).when(resolves('constructor', 2)).thenRefused('unknown_conflict');
    expect(none.scene.last.at(-1)?.refusal?.next).toBe('None is open.');
  });

  it('is made by whoever the policy lets', () => {
    const scene = [around({ policy: policyWith({ verbs: { resolve: ['lead'] } }) }), starts(), contested];
    given(...scene)
      .when(resolves('c3', 2))
      .thenRefused('not_allowed');
    given(...scene)
      .when(asks(alice, { resolve: { conflict: 'c3', value: 2, because: 'I asked' } }))
      .thenHappened({}, { value: 2 });
  });

  it('can be taken back: the sources differ again', () => {
    const { state } = given(starts(), contested, resolves('c3', 2))
      .when(undo(4))
      .thenHappened(
        { type: 'conflict_opened', conflict: 'c3', fact: 'x', claims: [{ value: 1 }, { value: 2 }] },
        { type: 'fact_recorded', value: 1, source: 'a mail' },
      );
    expect(Object.keys(state.conflicts ?? {})).toEqual(['c3']);
    given(starts(), contested, resolves('c3', 2), undo(4))
      .when(undo(4))
      .thenRefused('cannot_undo', /part of c3/u);
    given(starts(), contested, resolves('c3', 2), knows(bob, 'x', 5, 'a letter'))
      .when(undo(4))
      .thenRefused('cannot_undo', /part of c5/u);
  });
});

const refunds = 'are refunds in scope';
const differOn = (place: string) => asks(bob, { conflict: { about: refunds, claims: ['a: yes', 'b: no'], on: place } });

describe('a conflict about what is no fact', () => {
  it('is recorded with what each source says, on a track', () => {
    given(starts())
      .when(differ(refunds, 'the contract: they are not', 'the sponsor: yes: all of them'))
      .thenHappened({
        type: 'conflict_opened',
        conflict: 'c2',
        about: refunds,
        claims: [
          { source: 'the contract', value: 'they are not', by: 'bob' },
          { source: 'the sponsor', value: 'yes: all of them', by: 'bob' },
        ],
        likely: null,
        tracks: ['main'],
      });
  });

  it('names the one source that has landed as the likely truth', () => {
    given(inBuild)
      .when(differ(refunds, 'plan v1: no', 'the sponsor: yes'))
      .thenHappened({ likely: 'plan v1', because: 'likely right is plan v1, which has landed' });
    given(inBuild, lands({ commit: 'n1', contents: { notes: 'n' } }))
      .when(differ(refunds, 'plan v1: no', 'notes: yes'))
      .thenHappened({ likely: null });
  });

  it('is decided with a reason, and by no value', () => {
    const { state } = given(starts(), differ(refunds, 'a: yes', 'b: no'))
      .when(resolves('c2'))
      .thenHappened({ type: 'conflict_resolved', conflict: 'c2' });
    expect(state.conflicts).toBeUndefined();
    given(starts(), differ(refunds, 'a: yes', 'b: no'))
      .when(resolves('c2', 'yes'))
      .thenRefused('invalid_argument', /is about no fact/u);
    const scene = sceneOf(starts(), differ(refunds, 'a: yes', 'b: no'));
    expect(legalNow(scene.world, stateOf(scene), bob, 'c2').map(({ command }) => command)).toEqual([
      'countersign resolve c2 --because "…"',
    ]);
  });

  it('can be taken back, once', () => {
    given(starts(), differ(refunds, 'a: yes', 'b: no'))
      .when(undo(2))
      .thenHappened({ type: 'conflict_resolved', conflict: 'c2', because: 'undo of entry 2' });
    given(starts(), differ(refunds, 'a: yes', 'b: no'), resolves('c2'))
      .when(undo(2))
      .thenRefused('cannot_undo');
    given(starts(), differ(refunds, 'a: yes', 'b: no'), resolves('c2'), undo(3))
      .when(undo(3))
      .thenRefused('cannot_undo');
  });

  it('says what it is about, and who says what, on a track that is there', () => {
    given(starts())
      .when(differ(' ', 'a: yes', 'b: no'))
      .thenRefused('reason_missing');
    for (const claims of [[], ['a: yes'], ['a: yes', 'a: no'], ['a: yes', 'b'], ['a: yes', ': no'], ['a: yes', 'b: ']])
      given(starts())
        .when(differ(refunds, ...claims))
        .thenRefused('invalid_argument', /at least two sources/u);
    given(starts()).when(differOn('gate:go')).thenRefused('invalid_argument');
    given(starts()).when(differOn('track:side')).thenRefused('unknown_track');
  });

  it('is not for facts: of them it is found', () => {
    given(starts())
      .when(differ('client.secret', 'a: yes', 'b: no'))
      .thenRefused('invalid_argument', /is a fact/u);
    given(starts(), knows(bob, 'x', 1))
      .when(differ('x', 'a: yes', 'b: no'))
      .thenRefused('invalid_argument', /is a fact/u);
  });
});

describe('an assumption', () => {
  it('is listed with its reason, and answers no condition', () => {
    const { state, scene } = given(starts())
      .when(assumes('x', 1))
      .thenHappened({ type: 'assumption_recorded', assumption: 'x', value: 1, was: null });
    expect(state.assumptions).toMatchObject({ x: { value: 1, because: 'last year it was that', by: 'bob' } });
    expect(evaluate({ fact: 'x' }, answers(scene.world, state, 'main')).holds).toBe(false);
    expect(evaluate({ fact: 'x', equals: 1 }, answers(scene.world, state, 'main')).holds).toBe(false);
  });

  it('ends when somebody knows, in the same entry', () => {
    const { state } = given(starts(), assumes('x', 1))
      .when(knows(bob, 'x', 2, 'a mail'))
      .thenHappened(
        { type: 'fact_recorded', fact: 'x', value: 2 },
        { type: 'assumption_recorded', assumption: 'x', value: null, because: 'it is known now, from a mail' },
      );
    expect(state.assumptions).toBeUndefined();
    const back = given(starts(), assumes('x', 1), knows(bob, 'x', 2, 'a mail'))
      .when(undo(3))
      .thenHappened({ type: 'fact_recorded', value: null }, { type: 'assumption_recorded', value: 1 });
    expect(back.state.assumptions).toMatchObject({ x: { value: 1, because: 'last year it was that' } });
  });

  it('may change, and be taken back', () => {
    given(starts(), assumes('x', 1))
      .when(assumes('x', 2))
      .thenHappened({ value: 2, was: { value: 1 } });
    given(starts(), assumes('x', 1)).when(assumes('x', 1)).thenRefused('already_decided');
    const { state } = given(starts(), assumes('x', 1))
      .when(undo(2))
      .thenHappened({ type: 'assumption_recorded', value: null, because: 'undo of entry 2' });
    expect(state.assumptions).toBeUndefined();
    given(starts(), assumes('x', 1), assumes('x', 2)).when(undo(2)).thenRefused('cannot_undo');
    given(starts(), assumes('x', 1), undo(2)).when(undo(2)).thenRefused('cannot_undo');
  });

  it('has a name, a value and a reason, and is of nothing that is known', () => {
    given(starts()).when(assumes('a b', 1)).thenRefused('invalid_argument');
    given(starts()).when(assumes('x', 'TBD')).thenRefused('invalid_argument');
    given(starts())
      .when(assumes('x', 1, ''))
      .thenRefused('reason_missing');
    given(starts(), knows(bob, 'x', 1))
      .when(assumes('x', 2))
      .thenRefused('already_decided', /x is known: 1, from a mail/u);
  });

  it('is one of at most fifty', () => {
    const many = Array.from({ length: 50 }, (_, at) => assumes(`x${at}`, at));
    given(starts(), ...many)
      .when(assumes('y', 1))
      .thenRefused('state_full');
    given(starts(), ...many)
      .when(assumes('x0', 1))
      .thenHappened({ value: 1 });
  });
});

describe('what is no knowledge', () => {
  it.each(['TBD', 'tbd', ' unknown ', '', '?', '??'])('"%s" is never a fact', (value) => {
    const { scene } = given(starts())
      .when(knows(bob, 'x', value))
      .thenRefused('invalid_argument');
    expect(scene.last.at(-1)?.refusal?.next).toMatch(/countersign assume x=… .*countersign block/u);
  });

  it('is not what only begins like it', () => {
    for (const value of ['unknown soldier', 'TBD-17', 'what?', false, 0])
      given(starts())
        .when(knows(bob, 'x', value))
        .thenHappened({ value });
  });
});

describe('a fact that stands in for an artifact', () => {
  it('is kept with what that is', () => {
    const { state } = given(starts()).when(stands('artifact:plan')).thenHappened({ substitutes: 'artifact:plan' });
    expect(state.known_facts['x']?.substitutes).toBe('artifact:plan');
    given(starts(), knows(bob, 'x', 1, 'a mail'))
      .when(stands('artifact:plan'))
      .thenHappened({ type: 'fact_recorded', substitutes: 'artifact:plan' });
    const back = given(starts(), stands('artifact:plan'), knows(bob, 'x', 2, 'a mail'))
      .when(undo(3))
      .thenHappened({ value: 1, substitutes: 'artifact:plan' });
    expect(back.state.known_facts['x']?.substitutes).toBe('artifact:plan');
  });

  it('is refused where the definition has no such artifact', () => {
    for (const place of ['artifact:song', 'plan', 'gate:go', ''])
      given(starts())
        .when(stands(place))
        .thenRefused('unknown_artifact', /is none of this workflow/u);
    const { scene } = given(
      around({
        definition: lifecycle({ artifacts: [], allowed_transitions: [], actions: [], terminal_states: ['closed'] }),
      }),
      starts(),
    )
      .when(stands('artifact:plan'))
      .thenRefused('unknown_artifact');
    expect(scene.last.at(-1)?.refusal?.next).toBe('It has none.');
  });
});
