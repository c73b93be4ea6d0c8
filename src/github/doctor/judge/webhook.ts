import { ailment, type Ailment } from '../ailments.ts';
import type { WebhookReadings } from '../readings.ts';

/** What is wrong with how GitHub reaches the App. The sweep finds what was not delivered, later. */
export function webhookAilmentsOf({
  url,
  contentType,
  hasSecret,
  isInsecure,
  deliveries,
}: WebhookReadings): readonly Ailment[] {
  const where = 'settings of the App → General → Webhook';
  if (url === null)
    return [
      ailment(
        'webhook_missing',
        'weakens',
        'the App has no address that GitHub delivers to: everything waits for the next sweep',
        `${where} → Active, and as its URL https://YOUR-SERVER/api/github/webhooks`,
      ),
    ];
  const found: Ailment[] = [];
  if (contentType !== 'json')
    found.push(
      ailment(
        'webhook_form',
        'weakens',
        'GitHub delivers as a web form, and that is refused',
        `${where} → Content type: application/json`,
      ),
    );
  if (!hasSecret)
    found.push(
      ailment(
        'webhook_unsigned',
        'weakens',
        'deliveries are not signed, and what is not signed is refused',
        `${where} → Secret: the value that WEBHOOK_SECRET has on the server`,
      ),
    );
  if (isInsecure)
    found.push(
      ailment(
        'webhook_insecure',
        'weakens',
        "GitHub does not verify the server's certificate: somebody between can read what it delivers",
        `${where} → Enable SSL verification`,
      ),
    );
  const failed = deliveries.filter(({ arrived }) => !arrived);
  const last = failed.toSorted((one, other) => (one.at < other.at ? 1 : -1))[0];
  if (last !== undefined)
    found.push(
      ailment(
        'webhook_failing',
        'weakens',
        `${failed.length} of the last ${deliveries.length} deliveries did not arrive, the latest at ${last.at} (${last.status})`,
        `see that ${url} can be reached from the internet; settings of the App → Advanced shows what it answered`,
      ),
    );
  return found;
}
