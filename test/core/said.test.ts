import { describe, expect, it } from 'vitest';
import { countersign } from '../../src/core/entry.ts';
import { deedsOf } from '../../src/core/observe.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import {
  alice,
  all,
  approves,
  around,
  asks,
  bob,
  carol,
  chats,
  dave,
  finds,
  given,
  inBuild,
  later,
  lands,
  merges,
  mergesOnGitHub,
  observedIn,
  person,
  pushes,
  reviews,
  says,
  sceneOf,
  startOf,
  starts,
  swept,
  today,
  underPolicy,
  type Scene,
} from './given.ts';

const mallory = person('mallory');
const blocks = (text: string): ProjectCommand => ({ block: { text, on: 'track:main' } });
const fact = (value: number): ProjectCommand => ({ fact: { fact: 'x', value, source: 'a mail' } });

/** What people said that the state does not know yet, by its ids. */
function newsIn(scene: Scene): readonly string[] {
  return deedsOf(observedIn(scene), scene.state).map(({ source }) => source);
}

describe('what people say where the home has a clock', () => {
  it('is recorded with the time at which it was said, beside the time at which it was decided', () => {
    const { state, scene } = given(starts())
      .when(says(bob, blocks('no contact'), { said: today('11:58'), source: 'IC_1' }), swept)
      .thenEntered({ source: 'IC_1', actor: bob, said: today('11:58'), at: today('12:00') });
    expect(state.heard).toMatchObject({ until: today('11:58'), ids: [`${today('11:58')} IC_1`] });
    expect(scene.log[0]).not.toHaveProperty('said');
  });

  it('counts once, however often it is heard', () => {
    const heard = [starts(), says(bob, blocks('no contact'), { source: 'IC_1' }), swept];
    const { state } = given(...heard)
      .when(swept)
      .thenEntered();
    expect(Object.keys(state.blockers)).toHaveLength(1);
    given(...heard)
      .when(around({ at: today('12:09') }), says(bob, blocks('no contact'), { said: today('12:00'), source: 'IC_1' }))
      .thenEntered({ source: 'IC_1' });
  });

  it('may be said twice: another comment with the same words counts by itself', () => {
    const { state } = given(starts()).when(says(bob, blocks('no room')), says(bob, blocks('no room')), swept);
    expect(Object.keys(state.blockers)).toHaveLength(2);
  });

  it('is decided in the order in which it was said, in whatever order it is told', () => {
    given(starts())
      .when(
        says(bob, fact(3), { said: today('12:03') }),
        says(carol, fact(1), { said: today('12:01') }),
        says(dave, fact(2), { said: today('12:02') }),
        swept,
      )
      .thenRecorded({ value: 1 }, { value: 2, was: { value: 1 } }, { value: 3, was: { value: 2 } });
  });

  it('has one order for all who look, also where two things were said in one second', () => {
    const one = says(bob, fact(1), { source: 'IC_b' });
    const other = says(carol, fact(2), { source: 'IC_a' });
    for (const told of [all(one, other), all(other, one)])
      given(starts()).when(told, swept).thenEntered({ source: 'IC_a' }, { source: 'IC_b' });
  });

  it('counts when it is told later than something younger, by up to ten minutes', () => {
    const heard = [starts(), says(bob, fact(2), { said: today('12:10'), source: 'IC_2' }), swept];
    const { state } = given(says(bob, fact(0), { said: today('11:00') }), ...heard)
      .when(says(carol, fact(1), { said: today('12:00'), source: 'IC_1' }), swept)
      .thenEntered({ source: 'IC_1' });
    expect(state.heard?.until).toBe(today('12:10'));
    given(says(bob, fact(0), { said: today('11:00') }), ...heard)
      .when(says(carol, fact(1), { said: today('11:59:59'), source: 'IC_1' }), swept)
      .thenEntered();
  });

  it('is not lost in a crowd: all of it counts, and each of it once', () => {
    const { state, scene } = given(starts(), chats(bob, 300, today('12:00')), swept).when(swept);
    expect(scene.log.filter(({ source }) => source.startsWith('chat'))).toHaveLength(300);
    expect(state.heard?.ids).toHaveLength(256);
    expect(scene.last).toEqual([]);
  });

  it('is heard also when it is refused: what was not allowed then does not come alive later', () => {
    const { state } = given(starts(), says(mallory, blocks('me'), { source: 'IC_1' }), swept)
      .when(underPolicy({ verbs: { block: ['read'] } }), swept)
      .thenEntered();
    expect(state.blockers).toEqual({});
  });

  it('is heard also when it changes nothing', () => {
    const { scene } = given(starts(), says(dave, { dismiss: { person: alice.id, proposal: 'p', reason: '' } })).when(
      swept,
    );
    expect(newsIn(scene)).toEqual([]);
  });

  it('comes after what is proposed and before what is gone', () => {
    given(starts(), pushes(bob, 'q', { notes: 'N' }), swept)
      .when(
        merges(bob, 'q', { contents: { notes: null } }),
        pushes(bob, 'p', { plan: 'A' }),
        reviews(alice, 'p', 'yes', { source: 'PRR_1' }),
        around({ policyPin: null }),
        swept,
      )
      .thenEntered(
        { command: { pin: {} } },
        { command: { land: {} } },
        { command: { propose: {} } },
        { source: 'PRR_1' },
        { command: { retract: {} } },
      );
  });

  it('comes before a command that somebody gives now', () => {
    given(starts())
      .when(says(bob, fact(1)), asks(bob, fact(2)))
      .thenRecorded({ value: 1 }, { value: 2 });
  });
});

