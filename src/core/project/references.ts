import type { Evidence } from '../confirm/confirm.ts';
import { behalfOf } from './commands.ts';
import type { ProjectEntry } from './history.ts';

/** Where a person can see what an entry is about. `url` is null where the record and the repository tell none. */
export type Reference =
  | { readonly is: 'pull_request' | 'issue'; readonly number: number; readonly url: string | null }
  | {
      readonly is: 'commit';
      /** `landed` on the default branch, `seen` by whoever decided, or `recorded` the entry on the state branch. */
      readonly as: 'landed' | 'seen' | 'recorded';
      readonly commit: string;
      readonly url: string | null;
      /** Shows it in a clone that has it. */
      readonly command: string;
    }
  | {
      readonly is: 'evidence';
      readonly name: string;
      readonly sha256: string;
      /** Prints its bytes; null where it is not known which commit recorded it. */
      readonly command: string | null;
    }
  | { readonly is: 'address'; readonly url: string; readonly sha256: string };

/** What a log is read beside. */
export interface Around {
  readonly project: string;
  /** The repository on the web, such as `https://github.com/acme/app`; null where it is not on GitHub, or nobody knows where. */
  readonly web: string | null;
  /** The number of an entry → the commit of the state branch that recorded it, as far as they are known. */
  readonly recorded: ReadonlyMap<number, string>;
  /** Where an evidence file lies, from the top of the state branch. */
  readonly pathOf: (evidence: Evidence) => string;
}

/**
 * Does a project live on GitHub? What began it there goes by the id of an issue or a comment, which has no colon as the
 * names that other doors give have.
 */
export function isOnGitHub(entries: readonly ProjectEntry[]): boolean {
  const [first] = entries;
  return first !== undefined && !first.source.includes(':');
}

/**
 * Everything an entry refers to, what tells most first: the pull request, the evidence that was handed in, the commit
 * that landed or was looked at, the home issue, the commit that recorded it. The id by which GitHub knows a comment or
 * a review gives no address, so those are seen where they stand: in the pull request or the issue.
 */
export function referencesOf(entry: ProjectEntry, around: Around, onGitHub: boolean): readonly Reference[] {
  const recorded = around.recorded.get(entry.seq);
  return [
    ...(onGitHub ? pullsIn(entry, around) : []),
    ...evidenceIn(entry, around, recorded),
    ...commitsIn(entry, around, onGitHub),
    ...addressesIn(entry),
    ...(onGitHub ? homeIssue(around) : []),
    ...(recorded === undefined ? [] : [commitReference(recorded, 'recorded', around, onGitHub)]),
  ];
}

/** The first reference in as few letters as a column has: `#7`, `1a2b3c4`, the name of a file; empty for none. */
export function shortText(references: readonly Reference[]): string {
  const short = references.flatMap((one) => {
    if (one.is === 'address') return [];
    if (one.is === 'commit') return [one.commit.slice(0, 7)];
    return [one.is === 'evidence' ? one.name : `#${one.number}`];
  });
  return short[0] ?? '';
}

/**
 * The names by which references are asked for: `#7`, the whole id of a commit, the name of a file, an address. Every entry
 * on GitHub refers to its home issue: that names only one for which there is nothing that tells more.
 */
export function namesOfReferences(references: readonly Reference[]): readonly string[] {
  return references.flatMap((one, at) => {
    if (one.is === 'commit') return [one.commit];
    if (one.is === 'evidence') return [one.name];
    if (one.is === 'address') return [one.url];
    return one.is === 'issue' && at > 0 ? [] : [`#${one.number}`];
  });
}

