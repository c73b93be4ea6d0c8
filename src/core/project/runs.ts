import type { Explained, Leaf } from '../condition.ts';
import type { Definition } from '../definition/schema.ts';
import type { ProjectRun, ProjectState } from './state.ts';

/** A run of a project by its id. */
export type KnownRun = readonly [string, ProjectRun];

/** Is a run over, so that it never goes on by itself? */
export function isOver(status: string): boolean {
  return ['completed', 'failed', 'rolled_back', 'cancelled'].includes(status);
}

/** How it stands, with the command that helps where it is not over. */
export function runAnswer(state: ProjectState, track: string, { run, is = 'completed' }: RunLeaf): Explained {
  const found = newestRun(state, track, run);
  if (found === undefined)
    return {
      holds: false,
      says: `no run of ${run} is known on ${track}`,
      next: `countersign workflow run ${run} "…" --project ${state.project_id}${track === 'main' ? '' : ` --track ${track}`}`,
    };
  const { status } = found[1];
  return { holds: status === (is === 'succeeded' ? 'completed' : is), ...toldOf(found) };
}

type RunLeaf = Extract<Leaf, { readonly run: string }>;

/** What is to be said of a run, and the command by which somebody goes on with it. */
export function toldOf([id, { status }]: KnownRun): Pick<Explained, 'says' | 'next'> {
  const going = status === 'awaiting_approval' ? 'output' : 'resume';
  return {
    says: `the run ${id} is ${status.replaceAll('_', ' ')}`,
    next: `countersign workflow ${isOver(status) ? 'report' : going} ${id}`,
  };
}

/** Those that are not over. */
export function openRuns({ runs = {} }: ProjectState): readonly KnownRun[] {
  return Object.entries(runs).filter(([, { status }]) => !isOver(status));
}

function newestRun({ runs = {} }: ProjectState, track: string, pipeline: string): KnownRun | undefined {
  return Object.entries(runs).findLast(([, one]) => one.track === track && one.pipeline === pipeline);
}

/** May anything that happens begin a run, or end that one is wanted? Few definitions name any. */
export function speaksOfRuns({ stages, tracks, artifacts }: Definition, state: ProjectState | null): boolean {
  return (
    state?.runs !== undefined ||
    [...stages, ...tracks].some(({ run }) => run !== undefined) ||
    artifacts.some((one) => one.produced_by !== undefined)
  );
}
