import type { EntryHead } from '../entry.ts';
import type { Refusal } from '../refusal.ts';
import { withRefusal } from '../refused.ts';
import type { RunCommand } from './commands.ts';
import { answered, requested, used, withoutOver } from './confirms.ts';
import type { RunEvent } from './events.ts';
import { minus, withNumber, withOver } from './progress.ts';
import type { ActiveStep, Checkpoint, RunState } from './state.ts';

/** State under construction: before the first event there is none. */
export type MaybeRun = RunState | null;

const seenAtMost = 8;
/** By these what was done just now is found; older ones are in the log. */
const receiptsAtMost = 16;
/** What an intent wants that ends when somebody says how the run goes on. */
export const directionWanted = 'direction_wanted';

/** The state after an event. Total: an event that was recorded always applies. */
export function evolve(state: MaybeRun, event: RunEvent, entry: EntryHead): MaybeRun {
  if (state === null) return event.type === 'run_started' ? started(event, entry) : null;
  return changed(state, event, entry);
}

/** The state of a run that has just started. */
export function started(event: Extract<RunEvent, { type: 'run_started' }>, { at }: EntryHead): RunState {
  return {
    format: 1,
    run_id: event.run_id,
    pipeline_name: event.pipeline_name,
    task: event.task,
    status: 'running',
    started_at: at,
    initiator: event.initiator,
    ...(event.project === undefined ? {} : { project: event.project }),
    seq: 1,
    pipeline: { blob: '', origin: '' },
    policy: null,
    current_step: 0,
    ahead: [],
    skipped: [],
    custom_state: event.custom_state,
    tree: null,
    active: {},
    done_outside: [],
    checkpoints: [],
    confirms: {},
    seen: [],
    refused: {},
  };
}

/** The state of a run that has started, after one more event. */
export function changed(state: RunState, event: RunEvent, entry: EntryHead): RunState {
  switch (event.type) {
    case 'definition_pinned':
      if (event.what === 'policy') return { ...state, policy: event.pin };
      return event.pin === null ? state : { ...state, pipeline: event.pin };
    case 'step_changed':
      return stepChanged(state, event, entry);
    case 'state_changed':
      return withChange({ ...state, custom_state: { ...state.custom_state, ...event.set } });
    case 'tree_changed':
      return withChange({ ...state, tree: event.tree });
    case 'checkpoint_created': {
      const { id, name, step, timestamp } = event;
      const others = state.checkpoints.filter((one) => one.name !== name);
      const made = { id, name, step, timestamp, validated: false, seq: entry.seq, outside: event.state.done_outside };
      return { ...state, checkpoints: [...others, made] };
    }
    case 'checkpoint_validated':
      return {
        ...state,
        checkpoints: state.checkpoints.map((one) => (one.id === event.id ? looked(one, event.valid, entry.at) : one)),
      };
    case 'checkpoint_removed':
      return { ...state, checkpoints: state.checkpoints.filter(({ id }) => id !== event.id) };
    case 'rollback_begun': {
      const { to, because, next } = event;
      return { ...state, rollback: { to, because: inShort(because), next } };
    }
    case 'rolled_back': {
      const { rollback: _rollback, ...rest } = state;
      // Those made later are of what has not happened now, whatever the number of their step.
      const at = state.checkpoints.findIndex(({ id }) => id === event.to);
      return { ...rest, ...event.state, active: {}, checkpoints: state.checkpoints.slice(0, at + 1) };
    }
    case 'approval_requested':
      return requested(state, event, entry);
    case 'approval_changed':
      return answered(state, event, entry);
    case 'approval_used':
      return used(state, event);
    case 'status_changed': {
      const { status, reason_code, because } = event;
      const { reason: _reason, ...rest } =
        state.status === 'awaiting_direction' && status !== state.status ? directed(state) : state;
      const isEnd = endings.includes(status);
      return {
        ...(isEnd ? rest : takenUp(rest)),
        status,
        ...(because === '' && status !== 'awaiting_direction'
          ? {}
          : { reason: { code: reason_code, because: inShort(because) } }),
        ...(isEnd ? { ended_at: entry.at } : {}),
      };
    }
    case 'intent_recorded': {
      const { key, what, to, about } = event;
      const short = Object.fromEntries(Object.entries(about).map(([name, text]) => [name, inShort(text)]));
      return { ...state, intents: { ...state.intents, [key]: { what, to, about: short } } };
    }
    case 'receipt_recorded': {
      const { [event.key]: _done, ...intents } = state.intents ?? {};
      const receipts = [...Object.entries(state.receipts ?? {}), [event.key, event.id] as const];
      return { ...state, intents, receipts: Object.fromEntries(receipts.slice(-receiptsAtMost)) };
    }
    case 'run_started':
    case 'output_recorded':
    default:
      return state;
  }
}