describe('before a project has begun', () => {
  it('nothing is news', () => {
    expect(newsIn(sceneOf(says(bob, fact(1)), pushes(bob, 'p', { plan: 'A' })))).toEqual([]);
  });

  it('only what is said from the first start on is', () => {
    const scene = sceneOf(
      says(bob, fact(2), { said: today('12:02'), source: 'after' }),
      says(alice, startOf(), { said: today('12:01'), source: 'start' }),
      says(bob, fact(1), { said: today('12:00'), source: 'before' }),
    );
    expect(newsIn(scene)).toEqual(['start', 'after']);
    given(() => scene)
      .when(swept)
      .thenRecorded({ type: 'project_started' }, {}, {}, {}, { type: 'fact_recorded', value: 2 });
  });

  it('what was said stays unheard when the project has begun', () => {
    const { state } = given(
      says(bob, blocks('before'), { said: today('11:59'), source: 'before' }),
      says(alice, startOf(), { source: 'start' }),
      swept,
    )
      .when(swept)
      .thenEntered();
    expect(state.blockers).toEqual({});
  });

  it('a start that is refused begins nothing, and the next one does', () => {
    const { state } = given(says(mallory, startOf(), { source: 'IC_1' }), swept)
      .when(says(alice, startOf({ client: 'Other' }), { source: 'IC_2' }), swept)
      .thenEntered({ source: 'IC_2' });
    expect(state.client).toBe('Other');
  });

  it('begins once', () => {
    given(says(alice, startOf(), { source: 'IC_1' }), says(bob, startOf(), { source: 'IC_2' }))
      .when(swept)
      .thenEntered({ source: 'IC_1', seq: 1 }, { source: 'IC_2', refusal: { code: 'already_started' } });
  });
});

