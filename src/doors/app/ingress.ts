import { isFields, type Fields } from '../../core/fields.ts';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { QueueClosed } from '../../queue/queue.ts';

import { digestIn, isSigned } from './signature.ts';

/** Where deliveries come in: where Probot has them, so that the settings of an App that ran on it stay as they are. */
export const webhookPath = '/api/github/webhooks';

/** GitHub delivers nothing over 25 MB. */
const largestBody = 25_000_000;
/** Bodies that are held at the same time, in bytes: who signed them is only known when they are whole. */
const heldAtMost = 4 * largestBody;
/** Ids that are remembered, to say in the log that a delivery came before. */
const rememberedIds = 2_000;

/** A delivery that was verified. */
export interface Delivery {
  /** The id GitHub gave it; a redelivery has the same one. */
  readonly id: string;
  readonly event: string;
  readonly payload: Fields;
}

/** Whether this process can do its work now, for whoever watches it. */
export interface Readiness {
  readonly accepting: boolean;
  /** When the last sweep ended well; null before the first. */
  readonly lastSweep: string | null;
  /** Did GitHub answer when it was last asked? Null before that. */
  readonly github: boolean | null;
}

export interface IngressOptions {
  /** The secret, and during a rotation the previous one. */
  readonly secrets: readonly string[];
  /** Takes a delivery. Resolves when what it asks for is queued, not when it is done. */
  readonly take: (delivery: Delivery) => Promise<void>;
  readonly readiness: () => Readiness;
  readonly log: Logger;
}

interface Answer {
  readonly status: number;
  readonly body: Fields;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Stands before everything else: takes deliveries of GitHub and refuses everything that is none, before it is read where
 * that can be told, and answers at once. `GET /healthz` says that the process lives, `GET /readyz` whether it can work.
 */
export function ingress({ secrets, take, readiness, log }: IngressOptions): RequestListener {
  const known = new Set<string>();
  let held = 0;

  async function answerTo(request: IncomingMessage): Promise<Answer | null> {
    const [path] = (request.url ?? '').split('?', 1);
    if (path === webhookPath) {
      if (request.method !== 'POST') return notAllowed('POST');
      const answer = await delivered(request);
      noteRefusal(request, answer);
      return answer;
    }
    if (path !== '/healthz' && path !== '/readyz') return refusal('not_found');
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD');
    return path === '/healthz' ? { status: 200, body: { alive: true } } : readinessAnswer(readiness());
  }

  async function delivered(request: IncomingMessage): Promise<Answer | null> {
    const { headers } = request;
    if (!readiness().accepting) return refusal('stopping');
    if (headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() !== 'application/json')
      return refusal('not_json');
    if (Number(headers['content-length'] ?? 0) > largestBody) return refusal('too_large');
    const digest = digestIn(headers['x-hub-signature-256']);
    if (digest === null) return refusal('not_signed');
    const id = nameIn(headers['x-github-delivery']);
    const event = nameIn(headers['x-github-event']);
    if (id === null || event === null) return refusal('not_a_delivery');
    const body = await bodyOf(request);
    if (!Buffer.isBuffer(body)) return body;
    if (!isSigned(body, digest, secrets)) return refusal('wrong_signature');
    const payload = payloadIn(body);
    if (payload === null) return refusal('not_readable');
    noteId(id, event);
    return taken({ id, event, payload });
  }

  /** The whole body; null when the other side hung up. */
  async function bodyOf(request: IncomingMessage): Promise<Buffer | Answer | null> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        if (!Buffer.isBuffer(chunk)) return null;
        size += chunk.length;
        held += chunk.length;
        if (size > largestBody) return refusal('too_large');
        if (held > heldAtMost) return refusal('too_busy');
        chunks.push(chunk);
      }
      return Buffer.concat(chunks, size);
    } catch {
      return null;
    } finally {
      held -= size;
    }
  }

  async function taken(delivery: Delivery): Promise<Answer> {
    try {
      await take(delivery);
      return { status: 202, body: { accepted: true } };
    } catch (error) {
      if (error instanceof QueueClosed) return refusal('stopping');
      log.error({ delivery: delivery.id, event: delivery.event, err: error }, 'a delivery could not be queued');
      return refusal('not_queued');
    }
  }

  function noteRefusal(request: IncomingMessage, answer: Answer | null): void {
    // What could not be queued has been told with its reason.
    if (answer === null || answer.status < 400 || answer.status === 500) return;
    const { code, because } = answer.body;
    const delivery = nameIn(request.headers['x-github-delivery']);
    log.warn({ status: answer.status, code, delivery }, `refused: ${String(because)}`);
  }

  /** The same delivery twice is harmless; that there are many is worth knowing. */
  function noteId(id: string, event: string): void {
    if (known.has(id)) log.info({ delivery: id, event }, 'this delivery came before');
    known.add(id);
    const [oldest] = known;
    if (known.size > rememberedIds && oldest !== undefined) known.delete(oldest);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await answerTo(request);
    if (answer === null) return;
    send(response, answer, !readiness().accepting);
    // Whoever is still sending gets to the answer behind it; the time limit of requests ends that too.
    request.resume();
  }

  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'a request could not be answered');
      response.destroy();
    });
  };
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer, isLast: boolean): void {
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...(isLast && { connection: 'close' }),
    ...headers,
  });
  response.end(text);
}

