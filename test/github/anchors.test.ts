import { afterEach, beforeEach, expect, it } from 'vitest';
import { shownOf } from '../../src/kept/anchors.ts';
import { anchorsOnGithub, type Recorded, type Showing } from '../../src/github/anchors.ts';
import { githubClient } from '../../src/github/client.ts';
import { anchorMark, stickyMark } from '../../src/github/marks.ts';
import { pacer } from '../../src/github/pacing.ts';
import { fixedToken } from '../../src/github/tokens.ts';
import type { Comment } from '../sandbox/model.ts';
import type { SandboxRepository } from '../sandbox/repository.ts';
import { openSandbox, type Sandbox } from '../sandbox/sandbox.ts';

let sandbox: Sandbox;
let portal: SandboxRepository;
beforeEach(async () => {
  sandbox = await openSandbox();
  for (const login of ['ann', 'root', 'eve']) sandbox.user(login);
  sandbox.organization('acme');
  portal = await sandbox.repository('acme/portal', { permissions: { ann: 'write', root: 'admin' } });
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
});

const commit = 'c'.repeat(40);

/** A status that shows an entry of a project here. */
function shows(project: number, seq: number): string {
  const name = `${portal.model.databaseId}/${project}`;
  return `All is well\n\n${stickyMark}\n${anchorMark({ name, seq, hash: 'a'.repeat(64), commit })}`;
}

/** Asks as somebody, about these projects and, unless they are asked for alone, any others that are shown. */
async function read(projects: readonly Recorded[], login = 'ann', alone = false): Promise<Showing> {
  const clock = { now: () => new Date().toISOString(), sleep: () => Promise.resolve(), random: () => 0 };
  const client = githubClient({
    baseUrl: `${sandbox.url}/api/v3`,
    tokens: fixedToken(sandbox.tokenFor({ user: login })),
    clock,
    pacer: pacer({ clock }),
  });
  return anchorsOnGithub(client, { owner: 'acme', name: 'portal' }, projects, alone);
}

function seqs({ anchors }: Showing): readonly (readonly [string, number])[] {
  return anchors.map((one) => [shownOf(one).id, one.seq]);
}

function said({ findings }: Showing): readonly string[] {
  return findings.map(({ code, severity, file, message }) => `${severity} ${code} ${file} ${message}`);
}

/** An issue on which a bot shows entries 1 to `last` of its project, one after the other in one comment. */
async function shown(last: number): Promise<{ readonly issue: number; readonly status: Comment }> {
  const bot = portal.as(`${sandbox.app.slug}[bot]`);
  const { number: issue } = await portal.as('ann').openIssue({ title: 'Portal' });
  const status = await bot.comment(issue, shows(issue, 1));
  for (let seq = 2; seq <= last; seq += 1) await bot.editComment(status.databaseId, shows(issue, seq));
  return { issue, status };
}

it('every text that a status ever had shows what the record was, page by page, and when', async () => {
  const { issue, status } = await shown(52);
  const found = await read([{ id: String(issue), status: status.id }]);
  expect(seqs(found)).toEqual(Array.from({ length: 52 }, (_, at) => [String(issue), at + 1]));
  expect(found.anchors[1]).toEqual({
    project: String(issue),
    seq: 2,
    hash: 'a'.repeat(16),
    commit,
    at: status.edits[1]?.editedAt,
    from: `a comment on acme/portal#${issue}`,
  });
  expect(found.findings).toEqual([]);
});

it('what people and other bots say shows nothing, nor does what came from another repository', async () => {
  const { issue } = await shown(1);
  const ann = portal.as('ann');
  await ann.comment(issue, shows(issue, 9));
  await portal
    .as('codecov[bot]')
    .comment(issue, 'Coverage: 99 %')
    .then(({ databaseId }) => portal.as('codecov[bot]').editComment(databaseId, 'Coverage: 98 %'));
  const attic = await sandbox.repository('acme/attic', { permissions: { ann: 'write' } });
  const { number } = await attic.as('ann').openIssue({ title: 'Old' });
  const old = `${stickyMark}\n${anchorMark({ name: `${attic.model.databaseId}/${number}`, seq: 7, hash: 'b'.repeat(64), commit })}`;
  await attic.as(`${sandbox.app.slug}[bot]`).comment(number, old);
  await attic.as('ann').transferIssue(number, portal);
  const found = await read([{ id: String(issue), status: null }]);
  expect(seqs(found)).toEqual([[String(issue), 1]]);
  expect(found.findings).toEqual([]);
});

