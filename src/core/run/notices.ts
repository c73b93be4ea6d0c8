import { waitText } from '../calendar.ts';
import type { Confirm } from '../confirm/confirm.ts';
import type { Actor } from '../entry.ts';
import { own } from '../own.ts';
import { clause, word } from '../prose.ts';
import { readySteps, stepById } from './progress.ts';
import type { RunCommand } from './commands.ts';
import { aboutOf, stepOf } from './confirms.ts';
import { decideRun } from './decide.ts';
import { endings } from './evolve.ts';
import { coordinating } from './rules/asked.ts';
import { isWaitingAsAWhole } from './rules/escalation.ts';
import type { ActiveStep, RunState } from './state.ts';
import type { RunObserved } from './world.ts';

/** Something about a run that somebody has to know, or to do. */
export interface Notice {
  /**
   * `approval`: of what a step put out · `agreement`: to a command before it is given · `direction`: how the run goes on ·
   * `step`: somebody does it who asks for it · `agreed`: what somebody asked for may be done · `goes_on`: it can go on, and
   * nobody is at it · `checkpoint`: it cannot be gone back to any more · `hard_stop`: somebody asked for what nobody may ·
   * `ended`: the run is over.
   */
  readonly is:
    | 'approval'
    | 'agreement'
    | 'direction'
    | 'step'
    | 'agreed'
    | 'goes_on'
    | 'checkpoint'
    | 'hard_stop'
    | 'ended';
  /** ISO 8601, UTC; null where the state does not say since when. */
  readonly since: string | null;
  readonly says: string;
  /** What answers it. */
  readonly command: string;
  /** A role, or the login of whoever started the run. */
  readonly to: string;
  readonly gate?: string;
  /** The beginning of the id of what is asked: whoever names it has seen this, and nothing that is asked later. */
  readonly seen?: string;
  readonly step?: string;
  /** The name under which what waits to be approved is kept, and the sha256 of it where there is any. */
  readonly output?: string;
  readonly sha256?: string;
}

/** A notice, and what of the commands of a run is asked for; null where all that is asked for is a look. */
interface Asked extends Notice {
  readonly asks: RunCommand | null;
  /** Who asked for what is agreed to. */
  readonly makers?: readonly Actor['id'][];
}

/** A run as far as telling of it goes. */
type Told = Pick<RunObserved, 'pipeline'>;

/**
 * Everything of a run that somebody has to know or to do, what holds it up first. What was delivered, as its receipts say,
 * is told no more; what waits is told as long as it does.
 */
export function noticesOf(told: Told, state: RunState): readonly Notice[] {
  return asked(told, state).map(({ asks: _asks, makers: _makers, ...notice }) => notice);
}

function asked({ pipeline }: Told, state: RunState): readonly Asked[] {
  if (endings.includes(state.status)) return ended(state);
  const { coordinator } = pipeline;
  return [
    ...Object.values(state.confirms).flatMap((confirm) => approvalIn(pipeline, state, confirm)),
    ...directionIn(state, coordinator),
    ...handedOnIn(state),
    ...agreedIn(state),
    ...goingOnIn(pipeline, state),
    ...corruptIn(state, coordinator),
    ...hardStopsIn(state, coordinator),
  ];
}

function commandOf(verb: string, { run_id }: RunState, ...words: readonly string[]): string {
  return ['countersign workflow', verb, run_id, ...words].join(' ');
}

/** So much of an id tells one from others that are asked in a run. */
const seenLetters = 8;

function approvalIn(pipeline: Told['pipeline'], state: RunState, confirm: Confirm): readonly Asked[] {
  const { gate, status, covers, requested_at: since, requested_by, requested_by_role: to } = confirm;
  if (status !== 'requested' && status !== 'partial') return [];
  const seen = confirm.confirm_id.slice(0, seenLetters);
  const asks = { approve: { gate, reason: '' } };
  const more = status === 'partial' ? ', and more people are needed' : '';
  const id = stepOf(gate);
  if (id === null) {
    const says = `${requested_by} asks for a yes to ${agreementText(gate)}${more}`;
    return [{ is: 'agreement', since, says, command: commandOf('approve', state, gate), to, gate, seen, asks }];
  }
  const output = stepById(pipeline, id)?.output ?? id;
  const digest = own(covers, output) ?? '';
  const sha256 = digest.startsWith('sha256:') ? digest.slice('sha256:'.length) : null;
  const { attempt = 1 } = aboutOf(state, gate);
  const what = sha256 === null ? '' : `: ${output}, sha256 ${sha256.slice(0, 12)}`;
  const says = `${id} waits for approval${attempt > 1 ? `, attempt ${attempt}` : ''}${what}${more}`;
  return [
    {
      is: 'approval',
      since,
      says,
      command: commandOf('approve', state, id),
      to,
      gate,
      seen,
      step: id,
      ...(sha256 === null ? {} : { output, sha256 }),
      asks,
    },
  ];
}

