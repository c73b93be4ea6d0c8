import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ProjectEntry } from '../../src/core/project/history.ts';
import { projectFolder } from '../../src/core/project/decider.ts';
import { anchorsAsked, type Anchored } from '../../src/doors/cli/anchors.ts';
import type { Answer } from '../../src/doors/cli/answer.ts';
import { writeYaml } from '../../src/files.ts';
import { openGitHome } from '../../src/git/home.ts';
import { verify } from '../../src/git/verify.ts';
import { logFiles, replayed } from '../../src/kept/replay.ts';
import { blobId, genesis, sha256 } from '../../src/record.ts';
import { temporaryFolder } from '../fixtures/repository.ts';
import { openGitHub, type GitHubRig } from './app-github.ts';
import { program, typed } from './cli-rig.ts';

let rig: GitHubRig;
const folders: string[] = [];

beforeEach(async () => {
  rig = await openGitHub();
  vi.stubEnv('GITHUB_API_URL', `${rig.sandbox.url}/api/v3`);
  vi.stubEnv('GH_TOKEN', rig.sandbox.tokenFor({ user: 'bob' }));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  expect(rig.sandbox.gaps).toEqual([]);
  await rig.close();
});

/** The sandbox answers from this process: nobody may stand in its way. */
async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const named = ['-c', 'user.name=root', '-c', 'user.email=root@example.com', ...args];
  const { stdout } = await promisify(execFile)('git', named, { cwd, encoding: 'utf8' });
  return stdout.trim();
}

/** A clone of somebody who was never here before. */
async function cloned(): Promise<string> {
  const folder = temporaryFolder();
  folders.push(folder);
  const address = rig.sandbox.url.replace('http://', `http://x:${rig.sandbox.tokenFor({ user: 'root' })}@`);
  await git(folder, 'clone', '--quiet', `${address}/acme/portal.git`, '.');
  await git(folder, 'config', 'countersign.remote', 'origin');
  return folder;
}

type Asked = Awaited<ReturnType<typeof anchorsAsked>>;

/** What a fresh clone finds: by the comments, and by the record alone. */
async function found(given: Readonly<Record<string, string>> = {}, id: string | null = null): Promise<Asked> {
  const home = await openGitHome({
    cwd: await cloned(),
    shipped: join(import.meta.dirname, '../../workflows/lifecycles'),
  });
  try {
    return await anchorsAsked({ comments: 'acme/portal', ...given }, home, id);
  } finally {
    await home.close();
  }
}

async function anchored(id: string | null = null): Promise<Anchored> {
  const asked = await found({}, id);
  if ('answer' in asked) throw new Error(JSON.stringify(asked.answer));
  return asked;
}

async function proven(): Promise<readonly string[]> {
  const home = await openGitHome({ cwd: await cloned(), shipped: '' });
  try {
    return (await verify(home, null, () => undefined)).findings.map(({ message }) => message);
  } finally {
    await home.close();
  }
}

/** A project whose status was shown many times; the revisions of the state branch, oldest first. */
async function told(): Promise<{ readonly issue: number; readonly revisions: readonly string[] }> {
  const ann = rig.repository.as('ann');
  const { number: issue } = await ann.openIssue({ title: 'Portal 2.0' });
  for (const said of ['/start software_release', '/advance implementation', '/block "late" --on gate:code_review']) {
    await ann.comment(issue, said);
    await rig.settled();
  }
  return { issue, revisions: (await rig.repository.git('rev-list', '--reverse', 'countersign')).split('\n') };
}

