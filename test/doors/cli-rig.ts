import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { temporaryFolder } from '../fixtures/repository.ts';

/** What people run. */
export const program = join(import.meta.dirname, '../../bin/countersign.cjs');

// Every run is a new process that would compile the whole program again.
const compiled = temporaryFolder();
afterAll(() => {
  rmSync(compiled, { recursive: true });
});

/** What came of a run: its exit code, and what it said on standard output and standard error. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export type Environment = Readonly<Record<string, string>>;

export interface Around {
  /** Who git says it is, at example.com; empty for what the machine says. */
  readonly as?: string;
  readonly input?: string;
  readonly env?: Environment;
}

function environment({ as = 'ada', env = {} }: Around): NodeJS.ProcessEnv {
  const who = as === '' ? {} : { GIT_AUTHOR_NAME: as, GIT_AUTHOR_EMAIL: `${as}@example.com` };
  return { ...process.env, NODE_COMPILE_CACHE: compiled, ...who, ...env };
}

/** Runs the real program in a folder, as somebody. */
export function run(cwd: string, args: readonly string[], around: Around = {}): Ran {
  const { input = '' } = around;
  const ran = spawnSync(process.execPath, [program, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: environment(around),
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

/** What it says as one JSON document. */
export function json(cwd: string, args: readonly string[], around?: Around): Readonly<Record<string, unknown>> {
  return JSON.parse(run(cwd, [...args, '--json'], around).out) as Readonly<Record<string, unknown>>;
}

/** Nothing by which the program would find the GitHub of whoever runs the tests. */
const clean = { GH_TOKEN: '', GITHUB_TOKEN: '', GITHUB_API_URL: '', GH_HOST: '', GHE_HOST: '', APP_ID: '' };

/** Runs a command in a folder, and lets a sandbox answer meanwhile. */
export function typed(
  command: string,
  args: readonly string[],
  cwd: string,
  around: Omit<Around, 'input'> = {},
): Promise<Ran> {
  const child = spawn(command, args, {
    cwd,
    env: { ...environment({ ...around, env: { ...clean, ...around.env } }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, ...said });
    });
  });
}
