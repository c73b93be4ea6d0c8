import { describe, expect, it } from 'vitest';
import type { Misread as Unread } from '../../src/github/said.ts';
import type { Said as Deed } from '../../src/core/observe.ts';
import type { Dismissed, Issue, Pull } from '../../src/github/answer.ts';
import { deedOf, reviewsOf, writtenIn } from '../../src/github/said.ts';
import { bot, comment, issue, pull, review, signed, today, user } from './given.ts';

const beginning = {
  project: '12',
  defaultBranch: 'main',
  title: 'Portal',
  author: 'ann',
  workflow: 'paper',
};

/** What was written, as commands, or why it is none. */
async function read(home: Issue | null, pulls: readonly Pull[] = []): Promise<readonly (Deed | Unread)[]> {
  const { lines } = await writtenIn(home, pulls);
  return lines.map((line) => deedOf(line, beginning));
}

async function commands(home: Issue | null, pulls: readonly Pull[] = []): Promise<readonly unknown[]> {
  return (await read(home, pulls)).flatMap((one) => ('command' in one ? [one.command] : []));
}

const nothing = { lines: [], questions: [], misread: [] };

/** What bob wrote in a pull request. */
function saidThere(time: string, body = '/approve reading'): Pull['timelineItems'] {
  return { nodes: [comment(body, { createdAt: today(time), author: user('bob') })] };
}

/** A review of noon, in a pull request that was merged then. */
function givenBefore(mergedAt: string): readonly Deed[] {
  return reviewsOf(pull({ state: 'MERGED', mergedAt, reviews: { nodes: [review()] } }));
}

/** Cat took a review of bob's away. */
function dismissed(rest: Partial<Dismissed> = {}): readonly Deed[] {
  const event: Dismissed = {
    __typename: 'ReviewDismissedEvent',
    id: 'RDE_1',
    createdAt: today('13:00'),
    dismissalMessage: ' not yours ',
    actor: user('cat'),
    review: { id: 'PRR_1', submittedAt: today('12:00'), author: user('bob') },
    ...rest,
  };
  return reviewsOf(pull({ timelineItems: { nodes: [event] } }));
}

/** The head that an approving review of noon is about. */
function lookedAt(rest: Partial<Pull>): unknown {
  const [deed] = reviewsOf(pull({ reviews: { nodes: [review()] }, ...rest }));
  return deed !== undefined && 'approve' in deed.command ? deed.command.approve.head : null;
}

function rewritten(time: string, from: string | null, to: string): Pull['rewritten'] {
  const beforeCommit = from === null ? null : { oid: from };
  return { nodes: [{ createdAt: today(time), beforeCommit, afterCommit: { oid: to } }, null] };
}

