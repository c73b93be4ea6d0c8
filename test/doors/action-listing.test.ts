import { describe, expect, it } from 'vitest';
import type { GitHubClient } from '../../src/github/client.ts';
import { listed, type Asked } from '../../src/settle/listing.ts';
import { newSettlingMemory, type Settling } from '../../src/settle/settling.ts';
import { machineClock } from '../faults/machine.ts';

const since = '2026-03-02T09:00:00.000Z';

interface Node {
  readonly __typename?: 'PullRequest';
  readonly number: number;
  readonly updatedAt: string;
}

/** Second `n` after the moment that is asked from; before it when it is negative. */
function issue(number: number, second: number): Node {
  return { number, updatedAt: new Date(Date.parse(since) + second * 1000).toISOString().replace('.000Z', 'Z') };
}

function pull(number: number, second: number): Node {
  return { __typename: 'PullRequest', ...issue(number, second) };
}

interface There {
  readonly issues?: readonly Node[];
  readonly pulls?: readonly Node[];
  /** By number, as GitHub answers it. */
  readonly numbers?: Readonly<Record<number, object>>;
  readonly faults?: readonly object[];
}

function page(nodes: readonly Node[], after: unknown) {
  const from = after === null ? 0 : Number(after);
  return {
    pageInfo: { hasNextPage: from + 2 < nodes.length, endCursor: String(Math.min(from + 2, nodes.length)) },
    nodes: nodes.slice(from, from + 2),
  };
}

/** A GitHub that has these issues and pull requests, the latest first, and gives them in pages of two. */
function github({ issues = [], pulls = [], numbers = {}, faults = [] }: There) {
  const documents: string[] = [];
  const client = {
    graphql: (document: string, variables: Readonly<Record<string, unknown>>) => {
      documents.push(document);
      const moved = issues.filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(String(variables['since'])));
      const repository = {
        databaseId: 1,
        ...(/\bissues\(/u.test(document) ? { issues: page(moved, variables['issues']) } : {}),
        ...(/\bpullRequests\(/u.test(document) ? { pullRequests: page(pulls, variables['pulls']) } : {}),
        ...Object.fromEntries(
          Object.entries(variables).flatMap(([name, number]) =>
            /^n\d+$/u.test(name) ? [[name, numbers[Number(number)] ?? null]] : [],
          ),
        ),
      };
      return Promise.resolve({ data: { repository }, faults });
    },
  } as unknown as GitHubClient;
  const settling: Settling = {
    client,
    repository: { owner: 'acme', name: 'portal', id: 1 },
    identity: { appId: 15_368 },
    branch: 'countersign',
    shipped: '',
    memory: newSettlingMemory(),
    clock: machineClock,
  };
  return { list: (asked: Asked) => listed(settling, asked), documents };
}

describe('what moved', () => {
  it('is one request when it fits a page', async () => {
    const { list, documents } = github({ issues: [issue(1, 5)], pulls: [pull(2, 7), pull(3, -1)] });
    expect(await list({ since })).toMatchObject({ issues: [1], pulls: [2], hasAllOpen: true });
    expect(documents).toHaveLength(1);
  });

  it('comes from every page, the first to move first, and ends at the first that did not move', async () => {
    const issues = [issue(9, 90), issue(7, 70), issue(5, 50), issue(3, 30), issue(1, 10)];
    const pulls = [pull(8, 80), pull(6, 60), pull(4, 40), pull(2, -1), pull(10, -2), pull(11, -3)];
    const { list, documents } = github({ issues, pulls });
    const { subjects, ...found } = await list({ since });
    expect(found).toMatchObject({ issues: [1, 3, 5, 7, 9], pulls: [4, 6, 8], hasAllOpen: false });
    // What came along is known, whether it moved or not.
    expect([...subjects.keys()].toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(documents).toHaveLength(3);
    expect(documents[2]).not.toContain('pullRequests(');
  });

  it('is unknown, and not nothing, when GitHub does not say', async () => {
    const fault = {
      type: 'FORBIDDEN',
      message: 'Resource not accessible by integration',
      path: ['repository', 'issues'],
    };
    const { list } = github({ faults: [fault] });
    await expect(list({ since })).rejects.toThrow(
      'the repository cannot be looked at: Resource not accessible by integration',
    );
  });
});

describe('what a number is', () => {
  it('is asked beside, and one that is not there is nothing', async () => {
    const fault = { type: 'NOT_FOUND', message: 'Could not resolve', path: ['repository', 'n2'] };
    const numbers = { 4: { __typename: 'Issue' }, 5: pull(5, -9) };
    const { list, documents } = github({ numbers, faults: [fault] });
    const { subjects, issues, pulls } = await list({ numbers: [4, 5, 6] });
    expect([...subjects]).toEqual([
      [4, numbers[4]],
      [5, numbers[5]],
    ]);
    expect([issues, pulls]).toEqual([[], []]);
    expect(documents[0]).not.toMatch(/\b(?:issues|pullRequests)\(/u);
  });
});

describe('pull requests', () => {
  it('that are open are listed to the end, and of the latest only some', async () => {
    const pulls = [pull(3, 3), pull(2, -2), pull(1, -9)];
    const open = github({ pulls });
    expect(await open.list({ pulls: 'open' })).toMatchObject({ pulls: [1, 2, 3], hasAllOpen: true });
    expect(open.documents[0]).toContain('states: [OPEN]');
    const latest = github({ pulls });
    const found = await latest.list({ pulls: 'latest' });
    expect(found).toMatchObject({ pulls: [2, 3], hasAllOpen: false });
    expect(latest.documents).toHaveLength(1);
  });
});
