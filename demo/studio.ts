import { setTimeout as wait } from 'node:timers/promises';
import { makeLog } from '../src/doors/app/log.ts';
import type { App } from '../src/doors/app/server.ts';
import { appOn, hookOf } from '../test/doors/app-github.ts';
import { latestRuns } from '../test/sandbox/acts/checks.ts';
import type { CheckRun } from '../test/sandbox/model.ts';
import type { SandboxRepository } from '../test/sandbox/repository.ts';
import { openSandbox, type Sandbox } from '../test/sandbox/sandbox.ts';

export interface StudioOptions {
  /** Where the pages are served; 0 for any free port. */
  readonly port: number;
  readonly owner: string;
  readonly name: string;
  readonly people: Parameters<Sandbox['organization']>[1];
  readonly permissions: NonNullable<Parameters<Sandbox['repository']>[1]>['permissions'];
  readonly files: Readonly<Record<string, string>>;
}

/** A GitHub on this machine with one repository whose default branch asks for our check, and the App at work there. */
export interface Studio {
  readonly sandbox: Sandbox;
  readonly repository: SandboxRepository;
  /** The address of a page of the repository: `issues/1`, `pull/2`; of the repository itself when left out. */
  readonly address: (path?: string) => string;
  /** Until every webhook has arrived and everything it asks for is done. */
  readonly settled: () => Promise<void>;
  /** Time passes, so many milliseconds of it, and a sweep comes by. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** The App's comment on an issue; empty before there is one. */
  readonly status: (issue: number) => string;
  /** The App's check on the head of a pull request. */
  readonly check: (pull: number) => CheckRun | null;
  /** Subjects of the commits that the record gained since this was asked the last time, oldest first. */
  readonly news: () => Promise<readonly string[]>;
  /** What went wrong behind the scenes: a story that is told well has nothing here. */
  readonly troubles: () => readonly string[];
  readonly close: () => Promise<void>;
}

export const checkName = 'countersign';
export const stateBranch = 'countersign';

export async function openStudio(options: StudioOptions): Promise<Studio> {
  const { port, owner, name, people, permissions, files } = options;
  const sandbox = await openSandbox({ port });
  sandbox.organization(owner, people);
  const repository = await sandbox.repository(`${owner}/${name}`, {
    files,
    ...(permissions === undefined ? {} : { permissions }),
  });
  repository.protect('main', { requiredCheck: { name: checkName, appId: sandbox.app.id } });
  const logged: string[] = [];
  const app = await appOn(sandbox, makeLog({ write: (line) => void logged.push(line) }));
  await ready(app);
  sandbox.deliverTo(hookOf(app));
  let told: string | null = null;

  async function settled(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      const before = sandbox.deliveries.length;
      await sandbox.settled();
      await app.queue.idle();
      quiet = sandbox.deliveries.length === before ? quiet + 1 : 0;
    }
  }

  await settled();
  return {
    sandbox,
    repository,
    address: (path = '') => `${sandbox.url}/${owner}/${name}${path === '' ? '' : `/${path}`}`,
    settled,
    async pass(milliseconds) {
      sandbox.clock.advance(milliseconds);
      await app.sweepNow();
      await settled();
    },
    status: (issue) => repository.comments(issue).find(({ body }) => body.includes('countersign:status'))?.body ?? '',
    check: (pull) =>
      latestRuns(repository.model, repository.pull(pull).headRefOid).find((run) => run.name === checkName) ?? null,
    async news() {
      const head = await repository.head(stateBranch);
      if (head === null || head === told) return [];
      const range = told === null ? head : `${told}..${head}`;
      told = head;
      return (await repository.git('log', '--reverse', '--format=%s', range)).split('\n');
    },
    troubles: () => [...sandbox.gaps, ...logged.filter((line) => /"level":"(?:warn|error|fatal)"/u.test(line))],
    async close() {
      sandbox.deliverTo(null);
      await app.close();
      await sandbox.close();
    },
  };
}

/** Until the sweep with which an App starts has found all there is to look at. */
async function ready({ port }: App): Promise<void> {
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`)).ok) await wait(10);
}
