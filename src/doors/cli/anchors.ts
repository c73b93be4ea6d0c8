import { readFile } from 'node:fs/promises';
import { projectFiles } from '../../core/project/decider.ts';
import type { Finding } from '../../core/finding.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { readState } from '../../files.ts';
import { anchoredFindings } from '../../git/anchors.ts';
import type { GitHome } from '../../git/home.ts';
import { anchorsOnGithub, type Recorded, type Showing } from '../../github/anchors.ts';
import { stickyReceipt } from '../../github/marks.ts';
import { fixedToken } from '../../github/tokens.ts';
import { anchorsIn, shownOf, type Anchor } from '../../kept/anchors.ts';
import { exits, misuse, no, type Answer } from './answer.ts';
import { apiIn, keyIn, repositoryNamed, speaking, type Named } from './doctor.ts';
import { whyUnreadable } from './evidence.ts';
import { findingLines } from './findings.ts';
import { word, words } from './session.ts';

/** What was shown of the record elsewhere, and what of it the record does not hold. */
export interface Anchored {
  readonly anchors: readonly Anchor[];
  readonly findings: readonly Finding[];
}

/**
 * What `--against FILE` and `--comments OWNER/NAME` name, compared with the record: of the project `id`, or of all. To
 * be asked for before anything else is read of the record, because the branch is fetched once more for it.
 */
export async function anchorsAsked(
  given: Given,
  home: GitHome,
  id: string | null,
): Promise<Anchored | { readonly answer: Answer }> {
  const files = await inFiles(words(given, 'against'));
  if ('answer' in files) return files;
  const kept = files.anchors.filter((one) => id === null || ('project' in one && one.project === id));
  if (kept.length === 0 && files.anchors.length > 0) {
    const names = [...new Set(files.anchors.map((one) => shownOf(one).id))];
    const because = `what is handed in shows no entry of ${id ?? ''}`;
    return { answer: no(exits.failed, 'nothing_shown', because, `it is about: ${names.slice(0, 10).join(', ')}`) };
  }
  const comments = await inComments(word(given, 'comments'), home, id);
  if ('answer' in comments) return comments;
  const anchors = [...kept, ...comments.anchors];
  return { anchors, findings: [...comments.findings, ...(await anchoredFindings(home, anchors))] };
}

async function inFiles(files: readonly string[]): Promise<Pick<Anchored, 'anchors'> | { readonly answer: Answer }> {
  const anchors: Anchor[] = [];
  for (const file of files) {
    const read: Buffer | { readonly because: string } = await readFile(file).catch((error: unknown) => ({
      because: whyUnreadable(error),
    }));
    if ('because' in read)
      return {
        answer: no(
          exits.failed,
          'unreadable_file',
          `${file} ${read.because}`,
          'name what countersign verify --json printed: --against FILE',
        ),
      };
    const found = anchorsIn(read, file);
    const [first] = found.findings;
    if (first !== undefined) {
      const { code, message, next } = first;
      const json = { code, because: message, next, findings: found.findings };
      return { answer: { exit: exits.failed, out: [], err: found.findings.flatMap(findingLines), json } };
    }
    anchors.push(...found.anchors);
  }
  return { anchors };
}

async function inComments(
  name: string,
  home: GitHome,
  id: string | null,
): Promise<Showing | { readonly answer: Answer }> {
  if (name === '') return { anchors: [], findings: [] };
  const named = repositoryNamed(name);
  if (named === null)
    return { answer: misuse(`"${name}" is not the name of a repository`, 'write OWNER/NAME, such as acme/portal') };
  const key = await keyIn(process.env);
  if (key?.is !== 'token') {
    const next = 'GH_TOKEN=$(gh auth token) countersign verify --comments OWNER/NAME';
    return { answer: no(exits.failed, 'no_token', 'GitHub cannot be asked without a token', next) };
  }
  const client = speaking(apiIn(process.env), fixedToken(key.token));
  const found = await anchorsOnGithub(client, named, await recorded(home, id), id !== null, tell);
  tell(0, 0);
  return found.anchors.length > 0 || found.findings.length > 0 ? found : { answer: nothingShown(named) };
}

function nothingShown({ owner, name }: Named): Answer {
  return no(
    exits.failed,
    'nothing_shown',
    `no comment in ${owner}/${name} shows a record`,
    'name the repository whose issues the projects are: --comments OWNER/NAME',
  );
}

/** The projects whose home is an issue: their ids are its numbers. */
async function recorded(home: GitHome, id: string | null): Promise<readonly Recorded[]> {
  const all = id === null ? await home.projects() : [id];
  return Promise.all(
    all
      .filter((one) => /^[1-9]\d*$/u.test(one))
      .map(async (one) => {
        const read = readState((await home.read(one, projectFiles.state)) ?? '', one);
        return { id: one, status: (read.ok ? read.state.receipts?.[stickyReceipt] : undefined) ?? null };
      }),
  );
}

/** One line that is written over; silent where nobody watches. */
function tell(read: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(read === of ? '\r\u001B[K' : `\r${read} of ${of} projects on GitHub`);
}
