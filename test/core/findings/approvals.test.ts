import { describe, expect, it } from 'vitest';
import type { WrittenDefinition } from '../../../src/core/definition/schema.ts';
import type { StateFinding } from '../../../src/core/project/findings.ts';
import {
  alice,
  approves,
  asks,
  bob,
  deletes,
  inBuild,
  lands,
  later,
  lifecycle,
  merges,
  overrides,
  pushes,
  rejects,
  starts,
  swept,
  withdraws,
  written,
  type Scene,
  type Step,
} from '../given.ts';
import {
  after,
  closes,
  edited,
  findings,
  following,
  forged,
  only,
  planned,
  withArtifact,
  withConfirm,
  withTrack,
  type Confirm,
} from './cases.ts';

describe('stale_approval', () => {
  const code = 'stale_approval';
  it('is what landed and the stage that was entered before the approval ended: somebody may look again', () => {
    const one = after(planned('2026-03-10'));
    expect(findings(one)).toEqual([]);
    expect(findings({ ...one, rules: { ...one.rules, at: '2026-03-10T00:00:00.000Z' } })).toMatchObject([
      {
        code,
        path: ['approvals', 'main', 'plan_approval'],
        severity: 'warning',
        message:
          'the approval of plan_approval expired on 2026-03-10; plan v1, which landed on 2026-03-02, and stage build, which main entered on 2026-03-02, rest on it still',
        next: expect.stringContaining('countersign approve plan_approval') as string,
      },
    ]);
    expect(findings(after(planned('2026-03-10'), later(9), swept))).toMatchObject([{ code, severity: 'warning' }]);
  });

  it('is an error where it came after the end: what has ended authorizes nothing', () => {
    const one = after(planned('2026-03-10'), later(9), swept);
    const late = edited(one, withArtifact('plan', { landed_at: '2026-03-10T00:00:00.000Z' }));
    expect(only(late, code)).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining('plan v1, which landed on 2026-03-10, came after that') as string,
      },
    ]);
    const found = withConfirm('plan_approval', ({ voided, ...confirm }) => ({
      ...confirm,
      requested_at: '2026-03-01T00:00:00.000Z',
      ...(voided === undefined ? {} : { voided: { ...voided, status: 'superseded' } }),
    }));
    expect(only(edited(one, found), code)).toMatchObject([
      {
        severity: 'error',
        message: expect.stringMatching(/plan v1.*and stage build, which main entered.*came after/u) as string,
      },
    ]);
  });

  it('is an approval that was taken back, or that a record from elsewhere calls expired or superseded', () => {
    const back = after(inBuild, later(1), withdraws(alice, 'plan_approval', 'I misread it'));
    expect(findings(back)).toMatchObject([
      {
        code,
        severity: 'warning',
        message: expect.stringContaining('ended on 2026-03-03 (alice took the approval back: I misread it)') as string,
      },
    ]);
    const called = (status: Confirm['status'], until: { readonly expires_at?: string }): readonly StateFinding[] =>
      only(
        edited(
          after(inBuild),
          withConfirm('plan_approval', (confirm) => ({ ...confirm, status, ...until })),
        ),
        code,
      );
    // Where nobody can tell when it ended, it proves nothing.
    expect(called('superseded', {})).toMatchObject([{ severity: 'error' }]);
    expect(called('expired', { expires_at: '2026-03-02T13:00:00.000Z' })).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('is expired since 2026-03-02') as string },
    ]);
    expect(called('rejected', {})).toEqual([]);
  });

  it('knows when an approval expired, though the note of it does not say', () => {
    const one = edited(
      after(planned('2026-03-10'), later(9), swept),
      withConfirm('plan_approval', (confirm) => {
        const { expires_at: _until, ...voided } = confirm.voided ?? {
          confirm_id: '',
          because: '',
          covers: {},
          approved_by: [],
          status: 'expired' as const,
        };
        return { ...confirm, voided };
      }),
    );
    expect(only(one, code)).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('ended on 2026-03-11') as string },
    ]);
  });

  it('is none where the record went on to other bytes, nothing rests on it, or the project is over', () => {
    expect(findings(after(inBuild, pushes(bob, 'q', { plan: 'plan B' }), approves(alice, 'plan_approval')))).toEqual(
      [],
    );
    expect(
      findings(
        after(
          starts(),
          pushes(bob, 'p', { plan: 'A' }),
          approves(alice, 'plan_approval'),
          withdraws(alice, 'plan_approval'),
        ),
      ),
    ).toEqual([]);
    expect(findings(after(starts(), pushes(bob, 'p', { plan: 'A' }), rejects(alice, 'plan_approval')))).toEqual([]);
    const over = after(inBuild, later(1), withdraws(alice, 'plan_approval'), closes('abandoned', 'no money'));
    expect(findings(over)).toEqual([]);
    const late = edited(over, withArtifact('plan', { landed_at: '2026-03-04T00:00:00.000Z' }));
    expect(findings(late)).toMatchObject([{ code, severity: 'error' }]);
    // What happened in the same moment may have happened before.
    expect(findings(after(inBuild, withdraws(alice, 'plan_approval')))).toMatchObject([{ severity: 'warning' }]);
    expect(findings(edited(after(inBuild, withdraws(alice, 'plan_approval')), () => ({ artifacts: {} })))).toEqual([]);
  });

  it('is none for what landed past the gate, which is another finding, nor for what the gate is not about', () => {
    const back = after(inBuild, later(1), withdraws(alice, 'plan_approval'));
    const past = edited({ ...back, log: [] }, withArtifact('plan', { bypassed: ['plan_approval'] }));
    expect(findings(past)).toMatchObject([{ code: 'gate_bypassed_without_rationale' }]);
    const other = following({ ...back, log: [] }, { artifacts: [{ artifact_type: 'plan', owner: 'maker' }] });
    expect(only(other, code)).toEqual([]);
    const archived = edited({ ...back, log: [] }, withArtifact('plan', { status: 'archived' }));
    expect(only(archived, code)).toEqual([]);
  });

  it('is, on another track, only the stage that it was entered by', () => {
    const back = after(inBuild, later(1), withdraws(alice, 'plan_approval'));
    const side = edited(back, (state) => ({
      ...withTrack('side', {})(state),
      approvals: {
        side: Object.fromEntries(
          Object.entries(state.approvals['main'] ?? {}).map(([gate, confirm]) => [gate, { ...confirm, track: 'side' }]),
        ),
      },
    }));
    expect(only(side, code)).toEqual([]);
    const move = { type: 'stage_changed', track: 'side', from: 'plan', to: 'build', on: '', rationale: '' } as const;
    expect(only(forged(side, move), code)).toMatchObject([
      { path: ['approvals', 'side', 'plan_approval'], next: expect.stringContaining('--track side') as string },
    ]);
    // A way there that asks for nothing proves that the approval was not needed.
    const open = { from: 'plan', to: 'build' };
    const ways = [...(written.allowed_transitions ?? []), open];
    expect(only(following(forged(side, move), { allowed_transitions: ways }), code)).toEqual([]);
    expect(only(following(forged(side, move), { allowed_transitions: [] }), code)).toEqual([]);
    const unread = { ...forged(side, move), state: { ...side.state, definition: { blob: 'd9', origin: '' } } };
    expect(only(unread, code)).toEqual([]);
  });

  it('is the stage that was entered by an approval of the visit before, and of no other', () => {
    const definition: Partial<WrittenDefinition> = {
      stages: ['plan', 'build'],
      allowed_transitions: [
        { from: 'plan', to: 'build', requires: { all: [{ gate: 'go' }, { not: { flag: 'no' } }] } },
      ],
      terminal_states: ['closed'],
      actions: [],
    };
    const around = (scene: Scene): Scene => ({
      ...scene,
      world: { ...scene.world, definition: lifecycle(definition) },
    });
    const one = after(
      around,
      starts(),
      approves(alice, 'go', { until: '2026-03-10' }),
      asks(alice, { advance: { track: 'main' } }),
    );
    expect(one.state.tracks['main']).toMatchObject({ stage: 'build', visit: 2 });
    const old = { ...one, rules: { ...one.rules, at: '2026-03-12T00:00:00.000Z' } };
    expect(findings(old)).toMatchObject([
      { code, severity: 'warning', message: expect.stringContaining('stage build, which main entered') as string },
    ]);
    expect(findings(edited(old, withTrack('main', { visit: 4 })))).toEqual([]);
  });
});

