import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFinal } from '../../../src/core/confirm/confirm.ts';
import type { Observed } from '../../../src/core/observe.ts';
import { branchOf } from '../../../src/core/project/records.ts';
import { confirmsOf } from '../../../src/core/project/world.ts';
import { disagreement, stories, type Between } from './history.ts';
import { answerTo, type Answer, type Bytes, type Happening, type Story } from './model.ts';
import { manyOf } from '../../soak.ts';

/** The same stories every time; the soak tells forty times as many. */
const runs = { seed: 20_260_302, numRuns: manyOf(500, 20_000) };
/** In milliseconds; far more than it takes. */
const patience = runs.numRuns * 60;

describe('approvals, as the core decides them', () => {
  it(
    'are what a plain reading of the rules says, whatever people do and in whatever order it is told',
    () => {
      fc.assert(
        fc.property(stories, (story) => {
          expect(disagreement(story)).toBeNull();
        }),
        runs,
      );
    },
    patience,
  );

  it('are read by a model that uses nothing of the product', () => {
    const model = readFileSync(join(import.meta.dirname, 'model.ts'), 'utf8');
    expect(model).not.toMatch(/\bimport\b|\brequire\b|\bexport\b[^;{(]*\bfrom\b/u);
  });

  it('are told stories in which everything happens that the rules are about', () => {
    const happened = new Map<string, number>();
    for (const story of fc.sample(stories, { ...runs, numRuns: 500 }))
      for (const one of new Set(whatHappensIn(story))) happened.set(one, (happened.get(one) ?? 0) + 1);
    expect(Object.fromEntries(happened)).toEqual(
      Object.fromEntries(expected.map((one) => [one, expect.toSatisfy((count: number) => count >= 5)])),
    );
  });
});

const expected = [
  'review taken',
  'review refused',
  'review of an earlier commit taken',
  'review of an earlier commit refused',
  'dismiss taken',
  'approve taken',
  'approve refused',
  'reject taken',
  'reject refused',
  'withdraw taken',
  'withdraw refused',
  'reconfirm taken',
  'reconfirm refused',
  'override taken',
  'override refused',
  'landed through open gates',
  'landed past a closed gate',
  'still to be explained',
  'a pull request is open for merging',
  'a gate is closed',
  'pull requests with other bytes wait for one gate',
  'two approvals of one gate stand beside each other',
  'an approval stands beside that of what has landed',
  'withdraw refused though something was decided in two places',
  'draft',
  'ready',
  'done',
];

/** What a story came to, in a few words. */
function whatHappensIn(story: Story): readonly string[] {
  const answer = answerTo(story);
  const words = new Map(story.happenings.flatMap((one) => ('id' in one ? [[one.id, one] as const] : [])));
  const heard = Object.entries(answer.heard).flatMap(([id, came]) => {
    const word = words.get(id);
    if (word === undefined) return [];
    const isEarlier = word.did === 'review' && headAt(story, word) !== word.head;
    return [
      `${word.did === 'comment' ? (word.command?.verb ?? 'nothing') : word.did} ${came}`,
      ...(isEarlier ? [`review of an earlier commit ${came}`] : []),
    ];
  });
  const open = Object.entries(answer.open);
  return [
    ...heard,
    ...Object.values(answer.bypassed).map((gates) =>
      gates.length === 0 ? 'landed through open gates' : 'landed past a closed gate',
    ),
    ...Object.values(answer.unexplained).flatMap((gates) => (gates.length === 0 ? [] : ['still to be explained'])),
    ...(open.some(([, isOpen]) => !isOpen)
      ? ['a gate is closed']
      : open.length > 0
        ? ['a pull request is open for merging']
        : []),
    ...besideIn(story, answer),
    answer.stage,
  ];
}

/** The head of the pull request of a review when that was given. */
function headAt({ happenings: all }: Story, { pull, at }: { readonly pull: string; readonly at: number }): string {
  const pushes = all.flatMap((one) => (one.did === 'push' && one.pull === pull && one.at < at ? [one] : []));
  return pushes.at(-1)?.commits.at(-1) ?? '';
}

/** What there is of one gate in several places at once, at some look of a story. */
function besideIn({ happenings: all, ...story }: Story, last: Answer): readonly string[] {
  return all.flatMap((one, index) => {
    if (one.did !== 'look') return [];
    const answer = answerTo({ ...story, happenings: all.slice(0, index + 1) });
    const waiting = Object.keys(answer.open).map((key) => key.split(' '));
    const held = new Map<string, Bytes>();
    for (const other of all.slice(0, index)) if (other.did === 'push') held.set(other.pull, other.holds);
    const isApart = ([pull = '', artifact = '', gate]: readonly string[]): boolean =>
      waiting.some(
        ([other = '', name, more]) =>
          more === gate && name === artifact && held.get(other)?.[name] !== held.get(pull)?.[artifact],
      );
    const places = Object.keys(answer.approvers).map((key) => key.split(' ').slice(0, 2));
    const isBeside = (isMain: boolean): boolean =>
      places.some(([gate, place]) =>
        places.some(
          ([more, other]) => more === gate && place !== other && (place === 'main') === isMain && other !== 'main',
        ),
      );
    const taking = all.slice(0, index).filter((word) => word.did === 'comment' && word.command?.verb === 'withdraw');
    const isUnclear = taking.some(
      (word) =>
        word.did === 'comment' &&
        word.pull === null &&
        last.heard[word.id] === 'refused' &&
        Object.entries(answer.approvers).filter(
          ([key, people]) =>
            word.command?.verb === 'withdraw' && key.startsWith(`${word.command.gate} `) && people.includes(word.by),
        ).length > 1,
    );
    return [
      ...(waiting.some(isApart) ? ['pull requests with other bytes wait for one gate'] : []),
      ...(isBeside(false) ? ['two approvals of one gate stand beside each other'] : []),
      ...(isBeside(true) ? ['an approval stands beside that of what has landed'] : []),
      ...(isUnclear ? ['withdraw refused though something was decided in two places'] : []),
    ];
  });
}

function happenings(change: (one: Happening, story: Story) => readonly Happening[]): Between {
  return { model: (story) => ({ ...story, happenings: story.happenings.flatMap((one) => change(one, story)) }) };
}

function world(change: (seen: Observed['world'], first: Observed['world']) => Partial<Observed['world']>): Between {
  return { core: (seen, first) => ({ ...seen, world: { ...seen.world, ...change(seen.world, first.world) } }) };
}

function proposals(
  change: (one: Observed['world']['proposals'][string]) => Observed['world']['proposals'][string],
): Between {
  return world((seen) => ({
    proposals: Object.fromEntries(Object.entries(seen.proposals).map(([name, one]) => [name, change(one)])),
  }));
}

const faults: Readonly<Record<string, Between>> = {
  'a model that lets authors count': happenings((one) => [one.did === 'push' ? { ...one, by: 0, authors: [] } : one]),
  'a model that does not see that history was rewritten': happenings((one, { happenings: all }) => {
    if (one.did !== 'push') return [one];
    const before = all.slice(0, all.indexOf(one)).flatMap((other) => (other.did === 'push' ? other.commits : []));
    return [{ ...one, commits: [...before, ...one.commits] }];
  }),
  'a model that does not know that a merge combined bytes': happenings((one) => [
    'lands' in one
      ? {
          ...one,
          lands: Object.fromEntries(Object.entries(one.lands).map(([name, to]) => [name, to.replace(/\+.*/u, '')])),
        }
      : one,
  ]),
  'a model in which nothing expires': {
    model: (story) => ({
      ...story,
      policy: { ...story.policy, lasts: {} },
      happenings: story.happenings.map((one) =>
        one.did === 'policy' ? { ...one, policy: { ...one.policy, lasts: {} } } : one,
      ),
    }),
  },
  'a model that listens to edited and deleted comments': happenings((one) =>
    one.did === 'edit' || one.did === 'delete' ? [] : [one],
  ),
  'a model that opens explicit gates by a plain word': {
    model: (story) => ({
      ...story,
      plan: {
        ...story.plan,
        gates: Object.fromEntries(
          Object.entries(story.plan.gates).map(([name, gate]) => [name, { ...gate, explicit: false, role: 'signer' }]),
        ),
      },
    }),
  },
  'a model that counts agents': {
    model: (story) => ({
      ...story,
      people: { ...story.people, agents: [] },
      happenings: story.happenings.map((one) =>
        one.did === 'people' ? { ...one, people: { ...one.people, agents: [] } } : one,
      ),
    }),
  },
  'a core that is not told of dismissals': {
    core: (seen) => ({ ...seen, said: seen.said.filter(({ command }) => !('dismiss' in command)) }),
  },
  'a core that is not told of rewritten history': { core: (seen) => ({ ...seen, lost: {} }) },
  'a core that is not told who wrote it': proposals((one) => ({ ...one, authors: [] })),
  'a core that does not know when a branch was pushed': proposals(({ pushed_at: _pushed, ...one }) => one),
  'a core that does not know what a branch held before': proposals(({ earlier: _earlier, ...one }) => one),
  'a core that takes every review for one of the head': {
    core: (seen) => ({
      ...seen,
      said: seen.said.map((one) => {
        if (!('approve' in one.command) || one.command.approve.head === undefined) return one;
        const { head: _head, ...about } = one.command.approve;
        return { ...one, said: seen.world.at, command: { approve: about } };
      }),
    }),
  },
  'a core that does not notice who left': world((_seen, first) => ({ people: first.people })),
  'a core that keeps the first policy': world((_seen, first) => ({ policy: first.policy })),
  'a core that keeps one approval record for each gate': {
    keeps: ({ other_approvals: _others, ...state }) => state,
  },
  'a core in which a word about one pull request ends the approval of another': {
    core: (seen) => ({
      ...seen,
      said: seen.said.map((one) => {
        if (!('withdraw' in one.command)) return one;
        const { proposal: _proposal, ...about } = one.command.withdraw;
        return { ...one, command: { withdraw: about } };
      }),
    }),
  },
  'a core in which the approval of a closed branch survives': {
    keeps: (state, before) => {
      const known = confirmsOf(state).map(({ confirm_id }) => confirm_id);
      const closed = confirmsOf(before).filter(
        (one) =>
          isFinal(one) &&
          !known.includes(one.confirm_id) &&
          branchOf(before, one) !== null &&
          branchOf(state, one) === null,
      );
      return closed.length === 0 ? state : { ...state, other_approvals: [...(state.other_approvals ?? []), ...closed] };
    },
  },
  'a core whose clock stands still': world((_seen, first) => ({ at: first.at })),
  'a core that hears the same words under another name at every look': {
    core: (seen) => ({
      ...seen,
      said: seen.said.map((one) => ({
        ...one,
        source: one.source === 'start' ? one.source : `${one.source} ${seen.world.at}`,
      })),
    }),
  },
};

describe('the comparison finds', () => {
  for (const [name, between] of Object.entries(faults))
    it(
      name,
      () => {
        const told = fc.property(stories, (story) => disagreement(story, between) === null);
        expect(fc.check(told, { ...runs, numRuns: 500, endOnFailure: true }).failed).toBe(true);
      },
      30_000,
    );
});
