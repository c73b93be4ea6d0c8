import type { Base } from '../core/policy/extends.ts';
import type { Extending, ReadPolicy, Refused } from '../files.ts';
import { copyIn, extendedPolicy, type BaseText } from '../kept/extends.ts';
import type { PinnedPolicy } from '../kept/sources.ts';
import type { Text } from './answer.ts';
import type { GitHubClient } from './client.ts';
import { GitHubProblem } from './problem.ts';
import { wholeText } from './texts.ts';

/**
 * What a client has read: by its commit it stays what it is. Another client asks again, because its token may not see the
 * same repositories.
 */
const known = new WeakMap<GitHubClient, Map<string, BaseText>>();

/** Reads what a policy extends: the copy that the record keeps, or what GitHub has at that commit. */
export function extendedOnGitHub(
  client: GitHubClient,
  extending: Extending['extending'],
  lastGood: PinnedPolicy | 'default' | null,
): Promise<ReadPolicy | Refused> {
  return extendedPolicy(extending, async (base) => {
    const copy = copyIn(lastGood, base);
    if (copy !== null) return copy;
    const texts = known.get(client) ?? new Map<string, BaseText>();
    known.set(client, texts);
    const found = texts.get(base.origin) ?? (await asked(client, base));
    // Access may be given at any time.
    if ('text' in found) texts.set(base.origin, found);
    return found;
  });
}

interface Answered {
  readonly base: { readonly object: Partial<Text> | null } | null;
}

async function asked(client: GitHubClient, { owner, name, commit, path }: Base): Promise<BaseText> {
  const { data, faults } = await client.graphql<Answered>(
    `query Base($owner: String!, $name: String!, $at: String!) {
  base: repository(owner: $owner, name: $name) { object(expression: $at) { ... on Blob { oid byteSize isBinary isTruncated text } } } }`,
    { owner, name, at: `${commit}:${path}` },
    'read',
  );
  const repository = `${owner}/${name}`;
  const unknown = faults.find(({ type }) => type !== 'NOT_FOUND' && type !== 'FORBIDDEN');
  if (unknown !== undefined)
    throw new GitHubProblem('unknown_answer', { because: `${repository} cannot be looked at: ${unknown.message}` });
  if (data?.base === null || data?.base === undefined)
    return {
      because: `${repository} is not there, or cannot be read from here`,
      next: `Give what runs Countersign read access to ${repository}: install the App there, too, or use a token that may read it. The GITHUB_TOKEN of a workflow reads no other private repository.`,
    };
  const { object } = data.base;
  if (object === null)
    return {
      because: `${repository} has no file ${path} at ${commit.slice(0, 7)}, or no such commit`,
      next: `Name a commit of ${repository} that holds the file.`,
    };
  const { oid: blob } = object;
  const text = wholeText(object);
  if (blob === undefined || text === null)
    return {
      because: `${path} of ${repository} is no text, or too large to be read whole`,
      next: 'Keep it short, as text in UTF-8.',
    };
  return { text, blob, isCopy: false };
}
