import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { machineClock } from '../../src/clock.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider, projectFolder } from '../../src/core/project/decider.ts';
import { openGitHome } from '../../src/git/home.ts';
import { handle } from '../../src/handle.ts';
import { makeRepository, temporaryFolder } from '../fixtures/repository.ts';
import { json, program, run as runIn, typed, type Ran } from './cli-rig.ts';

const here = makeRepository();
afterAll(() => {
  here.remove();
});

function run(...args: readonly string[]): Ran {
  return runIn(here.dir, args);
}

function told(...args: readonly string[]): readonly string[] {
  const { out, err } = run(...args);
  expect(err).toBe('');
  return out.trimEnd().split('\n');
}

const policy = (writer: string): string => `version: 1
assurance: asserted
workflow: memo
roles:
  editor: { emails: [bob@example.com, kim@example.com] }
  writer: { emails: [${writer}@example.com] }
attesters: [editor]
gates: { editor: { expires_after_days: 365 } }
`;
const workflow = `workflow_type: memo
stages: [draft, sent]
artifacts: [{ artifact_type: text, path: 'memos/{project}.md', gates: [editor] }]
gates: [editor]
allowed_transitions: [{ from: draft, to: sent, requires: { gate: editor } }]
`;

interface Reference {
  readonly is: string;
  readonly as?: string;
  readonly commit?: string;
  readonly command?: string | null;
}
interface Logged {
  readonly entries: readonly { readonly seq: number; readonly at: string; readonly command: object }[];
  readonly evidence: readonly {
    readonly entry: number;
    readonly undoes?: number;
    readonly undone_by?: number;
    readonly references: readonly Reference[];
  }[];
}

function logged(...args: readonly string[]): Logged {
  return json(here.dir, ['log', ...args]) as unknown as Logged;
}

function seqs(...args: readonly string[]): readonly number[] {
  return logged(...args).entries.map(({ seq }) => seq);
}

let head = '';
let all: Logged = { entries: [], evidence: [] };

/** The moment of an entry. */
function after(seq: number): string {
  return all.entries.find((entry) => entry.seq === seq)?.at ?? '';
}

/** A memo that kim approved by letter, a fact that was a mistake, and a policy that was changed since. */
beforeAll(() => {
  here.commit({ '.github/countersign.yml': policy('ada'), '.github/countersign/lifecycles/memo.yaml': workflow });
  expect(run('start', 'hello', '--title', 'A memo').code).toBe(0);
  here.branch('words');
  head = here.commit({ 'memos/hello.md': 'Hello\n' });
  here.switch('main');
  expect(run('fact', 'length=3', '--source', 'a guess').code).toBe(0);
  const letter = join(here.dir, 'answer.txt');
  writeFileSync(letter, 'Yes. Kim\n');
  const args = ['approve', 'editor', '--branch', 'words', '--for', 'kim@example.com', '--evidence', letter];
  expect(runIn(here.dir, args, { as: 'bob' })).toMatchObject({ code: 0, err: '' });
  expect(run('undo', '3', '--reason', 'nobody counted').code).toBe(0);
  expect(run('undo', '3').code).toBe(2);
  here.commit({ '.github/countersign.yml': policy('eve') });
  expect(run('merge', 'words').code).toBe(0);
  all = logged();
});

