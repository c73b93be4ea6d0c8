import { createPrivateKey } from 'node:crypto';
import { secretFault } from './signature.ts';

/** What the server is told by its environment. */
export interface Settings {
  readonly appId: number;
  /** PEM, PKCS #8. */
  readonly privateKey: string;
  /** The secret, and during a rotation the previous one. */
  readonly secrets: readonly string[];
  readonly port: number;
  /** `https://api.github.com`, or `https://<host>/api/v3` of a GitHub Enterprise Server. */
  readonly apiUrl: string;
}

export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly faults: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting, or a sentence about what is wrong with it, which never holds its value when that is secret. */
type Read<T> = { readonly is: T } | { readonly fault: string };

/**
 * Reads the environment: APP_ID, PRIVATE_KEY or PRIVATE_KEY_PATH, WEBHOOK_SECRET, WEBHOOK_SECRET_PREVIOUS, PORT (3000),
 * GHE_HOST and GHE_PROTOCOL (https). All that is wrong is said at once.
 */
export function readSettings(environment: Environment, readFile: (path: string) => string): ReadSettings {
  const appId = appIdIn(environment);
  const privateKey = privateKeyIn(environment, readFile);
  const secrets = secretsIn(environment);
  const port = portIn(environment);
  const apiUrl = apiUrlIn(environment);
  if ('is' in appId && 'is' in privateKey && 'is' in secrets && 'is' in port && 'is' in apiUrl) {
    const settings = {
      appId: appId.is,
      privateKey: privateKey.is,
      secrets: secrets.is,
      port: port.is,
      apiUrl: apiUrl.is,
    };
    return { ok: true, settings };
  }
  const all: readonly Read<unknown>[] = [appId, privateKey, secrets, port, apiUrl];
  return { ok: false, faults: all.flatMap((read) => ('fault' in read ? [read.fault] : [])) };
}

function appIdIn({ APP_ID: text = '' }: Environment): Read<number> {
  if (/^[1-9][0-9]{0,14}$/u.test(text)) return { is: Number(text) };
  const what = text === '' ? 'is not set' : `is ${JSON.stringify(text)}, which is no number`;
  return { fault: `APP_ID ${what}: the settings page of the App shows its App ID.` };
}

function privateKeyIn(environment: Environment, readFile: (path: string) => string): Read<string> {
  const { PRIVATE_KEY: text = '', PRIVATE_KEY_PATH: path = '' } = environment;
  if (text !== '' && path !== '') {
    return { fault: 'PRIVATE_KEY and PRIVATE_KEY_PATH are both set: leave one of them out.' };
  }
  if (text !== '') return privateKeyOf(text, 'PRIVATE_KEY');
  if (path === '') {
    return {
      fault: "PRIVATE_KEY is not set: give the App's private key, or in PRIVATE_KEY_PATH the path of its .pem file.",
    };
  }
  try {
    return privateKeyOf(readFile(path), 'PRIVATE_KEY_PATH');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return {
      fault: `PRIVATE_KEY_PATH names ${path}, which cannot be read (${why}): give the path of the App's .pem file.`,
    };
  }
}

/** A key as it stands in the file, on one line with written-out line breaks, or as base64 of the file. */
function privateKeyOf(text: string, name: string): Read<string> {
  const plain = text.includes('-----BEGIN')
    ? text.replaceAll(String.raw`\n`, '\n')
    : Buffer.from(text, 'base64').toString();
  try {
    const key = createPrivateKey(plain);
    if (key.asymmetricKeyType === 'rsa') return { is: String(key.export({ type: 'pkcs8', format: 'pem' })) };
  } catch {
    // What OpenSSL says about it helps nobody.
  }
  return {
    fault: `${name} holds no RSA private key: give the whole .pem file that the settings page of the App gave you.`,
  };
}

function secretsIn({
  WEBHOOK_SECRET: now,
  WEBHOOK_SECRET_PREVIOUS: before = '',
}: Environment): Read<readonly string[]> {
  const fault = secretFault(now);
  if (now === undefined || fault !== null) {
    return {
      fault: `WEBHOOK_SECRET ${fault ?? 'is not set'}: choose a long random one, here and in the settings of the App.`,
    };
  }
  if (before === '') return { is: [now] };
  const faultBefore = secretFault(before);
  if (faultBefore === null) return { is: [now, before] };
  return { fault: `WEBHOOK_SECRET_PREVIOUS ${faultBefore}: give the secret that was used until now, or leave it out.` };
}

function portIn({ PORT: text = '' }: Environment): Read<number> {
  if (text === '') return { is: 3000 };
  if (/^[0-9]{1,5}$/u.test(text) && Number(text) <= 65_535) return { is: Number(text) };
  return {
    fault: `PORT is ${JSON.stringify(text)}, which is no port: give a number up to 65535, or 0 for any free one.`,
  };
}

function apiUrlIn({ GHE_HOST: host = '', GHE_PROTOCOL: protocol = '' }: Environment): Read<string> {
  if (!['', 'https', 'http'].includes(protocol)) {
    return { fault: `GHE_PROTOCOL is ${JSON.stringify(protocol)}: it can be https or http.` };
  }
  if (host === '') return { is: 'https://api.github.com' };
  const url = `${protocol === '' ? 'https' : protocol}://${host}/api/v3`;
  if (/^[a-z0-9.-]+(?::[0-9]{1,5})?$/iu.test(host) && URL.canParse(url)) return { is: url };
  return {
    fault: `GHE_HOST is ${JSON.stringify(host)}: give the name of the server alone, such as github.example.com.`,
  };
}
