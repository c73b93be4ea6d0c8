import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { mayUse } from '../../policy/may.ts';
import { clause } from '../../prose.ts';
import { refuse } from '../../refusal.ts';
import { instantFrom } from '../../time.ts';
import type { ProjectCommands, ProjectVerb } from '../commands.ts';
import { conflictAbout, likelyValue, resolving, type OpenConflict } from '../conflicts.ts';
import { eventNames } from '../event-names.ts';
import type { ProjectEvent, ProjectEventBody } from '../events.ts';
import { isOfDraft } from '../in-turn.ts';
import { linesOf } from '../lines.ts';
import { isConditionOf } from '../record-changes.ts';
import { recordsOf } from '../records.ts';
import type { Blocker, ProjectState } from '../state.ts';
import { flagStopping } from '../stops.ts';
import { hasEnded, trackHeld } from '../track-standing.ts';
import { trackOf, type Context } from '../world.ts';
import { insteadOfUndoing, type Instead } from './instead.ts';
import { notSure } from './right.ts';

/** A flag asks for more: it can make a gate necessary, and nothing it does can open one. */
export function flag({ state }: Context, args: ProjectCommands['flag']): Verdict<ProjectEventBody> {
  if (!/^[a-z][a-z0-9_-]*$/u.test(args.flag)) {
    return refuse(
      'invalid_argument',
      `"${args.flag}" is not the name of a flag`,
      'Use lower-case letters, digits, - and _.',
    );
  }
  if (args.reason.trim() === '')
    return refuse('reason_missing', 'a flag says why it is raised', `countersign flag ${args.flag} --reason "…"`);
  if (state.flags.includes(args.flag))
    return refuse('already_decided', `${args.flag} is raised already`, 'Nothing needs to be done.');
  return { events: [{ type: 'flag_raised', flag: args.flag, reason: args.reason }] };
}

/**
 * Something stands in the way. It must say of what: a track, an artifact, a gate or a decision. Where a recovery action
 * is to see to it, its track has stalled.
 */
export function block(context: Context, args: ProjectCommands['block']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const { text, on, due_date, recover } = args;
  if (text.trim() === '')
    return refuse('reason_missing', 'a blocker says what is in the way', 'countersign block "what is in the way"');
  if (!exists(context, on)) {
    return refuse(
      'invalid_argument',
      `there is no ${on} to block`,
      'Use track:NAME, artifact:NAME, gate:NAME or decision:TEXT.',
    );
  }
  if (due_date !== undefined && (due_date.length !== 10 || instantFrom(due_date) === null))
    return refuse('invalid_argument', `${due_date} is not a day`, 'Write it as 2026-06-10.');
  const due = due_date === undefined ? {} : { due_date };
  const added: ProjectEventBody = { type: 'blocker_added', blocker: `b${entry.seq}`, text, on, ...due };
  if (recover === undefined) return { events: [added] };
  const action = world.definition.recovery_actions.find(({ id }) => id === recover);
  if (action === undefined) {
    const known = world.definition.recovery_actions.map(({ id }) => id).join(', ');
    return refuse(
      'unknown_action',
      `${state.workflow_type} has no recovery action ${recover}`,
      known === '' ? 'It has none.' : `It has ${known}.`,
    );
  }
  const track = trackHeld(state, on);
  const { output, shape } = action;
  const owner = trackOf(state, track)?.owner ?? state.owner;
  const selected = { track, action: recover, output, owner, ...due, ...(shape === undefined ? {} : { shape }) };
  return { events: [added, { type: 'recovery_action_selected', ...selected }] };
}

function exists({ world, state }: Context, on: string): boolean {
  const [kind, name] = placeIn(on);
  if (kind === 'track') return trackOf(state, name) !== undefined;
  if (kind === 'artifact') return linesOf(world.definition, state.tracks).some((line) => line.name === name);
  if (kind === 'gate') return world.definition.gates.some((gate) => gate.gate_id === name);
  return kind === 'decision' && name !== '';
}

function placeIn(on: string): readonly [string, string] {
  const [kind = '', ...rest] = on.split(':');
  return [kind, rest.join(':')];
}

