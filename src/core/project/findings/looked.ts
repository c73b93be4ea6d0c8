import type { Condition } from '../../condition.ts';
import type { ArtifactType, Definition } from '../../definition/schema.ts';
import type { FindingCode, Path, Problem } from '../../finding.ts';
import { own } from '../../own.ts';
import { defaultPolicy, type Policy } from '../../policy/schema.ts';
import { word } from '../../prose.ts';
import { unknownText } from '../document.ts';
import type { ProjectEvent } from '../events.ts';
import { eventsOf, happenedIn, type Happened, type ProjectEntry } from '../history.ts';
import type { Pin, ProjectState } from '../state.ts';

/** What a state is looked at with: what holds now, and the moment (ISO 8601, UTC). A world is one, too. */
export interface Rulebook {
  readonly definition: Definition;
  readonly policy: Policy;
  readonly at: string;
  /** By blob id, what was pinned before and can still be read: what people did then is judged by it. */
  readonly earlier?: {
    readonly definitions: Readonly<Record<string, Definition>>;
    readonly policies: Readonly<Record<string, Policy>>;
  };
}

/** A rule that a state breaks: `path` leads to the place in the state, or `entry` is the number of a line of the log. */
export interface StateFinding extends Problem {
  readonly entry: number | null;
}

type Pinned = Happened<Extract<ProjectEvent, { readonly type: 'definition_pinned' }>>;

/** A state with all there is to judge it by. */
export interface Looked {
  readonly rules: Rulebook;
  readonly state: ProjectState;
  readonly entries: readonly ProjectEntry[];
  readonly happened: readonly Happened[];
  readonly pinned: { readonly [W in 'definition' | 'policy']: readonly Pinned[] };
}

export function lookedAt(rules: Rulebook, state: ProjectState, entries: readonly ProjectEntry[]): Looked {
  const pins = eventsOf(entries, 'definition_pinned');
  const pinned = {
    definition: pins.filter(({ event }) => event.what === 'definition'),
    policy: pins.filter(({ event }) => event.what === 'policy'),
  };
  return { rules, state, entries, happened: happenedIn(entries), pinned };
}

/** An entry by its number, or a moment where only the time is known. */
export type Moment = number | string;

/** The definition that was followed then; null where nobody can read it any more. */
export function definitionAt({ rules, state, pinned }: Looked, moment: Moment): Definition | null {
  const pin = pinAt(pinned.definition, moment, state.definition);
  if (pin === undefined || pin === null) return null;
  return pin.blob === state.definition.blob
    ? rules.definition
    : (own(rules.earlier?.definitions ?? {}, pin.blob) ?? null);
}

/** The policy that was in force then; null where nobody can read it any more. */
export function policyAt({ rules, state, entries, pinned }: Looked, moment: Moment): Policy | null {
  const pin = pinAt(pinned.policy, moment, state.policy);
  if (pin?.blob === state.policy?.blob && pin !== undefined) return rules.policy;
  // A log that is there from its beginning pins every policy: before the first there was none.
  if (pin === null || (pin === undefined && entries[0]?.seq === 1)) return defaultPolicy;
  return pin === undefined ? null : (own(rules.earlier?.policies ?? {}, pin.blob) ?? null);
}

/** What was pinned then: what is now, where the log tells of no change; undefined where it tells only of later ones. */
function pinAt(pins: readonly Pinned[], moment: Moment, now: Pin | null): Pin | null | undefined {
  if (pins.length === 0) return now;
  const isBefore = ({ entry }: Pinned): boolean =>
    typeof moment === 'number' ? entry.seq <= moment : entry.at <= moment;
  return pins.findLast(isBefore)?.event.pin;
}

export function found(
  code: FindingCode,
  at: Path | number,
  message: string,
  next: string,
  severity: Problem['severity'] = 'error',
): StateFinding {
  const where = typeof at === 'number' ? { path: [], entry: at } : { path: at, entry: null };
  return { code, ...where, message, next, severity };
}

/** Has anybody said this? What is unknown is written as TBD. */
export function isSaid(words: string | undefined): boolean {
  return words !== undefined && words.trim() !== '' && words !== unknownText;
}

/** What to do, as long as anything can be done: a project that has ended takes no more commands. */
export function remedy(state: ProjectState, next: string): string {
  return state.terminal_state === null ? next : afterTheEnd(state);
}

export function afterTheEnd({ project_id }: ProjectState): string {
  return `${project_id} has ended and stays as it is; a new project takes up what is left: countersign start NAME`;
}

/** The artifact of the definition that this is, or is one of: `design/2` is a `design`. */
export function typeOf(definition: Definition, name: string): ArtifactType | undefined {
  return definition.artifacts.find(({ artifact_type: type }) => name === type || name.startsWith(`${type}/`));
}

/** The gates without which a condition cannot hold, whatever else does. */
export function gatesDemanded(condition: Condition | undefined): readonly string[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(gatesDemanded);
  return 'gate' in condition && condition.is !== 'closed' ? [condition.gate] : [];
}

/** The end of a command that is about a track. */
export function onTrack(track: string): string {
  return track === 'main' ? '' : ` --track ${word(track)}`;
}

export function day(instant: string): string {
  return instant.slice(0, 10);
}
