import { askingAlone, comesTo, least, ofPeople, withPeople } from '../circumstances.ts';
import type { EntryHead, Verdict } from '../entry.ts';
import { own } from '../own.ts';
import type { Person } from '../policy/may.ts';
import type { Circumstance } from '../project/under.ts';
import { isSame } from '../same.ts';
import type { RunCommand } from './commands.ts';
import type { RunEventBody } from './events.ts';
import type { MaybeRun } from './evolve.ts';
import { checkpointsNeeded } from './rules/checkpoints.ts';
import type { KeptCheckpoint } from './state.ts';
import type { RunObserved, Soundness } from './world.ts';

/** What holds for a decision and is pinned, recorded or given elsewhere. */
export type RunLaw = Pick<RunObserved, 'pipeline' | 'pipelinePin' | 'policy' | 'policyPin' | 'offered' | 'base'>;

/** What was kept of a checkpoint, by its id; undefined where no entry made one. */
export type Kept = (id: string) => KeptCheckpoint | undefined;

type DecideRun = (observed: RunObserved, state: MaybeRun, head: EntryHead<RunCommand>) => Verdict<RunEventBody>;

/**
 * Decides, and says with the verdict under which circumstances, so that it can be decided again from the record alone.
 * Most decisions rest on none but what is recorded already.
 */
export function witnessed(
  decide: DecideRun,
  observed: RunObserved,
  state: MaybeRun,
  head: EntryHead<RunCommand>,
): Verdict<RunEventBody> {
  const verdict = decide(observed, state, head);
  const kept: Kept = (id) => keptIn(own(observed.checkpoints, id));
  // One that was not whole is told in any case: nobody could tell later what it held.
  const unsound = unsoundIn(observed, state, head);
  const told = observedUnder(observed, state, head, [], kept);
  const isTold = isSame([observed.people, observed.held], [told.people, told.held]);
  // Nearly every step is decided on what the record tells, and needs no second look.
  if (isTold && unsound.length === 0) return verdict;
  const isEnough = (some: readonly Circumstance[]): boolean =>
    comesTo(decide(observedUnder(observed, state, head, [...unsound, ...some], kept), state, head), verdict);
  const others = [...heldIn(observed), ...ofPeople(observed.people, personsIn(state, head), namedIn(head))];
  const under = [...unsound, ...(isEnough([]) ? [] : least<Circumstance>(others, isEnough))];
  return under.length === 0 ? verdict : { ...verdict, saw: { ...verdict.saw, under } };
}

/** What an entry was decided on: the law, what the record before it tells, and what it tells itself. */
export function observedUnder(
  { pipeline, pipelinePin, policy, policyPin, offered, base }: RunLaw,
  state: MaybeRun,
  { actor, command }: EntryHead<RunCommand>,
  under: readonly Circumstance[],
  kept: Kept,
): RunObserved {
  const needed = state === null ? [] : checkpointsNeeded(state, command);
  const observed: RunObserved = {
    pipeline,
    pipelinePin,
    policy,
    policyPin,
    ...(offered === undefined ? {} : { offered }),
    base,
    people: askingAlone(actor),
    checkpoints: Object.fromEntries(
      needed.flatMap((id) => {
        const one = kept(id);
        return one === undefined ? [] : [[id, { valid: true, kept: one }] as const];
      }),
    ),
    held: {},
  };
  return under.reduce(withCircumstance, observed);
}

function withCircumstance(observed: RunObserved, told: Circumstance): RunObserved {
  const { people, checkpoints, held } = observed;
  if ('person' in told || 'team' in told || 'logins' in told) return { ...observed, people: withPeople(people, told) };
  if ('held' in told) return { ...observed, held: { ...held, [told.held]: told.by } };
  // Of projects alone: no run rests on them.
  if (!('checkpoint' in told)) return observed;
  const { checkpoint, because } = told;
  const { [checkpoint]: _whole, ...others } = checkpoints;
  const sound: Readonly<Record<string, Soundness>> =
    because === null ? others : { ...others, [checkpoint]: { valid: false, because } };
  return { ...observed, checkpoints: sound };
}

function keptIn(found: Soundness | undefined): KeptCheckpoint | undefined {
  return found?.valid === true ? found.kept : undefined;
}

/** The checkpoints that the command needs and that were not found whole. */
function unsoundIn(
  { checkpoints }: RunObserved,
  state: MaybeRun,
  { command }: EntryHead<RunCommand>,
): readonly Circumstance[] {
  const needed = state === null ? [] : checkpointsNeeded(state, command);
  return needed.flatMap((checkpoint) => {
    const found = own(checkpoints, checkpoint);
    if (found?.valid === true) return [];
    return [{ checkpoint, because: found?.because ?? null }];
  });
}

function heldIn({ held }: RunObserved): readonly Circumstance[] {
  return Object.entries(held).map(([name, by]) => ({ held: name, by }));
}

/** Those on whose rights something may rest: who asks, has decided, or handed a role on. */
function personsIn(state: MaybeRun, { actor }: EntryHead<RunCommand>): readonly Person[] {
  const made = Object.values(state?.confirms ?? {}).flatMap(({ decisions }) => decisions);
  return [
    actor,
    ...made.map(({ decided_by: id, decided_by_login: login }) => ({ id, login })),
    ...made.flatMap(({ delegated_by = [] }) => delegated_by),
    ...(state?.delegations ?? []).map(({ by }) => by),
  ];
}

/** Logins that a command names, in lower case. */
function namedIn({ command }: EntryHead<RunCommand>): readonly string[] {
  return 'delegate' in command ? [command.delegate.to.toLowerCase()] : [];
}
