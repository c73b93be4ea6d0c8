import type { OwnerGroup } from '../policy/owners.ts';
import { permissions } from '../policy/schema.ts';
import { shapeFaultBy } from '../entry-shape.ts';
import {
  flag,
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
  yes,
  type Shape,
} from '../shape.ts';
import { commandShapes } from './command-shapes.ts';
import { eventShapes } from './event-shapes.ts';
import { contents, people, texts } from './part-shapes.ts';
import type { OfRun } from '../circumstances.ts';
import type { Circumstance as AnyCircumstance } from './under.ts';
import type { Proposal } from './world.ts';

const checkResult = oneOf(['passed', 'failed', 'pending']);

const branch = object<Partial<Proposal>>({
  head: optional(text),
  base: optional(text),
  contents: optional(contents),
  authors: optional(people),
  earlier: optional(record(contents)),
  pushed_at: optional(text),
  checks: optional(record(checkResult)),
  owners: optional(list(object<OwnerGroup>({ paths: texts, owners: texts }))),
  draft: optional(yes),
});

/** None of a run's stands in an entry of a project. */
type Circumstance = Exclude<AnyCircumstance, OfRun>;
type By<K extends string> = Extract<Circumstance, { readonly [Key in K]: unknown }>;

const span: Shape<readonly [number, number]> = (value) =>
  Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number')
    ? null
    : ' is no pair of numbers';

const circumstance = keyed<
  Circumstance,
  'person' | 'team' | 'logins' | 'check' | 'branch' | 'order' | 'recent' | 'named' | 'reminds' | 'head'
>({
  person: object<By<'person'>>({ person: text, may: nullable(oneOf(permissions)) }),
  team: object<By<'team'>>({ team: text, has: people }),
  logins: object<By<'logins'>>({ logins: record(textOrNumber) }),
  check: object<By<'check'>>({ check: text, on: nullable(text), is: checkResult }),
  branch: object<By<'branch'>>({ branch: text, was: nullable(branch) }),
  order: object<By<'order'>>({ order: texts }),
  recent: object<By<'recent'>>({ recent: span }),
  named: object<By<'named'>>({ named: number }),
  reminds: object<By<'reminds'>>({ reminds: flag }),
  head: object<By<'head'>>({ head: nullable(text) }),
});

/** Why an entry of a project is none that this program could have written; null for one that it could. */
export const shapeFault = shapeFaultBy({
  commands: commandShapes,
  events: eventShapes,
  saw: object<{ readonly under?: readonly Circumstance[] }>({ under: optional(list(circumstance)) }),
});
