import { describe, expect, it } from 'vitest';
import { evaluate, type Condition } from '../../src/core/condition.ts';
import { artifactsOf, coverOf } from '../../src/core/project/covers.ts';
import { answers, gateFor } from '../../src/core/project/gates.ts';
import { gatesAsked, landingGates } from '../../src/core/project/landing-gates.ts';
import { movesFrom } from '../../src/core/project/moves.ts';
import { whoOpens } from '../../src/core/project/openers.ts';
import { transitionsFrom, triggerText } from '../../src/core/project/transitions.ts';
import { sawOf } from '../../src/core/project/world.ts';
import {
  alice,
  approves,
  around,
  asks,
  bob,
  carol,
  dave,
  definition,
  frank,
  given,
  inBuild,
  inCheck,
  knows,
  later,
  lands,
  lifecycle,
  merges,
  overrides,
  pushes,
  rejects,
  requests,
  sceneOf,
  starts,
  withdraws,
  type Step,
} from './given.ts';

function ask(condition: Condition, ...steps: readonly Step[]) {
  const { state, scene } = given(...steps).when();
  return evaluate(condition, answers(scene.world, state, 'main'));
}

function holds(condition: Condition, ...steps: readonly Step[]): boolean {
  return ask(condition, ...steps).holds;
}

const blocked = (on: string) => [starts(), asks(bob, { block: { text: 'x', on } })];

/** A track begins that has code of its own. */
function forks(track: string): Step {
  return asks(alice, { fork: { track, from: 'main', lines: ['code'], because: 'it is another product' } });
}

