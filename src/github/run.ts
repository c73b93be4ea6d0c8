import type { Entry } from '../core/entry.ts';
import { isFields } from '../core/fields.ts';
import type { RunCommand } from '../core/run/commands.ts';
import { runFiles, runFolder } from '../core/run/decider.ts';
import { endings } from '../core/run/evolve.ts';
import { isLeft, isNews, type FoundOnGitHub } from '../core/run/found.ts';
import { commentReceipt } from '../core/run/marks.ts';
import { runReport, type RunReport } from '../core/run/report.ts';
import type { RunState } from '../core/run/state.ts';
import type { RunObserved } from '../core/run/world.ts';
import { runMarkdown } from '../core/surface/run-notices.ts';
import type { Patience } from '../core/patience.ts';
import type { People } from '../core/policy/may.ts';
import type { Policy } from '../core/policy/schema.ts';
import { plusMinutes } from '../core/time.ts';
import { Damaged, findingsWith } from '../kept/damage.ts';
import { lastGoodOf } from '../kept/pinned.ts';
import { pinnedPipeline, runStateIn, type RunEntry } from '../kept/runs.ts';
import { policyFrom, policyPath, textsOf, type KeptText, type Remember } from '../kept/sources.ts';
import type { Home, Sight } from '../ports.ts';
import { entriesOf, segmentPaths, sha256, tailPath } from '../record.ts';
import type { Issue, Said, Text } from './answer.ts';
import { basesOn } from './book.ts';
import { showing } from './claim.ts';
import { commitChange, type Committing } from './commit.ts';
import { fragmentsOf, homeIssue, peopleDocument } from './documents.ts';
import { fitted } from './fitted.ts';
import { headOf, shownByAnother, type BranchHead, type HeadAnswer } from './head.ts';
import { textsOnGitHub } from './included.ts';
import { send } from './mutations.ts';
import { wholeIssue } from './pages.ts';
import { peopleIn, teamsIn, type PeopleAnswer } from './permissions.ts';
import { GitHubProblem } from './problem.ts';
import { instant, textIn, writtenIn, type Line } from './said.ts';
import { wholeText } from './texts.ts';

/** A run on GitHub as far as it is known before it is looked at. */
interface RunPlace {
  /** The issue in which people are told of it; null where there is none. */
  readonly issue: number | null;
  /** Since when there can be a comment about it (ISO 8601, UTC). */
  readonly since: string;
  /** Our comment, by its node id; null where nobody knows of one. */
  readonly comment: string | null;
  /** Logins of people of whom it is asked what they may do. */
  readonly askers?: readonly string[];
}

/** The home of one run, whose record is on a branch of a repository on GitHub. */
interface GitHubRun extends Home<RunState, RunObserved, RunCommand> {
  /** Our comment as it was found or made; null where there is none. */
  readonly comment: () => string | null;
  /** Can people be told here: is the issue there and open to comments, and does no other app show? */
  readonly canTell: () => boolean;
}

/** A conflict here is somebody else's commit on the same branch, of whatever instance. */
const patience: Patience = { tries: 10, baseMilliseconds: 500, capMilliseconds: 30_000 };
const kind = { folder: runFolder, trailer: 'Countersign-Run' } as const;
const minutesOfADay = 24 * 60;

const finding = findingsWith('countersign verify says what was changed; git revert the commit that changed it.');

interface Own {
  readonly object: Text | null;
}

interface Answer {
  readonly comment?: (Said & { readonly id: string }) | { readonly body?: undefined } | null;
  readonly repository:
    | (Omit<HeadAnswer, 'law' | 'book'> & {
        readonly databaseId: number;
        readonly owner: { readonly __typename: string; readonly login: string };
        readonly law: {
          readonly name: string;
          readonly target: { readonly oid: string; readonly policy: (Own & { readonly oid: string }) | null };
        } | null;
        readonly book: {
          readonly target: NonNullable<HeadAnswer['book']>['target'] & {
            readonly state: Own | null;
            readonly tail: Own | null;
            readonly pipeline: Own | null;
            readonly pinned: Own | null;
            readonly base: Own | null;
          };
        } | null;
        readonly home?: Issue | null;
      })
    | null;
}

interface Look {
  readonly sight: Sight<RunState, RunObserved>;
  readonly head: BranchHead;
  readonly issue: Issue | null;
  readonly comment: { readonly id: string; readonly body: string; readonly createdAt: string } | null;
}

