import type { Finding } from '../core/finding.ts';
import { code, inline } from '../core/surface/escape.ts';
import type { Projects } from '../github/answer.ts';
import { keepIssue, ourIssue, type Listed } from '../github/one-issue.ts';
import type { Settling } from './settling.ts';

/** By this line the alert is known. */
const mark = '<!-- countersign:rules -->';
const faultsAtMost = 30;

/**
 * Says in one issue what is wrong with the rules as they lie on the default branch, and closes it when they are mended.
 * `issues`: those that may be it.
 */
export async function alertOn(
  { client, repository }: Settling,
  law: NonNullable<Projects['law']>,
  findings: readonly Finding[],
  issues: readonly (Listed | null)[],
): Promise<void> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const issue = ourIssue(issues, mark);
  const said =
    errors.length === 0 ? null : { title: `The rules on ${law.name} are broken`, body: bodyOf(law.name, errors) };
  const comment = 'Mended: nothing is wrong with the rules any more.';
  await keepIssue(client, repository, issue, said, { body: `${comment}\n\n${mark}`, comment });
}

function bodyOf(branch: string, errors: readonly Finding[]): string {
  const more = errors.length - faultsAtMost;
  const lines = errors.slice(0, faultsAtMost).map(({ file, line, column, message, next }) => {
    return `- ${code(`${file}:${line}:${column}`)} ${inline(message, 300)}. ${inline(next, 300)}`;
  });
  return [
    `The policy or a workflow on ${code(branch)} is not as it has to be:`,
    [...lines, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n'),
    'A policy that cannot be read leaves the last good one in force for every project that is under way. Projects keep the workflow they began with; none begins with one that is broken.',
    `This is looked at again after every push to ${code(branch)}, and closed when it is mended. In a clone \`countersign check\` says the same.`,
    mark,
  ].join('\n\n');
}
