import { evaluate, missingIn, type Condition, type Explained, type Leaf } from '../condition.ts';
import type { Contents } from '../confirm/confirm.ts';
import { artifactOf, labelOf } from '../definition/artifact.ts';
import { own } from '../own.ts';
import { isObserving } from '../policy/schema.ts';
import { clause, dayText } from '../prose.ts';
import { advancing, approval, bypassed, closing, merging, overriding, type Candidate } from './candidates.ts';
import { conflictAbout, conflictAnswer, openConflicts, type OpenConflict } from './conflicts.ts';
import { staleArtifacts, type Stale } from './freshness.ts';
import { answers } from './gates.ts';
import { landingGates } from './landing-gates.ts';
import { nameOn, trackFor } from './lines.ts';
import { movesFrom, hasStarted, type Move } from './moves.ts';
import { openersOf, ownerText, rolesText, attesting } from './openers.ts';
import { howToLand, pendingGates, waitsFor, type PendingGate } from './pending.ts';
import type { Blocker, ProjectState } from './state.ts';
import { openRuns, toldOf } from './runs.ts';
import { isForSomebody, settlers, settling } from './stops.ts';
import { trackHeld } from './track-standing.ts';
import { stallOf, stallText, waitsOn } from './track-status.ts';
import { isBackward, landingFor } from './transitions.ts';
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
export function rationaleWaiting(
  world: World,
  state: ProjectState,
  { gate, track }: { readonly gate: string; readonly track: string },
): Found {
  const past = Object.entries(state.artifacts).filter(
    ([name, one]) => one.bypassed.includes(gate) && trackFor(state, name) === track,
  );
  const since = past.map(([, one]) => one.landed_at).toSorted()[0];
  const what = past.map(([name, one]) => `${labelOf(world.definition, name)} ${one.version}`).join(', ');
  return {
    since,
    says: `${what} landed past the closed gate ${gate}, and nobody has said why`,
    candidate: overriding(gate, track, null),
  };
}

/** The blockers that somebody has to settle; others end by themselves. */
export function inTheWay({ blockers }: ProjectState): readonly (readonly [string, Blocker])[] {
  return Object.entries(blockers).filter(([, blocker]) => isForSomebody(blocker));
}

