import { describe, expect, it } from 'vitest';
import { countersign } from '../../src/core/entry.ts';
import { deedsOf } from '../../src/core/observe.ts';
import {
  advances,
  alice,
  approves,
  around,
  asks,
  bob,
  carol,
  dave,
  deletes,
  drafted,
  given,
  inBuild,
  inCheck,
  knows,
  lands,
  later,
  lifecycle,
  merges,
  observedIn,
  overrides,
  pushes,
  rewrites,
  sceneOf,
  starts,
  swept,
  withdraws,
} from './given.ts';

const approved = [...drafted, approves(alice, 'plan_approval')];

describe('what is on a branch', () => {
  it('is noted as drafts, by whoever pushed', () => {
    const { state, scene } = given(...drafted)
      .when(swept)
      .thenRecorded({
        type: 'artifact_created',
        status: 'draft',
        artifact: 'plan',
        proposal: 'p',
        head: 'p1',
        base: 'main0',
        content: 'A',
        authors: [bob.id],
      });
    expect(state.proposals).toEqual({ p: { head: 'p1', base: 'main0', contents: { plan: 'A' }, authors: [bob.id] } });
    expect(scene.last[0]).toMatchObject({ actor: bob, saw: { head: 'p1' } });
  });

  it('is noted when it changes, and when the branch stops changing it', () => {
    given(...drafted, swept)
      .when(pushes(bob, 'p', { notes: 'N' }), swept)
      .thenRecorded({ type: 'artifact_created', artifact: 'notes' });
    const { state } = given(...drafted, pushes(bob, 'p', { notes: 'N' }), swept)
      .when(rewrites(bob, 'p', ['p3'], { plan: 'A' }), swept)
      .thenRecorded({
        type: 'artifact_retired',
        artifact: 'notes',
        proposal: 'p',
        because: 'the branch no longer changes it',
      });
    expect(state.proposals['p']?.contents).toEqual({ plan: 'A' });
  });

  it('is a revision where the artifact has landed before', () => {
    given(inBuild)
      .when(pushes(bob, 'q', { plan: 'B' }), swept)
      .thenRecorded({ type: 'artifact_revised', artifact: 'plan' });
  });

  it('is nothing when nothing of the project is left on it', () => {
    const { state } = given(...drafted, swept)
      .when(rewrites(bob, 'p', ['p2'], {}), swept)
      .thenRecorded({ type: 'artifact_retired' });
    expect(state.proposals).toEqual({});
  });

  it('is noted once', () => {
    given(...drafted, swept)
      .when(swept)
      .thenRecorded();
  });

  it('may have any name that git allows', () => {
    const { state } = given(starts(), pushes(bob, 'constructor', { plan: 'A' }), swept)
      .when(deletes('constructor'), swept)
      .thenRecorded({ type: 'artifact_retired', artifact: 'plan' });
    expect(state.proposals).toEqual({});
  });

  it('is noted by Countersign itself where nobody is known to have pushed it', () => {
    const observed = { ...observedIn(sceneOf(...drafted)), pushers: {}, lost: {} };
    expect(deedsOf(observed, sceneOf(...drafted).state)).toMatchObject([{ actor: countersign }]);
  });
});

