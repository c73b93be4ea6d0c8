import { isFields, type Fields } from '../fields.ts';
import { mostFindings, type FindingCode, type Problem } from '../finding.ts';

import { eventsOf, type ProjectEntry } from '../project/history.ts';
import { momentOf } from './check/moment.ts';

/** Does a manifest say that Countersign made the pack? However it is written: a capital does not make it somebody else's. */
export function isOurs({ generator }: Fields): boolean {
  const name = isFields(generator) ? generator['name'] : null;
  return typeof name === 'string' && name.normalize('NFKC').trim().toLowerCase() === 'countersign';
}

/**
 * What the log in a pack lacks, as far as nothing else shows it: it has the first entry of the project, which names it, and
 * those that the rest of the pack is made of. Null where it is there. `manifest`: null where it cannot be read.
 */
export function lackIn(
  entries: readonly ProjectEntry[],
  manifest: Fields | null,
): { readonly code: FindingCode; readonly message: string } | null {
  const [first] = entries;
  if (first === undefined) return { code: 'log_broken', message: 'no entry is in the log' };
  const [start] = eventsOf([first], 'project_started');
  if (first.seq !== 1 || start === undefined)
    return {
      code: 'log_broken',
      message: 'the log does not begin with the start of its project, which every pack has',
    };
  const record = manifest === null ? null : manifest['record'];
  const named = isFields(record) ? record['project'] : undefined;
  return named === undefined || named === start.event.project_id
    ? null
    : {
        code: 'record_edited',
        message: `the log is that of ${start.event.project_id}, and the manifest names another project`,
      };
}

/**
 * Where the timeline of a pack, whoever made it, tells other events than its Trace: ids, types and moments. A Trace that
 * tells no events, as published ones do, leaves telling to the timeline.
 */
export function timelineUnlike(timeline: unknown, trace: unknown): readonly Problem[] {
  const events = eventsIn(isFields(trace) ? trace['events'] : null);
  const told = eventsIn(timeline);
  if (events.length === 0) return [];
  const byId = new Map(events.map(({ id, fields }) => [id, fields]));
  const there = new Set(told.map(({ id }) => id));
  const others = told.flatMap(({ id, index, fields }) => {
    const own = byId.get(id);
    if (own === undefined) return [problem([index], `event ${id} is not in trace.json`)];
    return [
      ...(isSame(fields['event_type'], own['event_type']) ? [] : [differs(id, index, 'event_type', own)]),
      ...(isSame(fields['timestamp'], own['timestamp']) ? [] : [differs(id, index, 'timestamp', own)]),
    ];
  });
  const missing = events
    .filter(({ id }) => !there.has(id))
    .map(({ id }) => problem([], `event ${id} of trace.json is not here`));
  return [...missing, ...others].slice(0, mostFindings);
}

interface Told {
  readonly id: string;
  readonly index: number;
  readonly fields: Fields;
}

/** Events of the right shape; what is wrong with the others is told already. */
function eventsIn(value: unknown): readonly Told[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((fields, index) => {
    const id = isFields(fields) ? fields['event_id'] : null;
    return isFields(fields) && typeof id === 'string' ? [{ id, index, fields }] : [];
  });
}

/** A moment may be written in more than one way. That something is no text is told already. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return true;
  return (momentOf(one) ?? one) === (momentOf(other) ?? other);
}

function differs(id: string, index: number, field: string, own: Fields): Problem {
  return problem([index, field], `event ${id} has another ${field} in trace.json, ${String(own[field])}`);
}

function problem(path: Problem['path'], message: string): Problem {
  return {
    code: 'event_contradicted',
    path,
    message,
    next: 'Get the pack again from whoever made it: its timeline tells what its Trace tells.',
    severity: 'error',
  };
}
