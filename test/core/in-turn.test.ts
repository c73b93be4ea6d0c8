import { describe, expect, it } from 'vitest';
import type { Definition, WrittenDefinition } from '../../src/core/definition/schema.ts';
import { gatesBefore } from '../../src/core/project/in-turn.ts';
import { explain } from '../../src/core/project/explain.ts';
import { landingGates } from '../../src/core/project/landing-gates.ts';
import { answers } from '../../src/core/project/gates.ts';
import { reviewersOf } from '../../src/core/project/reviewers.ts';
import { allSteps } from '../../src/core/project/steps.ts';
import { waitingFor } from '../../src/core/project/waiting.ts';
import {
  alice,
  all,
  approves,
  approvesAll,
  around,
  artifactType,
  asks,
  bob,
  carol,
  dave,
  deletes,
  given,
  inBuild,
  lands,
  lifecycle,
  merges,
  observedIn,
  overrides,
  policyWith,
  pushes,
  rewrites,
  sceneOf,
  starts,
  swept,
  written,
  type Scene,
  type Step,
} from './given.ts';

/** The tiny lifecycle with a report that lands in its turn, and with other parts. */
function inTurn(changes: Partial<WrittenDefinition> = {}): Definition {
  const artifacts = (written.artifacts ?? []).map((one) =>
    typeof one === 'object' && one.artifact_type === 'report' ? { ...one, in_turn: true } : one,
  );
  return lifecycle({ artifacts, ...changes });
}

function under(changes: Partial<WrittenDefinition> = {}): Step {
  return around({ definition: inTurn(changes) });
}

/** The report belongs to the third stage; the plan is not approved yet, which is what leads out of the first. */
const drafts = all(starts(), pushes(bob, 'r', { report: 'R' }), swept);
const early = all(under(), drafts);
const waits = 'a draft only until plan_approval is approved';

function blockersOf({ state }: Scene): readonly unknown[] {
  return Object.values(state?.blockers ?? {});
}

function stateOf({ state }: Scene): NonNullable<Scene['state']> {
  if (state === null) throw new Error('no project was started');
  return state;
}

