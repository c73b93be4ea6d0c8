import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGitHub, type GitHubRig } from './app-github.ts';

const path = '.github/countersign/lifecycles/memo.yaml';
const memo = `workflow_type: memo
stages: [draft, sent]
artifacts: [{ artifact_type: text, path: 'memos/{project}.md', gates: [editor] }]
gates: [{ gate_id: editor, owner: tester }]
`;

let rig: GitHubRig;
beforeAll(async () => {
  rig = await openGitHub({ files: { [path]: memo } });
});
afterAll(async () => {
  expect(rig.sandbox.gaps).toEqual([]);
  expect(rig.logged.filter((line) => /"level":"(?:warn|error)"/u.test(line))).toEqual([]);
  await rig.close();
});

it('an issue that has been worked on becomes a project where it stands, with its pull request and what has landed', async () => {
  const { repository } = rig;
  const [ann, bob, root] = [repository.as('ann'), repository.as('bob'), repository.as('root')];
  const { number: issue } = await ann.openIssue({ title: 'Portal 2.0' });
  const report = `releases/${issue}/test-report.md`;
  await bob.push('report', { [report]: '# Tested\n' });
  const { number: tested } = await bob.openPull({ title: 'Test report', head: 'report' });
  await root.merge(tested);
  const notes = { [`releases/${issue}/release-notes.md`]: '# 2.0.0\n' };
  await ann.push('notes', notes);
  const { number: pull } = await ann.openPull({ title: 'Release notes', head: 'notes' });
  await rig.settled();
  expect(await rig.state(String(issue))).toBeNull();

  // Whoever may pass no gate is told which stand on the way, and nothing has begun.
  await ann.comment(issue, '/adopt software_release --stage release --because "2.0 is as good as out"');
  await rig.settled();
  expect(await rig.state(String(issue))).toBeNull();
  expect(repository.comments(issue).at(-1)?.body).toContain(
    '`/adopt` by ann: the way to release leads past code_review, ci_status, release_owner_approval, and nobody has opened them here. It takes admin. Others can adopt it in review: --stage review',
  );
  await root.comment(issue, '/adopt --stage release --because "2.0 is as good as out"');
  await rig.settled();
  expect(await rig.state(String(issue))).toMatchObject({
    workflow_type: 'software_release',
    workflow: 'Portal 2.0',
    owner: 'ann',
    tracks: { main: { stage: 'release', triggers: [] } },
    artifacts: { test_report: { version: 'v1', path: report, bypassed: [] } },
    approvals: { main: { code_review: { overridden: { by: 'root', reason: '2.0 is as good as out' } } } },
  });
  expect(rig.status(issue)).toContain(`**Review** #${pull} (*Approve*) — Release notes`);
  // Its pull request is one of the project, by what it changes.
  await repository.as('dora').review(pull, 'APPROVED');
  await rig.settled();
  await ann.merge(pull);
  await rig.settled();
  expect(await rig.state(String(issue))).toMatchObject({ tracks: { main: { stage: 'post_release' } } });
});

it('what another workflow would change is answered, and only what was looked at is followed', async () => {
  const { repository } = rig;
  const [ann, root] = [repository.as('ann'), repository.as('root')];
  const { number: issue } = await ann.openIssue({ title: 'A memo' });
  await ann.comment(issue, '/start memo');
  await ann.push('words', { [`memos/${issue}.md`]: 'Hello\n' });
  const { number: pull } = await ann.openPull({ title: 'Words', head: 'words' });
  await rig.settled();
  const before = (await rig.state(String(issue)))?.definition;
  const answer = (): string => repository.comments(issue).at(-1)?.body ?? '';

  const changed = memo.replace('draft, sent', 'draft, sent, filed').replace('tester }', 'tester, count: 2 }');
  await root.push('main', { [path]: changed });
  await repository.as('bob').comment(issue, '/migrate');
  await rig.settled();
  expect(answer()).toContain(`\`/migrate\` for bob — **A memo**

It would follow \`${path}\` as it is now.

- stage filed: added
- transition sent → filed: added
- gate editor: count changed
- terminal state closed: from changed

What is asked now would be asked otherwise:

- editor for #${pull}: waits for bob (tester) → waits for 2 of bob (tester)

To have it do so: \`/migrate memo `);
  const [, line = ''] = /`(\/migrate memo [0-9a-f]{12})`/u.exec(answer()) ?? [];
  expect(await rig.state(String(issue))).toMatchObject({ definition: before });

  // It is for those who may pass gates, and for what lies there still as it was looked at.
  await repository.as('bob').comment(issue, line);
  await repository.as('bob').comment(issue, '/migrate party');
  await rig.settled();
  expect(rig.status(issue)).toContain('bob holds none of the roles that may migrate: admin');
  expect(answer()).toMatch(
    /^`\/migrate party` for bob — \*\*A memo\*\*\n\nno workflow is called party\. There are memo, /u,
  );
  await root.push('main', { [path]: changed.replace('count: 2', 'count: 1') });
  await root.comment(issue, line);
  await rig.settled();
  expect(rig.status(issue)).toContain(`no definition of the content ${line.slice(-12, -5)} is found here`);
  expect(rig.status(issue)).toContain('Look again at what there is now: `/migrate`');
  expect(await rig.state(String(issue))).toMatchObject({ definition: before });

  const now = await root.push('main', { [path]: changed });
  await root.comment(issue, line);
  await rig.settled();
  const blob = await repository.git('rev-parse', `${now}:${path}`);
  expect(await rig.state(String(issue))).toMatchObject({ definition: { blob, origin: path } });
  expect(await repository.git('show', `countersign:projects/04/${issue}/definition.yaml`)).toBe(changed.trimEnd());
  await root.comment(issue, '/migrate memo');
  await rig.settled();
  expect(answer()).toContain(`It follows \`${path}\` as it is now: nothing would change.`);
  await root.push('main', { [path]: memo.replace('stages', 'steps') });
  await root.comment(issue, '/migrate memo');
  await rig.settled();
  expect(answer()).toMatch(
    /^`\/migrate memo` for root — \*\*A memo\*\*\n\n\.github\/countersign\/lifecycles\/memo\.yaml:\d+: .+/u,
  );
});
