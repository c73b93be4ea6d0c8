import { adviceAmong, missingIn, type Condition, type Explained } from '../../condition.ts';
import type { Decision } from '../../confirm/confirm.ts';
import { approvalsIn, tallyOf } from '../../confirm/quorum.ts';
import type { Transition } from '../../definition/schema.ts';
import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { authorityOf, same } from '../../policy/may.ts';
import { clause } from '../../prose.ts';
import { isObserving } from '../../policy/schema.ts';
import { refuse } from '../../refusal.ts';
import { countedIn, requirementIn } from '../beside.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { answers } from '../gates.ts';
import { nameOn, trackFor } from '../lines.ts';
import { moveFor } from '../moves.ts';
import { observedGates } from '../observing.ts';
import { onTrack } from '../openers.ts';
import { recordWith } from '../records.ts';
import type { ProjectState, Track } from '../state.ts';
import { stageOwner } from '../steps.ts';
import { waitsOn } from '../track-status.ts';
import { isBackward, transitionsFrom, triggerText } from '../transitions.ts';
import { sawOf, trackOf, type Context, type World } from '../world.ts';
import { liveTrack, type Refused } from './live-track.ts';

/**
 * On past stages whose work is not done here, along listed transitions only and one by one. What a stage would have made
 * may be stood in for by a known fact that says so; what people have to approve never is, so that nothing is reached
 * this way without a gate that no way goes around.
 */
export function skip(context: Context, args: ProjectCommands['skip']): Verdict<ProjectEventBody> {
  const { world, state } = context;
  const track = liveTrack(context, args.track);
  if ('refusal' in track) return track;
  const example = `countersign skip ${args.to} --because "…"${args.track === 'main' ? '' : ` --track ${args.track}`}`;
  if (args.because.trim() === '') return refuse('reason_missing', 'skipping a stage needs a reason', example);
  const way = wayTo(context, track, args);
  if ('refusal' in way) return way;
  const waits = waitsOn(world, state, args.track);
  if (waits !== null) {
    const missing = missingIn(waits);
    const next = adviceAmong(missing) ?? `countersign explain ${args.track}`;
    return refuse('requirement_open', missing.map(({ says }) => says).join('; '), next);
  }
  const edges = walked(context, args, track, way.stages);
  const skipped = edges.filter((edge) => edge.isSkipped);
  const notTheirs = whyNotTheirs(context, skipped);
  if (notTheirs !== null) return notTheirs;
  const missing = edges.flatMap((edge) => edge.missing);
  if (missing.length > 0) {
    const far = edges.findIndex((edge) => edge.missing.length > 0);
    const asFar = far === 0 ? [] : [`${example.replace(args.to, String(way.stages[far - 1]))} goes as far as it can`];
    const helps = missing.flatMap(({ next }) => (next === undefined ? [] : [next.replace(/\.$/u, '')]));
    return {
      saw: sawOf(world),
      ...refuse(
        'substitute_missing',
        [...new Set(missing.map(({ says }) => says))].join('; '),
        [...new Set([...asFar, ...helps])].join('; ') || `countersign explain ${args.to}`,
      ),
    };
  }
  if (skipped.length === 0)
    return refuse('invalid_argument', `nothing is skipped on the way to ${args.to}`, `countersign advance ${args.to}`);
  return { saw: sawOf(world), events: edges.map(({ event }) => event) };
}

/** The stages on the shortest listed way forward, the last one included, where there is exactly one. */
function wayTo(
  { world }: Context,
  track: Track,
  { to }: ProjectCommands['skip'],
): { readonly stages: readonly string[] } | Refused {
  const { stage: from } = track;
  const { stages, workflow_type } = world.definition;
  const known = stages.map(({ id }) => id);
  if (!known.includes(to))
    return refuse('unknown_stage', `${workflow_type} has no stage ${to}`, `It has ${known.join(', ')}.`);
  if (to === from) return refuse('no_transition', `it is in ${to} already`, 'Nothing needs to be done.');
  if (isBackward(world, from, to))
    return refuse('no_transition', `${to} lies before ${from}`, `countersign back ${to} --reason "…"`);
  const [way, ...others] = shortest(world, from, to);
  if (way === undefined)
    return refuse('no_transition', `no listed way leads on from ${from} to ${to}`, `countersign explain ${from}`);
  if (others.length === 0) return { stages: way };
  const texts = [way, ...others].map((one) => [from, ...one].join(' → '));
  return refuse(
    'ambiguous',
    `${texts.length} ways lead to ${to}: ${texts.join(', or ')}`,
    `Go the one that is meant stage by stage: countersign skip ${way[0]} --because "…"`,
  );
}

