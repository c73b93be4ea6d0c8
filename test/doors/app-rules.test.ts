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

const policyPath = '.github/countersign.yml';

/** The policy of the rig, with one role given to other people. */
function policyWith(reviewer: string): string {
  return `version: 1
workflow: software_release
roles:
  product_owner: { logins: [ann] }
  developer: { permission: write }
  code_reviewer: { logins: [${reviewer}] }
  ci_owner: { logins: [carol] }
  tester: { logins: [bob] }
  release_owner: { logins: [dora] }
  security_reviewer: { logins: [carol] }
overriders: [admin]
`;
}

interface Check {
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly annotations: readonly { readonly path: string; readonly startLine: number; readonly level: string }[];
}

/** Our check run on the head of a pull request, the newest. */
function check({ repository }: GitHubRig, pull: number): Check | null {
  const head = repository.pull(pull).headRefOid;
  const suites = repository.model.suites.filter(({ headOid }) => headOid === head);
  const run = suites.flatMap(({ runs }) => runs).findLast(({ name }) => name === 'countersign');
  if (run === undefined) return null;
  const { conclusion, output, annotations } = run;
  return { conclusion, title: output.title, summary: output.summary, annotations };
}

/** The requests that something takes, by name. */
async function requests(rig: GitHubRig, act: () => Promise<unknown>): Promise<readonly (string | null)[]> {
  const before = rig.sandbox.requests.length;
  await act();
  await rig.settled();
  return rig.sandbox.requests.slice(before).map(({ operation }) => operation);
}

describe('a pull request that changes the rules', () => {
  it('shows what would change, is judged by the rules in force, and approves nothing by its own', async () => {
    const rig = await github();
    const { issue, pull } = await inReview(rig);
    const ann = rig.repository.as('ann');
    await ann.push('mine', { [policyPath]: policyWith('ann, eve') });
    const made = await requests(rig, () => ann.openPull({ title: 'I review', head: 'mine' }));
    expect(made).toEqual(['Listing', 'Proposed', 'Show']);
    const proposed = pull + 1;
    expect(check(rig, proposed)).toMatchObject({
      conclusion: 'success',
      title: 'the changed rules are sound',
      annotations: [],
    });
    const summary = check(rig, proposed)?.summary ?? '';
    expect(summary).toContain('Until it is merged the ones on `main` hold, here as well.');
    expect(summary).toMatch(
      new RegExp(
        String.raw`- \*\*Portal 2\.0\*\* \(#${issue}\) .*code_review for #${pull}.*: waits for bob or carol .* → waits for ann or eve `,
        'u',
      ),
    );
    // By the rules of main eve opens nothing, whatever a branch says of her.
    await rig.repository.as('eve').review(pull, 'APPROVED');
    await rig.settled();
    expect((await rig.state(String(issue)))?.approvals['main']?.['code_review']).toBeUndefined();
    expect(check(rig, pull)).toMatchObject({ title: 'waiting for code_review, ci_status' });
    // What was found is not asked for again.
    expect(await requests(rig, () => ann.comment(proposed, 'please look'))).not.toContain('Proposed');
  });

  it('fails with annotations on the lines of what is wrong, until it is mended', async () => {
    const rig = await github();
    const ann = rig.repository.as('ann');
    const broken = `${policyWith('bob')}gates:\n  code_revue: { roles: [nobody] }\n`;
    await ann.push('rules', {
      [policyPath]: broken,
      '.github/countersign/lifecycles/own.yml': 'workflow_type: x\nstagez: [a]\n',
    });
    const { number } = await ann.openPull({ title: 'Rules', head: 'rules' });
    await rig.settled();
    const found = check(rig, number);
    expect(found).toMatchObject({ conclusion: 'failure', title: '4 errors in the changed rules' });
    expect(found?.annotations.map(({ path, startLine, level }) => `${path}:${startLine} ${level}`)).toEqual([
      `${policyPath}:13 failure`,
      `${policyPath}:13 failure`,
      '.github/countersign/lifecycles/own.yml:1 failure',
      '.github/countersign/lifecycles/own.yml:2 failure',
    ]);
    expect(found?.summary).toContain(
      '`.github/countersign.yml:13:3` there is no gate code_revue. Did you mean code_review?',
    );
    await ann.push('rules', { [policyPath]: policyWith('bob'), '.github/countersign/lifecycles/own.yml': null });
    await rig.settled();
    expect(check(rig, number)).toMatchObject({ conclusion: 'success', annotations: [] });
  });

  it('is judged with what definitions include, also where it changes only that; a project pins all of it', async () => {
    const own = '.github/countersign/lifecycles/memo.yml';
    const gates = '.github/countersign/gates.yml';
    const memo = `workflow_type: memo
include: [${gates}]
stages: [draft, sent]
artifacts: [{ artifact_type: text, path: 'memos/{project}.md', gates: [editor] }]
`;
    const rig = await github({ [own]: memo, [gates]: 'gates: [editor]\n' });
    const ann = rig.repository.as('ann');
    await ann.push('shared', { [gates]: 'gates: [editor, { gate_id: money, count: none }]\n' });
    let pull = 0;
    const made = await requests(rig, async () => {
      pull = (await ann.openPull({ title: 'Shared', head: 'shared' })).number;
    });
    // One for each of the two commits.
    expect(made.filter((name) => name === 'Included')).toHaveLength(2);
    expect(check(rig, pull)).toMatchObject({
      conclusion: 'failure',
      annotations: [{ path: gates, startLine: 1, level: 'failure' }],
    });
    await ann.push('shared', { [gates]: 'gates: [editor, money]\n' });
    await rig.settled();
    expect(check(rig, pull)).toMatchObject({
      conclusion: 'success',
      annotations: [{ path: gates, startLine: 1, level: 'warning' }],
    });

    const { number } = await ann.openIssue({ title: 'A memo' });
    await ann.comment(number, '/start memo');
    await rig.settled();
    expect((await rig.state(String(number)))?.definition.origin).toBe(`${own} with ${gates}`);
  });
});

