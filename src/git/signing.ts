import { readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Actor, Entry, Signature } from '../core/entry.ts';
import type { Finding } from '../core/finding.ts';
import { listedKeys, readKey } from '../core/policy/keys.ts';
import type { Policy } from '../core/policy/schema.ts';
import { policyPath } from '../kept/sources.ts';
import { statementOf } from '../record.ts';
import { GitProblem, type Repository } from './repository.ts';
import { fingerprintOf, isSignedWith, keyOf, namespace } from './signatures.ts';
import { inPrivateFolder, sshKeygen } from './ssh.ts';

type Signing = Pick<Repository, 'cwd' | 'defaultBranch' | 'signing'>;

/** Whoever signs; null where nobody does, with what kept them from it where that is to be put right. */
export interface Signer {
  readonly actor: Actor | null;
  readonly warning: Finding | null;
}

/**
 * Whoever signs here: the person for whom the policy lists the key that git signs with, whatever else git is told about
 * them. Where nobody signs that is an error only for who asked to sign: what need not be signed goes on without.
 * @throws GitProblem cannot_sign, ssh_missing, for whoever asked to sign
 */
export async function signerOf(repository: Signing, policy: Policy, isAsked: boolean): Promise<Signer> {
  try {
    return { actor: await listedSigner(repository, policy, isAsked), warning: null };
  } catch (error) {
    if (isAsked || !(error instanceof GitProblem)) throw error;
    const message = `${error.message}; so nothing that you do is signed, though git is set to sign`;
    const at = { file: 'user.signingKey', line: 1, column: 1 };
    return { actor: null, warning: { code: 'unusable_key', ...at, message, severity: 'warning', next: error.next } };
  }
}

async function listedSigner(repository: Signing, policy: Policy, isAsked: boolean): Promise<Actor | null> {
  const { signing, defaultBranch } = repository;
  if (signing.key === null || signing.format !== 'ssh')
    return cannot(
      isAsked,
      signing.key === null
        ? 'git does not know the key you sign with'
        : `git signs with ${signing.format} here, and signatures are made with ssh keys`,
      'git config gpg.format ssh && git config user.signingKey ~/.ssh/id_ed25519.pub',
    );
  const keys = listedKeys(policy);
  const listing = `List the line of your .pub file under keys in ${policyPath} on ${defaultBranch}, with your e-mail address.`;
  if (keys.length === 0)
    return cannot(isAsked, 'the policy lists no keys that signatures could be checked with', listing);
  const fingerprint = await fingerprintHere(repository, signing.key);
  const [first] = keys.filter((key) => fingerprintOf(key) === fingerprint);
  if (first === undefined)
    return cannot(isAsked, `the policy does not list the key you sign with, ${fingerprint}`, listing);
  return { id: first.person, login: first.person, kind: 'person', assurance: 'signed' };
}

/**
 * Signs an entry as it will be recorded; ssh-keygen asks for a passphrase in the terminal, or asks the agent.
 * @throws GitProblem cannot_sign, ssh_missing
 */
export async function signatureUnder(
  repository: Signing,
  policy: Policy,
  project: string,
  entry: Entry,
): Promise<Signature> {
  const key = repository.signing.key ?? '';
  const fingerprint = await fingerprintHere(repository, key);
  const listed = keyOf(policy, entry.actor.id, fingerprint);
  if (listed === null)
    throw new GitProblem('cannot_sign', {
      because: `the policy does not list the key ${fingerprint} for ${entry.actor.login} any more`,
      next: `git log -p ${repository.defaultBranch} -- ${policyPath} shows who changed it.`,
    });
  const statement = statementOf(project, entry);
  const signature = { key: fingerprint, text: await signedText(repository, key, statement) };
  if (await isSignedWith(listed, statement, signature)) return signature;
  throw new GitProblem('cannot_sign', {
    because: `the signature that ${repository.signing.program} made does not hold`,
    next: 'ssh-keygen -Y sign -n countersign -f KEY FILE shows whether it works; OpenSSH 8.2 or newer makes them.',
  });
}

function cannot(isAsked: boolean, because: string, next: string): null {
  if (isAsked) throw new GitProblem('cannot_sign', { because, next });
  return null;
}

/** A key that is not in a file, as git writes it: `key::ssh-ed25519 …`, or without `key::`. */
function literalKey(key: string): string | null {
  if (key.startsWith('key::')) return key.slice('key::'.length);
  return key.startsWith('ssh-') ? key : null;
}

/** Where the key lies, as git looks for it. */
function pathOf({ cwd }: Signing, key: string): string {
  return key.startsWith('~/') ? join(homedir(), key.slice(2)) : resolve(cwd, key);
}

async function fingerprintHere(repository: Signing, key: string): Promise<string> {
  const literal = literalKey(key);
  if (literal !== null) {
    const read = readKey(literal);
    if ('base64' in read) return fingerprintOf(read);
    throw new GitProblem('cannot_sign', { because: `the key in user.signingKey cannot be used: ${read.fault}` });
  }
  const path = pathOf(repository, key);
  const { code, stdout, stderr } = await sshKeygen('ssh-keygen', ['-l', '-E', 'sha256', '-f', path], '');
  const [found] = /SHA256:[A-Za-z0-9+/]+/u.exec(stdout) ?? [];
  if (code === 0 && found !== undefined) return found;
  throw new GitProblem('cannot_sign', {
    because: `the key you sign with cannot be read: ${lastLine(stderr) || lastLine(stdout) || path}`,
    next: 'git config user.signingKey FILE names it; ssh-keygen -t ed25519 makes one.',
  });
}

/** The statement lies in a file, as git does it: standard input stays with the terminal, for whoever is asked there. */
function signedText(repository: Signing, key: string, statement: string): Promise<string> {
  return inPrivateFolder(async (folder) => {
    const [file, literalFile] = [join(folder, 'statement'), join(folder, 'key.pub')];
    await writeFile(file, statement);
    const literal = literalKey(key);
    if (literal !== null) await writeFile(literalFile, `${literal}\n`, { mode: 0o600 });
    const from = literal === null ? [pathOf(repository, key)] : [literalFile, '-U'];
    const args = ['-Y', 'sign', '-n', namespace, '-f', ...from, file];
    const { code, stderr } = await sshKeygen(repository.signing.program, args);
    const text = code === 0 ? await readFile(`${file}.sig`, 'utf8').catch(() => null) : null;
    if (text !== null) return text;
    throw new GitProblem('cannot_sign', {
      because: `nothing was signed, so nothing is recorded: ${lastLine(stderr) || `${repository.signing.program} failed`}`,
      next: 'ssh-add KEY lets the agent sign with it; in a terminal you are asked for its passphrase.',
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
