import { describe, expect, it } from 'vitest';
import type { Definition, WrittenDefinition } from '../../src/core/definition/schema.ts';
import { staleArtifacts } from '../../src/core/project/freshness.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { allSteps } from '../../src/core/project/steps.ts';
import {
  alice,
  all,
  approves,
  around,
  artifactType,
  asks,
  bob,
  forks,
  given,
  lands,
  lifecycle,
  merges,
  observedIn,
  overrides,
  dave,
  pushes,
  sceneOf,
  starts,
  swept,
  written,
  type Scene,
  type Step,
} from './given.ts';

/** The tiny lifecycle where the notes are made from the plan, and the report from both. */
function made(changes: Partial<WrittenDefinition> = {}): Definition {
  const parts: Readonly<Record<string, object>> = {
    plan: { made_from: [] },
    notes: { made_from: ['plan'], versions: ['revise', 'fork', 'reference', 'archive'] },
    report: { made_from: ['plan', 'notes'] },
    code: { versions: ['revise'] },
    manual: { versions: [] },
  };
  const artifacts = (written.artifacts ?? []).map((one) =>
    typeof one === 'object' ? artifactType(one.artifact_type, { ...one, ...parts[one.artifact_type] }) : one,
  );
  return lifecycle({ artifacts, ...changes });
}

const lander = (commit: string, contents: Readonly<Record<string, string>>): Step =>
  all(lands({ commit, contents }), swept);
const begun = all(
  around({ definition: made() }),
  starts(),
  pushes(bob, 'p', { plan: 'A' }),
  approves(alice, 'plan_approval'),
  merges(bob, 'p'),
  swept,
);
const noted = all(begun, lander('n1', { notes: 'N' }), lander('r1', { report: 'R' }));
/** … and the plan has changed since. */
const changed = all(
  noted,
  pushes(bob, 'q', { plan: 'B' }),
  approves(alice, 'plan_approval', { proposal: 'q' }),
  merges(bob, 'q'),
  swept,
);

const keeps = (artifact: string, because = 'it says the same'): Step => asks(bob, { keep: { artifact, because } });
const retires = (artifact: string, because = 'nobody needs it'): Step => asks(bob, { retire: { artifact, because } });

function stateOf({ state }: Scene): ProjectState {
  if (state === null) throw new Error('no project was started');
  return state;
}

function stale(scene: Scene): readonly string[] {
  return staleArtifacts(scene.world.definition, stateOf(scene)).map(
    ({ artifact, version, from, now }) => `${artifact} ${version}: ${from}, now ${now}`,
  );
}

/** The notes name the plan, and no version of it. */
const unnumbered: Step = (scene) => {
  const state = stateOf(scene);
  const notes = state.artifacts['notes'];
  if (notes === undefined) throw new Error('no notes');
  return {
    ...scene,
    state: { ...state, artifacts: { ...state.artifacts, notes: { ...notes, source_artifacts: ['plan'] } } },
  };
};

/** Nobody said what the notes were made from. */
const unsaid: Step = (scene) => {
  const state = stateOf(scene);
  const { source_artifacts: _gone, ...notes } = state.artifacts['notes'] ?? { source_artifacts: [] };
  return { ...scene, state: { ...state, artifacts: { ...state.artifacts, notes } } as ProjectState };
};

