import { evaluate, type Answer, type Explained, type Leaf } from '../condition.ts';
import { effectiveStatus, isPermitted, type Confirm, type Contents } from '../confirm/confirm.ts';
import { approverNames } from '../confirm/quorum.ts';
import { statuses } from '../confirm/statuses.ts';
import { own } from '../own.ts';
import { isForChecks } from '../policy/may.ts';
import { clause, momentText } from '../prose.ts';
import { plusDays } from '../time.ts';
import { asksBeside, besidePeople, proposalWith, requirementIn, whyLapsed } from './beside.ts';
import { closed } from './closed-gates.ts';
import { coverOf, coversVisit } from './covers.ts';
import { artifactAnswer } from './leaf-answers/artifacts.ts';
import { factAnswer, noneAnswer, raised } from './leaf-answers/facts.ts';
import { nameOn, typeOf } from './lines.ts';
import { whoOpens } from './openers.ts';
import type { Blocker, ProjectState } from './state.ts';
import { recordWith } from './records.ts';
import { runAnswer } from './runs.ts';
import { isConditionOf } from './record-changes.ts';
import { standingBy } from './track-standing.ts';
import { trackOf, type World } from './world.ts';

/**
 * Is a gate open for exactly these bytes (`wanted`: what would land, laid over what is current), and for this action?
 * `asking`: the gates whose approvals depend on this answer; one that depends on itself stays closed.
 */
export function gateFor(
  world: World,
  state: ProjectState,
  gate: string,
  track: string,
  wanted: Contents,
  action: string | null,
  asking: readonly string[] = [],
): Explained {
  const [blocker, ...others] = blockersOn(state, gate)
    .filter(([, { approval }]) => approval === undefined)
    .map(blockerAnswer);
  if (blocker !== undefined) {
    const says = [blocker, ...others].map((one) => one.says).join('; ');
    return { ...blocker, says: `${gate} is blocked: ${says}` };
  }
  const confirm = recordWith(world, state, gate, track, wanted);
  const approved = approvedFor(world, state, gate, confirm, { track, wanted, action, asking });
  const asked = requirementIn(world, gate);
  if (asked === null || !asksBeside(asked) || (approved.holds && confirm?.overridden !== undefined)) return approved;
  const isOpen = approved.holds || isForChecks(asked);
  const parts = isOpen
    ? besidePeople(world, state, asked, {
        confirm: isForChecks(asked) ? undefined : confirm,
        covers: coverOf(world.definition, state, gate, track, wanted),
        wanted,
      })
    : [];
  const missing = parts.filter((part) => !part.holds);
  if (missing.length > 0)
    return { holds: false, says: `${gate} is closed: ${missing.map(({ says }) => says).join('; ')}`, parts };
  if (!isForChecks(asked)) return approved;
  return { holds: true, says: `${gate} is open: ${parts.map(({ says }) => says).join(', ')}` };
}

/** Have people approved a gate for these bytes and this action, on conditions that hold? */
function approvedFor(
  world: World,
  state: ProjectState,
  gate: string,
  confirm: Confirm | undefined,
  {
    track,
    wanted,
    action,
    asking,
  }: {
    readonly track: string;
    readonly wanted: Contents;
    readonly action: string | null;
    readonly asking: readonly string[];
  },
): Explained {
  if (confirm === undefined) {
    return { holds: false, says: `${gate} is closed: nobody has approved it`, next: whoOpens(world, gate, track) };
  }
  const status = effectiveStatus(confirm, world.at);
  if (!statuses[status].opens) return closed(world, confirm, status);
  const cover = coverOf(world.definition, state, gate, track, wanted);
  const changed = Object.keys(cover).filter((name) => confirm.covers[name] !== cover[name]);
  if (changed.length > 0) {
    return {
      holds: false,
      says: `${gate} is closed: ${otherBytes(confirm, cover, changed)}`,
      next: whoOpens(world, gate, track),
    };
  }
  const asked = requirementIn(world, gate);
  const lapsed = asked === null ? null : whyLapsed(world, asked, confirm, proposalWith(world, confirm, wanted));
  if (lapsed !== null)
    return { holds: false, says: `${gate} is closed: ${lapsed}`, next: whoOpens(world, gate, track) };
  const { permits } = confirm;
  if (action !== null && permits !== undefined && !isPermitted(permits, action, track)) {
    return {
      holds: false,
      says: `${gate} is closed for ${action}: it was approved only for ${permits.join(', ')}`,
      next: whoOpens(world, gate, track),
    };
  }
  const parts = conditionsOf(world, state, confirm, wanted, asking);
  const by = confirm.overridden === undefined ? approverNames(confirm) : [`${confirm.overridden.by}, overriding`];
  if (parts.every((part) => part.holds))
    return { holds: true, says: `${gate} is open: approved by ${by.join(' and ')}` };
  return { holds: false, says: `${gate} is closed until the conditions of its approval hold`, parts };
}

function otherBytes({ covers }: Confirm, asked: Contents, changed: readonly string[]): string {
  if (coversVisit(asked) && !coversVisit(covers)) return 'what it was approved for has not landed';
  return `it was approved for other bytes of ${changed.join(', ')}`;
}

