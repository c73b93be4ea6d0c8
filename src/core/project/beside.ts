import type { Explained } from '../condition.ts';
import { effectiveStatus, holdsAll, isFinal, type Confirm, type Contents, type Decision } from '../confirm/confirm.ts';
import { approvalsIn, nameOf, tallyOf, type Quorum } from '../confirm/quorum.ts';
import { gateOf } from '../definition/gate.ts';
import { own } from '../own.ts';
import { apartFrom, requirementOf, type Requirement } from '../policy/may.ts';
import type { Moment } from '../policy/delegation.ts';
import { ownedGroups, pathsText, type OwnerGroup } from '../policy/owners.ts';
import { holderOf, stillHolds } from '../policy/recheck.ts';
import { momentText } from '../prose.ts';
import { plusMinutes } from '../time.ts';
import type { ProjectState } from './state.ts';
import { coverOf } from './covers.ts';
import { branchWith, recordAbout, recordFor, recordsOf } from './records.ts';
import type { Proposal, World } from './world.ts';

/** What a gate asks for under the policy in force, or null for a gate that the definition does not have. */
export function requirementIn(world: World, gate: string): Requirement | null {
  const known = gateOf(world.definition, gate);
  return known === undefined ? null : requirementOf(world.policy, known);
}

/** What the decisions about a gate have to come to, for bytes on which these own something. */
export function quorumOf({ count, allOf, codeowners }: Requirement, owners: readonly OwnerGroup[] | undefined): Quorum {
  return { count, allOf, groups: codeowners ? ownedGroups(owners) : [] };
}

/**
 * The open branch that is meant by these bytes: the one that is asked about, else the one whose they are, else the one
 * an approval was given on, else the first that has them; null where nothing is proposed (`wanted` is empty), and for
 * bytes of no open branch.
 */
export function proposalWith(world: World, confirm: Confirm | undefined, wanted: Contents): Proposal | null {
  if (Object.keys(wanted).length === 0) return null;
  const all = Object.values(world.proposals);
  const named = [world.about, confirm?.proposal].map((name) => own(world.proposals, name ?? ''));
  const itself = all.find(({ contents }) => contents === wanted);
  return (
    [named[0], itself, named[1], ...all].find((one) => one !== undefined && holdsAll(one.contents, wanted)) ?? null
  );
}

/**
 * The approvals of a record that do not count any more, where a gate asks for that: nothing is written when a role is
 * lost, and they count again when it comes back. `proposal`: the branch that is asked about; null for what has landed.
 */
export function lapsedIn(
  { policy, people }: World,
  { recheck }: Requirement,
  { decisions }: Pick<Confirm, 'decisions'>,
  proposal: Proposal | null,
): readonly Decision[] {
  if (!recheck) return [];
  const groups = proposal === null ? null : (proposal.owners ?? []);
  return approvalsIn(decisions).filter((made) => !stillHolds(policy, people, made, groups));
}

/** The decisions of a record without those that do not count any more. */
export function countedIn({ decisions }: Pick<Confirm, 'decisions'>, lapsed: readonly Decision[]): readonly Decision[] {
  const makers = lapsed.map(({ decided_by }) => decided_by);
  return decisions.filter(({ decided_by }) => !makers.includes(decided_by));
}

/** Why an approved gate is closed all the same: who lost the role they approved in, and the others are too few. */
export function whyLapsed(
  world: World,
  asked: Requirement,
  confirm: Confirm,
  proposal: Proposal | null,
): string | null {
  const lapsed = confirm.overridden === undefined ? lapsedIn(world, asked, confirm, proposal) : [];
  if (lapsed.length === 0) return null;
  const theirs = lapsed.flatMap(({ owners = [] }) => (owners.length === 0 ? [] : [{ paths: [], owners }]));
  const groups = asked.codeowners && proposal !== null ? ownedGroups(proposal.owners) : theirs;
  const { isMet } = tallyOf(countedIn(confirm, lapsed), { count: asked.count, allOf: asked.allOf, groups });
  return isMet ? null : lapsed.map(lapsedText).join('; ');
}

/** Who approved and holds the role no longer, or acted for whoever does not. */
export function lapsedText(made: Decision): string {
  const { decided_by_login: login, delegated_by, owners = [] } = made;
  const role = made.deputy_role ?? made.decided_by_role;
  const lost = role === 'codeowners' ? `is no longer ${owners.join(' or ')}` : `no longer holds ${role}`;
  return delegated_by === undefined
    ? `${login} approved it and ${lost}`
    : `${nameOf(made)} approved it, and ${holderOf(made).login} ${lost}`;
}

/** What a gate is asked about: its record so far, the bytes it would cover, and those that would land. */
export interface Matter {
  readonly confirm: Confirm | undefined;
  readonly covers: Contents;
  readonly wanted: Contents;
}

/** Does a gate ask for anything that is judged when it is used? */
export function asksBeside({ checks, openForHours, codeowners }: Requirement): boolean {
  return checks.length > 0 || openForHours !== null || codeowners;
}

/**
 * What a gate asks for beside decisions of people, judged now: its checks, how long the bytes have been there, and
 * whether owners of paths that came later have agreed.
 */
export function besidePeople(
  world: World,
  state: ProjectState,
  asked: Requirement,
  { confirm, covers, wanted }: Matter,
): readonly Explained[] {
  const { checks, openForHours, codeowners } = asked;
  if (!asksBeside(asked)) return [];
  const proposal = proposalWith(world, confirm, wanted);
  return [
    ...checks.map((name) => checkAnswer(name, own((proposal === null ? world.checks : proposal.checks) ?? {}, name))),
    ...(openForHours === null ? [] : [hoursAnswer(world.at, openForHours, since(state, proposal, confirm, covers))]),
    ...(codeowners && confirm !== undefined && isFinal(confirm) && proposal !== null
      ? laterOwners(confirm, proposal.owners)
      : []),
  ];
}

