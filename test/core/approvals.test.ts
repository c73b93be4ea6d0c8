import { describe, expect, it } from 'vitest';
import { gateFor } from '../../src/core/project/gates.ts';
import {
  advances,
  alice,
  approves,
  approvesAll,
  around,
  asks,
  bob,
  carol,
  dave,
  deletes,
  drafted,
  erin,
  given,
  goesBack,
  inBuild,
  inCheck,
  lands,
  later,
  merges,
  noon,
  overrides,
  policyWith,
  pushes,
  reconfirms,
  rejects,
  requests,
  rewrites,
  starts,
  swept,
  underPolicy,
  withdraws,
} from './given.ts';

describe('an approval is about exactly the bytes that were seen', () => {
  it('records who approved, by what right, which commit they saw and which bytes', () => {
    const { state, scene } = given(...drafted)
      .when(approves(alice, 'plan_approval'))
      .thenHappened(
        {
          type: 'approval_requested',
          gate: 'plan_approval',
          covers: { plan: 'A' },
          proposal: 'p',
          head: 'p1',
          role: 'planner',
        },
        { type: 'approval_changed', change: 'decided', status: 'approved', terms: {} },
      );
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      status: 'approved',
      number: 1,
      decisions: [
        {
          decided_by: 'alice@example.com',
          decided_by_role: 'planner',
          authority: 'e-mail alice@example.com',
          assurance: 'proven',
          head: 'p1',
          decided_at: noon,
          reason: 'read it',
        },
      ],
    });
    expect(scene.last.at(-1)?.saw).toEqual({
      definition: 'd1',
      policy: 'p1',
      head: 'p1',
      covers: { plan: 'A' },
      authority: { role: 'planner', by: 'e-mail alice@example.com' },
    });
  });

  it('a commit that changes the artifact supersedes the approval, and the state says which commit and bytes it was for', () => {
    const { state } = given(...drafted, approves(alice, 'plan_approval'))
      .when(pushes(bob, 'p', { plan: 'B' }), swept)
      .thenRecorded(
        { type: 'artifact_revised', status: 'draft', content: 'B', head: 'p2' },
        { type: 'approval_changed', change: 'voided', status: 'superseded', because: 'plan changed in p at p2' },
      );
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      status: 'requested',
      number: 2,
      covers: { plan: 'B' },
      decisions: [],
      voided: { status: 'superseded', head: 'p1', covers: { plan: 'A' }, approved_by: [{ login: 'alice' }] },
    });
  });

  it('a commit that changes something else leaves the approval standing', () => {
    const { state } = given(...drafted, approves(alice, 'plan_approval')).when(pushes(bob, 'p', { notes: 'N' }), swept);
    expect(state.approvals['main']?.['plan_approval']?.status).toBe('approved');
  });

  it('who says which commit they looked at is refused when the branch has moved on', () => {
    given(...drafted, pushes(bob, 'p', { plan: 'B' }))
      .when(approves(alice, 'plan_approval', { head: 'p1' }))
      .thenRefused('superseded', /looked at p1, and p is at p2/u);
    given(...drafted)
      .when(approves(alice, 'plan_approval', { head: 'p1' }))
      .thenHappened({}, { status: 'approved' });
  });

  it('a commit of the default branch is meant where no branch is open', () => {
    given(inBuild, swept)
      .when(approves(alice, 'go', { head: 'other' }))
      .thenRefused('superseded', /you looked at other, and plan v1 is there now/u);
    given(starts(), around({ head: 'n1' }))
      .when(approves(alice, 'go', { head: 'other' }))
      .thenRefused('superseded', /you looked at other, and the default branch is at n1/u);
  });

  it('what landed with a commit is what is there until a later version lands, whatever else does', () => {
    const [one, two, other] = [
      lands({ commit: 'm1', contents: { plan: 'A' } }),
      lands({ commit: 'm2', contents: { plan: 'B' } }),
      lands({ commit: 'n1', contents: { notes: 'N' } }),
    ];
    const about = { proposal: 'main', head: 'm1' };
    given(starts(), one, swept, later(1), other, swept, around({ head: 'n1' }))
      .when(approves(alice, 'plan_approval', about))
      .thenHappened({}, { status: 'approved' });
    const after = given(starts(), one, swept, later(1), two, swept, around({ head: 'm2' }));
    after
      .when(approves(alice, 'plan_approval', about))
      .thenRefused('superseded', /you looked at m1, and plan v2 is there now/u);
    after.when(rejects(alice, 'plan_approval', { ...about })).thenRefused('superseded', /plan v2 is there now/u);
    after.when(approves(alice, 'plan_approval', { ...about, head: 'm2' })).thenHappened({}, { status: 'approved' });
  });

  it('what came to be known at one moment is no longer what one commit brought', () => {
    const both = given(
      underPolicy({ roles: { counsel: { emails: ['carol@example.com'] } }, gates: { legal: { assurance: 'proven' } } }),
      starts(),
      lands({ commit: 'm1', merge: true, contents: { manual: 'A' } }),
      lands({ commit: 'm2', merge: true, contents: { appendix: 'B' } }),
      swept,
      around({ head: 'm2' }),
    );
    both
      .when(approves(carol, 'legal', { proposal: 'main', head: 'm1' }))
      .thenRefused('superseded', /appendix v1 is there now/u);
  });

  it('an empty repository has no commit to have looked at', () => {
    const { state } = given(starts())
      .when(around({ head: null }), approves(alice, 'go', { head: 'x' }))
      .thenHappened({ head: null }, {});
    expect(state.approvals['main']?.['go']?.decisions[0]).not.toHaveProperty('head');
  });

  it('bytes of an earlier version that come back are not approved', () => {
    const { state } = given(...drafted, approves(alice, 'plan_approval'), pushes(bob, 'p', { plan: 'B' }), swept).when(
      pushes(bob, 'p', { plan: 'A' }),
      swept,
    );
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      status: 'requested',
      number: 3,
      covers: { plan: 'A' },
    });
  });

  it('an approval of one branch is not one of another branch', () => {
    given(...drafted, pushes(carol, 'q', { plan: 'Q' }))
      .when(approves(alice, 'plan_approval'))
      .thenRefused('ambiguous', /p and q are open/u);
    given(...drafted, pushes(carol, 'q', { plan: 'Q' }), approves(alice, 'plan_approval', { proposal: 'q' }))
      .when(asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } }))
      .thenRefused('gate_closed', /plan_approval is closed: nobody has approved it/u);
  });

  it('version 1 is not approved any more once version 2 is there', () => {
    given(inBuild, pushes(bob, 'q', { plan: 'plan B' }), approves(alice, 'plan_approval'), merges(bob, 'q'), swept)
      .when(approves(alice, 'plan_approval', { head: 'p1' }))
      .thenRefused('superseded', /looked at p1/u);
  });

  it('an approval on one track opens nothing on another', () => {
    const { state, scene } = given(starts(), approves(alice, 'go')).when();
    const main = state.tracks['main'];
    const two = { ...state, tracks: { ...state.tracks, ...(main === undefined ? {} : { side: main }) } };
    expect(gateFor(scene.world, two, 'go', 'main', {}, null).holds).toBe(true);
    expect(gateFor(scene.world, two, 'go', 'side', {}, null).holds).toBe(false);
  });

  it('a branch that is not open cannot be approved, whatever its name', () => {
    given(starts())
      .when(approves(alice, 'plan_approval', { proposal: 'gone' }))
      .thenRefused('unknown_proposal');
    given(starts())
      .when(approves(alice, 'plan_approval', { proposal: 'constructor' }))
      .thenRefused('unknown_proposal');
  });
});

