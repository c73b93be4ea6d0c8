import { missingIn } from '../condition.ts';
import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import type { Policy } from '../policy/schema.ts';
import { requirementIn } from '../project/beside.ts';
import { bypassed } from '../project/candidates.ts';
import { answers } from '../project/gates.ts';
import { gatesAsked, landingGates } from '../project/landing-gates.ts';
import { movesFrom, hasStarted, type Move } from '../project/moves.ts';
import { openersOf, rolesText } from '../project/openers.ts';
import { pendingGates } from '../project/pending.ts';
import type { ProjectState } from '../project/state.ts';
import { triggerText } from '../project/transitions.ts';
import type { World } from '../project/world.ts';

/** What projects are decided by. */
export interface Rules {
  readonly definition: Definition;
  readonly policy: Policy;
}

/** What an answer rests on and whoever asks does not know. */
export type Unknown = 'checks' | 'owners of paths' | 'roles of today';

/** Something that is decided about a project right now, and would be decided otherwise under other rules. */
export interface Difference {
  /** "code_review for #7", "review → test" */
  readonly about: string;
  readonly was: string;
  readonly would: string;
  /** Where this is not empty, the difference may be another one, or none. */
  readonly unknown: readonly Unknown[];
}

/** One thing that is decided about a project right now. */
interface Question {
  readonly about: string;
  readonly answer: string;
  readonly unknown: readonly Unknown[];
}

/**
 * A project as its record alone tells it: which branches are open, and nothing of checks, owners of paths, or of people
 * and what they may do.
 */
export function worldFromRecord(state: ProjectState, { definition, policy }: Rules, at: string): World {
  return {
    definition,
    policy,
    definitionPin: state.definition,
    policyPin: state.policy,
    defaultBranch: '',
    head: state.cursor,
    proposals: state.proposals,
    people: { permissions: {}, teams: {} },
    checks: {},
    recent: [],
    at,
  };
}

/** What differs right now between the rules of this world and others, in the order in which it is asked. */
export function differencesNow(world: World, state: ProjectState, rules: Rules): readonly Difference[] {
  const now = questionsOf(world, state);
  const then = new Map(questionsOf({ ...world, ...rules }, state).map((one) => [one.about, one] as const));
  const before = new Set(now.map(({ about }) => about));
  const both = now.map(({ about, answer, unknown }) => {
    const other = then.get(about);
    return difference(about, answer, other?.answer ?? 'not asked', [...unknown, ...(other?.unknown ?? [])]);
  });
  const added = [...then.values()]
    .filter(({ about }) => !before.has(about))
    .map(({ about, answer, unknown }) => difference(about, 'not asked', answer, unknown));
  return [...both, ...added].filter(({ was, would }) => was !== would);
}

function difference(about: string, was: string, would: string, unknown: readonly Unknown[]): Difference {
  return { about, was, would, unknown: [...new Set(unknown)] };
}

function questionsOf(world: World, state: ProjectState): readonly Question[] {
  const all = [
    ...stageQuestions(world, state),
    ...branchQuestions(world, state),
    ...moveQuestions(world, state),
    ...askedQuestions(world, state),
    ...rationaleQuestions(world, state),
  ];
  return [...new Map(all.toReversed().map((one) => [one.about, one] as const)).values()].toReversed();
}

/** A stage that the definition does not have leads nowhere. */
function stageQuestions({ definition }: World, state: ProjectState): readonly Question[] {
  return Object.entries(state.tracks).map(([track, { stage }]) => ({
    about: `${trackText(track)}${stage}`,
    answer: definition.stages.some(({ id }) => id === stage) ? 'a stage' : 'no stage any more',
    unknown: [],
  }));
}

function branchQuestions(world: World, state: ProjectState): readonly Question[] {
  return Object.entries(world.proposals).flatMap(([proposal, { contents }]) =>
    landingGates({ ...world, about: proposal }, state, contents).map(({ gate, track, answer }) => ({
      about: `${trackText(track)}${gate} for ${proposal}`,
      answer: answer.holds ? 'open' : waiting(world, gate),
      unknown: unknownOf(world, gate, proposal),
    })),
  );
}

/** The ways on from where a track stands: what each still asks for, or what starts it. */
function moveQuestions(world: World, state: ProjectState): readonly Question[] {
  return Object.keys(state.tracks).flatMap((track) =>
    movesFrom(world, state, track).map((move) => {
      const { from, to, on } = move.transition;
      const about = `${trackText(track)}${from} → ${to}`;
      if (!hasStarted(state, track, move)) return { about, answer: `when ${triggerText(on)}`, unknown: [] };
      const gates = closedGates(world, state, track, move);
      return {
        about,
        answer: move.requires.holds ? howTaken(move) : `waits: ${missing(world, move, gates).join('; ')}`,
        unknown: gates.flatMap((gate) => unknownOf(world, gate, null)),
      };
    }),
  );
}

function howTaken({ transition, triggered }: Move): string {
  const isDue = triggered && transition.on !== 'command' && transition.requires !== undefined;
  return isDue ? 'goes on by itself' : 'may be taken';
}

function closedGates(world: World, state: ProjectState, track: string, { transition }: Move): readonly string[] {
  return gatesAsked(transition.requires, answers(world, state, track, {}, `to:${transition.to}`));
}

/** Gates with who opens them; everything else as it is said. */
function missing(world: World, { requires }: Move, gates: readonly string[]): readonly string[] {
  return missingIn(requires).map(({ says }) => {
    const gate = gates.find((one) => says.startsWith(`${one} is closed`));
    return gate === undefined ? says : `${gate} ${waiting(world, gate)}`;
  });
}

/** What somebody was asked for, and that stands before no branch and no stage. */
function askedQuestions(world: World, state: ProjectState): readonly Question[] {
  return pendingGates(world, state)
    .filter(({ to, proposal }) => to === null && proposal === null)
    .map(({ gate, track }) => ({
      about: `${trackText(track)}${gate}`,
      answer: waiting(world, gate),
      unknown: unknownOf(world, gate, null),
    }));
}

function rationaleQuestions(world: World, state: ProjectState): readonly Question[] {
  return bypassed(state).map(({ gate, track }) => ({
    about: `${trackText(track)}why ${gate} was passed`,
    answer: `said by ${rolesText(world, world.policy.overriders)}`,
    unknown: [],
  }));
}

function waiting(world: World, gate: string): string {
  return `waits for ${openersOf(world, gate)}`;
}

function unknownOf(world: World, gate: string, proposal: string | null): readonly Unknown[] {
  const asked = requirementIn(world, gate);
  const seen = proposal === null ? undefined : own(world.proposals, proposal);
  const checks = proposal === null ? world.checks : (seen?.checks ?? {});
  const isKnown = Object.keys(world.people.permissions).length > 0;
  return [
    ...(asked?.checks.some((name) => own(checks, name) === undefined) === true ? (['checks'] as const) : []),
    ...(asked?.codeowners === true && seen?.owners === undefined ? (['owners of paths'] as const) : []),
    ...(asked?.recheck === true && !isKnown ? (['roles of today'] as const) : []),
  ];
}

function trackText(track: string): string {
  return track === 'main' ? '' : `${track}: `;
}
