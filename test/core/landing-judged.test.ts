import { describe, expect, it } from 'vitest';
import type { Confirm } from '../../src/core/confirm/confirm.ts';
import { recordsOf } from '../../src/core/project/records.ts';
import {
  alice,
  all,
  approves,
  around,
  asks,
  bob,
  carol,
  dave,
  erin,
  given,
  inBuild,
  lands,
  lifecycle,
  merges,
  mergesOnGitHub,
  overrides,
  pushes,
  requests,
  rewrites,
  sceneOf,
  starts,
  swept,
  today,
  underPolicy,
  type Scene,
} from './given.ts';

function stateOf({ state }: Scene) {
  if (state === null) throw new Error('no project');
  return state;
}

/** The events of the last step, of every entry of it. */
function eventsOf({ last }: Scene): readonly object[] {
  return last.flatMap((line) => line.events ?? []);
}

function planOf(scene: Scene, covers: string): Confirm | undefined {
  return recordsOf(stateOf(scene), 'main', 'plan_approval').find((one) => one.covers['plan'] === covers);
}

describe('what has landed', () => {
  it('stays approved while another version is asked about, also where its approval came after one that was lost', () => {
    const twice = [
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      approves(alice, 'plan_approval'),
      pushes(bob, 'p', { plan: 'B' }),
      approves(alice, 'plan_approval'),
      merges(bob, 'p'),
      swept,
      pushes(bob, 'q', { plan: 'C' }),
    ];
    const { scene } = given(...twice)
      .when(requests(bob, 'plan_approval', { proposal: 'q' }))
      .thenHappened({ type: 'approval_requested', proposal: 'q' });
    expect(planOf(scene, 'B')).toMatchObject({ status: 'approved' });
  });

  it('stays approved where somebody overrides the gate for a branch', () => {
    const { scene } = given(inBuild, pushes(bob, 'q', { plan: 'plan B' }))
      .when(overrides(dave, 'plan_approval', 'it burns', 'main', 'q'))
      .thenHappened({ type: 'gate_overridden', proposal: 'q', confirm_id: null });
    expect(planOf(scene, 'plan A')).toMatchObject({ status: 'approved', decisions: [{ decided_by: alice.id }] });
  });

  it('was made by who made it, and that says nothing of who may approve the next version', () => {
    const landed = [starts(), lands({ commit: 'x', contents: { plan: 'A' }, authors: [alice.id] }), swept];
    given(...landed, pushes(bob, 'q', { plan: 'B' }))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
    given(
      starts(),
      lands({ commit: 'x', contents: { appendix: 'X' }, authors: [alice.id] }),
      pushes(bob, 'm', { manual: 'M' }),
    )
      .when(approves(alice, 'legal', { proposal: 'm' }))
      .thenRefused('own_work');
  });

  it('takes on what was approved in part in its branch', () => {
    given(
      underPolicy({ gates: { plan_approval: { count: 2 } } }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      approves(alice, 'plan_approval'),
      merges(bob, 'p'),
      swept,
    )
      .when(approves(erin, 'plan_approval'))
      .thenHappened({ change: 'decided', status: 'approved' });
  });

  it('may be taken back by the name of the branch that it came from', () => {
    given(inBuild)
      .when(asks(alice, { withdraw: { gate: 'plan_approval', track: 'main', proposal: 'p', reason: '' } }))
      .thenHappened({ change: 'voided', because: 'alice took the approval back' });
    given(inBuild)
      .when(asks(alice, { withdraw: { gate: 'plan_approval', track: 'main', proposal: 'other', reason: '' } }))
      .thenRefused('nothing_to_withdraw', /about plan_approval in other that still counts$/u);
  });
});

describe('what lands together', () => {
  it('is judged each by its own gates, also where it is taken away', () => {
    const { scene, state } = given(starts()).when(
      lands({ commit: 'x', contents: { plan: 'A', manual: 'M', notes: 'N' } }),
      swept,
    );
    expect(['plan', 'manual', 'notes'].map((name) => state.artifacts[name]?.bypassed)).toEqual([
      ['plan_approval'],
      ['legal', 'security'],
      [],
    ]);
    expect(scene.last[0]?.saw).toEqual({ definition: 'd1', policy: 'p1', head: 'x' });
    const gone = given(() => scene)
      .when(lands({ commit: 'y', contents: { plan: null, manual: null, notes: null } }), swept)
      .scene.last.flatMap((line) => line.events ?? [])
      .filter(({ type }) => type === 'gate_evaluated' || type === 'artifact_retired');
    expect(gone).toMatchObject([
      { for: 'land:plan', gates: [{ gate: 'plan_approval' }] },
      { artifact: 'plan', because: 'it is gone from the default branch since y, past closed plan_approval' },
      { for: 'land:manual', gates: [{ gate: 'legal' }, { gate: 'security' }] },
      { artifact: 'manual', because: 'it is gone from the default branch since y, past closed legal, security' },
      { artifact: 'notes', because: 'it is gone from the default branch since y' },
    ]);
    given(() => scene)
      .when(lands({ commit: 'y', contents: { notes: null } }), swept)
      .thenRecorded({ type: 'landing_recorded' }, { type: 'artifact_retired', artifact: 'notes' });
  });

  it('was made from what was there, and not from what was gone already', () => {
    const { state } = given(
      starts(),
      lands({ commit: 'x', contents: { notes: 'N', appendix: 'X' } }),
      swept,
      lands({ commit: 'y', contents: { notes: null } }),
      swept,
    ).when(lands({ commit: 'z', contents: { plan: 'A' } }), swept);
    expect(state.artifacts['plan']?.source_artifacts).toEqual(['appendix v1']);
  });

  it('ends an approval once, be it of what was there before or of what the branch had brought', () => {
    const { scene } = given(
      starts(),
      lands({ commit: 'x', contents: { appendix: 'X' } }),
      swept,
      pushes(bob, 'm', { manual: 'M' }),
      approves(alice, 'legal', { proposal: 'm' }),
    ).when(mergesOnGitHub(bob, 'm', { contents: { manual: 'M2', appendix: 'Y' } }), swept);
    expect(eventsOf(scene).filter((one) => 'change' in one && one.change === 'voided')).toHaveLength(1);
  });

  it('past no clock is judged by the moment at which it is noted', () => {
    const { state } = given(
      underPolicy({ gates: { plan_approval: { open_for_hours: 1 } } }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }, { at: today('11:00') }),
      approves(alice, 'plan_approval'),
    ).when(merges(bob, 'p'), swept);
    expect(state.artifacts['plan']?.bypassed).toEqual([]);
  });

  it('at a moment that has not come here is judged by now', () => {
    const { state } = given(
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      approves(alice, 'plan_approval', { until: '2026-03-02T12:05Z' }),
    ).when(mergesOnGitHub(bob, 'p', { at: today('12:10') }), swept);
    expect(state.artifacts['plan']?.bypassed).toEqual([]);
  });

  it('is heard of late, gate by gate: what had closed then is told of that gate alone', () => {
    const { scene } = given(
      underPolicy({ gates: { legal: { open_for_hours: 1 } } }),
      starts(),
      pushes(bob, 'm', { manual: 'M' }, { at: today('11:00') }),
      approves(alice, 'legal', { proposal: 'm' }),
      approves(carol, 'security', { proposal: 'm' }),
    ).when(mergesOnGitHub(bob, 'm', { at: today('11:30') }), swept);
    expect(eventsOf(scene).filter((one) => 'for' in one && one.for === 'land:manual')).toMatchObject([
      {
        gates: [
          { gate: 'legal', open: false },
          { gate: 'security', open: true },
        ],
      },
    ]);
  });

  it('by hand answers for its own gates, and an unknown one is told what there is', () => {
    const moving = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build', on: { landed: 'invoice' }, when: 'it is paid', requires: { gate: 'go' } },
      ],
      terminal_states: [],
      required_fields: [],
    });
    const invoice = { artifact: 'invoice', content: 'I', address: 'https://example.com/i', source_artifacts: [] };
    given(around({ definition: moving }), starts())
      .when(asks(bob, { artifact: invoice }))
      .thenHappened({ for: 'land:invoice', gates: [{ gate: 'billing' }] }, { bypassed: ['billing'] });
    const { scene } = given(starts()).when(asks(bob, { artifact: { ...invoice, artifact: 'other' } }));
    expect(scene.answer).toHaveProperty(
      'refusal.next',
      'It has plan, code, notes, report, invoice, poster, manual, appendix.',
    );
  });
});

describe('what is asked after a landing', () => {
  const landed = all(
    starts(),
    lands({ commit: 'x', contents: { appendix: 'X' } }),
    swept,
    pushes(bob, 'm', { manual: 'M' }),
    approves(alice, 'legal', { proposal: 'm' }),
    mergesOnGitHub(bob, 'm', { contents: { manual: 'M2', appendix: 'Y' } }),
    swept,
  );

  it('is about what landed, and not about what its branch had brought', () => {
    const { state } = sceneOf(landed);
    expect(state === null ? [] : recordsOf(state, 'main', 'legal')).toMatchObject([
      { covers: { manual: 'M2', appendix: 'Y' }, proposal: null },
    ]);
  });

  it('is not joined by a branch that brings the old bytes again', () => {
    given(landed, pushes(bob, 'n', { manual: 'M' }), swept, approves(alice, 'legal', { proposal: 'n' }))
      .when(rewrites(bob, 'n', ['n9']), swept)
      .thenRecorded({ change: 'voided', gate: 'legal', proposal: 'n' });
  });
});
