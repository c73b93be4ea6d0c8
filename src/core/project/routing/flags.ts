import { insteadOf } from '../../nearest.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { ProjectState } from '../state.ts';
import type { World } from '../world.ts';
import type { Asked } from './request.ts';

/**
 * Names of flags are names: conditions ask about them. Where the definition says what flags ask for, one that nothing
 * asks about is a slip: the request would go on as if nothing had been said.
 */
export function misflagged(
  { definition }: World,
  { tracks, blockers }: ProjectState,
  { flags }: Asked,
): { readonly refusal: Refusal } | null {
  const wrong = flags.find((flag) => !/^[a-z][a-z0-9_-]*$/u.test(flag));
  if (wrong !== undefined) {
    const next = 'Use lower-case letters, digits, - and _.';
    return refuse('invalid_argument', `"${wrong}" is not the name of a flag`, next);
  }
  if (definition.triage.length === 0) return null;
  const known = [...new Set(flagsIn([definition, tracks, blockers]))];
  const unknown = flags.find((flag) => !known.includes(flag));
  if (unknown === undefined) return null;
  return refuse(
    'invalid_argument',
    `nothing in ${definition.workflow_type} asks about a flag ${unknown}`,
    `${insteadOf(unknown, known)} Any other is raised by countersign flag ${unknown} --reason "…"`,
  );
}

/** Every flag that is named anywhere: by the triage, a rule, a transition or a condition. */
function flagsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const parts: readonly (readonly [string, unknown])[] = Object.entries(value);
  return parts.flatMap(([name, part]) =>
    (name === 'flag' || name === 'raises') && typeof part === 'string' ? [part] : flagsIn(part),
  );
}
