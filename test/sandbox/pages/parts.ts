import { latestRuns, latestStatuses, rollup } from '../acts/checks.ts';
import {
  type Account,
  type CheckRun,
  fullName,
  isPull,
  type Label,
  type Repository,
  type Subject,
  type World,
} from '../model.ts';
import { loginOf } from '../people.ts';
import { html, type Html, joined, type Part } from './html.ts';

/** Where the style of the pages is served; no account can have this name. */
export const STYLE_PATH = '/_/pages.css';

/** Lines of 16 by 16 pictures, each a path. */
const ICONS = {
  issue: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 6.9a1.1 1.1 0 1 0 0 2.2a1.1 1.1 0 1 0 0-2.2',
  done: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M5 8.2l2.1 2.1l4-4.3',
  pull: 'M4 5.8v7M4 5.8a2 2 0 1 0 0-4a2 2 0 1 0 0 4M4 14.6a1.8 1.8 0 1 0 0-3.6M12 10.6V6.4q0-2-2-2H8.2l2-2m-2 2l2 2M12 14.2a1.8 1.8 0 1 0 0-3.6a1.8 1.8 0 1 0 0 3.6',
  merge:
    'M4.5 5.5v5M4.5 5.5a1.9 1.9 0 1 0 0-3.8a1.9 1.9 0 1 0 0 3.8M4.5 14.3a1.9 1.9 0 1 0 0-3.8a1.9 1.9 0 1 0 0 3.8M4.6 5.7q.6 4 5.2 4M11.7 11.6a1.9 1.9 0 1 0 0-3.8a1.9 1.9 0 1 0 0 3.8',
  commit: 'M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6M.8 8h4.4M10.8 8h4.4',
  check: 'M2.8 8.6l3.4 3.4l7-7.6',
  cross: 'M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8',
  wait: 'M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6',
  eye: 'M1 8s2.6-4.6 7-4.6S15 8 15 8s-2.6 4.6-7 4.6S1 8 1 8M8 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6',
  link: 'M6.6 9.4a3 3 0 0 0 4.4.2l2.2-2.2a3 3 0 0 0-4.3-4.2L7.6 4.5M9.4 6.6a3 3 0 0 0-4.4-.2L2.8 8.6a3 3 0 0 0 4.3 4.2l1.3-1.3',
  tag: 'M2 2h5.4l6.6 6.6l-5.4 5.4L2 7.4zM5 5v.1',
  pen: 'M2.5 13.5l.8-3.2l7.6-7.6l2.4 2.4l-7.6 7.6z',
  branch:
    'M4.5 5.5v5M4.5 5.5a1.9 1.9 0 1 0 0-3.8a1.9 1.9 0 1 0 0 3.8M4.5 14.3a1.9 1.9 0 1 0 0-3.8a1.9 1.9 0 1 0 0 3.8M11.5 5.5q0 3-3.5 3H4.6M11.5 5.5a1.9 1.9 0 1 0 0-3.8a1.9 1.9 0 1 0 0 3.8',
  folder: 'M1.8 3h4.4l1.6 2h6.4v8H1.8z',
  file: 'M3.2 1.6h6l3.6 3.6v9.2H3.2zM9 1.8v3.6h3.6',
  code: 'M5 4L1.4 8L5 12M11 4l3.6 4L11 12',
  repository: 'M3 13.2V2.6q0-1 1-1h9v10.2H4q-1 0-1 1.2q0 1.3 1 1.3h9v-2.4',
  lock: 'M3.5 7.2h9v7h-9zM5.4 7V4.6a2.6 2.6 0 0 1 5.2 0V7',
  stop: 'M5.2 1.6h5.6l3.6 3.6v5.6l-3.6 3.6H5.2l-3.6-3.6V5.2zM8 4.8v3.8M8 11v.1',
} as const;
export type Icon = keyof typeof ICONS;

