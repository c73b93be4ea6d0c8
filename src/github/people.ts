import { isFields } from '../core/fields.ts';
import type { Actor } from '../core/entry.ts';
import { permissions, type Permission } from '../core/policy/schema.ts';
import type { Signed, Who } from './answer.ts';
import type { GitHubClient } from './client.ts';

/** A repository as every request names it, and the number by which it is known even when it is renamed. */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
  readonly id: number;
}

/** The account GitHub itself commits with when somebody edits or merges on the site: nobody's work. */
const webFlow = 19_864_447;

/** Who did something, proven by GitHub; null for an account that is gone or that nobody can act as. */
export function actorOf(who: Who | null | undefined): Actor | null {
  if (who?.databaseId === undefined || who.databaseId === null) return null;
  if (who.__typename !== 'User' && who.__typename !== 'Bot') return null;
  const kind = who.__typename === 'User' ? 'person' : 'app';
  return { id: who.databaseId, login: who.login, kind, assurance: 'proven' };
}

/** Ids of the accounts behind the names in commits; an address that no account has stays an address. */
export function idsOf(signed: readonly (Signed | null)[]): readonly (number | string)[] {
  const ids = signed.flatMap((one): readonly (number | string)[] => {
    const id = one?.user?.databaseId ?? null;
    if (id !== null) return id === webFlow ? [] : [id];
    const email = one?.email?.trim().toLowerCase() ?? '';
    return email === '' || email === 'noreply@github.com' ? [] : [email];
  });
  return [...new Set(ids)];
}

/** GitHub's word for a permission (`MAINTAIN`, `maintain`, or a custom role's base), as policies write it. */
export function permissionOf(word: string): Permission {
  return permissions.find((known) => known === word.toLowerCase()) ?? 'none';
}

/** Somebody's permission, and the number they are known by; null when GitHub knows nobody of this name. */
export interface Confirmed {
  readonly id: number;
  readonly permission: Permission;
}

/**
 * What somebody may do, by the answer that also counts teams and nested teams. `Repository.collaborators` can miss those,
 * so its "no" is confirmed here before anybody is refused.
 */
export async function confirmedPermission(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  login: string,
): Promise<Confirmed | null> {
  const { status, data } = await client.rest(
    'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    { owner, repo: name, username: login },
    { allow: [404] },
  );
  const user = isFields(data) ? data['user'] : undefined;
  const id = isFields(user) ? user['id'] : undefined;
  if (status === 404 || !isFields(data) || typeof id !== 'number') return null;
  const { role_name: role, permission } = data;
  const named = typeof role === 'string' ? permissionOf(role) : 'none';
  // A custom role has a name of its own; then `permission` is the role it is built on.
  return { id, permission: named === 'none' && typeof permission === 'string' ? permissionOf(permission) : named };
}

/** What somebody is called now; null for an account that is gone. */
export async function loginOf(client: GitHubClient, id: number): Promise<string | null> {
  const { status, data } = await client.rest('GET /user/{account_id}', { account_id: id }, { allow: [404] });
  const login = isFields(data) ? data['login'] : undefined;
  return status === 404 || typeof login !== 'string' ? null : login;
}
