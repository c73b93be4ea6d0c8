import type { Actor } from '../core/entry.ts';
import { own } from '../core/own.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import { reviewersAtMost, reviewersOf, type Askable, type Asked } from '../core/project/reviewers.ts';
import { entriesOf } from '../record.ts';
import type { Observation, Pull } from './answer.ts';
import { isFields } from '../core/fields.ts';
import type { Asking } from './documents.ts';
import type { Mutation, Outcome } from './mutations.ts';
import type { Look } from './observe.ts';
import { actorOf } from './people.ts';
import { proposalName } from './pulls.ts';
import { instant } from './said.ts';
import type { Show } from './show.ts';

type Repository = NonNullable<Observation['repository']>;

/** People and teams are asked separately: one whom GitHub does not take spoils the whole field. */
type Who = 'people' | 'teams';

/** A request for reviews that GitHub did not take. For the bytes at this head it is not made again. */
export interface NotAsked {
  readonly pull: number;
  readonly head: string;
  readonly who: Who;
  /** `forbidden`: we may not ask anybody. `refused`: not all of them. */
  readonly why: 'forbidden' | 'refused';
}

export interface ReviewRequest {
  readonly mutation: Mutation;
  readonly pull: Pick<Pull, 'id' | 'number' | 'headRefOid'>;
  readonly who: Who;
  readonly ids: readonly string[];
}

/** Those who were asked about and may read the repository, and the teams that can be seen, by their node ids. */
export function askableIn({ logins, teams }: Pick<Asking, 'logins' | 'teams'>, repository: Repository): Askable {
  return {
    people: logins.flatMap((login, index) => {
      const edge = repository[`u${index}`]?.edges?.find((one) => one?.node.login.toLowerCase() === login.toLowerCase());
      const id = edge?.node.databaseId ?? null;
      return edge === null || edge === undefined || id === null ? [] : [{ key: edge.node.id, id, login }];
    }),
    teams: teams.flatMap((slug, index) => {
      const seen = repository.owner[`t${index}`] ?? null;
      return seen === null ? [] : [{ key: seen.id, team: `${repository.owner.login}/${slug}` }];
    }),
  };
}

/**
 * Who is to be asked to review which pull request. By node ids, which the look has anyway: a login may be somebody
 * else's by now, and servers of one's own do not have the mutation that takes logins. A draft asks nobody yet.
 */
export function requestsOf(shows: readonly Show[]): readonly ReviewRequest[] {
  const asked = new Map<
    number,
    { readonly pull: Pull; readonly keys: readonly string[]; readonly not: readonly Who[] }
  >();
  for (const show of shows) {
    const { look, state } = show;
    if (state === null || look.repository.isArchived) continue;
    for (const pull of look.pulls) {
      if (pull.state !== 'OPEN' || pull.isDraft) continue;
      const before = asked.get(pull.number);
      const refused = notAskedIn(look).filter((one) => one.pull === pull.number);
      asked.set(pull.number, {
        pull,
        // A pull request of several projects asks for all of them together.
        keys: [...new Set([...(before?.keys ?? []), ...reviewersIn(show, pull)])].slice(0, reviewersAtMost),
        not: [...(before?.not ?? []), ...refused.map(({ who }) => who)],
      });
    }
  }
  const teams = new Set(shows.flatMap(({ look }) => look.askable.teams.map(({ key }) => key)));
  return [...asked.values()].flatMap(({ pull, keys, not }) =>
    (['people', 'teams'] as const).flatMap((who): readonly ReviewRequest[] => {
      const ids = keys.filter((key) => teams.has(key) === (who === 'teams'));
      if (ids.length === 0 || not.includes(who)) return [];
      const named = who === 'teams' ? { teamIds: ids } : { userIds: ids };
      const input = { pullRequestId: pull.id, ...named, union: true };
      return [{ mutation: { field: 'requestReviews', input }, pull, who, ids }];
    }),
  );
}

function reviewersIn({ look, state, decided }: Show, pull: Pull): readonly string[] {
  if (state === null) return [];
  const { world, pushers } = look.sight.observed;
  const proposal = proposalName(pull.number);
  // What was decided just now, as the next look would read it.
  const fresh = entriesOf<ProjectCommand, ProjectEvent>(
    decided.entries.map((entry) => `- ${JSON.stringify(entry)}\n`).join(''),
  );
  return reviewersOf({ ...world, recent: [...world.recent, ...fresh] }, state, {
    proposal,
    opener: idOf(actorOf(pull.author)),
    pusher: idOf(own(pushers, proposal) ?? null),
    askable: look.askable,
    asked: askedIn(pull),
  });
}

