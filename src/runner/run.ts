import { existsSync } from 'node:fs';
import type { Actor, Entry } from '../core/entry.ts';
import { own } from '../core/own.ts';
import type { Pipeline, Step } from '../core/pipeline/pipeline.ts';
import type { Value } from '../core/pipeline/schema.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Outcome, RunCommand, RunCommands } from '../core/run/commands.ts';
import { runDecider } from '../core/run/decider.ts';
import type { RunEvent } from '../core/run/events.ts';
import { endings } from '../core/run/evolve.ts';
import { checkpointsDue } from '../core/run/rules/checkpoints.ts';
import type { RunState } from '../core/run/state.ts';
import type { RunObserved } from '../core/run/world.ts';
import { grantFault } from '../executor/grants.ts';
import { endLeftBehind } from '../executor/left-behind.ts';
import { TemplateFailed } from '../files/template.ts';
import { handle } from '../handle.ts';
import type { Attachment, Author, Clock, Executor, Home, Job, JobResult, RunTree } from '../ports.ts';
import { entryId } from '../record.ts';
import { executorOf, jobOf, type Asked, type Machine } from './job.ts';
import { outputOf } from './outputs.ts';

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

/** How far it came. `refusal`: something that driving takes was refused, and so it ends here. */
export interface Driven {
  readonly state: RunState;
  readonly refusal: Refusal | null;
}

/** Somebody works on it. */
interface Working extends Asked {
  readonly job: Job['job'];
  readonly does: Promise<void>;
  readonly controller: AbortController;
}

interface Ended {
  readonly asked: Asked;
  readonly result: JobResult;
  readonly executor: string;
}

/** A timer reaches no further than this. */
const longestSleep = 24 * 60 * 60 * 1000;
/** So often it is looked whether other runs have let go of what the steps need, in milliseconds. */
const heldSleep = 1000;

/**
 * Drives a run until it is over, or waits for somebody, or is stopped. What an earlier process left behind is ended and
 * taken for interrupted first. Steps with effects on files are at work alone: what one changed is told apart from what
 * others do, and nobody reads files half changed. What others leave in the folder is thrown away.
 * @throws what keeps it from going on: a record or files that cannot be written, a remote that is away. What was recorded
 * stays, and the run can be driven again.
 */
