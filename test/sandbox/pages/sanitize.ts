import { escape } from './html.ts';

/** What GitHub lets through of the HTML in Markdown, as the pipeline of github/markup has it, but for pictures. */
const ALLOWED = new Set(
  `h1 h2 h3 h4 h5 h6 br b i strong em a pre code tt div ins del sup sub p ol ul table thead tbody tfoot blockquote
  dl dt dd kbd q samp var hr ruby rt rp li tr td th s strike summary details caption figure figcaption abbr cite dfn
  mark small span`.split(/\s+/),
);
/** Tags that GFM shows as text ("Disallowed Raw HTML"): what stands between them would not be read as HTML. */
const SHOWN = new Set('title textarea style xmp iframe noembed noframes script plaintext'.split(' '));
const VOID = new Set(['br', 'hr']);
/** Where nothing is linked. */
const LITERAL = ['a', 'code', 'pre'];
/** Classes that our own Markdown gives. People may write them, too, and gain nothing. */
const CLASSES = /^(?:alert alert-(?:note|tip|important|warning|caution)|alert-title|mermaid|image)$/;
const ADDRESS = /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i;
const RELATIVE = /^[\w.-][\w./%-]*(?:#[\w-]*)?$/;

const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  '*': { title: /^/, class: CLASSES },
  ol: { start: /^\d{1,9}$/ },
  td: { align: /^(?:left|center|right)$/ },
  th: { align: /^(?:left|center|right)$/ },
  details: { open: /^/ },
};

export type Cleaning = {
  /** What addresses without a leading `/` stand below; they lead nowhere when there is no such place. */
  readonly base: string | null;
  /** Makes links of what stands in text; gets and gives escaped text. */
  readonly linked: (text: string) => string;
};

/**
 * HTML of which nothing is left that could do or load anything, or leave the place it is put into: known tags with known
 * attributes, each written anew and closed, and text. Every other `<` and `>` is text.
 */
export function cleaned(dirty: string, { base, linked }: Cleaning): string {
  const open: string[] = [];
  const out: string[] = [];
  const pieces = /<!--[^]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)([^<>]*)>|[<>]|[^<>]+/gi;
  for (const [piece, slash, name, attributes = ''] of dirty.matchAll(pieces)) {
    const tag = name?.toLowerCase();
    if (piece.startsWith('<!--')) continue;
    if (tag === undefined) out.push(textOf(piece, open, linked));
    else if (SHOWN.has(tag)) out.push(escape(piece));
    else if (tag === 'img') out.push(pictureOf(attributes));
    else if (tag === 'input') out.push(checkboxOf(attributes));
    else if (!ALLOWED.has(tag)) continue;
    else if (slash === '/') out.push(closed(tag, open));
    else {
      out.push(`<${tag}${attributesOf(tag, attributes, base)}>`);
      if (!VOID.has(tag)) open.push(tag);
    }
  }
  return [...out, ...open.toReversed().map((tag) => `</${tag}>`)].join('');
}

function textOf(piece: string, open: readonly string[], linked: Cleaning['linked']): string {
  if (piece === '<' || piece === '>') return escape(piece);
  return open.some((tag) => LITERAL.includes(tag)) ? piece : linked(piece);
}

/** Ends a tag and all that was left open within; what was never opened is not ended. */
function closed(tag: string, open: string[]): string {
  const at = open.lastIndexOf(tag);
  if (at === -1) return '';
  return open
    .splice(at)
    .toReversed()
    .map((each) => `</${each}>`)
    .join('');
}

function attributesOf(tag: string, text: string, base: string | null): string {
  const known = { ...ATTRIBUTES['*'], ...ATTRIBUTES[tag] };
  return written(text)
    .flatMap(([name, value]) => {
      if (tag === 'a' && name === 'href') return addressOf(value, base);
      return known[name]?.test(value) === true ? [` ${name}="${quoted(value)}"`] : [];
    })
    .join('');
}

/** Attributes as they were written, entities and all; of two with one name the first counts. */
function written(text: string): readonly (readonly [string, string])[] {
  const found = text.matchAll(/([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/gi);
  const all = [...found].map(
    ([, name = '', double, single, bare]) => [name.toLowerCase(), double ?? single ?? bare ?? ''] as const,
  );
  return [...new Map(all.toReversed())];
}

function quoted(value: string): string {
  return value.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An address begins as it is written: no entity or white space hides another scheme in front of it. */
function addressOf(value: string, base: string | null): readonly string[] {
  if (ADDRESS.test(value)) return [` href="${quoted(value)}" rel="nofollow noopener"`];
  return base !== null && RELATIVE.test(value) ? [` href="${escape(base)}${value}"`] : [];
}

/** Pictures are never loaded: a page of the sandbox asks no other machine for anything. */
function pictureOf(attributes: string): string {
  const alt = new Map(written(attributes)).get('alt') ?? '';
  return `<span class="image">${quoted(alt === '' ? 'picture' : alt)}</span>`;
}

/** The box of a task list. */
function checkboxOf(attributes: string): string {
  const asked = new Map(written(attributes));
  if (asked.get('type') !== 'checkbox') return '';
  return `<input type="checkbox" disabled${asked.has('checked') ? ' checked' : ''}>`;
}
