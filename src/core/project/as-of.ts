import { leavesOf } from '../condition.ts';
import { requirementOf } from '../policy/may.ts';
import type { Policy } from '../policy/schema.ts';
import { worldFromRecord, type Rules } from '../simulate/questions.ts';
import { statusOf, type StatusView } from '../surface/status.ts';
import { evolve, recorded, type MaybeState } from './evolve.ts';
import type { ProjectEntry } from './history.ts';
import { upTo } from './search.ts';
import type { ProjectState } from './state.ts';
import { workflowStatus } from './workflow-status.ts';
import type { Checks, World } from './world.ts';

/** A log as it was at a moment, and where it had led; null before the project began. */
export interface Past {
  readonly entries: readonly ProjectEntry[];
  readonly state: MaybeState;
}

/** A project at a moment (ISO 8601, UTC), from its entries alone. */
export function asOf(entries: readonly ProjectEntry[], at: string): Past {
  const then = upTo(entries, at);
  let state: MaybeState = null;
  for (const entry of then) {
    for (const event of entry.events ?? []) state = evolve(state, event, entry);
    state = recorded(state, entry, entry.refusal !== undefined);
  }
  return { entries: then, state };
}

/** What the record of a gate on an open branch leaves open. */
export interface Untold {
  readonly branch: string;
  readonly gate: string;
}

/** Where a project stood, and what of it the record cannot tell. */
export interface StatusThen {
  /** As it is without what the record does not hold. Nothing in it can be run: what was next then is told in words. */
  readonly view: StatusView;
  /** Gates of open branches that may have been open. */
  readonly untold: readonly Untold[];
  /** What was next only if checks, owners and roles did not say otherwise: the sentences of `view.next`. */
  readonly unsure: readonly string[];
  /** What nobody knows of then, each as the middle of a sentence. */
  readonly unknown: readonly string[];
}

/**
 * Where a project stood at a moment, by the rules that were pinned then. What an answer owes to checks, to owners of
 * paths, or to roles that people still held is found by asking twice: once as if nothing of it were so, and once as if
 * all of it were. Where that makes a difference the answer is not known, and not guessed.
 */
export function statusThen(
  rules: Rules,
  state: ProjectState,
  entries: readonly ProjectEntry[],
  at: string,
): StatusThen {
  const least: World = { ...worldFromRecord(state, rules, at), recent: entries };
  const checks = checksIn(least, state);
  const most = atMost(least, checks);
  const view = statusOf(least, state);
  const other = statusOf(most, state);
  const perhapsOpen = new Set(
    other.branches.flatMap(({ branch, gates }) =>
      gates.flatMap(({ gate, open }) => (open ? [`${gate} ${branch}`] : [])),
    ),
  );
  const untold = view.branches.flatMap(({ branch, gates }) =>
    gates
      .filter(({ gate, open }) => !open && perhapsOpen.has(`${gate} ${branch}`))
      .map(({ gate }) => ({ branch, gate })),
  );
  const sure = new Set(other.next.map(({ says }) => says));
  const status = workflowStatus(least, state, entries);
  const perhaps = workflowStatus(most, state, entries);
  return {
    view: {
      ...withoutCommands(view),
      status,
      tracks: view.tracks.map((track) => {
        const told = other.tracks.filter((one) => one.track === track.track && one.status !== track.status);
        return { ...track, status: [track, ...told].map((one) => one.status).join(' or ') };
      }),
    },
    untold,
    unsure: view.next.flatMap(({ says }) => (sure.has(says) ? [] : [says])),
    unknown: [
      ...unknownOf(least, state, checks),
      ...(status === perhaps ? [] : [`whether it was ${status.replace('_', ' ')} or ${perhaps.replace('_', ' ')}`]),
    ],
  };
}

/** The same view in which nothing can be run: what the commands would be about is over. */
function withoutCommands(view: StatusView): StatusView {
  return {
    ...view,
    branches: view.branches.map((one) => ({
      ...one,
      command: null,
      gates: one.gates.map((gate) => ({ ...gate, command: null, look: null })),
    })),
    next: view.next.map(({ command: _command, look: _look, ...told }) => told),
  };
}

/** The world in which everything that the record does not hold speaks for an open gate. */
function atMost(world: World, names: readonly string[]): World {
  const checks: Checks = Object.fromEntries(names.map((name) => [name, 'passed'] as const));
  const proposals = Object.entries(world.proposals).map(
    ([name, proposal]) => [name, { ...proposal, checks, owners: [], pushed_at: longAgo }] as const,
  );
  return { ...world, policy: trusting(world.policy), proposals: Object.fromEntries(proposals), checks };
}

const longAgo = '1970-01-01T00:00:00.000Z';

/** The same policy without asking whether people still hold the role in which they approved. */
function trusting(policy: Policy): Policy {
  const gates = Object.entries(policy.gates).map(([name, gate]) => [name, { ...gate, recheck: false }] as const);
  return { ...policy, recheck: false, gates: Object.fromEntries(gates) };
}

/** Every check that a gate, a way onward or a track asks for. */
function checksIn({ definition, policy }: World, { tracks }: ProjectState): readonly string[] {
  const asked = [
    ...definition.allowed_transitions.map(({ requires }) => requires),
    ...definition.actions.map(({ requires }) => requires),
    ...definition.terminal_states.map(({ requires }) => requires),
    ...Object.values(tracks).flatMap(({ depends_on, requires }) => [depends_on, requires]),
  ];
  const named = asked.flatMap(leavesOf).flatMap((leaf) => ('check' in leaf ? [leaf.check] : []));
  return [...new Set([...Object.values(policy.gates).flatMap(({ checks = [] }) => checks), ...named])];
}

/** What the rules of then rest on and the record does not hold; of a project that had ended nothing is left to ask. */
function unknownOf(world: World, state: ProjectState, checks: readonly string[]): readonly string[] {
  if (state.terminal_state !== null) return [];
  const asked = world.definition.gates.map((gate) => requirementOf(world.policy, gate));
  const isHeld = Object.values(world.policy.roles).some(
    ({ teams = [], permission }) => teams.length > 0 || permission !== undefined,
  );
  return [
    ...(checks.length === 0 ? [] : [`what ${checks.join(', ')} had answered`]),
    ...(asked.some(({ codeowners }) => codeowners) ? ['who owned which paths'] : []),
    ...(isHeld || asked.some(({ recheck }) => recheck) ? ['who had which permissions and was in which team'] : []),
    'what had been pushed and was not recorded yet',
  ];
}
