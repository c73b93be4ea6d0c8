import { describe, expect, it } from 'vitest';
import { filled, TemplateFailed, variablesIn } from '../../src/files/template.ts';

/** Where a template is wrong, and what to do about it. */
function fault(template: string): string {
  const read = variablesIn(template);
  return read.ok ? 'none' : `${read.line}:${read.column} ${read.because} — ${read.next}`;
}

describe('a template', () => {
  it('of Tera with variables is one here, with every variable once and where it stands first', () => {
    const read = variablesIn(
      'Do {{task}}\nwith {{ research_findings }} and\n{%- if notes %} {{notes}} {% endif %}{{task}}',
    );
    expect(read).toEqual({
      ok: true,
      names: ['task', 'research_findings', 'notes'],
      places: new Map([
        ['task', { line: 1, column: 6 }],
        ['research_findings', { line: 2, column: 9 }],
        ['notes', { line: 3, column: 8 }],
      ]),
    });
  });

  it('asks only for what it does not make itself, and for nothing in what is raw or a comment', () => {
    const made =
      '{% assign lines = notes | split: "\n" %}{% for line in lines %}{{ forloop.index }} {{ line }}{% endfor %}';
    const read = variablesIn(
      `${made}{% raw %}{{ raw }} {# raw #}{% endraw %}{% comment %}{{ said }} {# said #}{% endcomment %}`,
    );
    expect(read).toMatchObject({ ok: true, names: ['notes'] });
    expect(filled(made, { notes: 'a\nb' })).toBe('1 a2 b');
  });

  it('can ask how long a text is, and for nothing else of it', () => {
    expect(variablesIn('{{ notes.size }}')).toMatchObject({ ok: true, names: ['notes'] });
    expect(fault('Use ${{ secrets.TOKEN }}')).toBe(
      '1:9 secrets is text, and has no TOKEN — Write {{ secrets }}. What is meant for another program stands between {% raw %} and {% endraw %}.',
    );
    expect(fault('{{ notes[0] }}')).toMatch(/^1:4 notes is text, and has no 0/u);
  });

  it.each([
    ['{{ task', '1:1 output "{{ task" not closed — What is not meant'],
    ['a\n  {% if task %}', '2:3 tag {% if task %} not closed — What is not meant'],
    ['{{ task | upper }}', '1:1 there is no filter upper — Write upcase.'],
    ['{{ task | upcse }}', '1:1 there is no filter upcse — Write upcase.'],
    ['{{ task | date: "%s" }}', '1:1 there is no filter date — There is append, '],
    ['{{ task | shuffled_by_dice }}', '1:1 there is no filter shuffled_by_dice — There is append, '],
    [
      '{{ task | default(value="x") }}',
      '1:18 expected ":" after filter name — What a filter needs stands behind a colon',
    ],
    ['{{ task ~ "x" }}', '1:10 this is more than a name with filters — There are no functions'],
    ['{{ get_env(name="HOME") }}', '1:16 this is more than a name with filters — There are no functions'],
    ['x {% set y = 1 %}', '1:3 there is no tag set — Write {% assign … %}.'],
    ['{% if task %}{% elif task %}{% endif %}', '1:14 there is no tag elif — Write {% elsif … %}.'],
    ['{% include "/etc/passwd" %}', '1:1 there is no tag include — A template stands alone'],
    ['{% render "x" %}', '1:1 there is no tag render — A template stands alone'],
    ['{% layout "x" %}', '1:1 there is no tag layout — A template stands alone'],
    ['{% macro x() %}', '1:1 there is no tag macro — A template stands alone'],
    ['{% endif %}', '1:1 there is no tag endif — Nothing is open here that {% endif %} would close.'],
    ['{% fro x in task %}', '1:1 there is no tag fro — Did you mean for?'],
    ['a\n {# a note #}', '2:2 {# … #} is a comment of Tera, and would stand in the text here — Write {% comment %}'],
    ['{% if task %}'.repeat(20_000), '1:'],
    ['x'.repeat(1_100_000), '1:1 parse length limit exceeded'],
  ])('that cannot be read says where, and what to do: %.40s', (template, said) => {
    expect(fault(template)).toContain(said);
    expect(fault(template)).not.toMatch(/ — $/u);
  });

  it('that is nested without end is refused', () => {
    expect(fault('{% if task %}'.repeat(20_000))).toContain('more is nested here than can be followed');
  });
});

describe('values', () => {
  it('are put in as they are: nothing in them is a template, and none makes another text longer', () => {
    const evil = '{{ secret }}{% include "x" %}{{ task }}';
    expect(filled('{{ task }}: {{ secret | upcase }}', { task: evil, secret: 'x' })).toBe(`${evil}: X`);
    expect(filled('<{{ task }}>', { task: `"'&<>\n\u0000` })).toBe(`<"'&<>\n\u0000>`);
  });

  it('that are not there end it, as do names that every object has', () => {
    expect(() => filled('a\n{{ task }} {{ notes }}', { task: 't' })).toThrow(
      new TemplateFailed('notes has no value (line 2, column 15 of the template)'),
    );
    expect(() => filled('{{ constructor }}', {})).toThrow(/^constructor has no value/u);
    expect(() => filled('{{ __proto__ }}', {})).toThrow(TemplateFailed);
    expect(filled('{{ constructor }}', { constructor: 'mine' })).toBe('mine');
  });

  it('that are empty are there', () => {
    expect(filled('[{{ notes }}]{% if notes == empty %} none{% endif %}', { notes: '' })).toBe('[] none');
  });

  it('cannot be made into more than a memory holds', () => {
    expect(() => filled('{% for i in (1..1000000000) %}x{% endfor %}', {})).toThrow(/limit exceeded/u);
    expect(() => filled('{% for i in (1..30) %}{{ task }}{% endfor %}', { task: 'x'.repeat(1_000_000) })).toThrow(
      'the text would be longer than 16777216 characters',
    );
    expect(() => filled('{% for i in (1..100000) %}{{ task }}{% endfor %}', { task: 'x'.repeat(100_000) })).toThrow(
      TemplateFailed,
    );
  });
});
