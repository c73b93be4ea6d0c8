import {
  addComment,
  addLabels,
  close,
  commentById,
  deleteComment,
  editComment,
  editSubject,
  labelNamed,
  openIssue,
  react,
  removeLabels,
  reopen,
  subjectNumbered,
} from '../acts/issues.ts';
import { Refused, type Subject } from '../model.ts';
import {
  type Call,
  doer,
  invalid,
  ok,
  optionalText,
  paged,
  repositoryOf,
  type Route,
  textOf,
  textsOf,
} from './router.ts';
import { commentShape, issueShape, labelShape, userShape } from './shapes.ts';
import type { Comment } from '../model.ts';

const subjectOf = (call: Call): Subject => subjectNumbered(repositoryOf(call), Number(call.params['issue_number']));
const comment = (call: Call): Comment => commentById(repositoryOf(call), Number(call.params['comment_id']));
const TALK = 'issues:write or pull_requests:write';
const HEAR = 'issues:read or pull_requests:read';

function labelsShape(call: Call, subject: Subject): unknown[] {
  return subject.labels.map((label) => labelShape(call.world, label));
}

const isComment = (item: { readonly __typename: string }): item is Comment => item.__typename === 'IssueComment';

export const issueRoutes: readonly Route[] = [
  {
    id: 'issues/create',
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues',
    needs: 'issues:write',
    run: (call) =>
      ok(
        issueShape(
          call.world,
          openIssue(call.world, repositoryOf(call), doer(call), {
            title: textOf(call, 'title'),
            body: optionalText(call, 'body') ?? '',
            labels: textsOf(call, 'labels'),
          }),
        ),
        201,
      ),
  },
  {
    id: 'issues/get',
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/{issue_number}',
    needs: HEAR,
    run: (call) => ok(issueShape(call.world, subjectOf(call))),
  },
  {
    id: 'issues/update',
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/issues/{issue_number}',
    needs: TALK,
    run(call) {
      const subject = subjectOf(call);
      const title = optionalText(call, 'title');
      const body = optionalText(call, 'body');
      editSubject(call.world, subject, doer(call), {
        ...(title === undefined ? {} : { title }),
        ...(body === undefined ? {} : { body }),
      });
      const reason = optionalText(call, 'state_reason')?.toUpperCase();
      if (call.body['state'] === 'closed')
        close(call.world, subject, doer(call), reason === undefined ? {} : { reason });
      if (call.body['state'] === 'open') reopen(call.world, subject, doer(call));
      return ok(issueShape(call.world, subject));
    },
  },
  {
    id: 'issues/list-comments',
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    needs: HEAR,
    run(call) {
      const subject = subjectOf(call);
      const since = call.query.get('since');
      const comments = subject.timeline
        .filter(isComment)
        .filter((each) => since === null || Date.parse(each.updatedAt) >= Date.parse(since));
      const path = `/repos/${call.params['owner'] ?? ''}/${call.params['repo'] ?? ''}/issues/${subject.number}/comments`;
      return paged(
        call,
        path,
        comments.map((each) => commentShape(call.world, each)),
      );
    },
  },
  {
    id: 'issues/create-comment',
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    needs: TALK,
    run: (call) =>
      ok(commentShape(call.world, addComment(call.world, subjectOf(call), doer(call), textOf(call, 'body'))), 201),
  },
  {
    id: 'issues/get-comment',
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    needs: HEAR,
    run: (call) => ok(commentShape(call.world, comment(call))),
  },
  {
    id: 'issues/update-comment',
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    needs: TALK,
    run(call) {
      const found = comment(call);
      editComment(call.world, found, doer(call), textOf(call, 'body'));
      return ok(commentShape(call.world, found));
    },
  },
  {
    id: 'issues/delete-comment',
    method: 'DELETE',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    needs: TALK,
    run(call) {
      deleteComment(call.world, comment(call), doer(call));
      return { status: 204, body: null };
    },
  },
  {
    id: 'reactions/create-for-issue-comment',
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    needs: TALK,
    run(call) {
      const contents: Readonly<Record<string, string>> = { '+1': 'THUMBS_UP', '-1': 'THUMBS_DOWN' };
      const content = textOf(call, 'content');
      const reaction = react(call.world, comment(call), doer(call), contents[content] ?? content.toUpperCase());
      const user = userShape(call.world, reaction.user);
      return ok({ id: reaction.databaseId, node_id: reaction.id, user, content, created_at: reaction.createdAt }, 201);
    },
  },
  {
    id: 'issues/add-labels',
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/labels',
    needs: TALK,
    run(call) {
      const subject = subjectOf(call);
      const labels = textsOf(call, 'labels').map((name) =>
        labelNamed(call.world, subject.repository, doer(call), name),
      );
      addLabels(call.world, subject, doer(call), labels);
      return ok(labelsShape(call, subject));
    },
  },
  {
    id: 'issues/remove-label',
    method: 'DELETE',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}',
    needs: TALK,
    run(call) {
      const subject = subjectOf(call);
      const label = subject.repository.labels.get((call.params['name'] ?? '').toLowerCase());
      if (label === undefined || !subject.labels.includes(label))
        throw new Refused('NOT_FOUND', 404, 'Label does not exist');
      removeLabels(call.world, subject, doer(call), [label]);
      return ok(labelsShape(call, subject));
    },
  },
  {
    id: 'issues/create-label',
    method: 'POST',
    path: '/repos/{owner}/{repo}/labels',
    needs: TALK,
    run(call) {
      const repository = repositoryOf(call);
      const name = textOf(call, 'name');
      if (repository.labels.has(name.toLowerCase())) throw invalid('name', 'Label', 'already_exists');
      const label = labelNamed(call.world, repository, doer(call), name, optionalText(call, 'color') ?? 'ededed');
      label.description = optionalText(call, 'description') ?? null;
      return ok(labelShape(call.world, label), 201);
    },
  },
];
