/** Markup that was made here: everything else that is put into a page becomes text. */
export type Html = { readonly html: string };

export type Part = string | number | Html | null | readonly Part[];

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML shows it, between tags and in quoted attributes, whatever is in it. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}

/** A piece of a page. What is put into it is escaped, unless it is such a piece itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((text, at) => `${text}${rendered(parts[at] ?? null)}`).join('') };
}

function rendered(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(rendered).join('');
}

/** Pieces with something between them. */
export function joined(parts: readonly Part[], between: Part): Part {
  return parts.map((part, at) => (at === 0 ? part : [between, part]));
}
