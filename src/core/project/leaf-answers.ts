import type { Explained, FactLeaf } from '../condition.ts';
import type { Contents } from '../confirm/confirm.ts';
import { own } from '../own.ts';
import { clause } from '../prose.ts';
import type { OpenBlocker } from './gates.ts';
import type { ProjectState } from './state.ts';
import type { World } from './world.ts';

export function artifactAnswer(state: ProjectState, name: string, wanted: Contents): Explained {
  if (wanted[name] !== undefined) return { holds: true, says: `${name} would land with this` };
  const artifact = state.artifacts[name];
  if (artifact === undefined || artifact.status !== 'current') {
    return {
      holds: false,
      says: `${name} has not landed on the default branch`,
      next: `Merge a branch that holds ${name}.`,
    };
  }
  const [first] = artifact.bypassed;
  if (first !== undefined) {
    const gates = artifact.bypassed.join(', ');
    return {
      holds: false,
      says: `${name} ${artifact.version} landed past the closed gate ${gates}`,
      next: `Somebody who may override gives the rationale: countersign override ${first} --reason "…"; or land approved bytes.`,
    };
  }
  return { holds: true, says: `${name} ${artifact.version} has landed` };
}

export function factAnswer(state: ProjectState, leaf: FactLeaf): Explained {
  const fact = own(state.known_facts, leaf.fact);
  if (fact === undefined) {
    return {
      holds: false,
      says: `${leaf.fact} is not known`,
      next: `countersign fact ${leaf.fact}=… --source "where it is from"`,
    };
  }
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
    const open = blockersFor(state, track);
    const [first] = open;
    if (first === undefined) return { holds: true, says: 'no blocker is open' };
    return {
      holds: false,
      says: `${open.length} open blocker${open.length === 1 ? '' : 's'}: ${open.map(([id, one]) => `${id} ${clause(one.text)}`).join('; ')}`,
      next: `countersign unblock ${first[0]} --reason "…"`,
    };
  }
  if (what === 'conflicts') return { holds: true, says: 'no conflict is open' };
  const missing = world.definition.required_fields.filter((field) => own(state.known_facts, field) === undefined);
  return {
    holds: missing.length === 0,
    says: missing.length === 0 ? 'every required fact is known' : `not known: ${missing.join(', ')}`,
  };
}

/**
 * The open blockers that hold a track: its own, and those on artifacts, gates and decisions. What only waits for its
 * turn holds nobody up but itself.
 */
function blockersFor(state: ProjectState, track: string): readonly OpenBlocker[] {
  return Object.entries(state.blockers).filter(
    ([, { on, until }]) => until === undefined && (!on.startsWith('track:') || on === `track:${track}`),
  );
}
