import * as fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it, vi } from 'vitest';
import { commandsIn, formOf } from '../../src/github/commands.ts';

// What the parser is given is counted; it parses as ever.
vi.mock('mdast-util-from-markdown', { spy: true });

const nothing = { lines: [], suspicious: [], more: 0 };

function found(...lines: readonly string[]): object {
  return { ...nothing, lines };
}

describe('a command in a comment', () => {
  it.each([
    ['/approve code_review', ['approve code_review']],
    ['I read it.\n/approve code_review\nThanks!', ['approve code_review']],
    ['/approve a\n/reject b --reason "no"\n\nand\n\n/status', ['approve a', 'reject b --reason "no"', 'status']],
    ['- a list\n\n/approve a', ['approve a']],
    ['> a quotation\n\n/approve a', ['approve a']],
    ['| a |\n|---|\n| b |\n\n/approve a', ['approve a']],
    ['[^1]: a footnote\n\n/approve a', ['approve a']],
    ['```\n/reject b\n```\n/approve a', ['approve a']],
    ['/approve a\n```\n/reject b\n```', ['approve a']],
    ['<!-- hidden\n/reject b -->\n/approve a', ['approve a']],
    ['<details>\n\n/reject b\n\n</details>\n\n/approve a', ['approve a']],
    ['# A heading\n/approve a', ['approve a']],
    ['a  \n/approve a', ['approve a']],
    ['[a link](https://a.example)\n/approve a', ['approve a']],
    ['/approve a   \t ', ['approve a']],
    ['/approve', ['approve']],
  ])('is a line of text of its own: %j', (body, lines) => {
    expect(commandsIn(body)).toEqual(found(...lines));
  });

  it.each(['\n', '\r\n', '\r'])('ends with its line, however lines end: %j', (end) => {
    expect(commandsIn(['one', '/approve a', '', '/reject b', '> /c'].join(end))).toEqual(
      found('approve a', 'reject b'),
    );
  });

  it.each([
    'approve code_review --reason "read *it* all" by _me_ and __you__',
    'approve a --reason "see www.example.com, #12 and @kim <https://a.example>"',
    String.raw`reject a --reason "a \_b\_ \" \\ c"`,
    'reject a --reason "5 &lt; 6 &amp; &#47;"',
    'reject a --reason "use `x_y_z` and [a](b) and ![c](d)"',
    'reject a --reason “it’s — wrong”',
    'block ~~a~~ :tada: ===',
  ])('is taken as it was written: %s', (line) => {
    expect(commandsIn(`Hello\n/${line}\nBye`)).toEqual(found(line));
  });
});

