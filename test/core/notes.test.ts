import { describe, expect, it } from 'vitest';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import { insteadOfUndoing } from '../../src/core/project/rules/instead.ts';
import { verbOf } from '../../src/core/project/commands.ts';
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
  delegates,
  forks,
  given,
  inBuild,
  inShip,
  joins,
  knows,
  lands,
  lifecycle,
  overrides,
  requests,
  robot,
  starts,
  swept,
  withdraws,
  type Step,
} from './given.ts';

const flag = (name: string, reason = 'a new parser') => asks(bob, { flag: { flag: name, reason } });
const block = (text: string, on = 'track:main') => asks(bob, { block: { text, on } });
const unblock = (blocker: string, reason = 'it is there') => asks(bob, { unblock: { blocker, reason } });
const undo = (seq: number, reason = '') => asks(bob, { undo: { seq, reason } });
/** A plan was asked for before anybody knows what it is about, or by when: two things hold the draft. */
const draft = all(routes(), starts(), asksFor(bob, { target: 'artifact:plan', intent: 'create', draft: true }));

const assign = (of: string, to?: string, due_date?: string): Step =>
  asks(alice, {
    assign: {
      of,
      because: '',
      ...(to === undefined ? {} : { to }),
      ...(due_date === undefined ? {} : { due_date }),
    },
  });