/** The record of a project as if somebody else had blocked it: every hash anew, in one commit that names every entry. */
async function forged(issue: number): Promise<void> {
  const folder = await cloned();
  await git(folder, 'switch', '--quiet', '--orphan', 'forged');
  await git(folder, 'checkout', 'origin/countersign', '--', '.');
  const path = projectFolder(String(issue));
  const log = (await git(folder, 'show', `origin/countersign:${path}/log/tail.yaml`)).split('\n');
  const said = log.map((line) => JSON.parse(line.slice(2).replaceAll('"late"', '"fine"')) as ProjectEntry);
  const states = new Map<number, string>();
  const { state, texts } = replayed(said, (entry, after) => states.set(entry.seq, blobId(writeYaml(after))));
  let prev = genesis;
  const entries = said.map(({ hash: _hash, ...entry }) => {
    const open = { ...entry, ...('state' in entry ? { state: states.get(entry.seq) ?? '' } : {}), prev };
    prev = sha256(prev + JSON.stringify(open));
    return { ...open, hash: prev };
  });
  const files = new Map([...logFiles(entries), ['project_state.yaml', writeYaml(state)] as const]);
  for (const [name, text] of texts) if ('text' in text) files.set(name, text.text);
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, path, name)), { recursive: true });
    writeFileSync(join(folder, path, name), text);
  }
  await git(folder, 'add', '--all');
  const trailers = [
    `Countersign-Project: ${issue}`,
    ...entries.map(({ seq, id }) => `Countersign-Entry: ${seq} ${id}`),
  ];
  await git(folder, 'commit', '--quiet', '-m', `forged\n\n${trailers.join('\n')}`);
  await git(folder, 'push', '--quiet', '--force', 'origin', 'forged:countersign');
}

function messages({ findings }: Anchored): readonly string[] {
  return findings.map(({ severity, code, message }) => `${severity} ${code} ${message}`);
}

it('a record that was cut short is found by what was shown, and by nothing in a fresh clone', async () => {
  const { issue, revisions } = await told();
  const { anchors, findings } = await anchored();
  expect(anchors.length).toBeGreaterThan(2);
  expect(findings).toEqual([]);
  // What an earlier verdict saw is as good.
  const kept = join(temporaryFolder(), 'then.json');
  folders.push(dirname(kept));
  const { seq, hash, commit } = anchors.at(-1) ?? { seq: 0, hash: '', commit: null };
  writeFileSync(
    kept,
    JSON.stringify({ at: '2026-03-02T09:01:00Z', heads: [{ project: String(issue), seq, hash, commit }] }),
  );
  expect(await found({ comments: '', against: kept })).toMatchObject({ anchors: [{ seq }], findings: [] });
  expect(await found({ comments: '', against: kept }, 'other')).toMatchObject({
    answer: { json: { code: 'nothing_shown', because: 'what is handed in shows no entry of other' } },
  });

  await rig.down();
  await rig.repository.as('root').forcePush('countersign', revisions[1] ?? '');
  expect(await proven()).toEqual([]);
  const lost = await anchored();
  expect(messages(lost)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^error record_edited the branch countersign is older than what was shown: entry ${seq} is missing \\(#${issue}, 2 Mar 2026, 09:\\d\\d UTC: shown by a comment on acme/portal#${issue}; \\d more`,
        'u',
      ),
    ),
  ]);
  expect(await found({ comments: '', against: kept })).toMatchObject({
    findings: [
      {
        message: expect.stringContaining(
          `entry ${seq} is missing (#${issue}, 2 Mar 2026, 09:01 UTC: shown by ${kept})`,
        ) as string,
      },
    ],
  });

  const { GITHUB_API_URL = '', GH_TOKEN = '' } = process.env;
  const verifying = [program, 'verify', '--comments', 'acme/portal'];
  const ran = await typed(process.execPath, verifying, await cloned(), { env: { GITHUB_API_URL, GH_TOKEN } });
  expect(ran).toMatchObject({ code: 1, out: expect.stringContaining(lost.findings[0]?.message ?? '') as string });
  expect(ran.out + ran.err).not.toContain(GH_TOKEN);

  // The command that is told brings all of it back, from a clone that has it.
  const [, command = ''] = /: (git push .+?)\.$/u.exec(lost.findings[0]?.next ?? '') ?? [];
  const folder = await cloned();
  await git(folder, 'fetch', '--quiet', 'origin', revisions.at(-1) ?? '');
  // One command may follow another: each is git's.
  for (const one of command.split(' && ')) await git(folder, ...one.split(' ').slice(1));
  expect(await anchored()).toMatchObject({ findings: [] });

  await rig.repository.as('root').deleteBranch('countersign');
  expect(messages(await anchored())).toEqual([
    expect.stringContaining('the branch countersign is not there any more, and with it the record'),
  ]);
});

