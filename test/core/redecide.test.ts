import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countersign, type Actor } from '../../src/core/entry.ts';
import { defaultPolicy } from '../../src/core/policy/schema.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import type { ProjectEvent, ProjectEventBody } from '../../src/core/project/events.ts';
import { decide } from '../../src/core/project/decide.ts';
import { witnessed, type Circumstance } from '../../src/core/project/under.ts';
import { isSame } from '../../src/core/same.ts';
import type { Ids, Proof } from '../../src/core/simulate/again.ts';
import { lawsIn, redecide } from '../../src/core/simulate/redecide.ts';
import { comesToInOtherWords, worded } from '../../src/core/simulate/wording.ts';
import {
  alice,
  all,
  approves,
  around,
  asks,
  bob,
  carol,
  dave,
  definition,
  deletes,
  headOf,
  inBuild,
  knows,
  later,
  lifecycle,
  merges,
  noon,
  person,
  policy,
  policyWith,
  pushes,
  quiet,
  says,
  sceneOf,
  sealed,
  starts,
  swept,
  tells,
  today,
  underPolicy,
  type Line,
  type Scene,
} from './given.ts';
import { played, story } from './random-lifecycles.ts';
import * as launch from './scene.ts';
import { manyOf } from '../soak.ts';

const ids: Ids = { entry: (source) => source, event: (entry, ordinal) => `${entry}/${ordinal}` };
const laws = lawsIn({ definitions: { d1: definition }, policies: { p1: policy }, defaultBranch: 'main' });

function again(log: readonly Line[], lawOf = laws): Proof {
  return redecide(log, lawOf, ids);
}

/** What is wrong, each with the number of its entry. */
function faults({ wrong }: Proof): readonly string[] {
  return wrong.map(({ entry, says: what }) => `entry ${entry} says ${what}`);
}

/** One more entry, of a program that decides nothing: whatever it likes is what came of the command. */
function forged(
  log: readonly Line[],
  events: readonly ProjectEventBody[],
  command: ProjectCommand = { block: { text: 'nothing to see', on: 'track:main' } },
  actor: Actor = bob,
  saw: Line['saw'] = {},
): readonly Line[] {
  const seq = log.length + 1;
  const source = `forged ${seq}`;
  const made = events.map((event, ordinal) => sealed(event, source, ordinal));
  const head = { v: 1, id: source, seq, at: today('18:00'), source, actor, command } as const;
  return [...log, { ...head, saw, events: made, state: '', prev: '', hash: '' }];
}

/** The same log as a program wrote it that told no circumstances. */
function untold(log: readonly Line[]): readonly Line[] {
  return log.map((line) => {
    const { under: _under, ...saw } = line.saw;
    return { ...line, saw };
  });
}

/** The same stories every time; the soak plays many more. */
const runs = { seed: 20_261_122, numRuns: manyOf(60, 5000) };

describe('a record that is decided again', () => {
  it('comes out as it is recorded, whatever the lifecycle and whatever was asked', () => {
    fc.assert(
      fc.property(story, (told) => {
        const scenes = played(told);
        const log = scenes.at(-1)?.log ?? [];
        const lawOf = lawOfStory(scenes, told);
        expect(again(log, lawOf)).toEqual({ decided: log.length, wrong: [], untold: [] });
        // What it is decided by again is what anybody reads out of the file.
        expect(faults(again(JSON.parse(JSON.stringify(log)) as readonly Line[], lawOf))).toEqual([]);
        expect(faults(again(untold(log), lawOf))).toEqual([]);
      }),
      runs,
    );
  });

  it('shows whatever was made of an entry that is not what came of it', () => {
    fc.assert(
      fc.property(story, fc.nat(), fc.nat(), fc.nat(), (told, which, where, how) => {
        const scenes = played(told);
        const log = scenes.at(-1)?.log ?? [];
        const changed = changedSomewhere(log, which, where, how);
        if (changed === null) return;
        const { wrong } = again(changed.log, lawOfStory(scenes, told));
        expect(wrong.map(({ entry }) => entry)).toContain(changed.entry);
      }),
      runs,
    );
  });

  it('shows approvals, moves, landings, overrides and actions that nobody could have recorded, wherever it stands', () => {
    fc.assert(
      fc.property(story, fc.nat(), (told, how) => {
        const scenes = played(told);
        const { log = [], state } = scenes.at(-1) ?? {};
        const [gate = ''] = told.definition.gates.map(({ gate_id }) => gate_id);
        const [artifact = ''] = told.definition.artifacts.map((one) => one.artifact_type);
        const stages = told.definition.stages.map(({ id }) => id);
        const forgeries = forgeriesOf(gate, artifact, state?.tracks['main']?.stage ?? '', stages.at(-1) ?? '');
        const events = forgeries[how % forgeries.length] ?? [];
        const { wrong } = again(forged(log, events), lawOfStory(scenes, told));
        expect(wrong).toEqual([{ entry: log.length + 1, says: expect.stringMatching(/\S/u) as string }]);
      }),
      runs,
    );
  });
});

