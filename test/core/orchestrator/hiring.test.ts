import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../../src/core/project/findings.ts';
import {
  advances,
  all,
  approves,
  around,
  asks,
  given,
  goesBack,
  knows,
  person,
  rejects,
  sceneOf,
  swept,
  type Scene,
  type Step,
} from '../given.ts';
import { asksFor, routeOf } from '../routing/cast.ts';
import { handoffOf, stageOf, stateOf } from './cast.ts';
import { delivered, drafted, landed, opened } from './domain-cast.ts';

/** Recruits, and looks after the project. */
const rita = person('rita');
/** Interviews. */
const ines = person('ines');
/** The hiring manager. */
const hugo = person('hugo');
/** Those who own pay: one writes the offer, two others approve it. */
const cora = person('cora');
const carl = person('carl');
const cleo = person('cleo');
const lars = person('lars');
const paula = person('paula');

const cast = {
  recruiter: rita,
  interview_panel: ines,
  onboarding_owner: rita,
  hiring_manager: hugo,
  compensation_owner: [cora, carl, cleo],
  hr_or_legal_owner: lars,
  privacy_or_security_owner: paula,
};

const begun = opened('hiring_pipeline', cast, rita, { gates: { compensation_approval: { count: 2 } } });
const inSourcing = all(begun, knows(rita, 'role.hiring_manager', 'hugo', 'the opening'), landed(rita, 'role_brief'));
const inScreening = all(inSourcing, landed(rita, 'candidate_profile'));
const inInterview = all(inScreening, approves(hugo, 'hiring_manager_approval'), advances(rita, 'interview'));
const inOffer = all(
  inInterview,
  drafted(ines, 'interview_scorecard'),
  approves(hugo, 'hiring_manager_approval'),
  delivered(ines, 'interview_scorecard'),
);
const offered = all(inOffer, drafted(cora, 'offer_package'));
const approved = all(
  offered,
  approves(carl, 'compensation_approval'),
  approves(cleo, 'compensation_approval'),
  approves(hugo, 'hiring_manager_approval'),
  approves(lars, 'legal_or_hr_approval'),
);
const accepted = all(
  approved,
  delivered(cora, 'offer_package'),
  knows(rita, 'offer.accepted_on', '2026-03-20', 'the signed letter'),
  knows(rita, 'offer.start_date', '2026-05-01', 'the signed letter'),
);
const inOnboarding = all(accepted, advances(rita, 'onboarding'));

/** The hiring manager has a deputy, for when they are away. */
const away: Step = (scene) => {
  const { policy } = scene.world;
  const hiring_manager = { emails: ['hugo@example.com'], deputies: ['interview_panel'] };
  return around({ policy: { ...policy, roles: { ...policy.roles, hiring_manager } } })(scene);
};
const flags = (flag: string): Step => asks(rita, { flag: { flag, reason: 'a background check' } });
const acts = (action: string): Step => asks(rita, { act: { action, track: 'main' } });
const stages = (...steps: readonly Step[]): string | undefined => stageOf(sceneOf(...steps));

describe('from the need for a role to the first candidate', () => {
  it('the brief alone leads nowhere while nobody knows whose hire it is', () => {
    const scene = sceneOf(begun, landed(rita, 'role_brief'));
    expect(stageOf(scene)).toBe('role_intake');
    expect(handoffOf(scene).missing_info).toContain('role.hiring_manager');
    expect(stages(begun, landed(rita, 'role_brief'), knows(rita, 'role.hiring_manager', 'hugo'))).toBe('sourcing');
  });

  it('a profile that landed is screened, and nobody is interviewed before the hiring manager said so', () => {
    expect(stages(inScreening)).toBe('screening');
    given(inScreening)
      .when(advances(rita, 'interview'))
      .thenRefused('requirement_open', /hiring_manager_approval is closed/u);
    expect(stages(inInterview)).toBe('interview');
  });
});

describe('a hiring manager who is away', () => {
  const recovers = asksFor(rita, { intent: 'recover' });

  it('has a deputy to turn to, the decision that is waited for stays named, and drafts go on meanwhile', () => {
    const { scene } = given(inScreening, away)
      .when(recovers)
      .thenHappened(
        { type: 'decision_recorded' },
        {
          type: 'recovery_action_selected',
          track: 'main',
          shape: 'fallback_path',
          output: expect.stringContaining('ines@example.com') as string,
        },
      );
    expect(handoffOf(scene).next_decision_needed).toBe('hiring_manager_approval, before going on to interview');
    const draft = asksFor(ines, { target: 'interview_scorecard', intent: 'create', draft: true });
    expect(routeOf(draft(scene)).to.specialist).toBe('interview_panel');
  });

  it('without one is waited for by a draft, and by nobody else’s word', () => {
    given(inScreening)
      .when(recovers)
      .thenHappened({}, { type: 'recovery_action_selected', action: 'draft_only_offer' });
    given(inScreening).when(approves(ines, 'hiring_manager_approval')).thenRefused('not_in_role');
  });
});

