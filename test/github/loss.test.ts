import { describe, expect, it } from 'vitest';
import type { Said } from '../../src/github/answer.ts';
import { headOf, type BranchHead } from '../../src/github/head.ts';
import { lossIn, RecordLost, saysLoss, toldOn, type Loss, type Where } from '../../src/github/loss.ts';
import { anchorIn, anchorMark, saysTheSame, stickyMark, stickyOf } from '../../src/github/marks.ts';
import { bot, comment, issue, stateWith, today, user } from './given.ts';

const name = '77/12';
const commit = 'c'.repeat(40);
const later = '2026-03-02T12:30:00.000Z';

function hash(letter: string): string {
  return letter.repeat(64);
}

function anchored(seq: number, letter: string, project = name): string {
  return `All is well\n\n${stickyMark}\n${anchorMark({ name: project, seq, hash: hash(letter), commit })}`;
}

/** A status of ours that shows entry `seq`. */
function shown(seq: number, letter: string, rest: Partial<Said> = {}): Said {
  return comment(anchored(seq, letter), { viewerDidAuthor: true, author: bot, ...rest });
}

const kept = {
  state: stateWith({ seq: 3, receipts: { status_comment: 'IC_named' } }),
  recent: [
    { seq: 2, hash: hash('2') },
    { seq: 3, hash: hash('3') },
  ],
};
const gone = { state: null, recent: [] };

describe('the line that says what was shown', () => {
  it('is read back as it was written, and nothing else is one', () => {
    const anchor = anchorIn(anchored(41, 'a'));
    expect(anchor).toEqual({ name, seq: 41, hash: 'a'.repeat(16), commit });
    expect(anchorIn(stickyMark)).toBeNull();
    expect(anchorIn('<!-- countersign:record 77/12 x y z -->')).toBeNull();
  });

  it('is no reason to show a status again, and neither is when it was shown', () => {
    const one = `${anchored(3, 'a')}\n<sub>Shown 2026-03-02 09:00 UTC · last sweep not yet</sub>`;
    const other = `${anchored(4, 'b')}\n<sub>Shown 2026-03-03 09:00 UTC · last sweep 2026-03-02</sub>`;
    expect(saysTheSame(one, other)).toBe(true);
    expect(saysTheSame(one, other.replace('well', 'lost'))).toBe(false);
  });
});

describe('a record that holds less than was shown', () => {
  it.each([
    ['gone', gone, shown(3, '3'), 'gone'],
    [
      'gone, by a status from before there were such lines',
      gone,
      comment(stickyMark, { viewerDidAuthor: true }),
      'gone',
    ],
    ['gone, by the status of another door', gone, shown(3, '3', { viewerDidAuthor: false }), 'gone'],
    ['cut short', kept, shown(4, '4'), 'older'],
    ['rewritten', kept, shown(3, 'f'), 'other'],
    [
      'rewritten, by the status that it names',
      kept,
      shown(2, 'f', { id: 'IC_named', viewerDidAuthor: false }),
      'other',
    ],
  ] as const)('is %s', (_what, record, said, is) => {
    expect(lossIn(name, record, [comment('/start'), said], later)).toMatchObject({ is, isYoung: false });
  });

  it.each([
    ['nothing was shown yet', gone, comment('/start')],
    ['a person wrote what looks like a status', gone, comment(anchored(9, '9'), { author: user('bob') })],
    ['another bot did, and the record stands', kept, shown(9, '9', { viewerDidAuthor: false })],
    [
      'the status came with an issue that was transferred',
      gone,
      comment(anchored(9, '9', '76/12'), { viewerDidAuthor: true }),
    ],
    ['it holds what was shown, or more', kept, shown(2, '2')],
    ['what was shown lies in a segment that is not read', kept, shown(1, 'x')],
    ['the status is from before there were such lines', kept, comment(stickyMark, { viewerDidAuthor: true })],
  ] as const)('is none where %s', (_what, record, said) => {
    expect(lossIn(name, record, [said], later)).toBeNull();
  });

  it('is told by the furthest of what was shown, and not before GitHub had time to show the branch', () => {
    const both = [shown(4, '4'), shown(6, '6', { lastEditedAt: today('12:29') })];
    expect(lossIn(name, kept, both, later)).toMatchObject({ anchor: { seq: 6 }, isYoung: true });
    expect(lossIn(name, kept, both, '2026-03-02T12:31:00.000Z')).toMatchObject({ isYoung: false });
  });

  const where: Where = { repository: { id: 77, owner: 'acme', name: 'portal' }, branch: 'countersign', revision: null };
  const loss: Loss = { is: 'gone', anchor: anchorIn(anchored(3, '3')), isOurs: true, isYoung: false };

  it('is said once on the issue, with the commands that bring it back', () => {
    const [told, ...others] = toldOn(issue(), loss, where);
    expect(others).toEqual([]);
    const body = String(told?.input['body']);
    expect(body).toContain(`\ngit push origin ${commit}:refs/heads/countersign\n`);
    expect(body).toContain(`gh api -X POST repos/acme/portal/git/refs -f ref=refs/heads/countersign -f sha=${commit}`);
    expect(body).not.toContain(stickyMark);
    expect(toldOn(issue([comment(body, { viewerDidAuthor: true })]), loss, where)).toEqual([]);
    expect(toldOn(issue([comment(body)]), loss, where)).toHaveLength(1);
    expect(toldOn(issue([], { locked: true }), loss, where)).toEqual([]);
    expect(toldOn(null, loss, where)).toEqual([]);
    const unknown = String(toldOn(issue(), { ...loss, anchor: null }, where)[0]?.input['body']);
    expect(unknown).toContain('git push origin COMMIT:refs/heads/countersign');
  });

  it('is a damage with the way out in one line, which overwrites nothing unseen', () => {
    const rewritten = new RecordLost({ ...loss, is: 'other' }, { ...where, revision: 'd'.repeat(40) });
    expect(rewritten.findings).toMatchObject([
      {
        code: 'record_edited',
        file: 'countersign',
        message: 'the branch countersign was rewritten: entry 3 is another than the one that was shown',
        next: expect.stringContaining(`--force-with-lease=refs/heads/countersign:${'d'.repeat(40)} origin`) as string,
      },
    ]);
    const partly = new RecordLost(loss, { ...where, revision: 'd'.repeat(40) });
    expect(partly.message).toBe('the branch countersign does not hold the record of this project any more');
    expect(saysLoss(null)).toBe(false);
  });
});

