import { afterEach, expect, it } from 'vitest';
import { machineClock } from '../../src/clock.ts';
import { waitingOn, type Mine } from '../../src/doors/cli/mine.ts';
import { githubClient } from '../../src/github/client.ts';
import { pacer } from '../../src/github/pacing.ts';
import { fixedToken } from '../../src/github/tokens.ts';
import { openGitHub, type GitHubRig } from './app-github.ts';
import { openRuns, run, releaseFiles, started, submit, take, type RunsRig } from './app-runs-rig.ts';

const minute = 60_000;

let rig: GitHubRig | null = null;
let runs: RunsRig | null = null;
afterEach(async () => {
  expect(rig?.sandbox.gaps).toEqual([]);
  runs?.close();
  await rig?.close();
  [rig, runs] = [null, null];
});

async function begun(task?: string): Promise<{ github: GitHubRig; at: RunsRig; issue: number }> {
  const github = await openGitHub({ files: releaseFiles });
  rig = github;
  const at = await openRuns(github);
  runs = at;
  const { number: issue } = await github.repository.as('ann').openIssue({ title: 'Release 7' });
  await github.settled();
  await at.ask(started(issue, task));
  return { github, at, issue };
}

it('what a run waits for, and what became of it, stands in one comment of its issue, and the record says that it was told', async () => {
  const { github, at, issue } = await begun('Release it, @carol <b>now</b>, see #1');
  const { sandbox, app, repository } = github;
  const sweep = async (): Promise<void> => {
    await app.sweepNow();
    await github.settled();
  };
  expect(at.comments(issue)).toHaveLength(1);
  expect(at.comments(issue)[0]).toContain(`**Run \`${run}\` of \`release\` is under way**`);
  expect(at.comments(issue)[0]).not.toMatch(/@carol|<b>|[^\u200D]#1|#1/u);

  await at.ask(take, submit('plan'), submit('review'));
  const [waits = ''] = at.comments(issue);
  expect(waits).toContain('waits for approval**');
  expect(waits).toContain('review waits for approval: notes, sha256 ');
  expect(waits).toContain('bob or ann');
  expect(waits).toContain(`\`countersign workflow approve ${run} review\``);
  // Whoever drives it may still be at it.
  expect((await at.state()).receipts).toBeUndefined();

  sandbox.clock.advance(2 * minute);
  await sweep();
  const { receipts = {} } = await at.state();
  const comment = repository.comments(issue).find(({ body }) => body.includes('countersign:run'));
  expect(receipts).toEqual({ issue_comment: comment?.id });

  // A push of a run is looked at for runs alone.
  expect(github.logged.filter((line) => line.includes('"runs/'))).not.toEqual([]);
  const clock = { ...machineClock, now: () => new Date(sandbox.clock.now()).toISOString() };
  const reach = { baseUrl: `${sandbox.url}/api/v3`, version: '0', clock, pacer: pacer({ clock }) };
  const mine = (user: string): Promise<Mine> =>
    waitingOn(
      githubClient({ ...reach, tokens: fixedToken(sandbox.tokenFor({ user })) }),
      { owner: 'acme', name: 'portal' },
      clock,
    );
  expect((await mine('carol')).waiting).toEqual([]);
  expect((await mine('bob')).waiting).toMatchObject([{ run, is: 'approval', gate: 'step:review', step: 'review' }]);

  // What only the one may say the other is refused, and everybody reads why.
  const [answer = ''] = /\/approve step:review@[0-9a-f]{8}/u.exec(waits) ?? [];
  sandbox.clock.advance(2 * minute);
  await repository.as('eve').comment(issue, answer);
  await github.settled();
  expect(at.comments(issue)[0]).toContain(
    '> eve: not done, because eve is not among those who decide about step:review.',
  );
  sandbox.clock.advance(2 * minute);
  await repository.as('bob').comment(issue, '/approve step:review@00000000');
  await repository.as('bob').comment(issue, `${answer} --reason "read it"`);
  await github.settled();
  const approved = await at.state();
  expect(approved).toMatchObject({ status: 'running', confirms: {} });
  expect(at.comments(issue)[0]).toContain(`\`countersign workflow resume ${run}\``);
  expect(at.comments(issue)[0]).not.toContain('eve');
  const log = await repository.git('show', `countersign:runs/re/${run}/log/tail.yaml`);
  expect(log).toMatch(/"actor":\{"id":\d+,"login":"bob","kind":"person","assurance":"proven"\}/u);
  expect(log).not.toContain('"digest":"00000000"');

  await at.ask(take, submit('tell'));
  expect(at.comments(issue)).toHaveLength(1);
  const [ended = ''] = at.comments(issue);
  expect(ended).toContain('is completed**');
  expect(ended).toContain('# Workflow Execution');
  expect((await at.state()).intents).toHaveProperty('ended');
  for (let sweeps = 0; sweeps < 3; sweeps += 1) {
    sandbox.clock.advance(2 * minute);
    await sweep();
  }
  const over = await at.state();
  expect(over.intents).toEqual({});
  expect(over.receipts).toEqual({ issue_comment: comment?.id, ended: comment?.id });
  expect(at.comments(issue)).toHaveLength(1);
  expect((await at.verdict()).findings).toEqual([]);
});