it('a project that is recorded no more is found by its status, also behind what somebody wrote over it', async () => {
  const [one, two] = [await shown(2), await shown(3)];
  await portal.as('ann').editComment(two.status.databaseId, 'Nothing to see here');
  expect(seqs(await read([], 'ann', true))).toEqual([]);
  const found = await read([]);
  expect(seqs(found)).toEqual([
    [String(one.issue), 1],
    [String(one.issue), 2],
    ...[1, 2, 3].map((seq) => [String(two.issue), seq]),
  ]);
  expect(said(found)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^warning anchor_edited acme/portal#${two.issue} ${two.issue}: @ann edited the comment in which @${sandbox.app.slug} shows how it stands, last on 2 Mar 2026, 09:\\d\\d UTC$`,
        'u',
      ),
    ),
  ]);
});

it('who wrote over a status, deleted texts from its history or comments of a bot is told, and nothing they show counts', async () => {
  const { issue, status } = await shown(3);
  const [ann, root] = [portal.as('ann'), portal.as('root')];
  await ann.editComment(status.databaseId, shows(issue, 1).replaceAll('aaaa', 'bbbb'));
  await root.editComment(status.databaseId, 'Nothing to see here');
  await root.deleteRevision(status.databaseId, 2);
  await root.deleteComment((await portal.as('codecov[bot]').comment(issue, 'Coverage: 99 %')).databaseId);
  const found = await read([{ id: String(issue), status: status.id }]);
  expect(found.anchors.map(({ seq, hash }) => [seq, hash])).toEqual([
    [1, 'a'.repeat(16)],
    [2, 'a'.repeat(16)],
  ]);
  expect(said(found)).toEqual([
    expect.stringMatching(
      /^error anchor_missing .+: 1 of the texts its status had cannot be seen any more: @root \(2 Mar 2026, 09:\d\d UTC\) deleted them from its history$/u,
    ),
    expect.stringMatching(/^warning anchor_edited .+: @root, @ann edited the comment in which .+$/u),
    expect.stringMatching(/^warning anchor_edited .+: @root deleted a comment of @codecov on .+ does not tell which$/u),
  ]);
});

it('a recorded project whose issue, status or history is gone is no silent pass', async () => {
  const [one, two, three] = [await shown(1), await shown(1), await shown(1)];
  const root = portal.as('root');
  await root.deleteIssue(one.issue);
  await root.deleteComment(two.status.databaseId);
  Object.assign(three.status, { lastEditedAt: three.status.createdAt, editor: three.status.author, body: 'Hello' });
  const recorded = [one, two, three].map(({ issue, status }) => ({ id: String(issue), status: status.id }));
  const found = await read(recorded);
  expect(found.anchors).toEqual([]);
  expect(said(found).map((line) => line.replace(/ on 2 Mar.*/u, ''))).toEqual([
    expect.stringContaining('the home issue is gone, deleted or transferred'),
    expect.stringContaining('no comment shows an entry of it'),
    expect.stringContaining(`@root deleted a comment of @${sandbox.app.slug}`),
    expect.stringContaining('no comment shows an entry of it'),
    expect.stringContaining('GitHub does not show which texts its status had'),
  ]);
});

it('an account that is gone is nobody in particular', async () => {
  const { issue, status } = await shown(2);
  sandbox.user('gone');
  status.edits.push({
    ...(status.edits[1] as (typeof status.edits)[number]),
    editor: { ...sandbox.user('gone'), deleted: true },
  });
  expect(said(await read([{ id: String(issue), status: status.id }]))).toEqual([
    expect.stringContaining('an account that is gone edited the comment in which'),
  ]);
});

it('what cannot be seen is said to be so', async () => {
  const { issue } = await shown(1);
  await expect(read([{ id: String(issue), status: null }], 'eve')).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('the issues of acme/portal cannot be seen with this token') as string,
  });
});
