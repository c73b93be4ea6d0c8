import { describe, expect, it } from 'vitest';
import { requestKinds, type RequestKind } from '../../../src/core/definition/routing.ts';
import {
  alice,
  approves,
  bob,
  goesBack,
  inBuild,
  inCheck,
  lands,
  pushes,
  rejects,
  requests,
  sceneOf,
  starts,
  swept,
  type Step,
} from '../given.ts';
import { asksFor, briefed, routeOf, routes } from './cast.ts';

const begun = [routes(), starts(), briefed, pushes(bob, 'p', { plan: 'A' }), swept];
const built = [routes(), inBuild, briefed];

/** Each kind, why it is that, and what leads there. */
const ways: readonly (readonly [RequestKind, string, readonly Step[]])[] = [
  ['escalation', 'somebody escalates', [...begun, asksFor(bob, { intent: 'escalate' })]],
  ['escalation', 'a flag stops the track', [...begun, asksFor(bob, { intent: 'validate', flags: ['leak'] })]],
  [
    'validation',
    'what is there is looked at',
    [...begun, asksFor(bob, { intent: 'validate', target: 'artifact:plan' })],
  ],
  ['new_workstream', 'one is asked for', [...begun, asksFor(bob, { intent: 'new workstream' })]],
  ['new_workstream', 'a rule opens a track', [...built, asksFor(bob, { flags: ['patch'] })]],
  ['new_workstream', 'nothing has begun yet', [routes(), starts(), asksFor(bob)]],
  ['packaging', 'something is packed', [...begun, asksFor(bob, { intent: 'package' })]],
  ['packaging', 'whoever packs is asked', [...begun, asksFor(bob, { intent: 'route', target: 'packing' })]],
  [
    'reopened_approval',
    'what was approved is looked at again',
    [...begun, approves(alice, 'plan_approval'), asksFor(bob, { intent: 'review', target: 'plan_approval' })],
  ],
  [
    'reopened_approval',
    'what was rejected may be approved after all',
    [...begun, rejects(alice, 'plan_approval'), asksFor(bob, { intent: 'approve', target: 'artifact:plan' })],
  ],
  [
    'reopened_approval',
    'an approval has ended',
    [
      ...begun,
      approves(alice, 'plan_approval'),
      pushes(bob, 'p', { plan: 'B' }),
      swept,
      asksFor(bob, { intent: 'approve', target: 'plan_approval' }),
    ],
  ],
  ['backward_rework', 'the stage lies before', [...built, asksFor(bob, { target: 'stage:plan' })]],
  [
    'backward_rework',
    'the artifact belongs to a stage before',
    [...built, asksFor(bob, { intent: 'revise', target: 'artifact:plan' })],
  ],
  ['skipped_stage_exception', 'a stage lies between', [...built, asksFor(bob, { target: 'ship' })]],
  [
    'skipped_stage_exception',
    'the artifact belongs to a stage that is not next',
    [...begun, asksFor(bob, { target: 'report', intent: 'create', draft: true })],
  ],
  ['revision', 'it is asked for', [...begun, asksFor(bob, { intent: 'revise', target: 'artifact:plan' })]],
  [
    'revision',
    'there is a version to go on with',
    [...begun, lands({ commit: 'n', contents: { notes: 'N' } }), asksFor(bob, { target: 'notes' })],
  ],
  ['continuation', 'work goes on', [...begun, asksFor(bob, { target: 'stage:plan' })]],
  ['continuation', 'nothing is named', [...begun, asksFor(bob, { intent: 'route' })]],
  ['continuation', 'a branch drafts it', [...begun, asksFor(bob, { intent: 'create', target: 'artifact:plan' })]],
  ['forward_progress', 'the next stage is asked for', [...built, asksFor(bob, { intent: 'route', target: 'check' })]],
  [
    'forward_progress',
    'a gate is asked about that nobody has decided',
    [...begun, requests(bob, 'plan_approval'), asksFor(bob, { intent: 'approve', target: 'plan_approval' })],
  ],
  [
    'forward_progress',
    'only looking at an artifact of a stage before moves nothing',
    [...built, asksFor(bob, { intent: 'send', target: 'artifact:plan' })],
  ],
];

describe('the kind of a request', () => {
  it.each(ways)('is %s where %s', (kind, _why, steps) => {
    expect(routeOf(sceneOf(...steps))).toMatchObject({ kind });
  });

  it('is one of ten, and each is reached', () => {
    expect(new Set(ways.map(([kind]) => kind))).toEqual(new Set(requestKinds));
  });

  it('is told by the stages as the definition has them, whichever way the track came', () => {
    const back = sceneOf(routes(), inCheck, goesBack(bob, 'build'), asksFor(bob, { target: 'check', intent: 'route' }));
    expect(routeOf(back)).toMatchObject({ kind: 'forward_progress', to: { specialist: 'testing', stage: 'check' } });
  });

  it('is none of a stage on a track that stands in none', () => {
    const aside = [...begun, asksFor(bob, { intent: 'new workstream', target: 'aside' })];
    const scene = sceneOf(
      routes({ support_outputs: ['notes'], tracks: [{ id: 'aside', kind: 'risk', stage: 'support_output' }] }),
      ...aside.slice(1),
      asksFor(bob, { intent: 'create', target: 'artifact:plan', track: 'aside' }),
    );
    expect(routeOf(scene)).toMatchObject({ kind: 'continuation', track: 'aside' });
  });
});
