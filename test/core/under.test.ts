import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comesTo } from '../../src/core/circumstances.ts';
import type { EntryHead } from '../../src/core/entry.ts';
import { deedsOf } from '../../src/core/observe.ts';
import { fullPolicy, type Policy } from '../../src/core/policy/schema.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { decide } from '../../src/core/project/decide.ts';
import { evolve, recorded, type MaybeState } from '../../src/core/project/evolve.ts';
import { witnessed, worldUnder, type Decide } from '../../src/core/project/under.ts';
import type { Proposal, World } from '../../src/core/project/world.ts';
import { bob, headOf, observedIn, person, pushes, quiet, sceneOf, sealed, starts, swept } from './given.ts';
import { played, story } from './random-lifecycles.ts';
import { manyOf } from '../soak.ts';

type Twist = (world: World) => World;

function eachBranch(change: (proposal: Proposal) => Proposal): Twist {
  return (world) => ({
    ...world,
    proposals: Object.fromEntries(Object.entries(world.proposals).map(([name, one]) => [name, change(one)])),
  });
}

function may(permissions: World['people']['permissions']): Twist {
  return (world) => ({ ...world, people: { ...world.people, permissions } });
}

function byPolicy(gate: NonNullable<Policy['gates'][string]>, roles: Policy['roles'] = {}): Twist {
  return (world) => ({
    ...world,
    policy: fullPolicy({
      version: 1,
      roles: { ...world.policy.roles, ...roles },
      overriders: world.policy.overriders,
      gates: { gate0: gate, gate1: { ...gate, count: 2 } },
    }),
  });
}

const ann = 'ann@example.com';

/** What a home may tell otherwise than the record, and rules for which that matters. */
const twists: readonly Twist[] = [
  (world) => world,
  may({}),
  may({ [ann]: 'read', 'ben@example.com': 'admin' }),
  (world) => ({ ...world, people: { ...world.people, teams: { 'o/t': [ann] }, ids: { ann, cleo: 3 } } }),
  (world) => ({ ...world, head: 'elsewhere', checks: { ci: 'passed' }, reminds: true }),
  (world) => ({ ...world, recent: [] }),
  (world) => ({ ...world, proposals: Object.fromEntries(Object.entries(world.proposals).toReversed()) }),
  (world) => ({ ...world, proposals: Object.fromEntries(Object.entries(world.proposals).slice(1)) }),
  (world) => ({ ...world, proposals: { ...world.proposals, z: { head: 'z1', base: 'b', contents: {}, authors: [] } } }),
  (world) => {
    const [first] = Object.values(world.proposals);
    return first === undefined ? world : eachBranch((one) => ({ ...one, contents: first.contents }))(world);
  },
  eachBranch((one) => ({ ...one, head: `${one.head}9`, authors: [ann] })),
  eachBranch((one) => ({ ...one, contents: Object.fromEntries(Object.entries(one.contents).toReversed()) })),
  eachBranch((one) => ({ ...one, draft: true, pushed_at: '2020-01-01T00:00:00.000Z' })),
  eachBranch((one) => ({ ...one, checks: { ci: 'passed' }, owners: [{ paths: ['a'], owners: [ann] }] })),
  byPolicy({ roles: ['read'], recheck: true }),
  byPolicy({ roles: ['t'], open_for_hours: 1, reminders: { after_working_days: 1 } }, { t: { teams: ['o/t'] } }),
  byPolicy({ roles: ['write'], checks: ['ci'], codeowners: true }),
];

const others: readonly ((told: MaybeState) => ProjectCommand)[] = [
  ...['gate0', 'gate1', 'gate2'].flatMap((gate) => [
    () => ({ approve: { gate, track: 'main', reason: 'read it' } }),
    () => ({ reject: { gate, track: 'main', reason: 'not yet' } }),
    () => ({ request: { gate, track: 'main' } }),
    () => ({ override: { gate, track: 'main', reason: 'it burns' } }),
  ]),
  () => ({ approve: { track: 'main', proposal: 'p', reason: 'read it' } }),
  () => ({ advance: { track: 'main' } }),
  () => ({ fact: { fact: 'fact0', value: 1, source: 'a call' } }),
  () => ({ delegate: { role: 'role0', to: 'Cleo', until: '2030-01-01', reason: 'leave' } }),
  (told) => ({ undo: { seq: told?.seq ?? 1, reason: 'a slip' } }),
];

/** Looks at what is always told otherwise, so that everything is decided twice. */
const looksAround: Decide = (world, state, entry) => {
  Object.keys(world.people.permissions);
  return decide(world, state, entry);
};

/** Decides as it is recorded, when that is not as two plain decisions have it. */
function differs(world: World, state: MaybeState, entry: EntryHead<ProjectCommand>): unknown {
  const ours = witnessed(decide, world, state, entry);
  const seen = decide(world, state, entry);
  const told = decide(
    worldUnder(world, state, entry, [], () => []),
    state,
    entry,
  );
  const isQuiet = ours.saw?.under === undefined;
  const { under: _under, ...saw } = ours.saw ?? {};
  const isSeen =
    JSON.stringify([ours, saw]) ===
    JSON.stringify([{ ...seen, ...('saw' in ours ? { saw: ours.saw } : {}) }, seen.saw ?? {}]);
  const isAsTwice = JSON.stringify(ours) === JSON.stringify(witnessed(looksAround, world, state, entry));
  return isSeen && isAsTwice && isQuiet === (state !== null && comesTo(told, seen))
    ? null
    : { entry, ours, seen, told };
}

