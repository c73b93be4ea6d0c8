import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { constants } from 'node:fs';
import { mkdir, mkdtemp, open, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipelineNamePattern } from '../core/pipeline/schema.ts';
import type { Job } from '../ports.ts';
import type { Pipes } from './command.ts';
import { jobPrefix } from './left-behind.ts';
import { jobsVariable } from './processes.ts';
import { textOf } from './text.ts';

/** The folder of one job: what it reads, and where it writes what it sets. Nobody else's; it goes when the job has ended. */
export interface Place {
  /** Absolute, without links. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What it has set, or what is wrong with what it wrote. */
  readonly set: () => Promise<SetVariables>;
  /** The file with the prompt. */
  readonly prompt: string;
  /** Pipes for its commands, made when the first of them is begun. */
  readonly pipes: () => Promise<Pipes>;
  readonly remove: () => Promise<void>;
}

export type SetVariables =
  | { readonly ok: true; readonly state: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly because: string };

/** What every program may need to know of the machine, and nothing that could tell a secret. */
const least = ['PATH', 'HOME', 'LANG', 'LANGUAGE', 'TMPDIR', 'TZ'];

/** So much may be set by one step, in bytes. */
const setAtMost = 65_536;

/** Makes the folder of a job below that of all jobs of its run. */
export async function placeOf(job: Job, jobs: string, machine: NodeJS.ProcessEnv): Promise<Place> {
  await mkdir(jobs, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(await realpath(jobs), jobPrefix));
  const inputs = join(folder, 'inputs');
  const [setFile, prompt] = [join(folder, 'set'), join(folder, 'prompt')];
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    await mkdir(inputs);
    await Promise.all([...job.inputs].map(([name, text]) => writeFile(join(inputs, fileNamed(name)), text)));
    await Promise.all([writeFile(setFile, ''), writeFile(prompt, job.prompt)]);
  } catch (error) {
    await remove();
    throw error;
  }
  const known = Object.entries(machine).flatMap(([name, value]) =>
    value !== undefined && (least.includes(name) || name.startsWith('LC_')) ? [[name, value] as const] : [],
  );
  const state = Object.entries(job.state).map(([name, value]) => [stateVariable(name), String(value)] as const);
  return {
    folder,
    environment: {
      ...Object.fromEntries(known),
      ...job.environment,
      ...Object.fromEntries(state),
      COUNTERSIGN_RUN: job.run_id,
      COUNTERSIGN_STEP: job.step,
      COUNTERSIGN_ATTEMPT: String(job.attempt),
      COUNTERSIGN_TASK: job.task,
      COUNTERSIGN_INPUTS: inputs,
      COUNTERSIGN_SET: setFile,
      [jobsVariable]: `${machine[jobsVariable] ?? ':'}${folder}:`,
    },
    set: () => setIn(setFile),
    prompt,
    pipes: once(() => pipesIn(folder)),
    remove,
  };
}

/** There is nothing but this command by which Node can make such a pipe. */
const makesPipes = 'mkfifo';

async function pipesIn(folder: string): Promise<Pipes> {
  const pipes = { folder, output: join(folder, 'output'), said: join(folder, 'said') };
  // In a group of its own: what is typed in the terminal to stop the run is nothing to it.
  const child = spawn(makesPipes, [pipes.output, pipes.said], { detached: true, stdio: 'ignore' });
  const closed: readonly unknown[] = await event(child, 'close');
  const [code] = closed;
  if (code !== 0) throw new Error(`${makesPipes} made no pipes in ${folder}: it ended with ${String(code)}`);
  return pipes;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function fileNamed(name: string): string {
  if (!new RegExp(pipelineNamePattern, 'u').test(name))
    throw new Error(`no file can be called ${JSON.stringify(name)}`);
  return name;
}

function stateVariable(name: string): string {
  return `COUNTERSIGN_STATE_${name.toUpperCase().replaceAll('-', '_')}`;
}

function wrong(because: string): SetVariables {
  return { ok: false, because: `$COUNTERSIGN_SET ${because}` };
}

/** A step may have put anything in place of the file: what is no file is not read, and no link is followed. */
async function setIn(path: string): Promise<SetVariables> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(() => null);
  if (file === null) return wrong('is no file any more; add lines to it, and leave it where it is');
  try {
    if (!(await file.stat()).isFile()) return wrong('is no file any more; add lines to it, and leave it where it is');
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(setAtMost + 1), position: 0 });
    if (bytesRead > setAtMost) return wrong(`has more than ${setAtMost} bytes; what is long is an output`);
    const text = textOf(buffer.subarray(0, bytesRead));
    return text === null ? wrong('holds something that is no text') : variablesIn(text);
  } finally {
    await file.close();
  }
}

function variablesIn(text: string): SetVariables {
  const lines = text.split(/\r?\n/u).map((line, index) => ({ line, number: index + 1 }));
  const told = lines.filter(({ line }) => line.trim() !== '');
  const unread = told.find(({ line }) => !/^\s*[^\s=]+\s*=/u.test(line));
  if (unread !== undefined) return wrong(`is a line for each variable, name=value, and line ${unread.number} is not`);
  return {
    ok: true,
    state: Object.fromEntries(
      told.map(({ line }) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1)]),
    ),
  };
}
