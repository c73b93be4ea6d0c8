import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packPaths, sumsText } from '../../src/core/trace/pack.ts';
import { isPack, readPack } from '../../src/kept/read-pack.ts';
import { sealed, sha256 } from '../../src/record.ts';
import { sceneOf } from '../core/given.ts';
import { lena } from '../core/orchestrator/cast.ts';
import { packsFrom, recordFrom, worked } from '../core/trace/packed.ts';
import { temporaryFolder } from '../fixtures/repository.ts';

const root = temporaryFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = 'commercial/main-1';
const files = new Map(
  [...(await packsFrom(recordFrom(sceneOf(...worked).log)))]
    .filter(([path]) => path.startsWith(`${folder}/`))
    .map(([path, text]) => [path.slice(folder.length + 1), text]),
);
let made = 0;
/** A line whose hash fits, and whose event is none. */
const madeUp = sealed(
  { v: 1, id: 'x', seq: 1, at: 'x', source: 'x', actor: lena, command: { wait: {} } },
  {},
  { events: [null] },
  '',
  '0'.repeat(64),
).line;

/** A pack of one's own, to do harm to. */
function pack(): string {
  const here = join(root, String(made++));
  for (const [path, text] of files) put(here, path, text);
  return here;
}

function put(here: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(here, path)), { recursive: true });
  writeFileSync(join(here, path), content);
}

async function found(here: string): Promise<readonly string[]> {
  const { findings } = await readPack(here, 'pack');
  return findings.map(({ file, line, code }) => `${file.replace('pack/', '')}:${line} ${code}`);
}

/** Makes the digests fit what is there, as somebody would who wants to deceive. */
function reseal(here: string): void {
  const there = readdirSync(here, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = there.map((entry) => join(entry.parentPath, entry.name).slice(here.length + 1));
  const listed = paths.filter((path) => !path.startsWith('integrity/'));
  const sums = sumsText(new Map(listed.map((path) => [path, sha256(readFileSync(join(here, path)))])));
  put(here, packPaths.sums, sums);
  put(here, packPaths.seal, sha256(sums));
}

/** Changes one file and makes the digests fit. */
async function resealed(path: string, change: (text: string) => string | Uint8Array): Promise<readonly string[]> {
  const here = pack();
  put(here, path, change(readFileSync(join(here, path), 'utf8')));
  reseal(here);
  return found(here);
}

function numbers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => String(at));
}

it('a pack proves itself, whatever its digests are sorted by, and gives its artifacts', async () => {
  const here = pack();
  expect(await isPack(here)).toBe(true);
  const { findings, artifacts, sayings } = await readPack(here, 'pack');
  expect(findings).toEqual([]);
  const { confirm_id } = JSON.parse(files.get('artifacts/confirm.json') ?? '') as { readonly confirm_id: string };
  expect(sayings).toMatchObject([
    { folder: 'pack/artifacts', fields: { pack_id: confirm_id } },
    { folder: 'pack/artifacts', fields: { effective_plan_status: 'in_progress', duty: 'resume' } },
  ]);
  expect([...artifacts.keys()]).toEqual(
    ['confirm', 'context', 'plan', 'trace'].map((name) => `artifacts/${name}.json`),
  );
  expect(Buffer.from(artifacts.get('artifacts/plan.json') ?? []).toString()).toBe(files.get('artifacts/plan.json'));
  put(here, 'artifacts/B.txt', 'b');
  put(here, 'artifacts/_a.txt', 'a');
  reseal(here);
  expect(await found(here)).toEqual([]);
  // As languages sort: an underscore comes first, and B behind a.
  const lines = readFileSync(join(here, packPaths.sums), 'utf8').split('\n');
  const sorted = lines.toSorted((one, other) => one.slice(66).localeCompare(other.slice(66), 'en'));
  expect(sorted).not.toEqual(lines);
  put(here, packPaths.sums, `${sorted.join('\n')}\n`);
  for (const end of ['', '\n']) {
    put(here, packPaths.seal, sha256(`${sorted.join('\n')}${end}`));
    expect(await found(here)).toEqual([]);
  }
});

function bytesOf(here: string, path: string): Buffer {
  return readFileSync(join(here, path));
}