const runs = { seed: 20_261_123, numRuns: manyOf(25, 1000) };

describe('the circumstances that are recorded', () => {
  it('are those of two plain decisions, whatever the lifecycle, the world and the command', () => {
    let [quietOnes, toldOnes] = [0, 0];
    fc.assert(
      fc.property(
        story,
        fc.array(fc.constantFrom(...twists), { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.constantFrom(...others), fc.constantFrom('ann', 'ben', 'cleo', 'zoe')), { maxLength: 6 }),
        (told, twisted, asked) => {
          for (const scene of played(told)) {
            const before = observedIn(scene);
            const observed = { ...before, world: twisted.reduce((world, twist) => twist(world), before.world) };
            let { state } = scene;
            const deeds = [
              ...deedsOf(observed, state),
              ...asked.map(([make, who], index) => ({
                source: `asked ${index}`,
                actor: person(who),
                command: make(scene.state),
              })),
            ];
            for (const deed of deeds) {
              const head = headOf(state, deed, observed.world.at);
              expect(differs(observed.world, state, head)).toBeNull();
              const verdict = witnessed(decide, observed.world, state, head);
              if (verdict.saw?.under === undefined) quietOnes += 1;
              else toldOnes += 1;
              const events = 'events' in verdict ? verdict.events : [];
              for (const [ordinal, event] of events.entries())
                state = evolve(state, sealed(event, head.id, ordinal), head);
              state = recorded(state, head, 'refusal' in verdict);
            }
          }
        },
      ),
      runs,
    );
    expect([quietOnes > 500, toldOnes > 100]).toEqual([true, true]);
  });
});

describe('a decision', () => {
  const scene = sceneOf(starts(), pushes(bob, 'p', { plan: 'A' }), swept);
  const { world } = observedIn(scene);
  const entry = headOf(
    scene.state,
    { source: 'x', actor: bob, command: { fact: { fact: 'x', value: 1, source: 'y' } } },
    quiet.at,
  );

  /** How often something is decided by whoever looks at this before. */
  function times(look: (at: World) => unknown, at: World = world, before: MaybeState = scene.state): number {
    let count = 0;
    witnessed(
      (seen, state, head) => {
        count += 1;
        look(seen);
        return decide(seen, state, head);
      },
      at,
      before,
      entry,
    );
    return count;
  }

  it('is made once where it looks at nothing that the record tells otherwise', () => {
    expect(times(() => null)).toBe(1);
    expect(times(({ people, proposals }) => [people.permissions[String(bob.id)], proposals['p']?.contents])).toBe(1);
    expect(times(({ people }) => [people.permissions['nobody'], 'nobody' in people.permissions])).toBe(1);
    expect(times(({ people }) => Object.hasOwn(people.permissions, String(bob.id)))).toBe(1);
    const pushed = eachBranch((one) => ({ ...one, pushed_at: quiet.at }))(world);
    expect(times(({ proposals }) => proposals['p']?.contents, pushed)).toBe(1);
  });

  it('is made again where it looks at anything else', () => {
    const dave = 'dave@example.com';
    expect(times(({ people }) => people.permissions[dave])).toBe(2);
    expect(times(({ people }) => dave in people.permissions)).toBe(2);
    expect(times(({ people }) => Object.hasOwn(people.permissions, dave))).toBe(2);
    expect(times(({ people }) => ({ ...people.permissions }))).toBe(2);
    expect(times(({ recent }) => recent)).toBe(2);
    const pushed = eachBranch((one) => ({ ...one, pushed_at: quiet.at }))(world);
    expect(times(({ proposals }) => proposals['p']?.pushed_at, pushed)).toBe(2);
    expect(times(({ proposals }) => proposals, { ...world, proposals: {} })).toBe(2);
    const two = sceneOf(starts(), pushes(bob, 'p', { plan: 'A' }), pushes(bob, 'q', { plan: 'A' }), swept);
    const [first] = Object.values(two.state?.proposals ?? {});
    const shared = eachBranch((one) => ({ ...one, contents: first?.contents ?? {} }))(observedIn(two).world);
    expect(times(({ proposals }) => proposals, shared, two.state)).toBe(2);
  });
});

it('what was so for a run changes nothing for a project', () => {
  const entry = headOf(
    null,
    { source: 's', actor: bob, command: { undo: { seq: 1, reason: '' } } },
    '2026-01-01T00:00:00.000Z',
  );
  const under = [
    { held: 'database', by: 1 },
    { checkpoint: 'c', because: null },
  ] as const;
  const bare = worldUnder(quiet, null, entry, [], () => []);
  expect(worldUnder(quiet, null, entry, under, () => [])).toEqual(bare);
});
