import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../../core/finding.ts';
import { momentText, word } from '../../core/prose.ts';
import { findingsWith } from '../../kept/damage.ts';
import { puttingBack } from '../../kept/anchors.ts';
import { seenRefOf } from '../state-branch.ts';
import { oid } from '../history.ts';
import type { Objects } from '../objects.ts';
import type { Repository } from '../repository.ts';
import { asCommitted, run } from '../run.ts';

/** What was proven; what is not asked for need not have been. */
export interface Proof {
  /** The state after every entry. */
  readonly deep: boolean;
  /** Every entry, decided again. */
  readonly redecided: boolean;
}

/** Up to which commit a record was proven whole here. */
export interface Checkpoint extends Proof {
  /** Of the program: another one may prove more. */
  readonly version: string;
  /** Where the record lives: `here`, or the name of the remote after `at/`, and the branch after that. */
  readonly place: string;
  readonly commit: string;
  /** When it was proven, ISO 8601. */
  readonly at: string;
  /** How many entries there were. */
  readonly entries: number;
}

/**
 * A ref that only keeps git from clearing the commit away. Nobody believes it: in a repository that others push to,
 * anybody could have pushed it.
 */
export function checkpointRef(repository: Repository, version: string, proof: Proof): string {
  const kind = [...(proof.deep ? ['deep'] : []), ...(proof.redecided ? ['redecided'] : [])].join('-') || 'plain';
  return `refs/countersign/verified/${version.replaceAll(/[^A-Za-z0-9.-]/gu, '-')}/${kind}/${placeOf(repository)}`;
}

function placeOf({ remote, stateBranch }: Repository): string {
  return `${remote === null ? 'here' : `at/${remote}`}/${stateBranch}`;
}

/** What is believed stands in the git folder, which no push can write. */
function fileOf({ commonDir }: Repository): string {
  return join(commonDir, 'countersign', 'verified.json');
}

/** The last commit up to which as much as is asked for was proven here; null where none was. */
export async function checkpoint(
  repository: Repository,
  version: string,
  asked: Proof,
  head: string,
): Promise<Checkpoint | null> {
  let newest: Checkpoint | null = null;
  for (const one of keptHere(repository)) {
    if (one.version !== version || (asked.deep && !one.deep) || (asked.redecided && !one.redecided)) continue;
    if (!(await isBehind(repository, one.commit, head))) continue;
    if (newest === null || (await isBehind(repository, newest.commit, one.commit))) newest = one;
  }
  return newest;
}

/** What was proven here, by whatever version and however, and is not part of the branch any more. */
export async function lostCheckpoints(
  repository: Repository,
  objects: Objects,
  head: string,
): Promise<readonly Finding[]> {
  const commits = new Map(keptHere(repository).map((one) => [one.commit, one] as const));
  const findings: Finding[] = [];
  for (const one of commits.values()) {
    const isHere = (await objects.info(`${one.commit}^{commit}`).catch(() => null)) !== null;
    if (isHere && (await isBehind(repository, one.commit, head))) continue;
    const { stateBranch, remote } = repository;
    const back = puttingBack({ branch: stateBranch, revision: head }, remote, one.commit);
    const seen = `git update-ref ${word(seenRefOf(repository))} ${one.commit}`;
    const forget = `rm ${word(fileOf(repository))}`;
    const next = `Ask who did it, then bring it back: ${back} && ${seen} (or, if it was meant, let this clone forget it: ${forget})`;
    const says = `${one.commit.slice(0, 7)} was proven here on ${momentText(one.at)} and is not part of the branch any more`;
    findings.push(findingsWith(next)('record_edited', stateBranch, 1, says));
  }
  return findings;
}

/** Keeps that the record was proven whole up to this commit. Whoever cannot write here proves all of it the next time. */
export async function keepCheckpoint(
  repository: Repository,
  version: string,
  proof: Proof,
  proven: Pick<Checkpoint, 'commit' | 'at' | 'entries'>,
): Promise<boolean> {
  const { deep, redecided } = proof;
  const place = placeOf(repository);
  const others = allHere(repository).filter(
    (one) => one.version !== version || one.place !== place || one.deep !== deep || one.redecided !== redecided,
  );
  const path = fileOf(repository);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}`;
    const kept: readonly Checkpoint[] = [...others, { version, place, deep, redecided, ...proven }];
    writeFileSync(draft, `${JSON.stringify(kept, null, 1)}\n`);
    renameSync(draft, path);
  } catch {
    return false;
  }
  // Without the ref the commit is there for as long as the branch holds it.
  await run(repository, ['update-ref', checkpointRef(repository, version, proof), proven.commit]).catch(() => null);
  return true;
}

function keptHere(repository: Repository): readonly Checkpoint[] {
  const place = placeOf(repository);
  return allHere(repository).filter((one) => one.place === place);
}

/** A file that is none of ours is as if there were none: then all is proven. */
function allHere(repository: Repository): readonly Checkpoint[] {
  try {
    const kept: unknown = JSON.parse(readFileSync(fileOf(repository), 'utf8'));
    return Array.isArray(kept) ? kept.filter(isCheckpoint) : [];
  } catch {
    return [];
  }
}

function isCheckpoint(value: unknown): value is Checkpoint {
  if (typeof value !== 'object' || value === null) return false;
  const { version, place, deep, redecided, commit, at, entries }: Partial<Record<keyof Checkpoint, unknown>> = value;
  return (
    typeof version === 'string' &&
    typeof place === 'string' &&
    typeof deep === 'boolean' &&
    typeof redecided === 'boolean' &&
    typeof commit === 'string' &&
    /^[0-9a-f]{40}$/u.test(commit) &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    Number.isSafeInteger(entries)
  );
}

/** Is a commit part of the history of another one, whatever a cache of git says? */
async function isBehind(repository: Repository, commit: string, head: string): Promise<boolean> {
  const args = [...asCommitted, 'merge-base', '--is-ancestor', oid(commit), oid(head)];
  return (await run(repository, args, { allow: [1, 128] })).code === 0;
}
