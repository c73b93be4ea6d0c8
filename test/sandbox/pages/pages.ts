import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../model.ts';
import { branchesPage, commitPage, commitsPage, contentPage, spotAt } from './code.ts';
import { accountPage, homePage, subjectsPage } from './lists.ts';
import { STYLE_PATH } from './parts.ts';
import { subjectPage } from './subject.ts';

export type PageAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Nothing on a page runs, is loaded from elsewhere, is sent anywhere, or stands in a frame. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
const STYLE = readFileSync(join(import.meta.dirname, 'pages.css'), 'utf8');

/**
 * A page to look at, without a login: `/`, `/owner`, `/owner/name`, and below a repository `issues`, `pulls`, `issues/N`,
 * `pull/N` with `commits`, `checks` and `files`, `tree` and `blob` and `commits` with a branch or commit and a path,
 * `commit/OID` with `checks`, `branches`.
 */
export async function pageAt(world: World, path: string): Promise<PageAnswer> {
  if (path === STYLE_PATH) return answer(200, 'text/css', STYLE);
  const page = await found(world, path);
  return page === null ? answer(404, 'text/plain', 'There is no such page.\n') : answer(200, 'text/html', page);
}

function answer(status: number, type: string, body: string): PageAnswer {
  return { status, headers: { ...HEADERS, 'content-type': `${type}; charset=utf-8` }, body };
}

async function found(world: World, path: string): Promise<string | null> {
  const parts = decoded(path);
  if (parts === null) return null;
  const [owner = '', name = '', kind = '', what = '', ...rest] = parts;
  if (owner === '') return homePage(world);
  if (name === '') {
    const account = world.accounts.get(owner.toLowerCase());
    return account === undefined || account.deleted ? null : accountPage(world, account);
  }
  const repository = world.repositories.get(`${owner}/${name}`.toLowerCase());
  if (repository === undefined) return null;
  switch (kind) {
    case '':
    case 'tree':
    case 'blob': {
      const spot = await spotAt(repository, kind === '' ? [repository.defaultBranch] : [what, ...rest]);
      return spot === null ? null : contentPage(world, spot);
    }
    case 'commits': {
      const spot = await spotAt(repository, [what, ...rest]);
      return spot === null ? null : commitsPage(world, spot);
    }
    case 'commit':
      return commitPage(world, repository, what, rest.join('/'));
    case 'branches':
      return branchesPage(world, repository);
    case 'pulls':
      return subjectsPage(world, repository, 'pulls');
    case 'pull':
    case 'issues': {
      if (kind === 'issues' && what === '') return subjectsPage(world, repository, 'issues');
      const subject = /^\d{1,9}$/.test(what) ? repository.subjects.get(Number(what)) : undefined;
      return subject === undefined ? null : subjectPage(world, subject, rest.join('/'));
    }
    default:
      return null;
  }
}

/** The parts of a path; null when it is not encoded as it should be. */
function decoded(path: string): readonly string[] | null {
  try {
    return path.replace(/\/$/, '').split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}
