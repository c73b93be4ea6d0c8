import { namesOf, meant, type Kind } from '../../definition/alias.ts';
import { gateOf } from '../../definition/gate.ts';
import type { Definition } from '../../definition/schema.ts';
import { nearest } from '../../nearest.ts';
import { own } from '../../own.ts';
import { word } from '../../prose.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import { linesOf, nameOn, trackFor, typeOf } from '../lines.ts';
import { liveTrack } from '../rules/live-track.ts';
import type { Or } from '../rules/matter.ts';
import { ownerOf, specialistNamed } from '../specialists.ts';
import type { ProjectState } from '../state.ts';
import { landingFor } from '../transitions.ts';
import { stageOf, trackOf, type World } from '../world.ts';
import { earliest } from './earliest.ts';
import { drafting } from './kinds.ts';

export type Asked = ProjectCommands['ask'];

/** What a request may be about; `workstream`: a kind of track that is to begin. */
const targetKinds = ['artifact', 'specialist', 'stage', 'gate', 'action', 'track', 'workstream'] as const;
type TargetKind = (typeof targetKinds)[number];

export interface Target {
  readonly kind: TargetKind;
  readonly name: string;
}

/** A request with all its names looked up. */
export interface Request {
  readonly asked: Asked;
  /** What was named; null where nothing was, and the state tells what is next. */
  readonly target: Target | null;
  readonly track: string;
  /** The stage that it is about. */
  readonly stage: string;
  /** The artifact that it is about, by its name on that track; null for what is about none. */
  readonly artifact: string | null;
  /** Was that artifact named, by the target or by the outcome, or whoever makes nothing else been asked to make it? */
  readonly isNamed: boolean;
  /** Who looks after what it is about; null where the definition names nobody. */
  readonly owner: string | null;
}

/** Looks up what a request names: one thing of the definition or of the project, on one track. */
export function requestOf(world: World, state: ProjectState, asked: Asked): Or<Request> {
  const found = targetNamed(world, state, asked);
  if ('refusal' in found) return found;
  const target = found.is;
  const track = trackOfRequest(state, asked, target);
  const at = liveTrack({ state }, track);
  if ('refusal' in at) return at;
  const next = target === null ? earliest(world, state, asked.track) : null;
  const on = next?.track ?? track;
  const artifact = next === null ? artifactMeant(world, state, asked, target, on) : next.artifact;
  const stage = stageAbout(world.definition, state, target, artifact, on);
  return {
    is: {
      asked,
      target,
      track: on,
      stage,
      artifact,
      isNamed:
        target?.kind === 'artifact' ||
        (artifact !== null && isMaking(asked, target)) ||
        outcomeArtifact(world, state, asked, on) !== null,
      owner: ownerAbout(world.definition, target, artifact, stage),
    },
  };
}

function isMaking({ intent }: Asked, target: Target | null): boolean {
  return target?.kind === 'specialist' && drafting.includes(intent);
}

/** A target by its name; two meanings are told apart by `kind:name`. What is named by its outcome alone is named, too. */
function targetNamed(world: World, state: ProjectState, asked: Asked): Or<Target | null> {
  const typed = asked.target;
  if (typed === undefined) return { is: fromOutcome(world, state, asked) };
  const found = meaningsOf(world, state, typed, asked.intent === 'new workstream');
  const [target, other] = found;
  if (target === undefined) {
    return refuse(
      'unknown_target',
      `nothing that a request could be about is called ${typed}`,
      insteadOfTarget(world.definition, state, typed),
    );
  }
  if (other !== undefined) {
    const each = found.map(({ kind, name }) => `countersign ask ${word(`${kind}:${name}`)}`);
    return refuse(
      'ambiguous',
      `${typed} is ${found.map(({ kind }) => `a${/^[aeiou]/u.test(kind) ? 'n' : ''} ${kind}`).join(' and ')}`,
      `Say which: ${each.map((one) => `${one} --intent ${word(asked.intent)}`).join(' or ')}`,
    );
  }
  return { is: target };
}

/** An outcome that is the name of one thing is what the request is about; any other is a text for people. */
function fromOutcome(world: World, state: ProjectState, { outcome }: Asked): Target | null {
  const [target, other] = outcome === undefined ? [] : meaningsOf(world, state, outcome, false);
  return target === undefined || other !== undefined ? null : target;
}

/**
 * Everything that a word may mean. Names of the definition come before names that stand for them, and a track is only
 * meant where nothing else is: it has an option of its own.
 */
function meaningsOf(world: World, state: ProjectState, typed: string, begins: boolean): readonly Target[] {
  const only = targetKinds.filter((one) => typed.startsWith(`${one}:`));
  const name = only.length === 0 ? typed : typed.slice(typed.indexOf(':') + 1);
  const kinds = only.length > 0 ? only : targetKinds.filter((one) => begins || one !== 'workstream');
  const itself = namedAs(world.definition, state, kinds, name);
  const other = meant(world.definition, name);
  const all = itself.length > 0 || other === name ? itself : namedAs(world.definition, state, kinds, other);
  const stream = all.filter((one) => one.kind === 'workstream');
  if (begins && stream.length > 0) return stream;
  const things = all.filter((one) => one.kind !== 'track');
  return things.length > 0 ? things : all;
}

function namedAs(
  definition: Definition,
  state: ProjectState,
  kinds: readonly TargetKind[],
  name: string,
): readonly Target[] {
  return kinds.filter((kind) => isNamed(definition, state, kind, name)).map((kind) => ({ kind, name }));
}

