import { describe, expect, it } from 'vitest';
import type { WrittenDefinition } from '../../src/core/definition/schema.ts';
import { gatesBefore } from '../../src/core/project/in-turn.ts';
import { landingGates } from '../../src/core/project/landing-gates.ts';
import {
  advances,
  alice,
  approves,
  around,
  asks,
  bob,
  given,
  lifecycle,
  observedIn,
  pushes,
  starts,
  swept,
  written,
  type Scene,
  type Step,
} from './given.ts';

/** The tiny lifecycle with a report that lands in its turn, behind these gates of its own, and with other moves. */
function inTurn(moves: NonNullable<WrittenDefinition['allowed_transitions']>, gates: readonly string[] = []) {
  const artifacts = (written.artifacts ?? []).map((one) =>
    typeof one === 'object' && one.artifact_type === 'report' ? { ...one, in_turn: true, gates: [...gates] } : one,
  );
  return lifecycle({ artifacts, allowed_transitions: moves, terminal_states: [], required_fields: [] });
}

const planned = { from: 'plan', to: 'build', on: 'command', when: 'x', requires: { gate: 'plan_approval' } } as const;
const reviewed = { from: 'build', to: 'check', on: 'command', when: 'x', requires: { gate: 'review' } } as const;
const reported = { from: 'check', to: 'ship', on: { landed: 'report' }, when: 'x' } as const;

function blockersIn({ state }: Scene): readonly string[] {
  return Object.values(state?.blockers ?? {}).map(({ text }) => text);
}

/** Alice approves the plan as it was at a commit. */
function looking(head: string): Step {
  return approves(alice, 'plan_approval', { head });
}

describe('an earlier commit of a branch that somebody looked at', () => {
  const commits = ['abcdef0123456789', 'abdddd0123456789', 'fff0000123456789', 'fff9999123456789'];
  const there = [
    starts(),
    ...commits.map((commit, at) => pushes(bob, 'p', { plan: 'A', notes: `N${at}` }, { commit })),
  ];

  it('may be named by its first letters, where no other begins so, and the head comes first', () => {
    given(...there)
      .when(looking('abc'))
      .thenHappened({ head: 'abcdef0123456789' }, { status: 'approved', decision: { head: 'abcdef0123456789' } });
    given(...there)
      .when(looking('fff'))
      .thenHappened({}, { decision: { head: 'fff9999123456789' } });
    given(...there)
      .when(looking('fff0'))
      .thenHappened({}, { decision: { head: 'fff0000123456789' } });
    for (const unclear of ['ab', 'def0123456789', '9999123456789'])
      given(...there)
        .when(looking(unclear))
        .thenRefused('superseded', /, and p is at fff9999$/u);
  });

  it('is told with the head in seven letters, where the branch brings other bytes by now', () => {
    given(...there, pushes(bob, 'p', { plan: 'B' }, { commit: 'eeeeeee123456789' }))
      .when(looking('abcdef0123'))
      .thenRefused('superseded', /^you looked at abcdef0, and p is at eeeeeee, with other bytes of plan$/u);
  });
});

describe('what lands in its turn', () => {
  it('waits for the moves on to the first of the stages that wait for it, and for no move that leads nowhere', () => {
    const twice = inTurn([
      planned,
      { from: 'plan', to: 'plan', on: 'command', when: 'again', requires: { gate: 'legal' } },
      { ...reviewed, on: { landed: 'report' } },
      reported,
    ]);
    expect(gatesBefore(twice, 'plan', 'report')).toEqual([{ gate: 'plan_approval', to: 'build' }]);
  });

  it('is asked for a gate once, where that is its own and one of the stages before', () => {
    const { scene, state } = given(
      around({ definition: inTurn([planned, reviewed, reported], ['plan_approval']) }),
      starts(),
      pushes(bob, 'r', { report: 'R' }),
    ).when(swept);
    const gates = landingGates(observedIn(scene).world, state, { report: 'R' });
    expect(gates).toMatchObject([
      { gate: 'plan_approval', own: true },
      { gate: 'review', unasked: true },
    ]);
    expect(gates[0]).not.toHaveProperty('earlier');
  });

  it('is told as a draft until the last of the stages before is passed, also where somebody else blocks it', () => {
    const draft = 'a draft only until plan_approval and review are approved';
    const early = [
      around({ definition: inTurn([planned, reviewed, reported]) }),
      starts(),
      asks(bob, { block: { text: 'the printer is broken', on: 'artifact:report' } }),
      pushes(bob, 'r', { report: 'R' }),
      swept,
    ];
    expect(blockersIn(given(...early).when().scene)).toEqual(['the printer is broken', draft]);
    const { scene } = given(...early, approves(alice, 'plan_approval', { proposal: 'main' })).when(
      advances(bob, 'build'),
    );
    expect(scene.state?.tracks['main']?.stage).toBe('build');
    expect(blockersIn(scene)).toEqual(['the printer is broken', draft]);
  });
});
