import type { ProjectEntry } from '../core/project/history.ts';
import type { Actor } from '../core/entry.ts';
import type { Finding } from '../core/finding.ts';
import type { Observed } from '../core/observe.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import { restsOnOwners } from '../core/policy/owners.ts';
import { projectFiles, projectFolder } from '../core/project/decider.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { There } from '../core/project/world.ts';
import {
  chosenFrom,
  textsOf,
  type Bases,
  type FoundDefinition,
  type FoundPolicy,
  type KeptText,
  type Remember,
} from '../kept/sources.ts';
import type { Patience } from '../core/patience.ts';
import type { Change, Committed, Home, Sight } from '../ports.ts';
import { formatFile, formatText, linesPerSegment, messageOf, segmentPaths, sweptFile, tailPath } from '../record.ts';
import { idOf, type Head, type View } from './contents.ts';
import { chained, goneLog, reachesState, type LogText } from '../kept/chain.ts';
import { Damaged, findingsWith } from '../kept/damage.ts';
import { keepDecided } from './decided.ts';
import { branches, isAncestor } from './history.ts';
import { landingsIn } from './landings.ts';
import type { Objects, TreeEntry } from './objects.ts';
import { parsedOnce } from './parsed.ts';
import { opening, type Opening } from './opening.ts';
import { checkedState, lastGoodOf, openSegment, pinnedDefinition, type Pinned } from '../kept/pinned.ts';
import { readSwept } from '../kept/swept.ts';
import { proposalsIn, withoutLanded } from './proposals.ts';
import {
  GitProblem,
  hasRemoteHome,
  identity,
  type RemoteRepository,
  type Repository,
  stateHead,
} from './repository.ts';
import { run } from './run.ts';
import type { Signer } from './signing.ts';
import { definitionsAt, ownersAt, policyAt } from './sources.ts';

/** Measured with 8 processes in one repository and with 16 clones of one, on two cores: nobody gives up. */
const onThisMachine: Patience = { tries: 60, baseMilliseconds: 10, capMilliseconds: 1000 };
const overTheNetwork: Patience = { tries: 150, baseMilliseconds: 100, capMilliseconds: 4000 };

/** How many entries of a project git may gather before it is asked to tidy up. */
const entriesPerMaintenance = 500;

export interface GitHomeOptions {
  readonly cwd: string;
  /** Folder of the shipped lifecycles. */
  readonly shipped: string;
  /** What a project that is about to start follows; else the policy's workflow, else the default one. */
  readonly workflow?: string;
  /** Look at the default branch as if it were at this commit. */
  readonly head?: string;
  /** Look at the state branch as if it were at this commit. */
  readonly stateCommit?: string;
  /** The repository of `cwd`, where somebody began to open it already. */
  readonly opening?: Opening;
  /** Branches that are being pushed and are not there yet. */
  readonly incoming?: readonly Head[];
}

/** The home of projects in a plain git repository. */
export interface GitHome extends Home<ProjectState, Observed, ProjectCommand> {
  readonly repository: Repository;
  readonly objects: Objects;
  /** Commit at the head of the state branch; null before the first. */
  readonly stateCommit: () => Promise<string | null>;
  /** Ids of all projects, sorted. */
  readonly projects: () => Promise<readonly string[]>;
  /**
   * Who runs the command: signed, where commits are signed and the policy lists the key, or where `isAsked` to sign, which
   * throws when nobody can; else as git knows them, asserted.
   */
  readonly actor: (isAsked?: boolean) => Promise<Actor>;
  /** Makes the state branch if there is none. */
  readonly initialise: (at: string) => Promise<'made' | 'there'>;
  readonly definitions: () => Promise<readonly FoundDefinition[]>;
  readonly policyInForce: () => Promise<FoundPolicy | { readonly policy: null; readonly findings: readonly Finding[] }>;
  /** Reads what a policy extends, out of what this repository has. */
  readonly bases: Bases;
  /** The log of a project, oldest first: all of it, or at least so many of its last entries. */
  readonly entries: (id: string, last?: number) => Promise<readonly ProjectEntry[]>;
  /** A text of a project by its path below the project's folder. */
  readonly read: (id: string, path: string) => Promise<string | null>;
  /** When a door on GitHub last recorded that it swept, ISO 8601; null where none did. */
  readonly swept: () => Promise<string | null>;
  readonly view: (sight: Sight<ProjectState, Observed>, id: string) => View;
  readonly close: () => Promise<void>;
}

