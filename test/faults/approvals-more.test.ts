import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readable } from '../../src/core/surface/escape.ts';
import { blobId } from '../../src/record.ts';
import type { GitHubRig } from '../doors/app-github.ts';
import type { Person } from '../sandbox/repository.ts';
import {
  answersIn,
  checkAt,
  checkOn,
  confirmOf,
  drafted,
  explained,
  happened,
  openPapers,
  paperPolicy,
  stageOf,
  stateOf,
  troubles,
  type Draft,
} from './approvals-rig.ts';

const policyPath = '.github/countersign.yml';
const openCheck = 'success: every gate is open for these bytes';
const waitingCheck = 'in_progress: waiting for reading';
/** Another App than ours. */
const ci = { appId: 4242, appSlug: 'ci' };
const aDay = 24 * 3_600_000;

let rig: GitHubRig;

async function open(policy = paperPolicy): Promise<void> {
  rig = await openPapers(policy);
}

async function close(): Promise<void> {
  expect(troubles(rig)).toEqual([]);
  expect(rig.sandbox.gaps).toEqual([]);
  await rig.close();
}

function as(login: string): Person {
  return rig.repository.as(login);
}

async function say(login: string, place: number, words: string): Promise<void> {
  await as(login).comment(place, words);
  await rig.settled();
}

async function push(login: string, branch: string, files: Readonly<Record<string, string>>): Promise<string> {
  const oid = await as(login).push(branch, files);
  await rig.settled();
  return oid;
}

async function approve({ pull }: Pick<Draft, 'pull'>, login: string): Promise<void> {
  await as(login).review(pull, 'APPROVED');
  await rig.settled();
}

async function merge({ pull }: Pick<Draft, 'pull'>, login: string, bypass = false): Promise<void> {
  await as(login).merge(pull, { bypass });
  await rig.settled();
}

/** A text that was approved and has landed. */
async function printed(): Promise<Draft> {
  const draft = await drafted(rig);
  await approve(draft, 'bob');
  await merge(draft, 'ann');
  return draft;
}

/** Where our check must be green before anything is merged, and administrators may merge past it. */
async function protectedMain(work: () => Promise<void>): Promise<void> {
  rig.repository.protect('main', { requiredCheck: { name: 'countersign', appId: rig.sandbox.app.id } });
  await work();
  rig.repository.unprotect('main');
}

/** Lines whose first and last can be changed without a conflict. */
function between(first: string, last: string): string {
  return `${first}\nb\nc\nd\ne\n${last}\n`;
}

