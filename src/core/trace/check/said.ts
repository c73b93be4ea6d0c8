import { isFields, type Fields } from '../../fields.ts';
import type { Path } from '../../finding.ts';
import type { Standing } from './confirm.ts';

import type { Collection, Shaped } from './objects.ts';
import { problemAt, valueText, type Place, type TraceProblem } from './told.ts';

/** What the index of an export, or the manifest of a pack, says of a Confirm that lies beside it. */
export interface Saying extends Place {
  /** The folder of the Confirm, as findings name it. */
  readonly folder: string;
  /** What of `fields` stands below `path` under which key. */
  readonly keys: Partial<Readonly<Record<keyof typeof meanings, string>>>;
  readonly fields: Fields;
}

/** An index, with the folder that it lies in: it leaves out nothing that lies below. */
export interface Index extends Place {
  readonly folder: string;
  readonly value: unknown;
}

/** A Confirm and where it stands by its own files. */
export interface Stands {
  readonly confirm: Shaped<'confirm'>;
  readonly standing: Standing;
}

/** What can be said of a Confirm in another place, and what is wrong where its files say something else. */
const meanings = {
  id: 'ids_disagree',
  supersedes: 'ids_disagree',
  status: 'status_contradicted',
  plan_status: 'status_contradicted',
  duty: 'status_contradicted',
} as const;

/** The fields that an index has for each Confirm. */
const indexKeys = {
  id: 'id',
  supersedes: 'supersedes',
  status: 'status',
  plan_status: 'plan_status',
  duty: 'duty',
} as const;

/** What an index of the right shape says of each Confirm. */
export function sayingsIn({ file, path, folder, value }: Index): readonly Saying[] {
  return entriesOf(value).map((fields, index) => ({
    file,
    path: [...path, 'confirms', index],
    folder: below(folder, String(fields['folder'])),
    keys: indexKeys,
    fields,
  }));
}

function entriesOf(value: unknown): readonly Fields[] {
  const confirms = isFields(value) ? value['confirms'] : null;
  return Array.isArray(confirms) ? confirms.filter(isFields) : [];
}

/** Both are named with slashes and without a dot in front, as findings name them. */
function below(folder: string, inner: string): string {
  return folder === '.' || folder === '' ? inner : `${folder}/${inner}`;
}

/** What is said of Confirms and is not what their own files say, and Confirms that an index leaves out. */
export function sayingProblems(
  sayings: readonly Saying[],
  indexes: readonly Index[],
  { all }: Collection,
  standings: readonly Stands[],
): readonly TraceProblem[] {
  const byFolder = Map.groupBy(standings, ({ confirm }) => confirm.folder);
  const isThere = new Set(all.flatMap(({ kind, folder }) => (kind === 'confirm' ? [folder] : [])));
  return [
    ...sayings.flatMap((one) => {
      const [stands] = byFolder.get(one.folder) ?? [];
      if (stands !== undefined) return compared(one, stands);
      // What is wrong with the shape of one that is there comes first.
      return isThere.has(one.folder) ? [] : [notThere(one)];
    }),
    ...indexes.flatMap((index) => leftOut(index, [...isThere])),
  ];
}

function compared(one: Saying, { confirm: { is }, standing }: Stands): readonly TraceProblem[] {
  const facts = {
    id: is.confirm_id,
    supersedes: is.governance?.lastConfirmRef?.id ?? null,
    status: is.status,
    plan_status: standing.effective_plan_status,
    duty: standing.recorded,
  } as const;
  return (['id', 'supersedes', 'status', 'plan_status', 'duty'] as const).flatMap((name) => {
    const key = one.keys[name];
    if (key === undefined || one.fields[key] === facts[name]) return [];
    return [
      problemAt(
        one,
        [key],
        meanings[name],
        `${key} is ${valueText(one.fields[key])}, and by the files in ${one.folder} it is ${valueText(facts[name])}`,
        'Do not go by it: get the files again from whoever made them.',
      ),
    ];
  });
}

function notThere(one: Saying): TraceProblem {
  return problemAt(
    one,
    [],
    'unresolved_reference',
    `this tells of a Confirm in ${one.folder}, and none is there`,
    'Get the files again from whoever made them: some are missing.',
  );
}

function leftOut(index: Index, folders: readonly string[]): readonly TraceProblem[] {
  const named = new Set(sayingsIn(index).map(({ folder }) => folder));
  const own = below(index.folder, '');
  const at: Path = ['confirms'];
  return folders
    .filter((folder) => folder.startsWith(own) && folder.slice(own.length).split('/').length === 2)
    .filter((folder) => !named.has(folder))
    .map((folder) =>
      problemAt(
        index,
        at,
        'missing_field',
        `the Confirm in ${folder} is not in this list`,
        'Get the files again from whoever made them: the list has every Confirm of a project.',
      ),
    );
}

/** What is told of each Confirm, and never more than what is said of it anywhere. */
export function withSaid({ confirm, standing }: Stands, sayings: readonly Saying[]): Standing {
  const stricter = sayings
    .filter(({ folder }) => folder === confirm.folder)
    .map(({ fields }) => fields['duty'])
    .find((duty) => duty === 'block' || duty === 'abort' || duty === 'cleanup');
  return standing.duty === 'resume' && stricter !== undefined
    ? { ...standing, duty: stricter, because: 'a file beside it says so' }
    : standing;
}
