import type { Pipeline } from '../pipeline/pipeline.ts';
import type { People } from '../policy/may.ts';
import type { Policy } from '../policy/schema.ts';
import type { FoundOnGitHub } from './found.ts';
import type { KeptCheckpoint, RunState } from './state.ts';

/** Whether a checkpoint is whole: its file is what was written, has its shape, and its files could be brought back. */
export type Soundness =
  | { readonly valid: true; readonly kept: KeptCheckpoint }
  | { readonly valid: false; readonly because: string };

/** What a run is decided on beside its state: conditions, never commands. */
export interface RunObserved {
  readonly pipeline: Pipeline;
  readonly pipelinePin: RunState['pipeline'];
  readonly policy: Policy;
  readonly policyPin: RunState['policy'];
  readonly people: People;
  /** By id, where the command needs it. */
  readonly checkpoints: Readonly<Record<string, Soundness>>;
  /** How many steps of other open runs of this repository hold a resource, by its name. */
  readonly held: Readonly<Record<string, number>>;
  /** Another definition, where somebody asks that the run follow it: that of the content which the command names. */
  readonly offered?: { readonly pipeline: Pipeline; readonly pin: RunState['pipeline'] };
  /** What was found in its issue on GitHub; absent where nobody looked there. */
  readonly found?: FoundOnGitHub;
  /** The commit from which files are changed: the head of the default branch when the run starts. */
  readonly base: string | null;
}
