import { termsOf, type Confirm, type DecisionMade, type Terms } from '../confirm/confirm.ts';
import { gateOf } from '../definition/gate.ts';
import { namePattern } from '../definition/name.ts';
import type { Definition } from '../definition/schema.ts';
import type { Actor } from '../entry.ts';
import { isSaid } from '../project/findings/looked.ts';
import { eventsOf, type ProjectEntry } from '../project/history.ts';
import type { ConfirmEvent } from './event-names.ts';
import { followed, type Followed, type Place, type Told } from './followed.ts';
import type { MplpConfirm, MplpContext, MplpEvent, MplpGitEvent, MplpPlan, MplpTrace } from './mplp.ts';
import { confirmStatuses, dutyOf, objectiveOf, planStatusOf, stepsFrom, type Duty, type PlanStatus } from './plan.ts';
import { metaOf, rebuilt } from './rebuilt.ts';

export interface TraceOptions {
  /** What the Context calls where this happens: `production`. */
  readonly environment: string;
  /** Where the repository is, as git events name it. */
  readonly repository: string;
  /** The short name of its default branch. */
  readonly branch: string;
}

/** A Confirm in the form of MPLP, with all that it rests on. */
export interface ConfirmTrace {
  /** `<gate>/<track>-<number>`, of letters, digits, dots, dashes and underscores: a path everywhere. */
  readonly folder: string;
  readonly context: MplpContext;
  /** As it was when somebody asked; this file never changes. */
  readonly plan: MplpPlan;
  readonly confirm: MplpConfirm;
  readonly trace: MplpTrace;
  /** How far the Plan is, as far as the record knows. */
  readonly planStatus: PlanStatus;
  /** What follows for whoever is about to execute it. What only people and checks of now can tell is not in it. */
  readonly duty: Duty;
  /** The numbers of the entries that it is made from, ascending. */
  readonly entries: readonly number[];
}

/**
 * Every Confirm of a project in the form of MPLP, in the order in which they were asked for. `definitionAt`: the
 * definition that was followed at an entry, null where nobody can read it any more. `uuid` makes an id of a text, always
 * the same one. Nothing here is of another time than the log: the same entries give the same objects, and more entries
 * change no Context, no Plan and no decision.
 */
export function tracesOf(
  entries: readonly ProjectEntry[],
  definitionAt: (seq: number) => Definition | null,
  uuid: (text: string) => string,
  options: TraceOptions,
): readonly ConfirmTrace[] {
  const [first] = eventsOf(entries, 'project_started');
  const { state, confirms } = followed(entries, definitionAt);
  if (first === undefined || state === null) return [];
  const { project_id, workflow, workflow_type } = first.event;
  // Ids of the record are of one project: one review may decide in several.
  const idOf = idsFrom(first, uuid);
  const title = isSaid(workflow) ? workflow : project_id;
  const context: MplpContext = {
    meta: metaOf(first.entry.at),
    governance: { locked: true },
    context_id: idOf('context'),
    root: { domain: workflow_type, environment: options.environment },
    title,
    status: 'active',
  };
  const ids: Ids = { idOf, context: context.context_id };
  return confirms.map((one) => {
    const planStatus = planStatusOf(one.fate);
    const request = requestFor(one, ids);
    const events = one.told.map((told, ordinal) => eventFor(one, told, ordinal + 1, ids, options));
    return {
      folder: `${safe(one.record.gate, uuid)}/${safe(one.record.track, uuid)}-${one.record.number}`,
      context,
      plan: planFor(one, title, ids),
      confirm: rebuilt(request, events),
      trace: traceFor(one, [request, ...events], ids),
      planStatus,
      duty: dutyOf(planStatus, one.isHeld),
      entries: [...new Set([one.asked, ...one.told].flatMap(({ seq, clock }) => [clock, seq]))].toSorted(
        (seq, other) => seq - other,
      ),
    };
  });
}

