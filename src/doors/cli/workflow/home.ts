import type { Pipeline } from '../../../core/pipeline/pipeline.ts';
import type { RunCommand } from '../../../core/run/commands.ts';
import { runDecider, runFiles } from '../../../core/run/decider.ts';
import { endings } from '../../../core/run/evolve.ts';
import type { RunState } from '../../../core/run/state.ts';
import type { RunEntry } from '../../../core/run/told.ts';
import { machineClock as clock } from '../../../clock.ts';
import { readPipeline } from '../../../files/pipeline.ts';
import type { Journaled } from '../../../git/runs/journal.ts';
import { lockRun } from '../../../git/runs/lock.ts';
import { runTree } from '../../../git/runs/tree.ts';
import { journaledRun, openRunHome, type RunHome } from '../../../git/runs/home.ts';
import { Damaged } from '../../../kept/damage.ts';
import { handle } from '../../../handle.ts';
import type { Attachment } from '../../../ports.ts';
import type { RunObserved } from '../../../core/run/world.ts';
import { exits, misuse, no, noLines, type Answer } from '../answer.ts';
import { homeOptions, type Chosen } from '../session.ts';

export type RunJournal = Journaled<RunState, RunObserved, RunCommand>;

/** A run as it is now, with the definition that it follows. */
export interface Run {
  readonly id: string;
  readonly state: RunState;
  readonly pipeline: Pipeline;
}

/** Does something with the runs of the repository that the command runs in. */
export async function withRuns<T>(work: (home: RunHome) => Promise<T>, pipeline?: string): Promise<T> {
  const home = await openRunHome({
    ...homeOptions(),
    today: clock.now().slice(0, 10),
    ...(pipeline === undefined ? {} : { pipeline }),
  });
  return work(home);
}

/**
 * The run that is meant: the one of this id, else the one whose id begins so, where several do the only one of them that
 * has not ended. Where none is named it is the only one that has not ended; for somebody who only looks, the newest where
 * all have ended.
 */
export async function chosenRun(home: RunHome, named: string, onlyLooks = false): Promise<Chosen> {
  const all = await home.runs();
  if (all.includes(named)) return { id: named };
  const like = all.filter((id) => id.startsWith(named));
  const [only, second] = like;
  if (named !== '' && only === undefined)
    return { answer: no(exits.refused, 'not_started', `there is no run ${named}`, namesOf(all)) };
  if (named !== '' && only !== undefined && second === undefined) return { id: only };
  const states = await Promise.all(like.map(async (id) => ({ id, state: await home.state(id) })));
  const open = states.filter(({ state }) => state !== null && !endings.includes(state.status)).map(({ id }) => id);
  const [one, other] = open;
  if (one !== undefined && other === undefined) return { id: one };
  if (named !== '')
    return {
      answer: misuse(`${named} may be ${(one === undefined ? like : open).join(' or ')}`, 'write more of it, or all'),
    };
  if (one !== undefined)
    return {
      answer: misuse(`${open.join(', ')} have not ended: which one is meant?`, 'write its name behind the verb'),
    };
  const newest = states
    .flatMap(({ state }) => state ?? [])
    .toSorted((first, next) => (first.started_at < next.started_at ? -1 : 1))
    .at(-1);
  if (onlyLooks && newest !== undefined) return { id: newest.run_id };
  return { answer: no(exits.refused, 'not_started', 'no run here is under way', namesOf(all)) };
}

function namesOf(all: readonly string[]): string {
  return all.length === 0
    ? 'countersign workflow list names the pipelines, countersign workflow run NAME TASK begins one'
    : 'countersign workflow list --all names those that have ended, too';
}

/** @throws Damaged where the record of the run cannot be read. */
export async function runOf(home: RunHome, id: string): Promise<Run> {
  const [state, text] = await Promise.all([home.state(id), home.read(id, runFiles.pipeline)]);
  const read = readPipeline(text ?? '', `${id}/${runFiles.pipeline}`);
  if (!read.ok) throw new Damaged(read.findings);
  if (state === null) throw new Error(`${id} has no state`);
  return { id, state, pipeline: read.pipeline };
}

/** The run as the journal has it: what it holds may not be in git yet. */
export async function runAt(home: RunHome, journal: RunJournal, id: string): Promise<Run> {
  const { state, observed } = await journal.observe(id, clock.now());
  return state === null ? runOf(home, id) : { id, state, pipeline: observed.pipeline };
}

/**
 * Does something with a run that nobody else is at meanwhile. What is written is durable at once, and in git when this
 * is over.
 */
export async function aloneAt(
  home: RunHome,
  id: string,
  work: (journal: RunJournal) => Promise<Answer>,
): Promise<Answer> {
  const lock = await lockRun(home.repository, id);
  if ('heldBy' in lock) {
    const { pid, host, since } = lock.heldBy;
    return no(
      exits.refused,
      'run_busy',
      `process ${pid} on ${host} is at ${id} since ${since.slice(0, 19).replace('T', ' ')}`,
      `wait until it is done, or end it there with Ctrl-C; countersign workflow status ${id} looks without asking`,
    );
  }
  try {
    // Whoever reads in the record which files a run has finds them where the record is.
    const journal = await journaledRun(home, id, clock, { before: runTree(home.repository, id).publish });
    try {
      return await work(journal);
    } finally {
      await journal.close();
    }
  } finally {
    await lock.release();
  }
}

/** What came of a command. */
export type Gave = { readonly state: RunState; readonly entries: readonly RunEntry[] } | { readonly answer: Answer };

/** Gives a command to a run. */
export async function give(
  home: RunHome,
  journal: RunJournal,
  id: string,
  command: RunCommand,
  attachments: readonly Attachment[] = [],
): Promise<Gave> {
  const envelope = { source: `cli:${crypto.randomUUID()}`, actor: await home.actor(), command };
  const { answer, state, entries } = await handle(
    { home: journal, decider: runDecider, clock },
    id,
    envelope,
    attachments,
  );
  if (answer.is === 'refused' || state === null) {
    const refusal = answer.is === 'refused' ? answer.refusal : null;
    const {
      code = 'not_started',
      because = 'there is no such run',
      next = 'countersign workflow list',
    } = refusal ?? {};
    return {
      answer: {
        exit: exits.refused,
        out: [],
        err: noLines(because, next),
        json: { code, because, next, run: id, state },
      },
    };
  }
  return { state, entries };
}
