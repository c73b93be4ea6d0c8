import { homelessText } from '../../core/surface/check.ts';
import { githubClient } from '../../github/client.ts';
import { pacer } from '../../github/pacing.ts';
import { GitHubProblem } from '../../github/problem.ts';
import { fixedToken } from '../../github/tokens.ts';
import type { Clock } from '../../ports.ts';
import { listed, type Listing } from '../../settle/listing.ts';
import { learn, readTexts } from '../../settle/owners.ts';
import { settle } from '../../settle/settle.ts';
import { newSettlingMemory, type Settling } from '../../settle/settling.ts';
import { sweep } from '../../settle/sweep.ts';
import { readTrigger, type Asked } from './event.ts';
import { elsewhereSays, outputsOf, readOnlySays, summaryOf, type Report } from './report.ts';
import { errorsShown, runnerOf, type Environment, type Runner } from './runner.ts';
import { readSettings, WrongSetup, type Settings } from './settings.ts';
import { isForbidden, isHopeless, isUnexpected, isWorthAnotherTry, sayTrouble, troubleOf } from './troubles.ts';
import { witnessed } from './witness.ts';

export interface Running {
  readonly environment: Environment;
  /** Writes to the log of the job. */
  readonly write: (text: string) => void;
  readonly clock: Clock;
  /** Folder of the shipped lifecycles. */
  readonly shipped: string;
}

/** Does the job of one step and says what became of it. Answers the exit code: 1 when something could not be done. */
export async function runAction({ environment, write, clock, shipped }: Running): Promise<0 | 1> {
  const runner = runnerOf(environment, write);
  try {
    const settings = readSettings(environment, runner, clock.now());
    const report = await settledBy(settings, runner, clock, shipped);
    return told(runner, report, `${settings.serverUrl}/${settings.repository.owner}/${settings.repository.name}`);
  } catch (error) {
    runner.error(sayTrouble(troubleOf(error, null)));
    explainBug(runner, error);
    return 1;
  }
}

interface Failed {
  readonly number: number | null;
  readonly error: unknown;
}

async function settledBy(settings: Settings, runner: Runner, clock: Clock, shipped: string): Promise<Report> {
  const { apiUrl, token, repository, stateBranch, appId, trigger } = settings;
  const asked = readTrigger(trigger);
  if (token === '') return withoutToken(asked);
  const { patient, outOfPatience } = patienceOf(clock);
  const { client, commits } = witnessed(
    githubClient({ baseUrl: apiUrl, tokens: fixedToken(token), clock: patient, pacer: pacer({ clock: patient }) }),
  );
  let shownBy: number | null = null;
  const homeless = new Set<string>();
  const settling: Settling = {
    client,
    repository,
    identity: { appId },
    branch: stateBranch,
    shipped,
    memory: newSettlingMemory(),
    clock: patient,
    shownElsewhere(app) {
      shownBy = app;
    },
    homeGone: (project) => void homeless.add(project),
  };
  const numbers: number[] = [];
  const failed: Failed[] = [];
  try {
    await Promise.race([settleAll(settling, asked, trigger.name, runner, { numbers, failed }), outOfPatience]);
  } catch (error) {
    failed.push({ number: null, error });
  }
  for (const project of homeless) runner.notice(homelessText(project));
  for (const { error } of failed) explainBug(runner, error);
  const isReadOnly = asked.readOnly !== null && failed.some(({ error }) => isForbidden(error));
  const troubles = failed.filter(({ error }) => !isReadOnly || !isForbidden(error));
  return {
    commits,
    numbers,
    isAboutAll: asked.isAboutAll,
    troubles: troubles.map(({ number, error }) => troubleOf(error, number)),
    readOnly: isReadOnly ? asked.readOnly : null,
    shownBy,
  };
}

/** GitHub keeps secrets from the runs that it gives a token that only reads. */
function withoutToken({ isAboutAll, readOnly }: Asked): Report {
  if (readOnly === null)
    throw new WrongSetup(
      'the input token is empty',
      'Leave the input out, or give it a secret that this repository has.',
    );
  return { commits: [], numbers: [], isAboutAll, troubles: [], readOnly, shownBy: null };
}

