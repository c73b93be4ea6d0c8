import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry, EntryHead } from '../../src/core/entry.ts';
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
    found: [['warning', first, 12, /^commit \w{7} changed entry 12, which was written in \w{7}; \w{7} undid it$/u]],
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
    found: [['warning', tail, 3, /took entries 35 to 40 of atlas out, and commit \w{7} put them back$/u]],
  },
  {
    what: 'a project that was deleted',
    done: () => [...asItWas, { files: new Map([['format.yaml', 'format: 1\n']]) }],
    found: [['error', tail, 1, /^atlas is gone with all its entries$/u]],
  },
  {
    what: 'a project that was deleted and brought back',
    done: () => [...asItWas, { files: new Map([['format.yaml', 'format: 1\n']]) }, at(long)],
    found: [['warning', tail, null, /took entries 1 to 40 of atlas out, and commit \w{7} put them back$/u]],
  },
  {
    what: 'a log that was broken and made whole',
    done: () => [...asItWas, edited(at(long), tail, (text) => text.slice(0, -20)), at(long)],
    found: [['warning', tail, 1, /broke the log: .*; \w{7} undid it$/u]],
  },
  {
    what: 'a state that was edited, and is',
    done: () => [...asItWas, edited(at(long), state, (text) => text.replace('client: Acme', 'client: Evil'))],
    found: [['error', state, 5, /client: Acme/u]],
  },
  {
    what: 'a state that was edited and put right',
    done: () => [...asItWas, edited(at(long), state, (text) => text.replace('client: Acme', 'client: Evil')), at(long)],
    found: [['warning', state, 5, /^commit \w{7} changed this by hand: no entry was made with it; \w{7} undid it$/u]],
  },
  {
    what: 'an entry that came with another state than the one it names, and was put right with the next',
    done: () => [
      ...asItWas.slice(0, 9),
      edited(at(10), state, (text) => text.replace('Acme', 'Evil')),
      ...asItWas.slice(10),
    ],
    found: [['warning', state, 1, /wrote something else here than what entry 10 leads to; \w{7} undid it$/u]],
  },
  {
    what: 'an entry that came without what it did to another file, and with it later',
    done: () => [...asItWas.slice(0, 19), edited(at(20), versions, () => at(19).files.get(versions) ?? ''), at(20)],
    found: [['warning', versions, 1, /left this as it was, and entry 20 changes it; \w{7} undid it$/u]],
  },
  {
    what: 'a file that was brought and taken away again',
    done: () => [...asItWas, edited(at(long), `${folder}/notes.txt`, () => 'Look here\n'), at(long)],
    found: [['warning', `${folder}/notes.txt`, 1, /brought this by hand: .*; \w{7} undid it$/u]],
  },
  {
    what: 'a log that was cut off beside a state that was edited, and put right by hand',
    done: () => [
      ...asItWas.slice(0, 6),
      edited({ files: new Map([...at(6).files, ...tailOf(5)]) }, state, (text) => text.replace('Acme', 'Evil')),
      at(6),
      ...asItWas.slice(6),
    ],
    found: [['warning', tail, 6, /took entry 6 of atlas out, and commit \w{7} put it back$/u]],
  },
  {
    what: 'what was edited twice and put right at once',
    done: () => [
      ...asItWas,
      edited(at(long), state, (text) => text.replace('client: Acme', 'client: Evil')),
      edited(at(long), state, (text) => text.replace('client: Acme', 'client: Worse')),
      at(long),
    ],
    found: [
      ['warning', state, 5, /^commit \w{7} changed this by hand: .*; \w{7} undid it$/u],
      ['warning', state, 5, /^commit \w{7} changed this by hand: .*; \w{7} undid it$/u],
    ],
  },
  {
    what: 'a segment that was put beside a log that is whole: none of those who wrote entries before is to blame',
    done: () => [...asItWas.slice(0, 20), edited(at(20), `${folder}/log/0000/000000.yaml`, () => 'Look here\n')],
    found: [['error', first, 1, /./u]],
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
    found: [['warning', `${folder}/notes.txt`, 1, /brought this by hand: .*; \w{7} undid it$/u]],
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
    for (const [index, [, , line, message]] of found.entries()) {
      const finding = findings[index] as Finding;
      expect(finding.message).toMatch(message);
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
    expect(await now({})).toMatchObject({ findings: [{}], commits: 42, undone: 2 });
    expect(await now({ since: here.oid('countersign~3') })).toMatchObject({
      findings: [],
      commits: 3,
      heads: [{ seq: long }],
    });
    // Whoever puts right what an earlier one did is not the one to ask.
    expect((await now({ since: here.oid('countersign~7') })).findings).toEqual([]);
    // What was done and undone since leaves the folder as it was.
    record([...asItWas, edited(at(long), state, (text) => text.replace('Acme', 'Evil')), at(long)]);
    expect(await now({ since: here.oid('countersign~2') })).toMatchObject({ entries: 0, findings: [{}] });
  });

  it('since a head at which the log was broken, everything: that head was never proven', async () => {
    const cut = edited(at(34), tail, (text) => text.slice(0, -20));
    record([...asItWas.slice(0, 34), cut, at(34), ...asItWas.slice(34)]);
    expect(await now({ since: here.oid('countersign~7') })).toMatchObject({
      since: null,
      commits: 42,
      findings: [{ severity: 'warning', message: expect.stringContaining('broke the log') as unknown }],
    });
  });
});

