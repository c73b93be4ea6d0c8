import { own } from '../core/own.ts';
import { standardTimeoutMs } from '../core/pipeline/full.ts';
import type { Pipeline, Step, Work } from '../core/pipeline/pipeline.ts';
import type { Value } from '../core/pipeline/schema.ts';
import type { JobKind, RunState } from '../core/run/state.ts';
import { filled, variablesIn } from '../files/template.ts';
import type { Executor, Job, JobResult } from '../ports.ts';
import { outputAtMost, outputsNamed } from './outputs.ts';

/** What only the machine knows on which steps are done. */
export interface Machine {
  /** Values of variables of the environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Commands that do the work of a persona here, by its name: before those of the pipeline. */
  readonly commands: Readonly<Record<string, string>>;
}

/** What is handed out: of which step, what of it, and for which time. */
export interface Asked {
  readonly step: Step;
  readonly job: JobKind;
  /** Counts from 1. */
  readonly attempt: number;
}

/** Where the run stands that a job is of. */
export interface Place {
  readonly pipeline: Pipeline;
  readonly state: RunState;
  /** The folder it works in. */
  readonly folder: string;
  readonly machine: Machine;
  /** A text of the run by its path below the run's folder; null where there is none. */
  readonly read: (path: string) => Promise<string | null>;
}

/**
 * Everything it takes to do what is handed out.
 * @throws TemplateFailed where the prompt cannot be filled.
 */
export async function jobOf(place: Place, { step, job, attempt }: Asked): Promise<Job> {
  const { pipeline, state, machine } = place;
  const work = workOf(step, job);
  const agent = work.agent === null ? undefined : own(pipeline.agents, work.agent);
  const names = new Set([...(job === 'compensation' ? [] : step.inputs), ...variablesOf(work.prompt)]);
  names.delete('task');
  const inputs = await outputsNamed(pipeline, [...names], place.read);
  return {
    run_id: state.run_id,
    step: step.id,
    job,
    attempt,
    task: state.task,
    prompt: filled(work.prompt, { task: state.task, ...Object.fromEntries(inputs) }),
    run: commandOf(place, work),
    agent: work.agent,
    folder: place.folder,
    environment: valuesOf(machine, [...(agent?.environment ?? []), ...(agent?.secrets ?? [])]),
    inputs,
    output: step.output,
    state: Object.fromEntries(Object.entries(state.custom_state).flatMap(withValue)),
    timeout_ms: work.timeout_ms ?? standardTimeoutMs,
    output_limit_bytes: outputAtMost,
    effects: step.effects,
    skill: step.skill,
    grants: step.grants,
    secrets: Object.values(valuesOf(machine, agent?.secrets ?? [])).filter((value) => value !== ''),
    before: job === 'step' ? step.preconditions : [],
    after: job === 'compensation' ? [] : step.verify,
  };
}

/** The one that does it here; undefined where nobody does. */
export function executorOf(
  executors: readonly Executor[],
  place: Pick<Place, 'pipeline' | 'machine'>,
  { step, job }: Pick<Asked, 'step' | 'job'>,
): Executor | undefined {
  const work = workOf(step, job);
  const run = commandOf(place, work);
  return executors.find((one) => one.takes({ run, agent: work.agent }));
}

/** What of a step is done: all three read alike. */
function workOf(step: Step, job: JobKind): Work {
  const work = job === 'step' ? step : job === 'recovery' ? step.recovery : step.compensation;
  if (work === null) throw new TypeError(`${step.id} has no ${job}, and was handed out for it`);
  return work;
}

function commandOf({ pipeline, machine }: Pick<Place, 'pipeline' | 'machine'>, { run, agent }: Work): string | null {
  if (run !== null || agent === null) return run;
  return own(machine.commands, agent) ?? own(pipeline.agents, agent)?.run ?? null;
}

function variablesOf(prompt: string): readonly string[] {
  const found = variablesIn(prompt);
  return found.ok ? found.names : [];
}

function valuesOf({ environment }: Machine, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = own(environment, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function withValue([name, value]: readonly [string, Value | null]): readonly (readonly [string, Value])[] {
  return value === null ? [] : [[name, value]];
}

/** The executor that hands on, and for one step that was handed on knows how it went: somebody hands that in. */
export function answering(
  host: Executor,
  step: string,
  answer: (job: Job, signal: AbortSignal) => Promise<JobResult>,
): Executor {
  return { ...host, execute: (job, signal) => (job.step === step ? answer(job, signal) : host.execute(job, signal)) };
}
