import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endLeftBehind } from '../../src/executor/left-behind.ts';
import { shellExecutor } from '../../src/executor/shell.ts';
import type { JobResult } from '../../src/ports.ts';
import { temporaryFolder } from '../fixtures/repository.ts';
import { executorContract, processesOf, withRig } from './contract.ts';
import { jobIn } from './job.ts';

executorContract('the shell executor', { make: shellExecutor, run: 'cat', is: 'done' });

const text = (result: JobResult): string => ('output' in result ? result.output : '');
const because = (result: JobResult): string => ('because' in result ? result.because : '');

describe('a command', () => {
  it.concurrent('gets the prompt as it is, and what it prints is what it puts out', () =>
    withRig(shellExecutor, async ({ folder, execute }) => {
      const prompt = 'Write "tests" for $(touch planted) `touch planted`; ünd 🙂\n';
      expect(await execute({ run: 'cat', prompt })).toMatchObject({ is: 'done', output: prompt, state: {} });
      expect(readdirSync(folder)).toEqual([]);
    }));

  it.concurrent('works in its folder, with what it is told and nothing else of whoever started it', () =>
    withRig(
      shellExecutor,
      async ({ folder, scratch, execute }) => {
        const result = await execute({
          run: 'pwd; env; cat "$COUNTERSIGN_INPUTS/plan" "$COUNTERSIGN_INPUTS/notes"',
          attempt: 2,
          environment: { MODEL: 'small' },
          state: { 'max-age': 5, isReady: true, name: 'a b' },
          inputs: new Map([
            ['plan', 'The plan: $HOME\n'],
            ['notes', 'Notes\n'],
          ]),
        });
        const [where = '', ...lines] = text(result).trimEnd().split('\n');
        expect(where).toBe(folder);
        expect(lines.splice(-2)).toEqual(['The plan: $HOME', 'Notes']);
        const told = Object.fromEntries(lines.map((line) => line.split(/=(.*)/u).slice(0, 2) as [string, string]));
        // The shell adds these by itself.
        const { PWD: _pwd, OLDPWD: _old, SHLVL: _level, _: _last, ...environment } = told;
        const [, job] = environment['COUNTERSIGN_JOBS']?.split(':').slice(1) ?? [];
        expect(environment).toEqual({
          PATH: process.env['PATH'],
          HOME: '/home/ana',
          LC_ALL: 'C',
          TZ: 'UTC',
          MODEL: 'small',
          COUNTERSIGN_RUN: 'tdd-1',
          COUNTERSIGN_STEP: 'red',
          COUNTERSIGN_ATTEMPT: '2',
          COUNTERSIGN_TASK: 'Add rate limiting',
          COUNTERSIGN_STATE_MAX_AGE: '5',
          COUNTERSIGN_STATE_ISREADY: 'true',
          COUNTERSIGN_STATE_NAME: 'a b',
          COUNTERSIGN_INPUTS: `${job}/inputs`,
          COUNTERSIGN_SET: `${job}/set`,
          COUNTERSIGN_JOBS: `:/an/outer/job:${job}:`,
        });
        expect(job?.startsWith(`${scratch}/job-`)).toBe(true);
      },
      {
        environment: {
          PATH: process.env['PATH'],
          HOME: '/home/ana',
          LC_ALL: 'C',
          TZ: 'UTC',
          GIT_DIR: '/somewhere/.git',
          GITHUB_TOKEN: 'ghp_secret',
          COUNTERSIGN_RUN: 'outer',
          COUNTERSIGN_STATE_OUTER: '1',
          COUNTERSIGN_JOBS: ':/an/outer/job:',
        },
      },
    ));

  it.concurrent('sets state variables by lines that it adds to a file', () =>
    withRig(shellExecutor, async ({ execute }) => {
      const set = (line: string) => execute({ run: `${line} >> "$COUNTERSIGN_SET"` });
      expect(await set(String.raw`printf 'count=1\r\n\n count = 2=3 \nname=\n'`)).toMatchObject({
        is: 'done',
        state: { count: ' 2=3 ', name: '' },
      });
      expect(await set('echo s3cr3t')).toMatchObject(wrongState('name=value, and line 1 is not'));
      expect(await set(String.raw`printf 'a=\377\n'`)).toMatchObject(wrongState('holds something that is no text'));
      expect(await set('yes a=1 | head -c 70000')).toMatchObject(wrongState('has more than 65536 bytes'));
      for (const put of ['true', 'mkfifo "$COUNTERSIGN_SET"', 'ln -s /etc/passwd "$COUNTERSIGN_SET"'])
        expect(await execute({ run: `rm "$COUNTERSIGN_SET"; ${put}` })).toMatchObject(
          wrongState('is no file any more'),
        );
    }));

  it.concurrent('is done only when what must hold afterwards does', () =>
    withRig(shellExecutor, async ({ execute }) => {
      const after = [
        { is: 'output', output: 'red_report', contains: '3 fail', says: 'the tests fail' },
        { is: 'output', output: 'plan', contains: null, says: 'there is a plan' },
        { is: 'run', run: 'grep -q "$(cat "$COUNTERSIGN_INPUTS/plan")" report', says: 'the report names the plan' },
      ] as const;
      const inputs = new Map([['plan', 'red']]);
      expect(await execute({ run: 'echo 3 fail; echo red > report', inputs, after })).toMatchObject({
        is: 'done',
        output: '3 fail\n',
      });
      expect(await execute({ run: 'echo 2 fail', inputs, after })).toMatchObject({
        is: 'failed',
        reason_code: 'verification_failed',
        because: 'this does not hold: the tests fail (red_report does not say "3 fail")',
        retryable: true,
        output: '2 fail\n',
      });
      expect(await execute({ run: 'echo 3 fail; rm report', inputs, after })).toMatchObject({
        reason_code: 'verification_failed',
        because: expect.stringContaining('the report names the plan (the command ended with') as string,
      });
    }));
});

