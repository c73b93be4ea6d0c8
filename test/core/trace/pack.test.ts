import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostFindings } from '../../../src/core/finding.ts';
import {
  clashing,
  manifestProblems,
  readSeal,
  readSums,
  timelineProblems,
} from '../../../src/core/trace/pack-check.ts';
import { overLimits, packLimits, packPaths, pathFault, sumsText } from '../../../src/core/trace/pack.ts';
import { recordFindings } from '../../../src/kept/packed-record.ts';
import { packsOf } from '../../../src/kept/packs.ts';
import { blobId, sealed, sha256 } from '../../../src/record.ts';
import { approves, knows, sceneOf, type Scene, type Step } from '../given.ts';
import { delivers, drafts, engaged, jordan, mika, morgan, writes } from '../orchestrator/cast.ts';
import { attests, base, definitionText, letters, packsFrom, policies, recordFrom, tracesIn, worked } from './packed.ts';
import { manyOf } from '../../soak.ts';

const scene = sceneOf(...worked);
const files = await packsFrom(recordFrom(scene.log));
const commercial = inside('commercial/main-1');

/** The files of one pack, by their path in it. */
function inside(folder: string): ReadonlyMap<string, string> {
  const here = [...files].filter(([path]) => path.startsWith(`${folder}/`));
  return new Map(here.map(([path, text]) => [path.slice(folder.length + 1), text]));
}

function bytesOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, Uint8Array> {
  return new Map([...texts].map(([path, text]) => [path, Buffer.from(text)]));
}

function textIn(path: string): string {
  return commercial.get(path) ?? '';
}