describe('a gate', () => {
  beforeAll(() => open());
  afterAll(close);

  it('that a condition does not ask for is passed and not approved; a command it stopped stays refused', async () => {
    const { issue, ...draft } = await printed();
    const project = { ...draft, issue };
    await say('ann', issue, '/flag legal --reason "a quotation"');
    await say('ann', issue, '/advance bound');
    expect((await happened(rig, project)).at(-1)).toBe('advance by ann: refused, requirement_open');
    const asked = await explained(rig, issue, 'dora', 'bound');
    expect(asked).toContain('binding is closed: nobody has approved it');
    expect(asked).not.toContain('- `/advance bound`');
    await say('dora', issue, '/approve binding');
    await rig.down();
    await rig.up();
    expect(await confirmOf(rig, project, 'binding')).toMatchObject({ status: 'approved' });
    expect(await stageOf(rig, project)).toBe('printed');
    expect(await explained(rig, issue, 'ann', 'bound')).toContain('- `/advance bound` moves main on to bound');

    const other = await printed();
    await say('ann', other.issue, '/advance bound');
    expect(await stageOf(rig, other)).toBe('bound');
    expect(await confirmOf(rig, other, 'binding')).toBeUndefined();
    expect(await explained(rig, other.issue, 'ann', 'binding')).toContain('binding is closed: nobody has approved it');
  });

  it('is judged by the policy of the default branch, whatever the pull request makes of it', async () => {
    const draft = await drafted(rig);
    const ownPolicy = paperPolicy.replace('logins: [BOB', 'logins: [dan, BOB');
    await push('ann', draft.branch, { [policyPath]: ownPolicy });
    await approve(draft, 'dan');
    expect((await happened(rig, draft)).at(-1)).toBe('approve by dan: refused, not_in_role');
    expect(checkOn(rig, draft)).toBe(waitingCheck);
    const text = await explained(rig, draft.pull, 'dan', 'reading');
    expect(text).toContain('missing: BOB, Carol, gus, hal or team acme/readers (reader)');
    expect(text).not.toContain('- `/approve reading`');
  });

  it('is judged by the last good policy while the one on the default branch is broken, which is said until it is mended', async () => {
    const draft = await drafted(rig);
    const alerts = (): number => rig.status(draft.issue).split('.github/countersign.yml:3:').length - 1;
    await push('root', 'main', { [policyPath]: 'version: 1\nroles: [\n' });
    await approve(draft, 'dan');
    await approve(draft, 'bob');
    expect((await happened(rig, draft)).map((line) => line.split(':').slice(0, 2).join(':'))).toEqual([
      'approve by dan: refused, not_in_role',
      'approve by bob: approval_requested, approval_changed',
    ]);
    expect(checkOn(rig, draft)).toBe(openCheck);
    expect(alerts()).toBe(1);
    expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain('reading is open: approved by bob');
    await push('root', 'main', { [policyPath]: paperPolicy });
    expect(alerts()).toBe(0);
    expect(checkOn(rig, draft)).toBe(openCheck);
  });

  it('is not opened by what names the commit of an earlier version', async () => {
    const draft = await printed();
    const first = (await stateOf(rig, draft)).artifacts['text'];
    await say('ann', draft.issue, '/back writing --reason "a mistake"');
    await push('ann', 'second', { [draft.path]: 'two\n' });
    const { number: pull } = await as('ann').openPull({ title: 'Second', head: 'second' });
    await rig.settled();
    await merge({ pull }, 'dan');
    expect(await stateOf(rig, draft)).toMatchObject({ artifacts: { text: { version: 'v2', bypassed: ['reading'] } } });
    await say('bob', draft.issue, `/approve reading --head ${first?.commit}`);
    expect((await happened(rig, draft)).at(-1)).toBe('approve by bob: refused, superseded');
    expect(await stageOf(rig, draft)).toBe('writing');
    const text = await explained(rig, draft.issue, 'ann', 'printed');
    expect(text).toContain('text v2 landed past the closed gate reading');
    expect(text).toContain('reading is closed');
  });

  it('of one project or branch is not opened by what was said about another', async () => {
    const [one, two] = [await drafted(rig), await drafted(rig)];
    await say('bob', one.pull, `/approve reading --branch ${two.pull}`);
    await say('bob', two.issue, `/approve reading --branch ${one.pull}`);
    await say('bob', two.issue, '/approve reading --track side');
    expect((await happened(rig, one)).at(-1)).toBe('approve by bob: refused, unknown_proposal');
    expect(await happened(rig, two)).toEqual([
      'approve by bob: refused, unknown_proposal',
      'approve by bob: refused, unknown_track',
    ]);
    for (const draft of [one, two]) {
      expect(checkOn(rig, draft)).toBe(waitingCheck);
      expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain('reading is closed: nobody has approved it');
    }
  });

  it('of the project whose path changes stands before a pull request that names another one', async () => {
    const [owner, named] = [await drafted(rig), await drafted(rig)];
    await as('ann').push('sly', { [owner.path]: 'sly\n' });
    const { number: pull } = await as('ann').openPull({ title: 'Sly', head: 'sly', body: `Project: #${named.issue}` });
    await rig.settled();
    expect(checkOn(rig, { pull })).toBe(waitingCheck);
    expect(await explained(rig, pull, 'ann')).toContain(`#${pull} at`);
    await merge({ pull }, 'ann');
    expect(await stateOf(rig, owner)).toMatchObject({ artifacts: { text: { bypassed: ['reading'] } } });
    expect(await stateOf(rig, named)).toMatchObject({ artifacts: {} });
  });

  it('is green for nobody but us: no check or status of our name lets anything through', async () => {
    const draft = await drafted(rig);
    await protectedMain(async () => {
      await rig.repository.setCheck(draft.head, 'countersign', 'success', ci);
      await as('ann').setStatus(draft.head, 'countersign', 'success');
      await rig.settled();
      await expect(merge(draft, 'ann')).rejects.toThrow('Required status check "countersign"');
    });
    expect(checkOn(rig, draft)).toBe(waitingCheck);
    expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain('reading is closed: nobody has approved it');
  });
});

