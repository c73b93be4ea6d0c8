import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Actor, Entry } from '../../core/entry.ts';
import { own } from '../../core/own.ts';
import type { Pipeline } from '../../core/pipeline/pipeline.ts';
import type { RunCommand } from '../../core/run/commands.ts';
import { checkpointPath, runDecider, runFiles, runFolder } from '../../core/run/decider.ts';
import type { RunEvent } from '../../core/run/events.ts';
import { endings, evolve, recorded } from '../../core/run/evolve.ts';
import { checkpointsNeeded } from '../../core/run/rules/checkpoints.ts';
import type { Checkpoint, RunState } from '../../core/run/state.ts';
import type { RunObserved, Soundness } from '../../core/run/world.ts';
import { readPipeline } from '../../files/pipeline.ts';
import { readKeptCheckpoint, readRunState } from '../../files/run.ts';
import { chainOf, finding, type KindOfRecord } from '../../kept/chain.ts';
import { Damaged, firstDifference } from '../../kept/damage.ts';
import { lastGoodOf, stateOf } from '../../kept/pinned.ts';
import { textsOf, type KeptText, type Remember } from '../../kept/sources.ts';
import type { Clock, Home, Sight } from '../../ports.ts';
import { blobId, tailPath, yamlWriter } from '../../record.ts';
import { idOf } from '../contents.ts';
import { entriesAt, gitHome, peopleOf, type GitHomeOptions } from '../home.ts';
import { journalLines, journalName } from './journal-file.ts';
import {
  journaled,
  onItsWay,
  textOf,
  type DecidedOn,
  type Journaled,
  type JournalOptions,
  type OnItsWay,
} from './journal.ts';
import { textOfBlob, type Objects } from '../objects.ts';
import { opening } from '../opening.ts';
import { pipelineNamed, pipelinesAt, type FoundPipeline } from '../pipelines.ts';
import { GitProblem, type Repository } from '../repository.ts';
import { runFolderHere, runTree } from './tree.ts';
import { keptText, policyAt } from '../sources.ts';
import { instancesAt, stateBranch } from '../state-branch.ts';

export type RunEntry = Entry<RunCommand, RunEvent>;

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
  /** A text of a run by its path below the run's folder, as a journal here or git has it. */
  readonly read: (id: string, path: string) => Promise<string | null>;
  /** Who runs the command: signed or asserted, as with projects. */
  readonly actor: (isAsked?: boolean) => Promise<Actor>;
  /** Every pipeline that can be followed here, the nearest first. */
  readonly definitions: () => Promise<readonly FoundPipeline[]>;
  readonly close: () => Promise<void>;
}

/** Runs, as far as reading their record goes. */
const runRecord: KindOfRecord<RunCommand, RunEvent> = {
  folder: runFolder,
  stateFile: runFiles.state,
  shapes: async () => (await import('../../core/run/entry-shape.ts')).shapeFault,
};

/** The pipeline a run follows, with where it comes from. */
interface Followed {
  readonly pipeline: Pipeline;
  readonly text: string;
  readonly pin: RunState['pipeline'];
}

