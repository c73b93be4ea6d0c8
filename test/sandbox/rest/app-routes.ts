import { isGiven } from '../given.ts';
import { type Installation, type Level, Refused } from '../model.ts';
import { atLeast, levelOf } from '../people.ts';
import { sees } from '../tokens.ts';
import { type Call, ok, paged, repositoryOf, type Route } from './router.ts';
import { appShape, installationShape, profileShape, repositoryShape } from './shapes.ts';
import type { Delivery } from '../webhooks.ts';

const notFound = (): Refused => new Refused('NOT_FOUND', 404, 'Not Found');

function installationsOf({ world, app }: Call): Installation[] {
  return world.installations.filter((each) => each.app === app);
}

function deliveryShape(delivery: Delivery, full: boolean): Record<string, unknown> {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivered,
    duration: 0.1,
    status:
      delivery.status === null || delivery.status === 0
        ? 'failed to connect to host'
        : delivery.status < 300
          ? 'OK'
          : 'Invalid HTTP Response',
    status_code: delivery.status ?? 0,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
    ...(full
      ? {
          request: {
            headers: { 'X-GitHub-Event': delivery.event, 'X-GitHub-Delivery': delivery.guid },
            payload: delivery.payload,
          },
          response: { headers: {}, payload: '' },
        }
      : {}),
  };
}

function deliveryOf(call: Call): Delivery {
  const found = call.services.webhooks.deliveries.find(({ id }) => id === Number(call.params['delivery_id']));
  if (found === undefined) throw notFound();
  return found;
}

/** What whoever asks may do in a repository, as people are told. */
function permissionsOf(call: Call): { readonly permissions?: Readonly<Record<string, boolean>> } {
  const account = call.token?.doer.account;
  if (account?.__typename !== 'User') return {};
  const level = levelOf(repositoryOf(call), account);
  const has = (least: Level): boolean => atLeast(level, least);
  return {
    permissions: {
      admin: has('admin'),
      maintain: has('maintain'),
      push: has('write'),
      triage: has('triage'),
      pull: has('read'),
    },
  };
}

