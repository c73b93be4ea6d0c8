import type { Confirm, Contents } from '../../confirm/confirm.ts';
import { gateOf } from '../../definition/gate.ts';
import { own } from '../../own.ts';
import { isForChecks, requirementOf, type Requirement } from '../../policy/may.ts';
import type { OwnerGroup } from '../../policy/owners.ts';
import { projectText } from '../../prose.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { artifactsOn, coverOf } from '../covers.ts';
import { gatesToLand } from '../landing-gates.ts';
import { openersOf } from '../openers.ts';
import { recordToTake } from '../records.ts';
import { trackOf, unknownTrack, type Context, type Proposal } from '../world.ts';

export type Or<T> = { readonly is: T } | { readonly refusal: Refusal };

/** What a decision is about: the gate, the bytes, the branch they are on, and who made them. */
export interface Matter {
  readonly gate: string;
  readonly track: string;
  /** The artifacts that the gate is about. */
  readonly artifacts: readonly string[];
  readonly covers: Contents;
  readonly proposal: string | null;
  readonly head: string | null;
  readonly authors: readonly (number | string)[];
  /** Who owns the paths that the branch changes; undefined where nobody can tell. */
  readonly owners: readonly OwnerGroup[] | undefined;
  readonly requirement: Requirement;
  /** The record that a decision about it joins or replaces; null where it gets one of its own. */
  readonly confirm: Confirm | null;
}

/** What somebody speaks of when they name a gate, and perhaps a branch. */
export function matterOf(context: Context, gate: string, track: string, named: string | undefined): Or<Matter> {
  const { world, state } = context;
  const known = gateOf(world.definition, gate);
  if (known === undefined) return unknownGate(context, gate);
  const at = trackOf(state, track);
  if (at === undefined) return unknownTrack(context, track);
  const requirement = requirementOf(world.policy, known);
  if (isForChecks(requirement)) {
    return refuse(
      'answered_by_checks',
      `nobody approves ${gate}: it takes ${openersOf(world, gate)}`,
      `countersign explain ${gate}`,
    );
  }
  const artifacts = artifactsOn(world.definition, state, gate, track);
  const found = proposalOf(context, named, named === undefined ? artifacts : null);
  if ('refusal' in found) return found;
  const proposed = found.is?.proposal;
  const isHere = proposed === undefined || artifacts.some((name) => proposed.contents[name] !== undefined);
  const elsewhere = isHere ? null : otherTrack(context, gate, track, proposed);
  if (found.is !== null && elsewhere !== null) {
    return refuse(
      'ambiguous',
      `${found.is.name} waits for ${gate} on track ${elsewhere}, and this is about track ${track}`,
      `Name the track: --track ${elsewhere}`,
    );
  }
  const covers = coverOf(world.definition, state, gate, track, proposed?.contents ?? {});
  const proposal = found.is?.name ?? null;
  const landed = Object.keys(covers).flatMap((name) =>
    proposed?.contents[name] === undefined ? (state.artifacts[name]?.authors ?? []) : [],
  );
  return {
    is: {
      gate,
      track,
      artifacts,
      covers,
      proposal,
      head: proposed?.head ?? world.head,
      authors: [...(proposed?.authors ?? []), ...landed],
      owners: proposed?.owners,
      requirement,
      confirm: recordToTake(state, { gate, track, proposal, covers }),
    },
  };
}

/**
 * The track on which a gate is asked about a branch, where it is not asked on this one: nobody who speaks of the branch
 * means what is elsewhere.
 */
function otherTrack({ world, state }: Context, gate: string, track: string, { contents }: Proposal): string | null {
  if (Object.keys(state.tracks).length === 1) return null;
  const tracks = gatesToLand(world, state, contents).flatMap((one) => (one.gate === gate ? [one.track] : []));
  const [first] = tracks;
  return first === undefined || tracks.includes(track) ? null : first;
}

/** The branch that is meant (null: what has landed): the one named, else the only open one that changes any of these artifacts. */
export function proposalOf(
  { world, state }: Context,
  named: string | undefined,
  artifacts: readonly string[] | null,
): Or<{ readonly name: string; readonly proposal: Proposal } | null> {
  if (named === world.defaultBranch) return { is: null };
  if (named !== undefined) {
    const proposal = own(world.proposals, named);
    if (proposal !== undefined) return { is: { name: named, proposal } };
    return refuse(
      'unknown_proposal',
      `no open branch ${named} changes an artifact of ${projectText(state.project_id)}`,
      'countersign status lists the open branches.',
    );
  }
  const open = Object.entries(world.proposals).filter(
    ([, proposal]) => artifacts === null || artifacts.some((artifact) => proposal.contents[artifact] !== undefined),
  );
  const [first, second] = open;
  if (first === undefined) return { is: null };
  if (second === undefined) return { is: { name: first[0], proposal: first[1] } };
  return refuse('ambiguous', `${open.map(([name]) => name).join(' and ')} are open`, 'Name one: --branch BRANCH');
}

export function unknownGate({ world }: Context, gate: string): { readonly refusal: Refusal } {
  const known = world.definition.gates.map((one) => one.gate_id).join(', ');
  return refuse(
    'unknown_gate',
    `${world.definition.workflow_type} has no gate ${gate}`,
    known === '' ? 'It has none.' : `It has ${known}.`,
  );
}
