import type { EntryHead } from '../entry.ts';
import type { Refusal } from '../refusal.ts';
import { delegationsAfter } from '../policy/delegation.ts';
import { withRefusal } from '../refused.ts';
import type { RunCommand } from './commands.ts';
import { answered, requested, used, withoutOver } from './confirms.ts';
import type { RunEvent } from './events.ts';
import { commentReceipt } from './marks.ts';
import { joined, minus, withNumber, withOver } from './progress.ts';
import { inShort } from './short.ts';
import type { About, ActiveStep, Checkpoint, RunState } from './state.ts';

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
    ...(event.issue === undefined ? {} : { issue: event.issue }),
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
      const others = withoutOne(state.checkpoints, (one) => one.name === name);
      const before = joined(others.flatMap((one) => one.outside));
      const outside = minus(event.state.done_outside, before);
      const made = { id, name, step, timestamp, validated: false, seq: entry.seq, outside };
      return { ...state, checkpoints: [...others, made] };
    }
    case 'checkpoint_validated':
      return {
        ...state,
        checkpoints: state.checkpoints.map((one) => (one.id === event.id ? looked(one, event.valid, entry.at) : one)),
      };
    case 'checkpoint_removed':
      return { ...state, checkpoints: withoutOne(state.checkpoints, ({ id }) => id === event.id) };
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
    case 'delegation_changed':
      return {
        ...state,
        delegations: delegationsAfter(state.delegations ?? [], { ...event, reason: inShort(event.reason) }, entry.at),
      };
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
      const { [commentReceipt]: comment, ...before } = { ...state.receipts, [event.key]: event.id };
      const receipts = Object.entries(before).slice(-receiptsAtMost);
      // The comment is looked for by it as long as there is a run.
      const all = comment === undefined ? receipts : [[commentReceipt, comment] as const, ...receipts];
      return { ...state, intents, receipts: Object.fromEntries(all) };
    }
    case 'run_started':
    case 'output_recorded':
    default:
      return state;
  }
}

/** Statuses after which nothing happens any more. */
export const endings: readonly RunState['status'][] = ['completed', 'failed', 'rolled_back', 'cancelled'];

/** Without one of them: what it counts as done outside the next one does, too. */
function withoutOne(
  checkpoints: RunState['checkpoints'],
  isOne: (one: Checkpoint) => boolean,
): RunState['checkpoints'] {
  const at = checkpoints.findIndex(isOne);
  return checkpoints.flatMap((one, index) => {
    if (index === at) return [];
    const gone = index === at + 1 ? (checkpoints[at]?.outside ?? []) : [];
    return [gone.length === 0 ? one : { ...one, outside: joined([...gone, ...one.outside]) }];
  });
}

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
  const active = (is: ActiveStep['is']): RunState => ({
    ...state,
    active: activeWith(state.active, step_id, activeOf(event, is, at)),
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
      const left = { ...state, active: activeWith(state.active, step_id) };
      if (job === 'compensation') return { ...left, done_outside: minus(state.done_outside, [[number, number]]) };
      return withMakers(withOver(left, number, kind === 'skip'), number, event.makers ?? []);
    }
    case 'failed':
    case 'undone':
    default:
      return { ...state, active: activeWith(state.active, step_id) };
  }
}

/** What a step put out was made by these, and by nobody who made it before. */
function withMakers(state: RunState, number: number, makers: About['makers']): RunState {
  const { made = [] } = state;
  if (made.length === 0 && makers.length === 0) return state;
  const others = made.map(({ id, steps }) => ({ id, steps: minus(steps, [[number, number]]) }));
  const theirs = makers.map((id) => {
    const before = others.find((one) => one.id === id)?.steps ?? [];
    return { id, steps: withNumber(before, number) };
  });
  const left = others.filter(({ id, steps }) => steps.length > 0 && !makers.includes(id));
  return { ...state, made: [...left, ...theirs] };
}

const bare: <T>(prototype: null) => Record<string, T> = Object.create;

/**
 * The steps that go on, without one, or with it as the last. Where many go on this is most of the work: one copy, and of an
 * object without a prototype, to which keys of any order are added in a fifth of the time.
 */
function activeWith(before: RunState['active'], step: string, active?: ActiveStep): RunState['active'] {
  const all = bare<ActiveStep>(null);
  for (const [id, one] of Object.entries(before)) if (id !== step) all[id] = one;
  if (active !== undefined) all[step] = active;
  return all;
}

function activeOf(
  { job, attempt, due, by, reason_code, doer }: StepChanged,
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
    ...(doer === undefined ? {} : { doer }),
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
  const heard = entry.said === undefined ? {} : { heard: heardAfter(state.heard ?? '', entry.said, entry.source) };
  if (!refused) return { ...withoutOver(state), seq: entry.seq, seen, ...heard };
  return {
    ...state,
    seq: entry.seq,
    seen,
    ...heard,
    refused: withRefusal(state.refused, entry),
    ...escalated(state, entry),
  };
}

/** When the last that was heard was said, and by which sources of that moment, the last of them. */
function heardAfter(heard: string, said: string, source: string): string {
  const [last, ...sources] = heard.split(' ');
  return [said, ...(last === said ? sources.slice(1 - seenAtMost) : []), source].join(' ');
}

/** What nobody may ask for goes to whoever coordinates the run: the last of each verb, so that nobody fills the state. */
function escalated(
  { intents }: RunState,
  { id, actor, command, refusal }: Parameters<typeof recorded>[1],
): Pick<RunState, 'intents'> {
  if (refusal?.code !== 'hard_stop' || refusal.handoff === undefined) return {};
  const [verb = ''] = Object.keys(command);
  const about = { verb, because: inShort(refusal.because), by: actor.login, entry: id };
  return { intents: { ...intents, [`hard_stop:${verb}`]: { what: 'hard_stop', to: refusal.handoff.to, about } } };
}