/** The pull requests that a command or its events name; they go by their numbers. */
function pullsIn({ command, events = [] }: ProjectEntry, { web }: Around): readonly Reference[] {
  const named = [...partsOf(command).map(([, body]) => body), ...events].flatMap((body) => {
    const [, proposal] = partsOf(body).find(([part]) => part === 'proposal') ?? [];
    const [, digits] = typeof proposal === 'string' ? (/^#([1-9]\d*)$/u.exec(proposal) ?? []) : [];
    return digits === undefined ? [] : [Number(digits)];
  });
  return [...new Set(named)].map((number) => ({
    is: 'pull_request',
    number,
    url: web === null ? null : `${web}/pull/${number}`,
  }));
}

function partsOf(body: unknown): readonly (readonly [string, unknown])[] {
  return typeof body === 'object' && body !== null ? Object.entries(body) : [];
}

/** A project of one repository goes by the number of its issue; where several share a record, by that of its repository, too. */
function homeIssue({ project, web }: Around): readonly Reference[] {
  const [, repository, digits] = /^(?:(\d+)-)?([1-9]\d*)$/u.exec(project) ?? [];
  if (digits === undefined) return [];
  const url = web === null || repository !== undefined ? null : `${web}/issues/${digits}`;
  return [{ is: 'issue', number: Number(digits), url }];
}

function evidenceIn(
  { command, refusal }: ProjectEntry,
  { pathOf }: Around,
  recorded: string | undefined,
): readonly Reference[] {
  const behalf = behalfOf(command);
  // What a refused command brought is not kept.
  if (behalf === undefined || refusal !== undefined) return [];
  const { name, sha256 } = behalf.evidence;
  const show = recorded === undefined ? null : `git show ${recorded.slice(0, 12)}:${pathOf(behalf.evidence)}`;
  return [{ is: 'evidence', name, sha256, command: show }];
}

function commitsIn(entry: ProjectEntry, around: Around, onGitHub: boolean): readonly Reference[] {
  const { command, saw, events = [] } = entry;
  const landed = 'land' in command ? [command.land.commit] : [];
  const decided = events.flatMap((event) =>
    event.type === 'approval_changed' && event.change === 'decided' ? [event.decision.head] : [],
  );
  const asked =
    'propose' in command
      ? command.propose.head
      : 'merge' in command
        ? command.merge.head
        : 'approve' in command
          ? command.approve.head
          : 'reject' in command
            ? command.reject.head
            : undefined;
  const seen = [saw['head'], ...decided, asked].filter((one) => typeof one === 'string').filter(isCommit);
  return [
    ...landed.map((commit) => commitReference(commit, 'landed', around, onGitHub)),
    ...[...new Set(seen)].map((commit) => commitReference(commit, 'seen', around, onGitHub)),
  ];
}

/** A whole id that is one: zeros stand for a commit that nobody knows. */
function isCommit(text: string): boolean {
  return /^(?!0+$)[0-9a-f]{40,64}$/u.test(text);
}

function commitReference(
  commit: string,
  as: 'landed' | 'seen' | 'recorded',
  { web }: Around,
  onGitHub: boolean,
): Reference {
  const url = web === null || !onGitHub ? null : `${web}/commit/${commit}`;
  return { is: 'commit', as, commit, url, command: `git show ${commit.slice(0, 12)}` };
}

function addressesIn({ command, refusal }: ProjectEntry): readonly Reference[] {
  if (!('artifact' in command) || refusal !== undefined) return [];
  const { address, content } = command.artifact;
  return [{ is: 'address', url: address, sha256: content.replace('sha256:', '') }];
}

/** Entries that take something back, and what they take back, by their numbers. */
export interface Undone {
  readonly undoes: ReadonlyMap<number, number>;
  readonly undoneBy: ReadonlyMap<number, number>;
}

/** Which entries of a log were undone, and by which. */
export function undoneIn(entries: readonly ProjectEntry[]): Undone {
  const pairs = entries.flatMap(({ seq, command, refusal }) =>
    'undo' in command && refusal === undefined ? [[seq, command.undo.seq] as const] : [],
  );
  return { undoes: new Map(pairs), undoneBy: new Map(pairs.map(([by, of]) => [of, by])) };
}
