import { GitProblem } from '../../git/repository.ts';
import type { Bases } from '../../kept/sources.ts';
import { withHome } from './session.ts';

/** What a policy extends, as the repository here has it. A file can be read outside of one, and then nothing is to be had. */
export const basesHere: Bases = async (extending, lastGood) => {
  try {
    return await withHome((home) => home.bases(extending, lastGood));
  } catch (error) {
    if (!(error instanceof GitProblem)) throw error;
    const { extendedPolicy } = await import('../../kept/extends.ts');
    return extendedPolicy(extending, async ({ file }) => ({
      because: `${file} is read out of a repository, and there is none here`,
      next: 'Run this in a clone of the repository that the policy is for.',
    }));
  }
};
