import type { FactValue } from '../../condition.ts';
import { startedFor } from '../../definition/runs.ts';
import { own } from '../../own.ts';
import { conflictAbout } from '../conflicts.ts';
import type { ProjectEventBody } from '../events.ts';
import { nameOn } from '../lines.ts';
import { openRuns } from '../runs.ts';
import type { ProjectState, Track } from '../state.ts';
import { hasEnded } from '../track-standing.ts';
import { artifactsAsked, isBackward, transitionsFrom } from '../transitions.ts';
import { stageOf, trackOf, type World } from '../world.ts';

/**
 * The runs that follow from what happened in an entry: those that nobody began are not wanted any more where their track
 * went on, and stages, kinds of tracks and artifacts that name a pipeline want one when they are entered or asked for.
 */
export function runsFollowing(
  world: World,
  before: ProjectState | null,
  after: ProjectState,
  events: readonly ProjectEventBody[],
  seq: number,
): readonly ProjectEventBody[] {
  const gone = Object.entries(after.runs ?? {}).filter(
    ([, { status, track, visit }]) => status === 'wanted' && !isThere(after, track, visit),
  );
  const entered = Object.entries(after.tracks).filter(
    ([name, track]) => !hasEnded(track) && before?.tracks[name]?.visit !== track.visit,
  );
  const wanted = [
    ...entered.flatMap(([name, track]) => beginners(world, before, after, name, track)),
    ...events.flatMap(askedFor),
  ].flatMap(([track, of]) => wantedFor(world, after, track, of));
  return [
    ...gone.map(([run, { track }]): ProjectEventBody => {
      const because = `${track} is in ${stageOf(after, track)}, and nobody had begun it`;
      return { type: 'run_withdrawn', run, because };
    }),
    ...wanted.map((one, at): ProjectEventBody => {
      const run = `${after.project_id}.${one.pipeline.toLowerCase()}.${seq}${at === 0 ? '' : `.${at + 1}`}`;
      return { type: 'run_wanted', run, ...one };
    }),
  ];
}

/** Is a track still where it was? */
function isThere(state: ProjectState, name: string, visit: number): boolean {
  const track = trackOf(state, name);
  return track !== undefined && !hasEnded(track) && track.visit === visit;
}

/** A track, and what of the definition may want a run there. */
type Beginner = readonly [track: string, of: string];

function beginners(
  world: World,
  before: ProjectState | null,
  after: ProjectState,
  name: string,
  { stage, template }: Track,
): readonly Beginner[] {
  const ways = transitionsFrom(world.definition, stage).filter(({ to }) => !isBackward(world, stage, to));
  const missing = ways
    .flatMap(artifactsAsked)
    .map((type) => nameOn(after, type, name))
    .filter((artifact) => own(after.artifacts, artifact)?.status !== 'current');
  const begins = before?.tracks[name] === undefined && template !== undefined ? [`track:${template}`] : [];
  return [...begins, `stage:${stage}`, ...new Set(missing.map((artifact) => `artifact:${artifact}`))].map((of) => [
    name,
    of,
  ]);
}

/** Somebody asks that an artifact be made, or made anew. */
function askedFor(event: ProjectEventBody): readonly Beginner[] {
  if (event.type !== 'decision_recorded' || event.request === undefined) return [];
  const { intent, target } = event.request;
  return target !== undefined && (intent === 'create' || intent === 'revise')
    ? [[event.track, `artifact:${target}`]]
    : [];
}

type Wanted = Omit<Extract<ProjectEventBody, { readonly type: 'run_wanted' }>, 'type' | 'run'>;

/** The run that is wanted for something of the definition, unless one is under way since the track is where it is. */
function wantedFor(world: World, state: ProjectState, track: string, of: string): readonly Wanted[] {
  const started = startedFor(world.definition, of);
  const isUnderWay = openRuns(state).some(
    ([, one]) => one.of === of && one.track === track && isThere(state, track, one.visit),
  );
  if (started === null || isUnderWay) return [];
  const values = Object.entries(started.state ?? {}).flatMap(([variable, fact]): readonly [string, FactValue][] => {
    const known = conflictAbout(state, fact) === undefined ? own(state.known_facts, fact) : undefined;
    return known === undefined ? [] : [[variable, known.value]];
  });
  return [
    {
      pipeline: started.pipeline,
      track,
      of,
      task: started.task ?? `${state.workflow}: ${of.slice(of.indexOf(':') + 1)}`,
      ...(values.length === 0 ? {} : { state: Object.fromEntries(values) }),
    },
  ];
}
