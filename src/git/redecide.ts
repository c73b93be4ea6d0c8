import type { Finding } from '../core/finding.ts';
import { projectFolder } from '../core/project/decider.ts';
import { shapeFault } from '../core/project/entry-shape.ts';
import type { Ids, Proof } from '../core/simulate/again.ts';
import { lawsIn, redecide, type LawOf } from '../core/simulate/redecide.ts';
import type { Untold } from '../core/simulate/replay.ts';
import { findingsWith } from '../kept/damage.ts';
import { entryId, eventId } from '../record.ts';
import { deedsIn } from './deeds.ts';
import { lastPin, rulebooks } from './findings.ts';
import type { GitHome } from './home.ts';
import { oddTimes } from './times.ts';
import type { Line, ReadProject } from './verify.ts';

/** What came of deciding the entries of a project again. */
export interface Redecided {
  readonly findings: readonly Finding[];
  /** Entries that came out again as they are recorded, and of whose deeds this clone contradicts none. */
  readonly decided: number;
  /** Entries of which the record and this clone do not tell enough. */
  readonly untold: readonly Untold[];
}

export const ids: Ids = { entry: entryId, event: eventId };

/**
 * Decides the entries of projects again, each by the rules of then, and looks whether this clone holds what people did
 * in it: where a landing is said to be, these bytes by these authors. `at`: when it is looked at (ISO 8601, UTC). Entries
 * up to number `since` are taken for proven. `head`: where the default branch is or will be, if not where it stands.
 */
export function redeciding(
  home: GitHome,
  at: string,
  head?: string | null,
): (read: ReadProject, since?: number) => Promise<Redecided> {
  const rulebook = rulebooks(home.objects, at);
  const deeds = deedsIn(home, head);

  return async ({ id, lines }, since = 0) => {
    const lawOf = await lawsOf(lines.filter(({ entry }) => shapeFault(entry) === null));
    const entries = lines.map(({ entry }) => entry);
    const proof = redecide(entries, lawOf, ids, since);
    const seen = await deeds(id, entries, lawOf, since);
    return redecidedAs(projectFolder(id), lines, since, proof, {
      wrong: [...seen.wrong, ...oddTimes(entries, at, since)],
      untold: seen.untold,
    });
  };

  /** What was pinned at every moment, as far as this clone holds it. */
  async function lawsOf(lines: readonly Line[]): Promise<LawOf> {
    const definition = lastPin(lines, 'definition');
    const book = definition === null ? null : await rulebook({ definition, policy: lastPin(lines, 'policy') }, lines);
    const { definitions = {}, policies = {} } = book?.earlier ?? {};
    return lawsIn({ definitions, policies, defaultBranch: home.repository.defaultBranch });
  }
}

const finding = findingsWith(
  'Ask whoever pushed it: git log -p on the state branch shows who did. What it decided has to be decided again.',
);

/** What the rules of then and the repository (`seen`) say of the entries after number `since`, each told at its line. */
export function redecidedAs(
  folder: string,
  lines: readonly Line<unknown, unknown>[],
  since: number,
  proof: Proof,
  seen: Pick<Proof, 'wrong' | 'untold'>,
): Redecided {
  const wrong = [...proof.wrong, ...seen.wrong].toSorted((one, other) => one.entry - other.entry);
  const findings = wrong.map(({ entry, says, isMisshapen = false }) => {
    const line = lines.find((one) => one.entry.seq === entry);
    const isDeed = seen.wrong.some((one) => one.entry === entry);
    const code = isMisshapen ? 'entry_unknown' : isDeed ? 'deed_unproven' : 'decided_otherwise';
    const file = `${folder}/${line?.path ?? ''}`;
    return finding(code, file, line?.line ?? 1, isMisshapen ? says : `entry ${entry} says ${says}`);
  });
  const doubted = new Set([...wrong, ...proof.untold].map(({ entry }) => entry));
  const unseen = seen.untold.filter(({ entry }) => !doubted.has(entry));
  return {
    findings,
    decided: lines.length - since - new Set([...doubted, ...unseen.map(({ entry }) => entry)]).size,
    untold: [...proof.untold, ...unseen].toSorted((one, other) => one.entry - other.entry),
  };
}
