import { artifactOf } from '../definition/artifact.ts';
import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { defaultPolicy } from '../policy/schema.ts';
import { approvalsOf } from './approval-records.ts';
import { known, noneText, unknownText, type Handoff, type HandoffEvent, type ProjectDocument } from './document.ts';
import type { ProjectEvent } from './events.ts';
import { evidenceText, happenedIn, type ArtifactVersion, type Happened, type ProjectEntry } from './history.ts';
import { pendingGates } from './pending.ts';
import type { ProjectState } from './state.ts';
import { eventText } from './subject.ts';
import { nextSteps } from './steps.ts';
import { confirmsOf, type World } from './world.ts';

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
  const missing = definition.required_fields.filter((field) => own(state.known_facts, field) === undefined);
  return {
    project_state: {
      workflow_type: state.workflow_type,
      workflow_definition: known(state.definition.origin),
      client: known(state.client),
      workflow: known(state.workflow),
      stage,
      lifecycle_stage: stage,
      workflow_status: state.workflow_status,
      intent: unknownText,
      active_tracks: tracksOf(state),
      source_artifacts: current(state).map(([name, one]) => `${name} ${one.version}`),
      artifact_versions: [...versions.map((one) => landed(state, one)), ...drafts(state, definition)],
      known_facts: factsOf(state),
      assumptions: [],
      conflicts: [],
      missing_info: missing,
      dependencies: [...new Set(Object.values(state.tracks).flatMap((track) => track.dependencies ?? []))],
      blockers: Object.entries(state.blockers).map(([id, { text, on, by, at }]) => ({
        id,
        text: known(text),
        on,
        by,
        at,
      })),
      urgency: state.urgency ?? unknownText,
      owner: known(state.owner),
      due_dates: Object.fromEntries(
        Object.entries(state.tracks).flatMap(([name, { due_date }]) =>
          due_date === undefined ? [] : [[name, due_date]],
        ),
      ),
      approvals: approvalsOf(state, definition, world.at),
      approval_history: happened.flatMap(approvalChange),
      decision_log: happened.flatMap(decisionOf),
      security_flags: state.flags.filter((flag) => flag.includes('security')),
      generated_outputs: current(state).map(([name, one]) => one.path ?? name),
      events: happened.map(handoffEvent),
      state_transitions: happened.flatMap((one) => transitionOf(one, stage)),
      ...whatIsNext(world, state, stage, missing),
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

function tracksOf(state: ProjectState): Handoff['active_tracks'] {
  return Object.entries(state.tracks).map(([track, { stage, status, owner, dependencies, due_date }]) => ({
    track,
    stage,
    status,
    owner: known(owner),
    dependencies: dependencies ?? [],
    blockers: Object.entries(state.blockers).flatMap(([id, one]) => (one.on === `track:${track}` ? [id] : [])),
    due_date: due_date ?? unknownText,
  }));
}

function factsOf(state: ProjectState): Handoff['known_facts'] {
  return Object.fromEntries(
    Object.entries(state.known_facts).map(([name, one]) => [name, { ...one, by: known(one.by) }]),
  );
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

/** What open branches would land: it has no number yet. */
function drafts(state: ProjectState, definition: Definition): Handoff['artifact_versions'] {
  return Object.values(state.proposals).flatMap(({ contents }) =>
    Object.keys(contents).map((artifact) => {
      const path = artifactOf(definition, artifact)?.path;
      return {
        artifact,
        path: path?.replaceAll('{project}', state.project_id) ?? unknownText,
        version: unknownText,
        status: 'draft' as const,
        supersedes: own(state.artifacts, artifact)?.version ?? noneText,
        source_artifacts: [],
      };
    }),
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

type Next = Pick<Handoff, 'rollback_or_recovery_action' | 'next_decision_needed' | 'next_skill' | 'next_action'>;

function whatIsNext(world: World, state: ProjectState, stage: string, missing: readonly string[]): Next {
  if (state.terminal_state !== null) {
    return {
      rollback_or_recovery_action: noneText,
      next_decision_needed: noneText,
      next_skill: noneText,
      next_action: noneText,
    };
  }
  const { definition } = world;
  const [gate] = pendingGates(world, state);
  const [step] = nextSteps(world, state);
  const owner = definition.stages.find((one) => one.id === stage)?.owner;
  return {
    rollback_or_recovery_action: recovery(world, state, missing),
    next_decision_needed: gate === undefined ? noneText : `${gate.gate}, before ${gate.before}`,
    next_skill: own(definition.specialist_owners, stage) ?? owner ?? unknownText,
    next_action:
      step === undefined ? unknownText : `${step.says}${step.command === undefined ? '' : ` — ${step.command}`}`,
  };
}

/** Which recovery action of the definition fits, the gravest first; `TBD` where the definition has no such action. */
function recovery(world: World, state: ProjectState, missing: readonly string[]): string {
  const unsafe =
    Object.values(state.artifacts).some((one) => one.bypassed.length > 0) ||
    confirmsOf(state).some((one) => one.status === 'rejected');
  const needed: readonly (readonly [boolean, string])[] = [
    [unsafe, 'rollback_or_hold'],
    [Object.keys(state.blockers).length > 0, 'fallback_owner'],
    [missing.length > 0, 'targeted_questions'],
    [pendingGates(world, state).length > 0, 'draft_only_output'],
  ];
  const id = needed.find(([applies]) => applies)?.[1];
  if (id === undefined) return noneText;
  const action = world.definition.recovery_actions.find((one) => one.id === id);
  return action === undefined ? unknownText : `${id}: ${action.output}`;
}
