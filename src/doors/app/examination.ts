import { code, inline } from '../../core/surface/escape.ts';
import { policyPath } from '../../kept/sources.ts';
import { examine } from '../../github/doctor.ts';
import type { Ailment } from '../../github/doctor/ailments.ts';
import type { GitHubClient } from '../../github/client.ts';
import { keepIssue, ourIssue, ourLabel, type Listed, type OneIssue } from '../../github/one-issue.ts';
import type { RepositoryName } from '../../github/people.ts';
import type { Clock } from '../../ports.ts';

export interface ExaminingOptions {
  /** Speaks as the App itself. */
  readonly app: GitHubClient;
  readonly appId: number;
  /** Short name of the state branch. */
  readonly stateBranch: string;
  /** Folder of the shipped lifecycles. */
  readonly shipped: string;
  readonly clock: Clock;
}

/** Examines repositories for the App, and says on GitHub what stops it there. */
export interface Examinations {
  /**
   * Examines a repository that is enrolled, at most once an hour, and keeps the one issue about what stops Countersign in
   * it: opened, kept up to date, and closed when all is well. Answers all ailments; null when it was not yet time.
   */
  readonly examine: (client: GitHubClient, repository: RepositoryName) => Promise<readonly Ailment[] | null>;
  /** The next time it is time: the repository went out of reach, or has another name. */
  readonly forget: (repository: number) => void;
}

const everyMilliseconds = 60 * 60_000;

export function examinations({ clock, ...options }: ExaminingOptions): Examinations {
  /** When it was last done, by the number of the repository. */
  const last = new Map<number, number>();
  return {
    async examine(client, repository) {
      const now = Date.parse(clock.now());
      const before = last.get(repository.id);
      if (before !== undefined && now - before < everyMilliseconds) return null;
      const { isEnrolled, isArchived, issue } = await lookedAt(client, repository, options.stateBranch);
      const found = isEnrolled ? await examine(client, repository, { kind: 'app', ...options, clock }) : [];
      const stops = found.filter(({ severity }) => severity === 'stops');
      if (!isArchived && issue !== 'unreadable') {
        // What is wrong with the rules is told by the sweep, in an issue of its own.
        const told = stops.filter(({ code: is }) => is !== 'broken_law');
        const body = told.length === 0 ? null : bodyOf(told, `${repository.owner}/${repository.name}`);
        await keepIssue(client, repository, issue, body === null ? null : { title, body }, well);
      }
      last.set(repository.id, now);
      return found;
    },
    forget: (repository) => void last.delete(repository),
  };
}

const title = 'Countersign cannot work here yet';
/** By this line our issue is known. */
const mark = '<!-- countersign:doctor -->';

const document = `query Examined($owner: String!, $name: String!, $branch: String!, $label: String!) {
  repository(owner: $owner, name: $name, followRenames: false) { isArchived
    law: defaultBranchRef { target { ... on Commit { policy: file(path: "${policyPath}") { oid } } } }
    record: ref(qualifiedName: $branch) { target { oid } } }
  talk: repository(owner: $owner, name: $name, followRenames: false) {
    issues(first: 20, labels: [$label], orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { number state body viewerDidAuthor } } } }`;

interface Answered {
  readonly repository: {
    readonly isArchived: boolean;
    readonly law: { readonly target: { readonly policy?: unknown } } | null;
    readonly record: unknown;
  } | null;
  readonly talk: { readonly issues: { readonly nodes: readonly (Listed | null)[] | null } } | null;
}

interface Looked {
  /** What cannot be told is taken for a yes: somebody installed the App here. */
  readonly isEnrolled: boolean;
  readonly isArchived: boolean;
  /** Our issue, the newest if there are several. */
  readonly issue: OneIssue | null | 'unreadable';
}

async function lookedAt(client: GitHubClient, { owner, name }: RepositoryName, stateBranch: string): Promise<Looked> {
  const variables = { owner, name, branch: `refs/heads/${stateBranch}`, label: ourLabel };
  const { data, faults } = await client.graphql<Answered>(document, variables, 'read');
  const repository = data?.repository ?? null;
  const isHidden = faults.some(({ path }) => path[0] === 'repository');
  const policy = repository?.law?.target.policy ?? null;
  const issues = data?.talk?.issues.nodes;
  return {
    isEnrolled: isHidden || policy !== null || (repository?.record ?? null) !== null,
    isArchived: repository?.isArchived === true,
    issue: issues === undefined ? 'unreadable' : ourIssue(issues ?? [], mark),
  };
}

const well = {
  body: `Nothing stops Countersign here any more.\n\n${mark}`,
  comment: 'All is well now: nothing stops Countersign here any more.',
};
/** A body may have 65,536 characters. */
const ailmentsAtMost = 12;
const commandAtMost = 4_000;

function bodyOf(stops: readonly Ailment[], repository: string): string {
  const more = stops.length - ailmentsAtMost;
  return [
    'Countersign is installed here, and cannot work until this is mended. Whatever was done meanwhile is not lost: it is looked at when it is.',
    ...stops.slice(0, ailmentsAtMost).map(itemOf),
    ...(more > 0 ? [`… and ${more} more.`] : []),
    `This is looked at again within an hour, and closed when all is well. ${code(`countersign doctor ${repository}`)} says it at once, and what else could be better.`,
    mark,
  ].join('\n\n');
}

function itemOf({ because, next, command = '' }: Ailment, at: number): string {
  const lines = [`### ${at + 1}. ${inline(because, 600)}`, withAddresses(next)];
  return (command === '' || command.length > commandAtMost ? lines : [...lines, fenced(command)]).join('\n\n');
}

/** Text as a line of Markdown, in which addresses can be copied. */
function withAddresses(text: string): string {
  return text
    .split(/(https:\/\/[\w./:@%-]*[\w/])/u)
    .map((part, at) => (at % 2 === 1 ? code(part) : part.trim() === '' ? part : spaced(part)))
    .join('');
}

/** What stands before and behind an address keeps its distance to it. */
function spaced(part: string): string {
  return `${part.startsWith(' ') ? ' ' : ''}${inline(part, 600)}${part.endsWith(' ') ? ' ' : ''}`;
}

function fenced(command: string): string {
  const longest = Math.max(2, ...[...command.matchAll(/`+/gu)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${command}\n${fence}`;
}
