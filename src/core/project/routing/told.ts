import { meant } from '../../definition/alias.ts';
import { approving, openersOf, ownerText } from '../openers.ts';
import type { ProjectEvent, Route } from '../events.ts';
import { handedTo } from '../specialists.ts';
import type { ProjectState } from '../state.ts';
import { flagStopping, settling } from '../stops.ts';
import { isBackward, transitionsFrom } from '../transitions.ts';
import { stageOf, trackOf, type World } from '../world.ts';

/** A line about a route: what it is about, and the words. */
export interface RouteLine {
  readonly about: string;
  readonly says: string;
}

type Decided = Extract<ProjectEvent, { readonly type: 'decision_recorded' }>;

/** A route as people read it, with the questions that are open and the command that goes on; empty where it is none. */
export function routeTold(world: World, state: ProjectState, decided: Decided): readonly RouteLine[] {
  const { route } = decided;
  if (route === undefined) return [];
  const { specialist, gate } = route.to;
  const questions = specialist === undefined ? [] : handedTo(world, state, specialist, route.track).questions;
  const gates = [...new Set([...(gate === undefined ? [] : [gate]), ...route.triage.gates])];
  return [
    { about: 'kind', says: route.kind.replaceAll('_', ' ') },
    { about: 'goes to', says: receivers(world, route).join(', ') },
    ...route.support.map(({ specialist: who, job }) => ({ about: job, says: ownerText(world, who) })),
    ...gates.map((one) => ({ about: 'takes', says: `${one}, by ${openersOf(world, one)}` })),
    ...(route.draft_only.length === 0 ? [] : [{ about: 'draft only', says: route.draft_only.join(', ') }]),
    ...questions.map(({ fact, question }) => ({ about: 'asks', says: `${question} (${fact})` })),
    { about: 'because', says: route.because },
    ...nextCommand(world, state, decided, route).map((says) => ({ about: 'next', says })),
  ];
}

function receivers(world: World, { to, track }: Route): readonly string[] {
  const people = [...(to.specialist === undefined ? [] : [to.specialist]), ...(to.with ?? [])];
  const named = people.map((one) => ownerText(world, one));
  return [
    ...(named.length === 0 ? [`whoever opens ${to.gate ?? track}`] : named),
    ...(track === 'main' ? [] : [`track ${track}`]),
  ];
}

/** What does the next of it: a move, a word about a gate, or what the specialist is told. */
function nextCommand(
  world: World,
  state: ProjectState,
  { request }: Decided,
  { to, track, kind, version }: Route,
): readonly string[] {
  const on = onTrack(track);
  const target = request?.target ?? '';
  if (version === 'archive') return [`countersign retire ${target} --because "…"`];
  if (to.stage !== undefined && to.stage !== stageOf(state, track) && kind !== 'escalation')
    return [moving(world, stageOf(state, track), to.stage, on)];
  const isGate = to.gate !== undefined && to.gate === meant(world.definition, target, 'gate');
  const stopped = isGate || kind === 'escalation' ? askedTrack(state, to, track) : track;
  const stop = Object.entries(state.blockers).find(
    ([, { on: held, until }]) =>
      flagStopping(until) !== null && (held === `track:${stopped}` || held === `gate:${to.gate}`),
  );
  if (kind === 'escalation' && stop !== undefined) return [settling(world, stopped, ...stop)];
  const decides = isGate || request?.intent === 'approve' || request?.intent === 'review' || kind === 'escalation';
  if (to.gate !== undefined && decides) return [`${approving(world, to.gate)}${onTrack(stopped)}`];
  const action = world.definition.actions.find(({ id }) => id === meant(world.definition, target, 'action'));
  if (action !== undefined) return [`countersign act ${action.id}${onTrack(askedTrack(state, to, track))}`];
  return to.specialist === undefined ? [] : [`countersign handoff --for ${to.specialist}`];
}

function moving(world: World, from: string, to: string, on: string): string {
  if (isBackward(world, from, to)) return `countersign back ${to} --reason "…"${on}`;
  const isNext = transitionsFrom(world.definition, from).some((one) => one.to === to);
  return isNext ? `countersign advance ${to}${on}` : `countersign skip ${to} --because "…"${on}`;
}

function onTrack(track: string): string {
  return track === 'main' ? '' : ` --track ${track}`;
}

/** What is done or stopped is on the track that was asked about, not on the one that it began. */
function askedTrack(state: ProjectState, to: Route['to'], track: string): string {
  return to.track === undefined ? track : (trackOf(state, track)?.from ?? track);
}
