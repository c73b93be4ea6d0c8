import { afterEach, expect, it } from 'vitest';
import { machineClock } from '../../src/clock.ts';
import { waitingOn, type Mine } from '../../src/doors/cli/mine.ts';
import { githubClient } from '../../src/github/client.ts';
import { pacer } from '../../src/github/pacing.ts';
import { fixedToken } from '../../src/github/tokens.ts';
import { inReview, openGitHub, type GitHubRig } from './app-github.ts';

const policy = `version: 1
workflow: software_release
reminders: { after_working_days: 2, deputy_after_working_days: 4 }
calendar: { holidays: [2026-03-03] }
roles:
  code_reviewer: { logins: [bob, stranger], deputies: [release_owner] }
  ci_owner: { logins: [carol] }
  release_owner: { logins: [dora] }
gates:
  ci_status: { reminders: {} }
`;
/** What the command line would list for somebody, by their own token. */
function mineOf({ sandbox }: GitHubRig, user: string): Promise<Mine> {
  const clock = { ...machineClock, now: () => new Date(sandbox.clock.now()).toISOString() };
  const tokens = fixedToken(sandbox.tokenFor({ user }));
  const reach = { baseUrl: `${sandbox.url}/api/v3`, version: '0', clock, pacer: pacer({ clock }) };
  return waitingOn(githubClient({ ...reach, tokens }), { owner: 'acme', name: 'portal' }, clock);
}

const day = 24 * 3_600_000;
let rig: GitHubRig | null = null;
afterEach(async () => {
  expect(rig?.sandbox.gaps).toEqual([]);
  await rig?.close();
});

it('a gate that waits is told of once, its deputies are asked later and open it, also over a restart', async () => {
  rig = await openGitHub({ files: { '.github/countersign.yml': policy } });
  const { repository, sandbox, settled } = rig;
  const [ann, bob, dora] = [repository.as('ann'), repository.as('bob'), repository.as('dora')];
  const { issue, pull } = await inReview(rig);
  const reminders = (): readonly string[] =>
    repository.comments(pull).flatMap(({ body }) => (body.includes('<!-- countersign:reminder ') ? [body] : []));
  const asked = (): readonly string[] =>
    repository.pull(pull).requested.map((each) => (each.__typename === 'Team' ? each.slug : each.login));
  /** The requests that a look at the project causes, which somebody asks for who changes nothing. */
  async function looked(): Promise<readonly string[]> {
    sandbox.clearRequests();
    await ann.label(issue, `look ${sandbox.clock.now()}`);
    await settled();
    return sandbox.requests.map(({ operation }) => operation);
  }

  // Who may not approve yet is told from when on they may; Tuesday is a holiday.
  sandbox.clock.advance(2 * day);
  await dora.comment(pull, '/approve code_review');
  await settled();
  expect(rig.status(issue)).toContain('a deputy of code_reviewer may from 9 Mar 2026');
  expect(await looked()).toEqual(['Observe']);
  expect(reminders()).toEqual([]);

  sandbox.clock.advance(day);
  expect((await looked()).filter((name) => !name.startsWith('apps'))).toEqual(['Observe', 'Commit', 'Show']);
  expect(reminders()).toHaveLength(1);
  expect(reminders()[0]).toMatch(
    new RegExp(
      `^@bob \\*\\*merging #${pull} waits for code_review\\*\\*, since 2 Mar 2026 \\(2 working days\\): .* It takes bob or stranger .* From 9 Mar 2026, 09:\\d\\d UTC on deputies may, too: dora .* → \\*\\*Review\\*\\* #${pull} `,
      'u',
    ),
  );
  expect(await looked()).toEqual(['Observe']);
  expect(rig.status(issue)).toContain('reminded on 5 Mar 2026');
  await rig.down();
  sandbox.clock.advance(3 * day);
  await rig.up();
  expect(reminders()).toHaveLength(1);
  expect(asked()).toEqual(['bob', 'carol']);

  sandbox.clock.advance(day);
  await looked();
  expect(reminders()).toHaveLength(2);
  expect(reminders()[1]).toMatch(/^@dora \*\*merging .* Deputies may open it now: dora \(.*\)\. → \*\*Review\*\*/u);
  expect(asked()).toEqual(['bob', 'carol', 'dora']);
  await dora.comment(pull, '/mine');
  await bob.comment(issue, '/mine');
  await ann.comment(issue, '/mine');
  await settled();
  const answered = [...repository.comments(pull), ...repository.comments(issue)].flatMap(({ body }) =>
    body.startsWith('`/mine` for ') ? [body] : [],
  );
  expect(answered[0]).toContain(
    `you may, as deputy of code_reviewer — since 2 Mar 2026, 4 working days → **Review** #${pull}`,
  );
  expect(answered[1]).toContain(`merging #${pull} waits for code_review`);
  expect(answered[2]).toContain('Nothing waits for you here.');
  expect(await looked()).toEqual(['Observe']);
  const byDora = await mineOf(rig, 'dora');
  expect(byDora).toMatchObject({
    login: 'dora',
    waiting: [
      {
        project: String(issue),
        gate: 'code_review',
        branch: `#${pull}`,
        right: 'as deputy of code_reviewer',
        command: `gh pr review ${pull} --approve --repo acme/portal`,
      },
    ],
  });
  expect((await mineOf(rig, 'ann')).waiting).toEqual([]);

  await dora.review(pull, 'APPROVED', { body: 'for bob' });
  await settled();
  const state = await rig.state(String(issue));
  expect(state?.approvals['main']?.['code_review']).toMatchObject({
    status: 'approved',
    decisions: [{ decided_by_login: 'dora', decided_by_role: 'code_reviewer', deputy_role: 'release_owner' }],
  });
  expect(state).not.toHaveProperty('waits');
  expect(rig.status(issue)).toContain('dora as deputy');
  await bob.review(pull, 'COMMENTED', { body: 'Thanks.' });
  await settled();
  expect(reminders()).toHaveLength(2);
  expect(rig.logged.filter((line) => /"level":"(?:warn|error)"/u.test(line))).toEqual([]);
});
