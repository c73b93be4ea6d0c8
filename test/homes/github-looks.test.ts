import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Observation, Pull } from '../../src/github/answer.ts';
import type { GitHubClient } from '../../src/github/client.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import { handle } from '../../src/handle.ts';
import { absent } from '../../src/core/project/world.ts';
import { blobId, digestOfFiles } from '../../src/record.ts';
import { clientOf, openGitHubRigs, type GitHubRig, type GitHubRigs, type HandledProject } from './github-rig.ts';
import { figures, named, notesPath, policyPath, textPath, type Files, type Person } from './rig.ts';

const first = 'one\ntwo\nthree\n';
const second = 'one\ntwo\nthree, revised\n';

let github: GitHubRigs;
let rig: GitHubRig;
beforeAll(async () => {
  github = await openGitHubRigs();
});
beforeEach(async () => {
  rig = await github.makeRig();
});
afterEach(() => {
  expect(github.sandbox.gaps).toEqual([]);
});
afterAll(() => github.close());

/** A project that ann has begun with a comment. */
async function begin(): Promise<void> {
  await rig.site.as('ann').comment(rig.issue, '/start paper');
  await rig.look();
}

/** A project with a pull request of ann's for its text. */
async function drafted(): Promise<string> {
  await begin();
  const head = await rig.propose('topic', { [textPath]: first }, 'ann');
  await rig.look();
  return head;
}

/** A project with a pull request that counts as a whole, whatever files it has. */
async function proposed(files: Files): Promise<void> {
  await begin();
  await rig.propose(named, files, 'ann');
  await rig.look();
}

async function approve(branch: string, by: Person): Promise<void> {
  await rig.site.as(by).review(rig.pull(branch), 'APPROVED');
}

function reading(): ProjectState['approvals'][string][string] | undefined {
  return rig.state().approvals['main']?.['reading'];
}

function code(): ProjectState['approvals'][string][string] | undefined {
  return rig.state().approvals['main']?.['code'];
}

/** Verb, person and outcome of what was recorded. */
function happened({ entries }: HandledProject): readonly string[] {
  return entries.map(({ command, actor, refusal, events = [] }) => {
    const outcome = refusal === undefined ? events.map(({ type }) => type).join(', ') : `refused, ${refusal.code}`;
    return `${Object.keys(command)[0] ?? ''} by ${actor.login}: ${outcome}`;
  });
}

/** The requests that something makes, by name. */
async function requests(work: () => Promise<unknown>): Promise<readonly string[]> {
  github.sandbox.clearRequests();
  await work();
  return github.sandbox.requests.map(({ operation }) => operation);
}

/** A commit without a branch: the tree of its first parent with these files put into it. */
function commit(parents: readonly string[], files: Files, by: Person = 'ann'): string {
  return series(parents, [{ files, by }]);
}

/** Commits without a branch, each on the one before; gives the last. */
function series(
  parents: readonly string[],
  commits: readonly { readonly files: Files; readonly by: Person }[],
): string {
  const lines = commits.flatMap(({ files, by }, index) => [
    'commit refs/heads/by-hand',
    `committer ${by} <${github.sandbox.user(by).emails[0] ?? ''}> ${Math.floor(github.sandbox.clock.now() / 1000)} +0000`,
    'data 7\nBy hand',
    ...(index > 0 ? [] : parents.map((parent, at) => `${at === 0 ? 'from' : 'merge'} ${parent}`)),
    ...Object.entries(files).flatMap(([path, content]) =>
      content === null
        ? [`D ${here(path)}`]
        : [`M 100644 inline ${here(path)}`, `data ${Buffer.byteLength(content)}`, content],
    ),
    '',
  ]);
  rig.git(['fast-import', '--quiet', '--force'], lines.join('\n'));
  const oid = tip('by-hand');
  rig.git(['update-ref', '-d', 'refs/heads/by-hand']);
  return oid;
}

/** So many commits of ann's to the text, one of them by somebody else. */
function revised(count: number, other: { readonly at: number; readonly by: Person } | null = null): string {
  return series(
    [tip('main')],
    Array.from({ length: count }, (_, index) => ({
      files: { [textPath]: `${index}\n` },
      by: index === other?.at ? other.by : 'ann',
    })),
  );
}

function here(path: string): string {
  return path.replaceAll('atlas', rig.project);
}

function tip(branch: string): string {
  return rig.git(['rev-parse', `refs/heads/${here(branch)}`]).trim();
}

/** Somebody pushes a commit to a branch, by default the default one; GitHub sees what that merges. */
async function pushTo(oid: string, by: Person, branch = 'main'): Promise<void> {
  await rig.site.as(by).forcePush(here(branch), oid);
}

function contentOf(files: Readonly<Record<string, string | null>>): string {
  return digestOfFiles(
    Object.entries(files).map(([path, text]) => ({
      path,
      mode: text === null ? null : '100644',
      blob: text === null ? null : blobId(text),
    })),
  );
}

/** The files of a folder, so many of them. */
function many(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`src/${String(index).padStart(4, '0')}.ts`, `${index}\n`]),
  );
}

/** A client to which GitHub shows something else than it is. */
function showing(change: (shown: Observation) => void): GitHubClient {
  const client = clientOf(github.sandbox);
  return {
    ...client,
    async graphql<T>(document: string, variables: Readonly<Record<string, unknown>>, kind: 'read' | 'write') {
      const answer = await client.graphql<T>(document, variables, kind);
      if (document.startsWith('query Observe')) change(answer.data as Observation);
      return answer;
    },
  };
}

