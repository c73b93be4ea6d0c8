import { Buffer } from 'node:buffer';
import { spawn, type ChildProcess } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { endFamily, familyOf, type Family } from './left-behind.ts';

export interface Command {
  /** As somebody wrote it; the shell reads it. */
  readonly text: string;
  /** Where it works. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The file that is its standard input. */
  readonly input: string;
  readonly pipes: Pipes;
  /** So many bytes of standard output, then it is ended. */
  readonly limit: number;
  /** Milliseconds between asking to end and ending. */
  readonly grace: number;
}

/** Pipes that have a name, in a folder of a job; absolute, without links. One command after another may use them. */
export interface Pipes {
  readonly folder: string;
  readonly output: string;
  readonly said: string;
}

/** How a command ended: by itself, ended from here, or it never began. */
export type Ending =
  | { readonly is: 'exited'; readonly code: number }
  | { readonly is: 'killed'; readonly by: NodeJS.Signals }
  | { readonly is: 'stopped' }
  | { readonly is: 'too much' }
  | { readonly is: 'not begun'; readonly code: string; readonly because: string };

export interface Ran {
  readonly ending: Ending;
  /** The shell itself had ended, and what it began had not. */
  readonly wasShellOver: boolean;
  /** At most `limit` bytes. */
  readonly output: Buffer;
  /** The end of what it said on standard error. */
  readonly said: Buffer;
  /** False where something that it began could not be ended. */
  readonly isAllOver: boolean;
}

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** So much of standard error is kept, in bytes: more than is told, so that no secret in it is cut in two. */
const saidAtMost = 65_536;
/** Milliseconds until what is still in a pipe is read, once nobody writes any more. */
const draining = 1_000;

/**
 * Runs a command by `/bin/sh` in a session of its own, until everything that it began has ended, also what it left in the
 * background; or until `signal` or too much output ends all of it. Never waits for what cannot be ended, never throws for
 * what a command does.
 */
export async function ran(command: Command, signal: AbortSignal): Promise<Ran> {
  if (signal.aborted) return without({ is: 'stopped' });
  const begun = begin(command);
  if (begun instanceof Error) return notBegun(begun);
  const { child, said } = begun;
  const exited = happened(child, 'exit');
  const tooMuch = new AbortController();
  const output = beginningOf(begun.output, command.limit, () => tooMuch.abort());
  const end = endOf(said, saidAtMost);
  const closed = Promise.all([happened(begun.output, 'close'), happened(said, 'close')]);
  const error = await begun.error;
  if (error !== null) {
    await closed;
    return notBegun(error);
  }
  const family = familyOf(child.pid ?? null, command.pipes.folder);
  const stop = AbortSignal.any([signal, tooMuch.signal]);
  const isOver = await Promise.race([over(family, exited, closed, stop), aborted(stop)]);
  const wasShellOver = child.exitCode !== null || child.signalCode !== null;
  const isAllOver = isOver || (await endFamily(family, command.grace));
  if (!isOver) await released(begun, closed);
  const ending = tooMuch.signal.aborted ? ({ is: 'too much' } as const) : endingOf(child, isOver);
  return { ending, wasShellOver, output: output(), said: end(), isAllOver };
}

interface Begun {
  readonly child: ChildProcess;
  readonly output: Socket;
  readonly said: Socket;
  /** Why it did not begin after all; null once it has. */
  readonly error: Promise<Error | null>;
}

/**
 * Standard input is a file, and the others are pipes with a name: what Node would make, sockets, cannot be opened as
 * `/dev/stdin` and `/dev/stderr`. By the folder of all of them, the third to be inherited, its processes are known.
 */
function begin({ text, folder, environment, input, pipes }: Command): Begun | Error {
  const open: number[] = [];
  const opened = (path: string, flags: number): number => {
    const file = openSync(path, flags);
    open.push(file);
    return file;
  };
  const readers: Socket[] = [];
  const reader = (path: string): Socket => {
    const socket = new Socket({ fd: openSync(path, O_RDONLY | O_NONBLOCK), readable: true, writable: false });
    readers.push(socket);
    return socket;
  };
  try {
    const [output, said] = [reader(pipes.output), reader(pipes.said)];
    const stdio = [
      opened(input, O_RDONLY),
      opened(pipes.output, O_WRONLY),
      opened(pipes.said, O_WRONLY),
      opened(pipes.folder, O_RDONLY),
    ];
    const child = spawn('/bin/sh', ['-c', '--', text], { cwd: folder, env: environment, stdio, detached: true });
    const error = Promise.race([
      happened(child, 'spawn').then(() => null),
      new Promise<Error>((resolve) => {
        child.on('error', resolve);
      }),
    ]);
    return { child, output, said, error };
  } catch (error) {
    for (const socket of readers) socket.destroy();
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    for (const file of open) closeSync(file);
  }
}

/** A command that could not be started. */
export function notBegun(error: Error): Ran {
  return without({ is: 'not begun', code: 'code' in error ? String(error.code) : '', because: error.message });
}

/** Nothing was started, and nothing was said. */
function without(ending: Ending): Ran {
  const nothing = Buffer.alloc(0);
  return { ending, wasShellOver: false, output: nothing, said: nothing, isAllOver: true };
}

function endingOf({ exitCode, signalCode }: ChildProcess, isOver: boolean): Ending {
  if (!isOver) return { is: 'stopped' };
  return signalCode === null ? { is: 'exited', code: exitCode ?? 0 } : { is: 'killed', by: signalCode };
}

function happened(emitter: EventEmitter, event: 'spawn' | 'exit' | 'close'): Promise<void> {
  return new Promise((resolve) => {
    emitter.once(event, () => resolve());
  });
}

/** Resolves to what is not over then. */
function aborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    else signal.addEventListener('abort', () => resolve(false), { once: true });
  });
}

/** Resolves when nobody of the family is there any more and nobody can write any more. */
async function over(
  family: Family,
  exited: Promise<void>,
  closed: Promise<unknown>,
  stop: AbortSignal,
): Promise<boolean> {
  await exited;
  // Looked at now: later the number of the group might be somebody else's.
  family.look();
  await closed;
  for (let wait = 2; !stop.aborted && (await family.isAlive()); wait = Math.min(wait * 2, 200)) await sleep(wait);
  return !stop.aborted;
}

/** Whoever could not be found may hold the pipes for ever: what they say is not waited for. */
async function released({ child, output, said }: Begun, closed: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([closed, sleep(draining, undefined, { signal: waiting.signal }).catch(() => undefined)]);
  waiting.abort();
  output.destroy();
  said.destroy();
  child.unref();
}

/** Keeps the first bytes, and says so when there are more; then nothing more is read, so that nobody goes on writing. */
function beginningOf(stream: Readable, limit: number, tooMuch: () => void): () => Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk.subarray(0, limit - length));
    length = Math.min(length + chunk.length, limit + 1);
    if (length <= limit) return;
    length = limit;
    stream.destroy();
    tooMuch();
  });
  return () => Buffer.concat(chunks);
}

/** Keeps the last bytes. */
function endOf(stream: Readable, limit: number): () => Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    for (let [first] = chunks; first !== undefined && length - first.length >= limit; [first] = chunks) {
      chunks.shift();
      length -= first.length;
    }
  });
  return () => Buffer.concat(chunks).subarray(-limit);
}
