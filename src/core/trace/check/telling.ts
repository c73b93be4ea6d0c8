import { canonicalEvent } from '../event-names.ts';
import type { MplpConfirm, MplpEvent } from '../mplp.ts';
import { isFields, type Fields } from './kind.ts';
import { timeOf } from './moment.ts';
import type { Collection, Shaped } from './objects.ts';
import { problemAt, type TraceProblem } from './told.ts';

export type Decision = NonNullable<MplpConfirm['decisions']>[number];

/** An event of a Trace that tells of a Confirm. */
export interface Telling {
  readonly in: Shaped<'trace'>;
  readonly index: number;
  readonly event: MplpEvent;
  /** Its one name, whatever it is called. */
  readonly name: string;
  readonly data: Fields;
  /** The ids that it names; null where it names none. */
  readonly confirm: string | null;
  readonly decision: string | null;
}

/** What all Traces tell of Confirms. */
export interface Told {
  /** What they tell of one of them: the Traces beside it, or all where there is none beside it. */
  readonly of: (confirm: Shaped<'confirm'>) => readonly Telling[];
  /** Events that do not say what they tell of, or name what is not there. */
  readonly problems: readonly TraceProblem[];
}

export function toldIn(collection: Collection, isWhole: boolean): Told {
  const all = collection.shaped.trace.flatMap(tellingsOf);
  const byFolder = Map.groupBy(all, (one) => one.in.folder);
  const byConfirm = Map.groupBy(all, ({ confirm }) => confirm);
  return {
    of: (confirm) => {
      const { confirm_id } = confirm.is;
      if (collection.beside(confirm, 'trace').length === 0) return onceEach(byConfirm.get(confirm_id) ?? []);
      const isAlone = collection.beside(confirm, 'confirm').length === 1;
      const beside = byFolder.get(confirm.folder) ?? [];
      return onceEach(beside.filter((one) => one.confirm === confirm_id || (isAlone && one.confirm === null)));
    },
    problems: all.flatMap((one) => unbound(one, collection, isWhole)),
  };
}

