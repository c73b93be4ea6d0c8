import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostile, nasty } from '../sandbox/pages/hostile.ts';
import { openSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { type Browser, chromium, needed, openBrowser, type Tab } from './chromium.ts';

const looks = [1200, 400].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })));

describe.skipIf(chromium === null)(`the pages in a browser${chromium === null ? ` (${needed})` : ''}`, () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let tab: Tab;
  let paths: readonly string[] = [];

  beforeAll(async () => {
    sandbox = await openSandbox();
    const site = await sandbox.repository('olivia/site', { permissions: { alice: 'write', bob: 'write' } });
    await hostile(site, 'alice', 'bob');
    const pull = [...site.model.subjects.values()].find(({ __typename }) => __typename === 'PullRequest')?.number ?? 0;
    const head = String(await site.head());
    const below = [
      '',
      '/issues',
      '/issues/1',
      '/pulls',
      ...['', '/commits', '/checks', '/files'].map((each) => `/pull/${pull}${each}`),
    ];
    const code = ['/branches', '/commits/main', `/commit/${head}`, `/blob/main/${encodeURIComponent('<b>&"\'.md')}`];
    paths = ['/', '/alice', ...[...below, ...code].map((path) => `/olivia/site${path}`)];
    browser = await openBrowser(chromium ?? '');
    tab = await browser.newTab();
  });

  afterAll(async () => {
    await browser.close();
    await sandbox.close();
  });

  it('run nothing, load nothing and are complained of by nobody, whatever people wrote', async () => {
    for (const path of paths) {
      await tab.open(`${sandbox.url}${path}`, { width: 1200, scheme: 'light' });
      const found = await tab.evaluate(
        "({ out: [...document.querySelectorAll('body > :not(header, nav, main, footer), h1')].filter((each) => each.localName !== 'h1' || (each.textContent === 'outside' && each.closest('.markdown') === null)).length, loads: performance.getEntriesByType('resource').map(({ name }) => name), danger: document.querySelectorAll('script, iframe, object, embed, form, img, style, [style], base, [onclick], [onerror], [onload]').length })",
      );
      expect({ path, found }).toEqual({ path, found: { out: 0, loads: [`${sandbox.url}/_/pages.css`], danger: 0 } });
    }
    expect(tab.complaints).toEqual([]);
  });

  it('show what people wrote as they wrote it', async () => {
    await tab.open(`${sandbox.url}/olivia/site/issues/1`, { width: 1200, scheme: 'light' });
    expect(await tab.evaluate("document.querySelector('.label').textContent.trim()")).toBe(nasty);
    expect(await tab.evaluate("document.querySelector('h1').textContent.trim()")).toBe(`${nasty} again #1`);
    expect(await tab.evaluate("document.querySelectorAll('article').length")).toBe(2);
  });

  it('fit into a wide and a narrow window, in light and in dark', async () => {
    const backgrounds = new Set<unknown>();
    const wider: unknown[] = [];
    for (const look of looks) {
      for (const path of paths) {
        await tab.open(`${sandbox.url}${path}`, look);
        const over = await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        if (over !== 0) wider.push({ path, ...look, over });
      }
      backgrounds.add(await tab.evaluate('getComputedStyle(document.body).backgroundColor'));
    }
    expect(wider).toEqual([]);
    expect([...backgrounds]).toEqual(['rgb(255, 255, 255)', 'rgb(13, 17, 23)']);
  });
});
