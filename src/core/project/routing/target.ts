import { evaluate, missingIn, type Leaf } from '../../condition.ts';
import { artifactOf } from '../../definition/artifact.ts';
import type { Intent } from '../../definition/routing.ts';
import type { TriageRule } from '../../definition/schema.ts';
import { gateOf } from '../../definition/gate.ts';
import type { Actor } from '../../entry.ts';
import { own } from '../../own.ts';
import { clause, projectText } from '../../prose.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { conflictAnswer, openConflicts } from '../conflicts.ts';
import { answers } from '../gates.ts';
import { typeOf } from '../lines.ts';
import { openersOf, whoOpens } from '../openers.ts';
import { outsideLimits } from '../rules/live-track.ts';
import { recoveryCalled, smallestOf } from '../smallest.ts';
import { handedTo, leavesMissing, mayMake, specialistNamed } from '../specialists.ts';
import { stageOwner } from '../steps.ts';
import type { ProjectState } from '../state.ts';
import { isBackward, transitionsFrom } from '../transitions.ts';
import { stageOf, trackOf, type World } from '../world.ts';
import { stopsIn } from './escalation.ts';
import { drafting } from './kinds.ts';
import { actionOf } from './gates.ts';
import { isSpecialist, makerOf, type Request } from './request.ts';

type No = { readonly refusal: Refusal };

/** Intents that settle what stands in the way, and are heard whatever does. */
const settling: readonly Intent[] = ['escalate', 'review', 'approve', 'validate', 'recover', 'route'];

/** What was named is not taken up while something holds its track that somebody has to settle first. */
export function unsafe(world: World, state: ProjectState, request: Request, gates: readonly string[]): No | null {
  const { target, asked, track, artifact } = request;
  if (target === null || settling.includes(asked.intent)) return null;
  const [conflict] = openConflicts(state, track);
  if (conflict !== undefined) {
    const { says, next = 'countersign status' } = conflictAnswer(conflict);
    const owner = stageOwner(world, state, track);
    return refuse(
      'conflict_open',
      `${track} waits for a decision: ${says}`,
      next,
      handedTo(world, state, owner, track),
    );
  }
  const stop = stopsIn(world, state).find(
    ({ on, rule }) =>
      (on === `track:${track}` || gates.some((gate) => on === `gate:${gate}`)) &&
      !(drafting.includes(asked.intent) && settlesBy(world, artifact, rule)),
  );
  if (stop === undefined) return null;
  const { id, rule } = stop;
  const to = settledBy(world, state, track, rule);
  return refuse(
    'unsafe_target',
    `${id} stops this: ${rule.escalates} (flag ${rule.flag}); ${to.who} settles it`,
    `${recoveryCalled(world, 'rollback_or_recovery_step')}. ${rule.gate === undefined ? `Ask ${to.who}` : clause(whoOpens(world, rule.gate))}; where it is settled otherwise: countersign unblock ${id} --reason "…" lowers flag ${rule.flag}.`,
    handedTo(world, state, to.role, track),
  );
}

/** The artifact that the approval of an escalation is about may be worked on: by it the matter is settled. */
function settlesBy({ definition }: World, artifact: string | null, { gate, specialist }: TriageRule): boolean {
  const gates = artifactOf(definition, artifact ?? '')?.gates ?? [];
  return (gate !== undefined && gates.includes(gate)) || makerOf(definition, artifact) === specialist;
}

function settledBy(
  world: World,
  state: ProjectState,
  track: string,
  { gate, specialist }: TriageRule,
): { readonly role: string; readonly who: string } {
  const owner = gate === undefined ? undefined : gateOf(world.definition, gate)?.owner;
  const role = owner ?? specialist ?? stageOwner(world, state, track);
  return { role, who: gate === undefined ? role : openersOf(world, gate) };
}

