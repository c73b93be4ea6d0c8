import type { Verdict } from '../entry.ts';
import { own } from '../own.ts';
import { verbOf, type ProjectCommand } from '../project/commands.ts';
import { decide } from '../project/decide.ts';
import type { ProjectEvent, ProjectEventBody } from '../project/events.ts';
import { evolve, recorded, type MaybeState } from '../project/evolve.ts';
import type { ProjectEntry } from '../project/history.ts';
import { worldUnder, type Law } from '../project/under.ts';
import type { World } from '../project/world.ts';
import { boundsOf, nothingProven, provenBy, type Bounds, type Proven } from './known.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import type { Rules } from './questions.ts';

/** A recorded decision that would be another one. */
export interface Redecided {
  readonly entry: number;
  readonly at: string;
  readonly by: string;
  /** "approve code_review" */
  readonly what: string;
  readonly was: string;
  readonly would: string;
  /** Is it another one only because an earlier one is? */
  readonly follows: boolean;
}

/** A recorded decision of which the record does not tell enough to decide it again. */
export interface Untold {
  readonly entry: number;
  readonly by: string;
  readonly what: string;
  readonly because: string;
}

export interface Replayed {
  /** Decisions that were looked at. */
  readonly decisions: number;
  readonly differ: readonly Redecided[];
  readonly untold: readonly Untold[];
  /** Where the project would stand, taking for as it was whatever cannot be told. */
  readonly state: MaybeState;
}

/** Bookkeeping decides nothing; and under which rules is what is tried here. */
const bookkeeping: readonly string[] = ['pin', 'migrate', 'receipt', 'wait', 'overlook'];

/**
 * Decides the entries of a project again, each after what would have become of those before it. `then`: what was in force
 * at an entry, by its number; null where nobody can read it any more. `instead`: what is in force in its place.
 *
 * The record tells what somebody's right rested on and not what else they could have done; nothing of checks, and nothing
 * of who owned a path. Where the answer depends on that, or where not even the recorded one comes out of what is known,
 * it is said instead of guessed.
 */
export function replay(
  entries: readonly ProjectEntry[],
  then: (entry: number) => Rules | null,
  instead: (rules: Rules) => Rules,
  defaultBranch: string,
): Replayed {
  let proven: Proven = nothingProven;
  let was: MaybeState = null;
  let would: MaybeState = null;
  let decisions = 0;
  const differ: Redecided[] = [];
  const untold: Untold[] = [];
  entries.forEach((entry, index) => {
    const before = entries.slice(0, 'undo' in entry.command ? index : 0);
    const rules = then(entry.seq);
    const changed = rules === null ? null : instead(rules);
    const told = verdictOf(entry);
    let next = told;
    if (!bookkeeping.includes(verbOf(entry.command))) {
      decisions += 1;
      if (rules !== null) proven = provenBy(proven, entry, rules.policy);
      const again = againBy({ entry, before, defaultBranch, proven });
      const found =
        rules === null || changed === null
          ? { unclear: 'the workflow or the policy of then cannot be read any more' }
          : compared(again, { was, would, rules, changed, told });
      const { seq, at, actor, command } = entry;
      const what = { entry: seq, by: actor.login, what: commandText(command) };
      if ('unclear' in found) untold.push({ ...what, because: found.unclear });
      else if (found.verdict !== null) {
        differ.push({
          ...what,
          at,
          was: outcomeOf(told).says,
          would: outcomeOf(found.verdict).says,
          follows: found.follows,
        });
        next = found.verdict;
      }
    }
    was = after(was, entry, told);
    would = after(would, entry, next);
  });
  return { decisions, differ, untold, state: would };
}

/** Decides an entry again, after a state and under rules, with the least and the most that may have been so. */
type Again = (
  state: MaybeState,
  rules: Rules,
) => { readonly least: Verdict<ProjectEventBody>; readonly most: Verdict<ProjectEventBody> };

function againBy({
  entry,
  before,
  defaultBranch,
  proven,
}: {
  readonly entry: ProjectEntry;
  readonly before: readonly ProjectEntry[];
  readonly defaultBranch: string;
  readonly proven: Proven;
}): Again {
  return (state, rules) => {
    const bounds = boundsOf(proven, entry.actor, rules);
    const decided = (bound: Bounds['least']): Verdict<ProjectEventBody> =>
      decide(
        bounded(worldThen(lawThen(entry, state, rules, defaultBranch), entry, state, before), bound),
        state,
        entry,
      );
    return { least: decided(bounds.least), most: decided(bounds.most) };
  };
}

interface Compared {
  /** Another decision than the one that is recorded; null where it is the same. */
  readonly verdict: Verdict<ProjectEventBody> | null;
  readonly follows: boolean;
}

