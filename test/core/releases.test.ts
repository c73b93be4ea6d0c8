import { describe, expect, it } from 'vitest';
import { passagesIn } from '../../src/core/audit/passages.ts';
import { fullForm } from '../../src/core/definition/full-form.ts';
import { howToLand } from '../../src/core/project/pending.ts';
import { publishedIn } from '../../src/core/project/releases.ts';
import {
  alice,
  approves,
  around,
  artifactType,
  asks,
  bob,
  carol,
  dave,
  definition,
  given,
  inBuild,
  knows,
  later,
  lifecycle,
  observedIn,
  overrides,
  releases,
  sceneOf,
  starts,
  swept,
  today,
  unreleases,
  written,
  type Step,
} from './given.ts';

const shipped = artifactType('shipped', { kind: 'release', path: '{project}-v{release.version}', gates: ['go'] });
const published = lifecycle({
  artifacts: [...(written.artifacts ?? []), shipped],
  allowed_transitions: [
    ...(written.allowed_transitions ?? []),
    { from: 'plan', to: 'ship', on: { landed: 'shipped' }, when: 'it is out', requires: { gate: 'go' } },
  ],
});

/** A project of which a release may be an artifact. */
const begun = around({ definition: published });
const known = knows(bob, 'release.version', '2.0', 'CHANGELOG.md');
const out: readonly Step[] = [begun, starts(), known, releases(carol, 'acme-v2.0'), swept];

describe('a release that is published', () => {
  it('is a version of the artifact whose tag it has, as its author published it', () => {
    const { state } = given(begun, starts(), known, releases(carol, 'acme-v2.0'))
      .when(swept)
      .thenEntered({ actor: carol, said: today('12:00'), command: { publish: { artifact: 'shipped' } } })
      .thenRecorded(
        { type: 'gate_evaluated', for: 'land:shipped', gates: [{ gate: 'go', open: false }] },
        { type: 'artifact_created', version: 'v1', bypassed: ['go'] },
      );
    expect(state.artifacts['shipped']).toMatchObject({
      content: 'sha256:acme-v2.0',
      path: 'https://example.com/releases/acme-v2.0',
      source_artifacts: [],
      authors: [carol.id],
    });
  });

  it('belongs to nobody while the fact in its tag is unknown, or nobody can say it, and comes to belong however late', () => {
    given(begun, starts(), releases(carol, 'acme-v2.0')).when(swept).thenEntered();
    given(begun, starts(), knows(bob, 'release.version', 'TBD'))
      .when(releases(carol, 'acme-vTBD'), swept)
      .thenEntered();
    given(begun, starts(), releases(carol, 'acme-v2.0'), later(30), known, later(1))
      .when(swept)
      .thenRecorded({}, { type: 'artifact_created', artifact: 'shipped' });
  });

  it('with another tag belongs to the project that its text names, and to no other', () => {
    given(begun, starts(), known, releases(carol, 'nightly')).when(swept).thenEntered();
    given(begun, starts(), releases(carol, 'nightly', { projects: ['12', 'acme'] }))
      .when(swept)
      .thenRecorded({}, { type: 'artifact_created', artifact: 'shipped' });
    const untagged = fullForm({ ...written, artifacts: [artifactType('shipped', { kind: 'release' })] });
    given(
      around({ definition: untagged }),
      starts(),
      releases(carol, 'v1'),
      releases(carol, 'v2', { projects: ['acme'] }),
    )
      .when(swept)
      .thenRecorded({ type: 'artifact_created', content: 'sha256:v2', bypassed: [] });
  });

  it('passes a gate that was opened before it for what there was to look at', () => {
    given(begun, starts(), known, approves(alice, 'go'), releases(carol, 'acme-v2.0'))
      .when(swept)
      .thenRecorded(
        { type: 'gate_evaluated', gates: [{ gate: 'go', open: true, says: 'go is open: approved by alice' }] },
        { type: 'artifact_created', bypassed: [] },
        { type: 'stage_changed', from: 'plan', to: 'ship' },
      );
  });

  it('that went past a closed gate holds everything up until somebody says why', () => {
    const { state: held } = given(...out).when(approves(alice, 'go'));
    expect(held.tracks['main']?.stage).toBe('plan');
    const { state } = given(...out)
      .when(overrides(dave, 'go', 'the old one was broken'))
      .thenHappened({ type: 'gate_overridden' }, { type: 'stage_changed', from: 'plan', to: 'ship' });
    expect(state.artifacts['shipped']?.bypassed).toEqual([]);
  });

  it('may be published by anybody: who may record artifacts is not asked', () => {
    const nobody = { id: 404, login: 'stranger', kind: 'app', assurance: 'proven' } as const;
    given(begun, starts(), known, releases(nobody, 'acme-v2.0'))
      .when(swept)
      .thenRecorded({}, { type: 'artifact_created', authors: [404] });
  });
});

