import { describe, expect, it } from 'vitest';
import { ownerGroups, ownersBytesAtMost, readOwners } from '../../src/kept/owners.ts';

const path = '.github/CODEOWNERS';

/** The owners of one path, as the lines of a file say it; null where no line does. */
function ownersOf(lines: readonly string[], changed: string): readonly string[] | undefined {
  return ownerGroups(readOwners({ path, text: lines.join('\n') }), [changed])?.[0]?.owners;
}

/** Does a pattern fit a path? */
function fits(pattern: string, changed: string): boolean {
  return ownersOf([`${pattern} @owner`], changed)?.includes('@owner') === true;
}

/** The example of GitHub Docs "About code owners", with the line each pattern stands on. */
const example = [
  '# This is a comment.',
  '# Each line is a file pattern followed by one or more owners.',
  '*       @global-owner1 @global-owner2',
  '*.js    @js-owner #This is an inline comment.',
  '*.go docs@example.com',
  '*.txt @octo-org/octocats',
  '/build/logs/ @doctocat',
  'docs/*  docs@example.com',
  'apps/ @octocat',
  '/docs/ @doctocat',
  '/scripts/ @doctocat @octocat',
  '**/logs @octocat',
  '/apps/ @octocat',
  '/apps/github',
];

describe('the example of GitHub', () => {
  it.each<[string, string, readonly string[]]>([
    ['everything that nobody else owns', 'src/main.rs', ['@global-owner1', '@global-owner2']],
    ['by the last pattern that fits', 'src/main.js', ['@js-owner']],
    ['an address', 'main.go', ['docs@example.com']],
    ['a team', 'a/b/notes.txt', ['@octo-org/octocats']],
    ['a folder at the root, and what is below it', 'build/logs/2026/a.log', ['@octocat']],
    ['no folder of that name elsewhere', 'x/build/a.log', ['@global-owner1', '@global-owner2']],
    ['a folder of that name anywhere', 'src/apps/main.rs', ['@octocat']],
    ['and its folders', 'docs/getting-started/deep.md', ['@doctocat']],
    ['two owners', 'scripts/run.sh', ['@doctocat', '@octocat']],
    ['a folder at any depth', 'deeply/nested/logs/a', ['@octocat']],
    ['what is taken out of a folder', 'apps/github/main.rs', []],
  ])('%s', (_name, changed, owners) => {
    expect(ownersOf(example, changed)).toEqual(owners);
  });

  it('takes with docs/* the files of the folder, and not what lies deeper', () => {
    const lines = ['docs/*  docs@example.com'];
    expect(ownersOf(lines, 'docs/getting-started.md')).toEqual(['docs@example.com']);
    expect(ownersOf(lines, 'docs/build-app/troubleshooting.md')).toEqual([]);
  });
});

/** Each pattern with paths that it fits, and others that it does not. */
const patterns: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['foo', ['foo', 'foo/bar', 'bar/foo', 'bar/foo/baz'], ['foo.txt', 'bar/foo.txt', 'Foo']],
  ['/foo', ['foo', 'foo/bar/baz'], ['fool', 'bar/foo']],
  ['foo/', ['foo/bar', 'bar/foo/baz/qux'], ['foo', 'bar/foo']],
  ['/foo/', ['foo/bar', 'foo/bar/baz'], ['foo', 'bar/foo/baz']],
  ['foo/bar', ['foo/bar', 'foo/bar/baz'], ['foo/bart', 'baz/foo/bar']],
  ['foo/bar/', ['foo/bar/baz'], ['foo/bar', 'baz/foo/bar/qux']],
  ['*', ['foo', 'foo/bar', '.github/CODEOWNERS'], []],
  ['/*', ['foo'], ['foo/bar']],
  ['f*', ['foo', 'foo/bar', 'bar/foo/baz'], ['xfoo', 'bar/baz']],
  ['/f*', ['foo', 'foo/bar'], ['bar/foo']],
  ['f*/', ['foo/bar', 'bar/foo/baz'], ['foo', 'bar/foo']],
  ['/*/', ['foo/bar', 'foo/bar/baz'], ['foo']],
  ['foo/*', ['foo/bar'], ['foo', 'foo/bar/baz', 'bar/foo/baz']],
  ['foo/*.txt', ['foo/bar.txt'], ['foo/bar/baz.txt', 'qux/foo/bar.txt']],
  ['foo/*/baz', ['foo/bar/baz', 'foo/bar/baz/qux'], ['foo/baz', 'foo/a/b/baz']],
  ['f?o', ['foo', 'f\u{1f600}o'], ['fo', 'fooo']],
  ['a?b', ['axb'], ['a/b']],
  ['**', ['foo', 'foo/bar'], []],
  ['**/foo/bar', ['foo/bar', 'qux/foo/bar/baz'], ['foo/baz/bar']],
  ['**/*bar*', ['bar', 'foo/rebar', 'foo/barrio', 'a/b/bar'], ['foo']],
  ['foo/bar/**', ['foo/bar/baz', 'foo/bar/baz/qux'], ['foo/bar', 'qux/foo/bar/baz']],
  ['foo/**/bar', ['foo/bar', 'foo/a/bar', 'foo/a/b/bar/c'], ['qux/foo/bar']],
  ['foo/**/', ['foo/bar', 'foo/bar/baz'], ['foo']],
  ['foo/**/bar/b*', ['foo/bar/baz', 'foo/qux/bar/baz'], ['foo/bar', 'foo/bar/qux']],
  ['a**b', ['ab', 'axxb'], ['a/b']],
  ['*a*b*c', ['abc', 'xaybzc', 'abcabc'], ['acb', 'abcd']],
  [String.raw`f\*o`, ['f*o'], ['foo']],
  [String.raw`f\?o`, ['f?o'], ['foo']],
  [String.raw`\*`, ['*'], ['foo']],
  [String.raw`path\ with\ spaces/`, ['path with spaces/a'], ['path/a']],
  [String.raw`pages/\[id\].tsx`, ['pages/[id].tsx'], ['pages/i.tsx']],
  ['/docs/C#', ['docs/C#/a.md'], ['docs/C']],
];

