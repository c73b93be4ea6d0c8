import { describe, expect, it } from 'vitest';
import {
  alice,
  answerOf,
  approves,
  asks,
  bob,
  dave,
  given,
  inBuild,
  kim,
  overrides,
  rejects,
  robot,
  starts,
  underPolicy,
  type Step,
} from './given.ts';

function helpAfter(...steps: readonly Step[]): string | undefined {
  return given(...steps)
    .when()
    .scene.last.at(-1)?.refusal?.next;
}

describe('overriding a gate', () => {
  it('is for those the policy names, with a reason', () => {
    const { scene } = given(inBuild)
      .when(overrides(dave, 'go'))
      .thenHappened({
        type: 'gate_overridden',
        reason: 'it burns',
        role: 'maintain',
        covers: { 'stage:build': 'visit 2' },
      });
    expect(scene.state?.approvals['main']?.['go']).toMatchObject({
      status: 'approved',
      overridden: { by: 'dave', reason: 'it burns' },
    });
    expect(scene.last.at(-1)?.saw).toMatchObject({ authority: { role: 'maintain', by: 'permission maintain' } });
  });

  it('opens the gate, and says by whom', () => {
    const { scene } = given(inBuild, overrides(dave, 'go'))
      .when(asks(bob, { act: { action: 'announce', track: 'main' } }))
      .thenHappened({ gates: [{ says: 'go is open: approved by dave, overriding' }] });
    expect(scene.answer).toHaveProperty('events');
  });

  it('is refused without reason, right, gate, track or certainty', () => {
    given(inBuild)
      .when(overrides(dave, 'go', '  '))
      .thenRefused('reason_missing');
    given(inBuild)
      .when(overrides(bob, 'go'))
      .thenRefused('not_in_role', /bob may not override/u);
    given(inBuild).when(overrides(dave, 'nothing')).thenRefused('unknown_gate');
    given(inBuild)
      .when(overrides(dave, 'go', 'it burns', 'side'))
      .thenRefused('unknown_track');
    given(inBuild)
      .when(overrides({ ...dave, assurance: 'signed' }, 'go'))
      .thenRefused('assurance_too_low');
    given(underPolicy({ overriders: [] }), inBuild)
      .when(overrides(dave, 'go'))
      .thenRefused('not_in_role');
    given(underPolicy({ overriders: ['write'] }), inBuild)
      .when(overrides(robot, 'go'))
      .thenRefused('not_in_role');
  });

  it('says who may, where somebody may not', () => {
    expect(helpAfter(inBuild, overrides(bob, 'go'))).toBe('It takes maintain.');
    expect(helpAfter(underPolicy({ overriders: [] }), inBuild, overrides(dave, 'go'))).toMatch(
      /^The policy names nobody/u,
    );
    const client = { on_behalf_of: answerOf(kim) };
    expect(helpAfter(starts(), approves(bob, 'legal', client))).toBe('It takes one of: maintain.');
    expect(helpAfter(underPolicy({ attesters: [] }), starts(), approves(bob, 'legal', client))).toMatch(/nobody yet/u);
  });

  it('the next record after it names it', () => {
    const { state } = given(inBuild, overrides(dave, 'go')).when(rejects(alice, 'go'));
    expect(state.approvals['main']?.['go']).toMatchObject({
      number: 2,
      status: 'rejected',
      voided: { approved_by: [] },
    });
  });
});