describe('what commits say of themselves', () => {
  it.each([
    [
      'an entry that it did not make',
      'atlas',
      '1 00000000-0000-4000-8000-000000000000',
      'entry 1 of atlas, and did not',
    ],
    ['a project that never was', 'ghost', '3 x', 'says that it recorded entry 3 of ghost, and did not'],
    ['a number that is none', 'atlas', 'NaN x', 'says that it recorded "NaN x" of atlas, which is no entry'],
    ['a name that is none', '../../etc', '3 x', 'names "../../etc", and no project can be called that'],
  ])('%s is a warning, and takes nothing from the record', async (_what, name, entry, message) => {
    const verdict = await proven([...asItWas, { ...at(long), message: says(name, entry) }]);
    expect(verdict).toMatchObject({ undone: 0, commits: 41 });
    expect(verdict.findings).toMatchObject([
      {
        code: 'history_changed',
        severity: 'warning',
        file: 'countersign',
        commit: here.oid('countersign'),
        message: expect.stringContaining(message) as unknown,
      },
    ]);
  });

  it('and what one says that made another entry is not believed either', async () => {
    const forged = { ...at(long), message: says(project, '3 00000000-0000-4000-8000-000000000000') };
    expect((await proven([...asItWas.slice(0, 39), forged])).findings).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('says that it recorded entry 3 of atlas') as unknown },
    ]);
  });

  it('is read as it stands, and so are changes, whatever git was told', async () => {
    const dropped = [
      ...asItWas.slice(0, 35),
      { ...asItWas[35], files: at(36).files },
      { files: at(35).files, parents: [34, 35] },
    ];
    record(dropped);
    const asEver = (await now({})).findings;
    expect(asEver).toMatchObject([{ code: 'log_broken', severity: 'error', file: tail }]);
    const settings = {
      'log.diffMerges': 'first-parent',
      'trailer.separators': '#',
      'core.commentChar': 'C',
      'log.follow': 'true',
      'log.showRoot': 'false',
      'log.showSignature': 'true',
      'log.decorate': 'full',
      'log.date': 'raw',
      'log.mailmap': 'true',
      'diff.renames': 'copies',
      'diff.orderFile': '/nowhere',
      'diff.noprefix': 'true',
      'diff.relative': 'true',
      'diff.external': 'false',
      'diff.ignoreSubmodules': 'all',
      'core.abbrev': '4',
      'core.quotePath': 'true',
      'color.ui': 'always',
      'format.pretty': 'oneline',
      'i18n.logOutputEncoding': 'UTF-16',
    };
    for (const [name, value] of Object.entries(settings)) here.git('config', name, value);
    try {
      expect((await now({})).findings).toEqual(asEver);
      expect((await proven(asItWas)).findings).toEqual([]);
    } finally {
      for (const name of Object.keys(settings)) here.git('config', '--unset', name);
    }
  });
});

describe('what the head cannot show', () => {
  it('a log that stands in the folder of another project is no log of it', async () => {
    const copy = [...at(long).files].map(([path, text]) => [
      path.replace('projects/at/atlas', 'projects/ga/gamma'),
      text,
    ]);
    const both: Files = new Map([...at(long).files, ...(copy as [string, string][])]);
    expect((await proven([...asItWas, { files: both }])).findings).toMatchObject([
      {
        code: 'log_broken',
        file: 'projects/ga/gamma/log/0000/000000.yaml',
        line: 1,
        message: expect.stringContaining('this log began the project atlas') as unknown,
      },
    ]);
  });

  it('an entry that always named another state than the one it leads to is found where every state is worked out', async () => {
    const lying = told(long, {}, project, 20);
    const commits = [{ files: filesAfter(lying) }];
    expect((await proven(commits)).findings).toEqual([]);
    expect((await proven(commits, { isDeep: true })).findings).toMatchObject([
      {
        code: 'state_edited',
        file: first,
        line: 20,
        commit: here.oid('countersign'),
        message: expect.stringContaining('entry 20 names another state') as unknown,
      },
    ]);
  });

  it('an entry that no program of ours wrote is a finding with its commit, and no mistake of the program', async () => {
    const evil = told(long, { 20: null });
    expect((await proven([{ files: filesAfter(evil, project, honest) }])).findings).toContainEqual(
      expect.objectContaining({
        code: 'entry_unknown',
        file: first,
        line: 20,
        message: expect.stringContaining('its event.event_id is missing') as unknown,
      }),
    );
    const head: EntryHead = { ...(honest.at(-1) as ProjectEntry), seq: long + 1 };
    const { v, id, at: when, source, actor } = head;
    const strange = { v, id, seq: head.seq, at: when, source, actor, command: { frobnicate: 1 } };
    const { entry } = sealed(strange, {}, { events: [] }, '', honest.at(-1)?.hash ?? '');
    const after = filesAfter([...honest, entry as Entry as ProjectEntry]);
    const [found, ...others] = (await proven([...asItWas, { files: after }])).findings;
    expect(found).toMatchObject({
      code: 'entry_unknown',
      file: tail,
      line: 9,
      commit: here.oid('countersign'),
      message: 'entry 41 is none that this program knows: its command frobnicate is no verb',
    });
    // What the other files must hold nobody knows: that they are wrong is no matter of the past.
    expect(others).toMatchObject([{ code: 'history_changed', severity: 'error', commit: here.oid('countersign') }]);
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

/** The message of a commit that says it made an entry. */
function says(name: string, entry: string): string {
  return `Nothing to see\n\nCountersign-Project: ${name}\nCountersign-Entry: ${entry}\n`;
}

/** The open segment as it was after so many entries. */
function tailOf(entries: number): Files {
  return new Map([[tail, at(entries).files.get(tail) ?? '']]);
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
