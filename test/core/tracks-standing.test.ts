import { describe, expect, it } from 'vitest';
import { explain } from '../../src/core/project/explain.ts';
import { stallOf, stallText } from '../../src/core/project/track-status.ts';
import {
  alice,
  all,
  approves,
  around,
  asks,
  bob,
  dave,
  forks,
  given,
  joins,
  knows,
  lands,
  merges,
  observedIn,
  pushes,
  sceneOf,
  starts,
  swept,
} from './given.ts';
import {
  withTracks,
  begun,
  inBuildHere,
  changing,
  stateOf,
  statusOf,
  blocks,
  acts,
  recovering,
  circling,
} from './tracks-scene.ts';

describe('how a track stands', () => {
  it('follows from what is approved, what it waits for and what is in its way', () => {
    const waiting = all(
      inBuildHere,
      forks(alice, 'refunds', { as: 'change', depends_on: [{ fact: 'refunds.policy' }] }),
    );
    expect(statusOf(sceneOf(changing), 'refunds')).toBe('draft');
    expect(statusOf(sceneOf(waiting), 'refunds')).toBe('waiting');
    const known = all(waiting, knows(bob, 'refunds.policy', 'ten days'));
    expect(statusOf(sceneOf(known), 'refunds')).toBe('draft');
    expect(statusOf(sceneOf(waiting, blocks('track:refunds')), 'refunds')).toBe('blocked');
    expect(statusOf(sceneOf(changing, approves(alice, 'plan_approval', { track: 'refunds' })), 'refunds')).toBe(
      'active',
    );
    expect(statusOf(sceneOf(waiting), 'main')).toBe('active');
    expect(statusOf(sceneOf(waiting), 'nowhere')).toBe('draft');
  });

  it('is its end once it has ended, whatever is in the way', () => {
    const over = all(changing, blocks('gate:go'), joins(alice, 'refunds', 'superseded', 'they want none'));
    expect(statusOf(sceneOf(over), 'refunds')).toBe('superseded');
    const risk = all(begun, forks(bob, 'risk', { as: 'risk' }), joins(bob, 'risk', 'complete'));
    expect(statusOf(sceneOf(risk), 'risk')).toBe('complete');
  });

  it('holds a condition about it, and never depends on itself', () => {
    const circle = all(begun, forks(bob, 'one'), forks(bob, 'two', { depends_on: [{ track: 'one', is: 'active' }] }));
    expect(statusOf(sceneOf(circle), 'two')).toBe('active');
    expect(statusOf(sceneOf(circle, blocks('track:one')), 'two')).toBe('waiting');
    const scene = sceneOf(circle, circling);
    expect(statusOf(scene, 'one')).toBe('waiting');
    expect(statusOf(scene, 'two')).toBe('waiting');
  });
});

describe('a track that waits', () => {
  const free = all(
    inBuildHere,
    forks(bob, 'partners', { depends_on: [{ fact: 'partners.list' }], may: ['announce'] }),
    lands({ commit: 'c1', contents: { code: 'C' } }),
    swept,
  );
  const onPartners = { track: 'partners' };

  it('does not move, and says what it waits for', () => {
    given(free)
      .when(asks(bob, { back: { ...onPartners, to: 'plan', reason: 'again' } }))
      .thenRefused('requirement_open', /^partners\.list is not known$/u);
    given(free)
      .when(asks(bob, { advance: { ...onPartners, to: 'check' } }))
      .thenRefused('requirement_open', /partners\.list is not known/u);
    given(free)
      .when(asks(bob, { skip: { ...onPartners, to: 'check', because: 'no need' } }))
      .thenRefused('requirement_open', /^partners\.list is not known$/u);
    given(free, knows(bob, 'partners.list', 'three'))
      .when(asks(bob, { back: { ...onPartners, to: 'plan', reason: 'again' } }))
      .thenHappened({ type: 'stage_changed', track: 'partners', to: 'plan' });
  });

  it('says where to look where nothing that could be done helps', () => {
    const after = all(inBuildHere, forks(bob, 'after', { depends_on: [{ track: 'main', is: 'complete' }] }));
    const { scene } = given(after)
      .when(asks(bob, { skip: { track: 'after', to: 'check', because: 'no need' } }))
      .thenRefused('requirement_open', /^track main is active in build, not complete$/u);
    expect(scene.answer).toMatchObject({ refusal: { next: 'countersign explain after' } });
  });

  it('does not move by itself either, until what it waits for is there', () => {
    const landed = all(
      around({ definition: withTracks() }),
      starts(),
      forks(bob, 'partners', { lines: ['plan'], depends_on: [{ fact: 'partners.list' }] }),
      pushes(bob, 'pp', { 'plan/partners': 'P' }),
      approves(alice, 'plan_approval', { track: 'partners', proposal: 'pp' }),
      merges(bob, 'pp'),
      swept,
    );
    expect(sceneOf(landed).state?.tracks['partners']).toMatchObject({ stage: 'plan' });
    expect(sceneOf(landed, knows(bob, 'partners.list', 'three')).state?.tracks['partners']).toMatchObject({
      stage: 'build',
    });
  });

  it('has nothing done outside', () => {
    given(free)
      .when(acts('announce', 'partners'))
      .thenRefused('requirement_open', /^partners waits: partners\.list is not known$/u);
  });
});

