import type { Problem } from '../finding.ts';
import type { Policy } from '../policy/schema.ts';
import { checkChoices, checkConditions } from './checks/conditions.ts';
import { checkGates, checkOpeners } from './checks/gates.ts';
import { checkGraph } from './checks/graph.ts';
import { checkIds, checkReferences } from './checks/names.ts';
import { checkNever } from './checks/never.ts';
import { checkPaths } from './checks/paths.ts';
import { checkRouting } from './checks/routing.ts';
import { checkRuns } from './checks/runs.ts';
import { checkSpecialists } from './checks/specialists.ts';
import type { Definition } from './schema.ts';

/**
 * What the schema cannot see: whether a definition makes sense. Paths of the problems lead into the definition; those
 * about who opens a gate are only looked for with a policy.
 */
export function checkDefinition(definition: Definition, policy?: Policy): readonly Problem[] {
  return [
    ...checkIds(definition),
    ...checkReferences(definition),
    ...checkGraph(definition),
    ...checkConditions(definition),
    ...checkChoices(definition),
    ...checkGates(definition),
    ...checkPaths(definition),
    ...checkNever(definition),
    ...checkRouting(definition),
    ...checkSpecialists(definition),
    ...checkRuns(definition),
    ...(policy === undefined ? [] : checkOpeners(definition, policy)),
  ];
}
