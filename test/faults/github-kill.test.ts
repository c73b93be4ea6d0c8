import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openGitHub, type GitHubRig } from '../doors/app-github.ts';
import type { RequestNote } from '../sandbox/faults.ts';

const worker = fileURLToPath(new URL('./github-worker.ts', import.meta.url));

let rig: GitHubRig | null = null;
afterEach(async () => {
  expect(rig?.sandbox.gaps).toEqual([]);
  await rig?.close();
  rig = null;
});

/**
 * Puts an App in a process of its own in the place of the one that runs, has it hear of what somebody does, and kills it
 * when it makes a request, before GitHub carries that out or after. Then another App starts in its place.
 */
async function killedAt(
  github: GitHubRig,
  deed: () => Promise<unknown>,
  match: (request: RequestNote) => boolean,
  when: 'before' | 'after',
): Promise<void> {
  const { sandbox } = github;
  await github.down();
  const { app, url, clock } = sandbox;
  const args = [worker, '--url', url, '--now', String(clock.now()), '--app', JSON.stringify(app)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const address = String((await lines.next()).value);
  // What it asks while it starts is not meant.
  await expect.poll(async () => (await fetch(new URL('/readyz', address))).status, { timeout: 20_000 }).toBe(200);
  let isKilled = false;
  sandbox.faults.inject({
    match: (request) => {
      if (isKilled || !match(request)) return false;
      isKilled = child.kill('SIGKILL');
      return isKilled;
    },
    answer: 'drop the connection',
    when,
  });
  sandbox.deliverTo(address);
  await deed();
  expect(await ended).toEqual([null, 'SIGKILL']);
  sandbox.faults.clear();
  await github.up();
}

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
