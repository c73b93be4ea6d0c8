import { describe, expect, it } from 'vitest';
import type { Contents } from '../../src/core/confirm/confirm.ts';
import { withBase } from '../../src/core/policy/extends.ts';
import { listedKeys } from '../../src/core/policy/keys.ts';
import type { WrittenPolicy } from '../../src/core/policy/schema.ts';
import { gateFor } from '../../src/core/project/gates.ts';
import {
  alice,
  all,
  approves,
  asks,
  bob,
  carol,
  dave,
  delegates,
  deletes,
  dismisses,
  erin,
  given,
  inBuild,
  lands,
  later,
  merges,
  observedIn,
  overrides,
  policyWith,
  pushes,
  rejects,
  requests,
  reviews,
  rewrites,
  sceneOf,
  starts,
  swept,
  tells,
  underPolicy,
  withdraws,
  type Scene,
  type Step,
} from './given.ts';

/** Is a gate open for what a branch brings, or for what has landed, and for this action? */
function isOpen(scene: Scene, branch: string | null, gate = 'plan_approval', action: string | null = null): boolean {
  const { world } = observedIn(scene);
  if (scene.state === null) throw new Error('no project');
  const wanted: Contents = branch === null ? {} : (world.proposals[branch]?.contents ?? {});
  return gateFor(branch === null ? world : { ...world, about: branch }, scene.state, gate, 'main', wanted, action)
    .holds;
}

const brings = (branch: string, plan = 'P'): Step => pushes(bob, branch, { plan });
const yes = (branch: string, who = alice): Step => approves(who, 'plan_approval', { proposal: branch });
const no = (branch: string, who = erin): Step => rejects(who, 'plan_approval', { proposal: branch });
const again = (proposal?: string): Step =>
  asks(alice, { reconfirm: { gate: 'plan_approval', track: 'main', ...(proposal === undefined ? {} : { proposal }) } });
const merge = (proposal: string, head: string, landing: Contents): Step =>
  asks(bob, { merge: { proposal, head, landing } });
/** Two branches that bring the same bytes. */
const twins = all(starts(), brings('p'), brings('r'), swept);

describe('an approval that has ended is not brought back', () => {
  const approved = all(starts(), brings('p'), swept, yes('p'));

  it.each<readonly [string, Step]>([
    ['by opening its branch again', all(deletes('p'), swept, brings('p'))],
    ['by opening its branch again before anybody looked at other bytes', all(brings('p', 'P2'), swept, brings('p'))],
    ['by giving its branch another name between two looks', all(deletes('p'), brings('q'))],
    ['by a branch whose name is a word of the language', all(deletes('p'), brings('__proto__'), brings('constructor'))],
    [
      'by pushing the old bytes again on rewritten history',
      all(deletes('p'), swept, rewrites(bob, 'p', ['p8'], { plan: 'P' })),
    ],
  ])('%s', (_how, attack) => {
    const { scene } = given(approved).when(attack, swept);
    const open = Object.keys(observedIn(scene).world.proposals);
    expect(open.map((branch) => isOpen(scene, branch))).toEqual(open.map(() => false));
    given(approved, attack, swept).when(again()).thenRefused('nothing_to_reconfirm');
  });

  it('by another branch with the same bytes, when its time is up', () => {
    const timed = approves(alice, 'plan_approval', { proposal: 'p', until: '2026-03-03' });
    const { scene } = given(twins, timed).when(later(2));
    expect([isOpen(scene, 'p'), isOpen(scene, 'r')]).toEqual([false, false]);
    given(twins, timed, later(2), swept, deletes('p')).when(again('r')).thenRefused('nothing_to_reconfirm');
    given(starts(), brings('p'), swept, timed, rewrites(bob, 'p', ['p9']), swept, later(2))
      .when(again())
      .thenRefused('invalid_argument', /is over/u);
  });

  it('by another branch with the same bytes, when it was taken back or its review was dismissed', () => {
    const { scene } = given(twins, yes('p')).when(withdraws(alice, 'plan_approval'), swept);
    expect([isOpen(scene, 'p'), isOpen(scene, 'r')]).toEqual([false, false]);
    given(() => scene)
      .when(again('r'))
      .thenRefused('nothing_to_reconfirm');
    const reviewed = all(twins, reviews(alice, 'p', 'yes'), swept, reviews(alice, 'r', 'yes'), swept);
    const after = sceneOf(reviewed, dismisses(dave, alice, 'p'), swept);
    expect([isOpen(after, 'p'), isOpen(after, 'r')]).toEqual([false, false]);
  });

  it('by a commit on the default branch that brings older bytes back: they are past the gate', () => {
    const { state } = given(inBuild, brings('q', 'plan B'), yes('q'), merges(bob, 'q'), swept).when(
      lands({ commit: 'revert', contents: { plan: 'plan A' } }),
      swept,
    );
    expect(state.artifacts['plan']?.bypassed).toEqual(['plan_approval']);
  });
});

