import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isForeign, readFormat } from '../kept/format.ts';
import { formatFile } from '../record.ts';
import type { Objects } from './objects.ts';
import { fields, GitFailed, lines, run, type Place } from './run.ts';

/** What can be wrong with a repository, a remote or the person running the command, and what to do about it. */
const problems = {
  git_missing: { because: 'git could not be started', next: 'install git 2.38 or newer' },
  not_a_repository: { because: 'this folder is not in a git repository', next: 'git init' },
  no_commits: { because: 'the repository has no commits yet', next: 'git commit' },
  other_object_format: {
    because: 'this repository names its objects by sha256, and entries of the record name states by sha1',
    next: 'Keep the record in a repository made without --object-format=sha256: git init, git clone and GitHub make one.',
  },
  no_default_branch: {
    because: 'no default branch can be told: there is no main, no master and no branch checked out',
    next: 'git config countersign.defaultBranch <branch>',
  },
  no_identity: {
    because: 'git does not know who you are',
    next: 'git config user.name "Your Name" && git config user.email you@example.com',
  },
  unsafe_ownership: {
    because: 'the repository belongs to another user and git refuses to use it',
    next: 'git config --global --add safe.directory <repository>',
  },
  foreign_branch: {
    because: 'the branch named for the state holds something else',
    next: 'git config countersign.branch <another name>',
  },
  bad_config: { because: 'a countersign setting cannot be used', next: 'git config --get-regexp ^countersign' },
  bad_path: { because: 'git cannot keep a file of this name', next: 'choose another name' },
  read_only: { because: 'the repository cannot be written', next: 'check the permissions of the repository folder' },
  ref_locked: {
    because: 'a git process died and left its lock on the branch',
    next: 'remove the lock file named above when no git process is running',
  },
  damaged_tree: {
    because: 'a folder in the history is none that git writes',
    next: 'git fsck names the commits that hold it; ask who pushed it, and set back or revert that commit',
  },
  dirty_worktree: {
    because: 'local changes in the worktree stand in the way',
    next: 'commit or stash the files named, then try again',
  },
  remote_away: { because: 'the remote cannot be reached', next: 'try again; nothing was lost' },
  remote_denied: { because: 'the remote does not let you in', next: 'check your credentials for the remote' },
  ssh_missing: {
    because: 'ssh-keygen could not be started, which makes and checks signatures',
    next: 'install OpenSSH 8.2 or newer',
  },
  cannot_sign: {
    because: 'this could not be signed',
    next: 'git config gpg.format ssh && git config user.signingKey ~/.ssh/id_ed25519.pub',
  },
  push_refused: { because: 'the remote refused the push', next: 'read what its hook says' },
  files_gone: {
    because: 'git does not have the files that this is about',
    next: 'bring them from where they were recorded: git push or git fetch of the branch of the run',
  },
  journal_broken: {
    because: 'a journal is not what was written into it',
    next: 'nothing was changed; keep the file and ask who wrote to it',
  },
  journal_failed: {
    because: 'the journal could not be written',
    next: 'nothing of this command was kept: look after the disk, then run it again',
  },
  journal_full: {
    because: 'the journal holds as much as it may, and git takes nothing',
    next: 'nothing that was recorded is lost: look why the remote does not take it, then run the command again',
  },
  journal_waits: {
    because: 'a journal holds what git does not have yet',
    next: 'countersign workflow resume brings it to git',
  },
  moved_on: {
    because: 'the log was rewritten',
    next: 'the journal keeps what git did not take: look what it holds, put it aside, and go on from what git has',
  },
} as const satisfies Record<string, { readonly because: string; readonly next: string }>;

export type GitProblemCode = keyof typeof problems;

export type GitProblemDetail = {
  /** Replaces the general reason. */
  readonly because?: string;
  readonly next?: string;
  readonly files?: readonly string[];
  /** A commit that was written and may or may not have arrived. */
  readonly commit?: string;
};

/** A trouble with a known cause: `code` for machines, `message` for people, `next` what they can do. */
export class GitProblem extends Error {
  readonly code: GitProblemCode;
  readonly next: string;
  readonly files: readonly string[];
  readonly commit: string | null;

  constructor(code: GitProblemCode, detail: GitProblemDetail = {}) {
    super(detail.because ?? problems[code].because);
    this.name = 'GitProblem';
    this.code = code;
    this.next = detail.next ?? problems[code].next;
    this.files = detail.files ?? [];
    this.commit = detail.commit ?? null;
  }
}

export type Head = {
  /** Full name of the branch checked out, e.g. `refs/heads/main`; null when detached. */
  readonly ref: string | null;
  /** Null when there is no commit on it yet. */
  readonly oid: string | null;
};

