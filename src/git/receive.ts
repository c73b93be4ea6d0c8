import type { NotLookedAt } from '../core/audit/report.ts';
import { missingIn } from '../core/condition.ts';
import type { Finding } from '../core/finding.ts';
import { deedsOf, type Observed } from '../core/observe.ts';
import type { ProjectCommands } from '../core/project/commands.ts';
import { projectDecider, projectFolder } from '../core/project/decider.ts';
import { isObserving } from '../core/policy/schema.ts';
import { shapeFault } from '../core/project/entry-shape.ts';
import { landingGates } from '../core/project/landing-gates.ts';
import type { Pin, ProjectState } from '../core/project/state.ts';
import { absent, type World } from '../core/project/world.ts';
import type { Refusal } from '../core/refusal.ts';
import { BrokenLog, entriesOf, entryId, tailPath } from '../record.ts';
import { gitHome, type GitHome, type GitHomeOptions } from './home.ts';
import { isAncestor } from './history.ts';
import { policyPath, policyRead } from '../kept/sources.ts';
import { blobsOf, type Receiving } from './signatures.ts';
import { redeciding, type Redecided } from './redecide.ts';
import { verify, type ReadProject, type ReadRun } from './verify.ts';
import { folderOf } from './verify/kinds.ts';

/** One line of what a receiving hook is told: old commit, new commit, full name of the ref. */
interface Update {
  readonly before: string;
  readonly after: string;
  readonly ref: string;
}

const none = /^0+$/u;
const heads = 'refs/heads/';

/**
 * The pre-receive hook of a repository that others push to: reads git's lines and says what must not come in. Bytes
 * of artifacts land only when every gate is open for exactly them, and the record only ever gains entries, which the rules
 * would have made of what lies in this repository. An empty answer lets the push in.
 */
export async function receive(
  home: GitHome,
  options: GitHomeOptions,
  input: string,
  at: string,
): Promise<readonly Refusal[]> {
  const updates = input.split('\n').flatMap(updateFrom);
  const { repository } = home;
  const own = updates.flatMap((update) => refRefusal(update) ?? []);
  if (own.length > 0) return own;
  const record = updates.find((update) => update.ref === `refs/heads/${repository.stateBranch}`);
  const landing = updates.find((update) => update.ref === `refs/heads/${repository.defaultBranch}`);
  const wrong = record === undefined ? [] : await recordRefusals(home, options, record, landing?.after ?? null, at);
  if (wrong.length > 0 || landing === undefined || none.test(landing.before)) return wrong;
  const stateCommit = record?.after ?? (await home.stateCommit());
  const incoming = updates.flatMap(({ ref, after }) =>
    ref.startsWith(heads) && !none.test(after) && ref !== record?.ref && ref !== landing.ref
      ? [{ name: ref.slice(heads.length), head: after }]
      : [],
  );
  return landingRefusals(home, { ...options, incoming, ...(stateCommit === null ? {} : { stateCommit }) }, landing, at);
}

/** What a repository remembers of its record; where names differ only in case, some file systems take them for one. */
const rememberedRefs = /^refs\/countersign\/(?:seen|verified)\//iu;
/** What keeps the commits that somebody decided about. */
const decidedRefs = /^refs\/countersign\/decided\//iu;
const decidedRef = /^refs\/countersign\/decided\/[^/]+\/([0-9a-f]{40})$/u;

/** Why this ref is none to push; null where it may come in. */
function refRefusal({ ref, after }: Update): Refusal | null {
  const next = 'Leave it out: git push REMOTE BRANCH pushes the branch alone.';
  if (rememberedRefs.test(ref)) {
    const because = `${ref} is what this repository itself remembers of its record, and nobody pushes that`;
    return { code: 'record_damaged', because, next };
  }
  if (!decidedRefs.test(ref) || decidedRef.exec(ref)?.[1] === after) return null;
  const because = `${ref} keeps a commit that somebody decided about: it stays, and names that commit and no other`;
  return { code: 'record_damaged', because, next };
}

function updateFrom(line: string): readonly Update[] {
  const [before, after, ...ref] = line.trim().split(' ');
  return before === undefined || after === undefined || ref.length === 0 ? [] : [{ before, after, ref: ref.join(' ') }];
}

