import { nextIn, type Explained } from '../condition.ts';
import { withCommand } from './comment.ts';
import { code, inline } from './escape.ts';
import { lookCode } from './status-markdown.ts';

/** A comment stays readable: so many reasons and commands are shown, each cut at so many characters. */
const reasonsAtMost = 60;
const commandsAtMost = 8;
const textAtMost = 300;

/**
 * Why something may or may not happen, as a list of reasons, and what whoever asked could do now. Nothing that people
 * wrote becomes Markdown.
 */
export function explanationMarkdown(
  tree: Explained,
  can: readonly { readonly command: string; readonly says: string }[],
): string {
  const reasons = reasonLines(tree, 0);
  const more = reasons.length - reasonsAtMost;
  const left = can.length - commandsAtMost;
  return [
    ...reasons.slice(0, reasonsAtMost),
    ...(more > 0 ? [`- … and ${more} more reasons`] : []),
    ...(can.length === 0 ? [] : ['', 'You can now:', '']),
    ...can.slice(0, commandsAtMost).map(({ command, says }) => `- ${code(command)} ${inline(says, textAtMost)}`),
    ...(left > 0 ? [`- … and ${left} more`] : []),
  ].join('\n');
}

function reasonLines(tree: Explained, depth: number): readonly string[] {
  const { holds, says, parts = [] } = tree;
  const next = nextIn(tree);
  const advice = next === null ? '' : ` → ${adviceText(next)}`;
  return [
    `${'  '.repeat(depth)}- ${holds ? '✅' : '⏳'} ${withCommand(says, textAtMost)}${advice}`,
    ...parts.flatMap((part) => reasonLines(part, depth + 1)),
  ];
}

/** What can be copied is code, and so is a comparison: where there are pages for those it becomes a link. */
function adviceText(next: string): string {
  return next.startsWith('git diff ') ? lookCode(next) : withCommand(next, textAtMost);
}
