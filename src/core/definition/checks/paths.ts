import type { Path, Problem } from '../../finding.ts';
import { insteadOf } from '../../nearest.ts';
import type { ArtifactType, Definition } from '../schema.ts';
import { factsOf } from './names.ts';
import { error, warning } from './problem.ts';

/** Paths of artifacts that git could not hold, that are missing, or that two artifacts share. */
export function checkPaths(definition: Definition): readonly Problem[] {
  const { artifacts } = definition;
  return artifacts.flatMap((artifact, index) => {
    const path = ['artifacts', index, 'path'];
    const fault = faultOf(artifact);
    if (fault !== null)
      return [
        error(
          'artifact_path',
          path,
          fault,
          'Write it from the root of the repository, with slashes: proposals/{project}.md',
        ),
      ];
    return [
      ...checkShared(artifact, artifacts.slice(0, index), artifacts, path),
      ...checkPlaceholders(definition, artifact, path),
    ];
  });
}

/** What is filled in: of a release facts that are listed, so that a mistyped one is noticed; of anything else the project. */
function checkPlaceholders(
  definition: Definition,
  { kind, path: own = '' }: ArtifactType,
  path: Path,
): readonly Problem[] {
  const names = [...own.matchAll(/\{([^{}]*)\}/gu)].map(([, name = '']) => name).filter((name) => name !== 'project');
  return names.flatMap((name) => {
    if (kind !== 'release') {
      if (kind !== 'file' && kind !== 'folder') return [];
      const says = `{${name}} in ${own} stands for itself`;
      return [
        warning('artifact_path', path, says, 'Only {project} is filled in there; facts are in the tag of a release.'),
      ];
    }
    const known = factsOf(definition);
    if (!known.includes(name))
      return [
        error(
          'unknown_fact',
          path,
          `the tag ${own} names the fact ${name}, which stands neither in required_fields nor in facts`,
          `List it in facts. ${known.length === 0 ? '' : insteadOf(name, known)}`.trim(),
        ),
      ];
    if (definition.facts[name]?.sensitive !== true) return [];
    const says = `the tag ${own} names the fact ${name}, of which only a digest is kept`;
    return [error('artifact_path', path, says, 'Take sensitive: true from the fact, or another one for the tag.')];
  });
}

function faultOf({ artifact_type, kind, path }: ArtifactType): string | null {
  if (path === undefined)
    return kind === 'file' || kind === 'folder' ? `artifact ${artifact_type} is a ${kind} and has no path` : null;
  // The path of anything else is an address of its own world.
  if (kind !== 'file' && kind !== 'folder') return null;
  if (path.includes('\\')) return `${path} has a backslash`;
  if (path.startsWith('/') || /^[A-Za-z]:/u.test(path)) return `${path} does not begin in the repository`;
  const segments = path.split('/');
  // A folder may end with a slash.
  if (kind === 'folder' && segments.at(-1) === '') segments.pop();
  const odd = segments.find((segment) => ['', '.', '..', '.git'].includes(segment));
  if (odd === undefined) return null;
  return odd === '' ? `${path} has an empty part` : `${path} has the part ${odd}`;
}

function checkShared(
  artifact: ArtifactType,
  earlier: readonly ArtifactType[],
  all: readonly ArtifactType[],
  path: Path,
): readonly Problem[] {
  const own = artifact.path;
  if (own === undefined) return [];
  const twin = earlier.find((other) => other.path === own);
  if (twin !== undefined) {
    return [
      error(
        'artifact_path_taken',
        path,
        `${own} is the path of ${twin.artifact_type}, too`,
        'Give each artifact its own path, or make one artifact of them.',
      ),
    ];
  }
  const around = all.find((other) => other !== artifact && other.kind === 'folder' && inside(own, other.path ?? ''));
  if (around === undefined) return [];
  return [
    warning(
      'artifact_path_overlap',
      path,
      `${own} lies inside the folder of ${around.artifact_type}: whatever changes it changes both`,
      'Move one of them, unless the gates of both are meant.',
    ),
  ];
}

/** Does a path lie below a folder, which may be written as `dir`, `dir/`, `dir/*` or `dir/**`? */
function inside(path: string, folder: string): boolean {
  const base = folder.replace(/\/?\*.*$/u, '').replace(/\/$/u, '');
  return base !== '' && path !== folder && path.startsWith(`${base}/`);
}
