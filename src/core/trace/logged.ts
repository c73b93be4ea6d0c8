import { isFields, type Fields } from '../fields.ts';
import { termsOf } from '../confirm/confirm.ts';
import type { Path, Problem } from '../finding.ts';
import type { ProjectEvent } from '../project/events.ts';
import { eventsOf, type ProjectEntry } from '../project/history.ts';
import { isSame } from '../same.ts';

import { valueText } from './check/told.ts';
import { roleOf } from './followed.ts';
import type { MplpTrace } from './mplp.ts';
import { decisionData, idsFrom, known, overrideData } from './record.ts';

/** What an event of a Trace has to say of a line of the log; what is `free` stands in no single line. */
interface Line {
  readonly data: Fields;
  readonly free: readonly string[];
}

type IdOf = ReturnType<typeof idsFrom>;

/**
 * Where the Trace of one Confirm does not say what these entries of the log say. They are the first one of the project,
 * those that the Trace rests on, and the last one. `uuid` makes an id of a text, as it did when the Trace was made.
 */
export function loggedProblems(
  { events = [] }: MplpTrace,
  entries: readonly ProjectEntry[],
  uuid: (text: string) => string,
): readonly Problem[] {
  const [first] = eventsOf(entries, 'project_started');
  if (first === undefined) return [];
  const idOf = idsFrom(first, uuid);
  const lines = linesIn(entries);
  const told = new Set<number>();
  const covers = events[0]?.data?.['covers'];
  const problems = events.flatMap((event, index): readonly Problem[] => {
    const at: Path = ['events', index];
    const { data: given } = event;
    const data: Fields = isFields(given) ? given : {};
    const record: Fields = isFields(data['record']) ? data['record'] : {};
    const made = event.source === 'git' ? lines.byCommit.get(data['commit_id']) : lines.bySeq.get(record['entry']);
    if (made === undefined)
      return [problem(at, `events[${index}] stands in no line of the log that is packed with it`)];
    const { entry, at: when } = made;
    told.add(entry.seq);
    const line = event.source === 'git' ? anything : lineOf(event.event_type, data, record['event_id'], entry, idOf);
    if (line === null)
      return [problem(at, `entry ${entry.seq} of the log tells of no ${event.event_type}, or of another than this`)];
    return [
      ...unlike([...at, 'timestamp'], event.timestamp, when, entry),
      ...differences(
        data,
        { ...line.data, ...(line.data['decided_by'] === undefined ? {} : { covers }) },
        line,
      ).flatMap(([name, is, says]) => unlike([...at, 'data', name], is, says, entry)),
    ];
  });
  return [...problems, ...untold(entries, told)];
}

/** An entry with when it was made, which is never before what it follows. */
interface Made {
  readonly entry: ProjectEntry;
  readonly at: string;
}

interface Lines {
  readonly bySeq: ReadonlyMap<unknown, Made>;
  readonly byCommit: ReadonlyMap<unknown, Made>;
}

function linesIn(entries: readonly ProjectEntry[]): Lines {
  let at = '';
  const all = entries.map((entry): Made => {
    at = entry.at > at ? entry.at : at;
    return { entry, at };
  });
  return {
    bySeq: new Map(all.map((one) => [one.entry.seq, one])),
    byCommit: new Map(
      all.flatMap((one) => ('land' in one.entry.command ? [[one.entry.command.land.commit, one] as const] : [])),
    ),
  };
}

const anything: Line = { data: {}, free: ['repo_url', 'commit_id', 'ref_name', 'event_kind', 'timestamp'] };
/** Ids that are of the Trace itself, and where in the record it stands, which is looked at by itself. */
const bound = ['confirm_id', 'record'];
const request = [...bound, 'target_id', 'target_type', 'reason', 'number', 'supersedes', 'because', 'since'];
const end: Line = { data: {}, free: [...bound, 'reason', 'outcome'] };

/** What has to be told of the event of the log that is named; null where that tells of something else. */
function lineOf(
  type: string,
  { confirm_id, decision_id }: Fields,
  id: unknown,
  entry: ProjectEntry,
  idOf: IdOf,
): Line | null {
  if (id === undefined) return /^confirm\.(?:dropped|held|released)$/u.test(type) ? end : null;
  const event = entry.events?.find((one) => one.event_id === id);
  if (event === undefined) return null;
  const [kind] = type.split('.');
  const isDecision = kind === 'decision' || type === 'confirm.overridden';
  if (isDecision && decision_id !== idOf('decision', event.event_id)) return null;
  if (isDecision) return decisionOf(type, event, entry);
  if (type !== 'confirm.submitted') return endOf(type, event);
  const asked = requestOf(event, entry);
  return confirm_id === idOf('confirm', event.event_id) ? asked : null;
}

