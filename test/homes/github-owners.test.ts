import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { missingIn } from '../../src/core/condition.ts';
import { explain } from '../../src/core/project/explain.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { Proposal } from '../../src/core/project/world.ts';
import { handle } from '../../src/handle.ts';
import { clockOf, openGitHubRigs, type GitHubRig, type GitHubRigs } from './github-rig.ts';
import { policyPath, textPath, type Files } from './rig.ts';

const text = 'one\ntwo\nthree\n';
const ownersPath = '.github/CODEOWNERS';
const ci = { appId: 4242, appSlug: 'ci' };

let github: GitHubRigs;
let rig: GitHubRig;
beforeAll(async () => {
  github = await openGitHubRigs();
});
beforeEach(async () => {
  rig = await github.makeRig();
});
afterEach(() => {
  expect(github.sandbox.gaps).toEqual([]);
});
afterAll(() => github.close());

/** A project with a pull request of ann's for its text, under a policy that says this besides, and who reads. */
async function drafted(gates: string, files: Files = {}, readers = 'logins: [bob]'): Promise<string> {
  const policy = rig.policy.replace('logins: [bob]', readers);
  await rig.commit({ ...files, [policyPath]: `${policy}${gates}` }, 'ann');
  await rig.site.as('ann').comment(rig.issue, '/start paper');
  await rig.look();
  const head = await rig.propose('topic', { [textPath]: text }, 'ann');
  await rig.look();
  return head;
}

/** What the home tells of the pull request, and whether its gate is open, and if not why. */
async function seen(options: Parameters<GitHubRig['look']>[0] = {}): Promise<{
  readonly proposal: Proposal | undefined;
  readonly because: readonly string[];
  readonly warnings: readonly string[];
}> {
  const { observed } = await rig.look(options);
  const tree = explain(observed.world, rig.state(), 'main', 'reading');
  return {
    proposal: observed.world.proposals[`#${rig.pull('topic')}`],
    because: tree.holds
      ? ['open']
      : missingIn({ ...tree, parts: [] }).map(({ says }) => says.replace(/ — for.*$/u, '')),
    warnings: observed.warnings.map(({ file, line, message }) => `${file}:${line} ${message}`),
  };
}

/** The requests that something makes, by name. */
async function requests(work: () => Promise<unknown>): Promise<readonly string[]> {
  github.sandbox.clearRequests();
  await work();
  return github.sandbox.requests.map(({ operation }) => operation);
}

describe('checks of a pull request', () => {
  it('answer a gate for its head, all of them, but ours, and those of other workflows where we are one', async () => {
    const head = await drafted('gates:\n  reading: { checks: [ci, lint], open_for_hours: 1 }\n');
    expect((await seen()).because[0]).toContain('check ci is not reported; check lint is not reported; it counts from');
    await rig.site.setCheck(head, 'ci', 'success', ci);
    await rig.site.setCheck(head, 'countersign', null);
    await rig.site.as('ann').setStatus(head, 'lint', 'pending');
    const { proposal, because } = await seen();
    expect(proposal?.checks).toEqual({ ci: 'passed', lint: 'pending' });
    expect(because[0]).toContain('check lint is pending; it counts from');
    await rig.site.as('ann').setStatus(head, 'lint', 'success');
    github.sandbox.clock.advance(3_600_000);
    expect((await seen()).because).toEqual(['open']);
    expect(await requests(() => rig.look())).toEqual(['Observe']);
    await rig.site.setCheck(head, 'ci', 'failure', ci);
    expect((await seen()).because).toEqual(['reading is closed: check ci is failed']);
    // Everything that a workflow does is GitHub Actions', which is also whom the Action is known as.
    await rig.site.runWorkflow(head, 'lint');
    const actions = await rig.fresh({ identity: { appId: 15368 } }).observe(rig.project, clockOf(github.sandbox).now());
    expect(actions.observed.world.proposals[`#${rig.pull('topic')}`]?.checks).toMatchObject({
      ci: 'failed',
      lint: 'passed',
    });
    // The bytes of before are there anew since somebody put them back.
    await rig.push('topic', { [textPath]: 'other\n' }, 'ann');
    const back = github.sandbox.clock.now();
    await rig.site.as('ann').forcePush('topic', head);
    const { proposal: again } = await seen();
    expect(Date.parse(again?.pushed_at ?? '')).toBeGreaterThanOrEqual(back - 1000);
  });

  it('are not asked for where nothing rests on them, and are when a condition does', async () => {
    const head = await drafted('');
    await rig.site.setCheck(head, 'ci', 'failure', ci);
    expect((await seen()).proposal).not.toHaveProperty('checks');
    await rig.site.as('bob').comment(rig.pull('topic'), '/approve reading if check:ci');
    const { proposal, because } = await seen();
    expect(proposal?.checks).toEqual({ ci: 'failed' });
    expect(because).toEqual(['reading is closed until the conditions of its approval hold']);
  });
});

