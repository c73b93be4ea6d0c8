import { describe, expect, it } from 'vitest';
import { fullForm } from '../../src/core/definition/full-form.ts';
import { checkNever } from '../../src/core/definition/checks/never.ts';
import type { Definition, WrittenDefinition } from '../../src/core/definition/schema.ts';
import {
  advances,
  alice,
  all,
  approves,
  around,
  asks,
  bob,
  carol,
  dave,
  forks,
  given,
  inBuild,
  knows,
  lands,
  lifecycle,
  merges,
  overrides,
  policyWith,
  pushes,
  sceneOf,
  skips,
  standsIn,
  starts,
  swept,
  type Step,
} from './given.ts';

/** Three stages of work that only landings end, with a gate at the end of the second, and work that is free. */
const written: WrittenDefinition = {
  workflow_type: 'house',
  stages: ['survey', 'draw', 'price', 'build'],
  specialist_owners: { survey: 'surveyor', draw: 'drawer', price: 'pricer' },
  artifacts: [
    { artifact_type: 'survey', path: 'survey.md', owner: 'x', version_policy: 'x' },
    { artifact_type: 'drawing', path: 'drawing.md', owner: 'x', version_policy: 'x' },
    { artifact_type: 'offer', path: 'offer.md', owner: 'x', version_policy: 'x', gates: ['price'] },
  ],
  gates: [{ gate_id: 'price', owner: 'buyer', applies_when: 'x' }],
  allowed_transitions: [
    { from: 'survey', to: 'draw', on: { landed: 'survey' }, requires: { artifact: 'survey' } },
    { from: 'draw', to: 'price', on: { landed: 'drawing' }, requires: { all: [{ artifact: 'drawing' }] } },
    { from: 'price', to: 'build', on: { landed: 'offer' }, requires: { any: [{ artifact: 'offer' }] } },
    { from: 'build', to: 'survey' },
    { from: 'price', to: 'draw' },
  ],
  never: [{ reach: 'build', without: ['price'] }],
  terminal_states: ['closed'],
};

function house(changes: Partial<WrittenDefinition> = {}): Definition {
  return fullForm({ ...written, ...changes });
}

/** Bob looks after survey and drawing, Carol after the price; Dave may override. */
const policy = policyWith({
  roles: {
    surveyor: { emails: ['bob@example.com'] },
    drawer: { emails: ['bob@example.com'] },
    pricer: { emails: ['carol@example.com'] },
    buyer: { emails: ['alice@example.com'] },
    lead: { emails: ['dave@example.com'] },
  },
  verbs: {},
  overriders: ['lead'],
  attesters: ['lead'],
});

function of(definition: Definition): Step {
  return all(
    around({ definition, policy, definitionPin: { blob: 'h1', origin: 'house.yaml' } }),
    starts(alice, { workflow_type: 'house' }),
  );
}

const begun = of(house());
const surveyed = standsIn(bob, 'survey.known', 'survey', 'the map of 2020.');
const drawn = standsIn(bob, 'drawing.known', 'drawing', 'the old drawing');
const offered = standsIn(carol, 'offer.known', 'offer', 'the tender');