const checkNext = {
  failed: 'Look at why it failed, and push what mends it.',
  pending: 'Wait until it has run.',
  'not reported': 'Let it run on this commit, or name it in the policy as it calls itself.',
} as const;

function checkAnswer(name: string, result: 'passed' | 'failed' | 'pending' | undefined): Explained {
  if (result === 'passed') return { holds: true, says: `check ${name} is passed` };
  const told = result ?? 'not reported';
  return { holds: false, says: `check ${name} is ${told}`, next: checkNext[told] };
}

function hoursAnswer(at: string, hours: number, begun: string | null): Explained {
  const long = `${hours} hour${hours === 1 ? '' : 's'}`;
  if (begun === null)
    return {
      holds: false,
      says: `these bytes have to be there for ${long}, and since when they are is not recorded`,
      next: 'Push them to a branch of their own, or ask for approval: that is recorded.',
    };
  const counts = plusMinutes(begun, hours * 60);
  if (counts <= at) return { holds: true, says: `these bytes have been there for ${long}, since ${momentText(begun)}` };
  return {
    holds: false,
    says: `it counts from ${momentText(counts)}: these bytes have to be there for ${long}`,
    next: 'Wait until then; an approval may be given before.',
  };
}

/** Since when these bytes are open to everybody, as the record says it, else the home. */
function since(
  state: ProjectState,
  proposal: Proposal | null,
  confirm: Confirm | undefined,
  covers: Contents,
): string | null {
  if (confirm !== undefined) return confirm.since ?? confirm.requested_at;
  if (proposal !== null) return proposal.pushed_at ?? null;
  const landed = Object.keys(covers).flatMap((name) => own(state.artifacts, name)?.landed_at ?? []);
  return landed.toSorted().at(-1) ?? null;
}

/** Groups of owners that an approval does not answer any more, because other paths change now than when it was given. */
function laterOwners(confirm: Confirm, owners: readonly OwnerGroup[] | undefined): readonly Explained[] {
  const groups = ownedGroups(owners);
  if (groups === null) return [unknownOwners];
  return tallyOf(confirm.decisions, { count: 1, allOf: [], groups })
    .groups.filter(({ by }) => by === null)
    .map(ownerAnswer);
}

export const unknownOwners: Explained = {
  holds: false,
  says: 'who owns the paths that change (CODEOWNERS) is not known here',
  next: 'Ask where that is known: about a pull request on GitHub.',
};

/** Whether an owner of some paths agrees, and who. */
export function ownerAnswer({ owners, paths, by }: OwnerGroup & { readonly by: string | null }): Explained {
  const whose = `${owners.join(' or ')}, who owns ${pathsText(paths)}`;
  return by === null
    ? { holds: false, says: `${whose}, has not agreed`, next: `Ask ${owners.join(' or ')} for a review.` }
    : { holds: true, says: `${whose}: ${by} agrees` };
}

/** A gate that another must be apart from, with those who have approved it and do not count there. */
export interface Apart {
  readonly gate: string;
  readonly approvals: readonly Decision[];
  readonly overriddenBy: string | null;
}

/**
 * The gates that must be apart from this one on a track, as their records stand about the change that `wanted` are the
 * bytes of; what has expired binds nobody.
 */
export function apartIn(
  world: World,
  state: ProjectState,
  gate: string,
  track: string,
  wanted: Contents,
): readonly Apart[] {
  return apartFrom(world.policy, gate).map((other) => {
    const confirms = recordsApart(world, state, other, track, wanted).filter(
      (confirm) => effectiveStatus(confirm, world.at) !== 'expired',
    );
    return {
      gate: other,
      approvals: confirms.flatMap(({ decisions }) => approvalsIn(decisions)),
      overriddenBy: confirms.flatMap(({ overridden }) => overridden?.by ?? [])[0] ?? null,
    };
  });
}

/**
 * The record of a gate about a change. Where nothing is proposed it is that of what has landed; where that has none, any
 * of the open branches may bring what comes to land.
 */
function recordsApart(
  world: World,
  state: ProjectState,
  gate: string,
  track: string,
  wanted: Contents,
): readonly Confirm[] {
  const proposal = branchWith(world, wanted);
  const about = { gate, track, proposal, covers: coverOf(world.definition, state, gate, track, wanted) };
  const all = recordsOf(state, track, gate);
  if (proposal === null) {
    const found = recordFor(state, about);
    return found === undefined ? all : [found];
  }
  // What somebody approved of a change they also did where more or less was asked about with it.
  const found = recordAbout(state, about);
  const shares = ({ covers }: Confirm): boolean =>
    Object.entries(wanted).some(([name, content]) => own(covers, name) === content);
  return all.filter((one) => one === found || shares(one));
}

/** Since when the bytes of a branch are there by the clock of the home, for the record of a gate that asks how long. */
export function sinceOf(world: World, gate: string, proposal: string | null): { readonly since?: string } {
  const at = requirementIn(world, gate)?.openForHours;
  const pushed = own(world.proposals, proposal ?? '')?.pushed_at;
  return typeof at !== 'number' || pushed === undefined ? {} : { since: pushed };
}

/** What delegations are judged by. */
export function momentOf({ policy, people, at }: World, state: ProjectState): Moment {
  return { policy, people, at, delegations: state.delegations ?? [] };
}