describe('what lands', () => {
  it('is the next version, and replaces the one before', () => {
    const { state } = given(...approved)
      .when(merges(bob, 'p'), swept)
      .thenRecorded(
        { type: 'landing_recorded', commit: 'merge-of-p-1', proposal: 'p', passed: [] },
        {
          type: 'gate_evaluated',
          for: 'land:plan',
          gates: [{ gate: 'plan_approval', open: true, says: 'plan_approval is open: approved by alice' }],
        },
        {
          type: 'artifact_created',
          status: 'current',
          version: 'v1',
          content: 'A',
          path: 'docs/acme/plan.md',
          supersedes: null,
          bypassed: [],
          source_artifacts: [],
        },
        { type: 'stage_changed', from: 'plan', to: 'build', on: 'plan lands', rationale: 'the plan is approved' },
      );
    expect(state).toMatchObject({
      cursor: 'merge-of-p-1',
      proposals: {},
      artifacts: { plan: { commit: 'merge-of-p-1', path: 'docs/acme/plan.md', version: 'v1', authors: [bob.id] } },
      tracks: { main: { stage: 'build', visit: 2, triggers: [] } },
    });
    given(inBuild, pushes(bob, 'q', { plan: 'B' }))
      .when(merges(bob, 'q'), swept)
      .thenRecorded(
        { type: 'landing_recorded' },
        { type: 'gate_evaluated' },
        { type: 'artifact_revised', version: 'v2', supersedes: 'v1', bypassed: ['plan_approval'] },
        { type: 'approval_changed', change: 'voided', because: 'other bytes of plan landed at merge-o' },
      );
  });

  it('has what else is current as its sources', () => {
    given(inBuild)
      .when(lands({ commit: 'n1', contents: { notes: 'N' } }), swept)
      .thenRecorded({}, { artifact: 'notes', source_artifacts: ['plan v1'] });
  });

  it('moves nothing when nobody is asked for approval and nothing waits for it', () => {
    given(inBuild)
      .when(lands({ commit: 'n1', contents: { notes: 'N' } }), swept)
      .thenRecorded({ type: 'landing_recorded' }, { type: 'artifact_created', bypassed: [] });
  });

  it('is recorded even when it changes nothing', () => {
    given(inBuild)
      .when(lands({ commit: 'm2', contents: { plan: 'plan A' } }), swept)
      .thenRecorded({ type: 'landing_recorded', commit: 'm2' });
  });

  it('that the definition does not know is kept without a path', () => {
    given(starts())
      .when(asks(bob, { land: { commit: 'm1', contents: { stray: 'S' }, authors: [], proposal: null, passed: [] } }))
      .thenHappened({}, { artifact: 'stray', bypassed: [] });
  });

  it('waits for what is missing, and moves by the approval that was last', () => {
    const waiting = [inCheck, lands({ commit: 'r1', contents: { report: 'R' } }), knows(bob, 'release.version', '2')];
    given(...waiting)
      .when(approves(alice, 'go'))
      .thenHappened({}, { status: 'approved' }, { type: 'stage_changed', from: 'check', to: 'ship' });
  });

  it('may also be the fact that was last', () => {
    given(inCheck, lands({ commit: 'r1', contents: { report: 'R' } }), approves(alice, 'go'))
      .when(knows(bob, 'release.version', '2'))
      .thenHappened({ type: 'fact_recorded' }, { type: 'stage_changed', to: 'ship' });
  });

  it('starts nothing in a stage that was entered after it', () => {
    const { state } = given(
      inBuild,
      lands({ commit: 'r0', contents: { report: 'R' } }),
      pushes(bob, 'c', { code: 'K' }),
      approves(alice, 'review'),
      approves(carol, 'review'),
      merges(bob, 'c'),
      advances(bob),
      knows(bob, 'release.version', '2'),
    )
      .when(approves(alice, 'go'))
      .thenHappened({}, { status: 'approved' });
    expect(state.tracks['main']?.stage).toBe('check');
  });
});

