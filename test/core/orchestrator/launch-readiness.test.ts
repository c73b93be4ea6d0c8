import { describe, expect, it } from 'vitest';
import { trackStatus } from '../../../src/core/project/track-status.ts';
import { approves, given, joins, observedIn, overrides, sceneOf } from '../given.ts';
import {
  acts,
  blocks,
  clears,
  delivers,
  deliversOn,
  drafts,
  draftsOn,
  flags,
  handoffOf,
  inDelivery,
  lena,
  nextOf,
  opens,
  sam,
  stageOf,
  stateOf,
  writes,
  attests,
  jordan,
} from './cast.ts';
import { asksFor, refusalOf, routeOf } from '../routing/cast.ts';

const retention = 'the retention policy is not named';
const risky = [inDelivery, flags('security', 'tickets may hold personal data')];
const reviewed = [...risky, drafts('security_review'), approves(sam, 'security'), delivers('security_review')];

describe('readiness for launch', () => {
  it('without anything sensitive the sponsor alone lets it be launched', () => {
    given(inDelivery)
      .when(acts('launch'))
      .thenHappened({ decision: 'act launch', gates: [{ gate: 'client_authority' }] });
  });

  it('a security flag makes the security review necessary', () => {
    given(...risky)
      .when(acts('launch'))
      .thenRefused('gate_closed', /security is closed: nobody has approved it/u);
  });

  it('the signoff memo is a draft until the security reviewer has approved it', () => {
    expect(handoffOf(sceneOf(...risky, drafts('security_review')))).toMatchObject({
      security_flags: ['security'],
      next_decision_needed: 'security, before merging security_review',
    });
    given(...reviewed)
      .when(acts('launch'))
      .thenHappened({ decision: 'act launch' });
  });

  it('blockers stop the launch whatever was approved, and are the next action until they are cleared', () => {
    const blocked = [...reviewed, blocks(retention, 'gate:security')];
    const { scene } = given(...blocked)
      .when(acts('launch'))
      .thenRefused('gate_closed', /security is blocked: b\d+ the retention policy is not named/u);
    expect(nextOf(scene)[0]).toMatch(/stands in the way of gate security since .*: the retention policy is not named/u);
    expect(handoffOf(scene).approvals['security']).toMatchObject({ status: 'blocked' });
    given(...blocked, clears(retention))
      .when(acts('launch'))
      .thenHappened({ decision: 'act launch' });
  });

  it('a conditional go is closed until what it names is done', () => {
    const conditional = [
      ...risky,
      drafts('security_review'),
      approves(sam, 'security', { blockers: ['name the security contact'], limits: 'sandbox only' }),
      delivers('security_review'),
    ];
    const { scene } = given(...conditional)
      .when(acts('launch'))
      .thenRefused('gate_closed', /name the security contact/u);
    const security = handoffOf(scene).approvals['security'];
    expect(security?.status).toBe('conditional');
    expect(security?.remaining_blockers.join('; ')).toMatch(/name the security contact; limited to sandbox only$/u);
  });

  it('what is handed over stays in delivery while a blocker is open, and goes on by itself when it is cleared', () => {
    const handed = [...reviewed, blocks(retention, 'track:main'), writes('delivery_record', 'runbook and handoff')];
    expect(stageOf(sceneOf(...handed))).toBe('delivery');
    given(...handed)
      .when(clears(retention))
      .thenHappened({ type: 'blocker_removed' }, { type: 'stage_changed', from: 'delivery', to: 'customer_success' });
  });

  it('a status e-mail is drafted meanwhile and not sent', () => {
    const told = [...reviewed, blocks(retention, 'gate:security'), writes('email', 'status')];
    expect(stageOf(sceneOf(...told))).toBe('delivery');
    given(...told)
      .when(acts('external_send'))
      .thenRefused('gate_closed');
  });

  it('customer success gets the state with its sources, approvals and open ends', () => {
    const scene = sceneOf(...reviewed, writes('delivery_record'));
    expect(handoffOf(scene)).toMatchObject({
      stage: 'customer_success',
      next_skill: 'agentic-customer-success-skill',
      source_artifacts: [
        'discovery_brief v1',
        'proposal_or_sow v1',
        'contract_package v1',
        'security_review v1',
        'delivery_record v1',
      ],
      blockers: [],
      approvals: { security: { status: 'approved', approved_by: 'sam' } },
    });
  });

  it('the security review is a risk track beside delivery, with owner, due date and what it may put out', () => {
    const { state } = given(...risky)
      .when(opens('security', 'security', { owner: 'sam', because: 'tickets may hold personal data' }))
      .thenHappened({ type: 'track_started', kind: 'risk', stage: 'security_review' });
    expect(state.tracks['security']).toMatchObject({
      owner: 'sam',
      due_date: '2026-03-20',
      allowed_output: 'internal',
      may: [],
      lines: ['security_review'],
    });
  });

  it('delivery goes on with internal artifacts while the risk track is blocked', () => {
    const held = [
      ...risky,
      opens('security', 'security', { owner: 'sam' }),
      blocks(retention, 'track:security', { due_date: '2026-03-13', recover: 'rollback_or_hold' }),
    ];
    const scene = sceneOf(...held, writes('delivery_record'));
    expect(trackStatus(observedIn(scene).world, stateOf(scene), 'security')).toBe('blocked');
    expect(stageOf(scene)).toBe('customer_success');
    expect(nextOf(scene)[0]).toMatch(/rollback_or_hold by sam, due 2026-03-13, is to bring stop action/u);
    given(...held)
      .when(joins(sam, 'security', 'complete'))
      .thenRefused('track_open', /the retention policy is not named/u);
    given(
      ...held,
      clears(retention),
      draftsOn('security', 'security_review'),
      approves(sam, 'security', { track: 'security' }),
      deliversOn('security', 'security_review'),
    )
      .when(joins(sam, 'security', 'complete'))
      .thenHappened({ type: 'track_closed', outcome: 'complete' });
  });
});

