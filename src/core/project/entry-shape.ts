import { assurances, type Actor, type Entry, type Signature } from '../entry.ts';
import { isFields } from '../fields.ts';
import type { OwnerGroup } from '../policy/owners.ts';
import { permissions } from '../policy/schema.ts';
import { refusalCodes } from '../refusal-codes.ts';
import type { HandedOn, Refusal, RefusalCode } from '../refusal.ts';
import {
  flag,
  keyed,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  text,
  textOrNumber,
  yes,
  type Check,
  type Shape,
} from '../shape.ts';
import { instantFrom } from '../time.ts';
import { commandShapes } from './command-shapes.ts';
import { eventShapes } from './event-shapes.ts';
import { contents, people, texts } from './part-shapes.ts';
import type { Circumstance } from './under.ts';
import type { Proposal } from './world.ts';

/**
 * Why an entry is none that this program could have written, as a sentence that names it; null for one that it could.
 * Looked at is the shape: a command and events that are known, with the fields that they need, each of its kind. Whether
 * it could have come to that is another question.
 */
export function shapeFault(entry: Entry): string | null {
  const fault = faultIn(entry);
  return fault === null ? null : `entry ${entry.seq} is none that this program knows: its ${fault}`;
}

function faultIn(entry: Entry): string | null {
  const wrong = whole(entry);
  if (wrong !== null) return wrong.slice(1);
  const { events, refusal } = entry;
  if ((events === undefined) === (refusal === undefined)) return 'outcome is neither events nor a refusal, or both';
  return commandFault(entry.command) ?? eventsFault(events ?? []);
}

const instant: Shape<string> = (value) =>
  typeof value === 'string' && value.length > 10 && instantFrom(value) !== null ? null : ' is no time';

const actor = object<Actor>({
  id: textOrNumber,
  login: text,
  kind: oneOf(['person', 'agent', 'app', 'system']),
  assurance: oneOf(assurances),
});

const codes: readonly RefusalCode[] = Object.keys(refusalCodes).filter(
  (code): code is RefusalCode => code in refusalCodes,
);
const refusal = object<Refusal>({
  code: oneOf(codes),
  because: text,
  next: text,
  handoff: optional(
    object<HandedOn>({
      to: text,
      needs: texts,
      questions: list(object<HandedOn['questions'][number]>({ fact: text, question: text })),
    }),
  ),
});

const checkResult = oneOf(['passed', 'failed', 'pending']);

const branch = object<Partial<Proposal>>({
  head: optional(text),
  base: optional(text),
  contents: optional(contents),
  authors: optional(people),
  earlier: optional(record(contents)),
  pushed_at: optional(text),
  checks: optional(record(checkResult)),
  owners: optional(list(object<OwnerGroup>({ paths: texts, owners: texts }))),
  draft: optional(yes),
});

type By<K extends string> = Extract<Circumstance, { readonly [Key in K]: unknown }>;

const span: Shape<readonly [number, number]> = (value) =>
  Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number')
    ? null
    : ' is no pair of numbers';

const circumstance = keyed<
  Circumstance,
  'person' | 'team' | 'logins' | 'check' | 'branch' | 'order' | 'recent' | 'named' | 'reminds' | 'head'
>({
  person: object<By<'person'>>({ person: text, may: nullable(oneOf(permissions)) }),
  team: object<By<'team'>>({ team: text, has: people }),
  logins: object<By<'logins'>>({ logins: record(textOrNumber) }),
  check: object<By<'check'>>({ check: text, on: nullable(text), is: checkResult }),
  branch: object<By<'branch'>>({ branch: text, was: nullable(branch) }),
  order: object<By<'order'>>({ order: texts }),
  recent: object<By<'recent'>>({ recent: span }),
  named: object<By<'named'>>({ named: number }),
  reminds: object<By<'reminds'>>({ reminds: flag }),
  head: object<By<'head'>>({ head: nullable(text) }),
});

/** What it is decides what it holds. */
const anything: Shape<unknown> = () => null;

/** What every entry of every log has. Of what it saw only the circumstances have a shape. */
const whole = object<Omit<Entry, 'command'>>({
  v: (value) => (value === 1 ? null : ' is not 1'),
  id: text,
  seq: number,
  at: instant,
  source: text,
  actor,
  said: optional(instant),
  saw: object<{ readonly under?: readonly Circumstance[] }>({ under: optional(list(circumstance)) }),
  events: optional(list(anything)),
  refusal: optional(refusal),
  state: text,
  prev: text,
  signature: optional(object<Signature>({ key: text, text })),
  hash: text,
});

const commands = new Map<string, Check>(Object.entries(commandShapes));
const kinds = new Map<unknown, Check>(Object.entries(eventShapes));

function commandFault(command: unknown): string | null {
  const [verb, other] = isFields(command) ? Object.keys(command) : [];
  if (!isFields(command) || verb === undefined || other !== undefined)
    return 'command is not one verb with its arguments';
  const check = commands.get(verb);
  if (check === undefined) return `command ${verb} is no verb`;
  const fault = check(command[verb]);
  return fault === null ? null : `command ${verb}${fault}`;
}

const event = object<{ readonly type: string; readonly event_id: string }>({ type: text, event_id: text });

function eventsFault(events: readonly unknown[]): string | null {
  for (const one of events) {
    const fault = eventFault(one);
    if (fault !== null) return fault;
  }
  return null;
}

function eventFault(value: unknown): string | null {
  const wrong = event(value);
  if (wrong !== null || !isFields(value)) return `event${wrong}`;
  const called = `event ${String(value['type'])}`;
  const check = kinds.get(value['type']);
  if (check === undefined) return `${called} is no event`;
  const fault = check(value);
  return fault === null ? null : called + fault;
}
