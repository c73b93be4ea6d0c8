import { authorsOf, type CommitData, type FileChange } from '../git.ts';
import {
  type Account,
  type App,
  type CheckRun,
  type CheckSuite,
  type Comment,
  fullName,
  type Installation,
  isPull,
  type Label,
  type Pull,
  type PullSize,
  type Release,
  type Repository,
  type Review,
  type StatusContext,
  type Subject,
  type Team,
  type World,
} from '../model.ts';
import { accountByEmail, loginOf } from '../people.ts';

/** JSON as REST and webhooks have it. */
export type Json = Record<string, unknown>;

const api = (world: World, repository: Repository): string => `${world.url}/api/v3/repos/${fullName(repository)}`;
const page = (world: World, repository: Repository): string => `${world.url}/${fullName(repository)}`;

export function pageOf(world: World, subject: Subject): string {
  return `${page(world, subject.repository)}/${isPull(subject) ? 'pull' : 'issues'}/${subject.number}`;
}

/** A deleted account is `ghost`, as on the site. */
export function userShape(world: World, account: Account): Json {
  const gone = account.deleted;
  const login = gone ? 'ghost' : loginOf(account);
  const url = `${world.url}/api/v3/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: gone ? 10137 : account.databaseId,
    node_id: gone ? 'U_kgDOghost' : account.id,
    avatar_url: `${world.url}/avatars/${encodeURIComponent(login)}`,
    gravatar_id: '',
    url,
    html_url: `${world.url}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: gone ? 'User' : account.__typename,
    site_admin: false,
  };
}

/** An account as it is read by itself. */
export function profileShape(world: World, account: Account): Json {
  return {
    ...userShape(world, account),
    name: account.login,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  };
}

