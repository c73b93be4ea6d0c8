import { warning } from '../definition/checks/problem.ts';
import type { Problem } from '../finding.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { WrittenPipeline } from '../pipeline/schema.ts';
import { namedIn, whyNobody } from '../policy/nameable.ts';
import { permissions, type Policy } from '../policy/schema.ts';
import { stepGate } from './confirms.ts';
import { askedFor } from './rules/asked.ts';

/**
 * What nobody could decide in runs of a pipeline, because the policy names nobody for it. Where no policy is written there
 * is nothing of the kind: whoever may write to the repository decides. Paths lead into the pipeline as it is written.
 */
export function checkCoordination(pipeline: Pipeline, written: WrittenPipeline, policy: Policy): readonly Problem[] {
  if (policy.fallback.length > 0) return [];
  const { coordinator, steps } = pipeline;
  const shut = steps.flatMap((step) => {
    const asked = askedFor({ pipeline, policy }, { id: '' }, stepGate(step.id));
    const why = step.requires_approval ? whyNobody(policy, asked) : null;
    return why === null ? [] : [{ step: step.id, role: asked.roles.join(', ') || coordinator, says: why.says }];
  });
  const isHeld = permissions.some((one) => one === coordinator) || namedIn(policy, coordinator)?.size !== 0;
  const others = isHeld ? shut : shut.filter(({ role }) => role !== coordinator);
  return [
    ...(isHeld ? [] : [uncoordinated(coordinator, shut)]),
    ...others.map(({ step, says }) =>
      warning(
        'gate_nobody_opens',
        ['steps', written.steps.findIndex(({ id }) => id === step), 'requires_approval'],
        `nobody could approve ${step}: ${says}`,
        'Name people for it in the policy.',
      ),
    ),
  ];
}

function uncoordinated(
  coordinator: string,
  shut: readonly { readonly step: string; readonly role: string }[],
): Problem {
  const steps = shut.filter(({ role }) => role === coordinator).map(({ step }) => step);
  const approving = steps.length === 0 ? '' : ` approve ${steps.join(', ')}, or`;
  return warning(
    steps.length === 0 ? 'missing_owner' : 'gate_nobody_opens',
    ['coordinator'],
    `the policy names nobody for ${coordinator}, which coordinates these runs: nobody could${approving} agree to leave a step out or to other values`,
    `Write roles: { ${coordinator}: { emails: [you@example.com] } } into the policy, or coordinator: with a role that it has.`,
  );
}
