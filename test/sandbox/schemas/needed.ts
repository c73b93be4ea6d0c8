import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventsHeard } from '../../../src/doors/app/hints.ts';
import { routes } from '../rest/routes.ts';

const src = join(import.meta.dirname, '../../../src');

/** What the App answers itself, and what is no REST. */
const notAsked = ['GET /healthz', 'GET /readyz', 'POST /graphql'];

/** REST routes that stand in the product, as it writes them: `GET /app/installations`. */
export function routesOfTheProduct(): readonly string[] {
  const found = globSync('**/*.ts', { cwd: src }).flatMap((path) => [
    ...readFileSync(join(src, path), 'utf8').matchAll(
      /['"`](?<route>(?:GET|POST|PUT|PATCH|DELETE) \/[^'"`\s]*)['"`]/gu,
    ),
  ]);
  const written = found.flatMap(({ groups }) => groups?.['route'] ?? []);
  return [...new Set(written)].filter((route) => !notAsked.includes(route)).toSorted();
}

/** Routes of the commands that the product gives people to run with `gh`, where the sandbox does not answer them. */
export const routesOfCommands: readonly string[] = [
  'DELETE /repos/{owner}/{repo}/branches/{branch}/protection',
  'PATCH /repos/{owner}/{repo}',
  'PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks',
  'POST /repos/{owner}/{repo}/branches/{branch}/rename',
  'PUT /orgs/{org}/rulesets/{ruleset_id}',
  'PUT /repos/{owner}/{repo}/contents/{path}',
  'PUT /repos/{owner}/{repo}/collaborators/{username}',
];

/** operationIds that the sandbox answers. */
export function operationsOfTheSandbox(): readonly string[] {
  return [...new Set(routes.map(({ id }) => id))].toSorted();
}

/** Events the product listens to, and those the sandbox tells of beside them. */
export function eventsNeeded(): readonly string[] {
  return [...new Set([...eventsHeard, 'create', 'delete', 'label', 'repository_dispatch'])].toSorted();
}
