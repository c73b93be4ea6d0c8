import { code, inline, plain, utf8Bytes } from './escape.ts';
import type { Finding } from '../finding.ts';
import type { RulesCheck } from './rules.ts';
import { observingText, type BranchView } from './status.ts';
import { gateText, lookText, oneLook } from './status-markdown.ts';

/** One project that a pull request changes something of, and the gates between it and the default branch. */
export interface CheckedProject {
  readonly id: string;
  readonly title: string;
  readonly branch: BranchView;
  /** Does the policy only observe: is nothing held up? */
  readonly observing?: boolean;
  /** Is the issue gone in which it is to be seen, and in which people are heard? */
  readonly homeless?: boolean;
}

/**
 * A check run as people see it. `null`: nothing is wrong, and somebody still has to say yes. `neutral`: somebody would
 * have to, and nothing is held up.
 */
export interface CheckView {
  readonly conclusion: 'success' | 'failure' | 'neutral' | null;
  readonly title: string;
  readonly summary: string;
  /** What is to be seen on lines of the pull request. */
  readonly findings?: readonly Finding[];
}

const gatesAtMost = 100;
/** What GitHub shows of a title beside the name of the check, on a narrow screen too. */
const titleAtMost = 60;
/** GitHub takes 65,535 bytes in the summary of a check run. */
const bytesAtMost = 60_000;

/**
 * Green exactly when every gate of every project is open for these bytes; red when somebody said no, or when the pull
 * request would break the rules.
 */
export function checkView(projects: readonly CheckedProject[], rules: RulesCheck | null = null): CheckView {
  const view = gatesView(projects);
  if (rules === null) return view;
  const { title, isBroken, summary, findings } = rules;
  const isOnly = projects.length === 0;
  return {
    conclusion: isBroken ? 'failure' : view.conclusion,
    title: isBroken || isOnly ? title : view.title,
    summary: whatFits(isOnly ? [summary] : [summary, view.summary]),
    findings,
  };
}

function gatesView(projects: readonly CheckedProject[]): CheckView {
  if (projects.length === 0)
    return {
      conclusion: 'success',
      title: 'nothing to countersign',
      summary: 'This pull request changes no artifact of an open project.',
    };
  const gates = projects.flatMap(({ branch }) => branch.gates);
  const closed = named(gates.filter(({ open }) => !open));
  const no = named(gates.filter(({ rejected }) => rejected));
  const observes = projects.some(({ observing }) => observing === true);
  const held = no.length > 0 ? 'failure' : null;
  const [homeless] = observes ? [] : projects.filter((project) => project.homeless === true);
  if (homeless !== undefined)
    return {
      conclusion: 'failure',
      title: `the home issue of project ${plain(homeless.id, 20)} is gone`,
      summary: whatFits([homelessText(homeless.id), ...projects.map(projectLines)]),
    };
  return {
    conclusion: closed.length === 0 ? 'success' : observes ? 'neutral' : held,
    title: titleOf(gates.length, closed, no, observes),
    summary: whatFits([...(observes ? [observingText] : []), ...projects.map(projectLines)]),
  };
}

/** What happened to a project whose home issue is gone: it cannot be opened again, as one that was closed by hand is. */
export function homelessText(project: string): string {
  return `The home issue of project ${plain(project, 20)} is gone: it was deleted or transferred, and the project is still open in the record. Transfer it back under its number, or end the project from a clone of the repository, as \`countersign help close\` says.`;
}

/**
 * What the check says on the commit that a merge queue made of a pull request: never that it may land where that holds
 * other bytes of these artifacts than were looked at.
 */
export function queuedView(view: CheckView, differs: readonly string[]): CheckView {
  if (differs.length === 0) return view;
  const names = differs.map((name) => code(name)).join(', ');
  return {
    conclusion: 'failure',
    title: listed('the queue holds other bytes: ', differs),
    summary: `In the merge queue ${names} came to hold other bytes than in the pull request: something that it was merged with changes the same, and what comes of it was approved by nobody. Take it out of the queue, update its branch, and ask for approval of what that holds.\n\n${view.summary}`,
  };
}

function named(gates: BranchView['gates']): readonly string[] {
  return [...new Set(gates.map(({ gate }) => gate))];
}

/** The one thing that matters: a no before what is still missing, and that before what is well. */
function titleOf(gates: number, closed: readonly string[], no: readonly string[], observes: boolean): string {
  if (gates === 0) return 'nothing has to be approved';
  if (closed.length === 0) return 'every gate is open for these bytes';
  if (observes)
    return no.length > 0 ? listed('observing: rejected: ', no) : listed('observing: would wait for ', closed);
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
    ...branch.notes.map((note) => `⚠️ ${inline(note)}`),
    ...(branch.ready || branch.command === null ? [] : [`Next: ${code(branch.command)}${lookText(look)}`]),
  ].join('\n\n');
}
