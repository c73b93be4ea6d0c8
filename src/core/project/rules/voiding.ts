import { sameCover, type Confirm, type Contents } from '../../confirm/confirm.ts';
import { rejectionsIn } from '../../confirm/quorum.ts';
import { own } from '../../own.ts';
import { coverOf } from '../covers.ts';
import type { ProjectEventBody, Subject } from '../events.ts';
import { naming } from '../records.ts';
import type { ProjectState } from '../state.ts';
import type { Context } from '../world.ts';
import { saidAgain } from './decision.ts';

/** A record that ends, why, and what is asked about in its place. */
export interface Over {
  readonly confirm: Confirm;
  readonly because: string;
  readonly next: Subject;
}

/**
 * Records end. A no goes on where the very bytes that it is about are still brought, on another history or by another
 * open branch (`others`): it was said of them, and is not outrun by rewriting, changing or closing the branch. `before`:
 * how many events of the entry come before these.
 */
export function voided(
  context: Context,
  records: readonly Over[],
  others: ProjectState['proposals'],
  before: number,
): readonly ProjectEventBody[] {
  const events: ProjectEventBody[] = [];
  for (const { confirm, because, next } of records) {
    const { gate, track } = confirm;
    const noes = rejectionsIn(confirm.decisions);
    const same = noes.length === 0 ? null : sameBytes(context, confirm, next, others);
    const name = naming(context.state, confirm);
    const fresh = name.confirm_id === undefined ? {} : { confirm_id: `${context.entry.id}/${before + events.length}` };
    const ended = { type: 'approval_changed', change: 'voided', status: 'superseded' } as const;
    events.push({ ...ended, gate, track, ...name, because, ...(same ?? next) });
    if (same !== null) events.push(...saidAgain({ gate, track, ...fresh }, noes));
  }
  return events;
}

/** Where the bytes of a record are still brought: what is asked about next, else another branch; null where nowhere. */
function sameBytes(
  { world, state }: Context,
  { gate, track, covers }: Confirm,
  next: Subject,
  others: ProjectState['proposals'],
): Subject | null {
  if (sameCover(next.covers, covers)) return next;
  const twin = Object.entries(others).find(([, { contents }]) =>
    sameCover(coverOf(world.definition, state, gate, track, contents), covers),
  );
  if (twin === undefined) return null;
  const [proposal] = twin;
  // The state has the commit that first brought these bytes: there may be others on the branch by now.
  return { covers, proposal, head: own(world.proposals, proposal)?.head ?? null };
}

/** Does a cover hold bytes of these drafts that have not landed, neither before nor now? */
export function isOpen(state: ProjectState, landed: Contents, drafts: Contents, covers: Contents): boolean {
  return Object.entries(drafts).some(
    ([name, content]) => covers[name] === content && (landed[name] ?? state.artifacts[name]?.content) !== content,
  );
}
