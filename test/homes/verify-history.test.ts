import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryHead } from '../../src/core/entry.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectFolder } from '../../src/core/project/decider.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import type { ProjectEntry } from '../../src/core/project/history.ts';
import { writeYaml } from '../../src/files.ts';
import { openGitHome } from '../../src/git/home.ts';
import { verify, type Verdict, type VerifyOptions } from '../../src/git/verify.ts';
import { logFiles, replayed } from '../../src/kept/replay.ts';
import { blobId, entryId, eventId, genesis, sealed } from '../../src/record.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { shipped } from './git-rig.ts';

/**
 * What commits behind the head did. Records are made without the product: a commit for each number of entries, and then
 * whatever somebody does who may push to the branch.
 */
type Files = ReadonlyMap<string, string>;
interface Commit {
  readonly files: Files;
  /** Which commits of the list it follows, counted from 0; the one before it where nothing is said. */
  readonly parents?: readonly number[];
  readonly message?: string;
}

const project = 'atlas';
const folder = projectFolder(project);
const state = `${folder}/project_state.yaml`;
const first = `${folder}/log/0000/000000.yaml`;
const tail = `${folder}/log/tail.yaml`;
const versions = `${folder}/artifacts/text.yaml`;
const definition = 'workflow_type: paper\nstages: [draft, done]\n';
const long = 40;

let here: TestRepository;
let honest: readonly ProjectEntry[];
let asItWas: readonly Commit[];
beforeAll(() => {
  here = makeRepository();
  appendFileSync(join(here.dir, '.git/config'), '[gc]\n\tauto = 0\n[core]\n\tfsync = none\n');
  honest = told();
  asItWas = honest.map(({ id, seq }) => ({
    files: filesAfter(honest.slice(0, seq)),
    message: `One more\n\nCountersign-Project: ${project}\nCountersign-Entry: ${seq} ${id}\n`,
  }));
});
afterAll(() => here.remove());

describe('a record that only ever grew', () => {
  it('is whole, entry by entry, with the head of every log', async () => {
    const verdict = await proven(asItWas, { isDeep: true });
    expect(verdict).toMatchObject({ projects: 1, entries: long, commits: long, findings: [], notLookedAt: [] });
    expect(verdict.heads).toEqual([
      { project, seq: long, hash: honest.at(-1)?.hash, commit: here.oid('refs/heads/countersign') },
    ]);
  });

  it('is whole where one commit brings many entries, and where branches of it were brought together', async () => {
    expect((await proven([at(3), at(35), at(long)])).findings).toEqual([]);
    const other = new Map([...(at(3).files ?? []), ...filesAfter(told(5, {}, 'other'), 'other')]);
    const both = new Map([...at(9).files, ...other, ...at(9).files]);
    const merged = [
      at(3),
      { ...at(9), parents: [0] },
      { files: other, parents: [0] },
      { files: both, parents: [1, 2, 0] },
    ];
    expect(await proven(merged)).toMatchObject({ projects: 2, commits: 4, findings: [] });
  });
});

interface Deed {
  readonly what: string;
  readonly done: () => readonly Commit[];
  /** All that is found, in this order: severity, file, line and the beginning of what it says. */
  readonly found: readonly (readonly ['error' | 'warning', string, number | null, RegExp])[];
}

