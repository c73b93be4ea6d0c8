import { Document, Scalar, visit } from 'yaml';
import { wildcardTransition } from './core/definition/checks/names.ts';
import { fullForm } from './core/definition/full-form.ts';
import {
  fullDefinition,
  fullDefinitionSchema,
  shortDefinitionSchema,
  type Definition,
  type WrittenDefinition,
} from './core/definition/schema.ts';
import type { Finding, Path, Problem } from './core/finding.ts';
import { fullPolicy, policySchema, type Policy, type WrittenPolicy } from './core/policy/schema.ts';
import { policyTestsSchema, type WrittenPolicyTests } from './core/policy-test/schema.ts';
import { projectStateSchema, type ProjectState } from './core/project/state.ts';
import type { JsonSchema } from './core/schema.ts';
import { faultsOf } from './files/faults.ts';
import { asFindings, readYaml, type Limits, type Locate } from './files/yaml.ts';
import {
  validFullDefinition,
  validPolicy,
  validPolicyTests,
  validProjectState,
  validShortDefinition,
} from './validators.generated.js';

export type { Locate, Position } from './files/yaml.ts';

/** Written by people: up to 1 MB. */
export const theirs: Limits = { bytes: 1024 * 1024, own: false };
/** Written by Countersign: up to 64 KB, and exactly as it writes. */
const ours: Limits = { bytes: 64 * 1024, own: true };
/** What a whole project may come to, in bytes: some twenty thousand entries. */
const largestExport = 64 * 1024 * 1024;

export interface Refused {
  readonly ok: false;
  readonly findings: readonly Finding[];
}

/** A definition that includes other files: what it says as a whole is known when those are read, too. */
export interface Including extends Refused {
  readonly including: {
    readonly value: Readonly<Record<string, unknown>>;
    /** As they are written. */
    readonly paths: readonly string[];
    readonly file: string;
    readonly locate: Locate;
  };
}

/** A definition as it was written, and with every default. What of it makes no sense `definitionFindings` tells. */
export interface ReadDefinition {
  readonly ok: true;
  readonly definition: Definition;
  readonly written: WrittenDefinition;
  /** Where a path of the full form stands in the file; what only a default brought stands where its owner does. */
  readonly locate: Locate;
}

export interface ReadPolicy {
  readonly ok: true;
  readonly policy: Policy;
  readonly locate: Locate;
  /** Where it extends another one. */
  readonly base?: ReadBase;
}

/** The text that a policy extends. */
export interface ReadBase {
  /** `OWNER/REPO@COMMIT:PATH`. */
  readonly origin: string;
  /** The same as findings name it, with a shorter commit. */
  readonly file: string;
  readonly text: string;
  readonly blob: string;
  /** Whether it is the copy that a record keeps: nobody has looked there whether it is the same. */
  readonly isCopy: boolean;
  readonly locate: Locate;
  /** Is what stands at a path of the policy from here, and not from the file that extends it? */
  readonly says: (path: Path) => boolean;
}

/** A policy that extends another one: what it says as a whole is known when that is read, too. */
export interface Extending {
  readonly ok: false;
  readonly extending: { readonly written: WrittenPolicy; readonly file: string; readonly locate: Locate };
}

/**
 * Reads a workflow definition: strict with `schema_version`, the short form without. Refused is what cannot be read or
 * does not have the shape; a definition that only makes no sense is read, so that a project pinned to it stays readable.
 */
export function readDefinition(text: string | Uint8Array, file: string): ReadDefinition | Including | Refused {
  const read = readYaml(text, file, theirs);
  if (!read.ok) return read;
  const { value, locate } = read;
  const paths = typeof value === 'object' && value !== null && 'include' in value ? value.include : undefined;
  if (!Array.isArray(paths) || !paths.every((path) => typeof path === 'string' && path.trim() !== ''))
    return definitionIn(value, file, locate);
  const including = { value: value as Readonly<Record<string, unknown>>, paths, file, locate };
  const findings = asFindings([notLookedFor(paths)], file, locate);
  return { ok: false, findings, including };
}

/** The definition that a plain value is; it includes nothing. */
export function definitionIn(value: unknown, file: string, locate: Locate): ReadDefinition | Refused {
  const strict = typeof value === 'object' && value !== null && 'schema_version' in value;
  const valid = strict ? validFullDefinition(value) : validShortDefinition(value);
  if (!valid) return refused(value, strict ? fullDefinitionSchema : shortDefinitionSchema, file, locate);
  const written = value as WrittenDefinition;
  const definition = fullForm(written);
  return { ok: true, definition, written, locate };
}

