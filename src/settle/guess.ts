import { isFields } from '../core/fields.ts';
import { projectsNamedBy } from '../github/pulls.ts';

/**
 * What a payload of GitHub's lets us guess: which projects a pull request is for, by their ids, and whose permissions will
 * be asked for. Nothing of it is believed: a wrong guess costs a request, or asks for something in vain.
 */
export interface Guess {
  readonly projects: readonly string[];
  readonly logins: readonly string[];
}

export const nothingGuessed: Guess = { projects: [], logins: [] };

/** Whoever names more projects than these is not worth it. */
const projectsAtMost = 5;
/** Those who spoke last. */
const loginsAtMost = 100;

export function guessIn(payload: unknown): Guess {
  const [issue, pull] = [at(payload, 'issue'), at(payload, 'pull_request')];
  const isOfPull = at(issue, 'pull_request') !== undefined;
  const projects = projectsNamedBy({
    headRefName: textOf(at(at(pull, 'head'), 'ref')),
    body: textOf(at(isOfPull ? issue : pull, 'body')),
  });
  const people = [
    at(payload, 'sender'),
    at(at(payload, 'comment'), 'user'),
    at(at(payload, 'review'), 'user'),
    at(issue, 'user'),
    at(pull, 'user'),
  ].filter((one) => at(one, 'type') === 'User');
  const logins = people.map((one) => textOf(at(one, 'login'))).filter((login) => login !== '');
  return { projects: [...new Set(projects)].slice(0, projectsAtMost), logins: [...new Set(logins)] };
}

/** What several payloads let us guess that are about the same. */
export function bothGuesses(one: Guess, other: Guess): Guess {
  return {
    projects: [...new Set([...one.projects, ...other.projects])].slice(0, projectsAtMost),
    logins: [...new Set([...one.logins, ...other.logins])].slice(-loginsAtMost),
  };
}

function at(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