/** The conditions of an approval, each with whether it holds; what is said in words holds when its blocker is cleared. */
export function conditionsOf(
  world: World,
  state: ProjectState,
  confirm: Confirm,
  wanted: Contents,
  asking: readonly string[] = [],
): readonly Explained[] {
  const { gate, track, conditions = [], blockers = [] } = confirm;
  const answer = answers(world, state, track, wanted, null, [...asking, gate]);
  const open = blockersOn(state, gate).filter(([, one]) => isConditionOf(state, one, confirm));
  return [
    ...conditions.map((condition) => evaluate(condition, answer)),
    ...blockers.map((text): Explained => {
      const blocker = open.find(([, one]) => one.text === text);
      return blocker === undefined ? { holds: true, says: `cleared: ${clause(text)}` } : blockerAnswer(blocker);
    }),
  ];
}

export type OpenBlocker = readonly [string, Blocker];

/** The open blockers on a gate. */
export function blockersOn({ blockers }: ProjectState, gate: string): readonly OpenBlocker[] {
  return Object.entries(blockers).filter(([, { on }]) => on === `gate:${gate}`);
}

function blockerAnswer([id, { text }]: OpenBlocker): Explained {
  return { holds: false, says: `${id} ${clause(text)}`, next: `countersign unblock ${id} --reason "…"` };
}

/** The answers of this project to the leaves of a condition, asked for one track. `wanted` is laid over what is current. */
export function answers(
  world: World,
  state: ProjectState,
  track: string,
  wanted: Contents = {},
  action: string | null = null,
  asking: readonly string[] = [],
): Answer {
  return (leaf: Leaf): Explained => {
    if ('artifact' in leaf) return artifactAnswer(state, nameOn(state, leaf.artifact, track), wanted);
    if ('count' in leaf) {
      const { artifact, at_least } = leaf.count;
      const mine = nameOn(state, artifact, track);
      const count = Object.entries(state.artifacts).filter(
        ([name, one]) => one.status === 'current' && (mine === artifact ? typeOf(name) === artifact : name === mine),
      ).length;
      return { holds: count >= at_least, says: `${count} of at least ${at_least} ${artifact} have landed` };
    }
    if ('gate' in leaf) return gateAnswer(world, state, track, leaf, wanted, action, asking);
    if ('check' in leaf) {
      const wantedResult = leaf.is ?? 'passed';
      // A branch that has checks of its own is judged by them, else the default branch stands for it.
      const checks = proposalWith(world, undefined, wanted)?.checks ?? world.checks;
      const result = own(checks, leaf.check) ?? 'not reported';
      return { holds: result === wantedResult, says: `check ${leaf.check} is ${result}` };
    }
    if ('fact' in leaf) return factAnswer(state, leaf);
    if ('flag' in leaf) return raised(state.flags.includes(leaf.flag), leaf.flag);
    if ('track' in leaf) return trackAnswer(world, state, leaf, asking);
    if ('no' in leaf) return noneAnswer(world, state, track, leaf.no);
    if ('date' in leaf) {
      const { after, before } = leaf.date;
      const holds = (after === undefined || after <= world.at) && (before === undefined || world.at < before);
      return {
        holds,
        says: `it is ${momentText(world.at)}${after === undefined ? '' : `, after ${after}`}${before === undefined ? '' : `, before ${before}`}`,
      };
    }
    if ('age' in leaf) {
      const { at_least_days } = leaf.age;
      const artifact = nameOn(state, leaf.age.artifact, track);
      const landed = state.artifacts[artifact];
      const holds = landed !== undefined && plusDays(landed.landed_at, at_least_days) <= world.at;
      return {
        holds,
        says: `${artifact} ${landed === undefined ? 'has not landed' : `landed on ${momentText(landed.landed_at)}`}, and ${at_least_days} days have to pass`,
      };
    }
    if ('run' in leaf) return runAnswer(state, track, leaf);
    return { holds: false, says: `no closure ${leaf.closure} is recorded for this project` };
  };
}

/** A track whose standing depends on itself stands nowhere. */
function trackAnswer(
  world: World,
  state: ProjectState,
  { track, is, stage }: Extract<Leaf, { readonly track: string }>,
  asking: readonly string[],
): Explained {
  const itself = `track:${track}`;
  const found = trackOf(state, track);
  if (found === undefined) return { holds: false, says: `track ${track} is not started` };
  if (asking.includes(itself)) return { holds: false, says: `how ${track} stands depends on itself` };
  const standing = standingBy(state, track, found, answers(world, state, track, {}, null, [...asking, itself]));
  return {
    holds: (is === undefined || standing === is) && (stage === undefined || found.stage === stage),
    says: `track ${track} is ${standing} in ${found.stage}${is === undefined || standing === is ? '' : `, not ${is}`}`,
  };
}

function gateAnswer(
  world: World,
  state: ProjectState,
  track: string,
  leaf: Extract<Leaf, { readonly gate: string }>,
  wanted: Contents,
  action: string | null,
  asking: readonly string[],
): Explained {
  if (asking.includes(leaf.gate))
    return {
      holds: false,
      says: `the approval of ${leaf.gate} depends on itself`,
      next: whoOpens(world, leaf.gate, track),
    };
  const open = gateFor(world, state, leaf.gate, track, wanted, leaf.permits ?? action, asking);
  if (leaf.is === 'closed') return { ...open, holds: !open.holds };
  if (leaf.is !== 'conditional') return open;
  const conditional = recordWith(world, state, leaf.gate, track, wanted)?.status === 'conditional';
  return {
    holds: open.holds && conditional,
    says: `${leaf.gate} is ${conditional ? '' : 'not '}conditionally approved`,
  };
}
