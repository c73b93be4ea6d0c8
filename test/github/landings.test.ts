import { beforeAll, describe, expect, it } from 'vitest';
import type { Definition } from '../../src/core/definition/schema.ts';
import { readDefinition } from '../../src/files.ts';
import type { CommitWith, MergeCommit } from '../../src/github/answer.ts';
import { landingsOf, stepsIn, type Step, type Stretch } from '../../src/github/landings.ts';
import type { Merged, PullView } from '../../src/github/pulls.ts';
import { lifecycle } from '../homes/rig.ts';
import { commitOf, file, stateWith } from './given.ts';

const paths = ['papers/12/text.md', 'papers/12/notes.md', 'papers/12/figures'];
const by = { id: 3, login: 'cat', kind: 'person', assurance: 'proven' } as const;
const noon = '2026-03-02T12:00:00.000Z';

let definition: Definition;
beforeAll(() => {
  const read = readDefinition(lifecycle, 'paper.yaml');
  if (!read.ok) throw new Error('the definition of the tests is broken');
  definition = read.definition;
});

/** A commit with a text and notes; nothing where there is none. */
function at(oid: string, text: string, notes = ''): CommitWith {
  return commitOf(oid, [text === '' ? null : file(text), notes === '' ? null : file(notes)]);
}

function merged(commit: CommitWith, parents: readonly CommitWith[], rest: Partial<Merged> = {}): Merged {
  const made: MergeCommit = { ...commit, parents: { nodes: parents } };
  return { proposal: '#7', commit: made, at: noon, by, authors: [1], series: 1, contents: {}, ...rest };
}

function steps(
  law: CommitWith,
  merges: readonly Merged[] = [],
  state: Parameters<typeof stateWith>[0] = {},
  before: Readonly<Record<string, string | null>> = {},
  late: readonly Merged[] = [],
): readonly Step[] {
  const view: PullView = {
    project: '12',
    definition,
    state: stateWith(state),
    defaultBranch: 'main',
    law,
    paths,
    files: new Map(),
    checks: new Map(),
    owners: new Map(),
  };
  return stepsIn(view, before, merges, new Set(late));
}

/** Steps as words: what came with which merge, and what changed before which commit. */
function told(all: readonly Step[]): readonly string[] {
  return all.map((step) =>
    'stretch' in step
      ? `${step.stretch.places.map(({ name }) => name).join(', ')} pushed up to ${step.stretch.end}`
      : `${Object.entries(step.contents)
          .map(([name, content]) => `${name} ${String(content)}`)
          .join(', ')} merged at ${step.merge.commit.oid}`,
  );
}

const current = { status: 'current', version: 'v1', content: 't', landed_at: '', authors: [], bypassed: [] } as const;

