import { own } from '../own.ts';
import type { Claimant, People } from './may.ts';
import type { Policy } from './schema.ts';

/**
 * Paths that a branch changes and who owns them, as CODEOWNERS says it: `@login`, `@org/team` or an e-mail address. Paths
 * with the same owners are one group.
 */
export interface OwnerGroup {
  readonly paths: readonly string[];
  readonly owners: readonly string[];
}

/** Does anything in a policy rest on who owns what a branch changes? */
export function restsOnOwners({ gates, roles }: Pick<Policy, 'gates' | 'roles'>): boolean {
  return [...Object.values(gates), ...Object.values(roles)].some(({ codeowners }) => codeowners === true);
}

/** The groups that have an owner; a path may be listed as nobody's. Null where nobody knows who owns what. */
export function ownedGroups(groups: readonly OwnerGroup[] | undefined): readonly OwnerGroup[] | null {
  return groups?.filter(({ owners }) => owners.length > 0) ?? null;
}

/** The names of owners that somebody answers to, in the order they are listed. A team that could not be read has nobody. */
export function ownersHeld(people: People, who: Claimant, groups: readonly OwnerGroup[]): readonly string[] {
  const names = [...new Set(groups.flatMap(({ owners }) => owners))];
  return names.filter((name) => isOwner(people, who, name));
}

function isOwner(people: People, { id, login, kind = 'person' }: Claimant, name: string): boolean {
  if (kind !== 'person') return false;
  if (!name.startsWith('@')) return String(id).toLowerCase() === name.toLowerCase();
  const called = name.slice(1);
  if (called.includes('/')) return teamOf(people, called).includes(id);
  return typeof id === 'number' && login.toLowerCase() === called.toLowerCase();
}

/** CODEOWNERS writes teams in any letter case. */
function teamOf(people: People, name: string): readonly (number | string)[] {
  const exact = own(people.teams, name);
  if (exact !== undefined) return exact;
  const found = Object.entries(people.teams).find(([team]) => team.toLowerCase() === name.toLowerCase());
  return found?.[1] ?? [];
}

/** Paths as the middle of a sentence: the first three of them, and how many more there are. */
export function pathsText(paths: readonly string[]): string {
  const more = paths.length - 3;
  return `${paths.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