/** Its log is gone from what is at hand. */
const forgets: Step = (scene) => ({ ...scene, log: [] });

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
      .thenRefused('cannot_undo', /went from plan to build/u);
    given(inShip, approves(alice, 'go')).when(undo(1)).thenRefused('cannot_undo');
  });

  it('raises a flag again that was lowered', () => {
    const { state } = given(starts(), flag('security'), undo(2))
      .when(undo(3, 'it is one after all'))
      .thenHappened({ type: 'flag_raised', flag: 'security', reason: 'undo of entry 3: it is one after all' });
    expect(state.flags).toEqual(['security']);
    given(starts(), flag('security'), undo(2), flag('security'))
      .when(undo(3))
      .thenRefused('cannot_undo', /changed again since/u);
  });

  it('gives a project or a track back to whoever looked after it, as far as that is still so', () => {
    const { state } = given(starts(), assign('project', 'bob'))
      .when(undo(2, 'too early'))
      .thenHappened({ type: 'owner_changed', of: 'project', from: 'bob', because: 'undo of entry 2: too early' });
    expect(state.owner).not.toBe('bob');
    given(starts(), assign('track:main', 'bob'))
      .when(undo(2))
      .thenHappened({ type: 'owner_changed', of: 'track:main', from: 'bob' });
    given(starts(), assign('project', 'bob'), assign('project', 'carol'))
      .when(undo(2))
      .thenRefused('cannot_undo', /looked after by bob, and that was changed again/u);
    given(starts(), assign('project', undefined, '2026-06-10'))
      .when(undo(2))
      .thenRefused('cannot_undo', /done by 2026-06-10/u);
    const fork = asks(alice, { fork: { track: 'side', from: 'main', because: 'b' } });
    given(starts(), fork, assign('track:side', 'bob'), joins(alice, 'side', 'superseded', 'no need'))
      .when(undo(3))
      .thenRefused('cannot_undo');
  });

  it('clears what has stalled a track, and with it what was to get it going', () => {
    const recovery_actions = [{ id: 'hold', applies_when: 'it is unsafe', output: 'stop' }];
    const { state } = given(around({ definition: lifecycle({ recovery_actions }) }), starts(), stalls('hold'))
      .when(undo(2))
      .thenHappened({ type: 'blocker_removed', blocker: 'b2' });
    expect(state.blockers).toEqual({});
  });

  it('reaches what was said long ago, where the home brings it', () => {
    const old = given(starts(), knows(bob, 'x', 1)).when().scene;
    const brought = around({ named: old.log.slice(1) });
    const later = asks(bob, { undo: { seq: 2, reason: '' } }, 'later');
    given(starts(), knows(bob, 'x', 1), brought, forgets)
      .when(later)
      .thenHappened({ type: 'fact_recorded', fact: 'x', value: null });
    given(starts(), knows(bob, 'x', 1), forgets)
      .when(later)
      .thenRefused('unknown_entry', /cannot be read here yet/u);
  });

  it('says of what it does not reach what does it instead', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const poster = { artifact: 'poster', content: digest, address: 'https://x.example', source_artifacts: [] };
    const path = all(
      inShip,
      requests(bob, 'legal'),
      overrides(alice, 'go'),
      forks(alice, 'side', { from: 'main', because: 'x' }),
      joins(alice, 'side', 'superseded', 'no'),
      withdraws(alice, 'go', 'hm'),
      approves(alice, 'legal', { track: 'main' }),
      withdraws(alice, 'legal', 'hm'),
      delegates(alice, 'planner', 'carol@example.com', { until: '2026-03-10', reason: 'away' }),
      delegates(alice, 'planner', 'carol@example.com', { end: true, reason: 'back' }),
      asks(alice, { act: { action: 'lunch', track: 'main' } }),
      asks(bob, { artifact: poster }),
      asks(alice, { retire: { artifact: 'poster', because: 'x' } }),
      asks(alice, { back: { to: 'check', track: 'main', reason: 'r' } }),
    );
    const { log } = given(path).when().scene;
    const said = log.flatMap(({ seq, command }) => {
      const { answer } = given(path).when(undo(seq)).scene;
      const refusal = answer !== null && answer !== 'repeated' && 'refusal' in answer ? answer.refusal : null;
      return refusal === null
        ? []
        : [`${verbOf(command)}: ${refusal.because.replace(/^entry \d+ /u, '')} | ${refusal.next}`];
    });
    expect(said.filter((one) => !one.startsWith('withdraw: was refused'))).toEqual([
      'start: began the project | countersign close ends it; its log stays',
      'propose: saw plan in p | Take it off the branch.',
      'approve: decided about plan_approval, and whoever decided takes that back | countersign withdraw plan_approval --reason "…"',
      'land: recorded that plan has landed | git revert merge-of-p-1 on a branch: what was there before lands as a new version',
      'propose: saw code in c | Take it off the branch.',
      'approve: decided about review, and whoever decided takes that back | countersign withdraw review --reason "…"',
      'approve: decided about review, and whoever decided takes that back | countersign withdraw review --reason "…"',
      'land: recorded that code has landed | git revert merge-of-c-2 on a branch: what was there before lands as a new version',
      'advance: went from build to check, and stages are left as they are entered | countersign back build --reason "…"',
      'land: recorded that report has landed | git revert r1 on a branch: what was there before lands as a new version',
      'approve: decided about go, and whoever decided takes that back | countersign withdraw go --reason "…"',
      'request: asked for legal | A request stands until somebody answers it.',
      'override: opened go without its approval | countersign block "what is in the way" --on gate:go closes it from now on',
      'fork: began the track side | countersign join side --as superseded --because "…"',
      'join: ended the track side | countersign fork NAME --because "…" begins another one',
      'approve: decided about legal, and whoever decided takes that back | countersign withdraw legal --reason "…"',
      'withdraw: ended what was decided about legal | countersign request legal asks anew',
      'delegate: let carol@example.com act as planner | countersign delegate planner to carol@example.com end',
      'delegate: ended what let carol@example.com act as planner | countersign delegate planner to carol@example.com until DAY --reason "…"',
      'act: decided act lunch, and somebody may have acted on it | countersign block "what is in the way" --on track:main holds up what comes next',
      'artifact: recorded that poster has landed | Record what is there instead: it is a new version.',
      'retire: retired poster | Bring it again: it lands as a new version.',
      'back: went from ship to check, and stages are left as they are entered | countersign advance ship --reason "…"',
    ]);
  });

  it('says so of what no person said, and of a request that went on', () => {
    given(starts(), around({ policyPin: { blob: 'p2', origin: 'p.yml' } }), swept)
      .when(undo(2))
      .thenRefused('cannot_undo', /follow another policy/u);
    given(routes(), inBuild, asksFor(bob, { intent: 'new workstream', target: 'patch' }))
      .when(undo(5))
      .thenRefused('cannot_undo', /began the track/u);
    given(routes(), starts(), asksFor(bob))
      .when(undo(2))
      .thenRefused('cannot_undo', /said where a request goes/u);
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

describe('what is not undone', () => {
  const { scene, state } = given(inBuild).when();
  function instead(event: Record<string, unknown>): string {
    const { because, next } = insteadOfUndoing(scene.world, state, event as unknown as ProjectEvent);
    return `${because} | ${next}`;
  }

  it('says what does it instead, on the track that it is about and from where that stands', () => {
    const moved = { type: 'stage_changed', track: 'side', from: 'build', to: 'plan' };
    expect(instead(moved)).toContain('| countersign advance STAGE --track side --reason "…"');
    expect(instead({ ...moved, track: 'main', from: 'build', to: 'build' })).toContain('build --reason');
    expect(instead({ type: 'definition_pinned', what: 'definition' })).toContain('countersign migrate --to WORKFLOW');
    expect(instead({ type: 'landing_recorded', commit: 'c1' })).toContain('git revert c1');
  });

  it.each(['run_wanted', 'run_withdrawn', 'receipt_recorded'])('a %s is no word of a person', (type) => {
    expect(instead({ type })).toContain('is no word of a person that could be taken back');
    const cancelled = { type: 'approval_changed', change: 'decided', decision: { status: 'cancelled' } };
    expect(instead({ ...cancelled, gate: 'go', track: 'side' })).toContain(
      'countersign request go --track side asks anew',
    );
    expect(instead({ type: 'decision_recorded', decision: 'keep plan', track: 'main' })).toContain('--on track:main');
  });

  it.each([
    'fact_recorded',
    'assumption_recorded',
    'conflict_opened',
    'conflict_resolved',
    'flag_raised',
    'flag_lowered',
    'blocker_added',
    'blocker_removed',
    'scope_changed',
    'recovery_action_selected',
    'gate_evaluated',
    'waits_changed',
    'reminder_given',
    'receipt_recorded',
    'project_closed',
    'of a later version',
  ])('%s is nobody’s word', (type) => {
    expect(instead({ type })).toMatch(/^is no word of a person that could be taken back/u);
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
