import { isFields } from '../core/fields.ts';
import type { Entry } from '../core/entry.ts';
import type { Objects } from './objects.ts';
import { hasRemoteHome, type Repository } from './repository.ts';
import { run } from './run.ts';

/**
 * Names the commits that people decided about, so that git keeps them: after a squash, a rebase or a force push no branch
 * leads to them any more, and git clears away what nothing names. They are `refs/countersign/decided/<project>/<commit>`,
 * here and where the record lives. A commit that is not here is nothing to keep, and a remote that takes no such names
 * keeps nobody from deciding.
 */
export async function keepDecided(
  repository: Repository,
  objects: Objects,
  project: string,
  entries: readonly Entry[],
): Promise<void> {
  const heads = [...new Set(entries.flatMap(({ events = [] }) => events.flatMap(headOf)))];
  const found = await Promise.all(heads.map((head) => objects.info(`${head}^{commit}`).catch(() => null)));
  const named = found.flatMap((one) =>
    one === null ? [] : [{ head: one.oid, ref: `refs/countersign/decided/${project}/${one.oid}` }],
  );
  if (named.length === 0) return;
  const input = named.map(({ head, ref }) => `update ${ref} ${head}\n`).join('');
  const plain = ['--quiet', '--no-verify', '--no-follow-tags', '--recurse-submodules=no'];
  await Promise.allSettled([
    run(repository, ['update-ref', '--stdin'], { input }),
    hasRemoteHome(repository)
      ? run(
          repository,
          ['push', ...plain, '--', repository.remote, ...named.map(({ head, ref }) => `${head}:${ref}`)],
          { silentAtMost: repository.remoteSilentAtMost },
        )
      : null,
  ]);
}

/** The commit that somebody looked at when they decided. */
function headOf(event: unknown): readonly string[] {
  if (!isFields(event) || event['type'] !== 'approval_changed' || !isFields(event['decision'])) return [];
  const { head } = event['decision'];
  return typeof head === 'string' ? [head] : [];
}
