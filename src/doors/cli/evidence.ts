import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FromDoor, Given } from '../../core/verbs/verb.ts';
import type { Attachment } from '../../ports.ts';
import { sha256 } from '../../record.ts';
import { exits, misuse, no, type Answer } from './answer.ts';
import { word } from './session.ts';

/** Evidence is kept with the record for ever, so it is an answer, not an archive. In bytes. */
const largestEvidence = 1024 * 1024;

/** Whose decision is recorded, and the file that shows it; nothing when the decision is one's own. */
export interface Handed {
  readonly door: FromDoor;
  readonly attachments: readonly Attachment[];
}

/** Reads what `--for PERSON --evidence FILE` hands in. */
export async function handedIn(given: Given): Promise<Handed | { readonly answer: Answer }> {
  const person = word(given, 'for').trim().toLowerCase();
  const path = word(given, 'evidence');
  if (person === '' && path === '') return { door: {}, attachments: [] };
  if (person === '')
    return { answer: misuse('--evidence says what somebody answered, and --for is missing', 'add --for E-MAIL') };
  if (path === '')
    return {
      answer: misuse(
        '--for records the decision of somebody else, and --evidence is missing',
        'add --evidence FILE, their answer',
      ),
    };
  if (!isEmail(person))
    return {
      answer: misuse(
        `"${person}" is not an e-mail address`,
        'name the person as git knows people: --for kim@example.com',
      ),
    };
  const read = await bytesOf(path);
  if ('answer' in read) return read;
  const evidence = { name: basename(path), sha256: sha256(read.content), bytes: read.content.length };
  return {
    door: { attestation: { id: person, login: person, evidence } },
    attachments: [{ ...evidence, content: read.content }],
  };
}

async function bytesOf(path: string): Promise<{ readonly content: Uint8Array } | { readonly answer: Answer }> {
  let file: FileHandle | null = null;
  try {
    // A pipe would keep us waiting for somebody to write into it.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const found = await file.stat();
    const { size } = found;
    if (!found.isFile()) return wrong(path, 'is not a regular file', 'name the file that holds the answer');
    if (size === 0) return wrong(path, 'is empty', 'name the file that holds the answer');
    if (size > largestEvidence)
      return wrong(
        path,
        `has ${size.toLocaleString('en-US')} bytes; evidence may have 1 MB`,
        'keep the answer itself and leave out what is around it',
      );
    return { content: await file.readFile() };
  } catch (error) {
    return wrong(path, whyUnreadable(error), 'name the file that holds the answer');
  } finally {
    await file?.close();
  }
}

function wrong(path: string, what: string, next: string): { readonly answer: Answer } {
  return { answer: no(exits.failed, 'bad_evidence', `the evidence ${path} ${what}`, next) };
}

/** Why the machine did not give a file, as the end of a sentence. Throws what is no answer of the machine. */
export function whyUnreadable(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'does not exist',
    ENOTDIR: 'does not exist',
    EACCES: 'may not be read',
    EISDIR: 'is a folder',
    ENXIO: 'is not a regular file',
  };
  return reasons[String(error.code)] ?? `cannot be read (${String(error.code)})`;
}

/** Could git know somebody by this? */
export function isEmail(text: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/u.test(text);
}
