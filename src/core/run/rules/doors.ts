import { approvalsIn } from '../../confirm/quorum.ts';
import type { Confirm, DecisionMade } from '../../confirm/confirm.ts';
import type { Actor } from '../../entry.ts';
import { apartFrom, same, type Requirement } from '../../policy/may.ts';
import type { Policy } from '../../policy/schema.ts';
import { aboutOf, approversOf } from '../confirms.ts';
import type { Draft } from '../draft.ts';
import { no, type Refused } from './context.ts';

/** Somebody by the id of one door, with their login where it is known, and what they did. */
interface Known {
  readonly id: Actor['id'];
  readonly login?: string;
  readonly did: string;
}

/**
 * Why whoever says yes is not sure to be somebody else than those who made what a gate is about, who said yes before where
 * it takes several, or who opened a gate that this one is apart from: GitHub knows people by a number, and git by an e-mail
 * address. Null where they are, or have ids of one kind, by which they are told apart anyway.
 */
export function whyNotOther(
  { observed: { policy }, state }: Draft,
  { gate, decisions }: Pick<Confirm, 'gate' | 'decisions'>,
  made: Pick<DecisionMade, 'decided_by' | 'decided_by_login' | 'delegated_by'>,
  { ownWork, count, allOf }: Pick<Requirement, 'ownWork' | 'count' | 'allOf'>,
): Refused | null {
  const did = `made or asks for what ${gate} is about`;
  const makers: readonly Known[] = ownWork ? [] : aboutOf(state, gate).makers.map((id) => ({ id, did }));
  const voices = count > 1 || allOf.length > 1 ? approvalsIn(decisions) : [];
  const others: readonly Known[] = [
    ...makers,
    ...voices.map((one) => ({ id: one.decided_by, login: one.decided_by_login, did: 'has agreed to it' })),
    ...apartFrom(policy, gate).flatMap((one) => approversOf(state, one).map((id) => ({ id, did: `opened ${one}` }))),
  ];
  const theirs = [{ id: made.decided_by, login: made.decided_by_login }, ...(made.delegated_by ?? [])];
  for (const one of theirs) {
    for (const other of others) {
      const address = typeof one.id === 'string' ? one.id : other.id;
      const isApart = typeof address === 'number' || typeof one.id === typeof other.id || !address.includes('@');
      const is = isApart ? 'other' : isTied(policy, address, typeof one.id === 'string' ? other : one);
      if (is === 'same')
        return no(
          other.did === did ? 'own_work' : 'not_distinct',
          `${other.id} ${other.did}, and is ${one.login}`,
          'Somebody else has to agree.',
        );
      if (is === 'unknown')
        return no(
          'not_distinct',
          `${other.id} ${other.did}, and nobody can tell whether that is ${one.login}: one door knows people by an e-mail address, the other by a number of GitHub's`,
          `Decide where they did, or commit on the default branch, in .github/countersign.yml, whose address it is, LOGIN being theirs: roles: { LOGIN: { logins: [LOGIN], emails: [${JSON.stringify(address)}] } }`,
        );
    }
  }
  return null;
}

/**
 * Is an e-mail address somebody's whom GitHub knows by a number? A role that is called like the only login in it says whose
 * the addresses beside it are; an address that GitHub gives to people begins with their number:
 * https://docs.github.com/en/account-and-profile/reference/email-addresses-reference
 */
function isTied(
  policy: Policy,
  address: string,
  { id, login }: { readonly id: Actor['id']; readonly login?: string },
): 'same' | 'other' | 'unknown' {
  const [, number] = /^(\d+)\+[^@]+@users\.noreply\.github\.com$/iu.exec(address) ?? [];
  if (number !== undefined) return Number(number) === id ? 'same' : 'other';
  for (const [name, { logins = [], ids = [], emails = [] }] of Object.entries(policy.roles)) {
    const isOfOne = logins.length === 1 && logins.every((one) => same(one, name));
    if (!isOfOne || !emails.some((one) => same(one, address))) continue;
    if (ids.some((one) => one === id) || (login !== undefined && same(name, login))) return 'same';
    // Who opened another gate is known by their number alone.
    return login !== undefined || ids.length > 0 ? 'other' : 'unknown';
  }
  return 'unknown';
}
