import { leavesOf, type Condition, type FactValue } from '../../condition.ts';
import { artifactOf } from '../../definition/artifact.ts';
import { isAtLeast, type Assurance, type Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { mayUse } from '../../policy/may.ts';
import { clause, word } from '../../prose.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import { conflictAbout, likelyValue, resolving, type OpenConflict } from '../conflicts.ts';
import { unknownText } from '../document.ts';
import type { ProjectEventBody } from '../events.ts';
import type { Conflict, Fact, ProjectState, Track } from '../state.ts';
import { transitionsFrom } from '../transitions.ts';
import { saysNothing } from '../unknown.ts';
import { trackOf, unknownTrack, type Context } from '../world.ts';

type Claim = Conflict['claims'][number];
/** Which source is likely right, and why; null where nobody can tell. */
type Likely = Pick<Conflict, 'likely' | 'because'>;

/** As many assumptions, and as many conflicts, may be open at once. */
const openAtMost = 50;

/**
 * A fact with its source. Nothing is ever filled in without one. The same source may correct itself; where another one
 * says something else, nobody has decided yet which is right.
 */
export function fact(context: Context, args: ProjectCommands['fact']): Verdict<ProjectEventBody> {
  const wrong = unnamed(args.fact) ?? nothingKnown(args.fact, args.value) ?? unknownSubstitute(context, args);
  if (wrong !== null) return wrong;
  if (args.source.trim() === '') {
    return refuse(
      'source_missing',
      `${args.fact} needs a source`,
      `countersign fact ${args.fact}=… --source "where it is from"`,
    );
  }
  const { state } = context;
  const open = conflictAbout(state, args.fact);
  if (open !== undefined) return joined(context, args, open);
  const was = own(state.known_facts, args.fact) ?? null;
  if (was !== null && was.value === args.value && was.source === args.source && was.substitutes === args.substitutes)
    return refuse('already_decided', `${args.fact} is known as that already`, 'Nothing needs to be done.');
  if (was !== null && was.value !== args.value && was.source !== args.source) return differs(context, args, was);
  return { events: recordedAs(state, args.fact, args) };
}

/** The fact as it is known from now on; what was assumed about it is over. */
export function recordedAs(
  state: ProjectState,
  name: string,
  { value, source, substitutes }: Pick<ProjectCommands['fact'], 'value' | 'source' | 'substitutes'>,
): readonly ProjectEventBody[] {
  const was = own(state.known_facts, name) ?? null;
  const assumed = own(state.assumptions ?? {}, name);
  const more = substitutes === undefined ? {} : { substitutes };
  return [
    { type: 'fact_recorded', fact: name, value, source, was, ...more },
    ...(assumed === undefined
      ? []
      : [
          {
            type: 'assumption_recorded',
            assumption: name,
            value: null,
            because: `it is known now, from ${clause(source)}`,
            was: assumed,
          } as const,
        ]),
  ];
}

/** Two sources say different things: what was known stays, and holds for nothing until somebody decides. */
function differs(context: Context, args: ProjectCommands['fact'], was: Fact): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  if (isFull(state.conflicts)) return full('conflicts', 'countersign resolve');
  const claim = { value: args.value, source: args.source, by: entry.actor.login };
  const claims = [{ value: was.value, source: was.source, by: was.by }, claim];
  const label = own(world.definition.facts, args.fact)?.label;
  // A run may contradict several things at once.
  const id = `c${entry.seq}`;
  const opened: ProjectEventBody = {
    type: 'conflict_opened',
    conflict: own(state.conflicts ?? {}, id) === undefined ? id : `${id}.${args.fact}`,
    about: label === undefined ? args.fact : `${label} (${args.fact})`,
    fact: args.fact,
    claims,
    ...likelyOf(context, args.fact, claims, claim),
    tracks: tracksAsking(context, args.fact),
  };
  return { events: [opened] };
}