describe('a look at a project', () => {
  it('takes one request when its pull requests, paths and people are known', async () => {
    await drafted();
    await approve('topic', 'bob');
    await rig.look();
    expect(await requests(() => rig.look())).toEqual(['Observe']);
    await rig.push('topic', { [textPath]: second }, 'ann');
    await approve('topic', 'bob');
    expect(await requests(() => rig.look())).toEqual(['Observe', 'Commit']);
    await rig.site.as('ann').merge(rig.pull('topic'));
    expect(await requests(() => rig.look())).toEqual(['Observe', 'Commit']);
    expect(await requests(() => rig.look())).toEqual(['Observe']);
  });

  it('takes one request where a file lies that was there before the project began', async () => {
    await rig.commit({ [notesPath]: 'from before\n' }, 'ann');
    await begin();
    await rig.commit({ 'README.md': 'Read me\n' }, 'ann');
    await rig.look();
    expect(await requests(() => rig.look())).toEqual(['Observe']);
    expect(rig.state().artifacts).toEqual({});
    await rig.commit({ [notesPath]: 'changed\n' }, 'bob');
    await rig.look();
    expect(rig.state().artifacts).toMatchObject({ notes: { version: 'v1', content: blobId('changed\n') } });
  });

  it('asks once more about whoever is no collaborator, and not again when what they said is recorded', async () => {
    await begin();
    const stranger = github.sandbox.user('eve').login;
    await rig.site.as(stranger).comment(rig.issue, '/advance review');
    const asked = await requests(async () => {
      expect(happened(await rig.look())).toEqual(['advance by eve: refused, not_allowed']);
    });
    expect(asked).toEqual(['Observe', 'Observe', 'repos/get-collaborator-permission-level', 'Commit']);
    expect(await requests(() => rig.look())).toEqual(['Observe']);
  });
});

describe('a review of an earlier commit', () => {
  it('counts where only other files came since, and is asked about once, by one request for what lay there', async () => {
    await drafted();
    const seen = await rig.push('topic', { [textPath]: second }, 'ann');
    await rig.look();
    await approve('topic', 'bob');
    await rig.push('topic', { 'other.md': 'x\n' }, 'ann');
    expect(await requests(() => rig.look())).toEqual(['Observe', 'Contents', 'Commit']);
    expect(reading()).toMatchObject({ status: 'approved', head: seen, decisions: [{ head: seen }] });
    expect(await requests(() => rig.look())).toEqual(['Observe']);
    // The reviewer saw what the author takes back to look at something harmless, and brings again.
    await pushTo(commit([tip('main')], { [textPath]: second }), 'ann', 'topic');
    await rig.look();
    expect(reading()).toMatchObject({ status: 'requested', voided: { head: seen } });
  });

  it('of a whole change counts where what came since is no part of it', async () => {
    await proposed({ 'src/a.ts': 'a\n', 'src/b.ts': 'b\n', [textPath]: first });
    await approve(named, 'cat');
    await rig.push(named, { 'src/b.ts': null }, 'ann');
    const compares = ['Observe', 'repos/compare-commits-with-basehead', 'Contents', 'Commit'];
    expect(await requests(() => rig.look())).toEqual(compares);
    expect(code()).toBeUndefined();
    const seen = tip(named);
    await approve(named, 'cat');
    await rig.push(named, { [textPath]: second }, 'ann');
    expect(await requests(() => rig.look())).toEqual(compares);
    expect(code()).toMatchObject({ status: 'approved', head: seen });
  });

  it('is not one of what its author brings again that came after it, whatever GitHub has made of it', async () => {
    const head = await drafted();
    await approve('topic', 'bob');
    const other = await rig.push('topic', { [textPath]: second }, 'ann');
    await pushTo(head, 'ann', 'topic');
    await pushTo(other, 'ann', 'topic');
    expect(happened(await rig.look()).at(-1)).toBe('approve by bob: refused, superseded');
    expect(reading()).toBeUndefined();
  });
});

