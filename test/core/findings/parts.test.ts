import { describe, expect, it } from 'vitest';
import { alice, inBuild, inCheck, lands, starts, swept } from '../given.ts';
import { after, artifact, blocker, edited, findings, following, only, withArtifact, withTrack } from './cases.ts';

describe('missing_owner', () => {
  const code = 'missing_owner';

  it('is a project or a track that nobody looks after', () => {
    const one = edited(after(starts()), (state) => ({ ...withTrack('main', { owner: ' ' })(state), owner: '' }));
    expect(findings(one)).toMatchObject([
      { code, path: ['owner'], severity: 'error' },
      { code, path: ['tracks', 'main', 'owner'], severity: 'error' },
    ]);
  });

  it('is something that landed and that the definition knows no owner of', () => {
    const one = following(after(inBuild), {
      artifacts: [{ artifact_type: 'code', owner: 'maker' }],
      allowed_transitions: [],
    });
    expect(only(one, code)).toMatchObject([{ path: ['artifacts', 'plan'], severity: 'error' }]);
  });

  it('is a warning where it says TBD: of a project, a track, the stage it is in, and what is current', () => {
    const tbd = after(starts(alice, { owner: 'TBD' }), lands({ commit: 'n1', contents: { notes: 'n' } }), swept);
    const one = following(tbd, {
      specialist_owners: { plan: 'TBD' },
      artifacts: [{ artifact_type: 'notes' }],
      allowed_transitions: [],
    });
    const found = only(one, code);
    expect(found.map(({ path }) => path)).toEqual([
      ['owner'],
      ['tracks', 'main', 'owner'],
      ['tracks', 'main', 'stage'],
      ['artifacts', 'notes'],
    ]);
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
    const archived = edited(one, withArtifact('notes', { status: 'archived' }));
    expect(only(edited(archived, withTrack('main', { status: 'complete' })), code)).toMatchObject([
      { path: ['owner'] },
    ]);
    expect(only(edited(archived, withTrack('main', { status: 'superseded' })), code)).toHaveLength(1);
    const ended = edited(one, () => ({ terminal_state: { id: 'abandoned', rationale: 'no money' } }));
    expect(only(ended, code)).toEqual([]);
  });

  it('is nobody who is named: by the stage itself, or for one of several of a kind', () => {
    const stages = [{ id: 'plan', owner: 'lead' }, 'build', 'check', 'ship'];
    expect(only(following(after(starts()), { stages, specialist_owners: { plan: 'TBD' } }), code)).toEqual([]);
    const landed = after(inBuild);
    const one = edited(landed, ({ artifacts }) => ({
      artifacts: { 'plan/2': artifact(landed.state, 'plan'), ...artifacts },
    }));
    expect(only(one, code)).toEqual([]);
  });
});

describe('orphaned_blocker', () => {
  const code = 'orphaned_blocker';

  it.each([
    'track:side',
    'artifact:song',
    'gate:heaven',
    'decision:',
    'decision:TBD',
    'the weather',
    '',
    'constructor:main',
  ])('is one on "%s"', (on) => {
    const found = findings(edited(after(starts()), () => ({ blockers: { b2: blocker(on) } })));
    expect(found).toMatchObject([{ code, path: ['blockers', 'b2', 'on'], severity: 'error' }]);
    expect(found[0]?.next).toContain('countersign unblock b2 --reason "…"');
  });

  it.each(['track:main', 'artifact:code', 'artifact:code/2', 'gate:go', 'decision:which price'])(
    'is none on "%s"',
    (on) => {
      expect(findings(edited(after(starts()), () => ({ blockers: { b2: blocker(on) } })))).toEqual([]);
    },
  );

  it('is none on what landed, though the definition has it no more', () => {
    const one = edited(after(inBuild), (state) => ({
      artifacts: { song: artifact(state, 'plan') },
      blockers: { b2: blocker('artifact:song') },
    }));
    expect(only(one, code)).toEqual([]);
  });
});

describe('artifact_without_source_or_version', () => {
  const code = 'artifact_without_source_or_version';
  const one = after(inBuild);

  it('is a version that is none', () => {
    for (const version of ['', 'TBD', 'v0', 'v0-draft', '2']) {
      expect(findings(edited(one, withArtifact('plan', { version })))).toMatchObject([
        { code, path: ['artifacts', 'plan', 'version'], severity: 'error' },
      ]);
    }
  });

  it('is bytes that no commit and no address leads to', () => {
    const { commit: _commit, path: _path, ...plan } = artifact(one.state, 'plan');
    const lost = edited(one, () => ({ artifacts: { plan } }));
    expect(findings(lost)).toMatchObject([{ code, path: ['artifacts', 'plan'], severity: 'error' }]);
    expect(findings(lost)[0]?.next).toContain('countersign merge BRANCH');
    expect(findings(edited(one, () => ({ artifacts: { plan: { ...plan, path: 'TBD' } } })))).toHaveLength(1);
    expect(findings(edited(one, () => ({ artifacts: { plan: { ...plan, path: 'plan.md' } } })))).toEqual([]);
    expect(findings(edited(one, () => ({ artifacts: { plan: { ...plan, commit: 'c1' } } })))).toEqual([]);
    const other = edited(after(starts()), () => ({ artifacts: { poster: plan, song: plan } }));
    expect(only(other, code).map(({ next }) => next)).toEqual([
      'countersign artifact poster --address URL --sha256 DIGEST',
      'countersign artifact song --address URL --sha256 DIGEST',
    ]);
  });

  it('is a source that never landed, and a warning where nothing is said about sources', () => {
    expect(findings(edited(one, withArtifact('plan', { source_artifacts: ['brief v2'] })))).toMatchObject([
      { code, path: ['artifacts', 'plan', 'source_artifacts', 0], severity: 'error' },
    ]);
    const { source_artifacts: _sources, ...plan } = artifact(one.state, 'plan');
    expect(findings(edited(one, () => ({ artifacts: { plan } })))).toMatchObject([{ code, severity: 'warning' }]);
    expect(artifact(after(inCheck).state, 'code').source_artifacts).toEqual(['plan v1']);
  });
});
