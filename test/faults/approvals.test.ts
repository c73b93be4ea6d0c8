import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GitHubRig } from '../doors/app-github.ts';
import { answersIn, check, drafted, entries, explained, gate, happened, openPapers, stateOf } from './approvals-rig.ts';
import { readable } from '../../src/core/surface/escape.ts';
import { blobId } from '../../src/record.ts';

  let rig: GitHubRig;
  beforeAll(async () => { rig = await openPapers(); 
    for (const l of ['fay','gus','hal','dan']) rig.repository.model.collaborators.set(rig.sandbox.user(l), 'write');
    rig.sandbox.team('acme', 'readers', ['fay'], { repositories: { 'acme/portal': 'write' } });
    await rig.settled();
  });
  afterAll(async () => { expect(rig.sandbox.gaps).toEqual([]); await rig.close(); });
  const as = (l: string) => rig.repository.as(l);
  async function atOnce(work: () => Promise<unknown>) {
    rig.sandbox.webhooks.tamper(() => 'hold');
    await work();
    rig.sandbox.webhooks.tamper(null);
    rig.sandbox.webhooks.release();
    await rig.settled();
  }
  async function show(d: {issue: number, pull: number}, g = 'reading') {
    console.log(JSON.stringify(await gate(rig, d.issue, g), null, 1), check(rig, d.pull), await happened(rig, d.issue), (await stateOf(rig, d.issue)).tracks.main?.stage, (await stateOf(rig, d.issue)).artifacts);
    console.log(await explained(rig, d.pull, 'dan', g));
    console.log(rig.status(d.issue).split('```')[0]);
  }
  it('2', async () => {
    const d = await drafted(rig);
    await atOnce(async () => { await as('bob').review(d.pull, 'APPROVED'); await as('ann').push(d.branch, {[d.path]: 'two\n'}); });
    await show(d);
  });
  it('3', async () => {
    const d = await drafted(rig);
    await as('bob').review(d.pull, 'APPROVED'); await rig.settled();
    await atOnce(async () => { await as('ann').push(d.branch, {[d.path]: 'two\n'}); await as('ann').merge(d.pull); });
    await show(d);
    console.log(await explained(rig, d.issue, 'root', 'printed'));
  });
  it('4', async () => {
    const d = await drafted(rig);
    await as('bob').review(d.pull, 'APPROVED'); await rig.settled();
    await as('ann').push(d.branch, {[d.path]: 'one\n'}, {from: 'main', message: 'Again'}); await rig.settled();
    console.log(rig.repository.pull(d.pull).reviews[0]?.commitOid, rig.repository.pull(d.pull).headRefOid, d.head);
    await show(d);
    await as('bob').comment(d.pull, '/reconfirm reading'); await rig.settled();
    await show(d);
    const e = await drafted(rig);
    await atOnce(async () => { await as('bob').review(e.pull, 'APPROVED'); await as('ann').push(e.branch, {[e.path]: 'one\n'}, {from: 'main', message: 'Again'}); });
    await show(e);
  });
  it('5', async () => {
    const d = await drafted(rig);
    await as('bob').review(d.pull, 'APPROVED'); await rig.settled();
    await as('bob').review(d.pull, 'CHANGES_REQUESTED', {body: 'no'}); await rig.settled();
    await as('bob').review(d.pull, 'COMMENTED', {body: 'hm'}); await rig.settled();
    await show(d);
  });
