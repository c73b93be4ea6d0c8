import { plain } from './escape.ts';

/** Markup that was made here: everything else that is put into a page becomes text. */
export interface Html {
  readonly html: string;
}

export type Part = string | number | Html | null | readonly Part[];

/** A text of somebody is kept up to here, in characters: longer than what the core accepts. */
const textAtMost = 8000;

/**
 * A piece of a page, as a template. Text that is put into it stays text, between tags and in quoted attributes: it
 * is escaped, and loses what is not seen, blanks at its ends, and what turns its direction around. How the template is indented is not kept.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((text, at) => text.replaceAll(/\n\s+/gu, '\n') + rendered(parts[at] ?? null)).join('') };
}

function rendered(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escaped(plain(part, textAtMost));
  return 'html' in part ? part.html : part.map(rendered).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
