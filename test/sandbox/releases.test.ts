import { expect, it } from 'vitest';
import { openSandbox } from './sandbox.ts';
import { graphql } from './talk.ts';

const document = `query Releases($owner: String!, $name: String!) { repository(owner: $owner, name: $name) {
  releases(first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { tagName isDraft isPrerelease name description url publishedAt author { login } tagCommit { oid } } } } }`;

it('releases are told by the dates of their commits, drafts only to who may write', async () => {
  const sandbox = await openSandbox();
  try {
    sandbox.organization('acme');
    const site = await sandbox.repository('acme/site', {
      permissions: { alice: 'write', eve: 'read' },
      files: { 'README.md': '# Site\n' },
    });
    const alice = site.as('alice');
    const first = String(await site.head());
    const second = await alice.push('main', { 'a.md': 'a\n' });
    await alice.release({ tag: 'v2', text: 'Two.', isPrerelease: true });
    await alice.release({ tag: 'v1', target: first });
    const draft = await alice.release({ tag: 'v3', isDraft: true });
    await expect(site.as('eve').release({ tag: 'v4' })).rejects.toThrow(/denied/u);
    await expect(alice.release({ tag: 'v1' })).rejects.toThrow(/Validation/u);
    const told = async (user: string): Promise<unknown> =>
      (await graphql(sandbox, sandbox.tokenFor({ user }), document, { owner: 'acme', name: 'site' })).data;
    const url = `${sandbox.url}/acme/site/releases/tag`;
    const author = { login: 'alice' };
    const published = [
      { tagName: 'v2', isPrerelease: true, description: 'Two.', url: `${url}/v2`, author, tagCommit: { oid: second } },
      { tagName: 'v1', isDraft: false, name: 'v1', url: `${url}/v1`, author, tagCommit: { oid: first } },
    ];
    const unseen = { tagName: 'v3', isDraft: true, publishedAt: null, tagCommit: null };
    expect(await told('eve')).toMatchObject({ repository: { releases: { nodes: published } } });
    expect(await told('alice')).toMatchObject({ repository: { releases: { nodes: [unseen, ...published] } } });
    await alice.editRelease(draft, { isDraft: false });
    expect(await site.git('rev-parse', 'v3')).toBe(second);
    expect(sandbox.gaps).toEqual([]);
  } finally {
    await sandbox.close();
  }
});
