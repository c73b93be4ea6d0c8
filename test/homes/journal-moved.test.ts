import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunCommand } from '../../src/core/run/commands.ts';
import { runDecider } from '../../src/core/run/decider.ts';
import { journaledRun, openRunHome, type RunEntry, type RunHome } from '../../src/git/runs/home.ts';
import type { Journaled, JournalNews } from '../../src/git/runs/journal.ts';
import type { RunState } from '../../src/core/run/state.ts';
import type { RunObserved } from '../../src/core/run/world.ts';
import { GitProblem } from '../../src/git/repository.ts';
import { runTree } from '../../src/git/runs/tree.ts';
import { handle } from '../../src/handle.ts';
import type { Executor } from '../../src/ports.ts';
import { driven, type Driven } from '../../src/runner/run.ts';
import { entryId, sha256 } from '../../src/record.ts';
import type { TestRepository } from '../fixtures/repository.ts';
import { isSoak, manyOf } from '../soak.ts';
import { configure, quiet, shipped } from './git-rig.ts';
import { asserted, emailOf, testClock, type Person } from './rig.ts';
import { done, makeRunRig, run, start, submit, type HandledRun, type RunRig } from './runs-rig.ts';

/** Somebody signs while steps are done. */
const pipeline = `name: release
aliases: [ship]
coordinator: lead
concurrency: 2
state:
  version: { type: integer, initial: 1 }
steps:
  - { id: sign, requires_approval: true, effects: none }
  - { id: plan, run: echo plan, effects: none, output: plan }
  - { id: build, run: echo build, effects: none, depends_on: [plan], output: build }
  - { id: check, run: echo check, effects: none, depends_on: [build] }
  - { id: tell, run: echo tell, effects: none, depends_on: [sign] }
`;
const sign: RunCommand = { approve: { gate: 'step:sign', reason: 'as it should be' } };
const cancel: RunCommand = { cancel: { reason: 'enough' } };
const set: RunCommand = { set: { state: { version: 7 }, reason: 'it is another' } };

/** A clock on which no timer ever ends: what is brought on, somebody asked for. */
function stillClock() {
  return { ...testClock(), sleep: unlessEnded };
}

async function unlessEnded(_milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal !== undefined) await once(signal, 'abort');
}

/** Another clone of the home, in which somebody gives commands and nobody drives. */
interface Elsewhere {
  readonly ask: (command: RunCommand, by?: Person) => Promise<HandledRun>;
  readonly close: () => Promise<void>;
}

let rig: RunRig;
let elsewhere: Elsewhere;
afterEach(async () => {
  await elsewhere.close();
  await rig.close();
});

let asked = 0;

function otherClone(origin: TestRepository): Elsewhere {
  const clone = origin.clone();
  configure(clone, `${quiet}[countersign]\n\tremote = origin\n[user]\n\tname = cat\n\temail = ${emailOf('cat')}\n`);
  let home: Promise<RunHome> | null = null;
  return {
    async ask(command, by = 'cat') {
      rig.clock.advance(1);
      home ??= openRunHome({ cwd: clone.dir, shipped, userHome: null });
      const envelope = { source: `elsewhere:${(asked += 1)}`, actor: asserted(by), command };
      return handle({ home: await home, decider: runDecider, clock: rig.clock }, run, envelope);
    },
    async close() {
      await (await home)?.close();
      clone.remove();
    },
  };
}

/** A run whose first steps are handed out, all of it in git: `plan` is worked on, and somebody is asked to sign. */
async function begun(): Promise<void> {
  rig = makeRunRig('journal', 'remote', { clock: stillClock(), text: pipeline });
  elsewhere = otherClone(rig.origin);
  for (const command of [start, { take: { by: 'here', limit: 2 } }]) await done(rig, command);
  await rig.put();
}

function folder(seat = rig.seat): string {
  return join(seat.dir, '.git', 'countersign', 'runs', run);
}