/** Ids of what is exported of a project, by what of its record they are of. */
export function idsFrom(
  { entry, event: started }: { readonly entry: ProjectEntry; readonly event: { readonly project_id: string } },
  uuid: (text: string) => string,
): Ids['idOf'] {
  return (...parts) => uuid(['mplp', started.project_id, entry.hash, ...parts].join('\0'));
}

interface Ids {
  readonly idOf: (...parts: readonly string[]) => string;
  readonly context: string;
}

/** The ids of what belongs to one Confirm. */
function idsOf({ record: { confirm_id } }: Followed, { idOf }: Ids) {
  return {
    confirm: idOf('confirm', confirm_id),
    plan: idOf('plan', confirm_id),
    trace: idOf('trace', confirm_id),
    span: idOf('span', confirm_id),
  };
}

function planFor(one: Followed, title: string, ids: Ids): MplpPlan {
  const { record, definition, workflow, stage, since } = one;
  const { label } = definition ?? { label: workflow };
  const stepId = (of: string): string => ids.idOf('step', record.confirm_id, of);
  return {
    meta: metaOf(since),
    plan_id: idsOf(one, ids).plan,
    context_id: ids.context,
    title: record.track === 'main' ? label : `${label}: ${record.track}`,
    objective: objectiveOf(definition, title),
    status: 'draft',
    steps: stepsFrom(definition, stage).map(({ stage: id, description, owner, after }) => ({
      step_id: stepId(id),
      description,
      status: 'pending',
      ...(owner === null ? {} : { agent_role: owner }),
      ...(after.length === 0 ? {} : { dependencies: after.map(stepId) }),
    })),
  };
}

/** What was asked, by whom, and about which bytes. */
function requestFor(one: Followed, ids: Ids): MplpEvent {
  const { role, asked, definition } = one;
  const { record, because } = asked;
  const { gate, track, number, covers, proposal, head, requested_by, requested_by_role, since, supersedes } = record;
  const { plan } = idsOf(one, ids);
  const words = gateOf(definition ?? { gates: [] }, gate)?.applies_when;
  return eventOf('confirm.submitted', one, asked, 0, ids, {
    target_id: plan,
    target_type: 'plan',
    requested_by_role: role,
    ...known({ requested_by }),
    asked_of: requested_by_role,
    reason: isSaid(words) ? words : `${gate} has to be approved`,
    gate,
    track,
    number,
    covers,
    ...known({ proposal, head, since }),
    ...(supersedes === undefined ? {} : { supersedes: ids.idOf('confirm', supersedes), ...known({ because }) }),
  });
}

function eventFor(one: Followed, told: Told, ordinal: number, ids: Ids, options: TraceOptions): MplpEvent {
  const about = (name: ConfirmEvent, data: Data): MplpEvent => eventOf(name, one, told, ordinal, ids, data);
  if (told.name === 'decision') {
    const { decision_id, decided_at: _at, ...made } = told.decision;
    const { status, covers } = told.record;
    return about(`decision.${made.status}`, {
      decision_id: ids.idOf('decision', decision_id),
      ...decisionData(made, status, termsOf(told.record)),
      covers,
    });
  }
  if (told.name === 'confirm.overridden') {
    const { record, by, role, reason } = told;
    return about(told.name, {
      decision_id: ids.idOf('decision', record.confirm_id),
      ...overrideData(by, role, reason),
      covers: record.covers,
    });
  }
  if (told.name === 'landed') return landingFor(one, told, ordinal, ids, options);
  if (told.name === 'confirm.bypassed') {
    const { name, artifact, version, commit } = told;
    return about(name, { artifact, version, ...known({ commit }) });
  }
  if (told.name === 'confirm.closed') return about(told.name, { outcome: told.outcome });
  const superseded_by = 'by' in told && told.by !== null ? ids.idOf('confirm', told.by) : null;
  return about(told.name, { reason: told.because, ...known({ superseded_by }) });
}

