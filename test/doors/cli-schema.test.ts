import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/doors/cli/schema.ts';
import { fullDefinition, policy, policyTests, shortDefinition } from '../files/examples.ts';

async function printed(kind: string): Promise<object> {
  const { document } = await schema({ kind });
  return JSON.parse(document ?? '') as object;
}

describe('the schema of a file', () => {
  it.each([
    ['policy', policy, { ...policy, gate: {} }],
    ['definition', fullDefinition, { ...fullDefinition, stages: undefined }],
    ['definition', shortDefinition, { ...shortDefinition, stages: 'one' }],
    ['pipeline', { name: 'p', steps: [{ id: 'a', run: 'true' }] }, { name: 'p', steps: [{ run: 'true' }] }],
    ['policy-tests', policyTests, { ...policyTests, version: 2 }],
  ])('of a %s is one that other programs can use', async (kind, right, wrong) => {
    const valid = new Ajv({ strict: false }).compile(await printed(kind));
    expect([valid(right), valid(JSON.parse(JSON.stringify(wrong)))]).toEqual([true, false]);
  });

  it('that there is not is answered with those there are', async () => {
    expect(await schema({ kind: 'toString' })).toMatchObject({ exit: 64 });
  });
});
