import type { Definition, Gate } from '../definition/schema.ts';
import type { FindingCode, Path, Problem } from '../finding.ts';
import { insteadOf } from '../nearest.ts';
import { instantFrom } from '../time.ts';
import { keyFaults, unsignable } from './keys.ts';
import { apartFrom, isForChecks, requirementOf, roleOf, type Requirement } from './may.ts';
import { areThereEnough, namedIn, placesOf, whyNobody } from './nameable.ts';
import { deputiesOf } from './reminders.ts';
import { isRunGate } from './run-gates.ts';
import { permissions, type Policy, type WrittenGate } from './schema.ts';

/**
 * What the schema of the policy cannot see: names of verbs, gates, roles and workflows that are not there, settings that
 * contradict each other, and gates that nobody, or too few people, could ever open.
 */
export function checkPolicy(
  policy: Policy,
  definitions: readonly Definition[],
  verbs: readonly string[],
): readonly Problem[] {
  const gates = definitions.flatMap((definition) => definition.gates);
  const names = [...new Set(gates.map((gate) => gate.gate_id))];
  const workflows = definitions.map((definition) => definition.workflow_type);
  const written = Object.entries(policy.gates);
  const opened = openedByPeople(policy, gates);
  return [
    ...(policy.workflow === undefined
      ? []
      : unknown('unknown_workflow', 'workflow', policy.workflow, workflows, ['workflow'])),
    ...written.flatMap(([gate, { distinct_from = [] }]) => [
      ...asKey(unknownGate(gate, names, ['gates', gate])),
      ...distinct_from.flatMap((other, index) => unknownGate(other, names, ['gates', gate, 'distinct_from', index])),
    ]),
    ...Object.keys(policy.verbs).flatMap((verb) =>
      asKey(unknown('unknown_verb', 'verb', verb, verbs, ['verbs', verb])),
    ),
    ...usesOf(policy).flatMap(([path, roles]) =>
      roles.flatMap((role, index) => checkRole(policy, role, [...path, index])),
    ),
    ...outsideGates(policy),
    ...deputyFaults(policy, gates),
    ...dayFaults(policy),
    ...written.flatMap(([gate, settings]) => contradictions(gate, settings)),
    ...closedGates(policy, opened),
    ...tooFewApart(policy, opened),
    ...keyFaults(policy),
    ...unsignable(policy, gates),
  ];
}

function unknownGate(gate: string, known: readonly string[], path: Path): readonly Problem[] {
  return isRunGate(gate) ? [] : unknown('unknown_gate', 'gate', gate, known, path);
}

function unknown(
  code: FindingCode,
  what: string,
  name: string,
  known: readonly string[],
  path: Path,
): readonly Problem[] {
  if (known.includes(name)) return [];
  return [{ code, path, message: `there is no ${what} ${name}`, next: insteadOf(name, known), severity: 'error' }];
}

function asKey(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, at: 'key' }));
}

function error(code: FindingCode, path: Path, message: string, next: string): Problem {
  return { code, path, message, next, severity: 'error' };
}

type Use = readonly [Path, readonly string[]];

/** Every list of roles in a policy. */
function usesOf(policy: Policy): readonly Use[] {
  return [
    ...Object.entries(policy.gates).flatMap(([gate, { roles = [], all_of = [] }]): readonly Use[] => [
      [['gates', gate, 'roles'], roles],
      [['gates', gate, 'all_of'], all_of],
    ]),
    ...usesOutside(policy),
  ];
}

/** Those where nobody is asked about the bytes of a branch. */
function usesOutside(policy: Policy): readonly Use[] {
  return [
    ...Object.entries(policy.verbs).map(([verb, roles]): Use => [['verbs', verb], roles]),
    ...Object.entries(policy.roles).map(([role, { deputies = [] }]): Use => [['roles', role, 'deputies'], deputies]),
    [['delegation', 'roles'], policy.delegation.roles ?? []],
    [['attesters'], policy.attesters],
    [['overriders'], policy.overriders],
  ];
}

function checkRole(policy: Policy, role: string, path: Path): readonly Problem[] {
  return unknown('unknown_role', 'role', role, knownRoles(policy), path);
}

function knownRoles(policy: Policy): readonly string[] {
  return [...Object.keys(policy.roles), ...permissions.filter((permission) => permission !== 'none')];
}

