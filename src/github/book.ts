import type { Definition } from '../core/definition/schema.ts';
import type { Observed } from '../core/observe.ts';
import type { Policy } from '../core/policy/schema.ts';
import { projectFiles, projectFolder } from '../core/project/decider.ts';
import type { ProjectState } from '../core/project/state.ts';
import { Damaged, findingsWith } from '../kept/damage.ts';
import { checkedState, lastGoodOf, openSegment, pinnedDefinition, type Pinned } from '../kept/pinned.ts';
import {
  chosenFrom,
  foundIn,
  lifecyclesPath,
  policyPath,
  policyFrom,
  shippedSources,
  type Bases,
  type FoundDefinition,
  type FoundPolicy,
  type Includes,
  type KeptText,
  type Remember,
  type Source,
} from '../kept/sources.ts';
import type { Sight } from '../ports.ts';
import { tailPath } from '../record.ts';
import type { Dir, Observation, Text } from './answer.ts';
import type { GitHubClient } from './client.ts';
import type { Reading } from './pages.ts';
import type { RepositoryName } from './people.ts';
import { isBeginning, type Written } from './said.ts';
import { wholeText } from './texts.ts';

const finding = findingsWith('countersign verify says what was changed; git revert the commit that changed it.');

/** The record of a project, and what it is decided under. */
export interface RecordRead {
  readonly state: ProjectState | null;
  readonly tail: string;
  readonly recent: Observed['world']['recent'];
  readonly definition: Definition;
  readonly source: Source;
  readonly policy: FoundPolicy;
}

/** What reading the record takes: how texts are remembered, and the folder of the shipped lifecycles. */
interface Shelf {
  readonly client: GitHubClient;
  readonly repository: RepositoryName;
  readonly remember: Remember;
  readonly shipped: string;
}

/** Loaded by a policy that extends another one. */
export function basesOn(client: GitHubClient): Bases {
  return async (...asked) => (await import('./base.ts')).extendedOnGitHub(client, ...asked);
}

/** Loaded by definitions that include other files. */
export function includesOn(
  client: GitHubClient,
  repository: Pick<RepositoryName, 'owner' | 'name'>,
  commit: string,
): Includes {
  return async (paths) =>
    (await import('./included.ts')).textsOnGitHub(client, repository, commit, paths, 'what definitions include');
}

export async function recordIn(
  { client, repository: name, remember, shipped }: Shelf,
  id: string,
  repository: NonNullable<Observation['repository']>,
  written: Written,
): Promise<RecordRead> {
  const law = repository.law?.target;
  const book = repository.book?.target ?? null;
  const folder = projectFolder(id);
  const kept = textsIn(book?.folder?.object ?? null, folder);
  const tail = textOf(book?.tail?.object ?? null, `${folder}/${tailPath}`);
  const recent = tail === null ? [] : await openSegment(remember, id, tail);
  const pinned = kept.get(projectFiles.definition) ?? null;
  const begun = { state: kept.get(projectFiles.state) ?? null, definition: pinned };
  const state = await checkedState(remember, id, begun, tail === null ? null : recent);
  const lastGood = lastGoodOf(id, state, kept.get(projectFiles.policy) ?? null, kept.get(projectFiles.base) ?? null);
  const file = textOf(law?.policy?.object ?? null, policyPath);
  const policy = await policyFrom(remember, file, lastGood, basesOn(client));
  if (policy.policy === null) throw new Damaged(policy.findings);
  const { definition, source } =
    state === null
      ? await wanted(
          await definitionsIn(shipped, law?.defs?.object ?? null, includesOn(client, name, law?.oid ?? 'HEAD')),
          policy.policy,
          written,
        )
      : await pinnedDefinition(remember, id, state, pinned);
  return { state, tail: tail?.text ?? '', recent, definition, source, policy };
}

/** The definitions that a project may begin with, the nearest first. */
export function definitionsIn(
  shipped: string,
  defs: Dir | null,
  includes: Includes,
): Promise<readonly FoundDefinition[]> {
  const here = [...textsIn(defs, lifecyclesPath)].flatMap(([name, { oid, text }]): readonly Source[] =>
    /\.ya?ml$/u.test(name) ? [{ origin: `${lifecyclesPath}/${name}`, text, blob: oid }] : [],
  );
  return foundIn([...here, ...shippedSources(shipped)], includes);
}

/** The definition that a project which is about to start would follow; the default one where what is asked for is not there. */
async function wanted(all: readonly FoundDefinition[], policy: Policy, written: Written): Promise<Pinned> {
  const start = written.lines.findLast(({ verb }) => isBeginning(verb))?.given['workflow'];
  const asked = typeof start === 'string' ? start : policy.workflow;
  const found =
    (all.some((one) => one.workflow_type === asked) ? await chosenFrom(all, asked) : null) ??
    (await chosenFrom(all, undefined));
  if (found === null) throw new Damaged(all.flatMap((one) => one.findings));
  return found;
}

/** The files of a folder, which lies at `path`, with their texts. */
function textsIn(folder: Dir | null, path: string): ReadonlyMap<string, KeptText> {
  const texts = (folder?.entries ?? []).flatMap(({ name, type, oid, object }) => {
    if (type !== 'blob' || object === null) return [];
    const text = wholeText(object);
    if (text === null) throw cut(`${path}/${name}`);
    return [[name, { oid, text }] as const];
  });
  return new Map(texts);
}

function textOf(blob: Text | null, path: string): KeptText | null {
  if (blob === null) return null;
  const text = wholeText(blob);
  if (text === null) throw cut(path);
  return { oid: blob.oid, text };
}

/** GitHub cuts texts over 512,000 bytes without an error, and gives none of what is not text. */
function cut(path: string): Damaged {
  return new Damaged([finding('file_too_large', path, 1, `${path} is no text, or too large to be read whole`)]);
}

/**
 * Another text of the project at the commit that was looked at. Versions of artifacts were read with it, but for those
 * that belong to a track, which lie in a folder of their own.
 */
export function readerOf(
  { client, repository }: Pick<Reading, 'client' | 'repository'>,
  commit: string | null,
  id: string,
  artifacts: Dir | null,
): Sight<unknown, unknown>['read'] {
  const known = new Map(
    [...textsIn(artifacts, `${projectFolder(id)}/artifacts`)].map(([name, { text }]) => [`artifacts/${name}`, text]),
  );
  return async (path) => {
    const isRead = path.startsWith('artifacts/') && !path.slice('artifacts/'.length).includes('/');
    if (commit === null || isRead) return known.get(path) ?? null;
    return client
      .rest(
        'GET /repos/{owner}/{repo}/contents/{path}',
        {
          owner: repository.owner,
          repo: repository.name,
          path: `${projectFolder(id)}/${path}`,
          ref: commit,
          headers: { accept: 'application/vnd.github.raw+json' },
        },
        { allow: [404] },
      )
      .then(({ status, data }) => (status === 404 || typeof data !== 'string' ? null : data));
  };
}
