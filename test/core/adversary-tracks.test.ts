import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provenIn } from '../../src/core/definition/checks/never.ts';
import type { WrittenDefinition } from '../../src/core/definition/schema.ts';
import type { Actor } from '../../src/core/entry.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { trackStatus } from '../../src/core/project/track-status.ts';
import {
  advances,
  alice,
  all,
  approves,
  around,
  artifactType,
  asks,
  bob,
  carol,
  dave,
  delegates,
  erin,
  forks,
  frank,
  given,
  inBuild,
  joins,
  knows,
  lands,
  lifecycle,
  merges,
  observedIn,
  overrides,
  person,
  pushes,
  quiet,
  robot,
  sceneOf,
  skips,
  standsIn,
  starts,
  swept,
  today,
  underPolicy,
  type Scene,
  type Step,
} from './given.ts';
import { manyOf } from '../soak.ts';

const { permissions: permitted } = quiet.people;

const acts = (by: Actor, action: string, track = 'main'): Step => asks(by, { act: { action, track } });

function stateOf({ state }: Scene): ProjectState {
  if (state === null) throw new Error('no project was started');
  return state;
}

function statusOf(scene: Scene, track: string): string {
  return trackStatus(observedIn(scene).world, stateOf(scene), track);
}

/** Another plan, approved and landed. */
const replanned = all(
  pushes(bob, 'p2', { plan: 'plan B' }),
  approves(alice, 'plan_approval', { proposal: 'p2' }),
  merges(bob, 'p2'),
  swept,
);

describe('an approval on a track', () => {
  const agreed = all(inBuild, forks(alice, 'side'), approves(alice, 'legal', { track: 'side' }));

  it('is of the bytes that it lets go outside, also where they belong to the main track', () => {
    given(agreed)
      .when(acts(bob, 'send', 'side'))
      .thenHappened({ decision: 'act send' });
    given(agreed, replanned)
      .when(acts(bob, 'send', 'side'))
      .thenRefused('gate_closed', /other bytes|landed/u);
  });

  it('is given by nobody who made what it lets go outside', () => {
    const mine = all(
      starts(),
      pushes(alice, 'p', { plan: 'plan A' }),
      approves(erin, 'plan_approval'),
      merges(alice, 'p'),
      swept,
    );
    given(mine).when(approves(alice, 'legal')).thenRefused('own_work');
    given(mine, forks(bob, 'side'))
      .when(approves(alice, 'legal', { track: 'side' }))
      .thenRefused('own_work');
  });

  it('counts for no other track, before that ends or after', () => {
    const other = all(inBuild, forks(alice, 'side'), approves(alice, 'legal', { track: 'side' }));
    given(other).when(acts(bob, 'send')).thenRefused('gate_closed');
    given(other, joins(alice, 'side', 'complete'))
      .when(acts(bob, 'send'))
      .thenRefused('gate_closed');
    given(inBuild, approves(alice, 'legal'), forks(alice, 'side'))
      .when(acts(bob, 'send', 'side'))
      .thenRefused('gate_closed');
  });

  it('that permits one action keeps no promise for another', () => {
    const promising = lifecycle({
      tracks: [{ id: 'deal', kind: 'commercial', output: 'draft_only', requires: { gate: 'go' } }],
    });
    const only = all(
      around({ definition: promising }),
      starts(),
      forks(alice, 'one', { as: 'deal' }),
      approves(alice, 'go', { track: 'one', permits: ['announce'] }),
    );
    given(only)
      .when(acts(bob, 'announce', 'one'))
      .thenHappened({ decision: 'act announce' });
    given(only)
      .when(acts(bob, 'lunch', 'one'))
      .thenRefused('requirement_open', /only for announce/u);
  });
});

describe('a track that conditions ask about', () => {
  const guarded = lifecycle({
    tracks: [{ id: 'risk', kind: 'risk', output: 'draft_only', requires: { gate: 'security' } }],
    allowed_transitions: [
      { from: 'plan', to: 'build', on: 'command', when: 'x', requires: { track: 'risk', is: 'complete' } },
    ],
  });
  it('by the name of a kind is of that kind, and promises what that does', () => {
    given(around({ definition: guarded }), starts())
      .when(forks(bob, 'risk'))
      .thenRefused('invalid_argument', /risk/u);
    const begun = all(around({ definition: guarded }), starts(), forks(bob, 'risk', { as: 'risk' }));
    given(begun)
      .when(joins(bob, 'risk', 'complete'))
      .thenRefused('track_open');
    given(begun, joins(bob, 'risk', 'superseded', 'nobody needs it'))
      .when(advances(bob, 'build'))
      .thenRefused('requirement_open');
  });
});

