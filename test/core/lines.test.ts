import { describe, expect, it } from 'vitest';
import { artifactOf } from '../../src/core/definition/artifact.ts';
import type { Leaf } from '../../src/core/condition.ts';
import { explain } from '../../src/core/project/explain.ts';
import { answers } from '../../src/core/project/gates.ts';
import { landingGates } from '../../src/core/project/landing-gates.ts';
import { linesOf, nameOn, trackFor, typeOf } from '../../src/core/project/lines.ts';
import { pendingGates } from '../../src/core/project/pending.ts';
import { pathOf, pathTaken, placesOf, wholesOn } from '../../src/core/project/places.ts';
import { reviewersOf } from '../../src/core/project/reviewers.ts';
import type { ProjectState, Track } from '../../src/core/project/state.ts';
import { allSteps } from '../../src/core/project/steps.ts';
import { statusOf } from '../../src/core/surface/status.ts';
import {
  alice,
  all,
  answerOf,
  approves,
  approvesAll,
  around,
  artifactType,
  asks,
  bob,
  carol,
  dave,
  given,
  knows,
  lands,
  later,
  lifecycle,
  merges,
  observedIn,
  overrides,
  person,
  pushes,
  sceneOf,
  starts,
  swept,
  underPolicy,
  type Scene,
  type Step,
} from './given.ts';
import { attests, acts, drafts, inDelivery, jordan, lena, mika, nextOf, stateOf, writes } from './orchestrator/cast.ts';

/** A track that begins as the command of a person lets it. */
function forks(track: string, kind: string): Step {
  return asks(lena, { fork: { track, as: kind, from: 'main', because: 'the client asks for refunds' } });
}

const on = 'refunds';
const proposal = 'proposal_or_sow/refunds';
/** The pilot is in delivery, and what the client asks for beside it has a track of its own. */
const split = [inDelivery, forks(on, 'change_order')];
/** … of which the proposal is on a branch, and nobody has agreed to it. */
const proposed = [...split, pushes(mika, 'refunds', { [proposal]: 'refunds A' }), swept];
/** … the sponsor has. */
const agreed = [...proposed, attests('commercial', jordan, { track: on })];
const landed = [...agreed, merges(mika, 'refunds'), swept];

function stagesOf(scene: Scene): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(stateOf(scene).tracks).map(([track, { stage }]) => [track, stage]));
}

/** What stands before a branch: gate, track, and whether it is open. */
function before(scene: Scene, branch: string) {
  const { world } = observedIn(scene);
  return landingGates(world, stateOf(scene), world.proposals[branch]!.contents).map(({ gate, track, answer }) => [
    gate,
    track,
    answer.holds,
  ]);
}

const planned: Track = { kind: 'commercial', stage: 'plan', visit: 1, status: 'active', owner: 'TBD', triggers: [] };
const tracks = { main: planned, side: { ...planned, lines: ['plan', 'code', 'change', 'lost'] }, bare: planned };

