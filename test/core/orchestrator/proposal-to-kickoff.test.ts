import { describe, expect, it } from 'vitest';
import { advances, approves, given, rejects, sceneOf } from '../given.ts';
import {
  acts,
  attests,
  bea,
  delivers,
  drafts,
  flags,
  handoffOf,
  inContract,
  inDelivery,
  inProposal,
  jordan,
  lena,
  morgan,
  nextOf,
  pat,
  stageOf,
  stateOf,
  writes,
} from './cast.ts';

describe('from a proposal to the kickoff', () => {
  it('the scope that the client approved leads on to the contract', () => {
    given(inProposal, drafts('proposal_or_sow'), attests('commercial', jordan))
      .when(delivers('proposal_or_sow'))
      .thenRecorded(
        {},
        { type: 'gate_evaluated', for: 'land:proposal_or_sow', gates: [{ gate: 'commercial', open: true }] },
        { type: 'artifact_created', artifact: 'proposal_or_sow', bypassed: [] },
        { type: 'stage_changed', from: 'proposal', to: 'contract' },
      );
    const handoff = handoffOf(sceneOf(inContract));
    expect(handoff).toMatchObject({
      next_skill: 'agentic-contract-skill',
      next_action: 'Contract package has not landed: write projects/northwind/contract.md on a branch and merge it',
      approvals: { commercial: { status: 'approved', approved_by: 'jordan' } },
    });
    expect(handoff.approvals['commercial']?.evidence).toMatch(/attested, .*recorded by lena, answer\.eml/u);
  });

  it('a scope that landed without that approval leads nowhere, until somebody says why', () => {
    const scene = sceneOf(inProposal, drafts('proposal_or_sow'), delivers('proposal_or_sow'));
    expect(stageOf(scene)).toBe('proposal');
    expect(handoffOf(scene).rollback_or_recovery_action).toMatch(/^rollback_or_hold: stop action/u);
    expect(nextOf(scene)[0]).toMatch(/landed past the closed gate commercial, and nobody has said why/u);
  });

  it('the deposit invoice is a draft until billing is approved, in any stage, and moves nothing', () => {
    given(inContract, drafts('invoice', 'deposit'))
      .when(acts('payment_request'))
      .thenRefused('gate_closed', /billing is closed.*invoice has not landed/u);
    const scene = sceneOf(inContract, drafts('invoice', 'deposit'), approves(bea, 'billing'), delivers('invoice'));
    expect(stageOf(scene)).toBe('contract');
    given(inContract, drafts('invoice', 'deposit'), approves(bea, 'billing'), delivers('invoice'))
      .when(acts('payment_request'))
      .thenHappened({ decision: 'act payment_request', gates: [{ gate: 'billing', open: true }] });
  });

  it('envelope and cover note are drafts that land freely, and nothing is sent before its recipient is approved', () => {
    const packaged = [inContract, writes('envelope'), writes('email', 'cover note')];
    given(...packaged)
      .when(acts('external_send'))
      .thenRefused('gate_closed');
    given(...packaged, approves(pat, 'recipient_or_external_send'))
      .when(acts('external_send'))
      .thenHappened({ decision: 'act external_send' });
  });

  it('a package that changes after its recipient was approved is asked about again', () => {
    given(inContract, writes('envelope'), approves(pat, 'recipient_or_external_send'), writes('envelope', 'envelope B'))
      .when(acts('external_send'))
      .thenRefused('gate_closed');
  });

  it('delivery does not begin before there is a contract', () => {
    given(inContract)
      .when(advances(lena, 'delivery'))
      .thenRefused('not_triggered', /contract becomes delivery when contract_package lands/u);
  });

  it('delivery does not begin on a contract that only counsel has approved', () => {
    const signed = [inContract, drafts('contract_package'), attests('legal_or_contract', morgan)];
    const scene = sceneOf(...signed, delivers('contract_package'));
    expect(stageOf(scene)).toBe('contract');
    expect(handoffOf(scene).next_decision_needed).toBe('client_authority, before going on to delivery');
    given(...signed, delivers('contract_package'))
      .when(advances(lena, 'delivery'))
      .thenRefused('requirement_open', /client_authority is closed/u);
  });

  it('delivery does not begin on a contract that counsel has rejected', () => {
    const answer = {
      on_behalf_of: { id: morgan.id, login: 'morgan', evidence: { name: 'no.eml', sha256: 'b'.repeat(64), bytes: 9 } },
    };
    const scene = sceneOf(
      inContract,
      drafts('contract_package'),
      rejects(lena, 'legal_or_contract', answer),
      attests('client_authority', jordan),
      delivers('contract_package'),
    );
    expect(stageOf(scene)).toBe('contract');
    expect(stateOf(scene).artifacts['contract_package']?.bypassed).toEqual(['legal_or_contract']);
  });

  it('with both it begins by itself, and security was never asked', () => {
    given(inContract, drafts('contract_package'), attests('legal_or_contract', morgan), delivers('contract_package'))
      .when(attests('client_authority', jordan))
      .thenHappened(
        { type: 'approval_requested' },
        { type: 'approval_changed' },
        { type: 'stage_changed', to: 'delivery' },
      );
    const scene = sceneOf(inDelivery);
    expect(Object.keys(stateOf(scene).approvals['main'] ?? {})).toEqual([
      'commercial',
      'legal_or_contract',
      'client_authority',
    ]);
    expect(handoffOf(scene)).toMatchObject({ stage: 'delivery', next_skill: 'agentic-delivery-skill' });
  });

  it('new permissions are not granted with the kickoff: they wait for the security review', () => {
    given(inDelivery)
      .when(acts('access_change'))
      .thenRefused('gate_closed', /security is closed/u);
    given(inDelivery, flags('security', 'a mailbox token')).when(acts('access_change')).thenRefused('gate_closed');
  });
});
