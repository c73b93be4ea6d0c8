import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Actor } from '../../core/entry.ts';
import type { RunCommand } from '../../core/run/commands.ts';
import { runDecider, runFiles, runFolder } from '../../core/run/decider.ts';
import type { RunEvent } from '../../core/run/events.ts';
import { takesThere } from '../../core/run/doing.ts';
import { layoutOf } from '../../core/run/progress.ts';
import type { RunState } from '../../core/run/state.ts';
import type { RunObserved, Soundness } from '../../core/run/world.ts';
import { Damaged } from '../../kept/damage.ts';
import { lastGoodOf } from '../../kept/pinned.ts';
import { folded } from '../../kept/replay.ts';
import {
  pinnedPipeline,
  pipelineIn,
  readRun,
  runRecord,
  runStateIn,
  type Followed,
  type KeptRun,
  type RunEntry,
} from '../../kept/runs.ts';
import { textsOf, type KeptText } from '../../kept/sources.ts';
import type { Clock, Home, Sight } from '../../ports.ts';
import { lastHash, tailPath } from '../../record.ts';
import { idOf } from '../contents.ts';
import { entriesAt, gitHome, peopleOf, type GitHomeOptions } from '../home.ts';
import { settled } from '../durable.ts';
import { journalLines, journalName } from './journal-file.ts';
import { journaled, type DecidedOn, type Journaled, type JournalOptions } from './journal.ts';
import { following, onItsWay, textOf, undecided, type Following, type OnItsWay } from './on-its-way.ts';
import { textOfBlob, type Objects } from '../objects.ts';
import { opening } from '../opening.ts';
import { pipelineNamed, pipelinesAt, type FoundPipeline } from '../pipelines.ts';
import { GitProblem, type Repository } from '../repository.ts';
import { heldBesides } from './held.ts';
import { inMemory } from './remembering.ts';
import { soundCheckpoints } from './soundness.ts';
import { runFolderHere, runTree } from './tree.ts';
import { keptText, policyAt } from '../sources.ts';
import { instancesAt, stateBranch } from '../state-branch.ts';

export type { RunEntry };

export interface RunHomeOptions extends GitHomeOptions {
  /** Folder of the shipped pipelines; beside that of the lifecycles when left out. */
  readonly pipelines?: string;
  /** What a run that is about to start follows, by its name or another that it goes by. */
  readonly pipeline?: string;
  /** The home of the user, who may have pipelines of their own; null where nobody's is looked at. */
  readonly userHome?: string | null;
  /** YYYY-MM-DD: where it is given, reviews of pipelines that are due are told. */
  readonly today?: string;
}

/** The home of runs in a plain git repository. */
export interface RunHome extends Home<RunState, RunObserved, RunCommand> {
  readonly repository: Repository;
  readonly objects: Objects;
  /** Ids of all runs, sorted. */
  readonly runs: () => Promise<readonly string[]>;
  /** The state as git has it, and what a journal on this machine adds to it; null where there is no such run. */
  readonly state: (id: string) => Promise<RunState | null>;
  /** The log of a run with what a journal here adds, oldest first: all of it, or at least so many of its last entries. */
  readonly entries: (id: string, last?: number) => Promise<readonly RunEntry[]>;
  /**
   * What a journal here holds that does not go on from what git has: somebody else moved the run on, and whoever drives it
   * next has these decided again. Neither state nor log have them until then.
   */
  readonly undecided: (id: string) => Promise<readonly RunEntry[]>;
  /** A text of a run by its path below the run's folder, as a journal here or git has it. */
  readonly read: (id: string, path: string) => Promise<string | null>;
  /** Who runs the command: signed or asserted, as with projects. */
  readonly actor: (isAsked?: boolean) => Promise<Actor>;
  /** Every pipeline that can be followed here, the nearest first. */
  readonly definitions: () => Promise<readonly FoundPipeline[]>;
  readonly close: () => Promise<void>;
}

/** Homes whose runs have a journal in this process, which hands in only what it holds. */
const journals = new WeakMap<RunHome, Set<string>>();

