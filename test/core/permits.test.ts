import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/core/condition.ts';
import { approvalStates, type ApprovalStatus } from '../../src/core/definition/schema.ts';
import { approvalsOf } from '../../src/core/project/approval-records.ts';
import { exported } from '../../src/core/project/export.ts';
import { versionsIn } from '../../src/core/project/history.ts';
import { gateTree } from '../../src/core/project/gate-tree.ts';
import { gateFor } from '../../src/core/project/gates.ts';
import { isPermitted } from '../../src/core/confirm/confirm.ts';
import { block, bytesAt, comesTo, gate, holding, missing, statusNow, unblock, asksFor } from './gate-statuses.ts';
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
  given,
  kim,
  later,
  lifecycle,
  merges,
  observedIn,
  overrides,
  policyWith,
  pushes,
  reconfirms,
  rejects,
  rewrites,
  robot,
  sceneOf,
  starts,
  swept,
  underPolicy,
  withdraws,
  type Scene,
  type Step,
} from './given.ts';

const act = (action: string, actor = bob): Step => asks(actor, { act: { action, track: 'main' } });
const clears = (actor = bob, reason = 'it is signed'): Step => {
  return (scene) => {
    const [blocker = 'b0'] = Object.keys(scene.state?.blockers ?? {});
    return asks(actor, { unblock: { blocker, reason } })(scene);
  };
};

/** Asks for the go-ahead for merging the branch p. */
const mergesP: Step = (scene) => {
  const proposal = observedIn(scene).world.proposals['p'];
  if (proposal === undefined) throw new Error('nothing is proposed');
  return asks(bob, { merge: { proposal: 'p', head: proposal.head, landing: proposal.contents } })(scene);
};

interface Named {
  readonly conditions?: readonly Condition[];
  readonly blockers?: readonly string[];
}

const permits = {
  'nothing in particular': undefined,
  'this action': ['publish'],
  'this action on this track': ['publish@main'],
  'this action on another track': ['publish@side'],
  'another action': ['quote'],
} as const;
const conditions = {
  'no condition': {},
  'a condition that holds': { conditions: [holding] },
  'a condition that does not hold': { conditions: [holding, missing] },
  'a condition in words': { blockers: ['the contract is signed'] },
} as const satisfies Readonly<Record<string, Named>>;

/** What an approval says bears on its status; where nobody approved there is nothing to say. */
const approvedOnce: readonly ApprovalStatus[] = [
  'partial',
  'approved',
  'conditional',
  'blocked',
  'expired',
  'superseded',
];
const cells = approvalStates.flatMap((status) =>
  (Object.keys(permits) as (keyof typeof permits)[]).flatMap((permit) =>
    (Object.keys(conditions) as (keyof typeof conditions)[])
      .filter((condition) =>
        status === 'approved' ? condition === 'no condition' : status !== 'conditional' || condition !== 'no condition',
      )
      .filter(
        (condition) =>
          approvedOnce.includes(status) || (permit === 'nothing in particular' && condition === 'no condition'),
      )
      .map((condition) => [status, permit, condition] as const),
  ),
);

