import type { Finding } from '../../core/finding.ts';

/** Everything the doctor read of a repository on GitHub, and nothing it concluded. Null stands for what GitHub did not tell. */
export interface Readings {
  /** As it was asked for. */
  readonly named: Named;
  /** Short name of the state branch. */
  readonly stateBranch: string;
  readonly as: AsApp | AsToken;
  /** When it was read, ISO 8601. */
  readonly at: string;
  /** GitHub's time minus ours, in milliseconds. */
  readonly ahead: number | null;
  readonly found: Closed | Open;
}

export interface Named {
  readonly owner: string;
  readonly name: string;
}

export interface AsApp {
  readonly kind: 'app';
  readonly appId: number;
  /** Null where there is none that lets the App in. */
  readonly installation: Installation | null;
}

/** `appId`: whose checks are ours, where that is known. */
export interface AsToken {
  readonly kind: 'token';
  readonly appId: number | null;
  /** Of a classic token, from its `x-oauth-scopes`. */
  readonly scopes: readonly string[] | null;
}

export interface Installation {
  /** Page on which an owner accepts permissions and chooses repositories. */
  readonly page: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

/** Why nothing of the repository was seen; `words` are GitHub's, and may be empty. */
export interface Closed {
  readonly is: 'closed';
  readonly why: 'token_refused' | 'not_installed' | 'suspended' | 'not_visible';
  readonly words: string;
}

export interface Open extends Named {
  readonly is: 'open';
  /** github.com, or the name of a server of one's own. */
  readonly host: string;
  readonly isArchived: boolean;
  readonly isDisabled: boolean;
  readonly isPrivate: boolean;
  readonly hasIssues: boolean;
  readonly defaultBranch: string;
  readonly hasCommits: boolean;
  readonly viewer: Viewer;
  /** Permissions without which something could not be read, as GitHub names them. */
  readonly unreadable: readonly string[];
  readonly law: Law;
  readonly main: Main;
  readonly record: RecordBranch;
}

/** Who asks. `mayPush`: by their permission in the repository, which GitHub tells people only. */
export interface Viewer {
  readonly login: string;
  readonly isBot: boolean;
  readonly mayPush: boolean | null;
}

/** What stands on the default branch about Countersign. */
export interface Law {
  readonly hasPolicy: boolean;
  readonly findings: readonly Finding[];
  /** Teams that roles of the policy name, `org/team`, and what came of asking for them. */
  readonly teams: Readonly<Record<string, Known>>;
  /** The same of people, by login. */
  readonly people: Readonly<Record<string, Known>>;
}

/** `elsewhere`: not of the owner of this repository, and out of reach therefore. */
export type Known = 'there' | 'missing' | 'elsewhere' | 'unreadable';

/** The default branch: what its rules ask for. */
export interface Main {
  readonly rules: readonly Rule[] | null;
  /** The checks that classic branch protection asks for. */
  readonly classicChecks: readonly RequiredCheck[] | null;
}

/** `appId` null: whoever may write can set it. */
export interface RequiredCheck {
  readonly context: string;
  readonly appId: number | null;
}

/** One rule that holds on a branch, and the ruleset it comes from. */
export interface Rule {
  /** `update`, `pull_request`, `non_fast_forward`, … */
  readonly type: string;
  /** Of a rule about required checks. */
  readonly checks: readonly RequiredCheck[];
  readonly ruleset: Ruleset;
}

export interface Ruleset {
  readonly id: number;
  /** Below the root of the API: `repos/acme/site/rulesets/7`, `orgs/acme/rulesets/7`. */
  readonly path: string;
  /** Null when it was not read. */
  readonly detail: RulesetDetail | null;
}

export interface RulesetDetail {
  readonly name: string;
  /** May whoever asks go past it? Null when GitHub did not say. */
  readonly bypass: 'always' | 'pull_requests_only' | 'never' | 'exempt' | null;
  /** Ids of the Apps that may; told to administrators only. */
  readonly apps: readonly number[] | null;
  /** Which refs it is for, and its rules, as GitHub takes them back. */
  readonly conditions: unknown;
  readonly rules: unknown;
}

/** The branch on which the record is kept. */
export interface RecordBranch {
  readonly exists: boolean;
  /** What it says of itself; null where there is no such branch. */
  readonly format: FormatReading | null;
  /** When the last sweep was recorded, ISO 8601; null where none was. */
  readonly swept: string | null;
  readonly rules: readonly Rule[] | null;
  /** Classic branch protection as it holds for whoever asks; null where there is none. */
  readonly classic: Classic | null;
  /** Classic branch protection that does not hold for whoever asks forbids both a rewrite and a deletion. */
  readonly isLocked: boolean;
}

/** `foreign`: no format.yaml of ours. `blob`: of the file, by which it is replaced. */
export type FormatReading =
  | { readonly is: 'foreign' }
  | { readonly is: 'broken'; readonly findings: readonly Finding[] }
  | { readonly is: 'ours'; readonly shownBy: number | null; readonly blob: string };

export interface Classic {
  /** Of the branches it is for. */
  readonly pattern: string;
  readonly viewerCanPush: boolean;
  /** A push has to come as a pull request, with reviews or checks. */
  readonly wantsPullRequest: boolean;
  readonly allowsForcePushes: boolean;
  readonly allowsDeletions: boolean;
}

/** What GitHub tells the App about its webhook. `url` null: none is set up, or it is not active. */
export interface WebhookReadings {
  readonly url: string | null;
  readonly contentType: string;
  readonly hasSecret: boolean;
  readonly isInsecure: boolean;
  /** Deliveries of late, each once, however often it was tried. */
  readonly deliveries: readonly { readonly at: string; readonly arrived: boolean; readonly status: string }[];
}
