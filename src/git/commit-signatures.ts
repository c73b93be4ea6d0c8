import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Finding } from '../core/finding.ts';
import { listedKeys, type ListedKey } from '../core/policy/keys.ts';
import { findingsWith } from '../kept/damage.ts';
import { policyPath, policyRead } from '../kept/sources.ts';
import type { GitHome } from './home.ts';
import { oid } from './history.ts';
import { issuerOf } from './openpgp.ts';
import { explain, type Repository } from './repository.ts';
import { asCommitted, fields, gitEnvironment, GitFailed, run, type Place } from './run.ts';
import { blobsOf, fingerprintOf } from './signatures.ts';
import { inPrivateFolder } from './ssh.ts';

/** Commits that one key signed, as the signature names it, and why nothing better can be said of them. */
export interface SignedBy {
  readonly key: string;
  readonly commits: number;
  readonly why: string;
}

/** What can be said of the signatures of commits: `good`, `retired`, `ended`, `unchecked` and the findings make up `signed`. */
export interface CommitSignatures {
  readonly commits: number;
  readonly signed: number;
  /** They fit, by keys that the policy lists or that are trusted on this machine; or by GitHub's own. */
  readonly good: number;
  /** They fit, by keys that the policy listed once and does not any more. */
  readonly retired: number;
  /** They fit, and the key has expired or was revoked. */
  readonly ended: readonly SignedBy[];
  /** Nobody here knows whose key it is, or it cannot be checked here at all. */
  readonly unchecked: readonly SignedBy[];
  /** They do not fit the commit they stand in. */
  readonly findings: readonly Finding[];
}

/**
 * The keys with which GitHub signs what it commits for people and Apps, the first until January 2024:
 * https://github.com/web-flow.gpg, and "About commit signature verification" of its documentation.
 */
const githubKeys: readonly string[] = [
  '5DE3E0509C47EA3CF04A42D34AEE18F83AFDEB23',
  '968479A1AFF927E37D1A566BB5690EEEBB952194',
];

/**
 * Checks the signatures of the commits of the state branch up to `commit`, without those up to `since`, as git checks them:
 * with the keys that gpg has here, and for ssh with the file that git is told to use, or else with the keys that the policy
 * lists or listed on the default branch. Commits without a signature take no time; `progress` counts the others.
 */
