import { isFields } from '../../fields.ts';
import type { JsonSchema } from '../../schema.ts';
import { confirmObjectSchema, contextSchema, planSchema, traceSchema } from '../mplp.ts';

/** The kinds of objects that a record of approvals is. */
export const objectKinds = ['context', 'plan', 'confirm', 'trace'] as const;
export type ObjectKind = (typeof objectKinds)[number];

/** Each kind: its name for people, its id, its schema, and the fields that no other kind has. */
export const kindFacts: Readonly<
  Record<
    ObjectKind,
    { readonly title: string; readonly id: string; readonly schema: JsonSchema; readonly marks: readonly string[] }
  >
> = {
  // A Trace and a Plan hold the ids of others, too: what is asked first is what only they have.
  trace: { title: 'Trace', id: 'trace_id', schema: traceSchema, marks: ['root_span', 'segments'] },
  confirm: {
    title: 'Confirm',
    id: 'confirm_id',
    schema: confirmObjectSchema,
    marks: ['target_id', 'target_type', 'requested_at', 'requested_by_role', 'decisions'],
  },
  plan: { title: 'Plan', id: 'plan_id', schema: planSchema, marks: ['steps', 'objective'] },
  context: { title: 'Context', id: 'context_id', schema: contextSchema, marks: ['root'] },
};

/** In the order in which they are told apart. */
const asked = ['trace', 'confirm', 'plan', 'context'] as const;

/** What other modules of the protocol, and files around it, are known by. */
const others: readonly (readonly [string, string])[] = [
  ['role_id', 'a Role'],
  ['collab_id', 'a Collab'],
  ['dialog_id', 'a Dialog'],
  ['extension_id', 'an Extension'],
  ['network_id', 'a Network'],
  ['core_id', 'a Core'],
  ['sample_id', 'a learning sample'],
  ['pack_id', 'the manifest of a pack'],
  ['invariants', 'a list of rules'],
  ['event_id', 'an event outside a Trace'],
];

/**
 * Which kind of object a value is: by its id and a field of its own; else by the name of its file, as `confirm.json` and
 * `confirm-2.json` have it; else by `meta` and a field of its own. Null when it is none of them.
 */
export function kindOf(value: unknown, file: string): ObjectKind | null {
  const fields = isFields(value) ? value : {};
  const has = (name: string) => Object.hasOwn(fields, name);
  const isMarked = (kind: ObjectKind) => kindFacts[kind].marks.some(has);
  const byId = asked.find((kind) => has(kindFacts[kind].id) && isMarked(kind));
  if (byId !== undefined) return byId;
  if (others.some(([id]) => has(id))) return null;
  const byName = asked.find((kind) => new RegExp(`(?:^|/)${kind}(?:[-_.][^/]*)?\\.[a-z]+$`, 'iu').test(file));
  return byName ?? (has('meta') ? (asked.find(isMarked) ?? null) : null);
}

/** What a value is that is not checked, for people. */
export function otherKind(value: unknown): string {
  if (!isFields(value)) return Array.isArray(value) ? 'a list of something else' : 'a single value';
  const known = others.find(([id]) => Object.hasOwn(value, id));
  return known === undefined ? 'no object of MPLP that is known here' : known[1];
}
