import { secondText } from '../audit/words.ts';
import type { Entry } from '../entry.ts';
import type { RunCommand } from './commands.ts';
import type { RunEvent } from './events.ts';

export type RunEntry = Entry<RunCommand, RunEvent>;

/** One thing that happened: what it is about by name, what became of it in one word, and the rest for people. */
export interface Told {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly about: 'run' | 'step' | 'checkpoint' | 'gate';
  readonly name: string;
  readonly what: string;
  readonly says: string;
}

/** Everything that an entry says happened, in its order; a refused one is told as that. */
export function toldOf(entry: RunEntry): readonly Told[] {
  const { at, actor, command, refusal } = entry;
  if (refusal === undefined) return (entry.events ?? []).flatMap((event) => told(event, entry));
  const [verb = ''] = Object.keys(command);
  return [{ at, about: 'run', name: verb, what: 'refused', says: `${refusal.because} (${actor.login})` }];
}

/** As one line with words that stay the same and stand in the same places, made to be searched. */
export function toldLine({ at, about, name, what, says }: Told): string {
  return `${secondText(at)} ${about} ${name} ${what}${says === '' ? '' : `: ${says}`}`;
}

function told(event: RunEvent, entry: RunEntry): readonly Told[] {
  const { at, actor } = entry;
  const one = (about: Told['about'], name: string, what: string, ...says: readonly string[]): readonly Told[] => [
    { at, about, name, what, says: says.filter((word) => word !== '').join(', ') },
  ];
  switch (event.type) {
    case 'run_started':
      return one('run', event.run_id, 'started', `${event.pipeline_name} by ${actor.login}`, event.task);
    case 'definition_pinned':
      return event.pin === null ? [] : one('run', event.what, 'pinned', event.pin.origin, event.pin.blob.slice(0, 7));
    case 'step_changed':
      return one('step', event.step_id, event.kind, ...transitionWords(event));
    case 'output_recorded':
      return one(
        'step',
        event.step_id,
        'output',
        event.output ?? '',
        bytesText(event.bytes),
        event.sha256.slice(0, 12),
      );
    case 'state_changed': {
      const set = Object.entries(event.set).map(([name, value]) => `${name}=${String(value)}`);
      return one('run', 'state', 'changed', set.join(' '), event.step_id ?? actor.login, event.because ?? '');
    }
    case 'tree_changed':
      return one('run', 'files', 'changed', event.tree?.slice(0, 12) ?? 'none');
    case 'checkpoint_created':
      return one('checkpoint', event.name, 'created');
    case 'checkpoint_validated':
      return one('checkpoint', event.name, event.valid ? 'validated' : 'corrupt', event.because ?? '');
    case 'checkpoint_removed':
      return one('checkpoint', event.name, 'removed', event.because);
    case 'rollback_begun':
      return one('run', 'rollback', 'begun', event.because);
    case 'rolled_back':
      return one('checkpoint', event.name, 'restored', undone(event.undone));
    case 'approval_requested':
      return one('gate', event.gate, 'asked', `of ${event.requested_by_role}`);
    case 'approval_changed':
      return event.change === 'decided'
        ? one('gate', event.gate, event.status, `by ${actor.login}`, event.decision.reason)
        : one('gate', event.gate, event.status, event.because);
    case 'approval_used':
      return one('gate', event.gate, 'used');
    case 'delegation_changed':
      return one('run', event.role, event.change, `by ${event.by.login} to ${event.to.login}`, event.reason);
    case 'status_changed':
      return one('run', 'status', event.status, event.reason_code, event.because);
    case 'intent_recorded':
      return one('run', event.key, 'intended', `${event.what} to ${event.to}`);
    case 'receipt_recorded':
    default:
      return one('run', event.key, 'delivered', event.id);
  }
}

const jobWords = { step: '', recovery: 'its recovery procedure', compensation: 'taking back what it did' } as const;

function transitionWords(event: Extract<RunEvent, { type: 'step_changed' }>): readonly string[] {
  const { reason_code, job, attempt, detail = '', due, took } = event;
  return [
    reason_code,
    jobWords[job],
    attempt > 1 ? `attempt ${attempt}` : '',
    took === undefined ? '' : durationText(took),
    detail,
    due === undefined ? '' : `not before ${due.slice(11, 23)}`,
  ];
}

function undone(steps: readonly string[]): string {
  return steps.length === 0 ? 'nothing was undone' : `undone: ${steps.join(', ')}`;
}

/** How long something took: `340 ms`, `3.1 s`, `2 min 5 s`, `1 h 2 min`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** `812 bytes`, `1.2 kB`, `3.4 MB` */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  return bytes < 999_950 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
