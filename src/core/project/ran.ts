import type { FactValue } from '../condition.ts';
import type { Definition } from '../definition/schema.ts';
import { startedFor } from '../definition/runs.ts';
import type { Ran } from '../observe.ts';
import { own } from '../own.ts';
import type { RunState } from '../run/state.ts';
import type { RunSeen } from './events.ts';
import type { ProjectState } from './state.ts';
import { stageOf, trackOf } from './world.ts';
import { saysNothing } from './unknown.ts';

/** A run by its own record, with the entry of that by which it stands so. */
export type RunNow = Pick<RunState, 'run_id' | 'pipeline_name' | 'status' | 'project'> & Pick<RunSeen, 'entry'>;

/** What the record of a run tells its project that does not know it yet; null where that is nothing. */
export function newsOf(definition: Definition, state: ProjectState, run: RunNow): RunSeen | null {
  const { run_id, status, entry, project } = run;
  if (project === undefined || project.id !== state.project_id) return null;
  const known = own(state.runs ?? {}, run_id);
  if (known !== undefined && (known.status === status || (known.entry ?? 0) >= entry.seq)) return null;
  const { pipeline, track, of } = known ?? begunByHand(definition, state, run.pipeline_name, project);
  if (trackOf(state, track) === undefined) return null;
  return { pipeline, track, ...(of === undefined ? {} : { of }), status, entry };
}

/** What a run is for that somebody began for a project without being asked: what they say, or else the stage that names it. */
function begunByHand(
  definition: Definition,
  state: ProjectState,
  pipeline: string,
  { track = 'main', artifact }: NonNullable<RunNow['project']>,
): Pick<RunSeen, 'pipeline' | 'track' | 'of'> {
  const stage = `stage:${stageOf(state, track)}`;
  if (artifact !== undefined) return { pipeline, track, of: `artifact:${artifact}` };
  return { pipeline, track, ...(startedFor(definition, stage)?.pipeline === pipeline ? { of: stage } : {}) };
}

/** The state variables and outputs of a run from which its project learns something: of one that is completed alone. */
export function namesTold(definition: Definition, { of, status }: RunSeen): readonly string[] {
  return status === 'completed' ? Object.values(startedFor(definition, of ?? '')?.facts ?? {}) : [];
}

/** Longer texts are known by their digest, in characters: a fact is a word, not a document. */
const longestValue = 200;

/** What a project hears, as a deed of the run itself: it is an agent of whom nobody has proof. */
export function ranDeed(
  definition: Definition,
  run: string,
  seen: RunSeen,
  values: Readonly<Record<string, FactValue>>,
  digest: (text: string) => string,
): Ran {
  const told = Object.entries(startedFor(definition, seen.of ?? '')?.facts ?? {});
  const facts = told.flatMap(([fact, from]): readonly (readonly [string, FactValue])[] => {
    const value = own(values, from);
    if (value === undefined || saysNothing(value)) return [];
    const isHidden = own(definition.facts, fact)?.sensitive === true || String(value).length > longestValue;
    return [[fact, isHidden ? `sha256:${digest(String(value))}` : value]];
  });
  return {
    source: `run:${run}:${seen.entry.seq}`,
    actor: { id: `run:${run}`, login: run, kind: 'agent', assurance: 'asserted' },
    command: { run_changed: { run, ...seen, ...(facts.length === 0 ? {} : { facts: Object.fromEntries(facts) }) } },
  };
}
