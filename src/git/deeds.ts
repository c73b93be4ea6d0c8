import type { Contents } from '../core/confirm/confirm.ts';
import { own } from '../core/own.ts';
import { verbOf, type ProjectCommands, type ProjectVerb } from '../core/project/commands.ts';
import { projectDecider } from '../core/project/decider.ts';
import type { ProjectEntry } from '../core/project/history.ts';
import { placesOf, within, type Place } from '../core/project/places.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Circumstance, Law } from '../core/project/under.ts';
import { absent } from '../core/project/world.ts';
import type { LawOf, Wrong } from '../core/simulate/redecide.ts';
import { commandText, type Untold } from '../core/simulate/replay.ts';
import { policyPath } from '../kept/sources.ts';
import { digestOfFiles } from '../record.ts';
import { authorsOf, contentAt, entryAt, idOf, type View } from './contents.ts';
import { graphOf, type Graph } from './graph.ts';
import { changesBetween, type CommitRecord } from './history.ts';
import type { GitHome } from './home.ts';
import { run } from './run.ts';
import { blobsOf, onGithub } from './signatures.ts';
import { thereIn } from './there.ts';

/** What an entry tells of the repository: wrong where that holds something else, untold where it cannot tell. */
type Seen = { readonly wrong: string } | { readonly untold: string } | null;

/** What one entry is looked at with. */
interface Look {
  readonly id: string;
  readonly entry: ProjectEntry;
  /** Where the entries before it lead. */
  readonly state: ProjectState | null;
  readonly law: Law;
  readonly later: () => readonly ProjectEntry[];
  readonly here: Here;
}

/** The repository, as one look knows it. */
interface Here {
  readonly home: GitHome;
  readonly graph: Graph;
  /** The default branch: everything in its history, and what came there by itself. */
  readonly main: ReadonlySet<string>;
  readonly steps: ReadonlySet<string>;
  /** Is this where the record lives, with all its history: is what is not here nowhere? */
  readonly isWhole: boolean;
}

/**
 * Holds what entries say that people did in git against what this repository holds: where a version landed and what was
 * proposed, by whom and on what, and which policy was in force. In a plain repository nothing else is a deed, and nobody
 * knows more of people than that they may write. `head`: where the default branch is, or will be.
 */
export function deedsIn(
  home: GitHome,
  head?: string | null,
): (
  id: string,
  entries: readonly ProjectEntry[],
  lawOf: LawOf,
  since: number,
) => Promise<{ readonly wrong: readonly Wrong[]; readonly untold: readonly Untold[] }> {
  let opened: Promise<Here> | null = null;

  return async (id, entries, lawOf, since) => {
    const here = await (opened ??= open(home, head));
    await here.graph.read(entries.filter(({ seq }) => seq > since).flatMap(commitsNamed));
    const wrong: Wrong[] = [];
    const untold: Untold[] = [];
    let state: ProjectState | null = null;
    for (const [index, entry] of entries.entries()) {
      const { seq, refusal, actor, command, events = [] } = entry;
      const law = seq <= since || refusal !== undefined ? null : lawOf(entry, state);
      // What cannot be told by the rules is told by them.
      const seen =
        law === null ? null : await seenIn({ id, entry, state, law, later: () => entries.slice(index + 1), here });
      if (seen !== null && 'wrong' in seen) wrong.push({ entry: seq, says: seen.wrong });
      else if (seen !== null)
        untold.push({ entry: seq, by: actor.login, what: commandText(command), because: seen.untold });
      for (const event of events) state = projectDecider.evolve(state, event, entry);
      state = projectDecider.recorded(state, entry, refusal !== undefined);
    }
    return { wrong, untold };
  };
}