describe('a merge queue', () => {
  beforeAll(() => open());
  afterAll(close);

  it('merges nothing while a gate is closed, and what concerns no project as it comes', async () => {
    const draft = await drafted(rig);
    await push('ann', 'other', { 'other.md': 'x\n' });
    const { number: other } = await as('ann').openPull({ title: 'Other', head: 'other' });
    await protectedMain(async () => {
      const first = await as('ann').enqueue(draft.pull);
      const second = await as('ann').enqueue(other);
      await rig.settled();
      expect(checkAt(rig, first.headOid)).toBe(waitingCheck);
      expect(checkAt(rig, second.headOid)).toBe('success: nothing to countersign');
      await expect(rig.repository.mergeQueued(draft.pull)).rejects.toThrow('Required status check "countersign"');
      await as('ann').dequeue(draft.pull);
      await as('ann').dequeue(other);
      await as('ann').enqueue(other);
      await rig.settled();
      await rig.repository.mergeQueued(other);
    });
    expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain('reading is closed: nobody has approved it');
  });

  it('merges no bytes that came of two pull requests and that nobody has approved', async () => {
    const draft = await drafted(rig);
    await push('ann', draft.branch, { [draft.path]: between('a', 'f') });
    await approve(draft, 'bob');
    await merge(draft, 'ann');
    await push('ann', 'top', { [draft.path]: between('A', 'f') });
    await push('ann', 'bottom', { [draft.path]: between('a', 'F') });
    const { number: top } = await as('ann').openPull({ title: 'Top', head: 'top' });
    const { number: bottom } = await as('ann').openPull({ title: 'Bottom', head: 'bottom' });
    await rig.settled();
    await say('bob', top, '/approve reading');
    await protectedMain(async () => {
      const one = await as('ann').enqueue(top);
      const both = await as('ann').enqueue(bottom);
      await rig.settled();
      expect(checkAt(rig, one.headOid)).toBe(openCheck);
      expect(checkAt(rig, both.headOid)).toBe('failure: the queue holds other bytes: text');
      await rig.repository.mergeQueued(top);
      await rig.settled();
      await expect(rig.repository.mergeQueued(bottom)).rejects.toThrow('Required status check "countersign"');
      await as('ann').dequeue(bottom);
    });
    expect((await stateOf(rig, draft)).artifacts).toMatchObject({ text: { version: 'v2', bypassed: [] } });
  });

  it('is answered by the sweep where its webhooks are lost, and left alone where it may not be seen', async () => {
    const draft = await drafted(rig);
    await approve(draft, 'bob');
    await push('ann', 'more', { 'more.md': 'x\n' });
    const { number: more } = await as('ann').openPull({ title: 'More', head: 'more' });
    await rig.settled();
    await protectedMain(async () => {
      await rig.down();
      const [one, two] = [await as('ann').enqueue(draft.pull), await as('ann').enqueue(more)];
      await rig.up();
      expect([one, two].map(({ headOid }) => checkAt(rig, headOid))).toEqual([
        openCheck,
        'success: nothing to countersign',
      ]);
      await as('ann').dequeue(more);
      await as('ann').dequeue(draft.pull);
      rig.sandbox.quirks.queuesAreHidden = true;
      const hidden = await as('ann').enqueue(draft.pull);
      await rig.settled();
      expect(checkAt(rig, hidden.headOid)).toBe('none');
      rig.sandbox.quirks.queuesAreHidden = false;
    });
    expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain('reading is open: approved by bob');
  });
});

