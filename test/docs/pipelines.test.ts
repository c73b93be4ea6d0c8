import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pipelineSchema } from '../../src/core/pipeline/schema.ts';
import { transitionKinds } from '../../src/core/run/events.ts';
import { verbs } from '../../src/core/verbs/table.ts';
import { readWords } from '../../src/core/words.ts';
import { exits } from '../../src/doors/cli/answer.ts';
import { readPipeline } from '../../src/files/pipeline.ts';
import { makeRepository, temporaryFolder } from '../fixtures/repository.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/pipelines.md'), 'utf8');
const bin = temporaryFolder();
const here = makeRepository();
afterAll(() => {
  rmSync(bin, { recursive: true });
  here.remove();
});

function blocks(language: string): readonly string[] {
  return [...page.matchAll(/^```(?<language>\w+)\n(?<text>.*?)^```$/gmsu)].flatMap(({ groups = {} }) =>
    groups['language'] === language ? [groups['text'] ?? ''] : [],
  );
}

/** What stands in code in the first cells of the table below a heading. */
function namesBelow(heading: string): readonly string[] {
  const [, after = ''] = page.split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  const cells = [...section.matchAll(/^\| (`.*?) \|/gmu)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name));
}

function sh(line: string): { readonly code: number | null; readonly out: string } {
  const PATH = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  const ran = spawnSync('sh', ['-c', line], { cwd: here.dir, env: { ...process.env, PATH }, encoding: 'utf8' });
  return { code: ran.status, out: `${ran.stdout}${ran.stderr}` };
}

describe('the page about pipelines', () => {
  it('has a first pipeline that runs as it says, from its file to its report', () => {
    const command = join(bin, 'countersign');
    writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/countersign.cjs')}" "$@"\n`);
    chmodSync(command, 0o755);
    here.commit({}, { message: 'the first' });
    writeFileSync(join(here.dir, 'greeting.yml'), blocks('yaml')[0] ?? '');
    const lines = blocks('sh').flatMap((block) => block.trim().split('\n'));
    expect(lines).toHaveLength(14);
    for (const line of lines) expect({ line, ...sh(line) }).toMatchObject({ line, code: 0 });
    const [branch = ''] = here.git('branch', '--list', 'countersign-run/*', '--format=%(refname:short)').split('\n');
    expect(here.git('show', `${branch}:greeting.txt`)).toBe('Hello, dear world\nsigned');
    expect(here.git('status', '--porcelain')).toBe('');
    expect(sh('countersign workflow output greeting review').out).toMatch(/^handed in by .*\n.*\n\n {2}it does$/mu);
    expect(sh('countersign workflow report greeting').out).toContain('Status: COMPLETED');
    expect(here.git('ls-tree', '-r', '--name-only', 'countersign')).toMatch(/^runs\/gr\/greeting-.*-report\.md$/mu);
  }, 60_000);

  it('has examples in which nothing is wrong', () => {
    for (const text of blocks('yaml'))
      expect(readPipeline(text, 'example.yml')).toMatchObject({ ok: true, findings: [] });
  });

  it('tells every key, every kind of transition and every exit code', () => {
    const all = [...page.matchAll(/`([^`\n]+)`/gu)].map(([, name = '']) => name);
    const { steps, ...others } = pipelineSchema.properties;
    expect(all).toEqual(expect.arrayContaining(Object.keys(steps.items.properties)));
    expect(namesBelow('The pipeline')).toEqual(expect.arrayContaining(Object.keys(others)));
    expect(all).toEqual(expect.arrayContaining([...transitionKinds]));
    const [, after = ''] = page.split('\n## Exit codes\n');
    const codes = [...after.matchAll(/^\| (\d+) \|/gmu)].map(([, code]) => Number(code));
    expect(codes).toEqual(Object.values(exits).toSorted((one, other) => one - other));
  });

  it('names only commands that are understood', () => {
    const named = [...page.matchAll(/`countersign ([^`\n]+)`/gu)].map(([, words = '']) => words);
    const shown = [...blocks('console'), ...blocks('crontab')].flatMap((block) => block.trim().split('\n'));
    const commands = [...named, ...shown.map((line) => line.split(/(?:^\$|&&) countersign /u)[1] ?? line)];
    expect([named.length > 15, shown.length > 2]).toEqual([true, true]);
    for (const words of commands) {
      const split = words.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/gu) ?? [];
      const read = readWords(split, verbs);
      const isShort = 'misuse' in read && read.misuse.because.startsWith('missing required argument');
      expect('misuse' in read && !isShort ? { words, ...read.misuse } : null).toBeNull();
    }
  });
});