describe('the name of what belongs to a track', () => {
  it('is that of its type and of the track, where the track has versions of its own', () => {
    const state = { tracks };
    expect(typeOf('plan/side')).toBe('plan');
    expect(typeOf('plan')).toBe('plan');
    expect(nameOn(state, 'plan', 'side')).toBe('plan/side');
    expect(nameOn(state, 'notes', 'side')).toBe('notes');
    expect(nameOn(state, 'plan', 'main')).toBe('plan');
    expect(nameOn(state, 'plan', 'nowhere')).toBe('plan');
    expect(trackFor(state, 'plan/side')).toBe('side');
    expect(trackFor(state, 'plan')).toBe('main');
    expect(trackFor(state, 'notes/side')).toBe('main');
    expect(trackFor(state, 'plan/bare')).toBe('main');
    expect(nameOn({ tracks: { main: { ...planned, lines: ['plan'] } } }, 'plan', 'main')).toBe('plan');
  });

  const definition = lifecycle({
    artifacts: [
      artifactType('plan', { path: 'docs/{project}/plan.md' }),
      artifactType('code', { path: 'src/**', kind: 'folder' }),
      artifactType('notes', { path: 'docs/{project}/plan-side.md' }),
      artifactType('change', { kind: 'pull_request' }),
      artifactType('hidden', { path: '.rules' }),
      artifactType('bare', { path: 'LICENSE' }),
    ],
    actions: [],
    allowed_transitions: [],
  });

  it('is one of those that there may be', () => {
    expect(linesOf(definition, tracks).map(({ name }) => name)).toEqual([
      'plan',
      'code',
      'notes',
      'change',
      'hidden',
      'bare',
      'plan/side',
      'code/side',
      'change/side',
    ]);
  });

  it('leads to its type', () => {
    expect(artifactOf(definition, 'code/side')).toMatchObject({ artifact_type: 'code', kind: 'folder' });
    expect(artifactOf(definition, 'paper/side')).toBeUndefined();
  });

  it('leads to a place beside that of the main track', () => {
    expect(placesOf(definition, '12', tracks).slice(5)).toEqual([
      { name: 'plan/side', kind: 'file', path: 'docs/12/plan-side.md' },
      { name: 'code/side', kind: 'folder', path: 'src-side' },
    ]);
    const state = { project_id: '12', tracks: { side: { ...planned, lines: ['code', 'hidden', 'bare'] } } } as const;
    const paths = ['code', 'code/side', 'hidden/side', 'bare/side', 'change'].map((name) =>
      pathOf(definition, state as unknown as ProjectState, name),
    );
    expect(paths).toEqual(['src/**', 'src-side/**', '.rules-side', 'LICENSE-side', undefined]);
  });

  it('is told where that place is taken', () => {
    expect(pathTaken(definition, '12', {}, { type: 'plan', track: 'side' })).toBe('notes');
    expect(pathTaken(definition, '12', tracks, { type: 'plan', track: 'side' })).toBe('notes');
    expect(pathTaken(definition, '12', tracks, { type: 'code', track: 'side' })).toBeNull();
    expect(pathTaken(definition, '12', tracks, { type: 'change', track: 'side' })).toBeNull();
    expect(pathTaken(definition, '12', tracks, { type: 'paper', track: 'side' })).toBeNull();
  });

  it('is that of a whole branch which is named for the track', () => {
    expect(wholesOn(definition, '12', tracks, 'project/12/side')).toEqual(['change/side']);
    expect(wholesOn(definition, '12', tracks, 'project/12/side/login')).toEqual(['change/side']);
    expect(wholesOn(definition, '12', tracks, 'project/12/sideways')).toEqual(['change']);
    expect(wholesOn(definition, '12', tracks, 'topic')).toEqual(['change']);
  });
});

