import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { homeContract } from './contract.ts';
import { openGitHubRigs, type GitHubRigs } from './github-rig.ts';
import { makeMemoryRigWithClock } from './memory-rig.ts';

let github: GitHubRigs;
beforeAll(async () => {
  github = await openGitHubRigs();
});
afterEach(() => {
  expect(github.sandbox.gaps).toEqual([]);
});
afterAll(() => github.close());

homeContract('GitHub', () => github.makeRig(), { reference: makeMemoryRigWithClock });
