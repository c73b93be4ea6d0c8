import { describe, expect, it } from 'vitest';
import { differencesBetween } from '../../src/core/definition/differences.ts';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { Definition, WrittenDefinition } from '../../src/core/definition/schema.ts';
import { closureReport } from '../../src/core/surface/report.ts';
import { migrationMarkdown } from '../../src/core/surface/migration.ts';
import { lostIn } from '../../src/core/project/rules/migrate.ts';
import {
  alice,
  approves,
  around,
  asks,
  bob,
  dave,
  definition,
  given,
  inBuild,
  lifecycle,
  overrides,
  person,
  robot,
  sceneOf,
  underPolicy,
  written,
  type Step,
} from './given.ts';

const pin = { blob: 'd2', origin: 'release.yml' };

function migrates(actor = dave, blob = pin.blob): Step {
  return asks(actor, { migrate: { blob } });
}

/** Somebody asks for a definition, and it is the one that is found. */
function offering(offered: Definition): Step {
  return around({ offered: { definition: offered, pin } });
}

const shorter = lifecycle({ stages: ['plan', 'build', 'ship'], allowed_transitions: [{ from: 'build', to: 'ship' }] });

describe('a project follows another definition', () => {
  it('from now on, by an entry of its own', () => {
    const { scene } = given(inBuild, offering(shorter))
      .when(migrates())
      .thenRecorded({ type: 'definition_pinned', what: 'definition', pin });
    expect(scene.state).toMatchObject({ definition: pin, workflow_type: 'release' });
    expect(scene.last.at(-1)?.saw).toMatchObject({ definition: 'd1' });
  });

  it('and is of that workflow, where it is another one', () => {
    const { scene } = given(inBuild, offering({ ...shorter, workflow_type: 'hotfix' }))
      .when(migrates())
      .thenRecorded({ type: 'definition_pinned', what: 'definition', pin, workflow_type: 'hotfix' });
    expect(scene.state?.workflow_type).toBe('hotfix');
  });

  it('and what is due by that happens in the same entry', () => {
    const due = lifecycle({
      allowed_transitions: [{ from: 'build', to: 'ship', on: { flag: 'rush' }, requires: { artifact: 'plan' } }],
    });
    const raised = asks(bob, { flag: { flag: 'rush', reason: 'it burns' } });
    given(inBuild, raised, offering(due))
      .when(migrates())
      .thenRecorded({ type: 'definition_pinned' }, { type: 'stage_changed', from: 'build', to: 'ship' });
  });

  it('and the report of its end says so', () => {
    const { state, log } = sceneOf(inBuild, offering(shorter), migrates());
    if (state === null) throw new Error('it has begun');
    expect(closureReport(state, shorter, log)).toContain(
      '> - **It follows another workflow** since 2 Mar 2026, 12:00 UTC, by dave: `release.yml`\n',
    );
  });

  it('is for those who may override, or whom the policy names', () => {
    given(inBuild, offering(shorter))
      .when(migrates(bob))
      .thenRefused('not_allowed', /may migrate: maintain$/u);
    given(inBuild, underPolicy({ overriders: ['planner'] }), offering(shorter))
      .when(migrates(bob))
      .thenRecorded({ type: 'definition_pinned' });
    given(inBuild, underPolicy({ verbs: { migrate: ['planner'] } }), offering(shorter))
      .when(migrates(bob))
      .thenRecorded({ type: 'definition_pinned' });
    given(inBuild, underPolicy({ verbs: { migrate: ['planner'] } }), offering(shorter))
      .when(migrates())
      .thenRefused('not_allowed');
  });

  it('is no matter for agents, and for nobody who is not known surely enough', () => {
    given(inBuild, underPolicy({ verbs: { migrate: ['helper'] } }), offering(shorter))
      .when(migrates(robot))
      .thenRefused('agent_not_counted');
    given(inBuild, underPolicy({ assurance: 'signed' }), offering(shorter))
      .when(migrates(person('dave', { assurance: 'asserted' })))
      .thenRefused('assurance_too_low', /dave is asserted, and the policy asks for signed/u);
  });

  it('is refused where that is none, or the same', () => {
    given(inBuild, offering(shorter)).when(migrates(dave, 'd1')).thenRefused('already_decided');
    given(inBuild, offering(shorter))
      .when(migrates(dave, 'd3'))
      .thenRefused('unknown_workflow', /content d3/u);
    given(inBuild).when(migrates()).thenRefused('unknown_workflow');
  });

  it('is refused while a track is where that has no stage', () => {
    const other = lifecycle({ stages: ['plan', 'make', 'ship'], allowed_transitions: [] });
    given(inBuild, offering(other))
      .when(migrates())
      .thenRefused('cannot_migrate', /^main is in build, and release\.yml has no such stage$/u);
  });
});

it('what another definition knows nothing of is lost: approvals, what has landed, and where unended tracks stand', () => {
  const { state } = sceneOf(inBuild, overrides(dave, 'go'), approves(alice, 'review'));
  if (state === null) throw new Error('it has begun');
  expect(lostIn(state, definition)).toEqual({ tracks: [], gates: [], artifacts: [] });
  const none = fullForm({ workflow_type: 'x', stages: ['plan'], artifacts: ['code'] });
  const main = state.tracks['main'];
  if (main === undefined) throw new Error('it has a track');
  const tracks = {
    ...state.tracks,
    one: { ...main, status: 'complete' },
    two: { ...main, status: 'superseded' },
  } as const;
  const [landed] = Object.values(state.artifacts);
  if (landed === undefined) throw new Error('something has landed');
  const artifacts = { ...state.artifacts, 'code/2': landed };
  const lost = lostIn({ ...state, tracks, artifacts }, none);
  expect(lost.tracks).toEqual([{ track: 'main', stage: 'build' }]);
  expect(lost.gates).toEqual([...new Set(lost.gates)]);
  expect(lost.gates).toContain('go');
  expect(lost.artifacts).toEqual(['plan']);
});

