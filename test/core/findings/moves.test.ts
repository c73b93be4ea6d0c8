import { describe, expect, it } from 'vitest';
import { fullForm } from '../../../src/core/definition/full-form.ts';
import type { Rulebook, StateFinding } from '../../../src/core/project/findings.ts';
import { inBuild, inShip, lifecycle, starts, written } from '../given.ts';
import { after, block, done, edited, findings, following, forged, only, withTrack, type Case } from './cases.ts';

describe('invalid_transition', () => {
  const code = 'invalid_transition';

  it('is a track in a stage that the definition does not have', () => {
    expect(only(edited(after(starts()), withTrack('risk', { stage: 'security_review' })), code)).toMatchObject([
      {
        code,
        path: ['tracks', 'risk', 'stage'],
        severity: 'error',
        message:
          'risk is in security_review, and release has no such stage: nothing leads there and nothing out of it (it has plan, build, check, ship)',
      },
    ]);
  });

  it('is a stage that another definition took away from under a track', () => {
    const stages = ['plan', 'check', 'ship'];
    const allowed_transitions = [{ from: 'plan', to: 'check' }];
    const migrated = { blob: 'd2', origin: 'countersign/release' };
    const one = forged(after(inBuild), { type: 'definition_pinned', what: 'definition', pin: migrated });
    const moved = following(
      edited(one, () => ({ definition: migrated })),
      { stages, allowed_transitions },
    );
    expect(findings(moved)).toMatchObject([{ code, path: ['tracks', 'main', 'stage'] }]);
  });

  it('is a move in the log that no listed transition covers', () => {
    const jump = { type: 'stage_changed', track: 'main', to: 'ship', on: 'command', rationale: 'now' } as const;
    const [found, ...more] = findings(
      edited(forged(after(inBuild), { ...jump, from: 'build' }), withTrack('main', { stage: 'ship' })),
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code, entry: 5, path: [], severity: 'error' });
    expect(found?.message).toContain('main was moved from build to ship by bob on 2026-03-02, and no transition leads');
    expect(found?.next).toContain('countersign explain build');
  });

  it('is a listed move from where the track was not', () => {
    const jump = { type: 'stage_changed', track: 'main', to: 'ship', on: 'command', rationale: 'now' } as const;
    expect(findings(forged(after(inBuild), { ...jump, from: 'check' }))).toMatchObject([
      { code, entry: 5, message: expect.stringContaining('from build to ship') as string },
    ]);
    // As far back as the log goes, what it says is all there is.
    const one = forged(after(inBuild), { ...jump, from: 'check' });
    expect(only({ ...one, log: one.log.slice(-1) }, code)).toEqual([]);
  });

  it('judges a move by the definition of its day, if that can still be read', () => {
    const now = { blob: 'd2', origin: 'countersign/release' };
    const allowed_transitions = [
      { from: 'plan', to: 'check' },
      { from: 'check', to: 'build' },
      { from: 'build', to: 'ship' },
    ];
    const one = edited(
      following(forged(after(inBuild), { type: 'definition_pinned', what: 'definition', pin: now }), {
        allowed_transitions,
      }),
      () => ({ definition: now }),
    );
    expect(only(one, code)).toEqual([]);
    const then = (definition: Rulebook['definition']): Case => ({
      ...one,
      rules: { ...one.rules, earlier: { definitions: { d1: definition }, policies: {} } },
    });
    expect(only(then(fullForm(written)), code)).toEqual([]);
    expect(only(then(lifecycle({ allowed_transitions })), code)).toMatchObject([{ entry: 4 }]);
    // Whoever changed the definition may have moved its tracks.
    const move = { type: 'stage_changed', track: 'main', to: 'build', on: 'command', rationale: '' } as const;
    expect(only(forged(one, { ...move, from: 'check' }), code)).toEqual([]);
    expect(only(forged(one, { ...move, from: 'plan' }), code)).toMatchObject([{ entry: 6 }]);
    const unpinned = forged(one, { type: 'definition_pinned', what: 'definition', pin: null });
    expect(only(forged(unpinned, { ...move, from: 'plan' }), code)).toEqual([]);
  });

  it('is an end that is none, that is not reached from there, or that lacks its rationale', () => {
    expect(ended('lost', '')).toMatchObject([
      { code, path: ['terminal_state', 'id'], message: expect.stringContaining('no such end') as string },
    ]);
    expect(ended('closed', '', 'build')).toMatchObject([
      { code, message: 'acme ended as closed in build, and that end is reached from ship only' },
    ]);
    expect(ended('abandoned', 'TBD')).toMatchObject([
      { code, message: 'acme ended as abandoned, which needs a rationale, and nobody has said why' },
    ]);
    expect(ended('abandoned', 'no money')).toEqual([]);
    expect(
      findings(edited(after(starts()), () => ({ tracks: {}, terminal_state: { id: 'closed', rationale: '' } }))),
    ).toMatchObject([{ code, message: expect.stringContaining('in TBD') as string }]);
  });
});

describe('terminal_state_with_open_blockers', () => {
  const code = 'terminal_state_with_open_blockers';

  it('is an end that leaves no blocker behind, with one left', () => {
    const found = findings(endedBlocked('closed'));
    expect(found).toMatchObject([
      {
        code,
        path: ['blockers', expect.stringMatching(/^b\d+$/u)],
        severity: 'error',
        message: expect.stringContaining('(no contact; on gate:go, by bob)') as string,
      },
    ]);
    expect(only(endedBlocked('unheard_of'), code)).toHaveLength(1);
    expect(findings(endedBlocked('abandoned'))).toEqual([]);
    expect(findings(after(...done))).toEqual([]);
    expect(findings(after(starts(), block('no contact', 'gate:go')))).toEqual([]);
  });
});

function ended(id: string, rationale: string, stage = 'ship'): readonly StateFinding[] {
  const one = edited(after(inShip), (state) => ({
    ...withTrack('main', { stage })(state),
    terminal_state: { id, rationale },
  }));
  return findings(one);
}

/** An end with a blocker left. */
function endedBlocked(id: string): Case {
  const one = after(inShip, block('no contact', 'gate:go'));
  return edited(one, ({ seq }) => ({ seq, terminal_state: { id, rationale: 'enough' } }));
}