describe('a pattern', () => {
  it.each(patterns)('%s', (pattern, yes, no) => {
    expect(yes.filter((one) => !fits(pattern, one))).toEqual([]);
    expect(no.filter((one) => fits(pattern, one))).toEqual([]);
  });

  it('takes no time over a name that somebody made up for it', () => {
    expect(fits(`${'*a'.repeat(40)}*b`, 'a'.repeat(4000))).toBe(false);
    expect(fits(`${'**/a/'.repeat(40)}b`, 'a/'.repeat(2000).concat('c'))).toBe(false);
  });
});

describe('a line that GitHub cannot read', () => {
  it.each<[string, string, RegExp]>([
    ['turns a pattern around', '!*.md @ann', /^! does not/u],
    ['begins with a sign of a comment', String.raw`\#notes @ann`, /cannot begin with #/u],
    ['has a range', 'src/[ab].ts @ann', /neither a range nor a section/u],
    ['is a section of GitLab', '[Docs] @ann', /neither a range nor a section/u],
    ['is an optional section of GitLab', '^[Docs][2] @ann', /neither a range nor a section/u],
    ['has three stars', '***/a @ann', /three stars/u],
    ['never matches', '/ @ann', /never matches anything/u],
    ['ends in a backslash', 'a\\', /does not end in a backslash/u],
    ['begins with one', '\\', /does not end in a backslash/u],
    ['names nobody', '*.md @ann ann', /^ann is neither/u],
    ['names half a team', '*.md @acme/', /^@acme\/ is neither/u],
    ['has a remark in a name', '*.md @ann#1', /^@ann#1 is neither/u],
  ])('is skipped and told when it %s', (_name, line, because) => {
    const read = readOwners({ path, text: `* @all\n\n${line}\n` });
    expect(read.findings).toMatchObject([{ file: path, line: 3, severity: 'warning' }]);
    expect(read.findings[0]?.message).toMatch(because);
    expect(read.findings[0]?.message).toMatch(/: the line is skipped$/u);
    for (const changed of ['a.md', 'src/a.ts', '#notes', 'b/a'])
      expect(ownerGroups(read, [changed])).toEqual([{ paths: [changed], owners: ['@all'] }]);
  });

  it('is told ten times at most', () => {
    expect(readOwners({ path, text: '! @a\n'.repeat(30) }).findings).toHaveLength(10);
  });
});

describe('the file', () => {
  it('groups paths by who owns them, each once, those of nobody among them', () => {
    const file = { path, text: '\u{feff}*.md @ann\r\n*.ts @acme/web @Bob\r\n' };
    expect(ownerGroups(readOwners(file), ['a.md', 'b.ts', 'LICENSE', 'c.md', 'a.md'])).toEqual([
      { paths: ['a.md', 'c.md'], owners: ['@ann'] },
      { paths: ['b.ts'], owners: ['@acme/web', '@Bob'] },
      { paths: ['LICENSE'], owners: [] },
    ]);
  });

  it('that is not there gives nobody anything, and one that cannot be read whole leaves it unknown', () => {
    expect(ownerGroups(readOwners(null), ['a'])).toEqual([{ paths: ['a'], owners: [] }]);
    for (const text of [null, '*.md @ann\n'.padEnd(ownersBytesAtMost, '#')]) {
      const read = readOwners({ path, text });
      expect(ownerGroups(read, ['a.md'])).toBeNull();
      expect(read.findings).toMatchObject([{ code: 'file_too_large', file: path, line: 1 }]);
    }
  });
});