/** Opens the home of runs of the repository that a folder belongs to. Throws {@link GitProblem} when there is none. */
export async function openRunHome(options: RunHomeOptions): Promise<RunHome> {
  const { repository, objects } = options.opening ?? opening(options.cwd);
  return runHome(await repository, objects, options);
}

/** The home over an open repository. */
function runHome(repository: Repository, objects: Objects, options: RunHomeOptions): RunHome {
  const branch = stateBranch(repository, objects, options.stateCommit, true);
  /** People and policy are those of projects. */
  const projects = gitHome(repository, objects, options, branch);
  const remember = inMemory();
  let me: Actor | null = null;

  async function defaultHead(): Promise<string | null> {
    await branch.fetched();
    return options.head ?? (await objects.info(`${repository.defaultRef}^{commit}`))?.oid ?? null;
  }

  async function definitions(): Promise<readonly FoundPipeline[]> {
    const shipped = options.pipelines ?? join(dirname(options.shipped), 'pipelines');
    const home = options.userHome === undefined ? homedir() : options.userHome;
    const { today } = options;
    return pipelinesAt(objects, await defaultHead(), { shipped, home, ...(today === undefined ? {} : { today }) });
  }

  async function actor(isAsked?: boolean): Promise<Actor> {
    me = await projects.actor(isAsked);
    return me;
  }

  async function runs(): Promise<readonly string[]> {
    const record = await branch.head();
    return record === null ? [] : (await instancesAt(objects, record, 'runs')).map(({ name }) => name).toSorted();
  }

  async function observe(id: string, _at: string, asked?: RunCommand): Promise<Sight<RunState, RunObserved>> {
    const [revision, head] = await Promise.all([branch.head(), defaultHead()]);
    const kept = (path: string): Promise<KeptText | null> => keptText(objects, revision, `${runFolder(id)}/${path}`);
    const [stateText, tail, pipelineText, policyText, baseText] = await Promise.all([
      kept(runFiles.state),
      kept(tailPath),
      kept(runFiles.pipeline),
      kept(runFiles.policy),
      kept(runFiles.base),
    ]);
    const state = await stateIn(id, { state: stateText, tail, pipeline: pipelineText });
    const followed = state === null ? await wanted() : await pinnedPipeline(remember, id, state, pipelineText);
    const lastGood = lastGoodOf(id, state, policyText, baseText, runFolder(id));
    const policy =
      head === null ? null : await policyAt(remember, objects, head, lastGood, (...of) => projects.bases(...of));
    if (policy === null)
      throw new GitProblem('no_commits', { because: `${repository.defaultBranch} has no commits yet` });
    if (policy.policy === null) throw new Damaged(policy.findings);
    const offered = asked === undefined ? null : await offeredIn(asked);
    return {
      revision,
      state,
      tail: tail?.text ?? '',
      texts: new Map([
        [followed.pin.blob, followed.text],
        ...textsOf(policy),
        ...(offered === null ? [] : [[offered.pin.blob, offered.text] as const]),
      ]),
      read: async (path) => (await kept(path))?.text ?? null,
      observed: {
        pipeline: followed.pipeline,
        pipelinePin: followed.pin,
        policy: policy.policy,
        policyPin: policy.pin,
        people: peopleOf(known(), me),
        checkpoints: revision === null || state === null ? {} : await checkpointsAt(revision, state, asked),
        held:
          revision === null || !mayTake(asked)
            ? {}
            : await heldBesides(remember, objects, revision, id, followed.pipeline),
        ...(offered === null ? {} : { offered: { pipeline: offered.pipeline, pin: offered.pin } }),
        base: head,
      },
    };
  }

  /** Who is here as git knows them; null where it knows nobody. */
  function known(): Actor | null {
    if (repository.author === null) return null;
    const id = idOf(repository.author.email);
    return { id, login: id, kind: 'person', assurance: 'asserted' };
  }

  /** The state, if it is whole. */
  function stateIn(id: string, kept: KeptRun): Promise<RunState | null> {
    return runStateIn(remember, id, kept, (blob) => textOfBlob(objects, blob));
  }

  /** What a run that begins now follows. */
  async function wanted(): Promise<Followed> {
    const all = await definitions();
    const { pipeline: name } = options;
    const found = name === undefined ? null : pipelineNamed(all, name);
    if (found === null)
      throw new GitProblem('bad_config', {
        because:
          name === undefined
            ? 'there is no such run, and nobody says what one that begins follows'
            : `no pipeline is called ${name}`,
        next: `there are ${all.map((one) => one.name).join(', ')}`,
      });
    const { blob, origin, text, read } = found;
    // A run that begins now reads it once more as the one it pinned.
    return pipelineIn(remember, text, origin, { blob, origin }, () => read);
  }

  /** Another pipeline that somebody wants the run to follow; null where the command names none, or none that is here. */
  async function offeredIn(asked: RunCommand): Promise<Followed | null> {
    const follow =
      'follow' in asked
        ? asked.follow
        : 'request' in asked && 'follow' in asked.request.what
          ? asked.request.what.follow
          : null;
    if (follow === null) return null;
    const found = (await definitions()).find(({ blob }) => blob === follow.blob);
    const origin = found?.origin ?? follow.blob;
    const text = found?.text ?? (await textOfBlob(objects, follow.blob));
    return text === null ? null : pipelineIn(remember, text, origin, { blob: follow.blob, origin });
  }

  function checkpointsAt(
    revision: string,
    state: RunState,
    asked: RunCommand | undefined,
  ): Promise<Readonly<Record<string, Soundness>>> {
    const { run_id: id } = state;
    const entries = (atLeast: number): Promise<readonly RunEntry[]> => inGitOf(revision, id, atLeast);
    const isWhole = (commit: string): Promise<boolean> => runTree(repository, id).isWhole(commit);
    return soundCheckpoints({ objects, revision, entries, isWhole }, state, asked);
  }

  /** A journal that another process left holds steps that were done: what is committed past it would lose them. */
  function guard(id: string): void {
    if (journals.get(home)?.has(id) === true) return;
    const path = join(runFolderHere(repository, id), journalName);
    if (journalLines(path).length === 0) return;
    throw new GitProblem('journal_waits', {
      because: `the journal of the run ${id} holds what git does not have yet`,
      files: [path],
    });
  }

  function waitingHere(id: string): OnItsWay<RunCommand, RunEvent> {
    return onItsWay(runFolderHere(repository, id));
  }

  /** What a journal here adds to the record at a commit, which was looked for after it: what leaves it is in git before. */
  async function addedTo(
    record: string | null,
    id: string,
    waiting: OnItsWay<RunCommand, RunEvent>,
  ): Promise<Following<RunCommand, RunEvent>> {
    const isEmpty = record === null || waiting.batches.length === 0;
    const tail = isEmpty ? null : await objects.text(`${record}:${runFolder(id)}/${tailPath}`);
    return following(waiting, lastHash(tail ?? ''));
  }

  async function stateInGit(record: string | null, id: string): Promise<RunState | null> {
    const kept = (path: string): Promise<KeptText | null> => keptText(objects, record, `${runFolder(id)}/${path}`);
    const [state, tail, pipeline] = await Promise.all([kept(runFiles.state), kept(tailPath), kept(runFiles.pipeline)]);
    return stateIn(id, { state, tail, pipeline });
  }

  async function inGitOf(record: string | null, id: string, last: number): Promise<readonly RunEntry[]> {
    return record === null ? [] : entriesAt(objects, record, runRecord, id, readRun, last);
  }

  const home: RunHome = {
    repository,
    objects,
    patience: branch.patience,
    observe,
    async sign(id, entry, { policy }) {
      const { signatureUnder } = await import('../signing.ts');
      return signatureUnder(repository, policy, id, entry);
    },
    async commit(change) {
      guard(change.id);
      return branch.commit(change, runFolder(change.id), 'Countersign-Run');
    },
    show: async () => undefined,
    runs,
    async state(id) {
      const waiting = waitingHere(id);
      const record = await branch.head();
      const [state, { entries }] = await Promise.all([stateInGit(record, id), addedTo(record, id, waiting)]);
      return folded(runDecider, state, entries);
    },
    async entries(id, last = Number.POSITIVE_INFINITY) {
      const waiting = waitingHere(id);
      const record = await branch.head();
      const [inGit, { entries }] = await Promise.all([inGitOf(record, id, last), addedTo(record, id, waiting)]);
      return [...inGit, ...entries];
    },
    async undecided(id) {
      const waiting = waitingHere(id);
      if (waiting.batches.length === 0) return [];
      return undecided(waiting, await inGitOf(await branch.head(), id, Number.POSITIVE_INFINITY));
    },
    async read(id, path) {
      const waiting = waitingHere(id);
      const record = await branch.head();
      const found = (await addedTo(record, id, waiting)).files.get(path);
      if (found !== undefined) return textOf(found);
      return record === null ? null : objects.text(`${record}:${runFolder(id)}/${path}`);
    },
    actor,
    definitions,
    close: () => objects.close(),
  };
  return home;
}

