import type { Contents } from '../confirm/confirm.ts';
import type { Definition } from '../definition/schema.ts';
import { countersign, type Actor, type EntryHead, type Verdict } from '../entry.ts';
import type { Policy } from '../policy/schema.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { artifactsOf } from '../project/covers.ts';
import { decide } from '../project/decide.ts';
import type { ProjectEventBody } from '../project/events.ts';
import { evolve, recorded, type MaybeState } from '../project/evolve.ts';
import type { ProjectState } from '../project/state.ts';
import type { Proposal, World } from '../project/world.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { instantFrom, plusDays, plusMinutes } from '../time.ts';
import { peopleOf, type Cast } from './cast.ts';
import { authorsIn } from './check.ts';
import { askedBy, gateOf, type Asked } from './command.ts';
import type { WrittenGiven, WrittenTest } from './schema.ts';

/** The branch of every test. */
const branch = 'topic';
const head = 'b'.repeat(40);
const base = 'a'.repeat(40);
/** The beginning of the day of tests that do not say when they happen. */
const anyDay = '2026-01-01T00:00:00.000Z';

/** The rules that are tried, and everybody who has a part in it. */
export interface Tried {
  readonly definition: Definition;
  readonly policy: Policy;
  readonly cast: Cast;
}

/** A project as a test gives it, with the world around it at the moment of `when`. */
export interface Situation {
  readonly world: World;
  readonly state: ProjectState;
}

/** Somebody does something, or it had happened long ago. */
type Step = { readonly actor: Actor; readonly command: ProjectCommand } | { readonly event: ProjectEventBody };

/**
 * Plays what a test gives by the rules themselves: what people are said to have done they do, in order; or what of it
 * the rules refuse. Only the stage and what has landed are set, as if it had been long ago.
 */
export function situationOf(
  { given = {} }: WrittenTest,
  world: World,
  cast: Cast,
): Situation | { readonly refusal: Refusal } {
  const then = { ...world, at: pushedAt(given) };
  let state: MaybeState = null;
  let { refusal } = refuse('not_started', 'nothing has begun', 'Say what is given.');
  let isRefused = false;
  for (const step of stepsOf(given, world, cast)) {
    if (isRefused) break;
    if ('event' in step) {
      state = evolve(state, { ...step.event, event_id: 'given' }, headOf(then, state, countersign, startOf(world, '')));
    } else {
      const { verdict, state: after } = doneBy(then, state, step.actor, step.command);
      state = after;
      if ('refusal' in verdict) [refusal, isRefused] = [verdict.refusal, true];
    }
  }
  return state === null || isRefused ? { refusal } : { world, state };
}

/** What the rules say to somebody's doing something, and the project after it. */
export function doneBy(
  world: World,
  state: MaybeState,
  actor: Actor,
  command: ProjectCommand,
): { readonly verdict: Verdict<ProjectEventBody>; readonly state: MaybeState } {
  const entry = headOf(world, state, actor, command);
  const verdict = decide(world, state, entry);
  const events = 'events' in verdict ? verdict.events : [];
  const after = events.reduce<MaybeState>(
    (before, event, ordinal) => evolve(before, { ...event, event_id: `${entry.id}/${ordinal}` }, entry),
    state,
  );
  return { verdict, state: recorded(after, entry, 'refusal' in verdict) };
}

function headOf(world: World, state: MaybeState, actor: Actor, command: ProjectCommand): EntryHead<ProjectCommand> {
  const seq = (state?.seq ?? 0) + 1;
  return { v: 1, id: `entry-${seq}`, source: `test:${seq}`, seq, at: world.at, actor, command };
}

/** The command that begins the project of a test. */
export function startOf({ definition }: World, owner: string): ProjectCommand {
  const { workflow_type } = definition;
  return { start: { project_id: 'test', workflow_type, workflow: 'A test', client: 'TBD', owner } };
}

/** The go-ahead for merging the branch. */
export function mergeOf(world: World): ProjectCommand {
  return { merge: { proposal: branch, head, landing: proposedTo(world) } };
}

/** What the branch would land. */
export function proposedTo({ proposals }: World): Contents {
  return proposals[branch]?.contents ?? {};
}

/** Noon of the day of `when`, or the moment that is named. */
function nowIn({ on = '' }: WrittenGiven): string {
  return plusMinutes(instantFrom(on) ?? anyDay, on.includes('T') ? 0 : 12 * 60);
}