describe('our status', () => {
  it('is the one that was asked for; where that is gone, hidden or another door’s, our own', () => {
    const mine = shown(3, '3');
    const theirs = { ...shown(3, '3', { viewerDidAuthor: false }), viewerCanMinimize: true };
    const asked = { ...mine, viewerCanMinimize: true };
    expect(stickyOf({ sticky: asked, repository: null }, issue())?.id).toBe(mine.id);
    expect(stickyOf({ sticky: theirs, repository: null }, issue([mine]))?.id).toBe(mine.id);
    expect(stickyOf({ sticky: theirs, repository: null }, issue([theirs]))).toBeNull();
    expect(stickyOf({ sticky: null, repository: null }, issue([mine]))?.id).toBe(mine.id);
    expect(stickyOf({ sticky: {}, repository: null }, issue([{ ...mine, isMinimized: true }]))).toBeNull();
  });
});

function own(text: string | null): { readonly object: { readonly text: string | null; readonly isTruncated: false } } {
  return { object: { text, isTruncated: false } };
}

function branch(format: string | null, swept: string | null = null): Promise<BranchHead> {
  const target = { oid: commit, format: own(format), swept: own(swept) };
  return headOf({ book: { target }, law: null }, 'countersign', later);
}

describe('the state branch', () => {
  it('says who shows and when a sweep was recorded', async () => {
    const at = '2026-03-02T09:00:00.000Z';
    expect(await branch('format: 1\nshown_by: 15368\n', `at: ${at}\n`)).toEqual({
      at: later,
      revision: commit,
      shownBy: 15368,
      swept: at,
      isEnrolled: true,
    });
    expect(await branch('format: 1\n', 'at: yesterday\n')).toMatchObject({ shownBy: null, swept: null });
    const none = { book: null, law: { target: { policy: null } } };
    expect(await headOf(none, 'countersign', later)).toMatchObject({ revision: null, isEnrolled: false });
  });

  it('that is not ours, or newer than we know, is refused before anything is decided on it', async () => {
    await expect(branch(null)).rejects.toMatchObject({ findings: [{ file: 'format.yaml', line: 1 }] });
    await expect(branch('kind: image\n')).rejects.toMatchObject({ findings: [{ code: 'record_edited' }] });
    await expect(branch('format: 2\n')).rejects.toMatchObject({
      findings: [{ code: 'newer_format', file: 'format.yaml', line: 1, column: 9, next: 'Update countersign.' }],
    });
  });
});
