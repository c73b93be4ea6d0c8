import { isConditional, type Confirm, type Decision } from '../confirm/confirm.ts';
import type { Definition } from '../definition/schema.ts';
import type { Actor } from '../entry.ts';
import { own } from '../own.ts';
import type { ProjectEvent } from '../project/events.ts';
import { evolve, recorded, type MaybeState } from '../project/evolve.ts';
import type { ProjectEntry } from '../project/history.ts';
import { recordsOf } from '../project/records.ts';
import type { ProjectState } from '../project/state.ts';
import { absent, confirmOf, confirmsOf, stageOf } from '../project/world.ts';
import type { ConfirmEvent } from './event-names.ts';
import { whyHeld } from './held.ts';
import { confirmStatuses, stepsFrom, type Fate } from './plan.ts';

/** Where something stands in the record. `at` is never before what it follows, whosever clock said so. */
export interface Place {
  readonly seq: number;
  readonly at: string;
  /** The entry that was made at that moment: this one, or one before it whose clock was ahead. */
  readonly clock: number;
  /** The event of the record; null where it follows from the entry as a whole. */
  readonly event_id: string | null;
}

/** Something that happened to a Confirm after it was asked for. */
export type Told = Place &
  (
    | { readonly name: 'decision'; readonly record: Confirm; readonly decision: Decision }
    | {
        readonly name: 'confirm.overridden';
        readonly record: Confirm;
        readonly by: Actor;
        readonly role: string;
        readonly reason: string;
      }
    | {
        readonly name: Extract<ConfirmEvent, 'confirm.superseded' | 'confirm.expired' | 'confirm.dropped'>;
        readonly because: string;
        /** The record that takes its place; null for none. */
        readonly by: string | null;
      }
    | {
        readonly name: 'confirm.bypassed';
        readonly artifact: string;
        readonly version: string;
        readonly commit: string | null;
      }
    | { readonly name: 'confirm.held' | 'confirm.released' | 'confirm.begun'; readonly because: string }
    | { readonly name: 'confirm.closed'; readonly outcome: NonNullable<Fate['over']> }
    | { readonly name: 'landed'; readonly commit: string; readonly merged: boolean }
  );

/** Somebody asked: the record as it was then, and where it takes the place of another, why. */
export type Asked = Place & { readonly record: Confirm; readonly because: string | null };

/** A Confirm from when it was asked for to where it stands now. */
export interface Followed {
  readonly record: Confirm;
  /** As what somebody asked: by the role in which they did, where the record has one; never by the role that was asked. */
  readonly role: string;
  /** The definition that was followed when it was asked for; null where nobody can read it any more. */
  readonly definition: Definition | null;
  /** What kind of work it was then, and since when the track stood in the stage in which it was asked. */
  readonly workflow: string;
  readonly stage: string;
  readonly since: string;
  readonly asked: Asked;
  readonly told: readonly Told[];
  readonly fate: Fate;
  /** Something on record keeps its gate closed, or an approval on conditions was given and nobody has told that they hold. */
  readonly isHeld: boolean;
}

/** Where a log leads. */
export interface Course {
  readonly state: ProjectState | null;
  /** Every Confirm there ever was, in the order in which they were asked for. */
  readonly confirms: readonly Followed[];
}

/** Follows every Confirm of a project through its log. */
export function followed(entries: readonly ProjectEntry[], definitionAt: (seq: number) => Definition | null): Course {
  const all = new Map<string, Followed>();
  const going = new Map<string, Followed>();
  const since = new Map<string, string>();
  let state: MaybeState = null;
  let at = '';
  let clock = 0;
  for (const entry of entries) {
    if (entry.at >= at) ({ at, seq: clock } = entry);
    const then: Then = { entry, at, clock, all, live: going, since, definitionAt };
    landed(then);
    for (const event of entry.events ?? []) {
      const before: MaybeState = state;
      state = evolve(before, event, entry);
      if (before !== null && state !== null) happened(before, state, event, then);
    }
    state = recorded(state, entry, entry.refusal !== undefined);
    if (state === null) continue;
    dropped(state, then);
    held(state, then);
  }
  return { state, confirms: [...all.values()] };
}

/** Under this name stands since when all tracks follow the definition. No track has it. */
const everyTrack = '';

/** One entry, and what is known up to it; `all`, `live` and `since` grow with what it brings. */
interface Then {
  readonly entry: ProjectEntry;
  readonly at: string;
  readonly clock: number;
  readonly all: Map<string, Followed>;
  /** Those of them that nothing has ended. */
  readonly live: Map<string, Followed>;
  /** Track → since when it stands in its stage. */
  readonly since: Map<string, string>;
  readonly definitionAt: (seq: number) => Definition | null;
}

function placeIn({ entry, at, clock }: Then, event: ProjectEvent | null): Place {
  return { seq: entry.seq, at, clock, event_id: event?.event_id ?? null };
}

