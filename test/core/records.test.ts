import { describe, expect, it } from 'vitest';
import type { Confirm } from '../../src/core/confirm/confirm.ts';
import { approvalsOf } from '../../src/core/project/approval-records.ts';
import { changedSince } from '../../src/core/project/closed-gates.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import { evolve } from '../../src/core/project/evolve.ts';
import { legalNow } from '../../src/core/project/explain.ts';
import { findingsIn } from '../../src/core/project/findings.ts';
import { gateFor } from '../../src/core/project/gates.ts';
import { landingGates } from '../../src/core/project/landing-gates.ts';
import { pendingGates } from '../../src/core/project/pending.ts';
import { headsDecided, recordsOf, recordToTake } from '../../src/core/project/records.ts';
import { waitingFor } from '../../src/core/project/waiting.ts';
import { confirmsOf } from '../../src/core/project/world.ts';
import { statusOf } from '../../src/core/surface/status.ts';
import { passagesIn } from '../../src/core/audit/passages.ts';
import {
  alice,
  all,
  approves,
  approvesAll,
  around,
  asks,
  bob,
  carol,
  dave,
  definition,
  deletes,
  dismisses,
  erin,
  given,
  inBuild,
  inShip,
  lands,
  later,
  merges,
  observedIn,
  overrides,
  policy,
  policyWith,
  pushes,
  rejects,
  requests,
  reviews,
  rewrites,
  sceneOf,
  starts,
  swept,
  underPolicy,
  type Scene,
  type Step,
} from './given.ts';

const someId: unknown = expect.any(String);
const someNumber: unknown = expect.any(Number);

/** Two branches that bring other bytes of the plan, and a gate before both. */
const two = all(starts(), pushes(bob, 'p', { plan: 'P' }), pushes(bob, 'q', { plan: 'Q' }), swept);
const yes = (branch: string, who = alice): Step => approves(who, 'plan_approval', { proposal: branch });
const both = all(two, yes('p'), yes('q'));

function stateOf({ state }: Scene) {
  if (state === null) throw new Error('no project');
  return state;
}

function plans(scene: Scene): readonly Confirm[] {
  return recordsOf(stateOf(scene), 'main', 'plan_approval');
}

function planOf(scene: Scene, branch: string | null): Confirm | undefined {
  return plans(scene).find(({ proposal }) => proposal === branch);
}

/** Is the gate of the plan open for what a branch brings, or for what has landed? */
function isOpen(scene: Scene, branch: string | null): boolean {
  const { world } = observedIn(scene);
  const wanted = branch === null ? {} : (world.proposals[branch]?.contents ?? {});
  return gateFor(world, stateOf(scene), 'plan_approval', 'main', wanted, null).holds;
}

const reconfirm = (who = alice, proposal?: string): Step =>
  asks(who, { reconfirm: { gate: 'plan_approval', track: 'main', ...(proposal === undefined ? {} : { proposal }) } });
const takesBack = (who = alice, proposal?: string): Step =>
  asks(who, {
    withdraw: { gate: 'plan_approval', track: 'main', reason: '', ...(proposal === undefined ? {} : { proposal }) },
  });

/** An event about the gate of the plan, as a log may hold it. */
function event(body: object): ProjectEvent {
  return { event_id: 'e', gate: 'plan_approval', track: 'main', ...body } as ProjectEvent;
}

function auditOf(scene: Scene) {
  return passagesIn({ definition, policy, at: scene.world.at }, scene.log);
}

