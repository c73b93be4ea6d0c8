import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/core/entry.ts';
import { actingFor, upstreamOf, type Delegation, type Moment } from '../../src/core/policy/delegation.ts';
import { isFromBase } from '../../src/core/policy/extends.ts';
import type { WrittenPolicy } from '../../src/core/policy/schema.ts';
import { gateFor } from '../../src/core/project/gates.ts';
import {
  alice,
  answerOf,
  approves,
  around,
  bob,
  carol,
  dave,
  erin,
  frank,
  given,
  kim,
  later,
  noon,
  observedIn,
  person,
  policyWith,
  pushes,
  quiet,
  robot,
  sceneOf,
  starts,
  swept,
  tells,
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

/** The gate of the plan looks again whose approval counts; it takes so many of these planners. */
function heldBy(count: number, ...emails: readonly string[]): Step {
  return underPolicy({
    roles: { planner: { emails: [...emails] } },
    gates: { plan_approval: { recheck: true, count } },
  });
}

function link(role: string, by: Actor, to: string, changes: Partial<Delegation> = {}): Delegation {
  const { id, login } = by;
  const until = '2026-03-20T00:00:00.000Z';
  return { role, by: { id, login }, to: { login: to }, from: noon, until, reason: 'on leave', ...changes };
}

function moment(...delegations: readonly Delegation[]): Moment {
  const roles = { planner: { emails: ['alice@example.com', 'dave@example.com'] } };
  return { policy: policyWith({ roles, delegation: { chain: 3 } }), people: quiet.people, delegations, at: noon };
}

function waysOf(...asked: Parameters<typeof actingFor>): readonly (readonly string[])[] {
  return actingFor(...asked).map(({ delegated_by }) => delegated_by.map(({ login }) => login));
}

describe('a right that is handed on', () => {
  const bobs = 'bob@example.com';
  it('is that of people: who is none acts for nobody', () => {
    const handed = moment(link('planner', alice, 'robot'));
    expect(actingFor(handed, robot, ['planner'])).toEqual([]);
    expect(waysOf(handed, person('robot', { id: 'robot' }), ['planner'])).toEqual([['alice']]);
  });

  it('goes the shortest way, whichever was handed on first', () => {
    const ways = moment(
      link('planner', alice, 'carol@example.com'),
      link('planner', carol, bobs),
      link('planner', dave, bobs),
    );
    expect(waysOf(ways, bob, ['planner'])).toEqual([['dave'], ['alice', 'carol']]);
  });

  it('does not come back to who handed it on', () => {
    const circle = moment(
      link('planner', alice, bobs),
      link('planner', bob, 'carol@example.com'),
      link('planner', carol, 'alice@example.com'),
    );
    expect(actingFor(circle, alice, ['planner'])).toEqual([]);
  });

  it('comes from whoever handed on the same role and has not ended it', () => {
    const links = moment(
      link('planner', alice, bobs),
      link('lawyer', carol, bobs),
      link('planner', dave, bobs, { until: noon }),
      link('planner', erin, bobs, { from: '2026-03-10T00:00:00.000Z' }),
    );
    expect(upstreamOf(links, bob, 'planner').map(({ login }) => login)).toEqual(['alice', 'Erin']);
  });
});

describe('who is not known to the home', () => {
  it('holds what the policy gives to their address, as addresses are not in its lists', () => {
    const asked = [
      underPolicy({ gates: { legal: { recheck: true } } }),
      starts(),
      pushes(bob, 'm', { manual: 'M' }),
      approves(dave, 'legal', { on_behalf_of: answerOf(kim) }),
    ];
    expect(isOpen(sceneOf(...asked, swept), 'legal', 'm')).toBe(true);
    const numbered = around({ people: { ...quiet.people, ids: {} } });
    expect(isOpen(sceneOf(...asked, numbered, swept), 'legal', 'm')).toBe(true);
    const unnumbered = [
      underPolicy({ roles: { planner: { ids: [12] } }, gates: { plan_approval: { recheck: true } }, verbs: {} }),
      around({ people: { ...quiet.people, permissions: { ...quiet.people.permissions, '12': 'write' } } }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      approves({ ...frank, id: 12, login: 'zoe' }, 'plan_approval'),
      around({ people: quiet.people }),
      swept,
    ];
    expect(isOpen(sceneOf(...unnumbered), 'plan_approval', 'p')).toBe(true);
  });
});

describe('a deputy', () => {
  it('stands in by one role of theirs at a time, and only for those whose deputy that role is', () => {
    const roles: WrittenPolicy['roles'] = {
      planner: { emails: ['alice@example.com'], deputies: ['standby'] },
      lawyer: { emails: ['carol@example.com'], deputies: ['reserve', 'standby'] },
      guard: { emails: ['carol@example.com'], deputies: ['reserve'] },
      standby: { emails: ['dave@example.com'] },
      reserve: { emails: ['dave@example.com'] },
    };
    given(
      underPolicy({
        roles,
        gates: { plan_approval: { all_of: ['planner', 'lawyer', 'guard'] } },
        reminders: { deputy_after_working_days: 4 },
      }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      swept,
      later(4),
    )
      .when(approves(dave, 'plan_approval'))
      .thenHappened(
        {},
        {
          status: 'partial',
          decision: { decided_by_role: 'planner', deputy_role: 'standby', roles: ['planner', 'lawyer'] },
        },
      );
  });
});

describe('an approval in part that is looked at again', () => {
  it('does not count for who owns none of the paths that the branch changes now: by another role they approve again', () => {
    const owner = { codeowners: true } as const;
    const under = (...asked: readonly string[]): Step =>
      underPolicy({
        roles: { owner, lead: { permission: 'maintain' } },
        gates: { plan_approval: { roles: [...asked], recheck: true, count: 2 } },
      });
    const half = [
      under('owner'),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      tells('p', { owners: [{ paths: ['docs'], owners: ['alice@example.com'] }] }),
      approves(alice, 'plan_approval'),
    ];
    given(...half, under('owner', 'lead'))
      .when(approves(alice, 'plan_approval'))
      .thenRefused('already_decided', /^alice approved this already; more people are needed$/u);
    given(...half, under('owner', 'lead'), tells('p', { owners: [{ paths: ['src'], owners: ['carol@example.com'] }] }))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({ change: 'decided', status: 'partial', decision: { decided_by_role: 'lead' } });
  });
});

describe('a gate that looks again whose approval counts', () => {
  it('stays open where more people are asked for since, as long as nobody who approved has lost their role', () => {
    const approved = [
      heldBy(1, 'alice@example.com'),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      approves(alice, 'plan_approval'),
    ];
    expect(isOpen(sceneOf(...approved, heldBy(2, 'alice@example.com'), swept), 'plan_approval', 'p')).toBe(true);
    expect(isOpen(sceneOf(...approved, heldBy(2, 'carol@example.com'), swept), 'plan_approval', 'p')).toBe(false);
    given(...approved, heldBy(2, 'alice@example.com', 'carol@example.com'))
      .when(approves(carol, 'plan_approval'))
      .thenRefused('already_decided');
  });
});

describe('what stands in a policy that extends another', () => {
  it('is from its base as a whole, or name by name where the file has some of its own', () => {
    const nothing = { version: 1 } as const;
    expect(isFromBase({ ...nothing, roles: {} }, nothing, ['roles'])).toBe(true);
    const base = { ...nothing, keys: { a: [], b: [] } };
    const file = { ...nothing, keys: { b: [] } };
    expect(isFromBase(base, file, ['keys', 'a'])).toBe(true);
    expect(isFromBase(base, file, ['keys', 'b', 0])).toBe(false);
  });
});