describe('a condition asks', () => {
  it('whether an artifact has landed, and is still there', () => {
    expect(holds({ artifact: 'plan' }, inBuild)).toBe(true);
    expect(ask({ artifact: 'plan' }, inBuild).says).toBe('plan v1 has landed');
    expect(holds({ artifact: 'plan' }, starts())).toBe(false);
    expect(
      holds({ artifact: 'plan' }, inBuild, lands({ commit: 'x', contents: { plan: null } }), knows(bob, 'x', 1)),
    ).toBe(false);
    const { state, scene } = given(starts()).when();
    expect(evaluate({ artifact: 'plan' }, answers(scene.world, state, 'main', { plan: 'A' })).says).toBe(
      'plan would land with this',
    );
  });

  it('whether it landed past a closed gate', () => {
    const past = [starts(), lands({ commit: 'm', contents: { manual: 'M' } }), knows(bob, 'x', 1)];
    expect(ask({ artifact: 'manual' }, ...past)).toMatchObject({
      holds: false,
      says: 'manual v1 landed past the closed gate legal, security',
      next: expect.stringMatching(/override legal/u) as unknown,
    });
  });

  it('how many of them have landed, on whatever track', () => {
    const many = { count: { artifact: 'code', at_least: 2 } };
    const scene = [
      inBuild,
      forks('a'),
      forks('b'),
      lands({ commit: 'a', contents: { 'code/a': '1', 'code/b': '1', codex: '1' } }),
      knows(bob, 'x', 1),
    ];
    expect(ask(many, ...scene)).toMatchObject({ holds: true, says: '2 of at least 2 code have landed' });
    expect(holds({ count: { artifact: 'plan', at_least: 1 } }, inBuild)).toBe(true);
    expect(holds(many, inBuild)).toBe(false);
    expect(holds(many, ...scene, lands({ commit: 'b', contents: { 'code/a': null } }), knows(bob, 'y', 1))).toBe(false);
  });

  it('whether a gate is open, closed or conditionally open', () => {
    expect(holds({ gate: 'go' }, starts())).toBe(false);
    expect(holds({ gate: 'go', is: 'closed' }, starts())).toBe(true);
    expect(holds({ gate: 'go' }, starts(), approves(alice, 'go'))).toBe(true);
    expect(holds({ gate: 'go', is: 'closed' }, starts(), approves(alice, 'go'))).toBe(false);
    expect(ask({ gate: 'go', is: 'conditional' }, starts(), approves(alice, 'go'))).toMatchObject({
      holds: false,
      says: 'go is not conditionally approved',
    });
    const conditional = [starts(), approves(alice, 'go', { conditions: [{ no: 'blockers' }] })];
    expect(ask({ gate: 'go', is: 'conditional' }, ...conditional)).toMatchObject({
      holds: true,
      says: 'go is conditionally approved',
    });
    expect(
      holds({ gate: 'go', is: 'conditional' }, ...conditional, asks(bob, { block: { text: 'x', on: 'track:main' } })),
    ).toBe(false);
    expect(holds({ gate: 'go', permits: 'send' }, starts(), approves(alice, 'go', { permits: ['announce'] }))).toBe(
      false,
    );
    expect(holds({ gate: 'go', permits: 'announce' }, starts(), approves(alice, 'go', { permits: ['announce'] }))).toBe(
      true,
    );
  });

  it('what a check says', () => {
    expect(ask({ check: 'ci' }, starts())).toMatchObject({ holds: false, says: 'check ci is not reported' });
    expect(holds({ check: 'ci' }, around({ checks: { ci: 'passed' } }), starts())).toBe(true);
    expect(holds({ check: 'ci' }, around({ checks: { ci: 'pending' } }), starts())).toBe(false);
    expect(holds({ check: 'ci', is: 'failed' }, around({ checks: { ci: 'failed' } }), starts())).toBe(true);
  });

  it('what is known', () => {
    const five = [starts(), knows(bob, 'n', 5), knows(bob, 't', 'five')];
    expect(ask({ fact: 'n' }, starts())).toMatchObject({
      holds: false,
      says: 'n is not known',
      next: expect.stringMatching(/--source/u) as unknown,
    });
    expect(holds({ fact: 'constructor' }, starts())).toBe(false);
    expect(holds({ fact: 'n' }, ...five)).toBe(true);
    expect(holds({ fact: 'n', equals: 5 }, ...five)).toBe(true);
    expect(ask({ fact: 'n', equals: 6 }, ...five).says).toBe('n is 5 (from a mail), which is not what is required');
    expect(holds({ fact: 'n', one_of: [4, 5] }, ...five)).toBe(true);
    expect(holds({ fact: 'n', one_of: [4, '5'] }, ...five)).toBe(false);
    expect(holds({ fact: 'n', at_least: 5, at_most: 5 }, ...five)).toBe(true);
    expect(holds({ fact: 'n', at_least: 6 }, ...five)).toBe(false);
    expect(holds({ fact: 'n', at_most: 4 }, ...five)).toBe(false);
    expect(holds({ fact: 't', at_least: 1 }, ...five)).toBe(false);
    expect(holds({ fact: 't', at_most: 9 }, ...five)).toBe(false);
  });

  it('whether a flag is raised', () => {
    expect(ask({ flag: 'rush' }, starts())).toEqual({ holds: false, says: 'flag rush is not raised' });
    expect(ask({ flag: 'rush' }, starts(), asks(bob, { flag: { flag: 'rush', reason: 'x' } }))).toEqual({
      holds: true,
      says: 'flag rush is raised',
    });
  });

  it('where a track stands', () => {
    expect(ask({ track: 'main' }, starts())).toEqual({ holds: true, says: 'track main is active in plan' });
    expect(holds({ track: 'main', is: 'active', stage: 'plan' }, starts())).toBe(true);
    expect(holds({ track: 'main', is: 'complete' }, starts())).toBe(false);
    expect(holds({ track: 'main', stage: 'ship' }, starts())).toBe(false);
    expect(ask({ track: 'side' }, starts())).toEqual({ holds: false, says: 'track side is not started' });
  });

  it('whether anything is in the way of the track', () => {
    expect(ask({ no: 'blockers' }, starts())).toEqual({ holds: true, says: 'no blocker is open' });
    expect(ask({ no: 'blockers' }, ...blocked('track:main'))).toEqual({
      holds: false,
      says: '1 open blocker: b2 x',
      next: 'countersign unblock b2 --reason "…"',
    });
    expect(
      ask({ no: 'blockers' }, ...blocked('gate:plan_approval'), asks(bob, { block: { text: 'y', on: 'decision:d' } }))
        .says,
    ).toBe('2 open blockers: b2 x; b3 y');
    const { state, scene } = given(...blocked('track:main')).when();
    expect(evaluate({ no: 'blockers' }, answers(scene.world, state, 'side')).holds).toBe(true);
    expect(holds({ no: 'conflicts' }, starts())).toBe(true);
    expect(ask({ no: 'missing_facts' }, starts())).toEqual({ holds: false, says: 'not known: release.version' });
    expect(ask({ no: 'missing_facts' }, starts(), knows(bob, 'release.version', '2'))).toEqual({
      holds: true,
      says: 'every required fact is known',
    });
  });

  it('what day it is', () => {
    expect(ask({ date: { after: '2026-03-02', before: '2026-03-03' } }, starts())).toEqual({
      holds: true,
      says: 'it is 2 Mar 2026, 12:00 UTC, after 2026-03-02, before 2026-03-03',
    });
    expect(holds({ date: { after: '2026-03-03' } }, starts())).toBe(false);
    expect(holds({ date: { before: '2026-03-02' } }, starts())).toBe(false);
  });

  it('how long ago an artifact landed', () => {
    const week = { age: { artifact: 'plan', at_least_days: 7 } };
    expect(ask(week, starts())).toEqual({ holds: false, says: 'plan has not landed, and 7 days have to pass' });
    expect(holds(week, inBuild)).toBe(false);
    expect(holds(week, inBuild, later(6.999))).toBe(false);
    expect(ask(week, inBuild, later(7))).toEqual({
      holds: true,
      says: 'plan landed on 2 Mar 2026, 12:00 UTC, and 7 days have to pass',
    });
  });

  it('for closures that nothing records yet', () => {
    expect(ask({ closure: 'end' }, starts())).toEqual({
      holds: false,
      says: 'no closure end is recorded for this project',
    });
  });
});

