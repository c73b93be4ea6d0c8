import { afterEach, describe, expect, it } from 'vitest';
import { inReview, openGitHub, type GitHubRig } from './app-github.ts';

const open: GitHubRig[] = [];

async function github(files: Readonly<Record<string, string>> = {}): Promise<GitHubRig> {
  const rig = await openGitHub({ files });
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

describe('the main job', () => {
  it('an issue becomes a project by a command, and a comment shows where it stands', async () => {
    const rig = await github();
    const ann = rig.repository.as('ann');
    const { number } = await ann.openIssue({ title: 'Portal 2.0' });
    await ann.comment(number, '/start software_release --client Acme');
    await rig.settled();
    expect(await rig.state(String(number))).toMatchObject({
      project_id: String(number),
      workflow_type: 'software_release',
      workflow: 'Portal 2.0',
      client: 'Acme',
      owner: 'ann',
      tracks: { main: { stage: 'intake' } },
    });
    expect(rig.status(number)).toContain('Portal 2.0');
    expect(rig.status(number)).toContain('/advance implementation');
    expect(rig.repository.comments(number)).toHaveLength(2);
  });

  it('a pull request waits for its gates, a review opens them, and its merge moves the stage', async () => {
    const rig = await github();
    const { issue, pull } = await inReview(rig);
    const { repository } = rig;
    const proposals = (await rig.state(String(issue)))?.proposals ?? {};
    expect(proposals[`#${pull}`]?.contents['pull_request']).toMatch(/^sha256:/u);
    await repository.as('bob').review(pull, 'APPROVED', { body: 'read it all' });
    await repository.as('carol').comment(pull, '/approve ci_status');
    await rig.settled();
    expect(await rig.state(String(issue))).toMatchObject({
      approvals: { main: { code_review: { status: 'approved' }, ci_status: { status: 'approved' } } },
    });
    await repository.as('ann').merge(pull);
    await rig.settled();
    expect(await rig.state(String(issue))).toMatchObject({
      tracks: { main: { stage: 'test' } },
      artifacts: { pull_request: { status: 'current', version: 'v1', bypassed: [] } },
      proposals: {},
    });
  });

  it('goes on to its end, and the closure report is one comment', async () => {
    const rig = await github();
    const { issue, pull } = await inReview(rig);
    const { repository } = rig;
    const ann = repository.as('ann');
    const dora = repository.as('dora');
    await repository.as('bob').review(pull, 'APPROVED');
    await repository.as('carol').comment(pull, '/approve ci_status');
    await rig.settled();
    await ann.merge(pull);
    await rig.settled();
    await ann.comment(issue, '/fact release.version=2.0.0 --source CHANGELOG.md');
    await repository.as('bob').push('report', { [`releases/${issue}/test-report.md`]: '# Tested\n' });
    const { number: report } = await repository.as('bob').openPull({ title: 'Test report', head: 'report' });
    await rig.settled();
    await repository.as('carol').comment(report, '/approve ci_status');
    await dora.comment(report, '/approve release_owner_approval');
    await rig.settled();
    await ann.merge(report);
    await rig.settled();
    expect(await rig.state(String(issue))).toMatchObject({ tracks: { main: { stage: 'release' } } });
    await ann.push('notes', { [`releases/${issue}/release-notes.md`]: '# 2.0.0\n' });
    const { number: notes } = await ann.openPull({ title: 'Release notes', head: 'notes' });
    await rig.settled();
    await dora.review(notes, 'APPROVED', { body: 'publish it' });
    await rig.settled();
    await ann.merge(notes);
    await rig.settled();
    await ann.comment(issue, '/close');
    await rig.settled();
    expect(await rig.state(String(issue))).toMatchObject({ terminal_state: { id: 'closed' } });
    const reports = repository.comments(issue).filter(({ body }) => body.includes('countersign:closure'));
    expect(reports).toHaveLength(1);
    expect(reports[0]?.body).toContain('release_owner_approval');
    expect(reports[0]?.body).toContain('publish it');
    expect(rig.logged.filter((line) => /"level":"(?:warn|error)"/u.test(line))).toEqual([]);
    await ann.comment(issue, '/advance release');
    await rig.settled();
    expect(repository.comments(issue).filter(({ body }) => body.includes('countersign:closure'))).toHaveLength(1);
    expect(rig.status(issue)).toContain('has ended as closed');
  });
});

describe('an issue that is closed by hand', () => {
  it('is opened again when its project may not end yet, with the reason', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    await rig.repository.as('ann').close(issue);
    await rig.settled();
    expect(rig.repository.issue(issue).state).toBe('OPEN');
    expect(rig.status(issue)).toMatch(/`\/close` by ann: .*closed is reached from post_release/u);
    const before = rig.sandbox.requests.length;
    await rig.repository.as('ann').label(issue, 'urgent');
    await rig.settled();
    expect(rig.sandbox.requests.slice(before).map(({ operation }) => operation)).toEqual(['Observe']);
  });

  it('ends its project when it may, and one whose project ends is closed', async () => {
    const rig = await github();
    const ann = rig.repository.as('ann');
    const { number } = await ann.openIssue({ title: 'Portal 2.0' });
    await ann.comment(number, '/start software_release');
    await ann.comment(number, '/close --as abandoned --rationale "nobody needs it"');
    await rig.settled();
    expect(await rig.state(String(number))).toMatchObject({ terminal_state: { id: 'abandoned' } });
    expect(rig.repository.issue(number).state).toBe('CLOSED');
  });
});