async function open(home: GitHome, head: string | null | undefined): Promise<Here> {
  const { repository, objects } = home;
  const graph = graphOf(repository);
  const at = head === undefined ? ((await objects.info(`${repository.defaultRef}^{commit}`))?.oid ?? null) : head;
  const shallow = await run(repository, ['rev-parse', '--is-shallow-repository']);
  const main = at === null ? [] : await graph.read([at]);
  const steps = new Set<string>();
  for (let step = at === null ? undefined : graph.commit(at); step !== undefined;) {
    steps.add(step.commit);
    const [parent] = step.parents;
    step = parent === undefined ? undefined : graph.commit(parent);
  }
  return {
    home,
    graph,
    main: new Set(main.map(({ commit }) => commit)),
    steps,
    isWhole: repository.remote === null && shallow.stdout.trim() === 'false',
  };
}

/** Every commit that an entry names, but for what is no id of one. */
function commitsNamed(entry: ProjectEntry): readonly string[] {
  const { command, saw } = entry;
  const named = [
    cursorIn(entry) ?? '',
    ...('land' in command ? [command.land.commit, ...command.land.passed] : []),
    ...('propose' in command ? [command.propose.head, command.propose.base, ...command.propose.lost] : []),
    ...(saw.under ?? []).flatMap((one) =>
      'branch' in one && one.was !== null
        ? [one.was.head ?? '', one.was.base ?? '', ...Object.keys(one.was.earlier ?? {})]
        : [],
    ),
  ];
  return named.filter((one) => /^[0-9a-f]{40,64}$/u.test(one));
}

/** What only another home than a plain repository tells. */
const elsewhere: readonly ProjectVerb[] = ['dismiss', 'publish', 'receipt'];

async function seenIn(look: Look): Promise<Seen> {
  const { id, entry, state } = look;
  const { command } = entry;
  const isPlain = isPlainIn(look);
  if ('start' in command || 'adopt' in command) {
    const { project_id } = 'start' in command ? command.start : command.adopt;
    if (project_id !== id) return { wrong: `that ${project_id} began, and this is the record of ${id}` };
    const began = await begun(look);
    if (began !== null) return began;
  }
  if (isPlain && elsewhere.includes(verbOf(command)))
    return { wrong: `${commandText(command)}, and nothing of the kind happens in a plain repository` };
  const beside = isPlain ? await circumstancesIn(look) : null;
  if (beside !== null) return beside;
  if ('adopt' in command) return adopted(look);
  if ('pin' in command) return pinned(look, command.pin);
  if (state === null) return null;
  if ('land' in command) return landed(look, state, command.land);
  return 'propose' in command ? proposed(look, state, command.propose) : null;
}

function isPlainIn({ id }: Look): boolean {
  return !onGithub.test(id);
}

function short(commit: string): string {
  return commit.slice(0, 7);
}

/** Is a commit where landings are? */
function onMain({ entry, later, here, id }: Look, commit: string): Seen {
  const { defaultBranch } = here.home.repository;
  if (here.steps.has(commit)) return null;
  if (here.main.has(commit)) return { untold: `${short(commit)} came to ${defaultBranch} with a merge, not by itself` };
  // After a rewrite everything is recorded anew as it is, by nobody.
  const [rewritten] = later().filter(
    ({ command, actor }) => 'land' in command && actor.kind === 'system' && here.main.has(command.land.commit),
  );
  if (rewritten !== undefined) return { untold: `${defaultBranch} was rewritten before entry ${rewritten.seq}` };
  const isOlder = later().some(({ command }) => 'land' in command && here.main.has(command.land.commit));
  const isHere = here.graph.commit(commit) !== undefined;
  if ((here.isWhole && !onGithub.test(id)) || (isHere && isOlder))
    return { wrong: `that ${commandText(entry.command)} came at ${short(commit)}, which is not on ${defaultBranch}` };
  return { untold: `${short(commit)} is not on ${defaultBranch} here; what is there may be older than the record` };
}

