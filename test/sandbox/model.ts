import type { GitStore } from './git.ts';

/** What a person may do in a repository, weakest first. */
export const LEVELS = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Level = (typeof LEVELS)[number];
export type Access = 'read' | 'write';
/** Permissions of a token by GitHub's names: `contents`, `issues`, `pull_requests`, `checks`, `members`… */
export type Permissions = Readonly<Record<string, Access>>;

/** Everything with a node id; `databaseId` is unique over all types here, which GitHub does not promise. */
type Node<Type extends string> = { readonly __typename: Type; readonly id: string; readonly databaseId: number };

export type User = Node<'User'> & {
  login: string;
  name: string;
  /** Every address commits are recognized by; the first one is written into commits. */
  readonly emails: string[];
  /** A deleted account is `null` in GraphQL and `ghost` in REST. */
  deleted: boolean;
};
export type Bot = Node<'Bot'> & {
  /** As GraphQL has it, without `[bot]`. */
  readonly login: string;
  readonly emails: string[];
  readonly deleted: false;
};
export type Organization = Node<'Organization'> & {
  login: string;
  readonly members: Map<User, 'member' | 'admin'>;
  readonly teams: Map<string, Team>;
  /** What every member may do in every repository. */
  basePermission: Level | null;
  readonly deleted: false;
};
export type Account = User | Bot | Organization;
export type Owner = User | Organization;
export type Team = Node<'Team'> & {
  readonly slug: string;
  readonly name: string;
  readonly organization: Organization;
  readonly parent: Team | null;
  readonly members: Set<User>;
  readonly repositories: Map<Repository, Level>;
};

export type App = {
  readonly id: number;
  readonly slug: string;
  readonly clientId: string;
  readonly bot: Bot;
};
export type Installation = {
  readonly id: number;
  readonly app: App;
  readonly account: Owner;
  permissions: Permissions;
  repositories: 'all' | Set<Repository>;
  suspendedAt: string | null;
  readonly createdAt: string;
};

/** Who does something: the account, and the App it is done through, if any. */
export type Doer = { readonly account: User | Bot; readonly app: App | null };

export type Label = Node<'Label'> & { name: string; color: string; description: string | null; repository: Repository };

/** The rules of a protected branch. */
export type Protection = {
  readonly requiredCheck: { readonly name: string; readonly appId: number | null } | null;
  /** Approving reviews a merge needs. */
  readonly requiredReviews: number;
  /** Nobody but these logins (people, or `slug[bot]`) may push; null: no such rule. */
  readonly mayPush: readonly string[] | null;
  readonly enforceAdmins: boolean;
};

export type Repository = Node<'Repository'> & {
  owner: Owner;
  name: string;
  defaultBranch: string;
  isArchived: boolean;
  /** null: this is no fork. */
  readonly parent: Repository | null;
  readonly git: GitStore;
  readonly collaborators: Map<User, Level>;
  readonly labels: Map<string, Label>;
  readonly subjects: Map<number, Subject>;
  readonly suites: CheckSuite[];
  readonly statuses: StatusContext[];
  readonly releases: Map<number, Release>;
  readonly protections: Map<string, Protection>;
  readonly dispatches: { readonly eventType: string; readonly payload: unknown }[];
  /** Where former names of a renamed or transferred repository are still answered from. */
  readonly createdAt: string;
  lastNumber: number;
};

export type Comment = Node<'IssueComment'> & {
  readonly subject: Subject;
  readonly author: User | Bot;
  readonly viaApp: App | null;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  lastEditedAt: string | null;
  editor: Account | null;
  minimizedReason: string | null;
  readonly reactions: Reaction[];
  /** Every text it ever had, oldest first; none while it was never edited. */
  readonly edits: ContentEdit[];
};
/** A text that somebody gave a comment, the one it was made with included. */
export type ContentEdit = Node<'UserContentEdit'> & {
  readonly createdAt: string;
  updatedAt: string;
  readonly editedAt: string;
  readonly editor: Account;
  /** The whole text; null when it was deleted from the history. */
  diff: string | null;
  deletedAt: string | null;
  deletedBy: Account | null;
};
export type Reaction = Node<'Reaction'> & {
  readonly content: string;
  readonly user: User | Bot;
  readonly createdAt: string;
};

