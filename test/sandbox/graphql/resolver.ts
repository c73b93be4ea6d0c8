import type { GraphQLResolveInfo } from 'graphql';
import { Refused, type Repository, type World } from '../model.ts';
import { allows, sees, type Token } from '../tokens.ts';
import { notAccessible } from '../model.ts';
import type { Access } from '../model.ts';

export type Context = {
  readonly world: World;
  readonly token: Token;
  readonly price: Price;
  readonly quota: () => Quota;
};
/** What a document costs by GitHub's published arithmetic. */
export type Price = { readonly cost: number; readonly nodes: number };
export type Quota = { readonly limit: number; readonly used: number; readonly resetAt: string };

/** One field: from the thing it is asked of, its arguments and who asks. */
export type Resolver<Source> = {
  resolve(source: Source, args: Record<string, unknown>, context: Context, info: GraphQLResolveInfo): unknown;
}['resolve'];
export type Fields = Readonly<Record<string, Resolver<unknown>>>;

/** The fields of a type whose things look like `Source`; those not listed are read from the thing by their name. */
export function fieldsOf<Source>(fields: Readonly<Record<string, Resolver<Source>>>): Fields {
  return fields;
}

export const notFound = (message: string): Refused => new Refused('NOT_FOUND', 404, message);

/** A permission a token lacks; a repository it cannot see is not there. */
export function demand(context: Context, repository: Repository, permission: string, access: Access): void {
  if (!sees(context.token, repository)) throw notFound('Could not resolve to a node with the global id');
  if (!allows(context.token, repository, permission, access)) throw notAccessible();
}
