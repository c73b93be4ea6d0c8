import { join } from 'node:path';
import { inReview, openGitHub } from '../doors/app-github.ts';

/** Plays a release in comments, reviews, pushes and merges, and gives the folder of the repository in which it happened. */
export async function playGitHub(): Promise<{ readonly dir: string; readonly close: () => Promise<void> }> {
  const rig = await openGitHub();
  const { repository, sandbox, settled } = rig;
  await settled();
  const { issue, pull } = await inReview(rig);
  const as = (login: string) => repository.as(login);

  async function say(login: string, ...lines: readonly string[]): Promise<void> {
    await as(login).comment(issue, lines.join('\n'));
    await settled();
  }

  /** A branch that changes one file, and its pull request. */
  async function propose(login: string, name: string, path: string, text: string): Promise<number> {
    await as(login).push(name, { [path]: text }, { from: 'main' });
    const { number } = await as(login).openPull({ title: name, head: name });
    await settled();
    return number;
  }

  // Refused: by nobody here, by whoever made it, and in the wrong order.
  await say('eve', '/approve code_review');
  await say('ann', '/approve code_review', '/advance release');
  // What is known, two sources that differ, and what is taken back.
  await say('ann', '/fact release.version=2.0 --source plan', '/fact build=17 --source ci');
  await say('dora', '/fact build=18 --source "a mail"');
  const [conflict = ''] = Object.keys((await rig.state(String(issue)))?.conflicts ?? {});
  await say('ann', `/resolve ${conflict} --as 18 --because "the mail is newer"`);
  await say('ann', '/assume load=100 --because "as last year"');
  await say('ann', '/block "no machine" --on track:main');

  const [blocker = ''] = Object.keys((await rig.state(String(issue)))?.blockers ?? {});

  // A no, other bytes, two yeses, and the merge.
  await as('bob').review(pull, 'CHANGES_REQUESTED', { body: 'It has no tests.' });
  await settled();
  await as('ann').push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 2;\n' });
  await settled();
  await as('bob').review(pull, 'APPROVED', { body: 'Now it has.' });
  await as('carol').comment(pull, '/approve ci_status');
  await settled();
  await as('ann').merge(pull, { method: 'squash' });
  await settled();

  // The report lands past a closed gate, until somebody who may gives a reason.
  await say('dora', '/delegate release_owner to @bob until 2026-03-20 --reason "on leave"');
  const folder = `releases/${issue}`;
  const report = await propose('bob', 'report', join(folder, 'test-report.md'), 'All green.\n');
  await as('root').merge(report);
  await settled();
  await say('root', '/override ci_status --reason "the build is green, its runner was not"');
  await say('bob', '/approve release_owner_approval until 2026-03-05 --reason "for dora"');
  sandbox.clock.advance(5 * 24 * 3_600_000);
  await rig.down();
  await rig.up();
  await say('bob', '/delegate release_owner to @bob end');
  await say('dora', '/delegate release_owner to @bob end');

  // Beside the main track a correction; the comment that asked for it is edited away.
  await say('ann', '/fork hotfix --because "a typo"');
  await say('ann', '/join hotfix --as complete --because "it is out"');

  await say('ann', `/unblock ${blocker} --reason "there is one"`);
  // The notes are approved, merged, and the release ends; whatever comes then is refused.
  await say('dora', '/approve release_owner_approval --reason "again"');
  const notes = await propose('ann', 'notes', join(folder, 'release-notes.md'), 'New: a login page.\n');
  await as('dora').review(notes, 'APPROVED');
  await settled();
  await as('ann').merge(notes, { method: 'rebase' });
  await settled();
  const { databaseId } = await as('ann').comment(issue, '/fact downloads=3 --source site');
  await settled();
  await as('ann').deleteComment(databaseId);
  await settled();
  await say('dora', '/close --as released');
  await say('dora', '/close --as closed');
  await say('ann', '/fact build=19 --source ci');
  return { dir: repository.gitDir, close: () => rig.close() };
}
