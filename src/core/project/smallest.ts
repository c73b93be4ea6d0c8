import type { Explained } from '../condition.ts';
import type { RecoveryShape } from '../definition/routing.ts';
import { gateOf } from '../definition/gate.ts';
import { own } from '../own.ts';
import { requirementOf, type Requirement } from '../policy/may.ts';
import { clause } from '../prose.ts';
import { deputyRoles } from './deputies.ts';
import { blockersOn } from './gates.ts';
import { approving, openersOf, ownerText, rolesText, whoOpens } from './openers.ts';
import { questionAbout } from './questions.ts';
import { stageOwner } from './steps.ts';
import type { ProjectState } from './state.ts';
import { confirmOf, trackOf, type World } from './world.ts';

/** The smallest useful thing that can be done where something is blocked: what, by which command, and by whom. */
export interface Smallest {
  readonly shape: RecoveryShape;
  readonly says: string;
  readonly command?: string;
  readonly who?: string;
}

type Found = Omit<Smallest, 'shape'>;

/** A gate that is closed, with what it asks for. */
interface Closed {
  readonly gate: string;
  readonly role: string;
  readonly asked: Requirement;
}

interface Situation {
  readonly world: World;
  readonly state: ProjectState;
  readonly track: string;
  readonly missing: readonly Explained[];
  /** The gates that are closed among what is missing. */
  readonly gates: readonly Closed[];
}

/** What each is called where the definition has no words of its own for it. */
const words: Readonly<Record<RecoveryShape, string>> = {
  targeted_questions: 'the shortest set of questions that lets it go on',
  required_evidence: 'the answer of whoever decides, kept as a file',
  suggested_owner: 'somebody who looks after it',
  fallback_path: 'another way that is open',
  draft_only_artifact: 'a draft that is marked as one, with the approvals it takes',
  safe_partial_output: 'what is approved already, and no more',
  rollback_or_recovery_step: 'nothing goes out, what is there stays, and this is what it takes',
};

/** Those that may apply, in the order in which they are tried; the last of the seven always does. */
const shapes: readonly (readonly [RecoveryShape, (at: Situation) => Found | null])[] = [
  ['targeted_questions', questions],
  ['required_evidence', evidence],
  ['suggested_owner', owner],
  ['fallback_path', fallback],
  ['draft_only_artifact', draft],
  ['safe_partial_output', partial],
];

/**
 * The first of seven that applies to what is missing on a track; null where nothing is. What it is called stands in the
 * definition: at the recovery action of that shape.
 */
export function smallestAction(
  world: World,
  state: ProjectState,
  track: string,
  missing: readonly Explained[],
): Smallest | null {
  return missing.length === 0 ? null : smallestOf(world, state, track, missing);
}

/** The same for something that is missing. */
export function smallestOf(world: World, state: ProjectState, track: string, missing: readonly Explained[]): Smallest {
  const gates = missing.flatMap(({ says }) => gateIn(world, says));
  const at: Situation = { world, state, track, missing, gates };
  for (const [shape, find] of shapes) {
    const found = find(at);
    if (found !== null) return called(world, shape, found);
  }
  return called(world, 'rollback_or_recovery_step', recovery(at));
}

function called(world: World, shape: RecoveryShape, found: Found): Smallest {
  return { shape, ...found, says: `${recoveryActionOf(world, shape)?.output ?? words[shape]}: ${found.says}` };
}

/** The recovery action of the definition that is of this shape. */
export function recoveryActionOf({ definition }: World, shape: RecoveryShape) {
  return definition.recovery_actions.find((one) => (one.shape ?? one.id) === shape);
}

/** What a shape is called: the recovery action of the definition with its words; where it has none, in words of ours. */
export function recoveryCalled(world: World, shape: RecoveryShape): string {
  const action = recoveryActionOf(world, shape);
  return action === undefined ? `${shape}: ${words[shape]}` : `${action.id}: ${action.output}`;
}

/** Answers about a gate begin with its name. */
function gateIn({ definition, policy }: World, says: string): readonly Closed[] {
  const known = gateOf(definition, says.slice(0, says.indexOf(' is ')));
  return known === undefined ? [] : [{ gate: known.gate_id, role: known.owner, asked: requirementOf(policy, known) }];
}

