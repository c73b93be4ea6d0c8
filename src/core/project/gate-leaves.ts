import type { Explained } from '../condition.ts';
import { isFinal, type Confirm, type Contents } from '../confirm/confirm.ts';
import { nameOf, tallyOf } from '../confirm/quorum.ts';
import { actingFor, isInForce } from '../policy/delegation.ts';
import { authorityOf, isForChecks, type Requirement } from '../policy/may.ts';
import { momentText } from '../prose.ts';
import {
  apartIn,
  besidePeople,
  countedIn,
  lapsedIn,
  momentOf,
  ownerAnswer,
  proposalWith,
  quorumOf,
  requirementIn,
  unknownOwners,
  whyLapsed,
} from './beside.ts';
import { coverOf } from './covers.ts';
import { daysTold } from './deputies.ts';
import { roleLabel, approving } from './openers.ts';
import type { ProjectState } from './state.ts';
import { waitedText, waitOf } from './waits.ts';
import type { World } from './world.ts';

/**
 * Everything that a gate asks for beside enough people, one leaf each: who stands for which role, which owners agree,
 * who does not count, who acts for whom, from when it counts, and what its checks say. `confirm`: its record, where
 * that is about these bytes.
 */
export function askedLeaves(
  world: World,
  state: ProjectState,
  gate: string,
  track: string,
  wanted: Contents,
  confirm: Confirm | undefined,
): readonly Explained[] {
  const asked = requirementIn(world, gate);
  if (asked === null || confirm?.overridden !== undefined) return [];
  const forChecks = isForChecks(asked);
  const beside = besidePeople(
    world,
    state,
    { ...asked, codeowners: false },
    {
      confirm: forChecks ? undefined : confirm,
      covers: coverOf(world.definition, state, gate, track, wanted),
      wanted,
    },
  );
  if (forChecks) return beside;
  return [
    ...stoodFor(world, gate, track, asked, confirm, wanted),
    ...apart(world, state, gate, track, wanted),
    ...acting(world, state, asked),
    ...waited(world, state, gate, track, wanted),
    ...beside,
  ];
}

/** How long people have been waited for, whom they were reminded by, and who may stand in for them from when on. */
function waited(
  world: World,
  state: ProjectState,
  gate: string,
  track: string,
  wanted: Contents,
): readonly Explained[] {
  const covers = coverOf(world.definition, state, gate, track, wanted);
  const wait = waitOf(state, { gate, track, covers });
  if (wait === null) return [];
  const since = `people have been waited for since ${momentText(wait.since)}, ${waitedText(world, wait)}`;
  return [since, ...daysTold(world, wait)].map((says) => ({ holds: true, says }));
}

function stoodFor(
  world: World,
  gate: string,
  track: string,
  asked: Requirement,
  confirm: Confirm | undefined,
  wanted: Contents,
): readonly Explained[] {
  const proposal = proposalWith(world, confirm, wanted);
  const quorum = quorumOf(asked, proposal?.owners);
  const counted = confirm === undefined ? [] : countedIn(confirm, lapsedIn(world, asked, confirm, proposal));
  const { roles, groups } = tallyOf(counted, quorum);
  const next = approving(world, gate, track);
  // What was approved stays so when the policy asks for more.
  const isApproved = confirm !== undefined && isFinal(confirm) && whyLapsed(world, asked, confirm, proposal) === null;
  return [
    ...roles
      .filter(({ by }) => by !== null || !isApproved)
      .map(({ role, by }) => {
        const label = roleLabel(world.definition, role);
        return by === null
          ? { holds: false, says: `nobody stands for ${label} yet`, next }
          : { holds: true, says: `${by} stands for ${label}` };
      }),
    // The owners of what has landed were asked before.
    ...(quorum.groups === null && !(isApproved && proposal === null) ? [unknownOwners] : []),
    ...groups.map((group) => ({ ...ownerAnswer(group), ...(group.by === null ? { next } : {}) })),
  ];
}

function apart(world: World, state: ProjectState, gate: string, track: string, wanted: Contents): readonly Explained[] {
  return apartIn(world, state, gate, track, wanted).map((other) => {
    const names = [
      ...other.approvals.map(nameOf),
      ...(other.overriddenBy === null ? [] : [`${other.overriddenBy}, overriding`]),
    ];
    const who = names.length === 0 ? '' : `: ${names.join(' and ')}`;
    return { holds: true, says: `whoever approves ${other.gate} does not count here${who}` };
  });
}

function acting(world: World, state: ProjectState, { roles }: Requirement): readonly Explained[] {
  return (state.delegations ?? [])
    .filter((one) => roles.includes(one.role) && isInForce(one, world.at))
    .filter(
      ({ by, role }) =>
        authorityOf(world.policy, world.people, by, [role]) !== null ||
        actingFor(momentOf(world, state), by, [role]).length > 0,
    )
    .map(({ by, to, role, until }) => ({
      holds: true,
      says: `${to.login} may act for ${by.login} as ${roleLabel(world.definition, role)} until ${momentText(until)}`,
    }));
}
