import { describe, expect, it } from 'vitest';
import {
  alice,
  asks,
  bob,
  given,
  inBuild,
  knows,
  lands,
  pushes,
  sceneOf,
  starts,
  swept,
  around,
  all,
} from '../given.ts';
import { stateOf } from '../orchestrator/cast.ts';
import { asksFor, briefed, refusalOf, routeOf, routes } from './cast.ts';

const begun = [routes(), starts(), briefed, pushes(bob, 'p', { plan: 'A' }), swept];
const patched = [routes(), inBuild, asksFor(bob, { intent: 'new workstream', target: 'patch' })];

const routed = (target: string) => routeOf(sceneOf(...begun, asksFor(bob, { intent: 'route', target })));
const come = (outcome: string) => routeOf(sceneOf(...begun, asksFor(bob, { intent: 'route', outcome })));
const wrong = (target: string) => refusalOf(sceneOf(...begun, asksFor(bob, { target })));

describe('the target of a request', () => {
  it('is an artifact, stage, gate, action, specialist or track, by its name', () => {
    expect(routed('code')).toMatchObject({ stage: 'build', to: { specialist: 'coding' } });
    expect(routed('stage:build')).toMatchObject({ stage: 'build', to: { specialist: 'coding', stage: 'build' } });
    expect(routed('billing')).toMatchObject({ stage: 'plan', to: { gate: 'billing' } });
    expect(routed('announce')).toMatchObject({ to: { gate: 'go' } });
    expect(routed('lunch').to).toEqual({ specialist: 'planning' });
    expect(routed('idle').to).toEqual({ specialist: 'idle' });
    expect(routed('main')).toMatchObject({ track: 'main', to: { specialist: 'planning' } });
  });

  it('may go by another name', () => {
    expect(routed('blueprint').to).toEqual({ specialist: 'testing' });
    expect(routed('ship_it').to).toMatchObject({ gate: 'go' });
    expect(routed('planner_skill').to).toEqual({ specialist: 'planning' });
  });

  it('is refused where the name is that of two things, with both', () => {
    given(...begun)
      .when(asksFor(bob, { target: 'plan' }))
      .thenRefused('ambiguous', /plan is an artifact and a stage/u);
    const { next } = refusalOf(sceneOf(...begun, asksFor(bob, { target: 'plan', intent: 'new workstream' })));
    expect(next).toBe(
      "Say which: countersign ask artifact:plan --intent 'new workstream' or countersign ask stage:plan --intent 'new workstream'",
    );
  });

  it('is refused where nothing has that name, with the likely one or what there is', () => {
    expect(wrong('reprot')).toMatchObject({ code: 'unknown_target', next: 'Did you mean report?' });
    expect(wrong('wonderland').next).toMatch(/^Name a stage: plan, build, check, ship, or an artifact: plan, code,/u);
    expect(wrong('gate:plan').code).toBe('unknown_target');
    expect(wrong('else:report').code).toBe('unknown_target');
    const bare = { artifacts: [], allowed_transitions: [], actions: [], required_fields: [] };
    expect(refusalOf(sceneOf(routes(bare), starts(), asksFor(bob, { target: 'wonderland' }))).next).toBe(
      'Name a stage: plan, build, check, ship; or an action, a gate, a specialist, a track.',
    );
  });

  it('is what the outcome names where nothing else is named, and any other outcome is for people', () => {
    expect(come('code')).toMatchObject({ stage: 'build', to: { specialist: 'coding' } });
    expect(come('blueprint')).toMatchObject({ to: { specialist: 'testing' } });
    expect(come('plan')).toMatchObject({ stage: 'plan', kind: 'continuation' });
    expect(come('everybody is happy')).toMatchObject({ kind: 'continuation', to: { specialist: 'planning' } });
  });

  it('belongs to a track: the one that is named, else its own', () => {
    const scene = sceneOf(...patched);
    expect(stateOf(scene).tracks['patch']).toMatchObject({ stage: 'build', lines: ['code'], owner: 'TBD' });
    expect(routeOf(asksFor(bob, { target: 'code/patch', intent: 'route' })(scene)).track).toBe('patch');
    expect(routeOf(asksFor(bob, { target: 'track:patch', intent: 'route' })(scene)).track).toBe('patch');
    expect(routeOf(asksFor(bob, { target: 'patch', intent: 'route' })(scene)).track).toBe('patch');
    const named = asksFor(bob, { target: 'code', track: 'patch', intent: 'create' })(scene);
    expect(routeOf(named)).toMatchObject({ track: 'patch', draft_only: ['code/patch'] });
    given(...patched)
      .when(asksFor(bob, { track: 'nowhere' }))
      .thenRefused('unknown_track');
    const over = asks(alice, { join: { track: 'patch', outcome: 'superseded', because: 'no need' } });
    given(...patched, over)
      .when(asksFor(bob, { track: 'patch' }))
      .thenRefused('track_ended');
  });
});

