import type { Pin } from '../../core/project/state.ts';
import { followed } from '../../core/run/redecide.ts';
import type { RunEntry } from '../../kept/runs.ts';

/** By blob, what these pins stand for, as far as it can be read. */
export async function bookOf<T>(
  pins: readonly Pin[],
  read: (pin: Pin) => Promise<T | null>,
): Promise<Readonly<Record<string, T>>> {
  const found: [string, T][] = [];
  for (const pin of pins) {
    const value = await read(pin);
    if (value !== null) found.push([pin.blob, value]);
  }
  return Object.fromEntries(found);
}

/** Every pipeline that was followed, or that somebody asked to follow. */
export function pipelinesIn(entries: readonly RunEntry[]): readonly Pin[] {
  return entries.flatMap((entry) => {
    const blob = followed(entry.command);
    return [...pinsIn(entry, 'pipeline'), ...(blob === null ? [] : [{ blob, origin: '' }])];
  });
}

/** Every policy by which something was decided. */
export function policiesIn(entries: readonly RunEntry[]): readonly Pin[] {
  return entries.flatMap((entry) => {
    const { policy: said } = entry.saw;
    return [...pinsIn(entry, 'policy'), ...(typeof said === 'string' ? [{ blob: said, origin: '' }] : [])];
  });
}

/** What an entry pins. */
export function pinsIn({ events = [] }: RunEntry, what: 'pipeline' | 'policy'): readonly Pin[] {
  return events.flatMap((event) =>
    event.type === 'definition_pinned' && event.what === what && event.pin !== null ? [event.pin] : [],
  );
}
