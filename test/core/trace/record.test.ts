import { describe, expect, it } from 'vitest';
import type { Definition, WrittenDefinition } from '../../../src/core/definition/schema.ts';
import { fullForm } from '../../../src/core/definition/full-form.ts';
import { projectDecider } from '../../../src/core/project/decider.ts';
import type { ProjectCommand } from '../../../src/core/project/commands.ts';
import type { ProjectEntry } from '../../../src/core/project/history.ts';
import { canonicalEvent } from '../../../src/core/trace/event-names.ts';
import type { MplpEvent } from '../../../src/core/trace/mplp.ts';
import {
  confirmStatuses,
  dutyOf,
  objectiveOf,
  planStatusOf,
  stepsFrom,
  type Fate,
} from '../../../src/core/trace/plan.ts';
import { rebuilt } from '../../../src/core/trace/rebuilt.ts';
import { tracesOf, type ConfirmTrace } from '../../../src/core/trace/record.ts';
import { sha256, uuidFrom } from '../../../src/record.ts';
import {
  alice,
  answerOf,
  approves,
  around,
  asks,
  bob,
  carol,
  dave,
  definition,
  delegates,
  forks,
  inBuild,
  inCheck,
  inShip,
  joins,
  kim,
  knows,
  lands,
  later,
  lifecycle,
  merges,
  overrides,
  pushes,
  rejects,
  requests,
  robot,
  sceneOf,
  starts,
  swept,
  today,
  withdraws,
  type Step,
} from '../given.ts';

const options = { environment: 'staging', repository: 'https://example.com/acme', branch: 'main' };

function exportedFrom(log: readonly ProjectEntry[], followed: Definition | null = definition): readonly ConfirmTrace[] {
  return tracesOf(log, () => followed, uuidFrom, options);
}

function after(...steps: readonly Step[]): readonly ConfirmTrace[] {
  return exportedFrom(sceneOf(...steps).log);
}

function only(...steps: readonly Step[]): ConfirmTrace {
  const [one, ...others] = after(...steps);
  if (one === undefined) throw new Error('nobody was asked');
  expect(others).toEqual([]);
  return one;
}

/** The events of a Trace, each by its name and what its data has among these parts. */
function eventsIn({ trace }: ConfirmTrace): readonly (readonly [string, MplpEvent['data']])[] {
  return (trace.events ?? []).map(({ event_type, data }) => [event_type, data]);
}

function named({ trace }: ConfirmTrace): readonly string[] {
  return (trace.events ?? []).map(({ event_type }) => event_type);
}

function standing({ confirm, trace, planStatus, duty }: ConfirmTrace) {
  return [confirm.status, trace.status, planStatus, duty];
}

const noRole = 'person, in no role on record';
const asked: readonly Step[] = [starts(), pushes(bob, 'p', { plan: 'A' }), requests(bob, 'plan_approval')];

/** The last of a gate. */
function lastOf(gate: string, ...steps: readonly Step[]): ConfirmTrace | undefined {
  return after(...steps).findLast(({ folder }) => folder.startsWith(`${gate}/`));
}

/** Approved with terms, and these. */
function conditional(changes: object): readonly Step[] {
  return [
    ...asked,
    approves(alice, 'plan_approval', { permits: ['to:build'], limits: 'once', until: '2026-03-10', ...changes }),
  ];
}

function ends(terminal_state: string): Step {
  return asks(alice, { close: { terminal_state, rationale: 'so be it' } });
}

function statusOf(gate: string, ...steps: readonly Step[]) {
  const one = lastOf(gate, ...steps);
  return one && [one.planStatus, one.duty];
}

function eventOf(event_type: string, data: MplpEvent['data']): MplpEvent {
  return {
    event_id: uuidFrom(event_type),
    event_type,
    source: 'confirm',
    timestamp: today('12:00'),
    ...(data === undefined ? {} : { data }),
  };
}