function requestOf(event: ProjectEvent, entry: ProjectEntry): Line | null {
  if (event.type === 'gate_overridden') {
    const { gate, track, covers, proposal, role } = event;
    const data = { gate, track, covers, ...known({ proposal }), requested_by_role: role, asked_of: role };
    return { data: { ...data, requested_by: entry.actor.login }, free: request };
  }
  if (event.type !== 'approval_requested' && event.type !== 'approval_changed') return null;
  if (event.type === 'approval_changed' && event.change === 'decided') return null;
  const { gate, track, covers, proposal, head } = event;
  const about = { gate, track, covers, ...known({ proposal, head }) };
  // Who asked for the one before asked for this one, too.
  if (event.type === 'approval_changed')
    return { data: about, free: [...request, 'requested_by', 'requested_by_role', 'asked_of'] };
  const by = { requested_by: entry.actor.login, requested_by_role: roleOf(entry), asked_of: event.role };
  return { data: { ...about, ...by }, free: request };
}

function decisionOf(type: string, event: ProjectEvent, { actor }: ProjectEntry): Line | null {
  const free = [...bound, 'decision_id'];
  if (event.type === 'gate_overridden')
    return type === 'confirm.overridden' ? { data: overrideData(actor, event.role, event.reason), free } : null;
  if (event.type !== 'approval_changed' || event.change === 'voided') return null;
  const { decision, status, terms } = event;
  return type === `decision.${decision.status}` ? { data: decisionData(decision, status, termsOf(terms)), free } : null;
}

function endOf(type: string, event: ProjectEvent): Line | null {
  // A track can have ended before anybody asked.
  if (type === 'confirm.closed') return event.type === 'approval_changed' && event.change === 'decided' ? null : end;
  if (type === 'confirm.begun') return event.type === 'stage_changed' ? end : null;
  const free = [...bound, 'superseded_by'];
  if (event.type === 'artifact_created' || event.type === 'artifact_revised') {
    if (type !== 'confirm.bypassed' || event.status === 'draft') return null;
    const { artifact, version, commit } = event;
    return { data: { artifact, version, ...known({ commit }) }, free };
  }
  if (event.type === 'approval_changed' && event.change === 'voided')
    return type === `confirm.${event.status}` ? { data: { reason: event.because }, free } : null;
  if (event.type === 'gate_overridden')
    return type === 'confirm.superseded'
      ? { data: { reason: `the gate was overridden: ${event.reason}` }, free }
      : null;
  return null;
}

type Difference = readonly [name: string, is: unknown, says: unknown];

function differences(is: Fields, says: Fields, { free }: Line): readonly Difference[] {
  return [...new Set([...Object.keys(is), ...Object.keys(says)])].flatMap((name): readonly Difference[] =>
    free.includes(name) || isSame(is[name], says[name]) ? [] : [[name, is[name], says[name]]],
  );
}

function unlike(path: Path, is: unknown, says: unknown, { seq }: ProjectEntry): readonly Problem[] {
  if (isSame(is, says)) return [];
  return [problem(path, `this is ${valueText(is)}, and entry ${seq} of the log says ${valueText(says)}`)];
}

/** What the log says of it and the Trace does not. An entry is there, too, whose clock was ahead of later ones. */
function untold(entries: readonly ProjectEntry[], told: ReadonlySet<number>): readonly Problem[] {
  const [last, ...before] = entries.slice(1).toReversed();
  if (last === undefined) return [];
  let earliest = last.at;
  const problems: Problem[] = [];
  for (const { seq, at } of before) {
    if (!told.has(seq) && at <= earliest)
      problems.push({
        ...problem([], `no event tells what entry ${seq} of the log says of it`),
        code: 'event_missing',
      });
    earliest = at < earliest ? at : earliest;
  }
  return problems;
}

function problem(path: Path, message: string): Problem {
  return {
    code: 'event_contradicted',
    path,
    message,
    next: 'Go by the log, which proves itself: get the pack again from whoever made it.',
    severity: 'error',
  };
}