const deeds: readonly Deed[] = [
  {
    what: 'an entry that was changed, with every hash and state after it made anew',
    done: () => [...asItWas, { files: filesAfter(told(long, { 12: 'another value' })) }],
    found: [['error', first, 12, /^commit \w{7} changed entry 12, which was written in \w{7}$/u]],
  },
  {
    what: 'that, and honest entries after it',
    done: () => [...asItWas.slice(0, 36), ...retold(36, long)],
    found: [['error', first, 12, /^commit \w{7} changed entry 12, which was written in \w{7}$/u]],
  },
  {
    what: 'that, and taken back',
    done: () => [...asItWas, ...retold(long, long), at(long)],
    found: [
      ['warning', first, 12, /^commit \w{7} changed entry 12; it was undone since$/u],
      ['warning', first, 12, /^commit \w{7} changed entry 12, .*; it was undone since$/u],
    ],
  },
  {
    what: 'that, and taken back with an honest entry that came in between',
    done: () => [...asItWas.slice(0, 36), ...retold(36, 37), at(36), at(37)],
    found: [
      ['error', first, 12, /^commit \w{7} changed entry 12/u],
      ['warning', first, 12, /^commit \w{7} changed entry 12/u],
    ],
  },
  {
    what: 'entries that were cut off, and others in their place',
    done: () => [...asItWas, at(34), { files: filesAfter(told(long, { 35: 'another value' })) }],
    found: [
      [
        'error',
        tail,
        3,
        /^commit \w{7} took entries 35 to 40 of atlas away, the first of which was written in \w{7}$/u,
      ],
    ],
  },
  {
    what: 'entries that were cut off and brought back',
    done: () => [...asItWas, at(34), at(long)],
    found: [['warning', tail, 3, /took entries 35 to 40 of atlas away, .*; it was undone since$/u]],
  },
  {
    what: 'a project that was deleted',
    done: () => [...asItWas, { files: new Map([['format.yaml', 'format: 1\n']]) }],
    found: [['error', tail, 1, /^atlas is gone with all its entries$/u]],
  },
  {
    what: 'a project that was deleted and brought back',
    done: () => [...asItWas, { files: new Map([['format.yaml', 'format: 1\n']]) }, at(long)],
    found: [['warning', tail, null, /took entries 1 to 40 of atlas away/u]],
  },
  {
    what: 'a log that was broken and made whole',
    done: () => [...asItWas, edited(at(long), tail, (text) => text.slice(0, -20)), at(long)],
    found: [
      ['warning', tail, 1, /put another log in the place of a broken one; it was undone since$/u],
      ['warning', tail, 1, /broke the log: .*; it was undone since$/u],
    ],
  },
  {
    what: 'a state that was edited, and is',
    done: () => [...asItWas, edited(at(long), state, (text) => text.replace('client: Acme', 'client: Evil'))],
    found: [['error', state, 5, /client: Acme/u]],
  },
  {
    what: 'a state that was edited and put right',
    done: () => [...asItWas, edited(at(long), state, (text) => text.replace('client: Acme', 'client: Evil')), at(long)],
    found: [
      ['warning', state, 5, /changed this by hand: no entry was made with it; it was undone since$/u],
      ['warning', state, 5, /changed this by hand/u],
    ],
  },
  {
    what: 'an entry that came with another state than the one it names, and was put right with the next',
    done: () => [
      ...asItWas.slice(0, 9),
      edited(at(10), state, (text) => text.replace('Acme', 'Evil')),
      ...asItWas.slice(10),
    ],
    found: [
      ['warning', state, 1, /wrote something else here than what entry 11 leads to/u],
      ['warning', state, 1, /wrote something else here than what entry 10 leads to/u],
    ],
  },
  {
    what: 'an entry that came without what it did to another file, and with it later',
    done: () => [...asItWas.slice(0, 19), edited(at(20), versions, () => at(19).files.get(versions) ?? ''), at(20)],
    found: [
      ['warning', versions, 2, /changed this by hand/u],
      ['warning', versions, 1, /left this as it was, and entry 20 changes it/u],
    ],
  },
  {
    what: 'a file that was brought and taken away again',
    done: () => [...asItWas, edited(at(long), `${folder}/notes.txt`, () => 'Look here\n'), at(long)],
    found: [
      ['warning', `${folder}/notes.txt`, 1, /took this away by hand/u],
      ['warning', `${folder}/notes.txt`, 1, /brought this by hand/u],
    ],
  },
  {
    what: 'files beside the projects, brought and taken away, and one that stayed',
    done: () => [
      ...asItWas,
      edited(
        edited(at(long), 'tools/run.sh', () => 'rm -rf\n'),
        'projects/zz/atlas/a',
        () => 'a\n',
      ),
      edited(at(long), 'left.txt', () => 'a\n'),
    ],
    found: [
      ['error', 'left.txt', 1, /nothing of the record lies here/u],
      ['warning', 'projects/zz/atlas/a', 1, /brought this, and nothing of the record lies here, and 1 more/u],
    ],
  },
  {
    what: 'the file that says whose branch this is, changed and put right',
    done: () => [...asItWas, edited(at(long), 'format.yaml', (text) => `${text}# mine\n`), at(long)],
    found: [['warning', 'format.yaml', 1, /made this another file: this file was changed by hand/u]],
  },
  {
    what: 'what a merge left aside',
    done: () => [
      ...asItWas,
      { files: edited(at(long), `${folder}/notes.txt`, () => 'Look here\n').files, parents: [long - 1] },
      { files: at(long).files, parents: [long - 1, long] },
    ],
    found: [
      ['warning', `${folder}/notes.txt`, 1, /took this away by hand/u],
      ['warning', `${folder}/notes.txt`, 1, /brought this by hand/u],
    ],
  },
  {
    what: 'a merge that put away the log of one side',
    done: () => [
      ...asItWas.slice(0, 30),
      { files: filesAfter(told(33, { 32: 'another value' })), parents: [29] },
      { ...at(36), parents: [29] },
      { ...at(36), parents: [31, 30] },
    ],
    found: [['error', first, 32, /changed entry 32, which was written in/u]],
  },
];