describe('every file of a pack', () => {
  const harm: Readonly<Record<string, (here: string, path: string) => void>> = {
    flipped(here, path) {
      const bytes = bytesOf(here, path);
      const at = Math.floor(bytes.length / 3);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      put(here, path, bytes);
    },
    truncated(here, path) {
      truncateSync(join(here, path), Math.floor(bytesOf(here, path).length / 2));
    },
    emptied: (here, path) => truncateSync(join(here, path), 0),
    deleted: (here, path) => rmSync(join(here, path)),
    'given a sign more': (here, path) => appendFileSync(join(here, path), '\n\n'),
    renamed: (here, path) => renameSync(join(here, path), join(here, `${path}.txt`)),
    'written with other line ends': (here, path) =>
      put(here, path, bytesOf(here, path).toString('latin1').replaceAll('\n', '\r\n')),
    'given a byte order mark': (here, path) => put(here, path, `\uFEFF${bytesOf(here, path).toString()}`),
    'made a link to what it was'(here, path) {
      renameSync(join(here, path), `${here}-kept`);
      symlinkSync(`${here}-kept`, join(here, path));
    },
    'exchanged for a folder'(here, path) {
      rmSync(join(here, path));
      mkdirSync(join(here, path));
    },
  };

  it('is missed, whatever was done to it', async () => {
    const here = pack();
    for (const [name, done] of Object.entries(harm)) {
      for (const [path, text] of files) {
        done(here, path);
        const at = (await found(here)).filter((one) => one.includes(path) || one.startsWith('integrity/'));
        expect(at, `${path} ${name}`).not.toEqual([]);
        for (const other of [path, `${path}.txt`]) rmSync(join(here, other), { recursive: true, force: true });
        put(here, path, text);
      }
    }
    expect(await found(here)).toEqual([]);
  });

  it('stands where it was listed, and the order of the list is free', async () => {
    const here = pack();
    const lines = (files.get(packPaths.sums) ?? '').split('\n');
    put(here, packPaths.sums, `${lines.toReversed().join('\n')}\n`);
    expect(await found(here)).toEqual([]);
    const [one = '', other = '', ...rest] = lines;
    put(
      here,
      packPaths.sums,
      [`${one.slice(0, 64)}${other.slice(64)}`, `${other.slice(0, 64)}${one.slice(64)}`, ...rest].join('\n'),
    );
    expect(await found(here)).toEqual([
      `${other.slice(66)}:1 digest_differs`,
      `${one.slice(66)}:1 digest_differs`,
      'integrity/pack.sha256:1 digest_differs',
    ]);
  });
});

describe('a pack whose digests were made anew', () => {
  it.each<[string, string, (text: string) => string | Uint8Array, readonly string[]]>([
    ['an entry', packPaths.log, (text) => text.replace('"lena"', '"mika"'), [`${packPaths.log}:1 log_broken`]],
    [
      'the state',
      packPaths.state,
      (text) => text.replace('northwind', 'southwind'),
      [`${packPaths.state}:1 state_edited`],
    ],
    [
      'a key that stands twice',
      'manifest.json',
      (text) => text.replace('{', '{"pack_id": "x",'),
      ['manifest.json:3 duplicate_key'],
    ],
    [
      'a field that is missing',
      'manifest.json',
      (text) => text.replace('"scenario_id"', '"scenario"'),
      ['manifest.json:1 missing_field'],
    ],
    ['another version', 'manifest.json', (text) => text.replace('"1.0"', '"2.0"'), ['manifest.json:2 wrong_value']],
    [
      'no artifacts',
      'manifest.json',
      (text) => text.replace('"plan"', '"roles"'),
      ['manifest.json:14 pack_part_missing', 'manifest.json:12 wrong_value'],
    ],
    ['what is no text', 'manifest.json', () => Uint8Array.of(0xff, 0x7b), ['manifest.json:1 invalid_utf8']],
    ['a mark in front', 'manifest.json', (text) => `\uFEFF${text}`, ['manifest.json:1 byte_order_mark']],
    [
      'events in another order',
      packPaths.timeline,
      (text) => text.trimEnd().split('\n').toReversed().join('\n'),
      [2, 3, 4].map((line) => `${packPaths.timeline}:${line} timeline_order`),
    ],
    [
      'an event twice',
      packPaths.timeline,
      (text) => `${text}${text.trimEnd().split('\n').at(-1) ?? ''}\n`,
      [`${packPaths.timeline}:5 duplicate_id`],
    ],
    [
      'an event without its moment',
      packPaths.timeline,
      (text) => `{"event_id":"a","event_type":"b"}\n${text}`,
      [`${packPaths.timeline}:1 missing_field`, `${packPaths.timeline}:1 event_contradicted`],
    ],
    [
      'that a decision is told as another',
      packPaths.timeline,
      (text) => text.replace('decision.approved', 'decision.rejected'),
      [expect.stringMatching(/^timeline\/events\.ndjson:\d event_contradicted$/u) as string],
    ],
    [
      'that an event is told no more',
      packPaths.timeline,
      (text) => text.trimEnd().split('\n').slice(1).join('\n'),
      [`${packPaths.timeline}:1 event_contradicted`],
    ],
    [
      'that no entry is left',
      packPaths.log,
      () => '',
      [`${packPaths.log}:1 log_broken`, 'manifest.json:1 record_edited'],
    ],
    ['no events', packPaths.timeline, () => '\n', [`${packPaths.timeline}:1 empty_file`]],
    ['events cut off', packPaths.timeline, (text) => text.slice(0, -30), [`${packPaths.timeline}:4 json_syntax`]],
    [
      'another role than the log has',
      'artifacts/trace.json',
      (text) => text.replace(/"decided_by_role": "[^"]*"/u, '"decided_by_role": "intern"'),
      ['artifacts/trace.json:58 event_contradicted'],
    ],
    ['a log of things that are never recorded', packPaths.log, () => madeUp, [`${packPaths.log}:1 log_broken`]],
  ])('still shows %s', async (_, path, change, findings) => {
    expect(await resealed(path, change)).toEqual(findings);
  });
});

