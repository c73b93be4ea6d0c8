import type { WrittenPipeline, WrittenStep } from './schema.ts';
import type { Path } from '../finding.ts';

/** What a template says; whoever reads templates tells it here as data. Lines and columns count from 1. */
export type ReadTemplate =
  | {
      readonly ok: true;
      /** The variables that have to be given, each once. */
      readonly names: readonly string[];
      /** Where each of them stands first. */
      readonly places: ReadonlyMap<string, Place>;
    }
  | (Place & { readonly ok: false; readonly because: string; readonly next: string });

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What templates say, by their texts. */
export type Templates = ReadonlyMap<string, ReadTemplate>;

/** What every template may name: what the run was asked for. */
export const taskVariable = 'task';

/** A template of a step. A place in it has the path to it with a line and a column behind. */
export interface TemplateAt {
  readonly text: string;
  readonly path: Path;
  readonly of: 'step' | 'recovery' | 'compensation';
}

/** Every template of a step, by its place in the file. */
export function templatesOf(step: WrittenStep, index: number): readonly TemplateAt[] {
  const path: Path = ['steps', index];
  const { prompt, recovery, compensation } = step;
  return [
    ...(prompt === undefined ? [] : [{ text: prompt, path: [...path, 'prompt'], of: 'step' as const }]),
    ...(['recovery', 'compensation'] as const).flatMap((of) => {
      const text = { recovery, compensation }[of]?.prompt;
      return text === undefined ? [] : [{ text, path: [...path, of, 'prompt'], of }];
    }),
  ];
}

/** The texts of all templates of a pipeline, each once. */
export function templateTexts(written: WrittenPipeline): readonly string[] {
  return [...new Set(written.steps.flatMap((step, index) => templatesOf(step, index).map(({ text }) => text)))];
}

/** The variables that a template names, with their places; none where it cannot be read, which is told elsewhere. */
export function placesIn(templates: Templates, text: string): readonly (readonly [string, Place])[] {
  const read = templates.get(text);
  return read?.ok === true ? [...read.places] : [];
}