describe('an approval', () => {
  beforeAll(() => open());
  afterAll(close);

  it('that ended before the next one was given ends once, however often anybody looks', async () => {
    const draft = await drafted(rig);
    await say('bob', draft.pull, '/approve reading until 2026-03-04');
    expect(checkOn(rig, draft)).toBe(openCheck);
    await rig.down();
    rig.sandbox.clock.advance(3 * aDay);
    await as('carol').review(draft.pull, 'APPROVED');
    await rig.up();
    await rig.down();
    await rig.up();
    expect(await happened(rig, draft)).toEqual([
      'approve by bob: approval_requested, approval_changed',
      'approve by carol: approval_changed, approval_changed',
    ]);
    expect(await confirmOf(rig, draft)).toMatchObject({
      status: 'approved',
      decisions: [{ decided_by_login: 'carol' }],
      voided: { status: 'expired', approved_by: [{ login: 'bob' }] },
    });
    const text = await explained(rig, draft.pull, 'ann', 'reading');
    expect(text).toContain('reading is open: approved by carol');
    expect(text).toMatch(/the approval of bob was expired/u);
  });

  it('that ends behind a check that is still green makes the merge a bypass', async () => {
    const draft = await drafted(rig);
    await say('bob', draft.pull, '/approve reading until 2026-03-08');
    await as('ann').enableAutoMerge(draft.pull);
    await rig.settled();
    rig.sandbox.clock.advance(7 * aDay);
    expect(checkOn(rig, draft)).toBe(openCheck);
    await merge(draft, 'ann');
    await rig.down();
    await rig.up();
    expect(await happened(rig, draft)).toEqual([
      'approve by bob: approval_requested, approval_changed',
      'land by ann: landing_recorded, gate_evaluated, artifact_created',
      'expire by countersign: approval_changed',
    ]);
    expect(await stateOf(rig, draft)).toMatchObject({
      tracks: { main: { stage: 'writing' } },
      artifacts: { text: { bypassed: ['reading'] } },
    });
    expect(await explained(rig, draft.issue, 'ann', 'printed')).toContain(
      'text v1 landed past the closed gate reading',
    );
  });

  it('that nobody gave is missed where an administrator merges: the stage stays until somebody who may says why', async () => {
    const draft = await drafted(rig);
    await protectedMain(async () => {
      await expect(merge(draft, 'ann')).rejects.toThrow('Required status check "countersign"');
      await merge(draft, 'root', true);
    });
    expect(await stateOf(rig, draft)).toMatchObject({
      tracks: { main: { stage: 'writing' } },
      artifacts: { text: { version: 'v1', bypassed: ['reading'] } },
    });
    expect(rig.status(draft.issue)).toContain('landed past the closed gate reading, and nobody has said why');
    await say('ann', draft.issue, '/override reading --reason "it is urgent"');
    expect((await happened(rig, draft)).at(-1)).toMatch(/^override by ann: refused/u);
    expect(await stageOf(rig, draft)).toBe('writing');
    await say('root', draft.pull, '/override reading --reason "the printer waits"');
    expect(await stageOf(rig, draft)).toBe('printed');
    const text = await explained(rig, draft.pull, 'ann', 'reading');
    expect(text).toMatch(/root overrode the gate on .*: the printer waits/u);
  });

  it('is not of what a merge made of it and of what the base had changed meanwhile', async () => {
    const draft = await drafted(rig);
    await push('root', 'main', { [draft.path]: between('a', 'f') });
    await as('ann').push('ours', { [draft.path]: between('a', 'F') });
    const { number: pull } = await as('ann').openPull({ title: 'Ours', head: 'ours' });
    await rig.settled();
    await approve({ pull }, 'bob');
    await push('root', 'main', { [draft.path]: between('A', 'f') });
    expect(checkOn(rig, { pull })).toBe(openCheck);
    await merge({ pull }, 'ann');
    expect(await stateOf(rig, draft)).toMatchObject({
      tracks: { main: { stage: 'writing' } },
      artifacts: { text: { content: blobId(between('A', 'F')), bypassed: ['reading'] } },
      approvals: { main: { reading: { voided: { covers: { text: blobId(between('a', 'F')) } } } } },
    });
    expect(await explained(rig, pull, 'ann', 'reading')).toMatch(
      /reading is closed: #\d+ landed at [0-9a-f]{7} with other bytes \(was approved by bob\)/u,
    );
  });

  it('does not come back with the bytes it was for', async () => {
    const draft = await drafted(rig);
    await approve(draft, 'bob');
    await push('ann', draft.branch, { [draft.path]: 'two\n' });
    const head = await push('ann', draft.branch, { [draft.path]: 'one\n' });
    expect(await confirmOf(rig, draft)).toMatchObject({
      status: 'requested',
      head,
      covers: { text: blobId('one\n') },
      decisions: [],
    });
    expect(checkOn(rig, draft)).toBe(waitingCheck);
    expect(await explained(rig, draft.pull, 'bob', 'reading')).toContain('- `/approve reading` approves reading');
  });

  it('of what a pull request landed is none of a later version, wherever that is', async () => {
    const draft = await drafted(rig);
    await merge(draft, 'root', true);
    const two = `${draft.branch}-two`;
    await as('ann').push(two, { [draft.path]: 'two\n' });
    const { number: next } = await as('ann').openPull({ title: 'Version 2', head: two });
    await rig.settled();
    await merge({ pull: next }, 'root', true);
    await say('carol', draft.pull, '/approve reading');
    expect((await happened(rig, draft)).at(-1)).toBe('approve by carol: refused, superseded');
    expect(answersIn(rig, draft.pull).map(({ body }) => readable(body))).toEqual([
      expect.stringMatching(/carol: you looked at [0-9a-f]{7}, and text v2 is there now\./u),
    ]);
    await say('carol', next, '/approve reading');
    expect(await confirmOf(rig, draft)).toMatchObject({ status: 'approved', covers: { text: blobId('two\n') } });
  });

  it('stands when the comment is deleted that gave it, and its author is still shown', async () => {
    const draft = await drafted(rig);
    const { databaseId } = await as('carol').comment(draft.pull, '/approve reading --reason "read it all"');
    await rig.settled();
    await as('carol').deleteComment(databaseId);
    await rig.settled();
    expect(checkOn(rig, draft)).toBe(openCheck);
    expect(await explained(rig, draft.pull, 'ann', 'reading')).toMatch(/carol approved on .*: read it all/u);
    expect(rig.status(draft.issue)).toContain('approved by carol');
  });
});

