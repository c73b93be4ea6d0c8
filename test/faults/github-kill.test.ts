import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { runFolder } from '../../src/core/run/decider.ts';
import { openGitHub, type GitHubRig } from '../doors/app-github.ts';
import { openRuns, run, releaseFiles, started, submit, take, type RunsRig } from '../doors/app-runs-rig.ts';
import type { RequestNote } from '../sandbox/faults.ts';

const worker = fileURLToPath(new URL('./github-worker.ts', import.meta.url));

let rig: GitHubRig | null = null;
let runs: RunsRig | null = null;
afterEach(async () => {
  expect(rig?.sandbox.gaps).toEqual([]);
  runs?.close();
  await rig?.close();
  [rig, runs] = [null, null];
});

/**
 * Puts an App in a process of its own in the place of the one that runs, has it hear of what somebody does, and kills it
 * when it makes a request, before GitHub carries that out or after. Then another App starts in its place. Without a deed
 * it is killed in the sweep with which it starts.
 */
async function killedAt(
  github: GitHubRig,
  deed: (() => Promise<unknown>) | null,
  match: (request: RequestNote) => boolean,
  when: 'before' | 'after',
): Promise<void> {
  const { sandbox } = github;
  await github.down();
  const { app, url, clock } = sandbox;
  const args = [worker, '--url', url, '--now', String(clock.now()), '--app', JSON.stringify(app)];
  let child: ChildProcess | null = null;
  const inject = (): void => {
    let isKilled = false;
    sandbox.faults.inject({
      match: (request) => {
        if (isKilled || !match(request)) return false;
        isKilled = child?.kill('SIGKILL') === true;
        return isKilled;
      },
      answer: 'drop the connection',
      when,
    });
  };
  if (deed === null) inject();
  const other = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  child = other;
  const ended = once(other, 'exit');
  const lines = createInterface({ input: other.stdout })[Symbol.asyncIterator]();
  const address = String((await lines.next()).value);
  if (deed !== null) {
    // What it asks while it starts is not meant.
    await expect.poll(async () => (await fetch(new URL('/readyz', address))).status, { timeout: 20_000 }).toBe(200);
    inject();
    sandbox.deliverTo(address);
    await deed();
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  sandbox.faults.clear();
  await github.up();
}

describe('people are told of a run in one comment, and the record says so once, wherever the App that tells them is killed', () => {
  const points = [
    ['Show', 'after'],
    ['Show', 'before'],
    ['Run', 'after'],
  ] as const;
  for (const [operation, when] of points) {
    it(`killed ${when} ${operation}, and again ${when} the receipt`, async () => {
      const github = await openGitHub({ files: releaseFiles });
      rig = github;
      const { repository, sandbox } = github;
      const { number } = await repository.as('ann').openIssue({ title: 'Release 7' });
      runs = await openRuns(github);
      const { push, comments, state } = runs;
      await killedAt(
        github,
        () => push(started(number), take, submit('plan'), submit('review')),
        (request) => request.operation === operation,
        when,
      );
      expect(comments(number)).toHaveLength(1);
      expect(comments(number)[0]).toContain('waits for approval**');
      sandbox.clock.advance(2 * 60_000);
      await killedAt(github, null, (request) => request.operation === 'Commit', when);
      await github.app.sweepNow();
      await github.settled();
      expect(comments(number)).toHaveLength(1);
      const log = await repository.git('show', `countersign:${runFolder(run)}/log/tail.yaml`);
      expect(log.match(/"type":"receipt_recorded"/gu)).toHaveLength(1);
      expect(Object.keys((await state()).receipts ?? {})).toEqual(['issue_comment']);
    });
  }
});

describe('an App that is killed is made good by the next one: one commit, one comment', () => {
  for (const [operation, when] of [
    ['Observe', 'before'],
    ['Observe', 'after'],
    ['Commit', 'before'],
    ['Commit', 'after'],
    ['Show', 'before'],
    ['Show', 'after'],
  ] as const) {
    it(`killed ${when} ${operation} of the command that starts a project`, async () => {
      const github = await openGitHub();
      rig = github;
      await github.settled();
      const { repository } = github;
      const ann = repository.as('ann');
      const { number } = await ann.openIssue({ title: 'Portal 2.0' });
      await github.settled();
      await killedAt(
        github,
        () => ann.comment(number, '/start software_release'),
        (request) => request.operation === operation,
        when,
      );
      expect((await github.state(String(number)))?.tracks['main']?.stage).toBe('intake');
      const folder = `projects/${String(number).padStart(2, '0')}/${number}`;
      const commits = await repository.git('log', '--format=%s', 'countersign', '--', folder);
      const entries = await repository.git('show', `countersign:${folder}/log/tail.yaml`);
      // What is recorded of the comment itself is another entry.
      expect(entries.match(/"command":\{"start"/gu)).toHaveLength(1);
      expect(commits.trim().split('\n')).toHaveLength(entries.trim().split('\n').length);
      const comments = repository.comments(number).filter(({ author }) => author?.login === 'countersign');
      expect(comments).toHaveLength(1);
      expect(github.status(number)).toContain('**Intake**');
    });
  }
});
