import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findingCodes, type FindingCode } from '../../src/core/finding.ts';
import { readLine } from '../../src/doors/cli/parse.ts';
import { invariantsOf, type Invariants } from '../../src/doors/cli/proves.ts';
import { json, run } from '../doors/cli-rig.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/verify.md'), 'utf8');
const commands = [...page.matchAll(/^```sh\n(?<text>.*?)^```$/gmsu)].flatMap(
  (found) => found.groups?.['text']?.trim().split('\n') ?? [],
);
const made: TestRepository[] = [];
afterAll(() => {
  for (const repository of made) repository.remove();
});

/** The first two cells of every row of the table whose head begins with a word. */
function rowsOf(head: string): readonly (readonly [string, string])[] {
  const [, after = ''] = page.split(`\n| ${head} |`);
  const [table = ''] = after.split('\n\n');
  return table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, one = '', other = '']) => [one, other]);
}

/** Of every invariant: its name, what breaks it, and what leaves it untold. */
function invariantRows(): readonly (readonly [keyof Invariants, string, string])[] {
  const [, after = ''] = page.split('\n| name |');
  const [table = ''] = after.split('\n\n');
  return table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name = '', , breaking = '', untold = '']) => [name as keyof Invariants, breaking, untold]);
}

function kept(repository: TestRepository): TestRepository {
  made.push(repository);
  return repository;
}

