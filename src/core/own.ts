/** What a record holds under a name that people chose: `constructor` and its kin, which every object has, are not in it. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
