import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditCodes, findingMeanings, unresolved, ways } from '../../src/core/audit/passage.ts';
import { readLine } from '../../src/doors/cli/parse.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/audit.md'), 'utf8');
const commands = [...page.matchAll(/^```sh\n(?<text>.*?)^```$/gmsu)].flatMap(
  (found) => found.groups?.['text']?.trim().split('\n') ?? [],
);

/** The cells of the table below a heading, without its head. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const [, after = ''] = page.split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

describe('the page about the audit', () => {
  it.each(commands)('%s is understood as it stands', (line) => {
    expect(readLine(line.split(' ').slice(1))).toMatchObject({ verb: { name: 'audit' } });
  });

  it('tells every way and every finding, in their order, as the page of a report tells it', () => {
    expect(rowsUnder('How a gate was passed').map(([way]) => way)).toEqual(ways);
    expect(rowsUnder('What is to be seen')).toEqual(
      auditCodes.map((code) => [code.replaceAll('_', ' '), findingMeanings[code]]),
    );
    expect(page).toContain('The first four are unresolved.');
    expect(auditCodes.slice(0, 4)).toEqual(unresolved);
  });
});