describe('the same bytes on rewritten history', () => {
  const rewritten = [
    ...drafted,
    approves(alice, 'plan_approval', { permits: ['land:plan'], until: '2026-05-01', limits: 'the draft' }),
    rewrites(bob, 'p', ['x1']),
    swept,
  ];

  it('ask for the approval again instead of keeping it silently', () => {
    const { state } = given(...rewritten).when(swept);
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      status: 'requested',
      covers: { plan: 'A' },
      head: 'x1',
      voided: { head: 'p1', because: 'the history of p was rewritten; the bytes are the same at x1' },
    });
  });

  it('who had approved them says so in one word, on the terms they had named', () => {
    const { state } = given(...rewritten)
      .when(reconfirms(alice, 'plan_approval'))
      .thenHappened({
        change: 'decided',
        status: 'approved',
        terms: { permits: ['land:plan'], expires_at: '2026-05-01T00:00:00.000Z', limits: 'the draft' },
      });
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({ status: 'approved', head: 'x1' });
  });

  it('nobody else can confirm them again', () => {
    given(...rewritten)
      .when(reconfirms(bob, 'plan_approval'))
      .thenRefused('nothing_to_reconfirm', /bob had not approved/u);
  });

  it('rewriting a second time changes nothing about that', () => {
    const { state } = given(...rewritten, rewrites(bob, 'p', ['y1'])).when(reconfirms(alice, 'plan_approval'), swept);
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({ status: 'approved', head: 'y1' });
  });

  it('an approval given after a request on older history stands', () => {
    const { state } = given(...drafted, requests(bob, 'plan_approval'), rewrites(bob, 'p', ['x1'])).when(
      approves(alice, 'plan_approval'),
      swept,
    );
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({ status: 'approved', head: 'x1' });
  });

  it('all who are needed confirm one by one', () => {
    const both = [
      inBuild,
      pushes(bob, 'c', { code: 'K' }),
      approves(alice, 'review'),
      approves(carol, 'review'),
      rewrites(bob, 'c', ['x1']),
      swept,
    ];
    given(...both)
      .when(reconfirms(carol, 'review'))
      .thenHappened({ status: 'partial' });
    given(...both, reconfirms(carol, 'review'))
      .when(reconfirms(alice, 'review'))
      .thenHappened({ status: 'approved' });
  });

  it('rewriting takes a lost commit only from the approvals that rest on it', () => {
    const { state } = given(...drafted, approves(alice, 'plan_approval'), pushes(bob, 'p', { notes: 'N' }), swept).when(
      rewrites(bob, 'p', ['p1', 'z']),
      swept,
    );
    expect(state.approvals['main']?.['plan_approval']?.status).toBe('approved');
  });

  it('there is nothing to confirm again without an approval that was lost this way', () => {
    given(...drafted)
      .when(reconfirms(alice, 'plan_approval'))
      .thenRefused('nothing_to_reconfirm');
    given(...drafted, approves(alice, 'plan_approval'))
      .when(reconfirms(alice, 'plan_approval'))
      .thenRefused('nothing_to_reconfirm');
    given(...drafted, approves(alice, 'plan_approval'), pushes(bob, 'p', { plan: 'B' }))
      .when(reconfirms(alice, 'plan_approval'))
      .thenRefused('nothing_to_reconfirm');
    given(...drafted, approves(alice, 'plan_approval', { until: '2026-03-03' }), later(2), swept)
      .when(reconfirms(alice, 'plan_approval'))
      .thenRefused('nothing_to_reconfirm');
    given(...drafted, approves(alice, 'plan_approval'), withdraws(alice, 'plan_approval'))
      .when(reconfirms(alice, 'plan_approval'))
      .thenRefused('nothing_to_reconfirm');
  });

  it('a gate without artifacts is confirmed again on the new head of the default branch', () => {
    given(inBuild, approves(alice, 'go'), lands({ commit: 'n1', contents: { notes: 'N' } }), rejects(dave, 'go'))
      .when(reconfirms(alice, 'go'))
      .thenHappened({ change: 'decided', status: 'rejected', decision: { status: 'approved' } });
  });
});