describe('what sources differ about', () => {
  const differing = all(
    inBuild,
    approves(alice, 'legal'),
    asks(bob, { conflict: { about: 'the price', claims: ['a mail: more', 'a call: less'], on: 'track:main' } }),
  );
  it('holds what leaves the track, too: nothing gets outside by a fork', () => {
    given(differing).when(acts(bob, 'send')).thenRefused('conflict_open');
    given(differing, forks(bob, 'side'), approves(alice, 'legal', { track: 'side' }))
      .when(acts(bob, 'send', 'side'))
      .thenRefused('conflict_open');
    given(
      differing,
      forks(bob, 'side'),
      pushes(bob, 'c', { code: 'C' }),
      approves(alice, 'review'),
      approves(carol, 'review'),
      merges(bob, 'c'),
    )
      .when(asks(bob, { advance: { track: 'side', to: 'check' } }))
      .thenRefused('conflict_open');
  });

  const decided = underPolicy({ verbs: { resolve: ['lead'], unblock: ['lead'], fork: ['lead'] } });
  it('is settled by nobody who may not decide it, be it by taking back that it was found', () => {
    const { seq } = given(decided, differing).when().state;
    given(decided, differing)
      .when(asks(bob, { undo: { seq, reason: 'never mind' } }))
      .thenRefused('not_allowed', /resolve/u);
    given(decided, differing)
      .when(asks(alice, { undo: { seq, reason: 'never mind' } }))
      .thenHappened({ type: 'conflict_resolved' });
  });

  it('is settled by nobody who may not decide it, be it by correcting what another recorded', () => {
    const two = all(decided, starts(), knows(alice, 'budget', 1, 'a mail'), knows(bob, 'budget', 2, 'a call'));
    given(two)
      .when(knows(bob, 'budget', 2, 'a mail'))
      .thenRefused('not_allowed', /resolve/u);
    given(two)
      .when(knows(alice, 'budget', 2, 'a mail'))
      .thenHappened({ type: 'conflict_resolved' }, {});
  });

  it('a blocker is cleared by nobody who may not, be it by taking back that it was found', () => {
    const blocked = all(decided, inBuild, asks(alice, { block: { text: 'the money is missing', on: 'track:main' } }));
    const { seq } = given(blocked).when().state;
    given(blocked)
      .when(asks(bob, { undo: { seq, reason: 'never mind' } }))
      .thenRefused('not_allowed', /unblock/u);
  });
});