describe('a stage is skipped', () => {
  it('with a fact in the place of what it would have made, and the reason and the fact in the record', () => {
    given(begun, surveyed)
      .when(skips(bob, 'draw', 'it stands there since long.'))
      .thenHappened({
        type: 'stage_changed',
        track: 'main',
        from: 'survey',
        to: 'draw',
        on: 'command',
        skipped: true,
        rationale: 'it stands there since long; survey.known stands in for survey (from the map of 2020)',
      });
  });

  it('and another after it, one listed transition after the other', () => {
    const { state } = given(begun, surveyed, drawn)
      .when(skips(bob, 'price'))
      .thenHappened(
        { type: 'stage_changed', from: 'survey', to: 'draw', skipped: true },
        { type: 'stage_changed', from: 'draw', to: 'price', skipped: true },
      );
    expect(state.tracks['main']).toMatchObject({ stage: 'price', visit: 3, triggers: [] });
  });

  it('while the work of the first is done: only those passed are skipped', () => {
    const landed = all(begun, lands({ commit: 's1', contents: { survey: 'S' } }));
    const loop = all(landed, swept, drawn, skips(bob, 'price'));
    expect(sceneOf(loop).state?.tracks['main']).toMatchObject({ stage: 'price' });
    const free = house({
      allowed_transitions: [
        { from: 'survey', to: 'draw', requires: { artifact: 'survey' } },
        { from: 'draw', to: 'price' },
      ],
    });
    given(of(free), lands({ commit: 's1', contents: { survey: 'S' } }))
      .when(skips(bob, 'price'))
      .thenHappened(
        { from: 'survey', to: 'draw', rationale: 'it was done before' },
        { from: 'draw', to: 'price', skipped: true },
      );
    const { scene } = given(of(free), lands({ commit: 's1', contents: { survey: 'S' } })).when(skips(bob, 'price'));
    expect(scene.last.at(-1)?.events?.[0]).not.toHaveProperty('skipped');
  });

  it('only forward, to another stage that is there, along listed transitions', () => {
    given(begun, surveyed, skips(bob, 'draw'))
      .when(skips(bob, 'survey'))
      .thenRefused('no_transition', /survey lies before draw/u);
    given(begun)
      .when(skips(bob, 'survey'))
      .thenRefused('no_transition', /in survey already/u);
    given(begun)
      .when(skips(bob, 'roof'))
      .thenRefused('unknown_stage', /house has no stage roof/u);
    given(of(house({ allowed_transitions: [] })))
      .when(skips(bob, 'build'))
      .thenRefused('no_transition', /no listed way leads on from survey to build/u);
  });

  it('with a reason, on a track that is there', () => {
    given(begun, surveyed)
      .when(skips(bob, 'draw', ' '))
      .thenRefused('reason_missing');
    given(begun, surveyed)
      .when(skips(bob, 'draw', 'r', 'side'))
      .thenRefused('unknown_track');
  });

  it('only where something is', () => {
    const free = house({ allowed_transitions: [{ from: 'survey', to: 'draw' }] });
    given(of(free))
      .when(skips(bob, 'draw'))
      .thenRefused('invalid_argument', /nothing is skipped on the way to draw/u);
  });

  it('by whoever looks after it, or may override, and nobody else', () => {
    given(begun, surveyed)
      .when(skips(carol, 'draw'))
      .thenRefused('not_in_role', /carol does not look after survey/u);
    given(begun, surveyed, drawn).when(skips(dave, 'price')).thenHappened({ to: 'draw' }, { to: 'price' });
    const owned = house({ specialist_owners: {} });
    given(of(owned), surveyed).when(skips(dave, 'draw')).thenHappened({ skipped: true });
    given(of(owned), surveyed)
      .when(skips(alice, 'draw'))
      .thenRefused('not_in_role', /survey \(alice\)/u);
  });
});

