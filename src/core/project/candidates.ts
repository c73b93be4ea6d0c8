import type { FactValue } from '../condition.ts';
import { word } from '../prose.ts';
import type { ProjectCommand } from './commands.ts';
import { contestedText, openConflicts, resolving, type OpenConflict } from './conflicts.ts';
import { movesFrom } from './moves.ts';
import { trackFor } from './lines.ts';
import { onTrack, overrideText } from './openers.ts';
import { pendingGates, type PendingGate } from './pending.ts';
import { branchOf, recordsOf } from './records.ts';
import type { ProjectState } from './state.ts';
import { isBackward } from './transitions.ts';
import { confirmsOf, type World } from './world.ts';

/** A command as it is typed and as it is decided: the two mean the same. */
export interface Candidate {
  readonly text: string;
  readonly says: string;
  readonly command: ProjectCommand;
  /** The gates, stages, branches, actions and ends that it is about. */
  readonly about: readonly string[];
}

/** Stands where a person writes why. */
const why = '…';

/** The approval of a gate; the branch is named when more than one is open. */
export function approval(world: World, gate: string, track: string, proposal: string | null): Candidate {
  const named = namedBranch(world, proposal);
  return {
    text: `countersign approve ${gate}${branchText(named)}${onTrack(track)}`,
    says: `approves ${gate}${proposal === null ? '' : ` for ${proposal}`}`,
    command: { approve: { gate, track, ...proposalOf(named), reason: '' } },
    about: aboutGate(gate, proposal),
  };
}

/** Break-glass for a gate: for the bytes of a branch, which is always named, or for what has landed. */
export function overriding(gate: string, track: string, proposal: string | null): Candidate {
  return {
    text: overrideText(gate, track, proposal),
    says: `opens ${gate} without its approval; loudly recorded`,
    command: { override: { gate, track, ...proposalOf(proposal), reason: why } },
    about: aboutGate(gate, proposal),
  };
}

/** Saying again what one had said, about the same bytes; the place is named where the gate has several records. */
export function reconfirmation(
  world: World,
  state: ProjectState,
  gate: string,
  track: string,
  proposal: string | null,
): Candidate {
  const named = namedRecord(world, state, gate, track, proposal);
  return {
    text: `countersign reconfirm ${gate}${branchText(named)}${onTrack(track)}`,
    says: `approves the same bytes of ${gate} again`,
    command: { reconfirm: { gate, track, ...proposalOf(named) } },
    about: [gate],
  };
}

/** Going on to a stage. */
export function advancing(to: string, track: string): Candidate {
  return {
    text: `countersign advance ${to}${onTrack(track)}`,
    says: `moves ${track} on to ${to}`,
    command: { advance: { to, track } },
    about: [to],
  };
}

/** Clearing a blocker. */
export function unblocking(blocker: string, text: string): Candidate {
  return {
    text: `countersign unblock ${blocker} --reason "${why}"`,
    says: `clears ${blocker}: ${text}`,
    command: { unblock: { blocker, reason: why } },
    about: [blocker],
  };
}

/** The merge of a branch, as long as merging changes none of its bytes. */
export function merging(name: string, { head, contents }: World['proposals'][string]): Candidate {
  return {
    text: `countersign merge ${word(name)}`,
    says: `merges ${name} at ${head.slice(0, 7)}, if the default branch changes none of its bytes`,
    command: { merge: { proposal: name, head, landing: contents } },
    about: [name],
  };
}

/** An end of the project; `closed` is meant where none is named. */
export function closing(id: string, needsRationale: boolean): Candidate {
  return {
    text: `countersign close${id === 'closed' ? '' : ` --as ${id}`}${needsRationale ? ` --rationale "${why}"` : ''}`,
    says: `ends the project as ${id}`,
    command: { close: { terminal_state: id, ...(needsRationale ? { rationale: why } : {}) } },
    about: [id],
  };
}

/** Everything worth trying, the everyday first and break-glass last. */
export function candidatesOf(world: World, state: ProjectState): readonly Candidate[] {
  const pending = pendingGates(world, state);
  const each = (make: (one: PendingGate) => Candidate): readonly Candidate[] =>
    pending.map((one) => {
      const candidate = make(one);
      return one.to === null ? candidate : { ...candidate, about: [...candidate.about, one.to] };
    });
  return [
    ...each(({ gate, track, proposal }) => approval(world, gate, track, proposal)),
    ...confirmsOf(state).map((one) => reconfirmation(world, state, one.gate, one.track, branchOf(state, one))),
    ...each(({ gate, track, proposal }) => rejection(world, gate, track, proposal)),
    ...Object.entries(world.proposals).map(([name, proposal]) => merging(name, proposal)),
    ...ways(world, state),
    ...world.definition.terminal_states.map((one) => closing(one.id, one.requires_rationale === true)),
    ...each(({ gate, track, proposal }) => asking(world, gate, track, proposal)),
    ...openConflicts(state).flatMap(decisions),
    ...Object.entries(state.blockers).map(([id, blocker]) => unblocking(id, blocker.text)),
    ...confirmsOf(state).map((one) => withdrawal(world, state, one.gate, one.track, branchOf(state, one))),
    ...(state.delegations ?? []).map(({ role, to }) => ending(role, to.login)),
    ...Object.keys(state.tracks).flatMap((track) => world.definition.actions.map(({ id }) => acting(id, track))),
    ...each(({ gate, track, proposal }) => overriding(gate, track, proposal)),
    ...bypassed(state).map(({ gate, track }) => overriding(gate, track, null)),
  ];
}

