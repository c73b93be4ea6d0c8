/** So much of a text is current, in characters; the log has all of it. */
const shownAtMost = 300;

/** A text as the state has it. */
export function inShort(text: string): string {
  return text.length <= shownAtMost ? text : `${text.slice(0, shownAtMost - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
