import { describe, expect, it } from 'vitest';
import { policySchema } from '../../src/core/policy/schema.ts';
import { readPolicy, type Extending } from '../../src/files.ts';
import { extendedPolicy, type BaseText } from '../../src/kept/extends.ts';
import { extendedOnGitHub } from '../../src/github/base.ts';
import type { GitHubClient, GraphqlAnswer } from '../../src/github/client.ts';
import { blobId } from '../../src/record.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const base = 'acme/.github@0123456:.github/countersign.yml';

function extending(): Extending['extending'] {
  const read = readPolicy(`version: 1\nextends: acme/.github@${commit}\n`, 'own.yml');
  if (!('extending' in read)) throw new Error('the policy extends nothing');
  return read.extending;
}

function having(text: string): Promise<BaseText> {
  return Promise.resolve({ text, blob: blobId(text), isCopy: false });
}

describe('what a policy extends', () => {
  it('is refused where it is broken, at the place of the base', async () => {
    expect(await extendedPolicy(extending(), () => having('version: 1\nrolls: {}\n'))).toMatchObject({
      findings: [{ code: 'unknown_field', file: base, line: 2, column: 1 }],
    });
  });

  it('extends nothing itself', async () => {
    const read = await extendedPolicy(extending(), () => having(`version: 1\nextends: acme/more@${commit}\n`));
    expect(read).toMatchObject({
      findings: [
        { code: 'wrong_value', file: base, line: 2, column: 10, next: expect.stringContaining('own.yml') as string },
      ],
    });
  });

  it('is text, byte for byte', async () => {
    const read = await extendedPolicy(extending(), async () => ({
      text: 'version: 1 # \uFFFD\n',
      blob: 'b',
      isCopy: false,
    }));
    expect(read).toMatchObject({ findings: [{ code: 'invalid_utf8', file: 'own.yml', line: 2 }] });
  });

  it('is named in the JSON Schema of the policy', () => {
    expect(policySchema).toHaveProperty('properties.extends.pattern');
  });
});

/** A client that answers in this order, and how often it was asked. */
function answering(...answers: readonly GraphqlAnswer<unknown>[]): { client: GitHubClient; asked: () => number } {
  let asked = 0;
  const graphql = async <T>(): Promise<GraphqlAnswer<T>> => {
    asked += 1;
    const answer = answers[asked - 1] ?? { data: null, faults: [] };
    return { data: answer.data as T, faults: answer.faults };
  };
  return {
    client: { graphql, rest: () => Promise.reject(new Error('nothing is asked by REST')) },
    asked: () => asked,
  };
}

describe('on GitHub', () => {
  const text = { oid: blobId('version: 1\n'), text: 'version: 1\n', isTruncated: false };

  it.each([
    [
      'the repository is not there',
      { data: null, faults: [{ type: 'NOT_FOUND', message: 'x', path: ['base'] }] },
      'acme/.github is not there, or cannot be read from here',
    ],
    [
      'reading is forbidden',
      { data: { base: null }, faults: [{ type: 'FORBIDDEN', message: 'x', path: ['base'] }] },
      'acme/.github is not there, or cannot be read from here',
    ],
    [
      'the commit or the file is not there',
      { data: { base: { object: null } }, faults: [] },
      'acme/.github has no file .github/countersign.yml at 0123456, or no such commit',
    ],
    [
      'it is a folder',
      { data: { base: { object: {} } }, faults: [] },
      '.github/countersign.yml of acme/.github is no text',
    ],
    [
      'it is cut',
      { data: { base: { object: { ...text, isTruncated: true } } }, faults: [] },
      '.github/countersign.yml of acme/.github is no text',
    ],
  ] as const)('a base is out of reach where %s, and is asked for again', async (_when, answer, says) => {
    const { client, asked } = answering(answer, { data: { base: { object: text } }, faults: [] });
    expect(await extendedOnGitHub(client, extending(), null)).toMatchObject({
      findings: [
        { code: 'base_out_of_reach', file: 'own.yml', line: 2, message: expect.stringContaining(says) as string },
      ],
    });
    for (const lastGood of [null, 'default'] as const)
      expect(await extendedOnGitHub(client, extending(), lastGood)).toMatchObject({
        ok: true,
        base: { isCopy: false },
      });
    expect(asked()).toBe(2);
  });

  it('what nobody understands is no answer', async () => {
    const { client } = answering({
      data: { base: null },
      faults: [{ type: 'INTERNAL', message: 'oops', path: ['base'] }],
    });
    await expect(extendedOnGitHub(client, extending(), null)).rejects.toMatchObject({ code: 'unknown_answer' });
  });

  it('the copy that a project keeps of the same commit is as good, and nobody is asked', async () => {
    const { client, asked } = answering();
    const kept = { origin: `acme/.github@${commit}:.github/countersign.yml`, text: text.text, blob: text.oid };
    const lastGood = { origin: 'policy.yaml', text: '', blob: '', base: kept };
    expect(await extendedOnGitHub(client, extending(), lastGood)).toMatchObject({ ok: true, base: { isCopy: true } });
    expect(asked()).toBe(0);
  });
});