describe('an approval, exported,', () => {
  it('is pending until there are as many as it takes, and no decision before is the one that decides', () => {
    const code = [inBuild, pushes(bob, 'c', { code: 'A' }), approves(alice, 'review')];
    const [one, two] = [code, [...code, approves(carol, 'review')]].map((steps) => lastOf('review', ...steps));
    if (one === undefined || two === undefined) throw new Error('nobody was asked');
    expect(standing(one)).toEqual(['pending', 'running', 'proposed', 'block']);
    expect(standing(two)).toEqual(['approved', 'completed', 'approved', 'resume']);
    expect(eventsIn(two).slice(1)).toMatchObject([
      [
        'decision.approved',
        { decided_by_login: 'alice', deciding: false, confirm_status: 'pending', gate_status: 'partial' },
      ],
      ['decision.approved', { decided_by_login: 'carol', deciding: true, confirm_status: 'approved' }],
    ]);
  });

  it('says by what right it was asked and decided, how surely, at which commit, and about which bytes', () => {
    const one = only(...asked, approves(alice, 'plan_approval', { reason: 'as agreed' }));
    expect(one.confirm).toMatchObject({ requested_by_role: noRole, reason: 'always' });
    expect(eventsIn(one)).toMatchObject([
      [
        'confirm.submitted',
        { requested_by: 'bob', asked_of: 'planner', covers: { plan: 'A' }, proposal: 'p', head: 'p1' },
      ],
      [
        'decision.approved',
        {
          decided_by: 'alice@example.com',
          decided_by_role: 'planner',
          authority: 'e-mail alice@example.com',
          assurance: 'proven',
          head: 'p1',
          covers: { plan: 'A' },
          reason: 'as agreed',
        },
      ],
    ]);
    // Who decides without being asked asks by the right by which they decide.
    const [, unasked] = after(...asked, pushes(bob, 'p', { plan: 'B' }), withdraws(alice, 'plan_approval'), swept);
    expect(unasked?.confirm.requested_by_role).toBe(noRole);
    expect(
      only(starts(), pushes(bob, 'p', { plan: 'A' }), approves(alice, 'plan_approval')).confirm.requested_by_role,
    ).toBe('planner');
    // Of a machine it is told what it is.
    const mayAsk = around({ people: { permissions: { robot: 'write', 'bob@example.com': 'write' }, teams: {} } });
    expect(
      only(starts(), pushes(bob, 'p', { plan: 'A' }), mayAsk, requests(robot, 'plan_approval')).confirm
        .requested_by_role,
    ).toBe('agent');
  });

  it('shows whose decision was recorded by whom with which evidence, and who acted for whom', () => {
    const attested = only(
      starts(),
      pushes(bob, 'm', { appendix: 'A' }),
      approves(dave, 'legal', { on_behalf_of: answerOf(kim) }),
    );
    // The role is that of the client, and not of whoever recorded it.
    expect(attested.confirm).toMatchObject({
      requested_by_role: 'attester',
      decisions: [{ decided_by_role: 'counsel' }],
    });
    expect(eventsIn(attested)[1]).toMatchObject([
      'decision.approved',
      {
        decided_by_login: 'kim',
        assurance: 'attested',
        attested_by: 'dave',
        evidence: { name: 'answer.eml', sha256: 'a'.repeat(64) },
      },
    ]);
    const delegated = only(
      starts(),
      delegates(alice, 'planner', 'carol@example.com'),
      pushes(bob, 'p', { plan: 'A' }),
      approves(carol, 'plan_approval'),
    );
    expect(eventsIn(delegated)[1]).toMatchObject([
      'decision.approved',
      { decided_by_login: 'carol', delegated_by: [{ login: 'alice' }] },
    ]);
  });

  it('shows what it permits, until when, and on which conditions; and is held until they hold', () => {
    const words = only(...conditional({ blockers: ['the budget is signed'] }));
    expect(eventsIn(words)[1]).toMatchObject([
      'decision.approved',
      {
        permits: ['to:build'],
        limits: 'once',
        blockers: ['the budget is signed'],
        expires_at: '2026-03-10T00:00:00.000Z',
        gate_status: 'conditional',
        deciding: true,
      },
    ]);
    expect(standing(words)).toEqual(['approved', 'completed', 'approved', 'block']);
    const blocker = 'b4.plan_approval';
    const [cleared] = after(
      ...conditional({ blockers: ['the budget is signed'] }),
      asks(alice, { unblock: { blocker, reason: 'it is' } }),
    );
    expect(cleared?.duty).toBe('resume');
    const fact = conditional({ conditions: [{ fact: 'budget' }] });
    expect(only(...fact).duty).toBe('block');
    expect(only(...fact, knows(bob, 'budget', 7)).duty).toBe('resume');
    const flag = conditional({ conditions: [{ not: { flag: 'recall' } }] });
    expect(only(...flag).duty).toBe('resume');
    expect(only(...flag, asks(bob, { flag: { flag: 'recall', reason: 'bad' } })).duty).toBe('block');
    // Whether a check has passed stands in no record: that it has not failed is not known either.
    expect(only(...conditional({ conditions: [{ not: { check: 'ci', is: 'failed' } }] })).duty).toBe('block');
  });

  it('is held by a blocker on its gate, and by its end although nobody has noted that', () => {
    const approved = [...asked, approves(alice, 'plan_approval', { until: '2026-03-10' })];
    expect(only(...approved).duty).toBe('resume');
    const block = asks(bob, { block: { text: 'no money', on: 'gate:plan_approval' } });
    expect(only(...approved, block).duty).toBe('block');
    expect(only(...approved, later(20), (scene) => ({ ...scene, log: [...scene.log, late(scene.log)] })).duty).toBe(
      'block',
    );
  });

  it('that ended stays as it was, and the next one names it', () => {
    const [old, next] = after(...asked, approves(alice, 'plan_approval', { until: '2026-03-10' }), later(20), swept);
    if (old === undefined || next === undefined) throw new Error('it has not ended');
    expect(named(old)).toEqual(['confirm.submitted', 'decision.approved', 'confirm.expired']);
    expect(eventsIn(old)[2]).toMatchObject([
      'confirm.expired',
      { reason: expect.stringMatching(/expired/u) as string, superseded_by: next.confirm.confirm_id },
    ]);
    expect(standing(old)).toEqual(['approved', 'completed', 'cancelled', 'cleanup']);
    expect(next.confirm.governance).toEqual({
      lastConfirmRef: {
        id: old.confirm.confirm_id,
        module: 'confirm',
        description: 'the approval expired at 2026-03-10T00:00:00.000Z',
      },
    });
    expect(standing(next)).toEqual(['pending', 'running', 'proposed', 'block']);
    expect([old.folder, next.folder]).toEqual(['plan_approval/main-1', 'plan_approval/main-2']);
  });

  it('of bytes that were exchanged before anybody decided is over, and says so', () => {
    const [old, next] = after(...asked, pushes(bob, 'p', { plan: 'B' }), swept);
    expect(old && standing(old)).toEqual(['pending', 'cancelled', 'cancelled', 'cleanup']);
    expect(old && named(old)).toEqual(['confirm.submitted', 'confirm.superseded']);
    expect(next?.confirm.requested_by_role).toBe(noRole);
  });

  it('of what has landed is dropped once something else has that was approved beside it', () => {
    const both = [
      ...asked,
      approves(alice, 'plan_approval'),
      merges(bob, 'p'),
      swept,
      pushes(carol, 'q', { plan: 'Q' }),
      approves(alice, 'plan_approval', { proposal: 'q' }),
    ];
    expect(after(...both).map(standing)).toEqual([
      ['approved', 'completed', 'in_progress', 'resume'],
      ['approved', 'completed', 'approved', 'resume'],
    ]);
    const [first, second] = after(...both, merges(carol, 'q'), swept);
    expect(first && named(first)).toEqual(['confirm.submitted', 'decision.approved', 'git.merge', 'confirm.dropped']);
    expect(first && standing(first)).toEqual(['approved', 'completed', 'cancelled', 'cleanup']);
    expect(second && standing(second)).toEqual(['approved', 'completed', 'in_progress', 'resume']);
  });

  it('that was overridden says loudly who broke the glass, why, and past whom', () => {
    const [old, broken] = after(...asked, overrides(dave, 'plan_approval', 'it burns', 'main', 'p'));
    expect(old && eventsIn(old)[1]).toMatchObject([
      'confirm.superseded',
      { reason: 'the gate was overridden: it burns', superseded_by: broken?.confirm.confirm_id },
    ]);
    expect(broken?.confirm).toMatchObject({
      status: 'approved',
      requested_by_role: 'maintain',
      decisions: [{ status: 'approved', decided_by_role: 'maintain', reason: 'override: it burns' }],
    });
    expect(broken && eventsIn(broken)).toMatchObject([
      ['confirm.submitted', {}],
      [
        'confirm.overridden',
        { decided_by_login: 'dave', assurance: 'proven', deciding: true, confirm_status: 'approved' },
      ],
    ]);
    const [alone] = after(starts(), overrides(dave, 'go'));
    expect(alone && named(alone)).toEqual(['confirm.submitted', 'confirm.overridden']);
    expect(alone?.confirm.governance).toBeUndefined();
    const [, beside] = after(
      ...asked,
      merges(bob, 'p'),
      swept,
      pushes(carol, 'q', { plan: 'Q' }),
      overrides(dave, 'plan_approval', 'now', 'main', 'q'),
    );
    expect(beside && named(beside)).toContain('confirm.overridden');
  });

  it('leaves out a reason that nobody gave', () => {
    const taken = only(...asked, rejects(alice, 'plan_approval'), withdraws(alice, 'plan_approval'));
    expect(taken.confirm.decisions?.map(({ status, reason }) => [status, reason])).toEqual([
      ['rejected', 'not yet'],
      ['cancelled', undefined],
    ]);
    expect(standing(taken)).toEqual(['pending', 'running', 'proposed', 'block']);
    const bare = lifecycle({ gates: ['plan_approval'] });
    const scene = sceneOf(around({ definition: bare }), ...asked);
    expect(exportedFrom(scene.log, bare)[0]?.confirm.reason).toBe('plan_approval has to be approved');
  });

  it('tells of the commits by which what was approved came onto the default branch', () => {
    const approved = [...asked, approves(alice, 'plan_approval')];
    const merge = only(...approved, merges(bob, 'p', { commit: 'c1' }), swept);
    expect(merge.trace.events?.at(-1)).toMatchObject({ event_type: 'git.merge', source: 'git' });
    expect(eventsIn(merge).at(-1)?.[1]).toEqual({
      repo_url: 'https://example.com/acme',
      commit_id: 'c1',
      ref_name: 'refs/heads/main',
      event_kind: 'merge',
      timestamp: '2026-03-02T12:00:00.000Z',
    });
    expect(merge.planStatus).toBe('in_progress');
    const [pushed] = after(
      starts(),
      pushes(bob, 'p', { plan: 'A', notes: 'N' }),
      approves(alice, 'plan_approval'),
      lands({ commit: 'c2', contents: { plan: 'A' } }),
      swept,
    );
    expect(pushed && eventsIn(pushed).at(-1)).toMatchObject(['git.push', { commit_id: 'c2', event_kind: 'push' }]);
    const removed = after(inBuild, pushes(bob, 'r', { plan: 'absent' }), approves(alice, 'plan_approval')).length;
    const gone = after(
      inBuild,
      pushes(bob, 'r', { plan: 'absent' }),
      approves(alice, 'plan_approval'),
      lands({ commit: 'c3', contents: { plan: null, notes: 'N' } }),
      swept,
    ).slice(removed - 1)[0];
    expect(gone && eventsIn(gone)).toContainEqual([
      expect.stringMatching(/^git\./u),
      expect.objectContaining({ commit_id: 'c3' }),
    ]);
  });

  it('tells what landed although its gate was closed, and nothing of what is not its own', () => {
    const [one] = after(...asked, merges(bob, 'p', { commit: 'c1' }), swept);
    expect(one && eventsIn(one).slice(1)).toMatchObject([
      ['confirm.bypassed', { artifact: 'plan', version: 'v1', commit: 'c1' }],
    ]);
    const [other] = after(...asked, lands({ commit: 'c1', contents: { plan: 'Z', notes: 'N' } }), swept);
    expect(other && named(other)).not.toContain('confirm.bypassed');
    const billed: Step = asks(bob, {
      artifact: { artifact: 'invoice', content: 'sha256:1', address: 'https://example.com/1', source_artifacts: [] },
    });
    expect(after(starts(), billed).flatMap(named)).toEqual([]);
  });

  it('never holds what a definition calls sensitive', () => {
    const secret: ProjectCommand = {
      approve: {
        gate: 'plan_approval',
        track: 'main',
        reason: 'fine',
        conditions: [{ fact: 'client.secret', equals: 'hunter2' }],
      },
    };
    const scene = sceneOf(...asked);
    const masked = projectDecider.masked(
      { world: scene.world } as Parameters<typeof projectDecider.masked>[0],
      secret,
      sha256,
      scene.state,
    );
    const text = JSON.stringify(exportedFrom(asks(alice, masked)(scene).log));
    expect(text).toContain(`sha256:${sha256('hunter2')}`);
    expect(text).not.toContain('hunter2');
  });

  it('takes what people write as it is', () => {
    const reason = '"}]}\n</script> ${x} 🙂 \u0000';
    expect(only(...asked, rejects(alice, 'plan_approval', { reason })).confirm.decisions?.[0]?.reason).toBe(reason);
  });
});

