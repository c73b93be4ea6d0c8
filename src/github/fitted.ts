/** GitHub takes 65,536 characters in a comment. */
const bytesAtMost = 60_000;

/** Markdown as far as a comment takes it, in whole lines; `command` has all of it. */
export function fitted(markdown: string, command: string): string {
  if (Buffer.byteLength(markdown) <= bytesAtMost) return markdown;
  const bytes = Buffer.from(markdown).subarray(0, bytesAtMost).toString('utf8');
  return `${bytes.slice(0, bytes.lastIndexOf('\n'))}\n\n… the rest is longer than a comment may be: \`${command}\` has all of it.`;
}
