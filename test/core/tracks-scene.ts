import type { Definition, WrittenDefinition } from '../../src/core/definition/schema.ts';
import { trackStatus } from '../../src/core/project/track-status.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import {
  alice,
  all,
  around,
  asks,
  bob,
  forks,
  inBuild,
  inCheck,
  lifecycle,
  observedIn,
  starts,
  type Scene,
  type Step,
} from './given.ts';

/** The tiny lifecycle with tracks beside the main one, of each kind there is. */
export function withTracks(changes: Partial<WrittenDefinition> = {}): Definition {
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

export const begun = all(around({ definition: withTracks() }), starts());
export const inBuildHere = all(around({ definition: withTracks() }), inBuild);
export const inCheckHere = all(around({ definition: withTracks() }), inCheck);
export const changing = all(inBuildHere, forks(alice, 'refunds', { as: 'change', due_date: '2026-04-01' }));

export function stateOf({ state }: Scene): ProjectState {
  if (state === null) throw new Error('no project was started');
  return state;
}

export function statusOf(scene: Scene, track: string): string {
  return trackStatus(observedIn(scene).world, stateOf(scene), track);
}

export function blocks(on: string, changes: { readonly due_date?: string; readonly recover?: string } = {}): Step {
  return asks(alice, { block: { text: 'the price is open', on, ...changes } });
}

export const acts = (action: string, track: string): Step => asks(bob, { act: { action, track } });
export const assigns = (
  of: string,
  changes: { readonly to?: string; readonly due_date?: string },
  because = '',
): Step => asks(alice, { assign: { of, because, ...changes } });

/** A recovery action is chosen for the track refunds. */
export const recovering: Step = (scene) => {
  const state = stateOf(scene);
  const recovery = { action: 'ask', output: 'a price', owner: 'carol', due_date: '2026-03-20' };
  const refunds = state.tracks['refunds'];
  if (refunds === undefined) throw new Error('no such track');
  return { ...scene, state: { ...state, tracks: { ...state.tracks, refunds: { ...refunds, recovery } } } };
};

/** Two tracks wait for each other. */
export const circling: Step = (scene) => {
  const state = stateOf(scene);
  const tracks = { ...state.tracks, one: { ...state.tracks['two'], depends_on: { track: 'two', is: 'active' } } };
  return { ...scene, state: { ...state, tracks } as ProjectState };
};

/** Two sources differ about the price of refunds. */
export const contested: Step = (scene) => {
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
export const awaited: Step = (scene) => {
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
export const bare: Step = (scene) => {
  const state = stateOf(scene);
  const { from: _from, because: _because, lines: _lines, ...refunds } = state.tracks['refunds'] ?? {};
  return { ...scene, state: { ...state, tracks: { ...state.tracks, refunds } } as ProjectState };
};
