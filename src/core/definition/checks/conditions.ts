import type { Condition, Leaf } from '../../condition.ts';
import type { Problem } from '../../finding.ts';
import { artifactOf } from '../artifact.ts';
import { gateOf } from '../gate.ts';
import type { Definition, Transition } from '../schema.ts';
import { conditionsOf, error, warning } from './problem.ts';
import { follows, impossibleIn } from './satisfiable.ts';

/** Conditions that can never hold, whatever happens. */
export function checkConditions(definition: Definition): readonly Problem[] {
  return conditionsOf(definition).flatMap((condition) => {
    const found = impossibleIn(condition, (leaf) => faultOf(definition, leaf));
    if (found === null) return [];
    return [
      error(
        'impossible_condition',
        found.path,
        `this can never hold: ${found.why}`,
        'Take out what contradicts the rest, or use any instead of all.',
      ),
    ];
  });
}

function faultOf(definition: Definition, leaf: Leaf): string | null {
  if ('count' in leaf) {
    const { artifact, at_least } = leaf.count;
    const type = artifactOf(definition, artifact);
    return at_least > 1 && type?.kind === 'file' ? `${artifact} is one file, and ${at_least} are asked for` : null;
  }
  if (!('gate' in leaf) || leaf.is !== 'conditional') return null;
  const gate = gateOf(definition, leaf.gate);
  return gate === undefined || gate.approval_states.includes('conditional')
    ? null
    : `${leaf.gate} has no conditional approval`;
}

/** Automatic transitions of which two would always be candidates together: then neither is taken by itself. */
export function checkChoices({ allowed_transitions }: Definition): readonly Problem[] {
  const earlier = new Map<string, readonly Automatic[]>();
  return allowed_transitions.flatMap((later, index) => {
    if (!isAutomatic(later)) return [];
    const start = JSON.stringify([later.from, later.on]);
    const rivals = earlier.get(start) ?? [];
    earlier.set(start, [...rivals, later]);
    const other = rivals.find((one) => clash(one, later));
    if (other === undefined) return [];
    return [
      warning(
        'ambiguous_transitions',
        ['allowed_transitions', index],
        `whenever one of the transitions from ${later.from} to ${other.to} and to ${later.to} may be taken by itself, so may the other`,
        'Let each require something that the other does not; otherwise the owner of the stage is asked every time.',
      ),
    ];
  });
}

type Automatic = Transition & { readonly requires: Condition };

/** Without `requires` a transition is never automatic; and none leads from a stage to itself. */
function isAutomatic(one: Transition): one is Automatic {
  return one.on !== 'command' && one.requires !== undefined && one.to !== one.from;
}

function clash(one: Automatic, other: Automatic): boolean {
  return one.to !== other.to && (follows(one.requires, other.requires) || follows(other.requires, one.requires));
}
