import type { Definition } from '../core/definition/schema.ts';
import { eventsOf, type ProjectEntry } from '../core/project/history.ts';
import type { Typed } from '../core/schema.ts';
import { confirmObjectSchema, planSchema } from '../core/trace/mplp.ts';
import type { ConfirmTrace } from '../core/trace/record.ts';
import { readDefinition } from '../files.ts';
import type { Shelf } from './import.ts';

/** The definitions that a project followed. */
export interface Definitions {
  /** The one that was followed at an entry; null where nobody can read it any more. */
  readonly at: (seq: number) => Definition | null;
  /** Blobs of those that nobody can read any more. */
  readonly lost: readonly string[];
}

/** Reads every definition that a log pins, each text once. */
export async function definitionsIn(entries: readonly ProjectEntry[], text: Shelf['text']): Promise<Definitions> {
  const pins = eventsOf(entries, 'definition_pinned').flatMap(({ entry: { seq }, event: { what, pin } }) =>
    what === 'definition' && pin !== null ? [{ seq, blob: pin.blob }] : [],
  );
  const read = new Map<string, Definition | null>();
  for (const { blob } of pins) {
    if (read.has(blob)) continue;
    const written = await text(blob);
    const found = written === null ? null : readDefinition(written, blob);
    read.set(blob, found?.ok === true ? found.definition : null);
  }
  return {
    at: (seq) => read.get(pins.findLast((pin) => pin.seq <= seq)?.blob ?? '') ?? null,
    lost: [...read].flatMap(([blob, definition]) => (definition === null ? [blob] : [])),
  };
}

/** The files of an export and what each holds, by path; the same Confirms give the same bytes. */
export function filesOf(traces: readonly ConfirmTrace[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { folder, context, plan, confirm, trace } of traces) {
    for (const [name, object] of Object.entries({ context, plan, confirm, trace }))
      files.set(`${folder}/${name}.json`, jsonText(object));
  }
  files.set('index.json', jsonText({ format: 1, confirms: traces.map(indexed) }));
  return files;
}

/** What the files of the protocol have no place for: how far each Plan is, and what follows from that. */
export function indexed({ folder, confirm, planStatus, duty }: ConfirmTrace): IndexedConfirm {
  const { confirm_id: id, status, governance } = confirm;
  return { folder, id, status, supersedes: governance?.lastConfirmRef?.id ?? null, plan_status: planStatus, duty };
}

/** The index of an export: each Confirm with its folder, its id, that of the one whose place it takes, and what follows. */
export const indexSchema = {
  type: 'object',
  required: ['format', 'confirms'],
  properties: {
    format: { const: 1 },
    confirms: {
      type: 'array',
      items: {
        type: 'object',
        required: ['folder', 'id', 'status', 'supersedes', 'plan_status', 'duty'],
        properties: {
          folder: { type: 'string' },
          id: { type: 'string' },
          status: confirmObjectSchema.properties.status,
          supersedes: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          plan_status: planSchema.properties.status,
          duty: { enum: ['block', 'resume', 'abort', 'cleanup'] },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
} as const;

type IndexedConfirm = Typed<typeof indexSchema>['confirms'][number];

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
