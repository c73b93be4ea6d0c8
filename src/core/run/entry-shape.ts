import type { OfPeople, OfRun } from '../circumstances.ts';
import { shapeFaultBy } from '../entry-shape.ts';
import { permissions } from '../policy/schema.ts';
import { people } from '../project/part-shapes.ts';
import { keyed, list, nullable, number, object, oneOf, optional, record, text, textOrNumber } from '../shape.ts';
import { commandShapes } from './command-shapes.ts';
import { eventShapes } from './event-shapes.ts';

type Circumstance = OfPeople | OfRun;
type By<K extends string> = Extract<Circumstance, { readonly [Key in K]: unknown }>;

const circumstance = keyed<Circumstance, 'person' | 'team' | 'logins' | 'held' | 'checkpoint'>({
  person: object<By<'person'>>({ person: text, may: nullable(oneOf(permissions)) }),
  team: object<By<'team'>>({ team: text, has: people }),
  logins: object<By<'logins'>>({ logins: record(textOrNumber) }),
  held: object<By<'held'>>({ held: text, by: number }),
  checkpoint: object<By<'checkpoint'>>({ checkpoint: text, because: nullable(text) }),
});

interface RunSaw {
  readonly under?: readonly Circumstance[];
  readonly pipeline?: string;
  readonly policy?: string | null;
}

/** Why an entry of a run is none that this program could have written; null for one that it could. */
export const shapeFault = shapeFaultBy({
  commands: commandShapes,
  events: eventShapes,
  saw: object<RunSaw>({
    under: optional(list(circumstance)),
    pipeline: optional(text),
    policy: optional(nullable(text)),
  }),
});