describe('what only looks like a command', () => {
  it.each([
    ['a word', 'approve a'],
    ['a path', '/usr/bin/env is missing\n/home/kim/a.txt: no such file'],
    ['no word', '/ approve\n//approve\n/1\n/-x\n/_x_'],
    ['text before it', 'please /approve a\n.. /approve a'],
    ['space before it', ' /approve a\n\ntext\n  /approve a\n\t/approve a'],
    ['a quotation', '> /approve a'],
    ['a quotation that goes on', '> somebody wrote\n/approve a'],
    ['a list', '- /approve a\n- b\n/approve b\n\n  /approve c'],
    ['a numbered list', '1. b\n/approve b'],
    ['a code fence', '```\n/approve a\n```'],
    ['a code fence with blank lines', '~~~ text\n\n/approve a\n\n```\n\n/approve b\n\n~~~'],
    ['a code fence that has no end', '````\n\n```\n\n/approve a'],
    ['indented code', 'a\n\n    /approve a'],
    ['inline code', 'see `a\n/approve a\nb`'],
    ['an HTML comment', '<!--\n/approve a\n\n/approve b\n-->'],
    ['an HTML comment within text', 'text <!--\n/approve a\n--> more'],
    ['an HTML block', '<div>\n/approve a\n</div>'],
    ['preformatted HTML', '<pre>\n\n/approve a\n\n</pre>'],
    ['a tag', 'text <b title="\n/approve a\n"> more'],
    ['a table', '| a |\n|---|\n/approve a'],
    ['the head of a table', '/approve a\n|---|\n| b |'],
    ['a heading', '# /approve a'],
    ['a heading by its underline', '/approve a\n==='],
    ['another heading by its underline', '/approve a\n---'],
    ['a link', '[\n/approve a\n](https://a.example)'],
    ['a link with its address elsewhere', '[b\n/approve a\nb][c]\n\n[c]: https://a.example'],
    ['the title of a link', '[b](https://a.example "\n/approve a\n")'],
    ['the address of a link', '[c]:\n/approve\n"title"'],
    ['an image', '![\n/approve a\n](https://a.example/a.png)'],
    ['a footnote', '[^1]: note\n/approve a\n\n    /approve b'],
    ['emphasis', '**b\n/approve a\nb**'],
    ['text that is struck out', '~~b\n/approve a\nb~~'],
  ])('is none in %s', (_where, body) => {
    expect(commandsIn(body)).toEqual(nothing);
  });

  it.each([
    ['folded away', '<details><summary>Log</summary>\n\n/approve a\n\n</details>'],
    ['a quotation in HTML', '<blockquote>\n\n/approve a\n\n<blockquote>b</blockquote>\n\n/approve b\n\n</BLOCKQUOTE>'],
    ['struck out in HTML', '<p><del>\n\n/approve a\n\n</del></p>'],
    ['struck out within text', 'a <s>b\n/approve a\n</s>'],
    ['in an element that nobody closes', '<details>\n\n<b></b></del>\n\n/approve a'],
    ['in an element in a list', '- <details>\n\n/approve a'],
    ['in a comment that a block leaves open', '<div><!--\n\n/approve a\n\n-->'],
    ['in a comment that a quotation leaves open', '> <!-- a\n\n/approve a\n\n-->'],
    ['in a tag that a block leaves open', '<div title="\n\n/approve a\n\n">'],
    ['in a declaration that a block leaves open', '<div><!a\n\n/approve a\n\n>'],
    ['behind a tag in a comment', '<details><!-- </details> -->\n\n/approve a'],
    ['behind a tag in an attribute', '<details title="</details>">\n\n/approve a'],
  ])('is none %s', (_where, body) => {
    expect(commandsIn(body)).toEqual(nothing);
  });

  it.each([
    '<details>\n\n/b\n\n</details>\n\n/approve a',
    '<details>\n\n```\nx\n\ny\n```\n\n</details>\n/b\n\n/approve a',
    'use <name> or List<String> or a < b\n/approve a',
    '<p align="center">\n\n/approve a',
    '<br>\n\n/approve a',
    '<!-- a -->\n<!--> b\n\n/approve a',
    '<div><!doctype x><?php x ?></ b><img alt="<details>">\n\n/approve a',
    '<a name="b"></a>\n\n/approve a',
    '<!DOCTYPE\n\nx>\n/approve a',
    '<?php\n\n?>\n/approve a',
    '<![CDATA[\n\n]]>\n/approve a',
    '<script>\n\n</style>\n/approve a',
  ])('is one after HTML that holds nothing back: %j', (body) => {
    expect(commandsIn(body)).toEqual(found('approve a'));
  });
});

describe('an e-mail', () => {
  it.each([
    'On Mon, 5 Jan 2026 at 10:00, Kim <kim@example.com> wrote:',
    'On Mon, 5 Jan 2026 at 10:00, Kim Example <\nnotifications@example.com>\nwrote:',
    'Am 05.01.2026 um 10:00 schrieb Kim Example:',
    'Le lun. 5 janv. 2026 à 10:00, Kim <kim@example.com> a écrit :',
    'El lun, 5 ene 2026 a las 10:00, Kim (<kim@example.com>) escribió:',
    'Il giorno lun 5 gen 2026 alle ore 10:00 Kim ha scritto:',
    'Em seg., 5 de jan. de 2026 às 10:00, Kim escreveu:',
    'Op ma 5 jan 2026 om 10:00 schreef Kim:',
    '-----Original Message-----',
    '---------- Forwarded message ---------',
    'From: Kim <kim@example.com>\nSent: Monday, 5 January 2026 10:00\nTo: You',
    '**Von:** Kim\n**Gesendet:** Montag',
    '________________________________\nFrom: Kim\nTo: You\nDate: Monday',
    '-- \nKim',
    'Kim\n-- \nPhone 1',
  ])('ends where it quotes or is signed: %j', (tail) => {
    expect(commandsIn(`/approve a\n\n${tail}\n/approve b\n\n/approve c`)).toEqual(found('approve a'));
  });

  it('ends there within a paragraph, too', () => {
    expect(commandsIn('/approve a\nOn Monday Kim wrote:\n/approve b')).toEqual(found('approve a'));
  });

  it.each([
    'On Monday I wrote a test',
    'Kim wrote:',
    `On Monday ${'x'.repeat(400)} wrote:`,
    'From: here to there\nnot a date',
    '```\n-- \nOn Monday Kim wrote:\n```',
    '> On Monday Kim wrote:\n> /approve b',
  ])('goes on after what is no such thing: %j', (text) => {
    expect(commandsIn(`${text}\n\n/approve a`)).toEqual(found('approve a'));
  });
});

