import { own } from '../../own.ts';
import { isSame } from '../../same.ts';
import { plusMilliseconds } from '../../time.ts';
import type { RunCommand, RunCommands } from '../commands.ts';
import { withEvents, type Draft } from '../draft.ts';
import { progressFaults } from '../invariants.ts';
import { both, outsideOf, overIn } from '../progress.ts';
import type { Checkpoint, RunState } from '../state.ts';
import type { Soundness } from '../world.ts';
import { no, type Ruled } from './context.ts';
import { settled } from './settled.ts';

/** The checkpoint before the first step. */
export const firstCheckpoint = 'start';

const checkpointCorrupt = 'checkpoint_corrupt';
/** Whoever was told of so many looks at the run, and sees the others. */
const toldAtMost = 8;

/** Every checkpoint is looked at again after this long. */
const lookedAtEvery = 24 * 60 * 60 * 1000;

/**
 * A checkpoint of how far the run has come, and what is kept no longer because of it. It is not validated: whether it is
 * whole is looked at where it is kept.
 */
export function createCheckpoint(draft: Draft, name: string, step: number): Draft {
  const { state, head, observed } = draft;
  const { current_step, ahead, skipped, custom_state, tree } = state;
  // A step that is not over will be done again from here: what it did outside has to be taken back first.
  const done_outside = both(state.done_outside, overIn(state));
  const made = withEvents(draft, {
    type: 'checkpoint_created',
    id: head.id,
    name,
    step,
    timestamp: head.at,
    state: { current_step, ahead, skipped, custom_state, tree, done_outside },
  });
  // The first one stays: from it everything can be done again. So does the one to which the run goes back by itself.
  const { checkpoints, rollback_to } = observed.pipeline;
  const spare = made.state.checkpoints.slice(1, -checkpoints).filter((old) => old.name !== rollback_to);
  return withEvents(
    made,
    ...spare.map(({ id, name: old }) => ({
      type: 'checkpoint_removed' as const,
      id,
      name: old,
      because: `the first and the newest ${observed.pipeline.checkpoints} are kept`,
    })),
  );
}

/** Whether a checkpoint is whole, as far as anybody has looked; null where nobody has. */
function soundnessOf({ observed, state }: Draft, checkpoint: Checkpoint): Soundness | null {
  const found = own(observed.checkpoints, checkpoint.id);
  if (found?.valid !== true) return found ?? null;
  const { id, name, step, timestamp } = checkpoint;
  const outside = outsideOf(state.checkpoints, id);
  const { kept } = found;
  if (
    !isSame(
      [id, name, step, timestamp, outside],
      [kept.id, kept.name, kept.step, kept.timestamp, kept.state.done_outside],
    )
  )
    return { valid: false, because: `it is not the checkpoint ${name} that this run made at ${timestamp}` };
  const [fault] = progressFaults(observed.pipeline, kept.state);
  return fault === undefined ? found : { valid: false, because: fault };
}

/**
 * Says whether a checkpoint is whole. One that is not is never gone back to, and the coordinating role is told at once.
 * Where nobody has looked nothing is said.
 */
export function validateCheckpoint(draft: Draft, checkpoint: Checkpoint): Draft {
  const sound = soundnessOf(draft, checkpoint);
  if (sound === null) return draft;
  const { id, name, corrupt } = checkpoint;
  if (sound.valid) return withEvents(draft, { type: 'checkpoint_validated', id, name, valid: true });
  const { because } = sound;
  const told = withEvents(draft, { type: 'checkpoint_validated', id, name, valid: false, because });
  const asked = Object.values(draft.state.intents ?? {}).filter(({ what }) => what === checkpointCorrupt);
  if (corrupt === true || asked.length >= toldAtMost) return told;
  const about = { checkpoint: name, severity: 'critical', because };
  const to = draft.observed.pipeline.coordinator;
  return withEvents(told, { type: 'intent_recorded', key: `checkpoint:${id}`, what: checkpointCorrupt, to, about });
}

/** Looks whether checkpoints are whole, those named or all, and says so of each. */
export function validate(draft: Draft, { checkpoints }: RunCommands['validate']): Ruled {
  const unknown = checkpoints?.find((asked) => !draft.state.checkpoints.some((one) => isCalled(one, asked)));
  if (unknown !== undefined) return unknownCheckpoint(draft, unknown);
  const asked = named(draft.state, checkpoints);
  return settled(asked.reduce(validateCheckpoint, draft));
}

/** "No" to a checkpoint that is not there. */
export function unknownCheckpoint({ state }: Draft, name: string): Ruled {
  const names = state.checkpoints.map((one) => one.name).join(', ');
  return no(
    'unknown_checkpoint',
    `this run has no checkpoint ${name}`,
    `there ${names === '' ? 'is none' : `is ${names}`}`,
  );
}

function isCalled({ id, name }: Checkpoint, asked: string): boolean {
  return id === asked || name === asked;
}

function named({ checkpoints }: RunState, asked: readonly string[] | undefined): readonly Checkpoint[] {
  return checkpoints.filter((one) => asked === undefined || asked.some((name) => isCalled(one, name)));
}

/** The newest of these that is not known to be corrupt; null where there is none. */
export function newestSound(checkpoints: readonly Checkpoint[]): Checkpoint | null {
  return checkpoints.findLast(({ corrupt }) => corrupt !== true) ?? null;
}

/**
 * Ids of the checkpoints that have to be looked at now: those that never were, the newest once state variables or files
 * have changed, and of a run that is not over each after a day.
 */
export function checkpointsDue({ checkpoints, ended_at }: RunState, at: string): readonly string[] {
  return checkpoints
    .filter(({ corrupt, changed_since, validated_at }, index) => {
      if (corrupt === true) return false;
      if (validated_at === undefined) return true;
      // Nothing goes back to those of a run that is over; where it is taken up again they are looked at before.
      if (ended_at === undefined && plusMilliseconds(validated_at, lookedAtEvery) <= at) return true;
      return changed_since === true && index === checkpoints.length - 1;
    })
    .map(({ id }) => id);
}

/** Ids of the checkpoints that have to be looked at for a command to be decided. */
export function checkpointsNeeded(state: RunState, command: RunCommand): readonly string[] {
  return needed(state, command).map(({ id }) => id);
}

function needed(state: RunState, command: RunCommand): readonly Checkpoint[] {
  const { checkpoints, rollback } = state;
  if ('request' in command) return needed(state, command.request.what);
  if ('validate' in command) return named(state, command.validate.checkpoints);
  if ('restored' in command) return upTo(checkpoints, rollback?.to);
  if ('rollback' in command) return upTo(checkpoints, command.rollback.to ?? checkpoints.at(-1)?.id);
  return [];
}

/** Those made up to one of them, and that one. */
export function upTo(checkpoints: readonly Checkpoint[], asked: string | undefined): readonly Checkpoint[] {
  const at = checkpoints.findIndex((one) => asked !== undefined && isCalled(one, asked));
  return checkpoints.slice(0, at + 1);
}