export type Repository = {
  /** The top of the worktree, or the git folder when there is none. */
  readonly cwd: string;
  /** Absolute; in a linked worktree its own folder under `commonDir`. */
  readonly gitDir: string;
  /** Absolute; where objects and branches live. */
  readonly commonDir: string;
  readonly worktree: string | null;
  readonly bare: boolean;
  readonly head: Head;
  /** Short name, e.g. `main`. */
  readonly defaultBranch: string;
  /** Where the default branch is read: `refs/heads/…`, or `refs/remotes/<remote>/…` when a remote is the home. */
  readonly defaultRef: string;
  /** Short name, e.g. `countersign`. */
  readonly stateBranch: string;
  /** Where the state is read, as for `defaultRef`. */
  readonly stateRef: string;
  /** The remote that is the home of the state; null when this repository is. */
  readonly remote: string | null;
  /** Milliseconds after which a remote of which nothing is heard is taken to be away. */
  readonly remoteSilentAtMost: number;
  /** Who runs the command; null when git does not know. */
  readonly author: Person | null;
  readonly signing: SigningSettings;
};

/** How git is set to sign commits. */
export type SigningSettings = {
  /** The format is ssh, and commits are signed without asking. */
  readonly always: boolean;
  /** Commits are signed: as git does it (`commit.gpgSign`), unless `countersign.signCommits` says otherwise. */
  readonly commits: boolean;
  /** `gpg.format`; openpgp when git says nothing. */
  readonly format: string;
  /** `user.signingKey`: a file, or a public key as text; null when git knows none. */
  readonly key: string | null;
  /** What makes signatures, as ssh-keygen does. */
  readonly program: string;
};

/** A repository whose state lives on a remote. */
export type RemoteRepository = Repository & { readonly remote: string };

/** Whether the state of this repository lives on a remote. */
export function hasRemoteHome(repo: Repository): repo is RemoteRepository {
  return repo.remote !== null;
}

/** A person as git names them. */
export type Person = { readonly name: string; readonly email: string };

export type OpenOptions = {
  /** Open a repository without commits instead of throwing `no_commits`. */
  readonly allowEmpty?: boolean;
  /** What the default branch is taken to be called where that cannot be told, instead of throwing `no_default_branch`. */
  readonly defaultBranch?: string;
};

type Found = {
  readonly gitDir: string;
  readonly commonDir: string;
  readonly bare: boolean;
  readonly worktree: string | null;
  readonly head: Head;
  readonly refs: readonly string[];
};

const OID = /^[0-9a-f]{40,64}$/;
/** Names that may be default branches; the brackets make rev-parse print nothing, not fail, when one is missing. */
const CANDIDATES = [
  '--glob=refs/heads/[m]ain',
  '--glob=refs/heads/[m]aster',
  '--glob=refs/remotes/*/HEA[D]',
  '--glob=refs/remotes/*/[m]ain',
  '--glob=refs/remotes/*/[m]aster',
];

/**
 * Finds the repository `cwd` is in, by two git processes side by side (four when nothing is committed on HEAD).
 * Works in subfolders, bare repositories, linked worktrees, on a detached head and inside hooks.
 * @throws GitProblem git_missing, not_a_repository, other_object_format, unsafe_ownership, no_commits,
 *   no_default_branch, bad_config.
 */
export async function openRepository(cwd: string, options: OpenOptions = {}): Promise<Repository> {
  if (!existsSync(cwd)) throw new GitProblem('not_a_repository', { because: `there is no folder ${cwd}` });
  const place: Place = { cwd };
  const [located, settings] = await Promise.allSettled([locate(place), readSettings(place)]);
  if (located.status === 'rejected') throw located.reason;
  if (settings.status === 'rejected') throw explain(settings.reason);
  return settle(located.value, settings.value, options);
}

/**
 * Who runs the command, as git would write it into a commit: environment first, then configuration. What git would
 * guess from the machine's name does not count.
 * @throws GitProblem no_identity.
 */
export function identity(repo: Pick<Repository, 'author'>): Person {
  if (repo.author === null) throw new GitProblem('no_identity');
  return repo.author;
}

/** The first of these that says anything, or nothing. */
function said(...values: readonly (string | undefined)[]): string {
  return values.map((value) => value?.trim() ?? '').find((value) => value !== '') ?? '';
}

function authorOf(settings: ReadonlyMap<string, string>): Person | null {
  const name = said(process.env['GIT_AUTHOR_NAME'], settings.get('author.name'), settings.get('user.name'));
  const configured = said(settings.get('author.email'), settings.get('user.email'));
  const email = said(process.env['GIT_AUTHOR_EMAIL'], configured, process.env['EMAIL']);
  return email === '' ? null : { name: name === '' ? email : name, email };
}

/**
 * The commit at the head of the state branch, null while there is none. Ask this before writing: what it
 * answers is the `expected` of a commit, and it does not answer for a branch that is not ours.
 * @throws GitProblem foreign_branch when the tree has no `format.yaml` of ours.
 * @throws Damaged when that cannot be understood whole, as when a newer version wrote it.
 */
