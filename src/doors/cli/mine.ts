import { isFields } from '../../core/fields.ts';
import { projectDecider } from '../../core/project/decider.ts';
import { word as quoted } from '../../core/prose.ts';
import { waitingFor, type Waiting } from '../../core/project/waiting.ts';
import type { RunWaiting } from '../../core/run/notices.ts';
import { asComment } from '../../core/surface/comment.ts';
import type { GitHubClient } from '../../github/client.ts';
import { headOf } from '../../github/head.ts';
import { githubHome } from '../../github/home.ts';
import { GitHubProblem } from '../../github/problem.ts';
import { pullNumber } from '../../github/pulls.ts';
import { fixedToken } from '../../github/tokens.ts';
import { handle } from '../../handle.ts';
import type { Clock } from '../../ports.ts';
import { listed } from '../../settle/listing.ts';
import { learn, readTexts } from '../../settle/owners.ts';
import { newSettlingMemory, type Settling } from '../../settle/settling.ts';
import { machineClock as clock } from '../../clock.ts';
import { exits, misuse, no, type Answer } from './answer.ts';
import { apiIn, keyIn, repositoryNamed, speaking, type Named } from './doctor.ts';
import { shippedLifecycles } from './place.ts';
import { preview } from './preview.ts';

/** What waits for one person in all open projects of a repository. */
export interface Mine {
  readonly login: string;
  readonly waiting: readonly (Waiting | RunWaiting)[];
}

/** What waits on GitHub for whoever the token is of, or why that cannot be told. */
export async function mineOnGitHub(repository: string): Promise<Mine | { readonly answer: Answer }> {
  const named = repositoryNamed(repository);
  if (named === null)
    return {
      answer: misuse(`"${repository}" is not the name of a repository`, 'write OWNER/NAME, such as acme/portal'),
    };
  const key = await keyIn(process.env);
  if (key?.is !== 'token') {
    const next = 'GH_TOKEN=$(gh auth token) countersign mine OWNER/NAME';
    return { answer: no(exits.failed, 'no_token', 'GitHub cannot be asked who you are without your token', next) };
  }
  return waitingOn(speaking(apiIn(process.env), fixedToken(key.token)), named, clock);
}

/** The branch on which the record is where nobody says otherwise. */
const stateBranch = 'countersign';
/** Who is taken to show where nobody ever did: https://api.github.com/apps/github-actions */
const actions = 15_368;

/** Looks at every open project and writes nothing: one request to list them, and one for each. */
export async function waitingOn(client: GitHubClient, { owner, name }: Named, at: Clock): Promise<Mine> {
  const { id, viewer } = await asked(client, { owner, name });
  const memory = newSettlingMemory();
  const anybody: Settling = {
    client,
    repository: { owner, name, id },
    identity: { appId: actions },
    branch: stateBranch,
    shipped: shippedLifecycles(),
    memory,
    clock: at,
  };
  const listing = await listed(anybody, {});
  learn(anybody, listing);
  await readTexts(anybody, listing.repository);
  const { shownBy } = await headOf(listing.repository, stateBranch, at.now());
  const { repository, ...settling } = { ...anybody, identity: { appId: shownBy ?? actions } };
  const looking = { ...settling, repository, memory: memory.looks, askers: [viewer.login] };
  const open = [...memory.owners].flatMap(([project, { isOpen }]) => (isOpen ? [project] : []));
  const found: Waiting[] = [];
  for (const project of open) {
    const line = { home: preview(githubHome(looking)), decider: projectDecider, clock: at };
    const { state, observed } = await handle(line, project);
    if (state === null) continue;
    const actor = { ...viewer, kind: 'person', assurance: 'proven' } as const;
    const waiting = waitingFor(observed.world, state, actor);
    const explicit = observed.world.definition.gates.flatMap((gate) => (gate.explicit === true ? [gate.gate_id] : []));
    found.push(...waiting.map((one) => ({ ...one, command: onGh(`${owner}/${name}`, one, explicit) })));
  }
  // What it takes to look at runs is loaded where there are any.
  const runs = memory.runs === null ? [] : await (await import('./runs-on-github.ts')).runsWaiting(anybody, viewer);
  return {
    login: viewer.login,
    waiting: [...found, ...runs].toSorted((one, other) => (one.since < other.since ? -1 : 1)),
  };
}

/** The same by the command line of GitHub: a review where that answers it, else a comment where it belongs. */
function onGh(repository: string, { command, project, gate, branch }: Waiting, explicit: readonly string[]): string {
  const number = pullNumber(branch ?? '');
  const isApproval = gate !== undefined && command.startsWith(`countersign approve ${gate}`);
  if (number !== null && isApproval && !explicit.includes(gate))
    return `gh pr review ${number} --approve --repo ${repository}`;
  const words = isApproval && number !== null ? `/approve ${gate}` : asComment(command);
  const place = number === null ? `issue comment ${project}` : `pr comment ${number}`;
  return `gh ${place} --repo ${repository} --body ${quoted(words)}`;
}

/** Whose token it is. */
export interface Viewer {
  readonly id: number;
  readonly login: string;
}

async function asked(
  client: GitHubClient,
  { owner, name }: Named,
): Promise<{ readonly id: number; readonly viewer: Viewer }> {
  const { data } = await client.graphql<{ readonly viewer: unknown; readonly repository: unknown }>(
    'query Mine($owner: String!, $name: String!) { viewer { databaseId login } repository(owner: $owner, name: $name) { databaseId } }',
    { owner, name },
    'read',
  );
  const { viewer, repository } = data ?? { viewer: null, repository: null };
  const id = isFields(repository) ? repository['databaseId'] : null;
  if (typeof id !== 'number') throw new GitHubProblem('not_found', { because: `${owner}/${name} cannot be seen` });
  if (!isFields(viewer) || typeof viewer['databaseId'] !== 'number' || typeof viewer['login'] !== 'string')
    throw new GitHubProblem('unknown_answer', { because: 'it does not tell whose token this is' });
  return { id, viewer: { id: viewer['databaseId'], login: viewer['login'] } };
}
