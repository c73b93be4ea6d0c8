import { asComment } from '../verbs.ts';
import { joiner } from './escape.ts';

/**
 * Markdown made for a terminal and for comments alike, as GitHub is to show it: commands with a slash, branches that are
 * pull requests called that, and these (`pulls`, by number) as links. No other number becomes one.
 */
export function onGitHub(markdown: string, pulls: readonly number[]): string {
  const known = new Set(pulls.map(String));
  return asComment(markdown)
    .replaceAll(/`countersign merge '?#([0-9]+)'?`/gu, 'press *Merge* in `#$1`')
    .replaceAll(/countersign merge '?\\?#\u200D?([0-9]+)'?/gu, 'merge `#$1`')
    .replaceAll('#### Open branches', '#### Open pull requests')
    .replaceAll(escaped, (text, number: string) => (known.has(number) ? `#${number}` : text))
    .replaceAll(/`#([0-9]+)`/gu, (text, number: string) => (known.has(number) ? `#${number}` : text));
}

/** A reference as `inline` keeps it from being one. */
const escaped = new RegExp(String.raw`\\#${joiner}([0-9]+)`, 'gu');
