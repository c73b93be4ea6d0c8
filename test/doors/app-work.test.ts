import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webhookPath } from '../../src/doors/app/ingress.ts';
import { makeLog } from '../../src/doors/app/log.ts';
import type { App } from '../../src/doors/app/server.ts';
import { appOn, openGitHub, type GitHubRig } from './app-github.ts';
import { get } from './app-rig.ts';

let rig: GitHubRig;
const later: App[] = [];
beforeEach(async () => {
  rig = await openGitHub();
  // By its first sweep it knows who it is.
  await expect.poll(async () => (await get(rig.app.port, '/readyz')).status, { timeout: 20_000 }).toBe(200);
  await rig.settled();
});
afterEach(async () => {
  for (const app of later.splice(0)) await app.close();
  await rig.close();
});

/** Nobody is there to take what GitHub sends. */
function away(): void {
  rig.sandbox.deliverTo('http://127.0.0.1:9/');
}

function back(): void {
  rig.sandbox.deliverTo(`http://127.0.0.1:${rig.app.port}${webhookPath}`);
}

async function startProject(): Promise<string> {
  const ann = rig.repository.as('ann');
  const { number } = await ann.openIssue({ title: 'Portal 2.0' });
  await ann.comment(number, '/start software_release');
  return String(number);
}

/** Another process of the App, which remembers nothing. */
async function another(): Promise<{ readonly app: App; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const app = await appOn(rig.sandbox, makeLog({ write: (line) => lines.push(line) }));
  later.push(app);
  return { app, lines };
}

function troubles(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => /"level":"(?:warn|error)"/u.test(line));
}

describe('what happened while nobody was there', () => {
  it('is found by the sweep of the next process', async () => {
    away();
    rig.sandbox.webhooks.tamper(() => 'drop');
    const id = await startProject();
    await rig.sandbox.settled();
    expect(await rig.state(id)).toBeNull();
    const { lines } = await another();
    await expect.poll(() => rig.state(id), { timeout: 20_000 }).toMatchObject({ project_id: id });
    expect(troubles(lines)).toEqual([]);
  });

  it('is delivered again when the next process asks for it, and happens once', async () => {
    away();
    const id = await startProject();
    await rig.sandbox.settled();
    const failed = rig.sandbox.deliveries.filter(({ status }) => status === 0).map(({ guid }) => guid);
    expect(failed.length).toBeGreaterThan(0);
    back();
    const { lines } = await another();
    const missing = (): readonly string[] => {
      const again = new Set(rig.sandbox.deliveries.filter((one) => one.redelivered).map(({ guid }) => guid));
      return failed.filter((guid) => !again.has(guid));
    };
    await expect.poll(missing, { timeout: 20_000 }).toEqual([]);
    await rig.settled();
    expect(await rig.state(id)).toMatchObject({ project_id: id });
    expect(rig.repository.comments(Number(id))).toHaveLength(2);
    expect(troubles([...lines, ...rig.logged])).toEqual([]);
  });
});

describe('a repository', () => {
  it('that is renamed is found again by its number', async () => {
    const id = await startProject();
    await rig.settled();
    rig.sandbox.renameRepository(rig.repository, 'gateway');
    await rig.repository.as('ann').comment(Number(id), '/advance implementation');
    await rig.settled();
    expect(await rig.state(id)).toMatchObject({ tracks: { main: { stage: 'implementation' } } });
    expect(troubles(rig.logged)).toEqual([]);
  });

  it('that was renamed without anybody telling is looked up when its name fits no longer', async () => {
    const id = await startProject();
    await rig.settled();
    rig.sandbox.webhooks.tamper(() => 'drop');
    rig.sandbox.renameRepository(rig.repository, 'gateway');
    await rig.repository.as('ann').comment(Number(id), '/advance implementation');
    await rig.sandbox.settled();
    const { databaseId } = rig.repository.model;
    await rig.app.queue.add(`${rig.sandbox.app.installationId('acme')}/${databaseId}/${id}`);
    await rig.app.queue.idle();
    expect(await rig.state(id)).toMatchObject({ tracks: { main: { stage: 'implementation' } } });
  });

  it('that the App does not reach is left alone', async () => {
    const installation = rig.sandbox.app.installationId('acme');
    await rig.app.queue.add(`${installation}/999999999/1`);
    await rig.app.queue.add(`sweep/${installation}/999999999`);
    await rig.app.queue.add(`forget/${installation}/999999999`);
    await rig.app.queue.idle();
    expect(troubles(rig.logged)).toEqual([]);
  });
});

