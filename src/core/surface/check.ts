import { code, inline, plain, utf8Bytes } from './escape.ts';
import type { BranchView } from './status.ts';
import { gateText, lookText, oneLook } from './status-markdown.ts';

/** One project that a pull request changes something of, and the gates between it and the default branch. */
export interface CheckedProject {
  readonly id: string;
  readonly title: string;
  readonly branch: BranchView;
}

/** A check run as people see it. `null`: nothing is wrong, and somebody still has to say yes. */
export interface CheckView {
  readonly conclusion: 'success' | 'failure' | null;
  readonly title: string;
  readonly summary: string;
}

const gatesAtMost = 100;
/** What GitHub shows of a title beside the name of the check, on a narrow screen too. */
const titleAtMost = 60;
/** GitHub takes 65,535 bytes in the summary of a check run. */
const bytesAtMost = 60_000;

/** Green exactly when every gate of every project is open for these bytes; red when somebody said no. */
export function checkView(projects: readonly CheckedProject[]): CheckView {
  if (projects.length === 0)
    return {
      conclusion: 'success',
      title: 'nothing to countersign',
      summary: 'This pull request changes no artifact of an open project.',
    };
  const gates = projects.flatMap(({ branch }) => branch.gates);
  const closed = named(gates.filter(({ open }) => !open));
  const no = named(gates.filter(({ rejected }) => rejected));
  return {
    conclusion: closed.length === 0 ? 'success' : no.length > 0 ? 'failure' : null,
    title: titleOf(gates.length, closed, no),
    summary: whatFits(projects.map(projectLines)),
  };
}

function named(gates: BranchView['gates']): readonly string[] {
  return [...new Set(gates.map(({ gate }) => gate))];
}

/** The one thing that matters: a no before what is still missing, and that before what is well. */
function titleOf(gates: number, closed: readonly string[], no: readonly string[]): string {
  if (gates === 0) return 'nothing has to be approved';
  if (closed.length === 0) return 'every gate is open for these bytes';
  return no.length > 0 ? listed('rejected: ', no) : listed('waiting for ', closed);
}

/** As many names as a title holds, and how many more there are. */
function listed(lead: string, names: readonly string[]): string {
  const texts = names.map((_name, at) => {
    const more = at === 0 ? '' : ` and ${at} more`;
    return `${lead}${names.slice(0, names.length - at).join(', ')}${more}`;
  });
  return plain(texts.find((text) => text.length <= titleAtMost) ?? texts.slice(-1).join(''), titleAtMost);
}

/** The projects whose lines fit, and how many more there are. */
function whatFits(parts: readonly string[]): string {
  let bytes = 0;
  const fits = parts.filter((part) => {
    bytes += utf8Bytes(part) + 2;
    return bytes <= bytesAtMost;
  });
  const more = parts.length - fits.length;
  return [...fits, ...(more === 0 ? [] : [`… and ${more} more projects`])].join('\n\n');
}

function projectLines({ id, title, branch }: CheckedProject): string {
  const changes = branch.artifacts.slice(0, 20).map((artifact) => code(artifact));
  const { look, rest } = oneLook(branch.gates);
  const lines = rest.slice(0, gatesAtMost).map((gate) => `- ${gateText(gate, branch.command)}`);
  return [
    `**${inline(title)}** (#${id}): ${changes.join(', ')} at ${code(branch.head.slice(0, 7))}`,
    lines.length === 0 ? '- ✅ nothing has to be approved' : lines.join('\n'),
    ...(branch.ready || branch.command === null ? [] : [`Next: ${code(branch.command)}${lookText(look)}`]),
  ].join('\n\n');
}
