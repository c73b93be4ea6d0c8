import { contents, decision, delegation, people, pin, status, texts } from '../project/part-shapes.ts';
import {
  flag,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  text,
  textOrNumber,
  told,
  yes,
  type Shape,
} from '../shape.ts';
import { transitionKinds, type RunEvent, type RunEventType } from './events.ts';
import { failures } from './command-shapes.ts';
import { progress, project, values } from './part-shapes.ts';
import { doers, jobKinds, runStatuses, type About, type RunState } from './state.ts';

/** An event without what every event has. */
type Rest<E> = Omit<E, 'type' | 'event_id'>;
type Kind<T extends RunEventType> = Rest<Extract<RunEvent, { readonly type: T }>>;

type Approval = Extract<RunEvent, { readonly type: 'approval_changed' }>;
type Decided = Rest<Extract<Approval, { readonly change: 'decided' }>>;
type Voided = Rest<Extract<Approval, { readonly change: 'voided' }>>;

const initiator = object<RunState['initiator']>({ id: textOrNumber, login: text, door: text });
const next = oneOf(['awaiting_direction', 'cancelled']);

/** What each event of a run holds beside its type and its id; kept to the types by the compiler. */
export const eventShapes: {
  readonly [T in Exclude<RunEventType, 'approval_changed'>]: Shape<Kind<T>>;
} & { readonly approval_changed: Shape<Decided | Voided> } = {
  run_started: object<Kind<'run_started'>>({
    run_id: text,
    pipeline_name: text,
    task: text,
    initiator,
    project: optional(project),
    issue: optional(number),
    custom_state: values,
  }),
  definition_pinned: object<Kind<'definition_pinned'>>({ what: oneOf(['pipeline', 'policy']), pin: nullable(pin) }),
  step_changed: object<Kind<'step_changed'>>({
    step_id: text,
    number,
    kind: oneOf(transitionKinds),
    reason_code: text,
    job: oneOf(jobKinds),
    attempt: number,
    detail: optional(text),
    cause: optional(oneOf(failures)),
    due: optional(text),
    by: optional(text),
    doer: optional(oneOf(doers)),
    makers: optional(people),
    took: optional(number),
    outside: optional(yes),
  }),
  output_recorded: object<Kind<'output_recorded'>>({
    step_id: text,
    output: nullable(text),
    bytes: number,
    sha256: text,
  }),
  state_changed: object<Kind<'state_changed'>>({ step_id: optional(text), set: values, because: optional(text) }),
  tree_changed: object<Kind<'tree_changed'>>({ tree: nullable(text) }),
  checkpoint_created: object<Kind<'checkpoint_created'>>({
    id: text,
    name: text,
    state: progress,
    step: number,
    timestamp: text,
  }),
  checkpoint_validated: object<Kind<'checkpoint_validated'>>({
    id: text,
    name: text,
    valid: flag,
    because: optional(text),
  }),
  checkpoint_removed: object<Kind<'checkpoint_removed'>>({ id: text, name: text, because: text }),
  rollback_begun: object<Kind<'rollback_begun'>>({ to: text, because: text, next }),
  rolled_back: object<Kind<'rolled_back'>>({ to: text, name: text, state: progress, undone: texts, next }),
  approval_requested: object<Kind<'approval_requested'>>({
    gate: text,
    track: text,
    number,
    covers: contents,
    requested_by_role: text,
    supersedes: optional(text),
    about: object<About>({
      makers: people,
      weakens: optional(texts),
      job: optional(oneOf(jobKinds)),
      attempt: optional(number),
    }),
  }),
  approval_changed: told<Decided | Voided, 'change'>('change', {
    decided: object<Decided>({
      change: oneOf(['decided']),
      gate: text,
      track: text,
      status,
      decision,
      expires_at: optional(text),
      apart: optional(yes),
    }),
    voided: object<Voided>({
      change: oneOf(['voided']),
      gate: text,
      track: text,
      status: oneOf(['superseded', 'expired']),
      because: text,
    }),
  }),
  approval_used: object<Kind<'approval_used'>>({ gate: text, track: text, confirm_id: text, covers: contents }),
  delegation_changed: object<Kind<'delegation_changed'>>({ ...delegation, change: oneOf(['given', 'ended']) }),
  status_changed: object<Kind<'status_changed'>>({ status: oneOf(runStatuses), reason_code: text, because: text }),
  intent_recorded: object<Kind<'intent_recorded'>>({ key: text, what: text, to: text, about: record(text) }),
  receipt_recorded: object<Kind<'receipt_recorded'>>({ key: text, id: text }),
};
