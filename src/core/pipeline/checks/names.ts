import { dangling, error, warning } from '../../definition/checks/problem.ts';
import type { Path, Problem } from '../../finding.ts';
import { outputsOf, stepsByName } from '../graph.ts';
import { pipelineNamePattern, type WrittenPipeline, type WrittenStep } from '../schema.ts';
import { taskVariable } from '../template.ts';

/** Words that a template would take for something else than what a step put out. */
const notOutputs = [taskVariable, 'true', 'false', 'nil', 'null', 'empty', 'blank', 'forloop'];
/** The checkpoint before the first step. */
const first = 'start';

interface Named {
  readonly name: string;
  readonly path: Path;
}

/** Names that stand twice, or that are taken. Two that differ only in upper and lower case would be one file. */
export function checkNames({ steps, aliases = [], name }: WrittenPipeline): readonly Problem[] {
  const ids = steps.flatMap((step, index) => [
    { name: step.id, path: ['steps', index, 'id'] },
    ...(step.aliases ?? []).map((alias, at) => ({ name: alias, path: ['steps', index, 'aliases', at] })),
  ]);
  const outputs = named(steps, 'output', ({ output }) => output);
  const checkpoints = checkpointsIn(steps);
  const own = [{ name, path: ['name'] }, ...aliases.map((alias, at) => ({ name: alias, path: ['aliases', at] }))];
  return [
    ...twice('step', ids),
    ...twice('output', outputs),
    ...twice('checkpoint', checkpoints),
    ...twice('name', own),
    ...outputs.flatMap((one) =>
      notOutputs.includes(one.name)
        ? [error('wrong_value', one.path, `no output can be called ${one.name}`, 'Give it another name.')]
        : [],
    ),
    ...checkpoints.flatMap(takenCheckpoint),
  ];
}

function checkpointsIn(steps: readonly WrittenStep[]): readonly Named[] {
  return named(steps, 'checkpoint', ({ checkpoint }) => (typeof checkpoint === 'string' ? checkpoint : undefined));
}

function named(
  steps: readonly WrittenStep[],
  field: string,
  nameOf: (step: WrittenStep) => string | undefined,
): readonly Named[] {
  return steps.flatMap((step, index) => {
    const name = nameOf(step);
    return name === undefined ? [] : [{ name, path: ['steps', index, field] }];
  });
}

function twice(what: string, all: readonly Named[]): readonly Problem[] {
  const seen = new Map<string, string>();
  return all.flatMap(({ name, path }) => {
    const before = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    if (before === undefined) return [];
    const other = before === name ? '' : `, as ${before},`;
    return [
      error('duplicate_id', path, `${what} ${name} is there twice${other}`.replace(/,$/u, ''), 'Rename one of them.'),
    ];
  });
}

function takenCheckpoint({ name, path }: Named): readonly Problem[] {
  const why =
    name.toLowerCase() === first
      ? 'is the one before the first step'
      : /^after_step_\d+$/iu.test(name)
        ? 'is what `checkpoint: true` makes of the number of a step'
        : null;
  if (why === null) return [];
  return [error('wrong_value', path, `checkpoint ${name} ${why}`, 'Give it another name.')];
}

/** Everything that names something else: is it there? */
export function checkReferences(written: WrittenPipeline): readonly Problem[] {
  const { rollback_to: back } = written;
  const checkpoints = new Set([first, ...checkpointsIn(written.steps).map(({ name }) => name)]);
  return [
    ...(back === undefined ? [] : dangling('checkpoint', back, checkpoints, ['rollback_to'])),
    ...inSteps(written),
  ];
}

function inSteps(written: WrittenPipeline): readonly Problem[] {
  const names = {
    step: new Set(stepsByName(written).keys()),
    output: new Set(outputsOf(written).keys()),
    'state variable': new Set(Object.keys(written.state ?? {})),
    resource: new Set(Object.keys(written.resources ?? {})),
  };
  const unknown = (what: keyof typeof names, list: readonly string[] | undefined, path: Path): readonly Problem[] =>
    (list ?? []).flatMap((name, at) => dangling(what, name, names[what], [...path, at]));
  return written.steps.flatMap((step, index) => {
    const path: Path = ['steps', index];
    const inputs = (step.inputs ?? []).flatMap((input, at) =>
      input === taskVariable ? [] : dangling('output', input, names.output, [...path, 'inputs', at]),
    );
    return [
      ...unknown('step', step.depends_on, [...path, 'depends_on']),
      ...inputs,
      ...unknown('state variable', step.required_state, [...path, 'required_state']),
      ...unknown('resource', step.resources, [...path, 'resources']),
      ...(['preconditions', 'verify'] as const).flatMap((part) =>
        (step[part] ?? []).flatMap(({ state, output }, at) => [
          ...(state === undefined
            ? []
            : dangling('state variable', state, names['state variable'], [...path, part, at, 'state'])),
          ...(output === undefined ? [] : dangling('output', output, names.output, [...path, part, at, 'output'])),
        ]),
      ),
    ];
  });
}

/** Keys that are names of variables and resources have to be ones; a variable is also one of the environment. */
export function checkKeys({ state = {}, resources = {} }: WrittenPipeline): readonly Problem[] {
  const seen = new Map<string, string>();
  const likened = Object.keys(state).flatMap((name) => {
    const shape = name.toUpperCase().replaceAll('-', '_');
    const before = seen.get(shape);
    seen.set(shape, name);
    if (before === undefined) return [];
    const message = `state variables ${before} and ${name} would both be $COUNTERSIGN_STATE_${shape} for a command`;
    return [atKey(error('duplicate_id', ['state', name], message, 'Rename one of them.'))];
  });
  return [
    ...(['state', 'resources'] as const).flatMap((part) =>
      Object.keys({ state, resources }[part]).flatMap((name) =>
        new RegExp(pipelineNamePattern, 'u').test(name) ? [] : [atKey(unusable([part, name], name))],
      ),
    ),
    ...likened,
  ];
}

function unusable(path: Path, name: string): Problem {
  const next = 'Names begin with a letter and have at most 64 letters, digits, dashes and underscores.';
  return error('unusable_id', path, `${name} cannot be a name here`, next);
}

function atKey(problem: Problem): Problem {
  return { ...problem, at: 'key' };
}

/** What is described and nobody uses. */
export function checkUse({ steps, agents = {}, resources = {} }: WrittenPipeline): readonly Problem[] {
  const usedAgents = new Set(
    steps.flatMap(({ agent, recovery, compensation }) => [agent, recovery?.agent, compensation?.agent]),
  );
  const usedResources = new Set(steps.flatMap((step) => step.resources ?? []));
  return [
    ...Object.keys(agents).flatMap((name) => (usedAgents.has(name) ? [] : [unused('agents', name)])),
    ...Object.keys(resources).flatMap((name) => (usedResources.has(name) ? [] : [unused('resources', name)])),
  ];
}

function unused(part: 'agents' | 'resources', name: string): Problem {
  return atKey(warning('no_effect', [part, name], `no step uses ${name}`, 'Name it in a step, or take it out.'));
}
