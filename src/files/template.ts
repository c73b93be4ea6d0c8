import { AssertionError, Liquid, LiquidError } from 'liquidjs';
import { insteadOf, nearest } from '../core/nearest.ts';
import { own } from '../core/own.ts';
import type { Place, ReadTemplate } from '../core/pipeline/template.ts';
import { positionOf } from './yaml.ts';

/** A template's text and a filled one's; both are read by people and models, and kept in memory whole. */
const charactersAtMost = { template: 1024 * 1024, filled: 16 * 1024 * 1024 };
/** What filters and loops may make on the way: they count every character and every item. */
const workAtMost = 64 * 1024 * 1024;
/** Milliseconds; whatever is not through by then goes in circles. */
const patience = 10_000;

/** What is left out could read the clock, dice, or other templates, or would read what was put in as a template. */
const tags = [
  'assign',
  'capture',
  'if',
  'unless',
  'case',
  'for',
  'break',
  'continue',
  'raw',
  'comment',
  'echo',
  '#',
] as const;
const filters = `
  append prepend capitalize upcase downcase default escape json join first last strip lstrip rstrip
  strip_newlines normalize_whitespace newline_to_br number_of_words remove remove_first remove_last replace
  replace_first replace_last reverse size slice sort sort_natural split truncate truncatewords uniq compact
  concat url_encode plus minus times divided_by modulo abs ceil floor round at_least at_most
`
  .trim()
  .split(/\s+/u);

const engine = makeEngine();

function makeEngine(): Liquid {
  const made = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    dynamicPartials: false,
    // Nothing is ever looked for in a folder.
    templates: {},
    parseLimit: charactersAtMost.template,
    memoryLimit: workAtMost,
    renderLimit: patience,
  });
  keepOnly(made.tags, tags);
  keepOnly(made.filters, filters);
  return made;
}

function keepOnly(all: Record<string, unknown>, kept: readonly string[]): void {
  for (const name of Object.keys(all)) if (!kept.includes(name)) delete all[name];
}

/** A template that could not be filled: the message says why, with line and column in it. */
export class TemplateFailed extends Error {
  constructor(because: string) {
    super(because);
    this.name = 'TemplateFailed';
  }
}

/**
 * The template with the values put in. They are data: nothing in them is read as a template. Throws {@link TemplateFailed}
 * for a variable that has no value, and where the text would be longer than 16 million characters.
 */
export function filled(template: string, values: Readonly<Record<string, string>>): string {
  if (isPlain(template)) return template;
  const text = rendered(template, values);
  if (text.length > charactersAtMost.filled)
    throw new TemplateFailed(`the text would be longer than ${charactersAtMost.filled} characters`);
  return text;
}

/** There is nothing in it to be filled. */
function isPlain(template: string): boolean {
  return template.length <= charactersAtMost.template && !template.includes('{');
}

function rendered(template: string, values: Readonly<Record<string, string>>): string {
  try {
    return String(engine.parseAndRenderSync(template, values));
  } catch (error) {
    const { because, line, column } = unreadable(error);
    throw new TemplateFailed(`${because} (line ${line}, column ${column} of the template)`);
  }
}

