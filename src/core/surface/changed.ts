import { own } from '../own.ts';
import { changedSince, lookAt, placesOfAll, type Changed } from '../project/closed-gates.ts';
import { pendingGates } from '../project/pending.ts';
import type { Place } from '../project/places.ts';
import type { ProjectState } from '../project/state.ts';
import type { World } from '../project/world.ts';
import { code, inline, joiner, utf8Bytes } from './escape.ts';
import { lookText } from './status-markdown.ts';

/** What an open branch changed since approvals of it were given, which it voided. */
export interface Change extends Changed {
  readonly proposal: string;
  /** The gates that are closed by it. */
  readonly gates: readonly string[];
  /** Where the artifacts lie; null where all of the branch counts. */
  readonly places: readonly Place[] | null;
  /** The command that shows it. */
  readonly look: string;
}

/** A file that differs. */
export interface FileChange {
  readonly path: string;
  /** What became of it, in words. */
  readonly says: string;
  /** Lines of a unified diff without the names of files; none where words have to do. */
  readonly lines: readonly string[];
}

/** What becomes of files that no lines can show. */
export const changeWords = {
  changed: 'changed',
  added: 'added',
  removed: 'removed',
  binary: 'changed, and is not text',
  tooLarge: 'changed, and is too large to be shown here',
  tooMuch: 'changed, and too much of it to be shown here',
  otherKind: 'became something else, or is no file',
} as const;

/** What happened to a file that may be run now and might not before, or the other way round: modes as git writes them. */
export function modeWords(from: string, to: string): string {
  return `changed its mode from ${from} to ${to}`;
}

/** Longer files are not read line by line, in bytes: nobody looks at them in a comment. */
export const fileBytesAtMost = 200_000;
/** Lines around a change. */
export const linesAround = 3;
/** So many changes are shown, each with so many files by name, lines and bytes, and a line with so many characters. */
const changesAtMost = 4;
const filesAtMost = 10;
const linesAtMost = 40;
const bytesAtMost = 4000;
const charactersAtMost = 200;

/** What changed since approvals that are asked for again, once for all gates for which it is the same. */
export function changesIn(world: World, state: ProjectState): readonly Change[] {
  const found = new Map<string, Change>();
  for (const { gate, track, proposal: branch, covers } of pendingGates(world, state)) {
    const changed = changedSince(state, { gate, track, proposal: branch, covers });
    const proposal = changed?.proposal ?? '';
    if (changed === null || own(world.proposals, proposal) === undefined) continue;
    const look = lookAt(world.definition, state, changed);
    const before = found.get(look);
    found.set(look, {
      ...changed,
      proposal,
      places: placesOfAll(world.definition, state, changed.artifacts),
      look,
      gates: [...new Set([...(before?.gates ?? []), gate])],
      approvedBy: [...new Set([...(before?.approvedBy ?? []), ...changed.approvedBy])],
    });
  }
  return [...found.values()].slice(0, changesAtMost);
}

/** As much of a diff as is read in passing, made harmless, and how many lines more there are. */
export interface ShortDiff {
  readonly lines: readonly string[];
  readonly more: number;
}

/** The first lines of what changed in files, below their names. */
export function shortDiff(files: readonly FileChange[]): ShortDiff {
  const shown: string[] = [];
  let [bytes, more] = [0, 0];
  for (const { path, lines } of files.filter((file) => file.lines.length > 0)) {
    const names = [`--- a/${path}`, `+++ b/${path}`].map(lineSeen);
    const seen = lines.slice(0, linesAtMost).map(lineSeen);
    const room = roomFor([...names, ...seen], linesAtMost - shown.length, bytesAtMost - bytes) - names.length;
    const some = seen.slice(0, Math.max(0, room));
    more += lines.length - some.length;
    if (some.length === 0) continue;
    shown.push(...names, ...some);
    bytes += utf8Bytes([...names, ...some].join('\n')) + 1;
  }
  return { lines: shown, more };
}

/** How many of these lines fit. */
function roomFor(lines: readonly string[], most: number, bytes: number): number {
  let sum = 0;
  const tooMany = lines.findIndex((line, at) => {
    sum += utf8Bytes(line) + 1;
    return at >= most || sum > bytes;
  });
  return tooMany === -1 ? lines.length : tooMany;
}

/** Controls but the tab, and what hides or turns the direction of text around. Joiners stay: letters and emoji need them. */
const hidden = /(?!\t)[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;

/**
 * A line of somebody's file as it is to be seen: what is not seen has a sign, `␍` for a carriage return. Where it would
 * begin a comment of HTML, or what the doors know a status by, it cannot.
 */
function lineSeen(line: string): string {
  // Cut first: a line may be as long as its file.
  const cut = Array.from(line.slice(0, 2 * charactersAtMost));
  const isCut = line.length > 2 * charactersAtMost || cut.length > charactersAtMost;
  const text = isCut ? `${cut.slice(0, charactersAtMost - 1).join('')}…` : line;
  return text
    .replaceAll(hidden, (sign) => {
      const point = Number(sign.codePointAt(0));
      return point < 0x20 ? String.fromCodePoint(0x2400 + point) : point === 0x7f ? '\u2421' : '\uFFFD';
    })
    .replaceAll(/<(?=!--|sub>)/gu, `<${joiner}`);
}

/** Which files changed, one in a line, where their lines do not tell; `name` writes the name of one. */
export function fileLines(files: readonly FileChange[], name: (path: string) => string): readonly string[] {
  const [only, ...others] = files;
  if (only === undefined || (others.length === 0 && only.lines.length > 0)) return [];
  const more = files.length - filesAtMost;
  return [
    ...files.slice(0, filesAtMost).map(({ path, says }) => `- ${name(path)} ${says}`),
    ...(more > 0 ? [`- … and ${more} more files`] : []),
  ];
}

/** Who approved other bytes than there are now, as a sentence. */
export function changeSays({ approvedBy, from, to }: Change): string {
  return `${approvedBy.join(' and ')} approved it at ${from.slice(0, 7)}; now it is at ${to.slice(0, 7)}.`;
}

/**
 * What changed since an approval, folded away: a few lines of it, and a command for the rest. Nothing that stands in the
 * files is anything but text. No files: they could not be read.
 */
export function changedMarkdown(change: Change, files: readonly FileChange[]): string {
  const { lines, more } = shortDiff(files);
  const list = fileLines(files, (path) => code(path, 100));
  return [
    `<details><summary>What changed since the approval of ${change.gates.join(', ')}</summary>`,
    inline(changeSays(change), 400),
    ...(list.length === 0 ? [] : [list.join('\n')]),
    ...(lines.length === 0 ? [] : [fenced(lines)]),
    ...(more > 0 ? [`… ${more} more line${more === 1 ? '' : 's'}${lookText(change.look)}`] : []),
    ...(files.length === 0 ? [`It cannot be shown here${lookText(change.look)}`] : []),
    '</details>',
  ].join('\n\n');
}

/** Lines in a fence that none of them can end. */
function fenced(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => [...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return [`${fence}diff`, ...lines, fence].join('\n');
}
