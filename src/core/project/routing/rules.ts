import { evaluate } from '../../condition.ts';
import { meant } from '../../definition/alias.ts';
import type { RoutingRule } from '../../definition/schema.ts';
import type { TriageOutcome } from '../../definition/routing.ts';
import { own } from '../../own.ts';
import type { Route } from '../events.ts';
import { answers } from '../gates.ts';
import { typeOf } from '../lines.ts';
import type { ProjectState } from '../state.ts';
import { hasEnded } from '../track-standing.ts';
import { transitionsFrom } from '../transitions.ts';
import { stageOf, trackOf, type World } from '../world.ts';
import type { Request } from './request.ts';
import type { Triaged } from './triage.ts';

type On = NonNullable<RoutingRule['on']>;

/** The first rule, in the order in which the definition has them, whose request and conditions fit; null where none does. */
export function ruleFor(
  world: World,
  state: ProjectState,
  request: Request,
  outcome: TriageOutcome,
): RoutingRule | null {
  const answer = answers(world, state, request.track);
  const fits = ({ to, on, requires }: RoutingRule): boolean =>
    to !== undefined &&
    (on === undefined || isAsked(world, state, request, outcome, on)) &&
    (requires === undefined || evaluate(requires, answer).holds);
  return world.definition.routing_rules.find(fits) ?? null;
}

/** Is a request the one that a rule, or a support, is about? */
export function isAsked(
  world: World,
  state: ProjectState,
  request: Request,
  outcome: TriageOutcome,
  { intent, target, flag, triage }: On,
): boolean {
  const { asked } = request;
  return (
    (intent === undefined || asked.intent === intent) &&
    (flag === undefined || asked.flags.includes(flag)) &&
    (triage === undefined || outcome === triage) &&
    (target === undefined || isTarget(world, state, request, target))
  );
}

/** `none`, `any`, `current`, or the name of what it is about: of a line of a track by its type, too. */
function isTarget({ definition }: World, state: ProjectState, request: Request, wanted: string): boolean {
  const { target, artifact } = request;
  if (wanted === 'none') return target === null;
  if (wanted === 'any') return target !== null;
  if (wanted === 'current') return artifact !== null && own(state.artifacts, artifact)?.status === 'current';
  const name = meant(definition, wanted);
  return target?.name === name || (artifact !== null && target !== null && typeOf(artifact) === name);
}

/** Where a rule sends a request. Names stand for themselves; `owner`, `triaged` and `earliest` are looked up. */
export function sentTo(
  { definition }: World,
  state: ProjectState,
  request: Request,
  { triage }: Triaged,
  { to = {} }: RoutingRule,
  owner: string | null,
): Route['to'] {
  const specialist = to.specialist === 'owner' ? owner : (to.specialist ?? null);
  const gate = to.gate === 'triaged' ? triage.gates[0] : to.gate;
  const stage = typeof to.stage === 'object' ? firstWay(definition, state, request, to.stage) : to.stage;
  return {
    ...(specialist === null ? {} : { specialist: meant(definition, specialist, 'owner') }),
    ...(to.with === undefined ? {} : { with: to.with.map((one) => meant(definition, one, 'owner')) }),
    ...(gate === undefined ? {} : { gate: meant(definition, gate, 'gate') }),
    ...(stage === undefined ? {} : { stage: stage === 'earliest' ? request.stage : meant(definition, stage, 'stage') }),
  };
}

/** Of several stages the first that can be gone to from here; where none can, the first. */
function firstWay(
  definition: World['definition'],
  state: ProjectState,
  { track }: Request,
  stages: readonly string[],
): string | undefined {
  const ways = transitionsFrom(definition, stageOf(state, track)).map(({ to }) => to);
  return stages.find((one) => ways.includes(one)) ?? stages[0];
}

/** A track that is to be there: one that is open, or the kind of which one begins. */
export interface Workstream {
  readonly track: string;
  /** The kind of track that begins; null where it is open already. */
  readonly begins: string | null;
}

/** Where a request opens a track: one of that kind which is open takes it up, before others the one that it is about. */
export function workstreamFor({ definition }: World, state: ProjectState, name: string, about: string): Workstream {
  const kind = meant(definition, name, 'track');
  const open = Object.entries(state.tracks).flatMap(([track, one]) =>
    one.template === kind && !hasEnded(one) ? [track] : [],
  );
  const [first] = open;
  if (first !== undefined) return { track: open.includes(about) ? about : first, begins: null };
  let track = kind;
  for (let number = 2; trackOf(state, track) !== undefined; number += 1) track = `${kind}-${number}`;
  return { track, begins: kind };
}
