import { describe, expect, it } from 'vitest';
import { gateFor } from '../../src/core/project/gates.ts';
import {
  advances,
  alice,
  answerOf,
  approves,
  approvesAll,
  around,
  asks,
  bob,
  carol,
  dave,
  deletes,
  erin,
  frank,
  given,
  goesBack,
  inBuild,
  inCheck,
  kim,
  later,
  lands,
  merges,
  noon,
  overrides,
  person,
  policyWith,
  pushes,
  reconfirms,
  rejects,
  requests,
  rewrites,
  robot,
  starts,
  swept,
  underPolicy,
  withdraws,
  type Step,
} from './given.ts';

function helpAfter(...steps: readonly Step[]): string | undefined {
  return given(...steps)
    .when()
    .scene.last.at(-1)?.refusal?.next;
}

const drafted = [starts(), pushes(bob, 'p', { plan: 'A' })];

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
      .thenRefused('gate_closed', /approved for other bytes of plan/u);
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

describe('who counts', () => {
  it('nobody approves what they wrote', () => {
    given(starts(), pushes(alice, 'p', { plan: 'A' }))
      .when(approves(alice, 'plan_approval'))
      .thenRefused('own_work', /alice wrote or committed/u);
  });

  it('a person who co-authored the branch cannot approve it', () => {
    given(starts(), pushes(bob, 'p', { plan: 'A' }, { coauthors: [alice] }))
      .when(approves(alice, 'plan_approval'))
      .thenRefused('own_work');
  });

  it('whoever pushed last cannot approve it', () => {
    given(...drafted, pushes(alice, 'p', { notes: 'N' }))
      .when(approves(alice, 'plan_approval'))
      .thenRefused('own_work');
  });

  it('authors of what has landed cannot approve it afterwards', () => {
    given(starts(), lands({ commit: 'm1', contents: { plan: 'A' }, authors: [alice.id] }))
      .when(approves(alice, 'plan_approval'))
      .thenRefused('own_work');
  });

  it('own work may be approved where the policy says so', () => {
    given(underPolicy({ gates: { plan_approval: { own_work: true } } }), starts(), pushes(alice, 'p', { plan: 'A' }))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
  });

  it('authors may reject their own work', () => {
    given(starts(), pushes(alice, 'p', { plan: 'A' }))
      .when(rejects(alice, 'plan_approval'))
      .thenHappened({}, { status: 'rejected' });
  });

  it('only holders of the role of the gate count', () => {
    given(...drafted)
      .when(approves(carol, 'plan_approval'))
      .thenRefused('not_in_role', /^carol is not among those who open /u);
    given(...drafted)
      .when(rejects(carol, 'plan_approval'))
      .thenRefused('not_in_role');
  });

  it('a gate whose owner the policy does not name is opened by nobody', () => {
    given(starts())
      .when(approves(alice, 'unbound'))
      .thenRefused('not_in_role', /is not among those who open /u);
  });

  it('people are known by number whatever they are called', () => {
    given(...drafted)
      .when(approves({ ...erin, login: 'renamed' }, 'plan_approval'))
      .thenHappened({}, { decision: { authority: 'id 7' } });
  });

  it('agents never count where a person is asked for, even in the role', () => {
    given(underPolicy({ roles: { planner: { agents: ['robot'], permission: 'write' } } }), ...drafted)
      .when(approves(robot, 'plan_approval'))
      .thenRefused('agent_not_counted');
    given(...drafted)
      .when(asks({ ...robot, kind: 'app' }, { reject: { gate: 'plan_approval', track: 'main', reason: 'no' } }))
      .thenRefused('agent_not_counted');
  });

  it('a person who takes the name of an agent holds none of its roles', () => {
    given(underPolicy({ roles: { planner: { agents: ['robot'] } } }), ...drafted)
      .when(approves({ ...alice, login: 'robot' }, 'plan_approval'))
      .thenRefused('not_in_role');
  });

  it('who left the team between approval and the next decision is refused, and what they decided stands', () => {
    const { state } = given(inBuild, pushes(bob, 'c', { code: 'K' }), approves(frank, 'review'))
      .when(underPolicy({ roles: { reviewer: { emails: ['alice@example.com'] } } }), approves(frank, 'review'))
      .thenRefused('not_in_role');
    expect(state.approvals['main']?.['review']).toMatchObject({
      status: 'partial',
      decisions: [{ authority: 'login frank' }],
    });
  });

  it('a team that cannot be read has no members', () => {
    given(around({ people: { permissions: { 'carol@example.com': 'write' }, teams: {} } }), starts(person('carol')))
      .when(approves(carol, 'security'))
      .thenRefused('not_in_role');
  });

  it('who somebody is has to be sure enough', () => {
    given(...drafted)
      .when(approves({ ...alice, assurance: 'asserted' }, 'plan_approval'))
      .thenRefused('assurance_too_low', /asserted only, and proven is asked for/u);
    given(underPolicy({ assurance: 'asserted' }), ...drafted)
      .when(approves({ ...alice, assurance: 'asserted' }, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
  });

  it('where an attested decision would do, the refusal says how to get one', () => {
    const { scene } = given(starts())
      .when(approves({ ...alice, assurance: 'asserted' }, 'legal'))
      .thenRefused('assurance_too_low');
    expect(scene.last.at(-1)?.refusal?.next).toMatch(/--for PERSON --evidence FILE/u);
  });
});

describe('quorum', () => {
  const change = [inBuild, pushes(bob, 'c', { code: 'K' })];

  it('one of two approvals leaves the gate closed', () => {
    const { state } = given(...change)
      .when(approves(alice, 'review'))
      .thenHappened({}, { status: 'partial' });
    expect(state.approvals['main']?.['review']?.status).toBe('partial');
  });

  it('two distinct people open it', () => {
    given(...change, approves(alice, 'review'))
      .when(approves(carol, 'review'))
      .thenHappened({ change: 'decided', status: 'approved' });
  });

  it('one person counts once, in however many groups they are', () => {
    given(...change, approves(alice, 'review'))
      .when(approves(alice, 'review'))
      .thenRefused('already_decided', /alice approved this already; more people are needed/u);
    given(
      underPolicy({
        roles: { reviewer: { emails: ['frank'], ids: [9], logins: ['frank'], teams: ['acme/builders'] } },
      }),
      ...change,
      approves(frank, 'review'),
    )
      .when(approves(frank, 'review'))
      .thenRefused('already_decided');
  });

  it('a standing rejection closes the gate whatever others say, and a withdrawn one no longer does', () => {
    const { state } = given(...change, approves(alice, 'review'), rejects(frank, 'review'))
      .when(approves(carol, 'review'))
      .thenHappened({ status: 'rejected' });
    expect(state.approvals['main']?.['review']?.decisions).toHaveLength(3);
    given(...change, approves(alice, 'review'), rejects(frank, 'review'), approves(carol, 'review'))
      .when(withdraws(frank, 'review', 'fine'))
      .thenHappened({ status: 'approved', decision: { status: 'cancelled', reason: 'fine' } });
  });

  it('an approval that opened a gate is final: there is nothing left to approve', () => {
    given(...change, approves(alice, 'review'), approves(carol, 'review'))
      .when(approves(frank, 'review'))
      .thenRefused('already_decided', /approved for these bytes already/u);
  });

  it('a gate that the definition no longer has needs one', () => {
    given(...change, approves(alice, 'review'), rejects(frank, 'review'))
      .when(
        (scene) => around({ definition: { ...scene.world.definition, gates: [] } })(scene),
        withdraws(frank, 'review'),
      )
      .thenHappened({ status: 'approved' });
  });

  it('together people permit only what each of them permits, until the first of them ends', () => {
    const { state } = given(
      ...change,
      approves(alice, 'review', {
        permits: ['land:code', 'to:check'],
        until: '2026-06-01',
        conditions: [{ fact: 'x' }],
      }),
    )
      .when(
        approves(carol, 'review', {
          permits: ['to:check@main', 'send'],
          until: '2026-05-01',
          limits: 'code only',
          conditions: [{ fact: 'x' }],
        }),
      )
      .thenHappened({ status: 'conditional' });
    expect(state.approvals['main']?.['review']).toMatchObject({
      permits: ['to:check@main'],
      expires_at: '2026-05-01T00:00:00.000Z',
      conditions: [{ fact: 'x' }],
      limits: 'code only',
    });
  });

  it('a second person cannot lift the terms of the first', () => {
    const { state } = given(
      ...change,
      approves(alice, 'review', { permits: ['to:check'], conditions: [{ fact: 'x' }] }),
    )
      .when(approves(carol, 'review'))
      .thenHappened({ status: 'conditional' });
    expect(state.approvals['main']?.['review']).toMatchObject({ permits: ['to:check'], conditions: [{ fact: 'x' }] });
  });

  it('approvals that permit nothing in common open nothing', () => {
    given(...change, approves(alice, 'review', { permits: ['to:check'] }))
      .when(approves(carol, 'review', { permits: ['send'] }))
      .thenRefused('outside_permits', /only for to:check/u);
  });

  it('a withdrawn rejection leaves what is still missing', () => {
    given(...change, approves(alice, 'review'), rejects(frank, 'review'))
      .when(withdraws(frank, 'review'))
      .thenHappened({ status: 'partial' });
  });

  it('terms of an approval that no longer stands are gone with it', () => {
    const { state } = given(
      ...change,
      approves(alice, 'review', { permits: ['to:check'] }),
      withdraws(alice, 'review'),
    ).when(approves(carol, 'review'));
    expect(state.approvals['main']?.['review']).not.toHaveProperty('permits');
  });

  it('a rejection by somebody else leaves the terms as they are', () => {
    const { state } = given(
      ...change,
      approves(alice, 'review', { permits: ['to:check'], conditions: [{ fact: 'x' }] }),
      rejects(frank, 'review'),
      approves(carol, 'review'),
    )
      .when(withdraws(frank, 'review'))
      .thenHappened({ status: 'conditional' });
    expect(state.approvals['main']?.['review']).toMatchObject({ permits: ['to:check'], conditions: [{ fact: 'x' }] });
  });
});

describe('changing one’s mind', () => {
  it('the latest deciding word of a person counts: approve, then reject', () => {
    const { state } = given(...drafted, approves(alice, 'plan_approval'))
      .when(rejects(alice, 'plan_approval', { reason: 'wait' }))
      .thenHappened(
        { change: 'voided', status: 'superseded', because: 'it was rejected after it had been approved' },
        { change: 'decided', status: 'rejected' },
      );
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      number: 2,
      status: 'rejected',
      supersedes: 'command 2/0',
    });
  });

  it('a rejection is taken up again in the same record by a later approval', () => {
    const { state } = given(...drafted, rejects(alice, 'plan_approval'))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({ change: 'decided', status: 'approved' });
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      number: 1,
      status: 'approved',
      decisions: [{ status: 'rejected' }, { status: 'approved' }],
    });
  });

  it('approvals and rejections of the same moment are both recorded, in the order they came', () => {
    const { state } = given(...drafted, approves(alice, 'plan_approval')).when(rejects(bob, 'plan_approval'));
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      status: 'rejected',
      voided: { approved_by: [{ login: 'alice' }] },
    });
    const other = given(...drafted, rejects(bob, 'plan_approval')).when(approves(alice, 'plan_approval'));
    expect(other.state.approvals['main']?.['plan_approval']).toMatchObject({ status: 'rejected', decisions: [{}, {}] });
  });

  it('a rejection is of a gate that is there', () => {
    given(...drafted)
      .when(rejects(alice, 'plan'))
      .thenRefused('unknown_gate');
  });

  it('a track that is not there has no decisions, whatever its name', () => {
    for (const track of ['side', 'constructor']) {
      given(...drafted)
        .when(asks(alice, { withdraw: { gate: 'name', track, reason: '' } }))
        .thenRefused('nothing_to_withdraw');
      given(...drafted)
        .when(asks(alice, { reconfirm: { gate: 'name', track } }))
        .thenRefused('nothing_to_reconfirm');
    }
  });

  it('a rejection needs a reason', () => {
    given(...drafted)
      .when(rejects(alice, 'plan_approval', { reason: ' ' }))
      .thenRefused('reason_missing');
  });

  it('taking back an approval that stood opens a new record', () => {
    const { state } = given(...drafted, approves(alice, 'plan_approval'))
      .when(withdraws(alice, 'plan_approval', 'I missed a page'))
      .thenHappened({
        change: 'voided',
        because: 'alice took the approval back: I missed a page',
      });
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      number: 2,
      status: 'requested',
      head: 'p1',
      proposal: 'p',
    });
  });

  it('taking back one of several approvals leaves the others', () => {
    const { state } = given(inBuild, pushes(bob, 'c', { code: 'K' }), approves(alice, 'review'))
      .when(withdraws(alice, 'review'))
      .thenHappened({ status: 'requested' });
    expect(state.approvals['main']?.['review']?.decisions.map((one) => one.status)).toEqual(['approved', 'cancelled']);
  });

  it('only one’s own word can be taken back, and only once', () => {
    given(...drafted)
      .when(withdraws(alice, 'plan_approval'))
      .thenRefused('nothing_to_withdraw');
    given(...drafted, approves(alice, 'plan_approval'))
      .when(withdraws(bob, 'plan_approval'))
      .thenRefused('nothing_to_withdraw');
    given(...drafted, rejects(alice, 'plan_approval'), withdraws(alice, 'plan_approval'))
      .when(withdraws(alice, 'plan_approval'))
      .thenRefused('nothing_to_withdraw');
  });

  it('a gate without a branch is taken back as it was', () => {
    given(around({ head: null }), starts(), approves(alice, 'go'))
      .when(withdraws(alice, 'go'))
      .thenHappened({ change: 'voided', proposal: null, head: null, because: 'alice took the approval back' });
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
      .thenHappened({
        change: 'voided',
        because: 'approval was asked for other bytes',
        covers: { plan: 'Q' },
      });
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

it('an approval for some actions opens no other', () => {
  given(...drafted, approves(alice, 'plan_approval', { permits: ['to:build'] }))
    .when(asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } }))
    .thenRefused('gate_closed', /closed for land:plan: it was approved only for to:build/u);
});

