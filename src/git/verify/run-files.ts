import type { NotLookedAt } from '../../core/audit/report.ts';
import type { Finding } from '../../core/finding.ts';
import { word } from '../../core/prose.ts';
import { checkpointPath, runFiles } from '../../core/run/decider.ts';
import { endings } from '../../core/run/evolve.ts';
import { takesUpAgain } from '../../core/run/rules/approval.ts';
import type { RunState } from '../../core/run/state.ts';
import { readKeptCheckpoint, readRunState } from '../../files/run.ts';
import { findingsWith } from '../../kept/damage.ts';
import type { GitHome } from '../home.ts';
import type { Objects } from '../objects.ts';
import { runTree } from '../runs/tree.ts';
import { instanceAt } from './kinds.ts';

interface Found {
  readonly findings: readonly Finding[];
  readonly notLookedAt: readonly NotLookedAt[];
}

/** A commit with files, by the file of the record that names it. */
interface Named {
  readonly commit: string;
  readonly path: string;
  /** What these files are, for people. */
  readonly says: string;
}

/**
 * Whether git has the files of every run that goes on, or may: those it goes on from, and those of every checkpoint that it
 * could go back to; with `isDeep` also whether each of them can be read. A run that is over needs none: whoever clears its
 * branch away takes nothing from the record. `trees`: folder → tree of each instance.
 */
export async function findTrees(
  { repository, objects }: GitHome,
  trees: ReadonlyMap<string, string>,
  folders: readonly string[],
  isDeep: boolean,
): Promise<Found> {
  const findings: Finding[] = [];
  const notLookedAt: NotLookedAt[] = [];
  for (const folder of folders) {
    const { id = '' } = instanceAt(folder) ?? {};
    const missing: Named[] = [];
    const whole = new Map<string, boolean>();
    for (const one of await namedIn(objects, trees.get(folder) ?? '')) {
      const { commit, path, says } = one;
      if (!(await isThere(objects, commit))) missing.push(one);
      else if (isDeep && !whole.has(commit)) whole.set(commit, await runTree(repository, id).isWhole(commit));
      if (whole.get(commit) !== false) continue;
      const message = `git cannot read all of ${says} (${commit.slice(0, 12)})`;
      findings.push(damaged('files_missing', `${folder}/${path}`, 1, message));
    }
    if (missing.length === 0) continue;
    const branch = `countersign-run/${id}`;
    const { remote } = repository;
    // Only where the record lives is what is not here nowhere.
    const tracking = remote === null ? null : `refs/remotes/${remote}/${branch}`;
    const isFetched = tracking === null || (await objects.info(`${tracking}^{commit}`)) !== null;
    if (!isFetched) {
      notLookedAt.push({
        what: `the files of the run ${id}`,
        because: `the branch ${branch} is not in this clone`,
        next: `git fetch ${word(remote ?? '')} ${word(branch)} (where there is none any more: countersign workflow rollback ${id} --to CHECKPOINT)`,
      });
      continue;
    }
    const next = `Bring them back from where the run was driven: git push REMOTE refs/countersign/runs/${id}:refs/heads/${branch}. Where nobody has them: countersign workflow rollback ${id} --to CHECKPOINT goes back to one whose files are there.`;
    const finding = findingsWith(next);
    for (const { commit, path, says } of missing)
      findings.push(
        finding('files_missing', `${folder}/${path}`, 1, `${says} (${commit.slice(0, 12)}) are not in git any more`),
      );
  }
  return { findings, notLookedAt };
}

const damaged = findingsWith(
  'git fsck --full names the objects that are damaged or gone: fetch them from another clone, or bring back the folder of git.',
);

/** What the record names; nothing where it cannot be read, which is told by its files. */
async function namedIn(objects: Objects, tree: string): Promise<readonly Named[]> {
  const text = await objects.text(`${tree}:${runFiles.state}`);
  const status = /^status: (\w+)$/mu.exec(text ?? '')?.[1];
  // Of most runs that are over no more has to be read.
  if (text === null || (status !== 'failed' && endings.some((one) => one === status))) return [];
  const read = readRunState(text, runFiles.state);
  if (!read.ok || !mayGoOn(read.state)) return [];
  const { tree: commit, checkpoints } = read.state;
  const of: Named[] =
    commit === null ? [] : [{ commit, path: runFiles.state, says: 'the files that the run goes on from' }];
  for (const { name, corrupt } of checkpoints) {
    if (corrupt === true) continue;
    const path = checkpointPath(name);
    const kept = readKeptCheckpoint((await objects.text(`${tree}:${path}`)) ?? '', path);
    if (kept.ok && kept.kept.state.tree !== null)
      of.push({ commit: kept.kept.state.tree, path, says: `the files of the checkpoint ${name}` });
  }
  return of;
}

function mayGoOn(state: RunState): boolean {
  return !endings.includes(state.status) || takesUpAgain(state, { rollback: { reason: '' } });
}

async function isThere(objects: Objects, commit: string): Promise<boolean> {
  return (
    /^[0-9a-f]{40,64}$/u.test(commit) && (await objects.info(`${commit}^{tree}`).catch(() => null))?.type === 'tree'
  );
}
