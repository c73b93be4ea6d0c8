import { afterEach, describe, expect, it } from 'vitest';
import { makeLog } from '../../src/doors/app/log.ts';
import { appOn, hookOf, inReview, openGitHub, type GitHubRig } from '../doors/app-github.ts';
import { faultAnswers } from '../sandbox/faults.ts';

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

/** What the record holds of a project, one line an entry. */
async function entries({ repository }: GitHubRig, id: number): Promise<readonly string[]> {
  const folder = `projects/${String(id).padStart(2, '0')}/${id}`;
  const tail = await repository.git('show', `countersign:${folder}/log/tail.yaml`);
  return tail.trimEnd().split('\n');
}

function errors(rig: GitHubRig): readonly string[] {
  return rig.logged.filter((line) => line.includes('"level":"error"'));
}

async function stage(rig: GitHubRig, issue: number): Promise<string | undefined> {
  return (await rig.state(String(issue)))?.tracks['main']?.stage;
}

describe('webhooks', () => {
  it('that come twice, under one id or two, or again after three days, move a stage once and comment once', async () => {
    const rig = await github();
    rig.sandbox.webhooks.tamper(() => 'twice');
    const { issue } = await inReview(rig);
    await rig.repository.as('ann').comment(issue, '/back implementation --reason "more to do"');
    await rig.settled();
    const before = await entries(rig, issue);
    rig.sandbox.webhooks.tamper(null);
    rig.sandbox.clock.advance(3 * 24 * 3_600_000);
    for (const guid of new Set(rig.sandbox.deliveries.map((delivery) => delivery.guid))) rig.sandbox.redeliver(guid);
    await rig.settled();
    expect(await stage(rig, issue)).toBe('implementation');
    expect(await entries(rig, issue)).toEqual(before);
    expect(rig.repository.comments(issue).filter(({ body }) => body.includes('countersign:status'))).toHaveLength(1);
  });

  it('whose first try fails are tried again', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    rig.sandbox.faults.inject({ match: 'Observe', times: 2, answer: faultAnswers.badGateway });
    rig.sandbox.faults.inject({ match: 'Commit', times: 1, answer: { status: 500, body: 'oops' } });
    await rig.repository.as('ann').comment(issue, '/back implementation --reason "more to do"');
    await rig.settled();
    expect(await stage(rig, issue)).toBe('implementation');
    expect(errors(rig)).toEqual([]);
  });

  it('that reach two replicas have one effect', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    const other = await appOn(rig.sandbox, makeLog({ write: () => undefined }));
    const { port } = rig.app;
    const both = hookOf(rig.app).replace(String(port), '');
    expect(both).toContain('http://127.0.0.1:');
    await rig.repository.as('ann').comment(issue, '/fact build=1 --source ci');
    rig.sandbox.deliverTo(hookOf(other));
    await rig.repository.as('ann').comment(issue, '/fact build=2 --source ci');
    await rig.settled();
    await other.queue.idle();
    await rig.settled();
    const facts = (await entries(rig, issue)).filter(
      (line) => line.includes('"fact":"build"') && line.includes('fact_recorded'),
    );
    expect(facts).toHaveLength(2);
    expect((await rig.state(String(issue)))?.known_facts).toMatchObject({ build: { value: 2 } });
    rig.sandbox.deliverTo(hookOf(rig.app));
    await other.close();
  });

  it('that come in the wrong order leave what was done in the right one', async () => {
    const rig = await github();
    const { issue, pull } = await inReview(rig);
    rig.sandbox.webhooks.tamper(() => 'hold');
    await rig.repository.as('bob').review(pull, 'APPROVED');
    await rig.repository.as('carol').comment(pull, '/approve ci_status');
    await rig.repository.as('ann').merge(pull);
    rig.sandbox.webhooks.tamper(null);
    rig.sandbox.webhooks.release((held) => held.toReversed());
    await rig.settled();
    expect(await stage(rig, issue)).toBe('test');
    expect(await rig.state(String(issue))).toMatchObject({ artifacts: { pull_request: { bypassed: [] } } });
  });

  it('that were lost while the App was down are made good by the sweep', async () => {
    const rig = await github();
    const { issue, pull } = await inReview(rig);
    await rig.down();
    const { repository } = rig;
    await repository.as('bob').review(pull, 'APPROVED');
    await repository.as('carol').comment(pull, '/approve ci_status');
    await repository.as('ann').merge(pull);
    const { number: second } = await repository.as('ann').openIssue({ title: 'Portal 3.0' });
    await repository.as('ann').comment(second, '/start software_release');
    await repository.as('ann').push('typo', { 'README.md': '# The portal\n' });
    const { number: unrelated } = await repository.as('ann').openPull({ title: 'Typo', head: 'typo' });
    rig.sandbox.clock.advance(75 * 60_000);
    await rig.up();
    expect(await stage(rig, issue)).toBe('test');
    expect(await stage(rig, second)).toBe('intake');
    const head = repository.pull(unrelated).headRefOid;
    const runs = repository.model.suites.filter(({ headOid }) => headOid === head).flatMap((suite) => suite.runs);
    expect(runs).toMatchObject([{ name: 'countersign', conclusion: 'success' }]);
  });

  it('about what we did ourselves cause no request', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    rig.sandbox.clearRequests();
    await rig.repository.as('ann').comment(issue, '/fact build=1 --source ci');
    await rig.settled();
    expect(rig.sandbox.requests.map(({ operation }) => operation)).toEqual(['Observe', 'Commit', 'Show']);
  });
});

