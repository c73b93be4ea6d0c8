import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from './repository.ts';

/**
 * Remembers what a text was read as, by its blob id, in the git folder: a command is a new process every time, and
 * reading YAML is most of what it would wait for. One file a name, written over, so that it never grows. What proves the
 * record (`verify`) does not use it.
 */
export async function parsedOnce<T>(
  repo: Pick<Repository, 'commonDir'>,
  name: string,
  blob: string,
  read: () => Promise<T>,
  worthKeeping: (value: T) => boolean,
): Promise<T> {
  const stamp = stampOfProgram();
  if (stamp === null) return read();
  const path = join(repo.commonDir, 'countersign', `${name}.json`);
  const kept = keptAt<T>(path, `${stamp} ${blob}`);
  if (kept !== null) return kept.value;
  const value = await read();
  if (worthKeeping(value)) keep(path, `${stamp} ${blob}`, value);
  return value;
}

/** Another build may read another way: its own size and time tell builds apart. Null when run from source. */
function stampOfProgram(): string | null {
  if (import.meta.filename.endsWith('.ts')) return null;
  const { size, mtimeMs } = statSync(import.meta.filename);
  return `${size}-${mtimeMs}`;
}

interface Kept<T> {
  readonly key: string;
  readonly value: T;
}

function keptAt<T>(path: string, key: string): Kept<T> | null {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isKept<T>(kept) && kept.key === key ? kept : null;
  } catch {
    return null;
  }
}

function isKept<T>(value: unknown): value is Kept<T> {
  return typeof value === 'object' && value !== null && 'key' in value && 'value' in value;
}

/** A folder that cannot be written only costs the time. */
function keep(path: string, key: string, value: unknown): void {
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ key, value }));
    renameSync(draft, path);
  } catch {
    // Read-only: the next command reads again.
  }
}
