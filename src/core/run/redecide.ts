import { comesTo } from '../circumstances.ts';
import type { Entry, Verdict } from '../entry.ts';
import { own } from '../own.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { defaultPolicy, type Policy } from '../policy/schema.ts';
import type { Circumstance } from '../project/under.ts';
import { again, otherwise, type Again, type Ids, type Judged, type Proof } from '../simulate/again.ts';
import { isListed, refutedOfPeople } from '../simulate/refuted.ts';
import { valuesIn } from '../simulate/values.ts';
import { comesToInOtherWords } from '../simulate/wording.ts';
import type { RunCommand, RunVerb } from './commands.ts';
import { decideBy } from './decide.ts';
import { shapeFault } from './entry-shape.ts';
import type { RunEvent, RunEventBody, TransitionKind } from './events.ts';
import { evolve, recorded, type MaybeRun } from './evolve.ts';
import { policyPinAt } from './policy-pin.ts';
import { checkpointsNeeded } from './rules/checkpoints.ts';
import type { KeptCheckpoint, RunState } from './state.ts';
import { observedUnder, type RunLaw } from './under.ts';

export type RunEntry = Entry<RunCommand, RunEvent>;

/** By blob id, every pipeline and policy that can be read. */
export interface RunBook {
  readonly pipelines: Readonly<Record<string, Pipeline>>;
  readonly policies: Readonly<Record<string, Policy>>;
}

/**
 * Decides every entry of a run again, by the pipeline and the policy of then, after the state that the entries before it
 * lead to, and under the circumstances that it tells: nothing else may be recorded than what comes of it, to the field;
 * only sentences of the rules may be worded otherwise. Entries up to number `since` are taken for proven.
 *
 * What only whoever was there can know stays their word: how a step went and what it put out, that resources were held by
 * other runs, that a checkpoint was found damaged.
 */
export function redecideRun(entries: readonly RunEntry[], book: RunBook, ids: Ids, since = 0): Proof {
  const made = new Map<string, KeptCheckpoint>();
  return again(kind, entries, ids, since, (entry, state) => {
    const law = lawOf(entry, state, book);
    const kept = new Map(made);
    for (const event of entry.events ?? []) {
      if (event.type !== 'checkpoint_created') continue;
      const { id, name, state: then, step, timestamp } = event;
      made.set(id, { id, name, state: then, step, timestamp, validated: false });
    }
    return () => judge(entry, state, law, (id) => kept.get(id));
  });
}

/** What people decide about a run. */
const wishes: readonly RunVerb[] = [
  'approve',
  'reject',
  'edit',
  'skip',
  'retry',
  'rollback',
  'set',
  'follow',
  'request',
  'delegate',
];

const kind: Again<RunState, RunCommand, RunEvent> = {
  word: 'run',
  shapeFault,
  evolve,
  recorded,
  isBeginning: (command) => 'start' in command,
  isWish: (command) => wishes.some((verb) => verb in command),
  commandText: runCommandText,
};

/** What was pinned when an entry was decided; null where it cannot be read any more. */
function lawOf(entry: RunEntry, state: MaybeRun, { pipelines, policies }: RunBook): RunLaw | null {
  const { events = [], refusal, command } = entry;
  const started = events.find((event) => event.type === 'definition_pinned' && event.what === 'pipeline');
  const pinned = started?.type === 'definition_pinned' ? started.pin : null;
  const pipelinePin = state?.pipeline ?? pinned;
  const policyPin = policyPinAt(entry, state?.policy ?? null);
  const pipeline = pipelinePin === null ? undefined : own(pipelines, pipelinePin.blob);
  const policy = policyPin === null ? defaultPolicy : own(policies, policyPin.blob);
  if (pipelinePin === null || pipeline === undefined || policy === undefined) return null;
  const first = events.find((event) => event.type === 'tree_changed');
  const base = state === null && first?.type === 'tree_changed' ? first.tree : null;
  const law = { pipeline, pipelinePin, policy, policyPin, base };
  const blob = followed(command);
  // That it was not found is told by the refusal alone.
  if (blob === null || refusal?.code === 'unknown_workflow') return law;
  const offered = own(pipelines, blob);
  return offered === undefined
    ? null
    : { ...law, offered: { pipeline: offered, pin: { blob, origin: pinned?.origin ?? '' } } };
}

/** The definition that a command asks the run to follow. */
export function followed(command: RunCommand): string | null {
  const what = 'request' in command ? command.request.what : command;
  return 'follow' in what ? what.follow.blob : null;
}

