import { secondText } from '../../../core/audit/words.ts';
import type { Pipeline } from '../../../core/pipeline/pipeline.ts';
import type { RunCommand } from '../../../core/run/commands.ts';
import { runDecider, runFiles } from '../../../core/run/decider.ts';
import { endings } from '../../../core/run/evolve.ts';
import type { RunState } from '../../../core/run/state.ts';
import type { RunEntry } from '../../../core/run/told.ts';
import { machineClock as clock } from '../../../clock.ts';
import { readPipeline } from '../../../files/pipeline.ts';
import type { Journaled, JournalNews } from '../../../git/runs/journal.ts';
import { lockRun } from '../../../git/runs/lock.ts';
import { runTree } from '../../../git/runs/tree.ts';
import { journaledRun, openRunHome, type RunHome } from '../../../git/runs/home.ts';
import { Damaged } from '../../../kept/damage.ts';
import { handle } from '../../../handle.ts';
import type { Attachment } from '../../../ports.ts';
import type { RunObserved } from '../../../core/run/world.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import { exits, misuse, no, noLines, type Answer } from '../answer.ts';
import { goOnUnread, rendered, shortPath } from '../print.ts';
import { homeOptions, word, type Chosen } from '../session.ts';

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
 * The run that is meant: the one of this id, else the one of the pipeline of this name, else the one whose id begins so;
 * where there are several the only one of them that has not ended. Where none is named it is the only one that has not ended; for somebody who only looks, the newest of
 * those that may be meant where all of them have ended.
 */
export async function chosenRun(home: RunHome, named: string, onlyLooks = false): Promise<Chosen> {
  const all = await home.runs();
  if (all.includes(named)) return { id: named };
  const ofPipeline = all.filter((id) => id.replace(/-\d{4}-\d\d-\d\d-[^-]*$/u, '') === named);
  const like = ofPipeline.length > 0 ? ofPipeline : all.filter((id) => id.startsWith(named));
  const [only, second] = like;
  if (named !== '' && only === undefined)
    return { answer: no(exits.refused, 'not_started', `there is no run ${named}`, namesOf(all)) };
  if (named !== '' && only !== undefined && second === undefined) return { id: only };
  const states = await Promise.all(like.map(async (id) => ({ id, state: await home.state(id) })));
  const open = states.filter(({ state }) => state !== null && !endings.includes(state.status)).map(({ id }) => id);
  const [one, other] = open;
  if (one !== undefined && other === undefined) return { id: one };
  const newest = states
    .flatMap(({ state }) => state ?? [])
    .toSorted((first, next) => (first.started_at < next.started_at ? -1 : 1))
    .at(-1);
  if (onlyLooks && one === undefined && newest !== undefined) return { id: newest.run_id };
  if (named !== '')
    return {
      answer: misuse(`${named} may be ${(one === undefined ? like : open).join(' or ')}`, 'write more of it, or all'),
    };
  if (one !== undefined)
    return {
      answer: misuse(`${open.join(', ')} have not ended: which one is meant?`, 'write its name behind the verb'),
    };
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

/** Looks at the run that is meant; where none is named and all have ended, at the newest. */
export function looking(given: Given, work: (home: RunHome, run: Run) => Promise<Answer>): Promise<Answer> {
  return withRuns(async (home) => {
    const chosen = await chosenRun(home, word(given, 'run'), true);
    return 'answer' in chosen ? chosen.answer : work(home, await runOf(home, chosen.id));
  });
}

/** The run as the journal has it: what it holds may not be in git yet. */
export async function runAt(home: RunHome, journal: RunJournal, id: string): Promise<Run> {
  const { state, observed } = await journal.observe(id, clock.now());
  return state === null ? runOf(home, id) : { id, state, pipeline: observed.pipeline };
}

/** Where it is said meanwhile that what was done does not get to where it belongs. */
export interface News {
  say: (text: string) => void;
}

/** What a person should know of the way of the entries, each thing once. */
function toldOnce(say: (text: string) => void): (news: JournalNews) => void {
  const heard = new Set<string>();
  return (news) => {
    const text = newsText(news);
    if (text === null || heard.has(text)) return;
    heard.add(text);
    say(text);
  };
}

function newsText(news: JournalNews): string | null {
  if (news.is === 'delayed') return `! It is kept here for now, and tried again: ${news.because}`;
  if (news.is === 'stopped') return `! It is kept here, and somebody has to look: ${news.because}`;
  if (news.is === 'decided again')
    return '! Somebody else moved the run on meanwhile; what was done here was decided again on that.';
  return news.is === 'set aside'
    ? `! Somebody else moved the run on meanwhile, and what was done here is refused now (${news.because}); ${shortPath(news.file)} keeps it`
    : null;
}

/**
 * Does something with a run that nobody else is at meanwhile. What is written is durable at once, and in git when this
 * is over.
 */
export async function aloneAt(
  home: RunHome,
  id: string,
  work: (journal: RunJournal, news: News) => Promise<Answer>,
): Promise<Answer> {
  const lock = await lockRun(home.repository, id);
  if ('heldBy' in lock) {
    const { pid, host, since } = lock.heldBy;
    return no(
      exits.refused,
      'run_busy',
      `process ${pid} on ${host} is at ${id} since ${secondText(since)}`,
      `wait until it is done, or end it there with Ctrl-C; countersign workflow status ${id} looks without asking`,
    );
  }
  goOnUnread();
  try {
    // Whoever reads in the record which files a run has finds them where the record is.
    const news: News = { say: (text) => process.stderr.write(`${rendered(text, process.stderr)}\n`) };
    const tell = toldOnce((text) => news.say(text));
    const journal = await journaledRun(home, id, clock, { before: runTree(home.repository, id).publish, tell });
    try {
      return await work(journal, news);
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
