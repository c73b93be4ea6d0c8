/** What every connection takes. */
export type Page = {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
};

export type Connection = {
  readonly totalCount: number;
  readonly nodes: readonly unknown[];
  readonly edges: readonly { readonly node: unknown; readonly cursor: string; readonly [field: string]: unknown }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
};

/** A cursor names the thing it stands behind, so that it holds when others come or go. */
function keyOf(item: unknown, index: number): string {
  if (typeof item === 'object' && item !== null) {
    if ('id' in item && typeof item.id === 'string') return item.id;
    if ('oid' in item && typeof item.oid === 'string') return item.oid;
    if ('path' in item && typeof item.path === 'string') return item.path;
  }
  return String(index);
}

const cursorOf = (item: unknown, index: number): string =>
  Buffer.from(`cursor:v2:${index}:${keyOf(item, index)}`).toString('base64');

function indexOf(items: readonly unknown[], cursor: string): number {
  const [, , index = '', ...key] = Buffer.from(cursor, 'base64').toString('utf8').split(':');
  const found = items.findIndex((item, at) => keyOf(item, at) === key.join(':'));
  return found < 0 ? Number(index) : found;
}

/** One page of a list; `edge` adds fields to an edge, `rest` to the connection. */
export function connection(
  items: readonly unknown[],
  page: Page,
  edge: (item: never) => Readonly<Record<string, unknown>> = () => ({}),
  rest: Readonly<Record<string, unknown>> = {},
): Connection {
  const from = typeof page.after === 'string' ? indexOf(items, page.after) + 1 : 0;
  const to = typeof page.before === 'string' ? indexOf(items, page.before) : items.length;
  const first = typeof page.first === 'number' ? Math.min(to, from + page.first) : to;
  const start = typeof page.last === 'number' ? Math.max(from, first - page.last) : from;
  const nodes = items.slice(start, first);
  const edges = nodes.map((node, index) => ({ node, cursor: cursorOf(node, start + index), ...edge(node as never) }));
  return {
    totalCount: items.length,
    nodes,
    edges,
    pageInfo: {
      hasNextPage: first < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    ...rest,
  };
}
