import { evaluate, leavesOf, type Condition, type FactValue } from '../condition.ts';
import type { Intent } from '../definition/routing.ts';
import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { defaultPolicy } from '../policy/schema.ts';
import { approvalsByTrack, approvalsOf } from './approval-records.ts';
import { known, noneText, unknownText, type Handoff, type HandoffEvent, type ProjectDocument } from './document.ts';
import type { ProjectEvent } from './events.ts';
import { answers } from './gates.ts';
import { missingFacts, whatIsNext } from './handoff.ts';
import { evidenceText, happenedIn, type ArtifactVersion, type Happened, type ProjectEntry } from './history.ts';
import { linesOf } from './lines.ts';
import { pathOf } from './places.ts';
import type { ProjectState, Track } from './state.ts';
import { eventText } from './subject.ts';
import { blockersOnTrack } from './track-standing.ts';
import { trackStatus } from './track-status.ts';
import { workflowStatus } from './workflow-status.ts';
import type { World } from './world.ts';

/**
 * The handoff document of a project: its state, everything that happened, and what comes next, as of the last entry.
 * `versions` are those of all artifacts in the order they landed. What the record does not say is `TBD`; what it says
 * is not there is `none`.
 */
export function exported(
  state: ProjectState,
  definition: Definition,
  entries: readonly ProjectEntry[],
  versions: readonly ArtifactVersion[],
): ProjectDocument {
  const happened = happenedIn(entries);
  const world = recordedWorld(state, definition, entries);
  const stage = state.tracks['main']?.stage ?? unknownText;
  const tracks = Object.entries(state.tracks).map(([name, track]) => trackPart(world, state, name, track));
  return {
    project_state: {
      workflow_type: state.workflow_type,
      workflow_definition: known(state.definition.origin),
      client: known(state.client),
      workflow: known(state.workflow),
      stage,
      lifecycle_stage: stage,
      workflow_status: workflowStatus(world, state, entries),
      intent: intentOf(state),
      request_kind: state.request?.kind ?? unknownText,
      active_tracks: tracks,
      source_artifacts: current(state).map(([name, one]) => `${name} ${one.version}`),
      artifact_versions: [
        ...versions.map((one) => landed(state, one)),
        ...opened(state, definition),
        ...drafts(state, definition),
      ],
      known_facts: factsOf(state, definition),
      assumptions: assumptionsOf(state, definition),
      conflicts: conflictsOf(state, definition),
      missing_info: missingFacts(world, state),
      dependencies: Object.entries(state.tracks).flatMap(([name, track]) => dependenciesOf(world, state, name, track)),
      blockers: blockersOf(state),
      urgency: state.urgency ?? unknownText,
      owner: known(state.owner),
      due_dates: dueDates(state),
      approvals: approvalsOf(state, definition, world.at),
      approvals_by_track: approvalsByTrack(state, definition, world.at),
      approval_history: happened.flatMap(approvalChange),
      decision_log: happened.flatMap(decisionOf),
      security_flags: securityFlags(definition, state),
      generated_outputs: current(state).map(([name, one]) => one.path ?? name),
      events: happened.map(handoffEvent),
      state_transitions: happened.flatMap((one) => transitionOf(one, stage)),
      ...whatIsNext(world, state),
    },
  };
}

function current(state: ProjectState) {
  return Object.entries(state.artifacts).filter(([, one]) => one.status === 'current');
}

/** What the record alone says about the world: no people, no checks, and the branches as they were last recorded. */
function recordedWorld(state: ProjectState, definition: Definition, entries: readonly ProjectEntry[]): World {
  return {
    definition,
    policy: defaultPolicy,
    definitionPin: state.definition,
    policyPin: state.policy,
    defaultBranch: '',
    head: state.cursor,
    proposals: state.proposals,
    people: { permissions: {}, teams: {} },
    checks: {},
    recent: entries,
    at: entries.at(-1)?.at ?? '',
  };
}

/** What a request comes to for whoever takes it on: people say it in more words than a document has. */
const intentsOut: Readonly<Record<Exclude<Intent, 'continue'>, Handoff['intent']>> = {
  create: 'create',
  revise: 'revise',
  route: 'handoff',
  package: 'package',
  send: 'send',
  review: 'review',
  approve: 'approve',
  escalate: 'handoff',
  recover: 'revise',
  archive: 'handoff',
  validate: 'review',
  'new workstream': 'create',
};

function intentOf({ request, artifacts }: ProjectState): Handoff['intent'] {
  if (request === undefined) return unknownText;
  if (request.intent !== 'continue') return intentsOut[request.intent];
  return own(artifacts, request.target ?? '')?.status === 'current' ? 'revise' : 'create';
}

function trackPart(world: World, state: ProjectState, name: string, track: Track): Handoff['active_tracks'][number] {
  const { kind, stage, owner, because, dependencies = [], depends_on, allowed_output, may, due_date } = track;
  return {
    track: name,
    kind,
    stage,
    status: trackStatus(world, state, name),
    owner: known(owner),
    because: known(because ?? noneText),
    dependencies: [...new Set([...dependencies, ...namesIn(depends_on)])],
    blockers: blockersOnTrack(state, name).map(([id]) => id),
    allowed_output: allowed_output ?? unknownText,
    approval_limits: may ?? ['any'],
    recovery: recoveryPart(track),
    due_date: due_date ?? unknownText,
  };
}

