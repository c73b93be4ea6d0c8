import type { FactValue } from '../../core/condition.ts';
import type { Definition } from '../../core/definition/schema.ts';
import { isFields } from '../../core/fields.ts';
import type { Ran } from '../../core/observe.ts';
import { own } from '../../core/own.ts';
import { namesTold, newsOf, ranDeed } from '../../core/project/ran.ts';
import { openRuns } from '../../core/project/runs.ts';
import type { ProjectState } from '../../core/project/state.ts';
import { runFiles, runFolder, stepPath } from '../../core/run/decider.ts';
import type { RunState } from '../../core/run/state.ts';
import { readYaml } from '../../files/yaml.ts';
import { Damaged } from '../../kept/damage.ts';
import { pinnedPipeline, runStateIn, type KeptRun, type RunEntry } from '../../kept/runs.ts';
import { entriesOf, sha256, tailPath } from '../../record.ts';
import type { Objects } from '../objects.ts';
import { isForProjects } from '../pipelines.ts';
import { keptText } from '../sources.ts';
import { inMemory } from './remembering.ts';

/** A project whose runs are looked at, as its state branch has it at a commit. */
interface Place {
  readonly objects: Objects;
  readonly record: string;
  readonly definition: Definition;
  readonly state: ProjectState;
}

/**
 * How the runs of a project stand by their own records, where the project does not know it yet: those of which it knows
 * that they are not over, and those that are named. A record that is damaged tells nothing: whoever verifies is told.
 */
export async function ranSince(place: Place, named: readonly string[]): Promise<readonly Ran[]> {
  const ids = new Set([...openRuns(place.state).map(([id]) => id), ...named]);
  const found: Ran[] = [];
  for (const id of ids) {
    const ran = await ranOf(place, id).catch((error: unknown) => {
      if (error instanceof Damaged) return null;
      throw error;
    });
    if (ran !== null) found.push(ran);
  }
  return found;
}

async function ranOf({ objects, record, definition, state }: Place, id: string): Promise<Ran | null> {
  const kept = (path: string): ReturnType<typeof keptText> => keptText(objects, record, `${runFolder(id)}/${path}`);
  const [whole, tail, pipeline] = await Promise.all([kept(runFiles.state), kept(tailPath), kept(runFiles.pipeline)]);
  const remember = inMemory();
  const run = await runStateIn(remember, id, { state: whole, tail, pipeline });
  const entry = run === null ? undefined : sayingSo(tail?.text ?? '');
  if (run === null || entry === undefined || !isForProjects(run.pipeline.origin)) return null;
  const { seq, hash } = entry;
  const seen = newsOf(definition, state, { ...run, entry: { seq, hash } });
  if (seen === null) return null;
  const names = namesTold(definition, seen);
  const values = await valuesOf(run, names, { pipeline, tail, state: whole }, async (path) => (await kept(path))?.text);
  return ranDeed(definition, id, seen, values, sha256);
}

/** The last entry that changed how the run stands; the last of all where that is further back. */
function sayingSo(tail: string): RunEntry | undefined {
  const entries: readonly RunEntry[] = entriesOf(tail);
  return entries.findLast(saysHow) ?? entries.at(-1);
}

function saysHow({ events = [] }: RunEntry): boolean {
  return events.some(({ type }) => type === 'status_changed' || type === 'run_started');
}

/** State variables, and what steps put out; of a long text its digest stands in the record. */
async function valuesOf(
  run: RunState,
  names: readonly string[],
  { pipeline }: KeptRun,
  read: (path: string) => Promise<string | undefined>,
): Promise<Readonly<Record<string, FactValue>>> {
  if (names.length === 0) return {};
  const followed = await pinnedPipeline(inMemory(), run.run_id, run, pipeline);
  const values: Record<string, FactValue> = {};
  for (const name of names) {
    const variable = own(run.custom_state, name);
    const step = followed.pipeline.steps.find(({ output }) => output === name);
    const value = variable ?? (step === undefined ? null : putOut(await read(stepPath(step.id)), step.id));
    if (value !== null) values[name] = value;
  }
  return values;
}

function putOut(kept: string | undefined, step: string): string | null {
  const yaml = kept === undefined ? null : readYaml(kept, stepPath(step), { bytes: 64 * 1024, own: true });
  if (yaml === null || !yaml.ok || !isFields(yaml.value)) return null;
  const { text, sha256: digest } = yaml.value;
  return typeof text === 'string' ? text.trim() : `sha256:${String(digest)}`;
}
