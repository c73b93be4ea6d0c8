import type { Condition, FactLeaf, FactValue, Leaf } from '../condition.ts';
import type { Confirm, Contents, DecisionMade, Evidence, Terms } from '../confirm/confirm.ts';
import { assurances } from '../entry.ts';
import type { Delegation } from '../policy/delegation.ts';
import { recoveryShapes } from '../definition/routing.ts';
import {
  keyed,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  text,
  textOrNumber,
  type Fields,
  type Shape,
} from '../shape.ts';
import type { RunSeen, Subject } from './events.ts';
import type { Assumption, Blocker, Conflict, Fact, Pin, Track, Wait } from './state.ts';

export const texts = list(text);
export const contents: Shape<Contents> = record(text);
export const people: Shape<readonly (number | string)[]> = list(textOrNumber);

export const factValue: Shape<FactValue> = (value) =>
  ['string', 'number', 'boolean'].includes(typeof value) ? null : ' is neither text nor a number, true or false';

type LeafBy<K extends string> = Extract<Leaf, { readonly [Key in K]: unknown }>;

const leaf = keyed<
  Leaf,
  'artifact' | 'count' | 'gate' | 'check' | 'fact' | 'flag' | 'track' | 'no' | 'run' | 'closure' | 'date' | 'age'
>({
  artifact: object<LeafBy<'artifact'>>({ artifact: text }),
  count: object<LeafBy<'count'>>({
    count: object<LeafBy<'count'>['count']>({ artifact: text, at_least: number }),
  }),
  gate: object<LeafBy<'gate'>>({
    gate: text,
    is: optional(oneOf(['open', 'closed', 'conditional'])),
    permits: optional(text),
  }),
  check: object<LeafBy<'check'>>({ check: text, is: optional(oneOf(['passed', 'failed'])) }),
  fact: object<FactLeaf>({
    fact: text,
    equals: optional(factValue),
    one_of: optional(list(factValue)),
    at_least: optional(number),
    at_most: optional(number),
  }),
  flag: object<LeafBy<'flag'>>({ flag: text }),
  track: object<LeafBy<'track'>>({ track: text, is: optional(text), stage: optional(text) }),
  no: object<LeafBy<'no'>>({ no: oneOf(['blockers', 'conflicts', 'missing_facts']) }),
  run: object<LeafBy<'run'>>({ run: text, is: optional(text) }),
  closure: object<LeafBy<'closure'>>({ closure: text, is: optional(text) }),
  date: object<LeafBy<'date'>>({
    date: object<LeafBy<'date'>['date']>({ after: optional(text), before: optional(text) }),
  }),
  age: object<LeafBy<'age'>>({ age: object<LeafBy<'age'>['age']>({ artifact: text, at_least_days: number }) }),
});

type Joined<K extends string> = Extract<Condition, { readonly [Key in K]: unknown }>;

/** Conditions hold conditions. */
const inner: Shape<Condition> = (value) => condition(value);

const joined = keyed<Exclude<Condition, Leaf>, 'all' | 'any' | 'not'>({
  all: object<Joined<'all'>>({ all: list(inner) }),
  any: object<Joined<'any'>>({ any: list(inner) }),
  not: object<Joined<'not'>>({ not: inner }),
});

export const condition: Shape<Condition> = (value) => {
  const isJoined = typeof value === 'object' && value !== null && ('all' in value || 'any' in value || 'not' in value);
  return isJoined ? joined(value) : leaf(value);
};

export const pin: Shape<Pin> = object<Pin>({
  blob: text,
  origin: text,
  commit: optional(text),
  base: optional(object<NonNullable<Pin['base']>>({ blob: text, origin: text })),
});

export const evidence: Shape<Evidence> = object<Evidence>({ name: text, sha256: text, bytes: number });

export const allowedOutput: Shape<NonNullable<Track['allowed_output']>> = oneOf(['draft_only', 'internal', 'external']);

type Recovery = NonNullable<Track['recovery']>;
export const recovery: Fields<Recovery> = {
  action: text,
  shape: optional(oneOf(recoveryShapes)),
  output: text,
  owner: text,
  due_date: optional(text),
};

export const status: Shape<Confirm['status']> = oneOf([
  'requested',
  'partial',
  'approved',
  'conditional',
  'rejected',
  'expired',
  'superseded',
  'blocked',
]);

export const subject: Fields<Subject> = {
  covers: contents,
  proposal: nullable(text),
  head: nullable(text),
  since: optional(text),
};

export const runSeen: Fields<RunSeen> = {
  pipeline: text,
  track: text,
  of: optional(text),
  status: text,
  entry: object<RunSeen['entry']>({ seq: number, hash: text }),
};

const person = object<{ readonly id: number | string; readonly login: string }>({ id: textOrNumber, login: text });

export const decision: Shape<DecisionMade> = object<DecisionMade>({
  status: oneOf(['approved', 'rejected', 'cancelled']),
  decided_by: textOrNumber,
  decided_by_login: text,
  decided_by_role: text,
  authority: optional(text),
  roles: optional(texts),
  owners: optional(texts),
  delegated_by: optional(list(person)),
  deputy_role: optional(text),
  said: optional(text),
  assurance: oneOf(assurances),
  attested_by: optional(text),
  evidence: optional(evidence),
  reason: text,
  head: optional(text),
});

export const terms: Shape<Terms> = object<Terms>({
  permits: optional(texts),
  limits: optional(text),
  conditions: optional(list(condition)),
  blockers: optional(texts),
  expires_at: optional(text),
});

export const wait: Shape<Wait> = object<Wait>({
  gate: text,
  track: text,
  proposal: nullable(text),
  covers: contents,
  since: text,
  reminded_at: optional(text),
  deputies_at: optional(text),
});

export const delegation: Fields<Delegation> = {
  role: text,
  by: person,
  to: object<Delegation['to']>({ login: text, id: optional(textOrNumber) }),
  from: text,
  until: text,
  reason: text,
};

export const waitedApproval: Shape<NonNullable<Blocker['approval']>> = object<NonNullable<Blocker['approval']>>({
  track: text,
  confirm_id: optional(text),
  by: list(person),
});

export const blocker: Shape<Blocker> = object<Blocker>({
  text,
  on: text,
  by: text,
  at: text,
  until: optional(condition),
  due_date: optional(text),
  approval: optional(waitedApproval),
});

export const fact: Shape<Fact> = object<Fact>({
  value: factValue,
  source: text,
  by: text,
  at: text,
  substitutes: optional(text),
});

export const assumption: Shape<Assumption> = object<Assumption>({
  value: factValue,
  because: text,
  by: text,
  at: text,
});

export const claims: Shape<Conflict['claims']> = list(
  object<Conflict['claims'][number]>({ value: factValue, source: text, by: text }),
);

export const conflict: Shape<Conflict> = object<Conflict>({
  about: text,
  fact: optional(text),
  claims,
  likely: nullable(text),
  because: text,
  tracks: texts,
  by: text,
  at: text,
});
