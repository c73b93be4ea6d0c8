import { describe, expect, it } from 'vitest';
import type { Contents } from '../../src/core/confirm/confirm.ts';
import { gateFor } from '../../src/core/project/gates.ts';
import {
  alice,
  all,
  approves,
  asks,
  bob,
  deletes,
  erin,
  given,
  inBuild,
  lands,
  observedIn,
  policyWith,
  pushes,
  rejects,
  reviews,
  rewrites,
  starts,
  swept,
  underPolicy,
  withdraws,
  type Scene,
  type Step,
} from './given.ts';

function isOpen(scene: Scene, branch: string | null, gate = 'plan_approval'): boolean {
  const { world } = observedIn(scene);
  if (scene.state === null) throw new Error('no project');
  const wanted: Contents = branch === null ? {} : (world.proposals[branch]?.contents ?? {});
  return gateFor(branch === null ? world : { ...world, about: branch }, scene.state, gate, 'main', wanted, null).holds;
}

const brings = (branch: string, plan = 'P'): Step => pushes(bob, branch, { plan });
const yes = (branch: string, who = alice): Step => approves(who, 'plan_approval', { proposal: branch });
const no = (branch: string, who = erin): Step => rejects(who, 'plan_approval', { proposal: branch });
const twins = all(starts(), brings('p'), brings('r'), swept);

describe('a no', () => {
  it('stands against an approval of the same bytes in another branch, and the gate stays closed in both', () => {
    const { scene } = given(twins, no('p')).when(yes('r'));
    expect([isOpen(scene, 'p'), isOpen(scene, 'r')]).toEqual([false, false]);
    const reviewed = given(twins, reviews(erin, 'p', 'no'), swept).when(reviews(alice, 'r', 'yes'), swept);
    expect([isOpen(reviewed.scene, 'p'), isOpen(reviewed.scene, 'r')]).toEqual([false, false]);
  });
  it.each<readonly [string, Step]>([
    ['closed', deletes('p')],
    ['given other bytes', brings('p', 'Z')],
  ])('stays with the same bytes of another open branch when its own branch is %s', (_how, attack) => {
    const { scene } = given(twins, no('p'), attack, swept).when(yes('r'));
    expect(isOpen(scene, 'r')).toBe(false);
  });
  it('ends with the last branch that brings the bytes, also where all are closed at once', () => {
    const { scene } = given(twins, no('p')).when(deletes('p'), deletes('r'), swept);
    expect(scene.last.flatMap((line) => line.events ?? []).filter((event) => 'change' in event)).toMatchObject([
      { change: 'voided', proposal: 'r', head: null },
      { change: 'decided', status: 'rejected', decision: { decided_by: erin.id } },
      { change: 'voided', proposal: null },
    ]);
  });

  it('of bytes stays when only the history of their branch is rewritten', () => {
    const { scene } = given(starts(), brings('p'), swept, no('p'), rewrites(bob, 'p', ['p9']), swept).when(yes('p'));
    expect(isOpen(scene, 'p')).toBe(false);
  });
});

describe('where signatures are asked for', () => {
  const signed = underPolicy({ assurance: 'signed' });
  const sure = { ...alice, assurance: 'signed' as const };
  const erins = { ...erin, assurance: 'signed' as const };
  it('nobody takes back a no by a setting', () => {
    const { scene } = given(
      signed,
      starts(),
      brings('p'),
      swept,
      rejects(erins, 'plan_approval'),
      approves(sure, 'plan_approval'),
    )
      .when(withdraws({ ...erin, assurance: 'asserted' }, 'plan_approval'))
      .thenRefused('assurance_too_low');
    expect(isOpen(scene, 'p')).toBe(false);
  });
  it('nobody clears the condition of an approval by a setting', () => {
    const asked = all(
      signed,
      starts(),
      brings('p'),
      swept,
      approves(sure, 'plan_approval', { blockers: ['it is signed'] }),
    );
    const [blocker = ''] = Object.keys(given(asked).when().state.blockers);
    const { scene } = given(asked)
      .when(asks({ ...alice, assurance: 'asserted' }, { unblock: { blocker, reason: 'x' } }))
      .thenRefused('assurance_too_low');
    expect(isOpen(scene, 'p')).toBe(false);
  });
});

describe('a condition in words', () => {
  const asked = all(starts(), brings('p'), swept, approves(alice, 'plan_approval', { blockers: ['it is signed'] }));
  const [blocker = ''] = Object.keys(given(asked).when().state.blockers);
  const back = all(asked, asks(alice, { unblock: { blocker, reason: 'x' } }), (scene) =>
    asks(alice, { undo: { seq: scene.state?.seq ?? 0, reason: 'the wrong one' } })(scene),
  );
  it('that its approver brought back is undone by nobody else', () => {
    const { seq } = given(back).when().state;
    const { scene } = given(back)
      .when(asks(bob, { undo: { seq, reason: 'hm' } }))
      .thenRefused('not_in_role');
    expect(isOpen(scene, 'p')).toBe(false);
  });
  it('comes back to its own approval where the approver said the same words of another', () => {
    const cleared = all(asked, brings('q', 'Q'), asks(alice, { unblock: { blocker, reason: 'x' } }));
    const { seq } = given(cleared).when().state;
    const { scene } = given(
      cleared,
      approves(alice, 'plan_approval', { proposal: 'q', blockers: ['it is signed'] }),
    ).when(asks(alice, { undo: { seq, reason: 'the wrong one' } }));
    expect(isOpen(scene, 'p')).toBe(false);
  });
});

describe('who must be somebody else', () => {
  const guards = { ...policyWith({}).roles, guard: { emails: ['alice@example.com', 'carol@example.com'] } };
  it('is so through a branch with the same bytes and more: one person opens no two gates of one change', () => {
    const { scene } = given(
      underPolicy({ roles: guards, gates: { security: { distinct_from: ['legal'] } } }),
      starts(),
      pushes(bob, 'm', { manual: 'M' }),
      swept,
      approves(alice, 'legal', { proposal: 'm' }),
      pushes(bob, 'n', { manual: 'M', appendix: 'X' }),
      swept,
    ).when(approves(alice, 'security', { proposal: 'n' }));
    expect([isOpen(scene, 'm', 'legal'), isOpen(scene, 'm', 'security')]).not.toEqual([true, true]);
  });
});

describe('an approval that something is taken away', () => {
  it('is none when it has come back and is to be taken away again', () => {
    const gone = all(
      inBuild,
      pushes(bob, 'x', { plan: 'absent' }),
      yes('x', erin),
      lands({ commit: 'rm1', contents: { plan: null } }),
      deletes('x'),
      swept,
    );
    const { scene } = given(gone, lands({ commit: 'new', contents: { plan: 'B' } }), swept).when(
      pushes(bob, 'y', { plan: 'absent' }),
      swept,
    );
    expect(isOpen(scene, 'y')).toBe(false);
  });
});
