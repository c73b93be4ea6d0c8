import type { Explained } from '../../core/condition.ts';
import { explain as explained, legalNow } from '../../core/project/explain.ts';
import type { Given } from '../../core/verbs.ts';
import { done, styled, type Answer, type Line } from './answer.ts';
import { observedProject } from './look.ts';
import { withHome, word } from './session.ts';

/** Why something may or may not happen, and what whoever asks can do now. */
export function explain(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const seen = await observedProject(home, word(given, 'project'));
    if ('answer' in seen) return seen.answer;
    const { state, world } = seen;
    const track = word(given, 'track') || 'main';
    const tree = explained(world, state, track, word(given, 'subject') || null);
    const can = legalNow(world, state, await home.actor());
    const lines: readonly Line[] = can.map(({ command, says }) => ['  ', styled('cyan', command), styled('dim', `  ${says}`)]);
    const now: readonly Line[] = can.length === 0 ? [] : ['', [styled('bold', 'You can now:')], ...lines];
    return done([...treeLines(tree), ...now], { project: state.project_id, explained: tree, you_can: can });
  });
}

/** A tree of reasons, indented, with a mark for each that holds or does not. */
export function treeLines(tree: Explained, depth = 0): readonly Line[] {
  const indent = '  '.repeat(depth);
  return [
    [indent, tree.holds ? styled('green', '✓ ') : styled('red', '✗ '), tree.says],
    ...(tree.holds || tree.next === undefined ? [] : [[`${indent}  `, styled('dim', `→ ${tree.next}`)] as const]),
    ...(tree.parts ?? []).flatMap((part) => treeLines(part, depth + 1)),
  ];
}