/** Opens the home a folder belongs to. Throws {@link GitProblem} when there is none. */
export async function openGitHome(options: GitHomeOptions): Promise<GitHome> {
  const { repository, objects } = options.opening ?? opening(options.cwd);
  return gitHome(await repository, objects, options);
}

/** What only writing and remotes need is loaded by them: most looks do without. */
async function fetchHome(repository: RemoteRepository): Promise<void> {
  const { fetchState } = await import('./remote.ts');
  await fetchState(repository);
}

/** Loaded where somebody adopts what is there. */
async function whatIsThere(view: View): Promise<There | null> {
  return (await import('./there.ts')).thereIn(view);
}

/** Loaded where somebody undoes. */
async function linesBefore(
  id: string,
  asked: ProjectCommand,
  recent: readonly ProjectEntry[],
  read: (path: string) => Promise<string | null>,
): Promise<readonly ProjectEntry[]> {
  return (await import('../kept/named.ts')).linesNamed(id, [asked], recent, read);
}

/** The home over an open repository. */
export function gitHome(repository: Repository, objects: Objects, options: GitHomeOptions): GitHome {
  /** Where this repository notes the last head it saw; git keeps what a ref names. */
  const seenRef = seenRefOf(repository);
  let fetching: Promise<void> | null = null;
  const remember: Remember = (name, blob, read, worthKeeping) => parsedOnce(repository, name, blob, read, worthKeeping);

  /** Loaded by a policy that extends another one. */
  async function bases(...[extending, lastGood]: Parameters<Bases>): ReturnType<Bases> {
    const { extendedHere } = await import('./base.ts');
    return extendedHere({ objects, stateCommit, projects }, extending, lastGood);
  }

  /** Once for a command, and again after a lost race: right before the next look, not before the wait for it. */
  function fetched(): Promise<void> {
    return (fetching ??= hasRemoteHome(repository) ? fetchHome(repository) : Promise.resolve());
  }

  async function defaultHead(): Promise<string> {
    await fetched();
    const found = options.head ?? (await objects.info(`${repository.defaultRef}^{commit}`))?.oid;
    if (found === undefined)
      throw new GitProblem('no_commits', { because: `${repository.defaultBranch} has no commits yet` });
    return found;
  }

  async function stateCommit(): Promise<string | null> {
    await fetched();
    if (options.stateCommit !== undefined) return options.stateCommit;
    // In this order: whoever writes at the same time moves the branch first.
    const [before, head] = await Promise.all([objects.info(seenRef), stateHead(repository, objects)]);
    if (head === null && before === null) await elsewhere();
    if (head !== (before?.oid ?? null)) await notice(before?.oid ?? null, head);
    return head;
  }

  /** A clone whose origin has the record begins no second one. */
  async function elsewhere(): Promise<void> {
    if (repository.remote !== null) return;
    if ((await objects.info(`refs/remotes/origin/${repository.stateBranch}^{commit}`)) === null) return;
    throw new GitProblem('bad_config', {
      because: `the record of this repository lives on origin (${repository.stateBranch})`,
      next: 'git config countersign.remote origin',
    });
  }

  /** A branch that no longer contains what was seen of it here was force-pushed or deleted: the record only ever grows. */
  async function notice(before: string | null, head: string | null): Promise<void> {
    if (before !== null && (head === null || !(await isAncestor(repository, before, head)))) {
      const finding = findingsWith(restoring(repository, before, seenRef));
      const { stateBranch } = repository;
      const what = `${stateBranch} ${head === null ? 'is gone' : 'was rewritten'}: it was at ${before.slice(0, 7)} here`;
      throw new Damaged([finding('record_edited', stateBranch, 1, what)]);
    }
    if (head !== null) await run(repository, ['update-ref', seenRef, head]).catch(() => undefined);
  }

  /** Whoever signs the commands of this home; looked for when somebody commands, and not when somebody looks. */
  let signer: Signer | null = null;

  async function actor(isAsked = false): Promise<Actor> {
    if (isAsked || repository.signing.always) {
      const [{ signerOf }, { policy, findings }] = await Promise.all([import('./signing.ts'), policyInForce()]);
      if (policy === null && isAsked) throw new Damaged(findings);
      signer = policy === null ? null : await signerOf(repository, policy, isAsked);
    }
    return signer?.actor ?? known();
  }

  /** Who is here as git knows them. */
  function known(): Actor {
    const id = idOf(identity(repository).email);
    return { id, login: id, kind: 'person', assurance: 'asserted' };
  }

  async function policyInForce(): ReturnType<GitHome['policyInForce']> {
    return policyAt(remember, objects, await defaultHead(), null, bases);
  }

  async function projects(): Promise<readonly string[]> {
    const record = await stateCommit();
    if (record === null) return [];
    const folders = (await objects.tree(`${record}:projects`).catch(() => null)) ?? [];
    const inside = await Promise.all(
      folders.filter(isFolder).map(async (folder) => (await objects.tree(folder.oid)) ?? []),
    );
    return inside.flatMap((entries) => entries.filter(isFolder).map((entry) => entry.name)).toSorted();
  }

  /** Somebody may have written anything where the id of a blob belongs. */
  async function textOfBlob(blob: string): Promise<string | null> {
    return /^[0-9a-f]{40,64}$/u.test(blob) ? objects.text(blob) : null;
  }

  async function observe(id: string, at: string, asked?: ProjectCommand): Promise<Sight<ProjectState, Observed>> {
    const reading = Promise.all([stateCommit(), defaultHead()]);
    // Listed meanwhile: what was read until then is what tells whether they matter.
    const listed = fetched().then(() => branches(repository));
    listed.catch(() => undefined);
    const [revision, head] = await reading;
    const folder = `${revision ?? ''}:${projectFolder(id)}`;
    const text = async (path: string): Promise<string | null> =>
      revision === null ? null : objects.text(`${folder}/${path}`);
    const blob = async (path: string): Promise<KeptText | null> => {
      const found = revision === null ? null : await objects.read(`${folder}/${path}`);
      return found === null ? null : { oid: found.oid, text: found.bytes.toString('utf8') };
    };
    const [stateBlob, tailBlob, definitionBlob, policyBlob, baseBlob] = await Promise.all([
      blob(projectFiles.state),
      blob(tailPath),
      blob(projectFiles.definition),
      blob(projectFiles.policy),
      blob(projectFiles.base),
    ]);
    const tail = tailBlob?.text ?? '';
    const recent = tailBlob === null ? [] : await openSegment(remember, id, tailBlob);
    const state = await checkedState(
      remember,
      id,
      { state: stateBlob, definition: definitionBlob },
      tailBlob === null ? null : recent,
      textOfBlob,
    );
    const definition =
      state === null ? await wanted(head) : await pinnedDefinition(remember, id, state, definitionBlob);
    const policy = await policyAt(remember, objects, head, lastGoodOf(id, state, policyBlob, baseBlob), bases);
    if (policy.policy === null) throw new Damaged(policy.findings);
    const incoming = options.incoming ?? [];
    const owners = restsOnOwners(policy.policy) ? await ownersAt(objects, head) : null;
    const view: View = {
      repo: repository,
      objects,
      definition: definition.definition,
      id,
      state,
      head,
      incoming,
      ...(owners === null ? {} : { owners }),
      branches: listed,
      ...(asked === undefined ? {} : { asked }),
    };
    const there = state === null && asked !== undefined && 'adopt' in asked ? await whatIsThere(view) : null;
    const ended = state === null || state.terminal_state !== null;
    const me = repository.author === null ? null : known();
    const named = asked !== undefined && 'undo' in asked ? await linesBefore(id, asked, recent, text) : [];
    const [proposed, landed] = await Promise.all([
      ended ? { proposals: {}, pushers: {}, lost: {} } : proposalsIn(view),
      ended ? [] : landingsIn(view),
    ]);
    return {
      revision,
      state,
      tail,
      read: text,
      texts: new Map([[definition.source.blob, definition.source.text], ...textsOf(policy)]),
      observed: {
        landings: landed,
        said: [],
        lost: proposed.lost,
        pushers: proposed.pushers,
        warnings: [...policy.findings, ...(owners?.findings ?? []), ...(signer?.warning ? [signer.warning] : [])],
        world: {
          definition: definition.definition,
          policy: policy.policy,
          definitionPin: state?.definition ?? { blob: definition.source.blob, origin: definition.source.origin },
          ...(there === null ? {} : { there }),
          policyPin: policy.pin,
          defaultBranch: repository.defaultBranch,
          head,
          proposals: withoutLanded(view, proposed.proposals, landed),
          people: peopleOf(me, signer?.actor ?? null),
          checks: {},
          recent,
          ...(named.length === 0 ? {} : { named }),
          at,
        },
      },
    };
  }

  async function wanted(head: string): Promise<Pinned> {
    const all = await definitionsAt(objects, head, options.shipped);
    const policy = await policyAt(remember, objects, head, null, bases);
    const name = options.workflow ?? policy.policy?.workflow;
    const found = await chosenFrom(all, name);
    if (found !== null) return found;
    throw new GitProblem('bad_config', {
      because: `no workflow is called ${name ?? 'the default'}`,
      next: `there are ${all.map((one) => one.workflow_type).join(', ')}`,
    });
  }

  async function commit(change: Change): Promise<Committed> {
    const folder = projectFolder(change.id);
    const files = new Map<string, string | Uint8Array>();
    if (change.revision === null) files.set(formatFile, formatText());
    for (const [path, content] of change.files) files.set(`${folder}/${path}`, content);
    const { headline, trailers } = messageOf(change);
    const message = `${headline}\n\n${trailers.join('\n')}`;
    const [made] = await Promise.all([
      write(change.revision, files, message, signatureOf(change.author, change.at)),
      keepDecided(repository, objects, change.id, change.entries),
    ]);
    if (made.ok && change.entries.some((entry) => entry.seq % entriesPerMaintenance === 0)) {
      const { maintenance } = await import('./commit.ts');
      await maintenance(repository, change.at);
    }
    return made;
  }

  /** Where the remote is now; where it cannot be asked, what went wrong before is thrown. */
  async function newest(remote: RemoteRepository, before: Error): Promise<string | null> {
    try {
      await fetchHome(remote);
    } catch {
      throw before;
    }
    return stateHead(repository, objects);
  }

  /** The answer to a push was lost: did it arrive? Where the remote cannot be asked either, nobody knows, and that is told. */
  async function arrived(error: unknown): Promise<{ readonly ok: true; readonly commit: string }> {
    if (!(error instanceof GitProblem) || error.commit === null || !hasRemoteHome(repository)) throw error;
    const head = await newest(repository, error);
    if (head === null || !(await isAncestor(repository, error.commit, head))) throw error;
    return { ok: true, commit: error.commit };
  }

  async function write(
    expected: string | null,
    files: ReadonlyMap<string, string | Uint8Array>,
    message: string,
    author: { readonly name: string; readonly email: string; readonly at: string },
  ): Promise<Committed> {
    if (repository.remote === null && repository.head.ref === `refs/heads/${repository.stateBranch}`) {
      throw new GitProblem('dirty_worktree', {
        because: `${repository.stateBranch} is checked out here: writing to it would leave your files behind`,
        next: `git switch ${repository.defaultBranch}`,
      });
    }
    const [{ commitFiles }, { commitFilesRemote }] = await Promise.all([import('./commit.ts'), import('./remote.ts')]);
    const made = hasRemoteHome(repository)
      ? await commitFilesRemote(repository, objects, { expected, files, message, author }).catch(arrived)
      : await commitFiles(repository, objects, { ref: repository.stateRef, expected, files, message, author });
    if (made.ok) {
      await notice(null, made.commit);
      return { ok: true, revision: made.commit };
    }
    fetching = null;
    return { ok: false, reason: 'conflict' };
  }

  return {
    repository,
    objects,
    patience: hasRemoteHome(repository) ? overTheNetwork : onThisMachine,
    observe,
    async sign(id, entry, { world }) {
      const { signatureUnder } = await import('./signing.ts');
      return signatureUnder(repository, world.policy, id, entry);
    },
    commit,
    show: async () => undefined,
    stateCommit,
    projects,
    actor,
    async initialise(at) {
      if ((await stateCommit()) !== null) return 'there';
      const { name, email } = identity(repository);
      const made = await write(null, new Map([[formatFile, formatText()]]), 'countersign: state branch', {
        name,
        email,
        at,
      });
      return made.ok ? 'made' : 'there';
    },
    async definitions() {
      return definitionsAt(objects, await defaultHead(), options.shipped);
    },
    policyInForce,
    bases,
    async entries(id, last = Number.POSITIVE_INFINITY) {
      const record = await stateCommit();
      if (record === null) return [];
      return entriesAt(objects, record, id, last);
    },
    async read(id, path) {
      const record = await stateCommit();
      return record === null ? null : objects.text(`${record}:${projectFolder(id)}/${path}`);
    },
    async swept() {
      const record = await stateCommit();
      return record === null ? null : readSwept(await objects.text(`${record}:${sweptFile}`));
    },
    view: (sight, id) => ({
      repo: repository,
      objects,
      definition: sight.observed.world.definition,
      id,
      state: sight.state,
      head: sight.observed.world.head ?? '',
      incoming: options.incoming ?? [],
    }),
    close: () => objects.close(),
  };
}