export async function commitSignatures(
  home: GitHome,
  commit: string,
  since: string | null,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<CommitSignatures> {
  const { repository } = home;
  const { commits, signed } = await signedCommits(repository, commit, since);
  if (signed.length === 0) return { commits, signed: 0, good: 0, retired: 0, ended: [], unchecked: [], findings: [] };
  return inPrivateFolder(async (folder) => {
    const programs = await programsHere(repository);
    const own = programs.allowed === null && signed.some(({ kind }) => kind === 'ssh') ? await keysOf(home) : null;
    const file = join(folder, 'allowed');
    if (programs.allowed === null) await writeFile(file, (own?.all ?? []).map(allowedLine).join(''));
    const settings = programs.allowed === null ? ['-c', `gpg.ssh.allowedSignersFile=${file}`] : [];
    const checks = await checked(repository, settings, programs, signed, progress);
    return { commits, signed: signed.length, ...summary(repository, programs, own?.current ?? null, checks) };
  });
}

/** The same in sentences for people; none where nothing is signed. */
export function signatureLines(found: CommitSignatures): readonly string[] {
  const { commits, signed, good, retired, ended, unchecked } = found;
  if (signed === 0) return [];
  const more = retired === 0 ? '' : `, ${shown(retired)} good by keys that the policy lists no more`;
  return [
    `${counted(commits)} on the state branch, ${shown(signed)} of them signed: ${shown(good)} good${more}`,
    ...[...ended, ...unchecked].map((one) => `${counted(one.commits)} by ${one.key}: ${one.why}`),
  ];
}

function counted(commits: number): string {
  return `${shown(commits)} ${commits === 1 ? 'commit' : 'commits'}`;
}

function shown(count: number): string {
  return count.toLocaleString('en-US');
}

type Kind = 'openpgp' | 'ssh' | 'x509' | 'other';

interface Signed {
  readonly commit: string;
  readonly kind: Kind;
  /** The id of an OpenPGP key as the signature names it; null where it names none. */
  readonly issuer: string | null;
}

/** How git answers (`%G?`), with the fingerprint or the id of the key; '' where nothing names one. */
interface Checked extends Signed {
  readonly answer: string;
  readonly key: string;
}

interface Programs {
  /** The file of ssh keys that git is told to use; null where there is none. */
  readonly allowed: string | null;
  readonly isThere: (kind: Kind) => boolean;
}

/** One git process over the headers of all commits, however many there are. */
function signedCommits(
  repository: Repository,
  commit: string,
  since: string | null,
): Promise<{ readonly commits: number; readonly signed: readonly Signed[] }> {
  const args = [
    ...asCommitted,
    'rev-list',
    '--header',
    oid(commit),
    ...(since === null ? [] : [`^${oid(since)}`]),
    '--',
  ];
  let commits = 0;
  const signed: Signed[] = [];
  return recordsOf(repository, args, (record) => {
    commits += 1;
    const head = record.indexOf('\n\n');
    const at = record.indexOf('\ngpgsig');
    if (at < 0 || at > head) return;
    const [, signature = ''] = /\ngpgsig(?:-sha256)? (.*(?:\n .*)*)/u.exec(record.toString('latin1', at, head)) ?? [];
    const text = signature.replaceAll('\n ', '\n');
    const kind = kindOf(text);
    const issuer = kind === 'openpgp' ? issuerOf(text) : null;
    signed.push({ commit: record.toString('latin1', 0, record.indexOf(10)), kind, issuer });
  }).then(() => ({ commits, signed }));
}

function kindOf(text: string): Kind {
  if (/^-----BEGIN PGP (?:SIGNATURE|MESSAGE)-----/u.test(text)) return 'openpgp';
  if (text.startsWith('-----BEGIN SSH SIGNATURE-----')) return 'ssh';
  return text.startsWith('-----BEGIN SIGNED MESSAGE-----') ? 'x509' : 'other';
}

/** Runs git and hands over what it prints, cut at each NUL, while it prints. */
function recordsOf(place: Place, args: readonly string[], each: (record: Buffer) => void): Promise<void> {
  return new Promise((fulfil, reject) => {
    const child = spawn('git', args, {
      cwd: place.cwd,
      env: gitEnvironment(place),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let rest: Buffer = Buffer.alloc(0);
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0)) {
        each(bytes.subarray(0, end));
        bytes = bytes.subarray(end + 1);
      }
      rest = bytes;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-4096);
    });
    child.on('error', (error) => reject(explain(new GitFailed(127, args, error.message))));
    child.on('close', (code) => {
      if (code === 0) fulfil();
      else reject(explain(new GitFailed(code ?? 128, args, complaint)));
    });
  });
}

/** What git is told to check signatures with. */
async function programsHere(repository: Repository): Promise<Programs> {
  const asked = ['config', '--null', '--type=path', '--get-regexp', '^gpg\\.'];
  const listed = fields((await run(repository, asked, { allow: [1] })).stdout).map((entry) => entry.split('\n'));
  const settings = new Map(listed.map(([name = '', value = '']) => [name, value]));
  const allowed = settings.get('gpg.ssh.allowedsignersfile') ?? '';
  const named: Readonly<Record<Kind, readonly [string, string]>> = {
    openpgp: [settings.get('gpg.openpgp.program') ?? settings.get('gpg.program') ?? 'gpg', '--version'],
    x509: [settings.get('gpg.x509.program') ?? 'gpgsm', '--version'],
    ssh: [settings.get('gpg.ssh.program') ?? 'ssh-keygen', '-?'],
    // No program knows it: that none is missing is all that matters.
    other: ['git', '--version'],
  };
  const there = new Map<string, boolean>();
  return {
    allowed: allowed !== '' && existsSync(resolve(repository.cwd, allowed)) ? allowed : null,
    isThere(kind) {
      const [program, harmless] = named[kind];
      const known = there.get(program) ?? spawnSync(program, [harmless], { stdio: 'ignore' }).error === undefined;
      there.set(program, known);
      return known;
    },
  };
}