/** What the last entry tells of the circumstances. */
function toldIn(scene: Scene): readonly Circumstance[] | undefined {
  return scene.last.at(-1)?.saw.under;
}

describe('the circumstances of a decision', () => {
  it('are told by the first entry of a record, and by others only where it came to them', () => {
    expect(toldIn(sceneOf(starts()))).toEqual([{ head: 'main0' }]);
    expect(toldIn(sceneOf(starts(bob), around({ head: null })))).toEqual([{ head: 'main0' }]);
    expect(toldIn(sceneOf(around({ head: null }), starts()))).toEqual([]);
    const usual = sceneOf(
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      knows(bob, 'x', 1),
      approves(alice, 'plan_approval'),
    );
    expect(usual.log.slice(1).map(({ saw }) => saw.under)).toEqual([undefined, undefined, undefined]);
  });

  it('are what somebody may, where that is not to write, and the team by which they decide', () => {
    expect(toldIn(sceneOf(starts(), approves(dave, 'go')))).toEqual([{ person: dave.id, may: 'maintain' }]);
    const guarded = all(starts(), pushes(bob, 'm', { manual: 'M' }));
    expect(toldIn(sceneOf(guarded, approves(carol, 'security')))).toEqual([
      { team: 'acme/security', has: ['carol@example.com'] },
    ]);
    const stranger = sceneOf(starts(), knows(person('zoe'), 'x', 1));
    expect(stranger.last.at(-1)).toMatchObject({
      refusal: { code: 'not_allowed' },
      saw: { under: [{ person: 'zoe@example.com', may: null }] },
    });
  });

  it('are the ids behind names, where the home knows people by number', () => {
    const ids_ = { ...quiet.people, ids: { frank: 9, erin: 7, unknown: 1 } };
    const handed = sceneOf(
      starts(),
      around({ people: ids_ }),
      asks(alice, { delegate: { role: 'planner', to: 'Frank', until: '2026-03-09', reason: 'leave' } }),
    );
    expect(toldIn(handed)).toEqual([{ logins: { frank: 9 } }]);
  });

  it('are the checks that were asked about, and no others', () => {
    const checked = underPolicy({ gates: { plan_approval: { checks: ['ci', 'lint'], roles: ['planner'] } } });
    const results = { ci: 'passed', lint: 'passed', other: 'failed', more: 'pending' } as const;
    const scene = sceneOf(
      starts(),
      checked,
      pushes(bob, 'p', { plan: 'A' }),
      tells('p', { checks: results }),
      approves(alice, 'plan_approval'),
      merges(bob, 'p'),
      around({ checks: results }),
      swept,
    );
    expect(scene.state?.tracks['main']?.stage).toBe('build');
    expect(toldIn(scene)).toEqual([
      { branch: 'p', was: null },
      { check: 'ci', on: null, is: 'passed' },
      { check: 'lint', on: null, is: 'passed' },
    ]);
  });

  it('are what a branch was by then, where that is not as it was noted', () => {
    const moved = all(
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      swept,
      pushes(carol, 'p', { plan: 'A' }, { commit: 'p9' }),
    );
    expect(toldIn(sceneOf(moved, approves(alice, 'plan_approval')))).toEqual([{ branch: 'p', was: { head: 'p9' } }]);
    const own = sceneOf(moved, approves(carol, 'plan_approval'));
    expect(own.last.at(-1)?.refusal?.code).toBe('not_in_role');
    const looked = sceneOf(
      all(starts(), pushes(bob, 'p', { plan: 'A' }), pushes(bob, 'p', { plan: 'B' })),
      approves(alice, 'plan_approval', { head: 'p1' }),
    );
    expect(looked.last.at(-1)?.refusal?.code).toBeDefined();
    // Two have the same bytes, and the one that is gone is nobody’s choice any more.
    const gone = sceneOf(
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      pushes(bob, 'q', { plan: 'A' }),
      swept,
      deletes('p'),
      says(alice, { approve: { gate: 'plan_approval', track: 'main', reason: 'read it' } }),
      swept,
    );
    expect(gone.log.find(({ command }) => 'approve' in command)?.saw.under).toEqual([{ branch: 'p', was: null }]);
  });

  it('are the lines that were at hand, where one is taken back', () => {
    const slip = sceneOf(starts(), knows(bob, 'x', 1), asks(bob, { undo: { seq: 2, reason: 'a slip' } }));
    expect(toldIn(slip)).toEqual([{ recent: [1, 2] }]);
    // A program that tells no circumstances had them at hand all the same.
    const older = slip.log.map((line) => ('undo' in line.command ? { ...line, saw: {} } : line));
    expect(again(older)).toEqual({ decided: 3, wrong: [], untold: [] });
    // An older one that is named is at hand beside the latest.
    const { log, state } = sceneOf(starts(), knows(bob, 'x', 1), knows(bob, 'y', 2));
    const world = { ...quiet, recent: log.slice(2), named: log.slice(1, 2) };
    const head = headOf(state, { source: 'slip', actor: bob, command: { undo: { seq: 2, reason: '' } } }, noon);
    expect(witnessed(decide, world, state, head)).toMatchObject({ events: [{}], saw: { under: [{ named: 2 }] } });
  });

  it('are whether people are told what waits for them', () => {
    const patient = underPolicy({
      gates: { plan_approval: { roles: ['planner'], reminders: { after_working_days: 1 } } },
    });
    const scene = sceneOf(
      starts(),
      patient,
      around({ reminds: true }),
      pushes(bob, 'p', { plan: 'A' }),
      swept,
      later(4),
      swept,
    );
    expect(scene.last.at(-1)).toMatchObject({
      command: { wait: {} },
      saw: { under: [{ reminds: true }] },
      events: [{ type: 'reminder_given' }],
    });
  });

  it('are nobody’s word against the rules: whoever tells others than there were is refused all the same', () => {
    for (const under of [
      [{ person: 'bob@example.com', may: 'admin' }],
      [{ branch: 'x', was: { contents: { plan: 'B' } } }],
      [{ order: ['p', 'nobody'] }],
    ])
      expect(word(under)).toEqual([expect.stringContaining('by the rules of then it is refused: ')]);
    for (const under of [[5], 'nonsense'])
      expect(word(under)).toEqual([expect.stringMatching(/^entry 3 says entry 3 is none that this program knows/u)]);
  });

  it('cannot be what the rules, the record or the command contradict', () => {
    for (const [under, what] of [
      [{ person: 'mallory@example.com', may: 'admin' }, 'what mallory@example.com may, on whom nothing rested'],
      [{ team: 'acme/owners', has: [] }, 'who is in the team acme/owners, and the policy lists no such team'],
      [{ team: 'acme/security', has: ['zoe@example.com'] }, 'that zoe@example.com is in the team acme/security'],
      [{ logins: { zoe: 12 } }, 'who zoe is, and nobody of that name was asked about'],
      [{ check: 'ci', on: 'p', is: 'passed' }, 'what the check ci said, and nothing asks for that check'],
      [{ recent: [-5, 9e15] }, 'that the entries -5 to 9000000000000000 were at hand, and there were 2'],
      [{ recent: [1, 3] }, 'and there were 2'],
      [{ recent: [2, 1] }, 'and there were 2'],
      [{ recent: [0.5, 1] }, 'and there were 2'],
      [{ named: 3 }, 'that entry 3 was at hand, and there were 2'],
    ] as const)
      expect(word([under])).toEqual([expect.stringContaining(what)]);
    // What may have been so is for the rules.
    for (const one of [
      { logins: { Bob: 12 } },
      { logins: { robert: 'bob@example.com' } },
      { team: 'acme/security', has: ['bob@example.com'] },
      { head: 'main1' },
      { named: 2 },
    ])
      expect(word([one])).toEqual([expect.stringContaining('by the rules of then it is refused: ')]);
    const owned = lawsIn({
      definitions: { d1: definition },
      policies: { p1: policyWith({ gates: { review: { codeowners: true }, go: { checks: ['ci'] } } }) },
      defaultBranch: 'main',
    });
    for (const one of [
      { team: 'acme/owners', has: [] },
      { check: 'ci', on: 'p', is: 'passed' },
    ])
      expect(word([one], owned)).toEqual([expect.stringContaining('it is refused: ')]);
  });
});