describe('what was done behind the head is found, with its commit, and whether it was undone:', () => {
  it.each(deeds)('$what', async ({ done, found }) => {
    const { findings } = await proven(done());
    expect(findings.map(({ severity, file }) => [severity, file])).toEqual(
      found.map(([severity, file]) => [severity, file]),
    );
    for (const [index, [, , line, says]] of found.entries()) {
      const finding = findings[index] as Finding;
      expect(finding.message).toMatch(says);
      if (line !== null) expect(finding.line).toBe(line);
      expect(finding.commit).toMatch(/^[0-9a-f]{40}$/u);
    }
  });

  it('of one project, as of all', async () => {
    const { what: _what, done } = deeds[0] as Deed;
    expect((await proven(done(), {}, project)).findings).toMatchObject([{ code: 'history_changed', line: 12 }]);
  });

  it('since an earlier head, nothing that was before it', async () => {
    const notes = edited(at(34), `${folder}/notes.txt`, () => 'a\n');
    const commits = [...asItWas.slice(0, 34), notes, at(34), ...asItWas.slice(34)];
    record(commits);
    expect((await now({})).findings).toHaveLength(2);
    expect(await now({ since: here.oid('countersign~3') })).toMatchObject({
      findings: [],
      commits: 3,
      heads: [{ seq: long }],
    });
    expect((await now({ since: here.oid('countersign~7') })).findings).toHaveLength(1);
    // What was done and undone since leaves the folder as it was.
    record([...asItWas, edited(at(long), state, (text) => text.replace('Acme', 'Evil')), at(long)]);
    expect(await now({ since: here.oid('countersign~2') })).toMatchObject({ entries: 0, findings: [{}, {}] });
  });
});

describe('what the head cannot show', () => {
  it('an entry that always named another state than the one it leads to is found where every state is worked out', async () => {
    const lying = told(long, {}, project, 20);
    const commits = [{ files: filesAfter(lying) }];
    expect((await proven(commits)).findings).toEqual([]);
    expect((await proven(commits, { isDeep: true })).findings).toMatchObject([
      {
        code: 'log_broken',
        file: first,
        line: 20,
        message: expect.stringContaining('entry 20 names another state') as unknown,
      },
    ]);
  });

  it('events from which nothing can follow are a finding, and no mistake of the program', async () => {
    const evil = told(long, { 20: null });
    expect((await proven([{ files: filesAfter(evil, project, honest) }])).findings).toContainEqual(
      expect.objectContaining({
        code: 'log_broken',
        line: 20,
        message: expect.stringContaining('nothing follows') as unknown,
      }),
    );
  });

  it('what a shallow clone does not have is told, and what it has is proven', async () => {
    record(asItWas);
    const clone = here.clone({ bare: true });
    try {
      here.git('update-ref', '-d', 'refs/countersign/seen/here/countersign');
      clone.git('fetch', '--quiet', '--depth=3', `file://${here.dir}`, '+refs/heads/countersign:refs/heads/shallow');
      clone.git('update-ref', 'refs/heads/countersign', 'refs/heads/shallow');
      const shallow = await verified(clone, {});
      expect(shallow).toMatchObject({ entries: long, commits: 3, findings: [] });
      expect(shallow.notLookedAt).toEqual([
        {
          what: `the history before ${here.oid('countersign~2').slice(0, 7)}`,
          because: 'this is a shallow clone, and it ends there',
          next: 'git fetch --unshallow',
        },
      ]);
    } finally {
      clone.remove();
    }
  });
});

/** The first entries of a project, honest or not: what else a fact was said to be, by the number of the entry. */
function told(
  count = long,
  others: Readonly<Record<number, string | null>> = {},
  id = project,
  lying = 0,
): readonly ProjectEntry[] {
  const heads = Array.from(
    { length: count },
    (_entry, index): { head: EntryHead<ProjectCommand>; events: readonly ProjectEvent[] } => {
      const seq = index + 1;
      const source = `test:${id}:${seq}`;
      const value = others[seq] === undefined ? `value ${seq}` : (others[seq] ?? '');
      const head: EntryHead<ProjectCommand> = {
        v: 1,
        id: entryId(source),
        seq,
        at: `2026-01-01T00:${String(seq).padStart(2, '0')}:00.000Z`,
        source,
        actor: { id: 'ann@example.com', login: 'ann', kind: 'person', assurance: 'asserted' },
        command: { fact: { fact: 'size.pages', value, source: 'counted' } },
      };
      return {
        head,
        events:
          others[seq] === null
            ? ([{ type: 'artifact_revised', status: 'current' }] as unknown as ProjectEvent[])
            : eventsOf(id, head, value),
      };
    },
  );
  const open = heads.map(({ head, events }) => ({ ...head, saw: {}, events, state: '', prev: '', hash: '' }));
  const states: string[] = [];
  try {
    replayed(open, (_entry, after) => states.push(blobId(writeYaml(after))));
  } catch {
    // What nothing follows from has no states.
  }
  const entries: ProjectEntry[] = [];
  for (const [index, { head, events }] of heads.entries()) {
    const names = index + 1 === lying ? blobId('another state') : (states[index] ?? '');
    entries.push(
      sealed<ProjectCommand, ProjectEvent>(head, {}, { events }, names, entries.at(-1)?.hash ?? genesis).entry,
    );
  }
  return entries;
}

