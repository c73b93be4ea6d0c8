import type { GitHubClient, GraphqlFault } from './client.ts';
import { GitHubProblem } from './problem.ts';

/** One change on GitHub: the field of the schema, and its input. */
export interface Mutation {
  readonly field:
    | 'addComment'
    | 'updateIssueComment'
    | 'minimizeComment'
    | 'closeIssue'
    | 'reopenIssue'
    | 'createCheckRun'
    | 'updateCheckRun'
    | 'requestReviews'
    | 'createLabel'
    | 'addLabelsToLabelable'
    | 'removeLabelsFromLabelable';
  readonly input: Readonly<Record<string, unknown>>;
}

/** What became of a change: what GitHub answers to it, or that it does not do it. */
export interface Outcome {
  readonly mutation: Mutation;
  readonly answer: Readonly<Record<string, unknown>> | null;
  readonly refused: GraphqlFault | null;
}

/** A document has ten seconds, and one change was seen to take 0.4. */
const mutationsAtMost = 10;
const answersWith: Readonly<Record<Mutation['field'], string>> = {
  addComment: 'commentEdge { node { id } }',
  updateIssueComment: 'issueComment { id }',
  minimizeComment: 'clientMutationId',
  closeIssue: 'issue { id }',
  reopenIssue: 'issue { id }',
  createCheckRun: 'checkRun { id }',
  updateCheckRun: 'checkRun { id }',
  requestReviews:
    'pullRequest { reviewRequests(first: 100) { nodes { requestedReviewer { ... on User { id } ... on Team { id } } } } }',
  createLabel: 'label { id name }',
  addLabelsToLabelable: 'clientMutationId',
  removeLabelsFromLabelable: 'clientMutationId',
};
/** What the show can do without: that GitHub refuses one of these is an answer. */
const courtesies: readonly Mutation['field'][] = ['requestReviews', 'createLabel'];
const refusals: readonly string[] = ['FORBIDDEN', 'NOT_FOUND', 'UNPROCESSABLE'];

/**
 * Sends changes, several in one request, and answers what became of each. One that fails stops none of the others, and
 * is told at the end.
 */
export async function send(client: GitHubClient, mutations: readonly Mutation[]): Promise<readonly Outcome[]> {
  const failed: string[] = [];
  const outcomes: Outcome[] = [];
  for (let from = 0; from < mutations.length; from += mutationsAtMost) {
    const some = mutations.slice(from, from + mutationsAtMost);
    const { data, faults } = await client.graphql<Readonly<Record<string, Outcome['answer']>>>(
      `mutation Show(${some.map(({ field }, at) => `$m${at}: ${inputOf(field)}!`).join(', ')}) {\n${some
        .map(({ field }, at) => `  m${at}: ${field}(input: $m${at}) { ${answersWith[field]} }`)
        .join('\n')}\n}`,
      Object.fromEntries(some.map(({ input }, at) => [`m${at}`, input])),
      'write',
    );
    some.forEach((mutation, at) => {
      const mine = faults.filter(({ path }) => path[0] === `m${at}`);
      const answer = data?.[`m${at}`] ?? null;
      const isCourtesy = courtesies.includes(mutation.field);
      // A part of an answer that we may not see is no failure where we only look who was left out.
      const [fault = null] = isCourtesy && answer !== null ? [] : mine;
      const refused = isCourtesy && fault !== null && refusals.includes(fault.type) ? fault : null;
      outcomes.push({ mutation, answer, refused });
      if (refused === null && fault !== null) failed.push(fault.message);
    });
  }
  const [first] = failed;
  if (first !== undefined) throw new GitHubProblem('forbidden', { because: `GitHub did not show it: ${first}` });
  return outcomes;
}

function inputOf(field: Mutation['field']): string {
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
}
