import type { Gate } from '../definition/schema.ts';
import type { FindingCode, Path, Problem } from '../finding.ts';
import { own } from '../own.ts';
import { isForChecks, requirementOf, roleOf, same, type Requirement } from './may.ts';
import { permissions, type Policy } from './schema.ts';

/** A public key as ssh writes it: `type` and `base64` are the first two words of the line. */
export interface PublicKey {
  readonly type: string;
  readonly base64: string;
}

/** A key of the policy that signatures are checked with, and whose it is: an e-mail address in lower case. */
export interface ListedKey extends PublicKey {
  readonly person: string;
}

type Parts = readonly (readonly number[])[];

/**
 * The kinds of keys that are taken, with what the parts behind the name of the kind must be; RFC 8709 (ed25519), RFC
 * 5656 (ecdsa), RFC 4253 (rsa), and OpenSSH's PROTOCOL.u2f for keys that stay in a device. Null: it is fine.
 */
const kinds: Readonly<Record<string, (parts: Parts) => string | null>> = {
  'ssh-ed25519': (parts) => lengths(parts, [32]),
  'ecdsa-sha2-nistp256': (parts) => lengths(parts, [8, 65]),
  'ecdsa-sha2-nistp384': (parts) => lengths(parts, [8, 97]),
  'ecdsa-sha2-nistp521': (parts) => lengths(parts, [8, 133]),
  'sk-ssh-ed25519@openssh.com': (parts) => lengths(parts, [32, null]),
  'sk-ecdsa-sha2-nistp256@openssh.com': (parts) => lengths(parts, [8, 65, null]),
  'ssh-rsa': rsaFault,
  'ssh-dss': () => 'DSA keys are too weak to prove anything',
};

/** Below this RSA is too weak since 2014 (NIST SP 800-131A). In bits. */
const shortestRsa = 2048;
const broken = 'it is cut off, or was changed';

function lengths(parts: Parts, wanted: readonly (number | null)[]): string | null {
  const fits = parts.length === wanted.length && wanted.every((one, at) => one === null || parts[at]?.length === one);
  return fits ? null : broken;
}

function rsaFault(parts: Parts): string | null {
  const [exponent, modulus] = parts;
  if (parts.length !== 2 || exponent === undefined || modulus === undefined) return broken;
  // ssh reads a number with zeros before it, too: one key would have many texts, and many names.
  if ([exponent, modulus].some(([first, second = 0]) => first === 0 && second < 0x80)) return broken;
  const bits = modulus.reduce((sum, byte) => (sum === 0 ? 32 - Math.clz32(byte) : sum + 8), 0);
  return bits < shortestRsa ? `an RSA key of ${bits} bits is too weak: it takes ${shortestRsa}` : null;
}