describe('the check countersign', () => {
  it('waits while a gate is closed, is green when all are open for these bytes, and red when somebody said no', async () => {
    const rig = await github();
    const { pull } = await inReview(rig);
    const { repository } = rig;
    expect(check(rig, pull)).toMatchObject({ status: 'in_progress', title: 'waiting for code_review, ci_status' });
    await repository.as('bob').review(pull, 'CHANGES_REQUESTED', { body: 'no tests' });
    await rig.settled();
    expect(check(rig, pull)).toMatchObject({ status: 'completed', conclusion: 'failure' });
    await repository.as('bob').review(pull, 'APPROVED');
    await repository.as('carol').comment(pull, '/approve ci_status');
    await rig.settled();
    expect(check(rig, pull)).toMatchObject({ status: 'completed', conclusion: 'success' });
    await repository.as('ann').push(`project/1/login`, { 'src/login.ts': 'export const login = 2;\n' });
    await rig.settled();
    expect(check(rig, pull)).toMatchObject({ status: 'in_progress' });
  });

  it('that was green waits when a project begins which owns what the pull request changes', async () => {
    const rig = await github();
    const ann = rig.repository.as('ann');
    const { number: issue } = await ann.openIssue({ title: 'Portal 2.0' });
    await ann.push('notes', { [`releases/${issue}/release-notes.md`]: '# 2.0.0\n' });
    const { number: pull } = await ann.openPull({ title: 'Release notes', head: 'notes' });
    await rig.settled();
    expect(check(rig, pull)).toMatchObject({ conclusion: 'success' });
    await ann.comment(issue, '/start software_release');
    await rig.settled();
    expect(check(rig, pull)).toMatchObject({ status: 'in_progress', title: 'waiting for release_owner_approval' });
  });

  it('is not green on a pull request into another branch, nor after its base was changed', async () => {
    const rig = await github();
    const { pull } = await inReview(rig);
    const { repository } = rig;
    await repository.as('bob').review(pull, 'APPROVED');
    await repository.as('carol').comment(pull, '/approve ci_status');
    await rig.settled();
    expect(check(rig, pull)).toMatchObject({ conclusion: 'success' });
    await repository.as('ann').push('side', { 'README.md': '# Side\n' });
    await repository.as('ann').changeBase(pull, 'side');
    await rig.settled();
    expect(check(rig, pull)).toMatchObject({ status: 'in_progress', title: 'nothing lands from here' });
    await repository.as('ann').changeBase(pull, 'main');
    await rig.settled();
    expect(check(rig, pull)).toMatchObject({ status: 'in_progress', title: 'waiting for code_review, ci_status' });
  });

  it('waits on a pull request that only moves an artifact of a project away', async () => {
    const rig = await github();
    const ann = rig.repository.as('ann');
    const { number: issue } = await ann.openIssue({ title: 'Portal 2.0' });
    await ann.comment(issue, '/start software_release');
    await rig.settled();
    const path = `releases/${issue}/release-notes.md`;
    const text = '# 2.0.0\n\nMany words that stay as they are.\n';
    await ann.push('main', { [path]: text });
    await rig.settled();
    await ann.push('moved', { [path]: null, 'notes.md': text });
    const { number: pull } = await ann.openPull({ title: 'Tidy up', head: 'moved' });
    await rig.settled();
    expect(check(rig, pull)).toMatchObject({ status: 'in_progress', title: 'waiting for release_owner_approval' });
  });

  it('is green on a pull request that no project has anything to do with', async () => {
    const rig = await github();
    const ann = rig.repository.as('ann');
    await ann.push('typo', { 'README.md': '# The portal\n' });
    const { number } = await ann.openPull({ title: 'Typo', head: 'typo' });
    await rig.settled();
    expect(check(rig, number)).toMatchObject({ conclusion: 'success', title: 'nothing to countersign' });
  });
});

