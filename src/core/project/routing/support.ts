import { meant } from '../../definition/alias.ts';
import type { TriageOutcome } from '../../definition/routing.ts';
import type { Route } from '../events.ts';
import type { ProjectState } from '../state.ts';
import type { World } from '../world.ts';
import type { Request } from './request.ts';
import { isAsked } from './rules.ts';

/** Who is added, each for one concrete job of the request, and for nothing else. */
export function supportFor(
  world: World,
  state: ProjectState,
  request: Request,
  outcome: TriageOutcome,
): Route['support'] {
  return world.definition.support
    .filter(({ on }) => isAsked(world, state, request, outcome, on))
    .map(({ specialist, job }) => ({ specialist: meant(world.definition, specialist, 'owner'), job }));
}
