import { keptCheckpointSchema, runStateSchema, type KeptCheckpoint, type RunState } from '../core/run/state.ts';
import type { Problem } from '../core/finding.ts';
import type { JsonSchema } from '../core/schema.ts';
import type { Refused } from '../files.ts';
import { validKeptCheckpoint, validRunState } from '../run-validators.generated.js';
import { faultsOf } from './faults.ts';
import { asFindings, readYaml, type Limits, type Locate } from './yaml.ts';

/** Written by Countersign: up to 64 KB, and exactly as it writes. */
const ours: Limits = { bytes: 64 * 1024, own: true };

/** Reads the state of a run. */
export function readRunState(
  text: string | Uint8Array,
  file: string,
): { readonly ok: true; readonly state: RunState } | Refused {
  const read = readYaml(text, file, ours);
  if (!read.ok) return read;
  const { value, locate } = read;
  return isRunState(value) ? { ok: true, state: value } : refused(value, runStateSchema, file, locate);
}

/** Has a value the shape of a state of a run? */
export function isRunState(value: unknown): value is RunState {
  return validRunState(value);
}

/** Reads a checkpoint as it is kept. */
export function readKeptCheckpoint(
  text: string | Uint8Array,
  file: string,
): { readonly ok: true; readonly kept: KeptCheckpoint } | Refused {
  const read = readYaml(text, file, ours);
  if (!read.ok) return read;
  const { value, locate } = read;
  return isKept(value) ? { ok: true, kept: value } : refused(value, keptCheckpointSchema, file, locate);
}

function isKept(value: unknown): value is KeptCheckpoint {
  return validKeptCheckpoint(value);
}

function refused(value: unknown, schema: JsonSchema, file: string, locate: Locate): Refused {
  const problems = faultsOf(value, schema);
  return { ok: false, findings: asFindings(problems.length === 0 ? [unexplained] : problems, file, locate) };
}

/** The schema says no and nobody knows why: still a no. */
const unexplained: Problem = {
  code: 'wrong_value',
  path: [],
  message: 'the file does not have the shape that is needed',
  next: 'countersign verify says what was changed in the record.',
  severity: 'error',
};
