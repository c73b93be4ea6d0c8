/** Text that people write is kept whole up to here, in characters. */
export const longestText = 4000;

/** The length of the first text in a value that is too long, or null. */
export function tooLong(value: unknown): number | null {
  if (typeof value === 'string') return value.length > longestText ? value.length : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const part of Object.values(value)) {
    const found = tooLong(part);
    if (found !== null) return found;
  }
  return null;
}
