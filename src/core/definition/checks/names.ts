import type { Leaf } from '../../condition.ts';
import type { Path, Problem } from '../../finding.ts';
import { insteadOf } from '../../nearest.ts';
import { projectState } from '../../project/state.ts';
import { instantFrom } from '../../time.ts';
import type { Definition, Transition } from '../schema.ts';
import { trackStages } from '../track-type.ts';
import { conditionsOf, dangling, error, idsOf, leavesAt, warning, type Names, type Placed } from './problem.ts';

const trackStatuses: Names = new Set(projectState.properties.tracks.additionalProperties.properties.status.enum);
const wildcards = ['*', 'any', 'all'];

/** Names that stand twice, and words of the short form of which no name can be made. */
export function checkIds(definition: Definition): readonly Problem[] {
  const { stages, artifacts, gates, actions, roles, recovery_actions, routing_rules, terminal_states } = definition;
  return [
    ...idsOf('stages', 'stage', stages, (stage) => stage.id),
    ...idsOf('artifacts', 'artifact', artifacts, (artifact) => artifact.artifact_type),
    ...idsOf('gates', 'gate', gates, (gate) => gate.gate_id),
    ...idsOf('actions', 'action', actions, (action) => action.id),
    ...idsOf('roles', 'role', roles, (role) => role.id),
    ...idsOf('recovery_actions', 'recovery action', recovery_actions, (recovery) => recovery.id),
    ...idsOf('terminal_states', 'terminal state', terminal_states, (terminal) => terminal.id),
    ...idsOf('routing_rules', 'routing rule', routing_rules, (rule) => rule.id),
    ...idsOf('specialists', 'specialist', definition.specialists, (specialist) => specialist.id),
    ...idsOf('tracks', 'track', definition.tracks, (track) => track.id),
    ...idsOf('triage', 'triage of flag', definition.triage, (rule) => rule.flag),
    ...idsOf('support', 'support for', definition.support, (one) => one.job),
    ...idsOf('plugins', 'plugin', definition.plugins, (plugin) => plugin.id),
    ...checkTransitionsOnce(definition),
  ];
}

function checkTransitionsOnce({ allowed_transitions }: Definition): readonly Problem[] {
  const seen = new Set<string>();
  return allowed_transitions.flatMap((transition, index) => {
    const key = JSON.stringify([transition.from, transition.to, transition.on]);
    const known = seen.has(key);
    seen.add(key);
    if (!known) return [];
    return [
      error(
        'duplicate_id',
        ['allowed_transitions', index],
        `the transition from ${transition.from} to ${transition.to} is there twice with the same trigger`,
        'Join what they require, or give each its own trigger with on.',
      ),
    ];
  });
}

/** Everything that names something else: does it exist? */
export function checkReferences(definition: Definition): readonly Problem[] {
  const stages = new Set(definition.stages.map((stage) => stage.id));
  const artifacts = new Set(definition.artifacts.map((artifact) => artifact.artifact_type));
  const gates = new Set(definition.gates.map((gate) => gate.gate_id));
  const facts = new Set(factsOf(definition));
  const places = new Set(trackStages(definition));
  return [
    ...definition.allowed_transitions.flatMap((transition, index) =>
      checkTransition(transition, index, stages, artifacts),
    ),
    ...(['artifacts', 'actions'] as const).flatMap((part) =>
      definition[part].flatMap((item, index) =>
        item.gates.flatMap((gate, at) => dangling('gate', gate, gates, [part, index, 'gates', at])),
      ),
    ),
    ...definition.terminal_states.flatMap((terminal, index) =>
      terminal.from.flatMap((stage, at) => dangling('stage', stage, stages, ['terminal_states', index, 'from', at])),
    ),
    ...definition.support_outputs.flatMap((name, index) =>
      dangling('artifact', name, artifacts, ['support_outputs', index]),
    ),
    ...(definition.never ?? []).flatMap(({ reach, without }, index) => [
      ...dangling('stage', reach, stages, ['never', index, 'reach']),
      ...without.flatMap((gate, at) => dangling('gate', gate, gates, ['never', index, 'without', at])),
    ]),
    ...conditionsOf(definition)
      .flatMap(leavesAt)
      .flatMap((leaf) => checkLeaf(definition, leaf, { stages, artifacts, gates, facts, places })),
  ];
}

