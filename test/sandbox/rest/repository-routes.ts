import { isGiven } from '../given.ts';
import { fullName, type Level, type Protection, Refused, type Repository, type User } from '../model.ts';
import { atLeast, levelOf, peopleWithAccess } from '../people.ts';
import { allows } from '../tokens.ts';
import { type Call, doer, ok, paged, pathOf, repositoryOf, type RestAnswer, type Route, textOf } from './router.ts';
import { rulesOn } from './ruleset-routes.ts';
import { commitShape, fileShape, type Json, userShape } from './shapes.ts';

const notFound = (message = 'Not Found'): Refused => new Refused('NOT_FOUND', 404, message);
/** The four old words; `role_name` has the exact one. */
const OLD: Readonly<Record<Level, string>> = {
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

async function commitNamed(repository: Repository, name: string): Promise<string> {
  const oid =
    (await repository.git.tip(`refs/heads/${name}`)) ??
    (await repository.git.tip(`refs/tags/${name}`)) ??
    ((await repository.git.objects.info(name))?.type === 'commit'
      ? (await repository.git.objects.info(name))?.oid
      : null);
  if (!isGiven(oid)) throw new Refused('UNPROCESSABLE', 422, `No commit found for SHA: ${name}`);
  return oid;
}

function personShape(call: Call, user: User, level: Level | null): Json {
  const has = (least: Level): boolean => atLeast(level, least);
  return {
    permission: level === null ? 'none' : OLD[level],
    role_name: level ?? 'none',
    user: {
      ...userShape(call.world, user),
      permissions: {
        pull: has('read'),
        triage: has('triage'),
        push: has('write'),
        maintain: has('maintain'),
        admin: has('admin'),
      },
      role_name: level ?? 'none',
    },
  };
}

async function commitJson(call: Call, repository: Repository, oid: string, withFiles: boolean): Promise<Json> {
  const commit = await repository.git.readCommit(oid);
  if (commit === null) throw notFound();
  const [parent] = commit.parents;
  const files = withFiles && parent !== undefined ? await repository.git.changes(parent, oid) : [];
  return commitShape(call.world, repository, commit, withFiles ? files : undefined);
}

/** Asked for by `accept`, the bytes of a file come as they are. */
const RAW = 'application/vnd.github.raw+json';

const apiOf = ({ world }: Call, repository: Repository): string => `${world.url}/api/v3/repos/${fullName(repository)}`;

async function contentOf(call: Call): Promise<RestAnswer> {
  const repository = repositoryOf(call);
  const path = (call.params['path'] ?? '').replaceAll(/^\/|\/$/g, '');
  const oid = await commitNamed(repository, call.query.get('ref') ?? repository.defaultBranch).catch(() => {
    throw notFound(`No commit found for the ref ${call.query.get('ref') ?? repository.defaultBranch}`);
  });
  const found = await repository.git.read(path === '' ? `${oid}^{tree}` : `${oid}:${path}`);
  if (found === null) throw notFound();
  const address = (of: string): Json => {
    const url = `${apiOf(call, repository)}/contents/${of}?ref=${oid}`;
    return { url, git_url: null, html_url: null, download_url: null, _links: { git: null, html: null, self: url } };
  };
  if (found.type === 'tree') {
    const entries = (await repository.git.tree(found.oid)) ?? [];
    const shaped = entries.map(({ name, oid: sha, mode }) => {
      const inside = path === '' ? name : `${path}/${name}`;
      return { ...address(inside), type: mode === '40000' ? 'dir' : 'file', name, path: inside, sha, size: 0 };
    });
    return ok(shaped);
  }
  const { bytes } = found;
  if (/\.raw\b/.test(call.accept))
    return { status: 200, body: bytes, headers: { 'content-type': `${RAW}; charset=utf-8` } };
  const tooLarge = bytes.length > 1_000_000;
  return ok({
    ...address(path),
    type: 'file',
    name: path.split('/').at(-1),
    path,
    sha: found.oid,
    size: bytes.length,
    encoding: tooLarge ? 'none' : 'base64',
    content: tooLarge ? '' : bytes.toString('base64').replaceAll(/(.{60})/g, '$1\n'),
  });
}

export const repositoryRoutes: readonly Route[] = [
  {
    id: 'repos/get-collaborator-permission-level',
    method: 'GET',
    path: '/repos/{owner}/{repo}/collaborators/{username}/permission',
    needs: 'metadata:read',
    run(call) {
      const repository = repositoryOf(call);
      const user = call.world.accounts.get((call.params['username'] ?? '').toLowerCase());
      if (user === undefined || user.deleted) throw notFound(`${call.params['username'] ?? ''} is not a user`);
      if (user.__typename !== 'User') {
        return ok({
          permission: 'none',
          role_name: 'none',
          user: { ...userShape(call.world, user), role_name: 'none' },
        });
      }
      return ok(personShape(call, user, levelOf(repository, user)));
    },
  },
  {
    id: 'repos/list-collaborators',
    method: 'GET',
    path: '/repos/{owner}/{repo}/collaborators',
    needs: 'metadata:read',
    run(call) {
      const repository = repositoryOf(call);
      const { token } = call;
      if (
        token?.kind === 'installation' &&
        !allows(token, null, 'members', 'read') &&
        repository.owner.__typename === 'Organization'
      ) {
        throw new Refused('FORBIDDEN', 403, 'Resource not accessible by integration');
      }
      const people = peopleWithAccess(call.world, repository);
      return paged(
        call,
        pathOf(call, 'collaborators'),
        people.map((user) => personShape(call, user, levelOf(repository, user))['user']),
      );
    },
  },
  {
    id: 'repos/get-content',
    method: 'GET',
    path: '/repos/{owner}/{repo}/contents/{+path}',
    needs: 'contents:read',
    run: contentOf,
  },
  {
    id: 'repos/get-commit',
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}',
    needs: 'contents:read',
    async run(call) {
      const repository = repositoryOf(call);
      return ok(await commitJson(call, repository, await commitNamed(repository, call.params['ref'] ?? ''), true));
    },
  },
  {
    id: 'repos/compare-commits-with-basehead',
    method: 'GET',
    path: '/repos/{owner}/{repo}/compare/{+basehead}',
    needs: 'contents:read',
    async run(call) {
      const repository = repositoryOf(call);
      const { git } = repository;
      const [from = '', to = ''] = (call.params['basehead'] ?? '').split('...');
      const base = await commitNamed(repository, from).catch(() => Promise.reject(notFound()));
      const head = await commitNamed(repository, to).catch(() => Promise.reject(notFound()));
      const ahead = await git.commitsBetween(base, head);
      const behind = await git.commitsBetween(head, base);
      const mergeBase = await git.mergeBase(base, head);
      if (mergeBase === null) throw notFound(`No common ancestor between ${from} and ${to}.`);
      const files = await git.changes(base, head);
      const status =
        ahead.length > 0 ? (behind.length > 0 ? 'diverged' : 'ahead') : behind.length > 0 ? 'behind' : 'identical';
      const range = `/compare/${base}...${head}`;
      const page = `${call.world.url}/${fullName(repository)}${range}`;
      return ok({
        url: `${apiOf(call, repository)}${range}`,
        html_url: page,
        permalink_url: page,
        diff_url: `${page}.diff`,
        patch_url: `${page}.patch`,
        status,
        ahead_by: ahead.length,
        behind_by: behind.length,
        total_commits: ahead.length,
        base_commit: await commitJson(call, repository, base, false),
        merge_base_commit: await commitJson(call, repository, mergeBase, false),
        commits: await Promise.all(ahead.slice(0, 250).map((oid) => commitJson(call, repository, oid, false))),
        files: files.slice(0, 300).map((file) => fileShape(call.world, repository, head, file)),
      });
    },
  },
  {
    id: 'repos/get-branch-protection',
    method: 'GET',
    path: '/repos/{owner}/{repo}/branches/{branch}/protection',
    needs: 'contents:read',
    async run(call) {
      const repository = repositoryOf(call);
      const branch = call.params['branch'] ?? '';
      if ((await repository.git.tip(`refs/heads/${branch}`)) === null) throw notFound('Branch not found');
      return ok(protectionShape(call, repository, branch));
    },
  },
  {
    id: 'repos/get-branch',
    method: 'GET',
    path: '/repos/{owner}/{repo}/branches/{+branch}',
    needs: 'contents:read',
    async run(call) {
      const repository = repositoryOf(call);
      const branch = call.params['branch'] ?? '';
      const oid = await repository.git.tip(`refs/heads/${branch}`);
      const rules = repository.protections.get(branch);
      if (oid === null) throw notFound('Branch not found');
      const url = branchAddress(call, repository, branch);
      return ok({
        name: branch,
        commit: await commitJson(call, repository, oid, false),
        protected: rules !== undefined,
        protection: {
          enabled: rules !== undefined,
          ...(isGiven(rules?.requiredCheck) ? { required_status_checks: checksShape(rules.requiredCheck) } : {}),
        },
        protection_url: `${url}/protection`,
        _links: { self: url, html: `${call.world.url}/${fullName(repository)}/tree/${branch}` },
      });
    },
  },
  {
    id: 'repos/get-branch-rules',
    method: 'GET',
    path: '/repos/{owner}/{repo}/rules/branches/{+branch}',
    needs: 'metadata:read',
    run(call) {
      const repository = repositoryOf(call);
      const branch = call.params['branch'] ?? '';
      const ruled = rulesOn(repository, branch);
      const check = repository.protections.get(branch)?.requiredCheck;
      if (!isGiven(check)) return ok(ruled);
      const required = { context: check.name, ...(check.appId === null ? {} : { integration_id: check.appId }) };
      return ok([
        {
          type: 'required_status_checks',
          parameters: { required_status_checks: [required], strict_required_status_checks_policy: false },
          ruleset_source_type: 'Repository',
          ruleset_source: `${call.params['owner'] ?? ''}/${call.params['repo'] ?? ''}`,
          ruleset_id: 1,
        },
        ...ruled,
      ]);
    },
  },
  {
    id: 'repos/create-dispatch-event',
    method: 'POST',
    path: '/repos/{owner}/{repo}/dispatches',
    needs: 'contents:write',
    run(call) {
      const repository = repositoryOf(call);
      const eventType = textOf(call, 'event_type');
      const payload = call.body['client_payload'] ?? {};
      repository.dispatches.push({ eventType, payload });
      call.world.emit({
        event: 'repository_dispatch',
        action: eventType,
        repository,
        sender: doer(call),
        payload: { branch: repository.defaultBranch, client_payload: payload },
      });
      return { status: 204, body: null };
    },
  },
];

