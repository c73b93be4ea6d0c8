import { nextIn, type Explained } from '../../core/condition.ts';
import { meant } from '../../core/definition/alias.ts';
import { explain as explained, legalNow, unknownTo } from '../../core/project/explain.ts';
import type { Given } from '../../core/verbs/verb.ts';
import type { GitHome } from '../../git/home.ts';
import { done, exits, no, styled, type Answer, type Line } from './answer.ts';
import { addressedTree, noPolicyLines, warned } from './around.ts';
import { observedProject, type Seen } from './look.ts';
import { room, table } from './print.ts';
import { addressed, withHome, word } from './session.ts';

/** Commands named at most; all of them are in the JSON. */
const namedAtMost = 10;

/** Why something may or may not happen, and what whoever asks can do now. */
export function explain(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const seen = await observedProject(home, word(given, 'project'));
    if ('answer' in seen) return seen.answer;
    const { state, world, isOneOfMany } = seen;
    const track = word(given, 'track') || 'main';
    const subject = meant(world.definition, word(given, 'subject')) || null;
    const plain = explained(world, state, track, subject);
    const tree = isOneOfMany ? addressedTree(plain, state.project_id) : plain;
    const unknown = unknownTo(world, state, track, subject);
    if (unknown !== null)
      return warned(no(exits.refused, `unknown_${unknown}`, tree.says, tree.next ?? 'countersign explain'), [seen]);
    const can = addressed(legalNow(world, state, await home.actor(), subject), state.project_id, isOneOfMany);
    const more = can.length - namedAtMost;
    const rows = table(
      can.slice(0, namedAtMost).map(({ command, says }) => [command, says]),
      room(process.stdout) - 2,
    );
    const lines: readonly Line[] = rows.map(([command = '', says = '']) => [
      '  ',
      styled('cyan', command),
      styled('dim', says),
    ]);
    const rest: readonly Line[] = more > 0 ? [[styled('dim', `  … and ${more} more: --json lists them all`)]] : [];
    const now: readonly Line[] = can.length === 0 ? [] : ['', [styled('bold', 'You can now:')], ...lines, ...rest];
    const policy = tree.holds ? [] : noPolicyLines(seen);
    const changed = tree.holds ? [] : await changesShown(home, seen, tree);
    return warned(
      done([...treeLines(tree), ...policy, ...changed, ...now], {
        project: state.project_id,
        explained: tree,
        you_can: can,
      }),
      [seen],
    );
  });
}

/** What changed since the approvals that are told of. What it takes to show that is loaded where there is any. */
async function changesShown(home: GitHome, seen: Seen, tree: Explained): Promise<readonly Line[]> {
  const told = adviceIn(tree);
  if (!told.some((advice) => advice.startsWith('git diff '))) return [];
  return (await import('./changed.ts')).changedLines(home, seen, (look) => told.includes(look));
}

/** Everything that would help, anywhere in a tree. */
function adviceIn({ next, parts = [] }: Explained): readonly string[] {
  return [...(next === undefined ? [] : [next]), ...parts.flatMap(adviceIn)];
}

/** A tree of reasons, indented, with a mark for each that holds or does not. */
export function treeLines(tree: Explained, depth = 0): readonly Line[] {
  const indent = '  '.repeat(depth);
  const { holds, says, parts = [] } = tree;
  const next = nextIn(tree);
  return [
    [indent, holds ? styled('green', '✓ ') : styled('red', '✗ '), says],
    ...(next === null ? [] : [[`${indent}  `, styled('dim', `→ ${next}`)] as const]),
    ...parts.flatMap((part) => treeLines(part, depth + 1)),
  ];
}