describe('what a track has of its own', () => {
  it('is asked for its gates on that track, and nothing that was approved elsewhere opens them', () => {
    const scene = sceneOf(...proposed);
    expect(before(scene, 'refunds')).toEqual([['commercial', on, false]]);
    expect(stateOf(scene).approvals['main']?.['commercial']).toMatchObject({ status: 'approved' });
    expect(nextOf(sceneOf(...agreed)).filter((one) => one.startsWith('refunds may be merged'))).toHaveLength(1);
    expect(before(sceneOf(...agreed), 'refunds')).toEqual([['commercial', on, true]]);
  });

  it('lands as a version of its own, and moves its own track alone', () => {
    const scene = sceneOf(...landed);
    const pilot = stateOf(sceneOf(...split));
    const state = stateOf(scene);
    expect(state.artifacts[proposal]).toMatchObject({
      version: 'v1',
      content: 'refunds A',
      path: 'projects/northwind/proposal-refunds.md',
      bypassed: [],
    });
    expect(state.artifacts['proposal_or_sow']).toEqual(pilot.artifacts['proposal_or_sow']);
    expect(state.approvals['main']).toEqual(pilot.approvals['main']);
    expect(state.approvals[on]?.['commercial']).toMatchObject({ covers: { [proposal]: 'refunds A' } });
    expect(stagesOf(scene)).toEqual({ main: 'delivery', refunds: 'contract' });
  });

  it('is not what the main track lands: that moves no other track, whatever was approved there', () => {
    const scene = sceneOf(
      ...split,
      attests('commercial', jordan, { track: on }),
      drafts('proposal_or_sow', 'the pilot, revised'),
      attests('commercial', jordan),
      merges(mika, 'proposal_or_sow'),
      swept,
    );
    expect(stateOf(scene).artifacts['proposal_or_sow']).toMatchObject({ version: 'v2', bypassed: [] });
    expect(stagesOf(scene)).toEqual({ main: 'delivery', refunds: 'proposal' });
    given((_scene) => scene)
      .when(asks(lena, { advance: { to: 'contract', track: on } }))
      .thenRefused('not_triggered');
  });

  it('is not covered before it is there: what was approved then is asked again', () => {
    const early = [...split, attests('commercial', jordan, { track: on })];
    expect(stateOf(sceneOf(...early)).approvals[on]?.['commercial']?.covers).toEqual({ 'stage:proposal': 'visit 1' });
    const scene = sceneOf(...early, pushes(mika, 'refunds', { [proposal]: 'refunds A' }), swept);
    expect(before(scene, 'refunds')).toEqual([['commercial', on, false]]);
  });

  it('is all that a gate covers there, but for what its moves and actions rest on; without any the visit', () => {
    const asked = all(attests('public_proof', jordan, { track: on }));
    const covers = (...steps: readonly Step[]) =>
      stateOf(asked(sceneOf(inDelivery, ...steps, forks(on, 'change_order')))).approvals[on]?.['public_proof']?.covers;
    expect(covers()).toEqual({ 'stage:proposal': 'visit 1' });
    expect(covers(writes('case_study'))).toEqual({ case_study: 'case_study A' });
  });

  it('is approved once', () => {
    given(...agreed)
      .when(attests('commercial', jordan, { track: on }))
      .thenRefused('already_decided');
  });

  it('is made void by its own new bytes, and by no others', () => {
    const pilot = sceneOf(...agreed, drafts('proposal_or_sow', 'the pilot, revised'));
    expect(stateOf(pilot).approvals[on]?.['commercial']?.status).toBe('approved');
    const other = sceneOf(...agreed, pushes(mika, 'refunds', { [proposal]: 'refunds B' }), swept);
    expect(stateOf(other).approvals[on]?.['commercial']).toMatchObject({ status: 'requested', number: 2 });
    expect(stateOf(other).approvals['main']?.['commercial']?.status).toBe('approved');
  });

  it('goes back by its own track', () => {
    const scene = sceneOf(...landed, asks(lena, { back: { to: 'proposal', track: on, reason: 'other prices' } }));
    expect(stagesOf(scene)).toEqual({ main: 'delivery', refunds: 'proposal' });
    expect(stateOf(scene).tracks['refunds']?.visit).toBe(3);
  });

  it('leaves the main track alone when it is gone', () => {
    const { state } = given(...landed).when(lands({ commit: 'gone', contents: { [proposal]: null } }), swept);
    expect(state.artifacts[proposal]?.status).toBe('archived');
    expect(state.artifacts['proposal_or_sow']?.status).toBe('current');
  });

  it('lets nothing be done by what was approved elsewhere', () => {
    given(...landed)
      .when(acts('sign', on))
      .thenRefused('gate_closed', /contract_package\/refunds has not landed|legal_or_contract is closed/u);
    given(...landed)
      .when(acts('sign'))
      .thenHappened({ decision: 'act sign', track: 'main' });
  });

  it('is made from what its track has, where that has any', () => {
    const scene = sceneOf(
      ...landed,
      drafts('contract_package/refunds'),
      merges(mika, 'contract_package/refunds'),
      swept,
    );
    expect(stateOf(scene).artifacts['contract_package/refunds']?.source_artifacts).toEqual([`${proposal} v1`]);
    const pilot = sceneOf(...landed, drafts('contract_package', 'B'), merges(mika, 'contract_package'), swept);
    expect(stateOf(pilot).artifacts['contract_package']?.source_artifacts).toEqual(['proposal_or_sow v1']);
  });
});

