/** What GitHub answers to our documents. Every alias may be null beside a fault, which means unknown. */

export interface Who {
  readonly __typename: string;
  readonly login: string;
  readonly id?: string;
  readonly databaseId?: number | null;
}

export interface Text {
  readonly oid: string;
  readonly byteSize: number;
  readonly isBinary: boolean | null;
  readonly isTruncated: boolean;
  readonly text: string | null;
}

export interface Lies {
  readonly oid: string;
  /** As a number: 33188 is 100644 in octal. */
  readonly mode: number;
}

export interface Dir {
  readonly entries?: readonly {
    readonly name: string;
    readonly type: string;
    readonly oid: string;
    readonly object: Partial<Text> | null;
  }[];
}

export interface Page<T> {
  readonly totalCount?: number;
  readonly pageInfo?: {
    readonly hasNextPage?: boolean;
    readonly endCursor?: string | null;
    readonly hasPreviousPage?: boolean;
    readonly startCursor?: string | null;
  };
  readonly nodes: readonly (T | null)[] | null;
}

export interface Said {
  readonly __typename: 'IssueComment';
  readonly id: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly includesCreatedEdit: boolean;
  readonly viewerDidAuthor: boolean;
  /** Hidden, as what is outdated is. */
  readonly isMinimized: boolean;
  readonly body: string;
  readonly author: Who | null;
}

export interface Closed {
  readonly __typename: 'ClosedEvent';
  readonly id: string;
  readonly createdAt: string;
  readonly actor: Who | null;
}

export interface Dismissed {
  readonly __typename: 'ReviewDismissedEvent';
  readonly id: string;
  readonly createdAt: string;
  readonly dismissalMessage: string | null;
  readonly actor: Who | null;
  readonly review: { readonly id: string; readonly submittedAt: string | null; readonly author: Who | null } | null;
}

export interface Signed {
  readonly email: string | null;
  readonly user: { readonly databaseId: number | null; readonly login: string } | null;
}

export interface Wrote {
  readonly id: string;
  readonly oid: string;
  readonly committer: Signed | null;
  readonly authors: Page<Signed>;
}

export type CheckContext =
  | {
      readonly __typename: 'CheckRun';
      readonly name: string;
      readonly status: string;
      readonly conclusion: string | null;
      readonly checkSuite: { readonly app: { readonly databaseId: number | null } | null };
    }
  | { readonly __typename: 'StatusContext'; readonly context: string; readonly state: string };

export interface Rollup {
  readonly contexts: Page<CheckContext>;
}

export interface CheckRun {
  readonly id: string;
  readonly databaseId: number | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string | null;
}

/** Suites of checks in which there is one of ours. */
type OurSuites = Page<{ readonly checkRuns: Page<CheckRun> | null }>;

/** The suite that was made for a commit when it was pushed. */
type PushedSuite = Page<{ readonly createdAt: string; readonly push: { readonly pusher: Who | null } | null }>;

/** A commit with the aliases `a0`, `f0`, … that were asked for. */
export type CommitWith = {
  readonly id?: string;
  readonly oid: string;
  /** The checks on it, where they were asked for; null without any. */
  readonly statusCheckRollup?: Rollup | null;
  readonly pushed?: PushedSuite | null;
  readonly ours?: OurSuites | null;
} & Aliased<Lies>;

/** What a merge put on the base branch; by its first parent the branch is as it was before. */
export type MergeCommit = CommitWith & { readonly parents: Page<CommitWith> };

/** Numbered aliases; the compiler cannot know which were asked for. */
export type Aliased<T> = { readonly [alias in `${'a' | 'f'}${number}`]?: T | null };

export interface Review {
  readonly id: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED';
  readonly submittedAt: string | null;
  readonly body: string;
  readonly author: Who | null;
  readonly commit: {
    readonly oid: string;
    readonly pushed: { readonly nodes: readonly ({ readonly createdAt: string } | null)[] | null } | null;
  } | null;
}

export interface Rewritten {
  readonly createdAt: string;
  readonly beforeCommit: { readonly oid: string } | null;
  readonly afterCommit: { readonly oid: string } | null;
}

/** Somebody who is asked for a review: a person or a team by its node id, others by nothing; null for whom we may not see. */
export interface Asked {
  readonly id?: string;
}