describe('a line that is not what it looks like', () => {
  it.each([
    ['a letter of another script', '/аpprove a'],
    ['such a letter in a name', '/approve cоde_review'],
    ['a word in such letters', '/арр a'],
    ['letters of a mathematical alphabet', '/approve 𝐚'],
    ['wide letters', '/approve ａ'],
    ['a slash that is none', '／approve a'],
    ['a mark that turns text around', '/approve a \u202eb'],
    ['a right-to-left mark', '/approve\u200f a'],
    ['a space without width', '/app\u200brove a'],
    ['something without width before it', '\u200b/approve a'],
    ['a byte order mark', '\ufeff/approve a'],
    ['a control character', '/approve a\u0007'],
    ['NUL', '/approve a\0'],
    ['half a character', '/approve \ud800'],
    ['a line end that Markdown does not know', '/approve a\u2028/approve b'],
    ['such a line end before it', 'text\u2028/approve b'],
    ['a vertical tab', 'text\v/approve b'],
    ['a hidden comment', '/approve a <!-- b -->'],
    ['a tag', '/reject a --reason "<b title=x>no</b>"'],
    ['a character that fills nothing', '/approve a\u3164'],
  ])('is not taken for a command but shown to whoever wrote it: %s', (_what, line) => {
    expect(commandsIn(`Hello\n${line}\n/reject b`)).toEqual({ lines: ['reject b'], suspicious: [line], more: 0 });
  });

  it.each([
    'block Die Prüfung läuft “nicht” – schade',
    'reject a --reason "слишком рано"',
    'reject a --reason "APIの変更 μ-service 5 µm"',
    'reject a --reason "זה מוקדם מדי"',
    'reject a --reason "👩‍💻 ❤️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ✅"',
    'reject a --reason\u00a0"b\tc"',
  ])('is not one that is in another language, or has emoji: %s', (line) => {
    expect(commandsIn(`/${line}`)).toEqual(found(line));
  });

  it('is no matter where nothing counts', () => {
    expect(commandsIn('```\n/аpprove a\n```\n> /аpprove b\n\n**c\n/аpprove c\nc**')).toEqual(nothing);
  });
});

/** Texts that cost a parser much when they are repeated. */
const costly = [
  '[',
  '[a](',
  '![',
  '[]',
  '*a_ ',
  'a**b',
  '~a ',
  '`a ',
  '&',
  '|a',
  '<a ',
  '<!--',
  '> ',
  '1. ',
  '> - ',
  '- a\n',
  '> a\n\n',
  '> a\nb\n',
  'a\n-\n',
  '[a]: b\n',
  '[^a]: b\n',
  '```\n',
  '```\n\n',
  '<b\n\n',
  '<pre>\n\n',
  '/a\n\n',
  '/a *b\n',
  'On a wrote:\n\n',
];

/** So many commands, each in a line or in a paragraph. */
function many(count: number, between: string): string {
  return Array.from({ length: count }, (_, index) => `/approve gate_${index}`).join(between);
}