/** Statuses after which nothing happens any more. */
export const endings: readonly RunState['status'][] = ['completed', 'failed', 'rolled_back', 'cancelled'];

/** What the state holds has changed since the newest checkpoint was looked at. */
function withChange(state: RunState): RunState {
  const newest = state.checkpoints.at(-1);
  if (newest === undefined || newest.changed_since === true) return state;
  return { ...state, checkpoints: [...state.checkpoints.slice(0, -1), { ...newest, changed_since: true }] };
}

function looked(checkpoint: Checkpoint, validated: boolean, at: string): Checkpoint {
  const { changed_since: _changed, corrupt: _corrupt, ...rest } = checkpoint;
  return { ...rest, validated, validated_at: at, ...(validated ? {} : { corrupt: true }) };
}

/** A run that had ended goes on: nobody is told any more that it has. */
function takenUp(state: Omit<RunState, 'reason'>): Omit<RunState, 'reason'> {
  if (state.ended_at === undefined) return state;
  const { ended_at: _ended, intents = {}, ...rest } = state;
  const { ended: _told, ...left } = intents;
  return { ...rest, intents: left };
}

/** So much of a text is current; the log has all of it. */
const shownAtMost = 300;

function inShort(text: string): string {
  return text.length <= shownAtMost ? text : `${text.slice(0, shownAtMost - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** Direction came: nobody needs to be asked for it any more. */
function directed(state: RunState): RunState {
  if (state.intents === undefined) return state;
  const others = Object.entries(state.intents).filter(([, intent]) => intent['what'] !== directionWanted);
  return { ...state, intents: Object.fromEntries(others) };
}

type StepChanged = Extract<RunEvent, { type: 'step_changed' }>;

function stepChanged(before: RunState, event: StepChanged, { at }: EntryHead): RunState {
  const { step_id, number, kind, job } = event;
  const state = event.outside === true ? { ...before, done_outside: withNumber(before.done_outside, number) } : before;
  const { [step_id]: _before, ...others } = state.active;
  const active = (is: ActiveStep['is']): RunState => ({
    ...state,
    active: { ...others, [step_id]: activeOf(event, is, at) },
  });
  switch (kind) {
    case 'start':
    case 'compensate':
      return active('running');
    case 'retry':
    case 'recover':
      return active('retrying');
    case 'escalate-approval':
      return active('awaiting_approval');
    case 'await-direction':
      return active('awaiting_direction');
    case 'continue':
    case 'skip': {
      const left = { ...state, active: others };
      if (job === 'compensation') return { ...left, done_outside: minus(state.done_outside, [[number, number]]) };
      return withOver(left, number, kind === 'skip');
    }
    case 'failed':
    case 'undone':
    default:
      return { ...state, active: others };
  }
}

function activeOf(
  { job, attempt, due, by, reason_code }: StepChanged,
  is: ActiveStep['is'],
  since: string,
): ActiveStep {
  return {
    is,
    job,
    attempt,
    since,
    ...(due === undefined ? {} : { due }),
    ...(by === undefined ? {} : { by }),
    ...(is === 'running' ? {} : { reason_code }),
  };
}

/** The bookkeeping of every entry, of refused ones too: its number, its id, and how often this person was refused. */
export function recorded(
  state: MaybeRun,
  entry: EntryHead<RunCommand> & { readonly refusal?: Refusal },
  refused: boolean,
): MaybeRun {
  if (state === null) return null;
  const seen = [...state.seen, `${entry.at} ${entry.id}`].slice(-seenAtMost);
  if (!refused) return { ...withoutOver(state), seq: entry.seq, seen };
  return {
    ...state,
    seq: entry.seq,
    seen,
    refused: withRefusal(state.refused, entry),
    ...escalated(state, entry),
  };
}

/** What nobody may ask for goes to whoever coordinates the run: the last of each verb, so that nobody fills the state. */
function escalated(
  { intents }: RunState,
  { id, actor, command, refusal }: Parameters<typeof recorded>[1],
): Pick<RunState, 'intents'> {
  if (refusal?.code !== 'hard_stop' || refusal.handoff === undefined) return {};
  const [verb = ''] = Object.keys(command);
  const about = { verb, because: refusal.because, by: actor.login, entry: id };
  return { intents: { ...intents, [`hard_stop:${verb}`]: { what: 'hard_stop', to: refusal.handoff.to, about } } };
}