function branchAddress(call: Call, repository: Repository, branch: string): string {
  return `${apiOf(call, repository)}/branches/${encodeURIComponent(branch)}`;
}

/** What everybody who may read a branch sees of the checks it needs. */
function checksShape({ name, appId }: NonNullable<Protection['requiredCheck']>): Json {
  return { enforcement_level: 'non_admins', contexts: [name], checks: [{ context: name, app_id: appId }] };
}

function protectionShape(call: Call, repository: Repository, branch: string): Json {
  if (call.token !== null && !allows(call.token, repository, 'administration', 'read')) {
    throw new Refused('FORBIDDEN', 403, 'Resource not accessible by integration');
  }
  const rules = repository.protections.get(branch);
  if (rules === undefined) throw notFound('Branch not protected');
  const { requiredCheck, requiredReviews, enforceAdmins, mayPush } = rules;
  const url = `${branchAddress(call, repository, branch)}/protection`;
  const restrictions = `${url}/restrictions`;
  return {
    url,
    enforce_admins: { url: `${url}/enforce_admins`, enabled: enforceAdmins },
    ...(requiredCheck === null
      ? {}
      : {
          required_status_checks: {
            url: `${url}/required_status_checks`,
            strict: false,
            contexts: [requiredCheck.name],
            contexts_url: `${url}/required_status_checks/contexts`,
            checks: [{ context: requiredCheck.name, app_id: requiredCheck.appId }],
          },
        }),
    ...(requiredReviews === 0
      ? {}
      : {
          required_pull_request_reviews: {
            url: `${url}/required_pull_request_reviews`,
            required_approving_review_count: requiredReviews,
            dismiss_stale_reviews: false,
            require_code_owner_reviews: false,
          },
        }),
    ...(mayPush === null
      ? {}
      : {
          restrictions: {
            url: restrictions,
            users_url: `${restrictions}/users`,
            teams_url: `${restrictions}/teams`,
            apps_url: `${restrictions}/apps`,
            users: mayPush.map((login) => ({ login })),
            teams: [],
            apps: [],
          },
        }),
    allow_force_pushes: { enabled: false },
    allow_deletions: { enabled: false },
  };
}