describe('the wording of the rules', () => {
  const landed = sceneOf(
    starts(),
    pushes(bob, 'p', { plan: 'A' }),
    approves(alice, 'plan_approval'),
    merges(bob, 'p'),
    asks(bob, { ask: { intent: 'revise', target: 'plan', flags: [] } }),
    asks(bob, { act: { action: 'lunch', track: 'main' } }),
    asks(bob, { retire: { artifact: 'plan', because: 'too old.' } }),
  );

  it('may change from version to version: that something is said is compared, and not how', () => {
    const texts: string[] = [];
    const other = reworded(landed.log, (text) => {
      texts.push(text);
      return text.startsWith('the plan') || text === 'read it' ? text : `${text}, in other words`;
    });
    expect(texts).toEqual([
      'read it',
      'plan_approval is open: approved by alice',
      'the plan is approved',
      'Have lunch may be done now',
      'too old',
      'plan was retired: too old',
    ]);
    expect(other).not.toEqual(landed.log);
    expect(faults(again(other))).toEqual([]);
  });

  it('is there, and has the same words of people in it, or the same copy', () => {
    const at = landed.log.findIndex(({ command }) => 'retire' in command);
    const retired = (because: string): readonly number[] =>
      again(
        landed.log.map((line, index) =>
          index === at ? { ...line, events: (line.events ?? []).map((event) => ({ ...event, because })) } : line,
        ) as readonly Line[],
      ).wrong.map(({ entry }) => entry);
    expect(retired('nobody needs it: too old')).toEqual([]);
    expect(retired('nobody needs it: too long')).toEqual([at + 1]);
    expect(retired('')).toEqual([at + 1]);
    const fact = sceneOf(starts(), asks(bob, { block: { text: 'no paper', on: 'track:main' } })).log;
    expect(faults(again(reworded(fact, (text) => `${text} at all`)))).toHaveLength(1);
    for (const other of [['it', 'is'], null, 5]) expect(again(reworded(landed.log, () => other)).wrong).not.toEqual([]);
  });

  it('may be several sentences, and more or fewer of them', () => {
    const ask: ProjectCommand = { ask: { intent: 'revise', target: 'plan', flags: [] } };
    const gate = { gate: 'go', open: true, says: 'it is open' };
    const told = routed('that is next', ['it is small', 'nobody waits'], [gate]);
    const isTold = (...other: Parameters<typeof routed>): boolean =>
      comesToInOtherWords(routed(...other), told, ask, null, worded);
    expect(isTold('so it goes', ['small'], [{ ...gate, says: 'nothing is in the way' }])).toBe(true);
    expect(isTold('so it goes', [], [gate])).toBe(false);
    expect(isTold('so it goes', ['small', 5], [gate])).toBe(false);
    expect(isTold('so it goes', 'small', [gate])).toBe(false);
    expect(isTold('so it goes', ['small'], [{ ...gate, open: false }])).toBe(false);
    expect(isTold('so it goes', ['small'], [])).toBe(false);
    expect(isTold('so it goes', ['small'], [gate, gate])).toBe(false);
    expect(isTold('so it goes', ['small'], [null])).toBe(false);
    expect(isTold(undefined, ['small'], [gate])).toBe(false);
    const { events } = told;
    expect(comesToInOtherWords({ events: [...events, ...events] }, told, ask, null, worded)).toBe(false);
    expect(comesToInOtherWords(told, routed('so it goes', undefined, [5]), ask, null, worded)).toBe(false);
    const started: ProjectEventBody = { type: 'receipt_recorded', of: 'x', id: '1' };
    expect(comesToInOtherWords({ events: [started] }, { events: [started] }, ask, null, worded)).toBe(true);
    expect(comesToInOtherWords(told, told, JSON.parse('{}') as ProjectCommand, null, worded)).toBe(true);
  });
});