const why = (gate: string, ...steps: readonly Step[]) => {
  const { state, scene } = given(...steps).when();
  return gateFor(scene.world, state, gate, 'main', {}, null).says;
};

describe('a closed gate says why', () => {
  const code = [inBuild, pushes(bob, 'c', { code: 'K' })];

  it('in a sentence', () => {
    expect(why('go', starts())).toBe('go is closed: nobody has approved it');
    expect(why('go', starts(), requests(bob, 'go'))).toBe(
      'go is closed: approval was asked for and nobody has answered',
    );
    expect(why('go', starts(), rejects(alice, 'go', { reason: 'too early' }))).toBe(
      'go is closed: rejected by alice: too early',
    );
    expect(why('go', starts(), approves(alice, 'go'), withdraws(alice, 'go', 'no'))).toBe(
      'go is closed: alice took the approval back: no (was approved by alice)',
    );
    expect(why('go', starts(), approves(alice, 'go', { until: '2026-03-03' }), later(2))).toBe(
      'go is closed: its approval expired on 3 Mar 2026, 00:00 UTC',
    );
    expect(why('review', ...code, approves(alice, 'review'))).toBe(
      'review is closed: approved by alice, more are needed',
    );
    expect(
      why(
        'plan_approval',
        starts(),
        pushes(bob, 'p', { plan: 'A' }),
        requests(bob, 'plan_approval'),
        pushes(bob, 'p', { plan: 'B' }),
        knows(bob, 'x', 1),
      ),
    ).toBe('plan_approval is closed: plan changed in p at p2');
  });

  it('and names who rejected, not who spoke last', () => {
    expect(
      why(
        'review',
        ...code,
        rejects(alice, 'review', { reason: 'no tests' }),
        approves(carol, 'review'),
        approves(frank, 'review'),
      ),
    ).toBe('review is closed: rejected by alice: no tests');
  });

  it('nor who rejected and thought better of it', () => {
    expect(
      why(
        'review',
        ...code,
        rejects(frank, 'review', { reason: 'no tests' }),
        rejects(alice, 'review'),
        approves(alice, 'review'),
      ),
    ).toBe('review is closed: rejected by frank: no tests');
  });

  it('also for states that only a later version writes', () => {
    const { state, scene } = given(starts(), requests(bob, 'go')).when();
    const confirm = state.approvals['main']?.['go'];
    if (confirm === undefined) throw new Error('nothing was requested');
    const say = (changes: object) =>
      gateFor(
        scene.world,
        { ...state, approvals: { main: { go: { ...confirm, ...changes } } } },
        'go',
        'main',
        {},
        null,
      ).says;
    expect(say({ status: 'superseded' })).toBe('go is closed: its approval was superseded');
    expect(say({ status: 'blocked' })).toBe('go is blocked');
    expect(say({ status: 'expired' })).toBe('go is closed: its approval expired on an unknown day');
    expect(say({ status: 'rejected' })).toBe('go is closed: rejected by somebody: no reason was kept');
  });

  it('and who could open it', () => {
    const { world } = sceneOf(starts());
    expect(whoOpens(world, 'review')).toBe(
      'It takes 2 of FRANK, alice@example.com, carol@example.com, team acme/builders (reviewer): countersign approve review',
    );
    expect(whoOpens(world, 'legal')).toMatch(
      /^It takes kim.* or alice.* \(counsel\): countersign approve legal --for PERSON --evidence FILE$/u,
    );
    expect(whoOpens(world, 'unbound')).toMatch(/^Nobody can: the policy names nobody for nobody/u);
    expect(whoOpens(world, 'nothing')).toBe('The definition has no gate nothing.');
  });
});

