import type { Document, Entry, EntryHead, Envelope } from '../entry.ts';
import { keepsRefusal } from '../refused.ts';
import type { RunCommand } from './commands.ts';
import { own } from '../own.ts';
import { confirmPath } from './confirms.ts';
import { decideRun } from './decide.ts';
import type { RunEvent } from './events.ts';
import { evolve, recorded, type MaybeRun } from './evolve.ts';
import { deedsOf } from './found.ts';
import type { RunState } from './state.ts';
import type { RunObserved } from './world.ts';

/** The folder of a run on the state branch, by the first two letters of its id: found by eye, never crowded. */
export function runFolder(id: string): string {
  return `runs/${id.slice(0, 2)}/${id}`;
}

/** Files of a run beside its log, below its folder. */
export const runFiles = {
  state: 'run_state.yaml',
  pipeline: 'pipeline.yaml',
  policy: 'policy.yaml',
  /** What the policy extends: whoever reads it here needs nothing else. */
  base: 'policy_base.yaml',
} as const;

/** How the report is called that is handed over when a run has ended. */
export const reportName = 'report.md';

export function stepPath(step: string): string {
  return `steps/${step}.yaml`;
}

export function checkpointPath(name: string): string {
  return `checkpoints/${name}.yaml`;
}

/** Runs as the line handles them. */
export const runDecider = {
  stateFile: runFiles.state,
  masked: (_observed: RunObserved, command: RunCommand) => command,
  deeds: (observed: RunObserved, state: MaybeRun): readonly Envelope<RunCommand>[] => deedsOf(observed, state),
  deciding: () => Promise.resolve(decideRun),
  evolve,
  recorded,
  seqOf: (state: MaybeRun) => state?.seq ?? 0,
  hasSeen: (state: MaybeRun, entryId: string) => state?.seen.some((one) => one.endsWith(` ${entryId}`)) ?? false,
  keepsRefusal: (state: MaybeRun, head: EntryHead) => keepsRefusal(state?.refused ?? {}, head),
  overlooked: () => null,
  documents,
  subject: (id: string, entries: readonly Entry<RunCommand, RunEvent>[]) => subjectOf(id, entries),
};

/** What a step put out, checkpoints, confirms, and the texts that are pinned. */
function documents(
  after: RunState,
  event: RunEvent,
  { command, at, actor }: EntryHead<RunCommand>,
): readonly Document[] {
  if (event.type === 'definition_pinned') {
    if (event.pin === null) return [];
    const { blob, base } = event.pin;
    return [
      { path: runFiles[event.what], blob },
      ...(base === undefined ? [] : [{ path: runFiles.base, blob: base.blob }]),
    ];
  }
  if (event.type === 'output_recorded') {
    const output = 'submit' in command ? command.submit.output : 'edit' in command ? command.edit.output : undefined;
    const { step_id, bytes, sha256 } = event;
    const text = output?.text === undefined ? {} : { text: output.text };
    const attempt = own(after.active, step_id)?.attempt ?? 1;
    return [
      {
        path: stepPath(step_id),
        whole: { step: step_id, output: event.output, attempt, at, by: actor.login, bytes, sha256, ...text },
      },
    ];
  }
  if (event.type === 'approval_requested' || event.type === 'approval_changed') {
    const confirm = own(after.confirms, event.gate);
    return confirm === undefined ? [] : [{ path: confirmPath(confirm), whole: confirm }];
  }
  if (event.type === 'checkpoint_created') {
    const { id, name, state, step, timestamp } = event;
    return [{ path: checkpointPath(name), whole: { id, name, state, step, timestamp, validated: false } }];
  }
  if (event.type === 'checkpoint_removed') {
    // A record never loses a file: that one is missing is always a finding. What is left of it says where it went.
    const { id, name, because } = event;
    return [{ path: checkpointPath(name), whole: { id, name, removed_at: at, because } }];
  }
  return [];
}

function subjectOf(id: string, entries: readonly Entry<RunCommand, RunEvent>[]): string {
  const events = entries.flatMap((entry) => entry.events ?? []);
  const ended = events.findLast((event) => event.type === 'status_changed');
  const over = events.filter((event) => event.type === 'step_changed' && event.kind === 'continue');
  const done = over.length === 0 ? '' : `${over.length} ${over.length === 1 ? 'step' : 'steps'} done`;
  const status = ended?.type === 'status_changed' ? ended.status.replaceAll('_', ' ') : '';
  const started = events.some(({ type }) => type === 'run_started') ? 'started' : '';
  const what = [started, done, status].filter((one) => one !== '').join(', ');
  return `run ${id}: ${what === '' ? `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}` : what}`;
}
