import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { movedDocument, movedSince } from '../../src/doors/action/moved.ts';
import type { GitHubClient } from '../../src/github/client.ts';
import { newSettlingMemory, type Settling } from '../../src/settle/settling.ts';
import { machineClock } from '../faults/machine.ts';

const since = '2026-03-02T09:00:00.000Z';

interface Node {
  readonly number: number;
  readonly updatedAt: string;
}

/** Second `n` after the moment that is asked from; before it when it is negative. */
function node(number: number, second: number): Node {
  return { number, updatedAt: new Date(Date.parse(since) + second * 1000).toISOString().replace('.000Z', 'Z') };
}

/** A GitHub that has these issues and pull requests, the latest first, and gives them in pages of two. */
function github(issues: readonly Node[], pulls: readonly Node[], projects: readonly string[] = []) {
  let asked = 0;
  const page = (nodes: readonly Node[], after: unknown) => {
    const from = after === null ? 0 : Number(after);
    return {
      pageInfo: { hasNextPage: from + 2 < nodes.length, endCursor: String(Math.min(from + 2, nodes.length)) },
      nodes: nodes.slice(from, from + 2),
    };
  };
  const client = {
    graphql: (_document: string, variables: Readonly<Record<string, unknown>>) => {
      asked += 1;
      const data = {
        repository: {
          book: {
            target: {
              projects: { object: { entries: [{ object: { entries: projects.map((name) => ({ name })) } }] } },
            },
          },
          issues: page(
            issues.filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(String(variables['since']))),
            variables['issues'],
          ),
          pullRequests: page(pulls, variables['pulls']),
        },
      };
      return Promise.resolve({ data, faults: [] });
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
  return { settling, asked: () => asked };
}

describe('what moved', () => {
  it('is asked for with a document that fits the published schema', () => {
    const home = dirname(createRequire(import.meta.url).resolve('github-schema/package.json'));
    const schema = buildSchema(readFileSync(join(home, 'github-schema.graphql'), 'utf8'), { assumeValid: true });
    expect(validate(schema, parse(movedDocument)).map(({ message }) => message)).toEqual([]);
  });

  it('is one request when it fits a page', async () => {
    const { settling, asked } = github([node(1, 5)], [node(2, 7), node(3, -1)]);
    expect(await movedSince(settling, since)).toEqual({ issues: [1], pulls: [2], projects: [] });
    expect(asked()).toBe(1);
  });

  it('comes from every page, the first to move first, and ends at the first that did not move', async () => {
    const issues = [node(9, 90), node(7, 70), node(5, 50), node(3, 30), node(1, 10)];
    const pulls = [node(8, 80), node(6, 60), node(4, 40), node(2, -1), node(10, -2), node(11, -3)];
    const { settling, asked } = github(issues, pulls);
    expect(await movedSince(settling, since)).toEqual({ issues: [1, 3, 5, 7, 9], pulls: [4, 6, 8], projects: [] });
    expect(asked()).toBe(3);
  });

  it('tells issues that are projects from others', async () => {
    const { settling } = github([node(12, 2), node(11, 1)], [], ['12', '30']);
    expect(await movedSince(settling, since)).toEqual({ issues: [11], pulls: [], projects: [12] });
  });

  it('is unknown, and not nothing, when GitHub does not say', async () => {
    const { settling } = github([], []);
    const client = {
      graphql: () =>
        Promise.resolve({
          data: { repository: { book: null, issues: null, pullRequests: null } },
          faults: [
            { type: 'FORBIDDEN', message: 'Resource not accessible by integration', path: ['repository', 'issues'] },
          ],
        }),
    } as unknown as GitHubClient;
    await expect(movedSince({ ...settling, client }, since)).rejects.toThrow(
      'the repository cannot be looked at: Resource not accessible by integration',
    );
  });
});
