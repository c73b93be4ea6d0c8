import { placeOf, sameCover, type Confirm, type Contents } from '../../confirm/confirm.ts';
import { artifactOf } from '../../definition/artifact.ts';
import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { isObserving } from '../../policy/schema.ts';
import type { ProjectCommands } from '../commands.ts';
import { coverOf } from '../covers.ts';
import type { GateSeen, ProjectEventBody } from '../events.ts';
import { landingGates, type LandingGate } from '../landing-gates.ts';
import { isNobodys, nameOn, trackFor, typeOf } from '../lines.ts';
import { pathOf } from '../places.ts';
import type { ProjectState } from '../state.ts';
import { naming, recordsOf } from '../records.ts';
import { absent, confirmsOf, sawOf, type Context, type World } from '../world.ts';
import { isOpen, voided, type Over } from './voiding.ts';

/** A landing is a fact: nothing refuses it. */
type Happened = Extract<Verdict<ProjectEventBody>, { readonly events: unknown }>;

/**
 * Bytes are on the default branch, however they got there. Landing decides: what landed is compared with what was
 * approved, and a gate of the artifact that is closed for these bytes is recorded as bypassed.
 */
export function land(context: Context, args: ProjectCommands['land']): Happened {
  const { world, state, entry } = context;
  const changed = Object.entries(args.contents).filter(([name, content]) => {
    const artifact = state.artifacts[name];
    return content !== (artifact?.status === 'current' ? artifact.content : null) && !isNobodys(state, name);
  });
  const landed = changed.flatMap(([name, content]) => (content === null ? [] : [[name, content] as const]));
  const contents: Contents = Object.fromEntries(changed.map(([name, content]) => [name, content ?? absent]));
  const asked = judgedTwice(about(world, args.proposal), state, contents, entry.said);
  const gates = asked.filter((one) => one.own);
  const versions = landed.flatMap(([name, content]): readonly ProjectEventBody[] => {
    const mine = gates.filter((one) => one.artifact === name);
    const before = state.artifacts[name];
    return [
      ...(mine.length === 0
        ? []
        : [{ type: 'gate_evaluated', for: `land:${name}`, gates: mine.map((one) => seen(world, one)) } as const]),
      {
        type: before === undefined ? 'artifact_created' : 'artifact_revised',
        status: 'current',
        artifact: name,
        version: before === undefined ? 'v1' : `v${Number(before.version.slice(1)) + 1}`,
        content,
        commit: args.commit,
        ...liesAt(world, state, name),
        supersedes: before?.version ?? null,
        source_artifacts: sourcesOf(world, state, name),
        authors: args.authors,
        ...passed(
          world,
          asked.filter((one) => one.artifact === name),
        ),
      },
    ];
  });
  const gone = changed
    .filter(([, content]) => content === null)
    .flatMap(([artifact]): readonly ProjectEventBody[] => {
      const mine = gates.filter((one) => one.artifact === artifact);
      const closed = mine.filter((one) => !one.answer.holds).map((one) => one.gate);
      const observing = isObserving(world.policy) ? ', which was only observed' : '';
      const past = closed.length === 0 ? '' : `, past closed ${closed.join(', ')}${observing}`;
      const because = `it is gone from the default branch since ${args.commit.slice(0, 7)}${past}`;
      return [
        ...(mine.length === 0
          ? []
          : [{ type: 'gate_evaluated', for: `land:${artifact}`, gates: mine.map((one) => seen(world, one)) } as const]),
        { type: 'artifact_retired', artifact, proposal: null, because },
      ];
    });
  const recorded: ProjectEventBody = {
    type: 'landing_recorded',
    commit: args.commit,
    proposal: args.proposal,
    passed: args.passed,
  };
  const events = [recorded, ...versions, ...gone, ...outlived(context, contents, args)];
  return {
    saw: { ...sawOf(world), head: world.head },
    events: [...events, ...leftBehind(context, contents, args, events.length)],
  };
}

/**
 * The gates of what landed. Who hears of it late knows when it was merged: a gate that was not open yet then was passed
 * closed, and one that has closed since counts as closed, too.
 */
function judgedTwice(
  world: World,
  state: ProjectState,
  contents: Contents,
  merged: string | undefined,
): readonly LandingGate[] {
  const now = landingGates(world, state, contents);
  if (merged === undefined || merged >= world.at) return now;
  const then = landingGates({ ...world, at: merged }, state, contents);
  const shut = new Map(then.filter(({ answer }) => !answer.holds).map((one) => [keyOf(one), one] as const));
  return now.map((one) => (one.answer.holds ? (shut.get(keyOf(one)) ?? one) : one));
}

/** The same world, asked about one branch: others may have the same bytes, and other checks and owners. */
export function about(world: World, proposal: string | null): World {
  return proposal === null ? world : { ...world, about: proposal };
}

function keyOf({ artifact, gate }: LandingGate): string {
  return JSON.stringify([artifact, gate]);
}

type ApprovalVoided = Extract<ProjectEventBody, { readonly type: 'approval_changed'; readonly change: 'voided' }>;

