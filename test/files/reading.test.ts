import { describe, expect, it } from 'vitest';
import { readDefinition, readPolicy, readState, writeYaml } from '../../src/files.ts';
import { definitionFindings } from '../../src/files/judged.ts';
import { policyFindings } from '../../src/files/judged.ts';
import { fullPolicy } from '../../src/core/policy/schema.ts';
import type { FindingCode } from '../../src/core/finding.ts';
import { fullDefinition, policy, shortDefinition, state } from './examples.ts';

const head = 'workflow_type: x\nstages: [a]\n';

describe('what is not one plain YAML document is refused where it stops being one', () => {
  it.each<[string, string, FindingCode, number, number, string]>([
    ['an empty file', '', 'empty_file', 1, 1, 'nothing in the file'],
    ['a file of comments', '# a\n# b\n', 'empty_file', 1, 1, 'nothing in the file'],
    ['a quote that is never closed', 'a: "x\nb: 1\n', 'yaml_syntax', 3, 1, 'quote'],
    ['two colons in a line', 'a: b: c\n', 'yaml_syntax', 1, 4, 'ested mappings'],
    [
      'a merge conflict',
      'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n',
      'conflict_markers',
      2,
      1,
      'merge conflict',
    ],
    ['the end of a merge conflict', 'a: 1\n>>>>>>> x\n', 'conflict_markers', 2, 1, 'merge conflict'],
    ['a byte order mark', '\uFEFFa: 1\n', 'byte_order_mark', 1, 1, 'byte order mark'],
    ['a tab for indentation', 'a:\n\tb: 1\n', 'tab_indentation', 2, 1, 'abs'],
    ['a tab before a dash', 'a:\n  - x\n\t- y\n', 'tab_indentation', 3, 1, 'abs'],
    ['a second document', 'a: 1\n---\nb: 2\n', 'several_documents', 2, 1, 'second document'],
    ['a key twice', 'a: 1\nb:\n  c: 1\n  c: 2\n', 'duplicate_key', 4, 3, 'c stands here twice'],
    ['a list as a key', '? [a]\n: b\n', 'forbidden_key', 1, 3, ''],
    ['__proto__ as a key', 'a: 1\n__proto__: {b: 1}\n', 'forbidden_key', 2, 1, '__proto__'],
    ['no number', 'a:\n- .nan\n', 'number_not_exact', 2, 3, 'not a finite number'],
    ['infinity', 'a: -.inf\n', 'number_not_exact', 1, 4, 'not a finite number'],
    ['a number that would be rounded', 'a: 12345678901234567890\n', 'number_not_exact', 1, 4, 'too large to be exact'],
    ['a version of YAML', '%YAML 1.1\n---\na: yes\n', 'yaml_directive', 1, 1, '%YAML'],
    ['a directive nobody knows', '%FOO x\n---\na: 1\n', 'yaml_directive', 1, 1, 'FOO'],
    ['a tag', 'a: 1\nb: !secret x\n', 'yaml_tag', 2, 4, '!secret'],
    ['an alias of nothing', 'a: *b\n', 'yaml_syntax', 1, 4, 'no anchor &b'],
    ['an alias of itself', 'a: &a [*a]\n', 'nested_too_deeply', 1, 7, '64 levels'],
    ['a control character', 'a: 1\nb: x\u0007\n', 'control_character', 2, 5, 'control character'],
  ])('%s', (_name, text, code, line, column, message) => {
    for (const read of [readDefinition(text, 'x.yml'), readPolicy(text, 'x.yml'), readState(text, 'x.yml')]) {
      expect(read).toMatchObject({ ok: false, findings: [{ file: 'x.yml', code, line, column, severity: 'error' }] });
      expect('findings' in read ? read.findings[0]?.message : '').toContain(message);
      expect('findings' in read ? read.findings[0]?.next : '').not.toBe('');
    }
  });

  it('bytes that are not UTF-8 are refused where they begin to be wrong', () => {
    const bytes = Buffer.concat([Buffer.from('a: ü\nb: '), Buffer.from([0xff, 0xfe]), Buffer.from('\n')]);
    expect(readPolicy(bytes, 'p')).toMatchObject({
      ok: false,
      findings: [{ code: 'invalid_utf8', line: 2, column: 4 }],
    });
  });

  it('bytes that are UTF-8 read like their text, and a byte order mark is seen in bytes, too', () => {
    expect(readPolicy(Buffer.from('version: 1\n'), 'p').ok).toBe(true);
    expect(readPolicy(Buffer.from('\uFEFFversion: 1\n'), 'p')).toMatchObject({
      findings: [{ code: 'byte_order_mark' }],
    });
  });
});