describe('an artifact whose source has a newer version', () => {
  it('is stale, and so is all that was made from it', () => {
    expect(stale(sceneOf(noted))).toEqual([]);
    expect(stale(sceneOf(changed))).toEqual(['notes v1: plan v1, now plan v2', 'report v1: plan v1, now plan v2']);
    const again = all(changed, lander('n2', { notes: 'N2' }));
    expect(stale(sceneOf(again))).toEqual(['report v1: plan v1, now plan v2', 'report v1: notes v1, now notes v2']);
  });

  it('counts only what its type says that it is made from', () => {
    const other = all(begun, lander('c1', { code: 'C' }), lander('n1', { notes: 'N' }), lander('c2', { code: 'D' }));
    const scene = sceneOf(other);
    expect(stateOf(scene).artifacts['notes']?.source_artifacts).toEqual(['plan v1']);
    expect(stale(scene)).toEqual([]);
    const free = sceneOf(
      around({ definition: lifecycle({}) }),
      starts(),
      lander('n1', { notes: 'N' }),
      lander('r1', { report: 'R' }),
      lander('n2', { notes: 'M' }),
    );
    expect(stateOf(free).artifacts['report']?.source_artifacts).toEqual(['notes v1']);
    expect(stale(free)).toEqual([]);
  });

  it('is not stale by a source that is gone, or that names no version', () => {
    expect(stale(sceneOf(changed, retires('plan')))).toEqual([]);
    expect(stale(sceneOf(changed, unnumbered))).toEqual(['report v1: plan v1, now plan v2']);
    expect(stale(sceneOf(changed, unsaid))).toEqual(['report v1: plan v1, now plan v2']);
    expect(stale(sceneOf(changed, retires('notes'), retires('report')))).toEqual([]);
  });

  it('is asked for again among the next steps', () => {
    const scene = sceneOf(changed);
    const steps = allSteps(observedIn(scene).world, stateOf(scene)).map(({ says, command }) => [says, command]);
    expect(steps).toContainEqual([
      'notes v1 was made from plan v1, and plan v2 is there: it is revised, or stays as it is',
      'countersign keep notes --because "…"',
    ]);
  });

  it('keeps what was approved about it', () => {
    const billed = made({
      artifacts: [
        artifactType('plan', { path: 'plan.md' }),
        artifactType('offer', { path: 'offer.md', made_from: ['plan'], gates: ['go'] }),
      ],
      actions: [],
      allowed_transitions: [{ from: 'plan', to: 'build', requires: { gate: 'go' } }],
    });
    const offered = all(
      around({ definition: billed }),
      starts(),
      lander('p1', { plan: 'A' }),
      pushes(bob, 'o', { offer: 'O' }),
      approves(alice, 'go'),
      merges(bob, 'o'),
      swept,
      lander('p2', { plan: 'B' }),
    );
    const scene = sceneOf(offered);
    expect(stale(scene)).toEqual(['offer v1: plan v1, now plan v2']);
    expect(stateOf(scene).approvals['main']?.['go']?.status).toBe('approved');
    given(offered)
      .when(asks(bob, { advance: { track: 'main' } }))
      .thenHappened({ to: 'build' });
  });

  it('of a track of its own rests on what that track has', () => {
    const beside = all(
      noted,
      forks(bob, 'x', { lines: ['plan', 'notes'] }),
      lander('x1', { 'plan/x': 'XP' }),
      lander('x2', { 'notes/x': 'XN' }),
    );
    const scene = sceneOf(beside, lander('x3', { 'plan/x': 'XQ' }));
    expect(stateOf(scene).artifacts['notes/x']?.source_artifacts).toEqual(['plan/x v1']);
    expect(stale(scene)).toEqual(['notes/x v1: plan/x v1, now plan/x v2']);
  });
});

