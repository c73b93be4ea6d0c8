import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readable } from '../../src/core/surface/escape.ts';
import { blobId, sha256 } from '../../src/record.ts';
import type { GitHubRig } from '../doors/app-github.ts';
import type { Comment } from '../sandbox/model.ts';
import type { Person } from '../sandbox/repository.ts';
import {
  answersIn,
  atOnce,
  checkAt,
  checkOn,
  confirmOf,
  drafted,
  explained,
  happened,
  openPapers,
  stateOf,
  troubles,
  type Draft,
} from './approvals-rig.ts';

let rig: GitHubRig;

async function open(): Promise<void> {
  rig = await openPapers();
}

async function close(): Promise<void> {
  expect(troubles(rig)).toEqual([]);
  expect(rig.sandbox.gaps).toEqual([]);
  await rig.close();
}

function as(login: string): Person {
  return rig.repository.as(login);
}

async function approve({ pull }: Draft, ...logins: readonly string[]): Promise<void> {
  for (const login of logins) await as(login).review(pull, 'APPROVED');
  await rig.settled();
}

function numberOf(login: string): number {
  return rig.sandbox.user(login).databaseId;
}

/** A commit to the text by ann whose dates are these, pushed by somebody. */
async function pushedBy(login: string, draft: Draft, text: string, seconds: number): Promise<string> {
  const { git } = rig.repository.model;
  const ann = { name: 'ann', email: rig.sandbox.user('ann').emails[0] ?? '' };
  const oid = await git.commit({
    ref: 'refs/elsewhere/commit',
    parent: rig.repository.pull(draft.pull).headRefOid,
    changes: [{ path: draft.path, content: Buffer.from(text) }],
    message: 'By hand\n',
    author: ann,
    committer: ann,
    seconds,
  });
  await as(login).forcePush(draft.branch, oid);
  await rig.settled();
  return oid;
}

/** A text that would be more than text. */
const alive = 'two @bob #1 <!-- countersign:status -->\r\n````\n</details>\n/withdraw reading';

/** It beside the first one, as a comment shows it. */
function changed({ path }: Draft): string {
  return [
    '`````diff',
    `--- a/${path}`,
    `+++ b/${path}`,
    '@@ -1 +1,4 @@',
    '-one',
    '+two @bob #1 <!-- countersign:status -->␍',
    '+````',
    '+</details>',
    '+/withdraw reading',
    String.raw`\ No newline at end of file`,
    '`````',
  ].join('\n');
}

function operations(): readonly string[] {
  return rig.sandbox.requests.map(({ operation }) => operation);
}

function statusOn({ issue }: Draft): Comment {
  const found = rig.repository.comments(issue).find(({ body }) => body.includes('<!-- countersign:status -->'));
  if (found === undefined) throw new Error(`#${issue} shows no status`);
  return found;
}