export async function driven(driving: Driving, id: string): Promise<Driven> {
  const { home, executors, tree, clock, machine, actor, by, stop, signal } = driving;
  const first = await home.observe(id, clock.now());
  if (first.state === null) throw new Error(`there is no run ${id}`);
  let { state } = { state: first.state };
  let observed: RunObserved = first.observed;
  let refusal: Refusal | null = null;
  const working = new Map<string, Working>();
  const ended: Ended[] = [];
  let trouble: { readonly error: unknown } | null = null;
  /** Attempts that somebody else does, by step. */
  const handedOn = new Map<string, string>();
  /** The entry after which checkpoints were looked at, where nothing came after it. */
  let lookedAt = 0;
  /** The commit whose files the folder holds; null where nobody knows. */
  let holds: string | null = null;
  /** Somebody who may have left something in the folder was at work since. */
  let isUsed = false;

  /** Has it recorded; false where it is refused, and then there is no going on. */
  async function said(command: RunCommand, attachments: readonly Attachment[] = []): Promise<boolean> {
    const source = `runner:${id}:${state.seq + 1}`;
    const handled = await handle({ home, decider: runDecider, clock }, id, { source, actor, command }, attachments);
    if (handled.state !== null) state = handled.state;
    observed = handled.observed;
    driving.tell({ entries: handled.entries, state });
    if (handled.answer.is === 'refused') refusal = handled.answer.refusal;
    return handled.answer.is !== 'refused';
  }

  const take = (): RunCommands['take'] => ({ by, limit: observed.pipeline.concurrency });

  /** Would anything be handed out now? */
  async function isAnythingReady(): Promise<boolean> {
    const source = `runner:${id}:${state.seq + 1}`;
    const head = { v: 1, id: entryId(source), seq: state.seq + 1, at: clock.now(), source, actor } as const;
    const command = { take: take() };
    const decide = await runDecider.deciding();
    const verdict = decide(observed, state, { ...head, command });
    return 'events' in verdict && verdict.events.length > 0;
  }

  /** What is handed out to this process, or to nobody who works here, and not begun. */
  function handedOut(): readonly Asked[] {
    return observed.pipeline.steps.flatMap((step) => {
      const active = own(state.active, step.id);
      if (active?.is !== 'running' || working.has(step.id)) return [];
      const asked = { step, job: active.job, attempt: active.attempt };
      return handedOn.get(step.id) === nameOf(asked) ? [] : [asked];
    });
  }

  /** Does somebody else do it just now? */
  function isHandedOn(step: string): boolean {
    const active = own(state.active, step);
    return active?.is === 'running' && handedOn.get(step) === nameOf(active);
  }

  function isHosted(asked: Asked): boolean {
    return (executorOf(executors, { pipeline: observed.pipeline, machine }, asked)?.name ?? 'host') === 'host';
  }

  /** Whoever worked on these is gone. */
  async function interrupted(reason: string): Promise<boolean> {
    const steps = handedOut()
      .filter((asked) => !isHosted(asked))
      .map(({ step }) => step.id);
    return steps.length === 0 || said({ resume: { reason, steps } });
  }

  /**
   * Begins what can be begun beside what is at work already. Where it was handed on before, somebody may have changed
   * files in the folder meanwhile: they are left there.
   */
  async function begin(wasHandedOn: boolean): Promise<void> {
    for (const asked of handedOut()) {
      const others = observed.pipeline.steps.filter(({ id: one }) => working.has(one) || isHandedOn(one));
      if (others.some(isAlone) || (others.length > 0 && isAlone(asked.step))) return;
      const isTheirs = wasHandedOn && asked.step.effects === 'files';
      // Everybody works in the folder, whoever looks at it: another clone may have none yet.
      const isThere = existsSync(tree.folder);
      if (!isThere) holds = null;
      if (!isThere || (!isTheirs && (!isHosted(asked) || needsFolder(asked.step)))) await ready(asked.step);
      start(asked);
    }
  }

  /** The folder holds what is recorded, and where somebody's changes count nothing else. */
  async function ready(step: Step): Promise<void> {
    if (working.size > 0 || state.tree === null) return;
    if (holds !== state.tree || (isUsed && isAlone(step))) {
      await tree.at(state.tree);
      isUsed = false;
    }
    holds = state.tree;
    isUsed ||= step.effects !== 'files';
  }

  function start(asked: Asked): void {
    const controller = new AbortController();
    const { pipeline } = observed;
    const executor = executorOf(executors, { pipeline, machine }, asked);
    const doing = jobResult(asked, executor, controller.signal);
    const does = doing.then(
      (result) => {
        ended.push({ asked, result, executor: executor?.name ?? 'host' });
      },
      (error: unknown) => {
        trouble ??= { error };
      },
    );
    working.set(asked.step.id, { ...asked, does, controller });
  }

  async function jobResult(asked: Asked, executor: Executor | undefined, ends: AbortSignal): Promise<JobResult> {
    if (executor === undefined) return { is: 'handed on', because: 'nobody does steps like this one here' };
    const { pipeline } = observed;
    const place = { pipeline, state, folder: tree.folder, machine, read: home.read };
    try {
      return await executor.execute(await jobOf(place, asked), ends);
    } catch (error) {
      if (!(error instanceof TemplateFailed)) throw error;
      const because = `its prompt cannot be made: ${error.message}`;
      return { is: 'failed', reason_code: 'not_started', because, retryable: false, output: '', took_ms: 0 };
    }
  }

  /** Records how it went. False where that is refused. */
  async function finish({ asked, result, executor }: Ended): Promise<boolean> {
    const { step, job, attempt } = asked;
    working.delete(step.id);
    const active = own(state.active, step.id);
    const isAsked = active?.is === 'running' && active.job === job && active.attempt === attempt;
    if (result.is === 'handed on') {
      if (isAsked) handedOn.set(step.id, nameOf(asked));
      return true;
    }
    // What is not asked for any more, or did not come to its end, counts for nothing.
    const isCut = result.is === 'failed' && result.reason_code === 'interrupted';
    if (!isAsked || isCut) {
      holds = null;
      return true;
    }
    const outcome = await outcomeOf(asked, result);
    const { output, attachments } = outputOf(step.id, result.output);
    const goesOn = !stop.aborted && !signal.aborted && (outcome.is === 'done' || working.size === 0);
    const submit = {
      step: step.id,
      job,
      attempt,
      outcome,
      // Without one, whoever hands it in has done it.
      ...(executor === 'host' ? {} : { executor }),
      took: Math.round(result.took_ms),
      ...(result.output === '' && step.output === null ? {} : { output }),
      ...(goesOn ? { take: take() } : {}),
    };
    return said({ submit }, attachments);
  }

  async function outcomeOf(asked: Asked, result: Exclude<JobResult, { is: 'handed on' }>): Promise<Outcome> {
    const { step, job } = asked;
    if (result.is === 'failed') {
      holds = null;
      const { reason_code, because, retryable } = result;
      return { is: 'failed', reason_code, because, retryable };
    }
    const set = Object.entries(result.state).map(
      ([name, text]) => [name, valueOf(observed.pipeline, name, text)] as const,
    );
    const states = set.length === 0 ? {} : { state: Object.fromEntries(set) };
    const fault = Object.keys(step.grants).length === 0 ? null : grantFault(step, await tree.changed());
    if (fault !== null) return failure('not_granted', fault);
    // What takes something back outside leaves no files: those are set back as a whole afterwards.
    if (step.effects !== 'files' || job === 'compensation') return { is: 'done', ...states };
    const recorded = await tree.commit(`${id}: ${step.id}`, driving.author, clock.now());
    if (!recorded.ok) return failure('not_recordable', recorded.because);
    holds = recorded.commit ?? state.tree;
    return { is: 'done', ...(recorded.commit === null ? {} : { tree: recorded.commit }), ...states };
  }

  function failure(reason_code: 'not_granted' | 'not_recordable', because: string): Outcome {
    holds = null;
    return { is: 'failed', reason_code, because, retryable: false };
  }

  /** Ends what nobody asks for any more. */
  function endStale(): void {
    for (const { step, job, attempt, controller } of working.values()) {
      const active = own(state.active, step.id);
      if (active?.is !== 'running' || active.job !== job || active.attempt !== attempt) controller.abort();
    }
  }

  async function endAll(): Promise<void> {
    for (const { controller } of working.values()) controller.abort();
    await Promise.all([...working.values()].map(({ does }) => does));
  }

  /** The files are as they were at the checkpoint to which the run goes back, by a new commit. */
  async function wentBack(): Promise<boolean> {
    const seen = await home.observe(id, clock.now(), { restored: { tree: null } });
    const target = state.rollback === undefined ? undefined : own(seen.observed.checkpoints, state.rollback.to);
    const then = target?.valid === true ? target.kept.state.tree : null;
    if (then === null || state.tree === null) return said({ restored: { tree: state.tree } });
    await tree.at(state.tree);
    if (then === state.tree) return said({ restored: { tree: then } });
    const name = state.checkpoints.find(({ id: one }) => one === state.rollback?.to)?.name ?? '';
    const made = await tree.restore(then, `${id}: back to ${name}`, driving.author, clock.now());
    holds = made;
    return said({ restored: { tree: made } });
  }

  /** Waits until somebody is done, a step is to be tried again, or it is to end; false where there is nothing to wait for. */
  async function waited(): Promise<boolean> {
    const due = stop.aborted ? null : nextDue(state, clock.now());
    if (working.size === 0 && due === null) return isFreeAgain();
    const awake = new AbortController();
    const waits: Promise<unknown>[] = [...working.values()].map(({ does }) => does);
    const left = due === null ? 0 : Math.max(0, Date.parse(due) - Date.parse(clock.now()));
    if (due !== null) waits.push(clock.sleep(Math.min(left, longestSleep), awake.signal));
    waits.push(aborted(AbortSignal.any([signal, ...(working.size === 0 ? [stop] : [])]), awake.signal));
    await Promise.race(waits);
    awake.abort();
    return true;
  }

  /** Where other runs hold what the steps need that are ready, it looks again after a while; else nobody is waited for. */
  async function isFreeAgain(): Promise<boolean> {
    const waits = state.status === 'running' && Object.keys(observed.held).length > 0 && handedOn.size === 0;
    if (!waits || stop.aborted) return false;
    await clock.sleep(heldSleep, AbortSignal.any([signal, stop]));
    ({ observed } = await home.observe(id, clock.now(), { take: take() }));
    return true;
  }

  /** One round; false where there is nothing more to do. */
  async function round(): Promise<boolean> {
    if (trouble !== null) throw trouble.error;
    const next = ended.shift();
    if (next !== undefined) return finish(next);
    if (signal.aborted) return false;
    endStale();
    if (endings.includes(state.status)) return waited();
    const goesBack = state.status === 'rolling_back';
    const mayBegin = !stop.aborted && !(goesBack && working.size > 0);
    if (mayBegin) await begin(false);
    const due = lookedAt === state.seq ? [] : checkpointsDue(state, clock.now());
    if (due.length > 0) {
      const isSaid = await said({ validate: { checkpoints: due } });
      lookedAt = state.seq;
      return isSaid;
    }
    if (mayBegin && (await isAnythingReady())) return said({ take: take() });
    if (mayBegin && goesBack && Object.keys(state.active).length === 0) return wentBack();
    return waited();
  }

  await endLeftBehind(driving.jobs);
  try {
    const isThere = await interrupted('whoever worked on it is gone');
    if (isThere && !endings.includes(state.status) && !signal.aborted && !stop.aborted) await begin(true);
    let goesOn = isThere;
    while (goesOn) goesOn = await round();
    if (signal.aborted) {
      await endAll();
      for (const one of ended.splice(0)) await finish(one);
      await interrupted('it was stopped');
    }
  } finally {
    await endAll();
  }
  await home.flush();
  if (endings.includes(state.status)) await tree.remove();
  return { state, refusal };
}