function live(then: Then): readonly Followed[] {
  return [...then.live.values()];
}

function change(then: Then, one: Followed, changes: Partial<Followed>, ...told: readonly Told[]): void {
  keep(then, { ...one, ...changes, told: [...one.told, ...told] });
}

function keep({ all, live: going }: Then, one: Followed): void {
  const { confirm_id } = one.record;
  all.set(confirm_id, one);
  if (one.fate.ended || one.fate.over !== null) going.delete(confirm_id);
  else going.set(confirm_id, one);
}

function fated(one: Followed, changes: Partial<Fate>): Pick<Followed, 'fate'> {
  return { fate: { ...one.fate, ...changes } };
}

/** What was approved came onto the default branch. */
function landed(then: Then): void {
  const { command, refusal } = then.entry;
  if (!('land' in command) || refusal !== undefined) return;
  const { commit, contents, proposal } = command.land;
  for (const one of live(then).filter(isApproved)) {
    const { covers } = one.record;
    const isHere = Object.entries(contents).some(([name, content]) => own(covers, name) === (content ?? absent));
    if (!isHere) continue;
    const told: Told = { ...placeIn(then, null), name: 'landed', commit, merged: proposal !== null };
    change(then, one, fated(one, { began: true }), told);
  }
}

/** What it covers landed although its gate was closed. */
function bypassed(event: Of<'artifact_created' | 'artifact_revised'>, then: Then): void {
  if (event.status === 'draft') return;
  const { artifact, version, content, commit = null } = event;
  for (const one of live(then)) {
    const { gate, covers } = one.record;
    if (!event.bypassed.includes(gate) || own(covers, artifact) !== content) continue;
    change(then, one, {}, { ...placeIn(then, event), name: 'confirm.bypassed', artifact, version, commit });
  }
}

function isApproved({ record }: Followed): boolean {
  return confirmStatuses[record.status] === 'approved';
}

function happened(before: ProjectState, state: ProjectState, event: ProjectEvent, then: Then): void {
  if (event.type === 'definition_pinned' && event.what === 'definition') then.since.set(everyTrack, then.at);
  if (event.type === 'track_started' || event.type === 'stage_changed') then.since.set(event.track, then.at);
  if (event.type === 'stage_changed') moved(event, then);
  if (event.type === 'artifact_created' || event.type === 'artifact_revised') bypassed(event, then);
  if (event.type === 'track_closed' || event.type === 'project_closed') ended(state, event, then);
  if (event.type === 'approval_requested') submitted(state, event, then, null);
  if (event.type === 'gate_overridden') replaced(before, state, event, then);
  if (event.type !== 'approval_changed') return;
  if (event.change === 'voided') replaced(before, state, event, then);
  else decided(state, event, then);
}

/** A track went on to a later step of what was approved. */
function moved(event: Of<'stage_changed'>, then: Then): void {
  const { track, to } = event;
  for (const one of onTrack(then, track).filter(isApproved)) {
    const [, ...later] = stepsFrom(one.definition, one.stage);
    if (one.fate.began || later.every(({ stage }) => stage !== to)) continue;
    const because = `the track went on to ${to}`;
    change(then, one, fated(one, { began: true }), { ...placeIn(then, event), name: 'confirm.begun', because });
  }
}

/** A track has ended, or all of them: how, the end of the project says. */
function ended(state: ProjectState, event: Of<'track_closed'> | Of<'project_closed'>, then: Then): void {
  const end = then.entry.events?.find(({ type }) => type === 'project_closed');
  if (event.type === 'project_closed')
    for (const one of live(then)) closed(one, endOf(event.terminal_state, then), event, then);
  else if (end === undefined)
    for (const one of onTrack(then, event.track)) closed(one, overOn(state, event.track), event, then);
}

function closed(one: Followed, over: Fate['over'], event: ProjectEvent, then: Then): void {
  change(then, one, fated(one, { over }), ...closings(over, placeIn(then, event)));
}

function closings(outcome: Fate['over'], place: Place): readonly Told[] {
  return outcome === null ? [] : [{ ...place, name: 'confirm.closed', outcome }];
}

function onTrack(then: Then, track: string): readonly Followed[] {
  return live(then).filter(({ record }) => record.track === track);
}

/** An end that leaves blockers behind says that nothing is final. */
function endOf(terminal: string, { entry, definitionAt }: Then): NonNullable<Fate['over']> {
  if (terminal === 'superseded') return 'cancelled';
  const known = definitionAt(entry.seq)?.terminal_states.find(({ id }) => id === terminal);
  return known === undefined || known.allows_open_blockers === true ? 'failed' : 'completed';
}

type Of<T extends ProjectEvent['type']> = Extract<ProjectEvent, { readonly type: T }>;
type Voided = Extract<Of<'approval_changed'>, { readonly change: 'voided' }>;
type Decided = Extract<Of<'approval_changed'>, { readonly change: 'decided' }>;
type Opening = Of<'approval_requested'> | Of<'gate_overridden'> | Voided;