describe('a release that is published already', () => {
  const edited = { id: 'release acme-v2.0', content: 'sha256:edited' };

  it('is no news again', () => {
    given(...out)
      .when(swept)
      .thenEntered();
    given(...out)
      .when(later(3), swept)
      .thenEntered();
  });

  it('is another version when its text, its tag or its commit changed, and the same one when that is taken back', () => {
    given(...out, releases(carol, 'acme-v2.0', edited))
      .when(swept)
      .thenRecorded({}, { type: 'artifact_revised', version: 'v2', supersedes: 'v1', content: 'sha256:edited' });
    const back = [releases(carol, 'acme-v2.0', edited), swept, releases(carol, 'acme-v2.0')];
    const { scene } = given(...out, ...back)
      .when(swept)
      .thenRecorded({}, { type: 'artifact_revised', version: 'v3' });
    expect(new Set(scene.log.map(({ source }) => source)).size).toBe(scene.log.length);
  });

  it('is followed by those that were published since, each a version, in their order', () => {
    const more = [
      releases(carol, 'beta 2', { projects: ['acme'], at: today('15:00') }),
      releases(carol, 'beta 1', { projects: ['acme'], at: today('14:00') }),
    ];
    given(...out, ...more)
      .when(swept)
      .thenRecorded(
        {},
        { type: 'artifact_revised', version: 'v2', content: 'sha256:beta 1' },
        {},
        { type: 'artifact_revised', version: 'v3', content: 'sha256:beta 2' },
      );
  });

  it('is none any more when it was taken back, and one again when it is published again', () => {
    const { state } = given(...out)
      .when(unreleases('acme-v2.0'), swept)
      .thenRecorded({
        type: 'artifact_retired',
        artifact: 'shipped',
        because: 'https://example.com/releases/acme-v2.0 is not published any more',
      });
    expect(state.artifacts['shipped']?.status).toBe('archived');
    given(...out, unreleases('acme-v2.0'), swept)
      .when(swept)
      .thenEntered();
    given(...out, releases(carol, 'nightly'))
      .when(unreleases('acme-v2.0'), swept)
      .thenRecorded({ type: 'artifact_retired' });
    given(...out, unreleases('acme-v2.0'), swept, later(1), releases(carol, 'acme-v2.0'))
      .when(swept)
      .thenRecorded({}, { type: 'artifact_revised', version: 'v2' });
  });

  it('stays what it is where not all are told, where others are meant since, and where somebody recorded another place', () => {
    given(...out)
      .when(unreleases('acme-v2.0', false), swept)
      .thenEntered();
    given(...out)
      .when(knows(bob, 'release.version', '3.0'), swept)
      .thenEntered();
    const elsewhere = asks(bob, {
      artifact: { artifact: 'shipped', content: 'sha256:1', address: 'https://shop/2.0', source_artifacts: [] },
    });
    given(begun, starts(), elsewhere).when(releases(carol, 'other'), swept).thenEntered();
  });

  it('does not come back after somebody retired it', () => {
    given(...out)
      .when(asks(alice, { retire: { artifact: 'shipped', because: 'withdrawn' } }), swept)
      .thenEntered();
  });

  it('is nothing to a project that has ended', () => {
    const ended = asks(bob, { close: { terminal_state: 'superseded' } });
    given(begun, starts(), known, ended).when(releases(carol, 'acme-v2.0'), swept).thenEntered();
  });
});

it('in an audit, rests on what was approved before it', () => {
  const { log } = sceneOf(begun, starts(), known, approves(alice, 'go'), releases(carol, 'acme-v2.0'), swept);
  const [landing] = passagesIn(null, log).filter(({ kind }) => kind === 'landing');
  expect(landing).toMatchObject({
    what: 'shipped v1 landed',
    by: carol,
    gates: [{ gate: 'go', way: 'approved', approvals: [{ by: 'alice' }] }],
  });
});

describe('where no release is an artifact', () => {
  it('none is', () => {
    given(starts(), known, releases(carol, 'acme-v2.0', { projects: ['acme'] }))
      .when(swept)
      .thenEntered();
  });

  it('a deed that says so changes nothing', () => {
    const publish = { artifact: 'poster', content: 'sha256:1', address: 'https://example.com/1' };
    given(inBuild).when(asks(bob, { publish })).thenHappened();
  });
});

it('what is to be done for a release is told with its tag, as far as that is known', () => {
  const told = (...steps: readonly Step[]): string => {
    const scene = sceneOf(begun, starts(), ...steps);
    if (scene.state === null) throw new Error('no project was started');
    return howToLand(observedIn(scene).world, scene.state, 'shipped');
  };
  expect(told()).toBe('publish a release with the tag {project}-v{release.version}');
  expect(told(known)).toBe('publish a release with the tag acme-v2.0');
  const untagged = fullForm({ ...written, artifacts: [artifactType('shipped', { kind: 'release' })] });
  expect(told(around({ definition: untagged }))).toBe('publish a release');
  const { state } = sceneOf(begun, starts());
  expect(state === null ? [] : publishedIn(definition, state, { latest: [], isAll: true, place: '' })).toEqual([]);
});
