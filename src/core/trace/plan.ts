import type { Confirm } from '../confirm/confirm.ts';
import type { Definition } from '../definition/schema.ts';
import { isSaid } from '../project/findings/looked.ts';
import { isBackward, transitionsFrom } from '../project/transitions.ts';
import type { MplpConfirm, MplpPlan } from './mplp.ts';

export type PlanStatus = MplpPlan['status'];

/**
 * What whoever is about to execute the Plan has to do: `block`, for nobody has decided; `resume`; `abort`, or make it
 * anew; `cleanup`, for there is nothing to execute any more.
 */
export type Duty = 'block' | 'resume' | 'abort' | 'cleanup';

/** A stage as a step of a Plan. */
export interface PlanStep {
  readonly stage: string;
  readonly description: string;
  readonly owner: string | null;
  /** The stages of the same Plan that come right before it. */
  readonly after: readonly string[];
}

/**
 * What is left to do on a track that stands in a stage: that stage, and every other that is reached from it on listed
 * transitions that are no way back, in the order in which the definition lists them. So no step rests on itself, although
 * lifecycles have loops.
 */
export function stepsFrom(definition: Definition | null, stage: string): readonly PlanStep[] {
  const onward = definition === null ? [] : waysOn(definition);
  const reached = new Set([stage]);
  // Ways lead from what is listed first to what is listed later: read in that order, once is enough.
  for (const { from, to } of onward) if (reached.has(from)) reached.add(to);
  const stages = definition?.stages.filter(({ id }) => reached.has(id)) ?? [];
  if (stages.length === 0) return [{ stage, description: stage, owner: null, after: [] }];
  return stages.map(({ id, label, purpose, owner = null }) => ({
    stage: id,
    description: isSaid(purpose) && purpose !== label ? `${label}: ${purpose}` : label,
    owner,
    after: [...new Set(onward.flatMap(({ from, to }) => (to === id && reached.has(from) ? [from] : [])))],
  }));
}

function waysOn(definition: Definition): readonly { readonly from: string; readonly to: string }[] {
  return definition.stages.flatMap(({ id }) =>
    transitionsFrom(definition, id).filter(({ from, to }) => !isBackward({ definition }, from, to)),
  );
}

/** What a Plan is for, in the words of its definition, and by its end where that says nothing. */
export function objectiveOf(definition: Definition | null, title: string): string {
  const said = definition?.description;
  if (said !== undefined && isSaid(said)) return said;
  const ends = definition?.terminal_states.map(({ label, id }) => label ?? id) ?? [];
  return ends.length === 0 ? `Bring ${title} to its end` : `Bring ${title} to its end: ${ends.join(', ')}`;
}

/** How the ten statuses of a gate read as those of a Confirm; null where nobody was asked. */
export const confirmStatuses = {
  unknown: null,
  draft: null,
  requested: 'pending',
  partial: 'pending',
  approved: 'approved',
  conditional: 'approved',
  rejected: 'rejected',
  blocked: 'rejected',
  // The Confirm that is asked anew; the one that was superseded, or has expired, stays as it ended.
  expired: 'pending',
  superseded: 'pending',
} as const satisfies Readonly<Record<Definition['approval_states'][number], MplpConfirm['status'] | null>>;

/** What became of a Confirm, beside its own status. */
export interface Fate {
  readonly status: Confirm['status'];
  /** Another has taken its place, or nothing is there any more that it is about. */
  readonly ended: boolean;
  /** Since it was approved the track went on to a later step, or what it covers came onto the default branch. */
  readonly began: boolean;
  /** How its track, or the whole project, ended; null while it goes on. */
  readonly over: 'completed' | 'cancelled' | 'failed' | null;
}

/**
 * How far a Plan is. The file says `draft` for as long as anything rests on it; this is derived from the Confirm, and
 * from where the project went.
 */
export function planStatusOf({ status, ended, began, over }: Fate): PlanStatus {
  const decided = confirmStatuses[status];
  if (over !== null) return decided === 'approved' && !ended ? over : 'cancelled';
  if (ended) return 'cancelled';
  if (decided === 'approved') return began ? 'in_progress' : 'approved';
  return decided === 'rejected' ? 'draft' : 'proposed';
}

const duties: Readonly<Record<PlanStatus, Duty>> = {
  draft: 'abort',
  proposed: 'block',
  approved: 'resume',
  in_progress: 'resume',
  completed: 'cleanup',
  cancelled: 'cleanup',
  failed: 'cleanup',
};

/** `held`: something that is on record keeps the gate closed, whatever was approved. */
export function dutyOf(status: PlanStatus, held: boolean): Duty {
  const duty = duties[status];
  return duty === 'resume' && held ? 'block' : duty;
}