describe('asking for approval', () => {
  it('opens a pending record', () => {
    given(...drafted)
      .when(requests(bob, 'plan_approval'))
      .thenHappened({ type: 'approval_requested', role: 'planner', covers: { plan: 'A' } });
  });

  it('is refused for bytes that were asked about already', () => {
    given(...drafted, requests(bob, 'plan_approval'))
      .when(requests(bob, 'plan_approval'))
      .thenRefused('already_decided', /it is requested/u);
  });

  it('is possible again for other bytes, and when the approval is over', () => {
    given(...drafted, pushes(bob, 'q', { plan: 'Q' }), requests(bob, 'plan_approval', { proposal: 'p' }))
      .when(requests(bob, 'plan_approval', { proposal: 'q' }))
      .thenHappened({ type: 'approval_requested', proposal: 'q', covers: { plan: 'Q' } });
    given(...drafted, approves(alice, 'plan_approval', { until: '2026-03-03' }))
      .when(later(2), requests(bob, 'plan_approval'))
      .thenRefused('already_decided', /it is requested/u);
  });

  it('names what there is when the gate or the track is not there', () => {
    const { scene } = given(starts())
      .when(requests(bob, 'plan'))
      .thenRefused('unknown_gate', /release has no gate plan/u);
    expect(scene.last.at(-1)?.refusal?.next).toMatch(/plan_approval, review/u);
    given(starts())
      .when(requests(bob, 'go', { track: 'side' }))
      .thenRefused('unknown_track', /acme has no track side/u);
    given(starts())
      .when(requests(bob, 'go', { track: 'constructor' }))
      .thenRefused('unknown_track');
    given(around({ definition: { ...given(starts()).when(swept).scene.world.definition, gates: [] } }), starts())
      .when(requests(bob, 'go'))
      .thenRefused('unknown_gate');
  });
});

