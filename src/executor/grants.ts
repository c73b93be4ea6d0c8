import type { Job } from '../ports.ts';

type Granted = Pick<Job, 'effects' | 'skill' | 'grants'>;

/**
 * What a job was not granted of what it changed in its folder; null where all of it is in order. `changed` are the paths
 * that differ from what the folder held before, as git sees them: what the repository ignores is not among them.
 *
 * A job may change files unless its step has `effects: none`, or the skill that it uses is granted for reading only, or,
 * where it names no skill, everything that is granted is. A skill that is not among those granted may be read only;
 * where nothing is said of any, nothing is forbidden.
 *
 * This is looked at afterwards, and taken back. A command runs with the rights of whoever started the run: what it does to
 * files elsewhere, to databases or over the network is neither prevented nor seen.
 */
export function grantFault(job: Granted, changed: readonly string[]): string | null {
  if (changed.length === 0) return null;
  const why = whyReadOnly(job);
  if (why === null) return null;
  const [first = '', ...others] = changed;
  const what = others.length === 0 ? first : `${first} and ${others.length} more`;
  return `it changed ${what}, and ${why}`;
}

function whyReadOnly({ effects, skill, grants }: Granted): string | null {
  if (effects === 'none') return 'the step has effects: none';
  const names = Object.keys(grants);
  if (names.length === 0) return null;
  if (skill === null)
    return Object.values(grants).includes('write') ? null : `${names.join(', ')}: all it has is granted for reading`;
  if (!Object.hasOwn(grants, skill)) return `${skill} is not granted to it`;
  return grants[skill] === 'write' ? null : `${skill} is granted for reading only`;
}