describe('landed past a closed gate', () => {
  const past = [...drafted, merges(bob, 'p'), swept];

  it('is recorded as bypassed, and the stage does not move', () => {
    const { state } = given(...drafted)
      .when(merges(bob, 'p'), swept)
      .thenRecorded(
        {},
        { gates: [{ open: false, says: 'plan_approval is closed: nobody has approved it' }] },
        { bypassed: ['plan_approval'] },
      );
    expect(state.tracks['main']?.stage).toBe('plan');
  });

  it('moves only when somebody who may gives the rationale', () => {
    given(...past)
      .when(overrides(bob, 'plan_approval'))
      .thenRefused('not_in_role');
    given(...past)
      .when(overrides(dave, 'plan_approval', ''))
      .thenRefused('reason_missing');
    const { state } = given(...past)
      .when(overrides(dave, 'plan_approval', 'checked it on paper'))
      .thenHappened({ type: 'gate_overridden', covers: { plan: 'A' } }, { type: 'stage_changed', to: 'build' });
    expect(state.artifacts['plan']?.bypassed).toEqual([]);
  });

  it('is not healed by an approval that comes later', () => {
    const { state } = given(...past)
      .when(approves(alice, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
    expect(state).toMatchObject({
      tracks: { main: { stage: 'plan' } },
      artifacts: { plan: { bypassed: ['plan_approval'] } },
    });
  });

  it('moves nothing even where the transition asks for nothing about it', () => {
    const loose = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build', on: { landed: 'plan' }, when: 'so', requires: { no: 'blockers' } },
        { from: 'plan', to: 'ship', on: { landed: 'plan' }, when: 'so' },
      ],
    });
    const { state } = given(around({ definition: loose }), ...drafted).when(merges(bob, 'p'), swept);
    expect(state.tracks['main']?.stage).toBe('plan');
    given(around({ definition: loose }), ...drafted, merges(bob, 'p'))
      .when(advances(bob, 'build'))
      .thenRefused('requirement_open', /landed past the closed gate plan_approval/u);
    given(around({ definition: loose }), ...drafted, merges(bob, 'p'))
      .when(advances(bob, 'ship'))
      .thenRefused('requirement_open');
    given(around({ definition: loose }), ...drafted, merges(bob, 'p'))
      .when(overrides(dave, 'plan_approval'))
      .thenHappened({}, { type: 'stage_changed', to: 'build' });
  });

  it('is superseded by approved bytes that land after it', () => {
    given(...past, pushes(bob, 'q', { plan: 'B' }), approves(alice, 'plan_approval'))
      .when(merges(bob, 'q'), swept)
      .thenRecorded({}, { gates: [{ open: true }] }, { version: 'v2', bypassed: [] }, { type: 'stage_changed' });
  });

  it('happens when the merge combined the branch with the default branch', () => {
    given(...approved)
      .when(merges(bob, 'p', { contents: { plan: 'A and more' } }), swept)
      .thenRecorded(
        { type: 'landing_recorded', proposal: null },
        { gates: [{ open: false, says: 'plan_approval is closed: it was approved for other bytes of plan' }] },
        { bypassed: ['plan_approval'] },
        { type: 'artifact_retired', proposal: 'p' },
        { change: 'voided', because: 'the branch is gone' },
      );
  });

  it('happens when a revert brings back the bytes of version 1', () => {
    const { state } = given(
      inBuild,
      pushes(bob, 'q', { plan: 'plan B' }),
      approves(alice, 'plan_approval'),
      merges(bob, 'q'),
      swept,
    )
      .when(lands({ commit: 'revert', contents: { plan: 'plan A' } }), swept)
      .thenRecorded(
        {},
        { gates: [{ open: false }] },
        { version: 'v3', content: 'plan A', bypassed: ['plan_approval'] },
        { change: 'voided', covers: { plan: 'plan A' } },
      );
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      status: 'requested',
      voided: { covers: { plan: 'plan B' } },
    });
  });

  it('happens when the approval ran out between two looks', () => {
    given(...drafted, approves(alice, 'plan_approval', { until: '2026-03-03' }))
      .when(later(2), merges(bob, 'p'), swept)
      .thenRecorded(
        {},
        { gates: [{ open: false, says: /expired/u }] },
        { bypassed: ['plan_approval'] },
        { change: 'voided', status: 'expired' },
      );
  });

  it('happens when the approval was taken back', () => {
    given(...approved, withdraws(alice, 'plan_approval'))
      .when(merges(bob, 'p'), swept)
      .thenRecorded(
        {},
        {
          gates: [
            { open: false, says: 'plan_approval is closed: alice took the approval back (was approved by alice)' },
          ],
        },
        { bypassed: ['plan_approval'] },
      );
  });

  it('happens when only a part of those who are needed approved', () => {
    given(inBuild, pushes(bob, 'c', { code: 'K' }), approves(alice, 'review'))
      .when(merges(bob, 'c'), swept)
      .thenRecorded(
        {},
        { gates: [{ says: 'review is closed: approved by alice, more are needed' }] },
        { bypassed: ['review'] },
      );
  });

  it('whatever a branch is called and whatever it says: the paths decide', () => {
    given(starts(), pushes(bob, 'project/other/x', { plan: 'A' }))
      .when(merges(bob, 'project/other/x'), swept)
      .thenRecorded({}, {}, { artifact: 'plan', bypassed: ['plan_approval'] });
    given(starts())
      .when(lands({ commit: 'direct', contents: { plan: 'A' } }), swept)
      .thenRecorded({ proposal: null }, {}, { bypassed: ['plan_approval'] });
  });

  it('every gate that was closed is named', () => {
    const { state } = given(starts()).when(
      lands({ commit: 'm1', contents: { manual: 'M' } }),
      overrides(dave, 'legal'),
    );
    expect(state.artifacts['manual']?.bypassed).toEqual(['security']);
  });

  it('an override is for the bytes that landed and no others', () => {
    const { state } = given(
      starts(),
      lands({ commit: 'm1', contents: { manual: 'M' } }),
      lands({ commit: 'm2', contents: { appendix: 'X' }, merge: true }),
    )
      .when(overrides(dave, 'legal'))
      .thenHappened({ covers: { manual: 'M', appendix: 'X' } });
    expect(state.artifacts).toMatchObject({ manual: { bypassed: ['security'] }, appendix: { bypassed: [] } });
  });
});