/** What a track waits for, one by one, and whether it is there. */
function dependenciesOf(
  world: World,
  state: ProjectState,
  name: string,
  { dependencies = [], depends_on }: Track,
): Handoff['dependencies'] {
  const needed_for = `track:${name}`;
  const parts = depends_on === undefined ? [] : 'all' in depends_on ? depends_on.all : [depends_on];
  const answer = answers(world, state, name);
  return [
    ...dependencies.map((dependency_id) => ({ dependency_id, needed_for, status: unknownText }) as const),
    ...parts.map((part) => {
      const status = evaluate(part, answer).holds ? ('met' as const) : ('open' as const);
      return { dependency_id: namesIn(part).join(' or '), needed_for, status };
    }),
  ];
}

/** What a condition asks for, as names: `gate commercial`, `track security`. */
function namesIn(condition: Condition | undefined): readonly string[] {
  return leavesOf(condition).map((leaf) =>
    Object.entries(leaf)
      .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join(', '),
  );
}

function recoveryPart({ recovery }: Track): Handoff['active_tracks'][number]['recovery'] {
  if (recovery === undefined) return noneText;
  const { action, shape = unknownText, output, owner, due_date = unknownText } = recovery;
  return { action, shape, output: known(output), owner: known(owner), due_date };
}

function factsOf({ known_facts }: ProjectState, definition: Definition): Handoff['known_facts'] {
  return Object.fromEntries(
    Object.entries(known_facts).map(([name, { value, source, by, at, substitutes }]) => [
      name,
      { value: told(definition, name, value), source, by: known(by), at, substitutes: substitutes ?? noneText },
    ]),
  );
}

/** A value that is sensitive goes on as its digest only; what was recorded before it was called so stays in the record. */
function told({ facts }: Definition, fact: string, value: FactValue): FactValue {
  return own(facts, fact)?.sensitive === true && !String(value).startsWith('sha256:') ? 'withheld' : value;
}

function assumptionsOf({ assumptions = {} }: ProjectState, definition: Definition): Handoff['assumptions'] {
  return Object.entries(assumptions).map(([assumption, { value, because, by, at }]) => ({
    assumption,
    value: told(definition, assumption, value),
    because: known(because),
    by,
    at,
  }));
}

function conflictsOf({ conflicts = {} }: ProjectState, definition: Definition): Handoff['conflicts'] {
  return Object.entries(conflicts).map(([id, { about, fact = '', claims, likely, because, tracks, by, at }]) => ({
    id,
    about: known(about),
    claims: claims.map((claim) => ({
      value: told(definition, fact, claim.value),
      source: known(claim.source),
      by: claim.by,
    })),
    likely: likely ?? unknownText,
    because: known(because),
    tracks,
    by,
    at,
  }));
}

function blockersOf({ blockers }: ProjectState): Handoff['blockers'] {
  return Object.entries(blockers).map(([id, { text, on, by, at, due_date }]) => ({
    id,
    text: known(text),
    on,
    by,
    at,
    due_date: due_date ?? unknownText,
  }));
}

/** By what is due: the project, a track by its name, a blocker by its id. */
function dueDates({ due_date, tracks, blockers }: ProjectState): Handoff['due_dates'] {
  const all = [['project', { due_date }] as const, ...Object.entries(tracks), ...Object.entries(blockers)];
  return Object.fromEntries(all.flatMap(([name, one]) => (one.due_date === undefined ? [] : [[name, one.due_date]])));
}

/** Flags that take a review of security, and those that are raised by them. */
function securityFlags({ triage }: Definition, { flags }: ProjectState): readonly string[] {
  const grave = triage.filter(({ outcome }) => outcome === 'security_review');
  const names = new Set(grave.flatMap(({ flag, raises }) => [flag, raises]));
  return flags.filter((flag) => names.has(flag));
}

function landed(state: ProjectState, { artifact, version, path, supersedes, source_artifacts }: ArtifactVersion) {
  const now = own(state.artifacts, artifact);
  const status = now?.version === version ? now.status : 'superseded';
  return {
    artifact,
    path: path ?? unknownText,
    version,
    status,
    supersedes: supersedes ?? noneText,
    source_artifacts,
  } as const;
}

/** Lines of their own that have been opened and on which nothing has landed yet, with what they were opened beside. */
function opened(state: ProjectState, definition: Definition): Handoff['artifact_versions'] {
  return linesOf(definition, state.tracks)
    .filter(({ name, track }) => track !== 'main' && own(state.artifacts, name) === undefined)
    .map(({ name, type }) => {
      const beside = own(state.artifacts, type);
      return {
        artifact: name,
        path: pathOf(definition, state, name) ?? unknownText,
        version: unknownText,
        status: 'forked' as const,
        supersedes: noneText,
        source_artifacts: beside === undefined ? [] : [`${type} ${beside.version}`],
      };
    });
}

