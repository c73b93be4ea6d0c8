import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type Cut, type Parts, restCut, type Schema, webhookCut } from './schemas/cut.ts';

/** Says where requests, answers and webhooks are not what GitHub publishes about them. */
export type Contract = {
  /** A request that found its operation. */
  asked(operation: string, request: Asked): void;
  /** The answer to it. */
  answered(operation: string, status: number, body: unknown): void;
  /** A webhook. */
  told(event: string, action: string | null, payload: unknown): void;
};

export type Asked = {
  /** Of the path, as text. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Undefined when there is none. */
  readonly body: unknown;
};

/** Checks against one of the documents. Each schema is compiled when it is met first, once in a process. */
type Checker = (schema: Schema, value: unknown) => readonly string[];

/** RFC 3339, as GitHub writes every time. */
export function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u.test(text);
}

/** The formats that GitHub's documents name. */
const formats: Readonly<Record<string, true | RegExp | ((text: string) => boolean)>> = {
  'date-time': isTime,
  email: /^[^@\s]+@[^@\s]+$/u,
  'repo.nwo': /^[\w.-]+\/[\w.-]+$/u,
  uri: (text) => URL.canParse(text),
  'uri-template': (text) => URL.canParse(text.replaceAll(/\{[^}]*\}/gu, '')),
  int64: true,
};

function checkerOf({ parts }: Cut, coerceTypes: boolean): Checker {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    coerceTypes,
    formats,
    // The schemas are GitHub's, and were read by the script that cut them.
    strict: false,
    validateSchema: false,
    meta: false,
    // Compiling takes longer than checking: each part once, and without polish.
    inlineRefs: false,
    code: { optimize: false },
  });
  for (const [name, schema] of Object.entries(parts)) ajv.addSchema({ ...schema, $id: name });
  const compiled = new Map<Schema, ValidateFunction>();

  function errorsOf(schema: Schema, value: unknown): readonly ErrorObject[] {
    const validate = compiled.get(schema) ?? ajv.compile(schema);
    compiled.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []);
  }

  /** Where several schemas would do, only the one is told of that is missed by the least. */
  function told(errors: readonly ErrorObject[], place: string): readonly string[] {
    const choice = errors
      .filter(({ keyword }) => keyword === 'anyOf')
      .toSorted((one, other) => one.instancePath.length - other.instancePath.length)[0];
    if (choice === undefined) return errors.map((error) => words(error, place));
    const { instancePath: path, schema, data } = choice;
    const rest = errors.filter(({ instancePath }) => instancePath !== path && !instancePath.startsWith(`${path}/`));
    const [closest = []] = (schema as readonly Schema[])
      .map((each) => errorsOf(each, data))
      .toSorted((one, other) => distance(one) - distance(other));
    return [...told(closest, place + path), ...told(rest, place)];
  }

  return (schema, value) => {
    const errors = errorsOf(schema, value);
    return errors.length === 0 ? undocumented(parts, [schema], value, '') : told(errors, '');
  };
}

/** A word that names what something is weighs more than what is missing of it. */
function distance(errors: readonly ErrorObject[]): number {
  const otherwise = errors.filter(({ params }) => (params['allowedValues'] as unknown[] | undefined)?.length === 1);
  return errors.length + 1000 * otherwise.length;
}

function words({ instancePath, message = '', params }: ErrorObject, place: string): string {
  const values = 'allowedValues' in params ? ` ${JSON.stringify(params['allowedValues'])}` : '';
  return `${place + instancePath || 'it'} ${message}${values}`;
}

