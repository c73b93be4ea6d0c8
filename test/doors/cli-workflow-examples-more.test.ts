import { renameSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { runBranch } from '../../src/git/runs/tree.ts';
import type { Files } from '../fixtures/repository.ts';
import { openDesk } from './cli-desk.ts';
import {
  asked,
  expectBack,
  goes,
  leftBy,
  ownPath,
  said,
  shipped,
  shop,
  textLeftBy,
  waited,
  type Came,
} from './examples-rig.ts';

const desk = openDesk();

/** What is wrong, the step at which that shows, the checkpoint that the run goes back to, and why. */
interface Fault {
  readonly files?: Files;
  readonly set?: readonly string[];
  readonly at: string;
  readonly to?: string;
  readonly because: string;
}

const orphaning = `CREATE TABLE fewer(id INTEGER PRIMARY KEY, name TEXT);
  INSERT INTO fewer SELECT id, name FROM people WHERE id = 1;
  DROP TABLE people;
  ALTER TABLE fewer RENAME TO people;`;

const faults: Readonly<Record<string, Fault>> = {
  'there is no backup': {
    files: { 'app.db.backup': null },
    at: 'validate-preconditions',
    to: 'start',
    because: 'app.db.backup is not there: it has to be committed',
  },
  'the database is something else': {
    files: { 'app.db': 'This is no database, and never was one.' },
    at: 'validate-preconditions',
    to: 'start',
    because: 'app.db is no database that is whole: file is not a database',
  },
  'the schema is not the one that is expected': {
    set: ['version_before=7'],
    at: 'validate-preconditions',
    to: 'start',
    because: 'app.db has schema 1, and 7 is expected',
  },
  'a migration is no SQL': {
    files: { 'migrations/3-wrong.sql': 'ALTER TABLE nothing AT ALL;' },
    at: 'upgrade',
    because: 'migrations/3-wrong.sql: near "nothing"',
  },
  'a migration ends its transaction by itself': {
    files: { 'migrations/3-wrong.sql': 'DELETE FROM orders; COMMIT; DELETE FROM settings;' },
    at: 'upgrade',
    because: 'migrations/3-wrong.sql: it ends the transaction that it is in',
  },
  'rows are lost to which others refer when a table is made anew': {
    files: { 'migrations/3-fewer.sql': orphaning },
    at: 'verify-upgrade',
    because: 'after the upgrade a row of orders refers to one of people that is not there',
  },
  'the transformation breaks a foreign key': {
    files: { 'transform.sql': 'DELETE FROM people WHERE id = 2;' },
    at: 'calculate',
    because: 'transform.sql, tried on a copy: FOREIGN KEY constraint failed',
  },
  'the transformation goes well on a copy only': {
    files: {
      'transform.sql': `INSERT INTO settings SELECT 'currency', 'twice' FROM pragma_database_list
        WHERE name = 'main' AND file LIKE '%app.db'`,
    },
    at: 'apply',
    because: 'transform.sql: UNIQUE constraint failed: settings.key',
  },
  'the data is not what it has to be': {
    files: { 'rules.sql': 'SELECT id, cents FROM orders WHERE cents > 500' },
    set: ['rules=rules.sql'],
    at: 'validate-data',
    because: 'rules.sql finds {"id":3,"cents":1000}',
  },
};

describe('an operation on a database', () => {
  it('upgrades the file and changes its data, with three checkpoints on the way', async () => {
    const here = shop(desk.make(), { 'rules.sql': 'SELECT id FROM orders WHERE cents < 100' });
    const came = await goes(
      here,
      'run',
      'database-operation',
      'to schema 2',
      '--set',
      'caches=changes',
      '--set',
      'rules=rules.sql',
    );
    expect(came).toMatchObject({
      exit: 0,
      state: { status: 'completed', custom_state: { version_before: 1, version: 2 } },
    });
    expect(came.state.checkpoints.map(({ name }) => name)).toEqual(['start', 'pre-operation', 'upgraded', 'validated']);
    const database = new DatabaseSync(join(here.worktree(runBranch(came.run)), 'app.db'), { readOnly: true });
    const one = (query: string): unknown => Object.values(database.prepare(query).get() ?? {})[0];
    expect(one('SELECT sum(cents) FROM totals')).toBe(1352);
    expect(one('SELECT count(*) FROM changes')).toBe(0);
    expect(one('SELECT count(*) FROM sqlite_stat1')).toBeGreaterThan(0);
    expect(one('PRAGMA user_version')).toBe(2);
    database.close();
    expect(textLeftBy(here, came, 'database-operation.log')).toContain('2-currency.sql: schema 2; as was planned: ');
    expect(here.git('status', '--porcelain')).toBe('');
  });

  it.each(Object.entries(faults))('ends with every file as it was where %s', async (_what, fault) => {
    const here = shop(desk.make(), fault.files);
    const set = (fault.set ?? []).flatMap((value) => ['--set', value]);
    const came = await goes(here, 'run', 'database-operation', 'to schema 2', ...set);
    expectBack(came, fault.at, fault.to ?? 'pre-operation', fault.because);
    expect(leftBy(here, came)).toBe(here.oid('main^{tree}'));
  });

  it('can be done again once what was wrong is mended, in a run of its own', async () => {
    const here = shop(desk.make());
    truncateSync(join(here.dir, 'app.db'), 12_000);
    here.commit({});
    const first = await goes(here, 'run', 'database-operation', 'to schema 2');
    expectBack(first, 'validate-preconditions', 'start', 'app.db is no database that is whole: ');
    expect((await asked(here, 'cancel', '--reason', 'it is damaged')).code).toBe(0);
    here.git('checkout', 'HEAD^', '--', 'app.db');
    here.commit({});
    expect(await goes(here, 'run', 'database-operation', 'to schema 2')).toMatchObject({ exit: 0 });
  });

  it('is done, and its data stays, where only the clean-up fails', async () => {
    const here = shop(desk.make(), {}, 'PRAGMA journal_mode = WAL');
    const came = await goes(here, 'run', 'database-operation', 'to schema 2', '--set', 'caches=changes, nothing');
    expect(came).toMatchObject({ exit: 0, state: { status: 'completed' } });
    expect(came.report.failures).toMatchObject([{ step: 'cleanup', outcome: 'it was left out' }]);
    expect(came.report.failures[0]?.because).toContain('no such table: nothing');
    const files = here.git('ls-tree', '-r', '--name-only', runBranch(came.run)).split('\n');
    expect(files).toEqual(['README.md', 'app.db', 'app.db.backup', 'migrations/2-currency.sql', 'transform.sql']);
    expect(leftBy(here, came, 'app.db')).not.toBe(here.oid('main:app.db'));
  });
});

/** Agents as scripts, in a repository whose own pipeline gives them as long as a test may take. */
function withAgents(scripts: { readonly researcher: string; readonly writer: string }, timeout = '20s') {
  const here = desk.make();
  here.commit({
    [ownPath('multi-agent')]: shipped('multi-agent').replaceAll('30m', timeout),
    'researcher.sh': scripts.researcher,
    'writer.sh': scripts.writer,
  });
  return here;
}

const agents = ['--agent', 'researcher=sh researcher.sh', '--agent', 'writer=sh writer.sh'];
const researcher = `printf '%s\\n' '- one' '- two' END`;
const writer = `printf '%s\\n' '- one' 'yes' '- two' 'no' END`;

describe('two agents', () => {
  it('are asked once more where one takes too long, and then somebody else is', async () => {
    const here = withAgents({ researcher: 'sleep 20', writer }, '500ms');
    const came = await goes(here, 'run', 'multi-agent', 'a task', ...agents);
    expectBack(came, 'delegate-research', 'start', 'it took longer than it may, 500 ms');
    expect(came.report.failures).toMatchObject([{ cause: 'timed_out', tried: ['attempt 2'] }]);
    const { transitions } = await said(here, 'status', '--transitions', '--step', 'delegate-research');
    expect(transitions.map(({ kind }) => kind)).toEqual(['start', 'retry', 'start', 'failed']);
  });

  it.each<readonly [string, Parameters<typeof withAgents>[0], string, string, string]>([
    [
      'the first says nothing',
      { researcher: 'true', writer },
      'delegate-research',
      'start',
      'the answer makes at least',
    ],
    [
      'the first is cut off',
      { researcher: `printf -- '- one\\n- t'`, writer },
      'delegate-research',
      'start',
      'this does not hold: the answer is whole',
    ],
    [
      'the first makes no point',
      { researcher: `printf 'well - that is all\\nEND\\n'`, writer },
      'extract-findings',
      'start',
      'no line of the answer begins with "- "',
    ],
    [
      'the second fails',
      { researcher, writer: 'echo it is closed >&2; exit 3' },
      'delegate-writing',
      'research-done',
      'the command ended with 3: it is closed',
    ],
    [
      'the second leaves a point out',
      { researcher, writer: `printf '%s\\n' '- one' END` },
      'integrate',
      'research-done',
      'not answered: - two',
    ],
    [
      'the second says two things about a point',
      { researcher, writer: `printf '%s\\n' '- one' yes '- two' no '- one' no END` },
      'integrate',
      'research-done',
      'answered 2 times: - one',
    ],
    [
      'the result holds a conflict',
      { researcher, writer: `printf '%s\\n' '- one' '<<<<<<< mine' '- two' '>>>>>>> yours' END` },
      'final-validation',
      'writing-done',
      'the result holds a conflict that nobody resolved',
    ],
  ])('go back to what is sure, and somebody is asked, where %s', async (_what, scripts, step, to, because) => {
    const here = withAgents(scripts);
    const came = await goes(here, 'run', 'multi-agent', 'a task', ...agents);
    expectBack(came, step, to, because);
    expect(leftBy(here, came)).toBe(here.oid('main^{tree}'));
  });

  it('may be whoever asks for the work: each answer is looked at when it is handed in', async () => {
    const here = desk.make();
    here.write({ '../good': '- one\n- two\nEND\n', '../cut': '- one\n', '../draft': '- one\nyes\n- two\nno\nEND\n' });
    const file = (name: string): readonly string[] => ['--file', join(here.dir, '..', name)];
    const first = await goes(here, 'run', 'multi-agent', 'a task');
    expect(first).toMatchObject({ exit: 3, asked: [{ step: 'delegate-research' }] });
    const { run } = first;
    const submit = (step: string, name: string): Promise<Came> => goes(here, 'submit', run, step, ...file(name));
    expect(await submit('delegate-research', 'cut')).toMatchObject({ asked: [{ step: 'delegate-research' }] });
    const back = await submit('delegate-research', 'cut');
    expectBack(back, 'delegate-research', 'start', 'this does not hold: the answer is whole');
    expect(await goes(here, 'resume', run)).toMatchObject({ asked: [{ step: 'delegate-research' }] });
    const next = await submit('delegate-research', 'good');
    expect(next.asked.map(({ step }) => step)).toEqual(['delegate-writing']);
    expect(next.asked[0]?.prompt).toContain('answered:\n- one\n- two\n');
    const done = await submit('delegate-writing', 'draft');
    expect(done).toMatchObject({ exit: 0, state: { status: 'completed' } });
    expect(textLeftBy(here, done, `results/${run}.md`)).toBe('- one\nyes\n- two\nno');
  });
});

describe('what fails now and then', () => {
  it('is tried four times in all, then everything goes back to the last checkpoint until somebody decides', async () => {
    const [here, source] = [desk.make(), desk.make()];
    const place = join(desk.nowhere, 'returns');
    const came = await goes(here, 'run', 'graceful-recovery', 'get it', '--set', `source=${place}`);
    expectBack(came, 'fetch-source', 'prepared', `repository '${place}' does not exist`);
    expect(came.report.metrics).toMatchObject({ retries: 3, rollbacks: 1, skipped: 0 });
    expect(textLeftBy(here, came, 'fetched/TASK')).toBe('get it');
    const { transitions } = await said(here, 'status', '--transitions', '--step', 'fetch-source', '--kind', 'retry');
    expect(transitions.map(waited)).toEqual([1000, 2000, 4000]);
    renameSync(source.dir, place);
    const done = await goes(here, 'resume', came.run, '--reason', 'it is back');
    expect(done).toMatchObject({ exit: 0, state: { status: 'completed' } });
    expect(textLeftBy(here, done, 'fetched/INDEX')).toContain('fetched/source/README.md');
  });
});

/** A pipeline whose agent changes a file by a skill. */
function granted(skill: string): Files {
  const text = `
name: grants
retry: 0
agents:
  helper:
    run: echo changed > README.md
    grants: { code-review: read, fastapi-production: write }
steps:
  - { id: work, agent: helper, skill: ${skill} }
`;
  return { [ownPath('grants')]: text };
}

describe('what an agent may', () => {
  it('is refused where it changes files by a skill that it was granted for reading only', async () => {
    const here = desk.make();
    here.commit(granted('code-review'));
    const came = await goes(here, 'run', 'grants', 'look');
    expectBack(came, 'work', 'start', 'README.md');
    expect(came.report.failures).toMatchObject([{ cause: 'not_granted' }]);
    expect(leftBy(here, came)).toBe(here.oid('main^{tree}'));
  });

  it('is recorded where it was granted for changing them', async () => {
    const here = desk.make();
    here.commit(granted('fastapi-production'));
    const came = await goes(here, 'run', 'grants', 'change');
    expect(came.exit).toBe(0);
    expect(textLeftBy(here, came, 'README.md')).toBe('changed');
  });
});
