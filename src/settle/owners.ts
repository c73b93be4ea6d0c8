import type { Definition } from '../core/definition/schema.ts';
import { defaultPolicy, fullPolicy, type Policy } from '../core/policy/schema.ts';
import { projectFolder } from '../core/project/decider.ts';
import type { ProjectState } from '../core/project/state.ts';
import { readDefinition, readPolicy, readState } from '../files.ts';
import type { ListedPull, Projects, Texts, TextsOfProjects } from '../github/answer.ts';
import { definitionsIn, includesOn } from '../github/book.ts';
import { textsDocument } from '../github/documents.ts';
import { foreseen, hasReleases } from '../github/needs.ts';
import { touches } from '../github/pulls.ts';
import { policyPath } from '../kept/sources.ts';
import type { Listing } from './listing.ts';
import type { Settling } from './settling.ts';

/** What a project owns, as far as a pull request can concern it. */
export interface Owner {
  /** The tree of the project's folder that this was read from; null when a look knows better than any listing. */
  readonly tree: string | null;
  readonly isOpen: boolean;
  /** Is it open, and may a release be an artifact of it? */
  readonly releases: boolean;
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
export function owns(owner: Owner, pull: NamedPull & Pick<ListedPull, 'files'>): boolean {
  const files = (pull.files?.nodes ?? []).flatMap((file) => file ?? []);
  const paths = files.map(({ path }) => path);
  // Where a file was moved from is told nowhere: it may have been anybody's.
  const unknown =
    pull.files?.pageInfo?.hasNextPage === true || files.some(({ changeType }) => changeType === 'RENAMED');
  return owner.isOpen && (unknown || owner.touches(pull, paths));
}

/** Projects whose texts come in one answer: it may be a few megabytes then. */
export const textsAtOnce = 50;

/** The projects whose texts a listing should bring: those that it may be about, and those that are known to have changed. */
export function wantedTexts({ memory }: Settling, projects: readonly string[]): readonly string[] {
  const changed = [...memory.owners].flatMap(([id, { tree }]) => (tree === null ? [id] : []));
  return [...new Set([...projects, ...(memory.unread?.keys() ?? []), ...changed])].slice(0, textsAtOnce);
}

/** Takes from a listing which projects there are, and what it tells of those whose folder changed since. */
export function learn(settling: Settling, { repository, projects }: Listing): void {
  const { memory } = settling;
  const trees = new Map(
    (repository.book?.target.projects?.object?.entries ?? [])
      .flatMap((folder) => folder.object?.entries ?? [])
      .map(({ name, oid }) => [name, oid]),
  );
  for (const [id, { tree }] of memory.owners) if (tree === null || trees.get(id) !== tree) memory.owners.delete(id);
  memory.unread = new Map([...trees].filter(([id]) => !memory.owners.has(id)));
  memory.runs = repository.book?.target.runs?.oid ?? null;
  take(settling, repository, projects, repository.book?.target ?? {});
}

/** Reads texts of these projects, as far as nobody has; without a choice those of all. */
export async function readTexts(settling: Settling, law: Projects, ids?: readonly string[]): Promise<void> {
  const { client, repository, branch, memory } = settling;
  const unread = [...(memory.unread?.keys() ?? [])].filter((id) => ids === undefined || ids.includes(id));
  for (let from = 0; from < unread.length; from += textsAtOnce) {
    const some = unread.slice(from, from + textsAtOnce);
    const { text, variables } = textsDocument(repository.owner, repository.name, branch, some.map(projectFolder));
    const { data } = await client.graphql<Texts>(text, variables, 'read');
    take(settling, law, some, data?.repository?.book?.target ?? {});
  }
}

/** Takes the texts of projects that nobody has read, in the order of their aliases. */
export function take(settling: Settling, law: Projects, ids: readonly string[], texts: TextsOfProjects): void {
  const { memory } = settling;
  const policy = policyIn(law);
  // Most projects follow one of few definitions.
  const definitions = new Map<string, ReturnType<typeof readDefinition>>();
  ids.forEach((id, at) => {
    const tree = memory.unread?.get(id);
    if (tree === undefined) return;
    const state = readState(texts[`s${at}`]?.object?.text ?? '', id);
    const text = texts[`d${at}`]?.object?.text ?? '';
    const definition = definitions.get(text) ?? readDefinition(text, id);
    definitions.set(text, definition);
    memory.unread?.delete(id);
    if (!state.ok || !definition.ok) {
      memory.owners.set(id, unreadable(tree));
      return;
    }
    memory.owners.set(id, ownerOf(tree, id, state.state, definition.definition));
    foresee(settling, id, state.state, [definition.definition], policy, law);
  });
}

/** A project whose texts cannot be read owns everything: looking at it says what is wrong with it. */
function unreadable(tree: string): Owner {
  return { tree, isOpen: true, releases: true, proposals: new Set(), heard: new Set(), touches: () => true };
}

export function ownerOf(tree: string | null, id: string, state: ProjectState, definition: Definition): Owner {
  return {
    tree,
    isOpen: state.terminal_state === null,
    releases: state.terminal_state === null && hasReleases(definition),
    proposals: new Set(Object.keys(state.proposals)),
    heard: new Set((state.heard?.ids ?? []).map((one) => one.slice(one.indexOf(' ') + 1))),
    touches: (pull, paths) => touches({ definition, project: id, state }, pull, paths),
  };
}

/** So many definitions a project may begin with before it is told which: their paths are asked for together. */
const definitionsAtMost = 20;

/** Foresees what the first look at an issue will ask for, which may begin a project by any definition there is. */
export async function foreseeBeginning(settling: Settling, law: Projects, number: number): Promise<void> {
  if (settling.memory.looks.has(String(number))) return;
  const policy = policyIn(law);
  const { client, repository, shipped } = settling;
  const { oid = 'HEAD', defs = null } = law.law?.target ?? {};
  const found = await definitionsIn(shipped, defs?.object ?? null, includesOn(client, repository, oid));
  const usual = found.filter((one) => one.workflow_type === policy.workflow);
  const definitions = [...new Set([...usual, ...found])].flatMap(({ definition }) => definition ?? []);
  foresee(settling, String(number), null, definitions.slice(0, definitionsAtMost), policy, law);
}

function foresee(
  { memory, clock }: Settling,
  id: string,
  state: ProjectState | null,
  definitions: readonly Definition[],
  policy: Policy,
  { owner }: Projects,
): void {
  if (memory.looks.has(id)) return;
  const seen = foreseen(id, clock.now(), state, definitions, policy, owner);
  memory.looks.set(id, { ...seen, listening: seen.since, before: null });
}

/** While it cannot be read another one is in force; which one, and what it extends, a look finds out. */
function policyIn({ law }: Projects): Policy {
  const text = law?.target.policy?.object?.text ?? null;
  const read = text === null ? null : readPolicy(text, policyPath);
  if (read !== null && 'extending' in read) return fullPolicy(read.extending.written);
  return read?.ok === true ? read.policy : defaultPolicy;
}
