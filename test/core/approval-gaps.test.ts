import { describe, expect, it } from 'vitest';
import { decide } from '../../src/core/project/decide.ts';
import { conditionsOf, gateFor } from '../../src/core/project/gates.ts';
import { isConditionOf } from '../../src/core/project/record-changes.ts';
import { recordsOf } from '../../src/core/project/records.ts';
import {
  alice,
  approves,
  approvesAll,
  around,
  asks,
  bob,
  carol,
  dave,
  deletes,
  dismisses,
  erin,
  given,
  headOf,
  inBuild,
  lands,
  later,
  lifecycle,
  mergesOnGitHub,
  observedIn,
  overrides,
  person,
  policyWith,
  pushes,
  reconfirms,
  rejects,
  requests,
  reviews,
  says,
  sceneOf,
  starts,
  swept,
  tells,
  today,
  underPolicy,
  type Scene,
  type Step,
} from './given.ts';

function stateOf({ state }: Scene) {
  if (state === null) throw new Error('no project');
  return state;
}

/** Is a gate open for what a branch brings? */
function isOpen(scene: Scene, gate: string, branch: string): boolean {
  const { world } = observedIn(scene);
  return gateFor(world, stateOf(scene), gate, 'main', world.proposals[branch]?.contents ?? {}, null).holds;
}

/** The events of the last step, of every entry of it. */
function eventsOf({ last }: Scene): readonly object[] {
  return last.flatMap((line) => line.events ?? []);
}

const planIn = (branch: string): Step => approves(alice, 'plan_approval', { proposal: branch });

const two = [starts(), pushes(bob, 'p', { plan: 'P' }), pushes(bob, 'q', { plan: 'Q' }), planIn('p'), planIn('q')];

function blockersIn(scene: Scene): readonly string[] {
  return Object.values(stateOf(scene).blockers).map(({ text }) => text);
}

/** Two of these have to approve, and who has lost the role does not count; alice plans only while no lead may. */
function pairOf(...asked: readonly ('planner' | 'lead')[]): Step {
  return underPolicy({
    roles: {
      planner: { emails: asked.includes('lead') ? ['carol@example.com'] : ['alice@example.com'] },
      lead: { permission: 'maintain' },
    },
    gates: { plan_approval: { roles: [...asked], recheck: true, count: 2 } },
  });
}

function firstDecision(scene: Scene) {
  return recordsOf(stateOf(scene), 'main', 'plan_approval')[0]?.decisions[0];
}

describe('conditions in words', () => {
  const paid = { blockers: ['the fee is paid'] };
  const scanned = { blockers: ['it was scanned'] };
  const manual = [
    starts(),
    pushes(bob, 'm', { manual: 'M' }),
    approves(carol, 'security', { proposal: 'm', ...scanned }),
    approves(alice, 'legal', { proposal: 'm', ...paid }),
  ];
  it('of one gate stay where the approval of another gate ends', () => {
    const { scene } = given(...manual).when(rejects(alice, 'legal', { proposal: 'm' }));
    expect(blockersIn(scene)).toEqual(['it was scanned']);
  });

  it('of one gate hold it closed where an approval of another gate is put aside', () => {
    const block = asks(bob, { block: { text: 'the key was leaked', on: 'gate:go' } });
    const aside = sceneOf(
      ...manual,
      block,
      pushes(bob, 'n', { manual: 'N' }),
      approves(alice, 'legal', { proposal: 'n' }),
    );
    expect([isOpen(aside, 'security', 'm'), isOpen(aside, 'legal', 'm')]).toEqual([false, false]);
    expect(isOpen(aside, 'legal', 'n')).toBe(true);
    const named = Object.values(stateOf(aside).blockers).map(({ approval }) => approval?.confirm_id !== undefined);
    expect(named).toEqual([false, true, false]);
    expect(Object.values(stateOf(aside).blockers)[2]).not.toHaveProperty('approval');
  });

  it('belong to the approval on their track alone', () => {
    const state = stateOf(sceneOf(...manual));
    const [legal] = recordsOf(state, 'main', 'legal');
    const blocker = Object.values(state.blockers).find(({ on }) => on === 'gate:legal');
    if (legal === undefined || blocker?.approval === undefined) throw new Error('it is approved on a condition');
    const elsewhere = { ...blocker, approval: { ...blocker.approval, track: 'side', confirm_id: legal.confirm_id } };
    expect(isConditionOf(state, blocker, legal)).toBe(true);
    expect(isConditionOf(state, elsewhere, legal)).toBe(false);
    const other = { ...blocker, on: 'gate:security' };
    expect(isConditionOf(state, other, legal)).toBe(false);
  });

  it('are told one by one: what is cleared and what is not', () => {
    const both = sceneOf(
      starts(),
      pushes(bob, 'm', { manual: 'M' }),
      approves(alice, 'legal', { blockers: ['the fee is paid', 'the form is signed'] }),
    );
    const [first = ''] = Object.keys(stateOf(both).blockers);
    const scene = asks(alice, { unblock: { blocker: first, reason: 'it is' } })(both);
    const { world } = observedIn(scene);
    const [legal] = recordsOf(stateOf(scene), 'main', 'legal');
    expect(conditionsOf(world, stateOf(scene), legal!, { manual: 'M' })).toMatchObject([
      { holds: true, says: 'cleared: the fee is paid' },
      { holds: false, says: expect.stringContaining('the form is signed') as string },
    ]);
  });
});