describe('a pack that wants to deceive', () => {
  it('names nothing outside, and nothing outside is read', async () => {
    const here = pack();
    put(root, 'outside.txt', 'outside');
    const digest = sha256('outside');
    const list = files.get(packPaths.sums) ?? '';
    for (const path of ['../outside.txt', join(root, 'outside.txt'), 'artifacts/../../outside.txt']) {
      const sums = `${list}\n${digest}  ${path}`;
      put(here, packPaths.sums, sums);
      put(here, packPaths.seal, sha256(sums));
      expect((await found(here)).filter((one) => !one.startsWith('integrity/pack.sha256'))).toEqual(
        [`integrity/sha256sums.txt:14 pack_part_missing`, `integrity/sha256sums.txt:14 pack_file_refused`].toReversed(),
      );
    }
    put(here, packPaths.sums, Uint8Array.of(0xc3, 0x28));
    expect(await found(here)).toEqual(['integrity/sha256sums.txt:1 invalid_utf8']);
  });

  it('has no links, pipes, or programs in it', async () => {
    const here = pack();
    renameSync(join(here, 'timeline'), `${here}-timeline`);
    symlinkSync(`${here}-timeline`, join(here, 'timeline'));
    symlinkSync(here, join(here, 'artifacts/again'));
    execFileSync('sh', ['-c', 'mkfifo artifacts/pipe.txt'], { cwd: here });
    put(here, 'run.sh', 'x');
    put(here, 'more.txt', 'x');
    put(here, 'Manifest.json', '{}');
    expect(await found(here)).toEqual([
      ...['artifacts/again', 'artifacts/pipe.txt', 'run.sh', 'timeline'].map((path) => `${path}:1 pack_file_refused`),
      'manifest.json:1 pack_file_refused',
      'integrity/sha256sums.txt:13 pack_part_missing',
      'Manifest.json:1 digest_missing',
      'more.txt:1 digest_missing',
      'timeline/events.ndjson:1 pack_part_missing',
    ]);
    expect(await isPack(join(root, 'nowhere'))).toBe(false);
    expect(await found(join(root, 'nowhere'))).toContain('pack:1 pack_file_refused');
    expect(await found(join(here, 'more.txt'))).toContain('pack:1 pack_file_refused');
  });

  it('hides no error behind warnings, and none behind others', async () => {
    const here = pack();
    for (const at of numbers(60)) put(here, `artifacts/x${at}.json`, '{}');
    put(here, packPaths.timeline, '{}\n'.repeat(100));
    reseal(here);
    const { findings } = await readPack(here, 'pack');
    expect(findings).toHaveLength(50);
    expect(findings[0]).toMatchObject({ line: 1, message: 'event_id is missing in event', severity: 'error' });
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['error']));
  });

  it('is not read where it is more than a pack may be', async () => {
    const large = pack();
    truncateSync(join(large, 'manifest.json'), 51 * 1024 * 1024);
    const crowded = join(root, 'crowded');
    mkdirSync(crowded);
    execFileSync(
      'touch',
      numbers(1001).map((at) => `${at}.txt`),
      { cwd: crowded },
    );
    const hollow = join(root, 'hollow');
    mkdirSync(hollow);
    execFileSync('mkdir', numbers(2001), { cwd: hollow });
    const reasons = [];
    for (const here of [large, crowded, hollow]) {
      const { findings, artifacts } = await readPack(here, 'pack');
      expect(artifacts.size).toBe(0);
      reasons.push(...findings.map(({ file, code, message }) => `${file} ${code} ${message}`));
    }
    const long = pack();
    put(long, packPaths.timeline, '[]\n'.repeat(3 * 1024 * 1024));
    put(long, 'manifest.json', `[${'1,'.repeat(5 * 1024 * 1024)}1]`);
    reseal(long);
    expect(await found(long)).toEqual(['manifest.json:1 file_too_large', `${packPaths.timeline}:1 file_too_large`]);
    expect(reasons).toEqual([
      'pack pack_over_limits its files have 52 MB, and a pack has 50 MB at most',
      'pack pack_over_limits its files are 1001, and a pack has 1000 at most',
      'pack pack_over_limits there are more than 2000 files and folders',
    ]);
  });
});
