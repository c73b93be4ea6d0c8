import { describe, expect, it } from 'vitest';
import { approves, given, knows, sceneOf } from '../given.ts';
import {
  acts,
  engaged,
  handoffOf,
  inDelivery,
  mika,
  nextOf,
  pat,
  stageOf,
  stateOf,
  versionOf,
  writes,
} from './cast.ts';

const attended = knows(mika, 'certificate.recipient_name', 'Dana Whitfield', 'attendance list of 22 May');

describe('a training certificate', () => {
  it.each([
    ['discovery', engaged],
    ['delivery', inDelivery],
  ])('is made in %s as in any other stage, and moves nothing', (stage, before) => {
    const scene = sceneOf(before, attended, writes('certificate'));
    expect(versionOf(scene, 'certificate')).toMatchObject({ version: 'v1', status: 'current' });
    expect(stageOf(scene)).toBe(stage);
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
