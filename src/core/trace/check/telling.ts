import { isFields, type Fields } from '../../fields.ts';
import { canonicalEvent } from '../event-names.ts';
import { rebuilt } from '../rebuilt.ts';
import type { MplpConfirm, MplpEvent } from '../mplp.ts';
import { difference } from './identities.ts';

import { momentOf, timeOf } from './moment.ts';
import type { Collection, Shaped } from './objects.ts';
import { pathText, problemAt, valueText, type TraceProblem } from './told.ts';

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
  const byBoth = Map.groupBy(all, (one) => bothText(one.in.folder, one.confirm));
  const byConfirm = Map.groupBy(all, ({ confirm }) => confirm);
  return {
    of: (confirm) => {
      const { confirm_id } = confirm.is;
      if (collection.beside(confirm, 'trace').length === 0) return onceEach(byConfirm.get(confirm_id) ?? []);
      const isAlone = collection.beside(confirm, 'confirm').length === 1;
      if (!isAlone) return onceEach(byBoth.get(bothText(confirm.folder, confirm_id)) ?? []);
      const beside = byFolder.get(confirm.folder) ?? [];
      return onceEach(beside.filter((one) => one.confirm === confirm_id || one.confirm === null));
    },
    problems: unboundIn(all, collection, isWhole),
  };
}