describe('an action behind a gate', () => {
  it.each(cells)('is done or not where the gate is %s, permits %s and has %s', (status, permit, condition) => {
    const permitted = permits[permit];
    const terms: Named = conditions[condition];
    const before = sceneOf(
      comesTo(status, 'the default branch', { ...(permitted === undefined ? {} : { permits: permitted }), ...terms }),
    );
    expect(statusNow(before)).toBe(status);
    const opens = status === 'approved' || status === 'conditional';
    const holds = condition === 'no condition' || condition === 'a condition that holds';
    const within = permitted === undefined || isPermitted(permitted, 'publish', 'main');
    const after = act('publish')(before);
    const [line] = after.last;
    if (opens && holds && within) {
      expect(line?.events).toMatchObject([{ type: 'decision_recorded', decision: 'act publish' }]);
    } else {
      expect(line?.events).toBeUndefined();
      expect(line?.refusal?.code).toBe(opens && holds ? 'outside_permits' : 'gate_closed');
      expect(line?.saw).toMatchObject({ definition: 'd1', policy: 'p1' });
    }
  });

  it('is permitted by its name, or by its name on a track', () => {
    expect(isPermitted(['publish@side', 'quote'], 'publish', 'main')).toBe(false);
    expect(isPermitted(['publish@side', 'quote'], 'publish', 'side')).toBe(true);
    expect(isPermitted([], 'publish', 'main')).toBe(false);
  });

  it('is not opened by limits, and not closed by them: they are for people', () => {
    const limited = sceneOf(comesTo('approved', 'the default branch', { limits: 'not before Monday' }));
    expect(act('publish')(limited).last[0]?.events).toHaveLength(1);
    expect(record(limited)).toMatchObject({ status: 'approved', remaining_blockers: ['limited to not before Monday'] });
  });

  it('is permitted until the approval ends, and not in that moment any more', () => {
    const until = '2026-03-05T12:00:00.000Z';
    const scene = sceneOf(comesTo('approved', 'the default branch', { until: '2026-03-05T12:00Z' }));
    expect(act('publish')(around({ at: '2026-03-05T11:59:59.999Z' })(scene)).answer).toHaveProperty('events');
    expect(act('publish')(around({ at: until })(scene)).answer).toHaveProperty('refusal.code', 'gate_closed');
  });

  it('is stopped by a list of permits that leaves nothing', () => {
    const { state, world } = sceneOf(comesTo('approved', 'the default branch'));
    const confirm = state?.approvals['main']?.[gate];
    if (state === null || confirm === undefined) throw new Error('nothing is approved');
    const none = { ...state, approvals: { main: { [gate]: { ...confirm, permits: [] } } } };
    expect(gateFor(world, none, gate, 'main', {}, 'publish').holds).toBe(false);
    expect(gateFor(world, none, gate, 'main', {}, null).holds).toBe(true);
  });
});

function record({ state, world }: Scene) {
  if (state === null) throw new Error('no project');
  return approvalsOf(state, world.definition, world.at)[gate];
}

describe('a condition in words', () => {
  const words: Step = comesTo('conditional', 'the default branch', {
    conditions: [],
    blockers: ['the contract is signed'],
  });

  it('is a blocker on the gate by a name, and the gate is conditional and closed until it is cleared', () => {
    const { scene } = given(words)
      .when(act('publish'))
      .thenRefused('gate_closed', /^b3\.terms the contract is signed$/u);
    expect(scene.state?.blockers).toMatchObject({
      'b3.terms': {
        text: 'the contract is signed',
        on: 'gate:terms',
        by: 'alice',
        approval: { track: 'main', by: [{ id: alice.id, login: 'alice' }] },
      },
    });
    expect(record(scene)).toMatchObject({
      status: 'conditional',
      remaining_blockers: ['b3.terms the contract is signed'],
    });
    given(words).when(clears(alice), act('publish')).thenHappened({ decision: 'act publish' });
  });

  it('is cleared by nobody but the approver', () => {
    given(words)
      .when(clears(bob))
      .thenRefused('not_in_role', /condition of the approval by alice/u);
    given(words).when(clears(dave)).thenRefused('not_in_role');
    given(words).when(clears(alice, ' ')).thenRefused('reason_missing');
    given(words).when(clears(alice)).thenHappened({ type: 'blocker_removed', blocker: 'b3.terms' });
  });

  it('is cleared by whoever recorded the approval of somebody who cannot, too', () => {
    const recorded = all(
      asksFor(1),
      around({
        policy: policyWith({
          roles: { signer: { emails: ['kim@example.com'] } },
          gates: { [gate]: { assurance: 'attested' } },
        }),
      }),
      starts(),
      bytesAt('the default branch', 'A'),
      approves(dave, gate, { on_behalf_of: answerOf(kim), blockers: ['the contract is signed'] }),
    );
    given(recorded)
      .when(clears(alice))
      .thenRefused('not_in_role', /by kim or dave/u);
    given(recorded).when(clears(dave)).thenHappened({ type: 'blocker_removed' });
  });

  it('comes back with its approver alone when its clearing is undone', () => {
    const cleared = sceneOf(words, clears(alice));
    const undone = asks(bob, { undo: { seq: cleared.last[0]?.seq ?? 0, reason: 'too soon' } })(cleared);
    expect(Object.keys(undone.state?.blockers ?? {})).toEqual(['b3.terms']);
    expect(clears(bob)(undone).answer).toHaveProperty('refusal.code', 'not_in_role');
  });

  it('ends with the approval that it is of', () => {
    const ends: readonly Step[] = [
      withdraws(alice, gate),
      rejects(dave, gate),
      overrides(alice, gate),
      bytesAt('the default branch', 'B'),
      all(later(60), swept),
    ];
    for (const end of ends) expect(sceneOf(words, end).state?.blockers).toEqual({});
  });

  it('stays while others join, and one of theirs comes beside it', () => {
    const two = sceneOf(
      asksFor(2),
      starts(),
      bytesAt('the default branch', 'A'),
      approves(alice, gate, { blockers: ['the contract is signed', 'the fee is paid'] }),
      approves(dave, gate, { blockers: ['the site is up'] }),
    );
    expect(Object.keys(two.state?.blockers ?? {})).toEqual(['b3.terms', 'b3.terms.2', 'b4.terms']);
    expect(two.state?.approvals['main']?.[gate]).toMatchObject({
      status: 'conditional',
      blockers: ['the contract is signed', 'the fee is paid', 'the site is up'],
    });
  });

  it('leaves the blockers of others where they are', () => {
    const other = sceneOf(words, block, withdraws(alice, gate));
    expect(Object.values(other.state?.blockers ?? {}).map(({ text }) => text)).toEqual(['the contact is not named']);
  });

  it('is told in the explanation, open and cleared', () => {
    const open = sceneOf(words);
    expect(saysOf(open)).toContain('b3.terms the contract is signed');
    expect(saysOf(clears(alice)(open))).toContain('cleared: the contract is signed');
  });

  it('is asked again by whoever confirms the approval on rewritten history', () => {
    const rewritten = sceneOf(
      asksFor(1),
      starts(),
      pushes(carol, 'p', { paper: 'A' }),
      approves(alice, gate, { blockers: ['the contract is signed'] }),
      clears(alice),
      rewrites(carol, 'p', ['other1']),
      swept,
    );
    expect(rewritten.state?.blockers).toEqual({});
    const again = reconfirms(alice, gate)(rewritten);
    expect(Object.values(again.state?.blockers ?? {}).map(({ text }) => text)).toEqual(['the contract is signed']);
  });
});