describe('an approval', () => {
  beforeAll(open);
  afterAll(close);

  it('is refused to whoever wrote, co-wrote or last pushed it, to machines and to whoever has no part in it', async () => {
    const draft = await drafted(rig, { by: 'bob', coauthors: ['carol'] });
    await pushedBy('fay', draft, 'two\n', 0);
    await as('bob').comment(draft.pull, '/approve reading');
    await approve(draft, 'carol', 'fay', 'robot[bot]', 'dora');
    expect((await happened(rig, draft)).filter((line) => line.startsWith('approve'))).toEqual([
      'approve by bob: refused, own_work',
      'approve by carol: refused, own_work',
      'approve by fay: refused, own_work',
      'approve by robot: refused, not_allowed',
      'approve by dora: refused, not_in_role',
    ]);
    expect(await confirmOf(rig, draft)).toBeUndefined();
    expect(checkOn(rig, draft)).toBe('in_progress: waiting for reading');
    const text = await explained(rig, draft.pull, 'carol', 'reading');
    expect(text).toContain('reading is closed: nobody has approved it');
    expect(text).not.toContain('- `/approve reading`');
  });

  it('of somebody who has left the team, or is called otherwise, or is gone, stands as it was recorded', async () => {
    const people = ['fay', 'gus', 'hal'] as const;
    const ids = people.map(numberOf);
    const drafts = await Promise.all(people.map(() => drafted(rig)));
    for (const [index, draft] of drafts.entries()) await as(people[index] ?? '').review(draft.pull, 'APPROVED');
    await rig.settled();
    rig.sandbox.removeFromTeam('acme', 'readers', 'fay');
    rig.sandbox.renameUser('gus', 'gustav');
    rig.sandbox.deleteUser('hal');
    await rig.settled();
    for (const [index, draft] of drafts.entries()) {
      const text = await explained(rig, draft.pull, 'ann', 'reading');
      expect(text).toContain(`reading is open: approved by ${people[index]}`);
      expect(checkOn(rig, draft)).toBe('success: every gate is open for these bytes');
      await as('ann').merge(draft.pull);
    }
    await rig.settled();
    for (const [index, draft] of drafts.entries())
      expect(await stateOf(rig, draft)).toMatchObject({
        tracks: { main: { stage: 'printed' } },
        artifacts: { text: { bypassed: [] } },
        approvals: { main: { reading: { status: 'approved', decisions: [{ decided_by: ids[index] }] } } },
      });
  });

  it('ends when other bytes are pushed, and the record says for which commit and bytes it was', async () => {
    const draft = await drafted(rig);
    await approve(draft, 'bob');
    expect(await confirmOf(rig, draft)).toMatchObject({ status: 'approved', head: draft.head });
    expect(checkOn(rig, draft)).toBe('success: every gate is open for these bytes');
    rig.sandbox.clearRequests();
    const head = await as('ann').push(draft.branch, { [draft.path]: alive });
    await rig.settled();
    expect(operations()).toEqual(['Observe', 'Commit', 'Changed', 'Show']);
    expect(await confirmOf(rig, draft)).toMatchObject({
      status: 'requested',
      head,
      covers: { text: blobId(alive) },
      decisions: [],
      voided: {
        status: 'superseded',
        approved_by: [{ id: numberOf('bob'), login: 'bob' }],
        head: draft.head,
        covers: { text: blobId('one\n') },
      },
    });
    expect(checkOn(rig, draft)).toBe('in_progress: waiting for reading');
    const text = await explained(rig, draft.pull, 'bob', 'reading');
    expect(text).toContain(`text changed in #${draft.pull} at ${head.slice(0, 7)} (was approved by bob)`);
    const page = `/compare/${draft.head.slice(0, 12)}..${head.slice(0, 12)}#diff-${sha256(draft.path)}`;
    expect(text).toMatch(/the approval of bob was superseded on .* → \[what changed\]\(.*\/compare\//u);
    for (const shown of [text, readable(rig.status(draft.issue))]) {
      expect(shown).toContain(`[what changed](${rig.sandbox.url}/acme/portal${page})`);
      expect(shown).toContain(changed(draft));
    }
    expect(text).toContain('missing: BOB, Carol, gus, hal or team acme/readers (reader), proven');
    expect(text).toContain('- `/approve reading` approves reading');
  });

  it('is asked for again beside what changed since, which is read once, and again where somebody edited it', async () => {
    const draft = await drafted(rig);
    await approve(draft, 'bob');
    await as('ann').push(draft.branch, { [draft.path]: alive });
    await rig.settled();
    const status = statusOn(draft);
    const { body } = status;
    expect(body.match(/<!-- countersign:status -->/gu)).toHaveLength(1);
    rig.sandbox.clearRequests();
    await as('ann').comment(draft.issue, '/explain reading');
    await rig.settled();
    expect(operations()).toEqual(['Observe', 'Show']);
    expect(body.replace(/<sub>.*<\/sub>/u, '')).toBe(statusOn(draft).body.replace(/<sub>.*<\/sub>/u, ''));
    rig.sandbox.clearRequests();
    await as('root').editComment(status.databaseId, body.replace('+two @bob', '+two'));
    await rig.settled();
    expect(operations()).toEqual(['Observe', 'Changed', 'Show']);
    expect(readable(rig.status(draft.issue))).toContain(changed(draft));
    await approve(draft, 'carol');
    expect(rig.status(draft.issue)).not.toContain('What changed since');
  });

  it('is of the commit its author saw, also when others were pushed before anybody looked: it counts for the same bytes', async () => {
    const draft = await drafted(rig);
    await atOnce(rig, async () => {
      await as('bob').review(draft.pull, 'APPROVED');
      await as('ann').push(draft.branch, { [draft.path]: 'two\n' });
    });
    expect(await happened(rig, draft)).toEqual([
      'propose by ann: artifact_revised',
      'approve by bob: refused, superseded',
    ]);
    expect(await confirmOf(rig, draft)).toBeUndefined();
    expect(checkOn(rig, draft)).toBe('in_progress: waiting for reading');
    const seen = rig.repository.pull(draft.pull).headRefOid;
    const told = `#${draft.pull} is at ${seen.slice(0, 7)}, with other bytes of text`;
    expect(readable(rig.status(draft.issue))).toContain(`by bob: you looked at ${draft.head.slice(0, 7)}, and ${told}`);
    expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain('reading is closed: nobody has approved it');
    rig.sandbox.clearRequests();
    await atOnce(rig, async () => {
      await as('bob').review(draft.pull, 'APPROVED');
      await as('ann').push(draft.branch, { 'other.md': 'x\n' });
    });
    expect(operations().filter((one) => one === 'Contents')).toHaveLength(1);
    expect(await confirmOf(rig, draft)).toMatchObject({
      status: 'approved',
      head: seen,
      decisions: [{ decided_by: numberOf('bob'), head: seen }],
    });
    expect(checkOn(rig, draft)).toBe('success: every gate is open for these bytes');
    expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain('reading is open: approved by bob');
  });

  it('is no approval of what was pushed just before the merge: it lands as a bypass, and the stage stays', async () => {
    const draft = await drafted(rig);
    await approve(draft, 'bob');
    await atOnce(rig, async () => {
      await as('ann').push(draft.branch, { [draft.path]: 'two\n' });
      await as('dan').merge(draft.pull);
    });
    expect((await happened(rig, draft)).at(-1)).toBe('land by dan: landing_recorded, gate_evaluated, artifact_created');
    expect(await stateOf(rig, draft)).toMatchObject({
      tracks: { main: { stage: 'writing' } },
      artifacts: { text: { content: blobId('two\n'), bypassed: ['reading'] } },
      approvals: { main: { reading: { status: 'requested', voided: { head: draft.head } } } },
    });
    expect(rig.status(draft.issue)).toContain('landed past the closed gate reading, and nobody has said why');
    const text = await explained(rig, draft.issue, 'root', 'printed');
    expect(text).toContain('text v1 landed past the closed gate reading');
    expect(text).toContain('- `/override reading --reason "…"` opens reading without its approval');
    expect(await explained(rig, draft.pull, 'dan', 'reading')).toMatch(/\(was approved by bob\) — for text\n/u);
  });

  it('is not carried over by a force push with the same patch, and is given again in one word', async () => {
    const draft = await drafted(rig);
    await approve(draft, 'bob');
    const head = await as('ann').push(draft.branch, { [draft.path]: 'one\n' }, { from: 'main', message: 'Again' });
    await rig.settled();
    expect(rig.repository.pull(draft.pull).reviews[0]).toMatchObject({ state: 'APPROVED', commitOid: head });
    expect(await confirmOf(rig, draft)).toMatchObject({
      status: 'requested',
      head,
      covers: { text: blobId('one\n') },
      voided: { status: 'superseded', head: draft.head, covers: { text: blobId('one\n') } },
    });
    expect(checkOn(rig, draft)).toBe('in_progress: waiting for reading');
    const text = await explained(rig, draft.pull, 'bob', 'reading');
    expect(text).toMatch(
      /the history of #\d+ was rewritten; the bytes are the same at [0-9a-f]{7} \(was approved by bob\)/u,
    );
    expect(text).toContain('- `/reconfirm reading` approves the same bytes of reading again');
    await as('bob').comment(draft.pull, '/reconfirm reading');
    await rig.settled();
    expect(await confirmOf(rig, draft)).toMatchObject({ status: 'approved', head });
    expect(checkOn(rig, draft)).toBe('success: every gate is open for these bytes');
  });

  it('that GitHub carried to a rewritten head before anybody looked does not count', async () => {
    const draft = await drafted(rig);
    await atOnce(rig, async () => {
      await as('bob').review(draft.pull, 'APPROVED');
      await as('ann').push(draft.branch, { [draft.path]: 'one\n' }, { from: 'main', message: 'Again' });
    });
    expect(await happened(rig, draft)).toEqual(['approve by bob: refused, superseded']);
    expect(checkOn(rig, draft)).toBe('in_progress: waiting for reading');
    expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain('reading is closed: nobody has approved it');
  });

  it('of somebody who then asks for changes and then only remarks is a no', async () => {
    const draft = await drafted(rig);
    const bob = as('bob');
    await bob.review(draft.pull, 'APPROVED');
    await bob.review(draft.pull, 'CHANGES_REQUESTED', { body: 'the second line is missing' });
    await bob.review(draft.pull, 'COMMENTED', { body: 'and the third' });
    await rig.settled();
    expect(await confirmOf(rig, draft)).toMatchObject({
      status: 'rejected',
      head: draft.head,
      decisions: [{ decided_by: numberOf('bob'), status: 'rejected', reason: 'the second line is missing' }],
    });
    expect(checkOn(rig, draft)).toBe('failure: rejected: reading');
    expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain(
      'reading is closed: rejected by bob: the second line is missing',
    );
  });

  it('is ordered by when things were pushed and said, never by the dates of commits', async () => {
    const draft = await drafted(rig);
    await approve(draft, 'bob');
    const head = await pushedBy('ann', draft, 'two\n', Date.UTC(1999, 0) / 1000);
    expect(await confirmOf(rig, draft)).toMatchObject({ status: 'requested', head, voided: { head: draft.head } });
    const later = await pushedBy('ann', draft, 'three\n', Date.UTC(2099, 0) / 1000);
    await approve(draft, 'carol');
    expect(await confirmOf(rig, draft)).toMatchObject({
      status: 'approved',
      head: later,
      covers: { text: blobId('three\n') },
      decisions: [{ decided_by_login: 'carol', head: later }],
    });
    expect(checkOn(rig, draft)).toBe('success: every gate is open for these bytes');
    expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain('reading is open: approved by carol');
  });

  it('is not what a comment was edited into, by its author or by anybody else', async () => {
    const draft = await drafted(rig);
    const { databaseId: nice } = await as('carol').comment(draft.pull, 'Nice.');
    await as('root').editComment(nice, '/approve reading\n/explain reading');
    const { databaseId: typo } = await as('carol').comment(draft.pull, '/aprove reading');
    await as('carol').editComment(typo, '/approve reading');
    await rig.settled();
    expect(await happened(rig, draft)).toEqual([]);
    expect(answersIn(rig, draft.pull)).toEqual([]);
    expect(checkOn(rig, draft)).toBe('in_progress: waiting for reading');
    expect(await explained(rig, draft.pull, 'carol', 'reading')).toContain('reading is closed: nobody has approved it');
    const told = 'carol: an edited comment is not read. Write the command in a new comment.';
    expect(rig.status(draft.issue).split(told)).toHaveLength(3);
    const { databaseId: strange } = await as('eve').comment(draft.pull, 'Nice.');
    await as('eve').editComment(strange, '/approve reading');
    const { databaseId: done } = await as('carol').comment(draft.pull, '/approve reading');
    await rig.settled();
    await as('carol').editComment(done, '/approve reading\n\nRead it all.');
    await rig.settled();
    expect(rig.status(draft.issue).split('an edited comment is not read')).toHaveLength(3);
    expect(await confirmOf(rig, draft)).toMatchObject({
      status: 'approved',
      decisions: [{ decided_by_login: 'carol' }],
    });
  });

  it('opens the way through a merge queue as long as it stands, and what lands by that was approved', async () => {
    const draft = await drafted(rig);
    await approve(draft, 'bob');
    rig.repository.protect('main', { requiredCheck: { name: 'countersign', appId: rig.sandbox.app.id } });
    const before = rig.sandbox.requests.length;
    const { headOid } = await as('ann').enqueue(draft.pull);
    await rig.settled();
    expect(rig.sandbox.requests.length - before).toBeLessThanOrEqual(2);
    expect(checkAt(rig, headOid)).toBe('success: every gate is open for these bytes');
    await as('bob').comment(draft.pull, '/withdraw reading');
    await rig.settled();
    expect(checkAt(rig, headOid)).toBe('in_progress: waiting for reading');
    await expect(rig.repository.mergeQueued(draft.pull)).rejects.toThrow('Required status check "countersign"');
    await as('carol').comment(draft.pull, '/approve reading');
    await rig.settled();
    expect(await rig.repository.mergeQueued(draft.pull)).toBe(headOid);
    await rig.settled();
    rig.repository.unprotect('main');
    expect(await stateOf(rig, draft)).toMatchObject({
      artifacts: { text: { version: 'v1', commit: headOid, bypassed: [] } },
      tracks: { main: { stage: 'printed' } },
    });
  });

  it('is given, and questions wait, where nobody but collaborators may comment', async () => {
    const draft = await drafted(rig);
    await as('root').lock(draft.pull);
    await as('ann').comment(draft.pull, '/explain\n/approve reading');
    await as('carol').comment(draft.pull, '/approve reading');
    await rig.settled();
    expect(answersIn(rig, draft.pull)).toEqual([]);
    expect(checkOn(rig, draft)).toBe('success: every gate is open for these bytes');
    expect(rig.status(draft.issue)).toContain('`/approve reading` by ann');
    await as('root').unlock(draft.pull);
    await as('bob').comment(draft.pull, '/explain reading');
    await rig.settled();
    expect(answersIn(rig, draft.pull).map(({ body }) => / for \w+/u.exec(readable(body))?.[0])).toEqual([
      ' for ann',
      ' for bob',
    ]);
    expect(troubles(rig)).toEqual([]);
  });

  it('counts by number for whom a role names in any letter case, and a name that nobody has stands for nobody', async () => {
    const draft = await drafted(rig, { artifact: 'contract' });
    await approve(draft, 'dora');
    expect(await confirmOf(rig, draft, 'signing')).toMatchObject({
      status: 'partial',
      decisions: [{ decided_by: numberOf('dora'), decided_by_login: 'dora', decided_by_role: 'lawyer' }],
    });
    const text = await explained(rig, draft.pull, 'ann', 'signing');
    expect(text).toContain('dora stands for lawyer');
    expect(text).toContain('nobody stands for reader yet');
  });

  it('of one person in two groups counts once', async () => {
    const draft = await drafted(rig, { artifact: 'contract' });
    await approve(draft, 'carol');
    await as('carol').comment(draft.pull, '/approve signing');
    await rig.settled();
    for (const gate of ['signing', 'witness'])
      expect(await confirmOf(rig, draft, gate)).toMatchObject({
        status: 'partial',
        decisions: [{ decided_by: numberOf('carol') }],
      });
    expect((await happened(rig, draft)).at(-1)).toBe('approve by carol: refused, already_decided');
    expect(checkOn(rig, draft)).toBe('in_progress: waiting for signing, witness');
    const before = await explained(rig, draft.pull, 'ann', 'signing');
    expect(before).toContain('signing is closed: approved by carol, more are needed: lawyer');
    expect(before).toContain('nobody stands for lawyer yet');
    await approve(draft, 'bob');
    expect(await confirmOf(rig, draft, 'signing')).toMatchObject({ status: 'approved' });
    expect(checkOn(rig, draft)).toBe('success: every gate is open for these bytes');
    const after = await explained(rig, draft.pull, 'ann', 'signing');
    expect(after).toContain('bob stands for reader');
    expect(after).toContain('carol stands for lawyer');
  });

  it('ends with the no of somebody else, who can take that back, and both are recorded', async () => {
    const draft = await drafted(rig);
    await approve(draft, 'bob');
    await as('carol').review(draft.pull, 'CHANGES_REQUESTED', { body: 'no' });
    await rig.settled();
    expect(await confirmOf(rig, draft)).toMatchObject({
      status: 'rejected',
      decisions: [{ decided_by_login: 'carol', status: 'rejected' }],
      voided: {
        status: 'superseded',
        approved_by: [{ login: 'bob' }],
        because: 'it was rejected after it had been approved',
      },
    });
    expect(checkOn(rig, draft)).toBe('failure: rejected: reading');
    const no = await explained(rig, draft.pull, 'ann', 'reading');
    expect(no).toContain('reading is closed: rejected by carol: no');
    expect(no).toContain('the approval of bob was superseded');
    await approve(draft, 'carol');
    expect(await happened(rig, draft)).toEqual([
      'approve by bob: approval_requested, approval_changed',
      'reject by carol: approval_changed, approval_changed',
      'approve by carol: approval_changed',
    ]);
    expect(checkOn(rig, draft)).toBe('success: every gate is open for these bytes');
    const yes = await explained(rig, draft.pull, 'ann', 'reading');
    expect(yes).toContain('reading is open: approved by carol');
    expect(yes).toMatch(/carol rejected on .*: no; they decided otherwise later/u);
  });

  for (const [what, first, second, decisions] of [
    ['after', 'bob', 'carol', [['carol', 'rejected']]],
    [
      'before',
      'carol',
      'bob',
      [
        ['carol', 'rejected'],
        ['bob', 'approved'],
      ],
    ],
  ] as const) {
    it(`and a no ${what} it that are told together are both recorded in the order they were given, and it is a no`, async () => {
      const draft = await drafted(rig);
      const say = (login: string): Promise<unknown> =>
        as(login).review(draft.pull, login === 'bob' ? 'APPROVED' : 'CHANGES_REQUESTED', { body: 'why' });
      await atOnce(rig, async () => {
        await say(first);
        await say(second);
      });
      expect((await happened(rig, draft)).map((line) => line.split(':')[0])).toEqual(
        [first, second].map((login) => `${login === 'bob' ? 'approve' : 'reject'} by ${login}`),
      );
      const confirm = await confirmOf(rig, draft);
      expect(confirm?.status).toBe('rejected');
      expect(confirm?.decisions.map(({ decided_by_login: login, status }) => [login, status])).toEqual(decisions);
      expect(checkOn(rig, draft)).toBe('failure: rejected: reading');
      expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain('reading is closed: rejected by carol: why');
    });
  }
});

/** The requests that a comment makes, and how many answers it got there. */
async function asked(place: number, login: string, body: string): Promise<readonly string[]> {
  const before = answersIn(rig, place).length;
  rig.sandbox.clearRequests();
  await as(login).comment(place, body);
  await rig.settled();
  const answers = answersIn(rig, place).length - before;
  return [...rig.sandbox.requests.map(({ operation }) => operation), `${answers} answered`];
}

describe('a question', () => {
  let draft: Draft;
  beforeAll(async () => {
    await open();
    draft = await drafted(rig, { title: 'Portal <b>2.0</b> @ann' });
  });

  afterAll(close);

  it('is answered where it was asked with the reasons and what its author can do, for one look and one show', async () => {
    expect(await asked(draft.pull, 'bob', '/explain reading')).toEqual(['Observe', 'Show', '1 answered']);
    expect(await asked(draft.issue, 'rita', 'Why?\n\n/explain reading')).toEqual(['Observe', 'Show', '1 answered']);
    const [here = '', there = ''] = [draft.pull, draft.issue].map((place) => answersIn(rig, place).at(-1)?.body);
    expect(readable(here).split('\n')).toEqual(
      expect.arrayContaining([
        '`/explain reading` for bob — **Portal <b>2.0</b> @ann**',
        `- ⏳ reading is closed: nobody has approved it — for #${draft.pull} at ${draft.head.slice(0, 7)}`,
        '  - ⏳ missing: BOB, Carol, gus, hal or team acme/readers (reader), proven → `/approve reading`',
        'You can now:',
        `- \`/approve reading\` approves reading for #${draft.pull}`,
      ]),
    );
    expect(here).not.toMatch(/<b>|@ann/u);
    // Whoever may only read is told why, and can do nothing about it.
    expect(readable(there)).toMatch(/^`\/explain reading` for rita\n\n- ⏳ reading is closed: nobody has approved it/u);
    expect(there).not.toContain('You can now');
    expect(await happened(rig, draft)).toEqual([]);
  });

  it('is answered once, whatever else happens there, when it is told again and when the App is started anew', async () => {
    const before = answersIn(rig, draft.pull).length;
    rig.sandbox.webhooks.tamper(() => 'twice');
    await as('bob').comment(draft.pull, '/explain');
    rig.sandbox.webhooks.tamper(null);
    await rig.settled();
    const told = rig.sandbox.deliveries.findLast(
      ({ event, action }) => event === 'issue_comment' && action === 'created',
    );
    await as('ann').label(draft.issue, 'urgent');
    await rig.down();
    await as('bob').comment(draft.pull, '/explain signing');
    await rig.up();
    rig.sandbox.redeliver(told?.guid ?? '');
    await as('ann').label(draft.issue, 'small');
    await rig.settled();
    const said = answersIn(rig, draft.pull).slice(before);
    expect(said.map(({ body }) => readable(body).split('\n')[0])).toEqual([
      '`/explain` for bob — **Portal <b>2.0</b> @ann**',
      '`/explain signing` for bob — **Portal <b>2.0</b> @ann**',
    ]);
    expect(answersIn(rig, draft.issue)).toHaveLength(1);
  });

  it('of a stranger, of a machine, or edited into a comment is not answered and costs one look at most', async () => {
    expect(await asked(draft.pull, 'eve', '/explain reading')).toEqual(['Observe', '0 answered']);
    expect(await asked(draft.pull, 'robot[bot]', '/explain reading')).toEqual(['Observe', '0 answered']);
    const { databaseId } = await as('ann').comment(draft.issue, 'Why?');
    const before = answersIn(rig, draft.issue).length;
    await as('ann').editComment(databaseId, '/explain reading');
    await rig.settled();
    expect(answersIn(rig, draft.issue)).toHaveLength(before);
    expect(await happened(rig, draft)).toEqual([]);
  });

  it('alone is about the pull request it stands in while that is open, and about what is next anywhere else', async () => {
    const other = await drafted(rig);
    const waits = `\n- ⏳ #${other.pull} at ${other.head.slice(0, 7)}, which changes text, may not land yet`;
    expect(await explained(rig, other.pull, 'ann')).toContain(waits);
    expect(await explained(rig, other.issue, 'ann', String(other.pull))).toContain(waits);
    expect(await explained(rig, other.issue, 'ann', 'printed')).toContain('\n- ⏳ writing → printed, when text lands');
    await approve(other, 'bob');
    await as('ann').merge(other.pull);
    await rig.settled();
    const next = /\n- ✅ main is in printed, 2 of 3\n/u;
    expect(await explained(rig, other.pull, 'ann')).toMatch(next);
    expect(await explained(rig, other.issue, 'ann')).toMatch(next);
    await as('ann').comment(other.issue, '/close --as done');
    await rig.settled();
    expect(await explained(rig, other.issue, 'ann')).toContain('has ended as done');
  });

  it('about a name that nothing has is told what there is', async () => {
    const text = await explained(rig, draft.issue, 'ann', 'redaing');
    expect(text).toContain('nothing that can be explained is called redaing');
    expect(text).toContain('Did you mean reading?');
    expect(text).toContain(
      `gates: reading, signing, witness, binding · stages: writing, printed, bound · terminal states: done · open branches: #${draft.pull}`,
    );
    expect(await explained(rig, draft.issue, 'ann', 'reading --track side')).toContain(
      'has no track side → There is main.',
    );
  });

  it('beside commands is answered as things stand after them, in the same commit and show', async () => {
    const other = await drafted(rig);
    const words = '/explain reading\n/approve reading\n/explain';
    expect(await asked(other.pull, 'carol', words)).toEqual(['Observe', 'Commit', 'Show', '2 answered']);
    const [first = '', second = ''] = answersIn(rig, other.pull).map(({ body }) => readable(body));
    expect(first).toContain('reading is open: approved by carol');
    expect(first).toContain('- `/withdraw reading`');
    expect(second).toMatch(/which changes text, may land: \*\*Merge\*\* #\d+/u);
  });

  it('holds what its author likes, and none of it is Markdown, a link, a mention or a command of ours', async () => {
    const words = "**x** @ann #1 www.evil.example [a](http://evil.example) `code` countersign merge '#1'";
    await as('ann').comment(draft.issue, `/explain "${words}"`);
    await rig.settled();
    const body = answersIn(rig, draft.issue).at(-1)?.body ?? '';
    expect(readable(body)).toContain(words);
    const outsideCode = body.replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/gu, '');
    expect(outsideCode).toContain('nothing that can be explained');
    expect(outsideCode).not.toMatch(/@ann|#1\b|www\.|:\/\/|(?<!\\)\*\*x|(?<!\\)\[a/u);
  });

  it('about a pull request of two projects is answered for each of them', async () => {
    const [one, two] = [await drafted(rig, { title: 'One' }), await drafted(rig, { title: 'Two' })];
    await as('ann').push(two.branch, { [one.path]: 'of both\n' });
    await rig.settled();
    expect((await asked(two.pull, 'ann', '/explain')).at(-1)).toBe('2 answered');
    await as('ann').label(one.issue, 'urgent');
    await as('ann').label(two.issue, 'urgent');
    await rig.settled();
    const titles = answersIn(rig, two.pull).map(({ body }) => readable(body).split('\n')[0]);
    expect(new Set(titles)).toEqual(new Set(['`/explain` for ann — **One**', '`/explain` for ann — **Two**']));
  });

  it('is answered twenty times in an hour in one place, and the others later, but not after a day', async () => {
    const other = await drafted(rig);
    const line = '/explain reading\n';
    await atOnce(rig, async () => {
      await as('ann').comment(other.issue, line.repeat(15));
      await as('bob').comment(other.issue, line.repeat(8));
    });
    expect(answersIn(rig, other.issue)).toHaveLength(20);
    expect(await asked(other.issue, 'ann', '/explain')).toEqual(['Observe', '0 answered']);
    expect((await asked(other.pull, 'ann', '/explain')).at(-1)).toBe('1 answered');
    rig.sandbox.clock.advance(61 * 60_000);
    expect((await asked(other.issue, 'ann', '/explain')).at(-1)).toBe('5 answered');
    await rig.down();
    await as('ann').comment(other.issue, '/explain');
    rig.sandbox.clock.advance(25 * 60 * 60_000);
    await rig.up();
    expect((await asked(other.issue, 'ann', '/explain')).at(-1)).toBe('1 answered');
  });
});