/** One more entry of that day, by which time has passed and nothing is noted. */
function late(log: readonly ProjectEntry[]): ProjectEntry {
  const last = log.at(-1);
  if (last === undefined) throw new Error('nothing was recorded');
  return { ...last, seq: last.seq + 1, at: '2026-03-22T12:00:00.000Z', command: { wait: {} }, events: [] };
}

describe('what surrounds an approval', () => {
  it('is a Context that says what the project is, locked', () => {
    const { context } = only(...asked);
    expect(context).toMatchObject({
      root: { domain: 'release', environment: 'staging' },
      title: 'Acme 2.0',
      status: 'active',
      governance: { locked: true },
    });
    const [nameless] = after(starts(alice, { workflow: ' ' }), requests(bob, 'go'));
    expect(nameless?.context.title).toBe('acme');
  });

  it('is another Context for another project, though everything else is the same', () => {
    const [one, other] = ['acme', 'other'].map((project_id) =>
      only(starts(alice, { project_id }), asks(bob, { request: { gate: 'go', track: 'main' } }, 'the same')),
    );
    expect(one?.context.context_id).not.toBe(other?.context.context_id);
    expect(one?.confirm.confirm_id).not.toBe(other?.confirm.confirm_id);
  });

  it('is a Plan of what was left to do then, from the stage on, of its own track', () => {
    const { plan } = only(...asked);
    expect(plan).toMatchObject({
      title: 'Release',
      objective: 'Bring Acme 2.0 to its end: closed, abandoned, superseded',
    });
    expect(plan.steps.map(({ description }) => description)).toEqual(['Plan', 'Build', 'Check', 'Ship']);
    const of = (...steps: readonly Step[]) =>
      after(...steps, requests(bob, 'go')).find(({ folder }) => folder.startsWith('go/'));
    expect(of(inCheck)?.plan.steps.map(({ description }) => description)).toEqual(['Check', 'Ship']);
    const owned = lifecycle({ stages: [{ id: 'plan', owner: 'planner' }, 'build', 'check', 'ship'] });
    const { log } = sceneOf(around({ definition: owned }), ...asked);
    expect(exportedFrom(log, owned)[0]?.plan.steps.map(({ agent_role }) => agent_role)).toEqual([
      'planner',
      undefined,
      undefined,
      undefined,
    ]);
    const [side] = after(starts(), forks(bob, 'side'), requests(bob, 'go', { track: 'side' }));
    expect([side?.folder, side?.plan.title]).toEqual(['go/side-1', 'Release: side']);
  });

  it('is a Plan of one step where nobody can read the definition any more', () => {
    const [one] = exportedFrom(sceneOf(...asked).log, null);
    expect(one?.plan).toMatchObject({
      title: 'release',
      objective: 'Bring Acme 2.0 to its end',
      steps: [{ description: 'plan', status: 'pending' }],
    });
    expect(one?.plan.steps).toHaveLength(1);
  });

  it('is a Plan as old as the definition that was followed then, or the visit to its stage', () => {
    const [started] = sceneOf(starts()).log;
    const ask = sceneOf(starts(), around({ at: today('14:00') }), requests(bob, 'go')).log.at(-1);
    if (started === undefined || ask === undefined) throw new Error('nobody was asked');
    const pin = {
      type: 'definition_pinned',
      what: 'definition',
      pin: { blob: 'd2', origin: 'x' },
      event_id: 'm',
    } as const;
    const migrated = { ...started, seq: 2, at: today('13:00'), command: { migrate: { blob: 'd2' } }, events: [pin] };
    expect(exportedFrom([started, migrated, { ...ask, seq: 3 }])[0]?.plan.meta.created_at).toBe(today('13:00'));
    expect(exportedFrom([started, ask])[0]?.plan.meta.created_at).toBe(today('12:00'));
    const unpinned = { ...started, events: started.events?.filter(({ type }) => type !== 'definition_pinned') ?? [] };
    expect(exportedFrom([unpinned, ask])[0]?.plan.meta.created_at).toBe(today('12:00'));
  });

  it('is nothing where nothing was recorded, or nobody was asked', () => {
    expect(exportedFrom([])).toEqual([]);
    expect(after(starts())).toEqual([]);
    const [begins, ...rest] = sceneOf(...asked).log;
    expect(exportedFrom(rest)).toEqual([]);
    expect(exportedFrom([{ ...begins!, events: begins!.events!.toReversed() }])).toEqual([]);
  });

  it('is never before what it follows, whosever clock said so', () => {
    const log = sceneOf(around({ at: today('12:00') }), ...asked, approves(alice, 'plan_approval')).log.map(
      (entry, at) => (at === 0 ? entry : { ...entry, at: today(`11:0${5 - at}`) }),
    );
    const [one] = exportedFrom(log);
    expect(one?.trace.events?.map(({ timestamp }) => timestamp)).toEqual([today('12:00'), today('12:00')]);
  });

  it('lies in a folder whose name is one everywhere, whatever people called it', () => {
    const log = JSON.parse(
      JSON.stringify(sceneOf(starts(), requests(bob, 'go')).log).replaceAll('"gate":"go"', '"gate":"../go"'),
    ) as readonly ProjectEntry[];
    expect(exportedFrom(log)[0]?.folder).toMatch(/^_go_[0-9a-f]{8}\/main-1$/u);
  });
});

