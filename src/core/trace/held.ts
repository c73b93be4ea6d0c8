import { evaluate, leavesOf, type Answer, type Explained } from '../condition.ts';
import { effectiveStatus, type Confirm } from '../confirm/confirm.ts';
import { blockersOn } from '../project/gates.ts';
import { factAnswer, raised } from '../project/leaf-answers/facts.ts';
import { isConditionOf } from '../project/record-changes.ts';
import type { ProjectState } from '../project/state.ts';

/**
 * What on record keeps a gate closed at a moment although it was approved: a blocker, an approval whose time is up,
 * conditions that do not hold; null for nothing. Of a condition that the record alone does not answer nobody knows that it
 * holds. It says nothing of what the conditions are about, which may be nobody's business.
 */
export function whyHeld(state: ProjectState, record: Confirm, at: string): string | null {
  const { gate, conditions = [] } = record;
  const answer: Answer = (leaf) => {
    if ('fact' in leaf) return factAnswer(state, leaf);
    return 'flag' in leaf ? raised(state.flags.includes(leaf.flag), leaf.flag) : unanswered;
  };
  if (effectiveStatus(record, at) === 'expired') return 'its time is up';
  if (blockersOn(state, gate).some(([, one]) => one.approval === undefined || isConditionOf(state, one, record)))
    return 'a blocker is on its gate';
  const isOpen = conditions.every(
    (condition) =>
      evaluate(condition, answer).holds && leavesOf(condition).every((leaf) => 'fact' in leaf || 'flag' in leaf),
  );
  return isOpen ? null : 'a condition of it does not hold, or the record alone does not tell';
}

const unanswered: Explained = { holds: false, says: 'the record alone does not tell' };
