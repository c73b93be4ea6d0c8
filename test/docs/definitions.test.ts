import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fullFormText, readDefinition } from '../../src/files.ts';
import { definitionFindings } from '../../src/files/judged.ts';
import { definitionsOf } from '../../src/kept/sources.ts';
import { verbs } from '../../src/core/verbs/table.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/definitions.md'), 'utf8');
const blocks = [...page.matchAll(/```yaml\n(?<yaml>.*?)```/gsu)].map((found) => found.groups?.['yaml'] ?? '');
/** Files that others include begin with their path. */
const shared = new Map(
  blocks.flatMap((yaml) => [...yaml.matchAll(/^# (\.github\/\S+)\n/gu)].map(([, path]) => [String(path), yaml])),
);
const definitions = blocks.filter((yaml) => ![...shared.values()].includes(yaml));

describe('docs/definitions.md', () => {
  it('has examples, and every block of code is one', () => {
    expect(blocks.length).toBeGreaterThan(0);
    expect(page.match(/^```/gmu)).toHaveLength(2 * blocks.length);
  });

  it.each(definitions.map((yaml) => [page.slice(0, page.indexOf(yaml)).split('\n').length, yaml] as const))(
    'the example in line %i is read without any finding, and so is its full form',
    async (_line, yaml) => {
      const [found] = await definitionsOf([{ origin: 'docs', text: yaml, blob: '' }], () => Promise.resolve(shared));
      const read = found?.read;
      if (read?.ok !== true) throw new Error(JSON.stringify(read?.findings, null, 2));
      expect(definitionFindings(read, 'docs')).toEqual([]);
      const full = readDefinition(fullFormText(read.definition), 'docs');
      if (!full.ok) throw new Error(JSON.stringify(full.findings, null, 2));
      expect(full.definition).toEqual(read.definition);
      expect(definitionFindings(full, 'docs')).toEqual([]);
    },
  );

  it('names only verbs that exist', () => {
    const named = [...page.matchAll(/`countersign (?<verb>[a-z]+)/gu)].map((found) => found.groups?.['verb'] ?? '');
    const known = verbs.map((verb) => verb.name);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});
