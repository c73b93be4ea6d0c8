import { describe, expect, it } from 'vitest';
import { evaluate, missingIn, type Condition } from '../../../src/core/condition.ts';
import { recoveryShapes, type RecoveryShape } from '../../../src/core/definition/routing.ts';
import { answers } from '../../../src/core/project/gates.ts';
import { smallestAction } from '../../../src/core/project/smallest.ts';
import {
  alice,
  approves,
  asks,
  bob,
  delegates,
  inBuild,
  later,
  observedIn,
  policyWith,
  around,
  rejects,
  sceneOf,
  starts,
  type Scene,
  type Step,
  given,
} from '../given.ts';
import { inDelivery, lena, stateOf } from '../orchestrator/cast.ts';
import { asksFor, routes } from './cast.ts';

/** What is missing of a condition, and the smallest thing to do about it. */
function smallest(scene: Scene, condition: Condition, track = 'main') {
  const { world } = observedIn(scene);
  const state = stateOf(scene);
  return smallestAction(world, state, track, missingIn(evaluate(condition, answers(world, state, track))));
}

const noGate = routes({ facts: { goal: { question: 'What for?' } } });
const block: Step = asks(alice, { block: { text: 'it rains', on: 'gate:go' } });
const deputised = policyWith({
  roles: {
    lead: { permission: 'maintain', deputies: ['planner'] },
    planner: { emails: ['bob@example.com'] },
    counsel: { emails: ['kim@example.com'] },
    nobody: {},
  },
});

const all: Condition = { all: [{ fact: 'goal' }, { gate: 'legal' }, { gate: 'go' }, { artifact: 'code' }] };

interface Wanted {
  readonly says: RegExp;
  readonly command?: RegExp;
  readonly who?: RegExp;
}

const ways: readonly (readonly [RecoveryShape, string, Scene, Condition, Wanted])[] = [
  [
    'targeted_questions',
    'facts are missing',
    sceneOf(noGate, inBuild),
    { all: [{ gate: 'legal' }, { fact: 'goal' }, { fact: 'budget' }] },
    {
      says: /^shortest question set needed to unblock the track: What for\?; budget$/u,
      command: /^countersign fact goal=… --source "where it is from"$/u,
    },
  ],
  [
    'required_evidence',
    'a gate takes somebody’s kept answer',
    sceneOf(noGate, inBuild),
    { all: [{ gate: 'go' }, { gate: 'legal' }] },
    {
      says: /^the answer of whoever decides, kept as a file: legal, by kim@example.com/u,
      command: /^countersign approve legal --for/u,
    },
  ],
  [
    'suggested_owner',
    'nobody may open a gate',
    sceneOf(noGate, around({ policy: deputised }), inBuild),
    { gate: 'unbound' },
    { says: /^somebody who looks after it: nobody for unbound\./u, who: /^nobody$/u },
  ],
  [
    'fallback_path',
    'deputies may open it',
    sceneOf(noGate, inBuild, around({ policy: deputised })),
    { gate: 'go' },
    { says: /^another way that is open: bob@example.com \(planner\) for go$/u, command: /^countersign approve go$/u },
  ],
  [
    'draft_only_artifact',
    'nobody has approved it',
    sceneOf(noGate, inBuild),
    { gate: 'go' },
    {
      says: /^clearly marked draft .*: it waits for go, by anyone with maintain access/u,
      command: /^countersign request go$/u,
    },
  ],
  [
    'draft_only_artifact',
    'it has not landed',
    sceneOf(noGate, inBuild),
    { artifact: 'code' },
    { says: /code has not landed on the default branch$/u },
  ],
  [
    'safe_partial_output',
    'a part is permitted',
    sceneOf(noGate, inBuild, approves(alice, 'go', { permits: ['lunch'] })),
    { gate: 'go', permits: 'announce' },
    { says: /^what is approved already, and no more: go permits lunch$/u },
  ],
  [
    'rollback_or_recovery_step',
    'it is blocked',
    sceneOf(noGate, inBuild, block),
    { gate: 'go' },
    { says: /^nothing goes out, .*: go is blocked: b\d+ it rains$/u, command: /^countersign unblock b\d+/u },
  ],
  [
    'rollback_or_recovery_step',
    'somebody says no',
    sceneOf(noGate, inBuild, rejects(alice, 'go')),
    { gate: 'go' },
    { says: /rejected/u },
  ],
  [
    'rollback_or_recovery_step',
    'something is not so',
    sceneOf(noGate, inBuild),
    { flag: 'sunny' },
    { says: /flag sunny is not raised$/u },
  ],
];

