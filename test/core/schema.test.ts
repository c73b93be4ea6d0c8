import { describe, expectTypeOf, it } from 'vitest';
import type { Condition } from '../../src/core/condition.ts';
import type { Ref, Typed } from '../../src/core/schema.ts';

describe('a schema written once is also a type', () => {
  it('of one value', () => {
    expectTypeOf<Typed<{ readonly type: 'string' }>>().toEqualTypeOf<string>();
    expectTypeOf<Typed<{ readonly type: 'integer' }>>().toEqualTypeOf<number>();
    expectTypeOf<Typed<{ readonly type: 'boolean' }>>().toEqualTypeOf<boolean>();
    expectTypeOf<Typed<{ readonly type: 'null' }>>().toEqualTypeOf<null>();
    expectTypeOf<Typed<{ readonly const: 1 }>>().toEqualTypeOf<1>();
    expectTypeOf<Typed<{ readonly enum: readonly ['a', 'b'] }>>().toEqualTypeOf<'a' | 'b'>();
    expectTypeOf<
      Typed<{ readonly anyOf: readonly [{ readonly type: 'string' }, { readonly type: 'null' }] }>
    >().toEqualTypeOf<string | null>();
    expectTypeOf<Typed<{ readonly description: 'anything' }>>().toEqualTypeOf<unknown>();
  });

  it('of what another schema describes', () => {
    expectTypeOf<Condition>().toExtend<Typed<Ref<Condition>>>();
  });

  it('of lists and objects, with what is required and what is not', () => {
    expectTypeOf<Typed<{ readonly type: 'array'; readonly items: { readonly type: 'number' } }>>().toEqualTypeOf<
      readonly number[]
    >();
    expectTypeOf<
      Typed<{ readonly type: 'object'; readonly additionalProperties: { readonly type: 'string' } }>
    >().toEqualTypeOf<Readonly<Record<string, string>>>();
    type Made = Typed<{
      readonly type: 'object';
      readonly required: readonly ['a'];
      readonly properties: { readonly a: { readonly type: 'string' }; readonly b: { readonly type: 'number' } };
    }>;
    expectTypeOf<Made>().toExtend<{ readonly a: string; readonly b?: number }>();
    expectTypeOf<{ readonly a: string }>().toExtend<Made>();
    expectTypeOf<{ readonly b: number }>().not.toExtend<Made>();
  });
});
