import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostile } from './pages/hostile.ts';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
beforeEach(async () => {
  sandbox = await openSandbox();
  site = await sandbox.repository('olivia/site', {
    files: { 'a & b.md': '# Title\n', 'README.md': 'See [the notes](docs/notes.md).\n', 'docs/notes.md': 'One\ntwo\n' },
    permissions: { alice: 'write', bob: 'write' },
  });
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
});

async function look(path: string): Promise<string> {
  const answer = await fetch(`${sandbox.url}${path}`);
  expect(`${path} ${answer.status}`).toBe(`${path} 200`);
  return answer.text();
}

/** What a page says to a person: without tags, with single spaces. */
async function read(path: string): Promise<string> {
  return words(await look(path));
}

function words(page: string): string {
  return page
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&amp;', '&');
}

/** Every page that can be reached from the first one, by its address. */
async function everyPage(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  const waiting = ['/'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path)) continue;
    const page = await look(path);
    pages.set(path, page);
    const links = [...page.matchAll(/ href="(\/[^"]*)"/g)].map(
      ([, link = '']) => link.replaceAll('&#39;', "'").replaceAll('&amp;', '&').split('#')[0] ?? '',
    );
    waiting.push(...links.filter((link) => !link.endsWith('.css')));
  }
  return pages;
}

async function rendered(body: string): Promise<string> {
  const issue = await site.as('alice').openIssue({ title: 'An issue', body });
  const page = await look(`/olivia/site/issues/${issue.number}`);
  return /<div class="markdown inside">([^]*?)<\/div>\s*<\/div>\s*<\/article>/.exec(page)?.[1]?.trim() ?? '';
}

describe('the pages', () => {
  it('show repositories, accounts, branches, files, commits and lists', async () => {
    const head = String(await site.head());
    expect(await read('/')).toContain('olivia/site');
    expect(await read('/alice')).toMatch(/alice a person olivia\/site write/);
    expect(await read('/olivia/site')).toMatch(/README\.md .*See the notes\./);
    expect(await read('/olivia/site/branches')).toContain('main default');
    expect(await read('/olivia/site/tree/main/docs')).toContain('notes.md');
    expect(await look(`/olivia/site/blob/${head}/a%20%26%20b.md`)).toContain('<h1>Title</h1>');
    expect(await read('/olivia/site/commits/main')).toMatch(/Begin/);
    expect(await read(`/olivia/site/commit/${head}`)).toMatch(
      /Showing 3 changed files with 4 additions and 0 deletions/,
    );
    expect(await read('/olivia/site/issues')).toMatch(/0 Open/);
  });

  it('show an issue with what was said and done', async () => {
    const alice = site.as('alice');
    const { number } = await alice.openIssue({ title: 'A project', body: 'Please **do**', labels: ['big'] });
    const comment = await site.as('bob').comment(number, 'Done.');
    await site.as('bob').editComment(comment.databaseId, 'Done, twice.');
    await alice.editIssue(number, { title: 'The project' });
    await alice.close(number, 'COMPLETED');
    const page = await look(`/olivia/site/issues/${number}`);
    expect(page).toContain('Please <strong>do</strong>');
    expect(page).toContain(`id="issuecomment-${comment.databaseId}"`);
    expect(words(page)).toMatch(
      /The project #1 Closed alice .* added the label big .* bob commented on .* edited Done, twice\. .* changed the title from A project to The project .* closed this as completed/,
    );
    expect(await read('/olivia/site/issues')).toMatch(/0 Open .* 1 Closed The project/);
  });

  it('show a pull request with its commits, reviews, checks and changed files', async () => {
    site.protect('main', { requiredCheck: { name: 'countersign', appId: sandbox.app.id } });
    await site.as('alice').push('feature', { 'docs/notes.md': 'One\nthree\n' }, { message: 'Three' });
    const pull = await site.as('alice').openPull({ title: 'Change', head: 'feature' });
    const at = `/olivia/site/pull/${pull.number}`;
    expect(await read(at)).toMatch(
      /countersign Expected .* Required Merging is blocked\. A required check is not green\./,
    );
    await site.as('bob').review(pull.number, 'CHANGES_REQUESTED', { body: 'Why three?' });
    await site.as('bob').review(pull.number, 'APPROVED');
    await site.setCheck(pull.headRefOid, 'countersign', 'success');
    const page = await read(at);
    expect(page).toMatch(/alice wants to merge 1 commit into main from feature/);
    expect(page).toMatch(
      /Three .* bob requested changes .* Why three\? bob approved these changes at .* This branch may be merged\./,
    );
    expect(await read(`${at}/commits`)).toMatch(/Three ?A alice committed/);
    expect(await read(`${at}/checks`)).toMatch(/countersign by countersign · success/);
    expect(await read(`${at}/files`)).toMatch(
      /1 changed file with 1 addition and 1 deletion\. docs\/notes\.md @@ -1,2 \+1,2 @@ 1 1 One 2 -two 2 \+three/,
    );
    await site.as('bob').merge(pull.number);
    expect(await read(at)).toMatch(
      /Merged bob merged 1 commit .* bob merged commit \w+ into main .* Pull request merged as/,
    );
    expect(await read(`${at}/files`)).toMatch(/1 changed file with 1 addition and 1 deletion/);
    expect(await read('/olivia/site/pulls')).toMatch(/0 Open .* 1 Closed Change/);
  });

  it('say that a pull request was merged past a required check', async () => {
    const shop = await sandbox.repository('olivia/shop', { permissions: { alice: 'write' } });
    shop.protect('main', { requiredCheck: { name: 'countersign', appId: sandbox.app.id } });
    await shop.as('alice').push('feature', { 'x.md': 'x' });
    const { number } = await shop.as('alice').openPull({ title: 'Change', head: 'feature' });
    await shop.as('olivia').merge(number, { bypass: true });
    expect(await read(`/olivia/shop/pull/${number}`)).toContain('It was merged while a required check was not green.');
  });

  it('are there under the names of the site, and nothing else is', async () => {
    await site.as('alice').push('a/b', { 'x.md': 'x' });
    expect(await read('/olivia/site/tree/a/b')).toContain('x.md');
    expect(await read('/olivia/site/blob/a/b/x.md')).toContain('1 byte');
    const wrong = [
      'issues/99',
      'pull/x',
      'tree/none',
      'tree/main/none',
      'blob/main/%0a',
      'tree/main/..',
      'commit/main',
      'commits',
      'wiki',
      'blob/main/%ff',
    ];
    for (const path of ['/nobody', '/olivia/none', '/%', ...wrong.map((each) => `/olivia/site/${each}`)]) {
      const answer = await fetch(`${sandbox.url}${path}`);
      expect(`${path} ${answer.status}`).toBe(`${path} 404`);
    }
  });

  it('never show a secret', async () => {
    const token = sandbox.tokenFor({ installation: 'olivia' });
    await fetch(`${sandbox.url}/api/v3/repos/olivia/site`, { headers: { authorization: `token ${token}` } });
    const everything = JSON.stringify([...(await everyPage()).values(), sandbox.requests, sandbox.deliveries]);
    for (const secret of [token, sandbox.app.webhookSecret, sandbox.app.privateKey.slice(40, 80)])
      expect(everything).not.toContain(secret);
  });
});