describe('how far a plan is', () => {
  it('follows its track, and the end of the project', () => {
    const approved = [...asked, approves(alice, 'plan_approval')];
    expect(statusOf('plan_approval', ...approved)).toEqual(['approved', 'resume']);
    expect(statusOf('plan_approval', inBuild)).toEqual(['in_progress', 'resume']);
    expect(statusOf('go', inShip)).toEqual(['in_progress', 'resume']);
    expect(statusOf('go', inShip, ends('closed'))).toEqual(['completed', 'cleanup']);
    expect(statusOf('go', inShip, ends('abandoned'))).toEqual(['failed', 'cleanup']);
    expect(statusOf('go', inShip, ends('superseded'))).toEqual(['cancelled', 'cleanup']);
    expect(statusOf('plan_approval', ...asked, ends('abandoned'))).toEqual(['cancelled', 'cleanup']);
    const { log } = sceneOf(inShip, ends('closed'));
    expect(exportedFrom(log, null).at(-1)?.planStatus).toBe('failed');
    const side: readonly Step[] = [starts(), forks(bob, 'side'), approves(alice, 'go', { track: 'side' })];
    expect(statusOf('go', ...side, joins(bob, 'side', 'complete'))).toEqual(['completed', 'cleanup']);
    expect(statusOf('go', ...side, joins(bob, 'side', 'superseded', 'no more'))).toEqual(['cancelled', 'cleanup']);
  });

  const open: Fate = { status: 'requested', ended: false, began: false, over: null };
  it.each<readonly [string, Partial<Fate>, string, string]>([
    ['somebody was asked', {}, 'proposed', 'block'],
    ['some agree, and more are needed', { status: 'partial' }, 'proposed', 'block'],
    ['it was rejected', { status: 'rejected' }, 'draft', 'abort'],
    ['something blocks it', { status: 'blocked' }, 'draft', 'abort'],
    ['it was approved', { status: 'approved' }, 'approved', 'resume'],
    ['it was approved on conditions', { status: 'conditional' }, 'approved', 'resume'],
    ['it has begun', { status: 'approved', began: true }, 'in_progress', 'resume'],
    ['another took its place', { status: 'approved', began: true, ended: true }, 'cancelled', 'cleanup'],
    ['it is asked again', { status: 'expired' }, 'proposed', 'block'],
    ['it was done', { status: 'approved', over: 'completed' }, 'completed', 'cleanup'],
    ['it failed', { status: 'approved', over: 'failed' }, 'failed', 'cleanup'],
    ['the project ended before anybody decided', { over: 'completed' }, 'cancelled', 'cleanup'],
    [
      'the project ended after another took its place',
      { status: 'approved', ended: true, over: 'completed' },
      'cancelled',
      'cleanup',
    ],
  ])('%s', (_when, fate, status, duty) => {
    const is = planStatusOf({ ...open, ...fate });
    expect([is, dutyOf(is, false)]).toEqual([status, duty]);
    expect(dutyOf(is, true)).toBe(duty === 'resume' ? 'block' : duty);
  });

  it('reads nothing into a gate that nobody was asked about', () => {
    expect([confirmStatuses.unknown, confirmStatuses.draft]).toEqual([null, null]);
  });
});

