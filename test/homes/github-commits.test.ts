import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import type { GitHubHome } from '../../src/github/home.ts';
import { handle } from '../../src/handle.ts';
import type { Clock } from '../../src/ports.ts';
import { entriesOf } from '../../src/record.ts';
import { virtualClock } from '../github/clock.ts';
import { faultAnswers } from '../sandbox/faults.ts';
import {
  clientOf,
  clockOf,
  openGitHubRigs,
  type GitHubRig,
  type GitHubRigs,
  type HandledProject,
} from './github-rig.ts';
import { manyOf } from '../soak.ts';

let github: GitHubRigs;
let rig: GitHubRig;
beforeAll(async () => {
  github = await openGitHubRigs();
});
beforeEach(async () => {
  rig = await github.makeRig();
});
afterEach(() => {
  github.sandbox.faults.clear();
  expect(github.sandbox.gaps).toEqual([]);
});
afterAll(() => github.close());

function startOf(project: string): ProjectCommand {
  return { start: { project_id: project, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' } };
}

function fact(name: string): ProjectCommand {
  return { fact: { fact: name, value: 1, source: 'a mail' } };
}

/** A command of ann's, by a process that remembers nothing. */
function ask(
  command: ProjectCommand,
  source: string,
  home = rig.fresh({ askers: ['ann'] }),
  clock: Clock = clockOf(github.sandbox),
  project = rig.project,
): Promise<HandledProject> {
  return handle({ home, decider: projectDecider, clock }, project, { source, actor: rig.actor('ann'), command });
}

/** The log in its order, from all of its segments. */
function sources(): readonly string[] {
  const record = rig.record();
  const segments = [...record.keys()].filter((path) => path.startsWith('log/0')).toSorted();
  return [...segments, 'log/tail.yaml'].flatMap((path) =>
    entriesOf<ProjectCommand, ProjectEvent>(record.get(path) ?? '').map(({ source }) => source),
  );
}

function commits(): number {
  return Number(rig.git(['rev-list', '--count', 'countersign']));
}

describe('many processes that write to one repository', () => {
  const [writers, each] = [16, manyOf(3, 10)];

  it(`lose none of the ${writers * each} entries of ${writers} writers, and none of them starves`, async () => {
    await ask(startOf(rig.project), 'start');
    const clock = virtualClock();
    let busy = 0;
    clock.isBusy = () => busy > 0;
    /** Requests take a tenth of a second, by the clock that everybody waits by. */
    const slowly: typeof fetch = async (input, init) => {
      await clock.sleep(50);
      busy += 1;
      try {
        const response = await fetch(input, init);
        return new Response(await response.text(), response);
      } finally {
        busy -= 1;
        await clock.sleep(50);
      }
    };
    const expected: string[] = [];
    const work = Array.from({ length: writers }, async (_, writer) => {
      const own: Clock = { now: clock.now, sleep: clock.sleep, random: seeded(writer + 1) };
      const home = rig.fresh({ client: clientOf(github.sandbox, own, slowly), memory: new Map(), askers: ['ann'] });
      for (let count = 0; count < each; count += 1) {
        const name = `w${writer}.n${count}`;
        expected.push(name);
        expect((await ask(fact(name), name, home, own)).answer).toMatchObject({ is: 'done' });
      }
    });
    await Promise.all(work);
    expect(sources().toSorted()).toEqual(['start', ...expected].toSorted());
    expect(Object.keys(rig.state().known_facts)).toHaveLength(writers * each);
    expect(rig.state().seq).toBe(writers * each + 1);
    expect(commits()).toBe(writers * each + 1);
    expect(rig.git(['fsck', '--strict', '--no-dangling'])).toBe('');
  });

  it('and begin its state branch at once: one of them does, and the others come after it', async () => {
    const other = await rig.site.as('ann').openIssue({ title: 'Another' });
    const projects = [rig.project, rig.project, String(other.number)];
    const answers = await Promise.all(
      projects.map((project, index) => {
        const home = rig.fresh({ client: clientOf(github.sandbox), askers: ['ann'] });
        return ask(startOf(project), `start:${index}`, home, clockOf(github.sandbox), project);
      }),
    );
    expect(answers.map(({ answer }) => answer.is).toSorted()).toEqual(['done', 'done', 'refused']);
    expect(answers[2]?.answer.is).toBe('done');
    expect(rig.git(['rev-list', '--max-parents=0', '--count', 'countersign']).trim()).toBe('1');
    expect(rig.git(['ls-tree', '--name-only', 'countersign'])).toBe('format.yaml\nprojects\n');
    expect(rig.state().project_id).toBe(rig.project);
  });
});

describe('a commit whose answer was lost', () => {
  const lost = [
    ['the connection was dropped', 'drop the connection'],
    ['the gateway gave up', faultAnswers.badGateway],
  ] as const;

  for (const [what, answer] of lost) {
    it(`is found by what it wrote, and not made twice: ${what}`, async () => {
      await ask(startOf(rig.project), 'start');
      github.sandbox.faults.inject({ match: 'Commit', when: 'after', answer });
      github.sandbox.clearRequests();
      const handled = await ask(fact('x'), 'fact');
      expect(handled.answer.is).toBe('done');
      expect(handled.entries.map(({ source }) => source)).toEqual(['fact']);
      expect(github.sandbox.requests.map(({ operation }) => operation).slice(-2)).toEqual(['Commit', 'Arrived']);
      expect(sources()).toEqual(['start', 'fact']);
    });
  }

  it('and was not made is decided again, and made once', async () => {
    await ask(startOf(rig.project), 'start');
    github.sandbox.faults.inject({ match: 'Commit', when: 'before', answer: 'drop the connection' });
    expect((await ask(fact('x'), 'fact')).answer.is).toBe('done');
    expect(sources()).toEqual(['start', 'fact']);
  });

  it('is found although others have committed since', async () => {
    await ask(startOf(rig.project), 'start');
    github.sandbox.faults.inject({ match: 'Commit', when: 'after', answer: 'drop the connection' });
    const home = rig.fresh({ askers: ['ann'] });
    const meanwhile: GitHubHome = {
      ...home,
      async commit(change) {
        const made = home.commit(change);
        // Asked for only when the answer to this one is lost.
        await new Promise<void>((resolve) => {
          const waiting = setInterval(() => {
            if (sources().length < 2) return;
            clearInterval(waiting);
            resolve();
          }, 5);
        });
        await ask(fact('y'), 'other', rig.fresh({ client: clientOf(github.sandbox), askers: ['ann'] }));
        return made;
      },
    };
    expect((await ask(fact('x'), 'fact', meanwhile)).answer.is).toBe('done');
    expect(sources()).toEqual(['start', 'fact', 'other']);
  });

  it('of the first entry is found, too', async () => {
    github.sandbox.faults.inject({ match: 'git/create-ref', when: 'after', answer: 'drop the connection' });
    expect((await ask(startOf(rig.project), 'start')).answer.is).toBe('done');
    expect(sources()).toEqual(['start']);
    expect(commits()).toBe(1);
  });

  it('of what comes before the first entry does no harm', async () => {
    for (const match of ['git/create-tree', 'git/create-commit'])
      github.sandbox.faults.inject({ match, when: 'after', answer: 'drop the connection' });
    expect((await ask(startOf(rig.project), 'start')).answer.is).toBe('done');
    expect(sources()).toEqual(['start']);
  });

  it('is told as what it is where GitHub cannot be asked whether it is there', async () => {
    await ask(startOf(rig.project), 'start');
    github.sandbox.faults.inject({ match: 'Commit', when: 'after', answer: 'drop the connection' });
    github.sandbox.faults.inject({ match: 'Arrived', times: 20, answer: faultAnswers.badGateway });
    await expect(ask(fact('x'), 'fact')).rejects.toMatchObject({ code: 'maybe_done' });
    github.sandbox.faults.clear();
    expect((await ask(fact('x'), 'fact')).answer).toEqual({ is: 'repeated' });
    expect(sources()).toEqual(['start', 'fact']);
  });
});

describe('a commit that lost', () => {
  for (const [what, error] of [
    ['by its type', { type: 'STALE_DATA', message: 'A conflict.' }],
    [
      'by the sentence that GitHub has for it',
      { message: 'Expected branch to point to "a" but it did not. Pull and try again.' },
    ],
    ['by another sentence', { message: 'countersign is at 0123456 but expected 89abcde' }],
  ] as const) {
    it(`is known ${what}, and decided again`, async () => {
      await ask(startOf(rig.project), 'start');
      const body = { data: { createCommitOnBranch: null }, errors: [{ ...error, path: ['createCommitOnBranch'] }] };
      github.sandbox.faults.inject({ match: 'Commit', answer: { status: 200, body } });
      github.sandbox.clearRequests();
      expect((await ask(fact('x'), 'fact')).answer.is).toBe('done');
      const operations = github.sandbox.requests.map(({ operation }) => operation);
      expect(operations.filter((name) => name === 'Observe' || name === 'Commit')).toEqual([
        'Observe',
        'Observe',
        'Commit',
        'Observe',
        'Commit',
      ]);
    });
  }
});

describe('a state branch that is closed to the App', () => {
  it('is told with what GitHub says and what helps, and nothing is written', async () => {
    await ask(startOf(rig.project), 'start');
    rig.site.protect('countersign', { mayPush: ['ann'] });
    await expect(ask(fact('x'), 'fact')).rejects.toMatchObject({
      code: 'forbidden',
      message:
        "GitHub did not commit to countersign: protected branch 'countersign' check failed: You're not authorized to push to this branch.",
      next: expect.stringContaining('countersign doctor') as string,
    });
    expect(sources()).toEqual(['start']);
  });

  it('is told where it may not be made', async () => {
    const body = {
      message: 'Repository rule violations found\n\nCannot create ref due to creations being restricted.',
    };
    github.sandbox.faults.inject({ match: 'git/create-ref', answer: { status: 422, body } });
    await expect(ask(startOf(rig.project), 'start')).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('creations being restricted') as string,
    });
    expect(await rig.site.head('countersign')).toBeNull();
  });

  it('is told where it was deleted meanwhile', async () => {
    await ask(startOf(rig.project), 'start');
    const home = rig.fresh({ askers: ['ann'] });
    const racing: GitHubHome = {
      ...home,
      async commit(change) {
        await rig.site.as('cat').deleteBranch('countersign');
        return home.commit(change);
      },
    };
    await expect(ask(fact('x'), 'fact', racing)).rejects.toMatchObject({ code: 'not_found' });
  });
});

