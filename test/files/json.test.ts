import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson, readJsonLines } from '../../src/files/json.ts';

const most = { bytes: 10_000 };

function refusal(text: string | Uint8Array, limits = most): string {
  const read = readJson(text, 'plan.json', limits);
  if (read.ok) return `read: ${JSON.stringify(read.value)}`;
  const [{ code, line, column } = { code: '', line: 0, column: 0 }] = read.findings;
  return `${line}:${column} ${code}`;
}

describe('JSON that somebody else wrote', () => {
  it('is read as JSON.parse reads it, and everything in it has its place', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readJson(text, 'x.json', { bytes: 1_000_000 });
        if (/__proto__|e[+-]\d\d|\d{16}/u.test(text)) return;
        expect(read.ok && read.value).toEqual(JSON.parse(text));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('is refused wherever JSON.parse refuses it', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b',
      '1',
      '-',
      '01',
      'true',
      'nul',
      ' ',
      '\n',
      '//',
      "'",
      '\\',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), (given) => {
        const text = given.join('');
        const read = readJson(text, 'x.json', most);
        if (read.ok) expect(read.value).toEqual(JSON.parse(text));
        else if (read.findings[0]?.code !== 'duplicate_key') expect(() => JSON.parse(text) as unknown).toThrow(/JSON/u);
      }),
      { seed: 7, numRuns: 5_000 },
    );
  });

  it('has a place for every value: lists and objects stand where their key does', () => {
    const read = readJson('{\n  "a": [\n    {"b": 1},\n    "c"\n  ]\n}', 'x.json', most);
    if (!read.ok) throw new Error('not read');
    const at = (path: readonly (string | number)[], key?: 'key') => Object.values(read.locate(path, key)).join(':');
    expect([at([]), at(['a']), at(['a', 0, 'b']), at(['a', 0, 'b'], 'key'), at(['a', 1]), at(['a', 9, 'x'])]).toEqual([
      '1:1',
      '2:3',
      '3:11',
      '3:6',
      '4:5',
      '2:3',
    ]);
  });

  it.each([
    ['a key that stands twice', '{"a": 1,\n "a": 2}', '2:2 duplicate_key'],
    ['a key that stands twice, written differently', '{"a": 1, "\\u0061": 2}', '1:10 duplicate_key'],
    ['a key that every object has', '{"__proto__": 1}', '1:2 forbidden_key'],
    ['a file that was cut off in a list', '{"a": [1,\n', '2:1 json_syntax'],
    ['a file that was cut off in a text', '{"a": "b', '1:7 json_syntax'],
    ['a file that was cut off behind a key', '{"a"', '1:5 json_syntax'],
    ['a file that was cut off in an object', '{"a": 1', '1:8 json_syntax'],
    ['a comma too many', '{"a": 1,}', '1:9 json_syntax'],
    ['a comma too few', '[1 2]', '1:4 json_syntax'],
    ['a missing colon', '{"a" 1}', '1:6 json_syntax'],
    ['a comment', '{"a": 1} // why', '1:10 json_syntax'],
    ['single quotes', "{'a': 1}", '1:2 json_syntax'],
    ['a line end inside a text', '"a\nb"', '1:1 json_syntax'],
    ['a number with a zero in front', '[007]', '1:2 json_syntax'],
    ['two documents', '{} {}', '1:4 json_syntax'],
    ['an empty file', ' \n', '1:1 empty_file'],
    ['a number that is not exact', '[9007199254740993]', '1:2 number_not_exact'],
    ['a number without end', '[1e999]', '1:2 number_not_exact'],
    ['what is nested too deeply', `${'['.repeat(70)}${']'.repeat(70)}`, '1:66 nested_too_deeply'],
    ['what would overflow the stack', '['.repeat(9_000), '1:66 nested_too_deeply'],
    ['UTF-16 with a mark', Buffer.from('\uFEFF{}', 'utf16le'), '1:1 invalid_utf8'],
    ['UTF-16 without a mark', Buffer.from('{}', 'utf16le'), '1:1 invalid_utf8'],
    ['UTF-16 the other way round', Buffer.from([0, 0x7b, 0, 0x7d]), '1:1 invalid_utf8'],
    ['Latin-1', Buffer.from('{"a":\n"\xe9"}', 'latin1'), '2:2 invalid_utf8'],
    ['more than may be read', `"${'x'.repeat(10_000)}"`, '1:1 file_too_large'],
    ['more bytes than may be read', Buffer.alloc(10_001, 0x20), '1:1 file_too_large'],
  ])('%s is refused at its place', (_what, text, says) => {
    expect(refusal(text)).toBe(says);
  });

  it('may begin with a byte order mark', () => {
    expect(refusal('\uFEFF{"a":1}')).toBe('read: {"a":1}');
    expect(refusal(Buffer.from('\uFEFF{"a":1}'))).toBe('read: {"a":1}');
  });
});

describe('JSON of which each line is a value', () => {
  it('is the list of them, with the line of each', () => {
    const read = readJsonLines('{"a":1}\r\n\n{"a":2}\n', 'events.ndjson', most);
    expect(read).toMatchObject({ ok: true, value: [{ a: 1 }, { a: 2 }] });
    expect(read.ok && read.locate([1, 'a'])).toEqual({ line: 3, column: 6 });
  });

  it.each([
    ['two values in a line', '{} {}', '1:4 json_syntax'],
    ['a value over two lines', '{"a":\n1}', '1:6 json_syntax'],
    ['nothing', '\n\n', '1:1 empty_file'],
  ])('is refused with %s', (_what, text, says) => {
    const read = readJsonLines(text, 'events.ndjson', most);
    expect(read.ok ? '' : `${read.findings[0]?.line}:${read.findings[0]?.column} ${read.findings[0]?.code}`).toBe(says);
  });
});