describe('what does not fit on one page', () => {
  it('the hundred and sixth comment begins the project', async () => {
    for (let count = 0; count < 105; count += 1) await rig.site.as('bob').comment(rig.issue, `Yes ${count}`);
    await begin();
    expect(rig.state().project_id).toBe(rig.project);
  });

  it('an old conversation is not read again', async () => {
    await begin();
    for (let count = 0; count < 105; count += 1) await rig.site.as('bob').comment(rig.issue, `Yes ${count}`);
    github.sandbox.clock.advance(48 * 60 * 60 * 1000);
    await rig.site.as('ann').comment(rig.issue, 'Well.');
    expect(await requests(() => rig.look())).toContain('More');
    await rig.site.as('ann').comment(rig.issue, '/block no paper');
    expect(await requests(() => rig.look())).toEqual(['Observe', 'Commit']);
    const elsewhere = await requests(() => rig.look({ memory: new Map() }));
    expect(elsewhere).toEqual(['Observe', 'Observe']);
  });

  it('of more than fifty reviews the oldest counts', async () => {
    await drafted();
    await approve('topic', 'bob');
    for (let count = 0; count < 55; count += 1) await rig.site.as('cat').review(rig.pull('topic'), 'APPROVED');
    await rig.look();
    expect(reading()).toMatchObject({ status: 'approved', decisions: [{ decided_by_login: 'bob' }] });
  });

  it('a review that the first of many force pushes has moved is not one of what is there now', async () => {
    await begin();
    const start = await rig.propose('topic', { [notesPath]: 'notes\n' }, 'ann');
    const head = await rig.push('topic', { [textPath]: first }, 'ann');
    await pushTo(commit([start], { [textPath]: first }), 'ann', 'topic');
    await approve('topic', 'bob');
    await pushTo(head, 'ann', 'topic');
    for (let count = 0; count < 21; count += 1) {
      await pushTo(start, 'ann', 'topic');
      await pushTo(head, 'ann', 'topic');
    }
    expect(rig.site.pull(rig.pull('topic')).reviews[0]?.commitOid).toBe(head);
    expect(happened(await rig.look()).at(-1)).toBe('approve by bob: refused, superseded');
    expect(reading()).toBeUndefined();
  });

  it('all files of a pull request are its content, and one that is far down ends an approval', async () => {
    const files = many(270);
    await proposed(files);
    expect(rig.state().proposals[`#${rig.pull(named)}`]?.contents['change']).toBe(contentOf(files));
    await approve(named, 'cat');
    await rig.look();
    expect(code()?.status).toBe('approved');
    await rig.push(named, { 'src/0269.ts': 'evil\n' }, 'ann');
    await rig.look();
    expect(code()).toMatchObject({ status: 'requested', voided: { status: 'superseded' } });
  });

  it('all files of a large pull request land as they were approved', async () => {
    await proposed(many(130));
    await approve(named, 'cat');
    await rig.look();
    await rig.land(named, 'merge', 'cat');
    await rig.look();
    expect(rig.state().artifacts).toMatchObject({ change: { version: 'v1', bypassed: [] } });
  });

  it('whoever made the hundred and tenth commit does not approve it', async () => {
    await begin();
    rig.git(['update-ref', 'refs/heads/long', revised(115, { at: 109, by: 'bob' })]);
    const { number } = await rig.site.as('ann').openPull({ title: 'Long', head: 'long' });
    await rig.site.as('bob').review(number, 'APPROVED');
    expect(happened(await rig.look({ pulls: [number] }))).toEqual([
      'propose by ann: artifact_created',
      'approve by bob: refused, own_work',
    ]);
  });

  it('whoever is the thirteenth to be named as an author of a commit does not approve it', async () => {
    await begin();
    const coauthors = [...Array.from({ length: 12 }, (_, index) => `helper-${index}`), 'bob'];
    for (const login of coauthors) github.sandbox.user(login);
    await rig.site.as('ann').push('crowd', { [here(textPath)]: first }, { from: 'main', coauthors });
    const { number } = await rig.site.as('ann').openPull({ title: 'A crowd', head: 'crowd' });
    await rig.site.as('bob').review(number, 'APPROVED');
    expect(happened(await rig.look({ pulls: [number] })).at(-1)).toBe('approve by bob: refused, own_work');
  });

  it('the hundred and twentieth member of a team holds its role', async () => {
    const members = Array.from({ length: 120 }, (_, index) => `reader-${index}`);
    github.sandbox.team('acme', 'readers', members, { repositories: { [`acme/${rig.site.name}`]: 'write' } });
    await rig.commit({ [policyPath]: rig.policy.replace('logins: [bob]', 'teams: [acme/readers]') }, 'ann');
    await drafted();
    await rig.site.as('reader-119').review(rig.pull('topic'), 'APPROVED');
    await rig.look();
    expect(reading()).toMatchObject({ status: 'approved', decisions: [{ authority: 'team acme/readers' }] });
  });

  it('a team elsewhere is not the team of that name here', async () => {
    github.sandbox.team('acme', 'editors', ['bob']);
    const roles = 'teams: [elsewhere/editors]\n  other:\n    teams: [acme/editors]';
    await rig.commit({ [policyPath]: rig.policy.replace('logins: [bob]', roles) }, 'ann');
    await drafted();
    await approve('topic', 'bob');
    expect(happened(await rig.look())).toEqual(['approve by bob: refused, not_in_role']);
  });

  it('a check that is far down is seen', async () => {
    await begin();
    const head = tip('main');
    for (let count = 0; count < 110; count += 1)
      await rig.site.setCheck(head, `check ${count}`, 'success', { appId: 4242, appSlug: 'ci' });
    await rig.site.setCheck(head, 'last', 'failure', { appId: 4242, appSlug: 'ci' });
    const { observed } = await rig.look();
    expect(Object.keys(observed.world.checks)).toHaveLength(111);
    expect(observed.world.checks['last']).toBe('failed');
  });

  it('a check on a pull request that is far down answers a gate', async () => {
    await rig.commit({ [policyPath]: `${rig.policy}gates:\n  reading: { checks: [last] }\n` }, 'ann');
    const head = await drafted();
    for (let count = 0; count < 110; count += 1)
      await rig.site.setCheck(head, `check ${count}`, 'success', { appId: 4242, appSlug: 'ci' });
    await rig.site.setCheck(head, 'last', 'success', { appId: 4242, appSlug: 'ci' });
    expect(await requests(() => rig.look())).toEqual(['Observe', 'More']);
    await rig.land('topic', 'merge', 'ann');
    await rig.look();
    expect(rig.state().artifacts).toMatchObject({ text: { version: 'v1', bypassed: [] } });
  });

  for (const [what, make, says] of [
    [
      'more than 3,000 files',
      () => commit([tip('main')], { [textPath]: first, ...many(3000) }),
      'changes more than 3000 files',
    ],
    ['more than 250 commits', () => revised(251), 'has more than 250 commits'],
  ] as const) {
    it(`a pull request with ${what} proposes nothing, which is said, and the project goes on`, async () => {
      await begin();
      rig.git(['update-ref', 'refs/heads/large', make()]);
      const { number } = await rig.site.as('ann').openPull({ title: 'Large', head: 'large' });
      await rig.site.as('bob').review(number, 'APPROVED');
      await rig.site.as('ann').comment(rig.issue, '/block the printer is broken');
      const home = rig.fresh({ pulls: [number] });
      const sight = await home.observe(rig.project, '2026-03-02T12:00:00.000Z');
      await home.show(rig.project, sight.state, { entries: [], unkept: [] });
      const look = home.lastShow(rig.project)?.look;
      expect(look?.pulls).toEqual([]);
      expect(look?.misread).toMatchObject([{ because: expect.stringContaining(`#${number} ${says}`) as string }]);
      expect(happened(await rig.look({ pulls: [number] }))).toEqual([
        'approve by bob: refused, unknown_proposal',
        'block by ann: blocker_added',
      ]);
    });
  }
});

