import { describe, expect, it } from 'vitest';
import { alice, approves, asks, bob, carol, deletes, drafted, given, inCheck, pushes, starts } from './given.ts';

const approved = [...drafted, approves(alice, 'plan_approval')];

const merge = (changes = {}) => asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' }, ...changes } });

it('is recorded with every gate it rests on', () => {
  const { scene } = given(...approved)
    .when(merge())
    .thenHappened({
      type: 'decision_recorded',
      decision: 'merge p at p1',
      track: 'main',
      gates: [{ gate: 'plan_approval', open: true }],
    });
  expect(scene.last.at(-1)?.saw).toEqual({ definition: 'd1', policy: 'p1', head: 'p1' });
});

describe('the go-ahead for a merge', () => {
  it('is refused when a gate is closed, also one that only the transition asks for', () => {
    given(...drafted)
      .when(merge())
      .thenRefused('gate_closed', /nobody has approved it/u);
    given(inCheck, pushes(bob, 'r', { report: 'R' }))
      .when(asks(bob, { merge: { proposal: 'r', head: 'r1', landing: { report: 'R' } } }))
      .thenRefused('gate_closed', /go is closed/u);
  });

  it('is refused when the branch was pushed to', () => {
    given(...approved, pushes(bob, 'p', { plan: 'B' }))
      .when(merge())
      .thenRefused('superseded', /p has moved from p1 to p2/u);
  });

  it('is refused when the branch is gone', () => {
    given(...approved, deletes('p'))
      .when(merge())
      .thenRefused('unknown_proposal');
    given(starts())
      .when(asks(bob, { merge: { proposal: 'constructor', head: 'p1', landing: {} } }))
      .thenRefused('unknown_proposal');
  });

  it('is refused when the merge would make bytes that nobody has approved', () => {
    given(...approved)
      .when(merge({ landing: { plan: 'A and more' } }))
      .thenRefused('gate_closed', /would combine plan/u);
  });

  it('names every gate that is closed, deepest reason first', () => {
    given(
      starts(),
      pushes(bob, 'm', { manual: 'M' }),
      approves(alice, 'legal', {
        conditions: [{ all: [{ fact: 'a' }, { not: { gate: 'go', is: 'closed' } }, { date: {} }] }],
      }),
    )
      .when(asks(bob, { merge: { proposal: 'm', head: 'm1', landing: { manual: 'M' } } }))
      .thenRefused('gate_closed', /a is not known.*go is closed.*security is closed/u);
  });

  it('helps even where nobody knows who opens the gate', () => {
    const scene = given(
      starts(),
      pushes(bob, 'm', { manual: 'M' }),
      approves(alice, 'legal', { conditions: [{ closure: 'tests' }] }),
      approves(carol, 'security'),
    )
      .when(asks(bob, { merge: { proposal: 'm', head: 'm1', landing: { manual: 'M' } } }))
      .thenRefused('gate_closed', /no closure tests is recorded/u).scene;
    expect(scene.last.at(-1)?.refusal?.next).toBe('countersign explain legal');
  });
});
