import { parse } from 'yaml';
import type { Actor } from '../../src/core/entry.ts';
import type { Pipeline } from '../../src/core/pipeline/pipeline.ts';
import { defaultPolicy } from '../../src/core/policy/schema.ts';
import type { FailureCode, RunCommand } from '../../src/core/run/commands.ts';
import { checkpointPath, runDecider, runFiles } from '../../src/core/run/decider.ts';
import type { RunEvent } from '../../src/core/run/events.ts';
import { checkpointsNeeded } from '../../src/core/run/rules/checkpoints.ts';
import type { RunState } from '../../src/core/run/state.ts';
import type { RunObserved, Soundness } from '../../src/core/run/world.ts';
import { readPipeline } from '../../src/files/pipeline.ts';
import { handle } from '../../src/handle.ts';
import type { Clock, Executor, Job, JobResult, RunTree } from '../../src/ports.ts';
import { blobId, entriesOf, tailPath, segmentPaths } from '../../src/record.ts';
import { driven, type Driven, type Driving, type RunKeeper } from '../../src/runner/run.ts';

const ada: Actor = { id: 'ada@example.com', login: 'ada', kind: 'person', assurance: 'asserted' };
const author = { name: 'Ada', email: 'ada@example.com' };

/** A pipeline as it is written; throws what is wrong with it. */
export function pipeline(text: string): { readonly text: string; readonly pipeline: Pipeline } {
  const read = readPipeline(text, 'pipeline.yml');
  if (!read.ok) throw new Error(read.findings.map(({ message }) => message).join('\n'));
  return { text, pipeline: read.pipeline };
}

/** A clock that only goes on when somebody sleeps. */
export function sleepyClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  let now = Date.parse('2026-03-02T09:00:00.000Z');
  return {
    slept,
    now: () => new Date(now).toISOString(),
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    random: () => 0.5,
  };
}

interface Kept extends RunKeeper {
  readonly entries: (id: string) => readonly { readonly events?: readonly RunEvent[]; readonly command: RunCommand }[];
  readonly files: Map<string, string | Uint8Array>;
  /** The process dies when it records this entry, before or after it is there. */
  readonly dieAt: (entry: number, when: 'before' | 'after') => void;
}

/** The run r1 of a pipeline, kept in memory as it would be in git. */
export function memoryRuns(
  given: ReturnType<typeof pipeline>,
  { base = null, isWhole }: { readonly base?: string | null; readonly isWhole?: RunTree['isWhole'] } = {},
): Kept {
  const files = new Map<string, string | Uint8Array>();
  let revision = 0;
  let dying: { readonly entry: number; readonly when: 'before' | 'after' } | null = null;
  const read = (id: string, path: string): string | null => {
    const found = files.get(`${id}/${path}`);
    return found === undefined ? null : Buffer.from(found).toString('utf8');
  };
  let parsed: { readonly text: string; readonly state: RunState } | null = null;
  function stateOf(text: string): RunState {
    if (parsed?.text !== text) parsed = { text, state: parse(text) as RunState };
    return parsed.state;
  }
  async function soundness(id: string, name: string): Promise<Soundness> {
    const text = read(id, checkpointPath(name));
    if (text === null) return { valid: false, because: 'its file is not there' };
    const kept = parse(text) as Extract<Soundness, { valid: true }>['kept'];
    const { tree } = kept.state;
    const whole = tree === null || isWhole === undefined || (await isWhole(tree));
    return whole ? { valid: true, kept } : { valid: false, because: 'its files are not there' };
  }
  return {
    files,
    dieAt(entry, when) {
      dying = { entry, when };
    },
    patience: { tries: 3, baseMilliseconds: 1, capMilliseconds: 1 },
    async observe(id, _at, asked) {
      const text = read(id, runFiles.state);
      const state = text === null ? null : stateOf(text);
      const needed = state === null || asked === undefined ? [] : checkpointsNeeded(state, asked);
      const named = (state?.checkpoints ?? []).filter((one) => needed.includes(one.id));
      const sound = await Promise.all(named.map(async (one) => [one.id, await soundness(id, one.name)] as const));
      const observed: RunObserved = {
        pipeline: given.pipeline,
        pipelinePin: { blob: blobId(given.text), origin: 'pipeline.yml' },
        policy: defaultPolicy,
        policyPin: null,
        people: { permissions: { [String(ada.id)]: 'admin' }, teams: {} },
        checkpoints: Object.fromEntries(sound),
        held: {},
        base,
      };
      return {
        revision: String(revision),
        state,
        observed,
        tail: read(id, tailPath) ?? '',
        texts: new Map([[blobId(given.text), given.text]]),
        read: (path) => Promise.resolve(read(id, path)),
      };
    },
    commit(change) {
      const dies = change.entries.some(({ seq }) => seq === dying?.entry) ? dying?.when : undefined;
      if (dies === 'before') {
        dying = null;
        return Promise.reject(new Error('killed'));
      }
      if (change.revision !== String(revision)) return Promise.resolve({ ok: false, reason: 'conflict' });
      for (const [path, content] of change.files) files.set(`${change.id}/${path}`, content);
      revision += 1;
      if (dies === 'after') {
        dying = null;
        return Promise.reject(new Error('killed'));
      }
      return Promise.resolve({ ok: true, revision: String(revision) });
    },
    read: (path) => Promise.resolve(read('r1', path)),
    show: () => Promise.resolve(),
    flush: () => Promise.resolve(),
    together: (work) => work(),
    entries(id) {
      const state = parse(read(id, runFiles.state) ?? '') as RunState;
      return [...segmentPaths(state.seq), tailPath].flatMap((path) =>
        entriesOf<RunCommand, RunEvent>(read(id, path) ?? ''),
      );
    },
  };
}