function compared(
  again: Again,
  {
    was,
    would,
    rules,
    changed,
    told,
  }: {
    readonly was: MaybeState;
    readonly would: MaybeState;
    readonly rules: Rules;
    readonly changed: Rules;
    readonly told: Verdict<ProjectEventBody>;
  },
): Compared | { readonly unclear: string } {
  const recordedAs = outcomeOf(told).key;
  const { least, most } = again(would, changed);
  const [one, other] = [outcomeOf(least), outcomeOf(most)];
  if (one.key === recordedAs && other.key === recordedAs) return { verdict: null, follows: false };
  const base = again(was, rules);
  const isReproduced = [base.least, base.most].some((verdict) => outcomeOf(verdict).key === recordedAs);
  if (!isReproduced) return { unclear: 'what it rested on is not all in the record' };
  if (one.key !== other.key) return { unclear: eitherOf(one, other) };
  const alone = again(was, changed);
  return {
    verdict: least,
    follows: [alone.least, alone.most].every((verdict) => outcomeOf(verdict).key === recordedAs),
  };
}

function eitherOf(least: Outcome, most: Outcome): string {
  return `it depends on what people were allowed then, on teams or on checks: ${least.says}, or ${most.says}`;
}

function verdictOf({ events, refusal }: ProjectEntry): Verdict<ProjectEventBody> {
  return refusal === undefined ? { events: events ?? [] } : { refusal };
}

function after(state: MaybeState, entry: ProjectEntry, verdict: Verdict<ProjectEventBody>): MaybeState {
  const events = 'events' in verdict ? verdict.events : [];
  const next = events.reduce<MaybeState>(
    (before, event, ordinal) => evolve(before, sealed(event, idOf(entry, ordinal)), entry),
    state,
  );
  return recorded(next, entry, 'refusal' in verdict);
}

/** The id of an event by its place, also where another stood there: approval records are named by it. */
function idOf({ id, events = [] }: ProjectEntry, ordinal: number): string {
  return events[ordinal]?.event_id ?? `${id}/${ordinal}`;
}

/** What was recorded keeps its id: approval records name each other by it. */
function sealed(event: ProjectEventBody & { readonly event_id?: string }, id: string): ProjectEvent {
  return { ...event, event_id: event.event_id ?? id };
}

/** The world of an entry, as far as a record tells it that may be older than that entries tell circumstances. */
export function worldThen(law: Law, entry: ProjectEntry, state: MaybeState, recent: readonly ProjectEntry[]): World {
  const { saw, command, events = [] } = entry;
  const world = worldUnder(law, state, entry, saw.under ?? [], () => []);
  const [cursor = null] = events.flatMap((event) => (event.type === 'project_started' ? [event.cursor] : []));
  const head = typeof saw['head'] === 'string' ? saw['head'] : null;
  const named = textsIn(command).get('proposal') ?? '';
  const branch = own(world.proposals, named);
  // The branch may have moved on without other bytes.
  const proposals =
    head === null || branch === undefined ? world.proposals : { ...world.proposals, [named]: { ...branch, head } };
  return { ...world, proposals, head: head ?? cursor ?? world.head, recent };
}

/** A world in which this was so about people, checks and owners. */
export function bounded(world: World, { people, checks, owners }: Bounds['least']): World {
  const proposals = Object.entries(world.proposals).map(
    ([name, known]) => [name, { ...known, checks, ...(owners === undefined ? {} : { owners }) }] as const,
  );
  return { ...world, people, checks, proposals: Object.fromEntries(proposals) };
}

/** What is pinned at an entry, with other rules in its place. */
function lawThen(entry: ProjectEntry, state: MaybeState, { definition, policy }: Rules, defaultBranch: string): Law {
  return {
    definition,
    policy,
    definitionPin: state?.definition ?? { blob: '', origin: '' },
    policyPin: state?.policy ?? null,
    defaultBranch,
    at: entry.at,
    ...thereThen(entry),
  };
}

/** What lay where artifacts belong when work was adopted: what became of it tells. */
export function thereThen({ command, events = [] }: ProjectEntry): Pick<World, 'there'> {
  const landing = events.find((event) => event.type === 'landing_recorded');
  if (!('adopt' in command) || landing === undefined) return {};
  const artifacts = events.flatMap((event) =>
    'version' in event ? [[event.artifact, { content: event.content, authors: event.authors }] as const] : [],
  );
  return { there: { commit: landing.commit, artifacts: Object.fromEntries(artifacts) } };
}

/** A command by its verb and what it is about. */
export function commandText(command: ProjectCommand): string {
  const texts = textsIn(command);
  const landed = 'land' in command ? Object.keys(command.land.contents).join(', ') : undefined;
  const about = landed ?? subjects.map((name) => texts.get(name)).find((text) => text !== undefined);
  return [verbOf(command), about].filter((text) => text !== undefined).join(' ');
}

/** The arguments of a command that are texts, by name. */
function textsIn(command: ProjectCommand): ReadonlyMap<string, string> {
  const [given = {}] = Object.values<object>(command);
  return new Map(
    Object.entries<unknown>({ ...given }).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}

/** What commands are about, by the names of their arguments. */
const subjects = [
  'gate',
  'to',
  'action',
  'fact',
  'flag',
  'blocker',
  'terminal_state',
  'artifact',
  'role',
  'proposal',
] as const;
