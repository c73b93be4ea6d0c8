import type { Pin } from '../core/project/state.ts';
import { baseNamed } from '../core/policy/extends.ts';
import { definitionsOf, lifecyclesPath } from '../kept/sources.ts';
import { entryAt, type View } from './contents.ts';
import type { GitHome } from './home.ts';

/** The blob that a pin should name, null for none, and where that is told. */
export interface Held {
  readonly blob: string | null;
  readonly where: string;
}

const shippedOrigin = 'countersign:';

/** Is this the text of a definition that ships with Countersign, in some version? */
export function isShipped({ origin }: Pin): boolean {
  return origin.startsWith(shippedOrigin);
}

/** What this version ships under the name; null where a definition of the repository hides it. */
export async function shippedAs(home: GitHome, { origin }: Pin): Promise<Held | null> {
  const all = await home.definitions().catch(() => null);
  if (all === null || all.some(({ shadows }) => shadows.includes(origin))) return null;
  return { blob: all.find((one) => one.origin === origin)?.blob ?? null, where: 'in this version of countersign' };
}

/**
 * What a commit holds where a definition comes from: the file, or the one text that it makes with those that it includes.
 */
export async function definitionAt(view: View, commit: string, { origin }: Pin): Promise<Held> {
  const where = `at ${commit.slice(0, 7)}`;
  const path = origin.split(' with ')[0] ?? '';
  const isOne = path.startsWith(`${lifecyclesPath}/`) && /\.ya?ml$/u.test(path);
  const file = isOne ? await textAt(view, commit, path) : null;
  if (file === null) return { blob: null, where };
  const read = await definitionsOf([{ origin: path, ...file }], async (paths) => {
    const texts = new Map<string, string | null>();
    for (const one of paths) texts.set(one, (await textAt(view, commit, one))?.text ?? null);
    return texts;
  });
  return { blob: read.find((one) => one.origin === origin)?.blob ?? null, where };
}

async function textAt(
  view: View,
  commit: string,
  path: string,
): Promise<{ readonly blob: string; readonly text: string } | null> {
  const entry = await entryAt(view, commit, path);
  const text = entry === null ? null : await view.objects.text(entry.oid).catch(() => null);
  return entry === null || text === null ? null : { blob: entry.oid, text };
}

/** What a policy extends, where this repository has the commit of that. */
export async function baseHere({ objects }: GitHome, { origin }: Pin): Promise<Held | null> {
  if (!/^[^\s@:]+@[0-9a-f]{40}:[^\p{Cc}]+$/u.test(origin)) return null;
  const { commit, path, file } = baseNamed(origin);
  const found = await objects.read(`${commit}:${path}`).catch(() => null);
  return found?.type === 'blob' ? { blob: found.oid, where: file } : null;
}