/**
 * Looks at whatever moved, and at what the run is about: of runs that wait GitHub keeps the last only, and that one does
 * what the others would have done. Throws what makes going on useless.
 */
async function settleAll(
  settling: Settling,
  { numbers, isAboutAll, since, guess }: Asked,
  trigger: string,
  runner: Runner,
  done: { readonly numbers: number[]; readonly failed: Failed[] },
): Promise<void> {
  const { memory } = settling;
  for (const number of numbers) memory.guesses.set(number, guess);
  const moved = await listed(settling, { numbers, projects: [...numbers.map(String), ...guess.projects], since });
  learn(settling, moved);
  const projects = moved.issues.filter((number) =>
    [memory.owners, memory.unread].some((of) => of?.has(String(number))),
  );
  await readTexts(settling, moved.repository, projects.map(String));
  const issues = moved.issues.filter((number) => !projects.includes(number));
  // What may begin a project comes before the pull requests that may belong to it. Those show what became of theirs.
  const inOrder = [...new Set([...issues, ...moved.pulls, ...projects, ...numbers])];
  const places = [...inOrder.map((number) => `#${number}`), ...(isAboutAll ? ['all open projects'] : [])];
  runner.say(`${trigger}: looking at ${places.join(', ') || 'nothing, for nothing has moved'}.`);
  const settled = new Set<string>();
  for (const number of inOrder) {
    done.numbers.push(number);
    if (settled.has(String(number))) continue;
    try {
      for (const id of await settleOne(settling, number, moved)) settled.add(id);
    } catch (error) {
      if (isHopeless(error)) throw error;
      done.failed.push({ number, error });
    }
  }
  if (!isAboutAll) return;
  const failed = await sweep(settling, settling.clock.now());
  done.failed.push(...failed.filter(({ error }) => !isHopeless(error)));
  const first = failed.find(({ error }) => isHopeless(error));
  if (first !== undefined) throw first.error;
}

async function settleOne(settling: Settling, number: number, moved: Listing): Promise<readonly string[]> {
  try {
    return await settle(settling, number, moved);
  } catch (error) {
    if (!isWorthAnotherTry(error)) throw error;
    return settle(settling, number);
  }
}

/** Longer than that no runner is held: it costs money, and the next run goes on where this one ends. */
const longestWait = 2 * 60_000;

/** A clock that does not wait long, and a promise that rejects instead. */
function patienceOf(clock: Clock): { readonly patient: Clock; readonly outOfPatience: Promise<never> } {
  const { promise: outOfPatience, reject } = Promise.withResolvers<never>();
  const patient: Clock = {
    ...clock,
    sleep(milliseconds) {
      if (milliseconds <= longestWait) return clock.sleep(milliseconds);
      const until = new Date(Date.parse(clock.now()) + milliseconds).toISOString();
      const problem = new GitHubProblem('rate_limited', {
        because: `GitHub takes no more requests with this token until ${until}`,
        next: 'Nothing is lost: the next run goes on. See what else in this repository uses its 1,000 requests an hour, or run the App, which has 5,000.',
      });
      reject(problem);
      return Promise.withResolvers<never>().promise;
    },
  };
  return { patient, outOfPatience };
}

function explainBug(runner: Runner, error: unknown): void {
  if (isUnexpected(error) && error instanceof Error) runner.debug(error.stack ?? error.message);
}

/** Says in the log, in the outputs and on the page of the run what became of it. */
function told(runner: Runner, report: Report, url: string): 0 | 1 {
  const { commits, readOnly, shownBy, troubles } = report;
  for (const { subject } of commits) runner.say(`Committed: ${subject}`);
  if (commits.length === 0) runner.say('Nothing was committed.');
  if (shownBy !== null) runner.say(elsewhereSays(shownBy));
  runner.setOutputs(outputsOf(report));
  runner.summarize(summaryOf(report, url));
  if (readOnly !== null) runner.notice(readOnlySays(readOnly));
  troubles.forEach((trouble, index) => {
    const line = sayTrouble(trouble);
    if (index < errorsShown) runner.error(line);
    else runner.say(line);
  });
  return troubles.length === 0 ? 0 : 1;
}