describe('a draft whose stage has not come', () => {
  it('is told as what waits for the approvals of the stages before, once', () => {
    const scene = sceneOf(early);
    expect(blockersOf(scene)).toMatchObject([{ text: waits, on: 'artifact:report', by: 'bob' }]);
    expect(Object.keys(stateOf(scene).blockers)).toEqual(['b2.report']);
    const again = sceneOf(early, pushes(bob, 'r', { report: 'R2' }), pushes(bob, 'q', { report: 'Q' }), swept);
    expect(Object.keys(stateOf(again).blockers)).toEqual(['b2.report']);
  });

  it('names all that it waits for', () => {
    const two = under({
      allowed_transitions: [
        { from: 'plan', to: 'build', when: 'x', requires: { gate: 'plan_approval' } },
        { from: 'build', to: 'check', when: 'x', requires: { all: [{ gate: 'review' }, { gate: 'plan_approval' }] } },
        { from: 'check', to: 'ship', on: { landed: 'report' }, when: 'x' },
      ],
    });
    const scene = sceneOf(two, drafts);
    expect(blockersOf(scene)).toMatchObject([
      { text: 'a draft only until plan_approval and review are approved', on: 'artifact:report' },
    ]);
  });

  it('may not be merged, and who asks is told what comes first', () => {
    given(early)
      .when(asks(bob, { merge: { proposal: 'r', head: 'r1', landing: { report: 'R' } } }))
      .thenRefused('gate_closed', /report comes after plan_approval: nobody has approved it/u);
    const scene = sceneOf(early);
    expect(explain(observedIn(scene).world, stateOf(scene), 'main', 'r')).toMatchObject({
      holds: false,
      parts: [{ holds: false, says: 'report comes after plan_approval: nobody has approved it' }],
    });
  });

  it('lands past a closed gate where somebody pushes it, and the stage is not left before that is explained', () => {
    const pushed = given(early).when(lands({ commit: 'x1', contents: { report: 'R' } }), deletes('r'), swept);
    expect(pushed.state.artifacts['report']).toMatchObject({ status: 'current', bypassed: ['plan_approval'] });
    const explained = given(early).when(
      lands({ commit: 'x1', contents: { report: 'R' } }),
      deletes('r'),
      swept,
      overrides(dave, 'plan_approval'),
    );
    expect(explained.state.artifacts['report']).toMatchObject({ bypassed: [] });
  });

  it('waits also where what comes first was approved and has not landed', () => {
    const approved = sceneOf(early, pushes(bob, 'p', { plan: 'A' }), approves(alice, 'plan_approval'), swept);
    const [gate] = landingGates(approved.world, stateOf(approved), { report: 'R' });
    expect(gate?.answer).toMatchObject({
      holds: false,
      says: 'report comes after plan_approval: what it was approved for has not landed',
    });
    expect(blockersOf(approved)).toHaveLength(1);
  });

  it('waits no more when what comes first has landed approved, in the same entry', () => {
    given(early, pushes(bob, 'p', { plan: 'A' }), approves(alice, 'plan_approval'))
      .when(merges(bob, 'p'), swept)
      .thenRecorded(
        { type: 'landing_recorded' },
        { type: 'gate_evaluated' },
        { artifact: 'plan' },
        { type: 'blocker_removed', blocker: 'b2.report', was: { text: waits }, reason: 'one of these holds' },
        { type: 'stage_changed', to: 'build' },
      );
  });

  it('waits no more when its stage has come in another way', () => {
    const led = under({
      allowed_transitions: [
        { from: 'plan', to: 'build', on: { landed: 'plan' }, when: 'x', requires: { gate: 'plan_approval' } },
        { from: 'plan', to: 'check', on: 'command', when: 'x' },
        { from: 'check', to: 'ship', on: { landed: 'report' }, when: 'x' },
      ],
    });
    given(led, drafts)
      .when(asks(bob, { advance: { to: 'check', track: 'main' } }))
      .thenHappened({ type: 'stage_changed', to: 'check' }, { type: 'blocker_removed', blocker: 'b2.report' });
  });

  it('waits for an approval that permits going on, and not for one that permits something else', () => {
    const landed = all(early, pushes(bob, 'p', { plan: 'A' }));
    const only = given(landed, approves(alice, 'plan_approval', { permits: ['land:plan'] })).when(
      merges(bob, 'p'),
      swept,
    );
    expect(only.state.artifacts['plan']).toMatchObject({ bypassed: [] });
    expect(blockersOf(only.scene)).toHaveLength(1);
    const [gate] = landingGates(only.scene.world, only.state, { report: 'R' });
    expect(gate?.answer.says).toMatch(/^report comes after plan_approval: .*only for land:plan/u);
  });

  it('stops waiting with the last branch that brings it', () => {
    const both = all(early, pushes(bob, 'q', { report: 'Q', notes: 'N' }), swept);
    expect(blockersOf(sceneOf(both, deletes('r'), swept))).toHaveLength(1);
    given(both, deletes('r'), swept)
      .when(deletes('q'), swept)
      .thenRecorded(
        { type: 'artifact_retired' },
        { type: 'artifact_retired' },
        { type: 'blocker_removed', blocker: 'b2.report', reason: 'no branch brings report any more' },
      );
    expect(blockersOf(sceneOf(early, rewrites(bob, 'r', ['r1', 'r2'], { notes: 'N' }), swept))).toEqual([]);
  });

  it('is cleared by nobody, stands in nobody’s way and is on nobody’s list', () => {
    given(early)
      .when(asks(bob, { unblock: { blocker: 'b2.report', reason: 'I want to' } }))
      .thenRefused('ends_by_itself', /b2\.report ends by itself: a draft only until plan_approval is approved/u);
    const scene = sceneOf(early, asks(carol, { block: { text: 'late', on: 'artifact:plan' } }));
    const known = stateOf(scene);
    const { world } = observedIn(scene);
    expect(answers(world, known, 'main')({ no: 'blockers' }).says).toBe('1 open blocker: b3 late');
    expect(
      allSteps(world, known)
        .map(({ says }) => says)
        .join('\n'),
    ).not.toContain('b2.report');
    expect(
      waitingFor(world, known, bob)
        .map(({ says }) => says)
        .join('\n'),
    ).not.toContain('b2.report');
  });

  it('has nobody asked about it who approves what comes first, and no review of it approves that', () => {
    const scene = sceneOf(early, pushes(bob, 'p', { plan: 'A' }), swept);
    const planner = policyWith({ roles: { planner: { logins: ['Erin'] } } });
    const world = { ...observedIn(scene).world, policy: planner };
    const asking = (proposal: string): readonly string[] =>
      reviewersOf(world, stateOf(scene), {
        proposal,
        opener: null,
        pusher: bob.id,
        askable: { people: [{ key: 'U_erin', id: 7, login: 'Erin' }], teams: [] },
        asked: { pending: [], times: [], since: null },
      });
    expect(asking('p')).not.toEqual([]);
    expect(asking('r')).toEqual([]);
    given(early)
      .when(approvesAll(alice, { proposal: 'r' }))
      .thenRefused('already_decided', /needs no approval/u);
  });
});

