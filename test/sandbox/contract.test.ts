import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Contract, openContract } from './contract.ts';
import { matchRoute } from './rest/router.ts';
import { routes } from './rest/routes.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { restCut, webhookCut } from './schemas/cut.ts';
import { faults } from './schemas/faults.ts';
import { eventsNeeded, routesOfTheProduct } from './schemas/needed.ts';
import { rest } from './talk.ts';

describe('the cut of what GitHub publishes', () => {
  it('says what it was cut from', () => {
    for (const { source } of [restCut(), webhookCut()]) {
      expect(source).toEqual({
        package: expect.stringMatching(/^@octokit\/openapi(?:-webhooks)?$/u) as unknown,
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/u) as unknown,
        file: 'generated/api.github.com.json',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as unknown,
      });
    }
  });

  it('names every operation that the product uses', () => {
    const operations = Object.values(restCut().operations).map(({ method, path }) => `${method} ${path}`);
    expect(routesOfTheProduct().length).toBeGreaterThan(5);
    expect(routesOfTheProduct().filter((route) => !operations.includes(route))).toEqual([]);
  });

  it('names every operation of the sandbox, with its method and its path', () => {
    const published = Object.entries(restCut().operations).map(([id, { method, path }]) => `${id}: ${method} ${path}`);
    const answered = routes.map(({ id, method, path }) => `${id}: ${method} ${path.replaceAll('{+', '{')}`);
    expect(answered.filter((route) => !published.includes(route))).toEqual([]);
  });

  it('names every event that the product listens to', () => {
    const events = Object.keys(webhookCut().events).map((name) => name.split(' ')[0]);
    expect(eventsNeeded().filter((event) => !events.includes(event))).toEqual([]);
  });

  it('is corrected only where somebody says what GitHub does instead', () => {
    for (const { because } of faults) expect(because).toMatch(/^[A-Z].*\.$/u);
  });
});

describe('the sandbox', () => {
  it('answers every route of the product', () => {
    const open = routesOfTheProduct().filter((route) => {
      const [method = '', path = ''] = route.split(' ');
      return matchRoute(routes, method, path) === null;
    });
    expect(open).toEqual([]);
  });
});