/** One more source in a conflict that is open, or one of them corrects itself: where all agree then, it is over. */
function joined(context: Context, args: ProjectCommands['fact'], open: OpenConflict): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const [id, was] = open;
  const claim = { value: args.value, source: args.source, by: entry.actor.login };
  const before = was.claims.find(({ source }) => source === args.source);
  if (before?.value === args.value)
    return refuse('already_decided', `${args.source} says that already`, resolving(open, undefined));
  const claims =
    before === undefined ? [...was.claims, claim] : was.claims.map((one) => (one === before ? claim : one));
  if (claims.every(({ value }) => value === args.value)) {
    // That decides it, too.
    const allowed = mayUse(world.policy, world.people, entry.actor, 'resolve');
    if (!allowed.holds) return refuse('not_allowed', allowed.says, allowed.next);
    return {
      events: [
        { type: 'conflict_resolved', conflict: id, was, because: `${args.source} was corrected, and all say the same` },
        ...recordedAs(state, args.fact, args),
      ],
    };
  }
  const { about, tracks } = was;
  const likely = likelyOf(context, args.fact, claims, claim);
  return { events: [{ type: 'conflict_opened', conflict: id, about, fact: args.fact, claims, ...likely, tracks }] };
}

/** What is taken to be so until somebody knows. It is listed, and answers no condition. */
export function assume({ state }: Context, args: ProjectCommands['assume']): Verdict<ProjectEventBody> {
  const wrong = unnamed(args.assumption) ?? nothingKnown(args.assumption, args.value);
  if (wrong !== null) return wrong;
  if (args.because.trim() === '') {
    return refuse(
      'reason_missing',
      'an assumption says why it is made',
      `countersign assume ${args.assumption}=… --because "…"`,
    );
  }
  const known = own(state.known_facts, args.assumption);
  if (known !== undefined) {
    return refuse(
      'already_decided',
      `${args.assumption} is known: ${String(known.value)}, from ${clause(known.source)}`,
      `Where that is wrong, say what is right: countersign fact ${args.assumption}=… --source "…"`,
    );
  }
  const was = own(state.assumptions ?? {}, args.assumption) ?? null;
  if (was !== null && was.value === args.value && was.because === args.because)
    return refuse('already_decided', `${args.assumption} is assumed as that already`, 'Nothing needs to be done.');
  if (was === null && isFull(state.assumptions)) return full('assumptions', 'countersign fact');
  return { events: [{ type: 'assumption_recorded', ...args, was }] };
}

/** Two sources differ about what is no fact. */
export function conflict(context: Context, args: ProjectCommands['conflict']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const about = args.about.trim();
  if (about === '') {
    return refuse(
      'reason_missing',
      'a conflict says what it is about',
      'countersign conflict "what it is about" --claim "source: what it says" --claim "source: what it says"',
    );
  }
  if (own(state.known_facts, about) !== undefined || own(world.definition.facts, about) !== undefined) {
    return refuse(
      'invalid_argument',
      `${about} is a fact: that two sources differ about it is found when both are recorded`,
      `countersign fact ${about}=… --source "where it is from"`,
    );
  }
  const told = args.claims.flatMap((one) => claimFrom(one, entry.actor.login) ?? []);
  const sources = new Set(told.map(({ source }) => source));
  if (sources.size < 2 || sources.size < args.claims.length) {
    return refuse(
      'invalid_argument',
      'a conflict is between at least two sources, and each says one thing',
      `countersign conflict ${word(about)} --claim "source: what it says" --claim "source: what it says"`,
    );
  }
  const [kind, ...rest] = args.on.split(':');
  const track = rest.join(':');
  if (kind !== 'track') {
    return refuse('invalid_argument', `a conflict holds a track, and ${args.on} is none`, 'Use --on track:NAME.');
  }
  if (trackOf(state, track) === undefined) return unknownTrack(context, track);
  if (isFull(state.conflicts)) return full('conflicts', 'countersign resolve');
  const [landed, other] = told.filter(({ source }) => isCurrent(state, source));
  const likely =
    landed !== undefined && other === undefined
      ? { likely: landed.source, because: `likely right is ${landed.source}, which has landed` }
      : undecidable;
  const opened = { type: 'conflict_opened', conflict: `c${entry.seq}`, about, claims: told } as const;
  return { events: [{ ...opened, ...likely, tracks: [track] }] };
}