/** A header that names something, short and plain enough to be logged. */
function nameIn(header: string | readonly string[] | undefined): string | null {
  return typeof header === 'string' && /^[\w-]{1,64}$/u.test(header) ? header : null;
}

function payloadIn(body: Buffer): Fields | null {
  try {
    const payload: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isFields(payload) ? payload : null;
  } catch {
    return null;
  }
}

function readinessAnswer(now: Readiness): Answer {
  const ready = now.accepting && now.lastSweep !== null && now.github === true;
  return { status: ready ? 200 : 503, body: { ready, ...now } };
}

function notAllowed(allow: string): Answer {
  return { ...refusal('wrong_method'), headers: { allow } };
}

function refusal(code: keyof typeof refusals): Answer {
  const [status, because, next] = refusals[code];
  return { status, body: { code, because, next } };
}

/** GitHub shows these to whoever looks at the recent deliveries of the App. */
const refusals = {
  not_found: [404, 'There is nothing at this address.', `Deliveries of GitHub go to ${webhookPath}.`],
  wrong_method: [405, 'This address does not take this method.', `Deliveries of GitHub are POSTed to ${webhookPath}.`],
  not_json: [
    415,
    'The content type is not application/json.',
    "Choose application/json in the App's webhook settings.",
  ],
  too_large: [413, 'The body is larger than 25 MB.', 'GitHub sends nothing that large; send less.'],
  not_signed: [
    401,
    'There is no X-Hub-Signature-256 header with a SHA-256 signature.',
    "Set a webhook secret in the App's settings, the same one as here.",
  ],
  wrong_signature: [
    401,
    'The signature does not fit the body and the webhook secret.',
    "Set the same webhook secret in the App's settings and here.",
  ],
  not_a_delivery: [
    400,
    'The headers X-GitHub-Event and X-GitHub-Delivery are needed.',
    'Send it as GitHub does, with the name of the event and the id of the delivery.',
  ],
  not_readable: [400, 'The body is not a JSON object in UTF-8.', 'Send the payload as GitHub does.'],
  too_busy: [503, 'Too much is being received at the same time.', 'Deliver it again in a moment.'],
  stopping: [503, 'This process is stopping.', 'Deliver it again in a moment; failed deliveries are also asked for.'],
  not_queued: [
    500,
    'What the delivery asks for could not be queued.',
    'Deliver it again; the log of the server says why.',
  ],
} as const satisfies Readonly<Record<string, readonly [number, string, string]>>;
