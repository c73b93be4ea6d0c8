import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../../core/entry.ts';
import { isFields } from '../../core/fields.ts';
import type { Refusal } from '../../core/refusal.ts';
import { GitProblem } from '../repository.ts';
import { syncFolder } from './journal-file.ts';
import { filesAsJson, type Files } from './on-its-way.ts';

/** Where it lies what a journal held and nobody takes any more, beside it: one line of JSON each. */
export const asideName = 'journal.aside';

/** A command that was done, and is refused now that somebody else has moved the instance on. */
export interface SetAside {
  /** As it was recorded here. */
  readonly entry: Entry;
  readonly refusal: Refusal;
  /** What somebody handed in with it, by its path below the folder of the instance. */
  readonly attachments: Files;
  /** When it was decided again; ISO 8601, UTC. */
  readonly at: string;
}

/**
 * Keeps these, each once however often this is done: on the disk when it returns.
 * @throws GitProblem journal_failed; it can be done again then
 */
export function setAside(folder: string, those: readonly SetAside[]): void {
  const path = join(folder, asideName);
  try {
    write(path, those);
    syncFolder(folder);
  } catch (error) {
    const because = `${path} could not be written: ${error instanceof Error ? error.message : String(error)}`;
    throw new GitProblem('journal_failed', { because, next: 'look after the disk, then run the command again' });
  }
}

function write(path: string, those: readonly SetAside[]): void {
  const file = openSync(path, 'a+', 0o600);
  try {
    const before = readFileSync(path, 'utf8');
    // Whoever wrote half a line died before anything rested on it.
    const whole = before.slice(0, before.lastIndexOf('\n') + 1);
    if (whole.length < before.length) ftruncateSync(file, Buffer.byteLength(whole));
    const known = hashesIn(whole);
    const fresh = those.filter(({ entry }) => !known.has(entry.hash));
    const bytes = Buffer.from(fresh.map(lineOf).join(''));
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function lineOf({ entry, refusal, attachments, at }: SetAside): string {
  return `${JSON.stringify({ v: 1, at, refusal, entry, ...filesAsJson(attachments) })}\n`;
}

/** The entries that were set aside before, by their hash: they stay there, whatever comes of them if asked once more. */
export function asideIn(folder: string): ReadonlySet<string> {
  try {
    return hashesIn(readFileSync(join(folder, asideName), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Set();
    throw error;
  }
}

function hashesIn(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').flatMap((line) => hashIn(line) ?? []));
}

/** Null for what is no line of ours, or half of one. */
function hashIn(line: string): string | null {
  try {
    const kept: unknown = JSON.parse(line);
    const entry = isFields(kept) ? kept['entry'] : null;
    const hash = isFields(entry) ? entry['hash'] : null;
    return typeof hash === 'string' ? hash : null;
  } catch {
    return null;
  }
}