function notLookedFor(paths: readonly string[]): Problem {
  return {
    code: 'include_missing',
    path: ['include'],
    message: `this includes ${paths.join(' and ')}, which nobody looked for here`,
    next: 'What a project pins includes nothing: the parts stand in it.',
    severity: 'error',
  };
}

/** Reads a policy as it is written, without its defaults. */
export function readWritten(
  text: string | Uint8Array,
  file: string,
): { readonly ok: true; readonly written: WrittenPolicy; readonly locate: Locate } | Refused {
  const read = readYaml(text, file, theirs);
  if (!read.ok) return read;
  if (!validPolicy(read.value)) return refused(read.value, policySchema, file, read.locate);
  return { ok: true, written: read.value as WrittenPolicy, locate: read.locate };
}

/** Reads a policy and fills in its defaults, unless it extends another one. */
export function readPolicy(text: string | Uint8Array, file: string): ReadPolicy | Extending | Refused {
  const read = readWritten(text, file);
  if (!read.ok) return read;
  const { written, locate } = read;
  if (written.extends !== undefined) return { ok: false, extending: { written, file, locate } };
  return { ok: true, policy: fullPolicy(written), locate };
}

export interface ReadPolicyTests {
  readonly ok: true;
  readonly tests: WrittenPolicyTests;
  readonly locate: Locate;
}

/** Reads what a team expects of its policy. */
export function readPolicyTests(text: string | Uint8Array, file: string): ReadPolicyTests | Refused {
  const read = readYaml(text, file, theirs);
  if (!read.ok) return read;
  if (!validPolicyTests(read.value)) return refused(read.value, policyTestsSchema, file, read.locate);
  return { ok: true, tests: read.value as WrittenPolicyTests, locate: read.locate };
}

/** Reads the state of a project. */
export function readState(
  text: string | Uint8Array,
  file: string,
): { readonly ok: true; readonly state: ProjectState } | Refused {
  const read = readYaml(text, file, ours);
  if (!read.ok) return read;
  if (!validProjectState(read.value)) return refused(read.value, projectStateSchema, file, read.locate);
  return { ok: true, state: read.value as ProjectState };
}

/** Has a value the shape of a state? */
export function isState(value: unknown): boolean {
  return validProjectState(value);
}

/** Reads a project that was exported: a plain value, of whatever shape it has. */
export function readExported(
  text: string | Uint8Array,
  file: string,
): { readonly ok: true; readonly value: unknown } | Refused {
  return readYaml(text, file, { bytes: largestExport, own: false, whole: true });
}

function refused(value: unknown, schema: JsonSchema, file: string, locate: Locate): Refused {
  const problems = faultsOf(value, schema).map(explained);
  return { ok: false, findings: asFindings(problems.length === 0 ? [unexplained] : problems, file, locate) };
}

/** The schema says no and nobody knows why: still a no. */
const unexplained: Problem = {
  code: 'wrong_value',
  path: [],
  message: 'the file does not have the shape that is needed',
  next: 'Compare it with `countersign check --full` of a file that works.',
  severity: 'error',
};

function explained(problem: Problem): Problem {
  const [part, , end] = problem.path;
  const wild =
    part === 'allowed_transitions' && (end === 'from' || end === 'to') && problem.message.endsWith('cannot be *');
  return wild ? wildcardTransition(problem.path, '*') : problem;
}

/** What YAML 1.1, which many tools still read, takes for something else than text; YAML 1.2 is known to the library. */
const older =
  /^(?:y|yes|n|no|on|off|=|<<|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[-+]?(?:0b)?[0-9][0-9_,]*(?:\.[0-9_]*)?)$/iu;
/** Letters that a block of lines would lose or hide: control characters, blanks where lines begin the text or end. */
const unseen = /[^\P{C}\n]|[\u2028\u2029]|^\s|[ \t](?:\n|$)/u;

/** Block YAML of a plain value, always the same for the same value; reading it gives the value back. */
export function writeYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(key, node) {
      if (typeof node.value !== 'string') return;
      // Keys such as `on` and `no` stay as people write them.
      if (unseen.test(node.value) || (key !== 'key' && older.test(node.value))) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0, indentSeq: false });
}

/** The full form of a definition as YAML, in the order of the schema. */
export function fullFormText(definition: Definition): string {
  const fields = new Map<string, unknown>(Object.entries(definition));
  const order = Object.keys(fullDefinition.properties).filter((name) => fields.has(name));
  return order.map((name) => writeYaml({ [name]: fields.get(name) })).join('');
}