interface Aside {
  readonly at: string;
  readonly entry: RunEntry;
  readonly refusal: { readonly code: string };
  readonly bytes?: Readonly<Record<string, string>>;
}

function aside(seat?: TestRepository): readonly Aside[] {
  const path = join(folder(seat), 'journal.aside');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Aside);
}

/** Of each entry of the log, what was asked, and of one that was refused that it was. */
async function verbs(): Promise<readonly string[]> {
  return (await rig.entries()).map(({ command, refusal }) => {
    const [verb = ''] = Object.keys(command);
    return refusal === undefined ? verb : `${verb} refused`;
  });
}

describe('a command from another clone while steps are done here', () => {
  it('comes before what only the journal has, which is decided again on it: what was done stays done', async () => {
    await begun();
    const first = await done(rig, submit('plan'));
    await elsewhere.ask(sign);
    for (const [command, by] of [
      [{ request: { what: set } }, 'ann'],
      [{ approve: { gate: 'state', reason: 'so it is' } }, 'cat'],
      [set, 'ann'],
    ] as const)
      expect((await elsewhere.ask(command, by)).answer).toMatchObject({ is: 'done' });
    const second = await done(rig, submit('build'));
    await rig.put();
    expect(rig.news).toContain('decided again');
    expect(aside()).toEqual([]);
    expect(await verbs()).toEqual(['start', 'take', 'approve', 'request', 'approve', 'set', 'submit', 'submit']);
    const entries = await rig.entries();
    for (const [index, { entries: told }] of [first, second].entries()) {
      const { id, source, actor, command } = told[0] ?? {};
      expect(entries.at(index - 2)).toMatchObject({ id, source, actor, command });
    }
    // The one before it is later than it was.
    expect(entries.at(-2)?.at).toBe(entries.at(-3)?.at);
    expect(entries.at(-1)?.at).toBe(second.entries[0]?.at);
    const state = await (await rig.git()).state(run);
    expect(state).toMatchObject({ seq: 8, custom_state: { version: 7 } });
    expect(Object.keys(state?.active ?? {})).toEqual(['check']);
    expect(await rig.verdict()).toMatchObject({ findings: [] });
    expect(statSync(join(folder(), 'journal')).size).toBe(0);
  });

  it('ends the run: what was done is set aside with what was handed in, whoever asks next is refused, and it is told', async () => {
    await begun();
    const news: JournalNews[] = [];
    const runs = await rig.git();
    const journal = await journaledRun(runs, run, rig.clock, { tell: (one) => news.push(one) });
    const ask = (command: RunCommand, content: string) => {
      const envelope = { source: `here:${content}`, actor: rig.actor, command };
      const attachment = {
        name: 'plan.txt',
        sha256: sha256(content),
        bytes: content.length,
        content: Buffer.from(content),
      };
      return handle({ home: journal, decider: runDecider, clock: rig.clock }, run, envelope, [attachment]);
    };
    expect((await ask(submit('plan', 'a long plan'), 'a long plan')).answer.is).toBe('done');
    await elsewhere.ask(cancel);
    expect((await ask(submit('build'), 'built')).answer.is).toBe('done');
    await journal.flush();
    const refused = await ask(submit('check'), 'checked');
    expect(refused.answer).toMatchObject({ is: 'refused', refusal: { code: 'run_over' } });
    expect(refused.state?.status).toBe('cancelled');
    await journal.close();
    expect(news.filter(({ is }) => is === 'set aside')).toEqual([
      {
        is: 'set aside',
        entries: 2,
        because: 'the run is over: cancelled',
        file: join(folder(), 'journal.aside'),
      },
    ]);
    expect(aside()).toMatchObject([
      {
        refusal: { code: 'run_over' },
        entry: { seq: 3, source: 'here:a long plan', command: submit('plan', 'a long plan') },
      },
      { refusal: { code: 'run_over' }, entry: { seq: 4, source: 'here:built' } },
    ]);
    expect(Object.values(aside()[0]?.bytes ?? {})).toEqual([Buffer.from('a long plan').toString('base64')]);
    expect(await verbs()).toEqual(['start', 'take', 'cancel', 'submit refused', 'submit refused', 'submit refused']);
    expect(await runs.state(run)).toMatchObject({ status: 'cancelled', seq: 6 });
    expect(await rig.verdict()).toMatchObject({ findings: [] });
  });
});

