import { describe, expect, it } from 'vitest';
import type { Explained } from '../../src/core/condition.ts';
import { explain } from '../../src/core/project/explain.ts';
import { gateFor } from '../../src/core/project/gates.ts';
import { landingGates } from '../../src/core/project/landing-gates.ts';
import { pendingGates } from '../../src/core/project/pending.ts';
import { nextSteps } from '../../src/core/project/steps.ts';
import type { WrittenPolicy } from '../../src/core/policy/schema.ts';
import {
  alice,
  approves,
  approvesAll,
  around,
  asks,
  bob,
  carol,
  dave,
  erin,
  frank,
  given,
  lands,
  lifecycle,
  policyWith,
  later,
  merges,
  mergesOnGitHub,
  observedIn,
  overrides,
  person,
  pushes,
  rejects,
  reconfirms,
  requests,
  rewrites,
  robot,
  sceneOf,
  starts,
  swept,
  tells,
  today,
  underPolicy,
  withdraws,
  type Scene,
  type Step,
} from './given.ts';

type Gates = NonNullable<WrittenPolicy['gates']>;

/** Everybody by name, so that a gate says which of them it takes. */
const roles: NonNullable<WrittenPolicy['roles']> = {
  planner: { emails: ['alice@example.com', 'carol@example.com', 'dave@example.com'], ids: [7, 9] },
  lawyer: { emails: ['alice@example.com', 'carol@example.com'] },
  guard: { emails: ['carol@example.com', 'dave@example.com'] },
  lead: { permission: 'maintain' },
  machine: { apps: ['linter'] },
};

/** A project whose plan is on a branch of bob's, under a policy with these gates. */
function asking(gates: Gates, ...steps: readonly Step[]): readonly Step[] {
  return [underPolicy({ roles, gates }), starts(), pushes(bob, 'p', { plan: 'A' }, { at: today('11:00') }), ...steps];
}

/** What is said about a gate, with every leaf of the answer. */
function told(scene: Scene, gate: string): readonly string[] {
  const { world } = observedIn(scene);
  if (scene.state === null) throw new Error('no project');
  const tree = explain(world, scene.state, 'main', gate);
  return linesOf(tree).map((line) => line.replace(/ — for .*$/u, ''));
}

function linesOf({ holds, says, parts = [] }: Explained): readonly string[] {
  return [`${holds ? '+' : '-'} ${says}`, ...parts.flatMap(linesOf)];
}

function isOpen(...steps: readonly Step[]): boolean {
  const scene = sceneOf(...steps, swept);
  if (scene.state === null) throw new Error('no project');
  const [first] = landingGates(observedIn(scene).world, scene.state, { plan: 'A' });
  return first?.answer.holds === true;
}

const app = person('linter[bot]', { kind: 'app', id: 99 });
const status = (scene: Scene, gate = 'plan_approval') => scene.state?.approvals['main']?.[gate]?.status;

const merging = (proposal: string, head: string): Step =>
  asks(bob, { merge: { proposal, head, landing: { plan: 'A' } } });

