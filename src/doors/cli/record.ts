import type { Given } from '../../core/verbs/verb.ts';
import { done, misuse, styled, type Answer, type Line } from './answer.ts';
import { toldOf, verbIn, type Mood, type ProjectEntry } from './happened.ts';
import { room, shortened, table } from './print.ts';
import { chosenProject, withHome, word } from './session.ts';

/** The log as a table: one row for everything that happened, refused commands among it. */
export function log(given: Given): Promise<Answer> {
  const last = word(given, 'last');
  if (last !== '' && !/^[1-9]\d{0,9}$/u.test(last))
    return Promise.resolve(misuse(`--last ${last} is not a number of entries`, 'countersign log --last 10'));
  return withHome(async (home) => {
    const chosen = await chosenProject(home, word(given, 'project'));
    if ('answer' in chosen) return chosen.answer;
    const all = await home.entries(chosen.id);
    const entries = last === '' ? all : all.slice(-Number(last));
    return done(logLines(entries, room(process.stdout)), { project: chosen.id, entries });
  });
}

interface Row {
  readonly cells: readonly string[];
  readonly mood: Mood;
}

/** The table itself, in at most so many columns. */
export function logLines(entries: readonly ProjectEntry[], columns: number): readonly Line[] {
  const rows = entries.flatMap(rowsOf);
  const header = ['#', 'time (UTC)', 'who', 'what', 'why'];
  // A long name or sentence in one row must not push every reason off the screen.
  const names = Math.max(8, Math.floor(columns / 6));
  const sentences = Math.max(16, Math.floor(columns / 4));
  const widest = [columns, columns, names, sentences, columns];
  const cells = rows.map((row) => row.cells.map((cell, at) => shortened(cell, widest[at] ?? columns)));
  const lines = table(
    [header, ...(columns === Number.POSITIVE_INFINITY ? rows.map((row) => row.cells) : cells)],
    columns,
  );
  return lines.map((line, at): Line => {
    const text = shortened(line.join('').trimEnd(), columns);
    const mood = rows[at - 1]?.mood;
    if (mood === undefined) return [styled('bold', text)];
    return mood === 'bad' ? [styled('yellow', text)] : text;
  });
}

function rowsOf(entry: ProjectEntry): readonly Row[] {
  const head = [String(entry.seq), entry.at.slice(0, 16).replace('T', ' '), entry.actor.login];
  if (entry.refusal !== undefined) {
    return [{ cells: [...head, `✗ ${verbIn(entry.command)} refused`, entry.refusal.because], mood: 'bad' }];
  }
  const told = toldOf(entry);
  if (told.length === 0) return [{ cells: [...head, verbIn(entry.command), ''], mood: 'plain' }];
  return told.map((one, at) => ({
    cells: [...(at === 0 ? head : ['', '', '']), `${one.name}: ${one.text}`, one.why],
    mood: one.mood,
  }));
}