/** A run whose record is on GitHub, and the one comment in which people are told of it. */
export function githubRun(committing: Committing, place: RunPlace): GitHubRun {
  const { client, repository, identity } = committing;
  let known = place.comment;
  let look: Look | null = null;

  async function lookAt(id: string, at: string): Promise<Look> {
    const folder = runFolder(id);
    // Whoever's clock is ahead has started it later than it is.
    const since = plusMinutes(place.since < at ? place.since : at, -minutesOfADay);
    const data = await answered(committing, folder, { ...place, since, comment: known });
    const { repository: found, comment } = data;
    const law = found?.law?.target;
    if (found === null || law === undefined)
      throw new GitHubProblem('not_found', { because: 'the repository has no commits yet' });
    const head = await headOf(found, committing.branch, at);
    const book = found.book?.target ?? null;
    const kept = (file: Own | null | undefined, path: string): KeptText | null => textOf(file, `${folder}/${path}`);
    const texts = {
      state: kept(book?.state, runFiles.state),
      tail: kept(book?.tail, tailPath),
      pipeline: kept(book?.pipeline, runFiles.pipeline),
    };
    const state = await runStateIn(readAnew, id, texts);
    if (state === null) throw new GitHubProblem('not_found', { because: `there is no run ${id} on the branch` });
    const followed = await pinnedPipeline(readAnew, id, state, texts.pipeline);
    const pinned = { policy: kept(book?.pinned, runFiles.policy), base: kept(book?.base, runFiles.base) };
    const lastGood = lastGoodOf(id, state, pinned.policy, pinned.base, folder);
    const policy = await policyFrom(readAnew, textOf(law.policy, policyPath), lastGood, basesOn(client));
    if (policy.policy === null) throw new Damaged(policy.findings);
    const reading = { client, repository, appId: identity.appId, since };
    const issue = found.home === undefined || found.home === null ? null : await wholeIssue(reading, found.home);
    const ours = commentOf(id, comment, issue);
    // Where another app shows, that one hears what is said, too.
    const told = issue === null || !canTell({ head, issue }) ? null : await foundIn(id, issue, ours, at);
    const speaking = told === null ? [] : told.said.filter((one) => isNews(one, state, told));
    const logins = [...(place.askers ?? []), ...speaking.map(({ actor }) => actor.login)];
    return {
      head,
      issue,
      comment: ours,
      sight: {
        revision: head.revision,
        state,
        tail: texts.tail?.text ?? '',
        texts: new Map([[followed.pin.blob, followed.text], ...textsOf(policy)]),
        read: async (path) =>
          (await textsAt(committing, head.revision, [`${folder}/${path}`])).get(`${folder}/${path}`) ?? null,
        observed: {
          pipeline: followed.pipeline,
          pipelinePin: followed.pin,
          policy: policy.policy,
          policyPin: policy.pin,
          people: await peopleOf(committing, policy.policy, found.owner, [...new Set(logins)]),
          checkpoints: {},
          held: {},
          base: law.oid,
          ...(told === null ? {} : { found: told }),
        },
      },
    };
  }

  function canTell({ head, issue }: Pick<Look, 'head' | 'issue'>): boolean {
    return issue !== null && !issue.locked && shownByAnother(head, identity.appId) === null;
  }

  /** What became of a run that is over: of its entries up to the one that ended it, so that it stays as it is. */
  async function reportOf(id: string, { sight }: Look, state: RunState): Promise<RunReport | null> {
    if (!endings.includes(state.status)) return null;
    const paths = segmentPaths(sight.state?.seq ?? 0).map((path) => `${runFolder(id)}/${path}`);
    const segments = await textsAt(committing, sight.revision, paths);
    const texts = [...paths.map((path) => segments.get(path) ?? ''), sight.tail];
    const entries: readonly RunEntry[] = texts.flatMap((text) => entriesOf(text));
    const last = entries.findLastIndex(({ events = [] }) =>
      events.some((event) => event.type === 'status_changed' && endings.includes(event.status)),
    );
    return runReport(sight.observed.pipeline, state, entries.slice(0, last + 1));
  }

  return {
    patience,
    comment: () => known,
    canTell: () => look !== null && canTell(look),
    async observe(id, at) {
      look = await lookAt(id, at);
      known = look.comment?.id ?? null;
      return look.sight;
    },
    commit: (change) => commitChange(committing, change, look?.head.shownBy ?? null, kind),
    async show(id, state, decided) {
      if (look === null || look.issue === null || state === null || !canTell(look)) return;
      const { comment, issue, head, sight } = look;
      const report = await reportOf(id, look, state);
      const entries = [...entriesOf(sight.tail), ...decided.entries];
      const text = fitted(
        runMarkdown(sight.observed, state, refusedSince(entries), report),
        `countersign workflow report ${id}`,
      );
      const body = `${text}\n\n${markOf(id, state.seq)}`;
      if (comment !== null && isTold(id, comment.body, state) && lasting(comment.body) === lasting(body)) return;
      const [outcome] = await send(showing(committing, head), [
        comment === null
          ? { field: 'addComment', input: { subjectId: issue.id, body } }
          : { field: 'updateIssueComment', input: { id: comment.id, body } },
      ]);
      known = comment?.id ?? madeBy(outcome?.answer) ?? null;
    },
  };
}

