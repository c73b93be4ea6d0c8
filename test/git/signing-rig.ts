import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { TestRepository } from '../fixtures/repository.ts';

/** OpenPGP, as far as this machine has it. */
const gnupg = { sign: 'gpg', agents: 'gpgconf' } as const;

/** With what commits can be signed on this machine. Whoever reads the report is told why something is missing. */
export const canSign = { ssh: isThere('ssh-keygen', '-?'), openpgp: isThere(gnupg.sign, '--version') };

function isThere(program: string, ...args: readonly string[]): boolean {
  const found = spawnSync(program, args).error === undefined;
  if (!found) process.stdout.write(`tests of signed commits are skipped: there is no ${program} on this machine\n`);
  return found;
}

let root: string | null = null;

/** A folder for the keys of this file of tests; short, because gpg-agent listens in it. */
function folder(): string {
  if (root !== null) return root;
  const path = mkdtempSync(join(tmpdir(), 'cs-'));
  root = path;
  afterAll(() => {
    for (const home of readdirSync(path).filter((name) => existsSync(join(path, name, 'pubring.kbx'))))
      spawnSync(gnupg.agents, ['--kill', 'all'], { env: { ...process.env, GNUPGHOME: join(path, home) } });
    rmSync(path, { recursive: true, force: true });
    root = null;
  });
  return path;
}

/** The private half of an ssh key of this name; beside it lies the public one. */
export function sshKey(name: string, passphrase = ''): string {
  const path = join(folder(), name);
  if (!existsSync(path)) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', name, '-f', path]);
  return path;
}

/** The line of the `.pub` file. */
export function publicKey(name: string): string {
  return readFileSync(`${sshKey(name)}.pub`, 'utf8').trim();
}

/** A folder in which gpg has keys of its own, and these public ones. */
export function gpgHome(name = 'gpg', keys: string | null = null): string {
  const home = join(folder(), name);
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o700);
  if (keys !== null) gpg(['--import'], { home, input: keys });
  return home;
}

function gpg(args: readonly string[], { home = gpgHome(), input = '' } = {}): string {
  return execFileSync(gnupg.sign, ['--batch', '--quiet', '--status-fd', '1', ...args], {
    env: { ...process.env, GNUPGHOME: home },
    encoding: 'utf8',
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

/** Makes an OpenPGP key without a passphrase; gives its fingerprint. `made` and `expires` as gpg writes them: `1d`. */
export function gpgKey(person: string, { made = '', expires = 'never' } = {}): string {
  const when = made === '' ? [] : ['--faked-system-time', made];
  const asked = ['--passphrase', '', '--quick-generate-key', person, 'ed25519', 'sign', expires];
  const [, fingerprint = ''] = /KEY_CREATED P ([0-9A-F]+)/u.exec(gpg([...when, ...asked])) ?? [];
  return fingerprint;
}

/** The public half of a key. */
export function gpgExport(fingerprint: string): string {
  return execFileSync(gnupg.sign, ['--armor', '--export', fingerprint], {
    env: { ...process.env, GNUPGHOME: gpgHome() },
    encoding: 'utf8',
  });
}

/** Its owner says that a key must not be used any more. */
export function gpgRevoke(fingerprint: string): void {
  const certificate = readFileSync(join(gpgHome(), 'openpgp-revocs.d', `${fingerprint}.rev`), 'utf8');
  gpg(['--import'], { input: certificate.replace(/^:/mu, '') });
}

/** Sets git up to sign the commits that are made in a repository. */
export function signWith(git: TestRepository, format: 'ssh' | 'openpgp', key = sshKey('ada')): void {
  git.git('config', 'commit.gpgSign', 'true');
  git.git('config', 'gpg.format', format);
  git.git('config', 'user.signingKey', key);
}