describe('Markdown', () => {
  it('has tables, task lists, deleted text and links, as GitHub has', async () => {
    const page = await rendered(
      '| a | b |\n|---|--:|\n| 1 | ~~2~~ |\n\n- [x] done\n- [ ] open\n\nhttps://example.com/?a=1&b=2',
    );
    expect(page).toContain('<td align="right"><del>2</del></td>');
    expect(page).toMatch(/<input type="checkbox" disabled checked>\s*done/);
    expect(page).toMatch(/<input type="checkbox" disabled>\s*open/);
    expect(page).toContain('<a href="https://example.com/?a=1&amp;b=2" rel="nofollow noopener">');
  });

  it('keeps the ends of lines in conversations, and not in files', async () => {
    expect(await rendered('One\ntwo')).toContain('One<br>two');
    expect(await look('/olivia/site/blob/main/docs/notes.md')).toContain('One\ntwo');
  });

  it('links people and numbers that are there, but not in code, and not what a joiner keeps apart', async () => {
    const page = await rendered(
      '@bob @nobody a@bob.example `@bob` #1 #77 `#1` [#1](https://x.example) @\u200Dbob #\u200D1',
    );
    expect(page.match(/href="\/bob"/g)).toHaveLength(1);
    expect(page.match(/href="\/olivia\/site\/issues\/1"/g)).toHaveLength(1);
    expect(page).toContain('@nobody');
  });

  it('links files beside a file', async () => {
    expect(await look('/olivia/site')).toContain('<a href="/olivia/site/blob/main/docs/notes.md">the notes</a>');
  });

  it('has alerts', async () => {
    const page = await rendered('> [!CAUTION]\n> - **one**\n\n> [!NOTHING]\n> quoted');
    expect(page).toMatch(/<div class="alert alert-caution"><p class="alert-title">Caution<\/p><ul>\s*<li><strong>one/);
    expect(page).toMatch(/<blockquote>\s*<p>\[!NOTHING\]/);
  });

  it('draws the flowcharts of a row, and shows the source of other pictures', async () => {
    const chart =
      'flowchart LR\n  a["One #35;1"]:::done\n  b["<b>"]\n  c["Three"]\n  a --> b\n  a --> c\n  c -.-> a\n  classDef done fill:#dafbe1,color:#1f2328';
    const page = await rendered(`\`\`\`mermaid\n${chart}\n\`\`\`\n\n\`\`\`mermaid\npie\n  "<i>" : 1\n\`\`\``);
    expect(page).toContain('<rect x="1" y="36" width="78" height="38" rx="5" fill="#dafbe1"/>');
    expect(page).toMatch(/>One #1<.*>&lt;b&gt;<.*>Three</);
    expect(page.match(/<path /g)).toHaveLength(6);
    expect(page).toContain(
      'A picture that GitHub draws with Mermaid</figcaption><pre><code>pie\n  &quot;&lt;i&gt;&quot; : 1</code></pre>',
    );
  });

  it('lets through the HTML that GitHub lets through, and closes what was left open', async () => {
    expect(await rendered('<details open><summary>More</summary>\n\n**inside**\n')).toMatch(
      /^<details open=""><summary>More<\/summary>\s*<p><strong>inside<\/strong><\/p>\s*<\/details>$/,
    );
    expect(await rendered('H<sub>2</sub>O <kbd>Ctrl</kbd><br>')).toBe('<p>H<sub>2</sub>O <kbd>Ctrl</kbd><br></p>');
    expect(await rendered('<b>bold\n\nnot</b></div></article></main> here')).toBe(
      '<p><b>bold</b></p>\n<p>not here</p>',
    );
  });

  it('shows what would run as text or not at all', async () => {
    expect(await rendered('a <script>alert(1)</script> b')).toBe('<p>a &lt;script&gt;alert(1)&lt;/script&gt; b</p>');
    expect(await rendered('<!-- hidden --><img src="x" alt="A cat" onerror="alert(1)">')).toBe(
      '<span class="image">A cat</span>',
    );
    expect(await rendered('<b onclick="alert(1)" style="color:red" title="t">x</b>')).toBe('<p><b title="t">x</b></p>');
    expect(await rendered('<form action="/"><button>x</button><svg><a href="#">y</a></svg></form>')).toBe(
      'x<a href="#" rel="nofollow noopener">y</a>',
    );
    for (const address of [
      'javascript:alert(1)',
      '&#106;avascript:alert(1)',
      'java\tscript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      'vbscript:x',
    ])
      expect(await rendered(`<a href="${address}">x</a> [y](<${address}>)`)).not.toContain('href');
  });
});

describe('whatever people write', () => {
  it('is text on every page: known tags with known attributes, and nothing that runs or loads', async () => {
    await hostile(site, 'alice', 'bob');
    const tags = new Set<string>();
    const attributes = new Set<string>();
    const pages = await everyPage();
    expect(pages.size).toBeGreaterThan(30);
    for (const page of pages.values()) {
      for (const [, tag = '', given = ''] of page.matchAll(/<([a-z!][^\s/>]*)((?:"[^"]*"|[^">])*)>/gi)) {
        tags.add(tag.toLowerCase());
        for (const [, name = ''] of given.matchAll(/([^\s="/]+)(?:="[^"]*")?/g)) attributes.add(name);
      }
    }
    const layout =
      '!doctype html head meta title link body header nav main aside footer section article div p span time';
    const text = 'a b i em strong del br code pre ul li h1 h2 h3 details summary figure figcaption';
    const rest = 'table tbody thead tr th td input svg g path rect text';
    const known = new Set(`${layout} ${text} ${rest}`.split(' '));
    expect([...tags].filter((tag) => !known.has(tag))).toEqual([]);
    const about = 'lang charset name content title id class href rel type datetime open checked disabled role';
    const drawn = 'width height viewBox d x y rx fill stroke stroke-dasharray';
    const allowed = new Set(`${about} ${drawn} html aria-label aria-current aria-hidden`.split(' '));
    expect([...attributes].filter((name) => !allowed.has(name))).toEqual([]);
  });

  it('cannot make a page run, load or send anything: its policy forbids it', async () => {
    const answer = await fetch(`${sandbox.url}/`);
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const style = await fetch(`${sandbox.url}/_/pages.css`);
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await style.text()).toContain('prefers-color-scheme: dark');
  });
});
