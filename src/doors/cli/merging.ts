import type { Actor } from '../../core/entry.ts';
import type { Observed } from '../../core/observe.ts';
import type { ProjectCommand } from '../../core/project/commands.ts';
import { projectDecider } from '../../core/project/decider.ts';
import type { ProjectEvent } from '../../core/project/events.ts';
import type { ProjectState } from '../../core/project/state.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { branches, isAncestor } from '../../git/history.ts';
import type { GitHome } from '../../git/home.ts';
import { landingOf } from '../../git/landings.ts';
import { landMerge, mergeTree } from '../../git/merge.ts';
import { handle, type Handled } from '../../handle.ts';
import type { Clock } from '../../ports.ts';

export type MergeHandled = Handled<ProjectState, ProjectCommand, ProjectEvent, Observed>;

/** `handled`: what each project the branch belongs to recorded, go-ahead first, landing last. */
export type MergeOutcome =
  | {
      readonly is: 'merged';
      readonly commit: string;
      /** Why the local default branch did not follow, where the home is a remote; null when it did. */
      readonly behind: string | null;
      readonly handled: readonly MergeHandled[];
    }
  /** There is nothing to merge: everything on the branch is on the default branch, which is at `commit`. */
  | { readonly is: 'already'; readonly commit: string; readonly handled: readonly MergeHandled[] }
  | {
      readonly is: 'refused';
      readonly project: string | null;
      readonly refusal: Refusal;
      readonly handled: readonly MergeHandled[];
    };

/**
 * Merges a branch when every project it belongs to says yes: every gate is open for exactly the bytes that the merge
 * puts on the default branch. The go-ahead is recorded first, the landing after; killed in between, the next command
 * finds the landing. `source` makes the go-aheads of one merge known when it is repeated.
 */
export async function mergeBranch(
  home: GitHome,
  clock: Clock,
  actor: Actor,
  branch: string,
  source: string,
): Promise<MergeOutcome> {
  const { repository, objects } = home;
  const projects = await home.projects();
  const found = (await branches(repository)).find(
    (one) => one.name === branch && (repository.remote === null || one.remote !== null),
  );
  if (found === undefined) {
    const where = repository.remote === null ? '' : ` on ${repository.remote}`;
    return refused(
      null,
      refuse(
        'unknown_proposal',
        `there is no branch ${branch}${where}`,
        'git branch lists them; a branch counts when the home of the record has it.',
      ).refusal,
    );
  }
  const base = (await objects.info(`${repository.defaultRef}^{commit}`))?.oid ?? '';
  if (await isAncestor(repository, found.head, base)) {
    // Merged already, by hand or by a command that died before it could record it.
    const handled = await recordedIn(home, clock, projects);
    return { is: 'already', commit: base, handled };
  }
  const tree = await mergeTree(repository, base, found.head);
  if (!tree.ok && tree.unrelated) {
    return refused(
      null,
      refuse(
        'merge_conflict',
        `${branch} and ${repository.defaultBranch} share no history here`,
        'In a shallow clone: git fetch --unshallow. Otherwise bring them together on the branch first: git merge --allow-unrelated-histories.',
      ).refusal,
    );
  }
  if (!tree.ok) {
    return refused(
      null,
      refuse(
        'merge_conflict',
        `${branch} and ${repository.defaultBranch} both changed ${tree.conflicts.join(', ')}`,
        repository.remote === null
          ? `git switch ${branch}, git merge ${repository.defaultBranch}, resolve, and ask for approval of the result.`
          : `git switch ${branch}, git merge ${repository.remote}/${repository.defaultBranch}, resolve, git push, and ask for approval of the result.`,
      ).refusal,
    );
  }
  const handled: MergeHandled[] = [];
  const touched: string[] = [];
  for (const id of projects) {
    const sight = await home.observe(id, clock.now());
    const proposal = sight.observed.world.proposals[branch];
    if (proposal === undefined) continue;
    touched.push(id);
    const landing = await landingOf(home.view(sight, id), proposal, tree.tree);
    const command = { merge: { proposal: branch, head: found.head, landing } };
    const answered = await handle({ home, decider: projectDecider, clock }, id, {
      source: `${source}:${id}`,
      actor,
      command,
    });
    handled.push(answered);
    if (answered.answer.is === 'refused') return refused(id, answered.answer.refusal, handled);
  }
  const trailers = touched.map((id) => `Countersign-Project: ${id}\n`).join('');
  const message = `Merge branch '${branch}'\n${trailers === '' ? '' : `\n${trailers}`}`;
  const author = { name: actor.login, email: String(actor.id), at: clock.now() };
  const landed = await landMerge(repository, objects, { base, head: found.head, tree: tree.tree, message, author });
  if (!landed.ok) {
    return refused(
      null,
      refuse('superseded', `${repository.defaultBranch} moved while merging`, 'Merge again; nothing was changed.')
        .refusal,
      handled,
    );
  }
  handled.push(...(await recordedIn(home, clock, touched)));
  return { is: 'merged', commit: landed.commit, behind: landed.behind, handled };
}

/** Records what has landed, in each of these projects. */
async function recordedIn(home: GitHome, clock: Clock, projects: readonly string[]): Promise<readonly MergeHandled[]> {
  const handled: MergeHandled[] = [];
  for (const id of projects) handled.push(await handle({ home, decider: projectDecider, clock }, id));
  return handled;
}

function refused(project: string | null, refusal: Refusal, handled: readonly MergeHandled[] = []): MergeOutcome {
  return { is: 'refused', project, refusal, handled };
}
