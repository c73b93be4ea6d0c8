import { describe, expect, it } from 'vitest';
import {
  advances,
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
  dismisses,
  frank,
  given,
  inBuild,
  lifecycle,
  person,
  pushes,
  quiet,
  reconfirms,
  rejects,
  reviews,
  rewrites,
  says,
  starts,
  swept,
  today,
  underPolicy,
  written,
} from './given.ts';

const drafted = [starts(), pushes(bob, 'p', { plan: 'A' }, { at: today('11:50') })];
const manual = [starts(), pushes(bob, 'm', { manual: 'M', plan: 'A' })];
const codeOpen = all(inBuild, pushes(bob, 'c', { code: 'K' }));

describe('a review that approves', () => {
  it('opens the gates its author may open, for the commit they saw', () => {
    const { state } = given(...drafted)
      .when(reviews(alice, 'p', 'yes', { source: 'PRR_1' }), swept)
      .thenEntered({ command: { propose: {} } }, { source: 'PRR_1', saw: { head: 'p1' } });
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      status: 'approved',
      decisions: [{ decided_by: alice.id, head: 'p1' }],
    });
  });

  it('says nothing about a commit that came after the one it was about', () => {
    given(...drafted)
      .when(reviews(alice, 'p', 'yes'), pushes(bob, 'p', { plan: 'B' }), swept)
      .thenEntered({ command: { propose: {} } }, { refusal: { code: 'superseded' } });
  });

  it('adds nothing where its author has approved already', () => {
    const { state } = given(codeOpen, reviews(alice, 'c', 'yes'), swept)
      .when(reviews(alice, 'c', 'yes'), swept)
      .thenEntered({ refusal: { code: 'already_decided' } });
    expect(state.approvals['main']?.['review']).toMatchObject({ status: 'partial', decisions: [{}] });
  });
});

describe('a review that asks for changes', () => {
  it('closes the gates its author may open, and no others', () => {
    const { state } = given(...manual, approvesAll(alice), approves(carol, 'security'))
      .when(reviews(bob, 'm', 'no', { reason: 'wait' }), swept)
      .thenRecorded(
        { change: 'voided', gate: 'plan_approval', because: 'it was rejected after it had been approved' },
        { change: 'decided', gate: 'plan_approval', status: 'rejected', decision: { reason: 'wait' } },
      );
    expect(state.approvals['main']).toMatchObject({
      plan_approval: { status: 'rejected', decisions: [{ decided_by: bob.id, head: 'm1' }] },
      legal: { status: 'approved' },
      security: { status: 'approved' },
    });
  });

  it('may be of the work of its author', () => {
    given(...drafted)
      .when(reviews(bob, 'p', 'no'), swept)
      .thenRecorded({ type: 'artifact_created' }, {}, { status: 'rejected', decision: { decided_by: bob.id } });
  });

  it('leaves alone the gates that want to be named', () => {
    given(...manual)
      .when(rejects(carol, 'security', { proposal: 'm' }))
      .thenHappened({}, { gate: 'security', status: 'rejected' });
    given(...manual)
      .when(asks(carol, { reject: { track: 'main', proposal: 'm', reason: 'no' } }))
      .thenRefused('not_in_role', /^carol is not among those who open legal/u);
  });

  it('says why when it closes nothing', () => {
    given(...drafted)
      .when(reviews(carol, 'p', 'no'), swept)
      .thenEntered({}, { refusal: { code: 'not_in_role' } });
    given(starts())
      .when(asks(alice, { reject: { track: 'main', reason: 'no' } }))
      .thenRefused('unknown_proposal', /no open branch is named and no gate either/u);
    given(starts(), pushes(bob, 'n', { notes: 'N' }))
      .when(asks(alice, { reject: { track: 'main', reason: 'no' } }))
      .thenRefused('already_decided', /n needs no approval/u);
  });

  it('needs words, with a gate or without', () => {
    const { scene } = given(...drafted)
      .when(asks(alice, { reject: { track: 'main', reason: ' ' } }))
      .thenRefused('reason_missing');
    expect(scene.last.at(-1)?.refusal?.next).toBe('countersign reject GATE --reason "what has to change"');
  });

  it('is about the commit its author saw, and so is every rejection that names one', () => {
    given(...drafted)
      .when(reviews(alice, 'p', 'no'), pushes(bob, 'p', { plan: 'B' }), swept)
      .thenEntered(
        {},
        { refusal: { code: 'superseded', because: 'you looked at p1, and p is at p2, with other bytes of plan' } },
      );
    given(...drafted)
      .when(rejects(alice, 'plan_approval', { head: 'p0' }))
      .thenRefused('superseded', /looked at p0/u);
    given(...drafted)
      .when(rejects(alice, 'plan_approval', { head: 'p1' }))
      .thenHappened({}, { status: 'rejected', decision: { head: 'p1' } });
  });
});

