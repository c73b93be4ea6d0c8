import { afterEach, describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/core/project/decider.ts';
import { job, last, openAction, permissionsOfToken, startedAlone, type ActionRig, type Ran } from './action-rig.ts';

const open: ActionRig[] = [];

async function action(options: Parameters<typeof openAction>[0] = {}): Promise<ActionRig> {
  const rig = await openAction(options);
  open.push(rig);
  rig.events();
  return rig;
}

afterEach(async () => {
  for (const rig of open.splice(0)) {
    const { gaps } = rig.sandbox;
    await rig.close();
    expect(gaps).toEqual([]);
  }
});

/** Runs the action for everything that happened, and expects every run to say that all is well. */
async function expectAllRun(rig: ActionRig): Promise<readonly Ran[]> {
  const all = await rig.runAll();
  for (const { code, log } of all) expect(`${code}\n${/^::error/mu.test(log) ? log : ''}`).toBe('0\n');
  return all;
}

/** An issue that has become a project whose change is under review, by the run of the last of its events. */
async function inReview(rig: ActionRig): Promise<{ readonly issue: number; readonly pull: number }> {
  const ann = rig.repository.as('ann');
  const { number: issue } = await ann.openIssue({ title: 'Portal 2.0', body: 'A new login page.' });
  for (const command of ['/start software_release', '/advance implementation', '/advance review'])
    await ann.comment(issue, command);
  await ann.push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 1;\n' }, { message: 'Login page' });
  const { number: pull } = await ann.openPull({ title: 'Login page', head: `project/${issue}/login` });
  const { code, log } = await rig.run(last(rig));
  expect(`${code}\n${code === 0 ? '' : log}`).toBe('0\n');
  return { issue, pull };
}

/** The stage of the main track of a project. */
async function stageOf(rig: ActionRig, issue: number, branch?: string): Promise<string | undefined> {
  return (await rig.state(String(issue), branch))?.tracks['main']?.stage;
}

/** What our check on a pull request says. */
function check(rig: ActionRig, pull: number): { readonly status: string; readonly conclusion: string | null } | null {
  const { headRefOid } = rig.repository.pull(pull);
  const runs = rig.repository.model.suites
    .filter((suite) => suite.headOid === headRefOid && suite.app.slug === 'github-actions')
    .flatMap((suite) => suite.runs.filter(({ name }) => name === 'countersign'));
  return runs.at(-1) ?? null;
}

function operations({ requests }: Ran): readonly string[] {
  return requests.map(({ operation }) => operation);
}

describe('the main job', () => {
  it('goes from an issue to its closure, each step by the run that its event starts', async () => {
    const rig = await action();
    const { repository } = rig;
    const ann = repository.as('ann');
    const dora = repository.as('dora');
    const { number: issue } = await ann.openIssue({ title: 'Portal 2.0', body: 'A new login page.' });
    await ann.comment(issue, '/start software_release');
    await expectAllRun(rig);
    expect(await stageOf(rig, issue)).toBe('intake');
    expect(rig.status(issue)).toContain('Portal 2.0');
    await ann.comment(issue, '/advance implementation');
    await ann.comment(issue, '/advance review');
    await rig.run(last(rig));
    expect(await stageOf(rig, issue)).toBe('review');
    await ann.push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 1;\n' });
    const { number: pull } = await ann.openPull({ title: 'Login page', head: `project/${issue}/login` });
    // A team is nobody to the token of a run, and stops nothing.
    rig.sandbox.team('acme', 'builders', ['eve'], { repositories: { 'acme/portal': 'write' } });
    await ann.requestReviewers(pull, [], ['builders']);
    await expectAllRun(rig);
    expect(check(rig, pull)).toMatchObject({ status: 'in_progress' });
    const asked = repository.pull(pull).requested.map((each) => (each.__typename === 'Team' ? each.slug : each.login));
    expect(asked).toEqual(['builders', 'bob', 'carol']);
    await repository.as('bob').review(pull, 'APPROVED', { body: 'read it all' });
    await repository.as('carol').comment(pull, '/approve ci_status');
    await expectAllRun(rig);
    expect(check(rig, pull)).toMatchObject({ status: 'completed', conclusion: 'success' });
    await ann.merge(pull);
    const merged = (await expectAllRun(rig)).at(-1);
    expect(JSON.parse(merged?.outputs['projects'] ?? '')).toEqual([
      {
        id: String(issue),
        workflow_type: 'software_release',
        stage: 'test',
        tracks: { main: 'test' },
        terminal_state: null,
      },
    ]);
    expect(merged?.outputs).toMatchObject({ changed: 'true', commit: await repository.head('countersign') });
    expect(merged?.summary).toContain('stage_changed: review → test');
    expect(await rig.state(String(issue))).toMatchObject({
      artifacts: { pull_request: { status: 'current', version: 'v1', bypassed: [] } },
      proposals: {},
    });
    await ann.comment(issue, '/fact release.version=2.0.0 --source CHANGELOG.md');
    await repository.as('bob').push('report', { [`releases/${issue}/test-report.md`]: '# Tested\n' });
    const { number: report } = await repository.as('bob').openPull({ title: 'Test report', head: 'report' });
    await rig.run(last(rig));
    await repository.as('carol').comment(report, '/approve ci_status');
    await dora.comment(report, '/approve release_owner_approval');
    await rig.run(last(rig));
    await ann.merge(report);
    await rig.run(last(rig));
    expect(await stageOf(rig, issue)).toBe('release');
    await ann.push('notes', { [`releases/${issue}/release-notes.md`]: '# 2.0.0\n' });
    const { number: notes } = await ann.openPull({ title: 'Release notes', head: 'notes' });
    await rig.run(last(rig));
    await dora.review(notes, 'APPROVED', { body: 'publish it' });
    await rig.run(last(rig));
    await ann.merge(notes);
    await ann.comment(issue, '/close');
    await rig.run(last(rig));
    expect(await rig.state(String(issue))).toMatchObject({ terminal_state: { id: 'closed' } });
    const reports = repository.comments(issue).filter(({ body }) => body.includes('countersign:closure'));
    expect(reports).toHaveLength(1);
    expect(reports[0]?.body).toContain('publish it');
  });

  it('answers a command that is refused, and the run did what it should', async () => {
    const rig = await action();
    const { issue } = await inReview(rig);
    await rig.repository.as('eve').comment(issue, '/advance test');
    const [ran] = await expectAllRun(rig);
    expect(ran?.log).toContain('Committed: refused: advance by eve');
    expect(rig.status(issue)).toContain('Not done');
    expect(await stageOf(rig, issue)).toBe('review');
  });

  it('a comment without a command starts no run', async () => {
    const rig = await action();
    const { issue } = await inReview(rig);
    await rig.repository.as('ann').comment(issue, 'See https://example.com/approve, and either/or.');
    expect(rig.events()).toEqual([]);
  });

  it('a pull request of no project gets a green check, so that nothing that requires it is left hanging', async () => {
    const rig = await action();
    await inReview(rig);
    const ann = rig.repository.as('ann');
    await ann.push('typo', { 'README.md': '# The portal\n' });
    const { number } = await ann.openPull({ title: 'Typo', head: 'typo' });
    await expectAllRun(rig);
    expect(check(rig, number)).toMatchObject({ conclusion: 'success' });
  });
});

describe('a run again', () => {
  it('for the same event changes nothing', async () => {
    const rig = await action();
    const { issue, pull } = await inReview(rig);
    await rig.repository.as('bob').review(pull, 'APPROVED');
    const event = last(rig);
    expect((await rig.run(event)).outputs).toMatchObject({ changed: 'true' });
    const head = await rig.repository.head('countersign');
    const comments = rig.repository.comments(issue).map(({ id, body }) => ({ id, body }));
    const again = await rig.run(event);
    expect(again.code).toBe(0);
    expect(again.outputs).toEqual({ changed: 'false', projects: '[]', commit: '' });
    expect(again.summary).toContain('Nothing had to change.');
    expect(again.requests.filter(({ kind }) => kind === 'write')).toEqual([]);
    expect(await rig.repository.head('countersign')).toBe(head);
    expect(rig.repository.comments(issue)).toMatchObject(comments);
  });
});

/** What a run asks GitHub because of the last thing that happened, an hour after everything else. */
async function costOf(rig: ActionRig, act: () => Promise<unknown>): Promise<readonly string[]> {
  rig.sandbox.clock.advance(3_600_000);
  rig.events();
  await act();
  const ran = await rig.run(last(rig));
  expect(`${ran.code}\n${ran.code === 0 ? '' : ran.log}`).toBe('0\n');
  return operations(ran);
}

/** Other projects that are as this one is by now. */
async function copies({ repository }: ActionRig, issue: number, numbers: readonly number[]): Promise<void> {
  const files: Record<string, string> = {};
  for (const name of ['project_state.yaml', 'definition.yaml']) {
    const text = await repository.git('show', `countersign:${projectFolder(String(issue))}/${name}`);
    for (const number of numbers)
      files[`${projectFolder(String(number))}/${name}`] = text.replace(/^project_id: .*$/mu, `project_id: "${number}"`);
  }
  await repository.as('root').push('countersign', files);
}

const transition = ['Listing', 'Observe', 'Commit', 'Show'];
/** A pull request that names no project: whose it is only the texts of all projects say. */
const unnamed = ['Listing', 'Texts', 'Observe', 'Commit', 'Show'];

describe('what a run costs, in requests to GitHub', () => {
  it('a transition takes four: list, look, commit, show', async () => {
    const rig = await action();
    const { issue, pull } = await inReview(rig);
    const { repository } = rig;
    const ann = repository.as('ann');
    const back = '/back implementation --reason "more to do"';
    expect(await costOf(rig, () => ann.comment(issue, back))).toEqual(transition);
    expect(await costOf(rig, () => ann.comment(issue, '/advance review'))).toEqual(transition);
    expect(await costOf(rig, () => repository.as('bob').review(pull, 'APPROVED'))).toEqual(transition);
    expect(await costOf(rig, () => repository.as('carol').comment(pull, '/approve ci_status'))).toEqual(unnamed);
    expect(await costOf(rig, () => ann.merge(pull, { method: 'squash' }))).toEqual(transition);
    expect(await stageOf(rig, issue)).toBe('test');
    const { number: other } = await ann.openIssue({ title: 'Portal 3.0' });
    expect(await costOf(rig, () => ann.comment(other, '/start'))).toEqual(transition);
    expect(await stageOf(rig, other)).toBe('intake');
  });

  it('one by a pull request that names no project takes five, and a file that lands is known without asking more', async () => {
    const rig = await action();
    const { issue } = await inReview(rig);
    const { repository } = rig;
    const ann = repository.as('ann');
    await ann.push('main', { 'README.md': '# The portal\n' });
    await ann.push('notes', { [`releases/${issue}/release-notes.md`]: '# 2.0.0\n' });
    let notes = 0;
    const opened = await costOf(rig, async () => {
      ({ number: notes } = await ann.openPull({ title: 'Release notes', head: 'notes' }));
    });
    expect(opened).toEqual(unnamed);
    expect(await costOf(rig, () => repository.as('dora').review(notes, 'APPROVED'))).toEqual(unnamed);
    expect(await costOf(rig, () => ann.merge(notes))).toEqual(unnamed);
    expect(await rig.state(String(issue))).toMatchObject({
      artifacts: { release_notes: { status: 'current', version: 'v1', bypassed: [] } },
    });
  });

  it('naming one project hides none: paths decide, and the look at the one brings the texts of the others', async () => {
    const rig = await action();
    const { issue } = await inReview(rig);
    const ann = rig.repository.as('ann');
    const { number: other } = await ann.openIssue({ title: 'Portal 3.0' });
    await ann.comment(other, '/start');
    await rig.run(last(rig));
    const [head, path] = [`project/${issue}/more`, `releases/${other}/release-notes.md`];
    await ann.push(head, { 'src/more.ts': 'export {};\n', [path]: '# 3.0.0\n' });
    let pull = 0;
    const opened = await costOf(rig, async () => {
      ({ number: pull } = await ann.openPull({ title: 'More', head }));
    });
    expect(opened).toEqual(['Listing', 'Observe', 'Commit', 'Observe', 'Commit', 'Show']);
    for (const id of [issue, other])
      expect(await rig.state(String(id))).toMatchObject({ proposals: { [`#${pull}`]: {} } });
  });

  it('fifty other projects cost nothing, and those beyond them one request more', async () => {
    const rig = await action();
    const { repository } = rig;
    const ann = repository.as('ann');
    const { number: issue } = await ann.openIssue({ title: 'Portal 2.0' });
    await ann.comment(issue, '/start software_release');
    await rig.run(last(rig));
    const fifty = Array.from({ length: 50 }, (_, at) => 1000 + at);
    await copies(rig, issue, fifty);
    await ann.push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 1;\n' });
    let pull = 0;
    const opened = await costOf(rig, async () => {
      ({ number: pull } = await ann.openPull({ title: 'Login page', head: `project/${issue}/login` }));
    });
    expect(opened).toEqual(transition);
    await copies(rig, 1000, [1050]);
    expect(await costOf(rig, () => ann.setDraft(pull, true))).toEqual(['Listing', 'Texts', 'Observe']);
  });

  it('two, or three for a pull request that names no project, when nothing is to be done', async () => {
    const rig = await action();
    const { issue, pull } = await inReview(rig);
    const ann = rig.repository.as('ann');
    expect(await costOf(rig, () => ann.openIssue({ title: 'A question' }))).toEqual(['Listing', 'Observe']);
    expect(await costOf(rig, () => ann.comment(issue, '/retest'))).toEqual(['Listing', 'Observe']);
    expect(await costOf(rig, () => ann.setDraft(pull, true))).toEqual(['Listing', 'Observe']);
    expect(await costOf(rig, () => ann.comment(pull, '/retest'))).toEqual(['Listing', 'Texts', 'Observe']);
    const schedule = startedAlone('schedule', rig.repository);
    rig.sandbox.clock.advance(7 * 3_600_000);
    expect(operations(await rig.run(schedule))).toEqual(['Listing', 'Listing', 'Observe', 'Commit']);
    expect(operations(await rig.run(schedule))).toEqual(['Listing', 'Listing', 'Observe']);
  });
});

describe('our check among those of other workflows', () => {
  it('is found in whichever of their suites GitHub puts it', async () => {
    const rig = await action();
    const { issue, pull } = await inReview(rig);
    const { repository } = rig;
    await repository.as('ann').push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 2;\n' });
    const { headRefOid } = repository.pull(pull);
    await repository.runWorkflow(headRefOid, 'build');
    await repository.runWorkflow(headRefOid, 'lint');
    await rig.run(last(rig));
    const ours = () =>
      repository.model.suites
        .filter(({ headOid }) => headOid === headRefOid)
        .map(({ runs }) => runs.map(({ name }) => name));
    expect(ours()).toEqual([[], ['build'], ['lint', 'countersign']]);
    await repository.as('bob').review(pull, 'APPROVED');
    await rig.run(last(rig));
    await repository.as('carol').comment(pull, '/approve ci_status');
    await rig.run(last(rig));
    expect(check(rig, pull)).toMatchObject({ status: 'completed', conclusion: 'success' });
    expect(ours()).toEqual([[], ['build'], ['lint', 'countersign']]);
    await repository.runWorkflow(headRefOid, 'test');
    await repository.as('bob').review(pull, 'CHANGES_REQUESTED', { body: 'no tests' });
    const event = last(rig);
    await rig.run(event);
    expect(ours()).toEqual([[], ['build'], ['lint', 'countersign'], ['test', 'countersign']]);
    expect(check(rig, pull)).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect((await rig.run(event)).requests.filter(({ kind }) => kind === 'write')).toEqual([]);
  });
});

describe('events that no run was for', () => {
  it('the last of several commands does the work of those that GitHub dropped while it waited', async () => {
    const rig = await action();
    const ann = rig.repository.as('ann');
    const issues = [];
    for (const title of ['One', 'Two', 'Three']) {
      const { number } = await ann.openIssue({ title });
      issues.push(number);
      await ann.comment(number, '/start software_release');
    }
    const ran = await rig.run(last(rig));
    expect(ran.code).toBe(0);
    expect(await Promise.all(issues.map((issue) => stageOf(rig, issue)))).toEqual(['intake', 'intake', 'intake']);
    expect(JSON.parse(ran.outputs['projects'] ?? '')).toHaveLength(3);
  });

  it('a dropped merge is found by the next run, whatever that one is about', async () => {
    const rig = await action();
    const { issue, pull } = await inReview(rig);
    const { repository } = rig;
    await repository.as('bob').review(pull, 'APPROVED');
    await repository.as('carol').comment(pull, '/approve ci_status');
    await repository.as('ann').merge(pull);
    rig.events();
    const { number: other } = await repository.as('eve').openIssue({ title: 'A question' });
    await expectAllRun(rig);
    expect(await stageOf(rig, issue)).toBe('test');
    expect(await rig.state(String(other))).toBeNull();
  });

  it('the schedule finds everything, in the order it happened', async () => {
    const rig = await action();
    const { repository } = rig;
    const ann = repository.as('ann');
    const { number: issue } = await ann.openIssue({ title: 'Portal 2.0' });
    await ann.comment(issue, '/start software_release');
    await ann.comment(issue, '/advance implementation');
    await ann.comment(issue, '/advance review');
    await ann.push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 1;\n' });
    const { number: pull } = await ann.openPull({ title: 'Login page', head: `project/${issue}/login` });
    rig.events();
    const first = await rig.run(startedAlone('schedule', repository));
    expect(first.log).toContain('all open projects');
    expect(await stageOf(rig, issue)).toBe('review');
    expect(check(rig, pull)).toMatchObject({ status: 'in_progress' });
    await repository.as('bob').review(pull, 'APPROVED');
    await repository.as('carol').comment(pull, '/approve ci_status');
    await ann.merge(pull);
    rig.events();
    const second = await rig.run(startedAlone('schedule', repository));
    expect(second.code).toBe(0);
    expect(await rig.state(String(issue))).toMatchObject({
      tracks: { main: { stage: 'test' } },
      artifacts: { pull_request: { bypassed: [] } },
    });
    const third = await rig.run(startedAlone('schedule', repository));
    expect(third.outputs).toMatchObject({ changed: 'false' });
  });

  it('a run by hand finds what is older than the schedule looks back', async () => {
    const rig = await action();
    const ann = rig.repository.as('ann');
    const { number: issue } = await ann.openIssue({ title: 'Forgotten' });
    await ann.comment(issue, '/start software_release');
    rig.events();
    rig.sandbox.clock.advance(3 * 24 * 3_600_000);
    await rig.run(startedAlone('schedule', rig.repository));
    expect(await stageOf(rig, issue)).toBeUndefined();
    const ran = await rig.run(startedAlone('workflow_dispatch', rig.repository));
    expect(ran.code).toBe(0);
    expect(await stageOf(rig, issue)).toBe('intake');
  });

  it('a push past all pull requests is recorded by the schedule as what it is', async () => {
    const rig = await action();
    const { issue } = await inReview(rig);
    await rig.repository.as('root').push('main', { [`releases/${issue}/release-notes.md`]: '# Now\n' });
    rig.events();
    const ran = await rig.run(startedAlone('schedule', rig.repository));
    expect(ran.code).toBe(0);
    expect(await rig.state(String(issue))).toMatchObject({
      artifacts: { release_notes: { bypassed: ['release_owner_approval'] } },
    });
  });
});

/** A pull request from a fork that changes what a project owns. */
async function forked(rig: ActionRig): Promise<{ readonly issue: number; readonly pull: number }> {
  const { issue } = await inReview(rig);
  const fork = await rig.sandbox.fork(rig.repository, 'eve');
  await fork.as('eve').push('notes', { [`releases/${issue}/release-notes.md`]: '# Mine\n' });
  const { number: pull } = await rig.repository
    .as('eve')
    .openPull({ title: 'Notes', body: `Project: #${issue}`, head: 'notes' }, fork);
  return { issue, pull };
}

/** GitHub takes all writing from the token of such a run, whatever the workflow asks for. */
const readOnlyToken = permissionsOfToken(
  Object.fromEntries(Object.keys(job.permissions).map((name) => [name, 'read' as const])),
);

const readOnlyNotice =
  '::notice title=Countersign::GitHub gives this run a token that only reads, because the pull request is from a fork. ' +
  'Nothing is lost: the next run that may write does it, which the schedule starts, or a comment with a command.';

describe('a pull request from a fork', () => {
  it('is no failure where its run may only read, and is looked at by pull_request_target, which may write', async () => {
    const rig = await action();
    const { issue, pull } = await forked(rig);
    const event = last(rig);
    expect(event.name).toBe('pull_request_target');
    const reading = await rig.run({ ...event, name: 'pull_request' }, { permissions: readOnlyToken });
    expect([reading.code, reading.log]).toEqual([0, expect.stringContaining(`\n${readOnlyNotice}\n`)]);
    const secretless = await rig.run({ ...event, name: 'pull_request' }, { with: { token: '' } });
    expect([secretless.code, secretless.requests.length]).toEqual([0, 0]);
    expect(secretless.log).toContain(readOnlyNotice);
    expect(check(rig, pull)).toBeNull();
    expect((await rig.run(event)).code).toBe(0);
    expect(await rig.state(String(issue))).toMatchObject({ proposals: { [`#${pull}`]: {} } });
    expect(check(rig, pull)).toMatchObject({ status: 'in_progress' });
  });

  it('reviewed, cannot be written about: the run says so in one line and is no failure, and the schedule does it', async () => {
    const rig = await action();
    const { issue, pull } = await forked(rig);
    await rig.run(last(rig));
    await rig.repository.as('dora').review(pull, 'APPROVED');
    const event = last(rig);
    expect(event.name).toBe('pull_request_review');
    const ran = await rig.run(event, { permissions: readOnlyToken });
    expect(ran.code).toBe(0);
    expect(ran.log.split('\n').filter((line) => line.startsWith('::'))).toEqual([readOnlyNotice]);
    expect(ran.outputs).toMatchObject({ changed: 'false' });
    expect(ran.summary).toContain('Not everything was done');
    expect(await rig.state(String(issue))).not.toHaveProperty('approvals.main.release_owner_approval');
    const later = await rig.run(startedAlone('schedule', rig.repository));
    expect(later.code).toBe(0);
    expect(await rig.state(String(issue))).toMatchObject({
      approvals: { main: { release_owner_approval: { status: 'approved' } } },
    });
  });
});

describe('a job that is set up otherwise', () => {
  it('keeps its states on the branch that it is told', async () => {
    const rig = await action();
    const ann = rig.repository.as('ann');
    const { number: issue } = await ann.openIssue({ title: 'Elsewhere' });
    await ann.comment(issue, '/start software_release');
    for (const { code } of await rig.runAll({ with: { 'state-branch': 'team/states' } })) expect(code).toBe(0);
    expect(await rig.repository.head('countersign')).toBeNull();
    expect(await stageOf(rig, issue, 'team/states')).toBe('intake');
  });

  it('that lacks a permission names those it needs in one line, and goes no further', async () => {
    const rig = await action();
    const { issue, pull } = await inReview(rig);
    const { repository } = rig;
    const head = (await repository.head()) ?? '';
    await repository.as('carol').setStatus(head, 'build', 'success');
    await repository.as('bob').review(pull, 'APPROVED');
    const event = last(rig);
    const all = permissionsOfToken(job.permissions);
    const lacking = Object.keys(all).map((name) => Object.entries(all).filter(([other]) => other !== name));
    const tokens = [...lacking.map((some) => Object.fromEntries(some)), { ...all, contents: 'read' as const }];
    for (const permissions of tokens) {
      const ran = await rig.run(event, { permissions });
      const errors = ran.log.split('\n').filter((line) => line.startsWith('::error'));
      expect([ran.code, permissions, errors]).toEqual([
        1,
        permissions,
        [
          expect.stringContaining(
            'contents: write, issues: write, checks: write, pull-requests: write, statuses: read',
          ) as string,
        ],
      ]);
      expect(await rig.state(String(issue))).not.toHaveProperty('approvals.main.code_review.decisions.0');
    }
    const scheduled = await rig.run(startedAlone('schedule', repository), {
      permissions: { ...all, contents: 'read' },
    });
    expect(scheduled.log.match(/^::error/gmu)).toHaveLength(1);
    expect((await rig.run(event)).outputs).toMatchObject({ changed: 'true' });
  });

  it('takes a token that GitHub does not know for what it is', async () => {
    const rig = await action();
    const ran = await rig.run(startedAlone('schedule', rig.repository), { with: { token: 'ghs_long_gone' } });
    expect(ran.code).toBe(1);
    expect(ran.log).toMatch(/::error title=Countersign::GitHub does not accept the token/u);
    expect(ran.log).not.toContain('ghs_long_gone');
  });

  it('touches no other repository than its own, whatever name that has by now', async () => {
    const rig = await action();
    const { issue } = await inReview(rig);
    await rig.repository.as('ann').comment(issue, '/back implementation --reason again');
    const ran = await rig.run(last(rig), { environment: { GITHUB_REPOSITORY_ID: '1' } });
    expect(ran.code).toBe(1);
    expect(ran.log).toMatch(/::error title=Countersign::acme\/portal is .*another repository/u);
    expect(ran.requests.filter(({ kind }) => kind === 'write')).toEqual([]);
  });
});

describe('what is wrong in the repository', () => {
  it('a repository whose default branch has no commit is told so, and gets no state', async () => {
    const rig = await action();
    const ann = rig.repository.as('ann');
    const { number: issue } = await ann.openIssue({ title: 'Early' });
    await ann.comment(issue, '/start software_release');
    rig.repository.model.defaultBranch = 'unborn';
    const ran = await rig.run(last(rig));
    expect(ran.code).toBe(1);
    expect(ran.log).toMatch(/^::error title=Countersign::the repository has no commits yet/mu);
    expect(await rig.repository.head('countersign')).toBeNull();
  });

  it('a policy that cannot be read stops what rests on it, with the place of the fault', async () => {
    const rig = await action({ files: { '.github/countersign.yml': 'version: 1\nroles: [\n' } });
    const ann = rig.repository.as('ann');
    const { number: issue } = await ann.openIssue({ title: 'Broken' });
    await ann.comment(issue, '/start software_release');
    const ran = await rig.run(last(rig));
    expect(ran.code).toBe(1);
    expect(ran.log).toMatch(
      new RegExp(`^::error title=Countersign::#${issue}: \\.github/countersign\\.yml:\\d+:\\d+: `, 'mu'),
    );
    expect(ran.summary).toContain('#### Not done');
  });

  it('titles of people are data: they give the runner no orders and the outputs no words', async () => {
    const rig = await action();
    const ann = rig.repository.as('ann');
    const title = '::error::##[add-mask]x $(id) `id` "; | <!-- @bob\n::set-output name=commit::x';
    const { number: issue } = await ann.openIssue({ title });
    await ann.comment(issue, '/start software_release');
    const ran = await rig.run(last(rig));
    expect(ran.outputs['projects']).toMatch(/^[\w.{}[\]":,-]*$/u);
    expect(ran.log.split('\n').filter((line) => line.trimStart().startsWith('::'))).toEqual([]);
    expect(ran.log).not.toContain('##[');
    expect(ran.summary).not.toMatch(/<!--|@bob/u);
  });
});

describe('GitHub in trouble', () => {
  it('no runner is held until the limit of the hour is over', async () => {
    const rig = await action();
    const { issue } = await inReview(rig);
    await rig.repository.as('ann').comment(issue, '/back implementation --reason again');
    const event = last(rig);
    rig.sandbox.limits.actions = 0;
    const ran = await rig.run(event);
    expect(ran.code).toBe(1);
    expect(ran.log).toMatch(
      /::error title=Countersign::GitHub takes no more requests with this token until 2026-[^ ]+Z\. Nothing is lost: the next run goes on\./u,
    );
    rig.sandbox.limits.actions = 1000;
    expect((await rig.run(event)).outputs).toMatchObject({ changed: 'true' });
  });

  it('an answer that was lost is looked for before anything is done again', async () => {
    const rig = await action();
    const { issue } = await inReview(rig);
    await rig.repository.as('ann').comment(issue, '/back implementation --reason again');
    rig.sandbox.faults.inject({ match: 'Commit', when: 'after', answer: 'drop the connection' });
    const before = Number(await rig.repository.git('rev-list', '--count', 'countersign'));
    const [ran] = await expectAllRun(rig);
    expect(ran?.log).not.toContain('::error');
    expect(Number(await rig.repository.git('rev-list', '--count', 'countersign'))).toBe(before + 1);
    expect(await stageOf(rig, issue)).toBe('implementation');
    expect(rig.status(issue)).toContain('**Implementation**');
  });
});