export interface ReviewAsked {
  readonly createdAt: string;
  readonly requestedReviewer: Asked | null;
}

export interface Label {
  readonly id: string;
  readonly name: string;
}

/** `changeType` is ADDED, DELETED, MODIFIED, RENAMED, COPIED or CHANGED; the old path of a renamed file is not told. */
export interface ChangedFile {
  readonly path: string;
  readonly changeType: string;
}

/** Where a pull request stands in a merge queue. */
export interface Queued {
  /** What it is merged to there; null while GitHub has not done that. */
  readonly headCommit: CommitWith | null;
}

export interface Pull {
  readonly id: string;
  readonly number: number;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  /** Nobody who is not a collaborator comments there, and no App. */
  readonly locked: boolean;
  readonly isDraft: boolean;
  readonly createdAt: string;
  readonly mergedAt: string | null;
  readonly changedFiles: number;
  readonly body: string;
  readonly baseRefName: string;
  readonly baseRefOid: string;
  readonly headRefName: string;
  readonly headRefOid: string;
  readonly author: Who | null;
  readonly mergedBy: Who | null;
  readonly mergeCommit: MergeCommit | null;
  /** Null in no merge queue. */
  readonly mergeQueueEntry: Queued | null;
  readonly head: Page<{ readonly commit: CommitWith }>;
  readonly reviews: Page<Review> | null;
  readonly rewritten: Page<Rewritten>;
  /** Who was asked for a review, or was told that they need not any more; the last fifty. */
  readonly asked: Page<ReviewAsked>;
  readonly reviewRequests: Page<{ readonly requestedReviewer: Asked | null }> | null;
  readonly files: Page<ChangedFile> | null;
  readonly wrote: Page<{ readonly commit: Wrote }>;
  readonly timelineItems: Page<Said | Dismissed>;
}

export type Law = {
  readonly id: string;
  readonly oid: string;
  readonly policy: { readonly oid: string; readonly object: Text | null } | null;
  readonly defs: { readonly object: Dir | null } | null;
  readonly statusCheckRollup: Rollup | null;
} & Aliased<Lies> &
  OwnersFiles;

/** What lies where CODEOWNERS may be, in GitHub's order, where that was asked for. */
export type OwnersFiles = {
  readonly [alias in `own${number}`]?: { readonly mode: number; readonly object: Partial<Text> | null } | null;
};

export type Book = {
  readonly oid: string;
  readonly format: { readonly object: Text | null } | null;
  readonly swept: { readonly object: Text | null } | null;
  readonly folder: { readonly object: Dir | null } | null;
  readonly tail: { readonly object: Text | null } | null;
  readonly artifacts: { readonly object: Dir | null } | null;
} & TextsOfProjects;

/** State and definition of other projects, in the order of their folders. */
export type TextsOfProjects = {
  readonly [alias in `${'s' | 'd'}${number}`]?: { readonly object: Text | null } | null;
};

export interface Issue {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly state: string;
  readonly locked: boolean;
  readonly author: Who | null;
  readonly labels: Page<Label> | null;
  readonly timelineItems: Page<Said | Closed>;
}

/** A release; `author` is null for one that an App published, too. */
export interface Released {
  readonly id: string;
  readonly isDraft: boolean;
  readonly tagName: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly url: string;
  readonly publishedAt: string | null;
  readonly author: Who | null;
  readonly tagCommit: { readonly oid: string } | null;
}

type Collaborators = {
  readonly edges:
    | readonly ({
        readonly permission: string;
        readonly node: { readonly id: string; readonly databaseId: number | null; readonly login: string };
      } | null)[]
    | null;
} | null;

export interface Member {
  readonly databaseId: number | null;
  readonly login: string;
}

export interface Team {
  readonly id: string;
  readonly slug: string;
  readonly members: Page<Member>;
}

