import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import { shapeFault } from '../../src/core/project/entry-shape.ts';
import { object, oneOf, told } from '../../src/core/shape.ts';
import { played, story } from './random-lifecycles.ts';
import { manyOf } from '../soak.ts';

const runs = { seed: 20_261_122, numRuns: manyOf(40, 5000) };

type Parts = Readonly<Record<string, unknown>>;

const ann = { id: 'ann@example.com', login: 'ann', kind: 'person', assurance: 'asserted' };
const known = {
  v: 1,
  id: 'e3',
  seq: 3,
  at: '2026-03-02T09:00:00.000Z',
  source: 'cli:1',
  actor: ann,
  command: { fact: { fact: 'size.pages', value: 3, source: 'counted' } },
  saw: {},
  events: [{ type: 'fact_recorded', fact: 'size.pages', value: 3, source: 'counted', was: null, event_id: 'e3/0' }],
  state: 's',
  prev: 'p',
  hash: 'h',
};

/** What is wrong with the entry when some of its parts are others; absent ones are left out. */
function fault(changes: Parts): string | null {
  const entry: unknown = JSON.parse(JSON.stringify({ ...known, ...changes }));
  return shapeFault(entry as Entry);
}

const event = (type: string, fields: object): Parts => ({ events: [{ type, event_id: 'e', ...fields }] });
const refusal = { code: 'gate_closed', because: 'it is closed', next: 'open it' };
const decision = { status: 'approved', decided_by: 7, decided_by_login: 'erin', decided_by_role: 'owner', reason: '' };
const approved = { change: 'decided', gate: 'g', track: 'main', status: 'approved', terms: {} };
const approve = (more: object): Parts => ({ command: { approve: { track: 'main', reason: '', ...more } } });
const under = (...all: readonly object[]): Parts => ({ saw: { definition: 'd', under: all } });

describe('an entry is known', () => {
  it.each<readonly [string, Parts]>([
    ['as it is', {}],
    ['with a field more: nothing reads it', { command: { fact: { ...known.command.fact, more: 1 } }, more: 1 }],
    ['refused', { events: undefined, refusal: { ...refusal, handoff: { to: 'x', needs: [], questions: [] } } }],
    ['with a signature, and with when it was said', { signature: { key: 'k', text: 't' }, said: known.at }],
    ['with nothing to say', { command: { wait: {} }, events: [] }],
    ['with conditions in conditions', approve({ conditions: [{ all: [{ any: [] }, { not: { flag: 'late' } }] }] })],
    ['with what it saw', under({ recent: [1, 2] }, { head: null }, { branch: 'b', was: { checks: { ci: 'passed' } } })],
  ])('%s', (_what, changes) => {
    expect(fault(changes)).toBeNull();
  });

  it('wherever the rules made it, and no more with a value of another kind anywhere in it', () => {
    fc.assert(
      fc.property(story, fc.nat(), (tale, chance) => {
        const { log } = played(tale).at(-1) ?? { log: [] };
        for (const line of log) {
          const entry = JSON.parse(JSON.stringify(line)) as Entry;
          expect(shapeFault(entry)).toBeNull();
          const places = placesIn(entry);
          const place = places[chance % places.length] ?? [];
          expect([place, shapeFault(exchanged(entry, place) as Entry)]).toEqual([place, expect.any(String)]);
        }
      }),
      runs,
    );
  });
});

it('one of several shapes is one of an object', () => {
  expect(told<{ readonly is: 'a' }, 'is'>('is', { a: object<{ readonly is: 'a' }>({ is: oneOf(['a']) }) })(null)).toBe(
    ' is no object',
  );
});

