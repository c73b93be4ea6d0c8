import type { Entry, EntryHead, Verdict } from '../entry.ts';
import { isSame } from '../same.ts';
import { afterBy, type Steps } from './after.ts';
import type { Untold } from './replay.ts';

/** An entry that the rules of then would not have made, and why, as the end of "entry 41 says …". */
export interface Wrong {
  readonly entry: number;
  readonly says: string;
  /** No program of Countersign could have written it; then `says` is a sentence that names it. */
  readonly isMisshapen?: true;
}

/** What came of deciding entries again. */
export interface Proof {
  /** Entries that came out as they are recorded. */
  readonly decided: number;
  readonly wrong: readonly Wrong[];
  readonly untold: readonly Untold[];
}

/** How ids are made: of where an entry came from, and of an entry and the place of an event in it. */
export interface Ids {
  readonly entry: (source: string) => string;
  readonly event: (entry: string, ordinal: number) => string;
}

/** What deciding one entry again came to. */
export type Judged =
  | { readonly is: 'decided' }
  | { readonly wrong: string; readonly isMisshapen?: true }
  | { readonly untold: string };

/** A kind of instance, as far as its entries are decided again. */
export interface Again<State, Command, Event> extends Steps<State, Command, Event> {
  readonly word: 'project' | 'run';
  readonly shapeFault: (entry: Entry<Command, Event>) => string | null;
  readonly isBeginning: (command: Command) => boolean;
  /** Is it what people decide, and Countersign itself never asks for? */
  readonly isWish: (command: Command) => boolean;
  readonly commandText: (command: Command) => string;
}

/**
 * Goes through entries in their order, each after the state that those before it lead to. `look` gets all of them, and
 * answers how one is judged. Entries up to number `since` are taken for proven. Whoever writes entries with a program of
 * their own may write any: one of no known shape is told, and those after it are decided as far as that goes.
 */
export function again<State, Command, Event extends { readonly type: string; readonly event_id: string }>(
  kind: Again<State, Command, Event>,
  entries: readonly Entry<Command, Event>[],
  ids: Ids,
  since: number,
  look: (entry: Entry<Command, Event>, state: State | null, index: number) => () => Judged,
): Proof {
  let state: State | null = null;
  let decided = 0;
  const wrong: Wrong[] = [];
  const untold: Untold[] = [];
  for (const [index, entry] of entries.entries()) {
    const { seq, actor, command } = entry;
    const fault = kind.shapeFault(entry);
    const judged: Judged = fault === null ? judgedAt(entry, state, index) : { wrong: fault, isMisshapen: true };
    if (seq > since) {
      if ('wrong' in judged) {
        const { wrong: says, ...more } = judged;
        wrong.push({ entry: seq, says, ...more });
      } else if ('untold' in judged)
        untold.push({ entry: seq, by: actor.login, what: kind.commandText(command), because: judged.untold });
      else decided += 1;
    }
    state = afterBy(kind, state, entry);
  }
  return { decided, wrong, untold };

  function judgedAt(entry: Entry<Command, Event>, before: State | null, index: number): Judged {
    try {
      const judge = look(entry, before, index);
      if (entry.seq <= since) return { is: 'decided' };
      return misnamed(kind, entry, before === null, ids) ?? judge();
    } catch {
      // What was written by hand before it may lead where no rule leads on.
      return { wrong: `${kind.commandText(entry.command)}, and that is no command of which anything could come` };
    }
  }
}

/** What is wrong with an entry whatever the rules are. */
function misnamed<State, Command, Event extends { readonly type: string; readonly event_id: string }>(
  { word, isBeginning, isWish, commandText }: Again<State, Command, Event>,
  { id, source, events = [], actor, command }: Entry<Command, Event>,
  isFirst: boolean,
  ids: Ids,
): Judged | null {
  if (id !== ids.entry(source)) return { wrong: `that it came from ${source}, and its id does not follow from that` };
  const other = events.find((event, ordinal) => event.event_id !== ids.event(id, ordinal));
  if (other !== undefined)
    return { wrong: `${other.type} under an id that does not follow from the entry and the place in it` };
  if (isFirst && !isBeginning(command)) return { wrong: `that something happened before there was a ${word}` };
  if (actor.kind === 'system' && isWish(command))
    return { wrong: `that ${actor.login} itself asked for ${commandText(command)}, which it never does` };
  return null;
}

/** What an entry says, and what would have come of it; `says`: an outcome, for people. */
export function otherwise<Body>(
  { actor }: Pick<EntryHead, 'actor'>,
  what: string,
  told: Verdict<Body>,
  verdict: Verdict<Body>,
  says: (outcome: Verdict<Body>) => string,
): string {
  const [is, would] = [says(told), says(verdict)];
  const by = `${what} by ${actor.login}`;
  if (is !== would)
    return `that of ${by} came: ${is}; by the rules of then ${'refusal' in verdict ? 'it is' : 'there came'} ${would}`;
  const { at, one, other } = difference(told, verdict, []);
  return `that of ${by} came: ${is}; by the rules of then ${at.slice(1).join('.')} is ${textOf(other)} and not ${textOf(one)}`;
}

/** The first place where two values differ. */
function difference(
  one: unknown,
  other: unknown,
  at: readonly string[],
): { readonly at: readonly string[]; readonly one: unknown; readonly other: unknown } {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return { at, one, other };
  const [mine, theirs] = [new Map(Object.entries<unknown>({ ...one })), new Map(Object.entries<unknown>({ ...other }))];
  for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
    const [is, would] = [mine.get(key), theirs.get(key)];
    if (!isSame(is, would)) return difference(is, would, [...at, key]);
  }
  return { at, one, other };
}

function textOf(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
