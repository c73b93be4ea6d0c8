import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { handedIn, hostExecutor } from '../../src/executor/host.ts';
import { executorContract, withRig } from './contract.ts';
import { jobIn } from './job.ts';

executorContract('the host executor', { make: hostExecutor, run: null, is: 'handed on' });

it('a job is handed on with the reason why nobody does it here', () =>
  withRig(hostExecutor, async ({ execute }) => {
    expect(await execute()).toEqual({ is: 'handed on', because: 'red has no command' });
    expect(await execute({ agent: 'tester' })).toEqual({ is: 'handed on', because: 'tester has no command here' });
  }));

it('what somebody hands in is looked at as what a command puts out', () =>
  withRig(hostExecutor, async ({ folder, scratch }) => {
    const { signal } = new AbortController();
    const job = jobIn(folder, {
      secrets: ['s3cr3t'],
      output_limit_bytes: 40,
      after: [
        { is: 'output', output: 'red_report', contains: 'fail', says: 'the tests fail' },
        { is: 'file', file: 'tests.ts', says: 'there are tests' },
      ],
    });
    const handIn = (output: string) => handedIn(job, output, signal, { scratch });
    expect(await handIn('3 tests fail')).toMatchObject({
      is: 'failed',
      reason_code: 'verification_failed',
      because: 'this does not hold: there are tests (tests.ts is not there)',
      retryable: true,
    });
    writeFileSync(join(folder, 'tests.ts'), '');
    expect(await handIn('3 tests fail with s3cr3t')).toMatchObject({
      is: 'done',
      output: '3 tests fail with ***',
      state: {},
    });
    expect(await handIn('all is well')).toMatchObject({ reason_code: 'verification_failed' });
    expect(await handIn('fail '.repeat(9))).toMatchObject({
      reason_code: 'output_too_large',
      because: 'it is 45 bytes long, and may be 40',
    });
    expect(await handIn('fail \0')).toMatchObject({ reason_code: 'output_not_text' });
    expect(await handIn('fail \ud800')).toMatchObject({ reason_code: 'output_not_text' });
  }));