describe('who is asked for a review', () => {
  it('is everybody who opens a closed gate, once for the same bytes, and again for others', async () => {
    const rig = await github();
    const { issue, pull } = await inReview(rig);
    const { repository, sandbox } = rig;
    const [ann, bob] = [repository.as('ann'), repository.as('bob')];
    expect(askedIn(rig, pull)).toEqual(['bob', 'carol']);
    expect(sandbox.deliveries.filter(({ action }) => action === 'review_requested')).toHaveLength(2);
    // A remark answers a request for GitHub, and whoever is taken off the list was meant to be.
    await bob.review(pull, 'COMMENTED', { body: 'later' });
    await ann.removeReviewers(pull, ['carol']);
    await repository.as('carol').comment(pull, '/approve ci_status');
    await ann.comment(issue, '/fact release.version=2.0.0 --source CHANGELOG.md');
    await rig.settled();
    await rig.down();
    await rig.up();
    expect(askedIn(rig, pull)).toEqual([]);
    expect(timesAsked(rig, pull)).toEqual(['bob', 'carol']);
    sandbox.clock.advance(3_600_000);
    await ann.push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 2;\n' });
    await rig.settled();
    expect(askedIn(rig, pull)).toEqual(['bob', 'carol']);
    await bob.review(pull, 'APPROVED');
    await rig.settled();
    expect(askedIn(rig, pull)).toEqual(['carol']);
    expect(timesAsked(rig, pull)).toEqual(['bob', 'carol', 'bob', 'carol']);
  });

  it('is nobody while it is a draft, nobody who wrote or pushed it, and whoever is asked already stays so', async () => {
    const rig = await github();
    const { repository } = rig;
    const ann = repository.as('ann');
    const { number: issue } = await ann.openIssue({ title: 'Portal 2.0' });
    await ann.comment(issue, '/start software_release');
    await ann.comment(issue, '/advance implementation');
    await ann.comment(issue, '/advance review');
    await rig.settled();
    await ann.push(`project/${issue}/x`, { 'src/x.ts': '1\n' }, { coauthors: ['bob'] });
    const { number: pull } = await ann.openPull({ title: 'X', head: `project/${issue}/x`, draft: true });
    await ann.requestReviewers(pull, ['dora']);
    await rig.settled();
    expect(askedIn(rig, pull)).toEqual(['dora']);
    await ann.setDraft(pull, false);
    await rig.settled();
    expect(askedIn(rig, pull)).toEqual(['dora', 'carol']);
  });

  it('is told where GitHub does not take it, which stops nothing else and is not tried again', async () => {
    const rig = await github({ '.github/countersign.yml': withTeams });
    const { repository, sandbox } = rig;
    sandbox.team('acme', 'builders', ['bob', 'carol'], { repositories: { 'acme/portal': 'write' } });
    sandbox.team('acme', 'outside', ['eve']);
    await rig.settled();
    const { issue, pull } = await inReview(rig);
    expect(askedIn(rig, pull)).toEqual(['carol']);
    expect(check(rig, pull)).toMatchObject({ status: 'in_progress' });
    expect(rig.status(issue)).toMatch(/Not all teams could be asked to review #\d+: GitHub takes requests only/u);
    const made = await requests(rig, () => repository.as('ann').label(issue, 'urgent'));
    expect(made).toEqual(['Observe']);
    // Where the App may not write to pull requests, nobody can be asked.
    sandbox.install('acme', { permissions: { ...granted, pull_requests: 'read' } });
    sandbox.clock.advance(3_600_000);
    await repository.as('ann').push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 2;\n' });
    await rig.settled();
    expect(rig.status(issue)).toMatch(/No teams could be asked to review #\d+: GitHub does not let us/u);
    expect(rig.status(issue)).not.toContain('Not all teams');
    expect(rig.logged.filter((line) => /"level":"(?:warn|error)"/u.test(line))).toEqual([]);
  });
});

describe('the label of the home issue', () => {
  it('says the stage, is put right where somebody changed it, and decides nothing', async () => {
    const rig = await github();
    const { repository } = rig;
    const ann = repository.as('ann');
    await ann.openIssue({ title: 'Not a project', labels: ['stage: release', 'Stage: Intake'] });
    const { number: issue } = await ann.openIssue({ title: 'Portal 2.0', labels: ['big', 'stage: 9'] });
    await ann.comment(issue, '/start software_release');
    await rig.settled();
    expect(labelsOn(rig, issue)).toEqual(['Stage: Intake', 'big', 'stage: 9']);
    await ann.comment(issue, '/advance implementation');
    await rig.settled();
    expect(labelsOn(rig, issue)).toEqual(['big', 'stage: 9', 'stage: implementation']);
    expect(repository.model.labels.get('stage: implementation')).toMatchObject({
      color: '1d76db',
      description: 'Software Release: Implementation',
    });
    const before = await rig.state(String(issue));
    await ann.label(issue, 'stage: release');
    await ann.unlabel(issue, 'stage: implementation');
    await rig.settled();
    expect(labelsOn(rig, issue)).toEqual(['big', 'stage: 9', 'stage: implementation']);
    expect(await rig.state(String(issue))).toEqual(before);
    await ann.comment(issue, '/close --as abandoned --rationale "nobody needs it"');
    await rig.settled();
    expect(labelsOn(rig, issue)).toEqual(['big', 'stage: 9', 'stage: abandoned']);
    await ann.lock(issue);
    await ann.unlabel(issue, 'stage: abandoned');
    await rig.settled();
    expect(labelsOn(rig, issue)).toEqual(['big', 'stage: 9']);
  });
});

/** Names of the requests that something causes once everything is known. */
async function requests(rig: GitHubRig, act: () => Promise<unknown>): Promise<readonly string[]> {
  rig.sandbox.clearRequests();
  await act();
  await rig.settled();
  return rig.sandbox.requests.map(({ operation }) => operation);
}

describe('what it costs, in requests to GitHub', () => {
  it('a transition takes three: look, commit, show, also by somebody who never spoke before', async () => {
    const rig = await github();
    const { issue, pull } = await inReview(rig);
    const { repository } = rig;
    const transition = ['Observe', 'Commit', 'Show'];
    expect(await requests(rig, () => repository.as('bob').review(pull, 'APPROVED'))).toEqual(transition);
    const back = '/back implementation --reason "more to do"';
    expect(await requests(rig, () => repository.as('ann').comment(issue, back))).toEqual(transition);
  });

  it('an event that changes nothing takes one, and talk takes none', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    const ann = rig.repository.as('ann');
    expect(await requests(rig, () => ann.label(issue, 'urgent'))).toEqual(['Observe']);
    expect(await requests(rig, () => ann.comment(issue, 'Nice.'))).toEqual([]);
  });

  it('a push to a pull request of nobody takes two, also when projects have moved meanwhile', async () => {
    const rig = await github();
    await inReview(rig);
    const ann = rig.repository.as('ann');
    await ann.push('typo', { 'README.md': '# The portal\n' });
    await ann.openPull({ title: 'Typo', head: 'typo' });
    await rig.settled();
    expect(await requests(rig, () => ann.push('typo', { 'README.md': '# A portal\n' }))).toEqual(['Listing', 'Show']);
  });

  it('a transition takes four in a process that knows nothing yet: list, look, commit, show', async () => {
    const rig = await github();
    const { issue, pull } = await inReview(rig);
    const { repository } = rig;
    const forgetful = async (act: () => Promise<unknown>): Promise<readonly string[]> => {
      await rig.app.queue.add(`forget/${rig.sandbox.app.installationId('acme')}/${repository.model.databaseId}`);
      await rig.settled();
      return requests(rig, act);
    };
    const transition = ['Listing', 'Observe', 'Commit', 'Show'];
    const back = '/back implementation --reason "more to do"';
    expect(await forgetful(() => repository.as('ann').comment(issue, back))).toEqual(transition);
    expect(await forgetful(() => repository.as('ann').comment(issue, '/advance review'))).toEqual(transition);
    expect(await forgetful(() => repository.as('bob').review(pull, 'APPROVED'))).toEqual(transition);
  });

  it('fifty commands at once take two commits and eight requests at most', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    const ann = rig.repository.as('ann');
    // Held until all are written: how many a look finds must not depend on how fast this machine is.
    rig.sandbox.webhooks.tamper(() => 'hold');
    for (let at = 0; at < 50; at += 1) await ann.comment(issue, `/fact build.n${at}=${at} --source ci`);
    rig.sandbox.webhooks.tamper(null);
    const made = await requests(rig, () => {
      rig.sandbox.webhooks.release();
      return Promise.resolve();
    });
    expect(made.filter((name) => name === 'Commit').length).toBeLessThanOrEqual(2);
    expect(made.length).toBeLessThanOrEqual(8);
    expect(Object.keys((await rig.state(String(issue)))?.known_facts ?? {})).toHaveLength(50);
  });
});

