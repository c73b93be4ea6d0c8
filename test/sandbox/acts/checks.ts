import type { CommitData } from '../git.ts';
import {
  type App,
  type CheckRun,
  type CheckSuite,
  type Doer,
  make,
  type Push,
  Refused,
  type Repository,
  type StatusContext,
  type World,
} from '../model.ts';
import { commitShape, fullSuiteShape, runShape, suiteShape, toldStatusShape } from '../rest/shapes.ts';
import { installationsOn } from '../tokens.ts';

export type RunInput = {
  readonly name?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly externalId?: string;
  readonly detailsUrl?: string;
  readonly output?: {
    readonly title?: string | null;
    readonly summary?: string | null;
    readonly text?: string | null;
    readonly annotations?: CheckRun['annotations'];
  };
  readonly actions?: CheckRun['actions'];
};

/**
 * The suite of an App on a commit that a check run gets into: of several the last. A push makes one for every App that
 * may write checks, a check run where none is.
 */
export function suiteOf(world: World, repository: Repository, app: App, oid: string, push: Push | null): CheckSuite {
  const known = repository.suites.findLast((suite) => suite.app === app && suite.headOid === oid);
  return known ?? newSuite(world, repository, app, oid, push);
}

/** One suite more of an App on a commit: every run of a workflow has its own. */
export function newSuite(world: World, repository: Repository, app: App, oid: string, push: Push | null): CheckSuite {
  const at = world.clock.tick();
  const suite = make<CheckSuite>(world, 'CheckSuite', {
    repository,
    app,
    headOid: oid,
    headBranch: push?.ref.replace(/^refs\/heads\//, '') ?? null,
    createdAt: at,
    updatedAt: at,
    push,
    runs: [],
  });
  repository.suites.push(suite);
  return suite;
}

/** What a push of a commit sets up: one suite per installed App with checks: write. */
export function suitesForPush(world: World, repository: Repository, head: CommitData, push: Push): void {
  const { oid } = head;
  for (const installation of installationsOn(world, repository)) {
    if (installation.permissions['checks'] !== 'write') continue;
    const known = repository.suites.some((suite) => suite.app === installation.app && suite.headOid === oid);
    if (known) continue;
    const suite = suiteOf(world, repository, installation.app, oid, push);
    world.emit({
      event: 'check_suite',
      action: 'requested',
      repository,
      sender: { account: push.pusher, app: null },
      onlyFor: installation.app,
      payload: { check_suite: fullSuiteShape(world, suite, head) },
    });
  }
}

/** Makes a run, even when one of this name is there: GitHub does not look. */
export async function createRun(
  world: World,
  repository: Repository,
  by: Doer,
  oid: string,
  input: RunInput,
): Promise<CheckRun> {
  if (by.app === null) throw new Refused('FORBIDDEN', 403, 'You must authenticate via a GitHub App.');
  if (input.name === undefined) throw new Refused('UNPROCESSABLE', 422, 'Invalid request.\n\n"name" wasn\'t supplied.');
  if ((await repository.git.objects.info(oid))?.type !== 'commit') {
    throw new Refused('UNPROCESSABLE', 422, `No commit found for SHA: ${oid}`);
  }
  const at = world.clock.tick();
  const suite = suiteOf(world, repository, by.app, oid, null);
  const run = make<CheckRun>(world, 'CheckRun', {
    suite,
    name: input.name,
    status: 'queued',
    conclusion: null,
    externalId: null,
    detailsUrl: null,
    startedAt: at,
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
  });
  suite.runs.push(run);
  fill(run, input, at);
  tellRun(world, run, by, 'created');
  if (run.status === 'completed') tellRun(world, run, by, 'completed');
  return run;
}

export function updateRun(world: World, run: CheckRun, by: Doer, input: RunInput): void {
  if (by.app !== run.suite.app) {
    const message = `Invalid app_id \`${by.app?.id ?? ''}\` - check run can only be modified by the GitHub App that created it.`;
    throw new Refused('FORBIDDEN', 403, message);
  }
  const at = world.clock.tick();
  const wasDone = run.status === 'completed';
  fill(run, input, at);
  if (run.status === 'completed' && !wasDone) tellRun(world, run, by, 'completed');
}

/** More annotations than one request may carry; see BEHAVIOUR.md. */
const ANNOTATIONS_A_REQUEST = 50;

function fill(run: CheckRun, input: RunInput, at: string): void {
  const { output } = input;
  if ((output?.annotations?.length ?? 0) > ANNOTATIONS_A_REQUEST) {
    throw new Refused('UNPROCESSABLE', 422, 'Invalid request.\n\nNo more than 50 items are allowed.');
  }
  for (const text of [output?.summary, output?.text]) {
    if ((text?.length ?? 0) > 65_535) {
      throw new Refused('UNPROCESSABLE', 422, 'Only 65535 characters are allowed; use less.');
    }
  }
  if ((input.actions?.length ?? 0) > 3) throw new Refused('UNPROCESSABLE', 422, 'No more than 3 actions are allowed.');
  for (const action of input.actions ?? []) {
    if (action.label.length > 20 || action.description.length > 40 || action.identifier.length > 20) {
      throw new Refused('UNPROCESSABLE', 422, 'Actions: label 20, description 40, identifier 20 characters at most.');
    }
  }
  const status = input.status?.toLowerCase() ?? (input.conclusion === undefined ? run.status : 'completed');
  if (status === 'completed' && input.conclusion === undefined && run.conclusion === null) {
    throw new Refused('UNPROCESSABLE', 422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.');
  }
  run.status = status;
  run.conclusion = status === 'completed' ? (input.conclusion?.toLowerCase() ?? run.conclusion) : null;
  run.completedAt = status === 'completed' ? at : null;
  run.name = input.name ?? run.name;
  run.externalId = input.externalId ?? run.externalId;
  run.detailsUrl = input.detailsUrl ?? run.detailsUrl;
  run.actions = input.actions ?? run.actions;
  if (output !== undefined) {
    run.output = { title: output.title ?? null, summary: output.summary ?? null, text: output.text ?? null };
    run.annotations.push(...(output.annotations ?? []));
  }
  run.suite.updatedAt = at;
}

export function tellRun(
  world: World,
  run: CheckRun,
  by: Doer,
  action: string,
  rest: Readonly<Record<string, unknown>> = {},
): void {
  const { suite } = run;
  world.emit({
    event: 'check_run',
    action,
    repository: suite.repository,
    sender: by,
    // Somebody pressed one of the buttons: only the App whose run it is hears of it.
    ...(action === 'requested_action' || action === 'rerequested' ? { onlyFor: suite.app } : {}),
    payload: {
      check_run: {
        ...runShape(world, run),
        external_id: run.externalId ?? '',
        check_suite: suiteShape(world, suite),
      },
      ...rest,
    },
  });
}

export async function setStatus(
  world: World,
  repository: Repository,
  by: Doer,
  oid: string,
  context: string,
  state: StatusContext['state'],
): Promise<StatusContext> {
  const commit = await repository.git.readCommit(oid);
  if (commit === null) throw new Refused('UNPROCESSABLE', 422, `No commit found for SHA: ${oid}`);
  const status = make<StatusContext>(world, 'StatusContext', {
    repository,
    oid,
    context,
    state,
    description: null,
    targetUrl: null,
    creator: by.account,
    createdAt: world.clock.tick(),
  });
  repository.statuses.push(status);
  world.emit({
    event: 'status',
    action: null,
    repository,
    sender: by,
    payload: { ...toldStatusShape(world, status), commit: commitShape(world, repository, commit), branches: [] },
  });
  return status;
}

/** The newest run of each name and App on a commit. */
export function latestRuns(repository: Repository, oid: string): CheckRun[] {
  const latest = new Map<string, CheckRun>();
  for (const suite of repository.suites) {
    if (suite.headOid !== oid) continue;
    for (const run of suite.runs) latest.set(`${suite.app.id} ${run.name}`, run);
  }
  return [...latest.values()];
}

/** The newest status of each context on a commit. */
export function latestStatuses(repository: Repository, oid: string): StatusContext[] {
  const latest = new Map<string, StatusContext>();
  for (const status of repository.statuses) if (status.oid === oid) latest.set(status.context, status);
  return [...latest.values()];
}

export type Rollup = 'SUCCESS' | 'FAILURE' | 'PENDING' | 'ERROR';

/** All checks of a commit in one word, null when there are none. */
export function rollup(repository: Repository, oid: string): Rollup | null {
  const runs = latestRuns(repository, oid).map((run): Rollup => {
    if (run.status !== 'completed') return 'PENDING';
    return ['success', 'neutral', 'skipped'].includes(run.conclusion ?? '') ? 'SUCCESS' : 'FAILURE';
  });
  const statuses = latestStatuses(repository, oid).map(
    (status): Rollup =>
      ({ success: 'SUCCESS', pending: 'PENDING', error: 'ERROR', failure: 'FAILURE' } as const)[status.state],
  );
  const all = [...runs, ...statuses];
  if (all.length === 0) return null;
  return (['FAILURE', 'ERROR', 'PENDING'] as const).find((each) => all.includes(each)) ?? 'SUCCESS';
}