function isNamed(definition: Definition, state: ProjectState, kind: TargetKind, name: string): boolean {
  if (kind === 'artifact') return linesOf(definition, state.tracks).some((line) => line.name === name);
  if (kind === 'gate') return gateOf(definition, name) !== undefined;
  if (kind === 'track') return trackOf(state, name) !== undefined;
  if (kind === 'specialist') return isSpecialist(definition, name);
  const named: Kind = kind === 'workstream' ? 'track' : kind;
  return namesOf(definition, named).includes(name);
}

/** Is somebody of this name a specialist: listed as one, or the owner of an artifact or of a stage? */
export function isSpecialist(definition: Definition, name: string): boolean {
  return specialistNamed(definition, name) !== undefined || owners(definition).includes(name);
}

function owners({ specialist_owners, artifacts }: Definition): readonly string[] {
  return [...Object.values(specialist_owners), ...artifacts.map(({ owner }) => owner)].filter(isSomebody);
}

function isSomebody(owner: string): boolean {
  return owner !== '' && owner !== 'TBD';
}

/** The likely name, else what there is of what people mostly ask for. */
function insteadOfTarget(definition: Definition, state: ProjectState, typed: string): string {
  const likely = nearest(typed, allNames(definition, state));
  if (likely !== null) return `Did you mean ${likely}?`;
  const artifacts = namesOf(definition, 'artifact');
  const stages = namesOf(definition, 'stage');
  const there = artifacts.length === 0 ? '' : `, or an artifact: ${artifacts.join(', ')}`;
  return `Name a stage: ${stages.join(', ')}${there}; or an action, a gate, a specialist, a track.`;
}

function allNames(definition: Definition, state: ProjectState): readonly string[] {
  const kinds = ['stage', 'artifact', 'action', 'gate'] as const;
  const named = kinds.flatMap((kind) => namesOf(definition, kind));
  return [...new Set([...named, ...owners(definition), ...Object.keys(state.tracks)])];
}

/** The track that is named, else the one that the target belongs to, else the main one. */
function trackOfRequest(state: ProjectState, { track }: Asked, target: Target | null): string {
  if (track !== undefined) return track;
  if (target?.kind === 'track') return target.name;
  return target?.kind === 'artifact' ? trackFor(state, target.name) : 'main';
}

/** The artifact of a target: itself, the one that the outcome names, or the only one that a specialist or stage makes. */
function artifactMeant(
  world: World,
  state: ProjectState,
  asked: Asked,
  target: Target | null,
  track: string,
): string | null {
  if (target?.kind === 'artifact') return target.name.includes('/') ? target.name : nameOn(state, target.name, track);
  const outcome = outcomeArtifact(world, state, asked, track);
  if (outcome !== null) return outcome;
  if (target?.kind !== 'specialist' && target?.kind !== 'stage') return null;
  const { specialist_owners, artifacts } = world.definition;
  const specialist = target.kind === 'specialist' ? target.name : own(specialist_owners, target.name);
  if (specialist === undefined) return null;
  const [only, other] = artifacts.filter((one) => makerOf(world.definition, one.artifact_type) === specialist);
  return only === undefined || other !== undefined ? null : nameOn(state, only.artifact_type, track);
}

function outcomeArtifact(world: World, state: ProjectState, { outcome }: Asked, track: string): string | null {
  const all = outcome === undefined ? [] : meaningsOf(world, state, outcome, false);
  const artifact = all.find(({ kind }) => kind === 'artifact');
  return artifact === undefined ? null : nameOn(state, typeOf(artifact.name), track);
}

/** Who makes artifacts of a type; null where the definition names nobody. */
export function makerOf(definition: Definition, artifact: string | null): string | null {
  const owner = artifact === null ? '' : ownerOf(definition, artifact);
  return isSomebody(owner) ? owner : null;
}

/** An artifact is about the stage that waits for it, or whose specialist makes it; what is about no stage, where the track is. */
function stageAbout(
  definition: Definition,
  state: ProjectState,
  target: Target | null,
  artifact: string | null,
  track: string,
): string {
  const here = stageOf(state, track);
  if (target?.kind === 'stage') return target.name;
  if (target === null || artifact === null) return here;
  const { allowed_transitions, stages, specialist_owners } = definition;
  const type = typeOf(artifact);
  const waiting = allowed_transitions.filter(({ on }) => landingFor(on) === type);
  const owner = makerOf(definition, type);
  const made = stages.find(({ id }) => owner !== null && own(specialist_owners, id) === owner)?.id;
  return waiting.find(({ from }) => from === here)?.from ?? waiting[0]?.from ?? made ?? here;
}

function ownerAbout(
  definition: Definition,
  target: Target | null,
  artifact: string | null,
  stage: string,
): string | null {
  const stream = target?.kind === 'workstream' ? definition.tracks.find(({ id }) => id === target.name) : undefined;
  const named = target?.kind === 'specialist' ? meant(definition, target.name, 'owner') : undefined;
  const maker = makerOf(definition, artifact);
  const keeper =
    target?.kind === 'gate'
      ? openerOf(definition, target.name)
      : (own(definition.specialist_owners, stage) ?? definition.stages.find(({ id }) => id === stage)?.owner);
  return (
    [stream?.owner, named, maker, keeper].find((one) => one !== undefined && one !== null && isSomebody(one)) ?? null
  );
}

/** A gate is its owner's, whatever stage the track is in; where that is no specialist, it is whoever opens it. */
function openerOf(definition: Definition, name: string): string | undefined {
  const gate = meant(definition, name, 'gate');
  return definition.gates
    .filter((one) => one.gate_id === gate)
    .map(({ owner }) => meant(definition, owner, 'owner'))
    .find((owner) => isSpecialist(definition, owner));
}
