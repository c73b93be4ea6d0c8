import { nearest } from '../nearest.ts';
import { secondText, several } from '../audit/words.ts';
import type { Misuse } from '../verbs/verb.ts';
import { behalfOf, projectVerbs, verbOf } from './commands.ts';
import { eventNames, eventTypes } from './event-names.ts';
import type { ProjectEntry } from './history.ts';

/** What somebody wants to see of a log; what is empty, null or false asks for nothing. Times are ISO 8601, UTC. */
export interface Search {
  /** Logins or ids. */
  readonly who: readonly string[];
  /** Verbs or types of events. */
  readonly what: readonly string[];
  /** Names of gates, artifacts, stages, branches, facts … */
  readonly about: readonly string[];
  readonly track: string | null;
  readonly refused: boolean;
  readonly from: string | null;
  /** The first moment that is not in it any more. */
  readonly to: string | null;
  /** The last moment that is. */
  readonly as_of: string | null;
  /** So many of what is left, the newest. */
  readonly last: number | null;
}

/** What was found, oldest first, and by how many it became less at each thing that was asked for. */
export interface SearchResult {
  readonly entries: readonly ProjectEntry[];
  /** "41 entries, 12 by bob, none with approve" */
  readonly says: string;
}

/** One thing that is asked for, as the end of "none …". */
interface Sieve {
  readonly is: string;
  readonly keeps: (entry: ProjectEntry) => boolean;
}

/** What an entry refers to, by the names it goes by: whole ids of commits, `#7`, names of files. */
export type RefersTo = (entry: ProjectEntry) => readonly string[];

const toNothing: RefersTo = () => [];

/**
 * The entries of a log that somebody asks for: all that is asked for holds, and of one list any. What an entry is about
 * is what it names, and what it refers to.
 */
export function found(entries: readonly ProjectEntry[], asked: Search, refersTo: RefersTo = toNothing): SearchResult {
  const search = { ...asked, who: asked.who.flatMap((name) => calledSo(entries, name)) };
  const counts = [several(entries.length, 'entry', 'entries')];
  let left = search.as_of === null ? entries : upTo(entries, search.as_of);
  if (search.as_of !== null) counts.push(countText(left.length, `up to ${secondText(search.as_of)} UTC`));
  for (const { is, keeps } of sieves(search, refersTo)) {
    if (left.length === 0) break;
    left = left.filter(keeps);
    counts.push(countText(left.length, is));
  }
  return { entries: search.last === null ? left : left.slice(-search.last), says: counts.join(', ') };
}

function countText(count: number, is: string): string {
  return `${count === 0 ? 'none' : String(count)} ${is}`;
}

/**
 * The entries of a log as it was at a moment: up to the last that was recorded by then. Clocks of different machines
 * may differ, and what stands before an entry was there before it.
 */
export function upTo(entries: readonly ProjectEntry[], at: string): readonly ProjectEntry[] {
  return entries.slice(0, entries.findLastIndex((entry) => entry.at <= at) + 1);
}

function sieves({ who, what, about, track, refused, from, to }: Search, refersTo: RefersTo): readonly Sieve[] {
  return [
    ...(from === null ? [] : [{ is: `from ${secondText(from)} UTC on`, keeps: ({ at }: ProjectEntry) => at >= from }]),
    ...(to === null ? [] : [{ is: `before ${secondText(to)} UTC`, keeps: ({ at }: ProjectEntry) => at < to }]),
    ...wanted(`by ${anyOf(who)}`, who, peopleIn),
    ...wanted(`with ${anyOf(what)}`, what, whatIn),
    ...wanted(`about ${anyOf(about)}`, about, namesIn, refersTo),
    ...wanted(`on track ${String(track)}`, track === null ? [] : [track], tracksIn),
    ...(refused ? [{ is: 'that was refused', keeps: ({ refusal }: ProjectEntry) => refusal !== undefined }] : []),
  ];
}

