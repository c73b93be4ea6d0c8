import type { Path } from '../../finding.ts';
import { own } from '../../own.ts';
import { dataOf, eventDataSchemas } from './event-data.ts';
import { evaluate, inside } from './evaluate.ts';
import type { Invariant } from './invariants.ts';
import { objectKinds, type ObjectKind } from './kind.ts';
import type { Collection, TraceObject } from './objects.ts';
import type { Rule } from './rule.ts';
import { problemAt, type Place, type TraceProblem } from './told.ts';

/** A rule that was not asked of anything, and why. */
export interface Vacuous {
  readonly id: string;
  /** The file it stands in; null for the rules that ship with this program. */
  readonly file: string | null;
  readonly because: string;
}

export interface Ruled {
  readonly problems: readonly TraceProblem[];
  readonly vacuous: readonly Vacuous[];
}

/** What a rule is asked of. */
interface Subject {
  readonly of: TraceObject;
  readonly at: Path;
  readonly value: unknown;
}

/** Asks every rule of every object that it is about. */
export function ruled(collection: Collection, invariants: readonly Invariant[]): Ruled {
  const each = invariants.map((one) => asked(one, collection));
  return { problems: each.flatMap(({ problems }) => problems), vacuous: each.flatMap(({ vacuous }) => vacuous) };
}

function asked(invariant: Invariant, collection: Collection): Ruled {
  const { id, rule, place, steps, isOptional } = invariant;
  const file = place?.file ?? null;
  if (rule === null)
    return { problems: [], vacuous: [{ id, file, because: 'it is said in words only: somebody has to look' }] };
  const subjects = subjectsOf(invariant, collection);
  if (typeof subjects === 'string') return { problems: [], vacuous: [{ id, file, because: subjects }] };
  const outcomes = subjects.map(({ of, at, value }) => ({
    of,
    at,
    ...evaluate(rule, steps, value, (kind) => companion(of, kind, collection), isOptional),
  }));
  const failed = outcomes.flatMap(({ of, at, failed: found }) =>
    found.map((one) => ({ of, at: [...at, ...one.path], says: one.says })),
  );
  const isFinal = place !== null && isAboutFinal(invariant.scope, rule, steps);
  const against = isFinal ? failed.filter(({ of }) => isUndecided(of)) : [];
  const problems = failed
    .filter(({ of }) => !isFinal || !isUndecided(of))
    .map(({ of, at, says }) =>
      problemAt(
        of,
        at,
        'rule_broken',
        `${says} (rule ${id})`,
        invariant.description ?? 'Correct the value, or the rule.',
        invariant.severity,
      ),
    );
  if (against.length > 0 && place !== null) problems.push(leavesOut(id, place, against));
  const isVacuous = outcomes.every(({ asked: count }) => count === 0);
  const because = [...new Set(outcomes.flatMap(({ nowhere }) => nowhere))].slice(0, 3).join('; ');
  return { problems, vacuous: isVacuous ? [{ id, file, because }] : [] };
}

function companion(of: TraceObject, kind: ObjectKind, collection: Collection): unknown {
  return of.kind === kind ? of.value : (collection.companion(of, kind)?.value ?? null);
}

/** What a rule is about, or why there is nothing. Rules that ship ask no object whose shape is told already. */
function subjectsOf({ scope, under, place }: Invariant, collection: Collection): readonly Subject[] | string {
  const below = collection.all.filter(({ folder }) => isBelow(folder, under));
  const all = place === null ? below.filter(({ is }) => is !== null) : below;
  const kind = objectKinds.find((one) => one === scope);
  const where = under === null ? 'here' : `below ${under}`;
  if (kind !== undefined) {
    const found = all.filter((one) => one.kind === kind);
    if (found.length > 0) return found.map((of) => ({ of, at: [], value: of.value }));
    return below.some((one) => one.kind === kind)
      ? `what is wrong with the shape of each ${kind} comes first`
      : `there is no ${kind} ${where}`;
  }
  if (own(eventDataSchemas, scope) === undefined)
    return `${scope} is no kind of object that is checked here; there are ${[...objectKinds, ...Object.keys(eventDataSchemas)].join(', ')}`;
  const found = all.flatMap((of) => dataIn(of, scope));
  return found.length === 0 ? `there is no ${scope} ${where}` : found;
}

/** What events of a Trace carry, where their type says that it is of this kind. */
function dataIn(of: TraceObject, scope: string): readonly Subject[] {
  const events = of.kind === 'trace' ? (of.is?.events ?? []) : [];
  return events.flatMap(({ event_type, data }, index) =>
    dataOf(event_type) === scope ? [{ of, at: ['events', index, 'data'], value: data }] : [],
  );
}

function isBelow(folder: string, under: string | null): boolean {
  return under === null || under === '' || folder === under || folder.startsWith(`${under}/`);
}

/**
 * The published rules say of a Confirm that its status is approved or rejected, which the protocol contradicts: it may be
 * pending and cancelled. They are held against what is decided; against the others, the rule is told and not the object.
 */
function isAboutFinal(scope: string, rule: Rule, steps: Invariant['steps']): boolean {
  const [step, ...others] = steps;
  const isStatus = step !== undefined && 'key' in step && step.key === 'status' && others.length === 0;
  const values = 'oneOf' in rule ? rule.oneOf : [];
  const isFinal = values.length === 2 && values.includes('approved') && values.includes('rejected');
  return scope === 'confirm' && isStatus && isFinal;
}

function isUndecided({ value }: TraceObject): boolean {
  const status = inside(value, 'status');
  return status === 'pending' || status === 'cancelled';
}

function leavesOut(id: string, place: Place, against: readonly { readonly of: TraceObject }[]): TraceProblem {
  const files = [...new Set(against.map(({ of }) => `${of.file} is ${String(inside(of.value, 'status'))}`))];
  return problemAt(
    place,
    ['rule'],
    'rule_contradicts_protocol',
    `${id} leaves out what the protocol lets a Confirm be while nobody has decided, and when it is cancelled: ${files.slice(0, 3).join(', ')}`,
    'Write enum(pending,approved,rejected,cancelled), or ask it only of Confirms that are decided.',
    'warning',
  );
}
