import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inputs } from '../../src/doors/action/contract.ts';
import { runAction } from '../../src/doors/action/run.ts';
import { machineClock } from '../faults/machine.ts';
import { temporaryFolder } from '../fixtures/repository.ts';

const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const event = join(folder, 'event.json');
writeFileSync(event, JSON.stringify({ repository: { id: 500, default_branch: 'main' } }));
const broken = join(folder, 'broken.json');
writeFileSync(broken, '{');

/** Nothing listens there: a run that asked anything would say so. */
const environment = {
  GITHUB_API_URL: 'http://127.0.0.1:9/api/v3',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/portal',
  GITHUB_REPOSITORY_ID: '500',
  GITHUB_EVENT_NAME: 'schedule',
  GITHUB_EVENT_PATH: event,
  INPUT_TOKEN: 'ghs_1',
  'INPUT_STATE-BRANCH': inputs['state-branch'].default,
  'INPUT_APP-ID': inputs['app-id'].default,
};

/** What a run says that is set up like this; its exit code must be 1. */
async function said(changes: Readonly<Record<string, string>>): Promise<string> {
  let log = '';
  const code = await runAction({
    environment: { ...environment, ...changes },
    write: (text) => {
      log += text;
    },
    clock: machineClock,
    shipped: folder,
  });
  expect(code).toBe(1);
  return log;
}

describe('a job that is set up wrongly is told so in one line, and nothing is asked of GitHub', () => {
  it.each([
    [{ 'INPUT_STATE-BRANCH': 'main' }, 'the input state-branch names the default branch main. States have a branch'],
    [{ 'INPUT_STATE-BRANCH': '' }, 'the input state-branch is "", which is no name of a branch. Give'],
    [{ 'INPUT_STATE-BRANCH': 'a\nb' }, String.raw`the input state-branch is "a\nb", which is no name of a branch.`],
    [{ 'INPUT_STATE-BRANCH': '../main' }, 'which is no name of a branch'],
    [{ 'INPUT_STATE-BRANCH': 'a b' }, 'which is no name of a branch'],
    [{ 'INPUT_STATE-BRANCH': '-f' }, 'which is no name of a branch'],
    [{ 'INPUT_STATE-BRANCH': 'a.lock' }, 'which is no name of a branch'],
    [{ 'INPUT_STATE-BRANCH': 'a/' }, 'which is no name of a branch'],
    [{ 'INPUT_STATE-BRANCH': 'a/.b' }, 'which is no name of a branch'],
    [{ 'INPUT_APP-ID': 'me' }, 'the input app-id is "me", which is no number of an App. Give the App ID'],
    [{ INPUT_TOKEN: '' }, 'the input token is empty. Leave the input out'],
    [{ GITHUB_API_URL: '' }, 'GITHUB_API_URL is not set. This runs as a step of a GitHub Actions job'],
    [{ GITHUB_SERVER_URL: '' }, 'GITHUB_SERVER_URL is not set.'],
    [{ GITHUB_EVENT_NAME: '' }, 'GITHUB_EVENT_NAME is not set.'],
    [{ GITHUB_EVENT_PATH: '' }, 'GITHUB_EVENT_PATH is not set.'],
    [{ GITHUB_EVENT_PATH: join(folder, 'none.json') }, 'the file that GITHUB_EVENT_PATH names cannot be read as JSON.'],
    [{ GITHUB_EVENT_PATH: broken }, 'the file that GITHUB_EVENT_PATH names cannot be read as JSON. It is written by'],
    [{ GITHUB_REPOSITORY: 'portal' }, 'GITHUB_REPOSITORY and GITHUB_REPOSITORY_ID name no repository.'],
    [{ GITHUB_REPOSITORY_ID: 'portal' }, 'GITHUB_REPOSITORY and GITHUB_REPOSITORY_ID name no repository.'],
    [{ GITHUB_API_URL: 'github.com' }, 'the address of the GitHub API is no address'],
  ])('%j', async (changes, says) => {
    const log = await said(changes);
    expect(log.split('\n').filter((line) => line !== '')).toHaveLength(1);
    expect(log).toMatch(/^::error title=Countersign::/u);
    expect(log).toContain(says);
  });

  it.each(['countersign', 'team/states', 'a.b_c-d', 'x'])('%s is a branch that states can be on', async (branch) => {
    expect(await said({ 'INPUT_STATE-BRANCH': branch, 'INPUT_APP-ID': 'me' })).toContain('app-id');
  });
});
