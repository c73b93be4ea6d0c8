import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Landing } from '../../src/core/observe.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { absent } from '../../src/core/project/world.ts';
import { entryAt } from '../../src/git/contents.ts';
import { changesBetween } from '../../src/git/history.ts';
import { landingOf, landingsIn } from '../../src/git/landings.ts';
import { mergeTree } from '../../src/git/merge.ts';
import { handle } from '../../src/handle.ts';
import { makeLocalRig, type GitRig } from './git-rig.ts';
import { emailOf, figures, named, notesPath, project, textPath, type Person } from './rig.ts';

/** What is put at a path: a text, an entry of any mode, or nothing. */
type Put = string | { readonly mode: string; readonly oid: string } | null;

let rig: GitRig;
let asked = 0;
beforeEach(async () => {
  rig = makeLocalRig();
  await ask('ann', {
    start: { project_id: project, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' },
  });
});
afterEach(() => rig.close());

describe('the content of an artifact', () => {
  it('is its mode, too: an approved text that is made a program afterwards is a bypass', async () => {
    const plain = draft('topic', { [textPath]: 'text\n' });
    await approve('bob', 'reading');
    const { blob } = entryOf(plain, textPath);
    const program = draft('topic', { [textPath]: { mode: '100755', oid: blob } }, [plain]);
    const seen = await look();
    expect(seen.proposals['topic']?.contents).toEqual({ text: `100755 ${blob}` });
    land(program);
    expect((await look()).artifacts).toMatchObject({ text: { content: `100755 ${blob}`, bypassed: ['reading'] } });
  });

  it('tells a link, a commit of another repository and a folder from the file that should be there', async () => {
    const oid = 'd'.repeat(40);
    for (const mode of ['120000', '160000'] as const) {
      land(commit([main()], { [textPath]: { mode, oid: mode === '160000' ? oid : blobOf('elsewhere') } }));
      const { text } = (await look()).artifacts;
      expect(text).toMatchObject({ bypassed: ['reading'] });
      expect(text?.content).toMatch(new RegExp(`^${mode} [0-9a-f]{40}$`, 'u'));
    }
    land(commit([main()], { [textPath]: null, [`${textPath}/a.md`]: 'a\n', [figures]: { mode: '160000', oid } }));
    const { text, figures: folder } = (await look()).artifacts;
    expect(text?.content).toMatch(/^40000 [0-9a-f]{40}$/u);
    expect(folder?.content).toBe(`160000 ${oid}`);
    land(commit([main()], { [`${textPath}/a.md`]: null, [figures]: null, papers: { mode: '160000', oid } }));
    expect((await look()).artifacts).toMatchObject({ text: { status: 'archived' }, figures: { status: 'archived' } });
  });

  it('of a whole branch covers modes: only they changed, and it is another change', async () => {
    const plain = draft(named, { 'run.sh': 'true\n' });
    const before = (await look()).proposals[named]?.contents['change'];
    await approve('cat', 'code');
    const program = draft(named, { 'run.sh': { mode: '100755', oid: entryOf(plain, 'run.sh').blob } }, [plain]);
    expect((await look()).proposals[named]?.contents['change']).not.toBe(before);
    land(program);
    expect((await look()).artifacts).toMatchObject({ change: { bypassed: ['code'] } });
  });

  it('of a branch that takes a current artifact away is that it is absent, on the branch and in the merge', async () => {
    land(commit([main()], { [textPath]: 'text\n' }));
    await look();
    const head = draft('cleaning', { [textPath]: null, [notesPath]: 'notes\n' });
    const { proposals } = await look();
    expect(proposals['cleaning']?.contents).toEqual({ notes: blobOf('notes\n'), text: absent });
    const { view, proposal } = await sighted('cleaning');
    const tree = await mergeTree(view.repo, view.head, head);
    if (!tree.ok || proposal === undefined) throw new Error('no merge');
    expect(await landingOf(view, proposal, tree.tree)).toEqual(proposal.contents);
    land(head);
    expect((await look()).artifacts).toMatchObject({ text: { status: 'archived' }, notes: { status: 'current' } });
  });
});

describe('names that people choose', () => {
  const odd = [Buffer.from('src/line\nbreak.ts'), Buffer.from('src/\xff.ts', 'latin1'), Buffer.from('src/ü "q".ts')];

  it('with line breaks or in no encoding are files of a whole branch like any other', async () => {
    const files = odd.map((path): [Buffer, Put] => [path, 'odd\n']);
    draft(named, [...files, ['module', { mode: '160000', oid: 'd'.repeat(40) }]]);
    await look();
    await approve('cat', 'code');
    land(commit([main()], [...files, ['module', { mode: '160000', oid: 'd'.repeat(40) }]]));
    expect(await look()).toMatchObject({ proposals: {}, artifacts: { change: { version: 'v1', bypassed: [] } } });
  });

  it('are read alike in trees and in changes', async () => {
    const head = draft(
      named,
      odd.map((path): [Buffer, Put] => [path, 'odd\n']),
    );
    await look();
    const { view } = await sighted(named);
    for (const { path, mode, blob } of await changesBetween(view.repo, view.head, head))
      expect(await entryAt(view, head, path)).toEqual({ mode, oid: blob });
  });

  it('may be those that every object has: such a branch is a draft, and lands', async () => {
    draft('__proto__', { [notesPath]: 'notes\n' });
    const name = `project/${project}/__proto__`;
    const head = draft(name, { 'src/a.ts': 'a\n' });
    const { view } = await sighted(name);
    const { world, pushers, lost } = (await sighted(name)).observed;
    for (const record of [world.proposals, pushers, lost]) expect(Object.keys(record)).toEqual(['__proto__', name]);
    land(commit([main(), head], { 'src/a.ts': 'a\n' }));
    expect((await landingsIn({ ...view, head: main() })).map((one) => Object.keys(one.contents))).toEqual([['change']]);
  });
});

describe('a whole branch lands as what its landing changes', () => {
  let head: string;
  beforeEach(async () => {
    head = draft(named, { 'src/a.ts': 'a\n', 'src/b.ts': 'b\n' });
    await look();
    await approve('cat', 'code');
  });

  const files = { 'src/a.ts': 'a\n', 'src/b.ts': 'b\n' };
  for (const [rule, bypassed, put] of [
    ['a merge as it was approved is no bypass', [], () => commit([main(), head], files)],
    [
      'files that ride along with a merge make it a bypass',
      ['code'],
      () => commit([main(), head], { ...files, 'src/evil.ts': 'evil\n' }),
    ],
    [
      'files that a merge changes on the way make it a bypass',
      ['code'],
      () => commit([main(), head], { ...files, 'src/b.ts': 'evil\n' }),
    ],
    ['a file that a merge leaves out makes it a bypass', ['code'], () => commit([main(), head], { 'src/a.ts': 'a\n' })],
    [
      'a merge of a branch that was built on it is a bypass',
      ['code'],
      () => commit([main(), commit([head], { 'src/c.ts': 'c\n' })], { ...files, 'src/c.ts': 'c\n' }),
    ],
    [
      'artifacts of their own that come with a merge are judged by themselves',
      [],
      () => commit([main(), head], { ...files, [notesPath]: 'notes\n' }),
    ],
    ['a squash as it was approved is no bypass', [], () => commit([main()], files)],
    ['a squash with other bytes is a bypass', ['code'], () => commit([main()], { ...files, 'src/b.ts': 'evil\n' })],
    [
      'a squash with one file more is a bypass',
      ['code'],
      () => commit([main()], { ...files, 'src/evil.ts': 'evil\n' }),
    ],
    [
      'a squash with other bytes is a bypass, whatever a merge that brings nothing says afterwards',
      ['code'],
      () => {
        const squash = commit([main()], { ...files, 'src/b.ts': 'evil\n' });
        return commit([squash, head], {});
      },
    ],
    [
      'a series with the same files in the end is no bypass, whatever other commits lie between',
      [],
      () => {
        const a = commit([main()], { 'src/a.ts': 'a\n' });
        const other = commit([a], { 'README.md': 'Read me\n' });
        return commit([other], { 'src/b.ts': 'b\n' });
      },
    ],
  ] as const) {
    it(rule, async () => {
      land(put());
      expect((await look()).artifacts).toMatchObject({ change: { version: 'v1', bypassed } });
    });
  }

  it('that shares nothing with the default branch lands with everything that is in it', async () => {
    const island = commit([], { 'src/a.ts': 'island\n' });
    point(`refs/heads/project/${project}/island`, island);
    const seen = await look();
    expect(seen.proposals[`project/${project}/island`]).toMatchObject({ base: '' });
    land(commit([main(), island], { 'src/a.ts': 'island\n' }));
    expect((await look()).artifacts).toMatchObject({ change: { version: 'v1', bypassed: ['code'] } });
  });
});

describe('a whole branch that nobody looked at before it landed', () => {
  const put = { 'src/a.ts': 'a\n' };
  for (const [way, made] of [
    ['merge', (head: string) => commit([main(), head], put)],
    ['squash', () => commit([main()], put)],
    ['fast-forward', (head: string) => head],
    ['rebase', () => commit([commit([main()], { 'README.md': 'Read me\n' })], put)],
  ] as const) {
    it(`is a bypass when it lands by ${way}`, async () => {
      land(made(draft(named, put)));
      expect((await look()).artifacts).toMatchObject({ change: { version: 'v1', bypassed: ['code'] } });
      const { entries } = await ask('ann', { block: { text: 'wait', on: 'track:main' } });
      expect(entries).toHaveLength(1);
    });
  }

  it('is no step on the way to another one that was approved', async () => {
    draft(`project/${project}/other`, { 'src/b.ts': 'b\n' });
    await look();
    await approve('cat', 'code');
    draft(named, put);
    land(commit([main()], put));
    land(commit([main()], { 'src/b.ts': 'b\n' }));
    expect((await look()).artifacts).toMatchObject({ change: { version: 'v2', bypassed: [] } });
  });

  it('counts when the push that lands it brings it along', async () => {
    const head = commit([main()], put);
    const { view } = await sighted(named);
    const pushed = { ...view, head: commit([main(), head], put) };
    expect(await landingsIn(pushed)).toEqual([]);
    const landed: readonly Landing[] = await landingsIn({ ...pushed, incoming: [{ name: named, head }] });
    expect(landed).toMatchObject([{ commit: pushed.head, contents: { change: expect.any(String) as unknown } }]);
    expect(await landingsIn({ ...pushed, incoming: [{ name: 'topic', head }] })).toEqual([]);
  });

  it('does not land by what was on the default branch before it', async () => {
    land(commit([main()], put));
    draft(named, { 'src/a.ts': 'more\n' });
    const { artifacts, proposals } = await look();
    expect(Object.keys(artifacts)).toEqual([]);
    expect(Object.keys(proposals)).toEqual([named]);
  });
});

function git(args: readonly string[], input: string | Buffer = ''): string {
  const who = ['AUTHOR', 'COMMITTER'].flatMap((role) => [
    [`GIT_${role}_NAME`, 'ann'],
    [`GIT_${role}_EMAIL`, emailOf('ann')],
  ]);
  const index = join(rig.desk.dir, '.git', 'index-of-test');
  const env = { ...process.env, ...(Object.fromEntries(who) as Record<string, string>), GIT_INDEX_FILE: index };
  return execFileSync('git', args, { cwd: rig.desk.dir, input, env, encoding: 'utf8' }).trim();
}

function blobOf(text: string): string {
  return git(['hash-object', '-w', '--stdin'], text);
}

/** A commit by ann with the tree of its first parent and these files put into it; no branch moves. */
function commit(
  parents: readonly string[],
  files: Readonly<Record<string, Put>> | readonly (readonly [string | Buffer, Put])[],
): string {
  const puts: readonly (readonly [string | Buffer, Put])[] = Array.isArray(files) ? files : Object.entries(files);
  git(['read-tree', ...(parents[0] === undefined ? ['--empty'] : [parents[0]])]);
  const lines = puts.map(([path, put]) => {
    const entry =
      put === null
        ? '0 ' + '0'.repeat(40)
        : typeof put === 'string'
          ? `100644 ${blobOf(put)}`
          : `${put.mode} ${put.oid}`;
    return Buffer.concat([Buffer.from(`${entry}\t`), Buffer.from(path), Buffer.from([0])]);
  });
  git(['update-index', '-z', '--index-info'], Buffer.concat(lines));
  return git(['commit-tree', git(['write-tree']), ...parents.flatMap((parent) => ['-p', parent]), '-m', 'Change']);
}

function entryOf(treeish: string, path: string): { readonly blob: string } {
  return { blob: git(['rev-parse', `${treeish}:${path}`]) };
}

function main(): string {
  return git(['rev-parse', 'refs/heads/main']);
}

function point(ref: string, head: string): void {
  git(['update-ref', ref, head]);
}

function land(head: string): void {
  point('refs/heads/main', head);
}

/** A branch with one more commit. */
function draft(name: string, files: Parameters<typeof commit>[1], parents = [main()]): string {
  const head = commit(parents, files);
  point(`refs/heads/${name}`, head);
  return head;
}

async function ask(person: Person, command?: ProjectCommand) {
  rig.clock.advance(1);
  const home = await rig.home(person);
  const actor = { id: emailOf(person), login: person, kind: 'person', assurance: 'asserted' } as const;
  const envelope = command === undefined ? undefined : { source: `test:${(asked += 1)}`, actor, command };
  return handle({ home, decider: projectDecider, clock: rig.clock }, project, envelope);
}

async function approve(person: Person, gate: string): Promise<void> {
  const { answer } = await ask(person, { approve: { gate, track: 'main', reason: '' } });
  expect(answer).toMatchObject({ is: 'done' });
}

async function look(): Promise<ProjectState> {
  const { state } = await ask('ann');
  if (state === null) throw new Error('the project has not begun');
  return state;
}

/** What the home sees, as those get it who ask about a merge or a push. */
async function sighted(branch: string) {
  const home = await rig.home('ann');
  const sight = await home.observe(project, rig.clock.now());
  const { observed } = sight;
  return { view: home.view(sight, project), observed, proposal: observed.world.proposals[branch] };
}
