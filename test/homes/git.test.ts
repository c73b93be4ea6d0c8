import { homeContract } from './contract.ts';
import { makeLocalRig, makeRemoteRig } from './git-rig.ts';
import { makeMemoryRig } from './memory-rig.ts';
import { isSoak, isWholeSoak } from '../soak.ts';

homeContract('a git repository', makeLocalRig, { reference: makeMemoryRig, every: isWholeSoak ? 1 : isSoak ? 4 : 8 });
homeContract('a git repository with its home on a remote', makeRemoteRig, {
  reference: makeMemoryRig,
  every: isWholeSoak ? 1 : isSoak ? 9 : 18,
});