function readState(text: string): Promise<ReturnType<typeof readRunState>> {
  return Promise.resolve(readRunState(text, runFiles.state));
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
  const branch = stateBranch(repository, objects, options.stateCommit);
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
    const [stateText, tail, pipelineText, policyText] = await Promise.all([
      kept(runFiles.state),
      kept(tailPath),
      kept(runFiles.pipeline),
      kept(runFiles.policy),
    ]);
    const state = await stateIn(id, stateText, tail, pipelineText);
    const followed = state === null ? await wanted() : await pinned(id, state, pipelineText);
    const lastGood = lastGoodOf(id, state, policyText, null, runFolder(id));
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
        policyPin: policy.pin === null ? null : { blob: policy.pin.blob, origin: policy.pin.origin },
        people: peopleOf(known(), me),
        checkpoints: revision === null || state === null ? {} : await checkpointsOf(revision, state, asked),
        held: revision === null || !mayTake(asked) ? {} : await heldBesides(revision, id, followed.pipeline),
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

  /** The state, if it is whole and is the one that the last entry of the log names. */
  async function stateIn(
    id: string,
    state: KeptText | null,
    tail: KeptText | null,
    definition: KeptText | null,
  ): Promise<RunState | null> {
    const recent =
      tail === null
        ? null
        : await remember(
            `tail-${id}`,
            tail.oid,
            () => chainOf(runRecord, id, [{ path: tailPath, text: tail.text }]),
            () => true,
          );
    const readKept = ({ oid, text }: KeptText, file: string): Promise<ReturnType<typeof readRunState>> =>
      remember(
        `state-${id}`,
        oid,
        () => Promise.resolve(readRunState(text, file)),
        (one) => one.ok,
      );
    return stateOf({ ...runRecord, readState: readKept }, id, { state, definition }, recent, (blob) =>
      textOfBlob(objects, blob),
    );
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
    if (!found.read.ok) throw new Damaged(found.read.findings);
    const { blob, origin, text } = found;
    return { pipeline: found.read.pipeline, text, pin: { blob, origin } };
  }

  /** The pipeline the run follows, if it is the one it pinned. */
  async function pinned(id: string, { pipeline: pin }: RunState, kept: KeptText | null): Promise<Followed> {
    const file = `${runFolder(id)}/${runFiles.pipeline}`;
    if (kept?.oid !== pin.blob)
      throw new Damaged([
        finding('definition_edited', file, 1, 'the pipeline this run follows is not the one it pinned'),
      ]);
    return followedIn(kept.text, file, pin);
  }

  async function followedIn(text: string, file: string, pin: RunState['pipeline']): Promise<Followed> {
    const read = await remember(
      `pipeline-${pin.blob}`,
      pin.blob,
      () => Promise.resolve(readPipeline(text, file)),
      (one) => one.ok,
    );
    if (!read.ok) throw new Damaged(read.findings);
    return { pipeline: read.pipeline, text, pin };
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
    return text === null ? null : followedIn(text, origin, { blob: follow.blob, origin });
  }

  /** Of each checkpoint that a command needs, whether it is whole: worked out from the record, and looked for in git. */
  async function checkpointsOf(
    revision: string,
    state: RunState,
    asked: RunCommand | undefined,
  ): Promise<Readonly<Record<string, Soundness>>> {
    const needed = asked === undefined ? [] : checkpointsNeeded(state, asked);
    const made = state.checkpoints.filter(({ id }) => needed.includes(id));
    if (made.length === 0) return {};
    const oldest = Math.min(...made.map(({ seq }) => seq));
    const entries = await entriesAt(objects, revision, runRecord, state.run_id, readState, state.seq - oldest + 1);
    const write = await yamlWriter();
    const found = await Promise.all(
      made.map(async (one) => [one.id, await soundness(revision, state, one, entries, write)] as const),
    );
    return Object.fromEntries(found);
  }

  async function soundness(
    revision: string,
    state: RunState,
    { id, name, seq }: Checkpoint,
    entries: readonly RunEntry[],
    write: (value: unknown) => string,
  ): Promise<Soundness> {
    const path = checkpointPath(name);
    const file = `${runFolder(state.run_id)}/${path}`;
    const entry = entries.find((one) => one.seq === seq);
    const event = entry?.events?.find((one) => one.type === 'checkpoint_created' && one.id === id);
    if (entry === undefined || event === undefined) return { valid: false, because: `entry ${seq} did not make it` };
    const [document] = runDecider.documents(state, event, entry).filter((one) => one.path === path);
    const wantedText = document !== undefined && 'whole' in document ? write(document.whole) : '';
    const kept = await objects.read(`${revision}:${file}`).catch(() => null);
    if (kept === null) return { valid: false, because: `${file} is missing` };
    const text = kept.bytes.toString('utf8');
    if (kept.oid !== blobId(wantedText)) {
      const { line, wanted: right } = firstDifference(text, wantedText);
      return { valid: false, because: `${file}:${line} was changed: entry ${seq} leads to "${right}"` };
    }
    const read = readKeptCheckpoint(text, file);
    if (!read.ok) return { valid: false, because: read.findings[0]?.message ?? `${file} is no checkpoint` };
    const { tree } = read.kept.state;
    if (tree !== null && !(await runTree(repository, state.run_id).isWhole(tree)))
      return {
        valid: false,
        because: `its files cannot be brought back: git does not have all of ${tree.slice(0, 7)}`,
      };
    return { valid: true, kept: read.kept };
  }

  /** How many steps of other open runs hold each resource that the steps of this pipeline need. */
  async function heldBesides(
    revision: string,
    id: string,
    pipeline: Pipeline,
  ): Promise<Readonly<Record<string, number>>> {
    const names = new Set(pipeline.steps.flatMap(({ resources }) => resources));
    if (names.size === 0) return {};
    const held: Record<string, number> = {};
    for (const { name, oid } of await instancesAt(objects, revision, 'runs')) {
      if (name === id) continue;
      for (const resource of await resourcesIn(name, oid)) {
        if (names.has(resource)) held[resource] = (held[resource] ?? 0) + 1;
      }
    }
    return held;
  }

  /** The resources that the running steps of a run hold, each as often as it is held. A folder as it was then holds the same. */
  function resourcesIn(id: string, tree: string): Promise<readonly string[]> {
    return remember(
      `held-${id}`,
      tree,
      async () => {
        const text = (await objects.text(`${tree}:${runFiles.state}`)) ?? '';
        const status = /^status: (\w+)$/mu.exec(text)?.[1];
        if (endings.some((one) => one === status)) return [];
        const read = readRunState(text, `${runFolder(id)}/${runFiles.state}`);
        if (!read.ok) throw new Damaged(read.findings);
        const { active, pipeline: pin } = read.state;
        const running = Object.keys(active).filter((step) => own(active, step)?.is === 'running');
        if (running.length === 0) return [];
        const file = `${runFolder(id)}/${runFiles.pipeline}`;
        const { pipeline } = await followedIn((await objects.text(`${tree}:${runFiles.pipeline}`)) ?? '', file, pin);
        return pipeline.steps.filter((step) => running.includes(step.id)).flatMap(({ resources }) => resources);
      },
      () => true,
    );
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

  async function stateInGit(id: string): Promise<RunState | null> {
    const record = await branch.head();
    const kept = (path: string): Promise<KeptText | null> => keptText(objects, record, `${runFolder(id)}/${path}`);
    const [state, tail, pipeline] = await Promise.all([kept(runFiles.state), kept(tailPath), kept(runFiles.pipeline)]);
    return stateIn(id, state, tail, pipeline);
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
      // In this order: what leaves the journal is in git before.
      const waiting = waitingHere(id);
      const state = await stateInGit(id);
      return waiting.entries
        .filter(({ seq }) => seq > (state?.seq ?? 0))
        .reduce<RunState | null>((before, entry) => {
          const changed = (entry.events ?? []).reduce<RunState | null>(
            (one, event) => evolve(one, event, entry),
            before,
          );
          return recorded(changed, entry, entry.refusal !== undefined);
        }, state);
    },
    async entries(id, last = Number.POSITIVE_INFINITY) {
      const waiting = waitingHere(id);
      const record = await branch.head();
      const inGit = record === null ? [] : await entriesAt(objects, record, runRecord, id, readState, last);
      return [...inGit, ...waiting.entries.filter(({ seq }) => seq > (inGit.at(-1)?.seq ?? 0))];
    },
    async read(id, path) {
      const found = waitingHere(id).files.get(path);
      if (found !== undefined) return textOf(found);
      const record = await branch.head();
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
    JournalOptions<RunObserved, RunCommand, RunEvent>,
    'before' | 'tell' | 'entriesAtMost' | 'milliseconds'
  > = {},
): Promise<Journaled<RunState, RunObserved, RunCommand>> {
  const ids = journals.get(home) ?? new Set();
  journals.set(home, ids.add(id));
  const folder = runFolderHere(home.repository, id);
  const opened = journaled(home, runDecider, { folder, id, clock, decidedOn, isWeighty, ...options });
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

function decidedOn({ pipeline }: RunObserved, command: RunCommand): DecidedOn {
  if ('validate' in command) return 'fresh';
  const isSteps = 'take' in command || 'submit' in command;
  const isAlone = pipeline.steps.every(({ resources }) => resources.length === 0);
  return isSteps && (isAlone || !mayTake(command)) ? 'known' : 'there';
}

/** May steps be begun by it? */
function mayTake(command: RunCommand | undefined): boolean {
  if (command === undefined) return false;
  return 'take' in command || ('submit' in command && command.submit.take !== undefined);
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

/** Remembers what a text was read as for as long as the home is open. */
function inMemory(): Remember {
  const known = new Map<string, Remembered<unknown>>();
  return async <T>(
    name: string,
    blob: string,
    read: () => Promise<T>,
    worthKeeping: (value: T) => boolean,
  ): Promise<T> => {
    const before = known.get(name);
    if (isRemembered<T>(before, blob)) return before.value;
    const value = await read();
    if (worthKeeping(value)) known.set(name, { blob, value });
    return value;
  };
}

/** Every policy that runs have pinned at a commit, in entries after number `after` of the run in a folder. */
export async function policiesPinned(
  objects: Objects,
  commit: string,
  after: (folder: string) => Promise<number>,
): Promise<readonly { readonly id: string; readonly seq: number; readonly blob: string }[]> {
  const found = [];
  for (const { name: id } of await instancesAt(objects, commit, 'runs')) {
    const last = await after(runFolder(id));
    for (const { seq, events = [] } of await entriesAt(objects, commit, runRecord, id, readState, Infinity)) {
      for (const event of events) {
        if (seq <= last || event.type !== 'definition_pinned' || event.what !== 'policy' || event.pin === null)
          continue;
        found.push({ id, seq, blob: event.pin.blob });
      }
    }
  }
  return found;
}

interface Remembered<T> {
  readonly blob: string;
  readonly value: T;
}

/** Whoever asks by one name always asks for one kind of value. */
function isRemembered<T>(known: Remembered<unknown> | undefined, blob: string): known is Remembered<T> {
  return known?.blob === blob;
}
