import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { outputsOf, summaryOf, type Report } from '../../src/doors/action/report.ts';
import { runnerOf, type Runner } from '../../src/doors/action/runner.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { temporaryFolder } from '../fixtures/repository.ts';

const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const files = { output: join(folder, 'output'), summary: join(folder, 'summary') };
let log = '';
let runner: Runner;

beforeEach(() => {
  log = '';
  for (const path of Object.values(files)) writeFileSync(path, '');
  const environment = {
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    'INPUT_STATE-BRANCH': ' states ',
  };
  runner = runnerOf(environment, (text) => {
    log += text;
  });
});

const nothing: Report = { commits: [], numbers: [], isAboutAll: false, troubles: [], readOnly: null, shownBy: null };

describe('what the runner is told', () => {
  it('an annotation is one line, whatever is in it', () => {
    runner.error('100% wrong:\r\n::set-output name=changed::true');
    expect(log).toBe('::error title=Countersign::100%25 wrong:%0D%0A::set-output name=changed::true\n');
  });

  it('a line of the log is never obeyed', () => {
    runner.say('::add-mask::e');
    runner.say('Committed: ##[set-output name=changed;]true');
    runner.say('two\n::stop-commands::x');
    runner.say('\u2028::warning::x');
    expect(log.split('\n')).toEqual([
      ': :add-mask::e',
      'Committed: ## [set-output name=changed;]true',
      'two ::stop-commands::x',
      ': :warning::x',
      '',
    ]);
  });

  it('an output cannot end itself and begin another one', () => {
    runner.setOutputs({ changed: 'false', projects: 'EOF\nchanged<<EOF\ntrue', commit: '' });
    const lines = readFileSync(files.output, 'utf8').split('\n');
    const [, end = ''] = /^projects<<(end-[0-9a-f-]{36})$/u.exec(lines[3] ?? '') ?? [];
    expect(lines.slice(4, 8)).toEqual(['EOF', 'changed<<EOF', 'true', end]);
    const ends = lines.flatMap((line) => /^\w+<<(end-\S+)$/u.exec(line)?.[1] ?? []);
    expect(new Set(ends).size).toBe(3);
  });

  it('an input is what was given, without spaces around it, or its default', () => {
    expect(runner.input('state-branch')).toBe('states');
    expect(runner.input('app-id')).toBe('15368');
    expect(runner.input('token')).toBe('');
  });

  it('nothing breaks where there are no files for outputs and summary', () => {
    const bare = runnerOf({}, () => undefined);
    bare.setOutputs(outputsOf(nothing));
    bare.summarize('text');
    expect(readFileSync(files.summary, 'utf8')).toBe('');
  });
});

describe('what is said of a run', () => {
  const state = {
    project_id: '12',
    workflow_type: 'software_release',
    workflow: '$(touch x) `y` | @ann <b>"Portal"</b>\n#1',
    tracks: { main: { stage: 'review' }, change_2: { stage: 'proposal' } },
    terminal_state: null,
  } as unknown as ProjectState;
  const commit = { oid: 'c0ffee', subject: 'stage_changed: a | b by @eve (12)', states: [state] };

  it('outputs hold names and numbers only, and nothing that a shell could take for a command', () => {
    const { projects, ...others } = outputsOf({ ...nothing, commits: [commit] });
    expect(others).toEqual({ changed: 'true', commit: 'c0ffee' });
    expect(JSON.parse(projects)).toEqual([
      {
        id: '12',
        workflow_type: 'software_release',
        stage: 'review',
        tracks: { main: 'review', change_2: 'proposal' },
        terminal_state: null,
      },
    ]);
    expect(projects).toMatch(/^[\w.{}[\]":,-]*$/u);
  });

  it('a project that changed twice is named once, as it is now', () => {
    const later = { ...state, tracks: { main: { stage: 'test' } } } as unknown as ProjectState;
    const report = { ...nothing, commits: [commit, { ...commit, oid: 'beef', states: [later] }] };
    expect(outputsOf(report)).toMatchObject({
      commit: 'beef',
      projects: expect.stringMatching(/"stage":"test"/u) as string,
    });
    expect(JSON.parse(outputsOf(report).projects)).toHaveLength(1);
  });

  it('the summary shows what people wrote as text: nobody is notified, and no cell ends early', () => {
    const summary = summaryOf({ ...nothing, commits: [commit], numbers: [12] }, 'https://github.com/acme/portal');
    const rows = summary.split('\n').filter((line) => line.startsWith('| ['));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/^\| \[#12\]\(https:\/\/github\.com\/acme\/portal\/issues\/12\) /u);
    expect(rows[0]?.match(/(?<!\\)\|/gu)).toHaveLength(4);
    expect(rows[0]).not.toMatch(/@ann|@eve|<b>|[^\\]`/u);
    expect(summary).toContain('Looked at #12.');
  });

  it('the summary stays small whatever there is to say', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => index + 1);
    const troubles = many.map((number) => ({ number, because: 'x'.repeat(10_000), next: 'y'.repeat(10_000) }));
    const summary = summaryOf({ ...nothing, numbers: many, troubles }, 'https://github.com/acme/portal');
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toContain('… and 4900 more');
  });

  it('nothing that happened is said, too', () => {
    expect(summaryOf(nothing, '')).toBe('### Countersign\n\nNothing had to change.');
  });
});
