import { describe, expect, it } from 'vitest';
import { pathText } from '../../../src/core/trace/check/told.ts';
import { loggedProblems } from '../../../src/core/trace/logged.ts';
import type { MplpTrace } from '../../../src/core/trace/mplp.ts';
import { eventsOf, happenedIn, type ProjectEntry } from '../../../src/core/project/history.ts';
import { idsFrom, tracesOf } from '../../../src/core/trace/record.ts';
import { uuidFrom } from '../../../src/record.ts';
import {
  alice,
  approves,
  around,
  asks,
  bob,
  dave,
  definition,
  inBuild,
  later,
  merges,
  overrides,
  pushes,
  rejects,
  requests,
  sceneOf,
  starts,
  swept,
  today,
  type Step,
} from '../given.ts';

type Event = NonNullable<MplpTrace['events']>[number];

/** The Trace of a gate with the lines of the log that are packed with it; of several the one of this number. */
function packed(gate: string, number: number, ...steps: readonly Step[]) {
  const { log } = sceneOf(...steps);
  const options = { environment: 'staging', repository: 'https://example.com/acme', branch: 'main' };
  const one = tracesOf(log, () => definition, uuidFrom, options).find(
    ({ folder }) => folder === `${gate}/main-${number}`,
  );
  if (one === undefined) throw new Error('nobody was asked');
  const entries = log.filter(({ seq }) => seq === 1 || seq === log.length || one.entries.includes(seq));
  return { trace: one.trace, entries };
}

function found(trace: MplpTrace, entries: readonly ProjectEntry[]): readonly string[] {
  return loggedProblems(trace, entries, uuidFrom).map(({ path, code }) => `${pathText(path)} ${code}`);
}

/** What is found after an event, counted from the end where it is below 0, is made another. */
function after(
  { trace, entries }: ReturnType<typeof packed>,
  at: number,
  change: (event: Event) => Event | readonly Event[],
): readonly string[] {
  const { events = [] } = trace;
  const index = at < 0 ? events.length + at : at;
  return found({ ...trace, events: events.flatMap((one, place) => (place === index ? change(one) : [one])) }, entries);
}

function withData(data: object): (event: Event) => Event {
  return (event) => ({ ...event, data: { ...event.data, ...data } });
}

const asked: readonly Step[] = [starts(), pushes(bob, 'p', { plan: 'A' }), requests(bob, 'plan_approval')];
const decided = packed('plan_approval', 1, ...asked, rejects(alice, 'plan_approval'), approves(alice, 'plan_approval'));
const expired: readonly Step[] = [
  ...asked,
  approves(alice, 'plan_approval', { until: '2026-03-10' }),
  later(20),
  swept,
];
const overridden: readonly Step[] = [...asked, overrides(dave, 'plan_approval', 'it burns', 'main', 'p')];

