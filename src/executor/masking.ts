import { Buffer } from 'node:buffer';

/** Takes secrets out of a text. `isCut`: the text may stop in the middle of one; then its beginning is taken out, too. */
export type Mask = (text: string, isCut?: boolean) => string;

/** Shorter ones are refused: they would be found in ordinary words, and what is left of those would tell them. */
export const shortestSecret = 4;

const mask = Buffer.from('***');

/**
 * Takes these texts out of whatever is said, in each form in which they are met: as they are, each line of them, as a part
 * of a JSON string, in base64 (of both alphabets, wherever in the encoded text they begin), percent-encoded in whole or in
 * part, and each of these folded over several lines. Other encodings (hexadecimal, reversed, compressed) are not known.
 */
export function maskOf(secrets: readonly string[]): Mask {
  const forms = [...new Set(secrets.flatMap(formsOf))].map((form) => Buffer.from(form));
  if (forms.length === 0) return (text) => text;
  const byFirst = Array.from({ length: 256 }, (_, byte) => forms.filter(([first]) => first === byte));
  return (text, isCut = false) => {
    const bytes = Buffer.from(isCut ? text.replace(/%[0-9a-f]?[\r\n]*$/iu, '') : text);
    return without(bytes, placesIn(bytes, byFirst, isCut));
  };
}

function formsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n/u).map((line) => line.trim());
  return [secret, secret.trim(), ...lines]
    .filter((text) => text.length >= shortestSecret)
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1), text.replaceAll(' ', '+'), ...base64Of(text)])
    .filter((form) => form.length >= shortestSecret);
}

/** A text within one that is encoded: a third of all places, each without the characters that its neighbours share. */
function base64Of(text: string): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    return [bytes.toString('base64').slice(from, to), bytes.toString('base64url').slice(from, to)];
  });
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where forms stand; with `isCut` also where one begins that the end cuts off. */
function* placesIn(bytes: Buffer, byFirst: readonly (readonly Buffer[])[], isCut: boolean): Generator<Place> {
  const readers = bytes.includes(percent) ? [asItIs, unescaped] : [asItIs];
  for (let from = 0; from < bytes.length; from += 1)
    for (const read of readers)
      for (const form of byFirst[read(bytes, from).byte] ?? []) {
        const to = endOf(bytes, from, form, read);
        if (to !== null && (isCut || to <= bytes.length)) yield { from, to: Math.min(to, bytes.length) };
      }
}

/** What is read at a place, and where what comes after it begins. */
interface Letter {
  readonly byte: number;
  readonly next: number;
}

const lineFeed = 10;
const carriageReturn = 13;
const percent = 37;

function asItIs(bytes: Buffer, at: number): Letter {
  return { byte: bytes[at] ?? 0, next: at + 1 };
}

/** `%41` reads as `A`. */
function unescaped(bytes: Buffer, at: number): Letter {
  const plain = asItIs(bytes, at);
  if (plain.byte !== percent) return plain;
  const high = unfolded(bytes, plain.next);
  const low = unfolded(bytes, high + 1);
  const hex = String.fromCharCode(bytes[high] ?? 0, bytes[low] ?? 0);
  return /^[0-9a-f]{2}$/iu.test(hex) ? { byte: Number.parseInt(hex, 16), next: low + 1 } : plain;
}

/** The first place from there on that is no line break. */
function unfolded(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === lineFeed || bytes[at] === carriageReturn) at += 1;
  return at;
}

/** Where a form ends that begins at a place: beyond the end where the text ends within it, and null where it is another. */
function endOf(bytes: Buffer, from: number, form: Buffer, read: typeof asItIs): number | null {
  let at = from;
  for (const [index, expected] of form.entries()) {
    // A line break may be one of its own.
    if (index > 0 && bytes[at] !== expected) at = unfolded(bytes, at);
    if (at >= bytes.length) return bytes.length + 1;
    const { byte, next } = read(bytes, at);
    if (byte !== expected) return null;
    at = next;
  }
  return at;
}

/** Places come by where they begin; those that touch or overlap are one. */
function without(bytes: Buffer, places: Iterable<Place>): string {
  const parts: Buffer[] = [];
  let end = -1;
  for (const { from, to } of places) {
    if (from > end) parts.push(bytes.subarray(Math.max(end, 0), from), mask);
    end = Math.max(end, to);
  }
  return Buffer.concat([...parts, bytes.subarray(Math.max(end, 0))]).toString();
}
