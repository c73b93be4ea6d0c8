import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFinal, type Confirm } from '../../src/core/confirm/confirm.ts';
import { mayMove, moves, statuses, type Cause } from '../../src/core/confirm/statuses.ts';
import { approvalStates, type ApprovalStatus } from '../../src/core/definition/schema.ts';
import { approvalsOf } from '../../src/core/project/approval-records.ts';
import {
  block,
  bytesAt,
  comesTo,
  asksFor,
  gate,
  holding,
  movesBetween,
  pathBetween,
  statusNow,
  unblock,
} from './gate-statuses.ts';
import {
  alice,
  all,
  approves,
  bob,
  dave,
  deletes,
  later,
  overrides,
  pushes,
  rejects,
  requests,
  sceneOf,
  swept,
  withdraws,
  type Step,
} from './given.ts';

const causes = Object.keys(moves) as readonly Cause[];

/** What people do, so that this happens to the gate if it can. */
function happens(cause: Cause, from: ApprovalStatus): Step {
  // Whoever said no is the one whose yes takes it back.
  const approver = from === 'rejected' ? alice : dave;
  const deeds: Readonly<Record<Cause, Step>> = {
    drafted: all(pushes({ ...bob, id: 'carol@example.com' }, 'other', { paper: 'other' }), swept),
    dropped:
      from === 'draft'
        ? all(deletes('p'), swept)
        : all(pushes(bob, 'other', { paper: 'x' }), swept, deletes('other'), swept),
    requested: requests(bob, gate),
    undecided: all(withdraws(alice, gate), swept),
    approved_in_part: all(asksFor(3), approves(approver, gate)),
    approved: all(asksFor(1), approves(approver, gate)),
    approved_on_conditions: all(asksFor(1), approves(approver, gate, { conditions: [holding] })),
    rejected: rejects(dave, gate),
    replaced: bytesAt('a branch', 'C'),
    ended: all(later(90), swept),
    overridden: overrides(alice, gate),
    blocked: block,
    cleared: unblock,
  };
  return deeds[cause];
}

const cells = approvalStates.flatMap((from) => causes.map((cause) => [from, cause] as const));

describe('a gate', () => {
  it.each(approvalStates)('comes to the status %s by what people do', (status) => {
    expect(statusNow(sceneOf(comesTo(status, 'a branch')))).toBe(status);
    expect(statusNow(sceneOf(comesTo(status, 'the default branch')))).toBe(status);
  });

  it.each(cells.filter(([from, cause]) => mayMove(from, cause)))(
    'that is %s moves by what is called %s',
    (from, cause) => {
      const before = sceneOf(comesTo(from, 'a branch'));
      const after = happens(cause, from)(before);
      const { to } = moves[cause];
      expect(statusNow(after)).toBe(to ?? 'approved');
      expect(unlisted(pathBetween(before, after))).toEqual([]);
    },
  );

  it.each(cells.filter(([from, cause]) => !mayMove(from, cause)))(
    'that is %s does not move by what is called %s',
    (from, cause) => {
      const before = sceneOf(comesTo(from, 'a branch'));
      const path = pathBetween(before, happens(cause, from)(before));
      const { to } = moves[cause];
      expect([path[0], path[1]]).not.toEqual([from, to]);
      expect(unlisted(path)).toEqual([]);
    },
  );

  it('makes no other moves, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...causes), { minLength: 4, maxLength: 9 }), (story) => {
        let scene = sceneOf(comesTo('unknown', 'a branch'));
        for (const cause of story) {
          const after = happens(cause, statusNow(scene))(scene);
          expect(movesBetween(scene, after).filter(isUnlisted)).toEqual([]);
          scene = after;
        }
      }),
      { seed: 2117, numRuns: 150 },
    );
  });

  it('that was approved is rejected in two moves: the approval ends first', () => {
    const before = sceneOf(comesTo('approved', 'a branch'));
    const after = rejects(dave, gate)(before);
    expect(pathBetween(before, after)).toEqual(['approved', 'superseded', 'rejected']);
    expect(after.state?.approvals['main']?.[gate]).toMatchObject({
      voided: { status: 'superseded', because: 'it was rejected after it had been approved' },
    });
  });

  it('that is blocked goes on below, and shows where it has come when the last blocker is cleared', () => {
    const blocked = sceneOf(comesTo('requested', 'a branch'), block, block);
    expect(statusNow(blocked)).toBe('blocked');
    const approved = approves(dave, gate)(blocked);
    expect(statusNow(approved)).toBe('blocked');
    const once = unblock(approved);
    expect(statusNow(once)).toBe('blocked');
    expect(statusNow(unblock(once))).toBe('approved');
  });
});

/** Pairs of statuses that follow each other and stand in no move. Below a blocker everything goes on unseen. */
function unlisted(path: readonly ApprovalStatus[]): readonly (readonly ApprovalStatus[])[] {
  return path
    .slice(1)
    .map((to, index) => [path[index] ?? to, to] as const)
    .filter(isUnlisted);
}

function isUnlisted([from, to]: readonly [ApprovalStatus, ApprovalStatus]): boolean {
  return !causes.some((cause) => mayMove(from, cause) && (moves[cause].to ?? to) === to);
}

function recordOf(status: Confirm['status']): Confirm {
  return {
    confirm_id: 'c',
    number: 1,
    gate,
    track: 'main',
    status,
    covers: {},
    requested_by_role: '',
    requested_at: '2026-01-01T00:00:00.000Z',
    decisions: [],
  };
}

describe('the table of moves', () => {
  it('leads to every status, and out of each', () => {
    const reached = new Set<ApprovalStatus | null>(Object.values(moves).map(({ to }) => to));
    expect(approvalStates.filter((status) => !reached.has(status))).toEqual([]);
    expect(approvalStates.filter((status) => !causes.some((cause) => mayMove(status, cause)))).toEqual([]);
  });

  it('hears no word about what is approved, and every word about the rest', () => {
    const words = ['approved_in_part', 'approved', 'approved_on_conditions', 'rejected'] as const;
    for (const status of approvalStates) {
      const heard = words.map((word) => mayMove(status, word));
      expect(heard).toEqual(words.map(() => !statuses[status].opens && status !== 'blocked'));
    }
  });

  it('is what decides whether a record is final', () => {
    const recorded = ['requested', 'partial', 'approved', 'conditional', 'rejected'] as const;
    expect(recorded.filter((status) => isFinal(recordOf(status)))).toEqual(['approved', 'conditional']);
  });
});

describe('a handoff', () => {
  it.each(approvalStates)('tells a gate that is %s by that name', (status) => {
    const { state, world } = sceneOf(comesTo(status, 'a branch'));
    if (state === null) throw new Error('no project');
    expect(approvalsOf(state, world.definition, world.at)[gate]?.status).toBe(status);
  });
});
