import type { Finding } from '../core/finding.ts';
import type { OwnerGroup } from '../core/policy/owners.ts';

/**
 * Who owns which paths, as CODEOWNERS says it and GitHub understands it (GitHub Docs "About code owners"): patterns like
 * those of gitignore, but for `!`, `[ ]` and `\#`, which are none here, and for a last `*`, which takes the files of one
 * folder and not what lies deeper. The last pattern that fits a path wins; one without owners leaves it nobody's. What
 * GitHub could not read in a line it skips.
 *
 * The packages of npm do not fit: `codeowners`, `codeowners-utils` and `@snyk/github-codeowners` have not moved for
 * years, read files from a working tree by themselves, and leave matching to `ignore`, whose `docs/*` is that of
 * gitignore and takes everything below, too; `picomatch` knows braces, ranges and negation, and nothing of folders.
 */

/** Where GitHub looks for the file, in its order: the first that is there counts. */
export const ownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;
/** A file of 3 MB or more is not loaded: who owns what is unknown then. */
export const ownersBytesAtMost = 3_000_000;

/** The file that counts. `text` is null where it cannot be read whole, or is no plain text. */
export interface OwnersFile {
  readonly path: string;
  readonly text: string | null;
}

/** What the file says. `rules` is null where nobody knows; without a file there are none. */
export interface CodeOwners {
  readonly rules: readonly OwnersRule[] | null;
  /** Lines that are skipped, or why the file is of no use: warnings. */
  readonly findings: readonly Finding[];
}

interface OwnersRule {
  readonly pattern: readonly Segment[];
  readonly owners: readonly string[];
}

/** So many lines that are wrong are told; whoever mends those sees the next. */
const findingsAtMost = 10;

/** Reads the file; a default branch without one has nobody's paths only. */
export function readOwners(file: OwnersFile | null): CodeOwners {
  if (file === null) return { rules: [], findings: [] };
  const { path, text } = file;
  if (text === null || Buffer.byteLength(text) >= ownersBytesAtMost) {
    const because = 'it is too large to be read whole, or is no plain file: who owns what is not known';
    return { rules: null, findings: [finding(path, 1, 'file_too_large', because)] };
  }
  const lines = text.replace(/^\u{feff}/u, '').split('\n');
  const read = lines.map((line) => ruleIn(line.trim()));
  return {
    rules: read.flatMap((one) => (one !== null && 'pattern' in one ? [one] : [])),
    findings: read
      .flatMap((one, at) =>
        one !== null && 'wrong' in one
          ? [finding(path, at + 1, 'wrong_value', `${one.wrong}: the line is skipped`)]
          : [],
      )
      .slice(0, findingsAtMost),
  };
}

function finding(file: string, line: number, code: Finding['code'], message: string): Finding {
  return { code, file, line, column: 1, message, next: `Mend it on the default branch: ${file}`, severity: 'warning' };
}

/** These paths by who owns them; those that nobody owns are a group, too. Null where nobody knows. */
export function ownerGroups({ rules }: CodeOwners, paths: readonly string[]): readonly OwnerGroup[] | null {
  if (rules === null) return null;
  const latest = rules.toReversed();
  const groups = new Map<string, { readonly paths: string[]; readonly owners: readonly string[] }>();
  for (const path of new Set(paths)) {
    const names = path.split('/');
    const owners = latest.find(({ pattern }) => fits(pattern, names, isAnyDepth, isNamed))?.owners ?? [];
    const key = owners.join(' ');
    const group = groups.get(key) ?? { paths: [], owners };
    group.paths.push(path);
    groups.set(key, group);
  }
  return [...groups.values()];
}

type Read = OwnersRule | { readonly wrong: string };

function ruleIn(line: string): Read | null {
  if (line === '' || line.startsWith('#')) return null;
  const [text = ''] = /^(?:\\.|[^\s\\])+/u.exec(line) ?? [];
  const words = line.slice(text.length).split(/\s+/u).filter(Boolean);
  const comment = words.findIndex((word) => word.startsWith('#'));
  const owners = comment === -1 ? words : words.slice(0, comment);
  const wrong = wrongIn(text, line) ?? wrongOwner(owners);
  return wrong === null ? { pattern: segmentsOf(text), owners } : { wrong };
}

