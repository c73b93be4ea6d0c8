import type { Definition } from '../core/definition/schema.ts';
import type { Entry } from '../core/entry.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import { projectFiles, projectFolder } from '../core/project/decider.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Refused } from '../files.ts';
import { tailPath } from '../record.ts';
import { chained, finding, goneLog, inProject, projectRecord, reachesState, type KindOfRecord } from './chain.ts';
import { Damaged, firstDifference } from './damage.ts';
import type { KeptText, PinnedPolicy, Remember, Source } from './sources.ts';

export interface Pinned {
  readonly definition: Definition;
  readonly source: Source;
}

/** The entries of the open segment, proven to follow from each other when this text is first read. */
export function openSegment(
  remember: Remember,
  id: string,
  { oid, text }: KeptText,
): Promise<readonly Entry<ProjectCommand, ProjectEvent>[]> {
  return remember(
    `tail-${id}`,
    oid,
    () => chained(id, [{ path: tailPath, text }]),
    () => true,
  );
}

/** What of a project tells whether it has begun. */
export interface KeptTexts {
  readonly state: KeptText | null;
  readonly definition: KeptText | null;
}

/**
 * The state, if it is whole and is the one that the last entry of the log names: nobody edited it by hand, and the log
 * ends where it must. Null before the project has begun. `textOf` gives the text of a blob, where that costs little.
 */
export function checkedState(
  remember: Remember,
  id: string,
  kept: KeptTexts,
  recent: readonly Entry<ProjectCommand, ProjectEvent>[] | null,
  textOf?: (blob: string) => Promise<string | null>,
): Promise<ProjectState | null> {
  const readState = ({ oid, text }: KeptText, file: string): Promise<StateRead<ProjectState>> =>
    remember(
      `state-${id}`,
      oid,
      async () => (await import('../files.ts')).readState(text, file),
      (one) => one.ok,
    );
  return stateOf({ ...projectRecord, readState }, id, kept, recent, textOf);
}

type StateRead<State> = { readonly ok: true; readonly state: State } | Refused;

/** The same of any kind of instance. */
export async function stateOf<State extends { readonly seq: number }>(
  {
    folder,
    stateFile,
    readState,
  }: Pick<KindOfRecord<unknown, unknown>, 'folder' | 'stateFile'> & {
    readonly readState: (text: KeptText, file: string) => Promise<StateRead<State>>;
  },
  id: string,
  { state: blob, definition }: KeptTexts,
  recent: readonly Entry[] | null,
  textOf: (blob: string) => Promise<string | null> = () => Promise.resolve(null),
): Promise<State | null> {
  const file = `${folder(id)}/${stateFile}`;
  if (blob === null) {
    if (recent === null && definition === null) return null;
    if (recent === null) throw goneLog(folder(id));
    throw new Damaged([finding('state_edited', file, 1, 'the state is gone, and the log is there')]);
  }
  const { oid, text } = blob;
  const read = await readState(blob, file);
  if (!read.ok) throw new Damaged(read.findings);
  const last = recent?.at(-1);
  if (last?.state === oid) return read.state;
  reachesState(folder(id), read.state, recent ?? []);
  const wanted = await textOf(last?.state ?? '').catch(() => null);
  const because = 'the state is not the one that the last entry of the log produced: it was changed by hand';
  if (wanted === null) throw new Damaged([finding('state_edited', file, 1, because)]);
  const changed = firstDifference(text, wanted);
  const leads = changed.wanted === '' ? '' : `, and here the entries lead to "${changed.wanted}"`;
  throw new Damaged([finding('state_edited', file, changed.line, `${because}${leads}`)]);
}

/** The definition the project follows, if it is the one it pinned. */
export async function pinnedDefinition(
  remember: Remember,
  id: string,
  state: ProjectState,
  kept: KeptText | null,
): Promise<Pinned> {
  const file = inProject(id, projectFiles.definition);
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
  state: Pick<ProjectState, 'policy'> | null,
  kept: KeptText | null,
  keptBase: KeptText | null,
  folder: string = projectFolder(id),
): PinnedPolicy | 'default' | null {
  if (state === null) return null;
  if (state.policy === null) return 'default';
  const { blob, base } = state.policy;
  const origin = `${folder}/${projectFiles.policy}`;
  return {
    origin,
    text: pinnedText(origin, kept, blob),
    blob,
    ...(base && { base: { ...base, text: pinnedText(`${folder}/${projectFiles.base}`, keptBase, base.blob) } }),
  };
}

function pinnedText(file: string, kept: KeptText | null, blob: string): string {
  if (kept?.oid === blob) return kept.text;
  throw new Damaged([finding('record_edited', file, 1, 'the policy kept here is not the one the project pinned')]);
}
