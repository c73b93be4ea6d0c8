import type { EntryHead } from '../entry.ts';
import { own } from '../own.ts';
import { delegationsAfter } from '../policy/delegation.ts';
import { refusedInHour, withRefusal } from '../refused.ts';
import { plusMinutes } from '../time.ts';
import type { ProjectEvent } from './events.ts';
import type { ProjectCommand } from './commands.ts';
import { heardAfter } from './heard.ts';
import { learnt, without } from './evolve/knowledge.ts';
import { withRun } from './evolve/runs.ts';
import { recoveryOf, trackStarted } from './evolve/tracks.ts';
import { trackFor, typeOf } from './lines.ts';
import { decided, overridden, requested, voided, withoutStale } from './record-changes.ts';
import type { Heard, ProjectState, Track, Wait } from './state.ts';
import { waitsAfter, waitsTold } from './waits.ts';
import { trackOf } from './world.ts';

/** State under construction: before the first event there is none. */
export type MaybeState = ProjectState | null;

/** Entries younger than this are remembered by id. */
const seenForMinutes = 10;
const seenAtMost = 64;
/** Under this name the state keeps up to when summaries have told of what was only observed: `time id`. */
export const summaryReceipt = 'observed_summary';
const observedAtMost = 50;

/** The state after an event. Total: an event that was recorded always applies. */
export function evolve(state: MaybeState, event: ProjectEvent, entry: EntryHead): MaybeState {
  if (state === null) return event.type === 'project_started' ? started(event) : null;
  return changed(state, event, entry);
}

/** The state of a project that has started, after an event. */
export function changed(state: ProjectState, event: ProjectEvent, entry: EntryHead): ProjectState {
  switch (event.type) {
    case 'definition_pinned':
      return event.what === 'policy'
        ? { ...state, policy: event.pin }
        : event.pin === null
          ? state
          : { ...state, definition: event.pin, workflow_type: event.workflow_type ?? state.workflow_type };
    case 'track_started':
      return withTrack(state, event.track, trackStarted(event));
    case 'track_closed':
      return changeTrack(state, event.track, (track) => ({
        ...track,
        status: event.outcome ?? 'complete',
        triggers: [],
      }));
    case 'owner_changed':
      return ownerChanged(state, event);
    case 'recovery_action_selected':
      return changeTrack(state, event.track, (track) => ({ ...track, recovery: recoveryOf(event) }));
    case 'stage_changed':
      return changeTrack(withObserved(state, event, entry), event.track, (track) => ({
        ...track,
        stage: event.to,
        visit: track.visit + 1,
        triggers: [],
      }));
    case 'artifact_created':
    case 'artifact_revised':
      return event.status === 'draft' ? withDraft(state, event) : withVersion(state, event, entry);
    case 'artifact_retired':
      return event.proposal === null
        ? withoutArtifact(state, event.artifact)
        : withoutDraft(state, event.proposal, event.artifact);
    case 'landing_recorded':
      return {
        ...state,
        cursor: event.commit,
        proposals: event.proposal === null ? state.proposals : without(state.proposals, event.proposal),
      };
    case 'project_started':
      return started(event);
    case 'gate_evaluated':
    case 'scope_changed':
      return state;
    case 'decision_recorded':
      return decisionRecorded(state, event, entry);
    case 'receipt_recorded':
      return receipted(state, event);
    case 'approval_requested':
      return requested(state, event, entry);
    case 'approval_changed':
      return event.change === 'decided' ? decided(state, event, entry) : voided(state, event, entry);
    case 'gate_overridden':
      return overridden(state, event, entry);
    case 'delegation_changed':
      return { ...state, delegations: delegationsAfter(state.delegations ?? [], event, entry.at) };
    case 'waits_changed':
      return withWaits(state, (waits) => waitsAfter(waits, event));
    case 'reminder_given':
      return withWaits(state, (waits) => waitsTold(waits, event, entry.at));
    case 'flag_raised':
      return { ...state, flags: [...state.flags, event.flag] };
    case 'flag_lowered':
      return { ...state, flags: state.flags.filter((flag) => flag !== event.flag) };
    case 'blocker_added':
    case 'blocker_removed':
    case 'fact_recorded':
    case 'assumption_recorded':
    case 'conflict_opened':
    case 'conflict_resolved':
      return learnt(state, event, entry);
    case 'run_wanted':
    case 'run_withdrawn':
    case 'run_changed':
      return withRun(state, event, entry);
    case 'project_closed':
      return {
        ...state,
        workflow_status: event.workflow_status,
        terminal_state: { id: event.terminal_state, rationale: event.rationale },
        proposals: {},
      };
    default:
      return state;
  }
}

