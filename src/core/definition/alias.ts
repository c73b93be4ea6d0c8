import { own } from '../own.ts';
import type { Definition } from './schema.ts';

/** Everything of a definition that has a name, by kind. `owner`: whoever looks after something, specialists included. */
export function namesOf(definition: Definition, kind: Kind): readonly string[] {
  if (kind === 'gate') return definition.gates.map((one) => one.gate_id);
  if (kind === 'artifact') return definition.artifacts.map((one) => one.artifact_type);
  if (kind === 'owner') return ownersIn(definition);
  return definition[`${kind}s`].map((one) => one.id);
}

export const kinds = ['gate', 'artifact', 'action', 'stage', 'track', 'owner'] as const;
export type Kind = (typeof kinds)[number];

/** Where an owner is named by an alias, that is no name of its own. */
function ownersIn(definition: Definition): readonly string[] {
  const { aliases, artifacts, gates, roles, specialists, specialist_owners, stages, tracks } = definition;
  const mentioned = [
    ...Object.values(specialist_owners),
    ...[...artifacts, ...gates, ...stages, ...tracks].flatMap((one) => one.owner ?? []),
  ];
  return [
    ...[...specialists, ...roles].map((one) => one.id),
    ...mentioned.filter((name) => own(aliases, name) === undefined),
  ];
}

/**
 * What a typed name means: a name of the definition itself, else what it is an alias of, else itself. With `kind` only
 * names of that kind count: a gate may be called what an action is called.
 */
export function meant(definition: Definition, name: string, kind?: Kind): string {
  const target = own(definition.aliases, name);
  if (target === undefined) return name;
  const among = kind === undefined ? kinds : [kind];
  return among.some((one) => namesOf(definition, one).includes(name)) ? name : target;
}

/** The arguments of commands that name something of the definition. */
interface Named {
  readonly gate?: string;
  readonly artifact?: string;
  readonly action?: string;
  /** A stage, in the commands that are given here. */
  readonly to?: string;
  readonly stage?: string;
  /** Whoever makes something, or a kind of track. */
  readonly as?: string;
  /** Whatever it may be. */
  readonly target?: string;
}

const argumentKinds: readonly (readonly [keyof Named, Kind | undefined])[] = [
  ['gate', 'gate'],
  ['artifact', 'artifact'],
  ['action', 'action'],
  ['to', 'stage'],
  ['stage', 'stage'],
  ['as', undefined],
  ['target', undefined],
];

/** The same arguments with the names that are meant. The command in the log keeps what was typed. */
export function namesMeant<A extends Named>(definition: Definition, args: A): A {
  if (Object.keys(definition.aliases).length === 0) return args;
  const changed = argumentKinds.flatMap(([key, kind]) => {
    const typed = args[key];
    return typed === undefined ? [] : [[key, meant(definition, typed, kind)] as const];
  });
  return { ...args, ...Object.fromEntries(changed) };
}