/** An event of a timeline: besides these fields, whatever GraphQL has for its type, under the same names. */
export type TimelineEvent = {
  readonly __typename: string;
  readonly id: string;
  readonly databaseId: number;
  readonly createdAt: string;
  readonly actor: Account | null;
  readonly [field: string]: unknown;
};
export type TimelineItem = TimelineEvent | Comment | Review;

type Conversation = {
  readonly repository: Repository;
  readonly number: number;
  title: string;
  body: string;
  readonly author: User | Bot;
  readonly viaApp: App | null;
  readonly createdAt: string;
  updatedAt: string;
  lastEditedAt: string | null;
  editor: Account | null;
  closedAt: string | null;
  locked: boolean;
  labels: Label[];
  readonly assignees: User[];
  timeline: TimelineItem[];
  readonly reactions: Reaction[];
};
export type Issue = Node<'Issue'> & Conversation & { state: 'OPEN' | 'CLOSED'; stateReason: string | null };
export type PullSize = {
  readonly commits: number;
  readonly files: number;
  readonly additions: number;
  readonly deletions: number;
};
export type Requested = User | Bot | Team;
export type MergeQueueEntry = Node<'MergeQueueEntry'> & {
  readonly pullRequest: Pull;
  readonly enqueuer: User | Bot;
  readonly enqueuedAt: string;
  readonly headOid: string;
  readonly baseOid: string;
  state: 'QUEUED' | 'AWAITING_CHECKS' | 'MERGEABLE' | 'UNMERGEABLE' | 'LOCKED';
};
export type Pull = Node<'PullRequest'> &
  Conversation & {
    state: 'OPEN' | 'CLOSED' | 'MERGED';
    isDraft: boolean;
    baseRefName: string;
    baseRefOid: string;
    readonly headRefName: string;
    headRefOid: string;
    /** null when the fork is gone. */
    headRepository: Repository | null;
    mergedAt: string | null;
    mergedBy: User | Bot | null;
    mergeCommitOid: string | null;
    /** As it was when the pull was opened or its head last moved: webhooks tell it. */
    size: PullSize;
    requested: Requested[];
    readonly reviews: Review[];
    queueEntry: MergeQueueEntry | null;
    autoMergeBy: User | Bot | null;
  };
export type Subject = Issue | Pull;

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
export type Review = Node<'PullRequestReview'> & {
  readonly pull: Pull;
  readonly author: User | Bot;
  readonly viaApp: App | null;
  state: ReviewState;
  body: string;
  readonly createdAt: string;
  readonly submittedAt: string;
  updatedAt: string;
  lastEditedAt: string | null;
  editor: Account | null;
  /** Moves when GitHub carries an approval to a new head. */
  commitOid: string | null;
};

export type Push = { readonly pusher: User | Bot; readonly ref: string; readonly before: string | null };
export type CheckSuite = Node<'CheckSuite'> & {
  readonly repository: Repository;
  readonly app: App;
  readonly headOid: string;
  readonly headBranch: string | null;
  readonly createdAt: string;
  updatedAt: string;
  readonly push: Push | null;
  readonly runs: CheckRun[];
};
export type CheckRun = Node<'CheckRun'> & {
  readonly suite: CheckSuite;
  name: string;
  /** Lower case, as REST has it; GraphQL shouts. */
  status: string;
  conclusion: string | null;
  externalId: string | null;
  detailsUrl: string | null;
  startedAt: string;
  completedAt: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  readonly annotations: Annotation[];
  actions: readonly { label: string; description: string; identifier: string }[];
};
export type Annotation = {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: string;
  readonly message: string;
  readonly title: string | null;
};
export type StatusContext = Node<'StatusContext'> & {
  readonly repository: Repository;
  readonly oid: string;
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: User | Bot;
  readonly createdAt: string;
};

export type Release = Node<'Release'> & {
  readonly repository: Repository;
  readonly author: User | Bot;
  readonly tagName: string;
  /** What the tag is put on where there is none. */
  readonly target: string;
  name: string;
  description: string;
  isDraft: boolean;
  readonly isPrerelease: boolean;
  /** That of its tag's commit. */
  createdAt: string;
  publishedAt: string | null;
  updatedAt: string;
};

