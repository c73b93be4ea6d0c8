import type { refusalCodes } from './refusal-codes.ts';

export type RefusalCode = keyof typeof refusalCodes;

/** A "no" that helps: a code for machines, the reason in one sentence, and what to do about it. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly because: string;
  readonly next: string;
  /** Whose it is instead, where it is somebody else's, and what they would need. */
  readonly handoff?: HandedOn;
}

/** A request that goes to somebody else. */
export interface HandedOn {
  readonly to: string;
  /** What is missing, by the name of a fact or artifact. */
  readonly needs: readonly string[];
  /** The shortest set of questions whose answers would help. */
  readonly questions: readonly { readonly fact: string; readonly question: string }[];
}

/** Makes the answer "no" of a decider. */
export function refuse(
  code: RefusalCode,
  because: string,
  next: string,
  handoff?: HandedOn,
): { readonly refusal: Refusal } {
  return { refusal: { code, because, next, ...(handoff === undefined ? {} : { handoff }) } };
}
