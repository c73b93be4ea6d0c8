import type { Definition } from '../core/definition/schema.ts';
import type { Entry } from '../core/entry.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import { projectFiles, projectFolder } from '../core/project/decider.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import type { ProjectState } from '../core/project/state.ts';
import { BrokenLog, entriesOf, tailPath } from '../record.ts';
import { Damaged, findingsWith } from './damage.ts';
import type { KeptText, PinnedPolicy, Remember, Source } from './sources.ts';

const finding = findingsWith(
  'countersign verify says what was changed; git revert the commit that changed it on the state branch.',
);

export interface Pinned {
  readonly definition: Definition;
  readonly source: Source;
}

/** The entries of the open segment, each proven against its own hash when this text is first read. */
export function openSegment(
  remember: Remember,
  id: string,
  { oid, text }: KeptText,
): Promise<readonly Entry<ProjectCommand, ProjectEvent>[]> {
  return remember(
    `tail-${id}`,
    oid,
    () => Promise.resolve(asFindings(id, tailPath, () => entriesOf<ProjectCommand, ProjectEvent>(text))),
    () => true,
  );
}

/**
 * The state, if it is whole and is the one that the last entry of the log names: nobody edited it by hand. Null before
 * the project has begun.
 */
export async function checkedState(
  remember: Remember,
  id: string,
  blob: KeptText | null,
  recent: readonly Entry<ProjectCommand, ProjectEvent>[] | null,
): Promise<ProjectState | null> {
  const file = inState(id, projectFiles.state);
  if (blob === null) {
    if (recent === null) return null;
    throw new Damaged([finding('state_edited', file, 1, 'the state is gone, and the log is there')]);
  }
  const { oid, text } = blob;
  const read = await remember(
    `state-${id}`,
    oid,
    async () => (await import('../files.ts')).readState(text, file),
    (one) => one.ok,
  );
  if (!read.ok) throw new Damaged(read.findings);
  if (recent?.at(-1)?.state !== oid) {
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
  remember: Remember,
  id: string,
  state: ProjectState,
  kept: KeptText | null,
): Promise<Pinned> {
  const file = inState(id, projectFiles.definition);
  const { blob, origin } = state.definition;
  if (kept?.oid !== blob) {
    throw new Damaged([
      finding('definition_edited', file, 1, 'the definition this project follows is not the one it pinned'),
    ]);
  }
  const { text } = kept;
  const read = await remember(
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
export function lastGoodOf(
  id: string,
  state: ProjectState | null,
  kept: KeptText | null,
  keptBase: KeptText | null,
): PinnedPolicy | 'default' | null {
  if (state === null) return null;
  if (state.policy === null) return 'default';
  const { blob, base } = state.policy;
  const origin = inState(id, projectFiles.policy);
  return {
    origin,
    text: pinnedText(origin, kept, blob),
    blob,
    ...(base && { base: { ...base, text: pinnedText(inState(id, projectFiles.base), keptBase, base.blob) } }),
  };
}

function pinnedText(file: string, kept: KeptText | null, blob: string): string {
  if (kept?.oid === blob) return kept.text;
  throw new Damaged([finding('record_edited', file, 1, 'the policy kept here is not the one the project pinned')]);
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
