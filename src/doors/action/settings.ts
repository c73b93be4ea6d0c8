import { readFileSync } from 'node:fs';
import type { RepositoryName } from '../../github/people.ts';
import { at, type Trigger } from './event.ts';
import type { Environment, Runner } from './runner.ts';

/** What a run is told by its runner and its workflow. */
export interface Settings {
  /** `https://api.github.com`, or `https://HOST/api/v3` of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** Where people look at GitHub: `https://github.com`. */
  readonly serverUrl: string;
  /** Empty where the workflow gives a secret that GitHub keeps from this run. */
  readonly token: string;
  readonly repository: RepositoryName;
  readonly stateBranch: string;
  readonly appId: number;
  readonly trigger: Trigger;
}

/** The job cannot be done as it is set up: what is wrong, and what to do. */
export class WrongSetup extends Error {
  override readonly name = 'WrongSetup';
  readonly next: string;
  constructor(because: string, next: string) {
    super(because);
    this.next = next;
  }
}

/** Reads the environment, the inputs and the event. Throws WrongSetup. */
export function readSettings(environment: Environment, runner: Runner, now: string): Settings {
  const repository = repositoryIn(environment);
  const payload = payloadIn(environment);
  return {
    apiUrl: needed(environment, 'GITHUB_API_URL'),
    serverUrl: needed(environment, 'GITHUB_SERVER_URL'),
    token: runner.input('token'),
    repository,
    stateBranch: stateBranchOf(runner.input('state-branch'), at(payload, 'repository', 'default_branch')),
    appId: appIdOf(runner.input('app-id')),
    trigger: {
      name: needed(environment, 'GITHUB_EVENT_NAME'),
      payload,
      actor: environment['GITHUB_ACTOR'] ?? '',
      repository: repository.id,
      now,
    },
  };
}

function needed(environment: Environment, name: string): string {
  const value = environment[name] ?? '';
  if (value !== '') return value;
  throw new WrongSetup(
    `${name} is not set`,
    'This runs as a step of a GitHub Actions job; elsewhere, use the command countersign.',
  );
}

function repositoryIn(environment: Environment): RepositoryName {
  const [, owner, name] = /^([^/]+)\/([^/]+)$/u.exec(needed(environment, 'GITHUB_REPOSITORY')) ?? [];
  const id = Number(needed(environment, 'GITHUB_REPOSITORY_ID'));
  if (owner === undefined || name === undefined || !Number.isSafeInteger(id) || id < 1)
    throw new WrongSetup(
      'GITHUB_REPOSITORY and GITHUB_REPOSITORY_ID name no repository',
      'They are set by the runner: take out what sets them anew.',
    );
  return { owner, name, id };
}

function payloadIn(environment: Environment): unknown {
  const path = needed(environment, 'GITHUB_EVENT_PATH');
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new WrongSetup(
      'the file that GITHUB_EVENT_PATH names cannot be read as JSON',
      'It is written by the runner: take out what changes or removes it before this step.',
    );
  }
}

/** What git takes as the short name of a branch, and nothing that would have to be quoted anywhere. */
const branchName = /^(?!.*(?:\.\.|\/\/|\.lock(?:\/|$)|\/\.|\.(?:\/|$)))[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}(?<!\/)$/u;

function stateBranchOf(branch: string, defaultBranch: unknown): string {
  if (!branchName.test(branch))
    throw new WrongSetup(
      `the input state-branch is ${JSON.stringify(branch.slice(0, 200))}, which is no name of a branch`,
      'Give the short name of a branch such as countersign, or leave the input out.',
    );
  if (branch === defaultBranch)
    throw new WrongSetup(
      `the input state-branch names the default branch ${branch}`,
      'States have a branch of their own: give another name, or leave the input out.',
    );
  return branch;
}

function appIdOf(text: string): number {
  if (/^[1-9][0-9]{0,9}$/u.test(text)) return Number(text);
  throw new WrongSetup(
    `the input app-id is ${JSON.stringify(text.slice(0, 200))}, which is no number of an App`,
    'Give the App ID that its settings page shows, or leave the input out.',
  );
}
