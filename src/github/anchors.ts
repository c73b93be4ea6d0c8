import type { Finding } from '../core/finding.ts';
import { momentText } from '../core/prose.ts';
import type { Anchor } from '../kept/anchors.ts';
import { findingsWith } from '../kept/damage.ts';
import type { Page, Who } from './answer.ts';
import type { GitHubClient } from './client.ts';
import { anchorName, anchorsIn, isStatus } from './marks.ts';
import { GitHubProblem } from './problem.ts';

/** A project of the record whose home is an issue here. */
export interface Recorded {
  /** The number of its issue. */
  readonly id: string;
  /** Node id of the comment that shows how it stands, as the record has it; null where it names none. */
  readonly status: string | null;
}

/** What comments ever showed of the record, and what of it cannot be seen or was touched by others. */
export interface Showing {
  readonly anchors: readonly Anchor[];
  readonly findings: readonly Finding[];
}

const who = '{ __typename login ... on User { databaseId } ... on Bot { databaseId } }';

/** The issues, oldest first, with what was said first in each: a status is made when a project begins. */
const issuesDocument = `query ShownProjects($owner: String!, $name: String!, $cursor: String) {
  repository(owner: $owner, name: $name, followRenames: false) { databaseId
    issues(first: 50, after: $cursor) { pageInfo { hasNextPage endCursor }
      nodes { number comments(first: 10) { nodes { id body lastEditedAt author ${who} editor ${who} } } } } } }`;

/** Comments of an issue, and which were deleted: GitHub tells whose, not which. */
const commentsDocument = `query ShownComments($owner: String!, $name: String!, $number: Int!, $cursor: String) {
  repository(owner: $owner, name: $name, followRenames: false) { databaseId
    issue(number: $number) {
      deleted: timelineItems(last: 100, itemTypes: [COMMENT_DELETED_EVENT]) {
        nodes { ... on CommentDeletedEvent { createdAt actor ${who} deletedCommentAuthor ${who} } } }
      comments(first: 100, after: $cursor) { pageInfo { hasNextPage endCursor }
        nodes { id createdAt lastEditedAt body author ${who} editor ${who} } } } } }`;

/** Fifty texts of a comment are three megabytes at most; a hundred are more than GitHub gathers within its ten seconds. */
const editsDocument = `query ShownTexts($id: ID!, $cursor: String) {
  node(id: $id) { ... on IssueComment { userContentEdits(first: 50, after: $cursor) { pageInfo { hasNextPage endCursor }
    nodes { editedAt deletedAt diff editor ${who} deletedBy ${who} } } } } }`;

interface Named {
  readonly owner: string;
  readonly name: string;
}

interface Comment {
  readonly id: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly body: string;
  readonly author: Who | null;
  readonly editor: Who | null;
}

interface Deleted {
  readonly createdAt: string;
  readonly actor: Who | null;
  readonly deletedCommentAuthor: Who | null;
}

/** A text that a comment had. */
interface Edit {
  readonly editedAt: string;
  readonly editor: Who | null;
  /** The text, whole as far as anybody saw; null when somebody deleted it. */
  readonly diff: string | null;
  readonly deletedAt: string | null;
  readonly deletedBy: Who | null;
}

interface Issues {
  readonly repository: {
    readonly databaseId: number;
    readonly issues: Page<{
      readonly number: number;
      readonly comments: Page<Pick<Comment, 'body' | 'lastEditedAt' | 'author' | 'editor'>>;
    }> | null;
  } | null;
}

interface Comments {
  readonly repository: {
    readonly databaseId: number;
    readonly issue: { readonly deleted: Page<Deleted> | null; readonly comments: Page<Comment> | null } | null;
  } | null;
}

interface Texts {
  readonly node: { readonly userContentEdits?: Page<Edit> | null } | null;
}

/**
 * What statuses on GitHub ever showed of the record, in every text they had. `projects`: those that are recorded;
 * with `alone` no others are looked for, else every issue is looked at for one that was shown and is recorded no more.
 * A project costs a request of one point, and one for each fifty texts of its status; fifty issues cost one.
 * @throws GitHubProblem when GitHub cannot be asked, or does not show all of it.
 */
