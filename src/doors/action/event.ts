import { isFields } from '../../core/fields.ts';
import { guessIn, type Guess } from '../../settle/guess.ts';
import { longestJobMinutes } from './contract.ts';

/** What started a run. Nothing of it is believed: it says where to look, and GitHub is asked what is so. */
export interface Trigger {
  /** Its name, such as `issue_comment`. */
  readonly name: string;
  readonly payload: unknown;
  /** The login of whoever caused it. */
  readonly actor: string;
  /** The number of the repository the run is in. */
  readonly repository: number;
  /** The time of the run, ISO 8601. */
  readonly now: string;
}

export interface Asked {
  /** Issues and pull requests that it is about. */
  readonly numbers: readonly number[];
  /** Whether it may be about any project: all of them are looked at. */
  readonly isAboutAll: boolean;
  /** Whatever moved since then is looked at too, ISO 8601. */
  readonly since: string;
  readonly guess: Guess;
  /** Why GitHub gives this run no token that writes; null when it does. */
  readonly readOnly: string | null;
}

const minute = 60_000;
/**
 * A run is dropped when a third one comes while it waits for the first to end. The third began to wait before the first
 * ended, and the first looked at its own begin: in between lies no more than one job. The rest is for GitHub, which does
 * not find at once what was just written.
 */
const lookBack = (longestJobMinutes + 5) * minute;
/** The schedule is what finds all that no run was started for, or whose run failed. GitHub is late with it at times. */
const scheduleLooksBack = 6 * 60 * minute;
/** Whoever starts a run by hand misses something. */
const handLooksBack = 7 * 24 * 60 * minute;
/** GitHub gives up a job that no runner took for a day, so no event is older; one that somebody runs again may be. */
const oldestEvent = 24 * 60 * minute;

/** Reads what started a run. */
export function readTrigger(trigger: Trigger): Asked {
  const { name, payload } = trigger;
  const numbers = numbersIn(trigger);
  return {
    numbers,
    isAboutAll: numbers.length === 0 && concernsDefaultBranch(payload),
    since: sinceOf(name, payload, Date.parse(trigger.now)),
    guess: guessIn(payload),
    readOnly: readOnlyBecause(trigger),
  };
}

function numbersIn({ payload, repository }: Trigger): readonly number[] {
  const checks = ['check_run', 'check_suite', 'workflow_run'].flatMap((of) => {
    const pulls = at(payload, of, 'pull_requests');
    if (!Array.isArray(pulls)) return [];
    // It names those of other repositories that share the commit too.
    return pulls.filter((pull) => at(pull, 'base', 'repo', 'id') === repository).map((pull) => at(pull, 'number'));
  });
  const queued = /\/pr-([1-9][0-9]{0,9})-[0-9a-f]+$/u.exec(String(at(payload, 'merge_group', 'head_ref')))?.[1];
  const named = [at(payload, 'issue', 'number'), at(payload, 'pull_request', 'number'), ...checks, Number(queued)];
  return [...new Set(named.filter((one) => typeof one === 'number' && Number.isSafeInteger(one) && one > 0))].map(
    Number,
  );
}

/** What names branches, and not the default one, is heard of as a pull request if it is any of our business. */
function concernsDefaultBranch(payload: unknown): boolean {
  const main = at(payload, 'repository', 'default_branch');
  const statuses = at(payload, 'branches');
  const branches = [
    branchOf(at(payload, 'ref')),
    at(payload, 'check_suite', 'head_branch'),
    at(payload, 'check_run', 'check_suite', 'head_branch'),
    at(payload, 'workflow_run', 'head_branch'),
    ...(Array.isArray(statuses) ? statuses.map((branch) => at(branch, 'name')) : []),
  ].filter((branch) => typeof branch === 'string');
  return branches.length === 0 || branches.some((branch) => branch === main);
}

function branchOf(ref: unknown): unknown {
  return typeof ref === 'string' ? ref.replace(/^refs\/heads\//u, '') : ref;
}

function sinceOf(name: string, payload: unknown, now: number): string {
  if (name === 'schedule') return iso(now - scheduleLooksBack);
  if (name === 'workflow_dispatch') return iso(now - handLooksBack);
  const happened = [at(payload, 'issue', 'updated_at'), at(payload, 'pull_request', 'updated_at')]
    .map((moment) => Date.parse(String(moment)))
    .find((moment) => !Number.isNaN(moment));
  const begin = Math.max(Math.min(happened ?? now, now), now - oldestEvent);
  return iso(begin - lookBack);
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}

const readOnlyEvents = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];

/**
 * GitHub keeps secrets from such runs and gives them a token that reads: those of forks whatever the workflow asks for,
 * those of Dependabot unless it asks for more.
 */
function readOnlyBecause({ name, payload, actor, repository }: Trigger): string | null {
  if (actor === 'dependabot[bot]' && [...readOnlyEvents, 'push'].includes(name)) return 'Dependabot caused it';
  // Gone with its owner, it was a fork.
  const isOurs = at(payload, 'pull_request', 'head', 'repo', 'id') === repository;
  return readOnlyEvents.includes(name) && !isOurs ? 'the pull request is from a fork' : null;
}

/** What stands at a path of a value; undefined where there is none. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const name of path) {
    if (!isFields(here) || !Object.hasOwn(here, name)) return undefined;
    here = here[name];
  }
  return here;
}
