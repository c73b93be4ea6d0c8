import type { Leaf } from '../../condition.ts';
import { meant } from '../../definition/alias.ts';
import { artifactOf } from '../../definition/artifact.ts';
import type { Intent } from '../../definition/routing.ts';
import type { RoutingRule, TrackType } from '../../definition/schema.ts';
import type { Actor } from '../../entry.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Route } from '../events.ts';
import { staleArtifacts } from '../freshness.ts';
import { nameOn, typeOf } from '../lines.ts';
import { smallestAction } from '../smallest.ts';
import type { ProjectState } from '../state.ts';
import { promises } from '../track-status.ts';
import { trackOf, type World } from '../world.ts';
import { escalationOf, stopsFor, type Escalation, type Stopped } from './escalation.ts';
import { misflagged } from './flags.ts';
import { gatesOfTarget } from './gates.ts';
import { drafting, isUntouched, kindOf } from './kinds.ts';
import { requestOf, type Asked, type Request } from './request.ts';
import { ruleFor, sentTo, workstreamFor, type Workstream } from './rules.ts';
import { supportFor } from './support.ts';
import { inputsMissing, notPermitted, notTheirs, unsafe, withoutInputs } from './target.ts';
import { flagsRaised, triaged, type Triaged } from './triage.ts';
import { notThere, versionFor } from './versions.ts';

/** A route, and all that has to happen so that it holds. */
export interface Routed {
  readonly route: Route;
  /** What was named, as the definition calls it; null where nothing was. */
  readonly target: string | null;
  /** Flags that go up, each with why. */
  readonly flags: readonly { readonly flag: string; readonly reason: string }[];
  readonly stops: readonly Stopped[];
  /** The track that begins, and its kind; null where none does. */
  readonly begins: {
    readonly track: string;
    readonly kind: string;
    readonly from: string;
    readonly because: string;
  } | null;
  /** What holds back a draft until it is there, each by itself. */
  readonly drafts: { readonly artifact: string; readonly until: readonly Leaf[] } | null;
}

/**
 * Where a request goes, by the definition and the state alone; nothing that somebody wrote for people is read. A no says
 * what to do instead and, where it is somebody else's, whose it is and what they need.
 */
export function routed(
  world: World,
  state: ProjectState,
  asked: Asked,
  actor: Actor,
): Routed | { readonly refusal: Refusal } {
  const wrong = misflagged(world, state, asked) ?? pluginRefused(world, asked);
  if (wrong !== null) return wrong;
  const found = requestOf(world, state, asked);
  if ('refusal' in found) return found;
  const request = found.is;
  const gates = gatesOfTarget(world, state, request);
  const took = triaged(world, request, actor, { gates, plugin: pluginOf(world, asked)?.gates ?? [] });
  const rule = ruleFor(world, state, request, took.triage.outcome);
  const stream = streamOf(world, state, request, rule);
  const stops = stopsFor(world, state, request, rule);
  const work = workOf(world, state, request, stream);
  const settled = { gates, took, rule, stream, stops, work, drafts: null, version: null };
  // What has to stop is recorded whatever else is missing.
  if (stops.length > 0) return goingTo(world, state, request, settled);
  const no =
    unsafe(world, state, request, gates) ??
    notPermitted(world, state, request) ??
    notTheirs(world, state, request, actor);
  if (no !== null) return no;
  const absent = request.isNamed ? notThere(state, asked.intent, request.artifact) : null;
  if (absent !== null) return absent;
  const version = versionFor(world, state, asked.intent, work.artifact);
  if ('refusal' in version) return version;
  const inputs = inputsMissing(world, state, work.isMade ? work.specialist : null, work.on);
  if (inputs.needed.length > 0 && asked.draft !== true) return withoutInputs(world, state, work.on, inputs);
  const until = [...inputs.needed, ...inputs.approvals, ...(asked.draft === true ? inputs.unknown : [])];
  const drafts = work.artifact === null || until.length === 0 ? null : { artifact: work.artifact, until };
  return goingTo(world, state, request, { ...settled, drafts, version: version.is });
}

function pluginOf({ definition }: World, { plugin }: Asked) {
  return definition.plugins.find(({ id }) => id === plugin?.id);
}

