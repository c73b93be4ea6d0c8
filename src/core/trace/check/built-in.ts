import { readInvariants, type Invariant } from './invariants.ts';

/** Id, scope, path, rule, what it is for; `optional` where it asks only about what is there, `warning` where it need not hold. */
type Written = readonly [string, string, string, string, string, ('optional' | 'warning')?];

/**
 * What every record of approvals keeps to, whoever wrote it: ids, versions, texts that say something, and objects that name
 * each other. It is what the published rules of the protocol ask, as far as they are not about one example.
 */
const written: readonly Written[] = [
  ['context-id', 'context', 'context_id', 'uuid-v4', 'Everything else names a Context by its id.'],
  ['context-protocol', 'context', 'meta.protocol_version', 'eq("1.0.0")', 'Other versions mean other things.'],
  ['context-schema', 'context', 'meta.schema_version', 'exists', 'It says how to read the file.'],
  ['context-domain', 'context', 'root.domain', 'non-empty-string', 'It says what the work is about.'],
  ['plan-id', 'plan', 'plan_id', 'uuid-v4', 'A Confirm names a Plan by its id.'],
  ['plan-protocol', 'plan', 'meta.protocol_version', 'eq("1.0.0")', 'Other versions mean other things.'],
  ['plan-context', 'plan', 'context_id', 'eq(context.context_id)', 'A Plan is of one Context.'],
  ['plan-steps', 'plan', 'steps', 'min-length(1)', 'There must be something to approve.'],
  ['plan-step-ids', 'plan', 'steps[*].step_id', 'uuid-v4', 'Steps name each other by their ids.'],
  ['plan-step-texts', 'plan', 'steps[*].description', 'non-empty-string', 'Nobody can approve what is not said.'],
  ['confirm-id', 'confirm', 'confirm_id', 'uuid-v4', 'Events name a Confirm by its id.'],
  ['confirm-protocol', 'confirm', 'meta.protocol_version', 'eq("1.0.0")', 'Other versions mean other things.'],
  [
    'confirm-plan',
    'confirm',
    'target_id',
    'if(target_type == "plan", eq(plan.plan_id))',
    'An approval counts for the Plan that it names.',
  ],
  [
    'confirm-target',
    'confirm',
    'target_type',
    'enum(context,plan,trace,extension,other)',
    'It says what was approved.',
  ],
  ['confirm-status', 'confirm', 'status', 'enum(pending,approved,rejected,cancelled)', 'There are no others.'],
  ['confirm-asker', 'confirm', 'requested_by_role', 'non-empty-string', 'Somebody asked.'],
  [
    'confirm-approved-by-somebody',
    'confirm',
    'decisions',
    'if(status == "approved", min-length(1))',
    'Nothing is approved by itself.',
  ],
  [
    'confirm-rejected-by-somebody',
    'confirm',
    'decisions',
    'if(status == "rejected", min-length(1))',
    'Nothing is rejected by itself.',
  ],
  ['decision-ids', 'confirm', 'decisions[*].decision_id', 'uuid-v4', 'Events name a decision by its id.'],
  ['decision-status', 'confirm', 'decisions[*].status', 'enum(approved,rejected,cancelled)', 'There are no others.'],
  ['decision-makers', 'confirm', 'decisions[*].decided_by_role', 'non-empty-string', 'Somebody decided.'],
  [
    'decision-reasons',
    'confirm',
    'decisions[*].reason',
    'if(status != "rejected", non-empty-string)',
    'Ask whoever made it: a decision should say why.',
    'warning',
  ],
  [
    'rejected-with-a-reason',
    'confirm',
    'decisions[*].reason',
    'if(status == "rejected", non-empty-string)',
    'Whoever is told no needs to know why.',
  ],
  ['trace-id', 'trace', 'trace_id', 'uuid-v4', 'Events and spans name a Trace by its id.'],
  ['trace-protocol', 'trace', 'meta.protocol_version', 'eq("1.0.0")', 'Other versions mean other things.'],
  ['trace-context', 'trace', 'context_id', 'eq(context.context_id)', 'A Trace is of one Context.'],
  ['trace-plan', 'trace', 'plan_id', 'eq(plan.plan_id)', 'A Trace tells of one Plan.'],
  ['root-span-trace', 'trace', 'root_span.trace_id', 'eq(trace.trace_id)', 'The root span is that of the Trace.'],
  [
    'root-span-context',
    'trace',
    'root_span.context_id',
    'eq(context.context_id)',
    'The root span is of the same Context.',
    'optional',
  ],
  ['event-times', 'trace', 'events[*].timestamp', 'iso-datetime', 'Events stand in the order of their times.'],
];

/** The rules that ship with this program. */
export const builtIn: readonly Invariant[] = readInvariants(
  written.map(([id, scope, path, rule, description, how]) => ({
    id,
    scope,
    path,
    rule,
    description,
    note: how === 'optional' ? 'Apply only when it exists.' : '',
  })),
  { file: '', under: null },
).invariants.map((one) => ({ ...one, place: null, severity: severityOf(one.id) }));

function severityOf(id: string): Invariant['severity'] {
  return written.some(([of, , , , , how]) => of === id && how === 'warning') ? 'warning' : 'error';
}