describe('what an approval covers', () => {
  it('is the artifacts the gate is for: to land, to move, to act', () => {
    expect(artifactsOf(definition, 'plan_approval', 'plan')).toEqual(['plan']);
    expect(artifactsOf(definition, 'legal', 'ship')).toEqual(['manual', 'appendix', 'plan']);
    expect(artifactsOf(definition, 'go', 'check')).toEqual(['report']);
    expect(artifactsOf(definition, 'go', 'plan')).toEqual([]);
    const asked = lifecycle({
      actions: [{ id: 'a', label: 'A', gates: [], requires: { all: [{ gate: 'go' }, { artifact: 'notes' }] } }],
    });
    expect(artifactsOf(asked, 'go', 'plan')).toEqual(['notes']);
    const worded = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build', when: 'x', requires: { all: [{ gate: 'go' }, { artifact: 'notes' }] } },
        { from: 'plan', to: 'plan', when: 'stay' },
      ],
    });
    expect(artifactsOf(worded, 'go', 'plan')).toEqual(['notes']);
    expect(transitionsFrom(worded, 'plan')).toHaveLength(1);
  });

  it('is the visit where there are none, whatever track', () => {
    const { state } = given(starts()).when();
    expect(coverOf(definition, state, 'go', 'main', {})).toEqual({ 'stage:plan': 'visit 1' });
    expect(coverOf(definition, state, 'go', 'side', {})).toEqual({ 'stage:': 'visit 0' });
  });

  it('lies within what was approved', () => {
    const both = [
      starts(),
      pushes(bob, 'x', { appendix: 'X' }),
      approves(alice, 'legal'),
      merges(bob, 'x'),
      pushes(bob, 'm', { manual: 'M' }),
      approves(carol, 'security'),
    ];
    const { state, scene } = given(...both).when();
    expect(gateFor(scene.world, state, 'legal', 'main', { appendix: 'X' }, null).holds).toBe(true);
    expect(gateFor(scene.world, state, 'legal', 'main', { manual: 'M' }, null).holds).toBe(false);
  });
});

