import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Pull } from './model.ts';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { at, graphql } from './talk.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
let pull: Pull;
beforeEach(async () => {
  sandbox = await openSandbox();
  site = await sandbox.repository('olivia/site', { files: { 'a.md': 'a\n' }, permissions: { alice: 'write' } });
  site.protect('main', { requiredCheck: { name: 'countersign', appId: sandbox.app.id } });
  await site.as('alice').push('feature', { 'a.md': 'b\n' });
  pull = await site.as('alice').openPull({ title: 'Change', head: 'feature' });
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
});

const query = `query ($n: Int!) { repository(owner: "olivia", name: "site") {
  mergeQueue(branch: "main") { entries(first: 5) { totalCount nodes { position state enqueuer { login } headCommit { oid } pullRequest { number } } } }
  pullRequest(number: $n) { isInMergeQueue mergeQueueEntry { state headCommit { oid } } mergedBy { login }
    timelineItems(first: 10, itemTypes: [ADDED_TO_MERGE_QUEUE_EVENT, REMOVED_FROM_MERGE_QUEUE_EVENT, MERGED_EVENT]) { nodes { __typename
      ... on AddedToMergeQueueEvent { enqueuer { login } } ... on RemovedFromMergeQueueEvent { reason beforeCommit { oid } } ... on MergedEvent { actor { login } } } } } } }`;

async function look(): Promise<unknown> {
  const { data, errors } = await graphql(sandbox, sandbox.tokenFor({ installation: 'olivia' }), query, {
    n: pull.number,
  });
  expect(errors).toEqual([]);
  return at(data, 'repository');
}

it('asks for the check on the commit the queue made, and merges that commit once it is green there', async () => {
  await site.setCheck(pull.headRefOid, 'countersign', 'success');
  const entry = await site.as('alice').enqueue(pull.number);
  expect(await look()).toMatchObject({
    mergeQueue: {
      entries: {
        totalCount: 1,
        nodes: [{ position: 1, enqueuer: { login: 'alice' }, pullRequest: { number: pull.number } }],
      },
    },
    pullRequest: { isInMergeQueue: true, mergeQueueEntry: { headCommit: { oid: entry.headOid } } },
  });
  const group = sandbox.deliveries.find(({ event }) => event === 'merge_group');
  expect(group).toMatchObject({
    action: 'checks_requested',
    payload: { merge_group: { head_sha: entry.headOid, base_ref: 'refs/heads/main' } },
  });
  expect(at(group?.payload, 'merge_group', 'head_ref')).toBe(
    `refs/heads/gh-readonly-queue/main/pr-${pull.number}-${entry.baseOid}`,
  );
  await expect(site.mergeQueued(pull.number)).rejects.toThrow('is expected');
  await site.setCheck(entry.headOid, 'countersign', 'success');
  expect(await site.mergeQueued(pull.number)).toBe(await site.head());
  expect(await look()).toEqual({
    mergeQueue: null,
    pullRequest: {
      isInMergeQueue: false,
      mergeQueueEntry: null,
      mergedBy: { login: 'alice' },
      timelineItems: {
        nodes: [
          { __typename: 'AddedToMergeQueueEvent', enqueuer: { login: 'alice' } },
          { __typename: 'MergedEvent', actor: { login: 'github-merge-queue' } },
        ],
      },
    },
  });
});

it('takes a pull out again, and removes the branch of the queue', async () => {
  const entry = await site.as('alice').enqueue(pull.number);
  await site.as('olivia').dequeue(pull.number);
  expect(at(await look(), 'pullRequest', 'timelineItems', 'nodes', 1)).toEqual({
    __typename: 'RemovedFromMergeQueueEvent',
    reason: 'manual',
    beforeCommit: { oid: entry.headOid },
  });
  expect(await site.git('for-each-ref', 'refs/heads/gh-readonly-queue')).toBe('');
});
