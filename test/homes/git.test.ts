import { homeContract } from './contract.ts';
import { makeLocalRig, makeRemoteRig } from './git-rig.ts';
import { makeMemoryRig } from './memory-rig.ts';

const soak = process.env['SOAK'] === '1';

homeContract('a git repository', makeLocalRig, { reference: makeMemoryRig, every: soak ? 1 : 4 });
homeContract('a git repository with its home on a remote', makeRemoteRig, {
  reference: makeMemoryRig,
  every: soak ? 1 : 9,
});
