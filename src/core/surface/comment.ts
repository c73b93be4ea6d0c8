import { wishes } from '../project/commands.ts';
import { code, inline, joiner } from './escape.ts';

/** What GitHub is to link. */
export interface Links {
  /** Pull requests by number. No other number becomes a link. */
  readonly pulls: readonly number[];
  /** The repository's web address, without a slash at its end; null where nobody knows it. */
  readonly web: string | null;
  /** Commands that show what changed, as code, and what stands there instead. */
  readonly looks?: ReadonlyMap<string, string>;
}

/**
 * Markdown made for a terminal and for comments alike, as GitHub is to show it: what GitHub has a button or a page for
 * is called by it (a review, a merge, a comparison), commands have a slash and no options of the command line, and
 * branches that are pull requests are links. Lines of files stay what they are.
 */
export function onGitHub(markdown: string, links: Links): string {
  return markdown
    .split(differences)
    .map((part, at) => (at % 2 === 0 ? worded(part, links) : part))
    .join('');
}

/** What changed in files: there every line has a sign before it. */
const differences = /^(`{3,}diff\n.*?\n`{3,})$/msu;

function worded(markdown: string, { pulls, web, looks = new Map() }: Links): string {
  const known = new Set(pulls.map(String));
  const named = markdown
    .replaceAll(' --for PERSON --evidence FILE', '')
    .replaceAll('countersign status lists the projects; ', '')
    .replaceAll(/\bcountersign status(?: [0-9]+)?(?![\w-])/gu, '/explain')
    .replaceAll(/`countersign merge '#([0-9]+)'`/gu, '**Merge** `#$1`')
    .replaceAll(/countersign merge '?\\?#\u200D?([0-9]+)'?/gu, 'merge `#$1`')
    .replaceAll(/`countersign approve --branch '#([0-9]+)'`/gu, '**Review** `#$1` (*Approve*)')
    .replaceAll(/`countersign approve ([\w.-]+) --branch '#([0-9]+)'`/gu, '**Comment** `/approve $1` in `#$2`');
  const linked = [...looks].reduce((text, [look, link]) => text.replaceAll(look, () => link), named);
  return asComment(web === null ? linked : linked.replaceAll(comparison, `[what changed](${web}/compare/$1..$2)`))
    .replaceAll(escaped, (text, number: string) => (known.has(number) ? `#${number}` : text))
    .replaceAll(/`#([0-9]+)`/gu, (text, number: string) => (known.has(number) ? `#${number}` : text));
}

/** What comments may say: all that people ask for but merging, which GitHub has a button for; and questions. */
const inComments: readonly string[] = [...wishes.filter((verb) => verb !== 'merge'), 'explain', 'mine'];

/** A text for people with its commands as a comment writes them: `/approve code_review`. */
export function asComment(sentence: string): string {
  return sentence.replaceAll(/\bcountersign ([a-z]+)/gu, (words, name: string) =>
    inComments.includes(name) ? `/${name}` : words,
  );
}

/** What somebody is to do next as one line of Markdown: a command that stands at its end can be copied as it is. */
export function withCommand(next: string, most: number): string {
  const [command = ''] = /(?<=^|: )countersign [a-z]+(?: .*)?(?<!\.)$/u.exec(next) ?? [];
  if (command === '') return inline(next, most);
  return [inline(next.slice(0, -command.length), most), code(command, most)].join(' ').trimStart();
}

/**
 * Two commits, compared with each other whatever lies between them; a page has all files:
 * https://docs.github.com/en/pull-requests/committing-changes-to-your-project/viewing-and-comparing-commits/comparing-commits
 */
const comparison = /`git diff ([0-9a-f]{7,64}) ([0-9a-f]{7,64})(?: -- [^`]*)?`/gu;

/** A reference as `inline` keeps it from being one. */
const escaped = new RegExp(String.raw`\\#${joiner}([0-9]+)`, 'gu');
