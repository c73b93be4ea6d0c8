import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitProblem } from './repository.ts';
import { GitInterrupted, uninterrupted, type RunResult } from './run.ts';

/**
 * Runs ssh-keygen, or what git is told to use in its place, without a shell. Without `input` it has the terminal of
 * this process, where it may ask for a passphrase. Again where a signal ended it.
 * @throws GitProblem ssh_missing. GitInterrupted.
 */
export function sshKeygen(program: string, args: readonly string[], input?: string): Promise<RunResult> {
  return uninterrupted(() => startedOnce(program, args, input));
}

function startedOnce(program: string, args: readonly string[], input: string | undefined): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, LC_ALL: 'C' },
      stdio: [input === undefined ? 'inherit' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', () => {
      const because = `${program} could not be started, which makes and checks signatures`;
      reject(new GitProblem('ssh_missing', { because }));
    });
    child.on('close', (exit, signal) => {
      if (signal !== null) return reject(new GitInterrupted(program, signal));
      resolve({
        code: exit ?? 128,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
    // It may answer and leave before it has read everything: its exit code tells, not the broken pipe.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Does something with a folder that nobody else may look into, and takes it away. */
export async function inPrivateFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
