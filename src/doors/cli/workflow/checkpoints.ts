import { secondText } from '../../../core/audit/words.ts';
import { checkpointsDue } from '../../../core/run/rules/checkpoints.ts';
import type { Checkpoint, RunState } from '../../../core/run/state.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import { machineClock as clock } from '../../../clock.ts';
import type { RunHome } from '../../../git/runs/home.ts';
import { done, exits, noLines, styled, type Answer, type Line } from '../answer.ts';
import { room, table } from '../print.ts';
import { word } from '../session.ts';
import { aloneAt, chosenRun, give, looking, withRuns, type Run } from './home.ts';
import { isOpen, statesIn, unreadableLine } from './list.ts';

/** To where a run can go back; looked at afresh where that is asked. */
export function checkpoints(given: Given): Promise<Answer> {
  if (given['due'] === true) return withRuns((home) => due(home, word(given, 'run')));
  return looking(given, async (home, run) => {
    if (given['validate'] !== true) return checkpointsOf(run);
    return aloneAt(home, run.id, async (journal) => {
      const gave = await give(home, journal, run.id, { validate: {} });
      if ('answer' in gave) return gave.answer;
      const found = checkpointsOf({ ...run, state: gave.state });
      const corrupt = gave.state.checkpoints.filter((one) => one.corrupt === true).map(({ name }) => name);
      return corrupt.length === 0 ? found : damaged(found, corrupt);
    });
  });
}

function damaged(found: Answer, corrupt: readonly string[]): Answer {
  const because = `${corrupt.join(', ')} cannot be gone back to any more`;
  const next = 'countersign verify tells what was changed; a rollback goes to the newest that is whole';
  return {
    ...found,
    exit: exits.failed,
    err: noLines(because, next),
    json: { ...found.json, code: 'checkpoint_corrupt', because, next },
  };
}

function checkpointsOf({ id, state, pipeline }: Run): Answer {
  const rows = state.checkpoints.map((one) => [
    one.name,
    one.step === -1 ? 'before the first' : (pipeline.steps[one.step]?.id ?? String(one.step)),
    secondText(one.timestamp),
    soundnessText(one),
  ]);
  const lines = table([['name', 'after step', 'made (UTC)', 'is'], ...rows], room(process.stdout));
  return done(
    lines.map((cells, number): Line => {
      const text = cells.join('').trimEnd();
      return number === 0 ? [styled('bold', text)] : text;
    }),
    { run: id, checkpoints: state.checkpoints },
  );
}

function soundnessText({ timestamp, validated, validated_at, corrupt }: Checkpoint): string {
  if (corrupt === true) return 'corrupt';
  return validated ? `valid, seen ${secondText(validated_at ?? timestamp)}` : 'not looked at yet';
}

/** What came of looking at the checkpoints of a run whose turn it was. */
interface Looked {
  readonly run: string;
  readonly checkpoints: readonly { readonly name: string; readonly valid: boolean }[];
  /** Why nobody looked. */
  readonly because?: string;
}

/**
 * Looks at the checkpoints whose turn it is, of one run or of all that have not ended. Whoever is at a run looks at its
 * checkpoints by itself. A run whose record cannot be read is told, and keeps nobody from looking at the others.
 */
async function due(home: RunHome, named: string): Promise<Answer> {
  const chosen = named === '' ? null : await chosenRun(home, named, true);
  if (chosen !== null && 'answer' in chosen) return chosen.answer;
  const { states: every, unreadable } = await statesIn(home);
  const states = every.filter((state) => (chosen === null ? isOpen(state) : state.run_id === chosen.id));
  const looked: Looked[] = [];
  for (const state of states) looked.push(await lookedAt(home, state));
  const corrupt = looked.flatMap(({ run, checkpoints: seen }) =>
    seen.filter(({ valid }) => !valid).map(({ name }) => `${name} of ${run}`),
  );
  const count = looked.reduce((sum, { checkpoints: all }) => sum + all.length, 0);
  const isWhole = corrupt.length === 0 && unreadable.length === 0;
  const answer = done(
    [
      ...looked.flatMap(lookedLines),
      ...unreadable.map(unreadableLine),
      ...(!isWhole
        ? []
        : [[styled('green', '✓ '), count === 0 ? 'no checkpoint is due' : `${count} looked at, all whole`] as const]),
    ],
    { runs: looked, unreadable },
  );
  return isWhole ? answer : damaged(answer, [...corrupt, ...unreadable.map(({ run }) => `what ${run} has`)]);
}

async function lookedAt(home: RunHome, state: RunState): Promise<Looked> {
  const { run_id: run } = state;
  const ids = checkpointsDue(state, clock.now());
  if (ids.length === 0) return { run, checkpoints: [] };
  let after: readonly Checkpoint[] = [];
  const { exit, json } = await aloneAt(home, run, async (journal) => {
    const gave = await give(home, journal, run, { validate: { checkpoints: ids } });
    if ('answer' in gave) return gave.answer;
    after = gave.state.checkpoints;
    return done([], {});
  });
  const { because } = json;
  if (exit !== exits.done) return { run, checkpoints: [], because: typeof because === 'string' ? because : '' };
  const seen = after.filter(({ id }) => ids.includes(id));
  return { run, checkpoints: seen.map(({ name, corrupt }) => ({ name, valid: corrupt !== true })) };
}

function lookedLines({ run, checkpoints: all, because }: Looked): readonly Line[] {
  if (because !== undefined) return [[styled('yellow', '! '), `${run}: ${because}`]];
  return all.map(({ name, valid }): Line => [
    valid ? styled('green', '✓ ') : styled('red', '✗ '),
    `${run}: ${name} is ${valid ? 'whole' : 'damaged'}`,
  ]);
}
