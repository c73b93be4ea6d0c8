import { ownersPaths } from '../kept/owners.ts';
import { ourLabel } from './one-issue.ts';

/**
 * The documents that are sent to GitHub. Their text is fixed but for numbered aliases (`p0`, `u1`, …), and everything
 * that comes from outside is a variable.
 */

/** What one look at a project asks for. Lists that are empty cost nothing. */
export interface Asking {
  readonly owner: string;
  readonly name: string;
  /** Number of the home issue. */
  readonly project: number;
  /** Folder of the project on the state branch. */
  readonly folder: string;
  /** Short name of the state branch. */
  readonly branch: string;
  /** Comments and events from then on (ISO 8601, UTC). */
  readonly since: string;
  /** Whose check runs are ours. */
  readonly appId: number;
  /** Node id of the comment that shows the state; null while nobody knows it. */
  readonly sticky: string | null;
  readonly pulls: readonly PullAsking[];
  readonly logins: readonly string[];
  /** Teams of the owner, by slug. */
  readonly teams: readonly string[];
  /** Paths of artifacts in the tree. */
  readonly paths: readonly string[];
  /** A commit at which it is not known what lay at these paths. */
  readonly cursor: string | null;
  /** Folders of other projects whose texts come along. */
  readonly beside: readonly string[];
  /** Whether anything rests on what the checks of pull requests say. */
  readonly checks: boolean;
  /** Whether anything rests on who owns what they change. */
  readonly owners: boolean;
  /** Whether a release may be an artifact. */
  readonly releases: boolean;
}

/** One pull request, and the paths of it whose content is asked for beside the artifacts'. */
export interface PullAsking {
  readonly number: number;
  readonly files: readonly string[];
}

