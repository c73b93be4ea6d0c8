import { briefOf } from '../project/handoff.ts';
import type { ProjectState } from '../project/state.ts';
import { workflowStatus } from '../project/workflow-status.ts';
import type { World } from '../project/world.ts';
import { code, inline } from './escape.ts';

/** What a comment says of a project beside what its state shows at once. */
export interface HandedOn {
  readonly status: ProjectState['workflow_status'];
  /** Paragraphs of Markdown; none where the project has ended. */
  readonly markdown: readonly string[];
}

const versionsAtMost = 8;

/**
 * Who goes on, what gets it going again, how versions hang together and what was done last: what whoever takes a project
 * on has to know beside what is next, where blockers and decisions stand, and the facts and paths below. By the state
 * alone: what only the log tells would come and go with how much of it a look has read.
 */
export function handedOn(world: World, state: ProjectState): HandedOn {
  const status = workflowStatus(world, state, []);
  if (state.terminal_state !== null) return { status, markdown: [] };
  const { next_skill, rollback_or_recovery_action: recovery, version_relationships, latest } = briefOf(world, state);
  const lists = [
    ['Versions', version_relationships.slice(0, versionsAtMost)] as const,
    ['Latest', latest] as const,
  ].filter(([, all]) => all.length > 0);
  const lines = [
    `- ${code(next_skill)} goes on, owner ${inline(state.owner)}`,
    ...(recovery === 'none' ? [] : [`- Recovery: ${inline(recovery, 400)}`]),
    ...lists.map(([name, all]) => `- ${name}: ${all.map((one) => inline(one)).join(' · ')}`),
  ];
  return { status, markdown: ['#### Handoff', lines.join('\n')] };
}