async function landed(look: Look, state: ProjectState, land: ProjectCommands['land']): Promise<Seen> {
  const { entry, law, here, id } = look;
  const at = onMain(look, land.commit);
  if (at !== null) return at;
  const commit = here.graph.commit(land.commit);
  if (commit === undefined) return null;
  const places = placesOf(law.definition, id, state.tracks);
  const held = await contentFault(look, places, land.commit, land.contents);
  if (held !== null) return held;
  const wholes = Object.entries(land.contents).filter(([name]) => places.every((place) => place.name !== name));
  const draft = own(state.proposals, land.proposal ?? '');
  const from = [...commit.parents.slice(0, 1), draft?.base ?? '', state.cursor ?? ''];
  const unseen = await wholeFault(look, places, from, land.commit, wholes);
  if (!isPlainIn(look)) return unseen;
  const { cursor } = state;
  const follows = cursor !== null && here.graph.contains(land.commit, cursor);
  // After a force push everything counts as it is, whoever brought it.
  if (entry.actor.kind === 'system' && land.authors.length === 0 && !follows) return unseen;
  const left = follows ? await leftOut(look, places, cursor, land) : null;
  if (left !== null) return left;
  const series = [...land.passed.flatMap((one) => here.graph.commit(one) ?? []), commit];
  const authors = authorsOf(series.flatMap((one) => broughtBy(here, one)));
  if (!areSame(authors, land.authors))
    return {
      wrong: `that ${textOf(land.authors)} made what landed at ${short(land.commit)}, and it was ${textOf(authors)}`,
    };
  const by = idOf(commit.committer.email);
  if (entry.actor.id !== by)
    return { wrong: `that ${entry.actor.login} landed ${short(land.commit)}, and it was ${by}` };
  return unseen;
}

/** The commits that one brought onto the default branch. */
function broughtBy({ graph }: Here, commit: CommitRecord): readonly CommitRecord[] {
  const [first] = commit.parents;
  if (commit.parents.length < 2 || first === undefined) return [commit];
  const brought = graph.between(first, commit.commit).filter((one) => one !== commit);
  return brought.length === 0 ? [commit] : brought;
}

/** An artifact that changed on the default branch since the landing before, and of which an entry tells nothing. */
async function leftOut(
  look: Look,
  places: readonly Place[],
  cursor: string,
  { commit, contents }: ProjectCommands['land'],
): Promise<Seen> {
  const view = viewOf(look);
  for (const place of places.filter(({ name }) => own(contents, name) === undefined)) {
    const [before, after] = await Promise.all([contentAt(view, cursor, place), contentAt(view, commit, place)]);
    if (before !== after) return { wrong: `nothing of ${place.name}, which landed at ${short(commit)} too` };
  }
  return null;
}

async function proposed(look: Look, state: ProjectState, propose: ProjectCommands['propose']): Promise<Seen> {
  const { here } = look;
  const { head, base, contents, authors, lost } = propose;
  const kept = here.graph.commit(head) === undefined ? undefined : lost.find((one) => here.graph.contains(head, one));
  if (kept !== undefined)
    return { wrong: `that ${propose.proposal} has lost ${short(kept)}, and it is in the history of ${short(head)}` };
  return branchFault(look, state, { head, base, contents, authors });
}

/** A branch as somebody says it was. */
async function branchFault(
  look: Look,
  state: ProjectState,
  { head, base, contents, authors }: Pick<ProjectCommands['propose'], 'head' | 'base' | 'contents' | 'authors'>,
): Promise<Seen> {
  const { law, here, id } = look;
  const { graph } = here;
  if (graph.commit(head) === undefined) return { untold: `the branch is gone, and ${short(head)} with it` };
  const places = placesOf(law.definition, id, state.tracks);
  const named = Object.fromEntries(
    Object.entries(contents).map(([name, content]) => [name, content === absent ? null : content]),
  );
  const held = await contentFault(look, places, head, named);
  if (held !== null) return held;
  const wholes = Object.entries(named).filter(([name]) => places.every((place) => place.name !== name));
  const unseen = await wholeFault(look, places, [base], head, wholes);
  if (!isPlainIn(look)) return unseen;
  if (base !== '' && !here.main.has(base)) {
    const at = onMain(look, base);
    if (at !== null) return at;
  }
  const brought = graph
    .between(base === '' ? null : base, head)
    .filter(({ commit }) => state.cursor === null || !graph.contains(state.cursor, commit));
  if (areSame(authorsOf(brought), authors)) return unseen;
  // What was merged into a branch from elsewhere may have been on the default branch by then.
  if (brought.some(({ parents }) => parents.length > 1))
    return { untold: `whose work ${short(head)} is depends on what had been merged by then` };
  return { wrong: `that ${textOf(authors)} made ${short(head)}, and it was ${textOf(authorsOf(brought))}` };
}

