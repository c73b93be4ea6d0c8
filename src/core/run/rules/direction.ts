import type { RunCommand } from '../commands.ts';
import { momentOf, type Draft } from '../draft.ts';
import type { RunStatus } from '../state.ts';
import { actingFor } from '../../policy/delegation.ts';
import { coordinating, coordinators, roleText } from './asked.ts';
import { no, type Refused } from './context.ts';

/**
 * Why somebody may not say how a run goes on; null where they may, and for everything else. Trying again, going back, going
 * on after the run stopped and ending it are for who started it and for who holds the coordinating role. An agent that
 * started a run may end it, and otherwise waits for a person. What a run does by itself asks nobody: doing steps, trying
 * them again by their rule, leaving out optional ones, checkpoints, and going back to the newest of them.
 */
export function whyNotDirecting(draft: Draft, command: RunCommand): Refused | null {
  const { observed, head, state } = draft;
  const { actor } = head;
  const { initiator } = state;
  const verb = directed(state.status, command);
  if (verb === null || actor.kind === 'system') return null;
  const isTheirs = actor.id === initiator.id && (actor.kind === 'person' || verb === 'cancel');
  if (isTheirs || coordinating(observed, actor) !== null) return null;
  if (actingFor(momentOf(draft), actor, coordinators(observed, actor)).length > 0) return null;
  const { coordinator } = observed.pipeline;
  return no(
    'not_in_role',
    `${actor.login} neither started this run nor is in ${coordinator}`,
    `It takes ${initiator.login}, or somebody in ${coordinator}: in .github/countersign.yml on the default branch that is ${roleText(actor, coordinator)}`,
  );
}

/** The verb, where it is direction; naming steps whose workers are gone is none. */
function directed(status: RunStatus, command: RunCommand): 'retry' | 'cancel' | 'rollback' | 'resume' | null {
  if ('retry' in command) return 'retry';
  if ('cancel' in command) return 'cancel';
  if ('rollback' in command) return 'rollback';
  return isGoAhead(command, status) ? 'resume' : null;
}

/** Does it say that a run which waits goes on? */
export function isGoAhead(command: RunCommand, status: RunStatus): boolean {
  return status === 'awaiting_direction' && 'resume' in command && (command.resume.steps ?? []).length === 0;
}
