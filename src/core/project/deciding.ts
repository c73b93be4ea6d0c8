import { namesMeant } from '../definition/alias.ts';
import type { Actor, EntryHead, Verdict } from '../entry.ts';
import { longestText, tooLong } from '../longest.ts';
import { actingFor } from '../policy/delegation.ts';
import { mayUse, rolesFor, type Authority } from '../policy/may.ts';
import { projectText } from '../prose.ts';
import { refuse } from '../refusal.ts';
import { deeds, isBeginning, verbOf, type Beginning, type ProjectCommand, type ProjectVerb } from './commands.ts';
import { deputiesNow, standingIn } from './deputies.ts';
import type { ProjectEventBody } from './events.ts';
import { momentOf } from './beside.ts';
import { changed, evolve, type MaybeState } from './evolve.ts';
import { blockersOver } from './in-turn.ts';
import { dueMoves } from './moves.ts';
import { observedGates } from './observing.ts';
import { daysEvents } from './reminders.ts';
import { dismiss, withdraw, expire } from './rules/ending.ts';
import { propose, retract } from './rules/proposal.ts';
import { speaksOfRuns } from './runs.ts';
import type { ProjectState } from './state.ts';
import { triggerText } from './transitions.ts';
import { approve, reconfirm, reject, request } from './rules/approval.ts';
import { land } from './rules/landing.ts';
import type * as commandRules from './rules/commands.ts';
import type { Context, World } from './world.ts';

/** The rules of what people write out, and of what is run because of it: most definitions name nothing to run. */
type CommandRules = Pick<typeof commandRules, 'begin' | 'apply' | 'runsFollowing'>;

/**
 * Decides one command: what happens, or why not. Pure: the world and the head of the entry hold all it may depend on.
 * Moves that become due by what happened (a landing, the last approval) happen in the same entry. `rules`: those of
 * what people write out, which most runs never need.
 */
export function decideBy(
  rules: CommandRules | null,
  world: World,
  state: MaybeState,
  entry: EntryHead<ProjectCommand>,
): Verdict<ProjectEventBody> {
  const verb = verbOf(entry.command);
  const long = tooLong(entry.command);
  if (long !== null) {
    return refuse(
      'invalid_argument',
      `a text of ${long} characters is too long`,
      `Keep it under ${longestText}; put the rest into a file of the repository.`,
    );
  }
  if (!deeds.includes(verb)) {
    const allowed = mayUse(world.policy, world.people, entry.actor, verb, actingIn(world, state, entry.actor, verb));
    if (!allowed.holds) return refuse('not_allowed', allowed.says, allowed.next);
  }
  if (isBeginning(entry.command)) {
    if (state !== null)
      return refuse(
        'already_started',
        `${projectText(state.project_id)} has been started`,
        `countersign status ${state.project_id}`,
      );
    return withConsequences(rules, world, null, entry, loaded(rules).begin(world, entry, entry.command));
  }
  if (state === null)
    return refuse(
      'not_started',
      'there is no such project',
      'countersign status lists the projects; countersign start NAME begins one.',
    );
  if (state.terminal_state !== null && verb !== 'receipt' && verb !== 'overlook') {
    return refuse(
      'project_closed',
      `${projectText(state.project_id)} has ended as ${state.terminal_state.id}`,
      'Start a new project for new work.',
    );
  }
  return withConsequences(
    rules,
    'migrate' in entry.command ? following(world) : world,
    state,
    entry,
    apply(rules, { world, state, entry }, entry.command),
  );
}

/** What follows from another definition follows by that one. */
function following(world: World): World {
  const { definition = world.definition, pin = world.definitionPin } = world.offered ?? {};
  return { ...world, definition, definitionPin: pin };
}

/** What a right in the place of others lets somebody do: decide about gates, and nothing else. */
const decisions: readonly ProjectVerb[] = ['request', 'approve', 'reject', 'withdraw', 'reconfirm'];

function actingIn(world: World, state: MaybeState, actor: Actor, verb: ProjectVerb): Authority | null {
  if (state === null || !decisions.includes(verb)) return null;
  const roles = rolesFor(world.policy, verb);
  return actingFor(momentOf(world, state), actor, roles)[0] ?? deputyIn(world, state, actor, roles);
}