describe('broken rules on the default branch', () => {
  it('are told once, in one issue with the exact place, leave the last good ones in force, and are withdrawn when mended', async () => {
    const rig = await github();
    const { issue, pull } = await inReview(rig);
    const { repository } = rig;
    const dora = repository.as('dora');
    await dora.push('main', {
      [policyPath]: `${policyWith('eve').replace('roles:', 'rolls:')}"@bob <img src=x>": 1\n`,
    });
    await rig.settled();
    const ours = (): readonly number[] =>
      [...repository.model.subjects.values()]
        .filter(({ body }) => body.includes('countersign:rules'))
        .map(({ number }) => number);
    const [alert = 0, ...more] = ours();
    expect(more).toEqual([]);
    expect(repository.issue(alert)).toMatchObject({
      state: 'OPEN',
      title: 'The rules on main are broken',
      labels: [{ name: 'countersign' }],
    });
    expect(repository.issue(alert).body).toContain(
      '- `.github/countersign.yml:3:1` the file has no field rolls. Did you mean roles?',
    );
    expect(repository.issue(alert).body).not.toMatch(/@bob|<img/u);
    await repository.as('bob').review(pull, 'APPROVED');
    await rig.settled();
    expect((await rig.state(String(issue)))?.approvals['main']?.['code_review']?.status).toBe('approved');
    expect(rig.status(issue)).toContain('the last good policy stays in force: .github/countersign.yml:3:1 is broken');
    await dora.push('main', { 'README.md': '# Portal 2\n' });
    await rig.down();
    await rig.up();
    expect(ours()).toEqual([alert]);
    expect(repository.comments(alert)).toEqual([]);
    await dora.push('main', { '.github/countersign/lifecycles/own.yml': 'workflow_type: own\n' });
    await rig.settled();
    expect(repository.issue(alert).body).toContain(
      '- `.github/countersign/lifecycles/own.yml:1:1` stages is missing in the file.',
    );
    await dora.push('main', { [policyPath]: policyWith('eve'), '.github/countersign/lifecycles/own.yml': null });
    await rig.settled();
    expect(ours()).toEqual([alert]);
    expect(repository.issue(alert).state).toBe('CLOSED');
    expect(repository.comments(alert).map(({ body }) => body)).toEqual([
      'Mended: nothing is wrong with the rules any more.',
    ]);
    expect(rig.status(issue)).not.toContain('stays in force');
  });
});

describe('a policy that only observes', () => {
  it('holds nothing up, says so, tells once a week what it would have held up, and judges nothing of it later', async () => {
    const observe = policyWith('bob').replace('version: 1\n', 'version: 1\nmode: observe\n');
    const rig = await github({ [policyPath]: observe });
    const { issue, pull } = await inReview(rig);
    const { repository } = rig;
    const ann = repository.as('ann');
    expect(check(rig, pull)).toMatchObject({
      conclusion: 'neutral',
      title: 'observing: would wait for code_review, ci_status',
    });
    expect(rig.status(issue)).toContain('Observing: nothing is held up.');
    await ann.comment(pull, '/approve code_review');
    await rig.settled();
    expect(rig.status(issue)).toContain('ann');
    await ann.merge(pull);
    await rig.settled();
    expect(await rig.state(String(issue))).toMatchObject({
      tracks: { main: { stage: 'test' } },
      artifacts: { pull_request: { bypassed: [], observed: ['code_review', 'ci_status'] } },
    });
    const told = (): readonly string[] =>
      repository
        .comments(issue)
        .map(({ body }) => body)
        .filter((body) => body.includes('countersign:observed'));
    expect(told()).toEqual([]);
    rig.sandbox.clock.advance(7 * 24 * 3_600_000);
    await rig.down();
    await rig.up();
    const [week = '', ...more] = told();
    expect(more).toEqual([]);
    expect(week).toMatch(/^\*\*Observing:\*\* up to .* this went past closed gates\. Nothing was held up/u);
    expect(week).toMatch(
      new RegExp(
        String.raw`, ann: pull_request v1 landed \(#${pull}\) — .code_review. nobody has approved it; .ci_status. nobody`,
        'u',
      ),
    );
    await rig.down();
    await rig.up();
    expect(told()).toHaveLength(1);
    expect((await rig.state(String(issue)))?.observed).toBeUndefined();
    // From now on it counts, and what was is not judged again.
    await repository.as('dora').push('main', { [policyPath]: policyWith('bob') });
    await ann.push('report', { [`releases/${issue}/test-report.md`]: '# Tested\n' });
    const { number: report } = await ann.openPull({ title: 'Test report', head: 'report' });
    await rig.settled();
    expect(check(rig, report)).toMatchObject({
      conclusion: null,
      title: 'waiting for ci_status, release_owner_approval',
    });
    expect((await rig.state(String(issue)))?.artifacts['pull_request']?.bypassed).toEqual([]);
    expect(rig.status(issue)).not.toContain('Observing');
  });
});
