import { within } from '../core/project/places.ts';
import type { ProjectState } from '../core/project/state.ts';
import { changedMarkdown, changesIn, type Change, type FileChange } from '../core/surface/changed.ts';
import { onGitHub } from '../core/surface/comment.ts';
import { inline } from '../core/surface/escape.ts';
import { lookCode } from '../core/surface/status-markdown.ts';
import { sha256 } from '../record.ts';
import type { GitHubClient } from './client.ts';
import { differencesOf, type Wanted } from './differences.ts';
import { linksIn, type Look } from './observe.ts';
import { pathsOf, proposalName } from './pulls.ts';

/** Files whose texts are read of each of two commits, and files of which it is only asked whether they differ. */
const textsAtMost = 10;
const filesAtMost = 100;

/** What changed since approvals that wait to be given again. */
export interface Changes {
  /** By the command that shows it: a few lines of it, as Markdown. */
  readonly texts: ReadonlyMap<string, string>;
  /** The same commands as code, and links to pages in their place. */
  readonly looks: ReadonlyMap<string, string>;
}

/** What our comment says already is taken from there; the rest is read in one request. */
export async function changedSinceApprovals(client: GitHubClient, look: Look, state: ProjectState): Promise<Changes> {
  const all = changesIn(look.sight.observed.world, state);
  const looks = new Map(all.map((change) => [lookCode(change.look), linkOf(look.repository.url, change)]));
  const kept = new Map(all.map((change) => [change, keptIn(look.sticky?.body ?? '', change)]));
  const missing = all.filter((change) => kept.get(change) === null);
  const wanted = missing.map((change) => wantedOf(look, change));
  const read = missing.length === 0 ? [] : await differencesOf(client, look.repository.id, wanted);
  const fresh = new Map(missing.map((change, at) => [change, blockOf(look, looks, change, read[at] ?? [])]));
  const texts = new Map(all.map((change) => [change.look, kept.get(change) ?? fresh.get(change) ?? '']));
  return { texts, looks };
}

/**
 * A page that compares two commits has all files, and a place for each, by the SHA-256 of its path: a link for each where
 * there are several. Where GitHub does not know the place it shows the page from its top.
 */
function linkOf(web: string, { from, to, places }: Change): string {
  const page = `${web}/compare/${from.slice(0, 12)}..${to.slice(0, 12)}`;
  const pages = (places ?? []).map(({ kind, path }) => [path, kind === 'file' ? `${page}#diff-${sha256(path)}` : page]);
  const [one = ['', page], ...others] = pages;
  if (others.length === 0) return `[what changed](${one[1]})`;
  return `what changed: ${pages.map(([path = '', at]) => `[${inline(path)}](${at})`).join(', ')}`;
}

/**
 * The files that are artifacts, and of folders and of whole pull requests what the pull request changes. Folders are
 * listed, too: a file may be as it was before the pull request again.
 */
function wantedOf({ pulls }: Look, { from, to, proposal, places }: Change): Wanted {
  const pull = pulls.find(({ number }) => proposalName(number) === proposal);
  const changed = pull === undefined ? [] : pathsOf(pull);
  const folders = (places ?? []).flatMap(({ kind, path }) => (kind === 'folder' ? [path] : []));
  const alone = (places ?? []).flatMap(({ kind, path }) => (kind === 'folder' ? [] : [path]));
  const inside = changed.filter((path) => places === null || folders.some((folder) => within(path, folder)));
  const paths = [...alone, ...inside];
  return {
    from,
    to,
    files: paths.slice(0, textsAtMost),
    listed: [...folders, ...paths.slice(textsAtMost, filesAtMost)],
  };
}

/** What a comment shows of a change, after a line by which it is known again. */
function blockOf(look: Look, looks: ReadonlyMap<string, string>, change: Change, files: readonly FileChange[]): string {
  const text = onGitHub(changedMarkdown(change, files), { ...linksIn(look), looks });
  return `${markOf(change, text)}\n${text}`;
}

/** Of what change a text tells, and the text itself: what somebody edited in our comment is written anew. */
function markOf(change: Change, text: string): string {
  return `${markBegin(change)}${sha256(text).slice(0, 16)} -->`;
}

function markBegin({ from, to, artifacts, gates, approvedBy }: Change): string {
  const what = sha256(JSON.stringify([1, from, to, artifacts, gates, approvedBy])).slice(0, 16);
  return `<!-- countersign:changed ${what} `;
}

/** What a status shows of a change already; null where it does not. */
function keptIn(body: string, change: Change): string | null {
  const [, rest] = body.split(markBegin(change), 2);
  const begin = rest?.indexOf('\n') ?? -1;
  const end = rest?.indexOf(blockEnd) ?? -1;
  if (rest === undefined || begin === -1 || end === -1) return null;
  const text = rest.slice(begin + 1, end + blockEnd.length);
  return rest.startsWith(`${sha256(text).slice(0, 16)} -->\n`) ? `${markOf(change, text)}\n${text}` : null;
}

/** No line of a file begins with this: each has a sign before it. */
const blockEnd = '\n</details>';
