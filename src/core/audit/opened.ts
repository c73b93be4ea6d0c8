import { termsOf, type Confirm } from '../confirm/confirm.ts';
import { approvalsIn, peopleIn } from '../confirm/quorum.ts';
import type { Saw } from '../entry.ts';
import { own } from '../own.ts';
import { eventsOf, type Happened, type ProjectEntry } from '../project/history.ts';
import type { ProjectState } from '../project/state.ts';
import type { Override, PassedGate, Way, Yes } from './passage.ts';

type Overriding = Happened<Extract<Happened['event'], { readonly type: 'gate_overridden' }>>;

/** Every override of a record. */
export interface Overrides {
  /** Id of the approval record that it made → the override. */
  readonly byId: ReadonlyMap<string, Override>;
  readonly byGate: ReadonlyMap<string, readonly Overriding[]>;
}

export function overridesIn(entries: readonly ProjectEntry[]): Overrides {
  const byId = new Map<string, Override>();
  const byGate = new Map<string, Overriding[]>();
  for (const one of eventsOf(entries, 'gate_overridden')) {
    byId.set(one.event.event_id, overrideOf(one));
    const known = byGate.get(one.event.gate) ?? [];
    byGate.set(one.event.gate, [...known, one]);
  }
  return { byId, byGate };
}

function overrideOf({ entry, event }: Overriding): Override {
  const { login, assurance } = entry.actor;
  return {
    by: login,
    role: event.role,
    authority: authorityIn(entry.saw),
    assurance,
    at: entry.at,
    reason: event.reason,
  };
}

/** By what the role was held, as the entry saw it. */
function authorityIn(saw: Saw): string | null {
  const { authority } = saw;
  if (typeof authority !== 'object' || authority === null || !('by' in authority)) return null;
  return typeof authority.by === 'string' ? authority.by : null;
}

/**
 * Why a gate was passed that had been closed, said afterwards by somebody who may; null while nobody has. `content` is
 * null for what was taken away: its gate is explained by whatever is said about it next.
 */
export function rationaleOf(
  { byGate }: Overrides,
  gate: string,
  since: number,
  name: string,
  content: string | null,
): Override | null {
  const later = (byGate.get(gate) ?? []).find(
    ({ entry, event }) => entry.seq >= since && (content === null || own(event.covers, name) === content),
  );
  return later === undefined ? null : overrideOf(later);
}

/** The decisions and the override that an open gate rests on, or rested on when it was passed. */
export function openedBy(
  state: ProjectState,
  confirm: Confirm | undefined,
  authors: readonly (number | string)[],
  { byId }: Overrides,
): Pick<PassedGate, 'approvals' | 'terms' | 'override'> {
  if (confirm === undefined) return { approvals: [], terms: {}, override: null };
  const wrote = [...authors, ...authorsOf(state, confirm)];
  const approvals = approvalsIn(confirm.decisions).map((one): Yes => {
    const { decision_id: id, decided_by_login: by, decided_by_role: role, decided_at: at, evidence } = one;
    return {
      id,
      by,
      role,
      authority: one.authority ?? null,
      assurance: one.assurance,
      head: one.head ?? null,
      at,
      reason: one.reason,
      attested_by: one.attested_by ?? null,
      evidence: evidence === undefined ? null : { name: evidence.name, sha256: evidence.sha256 },
      delegated_by: (one.delegated_by ?? []).map(({ login }) => login),
      own_work: peopleIn(one).some((person) => wrote.includes(person)),
    };
  });
  return { approvals, terms: termsOf(confirm), override: byId.get(confirm.confirm_id) ?? null };
}

/** Who wrote the bytes that an approval covers, of those that have landed. */
function authorsOf({ artifacts }: ProjectState, { covers }: Confirm): readonly (number | string)[] {
  return Object.entries(covers).flatMap(([name, content]) => {
    const landed = own(artifacts, name);
    return landed?.content === content ? landed.authors : [];
  });
}

/** How an open gate was opened: what no decision and no override explains, checks answered. */
export function wayOf({ approvals, override }: Pick<PassedGate, 'approvals' | 'override'>): Way {
  if (override !== null) return 'overridden';
  return approvals.length > 0 ? 'approved' : 'by checks';
}
