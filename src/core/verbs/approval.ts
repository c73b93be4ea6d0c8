import { approveCommand } from './approve.ts';
import { delegateCommand } from './delegate.ts';
import { optional, text } from './given.ts';
import { branch, project, reason, track } from './options.ts';
import type { Argument, Given, Option, Verb } from './verb.ts';

const behalf: readonly Option[] = [
  { name: 'for', value: 'PERSON', help: 'whose decision you record (e-mail); you must be an attester' },
  { name: 'evidence', value: 'FILE', help: 'their answer as a file; it is kept with the record' },
];
const gate: Argument = { name: 'gate', help: 'the gate, as the definition names it' };

/** What people decide about gates, and who decides for them. */
export const approvals: readonly Verb[] = [
  {
    name: 'request',
    group: 'approval',
    help: 'ask for approval of a gate',
    arguments: [gate],
    options: [branch, track, project],
    example: 'countersign request code_review',
    command: (given) => ({ request: subjectOf(given) }),
  },
  {
    name: 'approve',
    group: 'approval',
    help: 'approve a gate for exactly the bytes that are there now',
    arguments: [
      { ...gate, optional: true },
      { name: 'terms', help: 'only ACTIONS · if CONDITIONS · if "WORDS" · until DAY', optional: true, rest: true },
    ],
    options: [
      branch,
      { name: 'head', value: 'SHA', help: 'the commit you looked at; other bytes since are refused' },
      reason,
      { name: 'limits', value: 'TEXT', help: 'what it is limited to, for people to read' },
      ...behalf,
      track,
      project,
    ],
    example: 'countersign approve code_review --reason "read it all"',
    command: approveCommand,
  },
  {
    name: 'reject',
    group: 'approval',
    help: 'say no to a gate, and what has to change',
    arguments: [gate],
    options: [branch, reason, ...behalf, track, project],
    example: 'countersign reject code_review --reason "the migration cannot be undone"',
    command: (given, door) => ({
      reject: {
        ...subjectOf(given),
        reason: text(given, 'reason'),
        ...(door.attestation === undefined ? {} : { on_behalf_of: door.attestation }),
      },
    }),
  },
  {
    name: 'withdraw',
    group: 'approval',
    help: 'take back your own decision on a gate',
    arguments: [gate],
    options: [branch, reason, track, project],
    example: 'countersign withdraw code_review --reason "I missed the migration"',
    command: (given) => ({ withdraw: { ...subjectOf(given), reason: text(given, 'reason') } }),
  },
  {
    name: 'reconfirm',
    group: 'approval',
    help: 'approve again what you had approved: the same bytes on rewritten history',
    arguments: [gate],
    options: [branch, track, project],
    example: 'countersign reconfirm code_review',
    command: (given) => ({ reconfirm: subjectOf(given) }),
  },
  {
    name: 'delegate',
    group: 'approval',
    help: 'let somebody decide for you in a role that you hold, for a time; or end that',
    arguments: [
      { name: 'role', help: 'the role, as the policy names it' },
      { name: 'window', help: 'to PERSON until DAY, perhaps from DAY · to PERSON end', rest: true },
    ],
    options: [reason, project],
    example: 'countersign delegate code_reviewer to bob until 2027-01-31 --reason "on leave"',
    command: delegateCommand,
  },
  {
    name: 'override',
    group: 'approval',
    help: 'open a gate without its approval, with a rationale; for those the policy names',
    arguments: [gate],
    options: [reason, branch, track, project],
    example: 'countersign override ci_status --reason "the runner is down; tested by hand"',
    command: (given) => ({
      override: {
        gate: text(given, 'gate'),
        track: text(given, 'track', 'main'),
        reason: text(given, 'reason'),
        ...optional(given, 'branch', 'proposal'),
      },
    }),
  },
];

/** The gate that is meant, and of which branch. */
function subjectOf(given: Given): { readonly gate: string; readonly track: string; readonly proposal?: string } {
  return {
    gate: text(given, 'gate'),
    track: text(given, 'track', 'main'),
    ...optional(given, 'branch', 'proposal'),
  };
}