describe('the way of the default branch from what the record has to what it is', () => {
  it('is no step where both are the same', () => {
    expect(steps(at('c', ''))).toEqual([]);
    expect(steps(at('c', 't'), [], { artifacts: { text: current } })).toEqual([]);
    expect(steps(at('c', '', 'n'), [], {}, { notes: 'n' })).toEqual([]);
    expect(steps(at('c', ''), [], { artifacts: { text: { ...current, status: 'archived' } } })).toEqual([]);
  });

  it('is a stretch where somebody pushed, and where something is gone', () => {
    expect(told(steps(at('c', 't', 'n')))).toEqual(['text, notes pushed up to c']);
    expect(told(steps(at('c', ''), [], { artifacts: { text: current } }))).toEqual(['text pushed up to c']);
    expect(told(steps(at('c', '', 'm'), [], {}, { notes: 'n' }))).toEqual(['notes pushed up to c']);
  });

  it('leads over merges, which bring what they change beside what was proposed', () => {
    const brought = merged(at('m', 't', 'n'), [at('p', ''), at('head', 't')], {
      contents: { text: 't', change: 'x' },
    });
    expect(told(steps(at('m', 't', 'n'), [brought]))).toEqual(['text t, notes n, change x merged at m']);
  });

  it('has a stretch before a merge whose first parent is not as things were, and one after the last', () => {
    const one = merged(at('m1', 't1'), [at('p1', ''), at('h1', 't1')]);
    const two = merged(at('m2', 't3'), [at('p2', 't2'), at('h2', 't3')], { at: '2026-03-02T12:00:05.000Z' });
    expect(told(steps(at('c', 't3', 'n'), [two, one]))).toEqual([
      'text t1 merged at m1',
      'text pushed up to p2',
      'text t3 merged at m2',
      'notes pushed up to c',
    ]);
  });

  it('takes a series of commits for one merge, whatever lies between', () => {
    const series = merged(at('m', 't2'), [at('p', 't1')], { series: 2 });
    expect(told(steps(at('m', 't2'), [series]))).toEqual(['text t2 merged at m']);
  });

  it('orders the merges of one second by their commits', () => {
    const commits = ['a', 'b', 'c'].map((oid) => at(oid, oid));
    const [a = at('', ''), b = a, c = a] = commits;
    const all = [merged(c, [b]), merged(a, [at('p', '')]), merged(b, [a])];
    for (const merges of [all, all.toReversed()])
      expect(told(steps(c, merges))).toEqual(['text a merged at a', 'text b merged at b', 'text c merged at c']);
  });

  it('leads past a merge that comes to be seen late, which brings nothing that lies in the tree', () => {
    const late = merged(at('m', 'old'), [at('p', '')], { contents: { text: 'old', change: 'x' } });
    expect(told(steps(at('c', 't'), [late], { artifacts: { text: current } }, {}, [late]))).toEqual([
      'change x merged at m',
    ]);
  });

  it('is not walked when the project has ended', () => {
    expect(steps(at('c', 't'), [], { terminal_state: { id: 'printed', rationale: '' } })).toEqual([]);
  });
});

function stretch(end: string): Step & { readonly stretch: Stretch } {
  return { stretch: { end, before: {}, after: {}, places: [] } };
}

function merge(oid: string, when = noon): Step {
  return { merge: merged(at(oid, ''), [], { at: when }), contents: {} };
}

/** Seconds and milliseconds of all landings; two commits were pushed in every stretch. */
function moments(all: readonly Step[], latest: string): readonly string[] {
  const pushes = all.flatMap((step) => {
    if (!('stretch' in step)) return [];
    const commits = [`${step.stretch.end}1`, `${step.stretch.end}2`];
    const pushed = commits.map((commit) => ({ commit, merge: true, contents: {}, authors: [], by }));
    return [[step.stretch, pushed] as const];
  });
  return landingsOf(all, new Map(pushes), latest).map(
    ({ commit, merged: when }) => `${commit} ${when?.at.slice(17, 23)}`,
  );
}

describe('the moment of a landing', () => {
  it('is that of its merge, and of a push right before or after what is next to it', () => {
    expect(
      moments(
        [stretch('x'), merge('m'), stretch('y'), merge('n', '2026-03-02T12:00:05.000Z'), stretch('z')],
        '2026-03-02T12:00:03.000Z',
      ),
    ).toEqual(['x1 59.998', 'x2 59.999', 'm 00.000', 'y1 00.001', 'y2 00.002', 'n 05.000', 'z1 05.001', 'z2 05.002']);
  });

  it('keeps their order where they came in one second', () => {
    expect(moments([merge('m'), stretch('y'), merge('n')], noon)).toEqual([
      'm 00.000',
      'y1 00.001',
      'y2 00.002',
      'n 00.003',
    ]);
  });

  it('of pushes alone is right after the latest thing that is known', () => {
    expect(moments([stretch('z')], noon)).toEqual(['z1 00.001', 'z2 00.002']);
  });

  it('leaves out what nobody has looked for', () => {
    expect(landingsOf([stretch('z')], new Map(), noon)).toEqual([]);
  });
});