/**
 * A run with its journal, in a process that holds the lock of the run. What steps come to is durable with one line; what
 * people decide, and what hangs on other runs, is decided on what git has and committed there.
 */
export async function journaledRun(
  home: RunHome,
  id: string,
  clock: Clock,
  options: Pick<
    JournalOptions<RunState, RunObserved, RunCommand, RunEvent>,
    'before' | 'tell' | 'entriesAtMost' | 'milliseconds' | 'heldAtMost'
  > = {},
): Promise<Journaled<RunState, RunObserved, RunCommand>> {
  const ids = journals.get(home) ?? new Set();
  journals.set(home, ids.add(id));
  const folder = runFolderHere(home.repository, id);
  const opened = journaled(home, runDecider, {
    folder,
    top: home.repository.commonDir,
    id,
    clock,
    decidedOn: (observed, command, state) => decidedOn(observed, command, state, home.repository.remote !== null),
    isWeighty,
    begins,
    found: () => settled(home.repository, home.repository.stateRef),
    isAlone: true,
    ...options,
  });
  const journal = await opened.catch((error: unknown) => {
    ids.delete(id);
    throw error;
  });
  return {
    ...journal,
    async close() {
      try {
        await journal.close();
      } finally {
        ids.delete(id);
      }
    },
  };
}

