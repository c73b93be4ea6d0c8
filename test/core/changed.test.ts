import { describe, expect, it } from 'vitest';
import {
  changedMarkdown,
  changesIn,
  changeWords,
  fileLines,
  modeWords,
  shortDiff,
  type Change,
  type FileChange,
} from '../../src/core/surface/changed.ts';
import { onGitHub } from '../../src/core/surface/comment.ts';
import { utf8Bytes } from '../../src/core/surface/escape.ts';
import { statusMarkdown } from '../../src/core/surface/status-markdown.ts';
import { statusOf } from '../../src/core/surface/status.ts';
import { ana, played, proposed, rita, started, topic, worldOf, written, type Ask } from './scene.ts';

const moved = { ...topic, head: 'bbbbbbb2222', contents: { plan: 'plan-2', bill: 'bill-2', note: 'note-2' } };
const there = { proposals: { topic: moved } };

/** One gate for several artifacts, and a second beside it: approved, and then other bytes came. */
function afterPush(changes: { readonly plan?: object; readonly bill?: readonly string[] } = {}) {
  const artifacts = (written.artifacts ?? []).map((one) => {
    if (typeof one === 'string') return one;
    if (one.artifact_type === 'plan') return { ...one, gates: ['code_review', 'legal'], ...changes.plan };
    return one.artifact_type === 'bill' ? { ...one, gates: changes.bill ?? ['billing'] } : one;
  });
  const definition = { ...written, artifacts };
  const policy = {
    version: 1 as const,
    roles: { reviewer: { logins: ['rita'] }, counsel: { logins: ['rita'] }, accountant: { logins: ['rita'] } },
  };
  const around = { proposals: { topic } };
  const approvals = ['code_review', 'legal'].map((gate): Ask => [
    rita,
    { approve: { gate, track: 'main', reason: '' } },
    around,
  ]);
  const push: Ask = [ana, { propose: { proposal: 'topic', ...moved, lost: [] } }, there];
  const { state } = played([started, proposed, ...approvals, push], { definition, policy });
  return { state, world: worldOf({ ...there, definition, policy }) };
}

const change: Change = {
  from: 'aaaaaaa1111',
  to: 'bbbbbbb2222',
  artifacts: ['plan'],
  approvedBy: ['rita', 'r*b'],
  proposal: 'topic',
  gates: ['code_review', 'legal'],
  places: [{ name: 'plan', kind: 'file', path: 'plans/atlas.md' }],
  look: 'git diff aaaaaaa1111 bbbbbbb2222 -- plans/atlas.md',
};

function file(lines: readonly string[], path = 'plans/atlas.md'): FileChange {
  return { path, says: changeWords.changed, lines };
}

/** The lines of the fence, and nothing around it. */
function inFence(markdown: string): string {
  const [, fence = '', lines = ''] = /^(`{3,})diff\n(.*?)\n\1$/msu.exec(markdown) ?? [];
  expect(fence).not.toBe('');
  return lines;
}

describe('what changed since approvals', () => {
  it('is told once for all gates of the same files, with who had approved', () => {
    const { state, world } = afterPush();
    expect(changesIn(world, state)).toEqual([
      { ...change, approvedBy: ['rita'], places: [{ name: 'plan', kind: 'file', path: 'plans/atlas.md' }] },
    ]);
  });

  it('is all of the branch where an artifact lies in no one place', () => {
    const { state, world } = afterPush({ bill: ['code_review'] });
    expect(changesIn(world, state).map(({ look, places, gates }) => ({ look, places, gates }))).toEqual([
      { look: 'git diff aaaaaaa1111 bbbbbbb2222', places: null, gates: ['code_review'] },
      { look: change.look, places: change.places, gates: ['legal'] },
    ]);
  });

  it('names a path as a shell takes it, and all files where the paths are too long to be typed', () => {
    const { state, world } = afterPush({ plan: { path: "our plans/it's {project}.md" } });
    expect(changesIn(world, state)[0]?.look).toBe(
      String.raw`git diff aaaaaaa1111 bbbbbbb2222 -- 'our plans/it'\''s atlas.md'`,
    );
    const long = afterPush({ plan: { path: `${'folder/'.repeat(200)}{project}.md` } });
    expect(changesIn(long.world, long.state)[0]?.look).toBe('git diff aaaaaaa1111 bbbbbbb2222');
  });

  it('is not told where nothing waits, and of a branch that is gone', () => {
    const { state, world } = afterPush();
    expect(changesIn({ ...world, proposals: {} }, state)).toEqual([]);
    const open = played([started, proposed]);
    expect(changesIn(worldOf({ proposals: { topic } }), open.state)).toEqual([]);
  });
});