/** A plugin is one that the definition lists, chosen for a reason. */
function pluginRefused(world: World, asked: Asked): { readonly refusal: Refusal } | null {
  const { plugin } = asked;
  if (plugin === undefined) return null;
  if (pluginOf(world, asked) === undefined) {
    const all = world.definition.plugins.map(({ id, when }) => `${id} (${when})`);
    return refuse(
      'invalid_argument',
      `the definition has no plugin ${plugin.id}`,
      all.length === 0 ? 'It has none.' : `It has ${all.join('; ')}.`,
    );
  }
  if (plugin.because.trim() !== '') return null;
  return refuse(
    'reason_missing',
    `${plugin.id} is only used where the work needs it`,
    `Say why: --plugin ${plugin.id} --because "…"`,
  );
}

/** The track that a request begins or goes on with, by its target or by the rule. */
function streamOf(
  world: World,
  state: ProjectState,
  { asked, target, track }: Request,
  rule: RoutingRule | null,
): (Workstream & { readonly kind: TrackType | undefined }) | null {
  // Whoever looks at a gate, or approves it, does so on the track that it was asked on.
  if (target?.kind === 'gate' && isDecision(asked.intent)) return null;
  const name = target?.kind === 'workstream' ? target.name : rule?.to?.track;
  if (name === undefined) return null;
  const stream = workstreamFor(world, state, name, track);
  return { ...stream, kind: world.definition.tracks.find(({ id }) => id === stream.begins) };
}

/** What would be made, by whom, and on which track its inputs are looked for. */
interface Work {
  readonly specialist: string | null;
  /** By its name on the track that the request goes to. */
  readonly artifact: string | null;
  /** Is it to be made now, as somebody named it? */
  readonly isMade: boolean;
  readonly on: string;
}

function workOf(world: World, state: ProjectState, request: Request, stream: ReturnType<typeof streamOf>): Work {
  const { asked, owner, isNamed, track } = request;
  const on = stream?.begins === null ? stream.track : track;
  if (asked.intent === 'package') {
    const packer = world.definition.support.find(({ job }) => job === 'packaging')?.specialist;
    const specialist = packer === undefined ? owner : meant(world.definition, packer, 'owner');
    const type = world.definition.specialists.find(({ id }) => id === specialist)?.owns?.[0];
    return { specialist, artifact: type === undefined ? null : nameOn(state, type, on), isMade: isNamed, on };
  }
  const isMade = isNamed && drafting.includes(asked.intent);
  const type = request.artifact === null ? null : typeOf(request.artifact);
  const begun = type !== null && stream?.kind?.lines?.includes(type) === true ? `${type}/${stream.track}` : null;
  const named = type === null || stream === null ? request.artifact : nameOn(state, type, on);
  return { specialist: owner, artifact: begun ?? named, isMade, on };
}

interface Settled {
  readonly gates: readonly string[];
  readonly took: Triaged;
  readonly rule: RoutingRule | null;
  readonly stream: ReturnType<typeof streamOf>;
  readonly stops: readonly Stopped[];
  readonly work: Work;
  readonly drafts: Routed['drafts'];
  readonly version: Route['version'];
}

function goingTo(world: World, state: ProjectState, request: Request, settled: Settled): Routed {
  const { asked, target, track } = request;
  const { gates, took, rule, stream, stops, work, drafts, version } = settled;
  const raised = escalationOf(world, state, request, gates, stops);
  const begins = beginningOf(request, stream, rule);
  const kind = kindOf(world, state, request, {
    escalates: raised !== null,
    begins: begins !== null || isUntouched(state),
    gates,
  });
  const sent: Route['to'] = {
    ...usual(request, gates, work),
    ...(raised?.gate === undefined ? {} : { gate: raised.gate }),
    ...(stream?.kind?.owner === undefined ? {} : { specialist: meant(world.definition, stream.kind.owner, 'owner') }),
    ...(rule === null ? {} : sentTo(world, state, request, took, rule, work.specialist)),
    ...(stream === null ? {} : { track: stream.track }),
  };
  const others = [...(sent.with ?? []), ...(took.specialist === null ? [] : [took.specialist])];
  const beside = [...new Set(others)].filter((one) => one !== sent.specialist);
  const to: Route['to'] = { ...sent, ...(beside.length === 0 ? {} : { with: beside }) };
  const stage = to.stage ?? stream?.kind?.stage ?? request.stage;
  return {
    target: target?.name ?? null,
    flags: flagsRaised(world, state, request),
    stops,
    begins,
    drafts,
    route: {
      kind,
      track: stream?.track ?? track,
      stage,
      to,
      support: supportFor(world, state, request, took.triage.outcome),
      triage: took.triage,
      version,
      draft_only: draftOnly(world, state, settled, asked.intent, drafts),
      rule: rule?.id ?? null,
      because: becauseOf(world, state, request, settled, to, raised),
    },
  };
}

