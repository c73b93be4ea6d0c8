import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Confirm } from '../../../src/core/confirm/confirm.ts';
import type { Definition } from '../../../src/core/definition/schema.ts';
import { coverOf } from '../../../src/core/project/covers.ts';
import { gateFor } from '../../../src/core/project/gates.ts';
import type { ProjectEntry } from '../../../src/core/project/history.ts';
import { recordWith } from '../../../src/core/project/records.ts';
import type { ProjectState } from '../../../src/core/project/state.ts';
import { confirmsOf } from '../../../src/core/project/world.ts';
import {
  confirmObjectSchema,
  contextSchema,
  gitEventSchema,
  idPattern,
  planSchema,
  traceSchema,
} from '../../../src/core/trace/mplp.ts';
import { loggedProblems } from '../../../src/core/trace/logged.ts';
import { confirmStatuses } from '../../../src/core/trace/plan.ts';
import { tracesOf, type ConfirmTrace } from '../../../src/core/trace/record.ts';
import { filesOf } from '../../../src/kept/trace.ts';
import { replayed } from '../../../src/kept/replay.ts';
import { uuidFrom } from '../../../src/record.ts';
import { observedIn } from '../given.ts';
import { played, story } from '../random-lifecycles.ts';
import { definition as approvals, logOf, stories } from '../reference/history.ts';
import { reportOf, toldOf } from './approved.ts';
import { faultsBy, publishedSchemas, whyNot } from './published.ts';
import { manyOf } from '../../soak.ts';

/** The same every time; the soak exports twenty times as many. */
const runs = (numRuns: number) => ({
  seed: 20_260_302,
  numRuns: manyOf(numRuns, numRuns * 20),
});

const options = { environment: 'production', repository: 'https://example.com/acme.git', branch: 'main' };

function exportedFrom(log: readonly ProjectEntry[], definition: Definition): readonly ConfirmTrace[] {
  return tracesOf(log, () => definition, uuidFrom, options);
}

/** A log and what it followed: of a lifecycle that nobody thought of, or of many approvals in one. */
interface Recorded {
  readonly log: readonly ProjectEntry[];
  readonly definition: Definition;
}

const lifecycles: fc.Arbitrary<Recorded> = story.map((told) => ({
  log: played(told).at(-1)?.log ?? [],
  definition: told.definition,
}));
const histories: fc.Arbitrary<Recorded> = stories.map((told) => ({ log: logOf(told), definition: approvals }));
const any = fc.oneof(lifecycles, histories);

/** Every confirm file that the record leads to, by its path without its ending. */
function storedIn(log: readonly ProjectEntry[]): ReadonlyMap<string, Confirm> {
  const files = [...replayed(log).texts].flatMap(([path, expected]) => {
    const name = /^confirms\/(.+)\.yaml$/u.exec(path)?.[1];
    return name !== undefined && 'whole' in expected ? [[name, expected.whole as Confirm] as const] : [];
  });
  return new Map(files);
}

/** What is exported of a log, what was exported when it was shorter, and what lies in the record. */
interface Exported extends Recorded {
  readonly traces: readonly ConfirmTrace[];
  readonly earlier: readonly ConfirmTrace[];
  readonly stored: ReadonlyMap<string, Confirm>;
}

const ajv = new Ajv({ strict: false, formats: { 'date-time': true, email: true } });
const shapes = {
  context: ajv.compile(contextSchema),
  plan: ajv.compile(planSchema),
  confirm: ajv.compile(confirmObjectSchema),
  trace: ajv.compile(traceSchema),
};
const gitShape = ajv.compile(gitEventSchema);
const published = whyNot === '' ? publishedSchemas() : null;

function countIn(traces: readonly ConfirmTrace[], ...types: readonly string[]): number {
  return traces.flatMap(({ trace }) => trace.events ?? []).filter(({ event_type }) => types.includes(event_type))
    .length;
}