/** Facts that nobody knows: their answers name the command that records them. */
function questions({ world, state, track, missing }: Situation): Found | null {
  const unknown = missing.flatMap(({ next = '' }) => {
    const fact = /^countersign fact (\S+)=/u.exec(next)?.[1];
    return fact === undefined ? [] : [{ fact, next }];
  });
  const [first] = unknown;
  if (first === undefined) return null;
  const asked = unknown.map(({ fact }) => questionAbout(world.definition, fact));
  return { says: asked.join('; '), command: first.next, who: ownerText(world, stageOwner(world, state, track)) };
}

/** A gate that is opened by the kept answer of somebody without an account. */
function evidence({ world, gates }: Situation): Found | null {
  const found = gates.find((one) => one.asked.assurance === 'attested' && isOpenable(world, one));
  if (found === undefined) return null;
  const who = openersOf(world, found.gate);
  return { says: `${found.gate}, by ${who}`, command: approving(world, found.gate), who };
}

/** Nobody looks after the track, or nobody may open a gate: who might, as the definition has it. */
function owner({ world, state, track, gates }: Situation): Found | null {
  const at = trackOf(state, track);
  if (at?.owner === 'TBD') {
    const { specialist_owners, stages, tracks } = world.definition;
    const named = [
      tracks.find(({ id }) => id === at.template)?.owner,
      own(specialist_owners, at.stage),
      stages.find(({ id }) => id === at.stage)?.owner,
      state.owner,
    ];
    const who = named.find((one) => one !== undefined && one !== 'TBD') ?? 'TBD';
    const command = `countersign assign ${track} --to ${who === 'TBD' ? 'NAME' : who} --because "…"`;
    return { says: `${who} for track ${track}`, command, who };
  }
  const found = gates.find((one) => !isOpenable(world, one));
  if (found === undefined) return null;
  return { says: `${found.role} for ${found.gate}. ${whoOpens(world, found.gate)}`, who: found.role };
}

/** Deputies of whoever opens a gate, or somebody whom they let act for them. */
function fallback({ world, state, gates }: Situation): Found | null {
  for (const { gate, asked } of gates) {
    const acting = (state.delegations ?? []).filter((one) => asked.roles.includes(one.role) && isNow(world, one));
    const who = [rolesText(world, deputyRoles(world, gate)), ...acting.map(({ to }) => to.login)].filter(
      (one) => one !== '',
    );
    if (who.length === 0) continue;
    return { says: `${who.join(' or ')} for ${gate}`, command: approving(world, gate), who: who.join(' or ') };
  }
  return null;
}

function isNow({ at }: World, { from, until }: { readonly from: string; readonly until: string }): boolean {
  return from <= at && at < until;
}

/** Nobody has approved it, or it has not landed: until then it is drafted. */
function draft({ world, state, track, gates, missing }: Situation): Found | null {
  const gate = gates.find((one) => isUndecided(state, track, one.gate))?.gate;
  if (gate !== undefined) {
    const who = openersOf(world, gate);
    return { says: `it waits for ${gate}, by ${who}`, command: `countersign request ${gate}${on(track)}`, who };
  }
  const absent = missing.find(({ next }) => next?.startsWith('Merge a branch that holds ') === true);
  return absent === undefined ? null : { says: clause(absent.says) };
}

function isUndecided(state: ProjectState, track: string, gate: string): boolean {
  const { status = 'requested', permits } = confirmOf(state, track, gate) ?? {};
  return permits === undefined && ['requested', 'partial'].includes(status) && blockersOn(state, gate).length === 0;
}

/** A gate that was approved for something else than this. */
function partial({ state, track, gates }: Situation): Found | null {
  for (const { gate } of gates) {
    const permits = confirmOf(state, track, gate)?.permits;
    if (permits !== undefined) return { says: `${gate} permits ${permits.join(', ')}` };
  }
  return null;
}

function recovery({ missing }: Situation): Found {
  const command = missing.find(({ next }) => next?.startsWith('countersign ') === true)?.next;
  return {
    says: missing.map(({ says }) => clause(says)).join('; '),
    ...(command === undefined ? {} : { command }),
  };
}

/** Does the policy name anybody who may open it, or does it take no person? */
function isOpenable(world: World, { asked: { codeowners, checks, roles } }: Closed): boolean {
  const isHeld = (role: string): boolean => !rolesText(world, [role]).endsWith('(nobody yet)');
  return codeowners || checks.length > 0 || roles.some(isHeld);
}

function on(track: string): string {
  return track === 'main' ? '' : ` --track ${track}`;
}
