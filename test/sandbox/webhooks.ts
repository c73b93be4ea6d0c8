import { createHmac, randomUUID } from 'node:crypto';
import type { Contract } from './contract.ts';
import { type App, type Installation, iso, type WebhookEvent, type World } from './model.ts';
import { loginOf } from './people.ts';
import { organizationShape, repositoryShape, userShape } from './rest/shapes.ts';
import { installationsOn } from './tokens.ts';

export type Delivery = {
  /** A number; every try has its own. */
  readonly id: number;
  /** The same for every try: `X-GitHub-Delivery`. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly deliveredAt: string;
  /** What the endpoint answered; 0 when it did not, null when nothing was sent. */
  status: number | null;
  readonly redelivered: boolean;
  /** Whether github.com would start workflows for it: not for what the Actions token did. */
  readonly startsWorkflows: boolean;
};
/** What becomes of a delivery before it leaves. */
export type Fate = 'deliver' | 'drop' | 'twice' | 'hold';

export type Webhooks = {
  readonly deliveries: Delivery[];
  emit(event: WebhookEvent): void;
  deliverTo(url: string | null): void;
  /** Where deliveries go; null when nowhere. */
  endpoint(): string | null;
  /** Decides about each delivery to come; null delivers everything again. */
  tamper(decide: ((delivery: Delivery) => Fate) | null): void;
  /** Sends what was held back, in the order given by `arrange`. */
  release(arrange?: (held: readonly Delivery[]) => readonly Delivery[]): void;
  redeliver(guid: string): Delivery;
  settled(): Promise<void>;
};

export type WebhookOptions = {
  readonly world: World;
  readonly app: App;
  readonly secret: string;
  readonly contract: Contract;
  /** GitHub waits ten seconds for an answer. */
  readonly timeoutMilliseconds: number;
};

/** Which permission an App needs to hear of an event. */
const NEEDS: Readonly<Record<string, string>> = {
  issues: 'issues',
  issue_comment: 'issues',
  label: 'issues',
  pull_request: 'pull_requests',
  pull_request_review: 'pull_requests',
  push: 'contents',
  release: 'contents',
  create: 'contents',
  delete: 'contents',
  check_run: 'checks',
  check_suite: 'checks',
  status: 'statuses',
  merge_group: 'merge_queues',
  membership: 'members',
  team: 'members',
  member: 'members',
  organization: 'members',
  repository_dispatch: 'contents',
};

/** Deliveries to one App: signed, one after another, in order, never repeated by themselves. */
export function openWebhooks({ world, app, secret, contract, timeoutMilliseconds }: WebhookOptions): Webhooks {
  const deliveries: Delivery[] = [];
  const held: Delivery[] = [];
  let endpoint: string | null = null;
  let decide: ((delivery: Delivery) => Fate) | null = null;
  let line: Promise<void> = Promise.resolve();

  function hears(event: WebhookEvent): Installation | null {
    if (event.onlyFor !== undefined && event.onlyFor !== app) return null;
    const owner = event.owner ?? event.repository?.owner;
    const installations =
      event.repository === null
        ? world.installations.filter((each) => each.account === owner)
        : installationsOn(world, event.repository);
    const installation = installations.find((each) => each.app === app) ?? null;
    const permission = NEEDS[event.event];
    if (installation === null || permission === undefined) return installation;
    return installation.permissions[permission] === undefined ? null : installation;
  }

  function post(delivery: Delivery): void {
    line = line.then(async () => {
      if (endpoint === null) return;
      delivery.status = await send(endpoint, delivery);
    });
  }

  async function send(url: string, delivery: Delivery): Promise<number> {
    const body = JSON.stringify(delivery.payload);
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'GitHub-Hookshot/sandbox',
          'x-github-event': delivery.event,
          'x-github-delivery': delivery.guid,
          'x-github-hook-id': String(app.id),
          'x-github-hook-installation-target-type': 'integration',
          'x-github-hook-installation-target-id': String(app.id),
          'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
          'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
        },
        body,
        signal: AbortSignal.timeout(timeoutMilliseconds),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      // Nobody answered, or not in time: GitHub notes it and goes on.
      return 0;
    }
  }

  function record(of: Omit<Delivery, 'id' | 'deliveredAt' | 'status'>): Delivery {
    const delivery: Delivery = { ...of, id: world.nextId(), deliveredAt: iso(world.clock.now()), status: null };
    deliveries.push(delivery);
    return delivery;
  }

  return {
    deliveries,
    emit(event) {
      const installation = hears(event);
      if (installation === null) return;
      const { repository, sender } = event;
      const owner = event.owner ?? repository?.owner;
      const payload = {
        ...(event.action === null ? {} : { action: event.action }),
        ...event.payload,
        ...(repository === null ? {} : { repository: repositoryShape(world, repository) }),
        ...(owner?.__typename === 'Organization' ? { organization: organizationShape(world, owner) } : {}),
        sender: userShape(world, sender.account),
        installation: event.payload['installation'] ?? { id: installation.id, node_id: `MDIz${installation.id}` },
      };
      contract.told(event.event, event.action, payload);
      const delivery = record({
        guid: randomUUID(),
        event: event.event,
        action: event.action,
        payload,
        installationId: installation.id,
        repositoryId: repository?.databaseId ?? null,
        redelivered: false,
        startsWorkflows: loginOf(sender.account) !== 'github-actions[bot]' || event.event === 'repository_dispatch',
      });
      const fate = decide?.(delivery) ?? 'deliver';
      if (fate === 'hold') held.push(delivery);
      if (fate === 'deliver' || fate === 'twice') post(delivery);
      if (fate === 'twice') post(record({ ...delivery, redelivered: true }));
    },
    deliverTo(url) {
      endpoint = url;
    },
    endpoint: () => endpoint,
    tamper(next) {
      decide = next;
    },
    release(arrange = (all) => all) {
      for (const delivery of arrange(held.splice(0))) post(delivery);
    },
    redeliver(guid) {
      const known = deliveries.find((delivery) => delivery.guid === guid);
      if (known === undefined) throw new Error(`no delivery has the id ${guid}`);
      const again = record({ ...known, redelivered: true });
      post(again);
      return again;
    },
    async settled() {
      let seen: Promise<void> | null = null;
      // What an endpoint does while it answers may cause more deliveries.
      while (seen !== line) {
        seen = line;
        await seen;
      }
    },
  };
}
