import type { Finding } from '../core/finding.ts';
import type { OwnerGroup } from '../core/policy/owners.ts';
import { ownerGroups, ownersPaths, readOwners, type CodeOwners, type OwnersFile } from '../kept/owners.ts';
import type { OwnersFiles, Pull } from './answer.ts';
import { pathsOf, touches, type Owned } from './pulls.ts';

/** Modes of plain files, as GitHub gives them: what a link leads to is not told. */
const plain: readonly number[] = [0o100644, 0o100755];

/** Who owns what on the default branch. A text that was cut, a link and a folder leave that unknown. */
export function ownersIn(law: OwnersFiles): CodeOwners {
  const found = ownersPaths.flatMap((path, at): readonly OwnersFile[] => {
    const entry = law[`own${at}`] ?? null;
    if (entry === null) return [];
    const { text = null, isTruncated } = entry.object ?? {};
    return [{ path, text: isTruncated === false && plain.includes(entry.mode) ? text : null }];
  });
  return readOwners(found[0] ?? null);
}

/** Who owns what a pull request changes; null where not all of that is known, or not where a file was before it moved. */
export function ownersOf(owners: CodeOwners, pull: Pull): readonly OwnerGroup[] | null {
  const paths = pathsOf(pull);
  const moved = (pull.files?.nodes ?? []).filter((file) => file?.changeType === 'RENAMED');
  return paths.length < pull.changedFiles + moved.length ? null : ownerGroups(owners, paths);
}

/** The names of owners that pull requests of a project may ask for, as CODEOWNERS writes them. */
export function ownersNamed(owners: CodeOwners, project: Owned, pulls: readonly Pull[]): readonly string[] {
  const mine = pulls.filter((pull) => pull.state !== 'CLOSED' && touches(project, pull, pathsOf(pull)));
  const groups = mine.flatMap((pull) => ownerGroups(owners, pathsOf(pull)) ?? []);
  return [...new Set(groups.flatMap((group) => group.owners))];
}

/** Paths that only addresses own: GitHub tells nobody whose they are, so that no owner could agree. */
export function onlyAddresses(groups: readonly OwnerGroup[]): readonly Finding[] {
  const names = groups
    .filter(({ owners }) => owners.length > 0 && owners.every((name) => !name.startsWith('@')))
    .map(({ owners }) => owners.join(' or '));
  return [...new Set(names)].map((name) => ({
    code: 'wrong_value',
    file: 'CODEOWNERS',
    line: 1,
    column: 1,
    message: `${name}: GitHub tells nobody whose address that is, and nobody can agree as an owner`,
    next: 'Write @person or @organization/team.',
    severity: 'warning',
  }));
}
