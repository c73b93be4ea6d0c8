import { describe, expect, it } from 'vitest';
import { approves, given, sceneOf } from '../given.ts';
import {
  acts,
  blocks,
  clears,
  delivers,
  drafts,
  flags,
  handoffOf,
  inDelivery,
  nextOf,
  sam,
  stageOf,
  writes,
} from './cast.ts';

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
});
