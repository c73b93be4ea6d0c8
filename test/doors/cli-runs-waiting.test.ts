import { expect, it } from 'vitest';
import { openDesk } from './cli-desk.ts';
import { json, run } from './cli-rig.ts';

const { make } = openDesk();

const pipeline = `name: release
steps:
  - id: review
    run: echo the notes
    effects: none
    output: notes
    requires_approval: true
  - id: talk
    prompt: Talk to them
    effects: none
    depends_on: [review]
`;

it('runs that wait are listed with projects: for whoever asks, and for everybody, with the command that answers', () => {
  const here = make();
  here.commit({ '.github/countersign/pipelines/release.yml': pipeline });
  const begun = json(here.dir, ['workflow', 'run', 'release', 'Release it']);
  const { run_id: id } = begun['state'] as { readonly run_id: string };

  const mine = run(here.dir, ['mine']);
  expect(mine).toMatchObject({ code: 0, err: '' });
  expect(mine.out).toContain(`${id}  review waits for approval: notes, sha256 `);
  expect(mine.out).toContain(`  countersign workflow approve ${id} review\n`);
  expect(json(here.dir, ['mine'])['waiting']).toMatchObject([
    { run: id, is: 'approval', gate: 'step:review', command: `countersign workflow approve ${id} review` },
  ]);
  const status = run(here.dir, ['status']);
  expect(status).toMatchObject({ code: 0, err: '' });
  expect(status.out).toContain(`countersign workflow approve ${id} review`);

  // Beside projects, whether it is one of them or several.
  expect(run(here.dir, ['start', 'atlas']).code).toBe(0);
  const one = run(here.dir, ['status']);
  expect(one.out).toMatch(/atlas[^]*review waits for approval/u);
  expect(run(here.dir, ['status', 'atlas']).out).not.toContain('review waits for approval');
  expect(json(here.dir, ['status'])).toMatchObject({
    project: 'atlas',
    runs: [{ run: id, pipeline: 'release', status: 'awaiting_approval', waits: [{ is: 'approval', to: 'write' }] }],
  });

  expect(run(here.dir, ['workflow', 'approve', id, 'review']).code).toBe(0);
  expect(run(here.dir, ['mine']).out).toContain(`it can go on, and nobody is at it`);
  expect(run(here.dir, ['status']).out).toContain(`  countersign workflow resume ${id}\n`);
  run(here.dir, ['workflow', 'next', id]);
  expect(run(here.dir, ['mine']).out).toContain('talk is handed on');
  expect(run(here.dir, ['workflow', 'cancel', id, '--reason', 'not needed']).code).toBe(0);
  expect(run(here.dir, ['mine']).out).not.toContain(id);
});

it('whoever started a run hears that somebody else ended it, until they say that they know; its report is kept at once', () => {
  const here = make();
  here.commit({ '.github/countersign/pipelines/release.yml': pipeline });
  const begun = json(here.dir, ['workflow', 'run', 'release', 'Release it']);
  const { run_id: id } = begun['state'] as { readonly run_id: string };
  const other = { as: 'bob' };
  expect(run(here.dir, ['workflow', 'cancel', id, '--reason', 'not needed'], other).code).toBe(0);
  expect(run(here.dir, ['workflow', 'resume', id], other).code).toBe(1);
  expect(run(here.dir, ['mine'], other).out).not.toContain(id);

  const mine = run(here.dir, ['mine']).out;
  expect(mine).toContain(`${id}  your run ended: it is cancelled: not needed`);
  expect(mine).toContain(`  countersign workflow report ${id}\n`);
  for (const verb of ['report', 'status'])
    expect(run(here.dir, ['workflow', verb, id]).out).toContain(`  countersign workflow resume ${id}\n`);
  expect(run(here.dir, ['mine']).out).toContain(id);
  run(here.dir, ['workflow', 'resume', id]);
  expect(run(here.dir, ['mine']).out).not.toContain(id);
  expect(run(here.dir, ['workflow', 'status', id]).out).not.toContain('say that you know');
  expect(run(here.dir, ['verify', '--deep'])).toMatchObject({ code: 0 });
});
