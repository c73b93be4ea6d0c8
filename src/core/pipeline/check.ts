import type { Problem } from '../finding.ts';
import { checkAgents } from './checks/agents.ts';
import { checkLimits, checkNotRun, checkReview } from './checks/limits.ts';
import { checkKeys, checkNames, checkReferences, checkUse } from './checks/names.ts';
import { checkOrder } from './checks/order.ts';
import { checkTemplates } from './checks/templates.ts';
import { checkChecks, checkValues } from './checks/values.ts';
import { checkWork } from './checks/work.ts';
import type { WrittenPipeline } from './schema.ts';
import type { Templates } from './template.ts';

/**
 * What the schema cannot see: whether a pipeline makes sense. Paths lead into the pipeline as it is written; where a
 * template is wrong, a line and a column of it follow. `today` (YYYY-MM-DD) is asked for reviews that are due. Errors first.
 */
export function checkPipeline(written: WrittenPipeline, templates: Templates, today?: string): readonly Problem[] {
  const problems = [
    ...checkLimits(written),
    ...checkNames(written),
    ...checkKeys(written),
    ...checkReferences(written),
    ...checkOrder(written, templates),
    ...checkTemplates(written, templates),
    ...checkValues(written),
    ...checkChecks(written),
    ...checkAgents(written),
    ...checkWork(written, templates),
    ...checkReview(written, today),
    ...checkNotRun(written),
    ...checkUse(written),
  ];
  return [
    ...problems.filter(({ severity }) => severity === 'error'),
    ...problems.filter(({ severity }) => severity === 'warning'),
  ];
}
