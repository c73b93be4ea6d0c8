import type { Attestation, ProjectCommand } from '../project/commands.ts';
import type { Actor } from '../entry.ts';
import { insteadOf } from '../nearest.ts';
import { own } from '../own.ts';
import { commentVerbs } from '../verbs/comments.ts';
import { verbs as table } from '../verbs/table.ts';
import { readWords, wordsOf } from '../words.ts';
import type { Cast } from './cast.ts';
import type { WrittenCommand } from './schema.ts';

/** What people can do in a test. `merge` is followed by the artifacts that the branch changes. */
const testVerbs: readonly string[] = [
  ...table.filter(({ command }) => command !== undefined).map(({ name }) => name),
  'start',
  'merge',
];

/** What the rules are asked. `gate`: nobody does anything. `merge`: of a branch that changes these artifacts. */
export type Asked =
  | { readonly is: 'gate'; readonly gate: string }
  | { readonly is: 'command'; readonly actor: Actor; readonly command: ProjectCommand }
  | { readonly is: 'merge'; readonly actor: Actor; readonly artifacts: readonly string[] }
  | { readonly is: 'start'; readonly actor: Actor };

/** Why what is written cannot be asked: the key that is wrong, or all of it; what is wrong, and what to write. */
export interface Unreadable {
  readonly key: string | null;
  readonly because: string;
  readonly next: string;
}

const example = 'Write who does what: { approve: GATE, by: NAME }; or ask { gate: GATE }.';

/** What is written as something that the rules can be asked, by the words that a comment has for it. */
export function askedBy(written: WrittenCommand, cast: Cast): Asked | { readonly unreadable: Unreadable } {
  const { gate, by, for: behalf } = written;
  const verbs = Object.keys(written).filter((key) => key !== 'gate' && key !== 'by' && key !== 'for');
  const [verb, second] = verbs;
  if (gate !== undefined) {
    const more = Object.keys(written).find((key) => key !== 'gate');
    if (more === undefined) return { is: 'gate', gate };
    return unreadable(more, `gate asks whether it is open, and here is ${more}, too`, example);
  }
  const strange = verbs.find((name) => !testVerbs.includes(name));
  if (strange !== undefined)
    return unreadable(
      strange,
      `${strange} is nothing that people do here`,
      insteadOf(strange, ['gate', 'by', 'for', ...testVerbs]),
    );
  if (verb === undefined) return unreadable(null, 'nothing is asked here', example);
  if (second !== undefined) return unreadable(second, `${verbs.join(' and ')} are done at once`, example);
  if (by === undefined) return unreadable(null, `nobody is named who does it`, 'Add by: NAME.');
  const who = own(cast, by);
  if (who === undefined) return { unreadable: noSuchPerson('by', by, cast) };
  if (behalf === undefined) return does(verb, String(written[verb]), who.actor, null);
  const other = own(cast, behalf);
  if (other === undefined) return { unreadable: noSuchPerson('for', behalf, cast) };
  return does(verb, String(written[verb]), who.actor, other.actor);
}

function does(
  verb: string,
  words: string,
  actor: Actor,
  other: Actor | null,
): Asked | { readonly unreadable: Unreadable } {
  if (verb === 'merge') return { is: 'merge', actor, artifacts: words.split(/[\s,]+/u).filter((one) => one !== '') };
  const split = wordsOf(words);
  const read = 'misuse' in split ? split : readWords([verb, ...split], commentVerbs);
  if ('misuse' in read) return unreadable(verb, read.misuse.because, read.misuse.next);
  const command = read.verb.command?.(read.given, other === null ? {} : { attestation: answerOf(other) });
  // Beginning is no command of a project: there is none yet.
  if (command === undefined) return { is: 'start', actor };
  if ('misuse' in command) return unreadable(verb, command.misuse.because, command.misuse.next);
  return { is: 'command', actor, command };
}

/** What a person is said to have answered, with a file that says so. */
function answerOf({ id, login }: Actor): Attestation {
  return { id, login, evidence: { name: 'answer.txt', sha256: '0'.repeat(64), bytes: 1 } };
}

/** The gate that a command is about, where it names one. */
export function gateOf(command: ProjectCommand): string | null {
  const [args] = Object.values<object>(command);
  return args !== undefined && 'gate' in args && typeof args.gate === 'string' ? args.gate : null;
}

/** Is it about gates, named or not? */
export function isAboutGates(command: ProjectCommand): boolean {
  return gateOf(command) !== null || 'approve' in command || 'reject' in command;
}

export function noSuchPerson(key: string, name: string, cast: Cast): Unreadable {
  return { key, because: `nobody here is called ${name}`, next: insteadOf(name, Object.keys(cast)) };
}

function unreadable(key: string | null, because: string, next: string): { readonly unreadable: Unreadable } {
  return { unreadable: { key, because, next } };
}
