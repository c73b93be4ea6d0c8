/** The part of JSON Schema (draft-07) that Countersign's own schemas use. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Carries a TypeScript type through a `$ref`, whose target a conditional type cannot look up. */
export type Ref<T> = { readonly $ref: string; readonly __type?: T };

type Properties<P, R> = {
  readonly [K in keyof P as K extends R ? K : never]: Typed<P[K]>;
} & { readonly [K in keyof P as K extends R ? never : K]?: Typed<P[K]> };

/** The TypeScript type that a JSON Schema written `as const` describes, so that a shape is written once. */
export type Typed<S> = S extends { readonly __type?: infer T; readonly $ref: string }
  ? T
  : S extends { readonly const: infer C }
    ? C
    : S extends { readonly enum: readonly (infer E)[] }
      ? E
      : S extends { readonly anyOf: readonly (infer M)[] }
        ? Typed<M>
        : S extends { readonly type: 'string' }
          ? string
          : S extends { readonly type: 'integer' | 'number' }
            ? number
            : S extends { readonly type: 'boolean' }
              ? boolean
              : S extends { readonly type: 'null' }
                ? null
                : S extends { readonly type: 'array'; readonly items: infer I }
                  ? readonly Typed<I>[]
                  : S extends { readonly properties: infer P; readonly required: readonly (infer R)[] }
                    ? Properties<P, R>
                    : S extends { readonly properties: infer P }
                      ? Properties<P, never>
                      : S extends { readonly additionalProperties: infer A }
                        ? Readonly<Record<string, Typed<A>>>
                        : unknown;
