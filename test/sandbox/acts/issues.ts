import {
  type Account,
  type Comment,
  type ContentEdit,
  type Doer,
  event,
  type Issue,
  isPull,
  type Label,
  make,
  type Pull,
  type Reaction,
  Refused,
  type Repository,
  type Subject,
  type World,
} from '../model.ts';
import { atLeast, levelOf } from '../people.ts';
import {
  briefTeamShape,
  commentShape,
  fullPullShape,
  issueShape,
  labelShape,
  repositoryShape,
  singleTeamShape,
} from '../rest/shapes.ts';

export type NewIssue = { readonly title: string; readonly body?: string; readonly labels?: readonly string[] };

/** Documented limit of a body, in characters; see BEHAVIOUR.md. */
const BODY_LIMIT = 65_536;

export function nextNumber(repository: Repository): number {
  repository.lastNumber += 1;
  return repository.lastNumber;
}

/** Of these the published schemas want teams as a single pull has them; of all others, an older shape. */
const WITH_WHOLE_TEAMS = ['closed', 'converted_to_draft', 'edited', 'opened', 'ready_for_review', 'reopened'];

/** Tells the world about a change of an issue or a pull, each with its own event name. */
export function tell(
  world: World,
  subject: Subject,
  by: Doer,
  action: string,
  rest: Readonly<Record<string, unknown>> = {},
): void {
  world.emit({
    event: isPull(subject) ? 'pull_request' : 'issues',
    action,
    repository: subject.repository,
    sender: by,
    payload: isPull(subject)
      ? {
          number: subject.number,
          pull_request: fullPullShape(
            world,
            subject,
            subject.size,
            WITH_WHOLE_TEAMS.includes(action) ? singleTeamShape : briefTeamShape,
          ),
          ...rest,
        }
      : { issue: issueShape(world, subject), ...rest },
  });
}

export function labelNamed(world: World, repository: Repository, by: Doer, name: string, color = 'ededed'): Label {
  const known = repository.labels.get(name.toLowerCase());
  if (known !== undefined) return known;
  const label = make<Label>(world, 'Label', { name, color, description: null, repository });
  repository.labels.set(name.toLowerCase(), label);
  world.emit({
    event: 'label',
    action: 'created',
    repository,
    sender: by,
    payload: { label: labelShape(world, label) },
  });
  return label;
}

export function openIssue(world: World, repository: Repository, by: Doer, asked: NewIssue): Issue {
  refuseWhenArchived(repository);
  const at = world.clock.tick();
  const labels = (asked.labels ?? []).map((name) => labelNamed(world, repository, by, name));
  const issue = make<Issue>(world, 'Issue', {
    repository,
    number: nextNumber(repository),
    title: asked.title,
    body: asked.body ?? '',
    author: by.account,
    viaApp: by.app,
    createdAt: at,
    updatedAt: at,
    lastEditedAt: null,
    editor: null,
    closedAt: null,
    locked: false,
    labels: [],
    assignees: [],
    timeline: [],
    reactions: [],
    state: 'OPEN',
    stateReason: null,
  });
  repository.subjects.set(issue.number, issue);
  issue.labels = labels;
  tell(world, issue, by, 'opened');
  for (const label of labels) {
    event(world, issue, 'LabeledEvent', by.account, at, { label });
    tell(world, issue, by, 'labeled', { label: labelShape(world, label) });
  }
  mention(world, issue, issue.body, by, at);
  return issue;
}

export function addComment(world: World, subject: Subject, by: Doer, body: string): Comment {
  refuseWhenArchived(subject.repository);
  if (subject.locked && !mayCommentOnLocked(world, subject, by)) {
    throw new Refused('UNPROCESSABLE', 403, 'Unable to create comment because issue is locked.');
  }
  checkBody(body);
  const at = world.clock.tick();
  const comment = make<Comment>(world, 'IssueComment', {
    subject,
    author: by.account,
    viaApp: by.app,
    body,
    createdAt: at,
    updatedAt: at,
    lastEditedAt: null,
    editor: null,
    minimizedReason: null,
    reactions: [],
    edits: [],
  });
  subject.timeline.push(comment);
  subject.updatedAt = at;
  tellComment(world, comment, by, 'created');
  mention(world, subject, body, by, at);
  return comment;
}

function mayCommentOnLocked(world: World, subject: Subject, by: Doer): boolean {
  if (by.account.__typename === 'Bot') return world.quirks.appsMayCommentOnLocked;
  return atLeast(levelOf(subject.repository, by.account), 'write');
}

function checkBody(body: string): void {
  if (body.trim() === '') throw new Refused('UNPROCESSABLE', 422, "Body can't be blank");
  if (body.length > BODY_LIMIT) {
    throw new Refused('UNPROCESSABLE', 422, `Body is too long (maximum is ${BODY_LIMIT} characters)`);
  }
}

