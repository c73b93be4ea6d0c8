import { Ajv, type ValidateFunction } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventDataSchemas, type EventData } from '../../../src/core/trace/check/event-data.ts';
import { faultsOf } from '../../../src/files/faults.ts';
import { formats } from '../../../src/files/formats.ts';
import { objectsIn } from '../../../src/files/trace.ts';
import { approved, id, reportOf, type Files } from './approved.ts';
import { objectIn, publishedSchemas, whyNot } from './published.ts';
import { manyOf } from '../../soak.ts';

const when = '2026-03-02T09:00:00Z';
const fields = (file: string) => approved()[`${file}.json`] as Readonly<Record<string, unknown>>;

const full = {
  meta: {
    protocol_version: '1.0.0',
    schema_version: '1.0.0',
    created_at: when,
    created_by: 'ann',
    updated_at: when,
    updated_by: 'ann',
    tags: ['a', 'b'],
    cross_cutting: ['security', 'state-sync'],
  },
  trace: { trace_id: id(50), span_id: id(51), parent_span_id: id(52), context_id: id(1), attributes: { a: 1 } },
  governance: {
    lifecyclePhase: 'building',
    truthDomain: 'bridge',
    locked: true,
    lastConfirmRef: { id: id(40), module: 'confirm', description: 'the first' },
  },
  events: [{ event_id: id(60), event_type: 'a.b1', source: 'x', timestamp: when, trace_id: id(50), data: { a: [1] } }],
};

const { meta, trace: span, governance, events } = full;

/** Objects that use every field there is. */
const objects = {
  context: {
    ...fields('context'),
    ...full,
    summary: '',
    tags: ['a', 'a'],
    language: 'de',
    owner_role: 'x',
    constraints: { a: 1 },
    created_at: when,
    updated_at: when,
  },
  plan: { ...fields('plan'), meta, trace: span, events },
  confirm: { ...fields('confirm'), ...full },
  trace: {
    ...fields('trace'),
    meta,
    governance,
    root_span: span,
    segments: [
      {
        segment_id: id(70),
        parent_segment_id: id(71),
        label: 'x',
        status: 'skipped',
        started_at: when,
        finished_at: when,
        attributes: {},
      },
    ],
  },
} as const;

const carried: Readonly<Record<EventData, object>> = {
  git_event: {
    repo_url: 'https://example.com/bridge.git',
    commit_id: 'abc',
    ref_name: 'main',
    event_kind: 'merge',
    author_name: 'Ann',
    author_email: 'ann@example.com',
    commit_message: '',
    timestamp: when,
    files_changed: 0,
    insertions: 1,
    deletions: 2,
    parent_commits: ['a'],
  },
  ci_event: {
    ci_provider: 'x',
    pipeline_id: 'x',
    run_id: '1',
    status: 'succeeded',
    started_at: when,
    completed_at: when,
    branch_name: 'main',
    commit_id: 'abc',
    run_url: 'https://example.com/1',
    duration_ms: 5,
    stages: [{ stage_name: 'test', status: 'skipped', duration_ms: 1 }],
    trigger_kind: 'push',
  },
  file_update_event: {
    file_path: 'a',
    change_type: 'renamed',
    workspace_root: '/',
    change_summary: '',
    timestamp: when,
    lines_added: 1,
    lines_removed: 0,
    previous_path: 'b',
    encoding: 'utf8',
    language: 'ts',
  },
  tool_event: {
    tool_id: 'oxlint',
    tool_kind: 'linter',
    invocation_id: id(90),
    status: 'failed',
    started_at: when,
    completed_at: when,
    exit_code: -1,
    output_summary: '',
    args: ['-v'],
    working_directory: '.',
  },
};

/** Values that are wrong in most places. */
const odd = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1.5,
  '',
  ' ',
  'x',
  'approved',
  'merge',
  '1.0',
  '1.0.0',
  '2026-02-30T00:00:00Z',
  '2026-03-02',
  when,
  id(3),
  id(3).toUpperCase(),
  '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  'ann@',
  'http:',
  'confirm.x',
  'Confirm.x',
  'a.',
  [],
  ['a'],
  ['a', 'a'],
  [''],
  [{}],
  {},
  { a: 1 },
);

