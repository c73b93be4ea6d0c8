import { durable } from './durable.ts';
import { explain, GitProblem, type Repository } from './repository.ts';
import { GitFailed, lines, run } from './run.ts';

/** `at` is an ISO 8601 time with `Z` or an offset, which the commit keeps. */
export type Signature = { readonly name: string; readonly email: string; readonly at: string };

export type CommitObject = {
  /** A tree, or anything that git takes for one. */
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  /** The author when left out. */
  readonly committer?: Signature;
  /** It outlasts a power cut once it is written. */
  readonly isDurable?: boolean;
};

/**
 * Writes a commit of a tree that is there, signed where commits are signed here, and moves no branch.
 * @throws GitProblem cannot_sign, read_only. RangeError for a time that is none.
 */
export async function writeCommitObject(repo: Repository, commit: CommitObject): Promise<string> {
  const { tree, parents, message, author, committer = author, isDurable = false } = commit;
  const isSigned = repo.signing.commits;
  const signing = isSigned ? [`-S${signerHere(repo)}`] : [];
  const from = parents.flatMap((parent) => ['-p', parent]);
  const args = [
    ...(isDurable ? durable : []),
    '-c',
    'i18n.commitEncoding=UTF-8',
    'commit-tree',
    ...signing,
    ...from,
    '-F',
    '-',
    tree,
  ];
  const env = { ...person('AUTHOR', author), ...person('COMMITTER', committer) };
  const written = await run(repo, args, { input: message, env }).catch((error: unknown) => {
    throw isSigned ? unsigned(repo, error) : explain(error);
  });
  return written.stdout.trim();
}

/** Seconds and offset as git writes a time: `1700000000 +0200`. */
export function gitTime(at: string): string {
  const milliseconds = Date.parse(at);
  const [, zone] = /(Z|[+-]\d\d:?\d\d)$/.exec(at) ?? [];
  if (Number.isNaN(milliseconds) || zone === undefined) throw new RangeError(`not a time with its zone: ${at}`);
  return `${Math.floor(milliseconds / 1000)} ${zone === 'Z' ? '+0000' : zone.replace(':', '')}`;
}

/** A name or address git can write between `<` and `>`; never empty. */
export function gitName(name: string): string {
  return name.replaceAll(/[<>\p{Cc}]/gu, ' ').trim() || 'unknown';
}

function person(role: 'AUTHOR' | 'COMMITTER', who: Signature): Record<string, string> {
  // git takes no name that is made of marks only.
  const name = /[^\s.,:;"\\']/u.test(gitName(who.name)) ? gitName(who.name) : 'unknown';
  return {
    [`GIT_${role}_NAME`]: name,
    [`GIT_${role}_EMAIL`]: gitName(who.email).replaceAll(' ', ''),
    // Without the sign git reads the seconds of the first years as something else.
    [`GIT_${role}_DATE`]: `@${gitTime(who.at)}`,
  };
}

/**
 * The key git would sign with for whoever runs the command: without a setting that is the key of the committer, and the
 * committer of these commits is whoever commanded.
 */
function signerHere({ signing, author }: Repository): string {
  return signing.key === null && signing.format !== 'ssh' && author !== null ? `${author.name} <${author.email}>` : '';
}

/** Whatever kept git from signing, told with what to try; trouble with the repository is told as such. */
function unsigned({ signing }: Repository, error: unknown): unknown {
  if (!(error instanceof GitFailed) || error.code === 127) return explain(error);
  if (/insufficient permission for adding|unable to (create|write)|Read-only file system/.test(error.stderr))
    return explain(error);
  const said = lines(error.stderr)
    .map((line) => line.replace(/^(error|fatal): /, '').trim())
    // Advice of git's is no reason.
    .find((line) => line !== '' && !line.startsWith('hint:'));
  const isSsh = signing.format === 'ssh';
  const trying = isSsh
    ? 'ssh-add KEY lets the agent sign, in a terminal you are asked for the passphrase; git config user.signingKey FILE names the key'
    : 'git config user.signingKey ID names the key, echo test | gpg --clearsign shows whether gpg can sign with it';
  return new GitProblem('cannot_sign', {
    because: `git is told to sign commits and could not, so nothing is written: ${said ?? 'it did not say why'}`,
    next: `${trying}. git config countersign.signCommits false leaves the commits of Countersign unsigned.`,
  });
}
