/** Characters of the longest introduction: a day, a name and an address. */
const longest = 400;
/** How mail programs introduce what they quote, in the languages of their writers; it may be broken over three lines. */
const attribution = [
  /^On\s.*\swrote ?:$/u,
  /^Am\s.*\sschrieb\s.*:$/u,
  /^Le\s.*\sa écrit ?:$/u,
  /^El\s.*\sescribió ?:$/u,
  /^Il\s.*\sha scritto ?:$/u,
  /^Em\s.*\sescreveu ?:$/u,
  /^Op\s.*\sschreef\s.*:$/u,
];
const dividing =
  /^[-_*\s]*(?:original message|forwarded message|ursprüngliche nachricht|message d['’]origine)[-_*\s]*$/iu;
const sender = /^[*_\s]*(?:from|von|de|da|van)[*_\s]*:/iu;
const date = /^[*_\s]*(?:sent|date|gesendet|datum|envoyé|enviado|inviato|data|verzonden)[*_\s]*:/iu;

/**
 * The number of lines before an e-mail that was quoted without a mark, or before a signature; of all when there is
 * neither. A signature begins with a line of two dashes and a space (RFC 3676, 4.3).
 */
export function linesBeforeTail(lines: readonly string[]): number {
  const at = lines.findIndex((line, index) => line === '-- ' || introducesMail(lines.slice(index, index + 4)));
  return at === -1 ? lines.length : at;
}

function introducesMail([line = '', ...after]: readonly string[]): boolean {
  const joined = [1, 2, 3].map((count) => [line, ...after].slice(0, count).join(' ').trim());
  return (
    dividing.test(line) ||
    (sender.test(line) && after.some((next) => date.test(next))) ||
    joined.some((text) => text.length <= longest && attribution.some((words) => words.test(text)))
  );
}
