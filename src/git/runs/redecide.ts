import type { Pin } from '../../core/project/state.ts';
import type { Circumstance } from '../../core/project/under.ts';
import { runFolder } from '../../core/run/decider.ts';
import { shapeFault } from '../../core/run/entry-shape.ts';
import { redecideRun, runCommandText, type RunBook } from '../../core/run/redecide.ts';
import type { Proof } from '../../core/simulate/again.ts';
import type { RunEntry } from '../../kept/runs.ts';
import { policyPath } from '../../kept/sources.ts';
import { policiesIn } from '../findings.ts';
import { graphOf } from '../graph.ts';
import type { GitHome } from '../home.ts';
import { mainOf, type Main } from '../main-branch.ts';
import { pipelinesPath } from '../pipelines.ts';
import { ids, redecidedAs, type Redecided } from '../redecide.ts';
import { blobsOf } from '../signatures.ts';
import { isCloneOfGithub } from '../on-github.ts';
import { oddTimes } from '../times.ts';
import type { ReadRun } from '../verify.ts';
import { bookOf, pinsIn, pipelinesIn, policiesIn as policiesNamed } from './book.ts';
import { pipelinesRead } from './findings.ts';

type Seen = Pick<Proof, 'wrong' | 'untold'>;
/** What an entry tells of the repository: wrong where that holds something else, untold where it cannot tell. */
type Fault = { readonly wrong: string } | { readonly untold: string } | null;

/**
 * Decides the entries of runs again, each by the rules of then, and looks whether this repository holds what they say they
 * saw in it: where files begin, which pipeline and which policy lay there, and in which order policies came into force.
 * `at`: when it is looked at (ISO 8601, UTC). Entries up to number `since` are taken for proven. `head`: where the default
 * branch is or will be, if not where it stands.
 */
export function redecidingRuns(
  home: GitHome,
  at: string,
  head?: string | null,
): (read: Pick<ReadRun, 'id' | 'lines'>, since?: number) => Promise<Redecided> {
  const { objects } = home;
  const policy = policiesIn(objects);
  const pipeline = pipelinesRead(objects);
  let opened: Promise<Main> | null = null;

  return async ({ id, lines }, since = 0) => {
    const entries = lines.map(({ entry }) => entry);
    const known = entries.filter((entry) => shapeFault(entry) === null);
    const book: RunBook = {
      pipelines: await bookOf(pipelinesIn(known), pipeline),
      policies: await bookOf(policiesNamed(known), policy),
    };
    const proof = redecideRun(entries, book, ids, since);
    const main = await (opened ??= mainOf(home, graphOf(home.repository), head));
    const seen = await seenOf(home, main, id, known, since);
    return redecidedAs(runFolder(id), lines, since, proof, {
      wrong: [...seen.wrong, ...oddTimes(entries, at, since)],
      untold: seen.untold,
    });
  };
}

/** What the repository says of each entry after number `since`. */
async function seenOf(
  home: GitHome,
  main: Main,
  id: string,
  entries: readonly RunEntry[],
  since: number,
): Promise<Seen> {
  const wrong: Seen['wrong'][number][] = [];
  const untold: Seen['untold'][number][] = [];
  const place: Place = { home, main, oldest: Number.NEGATIVE_INFINITY, isOfHere: false };
  let isHosted: boolean | null = null;
  for (const entry of entries) {
    const { seq, actor, command, refusal } = entry;
    if (refusal !== undefined) continue;
    if (entry.said !== undefined) isHosted ??= await isCloneOfGithub(home.repository);
    const fault = (await faultIn(id, entry, place)) ?? (isHosted === true ? commentOf(entry) : null);
    if (seq <= since || fault === null) continue;
    if ('wrong' in fault) wrong.push({ entry: seq, says: fault.wrong });
    else untold.push({ entry: seq, by: actor.login, what: runCommandText(command), because: fault.untold });
  }
  return { wrong, untold };
}

/** From where on the default branch entries were written, as far as those before tell. */
interface Place {
  readonly home: GitHome;
  readonly main: Main;
  oldest: number;
  /** Did its files begin on the default branch as it is here? */
  isOfHere: boolean;
}

