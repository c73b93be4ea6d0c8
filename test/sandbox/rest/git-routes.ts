import { rm } from 'node:fs/promises';
import type { CommitData, Ident } from '../git.ts';
import { GITHUB, identOf, pushed, refuseProtectedPush } from '../acts/pushes.ts';
import { fullName, Refused, type Repository } from '../model.ts';
import { type Call, doer, ok, optionalText, repositoryOf, type Route, textOf, textsOf } from './router.ts';
import { commitShape, type Json } from './shapes.ts';

const invalid = (message: string): Refused => new Refused('UNPROCESSABLE', 422, message);

function refShape(call: Call, repository: Repository, ref: string, oid: string): Json {
  const url = addressOf(call, repository);
  return {
    ref,
    node_id: `REF_${ref}`,
    url: `${url}/${ref}`,
    object: { type: 'commit', sha: oid, url: `${url}/commits/${oid}` },
  };
}

type NewEntry = {
  readonly path: string;
  readonly mode?: string;
  readonly type?: string;
  readonly sha?: string | null;
  readonly content?: string;
};

async function createTree(call: Call): Promise<Json> {
  const repository = repositoryOf(call);
  const { git } = repository;
  const entries = call.body['tree'];
  if (!Array.isArray(entries)) throw invalid('Invalid request.\n\n"tree" wasn\'t supplied.');
  const base = optionalText(call, 'base_tree');
  const index = `${git.dir}/sandbox-index-${call.world.nextId()}`;
  const env = { GIT_INDEX_FILE: index };
  try {
    await git.run(base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { env });
    const lines: string[] = [];
    for (const entry of entries as NewEntry[]) {
      if (entry.sha === null) {
        lines.push(`0 ${'0'.repeat(40)}\t${entry.path}\0`);
        continue;
      }
      const oid =
        entry.content === undefined
          ? (entry.sha ?? '')
          : (await git.run(['hash-object', '-w', '--stdin'], { input: entry.content })).trim();
      if ((await git.objects.info(oid)) === null) throw invalid(`tree.sha ${oid} is not a valid blob`);
      lines.push(`${entry.mode ?? '100644'} ${oid}\t${entry.path}\0`);
    }
    await git.run(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
    const sha = (await git.run(['write-tree'], { env })).trim();
    return treeShape(call, repository, sha);
  } finally {
    await rm(index, { force: true });
  }
}

const addressOf = (call: Call, repository: Repository): string =>
  `${call.world.url}/api/v3/repos/${fullName(repository)}/git`;

async function treeShape(call: Call, repository: Repository, oid: string): Promise<Json> {
  const url = addressOf(call, repository);
  const entries = ((await repository.git.tree(oid)) ?? []).map(({ name, mode, oid: sha }) => {
    const type = mode === '40000' ? 'tree' : 'blob';
    return { path: name, mode: mode.padStart(6, '0'), type, sha, url: `${url}/${type}s/${sha}` };
  });
  return { sha: oid, url: `${url}/trees/${oid}`, truncated: false, tree: entries };
}

function gitCommitShape(call: Call, repository: Repository, data: CommitData): Json {
  const { sha, node_id, html_url, parents, commit } = commitShape(call.world, repository, data);
  const { url, author, committer, message, tree, verification } = commit as Json;
  return { sha, node_id, html_url, parents, url, author, committer, message, tree, verification };
}

function identFrom(value: unknown, fallback: Ident): Ident {
  if (typeof value !== 'object' || value === null) return fallback;
  const { name, email } = value as Partial<Ident>;
  return { name: name ?? fallback.name, email: email ?? fallback.email };
}

export const gitRoutes: readonly Route[] = [
  {
    id: 'git/get-ref',
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/ref/{+ref}',
    needs: 'contents:read',
    async run(call) {
      const repository = repositoryOf(call);
      const ref = `refs/${call.params['ref'] ?? ''}`;
      const oid = await repository.git.tip(ref);
      if (oid === null) throw new Refused('NOT_FOUND', 404, 'Not Found');
      return ok(refShape(call, repository, ref, oid));
    },
  },
  {
    id: 'git/create-ref',
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/refs',
    needs: 'contents:write',
    async run(call) {
      const repository = repositoryOf(call);
      const ref = textOf(call, 'ref');
      const oid = textOf(call, 'sha');
      if (!/^refs\/(heads|tags)\/./.test(ref)) throw invalid('Reference name must start with refs/heads or refs/tags');
      if ((await repository.git.objects.info(oid)) === null) throw invalid('Object does not exist');
      if ((await repository.git.tip(ref)) !== null) throw invalid('Reference already exists');
      call.world.clock.tick();
      await repository.git.setRef(ref, oid);
      await pushed(call.world, repository, doer(call), { ref, before: null, after: oid });
      return ok(refShape(call, repository, ref, oid), 201);
    },
  },
  {
    id: 'git/update-ref',
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/git/refs/{+ref}',
    needs: 'contents:write',
    async run(call) {
      const repository = repositoryOf(call);
      const ref = `refs/${call.params['ref'] ?? ''}`;
      const oid = textOf(call, 'sha');
      const before = await repository.git.tip(ref);
      if (before === null) throw invalid('Reference does not exist');
      if ((await repository.git.objects.info(oid))?.type !== 'commit') throw invalid('Object does not exist');
      if (call.body['force'] !== true && !(await repository.git.isAncestor(before, oid)))
        throw invalid('Update is not a fast forward');
      refuseProtectedPush(repository, ref.replace('refs/heads/', ''), doer(call));
      call.world.clock.tick();
      await repository.git.setRef(ref, oid);
      await pushed(call.world, repository, doer(call), { ref, before, after: oid });
      return ok(refShape(call, repository, ref, oid));
    },
  },
  {
    id: 'git/delete-ref',
    method: 'DELETE',
    path: '/repos/{owner}/{repo}/git/refs/{+ref}',
    needs: 'contents:write',
    async run(call) {
      const repository = repositoryOf(call);
      const ref = `refs/${call.params['ref'] ?? ''}`;
      const before = await repository.git.tip(ref);
      if (before === null) throw invalid('Reference does not exist');
      refuseProtectedPush(repository, ref.replace('refs/heads/', ''), doer(call));
      call.world.clock.tick();
      await repository.git.setRef(ref, null);
      await pushed(call.world, repository, doer(call), { ref, before, after: null });
      return { status: 204, body: null };
    },
  },
  {
    id: 'git/create-tree',
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/trees',
    needs: 'contents:write',
    run: async (call) => ok(await createTree(call), 201),
  },
  {
    id: 'git/create-commit',
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/commits',
    needs: 'contents:write',
    async run(call) {
      const repository = repositoryOf(call);
      const { git } = repository;
      const tree = textOf(call, 'tree');
      if ((await git.objects.info(tree))?.type !== 'tree') throw invalid('Tree SHA does not exist');
      const parents = textsOf(call, 'parents');
      for (const parent of parents) {
        if ((await git.objects.info(parent))?.type !== 'commit')
          throw invalid('Parent SHA does not exist or is not a commit object');
      }
      call.world.clock.tick();
      const own = identOf(doer(call).account);
      const author = identFrom(call.body['author'], own);
      const committer = call.body['author'] === undefined && doer(call).account.__typename === 'Bot' ? GITHUB : author;
      const seconds = Math.floor(call.world.clock.now() / 1000);
      const sha = await git.commitTree(
        tree,
        parents,
        textOf(call, 'message'),
        author,
        identFrom(call.body['committer'], committer),
        seconds,
      );
      const data = await git.readCommit(sha);
      if (data === null) throw new Error(`${sha} was written and is gone`);
      return ok(gitCommitShape(call, repository, data), 201);
    },
  },
  {
    id: 'git/get-commit',
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/commits/{commit_sha}',
    needs: 'contents:read',
    async run(call) {
      const repository = repositoryOf(call);
      const data = await repository.git.readCommit(call.params['commit_sha'] ?? '');
      if (data === null) throw new Refused('NOT_FOUND', 404, 'Not Found');
      return ok(gitCommitShape(call, repository, data));
    },
  },
  {
    id: 'git/get-tree',
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/trees/{tree_sha}',
    needs: 'contents:read',
    async run(call) {
      const repository = repositoryOf(call);
      const found = await repository.git.objects.info(`${call.params['tree_sha'] ?? ''}^{tree}`);
      if (found === null) throw new Refused('NOT_FOUND', 404, 'Not Found');
      return ok(await treeShape(call, repository, found.oid));
    },
  },
  {
    id: 'git/create-blob',
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/blobs',
    needs: 'contents:write',
    async run(call) {
      const content = Buffer.from(textOf(call, 'content'), call.body['encoding'] === 'base64' ? 'base64' : 'utf8');
      const repository = repositoryOf(call);
      const sha = (await repository.git.run(['hash-object', '-w', '--stdin'], { input: content })).trim();
      return ok({ sha, url: `${addressOf(call, repository)}/blobs/${sha}` }, 201);
    },
  },
  {
    id: 'git/get-blob',
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/blobs/{file_sha}',
    needs: 'contents:read',
    async run(call) {
      const repository = repositoryOf(call);
      const found = await repository.git.read(call.params['file_sha'] ?? '');
      if (found === null || found.type !== 'blob') throw new Refused('NOT_FOUND', 404, 'Not Found');
      return ok({
        sha: found.oid,
        node_id: `B_${found.oid}`,
        url: `${addressOf(call, repository)}/blobs/${found.oid}`,
        size: found.bytes.length,
        encoding: 'base64',
        content: found.bytes.toString('base64'),
      });
    },
  },
];
