import { countersign, type Actor, type Envelope } from './entry.ts';
import { endedAt, sameCover, type Contents } from './confirm/confirm.ts';
import { own } from './own.ts';
import type { Finding } from './finding.ts';
import { isBeginning, type Landed, type ProjectCommand, type ProjectCommands } from './project/commands.ts';
import type { ProjectState } from './project/state.ts';
import { wasHeard } from './project/heard.ts';
import { isPublishedAnew } from './project/published.ts';
import { naming } from './project/records.ts';
import { daysDeeds } from './project/reminders.ts';
import { absent, confirmsOf, type World } from './project/world.ts';

/** One commit on the first-parent line of the default branch that changed artifacts of the project. */
export interface Landing {
  readonly commit: string;
  /** A merge brings one series; commits with one parent may be steps of a series that was squashed nowhere. */
  readonly merge: boolean;
  readonly contents: Landed;
  /** Everybody who wrote, committed or co-authored what it brought. */
  readonly authors: readonly (number | string)[];
  readonly by: Actor;
  /** When it came there, where the home has a clock, and the proposal that was merged; else the order is the commits'. */
  readonly merged?: { readonly proposal: string | null; readonly at: string };
}

/** Something that a person said or did where the home keeps a clock: a comment, a review. */
export type Said = Envelope<ProjectCommand> & { readonly said: string };

/** What is published outside of the tree; without a time where that is told by nobody. */
export interface Published extends Envelope<ProjectCommand> {
  readonly command: { readonly publish: ProjectCommands['publish'] };
}

/** How a run of the project stands now, by its own record. */
export interface Ran extends Envelope<ProjectCommand> {
  readonly command: { readonly run_changed: ProjectCommands['run_changed'] };
}

/** What a home has seen: the conditions as they are, and what people have done since the state's cursor. */
export interface Observed {
  readonly world: World;
  /** Oldest first. */
  readonly landings: readonly Landing[];
  /** In any order, some of it perhaps twice, and some of it in the record already. */
  readonly said: readonly Said[];
  /** What is published of the artifacts, oldest first, where there are any of that kind; in the record or not. */
  readonly published?: readonly Published[];
  /** How runs of the project stand that the record has otherwise, where the home has runs. */
  readonly ran?: readonly Ran[];
  /** What cannot be made twice and is there (`status_comment` → its id at the home), whether or not the state knows. */
  readonly found?: Readonly<Record<string, string>>;
  /** Proposal → heads at which somebody decided about it and that its head no longer contains. */
  readonly lost: Readonly<Record<string, readonly string[]>>;
  /** Who last committed to each open proposal. */
  readonly pushers: Readonly<Record<string, Actor>>;
  /** What is wrong with the policy on the default branch, while the last good one stays in force. */
  readonly warnings: readonly Finding[];
}

/**
 * The deeds that the state does not know yet, as commands in canonical order: the policy in force, what landed, what is
 * proposed, what people said and merged in the order they did it, what is gone, what has expired. Running it again on
 * the state that results gives nothing.
 */
export function deedsOf(observed: Observed, state: ProjectState | null): readonly Envelope<ProjectCommand>[] {
  if (state === null) return sinceStart(inOrder(observed.said));
  const news = observed.said.filter(({ said: at, source }) => !wasHeard(state, at, source));
  const published = publishedDeeds(observed, state);
  const said = inOrder([...news, ...mergeDeeds(observed, state), ...published.filter(isSaid)]);
  if (state.terminal_state !== null) return [...said, ...receiptDeeds(observed, state)];
  return [
    ...policyDeed(observed.world, state),
    ...landingDeeds(observed, state),
    ...proposalDeeds(observed, state),
    ...said,
    ...goneDeeds(observed.world, state),
    ...published.filter((one) => !isSaid(one)),
    ...(observed.ran ?? []),
    ...expiryDeeds(observed.world, state),
    ...daysDeeds(observed.world, state),
    ...receiptDeeds(observed, state),
  ];
}

function receiptDeeds({ found = {} }: Observed, state: ProjectState): readonly Envelope<ProjectCommand>[] {
  return Object.entries(found)
    .filter(([of, id]) => own(state.receipts ?? {}, of) !== id)
    .map(([of, id]) => ({ source: `receipt:${of}:${id}`, actor: countersign, command: { receipt: { of, id } } }));
}

/**
 * Oldest first; what was said in one moment in the order of its ids, so that everybody has one order. What is told twice,
 * as by pages that overlap, was said once.
 */
function inOrder(said: readonly Said[]): readonly Said[] {
  const order = (one: Said): string => `${one.said} ${one.source}`;
  const once = [...new Map(said.map((one) => [one.source, one])).values()];
  return once.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
}

/** Before a project begins there is nothing else that anybody could say. */
function sinceStart(said: readonly Said[]): readonly Said[] {
  const first = said.findIndex(({ command }) => isBeginning(command));
  return first === -1 ? [] : said.slice(first);
}

/** The merge of a proposal that the state knows is news however late it is told. */
function mergeDeeds(observed: Observed, state: ProjectState): readonly Said[] {
  return observed.landings.flatMap((landing) => {
    if (landing.merged === undefined) return [];
    const { proposal, at } = landing.merged;
    const deed = { ...landingDeed([landing], landing, observed.world, state), said: at };
    const isKnown = proposal !== null && own(state.proposals, proposal) !== undefined;
    return isKnown || !wasHeard(state, at, deed.source) ? [deed] : [];
  });
}

