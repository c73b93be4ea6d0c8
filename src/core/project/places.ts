import { artifactOf } from '../definition/artifact.ts';
import type { ArtifactType, Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { linesOf, nameOn, trackFor, type Line, type Tracks } from './lines.ts';
import type { ProjectState } from './state.ts';
import { saysNothing } from './unknown.ts';

/** An artifact that lies in the tree, with the path it has in a project. */
export interface Place {
  readonly name: string;
  readonly kind: ArtifactType['kind'];
  readonly path: string;
}

/** The artifacts of a project that lie in the tree: those of its definition, and those of its tracks beside them. */
export function placesOf(definition: Definition, project: string, tracks: Tracks): readonly Place[] {
  return linesOf(definition, tracks).flatMap((line) => placeOf(definition, project, line));
}

function placeOf(definition: Definition, project: string, { name, track }: Line): readonly Place[] {
  const { kind, path } = artifactOf(definition, name) ?? {};
  if (path === undefined || (kind !== 'file' && kind !== 'folder')) return [];
  return [{ name, kind, path: beside(path.replaceAll('{project}', project), track).replace(folderEnd, '') }];
}

/** A folder is named without this. */
const folderEnd = /\/(?:\*\*)?$/u;

/**
 * The tag of a release as its definition writes it, filled in by what is known: `v2.0` for `v{release.version}`; null
 * while some of that is unknown.
 */
export function tagOf(path: string, { project_id, known_facts }: ProjectState): string | null {
  let isWhole = true;
  const tag = path.replaceAll(placeholder, (_, name: string) => {
    const value = name === 'project' ? project_id : own(known_facts, name)?.value;
    isWhole &&= value !== undefined && !saysNothing(value);
    return String(value);
  });
  return isWhole ? tag : null;
}

/** What stands in a path for something that is filled in: `{project}`; in the tag of a release the name of a fact, too. */
const placeholder = /\{([^{}]*)\}/gu;

/** Where an artifact is to be put, as the definition writes it; undefined for one that lies nowhere. */
export function pathOf(definition: Definition, state: ProjectState, name: string): string | undefined {
  const { path, kind } = artifactOf(definition, name) ?? {};
  if (kind === 'release') return path === undefined ? undefined : (tagOf(path, state) ?? path);
  return path === undefined ? undefined : beside(path.replaceAll('{project}', state.project_id), trackFor(state, name));
}

/** The path that a track has beside that of the main one: `docs/plan-refunds.md` for `docs/plan.md`, `src-refunds/` for `src/`. */
function beside(path: string, track: string): string {
  if (track === 'main') return path;
  const [end = ''] = folderEnd.exec(path) ?? [];
  const whole = path.slice(0, path.length - end.length);
  // What begins with a point is no extension, and a folder has none.
  const [extension = ''] = (end === '' ? /(?<=[^/])\.[^./]+$/u.exec(whole) : null) ?? [];
  return `${whole.slice(0, whole.length - extension.length)}-${track}${extension}${end}`;
}

/**
 * The artifact that lies where a track would have its own of this type, or around or within that; null where the place
 * is free.
 */
export function pathTaken(
  definition: Definition,
  project: string,
  tracks: Tracks,
  { type, track }: Pick<Line, 'type' | 'track'>,
): string | null {
  const [wanted] = placeOf(definition, project, { name: type, type, track });
  if (wanted === undefined) return null;
  const others = placesOf(definition, project, tracks).filter(({ name }) => name !== `${type}/${track}`);
  const found = others.find(({ path }) => within(path, wanted.path) || within(wanted.path, path));
  return found?.name ?? null;
}

/** Artifacts that are all a proposal changes but those that lie in the tree by themselves. */
export function wholesOf(definition: Definition): readonly string[] {
  return definition.artifacts
    .filter((artifact) => artifact.kind === 'pull_request')
    .map((artifact) => artifact.artifact_type);
}

/**
 * The same by the names that they have on a branch: one whose name begins with `project/12/refunds` brings what the track
 * `refunds` has of its own.
 */
export function wholesOn(definition: Definition, project: string, tracks: Tracks, branch: string): readonly string[] {
  const [track = ''] = isBranchOf(project, branch) ? branch.slice(`project/${project}/`.length).split('/', 1) : [];
  return wholesOf(definition).map((type) => nameOn({ tracks }, type, track));
}

/** Does a branch of this name belong to the project whatever it changes? */
export function isBranchOf(project: string, branch: string): boolean {
  return branch.startsWith(`project/${project}/`);
}

/** Does a path lie at a place, or in the folder that is there? */
export function within(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** The modes, as git writes them, of an artifact that is what it should be. */
const modes = { file: '100644', folder: '40000' };

/** The content of a file or folder: its blob or tree, with the mode before it unless that is a plain file's or a folder's. */
export function contentOf(kind: Place['kind'], entry: { readonly mode: string; readonly oid: string }): string {
  return entry.mode === modes[kind === 'folder' ? 'folder' : 'file'] ? entry.oid : `${entry.mode} ${entry.oid}`;
}