function wanted(
  is: string,
  words: readonly string[],
  ofEntry: (entry: ProjectEntry) => readonly string[],
  refersTo: RefersTo = toNothing,
): readonly Sieve[] {
  const names = words.map((one) => one.toLowerCase());
  const keeps = (entry: ProjectEntry): boolean =>
    ofEntry(entry).some((one) => names.includes(one.toLowerCase())) ||
    refersTo(entry).some((one) => names.some((name) => isNameOf(name, one)));
  return names.length === 0 ? [] : [{ is, keeps }];
}

/** A commit goes by the first letters of its id, too: at least seven, which is how many the log shows. */
function isNameOf(name: string, reference: string): boolean {
  const [word, whole] = [name.toLowerCase(), reference.toLowerCase()];
  return word === whole || (/^[0-9a-f]{40,64}$/u.test(whole) && word.length >= 7 && whole.startsWith(word));
}

/** Whom a name means: whoever goes by it, or else everybody whose address begins with it. */
function calledSo(entries: readonly ProjectEntry[], name: string): readonly string[] {
  const all = [...new Set(entries.flatMap(peopleIn))];
  const lower = name.toLowerCase();
  if (all.some((one) => one.toLowerCase() === lower)) return [name];
  const addressed = all.filter((one) => one.toLowerCase().startsWith(`${lower}@`));
  return addressed.length === 0 ? [name] : addressed;
}

function anyOf(names: readonly string[]): string {
  return names.join(' or ');
}

/** The first word of a search that means nothing in this log, with what was probably meant and all there is; or null. */
export function unknownIn(
  entries: readonly ProjectEntry[],
  { who, what, about, track }: Search,
  refersTo: RefersTo = toNothing,
): Misuse | null {
  const people = who.flatMap((name) => calledSo(entries, name));
  const isReference = (name: string): boolean =>
    entries.some((entry) => refersTo(entry).some((one) => isNameOf(name, one)));
  const named = about.filter((name) => !isReference(name));
  return (
    firstUnknown(people, entries, peopleIn, (name) => `nobody in this log is called ${name}`) ??
    unknownWhat(what, entries) ??
    firstUnknown(named, entries, namesIn, (name) => `nothing in this log is called ${name}`) ??
    firstUnknown(track === null ? [] : [track], entries, tracksIn, (name) => `no track in this log is called ${name}`)
  );
}

function firstUnknown(
  words: readonly string[],
  entries: readonly ProjectEntry[],
  ofEntry: (entry: ProjectEntry) => readonly string[],
  says: (name: string) => string,
): Misuse | null {
  return words.length === 0 ? null : unknownWord(words, [...new Set(entries.flatMap(ofEntry))].toSorted(), says);
}

function unknownWord(
  words: readonly string[],
  known: readonly string[],
  says: (word: string) => string,
): Misuse | null {
  const lower = known.map((one) => one.toLowerCase());
  const unknown = words.find((word) => !lower.includes(word.toLowerCase()));
  if (unknown === undefined) return null;
  const likely = nearest(unknown, known);
  const all = `there is ${known.length === 0 ? 'none' : known.join(', ')}`;
  return { because: says(unknown), next: likely === null ? all : `did you mean ${likely}? ${all}` };
}

/** There are too many verbs and events to name them all: the one that was meant, or those that this log holds. */
function unknownWhat(words: readonly string[], entries: readonly ProjectEntry[]): Misuse | null {
  const known = [...projectVerbs, ...eventTypes];
  const unknown = words.find((word) => !known.some((one) => one === word.toLowerCase()));
  if (unknown === undefined) return null;
  // An event may be asked for as the log shows it: `stage` for `stage_changed`.
  const shown = Object.entries(eventNames).find(([, name]) => name === unknown);
  const likely = shown?.[0] ?? nearest(unknown, known);
  const here = [...new Set(entries.flatMap(whatIn))].toSorted().join(', ');
  return {
    because: `${unknown} is neither a verb nor an event`,
    next: likely === null ? `in this log there is ${here}` : `did you mean ${likely}?`,
  };
}

