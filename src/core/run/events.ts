import type { FailureCode } from './commands.ts';
import type { Confirm, DecisionMade } from '../confirm/confirm.ts';
import type { HandedOn } from '../policy/handing-on.ts';
import type { About, Doer, JobKind, KeptCheckpoint, Rollback, RunState, RunStatus, Values } from './state.ts';

/**
 * How a step goes on. `start`: it is handed out · `continue`: it is done · `retry`: it failed and is tried again ·
 * `recover`: its recovery procedure is done · `skip`: it is over without being done · `escalate-approval`: somebody
 * decides before it counts · `await-direction`: somebody of the coordinating role says what to do · `failed`: it failed,
 * and the run goes back because of it · `compensate`: what it did outside is taken back · `undone`: the run went back
 * before it, or ended while it was worked on.
 */
export const transitionKinds = [
  'start',
  'continue',
  'retry',
  'recover',
  'skip',
  'escalate-approval',
  'await-direction',
  'failed',
  'compensate',
  'undone',
] as const;
export type TransitionKind = (typeof transitionKinds)[number];

interface Bodies {
  readonly run_started: {
    readonly run_id: string;
    readonly pipeline_name: string;
    readonly task: string;
    readonly initiator: RunState['initiator'];
    readonly project?: RunState['project'];
    readonly issue?: number;
    readonly custom_state: Values;
  };
  readonly definition_pinned: { readonly what: 'pipeline' | 'policy'; readonly pin: RunState['policy'] };
  /** One transition of one step: what a run's detail can be asked for. */
  readonly step_changed: {
    readonly step_id: string;
    readonly number: number;
    readonly kind: TransitionKind;
    readonly reason_code: string;
    readonly job: JobKind;
    readonly attempt: number;
    readonly detail?: string;
    /** Why it failed, where the reason is what was done about that. */
    readonly cause?: FailureCode;
    /** When it is tried again. */
    readonly due?: string;
    readonly by?: string;
    readonly doer?: Doer;
    /** Who made what it put out; absent where nobody did. */
    readonly makers?: About['makers'];
    /** Milliseconds of work. */
    readonly took?: number;
    /** An attempt ended whose effects may be outside. */
    readonly outside?: true;
  };
  readonly output_recorded: {
    readonly step_id: string;
    readonly output: string | null;
    readonly bytes: number;
    readonly sha256: string;
  };
  readonly state_changed: { readonly step_id?: string; readonly set: Values; readonly because?: string };
  /** The run's branch holds this commit now. */
  readonly tree_changed: { readonly tree: string | null };
  /** Its id is that of the entry: no entry makes two. */
  readonly checkpoint_created: Omit<KeptCheckpoint, 'validated'>;
  readonly checkpoint_validated: {
    readonly id: string;
    readonly name: string;
    readonly valid: boolean;
    readonly because?: string;
  };
  readonly checkpoint_removed: { readonly id: string; readonly name: string; readonly because: string };
  readonly rollback_begun: Rollback;
  readonly rolled_back: {
    readonly to: string;
    readonly name: string;
    readonly state: KeptCheckpoint['state'];
    readonly undone: readonly string[];
    readonly next: Rollback['next'];
  };
  readonly approval_requested: {
    readonly gate: string;
    readonly track: string;
    readonly number: number;
    readonly covers: Confirm['covers'];
    readonly requested_by_role: string;
    /** The record whose place it takes. */
    readonly supersedes?: string;
    readonly about: About;
  };
  readonly approval_changed: { readonly gate: string; readonly track: string } & (
    | {
        readonly change: 'decided';
        readonly status: Confirm['status'];
        readonly decision: DecisionMade;
        /** Until when it can be used. */
        readonly expires_at?: string;
        /** A gate that others must be apart from, or it from them: who decided is kept. */
        readonly apart?: true;
      }
    | { readonly change: 'voided'; readonly status: 'superseded' | 'expired'; readonly because: string }
  );
  /** What was agreed to is done, and the approval is of no more use. */
  readonly approval_used: {
    readonly gate: string;
    readonly track: string;
    readonly confirm_id: string;
    readonly covers: Confirm['covers'];
  };
  readonly delegation_changed: HandedOn;
  readonly status_changed: {
    readonly status: RunStatus;
    readonly reason_code: string;
    readonly because: string;
  };
  readonly intent_recorded: {
    readonly key: string;
    readonly what: string;
    readonly to: string;
    readonly about: Readonly<Record<string, string>>;
  };
  readonly receipt_recorded: { readonly key: string; readonly id: string };
}

export type RunEventType = keyof Bodies;
/** An event before it has an id. */
export type RunEventBody = { readonly [T in RunEventType]: { readonly type: T } & Bodies[T] }[RunEventType];
export type RunEvent = RunEventBody & { readonly event_id: string };