describe('approvals of two branches before one gate', () => {
  it('stand beside each other, each for its own bytes', () => {
    const { scene, state } = given(two, yes('p'))
      .when(yes('q'))
      .thenHappened(
        { type: 'approval_requested', proposal: 'q', covers: { plan: 'Q' } },
        { change: 'decided', status: 'approved' },
      );
    expect([isOpen(scene, 'p'), isOpen(scene, 'q'), isOpen(scene, null)]).toEqual([true, true, false]);
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({ proposal: 'q', number: 2 });
    expect(state.approvals['main']?.['plan_approval']).not.toHaveProperty('supersedes');
    expect(state.other_approvals).toMatchObject([{ proposal: 'p', number: 1, status: 'approved' }]);
  });

  it('are none of the other: what is asked about one opens nothing for the other', () => {
    const { scene } = given(two).when(yes('q'));
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([false, true]);
    given(two, yes('q'))
      .when(asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'P' } } }))
      .thenRefused('gate_closed', /nobody has approved it/u);
  });

  it('take each decision where it belongs, and the last that was spoken of comes to the front', () => {
    const pair = underPolicy({ gates: { plan_approval: { count: 2 } } });
    const { scene } = given(pair, two, yes('p'), yes('q'))
      .when(yes('p', erin))
      .thenHappened({ change: 'decided', confirm_id: someId, status: 'approved' });
    expect(plans(scene)).toMatchObject([
      { proposal: 'p', status: 'approved', decisions: [{}, {}] },
      { proposal: 'q', status: 'partial', decisions: [{}] },
    ]);
  });

  it('have their files, each with a number of its own', () => {
    const { scene } = given(both).when(takesBack(alice, 'p'));
    const [line] = scene.last.filter(({ events = [] }) => events.length > 0);
    const [first] = line?.events ?? [];
    if (line === undefined || first === undefined) throw new Error('nothing happened');
    expect(projectDecider.documents(stateOf(scene), first, line)).toMatchObject([
      { path: 'confirms/plan_approval/main-3.yaml', whole: { proposal: 'p', number: 3, supersedes: 'command 4/0' } },
    ]);
    expect(planOf(scene, 'q')).toMatchObject({ number: 2 });
  });

  it('leave each other when one branch gets other bytes: only its own is void', () => {
    const { scene } = given(both)
      .when(pushes(bob, 'p', { plan: 'P2' }), swept)
      .thenRecorded(
        { type: 'artifact_revised', proposal: 'p' },
        { change: 'voided', confirm_id: someId, because: 'plan changed in p at p2' },
      );
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([false, true]);
    expect(plans(scene)).toMatchObject([
      { proposal: 'q', status: 'approved' },
      { proposal: 'p', status: 'requested', voided: { approved_by: [{ login: 'alice' }] } },
    ]);
    const { world } = observedIn(scene);
    expect(changedSince(stateOf(scene), { ...plans(scene)[1]!, proposal: 'p' })).toMatchObject({
      from: 'p1',
      to: 'p2',
    });
    expect(statusOf(world, stateOf(scene)).branches).toMatchObject([
      { branch: 'p', ready: false, gates: [{ says: 'plan_approval is closed: changed since alice approved it' }] },
      { branch: 'q', ready: true },
    ]);
  });

  it('are one where one branch comes to bring what the other brings: the same bytes have one record', () => {
    const { scene } = given(both).when(pushes(bob, 'q', { plan: 'P' }), swept);
    expect(plans(scene)).toMatchObject([{ proposal: 'p', status: 'approved' }]);
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([true, true]);
    const no = rejects(alice, 'plan_approval', { proposal: 'q' })(scene);
    expect([isOpen(no, 'p'), isOpen(no, 'q')]).toEqual([false, false]);
    expect(plans(no)).toMatchObject([{ proposal: 'q', number: 4 }]);
  });

  it('are asked again in one place by a no, which closes the same bytes everywhere', () => {
    const shared = all(two, pushes(bob, 'r', { plan: 'P' }), yes('p'), yes('q'));
    const { scene } = given(shared)
      .when(rejects(erin, 'plan_approval', { proposal: 'r' }))
      .thenHappened({ change: 'voided', confirm_id: someId, asked: true }, { change: 'decided', status: 'rejected' });
    expect([isOpen(scene, 'p'), isOpen(scene, 'r'), isOpen(scene, 'q')]).toEqual([false, false, true]);
    expect(plans(scene)).toMatchObject([{ proposal: 'r', status: 'rejected' }, { proposal: 'q' }]);
  });

  it('give way to what somebody decides about the same bytes elsewhere, and so does what else a branch had', () => {
    const shared = all(two, pushes(bob, 'r', { plan: 'P' }), requests(bob, 'plan_approval', { proposal: 'p' }));
    const { scene } = given(shared).when(yes('r'));
    expect(plans(scene)).toMatchObject([{ proposal: 'r', covers: { plan: 'P' }, status: 'approved' }]);
  });
});

