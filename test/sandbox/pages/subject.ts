import { latestRuns, latestStatuses } from '../acts/checks.ts';
import { baseOf, commitsOfPull, isGreen, mergeStateOf } from '../acts/pulls.ts';
import type { CommitData } from '../git.ts';
import { type Account, type Issue, isPull, type Pull, type Review, type Subject, type World } from '../model.ts';
import { checksHtml, statusVerdict } from './checks.ts';
import { commitsHtml } from './code.ts';
import { diffHtml, diffOf } from './diff.ts';
import { html, type Html, type Part } from './html.ts';
import {
  avatar,
  commitLink,
  counted,
  icon,
  labels,
  linkTo,
  moment,
  people,
  stateBadge,
  tabBar,
  titled,
  verdictIcon,
  verdictOf,
  who,
  whole,
} from './parts.ts';
import { timelineHtml, written } from './timeline.ts';

type PullTab = 'conversation' | 'commits' | 'checks' | 'files';
const PULL_TABS: readonly string[] = ['commits', 'checks', 'files'];

/** The page of an issue or of one tab of a pull request; null when there is no such tab. */
export async function subjectPage(world: World, subject: Subject, tab: string): Promise<string | null> {
  if (!isPull(subject)) return tab === '' ? issuePage(world, subject) : null;
  if (tab !== '' && !PULL_TABS.includes(tab)) return null;
  return pullPage(world, subject, tab === '' ? 'conversation' : (tab as PullTab));
}

function opened(world: World, subject: Subject): Html {
  const { author, body, createdAt, lastEditedAt } = subject;
  return written(world, subject, { author, body, at: createdAt, edited: lastEditedAt !== null, did: 'opened this on' });
}

function heading(subject: Subject, about: Part): Html {
  const lock = subject.locked ? html` <span class="muted">${icon('lock')} locked</span>` : null;
  return html`<div class="heading">
    <h1>${subject.title} <span class="muted light">#${subject.number}</span></h1>
    <p>${stateBadge(subject)} <span class="muted">${about}</span>${lock}</p>
  </div>`;
}

function issuePage(world: World, issue: Issue): string {
  const said = issue.timeline.filter(({ __typename }) => __typename === 'IssueComment').length;
  const about = html`${who(issue.author)} opened this on ${moment(issue.createdAt)} · ${counted(said, 'comment')}`;
  const body = html`${heading(issue, about)}
    <div class="columns">
      <div class="conversation">${opened(world, issue)}${timelineHtml(world, issue, [])}</div>
      ${sidebar(issue, [])}
    </div>`;
  const title = titled(issue.repository, `${issue.title} · Issue #${issue.number}`);
  return whole({ world, title, body, repository: issue.repository, tab: 'issues' });
}

async function pullPage(world: World, pull: Pull, tab: PullTab): Promise<string> {
  const { repository, title, number } = pull;
  const oids = await commitsOfPull(pull);
  const commits = (await Promise.all(oids.map((oid) => repository.git.readCommit(oid)))).filter(
    (each) => each !== null,
  );
  const did = pull.state === 'MERGED' ? html`${who(pull.mergedBy)} merged` : html`${who(pull.author)} wants to merge`;
  const about = html`${did} ${counted(commits.length, 'commit')} into <code class="ref">${pull.baseRefName}</code> from
    <code class="ref">${pull.headRefName}</code>`;
  const changed = await repository.git.changes(await baseOf(pull), pull.headRefOid);
  const bar = tabBar(
    'Pull request',
    [
      { name: 'Conversation', link: '', path: [], count: pull.timeline.length, current: tab === 'conversation' },
      { name: 'Commits', path: ['commits'], count: commits.length, current: tab === 'commits' },
      { name: 'Checks', path: ['checks'], count: checkCount(pull), current: tab === 'checks' },
      { name: 'Files changed', path: ['files'], count: changed.length, current: tab === 'files' },
    ].map(({ path, ...rest }) => ({ ...rest, link: linkTo(repository, 'pull', number, ...path) })),
  );
  const body = html`${heading(pull, about)}${bar}${await tabHtml(world, pull, commits, tab)}`;
  return whole({
    world,
    title: titled(repository, `${title} · Pull request #${number}`),
    body,
    repository,
    tab: 'pulls',
  });
}

function checkCount({ repository, headRefOid }: Pull): number {
  return latestRuns(repository, headRefOid).length + latestStatuses(repository, headRefOid).length;
}

async function tabHtml(world: World, pull: Pull, commits: readonly CommitData[], tab: PullTab): Promise<Part> {
  const { repository } = pull;
  if (tab === 'commits') return commitsHtml(world, repository, commits);
  if (tab === 'checks') return checksHtml(world, repository, pull.headRefOid);
  if (tab === 'files') {
    const base = await baseOf(pull);
    return diffHtml(
      await diffOf(repository, (await repository.git.mergeBase(base, pull.headRefOid)) ?? base, pull.headRefOid),
    );
  }
  return html`<div class="columns">
    <div class="conversation">${opened(world, pull)}${timelineHtml(world, pull, commits)}${await mergeBox(pull)}</div>
    ${sidebar(pull, pull.reviews)}
  </div>`;
}