describe('a short diff', () => {
  it('has the names of the files above their lines', () => {
    expect(
      shortDiff([file(['@@ -1,1 +1,1 @@', '-a', '+b']), file([], 'c'), file(['@@ -2,1 +2,0 @@', '-d'], 'd')]),
    ).toEqual({
      lines: [
        '--- a/plans/atlas.md',
        '+++ b/plans/atlas.md',
        '@@ -1,1 +1,1 @@',
        '-a',
        '+b',
        '--- a/d',
        '+++ b/d',
        '@@ -2,1 +2,0 @@',
        '-d',
      ],
      more: 0,
    });
  });

  it('ends after 40 lines and 4,000 bytes, and counts what is missing', () => {
    const many = Array.from({ length: 60 }, (_, at) => `+${at}`);
    const short = shortDiff([file(many), file(['+x', '+y'], 'other')]);
    expect(short.lines).toHaveLength(40);
    expect(short.lines.at(-1)).toBe('+37');
    expect(short.more).toBe(24);
    const wide = shortDiff([file(Array.from({ length: 30 }, () => `+${'漢'.repeat(100)}`))]);
    expect(wide.lines).toHaveLength(2 + 13);
    expect(utf8Bytes(wide.lines.join('\n'))).toBeLessThanOrEqual(4000);
    expect(wide.more).toBe(17);
  });

  it('names no file of which no line fits', () => {
    const first = file(Array.from({ length: 36 }, (_, at) => `+${at}`));
    expect(shortDiff([first, file(['+x'], 'other')])).toMatchObject({ lines: { length: 38 }, more: 1 });
  });

  it('cuts long lines between letters', () => {
    const [, , line = '', other = ''] = shortDiff([file([`+${'😀'.repeat(500)}`, `+${'x'.repeat(199)}`])]).lines;
    expect(line).toBe(`+${'😀'.repeat(198)}…`);
    expect(other).toBe(`+${'x'.repeat(199)}`);
    expect(shortDiff([file([`+${'x'.repeat(300)}`])]).lines[2]).toBe(`+${'x'.repeat(198)}…`);
  });

  it('shows what is not seen, and keeps what letters are made of', () => {
    const lines = ['-a\r', '+a', '+\u0000\u001B[31m\u007F\u202Eb\u200B\u{E0041}', '+\tif (x)', '+👨\u200D👩'];
    expect(shortDiff([file(lines)]).lines.slice(2)).toEqual(['-a␍', '+a', '+␀␛[31m␡�b��', '+\tif (x)', '+👨\u200D👩']);
  });
});

