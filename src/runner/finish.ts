import { own } from '../core/own.ts';
import type { Pipeline } from '../core/pipeline/pipeline.ts';
import type { Value } from '../core/pipeline/schema.ts';
import { takesThere } from '../core/run/doing.ts';
import type { Outcome, RunCommands } from '../core/run/commands.ts';
import { grantFault } from '../executor/grants.ts';
import type { Attachment, JobResult } from '../ports.ts';
import { noneByHand } from './by-hand.ts';
import { isAsked, nameOf, said, take, type Drive, type Ended } from './drive.ts';
import type { Asked } from './job.ts';
import { outputOf } from './outputs.ts';

type Result = Exclude<JobResult, { is: 'handed on' }>;

/** Records how it went. False where that is refused. */
export async function finish(drive: Drive, { asked, result, executor }: Ended): Promise<boolean> {
  drive.working.delete(asked.step.id);
  if (result.is === 'handed on') {
    if (isAsked(drive, asked)) drive.handedOn.set(asked.step.id, nameOf(asked));
    return true;
  }
  // What is not asked for any more, or did not come to its end, counts for nothing.
  if (!isAsked(drive, asked) || (result.is === 'failed' && result.reason_code === 'interrupted')) {
    drive.holds = null;
    return true;
  }
  const outcome = await outcomeOf(drive, asked, result);
  const { submit, attachments } = submitOf(drive, asked, outcome, result, executor);
  if ((await handedIn(drive, submit, attachments)) || isAsked(drive, asked)) return drive.refusal === null;
  // Somebody elsewhere has moved the run on meanwhile.
  drive.refusal = null;
  drive.holds = null;
  return true;
}

function submitOf(
  drive: Drive,
  { step, job, attempt }: Asked,
  outcome: Outcome,
  result: Result,
  executor: string,
): { readonly submit: RunCommands['submit']; readonly attachments: readonly Attachment[] } {
  const { stop, signal } = drive.driving;
  const { output, attachments } = outputOf(step.id, result.output);
  // What has been done is durable here, wherever it has to be asked what comes next.
  const asksThere = takesThere(drive.observed.pipeline, drive.state);
  const isToEnd = stop.aborted || signal.aborted || asksThere;
  const goesOn = !isToEnd && (outcome.is === 'done' || drive.working.size === 0);
  const submit = {
    step: step.id,
    job,
    attempt,
    outcome,
    // Without one, whoever hands it in has done it.
    ...(executor === 'host' ? {} : { executor }),
    took: Math.round(result.took_ms),
    ...(result.output === '' && step.output === null ? {} : { output }),
    ...(goesOn ? { take: take(drive) } : {}),
  };
  return { submit, attachments };
}

/** Where there is room for no more than what is done already, that is recorded, and nothing more is begun. */
async function handedIn(
  drive: Drive,
  submit: RunCommands['submit'],
  attachments: readonly Attachment[],
): Promise<boolean> {
  try {
    return await said(drive, { submit }, attachments);
  } catch (error) {
    const { take: next, ...rest } = submit;
    if (next !== undefined && isFull(error)) await said(drive, { submit: rest }, attachments);
    throw error;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'journal_full';
}

async function outcomeOf(drive: Drive, { step, job }: Asked, result: Result): Promise<Outcome> {
  const { tree, author, clock } = drive.driving;
  if (result.is === 'failed') {
    drive.holds = null;
    const { reason_code, because, retryable } = result;
    return { is: 'failed', reason_code, because, retryable };
  }
  const states = statesOf(drive.observed.pipeline, result.state);
  const fault = Object.keys(step.grants).length === 0 ? null : grantFault(step, await tree.changed());
  if (fault !== null) return failure(drive, 'not_granted', fault);
  // What takes something back outside leaves no files: those are set back as a whole afterwards.
  if (step.effects !== 'files' || job === 'compensation') return { is: 'done', ...states };
  const recorded = await tree.commit(`${drive.id}: ${step.id}`, author, clock.now());
  if (!recorded.ok) return failure(drive, 'not_recordable', recorded.because);
  // Whoever died between recording the files and saying so left them where the branch is.
  const { commit, head } = recorded;
  const isChanged = commit !== null || (drive.state.tree !== null && head !== drive.state.tree);
  drive.holds = head;
  noneByHand(drive);
  return { is: 'done', ...(isChanged ? { tree: head } : {}), ...states };
}

function failure(drive: Drive, reason_code: 'not_granted' | 'not_recordable', because: string): Outcome {
  drive.holds = null;
  return { is: 'failed', reason_code, because, retryable: false };
}

function statesOf(
  pipeline: Pipeline,
  texts: Readonly<Record<string, string>>,
): { readonly state?: Readonly<Record<string, Value>> } {
  const set = Object.entries(texts).map(([name, text]) => [name, valueOf(pipeline, name, text)] as const);
  return set.length === 0 ? {} : { state: Object.fromEntries(set) };
}

/** A value as its variable has it; what is none of its type stays the text it is, and is refused as that. */
function valueOf({ state }: Pipeline, name: string, text: string): Value {
  const type = own(state, name)?.type;
  const isNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u.test(text) && Number.isFinite(Number(text));
  if (isNumber && (type === 'integer' || type === 'number')) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