function checkTransition(transition: Transition, index: number, stages: Names, artifacts: Names): readonly Problem[] {
  const path = ['allowed_transitions', index];
  const { on } = transition;
  return [
    ...(['from', 'to'] as const).flatMap((end) => {
      const stage = transition[end];
      return wildcards.includes(stage) && !stages.has(stage)
        ? [wildcardTransition([...path, end], stage)]
        : dangling('stage', stage, stages, [...path, end]);
    }),
    ...(on !== 'command' && 'landed' in on
      ? dangling('artifact', on.landed, artifacts, [...path, 'on', 'landed'])
      : []),
  ];
}

/** Why a transition names its two stages: said by the reader of files, too, where `*` is not even a name. */
export function wildcardTransition(path: Path, name: string): Problem {
  return error(
    'wildcard_transition',
    path,
    `${name} stands for every stage: a transition goes from one named stage to one named stage`,
    'List the exceptions one by one, each with the gate that allows it in requires.',
  );
}

interface Known {
  readonly stages: Names;
  readonly artifacts: Names;
  readonly gates: Names;
  readonly facts: Names;
  /** Where tracks may be. */
  readonly places: Names;
}

function checkLeaf(definition: Definition, { is: leaf, path }: Placed<Leaf>, known: Known): readonly Problem[] {
  if ('artifact' in leaf) return dangling('artifact', leaf.artifact, known.artifacts, [...path, 'artifact']);
  if ('count' in leaf)
    return dangling('artifact', leaf.count.artifact, known.artifacts, [...path, 'count', 'artifact']);
  if ('age' in leaf) return dangling('artifact', leaf.age.artifact, known.artifacts, [...path, 'age', 'artifact']);
  if ('gate' in leaf) {
    return [
      ...dangling('gate', leaf.gate, known.gates, [...path, 'gate']),
      ...(leaf.permits === undefined
        ? []
        : dangling('action', actionIn(leaf.permits), actionsOf(definition), [...path, 'permits'])),
    ];
  }
  if ('track' in leaf) {
    return [
      ...(leaf.stage === undefined ? [] : dangling('stage', leaf.stage, known.places, [...path, 'stage'])),
      ...(leaf.is === undefined ? [] : dangling('track status', leaf.is, trackStatuses, [...path, 'is'])),
    ];
  }
  if ('date' in leaf) return checkDates(leaf.date, [...path, 'date']);
  return 'fact' in leaf ? checkFact(known.facts, leaf.fact, [...path, 'fact']) : [];
}

function actionIn(permit: string): string {
  return permit.replace(/@.*$/u, '');
}

/** Everything an approval may permit: actions, transitions (`to:`) and landings (`land:`). */
function actionsOf({ actions, stages, terminal_states, artifacts }: Definition): Names {
  return new Set([
    ...actions.map((action) => action.id),
    ...[...stages, ...terminal_states].map((target) => `to:${target.id}`),
    ...artifacts.map((artifact) => `land:${artifact.artifact_type}`),
  ]);
}

function checkDates(date: { readonly after?: string; readonly before?: string }, path: Path): readonly Problem[] {
  return (['after', 'before'] as const).flatMap((end) => {
    const day = date[end];
    if (day === undefined || instantFrom(day) !== null) return [];
    return [error('invalid_date', [...path, end], `${day} is not a day`, 'Write 2027-01-31 or 2027-01-31T12:00Z.')];
  });
}

/** A fact that no list has is noticed: it may be mistyped. */
export function checkFact(known: Names, fact: string, path: Path): readonly Problem[] {
  if (known.has(fact)) return [];
  return [
    warning(
      'unknown_fact',
      path,
      `fact ${fact} stands neither in required_fields nor in facts`,
      `List it in facts, so that a mistyped name is noticed. ${known.size === 0 ? '' : insteadOf(fact, [...known])}`.trim(),
    ),
  ];
}

/** The facts that a definition lists. */
export function factsOf({ required_fields, facts }: Definition): readonly string[] {
  return [...new Set([...required_fields, ...Object.keys(facts)])];
}