function bothText(folder: string, confirm: string | null): string {
  return JSON.stringify([folder, confirm]);
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

/** Of a Confirm that is not there it is told once. */
function unboundIn(all: readonly Telling[], collection: Collection, isWhole: boolean): readonly TraceProblem[] {
  const unknown = new Set<string>();
  const owners = ownersIn(collection);
  return all.flatMap((one) => {
    const { confirm } = one;
    if (confirm === null || collection.named('confirm', confirm).length > 0)
      return unbound(one, collection, owners, isWhole);
    if (unknown.has(confirm)) return [];
    unknown.add(confirm);
    return unbound(one, collection, owners, isWhole);
  });
}

/** The id of a decision → the Confirms that have it. */
type Owners = ReadonlyMap<string, readonly MplpConfirm[]>;

function ownersIn({ shaped }: Collection): Owners {
  const owners = new Map<string, MplpConfirm[]>();
  for (const { is } of shaped.confirm)
    for (const { decision_id } of is.decisions ?? []) {
      const known = owners.get(decision_id);
      if (known === undefined) owners.set(decision_id, [is]);
      else known.push(is);
    }
  return owners;
}

function unbound(one: Telling, collection: Collection, owners: Owners, isWhole: boolean): readonly TraceProblem[] {
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
  const those = owners.get(one.decision) ?? [];
  // A Confirm whose shape is wrong may have the decision all the same.
  if (those.some(({ confirm_id }) => confirm_id === one.confirm) || named.some(({ is }) => is === null)) return [];
  const [other] = those;
  return [
    problemAt(
      one.in,
      [...at, 'data', 'decision_id'],
      other === undefined ? 'unresolved_reference' : 'ids_disagree',
      other === undefined
        ? `${what} tells of the decision ${one.decision}, which its Confirm does not have`
        : `${what} tells of a decision of another Confirm, ${other.confirm_id}`,
      'Correct the ids, or add the decision to its Confirm.',
    ),
  ];
}

/**
 * What the events tell of the request and of each decision: once, and as the Confirm has it. Where they name the entry of a
 * record that they are from, they leave nothing out, and the Confirm is exactly what they lead to.
 */
export function tellingProblems(
  confirm: Shaped<'confirm'>,
  told: readonly Telling[],
  matched: readonly Matched[],
): readonly TraceProblem[] {
  const problems = eachTold(confirm, told, matched);
  const [request, ...others] = told.some(isRecorded) ? told : [];
  return problems.length > 0 || request === undefined
    ? problems
    : unlike(
        confirm,
        rebuilt(
          request.event,
          others.map(({ event }) => event),
        ),
      );
}

/** Does it name the entry of a record that it is from? Then nobody has shortened it. */
function isRecorded({ data: { record } }: Telling): boolean {
  return isFields(record) && typeof record['entry'] === 'number';
}

/** Where a Confirm is not what its events lead to. Its status is looked at with its decisions. */
function unlike(confirm: Shaped<'confirm'>, made: MplpConfirm): readonly TraceProblem[] {
  const { status: _status, ...is } = confirm.is;
  const { status: _reached, ...leads } = made;
  const names = new Set([...Object.keys(is), ...Object.keys(leads)]);
  const [one, other]: readonly Fields[] = [is, leads];
  return [...names].flatMap((name) => {
    const path = difference(one?.[name], other?.[name], [name]);
    if (path === null) return [];
    return [
      problemAt(
        confirm,
        path,
        'event_contradicted',
        `${pathText(path)} is not what the events of its Trace tell`,
        'Correct whichever of the two is wrong: what was recorded says both the same.',
      ),
    ];
  });
}

function eachTold(
  confirm: Shaped<'confirm'>,
  told: readonly Telling[],
  matched: readonly Matched[],
): readonly TraceProblem[] {
  const { requested_at, requested_by_role, target_id, target_type, reason, governance } = confirm.is;
  const requests = told.filter(({ name }) => name === 'confirm.submitted');
  const [request, ...again] = requests;
  const rejected = matched.find(({ made }) => made.status === 'rejected');
  return [
    ...(request === undefined
      ? [missing(confirm, ['requested_at'], 'that approval was asked for')]
      : [
          ...timed(request, requested_at, 'requested_at'),
          ...sameAs(request, 'target_id', target_id),
          ...sameAs(request, 'target_type', target_type),
          ...sameAs(request, 'requested_by_role', requested_by_role),
          ...sameTime(request, 'requested_at', requested_at),
          ...sameAs(request, 'supersedes', governance?.lastConfirmRef?.id ?? null),
          ...sameWords(request, reason),
        ]),
    ...again
      .filter((one) => rejected === undefined || !isBefore(rejected.made, one))
      .map((one) => twice(one, 'the request')),
    ...matched.flatMap(({ made, by: [first, ...others] }, index) => {
      if (first === undefined)
        return [missing(confirm, ['decisions', index], `of decisions[${index}] (${made.status})`)];
      const status = first.name === 'confirm.overridden' ? 'approved' : first.name.replace('decision.', '');
      return [
        ...timed(first, made.decided_at, `decisions[${index}].decided_at`),
        ...sameTime(first, 'decided_at', made.decided_at),
        ...sameAs(first, 'decided_by_role', made.decided_by_role),
        ...sameWords(first, made.reason),
        ...(request === undefined ? [] : sameBytes(first, request)),
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
  const named = Map.groupBy(told.filter(isDecision), ({ decision }) => decision);
  const matched = decisions.map((made) => ({ made, by: [...(named.get(made.decision_id) ?? [])] }));
  const untold = matched.filter(({ by }) => by.length === 0);
  for (const [name, all] of Map.groupBy(named.get(null) ?? [], (one) => one.name)) {
    const like = untold.filter(({ made }) => name === `decision.${made.status}`);
    for (const [index, one] of all.entries()) like[index]?.by.push(one);
  }
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

function sameAs(one: Telling, field: string, value: string | null): readonly TraceProblem[] {
  const given = one.data[field];
  return given === undefined || given === value
    ? []
    : [contradicted(one, ['data', field], `it tells of another ${field} than its Confirm has, ${valueText(value)}`)];
}

/** A moment may be written in more than one way. */
function sameTime(one: Telling, field: string, value: string): readonly TraceProblem[] {
  const given = one.data[field];
  const isSame = typeof given === 'string' && momentOf(given) === timeOf(value);
  return isSame ? [] : sameAs(one, field, value);
}

/** Those who publish a Trace shorten what was said; more than was said nobody can tell. */
function sameWords(one: Telling, said = ''): readonly TraceProblem[] {
  const given = one.data['reason'];
  if (typeof given !== 'string' || given === said) return [];
  const isShort = given.length < said.length || given.startsWith(said);
  const says = `it gives another reason than its Confirm has, ${valueText(said)}`;
  return [contradicted(one, ['data', 'reason'], says, isShort && !isRecorded(one) ? 'warning' : 'error')];
}

/** Who decides here decides about the bytes that were asked about, and its event says which. */
function sameBytes(one: Telling, request: Telling): readonly TraceProblem[] {
  const isOurs = isRecorded(one) && isRecorded(request);
  if (!isOurs || difference(one.data['covers'], request.data['covers']) === null) return [];
  return [contradicted(one, ['data', 'covers'], 'it is about other bytes than were asked about')];
}

function twice(one: Telling, what: string): TraceProblem {
  return contradicted(one, [], `it tells of ${what} a second time`);
}

export function contradicted(
  one: Telling,
  below: readonly (string | number)[],
  says: string,
  severity: TraceProblem['severity'] = 'error',
): TraceProblem {
  return problemAt(
    one.in,
    ['events', one.index, ...below],
    'event_contradicted',
    `events[${one.index}] does not fit its Confirm: ${says}`,
    'Correct whichever of the two is wrong.',
    severity,
  );
}