describe('a Trace beside the lines of the log that it is from', () => {
  it('cannot be told from one line, or by an event that names none', () => {
    const { trace, entries } = decided;
    expect(found({ ...trace, events: [] }, entries.slice(0, 1))).toEqual([]);
    expect(after(decided, 0, (event) => ({ ...event, data: null }))).toContain('events[0] event_contradicted');
    expect(after(decided, 0, withData({ record: 'none' }))).toContain('events[0] event_contradicted');
  });

  it('says what they say, whatever happened', () => {
    const stories = [
      decided,
      packed('plan_approval', 1, ...expired),
      packed('plan_approval', 2, ...expired),
      packed('plan_approval', 1, ...overridden),
      packed('plan_approval', 2, ...overridden),
      packed('plan_approval', 1, ...asked, merges(bob, 'p', { commit: 'c1' }), swept),
      packed('plan_approval', 1, inBuild),
      packed(
        'plan_approval',
        1,
        ...asked,
        asks(alice, { close: { terminal_state: 'abandoned', rationale: 'so be it' } }),
      ),
    ];
    for (const { trace, entries } of stories) expect(found(trace, entries)).toEqual([]);
  });

  it('is the same in every part of a decision: who, by what role and right, why, and to what it led', () => {
    for (const [name, value] of Object.entries({
      decided_by: 'mallory@example.com',
      decided_by_login: 'mallory',
      decided_by_role: 'intern',
      authority: undefined,
      assurance: 'asserted',
      reason: 'rewritten',
      deciding: false,
      confirm_status: 'pending',
      gate_status: 'conditional',
      covers: { plan: 'Z' },
      blockers: ['made up'],
    }))
      expect(after(decided, 2, withData({ [name]: value }))).toEqual([`events[2].data.${name} event_contradicted`]);
    expect(after(decided, 2, (event) => ({ ...event, timestamp: today('12:30') }))).toEqual([
      'events[2].timestamp event_contradicted',
    ]);
    expect(after(decided, 2, (event) => ({ ...event, event_type: 'decision.rejected' }))).toEqual([
      'events[2] event_contradicted',
    ]);
  });

  it('asks for what was asked, by whoever asked', () => {
    expect(after(decided, 0, withData({ requested_by_role: 'ceo', asked_of: 'nobody', proposal: 'q' }))).toEqual([
      'events[0].data.requested_by_role event_contradicted',
      'events[0].data.asked_of event_contradicted',
      'events[0].data.proposal event_contradicted',
    ]);
    expect(after(packed('plan_approval', 2, ...overridden), 0, withData({ requested_by_role: 'ceo' }))).toEqual([
      'events[0].data.requested_by_role event_contradicted',
    ]);
    expect(after(packed('plan_approval', 2, ...expired), 0, withData({ gate: 'go' }))).toEqual([
      'events[0].data.gate event_contradicted',
    ]);
  });

  it('names what stands there, and things of the kind that it tells of', () => {
    const one = ['events[1] event_contradicted'];
    const [first] = eventsOf(decided.entries, 'project_started');
    if (first === undefined) throw new Error('no project was started');
    const entry = decided.trace.events?.[1]?.data?.['record'] as { readonly entry: number; readonly event_id: string };
    expect(after(decided, 1, withData({ record: { ...entry, entry: 99 } }))).toContain(one[0]);
    expect(after(decided, 1, withData({ record: 'odd' }))).toContain(one[0]);
    expect(after(decided, 1, ({ data: _data, ...event }) => event)).toContain(one[0]);
    expect(after(decided, 1, withData({ record: { ...entry, event_id: 'gone' } }))).toEqual(one);
    expect(after(decided, 1, withData({ record: { entry: entry.entry } }))).toEqual(one);
    expect(after(decided, 1, withData({ decision_id: 'another' }))).toEqual(one);
    expect(after(decided, 0, withData({ confirm_id: 'another' }))).toEqual(['events[0] event_contradicted']);
    for (const event_type of [
      'confirm.begun',
      'confirm.expired',
      'confirm.bypassed',
      'confirm.closed',
      'confirm.overridden',
    ])
      expect([event_type, after(decided, 1, (event) => ({ ...event, event_type }))]).toEqual([event_type, one]);
    // However well the ids are made up, an event of another kind says nothing of it.
    const ids = (id: string) => ({
      confirm_id: idsFrom(first, uuidFrom)('confirm', id),
      decision_id: idsFrom(first, uuidFrom)('decision', id),
    });
    const [start, ...rest] = happenedIn(decided.entries);
    if (start === undefined) throw new Error('nothing happened');
    for (const { entry: line, event: happened } of [start, ...rest]) {
      const { event_id } = happened;
      const record_ = { record: { entry: line.seq, event_id }, ...ids(event_id) };
      const told = after(decided, 1, (event) => ({ ...withData(record_)(event), event_type: 'confirm.overridden' }));
      expect(told).toContain(one[0]);
      const asking = after(decided, 1, (event) => ({ ...withData(record_)(event), event_type: 'confirm.submitted' }));
      if (happened.type !== 'approval_requested') expect(asking).toContain(one[0]);
    }
    const forced = packed('plan_approval', 2, ...overridden);
    expect(after(forced, 1, (event) => ({ ...event, event_type: 'decision.approved' }))).toEqual(one);
    const drafted = happenedIn(sceneOf(...asked).log).find(({ event }) => event.type === 'artifact_created');
    if (drafted === undefined) throw new Error('nothing was drafted');
    const draft = { entry: drafted.entry.seq, event_id: drafted.event.event_id };
    expect(
      found(
        {
          ...decided.trace,
          events: [{ ...decided.trace.events![1]!, event_type: 'confirm.bypassed', data: { record: draft } }],
        },
        sceneOf(...asked).log.slice(0, 3),
      ),
    ).toContain('events[0] event_contradicted');
    const others = [
      packed('plan_approval', 1, ...overridden),
      packed('plan_approval', 1, ...expired),
      packed('plan_approval', 1, ...asked, merges(bob, 'p', { commit: 'c1' }), swept),
    ];
    for (const story of others) {
      const last = [`events[${(story.trace.events?.length ?? 0) - 1}] event_contradicted`];
      expect(after(story, -1, (event) => ({ ...event, event_type: 'confirm.odd' }))).toEqual(last);
    }
  });

  it('is never before what it follows, and leaves out no line', () => {
    const { trace, entries } = decided;
    const [, ...rest] = trace.events ?? [];
    expect(found({ ...trace, events: rest.slice(1) }, entries)).toEqual(['it event_missing', 'it event_missing']);
    expect(found({ ...trace, events: [] }, [])).toEqual([]);
    const { events: _events, ...without } = trace;
    expect(found(without, entries.slice(0, 1))).toEqual([]);
    const ahead = packed(
      'plan_approval',
      1,
      around({ at: today('14:00') }),
      ...asked,
      approves(alice, 'plan_approval'),
    );
    const log = ahead.entries.map((entry, index) => (index < 2 ? entry : { ...entry, at: today('13:00') }));
    expect(found(ahead.trace, log)).toEqual([]);
  });
});