describe('the page about proving the record', () => {
  it.each(commands)('%s is understood as it stands', (line) => {
    expect(readLine(line.split(' ').slice(1))).toMatchObject({ verb: { name: 'verify' } });
  });

  it('tells what findings mean as findings do', () => {
    const codes: Readonly<Record<string, string>> = findingCodes;
    expect(rowsOf('code')).toEqual(rowsOf('code').map(([code]) => [code, codes[code]]));
  });

  it('tells which errors break which invariant, and what leaves it untold, as the program does', () => {
    const all = { instances: 1, head: true, history: true, rules: true, wrongMove: false };
    const rows = invariantRows();
    expect(rows).toHaveLength(6);
    for (const code of Object.keys(findingCodes) as FindingCode[]) {
      const found = [{ code, file: 'projects/at/atlas/log/tail.yaml', severity: 'error' }] as const;
      for (const [name, breaking, untold] of rows) {
        const [listed = ''] = breaking.split(/, (?:and|any) /u);
        const is = breaking === 'any' || listed.split(', ').includes(code);
        const isUntold = untold.split(/[ ,]+/u).includes(code);
        expect([code, name, invariantsOf(found, [], all)[name]]).toEqual([
          code,
          name,
          is ? 'broken' : isUntold ? 'untold' : 'holds',
        ]);
      }
    }
    const named = (file: string) =>
      invariantsOf([{ code: 'yaml_syntax', file: `projects/at/atlas/${file}`, severity: 'error' }], [], all);
    const checkpoint = [{ code: 'record_edited', file: 'runs/re/r/checkpoints/a.yaml', severity: 'error' }] as const;
    expect(invariantsOf(checkpoint, [], all)).toMatchObject({ checkpoints_valid: 'broken', state_consistent: 'holds' });
    for (const [name, breaking] of rows)
      for (const file of ['project_state.yaml', 'run_state.yaml', 'pipeline.yaml', 'policy.yaml'])
        expect([name, file, named(file)[name]]).toEqual([
          name,
          file,
          breaking === 'any' || breaking.includes(file) ? 'broken' : 'holds',
        ]);
    expect(invariantsOf([], [], { ...all, isMended: true })).toMatchObject({
      audit_trail_complete: 'repaired',
      nothing_partial: 'repaired',
      state_consistent: 'holds',
    });
    expect(invariantsOf([], [], { ...all, wrongMove: true })).toMatchObject({ current_step_valid: 'broken' });
    expect(invariantsOf([], [], { ...all, rules: false })).toMatchObject({ current_step_valid: 'untold' });
    const nothing = invariantsOf([], [], {
      instances: null,
      head: false,
      history: false,
      rules: false,
      wrongMove: false,
    });
    expect(new Set(Object.values(nothing))).toEqual(new Set(['untold']));
    // Of nothing nothing holds; what is broken is told all the same.
    const none = { ...all, instances: 0 };
    expect(new Set(Object.values(invariantsOf([], [], none)))).toEqual(new Set(['nothing to judge']));
    const lost = [{ code: 'log_broken', file: 'runs/re/release-7/log/tail.yaml', severity: 'error' }] as const;
    expect(invariantsOf(lost, [], none)).toMatchObject({
      completed_order_valid: 'broken',
      state_consistent: 'untold',
      current_step_valid: 'nothing to judge',
    });
    expect(invariantsOf([], [], all)).toMatchObject({ current_step_valid: 'holds', nothing_partial: 'holds' });
  });

  it('has a workflow that fetches all of the history', () => {
    const [, text = ''] = /^```yaml\n(.*?)^```$/msu.exec(page) ?? [];
    const { steps } = (parse(text) as { readonly jobs: { readonly verify: { readonly steps: readonly unknown[] } } })
      .jobs.verify;
    expect(steps[0]).toMatchObject({ with: { 'fetch-depth': 0 } });
    // Nobody published a package of this name: npx would run what anybody may publish.
    expect(page).not.toMatch(/npx countersign/u);
    expect(steps.at(-1)).toEqual({ run: 'node .countersign/bin/countersign.cjs verify --deep --json' });
  });

  it('names every field that the program prints; what it printed finds later what is gone from a branch', () => {
    const here = kept(makeRepository());
    run(here.dir, ['init', '--workflow', 'software_release', '--approver', 'bob@example.com']);
    run(here.dir, ['start', 'acme']);
    here.git('config', 'receive.denyNonFastForwards', 'false');
    const older = here.oid('countersign');
    run(here.dir, ['fact', 'release.scope=portal', '--source', 'the brief']);
    const whole = run(here.dir, ['verify', '--json']);
    const verdict = JSON.parse(whole.out) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    expect(verdict).toMatchObject({ ok: true, verdict: 'whole', commits: 3, heads: [{ project: 'acme', seq: 2 }] });
    const fields = rowsOf('field').flatMap(([names]) => names.split(', '));
    expect(fields).toEqual(expect.arrayContaining(Object.keys(verdict)));
    expect([...Object.keys(verdict), 'because', 'code', 'next'].toSorted()).toEqual(fields.toSorted());
    expect(Object.entries(verdict['invariants'] ?? {})).toEqual(
      rowsOf('name').map(([name]) => [name, name === 'current_step_valid' ? 'untold' : 'holds']),
    );
    expect(verdict['checkpoint']).toMatchObject({ since: null, moved: true });
    expect(page).toContain('refs/countersign/verified/<version>/<kind>/');
    expect(String(verdict['checkpoint']?.['ref'])).toMatch(
      /^refs\/countersign\/verified\/[^/]+\/plain\/here\/countersign$/u,
    );
    // A clone from before the push that set the branch back knows it; a later one has to be told.
    writeFileSync(join(here.dir, '.git/kept.json'), whole.out);
    here.git('update-ref', 'refs/heads/countersign', older);
    expect(json(here.dir, ['verify'])).toMatchObject({
      ok: false,
      code: 'record_damaged',
      findings: [
        { code: 'record_edited', next: expect.stringContaining('git update-ref refs/heads/countersign') as unknown },
      ],
    });
    const later = kept(here.clone());
    later.git('config', 'countersign.remote', 'origin');
    expect(json(later.dir, ['verify', '--against', join(here.dir, '.git/kept.json')])).toMatchObject({
      ok: false,
      verdict: 'damaged',
      anchors: 1,
      findings: [{ severity: 'error' }],
    });
  });
});