/** The state after all events of an entry: what people hold on to does not change, what nothing is about is gone. */
export function settled(state: MaybeState): MaybeState {
  return state === null ? null : withoutStale(state);
}

/**
 * The bookkeeping of every entry, refused ones too: its number, its id, how often this person was refused, and which
 * approval records nothing is about any more.
 */
export function recorded(state: MaybeState, entry: EntryHead<ProjectCommand>, refused: boolean): MaybeState {
  if (state === null) return null;
  const seen = [...seenUntil(state, entry.at), `${entry.at} ${entry.id}`].slice(-seenAtMost);
  return {
    ...withoutStale(state),
    ...heardWith(state, entry),
    seq: entry.seq,
    seen,
    refused: refused ? withRefusal(state.refused, entry) : refusedInHour(state.refused, entry.at),
  };
}

/** What is still remembered at a moment: entries of one look have one, and nothing is forgotten between them. */
function seenUntil({ seen }: ProjectState, at: string): readonly string[] {
  if (seen.at(-1)?.startsWith(at) === true) return seen;
  const until = plusMinutes(at, -seenForMinutes);
  return seen.filter((one) => one > until);
}

function heardWith({ heard }: ProjectState, entry: EntryHead<ProjectCommand>): Pick<ProjectState, 'heard'> {
  const itself = entry.said === undefined ? [] : [`${entry.said} ${entry.source}`];
  const said = 'overlook' in entry.command ? entry.command.overlook.said : itself;
  const after = said.reduce<Heard | undefined>(heardAfter, heard);
  return after === undefined ? {} : { heard: after };
}

type Of<T extends ProjectEvent['type']> = Extract<ProjectEvent, { readonly type: T }>;
type Versioned<S> = Extract<Of<'artifact_created' | 'artifact_revised'>, { readonly status: S }>;

/** The state of a project that begins. */
export function started(event: Of<'project_started'>): ProjectState {
  return {
    format: 1,
    project_id: event.project_id,
    workflow_type: event.workflow_type,
    workflow: event.workflow,
    client: event.client,
    owner: event.owner,
    workflow_status: 'active',
    terminal_state: null,
    seq: 1,
    cursor: event.cursor,
    definition: { blob: '', origin: '' },
    policy: null,
    tracks: {},
    artifacts: {},
    proposals: {},
    approvals: {},
    blockers: {},
    known_facts: {},
    flags: [],
    seen: [],
    refused: {},
  };
}

function withDraft(state: ProjectState, event: Versioned<'draft'>): ProjectState {
  const contents = { ...own(state.proposals, event.proposal)?.contents, [event.artifact]: event.content };
  return {
    ...state,
    proposals: {
      ...state.proposals,
      [event.proposal]: { head: event.head, base: event.base, contents, authors: event.authors },
    },
  };
}

function withoutDraft(state: ProjectState, name: string, artifact: string): ProjectState {
  const draft = own(state.proposals, name);
  if (draft === undefined) return state;
  const contents = without(draft.contents, artifact);
  const proposals =
    Object.keys(contents).length === 0
      ? without(state.proposals, name)
      : { ...state.proposals, [name]: { ...draft, contents } };
  return { ...state, proposals };
}

