import type { ApprovalStatus } from '../definition/schema.ts';

/** What each status of a gate means, and whether it lets anything through. */
export const statuses = {
  unknown: { opens: false, means: 'nobody was asked, and nothing is proposed' },
  draft: { opens: false, means: 'a branch brings bytes of it, and nobody was asked about them' },
  requested: { opens: false, means: 'somebody was asked, and nobody’s answer stands' },
  partial: { opens: false, means: 'some approve, and more are needed' },
  approved: { opens: true, means: 'those named approve it, for the actions they permit' },
  conditional: { opens: true, means: 'they approve it, and it is open only while their conditions hold' },
  rejected: { opens: false, means: 'somebody says no' },
  blocked: { opens: false, means: 'something stands in its way, whatever was approved' },
  expired: { opens: false, means: 'the time of its approval is up, and it is asked again' },
  superseded: { opens: false, means: 'what was asked or approved is not what is there now, and it is asked again' },
} as const satisfies Readonly<Record<ApprovalStatus, { readonly opens: boolean; readonly means: string }>>;

/** Statuses in which a word about the gate is heard: all but those of an approval, which is final. */
const open = ['unknown', 'draft', 'requested', 'partial', 'rejected', 'expired', 'superseded'] as const;
const unblocked = [...open, 'approved', 'conditional'] as const;

/**
 * Every move of a gate on a track from one status to another, by what makes it move: there are no others, and what
 * happens otherwise changes nothing. `to` is null where the status comes back that is below a blocker: it goes on
 * changing there. A no to what was approved is two moves: it replaces the approval, and is heard about what is asked
 * instead.
 */
export const moves = {
  drafted: { from: ['unknown'], to: 'draft', when: 'a branch brings bytes of it' },
  dropped: { from: ['draft'], to: 'unknown', when: 'no branch brings bytes of it any more' },
  requested: { from: ['unknown', 'draft'], to: 'requested', when: 'somebody asks for approval' },
  undecided: { from: ['partial', 'rejected'], to: 'requested', when: 'nobody’s word stands any more' },
  approved_in_part: { from: open, to: 'partial', when: 'some approve, more are needed' },
  approved: { from: open, to: 'approved', when: 'enough approve' },
  approved_on_conditions: { from: open, to: 'conditional', when: 'enough approve, on conditions' },
  rejected: { from: open, to: 'rejected', when: 'somebody rejects' },
  replaced: {
    from: ['requested', 'partial', 'approved', 'conditional', 'rejected', 'expired', 'superseded'],
    to: 'superseded',
    when: 'other bytes come, or what it rests on is gone',
  },
  ended: { from: ['partial', 'approved', 'conditional'], to: 'expired', when: 'its time is up' },
  overridden: { from: unblocked, to: 'approved', when: 'somebody overrides the gate' },
  blocked: { from: unblocked, to: 'blocked', when: 'a blocker is put on it' },
  cleared: { from: ['blocked'], to: null, when: 'its last blocker is cleared' },
} as const satisfies Readonly<
  Record<
    string,
    { readonly from: readonly ApprovalStatus[]; readonly to: ApprovalStatus | null; readonly when: string }
  >
>;

/** What may make a gate move. */
export type Cause = keyof typeof moves;

/** Does this move a gate of this status? */
export function mayMove(status: ApprovalStatus, cause: Cause): boolean {
  const from: readonly ApprovalStatus[] = moves[cause].from;
  return from.includes(status);
}
