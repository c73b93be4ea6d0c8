import { askingAlone, comesTo, least, ofPeople, withPeople, type OfPeople, type OfRun } from '../circumstances.ts';
import type { EntryHead, Verdict } from '../entry.ts';
import { own } from '../own.ts';
import type { Person } from '../policy/may.ts';
import { isSame } from '../same.ts';
import { behalfOf, type ProjectCommand } from './commands.ts';
import type { ProjectEventBody } from './events.ts';
import type { MaybeState } from './evolve.ts';
import type { ProjectState } from './state.ts';
import { watching, type Watch } from './watch.ts';
import { confirmsOf, type Checks, type Proposal, type World } from './world.ts';

/**
 * One circumstance that a decision rested on and that neither its command nor the record before it tells. Where none is
 * told the world was as the record has it: landings are known up to its head, branches are as they were last noted, whoever
 * asks may write, and nobody knows more of people or of checks.
 */
export type Circumstance =
  /** Head of the default branch. */
  | { readonly head: string | null }
  | OfPeople
  | OfRun
  /** The result of a check, on the default branch or on an open one of which checks are known. */
  | { readonly check: string; readonly on: string | null; readonly is: Checks[string] }
  /** A part of an open branch as it was; null for one that is gone. */
  | { readonly branch: string; readonly was: Partial<Proposal> | null }
  /** The open branches in their order. */
  | { readonly order: readonly string[] }
  /** The first and the last of the latest lines of the log that were at hand, by number. */
  | { readonly recent: readonly [number, number] }
  /** An older line that was at hand. */
  | { readonly named: number }
  /** Are people told what waits for them? */
  | { readonly reminds: boolean };

/** What holds for a decision and is pinned, recorded or given elsewhere. */
export type Law = Pick<
  World,
  'definition' | 'policy' | 'definitionPin' | 'policyPin' | 'defaultBranch' | 'offered' | 'there' | 'at'
>;

/** Lines of the log from one number to another. */
export type Lines = (first: number, last: number) => World['recent'];

/** A decider with all its rules at hand. */
export type Decide = (world: World, state: MaybeState, entry: EntryHead<ProjectCommand>) => Verdict<ProjectEventBody>;

/**
 * Decides, and says with the verdict under which circumstances, so that it can be decided again from the record alone. Most
 * decisions rest on none but what is recorded already. The first entry of a record says so even then: after it, where
 * nothing is said, nothing was.
 */
export function witnessed(
  decide: Decide,
  world: World,
  state: MaybeState,
  entry: EntryHead<ProjectCommand>,
): Verdict<ProjectEventBody> {
  const watch = watchOf(world, state, entry);
  const verdict = decide(watch?.world ?? world, state, entry);
  // All that it looked at is as the record tells it: from the record alone the same would come of it.
  if (watch?.noted.isOther === false) return verdict;
  const known = [...(world.named ?? []), ...world.recent];
  const lines: Lines = (first, last) => known.filter(({ seq }) => first <= seq && seq <= last);
  const isEnough = (under: readonly Circumstance[]): boolean =>
    comesTo(decide(worldUnder(world, state, entry, under, lines), state, entry), verdict);
  const under = isEnough([]) ? [] : least(circumstancesIn(world, state, entry), isEnough);
  return under.length === 0 && state !== null ? verdict : { ...verdict, saw: { ...verdict.saw, under } };
}

/**
 * The world of an entry, watched for what the record before it does not tell; null where it is clear that this is much.
 * All entries of a look that change no draft share one.
 */
function watchOf(world: World, state: MaybeState, entry: EntryHead<ProjectCommand>): Watch | null {
  if (state === null || 'propose' in entry.command) return null;
  const known = watches.get(world);
  const isOfNow = known?.drafts === state.proposals && known.watch.told.head === state.cursor;
  const watch = isOfNow ? known.watch : watching(world, toldAlone(world, state, entry));
  if (!isOfNow) watches.set(world, { drafts: state.proposals, watch });
  watch.noted.isOther = false;
  watch.noted.permissions = askingAlone(entry.actor).permissions;
  return watch;
}

/** The last watch of a world, and the drafts that it is about. */
const watches = new WeakMap<World, { readonly drafts: ProjectState['proposals']; readonly watch: Watch }>();

/** The world of an entry: the law, what the record before it tells, and what it tells itself. */
export function worldUnder(
  { definition, policy, definitionPin, policyPin, defaultBranch, offered, there, at }: Law,
  state: MaybeState,
  { command, actor }: EntryHead<ProjectCommand>,
  under: readonly Circumstance[],
  lines: Lines,
): World {
  const world: World = {
    definition,
    policy,
    definitionPin,
    policyPin,
    defaultBranch,
    ...(offered === undefined ? {} : { offered }),
    ...(there === undefined ? {} : { there }),
    at,
    head: state?.cursor ?? null,
    proposals: { ...state?.proposals, ...proposedBy(command) },
    people: askingAlone(actor),
    checks: {},
    recent: [],
  };
  return under.reduce<World>((before, one) => withCircumstance(before, one, lines), world);
}

