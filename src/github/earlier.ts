import type { ProjectCommand } from '../core/project/commands.ts';
import { commitsNamed, contentsBefore, type Compared } from '../core/project/looks.ts';
import { own } from '../core/own.ts';
import type { Proposal } from '../core/project/world.ts';
import type { Pull } from './answer.ts';
import { changedSince, contentsAt } from './contents.ts';
import type { Reading } from './pages.ts';
import {
  contentAt,
  contentIn,
  headOf,
  isWhole,
  placesIn,
  proposalName,
  restOf,
  wholeOf,
  wholesIn,
  type PullView,
} from './pulls.ts';

/** So many earlier commits of one pull request are read for one look: those that were named last. */
const commitsAtMost = 10;

/** Proposals with what they held at earlier commits of theirs that these commands name as looked at. */
export async function withEarlier(
  reading: Reading,
  view: PullView,
  pulls: readonly Pull[],
  proposals: Readonly<Record<string, Proposal>>,
  commands: readonly ProjectCommand[],
): Promise<Readonly<Record<string, Proposal>>> {
  const seen = await Promise.all(
    pulls.map(async (pull) => {
      const name = proposalName(pull.number);
      const proposal = own(proposals, name);
      const commits = earlierIn(pull, commitsNamed(commands, name)).slice(-commitsAtMost);
      if (proposal === undefined || commits.length === 0) return [];
      const found = await Promise.all(
        commits.map(async (commit) => {
          const places = await comparedWith(reading, view, pull, commit, proposal);
          return places === null ? [] : [[commit, contentsBefore(proposal.contents, places)] as const];
        }),
      );
      return [[name, { ...proposal, earlier: Object.fromEntries(found.flat()) }] as const];
    }),
  );
  return { ...proposals, ...Object.fromEntries(seen.flat()) };
}

/** The commits of a pull request below its head that have one of these ids, or begin with it as no other does. */
function earlierIn({ wrote, headRefOid }: Pull, named: readonly string[]): readonly string[] {
  const all = (wrote.nodes ?? []).flatMap((node) => node?.commit.oid ?? []);
  const found = named.flatMap((one) => {
    const [commit, another] = all.filter((oid) => oid.startsWith(one));
    return commit === undefined || another !== undefined || commit === headRefOid ? [] : [commit];
  });
  return [...new Set(found)];
}

/** What is different at an earlier commit of a pull request, and what is not; null where that commit is not there. */
async function comparedWith(
  reading: Reading,
  view: PullView,
  pull: Pull,
  commit: string,
  { contents }: Proposal,
): Promise<readonly Compared[] | null> {
  const { definition, project } = view;
  const places = placesIn(view);
  const isPart = isWhole(definition, project, pull);
  const changed = isPart ? await changedSince(reading, pull.baseRefOid, commit) : [];
  const rest = changed === null ? [] : restOf(view, changed);
  const lying = await contentsAt(reading, { oid: commit }, [], [...places.map(({ path }) => path), ...rest]);
  if (lying === null) return null;
  // What GitHub does not tell all of is no content that anybody has looked at.
  const whole =
    changed === null ? `unproven ${commit}` : wholeOf(new Map(rest.map((path) => [path, lying.get(path) ?? null])));
  return [
    ...places.map((place) => ({
      name: place.name,
      before: contentIn(lying, place),
      now: contentAt(view.paths, headOf(pull), place),
    })),
    ...(isPart ? wholesIn(view, pull) : []).map((name) => ({ name, before: whole, now: own(contents, name) ?? null })),
  ];
}
