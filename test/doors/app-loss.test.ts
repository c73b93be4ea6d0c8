import { afterEach, expect, it } from 'vitest';
import { openGitHub, type GitHubRig } from './app-github.ts';

const open: GitHubRig[] = [];

async function github(): Promise<GitHubRig> {
  const rig = await openGitHub();
  open.push(rig);
  await rig.settled();
  return rig;
}

afterEach(async () => {
  for (const rig of open.splice(0)) {
    expect(rig.sandbox.gaps).toEqual([]);
    await rig.close();
  }
});

const minutes = 60_000;

/** A project in implementation with an open pull request, shown a while ago; answers also where the branch was. */
async function begun(rig: GitHubRig): Promise<{ issue: number; pull: number; revisions: readonly string[] }> {
  const ann = rig.repository.as('ann');
  const { number: issue } = await ann.openIssue({ title: 'Portal 2.0' });
  await ann.comment(issue, '/start software_release');
  await rig.settled();
  await ann.push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 1;\n' });
  const { number: pull } = await ann.openPull({ title: 'Login page', head: `project/${issue}/login` });
  await rig.settled();
  await ann.comment(issue, '/advance implementation');
  await rig.settled();
  rig.sandbox.clock.advance(10 * minutes);
  const revisions = (await rig.repository.git('rev-list', '--reverse', 'countersign')).split('\n');
  return { issue, pull, revisions };
}

function alarms({ repository }: GitHubRig, issue: number): readonly string[] {
  return repository.comments(issue).flatMap(({ body }) => (body.includes('The record is missing') ? [body] : []));
}

function check({ repository }: GitHubRig, pull: number): string | null | undefined {
  const head = repository.pull(pull).headRefOid;
  const runs = repository.model.suites.filter(({ headOid }) => headOid === head).flatMap((suite) => suite.runs);
  return runs.findLast(({ name }) => name === 'countersign')?.output.title;
}

async function stage({ state }: GitHubRig, issue: number): Promise<string | undefined> {
  return (await state(String(issue)))?.tracks['main']?.stage;
}

it('a state branch that was deleted is told once, begins nothing anew, and goes on when it is back', async () => {
  const rig = await github();
  const { issue, pull, revisions } = await begun(rig);
  const { repository } = rig;
  const [ann, root] = [repository.as('ann'), repository.as('root')];
  const last = revisions.at(-1) ?? '';
  await root.deleteBranch('countersign');
  await rig.settled();
  expect(alarms(rig, issue)).toHaveLength(1);
  expect(alarms(rig, issue)[0]).toContain('the branch countersign is not there any more');
  const named = /git push origin ([0-9a-f]{40}):refs\/heads\/countersign/u.exec(alarms(rig, issue)[0] ?? '')?.[1];
  expect(revisions).toContain(named);
  expect(check(rig, pull)).toBe('the record is missing');

  // Neither the project, nor another one, nor a process that remembers nothing begins a branch in its place.
  await ann.comment(issue, '/start software_release');
  const { number: other } = await ann.openIssue({ title: 'Another' });
  await ann.comment(other, '/start software_release');
  await rig.settled();
  await rig.down();
  await rig.up();
  await ann.push('typo', { 'README.md': '# The portal\n' });
  const { number: typo } = await ann.openPull({ title: 'Typo', head: 'typo' });
  await rig.settled();
  expect(await repository.head('countersign')).toBeNull();
  expect(alarms(rig, issue)).toHaveLength(1);
  expect(alarms(rig, other)).toHaveLength(1);
  expect(check(rig, typo)).toBe('the record is missing');

  await ann.comment(issue, '/block "late" --on gate:code_review');
  await root.forcePush('countersign', last);
  await rig.settled();
  expect(await stage(rig, issue)).toBe('implementation');
  expect(Object.values((await rig.state(String(issue)))?.blockers ?? {})).toMatchObject([{ text: 'late' }]);
  expect(await stage(rig, other)).toBe('intake');
  expect(check(rig, pull)).toContain('waiting for');
  expect(check(rig, typo)).toBe('nothing to countersign');
  expect(alarms(rig, issue)).toHaveLength(1);
});

it('one that was pushed back or rewritten is told, and whoever deletes the status gives up what was recorded', async () => {
  const rig = await github();
  const { issue, revisions } = await begun(rig);
  const { repository } = rig;
  const root = repository.as('root');
  await root.forcePush('countersign', revisions[1] ?? '');
  await rig.settled();
  expect(alarms(rig, issue)).toHaveLength(1);
  expect(alarms(rig, issue)[0]).toMatch(/the branch countersign is older than what was shown: entry \d is missing/u);
  expect(alarms(rig, issue)[0]).toContain(`--force-with-lease=refs/heads/countersign:${revisions[1] ?? ''}`);
  await repository.as('ann').comment(issue, '/block "late" --on gate:code_review');
  await rig.settled();
  expect(await repository.head('countersign')).toBe(revisions[1]);
  await root.forcePush('countersign', revisions.at(-1) ?? '');
  await rig.settled();
  expect(Object.values((await rig.state(String(issue)))?.blockers ?? {})).toMatchObject([{ text: 'late' }]);

  rig.sandbox.clock.advance(10 * minutes);
  await root.forcePush('countersign', revisions[1] ?? '');
  await rig.settled();
  expect(alarms(rig, issue)).toHaveLength(2);
  const shown = repository.comments(issue).find(({ body }) => body.includes('countersign:status'));
  await root.deleteComment(shown?.databaseId ?? 0);
  await rig.settled();
  expect(await repository.head('countersign')).not.toBe(revisions[1]);
  expect(await stage(rig, issue)).toBe('implementation');
  await repository.as('ann').comment(issue, '/block "later" --on gate:code_review');
  await rig.settled();
  const [status, ...others] = repository.comments(issue).filter(({ body }) => body.includes('countersign:status'));
  expect(others).toEqual([]);
  expect(await rig.state(String(issue))).toMatchObject({ receipts: { status_comment: status?.id } });
});

it('a project whose home issue was deleted or transferred stays open in the record, and lands nothing', async () => {
  const rig = await github();
  const { repository, sandbox } = rig;
  const attic = await sandbox.repository('acme/attic', { files: { 'README.md': '# Attic\n' } });
  const [one, two] = [await begun(rig), await begun(rig)];
  const root = repository.as('root');
  await root.deleteIssue(one.issue);
  await root.transferIssue(two.issue, attic);
  await rig.settled();
  for (const { issue, pull } of [one, two]) {
    expect(check(rig, pull)).toBe(`the home issue of project ${issue} is gone`);
    expect(await rig.state(String(issue))).toMatchObject({ terminal_state: null });
  }
  await repository.as('bob').review(one.pull, 'APPROVED');
  await rig.down();
  await rig.up();
  expect(check(rig, one.pull)).toBe(`the home issue of project ${one.issue} is gone`);
  const told = rig.logged.filter((line) => line.includes('the project is still open in the record'));
  expect(told.map((line) => (JSON.parse(line) as { project: string }).project)).toEqual([
    ...[one.issue, two.issue].map(String),
    ...[one.issue, two.issue].map(String),
  ]);
});