/** What is asked to be agreed to, by the gate of it. */
function agreementText(gate: string): string {
  const [kind = '', ...rest] = gate.split(':');
  const name = rest.join(':');
  if (kind === 'skip') return `leaving ${name} out`;
  if (kind === 'rollback') return `going back to ${name}`;
  return kind === 'sequence' ? 'following another definition' : 'other values of state variables';
}

function directionIn(state: RunState, to: string): readonly Asked[] {
  const steps = Object.entries(state.active).filter(([, { is }]) => is === 'awaiting_direction');
  const ofSteps = steps.map(([step, active]): Asked => {
    return {
      is: 'direction',
      since: active.since,
      says: `${step} waits for direction: ${clause(whyDirected(state, step, active))}`,
      command: commandOf('retry', state, step),
      to,
      step,
      asks: { retry: { step, reason: '' } },
    };
  });
  const because = isWaitingAsAWhole(state) ? state.reason?.because : undefined;
  if (because === undefined) return ofSteps;
  return [
    ...ofSteps,
    {
      is: 'direction',
      since: null,
      says: `it waits for direction${because === '' ? '' : `: ${clause(because)}`}`,
      command: commandOf('resume', state),
      to,
      asks: { resume: { reason: '', steps: [] } },
    },
  ];
}

/** Why a step waits for direction, for people. */
export function whyDirected({ intents = {} }: RunState, step: string, { reason_code = '' }: ActiveStep): string {
  const [why] = Object.values(intents).flatMap(({ about }) => textIn(about, 'step', step));
  return why ?? reason_code;
}

/** Why it waits, where an intent is about this step. */
function textIn(about: unknown, name: string, value: string): readonly string[] {
  const told = fieldsIn(about);
  return told[name] === value ? [told['because'] ?? ''] : [];
}

/** What an intent is about: texts by name. */
function fieldsIn(about: unknown): Readonly<Record<string, string>> {
  const fields = typeof about === 'object' && about !== null ? Object.entries(about) : [];
  return Object.fromEntries(fields.map(([name, text]) => [name, String(text)]));
}

function handedOnIn(state: RunState): readonly Asked[] {
  return Object.entries(state.active).flatMap(([step, { is, doer, since }]): readonly Asked[] => {
    if (is !== 'running' || doer !== 'host') return [];
    const says = `${step} is handed on: whoever asks for it does it`;
    return [
      { is: 'step', since, says, command: commandOf('next', state), to: state.initiator.login, step, asks: null },
    ];
  });
}

/** What the coordinating role agreed to, and nobody has done yet. */
function agreedIn(state: RunState): readonly Asked[] {
  return Object.values(state.confirms).flatMap(({ gate, status, requested_by }): readonly Asked[] => {
    if (status !== 'approved' || stepOf(gate) !== null) return [];
    const says = `${agreementText(gate)} is agreed to, and not done yet`;
    const command = commandOf('output', state, word(gate));
    const to = requested_by ?? state.initiator.login;
    return [{ is: 'agreed', since: null, says, command, to, asks: null, makers: aboutOf(state, gate).makers }];
  });
}

function goingOnIn(pipeline: Told['pipeline'], state: RunState): readonly Asked[] {
  const { status, active, initiator } = state;
  const isAtWork = Object.values(active).some(
    ({ is, doer }) => is === 'retrying' || (is === 'running' && doer !== 'host'),
  );
  const canGoOn = status === 'rolling_back' || (status === 'running' && readySteps(pipeline, state).length > 0);
  if (isAtWork || !canGoOn) return [];
  const says =
    status === 'rolling_back' ? 'it is going back, and nobody is at it' : 'it can go on, and nobody is at it';
  return [{ is: 'goes_on', since: null, says, command: commandOf('resume', state), to: initiator.login, asks: null }];
}

