/** Are two values of JSON the same, whatever the order of their keys? A key without a value is none. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((value, index) => isSame(value, other[index]))
    );
  const [mine, theirs] = [valuesOf(one), valuesOf(other)];
  return mine.size === theirs.size && [...mine].every(([key, value]) => isSame(value, theirs.get(key)));
}

function valuesOf(record: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries<unknown>({ ...record }).filter(([, value]) => value !== undefined));
}
