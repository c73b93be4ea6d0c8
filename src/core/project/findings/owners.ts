import type { Definition } from '../../definition/schema.ts';
import { rolesNamed } from '../../policy/aliased.ts';
import { roleOf, rolesHeld } from '../../policy/may.ts';
import type { Policy } from '../../policy/schema.ts';
import { typeOf } from '../lines.ts';
import { found, remedy, type Looked, type StateFinding } from './looked.ts';

/**
 * Artifacts whose authors are specialists, and none of them the one who owns the type. What lands by a branch is refused
 * to nobody: the gates hold bytes back, and this only tells.
 */
export function artifactsOfOthers({ rules: { definition, policy }, state, entries }: Looked): readonly StateFinding[] {
  const loginOf = (id: number | string): string =>
    entries.findLast(({ actor }) => actor.id === id)?.actor.login ?? String(id);
  return Object.entries(state.artifacts).flatMap(([name, { authors, status, version }]): readonly StateFinding[] => {
    const who = authors.map((id) => ({ id, login: loginOf(id) }));
    const others = status === 'current' ? madeByOthers(definition, policy, typeOf(name), who) : null;
    if (others === null) return [];
    const message = `${name} ${version} was made by ${others.says}`;
    const next = `Let ${others.owner} bring it on a branch again, and land that: countersign merge BRANCH`;
    return [
      found('artifact_by_another_owner', ['artifacts', name, 'authors'], message, remedy(state, next), 'warning'),
    ];
  });
}

/**
 * Which specialists made an artifact that is another one's, and whose it is; null where the owner had a part in it, where
 * none of its authors is a specialist, or where nobody can tell. Whoever holds roles by a team or a permission is not
 * judged, because a state does not tell who does.
 */
export function madeByOthers(
  definition: Definition,
  policy: Policy,
  type: string,
  authors: readonly { readonly id: number | string; readonly login: string }[],
): { readonly owner: string; readonly says: string } | null {
  const owner = definition.specialists.find(({ owns = [] }) => owns.includes(type));
  if (owner === undefined || !areNamed(policy, rolesNamed(definition, policy, owner.id))) return null;
  const others = definition.specialists.flatMap(({ id }) => {
    const roles = rolesNamed(definition, policy, id);
    const held = authors.filter((one) => rolesHeld(policy, nobodyKnown, one, roles, []).length > 0);
    return held.length === 0 ? [] : [{ id, says: `${held.map(({ login }) => login).join(' and ')} as ${id}` }];
  });
  if (others.length === 0 || others.some(({ id }) => id === owner.id)) return null;
  return {
    owner: owner.id,
    says: `${others.map(({ says }) => says).join(', ')}, and it is ${owner.id} who owns ${type}`,
  };
}

const nobodyKnown = { permissions: {}, teams: {} };

/** Is everybody who holds these roles named in the policy itself? */
function areNamed(policy: Policy, roles: readonly string[]): boolean {
  return (
    roles.length > 0 &&
    roles.every((role) => {
      const { teams = [], permission = 'none', codeowners = false } = roleOf(policy, role);
      return teams.length === 0 && permission === 'none' && !codeowners;
    })
  );
}