describe('the contract tells of', () => {
  const repository = { owner: 'acme', repo: 'site' };
  let found: string[];
  let contract: Contract;
  beforeEach(() => {
    found = [];
    contract = openContract((message) => found.push(message));
  });

  const asked = (id: string, body?: unknown, query = '', parameters: Record<string, string> = repository): void =>
    contract.asked(id, { parameters, query: new URLSearchParams(query), body });

  it('nothing where all is as published', () => {
    asked('checks/create', { name: 'lint', head_sha: 'abc', status: 'queued', output: { title: 'a', summary: 'b' } });
    asked('issues/list-comments', undefined, 'per_page=100&since=2026-03-02T09:00:00Z', {
      ...repository,
      issue_number: '7',
    });
    contract.answered('git/delete-ref', 204, undefined);
    contract.answered('checks/create', 503, { message: 'away', documentation_url: 'https://docs.github.com' });
    expect(found).toEqual([]);
  });

  it('an operation that GitHub does not have', () => {
    asked('checks/conjure', {});
    expect(found).toEqual([expect.stringContaining('GitHub publishes no operation checks/conjure')]);
  });

  it('a body that lacks something, has something wrong, or something that nobody documents', () => {
    asked('checks/create', { name: 'lint', status: 'done', annotations: [] });
    asked('checks/create', { name: 'lint', head_sha: 'abc', output: { title: 'a', summary: 'b', colour: 'red' } });
    expect(found).toEqual([
      "the body of checks/create: it must have required property 'head_sha'",
      'the body of checks/create: /status must be equal to one of the allowed values ["queued","in_progress","completed"]',
      'the body of checks/create: /output/colour is documented nowhere',
    ]);
  });

  it('a body where none is taken, and none where one is needed', () => {
    asked('issues/get', { body: 'x' }, '', { ...repository, issue_number: '7' });
    asked('checks/create');
    expect(found).toEqual(['issues/get takes no body', 'checks/create needs a body']);
  });

  it('parameters of the wrong kind and of no known name', () => {
    asked('issues/list-comments', undefined, 'per_page=many&order=asc', { ...repository, issue_number: 'seven' });
    asked('issues/list-comments', undefined, 'order=asc', { ...repository, issue_number: '7' });
    expect(found).toEqual([
      'the path of issues/list-comments: /issue_number must be integer',
      'the query of issues/list-comments: /per_page must be integer',
      'the query of issues/list-comments: /order is documented nowhere',
    ]);
  });

  it('answers that are not as published', () => {
    contract.answered('git/create-ref', 201, { ref: 'refs/heads/x', node_id: 'R', url: '', object: null });
    contract.answered('git/create-ref', 202, {});
    contract.answered('git/create-ref', 201, undefined);
    contract.answered('git/create-ref', 422, { message: 'no', documentation_url: 'https://docs.github.com', hint: '' });
    expect(found).toEqual([
      'the 201 of git/create-ref: /url must match format "uri"',
      'the 201 of git/create-ref: /object must be object',
      'git/create-ref is not known to answer 202',
      'the 201 of git/create-ref has a body',
      'the 422 of git/create-ref: /hint is documented nowhere',
    ]);
  });

  it('the one of several schemas that was meant', () => {
    const rule = { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'lint' }] } };
    asked('repos/create-repo-ruleset', { name: 'one', enforcement: 'active', rules: [{ type: 'deletion' }, rule] });
    expect(found).toEqual([
      "the body of repos/create-repo-ruleset: /rules/1/parameters must have required property 'strict_required_status_checks_policy'",
    ]);
  });

  it('webhooks that are not as published, and those that are not published', () => {
    contract.told('issues', 'pondered', {});
    contract.told('create', null, { ref: 'x' });
    expect(found).toEqual([
      expect.stringContaining('GitHub publishes no webhook issues pondered'),
      ...['ref_type', 'master_branch', 'description', 'pusher_type', 'repository', 'sender'].map(
        (name) => `the webhook create: it must have required property '${name}'`,
      ),
    ]);
  });
});

describe('in the sandbox, the contract', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await openSandbox();
    sandbox.organization('acme', { owners: ['olivia'] });
    await sandbox.repository('acme/site', { permissions: { alice: 'write' } });
  });
  afterEach(() => sandbox.close());

  it('makes a gap of a request that GitHub does not document, said once', async () => {
    const token = sandbox.tokenFor({ installation: 'acme' });
    for (const path of ['/repos/acme/site/pulls?status=open', '/repos/acme/site/pulls?status=open'])
      expect((await rest(sandbox, token, 'GET', path)).status).toBe(200);
    expect(sandbox.gaps).toEqual(['the query of pulls/list: /status is documented nowhere']);
  });

  it('makes a gap of a request whose answer a fault replaces', async () => {
    sandbox.faults.inject({ match: 'git/create-ref', answer: { status: 502 } });
    const token = sandbox.tokenFor({ installation: 'acme' });
    expect((await rest(sandbox, token, 'POST', '/repos/acme/site/git/refs', { ref: 'x' })).status).toBe(502);
    expect(sandbox.gaps).toEqual(["the body of git/create-ref: it must have required property 'sha'"]);
  });

  it('holds for the headers of a webhook', async () => {
    const heard: string[][] = [];
    const endpoint = createServer((request, response) => {
      heard.push(Object.keys(request.headers));
      response.end();
    });
    endpoint.listen(0, '127.0.0.1');
    await once(endpoint, 'listening');
    sandbox.deliverTo(`http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/`);
    await (await sandbox.repository('acme/site')).as('alice').openIssue({ title: 'One' });
    await sandbox.settled();
    endpoint.close();
    const published = webhookCut().events['issues opened']?.headers ?? [];
    expect(published).toContain('x-github-delivery');
    expect(heard).toEqual([expect.arrayContaining([...published])]);
    expect(sandbox.gaps).toEqual([]);
  });
});
