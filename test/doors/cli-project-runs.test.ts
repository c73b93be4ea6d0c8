import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { machineClock } from '../../src/clock.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import { openGitHome } from '../../src/git/home.ts';
import { openRunHome } from '../../src/git/runs/home.ts';
import { handle } from '../../src/handle.ts';
import { openDesk } from './cli-desk.ts';
import { json, run, type Ran } from './cli-rig.ts';

const { make } = openDesk();
const shipped = join(import.meta.dirname, '../../workflows/lifecycles');

const lifecycle = `workflow_type: shipping
stages:
  - plan
  - id: build
    run:
      pipeline: tdd
      task: Make it pass
      facts: { coverage: covered, build.notes: notes }
      state: { version: release.version }
  - ship
facts: { coverage: {}, build.notes: {}, release.version: {} }
allowed_transitions:
  - { from: plan, to: build }
  - from: build
    to: ship
    on: { run: tdd }
    requires: { all: [{ run: tdd, is: completed }, { fact: coverage, at_least: 80 }] }
  - { from: build, to: plan, on: { run: tdd }, requires: { run: tdd, is: failed } }
terminal_states: [{ id: closed, from: [ship] }]
`;

const pipeline = `name: tdd
state:
  version: { type: string }
  covered: { type: integer }
steps:
  - { id: test, run: 'echo covered=87 >> "$COUNTERSIGN_SET"' }
  - { id: sum, depends_on: [test], requires_approval: true, run: 'echo "$COUNTERSIGN_STATE_VERSION of $COUNTERSIGN_TASK"', output: notes }
`;

const files = {
  '.github/countersign/lifecycles/shipping.yml': lifecycle,
  '.github/countersign/pipelines/tdd.yml': pipeline,
};

it('a project begins the run that its stage names, hears once how it ends, and goes on by itself', async () => {
  const here = make();
  here.commit(files, { message: 'how we work' });
  const ask = (...words: readonly string[]): Ran => run(here.dir, words);
  const told = (...words: readonly string[]): string => {
    const ran = ask(...words);
    expect(ran).toMatchObject({ code: 0, err: '' });
    return ran.out;
  };

  writeFileSync(join(here.dir, 'draft.yml'), lifecycle.replace('covered,', 'cover,'));
  expect(ask('check', 'draft.yml').out).toMatch(
    /draft\.yml:8:26: error .*there is no state variable or output of tdd called cover\n.*covered/u,
  );
  told('init', '--workflow', 'shipping');
  here.commit({}, { message: 'who may do what' });
  told('start', 'acme');
  told('fact', 'release.version=2', '--source', 'the plan');

  // Entered: wanted, begun, and told how it is driven.
  const entered = told('advance');
  expect(entered).toMatch(/run wanted: acme\.tdd\.3 for stage build/u);
  expect(entered).toMatch(/run acme\.tdd\.3 is begun\n.*countersign workflow resume acme\.tdd\.3/u);
  expect(told('status')).toMatch(
    /Next: the run acme\.tdd\.3 is running.*\n.*countersign workflow resume acme\.tdd\.3/u,
  );

  // Waits: the project says for what.
  expect(ask('workflow', 'resume', 'acme.tdd.3')).toMatchObject({ code: 3, err: '' });
  expect(told('explain', 'ship')).toContain('the run acme.tdd.3 is awaiting approval');

  // Ends: facts, and on by itself, in the same command.
  const ended = ask('workflow', 'approve', 'acme.tdd.3', '--reason', 'read it');
  expect(ended).toMatchObject({ code: 0, err: '' });
  expect(ended.out).toMatch(
    /fact: coverage by acme\.tdd\.3\n.*fact: build\.notes.*\n.*run: acme\.tdd\.3 completed\n.*stage: build → ship/u,
  );
  const after = json(here.dir, ['status', 'acme'])['state'];
  expect(after).toMatchObject({
    tracks: { main: { stage: 'ship' } },
    known_facts: {
      coverage: { value: 87, source: 'run:acme.tdd.3', by: 'acme.tdd.3' },
      'build.notes': { value: '2 of Make it pass' },
    },
  });

  // Killed between the end of the run and the project's hearing of it: whoever records anything next makes it good.
  const commits = here.git('log', '--format=%H %s', 'countersign').split('\n');
  const heard = commits.findIndex((one) => one.includes('stage_changed: build → ship'));
  const [end = ''] = (commits[heard + 1] ?? '').split(' ');
  expect(commits[heard + 1]).toMatch(/run acme\.tdd\.3: .*completed/u);
  here.git('update-ref', 'refs/heads/countersign', end);
  here.git('update-ref', '-d', 'refs/countersign/seen/here/countersign');
  expect(told('status')).toMatch(/1 thing not yet recorded/u);
  const again = told('fact', 'release.day=monday', '--source', 'the plan');
  expect(again).toMatch(/stage: build → ship/u);
  expect(json(here.dir, ['status', 'acme'])['state']).toMatchObject({ known_facts: { coverage: { value: 87 } } });
  expect(told('status')).not.toContain('workflow report');
  expect(told('log').match(/acme\.tdd\.3 completed/gu)).toHaveLength(1);

  // Begun by hand for another project, which hears of it too.
  told('start', 'other');
  expect(ask('workflow', 'run', 'tdd', 'more', '--project', 'other', '--track', 'gone')).toMatchObject({ code: 2 });
  expect(ask('workflow', 'run', 'tdd', 'more', '--track', 'main')).toMatchObject({ code: 64 });
  const byHand = ask('workflow', 'run', 'tdd', 'more', '--project', 'other', '--set', 'version=three');
  expect(byHand.out).toMatch(/run: tdd-\S+ awaiting approval/u);
  expect(told('verify', '--redecide')).toMatch(/nothing missing, nothing changed/u);

  // What somebody has in a folder of their own is nothing for a project.
  const home = join(here.dir, '.git', 'home');
  const theirs = join(home, '.config', 'countersign', 'pipelines');
  mkdirSync(theirs, { recursive: true });
  writeFileSync(join(theirs, 'mine.yml'), pipeline.replace('name: tdd', 'name: mine'));
  const secret = ['workflow', 'run', 'mine', 'more', '--project', 'other', '--json'];
  expect(JSON.parse(run(here.dir, secret, { env: { HOME: home } }).out)).toMatchObject({
    code: 'private_pipeline',
    because:
      'mine is ~/.config/countersign/pipelines/mine.yml, which only you have, and a project rests on what everybody sees',
  });

  // Whoever may write to the record says for a run what it does not say.
  const record = here.git('rev-parse', 'countersign');
  const id = String(json(here.dir, ['workflow', 'status'])['run']);
  const [entry, done] = [await newest(here.dir, id), await newest(here.dir, 'acme.tdd.3')];
  const truth = { run: id, pipeline: 'tdd', track: 'main', status: 'awaiting_approval', entry } as const;
  for (const [lie, says] of [
    [{ status: 'completed' }, /is completed, and by its entry \d+ it is awaiting approval/u],
    [{ entry: { ...entry, hash: 'f'.repeat(64) } }, /that entry is not in its log/u],
    [{ run: 'acme.tdd.3', status: 'completed', entry: done }, /which is of acme/u],
  ] as const) {
    await forged(here.dir, 'other', { run_changed: { ...truth, ...lie } });
    const verdict = run(here.dir, ['verify', '--redecide', '--json']);
    expect(verdict.code).toBe(1);
    expect(verdict.out).toMatch(says);
    here.git('update-ref', 'refs/heads/countersign', record);
    here.git('update-ref', '-d', 'refs/countersign/seen/here/countersign');
  }
});