function judge(
  entry: RunEntry,
  state: MaybeRun,
  law: RunLaw | null,
  kept: (id: string) => KeptCheckpoint | undefined,
): Judged {
  const { events = [], refusal, command, saw } = entry;
  if (law === null) return { untold: 'the pipeline or the policy of then cannot be read any more' };
  const pinned = { pipeline: law.pipelinePin.blob, policy: law.policyPin?.blob ?? null };
  const other = (['pipeline', 'policy'] as const).find((what) => (saw[what] ?? pinned[what]) !== pinned[what]);
  if (other !== undefined)
    return { wrong: `that it was decided by the ${other} ${String(saw[other])}, and another one was pinned then` };
  for (const one of saw.under ?? []) {
    const fault = refuted(one, entry, state, law);
    if (fault !== null) return { wrong: fault };
  }
  const told: Verdict<RunEventBody> = refusal === undefined ? { events: events.map(bodyOf) } : { refusal };
  const verdict = decideBy(observedUnder(law, state, entry, saw.under ?? [], kept), state, entry);
  const isTold = comesTo(verdict, told) && toldTo(verdict) === toldTo(told);
  if (isTold || comesToInOtherWords(verdict, told, command, [state, law.pipeline, saw.under], worded))
    return { is: 'decided' };
  // How large a state may be is no rule of a decision.
  if (refusal?.code === 'state_full') return { untold: 'the state had no room for it' };
  return { wrong: otherwise(entry, runCommandText(command), told, verdict, outcomeText) };
}

/** Whom a refusal is told: that stands in the state. */
function toldTo(verdict: Verdict<RunEventBody>): string | undefined {
  return 'refusal' in verdict ? verdict.refusal.handoff?.to : undefined;
}

function bodyOf({ event_id: _id, ...body }: RunEvent): RunEventBody {
  return body;
}

/**
 * What an entry tells of its circumstances that cannot have been so, as the end of "entry 41 says …"; null where nothing
 * speaks against it.
 */
function refuted(one: Circumstance, { actor, command }: RunEntry, state: MaybeRun, law: RunLaw): string | null {
  if ('person' in one || 'team' in one || 'logins' in one) {
    const known = new Set([...valuesIn([actor, command, state])].map((value) => value.toLowerCase()));
    return refutedOfPeople(
      one,
      (name) => known.has(String(name).toLowerCase()),
      (team) => isListed(law.policy, team),
    );
  }
  if ('held' in one) {
    const isNamed = law.pipeline.steps.some(({ resources }) => resources.includes(one.held));
    if (!isNamed) return `that other runs held ${one.held}, which no step here needs`;
    return Number.isInteger(one.by) && one.by > 0 ? null : `that ${one.by} steps of other runs held ${one.held}`;
  }
  const isNeeded = 'checkpoint' in one && state !== null && checkpointsNeeded(state, command).includes(one.checkpoint);
  return isNeeded ? null : `how it was with ${JSON.stringify(one)}, which was not asked about`;
}

/** Fields of events that only word what other fields say; see the projects' own. */
export const worded: Readonly<Partial<Record<RunEventBody['type'], readonly string[]>>> = {
  step_changed: ['detail'],
  state_changed: ['because'],
  checkpoint_validated: ['because'],
  checkpoint_removed: ['because'],
  rollback_begun: ['because'],
  approval_changed: ['because', 'decision.reason'],
  status_changed: ['because'],
  intent_recorded: ['about.because'],
};

/** A command by its verb and what it is about. */
export function runCommandText(command: RunCommand): string {
  const [[verb, given] = ['', {}]] = Object.entries<object>(command);
  if ('request' in command) return `${verb} ${runCommandText(command.request.what)}`;
  if ('set' in command) return `${verb} ${Object.keys(command.set.state).join(', ')}`;
  const texts = new Map(Object.entries<unknown>({ ...given }));
  const about = subjects.map((name) => texts.get(name)).find((value) => typeof value === 'string');
  return about === undefined ? verb : `${verb} ${about}`;
}

/** What commands are about, by the names of their arguments. */
const subjects = ['gate', 'step', 'to', 'run_id', 'of', 'blob'] as const;

/** What came of it, for people. */
function outcomeText(verdict: Verdict<RunEventBody>): string {
  if ('refusal' in verdict) return `refused: ${verdict.refusal.because}`;
  const texts = verdict.events.map(textOf).filter((text) => text !== '');
  return texts.length === 0 ? 'nothing' : texts.join(', ');
}

const transitions: Readonly<Record<TransitionKind, string>> = {
  start: 'is handed out',
  continue: 'is done',
  retry: 'is tried again',
  recover: 'is done another way',
  skip: 'is skipped',
  'escalate-approval': 'waits for approval',
  'await-direction': 'waits for direction',
  failed: 'failed',
  compensate: 'is taken back',
  undone: 'is undone',
};

/** Empty for what only accompanies something else. */
function textOf(event: RunEventBody): string {
  if (event.type === 'run_started') return 'the run begins';
  if (event.type === 'step_changed') return `${event.step_id} ${transitions[event.kind]}`;
  if (event.type === 'state_changed') return `${Object.keys(event.set).join(', ')} changes`;
  if (event.type === 'approval_requested') return `${event.gate} is asked for`;
  if (event.type === 'approval_changed')
    return `${event.gate} is ${event.change === 'decided' ? event.status : `void (${event.status})`}`;
  if (event.type === 'approval_used') return `${event.gate} is used`;
  if (event.type === 'rollback_begun') return 'the run goes back';
  if (event.type === 'rolled_back') return `the run is back at ${event.name}`;
  if (event.type === 'status_changed') return `the run is ${event.status.replaceAll('_', ' ')}`;
  return '';
}