describe('the limits of a track', () => {
  it('are the actions that it may have done', () => {
    given(changing)
      .when(acts('send', 'refunds'))
      .thenRefused('outside_permits', /send is none that refunds may ask for/u);
    given(begun, forks(bob, 'risk', { as: 'risk' }))
      .when(acts('lunch', 'risk'))
      .thenRefused('outside_permits');
    given(begun, forks(bob, 'free')).when(acts('lunch', 'free')).thenHappened({ decision: 'act lunch', track: 'free' });
  });

  it('hold back every action while it makes drafts only', () => {
    given(changing)
      .when(acts('announce', 'refunds'))
      .thenRefused('requirement_open', /^refunds makes drafts only: plan_approval is closed/u);
    given(changing, approves(alice, 'plan_approval', { track: 'refunds' }), approves(dave, 'go', { track: 'refunds' }))
      .when(acts('announce', 'refunds'))
      .thenHappened({ decision: 'act announce' });
  });

  it('hold back what goes outside while its work is for the inside', () => {
    const proof = all(begun, forks(bob, 'proof', { as: 'proof' }));
    given(proof)
      .when(acts('send', 'proof'))
      .thenRefused('requirement_open', /proof makes drafts only: go is closed/u);
    given(proof).when(acts('lunch', 'proof')).thenHappened({ decision: 'act lunch' });
    given(begun, forks(bob, 'mail', { as: 'mail' }))
      .when(acts('send', 'mail'))
      .thenRefused('gate_closed');
  });

  it('say how to go on, where a promise has no command of its own', () => {
    const aged = withTracks({
      tracks: [
        {
          id: 'slow',
          kind: 'proof',
          output: 'draft_only',
          requires: { age: { artifact: 'plan', at_least_days: 9 } },
        },
      ],
    });
    const { scene } = given(around({ definition: aged }), starts(), forks(bob, 'slow', { as: 'slow' })).when(
      acts('lunch', 'slow'),
    );
    expect(scene.answer).toMatchObject({ refusal: { code: 'requirement_open', next: 'countersign explain slow' } });
    const risky = given(around({ definition: aged }), starts(), forks(bob, 'slow', { as: 'slow' })).when(
      joins(bob, 'slow', 'complete'),
    );
    expect(risky.scene.answer).toMatchObject({ refusal: { code: 'track_open', next: 'countersign explain slow' } });
  });
});

describe('a track that has stalled', () => {
  it('has something in its way and what is to get it going, with whose it is and by when', () => {
    const chosen = sceneOf(changing, recovering);
    expect(stallOf(stateOf(chosen), 'refunds')).toBeNull();
    const stalled = sceneOf(changing, recovering, blocks('track:refunds'));
    expect(stallOf(stateOf(stalled), 'refunds')).toEqual({
      owner: 'alice',
      blockers: [
        [
          expect.stringMatching(/^b\d+$/u) as unknown,
          expect.objectContaining({ text: 'the price is open' }) as unknown,
        ],
      ],
      recovery: { action: 'ask', output: 'a price', owner: 'carol', due_date: '2026-03-20' },
    });
    expect(stallOf(stateOf(stalled), 'main')).toBeNull();
    const soon = { owner: 'bob', blockers: [], recovery: { action: 'ask', output: 'a price.', owner: 'bob' } };
    expect(stallText(soon)).toBe('it has stalled: ask by bob is to bring a price');
    expect(stallOf(stateOf(stalled), 'nowhere')).toBeNull();
    expect(stallOf(stateOf(sceneOf(changing, blocks('track:refunds'))), 'refunds')).toBeNull();
    const { says, parts } = explain(observedIn(stalled).world, stateOf(stalled), 'main', 'refunds');
    expect(says).toMatch(/^refunds is blocked in plan/u);
    expect(parts?.map((part) => part.says)).toContain(
      'it has stalled: ask by carol, due 2026-03-20, is to bring a price',
    );
  });
});
