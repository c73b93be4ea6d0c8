import { assurances, type Actor, type Entry, type Signature } from './entry.ts';
import { isFields } from './fields.ts';
import { refusalCodes } from './refusal-codes.ts';
import type { HandedOn, Refusal, RefusalCode } from './refusal.ts';
import { list, number, object, oneOf, optional, text, textOrNumber, type Check, type Shape } from './shape.ts';
import { instantFrom } from './time.ts';

/** What the entries of one kind of instance are made of, each by its name. */
export interface EntryShapes {
  readonly commands: Readonly<Record<string, Check>>;
  readonly events: Readonly<Record<string, Check>>;
  /** What an entry saw; only what is read again has a shape. */
  readonly saw: Check;
}

/**
 * Why an entry is none that this program could have written, as a sentence that names it; null for one that it could.
 * Looked at is the shape: a command and events that are known, with the fields that they need, each of its kind. Whether
 * it could have come to that is another question.
 */
export function shapeFaultBy({ commands, events, saw }: EntryShapes): (entry: Entry) => string | null {
  const whole = wholeWith(saw);
  const verbs = new Map<string, Check>(Object.entries(commands));
  const kinds = new Map<unknown, Check>(Object.entries(events));
  return (entry) => {
    const fault = faultIn(entry, whole, verbs, kinds);
    return fault === null ? null : `entry ${entry.seq} is none that this program knows: its ${fault}`;
  };
}

function faultIn(
  entry: Entry,
  whole: Check,
  verbs: ReadonlyMap<string, Check>,
  kinds: ReadonlyMap<unknown, Check>,
): string | null {
  const wrong = whole(entry);
  if (wrong !== null) return wrong.slice(1);
  const { events, refusal: no } = entry;
  if ((events === undefined) === (no === undefined)) return 'outcome is neither events nor a refusal, or both';
  return commandFault(entry.command, verbs) ?? eventsFault(events ?? [], kinds);
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
      needs: list(text),
      questions: list(object<HandedOn['questions'][number]>({ fact: text, question: text })),
    }),
  ),
});

/** What it is decides what it holds. */
const anything: Shape<unknown> = () => null;

/** What every entry of every log has. Of what it saw only the circumstances have a shape. */
const wholeWith = (saw: Shape<Entry['saw']>): Shape<Omit<Entry, 'command'>> =>
  object<Omit<Entry, 'command'>>({
    v: (value) => (value === 1 ? null : ' is not 1'),
    id: text,
    seq: number,
    at: instant,
    source: text,
    actor,
    said: optional(instant),
    saw,
    events: optional(list(anything)),
    refusal: optional(refusal),
    state: text,
    prev: text,
    signature: optional(object<Signature>({ key: text, text })),
    hash: text,
  });

function commandFault(command: unknown, verbs: ReadonlyMap<string, Check>): string | null {
  const [verb, other] = isFields(command) ? Object.keys(command) : [];
  if (!isFields(command) || verb === undefined || other !== undefined)
    return 'command is not one verb with its arguments';
  const check = verbs.get(verb);
  if (check === undefined) return `command ${verb} is no verb`;
  const fault = check(command[verb]);
  return fault === null ? null : `command ${verb}${fault}`;
}

const event = object<{ readonly type: string; readonly event_id: string }>({ type: text, event_id: text });

function eventsFault(events: readonly unknown[], kinds: ReadonlyMap<unknown, Check>): string | null {
  for (const one of events) {
    const fault = eventFault(one, kinds);
    if (fault !== null) return fault;
  }
  return null;
}

function eventFault(value: unknown, kinds: ReadonlyMap<unknown, Check>): string | null {
  const wrong = event(value);
  if (wrong !== null || !isFields(value)) return `event${wrong}`;
  const called = `event ${String(value['type'])}`;
  const check = kinds.get(value['type']);
  if (check === undefined) return `${called} is no event`;
  const fault = check(value);
  return fault === null ? null : called + fault;
}
