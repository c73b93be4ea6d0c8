import { endings } from '../../core/run/evolve.ts';
import { noticesOf, runWaiting, type Notice, type RunWaiting } from '../../core/run/notices.ts';
import type { RunState } from '../../core/run/state.ts';
import type { RunObserved } from '../../core/run/world.ts';
import { dayText } from '../../core/prose.ts';
import { machineClock as clock } from '../../clock.ts';
import type { GitHome } from '../../git/home.ts';
import { openRunHome } from '../../git/runs/home.ts';
import { styled, type Answer, type Line } from './answer.ts';
import { answerTo } from './problem.ts';
import { homeOptions } from './session.ts';

/** A run of which somebody has to know or to do something, or what kept us from looking at it. */
export type SeenRun =
  | {
      readonly id: string;
      readonly state: RunState;
      readonly observed: RunObserved;
      readonly notices: readonly Notice[];
    }
  | { readonly id: string; readonly answer: Answer };

/** Looks at the runs of a repository that are not over, or whose end was not told: one that is broken hides no other. */
export async function runsSeen(home: GitHome): Promise<readonly SeenRun[]> {
  const { repository, objects } = home;
  const opening = { repository: Promise.resolve(repository), objects };
  const runs = await openRunHome({ ...homeOptions(), opening });
  // By it is known what whoever asks may do.
  await runs.actor();
  const seen = await Promise.all(
    (await runs.runs()).map(async (id): Promise<readonly SeenRun[]> => {
      try {
        const state = await runs.state(id);
        if (state === null || (endings.includes(state.status) && state.intents?.['ended'] === undefined)) return [];
        const { observed } = await runs.observe(id, clock.now());
        return [{ id, state, observed, notices: noticesOf(observed, state) }];
      } catch (error) {
        return [{ id, answer: answerTo(error, false) }];
      }
    }),
  );
  return seen.flat();
}

/** What of these runs waits for whoever asks. */
export async function waitingIn(home: GitHome, seen: readonly SeenRun[]): Promise<readonly RunWaiting[]> {
  const actor = await home.actor();
  return seen.flatMap((one) => ('answer' in one ? [] : runWaiting(one.observed, one.state, actor, clock.now())));
}

/** The runs that wait for anybody, with the commands that answer, for a terminal. */
export function runLines(seen: readonly SeenRun[]): readonly Line[] {
  return seen.flatMap((one): readonly Line[] => {
    if ('answer' in one) return [[styled('bold', one.id), '  cannot be read']];
    return one.notices.flatMap(({ says, since, to, command }): readonly Line[] => [
      [
        styled('bold', one.id),
        `  ${says}`,
        styled('dim', `  ${to}${since === null ? '' : `, since ${dayText(since)}`}`),
      ],
      [styled('cyan', `  ${command}`)],
    ]);
  });
}

/** The same for machines. */
export function runSummaries(seen: readonly SeenRun[]): readonly Readonly<Record<string, unknown>>[] {
  return seen.map((one) => {
    if ('answer' in one) return { run: one.id, problem: one.answer.json };
    const { run_id: run, pipeline_name: pipeline, status, task } = one.state;
    return { run, pipeline, status, task, waits: one.notices };
  });
}
