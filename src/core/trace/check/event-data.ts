import { own } from '../../own.ts';
import type { JsonSchema } from '../../schema.ts';
import { gitEventSchema, idPattern } from '../mplp.ts';

const text = { type: 'string' } as const;
const some = { type: 'string', minLength: 1 } as const;
const when = { type: 'string', format: 'date-time' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const statuses = ['pending', 'running', 'succeeded', 'failed', 'cancelled'] as const;

/** A run of a pipeline of checks. */
const ciEventSchema = {
  type: 'object',
  required: ['ci_provider', 'pipeline_id', 'run_id', 'status'],
  properties: {
    ci_provider: some,
    pipeline_id: some,
    run_id: some,
    status: { enum: statuses },
    started_at: when,
    completed_at: when,
    branch_name: text,
    commit_id: text,
    run_url: { type: 'string', format: 'uri' },
    duration_ms: count,
    stages: {
      type: 'array',
      items: {
        type: 'object',
        required: ['stage_name', 'status'],
        properties: { stage_name: text, status: { enum: [...statuses, 'skipped'] }, duration_ms: count },
        additionalProperties: false,
      },
    },
    trigger_kind: { enum: ['push', 'pull_request', 'schedule', 'manual', 'tag', 'other'] },
  },
  additionalProperties: false,
} as const;

const fileUpdateEventSchema = {
  type: 'object',
  required: ['file_path', 'change_type', 'timestamp'],
  properties: {
    file_path: some,
    change_type: { enum: ['created', 'modified', 'deleted', 'renamed'] },
    workspace_root: text,
    change_summary: text,
    timestamp: when,
    lines_added: count,
    lines_removed: count,
    previous_path: text,
    encoding: text,
    language: text,
  },
  additionalProperties: false,
} as const;

/** A tool that was run. */
const toolEventSchema = {
  type: 'object',
  required: ['tool_id', 'tool_kind', 'invocation_id', 'status'],
  properties: {
    tool_id: some,
    tool_kind: { enum: ['formatter', 'linter', 'test_runner', 'generator', 'other'] },
    invocation_id: { type: 'string', pattern: idPattern },
    status: { enum: statuses },
    started_at: when,
    completed_at: when,
    exit_code: { type: 'integer' },
    output_summary: text,
    args: { type: 'array', items: text },
    working_directory: text,
  },
  additionalProperties: false,
} as const;

/** What the `data` of an event is when its type says so, by the names that rules have for it. */
export const eventDataSchemas = {
  git_event: gitEventSchema,
  ci_event: ciEventSchema,
  file_update_event: fileUpdateEventSchema,
  tool_event: toolEventSchema,
} as const satisfies Readonly<Record<string, JsonSchema>>;

export type EventData = keyof typeof eventDataSchemas;

/**
 * The endings that make `tool.…` and `file.…` events of these schemas: `tool.call` and its like are events of other
 * protocols, whose data is their own.
 */
const endings: Readonly<Record<string, { readonly is: EventData; readonly after: readonly string[] | 'any' }>> = {
  git: { is: 'git_event', after: 'any' },
  ci: { is: 'ci_event', after: 'any' },
  file: { is: 'file_update_event', after: ['update', 'updated', 'created', 'modified', 'deleted', 'renamed'] },
  tool: { is: 'tool_event', after: ['event', 'invoked', ...statuses] },
};

/** What the `data` of an event of this type has to be; null where the type leaves it open. */
export function dataOf(eventType: string): EventData | null {
  const family = eventType.replace(/\..*$/u, '');
  const ending = eventType.slice(family.length + 1).replace(/\..*$/u, '');
  const found = own(endings, family);
  if (found === undefined) return null;
  return found.after === 'any' || found.after.includes(ending) ? found.is : null;
}

/** What `event_kind` a `git.…` event has by its type: `git.branch.create` is of kind branch_create. */
export function gitKindOf(eventType: string): string | null {
  const kind = eventType.replace(/^git\./u, '').replaceAll('.', '_');
  const kinds: readonly string[] = gitEventSchema.properties.event_kind.enum;
  return kinds.includes(kind) ? kind : null;
}
