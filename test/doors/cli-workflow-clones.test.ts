import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { document, openDesk } from './cli-desk.ts';
import { run } from './cli-rig.ts';

const { make } = openDesk();
const pipelines = '.github/countersign/pipelines';
const twoSteps = readFileSync(join(import.meta.dirname, '../fixtures/pipelines/two-steps.yaml'), 'utf8');

it('whoever asks for the steps does them, from the first to the last', () => {
  const here = make();
  here.commit({ [`${pipelines}/two.yml`]: twoSteps }, { message: 'a pipeline' });
  expect(run(here.dir, ['workflow', 'run', 'research-implement', 'a bridge'])).toMatchObject({ code: 3 });
  const next = run(here.dir, ['workflow', 'next']);
  expect(next.out).toContain('Research how to do this: a bridge');
  expect(run(here.dir, ['workflow', 'submit', 'research-implement', 'research', 'use stone']).out).toContain(
    'use stone',
  );
  expect(run(here.dir, ['workflow', 'submit', 'research-implement', 'implement', 'built'])).toMatchObject({ code: 0 });
  expect(document(here.dir, ['workflow', 'report', 'research-implement'])['report']).toMatchObject({
    status: 'completed',
  });
});

it('what a run made in one clone is approved in another, which goes on with its files', () => {
  const here = make();
  const gated = `name: gated
steps:
  - { id: make, run: "echo made > made.txt", checkpoint: made }
  - { id: review, depends_on: [make], requires_approval: true }
  - { id: finish, depends_on: [review], run: "cat made.txt", output: last }
`;
  here.commit({ [`${pipelines}/gated.yml`]: gated }, { message: 'a pipeline' });
  const origin = here.clone({ bare: true });
  const [one, other] = [origin.clone(), origin.clone()];
  try {
    for (const clone of [one, other]) {
      clone.git('config', 'countersign.remote', 'origin');
      clone.git('config', 'user.name', 'ada');
      clone.git('config', 'user.email', 'ada@example.com');
    }
    expect(run(one.dir, ['workflow', 'run', 'gated', 'x'])).toMatchObject({ code: 3 });
    expect(run(other.dir, ['workflow', 'approve', 'gated', 'review'])).toMatchObject({ code: 0 });
    expect(run(other.dir, ['workflow', 'resume', 'gated'])).toMatchObject({ code: 0 });
    expect(run(one.dir, ['workflow', 'status', 'gated']).out).toContain('completed');
    expect(document(one.dir, ['verify'])).toMatchObject({ verdict: 'whole', runs: 1 });
  } finally {
    for (const clone of [one, other, origin]) clone.remove();
  }
});
