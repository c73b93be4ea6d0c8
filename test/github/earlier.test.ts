import { beforeAll, describe, expect, it } from 'vitest';
import type { Definition } from '../../src/core/definition/schema.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import type { Proposal } from '../../src/core/project/world.ts';
import { readDefinition } from '../../src/files.ts';
import type { Lies, Pull } from '../../src/github/answer.ts';
import type { GitHubClient, GraphqlAnswer } from '../../src/github/client.ts';
import { withEarlier } from '../../src/github/earlier.ts';
import { proposalsIn, type PullView } from '../../src/github/pulls.ts';
import { lifecycle } from '../homes/rig.ts';
import { commitOf, file, pull, signed, stateWith } from './given.ts';

const paths = ['papers/12/text.md', 'papers/12/notes.md', 'papers/12/figures'];
const [text = '', notes = ''] = paths;

let definition: Definition;
beforeAll(() => {
  const read = readDefinition(lifecycle, 'paper.yaml');
  if (!read.ok) throw new Error('the definition of the tests is broken');
  definition = read.definition;
});

/** What GitHub holds: commit → path → entry; and what a comparison with the base lists of a commit. */
interface Held {
  readonly commits?: Readonly<Record<string, Readonly<Record<string, Lies>>>>;
  readonly compared?: readonly string[] | null;
}

/** A client to which GitHub shows that, and the commits it was asked for. */
function showing({ commits = {}, compared = null }: Held): { client: GitHubClient; asked: string[] } {
  const asked: string[] = [];
  const client: GitHubClient = {
    graphql<T>(_text: string, variables: Readonly<Record<string, unknown>>): Promise<GraphqlAnswer<T>> {
      const commit = String(variables['oid']);
      asked.push(commit);
      const entries = commits[commit];
      const lies = Object.entries(variables).flatMap(([name, path]) =>
        /^f\d+$/u.test(name) ? [[name, entries?.[String(path)] ?? null] as const] : [],
      );
      const object = entries === undefined ? null : { oid: commit, ...Object.fromEntries(lies) };
      return Promise.resolve({ data: { repository: { object } } as T, faults: [] });
    },
    rest(_route, parameters) {
      asked.push(String(parameters['basehead']));
      const files = compared?.map((filename) => ({ filename, status: 'modified' }));
      return Promise.resolve({ status: compared === null ? 404 : 200, headers: {}, data: { files } });
    },
  };
  return { client, asked };
}

const at = new Map([
  ['aa1', file('t1')],
  ['aa2', file('t2')],
  ['head', file('t2')],
]);

/** A pull request with these commits, the last of them its head, that changes the text. */
function changing(commits: readonly string[], rest: Partial<Pull> = {}): Pull {
  const head = commits.at(-1) ?? '';
  return pull({
    headRefOid: head,
    head: { nodes: [{ commit: commitOf(head, [at.get('head') ?? null]) }] },
    files: { nodes: [{ path: text, changeType: 'MODIFIED' }] },
    wrote: {
      nodes: [
        null,
        ...commits.map((oid) => ({ commit: { id: oid, oid, committer: signed('ann'), authors: { nodes: [] } } })),
      ],
    },
    ...rest,
  });
}

function looksAt(...heads: readonly string[]): readonly ProjectCommand[] {
  return heads.map((head) => ({ approve: { track: 'main', proposal: '#7', head, reason: '' } }));
}

/** What a look tells of pull request 7 at earlier commits, and what it asked for that. */
async function told(
  one: Pull,
  commands: readonly ProjectCommand[],
  held: Held = {},
  files: PullView['files'] = new Map(),
): Promise<{ earlier: Proposal['earlier'] | null; asked: readonly string[] }> {
  const { client, asked } = showing(held);
  const view: PullView = {
    project: '12',
    definition,
    state: stateWith(),
    defaultBranch: 'main',
    law: { oid: 'base' },
    paths,
    files,
    checks: new Map(),
    owners: new Map(),
  };
  const reading = { client, repository: { owner: 'acme', name: 'book', id: 1 }, appId: 1, since: '' };
  const { proposals } = proposalsIn(view, [one]);
  const found = await withEarlier(reading, view, [one, pull({ number: 8 })], proposals, commands);
  return { earlier: found['#7']?.earlier ?? null, asked };
}

const commits = { aa1: { [text]: file('t1') }, aa2: { [text]: file('t2'), [notes]: file('n') } };

describe('what a pull request held at an earlier commit', () => {
  it('is what lay at the places of the artifacts', async () => {
    expect(await told(changing(['aa1', 'aa2', 'head']), looksAt('aa1', 'aa2'), { commits })).toEqual({
      earlier: { aa1: { text: 't1' }, aa2: { text: 't2', notes: 'n' } },
      asked: ['aa1', 'aa2'],
    });
  });

  it('is asked for by the letters that only it begins with, and of no commit that is the head or is not there', async () => {
    const one = changing(['aa1', 'aa2', 'head']);
    expect((await told(one, looksAt('aa1', 'aa1', 'aa2'), { commits })).asked).toEqual(['aa1', 'aa2']);
    for (const named of ['aa', 'head', 'he', 'gone'])
      expect(await told(one, looksAt(named), { commits })).toEqual({ earlier: null, asked: [] });
    expect(await told(one, looksAt('aa1'))).toEqual({ earlier: {}, asked: ['aa1'] });
    expect((await told(changing(['head'], { wrote: { nodes: null } }), looksAt('aa1'))).asked).toEqual([]);
  });

  it('is not asked for where nothing is proposed, and nobody names it', async () => {
    const closed = changing(['aa1', 'head'], { state: 'CLOSED' });
    expect(await told(closed, looksAt('aa1'), { commits })).toEqual({ earlier: null, asked: [] });
    expect(await told(changing(['aa1', 'head']), [], { commits })).toEqual({ earlier: null, asked: [] });
  });

  it('is asked of ten commits for one look, those that were named last', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `c${String(index).padStart(2, '0')}`);
    const { asked } = await told(changing([...many, 'head']), looksAt(...many));
    expect(asked).toEqual(many.slice(2));
  });

  it('as a whole is what was changed there, if GitHub tells all of that', async () => {
    const named = { headRefName: 'project/12/code' };
    const lying = new Map([['src/a.ts', file('a')]]);
    const whole = new Map([[7, { head: lying, landed: null, queued: null }]]);
    const wholeAt = async (held: Held): Promise<readonly [boolean, string | undefined]> => {
      const one = changing(['aa1', 'head'], named);
      const { earlier, asked } = await told(one, looksAt('aa1'), held, whole);
      expect(asked).toEqual(['base...aa1', 'aa1']);
      return [earlier?.['aa1']?.['text'] === 't1', earlier?.['aa1']?.['change']];
    };
    const held = { aa1: { [text]: file('t1'), 'src/a.ts': file('a') } };
    const [, same] = await wholeAt({ commits: held, compared: [text, 'src/a.ts'] });
    expect(same).toMatch(/^[0-9a-z:]{40,}$/u);
    expect(await wholeAt({ commits: held, compared: [text, 'src/a.ts', 'src/b.ts'] })).not.toContain(same);
    expect(await wholeAt({ commits: held, compared: [text] })).toEqual([true, 'absent']);
    expect(await wholeAt({ commits: held, compared: null })).toEqual([true, 'unproven aa1']);
    const tooMany = Array.from({ length: 300 }, (_, index) => `src/${index}.ts`);
    expect(await wholeAt({ commits: held, compared: tooMany })).toEqual([true, 'unproven aa1']);
  });
});
