import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import type { RunReport } from '../../src/core/run/report.ts';
import type { RunState } from '../../src/core/run/state.ts';
import { runBranch } from '../../src/git/runs/tree.ts';
import type { Files, TestRepository } from '../fixtures/repository.ts';
import { program, typed, type Ran } from './cli-rig.ts';

/** Commands of steps find the Node that runs the tests. */
const PATH = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;

/** A repository, and the home of whoever works in it where it is not that of the tests. */
interface Place extends TestRepository {
  readonly home?: string;
}

/** What came of a run, as the program says it. */
export interface Came {
  readonly exit: number | null;
  readonly run: string;
  readonly state: RunState;
  readonly report: RunReport;
  readonly asked: readonly { readonly step: string; readonly prompt: string }[];
  readonly pipelines: readonly Listed[];
  readonly transitions: readonly { readonly at: string; readonly kind: string; readonly says: string }[];
}

/** A pipeline as the list of them has it. */
interface Listed {
  readonly name: string;
  readonly version: string | null;
  readonly review_due: string | null;
  readonly overdue: string | null;
}

/** A verb of `countersign workflow` in a repository, in words. */
export function asked({ dir, home }: Place, ...args: readonly string[]): Promise<Ran> {
  const env = { PATH, ...(home === undefined ? {} : { HOME: home }) };
  return typed(process.execPath, [program, 'workflow', ...args], dir, { env });
}

/** The same as one document. A run is driven without anybody watching. */
export async function said(here: Place, ...args: readonly string[]): Promise<Came> {
  const { code, out } = await asked(here, ...args, '--json');
  return { ...(JSON.parse(out) as Omit<Came, 'exit'>), exit: code };
}

/** The same of what drives a run; the record is proven afterwards. */
export async function goes(here: Place, ...args: readonly string[]): Promise<Came> {
  const came = await said(here, ...args);
  expect(await typed(process.execPath, [program, 'verify'], here.dir)).toMatchObject({ code: 0 });
  return came;
}

/** What a run left of a file, or of all of them. */
export function leftBy(here: TestRepository, { run }: Came, path = ''): string {
  return here.git('rev-parse', `${runBranch(run)}:${path}`);
}

export function textLeftBy(here: TestRepository, { run }: Came, path: string): string {
  return here.git('show', `${runBranch(run)}:${path}`);
}

/** The run went back by itself to a checkpoint, its files are those again, and the coordinating role is asked. */
export function expectBack({ exit, state, report }: Came, step: string, to: string, because: string | RegExp): void {
  expect({ exit, status: state.status, reason: state.reason?.code }).toEqual({
    exit: 4,
    status: 'awaiting_direction',
    reason: 'rolled-back',
  });
  const failure = report.failures.at(-1);
  expect(failure).toMatchObject({ step, outcome: `the run went back to ${to}` });
  expect(failure?.because).toMatch(because);
  expect(Object.values(state.intents ?? {})).toContainEqual(
    expect.objectContaining({ what: 'direction_wanted', to: 'G3_OPERATIONS' }),
  );
}

/** A shipped pipeline as it is written. */
export function shipped(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../workflows/pipelines', `${name}.yaml`), 'utf8');
}

/** Repositories have their own pipelines here. */
export function ownPath(name: string): string {
  return `.github/countersign/pipelines/${name}.yml`;
}

/** All that makes it hard to copy a database: generated columns, tables without row ids, views, triggers, search. */
const tables = `
  CREATE TABLE people(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);
  CREATE TABLE orders(
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES people(id),
    cents INTEGER NOT NULL,
    euros REAL GENERATED ALWAYS AS (cents / 100.0) STORED
  );
  CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
  CREATE TABLE changes(what TEXT);
  CREATE VIEW totals AS SELECT person, sum(cents) AS cents FROM orders GROUP BY person;
  CREATE TRIGGER noted AFTER UPDATE ON orders BEGIN INSERT INTO changes VALUES ('order ' || new.id); END;
  CREATE INDEX by_person ON orders(person);
  CREATE VIRTUAL TABLE words USING fts5(text);
  INSERT INTO people(name) VALUES ('Ada'), ('Bob');
  INSERT INTO orders(id, person, cents) VALUES (1, 1, 100), (2, 1, 250), (3, 2, 999);
  INSERT INTO settings VALUES ('currency', 'EUR');
  PRAGMA user_version = 1;
`;

/** A shop: a database, a backup of it, a migration to schema 2, and a transformation; `files` beside or in place of them. */
export function shop(here: TestRepository, files: Files = {}, more = ''): TestRepository {
  for (const name of ['app.db', 'app.db.backup']) {
    const database = new DatabaseSync(join(here.dir, name));
    database.exec(tables);
    database.exec(more);
    database.close();
  }
  here.commit({
    'migrations/2-currency.sql': "ALTER TABLE orders ADD COLUMN currency TEXT NOT NULL DEFAULT 'EUR';",
    'transform.sql': "UPDATE orders SET cents = cents + 1; INSERT INTO people(name) VALUES ('Eve');",
    ...files,
  });
  return here;
}

/** Milliseconds between the moment that a step failed and the one before which it is not tried again. */
export function waited({ at, says }: Came['transitions'][number]): number {
  const due = /not before ([0-9:.]+)$/u.exec(says)?.[1] ?? '';
  const day = Date.parse(`${at.slice(0, 10)}T${due}Z`) - Date.parse(at);
  return day < 0 ? day + 24 * 60 * 60 * 1000 : day;
}
