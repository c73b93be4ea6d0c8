import type { JsonSchema } from '../schema.ts';
import { failureCodes } from './commands.ts';
import { transitionKinds } from './events.ts';
import { phases } from './export.ts';
import { jobKinds, keptCheckpointSchema } from './state.ts';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const moment = { type: 'string', format: 'date-time' } as const;

function whole(properties: JsonSchema, optional: readonly string[] = []): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', required, properties, additionalProperties: false };
}

function each(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

function named(value: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties: value };
}

const phase = { enum: ['pending', 'running', 'waiting', 'rolling_back', 'completed', 'failed', 'cancelled'] };

/** What happened: its type says what else it holds. */
const event: JsonSchema = {
  type: 'object',
  required: ['type', 'event_id'],
  properties: { type: text, event_id: text },
};

const loggedError = whole(
  {
    timestamp: moment,
    severity: { enum: ['error', 'critical'] },
    about: text,
    reason_code: text,
    because: text,
    job: { enum: jobKinds },
    attempt: { type: 'integer', minimum: 1 },
    cause: { enum: Object.keys(failureCodes) },
    recovery: { enum: transitionKinds },
  },
  ['job', 'attempt', 'cause', 'recovery'],
);

const audited = whole(
  {
    seq: { type: 'integer', minimum: 1 },
    timestamp: moment,
    actor: text,
    action: text,
    events: each(event),
    refused: text,
  },
  ['refused'],
);

const checkpoint = whole({
  id: text,
  name: text,
  state: { anyOf: [keptCheckpointSchema.properties.state, { type: 'null' }] },
  step: { type: 'integer', minimum: -1 },
  timestamp: moment,
  validated: { type: 'boolean' },
});

/** The document that `exportRun` makes of a run. */
export const exportedRunSchema: JsonSchema = whole({
  workflow_id: text,
  started_at: moment,
  current_step: count,
  completed_steps: each(count),
  phase_status: whole(Object.fromEntries(phases.map((name) => [name, phase]))),
  resource_allocation: named(each(text)),
  error_log: each(loggedError),
  audit_trail: each(audited),
  checkpoints: named(checkpoint),
  custom_state: named({ type: ['string', 'number', 'boolean', 'null'] }),
});
