import { type Account, fullName, isPull, type Repository, type Subject, type World } from '../model.ts';
import { levelOf } from '../people.ts';
import { html, type Html, type Part } from './html.ts';
import {
  avatar,
  counted,
  icon,
  labels,
  linkTo,
  moment,
  nameOf,
  rollupIcon,
  stateIcon,
  subjectLink,
  titled,
  who,
  whole,
} from './parts.ts';

/** Everything there is. */
export function homePage(world: World): string {
  const rows = [...world.repositories.values()].map((repository) => repositoryRow(repository, null));
  return whole({
    world,
    title: 'Sandbox',
    body: html`<h1>Repositories</h1>
      <section class="box files">
        <ul>
          ${rows}
        </ul>
      </section>`,
  });
}

function repositoryRow(repository: Repository, level: string | null): Html {
  const open = [...repository.subjects.values()].filter(({ state }) => state === 'OPEN').length;
  const may = level === null ? null : html` <span class="tag">${level}</span>`;
  return html`<li>
    ${icon('repository', 'muted')} <a href="${linkTo(repository)}"><b>${fullName(repository)}</b></a
    >${may}${repository.isArchived ? html` <span class="tag">archived</span>` : null} <span class="grow"></span>
    <span class="muted">${counted(open, 'open issue or pull request')}</span>
  </li>`;
}

/** An account, and the repositories that are theirs or that they may see. */
export function accountPage(world: World, account: Account): string {
  const rows = [...world.repositories.values()].flatMap((repository) => {
    if (repository.owner === account) return [repositoryRow(repository, null)];
    const level = account.__typename === 'User' ? levelOf(repository, account) : null;
    return level === null ? [] : [repositoryRow(repository, level)];
  });
  const name = nameOf(account);
  const what = { User: 'a person', Bot: 'an App', Organization: 'an organization' }[account.__typename];
  const list =
    rows.length === 0
      ? html`<p class="blank">No repositories.</p>`
      : html`<section class="box files">
          <ul>
            ${rows}
          </ul>
        </section>`;
  const head = html`<div class="profile">
    ${avatar(account, 'large')}
    <h1>${name} <span class="muted light">${what}</span></h1>
  </div>`;
  return whole({ world, title: name, body: html`${head}${list}` });
}

/** Issues or pull requests: the open ones, then the others, newest first. */
export function subjectsPage(world: World, repository: Repository, kind: 'issues' | 'pulls'): string {
  const all = [...repository.subjects.values()]
    .filter((subject) => isPull(subject) === (kind === 'pulls'))
    .toReversed();
  const open = all.filter(({ state }) => state === 'OPEN');
  const closed = all.filter(({ state }) => state !== 'OPEN');
  const title = kind === 'pulls' ? 'Pull requests' : 'Issues';
  const body = html`<h1>${title}</h1>
    ${listHtml('Open', open)}${closed.length === 0 ? null : listHtml('Closed', closed)}`;
  return whole({ world, title: titled(repository, title), body, repository, tab: kind });
}

function listHtml(word: string, subjects: readonly Subject[]): Html {
  const rows: Part = subjects.length === 0 ? html`<li class="blank">Nothing here.</li>` : subjects.map(rowHtml);
  return html`<section class="box files">
    <h3><b>${subjects.length} ${word}</b></h3>
    <ul>
      ${rows}
    </ul>
  </section>`;
}

function rowHtml(subject: Subject): Html {
  const { title, number, repository, author, createdAt, timeline } = subject;
  const comments = timeline.filter(({ __typename }) => __typename === 'IssueComment').length;
  const checks = isPull(subject) ? rollupIcon(repository, subject.headRefOid) : null;
  const said = comments === 0 ? null : html` · ${counted(comments, 'comment')}`;
  return html`<li class="row">
    ${stateIcon(subject)}
    <div class="grow">
      <a class="plain" href="${subjectLink(subject)}"><b>${title}</b></a> ${checks}${labels(subject.labels)}<br /><span
        class="muted"
        >#${number} opened on ${moment(createdAt)} by ${who(author)}${said}</span
      >
    </div>
  </li>`;
}