function wrongIn(text: string, line: string): string | null {
  if (text === '' || line.slice(text.length).startsWith('\\')) return 'a pattern does not end in a backslash';
  if (text.startsWith('!')) return '! does not turn a pattern around here';
  if (text.startsWith('\\#')) return 'a pattern cannot begin with #';
  const plain = text.replaceAll(/\\./gu, '');
  if (/[[\]]/u.test(plain)) return '[ ] is neither a range nor a section here';
  if (plain.includes('***')) return 'a pattern has no three stars in a row';
  return text === '/' ? 'the pattern / never matches anything; * matches everything' : null;
}

/** A person, a team or an address. */
const owner = /^(?:@[\w-]+(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+)$/u;

function wrongOwner(owners: readonly string[]): string | null {
  const wrong = owners.find((name) => !owner.test(name));
  return wrong === undefined ? null : `${wrong} is neither @person nor @organization/team nor an address`;
}

/** A piece of a pattern between slashes: so many folders as there are, or one name. */
type Segment = '**' | { readonly is: string } | { readonly like: readonly Sign[] };
/** What a name is made of: any signs, any one sign, or this one. */
type Sign = '*' | '?' | { readonly is: string };

const anyName: Segment = { like: ['*'] };

/** The same pattern from the root of the tree, with `**` wherever it may lie deeper. */
function segmentsOf(text: string): readonly Segment[] {
  const parts = text.split('/');
  const isFolder = parts.length > 1 && parts.at(-1) === '';
  const inner = isFolder ? parts.slice(0, -1) : parts;
  const isAnywhere = inner.length === 1;
  const names = inner[0] === '' ? inner.slice(1) : inner;
  const last = names.at(-1);
  const segments = names.map(segmentOf);
  // A folder, and `**` at the end, are everything below; a last `*` is what lies in one folder.
  const below = isFolder || last === '**' ? [anyName, '**' as const] : last === '*' ? [] : ['**' as const];
  return [...(isAnywhere ? ['**' as const] : []), ...(last === '**' ? segments.slice(0, -1) : segments), ...below];
}

function segmentOf(text: string): Segment {
  if (text === '**') return '**';
  const signs = [...text.matchAll(/\\(.)|(.)/gsu)].map(([, escaped, plain = '']): Sign => {
    if (escaped !== undefined) return { is: escaped };
    return plain === '*' || plain === '?' ? plain : { is: plain };
  });
  const literal = signs.flatMap((sign) => (typeof sign === 'object' ? sign.is : []));
  return literal.length === signs.length ? { is: literal.join('') } : { like: signs };
}

function isAnyDepth(segment: Segment): boolean {
  return segment === '**';
}

function isNamed(segment: Segment, name: string): boolean {
  if (segment === '**') return false;
  return 'is' in segment ? segment.is === name : fits(segment.like, Array.from(name), isAnySigns, isSign);
}

function isAnySigns(sign: Sign): boolean {
  return sign === '*';
}

function isSign(sign: Sign, letter: string): boolean {
  return sign === '?' || (typeof sign === 'object' && sign.is === letter);
}

/**
 * Does a row of things fit a pattern in which some parts stand for any number of them? Only the last of those parts is
 * ever taken back, so that a name somebody chose for it takes no longer than its length times that of the pattern.
 */
function fits<P, T>(
  pattern: readonly P[],
  things: readonly T[],
  isAny: (part: P) => boolean,
  isOne: (part: P, thing: T) => boolean,
): boolean {
  let part = 0;
  let thing = 0;
  let back: { readonly part: number; readonly thing: number } | null = null;
  while (thing < things.length) {
    const [here, there] = [pattern[part], things[thing]];
    if (here !== undefined && isAny(here)) {
      back = { part, thing };
      part += 1;
    } else if (here !== undefined && there !== undefined && isOne(here, there)) {
      part += 1;
      thing += 1;
    } else if (back === null) return false;
    else {
      back = { part: back.part, thing: back.thing + 1 };
      part = back.part + 1;
      thing = back.thing;
    }
  }
  return pattern.slice(part).every(isAny);
}