function rejection(world: World, gate: string, track: string, proposal: string | null): Candidate {
  const named = namedBranch(world, proposal);
  return {
    text: `countersign reject ${gate} --reason "${why}"${branchText(named)}${onTrack(track)}`,
    says: `says no to ${gate}, and what has to change`,
    command: { reject: { gate, track, ...proposalOf(named), reason: why } },
    about: aboutGate(gate, proposal),
  };
}

function asking(world: World, gate: string, track: string, proposal: string | null): Candidate {
  const named = namedBranch(world, proposal);
  return {
    text: `countersign request ${gate}${branchText(named)}${onTrack(track)}`,
    says: `asks for approval of ${gate}`,
    command: { request: { gate, track, ...proposalOf(named) } },
    about: aboutGate(gate, proposal),
  };
}

function withdrawal(
  world: World,
  state: ProjectState,
  gate: string,
  track: string,
  proposal: string | null,
): Candidate {
  const named = namedRecord(world, state, gate, track, proposal);
  return {
    text: `countersign withdraw ${gate}${branchText(named)}${onTrack(track)}`,
    says: `takes your decision on ${gate}${named === null ? '' : ` for ${named}`} back`,
    command: { withdraw: { gate, track, ...proposalOf(named), reason: '' } },
    about: [gate],
  };
}

/** Each way in which a conflict may be decided: by one of its claims, where it is about a fact. */
export function decisions(open: OpenConflict): readonly Candidate[] {
  const [id, { fact, claims, tracks }] = open;
  const decided = (value?: FactValue): Candidate => ({
    text: resolving(open, value),
    says: `decides ${id}, about ${contestedText(open)}`,
    command: { resolve: { conflict: id, ...(value === undefined ? {} : { value }), because: why } },
    about: [id, ...tracks],
  });
  return fact === undefined ? [decided()] : [...new Set(claims.map(({ value }) => value))].map(decided);
}

function ending(role: string, to: string): Candidate {
  return {
    text: `countersign delegate ${word(role)} to ${word(to)} end`,
    says: `ends that ${to} may act as ${role}`,
    command: { delegate: { role, to, end: true, reason: '' } },
    about: [role],
  };
}

function acting(action: string, track: string): Candidate {
  return {
    text: `countersign act ${action}${onTrack(track)}`,
    says: `records the go-ahead for ${action}`,
    command: { act: { action, track } },
    about: [action],
  };
}

function ways(world: World, state: ProjectState): readonly Candidate[] {
  return Object.entries(state.tracks).flatMap(([track, { stage }]) =>
    movesFrom(world, state, track).map(({ transition: { to } }) => {
      if (!isBackward(world, stage, to)) return advancing(to, track);
      return {
        text: `countersign back ${to} --reason "${why}"${onTrack(track)}`,
        says: `sends ${track} back to ${to}`,
        command: { back: { to, track, reason: why } },
        about: [to],
      };
    }),
  );
}

/** Gates that something landed past, each on the track of that, and that wait for a rationale. */
export function bypassed(state: ProjectState): readonly { readonly gate: string; readonly track: string }[] {
  const all = Object.entries(state.artifacts).flatMap(([name, artifact]) => {
    const track = trackFor(state, name);
    return artifact.bypassed.map((gate) => [JSON.stringify([gate, track]), { gate, track }] as const);
  });
  return [...new Map(all).values()];
}

function namedRecord(
  { defaultBranch }: World,
  state: ProjectState,
  gate: string,
  track: string,
  proposal: string | null,
): string | null {
  return recordsOf(state, track, gate).length > 1 ? (proposal ?? defaultBranch) : null;
}

function namedBranch(world: World, proposal: string | null): string | null {
  return Object.keys(world.proposals).length > 1 ? proposal : null;
}

function aboutGate(gate: string, proposal: string | null): readonly string[] {
  return proposal === null ? [gate] : [gate, proposal];
}

function proposalOf(proposal: string | null): { readonly proposal?: string } {
  return proposal === null ? {} : { proposal };
}

function branchText(proposal: string | null): string {
  return proposal === null ? '' : ` --branch ${word(proposal)}`;
}