export type WebhookEvent = {
  readonly event: string;
  readonly action: string | null;
  readonly repository: Repository | null;
  /** Whose installations get it, for events without a repository. */
  readonly owner?: Owner;
  readonly sender: Doer;
  /** Only the installation of this App gets it. */
  readonly onlyFor?: App;
  readonly payload: Readonly<Record<string, unknown>>;
};

export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** One second on, and the new time as GitHub writes it; an injected clock is only read. */
  tick(): string;
  advance(milliseconds: number): void;
};

/** What could be either way on the live service; tests turn both ways. */
export type Quirks = {
  /** What `timelineItems(since:)` compares. */
  timelineSince: 'created' | 'updated';
  /** Whether access through a parent team shows in `collaborators`. */
  collaboratorsSeeNestedTeams: boolean;
  /** Whether an App may comment on a locked conversation. */
  appsMayCommentOnLocked: boolean;
  /** Whether nobody's token may see merge queues. */
  queuesAreHidden: boolean;
};

export type World = {
  readonly url: string;
  readonly clock: Clock;
  readonly quirks: Quirks;
  /** By lower-case login, bots as `slug[bot]`. */
  readonly accounts: Map<string, Account>;
  /** By lower-case `owner/name`. */
  readonly repositories: Map<string, Repository>;
  readonly formerNames: Map<string, Repository>;
  readonly apps: Map<number, App>;
  readonly installations: Installation[];
  readonly nodes: Map<string, object>;
  nextId(): number;
  /** One write at a time: what runs inside sees and leaves a consistent world. Not to be nested. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  emit(event: WebhookEvent): void;
};

const PREFIXES: Readonly<Record<string, string>> = {
  User: 'U_kgDO',
  Bot: 'BOT_kgDO',
  Organization: 'O_kgDO',
  Team: 'T_kwDO',
  Repository: 'R_kgDO',
  Issue: 'I_kwDO',
  PullRequest: 'PR_kwDO',
  IssueComment: 'IC_kwDO',
  PullRequestReview: 'PRR_kwDO',
  Label: 'LA_kwDO',
  CheckRun: 'CR_kwDO',
  CheckSuite: 'CS_kwDO',
  StatusContext: 'SC_kwDO',
  Reaction: 'REA_lADO',
  Release: 'RE_kwDO',
  CommentDeletedEvent: 'CDE_lADO',
  ReviewDismissedEvent: 'RDE_lADO',
};

function nodeId(type: string, databaseId: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(databaseId));
  const prefix = PREFIXES[type] ?? `${type.replaceAll(/[a-z]/g, '')}E_lADO`;
  return `${prefix}${bytes.toString('base64url')}`;
}

/** Gives a thing its ids and makes `node(id:)` find it. */
export function make<T extends { readonly __typename: string; readonly id: string; readonly databaseId: number }>(
  world: World,
  type: T['__typename'],
  rest: Omit<T, '__typename' | 'id' | 'databaseId'>,
  databaseId: number = world.nextId(),
): T {
  const node = { ...rest, __typename: type, databaseId, id: nodeId(type, databaseId) } as unknown as T;
  world.nodes.set(node.id, node);
  return node;
}

export function event(
  world: World,
  subject: Subject,
  type: string,
  by: Account | null,
  createdAt: string,
  rest: Readonly<Record<string, unknown>> = {},
): TimelineEvent {
  const made = make<TimelineEvent>(world, type, { ...rest, createdAt, actor: by });
  subject.timeline.push(made);
  return made;
}

export function isPull(subject: Subject): subject is Pull {
  return subject.__typename === 'PullRequest';
}

/** As GitHub writes times: UTC, whole seconds. */
export function iso(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

/** What goes wrong as GitHub says it, in both of its languages. */
export class Refused extends Error {
  readonly type: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(type: string, status: number, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'Refused';
    this.type = type;
    this.status = status;
    this.details = details;
  }
}

export const notAccessible = (): Refused => new Refused('FORBIDDEN', 403, 'Resource not accessible by integration');
