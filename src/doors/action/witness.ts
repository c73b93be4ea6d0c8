import { projectFiles } from '../../core/project/decider.ts';
import type { ProjectState } from '../../core/project/state.ts';
import { readState } from '../../files.ts';
import type { GitHubClient } from '../../github/client.ts';
import { at } from './event.ts';

/** A commit that a run made on the state branch. */
export interface Commit {
  readonly oid: string;
  /** The first line of its message. */
  readonly subject: string;
  /** The states that it wrote. */
  readonly states: readonly ProjectState[];
}

export interface Witness {
  readonly client: GitHubClient;
  /** What was committed through the client, in order. */
  readonly commits: readonly Commit[];
}

/** A client that remembers what was committed through it: whoever settled it, and without asking again. */
export function witnessed(client: GitHubClient): Witness {
  const commits: Commit[] = [];
  /** The first commit of a branch takes three requests: tree, commit and ref. */
  const trees = new Map<unknown, readonly ProjectState[]>();
  const unreferenced = new Map<unknown, Omit<Commit, 'oid'>>();

  return {
    commits,
    client: {
      async graphql<T>(document: string, variables: Readonly<Record<string, unknown>>, kind: 'read' | 'write') {
        const answer = await client.graphql<T>(document, variables, kind);
        const oid = at(answer.data, 'createCommitOnBranch', 'commit', 'oid');
        if (typeof oid === 'string') {
          const additions = at(variables, 'input', 'fileChanges', 'additions');
          const headline = at(variables, 'input', 'message', 'headline');
          commits.push({ oid, subject: String(headline), states: statesIn(additions, 'contents', 'base64') });
        }
        return answer;
      },
      async rest(route, parameters, options) {
        const answer = await client.rest(route, parameters, options);
        const { status, data } = answer;
        const sha = at(data, 'sha');
        if (route.endsWith('/git/trees')) trees.set(sha, statesIn(parameters['tree'], 'content', 'utf8'));
        if (route.endsWith('/git/commits')) {
          const [subject = ''] = String(parameters['message']).split('\n');
          unreferenced.set(sha, { subject, states: trees.get(parameters['tree']) ?? [] });
        }
        const made = route.endsWith('/git/refs') && status === 201 ? unreferenced.get(parameters['sha']) : undefined;
        if (made !== undefined) commits.push({ oid: String(parameters['sha']), ...made });
        return answer;
      },
    },
  };
}

/** The states among files that are about to be committed. */
function statesIn(files: unknown, field: 'content' | 'contents', encoding: 'utf8' | 'base64'): readonly ProjectState[] {
  if (!Array.isArray(files)) return [];
  return files.flatMap((file) => {
    const path = String(at(file, 'path'));
    if (!path.endsWith(`/${projectFiles.state}`)) return [];
    const read = readState(Buffer.from(String(at(file, field)), encoding), path);
    return read.ok ? [read.state] : [];
  });
}
