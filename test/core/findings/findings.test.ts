import { describe, expect, it } from 'vitest';
import { fullForm } from '../../../src/core/definition/full-form.ts';
import { statusMarkdown } from '../../../src/core/surface/status-markdown.ts';
import { statusOf } from '../../../src/core/surface/status.ts';
import {
  alice,
  approves,
  bob,
  goesBack,
  inBuild,
  inCheck,
  inShip,
  noon,
  policyWith,
  pushes,
  sceneOf,
  starts,
  written,
  type Step,
} from '../given.ts';
import {
  acts,
  after,
  attested,
  block,
  blocker,
  closes,
  done,
  edited,
  findings,
  following,
  forged,
  withArtifact,
  withTrack,
} from './cases.ts';

describe('a state that the rules led to', () => {
  it.each<[string, readonly Step[]]>([
    ['that has just begun', [starts()]],
    ['in every stage', [inShip]],
    ['that went back and came again', [inCheck, goesBack(bob, 'build'), pushes(bob, 'd', { code: 'code B' })]],
    ['with a blocker on each kind of thing', [starts(), block('a', 'track:main'), block('b', 'artifact:plan')]],
    ['with blockers on a gate and a decision', [starts(), block('c', 'gate:go'), block('d', 'decision:price: net')]],
    ['that ended', done],
    ['that was given up with a blocker and a rationale', [starts(), block('a', 'gate:go'), closes('abandoned', 'no')]],
    ['after an action that a client allowed', [inBuild, attested, acts('send')]],
    ['after actions inside', [inBuild, approves(alice, 'go'), acts('announce'), acts('lunch')]],
    ['after a merge by the rules', [starts(), pushes(bob, 'p', { plan: 'A' }), approves(alice, 'plan_approval')]],
  ])('has no findings: %s', (_name, steps) => {
    expect(findings(after(...steps))).toEqual([]);
  });

  it('is judged by the rules that its definition lists, by all of them where it lists none', () => {
    const one = edited(after(starts()), () => ({ owner: '', blockers: { b1: blocker('nothing') } }));
    expect(findings(one).map(({ code }) => code)).toEqual(['missing_owner', 'orphaned_blocker']);
    const listed = following(one, {
      validation_rules: ['orphaned_blocker', 'unresolved_conflict', 'orphaned_blocker'],
    });
    expect(findings(listed).map(({ code }) => code)).toEqual(['orphaned_blocker']);
    const { validation_rules: _none, ...unlisted } = fullForm(written);
    expect(findings({ ...one, rules: { ...one.rules, definition: unlisted } })).toEqual(findings(one));
    expect(findings(following(one, { validation_rules: [] }))).toEqual([]);
  });

  it('that has ended asks for nothing that cannot be done any more', () => {
    const [found] = findings(edited(after(...done), withArtifact('plan', { bypassed: ['plan_approval'] })));
    expect(found?.next).toBe(
      'acme has ended and stays as it is; a new project takes up what is left: countersign start NAME',
    );
  });
});

describe('a status', () => {
  it('names the rules that a state breaks, each once, and what tells more', () => {
    const { world, state } = sceneOf(starts());
    if (state === null) throw new Error('no project was started');
    expect(statusOf(world, state).broken_rules).toEqual([]);
    expect(statusMarkdown(statusOf(world, state))).not.toContain('Against the rules');
    const blockers = { b2: blocker('gate:heaven'), b3: blocker('gate:hell') };
    const view = statusOf(world, { ...state, owner: '', blockers });
    expect(view.broken_rules).toEqual(['missing_owner', 'orphaned_blocker']);
    expect(statusMarkdown(view)).toContain(
      '⚠️ Against the rules (`countersign verify` says what and where): `missing_owner`, `orphaned_blocker`',
    );
  });

  it('leaves warnings, and what only the log tells, to those who look closer', () => {
    const { world, state } = sceneOf(inBuild, attested);
    if (state === null) throw new Error('no project was started');
    const policy = policyWith({ gates: { legal: { assurance: 'proven' } } });
    expect(statusOf({ ...world, policy }, { ...state, owner: 'TBD' }).broken_rules).toEqual([]);
  });
});

it('finds what is wrong with the worked example of the services lifecycle, which breaks its own rules', () => {
  const began = after(starts());
  const example = edited(began, (state) => ({
    ...withTrack('security', { stage: 'security_review', kind: 'risk', status: 'blocked', owner: 'TBD' })(state),
    blockers: { b9: blocker('incident owner not named') },
    approvals: {
      main: {
        legal: {
          confirm_id: 'c1',
          number: 1,
          gate: 'legal',
          track: 'main',
          status: 'approved',
          covers: { 'stage:plan': 'visit 1' },
          requested_by_role: 'counsel',
          requested_at: noon,
          decisions: [],
        },
      },
    },
  }));
  const move = {
    type: 'stage_changed',
    track: 'main',
    from: 'plan',
    to: 'security_review',
    on: '',
    rationale: '',
  } as const;
  expect(findings(forged(example, move)).map(({ code, severity }) => [code, severity])).toEqual([
    ['invalid_transition', 'error'],
    ['invalid_transition', 'error'],
    ['missing_owner', 'warning'],
    ['orphaned_blocker', 'error'],
    ['external_action_without_approval_evidence', 'error'],
    ['track_incomplete', 'warning'],
  ]);
});
