import { describe, expect, it } from 'vitest';
import { alice, around, asks, bob, forks, joins, lands, lifecycle, starts, swept, type Step } from '../given.ts';
import { after, edited, findings, only, withTrack } from './cases.ts';

const definition = lifecycle({
  artifacts: [
    { artifact_type: 'plan', path: 'plan.md', owner: 'x' },
    { artifact_type: 'notes', path: 'notes.md', owner: 'x', made_from: ['plan'] },
  ],
  actions: [{ id: 'lunch' }],
  allowed_transitions: [],
  specialist_owners: { plan: 'alice', review_room: 'bob' },
  tracks: [{ id: 'change', kind: 'commercial', owner: 'alice', output: 'draft_only', may: ['lunch'] }],
});
const begun: readonly Step[] = [around({ definition }), starts()];

describe('track_incomplete', () => {
  const code = 'track_incomplete';

  it('is a track beside the main one that does not say all that it promises, and what would say it', () => {
    expect(only(after(...begun, forks(bob, 'x')), code)).toMatchObject([
      {
        path: ['tracks', 'x'],
        severity: 'warning',
        message:
          'x does not say who looks after it, by when it is to be done, what it may put out or which actions it may ask for',
        next: 'countersign assign x --to NAME --due DAY; countersign join x --as superseded --because "…" and countersign fork NAME --output WHAT --may ACTION --because "…" begin it again with limits',
      },
    ]);
    expect(
      only(after(...begun, forks(bob, 'x', { owner: 'bob', due_date: '2026-04-01', may: [] })), code),
    ).toMatchObject([
      { message: 'x does not say what it may put out', next: expect.stringMatching(/^countersign join x/u) as unknown },
    ]);
    expect(only(after(...begun, forks(bob, 'x', { as: 'change' })), code)).toMatchObject([
      { message: 'x does not say by when it is to be done', next: 'countersign assign x --due DAY' },
    ]);
  });

  it('is none that says it all, has ended, or is the main one', () => {
    const whole = forks(bob, 'x', { as: 'change', due_date: '2026-04-01' });
    expect(findings(after(...begun, whole))).toEqual([]);
    expect(only(after(...begun, forks(bob, 'x'), joins(bob, 'x', 'complete')), code)).toEqual([]);
    expect(only(after(...begun), code)).toEqual([]);
    const ended = asks(alice, { close: { terminal_state: 'abandoned', rationale: 'no money' } });
    expect(only(edited(after(...begun, ended), withTrack('main', {})), code)).toEqual([]);
  });
});

describe('stale_artifact', () => {
  const code = 'stale_artifact';
  const stale = [
    ...begun,
    lands({ commit: 'p1', contents: { plan: 'A' } }),
    swept,
    lands({ commit: 'n1', contents: { notes: 'N' } }),
    swept,
    lands({ commit: 'p2', contents: { plan: 'B' } }),
    swept,
  ];

  it('is what rests on something that has a newer version', () => {
    expect(only(after(...stale), code)).toMatchObject([
      {
        path: ['artifacts', 'notes', 'source_artifacts'],
        severity: 'warning',
        message:
          'notes v1 was made from plan v1, and plan v2 is there: what was approved of it was approved by what is no longer so',
        next: 'Bring it on a branch again; countersign keep notes --because "…" lets it stay as it is.',
      },
    ]);
  });

  it('is nothing that somebody let stay, and nothing after the end', () => {
    const kept = asks(bob, { keep: { artifact: 'notes', because: 'it says the same' } });
    expect(only(after(...stale, kept), code)).toEqual([]);
    const ended = asks(alice, { close: { terminal_state: 'abandoned', rationale: 'no money' } });
    expect(only(after(...stale, ended), code)).toEqual([]);
  });
});

describe('invalid_transition', () => {
  it('is no track beside the main one in what a specialist looks after; of the main one it is', () => {
    const room = after(...begun, forks(bob, 'x', { as: 'change', stage: 'review_room', due_date: '2026-04-01' }));
    expect(findings(room)).toEqual([]);
    expect(only(edited(room, withTrack('main', { stage: 'review_room' })), 'invalid_transition')).toHaveLength(1);
    expect(only(edited(room, withTrack('x', { stage: 'nowhere' })), 'invalid_transition')).toHaveLength(1);
  });
});
