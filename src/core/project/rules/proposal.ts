import type { Confirm } from '../../confirm/confirm.ts';
import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { sinceOf } from '../beside.ts';
import type { ProjectCommands } from '../commands.ts';
import { artifactsOn, coverOf } from '../covers.ts';
import { draftsTooEarly, withoutDrafts } from '../in-turn.ts';
import type { ProjectEventBody } from '../events.ts';
import { headsOf, isOfBranch } from '../records.ts';
import { confirmsOf, type Context } from '../world.ts';
import { isOpen, voided, type Over } from './voiding.ts';

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
      const changed = artifactsOn(world.definition, state, confirm.gate, confirm.track).filter(
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
