import type { ProjectState } from '../../core/project/state.ts';
import { nextSteps, type Step } from '../../core/project/waiting.ts';
import type { Given } from '../../core/verbs.ts';
import { done, exits, noLines, styled, type Answer } from './answer.ts';
import { noticedLines, stepLines } from './happened.ts';
import { mergeBranch, type MergeHandled } from './merging.ts';
import { addressed, chosenProject, clock, withHome, word } from './session.ts';

/** Merges a branch when every gate of every project it changes is open for exactly its bytes. */
export function merge(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const named = word(given, 'project');
    const chosen = named === '' ? null : await chosenProject(home, named);
    if (chosen !== null && 'answer' in chosen) return chosen.answer;
    const branch = word(given, 'branch');
    const outcome = await mergeBranch(home, clock, await home.actor(), branch, `cli:${crypto.randomUUID()}`);
    const entries = outcome.handled.flatMap((one) => one.entries);
    if (outcome.is === 'refused') {
      const { code, because, next } = outcome.refusal;
      const noticed = noticedLines(entries.filter((entry) => entry.refusal === undefined));
      return {
        exit: exits.refused,
        out: noticed,
        err: noLines(because, next),
        json: { code, because, next, project: outcome.project, entries },
      };
    }
    const { commit, behind } = outcome;
    const { defaultBranch } = home.repository;
    const projects = latest(outcome.handled, (await home.projects()).length > 1);
    return done(
      [
        [styled('green', '✓ '), `merged: ${branch} into ${defaultBranch} (${commit.slice(0, 7)})`],
        ...noticedLines(entries),
        ...(behind === null
          ? []
          : [[styled('yellow', '! '), `the local ${defaultBranch} did not follow: ${behind}`] as const]),
        ...projects.flatMap(({ next_steps }) => stepLines(next_steps)),
      ],
      { branch, commit, behind, entries, projects },
    );
  });
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