describe('a fork', () => {
  it('is made by nobody who may not, be it as a request', () => {
    const asking = all(
      around({ definition: lifecycle({ tracks: [{ id: 'extra', kind: 'commercial' }] }) }),
      underPolicy({ verbs: { fork: ['maintain'] } }),
      starts(),
    );
    const ask = { ask: { intent: 'new workstream', target: 'extra', flags: [] } } as const;
    given(asking).when(asks(bob, ask)).thenRefused('not_allowed', /fork/u);
    const { state } = given(asking).when(asks(alice, ask));
    expect(Object.keys(state.tracks)).toEqual(['main', 'extra']);
  });

  it('leaves no track that is over, and none that waits for a stage it may not go to', () => {
    const over = all(inBuild, forks(alice, 'side'), joins(alice, 'side', 'superseded', 'not needed'));
    given(over)
      .when(forks(bob, 'again', { from: 'side' }))
      .thenRefused('track_ended');
    const waiting = all(
      inBuild,
      pushes(bob, 'c', { code: 'C' }),
      approves(alice, 'review'),
      approves(carol, 'review'),
      merges(bob, 'c'),
      swept,
      forks(alice, 'side', { depends_on: [{ gate: 'security' }] }),
    );
    given(waiting)
      .when(forks(bob, 'free', { from: 'side', stage: 'check' }))
      .thenRefused('requirement_open');
  });

  it('waits for no more than can be looked at', () => {
    const names = Array.from({ length: 18 }, (_, at) => `t${at}`);
    const each = names.map((track, at) =>
      forks(alice, track, { depends_on: names.slice(0, at).map((other) => ({ track: other, is: 'complete' })) }),
    );
    // Each doubles what has to be looked at: one, two, four, …
    const { state } = given(starts(), ...each).when(swept);
    expect(Object.keys(state.tracks)).toEqual(['main', ...names.slice(0, 7)]);
    const often = Array.from({ length: 101 }, () => ({ track: 'main', is: 'complete' }));
    given(starts())
      .when(forks(alice, 'side', { depends_on: often }))
      .thenRefused('invalid_argument', /more than 100/u);
  });

  it('waits for tracks whose kinds ask about each other, without end', () => {
    const each = ['one', 'two', 'three'];
    const tracks = each.map((id) => ({
      id,
      kind: 'risk' as const,
      requires: { all: each.map((track) => ({ track, is: 'active' })) },
    }));
    const { scene } = given(
      around({ definition: lifecycle({ tracks }) }),
      starts(),
      ...each.map((as) => forks(alice, as, { as })),
    ).when(swept);
    expect(each.map((track) => statusOf(scene, track))).toEqual(['draft', 'draft', 'draft']);
  });
});

describe('a stage that is skipped', () => {
  const house: WrittenDefinition = {
    workflow_type: 'house',
    stages: ['price', 'build'],
    specialist_owners: { price: 'pricer' },
    artifacts: [artifactType('offer', { path: 'offer.md', gates: ['price'] })],
    gates: [{ gate_id: 'price', owner: 'buyer', applies_when: 'x' }],
    allowed_transitions: [{ from: 'price', to: 'build', on: { landed: 'offer' }, requires: { artifact: 'offer' } }],
    terminal_states: ['closed'],
  };
  const priced = all(
    around({ definition: lifecycle({ ...house, actions: [], facts: {}, required_fields: [] }) }),
    underPolicy({
      roles: {
        pricer: { emails: ['bob@example.com'] },
        buyer: { emails: ['alice@example.com', 'bob@example.com'] },
        lead: { emails: ['dave@example.com'] },
      },
      verbs: {},
      overriders: ['lead'],
      attesters: [],
    }),
    starts(alice, { workflow_type: 'house' }),
  );
  const stood = standsIn(bob, 'offer.known', 'offer', 'the tender');

  it('is approved by nobody who said what stands in for its work', () => {
    given(priced, stood, approves(bob, 'price')).when(skips(bob, 'build')).thenRefused('substitute_missing', /bob/u);
    given(priced, stood, approves(alice, 'price')).when(skips(bob, 'build')).thenHappened({ to: 'build' });
    const theirs = all(priced, stood, delegates(bob, 'buyer', 'carol@example.com'), approves(carol, 'price'));
    given(theirs).when(skips(bob, 'build')).thenRefused('substitute_missing', /bob/u);
  });

  it('is approved knowing what stands in for its work: what was approved before does not count', () => {
    given(priced, approves(alice, 'price'), around({ at: today('12:10') }), stood)
      .when(skips(bob, 'build'))
      .thenRefused('substitute_missing', /before/u);
  });

  it('is skipped by nobody who only says that it is theirs', () => {
    const nobodys = all(
      around({
        definition: lifecycle({ ...house, specialist_owners: {}, actions: [], facts: {}, required_fields: [] }),
      }),
      stood,
      approves(alice, 'price'),
    );
    const named = all(priced, nobodys, asks(carol, { assign: { of: 'track:main', to: 'carol', because: '' } }));
    given(named).when(skips(carol, 'build')).thenRefused('not_in_role');
    const everybody = all(priced, nobodys, asks(carol, { assign: { of: 'track:main', to: 'write', because: '' } }));
    given(everybody).when(skips(carol, 'build')).thenRefused('not_in_role');
    given(priced, nobodys)
      .when(skips(person('mallory', { login: 'alice' }), 'build'))
      .thenRefused('not_allowed');
    given(priced, nobodys)
      .when(skips({ ...carol, login: 'alice' }, 'build'))
      .thenRefused('not_in_role');
  });
});