function unknownAt(looked: string): object {
  return { refusal: { code: 'superseded', because: `you looked at ${looked}, and p is at p3` } };
}

function otherAt(changed: string): object {
  const because = `you looked at x1, and x is at x2, with other bytes of ${changed}`;
  return { refusal: { code: 'superseded', because } };
}

describe('a review of an earlier commit', () => {
  const since = [...drafted, pushes(carol, 'p', { notes: 'N' })];

  it('counts where only what the gate is not about has changed since, for the commit that was looked at', () => {
    const { state } = given(...since)
      .when(reviews(alice, 'p', 'yes', { head: 'p1', source: 'PRR_1' }), swept)
      .thenEntered({ saw: { head: 'p2' } }, { source: 'PRR_1', saw: { head: 'p1' } });
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      status: 'approved',
      head: 'p1',
      covers: { plan: 'A' },
      decisions: [{ decided_by: alice.id, head: 'p1' }],
    });
    given(...since)
      .when(reviews(alice, 'p', 'no', { head: 'p1' }), swept)
      .thenEntered({}, { saw: { head: 'p1' }, events: [{ head: 'p1' }, { status: 'rejected' }] });
    given(...since)
      .when(approves(alice, 'plan_approval', { head: 'p1' }))
      .thenHappened({ head: 'p1' }, { status: 'approved', decision: { head: 'p1' } });
  });

  it('opens of several gates those that are about the same bytes still', () => {
    const events = [{}, { gate: 'plan_approval', status: 'approved' }];
    given(starts(), pushes(carol, 'm', { manual: 'M', plan: 'A' }), pushes(carol, 'm', { manual: 'N' }))
      .when(reviews(alice, 'm', 'yes', { head: 'm1' }), swept)
      .thenEntered({}, { saw: { head: 'm1' }, events });
  });

  it('opens no gate of which it is told that other bytes came, and which', () => {
    const looks = [reviews(alice, 'x', 'yes', { head: 'x1' }), swept];
    given(starts(), pushes(bob, 'x', { manual: 'M' }), pushes(bob, 'x', { appendix: 'X' }))
      .when(...looks)
      .thenEntered({}, otherAt('appendix'));
    given(starts(), pushes(bob, 'x', { manual: 'M', appendix: 'X' }), rewrites(bob, 'x', ['x1', 'x2'], { manual: 'N' }))
      .when(...looks)
      .thenEntered({}, otherAt('manual, appendix'));
  });

  it('counts where the bytes were others in between, and an approval that ended by that stays ended', () => {
    const back = [...drafted, pushes(bob, 'p', { plan: 'B' }), pushes(bob, 'p', { plan: 'A' })];
    given(...back)
      .when(reviews(alice, 'p', 'yes', { head: 'p1' }), swept)
      .thenEntered({}, { events: [{ head: 'p1' }, { status: 'approved' }] });
    const { state } = given(...drafted, reviews(alice, 'p', 'yes'), swept).when(
      pushes(bob, 'p', { plan: 'B' }),
      swept,
      pushes(bob, 'p', { plan: 'A' }),
      swept,
    );
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({ status: 'requested', covers: { plan: 'A' } });
  });

  it('counts nothing where that commit is not in the history any more, or nobody can tell what it held', () => {
    given(...since, rewrites(bob, 'p', ['p3']))
      .when(reviews(alice, 'p', 'yes', { head: 'p1' }), swept)
      .thenEntered({}, unknownAt('p1'));
    given(...drafted, rewrites(bob, 'p', ['p1', 'p2', 'p3'], { plan: 'A' }))
      .when(reviews(alice, 'p', 'yes', { head: 'p2' }), swept)
      .thenEntered({}, unknownAt('p2'));
  });

  it('is of the one that begins with the letters it is named by, if there is one', () => {
    const three = [starts(), ...['ab1', 'ab2', 'abc'].map((commit) => pushes(bob, 'p', { plan: 'A' }, { commit }))];
    given(...three)
      .when(approves(alice, 'plan_approval', { head: 'ab2' }))
      .thenHappened({ head: 'ab2' }, {});
    given(starts(), ...['ab1', 'ab2', 'cd'].map((commit) => pushes(bob, 'p', { plan: 'A' }, { commit })))
      .when(approves(alice, 'plan_approval', { head: 'ab' }))
      .thenRefused('superseded', /^you looked at ab, and p is at cd$/u);
    given(...three)
      .when(approves(alice, 'plan_approval', { head: 'ab' }))
      .thenHappened({ head: 'abc' }, {});
  });

  it('is about a visit to a stage where the gate is about no artifact', () => {
    given(...drafted, pushes(bob, 'p', { plan: 'B' }))
      .when(approves(alice, 'go', { proposal: 'p', head: 'p1' }))
      .thenHappened({ head: 'p1' }, { status: 'approved' });
  });

  it('is not of the work of whoever wrote what came since', () => {
    given(starts(), pushes(carol, 'p', { plan: 'A' }), pushes(alice, 'p', { notes: 'N' }))
      .when(reviews(alice, 'p', 'yes', { head: 'p1' }), swept)
      .thenEntered({}, { refusal: { code: 'own_work' } });
  });

  it('makes the bytes no older for a gate that asks how long they have been there', () => {
    given(
      underPolicy({ gates: { plan_approval: { open_for_hours: 24 } } }),
      starts(),
      pushes(carol, 'p', { plan: 'A' }, { at: today('10:00') }),
      pushes(carol, 'p', { notes: 'N' }, { at: today('11:00') }),
    )
      .when(reviews(alice, 'p', 'yes', { head: 'p1' }), swept)
      .thenEntered({}, { events: [{ head: 'p1', since: today('11:00') }, { status: 'approved' }] });
  });

  it('ends when that commit leaves the history, and not with those that came after it', () => {
    const approved = [...since, reviews(alice, 'p', 'yes', { head: 'p1' }), swept];
    given(...approved)
      .when(rewrites(bob, 'p', ['p1', 'p3'], { plan: 'A', notes: 'O' }), swept)
      .thenRecorded({ artifact: 'notes' });
    const { state } = given(...approved)
      .when(rewrites(bob, 'p', ['p3']), swept)
      .thenRecorded({ change: 'voided', because: 'the history of p was rewritten; the bytes are the same at p3' });
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      status: 'requested',
      head: 'p3',
      voided: { head: 'p1', approved_by: [{ login: 'alice' }] },
    });
    given(...approved, rewrites(bob, 'p', ['p3']), swept)
      .when(reconfirms(alice, 'plan_approval'))
      .thenHappened({ status: 'approved', decision: { head: 'p3' } });
  });

  it('stands beside one of a later commit, and neither outlives its own', () => {
    const both = [
      codeOpen,
      pushes(bob, 'c', { notes: 'N' }),
      reviews(alice, 'c', 'yes'),
      reviews(carol, 'c', 'yes', { head: 'c1' }),
      swept,
    ];
    const { state } = given(...both).when(rewrites(bob, 'c', ['c1', 'c2', 'c3']), swept);
    expect(state.approvals['main']?.['review']).toMatchObject({
      status: 'approved',
      decisions: [{ head: 'c2' }, { head: 'c1' }],
    });
    for (const left of [['c1', 'c3'], ['c3']])
      given(...both)
        .when(rewrites(bob, 'c', left), swept)
        .thenRecorded({ change: 'voided', gate: 'review', because: /^the history of c was rewritten/u });
  });
});