/** Who did it: whoever gave the command, and whose decision it records; by login and by id. */
function peopleIn({ actor, command, events = [] }: ProjectEntry): readonly string[] {
  const behalf = behalfOf(command);
  const decided = events.flatMap((event) =>
    event.type === 'approval_changed' && event.change === 'decided' && event.decision.status !== 'cancelled'
      ? [event.decision.decided_by_login, String(event.decision.decided_by)]
      : [],
  );
  const all = [actor.login, String(actor.id), ...(behalf === undefined ? [] : [behalf.login]), ...decided];
  return [...new Set(all)];
}

function whatIn({ command, events = [] }: ProjectEntry): readonly string[] {
  return [verbOf(command), ...events.map(({ type }) => type)];
}

/** A command or an event as it stands in the log, by the words for its parts. */
interface Body {
  readonly kind: string;
  readonly parts: readonly (readonly [string, unknown])[];
}

function bodiesOf({ command, events = [] }: ProjectEntry): readonly Body[] {
  const said: readonly (readonly [string, unknown])[] = Object.entries(command);
  return [
    ...said.map(([kind, body]) => ({ kind, parts: partsOf(body) })),
    ...events.map((event) => ({ kind: event.type, parts: partsOf(event) })),
  ];
}

function partsOf(value: unknown): Body['parts'] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Parts that hold a name, or a list of names, or of things that have names. */
const naming: readonly string[] = [
  'gate',
  'gates',
  'artifact',
  'proposal',
  'fact',
  'flag',
  'flags',
  'blocker',
  'assumption',
  'conflict',
  'about',
  'action',
  'role',
  'terminal_state',
  'stage',
  'what',
  'bypassed',
  'observed',
  'begun',
  'ended',
  'keeps',
];
/** Parts that hold a name after what it is of: `track:refunds`, `gate:legal`, `land:plan`. */
const placing: readonly string[] = ['on', 'of', 'for'];
/** Parts that hold contents by the names of artifacts. */
const holding: readonly string[] = ['covers', 'contents', 'landing'];
/** What goes from a stage to another. */
const moving: readonly string[] = ['stage_changed', 'advance', 'back', 'skip'];

/** What an entry is about, by its names. */
function namesIn(entry: ProjectEntry): readonly string[] {
  return [...new Set(bodiesOf(entry).flatMap(namesOf))];
}

function namesOf({ kind, parts }: Body): readonly string[] {
  return parts.flatMap(([part, value]) => {
    if (holding.includes(part)) return keysOf(value).map(placed);
    if (part === 'target') return namedBy(value).map(placed);
    if (naming.includes(part)) return namedBy(value);
    if (placing.includes(part)) return namedBy(value).flatMap((one) => (one.includes(':') ? [placed(one)] : []));
    return moving.includes(kind) && (part === 'from' || part === 'to') ? namedBy(value) : [];
  });
}

function placed(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function namedBy(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  // The parts of a list go by their places.
  if (Array.isArray(value)) return partsOf(value).flatMap(([, one]) => namedBy(one));
  return namesOf({ kind: '', parts: partsOf(value) });
}

function keysOf(value: unknown): readonly string[] {
  return partsOf(value).map(([key]) => key);
}

/** The tracks that an entry is about; what lands belongs to the main one, or to that which is named behind it. */
function tracksIn(entry: ProjectEntry): readonly string[] {
  const all = bodiesOf(entry).flatMap(({ parts }) =>
    parts.flatMap(([part, value]): readonly string[] => {
      if (part === 'track') return namedBy(value);
      if (part === 'on' || part === 'of')
        return namedBy(value).flatMap((one) => (one.startsWith('track:') ? [one.slice('track:'.length)] : []));
      const artifacts = part === 'artifact' ? namedBy(value) : holding.includes(part) ? keysOf(value) : [];
      return artifacts.flatMap((name) => name.split('/')[1] ?? (name.startsWith('stage:') ? [] : ['main']));
    }),
  );
  return [...new Set(all)];
}
