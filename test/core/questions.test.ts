import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/core/condition.ts';
import { questionsFor } from '../../src/core/project/questions.ts';
import { around, bob, knows, lifecycle, observedIn, sceneOf, starts, type Step } from './given.ts';

/** The facts that somebody would be asked for, in order. */
function asked(condition: Condition, ...steps: readonly Step[]): readonly string[] {
  const scene = sceneOf(starts(), ...steps);
  if (scene.state === null) throw new Error('no project was started');
  return questionsFor(observedIn(scene).world, scene.state, condition).map(({ fact }) => fact);
}

const a = { fact: 'a' };
const b = { fact: 'b' };
const c = { fact: 'c' };
const closed = { gate: 'go' };
const raised = { flag: 'rush' };

describe('the shortest set of questions', () => {
  it('asks for what is not known, each once', () => {
    expect(asked({ all: [a, b, { all: [a, c] }] })).toEqual(['a', 'b', 'c']);
    expect(asked({ all: [a, b] }, knows(bob, 'a', 1))).toEqual(['b']);
    expect(asked(a, knows(bob, 'a', 1))).toEqual([]);
  });

  it('does not ask for what is known, be it wrong or contested: asking again brings nothing', () => {
    expect(asked({ fact: 'a', equals: 2 }, knows(bob, 'a', 1))).toEqual([]);
    expect(asked(a, knows(bob, 'a', 1, 'a mail'), knows(bob, 'a', 2, 'a call'))).toEqual([]);
    expect(asked({ fact: 'a', at_least: 2 })).toEqual(['a']);
  });

  it('asks of alternatives for one: where nothing else is missing, then where least is', () => {
    expect(asked({ any: [{ all: [a, b] }, c] })).toEqual(['c']);
    expect(asked({ any: [{ all: [a, b] }, { all: [c, closed] }] })).toEqual(['a', 'b']);
    expect(asked({ any: [{ all: [a, b, closed] }, { all: [c, closed] }] })).toEqual(['c']);
    expect(asked({ any: [a, b] })).toEqual(['a']);
    expect(asked({ any: [a, closed] })).toEqual(['a']);
    expect(asked({ any: [{ all: [a, closed] }, closed] })).toEqual([]);
    expect(asked({ any: [a, { not: raised }] })).toEqual([]);
    expect(asked({ any: [a, b] }, knows(bob, 'b', 1))).toEqual([]);
  });

  it('asks rather for what is asked anyway', () => {
    expect(asked({ all: [{ any: [c, { all: [a, b] }] }, a, b] })).toEqual(['a', 'b']);
    expect(asked({ all: [{ any: [{ all: [b, c] }, { all: [a, c] }] }, a] })).toEqual(['a', 'c']);
  });

  it('asks for nothing that people approve or git shows', () => {
    expect(asked({ all: [closed, { artifact: 'plan' }, { no: 'blockers' }, { not: { artifact: 'plan' } }] })).toEqual(
      [],
    );
    expect(asked({ all: [a, closed] })).toEqual(['a']);
    expect(asked({ any: [] })).toEqual([]);
  });

  it('asks for every required fact where none may be missing', () => {
    expect(asked({ no: 'missing_facts' })).toEqual(['release.version']);
    expect(asked({ no: 'missing_facts' }, knows(bob, 'release.version', '2'))).toEqual([]);
  });

  it('is in the words of the definition: its question, else the label, else the name', () => {
    const facts = { a: { label: 'A', question: 'What is A?' }, b: { label: 'B' } };
    const scene = sceneOf(around({ definition: lifecycle({ facts }) }), starts());
    if (scene.state === null) throw new Error('no project was started');
    expect(questionsFor(scene.world, scene.state, { all: [a, b, c] }, 'main')).toEqual([
      { fact: 'a', question: 'What is A?' },
      { fact: 'b', question: 'B' },
      { fact: 'c', question: 'c' },
    ]);
  });
});
