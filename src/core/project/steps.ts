import { evaluate, missingIn, type Condition, type Explained, type Leaf } from '../condition.ts';
import type { Contents } from '../confirm/confirm.ts';
import { artifactOf } from '../definition/artifact.ts';
import { own } from '../own.ts';
import { isObserving } from '../policy/schema.ts';
import { clause, dayText } from '../prose.ts';
import {
  advancing,
  approval,
  bypassed,
  closing,
  merging,
  overriding,
  unblocking,
  type Candidate,
} from './candidates.ts';
import { answers } from './gates.ts';
import { landingGates } from './landing-gates.ts';
import { movesFrom, hasStarted, type Move } from './moves.ts';
import { openersOf, ownerText, rolesText, attesting } from './openers.ts';
import { howToLand, pendingGates, waitsFor, type PendingGate } from './pending.ts';
import type { Blocker, ProjectState } from './state.ts';
import { isBackward } from './transitions.ts';
import type { World } from './world.ts';

/** Something useful that could be done next, with the command that does it and who can. */
export interface Step {
  readonly says: string;
  readonly command?: string;
  readonly who?: string;
  /** The command that shows what somebody should look at before. */
  readonly look?: string;
  /** The open branch that this gate or merge is about. */
  readonly branch?: string;
}

/** What somebody could do about something that waits, since when it does where the record says so. */
export interface Found {
  readonly since: string | null | undefined;
  readonly says: string;
  readonly candidate: Candidate;
  readonly pending?: PendingGate;
}

const stepsAtMost = 8;

/** Who looks after the stage a track is in: its owner or specialist where the policy names them, else the track's owner. */
export function stageOwner(world: World, state: ProjectState, track: string): string {
  const at = own(state.tracks, track);
  if (at === undefined) return state.owner;
  const { stages, specialist_owners } = world.definition;
  const owners = [stages.find((one) => one.id === at.stage)?.owner, own(specialist_owners, at.stage)];
  return owners.find((owner) => owner !== undefined && own(world.policy.roles, owner) !== undefined) ?? at.owner;
}

/** That somebody has to say why something landed past a closed gate, and the command that does. */
export function rationaleWaiting(world: World, state: ProjectState, gate: string): Found {
  const past = Object.entries(state.artifacts).filter(([, one]) => one.bypassed.includes(gate));
  const since = past.map(([, one]) => one.landed_at).toSorted()[0];
  const what = past.map(([name, one]) => `${artifactLabel(world, name)} ${one.version}`).join(', ');
  return {
    since,
    says: `${what} landed past the closed gate ${gate}, and nobody has said why`,
    candidate: overriding(gate, 'main', null),
  };
}

/** The blockers that somebody has to clear; others end by themselves. */
export function inTheWay({ blockers }: ProjectState): readonly (readonly [string, Blocker])[] {
  return Object.entries(blockers).filter(([, { until }]) => until === undefined);
}

/** The forward moves that somebody could make now. */
export function openMoves(world: World, state: ProjectState, track: string): readonly Move[] {
  return forwardMoves(world, state, track).filter((move) => hasStarted(state, move) && move.requires.holds);
}

function forwardMoves(world: World, state: ProjectState, track: string): readonly Move[] {
  return movesFrom(world, state, track).filter((move) => !isBackward(world, move.transition.from, move.transition.to));
}

/** The first eight of all next actions; where there are more, a last line says how many and what lists them. */
export function nextSteps(world: World, state: ProjectState): readonly Step[] {
  const steps = allSteps(world, state);
  const more = steps.length - stepsAtMost;
  if (more <= 0) return steps;
  return [...steps.slice(0, stepsAtMost), { says: `… and ${more} more: countersign status ${state.project_id}` }];
}

/**
 * The smallest useful next actions for the project as a whole, most pressing first: rationales that are owed, blockers,
 * approvals, branches that may be merged, what else is missing, moves that wait for a word, the end.
 */
export function allSteps(world: World, state: ProjectState): readonly Step[] {
  if (state.terminal_state !== null) return [];
  const steps = [
    ...bypassed(state).map((gate) => rationaleStep(world, state, gate)),
    ...inTheWay(state).map(([id, { text, on, by, at }]) =>
      step(
        `${id} stands in the way${on === 'track:main' ? '' : ` of ${on.replace(':', ' ')}`} since ${dayText(at)}: ${clause(text)}`,
        unblocking(id, text).text,
        by,
      ),
    ),
    ...pendingGates(world, state).flatMap((one) => gateSteps(world, one)),
    ...readyBranches(world, state),
    ...Object.keys(state.tracks).flatMap((track) => moveSteps(world, state, track)),
    ...endSteps(world, state),
  ];
  const first = new Map(steps.toReversed().map((one) => [`${one.says}\n${one.command ?? ''}`, one] as const));
  return steps.filter((one) => first.get(`${one.says}\n${one.command ?? ''}`) === one);
}

function step(says: string, command: string | undefined, who: string): Step {
  return { says, ...(command === undefined ? {} : { command }), who };
}

