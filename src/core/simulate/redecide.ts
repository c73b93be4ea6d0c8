import { comesTo } from '../circumstances.ts';
import type { Verdict } from '../entry.ts';
import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { defaultPolicy, type Policy } from '../policy/schema.ts';
import { isBeginning, wishes, verbOf, type ProjectCommand } from '../project/commands.ts';
import { decide } from '../project/decide.ts';
import { shapeFault } from '../project/entry-shape.ts';
import type { ProjectEvent, ProjectEventBody } from '../project/events.ts';
import { evolve, recorded, type MaybeState } from '../project/evolve.ts';
import type { ProjectEntry } from '../project/history.ts';
import type { Pin, ProjectState } from '../project/state.ts';
import { worldUnder, type Law, type Lines } from '../project/under.ts';
import { isSame } from '../same.ts';
import { again, otherwise, type Again, type Ids, type Judged, type Proof } from './again.ts';
import { boundsOf, nothingProven, provenBy, type Proven } from './known.ts';
import { outcomeOf } from './outcome.ts';
import { refutedIn } from './refuted.ts';
import { bounded, commandText, thereThen, worldThen } from './replay.ts';
import { comesToInOtherWords, worded } from './wording.ts';

/** What held for an entry, after this state; null where it cannot be read any more. */
export type LawOf = (entry: ProjectEntry, state: MaybeState) => Law | null;

/**
 * Decides every entry again, by the rules that were pinned then, after the state that the entries before it lead to, and
 * under the circumstances that it tells: nothing else may be recorded than what comes of it, to the field; only sentences
 * of the rules may be worded otherwise. Where a record is older than that entries tell circumstances, it is compared with
 * the least and the most that may have been so, and what depends on that is untold. Whoever writes entries with a program
 * of their own may write any: one of no known shape is told, and those after it are decided as far as that goes.
 *
 * Entries up to number `since` are taken for proven. What only a home can know stays its word: who was in a team, what a
 * check said, that somebody did what a deed says. What the record and the rules have against it is wrong all the same.
 */
export function redecide(entries: readonly ProjectEntry[], lawOf: LawOf, ids: Ids, since = 0): Proof {
  let proven: Proven = nothingProven;
  // Since the first entry that tells its circumstances, all do.
  let tells = false;
  return again(kind, entries, ids, since, (entry, state, index) => {
    const law = lawOf(entry, state);
    tells ||= entry.saw.under !== undefined;
    if (law !== null && !tells) proven = provenBy(proven, entry, law.policy);
    const known = { state, law, log: entries, index, proven: tells ? null : proven };
    return () => judge(entry, known);
  });
}

const kind: Again<ProjectState, ProjectCommand, ProjectEvent> = {
  word: 'project',
  shapeFault,
  evolve,
  recorded,
  isBeginning,
  isWish: (command) => wishes.includes(verbOf(command)),
  commandText,
};

interface Case {
  readonly state: MaybeState;
  readonly law: Law | null;
  readonly log: readonly ProjectEntry[];
  readonly index: number;
  /** What the entries up to this one prove about people, where they tell no circumstances. */
  readonly proven: Proven | null;
}

function judge(entry: ProjectEntry, { state, law, log, index, proven }: Case): Judged {
  const { events = [], refusal, actor, command, saw } = entry;
  if (law === null) return { untold: 'the workflow or the policy of then cannot be read any more' };
  const pinned = { definition: law.definitionPin.blob, policy: law.policyPin?.blob ?? null };
  const other = (['definition', 'policy'] as const).find((what) => (saw[what] ?? pinned[what]) !== pinned[what]);
  if (other !== undefined)
    return { wrong: `that it was decided by the ${other} ${String(saw[other])}, and another one was pinned then` };
  const told: Verdict<ProjectEventBody> = refusal === undefined ? { events: events.map(bodyOf) } : { refusal };
  const refuted = refutedIn(entry, state, law);
  if (refuted !== null) return { wrong: refuted };
  if (proven === null) {
    const lines = linesBefore(log, index);
    const world = worldUnder(law, state, entry, saw.under ?? [], lines);
    const verdict = decide(world, state, entry);
    const isTold = (one: Verdict<ProjectEventBody>): boolean =>
      comesTo(one, told) || comesToInOtherWords(one, told, command, [state, law.definition], worded);
    if (isTold(verdict)) return { is: 'decided' };
    // A program that tells no circumstances yet had lines at hand all the same.
    const isOlder = saw.under === undefined && isTold(decide({ ...world, recent: lines(1, index) }, state, entry));
    if (isOlder) return { is: 'decided' };
    // How large a state may be is no rule of a decision.
    const isFull = refusal?.code === 'state_full';
    return isFull ? { untold: 'the state had no room for it' } : { wrong: otherwiseOf(entry, told, verdict) };
  }
  const bounds = boundsOf(proven, actor, law);
  const world = worldThen(law, entry, state, log.slice('undo' in command ? 0 : Math.max(index - segment, 0), index));
  const worlds = [world, bounded(world, bounds.least), bounded(world, bounds.most)];
  return among(
    entry,
    told,
    worlds.flatMap((one) => [decide(one, state, entry), decide({ ...one, reminds: true }, state, entry)]),
  );
}

