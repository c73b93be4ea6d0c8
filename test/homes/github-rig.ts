import { execFileSync } from 'node:child_process';
import { githubClient, type GitHubClient } from '../../src/github/client.ts';
import { githubHome, type GitHubHome, type GitHubHomeOptions } from '../../src/github/home.ts';
import { pacer } from '../../src/github/pacing.ts';
import { installationTokens } from '../../src/github/tokens.ts';
import { handle, type Handled } from '../../src/handle.ts';
import { readState } from '../../src/files.ts';
import type { Clock } from '../../src/ports.ts';
import type { Observed } from '../../src/core/observe.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider, projectFiles, projectFolder } from '../../src/core/project/decider.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { openSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { expectProven } from './proven.ts';
import type { SandboxRepository } from '../sandbox/repository.ts';
import { shipped, textsBelow } from './git-rig.ts';
import {
  emailOf,
  lifecycle,
  lifecyclePath,
  plainNames,
  policy,
  policyPath,
  project as sharedProject,
  testClock,
  type Files,
  type Person,
  type Rig,
} from './rig.ts';

const people: readonly Person[] = ['ann', 'bob', 'cat'];
/** The state branch. */
const branch = 'countersign';
/** High enough that no other number in a record is mistaken for it. */
const firstNumber = 4711;

/** A rig over a repository on a GitHub, with what a test may want to do to it. */
export interface GitHubRig extends Rig {
  readonly sandbox: Sandbox;
  readonly site: SandboxRepository;
  /** The number of the home issue. */
  readonly issue: number;
  /** The number of the pull request of a branch. */
  readonly pull: (branch: string) => number;
  /** A home as a process of its own opens it, that remembers nothing. */
  readonly fresh: (options?: Partial<GitHubHomeOptions>) => GitHubHome;
  /** What people did since the last look is decided at the time of GitHub, by a process that remembers that look. */
  readonly look: (options?: Partial<GitHubHomeOptions>) => Promise<HandledProject>;
  /** What the record holds of the project, which must have begun. */
  readonly state: () => ProjectState;
  /** What git says about the repository, run where it lies. */
  readonly git: (args: readonly string[], input?: string) => string;
}

export type HandledProject = Handled<ProjectState, ProjectCommand, ProjectEvent, Observed>;

/** A GitHub for all the rigs of a file; each has a repository of its own. */
export interface GitHubRigs {
  readonly sandbox: Sandbox;
  readonly makeRig: () => Promise<GitHubRig>;
  readonly close: () => Promise<void>;
}

export async function openGitHubRigs(options: Parameters<typeof openSandbox>[0] = {}): Promise<GitHubRigs> {
  const sandbox = await openSandbox(options);
  sandbox.organization('acme');
  for (const person of people) sandbox.user(person);
  let count = 0;
  return {
    sandbox,
    async makeRig() {
      count += 1;
      const site = await sandbox.repository(`acme/book-${count}`, {
        files: {
          'README.md': 'A repository\n',
          [lifecyclePath]: lifecycle,
          [policyPath]: policyOnGitHub,
        },
        permissions: { ann: 'write', bob: 'write', cat: 'write' },
      });
      site.model.lastNumber = firstNumber - 1;
      const { number } = await site.as('ann').openIssue({ title: 'An atlas' });
      return githubRig(sandbox, site, String(number));
    },
    close: () => sandbox.close(),
  };
}

/** People have logins there. */
const policyOnGitHub = policy.replaceAll(/emails: \[(\w+)@example\.com\]/gu, 'logins: [$1]');

/** The clock of the sandbox; whoever waits lets it go on. */
export function clockOf(sandbox: Sandbox): Clock {
  return {
    now: () => new Date(sandbox.clock.now()).toISOString(),
    sleep(milliseconds) {
      sandbox.clock.advance(milliseconds);
      return Promise.resolve();
    },
    random: () => 0.5,
  };
}

/** A client as the App has it: over HTTP, with the token of its installation. */
export function clientOf(
  sandbox: Sandbox,
  clock = clockOf(sandbox),
  fetch: typeof globalThis.fetch = globalThis.fetch,
): GitHubClient {
  const baseUrl = `${sandbox.url}/api/v3`;
  const { id: appId, privateKey } = sandbox.app;
  const installationId = sandbox.app.installationId('acme');
  // Tokens live by the clock of whoever gives them.
  const tokens = installationTokens({ appId, privateKey, installationId, baseUrl, clock: clockOf(sandbox) });
  return githubClient({ baseUrl, tokens, clock, pacer: pacer({ clock }), fetch });
}

function githubRig(sandbox: Sandbox, site: SandboxRepository, project: string): GitHubRig {
  /** Branch → the number of its pull request. */
  const pulls = new Map<string, number>();
  /** Branch → what its last commit changed. */
  const last = new Map<string, Files>();
  const seats = [clientOf(sandbox), clientOf(sandbox)] as const;
  const memories = [new Map(), new Map()] as const;

  function git(args: readonly string[], input = ''): string {
    return execFileSync('git', ['--git-dir', site.gitDir, ...args], { encoding: 'utf8', input });
  }

  /** The project has a number here, and paths and branches are named for it. */
  function here(name: string): string {
    return name.replaceAll(sharedProject, project);
  }

  function filesHere(files: Files): Files {
    return Object.fromEntries(Object.entries(files).map(([path, content]) => [here(path), content]));
  }

  function pull(name: string): number {
    const number = pulls.get(name);
    if (number === undefined) throw new Error(`there is no pull request of ${name}`);
    return number;
  }

  async function push(name: string, files: Files, by: Person): Promise<string> {
    last.set(name, filesHere(files));
    return site.as(by).push(here(name), filesHere(files));
  }

  function fresh(options: Partial<GitHubHomeOptions> = {}): GitHubHome {
    return githubHome({
      client: seats[0],
      repository: { owner: site.owner, name: site.name, id: site.id },
      identity: { appId: sandbox.app.id },
      branch,
      shipped,
      memory: new Map(),
      pulls: [...pulls.values()],
      ...options,
    });
  }

  return {
    sandbox,
    site,
    pull,
    fresh,
    issue: Number(project),
    look(options = {}) {
      const home = fresh({ memory: memories[0], ...options });
      return handle({ home, decider: projectDecider, clock: clockOf(sandbox) }, project);
    },
    state() {
      const path = `${projectFolder(project)}/${projectFiles.state}`;
      const read = readState(git(['show', `${branch}:${path}`]), path);
      if (!read.ok) throw new Error(read.findings[0]?.message);
      return read.state;
    },
    git,
    clock: testClock(),
    project,
    policy: policyOnGitHub,
    actor: (person) => ({
      id: sandbox.user(person).databaseId,
      login: person,
      kind: 'person',
      assurance: 'proven',
    }),
    names: () =>
      new Map([
        ...plainNames,
        [project, sharedProject],
        ...people.flatMap((person) => [
          [String(sandbox.user(person).databaseId), emailOf(person)] as const,
          [`login ${person}`, `e-mail ${emailOf(person)}`] as const,
        ]),
        ...[...pulls].map(([name, number]) => [`#${number}`, name] as const),
      ]),
    async propose(name, files, by) {
      last.set(name, filesHere(files));
      const head = await site.as(by).push(here(name), filesHere(files), { from: 'main' });
      const { number } = await site.as(by).openPull({ title: 'A change', head: here(name) });
      pulls.set(name, number);
      return head;
    },
    push,
    rewrite(name, by) {
      const from = git(['rev-parse', `refs/heads/${here(name)}^`]).trim();
      return site.as(by).push(here(name), last.get(name) ?? {}, { from, message: 'The same bytes' });
    },
    async land(name, way, by) {
      // A fast-forward is a push of the branch to the default branch, which GitHub then calls a merge.
      if (way === 'fast-forward')
        await site.as(by).forcePush('main', git(['rev-parse', `refs/heads/${here(name)}`]).trim());
      else await site.as(by).merge(pull(name), { method: way });
    },
    async commit(files, by) {
      await site.as(by).push('main', filesHere(files));
    },
    async revert(by) {
      const paths = git(['diff', '--name-only', '-z', 'main^1', 'main']).split('\0').filter(Boolean);
      const files = paths.map((path) => {
        const before = git(['ls-tree', 'main^1', '--', path]) === '' ? null : git(['show', `main^1:${path}`]);
        return [path, before] as const;
      });
      await site.as(by).push('main', Object.fromEntries(files), { message: 'Revert' });
    },
    async remove(name) {
      await site.as('ann').deleteBranch(here(name));
    },
    home: (person, seat = 0) =>
      Promise.resolve(fresh({ client: seats[seat], memory: memories[seat], askers: [person] })),
    record: () => textsBelow({ dir: site.gitDir, git: (...args) => git(args).trimEnd() }, `${projectFolder(project)}/`),
    subjects: () =>
      git(['log', '--reverse', '--format=%s', `refs/heads/${branch}`])
        .trimEnd()
        .split('\n'),
    close: () => expectProven(site.gitDir),
  };
}
