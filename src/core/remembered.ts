interface Known<K, V> {
  readonly get: (key: K) => V | undefined;
  readonly set: (key: K, value: V) => unknown;
}

/** What was worked out for a key before, else what `work` gives now. Only for what depends on nothing but the key. */
export function remembered<K, V>(known: Known<K, V>, key: K, work: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = work();
  known.set(key, found);
  return found;
}
