import { beforeAll, describe, expect, it } from 'vitest';
import type { Definition } from '../../src/core/definition/schema.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { absent } from '../../src/core/project/world.ts';
import { readDefinition } from '../../src/files.ts';
import type { CommitWith, Lies, MergeCommit, Pull } from '../../src/github/answer.ts';
import {
  isNamedFor,
  isNewlyMerged,
  proposalName,
  proposalsIn,
  pullNumber,
  restOf,
  touches,
  type PullView,
  type WholeFiles,
} from '../../src/github/pulls.ts';
import { digestOfFiles } from '../../src/record.ts';
import { lifecycle } from '../homes/rig.ts';
import { bot, commitOf, file, pull, signed, stateWith, today, user } from './given.ts';

const paths = ['papers/12/text.md', 'papers/12/notes.md', 'papers/12/figures'];
const [text = '', notes = ''] = paths;

let definition: Definition;
beforeAll(() => {
  const read = readDefinition(lifecycle, 'paper.yaml');
  if (!read.ok) throw new Error('the definition of the tests is broken');
  definition = read.definition;
});

function viewOf(rest: Partial<PullView> = {}): PullView {
  return {
    project: '12',
    definition,
    state: stateWith(),
    defaultBranch: 'main',
    law: { oid: 'base' },
    paths,
    files: new Map(),
    checks: new Map(),
    owners: new Map(),
    ...rest,
  };
}

function changing(names: readonly string[], entries: readonly (Lies | null)[], rest: Partial<Pull> = {}): Pull {
  return pull({
    files: { nodes: names.map((path) => ({ path, changeType: 'MODIFIED' })) },
    head: { nodes: [{ commit: commitOf('head', entries) }] },
    ...rest,
  });
}

const current = { status: 'current', version: 'v1', content: 't1', landed_at: '', authors: [], bypassed: [] } as const;

/** What pull request 7 proposes. */
function contents(one: Pull, rest: Partial<PullView> = {}): unknown {
  return proposalsIn(viewOf(rest), [one]).proposals['#7']?.contents;
}

/** What GitHub keeps of a push for the App. */
function suite(pusher: Pull['author']): CommitWith['pushed'] {
  return { nodes: [{ createdAt: today('11:00'), push: { pusher } }] };
}

/** Who pushed a pull request of ann's, and when. */
function pushedBy(pushed: CommitWith['pushed'], rest: Partial<Pull> = {}): unknown {
  const commit = { ...commitOf('head', [file('t')]), ...(pushed === undefined ? {} : { pushed }) };
  const head = { nodes: [{ commit }] };
  const { pushers, proposals } = proposalsIn(viewOf(), [changing([text], [], { head, ...rest })]);
  return [pushers['#7']?.login, proposals['#7']?.pushed_at];
}

/** A force push that put a commit there. */
function put(oid: string, time: string): NonNullable<Pull['rewritten']['nodes']>[number] {
  return { createdAt: today(time), beforeCommit: null, afterCommit: { oid } };
}

/** So many people decided about a branch at a head. */
function confirm(head: string, decisions: number, proposal = '#7'): unknown {
  return { proposal, head, covers: { text: 't' }, decisions: Array.from({ length: decisions }, () => ({})) };
}

/** Everything is known until then; and what has these ids. */
function heard(since: string, ...ids: readonly string[]): Pick<ProjectState, 'heard'> {
  return { heard: { since: `2026-03-02T${since}:00.000Z`, until: '2026-03-02T23:00:00.000Z', ids } };
}

/** A project that has not begun. */
function owned(project: string) {
  return { definition, project, state: null };
}

describe('whose a pull request is', () => {
  it('is said by a line of its own, or by its branch', () => {
    expect(
      ['Project: #12', 'x\r\nproject:#12\r\ny', 'PROJECT: #12  '].map((body) =>
        isNamedFor('12', { body, headRefName: 'topic' }),
      ),
    ).toEqual([true, true, true]);
    expect(
      ['Project: #123', 'see Project: #12', '> Project: #12', 'Project: 12'].map((body) =>
        isNamedFor('12', { body, headRefName: 'topic' }),
      ),
    ).toEqual([false, false, false, false]);
    expect(isNamedFor('12', { body: '', headRefName: 'project/12/login' })).toBe(true);
    expect(isNamedFor('12', { body: '', headRefName: 'project/123/login' })).toBe(false);
  });

  it('is decided by its paths, whatever it says', () => {
    const another = { body: 'Project: #13', headRefName: 'project/13/x' };
    expect(touches(owned('12'), another, [text])).toBe(true);
    expect(touches(owned('12'), another, ['papers/12/figures/a.svg'])).toBe(true);
    expect(touches(owned('12'), another, ['papers/13/text.md', 'src/a.ts'])).toBe(false);
    expect(touches(owned('13'), another, ['src/a.ts'])).toBe(true);
    expect(touches(owned('13'), another, [])).toBe(false);
  });

  it('as a whole is about what no artifact of its own owns', () => {
    expect(restOf(owned('12'), [text, 'src/a.ts', 'papers/12/figures/a.svg'])).toEqual(['src/a.ts']);
  });

  it('has a name that leads back to its number', () => {
    expect(pullNumber(proposalName(7))).toBe(7);
    for (const name of ['topic', '#', '#07', '#7x', '7']) expect(pullNumber(name)).toBeNull();
  });
});

