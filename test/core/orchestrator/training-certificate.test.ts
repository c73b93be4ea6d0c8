import { describe, expect, it } from 'vitest';
import { projectDecider } from '../../../src/core/project/decider.ts';
import { approves, given, knows, observedIn, sceneOf } from '../given.ts';
import {
  acts,
  drafts,
  engaged,
  handoffOf,
  inContract,
  inCustomerSuccess,
  inDelivery,
  inProposal,
  mika,
  nextOf,
  pat,
  stageOf,
  stateOf,
  versionOf,
  writes,
} from './cast.ts';
import { asksFor, refusalOf, routeOf } from '../routing/cast.ts';

const attended = knows(mika, 'certificate.recipient_name', 'Dana Whitfield', 'attendance list of 22 May');

describe('a training certificate', () => {
  it.each([
    ['discovery', engaged],
    ['proposal', inProposal],
    ['contract', inContract],
    ['delivery', inDelivery],
    ['customer_success', inCustomerSuccess],
  ])('is made in %s as in any other stage, like every support output, and moves nothing', (stage, before) => {
    const scene = sceneOf(before, attended, writes('certificate'));
    expect(versionOf(scene, 'certificate')).toMatchObject({ version: 'v1', status: 'current' });
    expect(stageOf(scene)).toBe(stage);
    const { support_outputs } = scene.world.definition;
    const all = sceneOf(before, ...support_outputs.map((one) => drafts(one)));
    for (const output of support_outputs) expect(versionOf(all, output)).toMatchObject({ status: 'draft' });
    expect(stageOf(all)).toBe(stage);
  });

  it('is mailed in an envelope when its recipient is approved', () => {
    const packed = [inDelivery, attended, writes('certificate'), writes('envelope')];
    given(...packed)
      .when(acts('external_send'))
      .thenRefused('gate_closed', /recipient_or_external_send/u);
    given(...packed, approves(pat, 'recipient_or_external_send'))
      .when(acts('external_send'))
      .thenHappened({ decision: 'act external_send' });
  });

  it('is sent with an e-mail note where nothing is mailed, and then nobody asks for an envelope', () => {
    const noted = [inDelivery, attended, writes('certificate'), writes('email', 'note')];
    const scene = sceneOf(...noted, approves(pat, 'recipient_or_external_send'));
    expect(stateOf(scene).artifacts['envelope']).toBeUndefined();
    expect(nextOf(scene).join('\n')).not.toMatch(/envelope/iu);
    given(...noted, approves(pat, 'recipient_or_external_send'))
      .when(acts('external_send'))
      .thenHappened({ decision: 'act external_send' });
  });

  it('is not sent by itself: without a note or an envelope there is nothing to send', () => {
    given(inDelivery, attended, writes('certificate'), approves(pat, 'recipient_or_external_send'))
      .when(acts('external_send'))
      .thenRefused('gate_closed', /email has not landed.*envelope has not landed/u);
  });

  it('asks for no approval of its content, and none for security', () => {
    const scene = sceneOf(inDelivery, attended, writes('certificate'));
    expect(handoffOf(scene)).toMatchObject({ next_decision_needed: 'none', blockers: [] });
    expect(stateOf(scene).artifacts['certificate']?.bypassed).toEqual([]);
  });
});

describe('the address of the participant', () => {
  it('is kept as a digest', () => {
    const command = {
      fact: { fact: 'certificate.recipient_email', value: 'dana@northwind.example', source: 'the sign-up sheet' },
    };
    const kept = projectDecider.masked(observedIn(sceneOf(engaged)), command, (text) => `(${text.length})`, null);
    expect(kept).toMatchObject({ fact: { value: 'sha256:(22)', source: 'the sign-up sheet' } });
  });
});

describe('a request for a certificate', () => {
  const asked = { target: 'certificate', intent: 'create' } as const;

  it('without a verified recipient, address and title is answered with the questions for those', () => {
    const { code, handoff } = refusalOf(sceneOf(engaged, asksFor(mika, asked)));
    expect(code).toBe('inputs_missing');
    expect(handoff?.questions.map(({ fact }) => fact)).toEqual([
      'certificate.recipient_name',
      'certificate.recipient_email',
      'certificate.title',
    ]);
  });

  it('adds the certificate specialist for attendance, and nobody else', () => {
    const { support, to } = routeOf(sceneOf(engaged, asksFor(mika, { ...asked, draft: true })));
    expect(to).toEqual({ specialist: 'agentic-certificate-skill' });
    expect(support).toEqual([{ specialist: 'agentic-certificate-skill', job: 'attendance' }]);
  });

  it('of the certificate specialist to accept a delivery is refused, with a handoff to delivery', () => {
    const crossing = asksFor(mika, { target: 'delivery_record', intent: 'create', as: 'agentic-certificate-skill' });
    expect(refusalOf(sceneOf(engaged, crossing))).toMatchObject({
      code: 'not_owner',
      handoff: { to: 'agentic-delivery-skill' },
    });
  });

  it('of which there is one is refused, with the one that is there to refer to', () => {
    const again = refusalOf(sceneOf(engaged, writes('certificate'), asksFor(mika, asked)));
    expect(again).toMatchObject({
      code: 'duplicate_artifact',
      because: 'certificate v1 serves the same purpose already',
    });
    expect(again.next).toMatch(/referred to as it is \(countersign keep certificate/u);
  });
});