/** Asks something of a run as Ada would. */
export async function ask(home: RunKeeper, clock: Clock, id: string, command: RunCommand): Promise<RunState> {
  const source = `test:${crypto.randomUUID()}`;
  const handled = await handle({ home, decider: runDecider, clock }, id, { source, actor: ada, command });
  if (handled.answer.is !== 'done') throw new Error(JSON.stringify(handled.answer));
  if (handled.state === null) throw new Error('there is no run');
  return handled.state;
}

/** An executor that does what a function says, and writes down the order in which it did it. */
export function doing(
  does: (job: Job, signal: AbortSignal) => Promise<Partial<Extract<JobResult, { is: 'done' }>> | JobResult>,
): Executor & { readonly did: string[] } {
  const did: string[] = [];
  return {
    did,
    name: 'test',
    takes: () => true,
    async execute(job, signal) {
      did.push(job.job === 'step' ? job.step : `${job.job} of ${job.step}`);
      return { is: 'done', output: '', state: {}, took_ms: 0, ...(await does(job, signal)) };
    },
  };
}

export function failing(because: string, reason_code: FailureCode = 'exit_nonzero'): JobResult {
  return { is: 'failed', reason_code, because, retryable: true, output: '', took_ms: 0 };
}

async function nothing(): Promise<void> {}

/** Files that are told as the list of steps that changed them: `base+one+two`; a commit of them is called by them. */
export function toldTree(): RunTree & { readonly holds: () => string; readonly change: (step: string) => void } {
  let committed = 'base';
  let holds = 'base';
  return {
    folder: '/nowhere',
    holds: () => holds,
    change(step) {
      holds += `+${step}`;
    },
    async at(commit) {
      committed = commit;
      holds = commit;
    },
    changed: () => Promise.resolve([]),
    async commit() {
      const isNew = holds !== committed;
      committed = holds;
      return { ok: true, commit: isNew ? holds : null, head: holds };
    },
    async restore(to) {
      committed = to;
      holds = to;
      return to;
    },
    isWhole: () => Promise.resolve(true),
    publish: nothing,
    keep: () => Promise.resolve(null),
    remove: nothing,
  };
}

/** Drives a run of the memory home. */
export function drive(home: RunKeeper, id: string, given: Partial<Driving>): Promise<Driven> {
  const never = new AbortController().signal;
  return driven(
    {
      home,
      executors: [],
      tree: toldTree(),
      jobs: '/nowhere/jobs',
      clock: sleepyClock(),
      machine: { environment: {}, commands: {} },
      actor: ada,
      author,
      by: 'process 1',
      tell: () => undefined,
      stop: never,
      signal: never,
      ...given,
    },
    id,
  );
}

/** What became of the steps, in the order in which it did: `build continue step-completed`. */
export function transitions(home: Kept, id: string): readonly string[] {
  return home
    .entries(id)
    .flatMap(({ events = [] }) =>
      events.flatMap((event) =>
        event.type === 'step_changed' ? [`${event.step_id} ${event.kind} ${event.reason_code}`] : [],
      ),
    );
}