/** What holds of every export, by the sentence that says so. */
const promises: Readonly<Record<string, (one: Exported) => void>> = {
  'they are one Confirm for each file of the record, and what its Trace leads to is what that says': ({
    traces,
    stored,
  }) => {
    expect(traces.map(({ folder }) => folder).toSorted()).toEqual([...stored.keys()].toSorted());
    const ids = new Map(traces.map(({ folder, confirm }) => [stored.get(folder)?.confirm_id, confirm.confirm_id]));
    for (const { folder, confirm } of traces) {
      const record = stored.get(folder);
      expect({
        status: confirm.status,
        requested_at: confirm.requested_at,
        supersedes: confirm.governance?.lastConfirmRef?.id,
        decisions: confirm.decisions?.map(({ decision_id: _id, ...made }) => made),
      }).toEqual({
        status: confirmStatuses[record?.status ?? 'requested'],
        requested_at: record?.requested_at,
        supersedes: record?.supersedes === undefined ? undefined : ids.get(record.supersedes),
        decisions: decisionsOf(record),
      });
    }
  },
  'no request, no decision and no end of one is left out, or told twice': ({ traces, stored, log }) => {
    const happened = log.flatMap(({ events = [] }) => events);
    const changes = happened.flatMap((event) => (event.type === 'approval_changed' ? [event.change] : []));
    const overridden = happened.filter(({ type }) => type === 'gate_overridden').length;
    expect(countIn(traces, 'decision.approved', 'decision.rejected', 'decision.cancelled')).toBe(
      changes.filter((change) => change === 'decided').length,
    );
    expect(countIn(traces, 'confirm.overridden')).toBe(overridden);
    expect(countIn(traces, 'confirm.submitted')).toBe(stored.size);
    // An override ends the one before it, where there is one.
    const voided = changes.filter((change) => change === 'voided').length;
    const ended = countIn(traces, 'confirm.expired', 'confirm.superseded');
    expect(ended).toBeGreaterThanOrEqual(voided);
    expect(ended).toBeLessThanOrEqual(voided + overridden);
  },
  'every event and every reference is in order, and names what is there': ({ traces }) => {
    for (const { confirm, plan, trace, context } of traces) {
      const decisions = (confirm.decisions ?? []).map(({ decision_id }) => decision_id);
      const told = (trace.events ?? []).flatMap(({ data, source }) => (source === 'confirm' ? [data ?? {}] : []));
      expect(told.flatMap((data) => data['decision_id'] ?? [])).toEqual(decisions);
      expect(new Set(told.map((data) => data['confirm_id']))).toEqual(new Set([confirm.confirm_id]));
      expect(new Set([plan.context_id, trace.context_id, trace.root_span.context_id])).toEqual(
        new Set([context.context_id]),
      );
      expect([confirm.target_id, trace.plan_id]).toEqual([plan.plan_id, plan.plan_id]);
      const times = (trace.events ?? []).map(({ timestamp }) => timestamp);
      expect(times).toEqual(times.toSorted());
      expect([trace.started_at, trace.finished_at ?? times.at(-1)]).toEqual([times[0], times.at(-1)]);
    }
  },
  'their ids are UUIDs of version 4, no two of them the same, and they have one Context': ({ traces }) => {
    const ids = traces.flatMap(({ plan, confirm, trace }) => [
      plan.plan_id,
      ...plan.steps.map(({ step_id }) => step_id),
      confirm.confirm_id,
      ...(confirm.decisions ?? []).map(({ decision_id }) => decision_id),
      trace.trace_id,
      trace.root_span.span_id,
      ...(trace.events ?? []).map(({ event_id }) => event_id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !new RegExp(idPattern, 'u').test(id))).toEqual([]);
    expect(new Set(traces.map(({ context }) => JSON.stringify(context))).size).toBe(Math.min(traces.length, 1));
  },
  'every plan has a step, and no step comes after itself': ({ traces }) => {
    for (const { plan } of traces) {
      const order = plan.steps.map(({ step_id }) => step_id);
      expect(order.length).toBeGreaterThan(0);
      for (const [at, { dependencies = [] }] of plan.steps.entries()) {
        // All but the first come after something, which stands before them.
        expect(dependencies.length > 0).toBe(at > 0);
        expect(dependencies.filter((id) => !order.slice(0, at).includes(id))).toEqual([]);
      }
    }
  },
  'no later entry changes a Context, a Plan, a decision or an event': ({ traces, earlier }) => {
    const last = new Map(traces.map((one) => [one.folder, one]));
    for (const before of earlier) {
      const now = last.get(before.folder);
      expect(JSON.stringify([now?.context, now?.plan])).toBe(JSON.stringify([before.context, before.plan]));
      const [decisions = [], events = []] = [before.confirm.decisions, before.trace.events];
      expect(JSON.stringify(now?.confirm.decisions?.slice(0, decisions.length))).toBe(JSON.stringify(decisions));
      expect(JSON.stringify(now?.trace.events?.slice(0, events.length))).toBe(JSON.stringify(events));
      expect(now?.entries.slice(0, before.entries.length)).toEqual(before.entries);
    }
  },
  'they fit the shapes that this program writes': ({ traces }) => {
    for (const one of traces) {
      for (const [name, valid] of Object.entries(shapes))
        expect(valid(one[name as keyof typeof shapes]) || valid.errors).toBe(true);
      for (const { data, source } of one.trace.events ?? [])
        if (source === 'git') expect(gitShape(data) || gitShape.errors).toBe(true);
    }
  },
  [`they fit the schemas of MPLP as they are published${whyNot}`]: ({ traces }) => {
    if (published === null) return;
    const schemas = published;
    expect(traces.flatMap((one) => faultsBy(schemas, one))).toEqual([]);
  },
  'nothing in them is found by the checks that anybody can run': ({ traces }) => {
    const files = [...filesOf(traces)].filter(([path]) => path !== 'index.json');
    const index = JSON.parse(filesOf(traces).get('index.json') ?? '') as unknown;
    const report = reportOf(
      Object.fromEntries(files.map(([path, text]) => [path, JSON.parse(text) as unknown])),
      [],
      true,
      { indexes: [{ file: 'index.json', path: [], folder: '.', value: index }], now: '2000-01-01T00:00:00Z' },
    );
    // Whoever approves may say why, and need not.
    expect(toldOf(report).filter((one) => !one.endsWith('.reason rule_broken?'))).toEqual([]);
    expect(report.checked).toHaveLength(files.length);
  },
  'without an index, too, they say how far each Plan is and what follows': ({ traces }) => {
    const files = traces.flatMap(({ folder, confirm, plan, trace, context }) =>
      Object.entries({ confirm, plan, trace, context }).map(
        ([name, value]) => [`${folder}/${name}.json`, value] as const,
      ),
    );
    const { standings } = reportOf(Object.fromEntries(files), [], true, { now: '2000-01-01T00:00:00Z' });
    expect(standings.map((one) => [one.effective_plan_status, one.duty])).toEqual(
      traces.map(({ planStatus, duty }) => [planStatus, duty]),
    );
  },
  'and each Trace is what those lines of the log say that it rests on': ({ traces, log }) => {
    for (const { trace, entries } of traces) {
      const rested = log.filter(({ seq }) => seq === 1 || seq === log.length || entries.includes(seq));
      expect(loggedProblems(trace, rested, uuidFrom)).toEqual([]);
    }
  },
  'the same record gives the same bytes': ({ traces, log, definition }) => {
    const again = filesOf(exportedFrom(structuredClone(log), structuredClone(definition)));
    expect([...again]).toEqual([...filesOf(traces)]);
  },
};

describe('the approvals of whatever project, exported', () => {
  it(Object.keys(promises).join('; '), () => {
    const told: ConfirmTrace[] = [];
    fc.assert(
      fc.property(any, fc.nat(), ({ log, definition }, cut) => {
        const traces = exportedFrom(log, definition);
        const earlier = exportedFrom(log.slice(0, cut % (log.length + 1)), definition);
        const stored = storedIn(log);
        for (const promised of Object.values(promises)) promised({ log, definition, traces, earlier, stored });
        told.push(...traces);
      }),
      runs(120),
    );
    for (const name of ['confirm.overridden', 'confirm.expired', 'confirm.dropped', 'confirm.bypassed', 'git.merge'])
      expect([name, countIn(told, name) > 2]).toEqual([name, true]);
  });

  it('say resume exactly where the decider lets those bytes through', () => {
    let resumed = 0;
    fc.assert(
      fc.property(story, (told) => {
        const scene = played(told).at(-1);
        if (scene?.state === undefined || scene.state === null) throw new Error('no project was started');
        const { state } = scene;
        const { world } = observedIn(scene);
        const byRecord = dutiesOf(state, exportedFrom(scene.log, told.definition), scene.log);
        for (const track of Object.keys(state.tracks)) {
          for (const { gate_id: gate } of told.definition.gates) {
            for (const wanted of [{}, ...Object.values(world.proposals).map(({ contents }) => contents)]) {
              const record = recordWith(world, state, gate, track, wanted);
              if (record === undefined) continue;
              const covers = coverOf(told.definition, state, gate, track, wanted);
              if (Object.keys(covers).some((name) => covers[name] !== record.covers[name])) continue;
              const { holds } = gateFor(world, state, gate, track, wanted, null);
              const duty = byRecord.get(record.confirm_id);
              if (isOver(state, track)) expect(duty).toBe('cleanup');
              else expect([duty === 'resume', record]).toEqual([holds, record]);
              resumed += holds ? 1 : 0;
            }
          }
        }
      }),
      runs(80),
    );
    expect(resumed).toBeGreaterThan(20);
  });
});

function decisionsOf(record: Confirm | undefined) {
  const made = (record?.decisions ?? []).map(({ status, decided_by_role, decided_at, reason }) => ({
    status,
    decided_by_role,
    decided_at,
    ...(reason === '' ? {} : { reason }),
  }));
  if (record?.overridden === undefined) return made;
  const { at, reason } = record.overridden;
  const { requested_by_role: decided_by_role } = record;
  return [{ status: 'approved', decided_by_role, decided_at: at, reason: `override: ${reason}` }, ...made];
}

/** The duty of every record of a state, by its id there. */
function dutiesOf(state: ProjectState, traces: readonly ConfirmTrace[], log: readonly ProjectEntry[]) {
  const stored = storedIn(log);
  const duties = new Map(traces.map(({ folder, duty }) => [stored.get(folder)?.confirm_id, duty]));
  expect(confirmsOf(state).map(({ confirm_id }) => duties.has(confirm_id))).not.toContain(false);
  return duties;
}

function isOver({ tracks, terminal_state }: ProjectState, track: string): boolean {
  return terminal_state !== null || ['complete', 'superseded'].includes(tracks[track]?.status ?? '');
}
