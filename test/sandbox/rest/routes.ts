import { appRoutes } from './app-routes.ts';
import { checkRoutes } from './check-routes.ts';
import { gitRoutes } from './git-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { pullRoutes } from './pull-routes.ts';
import { repositoryRoutes } from './repository-routes.ts';
import type { Route } from './router.ts';
import { rulesetRoutes } from './ruleset-routes.ts';

/** The part of GitHub's REST API the sandbox answers. */
export const routes: readonly Route[] = [
  ...appRoutes,
  ...repositoryRoutes,
  ...gitRoutes,
  ...pullRoutes,
  ...issueRoutes,
  ...checkRoutes,
  ...rulesetRoutes,
];
