import { describe, expect, it } from 'vitest';
import { explain, unknownTo } from '../../src/core/project/explain.ts';
import { movesFrom } from '../../src/core/project/moves.ts';
import {
  alice,
  all,
  approves,
  asks,
  bob,
  carol,
  forks,
  given,
  joins,
  lands,
  merges,
  observedIn,
  pushes,
  sceneOf,
  swept,
} from './given.ts';
import {
  begun,
  inBuildHere,
  changing,
  stateOf,
  statusOf,
  blocks,
  acts,
  assigns,
  contested,
  awaited,
  bare,
} from './tracks-scene.ts';

describe('the end of a track', () => {
  const agreed = all(
    changing,
    pushes(bob, 'r', { 'plan/refunds': 'R' }),
    approves(alice, 'plan_approval', { track: 'refunds', proposal: 'r' }),
    merges(bob, 'r'),
    swept,
  );

  it('is complete when what it promised is there; what it changed is the scope from then on', () => {
    given(agreed)
      .when(joins(alice, 'refunds', 'complete', 'agreed'))
      .thenHappened(
        { type: 'track_closed', track: 'refunds', outcome: 'complete', because: 'agreed' },
        { type: 'scope_changed', track: 'main', from: 'plan v1', to: 'another scope', asked_by: 'alice' },
      );
    given(begun, forks(bob, 'risk', { as: 'risk' }))
      .when(joins(bob, 'risk', 'complete'))
      .thenHappened({ type: 'track_closed', track: 'risk', outcome: 'complete' });
  });

  it('changes the scope of the track that it left; of main where nobody knows which that was', () => {
    const wide = all(begun, forks(bob, 'refunds', { as: 'wide' }));
    given(wide, bare)
      .when(joins(alice, 'refunds', 'complete'))
      .thenHappened({ type: 'track_closed' }, { type: 'scope_changed', track: 'main', from: 'TBD', to: 'refunds' });
    given(wide, forks(bob, 'more', { as: 'wide', from: 'refunds', because: 'and coupons' }))
      .when(joins(alice, 'more', 'complete'))
      .thenHappened({ type: 'track_closed' }, { type: 'scope_changed', track: 'refunds', to: 'and coupons' });
  });

  it('is not complete while something is open on it', () => {
    given(changing)
      .when(joins(alice, 'refunds', 'complete'))
      .thenRefused('track_open', /^refunds does not end yet: plan_approval is closed/u);
    for (const on of ['track:refunds', 'artifact:plan/refunds'])
      given(agreed, blocks(on))
        .when(joins(alice, 'refunds', 'complete'))
        .thenRefused('track_open', /refunds does not end yet: b\d+ the price is open/u);
    given(begun, forks(bob, 'x', { depends_on: [{ fact: 'a.list' }] }))
      .when(joins(bob, 'x', 'complete'))
      .thenRefused('track_open', /a\.list is not known/u);
  });

  it('is not complete while what it landed went past a closed gate', () => {
    const past = all(
      begun,
      forks(bob, 'x', { lines: ['plan'] }),
      lands({ commit: 'c9', contents: { 'plan/x': 'X' } }),
      swept,
    );
    const { scene } = given(past)
      .when(joins(bob, 'x', 'complete'))
      .thenRefused('track_open', /plan\/x v1 landed past the closed gate plan_approval/u);
    expect(scene.answer).toMatchObject({
      refusal: { next: 'countersign override plan_approval --track x --reason "…"' },
    });
  });

  it('is not complete while two sources differ on it', () => {
    expect(statusOf(sceneOf(agreed, contested), 'refunds')).toBe('blocked');
    given(agreed, contested)
      .when(joins(alice, 'refunds', 'complete'))
      .thenRefused('track_open', /c7, sources differ about "the price"/u);
  });

  it('tells of what ends by itself without a command', () => {
    const { scene } = given(agreed, awaited).when(joins(alice, 'refunds', 'complete'));
    expect(scene.answer).toMatchObject({ refusal: { code: 'track_open', next: 'countersign explain refunds' } });
  });

  it('is giving up only with a reason, and takes what was open on it along', () => {
    const open = all(changing, blocks('track:refunds'), blocks('track:main'));
    given(open)
      .when(joins(alice, 'refunds', 'superseded', ' '))
      .thenRefused('reason_missing', /giving refunds up/u);
    const { state } = given(open)
      .when(joins(alice, 'refunds', 'superseded', 'the client wants none.'))
      .thenHappened(
        { type: 'blocker_removed', reason: 'refunds was given up: the client wants none' },
        { type: 'track_closed', track: 'refunds', outcome: 'superseded' },
      );
    expect(Object.values(state.blockers).map(({ on }) => on)).toEqual(['track:main']);
  });

  it('clears what an approval on it was given under, too', () => {
    const conditional = all(
      changing,
      approves(alice, 'plan_approval', { track: 'refunds', blockers: ['the price is signed'] }),
    );
    const { state } = given(conditional).when(joins(alice, 'refunds', 'superseded', 'no more'));
    expect(state.blockers).toEqual({});
  });

  it('is none for the main track, and none for a track that is over or not there', () => {
    given(begun)
      .when(joins(alice, 'main', 'complete'))
      .thenRefused('invalid_argument', /main joins no other/u);
    given(begun)
      .when(joins(alice, 'nowhere', 'complete'))
      .thenRefused('unknown_track');
    const over = all(changing, joins(alice, 'refunds', 'superseded', 'no more'));
    given(over)
      .when(joins(alice, 'refunds', 'superseded', 'again'))
      .thenRefused('track_ended', /ended as superseded/u);
  });

  it('lets nothing move or be done on it any more', () => {
    const over = all(begun, forks(bob, 'x'), joins(bob, 'x', 'complete'));
    given(over)
      .when(asks(bob, { advance: { track: 'x' } }))
      .thenRefused('track_ended');
    given(over)
      .when(asks(bob, { back: { track: 'x', to: 'plan', reason: 'r' } }))
      .thenRefused('track_ended');
    given(over)
      .when(asks(bob, { skip: { track: 'x', to: 'check', because: 'r' } }))
      .thenRefused('track_ended');
    given(over).when(acts('lunch', 'x')).thenRefused('track_ended');
    const scene = sceneOf(over);
    expect(movesFrom(observedIn(scene).world, stateOf(scene), 'x')).toEqual([]);
    given(over).when(acts('lunch', 'main')).thenHappened({ decision: 'act lunch' });
  });
});

