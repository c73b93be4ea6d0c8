import type { Definition } from '../core/definition/schema.ts';
import { projectFolder } from '../core/project/decider.ts';
import type { ProjectState } from '../core/project/state.ts';
import { readDefinition, readState } from '../files.ts';
import type { OpenPull, Projects, Texts } from '../github/answer.ts';
import { textsDocument } from '../github/documents.ts';
import { touches } from '../github/pulls.ts';
import type { Settling } from './settling.ts';

/** What a project owns, as far as a pull request can concern it. */
export interface Owner {
  /** The tree of the project's folder that this was read from; null when a look knows better than any survey. */
  readonly tree: string | null;
  readonly isOpen: boolean;
  /** What the state has as open. */
  readonly proposals: ReadonlySet<string>;
  /** Comments and reviews of the last minutes that are in the record, by node id. */
  readonly heard: ReadonlySet<string>;
  readonly touches: (pull: NamedPull, paths: readonly string[]) => boolean;
}

interface NamedPull {
  readonly headRefName: string;
  readonly body: string;
}

/** Does a project own something that a pull request changes? What cannot be read whole may change anything. */
export function owns(owner: Owner, pull: NamedPull & Pick<OpenPull, 'files'>): boolean {
  const files = (pull.files?.nodes ?? []).flatMap((file) => file ?? []);
  const paths = files.map(({ path }) => path);
  // Where a file was moved from is told nowhere: it may have been anybody's.
  const unknown =
    pull.files?.pageInfo?.hasNextPage === true || files.some(({ changeType }) => changeType === 'RENAMED');
  return owner.isOpen && (unknown || owner.touches(pull, paths));
}

const foldersAtOnce = 50;

/** What every project owns; only those whose folder changed since are read again. */
export async function ownersIn(settling: Settling, survey: Projects): Promise<ReadonlyMap<string, Owner>> {
  const { client, repository, branch, memory } = settling;
  const trees = new Map(
    (survey.book?.target.projects?.object?.entries ?? [])
      .flatMap((folder) => folder.object?.entries ?? [])
      .map(({ name, oid }) => [name, oid]),
  );
  for (const id of memory.owners.keys()) if (!trees.has(id)) memory.owners.delete(id);
  const stale = [...trees].filter(([id, tree]) => memory.owners.get(id)?.tree !== tree);
  for (let from = 0; from < stale.length; from += foldersAtOnce) {
    const some = stale.slice(from, from + foldersAtOnce);
    const folders = some.map(([id]) => projectFolder(id));
    const { text, variables } = textsDocument(repository.owner, repository.name, branch, folders);
    const { data } = await client.graphql<Texts>(text, variables, 'read');
    const book = data?.repository?.book?.target;
    some.forEach(([id, tree], at) => {
      memory.owners.set(id, readOwner(tree, id, book?.[`s${at}`]?.object?.text, book?.[`d${at}`]?.object?.text));
    });
  }
  return memory.owners;
}

/** A project whose texts cannot be read owns everything: looking at it says what is wrong with it. */
function readOwner(
  tree: string,
  id: string,
  state: string | null | undefined,
  definition: string | null | undefined,
): Owner {
  const of = readState(state ?? '', id);
  const by = readDefinition(definition ?? '', id);
  if (!of.ok || !by.ok) return { tree, isOpen: true, proposals: new Set(), heard: new Set(), touches: () => true };
  return ownerOf(tree, id, of.state, by.definition);
}

export function ownerOf(tree: string | null, id: string, state: ProjectState, definition: Definition): Owner {
  return {
    tree,
    isOpen: state.terminal_state === null,
    proposals: new Set(Object.keys(state.proposals)),
    heard: new Set((state.heard?.ids ?? []).map((one) => one.slice(one.indexOf(' ') + 1))),
    touches: (pull, paths) => touches(definition, id, pull, paths),
  };
}
