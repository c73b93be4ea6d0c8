import { describe, expect, it } from 'vitest';
import { answers } from '../../src/core/project/gates.ts';
import { asksFor, routes } from './routing/cast.ts';
import {
  advances,
  alice,
  all,
  approves,
  around,
  asks,
  bob,
  given,
  inBuild,
  inShip,
  joins,
  knows,
  lands,
  lifecycle,
  robot,
  starts,
  swept,
  type Step,
} from './given.ts';

const flag = (name: string, reason = 'a new parser') => asks(bob, { flag: { flag: name, reason } });
const block = (text: string, on = 'track:main') => asks(bob, { block: { text, on } });
const unblock = (blocker: string, reason = 'it is there') => asks(bob, { unblock: { blocker, reason } });
const undo = (seq: number, reason = '') => asks(bob, { undo: { seq, reason } });
/** A plan was asked for before anybody knows what it is about, or by when: two things hold the draft. */
const draft = all(routes(), starts(), asksFor(bob, { target: 'artifact:plan', intent: 'create', draft: true }));

describe('facts', () => {
  it('are kept with their source and who told', () => {
    const { state } = given(starts())
      .when(knows(bob, 'release.version', '2.0', 'CHANGELOG.md'))
      .thenHappened({ type: 'fact_recorded', value: '2.0', was: null });
    expect(state.known_facts['release.version']).toMatchObject({ value: '2.0', source: 'CHANGELOG.md', by: 'bob' });
  });

  it('are never known without a source', () => {
    given(starts())
      .when(knows(bob, 'x', 1, ' '))
      .thenRefused('source_missing');
  });

  it('may change, with what they were before', () => {
    given(starts(), knows(bob, 'x', 1))
      .when(knows(bob, 'x', 2))
      .thenHappened({ value: 2, was: { value: 1, by: 'bob' } });
    given(starts(), knows(bob, 'x', 1))
      .when(knows(bob, 'x', 1, 'another mail'))
      .thenHappened({ source: 'another mail' });
    given(starts(), knows(bob, 'x', 1))
      .when(knows(bob, 'x', 1))
      .thenRefused('already_decided');
  });

  it('have names of words with dots', () => {
    for (const name of ['', '1x', 'a..b', 'a b', '.a', '__proto__'])
      given(starts())
        .when(knows(bob, name, 1))
        .thenRefused('invalid_argument');
    given(starts())
      .when(knows(bob, 'constructor', 1))
      .thenHappened({ was: null });
  });

  it('may be told by agents, where the policy lets them', () => {
    given(starts())
      .when(knows(robot, 'x', 1))
      .thenHappened({ fact: 'x' });
    given(starts())
      .when(knows({ ...robot, id: 'other' }, 'x', 1))
      .thenHappened({ fact: 'x' });
    given(starts())
      .when(asks({ ...robot, id: 'other' }, { flag: { flag: 'a', reason: 'b' } }))
      .thenRefused('not_allowed');
  });
});

describe('flags', () => {
  it('are raised once, by name, with a reason', () => {
    const { state } = given(starts())
      .when(flag('security'))
      .thenHappened({ type: 'flag_raised', flag: 'security', reason: 'a new parser' });
    expect(state.flags).toEqual(['security']);
    given(starts(), flag('security')).when(flag('security')).thenRefused('already_decided');
    given(starts()).when(flag('security', '')).thenRefused('reason_missing');
    given(starts()).when(flag('Security!')).thenRefused('invalid_argument');
  });

  it('make a gate necessary, and one that was not asked for is not an approved one', () => {
    const definition = lifecycle({
      allowed_transitions: [
        {
          from: 'plan',
          to: 'build',
          when: 'x',
          requires: { any: [{ not: { flag: 'security' } }, { gate: 'security' }] },
        },
      ],
    });
    const { state } = given(around({ definition }), starts()).when(advances(bob)).thenHappened({ to: 'build' });
    expect(state.approvals).toEqual({});
    given(around({ definition }), starts(), flag('security'))
      .when(advances(bob))
      .thenRefused('requirement_open', /security is closed/u);
  });
});

/** Not even the main track is there. */
const lost: Step = (at) => (at.state === null ? at : { ...at, state: { ...at.state, tracks: {} } });
const stalls = (recover: string, on = 'track:main', due_date?: string) =>
  asks(bob, { block: { text: 'no contact', on, recover, ...(due_date === undefined ? {} : { due_date }) } });

const dueOn = (due_date: string) => asks(bob, { block: { text: 'x', on: 'track:main', due_date } });

const holdsMain = (on: string, ...steps: readonly Step[]) => {
  const { scene, state } = given(...steps, block('late', on)).when();
  return !answers(scene.world, state, 'main')({ no: 'blockers' }).holds;
};