/** Drives a run, while somebody elsewhere gives a command when it is at a step. */
async function drivenUntil(step: string, command: RunCommand): Promise<{ driven: Driven; worked: readonly string[] }> {
  rig = makeRunRig('journal', 'remote', { clock: stillClock(), text: pipeline });
  elsewhere = otherClone(rig.origin);
  await done(rig, start);
  await rig.put();
  const worked: string[] = [];
  const executor: Executor = {
    name: 'here',
    takes: () => true,
    async execute(job) {
      worked.push(job.step);
      if (job.step === step) await elsewhere.ask(command);
      return { is: 'done', output: `${job.step} is done`, state: {}, took_ms: 1 };
    },
  };
  const runs = await rig.git();
  const journal = await journaledRun(runs, run, rig.clock);
  const { signal } = new AbortController();
  const came = await driven(
    {
      home: journal,
      executors: [executor],
      tree: runTree(runs.repository, run),
      jobs: join(folder(), 'jobs'),
      clock: rig.clock,
      machine: { environment: {}, commands: {} },
      actor: rig.actor,
      author: { name: 'Ann', email: emailOf('ann') },
      by: 'here',
      tell: () => undefined,
      stop: signal,
      signal,
    },
    run,
  );
  await journal.close();
  return { driven: came, worked };
}

describe('whoever drives a run', () => {
  it('goes on with what somebody approved elsewhere meanwhile, and does nothing twice', async () => {
    const { driven: came, worked } = await drivenUntil('build', sign);
    expect(came).toMatchObject({ refusal: null, state: { status: 'completed' } });
    expect(worked.toSorted()).toEqual(['build', 'check', 'plan', 'tell']);
    expect(await (await rig.git()).state(run)).toEqual(came.state);
    expect(aside()).toEqual([]);
    expect(await rig.verdict()).toMatchObject({ findings: [] });
  });

  it('begins nothing more of a run that somebody cancelled elsewhere meanwhile', async () => {
    const { driven: came, worked } = await drivenUntil('build', cancel);
    expect(came).toMatchObject({ refusal: null, state: { status: 'cancelled' } });
    expect(worked).toEqual(['plan', 'build', 'check'].slice(0, worked.length));
    expect(aside().length).toBeGreaterThan(0);
    expect(aside().every(({ refusal }) => refusal.code === 'run_over')).toBe(true);
    expect(await rig.verdict()).toMatchObject({ findings: [] });
  });
});