function nameOf({ job, attempt }: Pick<Asked, 'job' | 'attempt'>): string {
  return `${job} ${attempt}`;
}

/** What it changes is looked at, so nobody else is at work meanwhile. */
function isAlone({ effects, grants }: Step): boolean {
  return effects === 'files' || Object.keys(grants).length > 0;
}

/** Of a step that somebody does elsewhere: is there anything to look at here? */
function needsFolder({ effects, preconditions, verify }: Step): boolean {
  return effects === 'files' || preconditions.length > 0 || verify.length > 0;
}

/** The next moment at which a step may be tried again. */
function nextDue({ active, status }: RunState, now: string): string | null {
  if (status !== 'running' && status !== 'rolling_back') return null;
  const due = Object.values(active).flatMap((one) => (one.is === 'retrying' ? (one.due ?? '') : []));
  return due.filter((at) => at > now).toSorted()[0] ?? null;
}

/** A value as its variable has it; what is none of its type stays the text it is, and is refused as that. */
function valueOf({ state }: Pipeline, name: string, text: string): Value {
  const type = own(state, name)?.type;
  const isNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u.test(text) && Number.isFinite(Number(text));
  if (isNumber && (type === 'integer' || type === 'number')) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** Until one signal comes, or the other, which only ends the waiting. */
function aborted(signal: AbortSignal, awake: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { signal: awake });
  });
}
