import { evaluate, type Answer, type Condition } from '../condition.ts';
import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { conflictAbout } from './conflicts.ts';
import { answers } from './gates.ts';
import type { ProjectState } from './state.ts';
import type { World } from './world.ts';

/** A fact that nobody has recorded, and what to ask whoever may know it. */
export interface Question {
  readonly fact: string;
  readonly question: string;
}

/** The facts that a condition waits for. */
interface Asked {
  readonly facts: readonly string[];
  /** Would it hold once they are known? Where it compares them that is not sure, and worth asking. */
  readonly isEnough: boolean;
}

/**
 * The shortest set of questions whose answers bring a condition closer on a track: only for what keeps it from holding,
 * and never for what is known. Of alternatives one is asked about: one that answers alone can bring about before others,
 * then the one with the fewest questions that are not asked anyway, then the first. None for what people approve.
 */
export function questionsFor(
  world: World,
  state: ProjectState,
  condition: Condition,
  track = 'main',
): readonly Question[] {
  const { facts } = asked(world, state, condition, answers(world, state, track), []);
  return facts.map((fact) => ({ fact, question: questionAbout(world.definition, fact) }));
}

/** What somebody is asked who may know a fact. */
export function questionAbout({ facts }: Pick<Definition, 'facts'>, fact: string): string {
  const { question, label } = own(facts, fact) ?? {};
  return question ?? label ?? fact;
}

const nothing: Asked = { facts: [], isEnough: true };
const hopeless: Asked = { facts: [], isEnough: false };

/** `before`: the facts that are asked for anyway. */
function asked(
  world: World,
  state: ProjectState,
  condition: Condition,
  answer: Answer,
  before: readonly string[],
): Asked {
  if (evaluate(condition, answer).holds) return nothing;
  if ('all' in condition) {
    // What has no choice comes first: of alternatives the one that asks for the same things asks for least.
    const parts = condition.all.toSorted((one, other) => Number('any' in one) - Number('any' in other));
    return parts.reduce<Asked>(
      (sum, part) => {
        const more = asked(world, state, part, answer, [...before, ...sum.facts]);
        return { facts: [...new Set([...sum.facts, ...more.facts])], isEnough: sum.isEnough && more.isEnough };
      },
      { facts: [], isEnough: true },
    );
  }
  if ('any' in condition) {
    const extra = ({ facts }: Asked): number => facts.filter((fact) => !before.includes(fact)).length;
    const ways = condition.any.map((part) => asked(world, state, part, answer, before));
    return (
      ways.toSorted((one, other) => Number(other.isEnough) - Number(one.isEnough) || extra(one) - extra(other))[0] ??
      hopeless
    );
  }
  if ('fact' in condition) {
    const isUnknown =
      own(state.known_facts, condition.fact) === undefined && conflictAbout(state, condition.fact) === undefined;
    return isUnknown ? { facts: [condition.fact], isEnough: true } : hopeless;
  }
  if ('no' in condition && condition.no === 'missing_facts') {
    const unknown = world.definition.required_fields.filter((fact) => own(state.known_facts, fact) === undefined);
    return { facts: unknown, isEnough: true };
  }
  return hopeless;
}
