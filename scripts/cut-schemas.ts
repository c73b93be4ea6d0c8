import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Operation,
  type Parts,
  type RestCut,
  restFile,
  type Schema,
  type Source,
  type WebhookCut,
  webhookFile,
} from '../test/sandbox/schemas/cut.ts';
import {
  eventsNeeded,
  operationsOfTheSandbox,
  routesOfCommands,
  routesOfTheProduct,
} from '../test/sandbox/schemas/needed.ts';

/*
 * Cuts what Countersign and its sandbox use out of the schemas that GitHub publishes, which are 400 MB and therefore no
 * dependency:
 *
 *     folder=$(mktemp -d)
 *     npm install --prefix "$folder" --ignore-scripts @octokit/openapi@23.0.2 @octokit/openapi-webhooks@12.1.0
 *     node scripts/cut-schemas.ts "$folder"
 *
 * Only what a validator reads is kept: no prose, no examples. `nullable` becomes a union with null, and `oneOf` becomes
 * `anyOf`, because GitHub means "one of these" where several fit. What several schemas describe alike is written once.
 */

const folder = process.argv[2];
if (folder === undefined) throw new Error('say where the packages were installed: node scripts/cut-schemas.ts FOLDER');

/** A published document and where it came from. */
type Document = { readonly source: Source; readonly json: Schema };

async function documentOf(name: string): Promise<Document> {
  const home = join(folder ?? '', 'node_modules', name);
  const file = 'generated/api.github.com.json';
  const text = await readFile(join(home, file));
  const { version } = fields(JSON.parse(await readFile(join(home, 'package.json'), 'utf8')));
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    source: { package: name, version: String(version), file, sha256 },
    json: fields(JSON.parse(text.toString('utf8'))),
  };
}

function isFields(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fields(value: unknown): Schema {
  if (!isFields(value)) throw new Error(`no object: ${JSON.stringify(value)}`);
  return value;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function mapped<T>(value: unknown, change: (inner: unknown) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(fields(value)).map(([key, inner]) => [key, change(inner)]));
}

/** What stands behind a reference, when it is one. */
function behind(json: Schema, value: unknown): Schema {
  const found = fields(value);
  const { $ref } = found;
  if (typeof $ref !== 'string') return found;
  const steps = $ref.replace('#/', '').split('/');
  return behind(
    json,
    steps.reduce((here: unknown, step) => fields(here)[step], json),
  );
}

/** Keywords that say nothing a validator could check. */
const prose = new Set([
  'default',
  'deprecated',
  'description',
  'discriminator',
  'example',
  'examples',
  'externalDocs',
  'readOnly',
  'title',
]);
const asTheyStand = new Set([
  'enum',
  'format',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minimum',
  'pattern',
  'required',
  'type',
  'uniqueItems',
]);

/** A published schema in the words of JSON Schema. Throws at a keyword it does not know. */
function normal(published: unknown): Schema {
  const { nullable, ...rest } = fields(published);
  const schema: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(rest)) {
    if (prose.has(keyword) || keyword.startsWith('x-')) continue;
    if (asTheyStand.has(keyword)) schema[keyword] = value;
    else if (keyword === '$ref') schema['$ref'] = String(value).replace('#/components/schemas/', '');
    else if (keyword === 'properties') schema['properties'] = mapped(value, normal);
    else if (keyword === 'items') schema['items'] = normal(value);
    else if (keyword === 'additionalProperties') schema[keyword] = typeof value === 'boolean' ? value : normal(value);
    else if (keyword === 'allOf') schema['allOf'] = list(value).map(normal);
    else if (keyword === 'anyOf' || keyword === 'oneOf') schema['anyOf'] = list(value).map(normal);
    else throw new Error(`what does ${keyword} mean in ${JSON.stringify(published).slice(0, 200)}?`);
  }
  return nullable === true ? orNull(schema) : schema;
}

function orNull(schema: Schema): Schema {
  const { type, enum: values, ...rest } = schema;
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  return {
    ...rest,
    type: [type, 'null'],
    ...(values === undefined ? {} : { enum: [...new Set([...list(values), null])] }),
  };
}