/** What the record before an entry tells, and nothing else. */
function toldAlone(law: Law, state: MaybeState, entry: EntryHead<ProjectCommand>): World {
  return worldUnder(law, state, entry, [], () => []);
}

function proposedBy(command: ProjectCommand): World['proposals'] {
  if (!('propose' in command)) return {};
  const { proposal, head, base, contents, authors } = command.propose;
  return { [proposal]: { head, base, contents, authors } };
}

const unknownBranch: Proposal = { head: '', base: '', contents: {}, authors: [] };

function withCircumstance(world: World, told: Circumstance, lines: Lines): World {
  const { people, proposals } = world;
  if ('head' in told) return { ...world, head: told.head };
  if ('person' in told || 'team' in told || 'logins' in told) return { ...world, people: withPeople(people, told) };
  if ('check' in told) {
    const result = { [told.check]: told.is };
    if (told.on === null) return { ...world, checks: { ...world.checks, ...result } };
    const branch = own(proposals, told.on) ?? unknownBranch;
    return { ...world, proposals: { ...proposals, [told.on]: { ...branch, checks: { ...branch.checks, ...result } } } };
  }
  if ('branch' in told) {
    const { [told.branch]: before = unknownBranch, ...others } = proposals;
    if (told.was === null) return { ...world, proposals: others };
    return { ...world, proposals: { ...proposals, [told.branch]: { ...before, ...told.was } } };
  }
  if ('order' in told) {
    const ordered = told.order.flatMap((name) => {
      const known = own(proposals, name);
      return known === undefined ? [] : [[name, known] as const];
    });
    return { ...world, proposals: { ...Object.fromEntries(ordered), ...proposals } };
  }
  if ('recent' in told) return { ...world, recent: lines(...told.recent) };
  // Of runs alone: no project rests on them.
  if ('held' in told || 'checkpoint' in told) return world;
  if ('named' in told) return { ...world, named: [...(world.named ?? []), ...lines(told.named, told.named)] };
  return { ...world, reminds: told.reminds };
}

/** Everything around a decision that the record does not tell. */
function circumstancesIn(world: World, state: MaybeState, entry: EntryHead<ProjectCommand>): readonly Circumstance[] {
  const { head, checks, reminds, recent, named = [], proposals } = world;
  const told = toldAlone(world, state, entry);
  const [first, last] = [recent[0], recent.at(-1)];
  const gone = Object.keys(told.proposals).filter((name) => own(proposals, name) === undefined);
  return [
    ...(first === undefined || last === undefined ? [] : [{ recent: [first.seq, last.seq] as const }]),
    ...named.map(({ seq }) => ({ named: seq })),
    ...(reminds === undefined ? [] : [{ reminds }]),
    { head },
    ...ofPeople(world.people, personsIn(state, entry), namedIn(entry)),
    ...Object.entries(proposals).flatMap(([name, seen]) => ofBranch(name, own(told.proposals, name), seen)),
    ...gone.map((branch) => ({ branch, was: null })),
    ...ofChecks(null, checks),
    { order: Object.keys(proposals) },
  ];
}

function ofBranch(branch: string, told: Proposal | undefined, seen: Proposal): readonly Circumstance[] {
  const { checks, ...rest } = seen;
  const parts = Object.entries(rest).filter(([part, value]) => !isSame(value, own<unknown>({ ...told }, part)));
  return [
    ...parts.map(([part, value]) => ({ branch, was: { [part]: value } })),
    ...(checks === undefined ? [] : [{ branch, was: { checks: {} } }, ...ofChecks(branch, checks)]),
  ];
}

function ofChecks(on: string | null, checks: Checks): readonly Circumstance[] {
  return Object.entries(checks).map(([check, is]) => ({ check, on, is }));
}

/** Those on whose rights something may rest: who asks or is named, has decided, or handed a role on. */
function personsIn(state: MaybeState, { actor, command }: EntryHead<ProjectCommand>): readonly Person[] {
  const made = state === null ? [] : confirmsOf(state).flatMap(({ decisions }) => decisions);
  const behalf = behalfOf(command);
  return [
    actor,
    ...(behalf === undefined ? [] : [behalf]),
    ...made.map(({ decided_by: id, decided_by_login: login }) => ({ id, login })),
    ...made.flatMap(({ delegated_by = [] }) => delegated_by),
    ...(state?.delegations ?? []).map(({ by }) => by),
  ];
}

function namedIn({ command }: EntryHead<ProjectCommand>): readonly string[] {
  return 'delegate' in command ? [command.delegate.to.toLowerCase()] : [];
}
