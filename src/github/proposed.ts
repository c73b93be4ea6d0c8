import type { ChangedFile, CommitWith, Dir, Page, Text, TextsOfProjects } from './answer.ts';
import type { GitHubClient } from './client.ts';
import { fragmentsOf, texts, type Document } from './documents.ts';
import { notThereYet } from './pages.ts';
import { GitHubProblem } from './problem.ts';

/** The rules as they lie at one commit. */
export interface RulesAt {
  /** The commit. */
  readonly oid: string;
  readonly policy: { readonly oid: string; readonly object: Text | null } | null;
  readonly defs: { readonly object: Dir | null } | null;
}

/** The rules that a pull request would land, and those that are in force, with texts of open projects. */
export interface ProposedRules {
  readonly defaultBranch: string;
  readonly inForce: RulesAt;
  readonly proposed: RulesAt;
  readonly texts: TextsOfProjects;
}

/** A pull request as far as it matters whether it changes rules. */
export interface MayChange {
  readonly number: number;
  readonly state: string;
  readonly baseRefName: string;
  readonly headRefOid: string;
  readonly files: Page<ChangedFile> | null;
}

/** A pull request that may change rules, and open projects to try them on. */
export interface ProposedAsking {
  readonly owner: string;
  readonly name: string;
  /** Short name of the state branch. */
  readonly branch: string;
  readonly number: number;
  /** Folders of projects whose texts come along. */
  readonly folders: readonly string[];
}

/** The rules at the head of a pull request and those in force. */
function proposedDocument({ owner, name, branch, number, folders }: ProposedAsking): Document {
  const { asked, fields, variables } = texts(folders);
  const rules = `policy: file(path: ".github/countersign.yml") { oid object { ... on Blob { ...Text } } }
      defs: file(path: ".github/countersign/lifecycles") { object { ... on Tree { ...Dir } } }`;
  const head =
    folders.length === 0 ? '' : `book: ref(qualifiedName: $branch) { target { ... on Commit { ${fields} } } }`;
  return {
    text: `query Proposed(${['$owner: String!, $name: String!, $number: Int!', ...(folders.length === 0 ? [] : ['$branch: String!']), ...asked].join(', ')}) {
  repository(owner: $owner, name: $name, followRenames: false) {
    law: defaultBranchRef { name target { ... on Commit { oid ${rules} } } }
    pull: pullRequest(number: $number) { head: commits(last: 1) { nodes { commit { oid ${rules} } } } }
    ${head} } }
${fragmentsOf(['Text', 'Dir'])}`,
    variables: {
      owner,
      name,
      number,
      ...(folders.length === 0 ? {} : { branch: `refs/heads/${branch}` }),
      ...variables,
    },
  };
}

interface Answered {
  readonly repository: {
    readonly law: { readonly name: string; readonly target: RulesAt } | null;
    readonly pull: { readonly head: Page<{ readonly commit: CommitWith & RulesAt }> } | null;
    readonly book: { readonly target: TextsOfProjects } | null;
  } | null;
}

/** Reads the rules at the head of a pull request and those in force. */
export async function readProposed(
  client: GitHubClient,
  asking: ProposedAsking,
  { headRefOid }: Pick<MayChange, 'headRefOid'>,
): Promise<ProposedRules> {
  const { text, variables } = proposedDocument(asking);
  const { data, faults } = await client.graphql<Answered>(text, variables, 'read');
  const [fault] = faults;
  const { law = null, pull = null, book = null } = data?.repository ?? {};
  if (law === null || pull === null || fault !== undefined)
    throw new GitHubProblem('unknown_answer', { because: fault?.message ?? `#${asking.number} cannot be looked at` });
  const head = pull.head.nodes?.[0]?.commit;
  if (head?.oid !== headRefOid) throw notThereYet({ number: asking.number, headRefOid });
  return { defaultBranch: law.name, inForce: law.target, proposed: head, texts: book?.target ?? {} };
}