describe('a debt', () => {
  const owing = all(
    inBuild,
    forks(alice, 'side', { lines: ['plan'] }),
    lands({ commit: 's1', contents: { 'plan/side': 'S' } }),
    swept,
  );
  it('is paid on the track that owes it, and by no rationale for another', () => {
    const { state } = given(owing).when(overrides(dave, 'plan_approval'));
    expect(state.artifacts['plan/side']?.bypassed).toEqual(['plan_approval']);
  });
  it('is paid by no rationale on a track that only makes use of what owes it', () => {
    const using = lifecycle({
      actions: [{ id: 'read', label: 'x', gates: ['legal'], requires: { artifact: 'manual' } }],
    });
    const { state } = given(
      around({ definition: using }),
      starts(),
      forks(alice, 'side'),
      lands({ commit: 'm1', contents: { manual: 'M' } }),
    ).when(overrides(dave, 'legal', 'it burns', 'side'));
    expect(state.approvals['side']?.['legal']?.covers).toEqual({ manual: 'M' });
    expect(state.artifacts['manual']?.bypassed).toEqual(['legal', 'security']);
  });
  it('outlives the retirement of what owes it: its track does not end in peace', () => {
    given(owing, asks(bob, { retire: { artifact: 'plan/side', because: 'old' } }))
      .when(joins(bob, 'side', 'complete'))
      .thenRefused('track_open', /past the closed gate/u);
  });
});

describe('the end of a project', () => {
  it('leaves tracks that were given up as they ended', () => {
    const { state } = given(inBuild, forks(alice, 'side'), joins(alice, 'side', 'superseded', 'not needed')).when(
      asks(alice, { close: { terminal_state: 'abandoned', rationale: 'no money' } }),
    );
    expect(state.tracks['side']?.status).toBe('superseded');
    expect(state.tracks['main']?.status).toBe('complete');
  });
});

describe('a landing on a track', () => {
  it('starts nothing on the main one', () => {
    const { state } = given(
      starts(),
      forks(alice, 'side', { lines: ['plan'] }),
      pushes(bob, 's', { 'plan/side': 'S' }),
      approves(alice, 'plan_approval', { track: 'side' }),
      merges(bob, 's'),
    ).when(swept);
    expect(state.tracks).toMatchObject({ main: { stage: 'plan', triggers: [] }, side: { stage: 'build' } });
  });
  it('is of nothing where its name is that of no line, whatever it is called', () => {
    const { state } = given(starts(), forks(alice, 'plan', { lines: ['plan'] })).when(
      lands({
        commit: 'x1',
        contents: { 'plan/constructor': 'A', 'plan/main': 'B', 'plan/': 'C', 'plan/plan/plan': 'D' },
      }),
      swept,
    );
    expect(state.artifacts).toEqual({});
  });
});

describe('another name', () => {
  it('never hides the name of a gate: who speaks of that means that', () => {
    const hiding = lifecycle({ aliases: { security: 'go', clearance: 'go', constructor: 'go' } });
    const asked = all(around({ definition: hiding }), starts(), pushes(bob, 'm', { manual: 'M' }));
    given(asked).when(approves(alice, 'security')).thenRefused('not_in_role');
    given(asked).when(approves(carol, 'security')).thenHappened({ gate: 'security' }, { gate: 'security' });
    given(asked).when(approves(alice, 'clearance')).thenHappened({ gate: 'go' }, { gate: 'go' });
  });
});

describe('who must be somebody else', () => {
  it('is so on every track', () => {
    const apart = underPolicy({ gates: { go: { distinct_from: ['legal'] } } });
    given(apart, inBuild, forks(bob, 'side'), approves(alice, 'legal', { track: 'side' }))
      .when(approves(alice, 'go', { track: 'side' }))
      .thenRefused('not_distinct');
  });
});

const digest = (text: string): string => `digest of ${text.length}`;

