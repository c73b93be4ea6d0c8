import { isGiven } from '../given.ts';
import { latestRuns, latestStatuses, rollup } from '../acts/checks.ts';
import { loginOf } from '../people.ts';
import { authorsOf, type CommitData, type Ident, type Signature } from '../git.ts';
import { lines } from '../../../src/git/run.ts';
import { type CheckRun, type CheckSuite, fullName, isPull, type Push, type Repository, type World } from '../model.ts';
import { accountByEmail } from '../people.ts';
import { commitsOfPull } from '../acts/pulls.ts';
import { connection, type Page } from './connection.ts';
import { type Fields, fieldsOf, demand } from './resolver.ts';

/** A thing git holds, read when a field is asked for. */
export type GitNode = {
  readonly __typename: 'Commit' | 'Tree' | 'Blob' | 'Tag';
  readonly repository: Repository;
  readonly oid: string;
};
export type RefNode = { readonly __typename: 'Ref'; readonly repository: Repository; readonly qualifiedName: string };
type Entry = {
  readonly repository: Repository;
  readonly name: string;
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
};

const TYPES = { commit: 'Commit', tree: 'Tree', blob: 'Blob', tag: 'Tag' } as const;

export async function gitNode(repository: Repository, spec: string): Promise<GitNode | null> {
  const found = await repository.git.objects.info(spec);
  return found === null ? null : { __typename: TYPES[found.type], repository, oid: found.oid };
}

export const commitNode = (repository: Repository, oid: string): GitNode => ({ __typename: 'Commit', repository, oid });

