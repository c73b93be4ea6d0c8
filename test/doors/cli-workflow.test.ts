import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../src/core/run/report.ts';
import type { TestRepository } from '../fixtures/repository.ts';
import { document, openDesk } from './cli-desk.ts';
import { program, run, type Ran } from './cli-rig.ts';

const { make, nowhere } = openDesk();

const pipelines = '.github/countersign/pipelines';

/** A repository with one pipeline. */
function withPipeline(text: string): TestRepository {
  const here = make();
  const name = /^name: (\S+)/u.exec(text)?.[1] ?? '';
  here.commit({ [`${pipelines}/${name}.yml`]: text }, { message: 'a pipeline' });
  return here;
}

function workflow(here: TestRepository, ...words: readonly string[]): Ran {
  return run(here.dir, ['workflow', ...words]);
}

function report(here: TestRepository, name: string): RunReport {
  return document(here.dir, ['workflow', 'report', name])['report'] as RunReport;
}

/** Waits until something is there, or a process that should make it has ended. */
async function until(holds: () => boolean, child: ChildProcess): Promise<void> {
  while (!holds()) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} before`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

function begun(here: TestRepository, ...words: readonly string[]): ChildProcess {
  const env = { ...process.env, GIT_AUTHOR_NAME: 'ada', GIT_AUTHOR_EMAIL: 'ada@example.com' };
  return spawn(process.execPath, [program, 'workflow', ...words], { cwd: here.dir, env, stdio: 'ignore' });
}

const five = `name: five
steps:
  - { id: a, run: "echo a >> files.txt", checkpoint: safe }
  - { id: b, depends_on: [a], run: "echo b >> files.txt" }
  - id: c
    depends_on: [b]
    run: |
      echo c >> files.txt
      echo begun >> "$(git rev-parse --git-common-dir)/begun"
      while [ ! -e "$(git rev-parse --git-common-dir)/go" ]; do sleep 0.05; done
  - { id: d, depends_on: [c], run: "echo d >> files.txt" }
  - { id: e, depends_on: [d], run: "cat files.txt", output: all }
