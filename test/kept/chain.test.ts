import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import { chained, reachesState, type LogText } from '../../src/kept/chain.ts';
import { Damaged } from '../../src/kept/damage.ts';
import { logFiles } from '../../src/kept/replay.ts';
import { genesis, linesPerSegment, sealed, tailPath } from '../../src/record.ts';

type Line = Entry<ProjectCommand, ProjectEvent>;

/** A log of so many entries, of which each follows from the one before. */
function logOf(count: number): readonly Line[] {
  const entries: Line[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const actor = { id: 'ann', login: 'ann', kind: 'person', assurance: 'asserted' } as const;
    const command = { fact: { fact: 'x', value: seq, source: 'y' } };
    const head = {
      v: 1,
      id: `id ${seq}`,
      seq,
      at: '2026-03-02T12:00:00.000Z',
      source: `test:${seq}`,
      actor,
      command,
    } as const;
    entries.push(sealed(head, {}, { events: [] }, `state ${seq}`, entries.at(-1)?.hash ?? genesis).entry);
  }
  return entries;
}

const log = logOf(linesPerSegment * 2 + 3);
const files = [...logFiles(log)].map(([path, text]) => ({ path, text }));
const [first, second, tail] = [segment(0), segment(1), segment(2)];

function segment(at: number): LogText {
  const found = files[at];
  if (found === undefined) throw new Error('the log is too short');
  return found;
}

function without(line: number, { path, text }: LogText): LogText {
  return {
    path,
    text: text
      .split('\n')
      .toSpliced(line - 1, 1)
      .join('\n'),
  };
}

/** `file:line message` of what is found wrong. */
async function foundIn(read: () => unknown): Promise<string> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return error.findings.map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`).join('\n');
  }
  return 'nothing';
}

const folder = 'projects/at/atlas';

describe('the entries of a log', () => {
  it('are those of all segments, or of the last ones, as they follow from each other', async () => {
    expect(await chained('atlas', files, 1)).toEqual(log);
    expect(await chained('atlas', [second, tail], linesPerSegment + 1)).toEqual(log.slice(linesPerSegment));
    expect(await chained('atlas', [tail])).toEqual(log.slice(-3));
    expect(await chained('atlas', [second])).toHaveLength(linesPerSegment);
    expect(await chained('atlas', [{ path: tailPath, text: '' }])).toEqual([]);
  });

  const [last] = log.slice(-3);
  const other = { ...log.at(-2), prev: 'f'.repeat(64) } as Line;
  const { hash: _hash, ...open } = other;
  const exchanged = sealed(open, {}, { events: [] }, 'state', other.prev).line;
  const unknown = sealed({ ...open, command: { dance: {} } }, {}, { events: [] }, 'state', last?.hash ?? '').line;

  it.each([
    [
      'the first line of a segment is missing',
      [without(1, tail)],
      undefined,
      `log/tail.yaml:1 entry 65 is missing: this one is number 66`,
    ],
    [
      'a line between two is missing',
      [second, without(2, tail)],
      33,
      `log/tail.yaml:2 entry 66 is missing: this one is number 67`,
    ],
    [
      'the last line of a full segment is missing',
      [without(32, first), second],
      1,
      `log/0000/000001.yaml:1 entry 32 is missing: this one is number 33`,
    ],
    [
      'a segment is missing',
      [first, { path: second.path, text: '' }, tail],
      1,
      `log/tail.yaml:1 entry 33 is missing: this one is number 65`,
    ],
    [
      'the first segment is missing',
      [{ path: first.path, text: '' }, second],
      1,
      `log/0000/000001.yaml:1 entry 1 is missing: this one is number 33`,
    ],
    [
      'a line is another',
      [{ path: tailPath, text: `- ${JSON.stringify(last)}\n${exchanged}` }],
      undefined,
      'log/tail.yaml:2 entry 66 does not follow from the one before it: something was taken out or exchanged',
    ],
    [
      'a line was changed',
      [{ ...tail, text: tail.text.replace('"value":66', '"value":67') }],
      undefined,
      'log/tail.yaml:2 entry 66 was changed after it was written: its hash does not fit',
    ],
    [
      'line ends were changed',
      [{ ...tail, text: tail.text.replaceAll('\n', '\r\n') }],
      undefined,
      'log/tail.yaml:1 this line ends with a carriage return: the file was rewritten',
    ],
    [
      'something else stands there',
      [{ ...tail, text: `${tail.text}<<<<<<< a\n` }],
      undefined,
      'log/tail.yaml:4 this is not a line of the log ("- {…}")',
    ],
  ] as const)('are not used where %s', async (_what, segments, begins, said) => {
    expect(await foundIn(() => chained('atlas', segments, begins))).toBe(`log_broken ${folder}/${said}`);
  });

  it('have a command that is known', async () => {
    const segments = [{ path: tailPath, text: `- ${JSON.stringify(last)}\n${unknown}` }];
    expect(await foundIn(() => chained('atlas', segments))).toMatch(
      /^entry_unknown projects\/at\/atlas\/log\/tail\.yaml:2 entry 66 is none that this program knows: /u,
    );
  });

  it('reach up to the state beside them', async () => {
    const state = { seq: log.length };
    expect(await foundIn(() => reachesState(folder, state, log.slice(-3)))).toBe('nothing');
    expect(await foundIn(() => reachesState(folder, { seq: 1 }, log.slice(-3)))).toBe('nothing');
    expect(await foundIn(() => reachesState(folder, state, log.slice(-3, -1)))).toBe(
      `log_broken ${folder}/log/tail.yaml:2 the log ends with entry 66, and the state is the one after entry 67: what is between them is missing`,
    );
    expect(await foundIn(() => reachesState(folder, state, []))).toBe(
      `log_broken ${folder}/log/tail.yaml:1 the log is gone, and the state is the one after entry 67: what is between them is missing`,
    );
  });
});