describe('a branch that brings something of two tracks', () => {
  const both = [
    ...split,
    pushes(mika, 'both', { proposal_or_sow: 'the pilot, revised', [proposal]: 'refunds A' }),
    swept,
  ];

  it('has the gates of both, each on its own track', () => {
    expect(before(sceneOf(...both), 'both')).toEqual([
      ['commercial', 'main', false],
      ['commercial', on, false],
    ]);
  });

  it('is approved at once by a word that names no gate, and for one track by one that names it', () => {
    const yes = { on_behalf_of: answerOf(jordan) };
    const scene = sceneOf(...both, approvesAll(lena, { ...yes, proposal: 'both' }));
    expect(before(scene, 'both')).toEqual([
      ['commercial', 'main', true],
      ['commercial', on, true],
    ]);
    expect(nextOf(scene).filter((one) => one.startsWith('both may be merged'))).toHaveLength(1);
    expect(before(sceneOf(...both, approvesAll(lena, { ...yes, proposal: 'both', track: on })), 'both')).toEqual([
      ['commercial', 'main', false],
      ['commercial', on, true],
    ]);
  });

  it('is told with the command of each track', () => {
    expect(nextOf(sceneOf(...both)).filter((one) => one.startsWith('merging both'))).toEqual([
      expect.stringContaining('countersign approve commercial --for PERSON'),
      expect.stringContaining('countersign approve commercial --track refunds --for PERSON'),
    ]);
  });

  it('is no matter of a track that it brings nothing of', () => {
    given(...proposed)
      .when(attests('commercial', jordan, { proposal: 'refunds' }))
      .thenRefused('ambiguous', /refunds waits for commercial on track refunds, and this is about track main/u);
  });
});

/** A lifecycle with a track that puts out nothing but drafts before what it promises holds. */
const promising = lifecycle({
  artifacts: [
    artifactType('plan', { path: 'docs/{project}/plan.md', gates: ['plan_approval'], label: 'The plan' }),
    artifactType('code', { path: 'src', kind: 'folder' }),
    artifactType('notes', { path: 'NOTES.md' }),
    artifactType('report', { path: 'REPORT.md', in_turn: true }),
    artifactType('invoice', { kind: 'external', gates: ['billing'] }),
    artifactType('manual', { path: 'MANUAL.md', gates: ['legal'] }),
  ],
  tracks: [
    {
      id: 'extra',
      kind: 'commercial',
      stage: 'plan',
      lines: ['plan', 'notes', 'report', 'invoice'],
      output: 'draft_only',
      requires: {
        all: [
          { gate: 'go' },
          { fact: 'extra.price' },
          { not: { gate: 'review', is: 'closed' } },
          { any: [{ gate: 'review' }, { fact: 'extra.waived' }] },
        ],
      },
    },
    {
      id: 'inside',
      kind: 'lifecycle',
      stage: 'plan',
      lines: ['plan', 'notes'],
      output: 'internal',
      requires: { fact: 'extra.price' },
    },
    { id: 'open', kind: 'lifecycle', stage: 'plan', lines: ['notes'], output: 'draft_only' },
    {
      id: 'later',
      kind: 'lifecycle',
      stage: 'plan',
      lines: ['notes'],
      output: 'draft_only',
      requires: { date: { after: '2027-01-01' } },
    },
  ],
});

function started(kind: string): Step {
  const fork = { track: 'side', as: kind, from: 'main', because: 'more is asked for' };
  return all(around({ definition: promising }), starts(), asks(alice, { fork }));
}

