import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import { Damaged } from '../../src/kept/damage.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { verify } from '../../src/git/verify.ts';
import { handle, type Handled } from '../../src/handle.ts';
import { sha256 } from '../../src/record.ts';
import type { TestRepository } from '../fixtures/repository.ts';
import { makeLocalRig, makeRemoteRig, shipped, textsBelow, type GitRig } from './git-rig.ts';
import { emailOf, project, textPath, type Person } from './rig.ts';

const folder = `projects/at/${project}`;
const state = `${folder}/project_state.yaml`;
const tail = `${folder}/log/tail.yaml`;
const segment = `${folder}/log/0000/000001.yaml`;
const evidence = { name: 'mail.txt', content: Buffer.from('Bob says yes\n') };
const evidencePath = `${folder}/evidence/${sha256(evidence.content).slice(0, 12)}-mail.txt`;
const confirm = `${folder}/confirms/reading/main-1.yaml`;
const entries = 105;

let rig: GitRig;
let whole: string;
let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  rig = makeLocalRig();
  await grow(rig);
  whole = rig.desk.oid('refs/heads/countersign');
  files = new Map([...textsBelow(rig.desk, `${folder}/`)].map(([path, text]) => [`${folder}/${path}`, text]));
});
afterAll(() => rig.close());

describe('a record as it was written', () => {
  it('is proven whole: three full segments and the open one', async () => {
    expect(await findings()).toEqual([]);
    expect([...files.keys()].filter((path) => path.includes('/log/'))).toEqual([
      `${folder}/log/0000/000000.yaml`,
      segment,
      `${folder}/log/0000/000002.yaml`,
      tail,
    ]);
    await at(rig.desk, async (home) => {
      const verdict = await verify(home, null, () => undefined);
      expect(verdict).toMatchObject({ projects: 1, entries, commit: whole, findings: [], notLookedAt: [] });
      expect(verdict.commits).toBe(Number(rig.desk.git('rev-list', '--count', whole)));
      expect((await home.entries(project)).map((entry) => entry.seq)).toEqual(
        Array.from({ length: entries }, (_entry, index) => index + 1),
      );
    });
  });
});

type Edit = (text: string) => string | null;

/** What somebody did by hand; the file is changed by `edit`, and the finding must name it and the line. */
interface Damage {
  readonly rule: string;
  readonly file: string;
  readonly edit: Edit;
  readonly found: { readonly file?: string; readonly line: number | 'any'; readonly says: RegExp };
}