const side: Step = (scene) => {
  const main = scene.state?.tracks['main'];
  if (scene.state === null || main === undefined) throw new Error('there is no main track');
  const promised = { ...main, stage: 'ship', lines: ['invoice'], requires: { gate: 'legal' } };
  return { ...scene, state: { ...scene.state, tracks: { main, side: promised } } };
};

describe('blockers', () => {
  it('say what is in the way of what', () => {
    const { state } = given(starts())
      .when(block('no contact', 'gate:go'))
      .thenHappened({ type: 'blocker_added', blocker: 'b2', on: 'gate:go' });
    expect(state.blockers['b2']).toMatchObject({ text: 'no contact', on: 'gate:go', by: 'bob' });
    for (const on of ['track:main', 'artifact:plan', 'gate:go', 'decision:which colour: red?'])
      given(starts()).when(block('x', on)).thenHappened({ on });
  });

  it('are never about nothing', () => {
    for (const on of [
      '',
      'track:side',
      'track:constructor',
      'artifact:x',
      'gate:x',
      'decision:',
      'decision',
      'moon:x',
      'trackmain',
    ])
      given(starts()).when(block('x', on)).thenRefused('invalid_argument');
    given(starts()).when(block(' ')).thenRefused('reason_missing');
  });

  it('have a day by which they are out of the way, and a recovery action that is to see to it: the track has stalled', () => {
    const recovery_actions = [
      {
        id: 'hold',
        applies_when: 'unsafe',
        output: 'stop, and name the evidence',
        shape: 'rollback_or_recovery_step' as const,
      },
      { id: 'ask', applies_when: 'unknown', output: 'questions' },
    ];
    const scene = [around({ definition: lifecycle({ recovery_actions }) }), starts()];
    const { state } = given(...scene)
      .when(stalls('hold', 'track:main', '2026-06-10'))
      .thenHappened(
        { type: 'blocker_added', blocker: 'b2', on: 'track:main', due_date: '2026-06-10' },
        {
          type: 'recovery_action_selected',
          track: 'main',
          action: 'hold',
          shape: 'rollback_or_recovery_step',
          output: 'stop, and name the evidence',
          owner: 'alice',
          due_date: '2026-06-10',
        },
      );
    expect(state.blockers['b2']?.due_date).toBe('2026-06-10');
    expect(state.tracks['main']?.recovery).toMatchObject({ action: 'hold', due_date: '2026-06-10' });
    for (const on of ['artifact:plan', 'gate:go', 'decision:which'])
      given(...scene)
        .when(stalls('ask', on))
        .thenHappened({ on }, { track: 'main', action: 'ask', output: 'questions' });
    given(...scene, lost)
      .when(stalls('ask', 'decision:which'))
      .thenHappened({}, { track: 'main', owner: 'alice' });
    const unknown = given(...scene)
      .when(stalls('pray'))
      .thenRefused('unknown_action').scene;
    expect(unknown.last.at(-1)?.refusal?.next).toBe('It has hold, ask.');
    const bare = around({ definition: lifecycle({ recovery_actions: [] }) });
    const none = given(bare, starts()).when(stalls('hold')).thenRefused('unknown_action').scene;
    expect(none.last.at(-1)?.refusal?.next).toBe('It has none.');
  });

  it('are due on a day', () => {
    given(starts()).when(dueOn('2026-06-10')).thenHappened({ due_date: '2026-06-10' });
    for (const day of ['soon', '2026-06-31', '2026-06-10T12:00Z'])
      given(starts())
        .when(dueOn(day))
        .thenRefused('invalid_argument', /is not a day/u);
  });

  it('come back with their day when their end is taken back', () => {
    const due = asks(bob, { block: { text: 'x', on: 'track:main', due_date: '2026-06-10' } });
    given(starts(), due, unblock('b2')).when(undo(3)).thenHappened({ blocker: 'b2', due_date: '2026-06-10' });
  });

  it('hold a track where their gate or artifact stands on its way, and where it is a decision', () => {
    // From `plan` the landing of the plan leads on, which takes `plan_approval`.
    expect(holdsMain('artifact:plan', starts())).toBe(true);
    expect(holdsMain('gate:plan_approval', starts())).toBe(true);
    expect(holdsMain('decision:which colour', starts())).toBe(true);
    expect(holdsMain('artifact:invoice', starts())).toBe(false);
    expect(holdsMain('gate:billing', starts())).toBe(false);
    // From `build` the code is asked for, and lands behind `review`; no gate of the plan stands there.
    expect(holdsMain('artifact:code', inBuild)).toBe(true);
    expect(holdsMain('gate:review', inBuild)).toBe(true);
    expect(holdsMain('gate:go', inBuild)).toBe(false);
    // An artifact that the definition does not have brings no gate.
    const song = lifecycle({
      allowed_transitions: [{ from: 'plan', to: 'build', on: { landed: 'song' }, when: 'sung' }],
    });
    expect(holdsMain('gate:review', around({ definition: song }), starts())).toBe(false);
    const { scene, state } = given(starts(), block('late', 'gate:plan_approval')).when();
    expect(answers(scene.world, state, 'gone')({ no: 'blockers' }).holds).toBe(true);
  });

  it('on what a track makes, or on what it promises, hold that track alone', () => {
    const held = (on: string) => {
      const { scene, state } = given(starts(), side, block('late', on)).when();
      return ['main', 'side'].filter((track) => !answers(scene.world, state, track)({ no: 'blockers' }).holds);
    };
    expect(held('artifact:invoice/side')).toEqual(['side']);
    expect(held('gate:billing')).toEqual(['side']);
    expect(held('gate:legal')).toEqual(['side']);
    expect(held('artifact:invoice')).toEqual([]);
    expect(held('artifact:plan')).toEqual(['main']);
    expect(held('track:side')).toEqual(['side']);
    given(starts(), side).when(block('late', 'artifact:plan/side')).thenRefused('invalid_argument');
  });

  it('are cleared with what cleared them', () => {
    const { state } = given(starts(), block('x'))
      .when(unblock('b2'))
      .thenHappened({ type: 'blocker_removed', blocker: 'b2', was: { text: 'x' }, reason: 'it is there' });
    expect(state.blockers).toEqual({});
    given(starts(), block('x')).when(unblock('b2', ' ')).thenRefused('reason_missing');
  });

  it('that are not open cannot be cleared', () => {
    const open = given(starts(), block('x')).when(unblock('b9')).thenRefused('unknown_blocker').scene;
    expect(open.last.at(-1)?.refusal?.next).toBe('Open are b2.');
    const none = given(starts()).when(unblock('constructor')).thenRefused('unknown_blocker').scene;
    expect(none.last.at(-1)?.refusal?.next).toBe('None is open.');
  });
});

