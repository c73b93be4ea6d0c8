import { homeContract } from './contract.ts';
import { makeLocalRig, makeRemoteRig } from './git-rig.ts';
import { makeMemoryRig } from './memory-rig.ts';

homeContract('a git repository', makeLocalRig, makeMemoryRig);
homeContract('a git repository with its home on a remote', makeRemoteRig, makeMemoryRig);