describe('an entry that nobody could have made', () => {
  const { log } = sceneOf(inBuild);
  const with_ = (at: number, change: Partial<Line>): readonly Line[] =>
    log.map((line, index) => (index === at ? { ...line, ...change } : line));

  it('has ids that follow from nothing', () => {
    expect(faults(again(with_(1, { id: 'other' })))[0]).toContain('that it came from');
    const [event] = log[1]?.events ?? [];
    if (event === undefined) throw new Error('nothing was proposed');
    const renamed = with_(1, { events: [{ ...event, event_id: 'other' }] });
    expect(faults(again(renamed))).toEqual([
      'entry 2 says artifact_created under an id that does not follow from the entry and the place in it',
    ]);
  });

  it('stands before there was a project, or is of Countersign itself', () => {
    expect(faults(again(log.slice(1, 2)))).toEqual(['entry 2 says that something happened before there was a project']);
    expect(faults(again(forged(log, [moveOf('build', 'check')], { advance: { track: 'main' } }, countersign)))).toEqual(
      [`entry ${log.length + 1} says that countersign itself asked for advance, which it never does`],
    );
  });

  it('rests on rules that were not pinned', () => {
    expect(faults(again(forged(log, [], { wait: {} }, countersign, { policy: 'p0' })))).toEqual([
      `entry ${log.length + 1} says that it was decided by the policy p0, and another one was pinned then`,
    ]);
    expect(faults(again(forged(log, [], { wait: {} }, countersign, { definition: 'd0' })))[0]).toContain(
      'definition d0',
    );
  });

  it('names somebody else, or more, than whom the rules let: the first place that differs is told', () => {
    const at = log.findIndex(({ command }) => 'approve' in command);
    const [asked, decided] = log[at]?.events ?? [];
    if (asked === undefined || decided?.type !== 'approval_changed' || decided.change !== 'decided')
      throw new Error('nobody approved');
    const other = { ...decided, decision: { ...decided.decision, decided_by: 'mallory@example.com' } };
    expect(faults(again(with_(at, { events: [asked, other] })))[0]).toContain(
      '1.decision.decided_by is "alice@example.com" and not "mallory@example.com"',
    );
    const more = { ...decided, terms: { permits: ['x'.repeat(100)] } };
    expect(faults(again(with_(at, { events: [asked, more] })))[0]).toMatch(
      /1\.terms\.permits is nothing and not \["x{77}…/u,
    );
    const moved = { ...asked, covers: { plan: 'plan B' } };
    expect(faults(again(with_(at, { events: [moved, decided] })))[0]).toContain(
      '0.covers.plan is "plan A" and not "plan B"',
    );
  });
});

/** A value of JSON with something else somewhere in it, or without a part of it. */
function broken(value: unknown, where: readonly number[], what: number): unknown {
  const strange = JSON.parse(strangers[what % strangers.length] ?? 'null') as unknown;
  const [at, ...rest] = where;
  if (at === undefined || typeof value !== 'object' || value === null) return strange;
  const entries = Object.entries<unknown>({ ...value });
  const chosen = entries[at % Math.max(entries.length, 1)];
  if (chosen === undefined) return strange;
  const [name, part] = chosen;
  const isGone = rest.length === 0 && what % 3 === 0;
  const parts = entries.flatMap(([key, one]): readonly (readonly [string, unknown])[] => {
    if (key !== name) return [[key, one]];
    return isGone ? [] : [[what % 7 === 1 ? '__proto__' : key, broken(part, rest, what)]];
  });
  return Array.isArray(value) && what % 5 !== 0 ? parts.map(([, one]) => one) : Object.fromEntries(parts);
}

/** What somebody may write where something else belongs. */
const strangers: readonly string[] = [
  'null',
  'true',
  '-1',
  '1e308',
  '9007199254740993',
  '""',
  '"constructor"',
  '"__proto__"',
  '"9999-12-31T23:59:59.999Z"',
  `"${'x'.repeat(5000)}"`,
  '[]',
  '[null]',
  '{}',
  '{"__proto__":{"events":[]},"constructor":1,"toString":1,"length":-1}',
  '[[[[[]]]]]',
];

describe('an entry of no known shape', () => {
  const anything = fc.record({
    told: story,
    which: fc.nat(),
    part: fc.constantFrom('command', 'events', 'saw', 'under', 'actor', 'entry'),
    where: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
    what: fc.nat(),
  });

  it('keeps nobody from deciding: whatever stands in an entry, it is found or makes no difference', () => {
    fc.assert(
      fc.property(anything, ({ told, which, part, where, what }) => {
        const scenes = played(told);
        const log = scenes.at(-1)?.log ?? [];
        const at = which % Math.max(log.length, 1);
        const forge = (line: Line): Line => {
          const { saw, ...rest } = line;
          const under = saw.under ?? [{ person: 'ann@example.com', may: 'write' }];
          if (part === 'entry') return broken(line, where, what) as Line;
          if (part === 'under') return { ...rest, saw: { ...saw, under: broken(under, where, what) } } as Line;
          return { ...line, [part]: broken(line[part], where, what) };
        };
        const forgery = log.map((line, index) => (index === at ? { ...forge(line), seq: line.seq } : line));
        const { decided, wrong, untold: unclear } = again(forgery, lawOfStory(scenes, told));
        expect(decided + unclear.length + wrong.length).toBe(log.length);
      }),
      { ...runs, numRuns: runs.numRuns * 2 },
    );
  });

  it('is told as what it is, and what follows is decided as far as that goes', () => {
    const { log } = sceneOf(starts(), knows(bob, 'x', 1), knows(bob, 'y', 2));
    const nowhere = log.map((line) => (line.seq === 2 ? { ...line, command: { land: {} } } : line)) as readonly Line[];
    expect(again(nowhere)).toEqual({
      decided: 2,
      wrong: [{ entry: 2, says: expect.stringMatching(/^entry 2 is none/u) as string, isMisshapen: true }],
      untold: [],
    });
    expect(redecide(nowhere, laws, ids, 2)).toEqual({ decided: 1, wrong: [], untold: [] });
    const lost = log.map((line) =>
      line.seq === 2 ? { ...line, events: [{ type: 'definition_pinned', what: 'policy', event_id: 'x' }] } : line,
    ) as unknown as readonly Line[];
    expect(faults(again(lost))[1]).toContain('and that is no command of which anything could come');
    const nothing = log.map((line) => (line.seq === 2 ? { ...line, events: [null] } : line)) as unknown;
    expect(again(nothing as readonly Line[]).wrong.map(({ entry }) => entry)).toEqual([2]);
  });
});

describe('what nobody can tell any more', () => {
  const { log } = sceneOf(inBuild);

  it('is what was decided by a workflow or a policy that is gone', () => {
    const gone = 'the workflow or the policy of then cannot be read any more';
    for (const books of [
      { definitions: {}, policies: { p1: policy } },
      { definitions: { d1: definition }, policies: {} },
    ]) {
      const { decided, wrong, untold: all_ } = again(log, lawsIn({ ...books, defaultBranch: 'main' }));
      expect({ decided, wrong }).toEqual({ decided: 0, wrong: [] });
      expect(all_.map(({ because }) => because)).toEqual(log.map(() => gone));
    }
  });

  it('is whether a state had room for more', () => {
    const refusal = { code: 'state_full', because: 'it is full', next: 'close it' } as const;
    const [last] = forged(log, [], { block: { text: 'more', on: 'track:main' } }).slice(-1);
    if (last === undefined) throw new Error('nothing was forged');
    const { events: _events, ...head } = last;
    expect(again([...log, { ...head, refusal }]).untold).toEqual([
      { entry: log.length + 1, by: 'bob', what: 'block', because: 'the state had no room for it' },
    ]);
  });

  it('is taken for proven up to where somebody proved it', () => {
    const bad = forged(log, [moveOf('build', 'ship')]);
    expect(redecide(bad, laws, ids, bad.length)).toEqual({ decided: 0, wrong: [], untold: [] });
    expect(redecide(bad, laws, ids, bad.length - 1).wrong).toHaveLength(1);
  });
});

describe('another workflow or policy', () => {
  const next = lifecycle({ label: 'Other' });
  const books = {
    definitions: { d1: definition, d2: next },
    policies: { p1: policy, p2: policyWith({ workflow: 'release' }) },
  };
  const pin = { blob: 'd2', origin: 'here' };
  const moving = sceneOf(
    starts(),
    around({ offered: { definition: next, pin } }),
    asks(dave, { migrate: { blob: 'd2' } }),
    around({ definition: next, definitionPin: pin }),
    knows(bob, 'x', 1),
    around({ policy: books.policies.p2, policyPin: { blob: 'p2', origin: 'here' } }),
    knows(bob, 'y', 1),
  );

  it('holds from where it was pinned, by those who may', () => {
    const lawOf = lawsIn({ ...books, defaultBranch: 'main' });
    expect(again(moving.log, lawOf)).toEqual({ decided: moving.log.length, wrong: [], untold: [] });
    const forgedBy = forged(moving.log.slice(0, 1), [{ type: 'definition_pinned', what: 'definition', pin }], {
      migrate: { blob: 'd2' },
    });
    expect(faults(again(forgedBy, lawOf))).toEqual([expect.stringContaining('it is refused: bob holds none')]);
  });

  it('is the default one where there is no policy', () => {
    const { log } = sceneOf(around({ policy: defaultPolicy, policyPin: null }), starts(), knows(bob, 'x', 1));
    const lawOf = lawsIn({ definitions: { d1: definition }, policies: {}, defaultBranch: 'main' });
    expect(again(log, lawOf)).toEqual({ decided: 2, wrong: [], untold: [] });
  });

  it('cannot be told where it is gone, and is refused where it was not found', () => {
    const without = lawsIn({ ...books, definitions: { d1: definition }, defaultBranch: 'main' });
    expect(again(moving.log, without).untold.map(({ entry }) => entry)).toEqual([2, 3, 4, 5]);
    const unknown = sceneOf(starts(), asks(dave, { migrate: { blob: 'd3' } }));
    expect(again(unknown.log, without)).toEqual({ decided: 2, wrong: [], untold: [] });
    const stranded = sceneOf(
      starts(),
      around({
        offered: { definition: lifecycle({ stages: ['other'], allowed_transitions: [], terminal_states: [] }), pin },
      }),
      asks(dave, { migrate: { blob: 'd2' } }),
    );
    expect(stranded.last.at(-1)?.refusal?.code).toBe('cannot_migrate');
    expect(again(stranded.log, without).untold).toHaveLength(1);
    const offers = lawsIn({
      ...books,
      definitions: { d1: definition, d2: stranded.world.offered?.definition ?? next },
      defaultBranch: 'main',
    });
    expect(again(stranded.log, offers)).toEqual({ decided: 2, wrong: [], untold: [] });
  });
});

describe('a record of a program that told no circumstances yet', () => {
  const around_ = { proposals: { topic: launch.topic } };
  const lawOf = lawsIn({
    definitions: { d1: launch.worldOf().definition },
    policies: { p1: launch.worldOf().policy },
    defaultBranch: 'main',
  });
  const seqs: Ids = { entry: (source) => source, event: (entry, ordinal) => `${entry}/${ordinal}` };
  const of = (asks_: readonly launch.Ask[]): Proof => {
    const entries = launch.played(asks_).entries.map((entry) => ({
      ...entry,
      id: entry.source,
      ...(entry.events === undefined
        ? {}
        : { events: entry.events.map((event, ordinal) => ({ ...event, event_id: `${entry.source}/${ordinal}` })) }),
    }));
    return redecide(entries, lawOf, seqs);
  };
  const legal: ProjectCommand = { approve: { gate: 'legal', track: 'main', reason: 'ok' } };

  it('comes out with the least or the most that may have been so', () => {
    const asked = { approve: { gate: 'code_review', track: 'main', proposal: 'topic', reason: 'ok' } };
    expect(of([launch.started, launch.proposed, [launch.rita, asked, around_], [launch.lex, legal, around_]])).toEqual({
      decided: 4,
      wrong: [],
      untold: [],
    });
  });

  it('is untold where that decides, and where somebody was refused', () => {
    const { zoe, started } = launch;
    const noTeam = { people: { permissions: { '6': 'write' }, teams: {} } } as const;
    const team = { people: { permissions: { '6': 'write' }, teams: { 'acme/legal': [6] } } } as const;
    expect(of([started, [zoe, legal, team]])).toEqual({ decided: 2, wrong: [], untold: [] });
    expect(of([started, [zoe, legal, noTeam]])).toEqual({ decided: 2, wrong: [], untold: [] });
    const { log } = sceneOf(starts(), knows(bob, 'x', 1));
    const refused = untold(log).map((line, at) => {
      const { events: _events, ...head } = line;
      return at === 0 ? line : { ...head, refusal: { code: 'gate_closed', because: 'so', next: 'wait' } as const };
    });
    expect(again(refused).untold.map(({ because }) => because)).toEqual(['what it rested on is not all in the record']);
  });

  it('shows what no circumstances could have brought', () => {
    const { log } = sceneOf(inBuild);
    expect(faults(again(forged(untold(log), [approvalOf('go')])))).toEqual([
      expect.stringContaining('says that of block by bob came: go is approved; by the rules of then there came'),
    ]);
    const guarded = untold(sceneOf(starts(), pushes(bob, 'm', { manual: 'M' })).log);
    const dubious = forged(guarded, [approvalOf('security')], {
      approve: { gate: 'security', track: 'main', reason: '' },
    });
    expect(again(dubious).untold).toHaveLength(1);
  });
});

describe('two values', () => {
  it('are the same whatever the order of their keys, and without what has no value', () => {
    expect(isSame({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1, d: undefined })).toBe(true);
    for (const [one, other] of [
      [{ a: 1 }, { a: 2 }],
      [{ a: 1 }, { b: 1 }],
      [[1], [1, 2]],
      [[1], [2]],
      [[1], { 0: 1 }],
      [{ 0: 1 }, [1]],
      [null, {}],
      [{}, null],
      [1, '1'],
    ])
      expect(isSame(one, other)).toBe(false);
  });
});

/** What is found of an entry that says so of the circumstances, in which somebody goes on past what is closed. */
function word(under: unknown, lawOf = laws): readonly string[] {
  const { log } = sceneOf(starts(), pushes(bob, 'p', { plan: 'A' }), swept);
  const advance: ProjectCommand = { advance: { to: 'build', track: 'main' } };
  return faults(again(forged(log, [moveOf('plan', 'build')], advance, bob, { under } as Line['saw']), lawOf));
}

/** What came of a request, in these words. */
function routed(because: unknown, why: unknown, gates: readonly unknown[] = []) {
  const route = { kind: 'task', because, triage: { outcome: 'no_gate', why } };
  const events: unknown = [{ type: 'decision_recorded', decision: 'route', rationale: because, gates, route }];
  return { events: events as readonly ProjectEventBody[] };
}

/** A log with every sentence of the rules in other words. */
function reworded(log: readonly Line[], change: (text: string) => unknown): readonly Line[] {
  return log.map((line) => {
    const events = line.events?.map((event): ProjectEvent =>
      (worded[event.type] ?? []).reduce<ProjectEvent>(
        (before, field) => withWords(before, field.split('.'), change) as ProjectEvent,
        event,
      ),
    );
    return events === undefined ? line : { ...line, events };
  });
}

/** A value with every text at this path in other words. */
function withWords(value: unknown, [name, ...rest]: readonly string[], change: (text: string) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((one) => withWords(one, name === undefined ? [] : [name, ...rest], change));
  }
  if (name === undefined) return typeof value === 'string' ? change(value) : value;
  if (typeof value !== 'object' || value === null || !(name in value)) return value;
  return { ...value, [name]: withWords(Reflect.get(value, name), rest, change) };
}