function eventsOf(id: string, { id: entry, seq }: EntryHead, value: string): readonly ProjectEvent[] {
  const event_id = eventId(entry, 0);
  if (seq === 1) {
    const names = { workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann', cursor: null };
    return [
      { type: 'project_started', event_id, project_id: id, ...names },
      {
        type: 'track_started',
        event_id: eventId(entry, 1),
        track: 'main',
        kind: 'lifecycle',
        stage: 'draft',
        owner: 'ann',
      },
      {
        type: 'definition_pinned',
        event_id: eventId(entry, 2),
        what: 'definition',
        pin: { blob: blobId(definition), origin: 'paper.yaml' },
      },
    ];
  }
  if (seq % 10 !== 0)
    return [{ type: 'fact_recorded', event_id, fact: 'size.pages', value, source: 'counted', was: null }];
  const version = { version: `v${seq / 10}`, content: blobId(value), supersedes: null, source_artifacts: [] };
  return [
    { type: 'artifact_revised', event_id, artifact: 'text', status: 'current', ...version, authors: [], bypassed: [] },
  ];
}

/** Every file of the branch after these entries; `follows`: those from which the files are made, where it is not these. */
function filesAfter(entries: readonly ProjectEntry[], id = project, follows = entries): Files {
  const { state: after, texts } = replayed(follows);
  const files = new Map<string, string>();
  for (const [path, log] of logFiles(entries)) files.set(path, log);
  for (const [path, one] of texts)
    files.set(path, 'blob' in one ? definition : 'text' in one ? one.text : writeYaml(one.whole));
  files.set('project_state.yaml', writeYaml(after));
  return new Map([
    ['format.yaml', 'format: 1\n'],
    ...[...files].map(([path, text]) => [`${projectFolder(id)}/${path}`, text] as const),
  ]);
}

/** As it was honestly after so many entries. */
function at(entries: number): Commit {
  return { files: filesAfter(honest.slice(0, entries)) };
}

/** The same with another entry 12, from one number of entries up to another. */
function retold(from: number, to: number): readonly Commit[] {
  const other = told(long, { 12: 'another value' });
  return Array.from({ length: to - from + 1 }, (_commit, index) => ({
    files: filesAfter(other.slice(0, from + index)),
  }));
}

function edited(commit: Commit, path: string, edit: (text: string) => string | null): Commit {
  const text = edit(commit.files.get(path) ?? '');
  const files = new Map(commit.files);
  if (text === null) files.delete(path);
  else files.set(path, text);
  return { files };
}

/** Makes these commits the branch, and nothing else ever was on it. */
function record(commits: readonly Commit[]): void {
  const stream = commits.flatMap(({ files, parents, message = 'By hand\n' }, index) => {
    const [from, ...others] = parents ?? (index === 0 ? [] : [index - 1]);
    return [
      `commit refs/heads/countersign\nmark :${index + 1}\ncommitter mallory <mallory@example.com> ${1_767_300_000 + index} +0000\n`,
      `data ${Buffer.byteLength(message)}\n${message}`,
      from === undefined ? '' : `from :${from + 1}\n`,
      ...others.map((other) => `merge :${other + 1}\n`),
      'deleteall\n',
      ...[...files].map(([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`),
    ];
  });
  for (const ref of ['refs/heads/countersign', 'refs/countersign/seen/here/countersign'])
    here.git('update-ref', '-d', ref);
  execFileSync('git', ['fast-import', '--quiet', '--force'], { cwd: here.dir, input: stream.join('') });
}

async function proven(
  commits: readonly Commit[],
  options: VerifyOptions = {},
  id: string | null = null,
): Promise<Verdict> {
  record(commits);
  return verified(here, options, id);
}

function now(options: VerifyOptions): Promise<Verdict> {
  return verified(here, options);
}

async function verified({ dir }: TestRepository, options: VerifyOptions, id: string | null = null): Promise<Verdict> {
  const home = await openGitHome({ cwd: dir, shipped });
  try {
    return await verify(home, id, () => undefined, options);
  } finally {
    await home.close();
  }
}
