import type { ProjectState } from '../../core/project/state.ts';
import { nextSteps, type Step } from '../../core/project/steps.ts';
import type { Given } from '../../core/verbs/verb.ts';
import type { GitHome } from '../../git/home.ts';
import { done, exits, noLines, styled, type Answer } from './answer.ts';
import { isAboutGates, noPolicyLines, warned, wayOut, withRunsOf } from './around.ts';
import { noticedLines, stepLines } from './happened.ts';
import { mergeBranch, type MergeHandled, type MergeOutcome } from './merging.ts';
import { machineClock as clock } from '../../clock.ts';
import { addressed, asking, chosenProject, withHome, word } from './session.ts';

/** Merges a branch when every gate of every project it changes is open for exactly its bytes. */
export function merge(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const named = word(given, 'project');
    const chosen = named === '' ? null : await chosenProject(home, named);
    if (chosen !== null && 'answer' in chosen) return chosen.answer;
    const branch = word(given, 'branch');
    const outcome = await mergeBranch(home, clock, await asking(home, given), branch, `cli:${crypto.randomUUID()}`);
    const isOneOfMany = (await home.projects()).length > 1;
    const answer =
      outcome.is === 'refused' ? refusedAs(outcome, branch, isOneOfMany) : landedAs(outcome, branch, home, isOneOfMany);
    return warned(
      await withRunsOf(answer, outcome.handled),
      outcome.handled.map(({ observed }) => observed),
    );
  });
}

/** The project that says no is named where there are several: all that a branch belongs to are asked. */
function refusedAs(
  { project, refusal, handled }: Extract<MergeOutcome, { is: 'refused' }>,
  branch: string,
  isOneOfMany: boolean,
): Answer {
  const entries = handled.flatMap((one) => one.entries);
  const observed = handled.at(-1)?.observed;
  const isTheirs = project !== null && observed !== undefined;
  const because = isTheirs && isOneOfMany ? `${project}: ${refusal.because}` : refusal.because;
  const next = isTheirs ? wayOut(refusal.next, project, isOneOfMany, observed.world, branch) : refusal.next;
  const policy = isTheirs && isAboutGates(refusal) ? noPolicyLines(observed) : [];
  return {
    exit: exits.refused,
    out: noticedLines(entries.filter((entry) => entry.refusal === undefined)),
    err: [...noLines(because, next), ...policy],
    json: { code: refusal.code, because, next, project, entries },
  };
}

function landedAs(
  outcome: Exclude<MergeOutcome, { is: 'refused' }>,
  branch: string,
  home: GitHome,
  isOneOfMany: boolean,
): Answer {
  const { commit, handled } = outcome;
  const behind = outcome.is === 'merged' ? outcome.behind : null;
  const entries = handled.flatMap((one) => one.entries);
  const { defaultBranch } = home.repository;
  const projects = latest(handled, isOneOfMany);
  return done(
    [
      outcome.is === 'merged'
        ? [styled('green', '✓ '), `merged: ${branch} into ${defaultBranch} (${commit.slice(0, 7)})`]
        : `${branch} is already on ${defaultBranch}: there is nothing to merge`,
      ...noticedLines(entries),
      ...(behind === null
        ? []
        : [[styled('yellow', '! '), `the local ${defaultBranch} did not follow: ${behind}`] as const]),
      ...projects.flatMap(({ next_steps }) => stepLines(next_steps)),
    ],
    { branch, commit, already: outcome.is === 'already', behind, entries, projects },
  );
}

interface Merged {
  readonly project: string;
  readonly state: ProjectState;
  readonly next_steps: readonly Step[];
}

/** Every project once, as the last look at it found it. */
function latest(handled: readonly MergeHandled[], isOneOfMany: boolean): readonly Merged[] {
  const last = new Map(handled.map((one) => [one.state?.project_id, one] as const));
  return [...last.values()].flatMap(({ state, observed }) => {
    if (state === null) return [];
    const project = state.project_id;
    return [{ project, state, next_steps: addressed(nextSteps(observed.world, state), project, isOneOfMany) }];
  });
}