describe('the gates of earlier stages', () => {
  const definition = inTurn();

  it('are those of the moves that lead on to the stage which waits for the artifact', () => {
    expect(gatesBefore(definition, 'plan', 'report')).toEqual([{ gate: 'plan_approval', to: 'build' }]);
    expect(gatesBefore(definition, 'build', 'report')).toEqual([]);
    expect(gatesBefore(definition, 'check', 'report')).toEqual([]);
    expect(gatesBefore(definition, 'ship', 'report')).toEqual([]);
  });

  it('are none of an artifact that may land in any order, that no stage waits for, or where nobody knows the stage', () => {
    expect(gatesBefore(lifecycle({}), 'plan', 'report')).toEqual([]);
    const free = inTurn({ artifacts: [artifactType('notes', { path: 'N.md', in_turn: true })] });
    expect(gatesBefore(free, 'plan', 'notes')).toEqual([]);
    expect(gatesBefore(definition, 'plan', 'notes')).toEqual([]);
    expect(gatesBefore(definition, 'gone', 'report')).toEqual([]);
  });

  it('are not those of alternatives, of what must not be and of gates that must be closed', () => {
    const loose = inTurn({
      allowed_transitions: [
        {
          from: 'plan',
          to: 'build',
          when: 'x',
          requires: {
            all: [
              { any: [{ gate: 'go' }, { flag: 'urgent' }] },
              { not: { gate: 'security' } },
              { gate: 'legal', is: 'closed' },
              { gate: 'review', is: 'open' },
            ],
          },
        },
        { from: 'build', to: 'plan', on: 'command', when: 'back', requires: { gate: 'billing' } },
        { from: 'build', to: 'ship', when: 'past it', requires: { gate: 'unbound' } },
        { from: 'build', to: 'check', when: 'x' },
        { from: 'check', to: 'ship', on: { landed: 'report' }, when: 'x', requires: { gate: 'go' } },
      ],
    });
    expect(gatesBefore(loose, 'plan', 'report')).toEqual([{ gate: 'review', to: 'build' }]);
  });

  it('hold up nothing that comes in its turn', () => {
    const scene = sceneOf(under(), inBuild, pushes(bob, 'r', { report: 'R' }), swept);
    expect(landingGates(scene.world, stateOf(scene), { report: 'R' })).toEqual([]);
    expect(blockersOf(scene)).toEqual([]);
  });
});