export function editComment(world: World, comment: Comment, by: Doer, body: string): void {
  refuseWhenArchived(comment.subject.repository);
  checkBody(body);
  const from = comment.body;
  const at = world.clock.tick();
  if (comment.edits.length === 0) keepText(world, comment, comment.author, comment.createdAt);
  comment.body = body;
  comment.updatedAt = at;
  comment.lastEditedAt = at;
  comment.editor = by.account;
  keepText(world, comment, by.account, at);
  comment.subject.updatedAt = at;
  tellComment(world, comment, by, 'edited', { changes: { body: { from } } });
  mention(world, comment.subject, body, by, at);
}

function keepText(world: World, { body, edits }: Comment, editor: Account, at: string): void {
  const since = { createdAt: at, updatedAt: at, editedAt: at };
  edits.push(
    make<ContentEdit>(world, 'UserContentEdit', { ...since, editor, diff: body, deletedAt: null, deletedBy: null }),
  );
}

/** Who may, deletes a text from the history of a comment, but not the one it has: who gave it when stays there. */
export function deleteRevision(world: World, comment: Comment, by: Doer, revision: number): void {
  const { edits, subject, author } = comment;
  const edit = edits[revision];
  if (edit === undefined || edit === edits.at(-1)) throw new Refused('NOT_FOUND', 404, 'Not Found');
  const mayWrite = by.account.__typename === 'User' && atLeast(levelOf(subject.repository, by.account), 'write');
  if (by.account !== author && !mayWrite) throw new Refused('FORBIDDEN', 403, 'Forbidden');
  const at = world.clock.tick();
  Object.assign(edit, { diff: null, deletedAt: at, deletedBy: by.account, updatedAt: at });
}

export function deleteComment(world: World, comment: Comment, by: Doer): void {
  const { subject } = comment;
  const at = world.clock.tick();
  subject.timeline = subject.timeline.filter((item) => item !== comment);
  world.nodes.delete(comment.id);
  event(world, subject, 'CommentDeletedEvent', by.account, at, { deletedCommentAuthor: comment.author });
  subject.updatedAt = at;
  tellComment(world, comment, by, 'deleted');
}

function tellComment(
  world: World,
  comment: Comment,
  by: Doer,
  action: string,
  rest: Readonly<Record<string, unknown>> = {},
): void {
  world.emit({
    event: 'issue_comment',
    action,
    repository: comment.subject.repository,
    sender: by,
    payload: { issue: issueShape(world, comment.subject), comment: commentShape(world, comment), ...rest },
  });
}

export function react(world: World, subject: { readonly reactions: Reaction[] }, by: Doer, content: string): Reaction {
  const known = subject.reactions.find((each) => each.user === by.account && each.content === content);
  if (known !== undefined) return known;
  const reaction = make<Reaction>(world, 'Reaction', { content, user: by.account, createdAt: world.clock.tick() });
  subject.reactions.push(reaction);
  return reaction;
}

export function addLabels(world: World, subject: Subject, by: Doer, labels: readonly Label[]): void {
  refuseWhenArchived(subject.repository);
  for (const label of labels) {
    if (subject.labels.includes(label)) continue;
    const at = world.clock.tick();
    subject.labels = [...subject.labels, label];
    subject.updatedAt = at;
    event(world, subject, 'LabeledEvent', by.account, at, { label });
    tell(world, subject, by, 'labeled', { label: labelShape(world, label) });
  }
}

export function removeLabels(world: World, subject: Subject, by: Doer, labels: readonly Label[]): void {
  for (const label of labels) {
    if (!subject.labels.includes(label)) continue;
    const at = world.clock.tick();
    subject.labels = subject.labels.filter((each) => each !== label);
    subject.updatedAt = at;
    event(world, subject, 'UnlabeledEvent', by.account, at, { label });
    tell(world, subject, by, 'unlabeled', { label: labelShape(world, label) });
  }
}

/** `closer` is the pull or commit that closed it, as GraphQL's `ClosedEvent.closer`. */
export function close(
  world: World,
  subject: Subject,
  by: Doer,
  how: { readonly reason?: string; readonly closer?: object } = {},
): void {
  if (subject.state !== 'OPEN') return;
  const at = world.clock.tick();
  const stateReason = isPull(subject) ? null : (how.reason ?? 'COMPLETED');
  subject.state = 'CLOSED';
  if (!isPull(subject)) subject.stateReason = stateReason;
  subject.closedAt = at;
  subject.updatedAt = at;
  event(world, subject, 'ClosedEvent', by.account, at, { stateReason, closer: how.closer ?? null });
  tell(world, subject, by, 'closed');
}

export function reopen(world: World, subject: Subject, by: Doer): void {
  if (subject.state !== 'CLOSED') return;
  const at = world.clock.tick();
  subject.state = 'OPEN';
  if (!isPull(subject)) subject.stateReason = 'REOPENED';
  subject.closedAt = null;
  subject.updatedAt = at;
  event(world, subject, 'ReopenedEvent', by.account, at, { stateReason: isPull(subject) ? null : 'REOPENED' });
  tell(world, subject, by, 'reopened');
}