const damages: readonly Damage[] = [
  {
    rule: 'a value of the state that was changed',
    file: state,
    edit: replaced('client: Acme', 'client: Evil'),
    found: { line: 5, says: /client: Acme/ },
  },
  {
    rule: 'a comment in the state',
    file: state,
    edit: (text) => `# mine\n${text}`,
    found: { line: 1, says: /format: 1/ },
  },
  { rule: 'a state that is gone', file: state, edit: () => null, found: { line: 1, says: /missing/ } },
  {
    rule: 'the text of an entry that was changed',
    file: segment,
    edit: lineEdit(4, (line) => line.replace('"value":', '"value":1')),
    found: { line: 4, says: /entry 36 was changed/ },
  },
  {
    rule: 'a blank in the text of an entry',
    file: segment,
    edit: lineEdit(4, (line) => line.replace('"seq":', '"seq": ')),
    found: { line: 4, says: /changed by hand/ },
  },
  {
    rule: 'an entry that was taken out',
    file: segment,
    edit: lineEdit(4, () => null),
    found: { line: 4, says: /entry 36 is missing/ },
  },
  {
    rule: 'entries that were swapped',
    file: segment,
    edit: swapped,
    found: { line: 2, says: /entry 34 is missing: this one is number 35/ },
  },
  {
    rule: 'a segment that is gone',
    file: segment,
    edit: () => null,
    found: { file: `${folder}/log/0000/000002.yaml`, line: 1, says: /entry 33 is missing/ },
  },
  {
    rule: 'a segment in which a line is cut',
    file: segment,
    edit: (text) => text.slice(0, -100),
    found: { line: 32, says: /cut off/ },
  },
  {
    rule: 'the last entry cut off',
    file: tail,
    edit: (text) => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`,
    found: { file: state, line: 'any', says: /changed by hand/ },
  },
  { rule: 'the open segment cut off', file: tail, edit: () => null, found: { file: tail, line: 1, says: /missing/ } },
  {
    rule: 'an entry of another record',
    file: tail,
    edit: (text) => `${text}${text.split('\n')[0] ?? ''}\n`,
    found: { line: 10, says: /entry 97 stands here a second time/ },
  },
  {
    rule: 'a confirm that was changed',
    file: confirm,
    edit: replaced('status: approved', 'status: rejected'),
    found: { line: 5, says: /status: approved/ },
  },
  { rule: 'a confirm that is gone', file: confirm, edit: () => null, found: { line: 1, says: /missing/ } },
  {
    rule: 'the versions of an artifact that were changed',
    file: `${folder}/artifacts/text.yaml`,
    edit: replaced('"v1"', '"v2"'),
    found: { line: 1, says: /v1/ },
  },
  {
    rule: 'evidence that was changed',
    file: evidencePath,
    edit: () => 'Bob says no\n',
    found: { line: 1, says: /sha256 differs/ },
  },
  {
    rule: 'evidence that is gone',
    file: evidencePath,
    edit: () => null,
    found: { line: 1, says: /evidence is missing/ },
  },
  {
    rule: 'a file that no entry made',
    file: `${folder}/notes.yaml`,
    edit: () => 'mine\n',
    found: { line: 1, says: /no entry made/ },
  },
  {
    rule: 'evidence that no decision names',
    file: `${folder}/evidence/0123456789ab-mail.txt`,
    edit: () => 'Yes!\n',
    found: { line: 1, says: /no entry made/ },
  },
  {
    rule: 'a file outside of every project',
    file: 'projects/readme.md',
    edit: () => 'mine\n',
    found: { line: 1, says: /nothing of the record/ },
  },
  {
    rule: 'a file beside the projects',
    file: 'tools/run.sh',
    edit: () => 'mine\n',
    found: { file: 'tools', line: 1, says: /nothing of the record/ },
  },
  {
    rule: 'a project in the wrong place',
    file: 'projects/zz/atlas/project_state.yaml',
    edit: () => 'format: 1\n',
    found: { file: 'projects/zz/atlas', line: 1, says: /nothing of the record/ },
  },
  {
    rule: 'a project without entries',
    file: 'projects/ne/new/project_state.yaml',
    edit: () => 'format: 1\n',
    found: { file: 'projects/ne/new', line: 1, says: /has no entries: this folder was put here by hand/ },
  },
  {
    rule: 'a copy of the definition that was changed',
    file: `${folder}/definition.yaml`,
    edit: replaced('gates: [reading]', 'gates: []'),
    found: { line: 8, says: /gates: \[reading\]/ },
  },
  {
    rule: 'a copy of the policy that was changed',
    file: `${folder}/policy.yaml`,
    edit: replaced('bob@', 'eve@'),
    found: { line: 8, says: /bob@example.com/ },
  },
];

describe('what was done to a record by hand is found, with file and line:', () => {
  for (const { rule, file, edit, found } of damages) {
    it(rule, async () => {
      const text = edit(files.get(file) ?? '');
      expect(text).not.toBe(files.get(file));
      damage({ [file]: text });
      const all = await findings();
      const line: unknown = found.line === 'any' ? expect.any(Number) : found.line;
      expect(all).toContainEqual(
        expect.objectContaining({
          file: found.file ?? file,
          line,
          message: expect.stringMatching(found.says) as unknown,
          severity: 'error',
        }),
      );
    });
  }

  it('a file that is none any more', async () => {
    damage({ [confirm]: { mode: '120000', text: 'main-2.yaml' } });
    const linked: unknown = expect.stringContaining('it was made a symbolic link');
    expect(await findings()).toMatchObject([{ file: confirm, line: 1, message: linked }]);
    damage({ [tail]: { mode: '100755', text: files.get(tail) ?? '' } });
    const executable: unknown = expect.stringContaining('it was made executable');
    expect(await findings()).toMatchObject([{ code: 'log_broken', file: tail, line: 1, message: executable }]);
  });

  it('a log cut off with everything that followed from it, by the commits that made it and by who saw it whole', async () => {
    const shorter = rig.desk.oid('refs/heads/countersign~3');
    const tree = rig.desk.oid(`${shorter}^{tree}`);
    const commit = rig.desk.git('commit-tree', '-p', whole, '-m', 'Nothing happened', tree);
    rig.desk.git('update-ref', 'refs/heads/countersign', commit);
    await at(rig.desk, async (home) => {
      expect((await verify(home, null, () => undefined)).findings).toMatchObject([
        {
          code: 'log_broken',
          file: tail,
          line: 6,
          message: expect.stringMatching(/^entry 103 was committed in [0-9a-f]{7} and is gone/) as unknown,
        },
      ]);
      expect((await verify(home, null, () => undefined, { since: whole })).findings).toMatchObject([
        {
          code: 'log_broken',
          file: tail,
          line: 6,
          message: expect.stringContaining('entry 105 was there before') as unknown,
        },
      ]);
    });
    restore();
  });

  it('the file that says whose branch this is', async () => {
    const text = rig.desk.git('show', 'refs/heads/countersign:format.yaml');
    damage({ 'format.yaml': `${text}\n# mine\n` });
    expect(await findings()).toMatchObject([{ code: 'record_edited', file: 'format.yaml' }]);
  });

  it('what a door on GitHub keeps on the branch, which others leave as it is', async () => {
    const shown = 'format: 1\nshown_by: 15368\n';
    damage({ 'format.yaml': shown, 'swept.yaml': 'at: 2026-03-02T09:00:00.000Z\n' });
    await ask(rig, 'ann', { fact: { fact: 'size.more', value: 1, source: 'counted' } });
    expect(rig.desk.git('show', 'refs/heads/countersign:format.yaml')).toBe(shown.trimEnd());
    await at(rig.desk, async (home) => expect(await home.swept()).toBe('2026-03-02T09:00:00.000Z'));
    expect(await findings()).toEqual([]);
    // Whoever looks stops at this; what comes in by a push is told all of it.
    damage({ 'format.yaml': `${shown}shown_at: 3\n`, 'swept.yaml': 'at: yesterday\n' });
    const stateCommit = rig.desk.oid('refs/heads/countersign');
    const pushed = await openGitHome({ cwd: rig.desk.dir, shipped, stateCommit });
    expect((await verify(pushed, null, () => undefined)).findings).toMatchObject([
      { code: 'unknown_field', file: 'format.yaml', line: 3, column: 1 },
      { code: 'record_edited', file: 'swept.yaml', line: 1 },
    ]);
    await pushed.close();
    restore();
  });

  it('a project that is gone, by the commits that made it and by who saw it', async () => {
    const empty = rig.desk.git('mktree', '--missing');
    expect(empty).toMatch(/^[0-9a-f]{40}$/);
    damage(Object.fromEntries([...files.keys()].map((path) => [path, null])));
    await at(rig.desk, async (home) => {
      expect((await verify(home, null, () => undefined)).findings).toMatchObject([
        { code: 'log_broken', file: tail, message: expect.stringContaining('gone') as unknown },
      ]);
      expect((await verify(home, null, () => undefined, { since: whole })).findings).toMatchObject([
        { code: 'log_broken', file: tail, message: expect.stringContaining('gone') as unknown },
      ]);
    });
    restore();
  });
});