interface PolicyKeys {
  readonly all: readonly ListedKey[];
  /** Their fingerprints as the policy in force lists them. */
  readonly current: ReadonlySet<string>;
}

/** The keys of the policy in force, and of those that the default branch had before. */
async function keysOf({ repository, objects, policyInForce, bases }: GitHome): Promise<PolicyKeys> {
  const { policy } = await policyInForce();
  const current = policy === null ? [] : listedKeys(policy);
  const head = (await objects.info(`${repository.defaultRef}^{commit}`))?.oid ?? null;
  const earlier: ListedKey[] = [];
  for (const blob of head === null ? [] : await blobsOf(repository, head, policyPath)) {
    const text = await objects.text(blob).catch(() => null);
    const read = text === null ? null : await policyRead(text, policyPath, bases);
    if (read?.ok === true) earlier.push(...listedKeys(read.policy));
  }
  return { all: [...current, ...earlier], current: new Set(current.map(fingerprintOf)) };
}

/** Whose key it is was looked up by the policy: one name serves all, and no address is read as a pattern. */
function allowedLine({ type, base64 }: ListedKey): string {
  return `signer namespaces="git" ${type} ${base64}\n`;
}

/** So many commits does one git process check, one after the other. */
const perProcess = 32;

/** Has git check them all, several processes at a time; where a key is not here, one of its commits stands for all. */
async function checked(
  repository: Repository,
  settings: readonly string[],
  programs: Programs,
  signed: readonly Signed[],
  progress: (done: number, of: number) => void,
): Promise<readonly Checked[]> {
  let done = 0;
  const check = async (some: readonly Signed[]): Promise<readonly Checked[]> => {
    const found = await answers(repository, settings, some);
    done += some.length;
    progress(done, signed.length);
    return found;
  };
  const first = new Map(
    signed.flatMap((one) => (one.issuer === null ? [] : [[one.issuer, one] as const])).toReversed(),
  );
  const probes = await check([...first.values()]);
  const away = new Map(
    probes.flatMap((one) =>
      one.answer === 'E' || (one.answer === 'N' && !programs.isThere(one.kind)) ? [[one.issuer, one] as const] : [],
    ),
  );
  const probed = new Set(probes.map(({ commit }) => commit));
  const others = signed.filter(({ commit }) => !probed.has(commit));
  const alike = others.flatMap((one) => {
    const probe = one.issuer === null ? undefined : away.get(one.issuer);
    return probe === undefined ? [] : [{ ...probe, commit: one.commit }];
  });
  done += alike.length;
  progress(done, signed.length);
  const waiting = others.filter(({ issuer }) => issuer === null || !away.has(issuer));
  const found: Checked[] = [...probes, ...alike];
  const chunks = Array.from({ length: Math.ceil(waiting.length / perProcess) }, (_chunk, index) =>
    waiting.slice(index * perProcess, (index + 1) * perProcess),
  );
  const work = chunks.values();
  await Promise.all(
    Array.from({ length: Math.min(chunks.length, availableParallelism()) }, async () => {
      for (const chunk of work) found.push(...(await check(chunk)));
    }),
  );
  return found;
}

const answering = [
  'log',
  '--no-walk=unsorted',
  '--stdin',
  '-z',
  '--no-patch',
  '--format=%H%x09%G?%x09%GF%x09%GK',
  '--no-color',
];

