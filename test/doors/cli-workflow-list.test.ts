import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../src/doors/cli/answer.ts';
import { pipelineRows, runRows } from '../../src/doors/cli/workflow/list.ts';
import { pipelinesAt } from '../../src/git/pipelines.ts';
import { lockRun } from '../../src/git/runs/lock.ts';
import { openObjects } from '../../src/git/objects.ts';
import { openRepository } from '../../src/git/repository.ts';
import { pipelineOf, played, step, takes } from '../core/run/playing.ts';
import { openDesk } from './cli-desk.ts';

const { make } = openDesk();
const text = (line: Line): string => (typeof line === 'string' ? line : '');

describe('a list', () => {
  it('of pipelines fits a narrow terminal, and where there is room says where each is from', async () => {
    const here = make();
    here.commit({}, { message: 'first' });
    const shipped = join(here.dir, 'shipped');
    mkdirSync(shipped);
    const long = 'A description of a pipeline that goes on and on, and on, until nobody reads it to its end any more.';
    const steps = 'steps:\n  - { id: a, run: "true" }\n';
    writeFileSync(join(shipped, 'long.yaml'), `name: long\ndescription: "${long}"\n${steps}`);
    writeFileSync(join(shipped, 'old.yaml'), `name: old\nreview_due: "2026-01-01"\n${steps}`);
    writeFileSync(join(shipped, 'wrong.yaml'), 'name: wrong\n');
    const found = await pipelinesAt(openObjects({ cwd: here.dir }), null, { shipped, home: null, today: '2026-03-02' });
    const narrow = pipelineRows(found, 80).map(text);
    expect(narrow.every((line) => line.length <= 80)).toBe(true);
    expect(narrow[0]).toMatch(/^long +ships +A description of .*…$/u);
    expect(narrow[1]).toMatch(/^old +ships +! a review was due on 2026-01-01$/u);
    expect(narrow[2]).toMatch(/^wrong +ships +✗ /u);
    const [wide = ''] = pipelineRows(found, 200).map(text);
    expect(wide).toMatch(/^long +countersign:long\.yaml +A description of .* any more\.$/u);
  });

  it('of runs says why each does not go on, or who is at it', async () => {
    const here = make();
    here.commit({}, { message: 'first' });
    const repository = await openRepository(here.dir);
    const rows = (run: ReturnType<typeof played>, columns: number): string =>
      runRows({ repository }, [run.state()], columns).map(text).join('\n');
    const run = played(pipelineOf([step('ask', { run: null }), step('look', { run: null })]), { task: 'a task' });
    expect(rows(run, 80)).toBe('r1  running  nobody is at it');
    takes(run);
    expect(rows(run, 200)).toBe('r1  running  2026-03-02 12:00  a task  ask, look wait for whoever does it');
    const lock = await lockRun(repository, 'r1');
    expect(rows(run, 80)).toMatch(new RegExp(`^r1  running  process ${process.pid} on `, 'u'));
    if ('release' in lock) await lock.release();
    run.does({ rollback: { to: 'start', reason: '' } });
    run.does({ restored: { tree: 'base0' } });
    expect(rows(run, 80)).toBe('r1  awaiting direction  it went back, as was asked');
    run.does({ cancel: { reason: 'enough' } });
    expect(rows(run, 80)).toBe('r1  rolled back  enough');
  });
});
