import { commitContract } from './commit-contract.ts';

commitContract(() => undefined);
