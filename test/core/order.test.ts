import { describe, expect, it } from 'vitest';
import type { ProjectState } from '../../src/core/project/state.ts';
import { endedBy, outOfOrder } from '../../src/core/project/rules/order.ts';
import {
  alice,
  answerOf,
  approves,
  asks,
  bob,
  dave,
  given,
  headOf,
  inBuild,
  inCheck,
  inShip,
  kim,
  knows,
  lifecycle,
  merges,
  noon,
  overrides,
  policyWith,
  around,
  pushes,
  sceneOf,
  swept,
  type Scene,
  type Step,
} from './given.ts';

const legal = approves(dave, 'legal', { on_behalf_of: answerOf(kim) });
const sends = asks(bob, { act: { action: 'send', track: 'main' } });
const closes = asks(alice, { close: { terminal_state: 'closed' } });

function stateOf({ state }: Scene): ProjectState {
  if (state === null) throw new Error('no project was started');
  return state;
}

/** The state as nobody decided it. */
function edited(edit: (state: ProjectState) => Partial<ProjectState>): Step {
  return (scene) => ({ ...scene, state: { ...stateOf(scene), ...edit(stateOf(scene)) } });
}

const unowned = edited(() => ({ owner: '' }));

/** Whether something final or outside may happen on these tracks. */
function order(tracks: readonly string[], ...steps: readonly Step[]): string | undefined {
  const scene = sceneOf(...steps);
  const state = stateOf(scene);
  const entry = headOf(
    state,
    {
      source: 's',
      actor: bob,
      command: { propose: { proposal: '', head: '', base: '', contents: {}, authors: [], lost: [] } },
    },
    noon,
  );
  const { code, because } = outOfOrder({ world: scene.world, state, entry }, tracks)?.refusal ?? {};
  return code === undefined ? undefined : `${code}: ${String(because)}`;
}

const recordsOf = (state: ProjectState) => Object.values(state.approvals['main'] ?? {});