export async function anchorsOnGithub(
  client: GitHubClient,
  repository: Named,
  projects: readonly Recorded[],
  alone: boolean,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<Showing> {
  const recorded = new Set(projects.map(({ id }) => id));
  const others = alone ? [] : (await shownIn(client, repository)).filter((id) => !recorded.has(id));
  const all = [...projects, ...others];
  const found: Showing[] = [];
  for (let from = 0; from < all.length; from += projectsAtOnce) {
    progress(from, all.length);
    const some = all.slice(from, from + projectsAtOnce);
    found.push(...(await Promise.all(some.map((one) => shownOf(client, repository, one)))));
  }
  progress(all.length, all.length);
  return { anchors: found.flatMap(({ anchors }) => anchors), findings: found.flatMap(({ findings }) => findings) };
}

const projectsAtOnce = 10;

/** The numbers of all issues on which a bot shows a status, or somebody made something else of what it said. */
async function shownIn(client: GitHubClient, named: Named): Promise<readonly string[]> {
  const found: string[] = [];
  for (let cursor: string | null = null; ;) {
    const { issues } = await repositoryIn<Issues>(client, issuesDocument, named, { cursor });
    if (issues === null) throw unseen(named);
    for (const { number, comments } of nodesOf(issues))
      if (nodesOf(comments).some((one) => isBot(one.author) && (isStatus(one.body) || isTouched(one))))
        found.push(String(number));
    cursor = cursorAfter(issues);
    if (cursor === null) return found;
  }
}

/** What one project was shown as. `project`: as it is recorded, or the number of an issue where none is. */
async function shownOf(client: GitHubClient, named: Named, project: Recorded | string): Promise<Showing> {
  const { id, status } = typeof project === 'string' ? { id: project, status: null } : project;
  const about: About = { id, status, place: `${named.owner}/${named.name}#${id}` };
  const read = await commentsOf(client, named, id);
  if (read === null)
    return { anchors: [], findings: [missing(about, 'the home issue is gone, deleted or transferred')] };
  const statuses = await Promise.all(
    read.comments
      .filter((one) => one.id === status || (isBot(one.author) && (isStatus(one.body) || one.lastEditedAt !== null)))
      .map((one) => statusIn(client, one, about)),
  );
  const name = anchorName({ id: read.repository }, id);
  const anchors = statuses.flatMap(({ texts }) => anchorsOf(texts, name, about));
  // Some other bot said something there.
  if (anchors.length === 0 && typeof project === 'string') return { anchors, findings: [] };
  return {
    anchors,
    findings: [
      ...(anchors.length > 0 ? [] : [missing(about, 'no comment shows an entry of it')]),
      ...statuses.flatMap(({ findings }) => findings),
      ...read.deleted
        .filter((one) => isBot(one.deletedCommentAuthor))
        .map(({ actor, createdAt, deletedCommentAuthor }) =>
          touched(
            about,
            `${loginOf(actor)} deleted a comment of ${loginOf(deletedCommentAuthor)} on ${momentText(createdAt)}: GitHub does not tell which`,
          ),
        ),
    ],
  };
}

interface About extends Recorded {
  /** `acme/portal#12` */
  readonly place: string;
}

/** What a bot said, and when. */
interface Said {
  readonly text: string;
  readonly at: string;
}

/** Every text that whoever made a comment gave it, and what others did to it, where it is or may have been a status. */
async function statusIn(
  client: GitHubClient,
  comment: Comment,
  about: About,
): Promise<{ readonly texts: readonly Said[]; readonly findings: readonly Finding[] }> {
  const { id, author, body, createdAt, lastEditedAt } = comment;
  const edits = lastEditedAt === null ? [] : await editsOf(client, id);
  const own = edits.filter(({ editor }) => isSame(editor, author));
  const others = edits.filter(({ editor }) => !isSame(editor, author));
  const hidden = own.filter(({ diff }) => diff === null);
  const texts = [
    ...own.flatMap(({ diff, editedAt }) => (diff === null ? [] : [{ text: diff, at: editedAt }])),
    ...(isTouched(comment) ? [] : [{ text: body, at: lastEditedAt ?? createdAt }]),
  ];
  if (id !== about.status && hidden.length === 0 && !texts.some(({ text }) => isStatus(text)))
    return { texts: [], findings: [] };
  const [deleted] = hidden;
  const [last] = others.toSorted((one, other) => Date.parse(other.editedAt) - Date.parse(one.editedAt));
  return {
    texts,
    findings: [
      ...(deleted === undefined
        ? []
        : [
            missing(
              about,
              `${hidden.length} of the texts its status had cannot be seen any more: ${deletedBy(deleted)} deleted them from its history`,
            ),
          ]),
      ...(lastEditedAt !== null && edits.length === 0
        ? [missing(about, 'GitHub does not show which texts its status had')]
        : []),
      ...(last === undefined
        ? []
        : [
            touched(
              about,
              `${loginsOf(others)} edited the comment in which ${loginOf(author)} shows how it stands, last on ${momentText(last.editedAt)}`,
            ),
          ]),
    ],
  };
}

/** The entries that texts show; each once, as it was shown first. */
function anchorsOf(texts: readonly Said[], name: string, { id, place }: About): readonly Anchor[] {
  const found = new Map<string, Anchor>();
  for (const { text, at } of texts.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))) {
    for (const { name: of, seq, hash, commit } of anchorsIn(text)) {
      const key = `${seq} ${hash} ${commit}`;
      // With an issue that was transferred its comments came along, and the record they show stayed where it was.
      if (of === name && !found.has(key))
        found.set(key, { project: id, seq, hash, commit, at, from: `a comment on ${place}` });
    }
  }
  return [...found.values()];
}