describe('a pull request that counts as a whole lands as what its landing changes', () => {
  const files = { 'src/a.ts': 'a\n', 'src/b.ts': 'b\n' };
  beforeEach(async () => {
    await proposed(files);
    await approve(named, 'cat');
    await rig.look();
  });

  for (const [rule, bypassed, made] of [
    ['a merge as it was approved is no bypass', [], () => commit([tip('main'), tip(named)], files)],
    [
      'files that ride along with a merge make it a bypass',
      ['code'],
      () => commit([tip('main'), tip(named)], { ...files, 'src/evil.ts': 'evil\n' }),
    ],
    [
      'files that a merge changes on the way make it a bypass',
      ['code'],
      () => commit([tip('main'), tip(named)], { ...files, 'src/b.ts': 'evil\n' }),
    ],
    [
      'a file that a merge leaves out makes it a bypass',
      ['code'],
      () => commit([tip('main'), tip(named)], { 'src/a.ts': 'a\n' }),
    ],
    [
      'a merge of a branch that was built on it is a bypass',
      ['code'],
      () => commit([tip('main'), commit([tip(named)], { 'src/c.ts': 'c\n' })], { ...files, 'src/c.ts': 'c\n' }),
    ],
    [
      'artifacts of their own that come with a merge are judged by themselves',
      [],
      () => commit([tip('main'), tip(named)], { ...files, [notesPath]: 'notes\n' }),
    ],
    ['the branch itself is no bypass', [], () => tip(named)],
  ] as const) {
    it(`${rule}, when somebody pushes it and GitHub calls that a merge`, async () => {
      await pushTo(made(), 'bob');
      expect(rig.site.pull(rig.pull(named)).state).toBe('MERGED');
      await rig.look();
      expect(rig.state().artifacts).toMatchObject({ change: { version: 'v1', bypassed } });
      expect(rig.state().proposals).toEqual({});
    });
  }

  it('a merge that brings nothing of it is no version of it', async () => {
    await pushTo(commit([tip('main'), tip(named)], {}), 'bob');
    await rig.look();
    expect(rig.state()).toMatchObject({ artifacts: {}, proposals: {} });
  });

  it('files that somebody puts there by hand are no landing of it: it is still open', async () => {
    await rig.commit(files, 'bob');
    expect(await rig.look()).toMatchObject({ entries: [] });
    expect(rig.state().artifacts).toEqual({});
    expect(Object.keys(rig.state().proposals)).toEqual([`#${rig.pull(named)}`]);
  });

  it('files that ride along are many, and every page of them is read', async () => {
    await pushTo(commit([tip('main'), tip(named)], { ...files, ...many(120) }), 'bob');
    await rig.look();
    expect(rig.state().artifacts['change']).toMatchObject({
      bypassed: ['code'],
      content: contentOf({ ...files, ...many(120) }),
    });
  });
});