describe('a branch', () => {
  it('has one record of a gate, also where more came to be asked about and that is taken from another branch', () => {
    const pair = underPolicy({ gates: { legal: { count: 2 } } });
    const manuals = all(pair, starts(), pushes(bob, 'm', { manual: 'M' }), approves(alice, 'legal', { proposal: 'm' }));
    const widened = all(manuals, lands({ commit: 'm1', contents: { appendix: 'X' } }), swept);
    const asked = all(widened, pushes(bob, 'n', { manual: 'M' }), requests(bob, 'legal', { proposal: 'n' }));
    expect(recordsOf(stateOf(sceneOf(asked)), 'main', 'legal')).toMatchObject([{ proposal: 'n' }, { proposal: 'm' }]);
    const { state } = given(asked).when(approves(alice, 'legal', { proposal: 'm' }));
    expect(recordsOf(state, 'main', 'legal')).toMatchObject([
      { proposal: 'm', covers: { manual: 'M', appendix: 'X' }, decisions: [{}] },
    ]);
  });
});

describe('a branch that is gone', () => {
  it('takes its approval with it, whichever was spoken of last', () => {
    const { scene } = given(both)
      .when(deletes('p'), swept)
      .thenRecorded({ type: 'artifact_retired' }, { change: 'voided', because: 'the branch is gone' });
    expect(plans(scene)).toMatchObject([
      { proposal: 'q', status: 'approved' },
      { proposal: null, status: 'requested' },
    ]);
    const { scene: again } = given(both, deletes('p'), swept).when(pushes(carol, 'r', { plan: 'P' }), swept);
    expect([isOpen(again, 'r'), isOpen(again, 'q')]).toEqual([false, true]);
  });

  it('leaves nothing behind below the last record but what is about what has landed', () => {
    const { state } = given(both, deletes('p'), swept).when(deletes('q'), swept);
    expect(confirmsOf(state)).toMatchObject([{ proposal: null, covers: { 'stage:plan': 'visit 1' } }]);
    expect(state).not.toHaveProperty('other_approvals');
  });

  it('keeps the number of its record from others', () => {
    const { scene } = given(both, deletes('q'), swept, deletes('p'), swept).when(
      pushes(bob, 'r', { plan: 'R' }),
      yes('r'),
    );
    const numbers = scene.log.flatMap(({ events = [] }) =>
      events.filter(
        (one) => one.type === 'approval_requested' || (one.type === 'approval_changed' && one.change === 'voided'),
      ),
    );
    expect(planOf(scene, 'r')?.number).toBe(numbers.length);
    expect(stateOf(scene).approval_numbers).toEqual({ main: { plan_approval: someNumber } });
  });
});

