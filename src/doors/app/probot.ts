import { isFields } from '../../core/fields.ts';
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { Probot, ProbotOctokit } from 'probot';
import type { Delivery } from './ingress.ts';

export interface ProbotOptions {
  readonly appId: number;
  /** PEM, PKCS #1 or PKCS #8. */
  readonly privateKey: string;
  /** `https://api.github.com`, or `https://<host>/api/v3` of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly log: Logger;
  /** Takes every delivery; resolves when what it asks for is queued. */
  readonly take: (delivery: Delivery) => Promise<void>;
}

/** One request to GitHub as the App itself, not as an installation. Throws what Octokit throws. */
export type AppRequest = (
  route: string,
  parameters?: Readonly<Record<string, unknown>>,
) => Promise<{ readonly data: unknown; readonly headers: { readonly link?: string | undefined } }>;

/** The Probot in this process: it passes deliveries on, and knows how to be the App. */
export interface RunningProbot {
  /** Passes on a delivery that was verified. Throws what its handler threw. */
  readonly receive: (delivery: Delivery) => Promise<void>;
  readonly request: AppRequest;
}

type Event = Parameters<Probot['receive']>[0];

/**
 * Starts Probot with one App function, which queues and does nothing else. Probot's own server, its setup mode and its
 * reading of the environment stay out: deliveries come from the ingress, verified. Its throttle, which lets a single
 * write pass in a second and reads of GraphQL among them, and its retries are off: pacing is the client's.
 */
export async function startProbot({ appId, privateKey, apiUrl, log, take }: ProbotOptions): Promise<RunningProbot> {
  const probot = new Probot({
    appId,
    privateKey,
    baseUrl: apiUrl,
    // Nothing is verified with it. Left out, it would be "development", which everybody knows.
    secret: randomBytes(32).toString('hex'),
    // Whatever goes wrong in here is thrown as well, and told once by whoever called; below, Probot logs whole payloads.
    log: log.child({}, { level: 'fatal' }),
    // Only in this form: given as an object, Probot's own defaults win.
    Octokit: ProbotOctokit.defaults((options: object) => ({
      ...options,
      throttle: { enabled: false },
      retry: { enabled: false },
    })),
  });
  await probot.load((app) => {
    app.onAny(({ id, name, payload }) => (isFields(payload) ? take({ id, event: name, payload }) : undefined));
  });
  const app = await probot.auth();

  async function receive({ id, event, payload }: Delivery): Promise<void> {
    const delivery = { id, name: event, payload };
    if (!isEvent(delivery)) return;
    try {
      await probot.receive(delivery);
    } catch (error) {
      throw error instanceof AggregateError && error.errors.length === 1 ? error.errors[0] : error;
    }
  }

  return { receive, request: (route, parameters) => app.request(route, { ...parameters }) };
}

/** Probot's types promise a whole payload. Nobody here relies on more than what is checked again where it is read. */
function isEvent(value: { readonly id: string; readonly name: string; readonly payload: unknown }): value is Event {
  return value.id !== '' && value.name !== '' && isFields(value.payload);
}