describe('a file that is moved', () => {
  const long = Array.from({ length: 40 }, (_, index) => `line ${index}\n`).join('');

  it('takes the artifact away that it was, which the gate is asked about', async () => {
    await begin();
    await rig.commit({ [textPath]: long }, 'ann');
    await rig.look();
    await rig.propose('move', { [textPath]: null, 'elsewhere.md': long }, 'ann');
    await rig.look();
    const name = `#${rig.pull('move')}`;
    expect(rig.state().proposals[name]?.contents).toEqual({ text: absent });
    await rig.land('move', 'merge', 'ann');
    await rig.look();
    expect(rig.state().artifacts).toMatchObject({ text: { status: 'archived' } });
  });

  it('takes nothing away where nothing had landed', async () => {
    await rig.commit({ [textPath]: long }, 'ann');
    await begin();
    await rig.propose('move', { [textPath]: null, 'elsewhere.md': long }, 'ann');
    await rig.look();
    expect(rig.state().proposals).toEqual({});
  });

  it('on the default branch itself takes the artifact away, too', async () => {
    await begin();
    await rig.commit({ [textPath]: long }, 'ann');
    await rig.look();
    await rig.commit({ [textPath]: null, [notesPath]: long }, 'ann');
    await rig.look();
    expect(rig.state().artifacts).toMatchObject({
      text: { status: 'archived' },
      notes: { version: 'v1', content: blobId(long) },
    });
  });

  it('is one that is gone and one that is new, in a pull request that counts as a whole', async () => {
    await rig.commit({ 'src/old.ts': long }, 'ann');
    await proposed({ 'src/old.ts': null, 'src/new.ts': long });
    const content = contentOf({ 'src/old.ts': null, 'src/new.ts': long });
    expect(rig.state().proposals[`#${rig.pull(named)}`]?.contents).toEqual({ change: content });
    await approve(named, 'cat');
    await rig.look();
    await rig.land(named, 'merge', 'cat');
    await rig.look();
    expect(rig.state().artifacts).toMatchObject({ change: { content, bypassed: [] } });
  });
});

describe('what somebody pushes to the default branch', () => {
  it('is a version for every commit, in the order of the commits', async () => {
    await begin();
    await rig.commit({ [notesPath]: 'notes\n' }, 'ann');
    await rig.look();
    for (const text of ['a\n', 'b\n', 'c\n']) await rig.commit({ [textPath]: text }, 'ann');
    await rig.commit({ [`${figures}/a.svg`]: '<svg/>' }, 'bob');
    await rig.commit({ [notesPath]: null, 'other.md': 'other\n' }, 'cat');
    const look = await rig.look();
    expect(happened(look).map((line) => line.replace(/landing_recorded, (?:gate_evaluated, )?/u, ''))).toEqual([
      'land by ann: artifact_created',
      'land by ann: artifact_revised',
      'land by ann: artifact_revised',
      'land by bob: artifact_created',
      'land by cat: artifact_retired',
    ]);
    expect(look.entries.map(({ actor }) => actor.assurance)).toEqual(Array.from({ length: 5 }, () => 'asserted'));
    expect(rig.state()).toMatchObject({
      artifacts: { text: { version: 'v3' }, figures: { version: 'v1' }, notes: { status: 'archived' } },
      cursor: tip('main'),
    });
  });

  it('among other commits is found as far back as five hundred of them', async () => {
    await begin();
    await rig.commit({ [textPath]: first }, 'bob');
    const others = Array.from({ length: 60 }, (_, count) => ({
      files: { 'README.md': `${count}\n` },
      by: 'ann' as const,
    }));
    await pushTo(series([tip('main')], others), 'ann');
    expect(happened(await rig.look())).toMatchObject([expect.stringContaining('land by bob') as string]);
  });

  it('on a history that was rewritten counts as it is', async () => {
    await begin();
    await rig.commit({ [textPath]: first }, 'ann');
    await rig.look();
    const island = commit([], { [policyPath]: rig.policy, [textPath]: second });
    await pushTo(island, 'bob');
    expect(happened(await rig.look())).toEqual([
      'land by countersign: landing_recorded, gate_evaluated, artifact_revised',
    ]);
    expect(rig.state()).toMatchObject({
      artifacts: { text: { version: 'v2', content: blobId(second), bypassed: ['reading'] } },
      cursor: island,
    });
  });

  it('is not undone by a look to which GitHub shows the branch as it was before', async () => {
    await begin();
    await rig.commit({ [textPath]: first }, 'ann');
    await rig.look();
    let older: unknown = null;
    await rig.look({ client: showing(({ repository }) => (older = repository?.law)) });
    await rig.commit({ [textPath]: second }, 'ann');
    await rig.look();
    const before = rig.record();
    const stale = showing(({ repository }) => Object.assign(repository ?? {}, { law: older }));
    await expect(rig.look({ client: stale })).rejects.toMatchObject({ code: 'stale' });
    expect(rig.record()).toEqual(before);
  });

  it('is undone by a force push to what was there before', async () => {
    await begin();
    await rig.commit({ [textPath]: first }, 'ann');
    const old = tip('main');
    await rig.look();
    await rig.commit({ [textPath]: second }, 'ann');
    await rig.look();
    await pushTo(old, 'cat');
    await rig.look();
    expect(rig.state()).toMatchObject({
      artifacts: { text: { version: 'v3', content: blobId(first), bypassed: ['reading'] } },
      cursor: old,
    });
    expect(await rig.look()).toMatchObject({ entries: [] });
  });

  it('between two merges is judged between them', async () => {
    await drafted();
    await approve('topic', 'bob');
    await rig.look();
    await rig.land('topic', 'merge', 'ann');
    await rig.commit({ [textPath]: second }, 'cat');
    await rig.propose('notes', { [notesPath]: 'notes\n' }, 'ann');
    await rig.land('notes', 'squash', 'bob');
    const look = await rig.look();
    expect(
      happened(look)
        .filter((line) => line.startsWith('land'))
        .map((line) => line.slice(0, 11)),
    ).toEqual(['land by ann', 'land by cat', 'land by bob']);
    expect(rig.state().artifacts).toMatchObject({
      text: { version: 'v2', bypassed: ['reading'] },
      notes: { version: 'v1' },
    });
  });

  it('as part of the merge of a pull request that has nothing to do with the project is not overlooked', async () => {
    await begin();
    await rig.propose('unrelated', { 'other.md': 'other\n' }, 'bob');
    await pushTo(commit([tip('main'), tip('unrelated')], { 'other.md': 'other\n', [textPath]: 'evil\n' }), 'cat');
    await rig.look();
    expect(rig.state().artifacts).toMatchObject({ text: { content: blobId('evil\n'), bypassed: ['reading'] } });
  });

  it('with the merge of another artifact is judged by itself', async () => {
    await begin();
    await rig.propose('notes', { [notesPath]: 'notes\n' }, 'ann');
    await rig.look();
    await pushTo(commit([tip('main'), tip('notes')], { [notesPath]: 'notes\n', [textPath]: 'evil\n' }), 'cat');
    await rig.look();
    expect(rig.state().artifacts).toMatchObject({
      notes: { version: 'v1', bypassed: [] },
      text: { content: blobId('evil\n'), bypassed: ['reading'] },
    });
  });
});

