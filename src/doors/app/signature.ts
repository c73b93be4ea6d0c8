import { createHmac, timingSafeEqual } from 'node:crypto';

/** The digest in an `X-Hub-Signature-256` header; null when it is none. SHA-1, which GitHub sends beside it, is not read. */
export function digestIn(header: string | readonly string[] | undefined): Buffer | null {
  const hex = typeof header === 'string' ? /^sha256=([0-9a-f]{64})$/u.exec(header)?.[1] : undefined;
  return hex === undefined ? null : Buffer.from(hex, 'hex');
}

/** Was it signed with one of the secrets? Takes as long for a wrong digest as for a right one. */
export function isSigned(body: Uint8Array, digest: Buffer, secrets: readonly string[]): boolean {
  const fits = secrets.map((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), digest));
  return fits.includes(true);
}

/** What is wrong with a webhook secret, as the end of a sentence about it; null when it can be used. */
export function secretFault(secret: string | undefined): string | null {
  if (secret === undefined || secret.trim() === '') return 'is not set';
  if (secret === 'development') return 'is "development", which everybody knows';
  if (secret.trim() !== secret) return 'begins or ends with blanks, which were probably copied with it';
  return null;
}
