import { dangling, error } from '../../definition/checks/problem.ts';
import type { Path, Problem } from '../../finding.ts';
import { own } from '../../own.ts';
import { fullAgents, grantsOf } from '../full.ts';
import type { Grants } from '../pipeline.ts';
import type { WrittenPipeline } from '../schema.ts';

/** What agents get of the environment, and what steps may that their agents may not. */
export function checkAgents(written: WrittenPipeline): readonly Problem[] {
  const agents = fullAgents(written);
  const environments = Object.entries(agents).flatMap(([name, { environment, secrets }]) => [
    ...environment.flatMap((variable, at) => wrongVariable(variable, ['agents', name, 'environment', at])),
    ...secrets.flatMap((secret, at) =>
      dangling('variable', secret, new Set(environment), ['agents', name, 'secrets', at]),
    ),
  ]);
  const steps = written.steps.flatMap((step, index) => {
    const allowed = own(agents, step.agent ?? '')?.grants ?? {};
    const granted = grantsOf(step, agents);
    const path: Path = ['steps', index];
    return [
      ...(step.grants === undefined || Object.keys(allowed).length === 0
        ? []
        : wider(step.grants, allowed, String(step.agent), [...path, 'grants'])),
      ...(step.skill === undefined || Object.keys(granted).length === 0
        ? []
        : dangling('grant of', step.skill, new Set(Object.keys(granted)), [...path, 'skill'])),
    ];
  });
  return [...environments, ...steps];
}

function wrongVariable(name: string, path: Path): readonly Problem[] {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/u.test(name)) {
    const next = 'Write its name alone: its value is taken from where the run is.';
    return [error('unusable_id', path, `${name} is no name of a variable of the environment`, next)];
  }
  if (!name.startsWith('COUNTERSIGN_')) return [];
  return [error('wrong_value', path, `${name} is given by Countersign`, 'Take it out.')];
}

/** A step may do less than its agent, never more. */
function wider(grants: Grants, allowed: Grants, agent: string, path: Path): readonly Problem[] {
  return Object.entries(grants).flatMap(([skill, grant]) => {
    const most = own(allowed, skill);
    if (most === undefined)
      return dangling(`grant of ${agent} for`, skill, new Set(Object.keys(allowed)), [...path, skill]);
    if (most === 'write' || grant === 'read') return [];
    const message = `${agent} may only read with ${skill}, and this step would write`;
    return [error('contradiction', [...path, skill], message, `Write read, or grant it to ${agent}.`)];
  });
}
