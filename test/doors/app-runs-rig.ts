import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Actor } from '../../src/core/entry.ts';
import type { RunCommand } from '../../src/core/run/commands.ts';
import { runDecider, runFiles, runFolder } from '../../src/core/run/decider.ts';
import type { RunState } from '../../src/core/run/state.ts';
import { readRunState } from '../../src/files/run.ts';
import { openGitHome } from '../../src/git/home.ts';
import { openRunHome } from '../../src/git/runs/home.ts';
import { verify, type Verdict } from '../../src/git/verify.ts';
import { handle } from '../../src/handle.ts';
import { sha256 } from '../../src/record.ts';
import { shipped } from '../homes/git-rig.ts';
import { temporaryFolder } from '../fixtures/repository.ts';
import type { GitHubRig } from './app-github.ts';

/** The id of the run of these tests. */
export const run = 'release-7';

/** A pipeline whose second step somebody has to approve. */
const pipeline = `name: release
coordinator: lead
steps:
  - id: plan
    run: echo plan
    effects: none
    output: plan
  - id: review
    run: echo review
    effects: none
    depends_on: [plan]
    output: notes
    requires_approval: true
  - id: tell
    run: echo told
    effects: none
    depends_on: [review]
`;

const policy = `version: 1
assurance: asserted
roles:
  lead: { logins: [bob], emails: [ann@example.com] }
`;

export const releaseFiles = {
  '.github/countersign.yml': policy,
  '.github/countersign/pipelines/release.yml': pipeline,
};

/** A clone of the repository of the sandbox in which Ann works, and a run there whose record is on GitHub. */
export interface RunsRig {
  /** Gives commands in the clone, and pushes the record. */
  readonly push: (...commands: readonly RunCommand[]) => Promise<void>;
  /** The same, and lets everything happen that this leads to. */
  readonly ask: (...commands: readonly RunCommand[]) => Promise<void>;
  /** The state as it lies on GitHub. */
  readonly state: () => Promise<RunState>;
  /** What is proven of the record as it lies on GitHub, in the clone. */
  readonly verdict: () => Promise<Verdict>;
  /** What the App's comments about runs say in an issue. */
  readonly comments: (issue: number) => readonly string[];
  readonly close: () => void;
}

const ann: Actor = { id: 'ann@example.com', login: 'ann', kind: 'person', assurance: 'asserted' };

export async function openRuns(github: GitHubRig): Promise<RunsRig> {
  const { sandbox, repository } = github;
  const folder = temporaryFolder();
  const git = async (...args: readonly string[]): Promise<void> => {
    await promisify(execFile)('git', args, { cwd: folder });
  };
  const address = sandbox.url.replace('http://', `http://x-access-token:${sandbox.tokenFor({ user: 'ann' })}@`);
  await git('clone', '--quiet', `${address}/acme/portal.git`, '.');
  for (const [name = '', value = ''] of [
    ['user.name', 'ann'],
    ['user.email', 'ann@example.com'],
    ['maintenance.auto', 'false'],
    // Where the sandbox stands for it.
    ['remote.github.url', 'https://github.com/acme/portal.git'],
  ])
    await git('config', name, value);
  const clock = {
    now: () => new Date(sandbox.clock.now()).toISOString(),
    sleep: () => Promise.resolve(),
    random: () => 0,
  };
  let asked = 0;

  async function push(...commands: readonly RunCommand[]): Promise<void> {
    if ((await repository.head('countersign')) !== null)
      await git('fetch', '--quiet', 'origin', '+countersign:countersign');
    const home = await openRunHome({ cwd: folder, shipped, pipeline: 'release', userHome: null });
    try {
      for (const command of commands) {
        const envelope = { source: `test:${(asked += 1)}`, actor: ann, command };
        const { answer } = await handle({ home, decider: runDecider, clock }, run, envelope);
        if (answer.is !== 'done') throw new Error(JSON.stringify(answer));
      }
    } finally {
      await home.close();
    }
    await git('push', '--quiet', 'origin', 'countersign');
  }

  return {
    push,
    async ask(...commands) {
      await push(...commands);
      await github.settled();
    },
    async state() {
      const path = `${runFolder(run)}/${runFiles.state}`;
      const read = readRunState(await repository.git('show', `countersign:${path}`), path);
      if (!read.ok) throw new Error(read.findings.map(({ message }) => message).join('\n'));
      return read.state;
    },
    async verdict() {
      await git('fetch', '--quiet', 'origin', '+countersign:countersign');
      const projects = await openGitHome({ cwd: folder, shipped });
      try {
        return await verify(projects, null, () => undefined, { isDeep: true });
      } finally {
        await projects.close();
      }
    },
    comments: (issue) =>
      repository
        .comments(issue)
        .flatMap(({ body, author }) =>
          author?.login === 'countersign' && body.includes('<!-- countersign:run ') ? [body] : [],
        ),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What a step put out, and that it is done; the next is taken in the same entry. */
export function submit(step: string, text = `${step} is done`): RunCommand {
  const output = { bytes: Buffer.byteLength(text), sha256: sha256(text), text };
  const take = { by: 'here', limit: 1 };
  return {
    submit: { step, job: 'step', attempt: 1, outcome: { is: 'done' }, output, executor: 'shell', took: 7, take },
  };
}

export function started(issue: number, task = 'Release it'): RunCommand {
  return { start: { run_id: run, task, door: 'cli', issue } };
}

export const take: RunCommand = { take: { by: 'here', limit: 1 } };
