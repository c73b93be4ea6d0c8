import type { Contents } from '../../confirm/confirm.ts';
import type { Verdict } from '../../entry.ts';
import { refuse, type RefusalCode } from '../../refusal.ts';
import type { Draft } from '../draft.ts';
import type { RunEventBody } from '../events.ts';

/** What a rule answers: the entry in the making, or why not. */
export type Ruled = Draft | Refused;
export type Refused = Extract<Verdict<RunEventBody>, { readonly refusal: unknown }> & {
  /** What somebody has to agree to, where only that is missing. */
  readonly agreement?: Agreement;
};

/** What the coordinating role has to agree to before it is done. */
export interface Agreement {
  /** `skip:<step>`, `rollback:<checkpoint>`, `sequence` or `state`. */
  readonly gate: string;
  /** Exactly what: another step, value, checkpoint or definition is something else. */
  readonly covers: Contents;
  /** What it is, for people. */
  readonly says: string;
  /** What another definition takes away, a sentence each. */
  readonly weakens?: readonly string[];
}

/** "No" as a rule answers it. */
export function no(code: RefusalCode, because: string, next: string): Refused {
  return refuse(code, because, next);
}
