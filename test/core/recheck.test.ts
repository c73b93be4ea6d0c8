import { describe, expect, it } from 'vitest';
import type { Explained } from '../../src/core/condition.ts';
import { restsOnOwners } from '../../src/core/policy/owners.ts';
import type { WrittenPolicy } from '../../src/core/policy/schema.ts';
import { explain } from '../../src/core/project/explain.ts';
import { gateTree } from '../../src/core/project/gate-tree.ts';
import { gateFor } from '../../src/core/project/gates.ts';
import { landingGates } from '../../src/core/project/landing-gates.ts';
import {
  alice,
  approves,
  around,
  bob,
  carol,
  dave,
  delegates,
  erin,
  frank,
  given,
  merges,
  observedIn,
  overrides,
  person,
  policyWith,
  pushes,
  quiet,
  rejects,
  sceneOf,
  starts,
  swept,
  tells,
  underPolicy,
  withdraws,
  type Scene,
  type Step,
} from './given.ts';

type Gate = NonNullable<WrittenPolicy['gates']>[string];

const roles: NonNullable<WrittenPolicy['roles']> = {
  planner: { emails: ['alice@example.com', 'carol@example.com', 'dave@example.com'], logins: ['erin', 'frank'] },
  builder: { teams: ['acme/builders'] },
  owner: { codeowners: true },
  lead: { permission: 'maintain' },
  machine: { apps: ['linter'] },
};
const app = person('linter[bot]', { kind: 'app', id: 99 });

/** A plan of bob's, and a gate for it that looks again whose approval counts. */
function looking(gate: Gate, ...steps: readonly Step[]): readonly Step[] {
  return [with_(gate), starts(), pushes(bob, 'p', { plan: 'A' }), ...steps];
}

function with_(gate: Gate, change: NonNullable<WrittenPolicy['roles']> = {}, rest: Partial<WrittenPolicy> = {}): Step {
  const verbs = { approve: ['write', 'machine'] };
  const gates = { plan_approval: { recheck: true, ...gate } };
  return underPolicy({ roles: { ...roles, ...change }, gates, verbs, delegation: { chain: 2 }, ...rest });
}

/** What the gate of the plan says, and every leaf below it. */
function told(...steps: readonly Step[]): readonly string[] {
  const scene = sceneOf(...steps, swept);
  return linesOf(explain(observedIn(scene).world, stateIn(scene), 'main', 'plan_approval')).map((line) =>
    line.replace(/ — for .*$/u, '').replace(/ on 2 Mar 2026, [0-9:]+ UTC \([^)]*\): read it/u, ''),
  );
}

function stateIn({ state }: Scene): NonNullable<Scene['state']> {
  if (state === null) throw new Error('no project');
  return state;
}

function linesOf({ holds, says, parts = [] }: Explained): readonly string[] {
  return [`${holds ? '+' : '-'} ${says}`, ...parts.flatMap(linesOf)];
}

/** Is the gate of the plan open? */
function isOpen(...steps: readonly Step[]): boolean {
  const scene = sceneOf(...steps, swept);
  const [first] = landingGates(observedIn(scene).world, stateIn(scene), { plan: 'A' });
  return first?.answer.holds === true;
}

const people = quiet.people;

/** The home knows people by number, these by name, and of these what they may do. */
function known(ids: Readonly<Record<string, number>>, permissions = people.permissions): Step {
  return around({ people: { ...people, permissions, ids } });
}

const noAlice = { planner: { emails: ['carol@example.com', 'dave@example.com'] } };

