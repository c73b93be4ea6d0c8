import { isFields } from '../fields.ts';
import { triggerText } from '../project/transitions.ts';
import { isSame } from '../same.ts';
import type { Definition } from './schema.ts';

/** A part of a definition that another one does not have, or has in another form. */
export interface DefinitionDifference {
  /** "stage", "transition", "gate" */
  readonly what: string;
  /** What it is known by. */
  readonly id: string;
  readonly is: 'added' | 'taken away' | 'changed';
  /** What of it has changed. */
  readonly fields: readonly string[];
}

type Parts = ReadonlyMap<string, unknown>;

/** What differs between two definitions, part by part, in the order of the first. */
export function differencesBetween(before: Definition, after: Definition): readonly DefinitionDifference[] {
  return Object.entries(parts).flatMap(([what, of]) => differencesIn(what, of(before), of(after)));
}

function differencesIn(what: string, before: Parts, after: Parts): readonly DefinitionDifference[] {
  const kept = [...before].flatMap(([id, value]): readonly DefinitionDifference[] => {
    if (!after.has(id)) return [{ what, id, is: 'taken away', fields: [] }];
    const fields = changedFields(value, after.get(id));
    return fields.length === 0 ? [] : [{ what, id, is: 'changed', fields }];
  });
  const added = [...after.keys()].filter((id) => !before.has(id));
  return [...kept, ...added.map((id): DefinitionDifference => ({ what, id, is: 'added', fields: [] }))];
}

/** The parts of a definition, each by what its items are known by. */
const parts: Readonly<Record<string, (definition: Definition) => Parts>> = {
  workflow: ({ workflow_type }) => new Map([[workflow_type, {}]]),
  stage: ({ stages }) => byId(stages, ({ id }) => id),
  transition: ({ allowed_transitions }) =>
    byId(allowed_transitions, ({ from, to, on }) => `${from} → ${to}${on === 'command' ? '' : `, ${triggerText(on)}`}`),
  gate: ({ gates }) => byId(gates, ({ gate_id }) => gate_id),
  artifact: ({ artifacts }) => byId(artifacts, ({ artifact_type }) => artifact_type),
  action: ({ actions }) => byId(actions, ({ id }) => id),
  role: ({ roles }) => byId(roles, ({ id }) => id),
  'terminal state': ({ terminal_states }) => byId(terminal_states, ({ id }) => id),
  'owner of': ({ specialist_owners }) => new Map(Object.entries(specialist_owners)),
  'required field': ({ required_fields }) => byId(required_fields, (field) => field),
  'routing rule': ({ routing_rules }) => byId(routing_rules, ({ id }) => id),
  'recovery action': ({ recovery_actions }) => byId(recovery_actions, ({ id }) => id),
  alias: ({ aliases }) => new Map(Object.entries(aliases)),
  specialist: ({ specialists }) => byId(specialists, ({ id }) => id),
  'kind of track': ({ tracks }) => byId(tracks, ({ id }) => id),
  'triage of': ({ triage }) => byId(triage, ({ flag }) => flag),
  'support for': ({ support }) => byId(support, ({ job }) => job),
  plugin: ({ plugins }) => byId(plugins, ({ id }) => id),
  fact: ({ facts }) => new Map(Object.entries(facts)),
  never: ({ never = [] }) => byId(never, ({ reach, without }) => `${reach} without ${without.join(', ')}`),
};

function byId<T>(items: readonly T[], idOf: (item: T) => string): Parts {
  return new Map(items.map((item) => [idOf(item), item]));
}

/** The names of fields that differ; of what has no fields, that it is another. */
function changedFields(before: unknown, after: unknown): readonly string[] {
  if (!isFields(before) || !isFields(after)) return isSame(before, after) ? [] : ['it'];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isSame(before[name], after[name]));
}