describe('pull requests that were merged between two looks', () => {
  for (const order of [
    ['one', 'two'],
    ['two', 'one'],
  ] as const) {
    it(`are judged in the order of merging, each by what stood approved then: ${order.join(', ')}`, async () => {
      await begin();
      await rig.propose('one', { [textPath]: first }, 'ann');
      await rig.propose('two', { [textPath]: second }, 'ann');
      for (const [index, name] of order.entries()) {
        await approve(name, 'bob');
        if (index === 0) await rig.land(name, 'squash', 'cat');
      }
      const [, last] = order;
      const content = last === 'one' ? first : second;
      await pushTo(commit([tip('main'), tip(last)], { [textPath]: content }), 'cat');
      await rig.look();
      expect(rig.state().artifacts).toMatchObject({
        text: { version: 'v2', content: blobId(content), bypassed: [] },
      });
      expect(rig.state().proposals).toEqual({});
    });
  }

  it('in one second are judged in the order of their commits', async () => {
    await begin();
    const names = ['a', 'b', 'c', 'd'];
    for (const name of names) await rig.propose(name, { [notesPath]: `${name}\n` }, 'ann');
    for (const name of names.toReversed())
      await pushTo(commit([tip('main'), tip(name)], { [notesPath]: `${name}\n` }), 'cat');
    const moment = `${new Date(github.sandbox.clock.now()).toISOString().slice(0, 19)}Z`;
    for (const name of names) rig.site.pull(rig.pull(name)).mergedAt = moment;
    const { entries } = await rig.look();
    const landed = entries.flatMap(({ command }) => ('land' in command ? [command.land.proposal] : []));
    expect(landed).toEqual(names.toReversed().map((name) => `#${rig.pull(name)}`));
    expect(rig.state().artifacts['notes']).toMatchObject({ version: 'v4', content: blobId('a\n') });
    expect(await rig.look()).toMatchObject({ entries: [] });
  });

  it('and one of which is seen late are both recorded, and nothing is undone', async () => {
    await begin();
    await rig.propose(named, { 'src/a.ts': 'a\n' }, 'ann');
    await rig.propose('notes', { [notesPath]: 'notes\n' }, 'ann');
    await rig.look();
    await approve(named, 'cat');
    await rig.land(named, 'merge', 'cat');
    await rig.land('notes', 'merge', 'cat');
    const alias = rig.pull(named) < rig.pull('notes') ? 'p0' : 'p1';
    const late = showing(({ repository }) => {
      Object.assign(repository?.[alias] as object, { state: 'OPEN', mergedAt: null, mergeCommit: null });
    });
    await rig.look({ client: late });
    expect(rig.state().artifacts).toMatchObject({ notes: { version: 'v1' } });
    await rig.look();
    expect(rig.state()).toMatchObject({
      artifacts: { change: { version: 'v1', bypassed: [] }, notes: { version: 'v1', content: blobId('notes\n') } },
      proposals: {},
    });
    expect(await rig.look()).toMatchObject({ entries: [] });
  });

  it('and opened while nobody looked are found by what they brought, with the reviews they had', async () => {
    await begin();
    await rig.propose('topic', { [textPath]: first }, 'ann');
    await approve('topic', 'bob');
    await rig.land('topic', 'merge', 'cat');
    const look = await rig.look({ pulls: [] });
    expect(happened(look).map((line) => line.split(':')[0])).toEqual([
      'propose by ann',
      'approve by bob',
      'land by cat',
    ]);
    expect(rig.state().artifacts).toMatchObject({ text: { version: 'v1', bypassed: [] } });
    expect(await rig.look({ pulls: [] })).toMatchObject({ entries: [] });
  });

  it('before the project began are nothing to it, however late somebody writes there', async () => {
    await rig.propose('topic', { [textPath]: first }, 'ann');
    await rig.land('topic', 'merge', 'cat');
    await rig.commit({ [textPath]: second }, 'ann');
    await begin();
    await rig.site.as('bob').comment(rig.pull('topic'), 'Thanks!');
    expect(await rig.look()).toMatchObject({ entries: [] });
    expect(rig.state().artifacts).toEqual({});
  });
});