/** The forward moves that somebody could make now. */
export function openMoves(world: World, state: ProjectState, track: string): readonly Move[] {
  return forwardMoves(world, state, track).filter((move) => hasStarted(state, track, move) && move.requires.holds);
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
 * The smallest useful next actions for the project as a whole, most pressing first: rationales that are owed, conflicts, blockers,
 * approvals, branches that may be merged, what else is missing, moves that wait for a word, the end.
 */
export function allSteps(world: World, state: ProjectState): readonly Step[] {
  if (state.terminal_state !== null) return [];
  const steps = [
    ...bypassed(state).map((one) => rationaleStep(world, state, one)),
    ...openConflicts(state).map((open) => conflictStep(world, state, open)),
    ...inTheWay(state).map(([id, blocker]) => {
      const { text, on, by, at } = blocker;
      return step(
        `${id} stands in the way${on === 'track:main' ? '' : ` of ${on.replace(':', ' ')}`} since ${dayText(at)}: ${clause(text)}${stalled(state, on)}`,
        settling(world, trackHeld(state, on), id, blocker),
        settlers(world, blocker) ?? by,
      );
    }),
    ...pendingGates(world, state).flatMap((one) => gateSteps(world, one)),
    ...readyBranches(world, state),
    ...promiseSteps(world, state),
    ...openRuns(state).map((one) => missingStep(toldOf(one), ownerText(world, stageOwner(world, state, one[1].track)))),
    ...Object.keys(state.tracks).flatMap((track) => moveSteps(world, state, track)),
    ...staleArtifacts(world.definition, state).map((one) => staleStep(world, state, one)),
    ...endSteps(world, state),
  ];
  const first = new Map(steps.toReversed().map((one) => [`${one.says}\n${one.command ?? ''}`, one] as const));
  return steps.filter((one) => first.get(`${one.says}\n${one.command ?? ''}`) === one);
}

function step(says: string, command: string | undefined, who: string): Step {
  return { says, ...(command === undefined ? {} : { command }), who };
}

/** How a track that something is in the way of is to get going again. */
function stalled(state: ProjectState, on: string): string {
  const stall = stallOf(state, trackHeld(state, on));
  return stall === null ? '' : `; ${stallText(stall)}`;
}

/** What was made from something older is asked for again. */
function staleStep(world: World, state: ProjectState, { artifact, version, from, now }: Stale): Step {
  return step(
    `${artifact} ${version} was made from ${from}, and ${now} is there: it is revised, or stays as it is`,
    `countersign keep ${artifact} --because "…"`,
    makerOf(world, artifact, ownerText(world, stageOwner(world, state, trackFor(state, artifact)))),
  );
}

function rationaleStep(world: World, state: ProjectState, passed: ReturnType<typeof bypassed>[number]): Step {
  const { says, candidate } = rationaleWaiting(world, state, passed);
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

/** Whoever looks after what waits for it sees that somebody decides. */
function conflictStep(world: World, state: ProjectState, open: OpenConflict): Step {
  const [, { tracks }] = open;
  const { says, next } = conflictAnswer(open);
  return step(says, next, ownerText(world, stageOwner(world, state, tracks[0] ?? 'main')));
}

function readyBranches(world: World, state: ProjectState): readonly Step[] {
  const observing = isObserving(world.policy);
  return Object.entries(world.proposals)
    .filter(([, { contents }]) => observing || landingGates(world, state, contents).every((one) => one.answer.holds))
    .map(([name, proposal]) => ({
      ...step(
        `${name} may be merged: ${observing ? 'nothing is held up' : 'no closed gate stands before it'}`,
        merging(name, proposal).text,
        ownerText(world, stageOwner(world, state, trackOfBranch(state, proposal))),
      ),
      branch: name,
    }));
}

/** Whose a branch is: of several tracks the main one's. */
function trackOfBranch(state: ProjectState, { contents }: World['proposals'][string]): string {
  const [track = 'main', other] = new Set(Object.keys(contents).map((name) => trackFor(state, name)));
  return other === undefined ? track : 'main';
}

/** What open branches wait for because their track promised it, beside approvals. */
function promiseSteps(world: World, state: ProjectState): readonly Step[] {
  if (Object.keys(state.tracks).length === 1) return [];
  return Object.values(world.proposals).flatMap(({ contents }) =>
    landingGates(world, state, contents)
      .filter(({ gate, track }) => gate === `track:${track}`)
      .map(({ track, answer }) => missingStep(answer, ownerText(world, stageOwner(world, state, track)))),
  );
}

function moveSteps(world: World, state: ProjectState, track: string): readonly Step[] {
  const owner = ownerText(world, stageOwner(world, state, track));
  const waits = waitsOn(world, state, track);
  if (waits !== null)
    return missingIn(waits).map((part) => missingStep({ ...part, says: `${track} waits: ${part.says}` }, owner));
  return forwardMoves(world, state, track).flatMap((move): readonly Step[] => {
    const { from, to, on, requires, when } = move.transition;
    if (hasStarted(state, track, move) && move.requires.holds) {
      return [step(`${from} may be left for ${to}: ${when}`, advancing(to, track).text, owner)];
    }
    const landed = landingFor(on);
    const landing = landed === null ? null : nameOn(state, landed, track);
    const contents =
      Object.values(world.proposals).find((one) => landing !== null && own(one.contents, landing) !== undefined)
        ?.contents ?? {};
    const absent =
      landing === null || hasStarted(state, track, move) || own(contents, landing) !== undefined
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
    if (isToldElsewhere(state, track, leaf)) return { holds: true, says: 'told elsewhere' };
    const told = answer(leaf);
    if ('artifact' in leaf) absent.set(told, nameOn(state, leaf.artifact, track));
    return told;
  });
  return missingIn(tree).map((part) => {
    const artifact = absent.get(part);
    return artifact === undefined ? missingStep(part, owner) : landStep(world, state, artifact, owner);
  });
}

function isToldElsewhere(state: ProjectState, track: string, leaf: Leaf): boolean {
  if ('gate' in leaf) return leaf.is !== 'closed';
  if ('fact' in leaf) return conflictAbout(state, leaf.fact) !== undefined;
  if ('no' in leaf) return leaf.no !== 'missing_facts';
  return 'artifact' in leaf && own(state.artifacts, nameOn(state, leaf.artifact, track))?.status === 'current';
}

function landStep(world: World, state: ProjectState, artifact: string, owner: string): Step {
  return step(
    `${labelOf(world.definition, artifact)} has not landed: ${howToLand(world, state, artifact)}`,
    undefined,
    makerOf(world, artifact, owner),
  );
}

/** Whoever the policy names for an artifact makes it; where it names nobody, whoever looks after the stage sees to it. */
function makerOf(world: World, artifact: string, owner: string): string {
  const type = artifactOf(world.definition, artifact);
  return type !== undefined && own(world.policy.roles, type.owner) !== undefined ? ownerText(world, type.owner) : owner;
}

/** What is missing, with its command where the way out is one. */
function missingStep(part: Pick<Explained, 'says' | 'next'>, who: string): Step {
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