/** The lines before one of a log, which begins with number 1. */
function linesBefore(log: readonly ProjectEntry[], index: number): Lines {
  return (first, last) => log.slice(first - 1, Math.min(last, index));
}

/** At least as many lines were at hand as a file of the log has. */
const segment = 32;

function bodyOf({ event_id: _id, ...body }: ProjectEvent): ProjectEventBody {
  return body;
}

/** What is recorded, and what may have come of it, as it is not told under which circumstances. */
function among(
  entry: ProjectEntry,
  told: Verdict<ProjectEventBody>,
  verdicts: readonly Verdict<ProjectEventBody>[],
): Judged {
  const is = essence(told);
  const all = verdicts.map(essence);
  if (all.some((one) => isSame(one, is))) return { is: 'decided' };
  const [first] = verdicts;
  const isClear = 'events' in told && first !== undefined && all.every((one) => isSame(one, all[0]));
  return isClear
    ? { wrong: otherwiseOf(entry, told, first) }
    : { untold: 'what it rested on is not all in the record' };
}

/** What was decided, without what tells of circumstances that are not told. */
function essence(verdict: Verdict<ProjectEventBody>): unknown {
  if ('refusal' in verdict) return verdict.refusal.code;
  return verdict.events.filter(({ type }) => !aside.includes(type)).map(withoutCircumstances);
}

const aside: readonly string[] = ['waits_changed', 'reminder_given', 'gate_evaluated'];
const circumstantial: readonly string[] = ['says', 'because', 'since', 'head'];

function withoutCircumstances(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCircumstances);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries<unknown>({ ...value }).filter(([key]) => !circumstantial.includes(key));
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutCircumstances(part)]));
}

function otherwiseOf(entry: ProjectEntry, told: Verdict<ProjectEventBody>, verdict: Verdict<ProjectEventBody>): string {
  return otherwise(entry, commandText(entry.command), told, verdict, (outcome) => outcomeOf(outcome).says);
}

/** By blob id, every definition and policy that can be read, and the short name of the default branch. */
export interface Book {
  readonly definitions: Readonly<Record<string, Definition>>;
  readonly policies: Readonly<Record<string, Policy>>;
  readonly defaultBranch: string;
}

/** What was pinned when an entry was decided; of what it pins itself, what it was decided by. */
export function lawsIn({ definitions, policies, defaultBranch }: Book): LawOf {
  return (entry, state) => {
    const { command, at } = entry;
    const definitionPin = state?.definition ?? pinIn(entry, 'definition');
    const policyPin = 'pin' in command ? command.pin.policy : state === null ? pinIn(entry, 'policy') : state.policy;
    const definition = definitionPin === null ? undefined : own(definitions, definitionPin.blob);
    const policy = policyPin === null ? defaultPolicy : own(policies, policyPin.blob);
    if (definitionPin === null || definition === undefined || policy === undefined) return null;
    const law = { definition, policy, definitionPin, policyPin, defaultBranch, at, ...thereThen(entry) };
    if (!('migrate' in command)) return law;
    // That it was not found is told by the refusal alone.
    const offered = entry.refusal?.code === 'unknown_workflow' ? null : own(definitions, command.migrate.blob);
    if (offered === undefined) return null;
    const pin = pinIn(entry, 'definition') ?? { blob: command.migrate.blob, origin: '' };
    return offered === null ? law : { ...law, offered: { definition: offered, pin } };
  };
}

function pinIn({ events = [] }: ProjectEntry, what: 'definition' | 'policy'): Pin | null {
  const pinned = events.find((event) => event.type === 'definition_pinned' && event.what === what);
  return pinned?.type === 'definition_pinned' ? pinned.pin : null;
}
