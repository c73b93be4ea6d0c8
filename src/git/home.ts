import type { ProjectEntry } from '../core/project/history.ts';
import type { Actor, Entry } from '../core/entry.ts';
import type { Finding } from '../core/finding.ts';
import type { Observed } from '../core/observe.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import type { Definition } from '../core/definition/schema.ts';
import { restsOnOwners } from '../core/policy/owners.ts';
import { projectFiles, projectFolder } from '../core/project/decider.ts';
import { openRuns } from '../core/project/runs.ts';
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
import type { Change, Committed, Home, Sight } from '../ports.ts';
import { formatFile, formatText, linesPerSegment, segmentPaths, sweptFile, tailPath } from '../record.ts';
import { idOf, type Head, type View } from './contents.ts';
import { chainOf, goneLog, projectRecord, reachesState, type KindOfRecord, type LogText } from '../kept/chain.ts';
import { Damaged } from '../kept/damage.ts';
import { keepDecided } from './decided.ts';
import { branches } from './history.ts';
import { landingsIn } from './landings.ts';
import { textOfBlob, type Objects } from './objects.ts';
import { parsedOnce } from './parsed.ts';
import { opening, type Opening } from './opening.ts';
import { checkedState, lastGoodOf, openSegment, pinnedDefinition, type Pinned } from '../kept/pinned.ts';
import { readSwept } from '../kept/swept.ts';
import { proposalsIn, withoutLanded } from './proposals.ts';
import { GitProblem, identity, type Repository } from './repository.ts';
import type { Signer } from './signing.ts';
import { definitionsAt, keptText, ownersAt, policyAt } from './sources.ts';
import { instancesAt, stateBranch, type StateBranch } from './state-branch.ts';

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
  /** Runs that are looked at for their projects, whether or not those know them. */
  readonly runs?: readonly string[];
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
export function gitHome(
  repository: Repository,
  objects: Objects,
  options: GitHomeOptions,
  branch: StateBranch = stateBranch(repository, objects, options.stateCommit),
): GitHome {
  const { fetched, head: stateCommit } = branch;
  const remember: Remember = (name, blob, read, worthKeeping) => parsedOnce(repository, name, blob, read, worthKeeping);

  /** Loaded by a policy that extends another one. */
  async function bases(...[extending, lastGood]: Parameters<Bases>): ReturnType<Bases> {
    const { extendedHere } = await import('./base.ts');
    return extendedHere({ objects, stateCommit, projects }, extending, lastGood);
  }

  async function defaultHead(): Promise<string> {
    await fetched();
    const found = options.head ?? (await objects.info(`${repository.defaultRef}^{commit}`))?.oid;
    if (found === undefined)
      throw new GitProblem('no_commits', { because: `${repository.defaultBranch} has no commits yet` });
    return found;
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
    return record === null ? [] : (await instancesAt(objects, record, 'projects')).map(({ name }) => name).toSorted();
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
    const blob = (path: string): Promise<KeptText | null> =>
      keptText(objects, revision, `${projectFolder(id)}/${path}`);
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
      (oid) => textOfBlob(objects, oid),
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
    const [proposed, landed, ran] = await Promise.all([
      ended ? { proposals: {}, pushers: {}, lost: {} } : proposalsIn(view),
      ended ? [] : landingsIn(view),
      ended || revision === null ? [] : ranOf(view.definition, state, revision),
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
        ...(ran.length === 0 ? {} : { ran }),
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

  /** Loaded where the project has runs. */
  async function ranOf(
    definition: Definition,
    state: ProjectState,
    record: string,
  ): Promise<NonNullable<Observed['ran']>> {
    const { runs = [] } = options;
    if (runs.length === 0 && openRuns(state).length === 0) return [];
    return (await import('./runs/seen.ts')).ranSince({ objects, record, definition, state }, runs);
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
    const [made] = await Promise.all([
      branch.commit(change, projectFolder(change.id), 'Countersign-Project'),
      keepDecided(repository, objects, change.id, change.entries),
    ]);
    return made;
  }

  return {
    repository,
    objects,
    patience: branch.patience,
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
      const made = await branch.write(null, new Map([[formatFile, formatText()]]), 'countersign: state branch', {
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
      return entriesAt(objects, record, projectRecord, id, readProjectState, last);
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

/** Whoever can write to the home can use the verbs; what plain git cannot tell about others stays untold. */
export function peopleOf(...here: readonly (Actor | null)[]): Observed['world']['people'] {
  const ids = here.flatMap((one) => (one === null ? [] : [String(one.id)]));
  return { permissions: Object.fromEntries(ids.map((id) => [id, 'write'] as const)), teams: {} };
}

/** How the state of a project is read. */
async function readProjectState(text: string): ReturnType<Parameters<typeof entriesAt>[4]> {
  return (await import('../files.ts')).readState(text, projectFiles.state);
}

/** The last entries of a log, at least so many, which reach up to the state that lies beside them. */
export async function entriesAt<Command, Event>(
  objects: Objects,
  record: string,
  kind: KindOfRecord<Command, Event>,
  id: string,
  readState: (
    text: string,
  ) => Promise<{ readonly ok: true; readonly state: { readonly seq: number } } | { readonly ok: false }>,
  atLeast: number,
): Promise<readonly Entry<Command, Event>[]> {
  const folder = `${record}:${kind.folder(id)}`;
  const [tail, state] = await Promise.all([
    objects.text(`${folder}/${tailPath}`),
    objects.read(`${folder}/${kind.stateFile}`),
  ]);
  const open: LogText = { path: tailPath, text: tail ?? '' };
  const recent = await chainOf(kind, id, [open]);
  if (tail === null && state === null && (await objects.info(folder)) !== null) throw goneLog(kind.folder(id));
  if (state !== null && state.oid !== recent.at(-1)?.state) {
    const read = await readState(state.bytes.toString('utf8'));
    if (read.ok) reachesState(kind.folder(id), read.state, recent);
  }
  const paths = segmentPaths(recent.at(-1)?.seq ?? 0);
  const wanted = Math.ceil(Math.max(0, atLeast - recent.length) / linesPerSegment);
  const before = Math.max(0, paths.length - wanted);
  const full = await Promise.all(
    paths
      .slice(before)
      .map(async (path): Promise<LogText> => ({ path, text: (await objects.text(`${folder}/${path}`)) ?? '' })),
  );
  return full.length === 0 ? recent : chainOf(kind, id, [...full, open], before * linesPerSegment + 1);
}
