import type { Pipeline } from '../../../core/pipeline/pipeline.ts';
import type { RunState } from '../../../core/run/state.ts';
import { durationText, toldLine, toldOf, type RunEntry } from '../../../core/run/told.ts';
import { stepRows, type Mark, type StepRow } from '../../../core/surface/run-list.ts';
import { styled, type Line, type Span, type Style } from '../answer.ts';
import { rendered, room, shortened, width } from '../print.ts';

/** Shows how a run goes while it goes. */
export interface Live {
  readonly tell: (entries: readonly RunEntry[], state: RunState) => void;
  /** Something about it that is not in its record. */
  readonly say: (text: string) => void;
  /** What is shown stays, and nothing more is drawn. */
  readonly end: () => void;
}

/** Nobody watches: the document at the end says all. */
export const silent: Live = { tell: () => undefined, say: () => undefined, end: () => undefined };

/** A list that is drawn over itself where a person watches, and one line for each thing that happens elsewhere. */
export function liveOn(stream: NodeJS.WriteStream, pipeline: Pipeline, now: () => string): Live {
  const canDraw = stream.isTTY && process.env['TERM'] !== 'dumb';
  return canDraw ? listOn(stream, pipeline, now) : linesOn(stream);
}

function linesOn(stream: NodeJS.WriteStream): Live {
  return {
    tell(entries) {
      for (const told of entries.flatMap(toldOf)) stream.write(`${rendered(toldLine(told), stream)}\n`);
    },
    say: (text) => {
      process.stderr.write(`${text}\n`);
    },
    end: () => undefined,
  };
}

/** At most so often is the list drawn, in milliseconds. */
const pause = 100;

const hideCursor = '\u001B[?25l';
const showCursor = '\u001B[?25h';
const clearToEndOfLine = '\u001B[K';
const clearBelow = '\u001B[J';

function listOn(stream: NodeJS.WriteStream, pipeline: Pipeline, now: () => string): Live {
  const notes = new Map<string, string>();
  let state: RunState | null = null;
  let said: string | null = null;
  let drawn: readonly string[] = [];
  let waits: NodeJS.Timeout | null = null;
  let hasEnded = false;

  const draw = (): void => {
    if (state === null) return;
    const lines = frame({ pipeline, state, at: now(), notes, said }, stream).map((line) => rendered(line, stream));
    const up = heightOf(drawn, stream.columns);
    // One write: a terminal shows no half of it.
    const back = up === 0 ? '' : `\u001B[${up}A\r`;
    stream.write(`${hideCursor}${back}${lines.map((line) => `${line}${clearToEndOfLine}\n`).join('')}${clearBelow}`);
    drawn = lines;
  };
  // Seconds go on where nothing happens.
  const ticks = setInterval(draw, 1000);
  ticks.unref();
  const resized = (): void => draw();
  stream.on('resize', resized);
  const atExit = (): void => {
    stream.write(showCursor);
  };
  process.once('exit', atExit);

  return {
    tell(entries, after) {
      state = after;
      for (const entry of entries) note(notes, entry);
      waits ??= setTimeout(() => {
        waits = null;
        draw();
      }, pause);
    },
    say(text) {
      said = text;
      draw();
    },
    end() {
      if (hasEnded) return;
      hasEnded = true;
      clearInterval(ticks);
      if (waits !== null) clearTimeout(waits);
      stream.off('resize', resized);
      process.off('exit', atExit);
      draw();
      stream.write(showCursor);
    },
  };
}

/** What is last known of each step. */
function note(notes: Map<string, string>, entry: RunEntry): void {
  for (const event of entry.events ?? []) {
    if (event.type !== 'step_changed') continue;
    const { step_id, kind, detail = '', took } = event;
    if (kind === 'continue') notes.set(step_id, took === undefined ? '' : durationText(took));
    else if (kind === 'undone') notes.set(step_id, 'undone');
    else if (detail !== '') notes.set(step_id, detail);
  }
}

/** Rows that lines take, now that the terminal is so wide: what is wider is broken by it. */
function heightOf(lines: readonly string[], columns: number): number {
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / Math.max(1, columns))), 0);
}

const marks: Readonly<Record<Mark, readonly [sign: string, style: Style]>> = {
  done: ['✓', 'green'],
  skipped: ['–', 'dim'],
  later: ['·', 'dim'],
  refused: ['✗', 'red'],
  running: ['▸', 'cyan'],
  retrying: ['↻', 'yellow'],
  awaiting_approval: ['?', 'yellow'],
  awaiting_direction: ['!', 'red'],
};

const statusStyles: Partial<Readonly<Record<RunState['status'], Style>>> = {
  running: 'cyan',
  completed: 'green',
  failed: 'red',
  awaiting_direction: 'red',
};

interface Frame {
  readonly pipeline: Pipeline;
  readonly state: RunState;
  readonly at: string;
  readonly notes: ReadonlyMap<string, string>;
  readonly said: string | null;
}

/** Head and list, no more rows than the window has and no wider than it is. */
function frame({ pipeline, state, at, notes, said }: Frame, stream: NodeJS.WriteStream): readonly Line[] {
  // The last row is where the cursor stands, and the last column is where a terminal might break a line.
  const columns = room(stream) - 1;
  const below: readonly Line[] = said === null ? [] : [[styled('yellow', shortened(said, columns))]];
  const rows = Math.max(3, stream.rows - 2 - below.length);
  return [
    headLine(pipeline, state, at, columns),
    ...stepLines(stepRows(pipeline, state, at, rows, notes), columns),
    ...below,
  ];
}

/** Which run it is, how it stands, how far it is, and for how long. */
export function headLine({ steps }: Pipeline, state: RunState, at: string, columns: number): Line {
  const status = state.status.replaceAll('_', ' ');
  const over = state.current_step + state.ahead.reduce((sum, [from = 0, to = -1]) => sum + to - from + 1, 0);
  const lasts = durationText(Math.max(0, Date.parse(state.ended_at ?? at) - Date.parse(state.started_at)));
  const rest = shortened(` · ${over} of ${steps.length} · ${lasts}`, Math.max(0, columns - width(status)));
  const id = shortened(`${state.run_id} · `, Math.max(0, columns - width(status) - width(rest)));
  return [styled('bold', id), styled(statusStyles[state.status] ?? 'yellow', status), styled('dim', rest)];
}

/** Rows of the list: sign, step, and what there is to say. */
export function stepLines(rows: readonly StepRow[], columns: number): readonly Line[] {
  const names = Math.min(
    Math.max(16, Math.floor(columns / 2)),
    rows.reduce((most, { step }) => Math.max(most, width(step)), 0),
  );
  return rows.map(({ mark, step, says }): Line => {
    const [sign, style] = mark === null ? (['…', 'dim'] as const) : marks[mark];
    const name = shortened(mark === null ? says : step, mark === null ? columns - 4 : names);
    const head: Span = styled(style, `  ${sign} `);
    if (mark === null) return [head, styled('dim', name)];
    const text = says === '' ? '' : shortened(`${' '.repeat(names - width(name))}  ${says}`, columns - 4 - width(name));
    return [head, mark === 'later' ? styled('dim', name) : name, ...(text === '' ? [] : [styled('dim', text)])];
  });
}