function schemasInside({ properties, items, additionalProperties, allOf, anyOf }: Schema): readonly Schema[] {
  const named = isFields(properties) ? Object.values(properties) : [];
  return [...named, items, additionalProperties, ...list(allOf), ...list(anyOf)].filter(isFields);
}

function changedInside(schema: Schema, change: (inner: Schema) => Schema): Schema {
  const { properties, items, additionalProperties, allOf, anyOf } = schema;
  return {
    ...schema,
    ...(isFields(properties) ? { properties: mapped(properties, (inner) => change(fields(inner))) } : {}),
    ...(isFields(items) ? { items: change(items) } : {}),
    ...(isFields(additionalProperties) ? { additionalProperties: change(additionalProperties) } : {}),
    ...(Array.isArray(allOf) ? { allOf: allOf.filter(isFields).map(change) } : {}),
    ...(Array.isArray(anyOf) ? { anyOf: anyOf.filter(isFields).map(change) } : {}),
  };
}

/** Shorter than this, a schema is not worth a name. */
const shortest = 150;

type Shared = { readonly use: (published: unknown) => Schema; readonly parts: () => Parts };

/** Gathers the components that schemas refer to. */
function components(json: Schema): Shared {
  const known = fields(fields(json['components'])['schemas']);
  const parts: Record<string, Schema> = {};

  function gather(schema: Schema): Schema {
    const { $ref } = schema;
    if (typeof $ref === 'string' && parts[$ref] === undefined) {
      parts[$ref] = normal(known[$ref]);
      gather(parts[$ref]);
    }
    for (const inner of schemasInside(schema)) gather(inner);
    return schema;
  }

  return { use: (published) => gather(normal(published)), parts: () => parts };
}