export async function stateHead(repo: Repository, objects: Objects): Promise<string | null> {
  const [commit, format] = await Promise.all([
    objects.info(`${repo.stateRef}^{commit}`),
    objects.read(`${repo.stateRef}:${formatFile}`),
  ]);
  if (commit === null) return null;
  const text = format?.type === 'blob' ? format.bytes.toString('utf8') : null;
  if (text === null || isForeign(text))
    throw new GitProblem('foreign_branch', {
      because: `the branch ${repo.stateBranch} was not made by countersign: it has no ${formatFile} with format: 1`,
    });
  await readFormat(text);
  return commit.oid;
}

/** The known cause behind git's words, or the error as it was. */
export function explain(error: unknown): unknown {
  if (!(error instanceof GitFailed)) return explainSystem(error);
  const text = error.stderr;
  if (error.code === 127) return new GitProblem('git_missing');
  if (/dubious ownership/.test(text)) {
    const next = /^\s*(git config --global --add safe\.directory .*)$/m.exec(text)?.[1];
    return new GitProblem('unsafe_ownership', next === undefined ? {} : { next });
  }
  if (/not a git repository/i.test(text) && !/remote repository/.test(text)) return new GitProblem('not_a_repository');
  if (/quarantine environment/.test(text)) {
    return new GitProblem('read_only', {
      because: 'a receiving hook may read but not write',
      next: 'write after the push was accepted',
    });
  }
  if (
    /Permission denied \(|Authentication failed|could not read (Username|Password)|terminal prompts disabled|Host key verification failed/i.test(
      text,
    )
  )
    return new GitProblem('remote_denied');
  if (
    /Could not read from remote repository|Could not resolve host|unable to access|hung up unexpectedly|does not appear to be a git repository|early EOF|unable to look up|Connection (refused|reset|timed out|closed)/i.test(
      text,
    )
  ) {
    return new GitProblem('remote_away', { because: `the remote cannot be reached: ${lines(text.trim())[0] ?? ''}` });
  }
  if (/Read-only file system|Permission denied|insufficient permission/i.test(text)) return new GitProblem('read_only');
  return error;
}

function explainSystem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'EACCES' || code === 'EROFS' || code === 'EPERM' ? new GitProblem('read_only') : error;
}

async function locate(place: Place): Promise<Found> {
  const args = [
    'rev-parse',
    '--path-format=absolute',
    '--git-dir',
    '--git-common-dir',
    '--is-bare-repository',
    '--is-inside-work-tree',
    '--show-cdup',
  ];
  const answer = await run(place, [...args, 'HEAD', '--symbolic-full-name', 'HEAD', ...CANDIDATES], {
    allow: [128],
  }).catch((error: unknown) => {
    throw explain(error);
  });
  const [gitDir, commonDir, bare, inside, ...rest] = lines(answer.stdout);
  if (gitDir === undefined || commonDir === undefined || inside === undefined)
    throw explain(new GitFailed(answer.code, args, answer.stderr));
  const folder = {
    gitDir,
    commonDir,
    bare: bare === 'true',
    worktree: inside === 'true' ? resolve(place.cwd, rest[0] ?? '') : null,
  };
  // On an unborn branch rev-parse stops at the first HEAD.
  if (answer.code !== 0) return { ...folder, ...(await locateUnborn({ ...place, gitDir })) };
  const at = rest.findIndex((line) => OID.test(line));
  const [oid, symbolic, ...refs] = rest.slice(at);
  return {
    ...folder,
    head: { ref: symbolic === undefined || symbolic === 'HEAD' ? null : symbolic, oid: oid ?? null },
    refs,
  };
}

async function locateUnborn(place: Place): Promise<Pick<Found, 'head' | 'refs'>> {
  const [head, refs] = await Promise.all([
    run(place, ['symbolic-ref', '--quiet', 'HEAD'], { allow: [1] }),
    run(place, ['rev-parse', '--symbolic-full-name', ...CANDIDATES]),
  ]);
  return { head: { ref: head.stdout.trim() || null, oid: null }, refs: lines(refs.stdout) };
}

const settingNames =
  '^(countersign\\.|remote\\..*\\.url$|(user|author)\\.(name|email)$|gpg\\.(format|ssh\\.program)$|extensions\\.objectformat$|user\\.signingkey$|commit\\.gpgsign$)';

/** Settings that are on where they stand without a value. */
const switches: ReadonlySet<string> = new Set(['commit.gpgsign', 'countersign.signcommits']);