/** A deputy of those who may use a verb, while any gate has waited long enough for deputies; which one is asked later. */
function deputyIn(world: World, state: ProjectState, actor: Actor, roles: readonly string[]): Authority | null {
  const deputies = (state.waits ?? []).flatMap((wait) => deputiesNow(world, wait, roles));
  return standingIn(world, actor, deputies)[0] ?? null;
}

/** The rule of each verb. */
function apply(
  rules: CommandRules | null,
  context: Context,
  command: Exclude<ProjectCommand, Beginning>,
): Verdict<ProjectEventBody> {
  if ('propose' in command) return propose(context, command.propose);
  if ('retract' in command) return retract(context, command.retract);
  if ('land' in command) return land(context, command.land);
  if ('expire' in command) return expire(context, command.expire);
  if ('receipt' in command) return { events: [{ type: 'receipt_recorded', ...command.receipt }] };
  if ('overlook' in command || 'wait' in command) return { events: [] };
  if ('dismiss' in command) return dismiss(context, command.dismiss);
  const { definition } = context.world;
  if ('request' in command) return request(context, namesMeant(definition, command.request));
  if ('approve' in command) return approve(context, namesMeant(definition, command.approve));
  if ('reject' in command) return reject(context, namesMeant(definition, command.reject));
  if ('withdraw' in command) return withdraw(context, namesMeant(definition, command.withdraw));
  if ('reconfirm' in command) return reconfirm(context, namesMeant(definition, command.reconfirm));
  if ('pin' in command) return { events: [{ type: 'definition_pinned', what: 'policy', pin: command.pin.policy }] };
  return loaded(rules).apply(context, command);
}

function loaded(rules: CommandRules | null): CommandRules {
  if (rules === null) throw new Error('the rules of what people write out were not loaded');
  return rules;
}

/** What follows from what happened, in the same entry: blockers that end, moves that are due, whom gates wait for, what is run. */
function withConsequences(
  rules: CommandRules | null,
  world: World,
  state: MaybeState,
  entry: EntryHead,
  verdict: Verdict<ProjectEventBody>,
): Verdict<ProjectEventBody> {
  if ('refusal' in verdict) return verdict;
  const after = verdict.events.reduce<MaybeState>(
    (before, event, ordinal) => evolve(before, { ...event, event_id: `${entry.id}/${ordinal}` }, entry),
    state,
  );
  if (after === null || after.terminal_state !== null) return verdict;
  const applied = (before: ProjectState, events: readonly ProjectEventBody[]): ProjectState =>
    events.reduce((one, event) => changed(one, { ...event, event_id: entry.id }, entry), before);
  const over = blockersOver(world, after, verdict.events.flatMap(landedBy));
  const free = applied(after, over);
  const moves = dueIn(world, free);
  const moved = applied(free, moves);
  const late = blockersOver(world, moved);
  const end = applied(moved, late);
  const days = daysEvents(world, end, entry.actor.kind === 'system');
  const events = [...verdict.events, ...over, ...moves, ...late, ...days];
  const runs = speaksOfRuns(world.definition, end)
    ? loaded(rules).runsFollowing(world, state, end, events, entry.seq)
    : [];
  return { ...verdict, events: [...events, ...runs] };
}

function landedBy(event: ProjectEventBody): readonly string[] {
  const isVersion = event.type === 'artifact_created' || event.type === 'artifact_revised';
  return isVersion && event.status === 'current' ? [event.artifact] : [];
}

function dueIn(world: World, state: ProjectState): readonly ProjectEventBody[] {
  return Object.keys(state.tracks).flatMap((track): readonly ProjectEventBody[] => {
    const [due, other] = dueMoves(world, state, track);
    if (due === undefined || other !== undefined) return [];
    const { from, to, on, when } = due.transition;
    const observed = observedGates(world, state, track, due.transition);
    return [{ type: 'stage_changed', track, from, to, on: triggerText(on), rationale: when, ...observed }];
  });
}
