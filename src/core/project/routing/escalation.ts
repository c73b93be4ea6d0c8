import type { Condition } from '../../condition.ts';
import type { Intent } from '../../definition/routing.ts';
import type { RoutingRule, TriageRule } from '../../definition/schema.ts';
import { clause } from '../../prose.ts';
import { openConflicts } from '../conflicts.ts';
import { gateFor } from '../gates.ts';
import type { ProjectState } from '../state.ts';
import { flagStopping } from '../stops.ts';
import { isSettled } from '../workflow-status.ts';
import type { World } from '../world.ts';
import { troubleAt } from './gates.ts';
import type { Request } from './request.ts';
import { rulesOf } from './triage.ts';

/** Something that an escalation stops, and until when. */
export interface Stopped {
  readonly rule: TriageRule;
  readonly on: string;
  readonly text: string;
  readonly until: Condition;
}

/**
 * Flags that stop what they are about and have not done so yet: with this request, or since they were raised. Those of
 * the request stop it whatever was approved before: only an approval that is still to come settles the matter, or the
 * flag that is lowered. What was settled on one track does not stop another one.
 */
export function stopsFor(
  world: World,
  state: ProjectState,
  { asked, track }: Request,
  routing: RoutingRule | null,
): readonly Stopped[] {
  const known = stopsIn(world, state).map(({ rule }) => rule.flag);
  return rulesOf(world, [...asked.flags, ...state.flags]).flatMap((rule): readonly Stopped[] => {
    const { flag, gate, escalates } = rule;
    if (escalates === undefined || known.includes(flag)) return [];
    if (!asked.flags.includes(flag) && isSettled(world, state, rule)) return [];
    const isOpen = gate !== undefined && gateFor(world, state, gate, track, {}, null).holds;
    const on = stoppedBy(rule, track, routing);
    const lowered: Condition = { not: { flag } };
    return gate === undefined || isOpen || on === `gate:${gate}`
      ? [{ rule, on, text: `${escalates}: stopped until flag ${flag} is lowered`, until: lowered }]
      : [
          {
            rule,
            on,
            text: `${escalates}: stopped until ${gate} is approved or flag ${flag} is lowered`,
            until: { any: [lowered, { gate }] },
          },
        ];
  });
}

/** A flag whose rule is about one gate and no track stops what that gate is for; any other its track. */
function stoppedBy({ flag, gate }: TriageRule, track: string, rule: RoutingRule | null): string {
  const isOfGate = rule?.on?.flag === flag && rule.to?.gate !== undefined && rule.to.track === undefined;
  return isOfGate && gate !== undefined ? `gate:${gate}` : `track:${track}`;
}

/** A blocker that waits for the flag of an escalation to be lowered. */
interface Stop {
  readonly id: string;
  readonly on: string;
  readonly rule: TriageRule;
}

/** What escalations have stopped. */
export function stopsIn({ definition }: World, { blockers }: ProjectState): readonly Stop[] {
  return Object.entries(blockers).flatMap(([id, { on, until }]) => {
    const flag = flagStopping(until);
    const rule = definition.triage.find((one) => one.flag === flag && one.escalates !== undefined);
    return rule === undefined ? [] : [{ id, on, rule }];
  });
}

/** Why something has to be decided by somebody before it goes on, and by which gate where that is known. */
export interface Escalation {
  readonly says: string;
  readonly gate?: string | undefined;
}

/** Intents that rest on what was approved; others change it, or ask for it again. */
const resting: readonly Intent[] = ['route', 'package', 'send', 'escalate'];

/**
 * The first reason for which a request goes to whoever decides: a flag, an approval that does not stand or reach as far,
 * sources that differ. Null where there is none.
 */
export function escalationOf(
  world: World,
  state: ProjectState,
  request: Request,
  gates: readonly string[],
  [stop]: readonly Stopped[],
): Escalation | null {
  if (stop !== undefined) return { says: stop.text, gate: stop.rule.gate };
  const { target, asked, track } = request;
  const rests = target?.kind === 'action' || resting.includes(asked.intent);
  const trouble = rests ? troubleAt(world, state, request, gates) : null;
  if (trouble !== null) return trouble;
  const [conflict] = openConflicts(state, track);
  return conflict === undefined ? null : { says: `two sources differ about ${clause(conflict[1].about)}` };
}