describe('the steps of a plan', () => {
  const stages: WrittenDefinition = {
    workflow_type: 'loops',
    stages: [
      { id: 'a', label: 'A', purpose: 'begin', owner: 'ann' },
      { id: 'b', label: 'B', purpose: 'B' },
      { id: 'c', label: 'C' },
      { id: 'd', label: 'D' },
      { id: 'lost', label: 'Lost' },
    ],
    allowed_transitions: [
      { from: 'c', to: 'd' },
      { from: 'b', to: 'c' },
      { from: 'b', to: 'c', on: { flag: 'hurry' } },
      { from: 'a', to: 'b' },
      { from: 'a', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'd', to: 'b' },
      { from: 'd', to: 'd' },
    ],
  };
  const full = fullForm(stages);

  it('are what is reached without going back, each after what leads to it', () => {
    expect(stepsFrom(full, 'a')).toEqual([
      { stage: 'a', description: 'A: begin', owner: 'ann', after: [] },
      { stage: 'b', description: 'B', owner: null, after: ['a'] },
      { stage: 'c', description: 'C', owner: null, after: ['a', 'b'] },
      { stage: 'd', description: 'D', owner: null, after: ['c'] },
    ]);
    expect(stepsFrom(full, 'c').map(({ stage, after: before }) => [stage, before])).toEqual([
      ['c', []],
      ['d', ['c']],
    ]);
    expect(stepsFrom(full, 'd')).toHaveLength(1);
  });

  it('are at least the stage where it stands, though the definition does not have it', () => {
    expect(stepsFrom(full, 'gone')).toEqual([{ stage: 'gone', description: 'gone', owner: null, after: [] }]);
    expect(stepsFrom(null, 'a')).toEqual([{ stage: 'a', description: 'a', owner: null, after: [] }]);
  });

  it('serve what the definition says of itself, else its end', () => {
    expect(objectiveOf({ ...full, description: 'Go round' }, 'Acme')).toBe('Go round');
    expect(objectiveOf({ ...full, description: ' ' }, 'Acme')).toBe('Bring Acme to its end: closed');
    expect(objectiveOf(null, 'Acme')).toBe('Bring Acme to its end');
  });
});