it('a record whose hashes were all made anew proves itself, and is found by what was shown', async () => {
  const { issue, revisions } = await told();
  await rig.down();
  await forged(issue);
  expect(await proven()).toEqual([]);
  expect(messages(await anchored())).toEqual([
    expect.stringMatching(
      /^error record_edited the branch countersign was rewritten: entry 4 is another than the one that was shown/u,
    ),
  ]);
  // The same logs on a branch that was rewritten.
  const folder = await cloned();
  await git(folder, 'fetch', '--quiet', 'origin', revisions.at(-1) ?? '');
  await git(folder, 'switch', '--quiet', '--detach', 'FETCH_HEAD');
  const all = (await git(folder, 'log', '--format=%(trailers:only)'))
    .split('\n')
    .filter((line) => line.startsWith('Countersign-Entry'));
  const flat = await git(
    folder,
    'commit-tree',
    'HEAD^{tree}',
    '-m',
    `flat\n\nCountersign-Project: ${issue}\n${all.join('\n')}`,
  );
  await git(folder, 'push', '--quiet', '--force', 'origin', `${flat}:refs/heads/countersign`);
  expect(messages(await anchored(String(issue)))).toEqual([
    expect.stringContaining('its logs are as they were shown, and commit'),
  ]);
});

it('who writes over the comment before it is cut short, and lets it grow on, is found by the texts it had', async () => {
  const { issue, revisions } = await told();
  const { repository } = rig;
  const [ann, root] = [repository.as('ann'), repository.as('root')];
  const status = repository.comments(issue).find(({ body }) => body.includes('countersign:status'));
  await rig.down();
  await root.editComment(
    status?.databaseId ?? 0,
    (status?.body ?? '').replace(/<!-- countersign:record [^>]*-->/u, ''),
  );
  await root.forcePush('countersign', revisions[1] ?? '');
  await rig.up();
  for (const said of [
    '/block "one" --on gate:code_review',
    '/block "two" --on gate:code_review',
    '/block "three" --on gate:code_review',
  ]) {
    await ann.comment(issue, said);
    await rig.settled();
  }
  // Nobody was alarmed, and the record is longer than it was.
  expect(repository.comments(issue).filter(({ body }) => body.includes('The record is missing'))).toEqual([]);
  expect(await proven()).toEqual([]);
  const [rewritten, edited, ...others] = messages({ ...(await anchored()) }).toSorted();
  expect(others).toEqual([]);
  expect(rewritten).toMatch(/^error record_edited the branch countersign was rewritten: entry \d is another than/u);
  expect(edited).toMatch(
    /^warning anchor_edited .+: @root edited the comment in which @countersign shows how it stands/u,
  );

  // What is taken out of the history cannot be compared, and is said to be gone.
  for (const [revision, { editor }] of (status?.edits ?? []).entries())
    if (revision < 3 && editor.login !== 'root') await root.deleteRevision(status?.databaseId ?? 0, revision);
  expect(messages(await anchored()).join('\n')).toContain('of the texts its status had cannot be seen any more: @root');
});

it('whoever asks without a token, or for what is not there, is told so', async () => {
  const answers = async (given: Readonly<Record<string, string>>): Promise<Answer> => {
    const asked = await found(given);
    if (!('answer' in asked)) throw new Error('there is no answer');
    return asked.answer;
  };
  const file = join(temporaryFolder(), 'then.json');
  folders.push(dirname(file));
  writeFileSync(file, '{"heads": 1}');
  expect(await found({ comments: '' })).toEqual({ anchors: [], findings: [] });
  expect((await answers({ comments: 'portal' })).json).toMatchObject({ code: 'usage' });
  expect((await answers({ comments: 'acme/portal' })).json).toMatchObject({ code: 'nothing_shown' });
  expect((await answers({ against: file })).json).toMatchObject({ code: 'wrong_type', because: 'heads is no list' });
  expect((await answers({ against: `${file}.old` })).json).toMatchObject({ because: `${file}.old does not exist` });
  vi.stubEnv('GH_TOKEN', '');
  vi.stubEnv('GITHUB_TOKEN', '');
  expect((await answers({})).json).toMatchObject({ code: 'no_token' });
  vi.stubEnv('GH_TOKEN', 'ghp_nobodys');
  const refused: unknown = await found().catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'token_refused' });
  expect(String(refused)).not.toContain('ghp_nobodys');
});