/** What these people may do, and who is in the teams that roles name. */
async function peopleOf(
  { client, repository, identity }: Committing,
  policy: Policy,
  owner: PeopleAnswer['owner'],
  logins: readonly string[],
): Promise<People> {
  if (logins.length === 0) return { permissions: {}, teams: {} };
  const teams = teamsIn(policy, owner);
  const { text, variables } = peopleDocument({ ...repository, logins, teams });
  const { data } = await client.graphql<{ readonly repository: PeopleAnswer | null }>(text, variables, 'read');
  // Who cannot be asked about holds no role, and is nobody; a "no" is confirmed before anybody is refused.
  const answer = data?.repository ?? { owner };
  const reading = { client, repository, appId: identity.appId, since: '' };
  const named = Object.values(policy.roles).flatMap((role) => role.teams ?? []);
  return peopleIn(reading, { logins, teams }, answer, { speaking: logins, holders: [], teams: named });
}

/** Texts are few, and each is read once. */
const readAnew: Remember = (_name, _blob, read) => read();

async function answered(
  { client, repository, branch }: Committing,
  folder: string,
  { issue, since, comment }: RunPlace,
): Promise<Answer> {
  const { owner, name, id } = repository;
  const files = {
    state: runFiles.state,
    tail: tailPath,
    pipeline: runFiles.pipeline,
    pinned: runFiles.policy,
    base: runFiles.base,
  };
  const named = Object.keys(files);
  const { data, faults } = await client.graphql<Answer>(
    `query Run($owner: String!, $name: String!, $branch: String!${issue === null ? '' : ', $number: Int!, $since: DateTime!'}${named
      .map((file) => `, $${file}: String!`)
      .join('')}${comment === null ? '' : ', $comment: ID!'}) {
  ${comment === null ? '' : 'comment: node(id: $comment) { ... on IssueComment { ...Said } }'}
  repository(owner: $owner, name: $name, followRenames: false) { databaseId owner { __typename login }
    law: defaultBranchRef { name target { oid ... on Commit {
      policy: file(path: "${policyPath}") { oid object { ... on Blob { ...Text } } } } } }
    book: ref(qualifiedName: $branch) { target { oid ... on Commit {
      format: file(path: "format.yaml") { object { ... on Blob { ...Text } } }
      swept: file(path: "swept.yaml") { object { ... on Blob { ...Text } } }
      ${named.map((file) => `${file}: file(path: $${file}) { object { ... on Blob { ...Text } } }`).join('\n      ')} } } }
    ${issue === null ? '' : homeIssue} } }
${fragmentsOf(['Text', ...(issue === null ? [] : ['Who', 'Said', 'OnIssue'])])}`,
    {
      owner,
      name,
      branch: `refs/heads/${branch}`,
      ...(issue === null ? {} : { number: issue, since }),
      ...Object.fromEntries(Object.entries(files).map(([file, path]) => [file, `${folder}/${path}`])),
      ...(comment === null ? {} : { comment }),
    },
    'read',
  );
  if (data === null || data.repository === null)
    throw new GitHubProblem('not_found', { because: `${owner}/${name} cannot be seen` });
  if (data.repository.databaseId !== id)
    throw new GitHubProblem('moved', { because: `${owner}/${name} is another repository than it was` });
  // An issue and a comment that are not there are no trouble; all else that is unknown is.
  const unknown = faults.find(
    ({ type, path }) => type !== 'NOT_FOUND' || !['home', 'comment'].includes(String(path.at(-1))),
  );
  if (unknown !== undefined) throw new GitHubProblem('unknown_answer', { because: unknown.message });
  return data;
}

