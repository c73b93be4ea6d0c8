import type { Contents } from '../confirm/confirm.ts';
import { labelOf } from '../definition/artifact.ts';
import { gateOf } from '../definition/gate.ts';
import { own } from '../own.ts';
import { isObserving } from '../policy/schema.ts';
import { changedSince, lookAt } from '../project/closed-gates.ts';
import { coverOf } from '../project/covers.ts';
import { daysTold } from '../project/deputies.ts';
import { errorsNow } from '../project/findings.ts';
import { madeByOthers } from '../project/findings/owners.ts';
import { landingGates, type LandingGate } from '../project/landing-gates.ts';
import { linesOf, typeOf } from '../project/lines.ts';
import { movesFrom } from '../project/moves.ts';
import { onTrack, openersOf, ownerText } from '../project/openers.ts';
import { pendingGates } from '../project/pending.ts';
import { pathOf } from '../project/places.ts';
import type { Blocker, Fact, ProjectState } from '../project/state.ts';
import { isBackward } from '../project/transitions.ts';
import { allSteps, stageOwner, type Step } from '../project/steps.ts';
import { recordAbout } from '../project/records.ts';
import { trackStatus } from '../project/track-status.ts';
import { waitOf } from '../project/waits.ts';
import type { World } from '../project/world.ts';
import { word } from '../prose.ts';
import type { Edge, StageMark } from './picture.ts';

/** Said wherever a policy only observes. */
export const observingText = 'Observing: nothing is held up.';

/** A track as people see it; `number` counts from 1, 0 for a stage that the definition does not list. */
export interface TrackView {
  readonly track: string;
  readonly stage: string;
  readonly label: string;
  readonly number: number;
  readonly of: number;
  readonly status: string;
  readonly owner: string;
  /** By when it is to be done; null where nobody has said. */
  readonly due_date: string | null;
}

/** An artifact of the definition; `version` is null before anything has landed. */
export interface ArtifactView {
  readonly artifact: string;
  readonly label: string;
  readonly version: string | null;
  readonly status: 'missing' | 'current' | 'archived';
  readonly path: string | null;
  /** Gates it landed past and nobody has given a rationale for. */
  readonly bypassed: readonly string[];
}

/** A gate between an open branch and the default branch. */
export interface GateView {
  readonly gate: string;
  readonly artifact: string;
  readonly open: boolean;
  readonly says: string;
  /** Did somebody who may say no? */
  readonly rejected: boolean;
  /** Who could open it. */
  readonly who: string;
  /**
   * The command whose approval is missing: of the whole branch, or of this gate alone where it asks to be named. Null
   * where no approval is missing: the gate is open, or waits for what its approval named as a condition.
   */
  readonly command: string | null;
  /** The command that shows what changed since it was approved; null where nothing did. */
  readonly look: string | null;
}

/** An open branch with every gate between it and the default branch. */
export interface BranchView {
  readonly branch: string;
  readonly head: string;
  readonly artifacts: readonly string[];
  readonly gates: readonly GateView[];
  /** Is every gate open for exactly these bytes? */
  readonly ready: boolean;
  /** What brings it on: its merge, or the first approval that is missing; null where a person has to do something else. */
  readonly command: string | null;
  /** What is to be said of it and holds nothing up. */
  readonly notes: readonly string[];
}

/** A closed gate that something waits for, and who can open it. */
export interface PendingView {
  readonly gate: string;
  readonly track: string;
  readonly before: string;
  readonly says: string;
  readonly who: string;
}

/** Where a project stands, as plain data that nobody has escaped. Every door shows the same. */
export interface StatusView {
  readonly id: string;
  readonly title: string;
  readonly workflow: string;
  /** As it is recorded; how the project stands follows from more, and a door that shows it puts that here. */
  readonly status: ProjectState['workflow_status'];
  /** Does the policy only observe: is nothing held up? */
  readonly observing: boolean;
  readonly ended: { readonly id: string; readonly label: string; readonly rationale: string } | null;
  readonly owner: string;
  readonly client: string;
  /** The stage of track `main`. */
  readonly stage: TrackView;
  readonly tracks: readonly TrackView[];
  readonly stages: readonly StageMark[];
  readonly edges: readonly Edge[];
  readonly artifacts: readonly ArtifactView[];
  readonly branches: readonly BranchView[];
  readonly pending: readonly PendingView[];
  readonly blockers: readonly (Blocker & { readonly id: string })[];
  readonly facts: readonly (Fact & { readonly fact: string })[];
  readonly missing_facts: readonly string[];
  readonly flags: readonly string[];
  readonly next: readonly Step[];
  /** Codes of the rules that this state breaks, each once. */
  readonly broken_rules: readonly string[];
  /** What was wrong with the policy lately; the doors that read policies add to it. */
  readonly warnings: readonly string[];
}

/** Where a project stands, seen now. */
export function statusOf(world: World, state: ProjectState): StatusView {
  const { definition } = world;
  const tracks = Object.keys(state.tracks).map((track) => trackView(world, state, track));
  return {
    id: state.project_id,
    title: state.workflow,
    workflow: definition.label,
    status: state.workflow_status,
    observing: isObserving(world.policy) && state.terminal_state === null,
    ended: endOf(world, state),
    owner: state.owner,
    client: state.client,
    stage: trackView(world, state, 'main'),
    tracks,
    stages: stageMarks(world, state),
    edges: edgesOf(world, state),
    artifacts: linesOf(definition, state.tracks).map(({ name }) => {
      const landed = own(state.artifacts, name);
      const path = landed?.path ?? pathOf(definition, state, name) ?? null;
      const about = { artifact: name, label: labelOf(definition, name), path };
      if (landed === undefined) return { ...about, version: null, status: 'missing', bypassed: [] };
      return { ...about, version: landed.version, status: landed.status, bypassed: landed.bypassed };
    }),
    branches: state.terminal_state === null ? branchesOf(world, state) : [],
    pending: pendingGates(world, state).map(({ gate, track, before, answer }) => ({
      gate,
      track,
      before,
      says: answer.says,
      who: openersOf(world, gate),
    })),
    blockers: Object.entries(state.blockers).map(([id, blocker]) => ({ id, ...blocker })),
    facts: Object.entries(state.known_facts).map(([fact, known]) => ({ fact, ...known })),
    missing_facts: definition.required_fields.filter((field) => own(state.known_facts, field) === undefined),
    flags: state.flags,
    next: allSteps(world, state),
    broken_rules: brokenRules(world, state),
    warnings: [],
  };
}

