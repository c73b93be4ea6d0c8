import type { Finding } from '../finding.ts';
import type { Difference } from '../simulate/questions.ts';
import { code, inline } from './escape.ts';

/** What is to be said about the rules that a pull request changes. */
export interface RulesView {
  /** The files of rules that it changes. */
  readonly files: readonly string[];
  readonly defaultBranch: string;
  /** What is wrong with them as they are proposed, and elsewhere because of them. */
  readonly findings: readonly Finding[];
  /** Whether it changes a workflow; projects that follow one keep it as they began with it. */
  readonly hasWorkflows: boolean;
  /** What would be decided otherwise in each open project, now. */
  readonly projects: readonly {
    readonly id: string;
    readonly title: string;
    readonly differences: readonly Difference[];
  }[];
  /** Open projects that were not looked at: there are too many. */
  readonly unseen: number;
  /** Why nobody can tell what would change; null where that can be told. */
  readonly untold: string | null;
}

/** What a check says about rules, before it says anything about gates. */
export interface RulesCheck {
  readonly title: string;
  /** Whether something in them is an error. */
  readonly isBroken: boolean;
  readonly summary: string;
  readonly findings: readonly Finding[];
}

/** So many lines tell what would change. */
const linesAtMost = 20;
/** So many faults are told here; more of them stand on their lines. */
const findingsAtMost = 30;

export function rulesCheck(view: RulesView): RulesCheck {
  const { files, findings, defaultBranch } = view;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const ordered = [...errors, ...findings.filter(({ severity }) => severity !== 'error')];
  const named = files.map((file) => code(file)).join(', ');
  const isBroken = errors.length > 0;
  const parts = [
    `This changes the rules: ${named}. Until it is merged the ones on ${code(defaultBranch)} hold, here as well.`,
    ...(findings.length === 0 ? ['✅ Nothing is wrong with them.'] : [faultLines(ordered)]),
    ...changes(view),
    'In a clone `countersign simulate` also decides the record again.',
  ];
  return { title: titleOf(errors.length, findings.length), isBroken, summary: parts.join('\n\n'), findings: ordered };
}

function titleOf(errors: number, all: number): string {
  if (errors > 0) return `${errors} error${errors === 1 ? '' : 's'} in the changed rules`;
  return all === 0 ? 'the changed rules are sound' : `${all} warning${all === 1 ? '' : 's'} about the changed rules`;
}

function faultLines(findings: readonly Finding[]): string {
  const more = findings.length - findingsAtMost;
  const lines = findings.slice(0, findingsAtMost).map(({ file, line, column, severity, message, next }) => {
    const mark = severity === 'error' ? '❌' : '⚠️';
    return `- ${mark} ${code(`${file}:${line}:${column}`)} ${inline(message, 300)}. ${inline(next, 300)}`;
  });
  return [...lines, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n');
}

function changes({ projects, unseen, untold, hasWorkflows }: RulesView): readonly string[] {
  if (untold !== null) return [`What would change cannot be told: ${inline(untold, 300)}`];
  if (projects.length === 0) return ['No project is open: nothing would be decided otherwise now.'];
  const looked = `${projects.length} open project${projects.length === 1 ? '' : 's'}`;
  const others = unseen === 0 ? '' : ` (${unseen} more were not looked at)`;
  const lines = projects.flatMap(({ id, title, differences }) =>
    differences.map((one) => `- **${inline(title)}** (#${id}) ${differenceText(one)}`),
  );
  const more = lines.length - linesAtMost;
  return lines.length === 0
    ? [`Nothing would be decided otherwise now in ${looked}${others}.`]
    : [
        `#### What would change\n\nIn ${looked}${others}, as they stood when this was looked at:`,
        [...lines.slice(0, linesAtMost), ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n'),
        ...(hasWorkflows
          ? [
              'Projects that are under way keep the workflow they began with: this is what would change if they followed the new one.',
            ]
          : []),
      ];
}

function differenceText({ about, was, would, unknown }: Difference): string {
  const known = unknown.length === 0 ? '' : ` — as far as is known without ${unknown.join(' and ')}`;
  return `${code(about)}: ${inline(was, 300)} → ${inline(would, 300)}${known}`;
}