describe('what is gone from the default branch', () => {
  it('is archived, with the next version when it comes back', () => {
    const gone = [inBuild, lands({ commit: 'rm1234567', contents: { plan: null } }), swept];
    const { state } = given(inBuild)
      .when(lands({ commit: 'rm1234567', contents: { plan: null } }), swept)
      .thenRecorded(
        {},
        { type: 'gate_evaluated', for: 'land:plan', gates: [{ gate: 'plan_approval', open: false }] },
        {
          type: 'artifact_retired',
          artifact: 'plan',
          proposal: null,
          because: 'it is gone from the default branch since rm12345, past closed plan_approval',
        },
        { change: 'voided', gate: 'plan_approval', covers: { plan: 'absent' } },
      );
    expect(state.artifacts['plan']?.status).toBe('archived');
    given(...gone)
      .when(lands({ commit: 'm2', contents: { plan: 'B' } }), swept)
      .thenRecorded(
        {},
        {},
        { type: 'artifact_revised', version: 'v2', supersedes: 'v1' },
        { change: 'voided', gate: 'plan_approval', covers: { plan: 'B' } },
      );
    given(...gone)
      .when(lands({ commit: 'm2', contents: { plan: null } }), swept)
      .thenRecorded({ type: 'landing_recorded' });
  });

  it('needs the gates of the artifact, for its removal like for any other bytes', () => {
    given(inBuild, pushes(bob, 'x', { plan: 'absent' }), approves(alice, 'plan_approval'))
      .when(lands({ commit: 'rm1234567', contents: { plan: null } }), swept)
      .thenRecorded(
        {},
        { type: 'gate_evaluated', gates: [{ open: true }] },
        { type: 'artifact_retired', because: 'it is gone from the default branch since rm12345' },
      );
  });

  it('comes back unapproved when a revert is reverted', () => {
    given(inBuild, lands({ commit: 'rm1', contents: { plan: null } }), swept)
      .when(lands({ commit: 'back', contents: { plan: 'plan A' } }), swept)
      .thenRecorded(
        {},
        { gates: [{ open: false }] },
        { version: 'v2', bypassed: ['plan_approval'] },
        { change: 'voided', gate: 'plan_approval', covers: { plan: 'plan A' } },
      );
  });

  it('no longer starts anything', () => {
    const { state } = given(
      inCheck,
      lands({ commit: 'r1', contents: { report: 'R' } }),
      knows(bob, 'release.version', '2'),
      lands({ commit: 'r2', contents: { report: null } }),
    )
      .when(approves(alice, 'go'))
      .thenHappened({}, {});
    expect(state.tracks['main']).toMatchObject({ stage: 'check', triggers: [] });
  });
});

describe('however it got there', () => {
  const steps = [...approved, pushes(bob, 'p', { notes: 'N' }), swept];

  it('a merge lands by itself', () => {
    given(...steps)
      .when(
        lands({ commit: 'x1', contents: { notes: 'M' } }),
        lands({ commit: 'm1', merge: true, contents: { plan: 'A', notes: 'N' }, authors: [bob.id, carol.id] }),
        deletes('p'),
        swept,
      )
      .thenRecorded(
        { type: 'landing_recorded', commit: 'x1', proposal: null },
        { artifact: 'notes' },
        { type: 'landing_recorded', commit: 'm1', proposal: 'p' },
        {},
        { artifact: 'plan', bypassed: [], authors: [bob.id, carol.id] },
        { artifact: 'notes' },
        { type: 'stage_changed' },
      );
  });

  it('a squash is one commit with the bytes of the branch', () => {
    given(...steps)
      .when(lands({ commit: 's1', contents: { plan: 'A', notes: 'N' } }), deletes('p'), swept)
      .thenRecorded({ commit: 's1', proposal: 'p' }, {}, { bypassed: [] }, {}, { type: 'stage_changed' });
  });

  it('a rebase or fast-forward passes through bytes nobody was asked about, which are not landings', () => {
    given(...steps)
      .when(
        lands({ commit: 'f1', contents: { plan: 'half' }, authors: [carol.id] }),
        lands({ commit: 'f2', contents: { notes: 'half' } }),
        lands({ commit: 'f3', contents: { plan: 'A', notes: 'N' }, authors: [bob.id] }),
        deletes('p'),
        swept,
      )
      .thenRecorded(
        { type: 'landing_recorded', commit: 'f3', proposal: 'p', passed: ['f1', 'f2'] },
        {},
        { artifact: 'plan', content: 'A', bypassed: [], authors: [carol.id, bob.id] },
        { artifact: 'notes' },
        { type: 'stage_changed' },
      );
  });

  it('commits that bring bytes somebody was asked about land one by one', () => {
    given(...steps, pushes(bob, 'q', { notes: 'Q' }), swept)
      .when(
        lands({ commit: 'a', contents: { notes: 'Q' } }),
        lands({ commit: 'b', contents: { notes: null } }),
        lands({ commit: 'c', contents: { plan: 'A', notes: 'N' } }),
        deletes('p'),
        deletes('q'),
        swept,
      )
      .thenRecorded(
        { commit: 'a', proposal: 'q', passed: [] },
        { artifact: 'notes', version: 'v1' },
        { commit: 'c', proposal: 'p', passed: ['b'] },
        { artifact: 'notes', version: 'v2' },
        {},
        { artifact: 'plan' },
        { type: 'stage_changed' },
      );
  });

  it('a series ends where a merge begins, and at the last commit', () => {
    given(inBuild)
      .when(
        lands({ commit: 'a', contents: { notes: '1' } }),
        lands({ commit: 'm', merge: true, contents: { report: '1' } }),
        lands({ commit: 'b', contents: { notes: '2' } }),
        lands({ commit: 'c', contents: { notes: '3' } }),
        swept,
      )
      .thenRecorded(
        { commit: 'a', passed: [] },
        { version: 'v1' },
        { commit: 'm', passed: [] },
        {},
        { commit: 'c', passed: ['b'] },
        { version: 'v2' },
      );
  });

  it('after a force push of the default branch everything counts as it is at the head', () => {
    const { state } = given(inCheck)
      .when(
        lands({
          commit: 'forced',
          merge: true,
          contents: { plan: 'plan A', code: 'code X', report: null },
          authors: [],
          by: countersign,
        }),
        swept,
      )
      .thenRecorded(
        { type: 'landing_recorded', commit: 'forced' },
        { type: 'gate_evaluated', for: 'land:code' },
        { artifact: 'code', version: 'v2', bypassed: ['review'] },
        { change: 'voided', gate: 'review' },
      );
    expect(state.cursor).toBe('forced');
  });

  it('deeds of a project that has ended, or was never started, are nobody’s business', () => {
    given(starts(), asks(bob, { close: { terminal_state: 'superseded' } }))
      .when(lands({ commit: 'm1', contents: { plan: 'A' } }), swept)
      .thenRecorded();
    expect(deedsOf(observedIn(sceneOf()), null)).toEqual([]);
  });
});