describe('what is missing on the way', () => {
  it('is told, each with the command that gives it', () => {
    const { scene } = given(begun)
      .when(skips(bob, 'price'))
      .thenRefused(
        'substitute_missing',
        /^survey has not landed on the default branch; drawing has not landed on the default branch$/u,
      );
    expect(scene.answer).toMatchObject({
      refusal: {
        next: 'countersign fact NAME=VALUE --source "…" --substitutes artifact:survey; countersign fact NAME=VALUE --source "…" --substitutes artifact:drawing',
      },
    });
  });

  it('is told with how far it goes', () => {
    const { scene } = given(begun, surveyed)
      .when(skips(bob, 'price'))
      .thenRefused('substitute_missing', /^drawing/u);
    expect(scene.answer).toMatchObject({
      refusal: {
        next: expect.stringMatching(/^countersign skip draw --because "…" goes as far as it can; /u) as unknown,
      },
    });
  });

  it('may be what somebody has to do, a flag or a check', () => {
    const flagged = house({
      allowed_transitions: [
        { from: 'survey', to: 'draw', on: { flag: 'ready' }, requires: { artifact: 'survey' } },
        { from: 'draw', to: 'price', on: { check: 'lint passed' } },
      ],
    });
    const { scene } = given(of(flagged), surveyed)
      .when(skips(bob, 'price'))
      .thenRefused(
        'substitute_missing',
        /^survey becomes draw when flag ready is raised; draw becomes price when check lint passed$/u,
      );
    expect(scene.answer).toMatchObject({ refusal: { next: 'countersign explain price' } });
    given(
      of(flagged),
      surveyed,
      asks(bob, { flag: { flag: 'ready', reason: 'r' } }),
      around({ checks: { lint: 'passed' } }),
    )
      .when(skips(bob, 'price'))
      .thenHappened({ to: 'draw' }, { to: 'price' });
  });

  it('is nothing that a fact with another name, or of another artifact, stands in for', () => {
    given(begun, knows(bob, 'survey.known', true))
      .when(skips(bob, 'draw'))
      .thenRefused('substitute_missing');
    given(begun, drawn).when(skips(bob, 'draw')).thenRefused('substitute_missing');
  });

  it('stays missing where it landed past a closed gate: a fact stands in only for what is not there', () => {
    const past = all(begun, surveyed, drawn, skips(bob, 'price'), lands({ commit: 'o1', contents: { offer: 'O' } }));
    given(past, swept, offered)
      .when(skips(dave, 'build'))
      .thenRefused('substitute_missing', /^offer v1 landed past the closed gate price$/u);
    given(past, swept, offered)
      .when(advances(dave, 'build'))
      .thenRefused('requirement_open', /offer v1 landed past the closed gate price/u);
  });

  it('is what a condition forbids, as it is', () => {
    const odd = house({
      allowed_transitions: [
        {
          from: 'survey',
          to: 'draw',
          requires: { all: [{ artifact: 'survey' }, { not: { artifact: 'drawing' } }, { fact: 'site.owner' }] },
        },
      ],
    });
    given(of(odd), surveyed, drawn)
      .when(skips(bob, 'draw'))
      .thenRefused('substitute_missing', /^site\.owner/u);
    given(of(odd), surveyed, drawn, knows(bob, 'site.owner', 'Kim'))
      .when(skips(bob, 'draw'))
      .thenHappened({ to: 'draw' });
  });
});

describe('no gate is skipped', () => {
  const atPrice = all(begun, surveyed, drawn, skips(bob, 'price'), offered);

  it('a fact in the place of an artifact needs what that would need to land', () => {
    expect(checkNever(house())).toEqual([]);
    given(atPrice)
      .when(skips(carol, 'build'))
      .thenRefused('substitute_missing', /^price is closed: nobody has approved/u);
    given(atPrice)
      .when(skips(dave, 'build'))
      .thenRefused('substitute_missing', /^price is closed/u);
    given(atPrice, approves(alice, 'price'))
      .when(skips(carol, 'build'))
      .thenHappened({ from: 'price', to: 'build', skipped: true });
  });

  it('not by a fact that is given before the stage is reached, nor by an approval of then', () => {
    given(begun, surveyed, drawn, offered, approves(alice, 'price'))
      .when(skips(dave, 'build'))
      .thenRefused('substitute_missing', /^price is closed/u);
  });

  it('however a transition asks for it', () => {
    for (const requires of [
      { gate: 'price' },
      { all: [{ gate: 'price' }, { artifact: 'drawing' }] },
      { any: [{ gate: 'price' }] },
      undefined,
    ]) {
      const definition = house({
        allowed_transitions: [
          {
            from: 'survey',
            to: 'build',
            on: { landed: 'offer' },
            ...(requires === undefined ? {} : { requires }),
          },
        ],
      });
      expect(checkNever(definition)).toEqual([]);
      given(of(definition), offered, drawn)
        .when(skips(dave, 'build'))
        .thenRefused('substitute_missing', /price is closed/u);
      given(of(definition), offered, drawn, approves(alice, 'price'))
        .when(skips(dave, 'build'))
        .thenHappened({ to: 'build' });
    }
  });

  it('but loudly, by whoever may override it', () => {
    given(atPrice, overrides(dave, 'price')).when(skips(carol, 'build')).thenHappened({ to: 'build' });
  });

  it('and while the policy only observes it is told, and holds nothing up', () => {
    const observing = around({ policy: { ...policy, mode: 'observe' } });
    given(atPrice, observing)
      .when(skips(carol, 'build'))
      .thenHappened({ to: 'build', skipped: true, observed: ['price'] });
  });

  it('ordinary moves take no fact in the place of an artifact', () => {
    given(begun, surveyed).when(advances(bob, 'draw')).thenRefused('not_triggered');
    expect(sceneOf(begun, surveyed, drawn, swept).state?.tracks['main']).toMatchObject({ stage: 'survey' });
  });
});

