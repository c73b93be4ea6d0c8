import { actionOf, type Terms } from '../../confirm/confirm.ts';
import type { Requirement } from '../../policy/may.ts';
import { refuse } from '../../refusal.ts';
import { instantFrom, plusDays } from '../../time.ts';
import { linesOf } from '../lines.ts';
import type { Context } from '../world.ts';
import type { Approving } from './approval.ts';
import type { Or } from './matter.ts';

export function termsAsked(context: Context, requirement: Requirement, args: Approving): Or<Terms> {
  const { world, state, entry } = context;
  const ends: string[] = [];
  if (args.until !== undefined) {
    const asked = instantFrom(args.until);
    if (asked === null)
      return refuse('invalid_argument', `"${args.until}" is not a day`, 'Write 2027-01-31 or 2027-01-31T12:00Z.');
    ends.push(asked);
  }
  if (requirement.expiresAfterDays !== null) ends.push(plusDays(entry.said ?? world.at, requirement.expiresAfterDays));
  const [until] = ends.toSorted();
  if (until !== undefined && until <= world.at)
    return refuse('invalid_argument', `${until} is over`, 'Approve again, for a time to come.');
  const unknown = (args.permits ?? []).filter((permit) => !isAction(context, actionOf(permit)));
  if (unknown.length > 0) {
    return refuse(
      'unknown_action',
      `${unknown.join(', ')} is no action of ${state.workflow_type}`,
      `Actions are ${actionsOf(context).join(', ')}.`,
    );
  }
  return {
    is: {
      ...(args.permits === undefined || args.permits.length === 0 ? {} : { permits: args.permits }),
      ...(args.limits === undefined ? {} : { limits: args.limits }),
      ...(args.conditions === undefined || args.conditions.length === 0 ? {} : { conditions: args.conditions }),
      ...(args.blockers === undefined || args.blockers.length === 0 ? {} : { blockers: args.blockers }),
      ...(until === undefined ? {} : { expires_at: until }),
    },
  };
}

function isAction(context: Context, permit: string): boolean {
  return actionsOf(context).includes(permit);
}

/** Every action that a permit may name: the definition's, each transition (`to:…`) and each landing (`land:…`). */
function actionsOf({ world, state }: Context): readonly string[] {
  const { actions, stages, terminal_states } = world.definition;
  return [
    ...actions.map((action) => action.id),
    ...stages.map((stage) => `to:${stage.id}`),
    ...terminal_states.map((terminal) => `to:${terminal.id}`),
    ...linesOf(world.definition, state.tracks).map(({ name }) => `land:${name}`),
  ];
}
