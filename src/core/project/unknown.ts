import type { FactValue } from '../condition.ts';

/** Is this a word for not knowing? What nobody has recorded is unknown by itself. */
export function saysNothing(value: FactValue): boolean {
  return typeof value === 'string' && /^(?:\?*|tbd|unknown)$/iu.test(value.trim());
}
