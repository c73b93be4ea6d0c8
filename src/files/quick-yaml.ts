import { writeYaml } from '../files.ts';

/** Texts that were asked for once, so many at most. */
const remembered = 20_000;

/**
 * Writes values as `writeYaml` does, at a fraction of the time: the library is asked once for each text that is not
 * plain beyond doubt. Where it cannot tell, null: then `writeYaml` has to write the value. One writer is for many
 * values that are alike, as the states of a project are.
 */
export function quickYaml(): (value: unknown) => string | null {
  const keys = new Map<string, string>();
  const texts = new Map<string, string>();

  function keyOf(key: string): string {
    return plainKey.test(key) && !word.test(key)
      ? key
      : known(keys, key, () => writeYaml({ [key]: 0 }).slice(0, -': 0\n'.length));
  }

  function textOf(text: string): string {
    return isPlain(text) ? text : known(texts, text, () => writeYaml([text]).slice('- '.length, -1));
  }

  /** What stands behind `key:` or `-` in a line that is indented so far; null for a list and an object. */
  function scalarOf(value: unknown, indent: string): string | null {
    if (typeof value === 'string') return value.includes('\n') ? block(value, indent) : textOf(value);
    if (value === null || typeof value === 'boolean') return String(value);
    if (typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
    if (Array.isArray(value)) return value.length === 0 ? '[]' : null;
    if (typeof value === 'object') return Object.keys(value).length === 0 ? '{}' : null;
    throw new Unsure();
  }

  function write(value: object, indent: string, first: string): string {
    if (Array.isArray(value)) return sequence(value, indent, first);
    const fields: readonly (readonly [string, unknown])[] = Object.entries(value);
    let text = '';
    let lead = first;
    for (const [key, one] of fields) {
      const scalar = scalarOf(one, indent);
      const name = oneLine(keyOf(key));
      // What is no scalar is an object.
      if (scalar !== null || typeof one !== 'object' || one === null) text += `${lead}${name}: ${scalar ?? ''}\n`;
      else {
        const inside = Array.isArray(one) ? indent : `${indent}  `;
        text += `${lead}${name}:\n${write(one, inside, inside)}`;
      }
      lead = indent;
    }
    return text;
  }

  function sequence(values: readonly unknown[], indent: string, first: string): string {
    let text = '';
    let lead = first;
    for (const one of values) {
      const scalar = scalarOf(one, indent);
      if (scalar !== null || typeof one !== 'object' || one === null) text += `${lead}- ${scalar ?? ''}\n`;
      else text += write(one, `${indent}  `, `${lead}- `);
      lead = indent;
    }
    return text;
  }

  return (value) => {
    try {
      if (typeof value === 'string') oneLine(value);
      const scalar = scalarOf(value, '');
      if (scalar !== null || typeof value !== 'object' || value === null) return `${scalar ?? ''}\n`;
      return write(value, '', '');
    } catch (error) {
      if (error instanceof Unsure) return null;
      throw error;
    }
  };
}

/** Only the library knows how this is written. */
class Unsure extends Error {
  override readonly name = 'Unsure';
}

/** Lines that are printable beyond doubt, as lines of their own below what they belong to. */
function block(text: string, indent: string): string {
  if (!plainLines.test(text)) throw new Unsure();
  const ends = text.endsWith('\n');
  const lines = ends ? text.slice(0, -1) : text;
  return `${ends ? '|' : '|-'}\n${indent}  ${lines.replaceAll(/\n+/gu, `$&${indent}  `)}`;
}

function oneLine(text: string): string {
  if (text.includes('\n')) throw new Unsure();
  return text;
}

/** Marks of a document are quoted only where they would begin a line. */
function known(texts: Map<string, string>, text: string, write: () => string): string {
  if (text.startsWith('---') || text.startsWith('...')) throw new Unsure();
  const before = texts.get(text);
  if (before !== undefined) return before;
  const written = write();
  if (texts.size >= remembered) texts.clear();
  texts.set(text, written);
  return written;
}

const plainKey = /^[A-Za-z_][A-Za-z0-9_./@-]{0,99}$/u;
/** Printable, begins as no number and no sign of YAML does, and has nothing in it that ends a text. */
const plainText = /^[A-Za-z/_](?:[\u0021-\u0022\u0024-\u0039\u003b-\u007e]|:(?! |$)| (?![ #]|$)|#)*$/u;
/** Lines of printable signs, empty ones between others too; none begins the text or ends with a blank. */
const plainLines = /^[!-~](?:[ -~]*[!-~])?(?:\n+[ -~]*[!-~])*\n?$/u;
/** A moment, and what may follow it. */
const plainMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(?: [0-9a-f-]{36})?$/u;
/** What may be another type than text, here or where an older YAML is read. */
const word = /^(?:true|false|null|yes|no|on|off|y|n)$/iu;

function isPlain(text: string): boolean {
  return (plainText.test(text) && !text.endsWith('-') && !word.test(text)) || plainMoment.test(text);
}
