import type { Remember } from '../../kept/sources.ts';

interface Remembered<T> {
  readonly blob: string;
  readonly value: T;
}

/** Remembers what a text was read as for as long as a home is open. */
export function inMemory(): Remember {
  const known = new Map<string, Remembered<unknown>>();
  return async <T>(
    name: string,
    blob: string,
    read: () => Promise<T>,
    worthKeeping: (value: T) => boolean,
  ): Promise<T> => {
    const before = known.get(name);
    if (isRemembered<T>(before, blob)) return before.value;
    const value = await read();
    if (worthKeeping(value)) known.set(name, { blob, value });
    return value;
  };
}

/** Whoever asks by one name always asks for one kind of value. */
function isRemembered<T>(known: Remembered<unknown> | undefined, blob: string): known is Remembered<T> {
  return known?.blob === blob;
}