describe('a request that names nothing', () => {
  it('goes to whoever makes what the stage lacks', () => {
    const scene = sceneOf(...begun);
    expect(routeOf(asksFor(bob)(scene))).toMatchObject({ stage: 'plan', to: { specialist: 'planning' } });
    const built = sceneOf(routes(), inBuild, asksFor(bob));
    expect(routeOf(built)).toMatchObject({ stage: 'build', kind: 'continuation', to: { specialist: 'coding' } });
  });

  it('goes on where the first track is that nothing holds and that lacks something', () => {
    const lacking = sceneOf(...patched, asksFor(bob));
    expect(routeOf(lacking).track).toBe('main');
    const block = asks(alice, { block: { text: 'wait', on: 'track:main' } });
    expect(routeOf(sceneOf(...patched, block, asksFor(bob))).track).toBe('patch');
    const both = all(block, asks(alice, { block: { text: 'wait', on: 'track:patch' } }));
    expect(routeOf(sceneOf(...patched, both, asksFor(bob))).track).toBe('main');
    expect(routeOf(sceneOf(...patched, block, asksFor(bob, { track: 'main' }))).track).toBe('main');
  });

  it('stays with the stage where nothing is lacking, and its move waits for something else', () => {
    const scene = sceneOf(routes(), inBuild, lands({ commit: 'c', contents: { code: 'C' } }), swept);
    expect(routeOf(asksFor(bob)(scene))).toMatchObject({ stage: 'build', to: { specialist: 'coding' } });
    const held = asks(alice, { block: { text: 'wait', on: 'track:main' } });
    expect(routeOf(sceneOf(() => scene, held, asksFor(bob)))).toMatchObject({ track: 'main', stage: 'build' });
  });
});

describe('a request that is not allowed from where its track stands', () => {
  it('is refused where no listed way leads to the stage', () => {
    given(routes(), inBuild)
      .when(asksFor(bob, { target: 'ship' }))
      .thenHappened({ type: 'decision_recorded' });
    const cut = { allowed_transitions: [{ from: 'plan', to: 'build', when: 'planned' }] };
    given(routes(cut), starts(), briefed)
      .when(asksFor(bob, { target: 'ship' }))
      .thenRefused('no_transition', /plan does not lead to ship/u);
    const { next } = refusalOf(
      sceneOf(routes({ allowed_transitions: [] }), starts(), asksFor(bob, { target: 'ship' })),
    );
    expect(next).toBe('Nothing leads on from plan.');
    given(routes({ allowed_transitions: [{ from: 'plan', to: 'build', when: 'planned' }] }), inBuildOnly())
      .when(asksFor(bob, { target: 'stage:plan' }))
      .thenRefused('no_transition', /build does not lead to plan/u);
  });

  it('is refused where the track may not have the action done', () => {
    given(...patched)
      .when(asksFor(bob, { target: 'announce', track: 'patch' }))
      .thenRefused('outside_permits', /announce is none that patch may ask for/u);
  });
});

function inBuildOnly() {
  return all(starts(), knows(bob, 'goal', 'x'), asks(bob, { advance: { track: 'main', to: 'build' } }), around({}));
}