const anywhere = expect.any(Number) as number;

/** The codes and places by which somebody finds the fault in an editor. */
const broken: readonly (readonly [
  string,
  Edit,
  { readonly code: string; readonly line: number; readonly column: number },
])[] = [
  ['broken YAML', replaced('client: Acme', 'client: "Acme'), { code: 'yaml_syntax', line: 5, column: 14 }],
  [
    'the marks of a conflict',
    replaced('client: Acme', '<<<<<<< mine\nclient: Acme\n=======\nclient: Evil\n>>>>>>> theirs'),
    { code: 'conflict_markers', line: 5, column: 1 },
  ],
  ['carriage returns', (text) => text.replaceAll('\n', '\r\n'), { code: 'carriage_return', line: 1, column: 10 }],
  ['a byte order mark', (text) => `\uFEFF${text}`, { code: 'byte_order_mark', line: 1, column: 1 }],
  ['tabs', replaced('  main:\n    kind', '  main:\n\tkind'), { code: 'tab_indentation', line: 19, column: 1 }],
  [
    'aliases that unfold without end',
    (text) => `${text}a: &a [x, x, x, x, x, x, x, x]\n${bomb}`,
    { code: 'alias_bomb', line: anywhere, column: anywhere },
  ],
  [
    'a key that stands twice',
    replaced('client: Acme', 'client: Acme\nclient: Evil'),
    { code: 'duplicate_key', line: 6, column: 1 },
  ],
  [
    'a field that nobody knows',
    replaced('client: Acme', 'client: Acme\nbudget: 1'),
    { code: 'unknown_field', line: 6, column: 1 },
  ],
  ['10 MB', (text) => `${text}# ${'x'.repeat(10 * 1024 * 1024)}\n`, { code: 'file_too_large', line: 1, column: 1 }],
  [
    'a value that no entry led to',
    replaced('client: Acme', 'client: Evil'),
    { code: 'state_edited', line: 5, column: 1 },
  ],
  ['an illegal jump', replaced('stage: review', 'stage: print'), { code: 'state_edited', line: 20, column: 1 }],
];
const bomb = Array.from(
  { length: 12 },
  (_line, index) =>
    `b${index}: &b${index} [${Array.from({ length: 9 }, () => `*${index === 0 ? 'a' : `b${index - 1}`}`).join(', ')}]\n`,
).join('');