/** `isShared`: others drive this run from elsewhere, too, where no lock of this repository keeps them from it. */
function decidedOn(
  { pipeline }: RunObserved,
  command: RunCommand,
  state: RunState | null,
  isShared: boolean,
): DecidedOn {
  if ('validate' in command) return 'fresh';
  if (!('take' in command || 'submit' in command)) return 'there';
  if (!mayTake(command)) return 'known';
  const isThere = isShared && state !== null ? takesThere(pipeline, state) : layoutOf(pipeline).hasResources;
  return isThere ? 'there' : 'known';
}

/** May steps be begun by it? */
function mayTake(command: RunCommand | undefined): boolean {
  if (command === undefined) return false;
  return 'take' in command || ('submit' in command && command.submit.take !== undefined);
}

/** Is anything handed out by it? */
function begins({ events = [] }: RunEntry): boolean {
  return events.some((event) => event.type === 'step_changed' && ['start', 'compensate'].includes(event.kind));
}

/** Checkpoints, gates and every change of how the run stands. */
function isWeighty({ events = [] }: RunEntry): boolean {
  return events.some(({ type }) => weighty.includes(type));
}

const weighty: readonly RunEvent['type'][] = [
  'checkpoint_created',
  'approval_requested',
  'status_changed',
  'rollback_begun',
  'rolled_back',
];

/** Every policy that runs have pinned at a commit, in entries after number `after` of the run in a folder. */
export async function policiesPinned(
  objects: Objects,
  commit: string,
  after: (folder: string) => Promise<number>,
): Promise<readonly { readonly id: string; readonly seq: number; readonly blob: string }[]> {
  const found = [];
  for (const { name: id } of await instancesAt(objects, commit, 'runs')) {
    const last = await after(runFolder(id));
    for (const { seq, events = [] } of await entriesAt(objects, commit, runRecord, id, readRun, Infinity)) {
      for (const event of events) {
        if (seq <= last || event.type !== 'definition_pinned' || event.what !== 'policy' || event.pin === null)
          continue;
        found.push({ id, seq, blob: event.pin.blob });
      }
    }
  }
  return found;
}
