import { describe, expect, it } from 'vitest';
import type { WrittenPolicy } from '../../src/core/policy/schema.ts';
import { explain } from '../../src/core/project/explain.ts';
import { reminderOf } from '../../src/core/project/reminded.ts';
import { namedOpeners, reviewersOf } from '../../src/core/project/reviewers.ts';
import { subjectOf } from '../../src/core/project/subject.ts';
import { nextSteps } from '../../src/core/project/steps.ts';
import { waitingFor } from '../../src/core/project/waiting.ts';
import { daysDeeds } from '../../src/core/project/reminders.ts';
import { statusOf } from '../../src/core/surface/status.ts';
import { mineMarkdown } from '../../src/core/surface/mine.ts';
import {
  alice,
  all,
  approves,
  around,
  bob,
  carol,
  dave,
  definition,
  delegates,
  deletes,
  erin,
  frank,
  given,
  inBuild,
  later,
  merges,
  mergesOnGitHub,
  noon,
  observedIn,
  person,
  policyWith,
  pushes,
  rejects,
  requests,
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

const roles: NonNullable<WrittenPolicy['roles']> = {
  planner: { emails: ['alice@example.com'], logins: ['erin'], deputies: ['standby'] },
  lawyer: { emails: ['alice@example.com'], deputies: ['standby', 'other'] },
  standby: { emails: ['dave@example.com'], logins: ['frank'], teams: ['acme/security'] },
  other: { emails: ['carol@example.com'] },
  lead: { permission: 'maintain' },
};
const reminders = { after_working_days: 2, deputy_after_working_days: 4 };

/** A project whose plan is on a branch of bob's since Monday noon. */
function under(changes: Partial<WrittenPolicy> = {}, ...steps: readonly Step[]): readonly Step[] {
  return [underPolicy({ roles, reminders, ...changes }), starts(), pushes(bob, 'p', { plan: 'A' }), ...steps, swept];
}

/** Where somebody can be told. */
const home = around({ reminds: true });
const about = { gate: 'plan_approval', track: 'main', proposal: 'p' };
const waits = { ...about, covers: { plan: 'A' }, since: noon };
const toOpeners = { type: 'reminder_given', ...about, to: 'openers' };
const toDeputies = { type: 'reminder_given', ...about, to: 'deputies' };

function waitsIn(...steps: readonly Step[]): readonly unknown[] {
  return sceneOf(...steps).state?.waits ?? [];
}

function events(scene: Scene): readonly string[] {
  return scene.last.flatMap((line) => (line.events ?? []).map(({ type }) => type));
}

describe('a gate that waits for people', () => {
  it('is in the record with its bytes from the entry that brought them, where the policy counts days', () => {
    const { scene } = given(...under()).when();
    expect(scene.state?.waits).toEqual([waits]);
    expect(events(scene)).toEqual(['artifact_created', 'waits_changed']);
    expect(subjectOf('acme', scene.last)).toBe('artifact_created: plan drafted in p by bob (acme)');
    for (const silent of [
      under({ reminders: {} }),
      under({ mode: 'observe' }),
      under({ gates: { plan_approval: { reminders: {} } } }),
    ])
      expect(sceneOf(...silent).state).not.toHaveProperty('waits');
  });

  it('waits anew for other bytes, and not any more when it is open, told no, or the branch is gone', () => {
    const other = [...under(), later(1), pushes(bob, 'p', { plan: 'B' }), swept];
    expect(waitsIn(...other)).toMatchObject([{ covers: { plan: 'B' }, since: '2026-03-03T12:00:00.000Z' }]);
    expect(waitsIn(...under(), approves(alice, 'plan_approval'))).toEqual([]);
    expect(waitsIn(...under(), rejects(alice, 'plan_approval'))).toEqual([]);
    const onlyIf = { conditions: [{ fact: 'scope' }] };
    expect(waitsIn(...under(), approves(alice, 'plan_approval', onlyIf))).toEqual([]);
    expect(waitsIn(...under(), deletes('p'), swept)).toEqual([]);
    // What landed past it keeps the stage waiting for it.
    expect(waitsIn(...under(), merges(bob, 'p'), swept)).toMatchObject([{ proposal: null }]);
    expect(waitsIn(...under(), mergesOnGitHub(bob, 'p'), swept)).toMatchObject([{ proposal: null }]);
  });

  it('waits from when it was put back or asked anew, never from before', () => {
    const back = [...under(), deletes('p'), later(1), swept, later(1), pushes(bob, 'p', { plan: 'A' }), swept];
    expect(waitsIn(...back)).toMatchObject([{ since: '2026-03-04T12:00:00.000Z' }]);
    const older = [
      ...under(),
      pushes(bob, 'p', { plan: 'B' }),
      swept,
      later(1),
      pushes(bob, 'p', { plan: 'A' }),
      swept,
    ];
    expect(waitsIn(...older)).toMatchObject([{ since: '2026-03-03T12:00:00.000Z' }]);
    const dismissed = [...under(), approves(alice, 'plan_approval'), later(1), withdraws(alice, 'plan_approval')];
    expect(waitsIn(...dismissed)).toMatchObject([{ since: '2026-03-03T12:00:00.000Z' }]);
    const unrelated = [...under(), later(1), pushes(bob, 'p', { notes: 'N' }), swept];
    expect(waitsIn(...unrelated)).toEqual([waits]);
    const sameBytes = [...under(), later(1), rewrites(bob, 'p', ['other']), swept];
    expect(waitsIn(...sameBytes)).toEqual([waits]);
  });

  it('waits since it was asked or drafted, where the policy begins to count later', () => {
    const before = [underPolicy({ roles }), starts(), pushes(bob, 'p', { plan: 'A' }), swept];
    const begins = all(underPolicy({ roles, reminders }), around({ policyPin: { blob: 'p2', origin: 'x' } }), swept);
    expect(waitsIn(...before, later(10), begins)).toEqual([waits]);
    const asked = [...before, later(1), requests(bob, 'plan_approval'), later(10), begins];
    expect(waitsIn(...asked)).toMatchObject([{ since: '2026-03-03T12:00:00.000Z' }]);
    const forgotten = all(...before, later(10));
    const unknown = (scene: Scene): Scene => begins({ ...forgotten(scene), log: [] });
    expect(waitsIn(unknown)).toMatchObject([{ since: '2026-03-12T12:00:00.000Z' }]);
    const again = [inBuild, pushes(bob, 'q', { plan: 'B' }), swept, later(1), begins];
    expect(waitsIn(...again)).toMatchObject([{ proposal: 'q', since: noon }]);
    const both = [...before.slice(0, 2), pushes(bob, 'm', { appendix: 'A' }), swept, later(1)];
    const manual = [...both, pushes(bob, 'm', { manual: 'M' }), swept, later(1), begins];
    expect(waitsIn(...manual)).toMatchObject([
      { gate: 'legal', since: '2026-03-03T12:00:00.000Z' },
      { gate: 'security', since: '2026-03-03T12:00:00.000Z' },
    ]);
    const off = all(underPolicy({ roles }), around({ policyPin: { blob: 'p3', origin: 'x' } }), swept);
    expect(waitsIn(...under(), off)).toEqual([]);
  });

  it('does not wait while the branch is being written, and does from when it is not', () => {
    const scene = sceneOf(...under());
    const { world } = observedIn(scene);
    const { state } = scene;
    if (state === null) throw new Error('no project');
    const draft = { ...world, proposals: { p: { ...world.proposals['p']!, draft: true as const } } };
    expect(daysDeeds(draft, state)).toMatchObject([{ command: { wait: {} }, actor: { kind: 'system' } }]);
    const { waits: _waits, ...silent } = state;
    expect(daysDeeds(draft, silent)).toEqual([]);
    expect(daysDeeds(world, silent)).toHaveLength(1);
    expect(daysDeeds(world, state)).toEqual([]);
  });

  it('waits between what has landed and the next stage, too', () => {
    const gates = { go: { reminders } };
    const scene = sceneOf(
      underPolicy({ gates }),
      inBuild,
      pushes(bob, 'c', { code: 'C', report: 'R' }),
      requests(carol, 'go', { proposal: 'main' }),
    );
    expect(scene.state?.waits).toMatchObject([{ gate: 'go', proposal: null }]);
  });
});

it('is told in the subject of an entry that is about nothing else', () => {
  const scene = sceneOf(...under());
  const [line] = scene.last.slice(-1);
  if (line === undefined) throw new Error('nothing was recorded');
  const begun = [{ ...waits, event_id: 'e' }];
  const ended = [{ ...about, gate: 'go' }];
  const entry = { ...line, events: [{ type: 'waits_changed' as const, event_id: 'e', begun, ended }] };
  expect(subjectOf('acme', [entry])).toBe('waits_changed: plan_approval waits, go no longer (acme)');
});

describe('people are reminded', () => {
  it('once, when a gate has waited long enough, in an entry of Countersign', () => {
    const { scene } = given(...under(), home, later(1), swept).when();
    expect(scene.last).toEqual([]);
    const due = given(...under(), home, later(2))
      .when(swept)
      .thenEntered({
        command: { wait: {} },
        actor: { login: 'countersign', kind: 'system' },
        events: [toOpeners],
      });
    expect(due.state.waits).toEqual([{ ...waits, reminded_at: '2026-03-04T12:00:00.000Z' }]);
    expect(subjectOf('acme', due.scene.last)).toBe('reminder_given: plan_approval, the openers were told (acme)');
    given(...under(), home, later(2), swept, later(1))
      .when(swept)
      .thenRecorded();
    given(...under(), home, later(4))
      .when(swept)
      .thenRecorded(toOpeners, toDeputies);
    given(...under(), home, later(2), swept, later(2))
      .when(swept)
      .thenRecorded(toDeputies);
    given(...under(), home, later(2), swept, later(2), swept, later(90))
      .when(swept)
      .thenRecorded();
  });

  it('not where nobody can be told, and not when somebody answers at the same moment', () => {
    given(...under(), later(9))
      .when(swept)
      .thenRecorded();
    const { scene } = given(...under(), home, later(2)).when(approves(alice, 'plan_approval'));
    expect(scene.last.map(({ command }) => Object.keys(command)[0])).toEqual(['wait', 'approve']);
    expect(scene.state).not.toHaveProperty('waits');
  });

  it('only of what the policy says: no reminder without days for it, and no deputies where there are none', () => {
    given(...under({ reminders: { deputy_after_working_days: 3 } }), home, later(3))
      .when(swept)
      .thenRecorded(toDeputies);
    const without = { ...roles, planner: { emails: ['alice@example.com'] } };
    given(...under({ roles: without }), home, later(9))
      .when(swept)
      .thenRecorded(toOpeners);
    given(...under({ gates: { plan_approval: { reminders: { after_working_days: 1 } } } }), home, later(9))
      .when(swept)
      .thenRecorded(toOpeners);
    const holidays = ['2026-03-03', '2026-03-04'];
    given(...under({ calendar: { holidays } }), home, later(3))
      .when(swept)
      .thenRecorded();
  });

  it('of each gate by itself', () => {
    const gates = { legal: { reminders: { after_working_days: 1 } } };
    const { state } = given(...under({ gates }, pushes(bob, 'p', { plan: 'A', manual: 'M' })), home, later(1)).when(
      swept,
    );
    expect(state.waits?.map(({ gate, reminded_at: at }) => [gate, at])).toEqual([
      ['plan_approval', undefined],
      ['legal', '2026-03-03T12:00:00.000Z'],
      ['security', undefined],
    ]);
  });

  it('by name only who could open it, which is asked of the rules', () => {
    const people = [
      { key: 'E', id: 7, login: 'Erin' },
      { key: 'F', id: 9, login: 'frank' },
      { key: 'Z', id: 10, login: 'zoe' },
    ];
    const scene = sceneOf(...under());
    const { world } = observedIn(scene);
    const { state } = scene;
    const [wait] = state?.waits ?? [];
    if (state === null || wait === undefined) throw new Error('nothing waits');
    const who = { logins: ['Erin'], who: 'erin or alice@example.com (planner)' };
    expect(reminderOf(world, state, wait, 'openers', { people })).toMatchObject(who);
    const later4 = { ...world, at: '2026-03-06T12:00:00.000Z' };
    expect(reminderOf(later4, state, wait, 'deputies', { people })).toMatchObject({
      logins: ['frank'],
      who: 'frank, dave@example.com or team acme/security (standby)',
    });
    expect(reminderOf(world, state, { ...wait, proposal: 'gone' }, 'openers', { people })).toBeNull();
    const anybody = { ...roles, planner: { permission: 'write' as const, deputies: ['maintain'] } };
    const open = { ...world, policy: policyWith({ roles: anybody, reminders }) };
    expect(reminderOf(open, state, wait, 'openers', { people })).toMatchObject({ logins: [] });
    expect(reminderOf(open, state, wait, 'deputies', { people })).toMatchObject({
      logins: [],
      who: 'anyone with maintain access',
    });
    const unknown = { ...world, definition: { ...world.definition, gates: [] } };
    expect(reminderOf(unknown, state, wait, 'openers', { people })).toMatchObject({ logins: [] });
  });
});

describe('a deputy', () => {
  const approved = approves(dave, 'plan_approval');

  it('opens a gate when it has waited long enough and not before, by a right that is in the record', () => {
    given(...under(), later(3))
      .when(approved)
      .thenRefused('not_in_role', /a deputy of planner may from 6 Mar 2026, 12:00 UTC on/u);
    given(...under(), around({ at: '2026-03-06T11:59:59.999Z' }))
      .when(approved)
      .thenRefused('not_in_role');
    const { scene } = given(...under(), later(4))
      .when(approved)
      .thenHappened(
        {},
        {
          status: 'approved',
          decision: {
            decided_by_login: 'dave',
            decided_by_role: 'planner',
            authority: 'e-mail dave@example.com, deputy of planner',
            deputy_role: 'standby',
          },
        },
        { type: 'waits_changed' },
      );
    expect(subjectOf('acme', scene.last)).toBe('approval_changed: plan_approval approved by dave as deputy (acme)');
  });

  it('never opens it where no days are counted, for other bytes, or what they made themselves', () => {
    given(...under({ reminders: {} }), later(90))
      .when(approved)
      .thenRefused('not_in_role', /a deputy of planner may once it has waited long enough/u);
    given(...under({ reminders: { after_working_days: 1 } }), later(90))
      .when(approved)
      .thenRefused('not_in_role', /once it has waited long enough/u);
    given(...under(), later(4), pushes(bob, 'p', { plan: 'B' }))
      .when(approved)
      .thenRefused('not_in_role', /may from 12 Mar 2026/u);
    given(...under(), later(4), pushes(dave, 'p', {}))
      .when(approved)
      .thenRefused('own_work');
    given(...under(), later(4))
      .when(approves(robot, 'plan_approval'))
      .thenRefused('agent_not_counted');
    given(...under(), later(4))
      .when(approves(frank, 'plan_approval'))
      .thenHappened({}, { status: 'approved' }, {});
    given(...under(), later(4))
      .when(approves(person('kate'), 'plan_approval'))
      .thenRefused('not_allowed');
  });

  it('stands for each role that they are a deputy of, as one person', () => {
    const gates = { plan_approval: { all_of: ['planner', 'lawyer'] } };
    given(...under({ gates }), later(4))
      .when(approved, approves(alice, 'plan_approval'))
      .thenHappened({ status: 'approved' }, { type: 'waits_changed' });
    given(...under({ gates }), later(4))
      .when(approved)
      .thenHappened({}, { status: 'partial', decision: { roles: ['planner', 'lawyer'] } });
    given(...under({ gates }), later(4), approved)
      .when(approves(frank, 'plan_approval'))
      .thenHappened({ status: 'approved' }, {});
  });

  it('uses the verbs of those whom they stand in for, while any gate has waited long enough', () => {
    const verbs = { approve: ['planner'] };
    given(...under({ verbs }), later(4))
      .when(approved)
      .thenHappened({}, { status: 'approved' }, {});
    given(...under({ verbs }), later(3))
      .when(approved)
      .thenRefused('not_allowed');
    given(...under({ verbs }), later(4))
      .when(approves(robot, 'plan_approval'))
      .thenRefused('not_allowed');
  });

  it('counts as long as they hold the role that makes them one, where that is asked again', () => {
    const gates = { plan_approval: { recheck: true } };
    const state = given(...under({ gates }), later(4)).when(approved).state;
    const { world } = observedIn(sceneOf(...under({ gates }), later(4), approved));
    expect(explain(world, state, 'main', 'plan_approval').holds).toBe(true);
    const gone = { ...roles, standby: { logins: ['frank'] } };
    const after = { ...world, policy: policyWith({ roles: gone, reminders, gates }) };
    expect(explain(after, state, 'main', 'plan_approval').says).toContain(
      'dave approved it and no longer holds standby',
    );
  });

  it('is asked for a review when it is time, and whoever is reminded is known beforehand', () => {
    const scene = sceneOf(...under());
    const { state } = scene;
    if (state === null) throw new Error('no project');
    const { world } = observedIn(scene);
    const reviewing = {
      proposal: 'p',
      opener: null,
      pusher: null,
      askable: {
        people: [
          { key: 'E', id: 7, login: 'erin' },
          { key: 'F', id: 9, login: 'Frank' },
        ],
        teams: [
          { key: 'S', team: 'acme/security' },
          { key: 'B', team: 'acme/builders' },
        ],
      },
      asked: { pending: [], times: [], since: null },
    };
    expect(reviewersOf(world, state, reviewing)).toEqual(['E']);
    const from = { ...world, at: '2026-03-06T12:00:00.000Z' };
    expect(reviewersOf(from, state, reviewing)).toEqual(['E', 'F', 'S']);
    expect(namedOpeners(definition, policyWith({ roles, reminders }))).toEqual(['erin', 'frank']);
    expect(namedOpeners(definition, policyWith({ roles, reminders: { after_working_days: 1 } }))).toEqual(['erin']);
    const guard = { ...roles, guard: { logins: ['gus'] } };
    expect(namedOpeners(definition, policyWith({ roles: guard }))).toEqual(['erin']);
    expect(namedOpeners(definition, policyWith({ roles: guard, reminders }))).toEqual(['erin', 'frank', 'gus']);
  });
});

describe('what is shown', () => {
  it('is since when, who was reminded, and from when on deputies may', () => {
    const scene = sceneOf(...under(), home, later(2), swept, later(1));
    const { state } = scene;
    if (state === null) throw new Error('no project');
    const { world } = observedIn(scene);
    const says = explain(world, state, 'main', 'plan_approval').parts?.map((part) => part.says);
    expect(says).toContain('people have been waited for since 2 Mar 2026, 12:00 UTC, 3 working days');
    expect(says).toContain('reminded on 4 Mar 2026');
    expect(says).toContain(
      'deputies may open it from 6 Mar 2026, 12:00 UTC on: frank, dave@example.com or team acme/security (standby)',
    );
    const [step] = nextSteps(world, state);
    expect(step?.says).toContain('; reminded on 4 Mar 2026; deputies may open it from 6 Mar 2026, 12:00 UTC on');
    expect(step?.who).toBe('erin or alice@example.com (planner)');
    const now = { ...world, at: '2026-03-06T12:00:00.000Z' };
    const gates = (at: typeof world): readonly string[] =>
      statusOf(at, state).branches.flatMap((one) => one.gates.map((gate) => gate.says));
    expect(gates(now)[0]).toMatch(/^plan_approval is closed: .*; reminded on 4 Mar 2026; deputies may open it since/u);
    // What stands open without an entry waits for nobody.
    const observing = { ...now, policy: policyWith({ roles, gates: { plan_approval: { checks: ['build'] } } }) };
    const built = { p: { ...world.proposals['p']!, checks: { build: 'passed' as const } } };
    expect(gates({ ...observing, proposals: built })[0]).toBe('plan_approval is open: check build is passed');
    expect(nextSteps(now, state)[0]).toMatchObject({
      says: expect.stringContaining('deputies may open it since 6 Mar 2026: frank') as string,
      who: 'erin or alice@example.com (planner)',
    });
  });

  it('is to each person what waits for them, with the right by which it does', () => {
    const scene = sceneOf(...under(), later(4), delegates(alice, 'planner', 'bob@example.com'));
    const { state } = scene;
    if (state === null) throw new Error('no project');
    const { world } = observedIn(scene);
    const others = { ...world, proposals: { p: { ...world.proposals['p']!, authors: ['x'] } } };
    const [mine] = waitingFor(others, state, dave);
    expect(mine).toMatchObject({
      since: noon,
      waited: '4 working days',
      gate: 'plan_approval',
      branch: 'p',
      right: 'as deputy of planner',
      command: 'countersign approve plan_approval',
    });
    expect(mine?.says).toMatch(/; you may, as deputy of planner$/u);
    expect(waitingFor(others, state, bob)).toMatchObject([{ right: 'for alice' }]);
    expect(waitingFor(others, state, alice)[0]).not.toHaveProperty('right');
    expect(waitingFor(others, state, erin)).toHaveLength(1);
    const one = mine === undefined ? [] : [mine];
    expect(mineMarkdown(world, one)).toMatch(
      /^- merging p waits .* — since 2 Mar 2026, 4 working days → `countersign approve --branch p`$/u,
    );
    const explicit = one.map((each) => ({ ...each, gate: 'security', command: 'countersign approve security' }));
    expect(mineMarkdown(world, explicit)).toContain('→ `countersign approve security --branch p`');
    const other = one.map(({ branch: _branch, ...each }) => each);
    expect(mineMarkdown(world, other)).toContain('→ `countersign approve plan_approval`');
    expect(mineMarkdown(world, [])).toBe('Nothing waits for you here.');
    expect(mineMarkdown(world, Array.from({ length: 23 }, () => one).flat())).toMatch(/\n- … and 3 more$/u);
  });
});
