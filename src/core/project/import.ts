import { noneText } from './document.ts';

/** A part of a document that is not what the record leads to. */
export interface Differing {
  /** Where it stands: `project_state.approvals.commercial.status`. */
  readonly path: string;
  readonly stated: string;
  readonly computed: string;
}

/** How many of them somebody is shown. */
export const differingAtMost = 10;

/** Every place where what a document states is not what was computed, in the order of what was computed. */
export function differing(stated: unknown, computed: unknown, path: string): readonly Differing[] {
  if (stated === computed) return [];
  const [one, other] = [partsOf(stated), partsOf(computed)];
  if (one === null || other === null || Array.isArray(stated) !== Array.isArray(computed)) {
    return [{ path, stated: shown(stated), computed: shown(computed) }];
  }
  const keys = new Set([...other.keys(), ...one.keys()]);
  return [...keys].flatMap((key) => differing(one.get(key), other.get(key), `${path}.${key}`));
}

/** The parts of a list or an object by their names; null for what has none. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}

/** A value in a sentence, in characters. */
const shownAtMost = 120;

function shown(value: unknown): string {
  const text = value === undefined ? noneText : JSON.stringify(value);
  return text.length <= shownAtMost ? text : `${text.slice(0, shownAtMost)}…`;
}

/** The first differences in a sentence, and how many more there are. */
export function differingText(all: readonly Differing[]): string {
  const more = all.length - differingAtMost;
  return [
    ...all
      .slice(0, differingAtMost)
      .map(({ path, stated, computed }) => `${path} says ${stated}, and the record leads to ${computed}`),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join('; ');
}