describe('the smallest useful next action', () => {
  it.each(ways)('is %s where %s', (shape, _why, scene, condition, wanted) => {
    const found = smallest(scene, condition);
    expect(found?.shape).toBe(shape);
    expect(found?.says).toMatch(wanted.says);
    expect(found?.command ?? '').toMatch(wanted.command ?? /^/u);
    expect(found?.who ?? '').toMatch(wanted.who ?? /^/u);
  });

  it('has seven shapes, and each is reached', () => {
    expect(new Set(ways.map(([shape]) => shape))).toEqual(new Set(recoveryShapes));
  });

  it('is the first of them that applies', () => {
    const scene = sceneOf(noGate, inBuild, around({ policy: deputised }));
    const left = [all, { all: all.all.slice(1) }, { all: all.all.slice(2) }, { all: all.all.slice(3) }];
    expect(left.map((condition) => smallest(scene, condition)?.shape)).toEqual([
      'targeted_questions',
      'required_evidence',
      'fallback_path',
      'draft_only_artifact',
    ]);
  });

  it('is none where nothing is missing', () => {
    expect(smallest(sceneOf(noGate, inBuild), { artifact: 'plan' })).toBeNull();
  });

  it('names whom somebody let act for them, as long as that lasts', () => {
    const people = { lead: { emails: ['alice@example.com'] } };
    const lent = sceneOf(
      noGate,
      around({ policy: policyWith({ roles: people, delegation: { roles: ['lead'] } }) }),
      inBuild,
      delegates(alice, 'lead', 'bob@example.com'),
    );
    expect(smallest(lent, { gate: 'go' })).toMatchObject({ shape: 'fallback_path', who: 'bob@example.com' });
    expect(
      smallest(
        sceneOf(() => lent, later(30)),
        { gate: 'go' },
      )?.shape,
    ).toBe('draft_only_artifact');
  });

  it('suggests whoever the definition names for a track that nobody looks after', () => {
    const scene = sceneOf(routes(), inBuild, asksFor(bob, { intent: 'new workstream', target: 'patch' }));
    expect(smallest(scene, { gate: 'go' }, 'patch')).toEqual({
      shape: 'suggested_owner',
      says: 'somebody who looks after it: coding for track patch',
      command: 'countersign assign patch --to coding --because "…"',
      who: 'coding',
    });
    const kept = { specialist_owners: {} };
    const project = sceneOf(routes(kept), starts(), asksFor(bob, { intent: 'new workstream', target: 'aside' }));
    expect(smallest(project, { gate: 'go' }, 'aside')?.who).toBe('alice');
    const nobody = sceneOf(routes(kept), starts(alice, { owner: 'TBD' }));
    expect(smallest(nobody, { gate: 'go' })?.command).toBe('countersign assign main --to NAME --because "…"');
  });

  it('is asked for on the track that waits', () => {
    const scene = sceneOf(
      routes({ tracks: [{ id: 'patch', kind: 'lifecycle', stage: 'build', owner: 'coding', lines: ['code'] }] }),
      inBuild,
      asksFor(bob, { intent: 'new workstream', target: 'patch' }),
    );
    expect(smallest(scene, { gate: 'go' }, 'patch')?.command).toBe('countersign request go --track patch');
  });

  it('gets a track going again by the recovery action of its shape, where somebody asks to recover', () => {
    given(inDelivery)
      .when(asksFor(lena, { intent: 'recover' }))
      .thenHappened(
        { type: 'decision_recorded' },
        {
          type: 'recovery_action_selected',
          track: 'main',
          action: 'draft_only_output',
          shape: 'draft_only_artifact',
          output:
            'clearly marked draft with blockers and approvals required: delivery_record has not landed on the default branch',
          owner: 'agentic-delivery-skill',
        },
      );
    given(inDelivery, asks(lena, { block: { text: 'no contact.', on: 'track:main' } }))
      .when(asksFor(lena, { intent: 'recover', target: 'delivery' }))
      .thenHappened({}, { type: 'recovery_action_selected', shape: 'draft_only_artifact' });
    const still = sceneOf(routes({ allowed_transitions: [], specialist_owners: {}, recovery_actions: [] }), starts());
    given(() => still)
      .when(asksFor(bob, { intent: 'recover', target: 'stage:plan' }))
      .thenHappened({ type: 'decision_recorded' });
    const held = asks(alice, { block: { text: 'it rains', on: 'track:main' } });
    given(() => still, held)
      .when(asksFor(bob, { intent: 'recover', target: 'stage:plan' }))
      .thenHappened({}, { action: 'rollback_or_recovery_step', shape: 'rollback_or_recovery_step', owner: 'alice' });
  });
});
