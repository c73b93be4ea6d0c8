import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProbotOctokit } from 'probot';
import { githubClient, type GitHubClient } from '../../src/github/client.ts';
import { pacer } from '../../src/github/pacing.ts';
import { fixedToken } from '../../src/github/tokens.ts';
import { machineClock as clock } from '../../src/clock.ts';
import { memoryQueue } from '../../src/queue/memory.ts';
import { settle } from '../../src/settle/settle.ts';
import { newSettlingMemory, type Settling } from '../../src/settle/settling.ts';
import { leaveTheMachineOut } from '../environment.ts';
import type { SandboxRepository } from '../sandbox/repository.ts';
import { openSandbox, type Sandbox } from '../sandbox/sandbox.ts';

/**
 * The work on GitHub, as ratios against a floor measured in the same run: stages moved through our client against the
 * same through Probot's client as it comes; sixteen projects at once against one; the idle App against an empty Node.
 */
leaveTheMachineOut();
const root = join(import.meta.dirname, '../..');
const latencyMilliseconds = 50;
const policy = 'version: 1\nworkflow: software_release\nroles: {}\n';

interface Place {
  readonly sandbox: Sandbox;
  readonly repository: SandboxRepository;
}

/** A repository with so many releases that have just begun. */
async function placeWith(projects: number): Promise<Place & { readonly issues: readonly number[] }> {
  const sandbox = await openSandbox({ latencyMilliseconds, now: Date.now });
  sandbox.user('ann');
  sandbox.organization('acme');
  const repository = await sandbox.repository('acme/portal', {
    files: { 'README.md': '# Portal\n', '.github/countersign.yml': policy },
    permissions: { ann: 'write' },
  });
  const ann = repository.as('ann');
  const issues: number[] = [];
  for (let at = 0; at < projects; at += 1) {
    const { number } = await ann.openIssue({ title: `Release ${at}` });
    await ann.comment(number, '/start');
    issues.push(number);
  }
  const settling = settlingIn({ sandbox, repository }, ours(sandbox));
  for (const issue of issues) await settle(settling, issue);
  return { sandbox, repository, issues };
}

function settlingIn({ sandbox, repository }: Place, client: GitHubClient): Settling {
  return {
    client,
    repository: { owner: repository.owner, name: repository.name, id: repository.id },
    identity: { appId: sandbox.app.id },
    branch: 'countersign',
    shipped: join(root, 'workflows/lifecycles'),
    memory: newSettlingMemory(),
    clock,
  };
}

function ours(sandbox: Sandbox): GitHubClient {
  const tokens = fixedToken(sandbox.tokenFor({ installation: 'acme' }));
  return githubClient({ baseUrl: `${sandbox.url}/api/v3`, tokens, clock, pacer: pacer({ clock }) });
}

/** The same requests through Probot's client with the throttle it comes with. */
function probots(sandbox: Sandbox): GitHubClient {
  const octokit = new ProbotOctokit({
    auth: { token: sandbox.tokenFor({ installation: 'acme' }) },
    baseUrl: `${sandbox.url}/api/v3`,
  });
  return {
    graphql: async (query, variables) => {
      const answer: { readonly data: unknown } = await octokit.request('POST /graphql', {
        baseUrl: `${sandbox.url}/api`,
        query,
        variables,
      });
      const { data, errors } = answer.data as { readonly data: never; readonly errors?: readonly [] };
      return { data, faults: errors ?? [] };
    },
    rest: async (route, parameters) => {
      const answer: { readonly status: number; readonly data: unknown } = await octokit.request(route, parameters);
      return { status: answer.status, data: answer.data, headers: {} };
    },
  };
}

/** Milliseconds that one transition of each of these projects takes, one after another. */
async function transitions(
  place: Place & { readonly issues: readonly number[] },
  client: GitHubClient,
): Promise<number> {
  const ann = place.repository.as('ann');
  for (const issue of place.issues) await ann.comment(issue, '/advance');
  const settling = settlingIn(place, client);
  const from = performance.now();
  for (const issue of place.issues) await settle(settling, issue);
  return performance.now() - from;
}

/** Milliseconds until projects of one repository that all have something to be done are settled, as the App does it. */
async function atOnce(projects: number): Promise<number> {
  const place = await placeWith(projects);
  const ann = place.repository.as('ann');
  for (const issue of place.issues) await ann.comment(issue, '/advance');
  const settling = settlingIn(place, ours(place.sandbox));
  const queue = memoryQueue({
    work: async (key) => void (await settle(settling, Number(key))),
    group: () => 'acme/portal',
    atOnce: 16,
    failed: (_key, error) => {
      throw error;
    },
    clock,
  });
  const from = performance.now();
  for (const issue of place.issues) await queue.add(String(issue));
  await queue.idle();
  const took = performance.now() - from;
  await place.sandbox.close();
  return took;
}

/** Resident memory of a process once it is ready, in bytes. */
async function memoryOf(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  ready: () => Promise<boolean>,
): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'ignore' });
  try {
    while (!(await ready())) await clock.sleep(50);
    await clock.sleep(1000);
    const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0) * 1024;
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => {
      child.once('exit', resolve);
    });
  }
}

async function idleApp(): Promise<{ readonly app: number; readonly node: number }> {
  const { sandbox } = await placeWith(1);
  const port = 20_000 + (process.pid % 20_000);
  const env = {
    APP_ID: String(sandbox.app.id),
    PRIVATE_KEY: sandbox.app.privateKey,
    WEBHOOK_SECRET: sandbox.app.webhookSecret,
    PORT: String(port),
    GHE_HOST: new URL(sandbox.url).host,
    GHE_PROTOCOL: 'http',
  };
  const isReady = async (): Promise<boolean> => {
    try {
      return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
    } catch {
      return false;
    }
  };
  const app = await memoryOf(['src/doors/app/start.ts'], env, isReady);
  const node = await memoryOf(['-e', 'setInterval(() => {}, 1000)'], {}, () => Promise.resolve(true));
  await sandbox.close();
  return { app, node };
}

function told(what: string, value: string, bar: string, holds: boolean): void {
  console.log(`${holds ? 'holds ' : 'MISSED'} ${what}: ${value}  (bar ${bar})`);
}

process.stderr.write('twenty transitions through our client … ');
const mine = await placeWith(20);
const paced = await transitions(mine, ours(mine.sandbox));
await mine.sandbox.close();
process.stderr.write("through Probot's, which takes more than a minute … ");
const theirs = await placeWith(20);
const throttled = await transitions(theirs, probots(theirs.sandbox));
await theirs.sandbox.close();
process.stderr.write('sixteen projects at once … ');
const one = await atOnce(1);
const sixteen = await atOnce(16);
process.stderr.write('the idle App\n\n');
const memory = await idleApp();
told(
  `20 transitions with ${latencyMilliseconds} ms latency, Probot's client against ours`,
  `${(throttled / 1000).toFixed(1)} s / ${(paced / 1000).toFixed(1)} s = ${(throttled / paced).toFixed(1)}`,
  '≥ 5',
  throttled / paced >= 5,
);
told(
  '16 projects of one repository at once, against one',
  `${(sixteen / 1000).toFixed(1)} s / ${(one / 1000).toFixed(1)} s = ${(sixteen / one).toFixed(1)}`,
  '≤ 20, about as one after another',
  sixteen / one <= 20,
);
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
console.log(`       the idle App, against an empty Node: ${megabytes(memory.app)} MB / ${megabytes(memory.node)} MB`);
