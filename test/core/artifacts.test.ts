import { describe, expect, it } from 'vitest';
import { staleArtifacts } from '../../src/core/project/freshness.ts';
import { alice, approves, around, artifactType, asks, bob, given, lifecycle, starts, written } from './given.ts';

const record = (changes = {}) =>
  asks(bob, {
    artifact: {
      artifact: 'invoice',
      content: 'sha256:1',
      address: 'https://bills/1',
      source_artifacts: [],
      ...changes,
    },
  });

const rules = (made_from: readonly string[]) =>
  lifecycle({ artifacts: [artifactType('invoice', { kind: 'external', made_from })] });

it('get versions like those that land', () => {
  const { state } = given(starts(), record({ artifact: 'poster' }))
    .when(record({ artifact: 'poster', content: 'sha256:2', source_artifacts: ['poster'] }))
    .thenHappened({ type: 'artifact_revised', version: 'v2', supersedes: 'v1', source_artifacts: ['poster v1'] });
  expect(state.artifacts['poster']).toMatchObject({
    path: 'https://bills/1',
    content: 'sha256:2',
    authors: [bob.id],
    bypassed: [],
  });
});

describe('artifacts that are recorded by hand', () => {
  it('name the gates that were closed for them', () => {
    given(starts())
      .when(record())
      .thenHappened(
        { type: 'gate_evaluated', for: 'land:invoice' },
        { type: 'artifact_created', bypassed: ['billing'] },
      );
  });

  it('replace what was approved', () => {
    given(starts(), record(), approves(alice, 'billing'))
      .when(record({ content: 'sha256:2' }))
      .thenHappened(
        {},
        { bypassed: ['billing'] },
        { change: 'voided', because: 'other bytes of invoice were recorded', head: null },
      );
  });

  it('name the versions that were current of what they were made from, and are stale when there are newer ones', () => {
    const from = record({ source_artifacts: ['poster'] });
    const anew = record({ artifact: 'poster', content: 'sha256:2', source_artifacts: ['poster'] });
    const { state, scene } = given(starts(), record({ artifact: 'poster' }), from)
      .when(anew)
      .thenHappened({ artifact: 'poster', version: 'v2' });
    expect(state.artifacts['invoice']).toMatchObject({ source_artifacts: ['poster v1'] });
    expect(staleArtifacts(scene.world.definition, state)).toEqual([
      { artifact: 'invoice', version: 'v1', from: 'poster v1', now: 'poster v2', sources: ['poster v1'] },
    ]);
    expect(staleArtifacts(rules(['poster']), state)).toHaveLength(1);
    expect(staleArtifacts(rules([]), state)).toEqual([]);
    expect(staleArtifacts(lifecycle({ artifacts: [] }), state)).toEqual([]);
  });

  it('are refused when they land by themselves, are there already, or name what is not there', () => {
    given(starts())
      .when(record({ artifact: 'plan' }))
      .thenRefused('not_recordable', /plan is a file/u);
    given(starts())
      .when(record({ artifact: 'code' }))
      .thenRefused('not_recordable', /folder/u);
    given(starts(), record())
      .when(record())
      .thenRefused('already_decided', /invoice v1 already is/u);
    given(starts())
      .when(record({ artifact: 'nothing' }))
      .thenRefused('unknown_artifact', /release has no artifact nothing/u);
    given(starts())
      .when(record({ source_artifacts: ['plan'] }))
      .thenRefused('unknown_artifact', /plan is named as a source/u);
    const pulls = lifecycle({
      artifacts: [...(written.artifacts ?? []), artifactType('pull', { kind: 'pull_request' })],
    });
    given(around({ definition: pulls }), starts())
      .when(record({ artifact: 'pull' }))
      .thenRefused('not_recordable');
  });
});
