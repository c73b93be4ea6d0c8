import type { Contents } from '../../confirm/confirm.ts';
import { own } from '../../own.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { ProjectState } from '../state.ts';
import type { Context, Proposal } from '../world.ts';
import type { Matter, Or } from './matter.ts';

/**
 * What somebody decides about, as they looked at it: at an earlier commit of the branch, where that is still in its
 * history and has the same bytes of all that the gate is about. What else came since does not matter.
 */
export function asLookedAt(context: Context, matter: Matter, looked: string | undefined): Or<Matter> {
  const proposal = own(context.world.proposals, matter.proposal ?? '');
  const earlier = proposal === undefined ? null : earlierLook(proposal, looked);
  if (proposal === undefined || earlier === null) return staleLook(context, matter, looked) ?? { is: matter };
  const [commit, contents] = earlier;
  const changed = matter.artifacts.filter((name) => own(contents, name) !== own(proposal.contents, name));
  if (changed.length === 0) return { is: { ...matter, head: commit } };
  const there = `${matter.proposal} is at ${proposal.head.slice(0, 7)}, with other bytes of ${changed.join(', ')}`;
  return refuse('superseded', `you looked at ${commit.slice(0, 7)}, and ${there}`, again);
}

/** The commit of a branch that somebody looked at, where what they decide counts. */
export function commitSeen(proposal: Proposal, looked: string | undefined): string {
  return earlierLook(proposal, looked)?.[0] ?? proposal.head;
}

/** The earlier commit that is meant by its id, or the first letters of it, and what the branch held there; null for none. */
function earlierLook({ head, earlier = {} }: Proposal, looked: string | undefined): readonly [string, Contents] | null {
  if (looked === undefined || head.startsWith(looked)) return null;
  const [found, another] = Object.entries(earlier).filter(([commit]) => commit.startsWith(looked));
  return found === undefined || another !== undefined ? null : found;
}

const again = 'Look at what changed since, then decide again.';

/** A decision is about what its maker looked at; what came to be there since is not that. */
export function staleLook(
  { world, state, entry }: Context,
  { proposal, head, covers }: Pick<Matter, 'proposal' | 'head' | 'covers'>,
  looked: string | undefined,
): { readonly refusal: Refusal } | null {
  const where = proposal ?? 'the default branch';
  if (looked !== undefined && head !== null && !head.startsWith(looked)) {
    const landed = proposal === null ? landedLast(state, covers) : [];
    const other = landed.find(([, { commit }]) => commit?.startsWith(looked) !== true);
    if (other !== undefined) {
      const [name, { version }] = other;
      return refuse(
        'superseded',
        `you looked at ${looked.slice(0, 7)}, and ${name} ${version} is there now`,
        'Look at that version, then decide about it in the project itself.',
      );
    }
    if (landed.length > 0) return null;
    return refuse('superseded', `you looked at ${looked.slice(0, 7)}, and ${where} is at ${head.slice(0, 7)}`, again);
  }
  const now = proposal === null ? undefined : own(world.proposals, proposal);
  if (looked !== undefined || entry.said === undefined) return null;
  // GitHub's clock has seconds: what was pushed in the second it was said may have come after it.
  if (now?.pushed_at === undefined || now.pushed_at < entry.said) return null;
  return refuse(
    'superseded',
    `${where} got other commits after you wrote this: it is at ${now.head.slice(0, 7)} now`,
    again,
  );
}

/**
 * What landed last of what a decision covers, or of what covers no artifact, the last of any; several where they came to
 * be known at one moment.
 */
function landedLast(
  { artifacts }: ProjectState,
  covers: Matter['covers'],
): readonly (readonly [string, ProjectState['artifacts'][string]])[] {
  const all = Object.entries(artifacts).filter(([, { status }]) => status === 'current');
  const covered = all.filter(([name]) => own(covers, name) !== undefined);
  const about = covered.length > 0 ? covered : all;
  const last = about
    .map(([, { landed_at }]) => landed_at)
    .toSorted()
    .at(-1);
  return about.filter(([, { landed_at }]) => landed_at === last);
}
