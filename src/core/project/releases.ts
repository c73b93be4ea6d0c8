import type { Definition } from '../definition/schema.ts';
import { countersign, type Actor } from '../entry.ts';
import type { Published } from '../observe.ts';
import { own } from '../own.ts';
import { tagOf } from './places.ts';
import type { ProjectState } from './state.ts';

/** A release that is published: no draft. */
export interface Release {
  /** By which its home knows it, whatever it is called. */
  readonly id: string;
  readonly tag: string;
  /** The tag, its commit and the text, as one digest. */
  readonly content: string;
  readonly address: string;
  /** The projects that its text names. */
  readonly projects: readonly string[];
  readonly by: Actor;
  /** When it was published, by the clock of where it is (ISO 8601, UTC, with milliseconds). */
  readonly at: string;
}

/** The releases of one place. */
export interface Releases {
  readonly latest: readonly Release[];
  /** Are there no others? */
  readonly isAll: boolean;
  /** How their addresses begin. */
  readonly place: string;
}

/**
 * What is published of the artifacts of a project: of each what it is since the version that the record has, oldest
 * first. A release belongs to an artifact by its tag; a project that its text names only adds. One that is gone, where
 * all are known, was taken back.
 */
export function publishedIn(
  definition: Definition,
  state: ProjectState,
  { latest, isAll, place }: Releases,
): readonly Published[] {
  const inOrder = latest.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return definition.artifacts.flatMap(({ artifact_type: artifact, kind, path }) => {
    if (kind !== 'release') return [];
    const tag = path === undefined ? null : tagOf(path, state);
    const mine = inOrder.filter((one) => one.tag === tag || one.projects.includes(state.project_id));
    const { path: known = null, version = 'v0' } = own(state.artifacts, artifact) ?? {};
    const at = mine.findIndex(({ address }) => address === known);
    if (mine.length > 0) return mine.slice(at).map((one) => publishing(artifact, one, version));
    const isGone = isAll && known?.startsWith(place) === true && latest.every(({ address }) => address !== known);
    if (!isGone) return [];
    const command = { publish: { artifact, content: null, address: known } };
    return [{ source: `gone:${known}:${state.seq}`, actor: countersign, command }];
  });
}

/** The same words are the same version, however often a release is touched. */
function publishing(artifact: string, { id, content, address, by, at }: Release, before: string): Published {
  return {
    source: `${id}:${artifact}:${content.slice(-12)}:${before}`,
    said: at,
    actor: by,
    command: { publish: { artifact, content, address } },
  };
}
