import { basename, dirname } from 'node:path/posix';
import {
  foundIn,
  lifecyclesPath,
  policyFrom,
  policyPath,
  shippedSources,
  type Bases,
  type FoundDefinition,
  type FoundPolicy,
  type KeptText,
  type PinnedPolicy,
  type Remember,
  type Source,
} from '../kept/sources.ts';
import type { Finding } from '../core/finding.ts';
import { ownersBytesAtMost, ownersPaths, readOwners, type CodeOwners } from '../kept/owners.ts';
import type { Objects } from './objects.ts';

/** Every definition: those of the repository at this commit first, then the shipped ones. */
export async function definitionsAt(
  objects: Objects,
  commit: string,
  shipped: string,
): Promise<readonly FoundDefinition[]> {
  return foundIn([...(await ownSources(objects, commit)), ...shippedSources(shipped)], async (paths) => {
    const texts = new Map<string, string | null>();
    for (const path of paths) {
      const found = await objects.read(`${commit}:${path}`);
      if (found !== null) texts.set(path, found.type === 'blob' ? found.bytes.toString('utf8') : null);
    }
    return texts;
  });
}

async function ownSources(objects: Objects, commit: string): Promise<readonly Source[]> {
  const entries = (await objects.tree(`${commit}:${lifecyclesPath}`).catch(() => null)) ?? [];
  const files = entries.filter((entry) => /\.ya?ml$/u.test(entry.name) && entry.mode.startsWith('100'));
  return Promise.all(
    files.map(async (entry) => ({
      origin: `${lifecyclesPath}/${entry.name}`,
      text: (await objects.text(entry.oid)) ?? '',
      blob: entry.oid,
    })),
  );
}

/** The policy at this commit of the default branch; see {@link policyFrom}. */
export async function policyAt(
  remember: Remember,
  objects: Objects,
  commit: string,
  lastGood: PinnedPolicy | 'default' | null,
  bases: Bases,
): Promise<FoundPolicy | { readonly policy: null; readonly findings: readonly Finding[] }> {
  const file = await objects.read(`${commit}:${policyPath}`);
  const kept = file === null ? null : { oid: file.oid, text: file.bytes.toString('utf8') };
  return policyFrom(remember, kept, lastGood, bases);
}

/** Who owns what, as CODEOWNERS says it at this commit of the default branch. */
export async function ownersAt(objects: Objects, commit: string): Promise<CodeOwners> {
  for (const path of ownersPaths) {
    const folder = dirname(path);
    const entries = await objects.tree(folder === '.' ? commit : `${commit}:${folder}`).catch(() => null);
    const found = entries?.find(({ name }) => name === basename(path));
    if (found === undefined) continue;
    // What a link leads to, and a folder, say nothing.
    const isPlain = found.mode.startsWith('100') && ((await objects.info(found.oid))?.size ?? 0) < ownersBytesAtMost;
    return readOwners({ path, text: isPlain ? await objects.text(found.oid) : null });
  }
  return readOwners(null);
}

/** A text of the state branch at a commit; null where there is no such file, or no branch yet. */
export async function keptText(objects: Objects, commit: string | null, path: string): Promise<KeptText | null> {
  const found = commit === null ? null : await objects.read(`${commit}:${path}`);
  return found === null ? null : { oid: found.oid, text: found.bytes.toString('utf8') };
}