describe('the Markdown of what changed', () => {
  it('says who approved what, and shows the lines', () => {
    expect(
      changedMarkdown(change, [file(['@@ -1,1 +1,1 @@', '-a', '+b', String.raw`\ No newline at end of file`])]),
    ).toBe(
      [
        '<details><summary>What changed since the approval of code_review, legal</summary>',
        '',
        String.raw`rita and r\*b approved it at aaaaaaa; now it is at bbbbbbb.`,
        '',
        '```diff',
        '--- a/plans/atlas.md',
        '+++ b/plans/atlas.md',
        '@@ -1,1 +1,1 @@',
        '-a',
        '+b',
        String.raw`\ No newline at end of file`,
        '```',
        '',
        '</details>',
      ].join('\n'),
    );
  });

  it('says in words what no lines show, and where the rest is', () => {
    const files = [
      { path: 'a`b', says: changeWords.added, lines: [] },
      { path: 'run.sh', says: modeWords('100644', '100755'), lines: [] },
      file(Array.from({ length: 39 }, (_, at) => `+${at}`)),
    ];
    const text = changedMarkdown(change, files);
    expect(text).toContain(
      '- ``a`b`` added\n- `run.sh` changed its mode from 100644 to 100755\n- `plans/atlas.md` changed\n',
    );
    expect(text).toContain(`… 1 more line · \`${change.look}\``);
    expect(changedMarkdown(change, [file(Array.from({ length: 50 }, () => '+'))])).toContain('… 12 more lines · ');
    expect(changedMarkdown(change, [])).toContain(`It cannot be shown here · \`${change.look}\``);
  });

  it('lists at most ten files', () => {
    const files = Array.from({ length: 12 }, (_, at) => ({ path: `f${at}`, says: changeWords.binary, lines: [] }));
    const lines = fileLines(files, (path) => path);
    expect(lines).toHaveLength(11);
    expect(lines.slice(-2)).toEqual(['- f9 changed, and is not text', '- … and 2 more files']);
    expect(fileLines(files.slice(0, 1), (path) => path)).toEqual(['- f0 changed, and is not text']);
  });

  it('lets nothing that stands in a file out of its fence, nor be what we know our comments by', () => {
    const hostile = [
      ' ```',
      '+````` </details> <!-- countersign:status -->',
      '-<sub>Shown nowhere</sub> --> @rita #7 https://evil.example',
      '+</details>\r',
      '+`#7` countersign status',
    ];
    const text = changedMarkdown(change, [file(hostile)]);
    expect(text.match(/^`{6}(?:diff)?$/gmu)).toEqual(['``````diff', '``````']);
    expect(text).not.toMatch(/<!--|<sub>/u);
    expect(text.match(/^<\/details>/gmu)).toHaveLength(1);
    expect(inFence(text).split('\n').slice(2)).toEqual([
      ' ```',
      '+````` </details> <\u200D!-- countersign:status -->',
      '-<\u200Dsub>Shown nowhere</sub> --> @rita #7 https://evil.example',
      '+</details>␍',
      '+`#7` countersign status',
    ]);
    const links = { pulls: [7], web: 'https://github.example/acme/portal' };
    expect(inFence(onGitHub(text, links))).toBe(inFence(text));
    expect(onGitHub(onGitHub(text, links), links)).toBe(onGitHub(text, links));
  });

  it('stands below what is next, and fits whatever else there is', () => {
    const { state, world } = afterPush();
    const view = statusOf(world, state);
    const text = changedMarkdown(change, [file(['+b'])]);
    const parts = statusMarkdown(view, [], [text]).split(text);
    expect(parts).toHaveLength(2);
    expect(parts[0]).toContain('#### Next');
    expect(parts[1]).toContain('```mermaid');
    const lines = Array.from({ length: 60 }, () => `+${'漢'.repeat(400)}`);
    const most = changedMarkdown(
      { ...change, look: `git diff aaaaaaa1111 bbbbbbb2222 -- '${'漢'.repeat(960)}'` },
      Array.from({ length: 30 }, (_, at) => file(lines, `${'漢'.repeat(300)}${at}`)),
    );
    const facts = Array.from({ length: 60 }, (_, at) => ({
      fact: `${'漢'.repeat(300)}${at}`,
      value: '漢'.repeat(500),
      source: '漢'.repeat(500),
      at: '',
      by: '',
    }));
    const hostile = { ...view, facts, title: '漢'.repeat(500), flags: facts.map(({ fact }) => fact) };
    const whole = statusMarkdown(hostile, [], [most, most, most, most]);
    expect(utf8Bytes(whole)).toBeLessThan(60_000);
    expect(whole.split(most)).toHaveLength(5);
  });
});
