import { error, warning } from '../../definition/checks/problem.ts';
import type { Path, Problem } from '../../finding.ts';
import { insteadOf } from '../../nearest.ts';
import { own } from '../../own.ts';
import { outputsOf } from '../graph.ts';
import type { WrittenPipeline } from '../schema.ts';
import { taskVariable, templatesOf, type Templates } from '../template.ts';

/** Templates that cannot be read, variables that nothing puts out, and commands that were taken for templates. */
export function checkTemplates(written: WrittenPipeline, templates: Templates): readonly Problem[] {
  const outputs = new Set([taskVariable, ...outputsOf(written).keys()]);
  return written.steps.flatMap((step, index) => [
    ...templatesOf(step, index).flatMap(({ text, path }) => {
      const read = templates.get(text);
      if (read === undefined) return [];
      if (!read.ok) return [error('template_syntax', [...path, read.line, read.column], read.because, read.next)];
      return [...read.places].flatMap(([name, { line, column }]) =>
        outputs.has(name) ? [] : [undefinedVariable(name, [...path, line, column], written, outputs)],
      );
    }),
    ...commandsOf(step, index).flatMap(({ run, path }) => notFilled(run, path, outputs)),
  ]);
}

/** Tests and words of Tera that look like variables here. */
const ofTera = {
  is: 'There are no tests: ask {% if name != "" %}.',
  defined: 'Every name in a template has a value: ask {% if name != "" %}.',
  in: 'Ask {% if name contains "text" %}.',
  loop: 'Inside {% for %} there is forloop, with forloop.index.',
};

function undefinedVariable(
  name: string,
  path: Path,
  { steps, state = {} }: WrittenPipeline,
  outputs: ReadonlySet<string>,
): Problem {
  const step = steps.find(({ id }) => id === name);
  const named = step?.output === undefined ? `Give that step output: ${name}.` : `Write {{ ${step.output} }}.`;
  const next =
    own(ofTera, name) ??
    (step !== undefined
      ? `${name} is a step. ${named}`
      : Object.hasOwn(state, name)
        ? `${name} is a state variable, which only commands read: as $COUNTERSIGN_STATE_${name.toUpperCase().replaceAll('-', '_')}.`
        : `${insteadOf(name, [...outputs])} What is meant for another program stands between {% raw %} and {% endraw %}.`);
  return error('undefined_variable', path, `nothing puts out ${name}`, next);
}

interface Command {
  readonly run: string;
  readonly path: Path;
}

function commandsOf(step: WrittenPipeline['steps'][number], index: number): readonly Command[] {
  const path: Path = ['steps', index];
  const whole = step.run === undefined ? [] : [{ run: step.run, path: [...path, 'run'] }];
  const parts = (['recovery', 'compensation'] as const).flatMap((part) => {
    const run = step[part]?.run;
    return run === undefined ? [] : [{ run, path: [...path, part, 'run'] }];
  });
  return [...whole, ...parts];
}

/** Nothing is ever put into a command; where it names what a template could, somebody expects that. */
function notFilled(run: string, path: Path, outputs: ReadonlySet<string>): readonly Problem[] {
  const found = [...run.matchAll(/\{\{-?\s*([\w-]+?)\s*(?:-?\}\}|\|)/gu)].find(([, name = '']) => outputs.has(name));
  const name = found?.[1];
  if (name === undefined) return [];
  const instead =
    name === taskVariable
      ? 'It reads the task from $COUNTERSIGN_TASK.'
      : `It reads what was put out from the file "$COUNTERSIGN_INPUTS/${name}", with inputs: [${name}].`;
  return [warning('no_effect', path, `nothing is put into a command, and this one has {{ ${name} }}`, instead)];
}
