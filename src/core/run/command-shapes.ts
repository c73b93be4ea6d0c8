import { texts } from '../project/part-shapes.ts';
import {
  flag,
  keyed,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  text,
  told,
  yes,
  type Shape,
} from '../shape.ts';
import {
  failureCodes,
  type Agreed,
  type FailureCode,
  type Outcome,
  type Output,
  type RunCommands,
  type RunVerb,
} from './commands.ts';
import { project, value } from './part-shapes.ts';
import { jobKinds } from './state.ts';

type C = RunCommands;

/** Why a step can fail. */
export const failures: readonly FailureCode[] = Object.keys(failureCodes).filter(
  (code): code is FailureCode => code in failureCodes,
);

type Done = Extract<Outcome, { readonly is: 'done' }>;
type Failed = Extract<Outcome, { readonly is: 'failed' }>;
const outcome = told<Outcome, 'is'>('is', {
  done: object<Done>({ is: oneOf(['done']), tree: optional(text), state: optional(record(value)) }),
  failed: object<Failed>({ is: oneOf(['failed']), reason_code: oneOf(failures), because: text, retryable: flag }),
});

const output = object<Output>({ bytes: number, sha256: text, text: optional(text) });
const take = object<C['take']>({ by: text, limit: number, agents: optional(texts) });
const skip = object<C['skip']>({ step: text, reason: text });
const rollback = object<C['rollback']>({ to: optional(text), reason: text, unvalidated: optional(yes) });
const set = object<C['set']>({ state: record(value), reason: text });
const follow = object<C['follow']>({ blob: text, reason: text });

type Of<V extends keyof C> = Extract<Agreed, { readonly [K in V]: unknown }>;
const agreed = keyed<Agreed, 'skip' | 'rollback' | 'set' | 'follow'>({
  skip: object<Of<'skip'>>({ skip }),
  rollback: object<Of<'rollback'>>({ rollback }),
  set: object<Of<'set'>>({ set }),
  follow: object<Of<'follow'>>({ follow }),
});

/** What the arguments of each command of a run look like; kept to the types by the compiler. */
export const commandShapes: { readonly [V in RunVerb]: Shape<C[V]> } = {
  start: object<C['start']>({
    run_id: text,
    task: text,
    door: text,
    project: optional(project),
    issue: optional(number),
    state: optional(record(value)),
  }),
  take,
  submit: object<C['submit']>({
    step: text,
    job: oneOf(jobKinds),
    attempt: number,
    outcome,
    output: optional(output),
    executor: optional(text),
    took: optional(number),
    take: optional(take),
  }),
  resume: object<C['resume']>({ reason: text, steps: optional(texts) }),
  approve: object<C['approve']>({ gate: text, reason: text, digest: optional(text) }),
  reject: object<C['reject']>({ gate: text, reason: text, digest: optional(text) }),
  edit: object<C['edit']>({ step: text, output, reason: text }),
  skip,
  retry: object<C['retry']>({ step: text, reason: text }),
  rollback,
  restored: object<C['restored']>({ tree: nullable(text) }),
  validate: object<C['validate']>({ checkpoints: optional(texts) }),
  receipt: object<C['receipt']>({ of: text, id: text, report: optional(output) }),
  set,
  follow,
  request: object<C['request']>({ what: agreed }),
  delegate: object<C['delegate']>({
    role: text,
    to: text,
    from: optional(text),
    until: optional(text),
    end: optional(yes),
    reason: text,
  }),
  cancel: object<C['cancel']>({ reason: text }),
};
