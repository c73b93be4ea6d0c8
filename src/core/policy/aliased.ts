import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import type { Policy } from './schema.ts';

/** Roles of a policy that stand for an owner of a definition: of the same name, or of an alias of it. */
export function rolesNamed({ aliases }: Definition, policy: Policy, owner: string): readonly string[] {
  const others = Object.entries(aliases).flatMap(([alias, of]) => (of === owner ? [alias] : []));
  return [owner, ...others].filter((name) => own(policy.roles, name) !== undefined);
}