export type Edit = { readonly title?: string; readonly body?: string };

/** An issue's body over the limit keeps its old text and says nothing. */
export function editSubject(world: World, subject: Subject, by: Doer, edit: Edit): void {
  const at = world.clock.tick();
  const changes: Record<string, unknown> = {};
  if (edit.title !== undefined && edit.title !== subject.title) {
    changes['title'] = { from: subject.title };
    event(world, subject, 'RenamedTitleEvent', by.account, at, {
      previousTitle: subject.title,
      currentTitle: edit.title,
      subject,
    });
    subject.title = edit.title;
  }
  if (edit.body !== undefined && edit.body !== subject.body && edit.body.length <= BODY_LIMIT) {
    changes['body'] = { from: subject.body };
    subject.body = edit.body;
    subject.lastEditedAt = at;
    subject.editor = by.account;
  }
  if (Object.keys(changes).length === 0) return;
  subject.updatedAt = at;
  tell(world, subject, by, 'edited', { changes });
  mention(world, subject, subject.body, by, at);
}

export function setLocked(world: World, subject: Subject, by: Doer, locked: boolean): void {
  const at = world.clock.tick();
  subject.locked = locked;
  subject.updatedAt = at;
  event(world, subject, locked ? 'LockedEvent' : 'UnlockedEvent', by.account, at, { lockReason: null });
  tell(world, subject, by, locked ? 'locked' : 'unlocked');
}

/** The issue is gone: nobody finds it any more, and its number is not given again. */
export function deleteIssue(world: World, issue: Issue, by: Doer): void {
  world.clock.tick();
  tell(world, issue, by, 'deleted');
  forget(world, issue);
}

function forget(world: World, issue: Issue): void {
  issue.repository.subjects.delete(issue.number);
  world.nodes.delete(issue.id);
}

/** Moves an issue to another repository of the same owner: there it is a new one, here it is gone. */
export function transferIssue(world: World, issue: Issue, by: Doer, to: Repository): Issue {
  const at = world.clock.tick();
  const { id: _, databaseId: __, __typename: ___, ...rest } = issue;
  const moved = make<Issue>(world, 'Issue', {
    ...rest,
    repository: to,
    number: nextNumber(to),
    labels: [],
    timeline: [],
  });
  moved.timeline = issue.timeline.map((item) =>
    item.__typename === 'IssueComment' ? Object.assign(item, { subject: moved }) : item,
  );
  to.subjects.set(moved.number, moved);
  event(world, moved, 'TransferredEvent', by.account, at, { fromRepository: issue.repository, issue: moved });
  const changes = { new_issue: issueShape(world, moved), new_repository: repositoryShape(world, to) };
  tell(world, issue, by, 'transferred', { changes });
  forget(world, issue);
  return moved;
}

/** Joins an issue and a pull by hand, as the sidebar does. */
export function connect(world: World, issue: Issue, pull: Pull, by: Doer, connected: boolean): void {
  const at = world.clock.tick();
  const type = connected ? 'ConnectedEvent' : 'DisconnectedEvent';
  event(world, issue, type, by.account, at, { subject: pull, source: issue, isCrossRepository: false });
  event(world, pull, type, by.account, at, { subject: issue, source: pull, isCrossRepository: false });
}

/** Leaves a cross-reference with everything a text names by number; the first mention counts. */
export function mention(world: World, source: Subject, text: string, by: Doer, at: string): void {
  for (const [, number] of text.matchAll(/(?<![\w/&])#(\d+)\b/g)) {
    const target = source.repository.subjects.get(Number(number));
    if (target === undefined || target === source) continue;
    const known = target.timeline.some(
      (item) => item.__typename === 'CrossReferencedEvent' && 'source' in item && item['source'] === source,
    );
    if (known) continue;
    event(world, target, 'CrossReferencedEvent', by.account, at, {
      source,
      target,
      referencedAt: at,
      isCrossRepository: false,
      willCloseTarget: closes(text).includes(target.number),
    });
  }
}

/** The numbers a text closes when it reaches the default branch: "Closes #12". */
export function closes(text: string): number[] {
  const words = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(\d+)\b/gi;
  return [...text.matchAll(words)].map(([, number]) => Number(number));
}

export function commentById(repository: Repository, databaseId: number): Comment {
  for (const subject of repository.subjects.values()) {
    for (const item of subject.timeline) {
      if (item.__typename === 'IssueComment' && item.databaseId === databaseId) return item as Comment;
    }
  }
  throw new Refused('NOT_FOUND', 404, 'Not Found');
}

export function subjectNumbered(repository: Repository, number: number): Subject {
  const subject = repository.subjects.get(number);
  if (subject === undefined) throw new Refused('NOT_FOUND', 404, 'Not Found');
  return subject;
}

export function refuseWhenArchived(repository: Repository): void {
  if (repository.isArchived) {
    throw new Refused('FORBIDDEN', 403, 'Repository was archived so is read-only.');
  }
}
