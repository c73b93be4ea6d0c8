import { homeContract } from './contract.ts';
import { makeMemoryRig } from './memory-rig.ts';

homeContract('memory', makeMemoryRig);
