import type { Contents } from '../confirm/confirm.ts';
import { countersign, type Actor } from '../entry.ts';
import type { People } from '../policy/may.ts';
import { aboutGate } from '../project/closed-gates.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { decide } from '../project/decide.ts';
import type { ProjectEventBody } from '../project/events.ts';
import { evolve, recorded, type MaybeState } from '../project/evolve.ts';
import { requirementIn } from '../project/beside.ts';
import { landingGates } from '../project/landing-gates.ts';
import { placesOf, wholesOf, within } from '../project/places.ts';
import type { Checks, Proposal, World } from '../project/world.ts';
import type { Rules } from './questions.ts';

/** A merge from before anybody used Countersign, as it is still to be seen. Times are ISO 8601, UTC. */
export interface PastMerge {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly merged: string;
  readonly head: string;
  readonly paths: readonly string[];
  /** Everybody who wrote, committed, co-authored or opened it. */
  readonly authors: readonly (number | string)[];
  readonly reviews: readonly PastReview[];
  /** Checks on its head. */
  readonly checks: Checks;
}

export interface PastReview {
  readonly by: Actor;
  readonly at: string;
  readonly approves: boolean;
  /** The commit that was reviewed; null where it is gone. */
  readonly head: string | null;
}

/** One gate that would have stood before a merge. */
export interface PastGate {
  readonly gate: string;
  readonly open: boolean;
  readonly says: string;
}

/** What would have been asked of a merge, and whether what people did would have been enough. */
export interface JudgedMerge {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly merged: string;
  readonly gates: readonly PastGate[];
  /** Reviews that would not have counted, and why. */
  readonly refused: readonly string[];
  readonly verdict: 'passed' | 'lacking' | 'nothing asked' | 'not known';
}

/** How all of them come out. */
export interface PastTotals {
  readonly merges: number;
  readonly passed: number;
  readonly nothingAsked: number;
  readonly notKnown: number;
  /** Gate → how many merges lacked it, most first. */
  readonly lacked: readonly (readonly [string, number])[];
}

/**
 * Puts a past merge to the rules: as if it had belonged to a project in the stage that waits for what it changes. Its
 * reviews are given in their order, each by the rules, and then its gates are judged as they stood when it was merged.
 * Whoever holds a role today is taken to have held it then. A command that opens a gate nobody could give.
 */
export function judgedMerge(merge: PastMerge, rules: Rules, people: People): JudgedMerge {
  const { number, title, author, merged } = merge;
  const name = `#${number}`;
  const project = projectIn(rules, merge.paths);
  const contents = contentsOf(rules, project, merge);
  const proposal: Proposal = {
    head: merge.head,
    base: '',
    contents,
    authors: merge.authors,
    checks: merge.checks,
  };
  const world: World = {
    definition: rules.definition,
    policy: rules.policy,
    definitionPin: { blob: '', origin: '' },
    policyPin: null,
    defaultBranch: '',
    head: null,
    proposals: { [name]: proposal },
    about: name,
    people,
    checks: merge.checks,
    recent: [],
    at: merged,
  };
  const refused: string[] = [];
  const end = stepsOf(merge, rules, contents, project, name).reduce<MaybeState>((state, step) => {
    const done = doneAt(world, state, step);
    if (done.because !== null) refused.push(`${step.actor.login}: ${done.because}`);
    return done.state;
  }, null);
  const gates = end === null ? [] : landingGates(world, end, contents);
  const once = [...new Map(gates.map((one) => [one.gate, one] as const)).values()];
  const told = once.map(({ gate, answer }) => ({ gate, open: answer.holds, says: aboutGate(gate, answer.says) }));
  return {
    number,
    title,
    author,
    merged,
    gates: told,
    refused: [...new Set(refused)],
    verdict: verdictOf(world, told),
  };
}

export function totalsOf(merges: readonly JudgedMerge[]): PastTotals {
  const are = (verdict: JudgedMerge['verdict']): number => merges.filter((one) => one.verdict === verdict).length;
  const closed = merges
    .filter(({ verdict }) => verdict === 'lacking')
    .flatMap(({ gates }) => gates.flatMap(({ gate, open }) => (open ? [] : [gate])));
  const lacked = [...new Set(closed)].map((gate) => [gate, closed.filter((one) => one === gate).length] as const);
  return {
    merges: merges.length,
    passed: are('passed'),
    nothingAsked: are('nothing asked'),
    notKnown: are('not known'),
    lacked: lacked.toSorted(([, one], [, other]) => other - one),
  };
}

