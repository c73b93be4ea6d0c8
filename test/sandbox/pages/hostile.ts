import type { SandboxRepository } from '../repository.ts';

/** Text that tries to be more than text wherever it is put. */
export const nasty = `"><script>alert(1)</script><img src=x onerror=alert(2)><style>*{display:none}</style>' onmouseover='alert(3)`;

const body = [
  nasty,
  '</div></article></main></body></html><h1>outside</h1>',
  '<iframe src="https://evil.example"></iframe><object data="x"></object><base href="https://evil.example/">',
  '<a href="javascript:alert(4)" onclick="alert(5)" style="position:fixed;inset:0">press</a>',
  '[press](javascript:alert(6)) ![picture](javascript:alert(7)) <https://evil.example/"onmouseover="alert(8)>',
  '<svg onload="alert(9)"><script>alert(10)</script></svg><math><mtext><script>alert(11)</script></mtext></math>',
  '<details open ontoggle="alert(12)"><summary>More</summary>',
  '```mermaid\nflowchart LR\n  a["<script>alert(13)</script>"]:::x\n  classDef x fill:#f00\n```',
  '```mermaid\nclick a "javascript:alert(14)"\n```',
  '| a | b |\n|---|---|\n| <td onclick=alert(15)> | </table> |',
  '- [x] <input type="image" src="x" onerror="alert(16)">\n- ~~**_x_**~~ `</code><script>`',
  '> [!NOTE]\n> <script>alert(17)</script>',
  '<!-- --!><script>alert(18)</script> --><div class="bar merge"><plaintext><noscript><p title="</noscript><img src=x onerror=alert(19)>">',
].join('\n\n');

/** Fills a repository with names and texts that nobody should have to trust. Both people may write. */
export async function hostile(site: SandboxRepository, login: string, other: string): Promise<void> {
  const one = site.as(login);
  const issue = await one.openIssue({ title: nasty, body, labels: [nasty] });
  const comment = await site.as(other).comment(issue.number, body);
  await site.as(other).editComment(comment.databaseId, `${body}\n\nagain`);
  await one.editIssue(issue.number, { title: `${nasty} again` });
  const branch = `a"<script>alert(1)<!--/'&b`;
  await one.push(
    branch,
    { [`<b>&"'.md`]: body, [`dir"<i>/${nasty.replaceAll('/', '')}.txt`]: body },
    { message: `${nasty}\n\n${body}` },
  );
  const pull = await one.openPull({ title: nasty, body, head: branch });
  await site.as(other).review(pull.number, 'CHANGES_REQUESTED', { body });
  const review = await site.as(other).review(pull.number, 'APPROVED', { body });
  await site.as(other).dismissReview(review.databaseId, nasty);
  await one.comment(pull.number, `See #${issue.number}.`);
  const run = await site.setCheck(pull.headRefOid, nasty, 'failure', { appId: 77, appSlug: 'x' });
  const found = site.model.suites.flatMap(({ runs }) => runs).find(({ databaseId }) => databaseId === run);
  if (found !== undefined) {
    found.output = { title: nasty, summary: body, text: body };
    found.actions = [{ label: '<b>"', description: '"><script>', identifier: 'x' }];
    found.annotations.push({ path: nasty, startLine: 1, endLine: 1, level: 'failure', message: nasty, title: nasty });
  }
  await one.setStatus(pull.headRefOid, nasty, 'pending');
  await one.merge(pull.number);
}
