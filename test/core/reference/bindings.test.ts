import { describe, expect, it } from 'vitest';
import type { Contents } from '../../../src/core/confirm/confirm.ts';
import { deedsOf } from '../../../src/core/observe.ts';
import { decide } from '../../../src/core/project/decide.ts';
import { landingGates } from '../../../src/core/project/landing-gates.ts';
import { plusMinutes } from '../../../src/core/time.ts';
import {
  alice,
  all,
  approves,
  approvesAll,
  around,
  asks,
  bob,
  carol,
  dave,
  deletes,
  given,
  headOf,
  inBuild,
  lands,
  later,
  mergesOnGitHub,
  noon,
  observedIn,
  overrides,
  policyWith,
  pushes,
  rejects,
  reviews,
  rewrites,
  says,
  sceneOf,
  starts,
  swept,
  today,
  underPolicy,
  withdraws,
  type Scene,
} from '../given.ts';

const drafted = all(starts(), pushes(bob, 'p', { plan: 'A' }, { at: today('11:50') }), swept);

/** The gates between a branch and the default branch, and which of them are open. */
function gatesOf(scene: Scene, branch: string): Readonly<Record<string, boolean>> {
  const { world } = observedIn(scene);
  if (scene.state === null) return {};
  const contents = world.proposals[branch]?.contents ?? {};
  return Object.fromEntries(landingGates(world, scene.state, contents).map((one) => [one.gate, one.answer.holds]));
}

describe('what is told', () => {
  it('twice in one look was said once', () => {
    const scene = sceneOf(drafted, reviews(alice, 'p', 'yes', { source: 'PRR_1' }));
    const { said, ...seen } = observedIn(scene);
    const deeds = deedsOf({ ...seen, said: [...said, ...said] }, scene.state);
    expect(deeds.filter(({ source }) => source === 'PRR_1')).toHaveLength(1);
  });

  it('again of a push is no news, though a branch brings the same bytes by now', () => {
    const push = lands({
      commit: 'push1',
      contents: { plan: 'A' },
      merged: { proposal: null, at: today('12:00') },
    });
    const revised = lands({
      commit: 'push2',
      contents: { plan: 'B' },
      merged: { proposal: null, at: today('12:01') },
    });
    const scene = sceneOf(starts(), push, revised, swept, pushes(bob, 'p', { plan: 'A' }), swept);
    const seen = { ...observedIn(scene), landings: scene.landings };
    expect(deedsOf(seen, scene.state)).toEqual([]);
  });

  it('of a push lands no branch that still brings something', () => {
    const push = lands({ commit: 'push1', contents: { plan: 'A' }, merged: { proposal: null, at: today('12:00') } });
    given(drafted, push, pushes(bob, 'p', { plan: 'B' }))
      .when(swept)
      .thenEntered(
        { command: { propose: { proposal: 'p' } } },
        { command: { land: { commit: 'push1', proposal: null } } },
      );
  });
});

describe('the time of an approval', () => {
  const forADay = underPolicy({ gates: { plan_approval: { expires_after_days: 1 } } });

  it('is counted from when it was given, however late it is heard', () => {
    const { state } = given(drafted, forADay, around({ at: today('18:00') })).when(
      reviews(alice, 'p', 'yes', { said: noon }),
      swept,
    );
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      status: 'approved',
      expires_at: '2026-03-03T12:00:00.000Z',
    });
  });

  it('may be up before anybody hears of it: it opens nothing', () => {
    given(drafted, forADay, reviews(alice, 'p', 'yes', { said: noon }))
      .when(later(1), swept)
      .thenEntered({ refusal: { code: 'invalid_argument', because: '2026-03-03T12:00:00.000Z is over' } });
  });

  const one = all(inBuild, pushes(bob, 'c', { code: 'K' }), approves(alice, 'review', { until: '2026-03-03' }));

  it('runs while others are still needed: who approved in time approves again, and nobody is counted who did not', () => {
    given(one).when(later(2), swept).thenRecorded({ change: 'voided', gate: 'review', status: 'expired' });
    const { state } = given(one, later(2)).when(approves(alice, 'review')).thenHappened({ status: 'partial' });
    expect(state.approvals['main']?.['review']).toMatchObject({ status: 'partial', decisions: [{}] });
    const { scene } = given(one).when(later(2), approves(carol, 'review'), approves(alice, 'review'));
    expect(gatesOf(scene, 'c')).toEqual({ review: true });
  });

  it('that was up before anybody looked leaves nothing to take back', () => {
    given(drafted, forADay, reviews(alice, 'p', 'yes', { said: noon }), swept)
      .when(
        around({ at: plusMinutes(noon, 24 * 60) }),
        says(alice, { withdraw: { gate: 'plan_approval', track: 'main', reason: '' } }),
        swept,
      )
      .thenEntered({ refusal: { code: 'nothing_to_withdraw' } }, { command: { expire: {} } });
  });
});