function tellingsOf(trace: Shaped<'trace'>): readonly Telling[] {
  return (trace.is.events ?? []).flatMap((event, index) => {
    const { name } = canonicalEvent(event.event_type);
    if (!/^(?:confirm|decision)\./u.test(name)) return [];
    const data = isFields(event.data) ? event.data : {};
    const { confirm_id: confirm, decision_id: decision } = data;
    return [{ in: trace, index, event, name, data, confirm: textOf(confirm), decision: textOf(decision) }];
  });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A Trace may lie in several files. */
function onceEach(all: readonly Telling[]): readonly Telling[] {
  return [...Map.groupBy(all, ({ event }) => event.event_id).values()].flatMap((same) => same.slice(0, 1));
}

function isDecision({ name }: Telling): boolean {
  return name.startsWith('decision.') || name === 'confirm.overridden';
}

function unbound(one: Telling, collection: Collection, isWhole: boolean): readonly TraceProblem[] {
  const severity = isWhole ? 'error' : 'warning';
  const at = ['events', one.index];
  const what = `events[${one.index}] (${one.event.event_type})`;
  if (one.confirm === null)
    return [
      problemAt(
        one.in,
        at,
        'unresolved_reference',
        `${what} does not say which Confirm it tells of`,
        'Add its id as data.confirm_id.',
      ),
    ];
  const named = collection.named('confirm', one.confirm);
  if (named.length === 0)
    return [
      problemAt(
        one.in,
        [...at, 'data', 'confirm_id'],
        'unresolved_reference',
        `${what} tells of the Confirm ${one.confirm}, which is not among these files`,
        'Add the file of that Confirm, or correct the id.',
        severity,
      ),
    ];
  if (!one.name.startsWith('decision.')) return [];
  if (one.decision === null)
    return [
      problemAt(
        one.in,
        at,
        'unresolved_reference',
        `${what} does not say which decision it tells of`,
        'Add its id as data.decision_id.',
      ),
    ];
  const isIn = (confirm: MplpConfirm) =>
    (confirm.decisions ?? []).some(({ decision_id }) => decision_id === one.decision);
  // A Confirm whose shape is wrong may have the decision all the same.
  if (named.some(({ is, kind }) => kind !== 'confirm' || is === null || isIn(is))) return [];
  const other = collection.shaped.confirm.find(({ is }) => isIn(is));
  return [
    problemAt(
      one.in,
      [...at, 'data', 'decision_id'],
      other === undefined ? 'unresolved_reference' : 'ids_disagree',
      other === undefined
        ? `${what} tells of the decision ${one.decision}, which its Confirm does not have`
        : `${what} tells of a decision of another Confirm, ${other.is.confirm_id}`,
      'Correct the ids, or add the decision to its Confirm.',
    ),
  ];
}

/** What the events tell of the request and of each decision: once, and as the Confirm has it. */
export function tellingProblems(
  confirm: Shaped<'confirm'>,
  told: readonly Telling[],
  matched: readonly Matched[],
): readonly TraceProblem[] {
  const { requested_at, target_id, target_type } = confirm.is;
  const requests = told.filter(({ name }) => name === 'confirm.submitted');
  const [request, ...again] = requests;
  return [
    ...(request === undefined
      ? [missing(confirm, ['requested_at'], 'that approval was asked for')]
      : [
          ...timed(request, requested_at, 'requested_at'),
          ...sameAs(request, 'target_id', target_id),
          ...sameAs(request, 'target_type', target_type),
        ]),
    ...again
      .filter((one) => !matched.some(({ made }) => made.status === 'rejected' && isBefore(made, one)))
      .map((one) => twice(one, 'the request')),
    ...matched.flatMap(({ made, by: [first, ...others] }, index) => {
      if (first === undefined)
        return [missing(confirm, ['decisions', index], `of decisions[${index}] (${made.status})`)];
      const status = first.name === 'confirm.overridden' ? 'approved' : first.name.replace('decision.', '');
      return [
        ...timed(first, made.decided_at, `decisions[${index}].decided_at`),
        ...others.map((one) => twice(one, `decisions[${index}]`)),
        ...(status === made.status
          ? []
          : [
              contradicted(
                first,
                ['event_type'],
                `${first.event.event_type} tells of decisions[${index}], which is ${made.status}`,
              ),
            ]),
      ];
    }),
  ];
}

function isBefore({ decided_at }: Decision, { event }: Telling): boolean {
  return timeOf(decided_at) <= timeOf(event.timestamp);
}

/** A decision, with the events that tell of it. */
export interface Matched {
  readonly made: Decision;
  readonly by: readonly Telling[];
}

/** An event that names no decision tells of the first that is like it and nobody else tells of. */
export function matchedTo({ is: { decisions = [] } }: Shaped<'confirm'>, told: readonly Telling[]): readonly Matched[] {
  const matched = decisions.map((made) => ({
    made,
    by: told.filter((one) => isDecision(one) && one.decision === made.decision_id),
  }));
  for (const one of told.filter(({ decision }) => decision === null))
    matched.find(({ made, by }) => by.length === 0 && one.name === `decision.${made.status}`)?.by.push(one);
  return matched;
}

function missing(confirm: Shaped<'confirm'>, at: readonly (string | number)[], what: string): TraceProblem {
  return problemAt(
    confirm,
    at,
    'event_missing',
    `no event of a Trace tells ${what}`,
    'Add the event that was recorded then: a Trace tells every request and every decision.',
  );
}

function timed(one: Telling, moment: string, field: string): readonly TraceProblem[] {
  const { timestamp } = one.event;
  return timeOf(timestamp) === timeOf(moment)
    ? []
    : [contradicted(one, ['timestamp'], `it tells that it was at ${timestamp}, and ${field} is ${moment}`)];
}

function sameAs(one: Telling, field: string, value: string): readonly TraceProblem[] {
  const given = one.data[field];
  return given === undefined || given === value
    ? []
    : [contradicted(one, ['data', field], `it tells of another ${field} than its Confirm has, ${value}`)];
}

function twice(one: Telling, what: string): TraceProblem {
  return contradicted(one, [], `it tells of ${what} a second time`);
}

export function contradicted(one: Telling, below: readonly (string | number)[], says: string): TraceProblem {
  return problemAt(
    one.in,
    ['events', one.index, ...below],
    'event_contradicted',
    `events[${one.index}] does not fit its Confirm: ${says}`,
    'Correct whichever of the two is wrong.',
  );
}