/** A blocker is cleared, with what cleared it. */
export function unblock(context: Context, args: ProjectCommands['unblock']): Verdict<ProjectEventBody> {
  const { state, entry } = context;
  const was = own(state.blockers, args.blocker);
  if (was === undefined) {
    const open = Object.keys(state.blockers);
    return refuse(
      'unknown_blocker',
      `no blocker ${args.blocker} is open`,
      open.length === 0 ? 'None is open.' : `Open are ${open.join(', ')}.`,
    );
  }
  if (args.reason.trim() === '')
    return refuse(
      'reason_missing',
      'clearing a blocker says what cleared it',
      `countersign unblock ${args.blocker} --reason "…"`,
    );
  const stopping = flagStopping(was.until);
  // It ends by itself once its flag is down.
  if (stopping !== null) return { events: [{ type: 'flag_lowered', flag: stopping, reason: args.reason }] };
  if (was.until !== undefined && !isOfDraft(was)) {
    return refuse(
      'ends_by_itself',
      `${args.blocker} ends by itself: ${clause(was.text)}`,
      'countersign explain tells what it waits for.',
    );
  }
  const by = was.approval?.by;
  if (by !== undefined && !by.some(({ id }) => id === entry.actor.id)) {
    const names = by.map(({ login }) => login).join(' or ');
    return refuse(
      'not_in_role',
      `${args.blocker} is a condition of the approval by ${names}, and only they clear it`,
      `Ask ${names}, or somebody who may approve the gate instead: their approval takes its place.`,
    );
  }
  const unsure = by === undefined ? null : notSure(context, gateOn(was));
  if (unsure !== null) return unsure;
  return { events: [{ type: 'blocker_removed', blocker: args.blocker, was: named(state, was), reason: args.reason }] };
}

/** A compensating entry that names what it undoes. The log itself is never reverted. */
export function undo(context: Context, args: ProjectCommands['undo']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const line = [...world.recent, ...(world.named ?? [])].find((one) => one.seq === args.seq);
  if (line === undefined)
    return refuse(
      'unknown_entry',
      args.seq > state.seq
        ? `there is no entry ${args.seq}: the last is ${state.seq}`
        : `entry ${args.seq} cannot be read here yet`,
      'countersign log shows them.',
    );
  if (line.events === undefined || line.events.length === 0) {
    const why = line.refusal === undefined ? 'changed nothing' : 'was refused and changed nothing';
    return refuse('cannot_undo', `entry ${args.seq} ${why}`, 'Nothing needs to be done.');
  }
  const because = `undo of entry ${args.seq}${args.reason === '' ? '' : `: ${args.reason}`}`;
  const open = line.events.map((event) => contestedBy(state, event)).find((one) => one !== undefined);
  if (open !== undefined) {
    return refuse(
      'cannot_undo',
      `entry ${args.seq} is part of ${open[0]}, in which sources differ: nothing of it is taken back before somebody decides`,
      resolving(open, likelyValue(open)),
    );
  }
  // Of a request that is taken back which still stands of its flags, stops and drafts; a track that began is ended as any.
  // What is to get a track going again is over with what holds it up.
  const about = line.events.filter((event) =>
    'ask' in line.command ? isStanding(state, event) : event.type !== 'recovery_action_selected',
  );
  const undone = about.map((event) => compensation(state, event, because));
  const events = undone.flatMap((one) => (one === null ? [] : [one]));
  if (events.length === 0 || events.length < about.length) {
    const { because: why, next } = whyNot(context, args.seq, about.length === 0 ? line.events : about, undone);
    return refuse('cannot_undo', `entry ${args.seq} ${why}`, next);
  }
  const barred = events
    .map((event) => mayUse(world.policy, world.people, entry.actor, verbFor(event)))
    .find(({ holds }) => !holds);
  if (barred?.next !== undefined) return refuse('not_allowed', barred.says, barred.next);
  for (const event of about) {
    if (event.type !== 'blocker_added' || own(state.blockers, event.blocker) === undefined) continue;
    const cleared = unblock(context, { blocker: event.blocker, reason: because });
    if ('refusal' in cleared) return cleared;
  }
  return { events };
}

/** What keeps an entry from being undone: what else it changed, or that this was changed again. */
function whyNot(
  { world, state }: Context,
  seq: number,
  about: readonly ProjectEvent[],
  undone: readonly (ProjectEventBody | null)[],
): Instead {
  const left = about.filter((event, index) => !undoable.includes(event.type) && (undone[index] ?? null) === null);
  // Of several what says most: a beginning, then what people see of it, then what only the record needs.
  const [other] = [
    ...left.filter(({ type }) => type === 'project_started' || type === 'track_started'),
    ...left.filter(({ type }) => eventNames[type] !== null && type !== 'approval_requested'),
    ...left,
  ];
  if (other !== undefined) return insteadOfUndoing(world, state, other);
  const before = world.recent.findLast(
    ({ command, refusal }) => 'undo' in command && command.undo.seq === seq && refusal === undefined,
  );
  return before === undefined
    ? { because: 'was changed again since, or is over', next: 'countersign log shows by what.' }
    : {
        because: `was taken back already, by entry ${before.seq}`,
        next: `countersign undo ${before.seq} brings it back`,
      };
}

