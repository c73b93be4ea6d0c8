import { createRun, latestRuns, type RunInput, setStatus, updateRun } from '../acts/checks.ts';
import { type CheckRun, Refused, type Repository, type StatusContext } from '../model.ts';
import { type Call, doer, ok, optionalText, paged, repositoryOf, type Route, textOf } from './router.ts';
import { runShape, statusShape } from './shapes.ts';

type RestOutput = {
  readonly title?: string | null;
  readonly summary?: string | null;
  readonly text?: string | null;
  readonly annotations?: readonly {
    readonly path: string;
    readonly start_line: number;
    readonly end_line: number;
    readonly annotation_level: string;
    readonly message: string;
    readonly title?: string | null;
  }[];
};

function inputOf(call: Call): RunInput {
  const names = {
    name: 'name',
    status: 'status',
    conclusion: 'conclusion',
    external_id: 'externalId',
    details_url: 'detailsUrl',
  };
  const given = Object.fromEntries(
    Object.entries(names).flatMap(([field, name]) => {
      const value = optionalText(call, field);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const output = call.body['output'] as RestOutput | undefined;
  const actions = call.body['actions'] as CheckRun['actions'] | undefined;
  return {
    ...given,
    ...(actions === undefined ? {} : { actions }),
    ...(output === undefined
      ? {}
      : {
          output: {
            title: output.title ?? null,
            summary: output.summary ?? null,
            text: output.text ?? null,
            annotations: (output.annotations ?? []).map((each) => ({
              path: each.path,
              startLine: each.start_line,
              endLine: each.end_line,
              level: each.annotation_level,
              message: each.message,
              title: each.title ?? null,
            })),
          },
        }),
  };
}

function runOf(repository: Repository, call: Call): CheckRun {
  const found = repository.suites
    .flatMap(({ runs }) => runs)
    .find(({ databaseId }) => databaseId === Number(call.params['check_run_id']));
  if (found === undefined) throw new Refused('NOT_FOUND', 404, 'Not Found');
  return found;
}

export const checkRoutes: readonly Route[] = [
  {
    id: 'checks/create',
    method: 'POST',
    path: '/repos/{owner}/{repo}/check-runs',
    needs: 'checks:write',
    run: async (call) =>
      ok(
        runShape(
          call.world,
          await createRun(call.world, repositoryOf(call), doer(call), textOf(call, 'head_sha'), inputOf(call)),
        ),
        201,
      ),
  },
  {
    id: 'checks/get',
    method: 'GET',
    path: '/repos/{owner}/{repo}/check-runs/{check_run_id}',
    needs: 'checks:read',
    run: (call) => ok(runShape(call.world, runOf(repositoryOf(call), call))),
  },
  {
    id: 'checks/update',
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/check-runs/{check_run_id}',
    needs: 'checks:write',
    run(call) {
      const found = runOf(repositoryOf(call), call);
      updateRun(call.world, found, doer(call), inputOf(call));
      return ok(runShape(call.world, found));
    },
  },
  {
    id: 'checks/list-for-ref',
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/check-runs',
    needs: 'checks:read',
    async run(call) {
      const repository = repositoryOf(call);
      const ref = call.params['ref'] ?? '';
      const oid = (await repository.git.tip(`refs/heads/${ref}`)) ?? (await repository.git.tip(ref));
      if (oid === null) throw new Refused('UNPROCESSABLE', 422, `No commit found for SHA: ${ref}`);
      const all =
        call.query.get('filter') === 'all'
          ? repository.suites.filter(({ headOid }) => headOid === oid).flatMap(({ runs }) => runs)
          : latestRuns(repository, oid);
      const name = call.query.get('check_name');
      const app = call.query.get('app_id');
      const found = all.filter(
        (run) => (name === null || run.name === name) && (app === null || run.suite.app.id === Number(app)),
      );
      const path = `/repos/${call.params['owner'] ?? ''}/${call.params['repo'] ?? ''}/commits/${ref}/check-runs`;
      return paged(
        call,
        path,
        found.map((run) => runShape(call.world, run)),
        (page) => ({ total_count: found.length, check_runs: page }),
      );
    },
  },
  {
    id: 'repos/create-commit-status',
    method: 'POST',
    path: '/repos/{owner}/{repo}/statuses/{sha}',
    needs: 'statuses:write',
    async run(call) {
      const state = textOf(call, 'state') as StatusContext['state'];
      const context = optionalText(call, 'context') ?? 'default';
      return ok(
        statusShape(
          call.world,
          await setStatus(call.world, repositoryOf(call), doer(call), call.params['sha'] ?? '', context, state),
        ),
        201,
      );
    },
  },
];
