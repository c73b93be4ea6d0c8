import { describe, expect, it } from 'vitest';
import { advances, all, approves, given, knows, rejects, sceneOf } from '../given.ts';
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
  signed,
  stageOf,
  stateOf,
  writes,
} from './cast.ts';
import { asksFor, refusalOf, routeOf, stopsOf } from '../routing/cast.ts';

/** Counsel approves the agreement, and the sponsor lets work begin. */
const agreed = all(attests('legal_or_contract', morgan), attests('client_authority', jordan));

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
    const counselled = [inContract, drafts('contract_package'), attests('legal_or_contract', morgan)];
    const scene = sceneOf(...counselled, delivers('contract_package'));
    expect(stageOf(scene)).toBe('contract');
    expect(handoffOf(scene).next_decision_needed).toBe('client_authority, before going on to delivery');
    given(...counselled, delivers('contract_package'))
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

  it('delivery does not begin on a contract that nobody has signed, and begins when the day is recorded', () => {
    const unsigned = [inContract, drafts('contract_package'), agreed, delivers('contract_package')];
    expect(stageOf(sceneOf(...unsigned))).toBe('contract');
    given(...unsigned)
      .when(advances(lena, 'delivery'))
      .thenRefused('requirement_open', /contract\.signed_on is not known/u);
    given(...unsigned)
      .when(signed)
      .thenHappened({ type: 'fact_recorded' }, { type: 'stage_changed', from: 'contract', to: 'delivery' });
  });

  it('where a deposit is due, delivery waits until it is in', () => {
    const due = knows(bea, 'invoice.deposit_due', 4000, 'the agreement');
    const unpaid = [inContract, due, drafts('contract_package'), agreed, signed, delivers('contract_package')];
    expect(stageOf(sceneOf(...unpaid))).toBe('contract');
    given(...unpaid)
      .when(advances(lena, 'delivery'))
      .thenRefused('requirement_open', /invoice\.deposit_paid_on is not known/u);
    given(...unpaid)
      .when(knows(bea, 'invoice.deposit_paid_on', '2026-03-05', 'the bank statement'))
      .thenHappened({ type: 'fact_recorded' }, { type: 'stage_changed', from: 'contract', to: 'delivery' });
  });

  it('with both it begins by itself, and security was never asked', () => {
    const approved = attests('legal_or_contract', morgan);
    given(inContract, drafts('contract_package'), approved, signed, delivers('contract_package'))
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

describe('what is asked for on the way to the kickoff', () => {
  it('to sign goes to the legal authority; triage names owner approval and not security', () => {
    expect(routeOf(sceneOf(inContract, asksFor(lena, { target: 'sign', intent: 'send' })))).toMatchObject({
      to: { gate: 'legal_or_contract' },
      triage: { outcome: 'owner_approval', gates: ['legal_or_contract'] },
    });
  });

  it('the deposit invoice adds the invoice specialist for billing, beside the contract', () => {
    const scene = sceneOf(inContract, asksFor(lena, { target: 'invoice', intent: 'create', draft: true }));
    expect(routeOf(scene)).toMatchObject({
      stage: 'contract',
      support: [{ specialist: 'agentic-invoice-skill', job: 'billing' }],
    });
  });

  it('packaging is a request of its own kind, and only the envelope specialist answers it', () => {
    const asked = asksFor(lena, { target: 'contract_package', intent: 'package', draft: true });
    expect(routeOf(sceneOf(inContract, asked))).toMatchObject({
      kind: 'packaging',
      to: { specialist: 'agentic-envelope-skill' },
      support: [{ specialist: 'agentic-envelope-skill', job: 'packaging' }],
    });
  });

  it('a contract asked for while the scope is not approved is a draft, with the blockers that keep it one', () => {
    const asked = asksFor(lena, { target: 'contract_package', intent: 'create', draft: true });
    const scene = sceneOf(inProposal, asked);
    expect(routeOf(scene).draft_only).toEqual(['contract_package']);
    expect(stopsOf(scene)).toContainEqual(
      expect.objectContaining({ on: 'artifact:contract_package', until: { gate: 'commercial' } }),
    );
  });

  it('an amount that is not known is asked for, or is TBD and holds the invoice', () => {
    const asked = { target: 'invoice', intent: 'create' } as const;
    const { handoff } = refusalOf(sceneOf(inContract, asksFor(lena, asked)));
    expect(handoff?.questions).toContainEqual({ fact: 'invoice.total_due', question: 'How much is due?' });
    const drafted = sceneOf(inContract, asksFor(lena, { ...asked, draft: true }));
    expect(stopsOf(drafted).map(({ text }) => text)).toContain('a draft only until invoice.total_due is known: TBD');
  });
});
