import { describe, expect, it } from 'vitest';
import type { Definition, WrittenDefinition } from '../../src/core/definition/schema.ts';
import { trackStages } from '../../src/core/definition/track-type.ts';
import { explain, unknownTo } from '../../src/core/project/explain.ts';
import { stallOf, stallText, trackStatus } from '../../src/core/project/track-status.ts';
import { movesFrom } from '../../src/core/project/moves.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import {
  alice,
  all,
  approves,
  around,
  asks,
  bob,
  carol,
  dave,
  forks,
  given,
  inBuild,
  inCheck,
  joins,
  knows,
  lands,
  lifecycle,
  merges,
  observedIn,
  pushes,
  sceneOf,
  starts,
  swept,
  type Scene,
  type Step,
} from './given.ts';

/** The tiny lifecycle with tracks beside the main one, of each kind there is. */
function withTracks(changes: Partial<WrittenDefinition> = {}): Definition {
  return lifecycle({
    specialist_owners: { plan: 'maker', risk_review: 'guard' },
    support_outputs: ['poster'],
    tracks: [
      {
        id: 'change',
        kind: 'commercial',
        stage: 'plan',
        owner: 'alice',
        scope: true,
        lines: ['plan', 'notes'],
        output: 'draft_only',
        requires: { gate: 'plan_approval' },
        may: ['announce'],
        joins: 'main',
      },
      {
        id: 'risk',
        kind: 'risk',
        stage: 'risk_review',
        owner: 'carol',
        lines: ['manual'],
        output: 'internal',
        may: [],
      },
      { id: 'mail', kind: 'communication', stage: 'support_output', output: 'external', may: ['send'] },
      { id: 'box', kind: 'packaging', stage: 'support_output', output: 'draft_only', may: [] },
      { id: 'proof', kind: 'proof', stage: 'support_output', output: 'internal', requires: { gate: 'go' } },
      { id: 'plain', kind: 'lifecycle' },
      { id: 'wide', kind: 'commercial', scope: true },
    ],
    ...changes,
  });
}

const begun = all(around({ definition: withTracks() }), starts());
const inBuildHere = all(around({ definition: withTracks() }), inBuild);
const inCheckHere = all(around({ definition: withTracks() }), inCheck);
const changing = all(inBuildHere, forks(alice, 'refunds', { as: 'change', due_date: '2026-04-01' }));

function stateOf({ state }: Scene): ProjectState {
  if (state === null) throw new Error('no project was started');
  return state;
}

function statusOf(scene: Scene, track: string): string {
  return trackStatus(observedIn(scene).world, stateOf(scene), track);
}

function blocks(on: string, changes: { readonly due_date?: string; readonly recover?: string } = {}): Step {
  return asks(alice, { block: { text: 'the price is open', on, ...changes } });
}

const acts = (action: string, track: string): Step => asks(bob, { act: { action, track } });
const assigns = (of: string, changes: { readonly to?: string; readonly due_date?: string }, because = ''): Step =>
  asks(alice, { assign: { of, because, ...changes } });

/** A recovery action is chosen for the track refunds. */
const recovering: Step = (scene) => {
  const state = stateOf(scene);
  const recovery = { action: 'ask', output: 'a price', owner: 'carol', due_date: '2026-03-20' };
  const refunds = state.tracks['refunds'];
  if (refunds === undefined) throw new Error('no such track');
  return { ...scene, state: { ...state, tracks: { ...state.tracks, refunds: { ...refunds, recovery } } } };
};

/** Two tracks wait for each other. */
const circling: Step = (scene) => {
  const state = stateOf(scene);
  const tracks = { ...state.tracks, one: { ...state.tracks['two'], depends_on: { track: 'two', is: 'active' } } };
  return { ...scene, state: { ...state, tracks } as ProjectState };
};

/** Two sources differ about the price of refunds. */
const contested: Step = (scene) => {
  const state = stateOf(scene);
  const conflict = {
    about: 'the price',
    claims: [],
    likely: null,
    because: 'nobody can tell',
    tracks: ['refunds'],
    by: 'bob',
    at: scene.world.at,
  };
  return { ...scene, state: { ...state, conflicts: { c7: conflict } } };
};

/** Something is in the way of refunds that ends by itself. */
const awaited: Step = (scene) => {
  const state = stateOf(scene);
  const blocker = {
    text: 'the sponsor is away',
    on: 'track:refunds',
    by: 'bob',
    at: scene.world.at,
    until: { fact: 'sponsor.back' },
  };
  return { ...scene, state: { ...state, blockers: { b7: blocker } } };
};

/** Of refunds only the kind is known. */
const bare: Step = (scene) => {
  const state = stateOf(scene);
  const { from: _from, because: _because, lines: _lines, ...refunds } = state.tracks['refunds'] ?? {};
  return { ...scene, state: { ...state, tracks: { ...state.tracks, refunds } } as ProjectState };
};