it('a project that was closed meanwhile hears of no run, and the record does not say that it did', () => {
  const here = make();
  const text = 'workflow_type: small\nstages: [only]\nterminal_states: [{ id: closed, from: [only] }]\n';
  here.commit({ ...files, '.github/countersign/lifecycles/small.yml': text }, { message: 'how we work' });
  const told = (...words: readonly string[]): string => {
    const ran = run(here.dir, words);
    expect(ran).toMatchObject({ err: '' });
    return ran.out;
  };
  told('init', '--workflow', 'small');
  here.commit({}, { message: 'who may do what' });
  told('start', 'acme');
  told('workflow', 'run', 'tdd', 'more', '--project', 'acme', '--set', 'version=three');
  told('close', '--rationale', 'enough');
  const id = String(json(here.dir, ['workflow', 'status'])['run']);
  expect(told('workflow', 'approve', id, '--reason', 'read it')).toContain('project acme is closed, and does not hear');
  expect(json(here.dir, ['workflow', 'status', id])).toMatchObject({
    state: { status: 'completed', receipts: { ended: 'cli' } },
  });
});

/** The newest entry of a run that says how it stands. */
async function newest(cwd: string, id: string): Promise<{ readonly seq: number; readonly hash: string }> {
  const home = await openRunHome({ cwd, shipped });
  const entries = await home.entries(id);
  await home.close();
  const found = entries.findLast(({ events = [] }) => events.some(({ type }) => type === 'status_changed'));
  return { seq: found?.seq ?? 0, hash: found?.hash ?? '' };
}

/** As somebody records it who writes the log by a program of their own. */
async function forged(cwd: string, project: string, command: ProjectCommand): Promise<void> {
  const home = await openGitHome({ cwd, shipped });
  const actor = { id: 'run:x', login: 'x', kind: 'agent', assurance: 'asserted' } as const;
  const source = `run:x:${crypto.randomUUID()}`;
  const { answer } = await handle({ home, decider: projectDecider, clock: machineClock }, project, {
    source,
    actor,
    command,
  });
  expect(answer.is).toBe('done');
  await home.close();
}
