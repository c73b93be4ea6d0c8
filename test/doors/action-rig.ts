import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { buildAction } from '../../scripts/build-action.ts';
import { readState } from '../../src/files.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { projectFolder } from '../../src/core/project/decider.ts';
import { temporaryFolder } from '../fixtures/repository.ts';
import type { RequestNote } from '../sandbox/faults.ts';
import type { Permissions } from '../sandbox/model.ts';
import type { SandboxRepository } from '../sandbox/repository.ts';
import { openSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import type { Delivery } from '../sandbox/webhooks.ts';

const root = join(import.meta.dirname, '../..');

/** Roles of the release lifecycle held by people of the sandbox. */
const policy = `version: 1
workflow: software_release
roles:
  product_owner: { logins: [ann] }
  developer: { permission: write }
  code_reviewer: { logins: [bob, carol] }
  ci_owner: { logins: [carol] }
  tester: { logins: [bob] }
  release_owner: { logins: [dora] }
  security_reviewer: { logins: [carol] }
overriders: [admin]
`;

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

interface Workflow {
  readonly on: Readonly<Record<string, { readonly types?: readonly string[] } | null>> & {
    readonly schedule: readonly { readonly cron: string }[];
  };
  readonly permissions: object;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly name: string;
  readonly if: string;
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly 'timeout-minutes': number;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

export const actionFile = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as ActionFile;
export const workflowText = readFileSync(join(root, 'docs/countersign-workflow.yml'), 'utf8');
export const workflow = parse(workflowText) as Workflow;
export const job = Object.values(workflow.jobs)[0]!;

/** The program of the action as it is in its sources. */
export const source = join(root, 'src/doors/action/start.ts');

let built: Promise<string> | null = null;

/** The program of the action as it is released, made once for all tests of a process. */
export function bundle(): Promise<string> {
  built ??= (async () => {
    const folder = temporaryFolder();
    process.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    await buildAction(folder);
    return join(folder, 'index.cjs');
  })();
  return built;
}

/** What starts a run: an event as GitHub names it, with its payload. */
export interface Event {
  readonly name: string;
  readonly payload: object;
  readonly actor?: string;
}

export interface Settings {
  /** Inputs that the workflow gives; the runner adds the defaults. */
  readonly with?: Readonly<Record<string, string>>;
  /** What the token may do: by default what the workflow asks for. */
  readonly permissions?: Permissions;
  /** By default the released one. */
  readonly program?: string;
  /** Changes to what the runner sets; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** What one run did. */
export interface Ran {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly requests: readonly RequestNote[];
}

/** A GitHub with one repository in which the workflow is, and nobody who runs it yet. */
export interface ActionRig {
  readonly sandbox: Sandbox;
  readonly repository: SandboxRepository;
  readonly run: (event: Event, settings?: Settings) => Promise<Ran>;
  /** What happened since it was asked for last and the workflow listens to, oldest first. */
  readonly events: () => readonly Event[];
  /** Runs the action for all of that, one after another. */
  readonly runAll: (settings?: Settings) => Promise<readonly Ran[]>;
  /** The state of a project as it lies on the state branch; null before it has begun. */
  readonly state: (id: string, branch?: string) => Promise<ProjectState | null>;
  /** What the comment of the action on an issue says; empty before it says anything. */
  readonly status: (number: number) => string;
  readonly close: () => Promise<void>;
}

export async function openAction(
  options: {
    readonly files?: Readonly<Record<string, string>>;
    /** A repository that is there already, on a sandbox that somebody else closes. */
    readonly on?: Pick<ActionRig, 'sandbox' | 'repository'>;
  } = {},
): Promise<ActionRig> {
  const { sandbox, repository } = options.on ?? (await newSite(options.files));
  const folder = temporaryFolder();
  let runs = 0;
  let heard = sandbox.deliveries.length;

  async function run(event: Event, settings: Settings = {}): Promise<Ran> {
    runs += 1;
    const home = join(folder, String(runs));
    const workspace = join(home, 'workspace');
    mkdirSync(workspace, { recursive: true });
    const files = { event: join(home, 'event.json'), output: join(home, 'output'), summary: join(home, 'summary.md') };
    writeFileSync(files.event, JSON.stringify(event.payload));
    for (const path of [files.output, files.summary]) writeFileSync(path, '');
    const permissions = settings.permissions ?? permissionsOfToken(job.permissions);
    const token = sandbox.tokenFor({ actions: `${repository.owner}/${repository.name}`, permissions });
    const environment = {
      ...documented(sandbox, repository, event, files, runs),
      ...inputsOf(settings.with ?? {}, token),
      ...settings.environment,
    };
    const before = sandbox.requests.length;
    const now = new Date(sandbox.clock.now()).toISOString();
    const program = settings.program ?? (await bundle());
    const child = spawn(process.execPath, ['--import', clockAt(now), program], {
      cwd: workspace,
      env: Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined)),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => {
      child.once('close', resolve);
    });
    const [code, out, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    const log = `${out}${errors}`;
    if (log.includes(token)) throw new Error('the token is in the log');
    return {
      code,
      log,
      outputs: outputsIn(readFileSync(files.output, 'utf8')),
      summary: readFileSync(files.summary, 'utf8'),
      requests: sandbox.requests.slice(before),
    };
  }

  function events(): readonly Event[] {
    const deliveries = sandbox.deliveries.slice(heard);
    heard = sandbox.deliveries.length;
    return deliveries.flatMap((delivery) => startedBy(delivery) ?? []);
  }

  return {
    sandbox,
    repository,
    run,
    events,
    async runAll(settings) {
      const all: Ran[] = [];
      for (const event of events()) all.push(await run(event, settings));
      return all;
    },
    async state(id, branch = 'countersign') {
      if ((await repository.head(branch)) === null) return null;
      const path = `${projectFolder(id)}/project_state.yaml`;
      const found = await repository.git('show', `${branch}:${path}`).catch(() => null);
      const read = found === null ? null : readState(found, path);
      if (read !== null && !read.ok) throw new Error(read.findings.map(({ message }) => message).join('\n'));
      return read?.state ?? null;
    },
    status: (number) => repository.comments(number).find(({ body }) => body.includes('countersign:status'))?.body ?? '',
    async close() {
      rmSync(folder, { recursive: true, force: true });
      if (options.on === undefined) await sandbox.close();
    },
  };
}

async function newSite(
  files: Readonly<Record<string, string>> | undefined,
): Promise<Pick<ActionRig, 'sandbox' | 'repository'>> {
  const sandbox = await openSandbox();
  for (const login of ['ann', 'bob', 'carol', 'dora', 'eve', 'root']) sandbox.user(login);
  sandbox.organization('acme');
  const repository = await sandbox.repository('acme/portal', {
    files: { 'README.md': '# Portal\n', '.github/countersign.yml': policy, ...files },
    permissions: { ann: 'write', bob: 'write', carol: 'write', dora: 'maintain', root: 'admin' },
  });
  return { sandbox, repository };
}

/** The environment that docs.github.com lists for a step, and nothing of this machine. */
function documented(
  { url }: Sandbox,
  { id, owner, name }: SandboxRepository,
  event: Event,
  files: { readonly event: string; readonly output: string; readonly summary: string },
  runs: number,
): Readonly<Record<string, string>> {
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: event.actor ?? senderOf(event.payload),
    GITHUB_API_URL: `${url}/api/v3`,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_GRAPHQL_URL: `${url}/api/graphql`,
    GITHUB_JOB: 'settle',
    GITHUB_OUTPUT: files.output,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: `${owner}/${name}`,
    GITHUB_REPOSITORY_ID: String(id),
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: String(7_000_000 + runs),
    GITHUB_RUN_NUMBER: String(runs),
    GITHUB_SERVER_URL: url,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_WORKFLOW: 'Countersign',
    RUNNER_ARCH: 'X64',
    RUNNER_OS: 'Linux',
  };
}

function senderOf(payload: object): string {
  const { sender } = payload as { readonly sender?: { readonly login?: string } };
  return sender?.login ?? 'octocat';
}

/** Inputs as the runner hands them over: all of action.yml, by their defaults where the workflow gives none. */
function inputsOf(given: Readonly<Record<string, string>>, token: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(actionFile.inputs).map(([name, input]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      given[name] ?? input.default.replace('${{ github.token }}', token),
    ]),
  );
}

/** `permissions:` of a job as permissions of a token. */
export function permissionsOfToken(of: Readonly<Record<string, 'read' | 'write'>>): Permissions {
  return Object.fromEntries(Object.entries(of).map(([name, access]) => [name.replaceAll('-', '_'), access]));
}

/** Outputs as the runner reads them: `name<<end`, lines, `end`. */
function outputsIn(file: string): Readonly<Record<string, string>> {
  const found = file.matchAll(/^(?<name>[\w-]+)<<(?<end>\S+)\n(?<value>[^]*?)\n\k<end>\n/gmu);
  return Object.fromEntries([...found].map(({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']));
}

/** Stops the clock of a process at a moment of the sandbox, so that what it writes is the same every time. */
function clockAt(now: string): string {
  return `data:text/javascript,${encodeURIComponent(`
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) { super(...(given.length === 0 ? [${JSON.stringify(now)}] : given)); }
      static now() { return ${Date.parse(now)}; }
    };`)}`;
}

/** What a delivery of a webhook is to the workflow; null when it does not listen to it, or GitHub would start nothing. */
function startedBy({ event, action, payload, startsWorkflows }: Delivery): Event | null {
  const name = event === 'pull_request' ? 'pull_request_target' : event;
  const on = workflow.on[name];
  if (!startsWorkflows || on === undefined || (on?.types !== undefined && !on.types.includes(action ?? '')))
    return null;
  const { installation: _installation, ...rest } = payload;
  return evaluated(job.if, { event: rest, run_id: '1' }) === true ? { name, payload: rest } : null;
}

/** An expression of a workflow, of which only what ours use is known: `github.…`, strings, comparison, `&&`, `||` and four functions. */
export function evaluated(expression: string, github: object): unknown {
  const script = expression
    .replaceAll(/\bgithub(?:\.\w+)+/gu, (path) => `at('${path}')`)
    // In strings of expressions a backslash is a backslash.
    .replaceAll('\\', String.raw`\\`);
  return runInNewContext(script, {
    at: (path: string) =>
      path
        .split('.')
        .slice(1)
        .reduce<unknown>((here, key) => (here as Record<string, unknown> | null | undefined)?.[key] ?? null, github),
    startsWith: (one: unknown, other: string) => textIn(one).startsWith(other.toLowerCase()),
    contains: (one: unknown, other: string) => textIn(one).includes(other.toLowerCase()),
    fromJSON: (json: string): unknown => JSON.parse(json),
    format: (pattern: string, ...values: readonly string[]) =>
      pattern.replaceAll(/\{(\d)\}/gu, (_, index: string) => values[Number(index)] ?? ''),
  });
}

/** Compared without regard to case, as GitHub does. */
function textIn(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

/** The last event that starts a run; those before it are dropped. */
export function last(rig: ActionRig): Event {
  const event = rig.events().at(-1);
  if (event === undefined) throw new Error('nothing started a run');
  return event;
}

/** A run that GitHub starts by itself, or somebody by hand. */
export function startedAlone(name: 'schedule' | 'workflow_dispatch', { model }: SandboxRepository): Event {
  return {
    name,
    payload: {
      ...(name === 'schedule' ? { schedule: '13,43 * * * *' } : { inputs: null, ref: 'refs/heads/main' }),
      repository: { id: model.databaseId, full_name: 'acme/portal', default_branch: model.defaultBranch },
      sender: { login: 'root' },
    },
  };
}