describe('approvals of what others replace', () => {
  const chapters = [
    starts(),
    pushes(bob, 'x', { appendix: 'X1' }),
    merges(bob, 'x'),
    overrides(dave, 'legal'),
    pushes(bob, 'm', { manual: 'M1' }),
    approves(alice, 'legal'),
  ];

  it('an approval that was also about current bytes is void when others land, and stays with its branch', () => {
    const { state } = given(...chapters)
      .when(lands({ commit: 'm2', contents: { appendix: 'X2' } }), swept)
      .thenRecorded(
        {},
        {},
        { bypassed: ['legal'] },
        { change: 'voided', covers: { manual: 'M1', appendix: 'X2' }, proposal: 'm', head: 'm1' },
        { change: 'voided', covers: { appendix: 'X2' }, proposal: null, head: 'm2' },
      );
    expect(state.approvals['main']?.['legal']).toMatchObject({ status: 'requested', proposal: 'm' });
  });

  it('with the branch that landed it does not stay', () => {
    given(...chapters)
      .when(merges(bob, 'm', { contents: { appendix: 'X2' } }), swept)
      .thenRecorded(
        { proposal: 'm' },
        {},
        {},
        {},
        {},
        { change: 'voided', covers: { manual: 'M1' }, proposal: null, head: 'merge-of-m-2' },
        { change: 'voided', covers: { appendix: 'X2' }, proposal: null, head: 'merge-of-m-2' },
      );
  });

  it('nor with a branch that is gone', () => {
    given(...chapters, deletes('m'), swept)
      .when(lands({ commit: 'm2', contents: { appendix: 'X2' } }), swept)
      .thenRecorded({}, {}, {}, { change: 'voided', proposal: null });
  });
});

describe('the policy in force', () => {
  it('is pinned when the default branch holds another one', () => {
    const { state } = given(starts())
      .when(around({ policyPin: { blob: 'p2', origin: 'x' } }), swept)
      .thenRecorded({ type: 'definition_pinned', what: 'policy', pin: { blob: 'p2' } });
    expect(state.policy?.blob).toBe('p2');
    expect(state.definition.blob).toBe('d1');
  });

  it('is the default one when the file is gone', () => {
    const { state, scene } = given(starts())
      .when(around({ policyPin: null }), swept)
      .thenRecorded({ pin: null });
    expect(state.policy).toBeNull();
    expect(scene.last[0]?.source).toBe('policy:none:1');
    given(around({ policyPin: null }), starts())
      .when(swept)
      .thenRecorded();
  });
});
