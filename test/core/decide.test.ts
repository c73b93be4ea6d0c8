import { describe, expect, it } from 'vitest';
import { projectVerbs } from '../../src/core/project/commands.ts';
import { verbOf } from '../../src/core/project/commands.ts';
import { decide } from '../../src/core/project/decide.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import { decideBy } from '../../src/core/project/deciding.ts';
import { countersign } from '../../src/core/entry.ts';
import { refusalCodes } from '../../src/core/refusal-codes.ts';
import { refuse } from '../../src/core/refusal.ts';
import {
  alice,
  approves,
  around,
  asks,
  bob,
  dave,
  given,
  headOf,
  knows,
  noon,
  observedIn,
  person,
  pushes,
  quiet,
  requests,
  robot,
  starts,
  swept,
  underPolicy,
} from './given.ts';

describe('who may ask', () => {
  it('everybody with write, where the policy says nothing else; with triage to start', () => {
    const outsider = person('mallory');
    given(starts())
      .when(knows(outsider, 'x', 1))
      .thenRefused('not_allowed', /mallory holds none of the roles that may fact: write, helper/u);
    given()
      .when(starts(outsider))
      .thenRefused('not_allowed', /triage/u);
    given(around({ people: { teams: {}, permissions: { 'mallory@example.com': 'triage' } } }))
      .when(starts(outsider))
      .thenHappened({}, {}, {}, {});
  });

  it('what happened in git is recorded whoever did it', () => {
    given(starts())
      .when(pushes(person('mallory'), 'p', { plan: 'A' }), swept)
      .thenRecorded({ type: 'artifact_created' });
  });

  it('Countersign itself may note what nobody did', () => {
    given(starts())
      .when(knows(countersign, 'x', 1))
      .thenHappened({ fact: 'x' });
  });

  it('the policy may name others', () => {
    given(underPolicy({ verbs: { flag: ['maintain'] } }), starts())
      .when(asks(bob, { flag: { flag: 'x', reason: 'y' } }))
      .thenRefused('not_allowed');
    given(underPolicy({ verbs: { flag: ['maintain'] } }), starts())
      .when(asks(alice, { flag: { flag: 'x', reason: 'y' } }))
      .thenHappened({});
    given(starts())
      .when(approves({ ...robot, id: 'x' }, 'go'))
      .thenRefused('agent_not_counted');
  });
});

describe('before anything is decided', () => {
  it('a project has to be started', () => {
    given()
      .when(knows(bob, 'x', 1))
      .thenRefused('not_started');
  });

  it('each text is bounded by itself', () => {
    const text = 'x'.repeat(4000);
    given(starts())
      .when(asks(bob, { fact: { fact: 'x', value: text, source: text } }))
      .thenHappened({ value: text });
    given(starts())
      .when(asks(bob, { fact: { fact: 'x', value: 'short', source: `${text}y` } }))
      .thenRefused('invalid_argument', /4001 characters/u);
    given(starts())
      .when(
        asks(bob, {
          artifact: { artifact: 'poster', content: 'c', address: 'a', source_artifacts: ['ok', `${text}y`] },
        }),
      )
      .thenRefused('invalid_argument');
    given(starts())
      .when(approves(alice, 'go', { conditions: [{ all: [{ fact: `${text}y` }] }] }))
      .thenRefused('invalid_argument');
    given(starts())
      .when(asks(bob, { land: { commit: 'c', contents: { plan: null }, authors: [1], proposal: null, passed: [] } }))
      .thenHappened({});
  });
});

describe('a refused command', () => {
  it('is recorded with its refusal, and does not come alive when the gate opens', () => {
    const send = asks(bob, { act: { action: 'announce', track: 'main' } }, 'comment 1');
    const { scene } = given(starts()).when(send).thenRefused('gate_closed');
    expect(scene.last).toMatchObject([
      { seq: 2, refusal: { code: 'gate_closed' }, command: { act: { action: 'announce' } } },
    ]);
    expect(scene.last[0]).not.toHaveProperty('events');
    const later = given(starts(), send, approves(alice, 'go')).when(send);
    expect(later.scene).toMatchObject({ answer: 'repeated', last: [] });
    given(starts(), send, approves(alice, 'go')).when(swept).thenRecorded();
    given(starts(), send, approves(alice, 'go'))
      .when(asks(bob, { act: { action: 'announce', track: 'main' } }, 'comment 2'))
      .thenHappened({ type: 'decision_recorded' });
  });

  it('names a code of the registry, the reason and what to do', () => {
    expect(refuse('ambiguous', 'two', 'name one')).toEqual({
      refusal: { code: 'ambiguous', because: 'two', next: 'name one' },
    });
    for (const [code, meaning] of Object.entries(refusalCodes))
      expect(`${code}: ${meaning}`).toMatch(/^[a-z_]+: \S.*[^.]$/u);
  });
});

