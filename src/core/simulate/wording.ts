import type { Verdict } from '../entry.ts';
import { isFields } from '../fields.ts';
import { own } from '../own.ts';
import type { ProjectEventBody } from '../project/events.ts';
import { clause } from '../prose.ts';
import { isSame } from '../same.ts';
import { valuesIn } from './values.ts';

/**
 * Fields of events that only word what other fields say, by the type of the event: sentences of the rules. A later version
 * may word them otherwise. `a.b` is the field `b` of `a`, or of everything in the list `a`.
 */
export const worded: Readonly<Partial<Record<ProjectEventBody['type'], readonly string[]>>> = {
  gate_evaluated: ['gates.says'],
  decision_recorded: ['gates.says', 'rationale', 'route.because', 'route.triage.why'],
  approval_changed: ['because', 'decision.reason'],
  stage_changed: ['rationale'],
  track_started: ['because'],
  owner_changed: ['because'],
  artifact_retired: ['because'],
  flag_raised: ['reason'],
  flag_lowered: ['reason'],
  blocker_added: ['text'],
  blocker_removed: ['reason'],
  assumption_recorded: ['because'],
  conflict_opened: ['because'],
  conflict_resolved: ['because'],
  recovery_action_selected: ['output'],
};

/** The arguments of commands in which people write sentences. */
const sentences: readonly string[] = ['reason', 'because', 'rationale', 'text', 'source'];

/**
 * Did the same come of it again but for its wording? A sentence of the rules need only be there both times, and have the
 * same words of people in it: what they gave with the command. What is a copy, of the command or of what is in `known`,
 * is the same to the letter. `fieldsOf`: the fields that hold sentences of the rules, by the type of the event.
 */
export function comesToInOtherWords<Body extends { readonly type: string }>(
  again: Verdict<Body>,
  told: Verdict<Body>,
  command: object,
  known: unknown,
  fieldsOf: Readonly<Record<string, readonly string[] | undefined>>,
): boolean {
  if ('refusal' in again || 'refusal' in told || again.events.length !== told.events.length) return false;
  const copies = valuesIn([command, known]);
  const [args] = Object.values<unknown>({ ...command });
  const given = sentences.flatMap((name) => {
    const text = isFields(args) ? own(args, name) : undefined;
    const inside = typeof text === 'string' ? clause(text) : '';
    return inside === '' ? [] : [inside];
  });
  const isAlike = (one: string, other: string): boolean =>
    one !== '' &&
    other !== '' &&
    !copies.has(one) &&
    given.every((text) => one.includes(text) === other.includes(text));
  return again.events.every((event, at) => {
    const fields = own(fieldsOf, event.type) ?? [];
    const like = fields.reduce<unknown>(
      (before, field) => inWordsOf(event, before, field.split('.'), isAlike),
      told.events[at],
    );
    return isSame(event, like);
  });
}

/** The other value with the words of one where both have words that are alike. */
function inWordsOf(
  one: unknown,
  other: unknown,
  [name, ...rest]: readonly string[],
  isAlike: (one: string, other: string) => boolean,
): unknown {
  if (typeof one === 'string' && typeof other === 'string') return isAlike(one, other) ? one : other;
  if (Array.isArray(one) && Array.isArray(other)) {
    if (name === undefined) return isOfTexts(one) && isOfTexts(other) ? one : other;
    return other.map((value: unknown, at) => inWordsOf(one[at], value, [name, ...rest], isAlike));
  }
  if (name === undefined || typeof one !== 'object' || typeof other !== 'object') return other;
  const [mine, theirs] = [own<unknown>({ ...one }, name), own<unknown>({ ...other }, name)];
  return theirs === undefined ? other : { ...other, [name]: inWordsOf(mine, theirs, rest, isAlike) };
}

function isOfTexts(values: readonly unknown[]): boolean {
  return values.length > 0 && values.every((value) => typeof value === 'string');
}