function wrongState(why: string) {
  return {
    is: 'failed',
    reason_code: 'state_invalid',
    because: expect.stringContaining(why) as string,
    retryable: false,
  };
}

describe('a command that fails says why', () => {
  it.concurrent.each([
    [
      'ends with a number',
      'echo half; echo no database >&2; exit 3',
      'exit_nonzero',
      'ended with 3: no database',
      true,
    ],
    [
      'names a file by where the folder is',
      'echo "$PWD/x.txt is empty" >&2; exit 3',
      'exit_nonzero',
      'ended with 3: x.txt is empty',
      true,
    ],
    [
      'names the folder itself',
      'echo "$PWD is full, as is $PWD." >&2; exit 3',
      'exit_nonzero',
      'ended with 3: its folder is full, as is its folder.',
      true,
    ],
    ['is not there', 'no-such-command', 'exit_nonzero', 'ended with 127: ', false],
    ['looks like an option', '-x', 'exit_nonzero', 'ended with 127: ', false],
    [
      'has a part that dies',
      "sh -c 'kill -SEGV $$'; exit $?",
      'exit_nonzero',
      'ended with 139, as after SIGSEGV',
      true,
    ],
    ['dies by a signal', 'kill -KILL $$', 'killed_by_signal', 'the command was ended by SIGKILL', true],
    ['writes what is no text', String.raw`printf 'a\377'`, 'output_not_text', 'no text in UTF-8', false],
    ['writes zeros', String.raw`printf 'a\0'`, 'output_not_text', 'no text in UTF-8', false],
    ['removes its folder', 'echo half; rm -r "$PWD"', 'folder_gone', 'the folder it worked in is not there', false],
    ['is too long', `: ${'x'.repeat(200_000)}`, 'not_started', 'could not be started: spawn E2BIG', false],
    ['holds what no command can', ': \0', 'not_started', 'could not be started: ', false],
  ] as const)('one that %s', (_what, run, reason_code, why, retryable) =>
    withRig(shellExecutor, async ({ execute }) => {
      expect(await execute({ run })).toMatchObject({
        is: 'failed',
        reason_code,
        because: expect.stringContaining(why) as string,
        retryable,
        output: run.includes('echo half') ? 'half\n' : (expect.any(String) as string),
      });
    }),
  );

  it.concurrent('in words that a person can read, however much and whatever it says', () =>
    withRig(shellExecutor, async ({ execute }) => {
      const run = String.raw`yes not this | head -c 2700000 >&2; printf '\033[31mred\033[0m\a\377 \342\200\246\r\n' >&2; exit 1`;
      const why = because(await execute({ run }));
      expect(why).toMatch(/not this\nred …$/u);
      expect(why).toMatch(/^the command ended with 1: … /u);
      expect(why.length).toBeLessThan(2_100);
    }));

  it.concurrent('where there is no POSIX shell', () =>
    withRig(
      shellExecutor,
      async ({ execute }) => {
        expect(await execute({ run: 'true' })).toMatchObject({
          reason_code: 'not_started',
          because: expect.stringContaining('POSIX shell, which Windows does not have') as string,
          retryable: false,
        });
      },
      { platform: 'win32' },
    ));
});

