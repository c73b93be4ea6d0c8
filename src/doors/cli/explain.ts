import type { Explained } from '../../core/condition.ts';
import { explain as explained, legalNow } from '../../core/project/explain.ts';
import type { Given } from '../../core/verbs.ts';
import { done, styled, type Answer, type Line } from './answer.ts';
import { observedProject } from './look.ts';
import { room, table } from './print.ts';
import { addressed, withHome, word } from './session.ts';

/** Why something may or may not happen, and what whoever asks can do now. */
export function explain(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const seen = await observedProject(home, word(given, 'project'));
    if ('answer' in seen) return seen.answer;
    const { state, world } = seen;
    const track = word(given, 'track') || 'main';
    const tree = explained(world, state, track, word(given, 'subject') || null);
    const can = addressed(
      legalNow(world, state, await home.actor()),
      state.project_id,
      (await home.projects()).length > 1,
    );
    const rows = table(
      can.map(({ command, says }) => [command, says]),
      room(process.stdout) - 2,
    );
    const lines: readonly Line[] = rows.map(([command = '', says = '']) => [
      '  ',
      styled('cyan', command),
      styled('dim', says),
    ]);
    const now: readonly Line[] = can.length === 0 ? [] : ['', [styled('bold', 'You can now:')], ...lines];
    return done([...treeLines(tree), ...now], { project: state.project_id, explained: tree, you_can: can });
  });
}

/** A tree of reasons, indented, with a mark for each that holds or does not. */
export function treeLines(tree: Explained, depth = 0): readonly Line[] {
  const indent = '  '.repeat(depth);
  const { holds, says, next, parts = [] } = tree;
  // What a part below says again is said there, where it belongs.
  const isOwn = !holds && next !== undefined && !parts.some((part) => repeats(part, next));
  return [
    [indent, holds ? styled('green', '✓ ') : styled('red', '✗ '), says],
    ...(isOwn ? [[`${indent}  `, styled('dim', `→ ${next}`)] as const] : []),
    ...parts.flatMap((part) => treeLines(part, depth + 1)),
  ];
}

function repeats(tree: Explained, next: string): boolean {
  return (!tree.holds && tree.next === next) || (tree.parts ?? []).some((part) => repeats(part, next));
}
