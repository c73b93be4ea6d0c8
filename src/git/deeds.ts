import type { Contents } from '../core/confirm/confirm.ts';
import { approvalsIn } from '../core/confirm/quorum.ts';
import { statuses } from '../core/confirm/statuses.ts';
import { own } from '../core/own.ts';
import { requirementOf } from '../core/policy/may.ts';
import { verbOf, type ProjectCommands, type ProjectVerb } from '../core/project/commands.ts';
import { shapeFault } from '../core/project/entry-shape.ts';
import type { ProjectEntry } from '../core/project/history.ts';
import { placesOf, within, type Place } from '../core/project/places.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Circumstance, Law } from '../core/project/under.ts';
import { absent, confirmsOf, type Proposal } from '../core/project/world.ts';
import { stateAfter } from '../core/simulate/after.ts';
import type { Wrong } from '../core/simulate/again.ts';
import type { LawOf } from '../core/simulate/redecide.ts';
import { commandText, type Untold } from '../core/simulate/replay.ts';
import { policyPath } from '../kept/sources.ts';
import { digestOfFiles } from '../record.ts';
import { authorsOf, contentAt, entryAt, idOf, type View } from './contents.ts';
import { graphOf, type Graph } from './graph.ts';
import { mainOf, type Main } from './main-branch.ts';
import { changesBetween, type CommitRecord, type FileChange } from './history.ts';
import type { GitHome } from './home.ts';
import { baseHere, definitionAt, isShipped, shippedAs } from './origins.ts';
import { onGithub } from './signatures.ts';
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
  readonly earlier: () => readonly ProjectEntry[];
  readonly later: () => readonly ProjectEntry[];
  /** The oldest place of the default branch at which somebody may have looked, by the entries before it. */
  readonly since: number;
  /** Did the record live here before this entry was written? */
  readonly isOfHere: boolean;
  readonly here: Here;
}

/** The repository, as one look knows it. */
interface Here extends Main {
  readonly home: GitHome;
  readonly graph: Graph;
  /** Does somebody push to a record that lives here, and not a whole one to where none is? */
  readonly hasRecord: boolean;
}

/**
 * Holds what entries say that people did in git against what this repository holds: where a version landed and what was
 * proposed, by whom and on what, and which policy was in force. In a plain repository nothing else is a deed, and nobody
 * knows more of people than that they may write. `head`: where the default branch will be, where somebody pushes to it.
 *
 * A commit that is not here is untold: a record may have been brought here from another repository, or the clone may not
 * have all of it. Only whoever is pushed to knows that what is not here is nowhere.
 *
 * Policies can only have been pinned in the order in which the default branch had them. That one was passed over is not
 * found: a policy that could not be read then is passed over by everybody, and whether it could depended on more than it.
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
    // Of one that nobody could have written the rules tell.
    const known = new Set(entries.filter((entry) => shapeFault(entry) === null));
    await here.graph.read(entries.filter((entry) => known.has(entry) && entry.seq > since).flatMap(commitsNamed));
    const wrong: Wrong[] = [];
    const untold: Untold[] = [];
    let state: ProjectState | null = null;
    let oldest = Number.NEGATIVE_INFINITY;
    for (const [index, entry] of entries.entries()) {
      if (known.has(entry) && entry.refusal === undefined) {
        const { seq, actor, command } = entry;
        const isOfHere = since > 0 || here.main.has(state?.cursor ?? '');
        const later = (): readonly ProjectEntry[] => entries.slice(index + 1).filter((one) => known.has(one));
        const earlier = (): readonly ProjectEntry[] => entries.slice(0, index).filter((one) => known.has(one));
        const seen = await looked(
          { id, entry, state, earlier, later, since: oldest, isOfHere, here },
          lawOf,
          seq <= since,
        );
        if (seen !== null && 'wrong' in seen) wrong.push({ entry: seq, says: seen.wrong });
        else if (seen !== null)
          untold.push({ entry: seq, by: actor.login, what: commandText(command), because: seen.untold });
        oldest = Math.max(oldest, await placeAfter(entry, oldest, here));
      }
      state = stateAfter(state, entry);
    }
    return { wrong, untold };
  };
}

async function looked(look: Omit<Look, 'law'>, lawOf: LawOf, isProven: boolean): Promise<Seen> {
  try {
    const law = isProven ? null : lawOf(look.entry, look.state);
    // What cannot be told by the rules is told by them.
    return law === null ? null : await seenIn({ ...look, law });
  } catch (error) {
    // What was written by hand may lead to a state that is none; the rules tell by which entry.
    if (!(error instanceof TypeError)) throw error;
    return { untold: 'what was written before it leads nowhere' };
  }
}

async function open(home: GitHome, head: string | null | undefined): Promise<Here> {
  const { repository, objects } = home;
  const graph = graphOf(repository);
  const main = await mainOf(home, graph, head);
  const hasRecord = head !== undefined && (await objects.info(`${repository.stateRef}^{commit}`)) !== null;
  return { ...main, home, graph, hasRecord };
}

/** From where on the default branch an entry was written, by what it says of that; `oldest`: from where the one before. */
async function placeAfter(entry: ProjectEntry, oldest: number, here: Here): Promise<number> {
  const { command } = entry;
  const commit = 'land' in command ? command.land.commit : cursorIn(entry);
  const place = here.steps.get(commit ?? '') ?? oldest;
  if (!('pin' in command)) return place;
  const { policy } = command.pin;
  const inForce = (await here.policies()).find(({ blob, to }) => blob === (policy?.blob ?? null) && to >= oldest);
  return inForce?.from ?? oldest;
}