export function icon(name: Icon, look = ''): Html {
  return html`<svg class="icon ${look}" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <path d="${ICONS[name]}" />
  </svg>`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Mar 2, 2026, 09:00`, in UTC, whatever the machine speaks. */
export function moment(at: string): Html {
  const [, year = '', month = '', day = '', time = ''] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(at) ?? [];
  return html`<time datetime="${at}" title="${at}"
    >${MONTHS[Number(month) - 1] ?? ''} ${Number(day)}, ${year}, ${time}</time
  >`;
}

/** `Mar 2, 2026` */
export function dayOf(at: string): string {
  const [, year = '', month = '', day = ''] = /^(\d+)-(\d+)-(\d+)/.exec(at) ?? [];
  return `${MONTHS[Number(month) - 1] ?? ''} ${Number(day)}, ${year}`;
}

export function nameOf(account: Account | null): string {
  if (account === null || account.deleted) return 'ghost';
  return account.__typename === 'Bot' ? account.login : loginOf(account);
}

/** Somebody's name as a link, with a mark when it is an App's. */
export function who(account: Account | null): Html {
  const name = nameOf(account);
  const bot = account?.__typename === 'Bot' ? html` <span class="tag">bot</span>` : null;
  if (account === null || account.deleted) return html`<b>ghost</b>`;
  return html`<a class="who" href="/${encodeURIComponent(loginOf(account))}">${name}</a>${bot}`;
}

/** A round picture of nobody's face: the first letter on one of eight colours. */
export function avatar(account: Account | null, size: 'small' | 'large' = 'small'): Html {
  const name = nameOf(account);
  const shape = account?.__typename === 'User' ? 'person' : 'machine';
  const colour = Array.from(name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 8;
  return html`<span class="avatar ${size} ${shape} colour-${colour}" aria-hidden="true"
    >${name.slice(0, 1).toUpperCase()}</span
  >`;
}

/** The address of something of a repository, each part of it encoded. */
export function linkTo(repository: Repository, ...parts: readonly (string | number)[]): string {
  const path = parts.flatMap((part) => String(part).split('/')).map(encodeURIComponent);
  return ['', encodeURIComponent(repository.owner.login), encodeURIComponent(repository.name), ...path].join('/');
}

export function subjectLink(subject: Subject): string {
  return linkTo(subject.repository, isPull(subject) ? 'pull' : 'issues', subject.number);
}

export function commitLink(repository: Repository, oid: string): Html {
  return html`<a class="oid" href="${linkTo(repository, 'commit', oid)}">${oid.slice(0, 7)}</a>`;
}

export function stateIcon(subject: Subject): Html {
  if (!isPull(subject)) return subject.state === 'OPEN' ? icon('issue', 'open') : icon('done', 'merged');
  if (subject.state === 'MERGED') return icon('merge', 'merged');
  return icon('pull', subject.state === 'OPEN' ? (subject.isDraft ? 'muted' : 'open') : 'closed');
}

export function stateBadge(subject: Subject): Html {
  const draft = isPull(subject) && subject.isDraft && subject.state === 'OPEN';
  const word = draft ? 'Draft' : { OPEN: 'Open', CLOSED: 'Closed', MERGED: 'Merged' }[subject.state];
  const look = draft
    ? 'draft'
    : { OPEN: 'open', CLOSED: isPull(subject) ? 'closed' : 'merged', MERGED: 'merged' }[subject.state];
  return html`<span class="state ${look}">${stateIcon(subject)} ${word}</span>`;
}

export function labels(all: readonly Label[]): Part {
  return all.map(
    ({ name, color, description }) =>
      html` <span class="label" title="${description ?? ''}">${dot(color)}${name}</span>`,
  );
}

/** The colour of a label: an attribute, because no page may hold a style. */
function dot(color: string): Html {
  return html`<svg class="dot" viewBox="0 0 8 8" aria-hidden="true">
    <rect width="8" height="8" rx="4" fill="#${color}" />
  </svg>`;
}

export type Verdict = {
  readonly look: 'good' | 'bad' | 'waiting' | 'muted';
  readonly word: string;
  readonly icon: Icon;
};

/** What a check run has come to. */
export function verdictOf({ status, conclusion }: Pick<CheckRun, 'status' | 'conclusion'>): Verdict {
  if (status !== 'completed') return { look: 'waiting', word: status.replaceAll('_', ' '), icon: 'wait' };
  const word = (conclusion ?? '').replaceAll('_', ' ');
  if (conclusion === 'success') return { look: 'good', word, icon: 'check' };
  if (conclusion === 'neutral' || conclusion === 'skipped') return { look: 'muted', word, icon: 'wait' };
  return { look: 'bad', word, icon: 'cross' };
}

export function verdictIcon({ look, icon: name }: Verdict): Html {
  return icon(name, look);
}

/** All checks of a commit in one sign, or nothing where there are none. */
export function rollupIcon(repository: Repository, oid: string): Html | null {
  const state = rollup(repository, oid);
  if (state === null) return null;
  const count = latestRuns(repository, oid).length + latestStatuses(repository, oid).length;
  const sign =
    state === 'SUCCESS' ? icon('check', 'good') : state === 'PENDING' ? icon('wait', 'waiting') : icon('cross', 'bad');
  const title = `${count} check${count === 1 ? '' : 's'}: ${state.toLowerCase()}`;
  return html`<a href="${linkTo(repository, 'commit', oid, 'checks')}" title="${title}" aria-label="${title}"
    >${sign}</a
  >`;
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

export type Tab = 'code' | 'issues' | 'pulls' | 'commits';

type Page = {
  readonly world: World;
  readonly title: string;
  readonly body: Part;
  readonly repository?: Repository;
  readonly tab?: Tab;
};

/** A whole page: the bar with the way to here, the tabs of a repository, and what it is about. */
export function whole({ title, body, repository, tab }: Page): string {
  const way = repository === undefined ? [] : crumbs(repository);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <header class="bar"><a class="home" href="/">${icon('repository')} Sandbox</a>${way}</header>
        ${repository === undefined ? null : tabs(repository, tab)}
        <main>${body}</main>
        <footer>A GitHub of this machine, to look at. It is not github.com, and nothing here can be pressed.</footer>
      </body>
    </html> `;
  return page.html;
}

