import type { Finding } from '../core/finding.ts';
import type { JsonSchema } from '../core/schema.ts';
import { formatFile, formatText } from '../record.ts';
import { Damaged } from './damage.ts';

/** What the state branch says of itself. */
export interface Format {
  /** The id of the app on GitHub that shows; null where none was named yet. */
  readonly shownBy: number | null;
}

const schema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['format'],
  properties: { format: { const: 1 }, shown_by: { type: 'integer', minimum: 1 } },
};

/** Far more than it ever says. */
const bytesAtMost = 4096;

/** Is this the format file of something else, or none at all? Then the branch is not ours. */
export function isForeign(text: string | null): boolean {
  return text === null || !/^[ \t'"{]*format['"]?[ \t]*:/mu.test(text);
}

/**
 * Reads `format.yaml` as far as it is ours. Throws {@link Damaged} for what cannot be understood whole: nobody writes
 * beside a text that may mean something else than is known here.
 */
export async function readFormat(text: string): Promise<Format> {
  // As it is written here it is known without a parser: most looks see nothing else.
  const shownBy = /^format: 1\n(?:shown_by: ([1-9][0-9]{0,14})\n)?$/u.exec(text);
  if (shownBy !== null) return { shownBy: shownBy[1] === undefined ? null : Number(shownBy[1]) };
  const [{ asFindings, readYaml }, { faultsOf }] = await Promise.all([
    import('../files/yaml.ts'),
    import('../files/faults.ts'),
  ]);
  const read = readYaml(text, formatFile, { bytes: bytesAtMost, own: true });
  if (!read.ok) throw new Damaged(read.findings);
  const { value, locate } = read;
  const version = fieldOf(value, 'format');
  if (typeof version === 'number' && version > 1) throw new Damaged([newer(version, locate(['format']))]);
  const [first, ...others] = asFindings(faultsOf(value, schema), formatFile, locate);
  if (first !== undefined) throw new Damaged([first, ...others]);
  const named = fieldOf(value, 'shown_by');
  return { shownBy: typeof named === 'number' ? named : null };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(name) : null;
}

function newer(version: number, at: Pick<Finding, 'line' | 'column'>): Finding {
  return {
    code: 'newer_format',
    file: formatFile,
    ...at,
    message: `the record has format ${version}, and this Countersign knows format 1 only: it writes nothing here`,
    next: 'Update countersign.',
    severity: 'error',
  };
}

/** What is wrong with the file as it lies on the branch; where nothing is, it is byte for byte as Countersign writes it. */
export async function formatFindings(text: string | null, next: string): Promise<readonly Finding[]> {
  const at = { file: formatFile, line: 1, column: 1, severity: 'error' } as const;
  if (text === null)
    return [{ ...at, code: 'record_edited', message: 'the file that says this branch is ours is missing', next }];
  try {
    const { shownBy } = await readFormat(text);
    if (text === formatText(shownBy)) return [];
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return error.findings;
  }
  return [{ ...at, code: 'record_edited', message: 'this file was changed by hand', next }];
}