type Data = Readonly<Record<string, unknown>>;
type Status = Confirm['status'];

/** What an event tells of a decision: who made it how, and to which status of the gate it led, under which terms. */
export function decisionData({ status, reason, ...made }: DecisionMade, gate_status: Status, terms: Terms): Data {
  return {
    ...made,
    // The protocol lets a reason be empty and be left out: what nobody has said is left out.
    ...(isSaid(reason) ? { reason } : {}),
    // A quorum may need more, a no may stand against a yes: then it decides nothing by itself.
    deciding: confirmStatuses[gate_status] === status,
    confirm_status: confirmStatuses[gate_status],
    gate_status,
    ...terms,
  };
}

/** What an event tells of whoever opened a gate past those who are asked. */
export function overrideData(by: Actor, role: string, reason: string): Data {
  return {
    decided_by: by.id,
    decided_by_login: by.login,
    decided_by_role: role,
    assurance: by.assurance,
    reason: `override: ${reason}`,
    deciding: true,
    confirm_status: 'approved',
    gate_status: 'approved',
  };
}

/** An event about a Confirm. Its `data` says where in the record it stands. */
function eventOf(name: ConfirmEvent, one: Followed, place: Place, at: number, ids: Ids, data: Data): MplpEvent {
  const { seq, event_id } = place;
  return event(one, place, at, ids, name, 'confirm', {
    confirm_id: idsOf(one, ids).confirm,
    ...data,
    record: { entry: seq, ...(event_id === null ? {} : { event_id }) },
  });
}

/** What git did is told in the protocol's own form, which has no room for anything else. */
function landingFor(
  one: Followed,
  told: Extract<Told, { readonly name: 'landed' }>,
  at: number,
  ids: Ids,
  { repository, branch }: TraceOptions,
): MplpEvent {
  const event_kind = told.merged ? 'merge' : 'push';
  const data: MplpGitEvent = {
    repo_url: repository,
    commit_id: told.commit,
    ref_name: `refs/heads/${branch}`,
    event_kind,
    timestamp: told.at,
  };
  return event(one, told, at, ids, `git.${event_kind}`, 'git', data);
}

function event(
  { record }: Followed,
  { at: timestamp }: Place,
  at: number,
  { idOf }: Ids,
  event_type: string,
  source: 'confirm' | 'git',
  data: Data | MplpGitEvent,
): MplpEvent {
  return {
    event_id: idOf('event', record.confirm_id, String(at)),
    event_type,
    source,
    timestamp,
    trace_id: idOf('trace', record.confirm_id),
    data: { ...data },
  };
}

/** Without what nobody knows. */
export function known(data: Data): Data {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== null));
}

const endings = { pending: 'cancelled', approved: 'completed', rejected: 'failed' } as const;

function traceFor(one: Followed, events: readonly MplpEvent[], ids: Ids): MplpTrace {
  const { plan, trace, span } = idsOf(one, ids);
  const { status, ended, over } = one.fate;
  const decided = confirmStatuses[status];
  const isRunning = decided === 'pending' && !ended && over === null;
  const { at } = one.told.at(-1) ?? one.asked;
  return {
    meta: metaOf(one.asked.at),
    trace_id: trace,
    context_id: ids.context,
    plan_id: plan,
    root_span: { trace_id: trace, span_id: span, context_id: ids.context },
    status: isRunning ? 'running' : endings[decided],
    started_at: one.asked.at,
    ...(isRunning ? {} : { finished_at: at }),
    events,
  };
}

/** A name as a folder; one that would not do keeps apart from others by a part of its id. */
function safe(name: string, uuid: (text: string) => string): string {
  if (new RegExp(namePattern, 'u').test(name)) return name;
  return `${name.replaceAll(/[^A-Za-z0-9]+/gu, '_')}_${uuid(name).slice(0, 8)}`;
}