/** What is published is news until the record has it, however late anybody knows whose it is. */
function publishedDeeds({ published = [] }: Observed, state: ProjectState): readonly Envelope<ProjectCommand>[] {
  if (state.terminal_state !== null) return [];
  return published.filter(({ command, said }) => isPublishedAnew(state, command.publish, said));
}

function isSaid(deed: Envelope<ProjectCommand>): deed is Said {
  return deed.said !== undefined;
}

function policyDeed(world: World, state: ProjectState): readonly Envelope<ProjectCommand>[] {
  if (world.policyPin?.blob === state.policy?.blob) return [];
  const blob = world.policyPin?.blob ?? 'none';
  return [{ source: `policy:${blob}:${state.seq}`, actor: countersign, command: { pin: { policy: world.policyPin } } }];
}

/**
 * A merge lands by itself. Of a run of single-parent commits (a fast-forward, a rebase) only those count as landings
 * that bring bytes somebody was asked about, and the last; the others are steps on the way and are named as passed.
 */
function landingDeeds(observed: Observed, state: ProjectState): readonly Envelope<ProjectCommand>[] {
  const known = knownContents(state);
  const landings = observed.landings.filter(({ merged }) => merged === undefined);
  const deeds: Envelope<ProjectCommand>[] = [];
  let passing: readonly Landing[] = [];
  landings.forEach((landing, index) => {
    const next = landings[index + 1];
    const last = landing.merge || next === undefined || next.merge;
    const asked = Object.entries(landing.contents).some(
      ([name, content]) => known.get(name)?.has(content ?? absent) === true,
    );
    if (!last && !asked) {
      passing = [...passing, landing];
      return;
    }
    deeds.push(landingDeed([...passing, landing], landing, observed.world, state));
    passing = [];
  });
  return deeds;
}

function landingDeed(
  series: readonly Landing[],
  last: Landing,
  world: World,
  state: ProjectState,
): Envelope<ProjectCommand> {
  const contents: Landed = Object.fromEntries(series.flatMap((landing) => Object.entries(landing.contents)));
  const landed = new Map(Object.entries(contents).map(([name, content]) => [name, content ?? absent]));
  // A branch that still brings something has not landed, though others may have brought the same bytes.
  const proposal = Object.entries(state.proposals).find(
    ([branch, draft]) =>
      own(world.proposals, branch) === undefined &&
      Object.entries(draft.contents).every(([name, content]) => landed.get(name) === content),
  );
  return {
    source: `landed:${last.commit}`,
    actor: last.by,
    command: {
      land: {
        commit: last.commit,
        contents,
        authors: [...new Set(series.flatMap((landing) => landing.authors))],
        proposal: last.merged?.proposal ?? proposal?.[0] ?? null,
        passed: series.filter((landing) => landing !== last).map((landing) => landing.commit),
      },
    },
  };
}

/** Artifact → the contents that approvals and drafts of the state name. */
function knownContents(state: ProjectState): ReadonlyMap<string, ReadonlySet<string>> {
  const all: readonly Contents[] = [
    ...confirmsOf(state).map((confirm) => confirm.covers),
    ...Object.values(state.proposals).map((draft) => draft.contents),
  ];
  const known = new Map<string, Set<string>>();
  for (const [name, content] of all.flatMap((contents) => Object.entries(contents))) {
    known.set(name, (known.get(name) ?? new Set()).add(content));
  }
  return known;
}

function proposalDeeds(observed: Observed, state: ProjectState): readonly Envelope<ProjectCommand>[] {
  const { proposals } = observed.world;
  return Object.entries(proposals).flatMap(([name, seen]): readonly Envelope<ProjectCommand>[] => {
    const before = own(state.proposals, name);
    const lost = own(observed.lost, name) ?? [];
    if (sameCover(before?.contents ?? {}, seen.contents) && lost.length === 0) return [];
    return [
      {
        source: `proposed:${name}:${seen.head}:${state.seq}`,
        actor: own(observed.pushers, name) ?? countersign,
        command: {
          propose: {
            proposal: name,
            head: seen.head,
            base: seen.base,
            contents: seen.contents,
            authors: seen.authors,
            lost,
          },
        },
      },
    ];
  });
}

function goneDeeds({ proposals }: World, state: ProjectState): readonly Envelope<ProjectCommand>[] {
  return Object.keys(state.proposals)
    .filter((name) => own(proposals, name) === undefined)
    .map((name) => ({
      source: `retracted:${name}:${state.seq}`,
      actor: countersign,
      command: { retract: { proposal: name } },
    }));
}

function expiryDeeds(world: World, state: ProjectState): readonly Envelope<ProjectCommand>[] {
  return confirmsOf(state)
    .filter((confirm) => endedAt(confirm, world.at) !== null)
    .map((confirm) => ({
      source: `expired:${confirm.confirm_id}`,
      actor: countersign,
      command: { expire: { gate: confirm.gate, track: confirm.track, ...naming(state, confirm) } },
    }));
}
