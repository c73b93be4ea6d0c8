import { intents, requestKinds, trackKinds, triageOutcomes, urgencies, versionChoices } from '../definition/routing.ts';
import {
  flag,
  list,
  nullable,
  object,
  oneOf,
  optional,
  record,
  text,
  told,
  yes,
  type Fields,
  type Shape,
} from '../shape.ts';
import type { GateSeen, ProjectEvent, Route } from './events.ts';
import {
  allowedOutput,
  assumption,
  blocker,
  claims,
  condition,
  conflict,
  contents,
  decision,
  delegation,
  fact,
  factValue,
  people,
  pin,
  recovery,
  runSeen,
  status,
  subject,
  terms,
  texts,
  wait,
  waitedApproval,
} from './part-shapes.ts';

type Type = ProjectEvent['type'];
type Of<T extends Type, E = ProjectEvent> = E extends { readonly type: infer Own }
  ? T extends Own
    ? E
    : never
  : never;
/** An event without what every event has. */
type Rest<E> = Omit<E, 'type' | 'event_id'>;
type Kind<T extends Type> = Rest<Of<T>>;

const gatesSeen = list(object<GateSeen>({ gate: text, open: flag, says: text, observed: optional(yes) }));

const route = object<Route>({
  kind: oneOf(requestKinds),
  track: text,
  stage: text,
  to: object<Route['to']>({
    specialist: optional(text),
    with: optional(texts),
    gate: optional(text),
    stage: optional(text),
    track: optional(text),
  }),
  support: list(object<Route['support'][number]>({ specialist: text, job: text })),
  triage: object<Route['triage']>({ outcome: oneOf(triageOutcomes), why: texts, gates: texts }),
  version: nullable(oneOf(versionChoices)),
  draft_only: texts,
  rule: nullable(text),
  because: text,
});

type Version = Of<'artifact_created'>;
type Draft = Extract<Version, { readonly status: 'draft' }>;
type Current = Extract<Version, { readonly status: 'current' }>;
const version = told<Rest<Draft> | Rest<Current>, 'status'>('status', {
  draft: object<Rest<Draft>>({
    status: oneOf(['draft']),
    artifact: text,
    proposal: text,
    head: text,
    base: text,
    content: text,
    authors: people,
  }),
  current: object<Rest<Current>>({
    status: oneOf(['current']),
    artifact: text,
    version: text,
    content: text,
    commit: optional(text),
    path: optional(text),
    supersedes: nullable(text),
    source_artifacts: texts,
    authors: people,
    bypassed: texts,
    observed: optional(texts),
  }),
});

type Approval = Of<'approval_changed'>;
type Decided = Extract<Approval, { readonly change: 'decided' }>;
type Voided = Extract<Approval, { readonly change: 'voided' }>;
const approval = told<Rest<Decided> | Rest<Voided>, 'change'>('change', {
  decided: object<Rest<Decided>>({
    change: oneOf(['decided']),
    gate: text,
    track: text,
    confirm_id: optional(text),
    status,
    decision,
    terms,
  }),
  voided: object<Rest<Voided>>({
    ...subject,
    change: oneOf(['voided']),
    gate: text,
    track: text,
    confirm_id: optional(text),
    asked: optional(yes),
    status: oneOf(['superseded', 'expired']),
    because: text,
  }),
});

const flagged: Fields<Kind<'flag_raised'>> = { flag: text, reason: text };

type DecisionRecorded = Kind<'decision_recorded'>;

