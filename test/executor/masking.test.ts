import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskOf } from '../../src/executor/masking.ts';

const secret = 'ghp_Zm9v/YmFy+"é ä';
const lower = (text: string): string => text.toLowerCase();
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a secret is taken out', () => {
  it.each([
    ['as it is', `the token is ${secret}!`, 'the token is ***!'],
    ['twice', `${secret} and ${secret}`, '*** and ***'],
    ['twice without anything between', `${secret}${secret}.`, '***.'],
    ['as a part of JSON', JSON.stringify({ token: secret }), '{"token":"***"}'],
    ['percent-encoded', `q=${encodeURIComponent(secret)}&b`, 'q=***&b'],
    ['percent-encoded in small letters', `q=${encodeURIComponent(secret).replaceAll(/%../gu, lower)}`, 'q=***'],
    ['percent-encoded and folded', encodeURIComponent(secret).replaceAll(/(.{5})/gu, '$1\n'), '***'],
    ['percent-encoded in part', `q=${encodeURIComponent(secret).replaceAll('%2F', '/')}`, 'q=***'],
    ['as a form writes it', `${new URLSearchParams({ q: secret }).toString()}&b`, 'q=***&b'],
    ['folded', `${secret.slice(0, 8)}\r\n${secret.slice(8)}`, '***'],
  ])('%s', (_form, text, expected) => {
    expect(maskOf([secret])(text)).toBe(expected);
  });

  it('in base64, wherever it begins in what was encoded, in both alphabets, folded or percent-encoded', () => {
    const masked = maskOf([secret]);
    for (const before of ['', 'u:', 'user:', 'x-access-token:'])
      for (const after of ['', ' ', '==']) {
        const encoded = base64(`${before}${secret}${after}`);
        for (const form of [
          encoded,
          Buffer.from(`${before}${secret}${after}`).toString('base64url'),
          encoded.replaceAll(/(.{7})/gu, '$1\n'),
          encodeURIComponent(encoded),
        ]) {
          const shown = masked(form).replaceAll(/\s/gu, '');
          expect(shown).toContain('***');
          const left = Buffer.from(decodeURIComponent(shown).split('***').join('')).toString();
          expect(Buffer.from(left, 'base64').toString()).not.toContain(secret.slice(1, -1));
        }
      }
  });

  it('line by line, where it has several', () => {
    const key = '-----BEGIN KEY-----\nMIIEvQIBADAN\nab\n-----END KEY-----\n';
    const masked = maskOf([key]);
    expect(masked(`it is ${key}`)).toBe('it is ***');
    expect(masked('| MIIEvQIBADAN')).toBe('| ***');
    expect(masked(JSON.stringify(key))).toBe('"***"');
    expect(masked('in an absurd way')).toBe('in an absurd way');
  });

  it('where several overlap', () => {
    expect(maskOf(['abcdef', 'defghi'])('1abcdefghi2')).toBe('1***2');
    expect(maskOf(['abcd', 'abcdefgh'])('1abcdefgh2')).toBe('1***2');
  });

  it('in its beginning, where the text is cut off there', () => {
    const masked = maskOf(['s3cr%t/word']);
    expect(masked('it is s3cr%t/w', true)).toBe('it is ***');
    expect(masked('it is s3cr%25t%2', true)).toBe('it is ***');
    expect(masked(`it is ${base64('s3cr%t/word').slice(0, 9)}`, true)).toBe('it is ***');
    expect(masked('it is s3cr%t/w')).toBe('it is s3cr%t/w');
    expect(masked('it is nothing', true)).toBe('it is nothing');
  });
});

it('a text without secrets stays as it is', () => {
  expect(maskOf([])('anything %41\n')).toBe('anything %41\n');
  expect(maskOf(['s3cr3t'])('anything %41\r\n%4 ünd')).toBe('anything %41\r\n%4 ünd');
  expect(maskOf(['s3cr3t'])('')).toBe('');
});

it('whatever stands around it, and wherever it is folded, nothing of a secret is left', () => {
  const around = fc.string({ unit: fc.constantFrom('a', '%', '\n', '4', 'é', '=') });
  const secrets = fc.string({ unit: fc.constantFrom('x', 'y', '/', '"', 'ü', '%'), minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(around, secrets, around, fc.nat(), (before, hidden, after, at) => {
      const encoded = encodeURIComponent(hidden);
      const folded = (text: string): string => `${text.slice(0, at % text.length)}\n${text.slice(at % text.length)}`;
      for (const form of [hidden, folded(hidden), encoded, folded(encoded)])
        expect(maskOf([hidden])(`${before}${form}${after}`)).toContain('***');
    }),
    { seed: 7, numRuns: 300 },
  );
});
