import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayMove, moves, statuses, type Cause } from '../../src/core/confirm/statuses.ts';
import { approvalStates, type ApprovalStatus } from '../../src/core/definition/schema.ts';
import { verbs } from '../../src/core/verbs/table.ts';
import { readWords, wordsOf } from '../../src/core/words.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/approvals.md'), 'utf8');
const causes = Object.keys(moves) as readonly Cause[];
const unblocked = approvalStates.filter((status) => status !== 'blocked');

function from(cause: Cause): readonly ApprovalStatus[] {
  return approvalStates.filter((status) => mayMove(status, cause));
}

function isFromAll(cause: Cause): boolean {
  return from(cause).length === unblocked.length;
}

/** What every word leads to is drawn through one point: each status would need an arrow for each word otherwise. */
const words = causes.filter((cause) => from(cause).join() === from('approved').join());

function arrows(cause: Cause): readonly string[] {
  const { to, when } = moves[cause];
  if (words.includes(cause)) return [`    word --> ${to} : ${when}`];
  return from(cause)
    .filter((status) => status !== to)
    .map((status) => `    ${status} --> ${to} : ${when}`);
}

function picture(): string {
  const inside = causes.filter((cause) => !isFromAll(cause) && moves[cause].to !== null);
  return [
    'stateDiagram-v2',
    '  state "below a blocker" as below {',
    '    state word <<choice>>',
    ...from('approved').map((status) => `    ${status} --> word`),
    ...inside.flatMap(arrows),
    ...causes
      .filter((cause) => isFromAll(cause) && cause !== 'blocked')
      .map((cause) => `    note left of ${moves[cause].to} : from everywhere when ${moves[cause].when}`),
    '  }',
    `  below --> blocked : ${moves.blocked.when}`,
    `  blocked --> below : ${moves.cleared.when}`,
  ].join('\n');
}

function statusTable(): string {
  const rows = approvalStates.map(
    (status) => `| \`${status}\` | ${statuses[status].means} | ${statuses[status].opens ? 'yes' : 'no'} |`,
  );
  return ['| status | what it means | open |', '|---|---|---|', ...rows].join('\n');
}

function moveTable(): string {
  const rows = causes.map((cause) => {
    const { to, when } = moves[cause];
    const where = isFromAll(cause)
      ? 'every other but `blocked`'
      : from(cause)
          .map((status) => `\`${status}\``)
          .join(', ');
    return `| ${when} | ${where} | ${to === null ? 'what it was before, or has become since' : `\`${to}\``} |`;
  });
  return ['| what happens | from | to |', '|---|---|---|', ...rows].join('\n');
}

describe('docs/approvals.md', () => {
  it('shows the statuses, the moves between them and their picture as the rules have them', () => {
    expect(page).toContain(statusTable());
    expect(page).toContain(moveTable());
    expect(page).toContain(`\`\`\`mermaid\n${picture()}\n\`\`\``);
  });

  it.each([...page.matchAll(/`(?:countersign |\/)(?<words>[^`]+)`/gu)].map((found) => found.groups?.['words'] ?? ''))(
    '%s is read as it stands',
    (line) => {
      const split = wordsOf(line);
      if ('misuse' in split) throw new Error(split.misuse.because);
      const read = readWords(split, verbs);
      if ('misuse' in read) throw new Error(read.misuse.because);
      expect(read.verb.command?.(read.given, {}) ?? {}).not.toHaveProperty('misuse');
    },
  );
});