export async function refNode(repository: Repository, name: string): Promise<RefNode | null> {
  const candidates = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`];
  for (const qualifiedName of candidates) {
    if ((await repository.git.tip(qualifiedName)) !== null) return { __typename: 'Ref', repository, qualifiedName };
  }
  return null;
}

/** What several fields of one thing need is read once. */
function remembering<T>(read: (node: GitNode) => Promise<T>): (node: GitNode) => Promise<T> {
  const known = new WeakMap<GitNode, Promise<T>>();
  return (node) => {
    const answer = known.get(node) ?? read(node);
    known.set(node, answer);
    return answer;
  };
}

const dataOf = remembering(async (node): Promise<CommitData> => {
  const data = await node.repository.git.readCommit(node.oid);
  if (data === null) throw new Error(`${node.oid} is no commit`);
  return data;
});

function gitId(node: GitNode): string {
  const prefix = { Commit: 'C_kwDO', Tree: 'T_kwDOt', Blob: 'B_kwDO', Tag: 'TA_kwDO' }[node.__typename];
  return prefix + Buffer.from(`${node.repository.databaseId}:${node.oid}`).toString('base64url');
}

const gitObject = fieldsOf<GitNode>({
  id(node, _, { world }) {
    const id = gitId(node);
    world.nodes.set(id, node);
    return id;
  },
  abbreviatedOid: ({ oid }) => oid.slice(0, 7),
  commitUrl: (node, _, { world }) => `${world.url}/${fullName(node.repository)}/commit/${node.oid}`,
  url: (node, _, { world }) => `${world.url}/${fullName(node.repository)}/commit/${node.oid}`,
});

/** `blob.text` ends here, without an error; see BEHAVIOUR.md. */
const TEXT_CUT = 512_000;

const blobOf = remembering(async (node) => {
  const found = await node.repository.git.read(node.oid);
  if (found === null) throw new Error(`${node.oid} is gone`);
  return { bytes: found.bytes, binary: found.bytes.subarray(0, 8000).includes(0) };
});

function actor(world: World, signature: Signature): Record<string, unknown> {
  return { ...identity(world, signature), date: signature.at };
}

function identity(world: World, { name, email }: Ident): Record<string, unknown> {
  const account = accountByEmail(world, email);
  return { name, email, user: account?.__typename === 'User' ? account : null };
}

async function pullsWith(repository: Repository, oid: string): Promise<unknown[]> {
  const pulls = [...repository.subjects.values()].filter(isPull);
  const has = await Promise.all(
    pulls.map(async (pull) => pull.mergeCommitOid === oid || (await commitsOfPull(pull)).includes(oid)),
  );
  return pulls.filter((_, index) => has[index]);
}

async function entriesOf(repository: Repository, spec: string, folder: string): Promise<Entry[]> {
  const found = await repository.git.tree(spec);
  return (found ?? []).map(({ mode, name, oid }) => ({
    repository,
    mode,
    name,
    oid,
    path: folder === '' ? name : `${folder}/${name}`,
  }));
}

async function entryAt(node: GitNode, path: string): Promise<Entry | null> {
  const parts = path.split('/').filter((part) => part !== '');
  const name = parts.pop();
  const folder = parts.join('/');
  const spec = folder === '' ? `${node.oid}^{tree}` : `${node.oid}:${folder}`;
  const found = await node.repository.git.objects.info(spec);
  if (name === undefined || found?.type !== 'tree') return null;
  return (await entriesOf(node.repository, found.oid, folder)).find((entry) => entry.name === name) ?? null;
}

export const gitTypes: Readonly<Record<string, Fields>> = {
  Ref: fieldsOf<RefNode>({
    id(ref, _, { world }) {
      const id = `REF_kwDO${Buffer.from(`${ref.repository.databaseId}:${ref.qualifiedName}`).toString('base64url')}`;
      world.nodes.set(id, ref);
      return id;
    },
    name: ({ qualifiedName }) => qualifiedName.split('/').slice(2).join('/'),
    prefix: ({ qualifiedName }) => `${qualifiedName.split('/').slice(0, 2).join('/')}/`,
    target: ({ repository, qualifiedName }) => gitNode(repository, qualifiedName),
    refUpdateRule({ repository, qualifiedName }, _, { token }) {
      const rules = repository.protections.get(qualifiedName.replace('refs/heads/', ''));
      if (rules === undefined) return null;
      return {
        allowsDeletions: false,
        allowsForcePushes: false,
        blocksCreations: false,
        pattern: qualifiedName.replace('refs/heads/', ''),
        requiredApprovingReviewCount: rules.requiredReviews === 0 ? null : rules.requiredReviews,
        requiredStatusCheckContexts: rules.requiredCheck === null ? [] : [rules.requiredCheck.name],
        requiresCodeOwnerReviews: false,
        requiresConversationResolution: false,
        requiresLinearHistory: false,
        requiresSignatures: false,
        viewerAllowedToDismissReviews: false,
        viewerCanPush:
          rules.requiredCheck === null &&
          rules.requiredReviews === 0 &&
          (rules.mayPush?.includes(loginOf(token.doer.account)) ?? true),
      };
    },
  }),

  Commit: {
    ...gitObject,
    ...fieldsOf<GitNode>({
      message: async (node) => (await dataOf(node)).message.trimEnd(),
      messageHeadline: async (node) => (await dataOf(node)).message.split('\n')[0],
      messageBody: async (node) => (await dataOf(node)).message.split('\n').slice(1).join('\n').trim(),
      committedDate: async (node) => (await dataOf(node)).committer.at,
      authoredDate: async (node) => (await dataOf(node)).author.at,
      author: async (node, _, { world }) => actor(world, (await dataOf(node)).author),
      committer: async (node, _, { world }) => actor(world, (await dataOf(node)).committer),
      authors: async (node, page: Page, { world }) =>
        connection(
          authorsOf(await dataOf(node)).map((ident) => ({ ...identity(world, ident), date: null })),
          page,
        ),
      parents: async (node, page: Page) =>
        connection(
          (await dataOf(node)).parents.map((oid) => commitNode(node.repository, oid)),
          page,
        ),
      tree: async (node) => ({ __typename: 'Tree', repository: node.repository, oid: (await dataOf(node)).tree }),
      file: (node, { path }: { path: string }) => entryAt(node, path),
      async history(node, args: Page & { path?: string | null; since?: string | null; until?: string | null }) {
        const times = [
          !isGiven(args.since) ? [] : [`--since=${args.since}`],
          !isGiven(args.until) ? [] : [`--until=${args.until}`],
        ];
        const path = !isGiven(args.path) ? [] : ['--', args.path];
        const found = await node.repository.git.run(['log', '--format=%H', ...times.flat(), node.oid, ...path]);
        return connection(
          lines(found).map((oid) => commitNode(node.repository, oid)),
          args,
        );
      },
      associatedPullRequests: async (node, page: Page, context) => {
        demand(context, node.repository, 'pull_requests', 'read');
        return connection(await pullsWith(node.repository, node.oid), page);
      },
      checkSuites(
        node,
        args: Page & { filterBy?: { appId?: number | null; checkName?: string | null } | null },
        context,
      ) {
        demand(context, node.repository, 'checks', 'read');
        const { appId, checkName } = args.filterBy ?? {};
        const suites = node.repository.suites.filter(
          (suite) =>
            suite.headOid === node.oid &&
            (!isGiven(appId) || suite.app.id === appId) &&
            (!isGiven(checkName) || suite.runs.some((run) => run.name === checkName)),
        );
        return connection(suites, args);
      },
      statusCheckRollup(node) {
        return rollup(node.repository, node.oid) === null ? null : { __typename: 'StatusCheckRollup', node };
      },
      signature: () => null,
    }),
  },

  Tree: { ...gitObject, ...fieldsOf<GitNode>({ entries: (node) => entriesOf(node.repository, node.oid, '') }) },

  TreeEntry: fieldsOf<Entry>({
    mode: ({ mode }) => Number.parseInt(mode, 8),
    type: ({ mode }) => (mode === '40000' ? 'tree' : mode === '160000' ? 'commit' : 'blob'),
    object: ({ repository, oid }) => gitNode(repository, oid),
    extension: ({ name }) => /\.[^.]*$/.exec(name)?.[0] ?? null,
    size: async ({ repository, oid }) => (await repository.git.objects.info(oid))?.size ?? 0,
  }),

  Blob: {
    ...gitObject,
    ...fieldsOf<GitNode>({
      byteSize: async (node) => (await blobOf(node)).bytes.length,
      isBinary: async (node) => (await blobOf(node)).binary,
      isTruncated: async (node) => (await blobOf(node)).bytes.length > TEXT_CUT,
      async text(node) {
        const { bytes, binary } = await blobOf(node);
        return binary ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, TEXT_CUT));
      },
    }),
  },

  StatusCheckRollup: fieldsOf<{ node: GitNode }>({
    id: ({ node }) => `SCR_kwDO${Buffer.from(node.oid).toString('base64url')}`,
    commit: ({ node }) => node,
    state: ({ node }, _, context) => {
      demand(context, node.repository, 'checks', 'read');
      demand(context, node.repository, 'statuses', 'read');
      return rollup(node.repository, node.oid);
    },
    contexts({ node }, page: Page, context) {
      demand(context, node.repository, 'checks', 'read');
      demand(context, node.repository, 'statuses', 'read');
      return connection([...latestRuns(node.repository, node.oid), ...latestStatuses(node.repository, node.oid)], page);
    },
  }),

  CheckSuite: fieldsOf<CheckSuite>({
    commit: ({ repository, headOid }) => commitNode(repository, headOid),
    branch: ({ repository, headBranch }) => (headBranch === null ? null : refNode(repository, headBranch)),
    status: ({ runs }) => (runs.length > 0 && runs.every((run) => run.status === 'completed') ? 'COMPLETED' : 'QUEUED'),
    conclusion: ({ runs }) => (runs.every((run) => run.conclusion === 'success') && runs.length > 0 ? 'SUCCESS' : null),
    creator: ({ push }) => push?.pusher ?? null,
    checkRuns(
      suite,
      args: Page & {
        filterBy?: { checkName?: string | null; checkType?: 'ALL' | 'LATEST' | null; appId?: number | null } | null;
      },
    ) {
      const { checkName, checkType, appId } = args.filterBy ?? {};
      const latest = new Map(suite.runs.map((run) => [run.name, run]));
      const runs = checkType === 'ALL' ? suite.runs : [...latest.values()];
      return connection(
        runs.filter(
          (run) => (!isGiven(checkName) || run.name === checkName) && (!isGiven(appId) || suite.app.id === appId),
        ),
        args,
      );
    },
  }),

  App: {
    databaseId: (app) => (app as { id: number }).id,
    id: (app) => `A_kwHO${(app as { id: number }).id}`,
    name: (app) => (app as { slug: string }).slug,
  },

  Push: fieldsOf<Push>({
    id: (push) => `PU_kwDO${push.pusher.databaseId}`,
    previousSha: (push) => push.before,
  }),

  CheckRun: fieldsOf<CheckRun>({
    checkSuite: ({ suite }) => suite,
    status: ({ status }) => status.toUpperCase(),
    conclusion: ({ conclusion }) => conclusion?.toUpperCase() ?? null,
    title: ({ output }) => output.title,
    summary: ({ output }) => output.summary,
    text: ({ output }) => output.text,
    repository: ({ suite }) => suite.repository,
    annotations: ({ annotations }, page: Page) =>
      connection(
        annotations.map((each) => ({
          path: each.path,
          annotationLevel: each.level.toUpperCase(),
          message: each.message,
          title: each.title,
          location: { start: { line: each.startLine, column: null }, end: { line: each.endLine, column: null } },
        })),
        page,
      ),
  }),

  StatusContext: {
    state: (status) => (status as { state: string }).state.toUpperCase(),
  },
};