describe('the bytes of an approval', () => {
  const both = [starts(), pushes(bob, 'm', { manual: 'M' }), approvesAll(alice, { proposal: 'm' }), swept];

  it('are all that the gate is about: with one more artifact they are asked again, and stay asked without it', () => {
    const { scene } = given(...both, pushes(bob, 'm', { appendix: 'X' }), swept)
      .when(rewrites(bob, 'm', ['m1', 'm3'], { manual: 'M' }), swept)
      .thenRecorded(
        { artifact: 'appendix' },
        { change: 'voided', gate: 'legal', because: 'appendix changed in m at m3' },
      );
    expect(gatesOf(sceneOf(...both), 'm')).toMatchObject({ legal: true });
    expect(gatesOf(scene, 'm')).toMatchObject({ legal: false });
  });

  it('are asked again when the branch took one of them away and brings it back', () => {
    const two = [starts(), pushes(bob, 'm', { manual: 'M', appendix: 'X' }), approvesAll(alice, { proposal: 'm' })];
    const { scene } = given(...two, rewrites(bob, 'm', ['m1', 'm2'], { manual: 'M' }), swept).when(
      rewrites(bob, 'm', ['m1', 'm2', 'm3'], { manual: 'M', appendix: 'X' }),
      swept,
    );
    expect(gatesOf(sceneOf(...two), 'm')).toMatchObject({ legal: true });
    expect(gatesOf(scene, 'm')).toMatchObject({ legal: false });
  });

  it('that did not land with their branch are asked again, whoever brings them back', () => {
    const { scene } = given(drafted, approves(alice, 'plan_approval')).when(
      mergesOnGitHub(bob, 'p', { contents: { plan: 'A and more' } }),
      swept,
      pushes(carol, 'q', { plan: 'A' }),
      swept,
    );
    expect(gatesOf(scene, 'q')).toEqual({ plan_approval: false });
    expect(scene.state?.approvals['main']?.['plan_approval']).toMatchObject({
      voided: { because: 'p landed at merge-o with other bytes', approved_by: [{ login: 'alice' }] },
    });
  });

  it('are told from those of the same artifact on another track', () => {
    const { state, scene } = given(drafted, approves(alice, 'plan_approval')).when();
    const before = Object.entries(state.approvals['main'] ?? {}).map(([gate, one]) => [
      gate,
      { ...one, track: 'side', covers: { 'plan/side': 'A' } },
    ]);
    const aside = {
      ...state,
      tracks: { ...state.tracks, side: { ...state.tracks['main']!, lines: ['plan'] } },
      approvals: { side: Object.fromEntries(before) as (typeof state.approvals)[string] },
    };
    const proposed = (contents: Contents) => {
      const propose = { proposal: 'p', head: 'p9', base: 'main0', contents, authors: [], lost: [] };
      const verdict = decide(
        scene.world,
        aside,
        headOf(aside, { source: 'any', actor: bob, command: { propose } }, noon),
      );
      return 'events' in verdict ? verdict.events.filter(({ type }) => type === 'approval_changed') : [];
    };
    expect(proposed({ plan: 'B', 'plan/side': 'A' })).toEqual([]);
    expect(proposed({ plan: 'A', 'plan/side': 'B' })).toMatchObject([{ track: 'side', change: 'voided' }]);
  });
});

describe('the same bytes in two open branches', () => {
  const copies = all(
    inBuild,
    pushes(bob, 'c', { code: 'K' }),
    pushes(bob, 'd', { code: 'K' }),
    approves(alice, 'review', { proposal: 'c' }),
  );

  it('are approved in one place or in the other, and neither history counts as rewritten', () => {
    const { state } = given(copies)
      .when(approves(carol, 'review', { proposal: 'd' }))
      .thenHappened({ because: 'approval was asked for the same bytes in d' }, { status: 'partial' });
    expect(state.approvals['main']?.['review']).toMatchObject({ proposal: 'd', head: 'd1', decisions: [{}] });
    given(copies, approves(carol, 'review', { proposal: 'd' }), swept)
      .when(swept)
      .thenRecorded();
  });

  it('are approved for whoever brings them once enough people have', () => {
    const { scene } = given(copies).when(approves(carol, 'review', { proposal: 'c' }));
    expect(gatesOf(scene, 'd')).toEqual({ review: true });
  });

  it('may be none at all: a gate about the stage is approved in one place, too', () => {
    const two = around({ policy: policyWith({ gates: { go: { count: 2 } } }) });
    given(inBuild, two, pushes(bob, 'c', { code: 'K' }), approves(alice, 'go', { proposal: 'c' }))
      .when(approves(dave, 'go', { proposal: 'main' }))
      .thenHappened({ because: 'approval was asked for the same bytes in another place' }, { status: 'partial' });
  });
});

describe('an override for a branch', () => {
  const opened = all(drafted, overrides(dave, 'plan_approval', 'it burns', 'main', 'p'));

  it('is for its bytes, and ends with them', () => {
    expect(gatesOf(sceneOf(opened), 'p')).toEqual({ plan_approval: true });
    const { scene } = given(opened, pushes(bob, 'p', { plan: 'B' }), swept).when(
      pushes(bob, 'p', { plan: 'A' }),
      swept,
    );
    expect(gatesOf(scene, 'p')).toEqual({ plan_approval: false });
  });

  it('ends with the branch: another one that brings the same bytes asks again', () => {
    const { scene } = given(opened).when(deletes('p'), swept, pushes(carol, 'q', { plan: 'A' }), swept);
    expect(gatesOf(scene, 'q')).toEqual({ plan_approval: false });
  });

  it('stays when only history was rewritten, and is over when somebody says no', () => {
    const { scene } = given(opened).when(rewrites(bob, 'p', ['x1']), swept);
    expect(gatesOf(scene, 'p')).toEqual({ plan_approval: true });
    given(opened).when(rejects(alice, 'plan_approval')).thenHappened({ change: 'voided' }, { status: 'rejected' });
    given(opened).when(withdraws(dave, 'plan_approval')).thenRefused('nothing_to_withdraw');
    given(opened)
      .when(asks(alice, { reconfirm: { gate: 'plan_approval', track: 'main' } }))
      .thenRefused('nothing_to_reconfirm');
  });
});
