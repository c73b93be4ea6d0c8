import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/repository.ts';
import { inReview, openGitHub, type GitHubRig } from './app-github.ts';

const program = join(import.meta.dirname, '../../bin/countersign.cjs');
const open: GitHubRig[] = [];
const folders: string[] = [];

async function github(files: Readonly<Record<string, string>> = {}): Promise<GitHubRig> {
  const rig = await openGitHub({ files });
  open.push(rig);
  await rig.settled();
  return rig;
}

afterEach(async () => {
  for (const rig of open.splice(0)) {
    expect(rig.logged.filter((line) => /"level":"(?:warn|error)"/u.test(line))).toEqual([]);
    expect(rig.sandbox.gaps).toEqual([]);
    await rig.close();
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A lifecycle that goes on by what is published. */
const shipping = `workflow_type: shipping
stages: [build, shipped]
artifacts:
  - { artifact_type: ship, kind: release, path: 'v{release.version}' }
allowed_transitions:
  - { from: build, to: shipped, on: { landed: ship }, when: it is out, requires: { artifact: ship } }
facts: { release.version: {} }
`;

/** What the audit says, on a clone of the repository. */
async function audit(rig: GitHubRig, issue: number): Promise<string> {
  const folder = temporaryFolder();
  folders.push(folder);
  const dir = join(folder, 'portal');
  await rig.repository.git('clone', '--quiet', rig.repository.gitDir, dir);
  spawnSync('git', ['fetch', '--quiet', 'origin', 'countersign:countersign'], { cwd: dir });
  const ran = spawnSync(process.execPath, [program, 'audit', String(issue)], { cwd: dir, encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  return ran.stdout;
}

async function asked(rig: GitHubRig, act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = rig.sandbox.requests.length;
  await act();
  await rig.settled();
  return rig.sandbox.requests.slice(before).map(({ operation }) => operation ?? '');
}

/** The change of a release is merged. */
async function merged(rig: GitHubRig): Promise<number> {
  const { issue, pull } = await inReview(rig);
  const { repository } = rig;
  const head = repository.pull(pull).headRefOid;
  await repository.setCheck(head, 'ci', 'success', { appId: 15_368, appSlug: 'github-actions' });
  await repository.as('bob').review(pull, 'APPROVED', { body: 'read it all' });
  await repository.as('carol').comment(pull, '/approve ci_status');
  await rig.settled();
  await repository.as('ann').merge(pull);
  await rig.settled();
  return issue;
}

/** … tested, and its notes are on the default branch. */
async function noted(rig: GitHubRig): Promise<number> {
  const issue = await merged(rig);
  const { repository } = rig;
  const [ann, bob, dora] = [repository.as('ann'), repository.as('bob'), repository.as('dora')];
  await ann.comment(issue, '/fact release.version=2.0.0 --source CHANGELOG.md');
  await bob.push('report', { [`releases/${issue}/test-report.md`]: '# Tested\n' });
  const { number: report } = await bob.openPull({ title: 'Test report', head: 'report' });
  await rig.settled();
  await repository.as('carol').comment(report, '/approve ci_status');
  await dora.comment(report, '/approve release_owner_approval');
  await rig.settled();
  await ann.merge(report);
  await rig.settled();
  await ann.push('notes', { [`releases/${issue}/release-notes.md`]: '# 2.0.0\n' });
  const { number: notes } = await ann.openPull({ title: 'Release notes', head: 'notes' });
  await rig.settled();
  await dora.review(notes, 'APPROVED', { body: 'publish it' });
  await rig.settled();
  await ann.merge(notes);
  await rig.settled();
  return issue;
}

describe('a release from its issue to its end', () => {
  it('is published after the release owner said yes, and comment, record and audit say so', async () => {
    const rig = await github();
    const issue = await noted(rig);
    const { repository } = rig;
    const dora = repository.as('dora');
    expect(await rig.state(String(issue))).toMatchObject({ tracks: { main: { stage: 'post_release' } } });
    const draft = await dora.release({ tag: 'v2.0.0', text: 'A new login page.', isDraft: true });
    expect(await asked(rig, () => dora.editRelease(draft, { title: 'Portal 2.0' }))).toEqual([]);
    // One look with everything in it, one commit, one change of what is shown.
    expect(await asked(rig, () => dora.editRelease(draft, { isDraft: false }))).toEqual(['Observe', 'Commit', 'Show']);
    expect(await rig.state(String(issue))).toMatchObject({
      artifacts: {
        published_release: {
          status: 'current',
          version: 'v1',
          path: `${rig.sandbox.url}/acme/portal/releases/tag/v2.0.0`,
          bypassed: [],
          authors: [dora.account.databaseId],
        },
      },
    });
    expect(rig.status(issue)).toMatch(/Published release.*v1/u);
    await repository.as('ann').comment(issue, '/close');
    await rig.settled();
    expect(await rig.state(String(issue))).toMatchObject({ terminal_state: { id: 'closed' } });
    const closure = repository.comments(issue).filter(({ body }) => body.includes('countersign:closure'));
    expect(closure).toHaveLength(1);
    expect(await audit(rig, issue)).toMatch(
      /published_release v1 landed {2}dora\n +✓ release_owner_approval +approved +dora \(proven\)/u,
    );
    // What has ended is not looked at any more.
    expect(await asked(rig, () => dora.editRelease(draft, { text: 'Never mind.' }))).toEqual([]);
  });

  it('that is published before anybody approved anything is recorded as bypassed', async () => {
    const rig = await github();
    const issue = await merged(rig);
    await rig.repository.as('ann').comment(issue, '/fact release.version=2.0.0 --source CHANGELOG.md');
    await rig.settled();
    await rig.repository.as('ann').release({ tag: 'v2.0.0' });
    await rig.settled();
    expect(await rig.state(String(issue))).toMatchObject({
      tracks: { main: { stage: 'test' } },
      artifacts: { published_release: { version: 'v1', bypassed: ['release_owner_approval'] } },
    });
    expect(rig.status(issue)).toMatch(/landed past closed `release_owner_approval`/u);
  });

  it('that is edited is another version, and taken back or deleted none any more', async () => {
    const rig = await github({ '.github/countersign/lifecycles/shipping.yml': shipping });
    const { repository } = rig;
    const ann = repository.as('ann');
    const { number } = await ann.openIssue({ title: 'Portal 2.0' });
    await ann.comment(number, '/start shipping');
    const first = await ann.release({ tag: 'v2.0.0', text: 'A new login page.' });
    await rig.settled();
    expect((await rig.state(String(number)))?.artifacts).toEqual({});
    // Much is said before anybody knows whose release it is.
    rig.sandbox.clock.advance(3 * 3_600_000);
    await ann.comment(number, '/flag risky --reason "a new login page"');
    await ann.comment(number, '/fact release.version=2.0.0 --source CHANGELOG.md');
    rig.sandbox.clock.advance(3_600_000);
    await ann.comment(number, '/flag late --reason "it took long"');
    await rig.settled();
    await ann.comment(number, '/flag later --reason "it took longer"');
    await rig.settled();
    const versionOf = async (): Promise<unknown> => (await rig.state(String(number)))?.artifacts['ship'];
    expect(await versionOf()).toMatchObject({ version: 'v1', status: 'current' });
    expect(await rig.state(String(number))).toMatchObject({ tracks: { main: { stage: 'shipped' } } });
    await ann.editRelease(first, { text: 'A new login page, and a way out.' });
    await rig.settled();
    expect(await versionOf()).toMatchObject({ version: 'v2', status: 'current' });
    await ann.editRelease(first, { text: 'A new login page.' });
    await rig.settled();
    expect(await versionOf()).toMatchObject({ version: 'v3', status: 'current' });
    await ann.editRelease(first, { isDraft: true });
    await rig.settled();
    expect(await versionOf()).toMatchObject({ version: 'v3', status: 'archived' });
    await ann.editRelease(first, { isDraft: false });
    await rig.settled();
    expect(await versionOf()).toMatchObject({ version: 'v4', status: 'current' });
    // Another tag belongs to nobody, unless its text says whose it is.
    await repository.as('bob').release({ tag: 'nightly', isPrerelease: true });
    await rig.settled();
    expect(await versionOf()).toMatchObject({ version: 'v4' });
    const named = await repository.as('bob').release({ tag: 'v2.0.1', text: `A repair.\n\nProject: #${number}\n` });
    await rig.settled();
    expect(await versionOf()).toMatchObject({ version: 'v5', authors: [named.author.databaseId] });
    await ann.deleteRelease(first);
    await repository.as('bob').deleteRelease(named);
    await rig.settled();
    expect(await versionOf()).toMatchObject({ version: 'v5', status: 'archived' });
    expect(rig.status(number)).toMatch(/ship: v5, archived/u);
  });
});