describe('a repository that goes away', () => {
  it('or is archived, is left alone', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    rig.repository.archive();
    rig.sandbox.clearRequests();
    rig.sandbox.redeliver(rig.sandbox.deliveries.find(({ event }) => event === 'issue_comment')?.guid ?? '');
    await rig.settled();
    expect(errors(rig)).toEqual([]);
    expect(rig.sandbox.requests.some(({ kind }) => kind === 'write')).toBe(false);
    rig.repository.archive(false);
    expect(await stage(rig, issue)).toBe('review');
  });

  it('or is renamed, is found again by its number', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    rig.sandbox.renameRepository(rig.repository, 'gateway');
    await rig.settled();
    await rig.repository.as('ann').comment(issue, '/back implementation --reason "more to do"');
    await rig.settled();
    expect(await stage(rig, issue)).toBe('implementation');
  });

  it('because the App was suspended or removed, is not asked for again', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    rig.sandbox.suspend('acme');
    await rig.repository.as('ann').comment(issue, '/back implementation --reason "more to do"');
    await rig.settled();
    rig.sandbox.suspend('acme', false);
    await rig.settled();
    expect(errors(rig)).toEqual([]);
  });
});

describe('a commit', () => {
  it('whose answer was lost is found, and not made twice', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    rig.sandbox.faults.inject({ match: 'Commit', answer: 'drop the connection', when: 'after' });
    await rig.repository.as('ann').comment(issue, '/fact build=1 --source ci');
    await rig.settled();
    const facts = (await entries(rig, issue)).filter((line) => line.includes('"fact":"build"'));
    expect(facts).toHaveLength(1);
    expect(rig.status(issue)).toContain('build');
  });

  it('that somebody else overtook is decided again', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    rig.sandbox.faults.inject({
      match: 'Commit',
      times: 3,
      answer: faultAnswers.graphql('STALE_DATA', 'Expected branch to point to "a" but it did not. Pull and try again.'),
    });
    await rig.repository.as('ann').comment(issue, '/fact build=1 --source ci');
    await rig.settled();
    expect((await rig.state(String(issue)))?.known_facts).toHaveProperty('build');
  });
});

describe('the limits of GitHub', () => {
  for (const [what, answer] of [
    ['a secondary limit that says how long', faultAnswers.secondaryLimit(30)],
    ['a secondary limit that does not say', faultAnswers.secondaryLimit()],
    ['too many requests', faultAnswers.tooManyRequests(5)],
    ['a limit inside an answer that looks well', faultAnswers.graphql('RATE_LIMITED', 'API rate limit exceeded')],
  ] as const) {
    it(`${what}: waited out, and the work kept`, async () => {
      const rig = await github();
      const { issue } = await inReview(rig);
      rig.sandbox.faults.inject({ match: 'Observe', answer });
      rig.sandbox.faults.inject({ match: 'Commit', answer });
      await rig.repository.as('ann').comment(issue, '/fact build=1 --source ci');
      await rig.settled();
      expect((await rig.state(String(issue)))?.known_facts).toHaveProperty('build');
      expect(errors(rig)).toEqual([]);
    });
  }

  it('a token that expires is renewed', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    rig.sandbox.clock.advance(61 * 60_000);
    await rig.repository.as('ann').comment(issue, '/fact build=1 --source ci');
    await rig.settled();
    expect((await rig.state(String(issue)))?.known_facts).toHaveProperty('build');
  });

  it('a conversation that is locked gets no comment, and the work goes on', async () => {
    const rig = await github();
    const { issue, pull } = await inReview(rig);
    await rig.repository.as('root').lock(issue);
    await rig.repository.as('bob').review(pull, 'APPROVED');
    await rig.repository.as('carol').comment(pull, '/approve ci_status');
    await rig.settled();
    await rig.repository.as('ann').merge(pull);
    await rig.settled();
    expect(await stage(rig, issue)).toBe('test');
    expect(errors(rig)).toEqual([]);
  });
});

describe('a command', () => {
  it('of somebody without rights is answered in one short line, and notifies nobody', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    await rig.repository.as('eve').comment(issue, '/approve code_review --reason "ask @ann and @bob"');
    await rig.settled();
    const [answer] = /^- .* by eve: .*$/mu.exec(rig.status(issue)) ?? [];
    expect(answer).toContain('holds none of the roles');
    expect(answer).not.toContain('@ann');
    expect(rig.repository.comments(issue).filter(({ author }) => author?.login === 'countersign')).toHaveLength(1);
  });

  it('that was edited into a comment does not count', async () => {
    const rig = await github();
    const { issue } = await inReview(rig);
    const { databaseId } = await rig.repository.as('ann').comment(issue, 'Nice.');
    await rig.repository.as('ann').editComment(databaseId, '/back implementation --reason "more to do"');
    await rig.settled();
    expect(await stage(rig, issue)).toBe('review');
  });

  it('stands in the record when its comment is deleted', async () => {
    const rig = await github();
    const { issue, pull } = await inReview(rig);
    const { databaseId } = await rig.repository.as('carol').comment(pull, '/approve ci_status');
    await rig.settled();
    await rig.repository.as('carol').deleteComment(databaseId);
    await rig.settled();
    expect(await rig.state(String(issue))).toMatchObject({
      approvals: { main: { ci_status: { status: 'approved' } } },
    });
  });

  it('that starts what nobody may start here is refused once, in a comment', async () => {
    const rig = await github();
    const { repository } = rig;
    const { number } = await repository.as('eve').openIssue({ title: 'Mine' });
    await repository.as('eve').comment(number, '/start software_release');
    await rig.settled();
    await repository
      .as('eve')
      .label(number, 'urgent')
      .catch(() => undefined);
    await repository.as('ann').label(number, 'urgent');
    await rig.settled();
    expect(await rig.state(String(number))).toBeNull();
    const answers = repository.comments(number).filter(({ author }) => author?.login === 'countersign');
    expect(answers).toHaveLength(1);
  });
});