describe('what was made from something older may stay as it is', () => {
  it('with a reason, and rests on the current versions from then on', () => {
    const { scene } = given(changed)
      .when(keeps('report'))
      .thenHappened({
        type: 'decision_recorded',
        decision: 'keep report v1',
        rationale: 'it says the same',
        track: 'main',
        keeps: { artifact: 'report', source_artifacts: ['plan v2', 'notes v1'] },
      });
    expect(stale(scene)).toEqual(['notes v1: plan v1, now plan v2']);
    given(changed)
      .when(keeps('report', ' '))
      .thenRefused('reason_missing', /to keep an artifact needs a reason/u);
  });

  it('until another version lands', () => {
    const scene = sceneOf(
      changed,
      keeps('notes'),
      keeps('report'),
      pushes(bob, 'q3', { plan: 'C' }),
      approves(alice, 'plan_approval', { proposal: 'q3' }),
      merges(bob, 'q3'),
      swept,
    );
    expect(stale(scene)).toEqual(['notes v1: plan v2, now plan v3', 'report v1: plan v2, now plan v3']);
  });

  it('on the track that it belongs to', () => {
    const beside = all(
      noted,
      forks(bob, 'x', { lines: ['plan', 'notes'] }),
      lander('x1', { 'plan/x': 'XP' }),
      lander('x2', { 'notes/x': 'XN' }),
      lander('x3', { 'plan/x': 'XQ' }),
    );
    given(beside)
      .when(keeps('notes/x'))
      .thenHappened({ track: 'x', keeps: { artifact: 'notes/x', source_artifacts: ['plan/x v2'] } });
  });

  it('only where something is stale, current, known, and may be referred to', () => {
    given(noted)
      .when(keeps('report'))
      .thenRefused('already_decided', /report v1 rests on nothing that has a newer/u);
    given(noted)
      .when(keeps('song'))
      .thenRefused('unknown_artifact', /release has no artifact song/u);
    given(begun)
      .when(keeps('report'))
      .thenRefused('unknown_artifact', /report has not landed/u);
    given(changed, retires('report'))
      .when(keeps('report'))
      .thenRefused('already_decided', /archived already/u);
    given(changed, lander('c1', { code: 'C' }))
      .when(keeps('code'))
      .thenRefused('invalid_argument', /code is not used as reference/u);
  });
});

describe('an artifact is retired', () => {
  it('with the reason and what rests on it, and counts as none', () => {
    const { state } = given(noted).when(retires('notes', 'it is in the plan.')).thenHappened({
      type: 'artifact_retired',
      artifact: 'notes',
      proposal: null,
      because: 'it is in the plan; report v1 rests on it',
    });
    expect(state.artifacts['notes']?.status).toBe('archived');
    given(noted)
      .when(retires('plan'))
      .thenHappened(
        { type: 'artifact_retired', because: 'nobody needs it; notes v1 and report v1 rest on it' },
        { type: 'approval_changed' },
      );
    given(noted).when(retires('report')).thenHappened({ type: 'artifact_retired', because: 'nobody needs it' });
  });

  it('with what was approved about it', () => {
    given(noted).when(retires('plan', 'another is written.')).thenHappened(
      { type: 'artifact_retired' },
      {
        type: 'approval_changed',
        change: 'voided',
        gate: 'plan_approval',
        status: 'superseded',
        because: 'plan was retired: another is written',
      },
    );
  });

  it('and is there again with its next version', () => {
    const scene = sceneOf(noted, retires('notes'), lander('n9', { notes: 'N9' }));
    expect(stateOf(scene).artifacts['notes']).toMatchObject({ status: 'current', version: 'v2' });
  });

  it('and what went past a closed gate with it is still asked about', () => {
    const past = all(around({ definition: made() }), starts(), lander('p1', { plan: 'A' }), retires('plan'));
    expect(stateOf(sceneOf(past)).artifacts['plan']).toMatchObject({ status: 'archived', bypassed: ['plan_approval'] });
    expect(sceneOf(past, overrides(dave, 'plan_approval')).answer).toHaveProperty('events');
  });

  it('once, with a reason, where it is there and may be archived', () => {
    given(noted)
      .when(retires('notes', ''))
      .thenRefused('reason_missing', /to retire an artifact needs a reason/u);
    given(noted, retires('notes'))
      .when(retires('notes'))
      .thenRefused('already_decided', /notes v1 is archived already/u);
    given(begun)
      .when(retires('notes'))
      .thenRefused('unknown_artifact', /notes has not landed/u);
    given(begun).when(retires('song')).thenRefused('unknown_artifact');
    const { scene } = given(begun, lander('m1', { manual: 'M' }))
      .when(retires('manual'))
      .thenRefused('invalid_argument', /manual is not used as archive/u);
    expect(scene.answer).toMatchObject({ refusal: { next: 'It stays as it is.' } });
  });
});