/** Bytes at a commit, where artifacts lie in the tree. */
async function contentFault(
  look: Look,
  places: readonly Place[],
  commit: string,
  contents: ProjectCommands['land']['contents'],
): Promise<Seen> {
  const view = viewOf(look);
  for (const place of places) {
    const said = own(contents, place.name);
    if (said === undefined) continue;
    const is = await contentAt(view, commit, place);
    if (is !== said)
      return {
        wrong: `that ${place.name} is ${bytesText(said)} at ${short(commit)}, and it is ${bytesText(is)} there`,
      };
  }
  return null;
}

/** What a whole branch changed, which lies nowhere in the tree: told where it is what changed since one of these commits. */
async function wholeFault(
  { here }: Look,
  places: readonly Place[],
  from: readonly string[],
  to: string,
  wholes: readonly (readonly [string, string | null])[],
): Promise<Seen> {
  if (wholes.length === 0) return null;
  const digests = new Set<string | null>();
  for (const commit of from.filter((one) => here.graph.commit(one) !== undefined)) {
    const changed = await changesBetween(here.home.repository, commit, to);
    digests.add(digestOfFiles(changed.filter((file) => !places.some(({ path }) => within(file.path, path)))));
  }
  const other = wholes.find(([, content]) => !digests.has(content));
  return other === undefined ? null : { untold: `which commits brought ${other[0]} together is not recorded` };
}

/** Under which policy a project began: that which lay on the default branch. */
async function begun(look: Look): Promise<Seen> {
  const { entry, law, here } = look;
  const cursor = cursorIn(entry);
  if (cursor === undefined || here.graph.commit(cursor) === undefined) return null;
  const is = (await entryAt(viewOf(look), cursor, policyPath))?.oid ?? null;
  const said = law.policyPin?.blob ?? null;
  return is === said
    ? null
    : { wrong: `that the policy is ${bytesText(said)} at ${short(cursor)}, and it is ${bytesText(is)} there` };
}

function cursorIn({ events = [] }: ProjectEntry): string | undefined {
  return events.flatMap((event) =>
    event.type === 'project_started' && event.cursor !== null ? [event.cursor] : [],
  )[0];
}

/** What lay on the default branch when work was adopted. */
async function adopted(look: Look): Promise<Seen> {
  const { law } = look;
  if (law.there === undefined) return null;
  const { commit, artifacts } = law.there;
  const at = onMain(look, commit);
  if (at !== null) return at;
  const there = await thereIn({ ...viewOf(look), head: commit });
  const names = [...new Set([...Object.keys(artifacts), ...Object.keys(there?.artifacts ?? {})])];
  for (const name of names) {
    const [said, is] = [own(artifacts, name), own(there?.artifacts ?? {}, name)];
    if (said?.content !== is?.content)
      return {
        wrong: `that ${name} is ${bytesText(said?.content ?? null)} at ${short(commit)}, and it is ${bytesText(is?.content ?? null)} there`,
      };
    if (isPlainIn(look) && !areSame(is?.authors ?? [], said?.authors ?? []))
      return { wrong: `that ${textOf(said?.authors ?? [])} made ${name}, and it was ${textOf(is?.authors ?? [])}` };
  }
  return null;
}