/** `source: what it says`; null for what is not written like that. */
function claimFrom(words: string, by: string): Claim | null {
  const at = words.indexOf(':');
  const source = words.slice(0, at).trim();
  const value = words.slice(at + 1).trim();
  return at === -1 || source === '' || value === '' ? null : { value, source, by };
}

/** Somebody decides a conflict. About a fact, its value is known from then on. */
export function resolve({ state, entry }: Context, args: ProjectCommands['resolve']): Verdict<ProjectEventBody> {
  const was = own(state.conflicts ?? {}, args.conflict);
  if (was === undefined) {
    const open = Object.keys(state.conflicts ?? {});
    return refuse(
      'unknown_conflict',
      `no conflict ${args.conflict} is open`,
      open.length === 0 ? 'None is open.' : `Open are ${open.join(', ')}.`,
    );
  }
  const open: OpenConflict = [args.conflict, was];
  if (args.because.trim() === '')
    return refuse('reason_missing', 'deciding a conflict says why', resolving(open, args.value ?? likelyValue(open)));
  const { value, because } = args;
  const over: ProjectEventBody = { type: 'conflict_resolved', conflict: args.conflict, was, because };
  if (was.fact === undefined) {
    if (value === undefined) return { events: [over] };
    return refuse(
      'invalid_argument',
      `${args.conflict} is about no fact, which could have a value`,
      resolving(open, undefined),
    );
  }
  if (value === undefined) {
    const each = was.claims.map((one) => `${String(one.value)} (${clause(one.source)})`).join(' or ');
    return refuse(
      'invalid_argument',
      `${args.conflict} is about ${was.fact}: say what it is, ${each}`,
      resolving(open, likelyValue(open)),
    );
  }
  const wrong = nothingKnown(was.fact, value);
  if (wrong !== null) return wrong;
  const winning =
    was.claims.find((one) => one.value === value && one.source === was.likely) ??
    was.claims.find((one) => one.value === value);
  const source = winning?.source ?? `decision of ${entry.actor.login}: ${because}`;
  const before = own(state.known_facts, was.fact);
  const stands = before?.source === source && before.value === value ? before.substitutes : undefined;
  const substitutes = stands === undefined ? {} : { substitutes: stands };
  return { events: [over, ...recordedAs(state, was.fact, { value, source, ...substitutes })] };
}

function unnamed(name: string): { readonly refusal: Refusal } | null {
  if (/^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*$/u.test(name)) return null;
  return refuse(
    'invalid_argument',
    `"${name}" is not the name of a fact`,
    'Use words with dots, such as release.version.',
  );
}

/** What stands for not knowing is no knowledge. */
function nothingKnown(name: string, value: FactValue): { readonly refusal: Refusal } | null {
  if (!saysNothing(value)) return null;
  return refuse(
    'invalid_argument',
    `"${String(value)}" says that ${name} is not known: what nobody has recorded is ${unknownText} by itself`,
    `To go on for now: countersign assume ${name}=… --because "…"; to say what waits for it: countersign block "${name} is not known"`,
  );
}

function unknownSubstitute(
  { world }: Context,
  { fact: name, substitutes }: ProjectCommands['fact'],
): { readonly refusal: Refusal } | null {
  if (substitutes === undefined) return null;
  const [kind, ...rest] = substitutes.split(':');
  if (kind === 'artifact' && artifactOf(world.definition, rest.join(':')) !== undefined) return null;
  const artifacts = world.definition.artifacts.map(({ artifact_type: type }) => `artifact:${type}`);
  return refuse(
    'unknown_artifact',
    `${name} can stand in for an artifact, and ${substitutes} is none of this workflow`,
    artifacts.length === 0 ? 'It has none.' : `It has ${artifacts.join(', ')}.`,
  );
}

