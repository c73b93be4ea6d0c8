import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { homeContract } from './contract.ts';
import { openGitHubRigs, type GitHubRigs } from './github-rig.ts';
import { makeMemoryRigWithClock } from './memory-rig.ts';
import { isSoak, isWholeSoak } from '../soak.ts';

/**
 * Every story can be told here. What it leaves is compared with what memory leaves where it has a clock, because GitHub
 * says when something was merged and which pull request that was: a rebase and a fast-forward (a push of the branch to
 * the default branch, which GitHub then calls merged) are one landing, however many commits they have, a push is one for
 * every commit, and a merge that nobody looked at before is proposed first. One thing cannot be told: somebody who puts
 * the files of an open pull request on the default branch by hand has not landed it as a whole, only the artifacts in
 * it that have a place of their own. GitHub does not call that merged, and the stage waits.
 */
let github: GitHubRigs;
beforeAll(async () => {
  github = await openGitHubRigs();
});
afterEach(() => {
  expect(github.sandbox.gaps).toEqual([]);
});
afterAll(() => github.close());

/** All of them in the soak. */
const every = isWholeSoak ? 1 : isSoak ? 9 : 18;

homeContract('GitHub', () => github.makeRig(), { reference: makeMemoryRigWithClock, every });