const policies = new WeakMap<Here, Promise<ReadonlySet<string>>>();

async function pinned(look: Look, { policy }: ProjectCommands['pin']): Promise<Seen> {
  const { here } = look;
  const [head] = here.steps;
  if (policy === null || head === undefined) return null;
  const held = policies.get(here) ?? blobsOf(here.home.repository, head, policyPath);
  policies.set(here, held);
  if ((await held).has(policy.blob)) return null;
  const because = `${here.home.repository.defaultBranch} has never held the policy ${short(policy.blob)}`;
  return isPlainIn(look) && here.isWhole
    ? { wrong: `that it is in force, and ${because}` }
    : { untold: `${because} here` };
}

/** What an entry says of the circumstances, where nobody knows more than a plain repository does. */
async function circumstancesIn(look: Look): Promise<Seen> {
  const untold: Seen[] = [];
  for (const one of look.entry.saw.under ?? []) {
    const seen = await circumstanceIn(look, one);
    if (seen !== null && 'wrong' in seen) return seen;
    untold.push(seen);
  }
  return untold.find((one) => one !== null) ?? null;
}

async function circumstanceIn(look: Look, one: Circumstance): Promise<Seen> {
  const { state, here } = look;
  if ('person' in one)
    return one.may === null || one.may === 'write'
      ? null
      : { wrong: `that ${one.person} may ${one.may}, and a plain repository tells nobody's permission` };
  if ('team' in one || 'logins' in one || 'check' in one || 'reminds' in one)
    return { wrong: `what only GitHub tells (${Object.keys(one).join(', ')}), and this is a plain repository` };
  if (!('branch' in one) || one.was === null) return null;
  const { pushed_at, checks, draft, owners, earlier = {}, ...told } = one.was;
  if (pushed_at !== undefined || checks !== undefined || draft !== undefined)
    return { wrong: `what only GitHub tells of ${one.branch}, and this is a plain repository` };
  const known = own(state?.proposals ?? {}, one.branch);
  const { head = '', base = '', contents = {}, authors = [] } = { ...known, ...told };
  if (state === null) return null;
  for (const [commit, before] of Object.entries(earlier)) {
    if (here.graph.commit(head) !== undefined && !here.graph.contains(head, commit))
      return { wrong: `that ${one.branch} was at ${short(commit)}, which is not in its history at ${short(head)}` };
    const held = await earlierFault(look, state, commit, before);
    if (held !== null) return held;
  }
  const isOther = Object.keys(told).length > 0;
  const fault = isOther ? await branchFault(look, state, { head, base, contents, authors }) : null;
  return fault ?? (owners === undefined ? null : { untold: 'who owned the paths then is not recorded anywhere else' });
}

async function earlierFault(look: Look, state: ProjectState, commit: string, contents: Contents): Promise<Seen> {
  const { law, here, id } = look;
  if (here.graph.commit(commit) === undefined) return { untold: `${short(commit)} is gone` };
  const named = Object.entries(contents).map(([name, content]) => [name, content === absent ? null : content] as const);
  return contentFault(look, placesOf(law.definition, id, state.tracks), commit, Object.fromEntries(named));
}

/** A look at the repository, of which trees are remembered. */
function viewOf({ here, law, id }: Look): View {
  const { repository: repo, objects } = here.home;
  return { repo, objects, definition: law.definition, id, state: null, head: '' };
}

function areSame(some: readonly (number | string)[], others: readonly (number | string)[]): boolean {
  const [one, other] = [new Set(some), new Set(others)];
  return one.size === other.size && [...one].every((id) => other.has(id));
}

function textOf(people: readonly (number | string)[]): string {
  return people.length === 0 ? 'nobody' : people.join(' and ');
}

function bytesText(content: string | null): string {
  return content === null ? 'nothing' : content.slice(0, 12);
}
