import type { Actor, Entry } from '../core/entry.ts';
import { own } from '../core/own.ts';
import { placeOf, stepById } from '../core/run/progress.ts';
import type { Refusal } from '../core/refusal.ts';
import type { RunCommand, RunCommands } from '../core/run/commands.ts';
import { runDecider } from '../core/run/decider.ts';
import type { RunEvent } from '../core/run/events.ts';
import { endings } from '../core/run/evolve.ts';
import type { RunState } from '../core/run/state.ts';
import type { RunObserved } from '../core/run/world.ts';
import { handle } from '../handle.ts';
import type { Attachment, Author, Clock, Executor, Home, Job, JobResult, KeptChanges, RunTree } from '../ports.ts';
import { isDoneByHand } from './by-hand.ts';
import type { Asked, Machine } from './job.ts';

/** What was recorded just now, and how the run stands after it. */
export interface Progress {
  readonly entries: readonly Entry<RunCommand, RunEvent>[];
  readonly state: RunState;
}

/** Where the run is kept. */
export interface RunKeeper extends Home<RunState, RunObserved, RunCommand> {
  /** A text of the run by its path below the run's folder; null where there is none. */
  readonly read: (path: string) => Promise<string | null>;
  /** Brings to git what is only in the journal. */
  readonly flush: () => Promise<void>;
  /** What this work commits is durable when it is over, all of it by one write. */
  readonly together: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What driving a run takes. Whoever drives holds the lock of the run. */
export interface Driving {
  readonly home: RunKeeper;
  readonly executors: readonly Executor[];
  readonly tree: RunTree;
  /** The folder that the jobs of this run have on this machine. */
  readonly jobs: string;
  readonly clock: Clock;
  readonly machine: Machine;
  readonly actor: Actor;
  /** Who commits the files of steps. */
  readonly author: Author;
  /** Names this process. */
  readonly by: string;
  readonly tell: (progress: Progress) => void;
  /** Nothing more is begun; what runs comes to its end. */
  readonly stop: AbortSignal;
  /** What runs is ended, and recorded as interrupted. */
  readonly signal: AbortSignal;
}

/** How far it came. */
export interface Driven {
  readonly state: RunState;
  /** Something that driving takes was refused, and so it ends here. */
  readonly refusal: Refusal | null;
  /** What was changed in the folder by hand, and kept before that went or was set back; null where there is nothing. */
  readonly left: KeptChanges | null;
}

/** Somebody works on it. */
interface Working extends Asked {
  readonly job: Job['job'];
  readonly does: Promise<void>;
  readonly controller: AbortController;
}

/** What came of something that was worked on. */
export interface Ended {
  readonly asked: Asked;
  readonly result: JobResult;
  readonly executor: string;
}

/** Wakes whoever waits: something ended, or it is to end. */
interface Bell {
  readonly ring: () => void;
  /** Until it rings the next time. */
  readonly rings: () => Promise<void>;
}

/** A run that is being driven: where it stands, who is at work, and what only whoever drives it knows. */
export interface Drive {
  readonly driving: Driving;
  readonly id: string;
  /** Names this drive in the sources of what it asks, and how much it asked. */
  readonly name: string;
  asked: number;

  state: RunState;
  observed: RunObserved;
  /** What driving takes was refused: there is no going on. */
  refusal: Refusal | null;

  readonly bell: Bell;
  /** By step. */
  readonly working: Map<string, Working>;
  /** What is to be recorded, in the order in which it ended. */
  readonly ended: Ended[];
  /** What was recorded and is not on the disk yet: nobody is told before it is. Null where everything is at once. */
  untold: Progress[] | null;
  /** What no step is to blame for. */
  trouble: { readonly error: unknown } | null;
  /** Attempts that somebody else does, by step. */
  readonly handedOn: Map<string, string>;