/** The variables that have to be given, each with the place where it stands first; or what is wrong with the template. */
export function variablesIn(template: string): ReadTemplate {
  if (isPlain(template)) return { ok: true, names: [], places: new Map() };
  try {
    const { globals } = engine.analyzeSync(engine.parse(template), { partials: false });
    const found = Object.entries(globals).map(([name, variables]) => ({ name, variables }));
    const part = found.flatMap(({ variables }) => variables).find(({ segments: [, inner] }) => !isReadable(inner));
    if (part !== undefined) return noParts(String(part.segments[0]), String(part.segments[1]), part.location);
    const comment = withoutRaw(template).search(/\{#.*?#\}/su);
    if (comment !== -1) return { ok: false, ...teraComment, ...positionOf(template, comment) };
    const places = found.flatMap(({ name, variables: [first] }) =>
      first === undefined ? [] : [[name, placeOf(first.location)] as const],
    );
    return { ok: true, names: found.map(({ name }) => name), places: new Map(places) };
  } catch (error) {
    return { ok: false, ...unreadable(error) };
  }
}

/** Every value is text: it has a length, and nothing else to ask for. */
function isReadable(inner: unknown): boolean {
  return inner === undefined || inner === 'size';
}

function noParts(name: string, inner: string, at: { readonly row: number; readonly col: number }): ReadTemplate {
  const because = `${name} is text, and has no ${inner}`;
  const next = `Write {{ ${name} }}. What is meant for another program stands between {% raw %} and {% endraw %}.`;
  return { ok: false, because, next, ...placeOf(at) };
}

function placeOf({ row, col }: { readonly row: number; readonly col: number }): Place {
  return { line: row, column: col };
}

/** The same text, as long and in as many lines, without what no template reads. */
function withoutRaw(template: string): string {
  return template.replaceAll(/\{%-?\s*(raw|comment)\s*-?%\}.*?\{%-?\s*end\1\s*-?%\}/gsu, (all) =>
    all.replaceAll(/[^\n]/gu, ' '),
  );
}

const teraComment = {
  because: '{# … #} is a comment of Tera, and would stand in the text here',
  next: 'Write {% comment %} … {% endcomment %}.',
};

interface Unreadable extends Place {
  readonly because: string;
  readonly next: string;
}

/** Why a template cannot be read or filled, for people. Throws what is no fault of the template. */
function unreadable(error: unknown): Unreadable {
  if (error instanceof RangeError || error instanceof AssertionError) return { ...said(error.message), ...start };
  if (!LiquidError.is(error)) throw error;
  const position: unknown = 'getPosition' in error.token ? error.token.getPosition() : null;
  const [line = start.line, column = start.column] = Array.isArray(position) ? position.map(Number) : [];
  return { ...said(error.message.replace(/, line:\d+, col:\d+$/u, '')), line, column };
}

const start: Place = { line: 1, column: 1 };

/** How Tera, in which pipelines of agent007 are written, calls what is here under another name. */
const ofTera = {
  filters: {
    upper: 'upcase',
    lower: 'downcase',
    trim: 'strip',
    length: 'size',
    title: 'capitalize',
    trim_start: 'lstrip',
    trim_end: 'rstrip',
    wordcount: 'number_of_words',
    urlencode: 'url_encode',
    json_encode: 'json',
  },
  tags: { set: 'assign', elif: 'elsif' },
};

const alone = 'A template stands alone: write the text here, or put it out by a step of its own.';

/** What the library says, and what to do about it. */
function said(because: string): { readonly because: string; readonly next: string } {
  const filter = /^undefined filter: (.*)$/su.exec(because)?.[1];
  if (filter !== undefined) {
    const meant = own(ofTera.filters, filter) ?? nearest(filter, filters);
    const next = meant === null ? `There is ${filters.join(', ')}.` : `Write ${meant}.`;
    return { because: `there is no filter ${filter}`, next };
  }
  const tag = /^tag "(.*)" not found$/su.exec(because)?.[1];
  if (tag !== undefined) return { because: `there is no tag ${tag}`, next: insteadOfTag(tag) };
  if (because.startsWith('expected ":" after filter name'))
    return { because, next: 'What a filter needs stands behind a colon: {{ name | default: "none" }}' };
  if (because.startsWith('expected "|" before filter') || because.startsWith('invalid range syntax'))
    return {
      because: 'this is more than a name with filters',
      next: 'There are no functions and no signs to reckon with: {{ name | append: "text" }}, {{ number | plus: 1 }}',
    };
  if (because.startsWith('Maximum call stack'))
    return { because: 'more is nested here than can be followed', next: 'Split it over several steps.' };
  if (because.startsWith('undefined variable: ')) {
    const name = because.slice('undefined variable: '.length);
    return { because: `${name} has no value`, next: 'Name what a step puts out.' };
  }
  return { because, next: 'What is not meant for the template stands between {% raw %} and {% endraw %}.' };
}

function insteadOfTag(tag: string): string {
  const meant = own(ofTera.tags, tag);
  if (meant !== undefined) return `Write {% ${meant} … %}.`;
  if (['include', 'import', 'extends', 'render', 'layout', 'block', 'macro'].includes(tag)) return alone;
  if (tag.startsWith('end')) return `Nothing is open here that {% ${tag} %} would close.`;
  return insteadOf(tag, tags);
}
