import { fullPipeline } from '../../../src/core/pipeline/full.ts';
import type { Pipeline } from '../../../src/core/pipeline/pipeline.ts';
import type { WrittenPipeline, WrittenStep } from '../../../src/core/pipeline/schema.ts';
import { templateTexts, type Templates } from '../../../src/core/pipeline/template.ts';
import { variablesIn } from '../../../src/files/template.ts';

/** A pipeline as it is written, of these steps. */
export function written(steps: readonly WrittenStep[], more: Partial<WrittenPipeline> = {}): WrittenPipeline {
  return { name: 'p', steps, ...more };
}

/** What the templates of a pipeline say. */
export function templatesIn(pipeline: WrittenPipeline): Templates {
  return new Map(templateTexts(pipeline).map((text) => [text, variablesIn(text)]));
}

/** The full form of a pipeline of these steps. */
export function full(steps: readonly WrittenStep[], more: Partial<WrittenPipeline> = {}): Pipeline {
  const one = written(steps, more);
  return fullPipeline(one, templatesIn(one));
}

/** A step that does something. */
export function step(id: string, more: Partial<WrittenStep> = {}): WrittenStep {
  return { id, run: `do ${id}`, ...more };
}