describe('terms', () => {
  it('an approval for an action on one track does not permit it on another', () => {
    given(...drafted, approves(alice, 'plan_approval', { permits: ['land:plan@side'] }))
      .when(asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } }))
      .thenRefused('gate_closed');
    given(...drafted, approves(alice, 'plan_approval', { permits: ['land:plan@main', 'to:build'] }))
      .when(asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } }))
      .thenHappened({ type: 'decision_recorded' });
  });

  it('actions that do not exist cannot be permitted', () => {
    given(...drafted)
      .when(approves(alice, 'plan_approval', { permits: ['fly', 'to:build', 'to:closed', 'send'] }))
      .thenRefused('unknown_action', /^fly is no action/u);
  });

  it('a day has to be one, and to come', () => {
    given(...drafted)
      .when(approves(alice, 'plan_approval', { until: 'tomorrow' }))
      .thenRefused('invalid_argument', /"tomorrow" is not a day/u);
    given(...drafted)
      .when(approves(alice, 'plan_approval', { until: '2027-02-30' }))
      .thenRefused('invalid_argument');
    given(...drafted)
      .when(approves(alice, 'plan_approval', { until: '2026-03-02T12:00Z' }))
      .thenRefused('invalid_argument', /is over/u);
    given(...drafted)
      .when(approves(alice, 'plan_approval', { until: '2026-03-02T12:01Z' }))
      .thenHappened({}, { terms: { expires_at: '2026-03-02T12:01:00.000Z' } });
  });

  it('the policy ends approvals by itself, the person may end them earlier and not later', () => {
    const under = [underPolicy({ gates: { plan_approval: { expires_after_days: 10 } } }), ...drafted];
    given(...under)
      .when(approves(alice, 'plan_approval'))
      .thenHappened({}, { terms: { expires_at: '2026-03-12T12:00:00.000Z' } });
    given(...under)
      .when(approves(alice, 'plan_approval', { until: '2026-03-05' }))
      .thenHappened({}, { terms: { expires_at: '2026-03-05T00:00:00.000Z' } });
    given(...under)
      .when(approves(alice, 'plan_approval', { until: '2027-03-05' }))
      .thenHappened({}, { terms: { expires_at: '2026-03-12T12:00:00.000Z' } });
  });

  it('conditions hold the gate closed until they hold', () => {
    const conditional = [
      ...drafted,
      approves(alice, 'plan_approval', { conditions: [{ fact: 'budget' }], limits: 'up to 10,000' }),
    ];
    const merge = asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } });
    given(...conditional)
      .when(merge)
      .thenRefused('gate_closed', /budget is not known/u);
    given(...conditional, asks(bob, { fact: { fact: 'budget', value: 1, source: 'mail' } }))
      .when(merge)
      .thenHappened({ type: 'decision_recorded' });
  });

  it('empty lists are no terms', () => {
    given(...drafted)
      .when(approves(alice, 'plan_approval', { permits: [], conditions: [] }))
      .thenHappened({}, { status: 'approved', terms: {} });
  });

  it('a check that turns red closes the gate again', () => {
    const green = [
      ...drafted,
      around({ checks: { ci: 'passed' } }),
      approves(alice, 'plan_approval', { conditions: [{ check: 'ci' }] }),
    ];
    const merge = asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } });
    given(...green)
      .when(merge)
      .thenHappened({ type: 'decision_recorded' });
    given(...green, around({ checks: { ci: 'failed' } }))
      .when(merge)
      .thenRefused('gate_closed', /check ci is failed/u);
  });

  it('a condition may ask for another gate, for the bytes that are about to land', () => {
    const branch = [
      starts(),
      pushes(bob, 'm', { manual: 'M' }),
      approves(alice, 'legal', { conditions: [{ gate: 'security' }] }),
    ];
    const merge = asks(bob, { merge: { proposal: 'm', head: 'm1', landing: { manual: 'M' } } });
    given(...branch)
      .when(merge)
      .thenRefused('gate_closed', /nobody has approved it/u);
    given(...branch, approves(carol, 'security'))
      .when(merge)
      .thenHappened({ type: 'decision_recorded' });
  });

  it('an approval that depends on itself opens nothing, and breaks nothing', () => {
    given(starts(), pushes(bob, 'm', { manual: 'M' }), approves(alice, 'legal', { conditions: [{ gate: 'legal' }] }))
      .when(asks(bob, { merge: { proposal: 'm', head: 'm1', landing: { manual: 'M' } } }))
      .thenRefused('gate_closed', /legal depends on itself/u);
    given(
      starts(),
      pushes(bob, 'm', { manual: 'M' }),
      approves(alice, 'legal', { conditions: [{ gate: 'security' }] }),
      approves(carol, 'security', { conditions: [{ gate: 'legal' }] }),
    )
      .when(asks(bob, { merge: { proposal: 'm', head: 'm1', landing: { manual: 'M' } } }))
      .thenRefused('gate_closed', /depends on itself/u);
  });
});

