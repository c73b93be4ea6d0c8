import { describe, expect, it } from 'vitest';
import { approves, given, sceneOf } from '../given.ts';
import {
  acts,
  bea,
  blocks,
  clears,
  delivers,
  drafts,
  handoffOf,
  inDelivery,
  nextOf,
  pat,
  stateOf,
  versionOf,
  writes,
} from './cast.ts';

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