function beginningOf(
  { asked, track }: Request,
  stream: ReturnType<typeof streamOf>,
  rule: RoutingRule | null,
): Routed['begins'] {
  if (stream === null || stream.begins === null) return null;
  const because =
    rule?.to?.track === undefined ? (asked.outcome ?? 'a workstream of its own was asked for') : rule.when;
  return { track: stream.track, kind: stream.begins, from: track, because };
}

/** Where a request goes that no rule is about: to the gate that it is about, else to whoever makes or keeps it. */
function usual({ asked, target, stage }: Request, gates: readonly string[], { specialist }: Work): Route['to'] {
  const [gate] = gates;
  const isDecided = isDecision(asked.intent) || target?.kind === 'action';
  return {
    ...(specialist === null ? {} : { specialist }),
    ...(gate !== undefined && (isDecided || target?.kind === 'gate') ? { gate } : {}),
    ...(target?.kind === 'stage' ? { stage } : {}),
  };
}

function isDecision(intent: Intent): boolean {
  return intent === 'approve' || intent === 'review';
}

/** Artifacts that may be worked on and not land yet. */
function draftOnly(
  world: World,
  state: ProjectState,
  { stream, work }: Settled,
  intent: Intent,
  drafts: Routed['drafts'],
): readonly string[] {
  if (stream?.kind?.output === 'draft_only') return (stream.kind.lines ?? []).map((type) => `${type}/${stream.track}`);
  const isPromised =
    trackOf(state, work.on)?.allowed_output === 'draft_only' && promises(world, state, work.on) !== null;
  const isHeld = drafts !== null || (isPromised && drafting.includes(intent));
  return work.artifact !== null && isHeld ? [work.artifact] : [];
}

function becauseOf(
  world: World,
  state: ProjectState,
  request: Request,
  { rule, drafts }: Settled,
  to: Route['to'],
  raised: Escalation | null,
): string {
  const { track } = request;
  const about = request.target?.name ?? request.artifact ?? request.stage;
  // What a rule says of its case may be that nothing is missing.
  const given =
    drafts === null ? rule?.when : `something is missing, and ${drafts.artifact} is a draft only until then`;
  const by = rule === null ? `${to.gate ?? to.specialist ?? track} answers for ${about}` : `${given}: ${rule.action}`;
  const absent = [
    ...(trackOf(state, track)?.owner === 'TBD' ? [{ holds: false, says: `nobody looks after track ${track}` }] : []),
    ...(to.gate === undefined ? [] : [{ holds: false, says: `${to.gate} is asked for` }]),
  ];
  const instead = smallestAction(world, state, track, absent);
  const isAway = instead?.shape === 'suggested_owner' || instead?.shape === 'fallback_path';
  const parts = [...(raised === null ? [] : [raised.says]), by, ...(isAway ? [instead.says] : [])];
  return [...parts, ...outdated(world, state, request)].join('; ');
}

/** What is not up to date any more of what an artifact is, or is made from. */
function outdated({ definition }: World, state: ProjectState, { artifact }: Request): readonly string[] {
  const { made_from: sources = [] } = artifactOf(definition, artifact ?? '') ?? {};
  return staleArtifacts(definition, state)
    .filter((one) => one.artifact === artifact || sources.includes(typeOf(one.artifact)))
    .map(({ artifact: name, version, from, now }) => `${name} ${version} was made from ${from}, and ${now} is there`);
}
