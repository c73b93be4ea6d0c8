import { homeContract } from './contract.ts';
import { makeMemoryRig, makeMemoryRigWithClock } from './memory-rig.ts';

homeContract('memory', makeMemoryRig);
homeContract('memory with a clock', makeMemoryRigWithClock);