describe('an entry is none that this program knows, and what is wrong is told:', () => {
  it.each<readonly [string, Parts]>([
    ['v is not 1', { v: 2 }],
    ['seq is no number', { seq: '3' }],
    ['at is no time', { at: '2026-03-02' }],
    ['at is no time', { at: '2026-02-31T09:00:00.000Z' }],
    ['at is no time', { at: 5 }],
    ['actor.id is neither text nor a number', { actor: { ...ann, id: null } }],
    ['actor.kind is no word that is known here', { actor: { ...ann, kind: 'ghost' } }],
    ['actor is no object', { actor: [] }],
    ['signature.text is missing', { signature: { key: 'k' } }],
    ['outcome is neither events nor a refusal, or both', { events: undefined }],
    ['outcome is neither events nor a refusal, or both', { refusal }],
    ['events is no list', { events: {} }],
    ['refusal.code is no word that is known here', { events: undefined, refusal: { ...refusal, code: 'because' } }],
    ['command is not one verb with its arguments', { command: null }],
    ['command is not one verb with its arguments', { command: {} }],
    ['command is not one verb with its arguments', { command: { ...known.command, wait: {} } }],
    ['command frobnicate is no verb', { command: { frobnicate: 1 } }],
    ['command toString is no verb', { command: { toString: {} } }],
    ['command fact is no object', { command: { fact: 'x' } }],
    ['command land.commit is missing', { command: { land: {} } }],
    ['command wait is no object', { command: { wait: 1 } }],
    ['command approve.gate is no text', approve({ gate: 7 })],
    ['command approve.permits[1] is no text', approve({ permits: ['send', 7] })],
    ['command approve.conditions[0] is none of those that are known here', approve({ conditions: [{ moon: 'full' }] })],
    ['command approve.conditions[0] is no object', approve({ conditions: [null] })],
    [
      'command approve.conditions[0].all[0].no is no word that is known here',
      approve({ conditions: [{ all: [{ no: 'x' }] }] }),
    ],
    ['event is no object', { events: [null] }],
    ['event.event_id is missing', { events: [{ type: 'fact_recorded' }] }],
    ['event bogus_event is no event', event('bogus_event', {})],
    ['event fact_recorded.fact is missing', event('fact_recorded', {})],
    ['event approval_changed.change is no word that is known here', event('approval_changed', {})],
    ['event approval_changed.change is no word that is known here', event('approval_changed', { change: 'made' })],
    [
      'event approval_changed.decision.assurance is no word that is known here',
      event('approval_changed', { ...approved, decision: { ...decision, assurance: 'sure' } }),
    ],
    [
      'event gate_overridden.covers.a is no text',
      event('gate_overridden', { gate: 'g', track: 't', reason: '', role: 'r', covers: { a: 1 } }),
    ],
    [
      'event gate_overridden.covers is no object',
      event('gate_overridden', { gate: 'g', track: 't', reason: '', role: 'r', covers: null }),
    ],
    [
      'event gate_evaluated.gates[0].open is neither true nor false',
      event('gate_evaluated', { for: 'x', gates: [{ gate: 'g', open: 1, says: '' }] }),
    ],
    [
      'event stage_changed.skipped is not true',
      event('stage_changed', { track: 'main', from: 'a', to: 'b', on: '', rationale: '', skipped: false }),
    ],
    [
      'event assumption_recorded.value is neither text nor a number, true or false',
      event('assumption_recorded', { assumption: 'a', value: [], because: '', was: null }),
    ],
    ['saw.under[0].recent is no pair of numbers', under({ recent: [1] })],
    ['saw.under[0].recent is no pair of numbers', under({ recent: 'all' })],
    ['saw.under[0] is none of those that are known here', under({ weather: 'fine' })],
    ['saw.under[0] is no object', { saw: { under: ['fine'] } }],
  ])('its %s', (says, changes) => {
    const { seq = 3 } = changes as { readonly seq?: number | string };
    expect(fault(changes)).toBe(`entry ${seq} is none that this program knows: its ${says}`);
  });
});

type Place = readonly (string | number)[];

/** Every place of an entry that has a shape; what it saw beside the circumstances has none. */
function placesIn({ command, events, refusal: no, actor, saw }: Entry): readonly Place[] {
  const parts = { command, events, refusal: no, actor, saw: { under: saw.under } };
  return below(parts).filter((place) => place.length > 1 && place.join('.') !== 'saw.under');
}

function below(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [at];
  return [at, ...Object.entries(value).flatMap(([key, one]) => below(one, [...at, key]))];
}

/** The same with something of another kind at one place: a list where there is none, and a text where there is one. */
function exchanged(value: unknown, [key, ...rest]: Place): unknown {
  if (key === undefined) return Array.isArray(value) ? 'a text' : [[]];
  const held = value as Parts;
  const next = exchanged(held[key], rest);
  if (Array.isArray(value)) return value.map((one: unknown, at) => (String(at) === String(key) ? next : one));
  return { ...held, [key]: next };
}