export function organizationShape(world: World, account: Account): Json {
  const url = `${world.url}/api/v3/orgs/${account.login}`;
  return {
    login: account.login,
    id: account.databaseId,
    node_id: account.id,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${world.url}/avatars/${account.login}`,
    description: null,
  };
}

/** Addresses of what a repository has, below its own. */
const PARTS_OF_REPOSITORY: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

export function repositoryShape(world: World, repository: Repository): Json {
  return {
    id: repository.databaseId,
    node_id: repository.id,
    name: repository.name,
    full_name: fullName(repository),
    private: true,
    owner: userShape(world, repository.owner),
    html_url: page(world, repository),
    description: null,
    fork: repository.parent !== null,
    url: api(world, repository),
    ...Object.fromEntries(
      Object.entries(PARTS_OF_REPOSITORY).map(([name, path]) => [name, api(world, repository) + path]),
    ),
    clone_url: `${page(world, repository)}.git`,
    git_url: `${page(world, repository)}.git`,
    ssh_url: `${page(world, repository)}.git`,
    svn_url: page(world, repository),
    mirror_url: null,
    default_branch: repository.defaultBranch,
    archived: repository.isArchived,
    disabled: false,
    visibility: 'private',
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    is_template: false,
    allow_forking: true,
    topics: [],
    language: null,
    license: null,
    homepage: null,
    size: 1,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    pushed_at: repository.createdAt,
  };
}

export function labelShape(world: World, label: Label): Json {
  return {
    id: label.databaseId,
    node_id: label.id,
    url: `${api(world, label.repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

export function appShape(world: World, app: App): Json {
  return {
    id: app.id,
    client_id: app.clientId,
    slug: app.slug,
    node_id: `A_kwHO${app.id}`,
    owner: userShape(world, app.bot),
    name: app.slug,
    description: '',
    external_url: world.url,
    html_url: `${world.url}/apps/${app.slug}`,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    permissions: {},
    events: [],
  };
}

/** The App by which an issue was written: webhooks do not tell its client id. */
function writerShape(world: World, app: App): Json {
  const { client_id: _, ...shape } = appShape(world, app);
  return shape;
}

export function commentShape(world: World, comment: Comment): Json {
  const { subject } = comment;
  return {
    id: comment.databaseId,
    node_id: comment.id,
    url: `${api(world, subject.repository)}/issues/comments/${comment.databaseId}`,
    html_url: `${pageOf(world, subject)}#issuecomment-${comment.databaseId}`,
    issue_url: `${api(world, subject.repository)}/issues/${subject.number}`,
    body: comment.body,
    user: userShape(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: 'NONE',
    performed_via_github_app: comment.viaApp === null ? null : appShape(world, comment.viaApp),
    reactions: reactionsShape(
      `${api(world, subject.repository)}/issues/comments/${comment.databaseId}`,
      comment.reactions,
    ),
  };
}

/** Contents of reactions as GraphQL and as REST name them. */
const REACTIONS: Readonly<Record<string, string>> = {
  THUMBS_UP: '+1',
  THUMBS_DOWN: '-1',
  LAUGH: 'laugh',
  CONFUSED: 'confused',
  HEART: 'heart',
  HOORAY: 'hooray',
  EYES: 'eyes',
  ROCKET: 'rocket',
};

function reactionsShape(of: string, reactions: readonly { readonly content: string }[]): Json {
  const counts: Json = {};
  for (const [content, name] of Object.entries(REACTIONS))
    counts[name] = reactions.filter((each) => each.content === content).length;
  return { url: `${of}/reactions`, total_count: reactions.length, ...counts };
}

function commentsOn({ timeline }: Subject): number {
  return timeline.filter(({ __typename }) => __typename === 'IssueComment').length;
}

export function issueShape(world: World, subject: Subject): Json {
  const { repository } = subject;
  const url = `${api(world, repository)}/issues/${subject.number}`;
  const pull = isPull(subject)
    ? {
        draft: subject.isDraft,
        pull_request: {
          url: `${api(world, repository)}/pulls/${subject.number}`,
          html_url: pageOf(world, subject),
          diff_url: `${pageOf(world, subject)}.diff`,
          patch_url: `${pageOf(world, subject)}.patch`,
          merged_at: subject.mergedAt,
        },
      }
    : {};
  return {
    id: subject.databaseId,
    node_id: subject.id,
    url,
    repository_url: api(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: pageOf(world, subject),
    number: subject.number,
    state: subject.state === 'OPEN' ? 'open' : 'closed',
    state_reason: isPull(subject) ? null : (subject.stateReason?.toLowerCase() ?? null),
    title: subject.title,
    body: subject.body === '' ? null : subject.body,
    user: userShape(world, subject.author),
    labels: subject.labels.map((label) => labelShape(world, label)),
    assignee: null,
    assignees: subject.assignees.map((user) => userShape(world, user)),
    milestone: null,
    locked: subject.locked,
    active_lock_reason: null,
    timeline_url: `${url}/timeline`,
    reactions: reactionsShape(url, subject.reactions),
    comments: commentsOn(subject),
    closed_at: subject.closedAt,
    created_at: subject.createdAt,
    updated_at: subject.updatedAt,
    author_association: 'NONE',
    performed_via_github_app: subject.viaApp === null ? null : writerShape(world, subject.viaApp),
    ...pull,
  };
}

function sideShape(world: World, repository: Repository | null, ref: string, sha: string): Json {
  const owner = repository?.owner ?? null;
  return {
    label: owner === null ? ref : `${owner.login}:${ref}`,
    ref,
    sha,
    user: owner === null ? null : userShape(world, owner),
    repo: repository === null ? null : repositoryShape(world, repository),
  };
}

export function teamShape(world: World, team: Team): Json {
  const { parent } = team;
  return { ...singleTeamShape(world, team), parent: parent === null ? null : singleTeamShape(world, parent) };
}

/** A team in webhooks about a pull: less is said of it there than elsewhere. */
export function briefTeamShape(world: World, team: Team): Json {
  const { parent } = team;
  return { ...withoutNews(world, team), parent: parent === null ? null : withoutNews(world, parent) };
}

function withoutNews(world: World, team: Team): Json {
  const { type: _, notification_setting: __, ...brief } = singleTeamShape(world, team);
  return brief;
}

/** A team as a single pull has it. */
export function singleTeamShape(world: World, team: Team): Json {
  const { organization } = team;
  const url = `${world.url}/api/v3/organizations/${organization.databaseId}/team/${team.databaseId}`;
  return {
    id: team.databaseId,
    node_id: team.id,
    slug: team.slug,
    name: team.name,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    url,
    html_url: `${world.url}/orgs/${organization.login}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
  };
}

/** A pull as lists and reviews have it. */
export function pullShape(world: World, pull: Pull, shapeOfTeam = teamShape): Json {
  const { repository } = pull;
  const url = `${api(world, repository)}/pulls/${pull.number}`;
  const issue = `${api(world, repository)}/issues/${pull.number}`;
  const addresses = {
    self: url,
    html: pageOf(world, pull),
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${api(world, repository)}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${api(world, repository)}/statuses/${pull.headRefOid}`,
  };
  return {
    id: pull.databaseId,
    node_id: pull.id,
    url,
    html_url: addresses.html,
    diff_url: `${addresses.html}.diff`,
    patch_url: `${addresses.html}.patch`,
    issue_url: addresses.issue,
    comments_url: addresses.comments,
    review_comments_url: addresses.review_comments,
    review_comment_url: addresses.review_comment,
    commits_url: addresses.commits,
    statuses_url: addresses.statuses,
    _links: Object.fromEntries(Object.entries(addresses).map(([name, href]) => [name, { href }])),
    number: pull.number,
    state: pull.state === 'OPEN' ? 'open' : 'closed',
    locked: pull.locked,
    active_lock_reason: null,
    title: pull.title,
    body: pull.body === '' ? null : pull.body,
    user: userShape(world, pull.author),
    labels: pull.labels.map((label) => labelShape(world, label)),
    assignee: null,
    assignees: pull.assignees.map((user) => userShape(world, user)),
    milestone: null,
    author_association: 'NONE',
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    draft: pull.isDraft,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitOid,
    auto_merge: null,
    requested_reviewers: pull.requested
      .filter((each) => each.__typename !== 'Team')
      .map((each) => userShape(world, each)),
    requested_teams: pull.requested
      .filter((each) => each.__typename === 'Team')
      .map((each) => shapeOfTeam(world, each)),
    head: sideShape(world, pull.headRepository, pull.headRefName, pull.headRefOid),
    base: sideShape(world, repository, pull.baseRefName, pull.baseRefOid),
  };
}

/** A pull as it is read by itself, and as its own webhooks have it. Whether it can be merged is not known yet. */
export function fullPullShape(world: World, pull: Pull, size: PullSize, shapeOfTeam = teamShape): Json {
  const { commits, files, additions, deletions } = size;
  return {
    ...pullShape(world, pull, shapeOfTeam),
    merged: pull.state === 'MERGED',
    merged_by: pull.mergedBy === null ? null : userShape(world, pull.mergedBy),
    mergeable: null,
    mergeable_state: 'unknown',
    rebaseable: null,
    comments: commentsOn(pull),
    review_comments: 0,
    maintainer_can_modify: false,
    commits,
    changed_files: files,
    additions,
    deletions,
  };
}

export function reviewShape(world: World, review: Review): Json {
  const html = `${pageOf(world, review.pull)}#pullrequestreview-${review.databaseId}`;
  const pull = `${api(world, review.pull.repository)}/pulls/${review.pull.number}`;
  return {
    id: review.databaseId,
    node_id: review.id,
    user: review.author.deleted ? null : userShape(world, review.author),
    body: review.body === '' ? null : review.body,
    state: review.state.toLowerCase(),
    commit_id: review.commitOid,
    submitted_at: review.submittedAt,
    updated_at: review.updatedAt,
    html_url: html,
    pull_request_url: pull,
    _links: { html: { href: html }, pull_request: { href: pull } },
    author_association: 'NONE',
  };
}

function pullsOf(world: World, repository: Repository, oid: string): Json[] {
  const pulls = [...repository.subjects.values()].filter(isPull);
  return pulls
    .filter((pull) => pull.state === 'OPEN' && pull.headRefOid === oid && pull.headRepository === repository)
    .map((pull) => ({
      id: pull.databaseId,
      number: pull.number,
      url: `${api(world, repository)}/pulls/${pull.number}`,
      head: { ref: pull.headRefName, sha: pull.headRefOid, repo: briefly(world, repository) },
      base: { ref: pull.baseRefName, sha: pull.baseRefOid, repo: briefly(world, repository) },
    }));
}

function briefly(world: World, repository: Repository): Json {
  return { id: repository.databaseId, url: api(world, repository), name: repository.name };
}

export function suiteShape(world: World, suite: CheckSuite): Json {
  const done = suite.runs.length > 0 && suite.runs.every((run) => run.status === 'completed');
  return {
    id: suite.databaseId,
    node_id: suite.id,
    head_branch: suite.headBranch,
    head_sha: suite.headOid,
    status: done ? 'completed' : 'queued',
    conclusion: done ? (suite.runs.find((run) => run.conclusion !== 'success')?.conclusion ?? 'success') : null,
    url: `${api(world, suite.repository)}/check-suites/${suite.databaseId}`,
    before: suite.push?.before ?? null,
    after: suite.headOid,
    pull_requests: pullsOf(world, suite.repository, suite.headOid),
    app: appShape(world, suite.app),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
  };
}

/** A suite as its own webhooks have it. */
export function fullSuiteShape(world: World, suite: CheckSuite, head: CommitData): Json {
  return {
    ...suiteShape(world, suite),
    latest_check_runs_count: suite.runs.length,
    check_runs_url: `${api(world, suite.repository)}/check-suites/${suite.databaseId}/check-runs`,
    head_commit: headCommitShape(head),
  };
}

/** Where a release is shown: a draft under a name that is nobody's tag. */
export function releasePage(world: World, { repository, tagName, isDraft, databaseId }: Release): string {
  return `${page(world, repository)}/releases/tag/${isDraft ? `untagged-${databaseId}` : encodeURIComponent(tagName)}`;
}

export function releaseShape(world: World, release: Release): Json {
  const { repository, databaseId, tagName } = release;
  const url = `${api(world, repository)}/releases/${databaseId}`;
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    html_url: releasePage(world, release),
    id: databaseId,
    node_id: release.id,
    author: userShape(world, release.author),
    tag_name: tagName,
    target_commitish: release.target,
    name: release.name,
    draft: release.isDraft,
    prerelease: release.isPrerelease,
    immutable: false,
    created_at: release.createdAt,
    updated_at: release.updatedAt,
    published_at: release.publishedAt,
    assets: [],
    tarball_url: `${api(world, repository)}/tarball/${tagName}`,
    zipball_url: `${api(world, repository)}/zipball/${tagName}`,
    body: release.description,
  };
}

/** A commit as webhooks have it that are about something else. */
export function headCommitShape({ oid, tree, message, author, committer }: CommitData): Json {
  return {
    id: oid,
    tree_id: tree,
    message: message.trimEnd(),
    timestamp: committer.at,
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  };
}

export function runShape(world: World, run: CheckRun): Json {
  const { suite } = run;
  const url = `${api(world, suite.repository)}/check-runs/${run.databaseId}`;
  return {
    id: run.databaseId,
    node_id: run.id,
    name: run.name,
    head_sha: suite.headOid,
    external_id: run.externalId,
    url,
    html_url: `${page(world, suite.repository)}/runs/${run.databaseId}`,
    details_url: run.detailsUrl ?? world.url,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...run.output, annotations_count: run.annotations.length, annotations_url: `${url}/annotations` },
    check_suite: { id: suite.databaseId },
    app: appShape(world, suite.app),
    pull_requests: pullsOf(world, suite.repository, suite.headOid),
  };
}

export function statusShape(world: World, status: StatusContext): Json {
  return {
    id: status.databaseId,
    node_id: status.id,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    creator: userShape(world, status.creator),
    created_at: status.createdAt,
    updated_at: status.createdAt,
    url: `${api(world, status.repository)}/statuses/${status.oid}`,
    avatar_url: userShape(world, status.creator)['avatar_url'],
  };
}

/** A status as its webhook has it. */
export function toldStatusShape(world: World, status: StatusContext): Json {
  const { creator: _, node_id: __, url: ___, ...told } = statusShape(world, status);
  return { ...told, sha: status.oid, name: fullName(status.repository) };
}

const signature = ({ name, email, at }: CommitData['author']): Json => ({ name, email, date: at });

export function commitShape(
  world: World,
  repository: Repository,
  commit: CommitData,
  files?: readonly FileChange[],
): Json {
  const [author] = authorsOf(commit);
  const by = author === undefined ? null : accountByEmail(world, author.email);
  const committer = accountByEmail(world, commit.committer.email);
  return {
    sha: commit.oid,
    node_id: `C_${commit.oid}`,
    url: `${api(world, repository)}/commits/${commit.oid}`,
    html_url: `${page(world, repository)}/commit/${commit.oid}`,
    comments_url: `${api(world, repository)}/commits/${commit.oid}/comments`,
    commit: {
      url: `${api(world, repository)}/git/commits/${commit.oid}`,
      author: signature(commit.author),
      committer: signature(commit.committer),
      message: commit.message.trimEnd(),
      tree: { sha: commit.tree, url: `${api(world, repository)}/git/trees/${commit.tree}` },
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    author: by === null ? null : userShape(world, by),
    committer: committer === null ? null : userShape(world, committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api(world, repository)}/commits/${sha}`,
      html_url: `${page(world, repository)}/commit/${sha}`,
    })),
    ...(files === undefined
      ? {}
      : {
          stats: {
            additions: files.reduce((sum, file) => sum + file.additions, 0),
            deletions: files.reduce((sum, file) => sum + file.deletions, 0),
            total: files.reduce((sum, file) => sum + file.additions + file.deletions, 0),
          },
          files: files.map((file) => fileShape(world, repository, commit.oid, file)),
        }),
  };
}

export function fileShape(world: World, repository: Repository, oid: string, file: FileChange): Json {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.oid,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page(world, repository)}/blob/${oid}/${path}`,
    raw_url: `${page(world, repository)}/raw/${oid}/${path}`,
    contents_url: `${api(world, repository)}/contents/${path}?ref=${oid}`,
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}

export function installationShape(world: World, installation: Installation, events: readonly string[]): Json {
  return {
    id: installation.id,
    app_id: installation.app.id,
    app_slug: installation.app.slug,
    client_id: installation.app.clientId,
    target_id: installation.account.databaseId,
    target_type: installation.account.__typename,
    account: userShape(world, installation.account),
    repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
    access_tokens_url: `${world.url}/api/v3/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${world.url}/api/v3/installation/repositories`,
    html_url: `${world.url}/settings/installations/${installation.id}`,
    permissions: { ...installation.permissions, metadata: 'read' },
    events: [...events],
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspendedAt,
  };
}
