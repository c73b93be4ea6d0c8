import {
  evaluate,
  leavesOf,
  type Answer,
  type Condition,
  type Explained,
  type FactLeaf,
  type Leaf,
} from '../condition.ts';
import { effectiveStatus, isPermitted, sameCover, standing, type Confirm, type Contents } from '../confirm/confirm.ts';
import { approverNames, tallyOf } from '../confirm/quorum.ts';
import { statuses } from '../confirm/statuses.ts';
import type { Definition, Transition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { isForChecks, requirementOf } from '../policy/may.ts';
import { clause, momentText } from '../prose.ts';
import { plusDays } from '../time.ts';
import { asksBeside, besidePeople, proposalWith, quorumOf, requirementIn, whyLapsed } from './beside.ts';
import { openersOf, roleLabel } from './openers.ts';
import type { Blocker, ProjectState } from './state.ts';
import { confirmOf, trackOf, type World } from './world.ts';

/** The transitions a track could take from where it stands. */
export function transitionsFrom(definition: Definition, stage: string): readonly Transition[] {
  return definition.allowed_transitions.filter((transition) => transition.from === stage && transition.to !== stage);
}

/** Does the condition name a gate, this one if one is given? */
function namesGate(condition: Condition | undefined, gate?: string): boolean {
  return leavesOf(condition).some((leaf) => 'gate' in leaf && (gate === undefined || leaf.gate === gate));
}

/**
 * The artifacts a gate is about while a track stands in this stage: those that need it to land, those of the
 * transitions from here that require it, and those of the actions it permits.
 */
export function artifactsOf(definition: Definition, gate: string, stage: string): readonly string[] {
  const about = new Set<string>();
  for (const { artifact_type, gates } of definition.artifacts) if (gates.includes(gate)) about.add(artifact_type);
  for (const { from, to, on, requires } of definition.allowed_transitions) {
    if (from !== stage || to === stage || !namesGate(requires, gate)) continue;
    if (typeof on === 'object' && 'landed' in on) about.add(on.landed);
    for (const leaf of leavesOf(requires)) if ('artifact' in leaf) about.add(leaf.artifact);
  }
  for (const { gates, requires } of definition.actions) {
    if (!gates.includes(gate) && !namesGate(requires, gate)) continue;
    for (const leaf of leavesOf(requires)) if ('artifact' in leaf) about.add(leaf.artifact);
  }
  return [...about];
}

/** What is on the default branch now under this name. */
function currentContent({ artifacts }: ProjectState, name: string): string | undefined {
  const artifact = own(artifacts, name);
  return artifact?.status === 'current' ? artifact.content : undefined;
}

/**
 * The bytes an approval of this gate covers: the gate's artifacts as `proposed`, else as they are on the default
 * branch. A gate without artifacts covers this visit to the stage, so that it is asked again after a loop back.
 */
export function coverOf(
  definition: Definition,
  state: ProjectState,
  gate: string,
  track: string,
  proposed: Contents,
): Contents {
  const { stage, visit } = trackOf(state, track) ?? { stage: '', visit: 0 };
  const covers = artifactsOf(definition, gate, stage).flatMap((name) => {
    const content = own(proposed, name) ?? currentContent(state, name);
    return content === undefined ? [] : [[name, content] as const];
  });
  return covers.length === 0 ? { [`stage:${stage}`]: `visit ${visit}` } : Object.fromEntries(covers);
}

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
  const approved = approvedFor(world, state, gate, track, wanted, action, asking);
  const asked = requirementIn(world, gate);
  const confirm = confirmOf(state, track, gate);
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
  track: string,
  wanted: Contents,
  action: string | null,
  asking: readonly string[],
): Explained {
  const confirm = confirmOf(state, track, gate);
  if (confirm === undefined) {
    return { holds: false, says: `${gate} is closed: nobody has approved it`, next: whoOpens(world, gate) };
  }
  const status = effectiveStatus(confirm, world.at);
  if (!statuses[status].opens) return closed(world, confirm, status);
  const cover = coverOf(world.definition, state, gate, track, wanted);
  const changed = Object.keys(cover).filter((name) => confirm.covers[name] !== cover[name]);
  if (changed.length > 0) {
    return {
      holds: false,
      says: `${gate} is closed: it was approved for other bytes of ${changed.join(', ')}`,
      next: whoOpens(world, gate),
    };
  }
  const asked = requirementIn(world, gate);
  const lapsed = asked === null ? null : whyLapsed(world, asked, confirm, proposalWith(world, confirm, wanted));
  if (lapsed !== null) return { holds: false, says: `${gate} is closed: ${lapsed}`, next: whoOpens(world, gate) };
  const { permits } = confirm;
  if (action !== null && permits !== undefined && !isPermitted(permits, action, track)) {
    return {
      holds: false,
      says: `${gate} is closed for ${action}: it was approved only for ${permits.join(', ')}`,
      next: whoOpens(world, gate),
    };
  }
  const parts = conditionsOf(world, state, confirm, wanted, asking);
  const by = confirm.overridden === undefined ? approverNames(confirm) : [`${confirm.overridden.by}, overriding`];
  if (parts.every((part) => part.holds))
    return { holds: true, says: `${gate} is open: approved by ${by.join(' and ')}` };
  return { holds: false, says: `${gate} is closed until the conditions of its approval hold`, parts };
}