/** Something that was shown cannot be compared any more: nobody can tell whether the record holds it. */
function missing({ id, place }: About, because: string): Finding {
  const next =
    'Keep what countersign verify --json prints where nobody who can write here changes it, and prove against that from now on: countersign verify --against FILE';
  return findingsWith(next)(
    'anchor_missing',
    place,
    1,
    `GitHub does not show all of what the record of ${id} was: ${because}`,
  );
}

/** Others had their hands in what shows the record; what it showed before is still seen. */
function touched({ id, place }: About, because: string): Finding {
  const finding = findingsWith(
    'Ask who did it. What it showed before was compared all the same, as far as GitHub shows it.',
  );
  return { ...finding('anchor_edited', place, 1, `${id}: ${because}`), severity: 'warning' };
}

async function commentsOf(
  client: GitHubClient,
  named: Named,
  id: string,
): Promise<{
  readonly repository: number;
  readonly comments: readonly Comment[];
  readonly deleted: readonly Deleted[];
} | null> {
  const comments: Comment[] = [];
  for (let cursor: string | null = null; ;) {
    const asked = { number: Number(id), cursor };
    const { databaseId, issue } = await repositoryIn<Comments>(client, commentsDocument, named, asked);
    if (issue === null) return null;
    if (issue.comments === null || issue.deleted === null) throw unseen(named);
    comments.push(...nodesOf(issue.comments));
    cursor = cursorAfter(issue.comments);
    if (cursor === null) return { repository: databaseId, comments, deleted: nodesOf(issue.deleted) };
  }
}

/** What a document answers of a repository; an issue that is not there is null, and nothing else may be unknown. */
async function repositoryIn<T extends { readonly repository: unknown }>(
  client: GitHubClient,
  document: string,
  named: Named,
  asked: Readonly<Record<string, unknown>>,
): Promise<NonNullable<T['repository']>> {
  const { data, faults } = await client.graphql<T>(
    document,
    { owner: named.owner, name: named.name, ...asked },
    'read',
  );
  const repository = data?.repository ?? null;
  const fault = faults.find(({ type, path }) => type !== 'NOT_FOUND' || path.at(-1) !== 'issue');
  if (repository === null || fault !== undefined) throw unseen(named, fault?.message);
  return repository;
}

async function editsOf(client: GitHubClient, id: string): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  for (let cursor: string | null = null; ;) {
    const variables: Readonly<Record<string, unknown>> = { id, cursor };
    const { data, faults } = await client.graphql<Texts>(editsDocument, variables, 'read');
    const page = data?.node?.userContentEdits ?? null;
    const [fault] = faults;
    if (fault !== undefined)
      throw new GitHubProblem('unknown_answer', { because: `the edits of a comment cannot be read: ${fault.message}` });
    if (page === null) return edits;
    edits.push(...nodesOf(page));
    cursor = cursorAfter(page);
    if (cursor === null) return edits;
  }
}

function unseen({ owner, name }: Named, why?: string): GitHubProblem {
  const said = why === undefined ? '' : `: ${why}`;
  return new GitHubProblem('not_found', {
    because: `the issues of ${owner}/${name} cannot be seen with this token${said}`,
  });
}

/** The text it has is not from whoever made it. */
function isTouched({ author, editor, lastEditedAt }: Pick<Comment, 'author' | 'editor' | 'lastEditedAt'>): boolean {
  return lastEditedAt !== null && !isSame(editor, author);
}

function isBot(one: Who | null): boolean {
  return one?.__typename === 'Bot';
}

/** An account that is gone is nobody in particular. */
function isSame(one: Who | null, other: Who | null): boolean {
  return (
    one?.__typename === other?.__typename && (one?.databaseId ?? one?.login) === (other?.databaseId ?? other?.login)
  );
}

function loginOf(one: Who | null): string {
  return one === null ? 'an account that is gone' : `@${one.login}`;
}

function loginsOf(edits: readonly Edit[]): string {
  return [...new Set(edits.map(({ editor }) => loginOf(editor)))].join(', ');
}

function deletedBy({ deletedAt, deletedBy: by }: Edit): string {
  return deletedAt === null ? 'somebody' : `${loginOf(by)} (${momentText(deletedAt)})`;
}

function nodesOf<T>(page: Page<T>): readonly T[] {
  return (page.nodes ?? []).flatMap((node) => node ?? []);
}

function cursorAfter({ pageInfo }: Page<unknown>): string | null {
  return pageInfo?.hasNextPage === true ? (pageInfo.endCursor ?? null) : null;
}
