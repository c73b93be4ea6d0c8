import type { Finding, Path, Problem } from '../core/finding.ts';
import { checkPipeline } from '../core/pipeline/check.ts';
import { fullPipeline } from '../core/pipeline/full.ts';
import type { Pipeline } from '../core/pipeline/pipeline.ts';
import { pipelineNamePattern, pipelineSchema, type WrittenPipeline } from '../core/pipeline/schema.ts';
import { templateTexts } from '../core/pipeline/template.ts';
import { theirs, type Refused } from '../files.ts';
import { validPipeline } from '../run-validators.generated.js';
import { faultsOf, type Format } from './faults.ts';
import { variablesIn } from './template.ts';
import { asFindings, readYaml, type Locate, type Position } from './yaml.ts';

/** A pipeline with every default, and as it was written. */
export interface ReadPipeline {
  readonly ok: true;
  readonly pipeline: Pipeline;
  readonly written: WrittenPipeline;
  /** Where a path of the pipeline as it is written stands; behind that of a text, a line and a column of it can follow. */
  readonly locate: Locate;
  /** Warnings: it can be followed as it is. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a pipeline. Refused is what cannot be read, does not have the shape, or makes no sense. `today` (YYYY-MM-DD):
 * where it is given, a review that is due is told.
 */
export function readPipeline(given: string | Uint8Array, file: string, today?: string): ReadPipeline | Refused {
  const read = readYaml(given, file, theirs);
  if (!read.ok) return read;
  const { value } = read;
  const text = typeof given === 'string' ? given : new TextDecoder().decode(given);
  const locate = withTexts(text, value, read.locate);
  if (!isPipeline(value)) return { ok: false, findings: asFindings(shapeFaults(value), file, locate) };
  const templates = new Map(templateTexts(value).map((one) => [one, variablesIn(one)]));
  const problems = checkPipeline(value, templates, today);
  const findings = asFindings(problems, file, locate);
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, findings };
  return { ok: true, pipeline: fullPipeline(value, templates), written: value, locate, findings };
}

function isPipeline(value: unknown): value is WrittenPipeline {
  return validPipeline(value);
}

const formats: Readonly<Record<string, Format>> = {
  [pipelineNamePattern]: {
    isOne: (text) => new RegExp(pipelineNamePattern, 'u').test(text),
    next: 'Names have letters, digits, - and _, at most 64, a letter first, and are not constructor, toString and the like.',
  },
};

/** The fields that say how long something takes. */
const durations: Path = ['timeout', 'initial_delay'];

function shapeFaults(value: unknown): readonly Problem[] {
  const faults = faultsOf(value, pipelineSchema, formats);
  if (faults.length > 0)
    return faults.map((fault) =>
      durations.includes(fault.path.at(-1) ?? '')
        ? { ...fault, next: 'Write whole seconds, or a whole number with its unit: 500ms, 90s, 5m, 1h.' }
        : fault,
    );
  return [
    {
      code: 'wrong_value',
      path: [],
      message: 'the file does not have the shape of a pipeline',
      next: 'Compare it with `countersign schema pipeline`.',
      severity: 'error',
    },
  ];
}

/** Where a path stands, also that of a place in a text: the path to the text, then a line and a column of it. */
function withTexts(text: string, value: unknown, locate: Locate): Locate {
  const lines = text.split('\n');
  return (path, at) => {
    const [line, column] = path.slice(-2);
    const inner = path.slice(0, -2);
    const whole = typeof line === 'number' && typeof column === 'number' ? valueAt(value, inner) : undefined;
    if (typeof whole !== 'string' || typeof line !== 'number' || typeof column !== 'number') return locate(path, at);
    return within(lines, whole, locate(inner), { line, column });
  };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (here, step) =>
      typeof here === 'object' && here !== null && Object.hasOwn(here, step) ? Reflect.get(here, step) : undefined,
    value,
  );
}

/** Where a place of a text stands in its file: exactly where the text is written as it is, else where it begins. */
function within(lines: readonly string[], whole: string, start: Position, place: Position): Position {
  const here = (lines[start.line - 1] ?? '').slice(start.column - 1);
  const wanted = whole.split('\n')[place.line - 1] ?? '';
  if (here.startsWith('|')) {
    const line = start.line + place.line;
    const indent = (lines[line - 1] ?? '').indexOf(wanted);
    return indent === -1 ? start : { line, column: indent + place.column };
  }
  const quote = /^["']/u.test(here) ? 1 : 0;
  const isAsWritten = place.line === 1 && here.slice(quote).startsWith(wanted);
  return isAsWritten ? { line: start.line, column: start.column + quote + place.column - 1 } : start;
}
