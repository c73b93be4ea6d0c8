import type { Clock } from '../ports.ts';
import type { GitHubClient } from './client.ts';
import type { Ailment } from './doctor/ailments.ts';
import { ailmentsOf } from './doctor/judge.ts';
import { webhookAilmentsOf } from './doctor/judge/webhook.ts';
import { readingsOf, type Examining } from './doctor/read/repository.ts';
import { webhookReadings } from './doctor/read/webhook.ts';
import type { Named } from './doctor/readings.ts';

/**
 * What keeps Countersign from working in a repository, or weakens it, and how that is mended: what stops it first. Only
 * reads. Throws a GitHubProblem when GitHub cannot be asked at all.
 */
export async function examine(client: GitHubClient, named: Named, examining: Examining): Promise<readonly Ailment[]> {
  return ailmentsOf(await readingsOf(client, named, examining));
}

/** What is wrong with how GitHub reaches the App, for whoever runs it: it is the same for all repositories. */
export async function examineWebhook(app: GitHubClient, clock: Clock): Promise<readonly Ailment[]> {
  return webhookAilmentsOf(await webhookReadings(app, clock));
}
