import { remembered } from '../remembered.ts';
import type { Definition, Gate } from './schema.ts';

/** The gate of this name; undefined where the definition has none. */
export function gateOf({ gates }: Pick<Definition, 'gates'>, gate: string): Gate | undefined {
  return remembered(byName, gates, () => new Map(gates.toReversed().map((one) => [one.gate_id, one]))).get(gate);
}

/** A definition never changes, and every decision asks for its gates. */
const byName = new WeakMap<Definition['gates'], ReadonlyMap<string, Gate>>();