function textOf(file: Own | null | undefined, path: string): KeptText | null {
  const blob = file?.object ?? null;
  if (blob === null) return null;
  const text = wholeText(blob);
  if (text !== null) return { oid: blob.oid, text };
  throw new Damaged([finding('file_too_large', path, 1, `${path} is no text, or too large to be read whole`)]);
}

function textsAt(
  { client, repository }: Committing,
  commit: string | null,
  paths: readonly string[],
): ReturnType<typeof textsOnGitHub> {
  return textsOnGitHub(client, repository, commit ?? 'HEAD', paths, 'the record of a run');
}

/** By this line our comment about a run is known, and up to which entry it tells. */
function markOf(run: string, seq: number): string {
  return `<!-- countersign:run ${nameOf(run)} ${seq} -->`;
}

/** No name that people gave stands in it. */
function nameOf(run: string): string {
  return sha256(run).slice(0, 16);
}

const markLine = /<!-- countersign:run ([0-9a-f]{16}) (\d+) -->/u;

function lasting(body: string): string {
  return body.replace(markLine, '');
}

/** The number of the last entry that a comment tells of; null where it tells of no run, or of another one. */
function toldIn(run: string, body: string): number | null {
  const [, name, seq] = markLine.exec(body) ?? [];
  return name === nameOf(run) ? Number(seq) : null;
}

/** What of an issue a run is decided on. */
async function foundIn(run: string, issue: Issue, comment: Look['comment'], at: string): Promise<FoundOnGitHub> {
  const { lines } = await writtenIn(issue, [], true);
  return {
    at,
    comment:
      comment === null
        ? null
        : { id: comment.id, seq: toldIn(run, comment.body) ?? 0, made: instant(comment.createdAt) },
    said: lines.flatMap(decisionOf),
  };
}

/** A yes or a no to what a run asks, as a comment says it: `/approve step:review@1f2e3d4c`. */
function decisionOf({ source, said, actor, verb, given }: Line): FoundOnGitHub['said'] {
  const [, gate, digest] = /^([^@]+)@([0-9a-f-]{8,})$/u.exec(textIn(given, 'gate', '')) ?? [];
  if (gate === undefined || digest === undefined) return [];
  const decision = { gate, digest, reason: textIn(given, 'reason', '') };
  const command: RunCommand | null =
    verb.name === 'approve' ? { approve: decision } : verb.name === 'reject' ? { reject: decision } : null;
  return command === null ? [] : [{ source, said, actor, command }];
}

function isReceipt({ command }: Entry): boolean {
  return isFields(command) && 'receipt' in command;
}

/** What was asked for in the issue and refused, since the run last went on. */
function refusedSince(entries: readonly Entry[]): readonly Entry[] {
  const last = entries.findLastIndex((entry) => (entry.events ?? []).length > 0 && !isReceipt(entry));
  return entries.slice(last + 1).filter(({ said, refusal }) => said !== undefined && refusal !== undefined);
}

/** Does a comment say up to where it tells, as far as the record is to be told that it does? */
function isTold(run: string, body: string, state: RunState): boolean {
  return Object.keys(state.intents ?? {}).length === 0 || !isLeft(state) || toldIn(run, body) === state.seq;
}

/** Our comment about a run: the one that was asked for, or the one with the mark where that is gone. */
function commentOf(run: string, named: Answer['comment'], issue: Issue | null): Look['comment'] {
  const said = [
    ...(named?.body === undefined ? [] : [named]),
    ...(issue?.timelineItems.nodes ?? []).flatMap((one) => (one?.__typename === 'IssueComment' ? [one] : [])),
  ];
  const found = said.find((one) => one.viewerDidAuthor && toldIn(run, one.body) !== null);
  return found === undefined ? null : { id: found.id, body: found.body, createdAt: found.createdAt };
}

function madeBy(answer: Readonly<Record<string, unknown>> | null | undefined): string | null {
  const edge = answer?.['commentEdge'];
  const node = typeof edge === 'object' && edge !== null && 'node' in edge ? edge.node : null;
  return typeof node === 'object' && node !== null && 'id' in node && typeof node.id === 'string' ? node.id : null;
}

/** Where people are told of a run: in the issue that it names, or in that of its project. */
export function placeOf({ issue, project, started_at, receipts = {} }: RunState): RunPlace {
  const ofProject = /^[1-9][0-9]*$/u.test(project?.id ?? '') ? Number(project?.id) : null;
  return { issue: issue ?? ofProject, since: started_at, comment: receipts[commentReceipt] ?? null };
}
