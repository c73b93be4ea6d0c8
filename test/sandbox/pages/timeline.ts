import type { CommitData } from '../git.ts';
import {
  type Comment,
  isPull,
  type Label,
  type Requested,
  type Review,
  type Subject,
  type TimelineItem,
  type World,
} from '../model.ts';
import { accountByEmail } from '../people.ts';
import { html, type Html, type Part } from './html.ts';
import { markdown } from './markdown.ts';
import {
  avatar,
  commitLink,
  icon,
  type Icon,
  labels,
  linkTo,
  moment,
  rollupIcon,
  stateIcon,
  subjectLink,
  who,
} from './parts.ts';

/** Something people wrote, in its box. */
export function written(
  world: World,
  subject: Subject,
  {
    author,
    body,
    at,
    edited,
    did,
    anchor,
  }: {
    readonly author: Comment['author'];
    readonly body: string;
    readonly at: string;
    readonly edited: boolean;
    readonly did: string;
    readonly anchor?: string;
  },
): Html {
  const text =
    body === ''
      ? html`<p class="muted"><i>No description provided.</i></p>`
      : markdown(body, { world, repository: subject.repository });
  return html`<article class="comment" ${anchor === undefined ? null : html` id="${anchor}"`}>
    ${avatar(author, 'large')}
    <div class="box">
      <h3>${who(author)} <span class="muted">${did} ${moment(at)}${edited ? ' · edited' : ''}</span></h3>
      <div class="markdown inside">${text}</div>
    </div>
  </article>`;
}

/** Everything that happened in a conversation, in its order: what was said, what was done, what was pushed. */
export function timelineHtml(world: World, subject: Subject, commits: readonly CommitData[]): Part {
  const told = [
    ...subject.timeline.map((item) => ({ at: item.createdAt, html: itemHtml(world, subject, item) })),
    ...commits.map((commit) => ({ at: commit.committer.at, html: commitHtml(world, subject, commit) })),
  ];
  return told.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at))).map((each) => each.html);
}

function line(sign: Icon, look: string, text: Part): Html {
  return html`<div class="event">
    <span class="badge ${look}">${icon(sign)}</span>
    <div>${text}</div>
  </div>`;
}

function commitHtml(world: World, { repository }: Subject, { oid, message, author }: CommitData): Html {
  const account = accountByEmail(world, author.email);
  const subject = html`<a class="plain" href="${linkTo(repository, 'commit', oid)}"
    >${message.split('\n')[0] ?? ''}</a
  >`;
  return html`<div class="event push">
    <span class="badge">${icon('commit')}</span>
    <div>
      ${avatar(account)} <code class="subject">${subject}</code> ${rollupIcon(repository, oid)}
      ${commitLink(repository, oid)}
    </div>
  </div>`;
}

const REVIEWED: Readonly<Record<Review['state'], readonly [string, Icon, string]>> = {
  APPROVED: ['approved these changes', 'check', 'good'],
  CHANGES_REQUESTED: ['requested changes', 'cross', 'bad'],
  COMMENTED: ['reviewed', 'eye', ''],
  DISMISSED: ['reviewed; the review was dismissed', 'eye', ''],
  PENDING: ['is reviewing', 'eye', ''],
};

function itemHtml(world: World, subject: Subject, item: TimelineItem): Part {
  if (item.__typename === 'IssueComment') return commentHtml(world, subject, item as Comment);
  if (item.__typename === 'PullRequestReview') return reviewHtml(world, subject, item as Review);
  // Who merges does not read that it is closed, too.
  if (item.__typename === 'ClosedEvent' && isPull(subject) && subject.mergedAt === item.createdAt) return null;
  const actor = 'actor' in item ? item.actor : null;
  return eventHtml(subject, item, who(actor), moment(item.createdAt));
}

function commentHtml(world: World, subject: Subject, comment: Comment): Html {
  const { author, body, createdAt, lastEditedAt, minimizedReason, databaseId, reactions } = comment;
  if (minimizedReason !== null)
    return line('eye', '', html`A comment by ${who(author)} was hidden (${minimizedReason.toLowerCase()}).`);
  const anchor = `issuecomment-${databaseId}`;
  const said = written(world, subject, {
    author,
    body,
    at: createdAt,
    edited: lastEditedAt !== null,
    did: 'commented on',
    anchor,
  });
  if (reactions.length === 0) return said;
  const given = reactions.map(
    ({ content }) => html` <span class="label">${content.toLowerCase().replaceAll('_', ' ')}</span>`,
  );
  return html`${said}
    <p class="reactions">${given}</p>`;
}

