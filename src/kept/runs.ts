import type { Entry } from '../core/entry.ts';
import type { Pipeline } from '../core/pipeline/pipeline.ts';
import type { RunCommand } from '../core/run/commands.ts';
import { runFiles, runFolder } from '../core/run/decider.ts';
import type { RunEvent } from '../core/run/events.ts';
import type { RunState } from '../core/run/state.ts';
import { readPipeline } from '../files/pipeline.ts';
import { readRunState } from '../files/run.ts';
import { tailPath } from '../record.ts';
import { chainOf, finding, type KindOfRecord } from './chain.ts';
import { Damaged } from './damage.ts';
import { stateOf } from './pinned.ts';
import type { KeptText, Remember } from './sources.ts';

export type RunEntry = Entry<RunCommand, RunEvent>;

/** Runs, as far as reading their record goes. */
export const runRecord: KindOfRecord<RunCommand, RunEvent> = {
  folder: runFolder,
  stateFile: runFiles.state,
  shapes: async () => (await import('../core/run/entry-shape.ts')).shapeFault,
};

/** The state of a run out of its text, for whoever reads its log. */
export function readRun(text: string): Promise<ReturnType<typeof readRunState>> {
  return Promise.resolve(readRunState(text, runFiles.state));
}

/** What of a run tells where it is. */
export interface KeptRun {
  readonly state: KeptText | null;
  readonly tail: KeptText | null;
  readonly pipeline: KeptText | null;
}

/**
 * The state of a run, if it is whole and is the one that the last entry of the log names; null where there is no such run.
 * `textOf` gives the text of a blob, where that costs little.
 */
export async function runStateIn(
  remember: Remember,
  id: string,
  { state, tail, pipeline: definition }: KeptRun,
  textOf?: (blob: string) => Promise<string | null>,
): Promise<RunState | null> {
  const recent =
    tail === null
      ? null
      : await remember(
          `tail-${id}`,
          tail.oid,
          () => chainOf(runRecord, id, [{ path: tailPath, text: tail.text }]),
          () => true,
        );
  const readState = ({ oid, text }: KeptText, file: string): Promise<ReturnType<typeof readRunState>> =>
    remember(
      `state-${id}`,
      oid,
      () => Promise.resolve(readRunState(text, file)),
      (one) => one.ok,
    );
  return stateOf({ ...runRecord, readState }, id, { state, definition }, recent, textOf);
}

/** The pipeline a run follows, with where it comes from. */
export interface Followed {
  readonly pipeline: Pipeline;
  readonly text: string;
  readonly pin: RunState['pipeline'];
}

/** The pipeline a run follows, if it is the one it pinned. */
export async function pinnedPipeline(
  remember: Remember,
  id: string,
  { pipeline: pin }: Pick<RunState, 'pipeline'>,
  kept: KeptText | null,
): Promise<Followed> {
  const file = `${runFolder(id)}/${runFiles.pipeline}`;
  if (kept?.oid !== pin.blob)
    throw new Damaged([
      finding('definition_edited', file, 1, 'the pipeline this run follows is not the one it pinned'),
    ]);
  return pipelineIn(remember, kept.text, file, pin);
}

/** A pipeline out of its text. */
export async function pipelineIn(
  remember: Remember,
  text: string,
  file: string,
  pin: RunState['pipeline'],
  reading: () => ReturnType<typeof readPipeline> = () => readPipeline(text, file),
): Promise<Followed> {
  const read = await remember(
    `pipeline-${pin.blob}`,
    pin.blob,
    () => Promise.resolve(reading()),
    (one) => one.ok,
  );
  if (!read.ok) throw new Damaged(read.findings);
  return { pipeline: read.pipeline, text, pin };
}