function isFull(there: Readonly<Record<string, unknown>> | undefined): boolean {
  return Object.keys(there ?? {}).length >= openAtMost;
}

function full(what: string, by: string): { readonly refusal: Refusal } {
  return refuse('state_full', `${openAtMost} ${what} are open already`, `Settle some of them first: ${by}.`);
}

const undecidable: Likely = { likely: null, because: 'nobody can tell which is right: ask' };

/** The source that the definition calls the truth, where it is the version that is current; else whoever is surest. */
function likelyOf(context: Context, name: string, claims: readonly Claim[], latest: Claim): Likely {
  const { world, state } = context;
  const truth = own(world.definition.facts, name)?.truth;
  const found = truth === undefined ? undefined : claims.find(({ source }) => isCurrent(state, source, truth));
  if (found !== undefined) {
    return { likely: found.source, because: `likely right is ${found.source}: ${name} is what that says` };
  }
  const sure = claims.map((claim) => ({ claim, assurance: assuranceOf(context, name, claim, claim === latest) }));
  const surest = sure.find(({ claim, assurance }) =>
    sure.every((other) => other.claim === claim || isSurer(assurance, other.assurance)),
  );
  if (surest === undefined) return undecidable;
  const { source, by } = surest.claim;
  return {
    likely: source,
    because: `likely right is ${source}: that ${by} said so is ${String(surest.assurance)}, more than of the other`,
  };
}

function isSurer(one: Assurance | undefined, other: Assurance | undefined): boolean {
  return one !== undefined && other !== undefined && isAtLeast(one, other) && !isAtLeast(other, one);
}

/** How sure it is who told this; undefined where the entry is too old to say. The latest claim is that of the entry. */
function assuranceOf(
  { world, entry }: Context,
  name: string,
  { value, source, by }: Claim,
  isLatest: boolean,
): Assurance | undefined {
  if (isLatest) return entry.actor.assurance;
  return world.recent.findLast(
    ({ command, actor }) =>
      actor.login === by &&
      'fact' in command &&
      command.fact.fact === name &&
      command.fact.value === value &&
      command.fact.source === source,
  )?.actor.assurance;
}

/** Is a source an artifact as it is on the default branch: by its name, with or without its version, or by its path? */
function isCurrent(state: ProjectState, source: string, type?: string): boolean {
  const words = source.trim();
  return Object.entries(state.artifacts).some(
    ([name, { status, version, path }]) =>
      status === 'current' &&
      (type === undefined || name === type || name.startsWith(`${type}/`)) &&
      [name, `${name} ${version}`, path].includes(words),
  );
}

/** The tracks that a fact holds up: those whose next moves ask for it, else those that promise it, else main. */
function tracksAsking({ world, state }: Context, name: string): readonly string[] {
  const live = Object.entries(state.tracks).filter(
    ([, { status }]) => status !== 'complete' && status !== 'superseded',
  );
  const where = (asks: (track: Track) => boolean): readonly string[] =>
    live.flatMap(([track, at]) => (asks(at) ? [track] : []));
  const next = where(({ stage }) =>
    transitionsFrom(world.definition, stage).some(({ requires }) => asksFor(requires, name)),
  );
  if (next.length > 0) return next;
  const promised = where(({ requires, depends_on }) => asksFor(requires, name) || asksFor(depends_on, name));
  return promised.length > 0 ? promised : ['main'];
}

function asksFor(condition: Condition | undefined, name: string): boolean {
  return leavesOf(condition).some((leaf) => 'fact' in leaf && leaf.fact === name);
}
