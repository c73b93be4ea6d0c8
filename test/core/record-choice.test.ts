import { describe, expect, it } from 'vitest';
import { sameCover } from '../../src/core/confirm/confirm.ts';
import { gateFor } from '../../src/core/project/gates.ts';
import { requested, withoutStale } from '../../src/core/project/record-changes.ts';
import {
  branchOf,
  branchWith,
  hasLanded,
  recordAbout,
  recordFor,
  recordsOf,
  recordToTake,
} from '../../src/core/project/records.ts';
import {
  advances,
  alice,
  approves,
  asks,
  bob,
  dave,
  deletes,
  given,
  goesBack,
  inBuild,
  inCheck,
  lands,
  mergesOnGitHub,
  observedIn,
  overrides,
  pushes,
  quiet,
  requests,
  rewrites,
  sceneOf,
  starts,
  swept,
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

const planIn = (branch: string): Step => approves(alice, 'plan_approval', { proposal: branch });

const two = [starts(), pushes(bob, 'p', { plan: 'P' }), pushes(bob, 'q', { plan: 'Q' }), planIn('p'), planIn('q')];

function bringing(plan: string, more = {}) {
  return { head: 'h', base: 'b', contents: { plan, ...more }, authors: [] };
}

function areOpen(scene: Scene): readonly boolean[] {
  return ['p', 'q', 'r'].map((branch) => isOpen(scene, 'plan_approval', branch));
}

describe('the records of a gate', () => {
  it('are those of one track, also where another track has some beside its last', () => {
    const state = stateOf(sceneOf(...two));
    const [last, other] = recordsOf(state, 'main', 'plan_approval');
    if (last === undefined || other === undefined) throw new Error('both branches have one');
    const side = { ...last, track: 'side' };
    const approvals = { ...state.approvals, side: { plan_approval: side } };
    expect(recordsOf({ ...state, approvals }, 'side', 'plan_approval')).toEqual([side]);
    const beside = [
      { ...other, track: 'side' },
      { ...other, gate: 'go' },
    ];
    expect(recordsOf({ ...state, other_approvals: beside }, 'main', 'plan_approval')).toEqual([last]);
  });
});

describe('the record about bytes', () => {
  const about = { gate: 'plan_approval', track: 'main' };
  /** `m` was decided about the manual alone; then an appendix landed, and `n` brings the same manual. */
  const manuals = sceneOf(
    underPolicy({ gates: { legal: { count: 2 } } }),
    starts(),
    pushes(bob, 'm', { manual: 'M' }),
    approves(alice, 'legal', { proposal: 'm' }),
    lands({ commit: 'm1', contents: { appendix: 'X' } }),
    swept,
    pushes(bob, 'n', { manual: 'M' }),
    requests(bob, 'legal', { proposal: 'n' }),
  );

  it('is that of their branch, where there is none about them', () => {
    expect(recordAbout(stateOf(sceneOf(...two)), { ...about, proposal: 'p', covers: { plan: 'Z' } })).toMatchObject({
      proposal: 'p',
      covers: { plan: 'P' },
    });
  });

  it('is that of their branch which covers them and more, before one elsewhere that covers nothing else', () => {
    const of = { gate: 'legal', track: 'main', covers: { manual: 'M' } };
    expect(recordAbout(stateOf(manuals), { ...of, proposal: 'n' })).toMatchObject({ proposal: 'n' });
  });

  it('is one elsewhere that covers nothing else, before one that covers more', () => {
    const of = { gate: 'legal', track: 'main', covers: { manual: 'M' } };
    expect(recordAbout(stateOf(manuals), { ...of, proposal: 'elsewhere' })).toMatchObject({ proposal: 'm' });
    expect(recordFor(stateOf(manuals), { ...of, proposal: 'elsewhere', covers: { manual: 'Z' } })).toBeUndefined();
  });
});

describe('a record that is found', () => {
  const about = { gate: 'plan_approval', track: 'main' };
  const landed = sceneOf(
    inBuild,
    pushes(bob, 'q', { plan: 'plan B' }),
    planIn('q'),
    pushes(bob, 'r', { plan: 'R' }),
    swept,
  );

  it('for a branch without one is that of what has landed, which is also its place where nothing is proposed', () => {
    const state = stateOf(landed);
    expect(recordFor(state, { ...about, proposal: 'r', covers: { plan: 'R' } })?.covers).toEqual({ plan: 'plan A' });
    expect(recordAbout(state, { ...about, proposal: null, covers: { plan: 'Z' } })?.covers).toEqual({ plan: 'plan A' });
  });

  it('for a branch without one is the last, where that is about a stage that was left', () => {
    const back = stateOf(sceneOf(inCheck, approves(alice, 'go'), goesBack(bob, 'build')));
    const [last] = recordsOf(back, 'main', 'go');
    expect(hasLanded(back, last!)).toBe(false);
    expect(recordFor(back, { gate: 'go', track: 'main', proposal: 'r', covers: { report: 'R' } })).toBe(last);
  });

  it('to be taken is that of the branch, also where the branch brings other bytes by now', () => {
    const state = stateOf(sceneOf(...two));
    expect(recordToTake(state, { ...about, proposal: 'p', covers: { plan: 'Z' } })).toMatchObject({ proposal: 'p' });
  });

  it('covers all of the bytes that are asked about, and not only some', () => {
    const manual = sceneOf(starts(), pushes(bob, 'm', { manual: 'M', appendix: 'X' }), approves(alice, 'legal'));
    const asked = { gate: 'legal', track: 'main', proposal: 'elsewhere' };
    const state = stateOf(manual);
    expect(recordAbout(state, { ...asked, covers: { appendix: 'X' } })).toMatchObject({ proposal: 'm' });
    expect(recordAbout(state, { ...asked, covers: { manual: 'M', appendix: 'Z' } })).toBeUndefined();
    expect(sameCover({ manual: 'M', appendix: 'X' }, { manual: 'M', appendix: 'Z' })).toBe(false);
  });

  it('is that of the same bytes in another branch, also before it is recorded that a branch brings them', () => {
    expect(isOpen(sceneOf(...two, pushes(bob, 'q', { plan: 'P' })), 'plan_approval', 'q')).toBe(true);
  });

  it('of a branch says nothing of the default branch, where nobody has approved anything yet', () => {
    const scene = sceneOf(starts(), pushes(bob, 'p', { plan: 'P' }), planIn('p'));
    const { world } = observedIn(scene);
    expect(gateFor(world, stateOf(scene), 'plan_approval', 'main', {}, null).says).toBe(
      'plan_approval is closed: nobody has approved it',
    );
  });
});

describe('the branch that bytes are asked about for', () => {
  const notes = { notes: 'N' };
  const r = bringing('P', notes);
  const world = { ...quiet, proposals: { p: bringing('P'), q: bringing('P', notes), r } };

  it('is the one that is named, else the one whose they are, else the first that has them, else none', () => {
    expect(branchWith({ ...world, about: 'r' }, { plan: 'P' })).toBe('r');
    expect(branchWith(world, r.contents)).toBe('r');
    expect(branchWith(world, { notes: 'N' })).toBe('q');
    expect(branchWith(world, { notes: 'other' })).toBeNull();
    expect(branchWith({ ...world, about: 'r' }, {})).toBeNull();
  });
});

describe('an approval of a visit to a stage', () => {
  const approved = [starts(), pushes(bob, 'p', { plan: 'A' }), approves(alice, 'go', { proposal: 'p' })];

  it('that was given on a branch is of that branch, and is lost with the history of the branch', () => {
    const { state } = given(...approved).when();
    expect(branchOf(state, recordsOf(state, 'main', 'go')[0]!)).toBe('p');
    given(...approved)
      .when(rewrites(bob, 'p', ['p9']), swept)
      .thenRecorded({
        type: 'approval_changed',
        change: 'voided',
        gate: 'go',
        because: 'the history of p was rewritten; the bytes are the same at p9',
      });
  });

  it('is of that visit, and not of the next', () => {
    const again = sceneOf(inCheck, approves(alice, 'go'), goesBack(bob, 'build'), advances(bob, 'check'));
    expect(hasLanded(stateOf(again), recordsOf(stateOf(again), 'main', 'go')[0]!)).toBe(false);
    given(() => again)
      .when(approves(alice, 'go'))
      .thenHappened({ change: 'voided', because: 'approval was asked for other bytes' }, { status: 'approved' });
  });
});

describe('three branches before one gate', () => {
  const three = [...two, pushes(bob, 'r', { plan: 'R' }), planIn('r')];
  it('leave each other alone where one gets other bytes, or is gone', () => {
    expect(areOpen(sceneOf(...three))).toEqual([true, true, true]);
    expect(areOpen(sceneOf(...three, pushes(bob, 'p', { plan: 'P2' }), swept))).toEqual([false, true, true]);
    const gone = sceneOf(...three, deletes('p'), swept, deletes('q'), swept);
    expect(isOpen(gone, 'plan_approval', 'r')).toBe(true);
    const first = sceneOf(...three, deletes('p'), swept);
    expect([isOpen(first, 'plan_approval', 'q'), isOpen(first, 'plan_approval', 'r')]).toEqual([true, true]);
  });

  it('leave each other alone where one comes to bring what another brings', () => {
    expect(areOpen(sceneOf(...three, pushes(bob, 'p', { plan: 'Q' }), swept))).toEqual([true, true, true]);
  });

  it('leave each other alone where the record of one is gone with what it brought', () => {
    const brings = sceneOf(...three, pushes(bob, 'p', { plan: 'Q' }), swept, deletes('p'), swept);
    expect(isOpen(brings, 'plan_approval', 'q')).toBe(true);
    expect(isOpen(brings, 'plan_approval', 'r')).toBe(true);
  });
});

describe('one branch', () => {
  it('has one record of a gate, also where a gate is overridden for it with bytes that another was asked about', () => {
    const { state } = given(
      starts(),
      pushes(bob, 'm', { manual: 'M' }),
      requests(bob, 'legal', { proposal: 'm' }),
      lands({ commit: 'm1', contents: { appendix: 'X' } }),
      swept,
      pushes(bob, 'n', { manual: 'M' }),
      requests(bob, 'legal', { proposal: 'n' }),
    ).when(overrides(dave, 'legal', 'it burns', 'main', 'm'));
    expect(recordsOf(state, 'main', 'legal')).toMatchObject([
      { proposal: 'm', covers: { manual: 'M', appendix: 'X' }, overridden: { by: 'dave' } },
    ]);
  });

  it('has no record of its own about bytes that have one: what is asked last takes the place of the other', () => {
    const { state, scene } = given(...two).when();
    const [line] = scene.log;
    const asked = {
      type: 'approval_requested',
      event_id: 'e',
      gate: 'plan_approval',
      track: 'main',
      role: '',
    } as const;
    const after = requested(state, { ...asked, covers: { plan: 'P' }, proposal: 'r', head: 'r1' }, line!);
    expect(recordsOf(after, 'main', 'plan_approval')).toMatchObject([
      { covers: { plan: 'P' } },
      { covers: { plan: 'Q' } },
    ]);
  });

  it('that is gone takes nothing with it of another which brings the same bytes', () => {
    const same = [starts(), pushes(bob, 'p', { plan: 'A' }), pushes(bob, 'r', { plan: 'A' }), planIn('r')];
    const { scene } = given(...same)
      .when(deletes('p'), swept)
      .thenRecorded({ type: 'artifact_retired', proposal: 'p' });
    expect(isOpen(scene, 'plan_approval', 'r')).toBe(true);
    const landed = sceneOf(...same, mergesOnGitHub(bob, 'p', { contents: { plan: 'B' } }), swept);
    expect(isOpen(landed, 'plan_approval', 'r')).toBe(true);
  });

  it('may be named for an approval that was given in another which brings the same bytes', () => {
    given(starts(), pushes(bob, 'p', { plan: 'A' }), pushes(bob, 'r', { plan: 'A' }), planIn('p'))
      .when(asks(alice, { withdraw: { gate: 'plan_approval', track: 'main', proposal: 'r', reason: '' } }))
      .thenHappened({ change: 'voided', because: 'alice took the approval back' });
  });

  it('that changes other artifacts is not meant by a gate, and makes nothing ambiguous', () => {
    const other = pushes(bob, 'n', { notes: 'N' });
    given(starts(), other, pushes(bob, 'p', { plan: 'A' }))
      .when(approves(alice, 'plan_approval'))
      .thenHappened({ type: 'approval_requested', proposal: 'p' }, {});
    given(inBuild, other).when(requests(bob, 'review')).thenHappened({ type: 'approval_requested', proposal: null });
  });

  it('which brings other bytes of what only a move needs ends what was approved of it', () => {
    given(inCheck, pushes(bob, 'r', { report: 'R' }), approves(alice, 'go', { proposal: 'r' }))
      .when(pushes(bob, 'r', { report: 'R2' }), swept)
      .thenRecorded(
        { type: 'artifact_revised' },
        { change: 'voided', gate: 'go', because: 'report changed in r at r2' },
      );
  });
});

describe('numbers of records', () => {
  it('are kept from others, the highest of those that are gone', () => {
    const state = stateOf(sceneOf(...two));
    const [last, other] = recordsOf(state, 'main', 'plan_approval');
    const gone = { ...other!, proposal: 'gone', covers: { plan: 'gone' } };
    const others = [
      { ...gone, confirm_id: 'a', number: 7 },
      { ...gone, confirm_id: 'b', number: 3 },
    ];
    expect(last).toBeDefined();
    expect(withoutStale({ ...state, other_approvals: others }).approval_numbers).toEqual({
      main: { plan_approval: 7 },
    });
  });
});