/** What open branches would land: it has no number yet. */
function drafts(state: ProjectState, definition: Definition): Handoff['artifact_versions'] {
  return Object.values(state.proposals).flatMap(({ contents }) =>
    Object.keys(contents).map((artifact) => ({
      artifact,
      path: pathOf(definition, state, artifact) ?? unknownText,
      version: unknownText,
      status: 'draft' as const,
      supersedes: own(state.artifacts, artifact)?.version ?? noneText,
      source_artifacts: [],
    })),
  );
}

function approvalChange({ entry, event }: Happened): Handoff['approval_history'] {
  const by = entry.actor.login;
  const common = { event_id: event.event_id, timestamp: entry.at, notes: eventText(event, by) };
  if (event.type === 'approval_requested') {
    return [{ ...common, gate: event.gate, track: event.track, status: 'requested', actor: by, evidence: noneText }];
  }
  if (event.type === 'gate_overridden') {
    return [
      {
        ...common,
        gate: event.gate,
        track: event.track,
        status: 'approved',
        actor: by,
        evidence: `override: ${known(event.reason)}`,
      },
    ];
  }
  if (event.type !== 'approval_changed') return [];
  const { gate, track, status } = event;
  if (event.change === 'voided') return [{ ...common, gate, track, status, actor: by, evidence: known(event.because) }];
  return [
    { ...common, gate, track, status, actor: event.decision.decided_by_login, evidence: evidenceText(event.decision) },
  ];
}

function decisionOf({ entry, event }: Happened): Handoff['decision_log'] {
  const common = { decision_id: event.event_id, actor: entry.actor.login, timestamp: entry.at, evidence: noneText };
  if (event.type === 'approval_changed' && event.change === 'decided') {
    const { gate, track, decision } = event;
    const evidence = evidenceText(decision);
    return [
      {
        ...common,
        actor: decision.decided_by_login,
        decision: `${gate} ${decision.status}`,
        rationale: known(decision.reason),
        related_track: track,
        evidence,
      },
    ];
  }
  if (event.type === 'gate_overridden') {
    return [
      {
        ...common,
        decision: `${event.gate} overridden`,
        rationale: known(event.reason),
        related_track: event.track,
        evidence: `as ${event.role}`,
      },
    ];
  }
  if (event.type === 'delegation_changed') {
    const { change, role, to, from, until, reason } = event;
    return [
      {
        ...common,
        decision:
          change === 'given' ? `${role} delegated to ${to.login}` : `${role} no longer delegated to ${to.login}`,
        rationale: known(reason),
        related_track: noneText,
        evidence: `from ${from} until ${until}`,
      },
    ];
  }
  if (event.type === 'decision_recorded') {
    return [
      {
        ...common,
        decision: event.decision,
        rationale: known(event.rationale),
        related_track: event.track,
        evidence: gatesText(event.gates),
      },
    ];
  }
  if (event.type === 'stage_changed') {
    return [
      {
        ...common,
        decision: `${event.from} → ${event.to}`,
        rationale: known(event.rationale),
        related_track: event.track,
      },
    ];
  }
  if (event.type !== 'project_closed') return [];
  return [
    {
      ...common,
      decision: `ended as ${event.terminal_state}`,
      rationale: known(event.rationale),
      related_track: 'main',
    },
  ];
}

function gatesText(gates: readonly { readonly says: string }[]): string {
  return gates.length === 0 ? noneText : gates.map((one) => one.says).join('; ');
}

function handoffEvent({ entry, event }: Happened): HandoffEvent {
  return {
    event_id: event.event_id,
    type: event.type,
    actor: entry.actor.login,
    timestamp: entry.at,
    related_artifact: 'artifact' in event ? event.artifact : noneText,
    related_track: 'track' in event ? event.track : noneText,
    decision: decisionText(event),
    evidence: eventEvidence(event),
    notes: known(eventText(event, entry.actor.login)),
  };
}

function decisionText(event: ProjectEvent): string {
  if (event.type === 'approval_changed') return event.status;
  return event.type === 'decision_recorded' ? event.decision : noneText;
}

function eventEvidence(event: ProjectEvent): string {
  if (event.type === 'approval_changed' && event.change === 'decided') return evidenceText(event.decision);
  if (event.type === 'gate_evaluated' || event.type === 'decision_recorded') return gatesText(event.gates);
  if (event.type === 'fact_recorded') return known(event.source);
  return 'commit' in event && event.commit !== undefined ? `commit ${event.commit}` : noneText;
}

function transitionOf({ entry, event }: Happened, last: string): Handoff['state_transitions'] {
  if (event.type === 'stage_changed')
    return [{ from: event.from, to: event.to, when: entry.at, rationale: known(event.rationale) }];
  if (event.type === 'project_closed')
    return [{ from: last, to: event.terminal_state, when: entry.at, rationale: known(event.rationale) }];
  return [];
}
