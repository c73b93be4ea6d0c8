import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import { linesNamed } from '../../src/kept/named.ts';
import { appended, genesis, sealed, tailPath } from '../../src/record.ts';

type Line = Entry<ProjectCommand, ProjectEvent>;

/** A log of so many entries, by path and as it is read. */
function logOf(count: number): { readonly files: ReadonlyMap<string, string>; readonly recent: readonly Line[] } {
  const files = new Map<string, string>();
  const all: Line[] = [];
  const actor = { id: 'ada@example.com', login: 'ada@example.com', kind: 'person', assurance: 'asserted' } as const;
  for (let seq = 1; seq <= count; seq++) {
    const head = { v: 1, id: `e${seq}`, seq, at: '2026-03-02T12:00:00.000Z', source: `cli:${seq}`, actor } as const;
    const command = { fact: { fact: 'x', value: seq, source: 'a mail' } };
    const made = sealed<ProjectCommand, ProjectEvent>(
      { ...head, command },
      {},
      { events: [] },
      '',
      all.at(-1)?.hash ?? genesis,
    );
    for (const [path, text] of appended(files.get(tailPath) ?? '', seq, [made.line])) files.set(path, text);
    all.push(made.entry);
  }
  const open = (files.get(tailPath) ?? '').split('\n').length - 1;
  return { files, recent: all.slice(-open) };
}

const undo = (seq: number): ProjectCommand => ({ undo: { seq, reason: '' } });

describe('what an undo names', () => {
  const { files, recent } = logOf(70);
  const read: string[] = [];
  const named = async (...commands: readonly ProjectCommand[]): Promise<readonly number[]> => {
    const lines = await linesNamed('acme', commands, recent, (path) => {
      read.push(path);
      return Promise.resolve(files.get(path) ?? null);
    });
    return lines.map(({ seq }) => seq);
  };

  it('is found in the segment that holds it, however old it is', async () => {
    expect(recent[0]?.seq).toBe(65);
    for (const seq of [1, 32, 33, 64]) expect(await named(undo(seq))).toEqual([seq]);
    expect(read).toEqual([
      'log/0000/000000.yaml',
      'log/0000/000000.yaml',
      'log/0000/000001.yaml',
      'log/0000/000001.yaml',
    ]);
  });

  it('is not looked for where it is at hand, was never there, or nothing is undone', async () => {
    read.length = 0;
    expect(await named(undo(65), undo(70), undo(99), undo(0), { unblock: { blocker: 'b1', reason: '' } })).toEqual([]);
    expect(await linesNamed('acme', [undo(3)], [], () => Promise.resolve(null))).toEqual([]);
    expect(read).toEqual([]);
  });

  it('is nothing where its segment is not there, and an error where that was changed', async () => {
    expect(await linesNamed('acme', [undo(3)], recent, () => Promise.resolve(null))).toEqual([]);
    const changed = (files.get('log/0000/000000.yaml') ?? '').replace('a mail', 'a male');
    await expect(linesNamed('acme', [undo(3)], recent, () => Promise.resolve(changed))).rejects.toThrow(/was changed/u);
  });
});