/** What each event holds beside its type and its id; kept to the types by the compiler. */
export const eventShapes: {
  readonly [T in Exclude<Type, 'artifact_created' | 'artifact_revised' | 'approval_changed'>]: Shape<Kind<T>>;
} & {
  readonly artifact_created: Shape<Rest<Draft> | Rest<Current>>;
  readonly artifact_revised: Shape<Rest<Draft> | Rest<Current>>;
  readonly approval_changed: Shape<Rest<Decided> | Rest<Voided>>;
} = {
  project_started: object<Kind<'project_started'>>({
    project_id: text,
    workflow_type: text,
    workflow: text,
    client: text,
    owner: text,
    cursor: nullable(text),
  }),
  definition_pinned: object<Kind<'definition_pinned'>>({
    what: oneOf(['definition', 'policy']),
    pin: nullable(pin),
    workflow_type: optional(text),
  }),
  track_started: object<Kind<'track_started'>>({
    track: text,
    kind: oneOf(trackKinds),
    stage: text,
    owner: text,
    template: optional(text),
    from: optional(text),
    because: optional(text),
    due_date: optional(text),
    lines: optional(texts),
    depends_on: optional(condition),
    requires: optional(condition),
    allowed_output: optional(allowedOutput),
    may: optional(texts),
  }),
  track_closed: object<Kind<'track_closed'>>({
    track: text,
    outcome: optional(oneOf(['complete', 'superseded'])),
    because: optional(text),
  }),
  scope_changed: object<Kind<'scope_changed'>>({
    track: text,
    from: text,
    to: text,
    asked_by: text,
    source: text,
  }),
  owner_changed: object<Kind<'owner_changed'>>({
    of: text,
    from: text,
    to: text,
    due_date: optional(text),
    because: optional(text),
  }),
  recovery_action_selected: object<Kind<'recovery_action_selected'>>({ ...recovery, track: text }),
  stage_changed: object<Kind<'stage_changed'>>({
    track: text,
    from: text,
    to: text,
    on: text,
    rationale: text,
    observed: optional(texts),
    skipped: optional(yes),
  }),
  artifact_created: version,
  artifact_revised: version,
  artifact_retired: object<Kind<'artifact_retired'>>({ artifact: text, proposal: nullable(text), because: text }),
  landing_recorded: object<Kind<'landing_recorded'>>({ commit: text, proposal: nullable(text), passed: texts }),
  gate_evaluated: object<Kind<'gate_evaluated'>>({ for: text, gates: gatesSeen }),
  approval_requested: object<Kind<'approval_requested'>>({ ...subject, gate: text, track: text, role: text }),
  approval_changed: approval,
  gate_overridden: object<Kind<'gate_overridden'>>({
    gate: text,
    track: text,
    reason: text,
    role: text,
    covers: contents,
    proposal: optional(text),
    confirm_id: optional(nullable(text)),
  }),
  waits_changed: object<Kind<'waits_changed'>>({
    begun: list(wait),
    ended: list(object<Kind<'waits_changed'>['ended'][number]>({ gate: text, track: text, proposal: nullable(text) })),
  }),
  reminder_given: object<Kind<'reminder_given'>>({
    gate: text,
    track: text,
    proposal: nullable(text),
    to: oneOf(['openers', 'deputies']),
  }),
  delegation_changed: object<Kind<'delegation_changed'>>({ ...delegation, change: oneOf(['given', 'ended']) }),
  flag_raised: object<Kind<'flag_raised'>>(flagged),
  flag_lowered: object<Kind<'flag_lowered'>>(flagged),
  blocker_added: object<Kind<'blocker_added'>>({
    blocker: text,
    text,
    on: text,
    approval: optional(waitedApproval),
    until: optional(condition),
    due_date: optional(text),
  }),
  blocker_removed: object<Kind<'blocker_removed'>>({ blocker: text, was: blocker, reason: text }),
  fact_recorded: object<Kind<'fact_recorded'>>({
    fact: text,
    value: nullable(factValue),
    source: text,
    was: nullable(fact),
    substitutes: optional(text),
  }),
  assumption_recorded: object<Kind<'assumption_recorded'>>({
    assumption: text,
    value: nullable(factValue),
    because: text,
    was: nullable(assumption),
  }),
  conflict_opened: object<Kind<'conflict_opened'>>({
    conflict: text,
    about: text,
    fact: optional(text),
    claims,
    likely: nullable(text),
    because: text,
    tracks: texts,
  }),
  conflict_resolved: object<Kind<'conflict_resolved'>>({ conflict: text, was: conflict, because: text }),
  decision_recorded: object<DecisionRecorded>({
    decision: text,
    rationale: text,
    track: text,
    gates: gatesSeen,
    route: optional(route),
    request: optional(
      object<NonNullable<DecisionRecorded['request']>>({
        intent: oneOf(intents),
        target: optional(text),
        outcome: optional(text),
      }),
    ),
    urgency: optional(oneOf(urgencies)),
    plugin: optional(object<NonNullable<DecisionRecorded['plugin']>>({ id: text, because: text })),
    keeps: optional(object<NonNullable<DecisionRecorded['keeps']>>({ artifact: text, source_artifacts: texts })),
  }),
  run_wanted: object<Kind<'run_wanted'>>({
    run: text,
    pipeline: text,
    track: text,
    of: text,
    task: text,
    state: optional(record(factValue)),
  }),
  run_withdrawn: object<Kind<'run_withdrawn'>>({ run: text, because: text }),
  run_changed: object<Kind<'run_changed'>>({ ...runSeen, run: text }),
  receipt_recorded: object<Kind<'receipt_recorded'>>({ of: text, id: text }),
  project_closed: object<Kind<'project_closed'>>({
    terminal_state: text,
    rationale: text,
    workflow_status: oneOf([
      'draft',
      'active',
      'stalled',
      'blocked',
      'in_review',
      'approved',
      'launched',
      'closed',
      'reopened',
      'superseded',
    ]),
  }),
};