describe('what a move would change, as a comment says it', () => {
  const { state, world } = sceneOf(inBuild, overrides(dave, 'go'));
  function said(offered: Definition, origin = 'release.yml'): string {
    if (state === null) throw new Error('it has begun');
    return migrationMarkdown(world, state, { definition: offered, pin: { blob: '0123456789abcdef', origin } });
  }

  it('names what differs, what is lost and what would be asked otherwise, and the one line that does it', () => {
    const other = fullForm({ workflow_type: 'tiny', stages: ['plan', 'build'], artifacts: ['code'] });
    const text = said(other);
    expect(text).toMatch(
      /^It would follow `release\.yml` instead of `countersign\/release`\.\n\n- workflow release: taken away\n/u,
    );
    expect(text).toMatch(/\n- artifact code: [a-z_, ]+ changed\n/u);
    expect(text).toContain('⚠️ approvals of plan_approval, go: nothing asks for them any more');
    expect(text).toContain('⚠️ what has landed of plan: no other version counts');
    expect(text).toContain('What is asked now would be asked otherwise:\n\n- build → check: ');
    expect(text).toMatch(/\n\nTo have it do so: `\/migrate tiny 0123456789ab`$/u);
  });

  it('says so where nothing would change, or only words do', () => {
    if (state === null) throw new Error('it has begun');
    const offered = { definition, pin: { blob: 'd1', origin: 'countersign/release' } };
    expect(migrationMarkdown(world, state, offered)).toBe(
      'It follows `countersign/release` as it is now: nothing would change.',
    );
    expect(said(definition, 'countersign/release')).toBe(
      'It would follow `countersign/release` as it is now.\n\nWhat it says is the same; only its words differ.\n\nTo have it do so: `/migrate release 0123456789ab`',
    );
  });

  it('gives no line for what a project cannot follow, and cuts a long list', () => {
    const stages = Array.from({ length: 45 }, (_, at) => `stage${at}`);
    const text = said(fullForm({ workflow_type: 'release', stages }));
    expect(text).toMatch(/\n- … and \d+ more\n/u);
    expect(text).toMatch(
      /\n\n⚠️ main is in build, and release\.yml has no such stage: move it to a stage that both have/u,
    );
    expect(text).not.toContain('/migrate');
  });
});

function between(changes: Partial<WrittenDefinition>): readonly string[] {
  return differencesBetween(definition, fullForm({ ...written, ...changes })).map(
    ({ what, id, is, fields }) => `${what} ${id} ${is}${fields.length === 0 ? '' : `: ${fields.join(', ')}`}`,
  );
}

describe('what differs between two definitions', () => {
  it('is nothing where only the order of words is another', () => {
    expect(between({})).toEqual([]);
    expect(between({ facts: { 'client.secret': { ...written.facts?.['client.secret'] } } })).toEqual([]);
  });

  it('is told part by part, by what each is known by', () => {
    expect(
      between({
        workflow_type: 'hotfix',
        stages: ['plan', { id: 'build', purpose: 'make it' }, 'check', 'ship', 'rest'],
        gates: [...(written.gates ?? []).slice(0, -1), { gate_id: 'extra', owner: 'lead' }],
        specialist_owners: { plan: 'planner' },
        required_fields: [],
        roles: ['lead'],
        never: [{ reach: 'ship', without: ['go', 'legal'] }],
      }),
    ).toEqual([
      'workflow release taken away',
      'workflow hotfix added',
      'stage build changed: purpose',
      'stage rest added',
      'gate unbound taken away',
      'gate extra added',
      'role lead added',
      'terminal state abandoned changed: from',
      'terminal state superseded changed: from',
      'owner of plan added',
      'required field release.version taken away',
      'never ship without go, legal added',
    ]);
  });

  it('reaches into what is asked, whatever the order of its keys', () => {
    const [first, ...others] = written.allowed_transitions ?? [];
    if (first === undefined) throw new Error('there are transitions');
    const requires = (condition: NonNullable<typeof first.requires>) => ({
      allowed_transitions: [{ ...first, requires: condition }, ...others],
    });
    const id = 'transition plan → build, plan lands changed: requires';
    const both = [{ artifact: 'plan' }, { gate: 'plan_approval' }];
    expect(between(requires({ all: both }))).toEqual([]);
    expect(between(requires({ all: both.toReversed() }))).toEqual([id]);
    expect(between(requires({ all: both.slice(1) }))).toEqual([id]);
    expect(between(requires({ any: both }))).toEqual([id]);
    expect(between(requires({ artifact: 'plan' }))).toEqual([id]);
    expect(between({ specialist_owners: { plan: 'bob' } })).toEqual(['owner of plan added']);
  });

  it('what is a mere word is another one, or not', () => {
    const [one, other] = [
      lifecycle({ specialist_owners: { plan: 'ann', ship: 'eve' } }),
      lifecycle({ specialist_owners: { plan: 'bob', ship: 'eve' } }),
    ];
    expect(differencesBetween(one, other)).toEqual([{ what: 'owner of', id: 'plan', is: 'changed', fields: ['it'] }]);
  });
});
