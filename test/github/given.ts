import type { ProjectState } from '../../src/core/project/state.ts';
import type { CommitWith, Issue, Lies, Pull, Review, Said, Signed, Who } from '../../src/github/answer.ts';

/** Accounts and things as GitHub's answers have them, to be told about in tests over data. */

const numbers: Readonly<Record<string, number>> = { ann: 1, bob: 2, cat: 3 };

export function user(login: 'ann' | 'bob' | 'cat'): Who {
  return { __typename: 'User', login, id: `U_${login}`, databaseId: numbers[login] ?? 0 };
}

export const bot: Who = { __typename: 'Bot', login: 'helper', id: 'BOT_1', databaseId: 99 };

export function signed(login: 'ann' | 'bob' | 'cat'): Signed {
  return { email: `${login}@example.com`, user: { databaseId: numbers[login] ?? 0, login } };
}

/** On 2 March 2026. */
export function today(time: string): string {
  return `2026-03-02T${time}:00Z`;
}

let count = 0;

export function comment(body: string, rest: Partial<Said> = {}): Said {
  count += 1;
  return {
    __typename: 'IssueComment',
    id: `IC_${count}`,
    createdAt: today('12:00'),
    lastEditedAt: null,
    includesCreatedEdit: false,
    viewerDidAuthor: false,
    isMinimized: false,
    body,
    author: user('ann'),
    ...rest,
  };
}

export function issue(comments: readonly Said[] = [], rest: Partial<Issue> = {}): Issue {
  return {
    id: 'I_1',
    number: 12,
    title: 'Portal',
    body: '',
    createdAt: today('09:00'),
    lastEditedAt: null,
    state: 'OPEN',
    locked: false,
    author: user('ann'),
    labels: { nodes: [] },
    timelineItems: { nodes: comments },
    ...rest,
  };
}

export function review(rest: Partial<Review> = {}): Review {
  count += 1;
  return {
    id: `PRR_${count}`,
    state: 'APPROVED',
    submittedAt: today('12:00'),
    body: '',
    author: user('bob'),
    commit: { oid: 'head', pushed: { nodes: [{ createdAt: today('11:00') }] } },
    ...rest,
  };
}

/** Pull request 7 of ann's, open, with one commit, whose oid is `head`, and no files. */
export function pull(rest: Partial<Pull> = {}): Pull {
  return {
    id: 'PR_7',
    number: 7,
    state: 'OPEN',
    locked: false,
    mergeQueueEntry: null,
    isDraft: false,
    createdAt: today('09:00'),
    mergedAt: null,
    changedFiles: 0,
    body: '',
    baseRefName: 'main',
    baseRefOid: 'base',
    headRefName: 'topic',
    headRefOid: 'head',
    author: user('ann'),
    mergedBy: null,
    mergeCommit: null,
    head: { nodes: [{ commit: { oid: 'head' } }] },
    reviews: { nodes: [] },
    rewritten: { nodes: [] },
    asked: { nodes: [] },
    reviewRequests: { nodes: [] },
    files: { nodes: [] },
    wrote: {
      nodes: [{ commit: { id: 'C_1', oid: 'head', committer: signed('ann'), authors: { nodes: [signed('ann')] } } }],
    },
    timelineItems: { nodes: [] },
    ...rest,
  };
}

/** A project that has heard nothing; what is given stands in the state. */
export function stateWith(rest: Partial<ProjectState> = {}): ProjectState {
  return {
    format: 1,
    project_id: '12',
    workflow_type: 'paper',
    workflow: 'Portal',
    client: 'TBD',
    owner: 'ann',
    workflow_status: 'active',
    terminal_state: null,
    seq: 3,
    cursor: 'base',
    definition: { blob: 'd', origin: 'paper.yaml' },
    policy: null,
    tracks: {},
    artifacts: {},
    proposals: {},
    approvals: {},
    blockers: {},
    known_facts: {},
    flags: [],
    seen: [],
    refused: {},
    ...rest,
  };
}

/** A plain file, or what lies there with another mode. */
export function file(oid: string, mode = 0o100644): Lies {
  return { oid, mode };
}

/** A commit with what lies at the paths that were asked for, in their order. */
export function commitOf(oid: string, entries: readonly (Lies | null)[]): CommitWith {
  return { oid, ...Object.fromEntries(entries.map((entry, at) => [`a${at}`, entry])) };
}
