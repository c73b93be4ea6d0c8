import { isFields } from '../../../core/fields.ts';
import type { Clock } from '../../../ports.ts';
import type { GitHubClient } from '../../client.ts';

import type { WebhookReadings } from '../readings.ts';
import { textIn } from './fields.ts';

/** GitHub's largest page. */
const deliveriesAtMost = 100;
/** Deliveries that are older say nothing about now. */
const recently = 24 * 60 * 60_000;

/** What GitHub tells the App of its webhook, and of what was delivered in the last day. */
export async function webhookReadings(app: GitHubClient, clock: Clock): Promise<WebhookReadings> {
  const config = await app.rest('GET /app/hook/config', {}, { allow: [404] });
  const { data } = await app.rest('GET /app/hook/deliveries', { per_page: deliveriesAtMost }, { allow: [404] });
  const since = Date.parse(clock.now()) - recently;
  return { ...configIn(config.data), deliveries: deliveriesIn(data, since) };
}

function configIn(config: unknown): Omit<WebhookReadings, 'deliveries'> {
  return {
    url: textIn(config, 'url'),
    contentType: textIn(config, 'content_type') ?? 'form',
    hasSecret: textIn(config, 'secret') !== null,
    isInsecure: isFields(config) && String(config['insecure_ssl']) === '1',
  };
}

/** Attempts come newest first; a delivery arrived when one of its attempts did. */
function deliveriesIn(data: unknown, since: number): WebhookReadings['deliveries'] {
  const found = new Map<string, WebhookReadings['deliveries'][number]>();
  for (const attempt of Array.isArray(data) ? data : []) {
    const at = textIn(attempt, 'delivered_at') ?? '';
    if (!isFields(attempt) || !(Date.parse(at) >= since)) continue;
    const { guid, status_code: code } = attempt;
    const arrived = typeof code === 'number' && code >= 200 && code < 300;
    const known = found.get(String(guid));
    if (known === undefined || arrived)
      found.set(String(guid), {
        at: known?.at ?? at,
        arrived,
        status: `${String(code)} ${textIn(attempt, 'status') ?? ''}`.trim(),
      });
  }
  return [...found.values()];
}
