/**
 * Gives as many places as possible somebody of their own: for each place whoever stands there, or null where nobody is
 * left. Exact (Kuhn's augmenting paths, which takes places × candidates steps); the same input gives the same answer.
 */
export function matching<T>(places: readonly (readonly T[])[]): readonly (T | null)[] {
  const slots = places.map((candidates) => ({ candidates }));
  const taken = new Map<T, (typeof slots)[number]>();
  function place(slot: (typeof slots)[number], tried: Set<T>): boolean {
    for (const candidate of slot.candidates) {
      if (tried.has(candidate)) continue;
      tried.add(candidate);
      const holder = taken.get(candidate);
      if (holder === undefined || place(holder, tried)) {
        taken.set(candidate, slot);
        return true;
      }
    }
    return false;
  }
  for (const slot of slots) place(slot, new Set());
  const placed = new Map([...taken].map(([candidate, slot]) => [slot, candidate] as const));
  return slots.map((slot) => placed.get(slot) ?? null);
}
