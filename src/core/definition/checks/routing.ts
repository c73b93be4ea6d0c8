import type { Path, Problem } from '../../finding.ts';
import { insteadOf } from '../../nearest.ts';
import { own } from '../../own.ts';
import { namesOf, type Kind } from '../alias.ts';
import type { Definition, RoutingRule } from '../schema.ts';
import { trackStages } from '../track-type.ts';
import { dangling, error, warning, type Names } from './problem.ts';

interface Looked {
  readonly definition: Definition;
  readonly names: Readonly<Record<Kind, Names>>;
  /** Whoever a request may be sent to: a specialist; where none is listed, whoever looks after something. */
  readonly specialists: Names;
  /** What a request may be about. */
  readonly targets: Names;
}

/** Aliases, triage, tracks, support, plugins and routing: does everything lead where something is? */
export function checkRouting(definition: Definition): readonly Problem[] {
  const named = (kind: Kind): Names => new Set(namesOf(definition, kind));
  const names = {
    gate: named('gate'),
    artifact: named('artifact'),
    action: named('action'),
    stage: named('stage'),
    track: named('track'),
    owner: named('owner'),
  };
  const listed = new Set(definition.specialists.map((one) => one.id));
  const looked: Looked = {
    definition,
    names,
    specialists: listed.size === 0 ? names.owner : listed,
    targets: new Set(Object.values(names).flatMap((one) => [...one])),
  };
  return [
    ...checkAliases(looked),
    ...checkTriage(looked),
    ...checkTracks(looked),
    ...definition.support.flatMap(({ specialist, on }, index) => [
      ...specialistAt(looked, specialist, ['support', index, 'specialist']),
      ...targetAt(looked, on, ['support', index, 'on', 'target']),
    ]),
    ...definition.plugins.flatMap(({ gates = [] }, index) =>
      gates.flatMap((gate, at) => dangling('gate', gate, names.gate, ['plugins', index, 'gates', at])),
    ),
    ...checkRules(looked),
  ];
}

/** An alias is followed once, and a name that is there means itself. */
function checkAliases({ definition, names, targets: known }: Looked): readonly Problem[] {
  return Object.entries(definition.aliases).flatMap(([alias, target]): readonly Problem[] => {
    const path = ['aliases', alias];
    const further = own(definition.aliases, target);
    if (further !== undefined && !known.has(target))
      return [error('dangling_name', path, `${target} is itself an alias`, `Write ${further} here.`)];
    if (!known.has(target))
      return [error('dangling_name', path, `nothing here is called ${target}`, insteadOf(target, [...known]))];
    const isShadow = Object.values(names).some((one) => one.has(alias) && one.has(target));
    if (!isShadow) return [];
    return [
      error(
        'duplicate_id',
        path,
        `${alias} is a name of its own here, of the same kind as ${target}`,
        'Take the alias out, or rename what it hides.',
      ),
    ];
  });
}

function checkTriage(looked: Looked): readonly Problem[] {
  return looked.definition.triage.flatMap(({ gate, specialist }, index) => [
    ...(gate === undefined ? [] : dangling('gate', gate, looked.names.gate, ['triage', index, 'gate'])),
    ...specialistAt(looked, specialist, ['triage', index, 'specialist']),
  ]);
}

function specialistAt({ specialists }: Looked, name: string | undefined, path: Path): readonly Problem[] {
  return name === undefined ? [] : dangling('specialist', name, specialists, path);
}

function checkTracks({ definition, names }: Looked): readonly Problem[] {
  const owners = new Set(namesOf({ ...definition, tracks: [] }, 'owner'));
  const places = new Set(trackStages(definition));
  const joined = new Set(['main', ...names.track]);
  return definition.tracks.flatMap(({ lines = [], may = [], stage, owner, joins }, index) => {
    const path = ['tracks', index];
    // Where nobody is named who owns anything, a track may name anybody.
    const isNobody = owner === undefined || owner === 'TBD' || owners.size === 0;
    return [
      ...(stage === undefined ? [] : dangling('stage', stage, places, [...path, 'stage'])),
      ...(isNobody ? [] : dangling('owner', owner, owners, [...path, 'owner'])),
      ...lines.flatMap((line, at) => dangling('artifact', line, names.artifact, [...path, 'lines', at])),
      ...may.flatMap((action, at) => dangling('action', action, names.action, [...path, 'may', at])),
      ...(joins === undefined ? [] : dangling('track', joins, joined, [...path, 'joins'])),
    ];
  });
}

/** What a rule says of the target of a request instead of its name. */
const kindsOfTarget = ['none', 'any', 'current'];

function targetAt({ targets }: Looked, on: RoutingRule['on'], path: Path): readonly Problem[] {
  const target = on?.target;
  return target === undefined || kindsOfTarget.includes(target) ? [] : dangling('target', target, targets, path);
}

function checkRules(looked: Looked): readonly Problem[] {
  const { definition, names } = looked;
  const taken = new Map<string, string>();
  return definition.routing_rules.flatMap((rule, index) => {
    const path = ['routing_rules', index];
    const { specialist, with: others = [], gate, stage, track } = rule.to ?? {};
    const [first] = coveringAll(rule).flatMap((key) => taken.get(key) ?? []);
    if (rule.to !== undefined && !taken.has(keyOf(rule))) taken.set(keyOf(rule), rule.id);
    return [
      ...targetAt(looked, rule.on, [...path, 'on', 'target']),
      ...(specialist === 'owner' ? [] : specialistAt(looked, specialist, [...path, 'to', 'specialist'])),
      ...others.flatMap((one, at) => specialistAt(looked, one, [...path, 'to', 'with', at])),
      ...(gate === undefined || gate === 'triaged' ? [] : dangling('gate', gate, names.gate, [...path, 'to', 'gate'])),
      ...(typeof stage === 'string' && stage !== 'earliest'
        ? dangling('stage', stage, names.stage, [...path, 'to', 'stage'])
        : []),
      ...(typeof stage === 'object'
        ? stage.flatMap((one, at) => dangling('stage', one, names.stage, [...path, 'to', 'stage', at]))
        : []),
      ...(track === undefined ? [] : dangling('track', track, names.track, [...path, 'to', 'track'])),
      ...(first === undefined || rule.to === undefined
        ? []
        : [
            warning(
              'rule_never_reached',
              path,
              `rule ${rule.id} is never reached: ${first} stands before it and takes every such request`,
              `Put it before ${first}, or say in on or requires of ${first} what that one is about.`,
            ),
          ]),
    ];
  });
}

type Asked = readonly (readonly [string, string])[];

function askedBy({ on = {} }: RoutingRule): Asked {
  return Object.entries(on).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function keyOf(rule: RoutingRule): string {
  return JSON.stringify([askedBy(rule), rule.requires ?? null]);
}

/** Every way to ask for the same, or for less, with the same `requires` or none: whoever does so takes what this rule is about. */
function coveringAll(rule: RoutingRule): readonly string[] {
  const wider = askedBy(rule).reduce<readonly Asked[]>(
    (all, [key, value]) => [
      ...all,
      ...all.map((asked) => [...asked, [key, value] as const]),
      ...(key === 'target' && !kindsOfTarget.includes(value)
        ? all.map((asked) => [...asked, [key, 'any'] as const])
        : []),
    ],
    [[]],
  );
  const requires = rule.requires === undefined ? [null] : [null, rule.requires];
  return wider.flatMap((asked) => requires.map((one) => JSON.stringify([asked, one])));
}