describe('the time of an approval', () => {
  const untilTomorrow = [...drafted, approves(alice, 'plan_approval', { until: '2026-03-03T12:00Z' })];

  it('an approval at the very moment of expiry opens nothing, swept or not', () => {
    given(...untilTomorrow)
      .when(later(1), asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } }))
      .thenRefused('gate_closed', /expired at 2026-03-03/u);
  });

  it('expiry is recorded once', () => {
    given(...untilTomorrow)
      .when(later(1), swept)
      .thenRecorded({
        change: 'voided',
        status: 'expired',
        because: 'the approval expired at 2026-03-03T12:00:00.000Z',
      });
    given(...untilTomorrow, later(1), swept)
      .when(swept)
      .thenRecorded();
  });

  it('an approval that races the sweep ends the old one once and opens one new record', () => {
    const { state } = given(...untilTomorrow)
      .when(later(1), approves(alice, 'plan_approval'))
      .thenRecorded({ change: 'voided', status: 'expired' }, { change: 'decided', status: 'approved' });
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      number: 2,
      status: 'approved',
      voided: { status: 'expired' },
    });
  });
});

describe('decisions that others record', () => {
  const client = { on_behalf_of: answerOf(kim) };

  it('an attester records what a client answered, with the evidence', () => {
    const { state } = given(starts())
      .when(approves(dave, 'legal', client))
      .thenHappened(
        {},
        { status: 'approved', decision: { decided_by: 'kim@example.com', attested_by: 'dave', assurance: 'attested' } },
      );
    expect(state.approvals['main']?.['legal']?.decisions[0]?.evidence).toEqual({
      name: 'answer.eml',
      sha256: 'a'.repeat(64),
      bytes: 12,
    });
    given(starts())
      .when(rejects(dave, 'legal', client))
      .thenHappened({}, { status: 'rejected' });
  });

  it('only attesters may', () => {
    given(starts())
      .when(approves(bob, 'legal', client))
      .thenRefused('not_in_role', /bob may not record decisions of others/u);
    given(underPolicy({ attesters: [] }), starts())
      .when(approves(dave, 'legal', client))
      .thenRefused('not_in_role');
  });

  it('an agent attests nothing', () => {
    given(underPolicy({ attesters: ['write'] }), starts())
      .when(approves(robot, 'legal', client))
      .thenRefused('agent_not_counted');
  });

  it('who the attester is has to be sure too', () => {
    given(starts())
      .when(approves({ ...dave, assurance: 'asserted' }, 'legal', client))
      .thenRefused('assurance_too_low', /dave/u);
  });

  it('the person it is recorded for has to hold the role', () => {
    given(starts())
      .when(approves(dave, 'legal', { on_behalf_of: answerOf(bob) }))
      .thenRefused('not_in_role', /^bob is not among those who open /u);
  });

  it('an attested decision does not do where a proven one is asked for', () => {
    given(...drafted)
      .when(approves(dave, 'plan_approval', { on_behalf_of: answerOf(alice) }))
      .thenRefused('assurance_too_low', /attested only/u);
  });

  it('neither whose decision it is nor who records it may have written the work', () => {
    given(starts(), pushes(bob, 'm', { manual: 'M' }, { coauthors: [kim] }))
      .when(approves(dave, 'legal', client))
      .thenRefused('own_work', /kim wrote/u);
    given(starts(), pushes(dave, 'm', { manual: 'M' }))
      .when(approves(dave, 'legal', client))
      .thenRefused('own_work', /dave .* cannot attest/u);
    given(underPolicy({ gates: { legal: { own_work: true } } }), starts(), pushes(dave, 'm', { manual: 'M' }))
      .when(approves(dave, 'legal', client))
      .thenHappened({}, { status: 'approved' });
  });

  it('one person counts once, whether they answer themselves or somebody records it', () => {
    given(underPolicy({ gates: { legal: { count: 2 } } }), starts(), approves(alice, 'legal'))
      .when(approves(dave, 'legal', { on_behalf_of: answerOf(alice) }))
      .thenRefused('already_decided');
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

describe('overriding a gate', () => {
  it('is for those the policy names, with a reason', () => {
    const { scene } = given(inBuild)
      .when(overrides(dave, 'go'))
      .thenHappened({
        type: 'gate_overridden',
        reason: 'it burns',
        role: 'maintain',
        covers: { 'stage:build': 'visit 2' },
      });
    expect(scene.state?.approvals['main']?.['go']).toMatchObject({
      status: 'approved',
      overridden: { by: 'dave', reason: 'it burns' },
    });
    expect(scene.last.at(-1)?.saw).toMatchObject({ authority: { role: 'maintain', by: 'permission maintain' } });
  });

  it('opens the gate, and says by whom', () => {
    const { scene } = given(inBuild, overrides(dave, 'go'))
      .when(asks(bob, { act: { action: 'announce', track: 'main' } }))
      .thenHappened({ gates: [{ says: 'go is open: approved by dave, overriding' }] });
    expect(scene.answer).toHaveProperty('events');
  });

  it('is refused without reason, right, gate, track or certainty', () => {
    given(inBuild)
      .when(overrides(dave, 'go', '  '))
      .thenRefused('reason_missing');
    given(inBuild)
      .when(overrides(bob, 'go'))
      .thenRefused('not_in_role', /bob may not override/u);
    given(inBuild).when(overrides(dave, 'nothing')).thenRefused('unknown_gate');
    given(inBuild)
      .when(overrides(dave, 'go', 'it burns', 'side'))
      .thenRefused('unknown_track');
    given(inBuild)
      .when(overrides({ ...dave, assurance: 'signed' }, 'go'))
      .thenRefused('assurance_too_low');
    given(underPolicy({ overriders: [] }), inBuild)
      .when(overrides(dave, 'go'))
      .thenRefused('not_in_role');
    given(underPolicy({ overriders: ['write'] }), inBuild)
      .when(overrides(robot, 'go'))
      .thenRefused('not_in_role');
  });

  it('says who may, where somebody may not', () => {
    expect(helpAfter(inBuild, overrides(bob, 'go'))).toBe('It takes maintain.');
    expect(helpAfter(underPolicy({ overriders: [] }), inBuild, overrides(dave, 'go'))).toMatch(
      /^The policy names nobody/u,
    );
    const client = { on_behalf_of: answerOf(kim) };
    expect(helpAfter(starts(), approves(bob, 'legal', client))).toBe('It takes one of: maintain.');
    expect(helpAfter(underPolicy({ attesters: [] }), starts(), approves(bob, 'legal', client))).toMatch(/nobody yet/u);
  });

  it('the next record after it names it', () => {
    const { state } = given(inBuild, overrides(dave, 'go')).when(rejects(alice, 'go'));
    expect(state.approvals['main']?.['go']).toMatchObject({
      number: 2,
      status: 'rejected',
      voided: { approved_by: [] },
    });
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
