import type { Condition, FactLeaf, FactValue, Leaf } from '../../condition.ts';
import type { Path } from '../../finding.ts';
import { instantFrom } from '../../time.ts';
import type { Placed } from './problem.ts';

/** A leaf that must hold, or must not. */
export interface Literal {
  readonly leaf: Leaf;
  readonly holds: boolean;
}

/** Why a leaf can never hold in this definition, or null. */
export type Fault = (leaf: Leaf) => string | null;

/** Above this many ways in which a condition could hold, none is looked for: it is taken to be possible. */
export const MOST_WAYS = 1_000;

/** The smallest part of a condition that can never hold, with the reason; null when it can, or nobody can tell. */
export function impossibleIn(
  condition: Placed<Condition>,
  fault: Fault,
): { readonly path: Path; readonly why: string } | null {
  const why = contradictionOf(condition.is, fault);
  if (why === null) return null;
  const parts = partsOf(condition).map((part) => impossibleIn(part, fault));
  return parts.find((part) => part !== null) ?? { path: condition.path, why };
}

function partsOf({ is, path }: Placed<Condition>): readonly Placed<Condition>[] {
  if ('all' in is) return is.all.map((part, index) => ({ is: part, path: [...path, 'all', index] }));
  if ('any' in is) return is.any.map((part, index) => ({ is: part, path: [...path, 'any', index] }));
  return [];
}

function contradictionOf(condition: Condition, fault: Fault): string | null {
  const reasons = waysOf(condition, true)?.map((literals) => contradictionAmong(literals, fault));
  if (reasons === undefined || reasons.includes(null)) return null;
  return reasons[0] ?? 'there is nothing in it that could hold';
}

/** Does one condition hold whenever the other does? Only said when each can hold in exactly one way. */
export function follows(one: Condition, from: Condition): boolean {
  const [ways, others] = [waysOf(one, true), waysOf(from, true)];
  if (ways?.length !== 1 || others?.length !== 1) return false;
  const given = new Set(others.flat().map(keyOf));
  return ways.flat().every((literal) => given.has(keyOf(literal)));
}

/** The ways in which a condition could hold that do not contradict themselves, or null when they are too many. */
export function possibleWays(condition: Condition): readonly (readonly Literal[])[] | null {
  return waysOf(condition, true)?.filter((way) => contradictionAmong(way, () => null) === null) ?? null;
}

/** The ways in which a condition could hold (its disjunctive normal form), or null when they are too many. */
function waysOf(condition: Condition, holds: boolean): readonly (readonly Literal[])[] | null {
  if ('not' in condition) return waysOf(condition.not, !holds);
  if (!('all' in condition) && !('any' in condition)) return [[literalOf(condition, holds)]];
  const together = 'all' in condition === holds;
  let ways: readonly (readonly Literal[])[] = together ? [[]] : [];
  for (const part of 'all' in condition ? condition.all : condition.any) {
    const more = waysOf(part, holds);
    if (more === null || ways.length * more.length > MOST_WAYS) return null;
    ways = together ? ways.flatMap((way) => more.map((other) => [...way, ...other])) : [...ways, ...more];
  }
  return ways;
}

/** A gate that is asked to be closed is a gate that must not be open; a check that is only named must have passed. */
function literalOf(leaf: Leaf, holds: boolean): Literal {
  if ('check' in leaf) return { leaf: { is: 'passed', ...leaf }, holds };
  if (!('gate' in leaf) || leaf.is === undefined || leaf.is === 'conditional') return { leaf, holds };
  const { is, ...gate } = leaf;
  return { leaf: gate, holds: is === 'open' ? holds : !holds };
}

function keyOf({ leaf, holds }: Literal): string {
  return `${String(holds)} ${JSON.stringify(Object.entries(leaf).toSorted(([one], [other]) => (one < other ? -1 : 1)))}`;
}