function reviewHtml(world: World, subject: Subject, review: Review): Html {
  const { author, body, state, submittedAt, commitOid, lastEditedAt, databaseId } = review;
  const [did, sign, look] = REVIEWED[state];
  const saw = commitOid === null ? null : html` at ${commitLink(subject.repository, commitOid)}`;
  const event = line(sign, look, html`${who(author)} <b>${did}</b>${saw} on ${moment(submittedAt)}`);
  if (body === '') return event;
  const anchor = `pullrequestreview-${databaseId}`;
  const said = written(world, subject, {
    author,
    body,
    at: submittedAt,
    edited: lastEditedAt !== null,
    did: 'left a review on',
    anchor,
  });
  return html`${event}${said}`;
}

/** A thing that was done, as a sentence; of kinds that nobody described only the name. */
function eventHtml(subject: Subject, item: TimelineItem, by: Html, at: Html): Html {
  const { repository } = subject;
  const of = item as Readonly<Record<string, unknown>>;
  const label = (): Part => labels([of['label'] as Label]);
  switch (item.__typename) {
    case 'MergedEvent': {
      const oid = (of['commit'] as { readonly oid: string }).oid;
      return line(
        'merge',
        'merged',
        html`${by} merged commit ${commitLink(repository, oid)} into
          <code class="ref">${textOf(of['mergeRefName'])}</code> on ${at}`,
      );
    }
    case 'ClosedEvent':
      return isPull(subject)
        ? line('pull', 'bad', html`${by} closed this on ${at}`)
        : line(
            'done',
            'merged',
            html`${by} closed this as ${textOf(of['stateReason']).toLowerCase().replaceAll('_', ' ')} on ${at}`,
          );
    case 'ReopenedEvent':
      return line('issue', 'good', html`${by} reopened this on ${at}`);
    case 'LabeledEvent':
      return line('tag', '', html`${by} added the label ${label()} on ${at}`);
    case 'UnlabeledEvent':
      return line('tag', '', html`${by} removed the label ${label()} on ${at}`);
    case 'RenamedTitleEvent':
      return line(
        'pen',
        '',
        html`${by} changed the title from <del>${textOf(of['previousTitle'])}</del> to
          <b>${textOf(of['currentTitle'])}</b> on ${at}`,
      );
    case 'CrossReferencedEvent':
      return mentionedHtml(of['source'] as Subject, by, at);
    case 'ReviewRequestedEvent':
      return line('eye', '', html`${by} asked ${askedHtml(of['requestedReviewer'] as Requested)} to review on ${at}`);
    case 'ReviewRequestRemovedEvent':
      return line(
        'eye',
        '',
        html`${by} took back the request to ${askedHtml(of['requestedReviewer'] as Requested)} on ${at}`,
      );
    case 'ReviewDismissedEvent':
      return line(
        'cross',
        '',
        html`${by} dismissed the review of ${who((of['review'] as Review).author)} on ${at}:
        ${textOf(of['dismissalMessage'])}`,
      );
    case 'HeadRefForcePushedEvent':
      return line(
        'pull',
        '',
        html`${by} force-pushed the branch from ${oidHtml(subject, of['beforeOid'])} to
        ${oidHtml(subject, of['afterOid'])} on ${at}`,
      );
    case 'HeadRefDeletedEvent':
      return line('branch', '', html`${by} deleted the branch on ${at}`);
    case 'BaseRefChangedEvent':
      return line(
        'branch',
        '',
        html`${by} changed the base branch from <code class="ref">${textOf(of['previousRefName'])}</code> to
          <code class="ref">${textOf(of['currentRefName'])}</code> on ${at}`,
      );
    case 'LockedEvent':
    case 'UnlockedEvent':
      return line(
        'lock',
        '',
        html`${by} ${item.__typename === 'LockedEvent' ? 'locked' : 'unlocked'} the conversation on ${at}`,
      );
    case 'ConvertToDraftEvent':
      return line('pull', '', html`${by} made this a draft on ${at}`);
    case 'ReadyForReviewEvent':
      return line('eye', '', html`${by} marked this as ready for review on ${at}`);
    case 'CommentDeletedEvent':
      return line('cross', '', html`${by} deleted a comment on ${at}`);
    default: {
      const words = item.__typename
        .replace(/Event$/, '')
        .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
        .toLowerCase();
      return line('link', '', html`${by}: ${words} on ${at}`);
    }
  }
}

function textOf(field: unknown): string {
  return typeof field === 'string' ? field : '';
}

function mentionedHtml(source: Subject, by: Html, at: Html): Html {
  const title = html`<a class="plain" href="${subjectLink(source)}"
    >${source.title} <span class="muted">#${source.number}</span></a
  >`;
  return line(
    'link',
    '',
    html`${by} mentioned this on ${at}
      <p class="mentioned">${stateIcon(source)} ${title}</p>`,
  );
}

function askedHtml(asked: Requested): Part {
  return asked.__typename === 'Team' ? html`<b>${asked.slug}</b>` : who(asked);
}

function oidHtml({ repository }: Subject, oid: unknown): Part {
  return typeof oid === 'string' ? commitLink(repository, oid) : 'nothing';
}
