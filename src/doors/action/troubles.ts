import { GitHubProblem, type GitHubProblemCode } from '../../github/problem.ts';
import { LostEveryRace } from '../../handle.ts';
import { Damaged } from '../../kept/damage.ts';
import { permissions } from './contract.ts';
import { WrongSetup } from './settings.ts';

/** Something that could not be done, and what to do about it. `number` is the issue or pull request it is about. */
export interface Trouble {
  readonly number: number | null;
  readonly because: string;
  readonly next: string;
}

/** What would stop everything else as well. */
const hopeless: ReadonlySet<GitHubProblemCode> = new Set([
  'github_away',
  'rate_limited',
  'token_refused',
  'not_found',
  'moved',
]);

export function isHopeless(error: unknown): boolean {
  return isForbidden(error) || (error instanceof GitHubProblem && hopeless.has(error.code));
}

/** GitHub says so with 403, or with a null beside an error of this wording. */
export function isForbidden(error: unknown): boolean {
  if (!(error instanceof GitHubProblem)) return false;
  return error.code === 'forbidden' || error.message.includes('Resource not accessible by integration');
}

/** Whether trying again at once is the answer: it looks first, and then knows what came of it. */
export function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof GitHubProblem && (error.code === 'maybe_done' || error.code === 'stale');
}

/** Whether it is a bug of Countersign that it came to this. */
export function isUnexpected(error: unknown): boolean {
  return ![Damaged, GitHubProblem, WrongSetup, LostEveryRace].some((kind) => error instanceof kind);
}

const permissionsText = Object.entries(permissions)
  .map(([name, access]) => `${name}: ${access}`)
  .join(', ');

export function troubleOf(error: unknown, number: number | null): Trouble {
  if (error instanceof Damaged) return { number, ...damageOf(error) };
  if (error instanceof GitHubProblem) {
    const id = error.requestId === null ? '' : ` (request ${error.requestId})`;
    return { number, because: `${error.message}${id}`, next: isForbidden(error) ? whatIsNeeded : sentence(error.next) };
  }
  if (error instanceof WrongSetup) return { number, because: error.message, next: error.next };
  if (error instanceof LostEveryRace) return { number, because: error.message, next: 'The next run does it.' };
  return {
    number,
    because: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    next: 'This is a bug of Countersign: run the job again with debug logging, and report what it says.',
  };
}

const whatIsNeeded = `Compare the permissions of the job with what it needs (${permissionsText}), and let no rule protect the state branch.`;

function damageOf({ message, findings }: Damaged): Pick<Trouble, 'because' | 'next'> {
  const [first] = findings;
  if (first === undefined) return { because: message, next: 'countersign verify says what is wrong.' };
  const more = findings.length === 1 ? '' : ` (and ${findings.length - 1} more)`;
  return { because: `${first.file}:${first.line}:${first.column}: ${first.message}${more}`, next: first.next };
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.!?]$/u.test(text) ? '' : '.'}`;
}

/** A trouble as one line of a log. */
export function sayTrouble({ number, because, next }: Trouble): string {
  return `${number === null ? '' : `#${number}: `}${because.replace(/\.$/u, '')}. ${next}`;
}