/** Every commit that an entry names, but for what is no id of one. */
function commitsNamed(entry: ProjectEntry): readonly string[] {
  const { command, saw } = entry;
  const named = [
    cursorIn(entry) ?? '',
    ...decisionsIn(entry).flatMap(({ head }) => head ?? []),
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
  const { id, entry, state, here } = look;
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
  const beside = await circumstancesIn(look);
  // Elsewhere hardly any branch is here any more: that is told of what was proposed.
  if (beside !== null && (isPlain || 'wrong' in beside)) return beside;
  if ('adopt' in command) return adopted(look);
  if ('pin' in command) return pinned(look, command.pin);
  if ('run_changed' in command) return runSeen(look, command.run_changed);
  if (state === null) return null;
  if ('land' in command) return landed(look, state, command.land);
  if ('propose' in command) return proposed(look, state, command.propose);
  const gone = decisionsIn(entry).find(({ head }) => head !== undefined && here.graph.commit(head) === undefined);
  return isPlain && gone?.head !== undefined ? notHere(look, gone.head) : null;
}

function isPlainIn({ id }: Look): boolean {
  return !onGithub.test(id);
}

function decisionsIn({
  events = [],
}: ProjectEntry): readonly { readonly head?: string; readonly decided_by: number | string }[] {
  return events.flatMap((event) =>
    event.type === 'approval_changed' && event.change === 'decided' ? [event.decision] : [],
  );
}

/**
 * A commit of a branch that nobody can look at. Branches that are gone honestly take theirs along, but for what was decided
 * about, which is kept; and whoever pushes the record has pushed the branches that it tells of.
 */
function notHere(look: Look, commit: string): Seen {
  const is = `at ${short(commit)}, which is not here`;
  return look.here.hasRecord && isPlainIn(look) && look.isOfHere
    ? { wrong: `that a branch was ${is}: what is decided about has to be pushed, too` }
    : { untold: `the branch was ${is}` };
}

function short(commit: string): string {
  return commit.slice(0, 7);
}

/** Is a commit where landings are? */
function onMain(look: Look, commit: string): Seen {
  const { entry, later, isOfHere, here } = look;
  const { defaultBranch } = here.home.repository;
  if (here.steps.has(commit)) return null;
  if (here.main.has(commit)) return { untold: `${short(commit)} came to ${defaultBranch} with a merge, not by itself` };
  const isHere = here.graph.commit(commit) !== undefined;
  const wrong = {
    wrong: `that ${commandText(entry.command)} came at ${short(commit)}, which is not on ${defaultBranch}`,
  };
  // Nobody who is pushed to lets the default branch be rewritten.
  if (here.isReceiving && isPlainIn(look) && (isHere || isOfHere)) return wrong;
  // After a rewrite everything is recorded anew as it is, by nobody.
  const [rewritten] = later().filter(
    ({ command, actor }) => 'land' in command && actor.kind === 'system' && here.main.has(command.land.commit),
  );
  if (rewritten !== undefined) return { untold: `${defaultBranch} was rewritten before entry ${rewritten.seq}` };
  if (!isHere)
    return {
      untold: `${short(commit)} is not here: the record comes from another repository, or this clone lacks it`,
    };
  const isOlder = later().some(({ command }) => 'land' in command && here.main.has(command.land.commit));
  if ((here.isWhole && isPlainIn(look)) || isOlder) return wrong;
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
  const gathered = await wholeFault(look, places, from, land.commit, wholes);
  if (!isPlainIn(look)) return gathered;
  const unseen = gathered === null ? null : await neverLanded(look, places, land, gathered);
  if (unseen !== null && 'wrong' in unseen) return unseen;
  const { cursor } = state;
  const follows = cursor !== null && here.graph.contains(land.commit, cursor);
  const back = cursor === null || follows ? null : backFault(look, cursor, land);
  if (back !== null) return back;
  // After a force push everything counts as it is, whoever brought it.
  if (isAsItIs(entry, land) && cursor !== null && !follows) return unseen;
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
  return (await ownWork(look, state, places, land, series)) ?? unseen;
}

/** Does a landing count everything as it is, as after a force push? */
function isAsItIs({ actor }: ProjectEntry, { authors }: ProjectCommands['land']): boolean {
  return actor.kind === 'system' && authors.length === 0;
}

/**
 * Landings are counted from an older commit again only where the default branch was put back, so that it has no longer the
 * one up to which they were counted. It may have been brought back since; while somebody pushes nobody puts it back.
 */
function backFault({ entry, later, here }: Look, cursor: string, land: ProjectCommands['land']): Seen {
  const { graph, main } = here;
  if (!main.has(cursor) || !(graph.contains(cursor, land.commit) || isAsItIs(entry, land))) return null;
  const { defaultBranch } = here.home.repository;
  const still = `${defaultBranch} has ${short(cursor)}, which landed before`;
  if (here.isReceiving) return { wrong: `that ${short(land.commit)} landed, and ${still}` };
  const again = later().find(
    ({ command }) => 'land' in command && main.has(command.land.commit) && graph.contains(command.land.commit, cursor),
  );
  if (again !== undefined)
    return { untold: `${still} and with entry ${again.seq} again; whether it was gone in between nothing else tells` };
  return here.isWhole
    ? { wrong: `that ${short(land.commit)} landed, and ${still}` }
    : { untold: `${still}; what is here may be older than the record` };
}

/**
 * Somebody approved bytes at a commit that nobody can look at any more, and made them by what landed, which the policy
 * forbids. Where the commit is here, it was told already whose work it is. One commit in the place of a branch is by
 * whoever squashed it, which may be who approved it.
 */
async function ownWork(
  look: Look,
  state: ProjectState,
  places: readonly Place[],
  { commit, contents }: ProjectCommands['land'],
  series: readonly CommitRecord[],
): Promise<Seen> {
  const { law, here } = look;
  for (const place of places) {
    const content = own(contents, place.name) ?? null;
    if (content === null) continue;
    const counted = confirmsOf(state).filter(({ gate, status, covers }) => {
      const asked = law.definition.gates.find((one) => one.gate_id === gate);
      const isFree = asked === undefined || requirementOf(law.policy, asked).ownWork;
      return !isFree && statuses[status].opens && own(covers, place.name) === content;
    });
    const approvals = counted.flatMap(({ decisions }) => approvalsIn(decisions));
    await here.graph.read(approvals.flatMap(({ head }) => head ?? []));
    const unseen = approvals.filter(({ head }) => head !== undefined && here.graph.commit(head) === undefined);
    if (unseen.length === 0) continue;
    const made = await makersOf(look, place, content, series);
    const same = unseen.find(({ decided_by }) => made.some(({ by }) => by === decided_by));
    if (same === undefined) continue;
    const who = `${same.decided_by_login} approved ${place.name} at ${short(same.head ?? '')}, which is not here`;
    return made.some(({ by, isSure }) => by === same.decided_by && isSure)
      ? { wrong: `that ${place.name} landed at ${short(commit)} as approved; ${who}, and made it` }
      : { untold: `${who}, and landed it in one commit of their own` };
  }
  return null;
}

/** Who brought these bytes to the default branch, by the commits that did; not sure where that may be a squash. */
async function makersOf(
  look: Look,
  place: Place,
  content: string,
  series: readonly CommitRecord[],
): Promise<readonly { readonly by: string; readonly isSure: boolean }[]> {
  const view = viewOf(look);
  const makers: { readonly by: string; readonly isSure: boolean }[] = [];
  for (const landing of series) {
    for (const one of broughtBy(look.here, landing).filter(({ parents }) => parents.length < 2)) {
      const [parent] = one.parents;
      const before = parent === undefined ? null : await contentAt(view, parent, place);
      if (before === content || (await contentAt(view, one.commit, place)) !== content) continue;
      const isSure = one !== landing || idOf(one.author.email) !== idOf(one.committer.email);
      makers.push(...[one.author, ...one.coauthors].map(({ email }) => ({ by: idOf(email), isSure })));
    }
  }
  return makers;
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
  told: { readonly base: boolean; readonly authors: boolean } = { base: true, authors: true },
): Promise<Seen> {
  const { law, here, id } = look;
  const { graph } = here;
  if (graph.commit(head) === undefined) return notHere(look, head);
  const places = placesOf(law.definition, id, state.tracks);
  const named = Object.fromEntries(
    Object.entries(contents).map(([name, content]) => [name, content === absent ? null : content]),
  );
  const held = await contentFault(look, places, head, named);
  if (held !== null) return held;
  const wholes = Object.entries(named).filter(([name]) => places.every((place) => place.name !== name));
  const unseen = await wholeFault(look, places, [base], head, wholes);
  if (!isPlainIn(look)) return unseen;
  const isClear = told.base && unseen !== null && graph.commit(base) !== undefined;
  // Which files are artifacts of their own may have changed since it was counted first.
  const other = isClear ? wholes.find((one) => proposedBefore(look, ...one).length === 0) : undefined;
  if (other !== undefined)
    return { wrong: `that ${other[0]} is ${bytesText(other[1])} at ${short(head)}, and it is something else there` };
  if (base !== '' && !here.main.has(base)) {
    const at = onMain(look, base);
    if (at !== null) return at;
  }
  const brought = graph
    .between(base === '' ? null : base, head)
    .filter(({ commit }) => state.cursor === null || !graph.contains(state.cursor, commit));
  const makers = authorsOf(brought);
  // What nothing came of is not told: others who made it matter where they are those who decide.
  const deciders = [look.entry.actor.id, ...decisionsIn(look.entry).map(({ decided_by }) => decided_by)];
  const isOther = told.authors
    ? !areSame(makers, authors)
    : deciders.some((one) => makers.some((maker) => maker === one) && !authors.includes(one));
  if (!isOther) return unseen;
  if (!told.base && brought.some(({ commit }) => here.main.has(commit)))
    return { untold: `whose work ${short(head)} is depends on what was on the default branch by then` };
  // What was merged into a branch from elsewhere may have been on the default branch by then.
  if (brought.some(({ parents }) => parents.length > 1))
    return { untold: `whose work ${short(head)} is depends on what had been merged by then` };
  return { wrong: `that ${textOf(authors)} made ${short(head)}, and it was ${textOf(makers)}` };
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
    digests.add(digestOfFiles(wholeOf(places, await changesBetween(here.home.repository, commit, to))));
  }
  const other = wholes.find(([, content]) => !digests.has(content));
  return other === undefined ? null : { untold: `which commits brought ${other[0]} together is not recorded` };
}

