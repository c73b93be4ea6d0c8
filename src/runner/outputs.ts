import { isFields } from '../core/fields.ts';
import type { Pipeline } from '../core/pipeline/pipeline.ts';
import type { Output } from '../core/run/commands.ts';
import { stepPath } from '../core/run/decider.ts';
import { readYaml } from '../files/yaml.ts';
import type { Attachment } from '../ports.ts';
import { evidencePath, sha256 } from '../record.ts';

/** Up to so many bytes what a step puts out stands in the record itself; more lies beside it in a file of its own. */
const shortAtMost = 4096;

/** What a step put out may be as long as this, in bytes. */
export const outputAtMost = 8 * 1024 * 1024;

/** What a step put out as a command says it, and the file that keeps it where it is long. */
export function outputOf(
  step: string,
  text: string,
): { readonly output: Output; readonly attachments: readonly Attachment[] } {
  const content = Buffer.from(text);
  const digest = sha256(content);
  const bytes = content.length;
  if (bytes <= shortAtMost) return { output: { bytes, sha256: digest, text }, attachments: [] };
  const attachment = { name: fileOf(step), sha256: digest, bytes, content };
  return { output: { bytes, sha256: digest }, attachments: [attachment] };
}

/**
 * What the steps before put out, by name. One that was skipped, or put out nothing, put out the empty text. `read`: a text
 * of the run by its path below the run's folder.
 */
export async function outputsNamed(
  { steps }: Pipeline,
  names: readonly string[],
  read: (path: string) => Promise<string | null>,
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    names.map(async (name): Promise<readonly [string, string]> => {
      const step = steps.find(({ output }) => output === name);
      return [name, step === undefined ? '' : await textOf(step.id, read)];
    }),
  );
  return new Map(found);
}

/** What a step put out last; the empty text where it put out nothing. `read` as above. */
export async function textOf(step: string, read: (path: string) => Promise<string | null>): Promise<string> {
  const path = stepPath(step);
  const kept = await read(path);
  if (kept === null) return '';
  const yaml = readYaml(kept, path, { bytes: 64 * 1024, own: true });
  if (!yaml.ok || !isFields(yaml.value)) throw new Lost(`${path} cannot be read: countersign verify tells why`);
  const { text, bytes, sha256: digest } = yaml.value;
  if (typeof text === 'string') {
    if (sha256(text) !== digest || Buffer.byteLength(text) !== bytes)
      throw new Lost(`${path} is not what ${step} put out: countersign verify tells who changed it`);
    return text;
  }
  const file = evidencePath(fileOf(step), String(digest));
  const long = await read(file);
  if (long === null) throw new Lost(`${file} is not there, which keeps what ${step} put out`);
  if (sha256(long) !== digest) throw new Lost(`${file} is not what ${step} put out`);
  return long;
}

function fileOf(step: string): string {
  return `${step}.txt`;
}

/** The record lacks what a step put out. */
class Lost extends Error {
  override readonly name = 'Lost';
}