function contradictionAmong(literals: readonly Literal[], fault: Fault): string | null {
  const keys = new Set(literals.map(keyOf));
  const opposed = literals.find(({ leaf, holds }) => keys.has(keyOf({ leaf, holds: !holds })));
  if (opposed !== undefined) return `${nameOf(opposed.leaf)} must hold and must not hold`;
  const asked = literals.filter((one) => one.holds).map((one) => one.leaf);
  return (
    asked.map(fault).find((why) => why !== null) ??
    factContradiction(literals) ??
    dateContradiction(asked) ??
    exclusiveContradiction(asked)
  );
}

/** A literal as it would be written, on one line. */
export function textOf({ leaf, holds }: Literal): string {
  return holds ? nameOf(leaf) : `not ${nameOf(leaf)}`;
}

function nameOf(leaf: Leaf): string {
  return Object.entries(leaf)
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
}

function factContradiction(literals: readonly Literal[]): string | null {
  const asked = literals.flatMap(({ leaf, holds }) => (holds && 'fact' in leaf ? [leaf] : []));
  for (const [fact, leaves] of Map.groupBy(asked, (leaf) => leaf.fact)) {
    const unknown = literals.some(
      ({ leaf, holds }) => !holds && 'fact' in leaf && leaf.fact === fact && Object.keys(leaf).length === 1,
    );
    if (unknown) return `fact ${fact} must be known and must not be known`;
    if (!hasValue(leaves)) return `no value of fact ${fact} fits`;
  }
  return null;
}

/** Is there a value that all of these accept? */
function hasValue(leaves: readonly FactLeaf[]): boolean {
  const least = Math.max(...leaves.map((leaf) => leaf.at_least ?? -Infinity));
  const most = Math.min(...leaves.map((leaf) => leaf.at_most ?? Infinity));
  const bounded = least !== -Infinity || most !== Infinity;
  const fits = (value: FactValue): boolean =>
    !bounded || (typeof value === 'number' && value >= least && value <= most);
  const lists = leaves.flatMap((leaf) => [
    ...(leaf.equals === undefined ? [] : [[leaf.equals]]),
    ...(leaf.one_of === undefined ? [] : [leaf.one_of]),
  ]);
  const [first, ...rest] = lists;
  if (first === undefined) return least <= most;
  return first.some((value) => fits(value) && rest.every((list) => list.includes(value)));
}

function dateContradiction(asked: readonly Leaf[]): string | null {
  const dates = asked.flatMap((leaf) => ('date' in leaf ? [leaf.date] : []));
  const after = dates
    .flatMap((date) => instant(date.after))
    .toSorted()
    .at(-1);
  const before = dates.flatMap((date) => instant(date.before)).toSorted()[0];
  if (after === undefined || before === undefined || after < before) return null;
  return `no moment lies after ${after} and before ${before}`;
}

/** Days that are none are found elsewhere. */
function instant(day: string | undefined): readonly string[] {
  const found = day === undefined ? null : instantFrom(day);
  return found === null ? [] : [found];
}

/** Things of which only one can be so at a time: the result of a check, where a track stands. */
function exclusiveContradiction(asked: readonly Leaf[]): string | null {
  const said = new Map<string, string>();
  for (const [what, value] of asked.flatMap(exclusives)) {
    if (value === undefined) continue;
    const other = said.get(what) ?? value;
    if (other !== value) return `${what} cannot be ${other} and ${value}`;
    said.set(what, value);
  }
  return null;
}

function exclusives(leaf: Leaf): readonly (readonly [what: string, value: string | undefined])[] {
  if ('check' in leaf) return [[`check ${leaf.check}`, leaf.is]];
  if ('run' in leaf) return [[`run ${leaf.run}`, leaf.is === 'succeeded' ? 'completed' : (leaf.is ?? 'completed')]];
  if (!('track' in leaf)) return [];
  return [
    [`track ${leaf.track}`, leaf.is],
    [`the stage of track ${leaf.track}`, leaf.stage],
  ];
}
