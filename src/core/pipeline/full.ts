import { own } from '../own.ts';
import { edgesOf, ordered, readingsOf } from './graph.ts';
import type { Agent, Check, Effects, Grants, Pipeline, Retry, Step, Variable, Work } from './pipeline.ts';
import type { Duration, WrittenCheck, WrittenPipeline, WrittenStep } from './schema.ts';
import type { Templates } from './template.ts';

/** Where a run cannot go on by itself, the role that decides. */
const coordinator = 'G3_OPERATIONS';
const concurrency = 4;
const checkpoints = 20;
/** How long what a command does may take where the definition says nothing; somebody who is asked has all the time. */
export const standardTimeoutMs = 60_000;
const standardRetry: Retry = { max: 3, initial_delay_ms: 1_000 };

/**
 * The full form of a pipeline: every default, and its steps one after another. Of steps that need each other in a circle
 * none has a place; `checkPipeline` refuses them.
 */
export function fullPipeline(written: WrittenPipeline, templates: Templates): Pipeline {
  const agents = fullAgents(written);
  const linked = edgesOf(written, templates);
  const { order } = ordered(linked.map(({ edges }) => edges.map(({ need }) => need)));
  const rows = linked.map(({ step, edges }, index) => {
    const read = readingsOf(step, index, templates).filter(({ output }) => output !== step.output);
    return { step, inputs: once(read.map(({ output }) => output)), needs: once(edges.map(({ id }) => id)) };
  });
  return {
    name: written.name,
    description: written.description ?? '',
    version: written.version ?? null,
    review_due: written.review_due ?? null,
    use_when: written.use_when ?? null,
    aliases: written.aliases ?? [],
    coordinator: written.coordinator ?? coordinator,
    concurrency: written.concurrency ?? concurrency,
    rollback_on: written.rollback_on ?? 'any_failure',
    rollback_to: written.rollback_to ?? null,
    checkpoints: written.checkpoints ?? checkpoints,
    state: fullState(written),
    resources: written.resources ?? {},
    agents,
    steps: order
      .flatMap((index) => rows.slice(index, index + 1))
      .map(({ step, ...around }, number) => fullStep(written, step, { ...around, number, agents })),
  };
}

function once(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

/** Milliseconds. A number is seconds. */
export function millisecondsOf(duration: Duration): number {
  if (typeof duration === 'number') return duration * 1_000;
  const unit = duration.replace(/^\d+/u, '');
  return Number.parseInt(duration, 10) * Number(own({ ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }, unit));
}

/** What the variables of a pipeline can be. */
export function fullState({ state = {} }: WrittenPipeline): Readonly<Record<string, Variable>> {
  return changed(state, ({ type, initial = null, one_of = null, label = null }) => ({ type, initial, one_of, label }));
}

/** Who does the work of which persona. */
export function fullAgents({ agents = {} }: WrittenPipeline): Readonly<Record<string, Agent>> {
  return changed(agents, ({ run = null, environment = [], secrets = [], grants = {} }) => ({
    run,
    environment,
    secrets,
    grants,
  }));
}

function changed<T, U>(record: Readonly<Record<string, T>>, change: (one: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, change(one)]));
}

interface Around {
  readonly number: number;
  readonly agents: Readonly<Record<string, Agent>>;
  readonly inputs: readonly string[];
  readonly needs: readonly string[];
}

function fullStep(
  { timeout, retry }: WrittenPipeline,
  step: WrittenStep,
  { number, agents, inputs, needs }: Around,
): Step {
  const longest = step.timeout ?? timeout;
  const timeout_ms = longest === undefined ? null : millisecondsOf(longest);
  const effects = effectsOf(step, agents);
  return {
    id: step.id,
    aliases: step.aliases ?? [],
    type: step.type ?? 'execute',
    agent: step.agent ?? null,
    model: step.model ?? null,
    skill: step.skill ?? null,
    prompt: step.prompt ?? '',
    run: step.run ?? null,
    inputs,
    output: step.output ?? null,
    needs,
    requires_approval: step.requires_approval ?? false,
    checkpoint: checkpointOf(step, number),
    retry: fullRetry(step.retry, fullRetry(retry, standardRetry)),
    timeout_ms,
    optional: step.optional ?? false,
    critical: step.critical ?? false,
    idempotent: step.idempotent ?? effects !== 'external',
    risky: step.risky ?? false,
    effects,
    on_failure: step.on_failure ?? null,
    preconditions: (step.preconditions ?? []).map(fullCheck),
    required_state: step.required_state ?? [],
    resources: once(step.resources ?? []),
    verify: (step.verify ?? []).map(fullCheck),
    compensation: fullWork(step.compensation, timeout_ms),
    recovery: fullWork(step.recovery, timeout_ms),
    grants: grantsOf(step, agents),
  };
}

/** The name of the checkpoint after a step; `number` is its place. */
function checkpointOf({ checkpoint = false }: WrittenStep, number: number): string | null {
  if (checkpoint === true) return `after_step_${number}`;
  return checkpoint === false ? null : checkpoint;
}

/**
 * What a step that says nothing about it changes: a command may change files, as may an agent that has one; what somebody
 * else does elsewhere changes nothing here. Nor does a step that may only read.
 */
export function effectsOf(step: WrittenStep, agents: Readonly<Record<string, Agent>>): Effects {
  if (step.effects !== undefined) return step.effects;
  if (mayOnlyRead(step, agents)) return 'none';
  const hasCommand = step.run !== undefined || (own(agents, step.agent ?? '')?.run ?? null) !== null;
  return hasCommand ? 'files' : 'none';
}

/** Is the skill of a step one that it was granted for reading only? */
export function mayOnlyRead(step: WrittenStep, agents: Readonly<Record<string, Agent>>): boolean {
  return own(grantsOf(step, agents), step.skill ?? '') === 'read';
}

/** What a step may: what it says itself, else what its agent may. */
export function grantsOf({ agent, grants }: WrittenStep, agents: Readonly<Record<string, Agent>>): Grants {
  return grants ?? own(agents, agent ?? '')?.grants ?? {};
}

function fullRetry(written: WrittenStep['retry'], otherwise: Retry): Retry {
  if (written === undefined) return otherwise;
  if (typeof written === 'number') return { ...otherwise, max: written };
  const { max = otherwise.max, initial_delay } = written;
  return {
    max,
    initial_delay_ms: initial_delay === undefined ? otherwise.initial_delay_ms : millisecondsOf(initial_delay),
  };
}

function fullWork(work: WrittenStep['recovery'], timeout_ms: number | null): Work | null {
  if (work === undefined) return null;
  const { run = null, agent = null, prompt = '', timeout } = work;
  return { run, agent, prompt, timeout_ms: timeout === undefined ? timeout_ms : millisecondsOf(timeout) };
}

/** One of its four keys says what must hold; `checkPipeline` refuses none and several. */
function fullCheck({ file, state, output, run = '', equals, contains, says }: WrittenCheck): Check {
  if (file !== undefined) return { is: 'file', file, says: says ?? `${file} is there` };
  if (state !== undefined) {
    const value = equals === undefined ? 'has a value' : `is ${String(equals)}`;
    return { is: 'state', state, equals: equals ?? null, says: says ?? `${state} ${value}` };
  }
  if (output !== undefined) {
    const words = contains === undefined ? 'is there' : `holds "${contains}"`;
    return { is: 'output', output, contains: contains ?? null, says: says ?? `${output} ${words}` };
  }
  return { is: 'run', run, says: says ?? `\`${run}\` ends with 0` };
}
