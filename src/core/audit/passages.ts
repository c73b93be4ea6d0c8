import type { Condition } from '../condition.ts';
import type { Confirm } from '../confirm/confirm.ts';
import type { GateSeen, ProjectEvent } from '../project/events.ts';
import { evolve, settled, type MaybeState } from '../project/evolve.ts';
import { definitionAt, lookedAt, policyAt, type Looked, type Rulebook } from '../project/findings/looked.ts';
import { eventsOf, type Happened, type ProjectEntry } from '../project/history.ts';
import type { ProjectState } from '../project/state.ts';
import { hasLanded, recordsOf } from '../project/records.ts';
import { absent } from '../project/world.ts';
import { gatesAskedThen, type RulesThen } from './asked.ts';
import { findingsOf } from './findings.ts';
import { openedBy, overridesIn, rationaleOf, wayOf, type Overrides } from './opened.ts';
import type { AuditFinding, Passage, PassedGate } from './passage.ts';

/** The state that entries lead to, without the bookkeeping that only the next decision needs. */
export function stateAfter(entries: readonly ProjectEntry[]): MaybeState {
  return entries.reduce<MaybeState>(
    (before, entry) => settled((entry.events ?? []).reduce((state, event) => evolve(state, event, entry), before)),
    null,
  );
}

/**
 * Everything in a project that gates could have kept from happening, in order, each with the gates that stood before it
 * and how they let it pass. `rules`: what was pinned; null where it cannot be read any more. `entries`: the whole log.
 */
export function passagesIn(rules: Rulebook | null, entries: readonly ProjectEntry[]): readonly Passage[] {
  const end = stateAfter(entries);
  if (end === null) return [];
  const looked = rules === null ? null : lookedAt(rules, end, entries);
  const overrides = overridesIn(entries);
  const passages: Passage[] = [];
  let state: MaybeState = null;
  for (const entry of entries) {
    for (const event of entry.events ?? []) {
      if (state !== null) {
        const told = toldOf({ looked, overrides, state }, { entry, event });
        if (told !== null) passages.push(whole(state, { entry, event }, told));
      }
      state = evolve(state, event, entry);
    }
    state = settled(state);
  }
  return passages;
}

/** What is known when an event happens: the rules, the overrides of the whole record, and the state before it. */
interface Then {
  readonly looked: Looked | null;
  readonly overrides: Overrides;
  readonly state: ProjectState;
}

/** What makes an event a passage. */
type Told = Pick<Passage, 'kind' | 'what' | 'track' | 'external' | 'artifact' | 'why' | 'gates'> & {
  readonly findings: readonly AuditFinding[];
};

function whole(state: ProjectState, { entry, event }: Happened, told: Told): Passage {
  return {
    project: state.project_id,
    entry: entry.seq,
    id: event.event_id,
    at: entry.at,
    by: entry.actor,
    ...told,
    findings: [...told.findings, ...findingsOf(told)],
  };
}

function toldOf(then: Then, happened: Happened): Told | null {
  const { event } = happened;
  if (event.type === 'artifact_created' || event.type === 'artifact_revised')
    return event.status === 'current' ? landing(then, happened, event) : null;
  if (event.type === 'artifact_retired') return event.proposal === null ? removal(then, happened, event) : null;
  if (event.type === 'stage_changed') return move(then, happened, event);
  if (event.type === 'decision_recorded') return action(then, happened, event);
  return event.type === 'project_closed' ? closure(then, happened, event) : null;
}

type Of<T extends ProjectEvent['type']> = Extract<ProjectEvent, { readonly type: T }>;
type Landed = Extract<Of<'artifact_created' | 'artifact_revised'>, { readonly status: 'current' }>;

function landing(then: Then, { entry }: Happened, event: Landed): Told {
  const { artifact, version, content, authors, path, commit } = event;
  return {
    kind: 'landing',
    what: `${artifact} ${version} landed`,
    track: 'main',
    external: false,
    artifact: { name: artifact, version, content, path: path ?? null, commit: commit ?? null },
    why: '',
    gates: gatesSeen(then, entry, artifact, authors, content),
    findings: [],
  };
}

function removal(then: Then, { entry }: Happened, { artifact, because }: Of<'artifact_retired'>): Told {
  const before = then.state.artifacts[artifact];
  return {
    kind: 'removal',
    what: `${artifact} was taken away`,
    track: 'main',
    external: false,
    artifact: {
      name: artifact,
      version: before?.version ?? null,
      content: null,
      path: before?.path ?? null,
      commit: commitIn(entry),
    },
    why: because,
    gates: gatesSeen(then, entry, artifact, [], null),
    findings: [],
  };
}

function commitIn(entry: ProjectEntry): string | null {
  const [landed] = eventsOf([entry], 'landing_recorded');
  return landed?.event.commit ?? null;
}