/** The same parts and roots with everything that is there several times written once, as a part of its own. */
function writtenOnce(
  parts: Parts,
  roots: readonly Schema[],
): { readonly parts: Parts; readonly refer: (schema: Schema) => Schema } {
  const uses = new Map<string, number>();
  function count(schema: Schema): void {
    const key = JSON.stringify(schema);
    uses.set(key, (uses.get(key) ?? 0) + 1);
    if (uses.get(key) === 1) for (const inner of schemasInside(schema)) count(inner);
  }
  for (const schema of [...Object.values(parts), ...roots]) count(schema);

  const written: Record<string, Schema> = {};
  const names = new Map(Object.entries(parts).map(([name, schema]) => [JSON.stringify(schema), name]));
  function refer(schema: Schema): Schema {
    const key = JSON.stringify(schema);
    if (key.length < shortest || (uses.get(key) ?? 0) < 2) return changedInside(schema, refer);
    const known = names.get(key);
    if (known !== undefined) return { $ref: known };
    // After what is in it, so that it keeps its name when others come and go.
    const name = `part-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
    names.set(key, name);
    written[name] = changedInside(schema, refer);
    return { $ref: name };
  }
  for (const [name, schema] of Object.entries(parts)) {
    const first = names.get(JSON.stringify(schema));
    written[name] = first === name || first === undefined ? changedInside(schema, refer) : { $ref: first };
  }
  return { parts: written, refer };
}

/** One thing a line, so that a change of GitHub's is a small change here. */
function textOf(cut: Readonly<Record<string, unknown>>): string {
  const sections = Object.entries(cut).map(([name, section]) => {
    const lines = Object.entries(fields(section))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return `${JSON.stringify(name)}: {\n${lines.join(',\n')}\n}`;
  });
  return `{\n${sections.join(',\n')}\n}\n`;
}

async function cutRest(): Promise<string> {
  const { source, json } = await documentOf('@octokit/openapi');
  const shared = components(json);
  const ids = new Set(operationsOfTheSandbox());
  const wanted = new Set([...routesOfTheProduct(), ...routesOfCommands]);
  const operations: Record<string, Operation> = {};
  for (const [path, methods] of Object.entries(fields(json['paths']))) {
    for (const [word, value] of Object.entries(fields(methods))) {
      const method = word.toUpperCase();
      const operation = fields(value);
      const id = String(operation['operationId']);
      if (!wanted.delete(`${method} ${path}`) && !ids.has(id)) continue;
      ids.delete(id);
      operations[id] = operationOf(json, shared, method, path, operation);
    }
  }
  const missing = [...ids, ...wanted];
  if (missing.length > 0) throw new Error(`${source.package} does not know ${missing.join(', ')}`);
  const every = Object.values(operations);
  const roots = every.flatMap(({ body, answers }) => [body?.schema ?? null, ...Object.values(answers)]);
  const { parts, refer } = writtenOnce(
    shared.parts(),
    roots.filter((schema) => schema !== null),
  );
  const cut: RestCut = {
    source,
    operations: Object.fromEntries(
      Object.entries(operations).map(([id, { body, answers, ...operation }]) => [
        id,
        {
          ...operation,
          body: body === null ? null : { ...body, schema: refer(body.schema) },
          answers: mapped(answers, (schema) => (isFields(schema) ? refer(schema) : null)),
        },
      ]),
    ),
    parts,
  };
  return textOf(cut);
}

function operationOf(json: Schema, { use }: Shared, method: string, path: string, operation: Schema): Operation {
  const parameters = list(operation['parameters']).map((one) => behind(json, one));
  const given = operation['requestBody'];
  const body = given === undefined ? null : behind(json, given);
  const taken = body === null ? undefined : jsonIn(body);
  return {
    method,
    path,
    parameters: { path: parametersIn('path', parameters), query: parametersIn('query', parameters) },
    body: taken === undefined ? null : { required: body?.['required'] === true, schema: use(taken) },
    answers: mapped(operation['responses'], (answer) => {
      const schema = jsonIn(behind(json, answer));
      return schema === undefined ? null : use(schema);
    }),
  };

  function parametersIn(place: string, all: readonly Schema[]): Schema {
    const here = all.filter((one) => one['in'] === place);
    return {
      type: 'object',
      properties: Object.fromEntries(here.map((one) => [String(one['name']), use(one['schema'])])),
      required: here.filter((one) => one['required'] === true).map((one) => String(one['name'])),
    };
  }
}

function jsonIn({ content }: Schema): unknown {
  const json = isFields(content) ? content['application/json'] : undefined;
  return json === undefined ? undefined : fields(json)['schema'];
}

async function cutWebhooks(): Promise<string> {
  const { source, json } = await documentOf('@octokit/openapi-webhooks');
  const shared = components(json);
  const needed = eventsNeeded();
  const events: Record<string, { readonly headers: readonly string[]; readonly payload: Schema }> = {};
  for (const value of Object.values(fields(json['webhooks']))) {
    const post = fields(fields(value)['post']);
    // `check-run/requested-action`, and `push` which has no action.
    const [event = '', action] = String(post['operationId']).replaceAll('-', '_').split('/');
    if (!needed.includes(event)) continue;
    const headers = list(post['parameters']).map((one) => String(fields(one)['name']).toLowerCase());
    const payload = use(jsonIn(fields(post['requestBody'])));
    events[action === undefined ? event : `${event} ${action}`] = { headers: headers.toSorted(), payload };
  }
  function use(published: unknown): Schema {
    return shared.use(published);
  }
  const missing = needed.filter((event) => !Object.keys(events).some((name) => name.split(' ')[0] === event));
  if (missing.length > 0) throw new Error(`${source.package} does not know ${missing.join(', ')}`);
  const { parts, refer } = writtenOnce(
    shared.parts(),
    Object.values(events).map(({ payload }) => payload),
  );
  const cut: WebhookCut = {
    source,
    events: Object.fromEntries(
      Object.entries(events).map(([name, { headers, payload }]) => [name, { headers, payload: refer(payload) }]),
    ),
    parts,
  };
  return textOf(cut);
}

await writeFile(restFile, await cutRest());
await writeFile(webhookFile, await cutWebhooks());