describe('a gate that several roles have to stand for', () => {
  const both = asking({ plan_approval: { all_of: ['lawyer', 'guard'] } });

  it('opens when each of them is stood for by somebody else', () => {
    given(...both, approves(alice, 'plan_approval'))
      .when(approves(dave, 'plan_approval'))
      .thenHappened({ status: 'approved', decision: { decided_by_role: 'guard' } });
    expect(isOpen(...both, approves(alice, 'plan_approval'))).toBe(false);
  });

  it('counts one person in two of the roles once, and for the one that is left', () => {
    const { scene } = given(...both)
      .when(approves(carol, 'plan_approval'))
      .thenHappened({}, { status: 'partial', decision: { roles: ['lawyer', 'guard'] } });
    expect(told(scene, 'plan_approval').slice(2)).toEqual([
      '+ carol stands for lawyer',
      '- nobody stands for guard yet',
    ]);
    const { scene: open } = given(...both, approves(carol, 'plan_approval'))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({ status: 'approved' });
    expect(told(open, 'plan_approval').slice(3)).toEqual(['+ alice stands for lawyer', '+ carol stands for guard']);
  });

  it('says who is missing', () => {
    const { scene } = given(...both).when(approves(dave, 'plan_approval'));
    expect(told(scene, 'plan_approval')[0]).toBe(
      '- plan_approval is closed: approved by dave, more are needed: lawyer',
    );
    given(...both)
      .when(approves(frank, 'plan_approval'))
      .thenRefused('not_in_role', /frank is not among those/u);
    const nobody = given(...both).when(swept).scene;
    expect(told(nobody, 'plan_approval')).toEqual([
      '- plan_approval is closed: nobody has approved it',
      '- nobody stands for lawyer yet',
      '- nobody stands for guard yet',
    ]);
  });

  it('may ask for more people beside', () => {
    const three = asking({ plan_approval: { roles: ['planner'], all_of: ['lawyer', 'guard'], count: 3 } });
    const { scene } = given(...three, approves(alice, 'plan_approval'))
      .when(approves(dave, 'plan_approval'))
      .thenHappened({ status: 'partial' });
    expect(told(scene, 'plan_approval').at(-1)).toMatch(/^- missing: .* \(planner\) or .* \(guard\), proven$/u);
    given(...three, approves(alice, 'plan_approval'), approves(dave, 'plan_approval'))
      .when(approves(erin, 'plan_approval'))
      .thenHappened({ status: 'approved' });
  });

  it('stays open when the policy asks for more roles afterwards', () => {
    const { scene } = given(...asking({}), approves(alice, 'plan_approval')).when(
      underPolicy({ roles, gates: { plan_approval: { all_of: ['guard'] } } }),
      swept,
    );
    expect(told(scene, 'plan_approval')).toHaveLength(2);
  });

  it('is as far as it was when somebody takes their word back', () => {
    given(...both, rejects(dave, 'plan_approval'), approves(alice, 'plan_approval'), approves(carol, 'plan_approval'))
      .when(withdraws(dave, 'plan_approval'))
      .thenHappened({ status: 'approved', decision: { status: 'cancelled' } });
  });
});

