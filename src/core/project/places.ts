import type { ArtifactType, Definition } from '../definition/schema.ts';

/** An artifact that lies in the tree, with the path it has in a project. */
export interface Place {
  readonly name: string;
  readonly kind: ArtifactType['kind'];
  readonly path: string;
}

/** The artifacts of a definition that lie in the tree. */
export function placesOf(definition: Definition, project: string): readonly Place[] {
  return definition.artifacts.flatMap((artifact) =>
    artifact.path !== undefined && (artifact.kind === 'file' || artifact.kind === 'folder')
      ? [{ name: artifact.artifact_type, kind: artifact.kind, path: pathIn(artifact.path, project) }]
      : [],
  );
}

/** The path of an artifact in a project; a folder is named without its `/**`. */
function pathIn(path: string, project: string): string {
  return path.replaceAll('{project}', project).replace(/\/(?:\*\*)?$/u, '');
}

/** Artifacts that are all a proposal changes but those that lie in the tree by themselves. */
export function wholesOf(definition: Definition): readonly string[] {
  return definition.artifacts
    .filter((artifact) => artifact.kind === 'pull_request')
    .map((artifact) => artifact.artifact_type);
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
