import { Damaged, findingsWith } from '../kept/damage.ts';
import { isForeign, readFormat } from '../kept/format.ts';
import { readSwept } from '../kept/swept.ts';
import { formatFile } from '../record.ts';
import type { Text } from './answer.ts';
import { wholeText } from './texts.ts';

/** The state branch at one moment: what it says of itself beside the projects. */
export interface BranchHead {
  /** When it was looked at, ISO 8601. */
  readonly at: string;
  /** Its newest commit; null where there is no such branch. */
  readonly revision: string | null;
  /** The app that shows: whose comments and checks are to be seen. Null where none was named yet. */
  readonly shownBy: number | null;
  /** When the last sweep was recorded, ISO 8601; null before the first. */
  readonly swept: string | null;
  /** Does anything in the repository ask for Countersign: a policy, or the branch? */
  readonly isEnrolled: boolean;
}

interface Own {
  readonly object: Partial<Pick<Text, 'text' | 'isTruncated'>> | null;
}

/** The state branch as an answer of GitHub's has it. */
export interface HeadAnswer {
  readonly book: {
    readonly target: { readonly oid: string; readonly format: Own | null; readonly swept: Own | null };
  } | null;
  readonly law: { readonly target: { readonly policy: unknown } } | null;
}

const finding = findingsWith(
  'Rename that branch, or name another one for the states; countersign doctor has the command.',
);

/** Reads what the branch says of itself. Throws Damaged for a branch that is not ours, or not understood. */
export async function headOf({ book, law }: HeadAnswer, branch: string, at: string): Promise<BranchHead> {
  const none = { at, revision: null, shownBy: null, swept: null, isEnrolled: (law?.target.policy ?? null) !== null };
  if (book === null) return none;
  const { oid: revision, format, swept } = book.target;
  const text = wholeText(format?.object);
  if (text === null || isForeign(text))
    throw new Damaged([
      finding(
        'record_edited',
        formatFile,
        1,
        `the branch ${branch} was not made by Countersign: it has no ${formatFile} with format: 1`,
      ),
    ]);
  const { shownBy } = await readFormat(text);
  return { at, revision, shownBy, swept: readSwept(wholeText(swept?.object)), isEnrolled: true };
}

/** The app that shows here where it is another one than this; null where this one does, or nobody was named yet. */
export function shownByAnother({ shownBy }: Pick<BranchHead, 'shownBy'>, appId: number): number | null {
  return shownBy === null || shownBy === appId ? null : shownBy;
}
