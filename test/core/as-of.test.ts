import { describe, expect, it } from 'vitest';
import { effectiveStatus } from '../../src/core/confirm/confirm.ts';
import { asOf, statusThen, type StatusThen } from '../../src/core/project/as-of.ts';
import type { Rules } from '../../src/core/simulate/questions.ts';
import {
  alice,
  all,
  approves,
  asks,
  bob,
  carol,
  definition,
  drafted,
  forks,
  given,
  inBuild,
  inShip,
  later,
  noon,
  policy,
  policyWith,
  pushes,
  starts,
  swept,
  tells,
  underPolicy,
  type Step,
} from './given.ts';

const rules: Rules = { definition, policy };

function thenOf(with_: Rules, at: string, ...steps: readonly Step[]): StatusThen {
  const { entries, state } = asOf(given(...steps).when().scene.log, at);
  if (state === null) throw new Error('it had not begun');
  return statusThen(with_, state, entries, at);
}

describe('a log at a moment', () => {
  const story = all(starts(), pushes(bob, 'p', { plan: 'A' }), swept, later(2), approves(alice, 'plan_approval'));
  const { log, state } = given(story).when().scene;

  it('leads to the state that it led to then, refused entries counted in', () => {
    expect(asOf(log, '2026-03-05T00:00:00.000Z')).toEqual({ entries: log, state });
    const before = asOf(log, noon);
    expect(before.entries).toHaveLength(2);
    expect(before.state).toMatchObject({ seq: 2, approvals: {} });
    const refused = given(story, approves(bob, 'nothing')).when().scene;
    expect(asOf(refused.log, '2026-03-05T00:00:00.000Z').state).toEqual(refused.state);
  });

  it('leads nowhere before the project began', () => {
    expect(asOf(log, '2026-03-01T00:00:00.000Z')).toEqual({ entries: [], state: null });
    expect(asOf([], noon)).toEqual({ entries: [], state: null });
  });

  it('holds what stands before an entry that was recorded by then, whatever clock it was recorded by', () => {
    const [one, two, three] = log;
    if (one === undefined || two === undefined || three === undefined) throw new Error('it is too short');
    const early = { ...three, at: '2026-03-02T13:00:00.000Z' };
    expect(
      asOf([one, { ...two, at: '2026-03-02T14:00:00.000Z' }, early], '2026-03-02T13:30:00.000Z').entries,
    ).toHaveLength(3);
  });
});

describe('where a project stood', () => {
  it('is told by the rules of then, in words, and with nothing that can be run', () => {
    const { view, untold, unsure, unknown } = thenOf(rules, noon, ...drafted, swept);
    expect(view.stage.stage).toBe('plan');
    expect(view.next.map(({ says }) => says)).toEqual(['merging p waits for plan_approval: nobody has approved it']);
    expect(JSON.stringify(view.next)).not.toContain('countersign');
    expect(view.branches).toMatchObject([
      { branch: 'p', ready: false, command: null, gates: [{ command: null, look: null }] },
    ]);
    expect({ untold, unsure }).toEqual({ untold: [], unsure: [] });
    expect(unknown).toEqual([
      'who had which permissions and was in which team',
      'what had been pushed and was not recorded yet',
    ]);
  });

  it('is told with the approvals that held then: one whose time was up had expired', () => {
    const gates = { plan_approval: { expires_after_days: 1 } };
    const short = policyWith({ gates });
    const story = all(underPolicy({ gates }), ...drafted, approves(alice, 'plan_approval'));
    const { log } = given(story).when().scene;
    const late = '2026-03-04T12:00:00.000Z';
    const { state } = asOf(log, late);
    const confirm = state?.approvals['main']?.['plan_approval'];
    expect(confirm === undefined ? [] : [noon, late].map((at) => effectiveStatus(confirm, at))).toEqual([
      'approved',
      'expired',
    ]);
    const told = (at: string): readonly string[] =>
      thenOf({ definition, policy: short }, at, story).view.next.map(({ says }) => says);
    expect(told(noon)).toEqual(['p may be merged: no closed gate stands before it']);
    expect(told(late)[0]).toMatch(/^merging p waits for plan_approval/u);
  });

  it('is told of what has ended, of which nothing is left to ask', () => {
    const ended = all(inShip, asks(alice, { close: { terminal_state: 'closed' } }));
    const { view, unknown } = thenOf(rules, noon, ended);
    expect(view.ended).toMatchObject({ id: 'closed' });
    expect(view.next).toEqual([]);
    expect(unknown).toEqual([]);
  });
});

describe('what the record does not hold', () => {
  const asks_ci = { gates: { plan_approval: { checks: ['ci'] } } };
  const checked: Rules = { definition, policy: policyWith(asks_ci) };

  it('is the answer of checks: a gate that needs them may have been open, and what follows is not sure', () => {
    const { untold, unsure, unknown, view } = thenOf(
      checked,
      noon,
      underPolicy(asks_ci),
      ...drafted,
      tells('p', { checks: { ci: 'passed' } }),
      swept,
    );
    expect(untold).toEqual([{ branch: 'p', gate: 'plan_approval' }]);
    expect(unsure).toHaveLength(1);
    expect(view.next.map(({ says }) => says)).toEqual(expect.arrayContaining([...unsure]));
    expect(unknown).toContain('what ci had answered');
  });

  it('is no doubt about a gate that nobody had approved', () => {
    const both = { gates: { plan_approval: { checks: ['ci'], count: 1 } } };
    expect(thenOf({ definition, policy: policyWith(both) }, noon, underPolicy(both), ...drafted, swept).untold).toEqual(
      [],
    );
  });

  it('is who owned what, and whether those who approved still held their role', () => {
    const owned = { gates: { review: { codeowners: true, recheck: true } } };
    const story = all(inBuild, pushes(bob, 'c', { code: 'A' }), approves(alice, 'review'), approves(carol, 'review'));
    const { unknown, untold } = thenOf({ definition, policy: policyWith(owned) }, noon, story);
    expect(unknown).toEqual([
      'who owned which paths',
      'who had which permissions and was in which team',
      'what had been pushed and was not recorded yet',
      'whether it was in review or active',
    ]);
    expect(untold).toEqual([{ branch: 'c', gate: 'review' }]);
    const few = policyWith({ roles: {}, gates: { review: { recheck: true } } });
    expect(thenOf({ definition, policy: few }, noon, story).unknown[0]).toBe(
      'who had which permissions and was in which team',
    );
    const none = policyWith({ roles: { planner: { emails: ['a@example.com'] } } });
    expect(thenOf({ definition, policy: none }, noon, story).unknown).toEqual([
      'what had been pushed and was not recorded yet',
    ]);
  });

  it('is whether a track was held up, where a check decides that', () => {
    const waits = forks(alice, 'side', { from: 'main', because: 'x', depends_on: [{ check: 'lint' }] });
    const { view, unknown } = thenOf(rules, noon, starts(), waits);
    expect(unknown[0]).toBe('what lint had answered');
    expect(view.tracks.map(({ track, status }) => `${track} ${status}`)).toEqual([
      'main active',
      'side waiting or active',
    ]);
  });
});