describe('what a pull request proposes', () => {
  it('is what lies at the paths that it changes, with modes that are not as they should be', () => {
    expect(contents(changing([text], [file('t'), file('n')]))).toEqual({ text: 't' });
    expect(contents(changing([text], [file('t', 0o100755)]))).toEqual({ text: '100755 t' });
    expect(contents(changing(['papers/12/figures/a.svg'], [null, null, file('tree', 0o40000)]))).toEqual({
      figures: 'tree',
    });
  });

  it('is nothing where the default branch has the same, and nothing else', () => {
    const law = commitOf('base', [file('t')]);
    expect(contents(changing([text], [file('t')]), { law })).toBeUndefined();
    expect(contents(changing([text, notes], [file('t'), file('n')]), { law })).toEqual({ notes: 'n' });
  });

  it('is absence where it takes away what has landed, and nothing where that never did', () => {
    const gone = changing([text], [null]);
    const law = commitOf('base', [file('t')]);
    expect(contents(gone, { law, state: stateWith({ artifacts: { text: current } }) })).toEqual({ text: absent });
    expect(contents(gone, { law })).toBeUndefined();
    const archived = { ...current, status: 'archived' } as const;
    expect(contents(gone, { law, state: stateWith({ artifacts: { text: archived } }) })).toBeUndefined();
  });

  it('is all of its other files where it counts as a whole', () => {
    const whole: WholeFiles = {
      head: new Map([
        ['src/a.ts', file('a')],
        ['src/b.ts', null],
      ]),
      landed: null,
      queued: null,
    };
    const digest = digestOfFiles([
      { path: 'src/a.ts', mode: '100644', blob: 'a' },
      { path: 'src/b.ts', mode: null, blob: null },
    ]);
    const one = changing([notes, 'src/a.ts', 'src/b.ts'], [null, file('n')]);
    expect(contents(one, { files: new Map([[7, whole]]) })).toEqual({ notes: 'n', change: digest });
  });

  it('is nothing in a draft of another base, when it is closed, and after the project has ended', () => {
    const one = changing([text], [file('t')]);
    expect(contents({ ...one, isDraft: true })).toEqual({ text: 't' });
    expect(contents({ ...one, baseRefName: 'next' })).toBeUndefined();
    expect(contents({ ...one, state: 'CLOSED' })).toBeUndefined();
    const ended = stateWith({ terminal_state: { id: 'printed', rationale: '' } });
    expect(contents(one, { state: ended })).toBeUndefined();
  });

  it('cannot be told while GitHub shows another head than it names', () => {
    const late = changing([text], [file('t')], { headRefOid: 'newer' });
    expect(() => contents(late)).toThrow('#7 is on its way to newer');
    expect(contents({ ...late, state: 'CLOSED' })).toBeUndefined();
  });
});

describe('who stands behind a pull request', () => {
  it('is everybody who wrote or committed any of it, and who opened it', () => {
    const wrote: Pull['wrote'] = {
      nodes: [
        { commit: { id: 'C_1', oid: 'one', committer: signed('bob'), authors: { nodes: [signed('ann'), null] } } },
        { commit: { id: 'C_2', oid: 'head', committer: null, authors: { nodes: null } } },
        null,
      ],
    };
    const { proposals } = proposalsIn(viewOf(), [changing([text], [file('t')], { wrote, author: user('cat') })]);
    expect(proposals['#7']?.authors).toEqual([2, 1, 3]);
  });

  it('is whoever pushed its head, else whoever opened it', () => {
    expect(pushedBy(suite(user('bob')))).toEqual(['bob', '2026-03-02T11:00:00.000Z']);
    expect(pushedBy(suite(bot))).toEqual(['helper', '2026-03-02T11:00:00.000Z']);
    expect(pushedBy(suite(null))).toEqual(['ann', '2026-03-02T11:00:00.000Z']);
    expect(pushedBy(undefined)).toEqual(['ann', undefined]);
  });

  it('came there when it was opened, if that was later, or when somebody put that commit back', () => {
    expect(pushedBy(suite(bot), { createdAt: today('11:30') })).toEqual(['helper', '2026-03-02T11:30:00.000Z']);
    const rewritten = { nodes: [put('head', '12:00'), null, put('other', '12:30')] };
    expect(pushedBy(suite(bot), { rewritten })).toEqual(['helper', '2026-03-02T12:00:00.000Z']);
  });

  it('has lost the heads at which somebody decided and that are not in it any more', () => {
    const approvals = {
      main: {
        a: confirm('old', 1),
        b: confirm('head', 1),
        c: confirm('older', 0),
        d: confirm('elsewhere', 1, '#8'),
        e: confirm('kept', 1),
      },
    } as unknown as ProjectState['approvals'];
    const wrote: Pull['wrote'] = {
      nodes: [{ commit: { id: 'C_1', oid: 'kept', committer: null, authors: { nodes: [] } } }],
    };
    const { lost } = proposalsIn(viewOf({ state: stateWith({ approvals }) }), [
      changing([text], [file('t')], { wrote }),
    ]);
    expect(lost).toEqual({ '#7': ['old'] });
  });
});