function saysOf({ state, world }: Scene): readonly string[] {
  if (state === null) throw new Error('no project');
  return (gateTree(world, state, gate, 'main', {}, null).parts ?? []).map(({ says }) => says);
}

describe('a blocker on a gate', () => {
  it('closes it whatever was approved or overridden, and says which', () => {
    const approved = comesTo('approved', 'the default branch');
    given(approved, block)
      .when(act('publish'))
      .thenRefused('gate_closed', /^terms is blocked: b4 the contact is not named$/u);
    given(approved, block, block)
      .when(act('publish'))
      .thenRefused('gate_closed', /b4 .*; b5 /u);
    given(approved, overrides(alice, gate), block).when(act('publish')).thenRefused('gate_closed');
    given(approved, block, unblock).when(act('publish')).thenHappened({ decision: 'act publish' });
  });

  it('says what stands in the way, and not who is missing', () => {
    expect(saysOf(sceneOf(comesTo('requested', 'the default branch'), block)).join()).not.toMatch(/missing/u);
    expect(saysOf(sceneOf(comesTo('requested', 'the default branch'))).join()).toMatch(/missing/u);
  });

  it('holds back what would land, and a landing past it is told as bypassed', () => {
    const blocked = all(comesTo('approved', 'a branch'), block);
    given(blocked)
      .when(mergesP)
      .thenRefused('gate_closed', /terms is blocked/u);
    const { state } = sceneOf(blocked, merges(bob, 'p'), swept);
    expect(state?.artifacts['paper']?.bypassed).toEqual([gate]);
  });

  it('is another gate’s business nowhere else', () => {
    const other = asks(bob, { block: { text: 'elsewhere', on: 'artifact:paper' } });
    given(comesTo('approved', 'the default branch'), other)
      .when(act('publish'))
      .thenHappened({ decision: 'act publish' });
  });

  it('for security stops launch, credentials, tools outside, public proof and sending, until it is cleared', () => {
    const risky = ['launch', 'credential_use', 'external_tool_action', 'public_proof', 'external_send'];
    const guarded = lifecycle({
      artifacts: [],
      gates: [{ gate_id: 'security', owner: 'guard', applies_when: 'always' }],
      actions: [
        ...risky.map((id) => ({ id, label: id, external: true, gates: ['security'] })),
        { id: 'draft_on', label: 'Write on', gates: [] },
      ],
      allowed_transitions: [],
      facts: {},
      required_fields: [],
      terminal_states: [{ id: 'closed' }],
    });
    const safe = all(
      around({ definition: guarded }),
      underPolicy({ roles: { guard: { emails: ['dave@example.com'] } } }),
      starts(),
      approves(dave, 'security'),
    );
    const found = asks(bob, { block: { text: 'a key was leaked', on: 'gate:security' } });
    for (const action of risky) {
      given(safe)
        .when(act(action))
        .thenHappened({ decision: `act ${action}` });
      given(safe, found)
        .when(act(action))
        .thenRefused('gate_closed', /security is blocked: b3 a key was leaked/u);
      given(safe, found, clears(dave, 'the key is revoked'))
        .when(act(action))
        .thenHappened({ decision: `act ${action}` });
    }
    given(safe, found).when(act('draft_on')).thenHappened({ decision: 'act draft_on' });
  });
});