describe('what has landed', () => {
  const landed = all(inBuild, pushes(bob, 'q', { plan: 'plan B' }), swept);

  it('stays approved while a new version is asked about', () => {
    const { scene } = given(landed)
      .when(requests(bob, 'plan_approval', { proposal: 'q' }))
      .thenHappened({ type: 'approval_requested' });
    expect([isOpen(scene, null), isOpen(scene, 'q')]).toEqual([true, false]);
    const no = rejects(erin, 'plan_approval', { proposal: 'q' })(scene);
    expect([isOpen(no, null), isOpen(no, 'q')]).toEqual([true, false]);
  });

  it('tells what changed since, also where the new version was asked about first', () => {
    const { scene, state } = given(landed).when(requests(bob, 'plan_approval', { proposal: 'q' }));
    const about = { gate: 'plan_approval', track: 'main', proposal: 'q', covers: { plan: 'plan B' } };
    expect(changedSince(state, about)).toEqual({
      from: 'p1',
      to: 'q1',
      artifacts: ['plan'],
      approvedBy: ['alice'],
      proposal: 'q',
    });
    expect(pendingGates(observedIn(scene).world, state).find(({ proposal }) => proposal === 'q')).toMatchObject({
      look: 'git diff p1 q1 -- docs/acme/plan.md',
    });
  });

  it('gives its place to the version that lands, and an older one that comes back finds no approval', () => {
    const { scene } = given(landed, yes('q')).when(merges(bob, 'q'), swept);
    expect(plans(scene)).toMatchObject([{ covers: { plan: 'plan B' }, status: 'approved' }]);
    expect(isOpen(scene, null)).toBe(true);
    const back = all(lands({ commit: 'back', contents: { plan: 'plan A' } }), swept)(scene);
    expect(back.state?.artifacts['plan']?.bypassed).toEqual(['plan_approval']);
    expect(isOpen(back, null)).toBe(false);
  });

  it('that others replace past its gate is void, also below the last record', () => {
    const { scene } = given(landed, yes('q'))
      .when(lands({ commit: 'm9', contents: { plan: 'plan C' } }), swept)
      .thenRecorded({}, { gates: [{ open: false }] }, {}, { change: 'voided', confirm_id: someId });
    expect([isOpen(scene, null), isOpen(scene, 'q')]).toEqual([false, true]);
    expect(plans(scene)).toMatchObject([
      { proposal: 'q' },
      { proposal: null, covers: { plan: 'plan C' }, status: 'requested' },
    ]);
  });

  it('is asked about no second time, though another version was spoken of last', () => {
    given(landed, yes('q'))
      .when(requests(bob, 'plan_approval', { proposal: 'main' }))
      .thenRefused('already_decided', /it is approved/u);
  });

  it('is void where a withdrawal asks for it by the name of the default branch', () => {
    const { scene } = given(landed, yes('q')).when(takesBack(alice, 'main'));
    expect([isOpen(scene, null), isOpen(scene, 'q')]).toEqual([false, true]);
  });

  it('is spoken of last again, and is void when the next version lands', () => {
    const last = all(landed, yes('q'), takesBack(alice, 'main'), approves(erin, 'plan_approval', { proposal: 'main' }));
    expect(plans(sceneOf(last))).toMatchObject([{ covers: { plan: 'plan A' } }, { proposal: 'q' }]);
    const { scene } = given(last).when(merges(bob, 'q'), swept);
    expect(plans(scene)).toMatchObject([{ covers: { plan: 'plan B' }, status: 'approved' }]);
    expect(stateOf(scene).approval_numbers).toEqual({ main: { plan_approval: someNumber } });
  });

  it('stays approved where its branch goes on, or another takes its name', () => {
    const { scene } = given(inBuild)
      .when(pushes(bob, 'p', { plan: 'plan B' }, { commit: 'p7' }), swept)
      .thenRecorded({ type: 'artifact_revised', proposal: 'p' });
    expect([isOpen(scene, null), isOpen(scene, 'p')]).toEqual([true, false]);
    const asked = all(requests(bob, 'plan_approval'), pushes(bob, 'p', { plan: 'plan C' }), yes('p', erin))(scene);
    expect([isOpen(asked, null), isOpen(asked, 'p')]).toEqual([true, true]);
    const gone = all(deletes('p'), swept)(asked);
    expect([isOpen(gone, null), gone.state?.blockers]).toEqual([true, {}]);
  });

  it('is what a handoff tells of a gate', () => {
    const { state } = given(landed, yes('q', erin)).when(rejects(alice, 'plan_approval', { proposal: 'q' }));
    expect(approvalsOf(state, definition, '2026-03-02T12:00:00.000Z')['plan_approval']).toMatchObject({
      status: 'approved',
      approved_by: 'alice',
    });
  });

  it('was not approved where nobody has: nothing tells what changed since', () => {
    const no = all(starts(), lands({ commit: 'm1', contents: { plan: 'A' } }), swept, rejects(alice, 'plan_approval'));
    const { state } = given(no, pushes(bob, 'q', { plan: 'Q' }), swept).when(requests(bob, 'plan_approval'));
    const about = { gate: 'plan_approval', track: 'main', proposal: 'q', covers: { plan: 'Q' } };
    expect(changedSince(state, about)).toBeNull();
  });

  it('is what an audit finds behind a landing, whatever was spoken of last', () => {
    const { scene } = given(two, yes('q'), yes('p', erin)).when(merges(bob, 'q'), swept);
    const landing = auditOf(scene).find(({ kind }) => kind === 'landing');
    expect(landing).toMatchObject({
      what: 'plan v1 landed',
      gates: [{ way: 'approved', approvals: [{ by: 'alice' }] }],
    });
  });
});

