import { canonicalEvent } from './event-names.ts';
import { protocolVersion, type MplpConfirm, type MplpEvent } from './mplp.ts';

type Decided = MplpConfirm & Required<Pick<MplpConfirm, 'decisions'>>;
type Decision = Decided['decisions'][number];
type Data = Readonly<Record<string, unknown>>;

/** What every object declares, with when it was made. */
export function metaOf(created_at: string): MplpConfirm['meta'] {
  return { protocol_version: protocolVersion, schema_version: protocolVersion, created_at };
}

/**
 * The Confirm that the events of its Trace lead to: `request`, by which it was submitted, and what came after it, of which
 * every decision and every override is a decision of it. The exported Confirm is made by this, so that its Trace leaves
 * nothing out. Where an event does not say how the Confirm stood after it, its name does.
 */
export function rebuilt(request: MplpEvent, events: readonly MplpEvent[]): MplpConfirm {
  return events.reduce(
    (confirm, event) => {
      const { name } = canonicalEvent(event.event_type);
      const status = name === 'confirm.overridden' ? 'approved' : decided(name);
      return status === null ? confirm : withDecision(confirm, event, event.data ?? {}, status);
    },
    submitted(request, request.data ?? {}),
  );
}

function decided(name: string): Decision['status'] | null {
  return (['approved', 'rejected', 'cancelled'] as const).find((status) => name === `decision.${status}`) ?? null;
}

function submitted({ timestamp }: MplpEvent, data: Data): Decided {
  const { reason, supersedes, because } = data;
  const last = {
    id: textOf(supersedes),
    module: 'confirm' as const,
    ...(because === undefined ? {} : { description: textOf(because) }),
  };
  return {
    meta: metaOf(timestamp),
    ...(supersedes === undefined ? {} : { governance: { lastConfirmRef: last } }),
    confirm_id: textOf(data['confirm_id']),
    target_type: 'plan',
    target_id: textOf(data['target_id']),
    status: 'pending',
    requested_by_role: textOf(data['requested_by_role']),
    requested_at: timestamp,
    ...(reason === undefined ? {} : { reason: textOf(reason) }),
    decisions: [],
  };
}

function withDecision(confirm: Decided, { timestamp }: MplpEvent, data: Data, status: Decision['status']): Decided {
  const { reason } = data;
  const decision: Decision = {
    decision_id: textOf(data['decision_id']),
    status,
    decided_by_role: textOf(data['decided_by_role']),
    decided_at: timestamp,
    ...(reason === undefined ? {} : { reason: textOf(reason) }),
  };
  const after = data['confirm_status'];
  const known = (['pending', 'approved', 'rejected', 'cancelled'] as const).find((one) => one === after);
  return { ...confirm, status: known ?? status, decisions: [...confirm.decisions, decision] };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