/** The conditions of an approval, each with whether it holds; what is said in words holds when its blocker is cleared. */
export function conditionsOf(
  world: World,
  state: ProjectState,
  { gate, track, conditions = [], blockers = [] }: Confirm,
  wanted: Contents,
  asking: readonly string[] = [],
): readonly Explained[] {
  const answer = answers(world, state, track, wanted, null, [...asking, gate]);
  const open = blockersOn(state, gate).filter(([, { approval }]) => approval?.track === track);
  return [
    ...conditions.map((condition) => evaluate(condition, answer)),
    ...blockers.map((text): Explained => {
      const blocker = open.find(([, one]) => one.text === text);
      return blocker === undefined ? { holds: true, says: `cleared: ${clause(text)}` } : blockerAnswer(blocker);
    }),
  ];
}

type OpenBlocker = readonly [string, Blocker];

/** The open blockers on a gate. */
export function blockersOn({ blockers }: ProjectState, gate: string): readonly OpenBlocker[] {
  return Object.entries(blockers).filter(([, { on }]) => on === `gate:${gate}`);
}

function blockerAnswer([id, { text }]: OpenBlocker): Explained {
  return { holds: false, says: `${id} ${clause(text)}`, next: `countersign unblock ${id} --reason "…"` };
}

function closed(world: World, confirm: Confirm, status: Confirm['status']): Explained {
  const next = whoOpens(world, confirm.gate);
  const void_ = confirm.voided;
  if (void_ !== undefined && confirm.decisions.length === 0) {
    const by = void_.approved_by.map((one) => one.login).join(' and ');
    const was = by === '' ? '' : ` (was approved by ${by})`;
    return { holds: false, says: `${confirm.gate} is closed: ${void_.because}${was}`, next };
  }
  if (status === 'rejected') return { holds: false, says: rejectedText(confirm), next: takingBack(confirm) };
  if (status === 'partial') {
    const by = approverNames(confirm).join(', ');
    const missing = whoIsMissing(world, confirm);
    return { holds: false, says: `${confirm.gate} is closed: approved by ${by}, more are needed${missing}`, next };
  }
  const says: Readonly<Record<Exclude<Confirm['status'], 'partial' | 'rejected'>, string>> = {
    requested: `${confirm.gate} is closed: approval was asked for and nobody has answered`,
    expired: `${confirm.gate} is closed: its approval expired on ${momentText(confirm.expires_at ?? 'an unknown day')}`,
    superseded: `${confirm.gate} is closed: its approval was superseded`,
    blocked: `${confirm.gate} is blocked`,
    approved: `${confirm.gate} is open`,
    conditional: `${confirm.gate} is open`,
  };
  return { holds: false, says: says[status], next };
}

