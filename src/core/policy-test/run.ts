import type { Explained } from '../condition.ts';
import type { Definition } from '../definition/schema.ts';
import type { Actor } from '../entry.ts';
import type { Policy } from '../policy/schema.ts';
import type { ProjectCommand } from '../project/commands.ts';
import type { MaybeState } from '../project/evolve.ts';
import { gateTree } from '../project/gate-tree.ts';
import { landingGates } from '../project/landing-gates.ts';
import type { ProjectState } from '../project/state.ts';
import type { World } from '../project/world.ts';
import type { Refusal } from '../refusal.ts';
import { castOf } from './cast.ts';
import { followedIn } from './check.ts';
import { askedBy, gateOf, isAboutGates, type Asked } from './command.ts';
import type { Outcome, WrittenPolicyTests, WrittenTest } from './schema.ts';
import { doneBy, mergeOf, proposedTo, situationOf, startOf, worldOf, type Tried } from './situation.ts';

/** What came of a test. */
export interface TestResult {
  readonly name: string;
  /** Which test of the file it is, from 0. */
  readonly index: number;
  readonly passed: boolean;
  readonly expected: Outcome;
  /** What the rules really say; `impossible` where they refuse what is given. */
  readonly got: Outcome | 'impossible';
  /** One sentence about what is not as it was expected; empty where the test passed. */
  readonly says: string;
  /** What really happens, and why. */
  readonly explained: Explained;
}

/** What the rules come to, before anybody compares it with what was expected. */
type Came = Pick<TestResult, 'got' | 'explained'>;

/**
 * Runs the tests of a file by the rules that decide in earnest. Where nothing else is named, they
 * follow the workflow that the policy names. A test whose
 * names are not all known is left out: what is wrong with it is said where the file is checked.
 */
export function runPolicyTests(
  written: WrittenPolicyTests,
  definitions: readonly Definition[],
  policy: Policy,
): readonly TestResult[] {
  const cast = castOf(written);
  return written.tests.flatMap((test, index) => {
    const definition = followedIn(test, written, definitions, policy.workflow);
    const asked = askedBy(test.when, cast);
    if (definition === null || 'unreadable' in asked) return [];
    return [resultOf(test, index, cameOf(test, asked, { definition, policy, cast }))];
  });
}

function resultOf({ name, then, because = '' }: WrittenTest, index: number, { got, explained }: Came): TestResult {
  const isMeant = got === then || (then === 'allowed' && (got === 'open' || got === 'closed'));
  const isBecause = textsIn(explained).some((text) => text.includes(because));
  const reason = isBecause ? '' : `it is ${got}, and not because “${because}”`;
  const says = isMeant ? reason : `it should be ${then}, and is ${got}`;
  return { name, index, passed: isMeant && isBecause, expected: then, got, says, explained };
}

function textsIn({ says, next = '', parts = [] }: Explained): readonly string[] {
  return [says, next, ...parts.flatMap(textsIn)];
}

function cameOf(test: WrittenTest, asked: Asked, tried: Tried): Came {
  const world = worldOf(test, asked, tried);
  if (asked.is === 'start') return answerTo(world, null, asked.actor, startOf(world, asked.actor.login));
  const situation = situationOf(test, world, tried.cast);
  if ('refusal' in situation) {
    const says = 'the rules do not let happen what is given';
    return { got: 'impossible', explained: { holds: false, says, parts: [refused(situation.refusal)] } };
  }
  const { state } = situation;
  if (asked.is === 'gate') return gatesCame([asked.gate], world, state);
  return answerTo(world, state, asked.actor, asked.is === 'merge' ? mergeOf(world) : asked.command);
}

/** What somebody's doing something comes to: by what it does to gates, where it is about gates. */
function answerTo(world: World, before: MaybeState, actor: Actor, command: ProjectCommand): Came {
  const { verdict, state } = doneBy(world, before, actor, command);
  if ('refusal' in verdict) return { got: 'refused', explained: refused(verdict.refusal) };
  if (state === null || !isAboutGates(command)) {
    const happened = verdict.events.map(({ type }) => type.replaceAll('_', ' ')).join(', ');
    return { got: 'allowed', explained: { holds: true, says: `${actor.login} may do it: ${happened}` } };
  }
  const gate = gateOf(command);
  return gatesCame(gate === null ? gatesOfBranch(world, state) : [gate], world, state);
}

function refused({ because, next }: Refusal): Explained {
  return { holds: false, says: because, next };
}

/** The gates that what is proposed has to pass to land. */
function gatesOfBranch(world: World, state: ProjectState): readonly string[] {
  return [...new Set(landingGates(world, state, proposedTo(world)).map(({ gate }) => gate))];
}

/** Are all of these open for what is proposed, or has landed? */
function gatesCame(gates: readonly string[], world: World, state: ProjectState): Came {
  const trees = gates.map((gate) => gateTree(world, state, gate, 'main', proposedTo(world), null));
  const holds = trees.every((tree) => tree.holds);
  const got = holds ? 'open' : 'closed';
  const says = `${gates.join(' and ')}: ${holds ? 'everything is open' : 'not everything is open'}`;
  const [explained = null] = trees.length === 1 ? trees : [];
  return { got, explained: explained ?? { holds, says, parts: trees } };
}