describe('a track of its own', () => {
  it('begins as its kind promises, with who looks after it, by when, and why', () => {
    given(inBuildHere)
      .when(forks(bob, 'refunds', { as: 'change', due_date: '2026-04-01', because: ' refunds are asked for ' }))
      .thenHappened(
        {
          type: 'track_started',
          track: 'refunds',
          kind: 'commercial',
          template: 'change',
          stage: 'plan',
          owner: 'alice',
          from: 'main',
          because: 'refunds are asked for',
          due_date: '2026-04-01',
          lines: ['plan', 'notes'],
          requires: { gate: 'plan_approval' },
          allowed_output: 'draft_only',
          may: ['announce'],
        },
        { type: 'scope_changed' },
      );
  });

  it('says what the scope was and what it is to be, who asked, and where', () => {
    const fork = forks(bob, 'refunds', { as: 'change', because: 'refunds, too' });
    given(inBuildHere)
      .when(fork)
      .thenHappened(
        {},
        {
          type: 'scope_changed',
          track: 'refunds',
          from: 'plan v1',
          to: 'refunds, too',
          asked_by: 'bob',
          source: expect.stringMatching(/^command /u) as unknown,
        },
      );
    given(inBuildHere, knows(bob, 'deal.scope_summary', 'a pilot for ten users'))
      .when(fork)
      .thenHappened({}, { type: 'scope_changed', from: 'a pilot for ten users' });
    given(begun).when(fork).thenHappened({}, { type: 'scope_changed', from: 'TBD' });
  });

  it.each([
    ['change', 'commercial', 'plan'],
    ['risk', 'risk', 'risk_review'],
    ['mail', 'communication', 'support_output'],
    ['box', 'packaging', 'support_output'],
    ['proof', 'proof', 'support_output'],
    ['plain', 'lifecycle', 'build'],
  ])('may be of the kind %s, which is %s', (as, kind, stage) => {
    const { state } = given(inBuildHere).when(forks(bob, 'beside', { as }));
    expect(state.tracks['beside']).toMatchObject({ kind, stage, template: as, status: 'active' });
  });

  it('may be of no kind: it begins where the other stands, and promises what is said', () => {
    given(inBuildHere)
      .when(
        forks(bob, 'partners', {
          owner: 'carol',
          lines: ['plan'],
          allowed_output: 'internal',
          may: ['announce'],
          depends_on: [{ fact: 'partners.list' }, { gate: 'legal' }],
        }),
      )
      .thenHappened({
        type: 'track_started',
        kind: 'lifecycle',
        stage: 'build',
        owner: 'carol',
        lines: ['plan'],
        depends_on: { all: [{ fact: 'partners.list' }, { gate: 'legal' }] },
        allowed_output: 'internal',
        may: ['announce'],
      });
    const { state } = given(inBuildHere).when(forks(bob, 'x', { stage: 'plan', depends_on: [{ track: 'main' }] }));
    expect(state.tracks['x']).toEqual({
      kind: 'lifecycle',
      stage: 'plan',
      visit: 1,
      status: 'active',
      owner: 'TBD',
      from: 'main',
      because: 'another scope',
      depends_on: { track: 'main' },
      triggers: [],
    });
  });

  it('takes of its kind only some artifacts where that is said', () => {
    given(inBuildHere)
      .when(forks(bob, 'refunds', { as: 'change', lines: ['plan'] }))
      .thenHappened({ lines: ['plan'] }, {});
    given(inBuildHere)
      .when(forks(bob, 'refunds', { as: 'change', lines: ['code'] }))
      .thenRefused('invalid_argument', /a track of the kind change has no code of its own/u);
  });

  it('has a reason', () => {
    given(begun)
      .when(forks(bob, 'refunds', { because: ' ' }))
      .thenRefused('reason_missing', /another scope/u);
    const { scene } = given(begun).when(forks(bob, 'x', { as: 'change', from: 'side', because: '' }));
    expect(scene.answer).toMatchObject({
      refusal: { next: 'countersign fork x --as change --from side --because "…"' },
    });
  });

  it('has a name that no other track has, and that can stand in paths', () => {
    given(changing)
      .when(forks(bob, 'refunds'))
      .thenRefused('track_exists', /there is a track refunds, in plan/u);
    given(begun).when(forks(bob, 'main')).thenRefused('track_exists');
    for (const name of ['', 'Refunds', 'a/b', '../up', '-a', 'a-', 'a.b', 'constructor', 'a'.repeat(64)])
      given(begun)
        .when(forks(bob, name))
        .thenRefused('invalid_argument', /cannot be the name of a track/u);
    expect(given(begun).when(forks(bob, 'a'.repeat(63))).state.tracks).toHaveProperty('a'.repeat(63));
  });

  it('leaves a track that is there, and is of a kind that is there', () => {
    given(begun)
      .when(forks(bob, 'x', { from: 'nowhere' }))
      .thenRefused('unknown_track', /has no track nowhere/u);
    given(begun)
      .when(forks(bob, 'x', { as: 'chang' }))
      .thenRefused('unknown_track', /no kind of track chang/u);
  });

  it('of a kind does what the kind says, and nothing else', () => {
    given(begun)
      .when(forks(bob, 'x', { as: 'change', may: ['lunch'] }))
      .thenRefused('invalid_argument', /what a track of the kind change may do is said in the definition/u);
    given(begun)
      .when(forks(bob, 'x', { as: 'risk', allowed_output: 'external' }))
      .thenRefused('invalid_argument');
    given(inBuildHere)
      .when(forks(bob, 'x', { as: 'change', stage: 'build' }))
      .thenRefused('invalid_argument', /begins in plan/u);
    expect(given(begun).when(forks(bob, 'x', { as: 'change', stage: 'plan' })).state.tracks).toHaveProperty('x');
    given(begun)
      .when(forks(bob, 'x', { may: ['dance'] }))
      .thenRefused('unknown_action', /no action dance/u);
  });

  it('is due on a day', () => {
    for (const due_date of ['soon', '2026-02-30', '2026-02-01T10:00Z', '2026-13-01', ''])
      given(begun)
        .when(forks(bob, 'x', { due_date }))
        .thenRefused('invalid_argument', /is not a day/u);
  });

  it('waits only for what can be seen to happen', () => {
    for (const leaf of [
      { gate: 'nowhere' },
      { artifact: 'nothing' },
      { artifact: 'plan/nowhere' },
      { track: 'nobody' },
      { count: { artifact: 'nothing', at_least: 1 } },
    ])
      given(begun)
        .when(forks(bob, 'x', { depends_on: [leaf] }))
        .thenRefused('invalid_argument', /which is not there/u);
    for (const leaf of [
      { artifact: 'plan/refunds' },
      { track: 'refunds' },
      { count: { artifact: 'plan', at_least: 2 } },
    ])
      expect(given(changing).when(forks(bob, 'x', { depends_on: [leaf] })).state.tracks).toHaveProperty('x');
  });

  it('has artifacts of its own only of types that are there and may be several', () => {
    given(begun)
      .when(forks(bob, 'x', { lines: ['plans'] }))
      .thenRefused('unknown_artifact', /no artifact plans/u);
    given(changing)
      .when(forks(bob, 'x', { lines: ['plan/refunds'] }))
      .thenRefused('unknown_artifact');
    const one = withTracks({
      artifacts: [{ artifact_type: 'plan', path: 'plan.md', versions: ['revise', 'reference'] }],
      actions: [],
      allowed_transitions: [],
      tracks: [],
    });
    given(around({ definition: one }), starts())
      .when(forks(bob, 'x', { lines: ['plan'] }))
      .thenRefused('invalid_argument', /there is one plan for all tracks/u);
  });

  it('has no artifact where another lies', () => {
    const crowded = withTracks({
      artifacts: [
        { artifact_type: 'plan', path: 'plan.md' },
        { artifact_type: 'notes', path: 'plan-refunds.md' },
      ],
      actions: [],
      allowed_transitions: [],
      tracks: [],
    });
    given(around({ definition: crowded }), starts())
      .when(forks(bob, 'refunds', { lines: ['plan'] }))
      .thenRefused('invalid_argument', /notes lies where the plan of refunds would be/u);
  });

  it('begins in no stage that the other could not go to, so that no gate is gone around', () => {
    given(begun)
      .when(forks(bob, 'x', { stage: 'flying' }))
      .thenRefused('unknown_stage', /has no stage flying/u);
    given(begun)
      .when(forks(bob, 'x', { stage: 'ship' }))
      .thenRefused('no_transition', /main is in plan, and a track that leaves it does not begin in ship/u);
    given(begun)
      .when(forks(bob, 'x', { stage: 'build' }))
      .thenRefused('requirement_open', /plan has not landed on the default branch; plan_approval is closed/u);
    given(inCheckHere)
      .when(forks(bob, 'x', { stage: 'plan' }))
      .thenRefused('no_transition');
    expect(given(inCheckHere).when(forks(bob, 'x', { stage: 'build' })).state.tracks['x']).toMatchObject({
      stage: 'build',
    });
    given(inBuildHere)
      .when(forks(bob, 'x', { stage: 'check' }))
      .thenRefused('requirement_open', /code has not landed/u);
  });

  it('stands in a stage, in what a specialist looks after, or beside the stages', () => {
    expect(trackStages(withTracks())).toEqual(['plan', 'build', 'check', 'ship', 'risk_review', 'support_output']);
    expect(trackStages(lifecycle({}))).toEqual(['plan', 'build', 'check', 'ship']);
  });

  it('is one of at most twenty that are open', () => {
    const names = Array.from({ length: 19 }, (_, index) => `t${index}`);
    const many = all(begun, ...names.map((name) => forks(bob, name)));
    given(many)
      .when(forks(bob, 'x'))
      .thenRefused('state_full', /20 tracks are open/u);
    expect(given(many, joins(bob, 't1', 'complete')).when(forks(bob, 'x')).state.tracks).toHaveProperty('x');
  });
});

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