describe('an installation', () => {
  it('that is removed in the middle of the work ends it quietly', async () => {
    const id = await startProject();
    await rig.settled();
    const installation = rig.sandbox.app.installationId('acme');
    const { databaseId } = rig.repository.model;
    rig.sandbox.uninstall('acme');
    await rig.settled();
    rig.sandbox.clearRequests();
    await rig.app.queue.add(`${installation}/${databaseId}/${id}`);
    await rig.app.queue.idle();
    expect(troubles(rig.logged)).toEqual([]);
    expect(rig.sandbox.requests.length).toBeLessThanOrEqual(2);
  });

  it('that is suspended is swept no more, and again when it comes back', async () => {
    rig.sandbox.suspend('acme');
    await rig.settled();
    rig.sandbox.webhooks.tamper(() => 'drop');
    const id = await startProject();
    rig.sandbox.webhooks.tamper(null);
    const { app, lines } = await another();
    await expect.poll(() => lines.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await app.queue.idle();
    expect(await rig.state(id)).toBeNull();
    rig.sandbox.suspend('acme', false);
    await rig.settled();
    expect(await rig.state(id)).toMatchObject({ project_id: id });
    expect(troubles([...lines, ...rig.logged])).toEqual([]);
  });
});

/** The documents that GitHub is asked because of a check of this commit. */
async function askedFor(oid: string): Promise<readonly string[]> {
  await rig.settled();
  rig.sandbox.clearRequests();
  await rig.app.queue.add(`sweep/${rig.sandbox.app.installationId('acme')}/${rig.repository.model.databaseId}/${oid}`);
  await rig.settled();
  return rig.sandbox.requests.map(({ operation }) => operation).filter((operation) => !operation.includes('/'));
}

describe('a check that names no pull request', () => {
  it('is one of the pull requests with its head', async () => {
    const ann = rig.repository.as('ann');
    await ann.push('topic', { 'a.txt': 'a\n' });
    const { headRefOid } = await ann.openPull({ title: 'A', head: 'topic' });
    expect(await askedFor(headRefOid)).toEqual(expect.arrayContaining(['AtHead', 'Listing']));
  });

  it('on the default branch concerns everything', async () => {
    expect(await askedFor((await rig.repository.head('main')) ?? '')).toEqual(
      expect.arrayContaining(['AtHead', 'Listing']),
    );
  });

  it('of no open pull request costs one request', async () => {
    const ann = rig.repository.as('ann');
    await ann.push('lonely', { 'a.txt': 'a\n' });
    expect(await askedFor((await rig.repository.head('lonely')) ?? '')).toEqual(['AtHead']);
    expect(await askedFor('0'.repeat(40))).toEqual(['AtHead']);
  });
});

it('what we did ourselves comes back to us and asks GitHub nothing', async () => {
  const before = rig.sandbox.deliveries.length;
  await startProject();
  await rig.settled();
  const echoes = rig.sandbox.deliveries
    .slice(before)
    .filter(
      ({ payload, redelivered }) =>
        !redelivered && (payload['sender'] as { readonly id?: number } | undefined)?.id === rig.sandbox.app.botId,
    );
  expect(echoes.length).toBeGreaterThan(0);
  const heard = rig.logged.filter((line) => line.includes('"msg":"delivered"')).join('');
  expect(echoes.filter(({ guid }) => heard.includes(guid))).toEqual([]);
  expect(rig.sandbox.gaps).toEqual([]);
});