describe('a track that has drafts only until what it promised holds', () => {
  const noted = all(started('extra'), pushes(bob, 'n', { 'notes/side': 'N' }), swept);

  it('has the gates of its promise before everything that it brings', () => {
    expect(before(sceneOf(noted), 'n')).toEqual([
      ['go', 'side', false],
      ['review', 'side', false],
      ['track:side', 'side', false],
    ]);
    expect(before(sceneOf(noted, knows(alice, 'extra.waived', true)), 'n')).toEqual([
      ['go', 'side', false],
      ['track:side', 'side', false],
    ]);
  });

  it('says what else it waits for, and how that comes to be', () => {
    const scene = sceneOf(noted, knows(alice, 'extra.waived', true));
    const { world } = observedIn(scene);
    const [, rest] = landingGates(world, stateOf(scene), { 'notes/side': 'N' });
    expect(rest).toMatchObject({ own: false, unasked: true });
    expect(rest?.answer.says).toMatch(/^side brings drafts only until .* holds: extra.price is not known/u);
    expect(rest?.answer.next).toContain('countersign fact extra.price=…');
    const view = statusOf(world, stateOf(scene)).branches[0];
    expect(view?.gates[1]).toMatchObject({ gate: 'track:side', open: false, command: null });
    expect(JSON.stringify(explain(world, stateOf(scene), 'main', 'n'))).toContain('extra.price is not known');
    expect(allSteps(world, stateOf(scene))).toContainEqual({
      says: rest?.answer.says,
      command: rest?.answer.next,
      who: 'TBD',
    });
  });

  it('points to what explains the track, where nothing that somebody does brings it on', () => {
    const scene = sceneOf(started('later'));
    const [rest] = landingGates(observedIn(scene).world, stateOf(scene), { 'notes/side': 'N' });
    expect(rest?.answer).toMatchObject({ holds: false, next: 'countersign explain --track side' });
  });

  it('lands when all of it holds', () => {
    const done = all(
      noted,
      approves(alice, 'go', { track: 'side' }),
      approves(alice, 'review', { track: 'side' }),
      approves(carol, 'review', { track: 'side' }),
      knows(alice, 'extra.price', 100),
    );
    expect(before(sceneOf(done), 'n')).toEqual([
      ['go', 'side', true],
      ['review', 'side', true],
    ]);
    const { state } = given(done, merges(bob, 'n')).when(swept);
    expect(state.artifacts['notes/side']).toMatchObject({ version: 'v1', bypassed: [], path: 'NOTES-side.md' });
  });

  it('owes a rationale on that track where it landed past a gate', () => {
    const past = [noted, merges(bob, 'n'), swept];
    const scene = sceneOf(...past);
    expect(stateOf(scene).artifacts['notes/side']?.bypassed).toEqual(['go', 'review']);
    expect(allSteps(observedIn(scene).world, stateOf(scene))[0]).toMatchObject({
      says: 'notes (side) v1 landed past the closed gate go, and nobody has said why',
      command: 'countersign override go --reason "…" --track side',
    });
    given(...past, overrides(dave, 'go'))
      .when()
      .thenHappened({ type: 'gate_overridden', track: 'main' });
    expect(stateOf(sceneOf(...past, overrides(dave, 'go'))).artifacts['notes/side']?.bypassed).toEqual([
      'go',
      'review',
    ]);
    const told = sceneOf(...past, overrides(dave, 'go', 'it burns', 'side'));
    expect(stateOf(told).artifacts['notes/side']?.bypassed).toEqual(['review']);
  });

  it('lands inside without it, and with no promise at all', () => {
    const inside = sceneOf(started('inside'), pushes(bob, 'n', { 'notes/side': 'N' }), swept);
    expect(before(inside, 'n')).toEqual([]);
    const open = sceneOf(started('open'), pushes(bob, 'n', { 'notes/side': 'N' }), swept);
    expect(before(open, 'n')).toEqual([]);
  });
});

describe('a blocker on an artifact', () => {
  const blocked = all(
    started('inside'),
    asks(alice, { block: { text: 'the prices are wrong', on: 'artifact:notes/side' } }),
    pushes(bob, 'n', { 'notes/side': 'N' }),
    pushes(bob, 'm', { notes: 'M' }),
    swept,
  );

  it('holds its bytes, and those of no other track', () => {
    const scene = sceneOf(blocked);
    const [blocker = ''] = Object.keys(stateOf(scene).blockers);
    expect(before(scene, 'n')).toEqual([[blocker, 'side', false]]);
    expect(before(scene, 'm')).toEqual([]);
    const merge = { proposal: 'n', head: 'n1', landing: { 'notes/side': 'N' } };
    given(blocked)
      .when(asks(bob, { merge }))
      .thenRefused('gate_closed', /stands in the way of notes\/side: the prices are wrong/u);
  });
});