describe('what is sensitive', () => {
  it('is in no conflict, also where that calls it by its label', () => {
    const facts = {
      'client.secret': { sensitive: true, label: 'Client secret' },
      'client.name': { label: 'Client name' },
    };
    const labelled = lifecycle({ facts });
    const observed = observedIn(sceneOf(around({ definition: labelled }), starts()));
    const conflict = { about: 'the client secret', claims: ['a mail: hunter2', 'a call: hunter3'], on: 'track:main' };
    const masked = projectDecider.masked(observed, { conflict }, () => 'd', null);
    expect(masked).toMatchObject({ conflict: { claims: ['a mail: sha256:d', 'a call: sha256:d'] } });
  });

  it('is in no condition of the record', () => {
    const observed = observedIn(sceneOf(starts()));
    const condition = {
      all: [{ fact: 'client.secret', equals: 'hunter2' }, { not: { fact: 'client.secret', one_of: ['hunter2', 3] } }],
    };
    const commands = [
      { fork: { track: 'side', from: 'main', because: 'x', depends_on: [condition] } },
      { approve: { gate: 'go', track: 'main', reason: 'x', conditions: [condition] } },
    ];
    for (const command of commands) {
      const text = JSON.stringify(projectDecider.masked(observed, command, digest, null));
      expect(text).not.toContain('hunter2');
      expect(text).toContain('sha256:digest of 7');
    }
    const open = { any: [{ fact: 'release.version', equals: '2' }, { fact: 'client.secret' }, { gate: 'go' }] };
    const plain = { approve: { gate: 'go', track: 'main', reason: 'x', conditions: [open] } };
    expect(projectDecider.masked(observed, plain, digest, null)).toEqual(plain);
  });
});

/** What only whoever guards the gate could have let happen. */
function guardedIn({ log, state }: Scene): readonly string[] {
  const events = log.flatMap((line) => line.events ?? []);
  return [
    ...events.flatMap((event) =>
      event.type === 'stage_changed' && event.to === 'ship' ? [`${event.track} in ship`] : [],
    ),
    ...events.flatMap((event) =>
      event.type === 'decision_recorded' && /^act (?:send|print|publish)$/u.test(event.decision)
        ? [event.decision]
        : [],
    ),
    ...Object.entries(state?.artifacts ?? {}).flatMap(([name, { bypassed }]) =>
      /^(?:manual|invoice)/u.test(name) && !bypassed.includes('security') ? [`${name} without debt`] : [],
    ),
    ...(state?.terminal_state === null ? [] : ['the end']),
  ];
}