describe('a decision that is taken back', () => {
  it('is that about the branch which is named', () => {
    const { scene } = given(both).when(takesBack(alice, 'p'));
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([false, true]);
    given(both)
      .when(takesBack(erin, 'p'))
      .thenRefused('nothing_to_withdraw', /Erin has decided nothing about plan_approval in p/u);
  });

  it('is not chosen by Countersign where there are several, and is the one where there is one', () => {
    given(both)
      .when(takesBack())
      .thenRefused('ambiguous', /alice has decided about plan_approval for q and p/u);
    const { scene } = given(two, yes('p'), yes('q', erin)).when(takesBack());
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([false, true]);
  });

  it('names what has landed by the default branch', () => {
    given(inBuild, pushes(bob, 'q', { plan: 'plan B' }), yes('q'))
      .when(takesBack())
      .thenRefused('ambiguous', /for q and main/u);
  });

  it('of what has landed leaves what others said about it', () => {
    const pair = underPolicy({ gates: { plan_approval: { count: 3 } } });
    const landed = all(pair, starts(), lands({ commit: 'm1', contents: { plan: 'A' } }), swept);
    given(landed, approves(alice, 'plan_approval'), approves(erin, 'plan_approval'))
      .when(takesBack(alice, 'main'))
      .thenHappened({ change: 'decided', status: 'partial', decision: { status: 'cancelled' } });
  });

  it('is offered with the place that it is about', () => {
    const scene = sceneOf(inBuild, pushes(bob, 'q', { plan: 'plan B' }), yes('q'));
    const commands = legalNow(observedIn(scene).world, stateOf(scene), alice).map(({ command }) => command);
    expect(commands).toContain('countersign withdraw plan_approval --branch main');
  });

  it('is nothing about a branch of which nothing is recorded', () => {
    given(two, yes('p')).when(takesBack(alice, 'q')).thenRefused('nothing_to_withdraw');
    given(two, yes('p')).when(takesBack(alice, 'gone')).thenRefused('nothing_to_withdraw');
  });

  it('is that of a review which is dismissed, and of no other branch', () => {
    const { scene } = given(two, reviews(alice, 'p', 'yes'), reviews(alice, 'q', 'yes'), swept).when(
      dismisses(dave, alice, 'p'),
      swept,
    );
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([false, true]);
  });

  it('of several who were needed leaves the others, in the record that it was in', () => {
    const pair = underPolicy({ gates: { plan_approval: { count: 3 } } });
    const { scene } = given(pair, two, yes('p'), yes('p', erin), yes('q')).when(takesBack(alice, 'p'));
    expect(plans(scene)).toMatchObject([
      { proposal: 'p', status: 'partial', decisions: [{}, {}, { status: 'cancelled' }] },
      { proposal: 'q', status: 'partial' },
    ]);
  });
});

describe('an approval of the same bytes on rewritten history', () => {
  const rewritten = all(both, rewrites(bob, 'p', ['p9']), swept);

  it('is given again for the branch that is named, and nothing else', () => {
    const { scene } = given(rewritten).when(reconfirm(alice, 'p'));
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([true, true]);
    given(rewritten).when(reconfirm(alice, 'q')).thenRefused('nothing_to_reconfirm');
    given(rewritten).when(reconfirm()).thenHappened({ change: 'decided', confirm_id: someId });
  });

  it('is not chosen by Countersign where there are several', () => {
    const twice = all(rewritten, rewrites(bob, 'q', ['q9']), swept);
    given(twice)
      .when(reconfirm())
      .thenRefused('ambiguous', /alice had approved the same bytes of plan_approval for q and p/u);
    given(twice)
      .when(reconfirm(erin))
      .thenRefused('nothing_to_reconfirm', /Erin had not approved/u);
  });

  it('is offered with its branch', () => {
    const scene = sceneOf(rewritten);
    const { world } = observedIn(scene);
    const commands = legalNow(world, stateOf(scene), alice).map(({ command }) => command);
    expect(commands).toContain('countersign reconfirm plan_approval --branch p');
    expect(commands).toContain('countersign withdraw plan_approval --branch q');
    expect(commands).not.toContain('countersign withdraw plan_approval');
    expect(waitingFor(world, stateOf(scene), alice)).toMatchObject([
      { command: 'countersign reconfirm plan_approval --branch p', branch: 'p' },
    ]);
  });
});

describe('the time of an approval', () => {
  it('is up for its own bytes, also where another was given later', () => {
    const timed = all(two, approves(alice, 'plan_approval', { proposal: 'p', until: '2026-03-03' }), yes('q'));
    const { scene } = given(timed)
      .when(later(2), swept)
      .thenEntered({ command: { expire: { gate: 'plan_approval', track: 'main', confirm_id: someId } } });
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([false, true]);
    expect(planOf(scene, 'p')).toMatchObject({ voided: { status: 'expired' } });
  });

  it('that was noted already is noted once', () => {
    given(both)
      .when(asks(bob, { expire: { gate: 'plan_approval', track: 'main', confirm_id: 'gone' } }))
      .thenHappened();
  });
});