/** Reads a line of a `.pub` file: kind, base64, comment. Options, as `authorized_keys` knows them, are none. */
export function readKey(line: string): PublicKey | { readonly fault: string } {
  const [type = '', base64 = ''] = line.trim().split(/\s+/u);
  const kind = own(kinds, type);
  if (kind === undefined)
    return { fault: 'it does not begin with a kind of key that is taken here, such as ssh-ed25519' };
  const [name, ...parts] = partsOf(bytesOf(base64));
  if (name === undefined || String.fromCharCode(...name) !== type) return { fault: broken };
  const fault = kind(parts);
  return fault === null ? { type, base64 } : { fault };
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes that a text in base64 stands for; none where it is no such text, in the one form that bytes have. */
function bytesOf(base64: string): readonly number[] {
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(base64)) return [];
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of base64.replaceAll('=', '')) {
    held = ((held << 6) | digits.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : [];
}

/** The texts that follow each other, each behind its length in four bytes; none where they do not end with the bytes. */
function partsOf(bytes: readonly number[]): Parts {
  const parts: (readonly number[])[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = bytes.slice(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0);
    at += 4 + length;
    if (at > bytes.length) return [];
    parts.push(bytes.slice(at - length, at));
  }
  return parts;
}

interface WrittenKey {
  readonly person: string;
  readonly path: Path;
  readonly read: ReturnType<typeof readKey>;
}

/** Whose keys stand below a name of the policy: an e-mail address, in any letter case. */
export function personOf(name: string): string {
  return name.trim().toLowerCase();
}

function writtenKeys({ keys = {} }: Pick<Policy, 'keys'>): readonly WrittenKey[] {
  return Object.entries(keys).flatMap(([name, lines]) =>
    lines.map((line, index) => ({
      person: personOf(name),
      path: ['keys', name, index],
      read: readKey(line),
    })),
  );
}

/** The keys that prove who somebody is. One that cannot be read proves nothing, nor does one that two people have. */
export function listedKeys(policy: Pick<Policy, 'keys'>): readonly ListedKey[] {
  const listed = writtenKeys(policy).flatMap(({ person, read }) => ('fault' in read ? [] : [{ person, ...read }]));
  const isShared = ({ person, base64 }: ListedKey): boolean =>
    listed.some((other) => other.base64 === base64 && other.person !== person);
  return listed.filter((key) => !isShared(key));
}

function problem(code: FindingCode, path: Path, message: string, next: string): Problem {
  return { code, path, message, next, severity: 'error' };
}

/** Keys that prove nothing. */
export function keyFaults(policy: Pick<Policy, 'keys'>): readonly Problem[] {
  const written = writtenKeys(policy);
  const strangers = Object.keys(policy.keys ?? {}).filter((name) => !/^[^\s@<>]+@[^\s@<>]+$/u.test(name.trim()));
  return [
    ...strangers.map((name): Problem => ({
      ...problem(
        'unusable_key',
        ['keys', name],
        `${name} is not an e-mail address, by which plain git knows people`,
        'List the keys under the address with which they commit.',
      ),
      at: 'key',
    })),
    ...written.flatMap(({ person, path, read }, index) => {
      if ('fault' in read)
        return [
          problem(
            'unusable_key',
            path,
            `this key proves nothing: ${read.fault}`,
            'Copy the whole line of a .pub file; ssh-keygen -t ed25519 makes a key.',
          ),
        ];
      const other = written
        .slice(0, index)
        .find((one) => 'base64' in one.read && one.read.base64 === read.base64 && one.person !== person);
      return other === undefined
        ? []
        : [
            problem(
              'shared_key',
              path,
              `${other.person} has this key, too: it proves nothing about either`,
              'Keep it for the one whose it is.',
            ),
          ];
    }),
  ];
}

/** Gates that ask for signatures of people who have no key; a warning where GitHub may prove who they are instead. */
export function unsignable(policy: Policy, gates: readonly Gate[]): readonly Problem[] {
  const people = new Set(listedKeys(policy).map(({ person }) => person));
  const told = new Set<string>();
  return gates.flatMap((gate) => {
    const asked = requirementOf(policy, gate);
    const name = gate.gate_id;
    if (told.has(name) || isForChecks(asked) || asked.assurance !== 'signed') return [];
    told.add(name);
    const group = groupsOf(asked).find((roles) => !roles.some((role) => canSign(policy, role, people)));
    // Where nobody is named at all, that is told elsewhere.
    if (group === undefined || (asked.codeowners && people.size > 0)) return [];
    const isGithub = asked.codeowners || group.some((role) => isOnGithub(policy, role));
    if (!isGithub && !group.some((role) => (roleOf(policy, role).emails ?? []).length > 0)) return [];
    const what = `gate ${name} asks for a signature, and nobody in ${group.join(', ') || 'it'} has a key here`;
    return [
      {
        ...problem(
          'gate_nobody_opens',
          whereAsked(policy, name),
          isGithub ? `${what}: it opens on GitHub only` : what,
          'List the public ssh keys of its people under keys.',
        ),
        severity: isGithub ? 'warning' : 'error',
      },
    ];
  });
}

/** Sets of roles, of each of which somebody has to agree. */
function groupsOf({ roles, allOf }: Requirement): readonly (readonly string[])[] {
  return allOf.length > 0 ? allOf.map((role) => [role]) : [roles];
}

/** In plain git whoever may write to the home has the permission `write`, and nobody a higher one. */
function canSign(policy: Policy, name: string, people: ReadonlySet<string>): boolean {
  const { emails = [], permission = 'none', codeowners } = roleOf(policy, name);
  const isOpen = permission !== 'none' && permissions.indexOf(permission) <= permissions.indexOf('write');
  if ((isOpen || codeowners === true) && people.size > 0) return true;
  return emails.some((email) => [...people].some((person) => same(person, email.trim())));
}

function isOnGithub(policy: Policy, name: string): boolean {
  const {
    logins = [],
    ids = [],
    teams = [],
    apps = [],
    agents = [],
    permission = 'none',
    codeowners,
  } = roleOf(policy, name);
  const named = [logins, ids, teams, apps, agents].some((one) => one.length > 0);
  return named || permission !== 'none' || codeowners === true;
}

function whereAsked({ gates, assurance }: Policy, gate: string): Path {
  if (own(gates, gate)?.assurance !== undefined) return ['gates', gate, 'assurance'];
  return assurance === 'signed' ? ['assurance'] : [];
}