/** What stands at the end of a pull request: the checks of its head, and whether it may be merged. */
async function mergeBox(pull: Pull): Promise<Html> {
  const { repository, headRefOid } = pull;
  const required = repository.protections.get(pull.baseRefName)?.requiredCheck ?? null;
  const link = linkTo(repository, 'pull', pull.number, 'checks');
  const runs = latestRuns(repository, headRefOid).map((run) => {
    const mark = required?.name === run.name ? html` <span class="tag">Required</span>` : null;
    return html`<li>
      ${verdictIcon(verdictOf(run))} <a class="plain" href="${link}"><b>${run.name}</b></a>
      <span class="muted">${run.output.title ?? verdictOf(run).word}</span>${mark}
    </li>`;
  });
  const statuses = latestStatuses(repository, headRefOid).map(
    (status) =>
      html`<li>
        ${verdictIcon(statusVerdict(status))} <b>${status.context}</b>
        <span class="muted">${status.description ?? status.state}</span>
      </li>`,
  );
  const expected =
    required === null || isNamed(pull, required.name)
      ? null
      : html`<li>
          ${icon('wait', 'waiting')} <b>${required.name}</b>
          <span class="muted">Expected — waiting for it to report</span> <span class="tag">Required</span>
        </li>`;
  const checks = html`<ul class="checks">
    ${runs}${statuses}${expected}
  </ul>`;
  const [look, sign, says] = await verdict(pull, required !== null && !isGreen(repository, headRefOid, required));
  return html`<div class="event merge">
    <span class="badge large ${look}">${icon(sign)}</span>
    <section class="box ${look}">
      ${checks}
      <div class="inside">${says}</div>
    </section>
  </div>`;
}

function isNamed({ repository, headRefOid }: Pull, name: string): boolean {
  return (
    latestRuns(repository, headRefOid).some((run) => run.name === name) ||
    latestStatuses(repository, headRefOid).some(({ context }) => context === name)
  );
}

async function verdict(pull: Pull, lacksCheck: boolean): Promise<readonly [string, Parameters<typeof icon>[0], Html]> {
  if (pull.state === 'MERGED') {
    const past = lacksCheck
      ? html`<p class="bad">${icon('stop')} It was merged while a required check was not green.</p>`
      : null;
    const landed = pull.mergeCommitOid === null ? null : html` as ${commitLink(pull.repository, pull.mergeCommitOid)}`;
    return [
      'merged',
      'merge',
      html`<p><b>Pull request merged</b>${landed} by ${who(pull.mergedBy)} on ${moment(pull.mergedAt ?? '')}.</p>
        ${past}`,
    ];
  }
  if (pull.state === 'CLOSED') return ['', 'pull', html`<p><b>Closed</b> with unmerged commits.</p>`];
  const state = await mergeStateOf(pull);
  if (state === 'DRAFT') return ['', 'pull', html`<p><b>This pull request is still a draft.</b></p>`];
  if (state === 'DIRTY') return ['', 'stop', html`<p><b>This branch has conflicts</b> that must be resolved.</p>`];
  if (state === 'BLOCKED') {
    const why = lacksCheck ? 'A required check is not green.' : 'An approving review is missing.';
    return ['waiting', 'stop', html`<p><b>Merging is blocked.</b> <span class="muted">${why}</span></p>`];
  }
  return [
    'good',
    'check',
    html`<p>
      <b>This branch may be merged.</b> <span class="muted">There are no conflicts with the base branch.</span>
    </p>`,
  ];
}

function sidebar(subject: Subject, reviews: readonly Review[]): Html {
  const participants = [
    ...new Map(
      [
        subject.author,
        ...subject.timeline.flatMap((item) => ('author' in item ? [item['author'] as Account] : [])),
      ].map((account) => [account.id, account]),
    ).values(),
  ];
  const latest = new Map(reviews.filter(({ state }) => state !== 'COMMENTED').map((review) => [review.author, review]));
  const pending = new Set(isPull(subject) ? subject.requested : []);
  // Whoever is asked again is shown as somebody who has yet to answer.
  const answered = [...latest].filter(([author]) => !pending.has(author));
  const reviewers = answered.map(([author, { state }]) => {
    const sign =
      state === 'APPROVED'
        ? icon('check', 'good')
        : state === 'CHANGES_REQUESTED'
          ? icon('cross', 'bad')
          : icon('eye', 'muted');
    return html`<li>${avatar(author)} ${who(author)} ${sign}</li>`;
  });
  const asked = [...pending].map((each) =>
    each.__typename === 'Team'
      ? html`<li><b>${each.slug}</b> ${icon('wait', 'waiting')}</li>`
      : html`<li>${avatar(each)} ${who(each)} ${icon('wait', 'waiting')}</li>`,
  );
  const reviewing = isPull(subject)
    ? section(
        'Reviewers',
        reviewers.length + asked.length === 0
          ? 'No reviews'
          : html`<ul>
              ${reviewers}${asked}
            </ul>`,
      )
    : null;
  return html`<aside>
    ${reviewing}${section('Labels', subject.labels.length === 0 ? 'None yet' : labels(subject.labels))}${section('Participants', people(participants))}
  </aside>`;
}

function section(title: string, body: Part): Html {
  return html`<section>
    <h2>${title}</h2>
    <div>${body}</div>
  </section>`;
}
