import { isFields } from '../../fields.ts';
import type { Path } from '../../finding.ts';
import type { MplpTrace } from '../mplp.ts';
import { kindFacts, objectKinds, type ObjectKind } from './kind.ts';
import type { Collection, Shaped } from './objects.ts';
import { pathText, problemAt, type TraceProblem } from './told.ts';

/** An object or a part of it that something names by its id. */
interface Reference {
  readonly at: Path;
  readonly kind: ObjectKind;
  readonly id: string;
  /** Whether the rules of binding ask about it, too, where an object of that kind lies beside. */
  readonly isBound: boolean;
}

/**
 * What the objects name by id and is not there. `isWhole`: everything should be among the files, so that what is missing is
 * an error; else somebody chose some of them.
 */
export function referenceProblems(collection: Collection, isWhole: boolean): readonly TraceProblem[] {
  const { shaped } = collection;
  // What is missing is told once, however many name it.
  const told = new Set<string>();
  const isNew = ({ kind, id }: Reference): boolean => told.size < told.add(`${kind} ${id}`).size;
  const named = (one: Shaped<ObjectKind>, references: readonly Reference[]) =>
    references
      .filter(({ kind, id }) => collection.named(kind, id).length === 0)
      .filter(({ kind, isBound }) => !isBound || collection.beside(one, kind).length === 0)
      .filter(isNew)
      .map(({ at, kind, id }) =>
        problemAt(
          one,
          at,
          'unresolved_reference',
          `${pathText(at)} names the ${kindFacts[kind].title} ${id}, which is not among these files`,
          isWhole
            ? `Add its file, or correct the id: without it nobody can say what this ${kindFacts[one.kind].title} is about.`
            : 'Check the folder that it lies in, too: some of what this rests on was not looked at.',
          isWhole ? 'error' : 'warning',
        ),
      );
  return [
    ...shaped.context.flatMap((one) => named(one, [...lastConfirm(one.is), ...spanOf(one.is.trace)])),
    ...shaped.plan.flatMap((one) => [
      ...named(one, [bound('context', one.is.context_id), ...spanOf(one.is.trace)]),
      ...steps(one),
    ]),
    ...shaped.confirm.flatMap((one) => [
      ...named(one, [...targetOf(one), ...lastConfirm(one.is), ...spanOf(one.is.trace)]),
      ...otherTarget(one, collection),
    ]),
    ...shaped.trace.flatMap((one) => [
      ...named(one, [
        bound('context', one.is.context_id),
        ...(one.is.plan_id === undefined ? [] : [bound('plan', one.is.plan_id)]),
        ...lastConfirm(one.is),
      ]),
      ...segments(one),
      ...ownEvents(one),
    ]),
  ];
}

function bound(kind: ObjectKind, id: string): Reference {
  return { at: [kindFacts[kind].id], kind, id, isBound: true };
}

type Governed = Shaped<'confirm' | 'context' | 'trace'>['is'];

function lastConfirm({ governance }: Pick<Governed, 'governance'>): readonly Reference[] {
  const last = governance?.lastConfirmRef;
  const kind = objectKinds.find((one) => one === last?.module);
  return last === undefined || kind === undefined
    ? []
    : [{ at: ['governance', 'lastConfirmRef', 'id'], kind, id: last.id, isBound: false }];
}

function spanOf(span: MplpTrace['root_span'] | undefined): readonly Reference[] {
  if (span === undefined) return [];
  const { trace_id, context_id } = span;
  return [
    { at: ['trace', 'trace_id'], kind: 'trace', id: trace_id, isBound: false },
    ...(context_id === undefined
      ? []
      : [{ at: ['trace', 'context_id'], kind: 'context', id: context_id, isBound: false } as const]),
  ];
}

function targetOf({ is: { target_type, target_id } }: Shaped<'confirm'>): readonly Reference[] {
  const kind = objectKinds.find((one) => one === target_type);
  return kind === undefined ? [] : [{ at: ['target_id'], kind, id: target_id, isBound: kind === 'plan' }];
}

/** A Confirm that says it is about something else than what its target is. */
function otherTarget(one: Shaped<'confirm'>, { named }: Collection): readonly TraceProblem[] {
  const { target_type, target_id } = one.is;
  const kind = objectKinds.find((other) => other !== target_type && named(other, target_id).length > 0);
  if (kind === undefined) return [];
  return [
    problemAt(
      one,
      ['target_type'],
      'ids_disagree',
      `target_type is ${target_type}, and target_id is the id of a ${kindFacts[kind].title}`,
      `Correct one of them: target_type: ${kind}, or the id of what is meant.`,
    ),
  ];
}

