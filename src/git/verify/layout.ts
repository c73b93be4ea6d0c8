import type { Finding } from '../../core/finding.ts';
import { findingsWith } from '../../kept/damage.ts';
import { formatFindings } from '../../kept/format.ts';
import { sweptFindings } from '../../kept/swept.ts';
import { formatFile, sweptFile } from '../../record.ts';
import type { Objects, TreeEntry } from '../objects.ts';
import { instanceAt, wordOf } from './kinds.ts';

/** What helps where somebody changed the record at its head. */
export const mending = 'git log -p on the state branch shows who changed it; git revert that commit.';
/** A finding about the head of the record. */
export const finding = findingsWith(mending);

/** What lies on the state branch at a commit. */
export interface Layout {
  /** Folder of an instance → its tree. */
  readonly instances: ReadonlyMap<string, string>;
  /** What lies where nothing of the record lies. */
  readonly strays: readonly Finding[];
}

const ownFiles: readonly string[] = [formatFile, sweptFile];
const fileMode = '100644';
const folderMode = '40000';

export async function layoutOf(objects: Objects, commit: string): Promise<Layout> {
  const instances = new Map<string, string>();
  const strays: Finding[] = [];
  const stray = (path: string): void => {
    strays.push(finding('record_edited', path, 1, 'nothing of the record lies here'));
  };
  for (const top of await treeAt(objects, `${commit}:`)) {
    if (wordOf(top.name) !== null && isFolder(top)) {
      for (const shelf of await treeAt(objects, top.oid)) {
        const inside = isFolder(shelf) ? await treeAt(objects, shelf.oid) : [];
        for (const { name, mode, oid } of inside) {
          const path = `${top.name}/${shelf.name}/${name}`;
          if (mode === folderMode && instanceAt(path) !== null) instances.set(path, oid);
          else stray(path);
        }
        if (inside.length === 0) stray(`${top.name}/${shelf.name}`);
      }
    } else if (!ownFiles.includes(top.name) || top.mode !== fileMode) stray(top.name);
  }
  return { instances, strays };
}

/** What is wrong with the files that the branch keeps about itself. */
export async function ownFindings(objects: Objects, commit: string): Promise<readonly Finding[]> {
  const [format, swept] = await Promise.all([
    objects.text(`${commit}:${formatFile}`),
    objects.text(`${commit}:${sweptFile}`),
  ]);
  return [...(await formatFindings(format, mending)), ...sweptFindings(swept, mending)];
}

/** Paths below the folder → blob; what is no plain file has its mode before it, and is no blob of the record. */
export async function filesBelow(objects: Objects, tree: string, prefix = ''): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await treeAt(objects, tree)) {
    if (isFolder(entry)) {
      for (const [path, blob] of await filesBelow(objects, entry.oid, `${prefix}${entry.name}/`)) found.set(path, blob);
    } else {
      found.set(`${prefix}${entry.name}`, entry.mode === fileMode ? entry.oid : `${entry.mode} ${entry.oid}`);
    }
  }
  return found;
}

function isFolder(entry: TreeEntry): boolean {
  return entry.mode === folderMode;
}

async function treeAt(objects: Objects, spec: string): Promise<readonly TreeEntry[]> {
  return (await objects.tree(spec)) ?? [];
}

/** What lies where a plain file belongs, as git has it; null for a plain file, and for none. */
export function noFile(blob: string | undefined): string | null {
  const mode = blob === undefined ? '' : blob.slice(0, Math.max(0, blob.indexOf(' ')));
  if (mode === '') return null;
  const what = modes[mode] ?? `something else (mode ${mode})`;
  return `this is no plain file of the record: it was made ${what}`;
}

const modes: Readonly<Record<string, string>> = {
  '100755': 'executable',
  '120000': 'a symbolic link',
  '160000': 'a submodule',
};

/** The text of a blob; empty for none, and for what is no plain file. */
export async function textOf(objects: Objects, blob: string | null | undefined): Promise<string> {
  return isBlob(blob) ? ((await objects.text(blob)) ?? '') : '';
}

/** Is this the blob of a plain file? */
function isBlob(blob: string | null | undefined): blob is string {
  return typeof blob === 'string' && /^[0-9a-f]{40,64}$/u.test(blob);
}