/** Every shortest way forward, by the stages that it enters. */
export function shortest(world: World, from: string, to: string): readonly (readonly string[])[] {
  const seen = new Set([from]);
  let reached: readonly (readonly string[])[] = [[]];
  while (reached.length > 0) {
    const found = reached.filter((way) => way.at(-1) === to);
    if (found.length > 0) return found;
    reached = reached.flatMap((way) => {
      const at = way.at(-1) ?? from;
      const onward = transitionsFrom(world.definition, at).filter((one) => !isBackward(world, at, one.to));
      return [...new Set(onward.map((one) => one.to))].filter((one) => !seen.has(one)).map((one) => [...way, one]);
    });
    for (const stage of reached.flat()) seen.add(stage);
  }
  return [];
}

/** One step of the way, as the track would stand there. */
interface Edge {
  readonly from: string;
  /** Is the work of the stage that it leaves not done here? */
  readonly isSkipped: boolean;
  readonly missing: readonly Explained[];
  /** Whoever looks after the stage that it leaves. */
  readonly owner: string;
  readonly event: Extract<ProjectEventBody, { readonly type: 'stage_changed' }>;
}

function walked(
  context: Context,
  args: ProjectCommands['skip'],
  began: Track,
  stages: readonly string[],
): readonly Edge[] {
  let at = began;
  return stages.map((to, index) => {
    const tracks = { ...context.state.tracks, [args.track]: at };
    const edge = edgeTo({ ...context, state: { ...context.state, tracks } }, args, at, to, index > 0);
    at = { ...at, stage: to, visit: at.visit + 1, triggers: [] };
    return edge;
  });
}

function edgeTo(context: Context, args: ProjectCommands['skip'], at: Track, to: string, isPassed: boolean): Edge {
  const { world, state } = context;
  const { stage: from } = at;
  // Of several transitions between two stages the first that may be taken, else the first.
  const { missing, facts, transition } = transitionsFrom(world.definition, from)
    .filter((one) => one.to === to)
    .map((one) => judged(context, args.track, at, one))
    .reduce((best, one) => (best.missing.length > 0 && one.missing.length === 0 ? one : best));
  const stoodIn = facts.map(
    ({ fact, artifact, source }) => `${fact} stands in for ${artifact} (from ${clause(source)})`,
  );
  const isSkipped = isPassed || facts.length > 0;
  return {
    from,
    isSkipped,
    missing,
    owner: stageOwner(world, state, args.track),
    event: {
      type: 'stage_changed',
      track: args.track,
      from,
      to,
      on: 'command',
      rationale: [clause(args.because), ...stoodIn].join('; '),
      ...(isSkipped ? { skipped: true as const } : {}),
      ...observedGates(world, state, args.track, transition),
    },
  };
}

/** A fact that stands in for an artifact. */
interface StandIn {
  readonly fact: string;
  /** As the definition asks for it, and as it is called on this track. */
  readonly type: string;
  readonly artifact: string;
  readonly source: string;
  /** Who said so, by login, and when. */
  readonly by: string;
  readonly at: string;
}

interface Judged {
  readonly transition: Transition;
  readonly facts: readonly StandIn[];
  readonly missing: readonly Explained[];
}

/** A transition as it is judged for a skip: with facts in the place of artifacts that have not landed. */
function judged({ world, state }: Context, track: string, at: Track, transition: Transition): Judged {
  const { from, to, on, requires } = transition;
  const landing: readonly Condition[] = typeof on === 'object' && 'landed' in on ? [{ artifact: on.landed }] : [];
  const asked = [...landing, ...(requires === undefined ? [] : [requires])];
  const absent = [...new Set(asked.flatMap(artifactsIn))].filter(
    (type) => own(state.artifacts, nameOn(state, type, track))?.status !== 'current',
  );
  const facts = absent.flatMap((type) => standInsFor(state, track, type));
  const all = asked.map((one) => withFacts(world, state, facts, one));
  const stoodIn = all.length === 0 ? transition : { ...transition, requires: { all } };
  const move = moveFor(world, state, track, at, stoodIn);
  const answer = answers(world, state, track, {}, `to:${to}`);
  const commands = new Map(
    absent.map((type) => [answer({ artifact: type }).says, substituting(nameOn(state, type, track))] as const),
  );
  return {
    transition: stoodIn,
    facts,
    missing: [
      ...facts.flatMap((one) => notAboutIt(world, state, track, one)),
      ...(move.triggered || landing.length > 0
        ? []
        : [{ holds: false, says: `${from} becomes ${to} when ${triggerText(on)}` }]),
      ...missingIn(move.requires).map((part) => {
        const next = commands.get(part.says);
        return next === undefined ? part : { ...part, next };
      }),
    ],
  };
}

