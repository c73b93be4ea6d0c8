import { leavesOf, type Explained, type FactLeaf } from '../../condition.ts';
import { artifactOf } from '../../definition/artifact.ts';
import type { Definition } from '../../definition/schema.ts';
import { own } from '../../own.ts';
import { clause } from '../../prose.ts';
import { conflictAbout, conflictAnswer, openConflicts } from '../conflicts.ts';
import type { OpenBlocker } from '../gates.ts';
import { nameOn } from '../lines.ts';
import type { ProjectState } from '../state.ts';
import { isForSomebody } from '../stops.ts';
import { artifactsAsked, transitionsFrom } from '../transitions.ts';
import { stageOf, type World } from '../world.ts';

export function factAnswer(state: ProjectState, leaf: FactLeaf): Explained {
  const fact = own(state.known_facts, leaf.fact);
  if (fact === undefined) {
    return {
      holds: false,
      says: `${leaf.fact} is not known`,
      next: `countersign fact ${leaf.fact}=… --source "where it is from"`,
    };
  }
  const open = conflictAbout(state, leaf.fact);
  if (open !== undefined) return conflictAnswer(open);
  const { value } = fact;
  const fits =
    (leaf.equals === undefined || value === leaf.equals) &&
    (leaf.one_of === undefined || leaf.one_of.includes(value)) &&
    (leaf.at_least === undefined || (typeof value === 'number' && value >= leaf.at_least)) &&
    (leaf.at_most === undefined || (typeof value === 'number' && value <= leaf.at_most));
  return {
    holds: fits,
    says: `${leaf.fact} is ${String(value)} (from ${fact.source})${fits ? '' : ', which is not what is required'}`,
  };
}

export function raised(holds: boolean, flag: string): Explained {
  return { holds, says: `flag ${flag} is ${holds ? 'raised' : 'not raised'}` };
}

export function noneAnswer(
  world: World,
  state: ProjectState,
  track: string,
  what: 'blockers' | 'conflicts' | 'missing_facts',
): Explained {
  if (what === 'blockers') {
    const open = blockersFor(world, state, track);
    const [first] = open;
    if (first === undefined) return { holds: true, says: 'no blocker is open' };
    return {
      holds: false,
      says: `${open.length} open blocker${open.length === 1 ? '' : 's'}: ${open.map(([id, one]) => `${id} ${clause(one.text)}`).join('; ')}`,
      next: `countersign unblock ${first[0]} --reason "…"`,
    };
  }
  if (what === 'conflicts') {
    const [first, ...others] = openConflicts(state, track).map(conflictAnswer);
    if (first === undefined) return { holds: true, says: 'no conflict is open' };
    return { ...first, says: [first, ...others].map(({ says }) => says).join('; ') };
  }
  const missing = world.definition.required_fields.filter((field) => own(state.known_facts, field) === undefined);
  return {
    holds: missing.length === 0,
    says: missing.length === 0 ? 'every required fact is known' : `not known: ${missing.join(', ')}`,
  };
}

/**
 * The open blockers that hold a track: its own, those on decisions, and those on gates and artifacts that stand on its
 * way. What only waits for its turn, or for facts, holds nobody up but itself.
 */
function blockersFor(world: World, state: ProjectState, track: string): readonly OpenBlocker[] {
  return Object.entries(state.blockers).filter(
    ([, blocker]) => isForSomebody(blocker) && isInTheWay(world, state, track, blocker.on),
  );
}

function isInTheWay(world: World, state: ProjectState, track: string, on: string): boolean {
  const at = on.indexOf(':');
  const [kind, name] = [on.slice(0, at), on.slice(at + 1)];
  if (kind === 'track') return name === track;
  const way = kind === 'gate' || kind === 'artifact' ? wayOf(world.definition, state, track) : null;
  if (way === null) return true;
  return kind === 'gate' ? way.gates.has(name) : way.artifacts.has(name);
}

/**
 * What stands on the way of a track: the artifacts that it makes, and those that the transitions from its stage wait or
 * ask for, with their gates and those that the transitions and its own promise ask for.
 */
function wayOf(
  definition: Definition,
  state: ProjectState,
  track: string,
): { readonly artifacts: ReadonlySet<string>; readonly gates: ReadonlySet<string> } {
  const { lines = [], requires: promised } = own(state.tracks, track) ?? {};
  const ways = transitionsFrom(definition, stageOf(state, track));
  const all = [{ on: 'command', requires: promised } as const, ...ways];
  const asked = all.flatMap(({ requires }) => leavesOf(requires));
  const types = [...lines, ...all.flatMap(artifactsAsked)];
  const artifacts = types.map((type) => nameOn(state, type, track));
  const gates = asked.flatMap((leaf) => ('gate' in leaf ? [leaf.gate] : []));
  return {
    artifacts: new Set(artifacts),
    gates: new Set([...gates, ...types.flatMap((type) => artifactOf(definition, type)?.gates ?? [])]),
  };
}
