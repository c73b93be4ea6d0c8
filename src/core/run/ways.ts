import { own } from '../own.ts';
import type { Pipeline, Step } from '../pipeline/pipeline.ts';
import { word } from '../prose.ts';
import { stepOf } from './confirms.ts';
import { isGate } from './doing.ts';
import { endings } from './evolve.ts';
import { readySteps } from './progress.ts';
import { isRejected } from './rules/approval.ts';
import type { RunState } from './state.ts';
import type { RunEntry } from './told.ts';

/** Something that can be done with a run now, and the words that do it. */
export interface Way {
  readonly says: string;
  readonly command: string;
  /** It does not bring the run on: it goes back, or ends. */
  readonly back?: true;
}

/**
 * Everything that can be done with a run as it is, what is most likely meant first. `entries`: its log, by which it is known
 * with what state variables it was begun.
 */
export function waysOn(pipeline: Pipeline, state: RunState, entries: readonly RunEntry[] = []): readonly Way[] {
  if (isRejected(state)) return [...ofRejected(pipeline, state), ...always(state)];
  if (endings.includes(state.status)) return [anew(pipeline, state, entries)];
  return [
    ...ofWaiting(pipeline, state),
    ...ofAsked(state),
    ...ofHosted(pipeline, state),
    ...goingOn(pipeline, state),
    ...always(state),
  ];
}

/** The command that began it; without its log nobody knows which variables were set where the pipeline has any. */
function anew(pipeline: Pipeline, state: RunState, [first]: readonly RunEntry[]): Way {
  const { pipeline_name, task, project, issue } = state;
  const begun = first !== undefined && 'start' in first.command ? first.command.start : null;
  if (begun === null && Object.keys(pipeline.state).length > 0)
    return { says: 'see how it was begun, to begin it anew', command: commandOf('report', state) };
  const options = [
    ...(project === undefined ? [] : [['project', project.id]]),
    ...(project?.track === undefined ? [] : [['track', project.track]]),
    ...(project?.artifact === undefined ? [] : [['artifact', project.artifact]]),
    ...(issue === undefined ? [] : [['issue', String(issue)]]),
    ...Object.entries(begun?.state ?? {}).map(([name, value]) => ['set', `${name}=${String(value)}`]),
  ].map(([name = '', value = '']) => `--${name} ${word(value)}`);
  const words = [...options, task === '' ? "''" : word(task)];
  return { says: 'begin it anew', command: `countersign workflow run ${word(pipeline_name)} ${words.join(' ')}` };
}

/** Steps that somebody was handed out and has not answered, and that no command does. */
export function handedOut(pipeline: Pipeline, state: RunState): readonly Step[] {
  return pipeline.steps.filter((step) => {
    const active = own(state.active, step.id);
    return active?.is === 'running' && active.doer === 'host';
  });
}

function commandOf(verb: string, { run_id }: RunState, ...words: readonly string[]): string {
  return ['countersign workflow', verb, run_id, ...words].join(' ');
}

function ofWaiting(pipeline: Pipeline, state: RunState): readonly Way[] {
  const gates = pipeline.steps.filter(isGate);
  return Object.entries(state.active).flatMap(([step, { is, reason_code = '' }]): readonly Way[] => {
    if (is === 'awaiting_approval') {
      // What a gate by itself is about is what those put out that it comes after.
      const gate = gates.find(({ id }) => id === step);
      return [
        ...(gate?.needs ?? [step]).map((one): Way => {
          return { says: `see what ${one} put out`, command: commandOf('output', state, one) };
        }),
        { says: `approve ${step}`, command: commandOf('approve', state, step) },
        { says: `say no to ${step}`, command: commandOf('reject', state, step, '--reason WHY') },
        ...(gate === undefined ? [anotherText(state, step)] : []),
      ];
    }
    if (is !== 'awaiting_direction') return [];
    return [
      { says: `try ${step} again (${reason_code})`, command: commandOf('retry', state, step) },
      { says: `leave ${step} out`, command: commandOf('skip', state, step, '--reason WHY') },
    ];
  });
}

function anotherText(state: RunState, step: string): Way {
  return { says: 'put another text in its place', command: commandOf('edit', state, step, '--file FILE --reason WHY') };
}

/** What can be done about a no that ended the run. */
function ofRejected(pipeline: Pipeline, state: RunState): readonly Way[] {
  return Object.values(state.confirms).flatMap(({ gate, status }): readonly Way[] => {
    const step = stepOf(gate);
    if (step === null || status !== 'rejected') return [];
    return [
      ...(pipeline.steps.some((one) => one.id === step && isGate(one)) ? [] : [anotherText(state, step)]),
      { says: `take the no back: approve ${step}`, command: commandOf('approve', state, step, '--reason WHY') },
    ];
  });
}

/** What the coordinating role was asked to agree to. */
function ofAsked(state: RunState): readonly Way[] {
  return Object.values(state.confirms).flatMap(({ gate, status }): readonly Way[] =>
    (status === 'requested' || status === 'partial') && stepOf(gate) === null
      ? [
          { says: `see what is asked: ${gate}`, command: commandOf('output', state, gate) },
          { says: `agree to what was asked: ${gate}`, command: commandOf('approve', state, gate) },
          { says: `say no to it`, command: commandOf('reject', state, gate, '--reason WHY') },
        ]
      : [],
  );
}

function ofHosted(pipeline: Pipeline, state: RunState): readonly Way[] {
  const steps = handedOut(pipeline, state).map(({ id }) => id);
  const [first] = steps;
  if (first === undefined) return [];
  return [
    { says: `see what ${steps.join(', ')} asks for`, command: commandOf('next', state) },
    { says: `hand in what ${first} put out`, command: commandOf('submit', state, first, '--file FILE') },
  ];
}

function goingOn(pipeline: Pipeline, state: RunState): readonly Way[] {
  const way = (says: string): readonly Way[] => [{ says, command: commandOf('resume', state) }];
  if (state.status === 'rolling_back') return way('finish going back');
  const active = Object.values(state.active);
  if (state.status === 'awaiting_direction') return active.length === 0 ? way('go on from here') : [];
  const works = active.some(({ is, doer }) => is === 'retrying' || (is === 'running' && doer !== 'host'));
  return works || readySteps(pipeline, state).length > 0 ? way('go on where it is') : [];
}

/** So many of the newest checkpoints are offered. */
const checkpointsOffered = 3;

function always(state: RunState): readonly Way[] {
  const cancel: Way = { says: 'end it here', command: commandOf('cancel', state, '--reason WHY'), back: true };
  if (state.rollback !== undefined) return [cancel];
  const checkpoints = state.checkpoints.filter(({ corrupt }) => corrupt !== true).slice(-checkpointsOffered);
  return [
    ...checkpoints.toReversed().map(({ name }, at): Way => {
      const command = commandOf('rollback', state, `--to ${name}`);
      // Past newer ones the coordinating role agrees first.
      return at === 0
        ? { says: `go back to ${name}`, command, back: true }
        : { says: `ask to go back to ${name}`, command: `${command} --ask --reason WHY`, back: true };
    }),
    cancel,
  ];
}
