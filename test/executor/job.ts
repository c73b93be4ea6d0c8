import type { Job } from '../../src/ports.ts';

/** A job that asks for nothing. */
export function jobIn(folder: string, job: Partial<Job> = {}): Job {
  return {
    run_id: 'tdd-1',
    step: 'red',
    job: 'step',
    attempt: 1,
    task: 'Add rate limiting',
    prompt: '',
    run: null,
    agent: null,
    folder,
    environment: {},
    inputs: new Map(),
    output: 'red_report',
    state: {},
    timeout_ms: 30_000,
    output_limit_bytes: 65_536,
    effects: 'files',
    skill: null,
    grants: {},
    secrets: [],
    before: [],
    after: [],
    ...job,
  };
}
