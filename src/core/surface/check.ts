import { code, inline, plain, utf8Bytes } from './escape.ts';
import { aboutGate, type BranchView } from './status.ts';

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
  const closed = [...new Set(gates.filter(({ open }) => !open).map(({ gate }) => gate))];
  const no = [...new Set(gates.filter(isRefused).map(({ gate }) => gate))];
  const open = gates.length === 0 ? 'nothing has to be approved' : 'every gate is open for these bytes';
  const waiting = closed.filter((gate) => !no.includes(gate));
  const parts = [
    ...(no.length === 0 ? [] : [`rejected: ${no.join(', ')}`]),
    ...(waiting.length === 0 ? [] : [`waiting for ${waiting.join(', ')}`]),
  ];
  const title = closed.length === 0 ? open : parts.join('; ');
  return {
    conclusion: closed.length === 0 ? 'success' : no.length > 0 ? 'failure' : null,
    title: plain(title, 120),
    summary: whatFits(projects.map(projectLines)),
  };
}

/** Said by the rules, at the beginning: what people write cannot make a check red. */
function isRefused({ gate, says }: BranchView['gates'][number]): boolean {
  return says.startsWith(`${gate} is closed: rejected by `);
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
  const lines = branch.gates
    .slice(0, gatesAtMost)
    .map(({ gate, open, says }) => `- ${open ? '✅' : '⏳'} ${code(gate)} ${inline(aboutGate(gate, says))}`);
  return [
    `**${inline(title)}** (#${id}): ${changes.join(', ')} at ${code(branch.head.slice(0, 7))}`,
    lines.length === 0 ? '- ✅ nothing has to be approved' : lines.join('\n'),
  ].join('\n\n');
}
