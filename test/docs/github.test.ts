import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commentVerbs } from '../../src/core/verbs/comments.ts';
import { readWords, wordsOf } from '../../src/core/words.ts';
import { readPolicy } from '../../src/files.ts';
import { commandsIn } from '../../src/github/commands.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/github.md'), 'utf8');

/** The code blocks of a language, without the indentation of the list they may stand in. */
function blocks(language: string): readonly string[] {
  return [...text.matchAll(/^( *)```(\w+)\n(.*?)^ *```$/gmsu)].flatMap(([, indent = '', kind, body = '']) =>
    kind === language ? [body.replaceAll(new RegExp(`^${indent}`, 'gmu'), '')] : [],
  );
}

const commands = blocks('text').flatMap((block) => block.trimEnd().split('\n'));

describe('the page about GitHub', () => {
  it('shows every verb that a comment may use', () => {
    const shown = new Set(commands.map((line) => line.slice(1).split(' ')[0]));
    const missing = commentVerbs.map(({ name }) => name).filter((name) => !shown.has(name) && name !== 'artifact');
    expect(missing).toEqual([]);
  });

  it.each(commands)('%s is read as it stands', (line) => {
    expect(commandsIn(line)).toMatchObject({ lines: [line.slice(1)], more: 0 });
    const words = wordsOf(line.slice(1));
    if ('misuse' in words) throw new Error(words.misuse.because);
    const read = readWords(words, commentVerbs);
    if ('misuse' in read) throw new Error(read.misuse.because);
    expect(read.verb.command?.(read.given, {}) ?? {}).not.toHaveProperty('misuse');
  });

  it.each(blocks('yaml'))('its policy is one', (policy) => {
    expect(readPolicy(policy, '.github/countersign.yml')).toMatchObject({ ok: true });
  });

  it('names every variable that the server reads', () => {
    const source = readFileSync(join(root, 'src/doors/app/settings.ts'), 'utf8');
    const read = new Set([...source.matchAll(/\b([A-Z][A-Z_]{3,})\b(?=:)/gu)].map(([, name = '']) => name));
    expect(read.size).toBeGreaterThan(5);
    expect([...read].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