describe('an override for a branch', () => {
  it('leaves what was approved of others', () => {
    const { scene } = given(two, yes('p'))
      .when(overrides(dave, 'plan_approval', 'it burns', 'main', 'q'))
      .thenHappened({ type: 'gate_overridden', confirm_id: null });
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([true, true]);
  });

  it('takes the place of the record about the same bytes', () => {
    const { scene } = given(both)
      .when(overrides(dave, 'plan_approval', 'it burns', 'main', 'p'))
      .thenHappened({ type: 'gate_overridden', confirm_id: someId });
    expect(plans(scene)).toMatchObject([{ proposal: 'p', overridden: { by: 'dave' } }, { proposal: 'q' }]);
  });
});

describe('conditions in words', () => {
  const signed = { blockers: ['the contract is signed'] };
  const asked = all(
    two,
    asks(bob, { block: { text: 'the key was leaked', on: 'gate:security' } }),
    approves(alice, 'plan_approval', { proposal: 'p', ...signed }),
    approves(erin, 'plan_approval', { proposal: 'q', ...signed }),
  );

  it('belong to the approval that they are of: clearing one clears no other', () => {
    const scene = sceneOf(asked);
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([false, false]);
    const [, first = '', second = ''] = Object.keys(stateOf(scene).blockers);
    const cleared = asks(alice, { unblock: { blocker: first, reason: 'signed' } })(scene);
    expect([isOpen(cleared, 'p'), isOpen(cleared, 'q')]).toEqual([true, false]);
    const other = asks(erin, { unblock: { blocker: second, reason: 'signed' } })(scene);
    expect([isOpen(other, 'p'), isOpen(other, 'q')]).toEqual([false, true]);
  });

  it('end with it, and those of the other stay', () => {
    const { state } = given(asked).when(pushes(bob, 'p', { plan: 'P2' }), swept);
    expect(Object.values(state.blockers)).toMatchObject([
      { on: 'gate:security' },
      { approval: { by: [{ login: 'Erin' }] } },
    ]);
    const { state: gone } = given(asked).when(deletes('q'), swept, deletes('p'), swept);
    expect(Object.values(gone.blockers)).toMatchObject([{ on: 'gate:security' }]);
  });

  it('go with a record that nothing is about any more', () => {
    const onward = all(inBuild, approves(alice, 'go', signed), pushes(bob, 'q', { code: 'K' }), swept);
    const { state } = given(onward).when();
    const stage = { ...recordsOf(state, 'main', 'go')[0]!, confirm_id: 'old', covers: { 'stage:plan': 'visit 1' } };
    const [[id, blocker]] = Object.entries(state.blockers) as [[string, (typeof state.blockers)[string]]];
    const old = { ...blocker, approval: { ...blocker.approval!, confirm_id: 'old' } };
    const before = { ...state, other_approvals: [stage], blockers: { ...state.blockers, old } };
    const after = projectDecider.recorded(before, { ...sceneOf(onward).log[0]!, seq: 9 }, false);
    expect(Object.keys(after?.blockers ?? {})).toEqual([id]);
    expect(after).not.toHaveProperty('other_approvals');
  });

  it('that are cleared by mistake come back though their approval has ended', () => {
    const one = sceneOf(two, approves(alice, 'plan_approval', { proposal: 'p', ...signed }));
    const [id = ''] = Object.keys(stateOf(one).blockers);
    const cleared = asks(alice, { unblock: { blocker: id, reason: 'signed' } })(one);
    const { seq } = stateOf(cleared);
    given(() => cleared, pushes(bob, 'p', { plan: 'P2' }), swept)
      .when(asks(alice, { undo: { seq, reason: 'the wrong one' } }))
      .thenHappened({ type: 'blocker_added', blocker: id });
  });

  it('that are cleared by mistake come back to the approval that they were of', () => {
    const one = sceneOf(two, approves(alice, 'plan_approval', { proposal: 'p', ...signed }));
    const [id = ''] = Object.keys(stateOf(one).blockers);
    const cleared = asks(alice, { unblock: { blocker: id, reason: 'signed' } })(one);
    const { seq } = stateOf(cleared);
    const { scene } = given(() => cleared, approves(erin, 'plan_approval', { proposal: 'q', ...signed })).when(
      asks(alice, { undo: { seq, reason: 'the wrong one' } }),
    );
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([false, false]);
    const after = asks(erin, { unblock: { blocker: Object.keys(stateOf(scene).blockers)[0] ?? '', reason: 'x' } })(
      scene,
    );
    expect([isOpen(after, 'p'), isOpen(after, 'q')]).toEqual([false, true]);
  });
});

