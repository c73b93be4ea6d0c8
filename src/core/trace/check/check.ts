import { builtIn } from './built-in.ts';
import { confirmProblems, standingOf, type Standing } from './confirm.ts';
import { executionProblems, isExecution, type ToldConfirm } from './execution.ts';
import { identityProblems } from './identities.ts';
import type { Invariant } from './invariants.ts';
import type { ObjectKind } from './kind.ts';
import { collected, idOf, type Collection, type Shaped, type TraceObject } from './objects.ts';
import { orderProblems } from './order.ts';
import { referenceProblems } from './references.ts';
import { ruled, type Vacuous } from './rules.ts';
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

/**
 * Checks objects of MPLP, whoever wrote them: each by its schema and by rules, and all of them together, as a record that
 * nobody can have made so by accident. `isWhole`: everything that they name should be among them.
 */
export function checkTrace(
  objects: readonly TraceObject[],
  rules: readonly Invariant[],
  { isWhole }: { readonly isWhole: boolean },
): TraceReport {
  const collection = collected(objects);
  const told = toldIn(collection, isWhole);
  const confirms = collection.shaped.confirm.map((confirm): ToldConfirm => {
    const events = told.of(confirm);
    return { confirm, told: events, matched: matchedTo(confirm, events) };
  });
  const invariants = [...builtIn, ...rules];
  const begun = begunIn(collection);
  const isBlind = objects.some(({ kind, is }) => kind === 'trace' && is === null);
  const byRules = ruled(collection, invariants);
  const problems = [
    ...objects.flatMap(shapeProblems),
    ...byRules.problems,
    ...referenceProblems(collection, isWhole),
    ...identityProblems(collection),
    ...orderProblems(collection),
    ...told.problems,
    ...confirms.flatMap((one) => lifecycle(one, collection, isWhole, isBlind)),
    ...executionProblems(collection, confirms),
  ];
  const errors = Map.groupBy(
    problems.filter(({ severity }) => severity === 'error'),
    ({ file }) => file,
  );
  return {
    problems,
    checked: objects.map((one) => ({
      file: one.file,
      kind: one.kind,
      id: idOf(one),
      ok: !(errors.get(one.file) ?? []).some(({ path }) => one.path.every((step, index) => path[index] === step)),
    })),
    standings: confirms.map((one) => standing(one, collection, begun)),
    rules: invariants.length,
    vacuous: byRules.vacuous,
  };
}

/** The Plans of which something was executed. */
function begunIn({ shaped }: Collection): ReadonlySet<string | undefined> {
  return new Set(
    shaped.trace.filter(({ is }) => (is.events ?? []).some((event) => isExecution(event))).map(({ is }) => is.plan_id),
  );
}

/** `isBlind`: the shape of some Trace is wrong, and what it tells is not known yet. */
function lifecycle(
  { confirm, told, matched }: ToldConfirm,
  collection: Collection,
  isWhole: boolean,
  isBlind: boolean,
): readonly TraceProblem[] {
  const own = confirmProblems(confirm, matched);
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
  { confirm, told }: ToldConfirm,
  { companion }: Collection,
  begun: ReadonlySet<string | undefined>,
): Standing {
  const plan = companion(confirm, 'plan');
  const status = plan?.kind === 'plan' && plan.is !== null ? plan.is.status : null;
  return standingOf(confirm, told, status, begun.has(confirm.is.target_id));
}