async function recordRefusals(
  home: GitHome,
  options: GitHomeOptions,
  update: Update,
  landing: string | null,
  at: string,
): Promise<readonly Refusal[]> {
  const rewritten =
    none.test(update.after) ||
    (!none.test(update.before) && !(await isAncestor(home.repository, update.before, update.after)));
  if (rewritten) {
    return [
      {
        code: 'history_rewritten',
        because: `the push would take entries away from ${home.repository.stateBranch}`,
        next: 'Fetch it and run the command again; the record only ever gains entries.',
      },
    ];
  }
  const pushed = gitHome(home.repository, home.objects, { ...options, stateCommit: update.after });
  const receiving = await receivingOf(home, options, landing);
  const since = none.test(update.before) ? null : update.before;
  const again = redeciding(pushed, at, receiving.head);
  let againRun: ((read: ReadRun, since?: number) => Promise<Redecided>) | null = null;
  const otherwise: Finding[] = [];
  const each = async (read: ReadProject): Promise<void> => {
    otherwise.push(...(await again(read, await lastSeq(home, update.before, projectFolder(read.id)))).findings);
  };
  const eachRun = async (read: ReadRun): Promise<void> => {
    const { redecidingRuns } = await import('./runs/redecide.ts');
    againRun ??= redecidingRuns(pushed, at, receiving.head);
    const last = await lastSeq(home, update.before, folderOf({ word: 'run', id: read.id }));
    otherwise.push(...(await againRun(read, last)).findings);
  };
  const { findings, notLookedAt } = await verify(pushed, null, () => undefined, { since, receiving, each, eachRun });
  const [missing, wrong] = [findings.filter(isMissing), findings.filter((one) => !isMissing(one))];
  if (wrong.length > 0) return wrong.map(damaged);
  if (notLookedAt.length > 0) return notLookedAt.map(incomplete);
  const foreign = await foreignPolicies(home, pushed, update.before, landing);
  if (foreign.length > 0) return foreign;
  return otherwise.length > 0 ? otherwise.map(damaged) : missing.map(unpushed);
}

function isMissing({ code }: Finding): boolean {
  return code === 'files_missing';
}

/** What a run made of files comes in before the record of it. */
function unpushed({ file, message }: Finding): Refusal {
  const [, , id = ''] = file.split('/');
  const next = `git push REMOTE countersign-run/${id}, and then the record`;
  return { code: 'record_incomplete', because: `${file}: ${message.replace(' any more', ' here')}`, next };
}

function damaged({ file, line, message }: Finding): Refusal {
  return {
    code: 'record_damaged',
    because: `${file}:${line}: ${message}`,
    next: 'Only countersign writes the record: git reset the branch to what the remote has, and run the command again.',
  };
}

/** What cannot be looked at here must not come in as if it had been. */
function incomplete({ what, because, next }: NotLookedAt): Refusal {
  return { code: 'record_incomplete', because: `${what} was not looked at: ${because}`, next };
}

/** The number of the last entry that the instance in a folder had at a commit. */
async function lastSeq({ objects }: GitHome, commit: string, folder: string): Promise<number> {
  const tail = none.test(commit) ? null : await objects.text(`${commit}:${folder}/${tailPath}`);
  try {
    return entriesOf<unknown, unknown>(tail ?? '').at(-1)?.seq ?? 0;
  } catch (error) {
    // What cannot be read was proven by nobody: all of it is looked at.
    if (error instanceof BrokenLog) return 0;
    throw error;
  }
}

/** The default branch as the push leaves it. */
async function receivingOf(home: GitHome, options: GitHomeOptions, landing: string | null): Promise<Receiving> {
  const { repository, objects } = home;
  const pushed = landing !== null && none.test(landing) ? null : landing;
  const head = pushed ?? (await objects.info(`${repository.defaultRef}^{commit}`))?.oid ?? null;
  return {
    head,
    async policy() {
      if (head === null) return null;
      return (await gitHome(repository, objects, { ...options, head }).policyInForce()).policy;
    },
  };
}

/**
 * Entries decided under a policy that the default branch here has never held: somebody had it only in a clone of theirs.
 * `landing` is the commit the default branch gets in the same push.
 */
async function foreignPolicies(
  home: GitHome,
  pushed: GitHome,
  before: string,
  landing: string | null,
): Promise<readonly Refusal[]> {
  const { repository, objects } = home;
  const head = landing ?? (await objects.info(`${repository.defaultRef}^{commit}`))?.oid ?? null;
  const known = head === null ? new Set<string>() : await blobsOf(repository, head, policyPath);
  const refusals: Refusal[] = [];
  const tell = (id: string, seq: number, why: Pick<Refusal, 'because' | 'next'>): void => {
    const because = `${id}: entry ${seq} was decided under a policy that ${why.because}`;
    refusals.push({ code: 'record_damaged', because, next: why.next });
  };
  const unheld = {
    because: `${repository.defaultBranch} has never held here`,
    next: `Push the policy to ${repository.defaultBranch} first; what was decided under it before has to be decided again.`,
  };
  for (const id of await pushed.projects()) {
    const last = await lastSeq(home, before, projectFolder(id));
    for (const entry of await pushed.entries(id)) {
      const { seq, events = [] } = entry;
      // One that nobody could have written is refused for that.
      if (seq <= last || shapeFault(entry) !== null) continue;
      for (const event of events) {
        if (event.type !== 'definition_pinned' || event.what !== 'policy' || event.pin === null) continue;
        const why = known.has(event.pin.blob) ? await foreignBase(home, event.pin) : unheld;
        if (why !== null) tell(id, seq, why);
      }
    }
  }
  for (const { id, seq, blob } of await pinnedByRuns(home, pushed, before)) if (!known.has(blob)) tell(id, seq, unheld);
  return refusals;
}

