import { holdsAll, sameCover, type Confirm, type Contents } from '../confirm/confirm.ts';
import { approvalsIn } from '../confirm/quorum.ts';
import { own } from '../own.ts';
import { coverOf, coversVisit } from './covers.ts';
import type { ProjectState } from './state.ts';
import { absent, confirmOf, confirmsOf, type World } from './world.ts';

/** Bytes that a gate is asked about, and the open branch that brings them; null: they are on the default branch. */
export interface About {
  readonly gate: string;
  readonly track: string;
  readonly proposal: string | null;
  readonly covers: Contents;
}

/** Every approval record of a gate on a track, the one that was spoken of last first. */
export function recordsOf(state: ProjectState, track: string, gate: string): readonly Confirm[] {
  const last = confirmOf(state, track, gate);
  if (last === undefined) return [];
  const { other_approvals: others = [] } = state;
  if (others.length === 0) return [last];
  return [last, ...others.filter((one) => one.gate === gate && one.track === track)];
}

/** The record about these bytes or about this place; undefined where there are only others. */
export function recordAbout(state: ProjectState, about: About): Confirm | undefined {
  const all = recordsOf(state, about.track, about.gate);
  const here = all.filter((one) => isHere(state, one, about.proposal));
  const isSame = ({ covers }: Confirm): boolean => sameCover(covers, about.covers);
  const holds = ({ covers }: Confirm): boolean => holdsAll(covers, about.covers);
  return here.find(isSame) ?? here.find(holds) ?? all.find(isSame) ?? all.find(holds) ?? here[0];
}

/**
 * The record by which a gate is judged for these bytes: what was decided about them, wherever that was. Where nothing
 * was, the record of the same place tells what it was about, else that of what has landed, else the last that is about
 * no other branch.
 */
export function recordFor(state: ProjectState, about: About): Confirm | undefined {
  const all = recordsOf(state, about.track, about.gate);
  const [last] = all;
  const found = recordAbout(state, about) ?? all.find((one) => hasLanded(state, one));
  return found ?? (last === undefined || branchOf(state, last) !== null ? undefined : last);
}

/**
 * The record that a decision about these bytes joins or replaces; null where it gets one of its own beside the others:
 * what was approved of other bytes stays, be they of another branch or on the default branch.
 */
export function recordToTake(state: ProjectState, about: About): Confirm | null {
  const all = recordsOf(state, about.track, about.gate);
  const [last] = all;
  const found =
    all.find(({ covers }) => sameCover(covers, about.covers)) ?? all.find((one) => isHere(state, one, about.proposal));
  if (found !== undefined || last === undefined || branchOf(state, last) !== null) return found ?? null;
  return isUnanswered(last) || !hasLanded(state, last) ? last : null;
}

/** The record for bytes as gates are asked about them: `wanted`, which is laid over what is current. */
export function recordWith(
  world: World,
  state: ProjectState,
  gate: string,
  track: string,
  wanted: Contents,
): Confirm | undefined {
  const [last, other] = recordsOf(state, track, gate);
  if (last === undefined) return undefined;
  const proposal = branchWith(world, wanted);
  if (other === undefined && isHere(state, last, proposal)) return last;
  const covers = coverOf(world.definition, state, gate, track, wanted);
  const found = recordFor(state, { gate, track, proposal, covers });
  // A branch that is not there any more and has not been noted as gone is in nobody's way.
  return found ?? (own(world.proposals, String(last.proposal)) === undefined ? last : undefined);
}

/** The open branch that these bytes are asked about for: the one that is named, else whose they are, else that has them. */
export function branchWith({ about, proposals }: World, wanted: Contents): string | null {
  if (Object.keys(wanted).length === 0) return null;
  if (about !== undefined) return about;
  const all = Object.entries(proposals);
  const found =
    all.find(([, { contents }]) => contents === wanted) ?? all.find(([, { contents }]) => holdsAll(contents, wanted));
  return found?.[0] ?? null;
}

/**
 * The open branch that a record is about. What it covers may have landed since: then it is not, also where a branch has
 * that name again.
 */
export function branchOf(state: ProjectState, confirm: Confirm): string | null {
  const { proposal } = confirm;
  if (typeof proposal !== 'string' || own(state.proposals, proposal) === undefined) return null;
  return hasLanded(state, confirm) && !coversVisit(confirm.covers) ? null : proposal;
}

/** May other bytes, or another history, of this branch be the end of a record? */
export function isOfBranch(state: ProjectState, confirm: Confirm, proposal: string): boolean {
  return confirm.proposal === proposal && !(hasLanded(state, confirm) && !coversVisit(confirm.covers));
}

/** The commits of a branch at which somebody decided about what it brings, each once. */
export function headsDecided(state: ProjectState, proposal: string): readonly string[] {
  const heads = confirmsOf(state)
    .filter((one) => isOfBranch(state, one, proposal))
    .flatMap(headsOf);
  return [...new Set(heads)];
}

/** The commits that the decisions of a record rest on: where one is not in the history any more, it is asked again. */
export function headsOf({ head, decisions }: Pick<Confirm, 'head' | 'decisions'>): readonly string[] {
  if (decisions.length === 0) return [];
  return [head, ...approvalsIn(decisions).map((made) => made.head)].flatMap((one) => one ?? []);
}

/** Is exactly what a record covers on the default branch now? */
export function hasLanded({ artifacts, tracks }: ProjectState, { track, covers }: Confirm): boolean {
  const { stage, visit } = own(tracks, track) ?? { stage: '', visit: 0 };
  return Object.entries(covers).every(([name, content]) => {
    if (name === `stage:${stage}`) return content === `visit ${visit}`;
    const artifact = own(artifacts, name);
    const current = artifact?.status === 'current' ? artifact.content : absent;
    return current === content;
  });
}

/** What an event says of which record it is about: nothing where that is the one that was spoken of last. */
export function naming(state: ProjectState, { confirm_id, gate, track }: Confirm): { readonly confirm_id?: string } {
  return confirmOf(state, track, gate)?.confirm_id === confirm_id ? {} : { confirm_id };
}

/** Does a record only tell how another ended that was about other bytes? */
function isUnanswered({ voided, decisions, covers }: Confirm): boolean {
  return voided !== undefined && decisions.length === 0 && !sameCover(voided.covers, covers);
}

function isHere(state: ProjectState, confirm: Confirm, proposal: string | null): boolean {
  return proposal === null ? branchOf(state, confirm) === null : isOfBranch(state, confirm, proposal);
}
