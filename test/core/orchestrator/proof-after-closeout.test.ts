import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../../src/core/project/findings.ts';
import { approves, asks, given, joins, knows, sceneOf } from '../given.ts';
import {
  acts,
  attests,
  delivers,
  deliversOn,
  drafts,
  draftsOn,
  flags,
  handoffOf,
  inCustomerSuccess,
  jordan,
  mika,
  nextOf,
  opens,
  sam,
  stageOf,
  stateOf,
  versionOf,
  writes,
} from './cast.ts';
import { asksFor, refusalOf } from '../routing/cast.ts';

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

  it('a new version of the delivery record makes the case study stale, and it is asked for again', () => {
    const changed = [...agreed, writes('delivery_record', 'other figures')];
    const scene = sceneOf(...changed);
    expect(nextOf(scene)).toContain(
      'case_study v1 was made from delivery_record v1, and delivery_record v2 is there: it is revised, or stays as it is — countersign keep case_study --because "…"',
    );
    expect(findingsIn(scene.world, stateOf(scene), scene.log).map(({ code }) => code)).toContain('stale_artifact');
    const kept = sceneOf(
      ...changed,
      asks(mika, { keep: { artifact: 'case_study', because: 'it names none of them' } }),
    );
    expect(nextOf(kept).join('\n')).not.toContain('case_study v1 was made from');
    const revised = sceneOf(
      ...changed,
      drafts('case_study', 'with other figures'),
      attests('public_proof', jordan),
      delivers('case_study'),
    );
    expect(nextOf(revised).join('\n')).not.toContain('was made from');
  });

  it('proof runs on a track of its own, which ends without ending the account', () => {
    const proof = [
      inCustomerSuccess,
      opens('story', 'proof', { because: 'the client lets us tell it' }),
      draftsOn('story', 'case_study'),
    ];
    given(...proof)
      .when(acts('public_proof', 'story'))
      .thenRefused('requirement_open', /^story makes drafts only: public_proof is closed/u);
    given(...proof)
      .when(acts('launch', 'story'))
      .thenRefused('outside_permits');
    const told = [...proof, attests('public_proof', jordan, { track: 'story' }), deliversOn('story', 'case_study')];
    given(...told)
      .when(acts('public_proof', 'story'))
      .thenHappened({ decision: 'act public_proof', track: 'story' });
    const scene = sceneOf(...told, joins(mika, 'story', 'complete'));
    expect(stateOf(scene).tracks).toMatchObject({
      main: { stage: 'customer_success', status: 'active' },
      story: { status: 'complete' },
    });
    expect(stateOf(scene).terminal_state).toBeNull();
  });
});

describe('a request for a case study', () => {
  const over = sceneOf(inCustomerSuccess);

  it('before outcomes are verified is answered with the outcomes that are missing', () => {
    const { code, handoff } = refusalOf(asksFor(mika, { target: 'case_study', intent: 'create' })(over));
    expect(code).toBe('inputs_missing');
    expect(handoff?.needs).toContain('case_study.outcomes');
  });

  it('asked of the customer success specialist is refused, with a handoff to its owner', () => {
    const asked = asksFor(mika, {
      target: 'agentic-customer-success-skill',
      intent: 'create',
      outcome: 'case_study',
    });
    expect(refusalOf(asked(over))).toMatchObject({ code: 'not_owner', handoff: { to: 'agentic-case-study-skill' } });
  });
});
