import type { Condition, Leaf } from '../condition.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { list, optional, text } from './given.ts';
import type { FromDoor, Given, Misread } from './verb.ts';

/** With the terms as they were typed: what it allows, on which conditions, and for how long. */
export function approveCommand(given: Given, door: FromDoor): ProjectCommand | Misread {
  // A condition in words is one word here, because it was in quotes.
  const words = list(given, 'terms').flatMap((word, at, all) => (all[at - 1] === 'if' ? [word] : word.split(/\s+/u)));
  const terms = termsFrom(words.filter((word) => word.trim() !== ''));
  if ('misuse' in terms) return terms;
  return {
    approve: {
      track: text(given, 'track', 'main'),
      ...optional(given, 'gate', 'gate'),
      ...optional(given, 'branch', 'proposal'),
      ...optional(given, 'head', 'head'),
      reason: text(given, 'reason'),
      ...optional(given, 'limits', 'limits'),
      ...terms,
      ...(door.attestation === undefined ? {} : { on_behalf_of: door.attestation }),
    },
  };
}

interface Terms {
  readonly permits?: readonly string[];
  readonly conditions?: readonly Condition[];
  readonly blockers?: readonly string[];
  readonly until?: string;
}

/**
 * `only to:contract,act:sandbox if fact:retention_policy,no:blockers until 2027-01-31`, each part at most once; and
 * `if "the contract is signed"`, with a space in it, as often as there is something to say.
 */
function termsFrom(words: readonly string[]): Terms | Misread {
  const next =
    'Write: only ACTION,… if CONDITION,… until DAY — each at most once, and if "WORDS" as often as you like.';
  let terms: Terms = {};
  for (const [at, word] of words.entries()) {
    if (at % 2 === 1) continue;
    const value = words[at + 1];
    const parts = (value ?? '').split(',').filter((part) => part !== '');
    if (value === undefined || parts.length === 0)
      return { misuse: { because: `"${word}" is followed by nothing`, next } };
    if (word === 'only' && terms.permits === undefined) {
      terms = { ...terms, permits: parts.map((part) => part.replace(/^act:/u, '')) };
    } else if (word === 'if' && /\s/u.test(value.trim())) {
      terms = { ...terms, blockers: [...(terms.blockers ?? []), value.trim()] };
    } else if (word === 'if' && terms.conditions === undefined) {
      const read = leavesFrom(parts);
      if ('misuse' in read) {
        const { because, next: known } = read.misuse;
        return { misuse: { because, next: known.replace(/\.$/u, ', or words in quotes.') } };
      }
      terms = { ...terms, conditions: read.leaves };
    } else if (word === 'until' && terms.until === undefined) {
      terms = { ...terms, until: value };
    } else {
      return { misuse: { because: `"${word}" is not understood here`, next } };
    }
  }
  return terms;
}

/** Conditions as people type them: `fact:NAME`, `gate:NAME`, … */
export function leavesFrom(parts: readonly string[]): { readonly leaves: readonly Leaf[] } | Misread {
  const leaves: Leaf[] = [];
  for (const part of parts) {
    const leaf = leafFrom(part);
    if (leaf === null) {
      const known = 'fact:NAME, artifact:NAME, gate:NAME, track:NAME, check:NAME, flag:NAME, no:blockers';
      return { misuse: { because: `"${part}" is no condition`, next: `Conditions are ${known}.` } };
    }
    leaves.push(leaf);
  }
  return { leaves };
}

function leafFrom(part: string): Leaf | null {
  const [kind, ...rest] = part.split(':');
  const name = rest.join(':');
  if (name === '') return null;
  if (kind === 'fact') return { fact: name };
  if (kind === 'artifact') return { artifact: name };
  if (kind === 'gate') return { gate: name };
  if (kind === 'track') return { track: name, is: 'complete' };
  if (kind === 'check') return { check: name };
  if (kind === 'flag') return { flag: name };
  return kind === 'no' && (name === 'blockers' || name === 'conflicts' || name === 'missing_facts')
    ? { no: name }
    : null;
}