describe('who looks after what', () => {
  it('is named for the project and for tracks, with a day', () => {
    given(changing)
      .when(assigns('track:refunds', { to: 'bob', due_date: '2026-05-01' }, 'alice is away'))
      .thenHappened({
        type: 'owner_changed',
        of: 'track:refunds',
        from: 'alice',
        to: 'bob',
        due_date: '2026-05-01',
        because: 'alice is away',
      });
    const { state } = given(changing).when(assigns('project', { due_date: '2026-06-01' }));
    expect(state).toMatchObject({ owner: 'alice', due_date: '2026-06-01' });
    expect(given(changing).when(assigns('track:refunds', { to: 'bob' })).state.tracks['refunds']).toMatchObject({
      owner: 'bob',
      due_date: '2026-04-01',
    });
  });

  it('is somebody else, of something that is there', () => {
    given(changing)
      .when(assigns('track:refunds', {}))
      .thenRefused('invalid_argument', /neither to whom nor until/u);
    given(changing)
      .when(assigns('project', { to: ' ' }))
      .thenRefused('invalid_argument', /not say to whom/u);
    given(changing)
      .when(assigns('project', { due_date: 'soon' }))
      .thenRefused('invalid_argument', /is not a day/u);
    given(changing)
      .when(assigns('plan', { to: 'bob' }))
      .thenRefused('invalid_argument', /neither the project/u);
    given(changing)
      .when(assigns('track', { to: 'bob' }))
      .thenRefused('unknown_track');
    given(changing)
      .when(assigns('track:nowhere', { to: 'bob' }))
      .thenRefused('unknown_track');
    given(changing)
      .when(assigns('track:refunds', { to: 'alice', due_date: '2026-04-01' }))
      .thenRefused('already_decided', /that is so already: alice, due 2026-04-01/u);
    given(changing)
      .when(assigns('project', { to: 'alice' }))
      .thenRefused('already_decided', /already: alice$/u);
    given(changing, joins(alice, 'refunds', 'superseded', 'no'))
      .when(assigns('track:refunds', { to: 'bob' }))
      .thenRefused('track_ended');
  });
});

