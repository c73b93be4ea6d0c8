import type { ProjectCommand } from '../project/commands.ts';
import { text } from './given.ts';
import { verbs } from './table.ts';
import type { Argument, Given, Misread, Verb } from './verb.ts';

/** Not where a comment is written: the project is the issue it stands in, files are not attached, GitHub knows who it is. */
const notInComments: readonly string[] = ['project', 'for', 'evidence', 'sign'];

const workflow: Argument = { name: 'workflow', help: 'the workflow it follows', optional: true };

/** What comments say otherwise than a command line, by the names of their verbs. */
const otherwise: Readonly<Record<string, Partial<Verb>>> = {
  start: { arguments: [workflow], example: 'countersign start software_release' },
  adopt: {
    arguments: [workflow],
    example: 'countersign adopt software_release --stage review --because "it was agreed by mail in May"',
  },
  // Only looks, and is answered where it is written.
  explain: {},
  // Here it is the project of the issue.
  mine: { arguments: [] },
  migrate: {
    help: 'what would change if the project followed its workflow as it is now, or another one; with the content that is answered it does',
    arguments: [
      workflow,
      { name: 'content', help: 'the first digits of its blob, as they were answered', optional: true },
    ],
    options: [],
    example: 'countersign migrate software_release 4b825dc642',
    command: migrateCommand,
  },
};

/**
 * The verbs that a comment may use, as it uses them: a project is called by the number of its issue. Questions change
 * nothing; what else there is to see stands in the comment that shows the project.
 */
export const commentVerbs: readonly Verb[] = verbs.flatMap((verb): readonly Verb[] => {
  const here = otherwise[verb.name];
  if (here === undefined && verb.command === undefined) return [];
  const words = (here?.arguments ?? []).map(({ name }) => name);
  const options = verb.options.filter(({ name }) => !notInComments.includes(name) && !words.includes(name));
  return [{ ...verb, options, ...here }];
});

/** What somebody only asks by these words; null where they want it to happen. */
export function questionIn({ name }: Pick<Verb, 'name'>, given: Given): 'why' | 'mine' | 'migrate' | null {
  if (name === 'explain') return 'why';
  if (name === 'mine') return 'mine';
  return name === 'migrate' && text(given, 'content') === '' ? 'migrate' : null;
}

function migrateCommand(given: Given): ProjectCommand | Misread {
  const blob = text(given, 'content');
  if (/^[0-9a-f]{7,64}$/u.test(blob)) return { migrate: { blob } };
  const because = blob === '' ? 'the content is missing' : `"${blob}" is no content of a workflow`;
  return { misuse: { because, next: 'It is answered to: countersign migrate WORKFLOW' } };
}