describe('a pull request that was merged before a project began that nobody wrote about', () => {
  it('is nothing to it, and one that was merged afterwards is', async () => {
    await rig.propose('topic', { [textPath]: first }, 'ann');
    await rig.land('topic', 'merge', 'cat');
    await rig.commit({ [textPath]: second }, 'ann');
    const start = { project_id: rig.project, workflow_type: 'paper', workflow: 'A', client: 'B', owner: 'ann' };
    const home = await rig.home('ann');
    const envelope = { source: 'start', actor: rig.actor('ann'), command: { start } };
    await handle({ home, decider: projectDecider, clock: rig.clock }, rig.project, envelope);
    expect(rig.state()).not.toHaveProperty('heard');
    expect(await rig.look({ memory: new Map() })).toMatchObject({ entries: [] });
    await rig.propose('next', { [notesPath]: 'notes\n' }, 'ann');
    await rig.land('next', 'squash', 'cat');
    expect(happened(await rig.look({ memory: new Map() }))).toEqual([
      'propose by ann: artifact_created',
      'land by cat: landing_recorded, artifact_created',
    ]);
    expect(rig.state().artifacts).toMatchObject({ notes: { version: 'v1' } });
  });
});

describe('a review and a merge that are seen at once', () => {
  it('opens the gate when it was given before the merge', async () => {
    await drafted();
    await approve('topic', 'bob');
    await rig.land('topic', 'merge', 'cat');
    await rig.site.as('bob').review(rig.pull('topic'), 'CHANGES_REQUESTED', { body: 'oh no' });
    const look = await rig.look();
    expect(happened(look).map((line) => line.split(':')[0])).toEqual(['approve by bob', 'land by cat']);
    expect(rig.state().artifacts).toMatchObject({ text: { bypassed: [] } });
    expect(reading()?.status).toBe('approved');
  });

  it('opens nothing when it was given after it, whether or not the merge is recorded', async () => {
    for (const lookBetween of [false, true]) {
      rig = await github.makeRig();
      await drafted();
      await rig.land('topic', 'merge', 'cat');
      if (lookBetween) await rig.look();
      await approve('topic', 'bob');
      await rig.look();
      expect(rig.state().artifacts).toMatchObject({ text: { bypassed: ['reading'] } });
      expect(reading()).toBeUndefined();
    }
  });

  it('a comment there is about what has landed, once it has', async () => {
    await drafted();
    await rig.land('topic', 'merge', 'cat');
    await rig.site.as('bob').comment(rig.pull('topic'), '/approve reading');
    await rig.look();
    expect(reading()).toMatchObject({ status: 'approved', proposal: null });
    expect(rig.state().artifacts).toMatchObject({ text: { bypassed: ['reading'] } });
  });
});

describe('a pull request', () => {
  it('that is closed leaves nothing to approve, and is asked about anew when it is opened again', async () => {
    await drafted();
    await approve('topic', 'bob');
    await rig.look();
    await rig.site.as('ann').close(rig.pull('topic'));
    expect(happened(await rig.look())).toEqual(['retract by countersign: artifact_retired, approval_changed']);
    expect(rig.state().proposals).toEqual({});
    await rig.site.as('ann').reopen(rig.pull('topic'));
    await rig.look();
    expect(Object.keys(rig.state().proposals)).toEqual([`#${rig.pull('topic')}`]);
    expect(reading()?.status).toBe('requested');
  });

  it('into another branch proposes nothing here, and its merge lands nothing here', async () => {
    await drafted();
    rig.git(['update-ref', 'refs/heads/next', tip('main')]);
    await rig.site.as('ann').changeBase(rig.pull('topic'), 'next');
    await rig.look();
    expect(rig.state().proposals).toEqual({});
    await rig.land('topic', 'merge', 'cat');
    expect(await rig.look()).toMatchObject({ entries: [] });
    expect(rig.state().artifacts).toEqual({});
  });

  it('that comes back from another branch is proposed anew', async () => {
    await drafted();
    rig.git(['update-ref', 'refs/heads/next', tip('main')]);
    await rig.site.as('ann').changeBase(rig.pull('topic'), 'next');
    await rig.look();
    await rig.site.as('ann').changeBase(rig.pull('topic'), 'main');
    await rig.look();
    expect(Object.keys(rig.state().proposals)).toEqual([`#${rig.pull('topic')}`]);
  });

  it('whose head GitHub does not show yet is looked at again, and nothing is recorded meanwhile', async () => {
    await drafted();
    await rig.push('topic', { [textPath]: second }, 'ann');
    const before = rig.record();
    const late = showing(({ repository }) => {
      const pull = repository?.['p0'] as { head: Pull['head'] };
      pull.head = { nodes: [{ commit: { oid: 'a'.repeat(40) } }] };
    });
    await expect(rig.look({ client: late })).rejects.toMatchObject({
      code: 'stale',
      message: expect.stringContaining(`#${rig.pull('topic')} is on its way to ${tip('topic').slice(0, 7)}`) as string,
    });
    expect(rig.record()).toEqual(before);
    await rig.look();
    expect(rig.state().proposals).toMatchObject({ [`#${rig.pull('topic')}`]: { head: tip('topic') } });
  });

  it('whose merge is on the default branch before GitHub calls it merged is looked at again', async () => {
    await drafted();
    await rig.land('topic', 'merge', 'cat');
    const late = showing(({ repository }) => {
      Object.assign(repository?.['p0'] as object, { state: 'OPEN', mergedAt: null, mergeCommit: null });
    });
    await expect(rig.look({ client: late })).rejects.toMatchObject({ code: 'stale' });
    await rig.look();
    expect(rig.state()).toMatchObject({ proposals: {}, artifacts: { text: { version: 'v1' } } });
  });

  it('whose merge has no commit yet is looked at again, and one that gets none is gone', async () => {
    await drafted();
    await rig.land('topic', 'merge', 'cat');
    const without = showing(({ repository }) => {
      Object.assign(repository?.['p0'] as object, { mergeCommit: null });
    });
    await expect(rig.look({ client: without })).rejects.toMatchObject({ code: 'stale' });
    github.sandbox.clock.advance(11 * 60 * 1000);
    await rig.look({ client: without });
    expect(rig.state()).toMatchObject({
      proposals: {},
      artifacts: { text: { content: blobId(first), bypassed: ['reading'] } },
    });
  });

  it('that changes while its pages are read is looked at again', async () => {
    await proposed(many(120));
    const client = clientOf(github.sandbox);
    let pushed = false;
    const racing: GitHubClient = {
      ...client,
      async graphql(document, variables, kind) {
        if (document.startsWith('query More') && !pushed) {
          pushed = true;
          await rig.push(named, { 'src/0000.ts': 'other\n' }, 'ann');
        }
        return client.graphql(document, variables, kind);
      },
    };
    await expect(rig.look({ client: racing })).rejects.toMatchObject({ code: 'stale' });
    await rig.look();
    expect(rig.state().proposals[`#${rig.pull(named)}`]?.contents['change']).toBe(
      contentOf({ ...many(120), 'src/0000.ts': 'other\n' }),
    );
  });
});

