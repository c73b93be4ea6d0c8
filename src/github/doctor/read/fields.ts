import { isFields } from '../../../core/fields.ts';

/** A text that is not empty, in a field of what GitHub answered; null for anything else. */
export function textIn(value: unknown, name: string): string | null {
  const found = isFields(value) ? value[name] : null;
  return typeof found === 'string' && found !== '' ? found : null;
}

/** A list in such a field; empty for anything else. */
export function listIn(value: unknown, name: string): readonly unknown[] {
  const found = isFields(value) ? value[name] : null;
  return Array.isArray(found) ? found : [];
}
