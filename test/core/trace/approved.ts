import { posix } from 'node:path';
import { checkTrace, type Circumstances, type TraceReport } from '../../../src/core/trace/check/check.ts';
import type { Invariant } from '../../../src/core/trace/check/invariants.ts';
import { pathText } from '../../../src/core/trace/check/told.ts';
import { objectsIn } from '../../../src/files/trace.ts';

/** The id of something in the record below, by a number. */
export function id(number: number): string {
  return `7d3c9a10-0b1e-4f5a-9c2d-0000000000${String(number).padStart(2, '0')}`;
}

const meta = { protocol_version: '1.0.0', schema_version: '1.0.0', created_at: '2026-03-02T08:00:00Z' };

export type Files = Readonly<Record<string, unknown>>;

/** A Plan that was rejected, and approved when it was better: four files, as somebody else would write them. */
export function approved(): Files {
  const event = (number: number, event_type: string, timestamp: string, data: object) => ({
    event_id: id(60 + number),
    event_type,
    source: 'confirm',
    timestamp,
    trace_id: id(50),
    data: { confirm_id: id(40), ...data },
  });
  return {
    'context.json': {
      meta,
      context_id: id(1),
      title: 'The bridge over the Regen',
      root: { domain: 'building', environment: 'production' },
      status: 'active',
    },
    'plan.json': {
      meta,
      plan_id: id(2),
      context_id: id(1),
      title: 'Replace the bearings',
      objective: 'The bridge carries 40 tons again',
      status: 'draft',
      steps: [
        { step_id: id(10), description: 'Lift the deck', status: 'pending', agent_role: 'crew' },
        { step_id: id(11), description: 'Change the bearings', status: 'pending', dependencies: [id(10)] },
        { step_id: id(12), description: 'Lower the deck', status: 'pending', dependencies: [id(11)] },
      ],
    },
    'confirm.json': {
      meta,
      confirm_id: id(40),
      target_type: 'plan',
      target_id: id(2),
      status: 'approved',
      requested_by_role: 'engineer',
      requested_at: '2026-03-02T09:00:00Z',
      reason: 'The bridge is closed while the work is done',
      decisions: [
        {
          decision_id: id(41),
          status: 'rejected',
          decided_by_role: 'inspector',
          decided_at: '2026-03-02T10:00:00Z',
          reason: 'There is no detour',
        },
        {
          decision_id: id(42),
          status: 'approved',
          decided_by_role: 'inspector',
          decided_at: '2026-03-03T10:00:00Z',
          reason: 'The detour is signed',
        },
      ],
    },
    'trace.json': {
      meta,
      trace_id: id(50),
      context_id: id(1),
      plan_id: id(2),
      root_span: { trace_id: id(50), span_id: id(51), context_id: id(1) },
      status: 'completed',
      started_at: '2026-03-02T09:00:00Z',
      finished_at: '2026-03-03T10:00:00Z',
      events: [
        event(0, 'confirm.submitted', '2026-03-02T09:00:00Z', { target_id: id(2), target_type: 'plan' }),
        event(1, 'decision.rejected', '2026-03-02T10:00:00Z', { decision_id: id(41), reason: 'There is no detour' }),
        event(2, 'decision.approved', '2026-03-03T10:00:00Z', { decision_id: id(42), reason: 'The detour is signed' }),
      ],
    },
  };
}

/** A value to be put at a path such as `trace.events.0.data`, undefined: taken away. */
export type Change = readonly [string, unknown];

/** Files with changes: `plan.steps.0.status` is in plan.json; a path that is a file alone changes all of it. */
export function changed(files: Files, ...changes: readonly Change[]): Files {
  let all: unknown = structuredClone(files);
  for (const [path, value] of changes) {
    const [file = '', ...steps] = path.split('.');
    all = withAt(all, [`${file}.json`, ...steps], value);
  }
  return all as Files;
}

function withAt(value: unknown, [step, ...rest]: readonly string[], put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) {
    const items = [...(value as unknown[])];
    const inner = withAt(items[Number(step)], rest, put);
    if (inner === undefined) items.splice(Number(step), 1);
    else items[Number(step)] = inner;
    return items;
  }
  const fields: Record<string, unknown> = { ...(value as object) };
  const inner = withAt(fields[step], rest, put);
  if (inner === undefined) Reflect.deleteProperty(fields, step);
  else fields[step] = inner;
  return fields;
}

/** The value at a path of the files. */
export function at(files: Files, path: string): unknown {
  const [file = '', ...steps] = path.split('.');
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], files[`${file}.json`]);
}

export function reportOf(
  files: Files,
  rules: readonly Invariant[] = [],
  isWhole = true,
  circumstances: Partial<Circumstances> = {},
): TraceReport {
  const objects = Object.entries(files).flatMap(([file, value]) => objectsIn(value, file, posix.dirname(file)).objects);
  return checkTrace(objects, rules, {
    isWhole,
    now: '2026-03-04T00:00:00Z',
    indexes: [],
    sayings: [],
    ...circumstances,
  });
}

/** What is wrong, as `plan.json steps[0].status wrong_value`; warnings end with a question mark. */
export function toldOf({ problems }: Pick<TraceReport, 'problems'>): readonly string[] {
  for (const { message, next } of problems) if (message.trim() === '' || next.trim() === '') throw new Error(message);
  return problems.map(
    ({ file, path, code, severity }) => `${file} ${pathText(path)} ${code}${severity === 'warning' ? '?' : ''}`,
  );
}