/** The gates as they were recorded when the bytes came or went; closed ones were passed all the same. */
function gatesSeen(
  { state, overrides }: Then,
  entry: ProjectEntry,
  artifact: string,
  authors: readonly (number | string)[],
  content: string | null,
): readonly PassedGate[] {
  const seen = eventsOf([entry], 'gate_evaluated')
    .filter(({ event }) => event.for === `land:${artifact}`)
    .flatMap(({ event }) => event.gates);
  return seen.map((one): PassedGate => {
    if (one.open)
      return openGate(state, overrides, one, { authors, confirm: recordOf(state, entry, one.gate, artifact, content) });
    if (one.observed === true)
      return { gate: one.gate, way: 'observed', says: one.says, approvals: [], terms: {}, override: null };
    const override = rationaleOf(overrides, one.gate, entry.seq, artifact, content);
    return { gate: one.gate, way: 'bypassed', says: one.says, approvals: [], terms: {}, override };
  });
}

function openGate(
  state: ProjectState,
  overrides: Overrides,
  { gate, says }: GateSeen,
  { authors, confirm }: { readonly authors: readonly (number | string)[]; readonly confirm: Confirm | undefined },
): PassedGate {
  const opened = openedBy(state, confirm, authors, overrides);
  return { gate, way: wayOf(opened), says, ...opened };
}

/** The record that let bytes pass: of those about them, that of the branch which brought them; of what was approved before a release, that. */
function recordOf(
  state: ProjectState,
  entry: ProjectEntry,
  gate: string,
  artifact: string,
  content: string | null,
): Confirm | undefined {
  if ('publish' in entry.command) return landedRecord(state, 'main', gate);
  const [brought] = eventsOf([entry], 'landing_recorded').map(({ event }) => event.proposal);
  const about = recordsOf(state, 'main', gate).filter(({ covers }) => covers[artifact] === (content ?? absent));
  return about.find(({ proposal }) => proposal === brought) ?? about[0];
}

function move(then: Then, { entry }: Happened, { track, from, to, rationale }: Of<'stage_changed'>): Told {
  const rules = rulesThen(then, entry);
  const ways = (rules?.definition.allowed_transitions ?? []).filter((one) => one.from === from && one.to === to);
  const unlisted: readonly AuditFinding[] =
    rules === null || ways.length > 0
      ? []
      : [{ code: 'unlisted_move', says: `no transition leads from ${from} to ${to}: nothing was asked for` }];
  return {
    kind: 'move',
    what: `${track === 'main' ? '' : `${track}: `}${from} → ${to}`,
    track,
    external: false,
    artifact: null,
    why: rationale,
    ...asked(
      then,
      entry,
      rules,
      ways.map(({ requires }) => requires),
      track,
      `to:${to}`,
    ),
    ...(unlisted.length === 0 ? {} : { findings: unlisted }),
  };
}

/** A go-ahead for an action, as its decision is written; a merge that got one is told when it lands. */
const goAhead = /^act (?<action>.+)$/u;

function action(
  then: Then,
  { entry }: Happened,
  { decision, rationale, track, gates }: Of<'decision_recorded'>,
): Told | null {
  const id = goAhead.exec(decision)?.groups?.['action'];
  if (id === undefined) return null;
  const rules = rulesThen(then, entry);
  const known = rules?.definition.actions.find((one) => one.id === id);
  const open = gates.map((one) =>
    openGate(then.state, then.overrides, one, { authors: [], confirm: landedRecord(then.state, track, one.gate) }),
  );
  const further = asked(then, entry, rules, [known?.requires], track, id);
  return {
    kind: 'action',
    what: id,
    track,
    external: known?.external === true,
    artifact: null,
    why: rationale,
    gates: [...open, ...further.gates.filter(({ gate }) => !open.some((one) => one.gate === gate))],
    findings: further.findings,
  };
}

/** The record of what is on the default branch, else the last. */
function landedRecord(state: ProjectState, track: string, gate: string): Confirm | undefined {
  const all = recordsOf(state, track, gate);
  return all.find((one) => hasLanded(state, one)) ?? all[0];
}

function closure(then: Then, { entry }: Happened, { terminal_state, rationale }: Of<'project_closed'>): Told {
  const rules = rulesThen(then, entry);
  const known = rules?.definition.terminal_states.find(({ id }) => id === terminal_state);
  return {
    kind: 'closure',
    what: `ended as ${terminal_state}`,
    track: 'main',
    external: false,
    artifact: null,
    why: rationale,
    ...asked(then, entry, rules, [known?.requires], 'main', `to:${terminal_state}`),
  };
}

function rulesThen({ looked }: Then, { seq }: ProjectEntry): RulesThen | null {
  const definition = looked === null ? null : definitionAt(looked, seq);
  const policy = looked === null ? null : policyAt(looked, seq);
  return definition === null || policy === null ? null : { definition, policy };
}

function asked(
  { state, overrides }: Then,
  { at }: ProjectEntry,
  rules: RulesThen | null,
  conditions: readonly (Condition | undefined)[],
  track: string,
  act: string,
): Pick<Told, 'gates' | 'findings'> {
  if (rules !== null)
    return { gates: gatesAskedThen(rules, state, conditions, { track, action: act, at, overrides }), findings: [] };
  const says = 'the workflow or the policy of then cannot be read any more: which gates stood before it is not known';
  return { gates: [], findings: [{ code: 'unreadable_rules', says }] };
}
