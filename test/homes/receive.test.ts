import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { openGitHome } from '../../src/git/home.ts';
import { verify } from '../../src/git/verify.ts';
import { handle } from '../../src/handle.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { makeRemoteRig, shipped, type GitRig } from './git-rig.ts';
import { emailOf, notesPath, project, textPath, type Person } from './rig.ts';

const script = `exec ${process.execPath} ${fileURLToPath(new URL('./hook.ts', import.meta.url))}`;

let rig: GitRig;
/** A clone in which somebody works with nothing but git. */
let clone: TestRepository;
/** Every branch of the origin as each test finds it, as lines for `git update-ref`. */
let heads: string;
beforeAll(async () => {
  rig = makeRemoteRig();
  [, clone] = rig.seats;
  await give('ann', {
    start: { project_id: project, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' },
  });
  rig.propose('topic', { [textPath]: 'text\n' }, 'ann');
  await give('ann', { block: { text: 'the fair is off', on: 'track:main' } });
  clone.git('config', 'user.name', 'cat');
  clone.git('config', 'user.email', emailOf('cat'));
  rig.origin.git('config', 'receive.denyDeleteCurrent', 'ignore');
  rig.origin.hook('pre-receive', script);
  heads = rig.origin.git('for-each-ref', '--format=update %(refname) %(objectname)', 'refs/heads');
});
beforeEach(() => {
  setRefs(rig.origin, ['refs'], heads);
  setRefs(clone, ['refs/heads', 'refs/countersign'], '');
  setRefs(rig.seats[0], ['refs/countersign', 'refs/remotes'], '');
  clone.git('fetch', '--quiet', '--prune');
  clone.git('switch', '--quiet', '--force', '--no-track', '--create', 'main', 'origin/main');
});
afterAll(() => rig.close());

/** Takes all refs of these folders away but those that `updates` sets. */
function setRefs({ dir }: TestRepository, folders: readonly string[], updates: string): void {
  const git = (args: readonly string[], input = ''): readonly string[] =>
    execFileSync('git', args, { cwd: dir, input, encoding: 'utf8' })
      .split('\n')
      .filter((line) => line !== '');
  const set = updates.split('\n').filter((line) => line !== '');
  const kept = new Set(set.map((line) => line.split(' ')[1]));
  const gone = git(['for-each-ref', '--format=delete %(refname)', ...folders]).filter(
    (line) => !kept.has(line.split(' ')[1]),
  );
  git(['update-ref', '--no-deref', '--stdin'], [...gone, ...set].map((line) => `${line}\n`).join(''));
}

describe('what a repository remembers of its record', () => {
  it('is pushed by nobody; what was decided about is', () => {
    const commit = rig.origin.oid('refs/heads/countersign');
    for (const ref of ['seen/here/countersign', 'verified/0.1.0/plain/here/countersign', 'SEEN/here/countersign']) {
      const answer = spawnSync('git', ['push', '--quiet', 'origin', `${commit}:refs/countersign/${ref}`], {
        cwd: clone.dir,
        encoding: 'utf8',
      });
      expect(answer.status).toBe(1);
      expect(answer.stderr).toContain(`refs/countersign/${ref} is what this repository itself remembers`);
    }
    const decided = `refs/countersign/decided/${project}/${commit}`;
    clone.git('push', '--quiet', 'origin', `${commit}:${decided}`);
    for (const change of [`:${decided}`, `+${commit}~1:${decided}`, `${commit}:${decided.replace('dec', 'DEC')}`]) {
      const answer = spawnSync('git', ['push', '--quiet', 'origin', change], { cwd: clone.dir, encoding: 'utf8' });
      expect(answer.status).toBe(1);
      expect(answer.stderr).toContain('keeps a commit that somebody decided about: it stays');
    }
    expect(rig.origin.oid(decided)).toBe(commit);
    expect(
      rig.origin.git(
        'for-each-ref',
        '--format=%(refname)',
        'refs/countersign/seen',
        'refs/countersign/verified',
        'refs/countersign/SEEN',
      ),
    ).toBe('');
  });
});

describe('a push to the default branch', () => {
  it('that lands bytes nobody approved is refused, with what is missing', () => {
    clone.merge('origin/topic');
    const said = refused(clone, 'main');
    expect(said).toContain('gate_closed: atlas: text would land at');
    expect(said).toContain('reading is closed: nobody has approved it');
  });

  it('that lands approved bytes gets in, and is recorded as no bypass', async () => {
    await give('bob', { approve: { gate: 'reading', track: 'main', reason: '' } });
    clone.merge('origin/topic');
    expect(pushed(clone, 'main')).toMatchObject({ status: 0 });
    const { state } = await look();
    expect(state).toMatchObject({
      artifacts: { text: { version: 'v1', bypassed: [] } },
      tracks: { main: { stage: 'review' } },
    });
  });

  it('that lands approved bytes and others after them is refused for the others', async () => {
    await give('bob', { approve: { gate: 'reading', track: 'main', reason: '' } });
    clone.merge('origin/topic');
    clone.commit({ [textPath]: 'other\n' });
    expect(refused(clone, 'main')).toContain('it was approved for other bytes of text');
  });

  it('that lands approved bytes in place of others and then takes them back is refused: nobody approved that', async () => {
    await give('bob', { approve: { gate: 'reading', track: 'main', reason: '' } });
    clone.merge('origin/topic');
    expect(pushed(clone, 'main')).toMatchObject({ status: 0 });
    await look();
    rig.desk.git('fetch', '--quiet', 'origin');
    rig.desk.git('reset', '--quiet', '--hard', 'origin/main');
    rig.propose('next', { [textPath]: 'text, revised\n' }, 'ann');
    await give('bob', { approve: { gate: 'reading', track: 'main', reason: '' } });
    clone.git('fetch', '--quiet');
    clone.merge('origin/next');
    clone.git('revert', '--no-edit', '--mainline', '1', 'HEAD');
    expect(refused(clone, 'main')).toContain('gate_closed');
  });

  it('that changes nothing with a gate gets in', () => {
    clone.commit({ [notesPath]: 'notes\n', 'README.md': 'Read me\n' });
    expect(pushed(clone, 'main')).toMatchObject({ status: 0 });
  });

  it('that changes the policy so that anybody may approve opens nothing by itself', () => {
    clone.merge('origin/topic');
    clone.commit({
      '.github/countersign.yml': 'version: 1\nworkflow: paper\ngates:\n  reading: { roles: [read], own_work: true }\n',
    });
    expect(refused(clone, 'main')).toContain('gate_closed');
  });

  it('that rewrites it, or deletes it, is refused', () => {
    clone.git('commit', '--quiet', '--amend', '--message', 'Rewritten');
    expect(refused(clone, '+main')).toContain('history_rewritten');
    expect(refused(clone, ':main')).toContain('history_rewritten');
  });
});

describe('a policy that only one clone ever had', () => {
  it('opens nothing for others: entries decided under it do not get in', async () => {
    const alone = clone.clone();
    alone.git('config', 'user.name', 'cat');
    alone.git('config', 'user.email', emailOf('cat'));
    const lax =
      'version: 1\nworkflow: paper\nassurance: asserted\ngates:\n  reading: { roles: [write], own_work: true }\n';
    alone.git('fetch', '--quiet', rig.origin.dir, '+refs/heads/*:refs/remotes/origin/*');
    alone.git('update-ref', 'refs/heads/countersign', 'refs/remotes/origin/countersign');
    alone.git('switch', '--quiet', '--create', 'mine', 'origin/topic');
    alone.git('switch', '--quiet', 'main');
    alone.commit({ '.github/countersign.yml': lax });
    const home = await openGitHome({ cwd: alone.dir, shipped });
    const actor = { id: emailOf('ann'), login: emailOf('ann'), kind: 'person', assurance: 'asserted' } as const;
    const { state } = await handle({ home, decider: projectDecider, clock: rig.clock }, project, {
      source: 'test:alone',
      actor,
      command: { block: { text: 'under another policy', on: 'track:main' } },
    });
    await home.close();
    expect(state?.policy?.blob).toBe(alone.oid('main:.github/countersign.yml'));
    const said = push(alone, rig.origin.dir, 'countersign');
    expect(said.stderr).toContain('decided under a policy that main has never held here');
    expect(said.status).not.toBe(0);
    alone.remove();
  });
});

describe('a push of any other branch', () => {
  it('gets in', () => {
    clone.branch('draft');
    clone.commit({ [textPath]: 'a draft\n' });
    expect(pushed(clone, 'draft')).toMatchObject({ status: 0 });
    clone.git('commit', '--quiet', '--amend', '--message', 'Rewritten');
    expect(pushed(clone, '+draft')).toMatchObject({ status: 0 });
  });
});

describe('a push to the branch of the record', () => {
  it('by a command gets in', async () => {
    await give('ann', { block: { text: 'the printer is broken', on: 'track:main' } });
    const { state } = await look();
    expect(Object.keys(state?.blockers ?? {})).toHaveLength(2);
  });

  it('that takes commits away, or all of it, is refused', () => {
    expect(refused(clone, '+origin/countersign~1:refs/heads/countersign')).toContain('history_rewritten');
    expect(refused(clone, ':countersign')).toContain('history_rewritten');
  });

  for (const [what, edit, says] of [
    ['edits an entry', 'sed -i s/Acme/Evil/ log/tail.yaml', 'entry 1 was changed after it was written'],
    ['edits the state', 'sed -i s/Acme/Evil/ project_state.yaml', 'project_state.yaml:5'],
    ['drops an entry', "sed -i '2d' log/tail.yaml", 'record_damaged'],
    ['drops a project', 'rm -r .', 'atlas is gone with all its entries'],
    ['adds a file', 'echo mine > mine.yaml', 'no entry made this file'],
  ] as const) {
    it(`that ${what} is refused, with the place`, () => {
      clone.git('switch', '--quiet', 'countersign');
      spawnSync('sh', ['-c', edit.replace(' .', ' "$PWD"')], { cwd: join(clone.dir, 'projects/at/atlas') });
      clone.commit({});
      const said = refused(clone, 'countersign');
      expect(said).toContain('record_damaged');
      expect(said).toContain(says);
    });
  }

  it('that edits the state and puts it right again is refused: what it did would stay in the history', () => {
    clone.git('switch', '--quiet', 'countersign');
    clone.commit({ 'projects/at/atlas/project_state.yaml': 'format: 1\n' });
    clone.git('revert', '--no-edit', 'HEAD');
    expect(refused(clone, 'countersign')).toMatch(
      /record_damaged: .*project_state\.yaml:\d+: commit \w{7} changed this by hand/,
    );
  });

  it('that goes back to an earlier state by a new commit is refused: entries are gone', () => {
    clone.git('switch', '--quiet', 'countersign');
    clone.git('revert', '--no-edit', 'HEAD');
    expect(refused(clone, 'countersign')).toMatch(/record_damaged: .*tail\.yaml:1: entry \d was there before/);
  });
});

describe('the first push to an empty repository', () => {
  it('gets in, with a record or without, and a damaged record does not', () => {
    for (const [refs, damaged] of [
      [['main'], false],
      [['main', 'refs/remotes/origin/countersign:refs/heads/countersign'], false],
      [['main', 'refs/heads/damaged:refs/heads/countersign'], true],
    ] as const) {
      const seed = makeRepository({ empty: true });
      const empty = seed.clone({ bare: true });
      empty.hook('pre-receive', script);
      clone.git('fetch', '--quiet');
      if (damaged) {
        clone.git('switch', '--quiet', '--create', 'damaged', 'origin/countersign');
        clone.commit({ 'projects/at/atlas/mine.yaml': 'mine\n' });
        expect(push(clone, empty.dir, ...refs).stderr).toContain('no entry made this file');
      } else {
        expect(push(clone, empty.dir, ...refs)).toMatchObject({ status: 0 });
        expect(empty.oid('refs/heads/main')).toBe(clone.oid('main'));
      }
      seed.remove();
      empty.remove();
    }
  });
});

function push(
  from: TestRepository,
  to: string,
  ...refs: readonly string[]
): { readonly status: number | null; readonly stderr: string } {
  return spawnSync('git', ['push', '--quiet', to, ...refs], { cwd: from.dir, encoding: 'utf8' });
}

function pushed(from: TestRepository, ref: string): ReturnType<typeof push> {
  return push(from, 'origin', ref);
}

/** What the hook said, without the words git puts before each line. */
function refused(from: TestRepository, ref: string): string {
  const before = rig.origin.git('for-each-ref', 'refs/heads');
  const { status, stderr } = push(from, 'origin', ref);
  expect(stderr).toContain('pre-receive hook declined');
  expect(status).not.toBe(0);
  expect(rig.origin.git('for-each-ref', 'refs/heads')).toBe(before);
  return stderr.replaceAll(/^remote: /gm, '');
}

let asked = 0;

async function give(person: Person, command: ProjectCommand): Promise<void> {
  rig.clock.advance(1);
  asked += 1;
  const home = await rig.home(person);
  const actor = await home.actor();
  const { answer } = await handle({ home, decider: projectDecider, clock: rig.clock }, project, {
    source: `test:${asked}`,
    actor,
    command,
  });
  expect(answer).toMatchObject({ is: 'done' });
}

/** Looks from a new clone, so that everything is as everybody sees it. */
async function look(): Promise<{ readonly state: ProjectState | null }> {
  rig.clock.advance(1);
  const home = await openGitHome({ cwd: rig.seats[0].dir, shipped });
  try {
    const { state } = await handle({ home, decider: projectDecider, clock: rig.clock }, project);
    expect((await verify(home, null, () => undefined)).findings).toEqual([]);
    return { state };
  } finally {
    await home.close();
  }
}
