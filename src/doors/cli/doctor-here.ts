import { constants, existsSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { machineClock as clock } from '../../clock.ts';
import type { Finding } from '../../core/finding.ts';
import { isSweepLate, sweepAdvice } from '../../core/surface/sweep.ts';
import { openGitHome, type GitHome } from '../../git/home.ts';
import { GitProblem } from '../../git/repository.ts';
import { lines, run } from '../../git/run.ts';
import type { Severity } from '../../github/doctor/ailments.ts';
import { shellWord } from '../../github/doctor/fixes.ts';
import { lawAilment } from '../../github/doctor/judge/law.ts';
import { Damaged } from '../../kept/damage.ts';
import { judgedLaw } from '../../kept/law.ts';
import { policyPath } from '../../kept/sources.ts';
import { homeOptions } from './session.ts';

/** Something wrong, of GitHub or of git, as the doctor tells it. */
export interface Trouble {
  readonly code: string;
  readonly severity: Severity;
  readonly because: string;
  readonly next: string;
  readonly command?: string;
}

/** A plain repository as it was read. */
export interface HereReadings {
  /** When it was read, ISO 8601. */
  readonly at: string;
  /** What `git --version` says. */
  readonly git: string;
  /** Why the repository, or its record, cannot be used. */
  readonly unusable: readonly Pick<Trouble, 'code' | 'because' | 'next'>[];
  /** Null when there is none to look at. */
  readonly repository: HereRepository | null;
}

export interface HereRepository {
  readonly isBare: boolean;
  readonly defaultBranch: string;
  readonly stateBranch: string;
  /** Does git know who works here? */
  readonly hasIdentity: boolean;
  /** The remote that is the home of the record; null when this repository is. */
  readonly home: string | null;
  readonly remotes: readonly string[];
  /** Null when it is not known, because the record cannot be used. */
  readonly hasRecord: boolean | null;
  /** When a door on GitHub last recorded a sweep, ISO 8601; null where none did. */
  readonly swept: string | null;
  readonly policy: 'committed' | 'not committed' | 'none';
  readonly findings: readonly Finding[];
  readonly hook: { readonly path: string; readonly is: 'ours' | 'idle' | 'foreign' | 'none' };
}

/** What is wrong with the repository of the folder the command runs in, without any GitHub. */
export async function examineHere(): Promise<readonly Trouble[]> {
  return troublesOf(await readHere());
}

/** The oldest git that has everything that is used. */
const oldest = [2, 38] as const;

/** What is wrong, what stops everything first. Pure. */
export function troublesOf({ at, git, unusable, repository }: HereReadings): readonly Trouble[] {
  const found: Trouble[] = unusable.map((trouble) => ({ ...trouble, severity: 'stops' }));
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/u.exec(git) ?? [];
  const isOld = Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1]);
  if (isOld && git !== '')
    found.push({
      code: 'git_too_old',
      severity: 'stops',
      because: `${git} is too old`,
      next: `install git ${oldest.join('.')} or newer`,
    });
  const all = [...found, ...(repository === null ? [] : repositoryTroubles(repository, at))];
  const order: readonly Severity[] = ['stops', 'weakens', 'hint'];
  return all.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

function repositoryTroubles(here: HereRepository, at: string): readonly Trouble[] {
  const { defaultBranch, stateBranch, home, hook } = here;
  const found: Trouble[] = here.findings.map(lawAilment);
  if (!here.hasIdentity && !here.isBare)
    found.push({
      code: 'no_identity',
      severity: 'stops',
      because: 'git does not know who you are: every decision is recorded with a name',
      next: 'tell it, with your own name and address',
      command: 'git config user.name "Your Name" && git config user.email you@example.com',
    });
  if (here.policy !== 'committed')
    found.push({
      code: 'no_policy',
      severity: 'weakens',
      because:
        here.policy === 'none'
          ? `no policy is on ${defaultBranch}: nobody may open a gate of a project, and whoever may write decides about runs`
          : `${policyPath} lies here and is not on ${defaultBranch}: it does not count yet`,
      next:
        here.policy === 'none' ? 'write one, name your people in it, and commit it' : `commit it to ${defaultBranch}`,
      command: here.policy === 'none' ? 'countersign init' : `git add ${policyPath} && git commit -m "Who may do what"`,
    });
  if (here.isBare && hook.is !== 'ours')
    found.push({
      code: 'hook_missing',
      severity: 'weakens',
      because: 'pushes to this repository are not checked: they can land what nobody approved, and rewrite the record',
      ...hookFix(hook.path, hook.is),
    });
  if (here.hasRecord === false)
    found.push({
      code: 'no_record',
      severity: 'hint',
      because: `there is no branch ${stateBranch} yet: no project has begun`,
      next: 'make the repository ready, then begin a project',
      command: 'countersign init',
    });
  if (here.swept !== null && isSweepLate({ at, last: here.swept, since: at }))
    found.push({
      code: 'sweep_late',
      severity: 'weakens',
      because: `no sweep was recorded since ${here.swept.slice(0, 10)}: where a project is open on GitHub, an event that got lost is not noticed`,
      next: sweepAdvice(null).replaceAll('`', ''),
    });
  const [remote] = here.remotes;
  if (home === null && remote !== undefined && !here.isBare)
    found.push({
      code: 'record_stays_here',
      severity: 'hint',
      because: `the record is kept in this clone only, though there is a remote ${remote}`,
      next: 'keep it there, if others work on the same projects',
      command: `git config countersign.remote ${shellWord(remote)}`,
    });
  return found;
}

