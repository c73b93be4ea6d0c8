import { leavesOf, type Condition, type Leaf } from '../condition.ts';
import type { Definition } from '../definition/schema.ts';
import { requirementOf } from '../policy/may.ts';
import type { Policy } from '../policy/schema.ts';
import { gatesDemanded } from '../project/findings/looked.ts';
import { gateFor } from '../project/gates.ts';
import { holdsNothingUp } from '../project/observing.ts';
import type { ProjectState } from '../project/state.ts';
import { recordWith } from '../project/records.ts';
import { confirmsOf, type World } from '../project/world.ts';
import { openedBy, wayOf, type Overrides } from './opened.ts';
import type { PassedGate } from './passage.ts';

/** The rules that held at a moment: what was pinned then, never what is in force today. */
export interface RulesThen {
  readonly definition: Definition;
  readonly policy: Policy;
}

/** A gate that a condition names as something to be open; `demanded`: it cannot hold otherwise. */
interface Named {
  readonly gate: string;
  readonly permits: string | undefined;
  readonly demanded: boolean;
}

/** What conditions ask of gates, where any one of them had to hold: a gate is demanded that each of them demands. */
function gatesNamed(conditions: readonly (Condition | undefined)[]): readonly Named[] {
  const named = new Map<string, Named>();
  for (const leaf of conditions.flatMap((condition) => askedToBeOpen(condition))) {
    const { gate, permits } = leaf;
    const demanded = conditions.every((condition) => gatesDemanded(condition).includes(gate));
    if (!named.has(gate)) named.set(gate, { gate, permits, demanded });
  }
  return [...named.values()];
}

type GateLeaf = Extract<Leaf, { readonly gate: string }>;

/** What stands behind a `not`, or has to be closed, opened nothing. */
function askedToBeOpen(condition: Condition | undefined): readonly GateLeaf[] {
  if (condition === undefined || 'not' in condition) return [];
  if ('all' in condition) return condition.all.flatMap(askedToBeOpen);
  if ('any' in condition) return condition.any.flatMap(askedToBeOpen);
  return 'gate' in condition && condition.is !== 'closed' ? [condition] : [];
}

/**
 * The gates that a condition asked for when it held, each asked again of the record as it was. What checks said then is
 * not in the record: they are taken to have passed, as they must have for it to happen.
 */
export function gatesAskedThen(
  rules: RulesThen,
  state: ProjectState,
  conditions: readonly (Condition | undefined)[],
  {
    track,
    action,
    at,
    overrides,
  }: {
    readonly track: string;
    readonly action: string;
    readonly at: string;
    readonly overrides: Overrides;
  },
): readonly PassedGate[] {
  const world = worldThen(rules, state, at);
  return gatesNamed(conditions).map(({ gate, permits, demanded }): PassedGate => {
    const { holds, says } = gateFor(world, state, gate, track, {}, permits ?? action);
    const isObserved = !holds && holdsNothingUp(world, state, track, gate);
    if (!holds)
      return {
        gate,
        way: isObserved ? 'observed' : demanded ? 'not shown' : 'not needed',
        says,
        approvals: [],
        terms: {},
        override: null,
      };
    const opened = openedBy(state, recordWith(world, state, gate, track, {}), [], overrides);
    return { gate, way: wayOf(opened), says, ...opened };
  });
}

/** What the record says about the world of then: nobody to ask, no branch, and checks that have passed. */
function worldThen({ definition, policy }: RulesThen, state: ProjectState, at: string): World {
  const conditions = confirmsOf(state).flatMap((confirm) => confirm.conditions ?? []);
  const checks = [
    ...definition.gates.flatMap((gate) => requirementOf(policy, gate).checks),
    ...conditions.flatMap(leavesOf).flatMap((leaf) => ('check' in leaf ? [leaf.check] : [])),
  ];
  return {
    definition,
    policy,
    definitionPin: state.definition,
    policyPin: state.policy,
    defaultBranch: '',
    head: state.cursor,
    proposals: {},
    people: { permissions: {}, teams: {} },
    checks: Object.fromEntries(checks.map((name) => [name, 'passed'] as const)),
    recent: [],
    at,
  };
}