describe('an evidence pack', () => {
  it('holds a Confirm in the form of MPLP, the record that it rests on, and the digests of both', () => {
    expect([...new Set([...files.keys()].map((path) => path.split('/').slice(0, 2).join('/')))]).toEqual([
      'commercial/main-1',
      'legal_or_contract/main-1',
    ]);
    const letter = sha256(letters[1] ?? '');
    const rules = [definitionText, policies[0] ?? '', policies[1] ?? '', base].map(
      (text) => `artifacts/record/rules/${blobId(text)}.yaml`,
    );
    expect([...commercial.keys()].toSorted()).toEqual(
      [
        'manifest.json',
        ...['confirm', 'context', 'plan', 'trace'].map((name) => `artifacts/${name}.json`),
        'artifacts/record/log.yaml',
        'artifacts/record/state.yaml',
        `artifacts/record/evidence/${letter}.txt`,
        ...rules,
        'integrity/pack.sha256',
        'integrity/sha256sums.txt',
        'timeline/events.ndjson',
      ].toSorted(),
    );
    expect(Buffer.from(textIn(`artifacts/record/evidence/${letter}.txt`), 'base64')).toEqual(letters[1]);
    expect(
      Math.max(
        ...textIn(`artifacts/record/evidence/${letter}.txt`)
          .split('\n')
          .map(({ length }) => length),
      ),
    ).toBe(76);
    for (const path of rules) expect(textIn(path)).not.toBe('');
  });

  it('says in its manifest what it is of, and takes the moment and its names from the record', () => {
    const last = scene.log.at(-1);
    expect(JSON.parse(textIn(packPaths.manifest))).toEqual({
      pack_version: '1.0',
      pack_id: expect.stringMatching(/^[0-9a-f-]{36}-[0-9a-f]{12}$/u) as string,
      created_at: last?.at,
      generator: {
        name: 'countersign',
        version: '1.2.3',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      },
      protocol_version: '1.0.0',
      scenario_id: 'completetech_services/commercial',
      artifacts_included: ['context', 'plan', 'confirm', 'trace'],
      record: {
        project: 'northwind',
        seq: last?.seq,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
        effective_plan_status: 'in_progress',
        duty: 'resume',
      },
    });
  });

  it('tells what happened by the moment, and what happened in one moment by its id', () => {
    const events = textIn(packPaths.timeline)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, string>>);
    expect(events.map((one) => one['event_type'] ?? '').toSorted()).toEqual([
      'confirm.begun',
      'confirm.submitted',
      'decision.approved',
      'git.merge',
    ]);
    const keys = events.map((one) => `${one['timestamp'] ?? ''} ${one['event_id'] ?? ''}`);
    expect(keys).toEqual(keys.toSorted());
    expect(events.map((one) => `${one['event_type'] ?? ''} ${one['source_module'] ?? ''}`).toSorted()).toEqual([
      'confirm.begun confirm',
      'confirm.submitted confirm',
      'decision.approved confirm',
      'git.merge trace',
    ]);
    expect(timelineProblems(events)).toEqual([]);
  });

  it('lists its digests so that they are their own normal form, and seals the list', () => {
    const list = textIn(packPaths.sums);
    const { sums: listed, findings } = readSums(list, 'sums');
    expect(findings).toEqual([]);
    expect(sumsText(new Map(listed.map(({ path, digest }) => [path, digest])))).toBe(list);
    expect(readSeal(textIn(packPaths.seal))).toBe(sha256(list));
    for (const { path, digest } of listed) expect(sha256(textIn(path))).toBe(digest);
    expect(listed).toHaveLength(commercial.size - 2);
  });

  it('is empty for a project of which nothing is recorded, and of a trace without events', async () => {
    expect(await packsFrom(recordFrom([]))).toEqual(new Map());
    const record = recordFrom(scene.log);
    const [first] = tracesIn(record);
    if (first === undefined) throw new Error('there is no Confirm');
    const { events: _events, ...trace } = first.trace;
    const push = {
      event_id: first.trace.trace_id,
      event_type: 'git.push',
      source: 'git',
      timestamp: trace.meta.created_at ?? '',
      data: null,
    };
    const made = await packsOf(
      [
        { ...first, trace },
        { ...first, folder: 'b/main-1', trace: { ...trace, events: [push] } },
      ],
      record,
    );
    expect('files' in made ? made.files.get(`${first.folder}/${packPaths.timeline}`) : null).toBe('');
    expect('files' in made ? made.files.get(`b/main-1/${packPaths.timeline}`) : null).toContain('"payload":{}');
  });

  it('is refused where evidence is missing or another, or there is too much of it', async () => {
    const record = recordFrom(scene.log, { file: async () => null });
    expect(await packsOf(tracesIn(record), record)).toMatchObject({ refusal: { code: 'not_packable' } });
    const other = recordFrom(scene.log, { file: async () => Buffer.from('no') });
    expect(await packsOf(tracesIn(other), other)).toMatchObject({
      refusal: { because: expect.stringContaining('is not what was handed in') as string },
    });
    const large = recordFrom(scene.log, { text: async () => 'x'.repeat(30 * 1024 * 1024) });
    expect(await packsOf(tracesIn(large), large)).toMatchObject({
      refusal: {
        because: expect.stringMatching(/^the files of \S+ have \d+ MB, and a pack has 50 MB at most/u) as string,
      },
    });
    expect(overLimits(new Map(Array.from({ length: packLimits.files + 1 }, (_, at) => [String(at), 0])))).toBe(
      'are 1001, and a pack has 1000 at most',
    );
  });

  it('leaves out texts of rules that were lost before the project was imported', async () => {
    const record = recordFrom(scene.log, { text: async () => null });
    const found = [...(await packsFrom(record)).keys()].filter((path) => path.includes('/rules/'));
    expect(found).toEqual([]);
  });

  const steps = fc.constantFrom<Step>(
    writes('discovery_brief'),
    drafts('proposal_or_sow'),
    drafts('proposal_or_sow', 'other bytes'),
    attests('commercial', jordan),
    attests('legal_or_contract', morgan, 1),
    approves(mika, 'security_review'),
    delivers('proposal_or_sow'),
    knows(mika, 'opportunity.desired_outcome', 'triage', 'a call'),
  );

  it('is the same to the byte whenever it is made, and proves itself, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 6 }), async (more) => {
        const { log } = [...worked, ...more].reduce(doneIfPossible, sceneOf(engaged));
        const made = await packsFrom(recordFrom(log));
        expect(await packsFrom(recordFrom(structuredClone(log)))).toEqual(made);
        for (const folder of new Set([...made.keys()].map((path) => path.split('/').slice(0, 2).join('/')))) {
          const own = [...made].filter(([path]) => path.startsWith(`${folder}/`));
          const contents = new Map(own.map(([path, text]) => [path.slice(folder.length + 1), text]));
          expect(recordFindings(bytesOf(contents), folder)).toEqual([]);
          expect(own.every(([path]) => pathFault(path) === null)).toBe(true);
        }
      }),
      { numRuns: manyOf(20, 300), seed: 20_260_302 },
    );
  });
});

