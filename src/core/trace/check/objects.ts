import { isFields } from '../../fields.ts';
import type { Problem } from '../../finding.ts';
import type { MplpConfirm, MplpContext, MplpPlan, MplpTrace } from '../mplp.ts';
import { kindFacts, type ObjectKind } from './kind.ts';
import type { Place } from './told.ts';

/** What each kind of object is when it has the shape of its schema. */
interface Shapes {
  readonly context: MplpContext;
  readonly plan: MplpPlan;
  readonly confirm: MplpConfirm;
  readonly trace: MplpTrace;
}

/** One object of a file, as somebody wrote it. */
export interface ObjectOf<K extends ObjectKind> extends Place {
  readonly kind: K;
  /** The folder of its file, as findings name it. */
  readonly folder: string;
  /** Without `$comment`. */
  readonly value: unknown;
  /** What its schema refuses; the paths begin at the object. */
  readonly faults: readonly Problem[];
  /** The same value where nothing of its shape is in the way of looking further. */
  readonly is: Shapes[K] | null;
}

export type TraceObject = { readonly [K in ObjectKind]: ObjectOf<K> }[ObjectKind];

/** An object that has the shape of its kind. */
export type Shaped<K extends ObjectKind> = Omit<ObjectOf<K>, 'is'> & { readonly is: Shapes[K] };

/** Below this many steps of a path no object stands in a file. */
export const deepest = 2;

/** The id of an object, whatever else is wrong with it. */
export function idOf({ kind, value }: Pick<TraceObject, 'kind' | 'value'>): string | null {
  const id = isFields(value) ? value[kindFacts[kind].id] : undefined;
  return typeof id === 'string' ? id : null;
}

/** All objects that are checked together. */
export interface Collection {
  readonly all: readonly TraceObject[];
  readonly shaped: { readonly [K in ObjectKind]: readonly Shaped<K>[] };
  /** Every object with this id. */
  readonly named: (kind: ObjectKind, id: string) => readonly TraceObject[];
  /**
   * The object of another kind that belongs to one: the only one in its file or folder; else the one whose id it names;
   * else the only one there is.
   */
  readonly companion: (of: Related, kind: ObjectKind) => TraceObject | null;
  /** Objects of a kind in the same folder. */
  readonly beside: (of: Related, kind: ObjectKind) => readonly TraceObject[];
}

type Related = Pick<TraceObject, 'kind' | 'file' | 'folder' | 'value'>;

export function collected(all: readonly TraceObject[]): Collection {
  const byName = Map.groupBy(all, (one) => `${one.kind} ${idOf(one)}`);
  const byKind = Map.groupBy(all, ({ kind }) => kind);
  const byFile = Map.groupBy(all, ({ kind, file }) => `${kind} ${file}`);
  const byFolder = Map.groupBy(all, ({ kind, folder }) => `${kind} ${folder}`);
  const named = (kind: ObjectKind, id: string) => byName.get(`${kind} ${id}`) ?? [];
  const beside = ({ folder }: Related, kind: ObjectKind) => byFolder.get(`${kind} ${folder}`) ?? [];
  return {
    all,
    shaped: {
      context: all.flatMap((one) => (one.kind === 'context' && one.is !== null ? [{ ...one, is: one.is }] : [])),
      plan: all.flatMap((one) => (one.kind === 'plan' && one.is !== null ? [{ ...one, is: one.is }] : [])),
      confirm: all.flatMap((one) => (one.kind === 'confirm' && one.is !== null ? [{ ...one, is: one.is }] : [])),
      trace: all.flatMap((one) => (one.kind === 'trace' && one.is !== null ? [{ ...one, is: one.is }] : [])),
    },
    named,
    companion: (of, kind) => {
      const near = byFile.get(`${kind} ${of.file}`) ?? beside(of, kind);
      const bound = boundTo(of, kind);
      const wanted = bound === null ? [] : named(kind, bound);
      const isNear = byFile.has(`${kind} ${of.file}`)
        ? ({ file }: Related) => file === of.file
        : ({ folder }: Related) => folder === of.folder;
      return onlyOne(near) ?? wanted.find(isNear) ?? wanted[0] ?? onlyOne(byKind.get(kind) ?? []);
    },
    beside,
  };
}

function onlyOne(objects: readonly TraceObject[]): TraceObject | null {
  const [first, second] = objects;
  return first !== undefined && second === undefined ? first : null;
}

/** The id of an object of another kind by which an object names it. */
function boundTo({ kind: of, value }: Related, kind: ObjectKind): string | null {
  const fields = isFields(value) ? value : {};
  const id = of === 'confirm' ? fields['target_type'] === kind && fields['target_id'] : fields[`${kind}_id`];
  return typeof id === 'string' ? id : null;
}
