import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { eventsHeard } from '../../src/doors/app/hints.ts';
import { webhookPath } from '../../src/doors/app/ingress.ts';

interface Manifest {
  readonly default_events: readonly string[];
  readonly default_permissions: Readonly<Record<string, string>>;
}

const text = readFileSync(join(import.meta.dirname, '../../app.yml'), 'utf8');
const manifest = parse(text) as Manifest;

/** Sent to every App; a manifest that asks for them is refused. */
const unasked = ['installation', 'installation_repositories', 'installation_target'];

/** Without at least this permission GitHub does not send the event: docs.github.com, "Webhook events and payloads". */
const neededFor: Readonly<Record<string, string>> = {
  check_run: 'checks',
  check_suite: 'checks',
  issue_comment: 'issues',
  issues: 'issues',
  member: 'members',
  membership: 'members',
  merge_group: 'merge_queues',
  organization: 'members',
  pull_request: 'pull_requests',
  pull_request_review: 'pull_requests',
  push: 'contents',
  release: 'contents',
  repository: 'metadata',
  status: 'statuses',
  team: 'members',
};

describe('the manifest of the App', () => {
  it('asks for the events that are heard, and no others', () => {
    expect(manifest.default_events.toSorted()).toEqual(
      eventsHeard.filter((event) => !unasked.includes(event)).toSorted(),
    );
  });

  it('has the permission for each event', () => {
    const missing = manifest.default_events.filter((event) => {
      const permission = neededFor[event];
      return permission === undefined || manifest.default_permissions[permission] === undefined;
    });
    expect(missing).toEqual([]);
  });

  it('may write only where it does', () => {
    const writes = Object.entries(manifest.default_permissions).filter(([, may]) => may !== 'read');
    expect(writes).toEqual(['contents', 'issues', 'pull_requests', 'checks'].map((name) => [name, 'write']));
  });

  it('says where deliveries go', () => {
    expect(text).toContain(webhookPath);
  });
});