describe('an approval that is looked at again', () => {
  const approved = looking({ roles: ['planner'] }, approves(alice, 'plan_approval'));

  it('counts only as long as its maker holds a role of the gate, and counts again when the role comes back', () => {
    expect(isOpen(...approved)).toBe(true);
    const lost = [...approved, with_({ roles: ['planner'] }, noAlice)];
    expect(told(...lost)).toEqual([
      '- plan_approval is closed: alice approved it and no longer holds planner',
      '- alice approved; it does not count: alice approved it and no longer holds planner',
      expect.stringMatching(/^- missing: carol@example\.com/u),
    ]);
    expect(isOpen(...lost, with_({ roles: ['planner'] }))).toBe(true);
    expect(sceneOf(...lost, swept).state?.approvals['main']?.['plan_approval']).toMatchObject({
      number: 1,
      status: 'approved',
    });
  });

  it('and counts for ever where the policy does not ask for that, or a gate says no to it', () => {
    const plain = [
      underPolicy({ roles }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      approves(alice, 'plan_approval'),
      underPolicy({ roles: { ...roles, ...noAlice } }),
    ];
    expect(isOpen(...plain)).toBe(true);
    const rest = { recheck: true };
    expect(isOpen(...approved, with_({ roles: ['planner'], recheck: false }, noAlice, rest))).toBe(true);
    const everywhere = underPolicy({ roles: { ...roles, ...noAlice }, gates: {}, recheck: true });
    expect(isOpen(...approved, everywhere)).toBe(false);
  });

  it('leaves the gate open while the others are enough', () => {
    const many = looking({ roles: ['planner'], count: 2 }, approves(alice, 'plan_approval'));
    const lost = with_({ roles: ['planner'], count: 1 }, noAlice);
    expect(isOpen(...many, approves(carol, 'plan_approval'), lost)).toBe(true);
    expect(isOpen(...many, approves(carol, 'plan_approval'), with_({ roles: ['planner'], count: 2 }, noAlice))).toBe(
      false,
    );
  });

  it('makes room for somebody else, and then has ended', () => {
    const lost = [...approved, with_({ roles: ['planner'] }, noAlice)];
    const { scene } = given(...lost)
      .when(approves(carol, 'plan_approval'))
      .thenHappened(
        { change: 'voided', status: 'superseded', because: 'alice approved it and no longer holds planner' },
        { change: 'decided', status: 'approved' },
      );
    expect(isOpen(() => scene)).toBe(true);
    given(...lost)
      .when(rejects(carol, 'plan_approval'))
      .thenHappened({ change: 'voided' }, { status: 'rejected' });
    given(...approved)
      .when(approves(carol, 'plan_approval'))
      .thenRefused('already_decided');
    given(...approved)
      .when(rejects(carol, 'plan_approval'))
      .thenHappened({ because: 'it was rejected after it had been approved' }, { status: 'rejected' });
  });

  it('does not count towards the next one, and its maker may approve again by another role', () => {
    const half = looking({ roles: ['planner', 'lead'], count: 2 }, approves(alice, 'plan_approval'));
    given(...half)
      .when(approves(alice, 'plan_approval'))
      .thenRefused('already_decided');
    const lost = [...half, with_({ roles: ['planner', 'lead'], count: 2 }, noAlice)];
    // The lead counted beside when she approved: it was recorded.
    expect(told(...lost)[1]).toMatch(/^\+ alice approved/u);
    const other = looking({ roles: ['planner'], count: 2 }, approves(alice, 'plan_approval'));
    given(...other, with_({ roles: ['planner', 'lead'], count: 2 }, noAlice))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({ change: 'decided', status: 'partial', decision: { decided_by_role: 'lead' } });
    given(...other, with_({ roles: ['planner'], count: 2 }, noAlice), approves(carol, 'plan_approval'))
      .when(approves(dave, 'plan_approval'))
      .thenHappened({ change: 'voided' }, { status: 'partial' });
  });

  it('has nothing to do with a gate that somebody overrode, or whose approval was taken back', () => {
    const overridden = [...looking({ roles: ['planner'] }), overrides(dave, 'plan_approval', 'x', 'main', 'p')];
    expect(isOpen(...overridden, with_({ roles: ['planner'] }, { planner: { emails: ['bob@example.com'] } }))).toBe(
      true,
    );
    const back = [...approved, withdraws(alice, 'plan_approval'), with_({ roles: ['planner'] }, noAlice)];
    expect(told(...back)[0]).toBe('- plan_approval is closed: alice took the approval back (was approved by alice)');
  });
});

describe('a gate that the definition does not have any more', () => {
  it('is judged by what was recorded', () => {
    const scene = sceneOf(...looking({ roles: ['planner'] }, approves(alice, 'plan_approval')), with_({}, noAlice));
    const { world } = observedIn(scene);
    const without = { ...world, definition: { ...world.definition, gates: [] } };
    const same = [stateIn(scene), 'plan_approval', 'main', { plan: 'A' }, null] as const;
    expect(gateFor(without, ...same).holds).toBe(true);
    expect(gateTree(without, ...same).parts).toMatchObject([{ holds: true }]);
  });
});

describe('who still holds a role', () => {
  it('is judged by number where the home has numbers: a new name changes nothing, and a name of somebody else does', () => {
    const approved = looking({ roles: ['planner'] }, approves(erin, 'plan_approval'));
    expect(isOpen(...approved, known({ erin: 7 }))).toBe(true);
    expect(isOpen(...approved, known({}))).toBe(true);
    expect(isOpen(...approved, known({ erin: 1007 }))).toBe(false);
    const renamed = with_({ roles: ['planner'] }, { planner: { logins: ['erin-two'] } });
    expect(isOpen(...approved, renamed, known({ 'erin-two': 7 }))).toBe(true);
    expect(isOpen(...approved, renamed, known({ 'erin-two': 1007 }))).toBe(false);
    expect(isOpen(...approved, known({}, {}))).toBe(false);
  });

  it('is nobody in a team that cannot be read, and whoever is in one that can', () => {
    const approved = looking({ roles: ['builder'] }, approves(frank, 'plan_approval'));
    const teams = (all: typeof people.teams): Step => around({ people: { permissions: {}, teams: all, ids: {} } });
    expect(isOpen(...approved, teams(people.teams))).toBe(true);
    expect(isOpen(...approved, teams({ 'acme/other': [9] }))).toBe(false);
    expect(isOpen(...approved, teams({}))).toBe(false);
  });

  it('is who somebody acted for, and not who acted', () => {
    const acted = looking(
      { roles: ['planner'] },
      delegates(alice, 'planner', 'frank'),
      with_({ roles: ['planner'] }, { planner: { emails: ['alice@example.com'] } }),
      approves(frank, 'plan_approval'),
    );
    expect(isOpen(...acted)).toBe(true);
    expect(isOpen(...acted, around({ at: '2026-06-01T12:00:00.000Z' }))).toBe(true);
    expect(told(...acted, with_({ roles: ['planner'] }, noAlice))[0]).toBe(
      '- plan_approval is closed: frank for alice approved it, and alice no longer holds planner',
    );
  });

  it('is an app as long as the policy names it', () => {
    const approved = looking({ roles: ['machine'] }, approves(app, 'plan_approval'));
    expect(isOpen(...approved)).toBe(true);
    expect(isOpen(...approved, around({ people: { ...people, ids: {} } }))).toBe(true);
    expect(isOpen(...approved, with_({ roles: ['machine'] }, { machine: { apps: ['other'] } }))).toBe(false);
  });
});

describe('owners of code are looked at again, too', () => {
  const web = { paths: ['web/a.ts'], owners: ['@acme/builders'] };
  const docs = { paths: ['docs/a.md'], owners: ['carol@example.com'] };
  const gone = around({ people: { ...people, teams: {} } });

  it('by the names under which they agreed, also for what has landed', () => {
    const approved = looking(
      { codeowners: true },
      tells('p', { owners: [web, docs] }),
      approves(frank, 'plan_approval'),
      approves(carol, 'plan_approval'),
    );
    expect(isOpen(...approved)).toBe(true);
    expect(told(...approved, gone)[0]).toBe(
      '- plan_approval is closed: frank approved it and is no longer @acme/builders',
    );
    const landed = [...approved, merges(bob, 'p'), swept];
    expect(isOpen(...landed)).toBe(true);
    expect(isOpen(...landed, gone)).toBe(false);
  });

  it('by the role that owners hold, while it is known who owns what', () => {
    const approved = looking({ roles: ['owner'] }, tells('p', { owners: [web] }), approves(frank, 'plan_approval'));
    expect(isOpen(...approved)).toBe(true);
    expect(isOpen(...approved, gone)).toBe(false);
    expect(isOpen(...approved, tells('p', {}))).toBe(false);
    expect(isOpen(...approved, merges(bob, 'p'), swept)).toBe(true);
  });
});

it('a policy rests on owners of code where a gate or a role of it does', () => {
  expect(restsOnOwners(policyWith({}))).toBe(false);
  expect(restsOnOwners(policyWith({ gates: { review: { codeowners: true } } }))).toBe(true);
  expect(restsOnOwners(policyWith({ roles: { owner: { codeowners: true }, other: {} } }))).toBe(true);
});
