import { composed, whyNotShared } from '../core/definition/include.ts';
import { sharedSchema } from '../core/definition/schema.ts';
import type { Finding, FindingCode, Path } from '../core/finding.ts';
import { definitionIn, readDefinition, theirs, writeYaml, type Including, type ReadDefinition } from '../files.ts';
import { faultsOf } from './faults.ts';
import { asFindings, readYaml, type Locate } from './yaml.ts';

/** A definition that was made of several files: as it is read, and as one text. */
export interface ReadWhole {
  readonly ok: true;
  readonly read: ReadDefinition;
  /** All of it in one file, by which it means the same: this is what a project pins. */
  readonly text: string;
}

/** Those of these paths that files to be included can have, each once. */
export function sharedAmong(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].filter((path) => whyNotShared(path) === null);
}

interface Shared {
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly locate: Locate;
}

/**
 * One definition of a file and the texts of those that it includes, by their paths. What is wrong with any of them is told
 * of the file and the line in which it stands.
 */
export function wholeDefinition(
  { value, paths, file, locate }: Including['including'],
  texts: ReadonlyMap<string, string | null>,
): ReadWhole | { readonly ok: false; readonly findings: readonly Finding[] } {
  const files = paths.map((path, at) => sharedIn(path, texts.get(path), { file, locate, at }));
  const findings = files.flatMap((one) => ('findings' in one ? one.findings : []));
  if (findings.length > 0) return { ok: false, findings };
  const shared = files.flatMap((one) => ('findings' in one ? [] : [one]));
  const whole = composed(
    value,
    shared.map((one) => one.value),
  );
  const all = [{ file, locate }, ...shared];
  const read = definitionIn(whole.value, file, (path, at) => {
    const from = whole.whence(path);
    const { file: name, locate: there } = all[from.file] ?? { file, locate };
    return { file: name, ...there(from.path, at) };
  });
  if (!read.ok) return read;
  const text = `# Made of ${[file, ...paths].join(', ')}\n${writeYaml(whole.value)}`;
  // Together they may be more than a file may hold.
  const again = readDefinition(text, file);
  return again.ok ? { ok: true, read, text } : { ok: false, findings: again.findings };
}

interface Named {
  readonly file: string;
  readonly locate: Locate;
  readonly at: number;
}

function sharedIn(
  path: string,
  text: string | null | undefined,
  by: Named,
): Shared | { readonly findings: readonly Finding[] } {
  const here: Path = ['include', by.at];
  if (path === by.file)
    return told('include_cycle', by, here, `${path} includes itself`, 'Take its own path out of include.');
  const why = whyNotShared(path);
  if (why !== null)
    return told(
      'include_path',
      by,
      here,
      why,
      'Write the path from the root of the repository, such as .github/countersign/approval-gates.yaml',
    );
  if (text === undefined)
    return told('include_missing', by, here, `there is no file ${path}`, 'Commit it, or take it out of include.');
  if (text === null)
    return told(
      'include_missing',
      by,
      here,
      `${path} is no text, or too large to be read whole`,
      'Keep it short, as text in UTF-8.',
    );
  const read = readYaml(text, path, theirs);
  if (!read.ok) return read;
  const { value, locate } = read;
  const parts = typeof value === 'object' && value !== null ? Object.entries<unknown>({ ...value }) : [];
  if (parts.some(([name]) => name === 'include'))
    return told(
      'include_cycle',
      { file: path, locate },
      ['include'],
      `${path} is included, and what is included includes nothing itself`,
      `Name those files in the include of ${by.file}.`,
    );
  const faults = faultsOf(value, sharedSchema);
  if (faults.length > 0) return { findings: asFindings(faults, path, locate) };
  return { file: path, value: Object.fromEntries(parts), locate };
}

function told(
  code: FindingCode,
  { file, locate }: Pick<Named, 'file' | 'locate'>,
  path: Path,
  message: string,
  next: string,
): { readonly findings: readonly Finding[] } {
  return { findings: asFindings([{ code, path, message, next, severity: 'error' }], file, locate) };
}