  /** The entry by which everything was handed out that was ready, and when; null where more may be ready since. */
  took: { readonly seq: number; readonly at: string } | null;
  /** The entry after which checkpoints were looked at. */
  lookedAt: number;
  /** The commit whose files the folder holds; null where nobody knows. */
  holds: string | null;
  /** Somebody who may have left something in the folder was at work since. */
  isUsed: boolean;
  /** Somebody may have changed files in it by hand, which are not recorded. */
  isByHand: boolean;
  /** The step that somebody was asked to do in it since it was set back. */
  theirs: string | null;
  /** What was changed by hand, and kept when the folder was set back. */
  kept: KeptChanges | null;
}

/** @throws where there is no such run. */
export async function driveOf(driving: Driving, id: string): Promise<Drive> {
  const { state, observed } = await driving.home.observe(id, driving.clock.now());
  if (state === null) throw new Error(`there is no run ${id}`);
  return {
    driving,
    id,
    name: crypto.randomUUID(),
    asked: 0,
    state,
    observed,
    refusal: null,
    bell: bell(),
    working: new Map(),
    ended: [],
    untold: null,
    trouble: null,
    handedOn: new Map(),
    took: null,
    lookedAt: 0,
    holds: null,
    isUsed: false,
    isByHand: isDoneByHand(observed),
    theirs: null,
    kept: null,
  };
}

function bell(): Bell {
  let waits = Promise.withResolvers<void>();
  return {
    ring() {
      waits.resolve();
    },
    rings() {
      waits = Promise.withResolvers();
      return waits.promise;
    },
  };
}

/** Has something recorded. False where it is refused, and then there is no going on; a run that is over is no refusal. */
export async function said(
  drive: Drive,
  command: RunCommand,
  attachments: readonly Attachment[] = [],
): Promise<boolean> {
  const { home, clock, actor, tell } = drive.driving;
  drive.asked += 1;
  const envelope = { source: sourceOf(drive), actor, command };
  const handled = await handle({ home, decider: runDecider, clock }, drive.id, envelope, attachments);
  if (handled.state !== null) drive.state = handled.state;
  drive.observed = handled.observed;
  const progress = { entries: handled.entries, state: drive.state };
  if (drive.untold === null) tell(progress);
  else drive.untold.push(progress);
  const { answer } = handled;
  if (answer.is === 'done' && takes(command)) drive.took = { seq: drive.state.seq, at: answer.entry.at };
  if (answer.is !== 'refused' || isOver(drive)) return true;
  drive.refusal = answer.refusal;
  return false;
}

function takes(command: RunCommand): boolean {
  return 'take' in command || ('submit' in command && command.submit.take !== undefined);
}

/** What is asked gets an id by it, that nothing else has which is asked anywhere. */
export function sourceOf({ name, asked }: Drive): string {
  return `runner:${name}:${asked}`;
}

export function isOver({ state }: Drive): boolean {
  return endings.includes(state.status);
}

/** What is ready is asked for, as much as may be at work at once. */
export function take({ driving: { by, machine }, observed }: Drive): RunCommands['take'] {
  const agents = Object.keys(machine.commands);
  return { by, limit: observed.pipeline.concurrency, ...(agents.length === 0 ? {} : { agents }) };
}

/** What is handed out, and done by nobody here and by nobody else; in the order of the steps. */
export function handedOut(drive: Drive): readonly Asked[] {
  const { pipeline } = drive.observed;
  return Object.entries(drive.state.active)
    .filter(([id, active]) => active.is === 'running' && !drive.working.has(id) && !isHandedOn(drive, id))
    .toSorted(([one], [other]) => placeOf(pipeline, one) - placeOf(pipeline, other))
    .flatMap(([id, { job, attempt }]) => {
      const step = stepById(pipeline, id);
      return step === undefined ? [] : [{ step, job, attempt }];
    });
}

/** Does somebody else do it just now? */
export function isHandedOn({ state, handedOn }: Drive, step: string): boolean {
  const active = own(state.active, step);
  return active?.is === 'running' && handedOn.get(step) === nameOf(active);
}

/** Does the run still wait for what came of this? */
export function isAsked({ state }: Drive, { step, job, attempt }: Asked): boolean {
  const active = own(state.active, step.id);
  return active?.is === 'running' && active.job === job && active.attempt === attempt;
}

export function nameOf({ job, attempt }: Pick<Asked, 'job' | 'attempt'>): string {
  return `${job} ${attempt}`;
}
