import { afterEach, expect, it } from 'vitest';
import { openAction, startedAlone, type ActionRig } from './action-rig.ts';
import { openGitHub, type GitHubRig } from './app-github.ts';

const open: { close: () => Promise<void> }[] = [];

/** The App and the workflow in one repository. */
async function twoDoors(): Promise<{ readonly app: GitHubRig; readonly action: ActionRig }> {
  const app = await openGitHub();
  open.push(app);
  const action = await openAction({ on: app });
  open.unshift(action);
  action.events();
  return { app, action };
}

afterEach(async () => {
  for (const rig of open.splice(0)) {
    if ('sandbox' in rig) expect((rig as ActionRig).sandbox.gaps).toEqual([]);
    await rig.close();
  }
});

const actions = 15368;

function formatIn({ repository }: GitHubRig): Promise<string> {
  return repository.git('show', 'countersign:format.yaml');
}

async function blockers({ state }: GitHubRig, issue: number): Promise<readonly string[]> {
  return Object.values((await state(String(issue)))?.blockers ?? {}).map(({ text }) => text);
}

/** The comments that show a status and that nobody hid, by who made them. */
function statuses({ repository }: GitHubRig, issue: number): readonly (string | undefined)[] {
  return repository
    .comments(issue)
    .filter(({ body, minimizedReason }) => body.includes('countersign:status') && minimizedReason === null)
    .map(({ author }) => author?.login);
}

/** Our checks on the head of a pull request, by the app that made them. */
function checks({ repository }: GitHubRig, pull: number): readonly string[] {
  const head = repository.pull(pull).headRefOid;
  const suites = repository.model.suites.filter(({ headOid }) => headOid === head);
  return suites.flatMap(({ app, runs }) => runs.filter(({ name }) => name === 'countersign').map(() => app.slug));
}

it('two doors of one repository decide and commit, and one of them shows', async () => {
  const { app, action } = await twoDoors();
  const ann = app.repository.as('ann');
  // A check before any project is shown by one of them, too.
  await ann.push('typo', { 'README.md': '# The portal\n' });
  const { number: early } = await ann.openPull({ title: 'Typo', head: 'typo' });
  await app.settled();
  await action.runAll();
  expect(checks(app, early)).toEqual(['countersign']);
  expect(await formatIn(app)).toBe(`format: 1\nshown_by: ${app.sandbox.app.id}`);

  const { number: issue } = await ann.openIssue({ title: 'Portal 2.0' });
  await ann.comment(issue, '/start software_release');
  await app.settled();
  await ann.comment(issue, '/advance implementation');
  await ann.comment(issue, '/advance review');
  await ann.push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 1;\n' });
  const { number: pull } = await ann.openPull({ title: 'Login page', head: `project/${issue}/login` });
  await Promise.all([app.settled(), action.runAll()]);
  expect(await app.state(String(issue))).toMatchObject({ tracks: { main: { stage: 'review' } } });
  expect(statuses(app, issue)).toEqual(['countersign']);
  expect(new Set(checks(app, pull))).toEqual(new Set(['countersign']));
  expect(app.repository.comments(issue).filter(({ author }) => author?.login === 'github-actions')).toEqual([]);

  await app.down();
  await app.repository.as('bob').comment(issue, '/block "no password" --on gate:code_review');
  const rans = await action.runAll();
  expect(rans.length).toBeGreaterThan(0);
  for (const { code, log, summary, requests } of rans) {
    expect(code).toBe(0);
    expect(log).toContain(`Shown by app ${app.sandbox.app.id}`);
    expect(summary).toContain(`Shown by app ${app.sandbox.app.id}`);
    expect(requests.filter(({ operation }) => operation === 'Show')).toEqual([]);
  }
  expect(await blockers(app, issue)).toEqual(['no password']);
  await app.up();
  expect(app.status(issue)).toContain('no password');
  expect(statuses(app, issue)).toEqual(['countersign']);
  expect(new Set(checks(app, pull))).toEqual(new Set(['countersign']));
});

it('the workflow hands over to the App when a person says so, and what it showed is hidden', async () => {
  const { app, action } = await twoDoors();
  const { repository, sandbox } = app;
  await app.down();
  const ann = repository.as('ann');
  const { number: issue } = await ann.openIssue({ title: 'Portal 2.0' });
  for (const command of ['/start software_release', '/advance implementation', '/advance review'])
    await ann.comment(issue, command);
  await ann.push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 1;\n' });
  const { number: pull } = await ann.openPull({ title: 'Login page', head: `project/${issue}/login` });
  for (const { code } of await action.runAll()) expect(code).toBe(0);
  expect(await formatIn(app)).toBe(`format: 1\nshown_by: ${actions}`);
  expect(statuses(app, issue)).toEqual(['github-actions']);
  const before = app.status(issue);

  await app.up();
  await ann.comment(issue, '/block "no password" --on gate:code_review');
  await app.settled();
  expect(await blockers(app, issue)).toEqual(['no password']);
  expect(app.status(issue)).toBe(before);
  expect(statuses(app, issue)).toEqual(['github-actions']);
  expect(checks(app, pull)).toEqual(['github-actions']);
  expect(app.logged.filter((line) => line.includes('another app shows here'))).toHaveLength(1);

  await repository.as('root').push('countersign', { 'format.yaml': `format: 1\nshown_by: ${sandbox.app.id}\n` });
  await app.settled();
  expect(statuses(app, issue)).toEqual(['countersign']);
  expect(checks(app, pull)).toEqual(expect.arrayContaining(['github-actions', 'countersign']));
  const [old, mine] = repository.comments(issue).filter(({ body }) => body.includes('countersign:status'));
  expect(old).toMatchObject({ body: before, minimizedReason: 'OUTDATED' });
  expect(mine?.body).toContain('no password');
  await ann.comment(issue, '/block "no logout" --on gate:code_review');
  await app.settled();
  expect(await app.state(String(issue))).toMatchObject({ receipts: { status_comment: mine?.id } });

  // The workflow, which nobody took away, is quiet from then on.
  for (const { code, log } of await action.runAll()) {
    expect(code).toBe(0);
    expect(log).toContain(`Shown by app ${sandbox.app.id}`);
  }
  expect((await action.run(startedAlone('schedule', repository))).log).toContain('Nothing was committed.');
  expect(statuses(app, issue)).toEqual(['countersign']);
  expect(await app.state(String(issue))).toMatchObject({ receipts: { status_comment: mine?.id } });
  expect(app.status(issue)).toBe(before);
});