function rationaleStep(world: World, state: ProjectState, gate: string): Step {
  const { says, candidate } = rationaleWaiting(world, state, gate);
  return step(
    says,
    candidate.text,
    rolesText(world, world.policy.overriders) || 'nobody: the policy names no overriders',
  );
}

/** An approval that is missing; or, where one was given under conditions, whatever of them is missing. */
function gateSteps(world: World, pending: PendingGate): readonly Step[] {
  const { gate, track, proposal, answer, look } = pending;
  const who = openersOf(world, gate);
  if (answer.parts !== undefined) return missingIn(answer).map((part) => missingStep(part, who));
  return [
    {
      ...step(waitsFor(pending), `${approval(world, gate, track, proposal).text}${attesting(world, gate)}`, who),
      ...(look === null ? {} : { look }),
      ...(proposal === null ? {} : { branch: proposal }),
    },
  ];
}

function readyBranches(world: World, state: ProjectState): readonly Step[] {
  const observing = isObserving(world.policy);
  return Object.entries(world.proposals)
    .filter(
      ([, { contents }]) => observing || landingGates(world, state, contents, 'main').every((one) => one.answer.holds),
    )
    .map(([name, proposal]) => ({
      ...step(
        `${name} may be merged: ${observing ? 'nothing is held up' : 'no closed gate stands before it'}`,
        merging(name, proposal).text,
        ownerText(world, stageOwner(world, state, 'main')),
      ),
      branch: name,
    }));
}

function moveSteps(world: World, state: ProjectState, track: string): readonly Step[] {
  const owner = ownerText(world, stageOwner(world, state, track));
  return forwardMoves(world, state, track).flatMap((move): readonly Step[] => {
    const { from, to, on, requires, when } = move.transition;
    if (hasStarted(state, move) && move.requires.holds) {
      return [step(`${from} may be left for ${to}: ${when}`, advancing(to, track).text, owner)];
    }
    const landing = typeof on === 'object' && 'landed' in on ? on.landed : null;
    const contents =
      Object.values(world.proposals).find((one) => landing !== null && own(one.contents, landing) !== undefined)
        ?.contents ?? {};
    const absent =
      landing === null || hasStarted(state, move) || own(contents, landing) !== undefined
        ? []
        : [landStep(world, state, landing, owner)];
    return [...absent, ...otherSteps(world, state, track, requires, contents, owner)];
  });
}

/** What a move requires beside gates, blockers and rationales, which are told by themselves. */
function otherSteps(
  world: World,
  state: ProjectState,
  track: string,
  requires: Condition | undefined,
  contents: Contents,
  owner: string,
): readonly Step[] {
  if (requires === undefined) return [];
  const answer = answers(world, state, track, contents);
  const absent = new Map<Explained, string>();
  const tree = evaluate(requires, (leaf) => {
    if (isToldElsewhere(state, leaf)) return { holds: true, says: 'told elsewhere' };
    const told = answer(leaf);
    if ('artifact' in leaf) absent.set(told, leaf.artifact);
    return told;
  });
  return missingIn(tree).map((part) => {
    const artifact = absent.get(part);
    return artifact === undefined ? missingStep(part, owner) : landStep(world, state, artifact, owner);
  });
}

function isToldElsewhere(state: ProjectState, leaf: Leaf): boolean {
  if ('gate' in leaf) return leaf.is !== 'closed';
  if ('no' in leaf) return leaf.no === 'blockers';
  return 'artifact' in leaf && own(state.artifacts, leaf.artifact)?.status === 'current';
}

/** Whoever the policy names for an artifact makes it; where it names nobody, whoever looks after the stage sees to it. */
function landStep(world: World, state: ProjectState, artifact: string, owner: string): Step {
  const type = artifactOf(world.definition, artifact);
  const maker = type !== undefined && own(world.policy.roles, type.owner) !== undefined ? type.owner : null;
  return step(
    `${artifactLabel(world, artifact)} has not landed: ${howToLand(world, state, artifact)}`,
    undefined,
    maker === null ? owner : ownerText(world, maker),
  );
}

function artifactLabel(world: World, artifact: string): string {
  return artifactOf(world.definition, artifact)?.label ?? artifact;
}

/** What is missing, with its command where the way out is one. */
function missingStep(part: Explained, who: string): Step {
  const command = part.next?.startsWith('countersign ') === true ? part.next : undefined;
  return step(part.says, command, who);
}

/** Where nothing leads forward any more, the ends that ask for no special reason. */
function endSteps(world: World, state: ProjectState): readonly Step[] {
  const stage = state.tracks['main']?.stage;
  if (stage === undefined || forwardMoves(world, state, 'main').length > 0) return [];
  const owner = ownerText(world, stageOwner(world, state, 'main'));
  return world.definition.terminal_states
    .filter((end) => end.from.includes(stage) && end.requires_rationale !== true)
    .flatMap((end) => {
      const missing = otherSteps(world, state, 'main', end.requires, {}, owner);
      return missing.length > 0
        ? missing
        : [step(`the work may end as ${end.label ?? end.id}`, closing(end.id, false).text, owner)];
    });
}