`;

describe('a run', () => {
  it('is killed, told to whoever asks, taken up again, and goes back with its files', async () => {
    const here = withPipeline(five);
    const mark = join(here.dir, '.git/begun');
    const first = begun(here, 'run', 'five', 'kill me');
    await until(() => existsSync(mark), first);

    const other = workflow(here, 'resume');
    expect(other).toMatchObject({ code: 2 });
    expect(other.err).toMatch(new RegExp(`^No: process ${first.pid} on .* is at five-`, 'u'));
    first.kill('SIGKILL');
    await once(first, 'exit');

    const left = workflow(here, 'status');
    expect(left.out).toMatch(/✓ a\n.*✓ b\n.*▸ c/su);
    expect(left.out).toMatch(/countersign workflow resume five-/u);
    writeFileSync(join(here.dir, '.git/go'), '');
    const resumed = workflow(here, 'resume');
    expect(resumed).toMatchObject({ code: 0, err: '' });
    expect(resumed.out).toMatch(/step c retry: interrupted/u);
    expect(resumed.out).not.toMatch(/step [ab] start/u);
    expect(resumed.out).toMatch(/^Status: COMPLETED$/mu);
    const [branch = ''] = here.git('branch', '--list', 'countersign-run/*', '--format=%(refname:short)').split('\n');
    expect(here.git('show', `${branch}:files.txt`)).toBe('a\nb\nc\nd');
    expect(report(here, 'five')).toMatchObject({
      status: 'completed',
      metrics: { done: 5, recovery_success: 1 },
      failures: [{ step: 'c', cause: 'interrupted', outcome: 'it went well' }],
    });
    expect(run(here.dir, ['verify'])).toMatchObject({ code: 0 });
    expect(here.git('status', '--porcelain')).toBe('');
  });

  it('is stopped by Ctrl-C once when what runs has ended, and goes back to a checkpoint', async () => {
    const here = withPipeline(five);
    const first = begun(here, 'run', 'five', 'stop me');
    await until(() => existsSync(join(here.dir, '.git/begun')), first);
    first.kill('SIGINT');
    writeFileSync(join(here.dir, '.git/go'), '');
    const [code] = (await once(first, 'exit')) as [number | null];
    expect(code).toBe(130);
    const statuses = report(here, 'five').timeline.map(({ status }) => status);
    expect(statuses.join(', ')).toBe('done, done, done, not begun, not begun');
    const back = workflow(here, 'rollback', '--to', 'safe', '--reason', 'b was wrong');
    expect(back).toMatchObject({ code: 4 });
    expect(back.out).toMatch(/checkpoint safe restored: undone: b, c/u);
    const [branch = ''] = here.git('branch', '--list', 'countersign-run/*', '--format=%(refname:short)').split('\n');
    expect(here.git('show', `${branch}:files.txt`)).toBe('a');
    const ended = workflow(here, 'cancel', '--reason', 'enough');
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.out).toMatch(/^Status: ROLLED_BACK/mu);
    expect(workflow(here, 'status').out).toMatch(/ · rolled back · /u);
    expect(workflow(here, 'resume').err).toMatch(/no run here is under way/u);
    expect(run(here.dir, ['verify'])).toMatchObject({ code: 0 });
  });

  it('is ended with all it started by Ctrl-C twice', async () => {
    const here = withPipeline(five);
    const mark = join(here.dir, '.git/begun');
    const first = begun(here, 'run', 'five', 'end me');
    await until(() => existsSync(mark), first);
    first.kill('SIGINT');
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    expect(first.exitCode).toBeNull();
    first.kill('SIGINT');
    const [code] = (await once(first, 'exit')) as [number | null];
    expect(code).toBe(130);
    expect(report(here, 'five').timeline[2]).toMatchObject({ status: 'running' });
    writeFileSync(join(here.dir, '.git/go'), '');
    expect(workflow(here, 'resume')).toMatchObject({ code: 0 });
    expect(readFileSync(mark, 'utf8')).toBe('begun\nbegun\n');
  });
});

describe('steps that somebody does', () => {
  const talk = `name: talk
state: { good: { type: boolean } }
steps:
  - { id: plan, prompt: "plan {{task}}", output: the_plan, requires_approval: true, verify: [{ output: the_plan, contains: step }] }
  - { id: note, prompt: "note {{task}}", output: the_note }
  - { id: work, depends_on: [plan, note], agent: writer, prompt: "do {{the_plan}}" }