describe('a merge', () => {
  const mergeCommit: MergeCommit = {
    ...commitOf('merge', [file('t2')]),
    parents: { nodes: [commitOf('base', []), commitOf('head', [])] },
  };
  const merged = { state: 'MERGED', mergedAt: today('12:00'), mergedBy: user('cat'), mergeCommit } as const;
  const draft = { head: 'head', base: 'base', contents: { text: 't' }, authors: [] };

  const isNews = (state: ProjectState | null, rest: Partial<Pull> = {}): boolean =>
    isNewlyMerged({ state, defaultBranch: 'main' }, pull({ ...merged, ...rest }));

  it('is news until it is recorded, or so old that it comes too late', () => {
    expect(isNews(stateWith())).toBe(true);
    expect(isNews(stateWith(heard('11:59')))).toBe(true);
    expect(isNews(stateWith(heard('12:01')))).toBe(false);
    expect(isNews(stateWith(heard('11:59', '2026-03-02T12:00:00.007Z landed:merge')))).toBe(false);
    expect(isNews(null)).toBe(false);
  });

  it('of a draft is news however late it is told', () => {
    expect(isNews(stateWith({ ...heard('22:00'), proposals: { '#7': draft } }))).toBe(true);
    expect(
      isNews(stateWith({ ...heard('11:59', '2026-03-02T12:00:00.000Z landed:merge'), proposals: { '#7': draft } })),
    ).toBe(false);
  });

  it('is none into another branch, without a commit, or where nothing was merged', () => {
    expect(isNews(stateWith(), { baseRefName: 'next' })).toBe(false);
    expect(isNews(stateWith(), { mergeCommit: null })).toBe(false);
    expect(isNews(stateWith(), { state: 'CLOSED', mergedAt: null })).toBe(false);
  });

  it('brings what was proposed as it left that, by whoever merged', () => {
    const one = changing([text], [file('t')], merged);
    expect(proposalsIn(viewOf(), [one]).merged).toMatchObject([
      {
        proposal: '#7',
        at: '2026-03-02T12:00:00.000Z',
        by: { login: 'cat' },
        authors: [1],
        series: 1,
        contents: { text: 't2' },
      },
    ]);
    expect(proposalsIn(viewOf(), [{ ...one, mergedBy: null }]).merged).toMatchObject([{ by: { kind: 'system' } }]);
  });

  it('of one parent may have put every commit of the pull request there', () => {
    const wrote = { nodes: [...(pull().wrote.nodes ?? []), ...(pull().wrote.nodes ?? [])] };
    const alone = { ...mergeCommit, parents: { nodes: [commitOf('base', [])] } };
    const series = [{ wrote, mergeCommit: alone }, { wrote }, { mergeCommit: alone }].map((rest) => {
      const one = changing([text], [file('t')], { ...merged, ...rest });
      return proposalsIn(viewOf(), [one]).merged[0]?.series;
    });
    expect(series).toEqual([2, 1, 1]);
  });

  it('of a whole brings what its commit changed; what GitHub does not tell is approved by nobody; nothing is no version', () => {
    const head = new Map([['src/a.ts', file('a')]]);
    const whole = (landed: WholeFiles['landed']): unknown =>
      proposalsIn(viewOf({ files: new Map([[7, { head, landed, queued: null }]]) }), [
        changing(['src/a.ts'], [], merged),
      ]).merged[0]?.contents;
    const digest = digestOfFiles([{ path: 'src/a.ts', mode: '100644', blob: 'a' }]);
    expect(whole(head)).toEqual({ change: digest });
    expect(whole(null)).toEqual({ change: 'unproven merge' });
    expect(whole(new Map())).toEqual({});
  });
});