describe('a comment', () => {
  it('holds commands, each with an id of its own, by whoever wrote it, when it was written', async () => {
    const { id } = comment('');
    const said = comment('/block no paper\n\n/unblock 1 --reason found', { id, author: user('bob') });
    expect(await read(issue([said]))).toMatchObject([
      {
        source: id,
        said: '2026-03-02T12:00:00.000Z',
        actor: { id: 2, login: 'bob', kind: 'person', assurance: 'proven' },
        command: { block: { text: 'no paper' } },
      },
      { source: `${id}#02`, command: { unblock: { blocker: '1' } } },
    ]);
  });

  for (const [what, rest, moment] of [
    ['was edited', { lastEditedAt: today('12:01') }, '12:01'],
    ['was edited while it was made', { includesCreatedEdit: true }, '12:00'],
  ] as const) {
    it(`does nothing when it ${what}, and is answered where a command stands in it`, async () => {
      const { lines, questions, misread } = await writtenIn(issue([comment('/block no paper\n\n/explain', rest)]), []);
      expect([lines, questions]).toEqual([[], []]);
      expect(misread).toMatchObject([
        {
          said: `2026-03-02T${moment}:00.000Z`,
          because: 'an edited comment is not read',
          edited: { written: '2026-03-02T12:00:00.000Z', starts: false },
        },
      ]);
      const begun = await writtenIn(issue([comment('/start', rest)]), []);
      expect(begun.misread).toMatchObject([{ edited: { starts: true } }]);
      expect(await writtenIn(issue([comment('/deploy production', rest)]), [])).toEqual(nothing);
    });
  }

  for (const [what, rest] of [
    ['is our own', { viewerDidAuthor: true }],
    ['is by an account that is gone', { author: null }],
    ['is by an organization', { author: { __typename: 'Organization', login: 'acme', databaseId: 5 } }],
    [
      'is by somebody who is no account of this GitHub',
      { author: { __typename: 'Mannequin', login: 'x', databaseId: 6 } },
    ],
  ] as const) {
    it(`says nothing when it ${what}`, async () => {
      expect(await writtenIn(issue([comment('/block no paper', rest)]), [])).toEqual(nothing);
    });
  }

  it('of an app is said by an app', async () => {
    expect(await read(issue([comment('/block no paper', { author: bot })]))).toMatchObject([
      { actor: { kind: 'app', id: 99 } },
    ]);
  });

  it('with a word after a slash that is none of ours says nothing', async () => {
    expect(await writtenIn(issue([comment('/deploy production')]), [])).toEqual(nothing);
  });

  it('that asks why is a question about what it names, and no command', async () => {
    const there = pull({ timelineItems: saidThere('12:00', '/explain code_review --track risk') });
    const { lines, questions, misread } = await writtenIn(issue([comment('/explain')]), [there]);
    expect([lines, misread]).toEqual([[], []]);
    expect(questions).toMatchObject([
      { actor: { login: 'ann' }, pull: null, track: 'main', subject: null },
      { actor: { login: 'bob' }, pull: 7, track: 'risk', subject: 'code_review' },
    ]);
  });

  it('with one of our words used wrongly is answered', async () => {
    const { lines, misread } = await writtenIn(issue([comment('/approve --nonsense')]), []);
    expect(lines).toEqual([]);
    expect(misread).toMatchObject([
      { actor: { login: 'ann' }, because: expect.stringContaining('nonsense') as string },
    ]);
  });

  it('with letters that are not what they look like is answered, and does nothing', async () => {
    const { lines, misread } = await writtenIn(issue([comment('/аpprove reading')]), []);
    expect(lines).toEqual([]);
    expect(misread).toMatchObject([{ because: expect.stringContaining('not what they look like') as string }]);
  });

  it('with more commands than are read says how many are left', async () => {
    const many = Array.from({ length: 25 }, (_, index) => `/block ${index}`).join('\n\n');
    const { lines, misread } = await writtenIn(issue([comment(many)]), []);
    expect(lines).toHaveLength(20);
    expect(misread).toMatchObject([{ because: expect.stringMatching(/^5 more commands/u) as string }]);
  });
});

describe('a command in a pull request', () => {
  it('is about that pull request', async () => {
    expect(await commands(null, [pull({ timelineItems: saidThere('12:00') })])).toMatchObject([
      { approve: { gate: 'reading', proposal: '#7' } },
    ]);
  });

  it('is about another branch when it names one, which may be a number', async () => {
    const named = saidThere('12:00', '/approve reading --branch 9\n\n/approve reading --branch main');
    expect(await commands(null, [pull({ timelineItems: named })])).toMatchObject([
      { approve: { proposal: '#9' } },
      { approve: { proposal: 'main' } },
    ]);
  });

  it('is about what has landed when it was written after the merge', async () => {
    const mergeCommit = { oid: 'merged', parents: { nodes: [] } };
    const merged = { state: 'MERGED', mergedAt: today('12:00'), mergeCommit } as const;
    expect(await commands(null, [pull({ ...merged, timelineItems: saidThere('12:00') })])).toMatchObject([
      { approve: { proposal: '#7' } },
    ]);
    const later = saidThere('12:01', '/approve reading\n/reject reading --reason no\n/approve reading --branch main');
    expect(await commands(null, [pull({ ...merged, timelineItems: later })])).toMatchObject([
      { approve: { proposal: 'main', head: 'merged' } },
      { reject: { proposal: 'main', head: 'merged' } },
      { approve: { proposal: 'main' } },
    ]);
    const elsewhere = pull({
      ...merged,
      mergeCommit: null,
      timelineItems: saidThere('12:01', '/request reading\n/approve'),
    });
    expect(await commands(null, [elsewhere])).toMatchObject([
      { request: { proposal: 'main' } },
      { approve: { proposal: 'main', head: '0'.repeat(40) } },
    ]);
  });

  it('is about no branch when it cannot be', async () => {
    expect(await commands(null, [pull({ timelineItems: saidThere('12:00', '/block no paper') })])).toEqual([
      { block: { text: 'no paper', on: 'track:main' } },
    ]);
  });
});

describe('a beginning', () => {
  it('takes from the issue what nobody says', async () => {
    expect(await commands(issue([comment('/start')]))).toEqual([
      { start: { project_id: '12', workflow_type: 'paper', workflow: 'Portal', client: 'TBD', owner: 'ann' } },
    ]);
  });

  it('is what the form asks for that the issue was opened with', async () => {
    const body = '### Workflow\n\nhiring\n\n### Client\n\nAcme\n';
    expect(await read(issue([], { body }))).toMatchObject([
      {
        source: 'I_1',
        said: '2026-03-02T09:00:00.000Z',
        command: { start: { workflow_type: 'hiring', client: 'Acme' } },
      },
    ]);
    expect(await read(issue([], { body, lastEditedAt: today('09:01') }))).toEqual([]);
    expect(await read(issue([], { body, author: null }))).toEqual([]);
    expect(await read(issue([], { body: '### Client\n\nAcme\n' }))).toEqual([]);
  });
});

