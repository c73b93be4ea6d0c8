import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';

/** Is it a folder itself, and no link to one? */
export function isFolder(path: string | Buffer): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Removes what lies there, also where somebody took away the right to. Of a link only the link. */
export async function removeFolder(base: Buffer, name: Buffer): Promise<void> {
  const path = Buffer.concat([base, name]);
  const gone = rm(path, { recursive: true, force: true, maxRetries: 3 });
  await gone.catch(async () => {
    allow(path);
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  });
}

/**
 * Whoever runs may read and change everything in a folder: of rights git only records which files can be run. Done at
 * once, since nobody works in it: handed to other threads each call would take far longer. No link is followed.
 */
export function allow(folder: Buffer): void {
  if (!isFolder(folder)) return;
  allowOne(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })) {
    const path = Buffer.concat([folder, Buffer.from('/'), entry.name]);
    if (entry.isDirectory()) allow(path);
    else if (entry.isFile()) allowOne(path, 0o600);
  }
}

function allowOne(path: Buffer, least: number): void {
  const { mode } = lstatSync(path);
  if ((mode & least) !== least) chmodSync(path, (mode & 0o777) | least);
}

const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/** The bytes of a path as git prints it: in double quotes where it holds anything but plain signs. */
export function bytesOf(path: string): Buffer {
  if (!path.startsWith('"')) return Buffer.from(path);
  const parts = [...path.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gu)];
  return Buffer.concat(
    parts.map(([, octal, letter, plain = '']) => {
      if (octal !== undefined) return Buffer.from([Number.parseInt(octal, 8)]);
      return letter === undefined ? Buffer.from(plain) : Buffer.from([escapes[letter] ?? letter.charCodeAt(0)]);
    }),
  );
}
