import { text } from './given.ts';
import { because, project } from './options.ts';
import type { Verb } from './verb.ts';

/** What becomes of versions that are there. */
export const versions: readonly Verb[] = [
  {
    name: 'retire',
    group: 'project',
    help: 'do nothing with an artifact any more: it counts as none',
    arguments: [{ name: 'artifact', help: 'the artifact' }],
    options: [because, project],
    example: 'countersign retire invoice --because "it was billed with the main contract"',
    command: (given) => ({ retire: { artifact: text(given, 'artifact'), because: text(given, 'because') } }),
  },
  {
    name: 'keep',
    group: 'project',
    help: 'let an artifact stay as it is although what it was made from has a newer version',
    arguments: [{ name: 'artifact', help: 'the artifact' }],
    options: [because, project],
    example: 'countersign keep case_study --because "the new figures do not touch what it tells"',
    command: (given) => ({ keep: { artifact: text(given, 'artifact'), because: text(given, 'because') } }),
  },
];