describe('a merge that is told with its time', () => {
  const open = [starts(), pushes(bob, 'p', { plan: 'A' }, { at: today('11:50') }), swept];

  it('lands its branch, and the branch is no draft any more', () => {
    const { state } = given(...open, approves(alice, 'plan_approval'))
      .when(mergesOnGitHub(bob, 'p', { at: today('12:01') }), swept)
      .thenEntered({ source: 'landed:merge-of-p-1', actor: bob, said: today('12:01') })
      .thenRecorded(
        { type: 'landing_recorded', proposal: 'p', passed: [] },
        { type: 'gate_evaluated' },
        { version: 'v1', content: 'A', bypassed: [] },
        { type: 'stage_changed', to: 'build' },
      );
    expect(state.proposals).toEqual({});
  });

  it('is decided where it stands among what people said: an approval before it counts, a review after it is too late', () => {
    const { state } = given(...open)
      .when(
        reviews(bob, 'p', 'no', { said: today('12:02'), source: 'PRR_late', reason: 'wait' }),
        mergesOnGitHub(bob, 'p', { at: today('12:01') }),
        reviews(alice, 'p', 'yes', { said: today('12:00'), source: 'PRR_early' }),
        swept,
      )
      .thenEntered({ source: 'PRR_early' }, { source: 'landed:merge-of-p-1' }, { source: 'PRR_late' });
    expect(state.artifacts['plan']).toMatchObject({ version: 'v1', bypassed: [] });
    expect(state.tracks['main']).toMatchObject({ stage: 'build' });
  });

  it('before the approval is past a closed gate, though both are seen at once', () => {
    const { state } = given(...open).when(
      reviews(alice, 'p', 'yes', { said: today('12:02') }),
      mergesOnGitHub(bob, 'p', { at: today('12:01') }),
      swept,
    );
    expect(state.artifacts['plan']).toMatchObject({ version: 'v1', bypassed: ['plan_approval'] });
    expect(state.tracks['main']).toMatchObject({ stage: 'plan' });
  });

  it('names its branch even when other bytes came out of it', () => {
    const { state } = given(...open, approves(alice, 'plan_approval'))
      .when(mergesOnGitHub(bob, 'p', { contents: { plan: 'A and more' } }), swept)
      .thenRecorded(
        { type: 'landing_recorded', proposal: 'p' },
        { type: 'gate_evaluated', gates: [{ gate: 'plan_approval', open: false }] },
        { type: 'artifact_created', content: 'A and more', bypassed: ['plan_approval'] },
        { change: 'voided', because: 'p landed at merge-o with other bytes' },
      );
    expect(state.proposals).toEqual({});
  });

  it('of a branch that nobody had seen open proposes it first', () => {
    given(starts())
      .when(pushes(bob, 'p', { plan: 'A' }), mergesOnGitHub(bob, 'p'), swept)
      .thenEntered({ command: { propose: { proposal: 'p' } } }, { command: { land: { proposal: 'p' } } });
  });

  it('is news however late it is told, where the branch is known', () => {
    const { state } = given(...open, says(bob, fact(1), { said: today('13:00') }), swept)
      .when(mergesOnGitHub(bob, 'p', { at: today('12:01') }), swept)
      .thenEntered({ source: 'landed:merge-of-p-1' });
    expect(state.artifacts['plan']).toMatchObject({ version: 'v1' });
    expect(state.heard?.until).toBe(today('13:00'));
  });

  it('is too late where nobody knows the branch', () => {
    given(starts(), says(bob, fact(1), { said: today('13:00') }), swept)
      .when(pushes(bob, 'q', { notes: 'N' }), mergesOnGitHub(bob, 'q', { at: today('12:01') }), swept)
      .thenEntered();
  });

  it('counts once', () => {
    given(...open, mergesOnGitHub(bob, 'p'), swept)
      .when(swept)
      .thenEntered();
  });

  it('may name no branch: then it is the one that had those bytes, or none', () => {
    const merged = { proposal: null, at: today('12:01') };
    given(...open)
      .when(lands({ commit: 'push1', contents: { plan: 'A' }, merged }), swept)
      .thenEntered({ said: today('12:01'), command: { land: { proposal: 'p' } } });
    given(...open)
      .when(lands({ commit: 'push1', contents: { plan: 'B' }, merged }), swept)
      .thenEntered({ command: { land: { proposal: null } } });
  });

  it('is not one of the steps of a series', () => {
    const scene = sceneOf(
      inBuild,
      lands({ commit: 'n1', contents: { notes: 'N1' } }),
      lands({ commit: 'm1', contents: { manual: 'M' }, merged: { proposal: null, at: today('12:01') } }),
      lands({ commit: 'n2', contents: { notes: 'N2' } }),
    );
    expect(deedsOf(observedIn(scene), scene.state)).toMatchObject([
      { command: { land: { commit: 'n2', passed: ['n1'] } } },
      { command: { land: { commit: 'm1', passed: [] } } },
    ]);
  });
});

describe('a project that has ended', () => {
  const ended = [starts(), asks(bob, { close: { terminal_state: 'superseded' } })];

  it('answers what people say to it, and nothing else is its business', () => {
    given(...ended)
      .when(
        says(bob, fact(1), { source: 'IC_1' }),
        pushes(bob, 'p', { plan: 'A' }),
        lands({ commit: 'n1', contents: { notes: 'N' } }),
        around({ policyPin: null }),
        later(1),
        swept,
      )
      .thenEntered({ source: 'IC_1', refusal: { code: 'project_closed' } });
  });

  it('still notes what cannot be made twice', () => {
    const { state } = given(...ended)
      .when(finds({ closure_comment: 'IC_9' }), swept)
      .thenRecorded({ type: 'receipt_recorded', of: 'closure_comment', id: 'IC_9' });
    expect(state).toMatchObject({ receipts: { closure_comment: 'IC_9' }, terminal_state: { id: 'superseded' } });
  });
});

describe('what cannot be made twice and is there', () => {
  it('is noted once, by Countersign itself', () => {
    const noted = [starts(), finds({ status_comment: 'IC_1' }), swept];
    const { state } = given(...noted)
      .when(swept)
      .thenEntered();
    expect(state.receipts).toEqual({ status_comment: 'IC_1' });
    given(starts())
      .when(finds({ status_comment: 'IC_1' }), swept)
      .thenEntered({ source: 'receipt:status_comment:IC_1', actor: countersign });
  });

  it('is noted again when another one took its place', () => {
    const { state } = given(starts(), finds({ status_comment: 'IC_1', other: 'IC_2' }), swept)
      .when(finds({ status_comment: 'IC_3', other: 'IC_2' }), swept)
      .thenRecorded({ of: 'status_comment', id: 'IC_3' });
    expect(state.receipts).toEqual({ status_comment: 'IC_3', other: 'IC_2' });
  });

  it('may have any name', () => {
    const { state } = given(starts()).when(finds({ constructor: 'IC_1' }), swept);
    expect(Object.entries(state.receipts ?? {})).toEqual([['constructor', 'IC_1']]);
  });

  it('is nothing where a home finds nothing', () => {
    const { found: _found, ...observed } = observedIn(sceneOf(starts()));
    expect(deedsOf(observed, sceneOf(starts()).state)).toEqual([]);
  });
});
