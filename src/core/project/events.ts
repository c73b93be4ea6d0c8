import type { FactValue } from '../condition.ts';
import type { Confirm, Contents, DecisionMade, Terms, Voided } from '../confirm/confirm.ts';
import type { Delegation } from '../policy/delegation.ts';
import type { RequestKind, TriageOutcome, VersionChoice } from '../definition/routing.ts';
import type { Assumption, Blocker, Conflict, Fact, Pin, ProjectState, Track, Wait } from './state.ts';

/** The bytes an approval is about, and where the approver found them. */
export interface Subject {
  readonly covers: Contents;
  readonly proposal: string | null;
  readonly head: string | null;
  /** Since when the bytes are open to everybody, where a gate asks how long they have been. */
  readonly since?: string;
}

/** One gate as it stood when bytes landed or an action was asked for. */
export interface GateSeen {
  readonly gate: string;
  readonly open: boolean;
  readonly says: string;
  /** It was closed and held nothing up: the policy only observed. */
  readonly observed?: true;
}

/** How a run stands by the entry of its own record that says so. */
export interface RunSeen {
  readonly pipeline: string;
  readonly track: string;
  readonly of?: string;
  readonly status: string;
  readonly entry: { readonly seq: number; readonly hash: string };
}

/** Where a request goes, and why: what the router answers. */
export interface Route {
  readonly kind: RequestKind;
  readonly track: string;
  /** The stage that the request is about. */
  readonly stage: string;
  readonly to: {
    readonly specialist?: string;
    /** Others who have a part in it. */
    readonly with?: readonly string[];
    readonly gate?: string;
    readonly stage?: string;
    readonly track?: string;
  };
  /** Who is added for one concrete job. */
  readonly support: readonly { readonly specialist: string; readonly job: string }[];
  readonly triage: {
    readonly outcome: TriageOutcome;
    readonly why: readonly string[];
    readonly gates: readonly string[];
  };
  /** What becomes of the version that is there; null where there is none. */
  readonly version: VersionChoice | null;
  /** Artifacts that may be drafted now and not land yet. */
  readonly draft_only: readonly string[];
  /** The routing rule that decided, null where the definition's order of stages did. */
  readonly rule: string | null;
  readonly because: string;
}