function crumbs(repository: Repository): Part {
  const owner = repository.owner.login;
  return html`<span class="crumbs"
    ><a href="/${encodeURIComponent(owner)}">${owner}</a><span class="slash">/</span
    ><a href="${linkTo(repository)}"><b>${repository.name}</b></a></span
  >`;
}

function tabs(repository: Repository, current: Tab | undefined): Html {
  const subjects = [...repository.subjects.values()].filter(({ state }) => state === 'OPEN');
  const pulls = subjects.filter(isPull).length;
  const all: readonly (readonly [Tab, string, string, Icon, number | null])[] = [
    ['code', 'Code', linkTo(repository), 'code', null],
    ['issues', 'Issues', linkTo(repository, 'issues'), 'issue', subjects.length - pulls],
    ['pulls', 'Pull requests', linkTo(repository, 'pulls'), 'pull', pulls],
    ['commits', 'Commits', linkTo(repository, 'commits', repository.defaultBranch), 'commit', null],
  ];
  return tabBar(
    repository.name,
    all.map(([tab, name, link, sign, count]) => ({
      name: html`${icon(sign)} ${name}`,
      link,
      count,
      current: tab === current,
    })),
  );
}

export function tabBar(
  label: string,
  all: readonly {
    readonly name: Part;
    readonly link: string;
    readonly count: number | null;
    readonly current: boolean;
  }[],
): Html {
  const links = all.map(({ name, link, count, current }) => {
    const badge = count === null || count === 0 ? null : html` <span class="count">${count}</span>`;
    return current
      ? html`<a href="${link}" aria-current="page">${name}${badge}</a>`
      : html`<a href="${link}">${name}${badge}</a>`;
  });
  return html`<nav class="tabs" aria-label="${label}">${links}</nav>`;
}

export function titled(repository: Repository, title: string): string {
  return `${title} · ${fullName(repository)}`;
}

export function people(accounts: readonly Account[]): Part {
  return joined(
    accounts.map((account) => who(account)),
    ', ',
  );
}