describe('owners of what a pull request changes', () => {
  const codeowners = 'gates:\n  reading: { codeowners: true, roles: [lead] }\n';

  it('are those of the default branch, are asked for a review, and one of each group has to agree', async () => {
    github.sandbox.team('acme', 'readers', ['bob'], { repositories: { [`acme/${rig.site.name}`]: 'write' } });
    rig.site.model.collaborators.set(github.sandbox.user('dan'), 'write');
    const lines = '* @ann\npapers/ @ACME/readers @Dan @stranger\n[Docs] @cat\n/mine\n*.svg docs@example.com\n';
    await drafted(codeowners, { [ownersPath]: lines, CODEOWNERS: '* @nobody\n' });
    expect((await seen()).proposal?.owners).toEqual([
      { paths: [`papers/${rig.project}/text.md`], owners: ['@ACME/readers', '@Dan', '@stranger'] },
    ]);
    const home = rig.fresh();
    await handle({ home, decider: projectDecider, clock: clockOf(github.sandbox) }, rig.project);
    await home.flush();
    const { requested } = rig.site.pull(rig.pull('topic'));
    expect(requested.map((one) => ('slug' in one ? one.slug : one.login))).toEqual(['dan', 'readers']);
    await rig.push('topic', { [ownersPath]: '* @cat\n', mine: 'mine\n', 'a.svg': '<svg/>\n' }, 'ann');
    const { proposal, warnings } = await seen();
    expect(proposal?.owners?.map((group) => [group.owners.join(' '), group.paths.length])).toEqual([
      ['@ann', 1],
      ['docs@example.com', 1],
      ['', 1],
      ['@ACME/readers @Dan @stranger', 1],
    ]);
    expect(warnings).toEqual([
      `${ownersPath}:3 [ ] is neither a range nor a section here: the line is skipped`,
      expect.stringMatching(/docs@example\.com: GitHub tells nobody whose address that is/u),
    ]);
    await rig.push('topic', { [ownersPath]: lines, mine: null, 'a.svg': null }, 'ann');
    await rig.look();
    await rig.site.as('cat').review(rig.pull('topic'), 'APPROVED');
    await rig.look();
    await rig.site.as('bob').review(rig.pull('topic'), 'APPROVED');
    const made = await requests(async () => expect((await seen({ logins: ['bob'] })).because).toEqual(['open']));
    expect(made).toEqual(['Observe', 'Commit']);
    expect(rig.state().approvals['main']?.['reading']?.decisions).toMatchObject([
      { decided_by_login: 'bob', authority: 'owner @ACME/readers', owners: ['@ACME/readers'] },
    ]);
    // Whoever owns a file agrees to its being moved away, too.
    await rig.push('topic', { 'mine/README.md': 'A repository\n', 'README.md': null }, 'ann');
    expect((await seen()).proposal?.owners?.flatMap(({ paths }) => paths)).toContain('README.md');
  });

  it('are unknown where the file is too large to be read whole, and nobody where there is none', async () => {
    await drafted(codeowners, { [ownersPath]: `* @bob\n${'# much\n'.repeat(80_000)}` });
    await rig.site.as('bob').review(rig.pull('topic'), 'APPROVED');
    const large = await seen();
    expect(large.proposal).not.toHaveProperty('owners');
    expect(large.warnings).toEqual([expect.stringContaining(`${ownersPath}:1 it is too large`)]);
    expect(rig.state().approvals).toEqual({});
    await rig.commit({ [ownersPath]: '/other @bob\n' }, 'ann');
    await rig.site.as('cat').review(rig.pull('topic'), 'APPROVED');
    expect((await seen()).because).toEqual(['open']);
  });
});

