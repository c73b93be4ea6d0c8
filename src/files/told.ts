import { isFields, type Fields } from '../core/fields.ts';
import type { Definition } from '../core/definition/schema.ts';
import type { Finding, Problem } from '../core/finding.ts';

import { documentFindings } from '../core/project/document-findings.ts';
import { findingsIn, type Rulebook } from '../core/project/findings.ts';
import { insteadOf } from '../core/nearest.ts';
import { readState, theirs } from '../files.ts';
import { asFindings, readYaml, type Locate } from './yaml.ts';

/** What a document about a project is judged by: the definitions that it may follow, the policy, and the moment. */
export interface Judge extends Omit<Rulebook, 'definition' | 'earlier'> {
  readonly definitions: readonly Definition[];
}

/** Under what a document stands in its file. */
const wrappers = ['project_state', 'workflow_generation'];

/**
 * Everything that is wrong with what a file tells about a project: the state as Countersign keeps it, the handoff that it
 * exports, or a document of that shape that somebody wrote, with or without one of the names that it goes by.
 */
export function toldFindings(bytes: string | Uint8Array, file: string, judge: Judge): readonly Finding[] {
  const read = readYaml(bytes, file, theirs);
  if (!read.ok) return read.findings;
  const { value, locate } = read;
  if (!isFields(value)) return asFindings([noState], file, locate);
  if (value['format'] !== undefined && isFields(value['tracks']))
    return stateFindings(bytes, file, judge, value, locate);
  const wrapper = wrappers.find((name) => isFields(value[name]));
  const document = wrapper === undefined ? value : value[wrapper];
  const base = wrapper === undefined ? [] : [wrapper];
  if (!isFields(document) || !isAbout(document)) return asFindings([noState], file, locate);
  const { definition, unknown } = followed(judge, document, base);
  return asFindings([...unknown, ...documentFindings(definition, document, base)], file, locate);
}

/** Countersign's own state, by the rules that it is judged by where it lies. */
function stateFindings(
  bytes: string | Uint8Array,
  file: string,
  judge: Judge,
  value: Fields,
  locate: Locate,
): readonly Finding[] {
  const read = readState(bytes, file);
  if (!read.ok) return read.findings;
  const { definition, unknown } = followed(judge, value, []);
  const problems = definition === null ? [] : findingsIn({ ...judge, definition }, read.state, []);
  return asFindings([...unknown, ...problems], file, locate);
}

/** The definition that a document names, or that there is none. */
function followed(
  { definitions }: Judge,
  document: Fields,
  base: Problem['path'],
): { readonly definition: Definition | null; readonly unknown: readonly Problem[] } {
  const type = document['workflow_type'];
  const definition = definitions.find((one) => one.workflow_type === type) ?? null;
  if (definition !== null) return { definition, unknown: [] };
  const known = definitions.map((one) => one.workflow_type);
  const message = `there is no definition of ${typeof type === 'string' ? type : 'a workflow that it names'}: its stages, transitions and gates are not judged`;
  const path = [...base, 'workflow_type'];
  const next = typeof type === 'string' ? insteadOf(type, known) : `Name one of ${known.join(', ')}.`;
  return { definition, unknown: [{ code: 'unknown_workflow', path, message, next, severity: 'error' }] };
}

/** Does it tell of a project at all? */
function isAbout(document: Fields): boolean {
  return ['workflow_type', 'active_tracks', 'artifact_versions', 'approvals'].some((name) => name in document);
}

const noState: Problem = {
  code: 'missing_field',
  path: [],
  message: 'this tells of no project: it has no tracks, no artifacts and no approvals',
  next: 'Name a file that `countersign export` wrote, or one with active_tracks, artifact_versions and approvals.',
  severity: 'error',
};
