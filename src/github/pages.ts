import { isFields } from '../core/fields.ts';
import type { Member, More, Page, Pull, Team, Wrote, Issue, CheckContext, Rollup } from './answer.ts';
import type { GitHubClient, RestAnswer } from './client.ts';
import { moreDocument, type Asking, type List } from './documents.ts';
import type { RepositoryName } from './people.ts';
import { GitHubProblem } from './problem.ts';

/** What lists are read to their end with. */
export interface Reading extends Pick<Asking, 'since' | 'appId'> {
  readonly client: GitHubClient;
  readonly repository: RepositoryName;
}

/** The files and commits of a pull request that GitHub tells: what is beyond cannot be proven. */
const filesAtMost = 3000;
const commitsAtMost = 250;
/** GitHub's largest page. */
const perPage = 100;

/** A pull request with its lists read to their end; `unproven` says why what it changes cannot be told. */
export interface WholePull {
  readonly pull: Pull;
  readonly unproven: string | null;
}

/** Everything that was said in an issue since a moment. */
export async function wholeIssue(reading: Reading, issue: Issue): Promise<Issue> {
  const timelineItems = await whole(reading, 'comments of an issue', issue, issue.timelineItems);
  return { ...issue, timelineItems };
}

export async function wholePull(reading: Reading, pull: Pull): Promise<WholePull> {
  const [timelineItems, reviews, rewritten] = await Promise.all([
    whole(reading, 'comments of a pull request', pull, pull.timelineItems),
    pull.reviews === null ? null : whole(reading, 'reviews', pull, pull.reviews),
    whole(reading, 'force pushes', pull, pull.rewritten),
  ]);
  const heard = { ...pull, timelineItems, reviews, rewritten };
  const unproven = tooLarge(pull);
  if (unproven !== null) return { pull: heard, unproven };
  const [files, wrote] = await Promise.all([filesOf(reading, pull), wroteIn(reading, pull)]);
  return { pull: { ...heard, files: { nodes: files }, wrote: { nodes: wrote } }, unproven: null };
}

function tooLarge({ number, files, wrote }: Pull): string | null {
  if ((files?.totalCount ?? 0) > filesAtMost)
    return `#${number} changes more than ${filesAtMost} files, and GitHub does not tell all of them`;
  if ((wrote.totalCount ?? 0) > commitsAtMost)
    return `#${number} has more than ${commitsAtMost} commits, and GitHub does not tell who made all of them`;
  return null;
}

type Files = NonNullable<NonNullable<Pull['files']>['nodes']>;

/** A file that was moved is one that is gone and one that is new; where it was, only REST tells. */
async function filesOf(reading: Reading, pull: Pull): Promise<Files> {
  if (pull.files === null) return [];
  const { nodes } = await whole(reading, 'files', pull, pull.files);
  const moved = (nodes ?? []).some((file) => file?.changeType === 'RENAMED');
  const gone = moved ? await movedIn(reading, pull) : [];
  return [...(nodes ?? []), ...gone.map((path) => ({ path, changeType: 'DELETED' }))];
}

async function movedIn({ client, repository }: Reading, pull: Pull): Promise<readonly string[]> {
  const { owner, name } = repository;
  const answers = await everyPage(client, 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
    owner,
    repo: name,
    pull_number: pull.number,
  });
  const files = answers.flatMap(({ data }) => (Array.isArray(data) ? data.filter(isFields) : []));
  for (const { contents_url: url } of files) {
    const at = typeof url === 'string' ? new URL(url).searchParams.get('ref') : null;
    if (at !== null && at !== pull.headRefOid) throw notThereYet(pull);
  }
  return files.flatMap(oldNameOf);
}

/** Where a file was that is somewhere else now. */
export function oldNameOf(file: Readonly<Record<string, unknown>>): readonly string[] {
  const { status, previous_filename: before } = file;
  return status === 'renamed' && typeof before === 'string' ? [before] : [];
}

async function wroteIn(reading: Reading, pull: Pull): Promise<readonly { readonly commit: Wrote }[]> {
  const { nodes } = await whole(reading, 'commits', pull, pull.wrote);
  return Promise.all(
    (nodes ?? []).flatMap((node) =>
      node === null ? [] : [wholeCommit(reading, node.commit).then((commit) => ({ commit }))],
    ),
  );
}

/** A commit with everybody who is named in it. */
export async function wholeCommit<T extends Wrote>(reading: Reading, commit: T): Promise<T> {
  return { ...commit, authors: await whole(reading, 'authors', commit, commit.authors) };
}

/** All members of a team, those of the teams below it among them. */
export async function wholeTeam(reading: Reading, team: Team): Promise<readonly Member[]> {
  const { nodes } = await whole(reading, 'members', team, team.members);
  return (nodes ?? []).flatMap((one) => one ?? []);
}

/** Every check on a commit. */
export async function wholeChecks(
  reading: Reading,
  commit: { readonly id: string },
  rollup: Rollup | null,
): Promise<readonly CheckContext[]> {
  if (rollup === null) return [];
  const { nodes } = await whole(reading, 'checks', commit, rollup.contexts);
  return (nodes ?? []).flatMap((one) => one ?? []);
}

interface Subject {
  readonly id: string;
  readonly number?: number;
  readonly headRefOid?: string;
}

/** A list of which one page is there, read to its end. */
async function whole<T>(reading: Reading, list: List, of: Subject, first: Page<T>): Promise<Page<T>> {
  const nodes = [...(first.nodes ?? [])];
  let page = first;
  for (;;) {
    const cursor = cursorAfter(page);
    if (cursor === null) return { nodes };
    const { text, variables } = moreDocument(list, { ...reading, id: of.id, cursor });
    const { data, faults } = await reading.client.graphql<More<T>>(text, variables, 'read');
    const node = data?.node ?? null;
    const next = node?.page ?? node?.statusCheckRollup?.page;
    const [fault] = faults;
    if (next === undefined || fault !== undefined)
      throw new GitHubProblem('unknown_answer', { because: fault?.message ?? `GitHub shows no more ${list}` });
    if (of.headRefOid !== undefined && node?.headRefOid !== of.headRefOid) throw notThereYet(of);
    if (page.pageInfo?.hasPreviousPage === true) nodes.unshift(...(next.nodes ?? []));
    else nodes.push(...(next.nodes ?? []));
    page = next;
  }
}

function cursorAfter({ pageInfo }: Page<unknown>): string | null {
  if (pageInfo?.hasNextPage !== true && pageInfo?.hasPreviousPage !== true) return null;
  const cursor = pageInfo.hasNextPage === true ? pageInfo.endCursor : pageInfo.startCursor;
  if (cursor === null || cursor === undefined)
    throw new GitHubProblem('unknown_answer', { because: 'there is another page, and GitHub does not say where' });
  return cursor;
}

/** What was read at one moment and at the next does not belong together: whoever comes again finds what does. */
export function notThereYet({ number = 0, headRefOid = '' }: Omit<Subject, 'id'>): GitHubProblem {
  return new GitHubProblem('stale', {
    because: `#${number} is on its way to ${headRefOid.slice(0, 7)}: GitHub does not show all of it yet`,
    next: 'look again in a moment',
  });
}

/** All pages of what a REST route answers. */
export async function everyPage(
  client: GitHubClient,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<readonly RestAnswer[]> {
  const answers: RestAnswer[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await client.rest(route, { ...parameters, per_page: perPage, page });
    answers.push(answer);
    if (!(answer.headers['link'] ?? '').includes('rel="next"')) return answers;
  }
}
