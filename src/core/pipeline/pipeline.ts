import type { effects, stepTypes, Value, variableTypes } from './schema.ts';

/** A pipeline with every default, its steps in the order in which they could be done one after another. */
export interface Pipeline {
  readonly name: string;
  readonly description: string;
  readonly version: string | null;
  /** YYYY-MM-DD. */
  readonly review_due: string | null;
  readonly use_when: string | null;
  readonly aliases: readonly string[];
  /** The role that decides where a run cannot go on by itself. */
  readonly coordinator: string;
  readonly concurrency: number;
  readonly rollback_on: 'any_failure' | 'critical_failure';
  /** The checkpoint to which a run goes back by itself, once it is made; null for the newest. */
  readonly rollback_to: string | null;
  /** How many checkpoints are kept. */
  readonly checkpoints: number;
  readonly state: Readonly<Record<string, Variable>>;
  readonly resources: Readonly<Record<string, number>>;
  readonly agents: Readonly<Record<string, Agent>>;
  readonly steps: readonly Step[];
}

export interface Variable {
  readonly type: (typeof variableTypes)[number];
  readonly initial: Value | null;
  readonly one_of: readonly Value[] | null;
  readonly label: string | null;
}

/** Who does the work of a persona where the run is: a command that gets the prompt on its standard input. */
export interface Agent {
  readonly run: string | null;
  /** Names of variables of the environment that it gets beside the least. */
  readonly environment: readonly string[];
  /** Those of them whose values are taken out of whatever it says. */
  readonly secrets: readonly string[];
  readonly grants: Grants;
}

/** What somebody may read or also change, by the name of a skill. */
export type Grants = Readonly<Record<string, 'read' | 'write'>>;

export type Effects = (typeof effects)[number];

export interface Step {
  readonly id: string;
  /** Other names that it goes by. */
  readonly aliases: readonly string[];
  readonly type: (typeof stepTypes)[number];
  readonly agent: string | null;
  readonly model: string | null;
  readonly skill: string | null;
  /** A template; its variables are in `inputs`. */
  readonly prompt: string;
  readonly run: string | null;
  /** Names of outputs that the step reads. */
  readonly inputs: readonly string[];
  readonly output: string | null;
  /** Steps that come before: `depends_on`, and those whose outputs it reads. */
  readonly needs: readonly string[];
  readonly requires_approval: boolean;
  /** The name of the checkpoint after it; null where there is none. */
  readonly checkpoint: string | null;
  readonly retry: Retry;
  /** How long it may take; null where the definition says nothing: then it is `standardTimeoutMs` for what commands do. */
  readonly timeout_ms: number | null;
  readonly optional: boolean;
  readonly critical: boolean;
  readonly idempotent: boolean;
  readonly risky: boolean;
  readonly effects: Effects;
  readonly on_failure: 'skip' | 'rollback' | null;
  readonly preconditions: readonly Check[];
  readonly required_state: readonly string[];
  readonly resources: readonly string[];
  readonly verify: readonly Check[];
  readonly compensation: Work | null;
  readonly recovery: Work | null;
  readonly grants: Grants;
}

/** How often a failed step is tried again, and how long before the first time; each wait is twice the one before. */
export interface Retry {
  readonly max: number;
  readonly initial_delay_ms: number;
}

/** One thing that must hold before a step, or after it. `says` is what it means, for people. */
export type Check =
  | { readonly is: 'file'; readonly file: string; readonly says: string }
  | { readonly is: 'state'; readonly state: string; readonly equals: Value | null; readonly says: string }
  | { readonly is: 'output'; readonly output: string; readonly contains: string | null; readonly says: string }
  | { readonly is: 'run'; readonly run: string; readonly says: string };

/** What is done instead of a step, or to take back what it did. */
export interface Work {
  readonly run: string | null;
  readonly agent: string | null;
  readonly prompt: string;
  readonly timeout_ms: number | null;
}
