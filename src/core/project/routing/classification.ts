import type { Intent, RequestKind, Urgency } from '../../definition/routing.ts';
import { own } from '../../own.ts';
import { openConflicts } from '../conflicts.ts';
import type { ProjectState } from '../state.ts';
import { hasEnded } from '../track-standing.ts';
import { stageOf, type World } from '../world.ts';

/** What the latest request was judged by, each part by the name of what it is about. */
export interface Classification {
  readonly workflow_type: string;
  readonly stage: string;
  readonly intent: Intent | null;
  readonly kind: RequestKind | null;
  readonly active_tracks: readonly string[];
  readonly missing_facts: readonly string[];
  /** Track → gate → its status as it is recorded. */
  readonly approvals: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly blockers: readonly string[];
  readonly urgency: Urgency;
  /** Tracks that wait for something before they go on. */
  readonly dependencies: readonly string[];
  readonly conflicts: readonly string[];
  readonly risk_flags: readonly string[];
}

/** What a project stands by when a request is judged. */
export function classificationOf({ definition }: World, state: ProjectState): Classification {
  const { request, tracks, approvals, known_facts } = state;
  const open = Object.entries(tracks).filter(([, one]) => !hasEnded(one));
  return {
    workflow_type: state.workflow_type,
    stage: stageOf(state, request?.track ?? 'main'),
    intent: request?.intent ?? null,
    kind: request?.kind ?? null,
    active_tracks: open.map(([name]) => name),
    missing_facts: definition.required_fields.filter((fact) => own(known_facts, fact) === undefined),
    approvals: Object.fromEntries(
      Object.entries(approvals).map(([track, gates]) => [
        track,
        Object.fromEntries(Object.entries(gates).map(([gate, { status }]) => [gate, status])),
      ]),
    ),
    blockers: Object.keys(state.blockers),
    urgency: state.urgency ?? 'normal',
    dependencies: open.flatMap(([name, { depends_on }]) => (depends_on === undefined ? [] : [name])),
    conflicts: openConflicts(state).map(([id]) => id),
    risk_flags: state.flags,
  };
}