describe('a Confirm, from the events of its Trace', () => {
  it('is what others tell, too, by whatever name; what does not say how it stood is what it is called', () => {
    const confirm = rebuilt(eventOf('confirm_submitted', { confirm_id: 'c', target_id: 'p' }), [
      eventOf('reject_decision', { decision_id: 'd1', reason: 'no' }),
      eventOf('git.merge', { commit_id: 'x' }),
      eventOf('confirm.approved', { decision_id: 'd2', confirm_status: 'odd' }),
      eventOf('decision.cancelled', null),
    ]);
    expect(confirm).toMatchObject({
      confirm_id: 'c',
      target_id: 'p',
      status: 'cancelled',
      requested_by_role: '',
      decisions: [
        { decision_id: 'd1', status: 'rejected', reason: 'no' },
        { decision_id: 'd2', status: 'approved' },
        { decision_id: '', status: 'cancelled' },
      ],
    });
    expect(confirm).not.toHaveProperty('reason');
    expect(rebuilt(eventOf('confirm.submitted', undefined), [])).toMatchObject({ confirm_id: '', status: 'pending' });
    expect(rebuilt(eventOf('confirm.submitted', { supersedes: 'old' }), []).governance).toEqual({
      lastConfirmRef: { id: 'old', module: 'confirm' },
    });
  });

  it.each([
    ['confirm_submitted', 'confirm.submitted'],
    ['decision_rejected', 'decision.rejected'],
    ['decision_approved', 'decision.approved'],
    ['reject_decision', 'decision.rejected'],
    ['approve_decision', 'decision.approved'],
    ['confirm.requested', 'confirm.submitted'],
    ['confirm.approved', 'decision.approved'],
    ['confirm.rejected', 'decision.rejected'],
    ['confirm.cancelled', 'decision.cancelled'],
  ])('reads %s as %s', (alias, name) => {
    expect(canonicalEvent(alias)).toEqual({ name, isAlias: true });
    expect(canonicalEvent(name)).toEqual({ name, isAlias: false });
  });

  it('leaves a name that nobody knows as it is', () => {
    expect(canonicalEvent('constructor')).toEqual({ name: 'constructor', isAlias: false });
  });
});
