import { isFields } from '../../fields.ts';
import type { Path } from '../../finding.ts';
import type { MplpTrace } from '../mplp.ts';
import { gitKindOf } from './event-data.ts';
import type { ObjectKind } from './kind.ts';
import { timeOf } from './moment.ts';
import type { Collection, Shaped } from './objects.ts';
import { problemAt, type TraceProblem } from './told.ts';

/** What a Trace says of its own times, and what no object can say of its own making. */
export function orderProblems({ shaped }: Collection): readonly TraceProblem[] {
  const all = [...shaped.context, ...shaped.plan, ...shaped.confirm, ...shaped.trace];
  return [
    ...all.flatMap((one) => span(one, ['meta'], one.is.meta.created_at, one.is.meta.updated_at, 'updated_at')),
    ...shaped.context.flatMap((one) => span(one, [], one.is.created_at, one.is.updated_at, 'updated_at')),
    ...shaped.trace.flatMap((one) => [
      ...ran(one, [], one.is),
      ...(one.is.segments ?? []).flatMap((segment, index) => ran(one, ['segments', index], segment)),
      ...eventOrder(one),
      ...gitKinds(one),
    ]),
  ];
}

function span(
  one: Shaped<ObjectKind>,
  at: Path,
  first: string | undefined,
  last: string | undefined,
  name: string,
): readonly TraceProblem[] {
  if (first === undefined || last === undefined || timeOf(first) <= timeOf(last)) return [];
  return [
    problemAt(
      one,
      [...at, name],
      'out_of_order',
      `${name} is ${last}, before it began, ${first}`,
      'Correct whichever of the two is wrong.',
    ),
  ];
}

type Ran = Pick<MplpTrace, 'started_at' | 'finished_at'> & { readonly status: string };

function ran(one: Shaped<'trace'>, at: Path, { started_at, finished_at, status }: Ran): readonly TraceProblem[] {
  const goesOn = status === 'running' || status === 'pending';
  return [
    ...span(one, at, started_at, finished_at, 'finished_at'),
    ...(goesOn && finished_at !== undefined
      ? [
          problemAt(
            one,
            [...at, 'status'],
            'status_contradicted',
            `status is ${status}, and finished_at says that it has ended`,
            'Take finished_at out, or say how it ended: completed, failed or cancelled.',
          ),
        ]
      : []),
  ];
}

/** Events stand in the order in which they happened, between the beginning and the end of their Trace. */
function eventOrder(one: Shaped<'trace'>): readonly TraceProblem[] {
  const { events = [], started_at, finished_at } = one.is;
  return events.flatMap(({ timestamp }, index) => {
    const at = timeOf(timestamp);
    const before = events[index - 1];
    const wrong =
      before !== undefined && at < timeOf(before.timestamp)
        ? `before events[${index - 1}], ${before.timestamp}, which stands in front of it`
        : started_at !== undefined && at < timeOf(started_at)
          ? `before the Trace was started, ${started_at}`
          : finished_at !== undefined && at > timeOf(finished_at)
            ? `after the Trace was finished, ${finished_at}`
            : null;
    if (wrong === null) return [];
    return [
      problemAt(
        one,
        ['events', index, 'timestamp'],
        'out_of_order',
        `events[${index}] happened at ${timestamp}, ${wrong}`,
        'Put the events in their order, or correct the time.',
      ),
    ];
  });
}

/** `git.merge` tells of a merge. */
function gitKinds(one: Shaped<'trace'>): readonly TraceProblem[] {
  return (one.is.events ?? []).flatMap(({ event_type, data }, index) => {
    const kind = event_type.startsWith('git.') ? gitKindOf(event_type) : null;
    const said = isFields(data) ? data['event_kind'] : undefined;
    if (kind === null || said === kind) return [];
    return [
      problemAt(
        one,
        ['events', index, 'data', 'event_kind'],
        'event_contradicted',
        `events[${index}] is ${event_type}, and its event_kind is ${String(said)}`,
        `Write event_kind: ${kind}, or correct the type.`,
      ),
    ];
  });
}
