import { expect } from 'vitest';
import type { Actor, Entry, Verdict } from '../../../src/core/entry.ts';
import type { Pipeline, Step, Variable } from '../../../src/core/pipeline/pipeline.ts';
import { defaultPolicy } from '../../../src/core/policy/schema.ts';
import type { RefusalCode } from '../../../src/core/refusal.ts';
import type { FailureCode, Outcome, RunCommand, RunCommands } from '../../../src/core/run/commands.ts';
import { decideRun } from '../../../src/core/run/decide.ts';
import { runDecider } from '../../../src/core/run/decider.ts';
import type { RunEvent, RunEventBody } from '../../../src/core/run/events.ts';
import type { MaybeRun } from '../../../src/core/run/evolve.ts';
import { validateStateInvariants } from '../../../src/core/run/invariants.ts';
import { checkpointsNeeded } from '../../../src/core/run/rules/checkpoints.ts';
import type { Checkpoint, KeptCheckpoint, RunState } from '../../../src/core/run/state.ts';
import type { RunObserved, Soundness } from '../../../src/core/run/world.ts';
import type { Ids } from '../../../src/core/simulate/again.ts';
import { plusMilliseconds } from '../../../src/core/time.ts';
import { noon, person } from '../given.ts';

/** She starts the runs of these tests, and in plain git without a policy she decides about them, too. */
export const ann: Actor = person('ann', { assurance: 'asserted' });

/** A step that is done by a command, may be done again, and has no effects. */
export function step(id: string, changes: Partial<Step> = {}): Step {
  return {
    id,
    aliases: [],
    type: 'execute',
    agent: null,
    model: null,
    skill: null,
    prompt: '',
    run: 'true',
    inputs: [],
    output: null,
    needs: [],
    requires_approval: false,
    checkpoint: null,
    retry: { max: 3, initial_delay_ms: 1000 },
    timeout_ms: 60_000,
    optional: false,
    critical: false,
    idempotent: true,
    risky: false,
    effects: 'none',
    on_failure: null,
    preconditions: [],
    required_state: [],
    resources: [],
    verify: [],
    compensation: null,
    recovery: null,
    grants: {},
    ...changes,
  };
}

/** What is done instead of a step, or after it. */
export const work = { run: 'true', agent: null, prompt: '', timeout_ms: 60_000 } as const;

/** A step whose effects are outside and can be taken back. */
export function external(id: string, changes: Partial<Step> = {}): Step {
  return step(id, { effects: 'external', compensation: work, ...changes });
}

/** Steps one after the other. */
export function inTurn(...steps: readonly Step[]): readonly Step[] {
  return steps.map((one, index) => ({ ...one, needs: index === 0 ? [] : [steps[index - 1]!.id] }));
}

export function pipelineOf(steps: readonly Step[], changes: Partial<Pipeline> = {}): Pipeline {
  return {
    name: 'p',
    description: '',
    version: null,
    review_due: null,
    use_when: null,
    aliases: [],
    coordinator: 'G3_OPERATIONS',
    concurrency: 4,
    rollback_on: 'critical_failure',
    rollback_to: null,
    checkpoints: 20,
    state: {},
    resources: {},
    agents: {},
    steps,
    ...changes,
  };
}

export function variable(type: Variable['type'], changes: Partial<Variable> = {}): Variable {
  return { type, initial: null, one_of: null, label: null, ...changes };
}

export type RunEntry = Entry<RunCommand, RunEvent>;

/** How ids are made here. */
export const ids: Ids = {
  entry: (source) => source.replace('s', 'e'),
  event: (entry, ordinal) => `${entry}.${ordinal}`,
};

/** A run as it goes on, with all that is recorded of it. */
export interface Playing {
  readonly pipeline: Pipeline;
  readonly state: () => RunState;
  /** Every entry so far, refused ones too. */
  readonly entries: readonly RunEntry[];
  readonly events: () => readonly RunEvent[];
  readonly does: (command: RunCommand, by?: Actor) => Verdict<RunEventBody>;
  readonly passes: (milliseconds: number) => void;
  readonly at: () => string;
  /** A checkpoint is damaged from here on, or whole again. */
  readonly damages: (name: string, because?: string | null) => void;
  /** Every document of the run as it is now, by its path. */
  readonly files: ReadonlyMap<string, unknown>;
  /** What is kept of a checkpoint. */
  readonly keeps: (name: string, kept: KeptCheckpoint) => void;
  readonly kept: (name: string) => KeptCheckpoint | undefined;
  /** What is seen beside the state is another from here on. */
  readonly sees: (changes: Partial<RunObserved>) => void;
  /** Another state than the record leads to. */
  readonly tampers: (changes: Partial<RunState>) => void;
}

/** A run of a pipeline that has been started. */
export function played(pipeline: Pipeline, given: Partial<RunCommands['start']> = {}): Playing {
  const run = notStarted(pipeline);
  happens(run.does({ start: { run_id: 'r1', task: 'say hello', door: 'cli', ...given } }));
  return run;
}