/** Owners of code are known only where a branch changes something. */
function outsideGates(policy: Policy): readonly Problem[] {
  return usesOutside(policy).flatMap(([path, roles]) =>
    roles.flatMap((role, index) => {
      const { codeowners, ...others } = roleOf(policy, role);
      if (codeowners !== true || Object.keys(others).length > 0) return [];
      return [
        error(
          'contradictory_settings',
          [...path, index],
          `nobody holds ${role} here: it is for owners of the paths that a branch changes`,
          'Use it in the roles of a gate, or give it people, a team or a permission, too.',
        ),
      ];
    }),
  );
}

/** Deputies that stand in for nobody, or never; and days to wait for deputies that are not there. */
function deputyFaults(policy: Policy, gates: readonly Gate[]): readonly Problem[] {
  const named = Object.entries(policy.roles).flatMap(([role, { deputies = [] }]) =>
    deputies.map((deputy, index) => ({ role, deputy, path: ['roles', role, 'deputies', index] })),
  );
  const all = [policy.reminders ?? {}, ...Object.values(policy.gates).map(({ reminders = {} }) => reminders)];
  const isNever = all.every((one) => one.deputy_after_working_days === undefined);
  const first = named.slice(0, isNever ? 1 : 0);
  return [
    ...named
      .filter(({ role, deputy }) => isNobodyElse(policy, role, deputy))
      .map(({ role, deputy, path }) =>
        error(
          'contradictory_settings',
          path,
          role === deputy ? `${role} stands in for itself` : `everybody in ${deputy} holds ${role} already`,
          'Name a role of other people.',
        ),
      ),
    ...first.map(({ path }) =>
      error(
        'contradictory_settings',
        path,
        'nothing says after how many days deputies may open a gate, so they never may',
        'Add deputy_after_working_days to reminders.',
      ),
    ),
    ...remindersIn(policy).flatMap(({ path, reminders, names }) =>
      reminders.deputy_after_working_days === undefined || hasDeputies(policy, gates, names)
        ? []
        : [
            error(
              'contradictory_settings',
              [...path, 'deputy_after_working_days'],
              'no role that opens it has deputies',
              'Add deputies to the roles, or leave it out.',
            ),
          ],
    ),
  ];
}

/** Does a role name nobody who does not hold the other one? */
function isNobodyElse(policy: Policy, role: string, deputy: string): boolean {
  if (role === deputy) return true;
  const [one, other] = [namedIn(policy, role), namedIn(policy, deputy)];
  return one !== null && other !== null && other.size > 0 && [...other].every((name) => one.has(name));
}

interface WrittenReminders {
  readonly path: Path;
  readonly reminders: NonNullable<Policy['reminders']>;
  /** The gates they are for; null for all that have none of their own. */
  readonly names: readonly string[] | null;
}

function remindersIn(policy: Policy): readonly WrittenReminders[] {
  return [
    ...(policy.reminders === undefined ? [] : [{ path: ['reminders'], reminders: policy.reminders, names: null }]),
    ...Object.entries(policy.gates).flatMap(([gate, { reminders }]) =>
      reminders === undefined ? [] : [{ path: ['gates', gate, 'reminders'], reminders, names: [gate] }],
    ),
  ];
}

/** A gate that is not there is told about where it is named. */
function hasDeputies(policy: Policy, gates: readonly Gate[], names: readonly string[] | null): boolean {
  const known = gates.filter(({ gate_id }) => names?.includes(gate_id) === true);
  const roles =
    names === null ? Object.keys(policy.roles) : known.flatMap((gate) => [...requirementOf(policy, gate).roles]);
  return deputiesOf(policy, roles).length > 0 || (names !== null && known.length === 0);
}

/** Days that are none, and deputies who would come before anybody was reminded. */
function dayFaults(policy: Policy): readonly Problem[] {
  const soon = remindersIn(policy).filter(
    ({ reminders: { after_working_days: remind = 0, deputy_after_working_days: deputies } }) =>
      deputies !== undefined && deputies <= remind,
  );
  return [
    ...soon.map(({ path }) =>
      error(
        'contradictory_settings',
        [...path, 'deputy_after_working_days'],
        'the deputies would come no later than the reminder',
        'Raise it, or lower after_working_days.',
      ),
    ),
    ...policy.calendar.holidays.flatMap((day, index) =>
      instantFrom(day) === null
        ? [error('invalid_date', ['calendar', 'holidays', index], `${day} is not a day`, 'Write it as 2026-12-25.')]
        : [],
    ),
  ];
}