function idOf(actor: Actor | null): Actor['id'] | null {
  return actor?.id ?? null;
}

/** Who was asked, by GitHub's own record of the pull request. */
export function askedIn({ asked, reviewRequests }: Pick<Pull, 'asked' | 'reviewRequests'>): Asked {
  const times = (asked.nodes ?? []).flatMap((one) => {
    const key = one?.requestedReviewer?.id;
    return one === null || key === undefined ? [] : [{ key, at: instant(one.createdAt) }];
  });
  const [first] = asked.nodes ?? [];
  const isCut = asked.pageInfo?.hasPreviousPage === true;
  // More than a hundred are asked at this moment: one more is of no use.
  const isCrowded = reviewRequests?.pageInfo?.hasNextPage === true;
  return {
    pending: (reviewRequests?.nodes ?? []).flatMap((one) => one?.requestedReviewer?.id ?? []),
    times,
    since: isCrowded ? endOfTime : isCut ? instant(first?.createdAt ?? endOfTime) : null,
  };
}

/** After everything that was ever asked. */
const endOfTime = '9999-12-31T23:59:59Z';

/** What GitHub did not take of these requests: it says so, or leaves somebody out and says nothing. */
export function notTaken(requests: readonly ReviewRequest[], outcomes: readonly Outcome[]): readonly NotAsked[] {
  return requests.flatMap(({ mutation, pull: { number, headRefOid }, who, ids }): readonly NotAsked[] => {
    const outcome = outcomes.find((one) => one.mutation === mutation);
    if (outcome === undefined) return [];
    const { refused, answer } = outcome;
    const made = requestedIn(answer);
    if (refused === null && (made === null || ids.every((id) => made.includes(id)))) return [];
    const why = refused?.type === 'FORBIDDEN' ? 'forbidden' : 'refused';
    return [{ pull: number, head: headRefOid, who, why }];
  });
}

/** Who is asked after a request, by node id; null when the answer does not tell. */
function requestedIn(answer: Outcome['answer']): readonly string[] | null {
  const pull = answer?.['pullRequest'];
  const requests = isFields(pull) ? pull['reviewRequests'] : null;
  const nodes = isFields(requests) ? requests['nodes'] : null;
  if (!Array.isArray(nodes)) return null;
  return nodes.flatMap((node: unknown) => {
    const reviewer = isFields(node) ? node['requestedReviewer'] : null;
    return isFields(reviewer) && typeof reviewer['id'] === 'string' ? reviewer['id'] : [];
  });
}

/** By these lines of our own comment it is known what GitHub did not take, as GitHub keeps no word of it. */
const mark = /<!-- countersign:not-asked ([1-9][0-9]*) ([0-9a-f]+) (people|teams) (forbidden|refused) -->/gu;

/** What GitHub did not take for the bytes that are there now. */
export function notAskedIn({ sticky, pulls }: Pick<Look, 'sticky' | 'pulls'>): readonly NotAsked[] {
  const found = [...(sticky?.body ?? '').matchAll(mark)].map(([, pull, head = '', who, why]): NotAsked => ({
    pull: Number(pull),
    head,
    who: who === 'teams' ? 'teams' : 'people',
    why: why === 'forbidden' ? 'forbidden' : 'refused',
  }));
  return found.filter(({ pull, head }) =>
    pulls.some((one) => one.number === pull && one.headRefOid === head && one.state === 'OPEN'),
  );
}

/** The same, as the comment on the home issue says it. */
export function notAskedText(notAsked: readonly NotAsked[]): readonly string[] {
  const lines = notAsked.map(({ pull, head, who, why }) => {
    const says =
      why === 'forbidden'
        ? `No ${who} could be asked to review \`#${pull}\`: GitHub does not let us. Give the App or the workflow the permission to write pull requests; until then, ask whoever is named below.`
        : `Not all ${who} could be asked to review \`#${pull}\`: GitHub takes requests only for those who can read the repository. Ask whoever is named below.`;
    return `- ${says} <!-- countersign:not-asked ${pull} ${head} ${who} ${why} -->`;
  });
  return lines.length === 0 ? [] : ['#### Not asked', lines.join('\n')];
}