describe('an approval that is looked at again', () => {
  const recheck = 'recheck: true\n';

  it('counts while its maker holds the role, whatever they are called, and costs no more where nothing changed', async () => {
    const writers = { repositories: { [`acme/${rig.site.name}`]: 'write' } } as const;
    github.sandbox.team('acme', 'writers', ['bob', 'tom'], writers);
    await drafted(recheck, {}, 'teams: [acme/writers]');
    await rig.site.as('tom').review(rig.pull('topic'), 'APPROVED');
    await rig.look();
    expect(await requests(() => rig.look())).toEqual(['Observe']);
    github.sandbox.removeFromTeam('acme', 'writers', 'tom');
    expect((await seen()).because).toEqual(['reading is closed: tom approved it and no longer holds reader']);
    github.sandbox.team('acme', 'writers', ['bob', 'tom'], writers);
    expect((await seen()).because).toEqual(['open']);
    github.sandbox.renameUser('tom', 'thomas');
    expect((await seen()).because).toEqual(['open']);
    github.sandbox.deleteUser('thomas');
    expect((await seen()).because).toEqual(['reading is closed: tom approved it and no longer holds reader']);
    await rig.site.as('bob').review(rig.pull('topic'), 'APPROVED');
    expect((await seen()).because).toEqual(['open']);
  });

  it('is asked about by number where the name has gone, once', async () => {
    github.sandbox.user('una');
    rig.site.model.collaborators.set(github.sandbox.user('una'), 'write');
    await drafted(recheck, {}, 'permission: write\n    logins: [una]');
    await rig.site.as('una').review(rig.pull('topic'), 'APPROVED');
    await rig.look();
    github.sandbox.renameUser('una', 'oona');
    // Somebody else is called so now.
    github.sandbox.user('una');
    const asked = await requests(async () => expect((await seen()).because).toEqual(['open']));
    expect(asked).toEqual([
      'Observe',
      'repos/get-collaborator-permission-level',
      'users/get-by-id',
      'repos/get-collaborator-permission-level',
    ]);
    rig.site.model.collaborators.delete(github.sandbox.user('oona'));
    expect((await seen()).because).toEqual(['reading is closed: una approved it and no longer holds reader']);
  });
});

describe('a role is handed on', () => {
  it('to somebody whom GitHub knows, by number, while whoever gave it has the permission that it comes with', async () => {
    rig.site.model.collaborators.set(github.sandbox.user('bob'), 'maintain');
    await drafted('', {}, 'permission: maintain');
    await rig.site.as('bob').comment(rig.issue, '/delegate reader to @Cat until 2026-03-09 --reason "on leave"');
    await rig.site.as('bob').comment(rig.issue, '/delegate reader to @ghost until 2026-03-09 --reason "on leave"');
    const asked = await requests(async () => {
      const { entries } = await rig.look();
      expect(entries.map(({ refusal }) => refusal?.because ?? 'done')).toEqual(['done', 'nobody is called ghost']);
    });
    expect(asked).toEqual(['Observe', 'Observe', 'repos/get-collaborator-permission-level', 'Commit']);
    expect(rig.state().delegations).toMatchObject([
      { to: { login: 'Cat', id: github.sandbox.user('cat').databaseId } },
    ]);
    await rig.site.as('cat').review(rig.pull('topic'), 'APPROVED');
    expect((await seen({ memory: new Map() })).because).toEqual(['open']);
    rig.site.model.collaborators.set(github.sandbox.user('bob'), 'write');
    await rig.push('topic', { [textPath]: 'other\n' }, 'ann');
    await rig.site.as('cat').review(rig.pull('topic'), 'APPROVED');
    expect((await seen()).because[0]).toContain('reading is closed');
  });
});
