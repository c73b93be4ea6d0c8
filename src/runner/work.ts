import { existsSync } from 'node:fs';
import { own } from '../core/own.ts';
import type { Step } from '../core/pipeline/pipeline.ts';
import { stepById } from '../core/run/progress.ts';
import { isAlone } from '../core/run/rules/room.ts';
import { TemplateFailed } from '../files/template.ts';
import type { Executor, JobResult } from '../ports.ts';
import { keepByHand } from './by-hand.ts';
import { handedOut, isAsked, isHandedOn, said, type Drive } from './drive.ts';
import { executorOf, jobOf, type Asked } from './job.ts';

/**
 * Begins what can be begun beside what is at work already. `wasHandedOn`: an earlier process may have handed it on, and
 * somebody may have changed files in the folder meanwhile: they are left there.
 */
export async function begin(drive: Drive, wasHandedOn: boolean): Promise<void> {
  for (const asked of handedOut(drive)) {
    if (!goesBeside(asked.step, atWork(drive))) return;
    await prepareFolder(drive, asked, wasHandedOn);
    start(drive, asked);
  }
}

/** Everything that somebody works on here, or elsewhere and changes the folder. */
function atWork(drive: Drive): readonly Step[] {
  const { state, observed, working } = drive;
  const elsewhere = Object.keys(state.active).filter((id) => !working.has(id) && isHandedOn(drive, id));
  const steps = elsewhere.flatMap((id) => stepById(observed.pipeline, id) ?? []).filter(isAlone);
  return [...[...working.values()].map(({ step }) => step), ...steps];
}

function goesBeside(step: Step, others: readonly Step[]): boolean {
  return others.length === 0 || !(isAlone(step) || others.some(isAlone));
}

/** Everybody works in the folder, whoever looks at it: another clone may have none yet. */
async function prepareFolder(drive: Drive, asked: Asked, wasHandedOn: boolean): Promise<void> {
  const isThere = existsSync(drive.driving.tree.folder);
  if (!isThere) drive.holds = null;
  const isHandedOnHere = isHosted(drive, asked);
  // What they hand in and does not hold is theirs to mend, in the files as they have them.
  const isTheirsStill = isHandedOnHere && drive.theirs === asked.step.id;
  const isTheirs = (wasHandedOn || isTheirsStill) && asked.step.effects === 'files';
  const isWanted = !isTheirs && (!isHandedOnHere || needsFolder(asked.step));
  if (!isThere || isWanted) await setBack(drive, asked.step);
}

/** The folder holds what is recorded, and where somebody's changes count nothing else. */
async function setBack(drive: Drive, step: Step): Promise<void> {
  const { tree } = drive.state;
  if (drive.working.size > 0 || tree === null) return;
  if (drive.holds !== tree || (drive.isUsed && isAlone(step))) {
    await keepByHand(drive);
    await drive.driving.tree.at(tree);
    drive.isUsed = false;
  }
  drive.holds = tree;
  drive.isUsed ||= step.effects !== 'files';
}

/** Of a step that somebody does elsewhere: is there anything to look at here? */
function needsFolder({ effects, preconditions, verify }: Step): boolean {
  return effects === 'files' || preconditions.length > 0 || verify.length > 0;
}

function start(drive: Drive, asked: Asked): void {
  const { ended, working, bell } = drive;
  const controller = new AbortController();
  const executor = executorFor(drive, asked);
  if (asked.step.effects === 'files' && isHosted(drive, asked)) {
    drive.isByHand = true;
    drive.theirs = asked.step.id;
  }
  const does = resultOf(drive, asked, executor, controller.signal)
    .then(
      (result) => {
        ended.push({ asked, result, executor: executor?.name ?? 'host' });
      },
      (error: unknown) => {
        drive.trouble ??= { error };
      },
    )
    .then(bell.ring);
  working.set(asked.step.id, { ...asked, does, controller });
}

async function resultOf(
  { driving, observed, state }: Drive,
  asked: Asked,
  executor: Executor | undefined,
  ends: AbortSignal,
): Promise<JobResult> {
  if (executor === undefined) return { is: 'handed on', because: 'nobody does steps like this one here' };
  const { tree, machine, home } = driving;
  const place = { pipeline: observed.pipeline, state, folder: tree.folder, machine, read: home.read };
  try {
    return await executor.execute(await jobOf(place, asked), ends);
  } catch (error) {
    if (!(error instanceof TemplateFailed)) throw error;
    const because = `its prompt cannot be made: ${error.message}`;
    return { is: 'failed', reason_code: 'not_started', because, retryable: false, output: '', took_ms: 0 };
  }
}

function executorFor({ driving, observed }: Drive, asked: Asked): Executor | undefined {
  return executorOf(driving.executors, { pipeline: observed.pipeline, machine: driving.machine }, asked);
}

function isHosted(drive: Drive, asked: Asked): boolean {
  return (executorFor(drive, asked)?.name ?? 'host') === 'host';
}

/** Whoever worked on what is handed out is gone; of those who are no process of ours nobody knows. */
export async function interrupted(drive: Drive, reason: string): Promise<boolean> {
  const steps = handedOut(drive)
    .filter((asked) => own(drive.state.active, asked.step.id)?.doer !== 'host' || !isHosted(drive, asked))
    .map(({ step }) => step.id);
  return steps.length === 0 || said(drive, { resume: { reason, steps } });
}

/** Ends what nobody asks for any more. */
export function endStale(drive: Drive): void {
  for (const one of drive.working.values()) if (!isAsked(drive, one)) one.controller.abort();
}

export async function endAll({ working }: Drive): Promise<void> {
  for (const { controller } of working.values()) controller.abort();
  await Promise.all([...working.values()].map(({ does }) => does));
}