describe('one approval for a whole branch', () => {
  const branch = [starts(), pushes(bob, 'm', { manual: 'M', plan: 'A' })];

  it('opens every gate of the branch that this person may open, except those that want to be named', () => {
    given(...branch)
      .when(approvesAll(alice))
      .thenHappened(
        { type: 'approval_requested', gate: 'legal' },
        { gate: 'legal', status: 'approved' },
        { type: 'approval_requested', gate: 'plan_approval' },
        { gate: 'plan_approval', status: 'approved' },
      );
    given(...branch)
      .when(approves(carol, 'security'))
      .thenHappened({}, { gate: 'security', status: 'approved' });
  });

  it('leaves out what this person may not open', () => {
    given(...branch)
      .when(approvesAll(erin, { proposal: 'm' }))
      .thenHappened({ gate: 'plan_approval' }, { gate: 'plan_approval' });
  });

  it('says why when they may open nothing', () => {
    given(...branch)
      .when(approvesAll(dave))
      .thenRefused('not_in_role', /^dave is not among those who open legal$/u);
  });

  it('needs an open branch', () => {
    given(starts())
      .when(approvesAll(alice))
      .thenRefused('unknown_proposal', /no open branch is named and no gate either/u);
    given(starts())
      .when(approvesAll(alice, { proposal: 'x' }))
      .thenRefused('unknown_proposal');
  });

  it('has nothing to say about a branch without gates', () => {
    given(starts(), pushes(bob, 'n', { notes: 'N' }))
      .when(approvesAll(alice))
      .thenRefused('already_decided', /n needs no approval/u);
  });
});

describe('a gate without artifacts', () => {
  it('is approved for one visit to the stage', () => {
    given(inCheck)
      .when(approves(alice, 'go'))
      .thenHappened({ covers: { 'stage:check': 'visit 3' } }, { status: 'approved' });
  });

  it('is asked again after going back', () => {
    const { state } = given(inCheck, approves(alice, 'go'), goesBack(bob, 'build'), advances(bob))
      .when(asks(alice, { act: { action: 'announce', track: 'main' } }))
      .thenRefused('gate_closed', /other bytes of stage:check/u);
    expect(state.tracks['main']).toMatchObject({ stage: 'check', visit: 5 });
  });
});

describe('what is meant where a branch is open', () => {
  it('is what has landed when the default branch is named', () => {
    given(starts(), lands({ commit: 'm1', contents: { plan: 'A' } }), pushes(carol, 'p', { plan: 'B' }))
      .when(approves(alice, 'plan_approval', { proposal: 'main' }))
      .thenHappened(
        { type: 'approval_requested', covers: { plan: 'A' }, proposal: null },
        { type: 'approval_changed', status: 'approved' },
      );
  });

  it('is the branch for an override that names it, so that it opens the gate before the bytes land', () => {
    const opened = given(...drafted).when(overrides(dave, 'plan_approval', 'it burns', 'main', 'p'));
    opened.thenHappened({ type: 'gate_overridden', covers: { plan: 'A' } });
    given(...drafted)
      .when(overrides(dave, 'plan_approval', 'it burns', 'main', 'q'))
      .thenRefused('unknown_proposal');
  });
});

describe('branches that are gone', () => {
  it('leave their drafts behind, and what was approved of them is asked again', () => {
    const { state } = given(...drafted, approves(alice, 'plan_approval'))
      .when(deletes('p'), swept)
      .thenRecorded(
        { type: 'artifact_retired', artifact: 'plan', because: 'the branch is gone' },
        { change: 'voided', gate: 'plan_approval', because: 'the branch is gone', proposal: null },
      );
    expect(state.proposals).toEqual({});
    expect(state.approvals['main']?.['plan_approval']?.status).toBe('requested');
  });

  it('leave alone what was approved of them and has landed since', () => {
    const { state } = given(inBuild).when(deletes('p'), swept).thenRecorded();
    expect(state.approvals['main']?.['plan_approval']?.status).toBe('approved');
  });

  it('a named branch that does not touch the gate’s artifacts is approved for what is current', () => {
    given(inBuild, pushes(bob, 'n', { notes: 'N' }))
      .when(approves(erin, 'plan_approval', { proposal: 'n' }))
      .thenRefused('already_decided');
  });

  it('an approval under one policy is decided again under the next', () => {
    given(...drafted)
      .when(approves(dave, 'plan_approval'))
      .thenRefused('not_in_role');
    given(...drafted)
      .when(
        around({ policy: policyWith({ gates: { plan_approval: { roles: ['maintain'] } } }) }),
        approves(dave, 'plan_approval'),
      )
      .thenHappened({}, { status: 'approved' });
  });
});
