import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Finding } from '../../src/core/finding.ts';
import type { Answer, Line } from '../../src/doors/cli/answer.ts';
import { traceCheck } from '../../src/doors/cli/trace-check.ts';
import { approved, changed, id, type Files } from '../core/trace/approved.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** A folder with these files: texts and bytes as they are, other values as JSON. */
function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'trace-'));
  made.push(folder);
  for (const [name, value] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const isText = typeof value === 'string' || value instanceof Uint8Array;
    writeFileSync(join(folder, name), isText ? value : JSON.stringify(value, null, 2));
  }
  return folder;
}

async function checked(
  folder: string,
  ...rules: readonly string[]
): Promise<{ readonly told: readonly string[]; readonly answer: Answer }> {
  const answer = await traceCheck({ what: 'check', about: [folder], rules });
  const findings = (answer.json['findings'] ?? []) as readonly Finding[];
  return {
    answer,
    told: findings.map(
      ({ file, line, column, severity, code }) =>
        `${file.replace(`${folder}/`, '')}:${line}:${column} ${severity} ${code}`,
    ),
  };
}

const text = (line: Line) =>
  typeof line === 'string' ? line : line.map((span) => (typeof span === 'string' ? span : span.text)).join('');

describe('countersign trace check', () => {
  it('says of each object that it is right, where each Confirm stands, and what no rule was asked of', async () => {
    const folder = folderOf(approved());
    const { answer } = await checked(folder);
    expect(answer.exit).toBe(0);
    expect(answer.out.map(text).map((line) => line.replace(`${folder}/`, ''))).toEqual([
      `✓ confirm.json  Confirm ${id(40)}`,
      `✓ context.json  Context ${id(1)}`,
      `✓ plan.json  Plan ${id(2)}`,
      `✓ trace.json  Trace ${id(50)}`,
      `  Confirm ${id(40)} is approved; its Plan is approved by that (its file says draft): it may go on (resume)`,
      '1 rule of those that ship had nothing to be asked of: --json names them',
      '✓ 4 objects, 30 rules: nothing is wrong',
      'files alone do not prove that nobody changed them: countersign verify in a clone of the record proves what it holds',
    ]);
    expect(answer.json).toMatchObject({
      objects: [{ kind: 'confirm', id: id(40), ok: true }, {}, {}, {}],
      confirms: [{ confirm_id: id(40), duty: 'resume', effective_plan_status: 'approved', plan_status: 'draft' }],
      rules: 30,
      not_checked: [],
      findings: [],
    });
  });

  it('says what is wrong where it stands in the file, and what to do', async () => {
    const folder = folderOf(changed(approved(), ['confirm.status', 'pending'], ['plan.steps.1.description', ' ']));
    const { answer, told } = await checked(folder);
    expect(answer.exit).toBe(1);
    expect(told).toEqual(['plan.json:21:22 error rule_broken', 'confirm.json:10:13 error status_contradicted']);
    expect(answer.out.map(text).filter((line) => line.includes('confirm.json'))).toEqual([
      `✗ ${folder}/confirm.json  Confirm ${id(40)}`,
      `${folder}/confirm.json:10:13: error status_contradicted status is pending, and its decisions, up to decisions[1], lead to approved`,
    ]);
    expect(answer.json).toMatchObject({ code: 'rule_broken', because: '4 objects, 30 rules: 2 errors' });
  });

  it('refuses what two readers could read differently, each at its place', async () => {
    const folder = folderOf({
      'cut.json': '{"plan_id": "x",\n',
      'deep.json': '['.repeat(100),
      'empty.json': '',
      'late.ndjson': '{}\n{"a":1,"a":2}\n',
      'latin.json': Buffer.from('{"title": "Brücke"}', 'latin1'),
      'merge.yaml': 'a: &x {b: 1}\n<<<<<<< HEAD\n',
      'tabs.yml': 'a:\n\tb: 1\n',
      'twice.json': '{\n  "confirm_id": 1,\n  "status": "rejected",\n  "status": "approved"\n}',
      'utf16.json': Buffer.from('\uFEFF{}', 'utf16le'),
      'utf16.yaml': Buffer.from('\uFEFFa: 1', 'utf16le'),
    });
    symlinkSync('/etc/passwd', join(folder, 'context.json'));
    execFileSync('sh', ['-c', 'mkfifo trace.json'], { cwd: folder });
    expect((await checked(folder)).told).toEqual([
      'context.json:1:1 error unsafe_path',
      'cut.json:2:1 error json_syntax',
      'deep.json:1:66 error nested_too_deeply',
      'empty.json:1:1 error empty_file',
      'late.ndjson:2:8 error duplicate_key',
      'latin.json:1:14 error invalid_utf8',
      'merge.yaml:2:1 error conflict_markers',
      'tabs.yml:2:1 error tab_indentation',
      'trace.json:1:1 error unsafe_path',
      'twice.json:4:3 error duplicate_key',
      'utf16.json:1:1 error invalid_utf8',
      'utf16.yaml:1:1 error invalid_utf8',
    ]);
  });

  it('reads objects in every form that they are kept in, and passes over comments and marks', async () => {
    const all = approved();
    const json = JSON.stringify({ $comment: 'for tests', ...(all['plan.json'] as object) });
    const folder = folderOf({
      'a/rest.ndjson': [all['context.json'], all['confirm.json']].map((one) => JSON.stringify(one)).join('\r\n'),
      'a/plan.json': `\uFEFF${json}`,
      'a/trace.yaml': `\uFEFF${stringify(all['trace.json'])}`,
    });
    expect(await checked(folder)).toMatchObject({ told: [], answer: { exit: 0 } });
    const { 'context.json': context, 'plan.json': plan, 'confirm.json': confirm, 'trace.json': trace } = all;
    expect(
      await checked(folderOf({ 'all.json': { context, plan, confirms: [confirm], traces: [trace] } })),
    ).toMatchObject({
      told: [],
      answer: { exit: 0, json: { objects: [{}, {}, {}, {}] } },
    });
  });

  it('says what it did not check, and never that nothing is right', async () => {
    const folder = folderOf({
      ...approved(),
      '.git/config.json': '{',
      'README.md': 'x',
      'index.json': { format: 1 },
      'role.json': { role_id: id(90) },
      'events.ndjson': '{"event_id":1}\n{"event_id":2}\n',
      'none.json': [],
      'plan.yaml': '- {id: a, path: b, rule: exists}\n',
    });
    const { answer } = await checked(folder);
    expect(answer.exit).toBe(0);
    expect(
      (answer.json['not_checked'] as readonly { readonly file: string; readonly because: string }[]).map(
        ({ file, because }) => `${file.replace(`${folder}/`, '')}: ${because}`,
      ),
    ).toEqual([
      '.git: it is hidden',
      'README.md: it is neither JSON nor YAML by its name',
      'events.ndjson: an event outside a Trace',
      'index.json: no object of MPLP that is known here',
      'none.json: an empty list',
      'plan.yaml: no object of MPLP that is known here',
      'role.json: a Role',
    ]);
    const nothing = await traceCheck({ what: 'check', about: [folderOf({ 'a.txt': 'x' })] });
    expect(nothing).toMatchObject({ exit: 1, json: { code: 'nothing_to_check' } });
    expect((await checked(join(folder, 'gone'))).answer).toMatchObject({ exit: 1, json: { code: 'unreadable_file' } });
  });

  it('asks the rules that lie beside the objects, and those of files that are named', async () => {
    const rules = 'invariants:\n  - id: four\n    scope: plan\n    path: steps\n    rule: min-length(4)\n';
    const folder = folderOf({ 'a/plan.json': approved()['plan.json'], 'b/plan.json': {}, 'a/invariants.yaml': rules });
    expect((await checked(join(folder, 'a'))).told).toEqual([
      'plan.json:8:17 error unresolved_reference',
      'plan.json:12:3 error rule_broken',
    ]);
    const named = folderOf({
      'confirm.yaml':
        '- id: final\n  path: status\n  rule: enum(rejected)\n- id: odd\n  path: status\n  rule: uid-v4\n',
      'none.yaml': 'invariants: []\n',
      'cut.json': '[',
    });
    const about = folderOf(approved());
    const files = ['confirm.yaml', 'none.yaml', 'cut.json', 'gone.yaml'].map((name) => join(named, name));
    const { told } = await checked(about, ...files);
    expect(told.map((one) => one.replace(`${named}/`, ''))).toEqual([
      'cut.json:1:2 error json_syntax',
      'gone.yaml:1:1 error unreadable_file',
      'confirm.yaml:6:9 error rule_unreadable',
      'none.yaml:1:1 error rule_unreadable',
      'confirm.json:10:13 error rule_broken',
    ]);
  });

  it('looks into a pack of evidence by the rules of packs', async () => {
    const artifacts = Object.entries(approved()).map(([name, value]) => [`p/artifacts/${name}`, value] as const);
    const folder = folderOf({ ...Object.fromEntries(artifacts), 'p/manifest.json': { pack_id: 'x' } });
    const { answer, told } = await checked(folder);
    expect(answer).toMatchObject({
      exit: 1,
      json: { packs: [join(folder, 'p')], objects: [{ ok: true }, {}, {}, {}] },
    });
    expect(told).toContain('p/manifest.json:1:1 error missing_field');
  });

  it('compares an index with the objects beside it, and tells no duty that is laxer than any file', async () => {
    const lain = Object.fromEntries(Object.entries(approved()).map(([name, value]) => [`sign/main-1/${name}`, value]));
    const entry = {
      folder: 'sign/main-1',
      id: id(40),
      status: 'approved',
      supersedes: null,
      plan_status: 'approved',
      duty: 'resume',
    };
    const index = (changes: object) => ({ format: 1, confirms: [{ ...entry, ...changes }] });
    expect(await checked(folderOf({ ...lain, 'index.json': index({}) }))).toMatchObject({
      told: [],
      answer: { exit: 0, json: { not_checked: [], confirms: [{ duty: 'resume', because: null }] } },
    });
    const { told, answer } = await checked(folderOf({ ...lain, 'index.json': index({ duty: 'block' }) }));
    expect(told).toEqual(['index.json:10:15 error status_contradicted']);
    expect(answer.out.map(text)).toContain(
      `  Confirm ${id(40)} is approved; its Plan is approved by that (its file says draft): it waits: do not execute it (block), for a file beside it says so`,
    );
    expect((await checked(folderOf({ ...lain, 'index.json': index({ duty: 'go' }) }))).told).toEqual([
      'index.json:10:15 error wrong_value',
    ]);
  });

  it('passes by in silence what ships and has nothing to ask of where there is nothing at all', async () => {
    const { answer } = await checked(join(folderOf({}), 'gone'));
    expect(answer.out.map(text).filter((line) => line.includes('rules'))).toEqual(['✗ 0 objects, 30 rules: 1 error']);
    const rules = '- {id: odd, scope: trace, path: "segments[*].label", rule: exists}\n';
    const { answer: brought } = await checked(
      folderOf(approved()),
      join(folderOf({ 'trace.yaml': rules }), 'trace.yaml'),
    );
    expect(brought.out.map(text)).toContain('! not asked: odd  segments is not there');
  });

  it('shows no more than people read of many', async () => {
    const { 'plan.json': plan, 'context.json': context } = approved();
    const plans = Array.from({ length: 120 }, (_, at) => [`${at}/plan.json`, plan] as const);
    const { answer } = await checked(folderOf({ ...Object.fromEntries(plans), 'context.json': context }));
    expect(answer.out.map(text).filter((line) => line.startsWith('✓'))).toEqual([
      '✓ 121 objects, 30 rules: nothing is wrong',
    ]);
    const { answer: lost } = await checked(folderOf(Object.fromEntries(plans)));
    expect(lost.json).toMatchObject({ because: '120 objects, 30 rules: 1 error' });
    const blank = plans.map(([name, value]) => [name, { ...(value as object), objective: '' }] as const);
    const { answer: wrong } = await checked(folderOf({ ...Object.fromEntries(blank), 'context.json': context }));
    expect(wrong.out.map(text)).toContain('… and 70 more: --json has all of them');
    expect(wrong.json).toMatchObject({ because: '121 objects, 30 rules: 120 errors' });
  });

  it.each([
    [{}, 'nothing to check is named'],
    [{ about: ['x'], out: 'y' }, '--out is for trace export'],
  ])('is misused with %j', async (given, because) => {
    expect(await traceCheck({ what: 'check', ...given })).toMatchObject({ exit: 64, json: { because } });
  });
});