const pushedAt = (at: string) => [starts(), pushes(bob, 'p', { plan: 'A' }, { at: today(at) })];

describe('a word about a branch that was pushed to since', () => {
  const approval = { approve: { gate: 'plan_approval', track: 'main', proposal: 'p', reason: 'read it' } };
  const rejection = { reject: { gate: 'plan_approval', track: 'main', proposal: 'p', reason: 'no' } };

  it('is about commits that its author cannot have seen', () => {
    for (const command of [approval, rejection])
      given(...pushedAt('12:01'))
        .when(says(alice, command, { said: today('12:00') }), swept)
        .thenEntered(
          {},
          {
            refusal: {
              code: 'superseded',
              because: 'p got other commits after you wrote this: it is at p1 now',
              next: expect.stringMatching(/Look at what changed/u) as unknown,
            },
          },
        );
  });

  it('opens no gate past those who are asked either', () => {
    const override = { override: { gate: 'plan_approval', track: 'main', proposal: 'p', reason: 'it burns' } };
    given(...pushedAt('12:01'))
      .when(says(dave, override, { said: today('12:00') }), swept)
      .thenEntered({}, { refusal: { code: 'superseded' } });
    given(...pushedAt('11:59'))
      .when(says(dave, override, { said: today('12:00') }), swept)
      .thenEntered({}, { events: [{ type: 'gate_overridden' }] });
  });

  it('counts when it was said after the push', () => {
    for (const command of [approval, rejection])
      given(...pushedAt('11:59:59'))
        .when(says(alice, command, { said: today('12:00') }), swept)
        .thenEntered({}, { events: [{}, { change: 'decided' }] });
  });

  it('counts when it names the commit that is there', () => {
    given(...pushedAt('12:01'))
      .when(reviews(alice, 'p', 'yes', { said: today('12:00'), head: 'p1' }), swept)
      .thenEntered({}, { events: [{}, { status: 'approved' }] });
  });

  it('counts where nobody can tell when the branch was pushed, or when it was said', () => {
    given(starts(), pushes(bob, 'p', { plan: 'A' }))
      .when(says(alice, approval, { said: today('12:00') }), swept)
      .thenEntered({}, { events: [{}, { status: 'approved' }] });
    given(...pushedAt('12:01'))
      .when(asks(alice, approval))
      .thenHappened({}, { status: 'approved' });
  });

  it('may be about what has landed: no push to a branch changes that', () => {
    given(inBuild, pushes(bob, 'c', { code: 'K' }, { at: today('12:01') }))
      .when(says(alice, { approve: { gate: 'go', track: 'main', reason: 'ok' } }, { said: today('12:00') }), swept)
      .thenEntered({}, { events: [{ proposal: null }, { gate: 'go', status: 'approved' }] });
  });

  it('is told apart from a branch of a name that every object has', () => {
    given(starts(), pushes(bob, 'constructor', { plan: 'A' }, { at: today('12:01') }))
      .when(
        says(alice, { approve: { track: 'main', proposal: 'constructor', reason: 'ok' } }, { said: today('12:00') }),
        swept,
      )
      .thenEntered({}, { refusal: { code: 'superseded' } });
  });
});

