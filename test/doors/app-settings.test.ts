import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readSettings, type Settings } from '../../src/doors/app/settings.ts';
import { appKey } from './app-rig.ts';

const pem = appKey.privateKey;
const right = { APP_ID: '77', PRIVATE_KEY: pem, WEBHOOK_SECRET: 'a long random secret' };
const pkcs8 = String(createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' }));

function noFile(path: string): string {
  throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
}

function read(
  change: Readonly<Record<string, string | undefined>>,
  readFile = noFile,
): ReturnType<typeof readSettings> {
  return readSettings({ ...right, ...change }, readFile);
}

function settings(change: Readonly<Record<string, string | undefined>>, readFile = noFile): Settings {
  const found = read(change, readFile);
  if (!found.ok) throw new Error(found.faults.join('\n'));
  return found.settings;
}

describe('the environment', () => {
  it('gives everything the server needs', () => {
    expect(settings({})).toEqual({
      appId: 77,
      privateKey: pkcs8,
      secrets: ['a long random secret'],
      port: 3000,
      apiUrl: 'https://api.github.com',
    });
  });

  it('may hold the private key as it is, on one line, as base64, or name its file', () => {
    const files = { '/run/secrets/key.pem': pem };
    const readFile = (path: string): string => files['/run/secrets/key.pem'] ?? noFile(path);
    const path = { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: '/run/secrets/key.pem' };
    for (const text of [pkcs8, pem.replaceAll('\n', String.raw`\n`), Buffer.from(pem).toString('base64')]) {
      expect(settings({ PRIVATE_KEY: text }).privateKey).toBe(pkcs8);
    }
    expect(settings(path, readFile).privateKey).toBe(pkcs8);
  });

  it('may hold the previous secret beside the new one', () => {
    expect(settings({ WEBHOOK_SECRET_PREVIOUS: 'the old one' }).secrets).toEqual([
      'a long random secret',
      'the old one',
    ]);
    expect(settings({ WEBHOOK_SECRET_PREVIOUS: '' }).secrets).toEqual(['a long random secret']);
  });

  it('may name a port, and a server of GitHub Enterprise', () => {
    expect(settings({ PORT: '0' }).port).toBe(0);
    expect(settings({ GHE_HOST: 'github.example.com' }).apiUrl).toBe('https://github.example.com/api/v3');
    expect(settings({ GHE_HOST: 'localhost:4000', GHE_PROTOCOL: 'http' }).apiUrl).toBe('http://localhost:4000/api/v3');
  });
});

describe('a wrong value is named, with what to do', () => {
  const ec = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;
  const cases: readonly (readonly [string, Readonly<Record<string, string | undefined>>, RegExp])[] = [
    ['no App ID', { APP_ID: undefined }, /^APP_ID is not set: /],
    [
      'an App ID that is none',
      { APP_ID: 'Iv1.8a61f9b3a7aba766' },
      /^APP_ID is "Iv1.8a61f9b3a7aba766", which is no number: /,
    ],
    ['App ID zero', { APP_ID: '0' }, /^APP_ID is "0"/],
    ['no private key', { PRIVATE_KEY: undefined }, /^PRIVATE_KEY is not set: .*PRIVATE_KEY_PATH/],
    ['two private keys', { PRIVATE_KEY_PATH: 'key.pem' }, /both set: leave one of them out/],
    ['a private key that is none', { PRIVATE_KEY: 'hunter2' }, /^PRIVATE_KEY holds no RSA private key: /],
    ['half a private key', { PRIVATE_KEY: pem.slice(0, 300) }, /^PRIVATE_KEY holds no RSA private key: /],
    ['a public key', { PRIVATE_KEY: appKey.publicKey }, /^PRIVATE_KEY holds no RSA private key: /],
    ['a key of another kind', { PRIVATE_KEY: ec }, /^PRIVATE_KEY holds no RSA private key: /],
    [
      'a file that is not there',
      { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: 'key.pem' },
      /^PRIVATE_KEY_PATH names key.pem, which cannot be read \(ENOENT\): /,
    ],
    ['no secret', { WEBHOOK_SECRET: undefined }, /^WEBHOOK_SECRET is not set: /],
    ['an empty secret', { WEBHOOK_SECRET: ' ' }, /^WEBHOOK_SECRET is not set: /],
    [
      'the secret of Probot',
      { WEBHOOK_SECRET: 'development' },
      /^WEBHOOK_SECRET is "development", which everybody knows: /,
    ],
    ['a secret with a line break', { WEBHOOK_SECRET: 'hunter2\n' }, /^WEBHOOK_SECRET begins or ends with blanks/],
    ['a bad previous secret', { WEBHOOK_SECRET_PREVIOUS: 'development' }, /^WEBHOOK_SECRET_PREVIOUS is "development"/],
    ['a port that is none', { PORT: 'http' }, /^PORT is "http", which is no port: /],
    ['a port that is too high', { PORT: '65536' }, /^PORT is "65536"/],
    [
      'a host with its protocol',
      { GHE_HOST: 'https://github.example.com' },
      /^GHE_HOST is "https:\/\/github.example.com": /,
    ],
    ['a host with a path', { GHE_HOST: 'github.example.com/api' }, /^GHE_HOST is /],
    ['a host with a password', { GHE_HOST: 'me:pass@github.example.com' }, /^GHE_HOST is /],
    ['another protocol', { GHE_PROTOCOL: 'ftp' }, /^GHE_PROTOCOL is "ftp": it can be https or http\.$/],
  ];
  it.each(cases)('%s', (_, change, sentence) => {
    const found = read(change);
    expect(found.ok ? [] : found.faults).toEqual([expect.stringMatching(sentence)]);
  });

  it('and all of them at once, none of the secret ones with its value', () => {
    const found = readSettings(
      { PRIVATE_KEY: 'hunter2', WEBHOOK_SECRET: ' hunter2', PORT: 'x', GHE_HOST: '/' },
      noFile,
    );
    expect(found.ok ? [] : found.faults.map((fault) => fault.split(' ')[0])).toEqual([
      'APP_ID',
      'PRIVATE_KEY',
      'WEBHOOK_SECRET',
      'PORT',
      'GHE_HOST',
    ]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });
});