function format(): string {
  return rig.git(['show', 'countersign:format.yaml']);
}

describe('what the state branch says of itself', () => {
  it('names the app that shows from its first commit on, also where the command line made the branch', async () => {
    const { id } = github.sandbox.app;
    await rig.site.as('ann').push('countersign', { 'format.yaml': 'format: 1\n' });
    await ask(startOf(rig.project), 'start');
    expect(format()).toBe(`format: 1\nshown_by: ${id}\n`);
  });

  it('names another app as long as people leave it so, and that one alone shows', async () => {
    await rig.site.as('ann').push('countersign', { 'format.yaml': 'format: 1\nshown_by: 15368\n' });
    const home = rig.fresh({ askers: ['ann'] });
    expect((await ask(startOf(rig.project), 'start', home)).answer.is).toBe('done');
    github.sandbox.clearRequests();
    expect(await home.flush()).toBe(15_368);
    expect(github.sandbox.requests).toEqual([]);
    expect(format()).toBe('format: 1\nshown_by: 15368\n');
  });

  it('stops whoever does not understand it, and nothing is written beside it', async () => {
    await rig.site.as('ann').push('countersign', { 'format.yaml': 'format: 1\nlayout: wide\n' });
    const head = await rig.site.head('countersign');
    await expect(ask(startOf(rig.project), 'start')).rejects.toMatchObject({
      findings: [{ code: 'unknown_field', file: 'format.yaml', line: 2, column: 1 }],
    });
    expect(await rig.site.head('countersign')).toBe(head);
  });
});

describe('what a commit says', () => {
  it('names the project, its entries and the people who made them', async () => {
    await rig.site.as('ann').comment(rig.issue, '/start paper');
    await rig.look();
    await rig.site.as('bob').comment(rig.issue, '/block no ink');
    const { entries } = await rig.look();
    const message = rig.git(['log', '-1', '--format=%B', 'countersign']);
    const { databaseId } = github.sandbox.user('bob');
    expect(message.trimEnd().split('\n')).toEqual([
      expect.stringContaining(rig.project) as string,
      '',
      `Countersign-Project: ${rig.project}`,
      `Countersign-Entry: 2 ${entries[0]?.id ?? ''}`,
      `Co-authored-by: bob <${databaseId}+bob@users.noreply.github.com>`,
    ]);
  });
});

/** Chance that comes out the same every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