function rejectedText({ gate, decisions }: Confirm): string {
  const stand = standing(decisions);
  const no = decisions.findLast((one) => one.status === 'rejected' && stand.get(one.decided_by) === 'rejected');
  const why = clause(no?.reason ?? 'no reason was kept');
  return `${gate} is closed: rejected by ${no?.decided_by_login ?? 'somebody'}: ${why}`;
}

/** Who has said no to a gate and has not decided otherwise since. */
export function refusers({ decisions }: Pick<Confirm, 'decisions'>): readonly string[] {
  const last = new Map(decisions.map((decision) => [decision.decided_by, decision]));
  return [...last.values()].flatMap(({ status, decided_by_login: login }) => (status === 'rejected' ? [login] : []));
}

/** What ends a no: others cannot outvote it. */
export function takingBack({ gate, decisions, proposal }: Confirm): string {
  const no = refusers({ decisions });
  const isReviewed = proposal?.startsWith('#') === true;
  const dismissed = isReviewed ? ', a dismissal of that review' : '';
  const how = isReviewed ? ', by a new review or so' : '';
  return `Other bytes${dismissed} or an override ends it; else ${no.join(' and ')} ${no.length === 1 ? 'takes' : 'take'} it back${how}: countersign withdraw ${gate}`;
}

/** The roles and the owners that nobody stands for yet, where a gate asks for each of them. */
function whoIsMissing(world: World, confirm: Confirm): string {
  const asked = requirementIn(world, confirm.gate);
  if (asked === null || (asked.allOf.length === 0 && !asked.codeowners)) return '';
  const owners = own(world.proposals, confirm.proposal ?? '')?.owners;
  const { roles, groups } = tallyOf(confirm.decisions, quorumOf(asked, owners));
  const missing = [
    ...roles.filter(({ by }) => by === null).map(({ role }) => roleLabel(world.definition, role)),
    ...groups.filter(({ by }) => by === null).map((group) => group.owners.join(' or ')),
  ];
  return missing.length === 0 ? '' : `: ${missing.join(' and ')}`;
}

/** What is said about a gate, where its name stands before it already. */
export function aboutGate(gate: string, says: string): string {
  const lead = [`${gate} is closed: `, `${gate} is open: `, `${gate} is `].find((one) => says.startsWith(one)) ?? '';
  return says.slice(lead.length);
}

/**
 * The command that shows what changed since a gate was approved, with twelve digits of both commits; null where its
 * approval was not voided, or not by other bytes.
 */
export function whatChanged(state: ProjectState, gate: string, track: string): string | null {
  const confirm = confirmOf(state, track, gate);
  const before = confirm?.voided;
  if (confirm === undefined || before === undefined || before.approved_by.length === 0) return null;
  const [from, to] = [before.head ?? '', confirm.head ?? ''];
  if (from === '' || to === '' || from === to || sameCover(before.covers, confirm.covers)) return null;
  return `git diff ${from.slice(0, 12)} ${to.slice(0, 12)}`;
}

/** What has to be added to an approval of a gate that somebody's kept answer opens. */
export function attesting(world: World, gate: string): string {
  const known = world.definition.gates.find((one) => one.gate_id === gate);
  const asked = known === undefined ? null : requirementOf(world.policy, known).assurance;
  return asked === 'attested' ? ' --for PERSON --evidence FILE' : '';
}

/** Who could open a gate, as an instruction. */
export function whoOpens(world: World, gate: string): string {
  const known = world.definition.gates.find((one) => one.gate_id === gate);
  if (known === undefined) return `The definition has no gate ${gate}.`;
  const asked = requirementOf(world.policy, known);
  if (isForChecks(asked)) return `Nobody approves it: it takes ${openersOf(world, gate)}.`;
  if (asked.roles.length === 0 && !asked.codeowners) {
    return `Nobody can: the policy names nobody for ${roleLabel(world.definition, known.owner)}. Add the role ${known.owner} to .github/countersign.yml on the default branch.`;
  }
  return `It takes ${openersOf(world, gate)}: ${approving(world, gate)}`;
}

