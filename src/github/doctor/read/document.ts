import { lifecyclesPath, policyPath } from '../../../kept/sources.ts';
import type { Dir, Text } from '../../answer.ts';

/** What a token may not read makes the whole repository null around it: each is asked for by itself. */
export const doctorDocument = `query Doctor($owner: String!, $name: String!, $branch: String!) {
  viewer { login }
  repository(owner: $owner, name: $name, followRenames: false) {
    law: defaultBranchRef { target { ... on Commit {
      policy: file(path: "${policyPath}") { object { ...Text } }
      defs: file(path: "${lifecyclesPath}") { object { ... on Tree { entries { name type oid object { ...Text } } } } } } } }
    record: ref(qualifiedName: $branch) {
      target { ... on Commit { format: file(path: "format.yaml") { object { ...Text } }
        swept: file(path: "swept.yaml") { object { ...Text } } } }
      refUpdateRule { pattern viewerCanPush requiredStatusCheckContexts requiredApprovingReviewCount
        requiresCodeOwnerReviews allowsForcePushes allowsDeletions } } }
  issues: repository(owner: $owner, name: $name) { issues(first: 1) { totalCount } }
  pull_requests: repository(owner: $owner, name: $name) { pullRequests(first: 1) { totalCount } }
  statuses: repository(owner: $owner, name: $name) { defaultBranchRef { target { ... on Commit {
    statusCheckRollup { contexts(first: 1) { nodes { __typename ... on CheckRun { name } ... on StatusContext { context } } } } } } } } }
fragment Text on Blob { oid byteSize isBinary isTruncated text }`;

export interface Answered {
  readonly viewer: { readonly login: string };
  readonly repository: {
    readonly law: {
      readonly target: {
        readonly policy: { readonly object: Partial<Text> | null } | null;
        readonly defs: { readonly object: Dir | null } | null;
      };
    } | null;
    readonly record: {
      readonly target: {
        readonly format?: { readonly object: Partial<Text> | null } | null;
        readonly swept?: { readonly object: Partial<Text> | null } | null;
      };
      readonly refUpdateRule: UpdateRule | null;
    } | null;
  } | null;
}

export interface UpdateRule {
  readonly pattern: string;
  readonly viewerCanPush: boolean;
  readonly requiredStatusCheckContexts: readonly (string | null)[] | null;
  readonly requiredApprovingReviewCount: number | null;
  readonly requiresCodeOwnerReviews: boolean;
  readonly allowsForcePushes: boolean;
  readonly allowsDeletions: boolean;
}
