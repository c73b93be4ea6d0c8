import { isGiven } from '../given.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  buildSchema,
  type DocumentNode,
  execute,
  getNamedType,
  getOperationAST,
  isScalarType,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { isTime } from '../contract.ts';
import { Refused, type World } from '../model.ts';
import type { Token } from '../tokens.ts';
import { gitTypes } from './git-types.ts';
import { mutationTypes } from './mutations.ts';
import { peopleTypes } from './people-types.ts';
import { priceOf } from './price.ts';
import { queryTypes } from './query-types.ts';
import type { Context, Fields, Price, Quota } from './resolver.ts';
import { anyEvent, subjectTypes } from './subject-types.ts';

export type GraphqlRequest = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
};
export type GraphqlError = {
  readonly type?: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly message: string;
};
export type GraphqlAnswer = { readonly data?: unknown; readonly errors?: readonly GraphqlError[] };

const types: Readonly<Record<string, Fields>> = {
  ...queryTypes,
  ...peopleTypes,
  ...gitTypes,
  ...subjectTypes,
  ...mutationTypes,
};

let github: GraphQLSchema | null = null;

/** github.com's schema, built at first use: it takes half a second. */
function schemaOfGithub(): GraphQLSchema {
  if (github === null) {
    const require = createRequire(import.meta.url);
    const home = dirname(require.resolve('github-schema/package.json'));
    github = buildSchema(readFileSync(join(home, 'github-schema.graphql'), 'utf8'), { assumeValid: true });
    for (const [name, fits] of Object.entries(SCALARS)) checkScalar(github.getType(name), fits);
  }
  return github;
}

/** What the schema says of its own scalars only in words. */
const SCALARS: Readonly<Record<string, (text: string) => boolean>> = {
  Base64String: (text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0,
  DateTime: isTime,
  GitObjectID: (text) => /^[0-9a-f]{40}$/.test(text),
  URI: (text) => URL.canParse(text),
};

function checkScalar(type: GraphQLNamedType | undefined, fits: (text: string) => boolean): void {
  if (!isScalarType(type)) throw new Error('a scalar of the schema is gone');
  const check = (value: unknown): unknown => {
    if (typeof value === 'string' && fits(value)) return value;
    throw new GraphQLError(`${JSON.stringify(value)} is no ${type.name}`);
  };
  type.serialize = check;
  type.parseValue = check;
}

/** What nobody has modelled is said aloud: a silent null would pass for GitHub's answer. */
class Unmodelled extends Error {}

const fieldResolver: GraphQLFieldResolver<unknown, Context> = (
  source,
  args: Record<string, unknown>,
  context,
  info,
) => {
  const type = info.parentType.name;
  checkPage(
    info.fieldName,
    args,
    getNamedType(info.returnType).name,
    info.parentType.getFields()[info.fieldName]?.args.map(({ name }) => name) ?? [],
  );
  const known = types[type]?.[info.fieldName] ?? (type.endsWith('Event') ? anyEvent[info.fieldName] : undefined);
  if (known !== undefined) return known(source, args, context, info);
  if (typeof source === 'object' && source !== null && Object.keys(source).includes(info.fieldName)) {
    return Reflect.get(source, info.fieldName) as unknown;
  }
  throw new Unmodelled(`the sandbox does not model ${type}.${info.fieldName}`);
};

function checkPage(field: string, args: Record<string, unknown>, type: string, known: readonly string[]): void {
  if (!type.endsWith('Connection') || !known.includes('first')) return;
  const { first, last } = args;
  if (!isGiven(first) && !isGiven(last)) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`;
    throw new Refused('MISSING_PAGINATION_BOUNDARIES', 200, message);
  }
  for (const [name, size] of Object.entries({ first, last })) {
    if (typeof size === 'number' && size > 100) {
      const message = `Requesting ${size} records on the \`${field}\` connection exceeds the \`${name}\` limit of 100 records.`;
      throw new Refused('EXCESSIVE_PAGINATION', 200, message);
    }
  }
}

export type Parsed = {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** `Observe`, or the names of the top-level fields when the operation has none. */
  readonly name: string;
  /** The aliases, or names, of the top-level fields. */
  readonly fields: readonly string[];
  readonly price: Price;
};

/** Reads a document and checks it against the schema; what GitHub would refuse is refused. */
export function parseRequest(request: GraphqlRequest): Parsed | GraphqlAnswer {
  const schema = schemaOfGithub();
  let document: DocumentNode;
  try {
    document = parse(request.query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return {
      errors: [{ message: error.message, ...(error.locations === undefined ? {} : { locations: error.locations }) }],
    };
  }
  const faults = validate(schema, document);
  if (faults.length > 0) return { errors: faults.map(refusedDocument) };
  const operation = getOperationAST(document, request.operationName);
  if (!isGiven(operation)) return { errors: [{ message: 'An operation name is required' }] };
  const fields = operation.selectionSet.selections.flatMap((each) =>
    each.kind === Kind.FIELD ? [(each.alias ?? each.name).value] : [],
  );
  const price = priceOf(schema, document, request.variables ?? {});
  return { document, operation, name: operation.name?.value ?? fields.join(','), fields, price };
}

function refusedDocument(error: GraphQLError): GraphqlError {
  const unknown = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  const [, fieldName, typeName] = unknown ?? [];
  return {
    message: unknown === null ? error.message : `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    ...(unknown === null ? {} : { extensions: { code: 'undefinedField', typeName, fieldName } }),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
  };
}

export type Runner = {
  readonly world: World;
  readonly token: Token;
  readonly quota: () => Quota;
  /** Hears of everything that went wrong in the sandbox itself. */
  readonly gap: (message: string) => void;
};

export async function run(parsed: Parsed, request: GraphqlRequest, runner: Runner): Promise<GraphqlAnswer> {
  const { world, token, quota } = runner;
  if (parsed.price.nodes > 500_000) {
    const message = `This query requests up to ${parsed.price.nodes} possible nodes which exceeds the maximum limit of 500,000.`;
    return { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }] };
  }
  const context: Context = { world, token, price: parsed.price, quota };
  const result = await execute({
    schema: schemaOfGithub(),
    document: parsed.document,
    variableValues: { ...request.variables },
    operationName: request.operationName ?? null,
    contextValue: context,
    fieldResolver,
    typeResolver: (value: { __typename: string }) => value.__typename,
  });
  const errors = result.errors?.map((error) => told(error, runner));
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(errors === undefined ? {} : { errors }),
  };
}

function told(error: GraphQLError, { gap }: Runner): GraphqlError {
  const place = {
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
  };
  const original = error.originalError;
  if (original instanceof Refused) {
    const reason = original.details['reason'];
    return {
      type: original.type,
      ...place,
      message: typeof reason === 'string' ? `${original.message}\n\n${reason}` : original.message,
    };
  }
  // Variables that do not fit are the caller's fault and have no path.
  if (original !== undefined || error.path !== undefined) gap(`${error.message} (${error.path?.join('.') ?? ''})`);
  return { ...(original instanceof Unmodelled ? { type: 'NOT_MODELLED' } : {}), ...place, message: error.message };
}