/** A whole branch that was proposed, and whose files are not on the default branch where it is said to have landed. */
async function neverLanded(
  look: Look,
  places: readonly Place[],
  { commit, passed, contents }: ProjectCommands['land'],
  unknown: Seen,
): Promise<Seen> {
  const { here } = look;
  const { repository } = here.home;
  const steps = [...passed, commit].filter((one) => here.steps.has(one));
  const wholes = Object.entries(contents).filter(([name]) => places.every((place) => place.name !== name));
  for (const [name, content] of wholes) {
    for (const { head, base } of proposedBefore(look, name, content)) {
      await here.graph.read([head, base].filter((one) => one !== ''));
      if (here.graph.commit(head) === undefined || here.graph.commit(base) === undefined) continue;
      const files = wholeOf(places, await changesBetween(repository, base, head));
      if (digestOfFiles(files) !== content) continue;
      const paths = new Set(files.map(({ path }) => path));
      const others = await Promise.all(
        steps.map(async (one) => (await changesBetween(repository, one, head)).some(({ path }) => paths.has(path))),
      );
      if (!others.includes(false))
        return {
          wrong: `that ${name} landed at ${short(commit)} as it is at ${short(head)}, and it is something else there`,
        };
      break;
    }
  }
  return unknown;
}

/** The branches that were proposed with this content of an artifact. */
function proposedBefore(
  { earlier }: Look,
  name: string,
  content: string | null,
): readonly Pick<ProjectCommands['propose'], 'head' | 'base'>[] {
  const found = earlier().flatMap(({ command }) => ('propose' in command ? [command.propose] : []));
  return found.filter(({ contents }) => content !== null && own(contents, name) === content);
}