describe('a no', () => {
  it('is not ended by asking for the same bytes elsewhere', () => {
    given(twins, no('p'))
      .when(requests(bob, 'plan_approval', { proposal: 'r' }))
      .thenRefused('already_decided');
  });

  it('stands against whoever gives again what they had approved before it', () => {
    const { scene } = given(twins, yes('p'), no('r'))
      .when(again())
      .thenHappened({ change: 'decided', status: 'rejected' });
    expect([isOpen(scene, 'p'), isOpen(scene, 'r')]).toEqual([false, false]);
  });

  it('that is taken back does not bring the approval back that it ended', () => {
    const { scene } = given(twins, yes('p'), no('r')).when(withdraws(erin, 'plan_approval'));
    expect([isOpen(scene, 'p'), isOpen(scene, 'r')]).toEqual([false, false]);
  });
});

describe('approvals of two branches do not add up', () => {
  it('to an approval of what comes out when both are merged into one', () => {
    const both = all(inBuild, brings('p', 'X'), brings('q', 'Y'), yes('p'), yes('q'));
    given(both)
      .when(merge('p', 'p1', { plan: 'XY' }))
      .thenRefused('gate_closed', /would combine/u);
    const { state } = given(both).when(
      lands({ commit: 'both', merge: true, contents: { plan: 'XY' }, authors: [bob.id] }),
      swept,
    );
    expect(state.artifacts['plan']?.bypassed).toEqual(['plan_approval']);
  });

  it('where a gate is about the artifacts of both: nobody was asked about them together', () => {
    const apart = all(
      inBuild,
      pushes(bob, 'm', { manual: 'M' }),
      pushes(bob, 'n', { appendix: 'X' }),
      swept,
      approves(alice, 'legal', { proposal: 'm' }),
      approves(carol, 'security', { proposal: 'm' }),
      approves(alice, 'legal', { proposal: 'n' }),
    );
    const { state } = given(apart).when(merges(bob, 'm'), swept, merges(bob, 'n'), swept);
    expect([state.artifacts['manual']?.bypassed, state.artifacts['appendix']?.bypassed]).toEqual([[], ['legal']]);
    const { state: together } = given(apart).when(
      lands({ commit: 'both', merge: true, contents: { manual: 'M', appendix: 'X' } }),
      swept,
    );
    expect(together.artifacts['manual']?.bypassed).toEqual(['legal']);
  });

  it('of people, where more than one is asked: a word in another place begins anew', () => {
    const pair = underPolicy({ gates: { plan_approval: { count: 2 } } });
    const { scene } = given(pair, twins, yes('p')).when(yes('r', erin));
    expect([isOpen(scene, 'p'), isOpen(scene, 'r')]).toEqual([false, false]);
    given(pair, starts(), brings('p'), swept, yes('p'))
      .when(yes('p'))
      .thenRefused('already_decided', /more people are needed/u);
  });
});

