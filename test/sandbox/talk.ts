import { createSign } from 'node:crypto';
import type { Sandbox } from './sandbox.ts';

/** Plain requests for the sandbox's own tests: nothing of the product is in the way. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
};
type GraphqlFault = { readonly type?: string; readonly path?: readonly (string | number)[]; readonly message: string };
export type GraphqlAnswer = { readonly data: unknown; readonly errors: readonly GraphqlFault[] };

export async function rest(
  sandbox: Sandbox,
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await fetch(`${sandbox.url}/api/v3${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

export async function graphql(
  sandbox: Sandbox,
  token: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<GraphqlAnswer> {
  const answer = await fetch(`${sandbox.url}/api/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await answer.json()) as { data?: unknown; errors?: readonly GraphqlFault[] };
  return { data: body.data ?? null, errors: body.errors ?? [] };
}

/** The value at a path of names and numbers; undefined when something on the way is missing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const name of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Reflect.get(here, name);
  }
  return here;
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A JSON Web Token as an App signs it. */
export function jwtOf(
  sandbox: Sandbox,
  claims: Readonly<Record<string, unknown>> = {},
  key = sandbox.app.privateKey,
): string {
  const now = Math.floor(Date.now() / 1000);
  const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ iat: now - 60, exp: now + 540, iss: sandbox.app.id, ...claims })}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}
