import { isFields } from '../../fields.ts';
import type { Path } from '../../finding.ts';
import { nearest } from '../../nearest.ts';

import { readPath, readRule, type Rule, type Step, type Unreadable } from './rule.ts';
import { problemAt, type Place, type TraceProblem } from './told.ts';

/** One rule, with what it is about. */
export interface Invariant {
  readonly id: string;
  /** A kind of object, as `confirm`, or of what git, a tool and so on tell, as `git_event`. */
  readonly scope: string;
  /** The way to what it is about; empty where the rule says that itself. */
  readonly steps: readonly Step[];
  /** Null where it is said in words only. */
  readonly rule: Rule | null;
  readonly description: string | null;
  /** It asks only where the value is there. */
  readonly isOptional: boolean;
  /** What it is where it does not hold: always an error where somebody brings it. */
  readonly severity: 'error' | 'warning';
  /** Where it stands; null where it ships with this program. */
  readonly place: Place | null;
  /** It is about the objects in this folder and below; null: about all. */
  readonly under: string | null;
}

const known = ['id', 'scope', 'path', 'rule', 'description', 'note', 'schema_ref'];

/**
 * Reads rules out of a plain value: `invariants: [{id, scope, path, rule, description}]`, or the bare list, whose scope is the
 * name of its file. A rule that cannot be read is a problem and never passed over.
 */
export function readInvariants(
  value: unknown,
  { file, under }: { readonly file: string; readonly under: string | null },
): { readonly invariants: readonly Invariant[]; readonly problems: readonly TraceProblem[] } {
  const base: Path = isFields(value) ? ['invariants'] : [];
  const list = isFields(value) ? value['invariants'] : value;
  if (!Array.isArray(list) || list.length === 0)
    return {
      invariants: [],
      problems: [
        problemAt(
          { file, path: [] },
          [],
          'rule_unreadable',
          'there is no list of rules in the file',
          'Write invariants: and below it a list of id, scope, path and rule.',
        ),
      ],
    };
  const fileScope = file.replace(/^[^]*[/\\]/u, '').replace(/\.[^]*$/u, '');
  const read = list.map((item: unknown, index) =>
    invariantIn(item, { file, path: [...base, index] }, fileScope, under),
  );
  const first = new Set<string>();
  const twice = read.flatMap((one, index) => {
    if (!('id' in one)) return [];
    const isTwice = first.has(one.id);
    first.add(one.id);
    return isTwice
      ? [
          problemAt(
            { file, path: [...base, index] },
            ['id'],
            'duplicate_id',
            `there is a rule ${one.id} already`,
            'Give each rule an id of its own.',
          ),
        ]
      : [];
  });
  return {
    invariants: read.flatMap((one) => ('id' in one ? [one] : [])),
    problems: [...read.flatMap((one) => ('id' in one ? [] : one.problems)), ...twice],
  };
}

type Wrong = { readonly problems: readonly TraceProblem[] };

function invariantIn(item: unknown, place: Place, fileScope: string, under: string | null): Invariant | Wrong {
  if (!isFields(item))
    return wrong(place, [], { wrong: 'a rule is an object', next: 'Write id, scope, path and rule.' });
  for (const key of Object.keys(item)) {
    const meant = known.includes(key) ? null : nearest(key, known);
    if (meant !== null && !Object.hasOwn(item, meant))
      return wrong(place, [key], { wrong: `a rule has no ${key}`, next: `Did you mean ${meant}?` });
  }
  const { id, scope = fileScope, path, rule, description, note } = item;
  if (typeof id !== 'string' || id.trim() === '')
    return wrong(place, [], { wrong: 'this rule has no id', next: 'Add id: and a name for it.' });
  if (typeof scope !== 'string')
    return wrong(place, ['scope'], {
      wrong: `the scope of ${id} is no text`,
      next: 'Write scope: confirm, or another kind of object.',
    });
  const told = typeof description === 'string' && description.trim() !== '' ? description : null;
  const steps = path === undefined ? [] : typeof path === 'string' ? readPath(path) : noText(id, 'path');
  if ('wrong' in steps) return wrong(place, ['path'], steps);
  const whole = {
    id,
    scope,
    steps,
    description: told,
    isOptional: typeof note === 'string' && /^Apply only when .*\bexists\b/iu.test(note),
    severity: 'error' as const,
    place,
    under,
  };
  if (rule === undefined && path === undefined && told !== null) return { ...whole, rule: null };
  const read = typeof rule === 'string' ? readRule(rule) : noText(id, 'rule');
  if ('wrong' in read) return wrong(place, rule === undefined ? [] : ['rule'], read);
  const isOwnWay = 'found' in read || 'test' in read;
  if (isOwnWay && path !== undefined)
    return wrong(place, ['path'], { wrong: `the rule of ${id} says itself what it is about`, next: 'Take path out.' });
  if (!isOwnWay && path === undefined)
    return wrong(place, ['rule'], { wrong: `${id} does not say what it is about`, next: 'Add path: to it.' });
  return { ...whole, rule: read };
}

function noText(id: string, field: string): Unreadable {
  return { wrong: `the ${field} of ${id} is missing, or no text`, next: `Write ${field}: and a text.` };
}

function wrong(place: Place, at: Path, { wrong: because, next }: Unreadable): Wrong {
  return { problems: [problemAt(place, at, 'rule_unreadable', because, next)] };
}