describe('what lands in its turn on a track', () => {
  const early = all(started('extra'), pushes(bob, 'r', { 'report/side': 'R' }), swept);

  it('waits for the stages of that track, and is told as a draft until then', () => {
    const { blockers } = stateOf(sceneOf(early));
    expect(Object.values(blockers)).toMatchObject([
      {
        text: 'a draft only until plan_approval is approved',
        on: 'artifact:report/side',
        until: { any: [{}, { track: 'side', stage: 'build' }, { track: 'side', stage: 'check' }, { track: 'side' }] },
      },
    ]);
    const scene = sceneOf(early);
    const [gate] = landingGates(observedIn(scene).world, stateOf(scene), { 'report/side': 'R' }).filter(
      (one) => one.gate === 'plan_approval',
    );
    expect(gate?.answer).toMatchObject({
      says: 'report/side comes after plan_approval: nobody has approved it',
      next: 'countersign explain plan_approval --track side',
    });
  });

  it('is its turn when the gates of that track are open, whatever is approved on the main one', () => {
    const main = sceneOf(early, approves(alice, 'plan_approval'), swept);
    expect(Object.keys(stateOf(main).blockers)).toHaveLength(1);
    const side = sceneOf(early, approves(alice, 'plan_approval', { track: 'side' }), swept);
    expect(stateOf(side).blockers).toEqual({});
  });
});

/** Whether a leaf holds, asked on a track. */
function asksOn(track: string) {
  return (scene: Scene) => {
    const { world } = observedIn(scene);
    return (leaf: Leaf) => answers(world, stateOf(scene), track)(leaf).holds;
  };
}

/** Somebody records what lies nowhere in the tree. */
function records(artifact: string): Step {
  const content = 'a'.repeat(64);
  return asks(alice, { artifact: { artifact, address: 'https://bills.example/17', content, source_artifacts: [] } });
}

describe('a condition that is asked on a track', () => {
  it('is about what the track has of its own, where it has that', () => {
    const scene = sceneOf(started('inside'), lands({ commit: 'l1', contents: { notes: 'N', code: 'C' } }), swept);
    const [main, side] = [asksOn('main')(scene), asksOn('side')(scene)];
    for (const type of ['notes', 'code'] as const) {
      const leaves: readonly Leaf[] = [{ artifact: type }, { count: { artifact: type, at_least: 1 } }];
      for (const leaf of leaves) {
        expect(main(leaf)).toBe(true);
        expect(side(leaf)).toBe(type === 'code');
      }
    }
    const both = sceneOf(
      (_scene) => scene,
      lands({ commit: 'l2', contents: { 'notes/side': 'M' } }),
      swept,
      later(3),
      lands({ commit: 'l3', contents: { notes: 'O' } }),
      swept,
    );
    const old: Leaf = { age: { artifact: 'notes', at_least_days: 2 } };
    expect([asksOn('main')(both)(old), asksOn('side')(both)(old)]).toEqual([false, true]);
    const two: Leaf = { count: { artifact: 'notes', at_least: 2 } };
    expect([asksOn('main')(both)(two), asksOn('side')(both)(two)]).toEqual([true, false]);
    expect(stateOf(both).tracks['side']?.triggers).toEqual(['landed:notes']);
  });

  it('lets an approval permit to land what belongs to the track, by its name', () => {
    const drafted = all(started('inside'), pushes(bob, 'p', { 'plan/side': 'A' }), swept);
    given(drafted, approves(alice, 'plan_approval', { track: 'side', permits: ['land:plan/other'] }))
      .when()
      .thenRefused('unknown_action');
    const narrow = sceneOf(drafted, approves(alice, 'plan_approval', { track: 'side', permits: ['land:plan'] }));
    expect(before(narrow, 'p')).toEqual([['plan_approval', 'side', false]]);
    const permitted = sceneOf(
      drafted,
      approves(alice, 'plan_approval', { track: 'side', permits: ['land:plan/side', 'to:build'] }),
    );
    expect(before(permitted, 'p')).toEqual([['plan_approval', 'side', true]]);
  });
});

