import { type App, type Doer, Refused, type Repository, type World } from '../model.ts';
import { allows, sees, type Token } from '../tokens.ts';
import type { Webhooks } from '../webhooks.ts';

export type RestAnswer = {
  readonly status: number;
  /** JSON, or bytes. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
/** Everything a route may look at. */
export type Call = {
  readonly world: World;
  readonly token: Token | null;
  /** Set when a JSON Web Token asked. */
  readonly app: App | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The media types that whoever asks wants. */
  readonly accept: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly services: Services;
};
export type Services = {
  readonly issueInstallationToken: (
    app: App,
    installationId: number,
    asked: {
      readonly repositoryIds: readonly number[] | null;
      readonly repositories: readonly string[] | null;
      readonly permissions: Readonly<Record<string, string>> | null;
    },
  ) => { readonly token: Token; readonly expiresAt: string };
  readonly webhooks: Webhooks;
  readonly quotaOf: (token: Token | null) => { readonly limit: number; readonly used: number; readonly reset: number };
  readonly events: readonly string[];
};
export type Route = {
  /** GitHub's operationId. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `{name}` is one segment, `{+name}` the rest of the path. */
  readonly path: string;
  /** `issues:write` is a permission in the repository, `jwt` an App itself, `token` any token. */
  readonly needs: string;
  run(call: Call): Promise<RestAnswer> | RestAnswer;
};

export type Matched = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

export function matchRoute(routes: readonly Route[], method: string, path: string): Matched | null {
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchPath(route.path, path);
    if (params !== null) return { route, params };
  }
  return null;
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index];
    const [, rest, name] = /^\{(\+?)(\w+)\}$/.exec(part) ?? [];
    if (name === undefined) {
      if (part !== value) return null;
    } else if (rest === '+') {
      if (value === undefined) return null;
      params[name] = given.slice(index).map(decodeURIComponent).join('/');
      return params;
    } else {
      if (value === undefined || value === '') return null;
      params[name] = decodeURIComponent(value);
    }
  }
  return wanted.length === given.length ? params : null;
}

/** The repository a path names: 404 when it does not exist for this token. */
export function repositoryOf(call: Call): Repository {
  const { world, token, params } = call;
  const name = `${params['owner'] ?? ''}/${params['repo'] ?? ''}`.toLowerCase();
  const repository = world.repositories.get(name) ?? world.formerNames.get(name);
  if (repository === undefined || token === null || !sees(token, repository))
    throw new Refused('NOT_FOUND', 404, 'Not Found');
  return repository;
}

export function checkNeeds(route: Route, call: Call): void {
  if (route.needs === 'none') return;
  if (route.needs === 'jwt') {
    if (call.app === null) throw new Refused('UNAUTHORIZED', 401, 'A JSON web token could not be decoded');
    return;
  }
  if (call.token === null)
    throw new Refused(
      'UNAUTHORIZED',
      401,
      call.app === null ? 'Bad credentials' : 'A JSON web token cannot be used here',
    );
  if (route.needs === 'token') return;
  const repository = repositoryOf(call);
  const met = route.needs.split(' or ').some((need) => {
    const [permission = '', access = 'read'] = need.split(':');
    return call.token !== null && allows(call.token, repository, permission, access === 'write' ? 'write' : 'read');
  });
  if (!met) throw new Refused('FORBIDDEN', 403, 'Resource not accessible by integration');
}

export const ok = (body: unknown, status = 200): RestAnswer => ({ status, body });

/** One page of a list, with the `link` header to the others; `wrap` for lists inside an object. */
export function paged(
  call: Call,
  path: string,
  items: readonly unknown[],
  wrap: (page: readonly unknown[]) => unknown = (page) => page,
): RestAnswer {
  const size = Math.min(100, Math.max(1, Number(call.query.get('per_page') ?? 30) || 30));
  const page = Math.max(1, Number(call.query.get('page') ?? 1) || 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (number: number, rel: string): string => {
    const query = new URLSearchParams(call.query);
    query.set('per_page', String(size));
    query.set('page', String(number));
    return `<${call.world.url}/api/v3${path}?${query.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
  ];
  return {
    status: 200,
    body: wrap(items.slice((page - 1) * size, page * size)),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

export function invalid(field: string, resource: string, code = 'missing_field'): Refused {
  return new Refused('UNPROCESSABLE', 422, 'Validation Failed', { errors: [{ resource, field, code }] });
}

export function textOf(call: Call, field: string): string {
  const value = call.body[field];
  if (typeof value !== 'string') throw invalid(field, 'Request');
  return value;
}

export function optionalText(call: Call, field: string): string | undefined {
  const value = call.body[field];
  return typeof value === 'string' ? value : undefined;
}

export function textsOf(call: Call, field: string): string[] {
  const value = call.body[field];
  return Array.isArray(value) ? value.map(String) : [];
}

export function doer(call: Call): Doer {
  if (call.token === null) throw new Refused('UNAUTHORIZED', 401, 'Bad credentials');
  return call.token.doer;
}

/** The path of a list inside a repository, for its `link` header. */
export function pathOf(call: Call, rest: string): string {
  return `/repos/${call.params['owner'] ?? ''}/${call.params['repo'] ?? ''}/${rest}`;
}