describe('an approval that is opened again', () => {
  it('ends the one before with the reason, and stops what only that one permitted', () => {
    const before = comesTo('approved', 'the default branch', { permits: ['publish', 'quote'] });
    const reopened = all(
      before,
      rejects(dave, gate, { reason: 'the numbers are old' }),
      approves(dave, gate, { permits: ['quote'] }),
    );
    const { scene } = given(reopened)
      .when(act('publish'))
      .thenRefused('outside_permits', /approved only for quote/u);
    expect(scene.state?.approvals['main']?.[gate]).toMatchObject({
      number: 2,
      status: 'approved',
      permits: ['quote'],
      voided: {
        status: 'superseded',
        because: 'it was rejected after it had been approved',
        permits: ['publish', 'quote'],
      },
    });
    given(reopened).when(act('quote')).thenHappened({ decision: 'act quote' });
    given(reopened)
      .when(act('publish'))
      .thenEntered({ command: { act: { action: 'publish' } }, refusal: { code: 'outside_permits' } });
  });

  it('names the time when that is what ended the one before', () => {
    const { state } = sceneOf(comesTo('expired', 'the default branch'), approves(dave, gate, { permits: ['quote'] }));
    const before = state?.approvals['main']?.[gate]?.voided;
    expect(before?.status).toBe('expired');
    expect(before?.because).toMatch(/expired at 2026-03-20/u);
  });
});

describe('the handoff', () => {
  it('only ever adds to the history of approvals and to the log of decisions', () => {
    const story: readonly Step[] = [
      comesTo('approved', 'the default branch', { permits: ['publish'] }),
      act('publish'),
      rejects(dave, gate),
      approves(dave, gate),
      overrides(alice, gate),
      bytesAt('the default branch', 'B'),
    ];
    let told = { approval_history: [] as readonly unknown[], decision_log: [] as readonly unknown[] };
    for (let count = 1; count <= story.length; count += 1) {
      const { state, world, log } = sceneOf(...story.slice(0, count));
      if (state === null) throw new Error('no project');
      const now = exported(state, world.definition, log, versionsIn(log)).project_state;
      expect(now.approval_history.slice(0, told.approval_history.length)).toEqual(told.approval_history);
      expect(now.decision_log.slice(0, told.decision_log.length)).toEqual(told.decision_log);
      told = now;
    }
    expect(told.approval_history).toHaveLength(7);
    expect(told.decision_log).toHaveLength(5);
  });
});

describe('what is asked for too early or by the wrong person', () => {
  it('is sent to whoever may approve, and to people where nobody is named', () => {
    const { scene } = given(asksFor(1), starts(), bytesAt('the default branch', 'A'))
      .when(act('publish', carol))
      .thenRefused('gate_closed');
    expect(scene.answer).toHaveProperty('refusal.next', expect.stringContaining('alice@example.com'));
    const unnamed = given(
      asksFor(1),
      around({ policy: policyWith({ roles: {}, gates: { [gate]: { roles: [] } } }) }),
      starts(),
    ).when(act('publish'));
    unnamed.thenRefused('gate_closed');
    expect(unnamed.scene.answer).toHaveProperty(
      'refusal.next',
      expect.stringMatching(/^Nobody can: the policy names nobody/u),
    );
    given(asksFor(1), starts(), bytesAt('the default branch', 'A'))
      .when(approves(robot, gate))
      .thenRefused('agent_not_counted');
  });

  it('stays a draft, and what holds it back is in the record and in the handoff', () => {
    const early = given(comesTo('draft', 'a branch')).when(mergesP);
    early.thenRefused('gate_closed', /terms is closed: nobody has approved it/u);
    early.thenEntered({ command: { merge: { proposal: 'p' } }, refusal: { code: 'gate_closed' } });
    expect(early.state.artifacts).toEqual({});
    expect(record(early.scene)).toMatchObject({ status: 'draft' });
  });
});