function lawOfStory(scenes: readonly Scene[], told: { readonly definition: typeof definition }) {
  const rules = scenes[0]?.world.policy ?? policy;
  return lawsIn({ definitions: { d1: told.definition }, policies: { p1: rules }, defaultBranch: 'main' });
}

function approvalOf(gate: string): ProjectEventBody {
  return {
    type: 'approval_changed',
    change: 'decided',
    gate,
    track: 'main',
    status: 'approved',
    decision: {
      decided_by: 'mallory@example.com',
      decided_by_login: 'mallory',
      decided_by_role: 'role0',
      authority: 'e-mail mallory@example.com',
      assurance: 'proven',
      status: 'approved',
      reason: '',
    },
    terms: {},
  };
}

function landingOf(artifact: string, content = 'f'.repeat(40)): ProjectEventBody {
  return {
    type: 'artifact_created',
    status: 'current',
    artifact,
    version: 'v1',
    content,
    commit: 'c'.repeat(40),
    supersedes: null,
    source_artifacts: [],
    authors: [],
    bypassed: [],
  };
}

function moveOf(from: string, to: string): ProjectEventBody {
  return { type: 'stage_changed', track: 'main', from, to, on: 'command', rationale: '' };
}

function forgeriesOf(
  gate: string,
  artifact: string,
  from: string,
  to: string,
): readonly (readonly ProjectEventBody[])[] {
  return [
    [approvalOf(gate)],
    [
      {
        type: 'approval_changed',
        change: 'voided',
        gate,
        track: 'main',
        status: 'superseded',
        because: 'so',
        covers: {},
        proposal: null,
        head: null,
      },
    ],
    [moveOf(from, to)],
    [landingOf(artifact)],
    [{ type: 'landing_recorded', commit: 'c'.repeat(40), proposal: null, passed: [] }],
    [{ type: 'decision_recorded', decision: 'act action0', rationale: '', track: 'main', gates: [] }],
    [{ type: 'gate_overridden', gate, track: 'main', reason: 'so', role: 'maintain', covers: {} }],
    [{ type: 'receipt_recorded', of: 'status_comment', id: '1' }],
    [{ type: 'definition_pinned', what: 'policy', pin: null }],
    [{ type: 'project_closed', terminal_state: 'closed', rationale: '', workflow_status: 'closed' }],
    [],
  ];
}

