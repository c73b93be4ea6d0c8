import { describe, expect, it } from 'vitest';
import { approves, asks, given, resolves, sceneOf, around } from '../given.ts';
import {
  acts,
  bea,
  blocks,
  clears,
  delivers,
  drafts,
  handoffOf,
  inDelivery,
  lena,
  nextOf,
  opens,
  pat,
  stageOf,
  stateOf,
  versionOf,
  writes,
} from './cast.ts';
import { asksFor, refusalOf, routeOf, stopsOf } from '../routing/cast.ts';

const dispute = 'the client disputes the milestone';
const billed = [inDelivery, drafts('invoice', 'milestone'), approves(bea, 'billing'), delivers('invoice')];
const disputed = [...billed, blocks(dispute, 'gate:billing')];

describe('a billing dispute during delivery', () => {
  it('stops the payment request, though billing was approved', () => {
    given(...billed)
      .when(acts('payment_request'))
      .thenHappened({ decision: 'act payment_request' });
    const { scene } = given(...disputed)
      .when(acts('payment_request'))
      .thenRefused('gate_closed', /billing is blocked: b\d+ the client disputes the milestone/u);
    expect(nextOf(scene)[0]).toMatch(/stands in the way of gate billing .*the client disputes the milestone/u);
  });

  it('holds a corrected invoice back as well, until the dispute is settled', () => {
    const corrected = sceneOf(...disputed, drafts('invoice', 'corrected'));
    expect(versionOf(corrected, 'invoice')).toMatchObject({ status: 'draft', supersedes: 'v1' });
    expect(handoffOf(corrected)).toMatchObject({
      next_decision_needed: 'billing, before merging invoice',
      approvals: { billing: { status: 'blocked' } },
    });
  });

  it('lets delivery go on: its evidence lands past no closed gate', () => {
    const scene = sceneOf(...disputed, writes('delivery_record', 'acceptance evidence'));
    expect(stateOf(scene).artifacts['delivery_record']).toMatchObject({ version: 'v1', bypassed: [] });
  });

  it('is noted for the account, with who speaks for the client', () => {
    const scene = sceneOf(...disputed, writes('customer_success_record', 'account at risk; sponsor Jordan Lee'));
    expect(versionOf(scene, 'customer_success_record')).toMatchObject({ version: 'v1', status: 'current' });
    expect(handoffOf(scene).blockers).toMatchObject([{ text: dispute, on: 'gate:billing', by: 'lena' }]);
  });

  it('a status note is drafted, and not sent before its recipient is approved', () => {
    const noted = [...disputed, writes('email', 'neutral status')];
    given(...noted)
      .when(acts('external_send'))
      .thenRefused('gate_closed');
    given(...noted, approves(pat, 'recipient_or_external_send'))
      .when(acts('external_send'))
      .thenHappened({ decision: 'act external_send' });
  });

  it('once settled, the corrected invoice is a new version, which billing approves by itself', () => {
    const settled = [...disputed, clears(dispute), drafts('invoice', 'corrected')];
    given(...settled, delivers('invoice'))
      .when(acts('payment_request'))
      .thenRefused('gate_closed');
    const { scene } = given(...settled, approves(bea, 'billing'), delivers('invoice'))
      .when(acts('payment_request'))
      .thenHappened({ decision: 'act payment_request' });
    expect(versionOf(scene, 'invoice')).toMatchObject({ version: 'v2', supersedes: 'v1' });
  });
});

describe('a billing dispute, known and in the way', () => {
  const claims = ['contract_package v1: 9,520 at the prototype', 'the client: nothing before the launch'];
  const contested = [
    ...billed,
    opens('dispute', 'billing'),
    asks(lena, { conflict: { about: 'when the milestone is due', claims, on: 'track:dispute' } }),
  ];

  it('on billing does not keep delivery from its next stage', () => {
    const scene = sceneOf(...disputed, writes('delivery_record'));
    expect(stageOf(scene)).toBe('customer_success');
    expect(Object.values(stateOf(scene).blockers)).toMatchObject([{ on: 'gate:billing' }]);
  });

  it('a claim of the client against the contract is a conflict that names the likely truth and stops billing alone', () => {
    const { scene } = given(...contested)
      .when(acts('payment_request', 'dispute'))
      .thenRefused('conflict_open', /likely right is contract_package v1, which has landed/u);
    const [id = ''] = Object.keys(stateOf(scene).conflicts ?? {});
    expect(nextOf(scene)[0]).toContain(`countersign resolve ${id} --because "…"`);
    expect(stageOf(sceneOf(...contested, writes('delivery_record')))).toBe('customer_success');
    given(...contested)
      .when(acts('payment_request'))
      .thenHappened({ decision: 'act payment_request' });
    const decided = given(...contested).when(resolves(lena, id, undefined, 'Jordan has read the contract again'));
    expect(decided.state.conflicts).toBeUndefined();
  });
});

describe('a request about a billing dispute', () => {
  const asked = sceneOf(
    ...billed,
    asksFor(lena, { intent: 'escalate', target: 'invoice', flags: ['billing_ambiguity'] }),
  );

  it('is an escalation for a billing ambiguity, routed to the invoice and customer success specialists', () => {
    expect(routeOf(asked)).toMatchObject({
      kind: 'escalation',
      to: { specialist: 'agentic-invoice-skill', with: ['agentic-customer-success-skill'], gate: 'billing' },
      triage: { outcome: 'owner_approval', gates: ['billing'] },
    });
    expect(stopsOf(asked)).toMatchObject([{ on: 'gate:billing', until: { not: { flag: 'billing_ambiguity' } } }]);
  });

  it('stops asking for payment and sending the invoice, until it is settled', () => {
    for (const target of ['payment_request', 'invoice']) {
      given(() => asked)
        .when(asksFor(lena, { target, intent: 'send' }))
        .thenRefused('unsafe_target', /payment\/billing ambiguity/u);
    }
  });

  it('names whoever may decide in the place of the billing approver', () => {
    const { policy } = asked.world;
    const roles = { ...policy.roles, billing_approver: { emails: ['bea@example.com'], deputies: ['external_sender'] } };
    const away = sceneOf(
      () => asked,
      around({ policy: { ...policy, roles } }),
      asksFor(lena, { target: 'billing', intent: 'review' }),
    );
    expect(routeOf(away).because).toMatch(/another way that is open: pat@example.com \(Sender or .*\) for billing$/u);
  });

  it('an invoice that is asked for again as it is, before anything is clarified, is refused', () => {
    const again = refusalOf(asksFor(lena, { target: 'invoice', intent: 'create' })(asked));
    expect(again).toMatchObject({ code: 'duplicate_artifact', because: 'invoice v1 serves the same purpose already' });
    expect(again.next).toMatch(/countersign ask invoice --intent revise/u);
  });
});