/** When all that is given happened: a minute before, or the days before that have passed since. */
function pushedAt(given: WrittenGiven): string {
  return plusMinutes(plusDays(nowIn(given), -(given.days ?? 0)), -1);
}

/** What surrounds the project of a test at the moment of `when`. */
export function worldOf({ given = {} }: WrittenTest, asked: Asked, { definition, policy, cast }: Tried): World {
  const { checks = {}, owners = {} } = given;
  const contents = proposedIn(given, asked, definition);
  const proposal: Proposal = {
    head,
    base,
    contents,
    authors: authorsOf(given, cast),
    pushed_at: pushedAt(given),
    checks,
    owners: Object.entries(owners).map(([path, names]) => ({ paths: [path], owners: names })),
  };
  return {
    definition,
    policy,
    definitionPin: { blob: 'definition', origin: definition.workflow_type },
    policyPin: { blob: 'policy', origin: 'policy' },
    defaultBranch: 'main',
    head: base,
    proposals: Object.keys(contents).length === 0 ? {} : { [branch]: proposal },
    people: peopleOf(cast, policy, Object.values(owners).flat()),
    checks,
    recent: [],
    at: nowIn(given),
  };
}

/** Whoever is not said to have written it is nobody who plays a part. */
function authorsOf(given: WrittenGiven, cast: Cast): readonly (number | string)[] {
  const named = authorsIn(given).map((name) => cast[name]?.actor.id ?? name);
  return named.length === 0 ? ['somebody'] : named;
}

/** What the branch changes: what is said, else what a merge is about, else what the gate is about and may land. */
function proposedIn(given: WrittenGiven, asked: Asked, definition: Definition): Contents {
  const names = given.changes ?? (asked.is === 'merge' ? asked.artifacts : aboutGate(given, asked, definition));
  return Object.fromEntries(names.map((name) => [name, `proposed ${name}`]));
}

function aboutGate(given: WrittenGiven, asked: Asked, definition: Definition): readonly string[] {
  const gate = asked.is === 'gate' ? asked.gate : asked.is === 'command' ? gateOf(asked.command) : null;
  if (gate === null) return [];
  const { stage = firstOf(definition), landed = [] } = given;
  return artifactsOf(definition, gate, stage).filter(
    (name) => !landed.includes(name) && mayBeProposed(definition, name),
  );
}

/** What a branch can change; everything else is recorded by hand. */
const proposable: readonly string[] = ['file', 'folder', 'pull_request'];

function mayBeProposed({ artifacts }: Definition, name: string): boolean {
  return artifacts.some(({ artifact_type: type, kind }) => type === name && proposable.includes(kind));
}

function firstOf({ stages }: Definition): string {
  return stages
    .map(({ id }) => id)
    .slice(0, 1)
    .join('');
}

/** What nobody in particular did. */
function asItself(command: ProjectCommand): Step {
  return { actor: countersign, command };
}

function stepsOf(given: WrittenGiven, world: World, cast: Cast): readonly Step[] {
  const { landed = [], facts = {}, flags = [], blockers = [], done = [] } = given;
  const authors = authorsOf(given, cast);
  const stage = given.stage ?? firstOf(world.definition);
  return [
    asItself(startOf(world, 'TBD')),
    ...landed.map((artifact): Step => ({
      event: {
        type: 'artifact_created',
        status: 'current',
        artifact,
        version: 'v1',
        content: `landed ${artifact}`,
        commit: base,
        supersedes: null,
        source_artifacts: [],
        authors,
        bypassed: [],
      },
    })),
    // What had landed long ago starts nothing now: entering a stage forgets it.
    { event: { type: 'stage_changed', track: 'main', from: stage, to: stage, on: 'given', rationale: '' } },
    ...Object.entries(world.proposals).map(([proposal, { contents }]) =>
      asItself({ propose: { proposal, head, base, contents, authors, lost: [] } }),
    ),
    ...Object.entries(facts).map(([fact, value]) => asItself({ fact: { fact, value, source: 'the test' } })),
    ...flags.map((flag) => asItself({ flag: { flag, reason: 'the test' } })),
    ...blockers.map((text) => asItself({ block: { text, on: 'track:main' } })),
    ...done.flatMap((one): readonly Step[] => {
      const asked = askedBy(one, cast);
      if ('unreadable' in asked || asked.is === 'gate' || asked.is === 'start') return [];
      return [{ actor: asked.actor, command: asked.is === 'merge' ? mergeOf(world) : asked.command }];
    }),
  ];
}
