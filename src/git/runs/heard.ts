import type { FactValue } from '../../core/condition.ts';
import type { Definition } from '../../core/definition/schema.ts';
import { own } from '../../core/own.ts';
import type { ProjectCommands } from '../../core/project/commands.ts';
import { namesTold, ranDeed } from '../../core/project/ran.ts';
import { runDecider } from '../../core/run/decider.ts';
import { isSame } from '../../core/same.ts';
import { Damaged } from '../../kept/damage.ts';
import { folded } from '../../kept/replay.ts';
import { readRun, runRecord, type RunEntry } from '../../kept/runs.ts';
import { sha256 } from '../../record.ts';
import { entriesAt } from '../home.ts';
import type { Objects } from '../objects.ts';
import { isForProjects } from '../pipelines.ts';

type Heard = ProjectCommands['run_changed'];

/**
 * Why a project could not have heard this of a run: by the entry it names, the run stood otherwise, is another project's, or
 * found out something else. Null where it could; `untold` where the log of the run cannot be read.
 */
export async function whyNotHeard(
  objects: Objects,
  record: string,
  project: string,
  definition: Definition,
  said: Heard,
): Promise<{ readonly wrong: string } | { readonly untold: string } | null> {
  const { run, entry, status } = said;
  const log = await logOf(objects, record, run);
  if (log === null) return { untold: `the log of the run ${run} cannot be read` };
  if (log.length === 0) return { wrong: `what became of the run ${run}, and there is no such run` };
  const at = log.findIndex(({ seq }) => seq === entry.seq);
  if (log[at]?.hash !== entry.hash)
    return { wrong: `what became of the run ${run} by its entry ${entry.seq}, and that entry is not in its log` };
  const until = log.slice(0, at + 1);
  const state = folded(runDecider, null, until);
  if (state?.project?.id !== project)
    return { wrong: `what became of the run ${run}, which is of ${state?.project?.id ?? 'no project'}` };
  if (!isForProjects(state.pipeline.origin))
    return {
      wrong: `what became of the run ${run}, which follows ${state.pipeline.origin}, a pipeline that not everybody has`,
    };
  if (state.status !== status)
    return {
      wrong: `that the run ${run} is ${textOf(status)}, and by its entry ${entry.seq} it is ${textOf(state.status)}`,
    };
  const values = valuesIn(state.custom_state, until, namesTold(definition, said));
  const { facts } = ranDeed(definition, run, said, values, sha256).command.run_changed;
  if (isSame(facts ?? {}, said.facts ?? {})) return null;
  const name = Object.keys({ ...facts, ...said.facts }).find(
    (one) => !isSame(own(facts ?? {}, one), own(said.facts ?? {}, one)),
  );
  return { wrong: `what the run ${run} found out about ${name ?? 'it'}, and its record says otherwise` };
}

async function logOf(objects: Objects, record: string, run: string): Promise<readonly RunEntry[] | null> {
  try {
    return await entriesAt(objects, record, runRecord, run, readRun, Number.POSITIVE_INFINITY);
  } catch (error) {
    if (error instanceof Damaged) return null;
    throw error;
  }
}

/** State variables, and what steps put out last; of a long text its digest stands in the record. */
function valuesIn(
  variables: Readonly<Record<string, FactValue | null>>,
  entries: readonly RunEntry[],
  names: readonly string[],
): Readonly<Record<string, FactValue>> {
  const outputs = new Map(
    entries.flatMap(({ command, events = [] }) =>
      events.flatMap((event) => {
        if (event.type !== 'output_recorded' || event.output === null) return [];
        const output =
          'submit' in command ? command.submit.output : 'edit' in command ? command.edit.output : undefined;
        return [[event.output, output?.text?.trim() ?? `sha256:${event.sha256}`] as const];
      }),
    ),
  );
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = own(variables, name) ?? outputs.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function textOf(status: string): string {
  return status.replaceAll('_', ' ');
}
