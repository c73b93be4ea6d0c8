import type { Buffer } from 'node:buffer';
import { stripVTControlCharacters } from 'node:util';
import type { Mask } from './masking.ts';

/** What bytes say in UTF-8; null where they are no text. With `isCut` the last character may lack its end, and is left out. */
export function textOf(bytes: Uint8Array, isCut = false): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** So many characters of what a command said are told as a reason. */
const toldAtMost = 2_000;

/** The end of what a command said, fit to be read within a sentence of ours, secrets taken out. */
export function saidOf(said: Buffer, masked: Mask): string {
  // Masked before anything is cut off it, since half a secret would not be found; and after, since what was hidden between
  // two halves of one may be gone.
  const end = masked(said.toString()).slice(-4 * toldAtMost);
  const text = masked(plain(end)).trim();
  return text.length <= toldAtMost ? text : `… ${text.slice(-toldAtMost).toWellFormed()}`;
}

/** Without what only a terminal understands. */
function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\p{Cc}\uFFFD]/gu, (one) => (one === '\n' || one === '\t' ? one : ''));
}

/** Milliseconds as people say them. */
export function durationText(milliseconds: number): string {
  return milliseconds < 1_000 ? `${milliseconds} ms` : `${milliseconds / 1_000} s`;
}