/** Where all that is closed waits for owners of paths, nobody can tell. */
function verdictOf(world: World, gates: readonly PastGate[]): JudgedMerge['verdict'] {
  if (gates.length === 0) return 'nothing asked';
  const closed = gates.filter(({ open }) => !open);
  if (closed.length === 0) return 'passed';
  return closed.every(({ gate }) => requirementIn(world, gate)?.codeowners === true) ? 'not known' : 'lacking';
}

/** The project that the paths name, where one of the definition does; else any. */
function projectIn({ definition }: Rules, paths: readonly string[]): string {
  const named = definition.artifacts
    .flatMap(({ path = '' }) => path.split('{project}').slice(0, -1).slice(0, 1))
    .flatMap((before) =>
      paths.flatMap((path) => (path.startsWith(before) ? path.slice(before.length).split(/[/.]/u).slice(0, 1) : [])),
    );
  return named.find((one) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u.test(one)) ?? 'past';
}

/** Which artifacts a merge changed, each with bytes of its own. */
function contentsOf({ definition }: Rules, project: string, { number, paths }: PastMerge): Contents {
  const places = placesOf(definition, project, {});
  const placed = places.filter((place) => paths.some((path) => within(path, place.path))).map(({ name }) => name);
  const isMore = paths.some((path) => !places.some((place) => within(path, place.path)));
  const names = [...placed, ...(isMore ? wholesOf(definition) : [])];
  return Object.fromEntries(names.map((name) => [name, `${name} of #${number}`]));
}

type Step = { readonly actor: Actor; readonly at: string } & (
  | { readonly command: ProjectCommand; readonly said?: string }
  | { readonly event: ProjectEventBody }
);

function stepsOf(
  { head, authors, reviews, merged }: PastMerge,
  { definition }: Rules,
  contents: Contents,
  project: string,
  name: string,
): readonly Step[] {
  const ordered = reviews.filter(({ at }) => at <= merged).toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const began = ordered[0]?.at ?? merged;
  const { workflow_type } = definition;
  const stage = stageFor(definition, Object.keys(contents));
  const start = { project_id: project, workflow_type, workflow: 'The past', client: 'TBD', owner: 'TBD' };
  return [
    { actor: countersign, at: began, command: { start } },
    {
      actor: countersign,
      at: began,
      event: { type: 'stage_changed', track: 'main', from: stage, to: stage, on: 'simulated', rationale: '' },
    },
    {
      actor: countersign,
      at: began,
      command: { propose: { proposal: name, head, base: '', contents, authors, lost: [] } },
    },
    ...ordered.map(({ by, at, approves, head: seen }): Step => {
      const about = { proposal: name, track: 'main', head: seen ?? 'a commit that is gone' };
      const command: ProjectCommand = approves
        ? { approve: { ...about, reason: '' } }
        : { reject: { ...about, reason: 'changes were requested' } };
      return { actor: by, at, said: at, command };
    }),
  ];
}

/** The stage in which the landing of any of these is waited for. */
function stageFor({ stages, allowed_transitions: ways }: World['definition'], names: readonly string[]): string {
  const way = ways.find(({ on }) => typeof on === 'object' && 'landed' in on && names.includes(on.landed));
  return (
    way?.from ??
    stages
      .map(({ id }) => id)
      .slice(0, 1)
      .join('')
  );
}

function doneAt(
  world: World,
  state: MaybeState,
  step: Step,
): { readonly state: MaybeState; readonly because: string | null } {
  const seq = (state?.seq ?? 0) + 1;
  const command: ProjectCommand = 'command' in step ? step.command : { overlook: { said: [] } };
  const { actor, at } = step;
  const said = 'said' in step ? { said: step.said } : {};
  const entry = { v: 1, id: `entry-${seq}`, source: `past:${seq}`, seq, at, actor, command, ...said } as const;
  const verdict = 'event' in step ? { events: [step.event] } : decide({ ...world, at }, state, entry);
  const events = 'events' in verdict ? verdict.events : [];
  const after = events.reduce<MaybeState>(
    (before, event, ordinal) => evolve(before, { ...event, event_id: `${entry.id}/${ordinal}` }, entry),
    state,
  );
  return {
    state: recorded(after, entry, 'refusal' in verdict),
    because: 'refusal' in verdict ? verdict.refusal.because : null,
  };
}
