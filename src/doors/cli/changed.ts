import { changesIn, changeSays, fileLines, shortDiff } from '../../core/surface/changed.ts';
import { changedFiles } from '../../git/changed.ts';
import type { GitHome } from '../../git/home.ts';
import { styled, type Line } from './answer.ts';
import type { Seen } from './look.ts';

/** What changed since approvals that wait to be given again, of those that `isShown` wants by their command. */
export async function changedLines(
  home: GitHome,
  { world, state }: Pick<Seen, 'world' | 'state'>,
  isShown: (look: string) => boolean = () => true,
): Promise<readonly Line[]> {
  const changes = changesIn(world, state).filter(({ look }) => isShown(look));
  const all = await Promise.all(
    changes.map(async (change): Promise<readonly Line[]> => {
      const files = await changedFiles(home, change);
      const { lines, more } = shortDiff(files);
      const rest = files.length === 0 ? 'It cannot be shown here: ' : more > 0 ? `… ${more} more: ` : '';
      return [
        '',
        [styled('bold', `Changed since the approval of ${change.gates.join(', ')}`), `  ${changeSays(change)}`],
        ...fileLines(files, (path) => path).map((line) => `  ${line}`),
        ...lines.map((line): Line => ['  ', coloured(line)]),
        ...(rest === '' ? [] : [[`  ${rest}`, styled('cyan', change.look)] as const]),
      ];
    }),
  );
  return all.flat();
}

/** A tab would be shown as one space. */
function coloured(line: string): ReturnType<typeof styled> | string {
  const text = line.replaceAll('\t', '    ');
  const sign = line.charAt(0);
  if (sign === '+' || sign === '-') return styled(sign === '+' ? 'green' : 'red', text);
  return sign === ' ' ? text : styled('cyan', text);
}