describe('gate_bypassed_without_rationale', () => {
  const code = 'gate_bypassed_without_rationale';
  const past: readonly Step[] = [starts(), lands({ commit: 'p1', contents: { plan: 'plan A' }, by: bob }), swept];

  it('is what landed past a closed gate, until somebody says why', () => {
    const one = after(...past);
    expect(findings(one)).toMatchObject([
      {
        code,
        path: ['artifacts', 'plan', 'bypassed'],
        severity: 'error',
        message: 'plan v1 landed past the closed gate plan_approval on 2026-03-02, by bob, and nobody has said why',
        next: expect.stringContaining('countersign override plan_approval --reason "…"') as string,
      },
    ]);
    expect(findings({ ...one, log: [] })).toMatchObject([
      { code, message: 'plan v1 landed past the closed gate plan_approval on 2026-03-02, and nobody has said why' },
    ]);
    expect(findings(after(...past, overrides(alice, 'plan_approval')))).toEqual([]);
    const approved = [pushes(bob, 'p', { plan: 'plan B' }), approves(alice, 'plan_approval'), merges(bob, 'p'), swept];
    expect(findings(after(...past, ...approved))).toEqual([]);
  });

  it('is found in the log, too, if the state was made to forget it', () => {
    const one = edited(after(...past), withArtifact('plan', { bypassed: [] }));
    expect(findings(one)).toMatchObject([{ code, entry: 2, path: [] }]);
    const other = { type: 'gate_overridden', gate: 'plan_approval', track: 'main', reason: 'x', role: 'lead' } as const;
    expect(findings(forged(one, { ...other, covers: { plan: 'plan Z' } }))).toMatchObject([{ code }]);
    expect(findings(forged(one, { ...other, gate: 'go', covers: { plan: 'plan A' } }))).toMatchObject([{ code }]);
    expect(findings(forged(one, { ...other, covers: { plan: 'plan A' } }))).toEqual([]);
  });

  it('is what was taken off the default branch past a closed gate', () => {
    const gone = [inBuild, lands({ commit: 'x1', contents: { plan: null }, by: bob }), swept];
    expect(findings(after(...gone))).toMatchObject([
      { code, entry: 5, message: expect.stringContaining('plan v1 was taken off the default branch past') as string },
    ]);
    expect(findings(after(...gone, overrides(alice, 'plan_approval')))).toEqual([]);
    const both = after(...past, lands({ commit: 'x1', contents: { plan: null }, by: bob }), swept);
    expect(findings(both).map(({ message }) => message)).toEqual([
      'plan v1 landed past the closed gate plan_approval on 2026-03-02, and nobody has said why',
      'plan v1 was taken off the default branch past the closed gate plan_approval on 2026-03-02, by bob, and nobody has said why',
    ]);
    // Drafts that are dropped and what needs no gate are no such thing.
    expect(findings(after(inBuild, pushes(bob, 'q', { plan: 'B' }), swept, deletes('q'), swept))).toEqual([]);
  });

  it('is a gate that was overridden by nobody, never, for no reason or for nothing', () => {
    const one = after(starts(), overrides(alice, 'go'));
    expect(findings(one)).toEqual([]);
    const blind = edited(
      one,
      withConfirm('go', (confirm) => ({ ...confirm, covers: {}, overridden: { by: '', at: '', reason: 'TBD' } })),
    );
    expect(findings(blind)).toMatchObject([
      {
        code,
        path: ['approvals', 'main', 'go', 'overridden'],
        message: 'go was opened without an approval, and the record does not say who did it, when, why, for what',
      },
    ]);
  });
});