/** What is named has to be allowed from where its track stands, and by what the track may do. */
export function notPermitted(world: World, state: ProjectState, request: Request): No | null {
  const { target, track, stage } = request;
  const { definition } = world;
  const here = stageOf(state, track);
  const action = actionOf(world, request);
  const at = trackOf(state, track);
  const outside = at === undefined || action === undefined ? null : outsideLimits({ world, state }, track, at, action);
  if (outside !== null) return outside;
  if (target?.kind !== 'stage' || stage === here) return null;
  const ways = transitionsFrom(definition, here).map(({ to }) => to);
  if (ways.includes(stage) || (!isBackward(world, here, stage) && isReached(world, here, stage))) return null;
  return refuse(
    'no_transition',
    `${here} does not lead to ${stage}`,
    ways.length === 0 ? `Nothing leads on from ${here}.` : `From ${here} it goes to ${ways.join(', ')}.`,
  );
}

/** Do listed transitions lead forward from one stage to another, past others? */
function isReached(world: World, from: string, to: string): boolean {
  const reached = [from];
  for (const stage of reached) {
    const onward = transitionsFrom(world.definition, stage).filter((one) => !isBackward(world, stage, one.to));
    reached.push(...onward.map((one) => one.to).filter((one) => !reached.includes(one)));
  }
  return reached.includes(to);
}

/** Nobody makes what another specialist owns: the request goes to that one, with what they need. */
export function notTheirs(world: World, state: ProjectState, request: Request, actor: Actor): No | null {
  const { asked, target, artifact, track } = request;
  if (asked.as !== undefined && !isSpecialist(world.definition, asked.as)) {
    const all = world.definition.specialists.map(({ id }) => id);
    return refuse(
      'unknown_specialist',
      `${projectText(state.project_id)} has no specialist ${asked.as}`,
      all.length === 0 ? 'Its definition lists none.' : `It has ${all.join(', ')}.`,
    );
  }
  if (artifact === null || !request.isNamed || !drafting.includes(asked.intent)) return null;
  const owner = makerOf(world.definition, artifact);
  if (owner === null) return null;
  const made = asked.as === undefined ? null : mayMake(world, actor, typeOf(artifact), asked.as);
  const isAnother = target?.kind === 'specialist' && request.owner !== owner;
  if (made?.holds !== false && !isAnother) return null;
  return refuse(
    'not_owner',
    made?.holds === false ? made.says : `${owner} owns ${typeOf(artifact)}, and ${request.owner} does not`,
    `countersign ask ${artifact} --intent ${asked.intent} goes to ${owner}.`,
    handedTo(world, state, owner, track),
  );
}

/** What is missing of what a specialist works from. */
export interface Inputs {
  readonly specialist: string;
  /** Facts, artifacts and other things that nobody can go on without. */
  readonly needed: readonly Leaf[];
  /** Approvals of what came before: until then the work is a draft. */
  readonly approvals: readonly Leaf[];
  /** Facts that are told where they are known. */
  readonly unknown: readonly Leaf[];
}

export function inputsMissing(world: World, state: ProjectState, specialist: string | null, track: string): Inputs {
  const found = specialist === null ? undefined : specialistNamed(world.definition, specialist);
  if (found === undefined) return { specialist: '', needed: [], approvals: [], unknown: [] };
  const all = found.requires === undefined ? [] : leavesMissing(found.requires, answers(world, state, track));
  const unknown = (found.if_known ?? []).filter((fact) => own(state.known_facts, fact) === undefined);
  return {
    specialist: found.id,
    needed: all.filter((leaf) => !('gate' in leaf)),
    approvals: all.filter((leaf) => 'gate' in leaf),
    unknown: unknown.map((fact) => ({ fact })),
  };
}

/** Work that cannot begin is answered with the questions whose answers would let it. */
export function withoutInputs(world: World, state: ProjectState, track: string, { specialist, needed }: Inputs): No {
  const answer = answers(world, state, track);
  const missing = needed.flatMap((leaf) => missingIn(evaluate(leaf, answer)));
  const { command, says } = smallestOf(world, state, track, missing);
  return refuse(
    'inputs_missing',
    `${specialist} works from what is not there: ${missing.map((one) => one.says).join('; ')}`,
    `${command ?? says}; the same request with --draft goes on, with TBD for what is missing`,
    handedTo(world, state, specialist, track),
  );
}