const answer = (says: readonly string[]) => (leaf: object) => ({
  holds: says.includes(JSON.stringify(leaf)),
  says: '',
});

describe('the gates of a landing', () => {
  it('are those of its artifacts and of the move it starts', () => {
    const { state, scene } = given(inCheck).when();
    expect(
      landingGates(scene.world, state, { report: 'R', plan: 'B', stray: 'S' }).map(({ artifact: name, gate, own }) => [
        name,
        gate,
        own,
      ]),
    ).toEqual([
      ['report', 'go', false],
      ['plan', 'plan_approval', true],
    ]);
  });

  it('are asked once where both ask', () => {
    const { state, scene } = given(starts()).when();
    expect(landingGates(scene.world, state, { plan: 'A' }).map(({ own }) => own)).toEqual([true]);
  });

  it('are those that the condition asks for as things stand', () => {
    const none = answer([]);
    expect(gatesAsked(undefined, none)).toEqual([]);
    expect(gatesAsked({ not: { gate: 'a' } }, none)).toEqual([]);
    expect(
      gatesAsked({ all: [{ gate: 'a' }, { gate: 'b', is: 'closed' }, { gate: 'a' }, { fact: 'x' }] }, none),
    ).toEqual(['a']);
    expect(gatesAsked({ any: [{ gate: 'a' }, { gate: 'b' }] }, none)).toEqual(['a', 'b']);
    expect(gatesAsked({ any: [{ gate: 'a' }, { gate: 'b' }] }, answer(['{"gate":"b"}']))).toEqual(['b']);
    expect(gatesAsked({ any: [{ gate: 'a' }, { flag: 'f' }] }, answer(['{"flag":"f"}', '{"gate":"a"}']))).toEqual([]);
  });
});

describe('the ways out of a stage', () => {
  it('are none for a track that is not there', () => {
    const { state, scene } = given(starts()).when();
    expect(movesFrom(scene.world, state, 'side')).toEqual([]);
  });

  it('start by a word, a landing, a flag or a check', () => {
    expect([
      triggerText('command'),
      triggerText({ landed: 'x' }),
      triggerText({ flag: 'x' }),
      triggerText({ check: 'x failed' }),
    ]).toEqual(['somebody says so', 'x lands', 'flag x is raised', 'check x failed']);
  });

  it('say that nothing is required where nothing is', () => {
    const { state, scene } = given(inBuild).when();
    expect(movesFrom(scene.world, state, 'main')).toMatchObject([
      { requires: { holds: false } },
      { triggered: true, requires: { holds: true, says: 'nothing is required' } },
    ]);
  });

  it('say that an artifact landed past a closed gate once, where the condition says so too', () => {
    const { state, scene } = given(
      starts(),
      lands({ commit: 'm', contents: { plan: 'A' } }),
      knows(bob, 'x', 1),
    ).when();
    expect(movesFrom(scene.world, state, 'main')[0]?.requires.parts).toHaveLength(2);
    expect(movesFrom(scene.world, state, 'main')[0]?.requires.says).toBe('2 of 2 missing');
  });

  it('rest on a definition and a policy that are named', () => {
    expect(sawOf(sceneOf(around({ policyPin: null })).world)).toEqual({ definition: 'd1', policy: null });
  });
});

describe('overridden gates', () => {
  it('cover what was current and what had landed past them', () => {
    const { state } = given(starts(), lands({ commit: 'm', contents: { manual: 'M' } })).when(
      overrides(dave, 'security'),
    );
    expect(state.approvals['main']?.['security']?.covers).toEqual({ manual: 'M' });
  });
});
