import { describe, expect, it } from 'vitest';
import { mostFindings } from '../../../src/core/finding.ts';
import { isOurs, lackIn, timelineUnlike } from '../../../src/core/trace/pack-record.ts';
import { sceneOf } from '../given.ts';
import { recordFrom, worked } from './packed.ts';

describe('a pack that says that Countersign made it', () => {
  it.each([
    ['countersign', true],
    ['Countersign', true],
    [' COUNTERSIGN\n', true],
    ['ｃountersign', true],
    ['countersigner', false],
    ['somebody', false],
    [7, false],
  ])('by the name %j: %j', (name, found) => {
    expect(isOurs({ generator: { name } })).toBe(found);
  });

  it('does not say so without a generator', () => {
    expect(isOurs({})).toBe(false);
    expect(isOurs({ generator: 'countersign' })).toBe(false);
  });
});

describe('the log in a pack', () => {
  const { entries } = recordFrom(sceneOf(...worked).log);

  it('begins with the start of the project that the manifest names', () => {
    expect(lackIn(entries, null)).toBeNull();
    expect(lackIn(entries, { record: { project: 'northwind' } })).toBeNull();
    expect(lackIn(entries, { record: 'odd' })).toBeNull();
    expect(lackIn(entries, { record: { project: 'southwind' } })).toMatchObject({ code: 'record_edited' });
  });

  it('is not empty, and nothing of its beginning was taken out', () => {
    const [first, ...others] = entries;
    expect(lackIn([], {})).toMatchObject({ code: 'log_broken', message: 'no entry is in the log' });
    expect(lackIn(others, {})).toMatchObject({ code: 'log_broken' });
    expect(lackIn(first === undefined ? [] : [{ ...first, seq: 2 }], {})).toMatchObject({ code: 'log_broken' });
  });
});

describe('the timeline of a pack and its Trace', () => {
  const one = { event_id: 'a', event_type: 'confirm.submitted', timestamp: '2026-03-02T09:00:00Z' };
  const two = { event_id: 'b', event_type: 'decision.approved', timestamp: '2026-03-02T10:00:00Z' };

  function told(timeline: unknown, trace: unknown = { events: [one, two] }) {
    return timelineUnlike(timeline, trace).map(({ path, message }) => `${path.join('.')} ${message}`);
  }

  it('tell the same events, however their moments are written', () => {
    expect(told([one, two])).toEqual([]);
    expect(told([two, { ...one, timestamp: '2026-03-02T10:00:00.000+01:00', payload: {} }])).toEqual([]);
  });

  it('where the Trace tells any', () => {
    for (const trace of [null, 'odd', {}, { events: [] }, { events: [7, { event_id: 7 }] }])
      expect(told([one], trace)).toEqual([]);
  });

  it.each<readonly [string, unknown, readonly string[]]>([
    ['nothing', [], [' event a of trace.json is not here', ' event b of trace.json is not here']],
    ['no list', {}, [' event a of trace.json is not here', ' event b of trace.json is not here']],
    ['too little', [one], [' event b of trace.json is not here']],
    ['too much', [one, two, { ...one, event_id: 'c' }], ['2 event c is not in trace.json']],
    [
      'another event',
      [one, { ...two, event_type: 'decision.rejected' }],
      ['1.event_type event b has another event_type in trace.json, decision.approved'],
    ],
    [
      'another moment',
      [one, { ...two, timestamp: '2026-03-02T11:00:00Z' }],
      ['1.timestamp event b has another timestamp in trace.json, 2026-03-02T10:00:00Z'],
    ],
    [
      'no moment',
      [{ ...one, timestamp: 'early' }, two],
      ['0.timestamp event a has another timestamp in trace.json, 2026-03-02T09:00:00Z'],
    ],
  ])('differ: %s', (_what, timeline, found) => {
    expect(told(timeline)).toEqual(found);
  });

  it('are compared in what they say: what is no text is told already, and both may say what is no moment', () => {
    const odd = { ...one, timestamp: 'early' };
    expect(told([odd], { events: [odd] })).toEqual([]);
    expect(
      told([
        { ...one, timestamp: 7 },
        { ...two, event_type: undefined },
      ]),
    ).toEqual([]);
    expect(told([one], { events: [{ ...one, timestamp: null }] })).toEqual([]);
  });

  it('are told to differ no more often than anybody reads', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...one, event_id: String(index) }));
    expect(told([...many, one, two])).toHaveLength(mostFindings);
  });
});
