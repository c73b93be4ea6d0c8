import type { PullSize, Repository } from '../model.ts';

/** How much a head changes against its base. */
export async function sizeOf({ git }: Repository, base: string, head: string): Promise<PullSize> {
  const files = await git.changes(base, head);
  return {
    commits: (await git.commitsBetween(base, head)).length,
    files: files.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
  };
}