/** A role of people and teams, one of which cannot read the repository. */
const withTeams = `version: 1
workflow: software_release
roles:
  code_reviewer: { teams: [acme/builders, acme/outside] }
  ci_owner: { logins: [carol, stranger] }
`;

/** What an owner grants the App. */
const granted = {
  contents: 'write',
  issues: 'write',
  checks: 'write',
  statuses: 'read',
  merge_queues: 'read',
  members: 'read',
} as const;

/** Who is asked to review a pull request, as its page lists them. */
function askedIn({ repository }: GitHubRig, pull: number): readonly string[] {
  return repository.pull(pull).requested.map((each) => (each.__typename === 'Team' ? each.slug : each.login));
}

/** Whom the App has asked, in the order it did. */
function timesAsked({ repository, sandbox }: GitHubRig, pull: number): readonly string[] {
  return repository
    .pull(pull)
    .timeline.flatMap((item) =>
      item.__typename === 'ReviewRequestedEvent' && 'actor' in item && item.actor?.databaseId === sandbox.app.botId
        ? [(item['requestedReviewer'] as { readonly login: string }).login]
        : [],
    );
}

function labelsOn({ repository }: GitHubRig, issue: number): readonly string[] {
  return repository
    .issue(issue)
    .labels.map(({ name }) => name)
    .toSorted();
}

/** Our check run on the head of a pull request. */
function check({ repository }: GitHubRig, pull: number): unknown {
  const head = repository.pull(pull).headRefOid;
  const suites = repository.model.suites.filter(({ headOid }) => headOid === head);
  const run = suites.flatMap(({ runs }) => runs).findLast(({ name }) => name === 'countersign');
  return run === undefined ? null : { status: run.status, conclusion: run.conclusion, title: run.output.title };
}