export interface Document {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The name of our check run; branch protection asks for it. */
export const checkName = 'countersign';

/** What the labels begin with that say in which stage a project is. */
export const stagePrefix = 'stage: ';

/**
 * The check runs of ours on a commit. An App that is told of pushes has one suite there, but every run of a workflow has
 * its own, all of them GitHub Actions', and which of those a check run gets into is GitHub's to choose: there may be one
 * of ours in several.
 */
const ourRuns = `ours: checkSuites(last: 3, filterBy: { appId: $appId, checkName: "${checkName}" }) { nodes {
  checkRuns(first: 5, filterBy: { checkName: "${checkName}", checkType: LATEST }) { nodes { id databaseId status conclusion externalId } } } }`;

const fragments = `
fragment Who on Actor { __typename login
  ... on User { id databaseId } ... on Bot { id databaseId } ... on Mannequin { id databaseId }
  ... on Organization { id databaseId } ... on EnterpriseUserAccount { id } }
fragment Text on Blob { oid byteSize isBinary isTruncated text }
fragment Dir on Tree { entries { name type oid object { ... on Blob { ...Text } } } }
fragment Lies on TreeEntry { oid mode }
fragment Said on IssueComment { id createdAt lastEditedAt includesCreatedEdit viewerDidAuthor isMinimized body author { ...Who } }
fragment Signed on GitActor { email user { databaseId login } }
fragment Wrote on Commit { id oid committer { ...Signed }
  authors(first: 10) { pageInfo { hasNextPage endCursor } nodes { ...Signed } } }
fragment Check on StatusCheckRollupContext { __typename
  ... on CheckRun { name status conclusion checkSuite { app { databaseId } } }
  ... on StatusContext { context state } }
fragment OnIssue on IssueTimelineItems { __typename ... on IssueComment { ...Said }
  ... on ClosedEvent { id createdAt actor { ...Who } } }
fragment OnPull on PullRequestTimelineItems { __typename ... on IssueComment { ...Said }
  ... on ReviewDismissedEvent { id createdAt dismissalMessage actor { ...Who } review { id submittedAt author { ...Who } } } }
fragment Rewritten on HeadRefForcePushedEvent { createdAt beforeCommit { oid } afterCommit { oid } }
fragment Judged on PullRequestReview { id state submittedAt body author { ...Who }
  commit { oid pushed: checkSuites(first: 1, filterBy: { appId: $appId }) { nodes { createdAt } } } }
fragment Asked on RequestedReviewer { ... on User { id } ... on Team { id } }
fragment Pull on PullRequest { id number state locked isDraft createdAt mergedAt changedFiles body baseRefName baseRefOid headRefName headRefOid
  author { ...Who } mergedBy { ...Who }
  reviews(last: 50, states: [APPROVED, CHANGES_REQUESTED, DISMISSED]) { pageInfo { hasPreviousPage startCursor } nodes { ...Judged } }
  rewritten: timelineItems(last: 20, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) { pageInfo { hasPreviousPage startCursor } nodes { ...Rewritten } }
  asked: timelineItems(last: 50, itemTypes: [REVIEW_REQUESTED_EVENT, REVIEW_REQUEST_REMOVED_EVENT]) { pageInfo { hasPreviousPage }
    nodes { ... on ReviewRequestedEvent { createdAt requestedReviewer { ...Asked } }
      ... on ReviewRequestRemovedEvent { createdAt requestedReviewer { ...Asked } } } }
  reviewRequests(first: 100) { pageInfo { hasNextPage } nodes { requestedReviewer { ...Asked } } }
  files(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { path changeType } }
  wrote: commits(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { commit { ...Wrote } } }
  timelineItems(since: $since, first: 100, itemTypes: [ISSUE_COMMENT, REVIEW_DISMISSED_EVENT]) {
    pageInfo { hasNextPage endCursor } nodes { ...OnPull } } }
fragment Listed on PullRequest { id number state updatedAt baseRefName headRefOid headRefName body
  files(first: 100) { pageInfo { hasNextPage } nodes { path changeType } }
  head: commits(last: 1) { nodes { commit { oid ${ourRuns} } } } mergeQueueEntry { headCommit { oid ${ourRuns} } } }`;

/** The first suite is made when a commit is pushed; a check run of ours comes later. */
const headChecks = `pushed: checkSuites(first: 1, filterBy: { appId: $appId }) { nodes { createdAt push { pusher { ...Who } } } }
  ${ourRuns}`;

/** The checks and statuses on a commit. */
const rollup = `statusCheckRollup { contexts(first: 100) { pageInfo { hasNextPage endCursor } nodes { ...Check } } }`;

/** Every place where CODEOWNERS may be, in GitHub's order. */
const owning = ownersPaths
  .map((path, at) => `own${at}: file(path: "${path}") { mode object { ... on Blob { ...Text } } }`)
  .join(' ');

/** The releases that were made last; drafts are among them for who may write. */
const releasing = `releases(first: 20, orderBy: { field: CREATED_AT, direction: DESC }) { pageInfo { hasNextPage }
      nodes { id isDraft tagName name description url publishedAt author { ...Who } tagCommit { oid } } }`;

/** What people may do here, and who is in teams, by numbered aliases; their variables have the same names. */
function peopleFields(
  logins: readonly string[],
  teams: readonly string[],
): { readonly people: readonly string[]; readonly groups: readonly string[] } {
  return {
    people: logins.map(
      (_login, at) =>
        `u${at}: collaborators(login: $u${at}, first: 1) { edges { permission node { id databaseId login } } }`,
    ),
    groups: teams.map(
      (_slug, at) =>
        `t${at}: team(slug: $t${at}) { id slug members(first: 100, membership: ALL) { pageInfo { hasNextPage endCursor } nodes { databaseId login } } }`,
    ),
  };
}

/** What people may do in a repository, and who is in teams of its owner. */
export function peopleDocument({
  owner,
  name,
  logins,
  teams,
}: Pick<Asking, 'owner' | 'name' | 'logins' | 'teams'>): Document {
  const { people, groups } = peopleFields(logins, teams);
  const asked = [...logins.map((_login, at) => `$u${at}: String!`), ...teams.map((_slug, at) => `$t${at}: String!`)];
  return {
    text: `query Holders(${['$owner: String!', '$name: String!', ...asked].join(', ')}) {
  repository(owner: $owner, name: $name, followRenames: false) {
    owner { __typename login ... on Organization { id ${groups.join(' ')} } } ${people.join(' ')} } }`,
    variables: { owner, name, ...numbered('u', logins), ...numbered('t', teams) },
  };
}

/** An issue with what was said in it lately. */
export const homeIssue = `home: issue(number: $number) { id number title body createdAt lastEditedAt state locked author { ...Who }
      labels(first: 100) { nodes { id name } }
      timelineItems(since: $since, first: 100, itemTypes: [ISSUE_COMMENT, CLOSED_EVENT]) {
        pageInfo { hasNextPage endCursor } nodes { ...OnIssue } } }`;

/** Everything a decision about one project may rest on, in one request. */
export function observeDocument(asking: Asking): Document {
  const { owner, name, project, branch, folder, since, appId, sticky, pulls, logins, teams, paths, cursor, beside } =
    asking;
  const { checks, owners, releases } = asking;
  const lies = lying('a', paths);
  const others = texts(beside);
  const { people, groups } = peopleFields(logins, teams);
  const about = pulls.map(({ files }, pull) => {
    const more = files.map((_path, at) => `f${at}: file(path: $p${pull}f${at}) { ...Lies }`).join(' ');
    return `p${pull}: pullRequest(number: $p${pull}) { ...Pull
      mergeQueueEntry { headCommit { oid ${lies} ${more} ${ourRuns} } }
      mergeCommit { oid parents(first: 2) { nodes { oid ${lies} } } ${lies} ${more} }
      head: commits(last: 1) { nodes { commit { id oid ${lies} ${more} ${headChecks} ${checks ? rollup : ''} } } } }`;
  });
  const text = `query Observe(${[
    '$owner: String!, $name: String!, $number: Int!, $branch: String!, $since: DateTime!',
    '$folder: String!, $tail: String!, $artifacts: String!',
    ...(sticky === null ? [] : ['$sticky: ID!']),
    ...(pulls.length === 0 ? [] : ['$appId: Int!']),
    ...pulls.flatMap(({ files }, pull) => [`$p${pull}: Int!`, ...files.map((_path, at) => `$p${pull}f${at}: String!`)]),
    ...logins.map((_login, at) => `$u${at}: String!`),
    ...teams.map((_slug, at) => `$t${at}: String!`),
    ...paths.map((_path, at) => `$a${at}: String!`),
    ...(cursor === null ? [] : ['$cursor: GitObjectID!']),
    ...others.asked,
  ].join(', ')}) {
  ${sticky === null ? '' : 'sticky: node(id: $sticky) { ... on IssueComment { ...Said viewerCanMinimize } }'}
  repository(owner: $owner, name: $name, followRenames: false) { id databaseId url isArchived
    labels(first: 100, query: "${stagePrefix}") { nodes { id name } }
    owner { __typename login ... on Organization { id ${groups.join(' ')} } }
    law: defaultBranchRef { name target { id oid ... on Commit {
      policy: file(path: ".github/countersign.yml") { oid object { ... on Blob { ...Text } } }
      defs: file(path: ".github/countersign/lifecycles") { object { ... on Tree { ...Dir } } }
      ${owners ? owning : ''} ${rollup} ${lies} } } }
    book: ref(qualifiedName: $branch) { target { oid ... on Commit {
      format: file(path: "format.yaml") { object { ... on Blob { ...Text } } }
      swept: file(path: "swept.yaml") { object { ... on Blob { ...Text } } }
      folder: file(path: $folder) { object { ... on Tree { ...Dir } } }
      tail: file(path: $tail) { object { ... on Blob { ...Text } } }
      artifacts: file(path: $artifacts) { object { ... on Tree { ...Dir } } } ${others.fields} } } }
    ${cursor === null ? '' : `was: object(oid: $cursor) { ... on Commit { oid ${lies} } }`}
    ${homeIssue}
    ${releases ? releasing : ''}
    ${about.join('\n    ')}
    ${people.join('\n    ')} } }
${fragmentsOf([
  'Who',
  'Text',
  'Dir',
  'Said',
  'Check',
  'OnIssue',
  ...(pulls.length === 0 ? [] : ['OnPull', 'Judged', 'Rewritten', 'Asked', 'Pull', 'Signed', 'Wrote']),
  ...(paths.length + pulls.flatMap(({ files }) => files).length === 0 ? [] : ['Lies']),
])}`;
  const variables: Record<string, unknown> = {
    owner,
    name,
    number: project,
    branch: `refs/heads/${branch}`,
    since,
    ...(pulls.length === 0 ? {} : { appId }),
    folder,
    tail: `${folder}/log/tail.yaml`,
    artifacts: `${folder}/artifacts`,
    ...(sticky === null ? {} : { sticky }),
    ...numbered('u', logins),
    ...numbered('t', teams),
    ...numbered('a', paths),
    ...(cursor === null ? {} : { cursor }),
    ...others.variables,
  };
  pulls.forEach(({ number, files }, pull) => {
    variables[`p${pull}`] = number;
    Object.assign(variables, numbered(`p${pull}f`, files));
  });
  return { text, variables };
}

function numbered(letter: string, values: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(values.map((value, at) => [`${letter}${at}`, value]));
}

/** What lies at these paths, by numbered aliases; their variables have the same names. */
function lying(letter: 'a' | 'f', paths: readonly string[]): string {
  return paths.map((_path, at) => `${letter}${at}: file(path: $${letter}${at}) { ...Lies }`).join(' ');
}

/** These fragments; GitHub refuses a document with one that nothing uses. */
export function fragmentsOf(names: readonly string[]): string {
  return fragments
    .split(/\n(?=fragment )/u)
    .filter((fragment) => names.includes(/^fragment (\w+)/u.exec(fragment.trim())?.[1] ?? ''))
    .join('\n');
}

/** What a list may be of which the first page was not all. */
const lists = {
  'comments of an issue': {
    on: 'Issue',
    page: 'page: timelineItems(since: $since, first: 100, after: $cursor, itemTypes: [ISSUE_COMMENT, CLOSED_EVENT]) { pageInfo { hasNextPage endCursor } nodes { ...OnIssue } }',
    variables: '$since: DateTime!',
    fragments: ['Who', 'Said', 'OnIssue'],
  },
  'comments of a pull request': {
    on: 'PullRequest',
    page: 'headRefOid page: timelineItems(since: $since, first: 100, after: $cursor, itemTypes: [ISSUE_COMMENT, REVIEW_DISMISSED_EVENT]) { pageInfo { hasNextPage endCursor } nodes { ...OnPull } }',
    variables: '$since: DateTime!',
    fragments: ['Who', 'Said', 'OnPull'],
  },
  reviews: {
    on: 'PullRequest',
    page: 'headRefOid page: reviews(last: 100, before: $cursor, states: [APPROVED, CHANGES_REQUESTED, DISMISSED]) { pageInfo { hasPreviousPage startCursor } nodes { ...Judged } }',
    variables: '$appId: Int!',
    fragments: ['Who', 'Judged'],
  },
  'force pushes': {
    on: 'PullRequest',
    page: 'headRefOid page: timelineItems(last: 100, before: $cursor, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) { pageInfo { hasPreviousPage startCursor } nodes { ...Rewritten } }',
    variables: '',
    fragments: ['Rewritten'],
  },
  files: {
    on: 'PullRequest',
    page: 'headRefOid page: files(first: 100, after: $cursor) { pageInfo { hasNextPage endCursor } nodes { path changeType } }',
    variables: '',
    fragments: [],
  },
  commits: {
    on: 'PullRequest',
    page: 'headRefOid page: commits(first: 100, after: $cursor) { pageInfo { hasNextPage endCursor } nodes { commit { ...Wrote } } }',
    variables: '',
    fragments: ['Signed', 'Wrote'],
  },
  authors: {
    on: 'Commit',
    page: 'page: authors(first: 100, after: $cursor) { pageInfo { hasNextPage endCursor } nodes { ...Signed } }',
    variables: '',
    fragments: ['Signed'],
  },
  checks: {
    on: 'Commit',
    page: 'statusCheckRollup { page: contexts(first: 100, after: $cursor) { pageInfo { hasNextPage endCursor } nodes { ...Check } } }',
    variables: '',
    fragments: ['Check'],
  },
  members: {
    on: 'Team',
    page: 'page: members(first: 100, after: $cursor, membership: ALL) { pageInfo { hasNextPage endCursor } nodes { databaseId login } }',
    variables: '',
    fragments: [],
  },
} as const satisfies Record<
  string,
  { readonly on: string; readonly page: string; readonly variables: string; readonly fragments: readonly string[] }
>;

export type List = keyof typeof lists;

/** One more page of a list of the thing with a node id, after (or for what is read backwards: before) a cursor. */
export function moreDocument(
  list: List,
  { id, cursor, since, appId }: { readonly id: string; readonly cursor: string } & Pick<Asking, 'since' | 'appId'>,
): Document {
  const { on, page, variables, fragments: needed } = lists[list];
  return {
    text: `query More($id: ID!, $cursor: String!, ${variables}) { node(id: $id) { ... on ${on} { ${page} } } }
${fragmentsOf(needed)}`,
    variables: {
      id,
      cursor,
      ...(variables.startsWith('$since') ? { since } : {}),
      ...(variables.startsWith('$appId') ? { appId } : {}),
    },
  };
}

/** Where something is asked for by the id of a commit. */
export interface AtCommit {
  readonly owner: string;
  readonly name: string;
  readonly commit: string;
  readonly paths: readonly string[];
}

/** What lies at paths of a commit. */
export function contentsDocument({ owner, name, commit, paths }: AtCommit): Document {
  return {
    text: `query Contents($owner: String!, $name: String!, $oid: GitObjectID!${declared('f', paths)}) {
  repository(owner: $owner, name: $name, followRenames: false) { object(oid: $oid) { ... on Commit { oid ${lying('f', paths)} } } } }
${fragmentsOf(paths.length === 0 ? [] : ['Lies'])}`,
    variables: { owner, name, oid: commit, ...numbered('f', paths) },
  };
}

/** The commits that lead to one, newest first, with what lay at these paths at each of them, and who brought it. */
export function historyDocument({ owner, name, commit, paths }: AtCommit, cursor: string | null): Document {
  return {
    text: `query History($owner: String!, $name: String!, $oid: GitObjectID!, $cursor: String${declared('a', paths)}) {
  repository(owner: $owner, name: $name, followRenames: false) { object(oid: $oid) { ... on Commit {
    history(first: 50, after: $cursor) { pageInfo { hasNextPage endCursor } nodes { ...Wrote
      parents(first: 1) { nodes { oid } }
      associatedPullRequests(first: 5) { nodes { number state baseRefName } } ${lying('a', paths)} } } } } } }
${fragmentsOf(['Signed', 'Wrote', ...(paths.length === 0 ? [] : ['Lies'])])}`,
    variables: { owner, name, oid: commit, cursor, ...numbered('a', paths) },
  };
}

function declared(letter: string, paths: readonly string[]): string {
  return paths.map((_path, at) => `, $${letter}${at}: String!`).join('');
}

/** State and definition of several projects, by their folders, as fields of a commit of the state branch. */
interface ProjectTexts {
  readonly asked: readonly string[];
  readonly fields: string;
  readonly variables: Readonly<Record<string, string>>;
}

export function texts(folders: readonly string[]): ProjectTexts {
  const files = folders.flatMap((folder, at) => [
    [`s${at}`, `${folder}/project_state.yaml`] as const,
    [`d${at}`, `${folder}/definition.yaml`] as const,
  ]);
  return {
    asked: files.map(([alias]) => `$${alias}: String!`),
    fields: files.map(([alias]) => `${alias}: file(path: $${alias}) { object { ... on Blob { ...Text } } }`).join(' '),
    variables: Object.fromEntries(files),
  };
}

/** State and definition of several projects, by their folders. */
export function textsDocument(owner: string, name: string, branch: string, folders: readonly string[]): Document {
  const { asked, fields, variables } = texts(folders);
  return {
    text: `query Texts(${['$owner: String!, $name: String!, $branch: String!', ...asked].join(', ')}) {
  repository(owner: $owner, name: $name, followRenames: false) { book: ref(qualifiedName: $branch) { target { ... on Commit {
    ${fields} } } } } }
${fragmentsOf(['Text'])}`,
    variables: { owner, name, branch: `refs/heads/${branch}`, ...variables },
  };
}

/** What is asked about a repository as a whole, beside which projects there are. */
export interface ListingAsking {
  readonly owner: string;
  readonly name: string;
  /** Short name of the state branch. */
  readonly branch: string;
  /** Whose check runs are ours. */
  readonly appId: number;
  /** Issues and pull requests. */
  readonly numbers: readonly number[];
  /** Folders of projects whose texts come along. */
  readonly folders: readonly string[];
  /** Issues that moved since then (ISO 8601), after a cursor. */
  readonly issues: { readonly since: string; readonly after: string | null } | null;
  /** Pull requests, the last to move first, after a cursor. */
  readonly pulls: { readonly which: 'all' | 'open'; readonly after: string | null } | null;
}

/**
 * Pull requests of one page with what they change, which takes GitHub the more time the more they are: of all of them,
 * open or not, those count that moved just now; of open ones every one.
 */
const pullsAtOnce = { all: 20, open: 50 };

/** Which projects there are, and what in a repository may have something to be done. */
export function listingDocument(asking: ListingAsking): Document {
  const { owner, name, branch, appId, numbers, folders, issues, pulls } = asking;
  const { asked, fields, variables } = texts(folders);
  const latest = 'orderBy: { field: UPDATED_AT, direction: DESC }) { pageInfo { hasNextPage endCursor }';
  const listings = [
    ...numbers.map((_number, at) => `n${at}: issueOrPullRequest(number: $n${at}) { __typename ...Listed }`),
    ...(issues === null
      ? []
      : [`issues(first: 100, after: $issues, filterBy: { since: $since }, ${latest} nodes { number updatedAt } }`]),
    ...(pulls === null
      ? []
      : [
          `pullRequests(first: ${pullsAtOnce[pulls.which]}, after: $pulls, ${pulls.which === 'open' ? 'states: [OPEN], ' : ''}${latest} nodes { __typename ...Listed } }`,
        ]),
  ];
  if (pulls?.which === 'open' && pulls.after === null)
    listings.push(
      `alerts: issues(first: 10, labels: ["${ourLabel}"], orderBy: { field: CREATED_AT, direction: DESC }) { nodes { number state body viewerDidAuthor } }`,
    );
  const listsPulls = numbers.length > 0 || pulls !== null;
  const text = `query Listing(${[
    '$owner: String!, $name: String!, $branch: String!',
    ...(listsPulls ? ['$appId: Int!'] : []),
    ...numbers.map((_number, at) => `$n${at}: Int!`),
    ...asked,
    ...(issues === null ? [] : ['$since: DateTime!, $issues: String']),
    ...(pulls === null ? [] : ['$pulls: String']),
  ].join(', ')}) {
  repository(owner: $owner, name: $name, followRenames: false) { id databaseId isArchived owner { __typename login }
    law: defaultBranchRef { name target { oid ... on Commit {
      policy: file(path: ".github/countersign.yml") { oid object { ... on Blob { ...Text } } }
      defs: file(path: ".github/countersign/lifecycles") { object { ... on Tree { ...Dir } } } } } }
    book: ref(qualifiedName: $branch) { target { oid ... on Commit {
      format: file(path: "format.yaml") { object { ... on Blob { text isTruncated } } }
      swept: file(path: "swept.yaml") { object { ... on Blob { text isTruncated } } }
      runs: file(path: "runs") { oid }
      projects: file(path: "projects") { object { ... on Tree { entries { object { ... on Tree { entries { name oid } } } } } } }
      ${fields} } } }
    ${listings.join('\n    ')} } }
${fragmentsOf(['Text', 'Dir', ...(listsPulls ? ['Listed'] : [])])}`;
  return {
    text,
    variables: {
      owner,
      name,
      branch: `refs/heads/${branch}`,
      ...(listsPulls ? { appId } : {}),
      ...Object.fromEntries(numbers.map((number, at) => [`n${at}`, number])),
      ...variables,
      ...(issues === null ? {} : { since: issues.since, issues: issues.after }),
      ...(pulls === null ? {} : { pulls: pulls.after }),
    },
  };
}

/** One commit on the state branch. */
export const commitDocument = `mutation Commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } } }`;

/** What was committed to the state branch lately. */
export const arrivedDocument = `query Arrived($owner: String!, $name: String!, $branch: String!) {
  repository(owner: $owner, name: $name, followRenames: false) {
    book: ref(qualifiedName: $branch) { target { ... on Commit { history(first: 50) { nodes { oid message } } } } } } }`;