describe('undo', () => {
  it('takes a fact back, to what it was before', () => {
    const { state } = given(starts(), knows(bob, 'x', 1, 'mail'))
      .when(undo(2, 'wrong project'))
      .thenHappened({
        type: 'fact_recorded',
        value: null,
        source: 'undo of entry 2: wrong project',
        was: { value: 1 },
      });
    expect(state.known_facts).toEqual({});
    given(starts(), knows(bob, 'x', 1, 'mail'), knows(bob, 'x', 2, 'mail'))
      .when(undo(3))
      .thenHappened({ value: 1, source: 'mail', was: { value: 2 } });
  });

  it('can be undone', () => {
    const { state } = given(starts(), knows(bob, 'x', 1, 'mail'), undo(2))
      .when(undo(3))
      .thenHappened({ value: 1, source: 'mail', was: null });
    expect(state.known_facts['x']?.value).toBe(1);
  });

  it('lowers a flag', () => {
    const { state } = given(starts(), flag('security'))
      .when(undo(2))
      .thenHappened({ type: 'flag_lowered', flag: 'security', reason: 'undo of entry 2' });
    expect(state.flags).toEqual([]);
    given(starts(), flag('security'), undo(2)).when(undo(2)).thenRefused('cannot_undo');
  });

  it('removes a blocker, and brings one back under its name', () => {
    given(starts(), block('x')).when(undo(2)).thenHappened({ type: 'blocker_removed', blocker: 'b2' });
    const { state } = given(starts(), block('x'), unblock('b2'))
      .when(undo(3))
      .thenHappened({ type: 'blocker_added', blocker: 'b2', text: 'x', on: 'track:main' });
    expect(Object.keys(state.blockers)).toEqual(['b2']);
    given(starts(), block('x'), unblock('b2')).when(undo(2)).thenRefused('cannot_undo');
    given(starts(), block('x'), unblock('b2'), undo(3)).when(undo(3)).thenRefused('cannot_undo');
  });

  it('of a request drops its flags, what they stopped and its drafts, as far as they still stand', () => {
    const { state } = given(draft)
      .when(undo(2, 'not this quarter'))
      .thenHappened(
        { type: 'blocker_removed', blocker: 'b2.1', reason: 'undo of entry 2: not this quarter' },
        { type: 'blocker_removed', blocker: 'b2.2' },
      );
    expect(state.blockers).toEqual({});
    given(draft, knows(bob, 'brief', 'b'))
      .when(undo(2))
      .thenHappened({ type: 'blocker_removed', blocker: 'b2.2' });
    given(draft, undo(2)).when(undo(2)).thenRefused('cannot_undo');
    const stopped = given(routes(), starts(), asksFor(bob, { flags: ['doubt'] }))
      .when(undo(2))
      .thenHappened({ type: 'flag_lowered', flag: 'doubt' }, { type: 'blocker_removed', blocker: 'b2.1' });
    expect(stopped.state).toMatchObject({ flags: [], blockers: {} });
    given(routes(), starts(), flag('doubt'), asksFor(bob))
      .when(undo(3))
      .thenHappened({ type: 'blocker_removed', blocker: 'b3.1' });
  });

  it('does not reach what was changed again since', () => {
    given(starts(), knows(bob, 'x', 1), knows(bob, 'x', 2))
      .when(undo(2))
      .thenRefused('cannot_undo');
  });

  it('does not reach approvals and stages, not even in part', () => {
    given(inBuild).when(undo(3)).thenRefused('cannot_undo');
    const rush = lifecycle({
      allowed_transitions: [{ from: 'plan', to: 'build', on: { flag: 'rush' }, when: 'c', requires: { flag: 'rush' } }],
    });
    given(around({ definition: rush }), starts(), flag('rush'))
      .when(undo(2))
      .thenRefused('cannot_undo', /changed more than facts and blockers/u);
    given(inShip, approves(alice, 'go')).when(undo(1)).thenRefused('cannot_undo');
  });

  it('does not reach what changed nothing, or is not known', () => {
    given(starts(), unblock('b9'))
      .when(undo(2))
      .thenRefused('cannot_undo', /changed nothing/u);
    given(starts(), asks(bob, { expire: { gate: 'go', track: 'main' } }))
      .when(undo(2))
      .thenRefused('cannot_undo', /changed nothing/u);
    given(starts()).when(undo(99)).thenRefused('unknown_entry');
  });
});

