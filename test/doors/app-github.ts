import type { Logger } from 'pino';
import { redeliverFailed } from '../../src/doors/app/deliveries.ts';
import { makeLog } from '../../src/doors/app/log.ts';
import { webhookPath } from '../../src/doors/app/ingress.ts';
import { startApp, type App } from '../../src/doors/app/server.ts';
import { workOf } from '../../src/doors/app/work.ts';
import { readState } from '../../src/files.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { projectFolder } from '../../src/core/project/decider.ts';
import { openSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import type { SandboxRepository } from '../sandbox/repository.ts';

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

/** A GitHub with one repository in which the App is installed, and the App. */
export interface GitHubRig {
  readonly sandbox: Sandbox;
  readonly repository: SandboxRepository;
  readonly app: AppOnSandbox;
  /** What the App logged, by line. */
  readonly logged: readonly string[];
  /** Until every webhook has arrived and everything it asks for is done. */
  readonly settled: () => Promise<void>;
  /** The state of a project as it lies on the state branch; null before it has begun. */
  readonly state: (id: string) => Promise<ProjectState | null>;
  /** What the App's comment on an issue says; empty before it says anything. */
  readonly status: (number: number) => string;
  /** Stops the App; what is delivered meanwhile is lost. */
  readonly down: () => Promise<void>;
  /** Starts another App in its place, which remembers nothing. */
  readonly up: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where an App takes webhooks. */
export function hookOf(app: App): string {
  return `http://127.0.0.1:${app.port}${webhookPath}`;
}

/** Until the sweep with which an App starts has found all there is to look at. */
async function swept({ port }: App): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    if (answer.ok) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}

/** An issue that has become a release whose change waits for review. */
export async function inReview(rig: GitHubRig): Promise<{ readonly issue: number; readonly pull: number }> {
  const ann = rig.repository.as('ann');
  const { number: issue } = await ann.openIssue({ title: 'Portal 2.0', body: 'A new login page.' });
  await ann.comment(issue, '/start software_release');
  await rig.settled();
  await ann.comment(issue, '/advance implementation');
  await ann.comment(issue, '/advance review');
  await rig.settled();
  await ann.push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 1;\n' }, { message: 'Login page' });
  const { number: pull } = await ann.openPull({ title: 'Login page', head: `project/${issue}/login` });
  await rig.settled();
  return { issue, pull };
}

export async function openGitHub(
  options: { readonly files?: Readonly<Record<string, string>>; readonly latencyMilliseconds?: number } = {},
): Promise<GitHubRig> {
  const { latencyMilliseconds } = options;
  const sandbox = await openSandbox(latencyMilliseconds === undefined ? {} : { latencyMilliseconds });
  for (const login of ['ann', 'bob', 'carol', 'dora', 'eve', 'root']) sandbox.user(login);
  sandbox.organization('acme');
  const repository = await sandbox.repository('acme/portal', {
    files: { 'README.md': '# Portal\n', '.github/countersign.yml': policy, ...options.files },
    permissions: { ann: 'write', bob: 'write', carol: 'write', dora: 'maintain', root: 'admin' },
  });
  const logged: string[] = [];
  const log = makeLog({ write: (line) => void logged.push(line) });
  let app = await appOn(sandbox, log);
  await swept(app);
  sandbox.deliverTo(hookOf(app));

  async function settled(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      const before = sandbox.deliveries.length;
      await sandbox.settled();
      await app.queue.idle();
      quiet = sandbox.deliveries.length === before ? quiet + 1 : 0;
    }
  }

  return {
    sandbox,
    repository,
    get app() {
      return app;
    },
    logged,
    settled,
    async down() {
      sandbox.deliverTo(null);
      await app.close();
    },
    async up() {
      app = await appOn(sandbox, log);
      sandbox.deliverTo(hookOf(app));
      await swept(app);
      await settled();
    },
    async state(id) {
      if ((await repository.head('countersign')) === null) return null;
      const path = `${projectFolder(id)}/project_state.yaml`;
      const text = await repository.git('show', `countersign:${path}`).catch(() => null);
      const read = text === null ? null : readState(text, path);
      if (read !== null && !read.ok) throw new Error(read.findings.map(({ message }) => message).join('\n'));
      return read?.state ?? null;
    },
    status: (number) => repository.comments(number).find(({ body }) => body.includes('countersign:status'))?.body ?? '',
    async close() {
      sandbox.deliverTo(null);
      await app.close();
      await sandbox.close();
    },
  };
}

const day = 24 * 3_600_000;

/** An App whose sweeps come when a test or a story says so. */
export interface AppOnSandbox extends App {
  readonly sweepNow: () => Promise<void>;
}

/** The App on a sandbox, on a free port. */
export async function appOn(sandbox: Pick<Sandbox, 'app' | 'clock' | 'url'>, log: Logger): Promise<AppOnSandbox> {
  const clock = {
    now: () => new Date(sandbox.clock.now()).toISOString(),
    // Whoever waits makes time pass; but the day between two sweeps never does by itself.
    sleep: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        if (milliseconds >= day) return;
        sandbox.clock.advance(milliseconds);
        setImmediate(resolve);
      }),
    random: () => 0,
  };
  const { id: appId, privateKey, webhookSecret } = sandbox.app;
  const apiUrl = `${sandbox.url}/api/v3`;
  const work = workOf({ appId, privateKey, apiUrl }, clock, log);
  const app = await startApp({
    port: 0,
    secrets: [webhookSecret],
    appId,
    privateKey,
    apiUrl,
    ...work,
    sweepEveryMilliseconds: day,
    redeliver: redeliverFailed,
    clock,
    log,
  });
  return { ...app, sweepNow: () => work.sweep(app.queue.add) };
}