describe('a track, explained', () => {
  it('says how it stands, what it waits for, what it promises and where it stops', () => {
    const scene = sceneOf(
      inBuildHere,
      forks(alice, 'refunds', { as: 'change', due_date: '2026-04-01', depends_on: [{ fact: 'refunds.policy' }] }),
      blocks('track:refunds', { due_date: '2026-03-09' }),
    );
    const tree = explain(observedIn(scene).world, stateOf(scene), 'main', 'refunds');
    expect(tree.says).toBe('refunds is blocked in plan: change, alice looks after it, due 2026-04-01');
    expect(tree.parts?.map(({ holds, says }) => [holds, says])).toEqual([
      [true, 'it left main: another scope'],
      [true, 'it has its own plan, notes'],
      [true, 'it may ask for announce'],
      [true, 'until what it promises is approved its work is draft_only'],
      [false, expect.stringMatching(/^b\d+ the price is open/u) as unknown],
      [false, 'what it waits for: refunds.policy is not known'],
      [false, expect.stringMatching(/^what it promises: plan_approval is closed/u) as unknown],
      [false, expect.stringMatching(/^on from plan: refunds is in plan, 1 of 4/u) as unknown],
    ]);
    expect(unknownTo(observedIn(scene).world, stateOf(scene), 'main', 'refunds')).toBeNull();
  });

  it('says what is in the way of the main track, and of what ends by itself no command', () => {
    const scene = sceneOf(changing, awaited);
    const tree = explain(observedIn(scene).world, stateOf(scene), 'main', 'refunds');
    expect(tree.parts?.find(({ says }) => says.startsWith('b7'))).toEqual({
      holds: false,
      says: 'b7 the sponsor is away (bob, 2 Mar 2026)',
    });
    const main = sceneOf(changing, blocks('track:main'));
    expect(explain(observedIn(main).world, stateOf(main), 'refunds', 'main')).toMatchObject({
      holds: false,
      says: 'main is blocked in build: lifecycle, alice looks after it',
      parts: [
        { says: expect.stringMatching(/^b\d+ the price is open \(alice, 2 Mar 2026\)$/u) as unknown },
        { says: expect.stringMatching(/^on from build: main is in build, 2 of 4/u) as unknown },
      ],
    });
    const free = sceneOf(begun, forks(carol, 'x'));
    expect(explain(observedIn(free).world, stateOf(free), 'main', 'x').parts?.[1]?.says).toMatch(/^on from plan/u);
  });

  it('says of an action that it lies outside of its limits', () => {
    const scene = sceneOf(changing);
    const { holds, parts = [] } = explain(observedIn(scene).world, stateOf(scene), 'refunds', 'lunch');
    expect([holds, parts[0]]).toEqual([
      false,
      {
        holds: false,
        says: 'lunch is none that refunds may ask for',
        next: 'It may ask for announce.',
      },
    ]);
  });

  it('holds when it is over, and when nothing is in its way', () => {
    const done = sceneOf(begun, forks(bob, 'risk', { as: 'risk' }), joins(bob, 'risk', 'complete'));
    expect(explain(observedIn(done).world, stateOf(done), 'main', 'risk')).toMatchObject({
      holds: true,
      says: 'risk is complete: risk, carol looks after it',
    });
    const limited = sceneOf(begun, forks(carol, 'x', { may: [] }), joins(bob, 'x', 'complete', ''));
    expect(explain(observedIn(limited).world, stateOf(limited), 'main', 'x').parts?.map(({ says }) => says)).toEqual([
      'it left main: another scope',
      'it asks for no action',
    ]);
  });
});
