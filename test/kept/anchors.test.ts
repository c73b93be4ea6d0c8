import { describe, expect, it } from 'vitest';
import {
  anchorFindings,
  anchorsIn,
  puttingBack,
  type Anchor,
  type Held,
  type Standing,
} from '../../src/kept/anchors.ts';

const commit = 'c'.repeat(40);
const revision = 'd'.repeat(40);

function hash(letter: string): string {
  return letter.repeat(64);
}

function anchor(seq: number, letter: string, rest: Partial<Anchor> = {}): Anchor {
  return { project: '12', seq, hash: hash(letter), commit, at: null, from: 'then.json', ...rest };
}

/** A record of two projects with three entries each, whose hashes are their numbers. */
function held(rest: Partial<Held> = {}): Held {
  return {
    branch: 'countersign',
    revision,
    remote: 'origin',
    seen: 'refs/countersign/seen/at/origin/countersign',
    hasLog: (folder) => ['projects/12/12', 'projects/ac/acme', 'runs/re/release-7'].includes(folder),
    entry: (_folder, seq): Standing | null =>
      seq > 3 ? null : { hash: hash(String(seq)), path: 'log/tail.yaml', line: seq },
    holds: () => true,
    ...rest,
  };
}

describe('what was shown of the record', () => {
  it.each([
    ['stands', [anchor(3, '3'), anchor(1, '1')], held()],
    ['stands, as its beginning tells', [anchor(3, '3', { hash: '3'.repeat(16) })], held()],
    ['stands where nobody said in which commit', [anchor(3, '3', { commit: null })], held({ holds: () => false })],
    ['stands where the clone does not go back as far', [anchor(3, '3')], held({ holds: () => null })],
    ['is told already where its file is damaged', [anchor(3, 'f')], held({ entry: () => 'unread' })],
    ['is nothing', [], held({ revision: null })],
  ] as const)('%s', (_what, anchors, record) => {
    expect(anchorFindings(anchors, record)).toEqual([]);
  });

  it.each([
    [
      'all of it is gone with the branch',
      held({ revision: null, hasLog: () => false }),
      'the branch countersign is not there any more, and with it the record (#12, 2 Mar 2026, 09:10 UTC: shown by a comment; 2 more of what was shown say so)',
      `git push origin ${commit}:refs/heads/countersign && git update-ref refs/countersign/seen/at/origin/countersign ${commit}.`,
    ],
    [
      'one project is gone',
      held({ hasLog: () => false, holds: () => false }),
      'the branch countersign does not hold the record of this project any more (#12,',
      `git push --force-with-lease=refs/heads/countersign:${revision} origin ${commit}:refs/heads/countersign && git`,
    ],
    [
      'its end is gone: the last that was shown is named',
      held({ entry: () => null, remote: null, seen: 'refs/countersign/seen/here/countersign', holds: () => null }),
      'the branch countersign is older than what was shown: entry 6 is missing (#12,',
      `git update-ref refs/heads/countersign ${commit} ${revision} && git update-ref refs/countersign/seen/here/countersign ${commit}. If this clone is only behind: git fetch.`,
    ],
    [
      'it is another from some entry on: the first of those is named',
      held({
        entry: (_folder, seq) => ({ hash: hash('f'), path: 'log/0000/000000.yaml', line: seq }),
        holds: () => false,
      }),
      'the branch countersign was rewritten: entry 4 is another than the one that was shown (#12: shown by then.json; 2 more',
      'git push',
    ],
  ] as const)('%s', (_what, record, message, next) => {
    const shown = [
      anchor(5, '5', { commit: 'e'.repeat(40), at: '2026-03-02T09:05:00Z' }),
      anchor(6, '6', { at: '2026-03-02T09:10:00Z', from: 'a comment' }),
      anchor(4, '4', { commit: null }),
    ];
    const [finding, ...others] = anchorFindings(shown, record);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'record_edited', severity: 'error' });
    expect(finding?.file).toMatch(/^projects\/12\/12\/log\/(?:tail|0000\/000000)\.yaml$/u);
    expect(finding?.message).toContain(message);
    expect(finding?.next).toContain(next);
  });

  it('is told by project and by what became of it, with one command that brings all of it back', () => {
    const newest = anchor(5, '5', { project: 'acme', commit: 'b'.repeat(40), at: '2026-03-05T09:00:00Z' });
    const shown = [anchor(2, 'f'), anchor(9, '9', { at: '2026-03-01T09:00:00Z' }), newest];
    const findings = anchorFindings(shown, held({ holds: () => false }));
    expect(findings.map(({ file, line, message }) => [file, line, message.replace(/ \(.*/u, '')])).toEqual([
      [
        'projects/12/12/log/tail.yaml',
        2,
        'the branch countersign was rewritten: entry 2 is another than the one that was shown',
      ],
      ['projects/12/12/log/tail.yaml', 1, 'the branch countersign is older than what was shown: entry 9 is missing'],
      ['projects/ac/acme/log/tail.yaml', 1, 'the branch countersign is older than what was shown: entry 5 is missing'],
    ]);
    for (const { next } of findings) expect(next).toContain(`${'b'.repeat(40)}:refs/heads/countersign`);
  });

  it('is brought back by undoing what came after it, where the branch still holds it: nobody has to push by force', () => {
    const [finding] = anchorFindings([anchor(3, '3')], held({ hasLog: () => false }));
    expect(finding?.next).toContain(`ccccccc is still part of the branch`);
    expect(finding?.next).toContain('git revert that commit');
    expect(finding?.next).not.toMatch(/update-ref|push --force/u);
  });

  it('may stand on a branch that was pushed by force: the last commit that was shown is named', () => {
    const [earlier, later] = ['a'.repeat(40), 'b'.repeat(40)];
    const shown = [
      anchor(2, '2', { commit: later, at: '2026-03-02T09:00:00Z' }),
      anchor(1, '1', { commit: earlier, at: '2026-03-01T09:00:00Z' }),
      anchor(3, '3'),
    ];
    expect(anchorFindings(shown, held({ holds: (one) => one === commit }))).toMatchObject([
      {
        code: 'record_edited',
        file: 'countersign',
        message:
          'the branch countersign was rewritten: its logs are as they were shown, and commit bbbbbbb is not part of it any more (#12, 2 Mar 2026, 09:00 UTC: shown by then.json)',
        next: expect.stringContaining(`git log ${later}`) as string,
      },
    ]);
  });

  it('is brought back by a command that a shell takes whatever the branch is called', () => {
    const here = { branch: "it's", revision };
    expect(puttingBack(here, null, commit)).toBe(`git update-ref 'refs/heads/it'\\''s' ${commit} ${revision}`);
    expect(puttingBack({ ...here, revision: null }, null, commit)).toBe(
      `git update-ref 'refs/heads/it'\\''s' ${commit}`,
    );
    expect(puttingBack(here, 'my hub', commit)).toBe(
      `git push --force-with-lease='refs/heads/it'\\''s:${revision}' 'my hub' '${commit}:refs/heads/it'\\''s'`,
    );
  });
});