it('a command that prints without end is ended at the limit, and its beginning is kept', () =>
  withRig(shellExecutor, async ({ execute }) => {
    const before = process.resourceUsage().maxRSS;
    const result = await execute({ run: 'head -c 1000000000 /dev/zero | tr "\\0" a', output_limit_bytes: 1_000_000 });
    expect(result).toMatchObject({ is: 'failed', reason_code: 'output_too_large', retryable: false });
    expect(because(result)).toBe('it put out more than 1000000 bytes');
    expect(text(result)).toBe('a'.repeat(1_000_000));
    // In kilobytes; far less than what it would have printed.
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(200_000);
    const cut = await execute({ run: 'printf aé; printf b', output_limit_bytes: 2 });
    expect(cut).toMatchObject({ reason_code: 'output_too_large', output: 'a' });
    expect(await execute({ run: 'printf abc', output_limit_bytes: 3 })).toMatchObject({ is: 'done', output: 'abc' });
    expect(await execute({ run: "trap '' TERM PIPE; yes >&2 | yes", output_limit_bytes: 2 })).toMatchObject({
      reason_code: 'output_too_large',
      output: 'y\n',
    });
  }));

describe('what a command leaves in the background', () => {
  it.concurrent('belongs to it: what that prints and writes is waited for', () =>
    withRig(shellExecutor, async ({ folder, execute }) => {
      expect(await execute({ run: '(sleep 0.1; echo late) & echo early' })).toMatchObject({
        is: 'done',
        output: 'early\nlate\n',
      });
      const quiet = `setsid sh -c 'sleep 0.1; echo late > late' < /dev/null > /dev/null 2>&1 &`;
      expect(await execute({ run: `${quiet} echo early` })).toMatchObject({ is: 'done', output: 'early\n' });
      expect(readFileSync(join(folder, 'late'), 'utf8')).toBe('late\n');
    }));
});

describe('a command that takes too long is ended, with all that it began', () => {
  const late = 'it took longer than it may, 60 s';
  const left = `${late}: the command had ended, and what it began in the background had not`;
  const quiet = '< /dev/null > /dev/null 2>&1';
  const deaf = `setsid sh -c 'trap "" TERM HUP; echo > up; sleep 1000; :' ${quiet} 3<&- &`;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['works for ever', 'echo $$ > pid; while :; do :; done', late],
    ['does not listen', `trap '' TERM; echo stubborn >&2; echo $$ > pid; sleep 1000; :`, `${late}: stubborn`],
    ['leaves something', 'sleep 1000 & echo $$ > pid', left],
    ['leaves what holds no pipe', `sleep 1000 ${quiet} & echo $$ > pid`, left],
    ['leaves a session', `setsid sleep 1000 ${quiet} & echo $$ > pid`, left],
    ['leaves an orphan', `setsid sh -c 'sleep 1000 ${quiet} &' ${quiet}; echo $$ > pid`, left],
    ['leaves what has no environment', `env -i setsid sleep 1000 ${quiet} & echo $$ > pid`, left],
    ['leaves what only holds a pipe', `env -i setsid sleep 1000 3<&- & echo $$ > pid`, left],
    ['leaves what has nothing open', `${deaf} until [ -e up ]; do sleep 0.01; done; echo $$ > pid`, left],
    ['leaves one after another', `f() { (sleep 0.01; f) & }; f ${quiet}; echo $$ > pid`, left],
  ])('one that %s', (_what, run, why) =>
    withRig(shellExecutor, async ({ folder, execute }) => {
      const result = execute({ run: `echo early; ${run}`, timeout_ms: 60_000 });
      const file = join(folder, 'pid');
      await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'));
      const isOver = why === left;
      await until(() => !isOver || !existsSync(join('/proc', readFileSync(file, 'utf8').trim())));
      vi.advanceTimersByTime(60_000);
      expect(await result).toMatchObject({
        is: 'failed',
        reason_code: 'timed_out',
        because: why,
        retryable: true,
        output: 'early\n',
      });
    }),
  );
});

describe('a command may be ended from outside', () => {
  it.concurrent('before it began: nothing is done', () =>
    withRig(shellExecutor, async ({ folder, execute }) => {
      expect(await execute({ run: 'touch begun' }, AbortSignal.abort())).toMatchObject({
        is: 'failed',
        reason_code: 'interrupted',
        because: 'it was ended before it was done',
        retryable: true,
      });
      expect(readdirSync(folder)).toEqual([]);
    }));

  it.concurrent('while it works, with all that it began', () =>
    withRig(shellExecutor, async ({ folder, execute }) => {
      const stop = new AbortController();
      const doing = execute({ run: 'setsid sleep 1000 & echo half; touch begun; sleep 1000' }, stop.signal);
      await until(() => existsSync(join(folder, 'begun')));
      stop.abort();
      expect(await doing).toMatchObject({ is: 'failed', reason_code: 'interrupted', output: 'half\n' });
    }));
});