/** What is taken back by its number, as long as nobody changed it again. */
const undoable: readonly ProjectEvent['type'][] = [
  'fact_recorded',
  'assumption_recorded',
  'conflict_opened',
  'conflict_resolved',
  'flag_raised',
  'flag_lowered',
  'blocker_added',
  'blocker_removed',
];

/** The verb that does the same as what takes something back: whoever may not use that does not get around it. */
function verbFor({ type }: ProjectEventBody): ProjectVerb {
  if (type === 'blocker_removed') return 'unblock';
  if (type === 'conflict_resolved') return 'resolve';
  if (type === 'fact_recorded') return 'fact';
  if (type === 'owner_changed') return 'assign';
  return type === 'flag_raised' ? 'flag' : 'undo';
}

/** Of what a request did: is its flag still raised, its blocker still open, or its run still to be begun? */
function isStanding(state: ProjectState, event: ProjectEvent): boolean {
  if (event.type === 'flag_raised') return state.flags.includes(event.flag);
  if (event.type === 'run_wanted') return isWanted(state, event.run);
  return event.type === 'blocker_added' && own(state.blockers, event.blocker) !== undefined;
}

/** Has nobody begun it yet? */
function isWanted({ runs = {} }: ProjectState, run: string): boolean {
  return own(runs, run)?.status === 'wanted';
}

function gateOn({ on }: Blocker): string {
  return on.replace('gate:', '');
}

/** A blocker with the approval that it is a condition of by its name: another may be spoken of since. */
function named(state: ProjectState, was: Blocker): Blocker {
  const { approval } = was;
  if (approval === undefined) return was;
  const owners = recordsOf(state, approval.track, gateOn(was)).filter((one) => isConditionOf(state, was, one));
  return owners.reduce<Blocker>((one, { confirm_id }) => ({ ...one, approval: { ...approval, confirm_id } }), was);
}

/** The open conflict about the fact that an event is about. */
function contestedBy(state: ProjectState, event: ProjectEvent): OpenConflict | undefined {
  const { fact } = event.type === 'conflict_resolved' ? event.was : { fact: undefined, ...event };
  return fact === undefined ? undefined : conflictAbout(state, fact);
}

function compensation(state: ProjectState, event: ProjectEvent, because: string): ProjectEventBody | null {
  if (event.type === 'fact_recorded') {
    const now = own(state.known_facts, event.fact) ?? null;
    if ((now?.value ?? null) !== event.value) return null;
    const substitutes = event.was?.substitutes;
    return {
      type: 'fact_recorded',
      fact: event.fact,
      value: event.was?.value ?? null,
      source: event.was?.source ?? because,
      was: now,
      ...(substitutes === undefined ? {} : { substitutes }),
    };
  }
  if (event.type === 'assumption_recorded') {
    const now = own(state.assumptions ?? {}, event.assumption) ?? null;
    if ((now?.value ?? null) !== event.value) return null;
    const { value = null, because: why = because } = event.was ?? {};
    return { type: 'assumption_recorded', assumption: event.assumption, value, because: why, was: now };
  }
  if (event.type === 'conflict_opened') {
    const was = own(state.conflicts ?? {}, event.conflict);
    return was === undefined ? null : { type: 'conflict_resolved', conflict: event.conflict, was, because };
  }
  if (event.type === 'conflict_resolved') {
    if (own(state.conflicts ?? {}, event.conflict) !== undefined) return null;
    const { by: _by, at: _at, ...was } = event.was;
    return { type: 'conflict_opened', conflict: event.conflict, ...was };
  }
  if (event.type === 'flag_raised' && state.flags.includes(event.flag)) {
    return { type: 'flag_lowered', flag: event.flag, reason: because };
  }
  if (event.type === 'flag_lowered' && !state.flags.includes(event.flag)) {
    return { type: 'flag_raised', flag: event.flag, reason: because };
  }
  if (event.type === 'owner_changed' && event.due_date === undefined && ownerNow(state, event.of) === event.to) {
    return { type: 'owner_changed', of: event.of, from: event.to, to: event.from, because };
  }
  if (event.type === 'blocker_added') {
    const was = state.blockers[event.blocker];
    return was === undefined ? null : { type: 'blocker_removed', blocker: event.blocker, was, reason: because };
  }
  if (event.type === 'blocker_removed' && state.blockers[event.blocker] === undefined) {
    const { by: _by, at: _at, ...was } = event.was;
    return { type: 'blocker_added', blocker: event.blocker, ...was };
  }
  return event.type === 'run_wanted' && isWanted(state, event.run)
    ? { type: 'run_withdrawn', run: event.run, because }
    : null;
}

/** Who looks after the project, or a track that is not over. */
function ownerNow(state: ProjectState, of: string): string | null {
  if (of === 'project') return state.owner;
  const track = trackOf(state, of.replace('track:', ''));
  return track === undefined || hasEnded(track) ? null : track.owner;
}
