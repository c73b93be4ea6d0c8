import type { Leaf } from '../../condition.ts';
import type { Verdict } from '../../entry.ts';
import { missingIn } from '../../condition.ts';
import { mayUse } from '../../policy/may.ts';
import { clause } from '../../prose.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { movesFrom } from '../moves.ts';
import { recoveryActionOf, smallestAction } from '../smallest.ts';
import { routed, type Routed } from '../routing/route.ts';
import type { ProjectState } from '../state.ts';
import { stageOwner } from '../steps.ts';
import { blockersOnTrack } from '../track-standing.ts';
import { isBackward } from '../transitions.ts';
import { sawOf, stageOf, type Context, type World } from '../world.ts';
import { fork } from './fork.ts';

/**
 * Somebody asks for work: it is recorded where that goes, with all that has to happen so that it does. A no says where
 * it goes instead, or the smallest thing that would help.
 */
export function ask(context: Context, args: ProjectCommands['ask']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const found = routed(world, state, args, entry.actor);
  if ('refusal' in found) return found;
  const begun = found.begins === null ? { events: [] } : beginning(context, found.begins);
  if ('refusal' in begun) return begun;
  return {
    saw: sawOf(world),
    events: [
      decision(args, found),
      ...found.flags.map((one): ProjectEventBody => ({ type: 'flag_raised', ...one })),
      ...begun.events,
      ...blockers(state, entry.seq, found),
      ...(args.intent === 'recover' ? recovery(world, state, found.route.track) : []),
    ],
  };
}

function decision(args: ProjectCommands['ask'], { route, target }: Routed): ProjectEventBody {
  const { intent, outcome, urgency, plugin } = args;
  return {
    type: 'decision_recorded',
    decision: `route ${intent} ${target ?? route.stage}`,
    rationale: route.because,
    track: route.track,
    gates: [],
    route,
    request: { intent, ...(target === null ? {} : { target }), ...(outcome === undefined ? {} : { outcome }) },
    ...(urgency === undefined ? {} : { urgency }),
    ...(plugin === undefined ? {} : { plugin }),
  };
}

/** A track begins by the rule of those who fork one, and for nobody else than those who may. */
function beginning(
  context: Context,
  { track, kind, from, because }: NonNullable<Routed['begins']>,
): Verdict<ProjectEventBody> {
  const { policy, people } = context.world;
  const allowed = mayUse(policy, people, context.entry.actor, 'fork');
  if (!allowed.holds) return refuse('not_allowed', allowed.says, allowed.next);
  return fork(context, { track, as: kind, from, because });
}

/** What stops, and what a draft waits for: each ends by itself, and is told once. */
function blockers(state: ProjectState, seq: number, { stops, drafts }: Routed): readonly ProjectEventBody[] {
  const stopped = stops.map(({ text, on, until }) => ({ text, on, until }));
  const { artifact, until: leaves } = drafts ?? { artifact: '', until: [] };
  const held = leaves.map((until) => ({
    text: `a draft only until ${wanted(until)}`,
    on: `artifact:${artifact}`,
    until,
  }));
  const known = Object.values(state.blockers).map(({ on, until }) => JSON.stringify([on, until]));
  return [...stopped, ...held]
    .filter(({ on, until }) => !known.includes(JSON.stringify([on, until])))
    .map((one, at): ProjectEventBody => ({ type: 'blocker_added', blocker: `b${seq}.${at + 1}`, ...one }));
}

function wanted(leaf: Leaf): string {
  if ('fact' in leaf) return `${leaf.fact} is known: TBD`;
  if ('artifact' in leaf) return `${leaf.artifact} has landed`;
  return 'gate' in leaf ? `${leaf.gate} is approved` : `it holds that ${JSON.stringify(leaf)}`;
}

/** What gets a track going again: the smallest useful thing, by the recovery action that the definition has of its kind. */
function recovery(world: World, state: ProjectState, track: string): readonly ProjectEventBody[] {
  const stage = stageOf(state, track);
  const missing = [
    ...blockersOnTrack(state, track).map(([id, { text }]) => ({ holds: false, says: `${id} ${clause(text)}` })),
    ...movesFrom(world, state, track)
      .filter(({ transition: { to } }) => !isBackward(world, stage, to))
      .flatMap(({ requires }) => missingIn(requires)),
  ];
  const smallest = smallestAction(world, state, track, missing);
  if (smallest === null) return [];
  const { shape, says } = smallest;
  const action = recoveryActionOf(world, shape)?.id ?? shape;
  const owner = stageOwner(world, state, track);
  return [{ type: 'recovery_action_selected', track, action, shape, output: says, owner }];
}
