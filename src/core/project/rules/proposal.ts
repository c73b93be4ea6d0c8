import { placeOf, type Confirm, type Contents } from '../../confirm/confirm.ts';
import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { sinceOf } from '../beside.ts';
import type { ProjectCommands } from '../commands.ts';
import { artifactsOf, coverOf } from '../covers.ts';
import type { ProjectEventBody } from '../events.ts';
import type { ProjectState } from '../state.ts';
import { isOfBranch, naming } from '../records.ts';
import { confirmsOf, trackOf, type Context } from '../world.ts';

/** New bytes on a branch: drafts are noted, and what was approved for other bytes is void. */
export function propose({ world, state }: Context, args: ProjectCommands['propose']): Verdict<ProjectEventBody> {
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
  const voided = confirmsOf(state)
    .filter((confirm) => isOfBranch(state, confirm, args.proposal))
    .flatMap((confirm): readonly ProjectEventBody[] => {
      const covers = coverOf(world.definition, state, confirm.gate, confirm.track, args.contents);
      const stage = trackOf(state, confirm.track)?.stage ?? '';
      const changed = artifactsOf(world.definition, confirm.gate, stage).filter(
        (artifact) => covers[artifact] !== confirm.covers[artifact],
      );
      const because = whyVoid(confirm, changed, args);
      if (because === null) return [];
      return [
        {
          type: 'approval_changed',
          change: 'voided',
          gate: confirm.gate,
          track: confirm.track,
          ...naming(state, confirm),
          status: 'superseded',
          because,
          covers,
          proposal: args.proposal,
          head: args.head,
          ...sinceOf(world, confirm.gate, args.proposal),
        },
      ];
    });
  return { saw: { head: args.head }, events: [...drafts, ...dropped, ...voided] };
}

/** `changed`: artifacts of the gate of which the branch now brings other bytes than the record covers, or none any more. */
function whyVoid(confirm: Confirm, changed: readonly string[], args: ProjectCommands['propose']): string | null {
  const head = args.head.slice(0, 7);
  if (changed.length > 0) return `${changed.join(', ')} changed in ${args.proposal} at ${head}`;
  const { head: decidedAt } = placeOf(confirm);
  if (confirm.decisions.length > 0 && decidedAt !== null && args.lost.includes(decidedAt)) {
    return `the history of ${args.proposal} was rewritten; the bytes are the same at ${head}`;
  }
  return null;
}

/**
 * A branch that is gone leaves its drafts behind, and what was approved of it that has not landed: whoever brings those
 * bytes back, perhaps on another history, asks again.
 */
export function retract({ world, state }: Context, args: ProjectCommands['retract']): Verdict<ProjectEventBody> {
  const drafts = own(state.proposals, args.proposal)?.contents ?? {};
  const because = 'the branch is gone';
  const voided = confirmsOf(state)
    .filter((confirm) => confirm.proposal === args.proposal && isOpen(state, {}, drafts, confirm.covers))
    .map((confirm): ProjectEventBody => ({
      type: 'approval_changed',
      change: 'voided',
      gate: confirm.gate,
      track: confirm.track,
      ...naming(state, confirm),
      status: 'superseded',
      because,
      covers: coverOf(world.definition, state, confirm.gate, confirm.track, {}),
      proposal: null,
      head: null,
    }));
  const retired = Object.keys(drafts).map((artifact): ProjectEventBody => ({
    type: 'artifact_retired',
    artifact,
    proposal: args.proposal,
    because,
  }));
  return { events: [...retired, ...voided] };
}

/** Does a cover hold bytes of these drafts that have not landed, neither before nor now? */
export function isOpen(state: ProjectState, landed: Contents, drafts: Contents, covers: Contents): boolean {
  return Object.entries(drafts).some(
    ([name, content]) => covers[name] === content && (landed[name] ?? state.artifacts[name]?.content) !== content,
  );
}