function brokenRules(world: World, state: ProjectState): readonly string[] {
  return [...new Set(errorsNow(world, state).map((one) => one.code))];
}

function trackView(world: World, state: ProjectState, name: string): TrackView {
  const { stages } = world.definition;
  const track = own(state.tracks, name);
  const stage = track?.stage ?? 'TBD';
  const index = stages.findIndex((one) => one.id === stage);
  return {
    track: name,
    stage,
    label: stages[index]?.label ?? stage,
    number: index + 1,
    of: stages.length,
    status: track === undefined ? 'TBD' : trackStatus(world, state, name),
    owner: track?.owner ?? 'TBD',
    due_date: track?.due_date ?? null,
  };
}

/** Stages before the current one count as done, by the order in which the definition lists them. */
function stageMarks(world: World, state: ProjectState): readonly StageMark[] {
  const { stages } = world.definition;
  const ended = state.terminal_state !== null;
  const current = stages.findIndex((one) => one.id === state.tracks['main']?.stage);
  const next = new Set(ended ? [] : movesFrom(world, state, 'main').map((move) => move.transition.to));
  return stages.map(({ id, label }, index) => {
    if (index === current) return { id, label, is: ended ? 'done' : 'current' };
    return { id, label, is: index < current ? 'done' : next.has(id) ? 'next' : 'other' };
  });
}

/**
 * The pairs of stages that a transition joins, once: every way onward, and the ways back from where the project stands.
 * All ways back at once would hide the road.
 */
function edgesOf(world: World, state: ProjectState): readonly Edge[] {
  const here = state.terminal_state === null ? state.tracks['main']?.stage : undefined;
  const pairs = world.definition.allowed_transitions
    .map(({ from, to }) => ({ from, to, back: isBackward(world, from, to) }))
    .filter(({ from, to, back }) => from !== to && (!back || from === here));
  return [...new Map(pairs.map((edge) => [JSON.stringify([edge.from, edge.to]), edge])).values()];
}

function endOf({ definition }: World, { terminal_state: end }: ProjectState): StatusView['ended'] {
  if (end === null) return null;
  return { ...end, label: definition.terminal_states.find(({ id }) => id === end.id)?.label ?? end.id };
}

function branchesOf(world: World, state: ProjectState): readonly BranchView[] {
  return Object.entries(world.proposals).map(([branch, { head, contents, authors }]) => {
    const gates = landingGates(world, state, contents).map((one) => gateView(world, state, branch, contents, one));
    const ready = gates.every((one) => one.open);
    const isRejected = gates.some((one) => one.rejected);
    const approval = gates.find((one) => one.command !== null)?.command ?? null;
    const command = ready ? `countersign merge ${word(branch)}` : isRejected ? null : approval;
    const notes = strangers(world, Object.keys(contents), authors);
    return { branch, head, artifacts: Object.keys(contents), gates, ready, command, notes };
  });
}

/** Artifacts that specialists bring who do not own their type, as far as the state and the policy tell. */
function strangers(
  { definition, policy, recent }: World,
  names: readonly string[],
  authors: readonly (number | string)[],
): readonly string[] {
  const who = authors.map((id) => ({
    id,
    login: recent.findLast(({ actor }) => actor.id === id)?.actor.login ?? String(id),
  }));
  return names.flatMap((name) => {
    const others = madeByOthers(definition, policy, typeOf(name), who);
    return others === null ? [] : [`${name} is made by ${others.says}`];
  });
}

function gateView(
  world: World,
  state: ProjectState,
  branch: string,
  contents: Contents,
  { gate, track, artifact, unasked, answer }: LandingGate,
): GateView {
  const covers = coverOf(world.definition, state, gate, track, contents);
  const about = { gate, track, proposal: branch, covers };
  const wait = waitOf(state, about);
  const days = wait === null || answer.holds ? [] : daysTold(world, wait);
  const known = gateOf(world.definition, gate);
  const isNamed = known?.explicit === true;
  const isMissing = !answer.holds && answer.parts === undefined && unasked === undefined;
  const changed = answer.holds ? null : changedSince(state, about);
  const says =
    changed === null ? answer.says : `${gate} is closed: changed since ${changed.approvedBy.join(' and ')} approved it`;
  return {
    gate,
    artifact,
    open: answer.holds,
    // Which branch at which commit is said about the branch already.
    says: [says, ...days].join('; '),
    rejected: !answer.holds && recordAbout(state, about)?.status === 'rejected',
    who: known === undefined ? ownerText(world, stageOwner(world, state, track)) : openersOf(world, gate),
    command: isMissing
      ? `countersign approve ${isNamed ? `${gate} ` : ''}--branch ${word(branch)}${isNamed ? onTrack(track) : ''}`
      : null,
    look: changed === null ? null : lookAt(world.definition, state, changed),
  };
}
