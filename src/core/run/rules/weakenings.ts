import { own } from '../../own.ts';
import type { Check, Pipeline, Step } from '../../pipeline/pipeline.ts';
import { isSame } from '../../same.ts';

/**
 * What another definition takes away of what one asks, looks at, keeps or could take back, a sentence each: of every step,
 * also of those that are over, as the run may go back before them.
 */
export function weakenings(pipeline: Pipeline, other: Pipeline): readonly string[] {
  const others = new Map(other.steps.map((step) => [step.id, step]));
  return [
    ...ofWhole(pipeline, other),
    ...pipeline.steps.flatMap((step) => {
      const same = others.get(step.id);
      return same === undefined ? [`${step.id} would not be done`] : ofStep(step, same);
    }),
  ];
}

function says(isSo: boolean, sentence: string): readonly string[] {
  return isSo ? [sentence] : [];
}

function ofWhole(pipeline: Pipeline, other: Pipeline): readonly string[] {
  return [
    ...says(
      pipeline.coordinator !== other.coordinator,
      `${other.coordinator} would decide where the run cannot go on, and not ${pipeline.coordinator}`,
    ),
    ...says(
      pipeline.rollback_on === 'any_failure' && other.rollback_on !== 'any_failure',
      'only critical failures would have the run go back',
    ),
    ...says(
      pipeline.rollback_to !== null && pipeline.rollback_to !== other.rollback_to,
      `the run would not go back to ${String(pipeline.rollback_to)} by itself`,
    ),
    ...says(
      pipeline.checkpoints > other.checkpoints,
      `${other.checkpoints} checkpoints would be kept, and not ${pipeline.checkpoints}`,
    ),
    ...Object.entries(other.resources).flatMap(([name, most]) => {
      const before = own(pipeline.resources, name) ?? 1;
      return says(most > before, `${most} steps could have ${name} at once, and not ${before}`);
    }),
  ];
}

function ofStep(step: Step, other: Step): readonly string[] {
  const { id } = step;
  return [
    ...says(step.requires_approval && !other.requires_approval, `${id} would count without an approval`),
    ...lost(step.preconditions, other.preconditions).map((check) => `nobody would look before ${id}: ${check}`),
    ...step.required_state
      .filter((name) => !other.required_state.includes(name))
      .map((name) => `${id} would be done without a value of ${name}`),
    ...lost(step.verify, other.verify).map((check) => `nobody would look after ${id}: ${check}`),
    ...says(step.checkpoint !== null && other.checkpoint === null, `there would be no checkpoint after ${id}`),
    ...says(
      step.compensation !== null && !isSame(step.compensation, other.compensation),
      `what ${id} does would be taken back in another way, or not`,
    ),
    ...says(step.recovery !== null && other.recovery === null, `nothing would mend ${id}`),
    ...says(
      step.effects !== other.effects,
      `${id} would count as one with effects: ${other.effects}, and not ${step.effects}`,
    ),
    ...says(!step.optional && other.optional, `${id} could be left out`),
    ...says(step.critical && !other.critical, `a failure of ${id} would not be critical`),
    ...says(
      step.on_failure !== other.on_failure && (step.on_failure === 'rollback' || other.on_failure === 'skip'),
      `a failure of ${id} would not have the run go back, or be passed over`,
    ),
    ...says(!step.idempotent && other.idempotent, `${id} would be done again where nobody knows how far it came`),
    ...step.needs.filter((need) => !other.needs.includes(need)).map((need) => `${id} would not wait for ${need}`),
    ...step.resources
      .filter((name) => !other.resources.includes(name))
      .map((name) => `${id} would be done whoever has ${name}`),
    ...says(
      Object.keys(step.grants).length > 0 && !isSame(step.grants, other.grants),
      `${id} would be granted something else`,
    ),
  ];
}

/** What some checks say that are not among others, however those say it. */
function lost(checks: readonly Check[], others: readonly Check[]): readonly string[] {
  return checks.filter((check) => !others.some((one) => isSame(bare(one), bare(check)))).map((check) => check.says);
}

function bare(check: Check): Check {
  return { ...check, says: '' };
}
