import type { Repository } from '../model.ts';
import { html, type Html, type Part } from './html.ts';
import { counted, icon } from './parts.ts';

/** Longer than this nobody reads; the rest is counted. */
const LINES_AT_MOST = 2000;

type Line = {
  readonly is: 'hunk' | 'added' | 'removed' | 'same';
  readonly old: string;
  readonly new: string;
  readonly text: string;
};
type FileDiff = { readonly path: string; readonly lines: readonly Line[]; readonly note: string | null };

/** What differs between two commits, file by file; from nothing when the first is null. */
export async function diffOf(repository: Repository, from: string | null, to: string): Promise<readonly FileDiff[]> {
  const between = from === null ? ['--root', to] : [from, to];
  const args = ['diff-tree', '-r', '-M', '--no-commit-id'];
  const names = (await repository.git.run([...args, '--name-only', '-z', ...between]))
    .split('\0')
    .filter((path) => path !== '');
  const patches = (await repository.git.run([...args, '-p', ...between])).split(/^diff --git /m).slice(1);
  return patches.map((patch, at) => fileDiff(names[at] ?? '', patch));
}

function fileDiff(path: string, patch: string): FileDiff {
  const start = patch.search(/^@@ /m);
  const head = start === -1 ? patch : patch.slice(0, start);
  const was = /^rename from (.*)$/m.exec(head)?.[1];
  const note =
    was !== undefined
      ? `renamed from ${was}`
      : /^new file/m.test(head)
        ? 'added'
        : /^deleted file/m.test(head)
          ? 'deleted'
          : /^Binary files/m.test(head)
            ? 'not text'
            : null;
  return { path, note, lines: start === -1 ? [] : linesOf(patch.slice(start)) };
}

function linesOf(hunks: string): readonly Line[] {
  const found: Line[] = [];
  let [old, now] = [0, 0];
  for (const line of hunks.replace(/\n$/, '').split('\n')) {
    const [, oldStart, newStart] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line) ?? [];
    const text = line.slice(1);
    if (oldStart !== undefined) {
      [old, now] = [Number(oldStart), Number(newStart)];
      found.push({ is: 'hunk', old: '', new: '', text: line });
    } else if (line.startsWith('+')) found.push({ is: 'added', old: '', new: String(now++), text });
    else if (line.startsWith('-')) found.push({ is: 'removed', old: String(old++), new: '', text });
    else if (line.startsWith(' ')) found.push({ is: 'same', old: String(old++), new: String(now++), text });
  }
  return found;
}

const SIGNS = { hunk: '', added: '+', removed: '-', same: ' ' } as const;

export function diffHtml(files: readonly FileDiff[]): Part {
  const all = files.flatMap(({ lines }) => lines);
  const added = all.filter(({ is }) => is === 'added').length;
  const removed = all.filter(({ is }) => is === 'removed').length;
  return [
    html`<p class="summary">
      Showing <b>${counted(files.length, 'changed file')}</b> with <b class="good">${counted(added, 'addition')}</b> and
      <b class="bad">${counted(removed, 'deletion')}</b>.
    </p>`,
    files.map(fileHtml),
  ];
}

function fileHtml({ path, note, lines }: FileDiff): Html {
  const shown = lines.slice(0, LINES_AT_MOST).map(
    ({ is, old, new: now, text }) =>
      html`<tr class="${is}">
        <td class="number">${old}</td>
        <td class="number">${now}</td>
        <td class="line"><span class="sign">${SIGNS[is]}</span>${text}</td>
      </tr>`,
  );
  const more =
    lines.length <= LINES_AT_MOST
      ? null
      : html`<p class="note">${lines.length - LINES_AT_MOST} more lines are not shown.</p>`;
  const told = note === null ? null : html` <span class="muted">${note}</span>`;
  return html`<section class="box diff">
    <h3>${icon('file')} <code>${path}</code>${told}</h3>
    <div class="scroll">
      <table>
        ${shown}
      </table>
    </div>
    ${more}
  </section>`;
}