async function readSettings(place: Place): Promise<ReadonlyMap<string, string>> {
  const answer = await run(place, ['config', '--null', '--get-regexp', settingNames], {
    allow: [1],
  });
  const entries = fields(answer.stdout).map((entry): [string, string] => {
    const at = entry.indexOf('\n');
    return at < 0 ? [entry, switches.has(entry) ? 'true' : ''] : [entry.slice(0, at), entry.slice(at + 1)];
  });
  return new Map(entries);
}

function settle(found: Found, settings: ReadonlyMap<string, string>, options: OpenOptions): Repository {
  if ((settings.get('extensions.objectformat') ?? 'sha1') !== 'sha1') throw new GitProblem('other_object_format');
  const stateBranch = nameSetting(settings, 'countersign.branch') ?? 'countersign';
  const remote = nameSetting(settings, 'countersign.remote');
  if (remote !== null && !settings.has(`remote.${remote}.url`)) {
    throw new GitProblem('bad_config', {
      because: `countersign.remote names ${remote}, and there is no such remote`,
      next: `git remote add ${remote} <address>`,
    });
  }
  const heads = remote === null ? 'refs/heads/' : `refs/remotes/${remote}/`;
  const empty = found.head.oid === null && found.refs.length === 0;
  if (empty && options.allowEmpty !== true) throw new GitProblem('no_commits');
  const defaultBranch =
    nameSetting(settings, 'countersign.defaultbranch') ??
    guessDefaultBranch(found, remote, stateBranch) ??
    options.defaultBranch;
  if (defaultBranch === undefined) throw new GitProblem('no_default_branch');
  if (defaultBranch === stateBranch)
    throw new GitProblem('bad_config', {
      because: `${stateBranch} cannot be the default branch and the branch of the state at once`,
    });
  return {
    cwd: found.worktree ?? found.gitDir,
    gitDir: found.gitDir,
    commonDir: found.commonDir,
    worktree: found.worktree,
    bare: found.bare,
    head: found.head,
    defaultBranch,
    defaultRef: heads + defaultBranch,
    stateBranch,
    stateRef: heads + stateBranch,
    remote,
    remoteSilentAtMost: secondsSetting(settings, 'countersign.remotetimeout', 120) * 1000,
    author: authorOf(settings),
    signing: signingOf(settings),
  };
}

function signingOf(settings: ReadonlyMap<string, string>): SigningSettings {
  const format = said(settings.get('gpg.format')) || 'openpgp';
  const isOn = switched(settings, 'commit.gpgsign') ?? false;
  return {
    always: isOn && format === 'ssh',
    commits: switched(settings, 'countersign.signcommits') ?? isOn,
    format,
    key: said(settings.get('user.signingkey')) || null,
    program: said(settings.get('gpg.ssh.program')) || 'ssh-keygen',
  };
}

/** A setting that is on or off, as git reads it; null where nothing is said. */
function switched(settings: ReadonlyMap<string, string>, key: string): boolean | null {
  const value = settings.get(key)?.trim();
  if (value === undefined) return null;
  if (/^(?:true|yes|on|[1-9]\d*)$/iu.test(value)) return true;
  if (/^(?:false|no|off|0|)$/iu.test(value)) return false;
  throw new GitProblem('bad_config', { because: `${key} is neither true nor false: ${JSON.stringify(value)}` });
}

function secondsSetting(settings: ReadonlyMap<string, string>, key: string, otherwise: number): number {
  const value = settings.get(key)?.trim() ?? String(otherwise);
  // A timer of Node reaches no further than 24 days.
  if (/^[1-9]\d{0,5}$/u.test(value)) return Number(value);
  throw new GitProblem('bad_config', { because: `${key} is no number of seconds: ${JSON.stringify(value)}` });
}

function guessDefaultBranch(found: Found, remote: string | null, stateBranch: string): string | null {
  const home = `refs/remotes/${remote ?? 'origin'}/`;
  const checkedOut =
    found.head.ref?.startsWith('refs/heads/') === true ? found.head.ref.slice('refs/heads/'.length) : null;
  // rev-parse prints what a remote's HEAD points at before that remote's main and master.
  const remoteHead = found.refs.find((ref) => ref.startsWith(home))?.slice(home.length) ?? null;
  const known = new Set(found.refs);
  const heads = remote === null ? 'refs/heads/' : home;
  const usual = ['main', 'master'].find((name) => known.has(heads + name)) ?? null;
  const guess = remoteHead ?? usual ?? checkedOut;
  return guess === stateBranch ? usual : guess;
}

/** A setting that becomes part of a ref name or an argument: only what git itself takes as a name. */
function nameSetting(settings: ReadonlyMap<string, string>, key: string): string | null {
  const value = settings.get(key);
  if (value === undefined || value === '') return null;
  const bad = /^[-/.]|[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(\/|$)|[/.]$/u.test(value);
  if (bad)
    throw new GitProblem('bad_config', { because: `${key} is not a name git can use: ${JSON.stringify(value)}` });
  return value;
}
