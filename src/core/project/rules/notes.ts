import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEvent, ProjectEventBody } from '../events.ts';
import { isConditionOf } from '../record-changes.ts';
import { recordsOf } from '../records.ts';
import { clause } from '../../prose.ts';
import type { Blocker, ProjectState } from '../state.ts';
import { trackOf, type Context } from '../world.ts';
import { notSure } from './right.ts';

/** A fact with its source. Nothing is ever filled in without one. */
export function fact({ state }: Context, args: ProjectCommands['fact']): Verdict<ProjectEventBody> {
  if (!/^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*$/u.test(args.fact)) {
    return refuse(
      'invalid_argument',
      `"${args.fact}" is not the name of a fact`,
      'Use words with dots, such as release.version.',
    );
  }
  if (args.source.trim() === '') {
    return refuse(
      'source_missing',
      `${args.fact} needs a source`,
      `countersign fact ${args.fact}=… --source "where it is from"`,
    );
  }
  const was = own(state.known_facts, args.fact) ?? null;
  if (was !== null && was.value === args.value && was.source === args.source) {
    return refuse('already_decided', `${args.fact} is known as that already`, 'Nothing needs to be done.');
  }
  return { events: [{ type: 'fact_recorded', fact: args.fact, value: args.value, source: args.source, was }] };
}

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

/** Something stands in the way. It must say of what: a track, an artifact, a gate or a decision. */
export function block(context: Context, args: ProjectCommands['block']): Verdict<ProjectEventBody> {
  if (args.text.trim() === '')
    return refuse('reason_missing', 'a blocker says what is in the way', 'countersign block "what is in the way"');
  if (!exists(context, args.on)) {
    return refuse(
      'invalid_argument',
      `there is no ${args.on} to block`,
      'Use track:NAME, artifact:NAME, gate:NAME or decision:TEXT.',
    );
  }
  return { events: [{ type: 'blocker_added', blocker: `b${context.entry.seq}`, text: args.text, on: args.on }] };
}

function exists({ world, state }: Context, on: string): boolean {
  const [kind = '', ...rest] = on.split(':');
  const name = rest.join(':');
  if (kind === 'track') return trackOf(state, name) !== undefined;
  if (kind === 'artifact') return world.definition.artifacts.some((artifact) => artifact.artifact_type === name);
  if (kind === 'gate') return world.definition.gates.some((gate) => gate.gate_id === name);
  return kind === 'decision' && name !== '';
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
  if (was.until !== undefined) {
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
  const { world, state } = context;
  const line = world.recent.find((one) => one.seq === args.seq);
  if (line === undefined)
    return refuse('unknown_entry', `entry ${args.seq} is not among the latest`, 'countersign log shows them.');
  if (line.events === undefined || line.events.length === 0) {
    return refuse('cannot_undo', `entry ${args.seq} changed nothing`, 'Nothing needs to be done.');
  }
  const because = `undo of entry ${args.seq}${args.reason === '' ? '' : `: ${args.reason}`}`;
  const undone = line.events.map((event) => compensation(state, event, because));
  const events = undone.flatMap((one) => (one === null ? [] : [one]));
  if (events.length < line.events.length) {
    return refuse(
      'cannot_undo',
      `entry ${args.seq} changed more than facts and blockers, or was changed again since`,
      'Approvals are withdrawn (countersign withdraw), stages go back (countersign back).',
    );
  }
  for (const event of line.events) {
    if (event.type !== 'blocker_added' || own(state.blockers, event.blocker) === undefined) continue;
    const cleared = unblock(context, { blocker: event.blocker, reason: because });
    if ('refusal' in cleared) return cleared;
  }
  return { events };
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

function compensation(state: Context['state'], event: ProjectEvent, because: string): ProjectEventBody | null {
  if (event.type === 'fact_recorded') {
    const now = own(state.known_facts, event.fact) ?? null;
    if ((now?.value ?? null) !== event.value) return null;
    return {
      type: 'fact_recorded',
      fact: event.fact,
      value: event.was?.value ?? null,
      source: event.was?.source ?? because,
      was: now,
    };
  }
  if (event.type === 'flag_raised' && state.flags.includes(event.flag)) {
    return { type: 'flag_lowered', flag: event.flag, reason: because };
  }
  if (event.type === 'blocker_added') {
    const was = state.blockers[event.blocker];
    return was === undefined ? null : { type: 'blocker_removed', blocker: event.blocker, was, reason: because };
  }
  if (event.type === 'blocker_removed' && state.blockers[event.blocker] === undefined) {
    const { text, on, approval } = event.was;
    return {
      type: 'blocker_added',
      blocker: event.blocker,
      text,
      on,
      ...(approval === undefined ? {} : { approval }),
    };
  }
  return null;
}
