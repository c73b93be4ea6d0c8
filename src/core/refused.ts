import type { EntryHead } from './entry.ts';
import type { Typed } from './schema.ts';

/** Refused entries that one person gets written out in one hour; further ones are only counted. */
export const refusedPerHour = 20;

/** The part of a state that counts refused entries, by actor id. `hour` is the beginning of an instant, up to its hour. */
export const refusedSchema = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['hour', 'count'],
    properties: { hour: { type: 'string' }, count: { type: 'integer' } },
    additionalProperties: false,
  },
} as const;

export type Refused = Typed<typeof refusedSchema>;

/** May one more refusal of this person be written down? Nobody can fill the record with refused commands. */
export function keepsRefusal(refused: Refused, { actor, at }: EntryHead): boolean {
  const before = refused[String(actor.id)];
  return before === undefined || before.hour !== hourOf(at) || before.count < refusedPerHour;
}

/** What was counted in the hour of an instant. */
export function refusedInHour(refused: Refused, at: string): Refused {
  return Object.fromEntries(Object.entries(refused).filter(([, { hour }]) => hour === hourOf(at)));
}

/** The count with one more; that of earlier hours is gone. */
export function withRefusal(refused: Refused, { actor, at }: EntryHead): Refused {
  const counted = refusedInHour(refused, at);
  const who = String(actor.id);
  return { ...counted, [who]: { hour: hourOf(at), count: (counted[who]?.count ?? 0) + 1 } };
}

function hourOf(at: string): string {
  return at.slice(0, 13);
}