describe('gates that have to be apart', () => {
  const apart = underPolicy({
    roles: { ...policyWith({}).roles, guard: { emails: ['alice@example.com', 'carol@example.com'] } },
    gates: { security: { distinct_from: ['legal'] } },
  });
  const manuals = all(apart, starts(), pushes(bob, 'm', { manual: 'M' }), pushes(bob, 'n', { manual: 'N' }));

  it('are so for one change: whoever approved another change counts', () => {
    given(manuals, approves(alice, 'legal', { proposal: 'm' }))
      .when(approves(alice, 'security', { proposal: 'm' }))
      .thenRefused('not_distinct');
    const { scene } = given(manuals, approves(alice, 'legal', { proposal: 'm' })).when(
      approves(alice, 'security', { proposal: 'n' }),
    );
    const { world } = observedIn(scene);
    expect(
      landingGates(world, stateOf(scene), { manual: 'N' }).map(({ gate, answer }) => [gate, answer.holds]),
    ).toEqual([
      ['legal', false],
      ['security', true],
    ]);
  });

  it('are so for what has landed where nothing else is said, and for every change that may land before', () => {
    const staged = all(
      underPolicy({ gates: { go: { distinct_from: ['plan_approval'] } } }),
      two,
      yes('p'),
      yes('q', erin),
    );
    given(staged)
      .when(approves(alice, 'go', { proposal: 'main' }))
      .thenRefused('not_distinct', /alice opened plan_approval/u);
    given(staged)
      .when(approves(dave, 'go', { proposal: 'main' }))
      .thenHappened({}, { status: 'approved' });
  });
});

describe('a track that is not there any more', () => {
  it('has visited no stage: what was approved of one is gone', () => {
    const { state, scene } = given(both).when();
    const stage = { ...recordsOf(state, 'main', 'plan_approval')[0]!, track: 'side', proposal: null };
    const aside = { ...state, other_approvals: [{ ...stage, covers: { 'stage:plan': 'visit 1' } }] };
    const after = projectDecider.recorded(aside, scene.log[0]!, false);
    expect(after).not.toHaveProperty('other_approvals');
  });
});

describe('a plain word about a branch', () => {
  it('opens the gates of that branch, and leaves those of others', () => {
    const { scene } = given(both, pushes(bob, 'r', { plan: 'R' }), swept).when(approvesAll(erin, { proposal: 'r' }));
    expect(['p', 'q', 'r'].map((branch) => isOpen(scene, branch))).toEqual([true, true, true]);
  });
});

describe('a record of before', () => {
  it('names none where it means the last', () => {
    const { state, scene } = given(two).when(yes('p'));
    const [line] = scene.log;
    if (line === undefined) throw new Error('no line');
    const voided = {
      type: 'approval_changed',
      change: 'voided',
      status: 'superseded',
      because: 'x',
      covers: { plan: 'Q' },
    };
    const after = evolve(state, event({ ...voided, proposal: 'q', head: 'q1' }), line);
    expect(after).toMatchObject({
      approvals: { main: { plan_approval: { proposal: 'q', supersedes: 'command 4/0' } } },
    });
    expect(after).not.toHaveProperty('other_approvals');
    const overridden = { type: 'gate_overridden', reason: 'x', role: 'lead', covers: { plan: 'Q' }, proposal: 'q' };
    expect(evolve(state, event(overridden), line)).not.toHaveProperty('other_approvals');
  });

  it('that names one which is not there changes nothing', () => {
    const { state, scene } = given(both).when();
    const [line] = scene.log;
    if (line === undefined) throw new Error('no line');
    const gone = { type: 'approval_changed', confirm_id: 'gone' };
    expect(evolve(state, event({ ...gone, change: 'voided', covers: {}, proposal: null, head: null }), line)).toBe(
      state,
    );
    expect(evolve(state, event({ ...gone, change: 'decided', decision: {}, terms: {} }), line)).toBe(state);
  });
});

