import { runDecider } from '../core/run/decider.ts';
import { checkpointsDue } from '../core/run/rules/checkpoints.ts';
import { endLeftBehind } from '../executor/left-behind.ts';
import type { KeptChanges } from '../ports.ts';
import { entryId } from '../record.ts';
import { both } from './by-hand.ts';
import { clearAway } from './clear-away.ts';
import {
  driveOf,
  isOver,
  said,
  sourceOf,
  take,
  type Drive,
  type Driven,
  type Driving,
  type Progress,
} from './drive.ts';
import { finish } from './finish.ts';
import { goBack } from './go-back.ts';
import { isDueSince, wait } from './wait.ts';
import { begin, endAll, endStale, interrupted } from './work.ts';

export type { Driven, Driving, RunKeeper } from './drive.ts';

/**
 * Drives a run until it is over, or waits for somebody, or is stopped. What an earlier process left behind is ended and
 * taken for interrupted first. Steps with effects on files are at work alone: what one changed is told apart from what
 * others do, and nobody reads files half changed. What others leave in the folder is thrown away.
 * @throws what keeps it from going on: a record or files that cannot be written, a remote that is away. What was recorded
 * stays, and the run can be driven again.
 */
export async function driven(driving: Driving, id: string): Promise<Driven> {
  const drive = await driveOf(driving, id);
  const listening = new AbortController();
  for (const end of [driving.stop, driving.signal])
    end.addEventListener('abort', drive.bell.ring, { signal: listening.signal });
  await endLeftBehind(driving.jobs);
  try {
    await goOn(drive);
  } finally {
    await endAll(drive);
    listening.abort();
  }
  if (isOver(drive)) await lookAtCheckpoints(drive);
  await driving.home.flush();
  const left = isOver(drive) ? await leave(drive) : null;
  return { state: drive.state, refusal: drive.refusal, left: both(drive.kept, left) };
}

/** The folder goes, and what somebody did in it by hand is kept. */
async function leave({ driving, id, isByHand }: Drive): Promise<KeptChanges | null> {
  if (isByHand) return clearAway(driving, id);
  await driving.tree.remove();
  return null;
}

async function goOn(drive: Drive): Promise<void> {
  const { stop, signal } = drive.driving;
  let goesOn = await interrupted(drive, 'whoever worked on it is gone');
  if (goesOn && !isOver(drive) && !stop.aborted && !signal.aborted) await begin(drive, true);
  while (goesOn) goesOn = (await round(drive)) || (await isMovedOn(drive));
  if (!signal.aborted) return;
  await endAll(drive);
  for (const one of drive.ended.splice(0)) await finish(drive, one);
  await interrupted(drive, 'it was stopped');
}

/** Where there is nothing more to do: has somebody said something elsewhere meanwhile? It is gone on from that then. */
async function isMovedOn(drive: Drive): Promise<boolean> {
  const { home, clock, stop, signal } = drive.driving;
  if (drive.refusal !== null || stop.aborted || signal.aborted) return false;
  const { state, observed } = await home.observe(drive.id, clock.now());
  if (state === null || JSON.stringify(state.seen) === JSON.stringify(drive.state.seen)) return false;
  drive.state = state;
  drive.observed = observed;
  drive.took = null;
  return true;
}

/** Does what is next, one thing; false where there is nothing more to do. */
async function round(drive: Drive): Promise<boolean> {
  const { stop, signal } = drive.driving;
  if (drive.trouble !== null) throw drive.trouble.error;
  if (drive.ended.length > 0) return finishTogether(drive);
  if (signal.aborted) return false;
  endStale(drive);
  if (isOver(drive)) return wait(drive);
  const goesBack = drive.state.status === 'rolling_back';
  const mayBegin = !stop.aborted && !(goesBack && drive.working.size > 0);
  if (mayBegin) await begin(drive, false);
  if (checkpointsToLookAt(drive).length > 0) return lookAtCheckpoints(drive);
  if (mayBegin && (await isAnythingReady(drive))) return said(drive, { take: take(drive) });
  if (mayBegin && goesBack && Object.keys(drive.state.active).length === 0) return goBack(drive);
  return wait(drive);
}

/** What ended at once is recorded together; before it is on the disk nobody is told, and nothing is begun that comes after it. */
async function finishTogether(drive: Drive): Promise<boolean> {
  const { home, tell } = drive.driving;
  const untold: Progress[] = [];
  drive.untold = untold;
  try {
    const goesOn = await home.together(() => finishAll(drive));
    for (const progress of untold) tell(progress);
    return goesOn;
  } finally {
    drive.untold = null;
  }
}

async function finishAll(drive: Drive): Promise<boolean> {
  for (let next = drive.ended.shift(); next !== undefined; next = drive.ended.shift())
    if (!(await finish(drive, next))) return false;
  return true;
}

function checkpointsToLookAt({ state, lookedAt, driving: { clock } }: Drive): readonly string[] {
  return lookedAt === state.seq ? [] : checkpointsDue(state, clock.now());
}

/** Looks whether checkpoints are whole that nobody has looked at since they changed. */
async function lookAtCheckpoints(drive: Drive): Promise<boolean> {
  const checkpoints = checkpointsToLookAt(drive);
  if (checkpoints.length === 0) return true;
  const isSaid = await said(drive, { validate: { checkpoints } });
  drive.lookedAt = drive.state.seq;
  return isSaid;
}

/** Would anything be handed out now? Where nothing was recorded since somebody took, only what became due. */
async function isAnythingReady(drive: Drive): Promise<boolean> {
  const { state, observed, took, driving } = drive;
  const at = driving.clock.now();
  if (took?.seq === state.seq && !isDueSince(drive, took.at, at)) return false;
  const source = sourceOf(drive);
  const head = { v: 1, id: entryId(source), seq: state.seq + 1, at, source, actor: driving.actor } as const;
  const decide = await runDecider.deciding();
  const verdict = decide(observed, state, { ...head, command: { take: take(drive) } });
  return 'events' in verdict && verdict.events.length > 0;
}