describe('an earlier verdict', () => {
  const head = { project: '12', seq: 3, hash: hash('3'), commit };

  it('is what it saw: the heads of the logs, and when', () => {
    const heads = [head, { project: 'acme', seq: 1, hash: hash('1'), commit: null }];
    expect(
      anchorsIn(JSON.stringify({ ok: true, at: '2026-03-02T09:00:00.000Z', entries: 4, heads }), 'a.json'),
    ).toEqual({
      anchors: heads.map((one) => ({ ...one, at: '2026-03-02T09:00:00.000Z', from: 'a.json' })),
      findings: [],
    });
    expect(anchorsIn(Buffer.from(JSON.stringify({ heads: [head] })), 'a.json').anchors).toEqual([
      anchor(3, '3', { from: 'a.json' }),
    ]);
  });

  it.each([
    ['broken JSON', '{"heads": [', 'json_syntax', ''],
    ['no JSON', 'heads: []\n', 'json_syntax', ''],
    [
      'something else',
      '{"ok": true, "projects": []}',
      'missing_field',
      'this is not what countersign verify --json prints',
    ],
    ['a list', '[]', 'missing_field', 'this is not what countersign verify --json prints'],
    ['no list of heads', '{"heads": {}}', 'wrong_type', 'heads is no list'],
    ['no heads', '{"heads": []}', 'wrong_value', 'no log was there when this was written'],
    ['a moment that is none', '{"at": "lately", "heads": []}', 'wrong_value', 'at is no moment'],
    ['a head that is none', '{"heads": [null]}', 'wrong_value', 'this is no head of a log'],
    [
      'no project',
      JSON.stringify({ heads: [{ ...head, project: '' }] }),
      'wrong_value',
      'this head names no project and no run',
    ],
    [
      'no id of a run',
      JSON.stringify({ heads: [{ ...head, project: undefined, run: '..' }] }),
      'wrong_value',
      'run is no id of a run',
    ],
    ...['al\nx', '\u0000', '../x', 'A'].map((project): [string, string, string, string] => [
      `a project called ${JSON.stringify(project)}`,
      JSON.stringify({ heads: [{ ...head, project }] }),
      'wrong_value',
      'project is no name of a project',
    ]),
    [
      'no number',
      JSON.stringify({ heads: [head, { ...head, seq: 0 }] }),
      'wrong_value',
      'seq is no number of an entry',
    ],
    [
      'half a number',
      JSON.stringify({ heads: [{ ...head, seq: 1.5 }] }),
      'wrong_value',
      'seq is no number of an entry',
    ],
    ['hardly a hash', JSON.stringify({ heads: [{ ...head, hash: '3' }] }), 'wrong_value', 'hash is no sha256'],
    [
      'hardly a commit',
      JSON.stringify({ heads: [{ ...head, commit: 'HEAD' }] }),
      'wrong_value',
      'commit is no whole id',
    ],
  ])('is refused where it has %s', (_what, text, code, message) => {
    const { anchors, findings } = anchorsIn(text, 'a.json');
    expect(anchors).toEqual([]);
    expect(findings).toMatchObject([{ code, file: 'a.json', severity: 'error' }]);
    expect(findings[0]?.message).toContain(message);
    expect(findings[0]?.next).not.toBe('');
  });
});
