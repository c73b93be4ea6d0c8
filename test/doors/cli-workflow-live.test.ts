import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveOn } from '../../src/doors/cli/workflow/live.ts';
import { fails, finishes, inTurn, pipelineOf, played, step, takes, type Playing } from '../core/run/playing.ts';

interface Terminal {
  readonly stream: NodeJS.WriteStream;
  /** What a person sees, from the top. */
  readonly screen: () => readonly string[];
  /** Everything that was written to it. */
  readonly written: () => string;
  /** Lines that left the screen at the top. */
  readonly scrolled: () => number;
  readonly becomes: (columns: number) => void;
}

/** A terminal as far as the list needs one: it moves up, clears, and breaks a line that is too long. */
function terminal(columns: number, rows: number, isTTY = true): Terminal {
  let lines: string[] = [''];
  let row = 0;
  let column = 0;
  let written = '';
  let scrolled = 0;
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    columns,
    rows,
    hasColors: () => false,
    getColorDepth: () => 1,
  });
  const down = (): void => {
    row += 1;
    column = 0;
    lines[row] ??= '';
    if (lines.length <= rows) return;
    lines = lines.slice(1);
    scrolled += 1;
    row -= 1;
  };
  const put = (text: string): void => {
    for (const letter of text) {
      if (letter === '\n') down();
      if (letter === '\r') column = 0;
      if (letter === '\n' || letter === '\r') continue;
      if (column >= stream.columns) down();
      const line = (lines[row] ?? '').padEnd(column);
      lines[row] = `${line.slice(0, column)}${letter}${line.slice(column + 1)}`;
      column += 1;
    }
  };
  stream.on('data', (chunk: Buffer) => {
    written += chunk.toString();
    const [before = '', ...parts] = chunk.toString().split('\u001B');
    put(before);
    for (const part of parts) {
      const [code = '', number = '', other = ''] = /^\[\??([\d;]*)([A-Za-z])/u.exec(part) ?? [];
      if (other === 'A') row = Math.max(0, row - Number(number));
      else if (other === 'K') lines[row] = (lines[row] ?? '').slice(0, column);
      else if (other === 'J') lines = [...lines.slice(0, row), (lines[row] ?? '').slice(0, column)];
      else expect(['m', 'h', 'l']).toContain(other);
      put(part.slice(code.length));
    }
  });
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    screen: () => lines.map((line) => line.trimEnd()).filter((line, at) => line !== '' || at < row),
    written: () => written,
    scrolled: () => scrolled,
    becomes: (width) => {
      stream.columns = width;
    },
  };
}

/** A run that is shown while it goes. */
function watched(run: Playing, { stream }: Terminal) {
  const live = liveOn(stream, run.pipeline, run.at);
  let shown = 0;
  return {
    ...live,
    shows: () => {
      live.tell(run.entries.slice(shown), run.state());
      shown = run.entries.length;
      vi.advanceTimersByTime(100);
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('TERM', 'xterm');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe('a run that somebody watches', () => {
  it('is a list that is drawn over itself', () => {
    const run = played(pipelineOf(inTurn(step('write'), step('test', { retry: { max: 1, initial_delay_ms: 2000 } }))));
    const at = terminal(60, 24);
    const live = watched(run, at);
    takes(run);
    live.shows();
    expect(at.screen()).toEqual(['r1 · running · 0 of 2 · 0 ms', '  ▸ write', '  · test']);
    finishes(run, 'write');
    takes(run);
    fails(run, 'test');
    live.shows();
    expect(at.screen()).toEqual([
      'r1 · running · 1 of 2 · 0 ms',
      '  ✓ write  5 ms',
      '  ↻ test   again in 2 s, attempt 2, it ended with 1',
    ]);
    live.say('Ctrl-C again ends it.');
    expect(at.screen().at(-1)).toBe('Ctrl-C again ends it.');
    run.passes(2000);
    vi.advanceTimersByTime(1000);
    expect(at.screen()[0]).toBe('r1 · running · 1 of 2 · 2.0 s');
    takes(run);
    finishes(run, 'test');
    live.shows();
    live.end();
    live.end();
    expect(at.screen().slice(0, 3)).toEqual(['r1 · completed · 2 of 2 · 2.0 s', '  ✓ write  5 ms', '  ✓ test   5 ms']);
    expect(at.written().endsWith('\u001B[?25h')).toBe(true);
    expect(at.scrolled()).toBe(0);
  });

  it('takes no more room than there is, however many steps there are and however narrow it gets', () => {
    const many = Array.from({ length: 30 }, (_, index) => step(`step-with-a-rather-long-name-${index}`));
    const run = played(pipelineOf(many, { concurrency: 3 }));
    const at = terminal(60, 10);
    const live = watched(run, at);
    for (const { id } of many.slice(0, 9)) {
      takes(run);
      finishes(run, id);
      live.shows();
      expect(at.screen().length).toBeLessThan(10);
    }
    at.becomes(41);
    live.shows();
    for (const line of at.screen().slice(-8)) expect(line.length).toBeLessThan(41);
    expect(at.screen().join('\n')).toContain('7 done');
    live.end();
  });

  it('is one line for each thing that happens where nobody watches, or the terminal cannot draw', () => {
    for (const isTTY of [false, true]) {
      vi.stubEnv('TERM', 'dumb');
      const run = played(pipelineOf([step('write')]), { task: 'a\nb \u001B[31m' });
      const at = terminal(30, 5, isTTY);
      const live = watched(run, at);
      takes(run);
      live.shows();
      live.end();
      expect(at.written().split('\n')).toEqual([
        '2026-03-02 12:00:00 run r1 started: p by ann, a b ',
        '2026-03-02 12:00:00 run pipeline pinned: p.yml, pipe1',
        '2026-03-02 12:00:00 run files changed: base0',
        '2026-03-02 12:00:00 checkpoint start created',
        '2026-03-02 12:00:00 step write start: ready',
        '',
      ]);
    }
  });
});