/** Everything that can happen to a project. A released shape never changes its meaning. */
export type ProjectEventBody =
  | {
      readonly type: 'project_started';
      readonly project_id: string;
      readonly workflow_type: string;
      readonly workflow: string;
      readonly client: string;
      readonly owner: string;
      readonly cursor: string | null;
    }
  | {
      readonly type: 'definition_pinned';
      readonly what: 'definition' | 'policy';
      readonly pin: Pin | null;
      /** Where the definition is of another workflow than the one before. */
      readonly workflow_type?: string;
    }
  | ({
      readonly type: 'track_started';
      readonly track: string;
      readonly kind: Track['kind'];
      readonly stage: string;
      readonly owner: string;
    } & Partial<
      Pick<
        Track,
        'template' | 'from' | 'because' | 'due_date' | 'lines' | 'depends_on' | 'requires' | 'allowed_output' | 'may'
      >
    >)
  | {
      readonly type: 'track_closed';
      readonly track: string;
      /** Complete where it is left out. */
      readonly outcome?: 'complete' | 'superseded';
      readonly because?: string;
    }
  | {
      /** What is asked for is more, or other, than what was agreed. */
      readonly type: 'scope_changed';
      readonly track: string;
      readonly from: string;
      readonly to: string;
      readonly asked_by: string;
      readonly source: string;
    }
  | {
      readonly type: 'owner_changed';
      /** `project`, or `track:<name>`. */
      readonly of: string;
      readonly from: string;
      readonly to: string;
      readonly due_date?: string;
      readonly because?: string;
    }
  | ({
      /** A track has stalled, and this is what is to get it going again. */
      readonly type: 'recovery_action_selected';
      readonly track: string;
    } & NonNullable<Track['recovery']>)
  | {
      readonly type: 'stage_changed';
      readonly track: string;
      readonly from: string;
      readonly to: string;
      readonly on: string;
      readonly rationale: string;
      /** Gates that were closed and held nothing up: the policy only observed. */
      readonly observed?: readonly string[];
      /** What this stage would have made was not made here: facts stood in for it, or the work is older than the project. */
      readonly skipped?: true;
    }
  | {
      readonly type: 'artifact_created' | 'artifact_revised';
      readonly status: 'draft';
      readonly artifact: string;
      readonly proposal: string;
      readonly head: string;
      readonly base: string;
      readonly content: string;
      readonly authors: readonly (number | string)[];
    }
  | {
      readonly type: 'artifact_created' | 'artifact_revised';
      readonly status: 'current';
      readonly artifact: string;
      readonly version: string;
      readonly content: string;
      readonly commit?: string;
      readonly path?: string;
      readonly supersedes: string | null;
      readonly source_artifacts: readonly string[];
      readonly authors: readonly (number | string)[];
      readonly bypassed: readonly string[];
      /** Gates, of the artifact and of the move that it started, that were closed and held nothing up. */
      readonly observed?: readonly string[];
    }
  | {
      readonly type: 'artifact_retired';
      readonly artifact: string;
      readonly proposal: string | null;
      readonly because: string;
    }
  | {
      readonly type: 'landing_recorded';
      readonly commit: string;
      readonly proposal: string | null;
      readonly passed: readonly string[];
    }
  | { readonly type: 'gate_evaluated'; readonly for: string; readonly gates: readonly GateSeen[] }
  | ({
      readonly type: 'approval_requested';
      readonly gate: string;
      readonly track: string;
      readonly role: string;
    } & Subject)
  | {
      readonly type: 'approval_changed';
      readonly change: 'decided';
      readonly gate: string;
      readonly track: string;
      /** The Confirm that it is about; absent where that is the one that was spoken of last. */
      readonly confirm_id?: string;
      readonly status: Confirm['status'];
      readonly decision: DecisionMade;
      readonly terms: Terms;
    }
  | ({
      /** An approval ended without a decision; a new Confirm takes its place and names it. */
      readonly type: 'approval_changed';
      readonly change: 'voided';
      readonly gate: string;
      readonly track: string;
      /** The Confirm that ended; absent where that is the one that was spoken of last. */
      readonly confirm_id?: string;
      /** Somebody asked for the new one, or decides about it: it is the one that was spoken of last from now on. */
      readonly asked?: true;
      readonly status: Voided['status'];
      readonly because: string;
    } & Subject)
  | {
      readonly type: 'gate_overridden';
      readonly gate: string;
      readonly track: string;
      readonly reason: string;
      readonly role: string;
      readonly covers: Contents;
      /** The branch that it was for, where its bytes had not landed. */
      readonly proposal?: string;
      /** The Confirm whose place it takes, null for none; absent where that is the one that was spoken of last. */
      readonly confirm_id?: string | null;
    }
  | {
      /** What waits for people now and did not before, and what does not any more; the same gate on the same branch is one. */
      readonly type: 'waits_changed';
      readonly begun: readonly Wait[];
      readonly ended: readonly Pick<Wait, 'gate' | 'track' | 'proposal'>[];
    }
  | {
      /** People are told once that a gate waits for them: whoever opens it, or later their deputies. */
      readonly type: 'reminder_given';
      readonly gate: string;
      readonly track: string;
      readonly proposal: string | null;
      readonly to: 'openers' | 'deputies';
    }
  | ({ readonly type: 'delegation_changed'; readonly change: 'given' | 'ended' } & Delegation)
  | { readonly type: 'flag_raised' | 'flag_lowered'; readonly flag: string; readonly reason: string }
  | ({ readonly type: 'blocker_added'; readonly blocker: string } & Pick<
      Blocker,
      'text' | 'on' | 'approval' | 'until' | 'due_date'
    >)
  | { readonly type: 'blocker_removed'; readonly blocker: string; readonly was: Blocker; readonly reason: string }
  | {
      readonly type: 'fact_recorded';
      readonly fact: string;
      /** Null takes the fact back. */
      readonly value: FactValue | null;
      readonly source: string;
      readonly was: Fact | null;
      readonly substitutes?: string;
    }
  | {
      readonly type: 'assumption_recorded';
      readonly assumption: string;
      /** Null takes it back, or says that it is known now. */
      readonly value: FactValue | null;
      readonly because: string;
      readonly was: Assumption | null;
    }
  | ({ readonly type: 'conflict_opened'; readonly conflict: string } & Omit<Conflict, 'by' | 'at'>)
  | {
      readonly type: 'conflict_resolved';
      readonly conflict: string;
      readonly was: Conflict;
      readonly because: string;
    }
  | {
      readonly type: 'decision_recorded';
      readonly decision: string;
      readonly rationale: string;
      readonly track: string;
      readonly gates: readonly GateSeen[];
      /** Where a request was routed. */
      readonly route?: Route;
      /** What was asked for beside the target. */
      readonly request?: Pick<NonNullable<ProjectState['request']>, 'intent' | 'target' | 'outcome'>;
      readonly urgency?: NonNullable<ProjectState['urgency']>;
      /** The plugin that was chosen for a part of the work, and why. */
      readonly plugin?: { readonly id: string; readonly because: string };
      /** An artifact that stays as it is, and the versions it rests on from now on. */
      readonly keeps?: { readonly artifact: string; readonly source_artifacts: readonly string[] };
    }
  | {
      /** A stage was entered, or an artifact asked for, that names a pipeline: somebody is to drive a run of it. */
      readonly type: 'run_wanted';
      readonly run: string;
      readonly pipeline: string;
      readonly track: string;
      readonly of: string;
      readonly task: string;
      readonly state?: Readonly<Record<string, FactValue>>;
    }
  | { readonly type: 'run_withdrawn'; readonly run: string; readonly because: string }
  | ({ readonly type: 'run_changed'; readonly run: string } & RunSeen)
  | { readonly type: 'receipt_recorded'; readonly of: string; readonly id: string }
  | {
      readonly type: 'project_closed';
      readonly terminal_state: string;
      readonly rationale: string;
      readonly workflow_status: ProjectState['workflow_status'];
    };

export type ProjectEvent = ProjectEventBody & { readonly event_id: string };
