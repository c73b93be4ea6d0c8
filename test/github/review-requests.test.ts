import { describe, expect, it } from 'vitest';
import type { Mutation, Outcome } from '../../src/github/mutations.ts';
import {
  askedIn,
  notAskedIn,
  notAskedText,
  notTaken,
  type NotAsked,
  type ReviewRequest,
} from '../../src/github/review-requests.ts';
import { pull, today } from './given.ts';

const head = 'a'.repeat(40);
const mutation: Mutation = { field: 'requestReviews', input: { pullRequestId: 'PR_7', userIds: ['U_ann', 'U_bob'] } };
const request: ReviewRequest = {
  mutation,
  pull: { id: 'PR_7', number: 7, headRefOid: head },
  who: 'people',
  ids: ['U_ann', 'U_bob'],
};

/** What GitHub answers to the request when these are asked after it. */
function answered(...ids: readonly string[]): Outcome {
  const nodes = ids.map((id) => ({ requestedReviewer: { id } }));
  return { mutation, answer: { pullRequest: { reviewRequests: { nodes: [null, ...nodes] } } }, refused: null };
}

function refused(type: string): Outcome {
  return { mutation, answer: null, refused: { type, message: 'no', path: ['m0'] } };
}

describe('who was asked', () => {
  it('is told by the pull request, with whom we may not see left out', () => {
    const asked = { nodes: [{ createdAt: today('10:00'), requestedReviewer: { id: 'U_ann' } }, null] };
    const reviewRequests = { nodes: [{ requestedReviewer: { id: 'T_1' } }, { requestedReviewer: null }, null] };
    expect(askedIn(pull({ asked, reviewRequests }))).toEqual({
      pending: ['T_1'],
      times: [{ key: 'U_ann', at: '2026-03-02T10:00:00.000Z' }],
      since: null,
    });
    const hidden = { nodes: [{ createdAt: today('10:00'), requestedReviewer: null }] };
    expect(askedIn(pull({ asked: hidden, reviewRequests: null }))).toEqual({ pending: [], times: [], since: null });
  });

  it('is known from the first request on the page, where that is not all, and never where too many are asked', () => {
    const nodes = [{ createdAt: today('10:00'), requestedReviewer: { id: 'U_ann' } }];
    const cut = { nodes, pageInfo: { hasPreviousPage: true } };
    expect(askedIn(pull({ asked: cut })).since).toBe('2026-03-02T10:00:00.000Z');
    const crowd = { nodes: [], pageInfo: { hasNextPage: true } };
    expect(askedIn(pull({ reviewRequests: crowd })).since?.startsWith('9999')).toBe(true);
  });
});

describe('what GitHub did not take', () => {
  it('is what it refuses, and what it answers without having asked everybody', () => {
    expect(notTaken([request], [answered('T_1', 'U_bob', 'U_ann')])).toEqual([]);
    expect(notTaken([request], [{ mutation, answer: {}, refused: null }])).toEqual([]);
    expect(notTaken([request], [])).toEqual([]);
    const said: NotAsked = { pull: 7, head, who: 'people', why: 'refused' };
    expect(notTaken([request], [answered('U_bob')])).toEqual([said]);
    expect(notTaken([request], [refused('UNPROCESSABLE')])).toEqual([said]);
    expect(notTaken([request], [refused('FORBIDDEN')])).toEqual([{ ...said, why: 'forbidden' }]);
  });

  it('is known again by the comment that says so, as long as these are the bytes', () => {
    const said: readonly NotAsked[] = [
      { pull: 7, head, who: 'people', why: 'refused' },
      { pull: 7, head, who: 'teams', why: 'forbidden' },
    ];
    const sticky = { id: 'IC_1', body: notAskedText(said).join('\n\n') };
    expect(notAskedIn({ sticky, pulls: [pull({ headRefOid: head })] })).toEqual(said);
    expect(notAskedIn({ sticky, pulls: [pull({ headRefOid: 'b'.repeat(40) })] })).toEqual([]);
    expect(notAskedIn({ sticky, pulls: [pull({ headRefOid: head, state: 'CLOSED' })] })).toEqual([]);
    expect(notAskedIn({ sticky: null, pulls: [pull({ headRefOid: head })] })).toEqual([]);
    expect(notAskedText([])).toEqual([]);
  });
});
