import { endings } from '../../core/run/evolve.ts';
import { noticesOf, runWaiting, type Notice, type RunWaiting } from '../../core/run/notices.ts';
import type { RunState } from '../../core/run/state.ts';
import type { RunObserved } from '../../core/run/world.ts';
import { dayText } from '../../core/prose.ts';
import { machineClock as clock } from '../../clock.ts';
import type { GitHome } from '../../git/home.ts';
import { openRunHome } from '../../git/runs/home.ts';
import { whoIsAt } from '../../git/runs/lock.ts';
import { styled, type Answer, type Line } from './answer.ts';
import { answerTo } from './problem.ts';
import { homeOptions } from './session.ts';

/** A run of which somebody has to know or to do something, or what kept us from looking at it. */
export type SeenRun =
  | {
      readonly id: string;
      readonly state: RunState;
      readonly observed: RunObserved;
      /** Is a process of this machine at it? */
      readonly isDriven: boolean;
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
        // Whoever is at it goes on with it by themselves.
        const isDriven = whoIsAt(repository, id) !== null;
        const notices = noticesOf(observed, state).filter(({ is }) => !isDriven || is !== 'goes_on');
        return [{ id, state, observed, isDriven, notices }];
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
  return seen.flatMap((one) => {
    if ('answer' in one) return [];
    const waiting = runWaiting(one.observed, one.state, actor, clock.now());
    return waiting.filter(({ is }) => !one.isDriven || is !== 'goes_on');
  });
}

/** The runs here, and what of them waits for anybody, with the commands that answer, for a terminal. */
export function runLines(seen: readonly SeenRun[]): readonly Line[] {
  return seen.flatMap((one): readonly Line[] => {
    if ('answer' in one) return [[styled('bold', one.id), '  cannot be read']];
    if (one.notices.length === 0) {
      const says = one.isDriven ? 'is under way' : 'is under way, as far as is known here';
      return [[styled('bold', one.id), `  ${says}`], [styled('cyan', `  countersign workflow status ${one.id}`)]];
    }
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