describe('what breaks a rule', () => {
  it('is told where it stands, also below the last record', () => {
    const blind = given(two, overrides(dave, 'plan_approval', 'it burns', 'main', 'p'), yes('q'), yes('gone')).when();
    const { state } = blind;
    const others = (state.other_approvals ?? []).map((one) => ({ ...one, overridden: { by: '', at: '', reason: '' } }));
    const found = findingsIn(
      { definition, policy, at: blind.scene.world.at },
      { ...state, other_approvals: others },
      blind.scene.log,
    );
    expect(found).toMatchObject([{ path: ['other_approvals', 0, 'overridden'] }]);
  });
});

describe('an audit', () => {
  it('finds who approved the bytes that a branch landed in another branch', () => {
    const { scene } = given(two, pushes(bob, 'r', { plan: 'P' }), yes('q', erin), yes('p')).when(
      merges(bob, 'r'),
      swept,
    );
    expect(auditOf(scene).find(({ kind }) => kind === 'landing')).toMatchObject({
      gates: [{ way: 'approved', approvals: [{ by: 'alice' }] }],
    });
  });

  it('finds who approved that something is taken away', () => {
    const { scene } = given(inBuild, pushes(bob, 'x', { plan: 'absent' }), yes('x', erin)).when(
      lands({ commit: 'rm1', contents: { plan: null } }),
      swept,
    );
    expect(auditOf(scene).at(-1)).toMatchObject({
      what: 'plan was taken away',
      gates: [{ way: 'approved', approvals: [{ by: 'Erin' }] }],
    });
  });

  it('finds nobody behind what was recorded by hand where only checks were asked', () => {
    const checked = all(
      underPolicy({ gates: { billing: { count: 0, checks: ['ci'] } } }),
      around({ checks: { ci: 'passed' } }),
      starts(),
    );
    const invoice = { artifact: 'invoice', content: 'I', address: 'https://example.com/i', source_artifacts: [] };
    const { scene } = given(checked).when(asks(bob, { artifact: invoice }));
    expect(auditOf(scene)).toMatchObject([{ what: 'invoice v1 landed', gates: [{ way: 'by checks', approvals: [] }] }]);
  });

  it('takes what was spoken of last for what an action rested on where nothing has landed', () => {
    const { scene } = given(both).when();
    const [line] = scene.log;
    if (line === undefined) throw new Error('no line');
    const gates = [{ gate: 'plan_approval', open: true, says: '' }];
    const told = { type: 'decision_recorded', decision: 'act lunch', rationale: '', track: 'main', gates } as const;
    const act = { ...line, seq: scene.log.length + 1, events: [{ ...told, event_id: 'act' }] };
    expect(auditOf({ ...scene, log: [...scene.log, act] }).at(-1)).toMatchObject({
      gates: [{ approvals: [{ by: 'alice', head: 'q1' }] }],
    });
  });
});

describe('the commits that people decided at', () => {
  it('are those of the branch, and none where a record names none', () => {
    const { state } = given(both).when();
    expect(headsDecided(state, 'p')).toEqual(['p1']);
    const others = (state.other_approvals ?? []).map(({ head: _head, ...one }) => one);
    expect(headsDecided({ ...state, other_approvals: others }, 'p')).toEqual(['p1']);
    const unknown = others.map((one) => ({ ...one, decisions: one.decisions.map(({ head: _head, ...made }) => made) }));
    expect(headsDecided({ ...state, other_approvals: unknown }, 'p')).toEqual([]);
  });
});

describe('a record to take', () => {
  it('is none of another open branch, and the last where it only tells of an end', () => {
    const scene = sceneOf(two, yes('p'));
    const about = { gate: 'plan_approval', track: 'main', proposal: 'q', covers: { plan: 'Q' } };
    expect(recordToTake(stateOf(scene), about)).toBeNull();
    const { state } = given(two, yes('p'), deletes('p'), swept).when();
    expect(recordToTake(state, about)).toMatchObject({ voided: { because: 'the branch is gone' } });
    const { state: shipped } = given(inShip).when();
    expect(recordToTake(shipped, { ...about, gate: 'unbound' })).toBeNull();
  });
});
