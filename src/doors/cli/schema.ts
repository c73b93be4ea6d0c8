import { fullDefinitionSchema, shortDefinitionSchema } from '../../core/definition/schema.ts';
import { pipelineSchema } from '../../core/pipeline/schema.ts';
import { policySchema } from '../../core/policy/schema.ts';
import { policyTestsSchema } from '../../core/policy-test/schema.ts';
import { exportedRunSchema } from '../../core/run/export-schema.ts';
import type { JsonSchema } from '../../core/schema.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { done, misuse, type Answer } from './answer.ts';
import { word } from './session.ts';

const draft = 'http://json-schema.org/draft-07/schema#';

/** What editors know files by, and other programs what they are given; a definition is full where it says which version of the schema it follows. */
const schemas: Readonly<Record<string, JsonSchema>> = {
  policy: { $schema: draft, title: 'Countersign policy', ...policySchema },
  definition: {
    $schema: draft,
    title: 'Countersign workflow definition',
    anyOf: [
      withoutParts(fullDefinitionSchema),
      { ...withoutParts(shortDefinitionSchema), not: { required: ['schema_version'] } },
    ],
    definitions: fullDefinitionSchema['definitions'],
  },
  pipeline: { $schema: draft, title: 'Countersign pipeline', ...pipelineSchema },
  'run-export': { $schema: draft, title: 'Countersign run', ...exportedRunSchema },
  'policy-tests': { $schema: draft, title: 'Countersign policy tests', ...policyTestsSchema },
};

/** The parts that a schema refers to stand at its root. */
function withoutParts({ definitions: _parts, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

/** The JSON Schema of a file, for editors and other programs. */
export async function schema(given: Given): Promise<Answer> {
  const kind = word(given, 'kind');
  const found = Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
  if (found === undefined)
    return misuse(`there is no schema of ${kind}`, `There are: ${Object.keys(schemas).join(', ')}`);
  return done([], found, `${JSON.stringify(found, null, 2)}\n`);
}
