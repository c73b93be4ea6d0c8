import { gateOf } from '../../definition/gate.ts';
import { artifactOf } from '../../definition/artifact.ts';
import { isPermitted, statusOf } from '../../confirm/confirm.ts';
import { meant } from '../../definition/alias.ts';
import { answers, blockersOn } from '../gates.ts';
import { gatesAsked } from '../landing-gates.ts';
import type { ProjectState } from '../state.ts';
import { transitionsFrom } from '../transitions.ts';
import { confirmOf, stageOf, trackOf, type World } from '../world.ts';
import type { Request } from './request.ts';

/** The gates that the target of a request asks for; whether they are open is not asked. */
export function gatesOfTarget(world: World, state: ProjectState, request: Request): readonly string[] {
  const { definition } = world;
  const { target, artifact, track } = request;
  const answer = answers(world, state, track);
  if (target?.kind === 'gate') return [meant(definition, target.name, 'gate')];
  const action = actionOf(world, request);
  if (action !== undefined) return unique([...action.gates, ...gatesAsked(action.requires, answer)]);
  const own = artifactOf(definition, artifact ?? '')?.gates ?? [];
  const promised = artifact?.includes('/') === true ? gatesAsked(trackOf(state, track)?.requires, answer) : [];
  const way =
    target?.kind === 'stage'
      ? transitionsFrom(definition, stageOf(state, track)).find(({ to }) => to === request.stage)
      : undefined;
  return unique([...own, ...promised, ...gatesAsked(way?.requires, answer)]);
}

/** The action that a request is about. */
export function actionOf({ definition }: World, { target }: Request) {
  return target?.kind === 'action' ? definition.actions.find(({ id }) => id === target.name) : undefined;
}

/** A gate whose approval does not stand any more, or does not reach as far as what is asked for. */
export interface Trouble {
  readonly gate: string;
  readonly says: string;
}

/** The first gate of a target that was rejected, is blocked, has expired, or does not permit the action. */
export function troubleAt(
  world: World,
  state: ProjectState,
  request: Request,
  gates: readonly string[],
): Trouble | null {
  const action = actionOf(world, request)?.id;
  for (const gate of gates) {
    const confirm = confirmOf(state, request.track, gate);
    const isBlocked = blockersOn(state, gate).length > 0;
    const status = statusOf({ confirm, isDrafted: false, isBlocked }, world.at);
    if (status === 'rejected' || status === 'blocked' || status === 'expired')
      return { gate, says: `${gate} is ${status}` };
    if (action !== undefined && confirm?.permits !== undefined && !isPermitted(confirm.permits, action, request.track))
      return { gate, says: `${gate} is approved only for ${confirm.permits.join(', ')}` };
  }
  return null;
}

/** Is a gate about security by its category? */
export function isOfSecurity({ definition }: World, gate: string): boolean {
  return gateOf(definition, gate)?.category === 'security_sensitive';
}

function unique(gates: readonly string[]): readonly string[] {
  return [...new Set(gates)];
}
