import { describe, expect, it } from 'vitest';
import { keyFaults, readKey, unsignable } from '../../src/core/policy/keys.ts';
import { policyWith, quiet } from './given.ts';

/** The parts of a key in ssh's form, each behind its length, in base64. */
function packed(...parts: readonly (string | readonly number[])[]): string {
  const bytes = parts.flatMap((part) => {
    const content = typeof part === 'string' ? [...Buffer.from(part)] : part;
    return [0, 0, content.length >> 8, content.length & 0xff, ...content];
  });
  return Buffer.from(bytes).toString('base64');
}

function filled(length: number): readonly number[] {
  return Array.from({ length }, (_, at) => (at * 7 + 1) % 256);
}

describe('a public key', () => {
  const ed = packed('ssh-ed25519', filled(32));
  const nist = packed('ecdsa-sha2-nistp256', 'nistp256', filled(65));
  const device = 'sk-ssh-ed25519@openssh.com';
  const cut = { fault: 'it is cut off, or was changed' };

  it('may stand behind several spaces', () => {
    expect(readKey(`ssh-ed25519   ${ed}`)).toEqual({ type: 'ssh-ed25519', base64: ed });
  });

  it('has one text: no sign in it that counts for nothing, no missing end, and no bits behind the last byte', () => {
    expect(readKey(`ecdsa-sha2-nistp256 ${nist}`)).toEqual({ type: 'ecdsa-sha2-nistp256', base64: nist });
    expect(nist).toMatch(/[^=]=$/u);
    const last = nist.slice(-2, -1);
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const next = digits[digits.indexOf(last) + 1] ?? '';
    for (const other of [
      nist.slice(0, -1),
      `====${nist}`,
      `${nist.slice(0, 8)}====${nist.slice(8)}`,
      `${nist.slice(0, -2)}${next}=`,
    ])
      expect(readKey(`ecdsa-sha2-nistp256 ${other}`)).toEqual(cut);
  });

  it('is cut off where its last part is shorter than it says, whatever length that part may have', () => {
    const whole = packed(device, filled(32), 'ssh:aa');
    expect(readKey(`${device} ${whole}`)).toEqual({ type: device, base64: whole });
    const bytes = Buffer.from(whole, 'base64');
    expect(readKey(`${device} ${bytes.subarray(0, bytes.length - 3).toString('base64')}`)).toEqual(cut);
  });

  it('stands under an address and nothing beside it', () => {
    const faults = keyFaults({ keys: { 'bob@example.com': [], 'x bob@example.com': [], 'bob@example.com>': [] } });
    expect(faults.map(({ path }) => path[1])).toEqual(['x bob@example.com', 'bob@example.com>']);
  });

  it('is what somebody of a gate has, where one of several people with keys is one of its people', () => {
    const keys = { 'alice@example.com': [`ssh-ed25519 ${ed}`], 'zoe@example.com': [`ecdsa-sha2-nistp256 ${nist}`] };
    const gates = quiet.definition.gates.filter(({ gate_id: id }) => id === 'plan_approval');
    const signed = (...emails: readonly string[]) =>
      unsignable(
        policyWith({ keys, roles: { planner: { emails } }, gates: { plan_approval: { assurance: 'signed' } } }),
        gates,
      ).length;
    expect([signed('alice@example.com'), signed(' zoe@example.com '), signed('bob@example.com')]).toEqual([0, 0, 1]);
  });
});