/** What a whole branch is: all it changed but the files that are artifacts of their own. */
function wholeOf(places: readonly Place[], changed: readonly FileChange[]): readonly FileChange[] {
  return changed.filter((file) => !places.some(({ path }) => within(file.path, path)));
}

/** Under which policy and by which definition a project began: those which lay on the default branch. */
async function begun(look: Look): Promise<Seen> {
  const { entry, law, here } = look;
  const cursor = cursorIn(entry);
  if (cursor === undefined) {
    const because = `nothing was on ${here.home.repository.defaultBranch} when it began`;
    return isPlainIn(look) && here.hasRecord ? { wrong: `that ${because}` } : { untold: because };
  }
  const at = onMain(look, cursor);
  if (at !== null && ('wrong' in at || here.graph.commit(cursor) === undefined)) return at;
  const is = (await entryAt(viewOf(look), cursor, policyPath))?.oid ?? null;
  const said = law.policyPin?.blob ?? null;
  if (is !== said)
    return { wrong: `that the policy is ${bytesText(said)} at ${short(cursor)}, and it is ${bytesText(is)} there` };
  return (await baseFault(look)) ?? definitionFault(look, cursor);
}

/** Is what a policy extends what is kept as that, as far as this repository has it? */
async function baseFault({ law, here }: Look): Promise<Seen> {
  const base = law.policyPin?.base;
  const held = base === undefined ? null : await baseHere(here.home, base);
  return base === undefined || held === null || held.blob === base.blob
    ? null
    : { wrong: `that the policy extends ${bytesText(base.blob)}, and ${held.where} is ${bytesText(held.blob)}` };
}