export interface Observation {
  /** The comment that was asked for by its id; without fields where the id is of something else. */
  readonly sticky?: (Said & { readonly viewerCanMinimize: boolean }) | { readonly body?: undefined } | null;
  readonly repository:
    | ({
        readonly id: string;
        readonly databaseId: number;
        /** Its web address. */
        readonly url: string;
        readonly isArchived: boolean;
        readonly owner: { readonly __typename: string; readonly login: string } & {
          readonly [alias in `t${number}`]?: Team | null;
        };
        readonly law: { readonly name: string; readonly target: Law } | null;
        readonly book: { readonly target: Book } | null;
        /** The commit that was asked about beside; an empty object when it is no commit. */
        readonly was?: ({ readonly oid?: string } & Aliased<Lies>) | null;
        readonly home: Issue | null;
        /** Where they were asked for. */
        readonly releases?: Page<Released>;
        /** Those of the stages among them. */
        readonly labels: Page<Label> | null;
      } & { readonly [alias in `p${number}`]?: Pull | null } & { readonly [alias in `u${number}`]?: Collaborators })
    | null;
}

/** One more page of a list. `headRefOid`: where the pull request was by then, if it is of one. */
export interface More<T> {
  readonly node: {
    readonly headRefOid?: string;
    readonly page?: Page<T>;
    readonly statusCheckRollup?: { readonly page: Page<T> } | null;
  } | null;
}

/** What lies at paths of one commit. */
export interface Contents {
  readonly repository: {
    readonly object: ({ readonly oid?: string } & Aliased<Lies>) | null;
  } | null;
}

/** A commit in the history of another one, with the pull requests that brought it. */
export type InHistory = Wrote & {
  readonly parents: Page<{ readonly oid: string }>;
  readonly associatedPullRequests: Page<{
    readonly number: number;
    readonly state: Pull['state'];
    readonly baseRefName: string;
  }> | null;
} & Aliased<Lies>;

export interface History {
  readonly repository: { readonly object: { readonly history?: Page<InHistory> } | null } | null;
}

/** The newest commits of the state branch with their messages. */
export interface Arrived {
  readonly repository: {
    readonly book: {
      readonly target: { readonly history?: Page<{ readonly oid: string; readonly message: string }> };
    } | null;
  } | null;
}

/** The head of a pull request with our check run on it. */
export type HeadWithCheck = Page<{ readonly commit: { readonly oid: string; readonly ours?: OurSuites | null } }>;

/** A repository with its rules and the folders of its projects. */
export interface Projects {
  readonly id: string;
  readonly databaseId: number;
  readonly isArchived: boolean;
  readonly owner: { readonly __typename: string; readonly login: string };
  readonly law: {
    readonly name: string;
    readonly target: {
      readonly oid: string;
      readonly policy: { readonly oid: string; readonly object: Text | null } | null;
      readonly defs: { readonly object: Dir | null } | null;
    };
  } | null;
  readonly book: {
    readonly target: {
      readonly oid: string;
      readonly format: { readonly object: Partial<Text> | null } | null;
      readonly swept: { readonly object: Partial<Text> | null } | null;
      readonly runs: { readonly oid: string } | null;
      readonly projects: {
        readonly object: {
          readonly entries?: readonly {
            readonly object: { readonly entries?: readonly { readonly name: string; readonly oid: string }[] } | null;
          }[];
        } | null;
      } | null;
    } & TextsOfProjects;
  } | null;
}

/** A pull request, with what it takes to tell whose it is and what our check says. */
export interface ListedPull {
  readonly __typename: 'PullRequest';
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly updatedAt: string;
  readonly baseRefName: string;
  readonly headRefOid: string;
  readonly headRefName: string;
  readonly body: string;
  readonly files: Page<ChangedFile> | null;
  readonly head: HeadWithCheck;
  readonly mergeQueueEntry: Queued | null;
}

/** What a number is. */
export type Subject = { readonly __typename: 'Issue' } | ListedPull;

export interface Listed {
  readonly repository:
    | (Projects & {
        readonly issues?: Page<{ readonly number: number; readonly updatedAt: string }> | null;
        readonly pullRequests?: Page<ListedPull> | null;
        /** Issues that may be one of ours. */
        readonly alerts?: Page<{
          readonly number: number;
          readonly state: 'OPEN' | 'CLOSED';
          readonly body: string;
          readonly viewerDidAuthor: boolean;
        }> | null;
      } & { readonly [alias in `n${number}`]?: Subject | null })
    | null;
}

export interface Texts {
  readonly repository: { readonly book: { readonly target: TextsOfProjects } | null } | null;
}
