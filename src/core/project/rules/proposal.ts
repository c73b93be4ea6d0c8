import { sameCover, type Confirm, type Contents } from '../../confirm/confirm.ts';
import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { sinceOf } from '../beside.ts';
import type { ProjectCommands } from '../commands.ts';
import { artifactsOf, coverOf } from '../covers.ts';
import { draftsTooEarly, withoutDrafts } from '../earlier.ts';
import type { ProjectEventBody, Subject } from '../events.ts';
import type { ProjectState } from '../state.ts';
import { saidAgain } from './decision.ts';
import { headsOf, isOfBranch, naming, noesIn } from '../records.ts';
import { confirmsOf, stageOf, type Context } from '../world.ts';

/** New bytes on a branch: drafts are noted, and what was approved for other bytes is void. */
export function propose(context: Context, args: ProjectCommands['propose']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const before = own(state.proposals, args.proposal)?.contents ?? {};
  const drafts = Object.entries(args.contents)
    .filter(([artifact, content]) => before[artifact] !== content)
    .map(([artifact, content]): ProjectEventBody => ({
      type:
        state.artifacts[artifact] === undefined && before[artifact] === undefined
          ? 'artifact_created'
          : 'artifact_revised',
      status: 'draft',
      artifact,
      proposal: args.proposal,
      head: args.head,
      base: args.base,
      content,
      authors: args.authors,
    }));
  const dropped = Object.keys(before)
    .filter((artifact) => args.contents[artifact] === undefined)
    .map((artifact): ProjectEventBody => ({
      type: 'artifact_retired',
      artifact,
      proposal: args.proposal,
      because: 'the branch no longer changes it',
    }));
  const left = { ...state.proposals, [args.proposal]: { ...args, contents: args.contents } };
  const { [args.proposal]: _itself, ...others } = state.proposals;
  const over = confirmsOf(state)
    .filter((confirm) => isOfBranch(state, confirm, args.proposal))
    .flatMap((confirm): readonly Over[] => {
      const covers = coverOf(world.definition, state, confirm.gate, confirm.track, args.contents);
      const stage = stageOf(state, confirm.track);
      const changed = artifactsOf(world.definition, confirm.gate, stage).filter(
        (artifact) => covers[artifact] !== confirm.covers[artifact],
      );
      const because = whyVoid(confirm, changed, args);
      const since = sinceOf(world, confirm.gate, args.proposal);
      return because === null
        ? []
        : [{ confirm, because, next: { covers, proposal: args.proposal, head: args.head, ...since } }];
    });
  return {
    saw: { head: args.head },
    events: [
      ...drafts,
      ...dropped,
      ...voided(context, over, others, drafts.length + dropped.length),
      ...draftsTooEarly(world, state, entry.seq, Object.keys(args.contents)),
      ...withoutDrafts(state, Object.keys(before), left),
    ],
  };
}

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
  { world, state, entry }: Context,
  records: readonly Over[],
  others: ProjectState['proposals'],
  before: number,
): readonly ProjectEventBody[] {
  const events: ProjectEventBody[] = [];
  for (const { confirm, because, next } of records) {
    const { gate, track, covers } = confirm;
    const twin = Object.entries(others).find(([, { contents }]) =>
      sameCover(coverOf(world.definition, state, gate, track, contents), covers),
    );
    // The state has the commit that first brought these bytes: there may be others on the branch by now.
    const head = own(world.proposals, twin?.[0] ?? '')?.head ?? null;
    const elsewhere = twin === undefined ? null : { covers, proposal: twin[0], head };
    const noes = noesIn(confirm.decisions);
    const same = noes.length === 0 ? null : sameCover(next.covers, covers) ? next : elsewhere;
    const name = naming(state, confirm);
    const fresh = name.confirm_id === undefined ? {} : { confirm_id: `${entry.id}/${before + events.length}` };
    const ended = { type: 'approval_changed', change: 'voided', status: 'superseded' } as const;
    events.push({ ...ended, gate, track, ...name, because, ...(same ?? next) });
    if (same !== null) events.push(...saidAgain({ gate, track, ...fresh }, noes));
  }
  return events;
}

/** `changed`: artifacts of the gate of which the branch now brings other bytes than the record covers, or none any more. */
function whyVoid(confirm: Confirm, changed: readonly string[], args: ProjectCommands['propose']): string | null {
  const head = args.head.slice(0, 7);
  if (changed.length > 0) return `${changed.join(', ')} changed in ${args.proposal} at ${head}`;
  if (headsOf(confirm).some((decidedAt) => args.lost.includes(decidedAt))) {
    return `the history of ${args.proposal} was rewritten; the bytes are the same at ${head}`;
  }
  return null;
}

/**
 * A branch that is gone leaves its drafts behind, and what was approved of it that has not landed: whoever brings those
 * bytes back, perhaps on another history, asks again.
 */
export function retract(context: Context, args: ProjectCommands['retract']): Verdict<ProjectEventBody> {
  const { world, state } = context;
  const drafts = own(state.proposals, args.proposal)?.contents ?? {};
  const because = 'the branch is gone';
  const over = confirmsOf(state)
    .filter((confirm) => confirm.proposal === args.proposal && isOpen(state, {}, drafts, confirm.covers))
    .map((confirm): Over => {
      const covers = coverOf(world.definition, state, confirm.gate, confirm.track, {});
      return { confirm, because, next: { covers, proposal: null, head: null } };
    });
  const retired = Object.keys(drafts).map((artifact): ProjectEventBody => ({
    type: 'artifact_retired',
    artifact,
    proposal: args.proposal,
    because,
  }));
  const { [args.proposal]: _gone, ...left } = state.proposals;
  return {
    events: [
      ...retired,
      ...voided(context, over, left, retired.length),
      ...withoutDrafts(state, Object.keys(drafts), left),
    ],
  };
}

/** Does a cover hold bytes of these drafts that have not landed, neither before nor now? */
export function isOpen(state: ProjectState, landed: Contents, drafts: Contents, covers: Contents): boolean {
  return Object.entries(drafts).some(
    ([name, content]) => covers[name] === content && (landed[name] ?? state.artifacts[name]?.content) !== content,
  );
}
