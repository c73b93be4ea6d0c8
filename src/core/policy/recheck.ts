import type { Decision } from '../confirm/confirm.ts';
import { own } from '../own.ts';
import { asksForPerson, authorityOf, roleOf, type People, type Person } from './may.ts';
import { ownersHeld, type OwnerGroup } from './owners.ts';
import type { Policy } from './schema.ts';

/** The part of a decision that tells by what right it was made. */
type Made = Pick<Decision, 'decided_by' | 'decided_by_login' | 'decided_by_role'> &
  Partial<Pick<Decision, 'roles' | 'owners' | 'delegated_by' | 'deputy_role'>>;

/** Whose right a decision rests on: that of its maker, or of the one they acted for. */
export function holderOf({ decided_by, decided_by_login, delegated_by: [root] = [] }: Made): Person {
  return root ?? { id: decided_by, login: decided_by_login };
}

/**
 * Does whoever's right a decision rests on still hold one of the roles that were recorded with it? `groups`: who owns
 * the paths that the branch changes now; null for what has landed, where the owners of then are meant. A team that
 * cannot be read has nobody in it, and whom the home does not know any more holds nothing.
 */
export function stillHolds(policy: Policy, people: People, made: Made, groups: readonly OwnerGroup[] | null): boolean {
  const holder = holderOf(made);
  const answered = [{ paths: [], owners: made.owners ?? [] }];
  // A deputy holds none of the roles that they stood for.
  const roles = made.deputy_role === undefined ? (made.roles ?? [made.decided_by_role]) : [made.deputy_role];
  return roles.some((role) => {
    // An app is in no list of people; it holds what the policy gives to its name.
    if (!asksForPerson(roleOf(policy, role)))
      return authorityOf(policy, people, { ...holder, kind: 'app' }, [role]) !== null;
    if (!isKnown(people, holder)) return false;
    return namesOf(people, holder).some(
      (login) =>
        authorityOf(policy, people, { id: holder.id, login }, [role], groups ?? answered) !== null ||
        (role === 'codeowners' && ownersHeld(people, { id: holder.id, login }, answered).length > 0),
    );
  });
}

/** Where a home knows people by number, it knows somebody of whom it says anything: what they may do, or a team of theirs. */
function isKnown({ ids, permissions, teams }: People, { id }: Person): boolean {
  if (ids === undefined || typeof id !== 'number') return true;
  return own(permissions, String(id)) !== undefined || Object.values(teams).some((members) => members.includes(id));
}

/** What somebody was called, unless that is somebody else by now, and what they are called: a name is not who they are. */
function namesOf({ ids = {} }: People, { id, login }: Person): readonly string[] {
  const now = Object.entries(ids).flatMap(([name, known]) => (known === id ? [name] : []));
  const called = own(ids, login.toLowerCase());
  return called === undefined ? [login, ...now] : now;
}