describe('what a track has that lies nowhere', () => {
  it('is recorded by its name, once, and by no name of a track that has none', () => {
    const { state } = given(started('extra'))
      .when(records('invoice/side'))
      .thenHappened(
        { for: 'land:invoice/side' },
        { type: 'artifact_created', artifact: 'invoice/side', version: 'v1' },
      );
    expect(state.artifacts['invoice/side']?.bypassed).toEqual(['billing', 'go', 'review']);
    given(started('extra'), records('invoice/side')).when(records('invoice/side')).thenRefused('already_decided');
    given(started('extra')).when(records('invoice/nowhere')).thenRefused('unknown_artifact');
    given(started('inside')).when(records('invoice/side')).thenRefused('unknown_artifact');
  });

  it('is nobody’s where a home tells of it and no track has it', () => {
    const { state } = given(started('inside')).when(lands({ commit: 'l1', contents: { 'code/side': 'C' } }), swept);
    expect(state.artifacts).toEqual({});
  });
});

/** The tracks on which anything waits for a gate. */
function waits(scene: Scene): readonly string[] {
  return pendingGates(observedIn(scene).world, stateOf(scene)).map(({ track }) => track);
}

describe('a word about a branch', () => {
  const several = all(started('extra'), pushes(bob, 'n', { notes: 'M', 'plan/side': 'A' }), swept);

  it('is about the track on which the branch waits for the gate', () => {
    given(several)
      .when(approves(alice, 'plan_approval', { proposal: 'n' }))
      .thenRefused('ambiguous', /n waits for plan_approval on track side/u);
    given(several)
      .when(approves(alice, 'go', { proposal: 'n', track: 'side' }))
      .thenHappened({ covers: { 'stage:plan': 'visit 1' } }, { gate: 'go', track: 'side', status: 'approved' });
  });

  it('may be about a gate that the branch does not wait for', () => {
    given(several)
      .when(approves(alice, 'legal', { proposal: 'n', on_behalf_of: answerOf(person('kim')) }))
      .thenHappened({ track: 'main' }, { gate: 'legal', track: 'main', status: 'approved' });
  });

  it('is waited for by nobody when the track is over', () => {
    const over = all(several, asks(alice, { join: { track: 'side', outcome: 'superseded', because: 'not now' } }));
    expect(waits(sceneOf(several))).toContain('side');
    expect(waits(sceneOf(over))).not.toContain('side');
    expect(before(sceneOf(over), 'n')).toContainEqual(['plan_approval', 'side', false]);
  });
});

describe('who is asked to review a branch', () => {
  it('is whoever opens a gate of it on any track, and not whoever has on that', () => {
    const people = [
      { key: 'A', id: 1, login: 'anna' },
      { key: 'B', id: 2, login: 'bert' },
    ];
    const scene = sceneOf(
      started('inside'),
      underPolicy({ roles: { planner: { logins: ['anna', 'bert'] } }, verbs: { approve: ['planner'] } }),
      pushes(bob, 'p', { plan: 'A', 'plan/side': 'B' }),
      swept,
    );
    const reviewing = {
      proposal: 'p',
      opener: bob.id,
      pusher: bob.id,
      askable: { people, teams: [] },
      asked: { pending: [], times: [], since: null },
    };
    const anna = person('anna', { id: 1 });
    const asked = (at: Scene) => reviewersOf(observedIn(at).world, stateOf(at), reviewing);
    expect(asked(scene)).toEqual(['A', 'B']);
    const once = approves(anna, 'plan_approval', { proposal: 'p' })(scene);
    expect(asked(once)).toEqual(['A', 'B']);
    expect(asked(approves(anna, 'plan_approval', { proposal: 'p', track: 'side' })(once))).toEqual([]);
  });
});