describe('gates that have to be apart', () => {
  const apart = asking({ plan_approval: { distinct_from: ['go'] }, go: { roles: ['planner'] } });

  it('do not count the same person, in either order', () => {
    given(...apart, approves(alice, 'go'))
      .when(approves(alice, 'plan_approval'))
      .thenRefused('not_distinct', /alice opened go, and plan_approval has to be approved by somebody else/u);
    given(...apart, approves(alice, 'plan_approval'))
      .when(approves(alice, 'go'))
      .thenRefused('not_distinct');
    given(...apart, approves(alice, 'go'))
      .when(approves(dave, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
  });

  it('say who does not count', () => {
    const { scene } = given(...apart).when(approves(alice, 'go'));
    expect(told(scene, 'plan_approval')[1]).toBe('+ whoever approves go does not count here: alice');
    expect(told(given(...apart).when(swept).scene, 'plan_approval')[1]).toBe(
      '+ whoever approves go does not count here',
    );
  });

  it('bind nobody once an approval has ended, was taken back or was a no', () => {
    given(...apart, approves(alice, 'go', { until: '2026-03-03' }), later(2))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
    given(...apart, approves(alice, 'go'), withdraws(alice, 'go'))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
    given(...apart, rejects(alice, 'go'))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
  });

  it('do not count who overrode one for the other', () => {
    const { scene } = given(...apart, overrides(dave, 'go'))
      .when(approves(dave, 'plan_approval'))
      .thenRefused('not_distinct', /dave opened go/u);
    expect(told(scene, 'plan_approval')[1]).toMatch(/: dave, overriding$/u);
    given(...apart, overrides(dave, 'go'))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({}, {});
  });

  it('are not both opened by one approval of a branch', () => {
    const manual = [
      underPolicy({
        roles: { counsel: roles['lawyer'] ?? {}, lead: { permission: 'maintain' } },
        gates: { legal: { assurance: 'proven' as const, distinct_from: ['go'] } },
      }),
      starts(),
      pushes(bob, 'm', { manual: 'M', appendix: 'X' }),
    ];
    const { scene } = given(...manual).when(approvesAll(alice));
    expect(status(scene, 'legal')).toBe('approved');
    const two = asking(
      { plan_approval: { distinct_from: ['billing'] }, billing: { roles: ['planner'] } },
      pushes(bob, 'p', { invoice: 'I' }),
    );
    const opened = given(...two).when(approvesAll(alice)).scene;
    expect([status(opened), status(opened, 'billing')]).toEqual(['approved', undefined]);
    const other = given(...two, approvesAll(alice)).when(approvesAll(dave)).scene;
    expect([status(other), status(other, 'billing')]).toEqual(['approved', 'approved']);
  });
});

describe('a gate that waits', () => {
  const day = asking({ plan_approval: { open_for_hours: 24 } });

  it('may be approved before, and counts from when the bytes have been there for so long', () => {
    const { scene } = given(...day).when(approves(alice, 'plan_approval'));
    expect(scene.state?.approvals['main']?.['plan_approval']).toMatchObject({ since: today('11:00') });
    expect(told(scene, 'plan_approval')).toEqual([
      '- plan_approval is closed: it counts from 3 Mar 2026, 11:00 UTC: these bytes have to be there for 24 hours',
      expect.stringMatching(/^\+ alice approved/u),
      '- it counts from 3 Mar 2026, 11:00 UTC: these bytes have to be there for 24 hours',
    ]);
    expect(isOpen(...day, approves(alice, 'plan_approval'))).toBe(false);
    const open = given(...day, approves(alice, 'plan_approval'), later(1)).when(swept).scene;
    expect(told(open, 'plan_approval').slice(0, 1)).toEqual(['+ plan_approval is open: approved by alice']);
    expect(told(open, 'plan_approval').at(-1)).toBe(
      '+ these bytes have been there for 24 hours, since 2 Mar 2026, 11:00 UTC',
    );
  });

  it('counts anew for other bytes, and from when it was asked where no clock tells more', () => {
    const { scene } = given(...day, approves(alice, 'plan_approval')).when(
      pushes(bob, 'p', { plan: 'B' }, { at: today('12:30') }),
      around({ at: today('12:40') }),
      approves(alice, 'plan_approval'),
    );
    expect(told(scene, 'plan_approval')[0]).toContain('from 3 Mar 2026, 12:30 UTC');
    const plain = [
      underPolicy({ roles, gates: { plan_approval: { open_for_hours: 1 } } }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      requests(bob, 'plan_approval'),
      around({ at: today('12:50') }),
      approves(alice, 'plan_approval'),
    ];
    expect(told(given(...plain).when(swept).scene, 'plan_approval')[0]).toContain(
      'it counts from 2 Mar 2026, 13:00 UTC: these bytes have to be there for 1 hour',
    );
  });

  it('keeps its time when the same bytes are asked about again', () => {
    const { scene } = given(...day, approves(alice, 'plan_approval')).when(
      withdraws(alice, 'plan_approval'),
      around({ at: today('14:00') }),
      approves(dave, 'plan_approval'),
    );
    expect(told(scene, 'plan_approval')[0]).toContain('from 3 Mar 2026, 11:00 UTC');
  });

  it('was passed closed when it was merged before its time, however late that is heard', () => {
    given(...day, approves(alice, 'plan_approval'), around({ at: today('13:00') }))
      .when(mergesOnGitHub(bob, 'p', { at: today('13:00') }), later(3), swept)
      .thenRecorded({}, { gates: [{ gate: 'plan_approval', open: false }] }, { bypassed: ['plan_approval'] });
    given(...day, approves(alice, 'plan_approval'), later(2))
      .when(mergesOnGitHub(bob, 'p', { at: '2026-03-04T12:00:00.000Z' }), later(1), swept)
      .thenRecorded({}, { gates: [{ open: true }] }, { bypassed: [] }, { to: 'build' });
    given(...asking({}), around({ at: today('13:00') }), swept)
      .when(mergesOnGitHub(bob, 'p', { at: today('13:00') }), later(3), swept)
      .thenRecorded({}, { gates: [{ open: false }] }, { bypassed: ['plan_approval'] });
  });

  it('is open at once for who overrides it', () => {
    const { scene } = given(...day).when(overrides(dave, 'plan_approval', 'it burns', 'main', 'p'));
    expect(told(scene, 'plan_approval')).toEqual([
      '+ plan_approval is open: approved by dave, overriding',
      expect.stringMatching(/^\+ dave overrode/u),
    ]);
  });
});

describe('a gate that checks answer', () => {
  const checked = asking({ plan_approval: { checks: ['build', 'test'] } });

  it('is open while all of them have passed on what is proposed, and nobody is asked', () => {
    expect(isOpen(...checked)).toBe(false);
    expect(isOpen(...checked, tells('p', { checks: { build: 'passed', test: 'passed' } }))).toBe(true);
    expect(isOpen(...checked, tells('p', { checks: { build: 'passed' } }))).toBe(false);
    expect(isOpen(...checked, around({ checks: { build: 'passed', test: 'passed' } }))).toBe(false);
  });

  it('is closed again by one that turns red, and says which', () => {
    const { scene } = given(...checked, tells('p', { checks: { build: 'passed', test: 'passed' } })).when(
      tells('p', { checks: { build: 'failed', test: 'pending' } }),
    );
    expect(told(scene, 'plan_approval')).toEqual([
      '- plan_approval is closed: check build is failed; check test is pending',
      '- check build is failed',
      '- check test is pending',
    ]);
    const { world } = observedIn(scene);
    const state = given(...checked, swept).when().state;
    expect(pendingGates(world, state)).toMatchObject([{ gate: 'plan_approval', before: 'merging p' }]);
    expect(nextSteps(world, state)[0]).toMatchObject({
      says: 'check build is failed',
      who: 'the checks build and test',
    });
  });

  it('says that it is open', () => {
    const { scene } = given(...checked).when(tells('p', { checks: { build: 'passed', test: 'passed' } }), swept);
    expect(told(scene, 'plan_approval')[0]).toBe(
      '+ plan_approval is open: check build is passed, check test is passed',
    );
    expect(told(given(...asking({ plan_approval: { checks: ['ci'] } }), swept).when().scene, 'plan_approval')).toEqual([
      '- plan_approval is closed: check ci is not reported',
      '- check ci is not reported',
    ]);
  });

  it('is approved by nobody, but may be overridden', () => {
    const { scene } = given(...checked)
      .when(approves(alice, 'plan_approval'))
      .thenRefused('answered_by_checks', /nobody approves plan_approval: it takes the checks build and test/u);
    given(...checked)
      .when(requests(bob, 'plan_approval'))
      .thenRefused('answered_by_checks');
    given(...checked)
      .when(rejects(alice, 'plan_approval'))
      .thenRefused('answered_by_checks');
    given(...checked)
      .when(approvesAll(alice))
      .thenRefused('already_decided', /needs no approval/u);
    expect(scene.state?.approvals).toEqual({});
    const over = given(...checked).when(overrides(dave, 'plan_approval', 'the runner is down', 'main', 'p')).scene;
    expect(told(over, 'plan_approval')[0]).toBe('+ plan_approval is open: approved by dave, overriding');
  });

  it('is judged by the default branch for what is on it, and for bytes of no branch', () => {
    const { scene } = given(...checked, around({ checks: { build: 'passed', test: 'passed' } })).when(
      merges(bob, 'p'),
      swept,
    );
    expect(scene.last.flatMap((line) => line.events ?? [])).toMatchObject([
      {},
      { gates: [{ open: true }] },
      { bypassed: [] },
      { to: 'build' },
    ]);
    given(...checked, around({ checks: { build: 'passed', test: 'failed' } }))
      .when(lands({ commit: 'x', contents: { plan: 'Z' } }), swept)
      .thenRecorded({}, { gates: [{ open: false }] }, { bypassed: ['plan_approval'] }, {});
  });

  it('is judged by the checks of the branch that is meant, whatever other branch has the same bytes', () => {
    const twin = [
      ...checked,
      tells('p', { checks: { build: 'failed', test: 'passed' } }),
      pushes(bob, 'q', { plan: 'A' }),
      tells('q', { checks: { build: 'passed', test: 'passed' } }),
    ];
    given(...twin)
      .when(merging('p', 'p1'))
      .thenRefused('gate_closed', /check build is failed/u);
    const { scene } = given(...twin)
      .when(merging('q', 'q1'))
      .thenHappened({ decision: 'merge q at q1' });
    const { world } = observedIn(scene);
    const open = Object.entries(world.proposals).map(([name, { contents }]) => {
      const [first] = scene.state === null ? [] : landingGates(world, scene.state, contents);
      return [name, first?.answer.holds];
    });
    expect(open).toEqual([
      ['p', false],
      ['q', true],
    ]);
  });

  it('may ask for people, too', () => {
    const both = asking({ plan_approval: { roles: ['planner'], checks: ['build'] } });
    const { scene } = given(...both)
      .when(approves(alice, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
    expect(told(scene, 'plan_approval')[0]).toBe('- plan_approval is closed: check build is not reported');
    expect(isOpen(...both, approves(alice, 'plan_approval'), tells('p', { checks: { build: 'passed' } }))).toBe(true);
    expect(isOpen(...both, tells('p', { checks: { build: 'passed' } }))).toBe(false);
    given(...asking({ plan_approval: { roles: ['planner'], checks: ['build'], count: 0 } }))
      .when(approves(alice, 'plan_approval'))
      .thenRefused('answered_by_checks');
  });

  it('leaves what people were asked before behind', () => {
    const { scene } = given(...asking({}), requests(bob, 'plan_approval')).when(
      underPolicy({ roles, gates: { plan_approval: { checks: ['build'] } } }),
      tells('p', { checks: { build: 'passed' } }),
      swept,
    );
    expect(
      pendingGates(observedIn(scene).world, given(...asking({}), requests(bob, 'plan_approval')).when().state),
    ).toEqual([]);
    expect(told(scene, 'plan_approval').at(-1)).toBe('+ check build is passed');
  });

  it('has its hours counted from the push, or from the landing', () => {
    const both = asking({ plan_approval: { checks: ['build'], open_for_hours: 3 } });
    const green: Step = tells('p', { checks: { build: 'passed' } });
    expect(isOpen(...both, green)).toBe(false);
    expect(isOpen(...both, green, around({ at: today('14:00') }))).toBe(true);
    const landed = [...both, lands({ commit: 'x', contents: { notes: 'N' } }), around({ checks: { build: 'passed' } })];
    const plain = [
      underPolicy({ roles, gates: { plan_approval: { checks: ['build'], open_for_hours: 3 } } }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      green,
    ];
    expect(told(given(...plain, swept).when().scene, 'plan_approval')[0]).toContain(
      'these bytes have to be there for 3 hours, and since when they are is not recorded',
    );
    const { scene } = given(...landed).when(merges(bob, 'p'), swept, around({ at: today('16:00') }));
    expect(told(scene, 'plan_approval')[0]).toBe(
      '+ plan_approval is open: check build is passed, these bytes have been there for 3 hours, since 2 Mar 2026, 12:00 UTC',
    );
  });
});

/** Is the gate open on condition of a check, which has passed on the default branch? */
function withCheck(checks: Step): boolean | undefined {
  const scene = sceneOf(
    underPolicy({ roles }),
    starts(),
    pushes(bob, 'p', { plan: 'A' }),
    approves(alice, 'plan_approval', { conditions: [{ check: 'ci' }] }),
    checks,
    around({ checks: { ci: 'passed' } }),
  );
  if (scene.state === null) throw new Error('no project');
  return landingGates(observedIn(scene).world, scene.state, { plan: 'A' })[0]?.answer.holds;
}

describe('a check in a condition', () => {
  it('is that of the branch where it has any, else that of the default branch', () => {
    expect(withCheck(swept)).toBe(true);
    expect(withCheck(tells('p', { checks: { ci: 'failed' } }))).toBe(false);
    expect(withCheck(tells('p', { checks: {} }))).toBe(false);
  });
});

describe('a gate for owners of code', () => {
  const web = { paths: ['web/a.ts', 'web/b.ts', 'web/c.ts', 'web/d.ts'], owners: ['@acme/builders', '@Frank'] };
  const docs = { paths: ['docs/a.md'], owners: ['carol@example.com'] };
  const loose = { paths: ['LICENSE'], owners: [] };
  const owned = (...steps: readonly Step[]) =>
    asking({ plan_approval: { codeowners: true } }, tells('p', { owners: [web, docs, loose] }), ...steps);

  it('opens when an owner of each group agrees', () => {
    const { scene } = given(...owned())
      .when(approves(frank, 'plan_approval'))
      .thenHappened(
        { role: 'codeowners' },
        {
          status: 'partial',
          decision: {
            decided_by_role: 'codeowners',
            authority: 'owner @acme/builders',
            owners: ['@acme/builders', '@Frank'],
          },
        },
      );
    expect(told(scene, 'plan_approval')).toEqual([
      '- plan_approval is closed: approved by frank, more are needed: carol@example.com',
      expect.stringMatching(/^\+ frank approved/u),
      '+ @acme/builders or @Frank, who owns web/a.ts, web/b.ts, web/c.ts and 1 more: frank agrees',
      '- carol@example.com, who owns docs/a.md, has not agreed',
    ]);
    given(...owned(approves(frank, 'plan_approval')))
      .when(approves(carol, 'plan_approval'))
      .thenHappened({ status: 'approved' });
  });

  it('knows teams in any letter case, and people by what the home knows of them', () => {
    const other = { ...web, owners: ['@Acme/Builders', '@acme/gone', '@erin'] };
    const steps = asking({ plan_approval: { codeowners: true } }, tells('p', { owners: [other] }));
    given(...steps)
      .when(approves(dave, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
    given(...steps)
      .when(approves(erin, 'plan_approval'))
      .thenHappened({}, { decision: { owners: ['@erin'] } });
    given(...steps)
      .when(approves(person('erin'), 'plan_approval'))
      .thenRefused('not_allowed');
    given(...steps)
      .when(approves(alice, 'plan_approval'))
      .thenRefused('not_in_role');
    given(
      ...steps,
      underPolicy({ roles, gates: { plan_approval: { codeowners: true } }, verbs: { approve: ['write', 'machine'] } }),
    )
      .when(approves({ ...app, login: 'erin', id: 7 }, 'plan_approval'))
      .thenRefused('agent_not_counted');
  });

  it('lets one person answer for several groups, and asks for as many people as it says', () => {
    const mine = { ...docs, owners: ['@frank'] };
    const steps = asking({ plan_approval: { codeowners: true } }, tells('p', { owners: [web, mine] }));
    given(...steps)
      .when(approves(frank, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
    const two = asking(
      { plan_approval: { codeowners: true, count: 2, all_of: ['lawyer'] } },
      tells('p', { owners: [web, mine] }),
    );
    const { scene } = given(...two)
      .when(approves(frank, 'plan_approval'))
      .thenHappened({}, { status: 'partial' });
    expect(told(scene, 'plan_approval').slice(2)).toEqual([
      '- nobody stands for lawyer yet',
      expect.stringMatching(/^\+ @acme/u),
      '+ @frank, who owns docs/a.md: frank agrees',
    ]);
    given(...two, approves(frank, 'plan_approval'))
      .when(approves(carol, 'plan_approval'))
      .thenHappened({ status: 'approved', decision: { decided_by_role: 'lawyer' } });
  });

  it('stays closed where nobody knows the owners', () => {
    const steps = asking({ plan_approval: { codeowners: true, roles: ['planner'] } });
    const { scene } = given(...steps)
      .when(approves(alice, 'plan_approval'))
      .thenRefused('not_in_role', /who owns the paths that change \(CODEOWNERS\) is not known here/u);
    expect(told(scene, 'plan_approval')).toEqual([
      '- plan_approval is closed: nobody has approved it',
      '- who owns the paths that change (CODEOWNERS) is not known here',
      expect.stringMatching(/^- missing: /u),
    ]);
    const lost = given(...owned(approves(frank, 'plan_approval'), approves(carol, 'plan_approval'))).when(
      pushes(bob, 'p', { plan: 'A' }),
      tells('p', {}),
    ).scene;
    expect(told(lost, 'plan_approval')[0]).toContain('is not known here');
    const own = asking(
      { plan_approval: { codeowners: true } },
      tells('p', { owners: [docs] }),
      rejects(carol, 'plan_approval'),
    );
    given(...own, tells('p', {}))
      .when(withdraws(carol, 'plan_approval'))
      .thenHappened({ status: 'requested' });
  });

  it('falls back to its roles where nobody owns anything that changes, and stays closed without any', () => {
    const unowned = tells('p', { owners: [loose] });
    given(...asking({ plan_approval: { codeowners: true, roles: ['planner'] } }, unowned))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({ role: 'codeowners, planner' }, { status: 'approved', decision: { decided_by_role: 'planner' } });
    given(...asking({ plan_approval: { codeowners: true } }, unowned))
      .when(approves(alice, 'plan_approval'))
      .thenRefused('not_in_role');
    given(...asking({ plan_approval: { codeowners: true, roles: ['planner'] } }, tells('p', { owners: [docs] })))
      .when(approves(alice, 'plan_approval'))
      .thenRefused('not_in_role');
  });

  it('closes when paths of other owners come in, until they agree, too', () => {
    const more: Step = tells('p', { owners: [docs, { paths: ['x'], owners: ['dave@example.com'] }] });
    const approved = asking(
      { plan_approval: { codeowners: true } },
      tells('p', { owners: [docs] }),
      approves(carol, 'plan_approval'),
    );
    expect(isOpen(...approved)).toBe(true);
    const { scene } = given(...approved).when(rewrites(bob, 'p', ['p1', 'p2']), more, swept);
    expect(told(scene, 'plan_approval')).toEqual([
      '- plan_approval is closed: dave@example.com, who owns x, has not agreed',
      expect.stringMatching(/^\+ carol approved/u),
      '+ carol@example.com, who owns docs/a.md: carol agrees',
      '- dave@example.com, who owns x, has not agreed',
    ]);
    const again = [...approved, rewrites(bob, 'p', ['p1', 'p2']), more];
    given(...again)
      .when(approves(dave, 'plan_approval'))
      .thenHappened({ because: 'paths of other owners change since it was approved' }, { status: 'partial' });
    given(...again, approves(dave, 'plan_approval'))
      .when(reconfirms(carol, 'plan_approval'))
      .thenHappened({ status: 'approved' });
    given(...approved)
      .when(approves(carol, 'plan_approval'))
      .thenRefused('already_decided');
    given(...asking({ plan_approval: { codeowners: true } }), overrides(dave, 'plan_approval', 'x', 'main', 'p'))
      .when(approves(carol, 'plan_approval'))
      .thenRefused('not_in_role');
    given(...approved, overrides(dave, 'plan_approval', 'x', 'main', 'p'), more)
      .when(approves(carol, 'plan_approval'))
      .thenRefused('already_decided');
  });

  it('stays open for what has landed', () => {
    const { scene } = given(...owned(approves(frank, 'plan_approval'), approves(carol, 'plan_approval')))
      .when(merges(bob, 'p'), swept)
      .thenRecorded({}, { gates: [{ open: true }] }, { bypassed: [] }, { to: 'build' });
    expect(told(scene, 'plan_approval')[0]).toBe('+ plan_approval is open: approved by frank and carol');
    const looked = given(...owned(approves(frank, 'plan_approval'))).when(merges(bob, 'p'), swept).scene;
    expect(told(looked, 'plan_approval')).toContain('- who owns the paths that change (CODEOWNERS) is not known here');
  });

  it('is told apart from a role that owners hold', () => {
    const steps = [
      underPolicy({ roles: { ...roles, owner: { codeowners: true } }, gates: { plan_approval: { roles: ['owner'] } } }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
    ];
    given(...steps, tells('p', { owners: [web, docs] }))
      .when(approves(carol, 'plan_approval'))
      .thenHappened(
        {},
        { status: 'approved', decision: { decided_by_role: 'owner', authority: 'owner carol@example.com' } },
      );
    const { scene } = given(...steps)
      .when(approves(carol, 'plan_approval'))
      .thenRefused('not_in_role');
    expect(told(scene, 'plan_approval').at(-1)).toContain('an owner of what changes (owner)');
  });
});

describe('a role of machines', () => {
  const verbs = { approve: ['write', 'machine'] };
  const machines = (gates: Gates) => [underPolicy({ roles, gates, verbs }), starts(), pushes(bob, 'p', { plan: 'A' })];

  it('is held by an app under its slug, with or without its suffix', () => {
    given(...machines({ plan_approval: { roles: ['machine'] } }))
      .when(approves(app, 'plan_approval'))
      .thenHappened({}, { status: 'approved', decision: { decided_by_role: 'machine', authority: 'app linter[bot]' } });
    given(...machines({ plan_approval: { roles: ['machine'] } }))
      .when(approves({ ...app, login: 'Linter' }, 'plan_approval'))
      .thenHappened({}, { status: 'approved' });
    given(...machines({ plan_approval: { roles: ['machine'] } }))
      .when(approves({ ...bob, login: 'linter' }, 'plan_approval'))
      .thenRefused('not_in_role');
  });

  it('counts beside people, and never for them', () => {
    given(...machines({ plan_approval: { all_of: ['machine', 'lawyer'] } }), approves(app, 'plan_approval'))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({ status: 'approved' });
    const mixed = underPolicy({
      roles: { ...roles, planner: { apps: ['linter'], permission: 'admin' } },
      verbs: { approve: ['write', 'planner'] },
    });
    given(mixed, starts(), pushes(bob, 'p', { plan: 'A' }))
      .when(approves(app, 'plan_approval'))
      .thenRefused('agent_not_counted');
    given(...machines({ plan_approval: { roles: ['machine'] } }))
      .when(approves(robot, 'plan_approval'))
      .thenRefused('agent_not_counted');
  });

  it('has to be as sure as the gate asks, and never approves its own work', () => {
    given(...machines({ plan_approval: { roles: ['machine'] } }))
      .when(approves({ ...app, assurance: 'asserted' }, 'plan_approval'))
      .thenRefused('assurance_too_low');
    given(
      underPolicy({ roles, gates: { plan_approval: { roles: ['machine'] } }, verbs }),
      starts(),
      pushes(app, 'p', { plan: 'A' }),
    )
      .when(approves(app, 'plan_approval'))
      .thenRefused('own_work');
    const kept = { id: alice.id, login: 'alice', evidence: { name: 'a', sha256: 'a'.repeat(64), bytes: 1 } };
    given(...machines({ plan_approval: { roles: ['machine'] } }))
      .when(approves(app, 'plan_approval', { on_behalf_of: kept }))
      .thenRefused('agent_not_counted');
  });
});

it('a gate that no longer is in the definition stays as it was decided', () => {
  const { state, scene } = given(...asking({ plan_approval: { count: 2 } })).when(approves(alice, 'plan_approval'));
  const world = { ...observedIn(scene).world, definition: { ...scene.world.definition, gates: [] } };
  expect(gateFor(world, state, 'plan_approval', 'main', { plan: 'A' }, null).says).toBe(
    'plan_approval is closed: approved by alice, more are needed',
  );
});

it('fifty gates over five hundred reviews are judged as they are, all of them', () => {
  const names = Array.from({ length: 50 }, (_, at) => `gate_${at}`);
  const people = Array.from({ length: 500 }, (_, at) => `p${at}@example.com`);
  const { scene } = given(...asking({})).when(swept);
  if (scene.state === null) throw new Error('no project');
  const decisions = people.map((id, at) => ({
    decision_id: `d${at}`,
    status: 'approved' as const,
    decided_by: id,
    decided_by_login: id,
    decided_by_role: at % 2 === 0 ? 'one' : 'other',
    decided_at: today('12:00'),
    assurance: 'proven' as const,
    reason: '',
  }));
  const confirms = names.map((gate) => ({
    confirm_id: gate,
    number: 1,
    gate,
    track: 'main',
    status: 'partial' as const,
    covers: { 'stage:plan': 'visit 1' },
    requested_by_role: '',
    requested_at: today('12:00'),
    decisions,
  }));
  const state = { ...scene.state, approvals: { main: Object.fromEntries(confirms.map((one) => [one.gate, one])) } };
  const definition = lifecycle({
    artifacts: [],
    gates: names,
    actions: [],
    allowed_transitions: [],
    terminal_states: [],
  });
  const gates = Object.fromEntries(
    names.map((name) => [name, { all_of: ['one', 'other', 'one', 'third'], count: 501 }]),
  );
  const world = { ...observedIn(scene).world, definition, policy: policyWith({ roles: {}, gates }) };
  const answers = names.map((name) => gateFor(world, state, name, 'main', {}, null));
  expect(new Set(answers.map(({ says }) => says.slice(-22)))).toEqual(new Set(['more are needed: third']));
});