/** By which definition a project began: one of the default branch, or one that ships with Countersign. */
async function definitionFault(look: Look, cursor: string): Promise<Seen> {
  const { law, here } = look;
  const pin = law.definitionPin;
  const held = isShipped(pin) ? await shippedAs(here.home, pin) : await definitionAt(viewOf(look), cursor, pin);
  if (held?.blob === pin.blob) return null;
  const said = `${pin.origin} is ${bytesText(pin.blob)}`;
  // Versions ship different texts. Whoever is pushed to goes by the version that is there.
  if (held === null || (isShipped(pin) && !here.isReceiving))
    return { untold: `whether ${said} in some version of countersign nothing here tells` };
  return { wrong: `that ${said}, and it is ${bytesText(held.blob)} ${held.where}` };
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

/** What a project heard of a run is what the log of that run says. */
async function runSeen({ id, law, here }: Look, said: ProjectCommands['run_changed']): Promise<Seen> {
  const { whyNotHeard } = await import('./runs/heard.ts');
  const record = await here.home.stateCommit();
  if (record === null) return { untold: 'there is no record here' };
  return whyNotHeard(here.home.objects, record, id, law.definition, said);
}

/** Which policy came into force: the next on the default branch, or a later one. */
async function pinned(look: Look, { policy }: ProjectCommands['pin']): Promise<Seen> {
  const { here, since, isOfHere } = look;
  const { defaultBranch } = here.home.repository;
  const base = await baseFault(look);
  if (base !== null) return base;
  const all = await here.policies();
  const had = all.filter(({ blob }) => blob === (policy?.blob ?? null));
  if (all.length === 0 || had.some(({ to }) => to >= since)) return null;
  const what = policy === null ? 'no policy' : `the policy ${short(policy.blob)}`;
  const because =
    had.length === 0
      ? `${defaultBranch} has never held ${what}`
      : `${defaultBranch} held ${what} only before what earlier entries rest on`;
  const isSure = here.isReceiving || (here.isWhole && isOfHere && !wasRewritten(look));
  return isPlainIn(look) && isSure ? { wrong: `that it is in force, and ${because}` } : { untold: `${because} here` };
}

/** Is anything recorded as landed that is not on the default branch any more? */
function wasRewritten({ state, later, here }: Look): boolean {
  const before = Object.values(state?.artifacts ?? {}).flatMap(({ commit }) => (commit === undefined ? [] : [commit]));
  const next = later().flatMap(({ command }) => ('land' in command ? [command.land.commit] : []));
  return [...before, ...next].some((commit) => !here.main.has(commit));
}

/** What an entry says of the circumstances, as far as a repository tells. */
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
  const elsewhereOnly = isPlainIn(look) ? onlyElsewhere(one) : null;
  if (elsewhereOnly !== null) return { wrong: `${elsewhereOnly}, and this is a plain repository` };
  if ('head' in one && one.head !== null) return onMain(look, one.head);
  if (!('branch' in one) || one.was === null || state === null) return null;
  // Each part of a branch that matters is told by itself.
  const parts = (look.entry.saw.under ?? []).flatMap((other) =>
    'branch' in other && other.branch === one.branch ? [other.was] : [],
  );
  const was = parts.reduce<Partial<Proposal>>((all, part) => ({ ...all, ...part }), {});
  const { pushed_at: _pushed, checks: _checks, draft: _draft, owners, earlier = {}, ...told } = was;
  const known = own(state.proposals, one.branch);
  const { head = '', base = '', contents = {}, authors = [] } = { ...known, ...told };
  for (const [commit, before] of Object.entries(earlier)) {
    if (here.graph.commit(head) !== undefined && !here.graph.contains(head, commit))
      return { wrong: `that ${one.branch} was at ${short(commit)}, which is not in its history at ${short(head)}` };
    const held = await earlierFault(look, state, commit, before);
    if (held !== null) return held;
  }
  const isOther = Object.keys(told).length > 0;
  const isTold = {
    base: told.head === undefined || told.base !== undefined,
    authors: told.authors !== undefined,
  };
  const fault = isOther ? await branchFault(look, state, { head, base, contents, authors }, isTold) : null;
  return fault ?? (owners === undefined ? null : { untold: 'who owned the paths then is not recorded anywhere else' });
}

/** What of a circumstance nobody can know in a plain repository. */
function onlyElsewhere(one: Circumstance): string | null {
  if ('person' in one)
    return one.may === null || one.may === 'write'
      ? null
      : `that ${one.person} may ${one.may}, which only GitHub tells`;
  if ('team' in one || 'logins' in one || 'check' in one || 'reminds' in one)
    return `what only GitHub tells (${Object.keys(one).join(', ')})`;
  if (!('branch' in one) || one.was === null) return null;
  const { pushed_at, checks, draft } = one.was;
  return pushed_at === undefined && checks === undefined && draft === undefined
    ? null
    : `what only GitHub tells of ${one.branch}`;
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
