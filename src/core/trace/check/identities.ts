import { isFields } from '../../fields.ts';
import type { Path } from '../../finding.ts';
import type { MplpConfirm, MplpEvent, MplpTrace } from '../mplp.ts';
import { kindFacts, type ObjectKind } from './kind.ts';
import { idOf, type Collection, type Shaped, type TraceObject } from './objects.ts';
import { pathText, problemAt, type Place, type TraceProblem } from './told.ts';

/** Ids that stand for two things, and copies of one object that are not the same. */
export function identityProblems(collection: Collection): readonly TraceProblem[] {
  return [...sharedIds(collection), ...changedCopies(collection)];
}

/** An id where it is given to something: to `what`, which is the same in every copy of the same object. */
interface Given {
  readonly in: Place;
  readonly at: Path;
  readonly id: string;
  readonly what: string;
}

function sharedIds({ shaped }: Collection): readonly TraceProblem[] {
  const given = [
    ...shaped.context.flatMap((one) => [own(one, one.is.context_id), ...events(one, one.is)]),
    ...shaped.plan.flatMap((one) => [
      own(one, one.is.plan_id),
      ...parts(
        one,
        'steps',
        'step_id',
        one.is.steps.map(({ step_id }) => step_id),
      ),
      ...events(one, one.is),
    ]),
    ...shaped.confirm.flatMap((one) => [
      own(one, one.is.confirm_id),
      ...parts(
        one,
        'decisions',
        'decision_id',
        decisions(one.is).map(({ decision_id }) => decision_id),
      ),
      ...events(one, one.is),
    ]),
    ...shaped.trace.flatMap((one) => [
      own(one, one.is.trace_id),
      { in: one, at: ['root_span', 'span_id'], id: one.is.root_span.span_id, what: `the root span of ${nameOf(one)}` },
      ...parts(
        one,
        'segments',
        'segment_id',
        (one.is.segments ?? []).map(({ segment_id }) => segment_id),
      ),
      ...events(one, one.is),
    ]),
  ];
  const first = new Map<string, Given>();
  return given.flatMap((one) => {
    const before = first.get(one.id);
    if (before === undefined) first.set(one.id, one);
    if (before === undefined || before.what === one.what) return [];
    return [
      problemAt(
        one.in,
        one.at,
        'duplicate_id',
        `${pathText(one.at)} is ${one.id}, which ${before.what} has already (${before.in.file})`,
        'Give each thing an id of its own: of two with one id, nobody could say which is meant.',
      ),
    ];
  });
}

function nameOf({ kind, value }: Pick<TraceObject, 'kind' | 'value'>): string {
  return `the ${kindFacts[kind].title} ${idOf({ kind, value })}`;
}

function own(one: Shaped<ObjectKind>, id: string): Given {
  return { in: one, at: [kindFacts[one.kind].id], id, what: nameOf(one) };
}

function parts(one: Shaped<ObjectKind>, list: string, key: string, ids: readonly string[]): readonly Given[] {
  return ids.map((id, index) => ({ in: one, at: [list, index, key], id, what: `${list}[${index}] of ${nameOf(one)}` }));
}

function events(one: Shaped<ObjectKind>, { events: all = [] }: { readonly events?: readonly MplpEvent[] }) {
  return parts(
    one,
    'events',
    'event_id',
    all.map(({ event_id }) => event_id),
  );
}

function decisions({ decisions: all = [] }: MplpConfirm): NonNullable<MplpConfirm['decisions']> {
  return all;
}

/**
 * A Context that something names, and a Plan that a Confirm is about, never change. A Confirm and a Trace only grow: what was
 * decided and told in an earlier copy stands at the same place in a later one.
 */
function changedCopies({ shaped }: Collection): readonly TraceProblem[] {
  const contexts = new Set([
    ...shaped.plan.map(({ is }) => is.context_id),
    ...shaped.trace.map(({ is }) => is.context_id),
  ]);
  const plans = new Set(shaped.confirm.map(({ is }) => is.target_id));
  return [
    ...copies(shaped.context.filter(({ is }) => contexts.has(is.context_id))).map(([one, other]) =>
      anchored(one, other, difference(one.is, other.is)),
    ),
    ...copies(shaped.plan.filter(({ is }) => plans.has(is.plan_id))).map(([one, other]) =>
      anchored(one, other, difference(one.is, other.is)),
    ),
    ...copies(shaped.confirm).map(([one, other]) =>
      changed(
        one,
        other,
        difference(requestOf(one.is), requestOf(other.is)) ??
          grown('decisions', decisions(one.is), decisions(other.is)),
      ),
    ),
    ...copies(shaped.trace).map(([one, other]) =>
      changed(
        one,
        other,
        difference(beginOf(one.is), beginOf(other.is)) ?? grown('events', one.is.events ?? [], other.is.events ?? []),
      ),
    ),
  ].filter((one) => one !== null);
}

/** Every copy of an object, with the first one. */
function copies<K extends ObjectKind>(all: readonly Shaped<K>[]): readonly (readonly [Shaped<K>, Shaped<K>])[] {
  const first = new Map<string, Shaped<K>>();
  return all.flatMap((one) => {
    const name = nameOf(one);
    const before = first.get(name);
    if (before === undefined) first.set(name, one);
    return before === undefined ? [] : [[before, one] as const];
  });
}

/** What of a Confirm was there when it was asked for, and stays. */
function requestOf({ target_type, target_id, requested_by_role, requested_at, reason }: MplpConfirm) {
  return { target_type, target_id, requested_by_role, requested_at, reason };
}

function beginOf({ context_id, plan_id, root_span, started_at }: MplpTrace) {
  return { context_id, plan_id, root_span, started_at };
}

/** Where two lists differ as far as both go. */
function grown(list: string, one: readonly unknown[], other: readonly unknown[]): Path | null {
  const both = Math.min(one.length, other.length);
  return difference(one.slice(0, both), other.slice(0, both), [list]);
}

/** Where two values differ first; null where they are the same, in whatever order the keys stand. */
export function difference(one: unknown, other: unknown, path: Path = []): Path | null {
  if (Array.isArray(one) && Array.isArray(other)) {
    const most = Array.from({ length: Math.max(one.length, other.length) }, (_, index) => index);
    return firstOf(most, (index) => difference(one[index], other[index], [...path, index]));
  }
  if (isFields(one) && isFields(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return firstOf([...names], (name) => difference(one[name], other[name], [...path, name]));
  }
  return one === other ? null : path;
}

function firstOf<T>(all: readonly T[], find: (one: T) => Path | null): Path | null {
  for (const one of all) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}

function anchored(one: Shaped<ObjectKind>, other: Shaped<ObjectKind>, at: Path | null): TraceProblem | null {
  return at === null
    ? null
    : problemAt(
        other,
        at,
        'anchored_object_changed',
        `${pathText(at)} of ${nameOf(other)} is not what it is in ${one.file}, and others rest on it`,
        `Restore it: what is new is a new ${kindFacts[other.kind].title} with an id of its own.`,
      );
}

function changed(one: Shaped<ObjectKind>, other: Shaped<ObjectKind>, at: Path | null): TraceProblem | null {
  return at === null
    ? null
    : problemAt(
        other,
        at,
        'decision_changed',
        `${pathText(at)} of ${nameOf(other)} is not what it is in ${one.file}: an earlier copy is not how a later one begins`,
        'Restore what was decided and told first; what came later is added behind it.',
      );
}