/**
 * Approvals of the bytes that were current until now and that others have replaced. One that is also about the bytes of
 * a branch stays with that branch, unless it is the branch that landed.
 */
export function outlived(
  { world, state }: Pick<Context, 'world' | 'state'>,
  landed: Contents,
  { commit, proposal }: { readonly commit: string | null; readonly proposal: string | null },
): readonly ApprovalVoided[] {
  return confirmsOf(state).flatMap((confirm): readonly ApprovalVoided[] => {
    const replaced = replacedIn(state, landed, confirm);
    if (replaced.length === 0) return [];
    const { proposal: branch, head } = placeOf(confirm);
    const stays = branch !== null && branch !== proposal && own(state.proposals, branch) !== undefined;
    const names = replaced.map(([name]) => name).join(', ');
    const covers = stays
      ? { ...confirm.covers, ...Object.fromEntries(replaced) }
      : coverOf(world.definition, state, confirm.gate, confirm.track, landed);
    const which = naming(state, confirm);
    // What landed has its own record: this one goes without a word, as nothing is about it any more.
    if (!stays && 'confirm_id' in which && hasRecord(state, { ...confirm, covers })) return [];
    return [
      {
        type: 'approval_changed',
        change: 'voided',
        gate: confirm.gate,
        track: confirm.track,
        ...which,
        status: 'superseded',
        because: `other bytes of ${names} ${commit === null ? 'were recorded' : `landed at ${commit.slice(0, 7)}`}`,
        covers,
        proposal: stays ? branch : null,
        head: stays ? head : commit,
      },
    ];
  });
}

function hasRecord(state: ProjectState, { gate, track, covers }: Confirm): boolean {
  return recordsOf(state, track, gate).some((one) => sameCover(one.covers, covers));
}

/** Approvals of bytes that a branch brought and that did not land with it: whoever brings them back asks again. */
function leftBehind(
  context: Context,
  landed: Contents,
  { commit, proposal }: ProjectCommands['land'],
  before: number,
): readonly ProjectEventBody[] {
  if (proposal === null) return [];
  const { world, state } = context;
  const { [proposal]: branch, ...others } = state.proposals;
  const drafts = branch?.contents ?? {};
  const over = confirmsOf(state)
    .filter((confirm) => confirm.proposal === proposal && isOpen(state, landed, drafts, confirm.covers))
    .filter((confirm) => replacedIn(state, landed, confirm).length === 0)
    .map((confirm): Over => {
      const covers = coverOf(world.definition, state, confirm.gate, confirm.track, landed);
      const because = `${proposal} landed at ${commit.slice(0, 7)} with other bytes`;
      return { confirm, because, next: { covers, proposal: null, head: commit } };
    });
  return voided(context, over, others, before);
}

/** What a cover holds of the bytes that were current until others landed: the artifacts, each with what landed. */
function replacedIn(
  state: ProjectState,
  landed: Contents,
  { covers }: Pick<Confirm, 'covers'>,
): readonly (readonly [string, string])[] {
  return Object.entries(landed).filter(([name, content]) => {
    const covered = covers[name];
    const { status, content: before } = state.artifacts[name] ?? {};
    return covered !== undefined && covered === (status === 'current' ? before : absent) && covered !== content;
  });
}

export function seen({ policy }: World, { gate, answer }: LandingGate): GateSeen {
  const isObserved = !answer.holds && isObserving(policy);
  return { gate, open: answer.holds, says: answer.says, ...(isObserved ? { observed: true } : {}) };
}

/**
 * What bytes went past: a closed gate of theirs is a debt, which holds everything up until somebody says why; while the
 * policy only observes it is none, and neither is one of the move that they start.
 */
export function passed(
  { policy }: World,
  gates: readonly LandingGate[],
): { readonly bypassed: readonly string[]; readonly observed?: readonly string[] } {
  const closed = gates.filter(({ answer }) => !answer.holds);
  if (!isObserving(policy)) return { bypassed: closed.filter((one) => one.own).map(({ gate }) => gate) };
  const names = [...new Set(closed.map(({ gate }) => gate))];
  return { bypassed: [], ...(names.length === 0 ? {} : { observed: names }) };
}

function liesAt({ definition }: World, state: ProjectState, name: string): { readonly path?: string } {
  const path = pathOf(definition, state, name);
  return path === undefined ? {} : { path };
}

/**
 * What an artifact was made from: everything else of its track that was current when it landed, or those of it that the
 * definition names.
 */
function sourcesOf({ definition }: World, state: ProjectState, name: string): readonly string[] {
  const track = trackFor(state, name);
  const { made_from: types } = artifactOf(definition, name) ?? {};
  return Object.entries(state.artifacts)
    .filter(
      ([other, one]) => other !== name && one.status === 'current' && nameOn(state, typeOf(other), track) === other,
    )
    .filter(([other]) => types?.includes(typeOf(other)) !== false)
    .map(([other, one]) => `${other} ${one.version}`);
}
