import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { fullDefinitionSchema, shortDefinitionSchema } from '../src/core/definition/schema.ts';
import { pipelineSchema } from '../src/core/pipeline/schema.ts';
import { policySchema } from '../src/core/policy/schema.ts';
import { policyTestsSchema } from '../src/core/policy-test/schema.ts';
import { projectStateSchema } from '../src/core/project/state.ts';
import { keptCheckpointSchema, runStateSchema } from '../src/core/run/state.ts';
import type { JsonSchema } from '../src/core/schema.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;

/** What every start reads. */
const schemas: Schemas = {
  validFullDefinition: fullDefinitionSchema,
  validShortDefinition: shortDefinitionSchema,
  validPolicy: policySchema,
  validPolicyTests: policyTestsSchema,
  validProjectState: projectStateSchema,
};

/** What only those read who run something: a file of its own, so that nobody else loads it. */
const runSchemas: Schemas = {
  validPipeline: pipelineSchema,
  validRunState: runStateSchema,
  validKeptCheckpoint: keptCheckpointSchema,
};

const CONDITION = '#/definitions/condition';
const MADE = '// Made from the schemas in src/core by `npm run validators`; not written by hand.\n';

/** The files below src that this script makes, by name: functions that need nothing at run time, not even ajv. */
export function validators(): Readonly<Record<string, string>> {
  return { ...filesOf('validators', schemas), ...filesOf('run-validators', runSchemas) };
}

function filesOf(name: string, whole: Schemas): Readonly<Record<string, string>> {
  const ajv = new Ajv({
    strict: true,
    unicodeRegExp: true,
    inlineRefs: false,
    // One line a statement, so that a small change of a schema is a small change here.
    code: { source: true, esm: true, lines: true },
  });
  for (const [id, schema] of Object.entries(withParts(whole))) ajv.addSchema({ $id: id, ...yesOrNo(schema) });
  const code = standalone.default(ajv, Object.fromEntries(Object.keys(whole).map((one) => [one, one])));
  if (/\brequire\(|\bimport\b/u.test(code)) {
    throw new Error('the validators would need something at run time: which keyword of a schema asks for it?');
  }
  const types = Object.keys(whole).map((one) => `export declare function ${one}(value: unknown): boolean;\n`);
  return { [`${name}.generated.js`]: MADE + code, [`${name}.generated.d.ts`]: MADE + types.join('') };
}

/**
 * What is wrong with a file is said by src/files/faults.ts, which knows what was meant. Inside `not` ajv makes no
 * errors, so twice `not` is the same answer in a third of the code, all of which is loaded at every start.
 */
function yesOrNo(schema: JsonSchema): JsonSchema {
  return { not: { not: schema } };
}

/** The same schemas, with every object that several of them describe alike as a part of its own: each is code once. */
function withParts(whole: Schemas): Schemas {
  const uses = new Map<string, number>();
  function count(schema: JsonSchema): JsonSchema {
    const key = JSON.stringify(schema);
    uses.set(key, (uses.get(key) ?? 0) + 1);
    if (uses.get(key) === 1) below(schema, count);
    return schema;
  }
  const parts = new Map<string, string>();
  const written: Record<string, JsonSchema> = {};
  function refer(schema: JsonSchema): JsonSchema {
    if (schema['$ref'] === CONDITION) return { $ref: 'condition' };
    const key = JSON.stringify(schema);
    if (schema['properties'] === undefined || uses.get(key) === 1) return below(schema, refer);
    const name = parts.get(key) ?? `part${parts.size + 1}`;
    if (!parts.has(key)) {
      parts.set(key, name);
      written[name] = below(schema, refer);
    }
    return { $ref: name };
  }
  const roots: Record<string, JsonSchema> = {};
  for (const [name, { definitions, ...schema }] of Object.entries(whole)) {
    roots[name] = schema;
    if (isSchemas(definitions)) Object.assign(roots, definitions);
  }
  for (const schema of Object.values(roots)) below(schema, count);
  for (const [name, schema] of Object.entries(roots)) written[name] = below(schema, refer);
  return written;
}

/** A schema with something done to every schema directly inside it. */
function below(schema: JsonSchema, change: (inner: JsonSchema) => JsonSchema): JsonSchema {
  const { properties, items, additionalProperties, anyOf, not } = schema;
  return {
    ...schema,
    ...(isSchemas(properties)
      ? { properties: Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, change(inner)])) }
      : {}),
    ...(isSchema(items) ? { items: change(items) } : {}),
    ...(isSchema(additionalProperties) ? { additionalProperties: change(additionalProperties) } : {}),
    ...(isSchema(not) ? { not: change(not) } : {}),
    ...(Array.isArray(anyOf) ? { anyOf: anyOf.filter(isSchema).map(change) } : {}),
  };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSchemas(value: unknown): value is Readonly<Record<string, JsonSchema>> {
  return isSchema(value) && Object.values(value).every(isSchema);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const src = new URL('../src/', import.meta.url);
  for (const [name, text] of Object.entries(validators())) await writeFile(new URL(name, src), text);
}
