import { describe, expect, it } from 'vitest';
import { readDefinition } from '../../src/files.ts';
import { definitionFindings } from '../../src/files/judged.ts';
import { fullPolicy } from '../../src/core/policy/schema.ts';
import { chosenFrom, foundIn } from '../../src/kept/sources.ts';
import { blobId } from '../../src/record.ts';

const file = '.github/countersign/lifecycles/paper.yaml';
const gates = '.github/countersign/approval-gates.yaml';
const facts = '.github/countersign/facts.yaml';
const lifecycle = `workflow_type: paper
stages: [draft, done]
include:
  - ${gates}
  - ${facts}
artifacts:
  - { artifact_type: text, path: text.md, gates: [editor] }
`;
const sharedGates = 'gates:\n  - { gate_id: editor, owner: chief }\nroles: [chief]\n';
const sharedFacts = 'facts:\n  title: {}\n';

/** A definition in `file` as it is found, with the texts that there are; `asked`: what was asked for. */
async function found(text: string, texts: Readonly<Record<string, string | null>>) {
  const asked: (readonly string[])[] = [];
  const all = await foundIn([{ origin: file, text, blob: blobId(text) }], async (paths) => {
    asked.push(paths);
    return new Map(Object.entries(texts));
  });
  const [one] = all;
  if (one === undefined) throw new Error('nothing was found');
  return { one, asked, all };
}

/** What is wrong with it: `file:line:column code message`. */
async function wrong(text: string, texts: Readonly<Record<string, string | null>>): Promise<readonly string[]> {
  const { one } = await found(text, texts);
  expect(one.read.ok).toBe(false);
  expect(one.definition).toBe(null);
  return one.findings.map((each) => `${each.file}:${each.line}:${each.column} ${each.code} ${each.message}`);
}

function including(...paths: readonly string[]): string {
  return `workflow_type: paper\nstages: [draft]\ninclude: ${JSON.stringify(paths)}\n`;
}

describe('a definition that includes other files', () => {
  it('is one text, which means the same and includes nothing, and whose origin names them all', async () => {
    const { one, asked, all } = await found(lifecycle, { [gates]: sharedGates, [facts]: sharedFacts });
    expect(asked).toEqual([[gates, facts]]);
    expect(one).toMatchObject({
      origin: `${file} with ${gates} and ${facts}`,
      files: [file, gates, facts],
      findings: [],
    });
    expect(one.blob).toBe(blobId(one.text));
    expect(one.text.split('\n')[0]).toBe(`# Made of ${file}, ${gates}, ${facts}`);
    expect(readDefinition(one.text, 'pinned')).toMatchObject({ ok: true, definition: one.definition });
    expect(one.definition).toMatchObject({ gates: [{ gate_id: 'editor', owner: 'chief' }], facts: { title: {} } });
    expect((await chosenFrom(all, 'paper'))?.source).toMatchObject({
      origin: one.origin,
      text: one.text,
      blob: one.blob,
    });
  });

  it('without any, nothing is asked for, and the text stays as it is', async () => {
    const text = 'workflow_type: paper\nstages: [draft]\n';
    const { one, asked } = await found(text, {});
    expect(asked).toEqual([]);
    expect(one).toMatchObject({ origin: file, files: [file], text });
    expect((await found(including(), {})).one).toMatchObject({ origin: file, files: [file], findings: [] });
  });

  it('in the full form, all of it together has to be full', async () => {
    const full = `${lifecycle}schema_version: 1.0.0\n`;
    const findings = await wrong(full, { [gates]: sharedGates, [facts]: sharedFacts });
    expect(findings.filter((one) => /applies_when|terminal_states/u.test(one))).toEqual([
      expect.stringMatching(new RegExp(`^${file}:1:1 missing_field terminal_states `, 'u')) as string,
      expect.stringMatching(new RegExp(`^${gates}:2:5 missing_field applies_when `, 'u')) as string,
    ]);
  });

  it('what makes no sense is told of the file in which it stands', async () => {
    const { one } = await found(`${lifecycle}gates: [money]\n`, {
      [gates]: sharedGates.replace('roles:', '  - legal\nroles:'),
      [facts]: sharedFacts,
    });
    if (!one.read.ok) throw new Error('it is read');
    expect(
      definitionFindings(one.read, file).map((each) => `${each.file}:${each.line}:${each.column} ${each.message}`),
    ).toEqual([`${gates}:3:5 nothing asks for gate legal`, `${file}:8:9 nothing asks for gate money`]);
    const policy = fullPolicy({ version: 1, roles: { money: { logins: ['a'] }, legal: { logins: ['a'] } } });
    expect(
      definitionFindings(one.read, file, policy)
        .filter(({ code }) => code === 'gate_nobody_opens')
        .map((each) => `${each.file}:${each.line}:${each.column} ${each.message}`),
    ).toEqual([`${gates}:2:5 nobody can open gate editor: the policy has no role chief`]);
  });

  it.each<readonly [string, string, Readonly<Record<string, string | null>>, readonly string[]]>([
    [
      'a file that is not there',
      including(gates, facts),
      { [facts]: sharedFacts },
      [`${file}:3:11 include_missing there is no file ${gates}`],
    ],
    [
      'a file that is no text',
      including(gates),
      { [gates]: null },
      [`${file}:3:11 include_missing ${gates} is no text, or too large to be read whole`],
    ],
    [
      'a place outside',
      including('../secret.yaml'),
      {},
      [`${file}:3:11 include_path ../secret.yaml does not lie below .github/countersign/`],
    ],
    ['itself', including(file), {}, [`${file}:3:11 include_cycle ${file} includes itself`]],
    [
      'a file that includes others',
      including(gates),
      { [gates]: `gates: [a]\ninclude: [${facts}]\n` },
      [`${gates}:2:1 include_cycle ${gates} is included, and what is included includes nothing itself`],
    ],
    [
      'what is no YAML',
      including(gates),
      { [gates]: 'gates: [a\n' },
      [expect.stringContaining(`${gates}:2:1 yaml_syntax`) as string],
    ],
    ['a list', including(gates), { [gates]: '- a\n' }, [expect.stringContaining(`${gates}:1:1 wrong_type`) as string]],
    ['a word', including(gates), { [gates]: 'a\n' }, [expect.stringContaining(`${gates}:1:1 wrong_type`) as string]],
    [
      'what only a definition says, and parts of another form',
      including(gates),
      { [gates]: 'workflow_type: other\ngates: 7\n' },
      [
        expect.stringContaining(`${gates}:1:1 unknown_field`) as string,
        expect.stringContaining(`${gates}:2:8 wrong_type`) as string,
      ],
    ],
    [
      'a word instead of a list',
      `workflow_type: paper\nstages: [draft]\ninclude: ${gates}\n`,
      {},
      [expect.stringContaining(`${file}:3:10 wrong_type`) as string],
    ],
    [
      'what together is too much',
      including(gates),
      {
        [gates]: `facts:\n  &a x: {label: &b ${'x'.repeat(60_000)}}\n${Array.from({ length: 30 }, (_, at) => `  y${at}: {label: *b}\n`).join('')}`,
      },
      [`${file}:1:1 file_too_large the file is larger than 1 MB`],
    ],
  ])('includes %s: that is found', async (_what, text, texts, findings) => {
    expect(await wrong(text, texts)).toEqual(findings);
  });

  it('is not read by what looks for one file only', () => {
    expect(readDefinition(lifecycle, file)).toMatchObject({
      ok: false,
      findings: [{ code: 'include_missing', line: 3, column: 1 }],
    });
  });
});