export const appRoutes: readonly Route[] = [
  {
    id: 'meta/get',
    method: 'GET',
    path: '/meta',
    needs: 'none',
    run: () => ok({ verifiable_password_authentication: false }),
  },
  {
    id: 'rate-limit/get',
    method: 'GET',
    path: '/rate_limit',
    needs: 'token',
    run({ token, services }) {
      const { limit, used, reset } = services.quotaOf(token);
      const one = { limit, used, remaining: Math.max(0, limit - used), reset };
      return ok({ resources: { core: one, graphql: one, search: { ...one, limit: 30 } }, rate: one });
    },
  },
  {
    id: 'apps/get-authenticated',
    method: 'GET',
    path: '/app',
    needs: 'jwt',
    run(call) {
      if (call.app === null) throw notFound();
      const [installation] = installationsOf(call);
      return ok({
        ...appShape(call.world, call.app),
        permissions: { ...installation?.permissions, metadata: 'read' },
        events: [...call.services.events],
        installations_count: installationsOf(call).length,
      });
    },
  },
  {
    id: 'apps/list-installations',
    method: 'GET',
    path: '/app/installations',
    needs: 'jwt',
    run: (call) =>
      paged(
        call,
        '/app/installations',
        installationsOf(call).map((each) => installationShape(call.world, each, call.services.events)),
      ),
  },
  {
    id: 'apps/get-installation',
    method: 'GET',
    path: '/app/installations/{installation_id}',
    needs: 'jwt',
    run(call) {
      const found = installationsOf(call).find(({ id }) => id === Number(call.params['installation_id']));
      if (found === undefined) throw notFound();
      return ok(installationShape(call.world, found, call.services.events));
    },
  },
  {
    id: 'apps/create-installation-access-token',
    method: 'POST',
    path: '/app/installations/{installation_id}/access_tokens',
    needs: 'jwt',
    run(call) {
      const { app, body, world } = call;
      if (app === null) throw notFound();
      const numbers = body['repository_ids'];
      const names = body['repositories'];
      const permissions = body['permissions'];
      const { token, expiresAt } = call.services.issueInstallationToken(app, Number(call.params['installation_id']), {
        repositoryIds: Array.isArray(numbers) ? numbers.map(Number) : null,
        repositories: Array.isArray(names) ? names.map(String) : null,
        permissions: typeof permissions === 'object' ? (permissions as Record<string, string> | null) : null,
      });
      return ok(
        {
          token: token.secret,
          expires_at: expiresAt,
          permissions: { ...token.permissions, metadata: 'read' },
          repository_selection: token.repositories === null ? 'all' : 'selected',
          ...(token.repositories === null
            ? {}
            : { repositories: [...token.repositories].map((each) => repositoryShape(world, each)) }),
        },
        201,
      );
    },
  },
  {
    id: 'apps/get-repo-installation',
    method: 'GET',
    path: '/repos/{owner}/{repo}/installation',
    needs: 'jwt',
    run(call) {
      const name = `${call.params['owner'] ?? ''}/${call.params['repo'] ?? ''}`.toLowerCase();
      const repository = call.world.repositories.get(name) ?? call.world.formerNames.get(name);
      const found = installationsOf(call).find(
        ({ account, repositories }) =>
          repository !== undefined &&
          account === repository.owner &&
          (repositories === 'all' || repositories.has(repository)),
      );
      if (found === undefined) throw notFound();
      return ok(installationShape(call.world, found, call.services.events));
    },
  },
  {
    id: 'apps/list-repos-accessible-to-installation',
    method: 'GET',
    path: '/installation/repositories',
    needs: 'token',
    run(call) {
      const { token, world } = call;
      if (!isGiven(token?.installation))
        throw new Refused(
          'FORBIDDEN',
          403,
          'You must authenticate with an installation access token in order to list repositories for an installation.',
        );
      const seen = [...world.repositories.values()].filter((each) => sees(token, each));
      return paged(
        call,
        '/installation/repositories',
        seen.map((each) => repositoryShape(world, each)),
        (page) => ({
          total_count: seen.length,
          repository_selection: token.installation?.repositories === 'all' ? 'all' : 'selected',
          repositories: page,
        }),
      );
    },
  },
  {
    id: 'apps/get-webhook-config-for-app',
    method: 'GET',
    path: '/app/hook/config',
    needs: 'jwt',
    run: ({ services }) =>
      ok({
        content_type: 'json',
        insecure_ssl: '0',
        secret: '********',
        ...(services.webhooks.endpoint() === null ? {} : { url: services.webhooks.endpoint() }),
      }),
  },
  {
    id: 'apps/list-webhook-deliveries',
    method: 'GET',
    path: '/app/hook/deliveries',
    needs: 'jwt',
    run(call) {
      const size = Math.min(100, Number(call.query.get('per_page') ?? 30));
      const newest = call.services.webhooks.deliveries.toReversed();
      const cursor = call.query.get('cursor');
      const from = cursor === null ? 0 : newest.findIndex(({ id }) => id === Number(cursor));
      const page = newest.slice(from, from + size);
      const next = newest[from + size];
      const link =
        next === undefined
          ? {}
          : { link: `<${call.world.url}/api/v3/app/hook/deliveries?per_page=${size}&cursor=${next.id}>; rel="next"` };
      return { status: 200, body: page.map((each) => deliveryShape(each, false)), headers: link };
    },
  },
  {
    id: 'apps/get-webhook-delivery',
    method: 'GET',
    path: '/app/hook/deliveries/{delivery_id}',
    needs: 'jwt',
    run: (call) => ok(deliveryShape(deliveryOf(call), true)),
  },
  {
    id: 'apps/redeliver-webhook-delivery',
    method: 'POST',
    path: '/app/hook/deliveries/{delivery_id}/attempts',
    needs: 'jwt',
    run(call) {
      call.services.webhooks.redeliver(deliveryOf(call).guid);
      return ok({}, 202);
    },
  },
  {
    id: 'users/get-authenticated',
    method: 'GET',
    path: '/user',
    needs: 'token',
    run({ token, world }) {
      if (token === null || token.kind !== 'user')
        throw new Refused('FORBIDDEN', 403, 'Resource not accessible by integration');
      return ok(profileShape(world, token.doer.account));
    },
  },
  {
    id: 'users/get-by-id',
    method: 'GET',
    path: '/user/{account_id}',
    needs: 'token',
    run({ world, params }) {
      const found = [...world.accounts.values()].find(({ databaseId }) => databaseId === Number(params['account_id']));
      if (found === undefined || found.deleted) throw notFound();
      return ok(profileShape(world, found));
    },
  },
  {
    id: 'users/get-by-username',
    method: 'GET',
    path: '/users/{username}',
    needs: 'token',
    run({ world, params }) {
      const found = world.accounts.get((params['username'] ?? '').toLowerCase());
      if (found === undefined || found.deleted) throw notFound();
      return ok(profileShape(world, found));
    },
  },
  {
    id: 'repos/get',
    method: 'GET',
    path: '/repos/{owner}/{repo}',
    needs: 'metadata:read',
    run(call) {
      const counts = { network_count: 0, subscribers_count: 0 };
      return ok({ ...repositoryShape(call.world, repositoryOf(call)), ...counts, ...permissionsOf(call) });
    },
  },
];