/** A new record, and who asked for it: where it takes the place of another, whoever asked for that. */
function submitted(state: ProjectState, event: Opening, then: Then, before: Followed | null): void {
  const record = recordsOf(state, event.track, event.gate).find(({ confirm_id }) => confirm_id === event.event_id);
  // One that would only tell how another ended is not kept where there is one about the same bytes.
  if (record === undefined) return;
  const { entry, since, definitionAt } = then;
  const definition = definitionAt(entry.seq);
  const because = event.type === 'approval_changed' ? event.because : null;
  const place = placeIn(then, event);
  const isOverride = event.type === 'gate_overridden';
  const over = overOn(state, record.track);
  keep(then, {
    record,
    role: isOverride ? event.role : (before?.role ?? roleOf(entry)),
    definition,
    workflow: state.workflow_type,
    stage: stageOf(state, record.track),
    since: [everyTrack, record.track]
      .map((name) => since.get(name) ?? '')
      .reduce((one, other) => (one > other ? one : other)),
    asked: { ...place, record, because },
    told: [
      ...closings(over, place),
      ...(isOverride
        ? [
            {
              ...place,
              name: 'confirm.overridden' as const,
              record,
              by: entry.actor,
              role: event.role,
              reason: event.reason,
            },
          ]
        : []),
    ],
    fate: { status: record.status, ended: false, began: false, over },
    isHeld: false,
  });
}

/** A track that has ended can still be asked about: nothing is left to do there. */
function overOn({ tracks }: ProjectState, track: string): Fate['over'] {
  const status = own(tracks, track)?.status;
  return status === 'complete' ? 'completed' : status === 'superseded' ? 'cancelled' : null;
}

/**
 * As what somebody did what the entry says: by the role that it names; who recorded the decision of somebody else did it as
 * an attester, and the role is that of the other. Where no role is on record it says so, and of machines what they are.
 */
export function roleOf({ saw, actor, events = [] }: ProjectEntry): string {
  const { authority } = saw;
  if (
    events.some(
      (event) => event.type === 'approval_changed' && event.change === 'decided' && event.decision.attested_by,
    )
  )
    return 'attester';
  const role = typeof authority === 'object' && authority !== null && 'role' in authority ? authority.role : null;
  if (typeof role === 'string') return role;
  return actor.kind === 'person' ? 'person, in no role on record' : actor.kind;
}

/** A record ended, and another takes its place. */
function replaced(before: ProjectState, state: ProjectState, event: Voided | Of<'gate_overridden'>, then: Then): void {
  const id =
    event.confirm_id === null
      ? undefined
      : (event.confirm_id ?? confirmOf(before, event.track, event.gate)?.confirm_id);
  const old = id === undefined ? undefined : then.all.get(id);
  submitted(state, event, then, old ?? null);
  if (old === undefined) return;
  const isThere = then.all.has(event.event_id);
  const status = event.type === 'gate_overridden' ? 'superseded' : event.status;
  const because = event.type === 'gate_overridden' ? `the gate was overridden: ${event.reason}` : event.because;
  change(then, old, fated(old, { ended: true }), {
    ...placeIn(then, event),
    name: `confirm.${status}`,
    because,
    by: isThere ? event.event_id : null,
  });
}

function decided(state: ProjectState, event: Decided, then: Then): void {
  for (const record of recordsOf(state, event.track, event.gate)) {
    const decision = record.decisions.at(-1);
    const one = then.all.get(record.confirm_id);
    if (decision?.decision_id !== event.event_id || one === undefined) continue;
    const told: Told = { ...placeIn(then, event), name: 'decision', record, decision };
    const isHeld = one.isHeld || isConditional(record);
    change(then, one, { record, isHeld, ...fated(one, { status: record.status }) }, told);
  }
}

/** Whether what was approved may be used changes with what is known, with blockers and with time. */
function held(state: ProjectState, then: Then): void {
  for (const one of live(then).filter(isApproved)) {
    const because = whyHeld(state, one.record, then.at);
    const isHeld = because !== null;
    if (isHeld === one.isHeld) continue;
    const place = placeIn(then, null);
    const told: Told = isHeld
      ? { ...place, name: 'confirm.held', because }
      : { ...place, name: 'confirm.released', because: 'nothing on record keeps its gate closed any more' };
    change(then, one, { isHeld }, told);
  }
}

/** Records that nothing is about any more are gone from the state, and no event says so. */
function dropped(state: ProjectState, then: Then): void {
  const kept = new Set(confirmsOf(state).map(({ confirm_id }) => confirm_id));
  for (const one of live(then)) {
    if (kept.has(one.record.confirm_id)) continue;
    change(then, one, fated(one, { ended: true }), {
      ...placeIn(then, null),
      name: 'confirm.dropped',
      because: 'what it is about is not there any more, or another record is about the same',
      by: null,
    });
  }
}