function doneIfPossible(before: Scene, step: Step): Scene {
  try {
    return step(before);
  } catch {
    return before;
  }
}

const lines = textIn(packPaths.log).split('\n');

function damaged(changes: Readonly<Record<string, string>>): readonly string[] {
  const contents = new Map(Object.entries({ ...Object.fromEntries(commercial), ...changes }));
  return recordFindings(bytesOf(contents), 'pack').map(
    ({ file, line: at, code }) => `${file.replace(/^pack\/(?:artifacts\/record\/)?/u, '')}:${at} ${code}`,
  );
}

describe('the record in a pack', () => {
  it('is found out when somebody changed it and made the digests of the pack anew', () => {
    expect(damaged({})).toEqual([]);
    expect(damaged({ [packPaths.log]: textIn(packPaths.log).replace('"lena"', '"mika"') })).toEqual([
      'log.yaml:1 log_broken',
    ]);
    expect(damaged({ [packPaths.log]: `${[...lines.slice(1, -1), lines[0]].join('\n')}\n` })).toEqual([
      expect.stringMatching(/^log\.yaml:\d log_broken$/u),
      'manifest.json:1 record_edited',
      'state.yaml:1 state_edited',
    ]);
    expect(damaged({ [packPaths.state]: `${textIn(packPaths.state)}\n` })).toEqual(['state.yaml:1 state_edited']);
    const rules = `${packPaths.rules}${blobId(base)}.yaml`;
    expect(damaged({ [rules]: policies[0] ?? '' })).toEqual([`rules/${blobId(base)}.yaml:1 record_edited`]);
    const letter = `${packPaths.evidence}${sha256(letters[1] ?? '')}.txt`;
    expect(damaged({ [letter]: 'Tm8=' })).toEqual([`evidence/${sha256(letters[1] ?? '')}.txt:1 record_edited`]);
  });

  it('is there, up to the entry that the manifest names', () => {
    const other = textIn(packPaths.manifest).replace('"seq": ', '"seq": 1');
    expect(damaged({ [packPaths.manifest]: other })).toEqual(['manifest.json:1 record_edited']);
    expect(damaged({ [packPaths.manifest]: '[' })).toEqual([]);
    expect(damaged({ [packPaths.manifest]: '{}' })).toEqual(['manifest.json:1 record_edited']);
    const without = new Map([...commercial].filter(([path]) => path !== packPaths.log));
    const bare = textIn(packPaths.manifest).replace('"countersign"', '"Countersign"').replace('"record"', '"more"');
    for (const manifest of [textIn(packPaths.manifest), bare]) {
      const contents = bytesOf(new Map([...without, [packPaths.manifest, manifest]]));
      expect(recordFindings(contents, 'pack').map(({ code }) => code)).toEqual(['pack_part_missing']);
    }
  });

  it('has entries that follow each other, where none is left out between them', () => {
    const [first, second] = recordFrom(scene.log).entries;
    if (first === undefined || second === undefined) throw new Error('nothing was recorded');
    const { saw, events, refusal: _refusal, state: _state, prev: _prev, hash: _hash, ...head } = second;
    const others = { [packPaths.state]: '', [packPaths.manifest]: '[', 'artifacts/trace.json': '[' };
    const broken = (seq: number): string => {
      const other = sealed({ ...head, seq }, saw, { events: events ?? [] }, blobId(''), 'f'.repeat(64));
      return `- ${JSON.stringify(first)}\n${other.line}`;
    };
    expect(damaged({ [packPaths.log]: broken(2), ...others })).toEqual(['log.yaml:2 log_broken']);
    expect(damaged({ [packPaths.log]: broken(3), ...others })).toEqual([]);
    expect(damaged({ [packPaths.log]: broken(1), ...others })).toEqual(['log.yaml:2 log_broken']);
    expect(damaged({ [packPaths.log]: '', ...others })).toEqual(['log.yaml:1 log_broken']);
  });

  it('is no text that never ends', () => {
    const deep = `- {"v":1,"seq":1,"id":"a","at":"b","actor":{},"command":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}},"events":[],"state":"","prev":"","hash":""}\n`;
    expect(damaged({ [packPaths.log]: deep })).toEqual(['log.yaml:1 nested_too_deeply']);
  });

  it('is not asked of packs that others made', () => {
    expect(recordFindings(new Map([['artifacts/record/notes.txt', Buffer.from('x')]]), 'pack')).toEqual([]);
  });
});

