import type { Definition } from '../core/definition/schema.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import { projectFiles, projectFolder } from '../core/project/decider.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import type { ProjectState } from '../core/project/state.ts';
import { blobId, BrokenLog, entriesOf, tailPath } from '../record.ts';
import { Damaged, findingsWith } from './damage.ts';
import { parsedOnce } from './parsed.ts';
import type { Repository } from './repository.ts';
import type { Source } from './sources.ts';

const finding = findingsWith(
  'countersign verify says what was changed; git revert the commit that changed it on the state branch.',
);

export interface Pinned {
  readonly definition: Definition;
  readonly source: Source;
}

/**
 * The state, if it is whole and is the one that the last entry of the log names: nobody edited it by hand. Null before
 * the project has begun.
 */
export async function checkedState(
  repository: Repository,
  id: string,
  text: string | null,
  tail: string | null,
): Promise<ProjectState | null> {
  const file = inState(id, projectFiles.state);
  if (text === null) {
    if (tail === null) return null;
    throw new Damaged([finding('state_edited', file, 1, 'the state is gone, and the log is there')]);
  }
  const blob = blobId(text);
  const read = await parsedOnce(
    repository,
    `state-${id}`,
    blob,
    async () => (await import('../files.ts')).readState(text, file),
    (one) => one.ok,
  );
  if (!read.ok) throw new Damaged(read.findings);
  const last = asFindings(id, tailPath, () => entriesOf<ProjectCommand, ProjectEvent>(tail ?? '')).at(-1);
  if (last === undefined || last.state !== blob) {
    throw new Damaged([
      finding(
        'state_edited',
        file,
        1,
        'the state is not the one that the last entry of the log produced: it was changed by hand',
      ),
    ]);
  }
  return read.state;
}

/** The definition the project follows, if it is the one it pinned. */
export async function pinnedDefinition(
  repository: Repository,
  id: string,
  state: ProjectState,
  text: string | null,
): Promise<Pinned> {
  const file = inState(id, projectFiles.definition);
  const { blob, origin } = state.definition;
  if (text === null || blobId(text) !== blob) {
    throw new Damaged([
      finding('definition_edited', file, 1, 'the definition this project follows is not the one it pinned'),
    ]);
  }
  const read = await parsedOnce(
    repository,
    `definition-${id}`,
    blob,
    async () => (await import('../files.ts')).readDefinition(text, file),
    (one) => one.ok,
  );
  if (!read.ok) throw new Damaged(read.findings);
  return { definition: read.definition, source: { origin, text, blob } };
}

/**
 * What stays in force while the policy on the default branch is broken: the one the project pinned, byte for byte, or
 * the default one where it pinned none; nothing before a project has begun.
 */
export function lastGoodOf(id: string, state: ProjectState | null, text: string | null): Source | 'default' | null {
  if (state === null) return null;
  if (state.policy === null) return 'default';
  const file = inState(id, projectFiles.policy);
  if (text === null || blobId(text) !== state.policy.blob) {
    throw new Damaged([finding('record_edited', file, 1, 'the policy kept here is not the one the project pinned')]);
  }
  return { origin: file, text, blob: state.policy.blob };
}

/** What `read` makes of a text of the log; where that is broken, the finding says so. */
export function asFindings<T>(id: string, path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof BrokenLog)
      throw new Damaged([finding('log_broken', inState(id, path), error.line, error.message)]);
    throw error;
  }
}

function inState(id: string, path: string): string {
  return `${projectFolder(id)}/${path}`;
}
