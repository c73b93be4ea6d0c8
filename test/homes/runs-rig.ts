import { expect } from 'vitest';
import type { Actor } from '../../src/core/entry.ts';
import type { RunCommand } from '../../src/core/run/commands.ts';
import { decideRun } from '../../src/core/run/decide.ts';
import { runDecider, runFolder } from '../../src/core/run/decider.ts';
import type { RunEvent } from '../../src/core/run/events.ts';
import type { RunState } from '../../src/core/run/state.ts';
import type { RunObserved } from '../../src/core/run/world.ts';
import { openGitHome } from '../../src/git/home.ts';
import type { JournalNews } from '../../src/git/runs/journal.ts';
import { journaledRun, openRunHome, type RunEntry, type RunHome } from '../../src/git/runs/home.ts';
import { verify, type Verdict } from '../../src/git/verify.ts';
import { handle, type Handled } from '../../src/handle.ts';
import type { Attachment, Clock, Home } from '../../src/ports.ts';
import { sha256 } from '../../src/record.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { configure, quiet, shipped, textsBelow } from './git-rig.ts';
import { asserted, emailOf, policy, policyPath, testClock, type Person, type TestClock } from './rig.ts';

export type HandledRun = Handled<RunState, RunCommand, RunEvent, RunObserved>;
export type OpenRun = Home<RunState, RunObserved, RunCommand> & { readonly close: () => Promise<void> };

/** The id of the run. */
export const run = 'release-7';
const pipelinePath = '.github/countersign/pipelines/release.yml';
export const pipeline = `name: release
aliases: [ship]
coordinator: lead
state:
  version: { type: integer, initial: 1 }
steps:
  - id: plan
    run: echo plan
    effects: none
    output: plan
    checkpoint: planned
  - id: build
    run: echo build
    effects: none
    depends_on: [plan]
    output: build
    retry: 0
  - id: check
    run: echo check
    effects: none
    depends_on: [build]
`;

/** How the run is opened for what comes next: in git itself, or with a journal before it. */
export type Opening = 'git' | 'journal';

/** A repository with a pipeline, and one run in it. */
export interface RunRig {
  readonly clock: TestClock;
  readonly actor: Actor;
  /** Where commands run. */
  readonly seat: TestRepository;
  /** Where the record lives. */
  readonly origin: TestRepository;
  readonly news: readonly JournalNews['is'][];
  /** Gives a command a minute after the one before; `source` names it. */
  readonly ask: (command: RunCommand, more?: Given) => Promise<HandledRun>;
  /** The home that commands are given to; opened where it is not. */
  readonly home: () => Promise<OpenRun>;
  /** The home of runs below it. */
  readonly git: () => Promise<RunHome>;
  /** Closes what is open, so that everything is in git. */
  readonly put: () => Promise<void>;
  /** Everything in the record of the run, by path below its folder. */
  readonly record: () => ReadonlyMap<string, string>;
  readonly entries: () => Promise<readonly RunEntry[]>;
  readonly verdict: () => Promise<Verdict>;
  readonly close: () => Promise<void>;
}

interface Given {
  readonly source?: string;
  /** Who asks; Ann where nobody is named. */
  readonly by?: Person;
  /** By which rules it is decided, where those are not the real ones. */
  readonly decide?: typeof decideRun;
  readonly attachments?: readonly Attachment[];
}

export function makeRunRig(
  opening: Opening,
  where: 'here' | 'remote',
  { clock = testClock(), text = pipeline }: { readonly clock?: TestClock & Clock; readonly text?: string } = {},
): RunRig {
  const desk = makeRepository();
  configure(desk, quiet);
  desk.commit({ [pipelinePath]: text, [policyPath]: policy.replace('workflow: paper\n', '') });
  const origin = where === 'here' ? desk : desk.clone({ bare: true });
  const seat = where === 'here' ? desk : origin.clone();
  const remote = where === 'here' ? '' : '[countersign]\n\tremote = origin\n';
  configure(seat, `${quiet}${remote}[user]\n\tname = ann\n\temail = ${emailOf('ann')}\n`);
  const news: JournalNews['is'][] = [];
  let below: RunHome | null = null;
  let open: OpenRun | null = null;
  let asked = 0;

  async function git(): Promise<RunHome> {
    below ??= await openRunHome({ cwd: seat.dir, shipped, pipeline: 'ship', userHome: null });
    return below;
  }

  async function home(): Promise<OpenRun> {
    if (open !== null) return open;
    const runs = await git();
    open =
      opening === 'git'
        ? { ...runs, close: () => Promise.resolve() }
        : await journaledRun(runs, run, clock, { tell: ({ is }) => news.push(is) });
    return open;
  }

  async function put(): Promise<void> {
    const [opened, runs] = [open, below];
    open = null;
    below = null;
    try {
      await opened?.close();
    } finally {
      await runs?.close();
    }
  }

  return {
    clock,
    actor: asserted('ann'),
    seat,
    origin,
    news,
    home,
    git,
    put,
    async ask(command, { source = `test:${(asked += 1)}`, attachments = [], by = 'ann', decide = decideRun } = {}) {
      clock.advance(1);
      const envelope = { source, actor: asserted(by), command };
      const decider = { ...runDecider, deciding: () => Promise.resolve(decide) };
      return handle({ home: await home(), decider, clock }, run, envelope, attachments);
    },
    record: () => textsBelow(origin, `${runFolder(run)}/`),
    entries: async () => (await git()).entries(run),
    async verdict() {
      const projects = await openGitHome({ cwd: seat.dir, shipped });
      try {
        return await verify(projects, null, () => undefined, { isDeep: true });
      } finally {
        await projects.close();
      }
    },
    async close() {
      await put().catch(() => undefined);
      for (const repository of new Set([desk, origin, seat])) repository.remove();
    },
  };
}

export const start: RunCommand = { start: { run_id: run, task: 'Release it', door: 'cli' } };
export const take: RunCommand = { take: { by: 'here', limit: 1 } };

/** What a step put out, and that it is done; the next is taken in the same entry. */
export function submit(
  step: string,
  text = `${step} is done`,
  state: Readonly<Record<string, number>> = {},
): RunCommand {
  const output = { bytes: Buffer.byteLength(text), sha256: sha256(text), text };
  const outcome = { is: 'done', ...(Object.keys(state).length === 0 ? {} : { state }) } as const;
  return { submit: { step, job: 'step', attempt: 1, outcome, output, took: 7, take: { by: 'here', limit: 1 } } };
}

/** Gives a command that has to be done. */
export async function done(rig: RunRig, command: RunCommand, source?: string): Promise<HandledRun> {
  const handled = await rig.ask(command, source === undefined ? {} : { source });
  expect(handled.answer).toMatchObject({ is: 'done' });
  return handled;
}

/** A run with its first step done, which has a checkpoint after it that is whole, and its second begun. */
export async function planned(rig: RunRig): Promise<void> {
  for (const command of [start, take, submit('plan')]) await done(rig, command);
  await done(rig, { validate: {} });
}