/** One value of an object, chosen by a number, is replaced or taken away, or something is added beside it. */
function mutated(value: unknown, place: number, put: unknown, how: string): unknown {
  const holders: (unknown[] | Record<string, unknown>)[] = [];
  const copy = structuredClone(value);
  const walk = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    if (Object.keys(one).length > 0) holders.push(one as Record<string, unknown>);
    for (const inner of Object.values(one)) walk(inner);
  };
  walk(copy);
  const places = holders.flatMap((holder) => Object.keys(holder).map((key) => ({ holder, key })));
  const { holder, key } = places[place % places.length] ?? { holder: [], key: '' };
  if (Array.isArray(holder)) {
    if (how === 'replace') holder[Number(key)] = put;
    else if (how === 'remove') holder.splice(Number(key), 1);
    else holder.push(put);
  } else if (how === 'replace') holder[key] = put;
  else if (how === 'remove') Reflect.deleteProperty(holder, key);
  else holder[`${key}_2`] = put;
  return copy;
}

/** How many changes of a value are accepted and refused; fails where one of the two accepts what the other refuses. */
function compared(whole: unknown, valid: ValidateFunction, accepts: (value: unknown) => boolean) {
  expect([valid(whole), accepts(whole)]).toEqual([true, true]);
  const counts = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(fc.nat(), odd, fc.constantFrom('replace', 'replace', 'remove', 'add'), (place, put, how) => {
      const value = mutated(whole, place, put, how);
      const isValid = valid(value);
      counts[isValid ? 'accepted' : 'refused']++;
      expect({ value, accepted: accepts(value) }).toEqual({ value, accepted: isValid });
    }),
    { seed: 20_260_302, numRuns: manyOf(500, 50_000) },
  );
  return counts;
}

describe.skipIf(whyNot !== '')(`what the published schemas refuse is refused, and nothing else${whyNot}`, () => {
  const schemas = whyNot === '' ? publishedSchemas() : null;

  it.each(['context', 'plan', 'confirm', 'trace'] as const)('of a %s', (kind) => {
    const valid = schemas?.[kind];
    if (valid === undefined) throw new Error(whyNot);
    const counts = compared(objects[kind], valid, (value) => {
      const [object] = objectsIn(value, `${kind}.json`, '.').objects;
      return object?.kind === kind && object.faults.length === 0;
    });
    expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(20);
  });

  it.each(Object.keys(carried) as EventData[])('of a %s', (kind) => {
    const ajv = new Ajv({
      strict: false,
      formats: Object.fromEntries(Object.entries(formats).map(([name, { isOne }]) => [name, isOne])),
    });
    const schema = objectIn(`schemas/v2/integration/mplp-${kind.replaceAll('_', '-')}.schema.json`) as object;
    const counts = compared(
      carried[kind],
      ajv.compile(schema),
      (value) => faultsOf(value, eventDataSchemas[kind], formats).length === 0,
    );
    expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(20);
  });
});

it('whatever stands in the files, they are checked to the end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), odd, fc.constantFrom('replace', 'remove', 'add')), { minLength: 1, maxLength: 4 }),
      (changes) => {
        const files = changes.reduce<unknown>((all, [place, put, how]) => mutated(all, place, put, how), approved());
        expect(reportOf(files as Files).checked.length).toBeLessThanOrEqual(5);
      },
    ),
    { seed: 20_260_302, numRuns: manyOf(500, 20_000) },
  );
});

describe('an address', () => {
  it.each(['ann@example.com', "o'neil+x@a-b.example", 'x@localhost'])('of mail is %s', (text) => {
    expect(formats['email']?.isOne(text)).toBe(true);
  });

  it.each(['ann', 'ann@', '@b.c', 'a b@c.d', 'a@b..c', 'a@-b.c', '.a@b.c', 'a@b@c'])('of mail is not %s', (text) => {
    expect(formats['email']?.isOne(text)).toBe(false);
  });

  it.each([
    ['https://example.com/a?b#c', true],
    ['urn:uuid:1', true],
    ['/a/b', false],
    ['https://exa mple.com', false],
    ['https://[', false],
    ['1:2', false],
  ])('of anything: %s is one: %s', (text, is) => {
    expect(formats['uri']?.isOne(text)).toBe(is);
  });
});
