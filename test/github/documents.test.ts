import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { priceOf } from '../sandbox/graphql/price.ts';
import {
  arrivedDocument,
  commitDocument,
  contentsDocument,
  historyDocument,
  listingDocument,
  moreDocument,
  observeDocument,
  textsDocument,
  type Asking,
  type AtCommit,
  type Document,
  type List,
  type ListingAsking,
} from '../../src/github/documents.ts';

/** The least that a look asks for. */
const least: Asking = {
  owner: 'acme',
  name: 'portal',
  project: 12,
  folder: 'projects/12/12',
  branch: 'countersign',
  since: '2026-03-02T09:00:00Z',
  appId: 1,
  sticky: null,
  pulls: [],
  logins: [],
  teams: [],
  paths: [],
  cursor: null,
  beside: [],
  checks: false,
  owners: false,
  releases: false,
};

const most: Asking = {
  ...least,
  sticky: 'IC_1',
  pulls: [
    { number: 7, files: ['src/a.ts', 'src/b.ts'] },
    { number: 9, files: [] },
  ],
  logins: ['ann', 'bob'],
  teams: ['legal'],
  paths: ['docs/plan.md', 'NOTES.md'],
  cursor: 'a'.repeat(40),
  beside: ['projects/13/13', 'projects/14/14'],
  checks: true,
  owners: true,
  releases: true,
};

const listing: ListingAsking = {
  owner: 'acme',
  name: 'portal',
  branch: 'countersign',
  appId: 1,
  numbers: [],
  folders: [],
  issues: null,
  pulls: null,
};

let schema: GraphQLSchema;

beforeAll(() => {
  const home = dirname(createRequire(import.meta.url).resolve('github-schema/package.json'));
  schema = buildSchema(readFileSync(join(home, 'github-schema.graphql'), 'utf8'), { assumeValid: true });
});

function faultsOf(text: string): readonly string[] {
  return validate(schema, parse(text)).map(({ message }) => message);
}

function expectAllGiven({ text, variables }: Document): void {
  const declared = [...text.slice(0, text.indexOf(')')).matchAll(/\$(\w+):/gu)].map(([, name]) => String(name));
  expect(Object.keys(variables).toSorted()).toEqual(declared.toSorted());
}

describe('what is asked of GitHub fits its published schema', () => {
  const kinds: Readonly<Record<string, Asking>> = {
    'a look that knows nothing yet': least,
    'a look that knows everything': most,
    'a look at paths alone': { ...least, paths: most.paths },
    'a look at pull requests alone': { ...least, pulls: most.pulls },
    'a look at checks and owners alone': { ...least, pulls: most.pulls, checks: true, owners: true },
    'a look at releases alone': { ...least, releases: true },
    'a look at people alone': { ...least, logins: most.logins, teams: most.teams },
  };
  for (const [what, asking] of Object.entries(kinds)) {
    it(what, () => {
      expect(faultsOf(observeDocument(asking).text)).toEqual([]);
    });
  }

  const lists: Readonly<Record<List, true>> = {
    'comments of an issue': true,
    'comments of a pull request': true,
    reviews: true,
    'force pushes': true,
    files: true,
    commits: true,
    authors: true,
    checks: true,
    members: true,
  };
  for (const list of Object.keys(lists) as List[]) {
    it(`the next page of ${list}`, () => {
      const document = moreDocument(list, { ...least, id: 'PR_1', cursor: 'Y3Vyc29y' });
      expect(faultsOf(document.text)).toEqual([]);
      expectAllGiven(document);
    });
  }

  it('what lay at paths of a commit, and of those before it, and what was committed lately', () => {
    const at: AtCommit = { owner: 'acme', name: 'portal', commit: 'a'.repeat(40), paths: most.paths };
    for (const document of [
      contentsDocument(at),
      contentsDocument({ ...at, paths: [] }),
      historyDocument(at, null),
      historyDocument({ ...at, paths: [] }, 'Y3Vyc29y'),
    ]) {
      expect(faultsOf(document.text)).toEqual([]);
      expectAllGiven(document);
    }
    expect(faultsOf(arrivedDocument)).toEqual([]);
  });

  it('texts of several projects, and a commit', () => {
    const texts = textsDocument('acme', 'portal', 'countersign', ['projects/12/12', 'projects/13/13']);
    for (const text of [texts.text, commitDocument]) expect(faultsOf(text)).toEqual([]);
    expectAllGiven(texts);
  });

  const listings: Readonly<Record<string, ListingAsking>> = {
    'which projects there are': listing,
    'what numbers are, with texts of projects': { ...listing, numbers: [7, 9], folders: ['projects/12/12'] },
    'what moved': {
      ...listing,
      issues: { since: least.since, after: null },
      pulls: { which: 'all', after: 'Y3Vyc29y' },
    },
    'what is open': { ...listing, pulls: { which: 'open', after: null } },
  };
  for (const [what, asking] of Object.entries(listings)) {
    it(`a listing of ${what}`, () => {
      const document = listingDocument(asking);
      expect(faultsOf(document.text)).toEqual([]);
      expectAllGiven(document);
    });
  }

  it('and every variable is given a value', () => {
    const { text, variables } = observeDocument(most);
    const declared = [...text.slice(0, text.indexOf(')')).matchAll(/\$(\w+):/gu)].map((match) => String(match[1]));
    expect(Object.keys(variables).toSorted()).toEqual(declared.toSorted());
  });

  it('and nothing that people wrote stands in the text of a document', () => {
    const hostile = 'x") { viewer { login } } #';
    const { text } = observeDocument({
      ...most,
      owner: hostile,
      logins: [hostile],
      teams: [hostile],
      paths: [hostile],
      pulls: [{ number: 7, files: [hostile] }],
    });
    expect(text).not.toContain('viewer { login }');
  });
});

describe('what it costs', () => {
  it('a look at ten pull requests and a hundred people is far from what GitHub refuses', () => {
    const files = Array.from({ length: 100 }, (_, index) => `src/${index}.ts`);
    const large: Asking = {
      ...most,
      pulls: Array.from({ length: 10 }, (_, number) => ({ number, files })),
      logins: Array.from({ length: 100 }, (_, index) => `person-${index}`),
      teams: ['a', 'b', 'c'],
      paths: files.slice(0, 8),
    };
    const { text, variables } = observeDocument(large);
    const { cost, nodes } = priceOf(schema, parse(text), variables);
    expect(cost).toBeLessThanOrEqual(100);
    expect(nodes).toBeLessThanOrEqual(50_000);
  });

  it('a listing is a point or two, and a page of a sweep five', () => {
    const issues = { since: least.since, after: null };
    const event: ListingAsking = { ...listing, numbers: [7], issues, pulls: { which: 'all', after: null } };
    const sweep: ListingAsking = { ...event, numbers: [], pulls: { which: 'open', after: null } };
    const costs = [event, sweep].map((asking) => {
      const { text, variables } = listingDocument(asking);
      return priceOf(schema, parse(text), variables).cost;
    });
    expect(costs).toEqual([2, 5]);
  });

  it('what is asked for at one commit is cheap, whatever the number of paths', () => {
    const paths = Array.from({ length: 250 }, (_, index) => `src/${index}.ts`);
    const at: AtCommit = { owner: 'acme', name: 'portal', commit: 'a'.repeat(40), paths };
    for (const { text, variables } of [
      contentsDocument(at),
      historyDocument({ ...at, paths: paths.slice(0, 8) }, null),
    ])
      expect(priceOf(schema, parse(text), variables).cost).toBeLessThanOrEqual(3);
  });
});