/** Dependencies on steps that the Plan does not have, and steps that wait for each other. */
function steps(one: Shaped<'plan'>): readonly TraceProblem[] {
  const all = one.is.steps.map(({ step_id, dependencies = [] }) => ({ id: step_id, on: dependencies }));
  const known = new Set(all.map(({ id }) => id));
  const missing = all.flatMap(({ on }, index) =>
    on.flatMap((id, at) =>
      known.has(id)
        ? []
        : [
            problemAt(
              one,
              ['steps', index, 'dependencies', at],
              'unresolved_reference',
              `steps[${index}] depends on ${id}, and the Plan has no such step`,
              'Name a step of the same Plan, or take it out.',
            ),
          ],
    ),
  );
  return [...missing, ...cycle(one, all, 'steps', 'dependencies')];
}

function segments(one: Shaped<'trace'>): readonly TraceProblem[] {
  const { segments: given = [] } = one.is;
  const all = given.map(({ segment_id, parent_segment_id: parent }) => ({
    id: segment_id,
    on: parent === undefined ? [] : [parent],
  }));
  const known = new Set(all.map(({ id }) => id));
  const missing = all.flatMap(({ on }, index) =>
    on
      .filter((id) => !known.has(id))
      .map((id) =>
        problemAt(
          one,
          ['segments', index, 'parent_segment_id'],
          'unresolved_reference',
          `segments[${index}] is part of ${id}, and the Trace has no such segment`,
          'Name a segment of the same Trace, or take it out.',
        ),
      ),
  );
  return [...missing, ...cycle(one, all, 'segments', 'parent_segment_id')];
}

/** Parts that can never come first, because each of them rests on another of them. */
function cycle(
  one: Shaped<ObjectKind>,
  all: readonly { readonly id: string; readonly on: readonly string[] }[],
  list: string,
  field: string,
): readonly TraceProblem[] {
  const ids = new Set(all.map(({ id }) => id));
  const users = new Map<string, string[]>();
  const open = new Map<string, number>();
  for (const { id, on } of all) {
    const within = [...new Set(on)].filter((other) => ids.has(other));
    open.set(id, within.length);
    for (const other of within) {
      const by = users.get(other);
      if (by === undefined) users.set(other, [id]);
      else by.push(id);
    }
  }
  const free = [...open].flatMap(([id, count]) => (count === 0 ? [id] : []));
  for (const id of free) {
    open.delete(id);
    for (const user of users.get(id) ?? []) {
      const left = Number(open.get(user)) - 1;
      open.set(user, left);
      if (left === 0) free.push(user);
    }
  }
  const stuck = all.flatMap(({ id }, index) => (open.has(id) ? [index] : []));
  return stuck
    .slice(0, 1)
    .map((index) =>
      problemAt(
        one,
        [list, index, field],
        'dependency_cycle',
        stuck.length === 1
          ? `${list}[${index}] rests on itself`
          : `${stuck.length} ${list} wait for each other, and none can come first: ${stuck.slice(0, 5).join(', ')}`,
        'Take out one of these dependencies.',
      ),
    );
}

/** Events that say they are of another Trace, Plan or Context than the one they stand in. */
function ownEvents(one: Shaped<'trace'>): readonly TraceProblem[] {
  const { trace_id, plan_id, context_id, events = [] } = one.is;
  return events.flatMap((event, index) => {
    const data = isFields(event.data) ? event.data : {};
    const said = [
      [['trace_id'], event.trace_id, trace_id],
      [['data', 'trace_id'], data['trace_id'], trace_id],
      [['data', 'plan_id'], data['plan_id'], plan_id],
      [['data', 'context_id'], data['context_id'], context_id],
    ] as const;
    return said.flatMap(([below, given, right]) => {
      if (given === undefined || right === undefined || given === right) return [];
      const at: Path = ['events', index, ...below];
      return [
        problemAt(
          one,
          at,
          'ids_disagree',
          `${pathText(at)} is not that of the Trace it stands in, ${right}`,
          'Correct it, or move the event to the Trace that it is of.',
        ),
      ];
    });
  });
}
