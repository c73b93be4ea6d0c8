import type { Waiting } from '../project/waiting.ts';
import type { World } from '../project/world.ts';
import { dayText, word } from '../prose.ts';
import { code, inline } from './escape.ts';

/** A comment stays readable: so many things are listed. */
const atMost = 20;

/** What waits for somebody, oldest first, each with the one thing that answers it. Nothing that people wrote is Markdown. */
export function mineMarkdown(world: World, waiting: readonly Waiting[]): string {
  if (waiting.length === 0) return 'Nothing waits for you here.';
  const more = waiting.length - atMost;
  return [
    ...waiting
      .slice(0, atMost)
      .map((one) => `- ${inline(one.says, 300)} — ${sinceText(one)} → ${code(answerOf(world, one))}`),
    ...(more > 0 ? [`- … and ${more} more`] : []),
  ].join('\n');
}

/** Since when something waits: `since 2 Mar 2026, 3 working days`. */
export function sinceText({ since, waited }: Pick<Waiting, 'since' | 'waited'>): string {
  return `since ${dayText(since)}, ${waited}`;
}

/** The command that answers it; where a review of the branch does, all of it. */
function answerOf({ definition }: World, { command, gate, branch }: Waiting): string {
  const isApproval = gate !== undefined && branch !== undefined && command.startsWith(`countersign approve ${gate}`);
  return isApproval ? approvalOf(definition, gate, branch) : command;
}

/** The command that opens a gate of a branch: of the whole branch, but where the gate asks to be named. */
export function approvalOf({ gates }: World['definition'], gate: string, branch: string): string {
  const isNamed = gates.find(({ gate_id }) => gate_id === gate)?.explicit === true;
  return `countersign approve ${isNamed ? `${gate} ` : ''}--branch ${word(branch)}`;
}
