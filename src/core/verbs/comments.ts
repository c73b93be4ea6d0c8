import { verbs } from './table.ts';
import type { Argument, Verb } from './verb.ts';

/** Not where a comment is written: the project is the issue it stands in, files are not attached, GitHub knows who it is. */
const notInComments: readonly string[] = ['project', 'for', 'evidence', 'sign'];
/** Verbs that only look and are answered where they are written. */
const questions: readonly string[] = ['explain', 'mine'];

/**
 * The verbs that a comment may use, as it uses them: a project is called by the number of its issue. Questions change
 * nothing; what else there is to see stands in the comment that shows the project.
 */
export const commentVerbs: readonly Verb[] = verbs.flatMap((verb): readonly Verb[] => {
  const options = verb.options.filter((option) => !notInComments.includes(option.name));
  if (verb.name !== 'start') {
    const isAnswered = verb.command !== undefined || questions.includes(verb.name);
    // Here it is the project of the issue.
    const { arguments: words } = verb.name === 'mine' ? { arguments: [] } : verb;
    return isAnswered ? [{ ...verb, arguments: words, options }] : [];
  }
  const workflow: Argument = { name: 'workflow', help: 'the workflow it follows', optional: true };
  return [
    {
      ...verb,
      arguments: [workflow],
      options: options.filter((option) => option.name !== 'workflow'),
      example: 'countersign start software_release',
    },
  ];
});