describe('a command that does not read what it is given', () => {
  const prompt = 'x'.repeat(5_000_000);
  it.concurrent.each(['true', 'exec <&-; sleep 0.05', 'head -c 10 > /dev/null', 'sleep 0.05'])('%s', (run) =>
    withRig(shellExecutor, async ({ execute }) => {
      expect(await execute({ run, prompt })).toMatchObject({ is: 'done' });
    }),
  );
});

describe('secrets', () => {
  const secret = 'ghp_s3cr3t/öf+ana';
  const job = { environment: { TOKEN: secret }, secrets: [secret] };

  it.concurrent('are in nothing that is said, whether it went well or not', () =>
    withRig(shellExecutor, async ({ execute }) => {
      const slowly = 'a=${TOKEN#????????}; printf %s "${TOKEN%"$a"}"; sleep 0.05; echo "$a"';
      expect(await execute({ ...job, run: `${slowly}; printf %s "$TOKEN" | base64` })).toMatchObject({
        output: expect.stringMatching(/^\*\*\*\n\*\*\*.{0,3}\n$/u) as string,
      });
      expect(await execute({ ...job, run: 'echo "token=Bearer $TOKEN" >> "$COUNTERSIGN_SET"' })).toMatchObject({
        state: { token: 'Bearer ***' },
      });
      expect(await execute({ ...job, run: 'echo "bad $TOKEN" | tee /dev/stderr; exit 1' })).toMatchObject({
        because: 'the command ended with 1: bad ***',
        output: 'bad ***\n',
      });
      const check = { is: 'run', run: 'echo "bad $TOKEN" >&2; exit 1', says: 'it answers' } as const;
      expect(await execute({ ...job, run: 'true', after: [check] })).toMatchObject({
        because: 'this does not hold: it answers (the command ended with 1: bad ***)',
      });
    }));

  it.concurrent('are in no part of what is cut off', () =>
    withRig(shellExecutor, async ({ folder, execute }) => {
      const cut = await execute({ ...job, run: 'echo "it is $TOKEN"; yes', output_limit_bytes: 15 });
      expect(cut).toMatchObject({ reason_code: 'output_too_large', output: 'it is ***' });
      const stop = new AbortController();
      const ended = execute({ ...job, run: 'printf "it is ghp_s3c"; touch begun; sleep 1000' }, stop.signal);
      await until(() => existsSync(join(folder, 'begun')));
      stop.abort();
      expect(await ended).toMatchObject({ reason_code: 'interrupted', output: 'it is ***' });
    }));
});

it('nothing stays open in the process that has jobs done, many at once too', () =>
  withRig(shellExecutor, async ({ folder, scratch, execute }) => {
    await execute({ run: 'true' });
    const before = openFiles();
    const executor = shellExecutor({ scratch, grace_ms: 100 });
    const jobs = [
      ...['true', 'exit 3', 'yes', 'no-such-command', 'rm "$COUNTERSIGN_SET"'].map((run) => ({ run })),
      { run: 'true', folder: '/nowhere' },
      { run: `: ${'x'.repeat(200_000)}` },
      { run: 'sleep 1000 &', timeout_ms: 50 },
    ];
    await Promise.all(jobs.map((job) => executor.execute(jobIn(folder, job), new AbortController().signal)));
    expect(processesOf(scratch)).toEqual([]);
    expect(openFiles()).toEqual(before);
  }));

function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd')
    .flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/self/fd/${fd}`)];
      } catch {
        return [];
      }
    })
    .toSorted();
}

it('what a killed process left behind is ended and removed by whoever goes on', async () => {
  const root = temporaryFolder();
  const [folder, scratch] = [join(root, 'work'), join(root, 'jobs')];
  mkdirSync(folder);
  await endLeftBehind(scratch);
  const program = `
    import { shellExecutor } from ${JSON.stringify(url('src/executor/shell.ts'))};
    import { jobIn } from ${JSON.stringify(url('test/executor/job.ts'))};
    const run = "trap '' TERM; setsid sleep 1000 & echo > begun; sleep 1000; sleep 1000";
    await shellExecutor({ scratch: process.argv[2] }).execute(jobIn(process.argv[1], { run }), new AbortController().signal);
  `;
  try {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program, folder, scratch], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await until(() => existsSync(join(folder, 'begun')));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(processesOf(folder)).not.toEqual([]);
    await endLeftBehind(scratch, 50);
    expect(processesOf(folder)).toEqual([]);
    expect(existsSync(scratch)).toBe(false);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(2);
}

function url(path: string): string {
  return pathToFileURL(join(import.meta.dirname, '../..', path)).href;
}
