import { describe, expect, it } from 'vitest';
import { approves, given, knows, sceneOf } from '../given.ts';
import {
  acts,
  attests,
  delivers,
  drafts,
  flags,
  handoffOf,
  inCustomerSuccess,
  jordan,
  mika,
  nextOf,
  sam,
  stageOf,
  versionOf,
  writes,
} from './cast.ts';

const named = [
  inCustomerSuccess,
  knows(mika, 'proof.approver', 'Jordan Lee', 'account review of 2 March'),
  knows(mika, 'proof.timing', 'after the 30-day review', 'account review of 2 March'),
  drafts('case_study'),
];
const agreed = [...named, attests('public_proof', jordan), delivers('case_study')];

describe('proof after the closeout', () => {
  it('who may approve it, and when, are facts with their source', () => {
    expect(handoffOf(sceneOf(...named)).known_facts).toMatchObject({
      'proof.approver': { value: 'Jordan Lee', source: 'account review of 2 March' },
      'proof.timing': { source: 'account review of 2 March' },
    });
  });

  it('a case study is a draft until the client has approved it, and moves nothing', () => {
    const scene = sceneOf(...named);
    expect(versionOf(scene, 'case_study')).toMatchObject({ status: 'draft' });
    expect(handoffOf(scene).next_decision_needed).toBe('public_proof, before merging case_study');
    expect(stageOf(sceneOf(...agreed))).toBe('customer_success');
  });

  it('nothing is published before that, nor by an approval for other words', () => {
    given(...named)
      .when(acts('public_proof'))
      .thenRefused('gate_closed', /public_proof is closed/u);
    given(...agreed)
      .when(acts('public_proof'))
      .thenHappened({ decision: 'act public_proof' });
    given(...agreed, writes('case_study', 'with another quote'))
      .when(acts('public_proof'))
      .thenRefused('gate_closed');
  });

  it('a proof that was approved without a name says so to whoever reads the approval', () => {
    const scene = sceneOf(
      ...named,
      attests('public_proof', jordan, { limits: 'anonymized: no names, no ticket text' }),
    );
    expect(handoffOf(scene).approvals['public_proof']).toMatchObject({
      approved_by: 'jordan',
      remaining_blockers: ['limited to anonymized: no names, no ticket text'],
    });
  });

  it('an approval to land the text is none to publish it', () => {
    given(...named, attests('public_proof', jordan, { permits: ['land:case_study'] }), delivers('case_study'))
      .when(acts('public_proof'))
      .thenRefused('outside_permits', /approved only for land:case_study/u);
  });

  it('where confidentiality is at stake the security review is asked, too, and only then', () => {
    expect(nextOf(sceneOf(...named)).join('\n')).not.toMatch(/security/u);
    const confidential = [...agreed, flags('security', 'it could identify customer accounts')];
    given(...confidential)
      .when(acts('public_proof'))
      .thenRefused('gate_closed', /security is closed/u);
    given(...confidential, approves(sam, 'security'))
      .when(acts('public_proof'))
      .thenHappened({ decision: 'act public_proof' });
  });

  it('the e-mail that asks for approval is a draft, which nobody sends by itself', () => {
    given(...named, writes('email', 'may we name you?'))
      .when(acts('external_send'))
      .thenRefused('gate_closed', /recipient_or_external_send is closed/u);
  });
});