describe('on a state that was edited by hand nothing is decided, and the place is told:', () => {
  for (const [rule, edit, found] of broken) {
    it(rule, async () => {
      damage({ [state]: edit(files.get(state) ?? '') });
      const before = rig.desk.oid('refs/heads/countersign');
      const error: unknown = await ask(rig, 'ann', { block: { text: 'late', on: 'track:main' } }).catch(
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(Damaged);
      expect((error as Damaged).findings[0]).toMatchObject({ ...found, file: state });
      expect(rig.desk.oid('refs/heads/countersign')).toBe(before);
      expect((await findings()).map((one) => one.file)).toContain(state);
    });
  }

  it('a state that is gone while its log is there', async () => {
    damage({ [state]: null });
    await expect(ask(rig, 'ann', { block: { text: 'late', on: 'track:main' } })).rejects.toMatchObject({
      findings: [{ code: 'state_edited', file: state }],
    });
    restore();
  });

  it('a log whose last entry is broken', async () => {
    damage({ [tail]: (files.get(tail) ?? '').slice(0, -20) });
    await expect(ask(rig, 'ann', { block: { text: 'late', on: 'track:main' } })).rejects.toMatchObject({
      findings: [{ code: 'log_broken', file: tail, line: 9 }],
    });
    restore();
  });

  it('a copy of the policy that is another: it would stay in force while the real one is broken', async () => {
    damage({ [`${folder}/policy.yaml`]: 'version: 1\ngates: { reading: { roles: [write], own_work: true } }\n' });
    await expect(ask(rig, 'ann', { block: { text: 'late', on: 'track:main' } })).rejects.toMatchObject({
      findings: [{ code: 'record_edited', file: `${folder}/policy.yaml` }],
    });
    restore();
  });

  it('a log whose lines were given other ends', async () => {
    damage({ [tail]: (files.get(tail) ?? '').replaceAll('\n', '\r\n') });
    await expect(ask(rig, 'ann', { block: { text: 'late', on: 'track:main' } })).rejects.toMatchObject({
      findings: [{ code: 'log_broken', file: tail }],
    });
    restore();
  });

  it('a copy of the definition that is another', async () => {
    damage({ [`${folder}/definition.yaml`]: 'workflow_type: paper\nstages: [print]\n' });
    await expect(ask(rig, 'ann', { block: { text: 'late', on: 'track:main' } })).rejects.toMatchObject({
      findings: [{ code: 'definition_edited', file: `${folder}/definition.yaml` }],
    });
    restore();
  });

  it('a record made whole again is used again', async () => {
    restore();
    expect((await ask(rig, 'ann', { block: { text: 'in time', on: 'track:main' } })).answer.is).toBe('done');
    restore();
  });
});

describe('a state branch that lost what was seen of it is not used, and the way back is told:', () => {
  // A new clone has seen nothing: it takes what the remote has, and only an older clone can tell that there was more.
  for (const [name, make] of [
    ['in the repository itself', makeLocalRig],
    ['on the remote', makeRemoteRig],
  ] as const) {
    it(`deleted or set back ${name}`, async () => {
      const own = make();
      try {
        await start(own);
        await ask(own, 'ann', { block: { text: 'first', on: 'track:main' } });
        const head = own.origin.oid('refs/heads/countersign');
        for (const lose of [
          ['update-ref', 'refs/heads/countersign', `${head}~1`],
          ['update-ref', '-d', 'refs/heads/countersign'],
        ]) {
          own.origin.git(...lose);
          const error: unknown = await ask(own, 'ann', { block: { text: 'late', on: 'track:main' } }).catch(
            (reason: unknown) => reason,
          );
          expect(error).toBeInstanceOf(Damaged);
          const [found] = (error as Damaged).findings;
          expect(found).toMatchObject({ file: 'countersign', next: expect.stringContaining(head) as unknown });
          const [, restoring = ''] = /bring it back: git (.*) \(or/.exec(found?.next ?? '') ?? [];
          own.seats[0].git(...restoring.split(' '));
          expect(own.origin.oid('refs/heads/countersign')).toBe(head);
        }
        expect((await ask(own, 'ann', { block: { text: 'second', on: 'track:main' } })).answer.is).toBe('done');
      } finally {
        await own.close();
      }
    });
  }
});

function replaced(what: string, by: string): Edit {
  return (text) => {
    expect(text).toContain(what);
    return text.replace(what, by);
  };
}

/** Another text for one line, counted from 1, or none. */
function lineEdit(number: number, edit: (line: string) => string | null): Edit {
  return (text) =>
    text
      .split('\n')
      .flatMap((line, index) => (index === number - 1 ? (edit(line) ?? []) : line))
      .join('\n');
}

function swapped(text: string): string {
  const [one = '', two = '', three = '', ...rest] = text.split('\n');
  return [one, three, two, ...rest].join('\n');
}

/** A record of 105 entries: a version that landed on the word of an attester, and many facts. */
async function grow(one: GitRig): Promise<void> {
  await start(one);
  one.propose('topic', { [textPath]: 'text\n' }, 'ann');
  const on_behalf_of = {
    id: 'bob@example.com',
    login: 'bob',
    evidence: { name: evidence.name, sha256: sha256(evidence.content), bytes: evidence.content.length },
  };
  await ask(one, 'cat', { approve: { gate: 'reading', track: 'main', reason: '', on_behalf_of } }, true);
  one.land('topic', 'merge', 'cat');
  const home = await one.home('ann');
  for (let number = 0; number < 101; number += 1) {
    one.clock.advance(1);
    const command = { fact: { fact: `size.n${number % 20}`, value: number, source: 'counted' } };
    const asked = { source: `fact:${number}`, actor: await home.actor(), command };
    if (number === 0) await handle({ home, decider: projectDecider, clock: one.clock }, project);
    await handle({ home, decider: projectDecider, clock: one.clock }, project, asked);
  }
}

function start(one: GitRig): Promise<unknown> {
  return ask(one, 'ann', {
    start: { project_id: project, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' },
  });
}

let asked = 0;

async function ask(
  one: GitRig,
  person: Person,
  command: ProjectCommand,
  withEvidence = false,
): Promise<Handled<unknown, ProjectCommand, unknown, unknown>> {
  one.clock.advance(1);
  asked += 1;
  const home = await one.home(person);
  const actor = { id: emailOf(person), login: emailOf(person), kind: 'person', assurance: 'asserted' } as const;
  const attachments = withEvidence
    ? [
        {
          name: evidence.name,
          sha256: sha256(evidence.content),
          bytes: evidence.content.length,
          content: evidence.content,
        },
      ]
    : [];
  return handle(
    { home, decider: projectDecider, clock: one.clock },
    project,
    { source: `test:${asked}`, actor, command },
    attachments,
  );
}

async function at<T>(repository: TestRepository, work: (home: GitHome) => Promise<T>): Promise<T> {
  const home = await openGitHome({ cwd: repository.dir, shipped });
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}

/** What verifying the record in the repository finds; afterwards the record is as it was written. */
async function findings(): Promise<readonly { readonly file: string }[]> {
  const verdict = await at(rig.desk, (home) => verify(home, null, () => undefined));
  restore();
  return verdict.findings;
}

function restore(): void {
  rig.desk.git('update-ref', 'refs/heads/countersign', whole);
  rig.desk.git('update-ref', '-d', 'refs/countersign/seen/here/countersign');
}

/** One commit on top of the record, made by somebody who knows git. */
function damage(
  changes: Readonly<Record<string, string | null | { readonly mode: string; readonly text: string }>>,
): void {
  restore();
  const { desk } = rig;
  const index = join(desk.dir, '.git', 'index-of-damage');
  const env = { ...process.env, GIT_INDEX_FILE: index };
  const git = (args: readonly string[], input = ''): string =>
    execFileSync('git', args, { cwd: desk.dir, env, input, encoding: 'utf8' }).trim();
  git(['read-tree', whole]);
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) git(['update-index', '--force-remove', path]);
    else {
      const { mode, text } = typeof change === 'string' ? { mode: '100644', text: change } : change;
      const blob = git(['hash-object', '-w', '--stdin'], text);
      git(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`]);
    }
  }
  const commit = git(['commit-tree', git(['write-tree']), '-p', whole, '-m', 'By hand']);
  rmSync(index);
  desk.git('update-ref', 'refs/heads/countersign', commit);
}
