/**
 * Whatever people wrote is data. Put into Markdown it must stay text: no markup, no HTML, nobody notified, no issue
 * referenced, no link made. GitHub looks for mentions, references and addresses after the markup is read, so a
 * backslash does not stop those; a zero-width joiner after the sign does, and is not seen.
 */
export const joiner = '\u200D';

/** Control characters, line ends, and marks that turn the direction of text around. */
const unseen = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/gu;

/** One line, without what is not seen, and cut at `most` characters with a mark that it was. */
export function plain(text: string, most = 200): string {
  const line = text.replaceAll(unseen, ' ').replaceAll(/\s+/gu, ' ').trim();
  const letters = Array.from(line);
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('')}…`;
}

/**
 * Text as one line of Markdown. Only signs that would mean something where they stand are escaped: an underscore inside a
 * word or a dash inside a line does not, and people also read this in a terminal.
 */
export function inline(text: string, most = 200): string {
  return plain(text, most)
    .replaceAll(/[\\`*[\]|~^]|#(?=\w)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^[#+=-]|^>/gu, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('$', '&#36;')
    .replace(/^(\d{1,9})\./u, String.raw`$1\.`)
    .replaceAll('@', `@${joiner}`)
    .replaceAll(/\\#(?=\w)/gu, String.raw`\#${joiner}`)
    .replaceAll(/\b(gh-)(?=\d)/giu, `$1${joiner}`)
    .replaceAll('://', `:${joiner}//`)
    .replaceAll(/\b(www)\./giu, `$1${joiner}.`);
}

/** Markdown made here as a person reads it in a terminal: without what only keeps markup from being read as such. */
export function readable(markdown: string): string {
  return markdown
    .replaceAll(joiner, '')
    .replaceAll(/\\([^A-Za-z0-9\s])/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#36;', '$')
    .replaceAll('&amp;', '&');
}

/** Text as code: a name, a path, a command. It notifies and links nobody there, and can be copied as it is. */
export function code(text: string, most = 300): string {
  const line = plain(text, most);
  if (line === '') return '–';
  const longest = Math.max(0, ...[...line.matchAll(/`+/gu)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Text as a label of a Mermaid picture: every sign that could mean something there is written by its number. */
export function label(text: string, most = 60): string {
  return plain(text, most).replaceAll(/[^\p{L}\p{M}\p{N} ]/gu, (sign) => `#${String(sign.codePointAt(0))};`);
}

/** How many bytes a text takes in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const point = Number(letter.codePointAt(0));
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