/** The log with the events of one entry changed: one left out, told twice, or another value in one of its fields. */
function changedSomewhere(
  log: readonly Line[],
  which: number,
  where: number,
  how: number,
): { readonly log: readonly Line[]; readonly entry: number } | null {
  const able = log.filter(({ events = [] }) => events.length > 0);
  const line = able[which % Math.max(able.length, 1)];
  if (line === undefined) return null;
  const { events = [] } = line;
  const at = where % events.length;
  // That another policy lay there when a project began is for the repository to tell.
  const { type } = events[at] ?? {};
  if (type === 'definition_pinned') return null;
  const ways: readonly (readonly ProjectEventBody[])[] = [
    events.filter((_event, index) => index !== at),
    [...events, ...events.slice(at, at + 1)],
    events.map((event, index) => (index === at ? withOther(event, how) : event)),
  ];
  // A sentence of the rules may be worded otherwise.
  if (how % 3 === 2 && type !== undefined && worded[type]?.includes(fieldOf(events[at], how)) === true) return null;
  const bodies = ways[how % 3] ?? [];
  const now = bodies.map((body, ordinal) => sealed(body, line.id, ordinal));
  if (isSame(now, events)) return null;
  return { log: log.map((one) => (one === line ? { ...line, events: now } : one)), entry: line.seq };
}

/** The name of a field of an event. */
function fieldOf(event: ProjectEvent | undefined, how: number): string {
  const fields = Object.keys(event ?? {}).filter((key) => key !== 'event_id' && key !== 'type');
  return fields[how % Math.max(fields.length, 1)] ?? '';
}

function withOther(event: ProjectEvent, how: number): ProjectEventBody {
  const name = fieldOf(event, how);
  const value: unknown = Reflect.get(event, name);
  const other = typeof value === 'string' ? `${value} forged` : typeof value === 'object' ? 'forged' : null;
  return { ...event, [name]: other };
}