/** The command that approves a gate. */
export function approving(world: World, gate: string): string {
  return `countersign approve ${gate}${attesting(world, gate)}`;
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
    if ('artifact' in leaf) return artifactAnswer(state, leaf.artifact, wanted);
    if ('count' in leaf) {
      const { artifact, at_least } = leaf.count;
      const count = Object.entries(state.artifacts).filter(
        ([name, one]) => one.status === 'current' && (name === artifact || name.startsWith(`${artifact}/`)),
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
    if ('track' in leaf) {
      const found = trackOf(state, leaf.track);
      const holds =
        found !== undefined &&
        (leaf.is === undefined || found.status === leaf.is) &&
        (leaf.stage === undefined || found.stage === leaf.stage);
      return {
        holds,
        says: `track ${leaf.track} is ${found === undefined ? 'not started' : `${found.status} in ${found.stage}`}`,
      };
    }
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
      const { artifact, at_least_days } = leaf.age;
      const landed = state.artifacts[artifact];
      const holds = landed !== undefined && plusDays(landed.landed_at, at_least_days) <= world.at;
      return {
        holds,
        says: `${artifact} ${landed === undefined ? 'has not landed' : `landed on ${momentText(landed.landed_at)}`}, and ${at_least_days} days have to pass`,
      };
    }
    const [what, name] = 'run' in leaf ? ['run', leaf.run] : ['closure', leaf.closure];
    return { holds: false, says: `no ${what} ${name} is recorded for this project` };
  };
}

function artifactAnswer(state: ProjectState, name: string, wanted: Contents): Explained {
  if (wanted[name] !== undefined) return { holds: true, says: `${name} would land with this` };
  const artifact = state.artifacts[name];
  if (artifact === undefined || artifact.status !== 'current') {
    return {
      holds: false,
      says: `${name} has not landed on the default branch`,
      next: `Merge a branch that holds ${name}.`,
    };
  }
  const [first] = artifact.bypassed;
  if (first !== undefined) {
    const gates = artifact.bypassed.join(', ');
    return {
      holds: false,
      says: `${name} ${artifact.version} landed past the closed gate ${gates}`,
      next: `Somebody who may override gives the rationale: countersign override ${first} --reason "…"; or land approved bytes.`,
    };
  }
  return { holds: true, says: `${name} ${artifact.version} has landed` };
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
    return { holds: false, says: `the approval of ${leaf.gate} depends on itself`, next: whoOpens(world, leaf.gate) };
  const open = gateFor(world, state, leaf.gate, track, wanted, leaf.permits ?? action, asking);
  if (leaf.is === 'closed') return { ...open, holds: !open.holds };
  if (leaf.is !== 'conditional') return open;
  const conditional = confirmOf(state, track, leaf.gate)?.status === 'conditional';
  return {
    holds: open.holds && conditional,
    says: `${leaf.gate} is ${conditional ? '' : 'not '}conditionally approved`,
  };
}

function factAnswer(state: ProjectState, leaf: FactLeaf): Explained {
  const fact = own(state.known_facts, leaf.fact);
  if (fact === undefined) {
    return {
      holds: false,
      says: `${leaf.fact} is not known`,
      next: `countersign fact ${leaf.fact}=… --source "where it is from"`,
    };
  }
  const { value } = fact;
  const fits =
    (leaf.equals === undefined || value === leaf.equals) &&
    (leaf.one_of === undefined || leaf.one_of.includes(value)) &&
    (leaf.at_least === undefined || (typeof value === 'number' && value >= leaf.at_least)) &&
    (leaf.at_most === undefined || (typeof value === 'number' && value <= leaf.at_most));
  return {
    holds: fits,
    says: `${leaf.fact} is ${String(value)} (from ${fact.source})${fits ? '' : ', which is not what is required'}`,
  };
}

