import { matchesGlob } from 'node:path';
import { type Doer, Refused, type Repository } from '../model.ts';
import { atLeast, levelOf } from '../people.ts';
import { allows } from '../tokens.ts';
import { type Call, doer, invalid, ok, repositoryOf, type Route, textOf } from './router.ts';
import type { Json } from './shapes.ts';

type Rule = { readonly type: string; readonly parameters?: Json };
type BypassActor = { readonly actor_id: number | null; readonly actor_type: string; readonly bypass_mode?: string };
type Conditions = { readonly ref_name: { readonly include: readonly string[]; readonly exclude: readonly string[] } };
type Ruleset = {
  readonly id: number;
  name: string;
  enforcement: string;
  conditions: Conditions;
  bypassActors: readonly BypassActor[];
  rules: readonly Rule[];
};

const everyRuleset = new WeakMap<Repository, Ruleset[]>();

function rulesetsOf(repository: Repository): Ruleset[] {
  const known = everyRuleset.get(repository) ?? [];
  everyRuleset.set(repository, known);
  return known;
}

/** Does a name or pattern of a condition mean this branch? */
function names(repository: Repository, branch: string, pattern: string): boolean {
  if (pattern === '~ALL') return true;
  if (pattern === '~DEFAULT_BRANCH') return branch === repository.defaultBranch;
  return matchesGlob(`refs/heads/${branch}`, pattern);
}

function activeOn(repository: Repository, branch: string): Ruleset[] {
  const means = (pattern: string): boolean => names(repository, branch, pattern);
  return rulesetsOf(repository).filter(({ enforcement, conditions }) => {
    const { include, exclude } = conditions.ref_name;
    return enforcement === 'active' && include.some(means) && !exclude.some(means);
  });
}

/** What rulesets ask of a branch, as `repos/get-branch-rules` lists it. */
export function rulesOn(repository: Repository, branch: string): Json[] {
  return activeOn(repository, branch).flatMap(({ id, rules }) =>
    rules.map((rule) => ({
      ...rule,
      ruleset_source_type: 'Repository',
      ruleset_source: `${repository.owner.login}/${repository.name}`,
      ruleset_id: id,
    })),
  );
}

type Bypass = 'always' | 'pull_requests_only' | 'never';

/** Apps by their number, and administrators by that of their role, which is 5. */
function bypassOf(repository: Repository, { bypassActors }: Ruleset, { account, app }: Doer): Bypass {
  const isAdmin = account.__typename === 'User' && atLeast(levelOf(repository, account), 'admin');
  const found = bypassActors.find(
    ({ actor_type: type, actor_id: id }) =>
      (type === 'Integration' && id === app?.id) || (type === 'RepositoryRole' && isAdmin && id === 5),
  );
  if (found === undefined) return 'never';
  return found.bypass_mode === 'pull_request' ? 'pull_requests_only' : 'always';
}

/** What each rule says to a push that only adds commits. */
const refusals: Readonly<Record<string, string>> = {
  update: 'Cannot update this protected ref.',
  pull_request: 'Changes must be made through a pull request.',
  required_status_checks: 'Required status checks are expected.',
};

/** Why rulesets do not let somebody push to a branch; null when they do. */
export function whyRuled(repository: Repository, branch: string, by: Doer): string | null {
  const rules = activeOn(repository, branch)
    .filter((ruleset) => bypassOf(repository, ruleset, by) !== 'always')
    .flatMap((ruleset) => ruleset.rules);
  return rules.map(({ type }) => refusals[type]).find((refusal) => refusal !== undefined) ?? null;
}

function shape(call: Call, repository: Repository, ruleset: Ruleset): Json {
  const { id, name, enforcement, conditions, bypassActors, rules } = ruleset;
  const isAdmin = call.token !== null && allows(call.token, repository, 'administration', 'write');
  return {
    id,
    name,
    target: 'branch',
    source_type: 'Repository',
    source: `${repository.owner.login}/${repository.name}`,
    enforcement,
    conditions,
    rules,
    ...(isAdmin ? { bypass_actors: bypassActors } : {}),
    current_user_can_bypass: bypassOf(repository, ruleset, doer(call)),
    node_id: `RRS_${id}`,
    created_at: '2026-03-02T09:00:00Z',
    updated_at: '2026-03-02T09:00:00Z',
  };
}

function rulesetOf(call: Call): Ruleset {
  const found = rulesetsOf(repositoryOf(call)).find(({ id }) => id === Number(call.params['ruleset_id']));
  if (found === undefined) throw new Refused('NOT_FOUND', 404, 'Not Found');
  return found;
}

/** The fields a body sets; those it leaves out stay as they are. */
function asked(call: Call): Partial<Omit<Ruleset, 'id'>> {
  const { name, enforcement, conditions, bypass_actors: bypassActors, rules } = call.body;
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof enforcement === 'string' ? { enforcement } : {}),
    ...(conditions === undefined ? {} : { conditions: conditions as Conditions }),
    ...(Array.isArray(bypassActors) ? { bypassActors: bypassActors as BypassActor[] } : {}),
    ...(Array.isArray(rules) ? { rules: rules as Rule[] } : {}),
  };
}

export const rulesetRoutes: readonly Route[] = [
  {
    id: 'repos/create-repo-ruleset',
    method: 'POST',
    path: '/repos/{owner}/{repo}/rulesets',
    needs: 'administration:write',
    run(call) {
      const repository = repositoryOf(call);
      const name = textOf(call, 'name');
      if (rulesetsOf(repository).some((each) => each.name === name)) throw invalid('name', 'Ruleset', 'already_exists');
      const ruleset: Ruleset = {
        id: call.world.nextId(),
        name,
        enforcement: textOf(call, 'enforcement'),
        conditions: { ref_name: { include: [], exclude: [] } },
        bypassActors: [],
        rules: [],
        ...asked(call),
      };
      rulesetsOf(repository).push(ruleset);
      return ok(shape(call, repository, ruleset), 201);
    },
  },
  {
    id: 'repos/get-repo-ruleset',
    method: 'GET',
    path: '/repos/{owner}/{repo}/rulesets/{ruleset_id}',
    needs: 'metadata:read',
    run: (call) => ok(shape(call, repositoryOf(call), rulesetOf(call))),
  },
  {
    id: 'repos/update-repo-ruleset',
    method: 'PUT',
    path: '/repos/{owner}/{repo}/rulesets/{ruleset_id}',
    needs: 'administration:write',
    run: (call) => ok(shape(call, repositoryOf(call), Object.assign(rulesetOf(call), asked(call)))),
  },
];
