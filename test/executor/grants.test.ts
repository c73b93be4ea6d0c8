import { expect, it } from 'vitest';
import { grantFault } from '../../src/executor/grants.ts';

const open = { effects: 'files', skill: null, grants: {} } as const;
const mixed = { 'code-review': 'read', 'database-migration': 'write' } as const;

it.each([
  ['nothing is granted, so nothing is forbidden', open],
  ['something is granted for writing', { ...open, grants: mixed }],
  ['the skill that it uses is granted for writing', { ...open, skill: 'database-migration', grants: mixed }],
  ['it has effects outside', { ...open, effects: 'external' }],
] as const)('files may be changed where %s', (_rule, job) => {
  expect(grantFault(job, ['a.sql'])).toBeNull();
});

it.each([
  ['it has no effects', { ...open, effects: 'none' }, 'it changed a.sql and 1 more, and the step has effects: none'],
  [
    'the skill that it uses is granted for reading',
    { ...open, skill: 'code-review', grants: mixed },
    'it changed a.sql and 1 more, and code-review is granted for reading only',
  ],
  [
    'the skill that it uses is not granted',
    { ...open, skill: 'toString', grants: mixed },
    'it changed a.sql and 1 more, and toString is not granted to it',
  ],
  [
    'all that is granted is for reading',
    { ...open, grants: { 'code-review': 'read', 'security-audit': 'read' } },
    'it changed a.sql and 1 more, and code-review, security-audit: all it has is granted for reading',
  ],
] as const)('files may not be changed where %s', (_rule, job, because) => {
  expect(grantFault(job, ['a.sql', 'b.sql'])).toBe(because);
  expect(grantFault(job, [])).toBeNull();
});