/** The types that a condition asks for; what it forbids is not stood in for. */
function artifactsIn(condition: Condition): readonly string[] {
  if ('not' in condition) return [];
  if ('all' in condition) return condition.all.flatMap(artifactsIn);
  if ('any' in condition) return condition.any.flatMap(artifactsIn);
  return 'artifact' in condition ? [condition.artifact] : [];
}

function standInsFor(state: ProjectState, track: string, type: string): readonly StandIn[] {
  const artifact = nameOn(state, type, track);
  return Object.entries(state.known_facts)
    .filter(([, { substitutes }]) => substitutes === `artifact:${artifact}`)
    .slice(0, 1)
    .map(([fact, { source, by, at }]) => ({ fact, type, artifact, source, by, at }));
}

/**
 * Approvals that do not count for what stands in for an artifact: those of whoever said what that is, as nobody approves
 * their own work, and those that were given before anybody had.
 */
function notAboutIt(world: World, state: ProjectState, track: string, stoodIn: StandIn): readonly Explained[] {
  if (isObserving(world.policy)) return [];
  const { fact, artifact, by, at } = stoodIn;
  return gatesStoodIn(world, stoodIn).flatMap((gate) => {
    const confirm = recordWith(world, state, gate, track, {});
    const asked = requirementIn(world, gate);
    if (confirm === undefined || confirm.overridden !== undefined || asked === null) return [];
    const makes = ({ decided_by_login: login, delegated_by = [] }: Decision): boolean =>
      !asked.ownWork && [login, ...delegated_by.map((one) => one.login)].some((one) => same(one, by));
    const out = approvalsIn(confirm.decisions).filter((one) => one.decided_at < at || makes(one));
    const [first] = out;
    const { count, allOf } = asked;
    if (first === undefined || tallyOf(countedIn(confirm, out), { count, allOf, groups: [] }).isMet) return [];
    const login = first.decided_by_login;
    const says =
      first.decided_at < at
        ? `${login} approved ${gate} before ${fact} was said to stand in for ${artifact}`
        : `${by} said what stands in for ${artifact}, and whoever did cannot approve ${gate}`;
    const next = `${login} takes it back, and whoever may approves it: countersign withdraw ${gate}${onTrack(track)}`;
    return [{ holds: false, says, next }];
  });
}

/**
 * The same condition with facts in the place of artifacts. What an artifact needs to land, the fact needs, too: else a
 * gate could be gone around by never landing what it is about.
 */
function withFacts(world: World, state: ProjectState, facts: readonly StandIn[], condition: Condition): Condition {
  const each = (part: Condition): Condition => withFacts(world, state, facts, part);
  if ('all' in condition) return { all: condition.all.map(each) };
  if ('any' in condition) return { any: condition.any.map(each) };
  const found = 'artifact' in condition ? facts.find(({ type }) => type === condition.artifact) : undefined;
  if (found === undefined) return condition;
  const gates = gatesStoodIn(world, found);
  const promise = trackOf(state, trackFor(state, found.artifact))?.requires;
  return {
    all: [{ fact: found.fact }, ...gates.map((gate) => ({ gate })), ...(promise === undefined ? [] : [promise])],
  };
}

/** The gates of what a fact stands in for. */
function gatesStoodIn({ definition }: World, { type }: StandIn): readonly string[] {
  return definition.artifacts.flatMap((one) => (one.artifact_type === type ? one.gates : []));
}

function substituting(artifact: string): string {
  return `countersign fact NAME=VALUE --source "…" --substitutes artifact:${artifact}`;
}

/**
 * Why somebody may not skip these stages; null where they look after each of them by a role that definition and policy
 * name, or may override. An owner that somebody was assigned is no right: anybody could assign themselves.
 */
function whyNotTheirs({ world, entry }: Context, skipped: readonly Edge[]): Refused | null {
  const { definition, policy, people } = world;
  const { actor } = entry;
  const rolesOf = (stage: string): readonly string[] =>
    [definition.stages.find(({ id }) => id === stage)?.owner, own(definition.specialist_owners, stage)].flatMap(
      (owner = '') => (own(policy.roles, owner) === undefined ? [] : [owner]),
    );
  if (actor.kind === 'person' && authorityOf(policy, people, actor, policy.overriders) !== null) return null;
  const others = skipped.filter(({ from }) => authorityOf(policy, people, actor, rolesOf(from)) === null);
  if (others.length === 0) return null;
  const whose = others.map(({ from, owner }) => `${from} (${owner})`).join(', ');
  const owners = [...new Set([...others.flatMap(({ from }) => rolesOf(from)), ...policy.overriders])].join(' or ');
  return refuse('not_in_role', `${actor.login} does not look after ${whose}`, `It takes ${owners}.`);
}