`;

  it('are handed out all at once, answered, corrected, approved, and done by a command where there is one', () => {
    const here = withPipeline(talk);
    expect(workflow(here, 'run', 'talk', 'the', 'move', '--json')).toMatchObject({ code: 3 });
    const asked = document(here.dir, ['workflow', 'next'])['asked'] as readonly { readonly prompt: string }[];
    expect(asked.map(({ prompt }) => prompt)).toEqual(['plan the move', 'note the move']);

    expect(workflow(here, 'submit', 'talk', 'plan')).toMatchObject({ code: 64 });
    expect(workflow(here, 'submit', 'talk', 'nothing', 'x').err).toMatch(/has no step nothing/u);
    expect(workflow(here, 'submit', 'talk', 'work', 'x')).toMatchObject({ code: 2 });
    expect(workflow(here, 'submit', 'talk', 'note', 'noted', '--set', 'good=true')).toMatchObject({ code: 0 });
    expect(run(here.dir, ['workflow', 'submit', 'talk', 'plan', '-'], { input: 'step 1\nstep 2\n' })).toMatchObject({
      code: 0,
    });
    expect(workflow(here, 'submit', 'talk', 'plan', 'again')).toMatchObject({ code: 2 });
    expect(workflow(here, 'edit', 'talk', 'plan', 'step 3', '--reason', 'shorter')).toMatchObject({ code: 0 });
    expect(workflow(here, 'approve', 'talk', 'plan', '--reason', 'yes')).toMatchObject({ code: 0 });
    const transitions = workflow(here, 'status', 'talk', '--transitions', '--step', 'plan').out.split('\n');
    const kinds = transitions.map((line) => line.split(' ')[4]?.replace(':', '') ?? '');
    expect(kinds.join(' ').trim()).toBe('start escalate-approval continue');
    expect(workflow(here, 'status', 'talk', '--kind', 'contine').err).toContain('Did you mean continue?');
    expect(workflow(here, 'status', 'talk', '--step', 'pan').err).toContain('Did you mean plan?');
  });
});

describe('a file that somebody names', () => {
  it('is neither written nor read through a link that leads out of the repository, and waited for only where it is one', () => {
    const here = make();
    const outside = join(nowhere, 'secret.yml');
    const text = 'name: one\nsteps:\n  - { id: a, prompt: "a" }\n';
    writeFileSync(outside, text);
    here.commit({ [`${pipelines}/two.yml`]: text.replace('one', 'two') }, { message: 'a pipeline' });
    symlinkSync(outside, join(here.dir, 'link.yml'));
    symlinkSync(nowhere, join(here.dir, 'links'));
    for (const named of ['link.yml', 'links/secret.yml'])
      expect(workflow(here, 'create', 'one', named).err).toMatch(/leads out of the repository/u);
    expect(workflow(here, 'create', 'one', here.dir).err).toMatch(/is a folder/u);
    expect(workflow(here, 'create', 'one', outside)).toMatchObject({ code: 0 });

    rmSync(join(here.dir, pipelines, 'one.yml'));
    symlinkSync(outside, join(here.dir, pipelines, 'one.yml'));
    writeFileSync(outside, 'mine');
    const through = workflow(here, 'create', 'one', join(here.dir, pipelines, 'two.yml'), '--replace');
    expect(through.err).toMatch(/the pipeline calls itself two/u);
    const draft = join(here.dir, 'draft.yml');
    writeFileSync(draft, text);
    expect(workflow(here, 'create', 'one', draft, '--replace')).toMatchObject({ code: 2 });
    rmSync(join(here.dir, '.github'), { recursive: true });
    symlinkSync(nowhere, join(here.dir, '.github'));
    expect(workflow(here, 'create', 'one', draft).err).toMatch(/^No: \.github is a link/u);
    expect(readFileSync(outside, 'utf8')).toBe('mine');
    expect(readdirSync(nowhere)).toEqual(['secret.yml']);

    expect(workflow(here, 'run', 'two', 'x')).toMatchObject({ code: 3 });
    expect(workflow(here, 'submit', 'two', 'a', '--file', 'link.yml')).toMatchObject({ code: 2 });
    execFileSync('sh', ['-c', 'mkfifo pipe'], { cwd: here.dir });
    expect(workflow(here, 'submit', 'two', 'a', '--file', 'pipe').err).toMatch(/not a regular file/u);
    writeFileSync(join(here.dir, 'large'), '');
    truncateSync(join(here.dir, 'large'), 9_000_000);
    expect(workflow(here, 'submit', 'two', 'a', '--file', 'large').err).toMatch(/is the most/u);
    const piped = run(here.dir, ['workflow', 'submit', 'two', 'a', '-'], { input: 'x'.repeat(9_000_000) });
    expect(piped.err).toMatch(/^No: standard input has .* is the most$/mu);
    expect(workflow(here, 'submit', 'two', 'a', '--file', outside)).toMatchObject({ code: 0 });
  });
});

describe('who decides', () => {
  it('is told where the policy names nobody for it, and is in the policy that init writes where there are pipelines', () => {
    const here = make();
    const text = 'name: gated\nsteps:\n  - { id: a, run: "true", requires_approval: true }\n';
    here.commit({ 'a.txt': 'a' }, { message: 'first' });
    expect(run(here.dir, ['init', '--workflow', 'software_release'])).toMatchObject({ code: 0 });
    here.commit({ [`${pipelines}/gated.yml`]: text }, { message: 'a pipeline, and who may do what' });
    const lacking = /gated\.yml:1:1: warning .*names nobody for G3_OPERATIONS, .* nobody could approve a/u;
    expect(run(here.dir, ['check']).out).toMatch(lacking);
    expect(workflow(here, 'check').out).toMatch(lacking);
    expect(run(here.dir, ['doctor']).out).toMatch(/names nobody for G3_OPERATIONS/u);
    here.commit({ '.github/countersign.yml': null }, { message: 'no policy' });
    expect(workflow(here, 'check')).toMatchObject({ code: 0, err: '' });
    expect(workflow(here, 'check').out).toMatch(/nothing wrong/u);
    expect(run(here.dir, ['init', '--workflow', 'software_release'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(here.dir, '.github/countersign.yml'), 'utf8')).toMatch(
      /# Decides how runs of gated go on.*\n {2}"?G3_OPERATIONS"?:\n/u,
    );
  });
});

describe('the README', () => {
  it('runs a pipeline that ships', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    const [, block = ''] = /\n## Work of many steps\n.*?```sh\n(.*?)```/su.exec(readme) ?? [];
    const here = make();
    here.commit({ 'a.txt': 'a' }, { message: 'Add a' });
    const lines = block.trim().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const words = [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      expect(run(here.dir, words.slice(1))).toMatchObject({ code: 0, err: '' });
    }
    expect(workflow(here, 'report').out).toMatch(/^Status: COMPLETED$/mu);
  });
});

describe('a pipeline', () => {
  it('is taken only where nothing is wrong with it, and never written over without being asked', () => {
    const here = make();
    here.commit({}, { message: 'first' });
    const draft = join(here.dir, 'draft.yml');
    writeFileSync(draft, 'name: one\nsteps:\n  - { id: a, run: "true", depends_on: [b] }\n');
    const broken = workflow(here, 'create', 'one', draft);
    expect(broken).toMatchObject({ code: 1 });
    expect(broken.out).toMatch(/draft\.yml:3:\d+: error /u);
    expect(existsSync(join(here.dir, pipelines))).toBe(false);
    writeFileSync(draft, 'name: one\nsteps:\n  - { id: a, run: "true" }\n');
    expect(workflow(here, 'create', 'two', draft).err).toMatch(/draft\.yml:1:\d+: the pipeline calls itself one/u);
    expect(workflow(here, 'create', '../one', draft)).toMatchObject({ code: 64 });
    expect(workflow(here, 'create', 'one', draft)).toMatchObject({ code: 0 });
    writeFileSync(draft, 'name: one\nsteps:\n  - { id: a, run: "false", retry: 0 }\n');
    expect(workflow(here, 'create', 'one', draft)).toMatchObject({ code: 2 });
    expect(workflow(here, 'create', 'one', draft, '--replace')).toMatchObject({ code: 0 });
    expect(workflow(here, 'run', 'one', 'x').err).toMatch(/^No: no pipeline is called one/u);
    here.git('add', '.github');
    here.git('commit', '--quiet', '--message', 'a pipeline');
    expect(run(here.dir, ['check']).out).toMatch(/definitions, pipelines and policy: nothing wrong/u);
    expect(run(here.dir, ['check', draft])).toMatchObject({ code: 0 });
    const ran = workflow(here, 'run', 'one', 'x', '--json');
    expect(ran).toMatchObject({ code: 4, err: '' });
    expect(JSON.parse(ran.out)).toMatchObject({
      ok: false,
      code: 'awaiting_direction',
      report: { status: 'awaiting_direction' },
    });
  });
});
