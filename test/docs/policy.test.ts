import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commentVerbs } from '../../src/core/verbs/comments.ts';
import { verbs } from '../../src/core/verbs/table.ts';
import type { Verb } from '../../src/core/verbs/verb.ts';
import { readWords, wordsOf } from '../../src/core/words.ts';
import { policySchema } from '../../src/core/policy/schema.ts';
import { readDefinition, type ReadPolicy, type Refused } from '../../src/files.ts';
import { definitionFindings } from '../../src/files/judged.ts';
import { extendedPolicy } from '../../src/kept/extends.ts';
import { policyFindings } from '../../src/files/judged.ts';
import { policyRead } from '../../src/kept/sources.ts';
import { blobId } from '../../src/record.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/policy.md'), 'utf8');
const blocks = [...page.matchAll(/```yaml\n(?<yaml>.*?)```/gsu)].map((found) => found.groups?.['yaml'] ?? '');
const release = readDefinition(readFileSync(join(root, 'workflows/lifecycles/software_release.yaml')), 'release');

/** Every name of a setting below `properties`, at any depth. */
function settings(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]: readonly [string, unknown]) => [
    ...(key === 'properties' && typeof inner === 'object' && inner !== null ? Object.keys(inner) : []),
    ...settings(inner),
  ]);
}

/** A policy of the page; where it extends another one, that is the one before it. */
function whole(yaml: string): Promise<ReadPolicy | Refused> {
  const before = blocks[blocks.indexOf(yaml) - 1] ?? '';
  return policyRead(yaml, 'docs', (extending) =>
    extendedPolicy(extending, async () => ({ text: before, blob: blobId(before), isCopy: false })),
  );
}

describe('docs/policy.md', () => {
  it('shows what two policies come to together', async () => {
    const read = await whole(blocks.find((yaml) => yaml.includes('extends:')) ?? '');
    if (!read.ok) throw new Error(JSON.stringify(read));
    const { roles, gates, overriders } = read.policy;
    expect(roles).toMatchObject({ code_reviewer: { logins: ['robin'] }, ci_owner: { logins: ['carol'] } });
    expect(roles['code_reviewer']).not.toHaveProperty('teams');
    expect({ gates, overriders }).toEqual({
      gates: { security_review: { open_for_hours: 24 }, ci_status: { checks: ['build'] } },
      overriders: ['admin'],
    });
  });

  it('has examples, and every block of code is one', () => {
    expect(blocks.length).toBeGreaterThan(0);
    expect(page.match(/^```/gmu)).toHaveLength(2 * blocks.length);
  });

  it.each(blocks.map((yaml) => [page.slice(0, page.indexOf(yaml)).split('\n').length, yaml] as const))(
    'the policy in line %i makes sense, and so does the workflow it names under it',
    async (_line, yaml) => {
      const read = await whole(yaml);
      if (!read.ok || !release.ok) throw new Error(JSON.stringify([read, release], null, 2));
      const names = verbs.map(({ name }) => name);
      expect(policyFindings(read, 'docs', [release.definition], names)).toEqual([]);
      expect(definitionFindings(release, 'release', read.policy)).toEqual([]);
    },
  );

  it('tells of every setting there is', () => {
    const all = settings(policySchema);
    expect(all.length).toBeGreaterThan(25);
    expect(all.filter((name) => !new RegExp(`\\b${name}\\b`, 'u').test(page))).toEqual([]);
  });

  it.each(
    [...page.matchAll(/`(?:countersign |\/)(?<words>delegate [^`]+)`/gu)].map((found) => found.groups?.['words'] ?? ''),
  )('%s is read as it stands', (line) => {
    for (const table of [verbs, commentVerbs] satisfies readonly (readonly Verb[])[]) {
      const words = wordsOf(line);
      if ('misuse' in words) throw new Error(words.misuse.because);
      const read = readWords(words, table);
      if ('misuse' in read) throw new Error(read.misuse.because);
      expect(read.verb.command?.(read.given, {})).toHaveProperty('delegate');
    }
  });
});