function corruptIn(state: RunState, to: string): readonly Asked[] {
  return intentsOf(state, 'checkpoint_corrupt').map(([, about]) => {
    const { checkpoint: name = '', because = '' } = about;
    return {
      is: 'checkpoint',
      since: state.checkpoints.find((one) => one.name === name)?.validated_at ?? null,
      says: `nobody can go back to the checkpoint ${name} any more: ${clause(because)}`,
      command: commandOf('checkpoints', state, '--validate'),
      to,
      asks: null,
    };
  });
}

function hardStopsIn(state: RunState, to: string): readonly Asked[] {
  return intentsOf(state, 'hard_stop').map(([, about]) => {
    const { verb = '', because = '', by = '', entry = '' } = about;
    const seen = state.seen.find((one) => one.endsWith(` ${entry}`));
    return {
      is: 'hard_stop',
      since: seen === undefined ? null : seen.slice(0, -entry.length - 1),
      says: `${by} asked for ${verb}, which nobody may: ${clause(because)}`,
      command: commandOf('status', state),
      to,
      asks: null,
    };
  });
}

function ended(state: RunState): readonly Asked[] {
  return intentsOf(state, 'run_ended').map(() => {
    const because = state.reason?.because ?? '';
    return {
      is: 'ended',
      since: state.ended_at ?? null,
      says: `it ${endWords(state)}${because === '' ? '' : `: ${clause(because)}`}`,
      command: commandOf('report', state),
      to: state.initiator.login,
      asks: null,
    };
  });
}

/** How a run ended: `is completed`, `failed` … */
export function endWords({ status }: Pick<RunState, 'status'>): string {
  if (status === 'failed') return 'failed';
  return status === 'rolled_back' ? 'was rolled back' : `is ${status}`;
}

type Intents = readonly (readonly [key: string, about: Readonly<Record<string, string>>])[];

function intentsOf({ intents = {} }: RunState, what: string): Intents {
  return Object.entries(intents).flatMap(([key, intent]) =>
    intent['what'] === what ? [[key, fieldsIn(intent['about'])] as const] : [],
  );
}

/** Something of a run that waits for one person. `since` is now where the record does not say since when. */
export interface RunWaiting extends Omit<Notice, 'since' | 'to'> {
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly since: string;
  /** How long that is, in days on which people work. */
  readonly waited: string;
}

/**
 * What of a run waits for this person, oldest first: what they may approve or agree to, and how it goes on where they may
 * say so, as the rules answer it; what they asked for and is agreed to; steps that are handed on, and its end, where they
 * started it; that it can go on, for both; what is damaged and what nobody may, where they coordinate it. `at`: now (ISO 8601, UTC).
 */
export function runWaiting(observed: RunObserved, state: RunState, actor: Actor, at: string): readonly RunWaiting[] {
  const { run_id: run, initiator } = state;
  const mine = asked(observed, state).filter(({ is, asks, makers = [] }) => {
    if (asks !== null) return mayAsk(observed, state, actor, at, asks);
    if (is === 'agreed') return makers.includes(actor.id);
    const isTheirs = actor.id === initiator.id && (is === 'step' || is === 'ended' || is === 'goes_on');
    return isTheirs || (is !== 'step' && is !== 'ended' && coordinating(observed, actor) !== null);
  });
  return mine
    .map(({ asks: _asks, makers: _makers, to: _to, since: from, ...notice }) => {
      const since = from ?? at;
      const says = notice.is === 'ended' ? `your run ended: ${notice.says}` : notice.says;
      return { run, since, waited: waitText(since, at, observed.policy.calendar), ...notice, says };
    })
    .toSorted((one, other) => (one.since < other.since ? -1 : Number(one.since > other.since)));
}

function mayAsk(observed: RunObserved, state: RunState, actor: Actor, at: string, command: RunCommand): boolean {
  const head = { v: 1, id: '', seq: state.seq + 1, at, source: '', actor, command } as const;
  return !('refusal' in decideRun(observed, state, head));
}