describe('a review', () => {
  it('approves or rejects what its author looked at, with what it says', () => {
    const said = pull({
      reviews: {
        nodes: [
          review({ id: 'PRR_a', body: ' read it all \n' }),
          review({ id: 'PRR_b', state: 'CHANGES_REQUESTED', submittedAt: today('12:01'), body: 'too long' }),
          review({ id: 'PRR_c', state: 'CHANGES_REQUESTED' }),
          null,
        ],
      },
    });
    const about = { track: 'main', proposal: '#7', head: 'head' };
    expect(reviewsOf(said).map(({ source, command }) => [source, command])).toEqual([
      ['PRR_a', { approve: { ...about, reason: 'read it all' } }],
      ['PRR_b', { reject: { ...about, reason: 'too long' } }],
      ['PRR_c', { reject: { ...about, reason: 'changes were requested' } }],
    ]);
  });

  for (const [what, rest] of [
    ['was taken away', { state: 'DISMISSED' }],
    ['is not submitted', { submittedAt: null }],
    ['is by an account that is gone', { author: null }],
  ] as const) {
    it(`says nothing when it ${what}`, () => {
      expect(reviewsOf(pull({ reviews: { nodes: [review(rest)] } }))).toEqual([]);
    });
  }

  it('says nothing when it was given after the merge', () => {
    expect(givenBefore(today('11:59'))).toEqual([]);
    expect(givenBefore(today('12:00'))).toHaveLength(1);
    expect(givenBefore(today('12:01'))).toHaveLength(1);
  });

  it('that was taken away says whose word no longer counts, and why', () => {
    expect(dismissed()).toMatchObject([
      {
        source: 'RDE_1',
        said: '2026-03-02T13:00:00.000Z',
        actor: { login: 'cat' },
        command: { dismiss: { person: 2, proposal: '#7', reason: 'not yours', given: '2026-03-02T12:00:00.000Z' } },
      },
    ]);
    expect(dismissed({ dismissalMessage: null })).toMatchObject([{ command: { dismiss: { reason: '' } } }]);
    expect(dismissed({ actor: null })).toEqual([]);
    expect(dismissed({ review: null })).toEqual([]);
  });
});

describe('the commit that a reviewer looked at', () => {
  const noCommit = '0'.repeat(40);

  it('is the one that the review names, when that was there before', () => {
    expect(lookedAt({})).toBe('head');
    expect(lookedAt({ rewritten: rewritten('11:59', 'old', 'head') })).toBe('head');
    expect(lookedAt({ rewritten: rewritten('12:01', 'head', 'newer') })).toBe('head');
  });

  it('is the one before, when a force push since ends at the one it names', () => {
    expect(lookedAt({ rewritten: rewritten('12:01', 'old', 'head') })).toBe('old');
    expect(lookedAt({ rewritten: rewritten('12:00', 'old', 'head') })).toBe('old');
    expect(lookedAt({ rewritten: rewritten('12:01', null, 'head') })).toBe(noCommit);
  });

  it('is none, when the one before is there again: it may have come after they looked', () => {
    const again = { rewritten: rewritten('12:01', 'old', 'head') };
    const old = { id: 'C_0', oid: 'old', committer: signed('ann'), authors: { nodes: [] } };
    expect(lookedAt({ ...again, headRefOid: 'old' })).toBe(noCommit);
    expect(lookedAt({ ...again, wrote: { nodes: [null, { commit: old }] } })).toBe(noCommit);
    expect(lookedAt({ ...again, wrote: { nodes: null } })).toBe('old');
  });

  it('is none, when the one it names came to be there later', () => {
    const late = review({ commit: { oid: 'head', pushed: { nodes: [{ createdAt: today('12:01') }] } } });
    expect(lookedAt({ reviews: { nodes: [late] } })).toBe(noCommit);
  });

  it('is the one it names, when nobody can tell when that came', () => {
    for (const pushed of [null, { nodes: null }, { nodes: [] }])
      expect(lookedAt({ reviews: { nodes: [review({ commit: { oid: 'head', pushed } })] } })).toBe('head');
  });

  it('is none, when the review names none', () => {
    expect(lookedAt({ reviews: { nodes: [review({ commit: null })] } })).toBe(noCommit);
  });
});
