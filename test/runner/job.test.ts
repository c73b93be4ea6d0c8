import { expect, test } from 'vitest';
import type { RunState } from '../../src/core/run/state.ts';
import { sha256 } from '../../src/record.ts';
import { executorOf, jobOf, type Place } from '../../src/runner/job.ts';
import { hostExecutor } from '../../src/executor/host.ts';
import { shellExecutor } from '../../src/executor/shell.ts';
import { ask, memoryRuns, pipeline, sleepyClock } from './rig.ts';

const given = pipeline(`
name: jobs
state: { count: { type: integer, initial: 3 }, empty: { type: string } }
agents:
  robot: { run: robot --go, environment: [ENDPOINT, KEY, MISSING], secrets: [KEY] }
  person: {}
steps:
  - { id: ask, agent: person, prompt: 'about {{ task }}', output: answer }
  - id: work
    agent: robot
    prompt: '{{ answer }} and {{ task }}'
    effects: external
    timeout: 7
    recovery: { run: mend, timeout: 8 }
    compensation: { agent: person, prompt: 'take {{ answer }} back' }
`);

async function place(machine: Partial<Place['machine']> = {}): Promise<Place> {
  const home = memoryRuns(given);
  const task = 'the {{ answer }}; $(rm -rf /)';
  const state: RunState = await ask(home, sleepyClock(), 'r1', { start: { run_id: 'r1', task, door: 'test' } });
  const environment = { ENDPOINT: 'http://localhost', KEY: 's3cret-key', OTHER: 'not asked for' };
  return {
    pipeline: given.pipeline,
    state,
    folder: '/work',
    machine: { environment, commands: {}, ...machine },
    read: (path) =>
      Promise.resolve(
        path === 'steps/ask.yaml'
          ? `step: ask\nbytes: 10\nsha256: ${sha256('{{ task }}')}\ntext: "{{ task }}"\n`
          : null,
      ),
  };
}

function step(id: string): Place['pipeline']['steps'][number] {
  const found = given.pipeline.steps.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

test('a job has all it takes and nothing else; what is put into its prompt stays data', async () => {
  const job = await jobOf(await place(), { step: step('work'), job: 'step', attempt: 2 });
  expect(job).toMatchObject({
    run: 'robot --go',
    prompt: '{{ task }} and the {{ answer }}; $(rm -rf /)',
    environment: { ENDPOINT: 'http://localhost', KEY: 's3cret-key' },
    secrets: ['s3cret-key'],
    state: { count: 3 },
    attempt: 2,
    timeout_ms: 7000,
    folder: '/work',
  });
  expect(Object.keys(job.environment)).toEqual(['ENDPOINT', 'KEY']);
});

test('what mends a step, and what takes it back, are jobs of their own', async () => {
  const here = await place();
  const mend = await jobOf(here, { step: step('work'), job: 'recovery', attempt: 1 });
  expect(mend).toMatchObject({ run: 'mend', prompt: '', timeout_ms: 8000, before: [], secrets: [] });
  const back = await jobOf(here, { step: step('work'), job: 'compensation', attempt: 1 });
  expect(back).toMatchObject({ run: null, agent: 'person', prompt: 'take {{ task }} back', after: [] });
  await expect(jobOf(here, { step: step('ask'), job: 'recovery', attempt: 1 })).rejects.toThrow('ask has no recovery');
});

test('a command of this machine does the work of a persona, before that of the pipeline', async () => {
  const executors = [shellExecutor(), hostExecutor()];
  const asked = { step: step('ask'), job: 'step' } as const;
  expect(executorOf(executors, await place(), asked)?.name).toBe('host');
  const here = await place({ commands: { person: 'mail ada', robot: 'my-robot' } });
  expect(executorOf(executors, here, asked)?.name).toBe('shell');
  expect((await jobOf(here, { step: step('work'), job: 'step', attempt: 1 })).run).toBe('my-robot');
});