describe('what holds a draft that was asked for', () => {
  it('is dropped by whoever gives a reason: nothing waits for what will never come', () => {
    const { state } = given(draft)
      .when(unblock('b2.1', 'nobody wants the plan any more'))
      .thenHappened({ type: 'blocker_removed', blocker: 'b2.1', reason: 'nobody wants the plan any more' });
    expect(Object.keys(state.blockers)).toEqual(['b2.2']);
    given(draft).when(unblock('b2.1', ' ')).thenRefused('reason_missing');
  });

  it('keeps a project open, which says how it is dropped', () => {
    const definition = { terminal_states: [{ id: 'closed', from: ['plan'] }] };
    const held = all(
      routes(definition),
      starts(),
      asksFor(bob, { target: 'artifact:plan', intent: 'create', draft: true }),
    );
    const close = asks(alice, { close: { terminal_state: 'closed' } });
    const refused = given(held)
      .when(close)
      .thenRefused('requirement_open', /^2 open blockers: b2\.1 a draft only/u);
    expect(refused.scene.answer).toMatchObject({ refusal: { next: 'countersign unblock b2.1 --reason "…"' } });
    given(held, undo(2)).when(close).thenHappened({ type: 'track_closed' }, { type: 'project_closed' });
  });

  it('is over when the artifact has landed, and when its track was given up', () => {
    const landed = given(draft).when(lands({ commit: 'c', contents: { plan: 'A' } }), swept);
    expect(landed.state.blockers).toEqual({});
    expect(landed.scene.log.flatMap(({ events = [] }) => events)).toContainEqual(
      expect.objectContaining({ type: 'blocker_removed', blocker: 'b2.1', reason: 'plan has landed' }),
    );
    const other = given(draft).when(lands({ commit: 'c', contents: { notes: 'N' } }), swept);
    expect(Object.keys(other.state.blockers)).toEqual(['b2.1', 'b2.2']);
    const patch = all(routes(), inBuild, asksFor(bob, { intent: 'new workstream', target: 'patch' }));
    const asked = asksFor(bob, { target: 'code', track: 'patch', intent: 'create', draft: true });
    const held = given(patch).when(asked);
    const on = Object.values(held.state.blockers).map((one) => one.on);
    expect(on).toContain('artifact:code/patch');
    const { answer } = given(patch, asked)
      .when(joins(alice, 'patch', 'complete'))
      .thenRefused('track_open').scene;
    expect(JSON.stringify(answer)).toMatch(/"next":"countersign unblock b\d+\.1 --reason/u);
    const over = given(patch, asked).when(joins(alice, 'patch', 'superseded', 'no need'));
    expect(over.state.blockers).toEqual({});
  });
});
