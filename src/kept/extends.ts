import type { Finding } from '../core/finding.ts';
import { baseNamed, isFromBase, withBase, type Base } from '../core/policy/extends.ts';
import { fullPolicy } from '../core/policy/schema.ts';
import { readWritten, type Extending, type ReadBase, type ReadPolicy, type Refused } from '../files.ts';
import { blobId } from '../record.ts';
import type { Locate } from '../files/yaml.ts';

/** The text of a base, or why it is not to be had and what to do about it. */
export type BaseText = Pick<ReadBase, 'text' | 'blob' | 'isCopy'> | { readonly because: string; readonly next: string };

/** The copy that a project keeps of what its policy extended, where that is the same. */
export function copyIn(
  lastGood: { readonly base?: Pick<ReadBase, 'origin' | 'text' | 'blob'> } | 'default' | null,
  { origin }: Base,
): BaseText | null {
  const copy = lastGood === null || lastGood === 'default' ? undefined : lastGood.base;
  return copy?.origin === origin ? { text: copy.text, blob: copy.blob, isCopy: true } : null;
}

/**
 * The one policy that a file and what it extends make together. What is wrong with the base is told of its file; that it
 * cannot be read, of the line that names it.
 */
export async function extendedPolicy(
  { written, file, locate }: Extending['extending'],
  textOf: (base: Base) => Promise<BaseText>,
): Promise<ReadPolicy | Refused> {
  const named = baseNamed(written.extends ?? '');
  const found = await textOf(named);
  if ('because' in found) return refusedAt('base_out_of_reach', file, locate, found.because, found.next);
  const { text, blob, isCopy } = found;
  if (blobId(text) !== blob)
    return refusedAt('invalid_utf8', file, locate, `${named.file} is not text in UTF-8`, 'Save it as UTF-8 there.');
  const base = readWritten(text, named.file);
  if (!base.ok) return base;
  if (base.written.extends !== undefined)
    return refusedAt(
      'wrong_value',
      named.file,
      base.locate,
      `a policy that is extended extends none itself, and this one extends ${base.written.extends}`,
      `Extend that one in ${file}, or write here what it says.`,
    );
  const says: ReadBase['says'] = (path) => isFromBase(base.written, written, path);
  return {
    ok: true,
    policy: fullPolicy(withBase(base.written, written)),
    locate,
    base: { origin: named.origin, file: named.file, text, blob, isCopy, locate: base.locate, says },
  };
}

function refusedAt(code: Finding['code'], file: string, locate: Locate, message: string, next: string): Refused {
  return { ok: false, findings: [{ code, severity: 'error', file, ...locate(['extends']), message, next }] };
}