function hookFix(path: string, is: 'idle' | 'foreign' | 'none'): Pick<Trouble, 'next' | 'command'> {
  const file = shellWord(path);
  if (is === 'foreign')
    return {
      next: `${path} is there and does not call countersign: let it run countersign hook pre-receive with its standard input`,
    };
  if (is === 'idle') return { next: 'the hook is there: let it be run', command: `chmod +x ${file}` };
  const command = `printf '%s\\n' '#!/bin/sh' 'exec countersign hook pre-receive' > ${file} && chmod +x ${file}`;
  return { next: 'install the hook', command };
}

async function readHere(): Promise<HereReadings> {
  const cwd = process.cwd();
  const at = clock.now();
  const asked = await run({ cwd }, ['--version']).catch(() => null);
  const git = asked?.stdout.trim() ?? '';
  try {
    const home = await openGitHome(homeOptions());
    const { unusable, repository } = await readHome(home);
    return { at, git, unusable, repository };
  } catch (error) {
    return { at, git, unusable: unusableBy(error), repository: null };
  }
}

async function readHome(home: GitHome): Promise<Pick<HereReadings, 'unusable' | 'repository'>> {
  const { bare: isBare, defaultBranch, defaultRef, stateBranch, remote, author, worktree, cwd } = home.repository;
  const unusable: HereReadings['unusable'][number][] = [];
  const record = await home.stateCommit().catch((error: unknown) => {
    unusable.push(...unusableBy(error));
    return undefined;
  });
  const policy = await home.objects.text(`${defaultRef}:${policyPath}`).catch(() => null);
  // Without the remote that is its home nothing is known of the repository that is worth saying.
  const findings = unusable.length > 0 ? [] : await findingsHere(home, policy);
  const remotes = await run({ cwd }, ['remote']);
  const isThere = worktree !== null && existsSync(join(worktree, policyPath));
  return {
    unusable,
    repository: {
      isBare,
      defaultBranch,
      stateBranch,
      hasIdentity: author !== null,
      home: remote,
      remotes: lines(remotes.stdout),
      hasRecord: record === undefined ? null : record !== null,
      swept: record === undefined ? null : await home.swept(),
      policy: policy !== null ? 'committed' : isThere ? 'not committed' : 'none',
      findings,
      hook: await hookIn(cwd),
    },
  };
}

/** What is wrong with what is written about who decides: in the policy, and for runs of the pipelines here. */
async function findingsHere(home: GitHome, policy: string | null): Promise<readonly Finding[]> {
  const { findings } = await judgedLaw(policy, await home.definitions(), home.bases);
  const { coordinationOf, pipelinesHere } = await import('./workflow/define.ts');
  return [...findings, ...(await coordinationOf(await pipelinesHere()))];
}

async function hookIn(cwd: string): Promise<HereRepository['hook']> {
  const asked = await run({ cwd }, ['rev-parse', '--git-path', 'hooks/pre-receive']);
  const path = resolve(cwd, asked.stdout.trim());
  const text = await readFile(path, 'utf8').catch(() => null);
  const runs = await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (text === null) return { path, is: 'none' };
  if (!text.includes('countersign')) return { path, is: 'foreign' };
  // git passes over a hook that may not be executed.
  return { path, is: runs ? 'ours' : 'idle' };
}

/** What a person can do something about; everything else is thrown. */
function unusableBy(error: unknown): HereReadings['unusable'] {
  if (error instanceof GitProblem) return [{ code: error.code, because: error.message, next: error.next }];
  if (!(error instanceof Damaged)) throw error;
  return error.findings.map(({ code, file, line, column, message, next }) => ({
    code,
    because: `${file}:${line}:${column}: ${message}`,
    next,
  }));
}
