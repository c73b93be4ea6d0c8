import { leavesOf, type FactValue, type Leaf } from '../condition.ts';
import { artifactOf } from '../definition/artifact.ts';
import type { Definition, Specialist } from '../definition/schema.ts';
import { own } from '../own.ts';
import { answers, gateFor } from './gates.ts';
import { nameOn } from './lines.ts';
import { specialistNamed } from './specialists.ts';
import type { Fact, ProjectState } from './state.ts';
import type { World } from './world.ts';

/** What a specialist needs of a fact or an artifact: it has to be there, or it is passed on where it is there. */
type Need = 'required' | 'if_known' | 'optional';

/** A fact as it is passed on; one that the definition calls sensitive has a digest for a value. */
export interface FactPassed {
  readonly fact: string;
  readonly label: string;
  readonly need: Need;
  /** Null where nobody knows it yet. */
  readonly value: FactValue | null;
  readonly source: string | null;
}

export interface ArtifactPassed {
  readonly artifact: string;
  readonly need: Need;
  /** Null where nothing has landed. */
  readonly version: string | null;
  readonly content: string | null;
  readonly path: string | null;
}

/** All that a specialist is told of a project: what its definition asks for, and nothing else. */
export interface SpecialistContext {
  readonly specialist: string;
  readonly purpose: string | null;
  readonly facts: readonly FactPassed[];
  readonly artifacts: readonly ArtifactPassed[];
  /** What else it requires: flags, checks, tracks. */
  readonly conditions: readonly { readonly holds: boolean; readonly says: string }[];
  /** The gates that it requires, and those of what it makes. */
  readonly gates: readonly { readonly gate: string; readonly open: boolean; readonly says: string }[];
  /** What stands in the way of any of these. */
  readonly blockers: readonly { readonly blocker: string; readonly text: string; readonly on: string }[];
}

/** What a specialist is told when work is handed to it on a track; null where the definition has no such specialist. */
export function contextFor(world: World, state: ProjectState, name: string, track = 'main'): SpecialistContext | null {
  const { definition } = world;
  const specialist = specialistNamed(definition, name);
  if (specialist === undefined) return null;
  const answer = answers(world, state, track);
  const leaves = leavesOf(specialist.requires);
  const wanted = wantedBy(specialist, leaves);
  const artifacts = wanted
    .filter(({ name: one }) => artifactOf(definition, one) !== undefined)
    .flatMap(({ name: type, need }) => artifactPassed(state, nameOn(state, type, track), need));
  const owned = definition.artifacts.filter((one) => specialist.owns?.includes(one.artifact_type) === true);
  const gates = [
    ...leaves.flatMap((leaf) => ('gate' in leaf ? [leaf.gate] : [])),
    ...owned.flatMap((one) => one.gates),
  ];
  const subjects = [
    ...artifacts.map(({ artifact }) => `artifact:${artifact}`),
    ...owned.map(({ artifact_type: type }) => `artifact:${nameOn(state, type, track)}`),
    ...gates.map((one) => `gate:${one}`),
  ];
  return {
    specialist: specialist.id,
    purpose: specialist.purpose ?? null,
    facts: wanted
      .filter(({ name: one }) => artifactOf(definition, one) === undefined)
      .flatMap(({ name: fact, need }) => factPassed(definition, fact, need, own(state.known_facts, fact))),
    artifacts,
    conditions: leaves
      .filter((leaf) => namedIn(leaf) === null && !('gate' in leaf))
      .map((leaf) => {
        const { holds, says } = answer(leaf);
        return { holds, says };
      }),
    gates: [...new Set(gates)].map((gate) => {
      const { holds, says } = gateFor(world, state, gate, track, {}, null);
      return { gate, open: holds, says };
    }),
    blockers: Object.entries(state.blockers).flatMap(([blocker, { text, on }]) =>
      subjects.includes(on) ? [{ blocker, text, on }] : [],
    ),
  };
}

interface Wanted {
  readonly name: string;
  readonly need: Need;
}

/** Facts and artifacts, each once, with the strongest need that names it. */
function wantedBy(specialist: Specialist, leaves: readonly Leaf[]): readonly Wanted[] {
  const all: readonly Wanted[] = [
    ...leaves.flatMap((leaf): readonly Wanted[] => {
      const name = namedIn(leaf);
      return name === null ? [] : [{ name, need: 'required' }];
    }),
    ...(specialist.if_known ?? []).map((name): Wanted => ({ name, need: 'if_known' })),
    ...(specialist.optional ?? []).map((name): Wanted => ({ name, need: 'optional' })),
  ];
  return [...new Map(all.toReversed().map((one) => [one.name, one])).values()].toReversed();
}

/** The fact or artifact that a leaf asks for. */
function namedIn(leaf: Leaf): string | null {
  if ('fact' in leaf) return leaf.fact;
  if ('artifact' in leaf) return leaf.artifact;
  if ('count' in leaf) return leaf.count.artifact;
  return 'age' in leaf ? leaf.age.artifact : null;
}

function factPassed({ facts }: Definition, fact: string, need: Need, known: Fact | undefined): readonly FactPassed[] {
  const { label = fact, sensitive = false } = own(facts, fact) ?? {};
  if (known === undefined) return need === 'required' ? [{ fact, label, need, value: null, source: null }] : [];
  // What was recorded before the definition called it sensitive is in the record as it was said.
  const isMasked = !sensitive || String(known.value).startsWith('sha256:');
  return [{ fact, label, need, value: isMasked ? known.value : 'withheld', source: known.source }];
}

function artifactPassed(state: ProjectState, artifact: string, need: Need): readonly ArtifactPassed[] {
  const found = own(state.artifacts, artifact);
  if (found === undefined || found.status !== 'current')
    return need === 'required' ? [{ artifact, need, version: null, content: null, path: null }] : [];
  return [{ artifact, need, version: found.version, content: found.content, path: found.path ?? null }];
}