async function faultIn(id: string, entry: RunEntry, place: Place): Promise<Fault> {
  const { command, saw } = entry;
  const only = (saw.under ?? []).map(onlyElsewhere).find((one) => one !== null) ?? null;
  // What somebody said on GitHub was seen there.
  if (only !== null && entry.said === undefined) return { wrong: `${only}, and this is a plain repository` };
  if ('start' in command) return (await startFault(id, entry, command.start.run_id, place)) ?? null;
  const pipelines = await followedFault(entry, place);
  if (pipelines !== null) return pipelines;
  const pinned = (entry.events ?? []).find((event) => event.type === 'definition_pinned' && event.what === 'policy');
  return pinned?.type === 'definition_pinned' ? policyFault(pinned.pin?.blob ?? null, place) : null;
}

/** What people say on GitHub is in a comment there, and this is a clone. */
function commentOf({ seq, said, source }: RunEntry): Fault {
  if (said === undefined) return null;
  return { untold: `not looked at: the comment behind entry ${seq}, which is ${source} on GitHub` };
}

/** What of a circumstance nobody can know in a plain repository. */
function onlyElsewhere(one: Circumstance): string | null {
  if ('person' in one)
    return one.may === null || one.may === 'write'
      ? null
      : `that ${one.person} may ${one.may}, which only GitHub tells`;
  return 'team' in one || 'logins' in one ? `what only GitHub tells (${Object.keys(one).join(', ')})` : null;
}

/** What it began with lay on the default branch, at the commit from which its files begin. */
async function startFault(id: string, entry: RunEntry, named: string, place: Place): Promise<Fault> {
  const { home, main } = place;
  const { repository, objects } = home;
  if (named !== id) return { wrong: `that ${named} began, and this is the record of ${id}` };
  const tree = (entry.events ?? []).find((event) => event.type === 'tree_changed');
  const base = tree?.type === 'tree_changed' ? tree.tree : null;
  if (base === null || !main.main.has(base)) {
    const because = `its files begin at ${base?.slice(0, 7) ?? 'no commit'}, which is not on ${repository.defaultBranch}`;
    return main.isReceiving ? { wrong: `that ${because}` } : { untold: `${because} here` };
  }
  place.isOfHere = true;
  place.oldest = main.steps.get(base) ?? place.oldest;
  const [policy = null] = pinsIn(entry, 'policy');
  const [pipeline] = pinsIn(entry, 'pipeline');
  for (const [path, blob] of [[policyPath, policy?.blob ?? null] as const, ...inRepository(pipeline)]) {
    const held = (await objects.info(`${base}:${path}`))?.oid ?? null;
    if (held === blob) continue;
    return { wrong: `that ${path} was ${shown(blob)}, and it is ${shown(held)} at ${base.slice(0, 7)}` };
  }
  return null;
}

function shown(blob: string | null): string {
  return blob?.slice(0, 12) ?? 'nothing';
}

function inRepository(pin: Pin | undefined): readonly (readonly [string, string])[] {
  return pin?.origin.startsWith(`${pipelinesPath}/`) === true ? [[pin.origin, pin.blob]] : [];
}

/** Another pipeline is one that the default branch has held where it is said to be from. */
async function followedFault(entry: RunEntry, { home, main }: Place): Promise<Fault> {
  for (const [path, blob] of pinsIn(entry, 'pipeline').flatMap(inRepository)) {
    const [head] = main.steps.keys();
    const held = head === undefined ? new Set<string>() : await blobsOf(home.repository, head, path);
    if (held.has(blob)) continue;
    const because = `${home.repository.defaultBranch} has never held ${blob.slice(0, 12)} as ${path}`;
    return main.isReceiving
      ? { wrong: `that it follows it from there, and ${because}` }
      : { untold: `${because} here` };
  }
  return null;
}

/** A policy comes into force after those that did before. */
async function policyFault(blob: string | null, place: Place): Promise<Fault> {
  const { home, main, oldest, isOfHere } = place;
  const all = await main.policies();
  const had = all.filter((one) => one.blob === blob);
  const next = had.find(({ to }) => to >= oldest);
  if (next !== undefined) place.oldest = Math.max(oldest, next.from);
  if (all.length === 0 || next !== undefined) return null;
  const what = blob === null ? 'no policy' : `the policy ${blob.slice(0, 12)}`;
  const { defaultBranch } = home.repository;
  const because =
    had.length === 0
      ? `${defaultBranch} has never held ${what}`
      : `${defaultBranch} held ${what} only before what earlier entries rest on`;
  return main.isReceiving || (main.isWhole && isOfHere)
    ? { wrong: `that it is in force, and ${because}` }
    : { untold: `${because} here` };
}
