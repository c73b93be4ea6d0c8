import { describe, expect, test } from 'vitest';
import type { RunState } from '../../src/core/run/state.ts';
import type { Clock, JobResult, RunTree } from '../../src/ports.ts';
import { answering } from '../../src/runner/job.ts';
import { ask, doing, drive, failing, memoryRuns, pipeline, sleepyClock, toldTree, transitions } from './rig.ts';

/** All of them in the soak. */
const everyEntry = process.env['SOAK'] === '1' ? 1 : 4;

const start = (task = 'the task') => ({ start: { run_id: 'r1', task, door: 'test' } });

describe('a run that is driven', () => {
  test('does its steps in order, hands on what they put out, and ends', async () => {
    const home = memoryRuns(
      pipeline(`
name: chain
agents: { writer: { run: write } }
steps:
  - { id: plan, run: plan, effects: none, output: plan }
  - { id: write, agent: writer, effects: none, prompt: 'do {{ task }} as {{ plan }}', output: text, checkpoint: true }
  - { id: check, run: check, effects: none, inputs: [text, plan] }
`),
    );
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    const long = 'é'.repeat(5000);
    const jobs = new Map<string, unknown>();
    const executor = doing(async (job) => {
      jobs.set(job.step, { prompt: job.prompt, run: job.run, inputs: Object.fromEntries(job.inputs), task: job.task });
      return { output: { plan: 'the {{ plan }}', write: long, check: '' }[job.step] ?? '' };
    });
    const { state, refusal } = await drive(home, 'r1', { executors: [executor], clock });
    expect(refusal).toBeNull();
    expect(state.status).toBe('completed');
    expect(executor.did).toEqual(['plan', 'write', 'check']);
    expect(Object.fromEntries(jobs)).toEqual({
      plan: { prompt: '', run: 'plan', inputs: {}, task: 'the task' },
      write: {
        prompt: 'do the task as the {{ plan }}',
        run: 'write',
        inputs: { plan: 'the {{ plan }}' },
        task: 'the task',
      },
      check: { prompt: '', run: 'check', inputs: { text: long, plan: 'the {{ plan }}' }, task: 'the task' },
    });
    expect(state.checkpoints.map(({ name, validated }) => [name, validated])).toEqual([
      ['start', true],
      ['after_step_1', true],
    ]);
    expect(home.entries('r1').filter(({ command }) => 'submit' in command)).toHaveLength(3);
  });

  test('tries again after one, two and four seconds, and goes on where a step may be left out', async () => {
    const home = memoryRuns(
      pipeline(`
name: retries
steps:
  - { id: flaky, run: x, effects: none, optional: true }
  - { id: next, run: x, effects: none }
`),
    );
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    const executor = doing(async ({ step }) => (step === 'flaky' ? failing('it never works') : {}));
    const { state } = await drive(home, 'r1', { executors: [executor], clock });
    expect(clock.slept).toEqual([1000, 2000, 4000]);
    expect(state.status).toBe('completed');
    expect(transitions(home, 'r1').filter((one) => one.startsWith('flaky'))).toEqual([
      'flaky start ready',
      'flaky retry exit_nonzero',
      'flaky start exit_nonzero',
      'flaky retry exit_nonzero',
      'flaky start exit_nonzero',
      'flaky retry exit_nonzero',
      'flaky start exit_nonzero',
      'flaky skip optional-step-failed',
    ]);
  });

  test('does steps side by side that change no files, and those that do one at a time', async () => {
    const home = memoryRuns(
      pipeline(`
name: fan-out
concurrency: 10
steps:
  - { id: first, run: x, effects: none }
  - { id: a, run: x, effects: none, depends_on: [first] }
  - { id: b, run: x, effects: none, depends_on: [first] }
  - { id: c, run: x, effects: none, depends_on: [first] }
  - { id: d, run: x, effects: files, depends_on: [first] }
  - { id: e, run: x, effects: files, depends_on: [first] }
  - { id: last, run: x, effects: none, depends_on: [a, b, c, d, e] }
`),
    );
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    const atWork = new Set<string>();
    const seen: string[] = [];
    const executor = doing(async ({ step }) => {
      atWork.add(step);
      seen.push([...atWork].toSorted().join(' '));
      await new Promise((resolve) => {
        setImmediate(() => setImmediate(resolve));
      });
      atWork.delete(step);
      return {};
    });
    const { state } = await drive(home, 'r1', { executors: [executor], clock });
    expect(state.status).toBe('completed');
    expect(seen.filter((one) => one.includes(' ')).at(-1)).toBe('a b c');
    for (const alone of ['d', 'e', 'first', 'last']) expect(seen).toContain(alone);
    expect(seen.filter((one) => /[de]/u.test(one) && one.includes(' '))).toEqual([]);
  });

  test('goes back when a step fails that it needs, taking back what was done outside, the last first', async () => {
    const home = memoryRuns(
      pipeline(`
name: outside
steps:
  - { id: before, run: x, effects: external, compensation: { run: undo }, checkpoint: safe }
  - { id: one, run: x, effects: external, compensation: { run: undo } }
  - { id: two, run: x, effects: external, compensation: { run: undo }, depends_on: [one] }
  - { id: three, run: x, effects: none, retry: 0, depends_on: [two] }
`),
    );
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    let isBroken = true;
    const executor = doing(async ({ step }) => (step === 'three' && isBroken ? failing('no') : {}));
    const waits = await drive(home, 'r1', { executors: [executor], clock });
    expect(executor.did).toEqual(['before', 'one', 'two', 'three', 'compensation of two', 'compensation of one']);
    expect(waits.state).toMatchObject({ status: 'awaiting_direction', current_step: 1 });
    isBroken = false;
    await ask(home, clock, 'r1', { resume: { reason: 'it is mended', steps: [] } });
    const { state } = await drive(home, 'r1', { executors: [executor], clock });
    expect(state.status).toBe('completed');
    expect(executor.did.slice(6)).toEqual(['one', 'two', 'three']);
  });

  test('does the recovery procedure where there is one', async () => {
    const home = memoryRuns(
      pipeline(`
name: mended
steps:
  - { id: one, run: x, effects: none, retry: 1, recovery: { run: mend } }
  - { id: two, run: x, effects: none, depends_on: [one] }
`),
    );
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    const executor = doing(async ({ step, job }) => (step === 'one' && job === 'step' ? failing('no') : {}));
    const { state } = await drive(home, 'r1', { executors: [executor], clock });
    expect(executor.did).toEqual(['one', 'one', 'recovery of one', 'two']);
    expect(state.status).toBe('completed');
  });

  test('ends what runs when it is told to, and takes it up again where that is safe', async () => {
    const home = memoryRuns(
      pipeline(`
name: stopped
concurrency: 2
steps:
  - { id: again, run: x, effects: none }
  - { id: once, run: x, effects: none, idempotent: false }
`),
    );
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    const stopping = new AbortController();
    const patient = doing(
      (_job, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve(failing('it was ended', 'interrupted')));
          if (patient.did.length === 2) stopping.abort();
        }),
    );
    const { state } = await drive(home, 'r1', { executors: [patient], clock, signal: stopping.signal });
    expect(state.active).toMatchObject({ again: { is: 'retrying', attempt: 1 }, once: { is: 'awaiting_direction' } });
    await ask(home, clock, 'r1', { retry: { step: 'once', reason: 'it had not begun' } });
    const quick = doing(async () => ({}));
    expect((await drive(home, 'r1', { executors: [quick], clock })).state.status).toBe('completed');
    expect(quick.did).toEqual(['again', 'once']);
  });

  test('waits for whoever does what nobody does here, and for who says yes', async () => {
    const home = memoryRuns(
      pipeline(`
name: people
concurrency: 5
agents: { robot: { run: x } }
steps:
  - { id: think, agent: somebody, prompt: think, output: thought }
  - { id: work, agent: robot, prompt: '{{ task }}', effects: none, requires_approval: true }
  - { id: after, agent: robot, prompt: '{{ thought }}', effects: none }
`),
    );
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    const robot = { ...doing(async () => ({})), takes: ({ run }: { run: string | null }) => run !== null };
    const host = { ...doing(async () => ({ is: 'handed on', because: 'a person does it' })), name: 'host' };
    const { state } = await drive(home, 'r1', { executors: [robot, host], clock });
    expect([robot.did, host.did]).toEqual([['work'], ['think']]);
    expect(state.active).toMatchObject({ think: { is: 'running' }, work: { is: 'awaiting_approval' } });
    // A later process takes it for what it is, hands the answer in, and goes on.
    const thought = { is: 'done', output: 'a thought', state: {}, took_ms: 0 } as const;
    const answers = answering(host, 'think', () => Promise.resolve(thought));
    const later = await drive(home, 'r1', { executors: [robot, answers], clock, by: 'process 2' });
    expect([robot.did, host.did]).toEqual([['work', 'after'], ['think']]);
    expect(later.state.active).toMatchObject({ work: { is: 'awaiting_approval' } });
    expect(transitions(home, 'r1').filter((one) => one.startsWith('think'))).toEqual([
      'think start ready',
      'think continue step-completed',
    ]);
  });

  test('keeps what people changed by hand before it sets the files back, and leaves them what they may mend', async () => {
    const home = memoryRuns(
      pipeline(`
name: people
steps:
  - { id: write, prompt: write, effects: files, on_failure: rollback }
  - { id: build, run: x, effects: files, depends_on: [write] }
`),
      { base: 'base' },
    );
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    const told = toldTree();
    const happened: string[] = [];
    const tree: RunTree & typeof told = {
      ...told,
      // It is there.
      folder: import.meta.dirname,
      async at(commit) {
        happened.push(`at ${commit}`);
        await told.at(commit);
      },
      async keep() {
        const [, ...paths] = told.holds().split('+');
        happened.push(`keep ${paths.join(' ')}`);
        return paths.length === 0 ? null : { ref: 'kept', paths };
      },
    };
    const robot = { ...doing(async () => ({})), takes: ({ run }: { run: string | null }) => run !== null };
    const host = {
      ...doing(async () => ({ is: 'handed on', because: 'a person does it' })),
      name: 'host',
      takes: ({ run }: { run: string | null }) => run === null,
    };
    await drive(home, 'r1', { executors: [robot, host], clock, tree });
    happened.splice(0);
    // It is looked at, and does not hold: it is asked of them again, and the files are as they have them.
    let handedIn: JobResult | null = failing('this does not hold', 'verification_failed');
    const answers = answering(host, 'write', async (job, signal) => {
      const answer = handedIn ?? (await host.execute(job, signal));
      handedIn = null;
      return answer;
    });
    told.change('mine');
    const first = await drive(home, 'r1', { executors: [robot, answers], clock, tree });
    expect(first).toMatchObject({ left: null, state: { active: { write: { is: 'running', attempt: 2 } } } });
    expect([happened, told.holds()]).toEqual([[], 'base+mine']);
    // They give up, and it goes back: what they did is kept, and told.
    handedIn = { ...failing('I cannot', 'said_failed'), retryable: false } as JobResult;
    const second = await drive(home, 'r1', { executors: [robot, answers], clock, tree });
    expect(second.left).toEqual({ ref: 'kept', paths: ['mine'] });
    expect(happened.slice(0, 2)).toEqual(['keep mine', 'at base']);
    expect(told.holds()).toBe('base');
  });

  test('counts files that were recorded by somebody who died before they could say so', async () => {
    const home = memoryRuns(pipeline('name: people\nsteps: [{ id: write, prompt: write, effects: files }]'), {
      base: 'base',
    });
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    const told = toldTree();
    // It is there.
    const tree: RunTree = { ...told, folder: import.meta.dirname };
    const host = { ...doing(async () => ({ is: 'handed on', because: 'a person does it' })), name: 'host' };
    await drive(home, 'r1', { executors: [host], clock, tree });
    told.change('mine');
    await tree.commit('r1: write', { name: 'Ada', email: 'ada@example.com' }, clock.now());
    const written = { is: 'done', output: 'written', state: {}, took_ms: 0 } as const;
    const answers = answering(host, 'write', () => Promise.resolve(written));
    const { state } = await drive(home, 'r1', { executors: [answers], clock, tree });
    expect(state).toMatchObject({ status: 'completed', tree: 'base+mine' });
  });

  test('sets nothing back where git cannot keep what people changed by hand', async () => {
    const home = memoryRuns(
      pipeline('name: people\nsteps: [{ id: write, prompt: write, effects: files, on_failure: rollback }]'),
      { base: 'base' },
    );
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    const told = toldTree();
    const host = { ...doing(async () => ({ is: 'handed on', because: 'a person does it' })), name: 'host' };
    await drive(home, 'r1', { executors: [host], clock, tree: told });
    told.change('mine');
    const tree: RunTree = { ...told, keep: () => Promise.resolve({ left: '/nowhere', because: 'it cannot' }) };
    const gaveUp = { ...failing('I cannot', 'said_failed'), retryable: false } as JobResult;
    const answers = answering(host, 'write', () => Promise.resolve(gaveUp));
    await expect(drive(home, 'r1', { executors: [answers], clock, tree })).rejects.toMatchObject({
      code: 'dirty_worktree',
      message: '/nowhere holds changes that no step recorded, and git cannot keep them: it cannot',
      next: 'move elsewhere what is to stay, then countersign workflow resume r1',
    });
    expect(told.holds()).toBe('base+mine');
  });

  test('waits no longer than a step waits between two tries, also where the clock is put back meanwhile', async () => {
    const home = memoryRuns(pipeline('name: retries\nsteps: [{ id: flaky, run: x, effects: none }]'));
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    let tries = 0;
    let isBack = false;
    const hour = 60 * 60 * 1000;
    const executor = doing(async () => {
      tries += 1;
      return tries < 4 ? failing('not yet') : {};
    });
    const putBack: Clock = {
      ...clock,
      now: () => new Date(Date.parse(clock.now()) - (isBack ? hour : 0)).toISOString(),
      sleep: (milliseconds, signal) => {
        isBack = true;
        return clock.sleep(milliseconds, signal);
      },
    };
    const { state } = await drive(home, 'r1', { executors: [executor], clock: putBack });
    expect(state.status).toBe('completed');
    expect(clock.slept).toEqual([1000, 2000, 4000]);
  });

  test('begins nothing more once it is told to stop, and what runs comes to its end', async () => {
    const home = memoryRuns(
      pipeline(
        'name: chain\nsteps: [{id: one, run: x, effects: none}, {id: two, run: x, effects: none, depends_on: [one]}]',
      ),
    );
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    const stopping = new AbortController();
    const executor = doing(async () => {
      stopping.abort();
      return {};
    });
    const { state } = await drive(home, 'r1', { executors: [executor], clock, stop: stopping.signal });
    expect(executor.did).toEqual(['one']);
    expect(state).toMatchObject({ status: 'running', current_step: 1, active: {} });
  });

  test('repeats no step that was recorded and loses none, whatever entry it is killed at', async () => {
    const text = `
name: killed
concurrency: 3
agents: { writer: { run: write } }
steps:
  - { id: one, run: x }
  - { id: two, run: x, checkpoint: true }
  - { id: a, run: x, effects: none, depends_on: [two] }
  - { id: b, run: x, effects: external, compensation: { run: undo }, depends_on: [two] }
  - { id: c, run: x, depends_on: [two] }
  - { id: last, run: x, depends_on: [a, b, c], retry: 0 }
`;
    for (let entry = 2, isOver = false; !isOver; entry += everyEntry) {
      for (const when of ['before', 'after'] as const) {
        const home = memoryRuns(pipeline(text), { base: 'base' });
        const clock = sleepyClock();
        await ask(home, clock, 'r1', start());
        const tree = toldTree();
        let isBroken = true;
        const executor = doing(async ({ step, job }) => {
          if (job === 'step' && !['a', 'b'].includes(step)) tree.change(step);
          return step === 'last' && isBroken ? failing('not yet') : {};
        });
        home.dieAt(entry, when);
        let state = await directed();
        if (state === null) state = await directed();
        else isOver = true;
        const did = transitions(home, 'r1');
        expect({ entry, when, status: state?.status, tree: state?.tree, holds: tree.holds() }).toEqual({
          entry,
          when,
          status: 'completed',
          tree: 'base+one+two+c+last',
          holds: 'base+one+two+c+last',
        });
        for (const step of ['one', 'two', 'a', 'b', 'c', 'last']) {
          const ways = did.flatMap((one) => (one.startsWith(`${step} `) ? [one.split(' ')[1] ?? ''] : []));
          expect(ways.join(' ')).not.toMatch(/continue (?:start|retry)/u);
          const begun = ways.filter((way) => way === 'start').length;
          expect(executor.did.filter((one) => one === step).length).toBeLessThanOrEqual(begun);
        }

        /** Drives it, and directs it where it waits for that; null where the process died. */
        async function directed(): Promise<RunState | null> {
          for (;;) {
            const driven = await drive(home, 'r1', { executors: [executor], clock, tree }).catch(() => null);
            if (driven?.state.status !== 'awaiting_direction') return driven?.state ?? null;
            const { active } = driven.state;
            const [waiting] = Object.keys(active).filter((step) => active[step]?.is === 'awaiting_direction');
            isBroken = false;
            const resume = { resume: { reason: 'it is mended', steps: [] } };
            const again = { retry: { step: waiting ?? '', reason: 'it had not begun' } };
            const said = ask(home, clock, 'r1', waiting === undefined ? resume : again);
            if ((await said.catch(() => null)) === null) return null;
          }
        }
      }
    }
  });

  test('looks at checkpoints when they are made, after changes and after a day, and goes back to the newest sound one', async () => {
    const home = memoryRuns(
      pipeline(`
name: checkpoints
state: { count: { type: integer }, done: { type: boolean }, word: { type: string } }
steps:
  - { id: one, run: x, effects: none, checkpoint: safe }
  - { id: two, run: x, effects: none, depends_on: [one] }
  - { id: three, run: x, effects: none, depends_on: [two], retry: { max: 1, initial_delay: 24h } }
`),
    );
    const clock = sleepyClock();
    await ask(home, clock, 'r1', start());
    let isDamaged = false;
    const executor = doing(async ({ step, attempt }) => {
      if (step === 'two') return { state: { count: '7', done: 'true', word: '7' } };
      if (step !== 'three') return {};
      const path = 'r1/checkpoints/safe.yaml';
      if (attempt === 2 && !isDamaged) home.files.set(path, String(home.files.get(path)).replace('step: 0', 'step: 1'));
      isDamaged = attempt === 2;
      return failing('no');
    });
    const { state } = await drive(home, 'r1', { executors: [executor], clock });
    const looks = home
      .entries('r1')
      .flatMap(({ events = [] }) =>
        events.flatMap((event) => (event.type === 'checkpoint_validated' ? [`${event.name} ${event.valid}`] : [])),
      );
    expect(looks.slice(0, 5)).toEqual(['start true', 'safe true', 'safe true', 'start true', 'safe true']);
    expect(looks).toContain('safe false');
    expect(state).toMatchObject({ status: 'awaiting_direction', current_step: 0, custom_state: {} });
    const set = home
      .entries('r1')
      .flatMap(({ events = [] }) => events.flatMap((event) => (event.type === 'state_changed' ? [event.set] : [])));
    expect(set).toEqual([{ count: 7, done: true, word: '7' }]);
  });
});
