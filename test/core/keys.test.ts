import { describe, expect, it } from 'vitest';
import { fullForm } from '../../src/core/definition/full-form.ts';
import { checkPolicy } from '../../src/core/policy/check.ts';
import { listedKeys, readKey } from '../../src/core/policy/keys.ts';
import { fullPolicy, type WrittenPolicy } from '../../src/core/policy/schema.ts';

/** The parts of a key in ssh's form, each behind its length, in base64. */
function packed(...parts: readonly (string | readonly number[])[]): string {
  const bytes = parts.flatMap((part) => {
    const content = typeof part === 'string' ? [...Buffer.from(part)] : part;
    return [0, 0, content.length >> 8, content.length & 0xff, ...content];
  });
  return Buffer.from(bytes).toString('base64');
}

function filled(length: number, first = 1): readonly number[] {
  return Array.from({ length }, (_, at) => (at === 0 ? first : (at * 7) % 256));
}

function ed25519(first: number): string {
  return `ssh-ed25519 ${packed('ssh-ed25519', filled(32, first))}`;
}

/** An RSA key of so many bytes; the first one says how many bits of it count. */
function rsa(length: number, first: number, before: readonly number[] = [0]): string {
  return `ssh-rsa ${packed('ssh-rsa', [1, 0, 1], [...before, ...filled(length, first)])}`;
}

function ecdsa(bits: 256 | 384 | 521, point: number): string {
  return `ecdsa-sha2-nistp${bits} ${packed(`ecdsa-sha2-nistp${bits}`, `nistp${bits}`, filled(point, 4))}`;
}

const sk = 'sk-ssh-ed25519@openssh.com';
const skEcdsa = 'sk-ecdsa-sha2-nistp256@openssh.com';
const cut = 'it is cut off, or was changed';

