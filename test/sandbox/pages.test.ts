import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
beforeEach(async () => {
  sandbox = await openSandbox();
  site = await sandbox.repository('olivia/site', {
    files: { 'a & b.md': '# Title\n' },
    permissions: { alice: 'write', bob: 'write' },
  });
});
afterEach(async () => {
  await sandbox.close();
});

async function look(path: string): Promise<string> {
  const answer = await fetch(`${sandbox.url}${path}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

it('shows repositories, branches, files, issues and pulls to look at', async () => {
  const issue = await site
    .as('alice')
    .openIssue({ title: 'A project', body: 'Please **do**', labels: ['countersign'] });
  await site.as('alice').push('feature', { 'x.md': 'new\n' });
  const pull = await site.as('alice').openPull({ title: 'Change', head: 'feature' });
  await site.as('bob').review(pull.number, 'APPROVED');
  await site.setCheck(pull.headRefOid, 'countersign', 'success');
  expect(await look('/')).toContain('href="/olivia/site"');
  expect(await look('/olivia/site')).toContain('#1 A project');
  expect(await look(`/olivia/site/issues/${issue.number}`)).toContain('Please <strong>do</strong>');
  const page = await look(`/olivia/site/pull/${pull.number}`);
  for (const shown of ['<b>bob</b> approved', '<b>countersign</b> by countersign', '+new'])
    expect(page).toContain(shown);
  expect(await look('/olivia/site/tree/main')).toContain('a &amp; b.md');
  expect(await look(`/olivia/site/blob/${String(await site.head())}/a%20%26%20b.md`)).toContain('<h1>Title</h1>');
  expect((await fetch(`${sandbox.url}/olivia/site/issues/99`)).status).toBe(404);
});

it('shows what people write as text, never as a page of its own', async () => {
  const body = [
    '<script>alert(1)</script> <!-- hidden marker --> <img src=x onerror=alert(2)>',
    '[a](javascript:alert(3)) ![b](javascript:alert(4))',
    '<details><summary>More</summary>',
    '',
    'inside',
    '</details>',
  ].join('\n');
  const issue = await site.as('alice').openIssue({ title: '<b>"bold"</b>', body, labels: ['<i>'] });
  const page = await look(`/olivia/site/issues/${issue.number}`);
  for (const bad of ['<script', '<img', 'hidden marker', 'href="javascript', '<b>"bold"'])
    expect(page).not.toContain(bad);
  expect(page).toContain('<details><summary>More</summary>');
});

it('never shows a secret', async () => {
  const token = sandbox.tokenFor({ installation: 'olivia' });
  await fetch(`${sandbox.url}/api/v3/repos/olivia/site`, { headers: { authorization: `token ${token}` } });
  const pages = await Promise.all(['/', '/olivia/site', '/olivia/site/tree/main'].map(look));
  const everything = JSON.stringify([pages, sandbox.requests, sandbox.deliveries]);
  for (const secret of [token, sandbox.app.webhookSecret, sandbox.app.privateKey.slice(40, 80)])
    expect(everything).not.toContain(secret);
});