describe('a state that breaks a rule', () => {
  it('lets nothing happen outside, and says what is wrong and how to see the rest', () => {
    const { scene } = given(inBuild, legal, unowned)
      .when(sends)
      .thenRefused('findings_open', /nobody is named who looks after project acme/u);
    expect(scene.last.at(-1)?.refusal?.next).toMatch(/countersign verify acme shows it in the record\.$/u);
    const more = edited(({ tracks }) => ({
      tracks: Object.fromEntries(Object.entries(tracks).map(([name, one]) => [name, { ...one, owner: '' }])),
    }));
    const two = given(inBuild, legal, unowned, more)
      .when(sends)
      .thenRefused('findings_open', /, and 1 more$/u);
    expect(two.scene.last.at(-1)?.refusal?.next).toMatch(/countersign verify acme shows all of them\.$/u);
    given(inBuild, legal).when(sends).thenHappened({ decision: 'act send' });
  });

  it('lets happen inside what does', () => {
    given(inBuild, unowned)
      .when(asks(bob, { act: { action: 'lunch', track: 'main' } }))
      .thenHappened({ decision: 'act lunch' });
  });

  it('keeps a project from an end that leaves nothing open, and from no other', () => {
    given(inShip, unowned).when(closes).thenRefused('findings_open');
    given(inShip, unowned)
      .when(asks(alice, { close: { terminal_state: 'superseded' } }))
      .thenHappened({ type: 'track_closed' }, { type: 'project_closed' });
  });

  it('keeps back what would end a track by landing, and no other merge', () => {
    const report = [
      inCheck,
      knows(bob, 'release.version', '2'),
      pushes(bob, 'r', { report: 'A' }),
      approves(alice, 'go'),
    ];
    const merge = asks(bob, { merge: { proposal: 'r', head: 'r1', landing: { report: 'A' } } });
    given(...report, unowned)
      .when(merge)
      .thenRefused('findings_open');
    given(...report)
      .when(merge)
      .thenHappened({ decision: 'merge r at r1' });
    const observing = policyWith({ mode: 'observe' });
    given(...report, unowned, around({ policy: observing }))
      .when(merge)
      .thenHappened({ decision: 'merge r at r1' });
    given(inBuild, unowned, pushes(bob, 'n', { notes: 'A' }))
      .when(asks(bob, { merge: { proposal: 'n', head: 'n1', landing: { notes: 'A' } } }))
      .thenHappened({ decision: 'merge n at n1' });
  });

  it('holds nothing up where something past a closed gate has its rationale since', () => {
    const past = [inBuild, legal, pushes(bob, 'c', { code: 'A' }), merges(bob, 'c'), swept];
    given(...past)
      .when(sends)
      .thenRefused('findings_open', /past the closed gate review/u);
    given(...past, overrides(alice, 'review'))
      .when(sends)
      .thenHappened({ decision: 'act send' });
  });

  it('holds up the tracks that it is about', () => {
    const side = edited(({ tracks: { main } }) =>
      main === undefined ? {} : { tracks: { main, side: { ...main, owner: '' } } },
    );
    expect(order(['main'], inBuild, side)).toBeUndefined();
    expect(order(['side'], inBuild, side)).toMatch(/^findings_open: .*track side/u);
    const blocked = (on: string) => edited(() => ({ blockers: { b9: { text: 'x', on, by: 'bob', at: noon } } }));
    expect(order(['main'], inBuild, blocked('track:gone'))).toBeUndefined();
    expect(order(['main'], inBuild, blocked('artifact:song'))).toMatch(/^findings_open/u);
    expect(order(['side'], inBuild, blocked('artifact:song'))).toBeUndefined();
    expect(order(['side'], inBuild, blocked('gate:heaven'))).toMatch(/^findings_open/u);
  });

  it('is asked about the approvals and conflicts of those tracks', () => {
    const blind = { by: '', role: '', reason: '', at: noon };
    const other = edited((state) => ({
      other_approvals: recordsOf(state).map((one) => ({ ...one, track: 'side', overridden: blind })),
    }));
    expect(order(['main'], inBuild, other)).toBeUndefined();
    expect(order(['side'], inBuild, other)).toMatch(/^findings_open/u);
    const here = edited((state) => ({
      approvals: { main: Object.fromEntries(recordsOf(state).map((one) => [one.gate, { ...one, overridden: blind }])) },
    }));
    expect(order(['main'], inBuild, here)).toMatch(/^findings_open/u);
    expect(order(['side'], inBuild, here)).toBeUndefined();
    const ended = edited(({ tracks: { main: one } }) => ({
      tracks: one === undefined ? {} : { main: one, side: { ...one, status: 'complete' } },
      conflicts: {
        c9: { about: 'x', claims: [], likely: null, because: 'ask', tracks: ['side'], by: 'bob', at: noon },
      },
    }));
    expect(order(['main'], inBuild, ended)).toBeUndefined();
    expect(order(['side'], inBuild, ended)).toMatch(/^conflict_open/u);
  });
});

const ends = (artifact: string, ...steps: readonly Step[]) => {
  const scene = sceneOf(...steps);
  return endedBy(scene.world, stateOf(scene), [artifact]);
};

describe('a landing that ends a track', () => {
  it('brings it where nothing leads on from', () => {
    expect(ends('report', inCheck)).toEqual(['main']);
    expect(ends('notes', inCheck)).toEqual([]);
    expect(ends('report', inBuild)).toEqual([]);
    const over = edited(({ tracks: { main } }) =>
      main === undefined ? {} : { tracks: { main: { ...main, status: 'complete' } } },
    );
    expect(ends('report', inCheck, over)).toEqual([]);
    const loops = lifecycle({
      allowed_transitions: [{ from: 'check', to: 'build', on: { landed: 'report' }, when: 'it failed' }],
    });
    expect(ends('report', inCheck, around({ definition: loops }))).toEqual([]);
  });
});