describe('a public key', () => {
  it.each([
    ed25519(1),
    `  ${ed25519(1)}  ann at home `,
    ecdsa(256, 65),
    ecdsa(384, 97),
    ecdsa(521, 133),
    `${sk} ${packed(sk, filled(32), 'ssh:')}`,
    `${skEcdsa} ${packed(skEcdsa, 'nistp256', filled(65, 4), 'ssh:')}`,
    rsa(256, 0x80),
    rsa(512, 0xff),
  ])('is read as ssh writes it: %.40s', (line) => {
    const [type, base64] = line.trim().split(' ');
    expect(readKey(line)).toEqual({ type, base64 });
  });

  it.each([
    ['', 'it does not begin with a kind of key'],
    ['constructor AAAA', 'it does not begin with a kind of key'],
    [`no-pty ${ed25519(1)}`, 'it does not begin with a kind of key'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----', 'it does not begin with a kind of key'],
    [`ssh-dss ${packed('ssh-dss', [1], [2], [3], [4])}`, 'DSA keys are too weak'],
    ['ssh-ed25519', cut],
    ['ssh-ed25519 %%%%', cut],
    [ed25519(1).slice(0, -1), cut],
    [ed25519(1).slice(0, -4), cut],
    [`ssh-ed25519 ${packed('ssh-ed25519', filled(31))}`, cut],
    [`ssh-ed25519 ${packed('ssh-ed25519', filled(32), [1])}`, cut],
    [`ssh-ed25519 ${packed('ssh-rsa', filled(32))}`, cut],
    // Of the bits behind the last byte none is set in the one form that bytes have.
    [`${ed25519(1).slice(0, -4)}AB==`, cut],
    [ecdsa(256, 64), cut],
    [`ssh-rsa ${packed('ssh-rsa', [1, 0, 1])}`, cut],
    [`ssh-rsa ${packed('ssh-rsa')}`, cut],
    [`ssh-rsa ${packed('ssh-rsa', [1, 0, 1], filled(256), [1])}`, cut],
    [rsa(256, 0x7f, []), 'an RSA key of 2047 bits is too weak: it takes 2048'],
    // ssh reads it, and the same key has another name: it would be shared and nobody would see it.
    [rsa(256, 0x80, [0, 0]), cut],
    [rsa(128, 0x80), 'an RSA key of 1024 bits'],
    [`ssh-rsa ${packed('ssh-rsa', [1, 0, 1], [0])}`, cut],
    [`ssh-rsa ${packed('ssh-rsa', [1, 0, 1], [])}`, 'an RSA key of 0 bits'],
  ])('is none: %.40s', (line, fault) => {
    expect(readKey(line)).toEqual({ fault: expect.stringContaining(fault) as unknown });
  });
});

const definitions = [
  fullForm({ workflow_type: 'release', stages: ['a'], gates: ['review', 'legal'] }),
  fullForm({ workflow_type: 'hire', stages: ['a'], gates: ['review'] }),
];

/** Every fault under this policy, as its severity, its code, the path to it and what it says. */
function faults(policy: Omit<WrittenPolicy, 'version'>): readonly string[] {
  return checkPolicy(fullPolicy({ version: 1, ...policy }), definitions, []).map(
    ({ severity, code, path, message, at }) =>
      `${severity} ${code} ${path.join('.')}${at === undefined ? '' : `@${at}`}: ${message}`,
  );
}

describe('the keys of a policy', () => {
  const keys = {
    'Ann@example.com': [ed25519(1), `${ed25519(2)} second`],
    'ann@example.com ': [ed25519(1)],
    'bo@example.com': [ed25519(3), ed25519(2), 'ssh-ed25519 AAAA'],
    cy: [ed25519(4)],
  };

  it('that prove nothing are found where they stand', () => {
    expect(faults({ keys })).toEqual([
      'error unusable_key keys.cy@key: cy is not an e-mail address, by which plain git knows people',
      'error shared_key keys.bo@example.com.1: ann@example.com has this key, too: it proves nothing about either',
      `error unusable_key keys.bo@example.com.2: this key proves nothing: ${cut}`,
    ]);
    expect(faults({})).toEqual([]);
  });

  it('prove who somebody is where they can be read and are of one person', () => {
    expect(listedKeys({ keys }).map(({ person, base64 }) => [person, `ssh-ed25519 ${base64}`])).toEqual([
      ['ann@example.com', ed25519(1)],
      ['ann@example.com', ed25519(1)],
      ['bo@example.com', ed25519(3)],
      ['cy', ed25519(4)],
    ]);
    expect(listedKeys({})).toEqual([]);
  });
});

function says(roles: string, more = ''): string {
  return `gate review asks for a signature, and nobody in ${roles} has a key here${more}`;
}

describe('a gate that asks for a signature', () => {
  const ann = { emails: ['Ann@example.com'] };
  const bo = { emails: ['bo@example.com'] };
  const keys = { 'ann@example.com': [ed25519(1)] };
  const asking = { review: { roles: ['bo'], assurance: 'signed' } } as const;

  it('has somebody with a key, be it by name, by a permission that plain git knows, or as an owner of what changes', () => {
    for (const role of [ann, { permission: 'write' }, { codeowners: true }] as const)
      expect(faults({ keys, roles: { bo: role }, gates: asking })).toEqual([]);
    expect(
      faults({ keys, roles: { bo, ann }, gates: { review: { roles: ['bo', 'ann'], assurance: 'signed' } } }),
    ).toEqual([]);
    expect(faults({ keys, roles: { bo }, gates: { review: { ...asking.review, codeowners: true } } })).toEqual([]);
    expect(faults({ roles: { bo }, gates: { review: { checks: ['build'] } }, assurance: 'signed' })).toEqual([]);
  });

  it('is told about once where nobody has one, where it is asked', () => {
    expect(faults({ keys, roles: { bo }, gates: asking })).toEqual([
      `error gate_nobody_opens gates.review.assurance: ${says('bo')}`,
    ]);
    expect(faults({ keys, roles: { bo }, gates: { review: { roles: ['bo'] } }, assurance: 'signed' })).toEqual([
      `error gate_nobody_opens assurance: ${says('bo')}`,
    ]);
    expect(
      faults({ keys, roles: { bo, ann }, gates: { review: { all_of: ['ann', 'bo'], assurance: 'signed' } } }),
    ).toEqual([`error gate_nobody_opens gates.review.assurance: ${says('bo')}`]);
  });

  it('may still open on GitHub, which proves more', () => {
    const github = ': it opens on GitHub only';
    for (const role of [
      { logins: ['bo'] },
      { ids: [7] },
      { teams: ['org/all'] },
      { apps: ['robot'] },
      { agents: ['robot'] },
      { permission: 'maintain' },
    ] as const)
      expect(faults({ keys, roles: { bo: role }, gates: asking })).toEqual([
        `warning gate_nobody_opens gates.review.assurance: ${says('bo', github)}`,
      ]);
    expect(faults({ roles: { bo: { codeowners: true } }, gates: asking })).toEqual([
      `warning gate_nobody_opens gates.review.assurance: ${says('bo', github)}`,
    ]);
    expect(faults({ gates: { review: { codeowners: true, assurance: 'signed' } } })).toEqual([
      `warning gate_nobody_opens gates.review.assurance: ${says('it', github)}`,
    ]);
  });

  it('whose people are not named at all is told about once, as that', () => {
    expect(faults({ keys, roles: { bo: {} }, gates: asking })).toEqual([
      'error gate_nobody_opens gates.review.roles: nobody can open gate review: the policy names no person for bo',
    ]);
  });

  it('may be one of the definition', () => {
    const asked = fullForm({ workflow_type: 'release', stages: ['a'], gates: ['review'] });
    const signed = {
      ...asked,
      gates: asked.gates.map((gate) => ({ ...gate, owner: 'bo', assurance: 'signed' as const })),
    };
    const found = checkPolicy(fullPolicy({ version: 1, keys, roles: { bo } }), [signed], []);
    expect(found).toMatchObject([{ code: 'gate_nobody_opens', path: [], severity: 'error' }]);
  });
});
