/**
 * `stops`: Countersign does not work here until it is mended. `weakens`: it works, and somebody could get around it or
 * wait longer than needed. `hint`: good to know.
 */
export type Severity = 'stops' | 'weakens' | 'hint';

/** What can be wrong. The code is for machines and never changes its meaning. */
export const ailmentCodes = {
  token_refused: 'GitHub does not accept the token, or the key of the App',
  not_installed: 'the App is not installed where it should work',
  suspended: 'somebody suspended the installation of the App',
  not_visible: 'the repository is not there, or is not shown',
  renamed: 'the repository has another name by now',
  archived: 'nothing can be written to an archived repository',
  switched_off: 'GitHub itself has closed the repository',
  issues_off: 'a project begins as an issue, and issues are switched off',
  no_commits: 'nothing is on the default branch yet',
  permission_missing: 'the App was not given a permission that it needs',
  event_missing: 'the App is not told of something that it waits for',
  token_cannot_write: 'the person whose token this is may not write',
  scope_missing: 'a classic token without the scope that it needs',
  token_cannot_read: 'the token may not read something that decisions rest on',
  rights_unknown: 'GitHub tells nobody what this kind of token may do',
  not_enrolled: 'nothing in the repository asks for Countersign',
  broken_law: 'the policy or a definition is not as it has to be',
  weak_law: 'the policy or a definition may not mean what was meant',
  unknown_person: 'the policy names somebody whom GitHub does not know',
  unknown_team: 'the policy names a team that there is not',
  team_out_of_reach: 'the policy names a team whose members cannot be read',
  foreign_branch: 'the state branch holds something else',
  format_unreadable: 'the state branch says of itself what is not understood',
  shown_elsewhere: 'another app shows here',
  sweep_late: 'no sweep seems to run any more',
  kept_out: 'rules keep us from writing the record',
  perhaps_kept_out: 'rules may keep us from writing the record',
  record_rewritable: 'whoever may write can rewrite or delete the record',
  check_not_required: 'pull requests can be merged without our check',
  check_unbound: 'whoever may write can set our check',
  check_bound_elsewhere: 'a check of our name is asked for that is not ours',
  rules_unknown: 'GitHub does not tell which rules hold',
  clock_wrong: 'this machine and GitHub do not agree about the time',
  webhook_missing: 'GitHub does not know where to deliver',
  webhook_form: 'deliveries come in a form that is refused',
  webhook_unsigned: 'deliveries come without a signature and are refused',
  webhook_insecure: 'deliveries go to whoever answers under the name',
  webhook_failing: 'deliveries do not arrive',
} as const;

export type AilmentCode = keyof typeof ailmentCodes;

export interface Ailment {
  readonly code: AilmentCode;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly because: string;
  /** What mends it. */
  readonly next: string;
  /** A command that does it, for an administrator, as it stands. */
  readonly command?: string;
}

export function ailment(
  code: AilmentCode,
  severity: Severity,
  because: string,
  next: string,
  command?: string | null,
): Ailment {
  return { code, severity, because, next, ...(command === undefined || command === null ? {} : { command }) };
}
