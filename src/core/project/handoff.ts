import { missingIn, type Explained, type FactValue } from '../condition.ts';
import type { Definition, Transition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { clause, dayText } from '../prose.ts';
import { bypassed } from './candidates.ts';
import { openConflicts } from './conflicts.ts';
import { known, noneText, unknownText, type Handoff } from './document.ts';
import type { ProjectEvent } from './events.ts';
import { staleArtifacts } from './freshness.ts';
import { answers } from './gates.ts';
import { happenedIn, type ProjectEntry } from './history.ts';
import { linesOf, typeOf } from './lines.ts';
import { openersOf } from './openers.ts';
import { pendingGates } from './pending.ts';
import { questionAbout } from './questions.ts';
import { earliest, type Earliest } from './routing/earliest.ts';
import { recoveryCalled, smallestAction, type Smallest } from './smallest.ts';
import { leavesMissing, ownerOf } from './specialists.ts';
import type { Blocker, ProjectState } from './state.ts';
import { inTheWay, nextSteps } from './steps.ts';
import { eventText } from './subject.ts';
import { hasEnded, trackHeld } from './track-standing.ts';
import { stallOf } from './track-status.ts';
import { isBackward, transitionsFrom } from './transitions.ts';
import { escalationsIn, workflowStatus } from './workflow-status.ts';
import { confirmsOf, stageOf, type World } from './world.ts';

/** What nobody knows yet: what moves, tracks and blockers wait for, then what every project of the definition needs. */
export function missingFacts(world: World, state: ProjectState): readonly string[] {
  const { definition } = world;
  const asked = Object.entries(state.tracks).flatMap(([name, track]) => {
    if (hasEnded(track) || state.terminal_state !== null) return [];
    const ways = onwardFrom(world, track.stage).map(({ requires }) => requires);
    const conditions = [track.depends_on, track.requires, ...ways];
    return conditions.map((condition) => [name, condition] as const);
  });
  const blocked = Object.values(state.blockers).map(({ until }) => ['main', until] as const);
  const leaves = [...asked, ...blocked].flatMap(([track, condition]) =>
    condition === undefined ? [] : leavesMissing(condition, answers(world, state, track)),
  );
  const named = [...leaves.flatMap((leaf) => ('fact' in leaf ? [leaf.fact] : [])), ...definition.required_fields];
  return [...new Set(named)].filter((fact) => own(state.known_facts, fact) === undefined);
}

function onwardFrom(world: World, stage: string): readonly Transition[] {
  return transitionsFrom(world.definition, stage).filter(({ from, to }) => !isBackward(world, from, to));
}

type Next = Pick<Handoff, 'rollback_or_recovery_action' | 'next_decision_needed' | 'next_skill' | 'next_action'>;

/** Who goes on with what, which decision that waits for, and what gets it going again where it is stuck. */
export function whatIsNext(world: World, state: ProjectState): Next {
  if (state.terminal_state !== null) {
    return {
      rollback_or_recovery_action: noneText,
      next_decision_needed: noneText,
      next_skill: noneText,
      next_action: noneText,
    };
  }
  const [step] = nextSteps(world, state);
  return {
    rollback_or_recovery_action: recoveryText(world, state),
    next_decision_needed: decisionNeeded(world, state),
    next_skill: skillFor(world, state, whereNext(world, state)),
    next_action:
      step === undefined ? unknownText : `${step.says}${step.command === undefined ? '' : ` — ${step.command}`}`,
  };
}

/**
 * Where the most pressing step is taken: where something landed past a gate, sources differ or something is in the way,
 * there; else where work goes on first.
 */
function whereNext(world: World, state: ProjectState): Earliest {
  const [past] = bypassed(state);
  const [conflict] = openConflicts(state);
  const on = inTheWay(state)[0]?.[1].on;
  const track = past?.track ?? conflict?.[1].tracks[0] ?? (on === undefined ? undefined : trackHeld(state, on));
  const artifact = /^artifact:(.*)$/u.exec(past === undefined && conflict === undefined ? (on ?? '') : '')?.[1];
  return track === undefined || artifact === undefined ? earliest(world, state, track) : { track, artifact };
}

/** Who goes on: whoever makes the artifact that is missing, else who looks after the stage. */
function skillFor({ definition }: World, state: ProjectState, { track, artifact }: Earliest): string {
  const maker = artifact === null ? '' : ownerOf(definition, typeOf(artifact));
  if (maker !== '' && maker !== unknownText) return maker;
  const stage = stageOf(state, track);
  const { stages, specialist_owners } = definition;
  return own(specialist_owners, stage) ?? stages.find((one) => one.id === stage)?.owner ?? unknownText;
}

/** Which of two sources is right comes before any gate: nothing that rests on them is decided meanwhile. */
function decisionNeeded(world: World, state: ProjectState): string {
  const [conflict] = openConflicts(state);
  if (conflict !== undefined) return `${conflict[0]}, which source is right about ${clause(conflict[1].about)}`;
  const [gate] = pendingGates(world, state);
  if (gate === undefined) return noneText;
  return `${gate.gate}${gate.track === 'main' ? '' : ` on ${gate.track}`}, before ${gate.before}`;
}

function deciders(world: World, state: ProjectState): string {
  if (openConflicts(state).length > 0) return known(state.owner);
  const [gate] = pendingGates(world, state);
  return gate === undefined ? noneText : openersOf(world, gate.gate);
}

/**
 * What was chosen to get a track going again; else what is unsafe is held, before anybody is asked about it; else the
 * smallest useful thing that can be done about what is missing.
 */
function recoveryText(world: World, state: ProjectState): string {
  const stalled = Object.keys(state.tracks).flatMap((name) => stallOf(state, name) ?? [])[0];
  if (stalled !== undefined) return `${stalled.recovery.action}: ${stalled.recovery.output}`;
  if (isUnsafe(world, state)) return recoveryCalled(world, 'rollback_or_recovery_step');
  const smallest = smallestFor(world, state);
  return smallest === null ? noneText : recoveryCalled(world, smallest.shape);
}

/** Something went out that was not approved, somebody said no, or a flag stops everything. */
function isUnsafe(world: World, state: ProjectState): boolean {
  return (
    escalationsIn(world, state).length > 0 ||
    Object.values(state.artifacts).some((one) => one.bypassed.length > 0) ||
    confirmsOf(state).some((one) => one.status === 'rejected')
  );
}

/**
 * The smallest useful thing about what keeps work from going on: what is not known or stands in the way of a track, that
 * where work goes on first, and gates that something waits for. That an artifact still has to be made keeps nobody from
 * making it.
 */
function smallestFor(world: World, state: ProjectState): Smallest | null {
  const { track: first } = earliest(world, state, undefined);
  const open = Object.entries(state.tracks).flatMap(([name, track]) => (hasEnded(track) ? [] : [name]));
  const tracks = new Set([first, ...open]);
  for (const track of tracks) {
    const stuck = smallestAction(world, state, track, stuckOn(world, state, track));
    if (stuck !== null) return stuck;
  }
  const waiting = pendingGates(world, state).flatMap((pending) => missingIn(pending.answer));
  return smallestAction(world, state, first, waiting);
}

function stuckOn(world: World, state: ProjectState, track: string): readonly Explained[] {
  const answer = answers(world, state, track);
  const lacking = onwardFrom(world, stageOf(state, track)).flatMap(({ requires }) =>
    requires === undefined ? [] : leavesMissing(requires, answer),
  );
  return lacking.filter((leaf) => !('artifact' in leaf) && !('gate' in leaf)).map(answer);
}

/** Everything that whoever takes a project on has to know, as data. */
export interface HandoffView {
  readonly project: string;
  readonly title: string;
  readonly stage: string;
  readonly workflow_status: ProjectState['workflow_status'];
  readonly owner: string;
  readonly next_skill: string;
  readonly next_action: string;
  readonly next_decision_needed: string;
  /** Who can make it. */
  readonly decided_by: string;
  readonly rollback_or_recovery_action: string;
  /** The smallest useful thing that can be done about what is missing; null where nothing is. */
  readonly smallest_step: Smallest | null;
  /** What is current, with where it lies. */
  readonly output_artifacts: readonly { readonly artifact: string; readonly version: string; readonly path: string }[];
  /** What took the place of what, what was made from what, and what has to be looked at again. */
  readonly version_relationships: readonly string[];
  readonly blockers: readonly (Blocker & { readonly id: string })[];
  readonly missing_facts: readonly MissingFact[];
  /** What goes on as if it were so, until somebody knows. */
  readonly assumptions: readonly Assumed[];
  /** Plugins that were asked for, each with the request that needs it; the latest last. */
  readonly plugins: readonly PluginAsked[];
  /** The latest last. */
  readonly latest_events: readonly LatestEvent[];
}

export interface MissingFact {
  readonly fact: string;
  readonly question: string;
  /** The blocker that ends when it is known; null where none waits for it alone. */
  readonly blocker: string | null;
}

export interface Assumed {
  readonly assumption: string;
  /** `withheld` where the definition calls it sensitive. */
  readonly value: FactValue;
  readonly because: string;
  readonly by: string;
}

export interface PluginAsked {
  readonly plugin: string;
  /** `send email` */
  readonly for: string;
  readonly because: string;
  readonly by: string;
}

export interface LatestEvent {
  readonly at: string;
  readonly type: ProjectEvent['type'];
  readonly says: string;
}

/** The handoff of a project as it stands now, by as many entries of the log as there are. */
export function handoffOf(world: World, state: ProjectState, entries: readonly ProjectEntry[]): HandoffView {
  return {
    project: state.project_id,
    title: state.workflow,
    stage: stageOf(state, 'main'),
    workflow_status: workflowStatus(world, state, entries),
    owner: known(state.owner),
    ...whatIsNext(world, state),
    decided_by: deciders(world, state),
    smallest_step: state.terminal_state === null ? smallestFor(world, state) : null,
    output_artifacts: Object.entries(state.artifacts)
      .filter(([, one]) => one.status === 'current')
      .map(([artifact, { version, path }]) => ({ artifact, version, path: path ?? unknownText })),
    version_relationships: [...relationships(world.definition, state), ...toRefresh(world.definition, state)],
    blockers: Object.entries(state.blockers).map(([id, blocker]) => ({ id, ...blocker })),
    missing_facts: missingFacts(world, state).map((fact) => ({
      fact,
      question: questionAbout(world.definition, fact),
      blocker: waitingFor(state, fact),
    })),
    assumptions: assumptionsIn(world.definition, state),
    plugins: pluginsAsked(entries),
    latest_events: latestEvents(entries),
  };
}

/** The handoff as a comment has it, by the state alone: what only the log tells would come and go with how much of it is read. */
export interface HandoffBrief extends Next {
  readonly version_relationships: readonly string[];
  /** What was done last, as far as it still stands; the latest first. */
  readonly latest: readonly string[];
}

export function briefOf(world: World, state: ProjectState): HandoffBrief {
  return {
    ...whatIsNext(world, state),
    version_relationships: relationships(world.definition, state),
    latest: latestStanding(state),
  };
}

const standingAtMost = 3;

function latestStanding(state: ProjectState): readonly string[] {
  const { artifacts, blockers, known_facts, assumptions = {}, conflicts = {} } = state;
  const all = [
    ...Object.entries(artifacts).map(
      ([name, { version, landed_at }]) => [landed_at, `${name} ${version} landed`] as const,
    ),
    ...confirmsOf(state).flatMap(({ gate, decisions }) =>
      decisions.map(
        ({ decided_at, decided_by_login, status }) => [decided_at, `${gate} ${status} by ${decided_by_login}`] as const,
      ),
    ),
    ...Object.entries(known_facts).map(([fact, { at, by }]) => [at, `${fact} by ${by}`] as const),
    ...Object.entries(assumptions).map(([name, { at, by }]) => [at, `${name} assumed by ${by}`] as const),
    ...Object.entries(blockers).map(([id, { at, by }]) => [at, `${id} by ${by}`] as const),
    ...Object.entries(conflicts).map(([id, { at, about }]) => [at, `${id}, ${clause(about)}`] as const),
  ];
  return all
    .toSorted(([one], [other]) => (one < other ? 1 : Number(one > other) * -1))
    .slice(0, standingAtMost)
    .map(([at, says]) => `${dayText(at)} ${says}`);
}

/** How versions hang together, one sentence each. */
function relationships(definition: Definition, state: ProjectState): readonly string[] {
  const { artifacts, tracks } = state;
  const made = Object.entries(artifacts).flatMap(([name, { version, status, source_artifacts = [] }]) => {
    const before = Number(version.slice(1)) - 1;
    const parts = [
      ...(status === 'current' ? [] : [status]),
      ...(before === 0 ? [] : [`supersedes v${before}`]),
      ...(source_artifacts.length === 0 ? [] : [`made from ${source_artifacts.join(', ')}`]),
    ];
    return parts.length === 0 ? [] : [`${name} ${version}: ${parts.join('; ')}`];
  });
  const empty = linesOf(definition, tracks).filter(
    ({ name, track }) => track !== 'main' && own(artifacts, name) === undefined,
  );
  const forked = Object.entries(tracks).flatMap(([name, one]) => {
    const { because } = one;
    const types = hasEnded(one) ? [] : empty.filter(({ track }) => track === name).map(({ type }) => type);
    const why = because === undefined ? '' : `: ${clause(because)}`;
    return types.length === 0 ? [] : [`${name} has lines of its own, empty yet, for ${types.join(', ')}${why}`];
  });
  return [...made, ...forked];
}

/** What has to be looked at again: made from something older, or approved before it changed. */
function toRefresh(definition: Definition, state: ProjectState): readonly string[] {
  const stale = staleArtifacts(definition, state).map(
    ({ artifact, version, from, now }) => `${artifact} ${version} was made from ${from}, and ${now} is there`,
  );
  const voided = confirmsOf(state).flatMap(({ gate, track, decisions, voided: end }) =>
    end === undefined || decisions.length > 0
      ? []
      : [`${gate}${track === 'main' ? '' : ` on ${track}`} is ${end.status}: ${clause(end.because)}`],
  );
  return [...stale, ...voided];
}

/** What only keeps the record going is nothing that anybody takes over. */
const quiet: readonly ProjectEvent['type'][] = [
  'definition_pinned',
  'gate_evaluated',
  'landing_recorded',
  'receipt_recorded',
  'waits_changed',
];
const latestAtMost = 5;

function pluginsAsked(entries: readonly ProjectEntry[]): readonly PluginAsked[] {
  return happenedIn(entries)
    .flatMap(({ entry, event }) => {
      if (event.type !== 'decision_recorded' || event.plugin === undefined) return [];
      const { id: plugin, because } = event.plugin;
      return [{ plugin, for: event.decision.replace(/^route /u, ''), because, by: entry.actor.login }];
    })
    .slice(-latestAtMost);
}

function latestEvents(entries: readonly ProjectEntry[]): readonly LatestEvent[] {
  return happenedIn(entries)
    .filter(({ event }) => !quiet.includes(event.type))
    .slice(-latestAtMost)
    .map(({ entry, event }) => ({ at: entry.at, type: event.type, says: eventText(event, entry.actor.login) }));
}

/** What somebody is asked who may know a fact. */
function waitingFor({ blockers }: ProjectState, fact: string): string | null {
  const waits = ({ until }: Blocker): boolean => until !== undefined && 'fact' in until && until.fact === fact;
  return Object.entries(blockers).find(([, blocker]) => waits(blocker))?.[0] ?? null;
}

function assumptionsIn({ facts }: Definition, { assumptions = {} }: ProjectState): HandoffView['assumptions'] {
  return Object.entries(assumptions).map(([assumption, { value, because, by }]) => {
    const isShown = own(facts, assumption)?.sensitive !== true || String(value).startsWith('sha256:');
    return { assumption, value: isShown ? value : 'withheld', because, by };
  });
}
