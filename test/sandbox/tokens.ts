import { createVerify, randomBytes } from 'node:crypto';
import {
  type Access,
  type App,
  type Doer,
  type Installation,
  type Level,
  type Permissions,
  Refused,
  type Repository,
  type World,
} from './model.ts';
import { atLeast, levelOf } from './people.ts';

export type Token = {
  readonly secret: string;
  readonly kind: 'installation' | 'actions' | 'user';
  readonly doer: Doer;
  readonly installation: Installation | null;
  /** null: every repository its owner may see. */
  readonly repositories: ReadonlySet<Repository> | null;
  /** null: what its owner may do. */
  readonly permissions: Permissions | null;
  /** Milliseconds since 1970, or null: never. */
  readonly expiresAt: number | null;
};

/** The built-in GitHub Actions App has this number on github.com. */
export const ACTIONS_APP_ID = 15_368;
/** Installation tokens live for an hour. */
export const TOKEN_LIFE = 3_600_000;

export type Tokens = {
  add(token: Omit<Token, 'secret'>): Token;
  /** Who a secret belongs to; null when nobody, or not any more. */
  find(secret: string): Token | null;
};

const PREFIX = { installation: 'ghs_', actions: 'ghs_', user: 'ghp_' } as const;

export function openTokens(world: World): Tokens {
  const tokens = new Map<string, Token>();
  return {
    add(rest) {
      const token: Token = {
        ...rest,
        secret: PREFIX[rest.kind] + randomBytes(18).toString('base64url').replaceAll(/[-_]/g, 'x'),
      };
      tokens.set(token.secret, token);
      return token;
    },
    find(secret) {
      const token = tokens.get(secret);
      if (token === undefined) return null;
      if (token.expiresAt !== null && token.expiresAt <= world.clock.now()) return null;
      if (token.installation !== null && !world.installations.includes(token.installation)) return null;
      return token;
    },
  };
}

const bad = (message: string): Refused => new Refused('UNAUTHORIZED', 401, message);

/** The App a JSON Web Token speaks for: RS256, issued by it, not expired, at most ten minutes long. */
export function appOfJwt(world: World, publicKeys: ReadonlyMap<number, string>, jwt: string): App {
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const header = decoded(head);
  const claims = decoded(body);
  if (header === null || claims === null || header['alg'] !== 'RS256')
    throw bad('A JSON web token could not be decoded');
  const issuer = String(claims['iss']);
  const app = [...world.apps.values()].find((each) => String(each.id) === issuer || each.clientId === issuer);
  const key = app === undefined ? undefined : publicKeys.get(app.id);
  if (app === undefined || key === undefined) throw bad("'Issuer' claim ('iss') must be an Integer");
  const verifier = createVerify('RSA-SHA256').update(`${head}.${body}`);
  if (!verifier.verify(key, signature, 'base64url')) throw bad('A JSON web token could not be decoded');
  // Whoever signs looks at a clock: the machine's, or the sandbox's when the clock is injected there, too.
  const problems = [Date.now(), world.clock.now()].map((now) => faultOfTimes(claims, Math.floor(now / 1000)));
  const [first] = problems;
  if (first !== undefined && !problems.includes(null)) throw bad(first ?? '');
  return app;
}

function faultOfTimes(claims: Record<string, unknown>, now: number): string | null {
  const expires = Number(claims['exp']);
  if (!(expires > now)) {
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  }
  if (expires > now + 660) return "'Expiration time' claim ('exp') is too far in the future";
  if (Number(claims['iat']) > now + 60) {
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  }
  return null;
}

function decoded(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

export function installationsOn(world: World, repository: Repository): Installation[] {
  return world.installations.filter(
    (each) =>
      each.suspendedAt === null &&
      each.account === repository.owner &&
      (each.repositories === 'all' || each.repositories.has(repository)),
  );
}

/** Whether a token can see a repository at all; one it cannot see does not exist for it. */
export function sees(token: Token, repository: Repository): boolean {
  if (token.repositories !== null) return token.repositories.has(repository);
  const { installation } = token;
  if (installation !== null) {
    if (installation.account !== repository.owner) return false;
    return installation.repositories === 'all' || installation.repositories.has(repository);
  }
  const { account } = token.doer;
  return account.__typename === 'User' && levelOf(repository, account) !== null;
}

/** What a person needs in a repository for what an App needs a permission for. */
const LEVEL_FOR: Readonly<Record<string, Readonly<Record<Access, Level>>>> = {
  contents: { read: 'read', write: 'write' },
  issues: { read: 'read', write: 'read' },
  pull_requests: { read: 'read', write: 'read' },
  checks: { read: 'read', write: 'admin' },
  statuses: { read: 'read', write: 'write' },
  labels: { read: 'read', write: 'triage' },
  metadata: { read: 'read', write: 'admin' },
  members: { read: 'read', write: 'admin' },
  administration: { read: 'admin', write: 'admin' },
};

export function allows(token: Token, repository: Repository | null, permission: string, access: Access): boolean {
  if (permission === 'metadata' && access === 'read') return true;
  if (token.permissions !== null) {
    const granted = token.permissions[permission === 'labels' ? 'issues' : permission];
    return granted === 'write' || granted === access;
  }
  const { account } = token.doer;
  if (account.__typename !== 'User') return false;
  if (repository === null) return true;
  return atLeast(levelOf(repository, account), LEVEL_FOR[permission]?.[access] ?? 'admin');
}