describe('two looks in one second', () => {
  it('hear everything once, in whatever order it comes to be seen', async () => {
    const at = Date.parse('2026-03-02T12:00:00Z');
    const still = await openGitHubRigs({ now: () => at });
    try {
      rig = await still.makeRig();
      await begin();
      const ann = rig.site.as('ann');
      await ann.comment(rig.issue, '/block no paper');
      expect(happened(await rig.look())).toEqual(['block by ann: blocker_added']);
      await ann.comment(rig.issue, '/block no ink');
      expect(happened(await rig.look())).toEqual(['block by ann: blocker_added']);
      expect(await rig.look({ memory: new Map() })).toMatchObject({ entries: [] });
      expect(Object.values(rig.state().blockers).map(({ text }) => text)).toEqual(['no paper', 'no ink']);
    } finally {
      await still.close();
    }
  });

  it('a comment that comes to be seen minutes after younger ones counts, and one that is later than that does not', async () => {
    await begin();
    const { timeline } = rig.site.issue(rig.issue);
    const ann = rig.site.as('ann');
    const late = await ann.comment(rig.issue, '/block no paper');
    const tooLate = await ann.comment(rig.issue, '/block no hope');
    rig.site.issue(rig.issue).timeline = timeline.filter((item) => item !== late && item !== tooLate);
    github.sandbox.clock.advance(9 * 60 * 1000);
    await ann.comment(rig.issue, '/block no ink');
    expect(happened(await rig.look())).toEqual(['block by ann: blocker_added']);
    rig.site.issue(rig.issue).timeline.push(late);
    expect(happened(await rig.look())).toEqual(['block by ann: blocker_added']);
    github.sandbox.clock.advance(9 * 60 * 1000);
    await ann.comment(rig.issue, '/block no time');
    await rig.look();
    rig.site.issue(rig.issue).timeline.push(tooLate);
    expect(await rig.look({ memory: new Map() })).toMatchObject({ entries: [] });
    expect(Object.values(rig.state().blockers).map(({ text }) => text)).toEqual(['no ink', 'no paper', 'no time']);
  });

  it('are the same whether GitHub counts a comment from when it was written or edited', async () => {
    github.sandbox.quirks.timelineSince = 'updated';
    try {
      await begin();
      const ann = rig.site.as('ann');
      const { databaseId } = await ann.comment(rig.issue, '/block no paper');
      await rig.look();
      github.sandbox.clock.advance(60 * 60 * 1000);
      await ann.comment(rig.issue, '/block no ink');
      await rig.look();
      await ann.editComment(databaseId, '/block no paper at all');
      expect(await rig.look()).toMatchObject({ entries: [] });
    } finally {
      github.sandbox.quirks.timelineSince = 'created';
    }
  });
});

describe('what was said long ago', () => {
  it('is taken back by its number, and what is not there is told', async () => {
    await begin();
    const ann = rig.site.as('ann');
    for (const word of ['a', 'b', 'c'])
      await ann.comment(
        rig.issue,
        Array.from({ length: 12 }, (_, index) => `/fact ${word}${index}=1 --source "a mail"`).join('\n'),
      );
    await rig.look();
    expect(rig.state()).toMatchObject({ seq: 37, known_facts: { a0: { value: 1 }, c11: { value: 1 } } });
    await ann.comment(rig.issue, '/undo 2 --reason "another project"\n/undo 99');
    const { entries } = await rig.look();
    expect(entries).toMatchObject([
      { seq: 38, events: [{ type: 'fact_recorded', fact: 'a0', value: null }] },
      { seq: 39, refusal: { code: 'unknown_entry' } },
    ]);
    expect(Object.keys(rig.state().known_facts)).not.toContain('a0');
  });
});