describe('what would take forever is refused at once', () => {
  const bomb = Array.from(
    { length: 9 },
    (_, n) =>
      `k${n}: &a${n} [${Array(9)
        .fill(n === 0 ? 'x' : `*a${n - 1}`)
        .join(', ')}]`,
  ).join('\n');
  it.each<[string, string, FindingCode]>([
    ['aliases that unfold without end', bomb, 'alias_bomb'],
    ['a thousand aliases', `a: &a x\nb: [${'*a, '.repeat(1000)}]`, 'alias_bomb'],
    ['half a million brackets', '['.repeat(500_000), 'nested_too_deeply'],
    ['half a million braces', '{'.repeat(500_000), 'nested_too_deeply'],
    ['half a million dashes', '- '.repeat(500_000), 'nested_too_deeply'],
    ['half a million question marks', '? '.repeat(500_000), 'nested_too_deeply'],
    ['a staircase', Array.from({ length: 1_000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'), 'nested_too_deeply'],
    ['ten megabytes', 'a: 1\n'.repeat(2_000_000), 'file_too_large'],
  ])('%s', (_name, text, code) => {
    expect(readDefinition(text, 'x')).toMatchObject({ ok: false, findings: [{ code }] });
  });

  it('a hundred thousand keys are read in a moment', () => {
    const text = Array.from({ length: 90_000 }, (_, n) => `k${n}: 1`).join('\n');
    expect(readPolicy(text, 'x')).toMatchObject({ ok: false });
  });

  it('definitions and policies may have 1 MB, a state 64 KB', () => {
    expect(readPolicy(`version: 1\n${comment(1024 * 1024 - 11)}`, 'p').ok).toBe(true);
    expect(readPolicy(`version: 1\n${comment(1024 * 1024 - 10)}`, 'p')).toMatchObject({
      findings: [{ code: 'file_too_large', message: 'the file is larger than 1 MB' }],
    });
    const yaml = writeYaml(state);
    expect(readState(yaml + comment(64 * 1024 - Buffer.byteLength(yaml)), 's').ok).toBe(true);
    expect(readState(yaml + comment(64 * 1024 - Buffer.byteLength(yaml) + 1), 's')).toMatchObject({
      findings: [{ code: 'file_too_large', message: 'the file is larger than 64 KB' }],
    });
    expect(readState(Buffer.alloc(10_000_000, 'a'), 's')).toMatchObject({ findings: [{ code: 'file_too_large' }] });
  });

  it('ü counts as two bytes', () => {
    expect(readPolicy(`# ${'ü'.repeat(600_000)}`, 'p')).toMatchObject({ findings: [{ code: 'file_too_large' }] });
  });
});

describe('line ends', () => {
  it('people may write CRLF', () => {
    expect(readDefinition(crlf(writeYaml(fullDefinition)), 'd')).toMatchObject({ ok: true, written: fullDefinition });
  });

  it('positions count the same with CRLF', () => {
    expect(readDefinition(crlf(`${head}lable: x\n`), 'd')).toMatchObject({ findings: [{ line: 3, column: 1 }] });
  });

  it('a state never has them', () => {
    expect(readState(crlf(writeYaml(state)), 's')).toMatchObject({
      ok: false,
      findings: [{ code: 'carriage_return', line: 1, column: 10 }],
    });
  });
});

describe('a value of the wrong shape is refused at the value, an unknown name at the name', () => {
  it.each<[string, string, FindingCode, number, number, string, string]>([
    [
      'an unknown field',
      `${head}lable: x\n`,
      'unknown_field',
      3,
      1,
      'the file has no field lable',
      'Did you mean label?',
    ],
    [
      'an unknown field that is like none',
      `${head}zzzzzzzz: x\n`,
      'unknown_field',
      3,
      1,
      'no field zzzzzzzz',
      'Take it out',
    ],
    ['a missing field', 'workflow_type: x\n', 'missing_field', 1, 1, 'stages is missing in the file', 'Add stages'],
    [
      'a missing field of an item',
      'workflow_type: x\nstages:\n  - a\n  - label: B\n    purpose: b\n',
      'missing_field',
      4,
      5,
      'id is missing in stages[1]',
      'Add id',
    ],
    [
      'a number for text',
      'workflow_type: 3\nstages: [a]\n',
      'wrong_type',
      1,
      16,
      'workflow_type must be text, and is 3',
      'quotes',
    ],
    [
      'a list for text',
      'workflow_type: [x]\nstages: [a]\n',
      'wrong_type',
      1,
      1,
      'workflow_type must be text, and is a list',
      'Write text',
    ],
    [
      'an object for a list',
      `${head}gates: {a: b}\n`,
      'wrong_type',
      3,
      1,
      'gates must be a list, and is an object',
      'dash',
    ],
    [
      'text for true',
      `${head}default: maybe\n`,
      'wrong_type',
      3,
      10,
      'default must be true or false, and is maybe',
      'true or false',
    ],
    ['nothing for text', `${head}label:\n`, 'wrong_type', 3, 7, 'label must be text, and is empty', 'Write text'],
    ['blanks for text', `${head}label: "  "\n`, 'wrong_value', 3, 8, 'label is empty', 'Write something'],
    [
      'a name with blanks',
      'workflow_type: a b\nstages: [a]\n',
      'wrong_value',
      1,
      16,
      'workflow_type cannot be a b',
      'letters',
    ],
    [
      'a version',
      `${head}version: ok\nschema_version: "1"\n`,
      'wrong_value',
      4,
      17,
      'schema_version cannot be 1',
      '1.0.0',
    ],
    ['an empty list', 'workflow_type: x\nstages: []\n', 'wrong_value', 2, 1, 'stages is an empty list', 'at least one'],
    [
      'a kind',
      `${head}artifacts: [{artifact_type: a, owner: o, version_policy: v, kind: flie}]\n`,
      'wrong_value',
      3,
      67,
      'cannot be flie',
      'Did you mean file?',
    ],
    [
      'a kind like none',
      `${head}validation_rules: [zzzzzzzz]\n`,
      'wrong_value',
      3,
      20,
      'cannot be zzzzzzzz',
      'Use invalid_transition',
    ],
    [
      'a number where a name or an object stands',
      `${head}gates: [3]\n`,
      'wrong_type',
      3,
      9,
      'gates[0] must be text or an object, and is 3',
      'Write text or an object',
    ],
    [
      'a trigger',
      `${head}allowed_transitions: [{from: a, to: a, when: x, on: landed}]\n`,
      'wrong_value',
      3,
      53,
      'cannot be landed',
      'landed, check, flag or run',
    ],
    [
      'a trigger of two',
      `${head}allowed_transitions: [{from: a, to: a, when: x, on: {flag: a, landed: b}}]\n`,
      'wrong_value',
      3,
      49,
      'asks for landed and flag at once',
      'line of its own',
    ],
    [
      'the result of a check',
      `${head}allowed_transitions: [{from: a, to: a, when: x, on: {check: ci}}]\n`,
      'wrong_value',
      3,
      61,
      'cannot be ci',
      'check: ci failed',
    ],
    [
      'a wildcard',
      `${head}allowed_transitions: [{from: "*", to: a, when: x}]\n`,
      'wildcard_transition',
      3,
      30,
      '* stands for every stage',
      'exceptions one by one',
    ],
    [
      'a count',
      `${head}gates: [{gate_id: a, owner: o, applies_when: x, count: 0}]\n`,
      'wrong_value',
      3,
      56,
      'must be at least 1',
      '1 or more',
    ],
    [
      'what a flag asks for',
      `${head}triage: [{flag: a, outcome: secuirty_review}]\n`,
      'wrong_value',
      3,
      29,
      'cannot be secuirty_review',
      'Did you mean security_review?',
    ],
    [
      'a kind of track',
      `${head}tracks: [{id: a, kind: risky}]\n`,
      'wrong_value',
      3,
      24,
      'cannot be risky',
      'Did you mean risk?',
    ],
    [
      'what a specialist has',
      `${head}specialists: [{id: a, own: [b]}]\n`,
      'unknown_field',
      3,
      23,
      'has no field own',
      'Did you mean owns?',
    ],
    [
      'what a specialist leaves to others',
      `${head}specialists: [{id: a, must_not: [b]}]\n`,
      'wrong_type',
      3,
      23,
      'must be an object, and is a list',
      'Write an object',
    ],
    [
      'the request of a rule',
      `${head}routing_rules: [{id: a, on: {intent: creat}}]\n`,
      'wrong_value',
      3,
      38,
      'cannot be creat',
      'Did you mean create?',
    ],
    [
      'a rule about no request',
      `${head}routing_rules: [{id: a, on: {}}]\n`,
      'wrong_value',
      3,
      25,
      'routing_rules[0].on is empty',
      'intent, target, flag or triage',
    ],
    [
      'where a rule leads',
      `${head}routing_rules: [{id: a, to: {specialst: b}}]\n`,
      'unknown_field',
      3,
      30,
      'has no field specialst',
      'Did you mean specialist?',
    ],
    [
      'the stage of a rule',
      `${head}routing_rules: [{id: a, to: {stage: 3}}]\n`,
      'wrong_type',
      3,
      37,
      'must be text or a list, and is 3',
      'Write text or a list',
    ],
    [
      'what support is for',
      `${head}support: [{job: a, specialist: b}]\n`,
      'missing_field',
      3,
      11,
      'on is missing in support[0]',
      'Add on',
    ],
    [
      'when a plugin is used',
      `${head}plugins: [{id: a}]\n`,
      'missing_field',
      3,
      11,
      'when is missing in plugins[0]',
      'Add when',
    ],
    [
      'what an alias stands for',
      `${head}aliases: {a: 3}\n`,
      'wrong_type',
      3,
      14,
      'aliases.a must be text, and is 3',
      'quotes',
    ],
    [
      'the shape of a recovery',
      `${head}recovery_actions: [{id: a, shape: target_questions}]\n`,
      'wrong_value',
      3,
      35,
      'cannot be target_questions',
      'Did you mean targeted_questions?',
    ],
    [
      'what may become of a version',
      `${head}artifacts: [{artifact_type: a, versions: [revize]}]\n`,
      'wrong_value',
      3,
      43,
      'cannot be revize',
      'Did you mean revise?',
    ],
    [
      'a question without words',
      `${head}facts: {a: {question: ""}}\n`,
      'wrong_value',
      3,
      23,
      'facts.a.question is empty',
      'Write something',
    ],
  ])('%s', (_name, text, code, line, column, message, next) => {
    const read = readDefinition(text, 'd.yml');
    const findings = read.ok ? [] : read.findings;
    const found = findings.find((finding) => finding.code === code);
    expect(found).toMatchObject({ code, line, column, file: 'd.yml', severity: 'error' });
    expect(found?.message).toContain(message);
    expect(found?.next).toContain(next);
  });

  it.each<[string, string, FindingCode, number, string, string]>([
    ['an unknown leaf', '{gat: x}', 'unknown_field', 2, 'has gat', 'Did you mean gate?'],
    [
      'an unknown leaf that is like none',
      '{zzzzzzzz: x}',
      'unknown_field',
      2,
      'has zzzzzzzz',
      'Begin it with all, any',
    ],
    ['a word', 'x', 'wrong_type', 1, 'must be an object, and is x', 'Begin it with all, any'],
    ['nothing', '{}', 'wrong_value', 1, 'is empty', 'Begin it with all, any'],
    [
      'two leaves in one',
      '{fact: a, any: [{flag: x}]}',
      'wrong_value',
      1,
      'asks for any and fact at once',
      'below all',
    ],
    [
      'a word of the leaf that was meant',
      '{gate: g, is: opened}',
      'wrong_value',
      15,
      'is cannot be opened',
      'Did you mean open?',
    ],
    ['a field of another leaf', '{gate: g, stage: s}', 'unknown_field', 11, 'no field stage', ''],
    [
      'a leaf inside',
      '{not: {all: [{count: {artifact: a, at_least: 0}}]}}',
      'wrong_value',
      46,
      'must be at least 1, and is 0',
      '',
    ],
    ['an age', '{age: {artifact: a, at_least_days: 0}}', 'wrong_value', 36, 'must be more than 0', ''],
    ['a date', '{date: {}}', 'wrong_value', 2, 'date is empty', 'after or before'],
    ['a fact', '{fact: a, equals: [1]}', 'wrong_type', 11, 'must be text, a number or true or false', ''],
  ])(
    'of a condition only the alternative that was meant is spoken of: %s',
    (_name, condition, code, column, message, next) => {
      const before = 'requires: ';
      const read = readDefinition(`${head}terminal_states:\n- id: end\n  ${before}${condition}\n`, 'd');
      expect(read).toMatchObject({ ok: false, findings: [{ code, line: 5 }] });
      const [finding] = read.ok ? [] : read.findings;
      // The condition begins after `  requires: `; one that is a list or an object stands at its key.
      const start = column === 1 && condition.startsWith('{') ? 3 : before.length + 2 + column;
      expect(finding?.column).toBe(start);
      expect(finding?.message).toContain(message);
      expect(finding?.next).toContain(next);
    },
  );

  it('every fault is said, first line first', () => {
    const read = readDefinition('zzzzzz: 1\nworkflow_type: a b\nstages: []\n', 'd');
    expect(read.ok ? [] : read.findings.map((finding) => finding.line)).toEqual([1, 2, 3]);
  });

  it('a field that is missing because its name is misspelt is said so', () => {
    const read = readPolicy('versoin: 1\n', 'p');
    expect('findings' in read ? read.findings.map((finding) => finding.next) : []).toEqual([
      'Add version: … here. Is versoin meant to be it?',
      'Did you mean version?',
    ]);
  });
});

describe('definitions', () => {
  it('with schema_version are full and strict', () => {
    expect(readDefinition(writeYaml({ ...shortDefinition, schema_version: '1.0.0' }), 'd').ok).toBe(false);
    expect(readDefinition(writeYaml(fullDefinition), 'd')).toMatchObject({ ok: true, written: fullDefinition });
  });

  it.each([
    ['stages', { id: 'a' }, ['label', 'purpose']],
    ['allowed_transitions', { from: 'a', to: 'b' }, ['when']],
    ['artifacts', { artifact_type: 'a' }, ['owner', 'version_policy']],
    ['roles', { id: 'a' }, ['label']],
    ['gates', { gate_id: 'a' }, ['owner', 'applies_when']],
    ['actions', { id: 'a' }, ['label', 'gates']],
    ['routing_rules', { id: 'a' }, ['when', 'action']],
    ['recovery_actions', { id: 'a' }, ['applies_when', 'output']],
    ['terminal_states', { id: 'a' }, []],
  ])('with schema_version ask in %s for more than what tells which one it is', (part, least, missing) => {
    const read = readDefinition(writeYaml({ ...fullDefinition, [part]: [least] }), 'd');
    const findings = read.ok ? [] : read.findings;
    expect(findings.map(({ code, message }) => [code, message])).toEqual(
      missing.map((name) => ['missing_field', `${name} is missing in ${part}[0]`]),
    );
    const { schema_version: _version, ...short } = fullDefinition;
    expect(readDefinition(writeYaml({ ...short, [part]: [least] }), 'd').ok).toBe(true);
  });

  it('without it may be short', () => {
    expect(readDefinition(writeYaml(shortDefinition), 'd')).toMatchObject({ ok: true, written: shortDefinition });
  });

  it('that make no sense are read, and what is wrong stands where it is', () => {
    const read = readDefinition(
      'workflow_type: x\nstages: [a, b]\nallowed_transitions:\n- from: a\n  to: c\n  when: x\n',
      'd',
    );
    expect(read.ok && definitionFindings(read, 'd')).toMatchObject([
      { code: 'unreachable_stage', line: 2, column: 13, severity: 'error', file: 'd' },
      { code: 'dangling_name', line: 5, column: 7, severity: 'error' },
    ]);
  });

  it('a policy shows the gates that nobody opens', () => {
    const read = readDefinition('workflow_type: x\nstages: [a]\ngates: [g]\n', 'd');
    expect(
      read.ok &&
        definitionFindings(read, 'd', fullPolicy({ version: 1 })).map((finding) => [
          finding.code,
          finding.line,
          finding.column,
        ]),
    ).toEqual([
      ['gate_unused', 3, 9],
      ['gate_nobody_opens', 3, 9],
    ]);
  });

  it('positions of paths: the value, the key of lists and objects, the key where asked, the owner of what is not written', () => {
    const read = readDefinition('# x\nworkflow_type: x\nstages:\n  - a\nfacts:\n  f: {label: F}\n', 'd');
    if (!read.ok) throw new Error('read');
    expect(read.locate([])).toEqual({ line: 2, column: 1 });
    expect(read.locate(['workflow_type'])).toEqual({ line: 2, column: 16 });
    expect(read.locate(['workflow_type'], 'key')).toEqual({ line: 2, column: 1 });
    expect(read.locate(['stages'])).toEqual({ line: 3, column: 1 });
    expect(read.locate(['stages', 0, 'id'])).toEqual({ line: 4, column: 5 });
    expect(read.locate(['facts', 'f', 'label'])).toEqual({ line: 6, column: 14 });
    expect(read.locate(['gates', 0])).toEqual({ line: 2, column: 1 });
  });
});

describe('policies', () => {
  it('get their defaults', () => {
    expect(readPolicy('version: 1\n', 'p')).toMatchObject({
      ok: true,
      policy: { assurance: 'proven', attesters: ['maintain'], fallback: [] },
    });
    expect(readPolicy(writeYaml(policy), 'p')).toMatchObject({ ok: true, policy });
  });

  it('name only what is there, and what is not stands at its name', () => {
    const read = readPolicy('version: 1\ngates:\n  reveiw:\n    roles: [ann]\nverbs:\n  aprove: [write]\n', 'p');
    const definition = readDefinition('workflow_type: x\nstages: [a]\ngates: [review]\n', 'd');
    if (!read.ok || !definition.ok) throw new Error('read');
    expect(policyFindings(read, 'p', [definition.definition], ['approve'])).toMatchObject([
      { code: 'unknown_gate', line: 3, column: 3, next: 'Did you mean review?' },
      { code: 'unknown_role', line: 4, column: 13 },
      { code: 'unknown_verb', line: 6, column: 3, next: 'Did you mean approve?' },
    ]);
  });
});

describe('states', () => {
  it('read as they were written', () => {
    expect(readState(writeYaml(state), 's')).toEqual({ ok: true, state });
  });

  it('with a field that Countersign does not know are refused', () => {
    expect(readState(`${writeYaml(state)}stage: done\n`, 's')).toMatchObject({
      ok: false,
      findings: [{ code: 'unknown_field', column: 1 }],
    });
  });
});

describe('anchors and aliases', () => {
  it('may be used with measure', () => {
    const text = 'workflow_type: x\nstages: [a]\nartifacts:\n- &n {artifact_type: n, owner: o, version_policy: v}\n';
    expect(readDefinition(`${text}roles: [&r one, two]\ngates: [*r]\n`, 'd')).toMatchObject({
      ok: true,
      written: { gates: ['one'] },
    });
  });
});

function comment(bytes: number): string {
  return `#${'x'.repeat(bytes - 2)}\n`;
}

function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