describe('a command', () => {
  it('is known by its only key', () => {
    expect(projectVerbs.map((verb) => verbOf({ [verb]: {} } as never))).toEqual(projectVerbs);
    expect(new Set(projectVerbs).size).toBe(projectVerbs.length);
  });

  it('decided twice has the same answer', () => {
    const head = headOf(
      null,
      {
        source: 's',
        actor: alice,
        command: { start: { project_id: 'a', workflow_type: 'release', workflow: 'A', client: 'C', owner: 'o' } },
      },
      quiet.at,
    );
    expect(decide(quiet, null, head)).toEqual(decide(quiet, null, head));
  });

  it('that no version knows is asked of those who may do the least', () => {
    expect(verbOf({ dance: {} } as never)).toBe('start');
  });
});

describe('a decision does not depend on anything having been noted before', () => {
  it('an approval after the end of another ends it in the same entry', () => {
    const { state, scene } = given(starts(), approves(alice, 'go', { until: '2026-03-03' })).when();
    const late = { ...observedIn(scene), world: { ...scene.world, at: '2026-04-01T00:00:00.000Z' } };
    const head = headOf(
      state,
      { source: 's', actor: dave, command: { approve: { gate: 'go', track: 'main', reason: '' } } },
      late.world.at,
    );
    expect(decide(late.world, state, head)).toMatchObject({
      events: [
        { change: 'voided', status: 'expired', because: 'the approval expired at 2026-03-03T00:00:00.000Z' },
        { change: 'decided', status: 'approved' },
      ],
    });
    const ask = headOf(
      state,
      { source: 's', actor: dave, command: { request: { gate: 'go', track: 'main' } } },
      late.world.at,
    );
    expect(decide(late.world, state, ask)).toMatchObject({
      events: [{ change: 'voided', status: 'expired' }],
    });
  });

  it('what people write out is decided by rules that are loaded with it', async () => {
    const { state, scene } = given(starts()).when();
    const command = { close: { terminal_state: 'superseded', rationale: 'it is over' } };
    const head = headOf(state, { source: 's', actor: alice, command }, noon);
    const decideLoaded = await projectDecider.deciding([command], { state, observed: observedIn(scene) });
    expect(decideLoaded(observedIn(scene), state, head)).toEqual(decide(scene.world, state, head));
    const look = headOf(state, { source: 't', actor: alice, command: { wait: {} } }, noon);
    const decideLooks = await projectDecider.deciding([look.command], { state, observed: observedIn(scene) });
    expect(decideLooks(observedIn(scene), state, look)).toEqual({ events: [] });
    expect(() => decideLooks(observedIn(scene), state, head)).toThrow('were not loaded');
  });

  it('what people write out is not decided where its rules were not loaded', () => {
    const { state, scene } = given(starts()).when();
    const head = headOf(state, { source: 's', actor: bob, command: { close: { terminal_state: 'superseded' } } }, noon);
    expect(() => decideBy(null, scene.world, state, head)).toThrow('were not loaded');
  });

  it('a project without its main track ends from nowhere', () => {
    const { state, scene } = given(starts()).when();
    const head = headOf(state, { source: 's', actor: bob, command: { close: { terminal_state: 'superseded' } } }, noon);
    expect(decide(scene.world, { ...state, tracks: {} }, head)).toMatchObject({ refusal: { code: 'no_transition' } });
  });

  it('rewriting history takes nothing from a record that nobody has decided about', () => {
    const { state, scene } = given(starts(), pushes(bob, 'p', { plan: 'A' }), requests(bob, 'plan_approval')).when();
    const propose = { proposal: 'p', head: 'x', base: 'b', contents: { plan: 'A' }, authors: [], lost: ['p1'] };
    expect(
      decide(scene.world, state, headOf(state, { source: 's', actor: bob, command: { propose } }, noon)),
    ).toMatchObject({ events: [] });
  });
});
