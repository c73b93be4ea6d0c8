/** Every text and number in a value of JSON, as texts; names of fields are none of it. */
export function valuesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === 'string' || typeof one === 'number') found.add(String(one));
    else if (typeof one === 'object' && one !== null) open.push(...Object.values<unknown>({ ...one }));
  }
  return found;
}
