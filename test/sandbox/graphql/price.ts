import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Price } from './resolver.ts';

/**
 * What a document costs: every connection is asked once for each node above it; a hundred such requests are a point.
 * Fragments are followed at every place they stand.
 */
export function priceOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Price {
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  let requests = 0;
  let nodes = 0;

  function walk(root: Parameters<typeof visit>[0], info: TypeInfo, times: number): void {
    const stack = [times];
    visit(
      root,
      visitWithTypeInfo(info, {
        Field: {
          enter(field) {
            const size = pageSize(field, info, variables);
            const current = stack.at(-1) ?? 1;
            if (size !== null) {
              requests += current;
              nodes += current * size;
            }
            stack.push(size === null ? current : current * size);
          },
          leave: () => void stack.pop(),
        },
        FragmentSpread(spread) {
          const fragment = fragments.get(spread.name.value);
          const type = fragment === undefined ? undefined : schema.getType(fragment.typeCondition.name.value);
          if (fragment === undefined || type === undefined) return;
          walk(fragment.selectionSet, new TypeInfo(schema, type as never), stack.at(-1) ?? 1);
        },
      }),
    );
  }

  for (const each of document.definitions)
    if (each.kind === Kind.OPERATION_DEFINITION) walk(each, new TypeInfo(schema), 1);
  return { cost: Math.max(1, Math.round(requests / 100)), nodes };
}

function pageSize(field: FieldNode, info: TypeInfo, variables: Readonly<Record<string, unknown>>): number | null {
  const definition = info.getFieldDef();
  if (definition?.args.some(({ name }) => name === 'first' || name === 'last') !== true) return null;
  const given = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
  if (given?.kind === Kind.INT) return Number(given.value);
  return given?.kind === Kind.VARIABLE ? Number(variables[given.name.value] ?? 0) : 0;
}