/** The policies that runs pinned since a commit. */
async function pinnedByRuns(
  home: GitHome,
  pushed: GitHome,
  before: string,
): Promise<readonly { readonly id: string; readonly seq: number; readonly blob: string }[]> {
  const commit = await pushed.stateCommit();
  if (commit === null || (await home.objects.info(`${commit}:runs`)) === null) return [];
  const { policiesPinned } = await import('./runs/home.ts');
  return policiesPinned(home.objects, commit, (folder) => lastSeq(home, before, folder));
}

/** What is wrong with what is pinned as the base of a policy; null where it is what the policy extends. */
async function foreignBase({ objects, bases }: GitHome, pin: Pin): Promise<Pick<Refusal, 'because' | 'next'> | null> {
  const read = await policyRead((await objects.text(pin.blob)) ?? '', policyPath, bases);
  if (!read.ok)
    return {
      because: `cannot be read here: ${read.findings.map(({ message }) => message).join('; ')}`,
      next: `In the repository that is pushed to: ${read.findings.map(({ next }) => next).join('; ')}`,
    };
  const { base } = read;
  if (base?.blob === pin.base?.blob && base?.origin === pin.base?.origin) return null;
  return {
    because: `extends ${base?.file ?? 'nothing'}, and something else is kept as that`,
    next: 'Only countersign writes the record: git reset the branch to what the remote has, and run the command again.',
  };
}

async function landingRefusals(
  home: GitHome,
  options: GitHomeOptions,
  update: Update,
  at: string,
): Promise<readonly Refusal[]> {
  const { repository } = home;
  if (none.test(update.after) || !(await isAncestor(repository, update.before, update.after))) {
    return [
      {
        code: 'history_rewritten',
        because: `the push would rewrite ${repository.defaultBranch}, on which landed versions rest`,
        next: 'Revert by a new commit instead of a force push.',
      },
    ];
  }
  const would = gitHome(repository, home.objects, { ...options, head: update.after });
  const refusals: Refusal[] = [];
  for (const id of await would.projects()) {
    const { state, observed } = await would.observe(id, at);
    if (state !== null) refusals.push(...(await bypasses(id, observed, state, at)));
  }
  return refusals;
}

/** What would land past a closed gate, each landing seen from where the ones before it leave the project. */
async function bypasses(
  id: string,
  observed: Observed,
  started: ProjectState,
  at: string,
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  let state = started;
  const deeds = deedsOf(observed, started);
  const decide = await projectDecider.deciding(
    deeds.map(({ command }) => command),
    { observed, state },
  );
  for (const envelope of deeds) {
    const { command } = envelope;
    if ('land' in command) refusals.push(...closedGates(id, observed.world, state, command.land));
    const head = { v: 1, id: entryId(envelope.source), seq: state.seq + 1, at, ...envelope } as const;
    const verdict = decide(observed, state, head);
    for (const [ordinal, event] of ('events' in verdict ? verdict.events : []).entries()) {
      state = projectDecider.evolve(state, { ...event, event_id: `${head.id}/${ordinal}` }, head) ?? state;
    }
    state = projectDecider.recorded(state, head, 'refusal' in verdict) ?? state;
  }
  return refusals;
}

function closedGates(id: string, world: World, state: ProjectState, land: ProjectCommands['land']): readonly Refusal[] {
  if (isObserving(world.policy)) return [];
  const contents = Object.entries(land.contents).flatMap(([name, content]) => {
    const now = state.artifacts[name];
    const current = now?.status === 'current' ? now.content : null;
    return content === current ? [] : [[name, content ?? absent] as const];
  });
  return landingGates(world, state, Object.fromEntries(contents))
    .filter((one) => !one.answer.holds)
    .map(({ artifact, gate, answer }) => ({
      code: 'gate_closed',
      because: `${id}: ${artifact} would land at ${land.commit.slice(0, 7)}, and ${missingIn(answer)
        .map((one) => one.says)
        .join('; ')}`,
      next: answer.next ?? `countersign explain ${gate} --project ${id}`,
    }));
}