/** Settings of one gate that cannot both have their way. */
function contradictions(gate: string, settings: WrittenGate): readonly Problem[] {
  const { roles = [], all_of = [], distinct_from = [], checks = [], codeowners = false, count } = settings;
  const at = (setting: keyof WrittenGate, message: string, next: string): Problem =>
    error('contradictory_settings', ['gates', gate, setting], message, next);
  const forPeople = roles.length > 0 || all_of.length > 0 || codeowners;
  const onlyPeople = (
    ['own_work', 'recheck', 'expires_after_days', 'assurance', 'distinct_from', 'reminders'] as const
  ).filter((setting) => settings[setting] !== undefined);
  const found: (Problem | false)[] = [
    distinct_from.includes(gate) &&
      at('distinct_from', `gate ${gate} cannot be apart from itself`, 'Name other gates.'),
    checks.length > 0 &&
      !forPeople &&
      (count ?? 0) > 0 &&
      at('count', `it asks for ${count} people, and names no role for them`, 'Add roles, or leave count out.'),
    count === 0 &&
      checks.length === 0 &&
      at('count', 'a gate that asks for nobody would always be open', 'Name checks that answer it, or people.'),
    count === 0 &&
      checks.length > 0 &&
      forPeople &&
      at('count', 'it names people, and asks for none of them', 'Leave count out, or the people.'),
    count !== undefined &&
      count > 0 &&
      count < all_of.length &&
      at('count', `all_of takes ${all_of.length} people, and count says ${count}`, 'Leave count out, or raise it.'),
    codeowners &&
      settings.own_work === true &&
      at(
        'own_work',
        'who owns what they change themselves would need nobody else',
        'Leave own_work out: somebody else who owns it has to agree.',
      ),
  ];
  const useless =
    checks.length > 0 && !forPeople && (count ?? 0) === 0
      ? onlyPeople.map((setting) =>
          at(setting, `${setting} is about people, and only checks answer this gate`, 'Leave it out, or add roles.'),
        )
      : [];
  return [...found.filter((problem) => problem !== false), ...useless];
}

/** A gate of the policy that people open, and whose roles are all there. */
interface Opened {
  readonly name: string;
  readonly settings: WrittenGate;
  readonly asked: Requirement;
}

function openedByPeople(policy: Policy, gates: readonly Gate[]): readonly Opened[] {
  const known = knownRoles(policy);
  return Object.entries(policy.gates).flatMap(([name, settings]) => {
    const gate = gates.find((one) => one.gate_id === name);
    if (gate === undefined) return [];
    const asked = requirementOf(policy, gate);
    const isWhole = asked.roles.every((role) => known.includes(role));
    return isForChecks(asked) || !isWhole ? [] : [{ name, settings, asked }];
  });
}

/** Gates that nobody or too few could open. One whose owner the policy does not name is the definition's matter. */
function closedGates(policy: Policy, opened: readonly Opened[]): readonly Problem[] {
  return opened.flatMap(({ name, settings, asked }) => {
    if (settings.roles === undefined && asked.roles.length === 0) return [];
    const nobody = whyNobody(policy, asked);
    if (nobody === null) return [];
    const isWritten = settings[nobody.setting] !== undefined;
    return [
      error(
        'gate_nobody_opens',
        isWritten ? ['gates', name, nobody.setting] : ['gates', name],
        `nobody can open gate ${name}: ${nobody.says}`,
        'Name people or a team under roles, or ask for less.',
      ),
    ];
  });
}

/** Gates that must be apart from each other, and for which there are too few different people. */
function tooFewApart(policy: Policy, opened: readonly Opened[]): readonly Problem[] {
  const told = new Set<string>();
  return opened.flatMap(({ name }) => {
    const names = apartTogether(policy, name, opened);
    const together = opened.filter((one) => names.includes(one.name));
    const places = together.filter(({ asked }) => !asked.codeowners).map(({ asked }) => placesOf(policy, asked));
    const list = together.map((one) => one.name).join(' and ');
    if (told.has(list) || !places.every(areThereEnough) || areThereEnough(places.flat())) return [];
    told.add(list);
    const at = together.filter(({ settings }) => settings.distinct_from !== undefined).map((one) => one.name);
    return [
      error(
        'gate_nobody_opens',
        ['gates', ...at.slice(0, 1), 'distinct_from'],
        `too few different people are named for ${list}, which have to be approved by different ones`,
        'Name more people under roles, or ask for less.',
      ),
    ];
  });
}

/** A gate with others that all have to be apart from each other. */
function apartTogether(policy: Policy, gate: string, others: readonly Opened[]): readonly string[] {
  const together = [gate];
  for (const { name } of others) {
    const apart = apartFrom(policy, name);
    if (together.every((one) => apart.includes(one))) together.push(name);
  }
  return together;
}