describe('the way', () => {
  it('is the shortest, and one of several is not chosen for anybody', () => {
    const forked = house({
      allowed_transitions: [
        { from: 'survey', to: 'draw', requires: { artifact: 'survey' } },
        { from: 'survey', to: 'price', requires: { artifact: 'drawing' } },
        { from: 'draw', to: 'build' },
        { from: 'price', to: 'build' },
        { from: 'draw', to: 'price' },
      ],
    });
    const { scene } = given(of(forked), surveyed)
      .when(skips(bob, 'build'))
      .thenRefused('ambiguous', /^2 ways lead to build: survey → draw → build, or survey → price → build$/u);
    expect(scene.answer).toMatchObject({
      refusal: { next: expect.stringContaining('countersign skip draw --because "…"') as unknown },
    });
    given(of(forked), drawn).when(skips(bob, 'price')).thenHappened({ from: 'survey', to: 'price' });
  });

  it('takes of two transitions between two stages the one that may be taken', () => {
    const twice = house({
      allowed_transitions: [
        { from: 'survey', to: 'draw', requires: { artifact: 'survey' } },
        { from: 'survey', to: 'draw', requires: { artifact: 'drawing' } },
      ],
    });
    given(of(twice), drawn)
      .when(skips(bob, 'draw'))
      .thenHappened({ rationale: expect.stringMatching(/drawing\.known/u) as unknown });
    given(of(twice), surveyed, drawn)
      .when(skips(bob, 'draw'))
      .thenHappened({ rationale: expect.stringMatching(/survey\.known/u) as unknown });
  });
});

describe('a skip on a track beside', () => {
  const sides = lifecycle({
    tracks: [{ id: 'change', kind: 'commercial', lines: ['plan'], requires: { gate: 'go' } }],
    allowed_transitions: [
      { from: 'plan', to: 'build', requires: { artifact: 'plan' } },
      { from: 'build', to: 'check', requires: { artifact: 'plan' } },
    ],
  });
  const beside = all(
    around({ definition: sides }),
    starts(),
    forks(alice, 'refunds', { as: 'change', owner: 'alice' }),
  );

  it('takes facts about its own artifacts, and asks for what the track promises', () => {
    given(beside, standsIn(bob, 'plan.told', 'plan'))
      .when(skips(alice, 'build', 'told', 'refunds'))
      .thenRefused('substitute_missing', /^plan\/refunds has not landed/u);
    const told = all(beside, standsIn(bob, 'refunds.told', 'plan/refunds'));
    given(told)
      .when(skips(alice, 'build', 'told', 'refunds'))
      .thenRefused('substitute_missing', /^plan_approval is closed: .*; go is closed: /u);
    given(told, approves(alice, 'plan_approval', { track: 'refunds' }), approves(dave, 'go', { track: 'refunds' }))
      .when(skips(alice, 'build', 'told', 'refunds'))
      .thenHappened({ track: 'refunds', from: 'plan', to: 'build', skipped: true });
  });

  it('says what to do on that track', () => {
    const two = all(
      beside,
      standsIn(bob, 'refunds.told', 'plan/refunds'),
      approves(alice, 'plan_approval', { track: 'refunds' }),
      approves(dave, 'go', { track: 'refunds' }),
    );
    const { scene } = given(two)
      .when(skips(alice, 'check', 'told', 'refunds'))
      .thenRefused('substitute_missing');
    expect(scene.answer).toMatchObject({
      refusal: {
        next: expect.stringMatching(/^countersign skip build --because "…" --track refunds goes as far/u) as unknown,
      },
    });
  });
});

it('a landed artifact is no longer stood in for', () => {
  const landed = all(
    inBuild,
    pushes(bob, 'c', { code: 'C' }),
    approves(alice, 'review'),
    approves(carol, 'review'),
    merges(bob, 'c'),
    swept,
    standsIn(bob, 'code.known', 'code'),
  );
  given(landed)
    .when(skips(alice, 'check'))
    .thenRefused('invalid_argument', /nothing is skipped/u);
});