describe('a gate with a check', () => {
  beforeAll(() => open(paperPolicy.replace('gates:\n', 'gates:\n  reading: { roles: [reader], checks: [build] }\n')));
  afterAll(close);

  it('closes again when the check turns red after it was open', async () => {
    const draft = await drafted(rig);
    const built = async (conclusion: string): Promise<void> => {
      await rig.repository.setCheck(draft.head, 'build', null, ci);
      await rig.repository.setCheck(draft.head, 'build', conclusion, ci);
      await rig.settled();
    };
    await approve(draft, 'bob');
    expect(checkOn(rig, draft)).toBe(waitingCheck);
    await built('success');
    expect(checkOn(rig, draft)).toBe(openCheck);
    expect(await explained(rig, draft.pull, 'ann', 'reading')).toContain('reading is open');
    await built('failure');
    expect(checkOn(rig, draft)).toBe(waitingCheck);
    const text = await explained(rig, draft.pull, 'ann', 'reading');
    expect(text).toContain('reading is closed: check build is failed');
    expect(text).toContain('bob approved on');
    await merge(draft, 'ann');
    expect(await stateOf(rig, draft)).toMatchObject({
      tracks: { main: { stage: 'writing' } },
      artifacts: { text: { bypassed: ['reading'] } },
    });
  });
});
