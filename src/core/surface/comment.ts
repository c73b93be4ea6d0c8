import { asComment } from '../verbs.ts';
import { code, inline, joiner } from './escape.ts';

/** What GitHub is to link. */
export interface Links {
  /** Pull requests by number. No other number becomes a link. */
  readonly pulls: readonly number[];
  /** The repository's web address, without a slash at its end; null where nobody knows it. */
  readonly web: string | null;
}

/**
 * Markdown made for a terminal and for comments alike, as GitHub is to show it: what GitHub has a button or a page for
 * is called by it (a review, a merge, a comparison), commands have a slash and no options of the command line, and
 * branches that are pull requests are links.
 */
export function onGitHub(markdown: string, { pulls, web }: Links): string {
  const known = new Set(pulls.map(String));
  const named = markdown
    .replaceAll(' --for PERSON --evidence FILE', '')
    .replaceAll('countersign status lists the projects; ', '')
    .replaceAll(/\bcountersign status(?: [0-9]+)?(?![\w-])/gu, '/explain')
    .replaceAll(/`countersign merge '#([0-9]+)'`/gu, '**Merge** `#$1`')
    .replaceAll(/countersign merge '?\\?#\u200D?([0-9]+)'?/gu, 'merge `#$1`')
    .replaceAll(/`countersign approve --branch '#([0-9]+)'`/gu, '**Review** `#$1` (*Approve*)')
    .replaceAll(/`countersign approve ([\w.-]+) --branch '#([0-9]+)'`/gu, '**Comment** `/approve $1` in `#$2`');
  return asComment(web === null ? named : named.replaceAll(comparison, `[what changed](${web}/compare/$1..$2)`))
    .replaceAll(escaped, (text, number: string) => (known.has(number) ? `#${number}` : text))
    .replaceAll(/`#([0-9]+)`/gu, (text, number: string) => (known.has(number) ? `#${number}` : text));
}

/** What somebody is to do next as one line of Markdown: a command that stands at its end can be copied as it is. */
export function withCommand(next: string, most: number): string {
  const [command = ''] = /(?<=^|: )countersign [a-z]+(?: .*)?(?<!\.)$/u.exec(next) ?? [];
  if (command === '') return inline(next, most);
  return [inline(next.slice(0, -command.length), most), code(command, most)].join(' ').trimStart();
}

/**
 * Two commits, compared with each other whatever lies between them:
 * https://docs.github.com/en/pull-requests/committing-changes-to-your-project/viewing-and-comparing-commits/comparing-commits
 */
const comparison = /`git diff ([0-9a-f]{7,64}) ([0-9a-f]{7,64})`/gu;

/** A reference as `inline` keeps it from being one. */
const escaped = new RegExp(String.raw`\\#${joiner}([0-9]+)`, 'gu');
