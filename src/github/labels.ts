import type { Definition } from '../core/definition/schema.ts';
import type { GitHubClient } from './client.ts';
import { isFields } from '../core/fields.ts';
import { stagePrefix } from './documents.ts';
import { send, type Mutation, type Outcome } from './mutations.ts';
import type { Show } from './show.ts';

/** Of a stage, and of an end. */
const colours = { stage: '1d76db', end: '6e7781' };
/** As GitHub has it. */
const nameAtMost = 50;
const descriptionAtMost = 100;

/** A label as it is made; that people change its colour or description later is theirs to do. */
interface Wanted {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/**
 * What is to be changed so that each home issue has the one label that says where its project stands. Labels are only
 * shown: nothing is ever read from them, and no others are touched. Those that the repository lacks are made first,
 * those of all stages together, because an id is needed to put them on.
 */
export async function labelsOf(client: GitHubClient, shows: readonly Show[]): Promise<readonly Mutation[]> {
  const changes = shows.flatMap(changeOf);
  const known = new Map(
    shows.flatMap(({ look }) => look.repository.labels.map(({ name, id }) => [keyOf(name), id] as const)),
  );
  const lacking = changes.filter(({ add }) => add !== null && !known.has(keyOf(add.name)));
  const [repositoryId = ''] = shows.map(({ look }) => look.repository.id);
  const wanted = lacking.flatMap(({ add, stages }) =>
    add === null ? [] : add.color === colours.stage ? stages : [add],
  );
  const missing = new Map(wanted.filter(({ name }) => !known.has(keyOf(name))).map((one) => [keyOf(one.name), one]));
  const made = await send(
    client,
    [...missing.values()].map((one): Mutation => ({ field: 'createLabel', input: { repositoryId, ...one } })),
  );
  const ids = new Map([...known, ...made.flatMap(madeLabel)]);
  return changes.flatMap(({ issue, add, remove }): readonly Mutation[] => {
    const id = add === null ? undefined : ids.get(keyOf(add.name));
    return [
      ...(id === undefined
        ? []
        : [{ field: 'addLabelsToLabelable', input: { labelableId: issue, labelIds: [id] } } as const]),
      ...(remove.length === 0
        ? []
        : [{ field: 'removeLabelsFromLabelable', input: { labelableId: issue, labelIds: remove } } as const]),
    ];
  });
}

interface Change {
  /** Node id of the home issue. */
  readonly issue: string;
  readonly add: Wanted | null;
  /** Node ids. */
  readonly remove: readonly string[];
  /** The labels of all stages. */
  readonly stages: readonly Wanted[];
}

function changeOf({ look, state }: Show): readonly Change[] {
  const { issue, repository, sight } = look;
  const stage = state?.terminal_state?.id ?? state?.tracks['main']?.stage;
  if (issue === null || stage === undefined || issue.locked || repository.isArchived) return [];
  const { stages, ends } = labelsIn(sight.observed.world.definition);
  const ours = new Set([...stages, ...ends].map(({ name }) => keyOf(name)));
  const wanted = (state?.terminal_state === null ? stages : ends).find(({ name }) => name === `${stagePrefix}${stage}`);
  const there = (issue.labels?.nodes ?? []).flatMap((label) => label ?? []);
  const isThere = wanted === undefined || there.some(({ name }) => keyOf(name) === keyOf(wanted.name));
  const wrong = there.filter(({ name }) => ours.has(keyOf(name)) && keyOf(name) !== keyOf(wanted?.name ?? ''));
  if (isThere && wrong.length === 0) return [];
  return [{ issue: issue.id, add: isThere ? null : wanted, remove: wrong.map(({ id }) => id), stages }];
}

function labelsIn({ stages, terminal_states, label: workflow }: Definition): {
  readonly stages: readonly Wanted[];
  readonly ends: readonly Wanted[];
} {
  const labels = (color: string, ones: readonly { readonly id: string; readonly label?: string }[]) =>
    ones
      .map(({ id, label = id }) => ({
        name: `${stagePrefix}${id}`,
        color,
        description: `${workflow}: ${label}`.slice(0, descriptionAtMost),
      }))
      .filter(({ name }) => name.length <= nameAtMost);
  return { stages: labels(colours.stage, stages), ends: labels(colours.end, terminal_states) };
}

/** GitHub takes two names that differ in case only for one. */
function keyOf(name: string): string {
  return name.toLowerCase();
}

/** One that was not made is another process's by now, or will be tried at the next look. */
function madeLabel({ answer }: Outcome): readonly (readonly [string, string])[] {
  const label = answer?.['label'];
  if (!isFields(label) || typeof label['id'] !== 'string' || typeof label['name'] !== 'string') return [];
  return [[keyOf(label['name']), label['id']]];
}