describe('a driver was killed, and another clone moved the run on before anybody went on', () => {
  const child = fileURLToPath(new URL('./journal-child.ts', import.meta.url));

  function killedWhen(moment: JournalNews['is']): void {
    const killed = spawnSync(process.execPath, [child, rig.seat.dir, moment], { encoding: 'utf8' });
    expect(killed).toMatchObject({ signal: 'SIGKILL', stderr: '' });
  }

  it('what was done here holds: nobody takes it for done before it is decided again, and nobody does it again', async () => {
    await begun();
    killedWhen('durable');
    await elsewhere.ask(sign);
    const looking = await openRunHome({ cwd: rig.seat.dir, shipped, userHome: null });
    expect(await looking.state(run)).toMatchObject({ seq: 3, active: { plan: { is: 'running' } } });
    expect((await looking.entries(run)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await looking.read(run, 'steps/plan.yaml')).toBe(null);
    expect((await looking.undecided(run)).map(({ source }) => source)).toEqual(['delivery:1']);
    await looking.close();
    killedWhen('decided again');
    expect((await rig.ask(submit('plan'), { source: 'delivery:1' })).answer.is).toBe('repeated');
    await rig.put();
    expect(await (await rig.git()).undecided(run)).toEqual([]);
    expect(await verbs()).toEqual(['start', 'take', 'approve', 'submit']);
    expect(await (await rig.git()).read(run, 'steps/plan.yaml')).toContain('plan is done');
    expect(await rig.verdict()).toMatchObject({ findings: [] });
  });

  const moments = ['set aside', 'decided again', 'forwarded'] as const;

  it.each(moments.slice(0, isSoak ? moments.length : 1))(
    'what is refused now is set aside once, also where the next is killed when it was %s',
    async (moment) => {
      await begun();
      killedWhen('durable');
      await elsewhere.ask(cancel);
      killedWhen(moment);
      await rig.home();
      await rig.put();
      expect(aside()).toMatchObject([{ refusal: { code: 'run_over' }, entry: { source: 'delivery:1' } }]);
      expect(await verbs()).toEqual(['start', 'take', 'cancel', 'submit refused']);
      expect(await (await rig.git()).state(run)).toMatchObject({ status: 'cancelled' });
      expect(statSync(join(folder(), 'journal')).size).toBe(0);
    },
  );
});

/** Four rows of three steps, and after the first of each somebody is asked. */
const rows = ['a', 'b', 'c', 'd'];
const wide = `name: release
aliases: [ship]
coordinator: lead
concurrency: 3
state:
  version: { type: integer, initial: 1 }
steps:
${rows
  .flatMap((row) => [
    `  - { id: ${row}-1, run: echo, effects: none, output: ${row} }`,
    `  - { id: ${row}-ok, requires_approval: true, effects: none, depends_on: [${row}-1] }`,
    `  - { id: ${row}-2, run: echo, effects: none, depends_on: [${row}-ok], checkpoint: ${row} }`,
    `  - { id: ${row}-3, run: echo, effects: none, depends_on: [${row}-1] }`,
  ])
  .join('\n')}
`;

/** Drives the run in a clone of its own, and is killed now and then. */
interface Writer {
  readonly name: string;
  readonly seat: TestRepository;
  /** Asks for whatever may be asked there as it stands. */
  readonly act: (chance: (below: number) => number) => Promise<void>;
  readonly flush: () => Promise<void>;
  readonly kill: () => void;
  readonly close: () => Promise<void>;
}

/** Ids of entries that somebody was told are done, and of those of which nobody knows. */
interface Told {
  readonly done: Set<string>;
  readonly unsure: Set<string>;
}

function writer(name: string, person: Person, seat: TestRepository, told: Told): Writer {
  const homes: RunHome[] = [];
  let open: { readonly journal: Journaled<RunState, RunObserved, RunCommand>; isDead: boolean } | null = null;

  async function opened(): Promise<NonNullable<typeof open>> {
    if (open !== null) return open;
    const home = await openRunHome({ cwd: seat.dir, shipped, userHome: null });
    homes.push(home);
    const { promise: never } = Promise.withResolvers<never>();
    const { commit } = home;
    const life = { isDead: false };
    // Of a process that was killed what it began goes on alone, and nobody hears of it.
    Object.assign(home, {
      commit: async (...change: Parameters<typeof commit>) => {
        if (life.isDead) return never;
        const made = await commit(...change);
        return life.isDead ? never : made;
      },
    });
    open = Object.assign(life, { journal: await journaledRun(home, run, rig.clock) });
    return open;
  }

  async function ask(command: RunCommand): Promise<void> {
    const { journal } = await opened();
    rig.clock.advance(1);
    const source = `${name}:${(asked += 1)}`;
    try {
      const { answer } = await handle({ home: journal, decider: runDecider, clock: rig.clock }, run, {
        source,
        actor: asserted(person),
        command,
      });
      if (answer.is === 'done') told.done.add(entryId(source));
    } catch (error) {
      if (!(error instanceof GitProblem)) throw error;
      told.unsure.add(entryId(source));
    }
  }

  return {
    name,
    seat,
    async act(chance) {
      const { journal } = await opened();
      const { state } = await journal.observe(run, rig.clock.now(), { take: { by: name, limit: 2 } });
      const active = Object.entries(state?.active ?? {});
      const mine = active.find(([, { is, by }]) => is === 'running' && by === name);
      const waits = active.find(([, { is }]) => is === 'awaiting_approval');
      const which = chance(10);
      if (which === 0 && waits !== undefined) await ask({ approve: { gate: `step:${waits[0]}`, reason: 'so it is' } });
      else if (which === 1) await ask({ request: { what: { set: { state: { version: asked }, reason: 'another' } } } });
      else if (which === 2) await ask({ approve: { gate: 'state', reason: 'so it is' } });
      else if (which === 3) await ask({ validate: {} });
      else if (mine === undefined) await ask({ take: { by: name, limit: 2 } });
      else await ask(submit(mine[0]));
    },
    flush: async () => (await opened()).journal.flush(),
    kill() {
      if (open !== null) open.isDead = true;
      open = null;
    },
    async close() {
      await open?.journal.close();
      for (const home of homes) await home.close();
    },
  };
}

describe('two who drive a run, each in a clone of their own, and are killed now and then', () => {
  const seeds = Array.from({ length: manyOf(1, 40) }, (_, seed) => seed);

  it.each(seeds)('lose nothing and record nothing twice, and neither of them is stranded: %d', async (seed) => {
    rig = makeRunRig('journal', 'remote', { clock: stillClock(), text: wide });
    elsewhere = otherClone(rig.origin);
    await done(rig, start);
    await rig.put();
    const other = rig.origin.clone();
    configure(other, `${quiet}[countersign]\n\tremote = origin\n[user]\n\tname = cat\n\temail = ${emailOf('cat')}\n`);
    const told: Told = { done: new Set(), unsure: new Set() };
    const writers = [writer('one', 'ann', rig.seat, told), writer('two', 'cat', other, told)] as const;
    let drawn = 0;
    const chance = (below: number): number =>
      Number.parseInt(sha256(`${seed} ${(drawn += 1)}`).slice(0, 8), 16) % below;
    let isAway = false;
    for (let turn = 0; turn < (isSoak ? 40 : 16); turn += 1) {
      const one = writers[chance(2)] ?? writers[0];
      const what = chance(12);
      if (what === 0) {
        isAway = !isAway;
        rig.origin.hook('pre-receive', `exit ${isAway ? 1 : 0}`);
      } else if (what === 1) one.kill();
      else if (what === 2) await one.flush().catch(expectProblem);
      else if (what < 6) await Promise.all(writers.map((each) => each.act(chance)));
      else await one.act(chance);
    }
    rig.origin.hook('pre-receive', 'exit 0');
    const cancelled = chance(3) === 0 ? (await elsewhere.ask(cancel)).entries : [];
    for (const one of writers) await one.flush();
    for (const one of writers) await one.close();
    const entries = await rig.entries();
    const accepted = entries.filter(({ refusal }) => refusal === undefined).map(({ id }) => id);
    const aways = writers.flatMap(({ seat }) => aside(seat)).map(({ entry }) => entry.id);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(new Set(aways).size).toBe(aways.length);
    for (const id of told.done)
      expect([seed, id, Number(accepted.includes(id)) + Number(aways.includes(id))]).toEqual([seed, id, 1]);
    const [begin] = accepted;
    const known = new Set([...told.done, ...told.unsure, begin, ...cancelled.map(({ id }) => id)]);
    expect(accepted.filter((id) => !known.has(id))).toEqual([]);
    for (const { seat } of writers) expect(statSync(join(folder(seat), 'journal')).size).toBe(0);
    expect(await rig.verdict()).toMatchObject({ findings: [] });
    other.remove();
  });
});

function expectProblem(error: unknown): void {
  expect(error).toBeInstanceOf(GitProblem);
}
