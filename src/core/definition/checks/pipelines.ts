import type { Path, Problem } from '../../finding.ts';
import { insteadOf } from '../../nearest.ts';
import { own } from '../../own.ts';
import type { Pipeline } from '../../pipeline/pipeline.ts';
import type { Started } from '../runs.ts';
import type { Definition } from '../schema.ts';
import { dangling, error } from './problem.ts';
import { comparedIn, runsOf } from './runs.ts';

/** A pipeline that is found where the definition is; null where it cannot be read, which is told where it lies. */
export interface Known {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly pipeline: Pipeline | null;
}

/** The pipelines that a definition names: are they there, with the variables and the outputs that it speaks of? */
export function checkPipelines(definition: Definition, pipelines: readonly Known[]): readonly Problem[] {
  const compared = comparedIn(definition);
  return runsOf(definition).flatMap(({ is, path }) => {
    const found =
      pipelines.find(({ name }) => name === is.pipeline) ??
      pipelines.find(({ aliases }) => aliases.includes(is.pipeline));
    if (found !== undefined) return found.pipeline === null ? [] : checkOne(found.pipeline, is, path, compared);
    const names = pipelines.map(({ name }) => name);
    return [error('dangling_name', path, `there is no pipeline ${is.pipeline}`, insteadOf(is.pipeline, names))];
  });
}

function checkOne(
  { name, state, steps }: Pipeline,
  { facts = {}, state: given = {} }: Started,
  path: Path,
  compared: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Problem[] {
  const variables = new Set(Object.keys(state));
  const outputs = new Set([...variables, ...steps.flatMap(({ output }) => output ?? [])]);
  return [
    ...Object.keys(given).flatMap((variable) =>
      dangling(`state variable of ${name} called`, variable, variables, [...path, 'state', variable]),
    ),
    ...Object.entries(facts).flatMap(([fact, from]): readonly Problem[] => {
      const at = [...path, 'facts', fact];
      const missing = dangling(`state variable or output of ${name} called`, from, outputs, at);
      if (missing.length > 0) return missing;
      const type = typeOf(own(state, from)?.type ?? 'string');
      const other = [...(compared.get(fact) ?? [])].find((one) => one !== type);
      if (other === undefined) return [];
      const because = `${fact} is compared with a ${other} here, and ${from} of ${name} is a ${type}`;
      return [error('wrong_type', at, because, `Let a state variable of ${name} that is a ${other} tell it.`)];
    }),
  ];
}

function typeOf(type: Pipeline['state'][string]['type']): string {
  return type === 'integer' ? 'number' : type;
}