/** Names that no schema mentions: GitHub allows more than it documents, and nobody may rely on that. */
function undocumented(parts: Parts, schemas: readonly Schema[], value: unknown, path: string): readonly string[] {
  const said = schemas.flatMap((schema) => alternatives(parts, schema));
  if (Array.isArray(value)) {
    const items = said.flatMap(schemasAt('items'));
    return value.flatMap((item, index) => undocumented(parts, items, item, `${path}/${index}`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const named = said.filter((schema) => schema['properties'] !== undefined);
  const others = said.flatMap(schemasAt('additionalProperties'));
  const isOpen =
    named.length === 0 || others.length > 0 || said.some((schema) => schema['additionalProperties'] === true);
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = `${path}/${name}`;
    const known = named.flatMap((schema) => schemasAt(name)(schema['properties'] as Schema));
    if (known.length > 0) return undocumented(parts, known, inner, here);
    if (isOpen) return undocumented(parts, others, inner, here);
    return inner === undefined ? [] : [`${here} is documented nowhere`];
  });
}

function schemasAt(key: string): (schema: Schema) => readonly Schema[] {
  return (schema) => {
    const found = Object.hasOwn(schema, key) ? schema[key] : undefined;
    return typeof found === 'object' && found !== null ? [found as Schema] : [];
  };
}

/** A schema without its references and combinations: all that may be said of a value. */
function alternatives(parts: Parts, schema: Schema): readonly Schema[] {
  const { $ref, allOf, anyOf } = schema as { $ref?: string; allOf?: readonly Schema[]; anyOf?: readonly Schema[] };
  const behind = $ref === undefined ? [] : [parts[$ref] ?? {}];
  return [schema, ...[...behind, ...(allOf ?? []), ...(anyOf ?? [])].flatMap((each) => alternatives(parts, each))];
}

type Checkers = { readonly rest: Checker; readonly text: Checker; readonly webhook: Checker };
let known: Checkers | null = null;

function checkers(): Checkers {
  known ??= {
    rest: checkerOf(restCut(), false),
    text: checkerOf({ parts: {} }, true),
    webhook: checkerOf(webhookCut(), false),
  };
  return known;
}

/** Whatever else an operation documents, it may be refused, or fail, in these words. */
const refusal: Schema = { $ref: 'basic-error' };

/** `violation` hears of everything that does not fit, in a line each. */
export function openContract(violation: (message: string) => void): Contract {
  function say(where: string, found: readonly string[]): void {
    for (const each of new Set(found)) violation(`${where}: ${each}`);
  }

  return {
    asked(id, { parameters, query, body }) {
      const { rest, text } = checkers();
      const operation = restCut().operations[id];
      if (operation === undefined) {
        violation(`GitHub publishes no operation ${id}, or scripts/cut-schemas.ts was not run since it came in`);
        return;
      }
      say(`the path of ${id}`, text(operation.parameters.path, { ...parameters }));
      say(`the query of ${id}`, text(operation.parameters.query, Object.fromEntries(query)));
      if (body !== undefined && operation.body !== null) say(`the body of ${id}`, rest(operation.body.schema, body));
      if (body === undefined && operation.body?.required === true) violation(`${id} needs a body`);
      if (body !== undefined && operation.body === null) violation(`${id} takes no body`);
    },
    answered(id, status, body) {
      const answers = restCut().operations[id]?.answers ?? {};
      const schema = answers[status] ?? (status >= 400 ? refusal : null);
      if (answers[status] === undefined && status < 400) violation(`${id} is not known to answer ${status}`);
      if (schema !== null && body !== undefined) say(`the ${status} of ${id}`, checkers().rest(schema, body));
      if (schema !== null && body === undefined) violation(`the ${status} of ${id} has a body`);
    },
    told(event, action, payload) {
      const { events } = webhookCut();
      // The action of this one is whatever its sender wrote.
      const name =
        event === 'repository_dispatch' ? `${event} sample.collected` : [event, action ?? []].flat().join(' ');
      const schema = events[name]?.payload;
      if (schema === undefined)
        violation(`GitHub publishes no webhook ${name}, or scripts/cut-schemas.ts did not cut it`);
      else say(`the webhook ${name}`, checkers().webhook(schema, payload));
    },
  };
}
