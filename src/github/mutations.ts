import type { GitHubClient } from './client.ts';
import { GitHubProblem } from './problem.ts';

/** One change on GitHub: the field of the schema, and its input. */
export interface Mutation {
  readonly field:
    | 'addComment'
    | 'updateIssueComment'
    | 'closeIssue'
    | 'reopenIssue'
    | 'createCheckRun'
    | 'updateCheckRun';
  readonly input: Readonly<Record<string, unknown>>;
}

/** A document has ten seconds, and one change was seen to take 0.4. */
const mutationsAtMost = 10;
const answersWith: Readonly<Record<Mutation['field'], string>> = {
  addComment: 'commentEdge { node { id } }',
  updateIssueComment: 'issueComment { id }',
  closeIssue: 'issue { id }',
  reopenIssue: 'issue { id }',
  createCheckRun: 'checkRun { id }',
  updateCheckRun: 'checkRun { id }',
};

/** Sends changes, several in one request. One that fails stops none of the others, and is told at the end. */
export async function send(client: GitHubClient, mutations: readonly Mutation[]): Promise<void> {
  const failed: string[] = [];
  for (let from = 0; from < mutations.length; from += mutationsAtMost) {
    const some = mutations.slice(from, from + mutationsAtMost);
    const { faults } = await client.graphql(
      `mutation Show(${some.map(({ field }, at) => `$m${at}: ${inputOf(field)}!`).join(', ')}) {\n${some
        .map(({ field }, at) => `  m${at}: ${field}(input: $m${at}) { ${answersWith[field]} }`)
        .join('\n')}\n}`,
      Object.fromEntries(some.map(({ input }, at) => [`m${at}`, input])),
      'write',
    );
    failed.push(...faults.map(({ message }) => message));
  }
  const [first] = failed;
  if (first !== undefined) throw new GitHubProblem('forbidden', { because: `GitHub did not show it: ${first}` });
}

function inputOf(field: Mutation['field']): string {
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
}