function withVersion(state: ProjectState, event: Versioned<'current'>, entry: EntryHead): ProjectState {
  const trigger = landedTrigger(state, event.artifact);
  const { version, content, authors, bypassed, source_artifacts } = event;
  const artifact = {
    status: 'current' as const,
    version,
    content,
    ...(event.path === undefined ? {} : { path: event.path }),
    ...(event.commit === undefined ? {} : { commit: event.commit }),
    landed_at: entry.at,
    source_artifacts,
    authors,
    bypassed,
    ...(event.observed === undefined ? {} : { observed: event.observed }),
  };
  return {
    ...changeTrack(withObserved(state, event, entry), trackFor(state, event.artifact), (track) =>
      track.triggers.includes(trigger) ? track : { ...track, triggers: [...track.triggers, trigger] },
    ),
    artifacts: { ...state.artifacts, [event.artifact]: artifact },
  };
}

/** What a summary has told of is not kept any more: its receipt says up to when that is. */
function receipted(state: ProjectState, { of, id }: Of<'receipt_recorded'>): ProjectState {
  const { observed = [], ...rest } = state;
  const left = of === summaryReceipt ? observed.filter((one) => one > id) : observed;
  return { ...rest, receipts: { ...state.receipts, [of]: id }, ...(left.length === 0 ? {} : { observed: left }) };
}

/** Remembers an entry that went past a closed gate while the policy only observed. */
function withObserved(
  state: ProjectState,
  { observed: gates = [] }: { readonly observed?: readonly string[] },
  { at, seq }: EntryHead,
): ProjectState {
  if (gates.length === 0) return state;
  return { ...state, observed: [...new Set([...(state.observed ?? []), `${at} ${seq}`])].slice(-observedAtMost) };
}

function withoutArtifact(state: ProjectState, artifact: string): ProjectState {
  const trigger = landedTrigger(state, artifact);
  const retired = own(state.artifacts, artifact);
  const artifacts =
    retired === undefined
      ? state.artifacts
      : { ...state.artifacts, [artifact]: { ...retired, status: 'archived' as const } };
  return changeTrack({ ...state, artifacts }, trackFor(state, artifact), (track) => ({
    ...track,
    triggers: track.triggers.filter((one) => one !== trigger),
  }));
}

/** What the landing of an artifact is on the track that it belongs to, and on no other. */
function landedTrigger(state: ProjectState, artifact: string): string {
  return `landed:${trackFor(state, artifact) === 'main' ? artifact : typeOf(artifact)}`;
}

/** Where nothing waits there is no list of it: most policies count no days. */
function withWaits(state: ProjectState, change: (waits: readonly Wait[]) => readonly Wait[]): ProjectState {
  const { waits: before = [], ...rest } = state;
  const waits = change(before);
  return waits.length === 0 ? rest : { ...rest, waits };
}

/** Where somebody looks after what. */
function ownerChanged(state: ProjectState, { of, to, due_date }: Of<'owner_changed'>): ProjectState {
  const due = due_date === undefined ? {} : { due_date };
  if (of === 'project') return { ...state, owner: to, ...due };
  return changeTrack(state, of.replace('track:', ''), (track) => ({ ...track, owner: to, ...due }));
}

/** The latest request is remembered, and what an artifact rests on from now on. */
function decisionRecorded(
  state: ProjectState,
  { route, request, urgency, keeps }: Of<'decision_recorded'>,
  { actor, at }: EntryHead,
): ProjectState {
  const kept = keeps === undefined ? undefined : own(state.artifacts, keeps.artifact);
  return {
    ...state,
    ...(urgency === undefined ? {} : { urgency }),
    ...(request === undefined || route === undefined
      ? {}
      : { request: { ...request, kind: route.kind, track: route.track, by: actor.login, at } }),
    ...(keeps === undefined || kept === undefined
      ? {}
      : {
          artifacts: {
            ...state.artifacts,
            [keeps.artifact]: { ...kept, source_artifacts: keeps.source_artifacts },
          },
        }),
  };
}

function withTrack(state: ProjectState, name: string, track: Track): ProjectState {
  return { ...state, tracks: { ...state.tracks, [name]: track } };
}

function changeTrack(state: ProjectState, name: string, change: (track: Track) => Track): ProjectState {
  const track = trackOf(state, name);
  return track === undefined ? state : withTrack(state, name, change(track));
}
