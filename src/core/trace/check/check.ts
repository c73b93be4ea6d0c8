import type { Path } from '../../finding.ts';
import { builtIn } from './built-in.ts';
import { confirmProblems, ledTo, standingOf, type Standing } from './confirm.ts';
import { executionProblems, isExecution, type ToldConfirm } from './execution.ts';
import { identityProblems } from './identities.ts';
import type { Invariant } from './invariants.ts';
import type { ObjectKind } from './kind.ts';
import { collected, deepest, idOf, type Collection, type Shaped, type TraceObject } from './objects.ts';
import { orderProblems } from './order.ts';
import { referenceProblems } from './references.ts';
import { ruled, type Vacuous } from './rules.ts';
import { sayingProblems, sayingsIn, withSaid, type Index, type Saying } from './said.ts';
import { shapeProblems } from './shape.ts';
import { matchedTo, tellingProblems, toldIn } from './telling.ts';
import { problemAt, type TraceProblem } from './told.ts';

/** One object that was checked. */
export interface Checked {
  readonly file: string;
  readonly kind: ObjectKind;
  /** Null where it has none. */
  readonly id: string | null;
  /** Nothing of it is an error; warnings may be. */
  readonly ok: boolean;
}

/** What was found in objects of MPLP that belong together. */
export interface TraceReport {
  readonly problems: readonly TraceProblem[];
  readonly checked: readonly Checked[];
  readonly standings: readonly Standing[];
  /** How many rules there were, with those that ship with this program. */
  readonly rules: number;
  readonly vacuous: readonly Vacuous[];
}

/** What objects are checked with. */
export interface Circumstances {
  /** Everything that they name should be among them. */
  readonly isWhole: boolean;
  /** The moment now, ISO 8601 in UTC. */
  readonly now: string;
  /** Indexes of exports that lie beside them. */
  readonly indexes: readonly Index[];
  /** What else says where a Confirm stands. */
  readonly sayings: readonly Saying[];
}

/**
 * Checks objects of MPLP, whoever wrote them: each by its schema and by rules, and all of them together, as a record that
 * nobody can have made so by accident.
 */
export function checkTrace(
  objects: readonly TraceObject[],
  rules: readonly Invariant[],
  { isWhole, now, indexes, sayings: others }: Circumstances,
): TraceReport {
  const collection = collected(objects);
  const told = toldIn(collection, isWhole);
  const confirms = collection.shaped.confirm.map((confirm): ToldConfirm => {
    const events = told.of(confirm);
    const matched = matchedTo(confirm, events);
    return { confirm, told: events, matched, led: ledTo(matched) };
  });
  const invariants = [...builtIn, ...rules];
  const begun = begunIn(collection);
  const replaced = new Set(collection.shaped.confirm.map(({ is }) => is.governance?.lastConfirmRef?.id));
  const isBlind = objects.some(({ kind, is }) => kind === 'trace' && is === null);
  const byRules = ruled(collection, invariants);
  const sayings = [...indexes.flatMap(sayingsIn), ...others];
  const stands = confirms.map((one) => ({
    confirm: one.confirm,
    standing: standing(one, collection, { begun, replaced, now }),
  }));
  const problems = [
    ...objects.flatMap(shapeProblems),
    ...byRules.problems,
    ...referenceProblems(collection, isWhole),
    ...identityProblems(collection),
    ...orderProblems(collection),
    ...told.problems,
    ...confirms.flatMap((one) => lifecycle(one, collection, isWhole, isBlind)),
    ...executionProblems(collection, confirms),
    ...sayingProblems(sayings, indexes, collection, stands),
  ];
  const wrong = wrongIn(problems);
  return {
    problems,
    checked: objects.map((one) => ({
      file: one.file,
      kind: one.kind,
      id: idOf(one),
      ok: !wrong.has(placeText(one.file, one.path)),
    })),
    standings: stands.map((one) => withSaid(one, sayings)),
    rules: invariants.length,
    vacuous: byRules.vacuous,
  };
}

/** Every place in or below which there is an error, down to where objects stand in a file. */
function wrongIn(problems: readonly TraceProblem[]): ReadonlySet<string> {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return new Set(
    errors.flatMap(({ file, path }) =>
      Array.from({ length: deepest + 1 }, (_, depth) => placeText(file, path.slice(0, depth))),
    ),
  );
}

function placeText(file: string, path: Path): string {
  return JSON.stringify([file, ...path]);
}

/** What is known of all of them together: Plans that were begun, Confirms that another took the place of. */
interface Known {
  readonly begun: ReadonlySet<string | undefined>;
  readonly replaced: ReadonlySet<string | undefined>;
  readonly now: string;
}

/** The Plans of which something was executed. */
function begunIn({ shaped }: Collection): ReadonlySet<string | undefined> {
  return new Set(shaped.trace.filter(({ is }) => (is.events ?? []).some(isExecution)).map(({ is }) => is.plan_id));
}

/** `isBlind`: the shape of some Trace is wrong, and what it tells is not known yet. */
function lifecycle(
  { confirm, told, matched, led }: ToldConfirm,
  collection: Collection,
  isWhole: boolean,
  isBlind: boolean,
): readonly TraceProblem[] {
  const own = confirmProblems(confirm, led);
  const beside = collection.beside(confirm, 'trace');
  if (beside.length > 0 ? beside.some(({ is }) => is === null) : isBlind) return own;
  if (told.length > 0) return [...own, ...tellingProblems(confirm, told, matched)];
  return [...own, nothingTold(confirm, isWhole)];
}

function nothingTold(confirm: Shaped<'confirm'>, isWhole: boolean): TraceProblem {
  return problemAt(
    confirm,
    ['confirm_id'],
    'event_missing',
    `no Trace among these files tells of the Confirm ${confirm.is.confirm_id}`,
    isWhole
      ? 'Add its Trace, with an event for the request and for each decision.'
      : 'Check the folder that it lies in.',
    isWhole ? 'error' : 'warning',
  );
}

function standing(
  { confirm, told, led }: ToldConfirm,
  { companion }: Collection,
  { begun, replaced, now }: Known,
): Standing {
  const plan = companion(confirm, 'plan');
  return standingOf(confirm, {
    told,
    led,
    plan: plan?.kind === 'plan' && plan.is !== null ? plan.is.status : null,
    hasBegun: begun.has(confirm.is.target_id),
    isReplaced: replaced.has(confirm.is.confirm_id),
    now,
  });
}