describe('a decision in a record', () => {
  const pair = underPolicy({ gates: { plan_approval: { count: 3 } } });

  it('that is taken back leaves the record at the commit that was decided about last', () => {
    const { state } = given(
      pair,
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      approves(alice, 'plan_approval'),
      pushes(bob, 'p', { notes: 'N' }),
      approves(erin, 'plan_approval'),
    ).when(asks(alice, { withdraw: { gate: 'plan_approval', track: 'main', reason: '' } }));
    expect(recordsOf(state, 'main', 'plan_approval')).toMatchObject([{ head: 'p2', decisions: [{}, {}, {}] }]);
  });

  it('that says no changes none of the terms', () => {
    given(pair, starts(), pushes(bob, 'p', { plan: 'A' }), approves(alice, 'plan_approval', { permits: ['land:plan'] }))
      .when(rejects(alice, 'plan_approval'))
      .thenHappened({ change: 'decided', status: 'rejected', terms: { permits: ['land:plan'] } });
  });

  it('by who approves again says the terms anew: those of before were theirs alone', () => {
    const half = [
      pairOf('planner'),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      approves(alice, 'plan_approval', { permits: ['land:plan'] }),
      pairOf('planner', 'lead'),
    ];
    const { scene } = given(...half)
      .when(approves(alice, 'plan_approval'))
      .thenHappened({ change: 'decided', decision: { decided_by_role: 'lead' } });
    expect(eventsOf(scene)[0]).toHaveProperty('terms', {});
  });

  it('that said no and is taken back lets the others count again, owners of code too', () => {
    const owners = [{ paths: ['docs'], owners: ['carol@example.com'] }];
    given(
      underPolicy({ gates: { plan_approval: { codeowners: true, all_of: ['lead'], count: 1 } } }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      tells('p', { owners }),
      approves(carol, 'plan_approval'),
      rejects(dave, 'plan_approval'),
      approves(alice, 'plan_approval'),
    )
      .when(asks(dave, { withdraw: { gate: 'plan_approval', track: 'main', reason: '' } }))
      .thenHappened({ change: 'decided', status: 'approved', decision: { status: 'cancelled' } });
  });

  it('names the owners that its maker is one of only where the gate rests on owners', () => {
    const owners = [{ paths: ['docs'], owners: ['alice@example.com'] }];
    const under = (...asked: readonly string[]): readonly Step[] => [
      underPolicy({
        roles: {
          owner: { codeowners: true },
          planner: { emails: ['alice@example.com'] },
          machine: { apps: ['linter'] },
        },
        gates: { plan_approval: { roles: [...asked] } },
        verbs: { approve: ['write', 'machine'] },
      }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      tells('p', { owners }),
    ];
    expect(firstDecision(sceneOf(...under('planner'), approves(alice, 'plan_approval')))).not.toHaveProperty('owners');
    expect(firstDecision(sceneOf(...under('planner', 'owner'), approves(alice, 'plan_approval')))).toMatchObject({
      owners: ['alice@example.com'],
    });
    const app = person('linter[bot]', { kind: 'app', id: 99 });
    const byMachine = firstDecision(sceneOf(...under('machine'), approves(app, 'plan_approval')));
    expect(byMachine).toMatchObject({ decided_by: 99 });
    expect(byMachine).not.toHaveProperty('owners');
  });
});

describe('a record that is asked about again', () => {
  it('says why: other bytes, or the same ones elsewhere', () => {
    given(starts(), pushes(bob, 'p', { plan: 'P' }), planIn('p'), deletes('p'), swept, pushes(bob, 'q', { plan: 'Q' }))
      .when(requests(bob, 'plan_approval', { proposal: 'q' }))
      .thenHappened({ change: 'voided', because: 'approval was asked for other bytes' });
    given(
      starts(),
      pushes(bob, 'p', { plan: 'P' }),
      requests(bob, 'plan_approval', { proposal: 'p' }),
      pushes(bob, 'r', { plan: 'P' }),
    )
      .when(planIn('r'))
      .thenHappened(
        { change: 'voided', because: 'approval was asked for the same bytes in r' },
        { status: 'approved' },
      );
  });
});

describe('a plain word about a branch', () => {
  it('opens one gate after the other, and none that must be apart from one it has just opened', () => {
    given(
      underPolicy({ gates: { plan_approval: { count: 2 }, legal: { distinct_from: ['review'] } } }),
      starts(),
      pushes(bob, 'p', { plan: 'A', code: 'C', manual: 'M' }),
      approves(erin, 'plan_approval', { proposal: 'p' }),
    )
      .when(approvesAll(alice, { proposal: 'p' }))
      .thenHappened(
        { change: 'decided', gate: 'plan_approval', status: 'approved' },
        { type: 'approval_requested', gate: 'review' },
        { change: 'decided', gate: 'review', status: 'partial' },
      );
  });
});

describe('a word of confirmation', () => {
  it('says that there is nothing to confirm, where nothing was lost or it was lost with its time', () => {
    given(starts(), pushes(bob, 'p', { plan: 'A' }))
      .when(reconfirms(alice, 'plan_approval'))
      .thenRefused('nothing_to_reconfirm', /^plan_approval has no approval of the same bytes/u);
    given(
      underPolicy({ gates: { plan_approval: { count: 2 } } }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      approves(alice, 'plan_approval', { until: '2026-03-03' }),
      approves(erin, 'plan_approval'),
      later(2),
      swept,
      pushes(bob, 'p', { notes: 'N' }),
      approves(erin, 'plan_approval'),
    )
      .when(reconfirms(alice, 'plan_approval'))
      .thenRefused('nothing_to_reconfirm', /^plan_approval has no approval of the same bytes/u);
  });
});

describe('a withdrawal', () => {
  const approved = [
    starts(),
    pushes(bob, 'p', { plan: 'A' }),
    approves(alice, 'plan_approval', { until: '2026-03-03' }),
  ];
  const takesBack = { withdraw: { gate: 'plan_approval', track: 'main', reason: '' } };

  it('takes back nothing whose time is up, noted or not', () => {
    const scene = sceneOf(...approved);
    const { world } = observedIn(scene);
    const asked = (at: string) =>
      decide(
        { ...world, at },
        stateOf(scene),
        headOf(stateOf(scene), { source: 's', actor: alice, command: takesBack }, at),
      );
    expect(asked('2026-03-02T23:59:59.999Z')).toHaveProperty('events');
    expect(asked('2026-03-03T00:00:00.000Z')).toHaveProperty('refusal.code', 'nothing_to_withdraw');
  });

  it('says what it found nothing about, and how to name one of several', () => {
    given(starts(), pushes(bob, 'p', { plan: 'A' }))
      .when(asks(alice, takesBack))
      .thenRefused('nothing_to_withdraw', /^alice has decided nothing about plan_approval that still counts$/u);
    const { scene } = given(...two)
      .when(asks(alice, takesBack))
      .thenRefused('ambiguous');
    expect(scene.answer).toHaveProperty(
      'refusal.next',
      'Name one: countersign withdraw plan_approval --branch q, or countersign withdraw plan_approval --branch p',
    );
  });

  it('of a review by somebody else takes nothing that was said after it', () => {
    given(starts(), pushes(bob, 'p', { plan: 'A' }), reviews(alice, 'p', 'yes', { said: today('12:01') }), swept)
      .when(dismisses(dave, alice, 'p', { given: today('12:00'), said: today('12:02') }), swept)
      .thenRecorded();
  });
});

describe('an override', () => {
  it('says nothing of a record where there is none', () => {
    const { scene } = given(starts(), pushes(bob, 'p', { plan: 'A' })).when(
      overrides(dave, 'plan_approval', 'it burns', 'main', 'p'),
    );
    expect(eventsOf(scene).find((one) => 'reason' in one)).not.toHaveProperty('confirm_id');
  });

  it('on the default branch is about all that went past the gate, also what the gate is not about any more', () => {
    const passed = sceneOf(starts(), lands({ commit: 'x', contents: { plan: 'A' } }), swept);
    const elsewhere = around({
      definition: lifecycle({
        artifacts: [
          { artifact_type: 'plan', owner: 'maker', version_policy: 'every landing', path: 'docs/{project}/plan.md' },
        ],
        actions: [],
        allowed_transitions: [],
        terminal_states: [],
        required_fields: [],
      }),
    });
    const { scene } = given(() => passed, elsewhere)
      .when(overrides(dave, 'plan_approval'))
      .thenHappened({ covers: { plan: 'A' } });
    expect(stateOf(passed).artifacts['plan']?.bypassed).toEqual(['plan_approval']);
    expect(stateOf(scene).artifacts['plan']?.bypassed).toEqual([]);
  });
});

describe('a decision about what somebody looked at', () => {
  it('is about the default branch only where that is what is decided about', () => {
    given(
      inBuild,
      lands({ commit: 'abcdef0123456789', contents: { plan: 'plan B' } }),
      swept,
      pushes(bob, 'q', { plan: 'C' }),
    )
      .when(approves(alice, 'plan_approval', { proposal: 'q', head: 'abcdef0123456789' }))
      .thenRefused('superseded', /^you looked at abcdef0, and q is at q1$/u);
  });

  it('may name the commit that landed it by its first letters', () => {
    const landed = [
      starts(),
      lands({ commit: 'abcdef0123456789', contents: { plan: 'A' }, authors: [bob.id] }),
      swept,
      lands({ commit: 'fedcba9876543210', contents: { notes: 'N' } }),
      swept,
    ];
    given(...landed)
      .when(approves(alice, 'plan_approval', { head: 'abcdef01' }))
      .thenHappened({}, { status: 'approved' });
    given(...landed)
      .when(approves(alice, 'plan_approval', { head: '0123456789' }))
      .thenRefused('superseded', /^you looked at 0123456, and plan v1 is there now$/u);
  });

  it('is told of what was recorded by hand, which no commit brought', () => {
    const invoice = { artifact: 'invoice', content: 'I', address: 'https://example.com/i', source_artifacts: [] };
    given(starts(), asks(bob, { artifact: invoice }))
      .when(approves(alice, 'billing', { head: 'abcdef0' }))
      .thenRefused('superseded', /^you looked at abcdef0, and invoice v1 is there now$/u);
  });

  it('is about what landed last of all that it covers, and not about what was taken away', () => {
    const landed = [
      starts(),
      lands({ commit: 'aaaaaaa1', contents: { manual: 'M' } }),
      swept,
      later(1),
      lands({ commit: 'bbbbbbb2', contents: { appendix: 'X' } }),
      swept,
      later(1),
      lands({ commit: 'ccccccc3', contents: { notes: 'N' } }),
      swept,
    ];
    given(...landed)
      .when(approves(alice, 'legal', { head: 'bbbbbbb2' }))
      .thenHappened({}, { status: 'approved' });
    given(...landed)
      .when(approves(alice, 'legal', { head: 'aaaaaaa1' }))
      .thenRefused('superseded', /appendix v1 is there now/u);
    given(...landed, lands({ commit: 'ddddddd4', contents: { notes: null } }), swept)
      .when(approves(alice, 'go', { head: 'bbbbbbb2' }))
      .thenHappened({}, { status: 'approved' });
  });
});

describe('gates that have to be apart', () => {
  it('are so for one change, and whoever approved the version that has landed counts for the next', () => {
    const apart = underPolicy({
      roles: { ...policyWith({}).roles, guard: { emails: ['alice@example.com', 'carol@example.com'] } },
      gates: { security: { distinct_from: ['legal'] } },
    });
    given(
      apart,
      starts(),
      lands({ commit: 'x', contents: { manual: 'M' }, authors: [bob.id] }),
      swept,
      approves(alice, 'legal'),
      pushes(bob, 'n', { manual: 'N' }),
    )
      .when(approves(alice, 'security', { proposal: 'n' }))
      .thenHappened({}, { status: 'approved' });
  });
});

describe('a branch that is called null', () => {
  const named = pushes(bob, 'null', { plan: 'N' }, { at: today('12:00') });

  it('is a branch like others, and not the default branch', () => {
    given(underPolicy({ gates: { go: { count: 2 } } }), starts(), named, approves(alice, 'go', { proposal: 'main' }))
      .when(approves(dave, 'go', { proposal: 'null' }))
      .thenHappened({ change: 'decided', status: 'approved' });
    given(
      underPolicy({ gates: { go: { distinct_from: ['plan_approval'] } } }),
      starts(),
      lands({ commit: 'x', contents: { plan: 'A' } }),
      approves(erin, 'plan_approval', { proposal: 'main' }),
      named,
      approves(alice, 'plan_approval', { proposal: 'null' }),
    )
      .when(approves(alice, 'go', { proposal: 'main' }))
      .thenHappened({}, { status: 'approved' });
    const word = { approve: { gate: 'go', track: 'main', proposal: 'main', reason: '' } };
    given(starts(), named)
      .when(says(alice, word, { said: today('12:00') }), swept)
      .thenEntered({}, { events: [{}, { status: 'approved' }] });
    const landed = [starts(), lands({ commit: 'x', contents: { plan: 'A' } }), approves(alice, 'plan_approval'), named];
    const { scene } = given(...landed, pushes(bob, 'q', { plan: 'B' })).when(
      mergesOnGitHub(bob, 'q', { commit: 'y' }),
      swept,
    );
    expect(eventsOf(scene)).toContainEqual(
      expect.objectContaining({
        change: 'voided',
        because: 'other bytes of plan landed at y',
        proposal: null,
        head: 'y',
      }),
    );
  });
});
