import { describe, expect, it } from 'vitest';
import { explain, legalNow } from '../../src/core/project/explain.ts';
import { subjectOf } from '../../src/core/project/subject.ts';
import type { WrittenPolicy } from '../../src/core/policy/schema.ts';
import { plusDays } from '../../src/core/time.ts';
import {
  alice,
  answerOf,
  approves,
  around,
  asks,
  bob,
  carol,
  dave,
  delegates,
  erin,
  frank,
  given,
  later,
  noon,
  observedIn,
  overrides,
  person,
  pushes,
  quiet,
  rejects,
  robot,
  starts,
  swept,
  underPolicy,
  type Step,
} from './given.ts';

const roles: NonNullable<WrittenPolicy['roles']> = {
  planner: { emails: ['alice@example.com', 'dave@example.com'] },
  lawyer: { emails: ['alice@example.com'] },
  guard: { emails: ['alice@example.com', 'dave@example.com'] },
  lead: { permission: 'maintain' },
  helper: { agents: ['robot'], apps: ['linter'] },
};

/** A project whose plan is on a branch of frank's. */
function under(changes: Partial<WrittenPolicy>, ...steps: readonly Step[]): readonly Step[] {
  return [underPolicy({ roles, ...changes }), starts(), pushes(frank, 'p', { plan: 'A' }), ...steps];
}

const drafted = under({});
const toBob = delegates(alice, 'planner', 'bob@example.com');
const approved = approves(bob, 'plan_approval');

