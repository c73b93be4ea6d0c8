import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formOf } from '../../src/github/commands.ts';

const folder = join(import.meta.dirname, '../../workflows');
const lifecycles = readdirSync(join(folder, 'lifecycles')).map((name) => name.replace('.yaml', ''));

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly label?: string; readonly options?: readonly string[]; readonly default?: number };
}

/** The body of an issue as GitHub makes it of a form that was sent as it stands, with a text in every open field. */
function sent(fields: readonly Field[]): string {
  return fields
    .filter(({ type }) => type !== 'markdown')
    .map(({ attributes: { label, options, default: chosen } }) => {
      const value = options === undefined ? `about ${label}` : options[chosen ?? -1];
      return `### ${label}\n\n${value ?? '_No response_'}`;
    })
    .join('\n\n');
}

describe('issue forms', () => {
  it('there is one for every shipped lifecycle', () => {
    const forms = readdirSync(join(folder, 'issue_forms')).map((name) => name.replace('.yml', ''));
    expect(forms.toSorted()).toEqual(lifecycles.toSorted());
  });

  for (const lifecycle of lifecycles) {
    const form = parse(readFileSync(join(folder, 'issue_forms', `${lifecycle}.yml`), 'utf8')) as {
      readonly name: string;
      readonly description: string;
      readonly body: readonly Field[];
    };

    it(`that of ${lifecycle} has what GitHub asks of a form`, () => {
      expect(form.name).toMatch(/\S/u);
      expect(form.description).toMatch(/\S/u);
      const inputs = form.body.filter(({ type }) => type !== 'markdown');
      expect(inputs.every(({ id, attributes }) => id !== undefined && attributes.label !== undefined)).toBe(true);
      expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length);
    });

    it(`an issue opened with that of ${lifecycle} asks for a project that follows it`, () => {
      expect(formOf(sent(form.body))).toMatchObject({ Workflow: lifecycle, Client: 'about Client' });
    });
  }
});