function raised(holds: boolean, flag: string): Explained {
  return { holds, says: `flag ${flag} is ${holds ? 'raised' : 'not raised'}` };
}

function noneAnswer(
  world: World,
  state: ProjectState,
  track: string,
  what: 'blockers' | 'conflicts' | 'missing_facts',
): Explained {
  if (what === 'blockers') {
    const open = blockersFor(state, track);
    const [first] = open;
    if (first === undefined) return { holds: true, says: 'no blocker is open' };
    return {
      holds: false,
      says: `${open.length} open blocker${open.length === 1 ? '' : 's'}: ${open.map(([id, one]) => `${id} ${clause(one.text)}`).join('; ')}`,
      next: `countersign unblock ${first[0]} --reason "…"`,
    };
  }
  if (what === 'conflicts') return { holds: true, says: 'no conflict is open' };
  const missing = world.definition.required_fields.filter((field) => own(state.known_facts, field) === undefined);
  return {
    holds: missing.length === 0,
    says: missing.length === 0 ? 'every required fact is known' : `not known: ${missing.join(', ')}`,
  };
}

/** The open blockers that hold a track: its own, and those on artifacts, gates and decisions. */
function blockersFor(state: ProjectState, track: string): readonly OpenBlocker[] {
  return Object.entries(state.blockers).filter(
    ([, blocker]) => !blocker.on.startsWith('track:') || blocker.on === `track:${track}`,
  );
}

/** One gate that stands between bytes and the default branch. */
export interface LandingGate {
  readonly artifact: string;
  readonly gate: string;
  /** Whether the artifact itself needs it; otherwise the transition that its landing would take does. */
  readonly own: boolean;
  readonly answer: Explained;
}

/** Every gate that bytes must pass to land, with its answer. */
export function landingGates(
  world: World,
  state: ProjectState,
  contents: Contents,
  track: string,
): readonly LandingGate[] {
  return gatesToLand(world, state, contents, track).map(({ action, ...one }) => ({
    ...one,
    answer: gateFor(world, state, one.gate, track, contents, action),
  }));
}

/** Every gate that bytes must pass to land, and for which action: those of the artifacts, and of the transition they start. */
export function gatesToLand(
  world: World,
  state: ProjectState,
  contents: Contents,
  track: string,
): readonly (Omit<LandingGate, 'answer'> & { readonly action: string })[] {
  const ways = transitionsFrom(world.definition, trackOf(state, track)?.stage ?? '');
  return Object.keys(contents).flatMap((name) => {
    const gates = world.definition.artifacts.find((artifact) => artifact.artifact_type === name)?.gates ?? [];
    const needed = gates.map((gate) => ({ artifact: name, gate, own: true, action: `land:${name}` }));
    const moving = ways
      .filter(({ on }) => typeof on === 'object' && 'landed' in on && on.landed === name)
      .flatMap(({ to, requires }) =>
        gatesAsked(requires, answers(world, state, track, contents, `to:${to}`))
          .filter((gate) => !gates.includes(gate))
          .map((gate) => ({ artifact: name, gate, own: false, action: `to:${to}` })),
      );
    return [...needed, ...moving];
  });
}

/** The gates that a condition asks for as things stand: an `any` that holds without a gate asks for none. */
export function gatesAsked(condition: Condition | undefined, answer: Answer): readonly string[] {
  if (condition === undefined || 'not' in condition) return [];
  if ('all' in condition) return [...new Set(condition.all.flatMap((part) => gatesAsked(part, answer)))];
  if ('any' in condition) {
    const holding = condition.any.filter((part) => evaluate(part, answer).holds);
    if (holding.some((part) => !namesGate(part))) return [];
    return [
      ...new Set(
        (holding.length > 0 ? holding.slice(0, 1) : condition.any).flatMap((part) => gatesAsked(part, answer)),
      ),
    ];
  }
  return 'gate' in condition && condition.is !== 'closed' ? [condition.gate] : [];
}
