import { describe, expect, it } from 'vitest';
import {
  alice,
  all,
  answerOf,
  approves,
  around,
  asks,
  bob,
  carol,
  dave,
  drafted,
  erin,
  frank,
  given,
  inBuild,
  kim,
  lands,
  person,
  pushes,
  rejects,
  robot,
  starts,
  underPolicy,
  withdraws,
} from './given.ts';

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

describe('signatures of clients', () => {
  it('stand with the person whose word it was', () => {
    const { state } = given(underPolicy({ gates: { legal: { roles: ['counsel'] } } }), starts())
      .when(
        all(
          approves(dave, 'legal', {
            on_behalf_of: { id: kim.id, login: kim.login, evidence: { name: 'a', sha256: 'b'.repeat(64), bytes: 1 } },
          }),
          withdraws(dave, 'legal'),
        ),
      )
      .thenRefused('nothing_to_withdraw');
    expect(state.approvals['main']?.['legal']?.status).toBe('approved');
  });
});