describe('a comment that is too much', () => {
  it('has 20 commands read, and the others counted', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `approve gate_${index}`);
    expect(commandsIn(many(20, '\n'))).toEqual({ ...nothing, lines });
    for (const between of ['\n', '\n\n'])
      expect(commandsIn(many(500, between))).toEqual({ lines, suspicious: [], more: 480 });
    expect(commandsIn(`/\u200bx\n${many(500, '\n')}`)).toEqual({
      lines: lines.slice(0, 19),
      suspicious: ['/\u200bx'],
      more: 481,
    });
  });

  it('has a command with an endless argument counted, and the others read', () => {
    const endless = `/reject a --reason "${'x'.repeat(60_000)}"`;
    expect(commandsIn(`/approve a\n\n${endless}\n\n/approve b`)).toEqual({
      ...found('approve a', 'approve b'),
      more: 1,
    });
    expect(commandsIn(`/approve a\n${endless}`)).toEqual({ ...found('approve a'), more: 1 });
  });

  it('is read to 65,536 characters when it is text, a log or a list', () => {
    const text = 'Some words about it.\n\nMore words, with `code` and *emphasis*.\n\n'.repeat(900);
    const log = `\`\`\`\n${'2026-01-05 10:00 *** [info] <init>\n'.repeat(1600)}\`\`\`\n\n`;
    const folded = `<details><summary>Log</summary>\n\n${log}</details>\n\n`;
    const list = `${'- an item of a list, (and more)\n'.repeat(1900)}\n`;
    for (const before of [text, log, folded, list]) {
      expect(before.length).toBeGreaterThan(50_000);
      expect(commandsIn(`${before}/approve a`)).toEqual(found('approve a'));
    }
    expect(commandsIn(`/approve a\n\n${text}\n\n${text}/approve b`)).toEqual(found('approve a'));
  });

  it('has what cannot be read counted, and nothing taken that may stand in code', () => {
    const long = `<b> ${'text *and* more\n'.repeat(400)}`;
    expect(commandsIn(`/approve a\n\n${long}\n/approve b\n\n/approve c`)).toEqual({ ...found('approve a'), more: 2 });
    const deep = `${'> '.repeat(40)}a\n/approve b`;
    expect(commandsIn(`/approve a\n\n${deep}\n\n/approve c`)).toEqual({ ...found('approve a', 'approve c'), more: 1 });
    const mixed = `*a\n${'text\n'.repeat(1000)}/approve b\n`;
    expect(commandsIn(`${mixed}\n/approve c`)).toEqual({ ...found('approve c'), more: 1 });
    expect(commandsIn(`${mixed}On Monday Kim wrote:\n\n/approve c`)).toEqual({ ...nothing, more: 1 });
    expect(commandsIn(`/approve a\n${'x'.repeat(70_000)}`)).toEqual(nothing);
  });

  it.each(costly)('has the parser do no more than it may, however often it repeats %j', (text) => {
    for (const length of [6000, 80_000]) {
      vi.mocked(fromMarkdown).mockClear();
      const { lines, suspicious } = commandsIn(`/a\n${text.repeat(Math.ceil(length / text.length)).slice(0, length)}`);
      expect(lines.length + suspicious.length).toBeLessThanOrEqual(20);
      const given = vi.mocked(fromMarkdown).mock.calls.map(([words]) => words.length - '\n\nprobe'.length);
      expect(Math.max(0, ...given)).toBeLessThanOrEqual(4096);
      expect(given.reduce((sum, characters) => sum + (characters + 256) ** 2, 0)).toBeLessThanOrEqual(
        2 * (4096 + 256) ** 2,
      );
    }
  });
});

const lines = fc.constantFrom(
  '/a',
  '/a',
  '/a',
  '/a',
  '/a',
  '/a',
  '',
  '',
  '',
  '',
  'text',
  'a `b',
  'b` c',
  '**a',
  'b**',
  '~~a',
  'b~~',
  '[a',
  '](b)',
  '---',
  '===',
  '- a',
  '  b',
  '1. a',
  '   b',
  '> a',
  '>',
  '```',
  '   ```',
  '~~~ js',
  '````',
  '    code',
  '<div>',
  '</div>',
  '<!--',
  '-->',
  '<pre>',
  '</pre>',
  'a <b>',
  '| a |',
  '|---|',
  '[^1]: a',
  '[c]: d',
  '# a',
  '\ta',
  '  ',
  '> ```',
  '- ```',
  '  ```',
  'a \\',
  '<?x',
  '?>',
);

/** The command lines of a document by one parse of the whole. */
function byOneParse(text: string): readonly string[] {
  const { children } = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return children.flatMap((block) => {
    if (block.type !== 'paragraph') return [];
    return block.children.flatMap((child) => {
      if (child.type !== 'text') return [];
      const [start, end] = [child.position?.start.offset ?? 0, child.position?.end.offset ?? 0];
      return [...text.matchAll(/(?<![^\n])\/(\w+)(?![^\n])/gu)]
        .filter(({ index }) => index >= start && index < end)
        .map(([, command]) => String(command));
    });
  });
}