describe('the log', () => {
  it('is asked for by who, what, about what, track, time and refusal, and says what leaves nothing', () => {
    expect(seqs('--who', 'kim@example.com', '--who', 'BOB@example.com')).toEqual([4]);
    expect(seqs('--what', 'fact_recorded', '--about', 'length')).toEqual([3, 5]);
    expect(seqs('--who', 'kim')).toEqual([4]);
    // As it stands in the column of the evidence.
    expect(seqs('--about', head.slice(0, 7))).toContain(4);
    expect(seqs('--about', 'answer.txt')).toEqual([4]);
    expect(seqs('--refused')).toEqual([6]);
    expect(seqs('--track', 'main', '--about', 'words', '--last', '1')).toEqual([all.entries.length]);
    expect(seqs('--from', after(5), '--to', after(6))).toEqual([5]);
    expect(told('log', '--who', 'kim@example.com', '--what', 'undo')).toEqual([
      `${all.entries.length} entries, 1 by kim@example.com, none with undo.`,
    ]);
    expect(run('log', '--who', 'kin@example.com')).toMatchObject({
      code: 64,
      err: expect.stringContaining('did you mean kim@example.com? there is') as string,
    });
    expect(run('log', '--from', 'soon').err).toContain('--from soon is not a day or a moment');
    const shown = /^5 +(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) /mu.exec(run('log').out)?.[1] ?? '';
    expect(shown).toBe(after(5).slice(0, 19).replace('T', ' '));
    expect(seqs('--from', shown)).toContain(5);
    expect(seqs('--as-of', shown)).toContain(5);
    expect(run('log', '--from', '2026-02-01', '--to', '2026-01-01').code).toBe(64);
  });

  it('leads to its evidence: commits and files that git shows', () => {
    const { evidence } = all;
    const of = (seq: number): readonly Reference[] => evidence.find(({ entry }) => entry === seq)?.references ?? [];
    const recorded = here.git('log', '--format=%H', '--grep', 'Countersign-Entry: 4 ', 'countersign');
    expect(of(4)).toMatchObject([
      { is: 'evidence', name: 'answer.txt' },
      { is: 'commit', as: 'seen', commit: head, url: null },
      { is: 'commit', as: 'recorded', commit: recorded },
    ]);
    const commands = of(4).map(({ command }) => here.git(...(command ?? '').split(' ').slice(1)));
    expect(commands[0]).toBe('Yes. Kim');
    expect(commands[1]).toContain('+Hello');
    expect(commands[2]).toContain('approval_changed: editor approved by kim@example.com');
    const landed = of(evidence.length).filter(({ as }) => as === 'landed');
    expect(landed).toMatchObject([{ commit: here.oid('main') }]);
  });

  it('names with what was taken back what took it back, and the other way round', () => {
    const { evidence } = logged('--last', '6');
    expect(evidence.find(({ entry }) => entry === 5)).toMatchObject({ undoes: 3 });
    const { out } = run('log');
    expect(out).toMatch(/\n3 .*fact: length by ada@example\.com \(undone by #5\)\s+3, from a guess\n/u);
    expect(out).toMatch(/\n5 .*undoes #3, fact: length by ada@example\.com\s+nobody counted\n/u);
    expect(out).toMatch(/\n6 .*✗ undo refused\s+entry 3 was taken back already, by entry 5\n/u);
  });

  it('can be piped into a reader that has seen enough', async () => {
    const line = `"$0" "$1" log | head -1; "$0" "$1" log --json | head -1`;
    const { out, err } = await typed('bash', ['-o', 'pipefail', '-c', line, process.execPath, program], here.dir);
    expect(err).toBe('');
    expect(out).toMatch(/^#\s+time \(UTC\).*\n\{\n$/u);
  });
});

describe('looking back', () => {
  it('tells where a project stood, by what was recorded and pinned then, and what cannot be known', () => {
    const lines = told('status', 'hello', '--as-of', after(4));
    expect(lines[0]).toMatch(/^As of .* UTC, after entry 4 of \d+: approve by bob@example\.com, /u);
    expect(lines).toContain(`  ✓  editor  approved  by kim@example.com, for words, until ${daysAfter(4, 365)}`);
    expect(lines).toContain('  ·  length  3  from a guess');
    expect(lines.join('\n')).toMatch(/\nNext, then\n(?: {2}· .*\n)* {2}· words may be merged/u);
    expect(lines.join('\n')).not.toContain('countersign merge');
    expect(lines.at(-1)).toBe('  · what had been pushed and was not recorded yet');
    const before = json(here.dir, ['status', 'hello', '--as-of', after(1)]);
    expect(before).toMatchObject({ entry: 1, state: { seq: 1, approvals: {} }, untold: [], status: { ended: null } });
    expect(json(here.dir, ['status', '--as-of', after(5)])).toMatchObject({ entry: 5, state: { known_facts: {} } });
  });

  it('says when a project began that had not, and takes what is to come for now', () => {
    expect(told('status', 'hello', '--as-of', '2020-01-01')).toEqual([
      expect.stringMatching(
        /^hello had not begun by 2020-01-01 00:00:00 UTC: it began .* UTC \(entry 1, by ada@example/u,
      ),
    ]);
    const [first] = told('status', '--as-of', '2999-01-01');
    expect(first).toBe('! 2999-01-01 00:00:00 UTC has not come yet: this is as of now');
    expect(run('status', 'hello', '--as-of', '2020-02-30').code).toBe(64);
    expect(run('status', 'nobody', '--as-of', '2020-01-01').code).toBe(2);
    expect(run('status', '--markdown', '--as-of', '2020-01-01').code).toBe(64);
  });

  it('ends a log that is asked for as of a moment with where the project stood', () => {
    const { out } = run('log', '--as-of', after(3), '--last', '1');
    expect(out).toMatch(/\n3 .*\n\nAs of .*, after entry 3 of \d+: fact by ada/u);
    expect(json(here.dir, ['log', '--as-of', after(3)])).toMatchObject({ as_of: { entry: 3, project: 'hello' } });
  });

  it('tells of all projects, of which some had not begun', () => {
    const began = after(6);
    expect(run('start', 'other').code).toBe(0);
    const lines = told('status', '--as-of', began);
    expect(lines.some((line) => /^hello\s+draft\s/u.test(line))).toBe(true);
    expect(lines.some((line) => /^other\s+not begun\s+it began /u.test(line))).toBe(true);
    expect(json(here.dir, ['status', '--as-of', '2999-01-01'])).toMatchObject({
      is_to_come: true,
      projects: [{ project: 'hello' }, { project: 'other', stages: { main: 'draft' } }],
    });
  });

  it('tells what was said even where the rules of then are not there', () => {
    const folder = temporaryFolder();
    const shallow = join(folder, 'shallow');
    here.git('branch', '--quiet', '-D', 'words');
    here.git('clone', '--quiet', '--depth=1', '--no-single-branch', `file://${here.dir}`, shallow);
    here.git('-C', shallow, 'config', 'countersign.remote', 'origin');
    const { out, err } = runIn(shallow, ['status', 'hello', '--as-of', after(4)]);
    expect(err).toBe('');
    expect(out).toContain('or the policy of then cannot be read here\n  in a shallow clone: git fetch --unshallow\n');
    expect(out).toContain('  ✓  editor  approved  by kim@example.com');
    expect(out).toContain('  ·  length  3  from a guess');
    rmSync(folder, { recursive: true });
  });

  it('takes back what was said long ago', async () => {
    const home = await openGitHome({ cwd: here.dir, shipped: join(import.meta.dirname, '../../workflows/lifecycles') });
    const actor = await home.actor();
    const line = { home, decider: projectDecider, clock: machineClock };
    const says = async (source: string, command: ProjectCommand): Promise<unknown> =>
      (await handle(line, 'hello', { source, actor, command })).answer;
    const [first] = (await home.entries('hello')).slice(-1);
    for (let count = 0; count < 34; count++)
      await says(`test:${count}`, { fact: { fact: `n${count}`, value: count, source: 'x' } });
    const oldest = (first?.seq ?? 0) + 1;
    const undone = await says('test:undo', { undo: { seq: oldest, reason: 'too many' } });
    expect(undone).toMatchObject({
      is: 'done',
      entry: { events: [{ type: 'fact_recorded', fact: 'n0', value: null }] },
    });
    expect((await home.entries('hello', 3)).length).toBeLessThan(40);
    await home.close();
    const { evidence } = logged('--project', 'hello', '--about', 'n0');
    expect(evidence).toMatchObject([{ entry: oldest, undone_by: oldest + 34 }, { undoes: oldest }]);
  });
});

describe('a log that somebody edited', () => {
  const file = `${projectFolder('hello')}/log/tail.yaml`;
  let whole = '';
  let before = '';
  beforeAll(() => {
    whole = `${here.git('show', `countersign:${file}`)}\n`;
    before = here.oid('countersign');
  });

  it.each([
    ['one of whose entries is another', (text: string) => text.replace('"value":30', '"value":31'), /changed after/u],
    ['whose lines end otherwise', (text: string) => text.replaceAll('\n', '\r\n'), /carriage return/u],
    ['with the marks of a conflict', (text: string) => `${text}<<<<<<< a\n`, /not a line of the log/u],
    ['that lacks an entry', (text: string) => text.split('\n').toSpliced(1, 1).join('\n'), /entry 34 is missing/u],
    ['that lacks its end', (text: string) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1), /ends with/u],
    ['that is gone', () => null, /the log is gone/u],
  ] as const)('%s is told with its place by all that read it, and nothing is written on it', (_what, edit, says) => {
    here.switch('countersign');
    const edited = here.commit({ [file]: edit(whole) });
    here.switch('main');
    here.git('update-ref', '-d', 'refs/countersign/seen/here/countersign');
    try {
      for (const args of [
        ['log', '--project', 'hello'],
        ['log', '--project', 'hello', '--last', '1'],
        ['trace', 'export', 'hello'],
        ['status', 'hello', '--as-of', after(4)],
        ['status', 'hello'],
        ['fact', 'a.b=1', '--source', 'x', '--project', 'hello'],
      ]) {
        const { code, out, err } = run(...args);
        expect([code, out]).toEqual([1, '']);
        expect(err).toMatch(/^projects\/he\/hello\/log\/tail\.yaml:\d+:1: error log_broken /u);
        expect(err).toMatch(says);
        expect(err).toContain('countersign verify says what was changed');
      }
      expect(here.oid('countersign')).toBe(edited);
    } finally {
      here.git('update-ref', 'refs/heads/countersign', before);
      here.git('update-ref', '-d', 'refs/countersign/seen/here/countersign');
    }
    expect(run('status', 'hello').code).toBe(0);
  });

  it('of which a whole segment is gone is told so by all that read it', () => {
    here.switch('countersign');
    here.commit({ [file.replace('tail', '0000/000000')]: null });
    here.switch('main');
    here.git('update-ref', '-d', 'refs/countersign/seen/here/countersign');
    for (const args of [
      ['log', '--project', 'hello'],
      ['trace', 'export', 'hello'],
      ['status', 'hello', '--as-of', after(4)],
    ])
      expect(json(here.dir, args)).toMatchObject({
        ok: false,
        code: 'log_broken',
        because: 'entry 1 is missing: this one is number 33',
        findings: [{ file, line: 1 }],
      });
    here.git('update-ref', 'refs/heads/countersign', before);
    here.git('update-ref', '-d', 'refs/countersign/seen/here/countersign');
  });
});

function daysAfter(seq: number, days: number): string {
  return new Date(Date.parse(after(seq)) + days * 86_400_000).toISOString().slice(0, 10);
}
