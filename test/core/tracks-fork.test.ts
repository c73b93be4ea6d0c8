import { describe, expect, it } from 'vitest';
import { trackStages } from '../../src/core/definition/track-type.ts';
import { all, around, bob, forks, given, joins, knows, lifecycle, starts } from './given.ts';
import { withTracks, begun, inBuildHere, inCheckHere, changing } from './tracks-scene.ts';

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
