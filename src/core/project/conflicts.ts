import type { Explained, FactValue } from '../condition.ts';
import { clause, word } from '../prose.ts';
import type { Conflict, ProjectState } from './state.ts';

export type OpenConflict = readonly [string, Conflict];

/** The open conflicts that hold a track; those of every track where none is named. */
export function openConflicts({ conflicts = {} }: ProjectState, track?: string): readonly OpenConflict[] {
  return Object.entries(conflicts).filter(([, { tracks }]) => track === undefined || tracks.includes(track));
}

/** The open conflict about a fact. */
export function conflictAbout({ conflicts = {} }: ProjectState, fact: string): OpenConflict | undefined {
  return Object.entries(conflicts).find(([, one]) => one.fact === fact);
}

/** Why something that takes certainty may not happen: every claim, the likely truth, and the command that decides. */
export function conflictAnswer(open: OpenConflict): Explained {
  const [id, { claims, because }] = open;
  const each = claims.map(({ value, source }) => `${String(value)} (${clause(source)})`).join(' or ');
  return {
    holds: false,
    says: `${id}, sources differ about ${contestedText(open)}: ${each}; ${because}`,
    next: resolving(open, likelyValue(open)),
  };
}

/** What a conflict is about, as part of a sentence: a fact, or somebody's words. */
export function contestedText([, { about, fact }]: OpenConflict): string {
  return fact === undefined ? `"${clause(about)}"` : about;
}

/** What the likely source says; undefined where nobody can tell, or it is about no fact. */
export function likelyValue([, { fact, claims, likely }]: OpenConflict): FactValue | undefined {
  return fact === undefined ? undefined : claims.find(({ source }) => source === likely)?.value;
}

/** The command that decides a conflict: by a value where it is about a fact. */
export function resolving([id, { fact }]: OpenConflict, value: FactValue | undefined): string {
  const as = fact === undefined ? '' : ` --as ${value === undefined ? 'VALUE' : word(String(value))}`;
  return `countersign resolve ${id}${as} --because "…"`;
}