describe('what was approved in one place opens no more in another than it did there', () => {
  it('neither other actions', () => {
    const { scene } = given(twins).when(approves(alice, 'plan_approval', { proposal: 'p', permits: ['land:plan'] }));
    expect([isOpen(scene, 'r', 'plan_approval', 'land:plan'), isOpen(scene, 'r', 'plan_approval', 'to:build')]).toEqual(
      [true, false],
    );
  });

  it('nor without its conditions, which nobody else clears or undoes, nor lose them when another record is spoken of', () => {
    const asked = all(twins, approves(alice, 'plan_approval', { proposal: 'p', blockers: ['it is signed'] }));
    const { scene, state } = given(asked).when(brings('q', 'Q'), yes('q', erin), deletes('q'), swept);
    expect([isOpen(scene, 'p'), isOpen(scene, 'r')]).toEqual([false, false]);
    const [blocker = ''] = Object.keys(state.blockers);
    given(asked)
      .when(asks(bob, { unblock: { blocker, reason: 'x' } }))
      .thenRefused('not_in_role');
    const { seq } = given(asked).when().state;
    given(asked)
      .when(asks(bob, { undo: { seq, reason: 'x' } }))
      .thenRefused('cannot_undo');
  });

  it('nor where other paths change, whose owners have not agreed', () => {
    const mine = { paths: ['docs/acme/plan.md'], owners: ['alice@example.com'] };
    const { scene } = given(
      underPolicy({ gates: { plan_approval: { codeowners: true } } }),
      starts(),
      brings('p'),
      brings('q'),
      tells('p', { owners: [mine] }),
      tells('q', { owners: [mine, { paths: ['secret'], owners: ['carol@example.com'] }] }),
      swept,
    ).when(yes('p'));
    expect([isOpen(scene, 'p'), isOpen(scene, 'q')]).toEqual([true, false]);
    given(() => scene)
      .when(merge('q', 'q1', { plan: 'P' }))
      .thenRefused('gate_closed', /carol@example\.com/u);
  });

  it('nor by an override, which is for its own bytes and forgives nothing that landed before', () => {
    const debt = all(inBuild, lands({ commit: 'evil', contents: { plan: 'EVIL' } }), swept, brings('q', 'Q'), swept);
    const { scene, state } = given(debt, brings('p', 'Z')).when(
      overrides(dave, 'plan_approval', 'it burns', 'main', 'q'),
    );
    expect([isOpen(scene, 'q'), isOpen(scene, 'p'), isOpen(scene, null)]).toEqual([true, false, false]);
    expect(state.artifacts['plan']?.bypassed).toEqual(['plan_approval']);
  });
});

describe('who must be somebody else', () => {
  const guards = { ...policyWith({}).roles, guard: { emails: ['alice@example.com', 'carol@example.com'] } };
  const apart = all(
    underPolicy({ roles: guards, gates: { security: { distinct_from: ['legal'] } } }),
    starts(),
    pushes(bob, 'm', { manual: 'M' }),
    swept,
  );

  it('is so in either order, also where the other change has more', () => {
    given(
      apart,
      pushes(bob, 'n', { manual: 'M', appendix: 'X' }),
      swept,
      approves(alice, 'security', { proposal: 'm' }),
    )
      .when(approves(alice, 'legal', { proposal: 'n' }))
      .thenRefused('not_distinct');
  });

  it('is so for bytes that a branch gets later: its approval of others does not come with them', () => {
    const { scene } = given(
      apart,
      approves(alice, 'legal', { proposal: 'm' }),
      pushes(bob, 'n', { manual: 'N' }),
      swept,
    ).when(approves(alice, 'security', { proposal: 'n' }), pushes(bob, 'n', { manual: 'M' }), swept);
    expect([isOpen(scene, 'n', 'legal'), isOpen(scene, 'n', 'security')]).toEqual([true, false]);
  });

  it('is nobody whom the author of the bytes let act for them', () => {
    given(starts(), delegates(alice, 'planner', 'dave@example.com'), pushes(alice, 'p', { plan: 'P' }), swept)
      .when(approves(dave, 'plan_approval', { proposal: 'p' }))
      .thenRefused('own_work');
  });
});

const key = (last: string): string =>
  `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA${last}`;
const listed = (base: WrittenPolicy['keys'], file: WrittenPolicy['keys']): readonly string[] =>
  listedKeys(withBase({ version: 1, ...(base && { keys: base }) }, { version: 1, ...(file && { keys: file }) })).map(
    ({ person, base64 }) => `${person} ${base64.slice(-1)}`,
  );

describe('keys of a policy that extends another', () => {
  const [lost, kept] = [key('A'), key('E')];
  it('are the file’s where it names the person in any letter case: a lost key does not stay by another spelling', () => {
    for (const name of ['ann@example.com', 'Ann@Example.com', ' ANN@example.com '])
      expect(listed({ [name]: [lost] }, { 'ann@example.com': [kept] })).toEqual(['ann@example.com E']);
    expect(listed({ 'ann@example.com': [lost] }, { 'ANN@example.com': [kept] })).toEqual(['ann@example.com E']);
  });

  it('stay those of others, and prove nothing where the file lists one of them for somebody else', () => {
    expect(listed({ 'ann@example.com': [lost] }, { 'bob@example.com': [kept] })).toEqual([
      'ann@example.com A',
      'bob@example.com E',
    ]);
    expect(listed({ 'ann@example.com': [lost] }, { 'bob@example.com': [lost] })).toEqual([]);
    expect(listed(undefined, { 'bob@example.com': [kept] })).toEqual(['bob@example.com E']);
  });
});
