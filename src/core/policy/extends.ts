import type { Path } from '../finding.ts';
import { personOf } from './keys.ts';
import type { WrittenPolicy } from './schema.ts';

/** A file of another repository at one commit, which nobody can change. */
export interface Base {
  readonly owner: string;
  readonly name: string;
  /** 40 hex digits. */
  readonly commit: string;
  readonly path: string;
  /** All of it, as `OWNER/REPO@COMMIT:PATH`: by this the record knows which text it keeps. */
  readonly origin: string;
  /** The same with a commit that people can read, as findings name the file. */
  readonly file: string;
}

const usualPath = '.github/countersign.yml';
const commitLength = 40;

/** What `extends` names; it has the form that the schema asks for. */
export function baseNamed(written: string): Base {
  const at = written.indexOf('@');
  const repository = written.slice(0, at);
  const [owner, name] = [repository.slice(0, repository.indexOf('/')), repository.slice(repository.indexOf('/') + 1)];
  const commit = written.slice(at + 1, at + 1 + commitLength);
  const path = written.slice(at + 2 + commitLength) || usualPath;
  return {
    owner,
    name,
    commit,
    path,
    origin: `${repository}@${commit}:${path}`,
    file: `${repository}@${commit.slice(0, 7)}:${path}`,
  };
}

/**
 * The policy that a file and the base it extends make together. What the base says holds where the file says nothing:
 * of `roles`, `keys`, `gates` and `verbs` name by name, and a name that the file has is wholly the file's.
 */
export function withBase(base: WrittenPolicy, policy: WrittenPolicy): WrittenPolicy {
  const { extends: _base, ...settings } = policy;
  return {
    ...base,
    ...settings,
    roles: { ...base.roles, ...policy.roles },
    keys: { ...othersIn(base.keys, policy.keys), ...policy.keys },
    gates: { ...base.gates, ...policy.gates },
    verbs: { ...base.verbs, ...policy.verbs },
  };
}

/** The keys of people whom the file does not name: an address is the same in any letter case. */
function othersIn(base: WrittenPolicy['keys'] = {}, keys: WrittenPolicy['keys'] = {}): WrittenPolicy['keys'] {
  const named = Object.keys(keys).map(personOf);
  return Object.fromEntries(Object.entries(base).filter(([name]) => !named.includes(personOf(name))));
}

/** Is what stands at a path of the policy as a whole from its base? What neither of them says is the file's. */
export function isFromBase(base: WrittenPolicy, policy: WrittenPolicy, [key = '', name]: Path): boolean {
  if (name !== undefined && (key === 'roles' || key === 'keys' || key === 'gates' || key === 'verbs'))
    return isOnlyIn(base[key] ?? {}, policy[key] ?? {}, String(name));
  return isOnlyIn(base, policy, String(key));
}

function isOnlyIn(base: object, policy: object, name: string): boolean {
  return Object.hasOwn(base, name) && !Object.hasOwn(policy, name);
}
