import { evaluate, type Condition, type Explained, type Leaf } from '../condition.ts';
import { meant } from '../definition/alias.ts';
import { artifactOf } from '../definition/artifact.ts';
import type { Definition, Specialist } from '../definition/schema.ts';
import type { Actor } from '../entry.ts';
import { rolesNamed } from '../policy/aliased.ts';
import { rolesHeld } from '../policy/may.ts';
import type { HandedOn } from '../refusal.ts';
import { answers } from './gates.ts';
import { typeOf } from './lines.ts';
import { questionsFor } from './questions.ts';
import type { ProjectState } from './state.ts';
import type { World } from './world.ts';

/** The specialist of this name, which may be an alias. */
export function specialistNamed(definition: Definition, name: string): Specialist | undefined {
  const id = meant(definition, name, 'owner');
  return definition.specialists.find((one) => one.id === id);
}

/** Who makes artifacts of a type: the specialist who owns it, else the owner that stands at it; empty where there is none. */
export function ownerOf(definition: Definition, type: string): string {
  return owning(definition, type) ?? meant(definition, artifactOf(definition, type)?.owner ?? '', 'owner');
}

function owning({ specialists }: Definition, artifact: string): string | undefined {
  const type = typeOf(artifact);
  return specialists.find(({ owns = [] }) => owns.includes(type))?.id;
}

/** The specialists in whose name somebody acts: those whose role in the policy they hold. */
export function specialistsOf({ definition, policy, people }: World, actor: Actor): readonly string[] {
  return definition.specialists.flatMap(({ id }) =>
    rolesHeld(policy, people, actor, rolesNamed(definition, policy, id), []).length > 0 ? [id] : [],
  );
}

/**
 * May somebody record an artifact of this type? As the specialist `as`, else as those whose roles they hold. Where the
 * policy gives no specialist's role to anybody, nobody is asked who they are; what they say of themselves counts still.
 */
export function mayMake(world: World, actor: Actor, type: string, as?: string): Explained {
  const { definition, policy } = world;
  const owner = owning(definition, type);
  if (owner === undefined) return { holds: true, says: `no specialist owns ${type}` };
  const isAsked =
    actor.kind !== 'system' && definition.specialists.some(({ id }) => rolesNamed(definition, policy, id).length > 0);
  const held = isAsked ? specialistsOf(world, actor) : null;
  const named = as === undefined ? undefined : meant(definition, as, 'owner');
  if (named !== undefined && held?.includes(named) === false) {
    return { holds: false, says: `${actor.login} does not hold the role ${named} in the policy` };
  }
  const acting = named === undefined ? held : [named];
  if (acting === null) return { holds: true, says: 'the policy gives no role to any specialist' };
  if (acting.includes(owner)) return { holds: true, says: `${owner} owns ${type}` };
  const who =
    named ?? (acting.length === 0 ? `${actor.login}, who is no specialist of this project,` : acting.join(', '));
  return { holds: false, says: `${owner} owns ${type}, and ${who} does not` };
}

/** The leaves that are missing of a condition; where one of several is enough, those of the one that misses least. */
export function leavesMissing(condition: Condition, answer: (leaf: Leaf) => Explained): readonly Leaf[] {
  if ('all' in condition) return condition.all.flatMap((part) => leavesMissing(part, answer));
  if ('any' in condition) {
    const [least = []] = condition.any
      .map((part) => (evaluate(part, answer).holds ? [] : leavesMissing(part, answer)))
      .toSorted((one, other) => one.length - other.length);
    return least;
  }
  if ('not' in condition) return [];
  return answer(condition).holds ? [] : [condition];
}

/** How much of a handoff a refusal holds. */
const needsAtMost = 12;

/** What somebody is sent away with: whose it is, and what that specialist still needs for it. */
export function handedTo(world: World, state: ProjectState, to: string, track = 'main'): HandedOn {
  const requires = specialistNamed(world.definition, to)?.requires;
  if (requires === undefined) return { to, needs: [], questions: [] };
  const missing = leavesMissing(requires, answers(world, state, track));
  return {
    to,
    needs: [...new Set(missing.flatMap(nameOf))].slice(0, needsAtMost),
    questions: questionsFor(world, state, requires, track).slice(0, needsAtMost),
  };
}

function nameOf(leaf: Leaf): readonly string[] {
  if ('fact' in leaf) return [leaf.fact];
  if ('artifact' in leaf) return [leaf.artifact];
  return 'gate' in leaf ? [leaf.gate] : [];
}
