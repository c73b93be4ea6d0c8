import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectState } from '../../src/core/project/state.ts';
import { tableNames } from '../../src/core/project/tables.ts';
import { readLine } from '../../src/doors/cli/parse.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/handoff.md'), 'utf8');
const commands = [...page.matchAll(/^```sh\n(?<text>.*?)^```$/gmsu)].flatMap(
  (found) => found.groups?.['text']?.trim().split('\n') ?? [],
);

/** The first cells of the table whose head begins with this. */
function firstCells(head: string): readonly string[] {
  const [, after = ''] = page.split(`\n| ${head} |`);
  const [table = ''] = after.split('\n\n');
  return table
    .split('\n')
    .slice(2)
    .map((row) => row.split('|')[1]?.trim() ?? '');
}

describe('the page about handing on', () => {
  it.each(commands)('%s is understood as it stands', (line) => {
    const [words = ''] = line.split(' > ');
    const read = readLine(words.split(' ').slice(1));
    expect(read).toMatchObject({
      verb: { name: expect.stringMatching(/^(?:handoff|export|import|verify)$/u) as string },
    });
  });

  it('tells every field that the command prints', () => {
    const [, printed = ''] = page.split('```text\n');
    const labels = [...printed.split('```')[0]!.matchAll(/^([A-Z].{13}) /gmu)].map(([, label = '']) => label.trim());
    expect(labels).toEqual(firstCells('field'));
  });

  it('tells every status that a project may have', () => {
    expect(firstCells('workflow_status').toSorted()).toEqual(
      [...projectState.properties.workflow_status.enum].toSorted(),
    );
  });

  it('names the tables that there are', () => {
    for (const name of tableNames) expect(page).toContain(`\`${name}\``);
  });
});
