import { assurances, type Assurance } from '../entry.ts';
import type { Finding } from '../finding.ts';
import { auditCodes, kinds, ways, type AuditCode, type Kind, type Passage, type Way } from './passage.ts';

/** What of a record could not be looked at, and what would help. */
export interface NotLookedAt {
  readonly what: string;
  readonly because: string;
  readonly next: string;
}

/** From one moment up to another that is not in it (ISO 8601, UTC); null where there is no bound. */
export interface Window {
  readonly from: string | null;
  readonly to: string | null;
}

/** A project as it was read: what is wrong with its record, and what it says. */
export interface AuditedProject {
  readonly id: string;
  /** What it is, as a person would say it. */
  readonly title: string;
  readonly workflow: string;
  /** Whole numbers of the log. */
  readonly entries: number;
  /** Is every entry where it was made, and no other? A passage of a project that is not proven is hearsay. */
  readonly proven: boolean;
  readonly passages: readonly Passage[];
}

/** How often something was found, by name; what was never found is not in it. */
export type Counts<K extends string> = Readonly<Partial<Record<K, number>>>;

export interface Totals {
  readonly passages: Counts<Kind>;
  /** Gates, by how they let something pass. */
  readonly gates: Counts<Way>;
  /** Decisions that opened gates, each once however much it opened, by how sure it is who made them. */
  readonly approvals: Counts<Assurance>;
  readonly findings: Counts<AuditCode>;
}

/** Who allowed what: the whole answer. */
export interface AuditReport {
  readonly made_at: string;
  readonly window: Window;
  /** The commit of the state branch that was read; null before there is one. */
  readonly commit: string | null;
  /** What is wrong with the record; with nothing that was not looked at, nothing where it is proven. */
  readonly record: readonly Finding[];
  readonly not_looked_at: readonly NotLookedAt[];
  readonly projects: readonly AuditedProject[];
  readonly totals: Totals;
}

/** The report about projects that were read, with only what was recorded within the window. */
export function auditReport(
  read: readonly AuditedProject[],
  { window, ...about }: Pick<AuditReport, 'made_at' | 'window' | 'commit' | 'record' | 'not_looked_at'>,
): AuditReport {
  const projects = read.map((one) => ({ ...one, passages: one.passages.filter(({ at }) => isWithin(window, at)) }));
  return { ...about, window, projects, totals: totalsOf(projects.flatMap(({ passages }) => passages)) };
}

function isWithin({ from, to }: Window, at: string): boolean {
  return (from === null || from <= at) && (to === null || at < to);
}

function totalsOf(passages: readonly Passage[]): Totals {
  const gates = passages.flatMap((one) => one.gates);
  const approvals = new Map(
    passages.flatMap(({ project, gates: passed }) =>
      passed.flatMap((gate) => gate.approvals.map((one) => [`${project} ${one.id}`, one.assurance] as const)),
    ),
  );
  return {
    passages: counted(
      kinds,
      passages.map(({ kind }) => kind),
    ),
    gates: counted(
      ways,
      gates.map(({ way }) => way),
    ),
    approvals: counted(assurances, [...approvals.values()]),
    findings: counted(
      auditCodes,
      passages.flatMap(({ findings }) => findings.map(({ code }) => code)),
    ),
  };
}

/** In the order of the names. */
function counted<K extends string>(names: readonly K[], found: readonly K[]): Counts<K> {
  const counts = new Map<K, number>();
  for (const name of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known: Partial<Record<K, number>> = {};
  for (const name of names) {
    const count = counts.get(name);
    if (count !== undefined) known[name] = count;
  }
  return known;
}