export function notStarted(pipeline: Pipeline): Playing {
  const entries: RunEntry[] = [];
  const files = new Map<string, KeptCheckpoint>();
  const documents = new Map<string, unknown>();
  const broken = new Map<string, string>();
  let state: MaybeRun = null;
  let at = noon;
  let sights: Partial<RunObserved> = {};
  const soundness = ({ id, name }: Checkpoint): readonly (readonly [string, Soundness])[] => {
    const kept = files.get(name);
    const because = broken.get(name) ?? (kept === undefined ? 'its file is not there' : null);
    return [
      [id, because === null && kept !== undefined ? { valid: true, kept } : { valid: false, because: because ?? '' }],
    ];
  };
  const observed = (command: RunCommand): RunObserved => ({
    pipeline,
    pipelinePin: { blob: 'pipe1', origin: 'p.yml' },
    policy: defaultPolicy,
    policyPin: null,
    people: { permissions: { [String(ann.id)]: 'write' }, teams: {} },
    checkpoints: Object.fromEntries(
      state === null
        ? []
        : checkpointsNeeded(state, command).flatMap((id) =>
            soundness(state!.checkpoints.find((one) => one.id === id)!),
          ),
    ),
    held: {},
    base: 'base0',
    ...sights,
  });
  function does(command: RunCommand, by: Actor = ann): Verdict<RunEventBody> {
    const seq = runDecider.seqOf(state) + 1;
    const head = { v: 1, id: `e${seq}`, seq, at, source: `s${seq}`, actor: by, command } as const;
    const before = state;
    const verdict = decideRun(observed(command), state, head);
    const bodies = 'events' in verdict ? verdict.events : [];
    const events = bodies.map((body, ordinal): RunEvent => ({ ...body, event_id: `e${seq}.${ordinal}` }));
    for (const event of events) {
      state = runDecider.evolve(state, event, head);
      for (const document of state === null ? [] : runDecider.documents(state, event, head)) {
        documents.set(document.path, 'whole' in document ? document.whole : document);
        if (document.path.startsWith('checkpoints/') && 'whole' in document)
          files.set((document.whole as KeptCheckpoint).name, document.whole as KeptCheckpoint);
      }
    }
    if ('refusal' in verdict) expect(state).toBe(before);
    const outcome = 'refusal' in verdict ? { refusal: verdict.refusal } : { events };
    state = runDecider.recorded(state, { ...head, ...outcome }, 'refusal' in verdict);
    if (state !== null) entries.push({ ...head, saw: verdict.saw ?? {}, ...outcome, state: 's', prev: 'p', hash: 'h' });
    return verdict;
  }
  return {
    pipeline,
    state: () => state ?? expect.fail('nothing has started'),
    entries,
    events: () => entries.flatMap((entry) => entry.events ?? []),
    does,
    passes: (milliseconds) => {
      at = plusMilliseconds(at, milliseconds);
    },
    at: () => at,
    damages: (name, because = 'a byte of it is another') => {
      if (because === null) broken.delete(name);
      else broken.set(name, because);
    },
    keeps: (name, kept) => files.set(name, kept),
    files: documents,
    kept: (name) => files.get(name),
    sees: (changes) => {
      sights = { ...sights, ...changes };
    },
    tampers: (changes) => {
      state = { ...(state ?? expect.fail('nothing has started')), ...changes };
    },
  };
}

/** The events of what was not refused. */
export function happens(verdict: Verdict<RunEventBody>): readonly RunEventBody[] {
  return 'events' in verdict ? verdict.events : expect.fail(`${verdict.refusal.code}: ${verdict.refusal.because}`);
}

/** The code of what was refused. A refusal says why, and what to do. */
export function refused(verdict: Verdict<RunEventBody>): RefusalCode {
  if (!('refusal' in verdict)) return expect.fail(`not refused: ${JSON.stringify(verdict.events)}`);
  expect(verdict.refusal.because.length).toBeGreaterThan(5);
  expect(verdict.refusal.next.length).toBeGreaterThan(5);
  return verdict.refusal.code;
}

/** Hands out what is ready; the steps that were. */
export function takes(run: Playing, limit = 100): readonly string[] {
  happens(run.does({ take: { by: 'p1', limit } }));
  return Object.entries(run.state().active).flatMap(([id, { is }]) => (is === 'running' ? [id] : []));
}

/** A step that is handed out is done. */
export function finishes(
  run: Playing,
  id: string,
  changes: Partial<RunCommands['submit']> & { readonly result?: Partial<Extract<Outcome, { is: 'done' }>> } = {},
): readonly RunEventBody[] {
  return happens(submits(run, id, { is: 'done', ...changes.result }, changes));
}

/** A step that is handed out fails. */
export function fails(
  run: Playing,
  id: string,
  changes: { readonly reason_code?: FailureCode; readonly retryable?: boolean } = {},
): readonly RunEventBody[] {
  const { reason_code = 'exit_nonzero', retryable = true } = changes;
  return happens(submits(run, id, { is: 'failed', reason_code, because: 'it ended with 1', retryable }));
}

export function submits(
  run: Playing,
  id: string,
  outcome: Outcome,
  { output, take }: Partial<RunCommands['submit']> = {},
): Verdict<RunEventBody> {
  const { job = 'step', attempt = 1 } = run.state().active[id] ?? {};
  const more = { ...(output === undefined ? {} : { output }), ...(take === undefined ? {} : { take }) };
  return run.does({ submit: { step: id, job, attempt, outcome, took: 5, ...more } });
}

/** What happened to steps: `step kind reason`. */
export function transitions(events: readonly RunEventBody[]): readonly string[] {
  return events.flatMap((event) =>
    event.type === 'step_changed' ? [`${event.step_id} ${event.kind} ${event.reason_code}`] : [],
  );
}

/** The state is in order. */
export function expectInOrder(run: Playing): void {
  expect(validateStateInvariants(run.pipeline, run.state())).toEqual([]);
}

/** All steps that can be begun are, one after another or at once, until nothing more can be done. */
export function drains(run: Playing): void {
  for (let round = 0; round < 3000; round += 1) {
    if (run.state().ended_at !== undefined) return;
    const [id] = takes(run);
    if (id === undefined) return;
    finishes(run, id);
  }
  expect.fail('it never ends');
}

/** What is due is looked at. */
export function looks(run: Playing): void {
  happens(run.does({ validate: {} }));
}