function isFolder(entry: TreeEntry): boolean {
  return entry.mode === '40000';
}

/** Where a repository notes the last head of the state branch that it saw. */
export function seenRefOf({ remote, stateBranch }: Pick<Repository, 'remote' | 'stateBranch'>): string {
  return `refs/countersign/seen/${remote === null ? 'here' : `at/${remote}`}/${stateBranch}`;
}

/** The command that puts a lost record back, and the one for whoever meant it to go. */
function restoring({ remote, stateBranch }: Repository, commit: string, seenRef: string): string {
  const back =
    remote === null
      ? `git update-ref refs/heads/${stateBranch} ${commit}`
      : `git push --force ${remote} ${commit}:refs/heads/${stateBranch}`;
  return `Ask who did it, then bring it back: ${back} (or, if it was meant: git update-ref -d ${seenRef})`;
}

/** Whoever can write to the home can use the verbs; what plain git cannot tell about others stays untold. */
function peopleOf(...here: readonly (Actor | null)[]): Observed['world']['people'] {
  const ids = here.flatMap((one) => (one === null ? [] : [String(one.id)]));
  return { permissions: Object.fromEntries(ids.map((id) => [id, 'write'] as const)), teams: {} };
}

/** The last entries of a log, at least so many, which reach up to the state that lies beside them. */
async function entriesAt(
  objects: Objects,
  record: string,
  id: string,
  atLeast: number,
): Promise<readonly ProjectEntry[]> {
  const folder = `${record}:${projectFolder(id)}`;
  const [tail, state] = await Promise.all([
    objects.text(`${folder}/${tailPath}`),
    objects.read(`${folder}/${projectFiles.state}`),
  ]);
  const open: LogText = { path: tailPath, text: tail ?? '' };
  const recent = await chained(id, [open]);
  if (tail === null && state === null && (await objects.info(folder)) !== null) throw goneLog(id);
  if (state !== null && state.oid !== recent.at(-1)?.state) {
    const { readState } = await import('../files.ts');
    const read = readState(state.bytes.toString('utf8'), projectFiles.state);
    if (read.ok) reachesState(id, read.state, recent);
  }
  const paths = segmentPaths(recent.at(-1)?.seq ?? 0);
  const wanted = Math.ceil(Math.max(0, atLeast - recent.length) / linesPerSegment);
  const before = Math.max(0, paths.length - wanted);
  const full = await Promise.all(
    paths
      .slice(before)
      .map(async (path): Promise<LogText> => ({ path, text: (await objects.text(`${folder}/${path}`)) ?? '' })),
  );
  return full.length === 0 ? recent : chained(id, [...full, open], before * linesPerSegment + 1);
}

function signatureOf(
  author: Actor,
  at: string,
): { readonly name: string; readonly email: string; readonly at: string } {
  const email = typeof author.id === 'string' && author.id.includes('@') ? author.id : 'countersign@localhost';
  return { name: author.login, email, at };
}
