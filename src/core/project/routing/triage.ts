import { meant } from '../../definition/alias.ts';
import { triageOutcomes, type TriageOutcome } from '../../definition/routing.ts';
import type { TriageRule } from '../../definition/schema.ts';
import type { Actor } from '../../entry.ts';
import type { Route } from '../events.ts';
import { typeOf } from '../lines.ts';
import { specialistsOf } from '../specialists.ts';
import type { ProjectState } from '../state.ts';
import type { World } from '../world.ts';
import { isOfSecurity } from './gates.ts';
import { makerOf, type Request } from './request.ts';

interface Reason {
  readonly outcome: TriageOutcome;
  readonly says: string;
  readonly gate?: string | undefined;
  readonly specialist?: string | undefined;
}

/** What a request takes before it goes on, and who is asked where that is a specialist. */
export interface Triaged {
  readonly triage: Route['triage'];
  readonly specialist: string | null;
}

/**
 * The gravest of what the flags of a request ask for, of what its target asks for, and of what is not the business of
 * whoever asks. Security is asked for by its own flags and gates, and by nothing else.
 */
export function triaged(
  world: World,
  request: Request,
  actor: Actor,
  { gates, plugin }: { readonly gates: readonly string[]; readonly plugin: readonly string[] },
): Triaged {
  const reasons = [
    ...rulesOf(world, request.asked.flags).map(ofFlag),
    ...gates.map((gate) => ofGate(world, gate, `it takes ${gate}`)),
    ...plugin.map((gate) => ofGate(world, gate, `the plugin takes ${gate}`)),
    ...ofAsker(world, request, actor),
  ].toSorted((one, other) => triageOutcomes.indexOf(other.outcome) - triageOutcomes.indexOf(one.outcome));
  const [gravest] = reasons;
  return {
    triage: {
      outcome: gravest?.outcome ?? 'no_gate',
      why: [...new Set(reasons.map(({ says }) => says))],
      gates: [...new Set(reasons.flatMap(({ gate }) => gate ?? []))],
    },
    specialist: reasons.find((one) => one.specialist !== undefined)?.specialist ?? null,
  };
}

/** What the definition says of these flags. */
export function rulesOf({ definition }: World, flags: readonly string[]): readonly TriageRule[] {
  return definition.triage.filter(({ flag }) => flags.includes(flag));
}

/** Flags that go up with a request, each with why: its own, and those that conditions ask about instead. */
export function flagsRaised(
  world: World,
  state: ProjectState,
  { asked }: Request,
): readonly { readonly flag: string; readonly reason: string }[] {
  const rules = rulesOf(world, asked.flags);
  const itself = asked.flags.map((flag) => ({
    flag,
    reason: rules.find((one) => one.flag === flag)?.escalates ?? `it came with a request (${asked.intent})`,
  }));
  const raised = rules.flatMap(({ flag, raises }) =>
    raises === undefined ? [] : [{ flag: raises, reason: `flag ${flag} raises it` }],
  );
  const first = new Map([...itself, ...raised].toReversed().map((one) => [one.flag, one]));
  return [...first.values()].toReversed().filter(({ flag }) => !state.flags.includes(flag));
}

function ofFlag({ flag, outcome, gate, specialist, escalates }: TriageRule): Reason {
  return { outcome, says: `flag ${flag}${escalates === undefined ? '' : `: ${escalates}`}`, gate, specialist };
}

function ofGate(world: World, gate: string, says: string): Reason {
  return { outcome: isOfSecurity(world, gate) ? 'security_review' : 'owner_approval', says, gate };
}

/** Specialists who ask for what another one owns have that one look at it. */
function ofAsker(world: World, { artifact, asked }: Request, actor: Actor): readonly Reason[] {
  const owner = makerOf(world.definition, artifact);
  const acting = asked.as === undefined ? specialistsOf(world, actor) : [meant(world.definition, asked.as, 'owner')];
  if (artifact === null || owner === null || acting.length === 0 || acting.includes(owner)) return [];
  const says = `${owner} owns ${typeOf(artifact)}, and ${acting.join(', ')} asks for it`;
  return [{ outcome: 'specialist_review', says, specialist: owner }];
}
