/**
 * What the command line ends with, for scripts. `refused` is an answer of the rules, `failed` is not. A run of a pipeline
 * also `waits` for an approval or for whoever does a step, waits for `direction`, or was `stopped` by Ctrl-C.
 */
export const exits = { done: 0, failed: 1, refused: 2, waits: 3, direction: 4, usage: 64, stopped: 130 } as const;
export type Exit = (typeof exits)[keyof typeof exits];

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

/** A piece of a line with its looks on a terminal. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** One line for a person. Texts of people go in as they are: printing makes them harmless. */
export type Line = string | readonly (string | Span)[];

/** What a verb came to, as data: printed for a person, or as one JSON document for a machine. */
export interface Answer {
  readonly exit: Exit;
  /** For standard output. */
  readonly out: readonly Line[];
  /** For standard error: what went wrong, and what to do. */
  readonly err: readonly Line[];
  /** A whole text for standard output, after the lines. */
  readonly document?: string;
  /** Everything, for machines; `ok` is added. */
  readonly json: Readonly<Record<string, unknown>>;
}

export function styled(style: Style, text: string): Span {
  return { text, style };
}

/** It worked. */
export function done(out: readonly Line[], json: Answer['json'], document?: string): Answer {
  return { exit: exits.done, out, err: [], json, ...(document === undefined ? {} : { document }) };
}

/** The two lines of every "no". */
export function noLines(because: string, next: string): readonly Line[] {
  return [
    [styled('red', 'No: '), because],
    [styled('bold', 'Next: '), next],
  ];
}

/** It did not: `code` and both sentences, the same for people and machines. */
export function no(exit: Exit, code: string, because: string, next: string): Answer {
  return { exit, out: [], err: noLines(because, next), json: { code, because, next } };
}

/** The words were wrong. */
export function misuse(because: string, next: string): Answer {
  return no(exits.usage, 'usage', because, next);
}
