import type { Change, CommitData, Ident } from '../git.ts';
import {
  type Account,
  type Doer,
  event,
  fullName,
  isPull,
  type Pull,
  Refused,
  type Repository,
  type User,
  type World,
} from '../model.ts';
import { accountByEmail, atLeast, levelOf, loginOf } from '../people.ts';
import { whyRuled } from '../rest/ruleset-routes.ts';
import { suitesForPush } from './checks.ts';
import { close, refuseWhenArchived, tell } from './issues.ts';
import { closeNamed, markMerged } from './landing.ts';
import { sizeOf } from './size.ts';

const NOBODY = '0'.repeat(40);
export const GITHUB: Ident = { name: 'GitHub', email: 'noreply@github.com' };

export function identOf(account: Account): Ident {
  if (account.__typename === 'Organization')
    throw new Error(`${account.login} is an organization: it makes no commits`);
  return { name: account.__typename === 'User' ? account.name : loginOf(account), email: account.emails[0] ?? '' };
}

export type RefChange = {
  readonly ref: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Why this account may not push to a branch, in GitHub's words; null when it may. */
export function whyProtected(repository: Repository, branch: string, account: Account): string | null {
  const rules = repository.protections.get(branch);
  if (rules === undefined) return null;
  const admin = account.__typename === 'User' && atLeast(levelOf(repository, account), 'admin');
  if (admin && !rules.enforceAdmins) return null;
  if (rules.mayPush !== null && !rules.mayPush.includes(loginOf(account))) {
    return "You're not authorized to push to this branch.";
  }
  if (rules.requiredReviews > 0) {
    return `At least ${rules.requiredReviews} approving review is required by reviewers with write access.`;
  }
  return rules.requiredCheck === null ? null : `Required status check "${rules.requiredCheck.name}" is expected.`;
}

/** People push with write access; an App was asked for its permission at the door. */
export function refuseOutsider(repository: Repository, { account }: Doer): void {
  if (account.__typename !== 'User' || atLeast(levelOf(repository, account), 'write')) return;
  throw new Refused('FORBIDDEN', 403, `Permission to ${fullName(repository)}.git denied to ${account.login}.`);
}

export function refuseProtectedPush(repository: Repository, branch: string, by: Doer): void {
  const reason = whyProtected(repository, branch, by.account) ?? whyRuled(repository, branch, by);
  if (reason === null) return;
  throw new Refused('UNPROCESSABLE', 422, `protected branch '${branch}' check failed:\n${reason}`);
}

export type PushOptions = {
  readonly message?: string;
  /** A branch or commit the new commit stands on; by default the branch itself, or the default branch if it is new. */
  readonly from?: string;
  readonly coauthors?: readonly User[];
  readonly parent?: string;
};

/** A commit by one person on a branch. */
export async function push(
  world: World,
  repository: Repository,
  by: Doer,
  branch: string,
  changes: readonly Change[],
  options: PushOptions,
): Promise<string> {
  refuseWhenArchived(repository);
  refuseOutsider(repository, by);
  refuseProtectedPush(repository, branch, by);
  const ref = `refs/heads/${branch}`;
  world.clock.tick();
  const before = await repository.git.tip(ref);
  const parent =
    options.from === undefined ? (before ?? (await defaultTip(repository))) : await resolve(repository, options.from);
  const coauthors = (options.coauthors ?? [])
    .map(identOf)
    .map(({ name, email }) => `Co-authored-by: ${name} <${email}>\n`);
  const subject = options.message ?? `Change ${changes.map(({ path }) => path).join(', ')}`;
  const after = await repository.git.commit({
    ref,
    parent,
    changes,
    message: coauthors.length === 0 ? `${subject}\n` : `${subject}\n\n${coauthors.join('')}`,
    author: identOf(by.account),
    committer: identOf(by.account),
    seconds: Math.floor(world.clock.now() / 1000),
  });
  await pushed(world, repository, by, { ref, before, after });
  return after;
}

async function defaultTip(repository: Repository): Promise<string | null> {
  return repository.git.tip(`refs/heads/${repository.defaultBranch}`);
}

async function resolve(repository: Repository, name: string): Promise<string> {
  const oid = (await repository.git.tip(`refs/heads/${name}`)) ?? (await repository.git.tip(name));
  if (oid === null) throw new Error(`${name} is neither a branch nor a commit`);
  return oid;
}

export async function movedTo(
  world: World,
  repository: Repository,
  by: Doer,
  branch: string,
  oid: string | null,
): Promise<void> {
  refuseOutsider(repository, by);
  const ref = `refs/heads/${branch}`;
  const before = await repository.git.tip(ref);
  world.clock.tick();
  await repository.git.setRef(ref, oid);
  await pushed(world, repository, by, { ref, before, after: oid });
}

/** Everything GitHub does after a ref has moved: suites, webhooks, pulls that follow their branch, issues that close. */
export async function pushed(world: World, repository: Repository, by: Doer, change: RefChange): Promise<void> {
  const { ref, before, after } = change;
  if (before === after || !ref.startsWith('refs/heads/')) return;
  const branch = ref.slice('refs/heads/'.length);
  const forced = before !== null && after !== null && !(await repository.git.isAncestor(before, after));
  const commits = after === null ? [] : await commitsOf(repository, before, after, forced);
  world.emit({
    event: 'push',
    action: null,
    repository,
    sender: by,
    payload: await pushShape(world, repository, by, change, commits, forced),
  });
  const kind = before === null ? 'create' : after === null ? 'delete' : null;
  if (kind !== null) {
    const payload = { ref: branch, ref_type: 'branch', pusher_type: 'user' };
    const created = kind === 'create' ? { master_branch: repository.defaultBranch, description: null } : {};
    world.emit({ event: kind, action: null, repository, sender: by, payload: { ...payload, ...created } });
  }
  const head = after === null ? null : await repository.git.readCommit(after);
  if (head !== null) suitesForPush(world, repository, head, { pusher: by.account, ref, before });
  for (const pull of openPulls(world)) {
    if (pull.headRepository === repository && pull.headRefName === branch)
      await follow(world, pull, by, before, after, forced);
    if (pull.repository === repository && pull.baseRefName === branch)
      await baseMoved(world, pull, by, before, after, forced);
  }
  if (branch === repository.defaultBranch) {
    for (const commit of commits)
      closeNamed(world, repository, by, commit.message, { __typename: 'Commit', oid: commit.oid, repository });
  }
}

function openPulls(world: World): Pull[] {
  return [...world.repositories.values()]
    .flatMap((repository) => [...repository.subjects.values()])
    .filter(isPull)
    .filter((pull) => pull.state === 'OPEN');
}

async function commitsOf(
  repository: Repository,
  before: string | null,
  after: string,
  forced: boolean,
): Promise<CommitData[]> {
  const base = before === null || forced ? await defaultTip(repository) : before;
  const oids = base === null || base === after ? [] : await repository.git.commitsBetween(base, after);
  const commits = await Promise.all(oids.map((oid) => repository.git.readCommit(oid)));
  return commits.filter((commit) => commit !== null);
}

async function pushShape(
  world: World,
  repository: Repository,
  by: Doer,
  { ref, before, after }: RefChange,
  commits: readonly CommitData[],
  forced: boolean,
): Promise<Record<string, unknown>> {
  const shaped = await Promise.all(
    commits.map(async (commit) => {
      const [parent] = commit.parents;
      const changes = parent === undefined ? [] : await repository.git.changes(parent, commit.oid);
      const paths = (...statuses: string[]): string[] =>
        changes.filter(({ status }) => statuses.includes(status)).map(({ path }) => path);
      const person = ({ name, email }: Ident): Record<string, unknown> => {
        const account = accountByEmail(world, email);
        return { name, email, ...(account === null ? {} : { username: loginOf(account) }) };
      };
      return {
        id: commit.oid,
        tree_id: commit.tree,
        distinct: true,
        message: commit.message.trimEnd(),
        timestamp: commit.committer.at,
        url: `${world.url}/${repository.owner.login}/${repository.name}/commit/${commit.oid}`,
        author: person(commit.author),
        committer: person(commit.committer),
        added: paths('added', 'renamed'),
        removed: [
          ...paths('removed'),
          ...changes.flatMap(({ status, previousPath }) =>
            status === 'renamed' && previousPath !== null ? [previousPath] : [],
          ),
        ],
        modified: paths('modified', 'changed'),
      };
    }),
  );
  return {
    ref,
    before: before ?? NOBODY,
    after: after ?? NOBODY,
    created: before === null,
    deleted: after === null,
    forced,
    base_ref: null,
    compare: `${world.url}/${repository.owner.login}/${repository.name}/compare/${before ?? NOBODY}...${after ?? NOBODY}`,
    commits: shaped,
    head_commit: shaped.at(-1) ?? null,
    pusher: { name: loginOf(by.account), email: by.account.emails[0] ?? null },
  };
}

async function follow(
  world: World,
  pull: Pull,
  by: Doer,
  before: string | null,
  after: string | null,
  forced: boolean,
): Promise<void> {
  if (after === null) {
    event(world, pull, 'HeadRefDeletedEvent', by.account, world.clock.tick(), { headRefName: pull.headRefName });
    close(world, pull, by);
    return;
  }
  if (pull.headRepository !== pull.repository && pull.headRepository !== null) {
    await pull.repository.git.run(['fetch', '--quiet', pull.headRepository.git.dir, after]);
  }
  const at = world.clock.tick();
  const base = await pull.repository.git.tip(`refs/heads/${pull.baseRefName}`);
  await pull.repository.git.setRef(`refs/pull/${pull.number}/head`, after);
  pull.headRefOid = after;
  if (base !== null) pull.baseRefOid = base;
  pull.size = await sizeOf(pull.repository, pull.baseRefOid, after);
  pull.updatedAt = at;
  if (forced && before !== null) {
    event(world, pull, 'HeadRefForcePushedEvent', by.account, at, {
      beforeOid: before,
      afterOid: after,
      pullRequest: pull,
    });
    await carryApprovals(pull, before, after);
  }
  tell(world, pull, by, 'synchronize', { before, after });
}

/** GitHub moves an approval to the new head when the patch stayed the same. */
async function carryApprovals(pull: Pull, before: string, after: string): Promise<void> {
  const { git } = pull.repository;
  const approvals = pull.reviews.filter((review) => review.state === 'APPROVED' && review.commitOid === before);
  if (approvals.length === 0) return;
  const base = pull.baseRefOid;
  if ((await git.patchId(base, before)) !== (await git.patchId(base, after))) return;
  for (const review of approvals) review.commitOid = after;
}

async function baseMoved(
  world: World,
  pull: Pull,
  by: Doer,
  before: string | null,
  after: string | null,
  forced: boolean,
): Promise<void> {
  if (after === null) {
    close(world, pull, by);
    return;
  }
  if (forced) {
    event(world, pull, 'BaseRefForcePushedEvent', by.account, world.clock.tick(), {
      beforeOid: before,
      afterOid: after,
      pullRequest: pull,
    });
  }
  const { git } = pull.repository;
  if (before === null || !(await git.isAncestor(pull.headRefOid, after))) return;
  // Somebody pushed what the pull proposes: GitHub calls that merged, too.
  const firstParents = (await git.run(['rev-list', '--first-parent', '--reverse', `${before}..${after}`]))
    .split('\n')
    .filter(Boolean);
  let landed = after;
  for (const oid of firstParents) {
    if (await git.isAncestor(pull.headRefOid, oid)) {
      landed = oid;
      break;
    }
  }
  markMerged(world, pull, by, landed);
}