async function answers(
  repository: Repository,
  settings: readonly string[],
  some: readonly Signed[],
): Promise<readonly Checked[]> {
  // git gives up altogether where it does not know a signature by its first line.
  const known = some.filter(({ kind }) => kind !== 'other');
  if (known.length === 0) return some.map((one) => ({ ...one, answer: 'N', key: '' }));
  const input = known.map(({ commit }) => `${commit}\n`).join('');
  const args = [...asCommitted, ...settings, ...answering];
  const listed = await run(repository, args, { input });
  const told = new Map(fields(listed.stdout).map((line) => [line.split('\t', 1)[0] ?? '', line.split('\t')] as const));
  return some.map((one) => {
    const [, answer = 'N', print = '', key = ''] = told.get(one.commit) ?? [];
    return { ...one, answer, key: print || key || (one.issuer ?? '') };
  });
}

const why = {
  github:
    "GitHub's own key, with which it signs what is committed through it: GitHub shows these commits as verified; curl -s https://github.com/web-flow.gpg | gpg --import lets them be checked here",
  absent: 'the key is not known here, so nothing can be said of them',
  untrusted: 'they fit, and nothing here says whose key it is',
  expired: 'they fit, and the key or the signature has expired since',
  revoked: 'they fit, and the key was revoked',
  program: 'there is no program here that could check them',
} as const;

type Verdict =
  | { readonly is: 'good' | 'retired' }
  | { readonly is: 'ended' | 'unchecked' | 'bad'; readonly why: string };

/** @param current fingerprints of the ssh keys that the policy lists now; null where git has its own list of keys. */
function verdictOn({ answer, kind, key }: Checked, programs: Programs, current: ReadonlySet<string> | null): Verdict {
  const isGithub = githubKeys.some((one) => key !== '' && one.endsWith(key.toUpperCase()));
  switch (answer) {
    case 'G':
      return { is: kind === 'ssh' && current?.has(key) === false ? 'retired' : 'good' };
    case 'U':
      // Whoever brought GitHub's key need not also vouch for it: it is named by all its digits.
      return githubKeys.includes(key) ? { is: 'good' } : { is: 'unchecked', why: why.untrusted };
    case 'X':
    case 'Y':
      return { is: 'ended', why: why.expired };
    case 'R':
      return { is: 'ended', why: why.revoked };
    case 'E':
      return { is: 'unchecked', why: isGithub ? why.github : why.absent };
    case 'B':
      return { is: 'bad', why: 'does not fit it: it was made for other bytes' };
    default:
      // git says the same where it has no program, and where that found nothing to check.
      return programs.isThere(kind)
        ? { is: 'bad', why: 'is none: nothing can read it' }
        : { is: 'unchecked', why: isGithub ? why.github : why.program };
  }
}

const finding = findingsWith('git log --show-signature shows it; ask whoever pushed that commit.');

function summary(
  { stateBranch }: Repository,
  programs: Programs,
  current: ReadonlySet<string> | null,
  checks: readonly Checked[],
): Omit<CommitSignatures, 'commits' | 'signed'> {
  const judged = checks.map((check) => ({ ...check, verdict: verdictOn(check, programs, current) }));
  const groups = (is: 'ended' | 'unchecked'): readonly SignedBy[] => {
    const found = new Map<string, SignedBy>();
    for (const { verdict, key, kind } of judged) {
      if (verdict.is !== is) continue;
      const name = key === '' ? `an unknown ${kind} key` : key;
      const before = found.get(`${name}\n${verdict.why}`)?.commits ?? 0;
      found.set(`${name}\n${verdict.why}`, { key: name, commits: before + 1, why: verdict.why });
    }
    return [...found.values()].toSorted((one, other) => other.commits - one.commits);
  };
  return {
    good: judged.filter(({ verdict }) => verdict.is === 'good').length,
    retired: judged.filter(({ verdict }) => verdict.is === 'retired').length,
    ended: groups('ended'),
    unchecked: groups('unchecked'),
    findings: judged.flatMap(({ commit, verdict }) => {
      if (verdict.is !== 'bad') return [];
      const message = `the signature of commit ${commit.slice(0, 12)} ${verdict.why}`;
      return [{ ...finding('commit_signature_bad', stateBranch, 1, message), commit }];
    }),
  };
}