describe('reading piece by piece', () => {
  it('finds what a parse of the whole finds', () => {
    let commands = 0;
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 24 }), (drawn) => {
        const text = drawn.map((line, index) => (line === '/a' ? `/a${index}` : line)).join('\n');
        const expected = byOneParse(text);
        commands += expected.length;
        expect(commandsIn(text)).toEqual(found(...expected));
      }),
      { seed: 1, numRuns: 2000 },
    );
    expect(commands).toBeGreaterThan(300);
  });

  it('takes only whole lines of the comment, whatever it is', () => {
    const unit = fc.constantFrom(
      '/',
      'a',
      ' ',
      '\n',
      '\n\n',
      '\r',
      '\t',
      '<',
      '>',
      '!',
      '-',
      '`',
      '*',
      '[',
      ']',
      '(',
      ')',
      '|',
      '\0',
      '\ufeff',
      '\u2028',
      'а',
      '"',
      '#',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 200 }), (drawn) => {
        const body = drawn.join('');
        const whole = body.split(/\r\n?|\n/u);
        for (const line of commandsIn(body).lines) expect(whole.map((one) => one.trimEnd())).toContain(`/${line}`);
        for (const line of commandsIn(body).suspicious) expect(whole.map((one) => one.trimEnd())).toContain(line);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe('an issue form', () => {
  it('gives its values by their labels', () => {
    const body =
      '### Workflow\r\n\r\nsoftware_release\r\n\r\n### Client\r\n\r\n_No response_\r\n\r\n### What *is* it?\r\n\r\nA portal.\r\n\r\nWith two parts.\r\n\r\n### Checks\r\n\r\n- [X] I read it\r\n- [ ] Not this\r\n';
    expect(formOf(body)).toEqual({
      Workflow: 'software_release',
      'What *is* it?': 'A portal.\n\nWith two parts.',
      Checks: '- [X] I read it\n- [ ] Not this',
    });
  });

  it.each([
    [
      'code',
      '### A\n\n```yaml\n### B\n\nc\n\n### D\n```\n\n### E\n\nf',
      { A: '```yaml\n### B\n\nc\n\n### D\n```', E: 'f' },
    ],
    ['indented code', '### A\n\n    ### B\n\n### C\n\nd', { A: '    ### B', C: 'd' }],
    ['a quotation and a list', '### A\n\n> ### B\n\n- ### C\n\n### D\n\ne', { A: '> ### B\n\n- ### C', D: 'e' }],
    ['an HTML comment', '### A\n\n<!--\n\n### B\n\n-->\n\n### C\n\nd', { A: '<!--\n\n### B\n\n-->', C: 'd' }],
    ['other headings', '### A\n\n# B\n\n#### C\n\nd\n---', { A: '# B\n\n#### C\n\nd\n---' }],
  ])('has fields that %s does not end', (_what, body, fields) => {
    expect(formOf(body)).toEqual(fields);
  });

  it('has no fields where there are none', () => {
    expect(formOf('')).toEqual({});
    expect(formOf('Please help.\n\n###\n\na\n\n###b')).toEqual({});
    expect(formOf('before\n\n### A\n\n### B\n### C\nd')).toEqual({ C: 'd' });
  });

  it('keeps the first of two fields with one label, and any label', () => {
    expect(formOf('### A\n\n1\n\n### A\n\n2')).toEqual({ A: '1' });
    const odd = formOf('### __proto__\n\n1\n\n### constructor\n\n2\n\n### C#\n\n3');
    expect(Object.entries(odd)).toEqual([
      ['C#', '3'],
      ['constructor', '2'],
      ['__proto__', '1'],
    ]);
  });

  it('is read as far as it can be', () => {
    const long = `<b> ${'text *and* more\n'.repeat(400)}`;
    expect(formOf(`### A\n\na\n\n### B\n\n${long}\n\n### C\n\nc`)).toEqual({ A: 'a' });
    expect(formOf(`### A\n\na\n\n### B\n\n${'b '.repeat(40_000)}\n\n### C\n\nc`)).toEqual({ A: 'a' });
    const log = `\`\`\`\n${'2026-01-05 <init>\n\n### no\n\n'.repeat(1000)}\`\`\``;
    expect(formOf(`### A\n\n${log}\n\n### B\n\nb`)).toEqual({ A: log, B: 'b' });
  });
});