describe('without the one who guards a gate', () => {
  const artifacts = ['plan', 'code', 'report', 'manual', 'invoice'];
  const guarded = lifecycle({
    stages: ['plan', 'build', 'check', 'ship'],
    aliases: { safety: 'security', papers: 'manual' },
    artifacts: [
      artifactType('plan', { path: 'docs/{project}/plan.md', gates: ['plan_approval'] }),
      artifactType('code', { path: 'src', kind: 'folder' }),
      artifactType('report', { path: 'REPORT.md', in_turn: true }),
      artifactType('manual', { path: 'MANUAL.md', gates: ['legal', 'security'] }),
      artifactType('invoice', { kind: 'external', gates: ['security'] }),
    ],
    actions: [
      { id: 'send', label: 'x', external: true, gates: ['security'], requires: { artifact: 'plan' } },
      { id: 'print', label: 'x', gates: [], requires: { artifact: 'manual' } },
      { id: 'publish', label: 'x', external: true, gates: [], requires: { track: 'risk', is: 'complete' } },
      { id: 'lunch', label: 'x', gates: [] },
    ],
    allowed_transitions: [
      { from: 'plan', to: 'build', on: { landed: 'plan' }, when: 'x', requires: { artifact: 'plan' } },
      { from: 'build', to: 'plan', on: 'command', when: 'x' },
      { from: 'build', to: 'check', on: 'command', when: 'x', requires: { artifact: 'code' } },
      { from: 'check', to: 'build', on: 'command', when: 'x' },
      {
        from: 'check',
        to: 'ship',
        on: 'command',
        when: 'x',
        requires: { all: [{ gate: 'security' }, { fact: 'ready' }] },
      },
      { from: 'build', to: 'ship', on: { landed: 'manual' }, when: 'x' },
      {
        from: 'plan',
        to: 'ship',
        on: { flag: 'rush' },
        when: 'x',
        requires: { any: [{ artifact: 'manual' }, { all: [{ artifact: 'invoice' }, { artifact: 'code' }] }] },
      },
    ],
    tracks: [
      { id: 'risk', kind: 'risk', output: 'draft_only', lines: ['plan'], requires: { gate: 'security' } },
      { id: 'extra', kind: 'commercial', lines: ['plan', 'code', 'manual'], output: 'internal', scope: true },
      { id: 'mail', kind: 'communication', stage: 'support_output', output: 'external' },
    ],
    support_outputs: ['report'],
    specialist_owners: { plan: 'lead', build: 'lead', check: 'lead' },
    never: [{ reach: 'ship', without: ['security'] }],
    required_fields: [],
    facts: {},
    terminal_states: [{ id: 'closed', from: ['ship'] }],
  });

  const everybody = fc.constantFrom(alice, alice, alice, bob, bob, dave, erin, robot, person('mallory'));
  const tracks = fc.constantFrom('main', 'main', 'risk', 'extra', 'one');
  const types = fc.constantFrom(...artifacts);
  const lines = fc.tuple(types, fc.constantFrom('', '', '/risk', '/extra', '/one')).map((parts) => parts.join(''));
  const stages = fc.constantFrom('build', 'check', 'ship', 'ship', 'plan');
  const seqs = fc.nat({ max: 40 });
  const because = 'so it is';
  const conditions = fc.constantFrom(undefined, [{ fact: 'ready' }], [{ track: 'risk', is: 'complete' }]);
  const command: fc.Arbitrary<ProjectCommand> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record({ gate: fc.constantFrom('plan_approval', 'security', 'safety', 'legal'), track: tracks })
        .map((args) => ({ approve: { ...args, reason: because } })),
    },
    fc
      .record({ gate: fc.constantFrom('security', 'legal'), track: tracks })
      .map((args) => ({ override: { ...args, reason: because } })),
    { weight: 3, arbitrary: fc.record({ to: stages, track: tracks }).map((advance) => ({ advance })) },
    fc.record({ to: stages, track: tracks }).map((back) => ({ back: { ...back, reason: because } })),
    { weight: 4, arbitrary: fc.record({ to: stages, track: tracks }).map((skip) => ({ skip: { ...skip, because } })) },
    {
      weight: 3,
      arbitrary: fc
        .record({ action: fc.constantFrom('send', 'print', 'publish', 'lunch'), track: tracks })
        .map((act) => ({ act })),
    },
    fc
      .record({
        fact: fc.constantFrom('ready', 'done'),
        value: fc.constantFrom(true, 'yes'),
        source: fc.constantFrom('a', 'b'),
        of: lines,
      })
      .map(({ of, ...fact }) => ({ fact: { ...fact, substitutes: `artifact:${of}` } })),
    fc
      .record({
        track: fc.constantFrom('risk', 'extra', 'one', 'security', 'constructor'),
        as: fc.constantFrom(undefined, 'risk', 'extra', 'mail'),
        from: tracks,
        stage: fc.option(stages, { nil: undefined }),
        own: fc.option(fc.subarray(artifacts), { nil: undefined }),
        depends_on: conditions,
      })
      .map(({ track, as, from, stage, own, depends_on }) => ({
        fork: {
          track,
          from,
          because,
          ...(as === undefined ? {} : { as }),
          ...(stage === undefined ? {} : { stage }),
          ...(own === undefined ? {} : { lines: own }),
          ...(depends_on === undefined ? {} : { depends_on }),
        },
      })),
    {
      weight: 2,
      arbitrary: fc
        .record({
          track: fc.constantFrom('risk', 'extra', 'one'),
          outcome: fc.constantFrom('complete' as const, 'complete' as const, 'superseded' as const),
        })
        .map((join) => ({ join: { ...join, because } })),
    },
    fc
      .record({ of: tracks.map((track) => `track:${track}`), to: fc.constantFrom('bob', 'write', 'guard', 'mallory') })
      .map((assign) => ({ assign: { ...assign, because } })),
    lines.map((artifact) => ({ retire: { artifact, because } })),
    lines.map((artifact) => ({ keep: { artifact, because } })),
    seqs.map((seq) => ({ undo: { seq, reason: because } })),
    lines.map((artifact) => ({
      artifact: { artifact, content: 'i', address: 'https://example.com/i', source_artifacts: [] },
    })),
    fc
      .record({
        intent: fc.constantFrom('new workstream', 'send', 'approve', 'recover', 'create'),
        target: fc.constantFrom('risk', 'extra', 'manual', 'ship', 'security'),
      })
      .map(({ intent, target }) => ({ ask: { intent: intent as 'send', target, flags: [], draft: true as const } })),
    fc
      .record({ artifact: lines, at: seqs })
      .map(({ artifact, at }) => ({ resolve: { conflict: `c${at}`, value: artifact, because } })),
    fc.constant({ close: { terminal_state: 'closed' } }),
  );
  const landing = fc
    .tuple(
      lines.filter((name) => !name.startsWith('invoice')),
      fc.constantFrom('A', 'B'),
    )
    .map(([name, content]): Step => (scene) => {
      const commit = `c${scene.landings.length}-${scene.log.length}`;
      return all(lands({ commit, contents: { [name]: content }, merge: true }), swept)(scene);
    });
  /** Somebody brings something, others agree to it as far as they may, and it is merged. */
  function bringing(by: fc.Arbitrary<Actor>): fc.Arbitrary<Step> {
    const agreed = fc.array(fc.tuple(by, fc.constantFrom('plan_approval', 'security', 'legal')), { maxLength: 5 });
    return fc
      .tuple(
        lines.filter((name) => !name.startsWith('invoice')),
        agreed,
        fc.constantFrom('p', 'q'),
        fc.boolean(),
      )
      .map(([name, given_, branch, isMerged]) => {
        const track = name.split('/')[1] ?? 'main';
        return all(
          pushes(frank, branch, { [name]: 'C' }),
          swept,
          ...given_.map(([actor, gate]) => approves(actor, gate, { track, proposal: branch })),
          isMerged ? all(merges(frank, branch), swept) : swept,
        );
      });
  }

  function stories(by: fc.Arbitrary<Actor>): fc.Arbitrary<Step[]> {
    const told = fc.tuple(by, command).map(([actor, what]) => asks(actor, what));
    const step = fc.oneof({ weight: 8, arbitrary: told }, landing, { weight: 4, arbitrary: bringing(by) });
    const first = fc.subarray([
      forks(bob, 'risk'),
      forks(alice, 'risk', { as: 'risk' }),
      forks(alice, 'extra', { as: 'extra' }),
      forks(alice, 'one', { lines: ['code', 'manual'] }),
      asks(bob, { flag: { flag: 'rush', reason: because } }),
      standsIn(bob, 'plan.known', 'plan'),
      standsIn(bob, 'code.known', 'code'),
      standsIn(bob, 'manual.known', 'manual'),
    ]);
    return fc
      .tuple(first, fc.array(step, { minLength: 20, maxLength: 40, size: 'max' }))
      .map(([begun, rest]) => [...begun, ...rest]);
  }

  const begins = all(
    around({ definition: guarded }),
    underPolicy({
      roles: {
        planner: { emails: [alice, bob].map(({ id }) => String(id)) },
        counsel: { emails: ['alice@example.com', 'bob@example.com'] },
        guard: { emails: ['carol@example.com'] },
        lead: { emails: ['alice@example.com'] },
      },
      overriders: [],
      attesters: [],
    }),
    around({ people: { permissions: permitted, teams: {} } }),
    starts(),
  );

  const runs = { seed: 20_260_302, numRuns: manyOf(300, 10_000) };
  it('no track gets to where nobody gets without it, nothing goes outside, and what landed past it owes a rationale', () => {
    expect(provenIn(guarded)).toEqual(guarded.never);
    fc.assert(
      fc.property(stories(everybody), (steps) => {
        expect(guardedIn(sceneOf(begins, ...steps))).toEqual([]);
      }),
      runs,
    );
  });

  it('… and with them all of it happens', () => {
    const told = fc.sample(stories(fc.constantFrom(carol, carol, alice, bob)), { seed: 20_260_302, numRuns: 150 });
    const happened = new Set(told.flatMap((steps) => guardedIn(sceneOf(begins, ...steps))));
    expect([...happened]).toEqual(
      expect.arrayContaining(['act print', 'main in ship', 'risk in ship', 'manual/one without debt', 'the end']),
    );
  });
});
