import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { looks } from '../../src/core/verbs/looking.ts';
import { optionMisuse } from '../../src/core/verbs/misuse.ts';
import { eventTypes } from '../../src/core/project/event-names.ts';
import { projectVerbs } from '../../src/core/project/commands.ts';
import { lastMomentIn } from '../../src/doors/cli/moments.ts';
import { readLine } from '../../src/doors/cli/parse.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/log.md'), 'utf8');
const commands = [...page.matchAll(/^```sh\n(?<text>.*?)^```$/gmsu)].flatMap(
  (found) => found.groups?.['text']?.trim().split('\n') ?? [],
);

function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1);
}

describe('the page about the log', () => {
  it.each(commands)('%s is understood as it stands', (line) => {
    const read = readLine(words(line));
    if ('misuse' in read) throw new Error(read.misuse.because);
    expect(['log', 'status', 'undo']).toContain(read.verb.name);
    expect(optionMisuse(read.verb, read.given)).toBeNull();
    for (const name of ['from', 'to', 'as-of']) {
      const time = read.given[name];
      if (typeof time === 'string') expect(lastMomentIn(read.given, name)).toHaveProperty('is');
    }
    const what = read.given['what'];
    for (const word of typeof what === 'object' ? what : []) expect([...projectVerbs, ...eventTypes]).toContain(word);
  });

  it('tells every option of the log, in their order', () => {
    const told = [...page.matchAll(/^\| `--(?<name>[a-z-]+)` \|/gmu)].map((found) => found.groups?.['name']);
    const options = looks.find(({ name }) => name === 'log')?.options.map(({ name }) => name) ?? [];
    expect(told).toEqual(options.filter((name) => name !== 'project'));
  });
});
