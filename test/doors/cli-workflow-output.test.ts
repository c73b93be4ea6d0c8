import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import type { Way } from '../../src/core/run/ways.ts';
import { document, openDesk } from './cli-desk.ts';
import { json, program, run } from './cli-rig.ts';

const { make } = openDesk();

const gated = `name: gated
steps:
  - id: make
    output: said
    run: |
      common=$(git rev-parse --git-common-dir)
      while [ ! -e "$common/go" ]; do sleep 0.05; done
      echo made > made.txt
      echo made it
    requires_approval: true
    checkpoint: made
  - { id: finish, depends_on: [make], prompt: "look at {{said}}" }
`;

it('a run goes on when nobody reads of it any more, and what it waits with is seen before a yes, and taken with it', async () => {
  const here = make();
  here.commit({ '.github/countersign/pipelines/gated.yml': gated }, { message: 'a pipeline' });
  const env = { ...process.env, GIT_AUTHOR_NAME: 'ada', GIT_AUTHOR_EMAIL: 'ada@example.com' };
  const child = spawn(process.execPath, [program, 'workflow', 'run', 'gated', 'x'], { cwd: here.dir, env });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));

  const driven = document(here.dir, ['workflow', 'status']);
  expect(driven).toMatchObject({ driven_by: { pid: child.pid }, next: [] });
  expect(run(here.dir, ['workflow', 'status']).out).toMatch(new RegExp(`▸ process ${child.pid} on .* is at it`, 'u'));
  writeFileSync(join(here.dir, '.git/go'), '');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect({ code, said }).toEqual({ code: 3, said: '' });

  const id = String(driven['run']);
  const seen = document(here.dir, ['workflow', 'output', 'gated']);
  expect(seen).toMatchObject({
    step: 'make',
    is: 'waits for approval',
    text: 'made it\n',
    by: 'ada@example.com',
    how: 'by command',
    changed: { files: [{ path: 'made.txt', added: 1, removed: 0 }] },
  });
  expect(run(here.dir, ['workflow', 'output', id, 'make', '--raw']).out).toBe('made it\n');
  expect(run(here.dir, ['workflow', 'output', id]).out).toMatch(/^\+made$/mu);
  expect(run(here.dir, ['workflow', 'output', id, 'finish'])).toMatchObject({ code: 2 });

  expect(run(here.dir, ['workflow', 'edit', id, 'make', 'better', '--reason', 'clearer']).code).toBe(0);
  const [stale = ''] = commands(seen);
  expect(json(here.dir, stale.split(' ').slice(1))).toMatchObject({ ok: false, code: 'superseded' });
  const [approve = ''] = commands(document(here.dir, ['workflow', 'output', id]));
  expect(run(here.dir, approve.split(' ').slice(1)).out).toMatch(/^ {2}said {2}sha256:[0-9a-f]{64}$/mu);

  const valid = new Ajv({ strict: false, validateFormats: false }).compile(
    JSON.parse(run(here.dir, ['schema', 'run-export']).out) as object,
  );
  expect(valid(JSON.parse(run(here.dir, ['workflow', 'export', id]).out))).toBe(true);

  const record = here.worktree('countersign');
  const folder = join('runs/ga', id, 'checkpoints');
  writeFileSync(join(record, folder, 'made.yaml'), 'id: other\n');
  here.git('-C', record, 'commit', '--all', '--quiet', '--message', 'by hand');
  expect(json(here.dir, ['workflow', 'checkpoints', '--due'])).toMatchObject({
    ok: false,
    code: 'checkpoint_corrupt',
    runs: [{ run: id, checkpoints: [{ name: 'made', valid: false }] }],
  });
  expect(json(here.dir, ['workflow', 'checkpoints', '--due'])).toMatchObject({ ok: true, runs: [{ checkpoints: [] }] });

  const mine = join(here.dir, '.git/countersign/runs', id);
  expect(existsSync(join(mine, 'work'))).toBe(true);
  expect(run(here.dir, ['workflow', 'cancel', id, '--reason', 'damaged']).code).toBe(0);
  expect(readdirSync(mine)).not.toContain('work');

  // A record that cannot be read keeps nobody from the others.
  here.git('-C', record, 'reset', '--hard', '--quiet', 'countersign');
  writeFileSync(join(record, 'runs/ga', id, 'run_state.yaml'), 'format: 1\n');
  here.git('-C', record, 'commit', '--all', '--quiet', '--message', 'by hand again');
  const unreadable = [{ run: id, because: expect.stringContaining('run_state.yaml') as unknown }];
  expect(json(here.dir, ['workflow', 'list'])).toMatchObject({ ok: true, unreadable });
  expect(json(here.dir, ['workflow', 'status'])).toMatchObject({ ok: true, unreadable });
  expect(json(here.dir, ['workflow', 'checkpoints', '--due'])).toMatchObject({ ok: false, unreadable });
});

/** The commands that answer what waits. */
function commands(answer: Readonly<Record<string, unknown>>): readonly string[] {
  return (answer['next'] as readonly Way[]).map(({ command }) => command);
}