const digest = 'a'.repeat(64);
const noon = '2026-03-02T12:00:00Z';

function sums(text: string): readonly string[] {
  return readSums(text, 'sums').findings.map(({ line, code }) => `${line} ${code}`);
}

function event(event_id: string, timestamp: string) {
  return { event_id, timestamp };
}

describe('what a pack of anybody says', () => {
  it.each([
    ['', ['1 empty_file']],
    [`${digest}  a.txt\n${digest}  b.txt\n`, []],
    [`${digest}  a.txt\r\n${digest}  b.txt\r\n`, ['1 carriage_return']],
    [`${digest}  a.txt\n${digest}  a.txt`, ['2 duplicate_id']],
    [`${digest}  a.txt\n\n`, ['2 digest_list']],
    [`${digest} *a.txt`, ['1 digest_list']],
    [`${digest.toUpperCase()}  a.txt`, ['1 digest_list']],
    [`${digest}  ${packPaths.sums}\n${digest}  ${packPaths.seal}`, ['1 digest_list', '2 digest_list']],
    [`${digest}  ../a.txt\n${digest}  /etc/a.txt`, ['1 pack_file_refused', '2 pack_file_refused']],
    ['x\n'.repeat(1000), Array.from({ length: mostFindings }, (_, at) => `${at + 1} digest_list`)],
  ])('digests are listed one a line: %j', (text, findings) => {
    expect(sums(text)).toEqual(findings);
  });

  it.each([
    ['artifacts/plan.json', null],
    ['notes/A b-1.TXT', null],
    ['a/../b.txt', 'has a path that could lead out of the pack'],
    ['a/..b.txt', 'has a path that could lead out of the pack'],
    ['a//b.txt', 'has a path that could lead out of the pack'],
    ['./b.txt', 'has a path that could lead out of the pack'],
    ['/b.txt', 'is an absolute path'],
    ['C:b.txt', 'is an absolute path'],
    ['a\\b.txt', 'has a backslash in its path, which is another path on another machine'],
    ['a\n.txt', 'has a name that cannot be written in a list'],
    ['a\uFFFD.txt', 'has a name that cannot be written in a list'],
    ['run.sh', 'does not end in .json, .ndjson, .yaml, .yml, .txt, .sha256'],
    ['txt', 'does not end in .json, .ndjson, .yaml, .yml, .txt, .sha256'],
    ['a.json/b', 'does not end in .json, .ndjson, .yaml, .yml, .txt, .sha256'],
  ])('the path %j: %s', (path, fault) => {
    expect(pathFault(path)).toBe(fault);
  });

  it('one sha256 seals it, alone or with what it is of', () => {
    expect(readSeal(digest)).toBe(digest);
    expect(readSeal(`${digest}\n`)).toBe(digest);
    expect(readSeal(`${digest}  pack\n`)).toBe(digest);
    expect(readSeal(`${digest}  integrity/sha256sums.txt\n`)).toBe(digest);
    for (const text of ['', `${digest}\n\n`, `${digest}x`, `${digest}\r\n`, ` ${digest}`, `${digest}  other\n`])
      expect(readSeal(text)).toBeNull();
  });

  it('no two paths are one on machines that do not tell A from a', () => {
    expect(clashing(['a/b.txt', 'a/c.txt', 'd.txt'])).toEqual([]);
    expect(clashing(['a/b.txt', 'A/c.txt', 'd.txt', 'D.txt', 'caf\u00e9.txt', 'cafe\u0301.txt'])).toEqual([
      ['A', 'a'],
      ['D.txt', 'd.txt'],
      ['cafe\u0301.txt', 'caf\u00e9.txt'],
    ]);
  });

  it('its manifest names a moment, a version of the protocol and the artifacts that are there', () => {
    const paths = new Set([
      ...['context', 'plan', 'trace', 'confirm'].map((name) => `artifacts/${name}.json`),
      'artifacts/record/log.yaml',
    ]);
    const says = (manifest: unknown, there = paths) =>
      manifestProblems(manifest, there).map(({ code, path, message, severity }) => [
        severity,
        code,
        path.join('.'),
        message,
      ]);
    const good = {
      created_at: '2026-03-02T12:00:00+01:00',
      protocol_version: '1.0.7',
      artifacts_included: ['context', 'plan', 'trace', 'confirm'],
    };
    expect(says(good)).toEqual([]);
    expect(says(null)).toEqual([]);
    expect(says({}, new Set())).toEqual(
      ['context', 'plan', 'trace'].map((name) => [
        'error',
        'pack_part_missing',
        '',
        `artifacts/${name}.json is not in the pack`,
      ]),
    );
    expect(
      says({
        created_at: '2026-13-02T12:00:00Z',
        protocol_version: '2.0.0',
        artifacts_included: ['plan', 'plan', 'x', 7],
      }),
    ).toEqual([
      ['error', 'wrong_value', 'created_at', '2026-13-02T12:00:00Z is no moment'],
      ['error', 'wrong_value', 'protocol_version', 'protocol 2.0.0 is not one that packs of this form are made by'],
      ['error', 'duplicate_id', 'artifacts_included.1', 'plan is named twice'],
      ['error', 'pack_part_missing', 'artifacts_included.2', 'artifacts/x.json is not in the pack'],
      ...['context', 'trace', 'confirm'].map((name) => [
        'warning',
        'wrong_value',
        'artifacts_included',
        `artifacts/${name}.json is there and is not named`,
      ]),
    ]);
  });

  it('no more problems are told than anybody reads, and errors first', () => {
    const many = Array.from({ length: 200 }, () => 'x');
    expect(manifestProblems({ artifacts_included: many }, new Set()).map(({ code }) => code)).toEqual([
      ...Array.from({ length: 4 }, () => 'pack_part_missing'),
      ...Array.from({ length: mostFindings - 1 }, () => 'duplicate_id'),
    ]);
    expect(timelineProblems(many.map(() => event('a', noon)))).toHaveLength(mostFindings);
  });

  it.each([
    ['nothing', null, []],
    ['events in their order', [event('b', noon), event('c', noon), event('a', '2026-03-02T12:00:01Z')], []],
    ['an id that stands there twice', [event('a', noon), event('a', noon)], ['1 duplicate_id']],
    ['an earlier moment', [event('a', noon), event('b', '2026-03-02T12:30:00+01:00')], ['1 timeline_order']],
    ['an earlier id in one moment', [event('b', noon), event('a', noon)], ['1 timeline_order']],
    [
      'an earlier id in one moment written otherwise',
      [event('b', noon), event('a', '2026-03-02T12:00:00.000Z')],
      ['1 timeline_order'],
    ],
    [
      'an earlier fraction',
      [event('a', '2026-03-02T12:00:00.000002Z'), event('b', '2026-03-02T12:00:00.000001Z')],
      ['1 timeline_order'],
    ],
    ['a later fraction', [event('b', '2026-03-02T12:00:00.000001Z'), event('a', '2026-03-02T12:00:00.000002Z')], []],
    [
      'no moment',
      [event('a', 'noon'), event('b', '2026-02-30T25:00:00Z'), event('c', noon)],
      ['0.timestamp wrong_value', '1.timestamp wrong_value'],
    ],
    ['what its schema refuses already', [7, {}, { event_id: 'a' }, event('a', noon)], []],
  ])('its timeline tells %s', (_, events, found) => {
    expect(timelineProblems(events).map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual(found);
  });
});