describe('a launch while something is not in order', () => {
  const past = [...reviewed, drafts('invoice'), delivers('invoice')];

  it('gets no go-ahead while the state breaks a rule of its definition', () => {
    const { scene } = given(...past)
      .when(acts('launch'))
      .thenRefused('findings_open', /invoice v1 landed past the closed gate billing/u);
    expect(scene.last.at(-1)?.refusal?.next).toMatch(/countersign override billing .*countersign verify northwind/u);
    given(...past, overrides(lena, 'billing', 'billed by word of mouth'))
      .when(acts('launch'))
      .thenHappened({ decision: 'act launch' });
  });
});

describe('a request to launch', () => {
  it('that only security holds up is refused with whose approval it takes', () => {
    const { scene } = given(...risky, attests('client_authority', jordan))
      .when(acts('launch'))
      .thenRefused('gate_closed', /security/u);
    expect(refusalOf(scene).next).toBe('It takes sam@example.com (Security reviewer): countersign approve security');
  });

  it('is triaged: what it risks names the security review, and what it does not never does', () => {
    expect(routeOf(sceneOf(inDelivery, asksFor(lena, { target: 'launch' }))).triage).toEqual({
      outcome: 'owner_approval',
      why: ['it takes client_authority'],
      gates: ['client_authority'],
    });
    for (const flag of ['permission_change', 'launch_risk', 'incident', 'security_tools', 'production_impact']) {
      const { triage, to } = routeOf(sceneOf(inDelivery, asksFor(lena, { target: 'launch', flags: [flag] })));
      expect([flag, triage.outcome, triage.gates]).toEqual([flag, 'security_review', ['security', 'client_authority']]);
      expect(to).toMatchObject({ specialist: 'agentic-security-review-skill', track: 'security', gate: 'security' });
    }
  });

  it('that is stopped names the recovery action rollback_or_hold, and the evidence it needs', () => {
    const stopped = [inDelivery, asksFor(lena, { flags: ['production_impact'] })];
    const { next } = refusalOf(sceneOf(...stopped, asksFor(lena, { target: 'launch' })));
    expect(next).toMatch(
      /^rollback_or_hold: stop action, preserve state, name evidence required\. It takes sam@example.com/u,
    );
  });
});
