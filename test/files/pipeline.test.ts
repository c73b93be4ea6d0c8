import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPipeline } from '../../src/files/pipeline.ts';

const root = join(import.meta.dirname, '../..');
const fixture = (name: string): Buffer => readFileSync(join(root, 'test/fixtures/pipelines', name));

/** What is found, as `line:column code`. */
function found(text: string | Uint8Array, today?: string): readonly string[] {
  return readPipeline(text, 'p.yaml', today).findings.map(({ line, column, code }) => `${line}:${column} ${code}`);
}

describe('a pipeline of agent007', () => {
  it('of two steps loads as it stands, and says nothing', () => {
    const read = readPipeline(fixture('two-steps.yaml'), 'two-steps.yaml');
    expect(read.findings).toEqual([]);
    expect(
      read.ok &&
        read.pipeline.steps.map(({ id, agent, needs, inputs, output, run }) => ({
          id,
          agent,
          needs,
          inputs,
          output,
          run,
        })),
    ).toEqual([
      { id: 'research', agent: 'Researcher', needs: [], inputs: [], output: 'research_findings', run: null },
      {
        id: 'implement',
        agent: 'Coder',
        needs: ['research'],
        inputs: ['research_findings'],
        output: 'implementation',
        run: null,
      },
    ]);
  });

  it('with every field that there is loads, and says what nothing acts on yet', () => {
    const read = readPipeline(fixture('agent007-fields.yaml'), 'a.yaml');
    expect(read.ok).toBe(true);
    expect(found(fixture('agent007-fields.yaml'))).toEqual(
      ['3:1', '10:1', '15:1', '27:5', '35:11', '42:11', '48:11', '53:11'].map((place) => `${place} not_run_yet`),
    );
  });
});

it('every pipeline that ships loads and says nothing', () => {
  const folder = join(root, 'workflows/pipelines');
  for (const name of readdirSync(folder)) {
    const read = readPipeline(readFileSync(join(folder, name)), name, '2026-01-01');
    expect([name, read.ok, read.findings]).toEqual([name, true, []]);
    expect(read.ok && `${read.pipeline.name}.yaml`).toBe(name);
  }
});

describe('what is wrong with a pipeline', () => {
  it('is told where it stands: shape', () => {
    expect(
      found(`name: p
concurency: 2
steps:
  - id: 1st
    depends_on: [constructor]
    timeout: soon
  - agent: A
    checks: []
`),
    ).toEqual([
      '2:1 unknown_field',
      '4:9 wrong_value',
      '5:18 wrong_value',
      '6:14 wrong_value',
      '7:5 missing_field',
      '8:5 unknown_field',
    ]);
    expect(found('name: p\nsteps: []\n')).toEqual(['2:1 wrong_value']);
    expect(found('[]')).toEqual(['1:1 wrong_type']);
    expect(found('a: [')).toEqual(['1:5 yaml_syntax']);
    expect(found(Buffer.from([0x6e, 0xff]))).toEqual(['1:2 invalid_utf8']);
    expect(found(`name: p\n# ${'x'.repeat(1024 * 1024)}`)).toEqual(['1:1 file_too_large']);
  });

  it('is told where it stands: sense', () => {
    const text = `name: p
review_due: "2026-01-01"
state:
  depth: { type: integer, initial: deep }
steps:
  - id: a
    run: go
    depends_on:
      - b
    effects: external
  - id: b
    run: go
    depends_on: [a, nobody]
    retry: { max: 99 }
`;
    expect(readPipeline(text, 'p.yaml', '2026-06-01')).toMatchObject({ ok: false });
    expect(found(text, '2026-06-01')).toEqual([
      '2:13 review_overdue',
      '4:36 wrong_value',
      '9:9 dependency_cycle',
      '10:14 cannot_be_undone',
      '13:21 dangling_name',
      '14:19 wrong_value',
    ]);
  });

  it('is told where it stands in a template, however that is written', () => {
    expect(
      found(`name: p
steps:
  - id: literal
    prompt: |
      One line
        {{ first }}

      {{ second }}
  - id: plain
    prompt: Do {{ third }}
  - id: quoted
    prompt: "Do {{ fourth }} and {{ fifth | upper }}"
  - id: single
    prompt: 'Do {{ sixth }}'
  - id: folded
    prompt: >-
      Do {{ seventh }}
      and more
  - id: escaped
    prompt: "a\\tb {{ eighth }}"
  - { id: flow, recovery: { prompt: "{{ ninth }}" } }
  - id: stripped
    prompt: |2-

        a {{ tenth }}
`).toSorted((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10)),
    ).toEqual([
      '6:12 undefined_variable',
      '8:10 undefined_variable',
      '10:19 undefined_variable',
      '12:34 template_syntax',
      '14:20 undefined_variable',
      '16:13 undefined_variable',
      '20:13 undefined_variable',
      '21:11 nothing_to_do',
      '21:41 undefined_variable',
      '25:14 undefined_variable',
    ]);
  });

  it('keeps nobody from reading it where it is only a warning', () => {
    const text = 'name: p\nsteps:\n  - { id: a, run: a, output: x }\n  - id: b\n    prompt: "{{x}}"\n';
    const read = readPipeline(text, 'p.yaml');
    expect(read.ok && read.pipeline.steps.map(({ needs }) => needs)).toEqual([[], ['a']]);
    expect(found(text)).toEqual(['5:16 dependency_unsaid']);
    expect(read.ok && read.locate(['steps', 1, 'prompt'])).toEqual({ line: 5, column: 13 });
    expect(read.ok && read.locate(['steps', 0])).toEqual({ line: 3, column: 5 });
    expect(read.ok && read.locate([0, 0])).toEqual({ line: 1, column: 1 });
  });
});

/** One step after the other. */
function chain(count: number): string {
  const steps = Array.from({ length: count }, (_, index) => {
    const before = index === 0 ? '' : `s${index - 1}`;
    return `  - { id: s${index}, run: go, depends_on: [${before}] }\n`;
  });
  return `name: big\nsteps:\n${steps.join('')}`;
}

it('a pipeline of 1,000 steps is read, and one more is refused', () => {
  const read = readPipeline(chain(1_000), 'big.yaml');
  expect(read.ok && read.pipeline.steps.at(-1)).toMatchObject({ id: 's999', needs: ['s998'] });
  expect(found(chain(1_001))).toEqual(['1003:5 wrong_value']);
});