describe('a role is handed on', () => {
  it('for a time, with who, to whom and why', () => {
    const { state, scene } = given(...drafted)
      .when(toBob)
      .thenHappened({
        type: 'delegation_changed',
        change: 'given',
        role: 'planner',
        by: { id: 'alice@example.com', login: 'alice' },
        to: { login: 'bob@example.com' },
        from: noon,
        until: '2026-03-20T00:00:00.000Z',
        reason: 'on leave',
      });
    expect(state.delegations).toHaveLength(1);
    expect(subjectOf('acme', scene.last.slice(-1))).toBe(
      'delegation_changed: planner to bob@example.com until 2026-03-20T00:00:00.000Z by alice (acme)',
    );
  });

  it('and whoever has it decides, with both names in the record', () => {
    const { scene } = given(...drafted, toBob)
      .when(approved)
      .thenHappened(
        {},
        {
          status: 'approved',
          decision: {
            decided_by: 'bob@example.com',
            decided_by_login: 'bob',
            decided_by_role: 'planner',
            authority: 'e-mail alice@example.com',
            delegated_by: [{ id: 'alice@example.com', login: 'alice' }],
          },
        },
      );
    expect(scene.last.at(-1)?.saw).toMatchObject({
      authority: { role: 'planner', delegated_by: [{ login: 'alice' }] },
    });
    expect(subjectOf('acme', scene.last.slice(-1))).toBe(
      'approval_changed: plan_approval approved by bob for alice (acme)',
    );
    const { world } = observedIn(scene);
    const tree = scene.state === null ? null : explain(world, scene.state, 'main', 'plan_approval');
    expect(tree?.says).toContain('plan_approval is open: approved by bob for alice');
    expect(tree?.parts?.map(({ says }) => says)).toEqual([
      expect.stringContaining('proven, as planner by e-mail alice@example.com, delegated by alice'),
      'bob@example.com may act for alice as planner until 20 Mar 2026, 00:00 UTC',
    ]);
    given(...drafted, toBob)
      .when(rejects(bob, 'plan_approval'))
      .thenHappened({}, { status: 'rejected' });
  });

  it('to whom the home knows by number, however they are called later', () => {
    const known = around({ people: { ...quiet.people, ids: { erin: 7 } } });
    const toErin = delegates(alice, 'planner', 'Erin');
    const { state } = given(...drafted, known).when(toErin);
    expect(state.delegations).toMatchObject([{ to: { login: 'Erin', id: 7 } }]);
    given(...drafted, known, toErin)
      .when(approves({ ...erin, login: 'new' }, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
    given(...drafted, known, toErin)
      .when(approves({ ...frank, login: 'erin' }, 'plan_approval'))
      .thenRefused('not_in_role');
    given(...drafted, known)
      .when(delegates(alice, 'planner', 'nobody'))
      .thenRefused('invalid_argument', /nobody is called nobody/u);
  });

  it('to a login only where logins prove who somebody is', () => {
    const other = pushes(bob, 'p', { plan: 'B' });
    given(...drafted, other, delegates(alice, 'planner', 'frank'))
      .when(approves({ ...erin, login: 'Frank' }, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
    given(...drafted, delegates(alice, 'planner', 'bob'))
      .when(approved)
      .thenRefused('not_in_role');
  });

  it('again with another window, which takes the place of the first', () => {
    const { state } = given(...drafted, toBob).when(
      delegates(alice, 'planner', 'BOB@example.com', { until: '2026-03-10T12:00Z', from: '2026-03-05' }),
    );
    expect(state.delegations).toMatchObject([
      { from: '2026-03-05T00:00:00.000Z', until: '2026-03-10T12:00:00.000Z', to: { login: 'BOB@example.com' } },
    ]);
  });

  it('and taken back by who gave it, or given back by who has it', () => {
    const over: Step = asks(alice, {
      delegate: { role: 'planner', to: 'bob@example.com', end: true, reason: 'I am back' },
    });
    const { state, scene } = given(...drafted, toBob)
      .when(over)
      .thenHappened({ change: 'ended', role: 'planner', reason: 'I am back' });
    expect(state.delegations).toEqual([]);
    expect(subjectOf('acme', scene.last.slice(-1))).toBe(
      'delegation_changed: planner to bob@example.com ended by alice (acme)',
    );
    given(...drafted, toBob, over)
      .when(approved)
      .thenRefused('not_in_role');
    const byBob = asks(bob, { delegate: { role: 'planner', to: 'Bob@example.com', end: true, reason: '' } });
    given(...drafted, toBob)
      .when(byBob)
      .thenHappened({ change: 'ended' });
    given(...drafted, toBob)
      .when(asks(dave, { delegate: { role: 'planner', to: 'bob@example.com', end: true, reason: '' } }))
      .thenRefused('unknown_delegation');
    given(...drafted)
      .when(over)
      .thenRefused('unknown_delegation', /alice has delegated planner to bob@example.com neither/u);
  });

  it('and offered to be ended to those who may', () => {
    const { state, scene } = given(...drafted).when(toBob);
    const commands = (who: typeof alice) =>
      legalNow(observedIn(scene).world, state, who, 'planner').map(({ command }) => command);
    expect(commands(alice)).toEqual(['countersign delegate planner to bob@example.com end']);
    expect(commands(carol)).toEqual([]);
  });
});

describe('a role that was handed on does not count', () => {
  it('before its window begins, and from its end on', () => {
    const window = delegates(alice, 'planner', 'bob@example.com', { from: '2026-03-04', until: '2026-03-06' });
    given(...drafted, window)
      .when(approved)
      .thenRefused('not_in_role', /the delegation of planner by alice begins at 2026-03-04/u);
    given(...drafted, window, later(2))
      .when(approved)
      .thenHappened({}, { status: 'approved' });
    given(...drafted, window, around({ at: '2026-03-06T00:00:00.000Z' }))
      .when(approved)
      .thenRefused('not_in_role', /ended at 2026-03-06/u);
  });

  it('once whoever gave it has lost it', () => {
    const lost = underPolicy({ roles: { ...roles, planner: { emails: ['dave@example.com'] } } });
    given(...drafted, toBob, lost)
      .when(approved)
      .thenRefused('not_in_role', /gives nothing: alice does not hold planner now/u);
    const gone = around({
      people: { permissions: { ...quiet.people.permissions, 'alice@example.com': 'write' }, teams: {} },
    });
    given(
      ...under({ gates: { plan_approval: { roles: ['lead'] } } }),
      delegates(alice, 'lead', 'bob@example.com'),
      gone,
    )
      .when(approved)
      .thenRefused('not_in_role', /alice does not hold lead now/u);
  });

  it('once the policy lets it be delegated no more', () => {
    given(...drafted, toBob, underPolicy({ roles, delegation: { roles: ['lead'] } }))
      .when(approved)
      .thenRefused('not_in_role', /the policy lets nobody delegate planner/u);
  });

  it('for what its giver made, nor for what its holder made', () => {
    const byAlice = [
      underPolicy({ roles }),
      starts(),
      pushes(frank, 'p', { plan: 'A' }, { coauthors: [alice] }),
      toBob,
    ];
    given(...byAlice)
      .when(approved)
      .thenRefused(
        'own_work',
        /bob could only act for alice, and who made this cannot have it approved in their name/u,
      );
    given(...byAlice)
      .when(rejects(bob, 'plan_approval'))
      .thenHappened({}, { status: 'rejected' });
    given(...byAlice, delegates(dave, 'planner', 'bob@example.com'))
      .when(approved)
      .thenHappened({}, { decision: { delegated_by: [{ login: 'dave' }] } });
    given(...byAlice, underPolicy({ roles, gates: { plan_approval: { own_work: true } } }))
      .when(approved)
      .thenHappened({}, { decision: { delegated_by: [{ login: 'alice' }] } });
    given(underPolicy({ roles }), starts(), pushes(bob, 'p', { plan: 'A' }), toBob)
      .when(approved)
      .thenRefused('own_work', /bob wrote/u);
  });

  it('outside gates: nobody overrides or does anything else by it', () => {
    const leads = under({}, delegates(alice, 'lead', 'bob@example.com'));
    given(...leads)
      .when(overrides(bob, 'plan_approval'))
      .thenRefused('not_in_role');
    given(underPolicy({ roles, verbs: { flag: ['lead'] } }), starts(), delegates(alice, 'lead', 'bob@example.com'))
      .when(asks(bob, { flag: { flag: 'x', reason: 'y' } }))
      .thenRefused('not_allowed');
  });
});

it('who acts for somebody may say so, where the role may', () => {
  const kim = person('kim');
  const verbs = { approve: ['planner'] };
  given(...under({ verbs }), delegates(alice, 'planner', 'kim@example.com'))
    .when(approves(kim, 'plan_approval'))
    .thenHappened({}, { status: 'approved' });
  given(...under({ verbs }))
    .when(approves(kim, 'plan_approval'))
    .thenRefused('not_allowed');
  given(underPolicy({ verbs: { start: ['lead'] } }))
    .when(starts(bob))
    .thenRefused('not_allowed');
});

it('an attester records what who acts for somebody said', () => {
  given(
    ...under({ gates: { plan_approval: { assurance: 'attested' } } }),
    delegates(alice, 'planner', 'kim@example.com'),
  )
    .when(approves(dave, 'plan_approval', { on_behalf_of: answerOf(person('kim')) }))
    .thenHappened({}, { decision: { attested_by: 'dave', delegated_by: [{ login: 'alice' }] } });
});

describe('one authority is one voice', () => {
  const two = under({ gates: { plan_approval: { count: 2 } } }, toBob);

  it('whoever speaks first', () => {
    given(...two, approves(alice, 'plan_approval'))
      .when(approved)
      .thenRefused('already_decided', /alice approved this already, and bob for alice is the same voice/u);
    given(...two, approved)
      .when(approves(alice, 'plan_approval'))
      .thenRefused('already_decided', /bob for alice approved this already, and alice is the same voice/u);
    given(...two, approved)
      .when(approves(dave, 'plan_approval'))
      .thenHappened({ status: 'approved' });
    given(...two, approved)
      .when(approved)
      .thenRefused('already_decided', /bob approved this already/u);
  });

  it('and a no may always be taken back by a yes', () => {
    given(...two, rejects(alice, 'plan_approval'), approved)
      .when(approves(alice, 'plan_approval'))
      .thenHappened({ status: 'partial' });
  });

  it('also where gates have to be apart', () => {
    const apart = under({ gates: { plan_approval: { distinct_from: ['go'] }, go: { roles: ['lead'] } } }, toBob);
    given(...apart, approves(alice, 'go'))
      .when(approved)
      .thenRefused('not_distinct', /alice opened go/u);
    given(...apart, approved)
      .when(approves(alice, 'go'))
      .thenRefused('not_distinct', /bob for alice opened plan_approval/u);
  });

  it('stands for every role that was handed on with it', () => {
    const gates = { plan_approval: { all_of: ['lawyer', 'guard'] } };
    const all = under(
      { gates },
      delegates(alice, 'lawyer', 'bob@example.com'),
      delegates(alice, 'guard', 'bob@example.com'),
      delegates(dave, 'guard', 'bob@example.com'),
    );
    given(...all)
      .when(approved)
      .thenHappened(
        {},
        { status: 'partial', decision: { roles: ['lawyer', 'guard'], delegated_by: [{ login: 'alice' }] } },
      );
    given(...all, approved)
      .when(approves(dave, 'plan_approval'))
      .thenHappened({ status: 'approved' });
  });

  it('and who holds a role of the gate decides in their own right', () => {
    given(...under({}), delegates(alice, 'planner', 'dave@example.com'))
      .when(approves(dave, 'plan_approval'))
      .thenHappened({}, { decision: { authority: 'e-mail dave@example.com' } });
    const { state } = given(...under({}), delegates(alice, 'planner', 'dave@example.com')).when(
      approves(dave, 'plan_approval'),
    );
    expect(state.approvals['main']?.['plan_approval']?.decisions[0]).not.toHaveProperty('delegated_by');
  });
});

function chained(chain: 1 | 2 | 3): readonly Step[] {
  return under({ delegation: { chain } }, toBob);
}

describe('a chain of hands', () => {
  const toCarol = delegates(bob, 'planner', 'carol@example.com');

  it('has one hand unless the policy lets it have more', () => {
    given(...drafted, toBob)
      .when(toCarol)
      .thenRefused('delegation_refused', /planner would pass through 2 hands, and the policy lets it pass through 1/u);
    const { scene } = given(...chained(2), toCarol)
      .when(approves(carol, 'plan_approval'))
      .thenHappened({}, { decision: { delegated_by: [{ login: 'alice' }, { login: 'bob' }] } });
    const world = observedIn(scene).world;
    const tree = scene.state === null ? null : explain(world, scene.state, 'main', 'plan_approval');
    expect(tree?.parts?.map(({ says }) => says).join('\n')).toContain('delegated by alice, then bob');
    given(...chained(3), toCarol, delegates(carol, 'planner', 'dave@example.com'))
      .when(delegates(carol, 'planner', 'Erin'))
      .thenHappened({});
  });

  it('breaks where one hand lets go, where a window ends, and where the policy shortens it', () => {
    const whole = [...chained(2), toCarol];
    given(...whole, asks(alice, { delegate: { role: 'planner', to: 'bob@example.com', end: true, reason: '' } }))
      .when(approves(carol, 'plan_approval'))
      .thenRefused('not_in_role');
    const short = delegates(alice, 'planner', 'bob@example.com', { until: '2026-03-04' });
    given(...under({ delegation: { chain: 2 } }), short, toCarol, later(3))
      .when(approves(carol, 'plan_approval'))
      .thenRefused('not_in_role', /gives nothing: bob does not hold planner now/u);
    given(...whole, underPolicy({ roles }))
      .when(approves(carol, 'plan_approval'))
      .thenRefused('not_in_role');
  });

  it('gives nothing for the work of anybody in it', () => {
    const byBob = [
      underPolicy({ roles, delegation: { chain: 2 } }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      toBob,
      toCarol,
    ];
    given(...byBob)
      .when(approves(carol, 'plan_approval'))
      .thenRefused('own_work', /only act for alice, bob/u);
  });

  it('never comes back to who was in it', () => {
    given(...chained(3), toCarol)
      .when(delegates(carol, 'planner', 'alice@example.com'))
      .thenRefused('delegation_refused', /alice delegated planner to carol: that would be a loop/u);
    given(...chained(3), toCarol)
      .when(delegates(carol, 'planner', 'bob@example.com'))
      .thenRefused('delegation_refused', /loop/u);
    const both = [...under({}), delegates(alice, 'planner', 'dave@example.com')];
    given(...both)
      .when(delegates(dave, 'planner', 'alice@example.com'))
      .thenRefused('delegation_refused', /loop/u);
    given(...both, delegates(dave, 'planner', 'bob@example.com'))
      .when(delegates(dave, 'planner', 'alice@example.com'))
      .thenRefused('delegation_refused');
    given(...drafted)
      .when(delegates(alice, 'planner', 'Alice@example.com'))
      .thenRefused('delegation_refused', /who asks/u);
  });

  it('survives a circle that an edited policy leaves behind', () => {
    const circle = [
      ...under({ delegation: { chain: 3 } }),
      delegates(alice, 'planner', 'dave@example.com'),
      around({ at: plusDays(noon, 1) }),
      asks(alice, { delegate: { role: 'planner', to: 'dave@example.com', end: true, reason: '' } }),
      delegates(dave, 'planner', 'alice@example.com'),
    ];
    const nobody = underPolicy({
      roles: { ...roles, planner: { emails: ['erin@example.com'] } },
      delegation: { chain: 3 },
    });
    const { state, scene } = given(...circle, nobody).when(swept);
    const back = {
      ...(state.delegations?.[0] ?? never()),
      by: { id: alice.id, login: 'alice' },
      to: { login: 'dave@example.com' },
    };
    const bent = { ...scene, state: { ...state, delegations: [...(state.delegations ?? []), back] } };
    given(() => bent)
      .when(approves(alice, 'plan_approval'))
      .thenRefused('not_in_role', /dave does not hold planner now/u);
    given(() => bent)
      .when(delegates(alice, 'planner', 'bob@example.com'))
      .thenRefused('not_in_role');
    given(() => bent, underPolicy({ roles, delegation: { chain: 3 } }))
      .when(delegates(alice, 'planner', 'dave@example.com'))
      .thenRefused('delegation_refused', /loop/u);
  });
});

function never(): never {
  throw new Error('there is no delegation');
}

function refused(step: Step, changes: Partial<WrittenPolicy> = {}) {
  return given(...under(changes)).when(step);
}

function lasting(changes: { readonly until?: string; readonly from?: string }) {
  const command = { role: 'planner', to: 'bob@example.com', reason: 'leave', ...changes };
  return given(...drafted).when(asks(alice, { delegate: command }));
}

describe('handing on is refused', () => {
  it('to who does not hold the role, nor any right to it', () => {
    refused(delegates(bob, 'planner', 'carol@example.com')).thenRefused('not_in_role', /bob does not hold planner/u);
    refused(delegates(bob, 'nothing', 'carol@example.com')).thenRefused('not_in_role');
    refused(delegates(person('x'), 'planner', 'carol@example.com')).thenRefused('not_allowed');
    refused(delegates({ ...alice, assurance: 'asserted' }, 'planner', 'bob@example.com')).thenRefused(
      'assurance_too_low',
    );
  });

  it('by agents and to agents', () => {
    const verbs = { delegate: ['write'] };
    refused(delegates(robot, 'helper', 'bob@example.com'), { verbs }).thenRefused('agent_not_counted');
    for (const name of ['Robot', 'linter', 'other[bot]'])
      refused(delegates(alice, 'planner', name)).thenRefused('delegation_refused', /is no person/u);
    const agent = { ...bob, kind: 'agent' as const };
    given(...drafted, toBob)
      .when(approves(agent, 'plan_approval'))
      .thenRefused('agent_not_counted');
  });

  it('without a reason or a window that is one', () => {
    refused(delegates(alice, 'planner', 'bob@example.com', { reason: ' ' })).thenRefused('reason_missing');
    lasting({}).thenRefused('invalid_argument', /until when/u);
    lasting({ until: 'soon' }).thenRefused('invalid_argument', /"soon" is not a day/u);
    lasting({ until: '2026-03-10', from: 'now' }).thenRefused('invalid_argument', /"now" is not a day/u);
    lasting({ until: '2026-03-02' }).thenRefused('invalid_argument', /is over/u);
    lasting({ until: '2026-03-10', from: '2026-03-11' }).thenRefused('invalid_argument', /before it begins/u);
    lasting({ until: '2026-05-01' }).thenRefused('delegation_refused', /30 days/u);
    lasting({ until: '2026-05-01', from: '2026-04-20' }).thenHappened({});
  });

  it('for longer, and for other roles, than the policy lets', () => {
    const delegation = { longest_days: 5, roles: ['lead'] };
    refused(toBob, { delegation }).thenRefused('delegation_refused', /the policy lets nobody delegate planner/u);
    refused(toBob, { delegation: { roles: [] } }).thenRefused('delegation_refused');
    refused(delegates(alice, 'lead', 'bob@example.com'), { delegation }).thenRefused('delegation_refused', /5 days/u);
    refused(delegates(alice, 'lead', 'bob@example.com', { until: '2026-03-07' }), { delegation }).thenHappened({});
  });

  it('once fifty are open; what has ended leaves with the next change', () => {
    const many = Array.from({ length: 50 }, (_, at) => delegates(alice, 'planner', `p${at}@example.com`));
    const { state } = given(...drafted, ...many)
      .when(toBob)
      .thenRefused('delegation_refused', /50 delegations are open/u);
    expect(state.delegations).toHaveLength(50);
    const after = given(...drafted, ...many, later(19)).when(
      delegates(alice, 'planner', 'bob@example.com', { until: '2026-03-30' }),
    );
    expect(after.state.delegations).toHaveLength(1);
    given(...drafted, ...many)
      .when(delegates(alice, 'planner', 'p7@example.com', { until: '2026-03-04' }))
      .thenHappened({});
  });
});