describe('sensitive data of a candidate', () => {
  it('raises the flag, goes to the privacy review, and holds the interview until that is approved', () => {
    const asked = sceneOf(inScreening, asksFor(rita, { flags: ['candidate_data'] }));
    expect(routeOf(asked)).toMatchObject({
      rule: 'privacy_sensitive_candidate_data',
      to: { gate: 'privacy_or_security_review' },
      triage: { outcome: 'security_review' },
    });
    const flagged = [inScreening, flags('privacy'), approves(hugo, 'hiring_manager_approval')];
    given(...flagged)
      .when(advances(rita, 'interview'))
      .thenRefused('requirement_open', /privacy_or_security_review is closed/u);
    expect(stages(...flagged, approves(paula, 'privacy_or_security_review'), advances(rita, 'interview'))).toBe(
      'interview',
    );
  });

  it('a background check waits for that review, flag or not', () => {
    given(inScreening)
      .when(acts('background_check'))
      .thenRefused('gate_closed', /privacy_or_security_review/u);
    given(inScreening, approves(paula, 'privacy_or_security_review'))
      .when(acts('background_check'))
      .thenHappened({ decision: 'act background_check' });
  });
});

describe('scorecards that show that screening was wrong', () => {
  it('go to screening, back there by a person with a reason, and what was approved is asked again', () => {
    const asked = sceneOf(inInterview, asksFor(ines, { flags: ['failed_assumptions'] }));
    expect(routeOf(asked)).toMatchObject({ rule: 'failed_scorecard_assumptions', to: { stage: 'screening' } });
    const back = [inInterview, goesBack(ines, 'screening', 'the profile overstates experience')];
    expect(stages(...back)).toBe('screening');
    const corrected = [...back, landed(rita, 'candidate_profile', 'candidate_profile B')];
    given(...corrected)
      .when(advances(rita, 'interview'))
      .thenRefused('requirement_open', /other bytes of candidate_profile|nobody|closed/u);
    expect(stages(...corrected, approves(hugo, 'hiring_manager_approval'), advances(rita, 'interview'))).toBe(
      'interview',
    );
  });

  it('that landed without the hiring manager lead to no offer', () => {
    expect(stages(inInterview, landed(ines, 'interview_scorecard'))).toBe('interview');
  });
});

describe('an offer', () => {
  const partly = all(offered, approves(carl, 'compensation_approval'));

  it.each([
    ['its pay is asked about', 'compensation_gate', { flags: ['compensation'] }],
    ['it is asked for', 'offer_gate', { target: 'offer_package', intent: 'create', draft: true }],
  ] as const)('goes to those who own pay where %s, and privacy is not asked', (_what, wanted, asked) => {
    const { rule, to, triage } = routeOf(sceneOf(inOffer, asksFor(rita, asked)));
    expect([rule, to.gate, triage.outcome]).toEqual([wanted, 'compensation_approval', 'owner_approval']);
    expect(triage.gates).not.toContain('privacy_or_security_review');
  });

  it('is approved by two who own pay, and by nobody who wrote it', () => {
    given(offered).when(approves(cora, 'compensation_approval')).thenRefused('own_work');
    const { state } = given(partly).when(swept);
    expect(state.approvals['main']?.['compensation_approval']).toMatchObject({ status: 'partial' });
    expect(handoffOf(sceneOf(partly)).approvals['compensation_approval']?.status).toBe('partial');
  });

  it('that is approved in part lands as bypassed, and is not made', () => {
    const landedEarly = sceneOf(partly, delivered(cora, 'offer_package'));
    expect(stateOf(landedEarly).artifacts['offer_package']?.bypassed).toEqual([
      'compensation_approval',
      'hiring_manager_approval',
      'legal_or_hr_approval',
    ]);
    given(partly, delivered(cora, 'offer_package')).when(acts('extend_offer')).thenRefused('gate_closed');
    expect(findingsOf(landedEarly)).toContain('gate_bypassed_without_rationale');
  });

  it('that somebody refused or that changed is approved anew', () => {
    given(approved, drafted(cora, 'offer_package', 'offer_package B'), delivered(cora, 'offer_package'))
      .when(acts('extend_offer'))
      .thenRefused('gate_closed');
    const no = sceneOf(offered, rejects(lars, 'legal_or_hr_approval'));
    expect(stateOf(no).approvals['main']?.['legal_or_hr_approval']?.status).toBe('rejected');
  });

  it('is made when all three have approved these bytes, and opens nobody’s access by itself', () => {
    given(approved, delivered(cora, 'offer_package'))
      .when(acts('extend_offer'))
      .thenHappened({ decision: 'act extend_offer' });
    given(accepted)
      .when(acts('grant_access'))
      .thenRefused('gate_closed', /privacy_or_security_review/u);
  });

  it('leads to onboarding when it was accepted and the first day is known', () => {
    given(approved, delivered(cora, 'offer_package'))
      .when(advances(rita, 'onboarding'))
      .thenRefused('requirement_open', /offer\.accepted_on/u);
    expect(stages(inOnboarding)).toBe('onboarding');
  });
});

describe('the end', () => {
  it('is a hire out of onboarding, and nothing is owed', () => {
    const scene = sceneOf(inOnboarding, asks(rita, { close: { terminal_state: 'hired' } }));
    expect(stateOf(scene).terminal_state?.id).toBe('hired');
    expect(findingsOf(scene)).toEqual([]);
    given(accepted)
      .when(asks(rita, { close: { terminal_state: 'hired' } }))
      .thenRefused('no_transition');
  });

  it('or a candidate who is not taken, with the reason, in any stage', () => {
    given(inInterview)
      .when(asks(rita, { close: { terminal_state: 'rejected' } }))
      .thenRefused('reason_missing');
    given(inInterview)
      .when(asks(rita, { close: { terminal_state: 'rejected', rationale: 'another was stronger' } }))
      .thenHappened({ type: 'track_closed' }, { type: 'project_closed', terminal_state: 'rejected' });
  });
});

function findingsOf({ world, state, log }: Scene): readonly string[] {
  if (state === null) throw new Error('no project was started');
  return findingsIn(world, state, log).map(({ code }) => code);
}