describe('a review that was dismissed', () => {
  it('no longer counts where it had opened a gate: the record ends, and the next one names it', () => {
    const { state } = given(...drafted, reviews(alice, 'p', 'yes', { said: today('12:00') }), swept)
      .when(dismisses(dave, alice, 'p', { said: today('12:01'), reason: 'out of date' }), swept)
      .thenEntered({ actor: dave, command: { dismiss: { person: alice.id } } })
      .thenRecorded({
        type: 'approval_changed',
        change: 'voided',
        gate: 'plan_approval',
        status: 'superseded',
        because: 'dave dismissed the review in p: out of date',
        covers: { plan: 'A' },
        proposal: 'p',
        head: 'p1',
      });
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      number: 2,
      status: 'requested',
      decisions: [],
      voided: { approved_by: [{ login: 'alice' }] },
    });
  });

  it('no longer counts where others are still needed: the record stays, and theirs with it', () => {
    const { state } = given(codeOpen, approves(alice, 'review'))
      .when(dismisses(dave, alice, 'c'), swept)
      .thenRecorded({
        change: 'decided',
        gate: 'review',
        status: 'requested',
        decision: { status: 'cancelled', decided_by: alice.id, reason: 'dave dismissed the review in c' },
      });
    expect(state.approvals['main']?.['review']?.number).toBe(1);
    given(codeOpen, approves(alice, 'review'), rejects(carol, 'review'))
      .when(dismisses(dave, alice, 'c'), swept)
      .thenRecorded({ status: 'rejected', decision: { status: 'cancelled', decided_by: alice.id } });
  });

  it('no longer holds a gate closed where it had asked for changes', () => {
    const { state } = given(
      codeOpen,
      approves(alice, 'review'),
      reviews(dave, 'c', 'no'),
      swept,
      approves(carol, 'review'),
    ).when(dismisses(bob, dave, 'c'), swept);
    expect(state.approvals['main']?.['review']).toMatchObject({
      status: 'approved',
      decisions: [{}, { status: 'rejected' }, {}, { status: 'cancelled' }],
    });
    given(codeOpen, rejects(frank, 'review'), dismisses(bob, frank, 'c'), swept)
      .when(advances(bob))
      .thenRefused('requirement_open');
  });

  it('leaves alone what its author said after the review that was taken away', () => {
    const told = [
      codeOpen,
      reviews(dave, 'c', 'yes', { said: today('12:00') }),
      swept,
      reviews(dave, 'c', 'no', { said: today('12:01') }),
      swept,
      approves(alice, 'review'),
      approves(carol, 'review'),
    ];
    const older = given(...told).when(
      dismisses(bob, dave, 'c', { given: today('12:00'), said: today('12:02') }),
      swept,
    ).state;
    expect(older.approvals['main']?.['review']?.status).toBe('rejected');
    const younger = given(...told).when(
      dismisses(bob, dave, 'c', { given: today('12:01'), said: today('12:02') }),
      swept,
    ).state;
    expect(younger.approvals['main']?.['review']?.status).toBe('approved');
  });

  it('takes nothing from others, nor from another branch', () => {
    const two = [starts(), pushes(bob, 'p', { plan: 'A' }), pushes(bob, 'x', { appendix: 'X' })];
    const { state } = given(...two, approvesAll(alice, { proposal: 'p' }), approvesAll(alice, { proposal: 'x' }))
      .when(dismisses(dave, bob, 'p'), dismisses(dave, alice, 'x'), swept)
      .thenRecorded({ change: 'voided', gate: 'legal', proposal: 'x' });
    expect(state.approvals['main']?.['plan_approval']?.status).toBe('approved');
  });

  it('takes all that its author decided there, and the moves that rest on it do not happen', () => {
    given(...manual, approvesAll(alice))
      .when(dismisses(dave, alice, 'm'), swept)
      .thenRecorded({ gate: 'legal', change: 'voided' }, { gate: 'plan_approval', change: 'voided' });
  });

  it('is not dismissed a second time', () => {
    const { state } = given(codeOpen, approves(alice, 'review'), dismisses(dave, alice, 'c'), swept).when(
      asks(dave, { dismiss: { person: alice.id, proposal: 'c', reason: '' } }),
    );
    expect(state.approvals['main']?.['review']?.decisions).toHaveLength(2);
  });

  it('is a deed: whoever may not use a single verb may have done it', () => {
    given(...drafted, approves(alice, 'plan_approval'))
      .when(dismisses(person('mallory'), alice, 'p'), swept)
      .thenRecorded({ change: 'voided', because: 'mallory dismissed the review in p' });
  });

  it('leaves alone what its author said after it', () => {
    const { state } = given(...drafted, reviews(alice, 'p', 'yes', { said: today('11:58') }), swept)
      .when(
        pushes(bob, 'p', { plan: 'B' }, { at: today('12:00') }),
        swept,
        dismisses(dave, alice, 'p', { said: today('12:01') }),
        swept,
        reviews(alice, 'p', 'yes', { said: today('12:02') }),
        swept,
      )
      .thenEntered({ command: { approve: {} } });
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({ status: 'approved', head: 'p2' });
    const again = given(
      ...drafted,
      reviews(alice, 'p', 'yes', { said: today('12:02') }),
      dismisses(dave, alice, 'p', { said: today('12:01') }),
      reviews(alice, 'p', 'yes', { said: today('12:00') }),
    ).when(swept);
    expect(again.state.approvals['main']?.['plan_approval']).toMatchObject({ status: 'approved', number: 2 });
  });

  it('is not what its author could confirm again in one word', () => {
    given(...drafted, approves(alice, 'plan_approval'), dismisses(dave, alice, 'p'), swept)
      .when(rewrites(bob, 'p', ['p9']), reconfirms(alice, 'plan_approval'))
      .thenRefused('nothing_to_reconfirm');
  });
});

describe('an approval for all that a branch changes', () => {
  const whole = lifecycle({
    artifacts: [...(written.artifacts ?? []), artifactType('change', { kind: 'pull_request', gates: ['review'] })],
  });

  it('opens the gates of the whole branch beside those of its artifacts', () => {
    given(around({ ...quiet, definition: whole }), starts(), pushes(bob, 'p', { plan: 'A', change: 'C' }))
      .when(reviews(alice, 'p', 'yes'), swept)
      .thenEntered({}, { events: [{}, { gate: 'plan_approval' }, {}, { gate: 'review', status: 'partial' }] });
  });
});
